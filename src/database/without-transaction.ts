import { Failure } from "../core/failure.js";
import { finding } from "../core/problems.js";
import { toFinishingDetach } from "../sql/finish-detach.js";
import type { Statement } from "../sql/script.js";
import { clearLeftovers, findInvalid, readInvalidBefore, withHint } from "./leftovers.js";
import type { StatementError } from "./message.js";
import { inWords } from "./recorded.js";
import { withRetries } from "./retry.js";
import { sendOwn } from "./send-own.js";
import { ofOurs, query } from "./session.js";
import type { Reply } from "./session.js";
import { beforeOwn, beforeScript } from "./settings.js";
import { refuseLostLock, settingsOf, toWatchingAlone, walSql } from "./transaction.js";
import type { Outcome, Wal } from "./outcome.js";
import type { Held, RunOptions, Runnable } from "./transaction.js";
import { unseen, watched } from "./watch.js";
import type { Watched } from "./watch.js";

/** A script that runs statement by statement, each committed on its own, with what is recorded around it. */
export interface AloneUnit {
  readonly runnable: Runnable;
  /** Whether the next run will know of this attempt. */
  readonly recorded: boolean;
  /** SQL that puts the row with success=false; committed before the first statement. */
  readonly begin: readonly string[];
  /** SQL of the event that names the statement about to run; committed before it. */
  readonly start: (detail: StartDetail, wal: Wal) => readonly string[];
  /** SQL that makes the row final; committed after the last statement. */
  readonly finish: (executionMs: number, wal: Wal) => readonly string[];
  /** Indexes that were INVALID before our first attempt, as `recordOf` writes them, when that is on record. */
  readonly invalidBefore: readonly string[] | null;
}

/** What a `start` event says of the statement that runs next; stored as JSON. */
export interface StartDetail {
  /** 1-based. */
  readonly statement: number;
  readonly line: number | null;
  readonly invalidBefore: readonly string[];
}

/**
 * Runs a file outside a transaction. Its row is written first with success=false; a committed event names each statement
 * before it runs, and after it the index that it names must be valid; INVALID indexes that an attempt of ours left are cleared before the next one. Throws Failure for a lost
 * connection, a lost lock, or a cancel; the record then says which statement was under way.
 */
export async function runWithoutTransaction(
  held: Held,
  unit: AloneUnit,
  wal: Wal,
  options: RunOptions,
): Promise<Outcome> {
  const { runnable } = unit;
  const invalidBefore = unit.invalidBefore ?? (await readInvalidBefore(held));
  const outcome = await withRetries(options, async () => {
    await clearLeftovers(held, runnable, invalidBefore, options);
    return await attemptAndClean(held, unit, wal, { ...options, invalidBefore });
  });
  if (outcome.kind === "done") return outcome;
  // What is not on record as left, the next run takes for somebody else's.
  const othersNext = unit.recorded ? invalidBefore : await readInvalidBefore(held);
  return { ...outcome, error: await withHint(held, runnable, othersNext, outcome.error) };
}

type AloneOptions = RunOptions & { readonly invalidBefore: readonly string[] };

/** Whatever the statements did to the session, and however they ended: the next one finds it clean. */
async function attemptAndClean(held: Held, unit: AloneUnit, wal: Wal, options: AloneOptions): Promise<Outcome> {
  try {
    return await attemptAlone(held, unit, wal, options);
  } finally {
    await held.session.send(beforeOwn(held.target).join(";\n")).catch(() => {}); // it ended with its connection
  }
}

async function attemptAlone(held: Held, unit: AloneUnit, wal: Wal, options: AloneOptions): Promise<Outcome> {
  const { session, target } = held;
  const { script, parsed } = unit.runnable;
  const started = performance.now();
  let seen = unseen;
  for (const [index, statement] of parsed.statements.entries()) {
    options.signal.throwIfAborted();
    const line = statement.location.line ?? null;
    const detail = { statement: index + 1, line, invalidBefore: options.invalidBefore };
    await commitOwn(held, [...(index === 0 ? unit.begin : []), ...unit.start(detail, wal)]);
    if (index === 0) {
      // An expired lock_timeout would leave an INVALID index, so there is none unless a file directs one.
      const settings = settingsOf(script, { ...options, lockTimeoutMs: 0 });
      await query(session, beforeScript(target, settings).join(";\n"), "preparing the session");
    }
    const sent = await sendAlone(held, unit, statement, options);
    seen = merge(seen, sent.watched);
    const error = sent.error ?? (await findInvalid(held, statement, options.invalidBefore));
    if (error !== null) return { kind: "failed", unit: 0, error: refuseLostLock(error), watched: seen };
  }
  const executionMs = Math.round(performance.now() - started);
  await commitOwn(held, unit.finish(executionMs, wal));
  const { results } = await session.send(walSql);
  const [position, at] = results[0]?.rows[0] ?? [];
  const after: Wal = { walPosition: position ?? null, walAt: at ?? wal.walAt };
  return { kind: "done", executionMs: [executionMs], wal: after, watched: seen };
}

/** Statements of the tool's own in one transaction that proves the lock; what the file set stays for its next statement. */
async function commitOwn(held: Held, statements: readonly string[]): Promise<void> {
  const reply = await sendOwn(held, statements);
  if (reply.error === null) return;
  await held.session.send("ROLLBACK");
  const error = { ...reply.error, location: null, own: true };
  const { message: said, sqlstate, own } = await inWords(held, refuseLostLock(error));
  const message = `recording the step: ${said} (${sqlstate})`;
  throw new Failure("database", [finding("statement", { message, ...(own ? { help: ofOurs } : {}) })]);
}

async function sendAlone(
  held: Held,
  unit: AloneUnit,
  statement: Statement,
  options: RunOptions,
): Promise<{ readonly error: StatementError | null; readonly watched: Watched }> {
  const watching = toWatchingAlone(held, unit.runnable.script, options);
  const { value, watched: seen } = await watched(watching, () =>
    sendToItsEnd(statement, (sql) =>
      held.session.send(sql, {
        copyData: statement.copyData === null ? [] : [statement.copyData],
        maxRows: 1,
        onNotice: (notice) => options.onNotice(notice, statement.location),
      }),
    ),
  );
  // Its position would count from the statement, not from the file: the statement's own place is exact enough.
  const error = value.error === null ? null : { ...value.error, location: statement.location, own: false };
  return { error, watched: seen };
}

/** A detach that is refused because an earlier one was cancelled halfway is brought to its end in its place. */
async function sendToItsEnd(statement: Statement, send: (sql: string) => Promise<Reply>): Promise<Reply> {
  const reply = await send(statement.text);
  const finishing = reply.error?.sqlstate === notNow ? toFinishingDetach(statement) : null;
  if (finishing === null) return reply;
  const finished = await send(finishing);
  // It was refused for something else, such as a default partition.
  return finished.error?.sqlstate === notNow ? reply : finished;
}

const notNow = "55000";

/** What two statements of one file showed together. */
function merge(a: Watched, b: Watched): Watched {
  const both = [a.longestWaitMs, b.longestWaitMs].filter((ms) => ms !== null);
  return {
    longestWaitMs: both.length === 0 ? null : Math.max(...both),
    blockedBy: b.blockedBy ?? a.blockedBy,
    gaveWay: a.gaveWay || b.gaveWay,
    vacuumed: b.vacuumed ?? a.vacuumed,
  };
}
