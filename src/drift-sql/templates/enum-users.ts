import { lastName, parentOf } from "../../core/schema/drift-parts.js";
import type { SchemaObject } from "../../core/schema/snapshot.js";
import { toUnit } from "../statement.js";
import type { Unit } from "../statement.js";

import type { Step } from "./step.js";

/**
 * Sets aside what keeps an enum from being made anew without a value: attributes of composite types, whose columns are
 * text meanwhile, and triggers that name its columns. The planner and the templates after it bring all of it back.
 */
export function setAsideUnits({ kind, identity, objects, to }: Step): readonly Unit[] {
  const all = [...objects.values()];
  if (kind !== "enum" || to["labels"] === undefined || hasTypedTable(identity, all)) return [];
  const attributes = all.filter((object) => object.kind === "attribute" && isOf(object, identity));
  const composites = new Set(attributes.map((attribute) => parentOf(attribute.identity)));
  const columns = all.filter((object) => object.kind === "column");
  const tables = new Set(columns.filter((column) => isOf(column, identity)).map((column) => parentOf(column.identity)));
  const triggers = all.filter((object) => isBound(object) && tables.has(parentOf(object.identity)));
  return [
    ...[...composites].map((composite) =>
      toUnit(
        ...columns.filter((column) => isOf(column, composite)).map(asText),
        ...attributes
          .filter((attribute) => parentOf(attribute.identity) === composite)
          .map(
            (attribute) => `ALTER TYPE ${composite} ALTER ATTRIBUTE ${lastName(attribute.identity)} TYPE text CASCADE`,
          ),
      ),
    ),
    ...triggers.map((trigger) => toUnit(`DROP TRIGGER ${lastName(trigger.identity)} ON ${parentOf(trigger.identity)}`)),
  ];
}

/** Whether a table is made of a composite type with that enum: rows of it are not cast, so nothing brings them back. */
export function hasTypedTable(name: string, objects: readonly SchemaObject[]): boolean {
  const typed = new Set(objects.flatMap(({ attributes }) => attributes["of_type"] ?? []));
  return (
    typed.size > 0 &&
    objects.some((one) => one.kind === "attribute" && isOf(one, name) && typed.has(parentOf(one.identity)))
  );
}

function isOf({ attributes: { type } }: SchemaObject, name: string): boolean {
  return type === name || type === `${name}[]`;
}

/** PostgreSQL changes the type of no column that such a trigger names. */
function isBound({ kind, attributes: { definition = "" } }: SchemaObject): boolean {
  return kind === "trigger" && / UPDATE OF | WHEN \(/.test(definition);
}

function asText({ identity }: SchemaObject): string {
  const column = lastName(identity);
  return `ALTER TABLE ${parentOf(identity)} ALTER COLUMN ${column} TYPE text USING ${column}::text`;
}
