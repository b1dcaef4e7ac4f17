import { Failure } from "../../core/failure.js";
import type { Finding, History, Script, Step, StepResult } from "../../core/model.js";
import { scriptOf } from "../../core/plan.js";
import { finding } from "../../core/problems.js";
import { keyOf } from "../../core/state.js";
import { sleep } from "../../database/lock.js";
import { makeDurable } from "../../database/make-durable.js";
import type { Loaded } from "../load.js";
import { titleOf } from "./run-state.js";
import type { RunState } from "./run-state.js";

/** A server that restarts is back in seconds. */
const pausesMs: readonly number[] = [500, 1000, 2000, 4000];

/**
 * Connects again after a lost connection, waits for the lock (which the lost backend keeps until it has ended), and reads
 * the record. Returns why not where that is not to be had: then nothing more can be run or recorded.
 */
export async function regain(run: RunState): Promise<Loaded | Failure> {
  try {
    const { holding, loaded } = await connectAgain(run);
    run.holding = holding;
    run.wal = { walPosition: loaded.onRecord.walPosition, walAt: loaded.onRecord.walAt };
    return loaded;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    run.connection = "lost";
    return error;
  }
}

async function connectAgain({ holding, world }: RunState): ReturnType<RunState["holding"]["regain"]> {
  for (const pause of pausesMs) {
    try {
      return await regainDurably(holding);
    } catch (error) {
      const away = error instanceof Failure && error.findings.some(({ rule }) => rule.startsWith("connection"));
      if (!away) throw error;
      await sleep(pause, world.signal);
    }
  }
  return await regainDurably(holding);
}

/** What the record says by then cannot be lost any more: the lost backend may not have waited for the disk. */
async function regainDurably({ regain: again }: RunState["holding"]): ReturnType<RunState["holding"]["regain"]> {
  const regained = await again();
  await makeDurable(regained.holding.session);
  return regained;
}

/** Tells whether the record says that a step was done. */
export function committedIn({
  applied,
  repeatables,
}: Pick<History, "applied" | "repeatables">): (step: Step) => boolean {
  const versions = new Map(applied.map((row) => [keyOf(row.version), row]));
  const repeated = new Map(repeatables.map((row) => [row.description, row]));
  return (step) => {
    switch (step.kind) {
      case "apply": {
        const row = versions.get(keyOf(step.migration.version.text));
        return row?.success === true && row.checksum === step.migration.checksum;
      }
      case "repeat": {
        const row = repeated.get(step.repeatable.description);
        return row?.success === true && row.checksum === step.repeatable.checksum;
      }
      case "undo":
        return !versions.has(keyOf(step.row.version));
    }
  };
}

/**
 * What a run that went well has done and is not on record at its end: a file or a callback changed the tool's tables behind
 * the look that each step takes at its row. Empty where all is there, or where that could not be read.
 */
export function findSpoiled(run: RunState, after: Loaded): readonly Finding[] {
  if (after === run.loaded) return [];
  const { onRecord } = after;
  const steps = run.planned.plan.steps.filter((step) => run.outcomes.get(scriptOf(step))?.result === "done");
  const isCommitted = committedIn(onRecord.history);
  const gone = steps.filter((step) => !isCommitted(step)).map(titleOf);
  if (gone.length === 0) return [];
  const foreign = onRecord.findings.find(({ severity }) => severity === "error");
  const message = `what this run did is not on record (${gone.join(", ")}): ${foreign?.message ?? "a file or a callback took its rows away"}`;
  const help = "give the tool's tables back what they had before the next run, and take the statement out of the files";
  return [finding("statement", { message, help, environment: run.recorder.environment })];
}

/** What a run has planned, found on record and done. */
interface Underway {
  readonly planned: { readonly plan: { readonly steps: readonly Step[] } };
  readonly loaded: { readonly onRecord: { readonly history: Pick<History, "applied"> } };
  readonly outcomes: ReadonlyMap<Script, { readonly result: StepResult }>;
}

/**
 * Whether the versions on record are as this run left them. While it had no connection another run may have held the lock, and done
 * what this one still plans: going on would do it twice. What was found committed counts as done; `open` was under way and
 * was not.
 */
export function isAsLeft(
  run: Underway,
  history: Pick<History, "applied" | "repeatables">,
  open: readonly Step[],
): boolean {
  const planned = run.planned.plan.steps.map((step) => ({ step, result: run.outcomes.get(scriptOf(step))?.result }));
  const done = planned.filter(({ result }) => result === "done").map(({ step }) => step);
  const wanted = new Set(run.loaded.onRecord.history.applied.map((row) => keyOf(row.version)));
  for (const step of done) {
    for (const key of keysOf(step)) {
      if (step.kind === "undo") wanted.delete(key);
      else wanted.add(key);
    }
  }
  const found = new Set(history.applied.map((row) => keyOf(row.version)));
  for (const key of open.flatMap(keysOf)) {
    wanted.delete(key);
    found.delete(key);
  }
  const sameVersions = wanted.size === found.size && [...wanted].every((key) => found.has(key));
  const waiting = planned.filter(({ step, result }) => result === "not-run" && !open.includes(step));
  const isCommitted = committedIn(history);
  return sameVersions && !waiting.some(({ step }) => isCommitted(step));
}

function keysOf(step: Step): readonly string[] {
  return step.kind === "repeat" ? [] : [keyOf(step.migration.version.text)];
}
