import type { Drift } from "./drift-model.js";
import { severityOf } from "./drift-severity.js";
import { onTable, parentOf, splitNames, viewsOf, wholesOf } from "./drift-parts.js";
import { differInOptions } from "./index-options.js";
import { objectKey } from "./snapshot.js";
import type { SchemaObject } from "./snapshot.js";

type Objects = ReadonlyMap<string, SchemaObject>;

/** Attributes that a partition's object has only because its parent's has them. */
const ofParent = new Set(["type", "definition", "not_valid", "position", "not_null_name"]);

/** Leaves out what a partition or child table merely has from its parent, where the parent tells it. */
export function toldOfParent(drifts: readonly Drift[], left: Objects, right: Objects): readonly Drift[] {
  const byKey = new Map(drifts.map((drift) => [objectKey(drift), drift]));
  const options = listOwnOptions(drifts, left, right);
  return drifts.flatMap((drift): readonly Drift[] => {
    const { change, kind, expected, actual } = drift;
    const key = objectKey(drift);
    const [before, after] = [isInherited(left.get(key)), isInherited(right.get(key))];
    const parents = parentsOf(drift, left, right);
    if (change !== "changed") return (before || after) && parents.length > 0 ? [] : [drift];
    const toldAbove = (name: string): boolean =>
      parents.some((parent) => {
        const above = byKey.get(onTable(drift, parent));
        return (
          above?.change === "changed" && above.expected[name] === expected[name] && above.actual[name] === actual[name]
        );
      });
    const all = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
    const names = all.filter(
      (name) =>
        name !== "inherited" &&
        !(before && after && ofParent.has(name) && !(options.has(key) && name === "definition")) &&
        !toldAbove(name) &&
        !(name === "attached" && isOfNewPartitions(differing(expected[name], actual[name]), left, right)),
    );
    if (names.length === 0) return [];
    if (names.length === all.length) return [drift];
    const keep = (attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
      Object.fromEntries(Object.entries(attributes).filter(([name]) => names.includes(name)));
    return [{ ...drift, severity: severityOf(kind, names), expected: keep(expected), actual: keep(actual) }];
  });
}

/**
 * Keys of indexes whose storage options differ, and of no index of a parent too: a partition's index has its own, whatever
 * else it has from the one above.
 */
function listOwnOptions(drifts: readonly Drift[], left: Objects, right: Objects): ReadonlySet<string> {
  const changed = drifts.filter(
    ({ kind, expected, actual }) => kind === "index" && differInOptions(expected["definition"], actual["definition"]),
  );
  const indexOf = (drift: Drift): Drift => ({ ...drift, expected: left.get(objectKey(drift))?.attributes ?? {} });
  const tables = new Set(changed.map((drift) => indexOf(drift).expected["table"]));
  const own = changed.filter((drift) => !parentsOf(indexOf(drift), left, right).some((one) => tables.has(one)));
  return new Set(own.map(objectKey));
}

function differing(expected = "", actual = ""): readonly string[] {
  const [before, after] = [splitNames(expected), splitNames(actual)];
  return [...before.filter((name) => !after.includes(name)), ...after.filter((name) => !before.includes(name))];
}

/** Whether all are indexes of tables that became partitions or were such: below an INVALID one they come and go with them. */
function isOfNewPartitions(indexes: readonly string[], left: Objects, right: Objects): boolean {
  return indexes.every((name) => {
    const table = (left.get(`index ${name}`) ?? right.get(`index ${name}`))?.attributes["table"];
    if (table === undefined) return false;
    const [before, after] = [left, right].map((objects) => tableNamed(table, objects)?.attributes["parents"]);
    return before !== after;
  });
}

function isInherited(object: SchemaObject | undefined): boolean {
  return object?.attributes["inherited"] !== undefined;
}

/** Tables that the object's table inherits from, on either side, as far as the snapshots hold them. */
function parentsOf({ identity, expected, actual }: Drift, left: Objects, right: Objects): readonly string[] {
  const table = expected["table"] ?? actual["table"] ?? parentOf(identity);
  const found = tableNamed(table, left)?.attributes["parents"] ?? tableNamed(table, right)?.attributes["parents"];
  return splitNames(found ?? "").filter((parent) => tableNamed(parent, left) ?? tableNamed(parent, right));
}

function tableNamed(name: string, objects: Objects): SchemaObject | undefined {
  return ["table", "partitioned table", "foreign table"].map((kind) => objects.get(`${kind} ${name}`)).find(Boolean);
}

/** Makes what came or went together one drift, with its parts. A renamed table takes along what hangs on it. */
export function findParts(drifts: readonly Drift[]): readonly Drift[] {
  const whole = new Map(drifts.flatMap((drift) => (isWhole(drift) ? [[objectKey(drift), drift] as const] : [])));
  if (whole.size === 0) return drifts;
  const owners = new Map(drifts.map((drift) => [objectKey(drift), ownerIn(whole, drift)]));
  const parts = new Map<string, string[]>();
  for (const [key, owner] of owners) {
    if (owner === null) continue;
    const outermost = follow(owner, owners);
    const others = parts.get(outermost);
    if (others === undefined) parts.set(outermost, [key]);
    else others.push(key);
  }
  return drifts.flatMap((drift) => {
    const key = objectKey(drift);
    return owners.get(key) === null ? [{ ...drift, parts: parts.get(key) ?? [] }] : [];
  });
}

/** Whether others can be part of it: it came, it went, or it is a view that reads otherwise. */
function isWhole({ change, kind, expected }: Drift): boolean {
  return change !== "changed" || (kind.endsWith("view") && expected["definition"] !== undefined);
}

/** A column's sequence is part of the column, which is part of its table. */
function follow(owner: string, owners: ReadonlyMap<string, string | null>): string {
  const next = owners.get(owner) ?? null;
  return next === null ? owner : follow(next, owners);
}

/** Key of an object that the drift is a part of. */
function ownerIn(whole: ReadonlyMap<string, Drift>, drift: Drift): string | null {
  const { kind, identity, change, expected, actual } = drift;
  const find = (attributes: Readonly<Record<string, string>>, wanted: Drift["change"]): string | null =>
    wholesOf({ kind, identity, attributes }).find((key) => whole.get(key)?.change === wanted) ?? null;
  const rewritten = viewsOf(drift).find((key) => whole.get(key)?.change === "changed") ?? null;
  if (change === "missing") return find(expected, change) ?? rewritten;
  if (change === "unexpected") return find(actual, change) ?? rewritten;
  // Only what says where it belongs can have gone from one to the other.
  return find(expected, "missing") === null ? null : find(actual, "unexpected");
}
