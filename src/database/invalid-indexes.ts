import { quoteIdentifier, quoteLiteral } from "../core/quote.js";
import { concurrentIndexes } from "../sql/indexes.js";
import type { ConcurrentIndex } from "../sql/indexes.js";
import type { Statement } from "../sql/script.js";
import { query } from "./session.js";
import type { Session } from "./session.js";
import { ownSearchPath } from "./target.js";
import type { Target } from "./target.js";

/** An INVALID index, qualified. */
export interface InvalidIndex {
  readonly schema: string;
  readonly name: string;
  /** True while another backend holds the lock of an index build on its table. */
  readonly beingBuilt: boolean;
}

/** Which of the indexes that the statements of a file name are INVALID now. Read-only. */
export async function readInvalidIndexes(
  session: Session,
  target: Target,
  statements: readonly Statement[],
): Promise<readonly InvalidIndex[]> {
  const named = concurrentIndexes(statements);
  if (named.length === 0) return [];
  // A file that sets its own search path decides itself where a bare name is looked for: then any schema will do.
  const resolved = statements.every(({ role }) => role !== "setting");
  const conditions = named.map((index, place) => conditionOf(index, resolved ? place : null));
  const results = await query(
    session,
    `BEGIN READ ONLY; SELECT pg_catalog.set_config('search_path', ${quoteLiteral(target.searchPath)}, true);
     SELECT ${named.map((index, place) => resolving(index, place)).join(", ")};
     SET LOCAL search_path = ${ownSearchPath};
     SELECT n.nspname, c.relname, EXISTS (SELECT FROM pg_locks l WHERE l.locktype = 'relation' AND l.relation = i.indrelid
         AND l.database = ${target.identity.databaseOid} AND l.mode = 'ShareUpdateExclusiveLock' AND l.granted AND l.pid <> pg_backend_pid())
       FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
         JOIN pg_class t ON t.oid = i.indrelid
       WHERE NOT i.indisvalid AND (${conditions.join(" OR ")}) ORDER BY 1, 2; COMMIT`,
    "looking for INVALID indexes",
  );
  return (results[4]?.rows ?? []).map(([schema, name, built]) => ({
    schema: schema ?? "",
    name: name ?? "",
    beingBuilt: built === "t",
  }));
}

/** Keeps the oid of the table, or of the index that REINDEX names: it alone is looked for with the file's search path. */
function resolving({ table, tableSchema, schema, original }: ConcurrentIndex, place: number): string {
  const name = [tableSchema ?? schema, table ?? original]
    .filter((part) => part !== null)
    .map(quoteIdentifier)
    .join(".");
  const oid = `pg_catalog.to_regclass(${quoteLiteral(name)})::pg_catalog.oid::pg_catalog.text`;
  return `pg_catalog.set_config('schema_version.relation_${place}', coalesce(${oid}, '0'), true)`;
}

function conditionOf({ schema, name, table }: ConcurrentIndex, resolved: number | null): string {
  const parts = [`c.relname = ${quoteLiteral(name)}`];
  if (schema !== null) parts.push(`n.nspname = ${quoteLiteral(schema)}`);
  if (resolved === null && table !== null) parts.push(`t.relname = ${quoteLiteral(table)}`);
  if (resolved !== null) {
    const oid = `current_setting('schema_version.relation_${resolved}')::oid`;
    parts.push(
      table === null
        ? `i.indrelid = (SELECT o.indrelid FROM pg_index o WHERE o.indexrelid = ${oid})`
        : `i.indrelid = ${oid}`,
    );
  }
  return `(${parts.join(" AND ")})`;
}

/** For example `public.users_email_idx`. */
export function nameOf({ schema, name }: Pick<InvalidIndex, "schema" | "name">): string {
  return `${schema}.${name}`;
}

/** Drops an index that a failed build left behind. */
export async function dropIndex(session: Session, { schema, name }: InvalidIndex): Promise<void> {
  const sql = `DROP INDEX CONCURRENTLY IF EXISTS ${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
  await query(session, sql, `dropping the INVALID index ${schema}.${name}`);
}
