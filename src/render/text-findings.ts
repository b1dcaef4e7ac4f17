import { toFileChange } from "../core/fix.js";
import type { Finding, Severity } from "../core/model.js";
import type { Report } from "../core/report.js";
import { drawExcerpt, toExcerpt } from "./failure-excerpt.js";
import {
  foldGroups,
  groupFindings,
  groupWaived,
  sayEnvironments,
  toLines,
  type FoldedGroup,
} from "./finding-groups.js";
import { splitHead } from "./findings-list.js";
import type { Tone } from "./paint.js";
import { wrap, type Screen } from "./text-layout.js";
import { visibleBlock, visibleLine } from "./visible.js";
import { count, toList } from "./words.js";

const tones: Record<Severity, Tone> = { error: "error", warning: "warning", note: "note" };
const continued = 2;
const labelIndent = 8;

/** The findings as blocks of lines, worst first: where and what, the line of the file, then the way out. */
export function toFindingBlocks(report: Report, screen: Screen): readonly (readonly string[])[] {
  const waived = groupWaived(report.findings);
  const reasons = waived.flatMap(({ finding }) =>
    wrap(`${placeOf(finding)}${finding.rule}: ${finding.waived ?? ""}`, { columns: screen.columns, indent: 2 }),
  );
  return [
    ...foldGroups(groupFindings(report.findings)).map((group) => toBlock(group, report, screen)),
    ...(waived.length === 0 ? [] : [[screen.paint("dim", count(waived.length, "waived finding")), ...reasons]]),
  ];
}

function toBlock(group: FoldedGroup, report: Report, screen: Screen): readonly string[] {
  const { finding, also } = group;
  const [first, ...more] = toLines(finding);
  const where = group.environments.length > 0 && report.environments.length > 1 ? `${sayEnvironments(group)}: ` : "";
  const place = visibleLine(placeOf(finding));
  const [head = "", ...wrapped] = wrap(`${place}${finding.severity}: ${where}${first?.text ?? finding.rule}`, {
    columns: screen.columns - continued,
    indent: 0,
  });
  const excerpt = toExcerpt(finding, report);
  return [
    paintHead(head, place, finding.severity, screen),
    ...wrapped.map((line) => `${" ".repeat(continued)}${line}`),
    ...(excerpt === null ? [] : drawExcerpt(excerpt).map((line) => `  ${paintGutter(line, screen)}`)),
    ...more.flatMap(({ label, text }) => toLabelled(label, text, screen)),
    ...toLabelled("help", finding.help, screen),
    ...toFixLines(finding, screen),
    ...toOthers(also, screen),
  ];
}

const othersShown = 12;

/** What else the file has of the kind: some with their lines, the rest by their number. */
function toOthers(also: FoldedGroup["also"], screen: Screen): readonly string[] {
  const rest = also.slice(othersShown).map(({ finding }) => String(finding.line ?? "?"));
  return [
    ...also.slice(0, othersShown).flatMap(({ finding }) => toAlso(finding, screen)),
    ...(rest.length === 0
      ? []
      : toLabelled("also", `${rest.length} more: lines ${toList(rest, { most: 20 })}`, screen)),
  ];
}

/** Another finding of the kind in the same file, with its lines. */
function toAlso(finding: Finding, screen: Screen): readonly string[] {
  const place = finding.line === undefined ? "" : `line ${finding.line}: `;
  return [
    ...toLabelled("also", `${place}${splitHead(toLines(finding)[0]?.text ?? finding.rule).head}`, screen),
    ...toFixLines(finding, screen),
  ];
}

function placeOf({ file, line, column }: Finding): string {
  return file === undefined ? "" : `${[file, line, column].filter((part) => part !== undefined).join(":")} `;
}

/** Tones go on after wrapping, where the words are still together; a head that was cut inside them stays plain. */
function paintHead(head: string, place: string, severity: Severity, { paint }: Screen): string {
  const start = `${place}${severity}:`;
  if (!head.startsWith(start)) return head;
  const shownPlace = place === "" ? "" : `${paint("bold", place.trimEnd())} `;
  return `${shownPlace}${paint(tones[severity], `${severity}:`)}${head.slice(start.length)}`;
}

function paintGutter(line: string, { paint }: Screen): string {
  const end = line.indexOf("|") + 1;
  return `${paint("dim", line.slice(0, end))}${line.slice(end)}`;
}

/** The lines that can stand in place of others, and the files that are the safe form. */
function toFixLines({ fix = [], suggestion }: Finding, screen: Screen): readonly string[] {
  const lines = suggestion === undefined ? [] : visibleBlock(suggestion.text).split("\n");
  const place = suggestion === undefined ? "" : sayLines(suggestion.startLine, suggestion.endLine);
  return [
    ...(suggestion === undefined
      ? []
      : toLabelled("fix", `${place}${suggestion.text === "" ? " can go" : " as"}`, screen)),
    ...lines.flatMap((line) => (line === "" ? [] : [`        | ${line}`])),
    // The lines above are all that such a file changes.
    ...(fix.length === 0 || toFileChange(fix, suggestion) !== null
      ? []
      : toLabelled(
          "fix",
          `as files: ${toList(
            fix.map(({ file }) => file),
            { most: 8 },
          )}`,
          screen,
        )),
  ];
}

function sayLines(start: number, end: number): string {
  return start === end ? `line ${start}` : `lines ${start} to ${end}`;
}

function toLabelled(label: string, text: string, { columns, paint }: Screen): readonly string[] {
  const [first = "", ...rest] = wrap(text, { columns: columns - labelIndent, indent: 0 });
  const shown = label === "" ? "" : `${label.padEnd(labelIndent - 3)} `;
  return [
    `  ${shown === "" ? "" : paint("dim", shown)}${first}`,
    ...rest.map((line) => `${" ".repeat(labelIndent)}${line}`),
  ];
}
