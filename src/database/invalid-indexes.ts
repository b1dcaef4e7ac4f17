import { quoteIdentifier, quoteLiteral } from "../core/quote.js";
import type { ConcurrentIndex } from "../sql/indexes.js";
import { query } from "./session.js";
import type { Session } from "./session.js";
import type { Target } from "./target.js";

/** An INVALID index, qualified. */
export interface InvalidIndex {
  readonly schema: string;
  readonly name: string;
  /** True while another backend holds the lock of an index build on its table. */
  readonly beingBuilt: boolean;
}

/** Which of the indexes that a file names are INVALID now. Read-only. */
export async function readInvalidIndexes(
  session: Session,
  target: Target,
  named: readonly ConcurrentIndex[],
): Promise<readonly InvalidIndex[]> {
  if (named.length === 0) return [];
  const conditions = named.map(({ schema, name }) => {
    const inSchema = schema === null ? "" : ` AND n.nspname = ${quoteLiteral(schema)}`;
    return `(c.relname = ${quoteLiteral(name)}${inSchema})`;
  });
  const results = await query(
    session,
    `BEGIN READ ONLY; SET LOCAL search_path = pg_catalog, pg_temp;
     SELECT n.nspname, c.relname, EXISTS (SELECT FROM pg_locks l WHERE l.locktype = 'relation' AND l.relation = i.indrelid
         AND l.database = ${target.identity.databaseOid} AND l.mode = 'ShareUpdateExclusiveLock' AND l.granted AND l.pid <> pg_backend_pid())
       FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE NOT i.indisvalid AND (${conditions.join(" OR ")}) ORDER BY 1, 2; COMMIT`,
    "looking for INVALID indexes",
  );
  return (results[2]?.rows ?? []).map(([schema, name, built]) => ({
    schema: schema ?? "",
    name: name ?? "",
    beingBuilt: built === "t",
  }));
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
