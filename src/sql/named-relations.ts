import { readDoBlock } from "./do-block.js";
import { loadedParser, type Tree } from "./parser.js";
import type { Statement } from "./statement.js";
import { asNode, droppedBy, relationIn, textAt, type Node, type RelationName } from "./syntax.js";

/** Every relation that statements name, DO blocks included, each once; names of subqueries and indexes can be among them. */
export function namedRelations(statements: readonly Statement[]): readonly RelationName[] {
  const found = new Map<string, RelationName>();
  for (const { kind, node, text } of statements) {
    for (const tree of treesOf({ kind, node: asNode(node), text })) {
      for (const relation of relationsOf(tree)) found.set(JSON.stringify([relation.schema, relation.name]), relation);
    }
  }
  return [...found.values()];
}

/** The statement itself, and those inside where it is a DO block. */
function treesOf(tree: Tree & { readonly text: string }): readonly Tree[] {
  if (tree.kind !== "DoStmt") return [tree];
  const block = readDoBlock(loadedParser(), tree);
  return block.kind === "read" ? block.statements : [];
}

function relationsOf({ kind, node }: Tree): readonly RelationName[] {
  return [...(kind === "DropStmt" ? droppedBy(node) : []), ...listRangeVars(node)];
}

/** Every relation that a tree names, known by its fields: most have no tag. Not recursive, so that deep trees are no problem. */
export function listRangeVars(root: Node): readonly RelationName[] {
  const found: RelationName[] = [];
  const waiting: unknown[] = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== "object" || next === null) continue;
    const node = asNode(next);
    const relation = textAt(node, "relpersistence") === null ? null : relationIn(node);
    if (relation !== null) found.push(relation);
    for (const below of Object.values(next)) if (typeof below === "object") waiting.push(below);
  }
  return found;
}
