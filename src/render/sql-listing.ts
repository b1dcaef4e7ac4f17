import type { Report, StepReport } from "../core/report.js";
import { toBlobAddress } from "./links.js";
import { code, details, fence, link } from "./markdown.js";
import { count } from "./words.js";

/** The SQL that runs, or ran, file by file, folded. A file above `fileLimit` characters is linked instead of shown. */
export function toSqlListing(report: Report, options: { readonly title: string; readonly fileLimit: number }): string {
  const steps = new Map<string, StepReport>();
  for (const step of report.environments.flatMap((environment) => environment.steps)) {
    if (!steps.has(step.file)) steps.set(step.file, step);
  }
  if (steps.size === 0) return "";
  return details(
    options.title,
    [...steps.values()].map((step) => toListing(step, report, options.fileLimit)).join("\n\n"),
  );
}

function toListing(step: StepReport, report: Report, fileLimit: number): string {
  const heading = link(code(step.script, { limit: 255 }), toBlobAddress(report.context, step.file));
  if (step.sql.length <= fileLimit) return `${heading}\n${fence(step.sql, "sql")}`;
  return `${heading}: ${count(step.sql.split("\n").length, "line")}, too long to show here`;
}
