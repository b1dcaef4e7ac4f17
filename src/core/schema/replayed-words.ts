import { quotedAsLive } from "./keyword-quotes.js";
import { platformGroups, platformRoles } from "./managed-objects.js";
import { objectKey, objectsByKey, sortObjects } from "./snapshot.js";
import type { SchemaObject, SchemaSnapshot } from "./snapshot.js";

type Objects = ReadonlyMap<string, SchemaObject>;

/**
 * The schema that files made on a throw-away database, as it would be called on the live server: what differs between
 * any two servers, without anybody having changed anything, is as the live one has it. What an operator sets up beside
 * the files is as the last deploy saw it, where that is known.
 */
export function toLiveWords(
  made: SchemaSnapshot,
  live: SchemaSnapshot,
  deployed: SchemaSnapshot = live,
): SchemaSnapshot {
  const replayed = quotedAsLive(made, live);
  const [left, right, before] = [replayed, live, deployed].map(objectsByKey) as [Objects, Objects, Objects];
  const owners = matchOwners(left, right);
  const objects = replayed.objects.map((one) => {
    const object = nameGrantor(one, owners);
    const other = right.get(objectKey(object));
    const named = [nameOwner, standardSchema, databaseItself, notNullName].reduce(
      (changed, change) => change(changed, other, owners),
      object,
    );
    return ofOperator(named, object, { live: other, deployed: before.get(objectKey(object)) });
  });
  return { major: replayed.major, objects: withSettings(objects, deployed) };
}

/** Settings of the database are its operator's, unless files make some. */
function withSettings(objects: readonly SchemaObject[], deployed: SchemaSnapshot): readonly SchemaObject[] {
  if (objects.some(({ kind }) => kind === "setting")) return objects;
  return sortObjects([...objects, ...deployed.objects.filter(({ kind }) => kind === "setting")]);
}

/** What was taken from the live server, not from files, is as the last deploy saw it. */
function ofOperator(
  named: SchemaObject,
  object: SchemaObject,
  { live, deployed }: { readonly live: SchemaObject | undefined; readonly deployed: SchemaObject | undefined },
): SchemaObject {
  if (deployed === undefined) return named;
  const isPublic = object.kind === "schema" && object.identity === "public";
  const names = object.kind === "database" ? ofDatabase : isPublic ? ["privileges"] : [];
  return names.reduce((changed, name) => {
    const [now, then] = [live, deployed].map((one) => one?.attributes[name]);
    const taken = named.attributes[name] === now && object.attributes[name] !== now;
    return taken ? withValue(changed, name, then) : changed;
  }, named);
}

/** Whose objects they are here, and what that role is called there. */
interface Owners {
  /** Who made the server: the built-in languages are theirs. */
  readonly server: readonly [here: string | null, there: string | null];
  /** Who runs migrations. */
  readonly main: readonly [here: string | null, there: string | null];
}

function matchOwners(left: Objects, right: Objects): Owners {
  const server = (objects: Objects): string | null => ownerOf(objects.get("language internal"));
  const here = mostFrequent([...left.values()].filter(isOfPeople).flatMap((object) => ownerOf(object) ?? []));
  const shared = [...left].filter(([, object]) => isOfPeople(object) && ownerOf(object) === here);
  const owners = shared.flatMap(([key]) => ownerOf(right.get(key)) ?? []);
  // What files make in a platform's schema is the platform's there, and may be more than the team has.
  const there =
    mostFrequent(
      owners.filter((name) => !platformRoles.has(name)),
      here,
    ) ?? mostFrequent(owners, here);
  return { server: [server(left), server(right)], main: [here, there] };
}

function ownerOf(object: SchemaObject | undefined): string | null {
  return object?.attributes["owner"] ?? null;
}

function isOfPeople({ kind, identity }: SchemaObject): boolean {
  return kind !== "language" && !(kind === "schema" && identity === "public");
}

/** Where some are as frequent, the preferred one counts: whoever deployed is called so on the shadow too. */
function mostFrequent(names: readonly string[], preferred: string | null = null): string | null {
  const counts = new Map<string, number>();
  if (preferred !== null && names.includes(preferred)) counts.set(preferred, 0);
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return (
    [...counts].reduce<readonly [string, number] | null>(
      (top, one) => (one[1] > (top?.[1] ?? 0) ? one : top),
      null,
    )?.[0] ?? null
  );
}

type Change = (object: SchemaObject, live: SchemaObject | undefined, owners: Owners) => SchemaObject;

const nameOwner: Change = (object, _live, { server, main }) => {
  const owner = ownerOf(object);
  if (owner === null) return object;
  const [here, there] = isOfPeople(object) ? main : server;
  return owner === here && there !== null ? withValue(object, "owner", there) : object;
};

/** Default privileges are named after whose objects they are for: `tables of alice in shop`. */
function nameGrantor(object: SchemaObject, { main: [here, there] }: Owners): SchemaObject {
  if (object.kind !== "default privileges" || here === null || there === null || here === there) return object;
  const names = [here, `"${here.replaceAll('"', '""')}"`].map((name) => ` of ${name}`);
  const found = names.find((name) => object.identity.endsWith(name) || object.identity.includes(`${name} in `));
  const named = /^[a-z_][a-z0-9_$]*$/.test(there) ? there : `"${there.replaceAll('"', '""')}"`;
  return found === undefined ? object : { ...object, identity: object.identity.replace(found, () => ` of ${named}`) };
}

/** What CREATE DATABASE leaves, up to 14 and since 15; an upgraded server keeps the older. */
const standardPrivileges: ReadonlySet<string | undefined> = new Set([
  "+PUBLIC: CREATE, +PUBLIC: USAGE",
  "+PUBLIC: USAGE",
]);

/** The schema `public` is as the server's age and whoever set it up made it, unless a file said otherwise. */
const standardSchema: Change = (object, live, { server, main }) => {
  if (object.kind !== "schema" || object.identity !== "public" || live === undefined) return object;
  const usual = new Set(["pg_database_owner", ...platformGroups, ...server, ...main]);
  const isUsual = (one: SchemaObject): boolean => usual.has(ownerOf(one));
  const owned = isUsual(object) && isUsual(live) ? withValue(object, "owner", ownerOf(live) ?? undefined) : object;
  const untouched = standardPrivileges.has(object.attributes["privileges"]);
  return untouched ? withValue(owned, "privileges", live.attributes["privileges"]) : owned;
};

/** Whose the database is and who may use it is set up before the first file; files that say nothing of it leave it so. */
const databaseItself: Change = (object, live) => {
  if (object.kind !== "database") return object;
  const { attributes } = object;
  const ofFiles = (name: string): boolean =>
    name !== "owner" && attributes[name] !== undefined && attributes[name] !== ofInitdb;
  const untouched = ofDatabase.filter((name) => !ofFiles(name));
  return untouched.reduce((changed, name) => withValue(changed, name, live?.attributes[name]), object);
};

/** What initdb says of the database that the embedded server works in. */
const ofInitdb = "default administrative connection database";

const ofDatabase = ["owner", "privileges", "connection_limit", "template", "comment"];

/** A name that PostgreSQL chose; a restored database has chosen anew, after columns were renamed. */
const chosen = /_not_null\d*"?$/;

const notNullName: Change = (object, live) => {
  const names = [object, live].map((one) => one?.attributes["not_null_name"]);
  const both = live !== undefined && names.every((name) => name === undefined || chosen.test(name));
  return both ? withValue(object, "not_null_name", names[1]) : object;
};

/** The object with that value; undefined takes the attribute away. */
export function withValue(object: SchemaObject, name: string, value: string | undefined): SchemaObject {
  if (object.attributes[name] === value) return object;
  const { [name]: _, ...others } = object.attributes;
  return { ...object, attributes: value === undefined ? others : { ...others, [name]: value } };
}

/** Versions of extensions by name, on either server: those that come with it. */
export interface ExtensionVersions {
  readonly here: ReadonlyMap<string, string>;
  readonly there: ReadonlyMap<string, string>;
}

/** The schema with the live server's versions of extensions, where both have the one that comes with their server. */
export async function withExtensionVersions(
  expected: SchemaSnapshot,
  live: SchemaSnapshot,
  read: () => Promise<ExtensionVersions>,
): Promise<SchemaSnapshot> {
  const right = objectsByKey(live);
  const isOther = (object: SchemaObject): boolean => {
    const other = right.get(objectKey(object));
    return object.kind === "extension" && other !== undefined && versionOf(other) !== versionOf(object);
  };
  if (!expected.objects.some(isOther)) return expected;
  const { here, there } = await read();
  const objects = expected.objects.map((object) => {
    const other = right.get(objectKey(object));
    if (other === undefined || !isOther(object)) return object;
    const usual = versionOf(object) === here.get(object.identity) && versionOf(other) === there.get(object.identity);
    return usual ? withValue(object, "version", versionOf(other)) : object;
  });
  return { ...expected, objects };
}

function versionOf({ attributes }: SchemaObject): string | undefined {
  return attributes["version"];
}
