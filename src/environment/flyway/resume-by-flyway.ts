import type { Step } from "../../core/model.js";
import { scriptOf } from "../../core/plan.js";
import { readFirstAttempt } from "../../database/first-attempt.js";
import { clearLeftovers, readInvalidBefore } from "../../database/leftovers.js";
import { forgetFailedSql } from "../../flyway/mirror-sql.js";
import type { FlywayTable } from "../../flyway/history-table.js";
import { changeRecord } from "../record-only.js";
import { runOptions, subjectOf } from "../run/run-state.js";
import type { RunState } from "../run/run-state.js";
import type { InvalidBefore } from "./record-flyway.js";

/**
 * Makes way for files that did not finish: what they left is cleared, and Flyway's row of the attempt is gone. Returns what
 * was INVALID before the first attempt of each, which for all others is about to come. Throws Failure.
 */
export async function resumeByFlyway(run: RunState, table: FlywayTable): Promise<InvalidBefore> {
  const { onRecord } = run.loaded;
  const resumed = run.planned.plan.steps.filter((step) => didNotFinish(run, step));
  const firsts = new Map<Step, readonly string[]>();
  for (const step of resumed) {
    const script = scriptOf(step);
    const before = await readFirstAttempt(run.holding, subjectOf(step));
    const runnable = { script, parsed: await run.loaded.parse(script) };
    if (before === null) continue;
    firsts.set(step, before);
    await clearLeftovers(run.holding, runnable, before, runOptions(run, []));
  }
  const forget = resumed.map((step) => {
    const { version, description } = subjectOf(step);
    return forgetFailedSql(table, { version, description: description ?? "" });
  });
  if (forget.length > 0) {
    await changeRecord(run.holding, { onRecord: { ...onRecord, missing: [], schemaExists: true } }, forget);
  }
  const now = await readInvalidBefore(run.holding);
  return (step) => firsts.get(step) ?? now;
}

function didNotFinish({ loaded }: RunState, step: Step): boolean {
  if (step.kind === "apply") return step.resume;
  if (step.kind === "undo") return false;
  const { description } = step.repeatable;
  return loaded.onRecord.history.repeatables.some((row) => row.description === description && !row.success);
}
