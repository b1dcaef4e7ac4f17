import { flagAt, listAt, nodeAt, relationIn, textAt, type Node } from "../../sql/syntax.js";
import { typeIn } from "../../sql/type-name.js";
import { forgetUses } from "./uses.js";
import { addColumn, addConstraint, createRelation } from "./create.js";
import { findRelation, type Birth, type Known, type KnownColumn, type KnownRelation } from "./known.js";

/** `ALTER TABLE`, one sub-command after the other. */
export function alterTable(known: Known, node: Node, born: Birth): void {
  if (textAt(node, "objtype") === "OBJECT_INDEX") return;
  const table = findRelation(known, relationIn(nodeAt(node, "relation"))) ?? supposeTable(known, node, born);
  if (table === null) return;
  for (const item of listAt(node, "cmds")) {
    const command = nodeAt(item, "AlterTableCmd");
    if (command !== null) alter(known, table, command, born);
  }
}

/**
 * A table that nobody described is there all the same, since the statement will find it. Where the database was asked
 * and has none, the files make it in a way that cannot be read, or IF EXISTS finds nothing.
 */
function supposeTable(known: Known, node: Node, born: Birth): KnownRelation | null {
  const rangeVar = nodeAt(node, "relation");
  const name = relationIn(rangeVar);
  const asked = known.from === "schema" && known.schemas.has(name?.schema ?? known.searchPath[0] ?? "public");
  if (asked && flagAt(node, "missing_ok")) return null;
  return createRelation(known, { name, kind: "table", born: asked ? born : "before", rangeVar });
}

function alter(known: Known, table: KnownRelation, command: Node, born: Birth): void {
  const name = textAt(command, "name") ?? "";
  const definition = nodeAt(nodeAt(command, "def") ?? {}, "ColumnDef");
  const constraint = nodeAt(nodeAt(command, "def") ?? {}, "Constraint");
  switch (textAt(command, "subtype")) {
    case "AT_AddColumn":
      // IF NOT EXISTS over a column that is there changes nothing.
      if (definition !== null && !table.columns.has(textAt(definition, "colname") ?? "")) {
        addColumn(known, table, definition, born);
      }
      return;
    case "AT_DropColumn":
      table.columns.delete(name);
      forgetUses(known, (id) => id === `column ${table.key} ${name}` || textAt(command, "behavior") === "DROP_CASCADE");
      for (const one of table.constraints.values()) {
        if (one.columns.includes(name) || one.provesNotNull === name) table.constraints.delete(one.name);
      }
      return;
    case "AT_AddConstraint":
      if (constraint !== null) addConstraint(known, table, constraint, { column: null, born });
      return;
    case "AT_DropConstraint":
      table.constraints.delete(name);
      return;
    case "AT_ValidateConstraint": {
      const found = table.constraints.get(name);
      if (found !== undefined) table.constraints.set(name, { ...found, valid: true });
      return;
    }
    case "AT_AttachPartition":
      return attach(known, table, nodeAt(nodeAt(command, "def") ?? {}, "PartitionCmd") ?? {});
    default:
      if (textAt(command, "subtype") === "AT_DropExpression")
        forgetUses(known, (id) => id === `column ${table.key} ${name}`);
      alterColumn(table, name, command);
  }
}

function attach(known: Known, table: KnownRelation, command: Node): void {
  const partition = findRelation(known, relationIn(nodeAt(command, "name")));
  if (partition !== null) known.relations.set(partition.key, { ...partition, parent: table.key });
  if (flagAt(nodeAt(command, "bound") ?? {}, "is_default")) {
    known.relations.set(table.key, { ...table, hasDefaultPartition: true });
  }
}

function alterColumn(table: KnownRelation, name: string, command: Node): void {
  const column = table.columns.get(name);
  if (column === undefined) return;
  const change = changeOf(command);
  if (change !== null) table.columns.set(name, { ...column, ...change });
}

function changeOf(command: Node): Partial<KnownColumn> | null {
  const definition = nodeAt(command, "def");
  switch (textAt(command, "subtype")) {
    case "AT_SetNotNull":
      return { notNull: true };
    case "AT_DropNotNull":
      return { notNull: false };
    case "AT_ColumnDefault":
      return { hasDefault: definition !== null };
    case "AT_AddIdentity":
      return { identity: true, hasDefault: true };
    case "AT_DropIdentity":
      return { identity: false, hasDefault: false };
    case "AT_DropExpression":
      return { generated: null };
    case "AT_AlterColumnType":
      return { type: typeIn(nodeAt(nodeAt(definition ?? {}, "ColumnDef") ?? {}, "typeName")) };
    default:
      return null;
  }
}
