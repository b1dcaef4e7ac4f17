import type {
  DiagramColumn,
  DiagramReference,
  DiagramTable,
  SchemaChange,
} from "../core/schema/schema-change-model.js";
import { sayChange, shownName } from "./object-words.js";
import { cap } from "./visible.js";

/*
 * An entity-relationship diagram in Mermaid's language, which GitHub draws. Nothing of a name can end what it stands in:
 * letters, digits and a few harmless signs stay, everything else becomes an underscore. The list beside the diagram has
 * the names as they are.
 */

/** Beyond, nobody can read it; GitHub would draw up to 50,000 characters. */
const limits = { tables: 16, columns: 40, references: 60, text: 20_000 };

/** The diagram's text, or why there is none. */
export type Drawing =
  | { readonly kind: "drawn"; readonly text: string }
  | { readonly kind: "none" }
  | { readonly kind: "too-large"; readonly because: string };

/** Draws the tables that change with their neighbours. */
export function drawDiagram({ tables, references }: SchemaChange): Drawing {
  if (tables.every(({ change }) => change === "same")) return { kind: "none" };
  if (tables.length > limits.tables) return { kind: "too-large", because: `it would have ${tables.length} tables` };
  if (references.length > limits.references)
    return { kind: "too-large", because: `it would have ${references.length} foreign keys` };
  const ids = new Map(tables.map(({ name }, index) => [name, `t${index + 1}`]));
  const lines = [
    "erDiagram",
    ...tables.flatMap((table) => drawTable(table, ids.get(table.name) ?? "")),
    ...references.flatMap((reference) => drawReference(reference, ids)),
  ];
  const text = lines.join("\n");
  return text.length > limits.text ? { kind: "too-large", because: "its names are too long" } : { kind: "drawn", text };
}

function drawTable({ name, change, columns }: DiagramTable, id: string): readonly string[] {
  const mark = change === "new" || change === "gone" ? ` (${sayChange(change)})` : "";
  const shown = change === "same" ? columns.filter(({ keys }) => keys.length > 0) : foremost(columns);
  const rest = change === "same" ? 0 : columns.length - shown.length;
  const heading = `${id}["${toLabel(shownName(name))}${mark}"]`;
  if (shown.length === 0) return [`  ${heading}`];
  return [
    `  ${heading} {`,
    ...shown.map((column) => drawColumn(column, change)),
    ...(rest > 0 ? [`    and more "${rest} columns not shown"`] : []),
    "  }",
  ];
}

/** All of a table of common size; of a wide one those that changed, the keys, and the first of the rest. */
function foremost(columns: readonly DiagramColumn[]): readonly DiagramColumn[] {
  if (columns.length <= limits.columns) return columns;
  const wanted = [
    ...columns.filter(({ change }) => change !== "same"),
    ...columns.filter(({ change, keys }) => change === "same" && keys.length > 0),
    ...columns.filter(({ change, keys }) => change === "same" && keys.length === 0),
  ];
  const kept = new Set(wanted.slice(0, limits.columns));
  return columns.filter((column) => kept.has(column));
}

function drawColumn({ name, type, keys, change }: DiagramColumn, ofTable: DiagramTable["change"]): string {
  const told = change === "same" || (change === ofTable && change !== "changed") ? "" : ` "${sayChange(change)}"`;
  const keyList = keys.length === 0 ? "" : ` ${keys.join(", ")}`;
  return `    ${toWord(toShortType(type), "unknown")} ${toWord(name, "column")}${keyList}${told}`;
}

/** Types by the names that people use; the diagram has room for one word. */
function toShortType(type: string): string {
  return type
    .replace(/^timestamp(\(\d\))? with time zone/, "timestamptz$1")
    .replace(/^timestamp(\(\d\))? without time zone/, "timestamp$1")
    .replace(/^time(\(\d\))? with time zone/, "timetz$1")
    .replace(/^time(\(\d\))? without time zone/, "time$1")
    .replace(/^character varying/, "varchar")
    .replace(/^character(?=\(|$)/, "char")
    .replace(/^double precision/, "float8")
    .replace(/^(numeric)\((\d+),(-?\d+)\)/, "$1($2-$3)");
}

function drawReference(
  { from, to, columns, change, many, required }: DiagramReference,
  ids: ReadonlyMap<string, string>,
): readonly string[] {
  const [child, parent] = [ids.get(from), ids.get(to)];
  if (child === undefined || parent === undefined) return [];
  const line = change === "same" ? "--" : "..";
  const arrow = `${required === "required" ? "||" : "|o"}${line}${many === "one" ? "o|" : "o{"}`;
  const mark = change === "same" ? "" : ` (${sayChange(change)})`;
  return [`  ${parent} ${arrow} ${child} : "${toLabel(columns.join(", "))}${mark}"`];
}

/** Text between the quotes of ours. */
function toLabel(text: string): string {
  return cap(text.replaceAll(/[^\p{L}\p{N}_ .,]/gu, "_").replaceAll(/\s/g, " "), 60).replaceAll("…", "..");
}

/** One word where Mermaid wants one; `pk`, `fk` and `uk` are marks of its own. */
function toWord(text: string, otherwise: string): string {
  const word = text.replaceAll(/[^A-Za-z0-9_()[\]-]/g, "_").replace(/^(?=[PFU]K\b|[^A-Z_]|$)/i, "_");
  return word.replaceAll("_", "") === "" ? otherwise : word.slice(0, 60);
}
