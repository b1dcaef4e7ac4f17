import { clauseAt } from "../../sql/clauses.js";
import { showIdentifier, showRelation } from "../../sql/names.js";
import { listAt, nodeAt, type Node, type RelationName } from "../../sql/syntax.js";
import type { Look } from "../rule.js";

const nameless: RelationName = { schema: null, name: "?" };

/** Name of the relation that a look is about, as people write it. */
export function tableOf({ name }: Pick<Look, "name">): string {
  return showRelation(name ?? nameless);
}

/** Whether an ALTER TABLE does one thing only, so that it can give way as a whole. */
export function isAlone({ site }: Pick<Look, "site">): boolean {
  return listAt(site.node, "cmds").length === 1;
}

/** The relation that a look is about, for its size. */
export function sized({ name }: Pick<Look, "name">): { readonly sizeOf: RelationName } {
  return { sizeOf: name ?? nameless };
}

/** The definition below a sub-command: of a column or of a constraint. */
export function definitionOf(command: Node, tag: "ColumnDef" | "Constraint"): Node {
  return nodeAt(nodeAt(command, "def") ?? {}, tag) ?? {};
}

/** The words of the statement from a node's place to the end of its clause. */
export function wordsAt({ site }: Look, node: Node): string {
  return clauseAt(site.text, Number(node["location"] ?? 0));
}

/** `(a, b)`. */
export function columnList(columns: readonly string[]): string {
  return `(${columns.map(showIdentifier).join(", ")})`;
}

/** `a, b and c`. */
export function listWords(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}
