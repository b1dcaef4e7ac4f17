import type { FailureKind } from "../../core/failure.js";
import type { Step } from "../../core/model.js";
import { scriptOf } from "../../core/plan.js";
import { runBatch } from "../../database/batch.js";
import type { BatchOptions, BatchOutcome } from "../../database/batch.js";
import { toBatchMessage } from "../../database/batch-message.js";
import type { BatchMessage, BatchUnit } from "../../database/batch-message.js";
import { forgetBatches, prepareBatches } from "../../database/batch-statements.js";
import { sinceBegin } from "../../database/noted.js";
import type { Outcome } from "../../database/outcome.js";
import { isConnectionLost } from "../../database/session.js";
import { interruptedBatch, notStarted } from "./interrupted.js";
import { mirrorStepSql } from "../flyway/mirror-steps.js";
import { runOptions, settle, subjectOf, titleOf } from "./run-state.js";
import type { RunState } from "./run-state.js";
import { textRow } from "./step-units.js";

/** A message of several steps, ready to be sent: over the next connection too, where this one is lost. */
export interface ReadyBatch {
  readonly steps: readonly Step[];
  readonly batch: BatchMessage;
}

/** Makes the message of some steps; sends nothing. */
export async function toReadyBatch(run: RunState, steps: readonly Step[]): Promise<ReadyBatch> {
  return { steps, batch: toBatchMessage(run.holding.target, await toUnits(run, steps)) };
}

/** What became of a batch: it is over, or ended at a step, which was tried and failed, or must be run alone. */
export type Batch =
  | { readonly kind: "ended"; readonly failure: FailureKind | null }
  | { readonly kind: "at"; readonly step: Step; readonly tried?: Extract<Outcome, { kind: "failed" }> };

/** Runs steps in one message, each with its row and its event in a transaction of its own; nothing behind one that fails. */
export async function executeBatch(run: RunState, { steps, batch }: ReadyBatch): Promise<Batch> {
  const { world } = run;
  const parts = steps.map((step) => ({ kind: "step", step }) as const);
  if (world.signal.aborted) return { kind: "ended", failure: await notStarted(run, parts) };
  const left = [...steps];
  const shown = showSteps(run, steps);
  const onDurable = (executionMs: readonly number[]): void => {
    const lines = left.splice(0, executionMs.length).map((step, index) => {
      const took = executionMs[index] ?? 0;
      settle(run, step, { result: "done", executionMs: took, retries: [] });
      return `  ${titleOf(step)}  done  ${took} ms`;
    });
    if (lines.length > 0) world.log.done(lines.join("\n"));
  };
  try {
    const told = { onCommitted: shown.next, onDurable };
    const outcome = await runPrepared(run, batch, { ...runOptions(run, []), ...told });
    shown.end();
    const [step] = left;
    // All have committed: what fails behind the last COMMIT, be it by a late cancel, takes nothing back.
    if (step === undefined) return { kind: "ended", failure: null };
    if (outcome.kind !== "failed") return { kind: "at", step };
    // What goes on with a first attempt goes on in a group that is open.
    showAlone(run, step);
    return { kind: "at", step, tried: { ...outcome, unit: 0 } };
  } catch (error) {
    shown.end();
    return { kind: "ended", failure: await interruptedBatch(run, left, error) };
  }
}

/** Prepares what batches execute, once for those that follow one another. */
async function runPrepared(
  run: RunState,
  batch: BatchMessage,
  options: BatchOptions,
): Promise<BatchOutcome | { readonly kind: "disturbed" }> {
  const { holding, recorder, world } = run;
  if (run.prepared !== holding.session) {
    const prepared = await prepareBatches(holding, { ...options, recorder, reason: world.config.reason });
    if (prepared === "refused") return { kind: "disturbed" };
  }
  run.prepared = null;
  const outcome = await runBatch(holding, batch, run.wal, options);
  run.wal = outcome.wal;
  run.prepared = outcome.session === "prepared" ? holding.session : null;
  return outcome;
}

/** Leaves the session clean behind batches, for what is none. Whether the connection is lost is found out by the next to send. */
export async function leaveBatches(run: RunState): Promise<void> {
  const { holding, prepared } = run;
  run.prepared = null;
  if (prepared !== holding.session) return;
  try {
    await forgetBatches(holding);
  } catch (error) {
    if (!isConnectionLost(error)) throw error;
  }
}

/** Shows the steps of a message as one group, and which of them is under way. */
function showSteps(
  { world: { log } }: RunState,
  steps: readonly Step[],
): { readonly next: () => void; readonly end: () => void } {
  const titles = steps.map(titleOf);
  const underWay = titles.values();
  const next = (): void => log.progress(underWay.next().value ?? "");
  log.group(`${titles[0] ?? ""} to ${titles.at(-1) ?? ""}`);
  next();
  return {
    next,
    end: () => {
      log.progress("");
      log.endGroup();
    },
  };
}

function showAlone({ world: { log } }: RunState, step: Step): void {
  log.group(titleOf(step));
  log.progress(titleOf(step));
}

async function toUnits(run: RunState, steps: readonly Step[]): Promise<readonly BatchUnit[]> {
  const units: BatchUnit[] = [];
  for (const step of steps) {
    const script = scriptOf(step);
    const runnable = { script, parsed: await run.loaded.parse(script) };
    const subject = subjectOf(step);
    const row = textRow({ ...subject, version: subject.version ?? "" });
    units.push({ runnable, row, beside: mirrorStepSql(run, step, "done", sinceBegin) });
  }
  return units;
}
