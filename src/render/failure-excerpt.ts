import type { Finding } from "../core/model.js";
import type { Report } from "../core/report.js";
import { fence } from "./markdown.js";
import { widthOf } from "./text-layout.js";
import { visibleLine } from "./visible.js";

/** The line of the file that a finding is about, as far as the run holds the file's text. */
export interface Excerpt {
  readonly line: number;
  /** The line, shortened around the column where it is long. */
  readonly text: string;
  /** Blanks before the caret; null where no column is known. */
  readonly indent: number | null;
}

const widest = 160;

/** Finds the line in the text of the steps; null where the report has no such text. */
export function toExcerpt(finding: Finding, report: Report): Excerpt | null {
  const { file, line, column } = finding;
  if (file === undefined || line === undefined) return null;
  const lines = once(report, `lines ${file}`, () => linesOf(report, file));
  const source = once(report, `line ${line} ${file}`, () => Array.from(lines[line - 1]?.trimEnd() ?? ""));
  if (source.length === 0) return null;
  // Columns count characters, so does this; long lines are shown around the place.
  const at = column === undefined ? 0 : Math.min(column - 1, source.length);
  const start = at > widest / 2 ? at - widest / 4 : 0;
  const shown = (from: number, to: number): string => visibleLine(source.slice(from, to).join(""));
  const before = `${start > 0 ? "…" : ""}${shown(start, at)}`;
  const end = start + widest;
  const text = `${before}${shown(at, end)}${source.length > end ? "…" : ""}`;
  return { line, text, indent: column === undefined ? null : widthOf(before) };
}

/** Thousands of findings may be about one text, or one line: each is cut once for a report. */
const kept = new WeakMap<Report, Map<string, readonly string[]>>();

function once(report: Report, key: string, cut: () => readonly string[]): readonly string[] {
  const known = kept.get(report) ?? new Map<string, readonly string[]>();
  const parts = known.get(key) ?? cut();
  kept.set(report, known.set(key, parts));
  return parts;
}

function linesOf({ environments }: Report, file: string): readonly string[] {
  const step = environments.flatMap(({ steps }) => steps).find((candidate) => candidate.file === file);
  return step?.sql.split("\n") ?? [];
}

/** The failed statements of a run as blocks of code, caret included. */
export function toFailureExcerpts(report: Report): string {
  const failed = new Set(
    report.environments.flatMap(({ steps }) =>
      steps.filter(({ result }) => result === "failed").map(({ file }) => file),
    ),
  );
  const excerpts = report.findings.flatMap((finding) => {
    if (finding.severity !== "error" || finding.file === undefined || !failed.has(finding.file)) return [];
    const excerpt = toExcerpt(finding, report);
    return excerpt === null ? [] : [fence(drawExcerpt(excerpt).join("\n"), "text")];
  });
  return [...new Set(excerpts)].slice(0, 10).join("\n\n");
}

/** `  3 | ALTER TABLE …` and the caret below it. */
export function drawExcerpt({ line, text, indent }: Excerpt): readonly string[] {
  const gutter = " ".repeat(String(line).length);
  return [`${line} | ${text.trimEnd()}`, ...(indent === null ? [] : [`${gutter} | ${" ".repeat(indent)}^`])];
}
