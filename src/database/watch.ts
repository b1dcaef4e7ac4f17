import { query } from "./session.js";
import type { Session } from "./session.js";

export interface WatchOptions {
  /** The backend that does the work. */
  readonly pid: number;
  /** How long any other session may wait for us, in milliseconds. */
  readonly maxBlockMs: number | "off";
  /** Whether only waits of ordinary queries count: an index build must not die for a waiting VACUUM. */
  readonly onlyQueries: boolean;
  readonly open: () => Promise<Session>;
}

/** What was seen while a step ran. */
export interface Watched {
  /** The longest wait of another session for us; null when nobody looked. */
  readonly longestWaitMs: number | null;
  /** Who blocked us, in words; null when nobody did. */
  readonly blockedBy: string | null;
  /** True when the step was cancelled because another session had waited too long. */
  readonly gaveWay: boolean;
}

const openAfterMs = 250;
const pauseMs = 100;

/**
 * Runs a step and, from 250 ms on, watches it from a second connection: who waits for us, and for whom we wait. A step
 * for which another session has waited `maxBlockMs` is cancelled. Short steps never open that connection.
 */
export async function watched<T>(
  options: WatchOptions,
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly watched: Watched }> {
  const seen = { longestWaitMs: null as number | null, blockedBy: null as string | null, gaveWay: false, over: false };
  let watching: Promise<void> = Promise.resolve();
  const timer = setTimeout(() => {
    watching = watch(options, seen);
  }, openAfterMs);
  try {
    return { value: await work(), watched: seen };
  } finally {
    clearTimeout(timer);
    seen.over = true;
    // Its last cancel must have been answered before the next message, or it would hit that one.
    await watching;
  }
}

type Seen = { longestWaitMs: number | null; blockedBy: string | null; gaveWay: boolean; over: boolean };

async function watch(options: WatchOptions, seen: Seen): Promise<void> {
  let session: Session | null = null;
  try {
    session = await options.open();
    while (!seen.over) {
      await look(session, options, seen);
      if (!seen.over) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  } catch {
    // No second connection to be had (limit reached, network): the step goes on unwatched, the report says so by null.
  } finally {
    await session?.close();
  }
}

async function look(session: Session, { pid, maxBlockMs, onlyQueries }: WatchOptions, seen: Seen): Promise<void> {
  const modes = onlyQueries ? "AND w.mode IN ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock')" : "";
  const results = await query(
    session,
    `BEGIN READ ONLY; SET LOCAL search_path = pg_catalog, pg_temp;
     SELECT coalesce(max(extract(epoch FROM clock_timestamp() - w.waitstart) * 1000), 0)::int
       FROM pg_locks w JOIN pg_stat_activity a ON a.pid = w.pid
       WHERE NOT w.granted AND w.pid <> ${pid} ${modes} AND a.usesysid IS NOT NULL AND ${pid} = ANY (pg_blocking_pids(w.pid));
     SELECT string_agg(format('pid %s (%s, %s s old)', a.pid, coalesce(nullif(a.application_name, ''), a.backend_type, 'unknown'),
         coalesce(extract(epoch FROM clock_timestamp() - coalesce(a.xact_start, a.query_start))::int, 0)), ', ')
       FROM pg_stat_activity a WHERE a.pid = ANY (pg_blocking_pids(${pid})); COMMIT`,
    "watching the step",
  );
  const waited = Number(results[2]?.rows[0]?.[0] ?? 0);
  seen.longestWaitMs = Math.max(seen.longestWaitMs ?? 0, waited);
  seen.blockedBy = results[3]?.rows[0]?.[0] ?? seen.blockedBy;
  if (maxBlockMs === "off" || waited < maxBlockMs || seen.over || seen.gaveWay) return;
  seen.gaveWay = true;
  await query(session, `SELECT pg_catalog.pg_cancel_backend(${pid})`, "giving way");
}
