import { demandsOfIndex } from "./index-demands.js";
import type { Tree } from "./parser.js";
import { columnsOf, plainCondition } from "./plain-condition.js";
import type { Demanded, RowDemand, Rows, Unique } from "./row-demand.js";
import { demandsOfType, keepsNulls } from "./type-demands.js";
import { asNode, flagAt, listAt, namesIn, type Node, nodeAt, relationIn, type RelationName, textAt } from "./syntax.js";

/** What a statement demands of rows. */
export function demandsOf(tree: Tree): readonly RowDemand[] {
  if (tree.kind === "IndexStmt") return demandsOfIndex(tree.node);
  const { table, rows, commands } = commandsOf(tree);
  if (table === null) return [];
  const own = commands.flatMap((command) => demandedByCommand(command).map((one) => toDemand(table, rows, one)));
  return [...own, ...constraintsOf(tree, "at once")].map((demand) => unlessChanged(demand, commands));
}

/** The constraints that a statement makes NOT VALID, and the unique indexes, by table and name. */
export function postponedBy(tree: Tree): readonly RowDemand[] {
  if (tree.kind !== "IndexStmt") return constraintsOf(tree, "postponed");
  const index = textAt(tree.node, "idxname");
  // PostgreSQL makes a key of no index with a condition or an expression.
  return demandsOfIndex(tree.node).flatMap((one) =>
    one.kind === "unique" ? [{ ...toDemand(one.table, "inherited too", toNotNull(one.keys)), unless: index }] : [],
  );
}

function toNotNull(keys: readonly { readonly column: string }[]): Demanded {
  return { kind: "not-null", columns: keys.map(({ column }) => column) };
}

function toDemand(table: RelationName, rows: Rows, demanded: Demanded, unless: string | null = null): RowDemand {
  return { table, rows, unless, ...demanded };
}

function demandedByCommand(command: Node): readonly Demanded[] {
  const [name, column] = [textAt(command, "name") ?? "", nodeAt(nodeAt(command, "def") ?? {}, "ColumnDef") ?? {}];
  switch (textAt(command, "subtype")) {
    case "AT_SetNotNull":
      return [{ kind: "not-null", columns: [name] }];
    case "AT_ValidateConstraint":
      return [{ kind: "validate", constraint: name, of: "constraint" }];
    case "AT_AlterColumnType":
      return demandsOfType(name, column);
    case "AT_AddColumn":
      return demandsOfNewColumn(column);
    case "AT_AttachPartition":
      return [{ kind: "unreadable", why: "the bounds of a partition are values" }];
    default:
      return [];
  }
}

function commandsOf(tree: Tree): {
  readonly table: RelationName | null;
  readonly rows: Rows;
  readonly commands: readonly Node[];
} {
  const isTable = tree.kind === "AlterTableStmt" && textAt(tree.node, "objtype") === "OBJECT_TABLE";
  const relation = isTable ? nodeAt(tree.node, "relation") : null;
  const commands = listAt(tree.node, "cmds").map((item) => asNode(item["AlterTableCmd"]));
  return { table: relationIn(relation), rows: flagAt(relation ?? {}, "inh") ? "inherited too" : "own", commands };
}

function constraintsOf(tree: Tree, when: "at once" | "postponed"): readonly RowDemand[] {
  const { table, rows, commands } = commandsOf(tree);
  if (table === null) return [];
  return commands.flatMap((command) => {
    const constraint = nodeAt(nodeAt(command, "def") ?? {}, "Constraint");
    if (textAt(command, "subtype") !== "AT_AddConstraint" || constraint === null) return [];
    if (flagAt(constraint, "skip_validation") !== (when === "postponed")) return [];
    const whose = flagAt(constraint, "is_no_inherit") ? "own" : rows;
    return demandedBy(constraint).map((one) => toDemand(table, whose, one, textAt(constraint, "conname")));
  });
}

function demandedBy(node: Node): readonly Demanded[] {
  // An index that is there already has been checked when it was made.
  const index = textAt(node, "indexname");
  const columns = namesIn(node, "keys");
  if (flagAt(node, "fk_with_period") || flagAt(node, "without_overlaps"))
    return [{ kind: "unreadable", why: "it is about periods" }];
  switch (textAt(node, "contype")) {
    case "CONSTR_NOTNULL":
      return [{ kind: "not-null", columns }];
    case "CONSTR_PRIMARY":
      if (index !== null) return [{ kind: "validate", constraint: index, of: "index" }];
      return [{ kind: "not-null", columns }, toUnique(columns, "not distinct")];
    case "CONSTR_UNIQUE":
      if (index !== null) return [];
      return [toUnique(columns, flagAt(node, "nulls_not_distinct") ? "not distinct" : "distinct")];
    case "CONSTR_FOREIGN":
      return [demandedByForeignKey(node)];
    case "CONSTR_EXCLUSION":
      return [{ kind: "unreadable", why: "every row would be compared with every other" }];
    case "CONSTR_CHECK": {
      const condition = plainCondition(nodeAt(node, "raw_expr") ?? {});
      if (condition === null) return [{ kind: "unreadable", why: "its condition is made of more than columns" }];
      return [{ kind: "condition", condition }];
    }
    default:
      return [];
  }
}

function toUnique(columns: readonly string[], nulls: Unique["nulls"]): Unique {
  return { kind: "unique", keys: columns.map((column) => ({ column, as: "it is" })), nulls, where: null };
}

function demandedByForeignKey(node: Node): Demanded {
  const [columns, referenced] = [namesIn(node, "fk_attrs"), relationIn(nodeAt(node, "pktable"))];
  if (referenced === null) return { kind: "unreadable", why: "it names no table" };
  const match = textAt(node, "fk_matchtype") === "f" ? "full" : "simple";
  return { kind: "references", columns, referenced, referencedColumns: namesIn(node, "pk_attrs"), match };
}

/** Types that bring their own default. */
const serials = /^(?:small|big)?serial[248]?$/;

function demandsOfNewColumn(definition: Node): readonly Demanded[] {
  const constraints = listAt(definition, "constraints").map((item) => asNode(item["Constraint"]));
  const kinds = new Set(constraints.map((constraint) => textAt(constraint, "contype")));
  const required = kinds.has("CONSTR_NOTNULL") || kinds.has("CONSTR_PRIMARY");
  const filled = ["CONSTR_DEFAULT", "CONSTR_IDENTITY", "CONSTR_GENERATED"].some((kind) => kinds.has(kind));
  const type = namesIn(nodeAt(definition, "typeName") ?? {}, "names").at(-1) ?? "";
  if (!required || filled || serials.test(type)) return [];
  return [{ kind: "no-rows", column: textAt(definition, "colname") ?? "", type }];
}

/** PostgreSQL changes types, whatever the order of the commands, before it looks at what they demand of the values. */
function unlessChanged(demand: RowDemand, commands: readonly Node[]): RowDemand {
  const columns = demandedColumns(demand);
  const changed = commands.some((command) => {
    const [name, definition] = [textAt(command, "name") ?? "", nodeAt(nodeAt(command, "def") ?? {}, "ColumnDef")];
    if (!columns.includes(name)) return false;
    switch (textAt(command, "subtype")) {
      case "AT_AlterColumnType":
        return demand.kind !== "not-null" || !keepsNulls(definition ?? {}, name);
      case "AT_DropColumn":
      case "AT_SetExpression":
        return true;
      default:
        return false;
    }
  });
  const { table, rows, unless } = demand;
  return changed ? { table, rows, unless, kind: "unreadable", why: "the statement itself changes these rows" } : demand;
}

/** The columns that a constraint is about; a change of type is about its own. */
function demandedColumns(demand: Demanded): readonly string[] {
  switch (demand.kind) {
    case "not-null":
    case "references":
      return demand.columns;
    case "unique":
      return demand.keys.map(({ column }) => column);
    case "condition":
      return columnsOf(demand.condition);
    default:
      return [];
  }
}
