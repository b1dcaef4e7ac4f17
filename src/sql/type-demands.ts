import { columnIn } from "./plain-condition.js";
import type { Demanded } from "./row-demand.js";
import { nodeAt, type Node } from "./syntax.js";
import { typeIn, type TypeName } from "./type-name.js";

const lengthTypes: ReadonlySet<string> = new Set(["varchar", "bpchar"]);

/** Types that not each value of another type becomes, and whose rules fit into a question. */
const narrow: ReadonlySet<string> = new Set([
  "int2",
  "int4",
  "int8",
  "numeric",
  "uuid",
  "bool",
  "json",
  "jsonb",
  "inet",
]);

/** What a change of type asks of a column's values. */
export function demandsOfType(column: string, definition: Node): readonly Demanded[] {
  const type = typeIn(nodeAt(definition, "typeName"));
  if (type === null || type.schema !== null || type.array) return [];
  const written = castOf(definition, column);
  const length = type.modifiers[0] ?? 0;
  if (lengthTypes.has(type.name)) {
    if (length < 1) return [];
    if (written !== "none") return [{ kind: "unreadable", why: "USING gives the values" }];
    return [{ kind: "length", column, length }];
  }
  if (!narrow.has(type.name)) return [];
  if (written === "other") return [{ kind: "unreadable", why: "USING gives the values" }];
  return [{ kind: "convert", column, type, cast: written === "none" ? "implied" : "written" }];
}

/** What USING says: nothing, the column cast to the very type, or something else. */
function castOf(definition: Node, column: string): "none" | "same" | "other" {
  const using = nodeAt(definition, "raw_default");
  if (using === null) return "none";
  const cast = nodeAt(using, "TypeCast");
  if (cast === null || columnIn(nodeAt(cast, "arg") ?? {}) !== column) return "other";
  return sameType(typeIn(nodeAt(cast, "typeName")), typeIn(nodeAt(definition, "typeName"))) ? "same" : "other";
}

function sameType(a: TypeName | null, b: TypeName | null): boolean {
  return a !== null && b !== null && JSON.stringify(a) === JSON.stringify(b);
}

/** Whether a change of type gives each row a value that had one, and none else. */
export function keepsNulls(definition: Node, column: string): boolean {
  return castOf(definition, column) !== "other";
}
