import { lastName, parentOf, splitNames } from "./drift-parts.js";
import type {
  DiagramColumn,
  DiagramReference,
  DiagramTable,
  HowChanged,
  ObjectChange,
  SchemaChange,
} from "./schema-change-model.js";
import type { SchemaObject } from "./snapshot.js";

type Objects = ReadonlyMap<string, SchemaObject>;

const tableKinds = new Set(["table", "partitioned table", "foreign table"]);

/** One table as a side has it. */
interface Side {
  readonly columns: readonly SchemaObject[];
  readonly constraints: readonly SchemaObject[];
}

const nothing: Side = { columns: [], constraints: [] };

/** The tables that change with their neighbours over foreign keys, on either side. */
export function toDiagram(
  changes: readonly ObjectChange[],
  { left, right }: { readonly left: Objects; readonly right: Objects },
): Pick<SchemaChange, "tables" | "references"> {
  const [before, after] = [toSides(left), toSides(right)];
  const changed = new Set(
    changes.flatMap(({ table }) => (table !== null && (before.has(table) || after.has(table)) ? [table] : [])),
  );
  const references = toReferences(before, after).filter(({ from, to }) => changed.has(from) || changed.has(to));
  const neighbours = new Set(references.flatMap(({ from, to }) => [from, to]).filter((name) => !changed.has(name)));
  const tables = [...[...changed].toSorted(), ...[...neighbours].toSorted()];
  return {
    tables: tables.map((name) => toTable(name, { before: before.get(name), after: after.get(name) })),
    references,
  };
}

/** Tables with their columns in order and their constraints; partitions are part of their parent. */
function toSides(objects: Objects): ReadonlyMap<string, Side> {
  const sides = new Map<string, { columns: SchemaObject[]; constraints: SchemaObject[] }>();
  for (const { kind, identity, attributes } of objects.values()) {
    if (tableKinds.has(kind) && attributes["partition_bound"] === undefined)
      sides.set(identity, { columns: [], constraints: [] });
  }
  for (const object of objects.values()) {
    if (object.kind === "column") sides.get(parentOf(object.identity))?.columns.push(object);
    if (object.kind === "constraint") sides.get(parentOf(object.identity))?.constraints.push(object);
  }
  for (const { columns } of sides.values()) columns.sort((a, b) => placeOf(a) - placeOf(b));
  return sides;
}

function placeOf({ attributes }: SchemaObject): number {
  return Number(attributes["position"] ?? 0);
}

function toTable(
  name: string,
  { before, after }: { readonly before: Side | undefined; readonly after: Side | undefined },
): DiagramTable {
  const keys = keysOf([...(before?.constraints ?? []), ...(after?.constraints ?? [])]);
  const old = new Map((before?.columns ?? []).map((column) => [column.identity, column]));
  const kept = new Set((after?.columns ?? []).map(({ identity }) => identity));
  const columns = [
    ...(after?.columns ?? []).map((column) => toColumn(column, keys, howChanged(old.get(column.identity), column))),
    ...[...old.values()].filter(({ identity }) => !kept.has(identity)).map((one) => toColumn(one, keys, "gone")),
  ];
  return {
    name,
    change: before === undefined ? "new" : after === undefined ? "gone" : sameOrChanged(columns),
    columns,
  };
}

/** Only what the picture shows counts: a table that merely got an index is the same. */
function sameOrChanged(columns: readonly DiagramColumn[]): DiagramTable["change"] {
  return columns.some(({ change }) => change !== "same") ? "changed" : "same";
}

function howChanged(before: SchemaObject | undefined, after: SchemaObject): HowChanged | "same" {
  if (before === undefined) return "new";
  const shown = ["type", "not_null", "default", "generated", "identity_options", "collation"];
  return shown.some((name) => before.attributes[name] !== after.attributes[name]) ? "changed" : "same";
}

function toColumn(
  { identity, attributes }: SchemaObject,
  keys: ReadonlyMap<string, DiagramColumn["keys"]>,
  change: DiagramColumn["change"],
): DiagramColumn {
  const name = lastName(identity);
  return { name, type: attributes["type"] ?? "", change, keys: keys.get(name) ?? [] };
}

/** `email` of `public.users.email`, quotes kept. */
function keysOf(constraints: readonly SchemaObject[]): ReadonlyMap<string, DiagramColumn["keys"]> {
  const keys = new Map<string, DiagramColumn["keys"]>();
  for (const { attributes } of constraints) {
    const [, words = "", columns = ""] = keyOf(attributes["definition"]) ?? [];
    const key = ({ "PRIMARY KEY": "PK", "FOREIGN KEY": "FK", UNIQUE: "UK" } as const)[words];
    if (key === undefined) continue;
    for (const column of splitNames(columns)) {
      const known = keys.get(column) ?? [];
      if (!known.includes(key)) keys.set(column, [...known, key]);
    }
  }
  return keys;
}

const names = String.raw`((?:"(?:[^"]|"")*"|[^")])*)`;
const keyPattern = new RegExp(
  String.raw`^(PRIMARY KEY|FOREIGN KEY|UNIQUE)(?: NULLS NOT DISTINCT)? \(${names}\)(.*)$`,
  "s",
);
const targetPattern = /^ REFERENCES ((?:"(?:[^"]|"")*"|[^"(])+)\(/;

function keyOf(definition: string | undefined): RegExpExecArray | null {
  return definition === undefined ? null : keyPattern.exec(definition);
}

function toReferences(
  before: ReadonlyMap<string, Side>,
  after: ReadonlyMap<string, Side>,
): readonly DiagramReference[] {
  const [old, live] = [listReferences(before), listReferences(after)];
  return [
    ...[...live].map(([key, one]): DiagramReference => ({ ...one, change: old.has(key) ? "same" : "new" })),
    ...[...old].flatMap(([key, one]): DiagramReference[] => (live.has(key) ? [] : [{ ...one, change: "gone" }])),
  ];
}

function listReferences(sides: ReadonlyMap<string, Side>): ReadonlyMap<string, Omit<DiagramReference, "change">> {
  const found = new Map<string, Omit<DiagramReference, "change">>();
  for (const [from, side] of sides) {
    for (const { attributes } of side.constraints) {
      const [, kind, columnList = "", rest = ""] = keyOf(attributes["definition"]) ?? [];
      const to = targetPattern.exec(rest)?.[1] ?? null;
      if (kind !== "FOREIGN KEY" || to === null || !sides.has(to)) continue;
      const columns = splitNames(columnList);
      found.set(JSON.stringify([from, to, columns]), { from, to, columns, ...cardinality(columns, side) });
    }
  }
  return found;
}

function cardinality(columns: readonly string[], side: Side = nothing): Pick<DiagramReference, "many" | "required"> {
  const unique = side.constraints.some(({ attributes }) => {
    const [, kind, list = ""] = keyOf(attributes["definition"]) ?? [];
    const ofKey = splitNames(list);
    return kind !== undefined && kind !== "FOREIGN KEY" && ofKey.every((column) => columns.includes(column));
  });
  const required = side.columns
    .filter(({ identity }) => columns.includes(lastName(identity)))
    .every(({ attributes }) => attributes["not_null"] !== undefined);
  return { many: unique ? "one" : "many", required: required ? "required" : "optional" };
}
