import type { FailureKind } from "../../core/failure.js";
import type { Step } from "../../core/model.js";
import { filesAtOnce, nextSteps } from "./batches.js";
import type { Pace } from "./batches.js";
import { executeBatch, leaveBatches, toReadyBatch } from "./execute-batch.js";
import type { ReadyBatch } from "./execute-batch.js";
import { executeOne, executeTogether } from "./execute.js";
import type { RunState } from "./run-state.js";

/** Steps that go to the server next: one alone, or several in a message that is made. */
type Next = { readonly steps: readonly Step[] } | ReadyBatch;

interface Ran {
  readonly ended: FailureKind | null;
  /** How many steps were run. */
  readonly ran: number;
}

/** Runs steps one after the other, each with its row and its event; returns what ended it, null when all are done. */
export async function executeEach(run: RunState, steps: readonly Step[]): Promise<FailureKind | null> {
  const failure = await executeInOrder(run, steps);
  await leaveBatches(run);
  return failure;
}

async function executeInOrder(run: RunState, steps: readonly Step[]): Promise<FailureKind | null> {
  let pace: Pace = { done: 0, lastMs: null };
  let made: Next | null = null;
  while (pace.done < steps.length) {
    const next: Next = fits(made, pace) ? made : await toNext(run, steps.slice(pace.done), pace);
    const behind: Pace = { ...pace, done: pace.done + next.steps.length };
    const started = performance.now();
    // While the server works, what follows is made as if all went well.
    const [{ ended, ran }, following]: readonly [Ran, Next] = await Promise.all([
      executeNext(run, next),
      toNext(run, steps.slice(behind.done), behind),
    ]);
    if (ended !== null) return ended;
    pace = { done: pace.done + ran, lastMs: (performance.now() - started) / ran };
    made = ran === next.steps.length ? following : null;
  }
  return null;
}

async function toNext(run: RunState, steps: readonly Step[], pace: Pace): Promise<Next> {
  const next = await nextSteps(run, steps, pace);
  return next.length > 1 ? await toReadyBatch(run, next) : { steps: next };
}

/** Whether a message that was made ahead may still be sent at the pace that is known now. */
function fits(made: Next | null, pace: Pace): made is ReadyBatch {
  return made !== null && "batch" in made && made.steps.length <= filesAtOnce(pace);
}

/** Runs the first of these steps, all of them where nothing comes between. */
async function executeNext(run: RunState, next: Next): Promise<Ran> {
  const { steps } = next;
  if (!("batch" in next)) {
    const [step] = steps;
    await leaveBatches(run);
    return step === undefined ? { ended: null, ran: 0 } : { ended: await executeOne(run, step), ran: 1 };
  }
  const batch = await executeBatch(run, next);
  if (batch.kind === "ended") return { ended: batch.failure, ran: steps.length };
  const ended = await executeTogether(run, [{ kind: "step", step: batch.step }], batch.tried);
  return { ended, ran: steps.indexOf(batch.step) + 1 };
}
