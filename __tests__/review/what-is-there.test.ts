import { describe, expect, test } from "vitest";
import { before as usual, reviewFiles } from "./reviewing.js";
import type { SchemaSnapshot } from "../../src/core/schema/snapshot.js";

const applied = `CREATE TABLE jobs (id serial PRIMARY KEY, queue text NOT NULL, key text, label varchar(20));
CREATE UNIQUE INDEX jobs_one_open ON jobs (queue) WHERE key IS NULL;
CREATE UNIQUE INDEX jobs_key ON jobs (key);
CREATE TABLE child (extra int) INHERITS (jobs);
CREATE TABLE typed AS SELECT 1 AS id;`;

/** What the review says of a pending file, `rule: message`, for one rule. */
async function told(rule: string, sql: string, known = applied): Promise<readonly string[]> {
  const { findings } = await reviewFiles({ files: { "V2__x.sql": sql }, applied: { "V1__x.sql": known } });
  return findings.flatMap((one) => (one.rule === rule ? [one.message] : []));
}

describe("DROP COLUMN IF EXISTS", () => {
  test.each([
    ["of a column that is there", "ALTER TABLE jobs DROP COLUMN IF EXISTS label;", 1],
    ["of one that is not", "ALTER TABLE jobs DROP COLUMN IF EXISTS gone;", 0],
    ["of one that is not, without IF EXISTS", "ALTER TABLE jobs DROP COLUMN gone;", 1],
    ["that a child inherits", "ALTER TABLE child DROP COLUMN IF EXISTS gone;", 0],
    ["of a table whose columns a query names", "ALTER TABLE typed DROP COLUMN IF EXISTS gone;", 1],
    ["of a table that nobody described", "ALTER TABLE other DROP COLUMN IF EXISTS gone;", 1],
    [
      "behind dynamic SQL, which may have added it",
      "DO $$ BEGIN EXECUTE 'ALTER TABLE jobs ADD ' || 'gone int'; END $$; ALTER TABLE jobs DROP COLUMN IF EXISTS gone;",
      1,
    ],
  ])("%s", async (_, sql, count) => {
    expect(await told("drop-column", sql)).toHaveLength(count);
  });

  test.each([
    ["like one that is known", "CREATE TABLE copy (LIKE jobs);", 0],
    ["like one that is not", "CREATE TABLE copy (LIKE other);", 1],
    ["of a type", "CREATE TABLE copy OF jobs_type;", 1],
  ])("of a table %s", async (_, made, count) => {
    const sql = "ALTER TABLE copy DROP COLUMN IF EXISTS gone;";
    expect(await told("drop-column", sql, `${applied}\n${made}`)).toHaveLength(count);
  });

  test("destroys nothing that an undo script could not bring back", async () => {
    const files = { "V2__x.sql": "ALTER TABLE jobs DROP COLUMN IF EXISTS gone;", "U2__x.sql": "SELECT 1;" };
    const { findings } = await reviewFiles({ files, applied: { "V1__x.sql": applied } });
    expect(findings.map(({ rule }) => rule)).not.toContain("undo-cannot-restore");
  });
});

test.each([
  ["ALTER TABLE jobs DROP CONSTRAINT IF EXISTS jobs_pkey; ALTER TABLE jobs ADD PRIMARY KEY (queue, key);", 0],
  ["ALTER TABLE jobs DROP CONSTRAINT IF EXISTS other_pkey; ALTER TABLE jobs ADD PRIMARY KEY (queue, key);", 1],
])("a primary key that is dropped under its usual name first can be added again: %s", async (sql, count) => {
  expect(await told("add-constraint-guarded", sql)).toHaveLength(count);
});

describe("a column under a new name", () => {
  const rename = "ALTER TABLE jobs RENAME COLUMN key TO token;";
  const no = ["the running application no longer finds jobs.key, which becomes token"];
  const empty = ["the running application finds a new jobs.key, without the values of the one that becomes token"];
  test.each([
    ["and nothing else", rename, "rename-column", no],
    ["while another column comes", `${rename} ALTER TABLE jobs ADD COLUMN note text;`, "expand-and-contract", no],
    [
      "while a new one takes the old name",
      `${rename} ALTER TABLE jobs ADD COLUMN key text;`,
      "expand-and-contract",
      empty,
    ],
  ])("%s", async (_, sql, rule, message) => {
    expect((await told(rule, sql)).map((one) => one.split(";")[0])).toEqual(message);
  });
});

test("a unique index with a WHERE serves only ON CONFLICT … WHERE", async () => {
  const [partial, whole] = [
    await told("drop-unique", "DROP INDEX jobs_one_open;"),
    await told("drop-unique", "DROP INDEX jobs_key;"),
  ];
  expect(partial[0]).toContain("ON CONFLICT (queue) WHERE … of the running application");
  expect(whole[0]).toContain("ON CONFLICT (key) of the running application");
});

describe("an UPDATE that computes a column from itself", () => {
  const before = "CREATE TABLE prefs (id int, data jsonb, at timestamp, words text, list text[]);";
  test.each([
    ["gives a key a value", `data = data || '{"a": true}'`, 0],
    ["gives a key a value, as jsonb", `data = data || '{"a": true}'::jsonb`, 0],
    ["takes a key away", "data = data - 'a'", 0],
    ["takes away what a path names", "data = data #- '{a,b}'", 0],
    ["adds an element", `data = data || '["a"]'`, 1],
    ["takes away an element by its place", "data = data - 0", 1],
    ["gives a key a value of its own", "data = data || jsonb_build_object('n', (data->>'n')::int + 1)", 1],
    ["wraps itself", `data = '{"a": 1}' || data`, 1],
    ["takes a day away", "at = at - '1 day'", 1],
    ["adds a letter", "words = words || '{'", 1],
  ])("%s", async (_, set, count) => {
    expect(await told("repeated-change", `UPDATE prefs SET ${set};`, before)).toHaveLength(count);
  });
});

test.each([
  ["ALTER TYPE level RENAME TO grade; ALTER TABLE people ALTER COLUMN l TYPE text;", "from grade to text"],
  ["ALTER TYPE level SET SCHEMA hr; ALTER TABLE people ALTER COLUMN l TYPE text;", "from hr.level to text"],
  ["ALTER TYPE other RENAME TO another; ALTER TABLE people ALTER COLUMN l TYPE text;", "from level to text"],
])("a column goes on with its type under the new name: %s", async (sql, words) => {
  const before = `CREATE SCHEMA hr; CREATE TYPE level AS ENUM ('a'); CREATE TYPE other AS ENUM ('b');
    CREATE TABLE people (l level, o other);`;
  expect((await told("change-column-type", sql, before))[0]).toContain(words);
});

describe("the index of a key belongs to its table", () => {
  test.each([
    ["ALTER INDEX jobs_pkey RENAME TO jobs_id; ALTER TABLE jobs ALTER COLUMN label DROP DEFAULT;", []],
    [
      "ALTER INDEX strange RENAME TO stranger; ALTER TABLE jobs ALTER COLUMN label DROP DEFAULT;",
      ["the file changes 2 things: index strange and table jobs"],
    ],
  ])("%s", async (sql, expected) => {
    expect(await told("atomic", sql)).toEqual(expected);
  });

  test("and the key goes on under the new name", async () => {
    const sql = "ALTER INDEX jobs_pkey RENAME TO jobs_id; ALTER TABLE jobs DROP CONSTRAINT jobs_id;";
    expect(await told("drop-unique", sql)).toEqual([expect.stringContaining("ON CONFLICT (id)")]);
  });
});

describe("a table that is altered before any file makes it", () => {
  const index = "CREATE INDEX orders_at ON orders (at);";
  const none: SchemaSnapshot = { major: 16, objects: [{ kind: "schema", identity: "public", attributes: {} }] };
  const there: SchemaSnapshot = {
    major: 16,
    objects: [...none.objects, { kind: "table", identity: "public.orders", attributes: {} }],
  };
  test.each([
    ["was there before, where only files are known", "ALTER TABLE orders ADD at int;", null, 1],
    ["was there before, as the database says", "ALTER TABLE orders ADD total int;", there, 1],
    ["was not there, as the database says: dynamic SQL made it", "ALTER TABLE orders ADD at int;", none, 0],
    [
      "IF EXISTS, was not there, as the database says",
      "ALTER TABLE IF EXISTS orders ADD at int; CREATE TABLE IF NOT EXISTS orders (at int);",
      none,
      0,
    ],
    ["is made anew", "ALTER TABLE IF EXISTS orders ADD at int; CREATE TABLE orders (at int);", null, 0],
  ])("%s", async (_, sql, schema, count) => {
    const { findings } = await reviewFiles({ files: { "V1__x.sql": `${sql}\n${index}` }, schema });
    expect(findings.filter(({ rule }) => rule === "create-index")).toHaveLength(count);
  });
});

test.each([
  {
    name: "a type that takes an old one's name",
    sql: "ALTER TYPE mood RENAME TO moods; CREATE TYPE mood AS ENUM ('ok'); ALTER TABLE feelings ALTER COLUMN one TYPE mood USING one::text::mood;",
    message: "changing one from moods to mood rewrites feelings and its indexes under a lock against reads and writes",
  },
  {
    name: "a new type of its old one's name",
    sql: "CREATE SCHEMA next; CREATE TYPE next.mood AS ENUM ('ok'); ALTER TABLE feelings ALTER COLUMN one TYPE next.mood USING one::text::next.mood;",
    message:
      "changing one to the new type next.mood rewrites feelings and its indexes under a lock against reads and writes",
  },
  {
    name: "the type that it has",
    sql: "ALTER TABLE users ALTER COLUMN name TYPE text USING upper(name);",
    message: "computing name anew rewrites users and its indexes under a lock against reads and writes",
  },
  {
    name: "another type",
    sql: "ALTER TABLE users ALTER COLUMN age TYPE bigint;",
    message: "changing age from integer to bigint rewrites users and its indexes under a lock against reads and writes",
  },
])("a column that is given $name", async ({ sql, message }) => {
  const known = `${usual}CREATE TABLE feelings (one public.mood);`;
  expect(await told("change-column-type", sql, known)).toEqual([message]);
});
