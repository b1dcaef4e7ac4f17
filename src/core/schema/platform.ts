import type { Drift } from "./drift-model.js";
import { splitIdentity } from "./drift-parts.js";
import { parsePatterns } from "./ignore-pattern.js";
import { managedObjects, platformRoles } from "./managed-objects.js";
import { objectKey } from "./snapshot.js";
import type { SchemaObject } from "./snapshot.js";

type Side = ReadonlyMap<string, SchemaObject>;

/** Two sides of a comparison: what should be, and what is. */
export interface Sides {
  readonly against: "snapshot" | "files";
  readonly expected: Side;
  readonly actual: Side;
}

/** Of `tables of supabase_admin in storage`: whose objects it is for. */
const grantor = /^[a-z]+(?: objects)? of ([a-z_][a-z0-9_$]*)(?: in |$)/;

/**
 * Whether a platform's role owns it, on each side that has it; of what has no owner, whether one owns its table. A
 * platform's schema does not count: on some, `public` is one. No platform keeps its own things there, so what is in it is
 * the team's whoever made it, and so is what people put onto a platform's tables.
 */
export function isOfPlatform(drift: Drift, keys: readonly string[], sides: Sides): boolean {
  if (drift.kind === "default privileges") return platformRoles.has(grantor.exec(drift.identity)?.[1] ?? "");
  if (drift.kind === "policy" || keys.includes("schema public")) return false;
  if (drift.kind === "trigger" && !runsPlatformsFunction(drift, sides)) return false;
  const owned = keys.filter((key) => key === objectKey(drift) || !key.startsWith("schema "));
  const owners = owned.map((key) => ownersOf(key, sides));
  const nearest = owners.find((some) => some.length > 0) ?? [];
  return nearest.length > 0 && nearest.every((owner) => platformRoles.has(owner));
}

/** Owners on both sides. What files make in a platform's schema stands in for what is there, in another's name. */
function ownersOf(key: string, { against, expected, actual }: Sides): readonly string[] {
  const [left, right] = [expected.get(key), actual.get(key)].map((one) => one?.attributes["owner"]);
  const isStandIn = against === "files" && right !== undefined && isInPlatformsSchema(key, actual);
  return [isStandIn ? undefined : left, right].filter((owner) => owner !== undefined);
}

function isInPlatformsSchema(key: string, actual: Side): boolean {
  const object = actual.get(key);
  if (object === undefined) return false;
  const name = object.kind === "schema" ? object.identity : splitIdentity(object.identity)[0];
  const owner = actual.get(`schema ${name ?? ""}`)?.attributes["owner"];
  return name !== "public" && owner !== undefined && platformRoles.has(owner);
}

/** Whether a trigger came from the platform: then what it runs is the platform's, too. */
function runsPlatformsFunction(drift: Drift, sides: Sides): boolean {
  const key = objectKey(drift);
  const triggers = [sides.expected.get(key), sides.actual.get(key)].filter((one) => one !== undefined);
  return triggers.every(({ attributes: { definition = "" } }) => {
    const [, name = ""] = / EXECUTE FUNCTION (.*?)\(/s.exec(definition) ?? [];
    return ownersOf(`function ${name}()`, sides).some((owner) => platformRoles.has(owner));
  });
}

const givenObjects = managedObjects.flatMap(({ given, ownedBy }) =>
  given === undefined ? [] : [{ patterns: parsePatterns(given), ownedBy }],
);

/**
 * Whether files need not say it, because each new database of the platform has it in the name of the team's roles. A file
 * that finds it there changes nothing; only what a publication carries is for files to say.
 */
export function isGiven(drift: Drift, { against, actual }: Sides): boolean {
  if (against === "snapshot" || drift.change === "missing") return false;
  if (drift.kind === "publication" && drift.change === "changed") return false;
  const key = objectKey(drift);
  return givenObjects.some(({ patterns, ownedBy }) => {
    if (!patterns.some((pattern) => pattern.key.test(key))) return false;
    const owners = [...actual.values()].flatMap(({ attributes: { owner } }) => owner ?? []);
    return ownedBy === undefined || owners.some((owner) => ownedBy.includes(owner));
  });
}
