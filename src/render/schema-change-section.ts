import type { EnvironmentReport, Report } from "../core/report.js";
import type { SchemaChange } from "../core/schema/schema-change-model.js";
import { code, details, fence, inline } from "./markdown.js";
import { drawDiagram } from "./mermaid.js";
import { sayChange } from "./object-words.js";
import { sayChanges, toChangeLine, type ChangeLine } from "./schema-change-words.js";
import type { Section } from "./sections.js";
import { count, toList } from "./words.js";

const linesAtMost = 60;
const partsAtMost = 30;
/** GitHub draws each in a frame of its own, which takes a while. */
const diagramsAtMost = 2;

const icons: Record<ChangeLine["change"], string> = { new: "🟢", changed: "🟡", gone: "🔴" };

/** What the pending migrations change in the schema, once for all environments where it is the same; folded. */
export function toSchemaChangeSections(report: Report): readonly Section[] {
  return groupChanges(report).map(({ change, names }, index) => {
    const place = names.length === report.environments.length ? "" : ` of ${toList(names)}`;
    const title = `What changes in the schema${place}: ${sayChanges(change.changes)}`;
    const diagram = index < diagramsAtMost ? toDiagram(change) : "";
    const body = [toItems(change), diagram].filter((part) => part !== "").join("\n\n");
    return { name: `what changes in the schema${place}`, cut: 3, body: details(title, body) };
  });
}

/** Changes that differ from environment to environment, with the names of those that have them. */
export function groupChanges({ environments }: Report): readonly {
  readonly change: SchemaChange;
  readonly names: readonly string[];
}[] {
  const groups = new Map<string, { readonly change: SchemaChange; readonly names: string[] }>();
  for (const { schemaChange, name } of environments.filter(hasChanges)) {
    const key = JSON.stringify(schemaChange);
    const known = groups.get(key);
    if (known !== undefined) known.names.push(name);
    else if (schemaChange !== null) groups.set(key, { change: schemaChange, names: [name] });
  }
  return [...groups.values()];
}

function hasChanges({ schemaChange }: EnvironmentReport): boolean {
  return schemaChange !== null && schemaChange.changes.length > 0;
}

function toItems({ changes }: SchemaChange): string {
  const rest = changes.length - linesAtMost;
  return [
    ...changes.slice(0, linesAtMost).flatMap((change) => toLines(toChangeLine(change))),
    ...(rest > 0 ? [`- and ${count(rest, "more change")}; the report file has all of them`] : []),
  ].join("\n");
}

function toLines(line: ChangeLine): readonly string[] {
  const rest = line.parts.length - partsAtMost;
  return [
    `- ${icons[line.change]} ${toItem(line)}`,
    ...line.parts.slice(0, partsAtMost).map((part) => `  - ${toItem(part)}`),
    ...(rest > 0 ? [`  - and ${rest} more`] : []),
  ];
}

function toItem({ change, kind, name, on, about, differences }: ChangeLine): string {
  const head = `${change === "new" ? "" : `${sayChange(change)} `}${inline(kind, { limit: 60 })} ${code(name, { limit: 120 })}${on === null ? "" : ` on ${code(on, { limit: 120 })}`}`;
  if (differences.length > 0) {
    const told = differences.map(
      ({ attribute, before, after }) =>
        `${inline(attribute, { limit: 60 })} ${code(before, { limit: 140 })} → ${code(after, { limit: 140 })}`,
    );
    return `${head}: ${told.join(", ")}`;
  }
  return about === "" ? head : `${head} ${toAbout(kind, about)}`;
}

/** Types are words; expressions are code. */
function toAbout(kind: string, about: string): string {
  if (kind === "column" || kind === "attribute") return inline(about, { limit: 200 });
  const [, words, rest] = /^((?:unique )?on |of |partition of )(.*)$/s.exec(about) ?? [];
  return rest === undefined ? code(about) : `${words ?? ""}${code(rest)}`;
}

function toDiagram(change: SchemaChange): string {
  const drawing = drawDiagram(change);
  switch (drawing.kind) {
    case "drawn":
      return fence(drawing.text, "mermaid");
    case "none":
      return "";
    case "too-large":
      return `There is no diagram: ${inline(drawing.because)}.`;
  }
}
