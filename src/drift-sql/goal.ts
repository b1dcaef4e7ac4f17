import { wholesOf } from "../core/schema/drift-parts.js";
import { diffSnapshots } from "../core/schema/drift.js";
import type { Drift } from "../core/schema/drift.js";
import { objectKey, objectsByKey, sortObjects } from "../core/schema/snapshot.js";
import type { SchemaObject, SchemaSnapshot } from "../core/schema/snapshot.js";

/**
 * The schema as it is, with all that nobody asks about as it should be: what capturing the drift leads to.
 */
export function toGoal(expected: SchemaSnapshot, actual: SchemaSnapshot, wanted: readonly Drift[]): SchemaSnapshot {
  const asked = new Map(wanted.map((drift) => [objectKey(drift), drift]));
  const objects = new Map(objectsByKey(actual));
  const before = objectsByKey(expected);
  const unasked = new Set<string>();
  for (const drift of diffSnapshots(expected, actual)) {
    const key = objectKey(drift);
    const found = asked.get(key);
    if (found?.change === drift.change && drift.change !== "changed") continue;
    if (found?.change === "changed") setBack(objects, drift, new Set(namesOf(found)));
    else if (drift.change === "changed") setBack(objects, drift, new Set());
    else for (const one of [key, ...drift.parts]) replace(objects, one, before.get(one), unasked);
  }
  // What partitions have from their parents is no drift, and comes and goes with them.
  for (const object of [...actual.objects, ...expected.objects]) {
    const key = objectKey(object);
    const isIn = !asked.has(key) && wholesOf(object).some((whole) => unasked.has(whole));
    if (isIn) replace(objects, key, before.get(key), unasked);
  }
  return { major: actual.major, objects: sortObjects([...objects.values()]) };
}

function namesOf({ expected, actual }: Drift): readonly string[] {
  return [...Object.keys(expected), ...Object.keys(actual)];
}

function replace(
  objects: Map<string, SchemaObject>,
  key: string,
  object: SchemaObject | undefined,
  replaced: Set<string>,
): void {
  replaced.add(key);
  if (object === undefined) objects.delete(key);
  else objects.set(key, object);
}

/** Attributes that nobody asked about are as they should be. */
function setBack(objects: Map<string, SchemaObject>, drift: Drift, keep: ReadonlySet<string>): void {
  const key = objectKey(drift);
  const object = objects.get(key);
  if (object === undefined) return;
  const attributes = new Map(Object.entries(object.attributes));
  for (const name of namesOf(drift)) {
    if (keep.has(name)) continue;
    const value = drift.expected[name];
    if (value === undefined) attributes.delete(name);
    else attributes.set(name, value);
  }
  objects.set(key, { ...object, attributes: Object.fromEntries(attributes) });
}

/**
 * The goal with texts that came out as the database has them, although nobody asked about them: a CHECK is worded by the
 * types of its columns, so that one which means the same follows a column that changed.
 */
export function withFollowing(
  goal: SchemaSnapshot,
  left: readonly Drift[],
  { actual, wanted }: { readonly actual: SchemaSnapshot; readonly wanted: readonly Drift[] },
): SchemaSnapshot {
  const live = objectsByKey(actual);
  const asked = new Map(wanted.map((drift) => [objectKey(drift), drift]));
  const following = new Map(
    left.flatMap((drift) => {
      const object = live.get(objectKey(drift));
      const isSame = namesOf(drift).every((name) => drift.expected[name] === object?.attributes[name]);
      const follows = drift.change === "changed" && isSame && !isAsked(drift, asked.get(objectKey(drift)));
      return follows ? [[objectKey(drift), drift] as const] : [];
    }),
  );
  if (following.size === 0) return goal;
  return { ...goal, objects: goal.objects.map((object) => follow(object, following.get(objectKey(object)))) };
}

function follow(object: SchemaObject, drift: Drift | undefined): SchemaObject {
  if (drift === undefined) return object;
  const others = Object.entries(object.attributes).filter(([name]) => drift.actual[name] === undefined);
  return { ...object, attributes: { ...Object.fromEntries(others), ...drift.expected } };
}

/** Whether somebody asked about one of the attributes that differ. */
function isAsked(drift: Drift, wanted: Drift | undefined): boolean {
  if (wanted === undefined) return false;
  const names = new Set(namesOf(wanted));
  return wanted.change !== "changed" || namesOf(drift).some((name) => names.has(name));
}
