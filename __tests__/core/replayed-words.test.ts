import { expect, test } from "vitest";
import { withDefaultPrivileges } from "../../src/core/schema/default-privileges.js";
import { diffSnapshots } from "../../src/core/schema/drift.js";
import { toLiveWords, withExtensionVersions } from "../../src/core/schema/replayed-words.js";
import type { SchemaObject, SchemaSnapshot } from "../../src/core/schema/snapshot.js";

type Attributes = Readonly<Record<string, string>>;

/** `kind identity` to attributes. */
function snapshot(objects: Readonly<Record<string, Attributes>>): SchemaSnapshot {
  const list = Object.entries(objects).map(([key, attributes]): SchemaObject => {
    const kind = /^(?:default privileges|materialized view)|^\S+/.exec(key)?.[0] ?? "";
    return { kind, identity: key.slice(kind.length + 1), attributes };
  });
  return { major: 18, objects: list };
}

const tables = { "table public.a": { owner: "app" }, "table public.b": { owner: "app" } };
const theirs = { "table public.a": { owner: "shop" }, "table public.b": { owner: "shop" } };
const grants = "+anon: INSERT, +anon: SELECT";

interface Case {
  readonly name: string;
  readonly replayed: Readonly<Record<string, Attributes>>;
  readonly live: Readonly<Record<string, Attributes>>;
  /** `change kind identity: attributes`. */
  readonly expected: readonly string[];
}

test.each<Case>([
  { name: "one owner of all", replayed: tables, live: theirs, expected: [] },
  {
    name: "one table of somebody else",
    replayed: { ...tables, "table public.c": { owner: "app" } },
    live: { ...theirs, "table public.c": { owner: "mallory" } },
    expected: ["changed table public.c: owner"],
  },
  {
    name: "the server's own languages",
    replayed: { ...tables, "language internal": { owner: "shadow_1" }, "language c": { owner: "shadow_1" } },
    live: { ...theirs, "language internal": { owner: "postgres" }, "language c": { owner: "postgres" } },
    expected: [],
  },
  {
    name: "public as 14 made it, and its grants",
    replayed: { ...tables, "schema public": { owner: "pg_database_owner", privileges: "+PUBLIC: USAGE" } },
    live: { ...theirs, "schema public": { owner: "shop", privileges: "+PUBLIC: CREATE, +PUBLIC: USAGE" } },
    expected: [],
  },
  {
    name: "public where files revoked",
    replayed: { ...tables, "schema public": { owner: "pg_database_owner", privileges: "+PUBLIC: USAGE, +bob: USAGE" } },
    live: { ...theirs, "schema public": { owner: "mallory", privileges: "+PUBLIC: CREATE, +PUBLIC: USAGE" } },
    expected: ["changed schema public: owner, privileges"],
  },
  {
    name: "a database and settings that files say nothing of",
    replayed: { ...tables, "database database": {} },
    live: { ...theirs, "database database": { privileges: "+shop: CREATE" }, "setting work_mem": { value: "1GB" } },
    expected: [],
  },
  {
    name: "a database with the comment that initdb gives the embedded one",
    replayed: { ...tables, "database database": { comment: "default administrative connection database" } },
    live: { ...theirs, "database database": {} },
    expected: [],
  },
  {
    name: "a database with a comment that files give it",
    replayed: { ...tables, "database database": { comment: "shop" } },
    live: { ...theirs, "database database": {} },
    expected: ["changed database database: comment"],
  },
  {
    name: "a database and settings that files speak of",
    replayed: { ...tables, "database database": { privileges: "+bob: CREATE" }, "setting jit": { value: "off" } },
    live: { ...theirs, "database database": {}, "setting jit": { value: "off" }, "setting work_mem": { value: "1GB" } },
    expected: ["changed database database: privileges", "unexpected setting work_mem: value"],
  },
  {
    name: "names that PostgreSQL chose for NOT NULL",
    replayed: { "column public.a.b": { not_null: "yes", not_null_name: "old_b_not_null" } },
    live: { "column public.a.b": { not_null: "yes" } },
    expected: [],
  },
  {
    name: "names that people chose for NOT NULL",
    replayed: { "column public.a.b": { not_null: "yes", not_null_name: "b_is_given" } },
    live: { "column public.a.b": { not_null: "yes" } },
    expected: ["changed column public.a.b: not_null_name"],
  },
  {
    name: "default privileges of the platform: one finding, not one for each table",
    replayed: tables,
    live: {
      "default privileges tables of shop in public": { privileges: grants, schema: "public" },
      "table public.a": { owner: "shop", privileges: grants },
      "table public.b": { owner: "shop", privileges: "+anon: SELECT" },
    },
    expected: ["unexpected default privileges tables of shop in public: privileges, schema"],
  },
  {
    name: "more than default privileges give, and less than files do",
    replayed: { ...tables, "table public.b": { owner: "app", privileges: "+bob: SELECT" } },
    live: {
      "default privileges tables of shop in public": { privileges: grants, schema: "public" },
      "table public.a": { owner: "shop", privileges: `${grants}, +eve: SELECT` },
      "table public.b": { owner: "shop", privileges: grants },
    },
    expected: [
      "unexpected default privileges tables of shop in public: privileges, schema",
      "changed table public.a: privileges",
      "changed table public.b: privileges",
    ],
  },
  {
    name: "default privileges of another schema and kind explain nothing",
    replayed: tables,
    live: {
      "default privileges tables of shop in other": { privileges: grants, schema: "other" },
      "default privileges sequences of shop": { privileges: grants },
      "table public.a": { owner: "shop", privileges: grants },
      "table public.b": { owner: "shop" },
    },
    expected: [
      "unexpected default privileges sequences of shop: privileges",
      "unexpected default privileges tables of shop in other: privileges, schema",
      "changed table public.a: privileges",
    ],
  },
  {
    name: "default privileges of whoever owns the shadow",
    replayed: { ...tables, "default privileges tables of app in public": { privileges: grants } },
    live: { ...theirs, "default privileges tables of shop in public": { privileges: grants } },
    expected: [],
  },
])("against the files, $name", ({ replayed, live, expected }) => {
  const actual = snapshot(live);
  const words = withDefaultPrivileges(toLiveWords(snapshot(replayed), actual), actual);
  const told = diffSnapshots(words, actual).map(({ change, kind, identity, ...sides }) => {
    const names = new Set([...Object.keys(sides.expected), ...Object.keys(sides.actual)]);
    return `${change} ${kind} ${identity}: ${[...names].toSorted().join(", ")}`;
  });
  expect(told).toEqual(expected);
});

test.each([
  { name: "the one that comes with each server", here: "1.8", there: "1.6", expected: "1.6" },
  { name: "another one than comes with the live server", here: "1.8", there: "1.7", expected: "1.8" },
  { name: "one that a file named", here: "1.9", there: "1.6", expected: "1.8" },
])("an extension's version: $name", async ({ here, there, expected }) => {
  const [left, right] = ["1.8", "1.6"].map((version) => snapshot({ "extension hstore": { version } }));
  if (left === undefined || right === undefined) throw new Error("two are needed");
  const read = async () => ({ here: new Map([["hstore", here]]), there: new Map([["hstore", there]]) });
  const { objects } = await withExtensionVersions(left, right, read);
  expect(objects[0]?.attributes["version"]).toBe(expected);
});
