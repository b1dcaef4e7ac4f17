import type { FailureKind } from "../../core/failure.js";
import type { Step } from "../../core/model.js";
import { scriptOf } from "../../core/plan.js";
import { finding } from "../../core/problems.js";
import { sendOwn } from "../../database/send-own.js";
import { createGrants } from "../../database/grants.js";
import { serverFailure } from "../../database/session.js";
import { createTablesSql } from "../../database/tables.js";
import { refuseLostLock } from "../../database/transaction.js";
import { runCallbacks } from "./callbacks.js";
import { destroysNoRow } from "./destroyed.js";
import { executeEach } from "./execute-each.js";
import { callbackParts, executeTogether } from "./execute.js";
import { settleFailure } from "./failed-step.js";
import { mirrorTableSql } from "../flyway/mirror-steps.js";
import type { Part } from "./part.js";
import type { RunState } from "./run-state.js";

/**
 * Runs a ready plan of `apply` under the lock, with the callbacks in Flyway's order; the snapshot that it begins is still to
 * be settled. Returns what ended it, null when all is done.
 */
export async function applyPlan(run: RunState): Promise<FailureKind | null> {
  const { steps } = run.planned.plan;
  const loading = import("../snapshot/run-snapshot.js");
  const unable = await settleFailure(run, async () => {
    await createTables(run);
    await (await loading).beginSnapshot(run);
    return null;
  });
  if (unable !== null) return unable;
  return await runSteps(run, steps);
}

async function runSteps(run: RunState, steps: readonly Step[]): Promise<FailureKind | null> {
  const byFlyway = run.world.config.engine.kind === "flyway";
  const failure = await settleFailure(run, async () => {
    if (!byFlyway) return await applyInOrder(run, steps);
    const { applyByFlyway } = await import("../flyway/apply-by-flyway.js");
    return await applyByFlyway(run);
  });
  if (run.connection === "lost") return failure;
  // What an error callback or an undo itself meets is told, not made worse. Flyway runs error callbacks itself.
  if (failure === "database" && !byFlyway) await settleFailure(run, () => runCallbacks(run, "afterMigrateError"));
  if (failure === "database" && run.loaded.environment.onFailure === "undo") {
    await settleFailure(run, () => undoApplied(run));
  }
  return failure;
}

async function applyInOrder(run: RunState, steps: readonly Step[]): Promise<FailureKind | null> {
  const versioned = steps.filter((step) => step.kind === "apply");
  const repeatables = steps.filter((step) => step.kind === "repeat");
  if (run.loaded.environment.transaction === "all") {
    return await executeTogether(run, [
      ...(await callbackParts(run, "beforeValidate", "afterValidate", "beforeMigrate")),
      ...versioned.map(toPart),
      ...(await callbackParts(run, "afterVersioned", "beforeRepeatables")),
      ...repeatables.map(toPart),
      ...(await callbackParts(run, "afterMigrate")),
    ]);
  }
  return (
    (await runCallbacks(run, "beforeValidate", "afterValidate", "beforeMigrate")) ??
    (await executeEach(run, versioned)) ??
    (await runCallbacks(run, "afterVersioned", "beforeRepeatables")) ??
    (await executeEach(run, repeatables)) ??
    (await runCallbacks(run, "afterMigrate"))
  );
}

function toPart(step: Step): Part {
  return { kind: "step", step };
}

/** Makes the tool's tables on first use. Throws Failure that names the missing GRANT. */
export async function createTables({ loaded, holding }: RunState): Promise<null> {
  const { missing, schemaExists } = loaded.onRecord;
  const ofFlyway = mirrorTableSql(loaded);
  if (missing.length + ofFlyway.length === 0) return null;
  const { session, target } = holding;
  const sql = createTablesSql(target.home, missing, schemaExists).replace(/;\n$/, "");
  const reply = await sendOwn(holding, [...(sql === "" ? [] : [sql]), ...ofFlyway]);
  if (reply.error === null) return null;
  await session.send("ROLLBACK");
  refuseLostLock({ ...reply.error, location: null, own: true });
  const grants = createGrants(target, { schemaExists });
  throw serverFailure(reply.error, `creating the tables in the schema ${target.home}`, grants);
}

/** Rolls back what this run applied, newest first, as far as that destroys no row. */
async function undoApplied(run: RunState): Promise<FailureKind | null> {
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
      return null;
    }
    const ended = await executeEach(run, [{ kind: "undo", migration, undo, row }]);
    if (ended !== null) return ended;
    run.outcomes.set(script, { result: "not-run", executionMs: null, retries: [] });
  }
  return null;
}
