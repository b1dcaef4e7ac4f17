import type { Tree } from "./parser.js";
import { flagAt, listAt, nameIn, nodeAt, relationIn, visitNodes, type Node } from "./syntax.js";

const ownTables: ReadonlySet<string> = new Set([
  "schema_version",
  "schema_version_repeatable",
  "schema_version_log",
  "schema_version_snapshot",
]);

/** Statements that change the relation they name in `relation` or `table`. */
const changing: ReadonlySet<string> = new Set([
  "AlterObjectSchemaStmt",
  "AlterPolicyStmt",
  "AlterTableStmt",
  "CreatePolicyStmt",
  "CreateTrigStmt",
  "DeleteStmt",
  "InsertStmt",
  "MergeStmt",
  "RenameStmt",
  "RuleStmt",
  "UpdateStmt",
]);

/** The tool's own tables that a statement drops, alters or writes, wherever in it, in any schema. */
export function listOwnTablesChanged(tree: Tree): readonly string[] {
  const names: (string | null)[] = changedBy(tree);
  // Writes can hide in WITH.
  visitNodes(tree.node, (kind, node) => {
    if (/^(?:Insert|Update|Delete|Merge)Stmt$/.test(kind)) names.push(...changedBy({ kind, node }));
  });
  return [...new Set(names.filter((name) => name !== null && ownTables.has(name)))].filter((name) => name !== null);
}

function changedBy({ kind, node }: Tree): (string | null)[] {
  const named = (field: string): string | null => relationIn(nodeAt(node, field))?.name ?? null;
  if (changing.has(kind)) return [named("relation"), named("table")];
  switch (kind) {
    case "DropStmt":
      return listAt(node, "objects").flatMap((object) => namesIn(object));
    case "TruncateStmt":
      return listAt(node, "relations").map((item) => relationIn(nodeAt(item, "RangeVar"))?.name ?? null);
    case "CopyStmt":
      return flagAt(node, "is_from") ? [named("relation")] : [];
    case "CreateStmt":
      // Harmless only where it does nothing.
      return flagAt(node, "if_not_exists") ? [] : [named("relation")];
    case "CreateTableAsStmt":
      return flagAt(node, "if_not_exists") ? [] : [intoOf(node, "into")];
    case "SelectStmt":
      return [intoOf(node, "intoClause")];
    default:
      return [];
  }
}

function intoOf(node: Node, field: string): string | null {
  return relationIn(nodeAt(nodeAt(node, field) ?? {}, "rel"))?.name ?? null;
}

/** Names of a dropped object: a table's own one is the last, a trigger's table the one before. */
function namesIn(object: Node): readonly (string | null)[] {
  const parts = listAt(nodeAt(object, "List") ?? {}, "items").map(nameIn);
  return parts.slice(-2);
}
