import { dropsBeforeBuild } from "../sql/indexes.js";
import type { Statement } from "../sql/script.js";
import { dropSql, isOnRecord, nameOf, readAllInvalid, readInvalidIndexes, recordOf } from "./invalid-indexes.js";
import type { InvalidIndex } from "./invalid-indexes.js";
import type { StatementError } from "./message.js";
import { query } from "./session.js";
import { toWatchingAlone } from "./transaction.js";
import type { Held, RunOptions, Runnable } from "./transaction.js";
import { watched } from "./watch.js";

/**
 * The INVALID indexes of the whole database, as they are put on record before a file's first attempt: they are not ours,
 * though the file be edited, or its search path be another one, when it is tried again. Read-only.
 */
export async function readInvalidBefore({ session }: Held): Promise<readonly string[]> {
  return (await readAllInvalid(session)).map(recordOf);
}

/**
 * Drops what earlier attempts left: only an index that the file builds and does not drop by itself, that was not INVALID
 * before the first attempt, and on whose table nobody else builds one. Throws Failure when it cannot be dropped.
 */
export async function clearLeftovers(
  held: Held,
  { script, parsed }: Runnable,
  invalidBefore: readonly string[],
  options: RunOptions,
): Promise<void> {
  const invalid = await readInvalidIndexes(held.session, held.target, parsed.statements);
  const ours = invalid.filter((one) => isOurs(one, invalidBefore));
  for (const index of ours.filter((one) => !dropsBeforeBuild(parsed.statements, one))) {
    // It waits for every old transaction on the table, so the log should say for whom; nobody's query waits for it.
    const watching = toWatchingAlone(held, script, options);
    await watched(watching, () => query(held.session, dropSql(index), `dropping the INVALID index ${nameOf(index)}`));
  }
}

function isOurs(index: InvalidIndex, invalidBefore: readonly string[]): boolean {
  return index.builder === null && index.nameable && !isOnRecord(index, invalidBefore);
}

/** The error of a statement that succeeded and whose index is INVALID all the same; null when none is. */
export async function findInvalid(
  { session, target }: Held,
  statement: Statement,
  invalidBefore: readonly string[],
): Promise<StatementError | null> {
  // By the search path that the statement had, however the file came by it.
  const found = await readInvalidIndexes(session, { ...target, searchPath: null }, [statement]);
  // What a REINDEX leaves is of one that failed: by now, of somebody else's.
  const invalid = found.find((index) => index.named);
  if (invalid === undefined) return null;
  const since = isOnRecord(invalid, invalidBefore) ? ", as it was before this run" : "";
  return {
    severity: "ERROR",
    sqlstate: "55000",
    message: `the index ${nameOf(invalid)} is INVALID${since}`,
    detail: null,
    // The next run may not find it: what sets the search path in a DO block is seen only here.
    hint: hintAt(invalid, [recordOf(invalid)]),
    position: null,
    context: null,
    location: statement.location,
    own: false,
  };
}

/** What is to become of each INVALID index that the file has left behind, or met, in words. Read-only. */
export async function hintsAt(
  { session, target }: Held,
  { parsed }: Runnable,
  invalidBefore: readonly string[],
): Promise<readonly string[]> {
  const invalid = await readInvalidIndexes(session, target, parsed.statements);
  return invalid.map((index) => hintAt(index, invalidBefore));
}

/** An error with a hint at what the file has left behind, or met; the server's own hint goes first. Read-only. */
export async function withHint(
  held: Held,
  runnable: Runnable,
  invalidBefore: readonly string[],
  error: StatementError,
): Promise<StatementError> {
  const hints = [error.hint, ...(await hintsAt(held, runnable, invalidBefore))].filter((hint) => hint !== null);
  return { ...error, hint: hints.length === 0 ? null : [...new Set(hints)].join("; ") };
}

function hintAt(index: InvalidIndex, invalidBefore: readonly string[]): string {
  const name = nameOf(index);
  if (index.builder !== null)
    return `${index.builder} works on the table of ${name} right now: wait until it has ended`;
  const byHand = dropSql(index).replace("IF EXISTS ", "");
  if (isOnRecord(index, invalidBefore)) return `drop it by hand: ${byHand}`;
  const left = `it left the INVALID index ${name}`;
  return index.nameable ? `${left}, which the next run drops first` : `${left}, for a superuser to drop: ${byHand}`;
}
