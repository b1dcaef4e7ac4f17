import { namePartsOf, relationKinds } from "./schema/drift-parts.js";
import { withReached, type NamedKeys } from "./schema/reached.js";
import { standInsOf, type StandIn } from "./schema/stand-ins.js";
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

/** What hangs on a table where a statement sets something of all of it, named by the table. */
export const ofTheTable = {
  index: "table's index",
  constraint: "table's constraint",
  trigger: "table's trigger",
  column: "table's column",
  policy: "table's policy",
  rule: "table's rule",
};
const partKinds: ReadonlySet<string> = new Set(Object.values(ofTheTable));

/**
 * Which objects of the snapshots are meant, with what the statements reach through them; of several on the search path the
 * first one.
 */
export function toNamedKeys(
  named: readonly NamedObject[],
  { snapshots, path }: { readonly snapshots: readonly SchemaSnapshot[]; readonly path: readonly string[] },
): NamedKeys {
  const wholes = new Set<string>();
  const attributes = new Map<string, Set<string>>();
  if (named.length === 0) return { wholes, attributes };
  const places = placesIn(snapshots, new Set(named.flatMap((one) => one.kinds)));
  const set = (key: string, names: readonly string[]): void => {
    attributes.set(key, new Set([...(attributes.get(key) ?? []), ...names]));
  };
  for (const each of named) {
    const one = onItsTable(each, places, path);
    for (const key of find(one, places.known, path)) {
      if (one.attributes === null) wholes.add(key);
      else set(key, one.attributes);
    }
    for (const kind of one.kinds) {
      const keys = find({ ...one, kinds: [standIn(kind)] }, places.known, path);
      for (const key of keys) set(key, places.standing.get(placeOf(kind, [key]))?.told(one.attributes) ?? []);
    }
  }
  return withReached({ wholes, attributes }, snapshots);
}

interface Places {
  /** Keys of the objects that are meant by a kind and names. */
  readonly known: ReadonlyMap<string, ReadonlySet<string>>;
  readonly standing: ReadonlyMap<string, StandIn>;
  readonly relations: ReadonlySet<string>;
}

function placesIn(snapshots: readonly SchemaSnapshot[], kinds: ReadonlySet<string>): Places {
  const [known, standing] = [new Map<string, Set<string>>(), new Map<string, StandIn>()];
  const relations = new Set<string>();
  const know = (place: string, key: string): void => {
    known.set(place, (known.get(place) ?? new Set()).add(key));
  };
  const someParts = [...kinds].some((kind) => kind === constraintIndex || partKinds.has(kind));
  const someStandIns = kinds.has("sequence") || kinds.has("constraint");
  for (const { objects, major } of snapshots) {
    for (const object of objects) {
      const key = objectKey(object);
      if (relationKinds.includes(object.kind)) relations.add(JSON.stringify(namePartsOf(object.identity)));
      if (kinds.has(object.kind)) know(placeOf(object.kind, namePartsOf(object.identity)), key);
      for (const { kind, names } of someParts ? otherPlaces(object) : [])
        if (kinds.has(kind)) know(placeOf(kind, names), key);
      for (const one of someStandIns ? standInsOf(object, major) : []) {
        know(placeOf(standIn(one.kind), one.names), key);
        standing.set(placeOf(one.kind, [key]), one);
      }
    }
  }
  return { known, standing, relations };
}

/** Of what hangs on a table without a schema: the first table of that name decides, whatever hangs on the others. */
function onItsTable(one: NamedObject, { relations }: Places, path: readonly string[]): NamedObject {
  const isOfTable = one.kinds.every((kind) => partKinds.has(kind));
  if (one.schema !== null || !isOfTable) return one;
  const isThere = (schema: string): boolean => relations.has(JSON.stringify([schema, ...one.names]));
  return { ...one, schema: (one.path ?? path).find(isThere) ?? "" };
}

const standIn = (kind: string): string => `stands in for ${kind}`;

/** Under what else an object may be meant: the name of a constraint's index; the table of what hangs on one. */
function otherPlaces({ kind, identity, attributes }: SchemaObject): readonly Pick<StandIn, "kind" | "names">[] {
  const names = namePartsOf(identity);
  switch (kind) {
    case "constraint":
      return [
        { kind: constraintIndex, names: [...names.slice(0, 1), ...names.slice(-1)] },
        { kind: ofTheTable.constraint, names: names.slice(0, -1) },
      ];
    case "trigger":
    case "column":
    case "policy":
    case "rule":
      return [{ kind: ofTheTable[kind], names: names.slice(0, -1) }];
    case "index":
      return [{ kind: ofTheTable.index, names: namePartsOf(attributes["table"] ?? "") }];
    default:
      return [];
  }
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
