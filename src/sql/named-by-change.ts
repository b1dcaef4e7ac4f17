import { ofTheTable } from "../core/named-objects.js";
import type { Renaming } from "../core/schema/renamed-text.js";
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
  OBJECT_OPERATOR: ["operator"],
};

/** What DROP and COMMENT call so, and stands in no schema. */
export const droppedInDatabase: Readonly<Record<string, string>> = {
  OBJECT_SCHEMA: "schema",
  OBJECT_EXTENSION: "extension",
  OBJECT_PUBLICATION: "publication",
  OBJECT_EVENT_TRIGGER: "event trigger",
  OBJECT_FDW: "foreign data wrapper",
  OBJECT_FOREIGN_SERVER: "server",
  OBJECT_LANGUAGE: "language",
  OBJECT_ACCESS_METHOD: "access method",
};

/** What DROP and COMMENT call so, and hangs on a relation. */
export const droppedFromRelation: Readonly<Record<string, string>> = {
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
    if (kinds !== undefined)
      return [
        ...inSchema(kinds, names, inputsOf(object)),
        ...(withParts.has(type) ? inSchema(partsOfTable, names) : []),
      ];
    return part === undefined ? [] : onRelation(part, names);
  });
}

/** What takes along all that hangs on it. */
const withParts: ReadonlySet<string> = new Set([
  "OBJECT_TABLE",
  "OBJECT_VIEW",
  "OBJECT_MATVIEW",
  "OBJECT_FOREIGN_TABLE",
]);
const partsOfTable: readonly string[] = Object.values(ofTheTable);

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
  if (kind === "AlterObjectSchemaStmt") return namedByMove(node);
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
  if (name === null) return [];
  const ofDatabase = droppedInDatabase[type];
  if (ofDatabase !== undefined) {
    const before = textAt(node, "subname") ?? nameIn(nodeAt(node, "object") ?? {});
    return [before, name].flatMap((each) => inDatabase(ofDatabase, each));
  }
  if (relation === null) return renamed(type, nodeAt(node, "object") ?? {}, (parts) => [...parts.slice(0, -1), name]);
  const part = partKinds[type];
  if (part !== undefined) return [textAt(node, "subname"), name].flatMap((one) => ofRelation(part, relation, [one]));
  const kinds = dropped[type] ?? [];
  return [...ofRelation(kinds, relation), ...ofRelation(kinds, { ...relation, relname: name })];
}

/** What is renamed below a relation. */
const partKinds: Readonly<Record<string, readonly string[]>> = {
  OBJECT_COLUMN: columnKinds,
  OBJECT_ATTRIBUTE: columnKinds,
  OBJECT_TABCONSTRAINT: ["constraint"],
  OBJECT_TRIGGER: ["trigger"],
  OBJECT_RULE: ["rule"],
  OBJECT_POLICY: ["policy"],
};

/** The name that a statement gives, in the place of which; a schema's where it moves something. */
export function renamingBy({ kind, node }: Tree): readonly Renaming[] {
  const object = nodeAt(node, "object") ?? {};
  const relation = nodeAt(node, "relation");
  if (kind === "RenameStmt") {
    const from =
      textAt(node, "subname") ?? textAt(relation ?? {}, "relname") ?? nameIn(partsOf(object).at(-1) ?? object);
    const to = textAt(node, "newname");
    const of = textAt(node, "renameType") === "OBJECT_COLUMN" ? textAt(relation ?? {}, "relname") : null;
    return from === null || to === null ? [] : [{ from, to, of }];
  }
  if (kind !== "AlterObjectSchemaStmt") return [];
  const from = textAt(relation ?? {}, "schemaname") ?? nameIn(partsOf(object).at(-2) ?? {});
  const to = textAt(node, "newschema");
  return from === null || to === null ? [] : [{ from, to, of: null }];
}

function renamed(
  type: string,
  object: Node,
  toOther: (names: readonly string[]) => readonly string[],
): readonly Named[] {
  const kinds = dropped[type];
  const names = partsOf(object).map((part) => nameIn(part) ?? "");
  if (kinds === undefined || names.length === 0) return [];
  return [names, toOther(names)].flatMap((one) =>
    inSchema(
      kinds,
      one.map((sval) => ({ String: { sval } })),
      inputsOf(object),
    ),
  );
}

/** What moves to another schema goes from one and comes to the other. */
function namedByMove(node: Node): readonly Named[] {
  const [type, schema, relation] = [
    textAt(node, "objectType") ?? "",
    textAt(node, "newschema"),
    nodeAt(node, "relation"),
  ];
  if (schema === null) return [];
  if (relation === null) return renamed(type, nodeAt(node, "object") ?? {}, (parts) => [schema, ...parts.slice(-1)]);
  const kinds = dropped[type] ?? [];
  return [...ofRelation(kinds, relation), ...ofRelation(kinds, { ...relation, schemaname: schema })];
}
