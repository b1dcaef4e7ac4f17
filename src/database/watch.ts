import { Failure } from "../core/failure.js";
import { cancelBackend } from "./session.js";
import type { Session } from "./session.js";
import { readWaits } from "./waits.js";
import type { Blocker, WaitsOptions } from "./waits.js";

export interface WatchOptions extends WaitsOptions {
  /** How long any other session may wait for us, in milliseconds. */
  readonly maxBlockMs: number | "off";
  /** The step's own limit on waiting for a lock; 0 for none. */
  readonly lockTimeoutMs: number;
  readonly open: () => Promise<Session>;
  /** Told how long another session has waited for us, at each look. */
  readonly onWait: (waitedMs: number) => void;
  /** Told once of each session, or standby, that we have waited for longer than two seconds. */
  readonly onBlocked: (who: string) => void;
  /** Told once why nobody looks, when others may have waited for `maxBlockMs` by then. */
  readonly onUnwatched: (why: string) => void;
}

/** What was seen while a step ran. */
export interface Watched {
  /** The longest wait of another session for us; null when nobody looked. */
  readonly longestWaitMs: number | null;
  /** Who blocked us, in words; null when nobody did. */
  readonly blockedBy: string | null;
  /** True when the step was cancelled because another session had waited too long. */
  readonly gaveWay: boolean;
  /** A table for which we waited while an autovacuum worked on it; null when there was none. */
  readonly vacuumed: string | null;
}

/** What nobody looked at. */
export const unseen: Watched = { longestWaitMs: null, blockedBy: null, gaveWay: false, vacuumed: null };

const openAfterMs = 250;
const pauseMs = 100;
/** Between two attempts to connect; a full server, or a `password-command`, is not to be pestered. */
const longestPauseMs = 10_000;
const tellAfterMs = 2000;

type Seen = { -readonly [key in keyof Watched]: Watched[key] };

/** What a watcher does right now. */
interface Watcher {
  readonly seen: Seen;
  readonly startedAt: number;
  readonly told: Set<string>;
  /** Since when a COMMIT has waited for standbys; null when none does. */
  standbysSince: number | null;
  session: Session | null;
  cancelling: Promise<unknown>;
  over: boolean;
}

/**
 * Runs a step and, from 250 ms on (sooner where its lock_timeout is shorter), watches it from a second connection: who
 * waits for us, and for whom we wait. A step for which another session has waited `maxBlockMs` is cancelled. Short steps
 * never open that connection.
 */
export async function watched<T>(
  options: WatchOptions,
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly watched: Watched }> {
  const watcher = toWatcher();
  const { lockTimeoutMs } = options;
  const openAfter = lockTimeoutMs > 0 ? Math.min(openAfterMs, lockTimeoutMs / 2) : openAfterMs;
  const timer = setTimeout(() => void watch(options, watcher), openAfter);
  try {
    return { value: await work(), watched: watcher.seen };
  } finally {
    clearTimeout(timer);
    watcher.over = true;
    // A cancel must have been answered before the next message, or it would hit that one. A look need not: behind a
    // pooler whose connections are all in use it may hang for minutes.
    await watcher.cancelling;
    void watcher.session?.close();
  }
}

function toWatcher(): Watcher {
  return {
    seen: { ...unseen },
    startedAt: performance.now(),
    told: new Set(),
    standbysSince: null,
    session: null,
    cancelling: Promise.resolve(),
    over: false,
  };
}

/** Goes on with a new connection where one is lost: a step may last for hours, and others would wait for it unseen. */
async function watch(options: WatchOptions, watcher: Watcher): Promise<void> {
  let again = pauseMs;
  while (!watcher.over) {
    try {
      watcher.session = await options.open();
      while (!watcher.over) {
        await look(watcher.session, options, watcher);
        again = pauseMs;
        if (!watcher.over) await pause(pauseMs);
      }
    } catch (error) {
      // None to be had right now (limit reached, network): until there is, the step goes on unwatched.
      tellUnwatched(error, options, watcher);
    } finally {
      await watcher.session?.close();
    }
    again = Math.min(2 * again, longestPauseMs);
    if (!watcher.over) await pause(again);
  }
}

/** Before the step has gone on for `maxBlockMs`, nobody can have waited for it that long. */
function tellUnwatched(error: unknown, { maxBlockMs, onUnwatched }: WatchOptions, watcher: Watcher): void {
  const { over, startedAt, told } = watcher;
  // A run that is cancelled opens no connection any more.
  if (error instanceof Failure && error.kind === "cancelled") return;
  if (over || maxBlockMs === "off" || performance.now() - startedAt < maxBlockMs || told.has("unwatched")) return;
  told.add("unwatched");
  onUnwatched(error instanceof Error ? error.message : String(error));
}

/** Nobody waits for it once the step is over. */
async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms).unref());
}

async function look(session: Session, options: WatchOptions, watcher: Watcher): Promise<void> {
  const waits = await readWaits(session, options);
  if (watcher.over) return;
  const { seen } = watcher;
  seen.longestWaitMs = Math.max(seen.longestWaitMs ?? 0, waits.longestMs);
  seen.vacuumed = waits.vacuumed ?? seen.vacuumed;
  options.onWait(waits.longestMs);
  tellBlockers([...waits.blockers, ...toStandbys(waits.standbys, watcher)], options, watcher);
  // With 0 it takes somebody who waits.
  if (options.maxBlockMs === "off" || waits.longestMs < Math.max(1, options.maxBlockMs)) return;
  // It is committed already, and cannot be rolled back: a cancel would only end the wait that makes it last.
  if (waits.standbys !== null) return;
  seen.gaveWay = true;
  // Asked at each look: one that finds the backend between two messages is lost.
  const cancelling = cancelBackend(session, options.target.pid);
  watcher.cancelling = cancelling.catch(() => {}); // lost: it is asked again on the next connection
  await cancelling;
}

/** The server does not say since when a COMMIT waits for synchronous standbys, so it counts from the first look. */
function toStandbys(standbys: string | null, watcher: Watcher): readonly Blocker[] {
  watcher.standbysSince = standbys === null ? null : (watcher.standbysSince ?? performance.now());
  if (standbys === null || watcher.standbysSince === null) return [];
  const who = `a synchronous standby to confirm the COMMIT (synchronous_standby_names is '${standbys}')`;
  return [{ pid: "standbys", who, waitedMs: performance.now() - watcher.standbysSince }];
}

function tellBlockers(blockers: readonly Blocker[], { onBlocked }: WatchOptions, { seen, told }: Watcher): void {
  if (blockers.length === 0) return;
  seen.blockedBy = blockers.map(({ who }) => who).join(", ");
  for (const { pid, who, waitedMs } of blockers) {
    if (waitedMs < tellAfterMs || told.has(pid)) continue;
    told.add(pid);
    onBlocked(who);
  }
}
