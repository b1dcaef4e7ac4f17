import { flagAt, listAt, nodeAt, nodesAt, relationIn, textAt, type Node, type RelationName } from "../../sql/syntax.js";
import { typeIn } from "../../sql/type-name.js";
import { constraintsOf, rebuiltFor, serialOf, toColumn, toConstraint } from "./columns.js";
import { rememberGenerated } from "./uses.js";
import {
  find,
  findRelation,
  newKey,
  tempSchema,
  toKey,
  type Birth,
  type Known,
  type KnownRelation,
  type RelationKind,
} from "./known.js";

interface NewRelation {
  readonly name: RelationName | null;
  readonly kind: RelationKind;
  readonly born: Birth;
  readonly rangeVar: Node | null;
  readonly parent?: string | null;
  /** Whether it can only run where nothing of that name is there, so that what is known of one is out of date. */
  readonly replaces?: boolean;
  /** Whether its definition says all of its columns. */
  readonly whole?: boolean;
}

/** A relation that a statement makes; the one that is there already where it is (IF NOT EXISTS, OR REPLACE). */
export function createRelation(
  known: Known,
  { name, kind, born, rangeVar, parent, replaces = false, whole = false }: NewRelation,
): KnownRelation | null {
  if (name === null) return null;
  const temporary = name.schema === tempSchema || textAt(rangeVar ?? {}, "relpersistence") === "t";
  const schema = temporary ? tempSchema : (name.schema ?? known.searchPath[0] ?? "public");
  const key = toKey(schema, name.name);
  known.recall(key);
  const there = known.relations.get(key);
  if (there !== undefined && !replaces) return null;
  const relation: KnownRelation = {
    key,
    schema,
    name: name.name,
    kind,
    born,
    temporary,
    parent: parent ?? null,
    hasDefaultPartition: false,
    columns: new Map(),
    whole,
    output: null,
    constraints: new Map(),
    policies: new Set(),
  };
  known.relations.set(key, relation);
  return relation;
}

/** `CREATE TABLE`, with its columns, constraints, copies and parents. */
export function createTable(known: Known, node: Node, born: Birth): void {
  const rangeVar = nodeAt(node, "relation");
  const parents = listAt(node, "inhRelations").map((item) => findRelation(known, relationIn(nodeAt(item, "RangeVar"))));
  const bound = nodeAt(node, "partbound");
  const kind = nodeAt(node, "partspec") === null ? "table" : "partitioned table";
  const parent = bound === null ? null : (parents[0]?.key ?? null);
  const whole = isWhole(known, node, parents);
  const replaces = !flagAt(node, "if_not_exists");
  const table = createRelation(known, { name: relationIn(rangeVar), kind, born, rangeVar, parent, replaces, whole });
  if (table === null) return;
  for (const one of parents) copyColumns(one, table, born);
  if (bound !== null && parent !== null && flagAt(bound, "is_default")) {
    const owner = known.relations.get(parent);
    if (owner !== undefined) known.relations.set(parent, { ...owner, hasDefaultPartition: true });
  }
  for (const item of listAt(node, "tableElts")) addElement(known, table, item, born);
}

/** Whether all that a table takes its columns from is known. */
function isWhole(known: Known, node: Node, parents: readonly (KnownRelation | null)[]): boolean {
  const copied = nodesAt(listAt(node, "tableElts"), "TableLikeClause").map((like) =>
    findRelation(known, relationIn(nodeAt(like, "relation"))),
  );
  return nodeAt(node, "ofTypename") === null && [...parents, ...copied].every((one) => one?.whole === true);
}

function copyColumns(from: KnownRelation | null, to: KnownRelation, born: Birth): void {
  for (const column of from?.columns.values() ?? []) to.columns.set(column.name, { ...column, born });
}

function addElement(known: Known, table: KnownRelation, item: Node, born: Birth): void {
  const definition = nodeAt(item, "ColumnDef");
  if (definition !== null) addColumn(known, table, definition, born);
  const constraint = nodeAt(item, "Constraint");
  if (constraint !== null) addConstraint(known, table, constraint, { column: null, born });
  const like = nodeAt(item, "TableLikeClause");
  if (like !== null) copyLike(known, table, like, born);
}

/** Bits of what LIKE … INCLUDING names, in PostgreSQL's own numbers. */
const including = { constraints: 4, indexes: 64 };

/** The columns of another table, and what INCLUDING names; foreign keys never come along. */
function copyLike(known: Known, table: KnownRelation, like: Node, born: Birth): void {
  const from = findRelation(known, relationIn(nodeAt(like, "relation")));
  if (from === null) return;
  copyColumns(from, table, born);
  const has = (bit: number): boolean => (Number(like["options"] ?? 0) & bit) !== 0;
  for (const one of from.constraints.values()) {
    const name = one.kind === "check" ? one.name : one.name.replace(from.name, table.name);
    const comes =
      one.kind === "check" ? has(including.constraints) : one.kind !== "foreign key" && has(including.indexes);
    if (comes) table.constraints.set(name, { ...one, name, valid: true, born });
  }
  for (const index of has(including.indexes) ? [...known.indexes.values()] : []) {
    if (index.table !== from.key) continue;
    const name = { schema: table.schema, name: usualIndexName(table.name, index.columns) };
    known.indexes.set(newKey(known, name), { ...index, name, table: table.key, born });
  }
}

/** PostgreSQL's own, for one without a name. */
function usualIndexName(table: string, columns: readonly string[]): string {
  return [table, ...columns.map((column) => (column === "" ? "expr" : column)), "idx"].join("_");
}

/** A column with what its definition brings along. */
export function addColumn(known: Known, table: KnownRelation, definition: Node, born: Birth): void {
  const column = toColumn(definition, born);
  table.columns.set(column.name, column);
  if (column.identity || serialOf(typeIn(nodeAt(definition, "typeName"))) !== null) {
    const name = { schema: table.schema, name: `${table.name}_${column.name}_seq` };
    createRelation(known, { name, kind: "sequence", born, rangeVar: null });
  }
  if (column.generated !== null) rememberGenerated(known, table, definition);
  for (const constraint of constraintsOf(definition)) {
    addConstraint(known, table, constraint, { column: column.name, born });
  }
}

/** A constraint; a primary key makes its columns NOT NULL. */
export function addConstraint(
  known: Known,
  table: KnownRelation,
  node: Node,
  { column, born }: { readonly column: string | null; readonly born: Birth },
): void {
  const keyOf = (name: RelationName): string => findRelation(known, name)?.key ?? newKey(known, name);
  const read = toConstraint(node, { table: table.name, column, born, keyOf });
  if (read === null) return;
  const using = textAt(node, "indexname");
  const index = using === null ? null : find(known, known.indexes, { schema: table.schema, name: using });
  const made = index === null ? read : { ...read, columns: index.columns };
  const name = using !== null && textAt(node, "conname") === null ? using : made.name;
  table.constraints.set(name, { ...made, name });
  const notNull =
    made.kind === "primary key" ? made.columns : made.kind === "not null" && made.valid ? made.columns : [];
  for (const one of notNull) {
    const before = table.columns.get(one);
    if (before !== undefined) table.columns.set(one, { ...before, notNull: true });
  }
}

/** `CREATE INDEX`; one without a name is remembered under PostgreSQL's usual one. */
export function createIndex(known: Known, node: Node, born: Birth): void {
  const on = relationIn(nodeAt(node, "relation"));
  const table = findRelation(known, on);
  if (on === null) return;
  const columns = listAt(node, "indexParams").map((item) => textAt(nodeAt(item, "IndexElem") ?? {}, "name") ?? "");
  const included = nodesAt(listAt(node, "indexIncludingParams"), "IndexElem").map((item) => textAt(item, "name") ?? "");
  const usual = usualIndexName(on.name, columns);
  const name = { schema: table?.schema ?? on.schema, name: textAt(node, "idxname") ?? usual };
  const key = newKey(known, name);
  known.recall(key);
  if (known.indexes.has(key)) return;
  known.indexes.set(key, {
    name,
    table: table?.key ?? newKey(known, on),
    unique: flagAt(node, "unique"),
    columns,
    partial: nodeAt(node, "whereClause") !== null,
    rebuiltFor: rebuiltFor([...columns, ...included], node, ["indexParams", "whereClause"]),
    born,
  });
}
