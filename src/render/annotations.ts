import type { Finding, Severity } from "../core/model.js";
import type { Report } from "../core/report.js";
import { groupFindings, sayEnvironments, toWholeMessage, type FindingGroup } from "./finding-groups.js";
import { cap, visibleBlock, visibleLine } from "./visible.js";
import { count } from "./words.js";

export interface Annotation {
  readonly level: "error" | "warning" | "notice";
  readonly title: string;
  readonly message: string;
  /** Below the repository's root; null where the finding is about no file of it. */
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
}

const levels: Record<Severity, Annotation["level"]> = { error: "error", warning: "warning", note: "notice" };
/** GitHub keeps ten per level and step; the tenth says how many there are beyond. */
const perLevel = 10;
const messageLimit = 4_096;

/** The findings for the lines of the diff, worst first. `root` is the repository's folder, for files named in full. */
export function toAnnotations(report: Report, { root }: { readonly root: string }): readonly Annotation[] {
  const groups = groupFindings(report.findings);
  return (["error", "warning", "note"] as const).flatMap((severity) => {
    const ofLevel = groups.filter(({ finding }) => finding.severity === severity);
    const shown = ofLevel.length > perLevel ? perLevel - 1 : perLevel;
    const rest = ofLevel.length - shown;
    return [
      ...ofLevel.slice(0, shown).map((group) => toAnnotation(group, root)),
      ...(rest > 0 ? [sayRest(severity, rest)] : []),
    ];
  });
}

function toAnnotation(group: FindingGroup, root: string): Annotation {
  const { finding } = group;
  const file = toRelative(finding.file, root);
  const outside =
    file === null && finding.file !== undefined
      ? `${finding.file}${finding.line === undefined ? "" : `:${finding.line}`}: `
      : "";
  const said = sayEnvironments(group, { most: 3 });
  const where = said === "" ? "" : ` (${said})`;
  return {
    level: levels[finding.severity],
    title: cap(visibleLine(`${finding.rule}${where}`), 200),
    message: toMessage(`${outside}${toWholeMessage(finding)}`, finding),
    file,
    line: file === null ? null : (finding.line ?? null),
    column: file === null || finding.line === undefined ? null : (finding.column ?? null),
  };
}

/** The way out is kept whole where the message is too long for both. */
function toMessage(message: string, { help, fix }: Finding): string {
  const ready = fix === undefined || fix.length === 0 ? "" : " (the comment and the summary have it as files)";
  const wayOut = cap(`\n→ ${visibleBlock(help)}${ready}`, messageLimit / 2);
  return `${cap(visibleBlock(message), messageLimit - wayOut.length)}${wayOut}`;
}

/** A path below the repository's root; null where the file is not of it. */
export function toRelative(file: string | undefined, root: string): string | null {
  if (file === undefined) return null;
  const base = root.endsWith("/") ? root : `${root}/`;
  const below = file.startsWith(base) ? file.slice(base.length) : file.replace(/^(?:\.\/)+/, "");
  return below.startsWith("/") || below.split("/").includes("..") ? null : below;
}

function sayRest(severity: Severity, amount: number): Annotation {
  const words = count(amount, `more ${severity}`);
  return {
    level: levels[severity],
    title: words,
    message: `${words}: the summary has all of them`,
    file: null,
    line: null,
    column: null,
  };
}
