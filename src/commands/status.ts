import type { Report } from "../core/report.js";
import { readEnvironment } from "../environment/connect.js";
import { settleEnvironment, toReport } from "../environment/finish.js";
import { notRead } from "../environment/not-read.js";
import { planToApply } from "../environment/plan.js";
import { toEnvironmentReport, toUnreachable } from "../environment/report.js";
import type { World } from "../environment/world.js";

/** Where every migration stands in every environment. Writes nothing. */
export async function status(world: World): Promise<Report> {
  const results = await Promise.all(
    world.config.environments.map((environment) =>
      settleEnvironment(toUnreachable(environment, "not read"), async () => {
        if (environment.database.kind === "none") return notRead(environment, environment.database.reason);
        return await readEnvironment(world, environment, { applyEvents: false }, async (loaded) => {
          const planned = await planToApply(world, loaded, { withUndo: false });
          return { report: toEnvironmentReport(loaded, { planned }), findings: planned.plan.findings, failure: null };
        });
      }),
    ),
  );
  return toReport(world, results);
}
