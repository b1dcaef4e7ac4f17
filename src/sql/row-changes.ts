import { readDoBlock } from "./do-block.js";
import { loadedParser, type Tree } from "./parser.js";
import type { Statement } from "./statement.js";
import {
  asNode,
  flagAt,
  listAt,
  nameIn,
  nodeAt,
  relationIn,
  textAt,
  toRelationName,
  visitNodes,
  type Node,
  type RelationName,
} from "./syntax.js";

/** What a statement does to rows, or to what a name means: `any` where that cannot be read off it. */
export type RowChanges = "any" | readonly RowChange[];

/** A table, and the one column of it that is another; null for all of them. */
export type RowChange = RelationName & { readonly column: string | null };

/** Which tables' rows a statement may change, so that what was seen before it is not what comes after it. */
export function rowChanges({ kind, node, text }: Statement): RowChanges {
  const tree = { kind, node: asNode(node) };
  if (kind !== "DoStmt") return changesOf(tree);
  const block = readDoBlock(loadedParser(), { ...tree, text });
  if (block.kind === "unreadable" || block.dynamic.length > 0) return "any";
  const inside = block.statements.map(changesOf);
  return inside.includes("any") ? "any" : inside.flatMap((one) => (one === "any" ? [] : one));
}

/** Statements that can change rows of tables that they do not name: by cascade, or by running anything. */
const opaque: ReadonlySet<string> = new Set([
  "CallStmt",
  "DeleteStmt",
  "MergeStmt",
  "TruncateStmt",
  "DropOwnedStmt",
  "ExecuteStmt",
  "AlterObjectSchemaStmt",
  "VariableSetStmt",
]);
/** Functions of people can do anything; these are PostgreSQL's own that migrations call. */
const harmlessCall = /^(?:set_config|current_setting|now|count|coalesce|format|to_regclass|pg_(?!.*(?:query|exec)).*)$/;

function changesOf({ kind, node }: Tree): RowChanges {
  if (opaque.has(kind)) return kind === "VariableSetStmt" && !changesNames(node) ? [] : "any";
  const found: RowChange[] = [...changedBySelf({ kind, node })];
  let any = false;
  visitNodes(node, (below, inner) => {
    if (opaque.has(below)) any = true;
    if (/^(?:Insert|Update)Stmt$/.test(below)) found.push(...changedBySelf({ kind: below, node: inner }));
    if (kind === "SelectStmt" && below === "FuncCall" && !harmlessCall.test(names(inner, "funcname").at(-1) ?? ""))
      any = true;
  });
  return any ? "any" : found;
}

function changesNames(node: Node): boolean {
  return /^(?:search_path|role|session_authorization|row_security)$/.test(textAt(node, "name") ?? "");
}

const names = (node: Node, field: string): readonly string[] => listAt(node, field).map((one) => nameIn(one) ?? "");

function changedBySelf(tree: Tree): readonly RowChange[] {
  const { kind, node } = tree;
  if (kind === "AlterTableStmt") return changedColumns(node);
  return changedTables(tree).map((table) => ({ ...table, column: null }));
}

function changedTables({ kind, node }: Tree): readonly RelationName[] {
  const relation = relationIn(nodeAt(node, "relation"));
  const own = relation === null ? [] : [relation];
  switch (kind) {
    case "InsertStmt":
    case "UpdateStmt":
      return own;
    case "RenameStmt":
      return [...own, ...(relation === null ? [] : [{ schema: null, name: textAt(node, "newname") ?? "" }])];
    case "CopyStmt":
      return flagAt(node, "is_from") ? own : [];
    case "DropStmt":
      return listAt(node, "objects").flatMap(
        (object) => toRelationName(listAt(nodeAt(object, "List") ?? {}, "items")) ?? [],
      );
    default:
      return [];
  }
}

/** Sub-commands after which a column has other values, or is another. */
const ofColumn: ReadonlySet<string> = new Set(["AT_DropColumn", "AT_AlterColumnType", "AT_SetExpression"]);
/** Those after which a table has other rows. */
const ofTable: ReadonlySet<string> = new Set([
  "AT_AttachPartition",
  "AT_DetachPartition",
  "AT_AddInherit",
  "AT_DropInherit",
]);

function changedColumns(node: Node): readonly RowChange[] {
  const relation = relationIn(nodeAt(node, "relation"));
  return listAt(node, "cmds").flatMap((item): readonly RowChange[] => {
    const command = asNode(item["AlterTableCmd"]);
    const subtype = textAt(command, "subtype") ?? "";
    if (relation === null) return [];
    if (ofTable.has(subtype)) return [{ ...relation, column: null }];
    return ofColumn.has(subtype) ? [{ ...relation, column: textAt(command, "name") }] : [];
  });
}
