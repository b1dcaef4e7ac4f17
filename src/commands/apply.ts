import type { EnvironmentConfig } from "../config/config.js";
import type { FailureKind } from "../core/failure.js";
import type { Finding } from "../core/model.js";
import { finding } from "../core/problems.js";
import type { Report } from "../core/report.js";
import { recordBaseline } from "../environment/record-baseline.js";
import { holdEnvironment, reread } from "../environment/connect.js";
import { settleEnvironment, toReport } from "../environment/finish.js";
import type { EnvironmentResult } from "../environment/finish.js";
import { isReady, planToApply } from "../environment/plan.js";
import { isOurs } from "../environment/record-only.js";
import { toEnvironmentReport, toUnreachable } from "../environment/report.js";
import { readEarly } from "../environment/snapshot/read-early.js";
import { findSpoiled } from "../environment/run/regain.js";
import { startRun } from "../environment/run/run-state.js";
import type { RunState } from "../environment/run/run-state.js";
import { settleMirror } from "../environment/flyway/settle-mirror.js";
import { settleLost } from "../environment/snapshot/settle-lost.js";
import type { World } from "../environment/world.js";

/** Brings the environments up to the files, one after the other; the first failure stops the rest. */
export async function apply(world: World): Promise<Report> {
  const results: EnvironmentResult[] = [];
  let failed: string | null = null;
  for (const environment of world.config.environments) {
    if (failed !== null) {
      results.push({
        report: toUnreachable(environment, `not started, because ${failed} failed`),
        findings: [],
        failure: null,
      });
      continue;
    }
    // The lines of several environments look alike in a log.
    if (world.config.environments.length > 1) world.log.line(`${environment.name}:`);
    const result = await settleEnvironment(toUnreachable(environment, "not read"), () => applyOne(world, environment));
    results.push(result);
    if (result.failure !== null) failed = environment.name;
  }
  return toReport(world, results);
}

async function applyOne(world: World, environment: EnvironmentConfig): Promise<EnvironmentResult> {
  return await holdEnvironment(world, environment, { applyEvents: false }, async (holding, started) => {
    const { expectPlan, dryRun } = world.config;
    const { loaded: settled, findings: unsettled } =
      dryRun || !isOurs(started) ? { loaded: started, findings: [] } : await settleLost(world, holding, started);
    const read = await settleMirror(world, holding, settled);
    const [early, planned] = await Promise.all([
      readEarly(world, holding, read),
      planToApply(world, read, { withUndo: environment.onFailure === "undo" }),
    ]);
    const findings = [...unsettled, ...planned.plan.findings];
    const unrun = (failure: "blocked" | null, more: readonly Finding[] = []): EnvironmentResult => {
      return { report: toEnvironmentReport(read, { planned }), findings: [...findings, ...more], failure };
    };
    if (!isReady(planned)) return unrun("blocked");
    if (expectPlan !== null && expectPlan !== planned.digest) {
      return unrun("blocked", [planChanged(environment.name, expectPlan, planned.digest)]);
    }
    if (dryRun) return unrun(null);
    const loaded = await recordBaseline(world, holding, read);
    if (planned.plan.steps.length + loaded.set.callbacks.length === 0) return unrun(null);
    const run = { ...startRun(world, holding, loaded, planned), early };
    const { findings: found, ...result } = await runPlan(run);
    return { ...result, findings: [...unsettled, ...found] };
  });
}

async function runPlan(run: RunState): Promise<EnvironmentResult> {
  const { planned } = run;
  const { applyPlan } = await import("../environment/run/apply-plan.js");
  const ended: FailureKind | null = await applyPlan(run);
  // Rows are read again: the report tells what is on record now.
  const after = await reread(run.holding, run.loaded);
  const spoiled = ended === null ? findSpoiled(run, after) : [];
  const failure = spoiled.length > 0 ? "database" : ended;
  const { settleSnapshot } = await import("../environment/snapshot/run-snapshot.js");
  const settling = settleSnapshot(run);
  // Made while the server reads the schema.
  const outcomes = { planned, outcomes: run.outcomes, longestWaitMs: run.longestWaitMs };
  const report = toEnvironmentReport(after, outcomes);
  await settling;
  // A file that had not finished has now.
  const stillTrue = planned.plan.findings.filter(({ rule }) => rule !== "failed" || failure !== null);
  return { report: { ...report, drift: run.drift }, findings: [...stillTrue, ...spoiled, ...run.findings], failure };
}

/** The approved plan is not the one that would run. */
function planChanged(environment: string, expected: string, actual: string | null): Finding {
  const message = `the plan of ${environment} is ${actual ?? "unknown"}, not the approved ${expected}`;
  return finding("plan-changed", { message, environment });
}
