import { onTable, parentOf, relationKinds, splitNames, wholesOf } from "./drift-parts.js";
import { objectKey } from "./snapshot.js";
import type { SchemaObject, SchemaSnapshot } from "./snapshot.js";

/** Objects of the snapshots that are meant, by key. */
export interface NamedKeys {
  readonly wholes: ReadonlySet<string>;
  /** Attributes that are set, of those that are not meant as wholes. */
  readonly attributes: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What hangs on a table, and on the tables that inherit from it under the same name. */
const inheriting: ReadonlySet<string> = new Set(["column", "constraint", "trigger"]);

/**
 * The same keys with those that statements reach through them: what has the same name on partitions and child tables, the
 * partitions' parts of an index, and what a table has from a parent that it is attached to or detached from.
 */
export function withReached(named: NamedKeys, snapshots: readonly SchemaSnapshot[]): NamedKeys {
  const wholes = new Set(named.wholes);
  const attributes = new Map([...named.attributes].map(([key, names]) => [key, new Set(names)]));
  const set = (key: string, names: Iterable<string>): void => {
    attributes.set(key, new Set([...(attributes.get(key) ?? []), ...names]));
  };
  const follow = (from: string, to: string): void => {
    if (wholes.has(from)) wholes.add(to);
    const names = attributes.get(from);
    if (names !== undefined) set(to, names);
  };
  const moved = new Set([...attributes].flatMap(([key, names]) => (names.has("parents") ? [key] : [])));
  for (const [from, to] of fromParents(snapshots)) follow(from, to);
  for (const { objects } of snapshots) {
    const indexes = new Map(objects.flatMap((one) => (one.kind === "index" ? [[one.identity, one] as const] : [])));
    const isOfMoved = (index: string): boolean =>
      relationKinds
        .map((kind) => `${kind} ${indexes.get(index)?.attributes["table"] ?? ""}`)
        .some((key) => moved.has(key) || wholes.has(key));
    for (const object of objects) {
      const { inherited, attached } = object.attributes;
      if (inherited !== undefined && wholesOf(object).some((key) => moved.has(key))) wholes.add(objectKey(object));
      const parts = splitNames(attached ?? "");
      if (parts.some(isOfMoved)) set(objectKey(object), ["attached"]);
      for (const part of partsBelow(parts, indexes)) follow(objectKey(object), `index ${part}`);
    }
  }
  return { wholes, attributes };
}

/** Keys of what hangs on a table, each with that of the same name on a table below it, however far. */
function fromParents(snapshots: readonly SchemaSnapshot[]): readonly (readonly [from: string, to: string])[] {
  const parents = new Map<string, Set<string>>();
  const types = new Map<string, string>();
  for (const { identity, attributes } of snapshots.flatMap(({ objects }) => objects)) {
    const names = splitNames(attributes["parents"] ?? "");
    if (attributes["of_type"] !== undefined) types.set(identity, attributes["of_type"]);
    if (names.length > 0) parents.set(identity, new Set([...(parents.get(identity) ?? []), ...names]));
  }
  const above = (table: string): ReadonlySet<string> => {
    const found = new Set<string>();
    const waiting = [...(parents.get(table) ?? [])];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (!found.has(next)) waiting.push(...(parents.get(next) ?? []));
      found.add(next);
    }
    return found;
  };
  if (parents.size + types.size === 0) return [];
  return snapshots.flatMap(({ objects }) => {
    const indexes = new Map(objects.flatMap((one) => (one.kind === "index" ? [[shapeOf(one), objectKey(one)]] : [])));
    return objects.flatMap((object) => {
      const isIndex = object.kind === "index" && object.attributes["inherited"] !== undefined;
      if (!isIndex && !inheriting.has(object.kind)) return [];
      const type = object.kind === "column" ? types.get(parentOf(object.identity)) : undefined;
      if (type !== undefined) return [[onTable({ ...object, kind: "attribute" }, type), objectKey(object)] as const];
      const tables = [...above(isIndex ? (object.attributes["table"] ?? "") : parentOf(object.identity))];
      return tables.map(
        (table) =>
          [
            (isIndex ? indexes.get(shapeOf(object, table)) : null) ?? onTable(object, table),
            objectKey(object),
          ] as const,
      );
    });
  });
}

/** What tells an index that a partition has from its parent from other ones there: a table, and what it has indexed how. */
function shapeOf({ attributes }: SchemaObject, table = attributes["table"]): string {
  return JSON.stringify([table, attributes["definition"]?.replace(/^.*? USING /s, "")]);
}

/** The indexes of partitions that these are or have, however far below. */
function partsBelow(parts: readonly string[], indexes: ReadonlyMap<string, SchemaObject>): readonly string[] {
  return parts.flatMap((part) => [
    part,
    ...partsBelow(splitNames(indexes.get(part)?.attributes["attached"] ?? ""), indexes),
  ]);
}
