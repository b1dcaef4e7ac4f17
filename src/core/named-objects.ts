import { objectKey } from "./schema/snapshot.js";
import type { SchemaObject, SchemaSnapshot } from "./schema/snapshot.js";

/** An object that a statement creates or drops by name, or of which it sets attributes, as the statement says it. */
export interface NamedObject {
  /** What it may be: `CREATE TABLE` makes tables and partitioned tables. */
  readonly kinds: readonly string[];
  /** Null where the search path decides, or where the kind has no schema. */
  readonly schema: string | null;
  /** Whether objects of the kind stand in a schema, or in the database itself. */
  readonly place: "schema" | "database";
  /** Below the schema, unquoted: a table's name; those of a table and a column of it. */
  readonly names: readonly string[];
  /** Of a routine: how many arguments it takes; null for any. */
  readonly inputs: number | null;
  /** What the statement sets of it; null where it makes or drops the whole. */
  readonly attributes: readonly string[] | null;
  /** The search path that the file has set before; null for the run's own. */
  readonly path: readonly string[] | null;
}

/** What a constraint is called where a statement names its index, which has the constraint's name in its table's schema. */
export const constraintIndex = "constraint's index";

/** Objects of the snapshots that are meant, by key. */
export interface NamedKeys {
  readonly wholes: ReadonlySet<string>;
  /** Attributes that are set, of those that are not meant as wholes. */
  readonly attributes: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Which objects of the snapshots are meant; of several on the search path the first one. */
export function toNamedKeys(
  named: readonly NamedObject[],
  { snapshots, path }: { readonly snapshots: readonly SchemaSnapshot[]; readonly path: readonly string[] },
): NamedKeys {
  if (named.length === 0) return { wholes: new Set(), attributes: new Map() };
  const kinds = new Set(named.flatMap((one) => one.kinds));
  const known = new Map<string, Set<string>>();
  const know = (place: string, object: SchemaObject): void => {
    known.set(place, (known.get(place) ?? new Set()).add(objectKey(object)));
  };
  for (const object of snapshots.flatMap(({ objects }) => objects)) {
    if (kinds.has(object.kind)) know(placeOf(object.kind, namesOf(object)), object);
    if (object.kind !== "constraint" || !kinds.has(constraintIndex)) continue;
    const names = namesOf(object);
    know(placeOf(constraintIndex, [...names.slice(0, 1), ...names.slice(-1)]), object);
  }
  const attributes = new Map<string, Set<string>>();
  for (const one of named) {
    for (const key of one.attributes === null ? [] : find(one, known, path)) {
      attributes.set(key, new Set([...(attributes.get(key) ?? []), ...(one.attributes ?? [])]));
    }
  }
  const wholes = named.filter((one) => one.attributes === null).flatMap((one) => find(one, known, path));
  return { wholes: new Set(wholes), attributes };
}

function find(
  one: NamedObject,
  known: ReadonlyMap<string, ReadonlySet<string>>,
  path: readonly string[],
): readonly string[] {
  const places =
    one.place === "database" ? [[]] : one.schema === null ? (one.path ?? path).map((name) => [name]) : [[one.schema]];
  for (const place of places) {
    const keys = one.kinds.flatMap((kind) => [...(known.get(placeOf(kind, [...place, ...one.names])) ?? [])]);
    const meant = keys.filter((key) => one.inputs === null || countInputs(key) === one.inputs);
    if (meant.length > 0) return meant;
  }
  return [];
}

function placeOf(kind: string, names: readonly string[]): string {
  return JSON.stringify([kind, ...names]);
}

/** `public."Odd".a` as its names without quotes; without the arguments of a routine and what else stands behind. */
function namesOf({ identity }: SchemaObject): readonly string[] {
  const name = /^(?:"(?:[^"]|"")*"|[^"( ])+/.exec(identity)?.[0] ?? "";
  const parts = name.match(/(?:"(?:[^"]|"")*"|[^".])+/g) ?? [];
  return parts.map((part) => (part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part));
}

/** Of `function public.f(integer,numeric(10,2))`: 2; types there have no modifiers, but names may hold commas. */
function countInputs(key: string): number {
  const [, list = ""] = /\((.*)\)$/s.exec(key) ?? [];
  if (list === "") return 0;
  return list.replaceAll(/"(?:[^"]|"")*"/g, "").split(",").length;
}

/** The names of a search path as `current_setting` writes it; `$user` is the role that runs. */
export function readSearchPath(text: string, user: string): readonly string[] {
  return [...text.matchAll(/"((?:[^"]|"")*)"|([^\s,"]+)/g)].map(([, quoted, bare]) => {
    const name = quoted === undefined ? (bare ?? "") : quoted.replaceAll('""', '"');
    return name === "$user" ? user : name;
  });
}
