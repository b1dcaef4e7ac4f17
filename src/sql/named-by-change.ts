import { countInputs, inDatabase, inSchema, ofRelation, routines, tables } from "./named-by-create.js";
import type { Named } from "./named-by-create.js";
import type { Tree } from "./parser.js";
import { flagAt, listAt, nameIn, nodeAt, textAt, type Node } from "./syntax.js";

/** Kinds of what DROP and COMMENT call so. */
export const dropped: Readonly<Record<string, readonly string[]>> = {
  OBJECT_TABLE: tables,
  OBJECT_VIEW: ["view"],
  OBJECT_MATVIEW: ["materialized view"],
  OBJECT_FOREIGN_TABLE: ["foreign table"],
  OBJECT_INDEX: ["index"],
  OBJECT_SEQUENCE: ["sequence"],
  OBJECT_TYPE: ["composite type", "enum", "range", "domain", "type"],
  OBJECT_DOMAIN: ["domain"],
  OBJECT_COLLATION: ["collation"],
  OBJECT_CONVERSION: ["conversion"],
  OBJECT_STATISTIC_EXT: ["statistics"],
  OBJECT_TSCONFIGURATION: ["text search configuration"],
  OBJECT_TSDICTIONARY: ["text search dictionary"],
  OBJECT_TSPARSER: ["text search parser"],
  OBJECT_TSTEMPLATE: ["text search template"],
  OBJECT_FUNCTION: routines,
  OBJECT_PROCEDURE: routines,
  OBJECT_ROUTINE: routines,
  OBJECT_AGGREGATE: ["aggregate"],
};

const droppedInDatabase: Readonly<Record<string, string>> = {
  OBJECT_SCHEMA: "schema",
  OBJECT_EXTENSION: "extension",
  OBJECT_PUBLICATION: "publication",
  OBJECT_EVENT_TRIGGER: "event trigger",
  OBJECT_FDW: "foreign data wrapper",
  OBJECT_FOREIGN_SERVER: "server",
  OBJECT_LANGUAGE: "language",
  OBJECT_ACCESS_METHOD: "access method",
};

const droppedFromRelation: Readonly<Record<string, string>> = {
  OBJECT_TRIGGER: "trigger",
  OBJECT_RULE: "rule",
  OBJECT_POLICY: "policy",
};

/** Objects that a DROP statement names. */
export function namedByDrop({ kind, node }: Tree): readonly Named[] {
  if (kind !== "DropStmt") return [];
  const type = textAt(node, "removeType") ?? "";
  const [kinds, one, part] = [dropped[type], droppedInDatabase[type], droppedFromRelation[type]];
  return listAt(node, "objects").flatMap((object): readonly Named[] => {
    if (one !== undefined) return inDatabase(one, nameIn(object));
    const names = partsOf(object);
    if (kinds !== undefined) return inSchema(kinds, names, inputsOf(object));
    return part === undefined ? [] : onRelation(part, names);
  });
}

/** The parts of an object's qualified name. */
export function partsOf(object: Node): readonly Node[] {
  const routine = nodeAt(object, "ObjectWithArgs");
  if (routine !== null) return listAt(routine, "objname");
  const type = nodeAt(object, "TypeName");
  return type === null ? listAt(nodeAt(object, "List") ?? {}, "items") : listAt(type, "names");
}

/** How many arguments a routine is named with; null for any. */
export function inputsOf(object: Node): number | null {
  const routine = nodeAt(object, "ObjectWithArgs");
  if (routine === null || flagAt(routine, "args_unspecified")) return null;
  const parameters = listAt(routine, "objfuncargs");
  return parameters.length > 0 ? countInputs(parameters) : listAt(routine, "objargs").length;
}

function onRelation(kind: string, parts: readonly Node[]): readonly Named[] {
  const names = parts.map((part) => nameIn(part) ?? "");
  const [schema = null] = names.slice(0, -2);
  return [{ kinds: [kind], schema, place: "schema", names: names.slice(-2), inputs: null, attributes: null }];
}

/** A table's and a composite type's. */
export const columnKinds: readonly string[] = ["column", "attribute"];

/** Columns and constraints that an ALTER statement adds or drops, and names that it gives. */
export function namedByAlter({ kind, node }: Tree): readonly Named[] {
  const relation = nodeAt(node, "relation");
  if (kind === "RenameStmt") return namedByRename(node);
  if (kind !== "AlterTableStmt") return [];
  return listAt(node, "cmds").flatMap((item): readonly Named[] => {
    const command = nodeAt(item, "AlterTableCmd") ?? {};
    const definition = nodeAt(command, "def") ?? {};
    switch (textAt(command, "subtype")) {
      case "AT_AddColumn":
        return ofRelation(columnKinds, relation, [textAt(nodeAt(definition, "ColumnDef") ?? {}, "colname")]);
      case "AT_DropColumn":
        return ofRelation(columnKinds, relation, [textAt(command, "name")]);
      case "AT_AddConstraint":
        return ofRelation(["constraint"], relation, [textAt(nodeAt(definition, "Constraint") ?? {}, "conname")]);
      case "AT_DropConstraint":
        return ofRelation(["constraint"], relation, [textAt(command, "name")]);
      default:
        return [];
    }
  });
}

/** Both names: one goes, the other comes. */
function namedByRename(node: Node): readonly Named[] {
  const relation = nodeAt(node, "relation");
  const [type, name] = [textAt(node, "renameType") ?? "", textAt(node, "newname")];
  if (relation === null || name === null) return [];
  if (type === "OBJECT_COLUMN" || type === "OBJECT_TABCONSTRAINT") {
    const kinds = type === "OBJECT_COLUMN" ? columnKinds : ["constraint"];
    return [textAt(node, "subname"), name].flatMap((one) => ofRelation(kinds, relation, [one]));
  }
  const kinds = dropped[type] ?? [];
  return [...ofRelation(kinds, relation), ...ofRelation(kinds, { ...relation, relname: name })];
}
