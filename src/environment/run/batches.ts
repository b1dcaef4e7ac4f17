import type { Step } from "../../core/model.js";
import { scriptOf } from "../../core/plan.js";
import { asksOfRows } from "../../sql/row-steps.js";
import type { ParsedScript, Statement } from "../../sql/script.js";
import type { RunState } from "./run-state.js";

/*
 * A run of many files, which makes a new database, sends several of them in one message. A killed run leaves the server
 * at work on the message that it has, so a message is short against what the run has done before, and in time.
 */

/** At most so many files go together, and so many characters of SQL. */
const mostFiles = 128;
const mostCharacters = 256 * 1024;
/** So long a message should take, in milliseconds, as far as the one before tells. */
const wantedMs = 200;

/** How a run has gone so far. */
export interface Pace {
  readonly done: number;
  /** Milliseconds that a file of the last message took, in the mean; null where none has been sent. */
  readonly lastMs: number | null;
}

/** How many files the next message may hold. */
export function filesAtOnce({ done, lastMs }: Pace): number {
  const inTime = lastMs === null ? mostFiles : Math.floor(wantedMs / lastMs);
  return Math.max(1, Math.min(mostFiles, Math.floor(done / 3), inTime));
}

/** The first of the steps, as many as may share a message; the first alone where it needs its own. */
export async function nextSteps(run: RunState, steps: readonly Step[], pace: Pace): Promise<readonly Step[]> {
  let [count, characters] = [0, 0];
  for (const step of allowsBatches(run) ? steps.slice(0, filesAtOnce(pace)) : []) {
    const parsed = await run.loaded.parse(scriptOf(step));
    characters += parsed.sql.length;
    if (!isPlain(step, parsed) || characters > mostCharacters) break;
    count += 1;
  }
  return steps.slice(0, Math.max(1, count));
}

/** Callbacks around each file share its transaction, and may do to the session what they like. */
function allowsBatches({ loaded: { environment, set } }: RunState): boolean {
  const around = set.callbacks.some(({ event }) => event === "beforeEachMigrate" || event === "afterEachMigrate");
  return environment.database.kind === "server" && !around;
}

/** A file with nothing of its own to look after: no settings, no data, no question about rows before it begins. */
function isPlain(step: Step, { transactional, copyData, statements }: ParsedScript): boolean {
  if (step.kind !== "apply" || step.resume) return false;
  const { directives } = scriptOf(step);
  if (!transactional || copyData.length > 0 || directives.maxBlockMs !== undefined) return false;
  return statements.every((one) => !isUnusualSetting(one) && !asksOfRows(one));
}

/** What is recorded of the file is written before all of its settings are forgotten. */
function isUnusualSetting({ kind, text }: Statement): boolean {
  if (kind !== "VariableSetStmt") return false;
  return !/^SET\s+(?:SESSION\s+|LOCAL\s+)?(?:search_path|lock_timeout|statement_timeout|client_min_messages|check_function_bodies)\b/i.test(
    text,
  );
}
