import { toIssueMarker } from "../core/comment-marker.js";
import type { EnvironmentReport, Report } from "../core/report.js";
import { toDriftSections } from "./drift-sections.js";
import { sayDrifted } from "./drift-words.js";
import { toFooter } from "./footer.js";
import { bold, inline, link } from "./markdown.js";
import { fitSections } from "./sections.js";
import { cap, visibleLine } from "./visible.js";
import { toList } from "./words.js";

/** GitHub refuses 65,537 characters. */
const issueLimit = 65_000;

/** The title of the issue about an environment's drift; the same as long as it is open. */
export function toIssueTitle({ name }: EnvironmentReport): string {
  return name === "default"
    ? "The database schema has drifted"
    : `The database schema of ${cap(visibleLine(name), 200)} has drifted`;
}

/** The issue about an environment's drift; its first line is the hidden marker by which the next run finds it. */
export function renderDriftIssue(report: Report, environment: EnvironmentReport, key: string): string {
  const marker = toIssueMarker(key);
  const about = { ...report, environments: [environment] };
  const where = environment.name === "default" ? "The database" : bold(inline(environment.name));
  const intro = [
    `${where} is not as it should be: ${inline(sayDrifted(environment.drift))}.`,
    "Put it back, or write it as the next migration; `repair --accept-drift` accepts it, and `drift-ignore` leaves it out. " +
      "This issue follows the schedule: it is brought up to date while the drift lasts, and closed once it is gone.",
  ];
  const sections = [
    { name: "what this is about", cut: "keep" as const, body: intro.join("\n\n") },
    ...toDriftSections(about).map((section) => ({
      ...section,
      body: section.body.replace(/^<details>/, "<details open>"),
    })),
    { name: "the footer", cut: "keep" as const, body: toFooter(report, { runLabel: "the run that saw it last" }) },
  ];
  const text = fitSections(sections, {
    limit: issueLimit - marker.length - 1,
    measure: (body) => body.length,
    sayLeftOut: (names) =>
      `> **Left out here:** ${toList(names, { most: 12 })}. ${link("The run's summary", report.context.runUrl)} has all of it.`,
  });
  return `${marker}\n${text}`;
}
