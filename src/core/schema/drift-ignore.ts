import type { Drift } from "./drift-model.js";
import { wholesOf } from "./drift-parts.js";
import { parsePattern } from "./ignore-pattern.js";
import type { IgnorePattern } from "./ignore-pattern.js";
import { managedObjects } from "./managed-objects.js";
import { objectKey, objectsByKey } from "./snapshot.js";
import type { SchemaObject, SchemaSnapshot } from "./snapshot.js";

/** Two sides of a comparison, and the patterns of the team. */
export interface Ignoring {
  readonly expected: SchemaSnapshot;
  readonly actual: SchemaSnapshot;
  readonly patterns: readonly IgnorePattern[];
}

/** Drifts without those that the team's patterns name, and without what other tools and platforms manage. */
export function withoutIgnored(drifts: readonly Drift[], ignoring: Ignoring): readonly Drift[] {
  if (drifts.length === 0) return drifts;
  const sides = [objectsByKey(ignoring.expected), objectsByKey(ignoring.actual)] as const;
  const known = (key: string): boolean => sides.some((side) => side.has(key));
  const patterns = [...ignoring.patterns, ...patternsOfOthers(known)];
  return drifts.filter((drift) => {
    const keys = keysAround(drift, sides);
    return !patterns.some(({ key }) => keys.some((one) => key.test(one))) && !isOfPlatform(drift, keys, sides);
  });
}

/** Patterns that match no object of either side: most likely they are mistyped, or have had their day. */
export function listUnused({ expected, actual, patterns }: Ignoring): readonly string[] {
  const matches = ({ key }: IgnorePattern): boolean =>
    [expected, actual].some(({ objects }) => objects.some((object) => key.test(objectKey(object))));
  return patterns.filter((pattern) => !matches(pattern)).map(({ text }) => text);
}

type Side = ReadonlyMap<string, SchemaObject>;

/** Keys of the drift's object and of what it is part of. */
function keysAround({ kind, identity, expected, actual }: Drift, sides: readonly Side[]): readonly string[] {
  const key = objectKey({ kind, identity });
  const objects = sides.flatMap((side) => side.get(key) ?? []);
  const all = objects.length > 0 ? objects : [{ kind, identity, attributes: { ...expected, ...actual } }];
  return [...new Set([key, ...all.flatMap(wholesOf)])];
}

function patternsOfOthers(known: (key: string) => boolean): readonly IgnorePattern[] {
  const active = managedObjects.filter(({ withExtension: name }) => name === undefined || known(`extension ${name}`));
  return active.flatMap(({ patterns = [] }) =>
    patterns.flatMap((text) => {
      const parsed = parsePattern(text);
      return "ok" in parsed ? [parsed.ok] : [];
    }),
  );
}

const platformRoles: ReadonlySet<string> = new Set(managedObjects.flatMap(({ ownedBy = [] }) => ownedBy));

/** What people put onto a platform's tables is theirs. */
const ofPeople: ReadonlySet<string> = new Set(["policy", "trigger"]);

/** Of `tables of supabase_admin in storage`: whose objects it is for. */
const grantor = /^[a-z]+(?: objects)? of ([a-z_][a-z0-9_$]*)(?: in |$)/;

/**
 * Whether a platform's role owns it, on each side that has it; of what has no owner, whether one owns its table. A
 * platform's schema does not count: on some, `public` is one.
 */
function isOfPlatform(drift: Drift, keys: readonly string[], sides: readonly Side[]): boolean {
  if (ofPeople.has(drift.kind)) return false;
  if (drift.kind === "default privileges") return platformRoles.has(grantor.exec(drift.identity)?.[1] ?? "");
  const owned = keys.filter((key) => key === objectKey(drift) || !key.startsWith("schema "));
  const owners = owned.map((key) => sides.flatMap((side) => side.get(key)?.attributes["owner"] ?? []));
  const nearest = owners.find((some) => some.length > 0) ?? [];
  return nearest.length > 0 && nearest.every((owner) => platformRoles.has(owner));
}
