import { namePartsOf, splitIdentity } from "../core/schema/drift-parts.js";
import { quoteLiteral } from "../core/quote.js";
import { objectKey } from "../core/schema/snapshot.js";
import type { SchemaObject, SchemaSnapshot } from "../core/schema/snapshot.js";
import type { ShadowDatabase } from "../shadow/shadow.js";
import type { Bounds } from "./bounds.js";
import { run } from "./execute.js";
import { toUnit } from "./statement.js";
import type { Unit } from "./statement.js";

/** The attribute in which an index says that it is INVALID, by kind; one of a partitioned table alone may well be. */
const attributes: Readonly<Record<string, string>> = { index: "state", constraint: "index_state" };

function isInvalid({ kind, attributes: has }: SchemaObject): boolean {
  const name = attributes[kind];
  return name !== undefined && has[name] !== undefined && !has["definition"]?.includes(" ON ONLY ");
}

/**
 * A goal without the INVALID indexes that the start has not: no statement makes one, and nobody wants it in a migration.
 */
export function withoutInvalid(goal: SchemaSnapshot, start: ReadonlyMap<string, SchemaObject>): SchemaSnapshot {
  const objects = goal.objects.flatMap((object) => {
    if (!isInvalid(object)) return [object];
    const before = start.get(objectKey(object));
    if (before === undefined) return [];
    if (isInvalid(before)) return [object];
    const { [attributes[object.kind] ?? ""]: _state, ...rest } = object.attributes;
    return [{ ...object, attributes: rest }];
  });
  return { ...goal, objects };
}

/** Names of the indexes that the goal wants INVALID and the start has not so. */
export function listInvalid(goal: SchemaSnapshot, start: ReadonlyMap<string, SchemaObject>): ReadonlySet<string> {
  return new Set(listWanted(goal, start).map((object) => JSON.stringify(namePartsOf(indexOf(object)))));
}

function listWanted(goal: SchemaSnapshot, start: ReadonlyMap<string, SchemaObject>): readonly SchemaObject[] {
  return goal.objects.filter((object) => {
    const before = start.get(objectKey(object));
    return isInvalid(object) && (before === undefined || !isInvalid(before));
  });
}

/** A constraint's index has its name, in the schema of its table. */
function indexOf({ kind, identity }: SchemaObject): string {
  const names = splitIdentity(identity);
  return kind === "index" ? identity : [names[0], names.at(-1)].join(".");
}

/**
 * Makes the copy's indexes INVALID as the goal has them, by hand: what is to repair them must find them so. Where that is
 * not allowed they stay as they are.
 */
export async function stageInvalid(
  copy: ShadowDatabase,
  { goal, start }: { readonly goal: SchemaSnapshot; readonly start: ReadonlyMap<string, SchemaObject> },
  bounds: Bounds,
): Promise<void> {
  for (const object of listWanted(goal, start)) await run(copy, toStaging(object, start), bounds);
}

function toStaging(object: SchemaObject, start: ReadonlyMap<string, SchemaObject>): Unit {
  const { kind, attributes: has } = object;
  const index = indexOf(object);
  const create = start.has(objectKey(object)) || kind !== "index" ? [] : [has["definition"] ?? ""];
  const update = `UPDATE pg_catalog.pg_index SET indisvalid = false WHERE indexrelid = ${quoteLiteral(index)}::pg_catalog.regclass`;
  return toUnit(...create, update);
}
