import { severityOf } from "./drift-severity.js";
import type { DriftSeverity } from "./drift-severity.js";
import { objectKey } from "./snapshot.js";
import type { SchemaObject, SchemaSnapshot } from "./snapshot.js";

/** One difference between the schema that should be and the one that is, with only the attributes that differ. */
export interface Drift {
  readonly change: "missing" | "unexpected" | "changed";
  readonly kind: string;
  readonly identity: string;
  readonly severity: DriftSeverity;
  /** Attributes as they should be; all of them for `missing`, none for `unexpected`. */
  readonly expected: Readonly<Record<string, string>>;
  /** Attributes as they are; all of them for `unexpected`, none for `missing`. */
  readonly actual: Readonly<Record<string, string>>;
}

type Objects = ReadonlyMap<string, SchemaObject>;

/**
 * Compares two snapshots. What belongs to a table that is missing or unexpected as a whole is not told again; the order
 * of columns counts only among those that both have.
 */
export function diffSnapshots(expected: SchemaSnapshot, actual: SchemaSnapshot): readonly Drift[] {
  const [left, right] = [toMap(expected), toMap(actual)];
  const older = Math.min(expected.major, actual.major);
  const keys = [...new Set([...left.keys(), ...right.keys()])].toSorted();
  const reordered = findReordered(left, right);
  const drifts = keys.flatMap((key) => compare(left.get(key), right.get(key), { older, reordered }));
  const comeAndGone = drifts.filter(({ change, kind }) => change !== "changed" && kind !== "not-null constraint");
  const whole = new Set(comeAndGone.map(({ identity }) => identity));
  return drifts.filter((drift) => drift.change === "changed" || !belongsTo(drift, whole));
}

function toMap({ objects }: SchemaSnapshot): Objects {
  return new Map(objects.map((object) => [objectKey(object), object]));
}

interface Comparing {
  /** The older of the two majors. */
  readonly older: number;
  /** Keys of columns whose order among their neighbours changed. */
  readonly reordered: ReadonlySet<string>;
}

function compare(
  expected: SchemaObject | undefined,
  actual: SchemaObject | undefined,
  options: Comparing,
): readonly Drift[] {
  if (expected === undefined || actual === undefined) {
    const object = expected ?? actual;
    if (object === undefined) return [];
    const change = expected === undefined ? "unexpected" : "missing";
    const severity = severityOf(object.kind, []);
    const { kind, identity } = object;
    return [
      { change, kind, identity, severity, expected: expected?.attributes ?? {}, actual: actual?.attributes ?? {} },
    ];
  }
  const names = [...new Set([...Object.keys(expected.attributes), ...Object.keys(actual.attributes)])].filter((name) =>
    differs(name, expected, actual, options),
  );
  if (names.length === 0) return [];
  const { kind, identity } = expected;
  const severity = severityOf(kind, names);
  return [
    {
      change: "changed",
      kind,
      identity,
      severity,
      expected: pick(expected, names),
      actual: pick(actual, names),
    },
  ];
}

function differs(name: string, expected: SchemaObject, actual: SchemaObject, { older, reordered }: Comparing): boolean {
  if (name === "position") return reordered.has(objectKey(expected));
  const [left, right] = [expected.attributes[name], actual.attributes[name]];
  if (left === right) return false;
  // MAINTAIN is a privilege since 17: an older server cannot have it.
  return !(name === "privileges" && older < 17 && withoutMaintain(left) === withoutMaintain(right));
}

function withoutMaintain(text: string | undefined): string {
  return (text ?? "")
    .split(", ")
    .filter((entry) => entry !== "" && !/: MAINTAIN(?: with grant option)?$/.test(entry))
    .join(", ");
}

function pick({ attributes }: SchemaObject, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = attributes[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** A dropped column moves those behind it; only a change among columns that stayed is an order of its own. */
function findReordered(left: Objects, right: Objects): ReadonlySet<string> {
  const rank = (objects: Objects, other: Objects): ReadonlyMap<string, number> => {
    const tables = new Map<string, { readonly key: string; readonly position: number }[]>();
    for (const [key, { kind, identity, attributes }] of objects) {
      const position = attributes["position"];
      if (kind !== "column" || position === undefined || !other.has(key)) continue;
      const table = parentOf(identity);
      tables.set(table, [...(tables.get(table) ?? []), { key, position: Number(position) }]);
    }
    return new Map(
      [...tables.values()].flatMap((columns) =>
        columns.toSorted((a, b) => a.position - b.position).map(({ key }, index): [string, number] => [key, index]),
      ),
    );
  };
  const [before, after] = [rank(left, right), rank(right, left)];
  return new Set([...before].filter(([key, index]) => after.get(key) !== index).map(([key]) => key));
}

/** Whether the object is part of one that is missing or unexpected as a whole. */
function belongsTo({ kind, identity, expected, actual }: Drift, whole: ReadonlySet<string>): boolean {
  const attributes = { ...expected, ...actual };
  if (kind === "index") return whole.has(attributes["table"] ?? "");
  if (kind === "not-null constraint" && whole.has(identity)) return true; // it is named like its column
  if (kind === "sequence") return whole.has(parentOf(attributes["owned_by"] ?? ""));
  return whole.has(parentOf(identity));
}

/** `public.users` of `public.users.email`; dots inside quotes do not count. Empty for names of one part. */
function parentOf(identity: string): string {
  const parts = identity.match(/(?:"(?:[^"]|"")*"|[^."])+/g) ?? [];
  return parts.slice(0, -1).join(".");
}
