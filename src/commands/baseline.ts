import type { EnvironmentConfig } from "../config/config.js";
import type { Report } from "../core/report.js";
import { baselineMarker } from "../core/state.js";
import { parseVersion } from "../core/version.js";
import { provenEvent, provenVersion } from "../database/proven.js";
import { storeLive } from "../environment/drift/accept-live.js";
import { holdEnvironment, reread } from "../environment/connect.js";
import { settleEnvironment, toReport } from "../environment/finish.js";
import type { EnvironmentResult } from "../environment/finish.js";
import { blocked, changeRecord, recorderFor, refuseForeign } from "../environment/record-only.js";
import { toEnvironmentReport, toUnreachable } from "../environment/report.js";
import { settleMirror } from "../environment/flyway/settle-mirror.js";
import type { World } from "../environment/world.js";

/** Records that a database already is at a version, so that files up to it never run there. */
export async function baseline(world: World): Promise<Report> {
  const results: EnvironmentResult[] = [];
  for (const environment of world.config.environments) {
    results.push(
      await settleEnvironment(toUnreachable(environment, "not read"), () => baselineOne(world, environment)),
    );
  }
  return toReport(world, results);
}

async function baselineOne(world: World, environment: EnvironmentConfig): Promise<EnvironmentResult> {
  const version = parseVersion(world.config.targetVersion ?? "")?.text ?? "";
  return await holdEnvironment(world, environment, { applyEvents: false }, async (holding, found) => {
    refuseForeign(found);
    const loaded = await settleMirror(world, holding, found);
    const [first] = loaded.onRecord.history.applied;
    const same =
      first?.script === baselineMarker && first.version === version && loaded.onRecord.history.applied.length === 1;
    if (first !== undefined && !same) {
      const message = `${environment.name} has ${loaded.onRecord.history.applied.length} versions on record: a baseline starts a history, it cannot enter one`;
      throw blocked(message, "run status to see them", environment.name);
    }
    if (!same && !world.config.dryRun) {
      const description = world.config.description ?? world.config.baseline.description ?? baselineMarker;
      const row = { version, description, script: baselineMarker, checksum: "" };
      const recorder = recorderFor(world, loaded);
      const { home } = holding.target;
      const details = { event: "baseline" as const, success: true, reason: world.config.reason, ...loaded.onRecord };
      await changeRecord(holding, loaded, [
        ...provenVersion(home, row, recorder, { success: true, executionMs: "0" }),
        ...provenEvent(home, row, recorder, details),
      ]);
    }
    const after = await settleMirror(world, holding, await reread(holding, loaded));
    const findings = world.config.dryRun || same ? [] : await storeLive(world, holding, loaded);
    return {
      report: toEnvironmentReport(after, { planned: null }),
      findings: [...after.set.findings, ...findings],
      failure: null,
    };
  });
}
