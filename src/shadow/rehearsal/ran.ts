import type { Location } from "../../core/model.js";
import type { Message, StatementError } from "../../database/message.js";
import { isConnectionLost } from "../../database/session.js";
import type { Notice, Reply } from "../../database/session.js";
import type { Runnable } from "../../database/transaction.js";
import { sendBounded } from "../bounded.js";
import type { Limits } from "../bounded.js";
import type { ShadowDatabase } from "../shadow.js";
import type { StatementTrace } from "./trace.js";

/** What became of one run of a script. */
export interface Ran<T> {
  /** Why it did not come to its end; null where it did. */
  readonly error: StatementError | null;
  /** What each statement did that was looked at, in order. */
  readonly traces: readonly StatementTrace[];
  readonly notices: readonly PlacedNotice[];
  /** Whether a transaction was open behind its last statement. */
  readonly leftOpen: boolean;
  /** What was looked up before its end; null where it did not come so far. */
  readonly value: T | null;
  /** Why the database cannot be used any more, half a sentence; null where it can. */
  readonly broken: string | null;
  /** What ended it, where that was not its own SQL. */
  readonly stopped: Stopped | null;
}

/**
 * `script` and `total`: the time for this run, and for all of them, was over. `lost`: the database did not survive it.
 * `refused`: it reaches beyond the database, and was not begun.
 */
export type Stopped = "script" | "total" | "lost" | "refused";

export interface PlacedNotice {
  readonly notice: Notice;
  readonly location: Location | null;
}

export interface RunOptions<T> {
  readonly limits: Limits;
  /** Whether to look what each statement does. */
  readonly trace: boolean;
  /** `rollback`: nothing of it stays. A script without a transaction is always committed, statement by statement. */
  readonly end: "commit" | "rollback";
  /** How many of its statements run, without a transaction; all unless told. */
  readonly first?: number;
  /**
   * Looks something up when all has run: in its transaction, where it has one. `quiet`: no row of any table was written
   * meanwhile, of the catalog neither; where that is not known, `unknown`.
   */
  readonly inside?: (wrote: Wrote) => Promise<T>;
}

export type Wrote = "quiet" | "wrote" | "unknown";

/** Why a part of a script got no answer. */
export interface Ended {
  readonly ended: StatementError;
  readonly broken: string | null;
  readonly stopped: Stopped | null;
}

const unknownError = { severity: "ERROR", detail: null, hint: null, position: null, context: null };

/** An error of our own making, about a whole file. */
export function toError({ script }: Runnable, sqlstate: string, message: string): StatementError {
  return { ...unknownError, sqlstate, message, location: { file: script.file }, own: false };
}

/** The limits of one run: all its parts together have the time of one script. */
export interface RunLimits extends Limits {
  /** Which time is over first. */
  readonly over: "script" | "total";
}

/** A file that directs a longer statement_timeout needs as much, and says so to `apply` too. */
export function limitRun(limits: Limits, { directives }: Runnable["script"]): RunLimits {
  const scriptMs = Math.max(limits.scriptMs, directives.statementTimeoutMs ?? 0);
  const until = Date.now() + scriptMs;
  return { ...limits, scriptMs, until: Math.min(limits.until, until), over: until > limits.until ? "total" : "script" };
}

/** The database, what runs on it, and how long it may. */
export interface Place {
  readonly database: ShadowDatabase;
  readonly runnable: Runnable;
  readonly limits: RunLimits;
}

/** More rows than any question of ours has; a script may select millions. */
const mostRows = 100_000;

/** Sends a part of a script, and ends it when its time is over. */
export async function sendPart(
  { database, runnable, limits }: Place,
  { sql, copyData }: Pick<Message, "sql" | "copyData">,
): Promise<Reply | Ended> {
  const embedded = database.engine === "embedded";
  try {
    const reply = await sendBounded(database, [0], limits, () =>
      database.session.send(sql, { copyData, maxRows: mostRows }),
    );
    if (!("stuck" in reply)) return reply;
  } catch (error) {
    if (!isConnectionLost(error)) throw error;
    const words = `${embedded ? "the embedded database" : "the throw-away server"} ended while it ran`;
    return { ended: toError(runnable, "XX000", words), broken: words, stopped: "lost" };
  }
  return {
    ended: toError(runnable, "57014", `it did not end within ${limits.scriptMs / 1000} s and was stopped`),
    broken: embedded ? "the embedded database was stopped with it" : null,
    stopped: limits.over,
  };
}

/** What the embedded database says when it fails inside: nothing that it says from here on counts. */
export function brokenAfter(runnable: Runnable): Ended {
  const words = "the embedded database does not work any more after it";
  return { ended: toError(runnable, "XX000", words), broken: words, stopped: "lost" };
}
