import { Failure } from "../core/failure.js";
import type { Location, Script } from "../core/model.js";
import { finding } from "../core/problems.js";
import type { ParsedScript } from "../sql/script.js";
import { lockAhead } from "./lock-ahead.js";
import { isLockLost, proveLock } from "./lock.js";
import { blame, isCommitted, placeOf, toMessage } from "./message.js";
import type { Chunk, Message, StatementError } from "./message.js";
import { inWords } from "./recorded.js";
import { withRetries } from "./retry.js";
import type { Outcome, Wal } from "./outcome.js";
import type { Lessons, RetryOptions, Tried } from "./retry.js";
import type { Notice, Reply, SendOptions, Session } from "./session.js";
import {
  beforeOwn,
  beforePause,
  beforeScript,
  behindCommit,
  checkDeferred,
  checkExisting,
  cleanSession,
  deferAgain,
} from "./settings.js";
import type { Target } from "./target.js";
import { watched } from "./watch.js";
import type { WatchOptions } from "./watch.js";

/** The connection that holds the lock and does the work. */
export interface Held {
  /** What it is at is cancelled with the run. */
  readonly session: Session;
  readonly target: Target;
  /** Opens another connection to the same database, for watching and cancelling. */
  readonly openOther: () => Promise<Session>;
  /** Told once of each session, or standby, that we have waited for longer than two seconds. */
  readonly onBlocked: (who: string) => void;
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

export interface RunOptions extends RetryOptions, Pick<WatchOptions, "onWait" | "onUnwatched"> {
  readonly lockTimeoutMs: number;
  readonly statementTimeoutMs: number;
  readonly maxBlockMs: number | "off";
  readonly onNotice: (notice: Notice, place: Location | null) => void;
}

/**
 * Runs units in one transaction, a message each: one unit is one round trip. Lock timeouts and deadlocks repeat the whole
 * transaction. Nothing of it stays after a failure. Throws Failure for a lost connection, a lost lock, or a cancel.
 */
export async function runTransaction(
  held: Held,
  units: readonly Unit[],
  wal: Wal,
  options: RunOptions & Tried,
): Promise<Outcome> {
  return await withRetries(options, (lessons) => attemptTransaction(held, units, wal, { ...options, ...lessons }));
}

type Sent =
  | { readonly kind: "done"; readonly executionMs: readonly number[]; readonly wal: Wal }
  | { readonly kind: "failed"; readonly unit: number; readonly error: StatementError };

type AttemptOptions = RunOptions & Lessons;

async function attemptTransaction(
  held: Held,
  units: readonly Unit[],
  wal: Wal,
  options: AttemptOptions,
): Promise<Outcome> {
  const scripts = units.flatMap((unit) => unit.scripts.map(({ script }) => script));
  const watching = toWatching(held, scripts, options);
  const { value, watched: seen } = await watched(watching, () => sendUnits(held, units, wal, options));
  if (value.kind === "done") return { ...value, watched: seen };
  await rollBack(held);
  return { ...value, error: await inWords(held, refuseLostLock(value.error)), watched: seen };
}

/** All units of one transaction are watched together: its locks add up, and are held while the next message is sent. */
async function sendUnits(held: Held, units: readonly Unit[], wal: Wal, options: AttemptOptions): Promise<Sent> {
  const executionMs: number[] = [];
  let after: Wal = wal;
  for (const [index, unit] of units.entries()) {
    if (options.signal.aborted) {
      await rollBack(held);
      throw options.signal.reason;
    }
    const place = { first: index === 0, last: index === units.length - 1 };
    const message = toUnitMessage(held.target, { scripts: unit.scripts, record: unit.record(wal) }, place, options);
    const started = performance.now();
    const reply = await sendMessage(held, message, options);
    if (reply.error !== null && !isCommitted(reply)) {
      return { kind: "failed", unit: index, error: blame(message, reply, reply.error) };
    }
    executionMs.push(Math.round(performance.now() - started));
    // Where what stands behind COMMIT failed, nobody knows it: the point before this step would lose it.
    if (place.last) after = reply.error === null ? walOf(reply, wal) : { ...wal, walPosition: null };
  }
  return { kind: "done", executionMs, wal: after };
}

/** A transaction takes its settings back, but not the statements that it prepared. */
async function rollBack({ session, target }: Held): Promise<void> {
  await session.send(["ROLLBACK", ...beforeOwn(target)].join(";\n"));
}

/** The session is clean before a message and behind it, so that only scripts that follow each other clean between them. */
function toUnitMessage(
  target: Target,
  { scripts, record }: { readonly scripts: readonly Runnable[]; readonly record: readonly string[] },
  place: { readonly first: boolean; readonly last: boolean },
  options: AttemptOptions,
): Message {
  const own = (statements: readonly string[]): Chunk => ({ kind: "own", statements });
  const proof = proveLock(target);
  const between = (index: number): readonly string[] => {
    if (index > 0) return [...cleanSession, deferAgain];
    return place.first ? [] : [deferAgain];
  };
  return toMessage([
    own([...(place.first ? ["BEGIN"] : []), proof, ...(place.first ? lockAhead(options.vacuumed, options) : [])]),
    ...scripts.flatMap(({ script, parsed }, index): readonly Chunk[] => [
      own([...between(index), ...beforeScript(target, settingsOf(script, options))]),
      { kind: "script", script: parsed },
      {
        kind: "end",
        statements: [place.last && index === scripts.length - 1 ? checkDeferred : checkExisting],
        file: script.file,
      },
    ]),
    own([...beforeOwn(target), ...record, proof]),
    own(place.last ? ["COMMIT", ...behindCommit(target), walSql] : beforePause),
  ]);
}

/** The recovery point after COMMIT: the next step's "before". */
export const walSql = `SELECT pg_catalog.pg_current_wal_insert_lsn(), pg_catalog.to_char(pg_catalog.clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The answer to `walSql`, which ended a message. */
export function walOf({ results }: Reply, { walAt }: Wal): Wal {
  const [position, at] = results.at(-1)?.rows[0] ?? [];
  return { walPosition: position ?? null, walAt: at ?? walAt };
}

/** A file's directives beat the run's settings. */
export function settingsOf(
  { directives }: Script,
  options: Pick<RunOptions, "lockTimeoutMs" | "statementTimeoutMs">,
): {
  readonly lockTimeoutMs: number;
  readonly statementTimeoutMs: number;
} {
  return {
    lockTimeoutMs: directives.lockTimeoutMs ?? options.lockTimeoutMs,
    statementTimeoutMs: directives.statementTimeoutMs ?? options.statementTimeoutMs,
  };
}

/**
 * How scripts are watched that hold their locks together. A file may direct more than the run, or off; the largest that
 * any of them directs counts, and of their lock timeouts the smallest.
 */
export function toWatching(
  { target, openOther, onBlocked }: Held,
  scripts: readonly Script[],
  options: RunOptions,
): WatchOptions {
  const { maxBlockMs, onWait, onUnwatched } = options;
  const directed = scripts.flatMap(({ directives }) => directives.maxBlockMs ?? []);
  const largest = Math.max(...directed.map((value) => (value === "off" ? Number.POSITIVE_INFINITY : value)));
  const ofFiles = largest === Number.POSITIVE_INFINITY ? "off" : largest;
  const lockTimeouts = scripts.map((script) => settingsOf(script, options).lockTimeoutMs).filter((ms) => ms > 0);
  return {
    target,
    maxBlockMs: directed.length === 0 ? maxBlockMs : ofFiles,
    lockTimeoutMs: lockTimeouts.length === 0 ? 0 : Math.min(...lockTimeouts),
    onlyQueries: false,
    open: openOther,
    onWait,
    onBlocked,
    onUnwatched,
  };
}

/** How a statement outside a transaction is watched: it has no lock timeout but a directed one. */
export function toWatchingAlone(held: Held, script: Script, options: RunOptions): WatchOptions {
  return { ...toWatching(held, [script], { ...options, lockTimeoutMs: 0 }), onlyQueries: true };
}

/** Sends a message and tells its notices with their place. */
export async function sendMessage(
  { session }: Held,
  message: Message,
  { onNotice, onResult }: RunOptions & Pick<SendOptions, "onResult">,
): Promise<Reply> {
  return await session.send(message.sql, {
    copyData: message.copyData,
    maxRows: 1,
    ...(onResult === undefined ? {} : { onResult }),
    onNotice: (notice) => onNotice(notice, placeOf(message, notice.completed)),
  });
}

/** Throws Failure("lock-lost") when it was the proof that failed; such a run must not go on. */
export function refuseLostLock(error: StatementError): StatementError {
  if (!isLockLost(error.message)) return error;
  const message = "the connection no longer holds the tool's lock; the step was rolled back";
  throw new Failure("database", [finding("lock-lost", { message })]);
}
