import { Failure } from "../core/failure.js";
import type { FailureKind } from "../core/failure.js";
import type { Finding, Step } from "../core/model.js";
import { scriptOf } from "../core/plan.js";
import type { Retry } from "../core/report.js";
import { keyOf } from "../core/state.js";
import { isConnectionLost } from "../database/session.js";
import { readFirstAttempt } from "../database/first-attempt.js";
import { runTransaction } from "../database/transaction.js";
import type { Outcome, Runnable } from "../database/transaction.js";
import { runWithoutTransaction } from "../database/without-transaction.js";
import { callbacksOf } from "./callbacks.js";
import { recordEnd, stateAfter, subjectOf, toFailedFinding } from "./failed-step.js";
import { runOptions, settle, titleOf } from "./run-state.js";
import type { RunState } from "./run-state.js";
import { toAloneUnit, toUnit } from "./step-units.js";

/** Runs steps one after the other, each with its row and its event; returns what ended it, null when all are done. */
export async function executeEach(run: RunState, steps: readonly Step[]): Promise<FailureKind | null> {
  for (const step of steps) {
    const ended = await executeTogether(run, [step]);
    if (ended !== null) return ended;
  }
  return null;
}

/** Runs steps in one transaction, all or nothing. A step that cannot run in one must be alone. */
export async function executeTogether(run: RunState, steps: readonly Step[]): Promise<FailureKind | null> {
  const [first] = steps;
  if (first === undefined) return null;
  const retries: Retry[] = [];
  const title = steps.length === 1 ? titleOf(first) : `${steps.length} files in one transaction`;
  run.world.log.group(title);
  run.world.log.progress(title);
  try {
    const outcome = await executeSteps(run, steps, retries);
    if (outcome.kind === "failed") return await fail(run, steps, outcome, retries);
    run.wal = outcome.wal;
    for (const [index, step] of steps.entries()) done(run, step, outcome, { index, retries });
    return null;
  } catch (error) {
    return await interrupted(run, steps, error, retries);
  } finally {
    run.world.log.progress("");
    run.world.log.endGroup();
  }
}

async function executeSteps(run: RunState, steps: readonly Step[], retries: Retry[]): Promise<Outcome> {
  const options = runOptions(run, retries);
  const [first] = steps;
  if (steps.length === 1 && first !== undefined) {
    const runnable = await toRunnable(run, first);
    if (!runnable.parsed.transactional) {
      const resumes = first.kind === "apply" ? first.resume : first.kind === "undo" && !first.row.success;
      const known = resumes ? await readFirstAttempt(run.holding, subjectOf(first).version ?? "") : null;
      return runWithoutTransaction(run.holding, toAloneUnit(run, first, runnable, known), run.wal, options);
    }
  }
  const units = [];
  for (const step of steps) units.push(toUnit(run, step, await scriptsOf(run, step)));
  return runTransaction(run.holding, units, run.wal, options);
}

async function toRunnable(run: RunState, step: Step): Promise<Runnable> {
  const script = scriptOf(step);
  return { script, parsed: await run.loaded.parse(script) };
}

/** As in Flyway, beforeEachMigrate and afterEachMigrate run inside the migration's transaction; undo has no callbacks. */
async function scriptsOf(run: RunState, step: Step): Promise<readonly Runnable[]> {
  const own = await toRunnable(run, step);
  if (step.kind === "undo") return [own];
  return [...(await callbacksOf(run, "beforeEachMigrate")), own, ...(await callbacksOf(run, "afterEachMigrate"))];
}

type Done = Extract<Outcome, { kind: "done" }>;
type Failed = Extract<Outcome, { kind: "failed" }>;

function done(
  run: RunState,
  step: Step,
  outcome: Done,
  { index, retries }: { readonly index: number; readonly retries: readonly Retry[] },
): void {
  const executionMs = outcome.executionMs[index] ?? 0;
  settle(run, step, { result: "done", executionMs, retries: index === 0 ? retries : [] }, outcome.watched);
  run.world.log.done(`  ${titleOf(step)}  done  ${executionMs} ms`);
}

async function fail(
  run: RunState,
  steps: readonly Step[],
  { unit, error, watched }: Failed,
  retries: readonly Retry[],
): Promise<FailureKind> {
  const step = steps[unit] ?? steps[0];
  if (step === undefined) return "database";
  settle(run, step, { result: "failed", executionMs: null, retries }, watched);
  const { transactional } = await run.loaded.parse(scriptOf(step));
  await recordEnd(run, "fail", step, error);
  run.findings.push(toFailedFinding(run, step, error, stateAfter(run, step, transactional)));
  run.world.log.done(`  ${titleOf(step)}  failed`);
  return "database";
}

/** A cancel, a lost lock or a lost connection: what was committed is on record, or is looked up now. */
async function interrupted(
  run: RunState,
  steps: readonly Step[],
  error: unknown,
  retries: readonly Retry[],
): Promise<FailureKind | null> {
  const [step] = steps;
  if (!(error instanceof Failure) || step === undefined) throw error;
  if (isConnectionLost(error)) return await lookUp(run, steps, error, retries);
  settle(run, step, { result: "failed", executionMs: null, retries }, null);
  const event = error.kind === "cancelled" ? "cancel" : "fail";
  await recordEnd(run, event, step, {
    message: error.message,
    sqlstate: error.kind === "cancelled" ? "57014" : "XX000",
  });
  const { transactional } = await run.loaded.parse(scriptOf(step));
  const state = stateAfter(run, step, transactional);
  run.findings.push(
    ...error.findings.map((one): Finding => ({ ...one, environment: run.recorder.environment, state })),
  );
  return error.kind;
}

/** Connects again, regains the lock, and looks whether the lost transaction was committed: the rows say so. */
async function lookUp(
  run: RunState,
  steps: readonly Step[],
  lost: Failure,
  retries: readonly Retry[],
): Promise<FailureKind | null> {
  run.world.log.line("  the connection was lost; connecting again to see what was committed");
  const { holding, loaded } = await run.holding.regain();
  run.holding = holding;
  run.wal = { walPosition: loaded.onRecord.walPosition, walAt: loaded.onRecord.walAt };
  const [step] = steps;
  if (step === undefined) return null;
  if (steps.every((one) => isCommitted(one, loaded.onRecord.history))) {
    for (const one of steps) settle(run, one, { result: "done", executionMs: null, retries: [] }, null);
    run.world.log.done(`  ${titleOf(step)}  done (found on record)`);
    return null;
  }
  settle(run, step, { result: "failed", executionMs: null, retries }, null);
  await recordEnd(run, "fail", step, { message: lost.message, sqlstate: "08006" });
  const { transactional } = await run.loaded.parse(scriptOf(step));
  const state = `${stateAfter(run, step, transactional)} (looked up after connecting again)`;
  run.findings.push(...lost.findings.map((one): Finding => ({ ...one, environment: run.recorder.environment, state })));
  return "database";
}

function isCommitted(step: Step, history: RunState["loaded"]["onRecord"]["history"]): boolean {
  switch (step.kind) {
    case "apply": {
      const row = history.applied.find((one) => keyOf(one.version) === keyOf(step.migration.version.text));
      return row?.success === true && row.checksum === step.migration.checksum;
    }
    case "repeat": {
      const row = history.repeatables.find((one) => one.description === step.repeatable.description);
      return row?.success === true && row.checksum === step.repeatable.checksum;
    }
    case "undo":
      return !history.applied.some((one) => one.version === step.row.version);
  }
}
