import { quoteIdentifier, quoteLiteral } from "../../core/quote.js";
import type { RelationName } from "../../sql/syntax.js";
import type { Session } from "../session.js";
import { ownSearchPath } from "../target.js";
import type { Target } from "../target.js";

/** A column of a table on the target. */
export interface LiveColumn {
  readonly name: string;
  readonly required: boolean;
  /** The type's name where PostgreSQL brings the type, else null: only those compare as we expect. */
  readonly builtIn: string | null;
  /** Of an enumeration: its oid; equal ones compare. */
  readonly enumeration: string | null;
  /** Length of a varchar(n) or char(n), null for none. */
  readonly length: number | null;
}

/** A table as the target has it, found by the name that a file gives it. */
export interface LiveTable {
  readonly schema: string;
  readonly name: string;
  /** The catalog's letter: `r` or `p` for what holds rows of its own. */
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

/** Looks a table up as a migration would find it; null where it is not there or nobody answers. Read-only. */
export async function findTable(
  session: Session,
  { searchPath }: Target,
  relation: RelationName,
): Promise<LiveTable | null> {
  const written = [relation.schema, relation.name]
    .filter((part) => part !== null)
    .map(quoteIdentifier)
    .join(".");
  const table = "current_setting('schema_version.relation')::oid";
  // The name is the file's, so its search_path resolves it; nothing else may be found there.
  const reply =
    await session.send(`BEGIN READ ONLY; SET LOCAL lock_timeout = '500ms'; SET LOCAL statement_timeout = '2s';
SELECT pg_catalog.set_config('search_path', ${quoteLiteral(searchPath)}, true);
SELECT pg_catalog.set_config('schema_version.relation', coalesce(pg_catalog.to_regclass(${quoteLiteral(written)})::pg_catalog.oid::pg_catalog.text, '0'), true);
SET LOCAL search_path = ${ownSearchPath};
SELECT n.nspname, c.relname, c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = ${table};
SELECT a.attname, a.attnotnull, CASE WHEN t.typnamespace = 'pg_catalog'::regnamespace THEN t.typname END,
  CASE WHEN t.typtype = 'e' THEN t.oid END, CASE WHEN t.typname IN ('varchar', 'bpchar') AND a.atttypmod > 4 THEN a.atttypmod - 4 END
  FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid WHERE a.attrelid = ${table} AND a.attnum > 0 AND NOT a.attisdropped;
SELECT a.attname FROM pg_index i, LATERAL unnest(i.indkey) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = ${table} AND a.attnum = k.attnum
  WHERE i.indrelid = ${table} AND i.indisprimary ORDER BY k.place;
SELECT o.conname FROM pg_constraint o WHERE o.conrelid = ${table} UNION SELECT x.relname FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid WHERE i.indrelid = ${table}
  UNION SELECT 'type ' || t.typname FROM pg_type t WHERE t.typtype = 'd' AND t.typdefault IS NOT NULL; COMMIT`);
  if (reply.error !== null) {
    await session.send("ROLLBACK");
    return null;
  }
  const [found = [], columns = [], keys = [], taken = []] = reply.results.slice(6).map(({ rows }) => rows);
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

function toColumn([name, required, builtIn, enumeration, length]: readonly (string | null)[]): LiveColumn {
  return {
    name: name ?? "",
    required: required === "t",
    builtIn: builtIn ?? null,
    enumeration: enumeration ?? null,
    length: length == null ? null : Number(length),
  };
}
