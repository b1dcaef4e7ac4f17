import type { EnvironmentConfig } from "../config/config.js";
import type { MirrorChange } from "../core/mirror.js";
import type { Finding } from "../core/model.js";
import { finding } from "../core/problems.js";
import type { Report } from "../core/report.js";
import { holdEnvironment, reread } from "../environment/connect.js";
import { settleEnvironment, toReport } from "../environment/finish.js";
import type { EnvironmentResult } from "../environment/finish.js";
import type { Loaded } from "../environment/load.js";
import { refuseForeign } from "../environment/record-only.js";
import { toEnvironmentReport, toUnreachable } from "../environment/report.js";
import { mirrorChanges, settleMirror } from "../environment/flyway/settle-mirror.js";
import type { World } from "../environment/world.js";

/** Writes what is on record into Flyway's history table, so that Flyway can take over. */
export async function exportHistory(world: World): Promise<Report> {
  const results: EnvironmentResult[] = [];
  for (const environment of world.config.environments) {
    results.push(await settleEnvironment(toUnreachable(environment, "not read"), () => exportOne(world, environment)));
  }
  return toReport(world, results);
}

async function exportOne(world: World, given: EnvironmentConfig): Promise<EnvironmentResult> {
  const environment: EnvironmentConfig = { ...given, flyway: { ...given.flyway, history: "mirror" } };
  return await holdEnvironment(world, environment, { applyEvents: false }, async (holding, loaded) => {
    refuseForeign(loaded);
    const changes = mirrorChanges(loaded);
    for (const change of changes) world.log.line(`  ${describe(change)}`);
    await settleMirror(world, holding, loaded);
    const after = world.config.dryRun ? loaded : await reread(holding, loaded);
    return {
      report: toEnvironmentReport(after, { planned: null }),
      findings: tell(world, loaded, changes),
      failure: null,
    };
  });
}

function describe(change: MirrorChange): string {
  const { version, script } = change.row;
  const what = { add: "written", "take-back": "marked as deleted", align: "given its file's checksum" }[change.kind];
  return `${version ?? "repeatable"} ${script}: ${what}`;
}

function tell(
  world: World,
  { environment: { name, flyway }, state }: Loaded,
  changes: readonly MirrorChange[],
): readonly Finding[] {
  const lacking = state.migrations.filter(
    ({ state: one }) => one === "missing" || one === "edited" || one === "failed",
  );
  const would = world.config.dryRun ? "would be written to" : "written to";
  const message = `${changes.length} rows ${would} ${flyway.table}`;
  return [
    finding("exported", { message, environment: name }),
    ...lacking.map((one) => {
      const version = "row" in one ? one.row.version : "";
      const objection = `Flyway will object to version ${version}, which is ${one.state}`;
      return finding("exported", {
        message: objection,
        severity: "warning",
        environment: name,
        help: "restore its file, or run repair first",
      });
    }),
  ];
}
