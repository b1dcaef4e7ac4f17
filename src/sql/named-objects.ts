import type { NamedObject } from "../core/named-objects.js";
import { readDoBlock } from "./do-block.js";
import type { Renaming } from "../core/schema/renamed-text.js";
import { namedByAlter, namedByDrop, renamingBy } from "./named-by-change.js";
import { namedByCreate } from "./named-by-create.js";
import type { Named } from "./named-by-create.js";
import { namedRare } from "./named-rare.js";
import { loadedParser, type Parser, type Tree } from "./parser.js";
import { attributesSet } from "./set-attributes.js";
import type { Statement } from "./statement.js";
import { asNode, constantIn, listAt, nodeAt, textAt, type Node } from "./syntax.js";

/**
 * The objects that the statements of a script create or drop by name, and attributes that they set, whether they then do it or a guard (IF NOT EXISTS,
 * IF EXISTS, a DO block) keeps them from it. What only a running statement knows is left out.
 */
export function namedObjects(statements: readonly Statement[]): readonly NamedObject[] {
  let path: readonly string[] | null = null;
  return statements.flatMap((statement): readonly NamedObject[] => {
    const tree = { kind: statement.kind, node: asNode(statement.node) };
    const set = readPath(tree);
    if (set !== null) path = set.names;
    return treesOf(statement)
      .flatMap(namedBy)
      .map((one) => ({ ...one, path }));
  });
}

/** The new names that the statements of a script give. */
export function renamingsIn(statements: readonly Statement[]): readonly Renaming[] {
  return statements.flatMap(treesOf).flatMap(renamingBy);
}

function treesOf({ kind, node, text }: Statement): readonly Tree[] {
  const tree = { kind, node: asNode(node) };
  return kind === "DoStmt" ? insideOf({ ...tree, text }) : [tree];
}

function insideOf(tree: Tree & { readonly text: string }): readonly Tree[] {
  const parser = loadedParser();
  const block = readDoBlock(parser, tree);
  return block.kind === "read" ? [...block.statements, ...block.dynamic.flatMap((one) => readFormat(parser, one))] : [];
}

/** What `format('ALTER DATABASE %I …', …)` makes, with a name and a text that mean nothing in the places of others. */
function readFormat(parser: Parser, expression: string): readonly Tree[] {
  const [, template] = /^(?:pg_catalog\.)?format\(\s*E?'((?:[^']|'')*)'/i.exec(expression.trim()) ?? [];
  const sql = template?.replaceAll("''", "'").replaceAll("%I", "_").replaceAll("%L", "''");
  const parsed = sql === undefined ? null : parser.parse(sql);
  return parsed?.kind === "parsed" ? parsed.statements : [];
}

function namedBy(tree: Tree): readonly Named[] {
  return [
    ...namedByCreate(tree),
    ...namedByDrop(tree),
    ...namedByAlter(tree),
    ...attributesSet(tree),
    ...namedRare(tree),
  ];
}

/** The search path that a statement sets, null names for the one from before; null when it sets none. */
export function readPath({ kind, node }: Tree): { readonly names: readonly string[] | null } | null {
  if (kind === "VariableSetStmt" && textAt(node, "name") === "search_path") {
    const isValue = textAt(node, "kind") === "VAR_SET_VALUE";
    return { names: isValue ? listAt(node, "args").map((arg) => constantIn(arg) ?? "") : null };
  }
  if (kind !== "SelectStmt") return null;
  const target = listAt(node, "targetList")[0];
  const call = target === undefined ? null : nodeAt(nodeAt(nodeAt(target, "ResTarget") ?? {}, "val") ?? {}, "FuncCall");
  return call === null ? null : readSetConfig(call);
}

/** `set_config('search_path', 'a, b', …)`, as dumps write it. */
function readSetConfig(call: Node): { readonly names: readonly string[] } | null {
  const name = listAt(call, "funcname").map(constantIn).at(-1);
  const [setting, value] = listAt(call, "args").map(constantIn);
  if (name !== "set_config" || setting !== "search_path" || typeof value !== "string") return null;
  const names = value.split(",").map((part) => part.trim().replace(/^"(.*)"$/, "$1"));
  return { names: names.filter((part) => part !== "") };
}
