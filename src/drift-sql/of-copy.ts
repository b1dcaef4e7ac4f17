import type { Drift } from "../core/schema/drift.js";
import { objectKey } from "../core/schema/snapshot.js";
import type { SchemaObject } from "../core/schema/snapshot.js";

/** Whether the copy does not have what is expected of the database: what runs there says nothing about that drift. */
export function isElsewhere(drift: Drift, start: ReadonlyMap<string, SchemaObject>): boolean {
  if (drift.change !== "changed") return false;
  const attributes = start.get(objectKey(drift))?.attributes ?? {};
  return attributesOf(drift).some((name) => attributes[name] !== drift.expected[name]);
}

/** Of what differs on the database itself, only what a copy has as expected: the way back would lead to what the copy has. */
export function ofCopy(drift: Drift, start: ReadonlyMap<string, SchemaObject>): readonly Drift[] {
  if (drift.kind !== "database") return [drift];
  const attributes = start.get(objectKey(drift))?.attributes ?? {};
  const isSame = ([name]: readonly [string, string]): boolean => attributes[name] === drift.expected[name];
  const [expected, actual] = [drift.expected, drift.actual].map((one) =>
    Object.fromEntries(Object.entries(one).filter(isSame)),
  ) as [Drift["expected"], Drift["actual"]];
  return [{ ...drift, expected, actual }];
}

/** Names of what differs. */
export function attributesOf({ expected, actual }: Drift): readonly string[] {
  return [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
}
