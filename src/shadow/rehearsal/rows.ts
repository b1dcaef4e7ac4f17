import { quoteLiteral } from "../../core/quote.js";
import { query } from "../../database/session.js";
import type { Session } from "../../database/session.js";

/** What tables hold: a number of rows and a sum of their digests, by qualified name; sequences by their last value. */
export interface Holdings {
  readonly tables: ReadonlyMap<string, string>;
  readonly sequences: ReadonlyMap<string, string>;
}

/** Above so many tables only sizes are looked at, which is cheap: digests of all rows would take too long. */
const mostDigested = 300;

const listSql = `SELECT pg_catalog.format('%I.%I', n.nspname, c.relname), CASE WHEN c.relispopulated THEN c.relkind ELSE 'e' END FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
  WHERE (c.relkind OPERATOR(pg_catalog.=) 'r' OR c.relkind OPERATOR(pg_catalog.=) 'S' OR c.relkind OPERATOR(pg_catalog.=) 'm') AND c.relpersistence OPERATOR(pg_catalog.<>) 't'
    AND n.nspname OPERATOR(pg_catalog.!~) '^pg_' AND n.nspname OPERATOR(pg_catalog.<>) 'information_schema' ORDER BY 1`;

/** Reads what all tables hold, in the transaction that is open; null where one cannot be read. */
export async function readHoldings(session: Session): Promise<Holdings | null> {
  const [list] = await query(session, listSql, "listing the shadow's tables");
  const rows = list?.rows ?? [];
  const ofKind = (pattern: RegExp): readonly string[] =>
    rows.flatMap(([name, kind]) => (pattern.test(kind ?? "") ? (name ?? []) : []));
  const [tables, sequences, unpopulated] = [ofKind(/[rm]/), ofKind(/S/), ofKind(/e/)];
  const digest = tables.length <= mostDigested;
  const parts = [
    ...tables.map((name) => `SELECT ${tagOf("t", name)}, ${digest ? digested : counted} FROM ONLY ${name} one`),
    ...unpopulated.map((name) => `SELECT ${tagOf("t", name)}, 'not populated'`),
    `SELECT ${tagOf("t", "large objects")}, pg_catalog.count(*)::text FROM pg_catalog.pg_largeobject_metadata`,
    ...sequences.map((name) => `SELECT ${tagOf("s", name)}, last_value || ' ' || is_called FROM ${name}`),
  ];
  // Statements of their own: planning a hundred tables in one takes ten times as long.
  const { results, error } = await session.send(["SAVEPOINT holdings", ...parts, "ROLLBACK TO holdings"].join(";\n"));
  if (error !== null) {
    await session.send("ROLLBACK TO holdings");
    return null;
  }
  const read = results.slice(1, -1).flatMap((result) => result.rows);
  const of = (kind: string): ReadonlyMap<string, string> =>
    new Map(read.flatMap(([tag, value]) => (tag?.startsWith(kind) ? [[tag.slice(1), value ?? ""] as const] : [])));
  return { tables: of("t"), sequences: of("s") };
}

function tagOf(kind: string, name: string): string {
  return quoteLiteral(`${kind}${name}`);
}

const counted = "pg_catalog.count(*)::text";

/** As JSON, so that the order of columns does not matter; a sum, so that the order of rows does not. */
const digested =
  "pg_catalog.concat(pg_catalog.count(*), ' ', pg_catalog.sum(pg_catalog.hashtextextended(pg_catalog.to_jsonb(one.*)::text, 0)::numeric))";

/** Names of the tables that both know and that hold other rows. */
export function listMoved(before: Holdings, after: Holdings): readonly string[] {
  return differing(before.tables, after.tables);
}

/** Names of the sequences that both know and that have moved. */
export function listCountedOn(before: Holdings, after: Holdings): readonly string[] {
  return differing(before.sequences, after.sequences);
}

function differing(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] {
  return [...before].flatMap(([name, value]) => {
    const now = after.get(name);
    return now === undefined || now === value ? [] : [name];
  });
}
