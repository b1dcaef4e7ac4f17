import { isConnectionLost, query } from "../database/session.js";
import type { Reply } from "../database/session.js";
import { runningName } from "./replay-message.js";
import type { ShadowDatabase } from "./shadow.js";

export interface Limits {
  /** How long one script may take. One of many in a message may take up to twice as long before that is seen. */
  readonly scriptMs: number;
  /** When all must have ended: milliseconds of `Date.now()`. */
  readonly until: number;
  readonly signal: AbortSignal;
}

/**
 * Sends a message that runs the given scripts, and ends it when one of them takes too long: `stuck` is its number. SQL
 * can lift a statement_timeout, so the session is ended from outside. Throws the signal's reason when it is aborted.
 */
export async function sendBounded(
  database: ShadowDatabase,
  indexes: readonly number[],
  limits: Limits,
  send: () => Promise<Reply>,
): Promise<Reply | { readonly stuck: number }> {
  limits.signal.throwIfAborted();
  const watch = startWatch(database, indexes, limits);
  let reply: Reply | null = null;
  try {
    reply = await send();
  } catch (error) {
    if (watch.stuck() === null || !isConnectionLost(error)) throw error;
  } finally {
    await watch.stop();
  }
  limits.signal.throwIfAborted();
  const stuck = watch.stuck();
  // An answer that came in the moment in which the session was ended is of no use: there is nothing left to ask.
  return reply !== null && stuck === null ? reply : { stuck: stuck ?? 0 };
}

interface Watch {
  /** The script whose session was ended; null as long as none was. */
  readonly stuck: () => number | null;
  readonly stop: () => Promise<void>;
}

function startWatch(database: ShadowDatabase, indexes: readonly number[], limits: Limits): Watch {
  let last = indexes[0] ?? 0;
  let stuck: number | null = null;
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;
  const end = async (index: number): Promise<void> => {
    stuck = index;
    await database.interrupt();
  };
  const look = async (): Promise<void> => {
    const running = indexes.length === 1 ? last : ((await readRunning(database, indexes)) ?? last);
    if (timer === null) return; // it ended meanwhile
    if (running === last || Date.now() >= limits.until) return await end(running);
    last = running;
    schedule();
  };
  const schedule = (): void => {
    const delay = Math.max(0, Math.min(limits.scriptMs, limits.until - Date.now()));
    timer = setTimeout(() => {
      looking = look();
    }, delay);
  };
  const onAbort = (): void => {
    looking = end(last);
  };
  limits.signal.addEventListener("abort", onAbort, { once: true });
  schedule();
  return {
    stuck: () => stuck,
    stop: async () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      limits.signal.removeEventListener("abort", onAbort);
      await looking;
    },
  };
}

/** Which script runs, as its session says it; null where it does not. */
async function readRunning({ session, another }: ShadowDatabase, indexes: readonly number[]): Promise<number | null> {
  if (another === null || session.announcedPid === null) return null;
  const other = await another();
  try {
    const sql = `SELECT a.application_name FROM pg_catalog.pg_stat_activity a WHERE a.pid = ${session.announcedPid}`;
    const results = await query(other, sql, "looking what the shadow runs");
    return indexes.find((index) => runningName(index) === results[0]?.rows[0]?.[0]) ?? null;
  } finally {
    await other.close();
  }
}
