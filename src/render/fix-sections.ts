import type { Finding } from "../core/model.js";
import type { Report } from "../core/report.js";
import { groupFindings } from "./finding-groups.js";
import { splitHead } from "./findings-list.js";
import { toBlobAddress } from "./links.js";
import { code, codeLink, details, fence } from "./markdown.js";
import type { Section } from "./sections.js";
import { visibleLine } from "./visible.js";
import { count } from "./words.js";

const fixesAtMost = 20;

/** Safe forms that stand ready to copy, as whole files or as lines in place of others; folded, one per finding. */
export function toFixSections(report: Report): readonly Section[] {
  const fixed = groupFindings(report.findings)
    .map(({ finding }) => finding)
    .filter(({ fix, suggestion }) => fix !== undefined || suggestion !== undefined);
  const seen = new Set<string>();
  const bodies = fixed.flatMap((finding) => {
    const body = toFix(finding, report);
    if (seen.has(body)) return [];
    seen.add(body);
    return [body];
  });
  return bodies.slice(0, fixesAtMost).map((body) => ({ name: "the safe forms", cut: 2, body }));
}

function toFix(finding: Finding, report: Report): string {
  const { fix = [], suggestion } = finding;
  const files = fix.map(({ file, sql }) => `${code(file, { limit: 255 })}\n\n${fence(sql, "sql")}`);
  const lines = suggestion === undefined ? [] : [toSuggestion(finding, report)];
  return details(toTitle(finding), [...lines, ...files].join("\n\n"));
}

function toTitle({ message, fix = [], file, line }: Finding): string {
  const { head } = splitHead(message.split("\n")[0] ?? "");
  const place = file === undefined ? "" : `${file.split("/").at(-1) ?? file}${line === undefined ? "" : `:${line}`}, `;
  const what = fix.length === 0 ? "one change" : count(fix.length, "file");
  return visibleLine(`The safe way, as ${what}: ${place}${head.replaceAll("`", "")}`);
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
