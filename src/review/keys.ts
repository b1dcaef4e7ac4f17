import { listAt, nodeAt, relationIn, textAt, toRelationName, type Node, type RelationName } from "../sql/syntax.js";
import { contypeOf } from "./known/columns.js";
import type { Site } from "./sites.js";

/** A statement, or one sub-command of ALTER TABLE, under the key that rules ask for. */
export interface Keyed {
  /** `CreateStmt`, `DropStmt OBJECT_TABLE`, `AT_SetNotNull`, `AT_AddConstraint CONSTR_CHECK`, `INDEX AT_AttachPartition`. */
  readonly key: string;
  readonly node: Node;
  readonly name: RelationName | null;
}

/** The parts of a statement that rules look at. */
export function keyedOf({ kind, node }: Site): readonly Keyed[] {
  switch (kind) {
    case "AlterTableStmt":
      return keyedCommands(node);
    case "DropStmt":
      return keyedDrops(node);
    case "RenameStmt":
      return [{ key: `${kind} ${textAt(node, "renameType") ?? ""}`, node, name: relationIn(nodeAt(node, "relation")) }];
    case "AlterObjectSchemaStmt":
      return [{ key: `${kind} ${textAt(node, "objectType") ?? ""}`, node, name: relationIn(nodeAt(node, "relation")) }];
    case "TruncateStmt":
    case "LockStmt":
      return listAt(node, "relations").map((item) => ({ key: kind, node, name: relationIn(nodeAt(item, "RangeVar")) }));
    case "CreateTableAsStmt":
      return [{ key: kind, node, name: relationIn(nodeAt(nodeAt(node, "into") ?? {}, "rel")) }];
    default:
      return [{ key: kind, node, name: relationIn(nodeAt(node, fieldOf[kind] ?? "relation")) }];
  }
}

const fieldOf: Readonly<Record<string, string>> = {
  ViewStmt: "view",
  CreatePolicyStmt: "table",
  AlterPolicyStmt: "table",
  CreateSeqStmt: "sequence",
  AlterSeqStmt: "sequence",
};

function keyedCommands(node: Node): readonly Keyed[] {
  const type = (textAt(node, "objtype") ?? "OBJECT_TABLE").replace("OBJECT_", "");
  const name = relationIn(nodeAt(node, "relation"));
  return listAt(node, "cmds").flatMap((item): readonly Keyed[] => {
    const command = nodeAt(item, "AlterTableCmd");
    if (command === null) return [];
    const constraint = nodeAt(nodeAt(command, "def") ?? {}, "Constraint");
    const subtype = textAt(command, "subtype") ?? "";
    const kind = subtype === "AT_AddConstraint" && constraint !== null ? ` ${contypeOf(constraint)}` : "";
    const prefix = type === "TABLE" || type === "MATVIEW" ? "" : `${type} `;
    return [{ key: `${prefix}${subtype}${kind}`, node: command, name }];
  });
}

/** Each dropped object apart: the name is that of the object, of the table for its triggers, policies and rules. */
function keyedDrops(node: Node): readonly Keyed[] {
  const type = textAt(node, "removeType") ?? "";
  const key = `DropStmt ${type}`;
  return listAt(node, "objects").map((object) => {
    const list = nodeAt(object, "List") ?? nodeAt(object, "TypeName");
    const routine = nodeAt(object, "ObjectWithArgs");
    const parts =
      list !== null
        ? [...listAt(list, "items"), ...listAt(list, "names")]
        : routine === null
          ? [object]
          : listAt(routine, "objname");
    const own = /TRIGGER|POLICY|RULE/.test(type) && type !== "OBJECT_EVENT_TRIGGER" ? parts.slice(0, -1) : parts;
    return { key, node: { ...node, dropped: object }, name: toRelationName(own) };
  });
}
