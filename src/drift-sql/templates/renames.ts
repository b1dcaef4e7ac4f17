import type { Drift } from "../../core/drift.js";
import { parentOf } from "../../core/drift-parts.js";
import { objectsByKey } from "../../core/snapshot.js";
import type { SchemaObject, SchemaSnapshot } from "../../core/snapshot.js";
import { toUnit } from "../statement.js";
import type { Unit } from "../statement.js";
import { lastName } from "./step.js";

/** What stands before RENAME and behind it, by kind; `%` is what the object is part of. */
const forms: Readonly<Record<string, readonly [start: string, word: string]>> = {
  column: ["ALTER TABLE %", "COLUMN "],
  attribute: ["ALTER TYPE %", "ATTRIBUTE "],
  constraint: ["ALTER TABLE %", "CONSTRAINT "],
  "domain constraint": ["ALTER DOMAIN %", "CONSTRAINT "],
  table: ["ALTER TABLE", ""],
  index: ["ALTER INDEX", ""],
  collation: ["ALTER COLLATION", ""],
  domain: ["ALTER DOMAIN", ""],
  enum: ["ALTER TYPE", ""],
  "composite type": ["ALTER TYPE", ""],
  function: ["ALTER FUNCTION", ""],
  sequence: ["ALTER SEQUENCE", ""],
  view: ["ALTER VIEW", ""],
  "materialized view": ["ALTER MATERIALIZED VIEW", ""],
};

/** The schema of a database as it is, and as it is to be. */
export interface Ends {
  readonly from: SchemaSnapshot;
  readonly to: SchemaSnapshot;
}

/**
 * Renames: what goes and what comes is the same in all but its name, and has no other to be taken for. Rows, places and
 * what depends on it stay.
 */
export function listRenames(drifts: readonly Drift[], ends: Ends): readonly Unit[] {
  const gone = drifts.filter(({ change, kind }) => change === "missing" && forms[kind] !== undefined);
  if (gone.length === 0) return [];
  const [left, right] = [describe(ends.from), describe(ends.to)];
  const come = drifts.filter(({ change }) => change === "unexpected");
  return gone.flatMap((drift): readonly Unit[] => {
    const text = left(drift);
    const twins = come.filter((other) => isBeside(drift, other) && right(other) === text);
    const [twin] = twins;
    const others = gone.filter((other) => isBeside(drift, other) && left(other) === text);
    return twin === undefined || twins.length > 1 || others.length > 1 ? [] : [rename(drift, twin)];
  });
}

function isBeside(one: Drift, other: Drift): boolean {
  return (
    one.kind === other.kind &&
    parentOf(one.identity) === parentOf(other.identity) &&
    argumentsOf(one.identity) === argumentsOf(other.identity)
  );
}

/** `(integer,text)` of a function; empty for all else. */
function argumentsOf(identity: string): string {
  return identity.slice([parentOf(identity), lastName(identity)].join(".").length);
}

function rename({ kind, identity }: Drift, { identity: other }: Drift): Unit {
  const [start = "", word = ""] = forms[kind] ?? [];
  const [before, after] = [lastName(identity), lastName(other)];
  return start.endsWith("%")
    ? toUnit(`${start.replace("%", () => parentOf(identity))} RENAME ${word}${before} TO ${after}`)
    : toUnit(`${start} ${identity} RENAME TO ${after}`);
}

/** All that an object is but its name; a table or type is its columns too. */
function describe(snapshot: SchemaSnapshot): (drift: Drift) => string {
  const objects = objectsByKey(snapshot);
  return ({ kind, identity, parts }) => {
    const own = objects.get(`${kind} ${identity}`);
    const columns = parts.flatMap((key) => columnOf(objects.get(key), identity));
    // A NOT NULL keeps its name when its column gets another.
    const { definition, not_null_name: _name, ...rest } = own?.attributes ?? {};
    const name = kind === "index" ? lastName(identity) : null;
    const text = name === null ? definition : definition?.replace(` ${name} ON `, () => " ON ");
    return JSON.stringify([text, listPairs(rest), columns.toSorted()]);
  };
}

function columnOf(object: SchemaObject | undefined, table: string): readonly string[] {
  const isColumn = object?.kind === "column" || object?.kind === "attribute";
  if (!isColumn || parentOf(object.identity) !== table) return [];
  const { type, position } = object.attributes;
  return [`${lastName(object.identity)} ${type} ${position}`];
}

function listPairs(attributes: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(attributes)
    .map((pair) => JSON.stringify(pair))
    .toSorted();
}
