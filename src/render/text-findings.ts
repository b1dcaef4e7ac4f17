import type { Finding, Severity } from "../core/model.js";
import type { Report } from "../core/report.js";
import { drawExcerpt, toExcerpt } from "./failure-excerpt.js";
import { groupFindings, groupWaived, toLines, type FindingGroup } from "./finding-groups.js";
import type { Tone } from "./paint.js";
import { wrap, type Screen } from "./text-layout.js";
import { visibleLine } from "./visible.js";
import { count, toList } from "./words.js";

const tones: Record<Severity, Tone> = { error: "error", warning: "warning", note: "note" };
const labelWidth = 6;

/** The findings as blocks of lines, worst first: where and what, the line of the file, then the way out. */
export function toFindingBlocks(report: Report, screen: Screen): readonly (readonly string[])[] {
  const waived = groupWaived(report.findings);
  const summary = waived.map(
    ({ finding }) => `  ${visibleLine(placeOf(finding))}${finding.rule}: ${visibleLine(finding.waived ?? "")}`,
  );
  return [
    ...groupFindings(report.findings).map((group) => toBlock(group, report, screen)),
    ...(waived.length === 0 ? [] : [[screen.paint("dim", count(waived.length, "waived finding")), ...summary]]),
  ];
}

function toBlock({ finding, environments }: FindingGroup, report: Report, screen: Screen): readonly string[] {
  const [first, ...more] = toLines(finding.message);
  const where = environments.length > 0 && report.environments.length > 1 ? `${toList(environments)}: ` : "";
  const place = visibleLine(placeOf(finding));
  const [head = "", ...wrapped] = wrap(`${place}${finding.severity}  ${where}${first?.text ?? finding.rule}`, {
    columns: screen.columns,
    indent: 2,
  });
  const excerpt = toExcerpt(finding, report);
  return [
    paintHead(head, place, finding.severity, screen),
    ...wrapped,
    ...(excerpt === null ? [] : drawExcerpt(excerpt).map((line) => `  ${screen.paint("dim", line)}`)),
    ...more.flatMap(({ label, text }) => toLabelled(label, text, screen)),
    ...toLabelled("help", finding.help, screen),
  ];
}

function placeOf({ file, line, column }: Finding): string {
  return file === undefined ? "" : `${[file, line, column].filter((part) => part !== undefined).join(":")}  `;
}

/** Tones go on after wrapping, where the words are still together; a head that was cut inside them stays plain. */
function paintHead(head: string, place: string, severity: Severity, { paint }: Screen): string {
  const start = `${place}${severity}`;
  if (!head.startsWith(start)) return head;
  return `${paint("bold", place.trimEnd())}${place === "" ? "" : "  "}${paint(tones[severity], severity)}${head.slice(start.length)}`;
}

function toLabelled(label: string, text: string, { columns, paint }: Screen): readonly string[] {
  const start = label === "" ? "" : `${label.padEnd(labelWidth - 1)} `;
  const [first = "", ...rest] = wrap(text, { columns: columns - 2 - labelWidth, indent: 0 });
  return [`  ${paint("dim", start)}${first}`, ...rest.map((line) => `  ${" ".repeat(labelWidth)}${line}`)];
}
