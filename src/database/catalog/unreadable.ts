import { Failure } from "../../core/failure.js";
import { finding } from "../../core/problems.js";
import type { ServerMessage, Session } from "../session.js";
import { sendReadOnly } from "./read-only-transactions.js";
import type { ReadingIn } from "./read-only-transactions.js";

/** Whether a lock was not granted in time. */
export function isLockTimeout(error: ServerMessage | null): boolean {
  return error?.sqlstate === "55P03";
}

/** Whether an object went while it was read: PostgreSQL's functions look beyond the transaction's snapshot. */
export function isConcurrentChange({ sqlstate, message }: ServerMessage): boolean {
  // A table, type, function, column or schema is no longer there, or we met somebody in a deadlock; XX000 is internal, and known by its words.
  if (/^(?:42P01|42704|42883|42703|3F000|40P01)$/.test(sqlstate)) return true;
  return (
    sqlstate === "XX000" && /could not open relation|could not find|cache lookup failed|concurrently/.test(message)
  );
}

/** Why the schema could not be read; a lock is told with the table and who holds it. */
export async function unreadable(
  session: Session,
  error: ServerMessage | null,
  readingIn: ReadingIn,
): Promise<Failure> {
  const locked = isLockTimeout(error) ? await listLocked(session, readingIn) : [];
  const reason = error === null ? "it changed while it was read" : `${error.message} (${error.sqlstate})`;
  if (locked.length === 0) return toFailure(`the schema could not be read: ${reason}`);
  const help = "wait until its transaction ends, or end it";
  return toFailure(`the schema could not be read: ${locked.join("; ")}`, help);
}

function toFailure(message: string, help?: string): Failure {
  return new Failure("database", [finding("snapshot", { message, ...(help === undefined ? {} : { help }) })]);
}

/** Only AccessExclusiveLock stands in the way of reading a definition. */
async function listLocked(session: Session, readingIn: ReadingIn): Promise<readonly string[]> {
  const sql = `SELECT CASE c.relkind WHEN 'i' THEN 'index' WHEN 'I' THEN 'index' WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' ELSE 'table' END,
      pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname), l.pid, a.application_name
    FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_class c ON c.oid = l.relation JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
    WHERE l.database = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())
    AND l.mode = 'AccessExclusiveLock' AND l.granted AND c.oid >= 16384 AND c.relkind <> 't' AND l.pid IS DISTINCT FROM pg_catalog.pg_backend_pid()
    ORDER BY c.relkind IN ('i', 'I'), 2 LIMIT 5`;
  const { results } = await sendReadOnly(session, [[sql]], readingIn);
  return (results.at(-1)?.rows ?? []).map(([kind, name, pid, application]) => {
    const program = application === null || application === "" ? "" : ` (${application})`;
    const holder = pid === null ? "a prepared transaction" : `process ${pid}${program}`;
    return `${kind} ${name} is locked by ${holder}`;
  });
}
