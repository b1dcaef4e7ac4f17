import type { Tree } from "./parser.js";
import {
  asNode,
  droppedBy,
  constantIn,
  flagAt,
  listAt,
  namesIn,
  type Node,
  nodeAt,
  nodesAt,
  relationIn,
  type RelationName,
  textAt,
  visitNodes,
} from "./syntax.js";

/** What a statement does to rows, or to what a name means: `any` where that cannot be read off it. */
export type RowChanges = "any" | readonly RowChange[];

/** A table, and the one column of it that is another; null for all of them. */
export type RowChange = RelationName & {
  readonly column: string | null;
  /** By INSERT, UPDATE or COPY, which triggers follow, or by a change of the table itself. */
  readonly by: "rows" | "definition";
};

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

/** Which tables' rows a statement may change, so that what was seen before it is not what comes after it. */
export function changesOf({ kind, node }: Tree): RowChanges {
  if (opaque.has(kind)) return kind === "VariableSetStmt" && !changesNames(node) ? [] : "any";
  const found: RowChange[] = [...changedBySelf({ kind, node })];
  let any = false;
  visitNodes(node, (below, inner) => {
    if (opaque.has(below)) any = true;
    if (/^(?:Insert|Update)Stmt$/.test(below)) found.push(...changedBySelf({ kind: below, node: inner }));
    if (kind === "SelectStmt" && below === "FuncCall" && !isHarmless(inner)) any = true;
  });
  return any ? "any" : found;
}

function isHarmless(call: Node): boolean {
  const name = namesIn(call, "funcname").at(-1) ?? "";
  if (name !== "set_config") return harmlessCall.test(name);
  const [setting, value] = listAt(call, "args").map(constantIn);
  // As in files of pg_dump: names without a schema mean nothing then.
  return setting != null && (!resolving.test(setting) || value === "");
}

/** Settings that decide what a name means or which rows are seen. */
const resolving = /^(?:search_path|role|session_authorization|row_security)$/i;

function changesNames(node: Node): boolean {
  return resolving.test(textAt(node, "name") ?? "");
}

function changedBySelf(tree: Tree): readonly RowChange[] {
  const { kind, node } = tree;
  if (kind === "AlterTableStmt") return changedColumns(node);
  const by = /^(?:Insert|Update|Copy)Stmt$/.test(kind) ? "rows" : "definition";
  return changedTables(tree).map((table) => ({ ...table, column: null, by }));
}

/** Tables and views whose changes reach further from here on: by a trigger, a rule, or what a view shows. */
export function hookedBy({ kind, node }: Tree): readonly RelationName[] {
  if (!/^(?:CreateTrigStmt|RuleStmt|ViewStmt)$/.test(kind)) return [];
  const relation = relationIn(nodeAt(node, kind === "ViewStmt" ? "view" : "relation"));
  return relation === null ? [] : [relation];
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
    case "CreateStmt": {
      // From here on the name can be another table's. What is put into a partition is in its parent.
      const parents = nodesAt(listAt(node, "inhRelations"), "RangeVar").flatMap((parent) => relationIn(parent) ?? []);
      const kept = flagAt(node, "if_not_exists") && !isTemporary(node);
      return kept ? parents : [...own, ...parents];
    }
    case "CreateTableAsStmt": {
      const made = relationIn(nodeAt(nodeAt(node, "into") ?? {}, "rel"));
      return made === null ? [] : [made];
    }
    case "CopyStmt":
      return flagAt(node, "is_from") ? own : [];
    case "DropStmt":
      return droppedBy(node);
    default:
      return [];
  }
}

function isTemporary(node: Node): boolean {
  return textAt(nodeAt(node, "relation") ?? {}, "relpersistence") === "t";
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
    if (ofTable.has(subtype)) return [{ ...relation, column: null, by: "definition" }];
    return ofColumn.has(subtype) ? [{ ...relation, column: textAt(command, "name"), by: "definition" }] : [];
  });
}
