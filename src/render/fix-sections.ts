import { combineChanges, toFileChange, type FileChange, type FixFile } from "../core/fix.js";
import type { Finding } from "../core/model.js";
import type { Report } from "../core/report.js";
import { foldGroups, groupFindings, type FoldedGroup } from "./finding-groups.js";
import { splitHead } from "./findings-list.js";
import { toBlobAddress } from "./links.js";
import { code, codeLink, details, fence, prose } from "./markdown.js";
import type { Section } from "./sections.js";
import { count } from "./words.js";

const fixesAtMost = 20;

/** Safe forms that stand ready to copy, as whole files or as lines in place of others; folded, one per finding. */
export function toFixSections(report: Report): readonly Section[] {
  const bodies = new Set(
    foldGroups(groupFindings(report.findings))
      .flatMap(toParts)
      .map((part) => toFix(part, report)),
  );
  return [...bodies].slice(0, fixesAtMost).map((body) => ({ name: "the safe forms", cut: 2, body }));
}

/** One safe form: of a finding, or of several that change lines of one file, all at once. */
interface Part {
  readonly finding: Finding;
  readonly changes: readonly [FileChange, ...FileChange[]] | null;
}

function toParts({ finding, also }: FoldedGroup): readonly Part[] {
  const all = [finding, ...also.map((other) => other.finding)].filter(
    ({ fix, suggestion }) => fix !== undefined || suggestion !== undefined,
  );
  const changes = all.flatMap((one) => toFileChange(one.fix, one.suggestion) ?? []);
  const [first, second, ...more] = changes;
  if (first === undefined || second === undefined) return all.map((one) => ({ finding: one, changes: null }));
  const others = all.filter((one) => toFileChange(one.fix, one.suggestion) === null);
  const leading = all.find((one) => toFileChange(one.fix, one.suggestion) !== null) ?? finding;
  return [
    { finding: leading, changes: [first, second, ...more] },
    ...others.map((one) => ({ finding: one, changes: null })),
  ];
}

function toFix({ finding, changes }: Part, report: Report): string {
  const { fix = [], suggestion } = finding;
  if (changes !== null) {
    const whole = combineChanges(changes);
    const body = `${code(changes[0].file, { limit: 255 })}\n\n${fence(whole, "sql")}`;
    return details(toTitle(finding, changes.length), body);
  }
  const lines = suggestion === undefined ? [] : [toSuggestion(finding, report)];
  return details(toTitle(finding), [...lines, ...toFiles(fix)].join("\n\n"));
}

/** Each file, and where the next ones are for later, when that is. */
function toFiles(fix: readonly FixFile[]): readonly string[] {
  return fix.flatMap(({ file, sql, after }, index) => [
    ...(after === undefined || after === fix[index - 1]?.after ? [] : [`**Later, when ${prose(after)}:**`]),
    `${code(file, { limit: 255 })}\n\n${fence(sql, "sql")}`,
  ]);
}

function toTitle({ message, fix = [], file, line }: Finding, changes = 1): string {
  const { head } = splitHead(message.split("\n")[0] ?? "");
  const place = file === undefined ? "" : `${file.split("/").at(-1) ?? file}${line === undefined ? "" : `:${line}`}, `;
  const what = fix.length === 0 ? "one change" : count(fix.length, "file");
  return `The safe way, as ${what}: ${place}${head.replaceAll("`", "")}${changes === 1 ? "" : `, and ${changes - 1} more of the kind`}`;
}

/** Lines that can take the place of others: a suggestion, where the change is reviewed. */
function toSuggestion({ file, suggestion }: Finding, report: Report): string {
  if (suggestion === undefined) return "";
  const { startLine, endLine, text } = suggestion;
  const lines = startLine === endLine ? `line ${startLine}` : `lines ${startLine} to ${endLine}`;
  const name = file?.split("/").at(-1) ?? "";
  const place = codeLink(name, file === undefined ? null : toBlobAddress(report.context, file, startLine));
  return `${text === "" ? `Remove ${lines}` : `In place of ${lines}`} of ${place}${text === "" ? "." : `:\n\n${fence(text, "sql")}`}`;
}
