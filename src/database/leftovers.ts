import type { Statement } from "../sql/script.js";
import { dropSql, nameOf, readInvalidIndexes, recordOf } from "./invalid-indexes.js";
import type { InvalidIndex } from "./invalid-indexes.js";
import type { StatementError } from "./message.js";
import { query } from "./session.js";
import { toWatchingAlone } from "./transaction.js";
import type { Held, RunOptions, Runnable } from "./transaction.js";
import { watched } from "./watch.js";

/** The INVALID indexes before a file's first attempt, as they are put on record: they are not ours. Read-only. */
export async function readInvalidBefore(
  { session, target }: Held,
  statements: readonly Statement[],
): Promise<readonly string[]> {
  return (await readInvalidIndexes(session, target, statements)).map(recordOf);
}

/**
 * Drops what earlier attempts left: only an index that the file builds, that was not INVALID before the first attempt,
 * and on whose table nobody else builds one. Throws Failure when it cannot be dropped.
 */
export async function clearLeftovers(
  held: Held,
  { script, parsed }: Runnable,
  invalidBefore: readonly string[],
  options: RunOptions,
): Promise<void> {
  const invalid = await readInvalidIndexes(held.session, held.target, parsed.statements);
  for (const index of invalid.filter((one) => isOurs(one, invalidBefore))) {
    // It waits for every old transaction on the table, so the log should say for whom; nobody's query waits for it.
    const watching = toWatchingAlone(held, script, options);
    try {
      await watched(watching, () => query(held.session, dropSql(index), `dropping the INVALID index ${nameOf(index)}`));
    } catch (error) {
      options.signal.throwIfAborted();
      throw error;
    }
  }
}

function isOurs(index: InvalidIndex, invalidBefore: readonly string[]): boolean {
  return index.builder === null && !invalidBefore.includes(recordOf(index));
}

/** The error of a file whose statements all succeeded and whose index is INVALID all the same; null when none is. */
export async function findInvalid(
  { session, target }: Held,
  { parsed }: Runnable,
  invalidBefore: readonly string[],
): Promise<StatementError | null> {
  const found = await readInvalidIndexes(session, target, parsed.statements);
  // What a REINDEX leaves is of one that failed: by now, of somebody else's.
  const invalid = found.find((index) => index.named);
  if (invalid === undefined) return null;
  const since = invalidBefore.includes(recordOf(invalid)) ? ", as it was before this run" : "";
  return {
    severity: "ERROR",
    sqlstate: "55000",
    message: `the index ${nameOf(invalid)} is INVALID${since}`,
    detail: null,
    hint: null,
    position: null,
    context: null,
    location: parsed.statements[invalid.statement]?.location ?? null,
    own: false,
  };
}

/** An error with a hint at what the file has left behind, or met; the server's own hint goes first. Read-only. */
export async function withHint(
  { session, target }: Held,
  { parsed }: Runnable,
  invalidBefore: readonly string[],
  error: StatementError,
): Promise<StatementError> {
  const invalid = await readInvalidIndexes(session, target, parsed.statements);
  const hints = [error.hint, ...invalid.map((index) => hintAt(index, invalidBefore))].filter((hint) => hint !== null);
  return { ...error, hint: hints.length === 0 ? null : hints.join("; ") };
}

function hintAt(index: InvalidIndex, invalidBefore: readonly string[]): string {
  const name = nameOf(index);
  if (index.builder !== null)
    return `${index.builder} works on the table of ${name} right now: wait until it has ended`;
  if (!invalidBefore.includes(recordOf(index)))
    return `it left the INVALID index ${name}, which the next run drops first`;
  return `drop it by hand: ${dropSql(index).replace("IF EXISTS ", "")}`;
}
