import { Failure } from "../core/failure.js";
import { finding } from "../core/problems.js";
import { query } from "./session.js";
import type { Session } from "./session.js";
import type { LockKey, Target } from "./target.js";

/** Who holds the lock, as pg_stat_activity shows it. */
export interface LockHolder {
  readonly pid: number;
  readonly application: string;
  readonly since: string;
}

export interface LockOptions {
  /** Another than the tool's own: Flyway's, which the session may hold already. */
  readonly key?: LockKey;
  readonly waitMs: number;
  readonly signal: AbortSignal;
  /** Told each time another holder is seen. */
  readonly onWait: (holder: LockHolder) => void;
}

const firstPauseMs = 50;
const longestPauseMs = 1000;

/**
 * Takes the session's advisory lock on the very connection that does the work, by polling outside any transaction: a
 * waiter blocked in pg_advisory_lock holds a snapshot, for which CREATE INDEX CONCURRENTLY would wait for ever.
 * Throws Failure("lock-held") that names the holder, and Failure("pooler") where that is our own backend.
 */
export async function takeLock(session: Session, target: Target, options: LockOptions): Promise<void> {
  const { key = target.lockKey, waitMs, signal, onWait } = options;
  const where = whereHeld(key, target);
  const ask = takeTwice(key, options.key === undefined ? heldHere(where) : "false");
  const until = performance.now() + waitMs; // a clock that is set back must not prolong it
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
    signal.throwIfAborted();
    const [taken, pid] = (await query(session, ask, "taking the lock"))[0]?.rows[0] ?? [];
    if (taken === "t") return;
    if (taken === null) throw sharedBackend(pid ?? "");
    const holder = await readHolder(session, where);
    if (holder !== null) onWait(holder);
    const left = until - performance.now();
    if (left <= 0) throw lockHeld(holder, waitMs);
    await sleep(Math.min(left, pause * (0.5 + Math.random())), signal);
  }
}

/**
 * Taken twice, a session's lock stays held while `proveLock` gives one hold back. A session that waits, or pauses with
 * the lock, is idle: the server must not end it. Its next message may hold a file, whose strings are as the standard has
 * them: the server takes a message apart before it runs any of it.
 */
function takeTwice({ key }: LockKey, heldBefore: string): string {
  const hold = `pg_catalog.pg_try_advisory_lock(${key})`;
  const settings = [
    ["idle_session_timeout", "0"],
    ["standard_conforming_strings", "on"],
  ].map(([name, value]) => `pg_catalog.set_config('${name}', '${value}', false)`);
  return `SELECT CASE WHEN ${heldBefore} THEN NULL WHEN ${hold} THEN ${hold} ELSE false END, pg_catalog.pg_backend_pid(), ${settings.join(", ")}`;
}

/** A session may take its lock again and again: two runs that a pooler serves by one backend would both have it. */
function heldHere(where: string): string {
  return `EXISTS (SELECT FROM pg_catalog.pg_locks l WHERE ${where} AND l.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid())`;
}

function sharedBackend(pid: string): Failure {
  const message = `the server's process ${pid}, which a pooler lends us, holds the tool's lock already: for another run, or for one that is gone`;
  const help = `use the URL of the database itself; where no run is at work, end that process first: SELECT pg_terminate_backend(${pid})`;
  return new Failure("database", [finding("pooler", { message, help })]);
}

/** Gives both holds of a lock back. */
export async function releaseLock(session: Session, { key }: LockKey): Promise<void> {
  const hold = `pg_catalog.pg_advisory_unlock(${key})`;
  await query(session, `SELECT ${hold}, ${hold}`, "giving the lock back");
}

/**
 * A statement that fails (42704, naming `schema_version.lock_lost`) unless this very backend holds the lock: after a
 * silent reconnect, or pg_advisory_unlock_all() in a file, nothing of ours may run. Only a holder can give one of its two
 * holds back; it is taken again at once. That is local to the backend, where reading pg_locks visits every lock of the
 * server (50 µs idle, milliseconds at 5,000 locks). A CASE, since a DO block would be compiled each time.
 */
export function proveLock(target: Target): string {
  return `SELECT ${lockProof(target)}`;
}

/** The same as an expression, to be the first of a SELECT: those behind it are not reached when it fails. */
export function lockProof({ lockKey: { key } }: Target): string {
  const again = `pg_catalog.pg_advisory_unlock(${key}) THEN pg_catalog.pg_try_advisory_lock(${key})`;
  const lost = "pg_catalog.current_setting('schema_version.lock_lost')::pg_catalog.int4";
  return `CASE WHEN CASE WHEN ${again} ELSE false END THEN 1 ELSE ${lost} END`;
}

/** Whether a server error came from `proveLock`. */
export function isLockLost(message: string): boolean {
  return message.includes("schema_version.lock_lost");
}

/** SQL that tells whether a row `l` of pg_locks is somebody's hold of that key. */
function whereHeld({ classid, objid }: LockKey, { identity }: Target): string {
  const [is, oid] = ["OPERATOR(pg_catalog.=)", "::pg_catalog.oid"];
  const ofDatabase = `l.locktype ${is} 'advisory' AND l.granted AND l.database ${is} ${identity.databaseOid}${oid}`;
  return `${ofDatabase} AND l.classid ${is} ${classid}${oid} AND l.objid ${is} ${objid}${oid} AND l.objsubid ${is} 1`;
}

async function readHolder(session: Session, where: string): Promise<LockHolder | null> {
  const results = await query(
    session,
    `SELECT l.pid, a.application_name, pg_catalog.to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"')
     FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid OPERATOR(pg_catalog.=) l.pid
     WHERE ${where} LIMIT 1`,
    "looking for the lock's holder",
  );
  const [pid, application, since] = results[0]?.rows[0] ?? [];
  if (pid === undefined || pid === null) return null;
  return { pid: Number(pid), application: application ?? "unknown", since: since ?? "unknown" };
}

function lockHeld(holder: LockHolder | null, waitedMs: number): Failure {
  const who = holder === null ? "it was just released" : describeHolder(holder);
  const message = `another run holds the lock of this database (${who}); waited ${waitedMs / 1000} s`;
  if (holder === null) return new Failure("database", [finding("lock-held", { message })]);
  const help = `wait for it, or raise lock-wait; where that run is gone for good, SELECT pg_terminate_backend(${holder.pid})`;
  return new Failure("database", [finding("lock-held", { message, help })]);
}

/** For example `pid 4242, schema-version run 77, since 2026-11-22 14:00:00 UTC`. */
export function describeHolder({ pid, application, since }: LockHolder): string {
  return `pid ${pid}, ${application === "" ? "no application name" : application}, since ${since}`;
}

/** Resolves after some milliseconds; rejects with the signal's reason when it is aborted before. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason as Error);
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", onAbort);
      resolve();
    }, ms);
    signal.addEventListener("abort", onAbort, { once: true });
  });
}
