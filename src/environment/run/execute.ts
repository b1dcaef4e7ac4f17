import type { FailureKind } from "../../core/failure.js";
import type { CallbackEvent, Finding, Step } from "../../core/model.js";
import { scriptOf } from "../../core/plan.js";
import type { Retry } from "../../core/report.js";
import { readFirstAttempt } from "../../database/first-attempt.js";
import { runTransaction } from "../../database/transaction.js";
import type { Outcome } from "../../database/outcome.js";
import type { Tried } from "../../database/retry.js";
import type { Runnable, RunOptions, Unit } from "../../database/transaction.js";
import { runWithoutTransaction } from "../../database/without-transaction.js";
import { callbacksOf, runCallbacks } from "./callbacks.js";
import { recordEnd, stateAfter, toFailedFinding, whereItRests } from "./failed-step.js";
import { interrupted, notStarted } from "./interrupted.js";
import { titleOfPart, undoneTogether } from "./part.js";
import type { Part } from "./part.js";
import { probeParts } from "../probes/probe-parts.js";
import { runOptions, settle, subjectOf } from "./run-state.js";
import type { RunState } from "./run-state.js";
import { toAloneUnit, toUnit } from "./step-units.js";

/** Runs one step, in a transaction with its row and its event where it can; returns what ended it. */
export async function executeOne(run: RunState, step: Step): Promise<FailureKind | null> {
  const { parsed } = await toRunnable(run, step);
  if (parsed.transactional || step.kind === "undo") return await executeTogether(run, [{ kind: "step", step }]);
  // The callbacks around a file run in its transaction; one without has none to share.
  return (
    (await runCallbacks(run, "beforeEachMigrate")) ??
    (await executeTogether(run, [{ kind: "step", step }])) ??
    (await runCallbacks(run, "afterEachMigrate"))
  );
}

/** The callbacks of an event as parts of one transaction. */
export async function callbackParts(run: RunState, ...events: readonly CallbackEvent[]): Promise<readonly Part[]> {
  const parts: Part[] = [];
  for (const event of events) {
    for (const runnable of await callbacksOf(run, event)) parts.push({ kind: "callback", event, runnable });
  }
  return parts;
}

/**
 * Runs parts in one transaction, all or nothing. A step that cannot run in one must be alone. With a first attempt that a
 * batch has made it goes on from there.
 */
export async function executeTogether(
  run: RunState,
  parts: readonly Part[],
  tried?: Failed,
): Promise<FailureKind | null> {
  const [first] = parts;
  if (first === undefined) return null;
  const retries: Retry[] = [];
  const title = parts.length === 1 ? titleOfPart(first) : `${parts.length} files in one transaction`;
  if (tried === undefined) {
    if (run.world.signal.aborted) return await notStarted(run, parts);
    run.world.log.group(title);
    run.world.log.progress(title);
  }
  try {
    const inTheWay = tried === undefined ? await probeParts(run, parts) : [];
    if (inTheWay.length > 0) return notWorthStarting(run, title, inTheWay);
    const options = { ...runOptions(run, retries), ...(tried === undefined ? {} : { tried }) };
    const outcome = await executeParts(run, parts, options);
    if (outcome.kind === "failed") return await fail(run, parts, outcome, retries);
    run.wal = outcome.wal;
    for (const [index, part] of parts.entries()) done(run, part, outcome, { index, retries });
    return null;
  } catch (error) {
    return await interrupted(run, parts, error, retries);
  } finally {
    run.world.log.progress("");
    run.world.log.endGroup();
  }
}

/** The step would fail after it has scanned the table under its lock. */
function notWorthStarting(run: RunState, title: string, inTheWay: readonly Finding[]): FailureKind {
  run.findings.push(...inTheWay);
  run.world.log.done(`  ${title}  not started: ${inTheWay[0]?.message ?? ""}`);
  return "database";
}

async function executeParts(run: RunState, parts: readonly Part[], options: RunOptions & Tried): Promise<Outcome> {
  const [first] = parts;
  if (parts.length === 1 && first?.kind === "step") {
    const runnable = await toRunnable(run, first.step);
    if (!runnable.parsed.transactional) {
      const known = resumes(first.step) ? await readFirstAttempt(run.holding, subjectOf(first.step)) : null;
      return runWithoutTransaction(run.holding, toAloneUnit(run, first.step, runnable, known), run.wal, options);
    }
  }
  const units: Unit[] = [];
  for (const part of parts) units.push(await unitOf(run, part));
  return runTransaction(run.holding, units, run.wal, options);
}

/** Whether an attempt without a transaction has been made before. */
function resumes(step: Step): boolean {
  switch (step.kind) {
    case "apply":
      return step.resume;
    case "repeat":
      return true;
    case "undo":
      return !step.row.success;
  }
}

async function toRunnable(run: RunState, step: Step): Promise<Runnable> {
  const script = scriptOf(step);
  return { script, parsed: await run.loaded.parse(script) };
}

/** As in Flyway, beforeEachMigrate and afterEachMigrate run inside the migration's transaction; undo has no callbacks. */
async function unitOf(run: RunState, part: Part): Promise<Unit> {
  if (part.kind === "callback") return { scripts: [part.runnable], record: () => [] };
  const own = await toRunnable(run, part.step);
  if (part.step.kind === "undo") return toUnit(run, part.step, [own]);
  const around = [await callbacksOf(run, "beforeEachMigrate"), [own], await callbacksOf(run, "afterEachMigrate")];
  return toUnit(run, part.step, around.flat());
}

type Done = Extract<Outcome, { kind: "done" }>;
type Failed = Extract<Outcome, { kind: "failed" }>;

function done(
  run: RunState,
  part: Part,
  outcome: Done,
  { index, retries }: { readonly index: number; readonly retries: readonly Retry[] },
): void {
  const executionMs = outcome.executionMs[index] ?? 0;
  if (part.kind === "step") {
    settle(run, part.step, { result: "done", executionMs, retries: index === 0 ? retries : [] });
  }
  run.world.log.done(`  ${titleOfPart(part)}  done  ${executionMs} ms`);
}

async function fail(
  run: RunState,
  parts: readonly Part[],
  outcome: Failed,
  retries: readonly Retry[],
): Promise<FailureKind> {
  const part = parts[outcome.unit];
  if (part === undefined) return "database";
  const script = part.kind === "step" ? scriptOf(part.step) : part.runnable.script;
  if (part.kind === "step") settle(run, part.step, { result: "failed", executionMs: null, retries });
  const { transactional } = await run.loaded.parse(script);
  const { error, watched } = outcome;
  await recordEnd(run, "fail", part.kind === "step" ? part.step : script, { ...error, watched });
  const together = `${undoneTogether(parts)}; ${whereItRests(run)}`;
  const state = parts.length > 1 || part.kind === "callback" ? together : stateAfter(run, part.step, transactional);
  const inCallback = error.location !== null && error.location.file !== script.file;
  const wayOut = inCallback ? "callback" : wayOutOf(part, transactional);
  run.findings.push(toFailedFinding(run, script, outcome, { state, wayOut }));
  run.world.log.done(`  ${titleOfPart(part)}  failed`);
  return "database";
}

function wayOutOf(part: Part, transactional: boolean): "migration" | "unfinished" | "undo" | "callback" {
  if (part.kind === "callback") return "callback";
  if (part.step.kind === "undo") return "undo";
  // A repeatable runs again as it is then; a version that did not finish must be the same file.
  return part.step.kind === "apply" && !transactional ? "unfinished" : "migration";
}
