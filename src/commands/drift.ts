import type { EnvironmentConfig } from "../config/config.js";
import type { Report } from "../core/report.js";
import { readEnvironment } from "../environment/connect.js";
import { assessDrift } from "../environment/drift/drift.js";
import { settleEnvironment, toReport } from "../environment/finish.js";
import type { EnvironmentResult } from "../environment/finish.js";
import { withHistoryOnShadow } from "../environment/on-shadow/history-on-shadow.js";
import { notRead } from "../environment/not-read.js";
import { toEnvironmentReport, toUnreachable } from "../environment/report.js";
import type { World } from "../environment/world.js";

/** What is in each database that neither the last deploy nor the files brought there. Writes nothing. */
export async function drift(world: World): Promise<Report> {
  world.log.progress("reading the schemas");
  const results = await Promise.all(
    world.config.environments.map((environment) =>
      settleEnvironment(toUnreachable(environment, "not read"), () => driftOf(world, environment)),
    ),
  );
  world.log.progress("");
  return toReport(world, results);
}

async function driftOf(world: World, environment: EnvironmentConfig): Promise<EnvironmentResult> {
  if (environment.database.kind === "none") return notRead(environment, environment.database.reason);
  return await readEnvironment(world, environment, { applyEvents: false }, async (loaded, session) => {
    const { report, findings, failure } = await withHistoryOnShadow(world, { loaded, session }, (open) =>
      assessDrift(world, loaded, session, open),
    );
    return {
      report: { ...toEnvironmentReport(loaded, { planned: null }), drift: report },
      findings: [...loaded.onRecord.findings, ...findings],
      failure,
    };
  });
}
