import type { AppliedMigration, Finding } from "../core/model.js";
import { finding } from "../core/problems.js";
import type { Command } from "../core/report.js";
import { baselineMarker } from "../core/state.js";
import { parseVersion } from "../core/version.js";
import type { OnRecord } from "../database/history.js";
import type { World } from "./world.js";

/** Commands that count with it; the others begin, change or show the record as it is. */
const counting: ReadonlySet<Command> = new Set(["apply", "check", "status"]);

/**
 * The baseline that Flyway's setting baselineOnMigrate asks for: of a schema that holds relations, but no history of
 * anybody's. Null where there is none to make.
 */
export function assumeBaseline(
  { config }: World,
  { history, empty, missing, flyway, findings }: OnRecord,
): AppliedMigration | null {
  const { version, description, made } = config.baseline;
  if (!counting.has(config.command)) return null;
  const fresh = history.applied.length === 0 && missing.includes("log") && flyway === "absent";
  if (made !== "by-apply" || empty || !fresh || findings.some(({ severity }) => severity === "error")) return null;
  return {
    version: parseVersion(version ?? "1")?.text ?? "1",
    description: description ?? baselineMarker,
    script: baselineMarker,
    checksum: "",
    installedBy: "",
    installedOn: "",
    executionMs: 0,
    success: true,
  };
}

/** Says that files up to the baseline never run, which is easily overlooked. */
export function toldBaseline(assumed: AppliedMigration | null, environment: string): readonly Finding[] {
  if (assumed === null) return [];
  const message = `the schema holds relations but no history: it counts as being at version ${assumed.version} (baselineOnMigrate), and no file up to that runs`;
  const help = "is it at another version, say so as baselineVersion before apply runs";
  return [finding("flyway-setting", { message, help, environment })];
}
