import { quoteLiteral } from "../../core/quote.js";
import { query } from "../../database/session.js";
import type { Session } from "../../database/session.js";

/** What tables hold, by qualified name: a number of rows and a sum of their digests. Sequences: oid and last value. */
export interface Holdings {
  readonly tables: ReadonlyMap<string, string>;
  /** Those that number a column. */
  readonly sequences: ReadonlyMap<string, string>;
  /** Sequences that no column uses: whoever wants a number asks for it. */
  readonly counters: ReadonlyMap<string, string>;
}

/** Above so many tables only sizes are looked at, which is cheap: digests of all rows would take too long. */
const mostDigested = 300;

const numbersColumn = `EXISTS (SELECT FROM pg_catalog.pg_depend d
    WHERE d.objid OPERATOR(pg_catalog.=) c.oid AND d.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjsubid OPERATOR(pg_catalog.>) 0
      OR d.refobjid OPERATOR(pg_catalog.=) c.oid AND d.refclassid OPERATOR(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass
        AND d.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_attrdef'::pg_catalog.regclass)`;

const listSql = `SELECT pg_catalog.format('%I.%I', n.nspname, c.relname),
    CASE WHEN NOT c.relispopulated THEN 'e' WHEN c.relkind OPERATOR(pg_catalog.=) 'S' AND NOT ${numbersColumn} THEN 'c' ELSE c.relkind END, c.oid FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
  WHERE (c.relkind OPERATOR(pg_catalog.=) 'r' OR c.relkind OPERATOR(pg_catalog.=) 'S' OR c.relkind OPERATOR(pg_catalog.=) 'm') AND c.relpersistence OPERATOR(pg_catalog.<>) 't'
    AND n.nspname OPERATOR(pg_catalog.!~) '^pg_' AND n.nspname OPERATOR(pg_catalog.<>) 'information_schema' ORDER BY 1`;

/** Reads what all tables hold, in the transaction that is open; null where one cannot be read. */
export async function readHoldings(session: Session): Promise<Holdings | null> {
  const [list] = await query(session, listSql, "listing the shadow's tables");
  const rows = list?.rows ?? [];
  const ofKind = (pattern: RegExp): readonly string[] =>
    rows.flatMap(([name, kind]) => (pattern.test(kind ?? "") ? (name ?? []) : []));
  const [tables, unpopulated] = [ofKind(/[rm]/), ofKind(/e/)];
  const digest = tables.length <= mostDigested;
  const parts = [
    ...tables.map((name) => `SELECT ${tagOf("t", name)}, ${digest ? digested : counted} FROM ONLY ${name} one`),
    ...unpopulated.map((name) => `SELECT ${tagOf("t", name)}, 'not populated'`),
    `SELECT ${tagOf("t", "large objects")}, pg_catalog.count(*)::text FROM pg_catalog.pg_largeobject_metadata`,
    ...rows.flatMap(([name, kind, oid]) => (/[Sc]/.test(kind ?? "") ? ofSequence(name ?? "", kind ?? "", oid) : [])),
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
  return { tables: of("t"), sequences: of("S"), counters: of("c") };
}

function ofSequence(name: string, kind: string, oid: string | null | undefined): string {
  return `SELECT ${tagOf(kind, name)}, '${Number(oid)} ' || last_value || ' ' || is_called FROM ${name}`;
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

/** Names of the sequences that both know and that have moved; `counters`: of those alone that no column uses. */
export function listCountedOn(before: Holdings, after: Holdings, which: "all" | "counters"): readonly string[] {
  const values = (holdings: Holdings): ReadonlyMap<string, string> => map(sequencesOf(holdings, which), valueOf);
  return differing(values(before), values(after));
}

/** Names of the sequences that both know, but that are not the same ones: such begin to count from the start. */
export function listMadeAnew(before: Holdings, after: Holdings): readonly string[] {
  const oids = (holdings: Holdings): ReadonlyMap<string, string> => map(sequencesOf(holdings, "all"), oidOf);
  return differing(oids(before), oids(after));
}

function sequencesOf({ sequences, counters }: Holdings, which: "all" | "counters"): ReadonlyMap<string, string> {
  return which === "all" ? new Map([...sequences, ...counters]) : counters;
}

function oidOf(value: string): string {
  return value.slice(0, value.indexOf(" "));
}

function valueOf(value: string): string {
  return value.slice(value.indexOf(" ") + 1);
}

function map(values: ReadonlyMap<string, string>, read: (value: string) => string): ReadonlyMap<string, string> {
  return new Map([...values].map(([name, value]) => [name, read(value)]));
}

function differing(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] {
  return [...before].flatMap(([name, value]) => {
    const now = after.get(name);
    return now === undefined || now === value ? [] : [name];
  });
}
