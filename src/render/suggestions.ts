import { createHash } from "node:crypto";
import { toSuggestionMarker } from "../core/comment-marker.js";
import type { LineSuggestion } from "../core/line-suggestion.js";
import type { Finding } from "../core/model.js";
import type { Report } from "../core/report.js";
import { toRelative } from "./annotations.js";
import { groupFindings } from "./finding-groups.js";
import { severityIcon, splitHead } from "./findings-list.js";
import { bold, code, fenceSuggestion, link, prose } from "./markdown.js";
import { visibleBlock } from "./visible.js";

/** What can be offered on the lines of a pull request, worst first. Of two that share a line, the graver one. */
export function toLineSuggestions(report: Report, { root }: { readonly root: string }): readonly LineSuggestion[] {
  const taken: LineSuggestion[] = [];
  const seen = new Map<string, number>();
  for (const { finding } of groupFindings(report.findings)) {
    const one = toLineSuggestion(finding, { root, seen });
    if (one !== null && taken.every((other) => areApart(one, other))) taken.push(one);
  }
  return taken;
}

/** What stands above so many of them. */
export function introduceSuggestions(amount: number, commentUrl: string | null): string {
  const what =
    amount === 1
      ? "A safe form that can be committed as it stands"
      : `${amount} safe forms that can be committed as they stand`;
  return `${what}; ${link("the report", commentUrl)} says what ${amount === 1 ? "it is" : "they are"} about.`;
}

function areApart(one: LineSuggestion, other: LineSuggestion): boolean {
  return one.path !== other.path || one.endLine < other.startLine || one.startLine > other.endLine;
}

interface Place {
  readonly root: string;
  /** How often a change was met so far. */
  readonly seen: Map<string, number>;
}

function toLineSuggestion(finding: Finding, { root, seen }: Place): LineSuggestion | null {
  const { suggestion, rule } = finding;
  const path = toRelative(finding.file, root);
  if (path === null || suggestion?.replaces === undefined) return null;
  const { startLine, endLine, text, replaces } = suggestion;
  const lines = text.replaceAll("\r\n", "\n");
  // What cannot be seen is not put into a file by the click of a reviewer.
  if (visibleBlock(lines) !== lines) return null;
  const id = `${digest([rule, path])}_${digest([replaces, text])}`;
  const before = seen.get(id) ?? 0;
  seen.set(id, before + 1);
  const marker = toSuggestionMarker(before === 0 ? id : `${id}_${before + 1}`);
  const block = fenceSuggestion(lines, replaces.includes("\r") ? "\r\n" : "\n");
  return { path, startLine, endLine, replaces, marker, body: `${marker}\n${toLine(finding)}\n\n${block}` };
}

function digest(parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 12);
}

function toLine({ severity, message, rule }: Finding): string {
  const { head, tail } = splitHead(message.split(/\r\n|\n/)[0] ?? "");
  const start = head.replace(/^[a-z](?=[a-z]*[ ,:])/, (first) => first.toUpperCase());
  return `${severityIcon[severity]} ${bold(prose(start))}${/^\s/.test(tail) ? " " : ""}${prose(tail)} — ${code(rule)}`;
}
