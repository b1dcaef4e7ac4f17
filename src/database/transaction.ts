import { Failure } from "../core/failure.js";
import type { Location, Script } from "../core/model.js";
import { finding } from "../core/problems.js";
import type { Retry } from "../core/report.js";
import type { ParsedScript } from "../sql/script.js";
import { isLockLost, proveLock, sleep } from "./lock.js";
import { blame, placeOf, toMessage } from "./message.js";
import type { Chunk, Message, StatementError } from "./message.js";
import type { Notice, Reply, Session } from "./session.js";
import { afterScripts, beforeOwn, beforeScript, deferAgain } from "./settings.js";
import type { Target } from "./target.js";
import { watched } from "./watch.js";
import type { Watched } from "./watch.js";

/** The connection that holds the lock and does the work. */
export interface Held {
  readonly session: Session;
  readonly target: Target;
  /** Opens another connection to the same database, for watching and cancelling. */
  readonly openOther: () => Promise<Session>;
}

/** The recovery point before a step. */
export interface Wal {
  readonly walPosition: string | null;
  readonly walAt: string;
}

/** A script to run, with its own settings. */
export interface Runnable {
  readonly script: Script;
  readonly parsed: ParsedScript;
}

/** What commits together: scripts in order, then our rows. */
export interface Unit {
  readonly scripts: readonly Runnable[];
  /** SQL of our rows and events, after the scripts. */
  readonly record: (wal: Wal) => readonly string[];
}

export interface RunOptions {
  readonly lockTimeoutMs: number;
  readonly statementTimeoutMs: number;
  readonly maxBlockMs: number | "off";
  readonly signal: AbortSignal;
  readonly onNotice: (notice: Notice, place: Location | null) => void;
  readonly onRetry: (retry: Retry) => void;
}

export type Outcome =
  | { readonly kind: "done"; readonly executionMs: readonly number[]; readonly wal: Wal; readonly watched: Watched }
  | { readonly kind: "failed"; readonly unit: number; readonly error: StatementError; readonly watched: Watched };

const retryable = new Set(["55P03", "40P01"]);
const attempts = 6; // the first and five retries
const firstPauseMs = 1000;
const unseen: Watched = { longestWaitMs: null, blockedBy: null, gaveWay: false };

/**
 * Runs units in one transaction, a message each: one unit is one round trip. Lock timeouts and deadlocks repeat the whole
 * transaction. Nothing of it stays after a failure. Throws Failure for a lost connection, a lost lock, or a cancel.
 */
export async function runTransaction(
  held: Held,
  units: readonly Unit[],
  wal: Wal,
  options: RunOptions,
): Promise<Outcome> {
  for (let attempt = 1; ; attempt += 1) {
    options.signal.throwIfAborted();
    const outcome = await attemptTransaction(held, units, wal, options);
    if (outcome.kind === "done") return outcome;
    if (options.signal.aborted) throw options.signal.reason;
    const again = retryable.has(outcome.error.sqlstate) || outcome.watched.gaveWay;
    if (!again || attempt === attempts) return outcome;
    await pauseBeforeRetry(attempt, outcome, options);
  }
}

/** Waits with jitter, 1 s and doubling, after telling who was in the way. */
export async function pauseBeforeRetry(
  attempt: number,
  { error, watched: seen }: { readonly error: StatementError; readonly watched: Watched },
  { onRetry, signal }: Pick<RunOptions, "onRetry" | "signal">,
): Promise<void> {
  const waitedMs = Math.round(firstPauseMs * 2 ** (attempt - 1) * (0.75 + Math.random() / 2));
  onRetry({ sqlstate: seen.gaveWay ? "max-block" : error.sqlstate, waitedMs, blockedBy: seen.blockedBy });
  await sleep(waitedMs, signal);
}

async function attemptTransaction(held: Held, units: readonly Unit[], wal: Wal, options: RunOptions): Promise<Outcome> {
  const executionMs: number[] = [];
  let seen = unseen;
  let after: Wal = wal;
  for (const [index, unit] of units.entries()) {
    if (options.signal.aborted) {
      await held.session.send("ROLLBACK");
      throw options.signal.reason;
    }
    const place = { first: index === 0, last: index === units.length - 1 };
    const message = toUnitMessage(held.target, unit, wal, place, options);
    const started = performance.now();
    const sent = await sendWatched(held, message, unit, options);
    seen = merge(seen, sent.watched);
    if (sent.reply.error !== null) {
      await held.session.send("ROLLBACK");
      return {
        kind: "failed",
        unit: index,
        error: refuseLostLock(blame(message, sent.reply, sent.reply.error)),
        watched: seen,
      };
    }
    executionMs.push(Math.round(performance.now() - started));
    const [position, at] = sent.reply.results.at(-1)?.rows[0] ?? [];
    if (place.last) after = { walPosition: position ?? null, walAt: at ?? wal.walAt };
  }
  return { kind: "done", executionMs, wal: after, watched: seen };
}

function toUnitMessage(
  target: Target,
  unit: Unit,
  wal: Wal,
  place: { readonly first: boolean; readonly last: boolean },
  options: RunOptions,
): Message {
  const own = (statements: readonly string[]): Chunk => ({ kind: "own", statements });
  const [proof, asOurselves] = [proveLock(target), beforeOwn(target)];
  return toMessage([
    own([...(place.first ? ["BEGIN"] : []), ...asOurselves, proof]),
    ...unit.scripts.flatMap(({ script, parsed }, index): readonly Chunk[] => [
      own([
        ...(place.first && index === 0 ? [] : [...asOurselves, deferAgain]),
        ...beforeScript(target, settingsOf(script, options)),
      ]),
      { kind: "script", script: parsed },
      // Deferred constraints fail here, where the file is to blame, and not at COMMIT.
      { kind: "end", statements: ["SET CONSTRAINTS ALL IMMEDIATE"], file: script.file },
    ]),
    own([...asOurselves, ...unit.record(wal), proof]),
    ...(place.last ? [own(["COMMIT", ...afterScripts(target), walSql])] : []),
  ]);
}

/** The recovery point after COMMIT: the next step's "before". */
export const walSql = `SELECT pg_catalog.pg_current_wal_insert_lsn(), pg_catalog.to_char(pg_catalog.clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A file's directives beat the run's settings. */
export function settingsOf(
  { directives }: Script,
  options: RunOptions,
): {
  readonly lockTimeoutMs: number;
  readonly statementTimeoutMs: number;
} {
  return {
    lockTimeoutMs: directives.lockTimeoutMs ?? options.lockTimeoutMs,
    statementTimeoutMs: directives.statementTimeoutMs ?? options.statementTimeoutMs,
  };
}

async function sendWatched(
  { session, target, openOther }: Held,
  message: Message,
  unit: Unit,
  options: RunOptions,
): Promise<{ readonly reply: Reply; readonly watched: Watched }> {
  const directed = unit.scripts.map(({ script }) => script.directives.maxBlockMs).find((value) => value !== undefined);
  const cancel = cancelOnAbort(session, target.pid, options.signal);
  try {
    const { value, watched: seen } = await watched(
      { pid: target.pid, maxBlockMs: directed ?? options.maxBlockMs, onlyQueries: false, open: openOther },
      () =>
        session.send(message.sql, {
          copyData: message.copyData,
          maxRows: 1,
          onNotice: (notice) => options.onNotice(notice, placeOf(message, notice.completed)),
        }),
    );
    return { reply: value, watched: seen };
  } finally {
    await cancel.settled();
  }
}

/** Cancels the running statement when the run is cancelled; `settled` awaits a cancel that is under way. */
export function cancelOnAbort(
  session: Session,
  pid: number,
  signal: AbortSignal,
): { readonly settled: () => Promise<void> } {
  let cancelling: Promise<void> = Promise.resolve();
  const onAbort = (): void => {
    cancelling = session.cancel(pid);
  };
  if (signal.aborted) onAbort();
  else signal.addEventListener("abort", onAbort, { once: true });
  return {
    settled: async () => {
      signal.removeEventListener("abort", onAbort);
      await cancelling; // or it would hit the next message
    },
  };
}

/** What two steps of one transaction showed together. */
export function merge(a: Watched, b: Watched): Watched {
  const both = [a.longestWaitMs, b.longestWaitMs].filter((ms) => ms !== null);
  return {
    longestWaitMs: both.length === 0 ? null : Math.max(...both),
    blockedBy: b.blockedBy ?? a.blockedBy,
    gaveWay: a.gaveWay || b.gaveWay,
  };
}

/** Throws Failure("lock-lost") when it was the proof that failed; such a run must not go on. */
export function refuseLostLock(error: StatementError): StatementError {
  if (!isLockLost(error.message)) return error;
  const message = "the connection no longer holds the tool's lock; the step was rolled back";
  throw new Failure("database", [finding("lock-lost", { message })]);
}
