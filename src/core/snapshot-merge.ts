import { objectKey, sortObjects } from "./snapshot.js";
import type { SchemaObject, SchemaSnapshot } from "./snapshot.js";

/**
 * The snapshot after a run: the stored one plus what the run changed, so that drift that was there before stays visible.
 * `before` and `after` are the live schema around the run; attributes are merged one by one. `named` holds keys of
 * objects that a step creates or drops by name, guards included: those are taken live.
 */
export function mergeSnapshots(parts: {
  readonly stored: SchemaSnapshot;
  readonly before: SchemaSnapshot;
  readonly after: SchemaSnapshot;
  readonly named: ReadonlySet<string>;
}): SchemaSnapshot {
  const [stored, before, after] = [parts.stored, parts.before, parts.after].map(toMap);
  const keys = new Set([...(stored?.keys() ?? []), ...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  const objects = [...keys].flatMap((key): readonly SchemaObject[] => {
    const live = after?.get(key);
    const merged = parts.named.has(key) ? live : mergeObject(stored?.get(key), before?.get(key), live);
    return merged === undefined ? [] : [merged];
  });
  return { major: parts.after.major, objects: sortObjects(objects) };
}

function toMap({ objects }: SchemaSnapshot): ReadonlyMap<string, SchemaObject> {
  return new Map(objects.map((object) => [objectKey(object), object]));
}

function mergeObject(
  stored: SchemaObject | undefined,
  before: SchemaObject | undefined,
  after: SchemaObject | undefined,
): SchemaObject | undefined {
  if (after === undefined) return before === undefined ? stored : undefined; // else the run dropped it
  if (before === undefined) return after; // the run created it
  if (stored === undefined) return undefined; // unexpected before, unexpected still
  const names = new Set([before, after, stored].flatMap((object) => Object.keys(object.attributes)));
  const attributes: Record<string, string> = {};
  for (const name of names) {
    const changed = before.attributes[name] !== after.attributes[name];
    const value = (changed ? after : stored).attributes[name];
    if (value !== undefined) attributes[name] = value;
  }
  return { kind: after.kind, identity: after.identity, attributes };
}
