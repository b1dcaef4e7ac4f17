import type { FailureKind } from "../../core/failure.js";
import type { FlywayRow } from "../../core/flyway-row.js";
import type { Script, Step } from "../../core/model.js";
import { scriptOf } from "../../core/plan.js";
import { finding } from "../../core/problems.js";
import { redact } from "../../core/redact.js";
import { hintsAt, readInvalidBefore } from "../../database/leftovers.js";
import type { Answer } from "../../flyway/answer.js";
import { recordEnd, stateAfter, whereItStands } from "../run/failed-step.js";
import { settle, titleOf } from "../run/run-state.js";
import type { RunState } from "../run/run-state.js";
import { isStepOf } from "./record-flyway.js";
import type { InvalidBefore } from "./record-flyway.js";

/** What Flyway left of a run: its new rows, and what had been INVALID before. */
interface Left {
  readonly rows: readonly FlywayRow[];
  readonly invalidBefore: InvalidBefore;
}

/** What Flyway was asked for and did not do, though it says that it succeeded. */
export async function tellNotRun(run: RunState): Promise<FailureKind | null> {
  const open = openSteps(run);
  if (open.length === 0) return null;
  const message = `Flyway says that it succeeded, and its table has no row of ${open.map(titleOf).join(", ")}`;
  const answer = { kind: "failed", message, sqlstate: null, path: null, line: null } as const;
  return await tellFailure(run, answer, { rows: [], invalidBefore: () => [] });
}

/** The finding of what Flyway failed at, with its place in our files, and what is on record of it. */
export async function tellFailure(
  run: RunState,
  answer: Extract<Answer, { kind: "failed" }>,
  left: Left,
): Promise<FailureKind> {
  const { message, sqlstate, path, line } = answer;
  const { steps } = run.planned.plan;
  const { aborted: cancelled, reason } = run.world.signal;
  const step = steps.find((one) => isAbout(scriptOf(one), path)) ?? null;
  const callback = run.loaded.set.callbacks.find(({ script }) => isAbout(script, path))?.script ?? null;
  const failedRow = step !== null && left.rows.some((row) => isStepOf(step, row));
  if (step !== null) settle(run, step, { result: "failed", executionMs: null, retries: [] });
  const told = cancelled ? (reason as Error).message : redact(message, run.world.config.secrets);
  await recordEnd(run, cancelled ? "cancel" : "fail", step ?? callback, {
    message: told,
    sqlstate: cancelled ? "57014" : (sqlstate ?? "XX000"),
  });
  const hints = await hintsOf(run, step === null ? openSteps(run) : [step], left);
  const file = step === null ? callback?.file : scriptOf(step).file;
  const rule = cancelled ? "cancelled" : sqlstate === null ? "flyway" : "statement";
  run.findings.push(
    finding(rule, {
      message: sqlstate === null || cancelled ? told : `${told} (${sqlstate})`,
      environment: run.recorder.environment,
      ...(file === undefined ? {} : { file, ...(line === null ? {} : { line }) }),
      ...(hints.length === 0 ? {} : { hint: hints.join("; ") }),
      state: stateOf(run, step, failedRow),
    }),
  );
  return cancelled ? "cancelled" : "database";
}

function openSteps({ planned, outcomes }: RunState): readonly Step[] {
  return planned.plan.steps.filter((step) => outcomes.get(scriptOf(step))?.result !== "done");
}

/** What to do about INVALID indexes that are in the way of steps. What Flyway has no row of, the next run takes for that of others. */
async function hintsOf(
  { planned, holding }: RunState,
  steps: readonly Step[],
  { rows, invalidBefore }: Left,
): Promise<readonly string[]> {
  const hints = new Set<string>();
  for (const step of steps) {
    const script = scriptOf(step);
    const parsed = planned.parsed.get(script);
    if (parsed?.transactional !== false) continue;
    const begun = rows.some((row) => isStepOf(step, row));
    const others = begun ? invalidBefore(step) : await readInvalidBefore(holding);
    for (const hint of await hintsAt(holding, { script, parsed }, others)) hints.add(hint);
  }
  return [...hints];
}

function stateOf(run: RunState, step: Step | null, failedRow: boolean): string {
  if (step === null) return whereItStands(run);
  return run.loaded.environment.transaction === "all"
    ? `all are rolled back (${titleOf(step)} failed); ${whereItStands(run)}`
    : stateAfter(run, step, !failedRow);
}

function isAbout(script: Script, path: string | null): boolean {
  return path !== null && (path === script.name || path.replaceAll("\\", "/").endsWith(`/sql/${script.name}`));
}
