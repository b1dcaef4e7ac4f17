import type { EnvironmentConfig } from "../config/config.js";
import { Failure } from "../core/failure.js";
import { finding } from "../core/problems.js";
import type { Report } from "../core/report.js";
import { readEnvironment } from "../environment/connect.js";
import { encodeEvidence } from "../environment/evidence/evidence.js";
import { writeEvidenceFile } from "../environment/evidence/evidence-file.js";
import { settleEnvironment, toReport } from "../environment/finish.js";
import type { EnvironmentResult } from "../environment/finish.js";
import { planToApply } from "../environment/plan.js";
import { toEnvironmentReport, toUnreachable } from "../environment/report.js";
import { takeEvidence } from "../environment/evidence/take-evidence.js";
import type { World } from "../environment/world.js";

const defaultFile = "schema-version-evidence.json";

/** Writes what an environment's database knows into a file, for checks that have no database at hand. Changes nothing there. */
export async function observe(world: World): Promise<Report> {
  const [environment, another] = world.config.environments;
  if (environment === undefined || another !== undefined) {
    const message = "observe is about one environment";
    throw new Failure("bad-input", [finding("input", { message, help: "name it with the input environment" })]);
  }
  const written: string[] = [];
  const result = await settleEnvironment(toUnreachable(environment, "not read"), () =>
    observeOne(world, environment, written),
  );
  return toReport(world, [result], { written });
}

async function observeOne(world: World, environment: EnvironmentConfig, written: string[]): Promise<EnvironmentResult> {
  if (environment.database.kind === "none") {
    const message = `the database of ${environment.name} was not read: ${environment.database.reason}`;
    throw new Failure("bad-input", [finding("input", { message, help: "give its URL" })]);
  }
  return await readEnvironment(world, environment, { applyEvents: false }, async (loaded, session) => {
    const { target } = loaded;
    if (target === null) throw new Error("an environment that was read has a target");
    const { evidence, drift } = await takeEvidence(world, loaded, target, session);
    written.push(await writeEvidenceFile(world, environment.evidence ?? defaultFile, encodeEvidence(evidence)));
    const planned = await planToApply(world, loaded, { withUndo: false });
    return {
      report: { ...toEnvironmentReport(loaded, { planned }), drift: drift.report },
      findings: [...loaded.onRecord.findings, ...drift.findings],
      failure: null,
    };
  });
}
