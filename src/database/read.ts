import { serverFailure, type Result, type ServerMessage, type Session } from "./session.js";
import { ownSearchPath } from "./target.js";

type Rows = Result["rows"];

/** The rows of each statement, in order; after an error those that came before it. */
interface Answer {
  readonly rows: readonly Rows[];
  readonly error: ServerMessage | null;
}

/**
 * Sends statements of the tool's own as one message, a read-only transaction: no operator or function of another schema
 * can slip in, and after an error nothing stays open. `settings` are set for it besides (`lock_timeout = '300ms'`).
 */
export async function tryRead(
  session: Session,
  statements: readonly string[],
  settings: readonly string[] = [],
): Promise<Answer> {
  const local = [`search_path = ${ownSearchPath}`, ...settings].map((setting) => `SET LOCAL ${setting}`);
  const before = ["BEGIN READ ONLY", ...local];
  const { results, error } = await session.send([...before, ...statements, "COMMIT"].join("; "));
  if (error !== null) await session.send("ROLLBACK");
  return { rows: results.slice(before.length, before.length + statements.length).map(({ rows }) => rows), error };
}

/** The rows of one statement, read as `tryRead` does. A server error throws Failure that says `what` was being done. */
export async function read(session: Session, statement: string, what: string): Promise<Rows> {
  const { rows, error } = await tryRead(session, [statement]);
  if (error !== null) throw serverFailure(error, what);
  return rows[0] ?? [];
}
