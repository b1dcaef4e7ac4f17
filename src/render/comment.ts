import { createHash } from "node:crypto";
import { toCommentMarker } from "../core/comment-marker.js";
import type { Report } from "../core/report.js";
import { groupFindings } from "./finding-groups.js";
import { toFooter, withoutRun } from "./footer.js";
import { link } from "./markdown.js";
import { waitingAnywhere } from "./outlook.js";
import { toReportSections } from "./report-sections.js";
import { fitSections } from "./sections.js";
import { toList } from "./words.js";

/** GitHub refuses 65,537 characters; a little room is left for what it may add. */
const commentLimit = 65_000;
const sqlFileLimit = 6_000;
const leftOutStart = "> **Left out here, because a comment holds 65,536 characters:** ";

/** What tells the comments of several configurations of one pull request apart; twelve hex digits. */
export function toCommentKey(parts: {
  readonly config: string;
  readonly migrations: string;
  readonly environment: string;
}): string {
  const text = JSON.stringify([parts.config, parts.migrations, parts.environment]);
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

/** What tells environments of one configuration apart; eight hex digits. */
export function toNameKey(environment: string): string {
  return createHash("sha256").update(environment).digest("hex").slice(0, 8);
}

/** The pull request comment; its first line is the hidden marker by which the next run finds it. */
export function renderComment(report: Report, { key }: { readonly key: string }): string {
  const marker = toCommentMarker(key);
  const sections = [
    ...toReportSections(report, { sqlFileLimit }),
    { name: "the footer", cut: "keep" as const, body: toFooter(report, { runLabel: "summary" }) },
  ];
  const text = fitSections(sections, {
    limit: commentLimit - marker.length - 1,
    measure: (body) => body.length,
    sayLeftOut: (names) =>
      `${leftOutStart}${toList(names, { most: 12 })}. ${link("The run's summary", report.context.runUrl)} has all of it.`,
  });
  return `${marker}\n${text}`;
}

/** Whether two comments say the same: time taken and address of the run do not count. */
export function sameComment(a: string, b: string): boolean {
  return toComparable(a) === toComparable(b);
}

function toComparable(body: string): string {
  const lines = body.replaceAll("\r\n", "\n").trimEnd().split("\n");
  const last = lines.length - 1;
  // Only lines that we wrote ourselves are looked into; SQL that differs by a number is a difference.
  return lines
    .map((line, index) =>
      index === last || (index === last - 2 && line.startsWith(leftOutStart)) ? withoutRun(line) : line,
    )
    .join("\n");
}

/**
 * Whether a pull request gets its first comment: something is pending, found, or could not be read. One that has a
 * comment already always gets it brought up to date, so that it turns green.
 */
export function isWorthAComment(report: Report): boolean {
  const unread = report.environments.some(({ reachable, source }) => !reachable && source === "none");
  const found = groupFindings(report.findings).some(({ finding }) => finding.severity !== "note");
  return found || unread || report.failure !== null || waitingAnywhere(report).length > 0;
}
