import type { ParsedScript, Statement } from "../sql/script.js";
import { asNode, flagAt, listAt, nameIn, nodeAt, nodesAt, relationIn, textAt, type Node } from "../sql/syntax.js";
import { columnsOf } from "./known/columns.js";

/** What the statements of a script do to names, found in one pass: rules ask for it at every statement. */
export interface ScriptFacts {
  /** Place of each statement. */
  readonly order: ReadonlyMap<Statement, number>;
  /** Names that DROP takes away, with the place where it first does. */
  readonly droppedAt: ReadonlyMap<string, number>;
  /** `table.constraint` that DROP CONSTRAINT takes away, with that place. */
  readonly constraintDroppedAt: ReadonlyMap<string, number>;
  /** `table.constraint` that ADD CONSTRAINT makes, with the place of the last. */
  readonly constraintAddedAt: ReadonlyMap<string, number>;
  /** Names of tables, views, functions and types that it makes, and names that it gives to others. */
  readonly madeOrRenamed: ReadonlySet<string>;
  /** Names of types that it makes, with the place where it does. */
  readonly madeAt: ReadonlyMap<string, number>;
  /** Sorted columns of the unique keys that it makes. */
  readonly keys: ReadonlySet<string>;
  readonly droppedColumns: ReadonlySet<string>;
  /** `table.column` of an ADD COLUMN, with the place of the last. */
  readonly addedAt: ReadonlyMap<string, number>;
  /** `table.column` of a SET DEFAULT or ADD IDENTITY, with the place of the last. */
  readonly defaultedAt: ReadonlyMap<string, number>;
  /** How many statements are no settings and guards. */
  readonly work: number;
}

const known = new WeakMap<ParsedScript, ScriptFacts>();

export function factsOf(parsed: ParsedScript): ScriptFacts {
  const facts = known.get(parsed) ?? read(parsed);
  known.set(parsed, facts);
  return facts;
}

interface Building extends Pick<ScriptFacts, "work"> {
  readonly order: Map<Statement, number>;
  readonly droppedAt: Map<string, number>;
  readonly constraintDroppedAt: Map<string, number>;
  readonly constraintAddedAt: Map<string, number>;
  readonly madeOrRenamed: Set<string>;
  readonly madeAt: Map<string, number>;
  readonly defaultedAt: Map<string, number>;
  readonly keys: Set<string>;
  readonly droppedColumns: Set<string>;
  readonly addedAt: Map<string, number>;
}

function read({ statements }: ParsedScript): ScriptFacts {
  const facts: Building = {
    order: new Map(statements.map((statement, index) => [statement, index])),
    droppedAt: new Map(),
    constraintDroppedAt: new Map(),
    constraintAddedAt: new Map(),
    madeOrRenamed: new Set(),
    madeAt: new Map(),
    defaultedAt: new Map(),
    keys: new Set(),
    droppedColumns: new Set(),
    addedAt: new Map(),
    work: statements.filter(({ role }) => role === "work").length,
  };
  for (const [index, statement] of statements.entries()) {
    const readOne = readers[statement.kind];
    // The tree of a statement may be built when it is looked at.
    if (readOne !== undefined) readOne(facts, asNode(statement.node), index);
  }
  return facts;
}

/** Columns of a key, whatever their order. */
export function toKeyText(columns: readonly string[]): string {
  return columns.toSorted().join();
}

const readers: Readonly<Record<string, (facts: Building, node: Node, index: number) => void>> = {
  DropStmt: ({ droppedAt }, node, index) => {
    for (const object of listAt(node, "objects")) {
      const name = nameOfDropped(object) ?? "";
      if (!droppedAt.has(name)) droppedAt.set(name, index);
    }
  },
  AlterTableStmt: (facts, node, index) => {
    const table = relationIn(nodeAt(node, "relation"))?.name ?? "";
    for (const command of nodesAt(listAt(node, "cmds"), "AlterTableCmd")) readCommand(facts, table, command, index);
  },
  IndexStmt: ({ keys }, node) => {
    const columns = nodesAt(listAt(node, "indexParams"), "IndexElem").map((one) => textAt(one, "name") ?? "");
    if (flagAt(node, "unique")) keys.add(toKeyText(columns));
  },
  CreateFunctionStmt: ({ madeOrRenamed }, node) => addLast(madeOrRenamed, listAt(node, "funcname")),
  CreateEnumStmt: (facts, node, index) => addType(facts, listAt(node, "typeName"), index),
  CreateRangeStmt: (facts, node, index) => addType(facts, listAt(node, "typeName"), index),
  CreateDomainStmt: ({ madeAt }, node, index) => {
    const last = listAt(node, "domainname").at(-1);
    if (last !== undefined) madeAt.set(nameIn(last) ?? "", index);
  },
  CompositeTypeStmt: ({ madeAt }, node, index) =>
    void madeAt.set(relationIn(nodeAt(node, "typevar"))?.name ?? "", index),
  CreateStmt: ({ madeOrRenamed }, node) => void madeOrRenamed.add(relationIn(nodeAt(node, "relation"))?.name ?? ""),
  ViewStmt: ({ madeOrRenamed }, node) => void madeOrRenamed.add(relationIn(nodeAt(node, "view"))?.name ?? ""),
  CreateTableAsStmt: ({ madeOrRenamed }, node) =>
    void madeOrRenamed.add(relationIn(nodeAt(nodeAt(node, "into") ?? {}, "rel"))?.name ?? ""),
  RenameStmt: ({ madeOrRenamed, madeAt }, node, index) => {
    const name = textAt(node, "newname") ?? "";
    madeOrRenamed.add(name);
    if (textAt(node, "renameType") === "OBJECT_TYPE") madeAt.set(name, index);
  },
};

function readCommand(facts: Building, table: string, command: Node, index: number): void {
  const [subtype, name] = [textAt(command, "subtype"), textAt(command, "name") ?? ""];
  const key = `${table}.${name}`;
  const sets = (subtype === "AT_ColumnDefault" && command["def"] !== undefined) || subtype === "AT_AddIdentity";
  if (sets) facts.defaultedAt.set(key, index);
  if (subtype === "AT_DropColumn") facts.droppedColumns.add(name);
  if (subtype === "AT_DropConstraint" && !facts.constraintDroppedAt.has(key)) facts.constraintDroppedAt.set(key, index);
  const added = textAt(nodeAt(nodeAt(command, "def") ?? {}, "ColumnDef") ?? {}, "colname");
  if (subtype === "AT_AddColumn") facts.addedAt.set(`${table}.${added ?? ""}`, index);
  const constraint = nodeAt(nodeAt(command, "def") ?? {}, "Constraint") ?? {};
  // A primary key without a name gets the usual one.
  const usual = textAt(constraint, "contype") === "CONSTR_PRIMARY" ? `${table}_pkey` : null;
  const conname = textAt(constraint, "conname") ?? usual;
  if (subtype === "AT_AddConstraint" && conname !== null) facts.constraintAddedAt.set(`${table}.${conname}`, index);
  if (/UNIQUE|PRIMARY/.test(textAt(constraint, "contype") ?? "")) facts.keys.add(toKeyText(columnsOf(constraint)));
}

function addType({ madeOrRenamed, madeAt }: Building, parts: readonly Node[], index: number): void {
  addLast(madeOrRenamed, parts);
  const last = parts.at(-1);
  if (last !== undefined) madeAt.set(nameIn(last) ?? "", index);
}

function addLast(names: Set<string>, parts: readonly Node[]): void {
  const last = parts.at(-1);
  if (last !== undefined) names.add(nameIn(last) ?? "");
}

/** The last name of a dropped object. */
function nameOfDropped(object: Node): string | null {
  const list = nodeAt(object, "List") ?? nodeAt(object, "TypeName");
  const parts =
    list === null
      ? listAt(nodeAt(object, "ObjectWithArgs") ?? {}, "objname")
      : [...listAt(list, "items"), ...listAt(list, "names")];
  return parts.length === 0 ? nameIn(object) : nameIn(parts.at(-1) ?? {});
}
