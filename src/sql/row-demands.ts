import { treesOf } from "./named-relations.js";
import type { Tree } from "./parser.js";
import { plainCondition, type PlainCondition } from "./plain-condition.js";
import type { Statement } from "./statement.js";
import {
  asNode,
  constantIn,
  flagAt,
  listAt,
  nameIn,
  nodeAt,
  relationIn,
  textAt,
  type Node,
  type RelationName,
} from "./syntax.js";

/** What a statement asks of the rows that are there already: it fails when one of them is otherwise. */
export type RowDemand = {
  readonly table: RelationName;
  /** Nothing happens where this constraint or index is there already; null where it has no name. */
  readonly unless: string | null;
} & Demanded;

export type Demanded =
  | { readonly kind: "not-null"; readonly columns: readonly string[] }
  /** A new column that is required and gets no value: any row is one too many. `type` is the column's, without schema. */
  | { readonly kind: "no-rows"; readonly column: string; readonly type: string }
  | { readonly kind: "unique"; readonly columns: readonly string[]; readonly nulls: "distinct" | "not distinct" }
  /** Without columns of the referenced table: its primary key. */
  | {
      readonly kind: "references";
      readonly columns: readonly string[];
      readonly referenced: RelationName;
      readonly referencedColumns: readonly string[];
    }
  | { readonly kind: "condition"; readonly condition: PlainCondition }
  | { readonly kind: "length"; readonly column: string; readonly length: number }
  /** A constraint that is on the target, not valid, or was made by a file. */
  | { readonly kind: "validate"; readonly constraint: string }
  /** Something that no question of identifiers alone can find out; `why` is half a sentence. */
  | { readonly kind: "unreadable"; readonly why: string };

/** What a statement demands of rows, DO blocks included. */
export function rowDemands({ kind, node, text }: Statement): readonly RowDemand[] {
  return treesOf({ kind, node: asNode(node), text }).flatMap(demandsOf);
}

/** The constraints that a statement makes NOT VALID, by table and name: what VALIDATE will ask. */
export function postponedDemands({ kind, node, text }: Statement): readonly RowDemand[] {
  return treesOf({ kind, node: asNode(node), text }).flatMap((tree) => constraintsOf(tree, "postponed"));
}

function demandsOf(tree: Tree): readonly RowDemand[] {
  if (tree.kind === "IndexStmt") return demandsOfIndex(tree.node);
  const { table, commands } = commandsOf(tree);
  if (table === null) return [];
  const own = commands.flatMap((command): readonly RowDemand[] => {
    const [name, column] = [textAt(command, "name") ?? "", nodeAt(nodeAt(command, "def") ?? {}, "ColumnDef")];
    switch (textAt(command, "subtype")) {
      case "AT_SetNotNull":
        return [{ table, unless: null, kind: "not-null", columns: [name] }];
      case "AT_ValidateConstraint":
        return [{ table, unless: null, kind: "validate", constraint: name }];
      case "AT_AlterColumnType":
        return demandsOfType(table, name, column);
      case "AT_AddColumn":
        return demandsOfNewColumn(table, column);
      default:
        return [];
    }
  });
  return [...own, ...constraintsOf(tree, "at once")];
}

function commandsOf(tree: Tree): { readonly table: RelationName | null; readonly commands: readonly Node[] } {
  const isTable = tree.kind === "AlterTableStmt" && textAt(tree.node, "objtype") === "OBJECT_TABLE";
  const commands = listAt(tree.node, "cmds").map((item) => asNode(item["AlterTableCmd"]));
  return { table: isTable ? relationIn(nodeAt(tree.node, "relation")) : null, commands };
}

function constraintsOf(tree: Tree, when: "at once" | "postponed"): readonly RowDemand[] {
  const { table, commands } = commandsOf(tree);
  if (table === null) return [];
  return commands.flatMap((command) => {
    const constraint = nodeAt(nodeAt(command, "def") ?? {}, "Constraint");
    if (textAt(command, "subtype") !== "AT_AddConstraint" || constraint === null) return [];
    if (flagAt(constraint, "skip_validation") !== (when === "postponed")) return [];
    return demandedBy(constraint).map((one) => ({ table, unless: textAt(constraint, "conname"), ...one }));
  });
}

const names = (node: Node, field: string): readonly string[] => listAt(node, field).map((one) => nameIn(one) ?? "");

function demandedBy(node: Node): readonly Demanded[] {
  // An index that is there already has been checked when it was made.
  const usesIndex = textAt(node, "indexname") !== null;
  const columns = names(node, "keys");
  const unusual = flagAt(node, "fk_with_period") || flagAt(node, "pk_with_period") || flagAt(node, "without_overlaps");
  if (unusual) return [{ kind: "unreadable", why: "it is about periods" }];
  switch (textAt(node, "contype")) {
    case "CONSTR_NOTNULL":
      return [{ kind: "not-null", columns }];
    case "CONSTR_PRIMARY":
      if (usesIndex) return [{ kind: "unreadable", why: "its columns are those of an index" }];
      return [
        { kind: "not-null", columns },
        { kind: "unique", columns, nulls: "not distinct" },
      ];
    case "CONSTR_UNIQUE":
      if (usesIndex) return [];
      return [{ kind: "unique", columns, nulls: flagAt(node, "nulls_not_distinct") ? "not distinct" : "distinct" }];
    case "CONSTR_FOREIGN":
      return [demandedByForeignKey(node)];
    case "CONSTR_CHECK": {
      const condition = plainCondition(nodeAt(node, "raw_expr") ?? {});
      if (condition === null) return [{ kind: "unreadable", why: "its condition is made of more than columns" }];
      return [{ kind: "condition", condition }];
    }
    default:
      return [];
  }
}

function demandedByForeignKey(node: Node): Demanded {
  const [columns, referenced] = [names(node, "fk_attrs"), relationIn(nodeAt(node, "pktable"))];
  if (referenced === null) return { kind: "unreadable", why: "it names no table" };
  if (textAt(node, "fk_matchtype") === "f" && columns.length > 1) {
    return { kind: "unreadable", why: "it is a MATCH FULL of several columns" };
  }
  return { kind: "references", columns, referenced, referencedColumns: names(node, "pk_attrs") };
}

function demandsOfIndex(node: Node): readonly RowDemand[] {
  const table = relationIn(nodeAt(node, "relation"));
  if (table === null || !flagAt(node, "unique")) return [];
  const unless = flagAt(node, "if_not_exists") ? textAt(node, "idxname") : null;
  const elements = listAt(node, "indexParams").map((item) => asNode(item["IndexElem"]));
  const columns = elements.map((element) => textAt(element, "name"));
  const plain = elements.every((element) => element["collation"] === undefined && element["opclass"] === undefined);
  const known = columns.filter((column) => column !== null);
  if (known.length < columns.length || !plain || nodeAt(node, "whereClause") !== null) {
    return [{ table, unless, kind: "unreadable", why: "its index is made of more than columns" }];
  }
  const nulls = flagAt(node, "nulls_not_distinct") ? "not distinct" : "distinct";
  return [{ table, unless, kind: "unique", columns: known, nulls }];
}

const lengthTypes: ReadonlySet<string> = new Set(["varchar", "bpchar"]);

function demandsOfType(table: RelationName, column: string, definition: Node | null): readonly RowDemand[] {
  const type = nodeAt(definition ?? {}, "typeName") ?? {};
  const name = names(type, "names").at(-1) ?? "";
  const length = Number(constantIn(listAt(type, "typmods")[0] ?? null));
  const isArray = listAt(type, "arrayBounds").length > 0;
  if (!lengthTypes.has(name) || isArray || !Number.isInteger(length) || length < 1) return [];
  if (definition !== null && nodeAt(definition, "raw_default") !== null) {
    return [{ table, unless: null, kind: "unreadable", why: "USING gives the values" }];
  }
  return [{ table, unless: null, kind: "length", column, length }];
}

/** Types that bring their own default. */
const serials = /^(?:small|big)?serial[248]?$/;

function demandsOfNewColumn(table: RelationName, definition: Node | null): readonly RowDemand[] {
  if (definition === null) return [];
  const constraints = listAt(definition, "constraints").map((item) => asNode(item["Constraint"]));
  const kinds = new Set(constraints.map((constraint) => textAt(constraint, "contype")));
  const required = kinds.has("CONSTR_NOTNULL") || kinds.has("CONSTR_PRIMARY");
  const filled = ["CONSTR_DEFAULT", "CONSTR_IDENTITY", "CONSTR_GENERATED"].some((kind) => kinds.has(kind));
  const type = names(nodeAt(definition, "typeName") ?? {}, "names").at(-1) ?? "";
  if (!required || filled || serials.test(type)) return [];
  return [{ table, unless: null, kind: "no-rows", column: textAt(definition, "colname") ?? "", type }];
}
