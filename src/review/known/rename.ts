import { listAt, nodeAt, relationIn, textAt, toRelationName, type Node, type RelationName } from "../../sql/syntax.js";
import { readOf, renameInUses } from "./uses.js";
import { findKeyOwner, findRelation, keysFor, toKey, type Known, type KnownRelation } from "./known.js";

/** `ALTER … RENAME` and `ALTER … SET SCHEMA`. */
export function renameObject(known: Known, node: Node): void {
  const [newName, newSchema] = [textAt(node, "newname"), textAt(node, "newschema")];
  const type = textAt(node, "renameType") ?? textAt(node, "objectType") ?? "";
  const relation = relationIn(nodeAt(node, "relation"));
  if (type === "OBJECT_COLUMN" || type === "OBJECT_TABCONSTRAINT") renamePart(known, node, relation);
  else if (type === "OBJECT_INDEX" && relation !== null) renameIndex(known, relation, newName);
  else if (relation !== null && relationTypes.test(type)) move(known, relation, { newName, newSchema });
  else if (/TYPE|DOMAIN/.test(type)) renameType(known, node, { newName, newSchema });
}

/** Triggers, policies, rules and attributes are renamed on a relation that keeps its name. */
const relationTypes = /^OBJECT_(?:TABLE|VIEW|MATVIEW|SEQUENCE|FOREIGN_TABLE)$/;

interface Target {
  readonly newName: string | null;
  readonly newSchema: string | null;
}

function move(known: Known, from: RelationName, { newName, newSchema }: Target): void {
  const relation = findRelation(known, from);
  if (relation === null) return;
  known.relations.delete(relation.key);
  const [schema, name] = [newSchema ?? relation.schema, newName ?? relation.name];
  const key = toKey(schema, name);
  known.relations.set(key, { ...relation, schema, name, key });
  for (const column of relation.columns.keys()) renameInUses(known, readOf(relation.key, column), readOf(key, column));
  const [was, is] = [`relation ${relation.key}`, `relation ${key}`];
  const use = known.uses.get(was);
  if (use !== undefined) known.uses.set(is, { ...use, what: `${relation.kind} ${name}`, of: key });
  known.uses.delete(was);
  for (const [indexKey, index] of known.indexes) {
    if (index.table === relation.key) known.indexes.set(indexKey, { ...index, table: key });
  }
}

function renamePart(known: Known, node: Node, relation: RelationName | null): void {
  const table = findRelation(known, relation);
  const [from, to] = [textAt(node, "subname") ?? "", textAt(node, "newname") ?? ""];
  if (table === null) return;
  if (textAt(node, "renameType") === "OBJECT_TABCONSTRAINT") {
    renameConstraint(table, from, to);
    return;
  }
  const column = table.columns.get(from);
  table.columns.delete(from);
  if (column !== undefined) table.columns.set(to, { ...column, name: to });
  renameInUses(known, readOf(table.key, from), readOf(table.key, to));
  if (table.output !== null) {
    const output = table.output.map((name) => (name === from ? to : name));
    known.relations.set(table.key, { ...table, output });
  }
  renameInKeys(known, table, (name) => (name === from ? to : name));
}

function renameConstraint(table: KnownRelation | null, from: string, to: string): void {
  const constraint = table?.constraints.get(from);
  table?.constraints.delete(from);
  if (constraint !== undefined) table?.constraints.set(to, { ...constraint, name: to });
}

/** Constraints and indexes follow the column. */
function renameInKeys(known: Known, table: KnownRelation, rename: (column: string) => string): void {
  for (const [name, one] of table.constraints) {
    const provesNotNull = one.provesNotNull === null ? null : rename(one.provesNotNull);
    table.constraints.set(name, {
      ...one,
      columns: one.columns.map(rename),
      rebuiltFor: one.rebuiltFor.map(rename),
      provesNotNull,
    });
  }
  for (const [key, index] of known.indexes) {
    if (index.table !== table.key) continue;
    const [columns, rebuiltFor] = [index.columns.map(rename), index.rebuiltFor.map(rename)];
    known.indexes.set(key, { ...index, columns, rebuiltFor });
  }
}

function renameIndex(known: Known, from: RelationName, newName: string | null): void {
  const key = keysFor(known, from).find((one) => known.indexes.has(one));
  const index = key === undefined ? undefined : known.indexes.get(key);
  if (newName === null) return;
  if (index === undefined) renameConstraint(findKeyOwner(known, from), from.name, newName);
  if (key === undefined || index === undefined) return;
  known.indexes.delete(key);
  const name = { ...index.name, name: newName };
  known.indexes.set(toKey(index.name.schema ?? known.searchPath[0] ?? "public", newName), { ...index, name });
}

function renameType(known: Known, node: Node, { newName, newSchema }: Target): void {
  const parts = listAt(nodeAt(nodeAt(node, "object") ?? {}, "List") ?? {}, "items");
  const name = toRelationName(parts);
  const key = name === null ? undefined : keysFor(known, name).find((one) => known.types.has(one));
  const type = known.types.get(key ?? "");
  if (key === undefined || type === undefined || name === null) return;
  known.types.delete(key);
  const to = { schema: newSchema ?? name.schema, name: newName ?? name.name };
  known.types.set(toKey(to.schema ?? known.searchPath[0] ?? "public", to.name), type);
  for (const { columns } of known.relations.values()) {
    for (const [own, column] of columns) {
      const named = column.type;
      if (named !== null && named.name === name.name && keysFor(known, named).includes(key))
        columns.set(own, { ...column, type: { ...named, ...to } });
    }
  }
}
