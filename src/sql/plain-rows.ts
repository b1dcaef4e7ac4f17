import { visitNodes, type Node } from "./syntax.js";

/** What values of a row can be made of without reading, calling or naming anything. */
const plain: ReadonlySet<string> = new Set([
  "A_ArrayExpr",
  "A_Const",
  "Integer",
  "List",
  "ResTarget",
  "SelectStmt",
  "SetToDefault",
  "String",
  "TypeCast",
]);

/**
 * The tree of an INSERT without its rows, where those are nothing but constants: a file may have hundreds of thousands of
 * such statements, which differ in nothing else. Null for all others. Equal trees are one, out of `known`.
 */
export function withoutPlainRows(kind: string, node: Node, known: Map<string, Node>): Node | null {
  if (kind !== "InsertStmt" || Reflect.has(node, "withClause")) return null;
  if (Reflect.has(node, "returningList") || Reflect.has(node, "returningClause")) return null;
  const { selectStmt, onConflictClause = null, ...rest } = node;
  if (onConflictClause !== null && !isPlain(onConflictClause, conflict)) return null;
  if (!isPlain(selectStmt, plain)) return null;
  const shape = JSON.stringify({ ...rest, onConflictClause }).replaceAll(/"location":\d+/g, '"location":0');
  const same = known.get(shape);
  if (same !== undefined) return same;
  const slim = { ...rest, ...(onConflictClause === null ? {} : { onConflictClause }), selectStmt: rowless };
  known.set(shape, slim);
  return slim;
}

const rowless = { SelectStmt: { limitOption: "LIMIT_OPTION_DEFAULT", op: "SETOP_NONE" } };
const conflict: ReadonlySet<string> = new Set(["IndexElem"]);

function isPlain(root: unknown, tags: ReadonlySet<string>): boolean {
  let fine = true;
  visitNodes(root, (tag) => {
    if (!tags.has(tag)) fine = false;
  });
  return fine;
}
