import type { Report } from "../core/report.js";
import { toFooter } from "./footer.js";
import { toReportSections } from "./report-sections.js";
import { fitSections } from "./sections.js";
import { toList } from "./words.js";

/** GitHub drops a summary above 1,048,576 bytes; other steps of the job do not count. */
const summaryLimit = 1_048_576 - 1_024;
const sqlFileLimit = 100_000;

/** The step summary: the same report as the comment, with more room. */
export function renderSummary(report: Report): string {
  const sections = [
    ...toReportSections(report, { sqlFileLimit }),
    { name: "the footer", cut: "keep" as const, body: toFooter(report, { runLabel: "run" }) },
  ];
  const text = fitSections(sections, {
    limit: summaryLimit,
    measure: (body) => Buffer.byteLength(body),
    sayLeftOut: (names) =>
      `> **Left out here, because a summary holds 1 MiB:** ${toList(names, { most: 12 })}. The output \`report\` names a file with every finding and version.`,
  });
  return `${text}\n`;
}
