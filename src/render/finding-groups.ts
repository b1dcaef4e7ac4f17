import { reviewRules, type ReviewRuleId } from "../core/catalogue/review.js";
import type { Finding, Severity } from "../core/model.js";
import { sortFindings } from "../core/sort-findings.js";
import { count, toList } from "./words.js";

/** One problem, and every environment that has it: twelve databases with the same edited file are one item to read. */
export interface FindingGroup {
  readonly finding: Finding;
  readonly environments: readonly string[];
  /** Those that have it too, with other figures and no graver: the same line, on a smaller table. */
  readonly elsewhere: readonly string[];
}

/** Open findings, worst first, those of several environments as one. */
export function groupFindings(findings: readonly Finding[]): readonly FindingGroup[] {
  return group(findings.filter((finding) => finding.waived === null));
}

/** Findings that a waiver accepts, grouped the same way. */
export function groupWaived(findings: readonly Finding[]): readonly FindingGroup[] {
  return group(findings.filter((finding) => finding.waived !== null));
}

function group(findings: readonly Finding[]): readonly FindingGroup[] {
  const groups = new Map<string, Gathered>();
  for (const finding of sortFindings(findings)) {
    const { environment, ...rest } = finding;
    const key = JSON.stringify(Object.entries(rest).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    const known = groups.get(key) ?? { finding, environments: [], elsewhere: [] };
    if (environment !== null) known.environments.push(environment);
    groups.set(key, known);
  }
  return leaveOutEchoes(joinPlaces([...groups.values()]));
}

/**
 * A second run that fails is told once: where the rule about the same statement says it of one environment, on a larger
 * table, the rule about the guard says nothing more of the others.
 */
function leaveOutEchoes(groups: readonly Gathered[]): readonly Gathered[] {
  const placeOf = ({ finding: { file, line, severity } }: Gathered): string => JSON.stringify([file, line, severity]);
  const others = new Map<string, Gathered[]>();
  for (const one of groups.filter(({ finding }) => kindOf(finding) !== "idempotent")) {
    others.set(placeOf(one), others.get(placeOf(one)) ?? []);
    others.get(placeOf(one))?.push(one);
  }
  return groups.filter((one) => {
    const measured = /; measured: a second run fails.*$/s.exec(one.finding.message)?.[0];
    if (measured === undefined || kindOf(one.finding) !== "idempotent") return true;
    const told = others.get(placeOf(one))?.find(({ finding }) => finding.message.endsWith(measured));
    told?.elsewhere.push(...one.environments, ...one.elsewhere);
    return told === undefined;
  });
}

interface Gathered {
  readonly finding: Finding;
  readonly environments: string[];
  readonly elsewhere: string[];
}

/** One line of a file that is the same problem in every environment, but for what stands in parentheses, is one. */
function joinPlaces(groups: readonly Gathered[]): readonly Gathered[] {
  const joined = new Map<string, Gathered>();
  for (const [index, one] of groups.entries()) {
    const { file, line, column, rule, message } = one.finding;
    const words = message.replaceAll(/ \([^()]*\)/g, "");
    const alone = line === undefined || one.environments.length === 0;
    const key = JSON.stringify(alone ? index : [file, line, column, rule, words]);
    const first = joined.get(key);
    const known = new Set([...(first?.environments ?? []), ...(first?.elsewhere ?? [])]);
    // Twice in one environment is two problems.
    const apart = one.environments.every((name) => !known.has(name));
    if (first === undefined) joined.set(key, one);
    else if (apart) first.elsewhere.push(...one.environments);
    else joined.set(String(index), one);
  }
  return [...joined.values()];
}

/** `production`, or `production; staging too`; empty where it is about the files. */
export function sayEnvironments(
  { environments, elsewhere }: FindingGroup,
  { say = (name) => name, most = 6 }: { readonly say?: (name: string) => string; readonly most?: number } = {},
): string {
  const here = toList(environments.map(say), { most });
  return elsewhere.length === 0 ? here : `${here}; ${toList(elsewhere.map(say), { most })} too`;
}

/** Findings of one kind in one file: the gravest one, and the others, as they stand in the file. */
export interface FoldedGroup extends FindingGroup {
  readonly also: readonly FindingGroup[];
}

/** Folds what a reader takes in as one thing: a file with a rule broken in ten places, or that cannot run again. */
export function foldGroups(groups: readonly FindingGroup[]): readonly FoldedGroup[] {
  const folded = new Map<string, FindingGroup & { readonly also: FindingGroup[] }>();
  for (const one of groups) {
    const { finding, environments, elsewhere } = one;
    const kind = kindOf(finding);
    const key =
      kind === null
        ? String(folded.size)
        : JSON.stringify([kind, finding.file, environments, elsewhere, finding.waived]);
    const known = folded.get(key);
    if (known === undefined) folded.set(key, { ...one, also: [] });
    else known.also.push(one);
  }
  const line = ({ finding }: FindingGroup): number => finding.line ?? 0;
  return [...folded.values()].map((one) => ({ ...one, also: one.also.toSorted((a, b) => line(a) - line(b)) }));
}

/** The rules about a second run are one kind; what is no rule of the review stands alone. */
function kindOf({ rule, file }: Finding): string | null {
  if (file === undefined || !Object.hasOwn(reviewRules, rule)) return null;
  return reviewRules[rule as ReviewRuleId].group === "idempotent" ? "idempotent" : rule;
}

/** `2 errors, 1 warning`; notes do not count; empty when there is neither. */
export function tally(groups: readonly FindingGroup[]): string {
  const amount = (severity: Severity): number => groups.filter(({ finding }) => finding.severity === severity).length;
  const [errors, warnings] = [amount("error"), amount("warning")];
  return [errors > 0 ? count(errors, "error") : "", warnings > 0 ? count(warnings, "warning") : ""]
    .filter((part) => part !== "")
    .join(", ");
}

export interface FindingLine {
  /** `hint`, `state`, or empty for the message itself. */
  readonly label: string;
  readonly text: string;
}

/** What a finding says, line by line: what happened first, then the server's hint and the state of the database. */
export function toLines({ message, hint, state }: Finding): readonly FindingLine[] {
  const lines = message.split(/\r\n|\n/).filter((line) => line.trim() !== "");
  return [
    ...lines.map((line) => ({ label: "", text: line.trim() })),
    ...(hint === undefined ? [] : [{ label: "hint", text: hint }]),
    ...(state === undefined ? [] : [{ label: "state", text: state }]),
  ];
}

/** The same as one text, for formats that have one field for it. */
export function toWholeMessage({ message, hint, state }: Finding): string {
  return [
    message,
    ...(hint === undefined ? [] : [`hint: ${hint}`]),
    ...(state === undefined ? [] : [`state: ${state}`]),
  ].join("\n");
}
