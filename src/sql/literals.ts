import { nextToken } from "../core/lexer.js";
import type { Parser } from "./parser.js";
import { putConstantsBack } from "./put-constants-back.js";
import { asNode, nodeAt, type Node } from "./syntax.js";

/**
 * The same statement with a parameter for each literal: values of rows can stand in them. Numbers that name a column in
 * ORDER BY and GROUP BY stay, as do those of types. Null where it does not parse, before or after.
 */
export function replaceLiterals(parser: Parser, text: string): string | null {
  const parsed = parser.parse(text);
  const tree = parsed.kind === "parsed" ? parsed.statements[0] : undefined;
  if (tree === undefined) return null;
  const { places, highest } = findLiterals(tree.node);
  if (places.length === 0) return text;
  const bytes = Buffer.from(text);
  let next = highest;
  let [result, last] = ["", 0];
  for (const place of places.toSorted((a, b) => a - b)) {
    const start = bytes.toString("utf8", 0, place).length;
    const end = endOfLiteral(text, start);
    if (start < last || end === null) return null;
    next += 1;
    result += `${text.slice(last, start)}$${next}`;
    last = end;
  }
  return putConstantsBack(parser, result + text.slice(last));
}

/** A sign belongs to the number behind it. */
function endOfLiteral(text: string, start: number): number | null {
  const from = text[start] === "-" || text[start] === "+" ? start + 1 : start;
  return nextToken(text, from)?.end ?? null;
}

/** Fields below which a number names a column, or belongs to a type. */
const ordinal: ReadonlySet<string> = new Set(["groupClause", "sortClause", "distinctClause"]);

interface Literals {
  /** UTF-8 bytes. */
  readonly places: readonly number[];
  /** The highest parameter that is there already. */
  readonly highest: number;
}

function findLiterals(root: Node): Literals {
  const places = new Set<number>();
  let highest = 0;
  const waiting: { readonly field: string; readonly value: unknown }[] = [{ field: "", value: root }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { field, value } = next;
    if (Array.isArray(value)) {
      for (const item of value) if (!(ordinal.has(field) && isOrdinal(item))) waiting.push({ field: "", value: item });
    } else if (typeof value === "object" && value !== null) {
      const node = asNode(value);
      const constant = nodeAt(node, "A_Const");
      if (constant !== null && holdsValue(constant)) places.add(Number(constant["location"] ?? 0));
      highest = Math.max(highest, Number(nodeAt(node, "ParamRef")?.["number"] ?? 0));
      for (const [name, below] of Object.entries(node)) {
        if (name !== "typmods" && typeof below === "object") waiting.push({ field: name, value: below });
      }
    }
  }
  return { places: [...places], highest };
}

/** What can be a value of a row: no NULL, no true, no false. */
function holdsValue(constant: Node): boolean {
  return ["sval", "fval", "ival", "bsval"].some((field) => nodeAt(constant, field) !== null);
}

function isOrdinal(item: unknown): boolean {
  const node = asNode(item);
  const expression = nodeAt(nodeAt(node, "SortBy") ?? {}, "node") ?? node;
  return nodeAt(nodeAt(expression, "A_Const") ?? {}, "ival") !== null;
}
