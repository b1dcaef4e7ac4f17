import type { Callback, CallbackEvent } from "../core/model.js";
import type { StatementError } from "../database/message.js";
import { runTransaction } from "../database/transaction.js";
import type { Runnable } from "../database/transaction.js";
import { runWithoutTransaction } from "../database/without-transaction.js";
import { runOptions } from "./run-state.js";
import type { RunState } from "./run-state.js";

/** The callbacks of an event, in description order, with their parsed text. */
export async function callbacksOf(run: RunState, event: CallbackEvent): Promise<readonly Runnable[]> {
  const callbacks = run.loaded.set.callbacks.filter((callback) => callback.event === event);
  const runnables: Runnable[] = [];
  for (const { script } of callbacks) runnables.push({ script, parsed: await run.loaded.parse(script) });
  return runnables;
}

/** Runs the callbacks of an event, each in its own transaction, as Flyway does. The first error ends it. */
export async function runCallbacks(run: RunState, event: CallbackEvent): Promise<StatementError | null> {
  for (const runnable of await callbacksOf(run, event)) {
    run.world.log.progress(`${event}: ${runnable.script.name}`);
    const options = runOptions(run, []);
    const outcome = runnable.parsed.transactional
      ? await runTransaction(run.holding, [{ scripts: [runnable], record: () => [] }], run.wal, options)
      : await runWithoutTransaction(run.holding, unrecorded(runnable), run.wal, options);
    if (outcome.kind === "failed") return outcome.error;
    run.world.log.done(`  ${event} ${runnable.script.name}`);
  }
  return null;
}

/** A callback leaves no row: it runs every time. */
function unrecorded(runnable: Runnable): Parameters<typeof runWithoutTransaction>[1] {
  return { runnable, begin: [], start: () => "SELECT 1", finish: () => [], invalidBefore: null };
}

/** Whether any callback of these events exists. */
export function hasCallbacks({ callbacks }: { readonly callbacks: readonly Callback[] }): boolean {
  return callbacks.length > 0;
}
