import { scriptOf } from "../../core/plan.js";
import { readFirstAttempt } from "../../database/first-attempt.js";
import { clearLeftovers } from "../../database/leftovers.js";
import { forgetFailedSql } from "../../flyway/mirror-sql.js";
import { changeRecord } from "../record-only.js";
import { runOptions, subjectOf } from "../run/run-state.js";
import type { RunState } from "../run/run-state.js";

/** Makes way for files that did not finish: what they left is cleared, and Flyway's row of the attempt is gone. Throws Failure. */
export async function resumeByFlyway(run: RunState): Promise<void> {
  const { mirror, onRecord } = run.loaded;
  const resumed = run.planned.plan.steps.filter((step) => step.kind === "apply" && step.resume);
  if (mirror === null || resumed.length === 0) return;
  for (const step of resumed) {
    const script = scriptOf(step);
    const before = await readFirstAttempt(run.holding, subjectOf(step));
    const runnable = { script, parsed: await run.loaded.parse(script) };
    if (before !== null) await clearLeftovers(run.holding, runnable, before, runOptions(run, []));
  }
  const forget = resumed.map((step) => forgetFailedSql(mirror.flyway.table, subjectOf(step).version ?? ""));
  await changeRecord(run.holding, { onRecord: { ...onRecord, missing: [], schemaExists: true } }, forget);
}
