import { Failure } from "../core/failure.js";
import { finding } from "../core/problems.js";

/** An ErrorResponse or NoticeResponse of the server (PostgreSQL documentation, "Error and Notice Message Fields"). */
export interface ServerMessage {
  readonly severity: string;
  readonly sqlstate: string;
  readonly message: string;
  readonly detail: string | null;
  readonly hint: string | null;
  /** 1-based, in code points of the text that was sent; null when it is about no place in it. */
  readonly position: number | null;
  readonly context: string | null;
}

/** A notice, and how many statements of the message had completed when it came. */
export interface Notice extends ServerMessage {
  readonly completed: number;
}

export interface Result {
  /** For example `SELECT 3`. */
  readonly command: string;
  readonly columns: readonly string[];
  /** Of the columns, by oid. */
  readonly types: readonly number[];
  /** Values as PostgreSQL writes them in text. */
  readonly rows: readonly (readonly (string | null)[])[];
}

/** The answer to one simple-protocol message: results of the statements that completed, and the error that ended it. */
export interface Reply {
  readonly results: readonly Result[];
  readonly error: ServerMessage | null;
  readonly notices: readonly Notice[];
}

export interface SendOptions {
  /** Data of the message's `COPY … FROM stdin` statements, in order. */
  readonly copyData?: readonly string[];
  /** Rows to keep of each result; a migration may select millions. */
  readonly maxRows?: number;
  readonly onNotice?: (notice: Notice) => void;
  /** Told each result when it comes, in order; the server holds most of them back to the end of its answer. */
  readonly onResult?: (result: Result) => void;
}

/** One connection to one database. It speaks simple-protocol messages only: one round trip each. */
export interface Session {
  /** The pid that the server announced at connection; null for the embedded database, which nothing stands before. */
  readonly announcedPid: number | null;
  /** When we began to connect, by `performance.now()`; the embedded database has none. */
  readonly openedAt?: number;
  /** Sends one message and awaits its end. A server error is in the reply; a lost connection throws Failure. */
  send(sql: string, options?: SendOptions): Promise<Reply>;
  /** Asks the server to cancel what the backend `pid` runs now; resolves when it was asked. Never throws. */
  cancel(pid: number): Promise<void>;
  /** Waits until the server has let go of all that it held; or, as libpq does, only until it was told to. */
  close(until?: "gone" | "told"): Promise<void>;
}

/** Like `send`, but a server error throws. For the tool's own statements, which should not fail. */
export async function query(session: Session, sql: string, what: string): Promise<readonly Result[]> {
  const reply = await session.send(sql);
  if (reply.error !== null) throw serverFailure(reply.error, what);
  return reply.results;
}

/** How long a session beside the run's own may wait for the server's catalogs, which a step can lock: then it must fail. */
export const beside = "lock_timeout = '1s'";

/**
 * Has the server cancel what a backend of the same login runs, in a session of its own. Asked as the login itself: the
 * role that its sessions begin with (`ALTER ROLE … SET role`) may not signal it.
 */
export async function cancelBackend(session: Session, pid: number): Promise<void> {
  // Local, since a pool may lend the session to others.
  const sql = `BEGIN; SET LOCAL ${beside}; SET LOCAL ROLE NONE; SELECT pg_catalog.pg_cancel_backend(${pid}); COMMIT`;
  await query(session, sql, "cancelling the statement");
}

/** A server error of one of the tool's own statements, as a failure that says what it was doing, and what to grant. */
export function serverFailure(error: ServerMessage, what: string, grants?: string): Failure {
  const message = `${what}: ${error.message} (${error.sqlstate})`;
  if (error.sqlstate === "42501") {
    return new Failure("database", [finding("privilege", { message, help: grants ?? grantFor(error.message) })]);
  }
  if (error.sqlstate === "55P03") {
    const help = "another session has locked the tool's tables: end it, or raise lock-timeout";
    return new Failure("database", [finding("statement", { message, help })]);
  }
  if (error.sqlstate === "57014") {
    const help = "raise the statement_timeout of the role or of the database, or free the server of what slows it";
    return new Failure("database", [finding("statement", { message, help })]);
  }
  if (error.sqlstate.startsWith("53")) {
    return new Failure("database", [finding("statement", { message, help: helpForLack(error.sqlstate) })]);
  }
  if (error.sqlstate === "25006") return new Failure("database", [finding("read-only", { message })]);
  const help = error.hint ?? ofOurs;
  return new Failure("database", [finding("statement", { message, help })]);
}

/** What to do about an error of class 53: memory, locks, connections, a disk that is full, or a limit of the role. */
export function helpForLack(sqlstate: string): string {
  const limited = "raise the limit that the message names, for the role, the database or the server";
  return sqlstate === "53400" ? limited : "give the server what it lacks, then run the command again";
}

/** What to do about a statement of the tool's own that fails. */
export const ofOurs =
  "a statement of the tool's own failed, not one of a file: make possible what the message says is not";

/** The GRANT that a "permission denied" message asks for. */
export function grantFor(message: string): string {
  const [, kind, name] = /permission denied for (\w+) (.+)$/.exec(message) ?? [];
  switch (kind) {
    case "schema":
      return `GRANT USAGE, CREATE ON SCHEMA ${name} TO the role that logs in (USAGE is enough for check)`;
    case "table":
      return `GRANT SELECT ON ${name} TO the role that logs in (and INSERT, UPDATE, DELETE for apply)`;
    case "database":
      return `GRANT CREATE ON DATABASE ${name} TO the role that logs in, or create the schema beforehand`;
    default:
      return "grant what the message names to the role that logs in, or let the owner run it";
  }
}

/** The connection ended while something was under way. */
export function connectionLost(cause: unknown): Failure {
  const reason = cause instanceof Error ? cause.message : "the server closed it";
  return new Failure("database", [finding("connection-lost", { message: `the connection was lost: ${reason}` })], {
    cause,
  });
}

/** Whether a failure is a lost connection, after which only a new one tells what was committed. */
export function isConnectionLost(error: unknown): boolean {
  return error instanceof Failure && error.findings.some((one) => one.rule === "connection-lost");
}
