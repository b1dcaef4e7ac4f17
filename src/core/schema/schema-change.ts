import { compareText } from "../compare-text.js";
import { diffSnapshots } from "./drift.js";
import type { Drift } from "./drift-model.js";
import { wholesOf } from "./drift-parts.js";
import type { AttributeChange, HowChanged, ObjectChange, SchemaChange } from "./schema-change-model.js";
import { toDiagram } from "./schema-diagram.js";
import { objectsByKey } from "./snapshot.js";
import type { SchemaObject, SchemaSnapshot } from "./snapshot.js";

type Objects = ReadonlyMap<string, SchemaObject>;

interface Sides {
  readonly left: Objects;
  readonly right: Objects;
}

const relationKinds = new Set(["table", "partitioned table", "foreign table", "view", "materialized view"]);
const words: Record<Drift["change"], HowChanged> = { missing: "gone", unexpected: "new", changed: "changed" };
/** Follows from the other columns, or from who ran it. */
const unsaid = new Set(["position", "inherited"]);

/** What pending migrations change: the schema before them against the schema after them, both of one server. */
export function toSchemaChange(before: SchemaSnapshot, after: SchemaSnapshot): SchemaChange {
  const sides = { left: objectsByKey(before), right: objectsByKey(after) };
  const changes = diffSnapshots(before, after)
    .map((drift) => toChange(drift, sides))
    .filter((change) => change.change !== "changed" || change.attributes.length > 0)
    .toSorted(byTable);
  return { changes, ...toDiagram(changes, sides) };
}

function toChange({ change, kind, identity, expected, actual, parts }: Drift, sides: Sides): ObjectChange {
  return {
    change: words[change],
    kind,
    identity,
    table: tableOf({ kind, identity }, sides),
    attributes: toAttributes(expected, actual),
    parts: parts.flatMap((key) => toPart(key, words[change], sides)).toSorted(byPlace(sides)),
  };
}

/** A part came or went as its whole did, or moved along with it. */
function toPart(key: string, change: HowChanged, sides: Sides): readonly ObjectChange[] {
  const [before, after] = [sides.left.get(key), sides.right.get(key)];
  const object = after ?? before;
  if (object === undefined) return [];
  const { kind, identity } = object;
  const how = before === undefined ? "new" : after === undefined ? "gone" : change;
  const [left, right] = [how === "new" ? undefined : before, how === "gone" ? undefined : after];
  const attributes = toAttributes(left?.attributes ?? {}, right?.attributes ?? {});
  return [{ change: how, kind, identity, table: tableOf(object, sides), attributes, parts: [] }];
}

function toAttributes(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): readonly AttributeChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
  return names
    .filter((name) => !unsaid.has(name) && before[name] !== after[name])
    .map((name) => ({ name, before: before[name] ?? null, after: after[name] ?? null }));
}

/** The relation that the object is, or is part of. */
function tableOf({ kind, identity }: Pick<SchemaObject, "kind" | "identity">, { left, right }: Sides): string | null {
  if (relationKinds.has(kind)) return identity;
  const key = `${kind} ${identity}`;
  const attributes = (right.get(key) ?? left.get(key))?.attributes ?? {};
  for (const whole of wholesOf({ kind, identity, attributes })) {
    const found = right.get(whole) ?? left.get(whole);
    if (found !== undefined && relationKinds.has(found.kind)) return found.identity;
  }
  return null;
}

function byTable(a: ObjectChange, b: ObjectChange): number {
  return (
    Number(a.table === null) - Number(b.table === null) ||
    compareText(a.table ?? "", b.table ?? "") ||
    Number(a.identity !== a.table) - Number(b.identity !== b.table) ||
    rankOf(a.kind) - rankOf(b.kind) ||
    compareText(`${a.kind} ${a.identity}`, `${b.kind} ${b.identity}`)
  );
}

/** Columns as the table has them, then constraints, indexes and the rest. */
function byPlace({ left, right }: Sides): (a: ObjectChange, b: ObjectChange) => number {
  const placeOf = ({ kind, identity }: ObjectChange): number => {
    const key = `${kind} ${identity}`;
    return Number((right.get(key) ?? left.get(key))?.attributes["position"] ?? 0);
  };
  return (a, b) => rankOf(a.kind) - rankOf(b.kind) || placeOf(a) - placeOf(b) || compareText(a.identity, b.identity);
}

const kindsInOrder = ["column", "constraint", "index", "trigger", "policy"];

function rankOf(kind: string): number {
  const rank = kindsInOrder.indexOf(kind);
  return rank === -1 ? kindsInOrder.length : rank;
}
