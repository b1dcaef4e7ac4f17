import { diffSnapshots } from "../../core/schema/drift.js";
import { listUnused, withoutIgnored } from "../../core/schema/drift-ignore.js";
import { sayDrift } from "../../core/schema/drift-report.js";
import type { Answer } from "../../core/schema/drift-report.js";
import type { Finding } from "../../core/model.js";
import { finding } from "../../core/problems.js";
import type { DriftReport } from "../../core/report.js";
import type { SchemaSnapshot } from "../../core/schema/snapshot.js";
import type { World } from "../world.js";

/** The answer where the schema that should be is known: the differences that are not ignored. */
export function compare(
  {
    against,
    expected,
    live,
  }: { readonly against: Answer["against"]; readonly expected: SchemaSnapshot; readonly live: SchemaSnapshot },
  { config }: World,
): Answer {
  const ignoring = { against, expected, actual: live, patterns: config.driftIgnore };
  const drifts = withoutIgnored(diffSnapshots(expected, live), ignoring);
  const findings = listUnused(ignoring).map((text) =>
    finding("drift-ignore-unused", { message: `drift-ignore: ${text} matches no object` }),
  );
  return { kind: "known", against, expected, drifts, findings };
}

/** One finding for all drift of an environment: a warning, or a note where all of it is cosmetic. */
export function driftFindings(report: DriftReport, environment: string): readonly Finding[] {
  if (report.status !== "drift") return [];
  const severity = report.objects.some((one) => one.severity !== "cosmetic") ? "warning" : "note";
  return [finding("drift", { message: sayDrift(report), environment, severity })];
}

/** Why a snapshot says nothing any more. */
export function staleText(takenAt: string): string {
  return `a run changed the schema after the snapshot of ${takenAt} and could not store it`;
}
