import { Failure } from "../../core/failure.js";
import type { FailureKind } from "../../core/failure.js";
import type { Finding, History, Step, StepResult } from "../../core/model.js";
import { scriptOf } from "../../core/plan.js";
import { finding } from "../../core/problems.js";
import type { Retry } from "../../core/report.js";
import { asCancelled } from "../../database/cancellable.js";
import { isConnectionLost } from "../../database/session.js";
import { recordEnd, stateAfter, whereItRests, whereItStands } from "./failed-step.js";
import { stepsOf, undoneTogether } from "./part.js";
import type { Part } from "./part.js";
import { committedIn, isAsLeft, regain } from "./regain.js";
import { settle, subjectOf, titleOf } from "./run-state.js";
import type { RunState } from "./run-state.js";

/** A cancel that came before the parts began. */
export async function notStarted(run: RunState, parts: readonly Part[]): Promise<FailureKind> {
  const error: unknown = run.world.signal.reason;
  if (!(error instanceof Failure)) throw error;
  const [step] = stepsOf(parts);
  const state = step === undefined ? whereItStands(run) : `${short(step)} was not started; ${whereItStands(run)}`;
  return await end(run, step, error, { result: "not-run", retries: [], state });
}

/** A cancel, a lost lock or a lost connection: what was committed is on record, or is looked up now. */
export async function interrupted(
  run: RunState,
  parts: readonly Part[],
  error: unknown,
  retries: readonly Retry[],
): Promise<FailureKind | null> {
  if (!(error instanceof Failure)) throw error;
  if (isConnectionLost(error)) return await lookUp(run, parts, error, { retries, committed: allOrNothing });
  const [step] = stepsOf(parts);
  const met = asCancelled(error, run.world.signal);
  return await end(run, step, met, { result: "failed", retries, state: await stateOf(run, parts) });
}

/** The same for steps that each have a transaction of their own: the first one was under way, or none. */
export async function interruptedBatch(
  run: RunState,
  steps: readonly Step[],
  error: unknown,
): Promise<FailureKind | null> {
  const parts = steps.map((step): Part => ({ kind: "step", step }));
  if (!(error instanceof Failure) || !isConnectionLost(error)) {
    return await interrupted(run, parts.slice(0, 1), error, []);
  }
  return await lookUp(run, parts, error, { retries: [], committed: theFirst });
}

type Committed = (steps: readonly Step[], history: History) => readonly Step[];

const allOrNothing: Committed = (steps, history) => (steps.every(committedIn(history)) ? steps : []);

const theFirst: Committed = (steps, history) => {
  const isCommitted = committedIn(history);
  const open = steps.findIndex((one) => !isCommitted(one));
  return open === -1 ? steps : steps.slice(0, open);
};

interface End {
  readonly result: StepResult;
  readonly retries: readonly Retry[];
  readonly state: string;
}

async function end(
  run: RunState,
  step: Step | undefined,
  error: Failure,
  { result, retries, state }: End,
): Promise<FailureKind> {
  if (step !== undefined) settle(run, step, { result, executionMs: null, retries });
  const cancelled = error.kind === "cancelled";
  const sqlstate = cancelled ? "57014" : isConnectionLost(error) ? "08006" : "XX000";
  await recordEnd(run, cancelled ? "cancel" : "fail", step ?? null, { message: error.message, sqlstate });
  tell(run, error, state);
  return error.kind;
}

function tell(run: RunState, error: Failure, state: string): void {
  const { environment } = run.recorder;
  run.findings.push(...error.findings.map((one): Finding => ({ ...one, environment, state })));
}

/** Connects again, regains the lock, and looks whether the lost transaction was committed: the rows say so. */
async function lookUp(
  run: RunState,
  parts: readonly Part[],
  lost: Failure,
  { retries, committed: find }: { readonly retries: readonly Retry[]; readonly committed: Committed },
): Promise<FailureKind | null> {
  const steps = stepsOf(parts);
  const [step] = steps;
  run.world.log.line("  the connection was lost; connecting again to see what was committed");
  const regained = await regain(run);
  const met = asCancelled(lost, run.world.signal);
  if (regained instanceof Failure) {
    if (step !== undefined) settle(run, step, { result: "failed", executionMs: null, retries });
    tell(run, met, `${unknown(step)}: ${regained.message}; the record says so when it can be read`);
    return regained.kind;
  }
  const { history } = regained.onRecord;
  const committed = find(steps, history);
  for (const one of committed) settle(run, one, { result: "done", executionMs: null, retries: [] });
  for (const one of committed) run.world.log.done(`  ${titleOf(one)}  done (found on record)`);
  if (steps.length > 0 && committed.length === steps.length) {
    return isAsLeft(run, history, []) ? null : overtaken(run);
  }
  // Of a batch one step was under way, and the others behind it were not begun.
  const open = find === theFirst ? parts.slice(committed.length, committed.length + 1) : parts;
  const state = `${await stateFound(run, open, history)} (looked up after connecting again)`;
  const kind = await end(run, stepsOf(open)[0], met, { result: "failed", retries, state });
  return isAsLeft(run, history, stepsOf(open)) ? kind : overtaken(run);
}

/** Ends as a plan that no longer holds: neither error callbacks nor undo scripts of this run may follow. */
function overtaken(run: RunState): FailureKind {
  const message = "another run changed the database while this one had lost its connection; the rest was not run";
  run.findings.push(
    finding("overtaken", { message, environment: run.recorder.environment, state: whereItStands(run) }),
  );
  return "blocked";
}

function unknown(step: Step | undefined): string {
  return `whether ${step === undefined ? "the callbacks were" : `${short(step)} was`} committed is not known`;
}

/** After a look at the record. */
async function stateFound(run: RunState, parts: readonly Part[], { applied }: History): Promise<string> {
  const [step] = stepsOf(parts);
  if (step === undefined) return `${unknown(step)}, as callbacks leave no record; ${whereItStands(run)}`;
  const { transactional } = await run.loaded.parse(scriptOf(step));
  const row = applied.find((one) => one.version === subjectOf(step).version);
  const untouched = row === undefined ? step.kind === "apply" : step.kind === "undo" && row.success;
  const begun = transactional || !untouched;
  return begun ? await stateOf(run, parts) : `${short(step)} was not started; ${whereItStands(run)}`;
}

async function stateOf(run: RunState, parts: readonly Part[]): Promise<string> {
  const [step] = stepsOf(parts);
  if (parts.length > 1 || step === undefined) return `${undoneTogether(parts)}; ${whereItRests(run)}`;
  const { transactional } = await run.loaded.parse(scriptOf(step));
  return stateAfter(run, step, transactional);
}

function short(step: Step): string {
  return titleOf(step).split(" ")[0] ?? "";
}
