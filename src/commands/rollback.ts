import type { EnvironmentConfig } from "../config/config.js";
import type { Finding, Script } from "../core/model.js";
import { scriptOf } from "../core/plan.js";
import type { RollbackSelection } from "../core/plan-rollback.js";
import { finding } from "../core/problems.js";
import type { DestroyedData, Report } from "../core/report.js";
import { createTables } from "../environment/run/apply-plan.js";
import { holdEnvironment, readEnvironment, reread } from "../environment/connect.js";
import type { Holding } from "../environment/connect.js";
import { lookUpDestroyed } from "../environment/run/destroyed.js";
import { executeEach } from "../environment/run/execute-each.js";
import { settleFailure } from "../environment/run/failed-step.js";
import { settleEnvironment, toReport } from "../environment/finish.js";
import type { EnvironmentResult } from "../environment/finish.js";
import type { Loaded } from "../environment/load.js";
import { isReady, planToRollback } from "../environment/plan.js";
import type { Planned } from "../environment/plan.js";
import { isOurs } from "../environment/record-only.js";
import { toEnvironmentReport, toUnreachable } from "../environment/report.js";
import { settleMirror } from "../environment/flyway/settle-mirror.js";
import { findSpoiled } from "../environment/run/regain.js";
import { startRun } from "../environment/run/run-state.js";
import { settleLost } from "../environment/snapshot/settle-lost.js";
import type { World } from "../environment/world.js";

/** Undoes applied migrations, newest first. `dry-run` shows the plan and what data it destroys; nothing is written. */
export async function rollback(world: World): Promise<Report> {
  const { rollback: selection, environments } = world.config;
  const results: EnvironmentResult[] = [];
  for (const environment of environments) {
    if (selection === null) continue;
    results.push(
      await settleEnvironment(toUnreachable(environment, "not read"), () => rollbackOne(world, environment, selection)),
    );
  }
  return toReport(world, results);
}

type Shown = Omit<EnvironmentResult, "failure"> & {
  readonly planned: Planned;
  readonly destroys: ReadonlyMap<Script, readonly DestroyedData[]>;
};

async function rollbackOne(
  world: World,
  environment: EnvironmentConfig,
  selection: RollbackSelection,
): Promise<EnvironmentResult> {
  const { confirm, dryRun } = world.config;
  const unconfirmed = confirm !== environment.name;
  if (dryRun || unconfirmed) {
    // Only shown: without the lock, in a session that refuses writes.
    return await readEnvironment(world, environment, { applyEvents: true }, async (loaded, session) => {
      const shown = await show(world, loaded, { session, selection });
      const { report, findings, planned } = shown;
      if (!isReady(planned)) return { report, findings, failure: "blocked" };
      if (dryRun) return { report, findings, failure: null };
      return { report, findings: [...findings, notConfirmed(environment.name, confirm)], failure: "blocked" };
    });
  }
  return await holdEnvironment(world, environment, { applyEvents: true }, async (holding, loaded) =>
    execute(world, holding, await settleMirror(world, holding, loaded), selection),
  );
}

async function show(
  world: World,
  loaded: Loaded,
  { session, selection }: { readonly session: Holding["session"]; readonly selection: RollbackSelection },
): Promise<Shown> {
  const planned = await planToRollback(world, loaded, selection);
  const destroys =
    loaded.target === null
      ? new Map<Script, never>()
      : await lookUpDestroyed(session, loaded.target, loaded, planned.steps.map(scriptOf));
  return {
    planned,
    destroys,
    report: toEnvironmentReport(loaded, { planned, destroys }),
    findings: planned.plan.findings,
  };
}

async function execute(
  world: World,
  holding: Holding,
  found: Loaded,
  selection: RollbackSelection,
): Promise<EnvironmentResult> {
  const { loaded, findings: unsettled } = isOurs(found)
    ? await settleLost(world, holding, found)
    : { loaded: found, findings: [] };
  const shown = await show(world, loaded, { session: holding.session, selection });
  const { planned, destroys, report } = shown;
  const findings = [...unsettled, ...shown.findings];
  if (!isReady(planned)) return { report, findings, failure: "blocked" };
  const refusal = refuse(world, loaded.environment.name, planned, [...destroys.values()].flat());
  if (refusal !== null) return { report, findings: [...findings, refusal], failure: "blocked" };
  if (planned.plan.steps.length === 0) return { report, findings, failure: null };
  const { beginSnapshot, settleSnapshot } = await import("../environment/snapshot/run-snapshot.js");
  const run = startRun(world, holding, loaded, planned);
  const ended = await settleFailure(run, async () => {
    await createTables(run);
    await beginSnapshot(run);
    return await executeEach(run, planned.plan.steps);
  });
  await settleSnapshot(run);
  const after = await reread(run.holding, loaded);
  const spoiled = ended === null ? findSpoiled(run, after) : [];
  const parts = { planned, destroys, outcomes: run.outcomes, longestWaitMs: run.longestWaitMs };
  return {
    report: { ...toEnvironmentReport(after, parts), drift: run.drift },
    findings: [...findings, ...spoiled, ...run.findings],
    failure: spoiled.length > 0 ? "database" : ended,
  };
}

/** The approved digest must be that of the plan made under the lock; one that destroys rows needs it. */
function refuse(
  world: World,
  environment: string,
  { digest }: Planned,
  destroys: readonly DestroyedData[],
): Finding | null {
  const { expectPlan } = world.config;
  if (expectPlan !== null && expectPlan !== digest) {
    const message = `the plan of ${environment} is ${digest ?? "unknown"}, not the approved ${expectPlan}`;
    return finding("plan-changed", { message, environment });
  }
  const lost = destroys.filter(({ seen }) => seen !== false);
  if (expectPlan !== null || lost.length === 0) return null;
  const names = lost.map(({ name }) => name).join(", ");
  const message = `this rollback destroys data (${names}), so it needs the digest of its plan`;
  const help = `look at what it destroys, then run it again with expect-plan: ${digest ?? ""}`;
  return finding("destroys-data", { message, help, environment });
}

function notConfirmed(environment: string, confirm: string | null): Finding {
  const message =
    confirm === null
      ? `the rollback of ${environment} was not confirmed; this is its plan`
      : `confirm is "${confirm}", but the environment is "${environment}"`;
  return finding("confirm", { message, help: `pass confirm: ${environment}`, environment });
}
