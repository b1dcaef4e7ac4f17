import {
  flagAt,
  listAt,
  nameIn,
  nodeAt,
  nodesAt,
  relationIn,
  textAt,
  type Node,
  type RelationName,
} from "../../sql/syntax.js";
import { typeIn, type TypeName } from "../../sql/type-name.js";
import type { Birth, KnownColumn, KnownConstraint } from "./known.js";

/** The `Constraint` nodes of a column definition. */
export function constraintsOf(definition: Node): readonly Node[] {
  return nodesAt(listAt(definition, "constraints"), "Constraint");
}

export function contypeOf(constraint: Node): string {
  return textAt(constraint, "contype") ?? "";
}

/** The constraint of that kind in a column definition. */
export function constraintOf(definition: Node, contype: string): Node | null {
  return constraintsOf(definition).find((one) => contypeOf(one) === contype) ?? null;
}

const serials: Readonly<Record<string, string>> = {
  serial: "int4",
  serial4: "int4",
  bigserial: "int8",
  serial8: "int8",
  smallserial: "int2",
  serial2: "int2",
};

/** The integer type behind a serial; null for other types. */
export function serialOf(type: TypeName | null): string | null {
  return type === null || type.schema !== null ? null : (serials[type.name] ?? null);
}

/** A column as its definition makes it. */
export function toColumn(definition: Node, born: Birth): KnownColumn {
  const type = typeIn(nodeAt(definition, "typeName"));
  const serial = serialOf(type);
  const has = (contype: string): boolean => constraintOf(definition, contype) !== null;
  const generated = constraintOf(definition, "CONSTR_GENERATED");
  return {
    name: textAt(definition, "colname") ?? "",
    type: serial === null || type === null ? type : { ...type, name: serial },
    notNull: serial !== null || has("CONSTR_NOTNULL") || has("CONSTR_PRIMARY") || has("CONSTR_IDENTITY"),
    hasDefault: serial !== null || has("CONSTR_DEFAULT") || has("CONSTR_IDENTITY"),
    generated: generated === null ? null : textAt(generated, "generated_kind") === "v" ? "virtual" : "stored",
    identity: has("CONSTR_IDENTITY"),
    born,
  };
}

const kinds: Readonly<Record<string, KnownConstraint["kind"]>> = {
  CONSTR_PRIMARY: "primary key",
  CONSTR_UNIQUE: "unique",
  CONSTR_CHECK: "check",
  CONSTR_FOREIGN: "foreign key",
  CONSTR_EXCLUSION: "exclude",
  CONSTR_NOTNULL: "not null",
};

interface Owner {
  readonly table: string;
  /** The column that carries the constraint; null for one of the table. */
  readonly column: string | null;
  readonly born: Birth;
  readonly keyOf: (name: RelationName) => string;
}

/** A constraint as its definition makes it, with PostgreSQL's own name where it has none; null for what is no constraint. */
export function toConstraint(constraint: Node, { table, column, born, keyOf }: Owner): KnownConstraint | null {
  const kind = kinds[contypeOf(constraint)];
  if (kind === undefined || (kind === "not null" && column !== null)) return null;
  const columns =
    column !== null ? [column] : kind === "check" ? namedIn(nodeAt(constraint, "raw_expr")) : columnsOf(constraint);
  const referenced = relationIn(nodeAt(constraint, "pktable"));
  return {
    name: textAt(constraint, "conname") ?? usualName(kind, table, columns),
    kind,
    columns,
    valid: !flagAt(constraint, "skip_validation"),
    provesNotNull: kind === "not null" ? (columns[0] ?? null) : notNullIn(nodeAt(constraint, "raw_expr")),
    references: referenced === null ? null : keyOf(referenced),
    rebuiltFor: kind === "exclude" ? rebuiltFor(columns, constraint, ["exclusions", "where_clause"]) : [],
    born,
  };
}

/** Columns of which any other type builds an index anew; none where it has neither an expression nor a WHERE. */
export function rebuiltFor(columns: readonly string[], node: Node, fields: readonly string[]): readonly string[] {
  const plain = !columns.includes("") && node["whereClause"] === undefined && node["where_clause"] === undefined;
  return plain ? [] : [...columns, ...fields.flatMap((field) => namedIn(node[field]))];
}

/** The columns that an expression names. */
function namedIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(namedIn);
  if (typeof value !== "object" || value === null) return [];
  const last = listAt(nodeAt(value as Node, "ColumnRef") ?? {}, "fields").at(-1);
  return last === undefined ? Object.values(value).flatMap(namedIn) : [nameIn(last) ?? ""];
}

/** The columns that a constraint of a table names. */
export function columnsOf(constraint: Node): readonly string[] {
  const names = [...listAt(constraint, "keys"), ...listAt(constraint, "fk_attrs")].map((item) => nameIn(item) ?? "");
  const excluded = listAt(constraint, "exclusions").map((item) => {
    const element = listAt(nodeAt(item, "List") ?? {}, "items")[0];
    return textAt(nodeAt(element ?? {}, "IndexElem") ?? {}, "name") ?? "";
  });
  return [...names, ...excluded];
}

const endings: Readonly<Record<KnownConstraint["kind"], string>> = {
  "primary key": "pkey",
  unique: "key",
  check: "check",
  "foreign key": "fkey",
  exclude: "excl",
  "not null": "not_null",
};

function usualName(kind: KnownConstraint["kind"], table: string, columns: readonly string[]): string {
  const middle = kind === "primary key" || columns.length === 0 ? [] : columns;
  return [table, ...middle, endings[kind]].join("_");
}

/** The column of `column IS NOT NULL`; null for any other expression. */
function notNullIn(expression: Node | null): string | null {
  const test = nodeAt(expression ?? {}, "NullTest");
  if (test === null || textAt(test, "nulltesttype") !== "IS_NOT_NULL") return null;
  return columnIn(nodeAt(test, "arg"));
}

/** The name of a `ColumnRef`; null for anything else. */
export function columnIn(expression: Node | null): string | null {
  const reference = nodeAt(expression ?? {}, "ColumnRef");
  const last = reference === null ? undefined : listAt(reference, "fields").at(-1);
  return last === undefined ? null : nameIn(last);
}
