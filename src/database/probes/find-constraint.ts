import { quoteLiteral } from "../../core/quote.js";
import type { Demanded, Rows } from "../../sql/row-demand.js";
import type { RelationName } from "../../sql/syntax.js";
import type { Session } from "../session.js";
import type { Target } from "../target.js";
import { askAbout, relationOid } from "./live-name.js";

/** What a constraint or an index of the target asks of which rows. */
export interface Found {
  readonly demand: Exclude<Demanded, { readonly kind: "validate" }>;
  readonly rows: Rows;
}

const columns = (relation: string, keys: string): string =>
  `(SELECT json_agg(a.attname ORDER BY k.place) FROM unnest(${keys}) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = ${relation} AND a.attnum = k.attnum)`;

// Its text only where it calls nothing but PostgreSQL's own functions of values, which do and read nothing else.
const ownText = `CASE WHEN o.contype = 'c' AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_constraint'::regclass AND d.objid = o.oid AND d.refobjid <> o.conrelid)
  AND NOT EXISTS (SELECT FROM regexp_matches(o.conbin::text, ':(?:op)?funcid ([0-9]+)', 'g') m JOIN pg_proc p ON p.oid = m[1]::oid WHERE p.provolatile <> 'i')
  AND o.conbin::text !~ 'SQLVALUEFUNCTION|COERCEVIAIO' THEN pg_get_expr(o.conbin, o.conrelid) END`;

/** What VALIDATE of a constraint that the target has would ask of rows; `valid` where it holds already. Read-only. */
export async function findConstraint(
  session: Session,
  target: Target,
  table: RelationName,
  name: string,
): Promise<Found | "valid"> {
  const results = await askAbout(session, target, table, [
    `SELECT o.contype, o.convalidated, o.confmatchtype, ${columns("o.conrelid", "o.conkey")}, n.nspname, f.relname, ${columns("o.confrelid", "o.confkey")}, ${ownText}, o.connoinherit
  FROM pg_constraint o LEFT JOIN pg_class f ON f.oid = o.confrelid LEFT JOIN pg_namespace n ON n.oid = f.relnamespace
  WHERE o.conrelid = ${relationOid} AND o.conname = ${quoteLiteral(name)}`,
  ]);
  if (results === null) return unreadable("the constraint could not be read");
  const [type, valid, match, own, schema, referenced, theirs, text, alone] = results[0]?.rows[0] ?? [];
  if (type === undefined) return unreadable("the constraint is not there yet");
  if (valid === "t") return "valid";
  const keys = toNames(own);
  const rows = alone === "t" ? "own" : "inherited too";
  if (type === "n") return { rows, demand: { kind: "not-null", columns: keys } };
  if (type === "c" && text != null) return { rows, demand: { kind: "own-condition", sql: text, columns: keys } };
  if (type !== "f" || referenced == null) return unreadable("its condition is the database's own");
  const names = { columns: keys, referencedColumns: toNames(theirs) };
  const other = { schema: schema ?? null, name: referenced };
  return {
    rows,
    demand: { kind: "references", ...names, referenced: other, match: match === "f" ? "full" : "simple" },
  };
}

/** What a primary key of an index of the target asks of rows; PostgreSQL makes one only of a unique index of columns. Read-only. */
export async function findIndex(session: Session, target: Target, table: RelationName, name: string): Promise<Found> {
  const results = await askAbout(session, target, table, [
    `SELECT ${columns("i.indrelid", "i.indkey[0 : i.indnkeyatts - 1]")} FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
  WHERE i.indrelid = ${relationOid} AND x.relname = ${quoteLiteral(name)}`,
  ]);
  const keys = toNames(results?.[0]?.rows[0]?.[0]);
  if (keys.length === 0) return unreadable("its index is not there yet");
  return { rows: "inherited too", demand: { kind: "not-null", columns: keys } };
}

function unreadable(why: string): Found {
  return { rows: "own", demand: { kind: "unreadable", why } };
}

function toNames(json: string | null | undefined): readonly string[] {
  const names: unknown = json == null ? [] : JSON.parse(json);
  return Array.isArray(names) ? names.filter((name) => typeof name === "string") : [];
}
