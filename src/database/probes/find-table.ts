import { quoteIdentifier } from "../../core/quote.js";
import type { RelationName } from "../../sql/syntax.js";
import type { Session } from "../session.js";
import type { Target } from "../target.js";
import { askAbout, relationOid } from "./live-name.js";

/** A column of a table on the target. */
export interface LiveColumn {
  readonly name: string;
  /** No row can be without a value. */
  readonly required: boolean;
  /** The type's name where PostgreSQL brings the type, else null: only those compare as we expect. */
  readonly builtIn: string | null;
  /** Of an enumeration: its oid; equal ones compare. */
  readonly enumeration: string | null;
  /** Length of a varchar(n) or char(n), null for none. */
  readonly length: number | null;
  /** Whether an index holds it so that two rows cannot have the same. */
  readonly inKey: boolean;
}

/** A table as the target has it, found by the name that a file gives it. */
export interface LiveTable {
  readonly schema: string;
  readonly name: string;
  /** The catalog's letter: `r`, `p` or `m` for what holds rows of its own. */
  readonly kind: string;
  readonly columns: ReadonlyMap<string, LiveColumn>;
  /** Empty where there is none. */
  readonly primaryKey: readonly string[];
  /** Names of its constraints and indexes, and of types with a default of their own. */
  readonly taken: ReadonlySet<string>;
}

/** Qualified and quoted. */
export function nameOf({ schema, name }: Pick<LiveTable, "schema" | "name">): string {
  return `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
}

// From PostgreSQL 18 on a column can be NOT NULL without that its rows were looked at.
const questions = [
  `SELECT n.nspname, c.relname, c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = ${relationOid}`,
  `SELECT a.attname, a.attnotnull AND NOT EXISTS (SELECT FROM pg_constraint o WHERE o.conrelid = a.attrelid AND o.contype = 'n' AND NOT o.convalidated AND o.conkey = ARRAY[a.attnum]),
  CASE WHEN t.typnamespace = 'pg_catalog'::regnamespace THEN t.typname END,
  CASE WHEN t.typtype = 'e' THEN t.oid END, CASE WHEN t.typname IN ('varchar', 'bpchar') AND a.atttypmod > 4 THEN a.atttypmod - 4 END,
  EXISTS (SELECT FROM pg_index i WHERE i.indrelid = a.attrelid AND (i.indisunique OR i.indisexclusion) AND (a.attnum = ANY(i.indkey) OR i.indexprs IS NOT NULL))
  FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid WHERE a.attrelid = ${relationOid} AND a.attnum > 0 AND NOT a.attisdropped`,
  `SELECT a.attname FROM pg_index i, LATERAL unnest(i.indkey) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = ${relationOid} AND a.attnum = k.attnum
  WHERE i.indrelid = ${relationOid} AND i.indisprimary ORDER BY k.place`,
  `SELECT o.conname FROM pg_constraint o WHERE o.conrelid = ${relationOid} UNION SELECT x.relname FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid WHERE i.indrelid = ${relationOid}
  UNION SELECT 'type ' || t.typname FROM pg_type t WHERE t.typtype = 'd' AND t.typdefault IS NOT NULL`,
];

/** Looks a table up as a migration would find it; null where it is not there or nobody answers. Read-only. */
export async function findTable(session: Session, target: Target, relation: RelationName): Promise<LiveTable | null> {
  const results = await askAbout(session, target, relation, questions);
  if (results === null) return null;
  const [found = [], columns = [], keys = [], taken = []] = results.map(({ rows }) => rows);
  const [schema, name, kind] = found[0] ?? [];
  if (schema == null || name == null || kind == null) return null;
  return {
    schema,
    name,
    kind,
    columns: new Map(columns.map((row) => [row[0] ?? "", toColumn(row)])),
    primaryKey: keys.map(([key]) => key ?? ""),
    taken: new Set(taken.map(([one]) => one ?? "")),
  };
}

function toColumn([name, required, builtIn, enumeration, length, inKey]: readonly (string | null)[]): LiveColumn {
  return {
    name: name ?? "",
    required: required === "t",
    builtIn: builtIn ?? null,
    enumeration: enumeration ?? null,
    length: length == null ? null : Number(length),
    inKey: inKey === "t",
  };
}
