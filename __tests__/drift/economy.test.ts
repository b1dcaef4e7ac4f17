import { expect, test } from "vitest";
import { diffSnapshots } from "../../src/core/schema/drift.js";
import { notReadable, sortObjects } from "../../src/core/schema/snapshot.js";
import type { SchemaObject, SchemaSnapshot } from "../../src/core/schema/snapshot.js";
import { parseArray } from "../../src/database/catalog/array-literal.js";
import { toGrantors, toPrivileges } from "../../src/database/catalog/privileges.js";
import { describeDrift } from "./rich-database.js";

function snapshot(objects: readonly SchemaObject[], major = 16): SchemaSnapshot {
  return { major, objects: sortObjects(objects) };
}

const table = (identity: string, attributes: Readonly<Record<string, string>> = {}): SchemaObject => ({
  kind: "table",
  identity,
  attributes,
});
const columns = (names: string, from = "public.t"): readonly SchemaObject[] =>
  names.split(" ").map((name, index) => ({
    kind: "column",
    identity: `${from}.${name}`,
    attributes: { position: String(index + 1) },
  }));

const orders: readonly {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly moved: string;
}[] = [
  { name: "nothing moved", before: "a b c", after: "a b c", moved: "" },
  { name: "one is dropped in front", before: "a b c", after: "b c", moved: "" },
  { name: "one is added in front, as a restored dump may have it", before: "b c", after: "a b c", moved: "" },
  { name: "the first is last", before: "a b c d e", after: "b c d e a", moved: "a" },
  { name: "the last is first", before: "a b c d e", after: "e a b c d", moved: "e" },
  { name: "two are swapped", before: "a b c d", after: "a c b d", moved: "b" },
  { name: "one is moved while others come and go", before: "a b c d", after: "x b d a", moved: "a" },
];

test.each(orders)("order of columns: $name", ({ before, after, moved }) => {
  const [left, right] = [before, after].map((names) => snapshot([table("public.t"), ...columns(names)]));
  if (left === undefined || right === undefined) throw new Error("two snapshots");
  const found = diffSnapshots(left, right).filter(({ change }) => change === "changed");
  expect(found.map(({ identity }) => identity.replace("public.t.", "")).join(" ")).toBe(moved);
});

test.each([
  { name: "a partition got its index", before: "public.t", after: "public.t", told: ["public.i"] },
  { name: "a table became a partition, with an index", before: undefined, after: "public.t", told: ["public.a"] },
])("below an index that is INVALID: $name", ({ before, after, told }) => {
  const index = (identity: string, attributes: Readonly<Record<string, string>>): SchemaObject => ({
    kind: "index",
    identity,
    attributes,
  });
  const partition = (parents: string | undefined): SchemaObject =>
    table("public.a", parents === undefined ? {} : { parents });
  const parent = { kind: "partitioned table", identity: "public.t", attributes: {} };
  const drifts = diffSnapshots(
    snapshot([parent, partition(before), index("public.i", { table: "public.t", state: "INVALID" })]),
    snapshot([
      parent,
      partition(after),
      index("public.i", { table: "public.t", state: "INVALID", attached: "public.j" }),
      index("public.j", { table: "public.a", inherited: "yes" }),
    ]),
  );
  expect(drifts.map(({ identity }) => identity)).toEqual(told);
});

test("a table that comes with all its parts is one drift, which names them", () => {
  const odd = `"a.b"."c ""d"" (e"`;
  const [drift, ...others] = diffSnapshots(
    snapshot([]),
    snapshot([
      table(odd),
      ...columns("x", odd),
      { kind: "index", identity: `"a.b".i`, attributes: { table: odd } },
      { kind: "sequence", identity: `"a.b".s`, attributes: { owned_by: `${odd}.x` } },
    ]),
  );
  expect(others).toEqual([]);
  expect(drift?.parts).toEqual([`column ${odd}.x`, `index "a.b".i`, `sequence "a.b".s`]);
});

test("what hangs on another table than the one that went is told", () => {
  const before = [
    table("a.t"),
    table("a.tt"),
    ...columns("x", "a.tt"),
    { kind: "index", identity: "a.i", attributes: { table: "a.tt" } },
  ];
  expect(describeDrift(diffSnapshots(snapshot(before), snapshot([table("a.tt")])))).toEqual([
    "structural missing column a.tt.x",
    "structural missing index a.i",
    "structural missing table a.t",
  ]);
});

test("an index of the same name as a domain is not what the domain's check is part of", () => {
  const check = { kind: "domain constraint", identity: "a.x.c", attributes: { definition: "CHECK (true)" } };
  const index = { kind: "index", identity: "a.x", attributes: { table: "a.t" } };
  const domain = { kind: "domain", identity: "a.x", attributes: {} };
  const drifts = diffSnapshots(snapshot([table("a.t"), domain, check, index]), snapshot([table("a.t"), domain]));
  expect(describeDrift(drifts)).toEqual(["structural missing domain constraint a.x.c", "structural missing index a.x"]);
});

test("an attribute that a role may not read equals any", () => {
  const mapping = (options: string): SchemaSnapshot =>
    snapshot([{ kind: "user mapping", identity: "PUBLIC on s", attributes: { options } }]);
  expect(diffSnapshots(mapping("user=a"), mapping(notReadable))).toEqual([]);
  expect(diffSnapshots(mapping(notReadable), mapping("user=a"))).toEqual([]);
  expect(diffSnapshots(mapping("user=b"), mapping("user=a")).length).toBe(1);
});

const maintain: readonly {
  readonly name: string;
  readonly left: string;
  readonly right: string;
  readonly majors: readonly [number, number];
  readonly drifts: number;
}[] = [
  {
    name: "MAINTAIN alone, from a server that lacks it",
    left: "+a: SELECT",
    right: "+a: MAINTAIN, +a: SELECT",
    majors: [16, 17],
    drifts: 0,
  },
  {
    name: "MAINTAIN alone, on servers that have it",
    left: "+a: SELECT",
    right: "+a: MAINTAIN, +a: SELECT",
    majors: [17, 18],
    drifts: 1,
  },
  {
    name: "MAINTAIN with something else",
    left: "+a: SELECT",
    right: `+"b, c": MAINTAIN, +a: UPDATE`,
    majors: [16, 17],
    drifts: 1,
  },
  {
    name: "MAINTAIN of a role with an odd name",
    left: "+a: SELECT",
    right: `+"b, ""c": MAINTAIN with grant option, +a: SELECT`,
    majors: [14, 18],
    drifts: 0,
  },
];

test.each(maintain)("$name", ({ left, right, majors: [older, newer], drifts }) => {
  const of = (privileges: string, major: number): SchemaSnapshot => snapshot([table("a.t", { privileges })], major);
  expect(diffSnapshots(of(left, older), of(right, newer)).length).toBe(drifts);
  expect(diffSnapshots(of(right, newer), of(left, older)).length).toBe(drifts);
});

const arrays: readonly { readonly literal: string; readonly elements: readonly (string | null)[] }[] = [
  { literal: "{}", elements: [] },
  { literal: "{a,b}", elements: ["a", "b"] },
  { literal: `{"a,b","c\\"d","e\\\\f",NULL,"NULL",""}`, elements: ["a,b", 'c"d', "e\\f", null, "NULL", ""] },
];

test.each(arrays)("the array $literal", ({ literal, elements }) => {
  expect(parseArray(literal)).toEqual(elements);
});

const acls: readonly { readonly name: string; readonly text: string; readonly privileges: string }[] = [
  {
    name: "the default one, explicitly",
    text: `{owner,"{owner=arwdDxt/owner}","{owner=arwdDxt/owner}"}`,
    privileges: "",
  },
  {
    name: "grants and a revoke",
    text: `{owner,"{owner=arw/owner,bob=r*w/owner,=X/owner}","{owner=arwd/owner}"}`,
    privileges: "+PUBLIC: EXECUTE, +bob: SELECT with grant option, +bob: UPDATE, -$owner: DELETE",
  },
  { name: "grant options of the owner", text: `{owner,"{owner=a*r*/owner}","{owner=ar/owner}"}`, privileges: "" },
  {
    name: "one privilege from two grantors",
    text: `{owner,"{bob=r/owner,bob=r/eve}",NULL}`,
    privileges: "+bob: SELECT",
  },
  {
    name: "roles with odd names",
    text: String.raw`{"o w","{\"\\\"o w\\\"=r/\\\"o w\\\"\",\"\\\"a\\\"\\\"=b\\\"=r/\\\"o w\\\"\"}","{\"\\\"o w\\\"=r/\\\"o w\\\"\"}"}`,
    privileges: `+"a""=b": SELECT`,
  },
  {
    name: "a role that is called PUBLIC",
    text: `{owner,"{\\"\\\\\\"PUBLIC\\\\\\"=r/owner\\"}",{}}`,
    privileges: `+"PUBLIC": SELECT`,
  },
  {
    name: "nothing left",
    text: `{owner,{},"{=X/owner,owner=X/owner}"}`,
    privileges: "-$owner: EXECUTE, -PUBLIC: EXECUTE",
  },
];

test.each(acls)("an ACL: $name", ({ text, privileges }) => {
  expect(toPrivileges(text)).toBe(privileges);
});

test.each([
  { name: "none but the owner's", text: `{owner,"{bob=r/owner,=X/owner}","{}"}`, grantors: "" },
  {
    name: "what was passed on",
    text: String.raw`{owner,"{bob=r*/owner,=r/bob,\"\\\"o w\\\"=rw/bob\"}","{}"}`,
    grantors: `PUBLIC: SELECT by bob, "o w": SELECT by bob, "o w": UPDATE by bob`,
  },
])("who granted: $name", ({ text, grantors }) => {
  expect(toGrantors(text)).toBe(grantors);
});
