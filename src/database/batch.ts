import type { Script } from "../core/model.js";
import { quoteLiteral } from "../core/quote.js";
import { lockProof } from "./lock.js";
import { blame, countOf, toMessage } from "./message.js";
import type { Chunk, StatementError } from "./message.js";
import { noteBegin, sinceBegin, walBefore } from "./noted.js";
import type { Outcome, Wal } from "./outcome.js";
import { inWords, provesRow } from "./recorded.js";
import { insertEventSql, insertVersionSql } from "./records.js";
import type { Recorder, VersionRow } from "./records.js";
import { makeDurable } from "./make-durable.js";
import type { Result } from "./session.js";
import {
  beforeOwn,
  beforeRecord,
  changeRole,
  checkDeferred,
  forgetPlain,
  ownSettings,
  settingCalls,
} from "./settings.js";
import type { Target } from "./target.js";
import { refuseLostLock, sendMessage, settingsOf, toWatching, walOf, walSql } from "./transaction.js";
import type { Held, Runnable, RunOptions } from "./transaction.js";
import { watched } from "./watch.js";

/** One script of a version in a transaction of its own, then its row and its event. */
export interface BatchUnit {
  readonly runnable: Runnable;
  readonly row: VersionRow;
  /** SQL between the two. */
  readonly beside: readonly string[];
}

export interface BatchOptions extends RunOptions {
  readonly recorder: Recorder;
  readonly reason: string | null;
  /** Told of each unit when the server says that it has committed, in order; a server that crashes may lose it yet. */
  readonly onCommitted: () => void;
  /** Told of each unit when nothing can take it back any more, in order, with the milliseconds that it took. */
  readonly onDurable: (executionMs: number) => void;
}

/**
 * `failed`: the units before that one are committed, and none behind it was begun. `disturbed`: the same, but it was a
 * statement of ours that failed, such as one that the file has taken away, or nothing was run: it must be run alone.
 */
export type BatchOutcome = (
  { readonly kind: "done" | "disturbed" } | Omit<Extract<Outcome, { kind: "failed" }>, "unit">
) & { readonly wal: Wal };

/**
 * Runs units that follow one another in one message, each in a transaction of its own. The server ends a message at its
 * first error, so nothing runs behind a unit that failed. Only the last COMMIT waits for the disk and for standbys, which
 * covers all before it. Nothing is repeated. Throws Failure for a lost connection, after which more may be committed than
 * was told, and for a lost lock.
 */
export async function runBatch(
  held: Held,
  units: readonly BatchUnit[],
  wal: Wal,
  options: BatchOptions,
): Promise<BatchOutcome> {
  const { session, target } = held;
  const prelude = ours(prepareAll(target, options));
  const chunks = units.map((unit, index) => {
    return chunksOf(target, unit, { ...options, end: index === units.length - 1 ? ["COMMIT"] : commitLightly });
  });
  const message = toMessage([prelude, ...chunks.flat(), ours([...beforeOwn(target), walSql])]);
  const counter = countUnits(countOf(prelude), chunks, options);
  const scripts = units.map(({ runnable }) => runnable.script);
  const watching = { ...toWatching(held, scripts, options), lockTimeoutMs: options.lockTimeoutMs, onlyQueries: false };
  const { value: reply, watched: seen } = await watched(watching, () =>
    sendMessage(held, message, { ...options, onResult: counter.note }),
  );
  if (reply.error === null) {
    counter.tellDurable();
    return { kind: "done", wal: walOf(reply, wal) };
  }
  const after = walOf(await session.send(["ROLLBACK", ...beforeOwn(target), walSql].join(";\n")), wal);
  await makeDurable(session);
  counter.tellDurable();
  // What fails behind the last COMMIT, be it by a late cancel, takes nothing back.
  if (counter.committed() === units.length) return { kind: "done", wal: after };
  const error = inWords(refuseLostLock(blame(message, reply, reply.error)));
  // The server reads a whole message before it runs any of it: syntax newer than the server keeps all of it from running.
  if (reply.results.length === 0 || isDisturbed(error)) return { kind: "disturbed", wal: after };
  return { kind: "failed", error, watched: seen, wal: after };
}

/** Statements of ours are planned once for all units; whoever else prepares or forgets any is found out. */
const [beginName, rowName, eventName, endName] = ["begin", "row", "event", "end"].map(
  (name) => `schema_version_${name}`,
);
const prepared = [beginName, rowName, eventName, endName].length;
const undisturbed = `CASE WHEN (SELECT pg_catalog.count(*) FROM pg_catalog.pg_prepared_statement()) = ${prepared} THEN 1 ELSE pg_catalog.current_setting('schema_version.disturbed')::pg_catalog.int4 END`;

function isDisturbed({ own, sqlstate, message }: StatementError): boolean {
  return own && (sqlstate === "26000" || message.includes("schema_version.disturbed"));
}

/** Each under the search_path that it will run with, or it would be planned anew each time. */
function prepareAll(
  target: Target,
  { recorder, reason, lockTimeoutMs, statementTimeoutMs }: BatchOptions,
): readonly string[] {
  const row = { version: "$1", description: "$2", script: "$3", checksum: "$4" };
  const end = { success: true, executionMs: sinceBegin };
  const details = { ...end, reason, walSql: walBefore };
  const begin = [
    lockProof(target),
    ...noteBegin,
    ...settingCalls(target, { lockTimeout: `'${lockTimeoutMs}'`, statementTimeout: `'${statementTimeoutMs}'` }),
  ];
  const proofs = [lockProof(target), sinceBegin, undisturbed, provesRow(target.home, "versions", "$1")];
  const types = "pg_catalog.text, pg_catalog.text";
  return [
    "DEALLOCATE ALL",
    ...ownSettings,
    `PREPARE ${rowName} (${types}, ${types}) AS ${insertVersionSql(target.home, row, recorder, end)}`,
    `PREPARE ${eventName} (${types}, ${types}) AS ${insertEventSql(target.home, "apply", row, recorder, details)}`,
    `PREPARE ${endName} (pg_catalog.text) AS SELECT ${proofs.join(", ")}`,
    "RESET ALL",
    `PREPARE ${beginName} AS SELECT ${begin.join(", ")}`,
  ];
}

/** Else the server plans a statement with parameters anew for its first five times, before it keeps a plan. */
const planOnce = "SET plan_cache_mode = force_generic_plan";

/** What a file directs over the timeouts of its run. */
function ownTimeouts(script: Script, options: RunOptions): readonly string[] {
  const { lockTimeoutMs, statementTimeoutMs } = settingsOf(script, options);
  return [
    ...(lockTimeoutMs === options.lockTimeoutMs ? [] : [`SET lock_timeout = ${lockTimeoutMs}`]),
    ...(statementTimeoutMs === options.statementTimeoutMs ? [] : [`SET statement_timeout = ${statementTimeoutMs}`]),
  ];
}

/** Behind a RESET ALL: whoever is not the last of a message need not wait for the disk, nor for standbys. */
const commitLightly: readonly string[] = ["SET LOCAL synchronous_commit = off", "COMMIT"];

/** The session is clean before it and behind it, but for what is prepared. */
function chunksOf(
  target: Target,
  { runnable, row, beside }: BatchUnit,
  options: RunOptions & { readonly end: readonly string[] },
): readonly Chunk[] {
  const { script, parsed } = runnable;
  const values = [row.version, row.description, row.script, row.checksum].map(quoteLiteral).join(", ");
  return [
    ours(["BEGIN", `EXECUTE ${beginName}`, ...ownTimeouts(script, options), ...changeRole(target)]),
    { kind: "script", script: parsed },
    { kind: "end", statements: [checkDeferred], file: script.file },
    ours([
      ...beforeRecord(target),
      planOnce,
      `EXECUTE ${rowName} (${values})`,
      ...beside,
      `EXECUTE ${eventName} (${values})`,
    ]),
    ours([`EXECUTE ${endName} (${quoteLiteral(row.version)})`, ...forgetPlain, ...options.end]),
  ];
}

function ours(statements: readonly string[]): Chunk {
  return { kind: "own", statements };
}

/** Follows the results of a batch: which of its units have committed, and how long each took. */
function countUnits(
  before: number,
  units: readonly (readonly Chunk[])[],
  { onCommitted, onDurable }: Pick<BatchOptions, "onCommitted" | "onDurable">,
): { readonly note: (result: Result) => void; readonly committed: () => number; readonly tellDurable: () => void } {
  const ends = units.map((chunks) => {
    const count = chunks.reduce((sum, chunk) => sum + countOf(chunk), 0);
    const last = chunks.at(-1);
    return { count, timed: count - (last === undefined ? 0 : countOf(last)) + 1 };
  });
  const executionMs: number[] = [];
  let [completed, tookMs] = [-before, 0];
  return {
    note: ({ rows }) => {
      const end = ends[executionMs.length];
      if (end === undefined) return;
      completed += 1;
      if (completed === end.timed) tookMs = Number(rows[0]?.[1] ?? 0);
      if (completed < end.count) return;
      executionMs.push(tookMs);
      completed = 0;
      onCommitted();
    },
    committed: () => executionMs.length,
    tellDurable: () => executionMs.forEach((took) => onDurable(took)),
  };
}
