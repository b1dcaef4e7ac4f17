import type { Finding, Severity } from "../core/model.js";
import type { Report } from "../core/report.js";
import { toExcerpt } from "./failure-excerpt.js";
import {
  foldGroups,
  groupFindings,
  groupWaived,
  sayEnvironments,
  toLines,
  type FindingGroup,
  type FoldedGroup,
} from "./finding-groups.js";
import { toBlobAddress } from "./links.js";
import { bold, code, codeLink, details, inline, prose } from "./markdown.js";
import type { Section } from "./sections.js";
import { count, toList } from "./words.js";

export const severityIcon: Record<Severity, string> = { error: "⛔", warning: "⚠️", note: "ℹ️" };
const shownFirst = 10;

/** The findings as Markdown: the worst ten in the open, the rest, the notes and the waived ones folded. */
export function toFindingSections(report: Report): readonly Section[] {
  const groups = foldGroups(groupFindings(report.findings));
  const open = groups.filter((group) => !isAside(group));
  const notes = groups.filter(isAside);
  const rest = open.slice(shownFirst);
  const waived = foldGroups(groupWaived(report.findings));
  return [
    { name: "the findings", cut: 6, body: toItems(open.slice(0, shownFirst), report) },
    { name: "more findings", cut: 5, body: fold(`${rest.length} more findings`, rest, report, shownFirst + 1) },
    { name: "the notes", cut: 2, body: fold(count(notes.length, "note"), notes, report) },
    { name: "the waived findings", cut: 2, body: fold(count(waived.length, "waived finding"), waived, report) },
  ];
}

/** A note is told in passing, but for what `repair` did: that is its result. */
function isAside({ finding }: FindingGroup): boolean {
  return finding.severity === "note" && finding.rule !== "repaired";
}

function fold(title: string, groups: readonly FoldedGroup[], report: Report, first = 1): string {
  return groups.length === 0 ? "" : details(title, toItems(groups, report, first));
}

function toItems(groups: readonly FoldedGroup[], report: Report, first = 1): string {
  return groups.map((group, index) => `${first + index}. ${toItem(group, report)}`).join("\n");
}

/** One line: what happened, where, then the way out. `<br>`, because a summary does not break lines by itself. */
function toItem(group: FoldedGroup, report: Report): string {
  const { finding, also } = group;
  const [first, ...more] = toLines(finding);
  const { head, tail } = splitHead(first?.text ?? "");
  const icon = severityIcon[finding.severity];
  const place = [toPlace(finding, report), toEnvironments(group, report)].filter((part) => part !== "").join(", ");
  const lines = [
    `${icon} ${bold(prose(capitalise(head)))}${/^\s/.test(tail) ? " " : ""}${prose(tail)}${place === "" ? "" : ` — ${place}`}`,
    ...toStatement(finding, report),
    ...more.map(({ label, text }) => `${label === "" ? "" : `*${label}* `}${prose(text)}`),
    ...(finding.waived === null
      ? [`→ ${prose(finding.help)}${sayReady(finding)}`]
      : [`→ accepted: ${inline(finding.waived)}`]),
    ...toOthers(also, report),
  ];
  return lines.join("<br>");
}

const othersShown = 4;

/** What else the file has of the kind: a few in words, the rest by their lines. */
function toOthers(also: readonly FindingGroup[], report: Report): readonly string[] {
  const shown = also.length === othersShown + 1 ? also.length : othersShown;
  const rest = also.slice(shown).map(({ finding }) => String(finding.line ?? "?"));
  return [
    ...also.slice(0, shown).map(({ finding }) => {
      const { head } = splitHead(toLines(finding)[0]?.text ?? "");
      return `+ ${prose(capitalise(head))}${finding.line === undefined ? "" : ` — ${toPlace(finding, report)}`}`;
    }),
    ...(rest.length === 0 ? [] : [`+ ${rest.length} more: ${toLineList(rest)}`]),
  ];
}

function toLineList(lines: readonly string[]): string {
  const different = [...new Set(lines)];
  return `${different.length === 1 ? "line" : "lines"} ${toList(different, { most: 12 })}`;
}

/** Where the safe form stands ready below. */
function sayReady({ fix, suggestion }: Finding): string {
  if (fix !== undefined && fix.length > 0) return ` (${count(fix.length, "file")}, ready to copy below)`;
  return suggestion === undefined ? "" : " (ready to copy below)";
}

/** The line that a check complains about. What a run failed on is shown below the list, with a caret. */
function toStatement(finding: Finding, report: Report): readonly string[] {
  const excerpt = report.command === "check" && finding.column !== undefined ? toExcerpt(finding, report) : null;
  return excerpt === null ? [] : [code(excerpt.text.trim(), { limit: 120 })];
}

function toPlace(finding: Finding, report: Report): string {
  if (finding.file === undefined) return "";
  const address = toBlobAddress(report.context, finding.file, finding.line);
  const name = address === null ? finding.file : (finding.file.split("/").at(-1) ?? finding.file);
  return codeLink(finding.line === undefined ? name : `${name}:${finding.line}`, address);
}

function toEnvironments(group: FoldedGroup, report: Report): string {
  const { length } = group.environments;
  if (length === 0 || report.environments.length < 2) return "";
  if (length === report.environments.length) return "every environment";
  return sayEnvironments(group, { say: (name) => inline(name) });
}

/** The first clause is what a reader scans; quoted text is never cut in two. The rest keeps its first sign. */
export function splitHead(message: string): { readonly head: string; readonly tail: string } {
  for (const { index } of message.matchAll(/(?<=.{12})(?: \(|[;:.] )/g)) {
    const head = message.slice(0, index);
    const quotes = (sign: string): number => head.split(sign).length - 1;
    if (quotes("`") % 2 === 0 && quotes('"') % 2 === 0) return { head, tail: message.slice(index) };
  }
  return { head: message, tail: "" };
}

/** A message starts in small letters; a name at its start stays as it is. */
function capitalise(head: string): string {
  return /^[a-z]+[ ,:]/.test(head) ? `${head.slice(0, 1).toUpperCase()}${head.slice(1)}` : head;
}
