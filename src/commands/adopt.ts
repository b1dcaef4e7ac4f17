import type { EnvironmentConfig } from "../config/config.js";
import { Failure } from "../core/failure.js";
import { finding } from "../core/problems.js";
import type { Report } from "../core/report.js";
import { logEventSql } from "../database/records.js";
import { holdEnvironment, reread } from "../environment/connect.js";
import { settleEnvironment, toReport } from "../environment/finish.js";
import type { EnvironmentResult } from "../environment/finish.js";
import { changeRecord, recorderFor, refuseForeign } from "../environment/record-only.js";
import { toEnvironmentReport, toUnreachable } from "../environment/report.js";
import type { World } from "../environment/world.js";

/** Accepts once that a database on record as another environment lives on as this one: a restored copy. */
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
    const message = "adopt takes --copy-of <environment>; taking over a Flyway history is not part of this version";
    throw new Failure("bad-input", [finding("input", { message, environment: environment.name })]);
  }
  return await holdEnvironment(world, environment, { applyEvents: false }, async (holding, loaded) => {
    refuseForeign(loaded);
    const { history, missing } = loaded.onRecord;
    if (missing.includes("log") || history.lastEnvironment !== copyOf) {
      const message = `the database is on record as ${history.lastEnvironment ?? "no named environment"}, not as ${copyOf}`;
      throw new Failure("blocked", [finding("other-environment", { message, environment: environment.name })]);
    }
    const nothing = { version: null, description: `copy of ${copyOf}`, script: null, checksum: null };
    const details = { success: true, reason, ...loaded.onRecord };
    const event = logEventSql(holding.target.home, "adopt", nothing, recorderFor(world, loaded), details);
    if (!dryRun) await changeRecord(holding, loaded, [event]);
    const after = await reread(holding, loaded);
    return { report: toEnvironmentReport(after, { planned: null }), findings: [], failure: null };
  });
}
