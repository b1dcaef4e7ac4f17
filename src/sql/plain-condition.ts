import { constantIn, listAt, nameIn, nodeAt, textAt, type Node } from "./syntax.js";

/**
 * A condition of columns alone: no constant and no function. A constant in a question to a target would let whoever wrote
 * it find out values that rows hold, one question at a time.
 */
export type PlainCondition =
  | { readonly kind: "column"; readonly column: string }
  | { readonly kind: "null"; readonly column: string; readonly is: "null" | "not null" }
  | { readonly kind: "compare"; readonly left: string; readonly operator: Operator; readonly right: string }
  | { readonly kind: "and" | "or" | "not"; readonly parts: readonly PlainCondition[] };

const operators = ["=", "<>", "<", ">", "<=", ">="] as const;
export type Operator = (typeof operators)[number];

/** Deep conditions are no ones that people write. */
const deepest = 20;

/** Reads the condition of a CHECK; null where it is made of more than columns. */
export function plainCondition(node: Node, depth = 0): PlainCondition | null {
  if (depth > deepest) return null;
  const column = columnIn(node);
  if (column !== null) return { kind: "column", column };
  const test = nodeAt(node, "NullTest");
  if (test !== null) return toNullTest(test);
  const comparison = nodeAt(node, "A_Expr");
  if (comparison !== null) return toComparison(comparison);
  const joined = nodeAt(node, "BoolExpr");
  if (joined === null) return null;
  const parts = listAt(joined, "args").map((part) => plainCondition(part, depth + 1));
  const kind = ({ AND_EXPR: "and", OR_EXPR: "or", NOT_EXPR: "not" } as const)[textAt(joined, "boolop") ?? ""];
  const known = parts.filter((part) => part !== null);
  return kind === undefined || known.length < parts.length ? null : { kind, parts: known };
}

/** The columns that a condition names, each once. */
export function columnsOf(condition: PlainCondition): readonly string[] {
  switch (condition.kind) {
    case "column":
    case "null":
      return [condition.column];
    case "compare":
      return [...new Set([condition.left, condition.right])];
    case "and":
    case "or":
    case "not":
      return [...new Set(condition.parts.flatMap(columnsOf))];
  }
}

function toNullTest(node: Node): PlainCondition | null {
  const column = columnIn(nodeAt(node, "arg") ?? {});
  if (column === null) return null;
  return { kind: "null", column, is: textAt(node, "nulltesttype") === "IS_NOT_NULL" ? "not null" : "null" };
}

function toComparison(node: Node): PlainCondition | null {
  const [left, right] = [columnIn(nodeAt(node, "lexpr") ?? {}), columnIn(nodeAt(node, "rexpr") ?? {})];
  const names = listAt(node, "name");
  const name = names.length === 1 ? constantIn(names[0] ?? {}) : null;
  const operator = operators.find((one) => one === name);
  if (textAt(node, "kind") !== "AEXPR_OP" || left === null || right === null || operator === undefined) return null;
  return { kind: "compare", left, operator, right };
}

/** The name of a column that stands alone, or behind its table's name. */
export function columnIn(node: Node): string | null {
  const fields = listAt(nodeAt(node, "ColumnRef") ?? {}, "fields");
  const last = fields.at(-1);
  return last === undefined || fields.length > 2 || nodeAt(last, "String") === null ? null : nameIn(last);
}
