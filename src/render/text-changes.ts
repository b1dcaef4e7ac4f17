import type { EnvironmentReport, Report } from "../core/report.js";
import type { Tone } from "./paint.js";
import { groupChanges } from "./schema-change-section.js";
import { sayChanges, toChangeLine, type ChangeLine } from "./schema-change-words.js";
import { wrap, type Screen } from "./text-layout.js";
import { visibleLine } from "./visible.js";
import { count } from "./words.js";

const signs: Record<ChangeLine["change"], { readonly sign: string; readonly tone: Tone }> = {
  new: { sign: "+", tone: "ok" },
  changed: { sign: "~", tone: "warning" },
  gone: { sign: "-", tone: "error" },
};
const changesAtMost = 60;
const partsAtMost = 30;

/** What the pending migrations change in the schema, a line per object. */
export function toChangeLines(environment: EnvironmentReport, report: Report, screen: Screen): readonly string[] {
  const group = groupChanges(report).find(({ names }) => names.includes(environment.name));
  if (group === undefined) return [];
  const { changes } = group.change;
  const [first] = group.names;
  if (first !== undefined && first !== environment.name) return [`  changes  as in ${visibleLine(first)}`];
  const rest = changes.length - changesAtMost;
  return [
    `  changes  ${visibleLine(sayChanges(changes))}`,
    ...changes.slice(0, changesAtMost).flatMap((change) => toLines(toChangeLine(change), 4, screen)),
    ...(rest > 0 ? [`    and ${count(rest, "more change")}; --format json has all of them`] : []),
  ];
}

function toLines(line: ChangeLine, indent: number, screen: Screen): readonly string[] {
  const { sign, tone } = signs[line.change];
  const [first = "", ...wrapped] = wrap(toWords(line), { columns: screen.columns, indent: indent + 2 });
  const rest = line.parts.length - partsAtMost;
  return [
    `${" ".repeat(indent)}${screen.paint(tone, sign)} ${first.trimStart()}`,
    ...wrapped,
    ...line.parts.slice(0, partsAtMost).flatMap((part) => toLines(part, indent + 2, screen)),
    ...(rest > 0 ? [`${" ".repeat(indent + 2)}and ${rest} more`] : []),
  ];
}

function toWords({ kind, name, on, about, differences }: ChangeLine): string {
  const object = `${kind} ${name}${on === null ? "" : ` on ${on}`}`;
  const told = differences.map(({ attribute, before, after }) => `${attribute} ${before} → ${after}`);
  if (told.length > 0) return `${object}: ${told.join(", ")}`;
  return `${object} ${about}`.trimEnd();
}
