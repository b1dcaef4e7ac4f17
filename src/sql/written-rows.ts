import type { Statement } from "./statement.js";
import { asNode, listAt, nodeAt, relationIn, textAt } from "./syntax.js";

/** A table whose rows a statement changes by name; its columns where it changes no others, null for whole rows. */
export interface WrittenRows {
  readonly table: string;
  readonly columns: readonly string[] | null;
}

/** Which rows the statements of a script change, as far as they stand there; what a DO block does is not looked at. */
export function listWrittenRows(statements: readonly Statement[]): readonly WrittenRows[] {
  return statements.flatMap(({ kind, node }): readonly WrittenRows[] => {
    const tree = asNode(node);
    if (kind === "TruncateStmt") {
      const names = listAt(tree, "relations").map((one) => relationIn(nodeAt(one, "RangeVar"))?.name);
      return names.flatMap((table) => (table === undefined ? [] : [{ table, columns: null }]));
    }
    if (!writing.has(kind)) return [];
    const table = relationIn(nodeAt(tree, "relation"))?.name;
    if (table === undefined) return [];
    const targets = listAt(tree, "targetList").map((one) => textAt(nodeAt(one, "ResTarget") ?? {}, "name") ?? "");
    return [{ table, columns: kind === "UpdateStmt" ? targets : null }];
  });
}

const writing: ReadonlySet<string> = new Set(["InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt", "CopyStmt"]);
