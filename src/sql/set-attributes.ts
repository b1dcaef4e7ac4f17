import { constraintIndex, ofTheTable } from "../core/named-objects.js";
import { inDatabase, inSchema, ofRelation, routines, tables, withAttributes } from "./named-by-create.js";
import type { Named } from "./named-by-create.js";
import { columnKinds, dropped, droppedFromRelation, droppedInDatabase, inputsOf, partsOf } from "./named-by-change.js";
import type { Tree } from "./parser.js";
import { listAt, nameIn, nodeAt, textAt, type Node } from "./syntax.js";

const relations: readonly string[] = [...tables, "foreign table", "view", "materialized view", "index", "sequence"];

/** What a command of ALTER TABLE sets on a column. */
const ofColumn: Readonly<Record<string, readonly string[]>> = {
  AT_AlterColumnType: ["type", "collation"],
  AT_ColumnDefault: ["default"],
  AT_SetNotNull: ["not_null", "not_null_name"],
  AT_DropNotNull: ["not_null", "not_null_name"],
  AT_SetStorage: ["storage"],
  AT_SetCompression: ["compression"],
  AT_SetStatistics: ["statistics"],
  AT_SetOptions: ["options"],
  AT_ResetOptions: ["options"],
  AT_AddIdentity: ["identity_options", "identity_sequence"],
  AT_SetIdentity: ["identity_options"],
  AT_DropIdentity: ["identity_options", "identity_sequence"],
  AT_SetExpression: ["generated"],
  AT_DropExpression: ["generated"],
  AT_AlterColumnGenericOptions: ["server_options"],
};

/** What one sets on the table. */
const ofTable: Readonly<Record<string, readonly string[]>> = {
  AT_ChangeOwner: ["owner"],
  AT_EnableRowSecurity: ["row_security"],
  AT_DisableRowSecurity: ["row_security"],
  AT_ForceRowSecurity: ["force_row_security"],
  AT_NoForceRowSecurity: ["force_row_security"],
  AT_SetRelOptions: ["options", "toast_options"],
  AT_ResetRelOptions: ["options", "toast_options"],
  AT_ReplicaIdentity: ["replica_identity"],
  AT_SetLogged: ["persistence"],
  AT_SetUnLogged: ["persistence"],
  AT_SetTableSpace: ["tablespace"],
  AT_EnableTrigAll: ["constraints_checked"],
  AT_DisableTrigAll: ["constraints_checked"],
  AT_EnableTrigUser: [],
  AT_DisableTrigUser: [],
  AT_AddOf: ["of_type"],
  AT_DropOf: ["of_type"],
  AT_SetAccessMethod: ["access_method"],
  AT_AddInherit: ["parents"],
  AT_DropInherit: ["parents"],
  AT_GenericOptions: ["server_options"],
};

/** What ALTER INDEX sets on an index, and on the constraint that has it. */
const ofIndex: Readonly<Record<string, readonly [index: string, constraint: string]>> = {
  AT_SetRelOptions: ["definition", "index_options"],
  AT_ResetRelOptions: ["definition", "index_options"],
  AT_SetTableSpace: ["tablespace", "tablespace"],
  AT_SetStatistics: ["statistics", "index_options"],
};

/** What one sets on something else of the table that it names. */
const ofPart: Readonly<Record<string, readonly [kind: string, attribute: string]>> = {
  AT_ValidateConstraint: ["constraint", "not_valid"],
  AT_EnableTrig: ["trigger", "firing"],
  AT_DisableTrig: ["trigger", "firing"],
  AT_EnableAlwaysTrig: ["trigger", "firing"],
  AT_EnableReplicaTrig: ["trigger", "firing"],
  AT_EnableRule: ["rule", "firing"],
  AT_DisableRule: ["rule", "firing"],
};

/**
 * Attributes that an ALTER or COMMENT statement sets, also to what they are already: a migration that captures drift
 * changes nothing where it drifted. Privileges are left out, because one attribute holds those of everybody.
 */
export function attributesSet(tree: Tree): readonly Named[] {
  const { kind, node } = tree;
  switch (kind) {
    case "AlterTableStmt":
      return listAt(node, "cmds").flatMap((item) => setOnTable(node, nodeAt(item, "AlterTableCmd") ?? {}));
    case "CommentStmt":
      return [
        ...setOn(textAt(node, "objtype") ?? "", nodeAt(node, "object") ?? {}, ["comment"]),
        ...commentedIndex(node),
      ];
    case "AlterOwnerStmt":
      return setOn(textAt(node, "objectType") ?? "", nodeAt(node, "object") ?? {}, ["owner"]);
    case "AlterSeqStmt":
      return withAttributes(ofRelation(["sequence"], nodeAt(node, "sequence")), ["options", "type", "owned_by"]);
    case "AlterExtensionStmt":
      return withAttributes(inDatabase("extension", textAt(node, "extname")), ["version"]);
    case "AlterFunctionStmt": {
      const func = { ObjectWithArgs: nodeAt(node, "func") ?? {} };
      return withAttributes(
        inSchema(routines, partsOf(func), inputsOf(func)),
        listAt(node, "actions").flatMap(setOnRoutine),
      );
    }
    case "AlterDomainStmt":
      return setOnDomain(node);
    case "AlterStatsStmt":
      return withAttributes(inSchema(["statistics"], listAt(node, "defnames")), ["statistics"]);
    case "AlterTSConfigurationStmt":
      return withAttributes(inSchema(["text search configuration"], listAt(node, "cfgname")), ["mappings"]);
    case "AlterTSDictionaryStmt":
      return withAttributes(inSchema(["text search dictionary"], listAt(node, "dictname")), ["options"]);
    case "AlterForeignServerStmt":
      return withAttributes(inDatabase("server", textAt(node, "servername")), ["options", "version"]);
    case "AlterFdwStmt":
      return withAttributes(inDatabase("foreign data wrapper", textAt(node, "fdwname")), [
        "options",
        "handler",
        "validator",
      ]);
    case "AlterEventTrigStmt":
      return withAttributes(inDatabase("event trigger", textAt(node, "trigname")), ["firing"]);
    case "AlterPolicyStmt": {
      const policy = ofRelation(["policy"], nodeAt(node, "table"), [textAt(node, "policy_name")]);
      const set = [["roles", "roles"] as const, ["qual", "using"] as const, ["with_check", "with_check"] as const];
      return withAttributes(
        policy,
        set.flatMap(([field, attribute]) => (node[field] === undefined ? [] : [attribute])),
      );
    }
    default:
      return [];
  }
}

/** What an action of ALTER FUNCTION sets. */
const ofRoutine: Readonly<Record<string, string>> = {
  volatility: "volatility",
  strict: "strict",
  security: "security_definer",
  leakproof: "leakproof",
  parallel: "parallel",
  cost: "cost",
  rows: "rows",
  support: "support",
  set: "settings",
};

function setOnRoutine(action: Node): readonly string[] {
  const attribute = ofRoutine[textAt(nodeAt(action, "DefElem") ?? {}, "defname") ?? ""];
  return attribute === undefined ? [] : [attribute];
}

/** What the letter of ALTER DOMAIN sets: its default, NOT NULL; the others are about a constraint of it. */
const ofDomain: Readonly<Record<string, string>> = { T: "default", N: "not_null", O: "not_null" };

function setOnDomain(node: Node): readonly Named[] {
  const [letter, names] = [textAt(node, "subtype") ?? "", listAt(node, "typeName")];
  const attribute = ofDomain[letter];
  if (attribute !== undefined) return withAttributes(inSchema(["domain"], names), [attribute]);
  const name = textAt(node, "name") ?? textAt(nodeAt(nodeAt(node, "def") ?? {}, "Constraint") ?? {}, "conname");
  const parts = names.map((part) => nameIn(part) ?? "");
  if (name === null) return [];
  const constraint = {
    kinds: ["domain constraint"],
    schema: parts.at(-2) ?? null,
    place: "schema" as const,
    names: [...parts.slice(-1), name],
    inputs: null,
  };
  return [{ ...constraint, attributes: letter === "V" ? ["not_valid"] : null }];
}

function setOnTable(node: Node, command: Node): readonly Named[] {
  const [relation, subtype, name] = [
    nodeAt(node, "relation"),
    textAt(command, "subtype") ?? "",
    textAt(command, "name"),
  ];
  if (textAt(node, "objtype") === "OBJECT_INDEX") return setOnIndex(relation, subtype);
  if (subtype === "AT_ClusterOn" || subtype === "AT_DropCluster") return clustered(relation);
  const [column, table, part] = [ofColumn[subtype], ofTable[subtype], ofPart[subtype]];
  if (column !== undefined) return withAttributes(ofRelation(columnKinds, relation, [name]), column);
  if (table !== undefined)
    return [...withAttributes(ofRelation(relations, relation), table), ...firingOf(relation, subtype)];
  if (part !== undefined) return withAttributes(ofRelation([part[0]], relation, [name]), [part[1]]);
  if (subtype === "AT_AddConstraint") return notNullOf(relation, command);
  if (subtype !== "AT_AttachPartition" && subtype !== "AT_DetachPartition") return [];
  const partition = nodeAt(nodeAt(nodeAt(command, "def") ?? {}, "PartitionCmd") ?? {}, "name");
  return withAttributes(ofRelation([...tables, "foreign table"], partition), ["partition_bound", "parents"]);
}

/** The comment of an index that a constraint has is an attribute of that. */
function commentedIndex(node: Node): readonly Named[] {
  if (textAt(node, "objtype") !== "OBJECT_INDEX") return [];
  return withAttributes(inSchema([constraintIndex], partsOf(nodeAt(node, "object") ?? {})), ["index_comment"]);
}

function setOnIndex(relation: Node | null, subtype: string): readonly Named[] {
  const [index, constraint] = ofIndex[subtype] ?? [];
  if (index === undefined || constraint === undefined) return [];
  return [
    ...withAttributes(ofRelation(["index"], relation), [index]),
    ...withAttributes(ofRelation([constraintIndex], relation), [constraint]),
  ];
}

/** Since 18, NOT NULL is a constraint; it is told of its column. */
function notNullOf(relation: Node | null, command: Node): readonly Named[] {
  const constraint = nodeAt(nodeAt(command, "def") ?? {}, "Constraint") ?? {};
  if (textAt(constraint, "contype") !== "CONSTR_NOTNULL") return [];
  const columns = listAt(constraint, "keys").map(nameIn);
  return columns.flatMap((name) =>
    withAttributes(ofRelation(columnKinds, relation, [name]), ["not_null", "not_null_name"]),
  );
}

/** Whether all triggers of a table fire. */
function firingOf(relation: Node | null, subtype: string): readonly Named[] {
  const isOfAll = /^AT_(?:En|Dis)ableTrig(?:All|User)$/.test(subtype);
  return isOfAll ? withAttributes(ofRelation([ofTheTable.trigger], relation), ["firing"]) : [];
}

/** At most one index of a table, so that the others are none then. */
function clustered(relation: Node | null): readonly Named[] {
  return withAttributes(ofRelation([ofTheTable.index, ofTheTable.constraint], relation), ["clustered"]);
}

/** On an object that the statement names as DROP would. */
function setOn(type: string, object: Node, attributes: readonly string[]): readonly Named[] {
  const parts = partsOf(object);
  const names = parts.map((part) => nameIn(part) ?? "");
  const one = droppedInDatabase[type];
  if (one !== undefined) return withAttributes(inDatabase(one, nameIn(object)), attributes);
  const part = type === "OBJECT_TABCONSTRAINT" ? "constraint" : droppedFromRelation[type];
  if (type === "OBJECT_COLUMN" || part !== undefined) {
    const [schema = null] = names.slice(0, -2);
    const kinds = part === undefined ? columnKinds : [part];
    const below = { kinds, schema, place: "schema" as const, names: names.slice(-2), inputs: null };
    return withAttributes([{ ...below, attributes: null }], attributes);
  }
  return withAttributes(inSchema(dropped[type] ?? [], parts, inputsOf(object)), attributes);
}
