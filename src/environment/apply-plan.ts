import type { FailureKind } from "../core/failure.js";
import type { CallbackEvent, Step } from "../core/model.js";
import { scriptOf } from "../core/plan.js";
import { finding } from "../core/problems.js";
import { createTablesSql } from "../database/tables.js";
import { serverFailure } from "../database/session.js";
import { hasCallbacks, runCallbacks } from "./callbacks.js";
import { destroysNoRow } from "./destroyed.js";
import { executeEach, executeTogether } from "./execute.js";
import { recordEnd, settleFailure, toFailedFinding } from "./failed-step.js";
import type { RunState } from "./run-state.js";

/**
 * Runs a ready plan of `apply` under the lock, with the callbacks in Flyway's order, which run also when nothing is
 * pending. Returns what ended it, null when all is done.
 */
export async function applyPlan(run: RunState): Promise<FailureKind | null> {
  const { steps } = run.planned.plan;
  if (steps.length === 0 && !hasCallbacks(run.loaded.set)) return null;
  const failure = await settleFailure(run, async () => {
    await createTables(run);
    return await applyInOrder(run, steps);
  });
  if (failure === null) return null;
  if (failure === "database") await settleFailure(run, () => runErrorCallbacks(run));
  if (failure === "database" && run.loaded.environment.onFailure === "undo") await undoApplied(run);
  return failure;
}

async function applyInOrder(run: RunState, steps: readonly Step[]): Promise<FailureKind | null> {
  const versioned = steps.filter((step) => step.kind === "apply");
  const repeatables = steps.filter((step) => step.kind === "repeat");
  const before = await firstFailure(run, ["beforeValidate", "afterValidate", "beforeMigrate"]);
  if (before !== null) return before;
  if (run.loaded.environment.transaction === "all") {
    const together = await executeTogether(run, [...versioned, ...repeatables]);
    return together ?? (await firstFailure(run, ["afterVersioned", "beforeRepeatables", "afterMigrate"]));
  }
  return (
    (await executeEach(run, versioned)) ??
    (await firstFailure(run, ["afterVersioned", "beforeRepeatables"])) ??
    (await executeEach(run, repeatables)) ??
    (await firstFailure(run, ["afterMigrate"]))
  );
}

async function firstFailure(run: RunState, events: readonly CallbackEvent[]): Promise<FailureKind | null> {
  for (const event of events) {
    const error = await runCallbacks(run, event);
    if (error === null) continue;
    await recordEnd(run, "fail", null, error);
    const state = `the callback ${event} is rolled back; migrations that ran before it stay`;
    run.findings.push(toFailedFinding(run, null, error, state));
    return "database";
  }
  return null;
}

/** What an error callback itself meets is told, not made worse. */
async function runErrorCallbacks(run: RunState): Promise<FailureKind | null> {
  return await firstFailure(run, ["afterMigrateError"]);
}

/** Makes the tool's tables on first use. Throws Failure that names the missing GRANT. */
export async function createTables({ loaded, holding }: RunState): Promise<void> {
  const { missing, schemaExists } = loaded.onRecord;
  if (missing.length === 0) return;
  const { session, target } = holding;
  const sql = `BEGIN;\nSET LOCAL search_path = pg_catalog, pg_temp;\n${createTablesSql(target.home, missing, schemaExists)}COMMIT`;
  const reply = await session.send(sql);
  if (reply.error === null) return;
  await session.send("ROLLBACK");
  throw serverFailure(reply.error, `creating the tables in the schema ${target.home}`);
}

/** Rolls back what this run applied, newest first, as far as that destroys no row. */
async function undoApplied(run: RunState): Promise<void> {
  const applied = run.planned.plan.steps
    .filter((step) => step.kind === "apply")
    .filter((step) => run.outcomes.get(scriptOf(step))?.result === "done")
    .toReversed();
  for (const { migration } of applied) {
    const { undo, version, description, checksum, script } = migration;
    const row = {
      version: version.text,
      description,
      script: script.name,
      checksum,
      installedBy: run.recorder.installedBy,
      installedOn: "",
      executionMs: 0,
      success: true,
    };
    const refusal =
      undo === null
        ? "it has no undo script"
        : (await destroysNoRow(run, undo))
          ? null
          : "its undo script would destroy rows";
    if (undo === null || refusal !== null) {
      const message = `version ${version.text} stays applied: ${refusal ?? ""}`;
      run.findings.push(finding("undo-not-run", { message, environment: run.recorder.environment, file: script.file }));
      return;
    }
    if ((await executeTogether(run, [{ kind: "undo", migration, undo, row }])) !== null) return;
    run.outcomes.set(script, { result: "not-run", executionMs: null, retries: [] });
  }
}
