import type { Session } from "./session.js";

/**
 * Waits until all that has committed so far is as durable as the session's own setting of `synchronous_commit` makes a
 * commit. For that it commits something that is in no table: a record of the server's log (WAL), flushed behind those of
 * all before it. Where a role may not write one, the tool's next commit does the same. Throws Failure for a lost connection.
 */
export async function makeDurable(session: Session): Promise<void> {
  await session.send("SELECT pg_catalog.pg_logical_emit_message(true, 'schema-version-action', '')");
}
