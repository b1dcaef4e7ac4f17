import { viewsOf, wholesOf } from "./drift-parts.js";
import { saysRenamed, withChildren, type Renaming } from "./renamed-text.js";
import { objectKey, objectsByKey, sortObjects } from "./snapshot.js";
import type { SchemaObject, SchemaSnapshot } from "./snapshot.js";

/** What a run found and left. */
export interface MergeParts {
  /** As the last successful change left the schema. */
  readonly stored: SchemaSnapshot;
  /** The live schema before the run's first step. */
  readonly before: SchemaSnapshot;
  /** The live schema after its last one. */
  readonly after: SchemaSnapshot;
  /** Keys of objects that a step creates or drops by name, guards included: they are taken live. */
  readonly named: ReadonlySet<string>;
  /** Attributes that a step sets, by the object's key: they are taken live too. */
  readonly set?: ReadonlyMap<string, ReadonlySet<string>>;
  /** Names that a step gives: a text that differs by nothing else is taken live. */
  readonly renamings?: readonly Renaming[];
}

/**
 * The snapshot after a run: the stored one plus what the run changed, so that drift that was there before stays visible.
 * Attributes are merged one by one. An object that is taken live brings along its parts where the stored snapshot had
 * none of it, and none stays without the object that it is part of.
 */
export function mergeSnapshots({ stored, before, after, named, set, ...parts }: MergeParts): SchemaSnapshot {
  const [old, left, right] = [objectsByKey(stored), objectsByKey(before), objectsByKey(after)];
  const renamings = withChildren(
    parts.renamings ?? [],
    [stored, before, after].flatMap(({ objects }) => objects),
  );
  const merged = new Map<string, SchemaObject>();
  for (const key of new Set([...old.keys(), ...left.keys(), ...right.keys()])) {
    const live = right.get(key);
    const isLive =
      named.has(key) ||
      isOfNamedView(live ?? old.get(key), named) ||
      (live !== undefined && !old.has(key) && adopts(live, { old, named }));
    const object = isLive
      ? live
      : mergeObject({ stored: old.get(key), before: left.get(key), after: live, set: set?.get(key), renamings });
    if (object !== undefined) merged.set(key, object);
  }
  const kept = [...merged.values()].filter((object) => !isOrphan(object, { old, live: right, merged }));
  // The stored one's major: as long as some of its texts are in there, an older server's way to write them may be.
  return { major: stored.major, objects: sortObjects(kept) };
}

type Objects = ReadonlyMap<string, SchemaObject>;

interface ThreeTimes {
  readonly stored: SchemaObject | undefined;
  readonly before: SchemaObject | undefined;
  readonly after: SchemaObject | undefined;
  readonly set: ReadonlySet<string> | undefined;
  readonly renamings: readonly Renaming[];
}

function mergeObject({ stored, before, after, set, renamings }: ThreeTimes): SchemaObject | undefined {
  if (after === undefined) return before === undefined ? stored : undefined; // else the run dropped it
  if (before === undefined) return after; // the run created it
  if (stored === undefined) return undefined; // unexpected before, unexpected still
  const names = new Set([before, after, stored].flatMap((object) => Object.keys(object.attributes)));
  const attributes: Record<string, string> = {};
  for (const name of names) {
    const [was, is] = [stored.attributes[name], after.attributes[name]];
    const changed = before.attributes[name] !== is || set?.has(name) === true;
    const renamed =
      was !== undefined &&
      is !== undefined &&
      saysRenamed({ identity: after.identity, before: was, after: is }, renamings);
    const value = changed || renamed ? is : was;
    if (value !== undefined) attributes[name] = value;
  }
  return { kind: after.kind, identity: after.identity, attributes };
}

/** A view's columns are what its definition says. */
function isOfNamedView(object: SchemaObject | undefined, named: ReadonlySet<string>): boolean {
  return object !== undefined && viewsOf(object).some((key) => named.has(key));
}

/** Whether the object is part of one that a step names and that is new to the stored snapshot. */
function adopts(
  object: SchemaObject,
  { old, named }: { readonly old: Objects; readonly named: ReadonlySet<string> },
): boolean {
  return wholesOf(object).some((key) => named.has(key) && !old.has(key));
}

/** Whether the run dropped what it is part of, or left that as unexpected as it was. */
function isOrphan(
  object: SchemaObject,
  { old, live, merged }: { readonly old: Objects; readonly live: Objects; readonly merged: Objects },
): boolean {
  const key = objectKey(object);
  const lost = wholesOf(object).filter((whole) => !merged.has(whole));
  return live.has(key) ? !old.has(key) && lost.some((whole) => live.has(whole)) : lost.some((whole) => old.has(whole));
}
