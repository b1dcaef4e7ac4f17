import type { EnvironmentConfig } from "../config/config.js";
import { Failure } from "../core/failure.js";
import { finding } from "../core/problems.js";
import type { Report } from "../core/report.js";
import { provenEvent } from "../database/proven.js";
import { holdEnvironment, reread } from "../environment/connect.js";
import { settleEnvironment, toReport } from "../environment/finish.js";
import type { EnvironmentResult } from "../environment/finish.js";
import { changeRecord, recorderFor, refuseForeignTables } from "../environment/record-only.js";
import { toEnvironmentReport, toUnreachable } from "../environment/report.js";
import { takeOver } from "../environment/flyway/take-over.js";
import { settleLost } from "../environment/snapshot/settle-lost.js";
import type { World } from "../environment/world.js";

/** Takes over Flyway's history; or accepts once that a copy of another environment lives on as this one. */
export async function adopt(world: World): Promise<Report> {
  const results: EnvironmentResult[] = [];
  for (const environment of world.config.environments) {
    results.push(await settleEnvironment(toUnreachable(environment, "not read"), () => adoptOne(world, environment)));
  }
  return toReport(world, results);
}

async function adoptOne(world: World, environment: EnvironmentConfig): Promise<EnvironmentResult> {
  const { copyOf, dryRun, reason } = world.config;
  if (copyOf === null) {
    const options = { applyEvents: false };
    return await holdEnvironment(world, environment, options, (holding, loaded) => takeOver(world, holding, loaded));
  }
  return await holdEnvironment(world, environment, { applyEvents: false }, async (holding, found) => {
    refuseForeignTables(found);
    const { history } = found.onRecord;
    if (history.lastEnvironment !== copyOf) {
      const message = `the database is on record as ${history.lastEnvironment ?? "no named environment"}, not as ${copyOf}`;
      throw new Failure("blocked", [finding("other-environment", { message, environment: environment.name })]);
    }
    const { loaded, findings } = dryRun ? { loaded: found, findings: [] } : await settleLost(world, holding, found);
    const nothing = { version: null, description: `copy of ${copyOf}`, script: null, checksum: null };
    const details = { event: "adopt" as const, success: true, reason, ...loaded.onRecord };
    const event = provenEvent(holding.target.home, nothing, recorderFor(world, loaded), details);
    if (!dryRun) await changeRecord(holding, loaded, event);
    const after = await reread(holding, loaded);
    return { report: toEnvironmentReport(after, { planned: null }), findings, failure: null };
  });
}
