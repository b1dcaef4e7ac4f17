import type { Report, StepReport } from "../core/report.js";
import { compareVersionTexts } from "../core/state.js";
import { toBlobAddress } from "./links.js";
import { codeLink, details, fence } from "./markdown.js";
import { count } from "./words.js";

/** The SQL that runs, or ran, file by file, folded. A file above `fileLimit` characters is linked instead of shown. */
export function toSqlListing(report: Report, { fileLimit }: { readonly fileLimit: number }): string {
  const steps = new Map<string, StepReport>();
  for (const step of report.environments.flatMap((environment) => environment.steps)) {
    if (!steps.has(step.file)) steps.set(step.file, step);
  }
  if (steps.size === 0) return "";
  const listings = [...steps.values()].toSorted(byOrderOfRun).map((step) => toListing(step, report, fileLimit));
  return details(toTitle(report), listings.join("\n\n"));
}

function byOrderOfRun(a: StepReport, b: StepReport): number {
  // Undo scripts stand in the order of the plan, which is that of the log, not of the versions.
  if (a.kind === "undo" || b.kind === "undo") return 0;
  if (a.version === null || b.version === null) return Number(a.version === null) - Number(b.version === null);
  return compareVersionTexts(a.version, b.version);
}

function toTitle({ environments }: Report): string {
  const steps = environments.flatMap((environment) => environment.steps);
  if (steps.some(({ result }) => result === "done" || result === "failed")) return "SQL of this run";
  if (steps.some(({ kind }) => kind === "undo")) return "SQL of the rollback";
  return environments.some(({ plan }) => plan === "ready") ? "SQL that will run" : "SQL that waits";
}

function toListing(step: StepReport, report: Report, fileLimit: number): string {
  const heading = codeLink(step.script, toBlobAddress(report.context, step.file), { limit: 255 });
  if (step.sql.length <= fileLimit) return `${heading}\n${fence(step.sql, "sql")}`;
  return `${heading}: ${count(step.sql.split("\n").length, "line")}, too long to show here`;
}
