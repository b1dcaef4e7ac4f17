import { lastName, namePartsOf, parentOf, splitNames } from "../../core/schema/drift-parts.js";
import type { SchemaObject } from "../../core/schema/snapshot.js";
import { toUnit } from "../statement.js";
import type { Unit } from "../statement.js";
import { identityClause, usualNotNullName } from "./columns.js";
import { newForeignOptions } from "./options.js";

import type { Step } from "./step.js";

/**
 * Tables whose columns the planner would put in another order, or not make their own: it adds generated and collated
 * columns at the end, and takes those of partitions and children from the parent. And those with an access method, which
 * nothing changes up to 14.
 */
export function newTableUnits(step: Step, columnsOf: (table: string) => readonly SchemaObject[]): readonly Unit[] {
  const { identity, goal, objects } = step;
  const method = goal["access_method"];
  const columns = columnsOf(identity);
  const parents = splitNames(goal["parents"] ?? "");
  const above = parents.flatMap(columnsOf);
  const bound = goal["partition_bound"];
  if (goal["of_type"] !== undefined || columns.length === 0) return [];
  const isSpecial =
    bound === undefined
      ? isOwnChild(columns, above) || isMisplaced(columns)
      : isReordered(columns, above) || (step.major >= 18 && hasOwnNotNull(columns, above));
  if (!isSpecial && method === undefined) return [];
  const persistence = goal["persistence"] === "unlogged" ? "UNLOGGED " : "";
  const key = goal["partition_key"] === undefined ? "" : ` PARTITION BY ${goal["partition_key"]}`;
  const own = bound === undefined && above.length > 0 ? columns.filter(isOwn) : columns;
  const inherits = own.length < columns.length;
  const items = [...own.map(toColumn), ...(above.length > 0 ? listChecks(identity, objects, inherits) : [])];
  const create = `CREATE ${persistence}TABLE ${identity} (${items.join(", ")})`;
  const using = method === undefined ? "" : ` USING ${method}`;
  if (inherits) return [toUnit(`${create} INHERITS (${parents.join(", ")})${using}`)];
  const join =
    bound === undefined
      ? parents.map((parent) => `ALTER TABLE ${identity} INHERIT ${parent}`)
      : parents.map((parent) => `ALTER TABLE ${parent} ATTACH PARTITION ${identity} ${bound}`);
  return [toUnit(create + key + using, ...join)];
}

/** A foreign table: of most options, the planner takes the value for a secret, and a partition is none of its parent's. */
export function newForeignTableUnits(
  { identity, goal, objects }: Step,
  columnsOf: (table: string) => readonly SchemaObject[],
): readonly Unit[] {
  const options = newForeignOptions(goal["server_options"]);
  if (options === null) return [];
  const parents = splitNames(goal["parents"] ?? "");
  const checks = parents.length > 0 ? listChecks(identity, objects, false) : [];
  const items = [...columnsOf(identity).map(toColumn), ...checks];
  const bound = goal["partition_bound"];
  return [
    toUnit(
      `CREATE FOREIGN TABLE ${identity} (${items.join(", ")}) SERVER ${goal["server"]} ${options}`.trimEnd(),
      ...parents.map((parent) =>
        bound === undefined
          ? `ALTER FOREIGN TABLE ${identity} INHERIT ${parent}`
          : `ALTER TABLE ${parent} ATTACH PARTITION ${identity} ${bound}`,
      ),
    ),
  ];
}

function isOwn({ attributes }: SchemaObject): boolean {
  return attributes["inherited"] === undefined;
}

/** Whether it declares columns itself that a parent has too. */
function isOwnChild(columns: readonly SchemaObject[], above: readonly SchemaObject[]): boolean {
  const names = new Set(above.map(({ identity }) => lastName(identity)));
  return columns.some((column) => isOwn(column) && names.has(lastName(column.identity)));
}

function isMisplaced(columns: readonly SchemaObject[]): boolean {
  return columns
    .slice(0, -1)
    .some(({ attributes: { generated, collation } }) => generated !== undefined || collation?.includes(".") === true);
}

function isReordered(columns: readonly SchemaObject[], above: readonly SchemaObject[]): boolean {
  return columns.some(({ identity }, index) => lastName(identity) !== lastName(above[index]?.identity ?? ""));
}

/** Whether a NOT NULL has another name than it would get from the parent. */
function hasOwnNotNull(columns: readonly SchemaObject[], above: readonly SchemaObject[]): boolean {
  const nameOf = ({ identity, attributes: { not_null_name: name } }: SchemaObject): string | undefined =>
    namePartsOf(name ?? usualNotNullName(identity))[0];
  return columns.some((column, index) => {
    const parent = above[index];
    return parent?.attributes["not_null"] === "yes" && nameOf(column) !== nameOf(parent);
  });
}

function toColumn({ identity, attributes }: SchemaObject): string {
  const { type, collation, generated, default: value, not_null: notNull, identity_options: options } = attributes;
  const [, kind, expression] = /^(stored|virtual) ([^]*)$/.exec(generated ?? "") ?? [];
  // A serial's sequence comes later.
  const hasDefault = value !== undefined && !value.includes("nextval(");
  return [
    `${lastName(identity)} ${type}`,
    ...(collation === undefined ? [] : [`COLLATE ${collation}`]),
    ...(kind === undefined ? [] : [`GENERATED ALWAYS AS (${expression}) ${kind.toUpperCase()}`]),
    ...(hasDefault ? [`DEFAULT ${value}`] : []),
    ...(notNull === undefined || notNull === "not valid" ? [] : [toNotNull(identity, attributes)]),
    ...(options === undefined ? [] : [`GENERATED ${identityClause(options, attributes["identity_sequence"])}`]),
  ].join(" ");
}

function toNotNull(identity: string, { not_null: kind, not_null_name: name }: SchemaObject["attributes"]): string {
  if (name === undefined && kind === "yes") return "NOT NULL";
  return `CONSTRAINT ${name ?? usualNotNullName(identity)} NOT NULL${kind === "yes" ? "" : " NO INHERIT"}`;
}

/** A table can only join its parents with the CHECKs that they have. */
function listChecks(table: string, objects: Step["objects"], inherits: boolean): readonly string[] {
  return [...objects.values()].flatMap(
    ({ kind, identity, attributes: { definition, not_valid: state, inherited } }) => {
      const isCheck =
        kind === "constraint" && definition?.startsWith("CHECK ") === true && parentOf(identity) === table;
      if (!isCheck || state !== undefined || (inherits && inherited !== undefined)) return [];
      return [`CONSTRAINT ${lastName(identity)} ${definition}`];
    },
  );
}
