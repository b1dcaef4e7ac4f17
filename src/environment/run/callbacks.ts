import type { FailureKind } from "../../core/failure.js";
import type { CallbackEvent } from "../../core/model.js";
import type { Outcome } from "../../database/outcome.js";
import { runTransaction } from "../../database/transaction.js";
import type { Runnable } from "../../database/transaction.js";
import { runWithoutTransaction } from "../../database/without-transaction.js";
import { recordEnd, toFailedFinding, whereItStands } from "./failed-step.js";
import { runOptions } from "./run-state.js";
import type { RunState } from "./run-state.js";

/** The callbacks of events, each in description order, with their parsed text. */
export async function callbacksOf(
  { loaded }: Pick<RunState, "loaded">,
  ...events: readonly CallbackEvent[]
): Promise<readonly Runnable[]> {
  const { callbacks } = loaded.set;
  const inOrder = events.flatMap((event) => callbacks.filter((callback) => callback.event === event));
  const runnables: Runnable[] = [];
  for (const { script } of inOrder) runnables.push({ script, parsed: await loaded.parse(script) });
  return runnables;
}

/** Runs the callbacks of some events, each in its own transaction, as Flyway does; returns what ended it, null when all ran. */
export async function runCallbacks(run: RunState, ...events: readonly CallbackEvent[]): Promise<FailureKind | null> {
  for (const event of events) {
    for (const runnable of await callbacksOf(run, event)) {
      const ended = await runCallback(run, event, runnable);
      if (ended !== null) return ended;
    }
  }
  return null;
}

async function runCallback(run: RunState, event: CallbackEvent, runnable: Runnable): Promise<FailureKind | null> {
  const { script, parsed } = runnable;
  run.world.log.progress(`${event}: ${script.name}`);
  const outcome = await execute(run, runnable).finally(() => run.world.log.progress(""));
  if (outcome.kind === "done") {
    run.world.log.done(`  ${event} ${script.name}`);
    return null;
  }
  const { error, watched } = outcome;
  await recordEnd(run, "fail", script, { ...error, watched });
  const undone = parsed.transactional ? "is rolled back" : "did not finish and cannot be rolled back";
  const state = `the callback ${event} ${undone}; ${whereItStands(run)}`;
  run.findings.push(toFailedFinding(run, script, outcome, { state, wayOut: "callback" }));
  return "database";
}

function execute(run: RunState, runnable: Runnable): Promise<Outcome> {
  const options = runOptions(run, []);
  if (!runnable.parsed.transactional) {
    return runWithoutTransaction(run.holding, unrecorded(runnable), run.wal, options);
  }
  return runTransaction(run.holding, [{ scripts: [runnable], record: () => [] }], run.wal, options);
}

/** A callback leaves no row: it runs every time. */
function unrecorded(runnable: Runnable): Parameters<typeof runWithoutTransaction>[1] {
  return { runnable, recorded: false, begin: [], start: () => [], finish: () => [], invalidBefore: null };
}
