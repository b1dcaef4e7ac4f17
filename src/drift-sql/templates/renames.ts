import type { Drift } from "../../core/schema/drift.js";
import { lastName, parentOf } from "../../core/schema/drift-parts.js";
import { objectKey, objectsByKey } from "../../core/schema/snapshot.js";
import type { SchemaObject, SchemaSnapshot } from "../../core/schema/snapshot.js";
import { toUnit } from "../statement.js";
import type { Unit } from "../statement.js";

/** What stands before RENAME and behind it, by kind; `%` is what the object is part of. */
const forms: Readonly<Record<string, readonly [start: string, word: string]>> = {
  column: ["ALTER TABLE %", "COLUMN "],
  attribute: ["ALTER TYPE %", "ATTRIBUTE "],
  constraint: ["ALTER TABLE %", "CONSTRAINT "],
  "domain constraint": ["ALTER DOMAIN %", "CONSTRAINT "],
  schema: ["ALTER SCHEMA", ""],
  table: ["ALTER TABLE", ""],
  "partitioned table": ["ALTER TABLE", ""],
  "foreign table": ["ALTER FOREIGN TABLE", ""],
  index: ["ALTER INDEX", ""],
  collation: ["ALTER COLLATION", ""],
  domain: ["ALTER DOMAIN", ""],
  enum: ["ALTER TYPE", ""],
  "composite type": ["ALTER TYPE", ""],
  range: ["ALTER TYPE", ""],
  function: ["ALTER FUNCTION", ""],
  procedure: ["ALTER PROCEDURE", ""],
  sequence: ["ALTER SEQUENCE", ""],
  view: ["ALTER VIEW", ""],
  "materialized view": ["ALTER MATERIALIZED VIEW", ""],
  statistics: ["ALTER STATISTICS", ""],
};

/** Kinds that are part of another object and cannot go elsewhere, or that go along with their table. */
const bound: ReadonlySet<string> = new Set([
  "column",
  "attribute",
  "constraint",
  "domain constraint",
  "index",
  "schema",
]);

/** The schema of a database as it is, and as it is to be. */
export interface Ends {
  readonly from: SchemaSnapshot;
  readonly to: SchemaSnapshot;
}

/**
 * Renames, and moves from schema to schema: what goes and what comes is the same in all but its name, and has no other to
 * be taken for. Rows, places and what depends on it stay.
 */
export function listRenames(drifts: readonly Drift[], ends: Ends): readonly Unit[] {
  const gone = drifts.filter(({ change, kind }) => change === "missing" && forms[kind] !== undefined);
  if (gone.length === 0) return [];
  const [left, right] = [describe(ends.from, ends.to), describe(ends.to, ends.from)];
  const come = drifts.filter(({ change }) => change === "unexpected");
  const pairs = gone.flatMap((drift): readonly (readonly [Drift, Drift])[] => {
    const { text } = left(drift);
    const twins = come.filter((other) => isBeside(drift, other) && right(other).text === text);
    const [twin] = twins;
    const others = gone.filter((other) => isBeside(drift, other) && left(other).text === text);
    return twin === undefined || twins.length > 1 || others.length > 1 ? [] : [[drift, twin]];
  });
  const found = new Set(pairs.map(([drift]) => drift));
  // Where a column went for good, one at the end may well be new.
  const lost = new Set(
    gone.flatMap((one) => (one.kind === "column" && !found.has(one) ? [parentOf(one.identity)] : [])),
  );
  return pairs
    .filter(([drift]) => drift.kind !== "column" || left(drift).isHeld || !lost.has(parentOf(drift.identity)))
    .map(([drift, twin]) => [...makeWay(drifts, twin), ...rename(drift, twin)]);
}

/** A view that stands in for a renamed table has the name that the table is to have again. */
function makeWay(drifts: readonly Drift[], { identity }: Drift): Unit {
  const isThere = drifts.some(
    (drift) => drift.change === "missing" && drift.kind === "view" && drift.identity === identity,
  );
  return isThere ? toUnit(`DROP VIEW ${identity}`) : [];
}

/** Whether one may be the other under a new name, or in another schema. */
function isBeside(one: Drift, other: Drift): boolean {
  if (one.kind !== other.kind || argumentsOf(one.identity) !== argumentsOf(other.identity)) return false;
  if (parentOf(one.identity) === parentOf(other.identity)) return true;
  return !bound.has(one.kind) && lastName(one.identity) === lastName(other.identity);
}

/** `(integer,text)` of a function; empty for all else. */
function argumentsOf(identity: string): string {
  return identity.slice([parentOf(identity), lastName(identity)].join(".").length);
}

/** Gives an object its other name, or moves it to another schema. */
export function rename(
  { kind, identity }: Pick<Drift, "kind" | "identity">,
  { identity: other }: Pick<Drift, "identity">,
): Unit {
  const [start = "", word = ""] = forms[kind] ?? [];
  const [before, after] = [lastName(identity), lastName(other)];
  if (parentOf(identity) !== parentOf(other)) return toUnit(`${start} ${identity} SET SCHEMA ${parentOf(other)}`);
  return start.endsWith("%")
    ? toUnit(`${start.replace("%", () => parentOf(identity))} RENAME ${word}${before} TO ${after}`)
    : toUnit(`${start} ${identity} RENAME TO ${after}`);
}

/**
 * All that an object is but its name; a table or type is its columns too, and a schema the names of all that is in it. A
 * column before one that stayed is known by its place: a new one would stand behind it.
 */
function describe(snapshot: SchemaSnapshot, other: SchemaSnapshot): (drift: Drift) => Described {
  const objects = objectsByKey(snapshot);
  const columns = listColumns(snapshot, objectsByKey(other));
  return ({ kind, identity, parts }) => {
    // A NOT NULL keeps its name when its column gets another.
    const { definition, not_null_name: _name, ...rest } = objects.get(`${kind} ${identity}`)?.attributes ?? {};
    const { type, position } = rest;
    const isHeld = kind === "column" && Number(position) < (columns.get(parentOf(identity))?.lastHeld ?? 0);
    if (isHeld) return { text: JSON.stringify([type, position]), isHeld };
    const within =
      kind === "schema" ? parts.map((key) => key.replaceAll(`${identity}.`, () => ".")) : columns.get(identity)?.texts;
    const name = kind === "index" ? lastName(identity) : kind === "statistics" ? identity : null;
    const text = name === null ? definition : definition?.replace(` ${name} `, () => " ");
    return { text: JSON.stringify([text, listPairs(rest), (within ?? []).toSorted()]), isHeld };
  };
}

interface Described {
  readonly text: string;
  /** Whether it is a column before one that stayed. */
  readonly isHeld: boolean;
}

interface Columns {
  readonly texts: string[];
  /** The place of the last column that the other side has too. */
  lastHeld: number;
}

/** Columns and attributes by table and type. */
function listColumns(
  { objects }: SchemaSnapshot,
  others: ReadonlyMap<string, SchemaObject>,
): ReadonlyMap<string, Columns> {
  const columns = new Map<string, Columns>();
  for (const object of objects) {
    if (object.kind !== "column" && object.kind !== "attribute") continue;
    const { identity, attributes } = object;
    const found = columns.get(parentOf(identity)) ?? { texts: [], lastHeld: 0 };
    if (found.texts.length === 0) columns.set(parentOf(identity), found);
    found.texts.push(`${lastName(identity)} ${attributes["type"]} ${attributes["position"]}`);
    if (others.has(objectKey(object))) found.lastHeld = Math.max(found.lastHeld, Number(attributes["position"]));
  }
  return columns;
}

function listPairs(attributes: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(attributes)
    .map((pair) => JSON.stringify(pair))
    .toSorted();
}
