import type { Report } from "../core/report.js";
import { readEvents } from "../database/events.js";
import { readEnvironment } from "../environment/connect.js";
import { settleEnvironment, toReport } from "../environment/finish.js";
import { notRead } from "../environment/not-read.js";
import { toEnvironmentReport, toUnreachable } from "../environment/report.js";
import type { World } from "../environment/world.js";

/** The audit log of every environment, newest first. Writes nothing. */
export async function history(world: World): Promise<Report> {
  const results = await Promise.all(
    world.config.environments.map((environment) =>
      settleEnvironment(toUnreachable(environment, "not read"), async () => {
        if (environment.database.kind === "none") return notRead(environment, environment.database.reason);
        return await readEnvironment(world, environment, { applyEvents: false }, async (loaded, session) => {
          const { target, onRecord } = loaded;
          const foreign = onRecord.findings.some(({ rule }) => rule === "foreign-table");
          const none = target === null || foreign || onRecord.missing.includes("log");
          const events = none ? [] : await readEvents(session, target);
          const report = { ...toEnvironmentReport(loaded, { planned: null }), events };
          return { report, findings: onRecord.findings, failure: null };
        });
      }),
    ),
  );
  return toReport(world, results);
}
