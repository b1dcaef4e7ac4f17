import type { Drift } from "./drift-model.js";
import { wholesOf } from "./drift-parts.js";
import { parsePatterns } from "./ignore-pattern.js";
import type { IgnorePattern } from "./ignore-pattern.js";
import { managedObjects } from "./managed-objects.js";
import { isGiven, isOfPlatform } from "./platform.js";
import type { Sides } from "./platform.js";
import { objectKey, objectsByKey } from "./snapshot.js";
import type { SchemaSnapshot } from "./snapshot.js";

/** Two sides of a comparison, and the patterns of the team. */
export interface Ignoring {
  readonly against: Sides["against"];
  readonly expected: SchemaSnapshot;
  readonly actual: SchemaSnapshot;
  readonly patterns: readonly IgnorePattern[];
}

/** Drifts without those that the team's patterns name, and without what other tools and platforms manage. */
export function withoutIgnored(drifts: readonly Drift[], ignoring: Ignoring): readonly Drift[] {
  if (drifts.length === 0) return drifts;
  const { against, expected, actual } = ignoring;
  const sides: Sides = { against, expected: objectsByKey(expected), actual: objectsByKey(actual) };
  const known = (key: string): boolean => sides.expected.has(key) || sides.actual.has(key);
  const patterns = [...ignoring.patterns, ...patternsOfOthers(known)];
  return drifts.filter((drift) => {
    const keys = keysAround(drift, sides);
    if (patterns.some(({ key }) => keys.some((one) => key.test(one)))) return false;
    return !isOfPlatform(drift, keys, sides) && !isGiven(drift, sides);
  });
}

/** Patterns that match no object of either side: most likely they are mistyped, or have had their day. */
export function listUnused({ expected, actual, patterns }: Ignoring): readonly string[] {
  const matches = ({ key }: IgnorePattern): boolean =>
    [expected, actual].some(({ objects }) => objects.some((object) => key.test(objectKey(object))));
  return patterns.filter((pattern) => !matches(pattern)).map(({ text }) => text);
}

/** Keys of the drift's object and of what it is part of. */
function keysAround({ kind, identity, expected, actual }: Drift, sides: Sides): readonly string[] {
  const key = objectKey({ kind, identity });
  const objects = [sides.expected, sides.actual].flatMap((side) => side.get(key) ?? []);
  const all = objects.length > 0 ? objects : [{ kind, identity, attributes: { ...expected, ...actual } }];
  return [...new Set([key, ...all.flatMap(wholesOf)])];
}

function patternsOfOthers(known: (key: string) => boolean): readonly IgnorePattern[] {
  const active = managedObjects.filter(({ withExtension: name }) => name === undefined || known(`extension ${name}`));
  return active.flatMap(({ patterns = [] }) => parsePatterns(patterns));
}
