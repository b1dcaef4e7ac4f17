import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/core/model.js";
import { before, reviewFiles } from "./reviewing.js";
import { createSnapshotOf } from "./snapshot.js";

/** What the review says of one pending file with its undo script, notes about what the undo loses left out. */
async function tell(sql: string, undo = "SELECT 1;", applied = ""): Promise<readonly Finding[]> {
  const { findings } = await reviewFiles({
    files: { "V3__change.sql": sql, "U3__change.sql": undo },
    applied: { "V1__before.sql": before, "V2__more.sql": applied === "" ? "SELECT 1;" : applied },
  });
  return findings;
}

const rulesOf = (findings: readonly Finding[]): readonly string[] => findings.map(({ rule }) => rule);

describe("a default that goes and comes back with the type", () => {
  const type = "ALTER TABLE users ALTER COLUMN region TYPE varchar USING region || '';";
  test.each([
    ["alone", "ALTER TABLE users ALTER COLUMN region DROP DEFAULT;", true],
    [
      "and comes back",
      `ALTER TABLE users ALTER COLUMN region DROP DEFAULT;\n${type}\nALTER TABLE users ALTER COLUMN region SET DEFAULT 'US';`,
      false,
    ],
    [
      "before it goes",
      "ALTER TABLE users ALTER region SET DEFAULT 'US';\nALTER TABLE users ALTER region DROP DEFAULT;",
      true,
    ],
    [
      "of another column",
      "ALTER TABLE users ALTER region DROP DEFAULT;\nALTER TABLE users ALTER nick SET DEFAULT 'x';",
      true,
    ],
    [
      "with its column",
      "ALTER TABLE users ALTER region DROP DEFAULT;\nALTER TABLE users DROP COLUMN IF EXISTS region;",
      false,
    ],
  ])("%s", async (_, sql, told) => {
    expect(rulesOf(await tell(sql)).includes("drop-default")).toBe(told);
  });
});

describe("a new name", () => {
  test.each([
    ["of a type", "ALTER TYPE mood RENAME TO feeling;", ["mood"]],
    ["of a type that is made anew", "ALTER TYPE mood RENAME TO old_mood;\nCREATE TYPE mood AS ENUM ('sad');", []],
    [
      "of a type after another was made",
      "CREATE TYPE other AS ENUM ('sad');\nALTER TYPE mood RENAME TO feeling;",
      ["mood"],
    ],
    ["of a function", "ALTER FUNCTION answer() RENAME TO reply;", ["answer"]],
    ["of a trigger's function", "ALTER FUNCTION touch() RENAME TO touch_row;", []],
    ["of a sequence", "ALTER SEQUENCE invoice_numbers RENAME TO bill_numbers;", ["invoice_numbers"]],
  ])("%s", async (_, sql, expected) => {
    const told = (await tell(sql)).filter(({ rule }) => rule === "rename-object");
    expect(told.map(({ message }) => /finds (\w+),/.exec(message)?.[1])).toEqual(expected);
  });

  test("of a trigger, a policy or an attribute leaves the table its own", async () => {
    const renames = `CREATE TRIGGER t BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();
ALTER TRIGGER t ON users RENAME TO touch_users;
CREATE POLICY p ON orders;
ALTER POLICY p ON orders RENAME TO orders_policy;`;
    const wider =
      "ALTER TABLE users ALTER COLUMN nick TYPE varchar(80);\nALTER TABLE orders ALTER COLUMN note TYPE varchar;";
    expect(rulesOf(await tell(wider, "SELECT 1;", renames))).not.toContain("change-column-type");
  });

  test("of a column goes into its keys", async () => {
    const applied =
      "CREATE TABLE likes (user_id int, post_id int, CONSTRAINT once UNIQUE (user_id));\nALTER TABLE likes RENAME user_id TO person_id;";
    const told = await tell("ALTER TABLE likes DROP CONSTRAINT IF EXISTS once;", "SELECT 1;", applied);
    expect(told.map(({ message }) => message)).toContainEqual(expect.stringContaining("ON CONFLICT (person_id)"));
  });
});

describe("an index that goes", () => {
  const drop = "DROP INDEX IF EXISTS users_name_idx;\n";
  test.each([
    ["for another column", `${drop}CREATE INDEX IF NOT EXISTS a ON users (age);`, null],
    [
      "before the one for its column",
      `${drop}CREATE INDEX IF NOT EXISTS a ON users (name, age);`,
      /^users is locked.* to the commit/,
    ],
    [
      "before the one with its name",
      `${drop}CREATE INDEX IF NOT EXISTS users_name_idx ON users (lower(name));`,
      /to the commit/,
    ],
    [
      "without a transaction",
      "DROP INDEX CONCURRENTLY IF EXISTS users_name_idx;\nCREATE INDEX CONCURRENTLY IF NOT EXISTS a ON users (name);",
      /queries scan the table in between/,
    ],
  ])("%s", async (_, sql, message) => {
    const told = (await tell(sql)).find(({ rule }) => rule === "replace-index");
    if (message === null) expect(told).toBeUndefined();
    else expect(told?.message).toMatch(message);
  });
});

describe("undo scripts", () => {
  const drop = "DROP TABLE IF EXISTS legacy;";
  test("what they make again nobody uses yet", async () => {
    const undo =
      "CREATE TABLE IF NOT EXISTS legacy (id bigint, value text);\nCREATE INDEX IF NOT EXISTS legacy_idx ON legacy (id);";
    expect(rulesOf(await tell(drop, undo))).not.toContain("create-index");
    const other =
      "CREATE TABLE IF NOT EXISTS legacy (id bigint);\nCREATE INDEX IF NOT EXISTS shops_idx ON shops (name);";
    expect(rulesOf(await tell(drop, other))).toContain("create-index");
  });

  test("what would take several files there is only told", async () => {
    const undo =
      "CREATE INDEX IF NOT EXISTS users_name_idx ON users (name);\nALTER TABLE users ADD CONSTRAINT u UNIQUE (nick);";
    const told = await tell("DROP INDEX CONCURRENTLY IF EXISTS users_name_idx;", undo);
    const locking = told.filter(({ rule }) => /^(?:create-index|add-unique)$/.test(rule));
    expect(locking.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([
      "error create-index",
      "note add-unique",
    ]);
  });

  test.each([
    [
      "a sequence goes with its owner",
      "CREATE SEQUENCE IF NOT EXISTS s;\nCREATE TABLE IF NOT EXISTS n (id int);\nALTER SEQUENCE s OWNED BY n.id;",
      "DROP TABLE IF EXISTS n;",
      null,
    ],
    [
      "a sequence of nobody stays",
      "CREATE SEQUENCE IF NOT EXISTS s;\nCREATE TABLE IF NOT EXISTS n (id int);",
      "DROP TABLE IF EXISTS n;",
      "sequence s",
    ],
    [
      "CASCADE takes what nobody can tell",
      "CREATE TABLE IF NOT EXISTS n (id int);\nCREATE OR REPLACE VIEW v AS SELECT id FROM n;",
      "DROP TABLE IF EXISTS n CASCADE;",
      null,
    ],
    [
      "CASCADE takes no other table",
      "CREATE TABLE IF NOT EXISTS n (id int);\nCREATE TABLE IF NOT EXISTS m (id int);",
      "DROP TABLE IF EXISTS n CASCADE;",
      "table m",
    ],
    [
      "what they make themselves was there",
      "DROP VIEW IF EXISTS gone;\nCREATE VIEW gone AS SELECT 1 AS one;",
      "CREATE OR REPLACE VIEW gone AS SELECT 1 AS one;",
      null,
    ],
    ["one that does not parse says that already", "CREATE TABLE IF NOT EXISTS n (id int);", "DROP TABL n;", null],
    [
      "a materialized view is one",
      "CREATE MATERIALIZED VIEW IF NOT EXISTS m AS SELECT 1 AS one;",
      "SELECT 1;",
      "materialized view m",
    ],
  ])("%s", async (_, sql, undo, left) => {
    const told = (await tell(sql, undo)).find(({ rule }) => rule === "undo-incomplete");
    expect(told?.message ?? null).toBe(left === null ? null : `the undo script leaves behind the ${left}`);
  });
});

test("a table is the same one under its new name", async () => {
  const rename = "ALTER TABLE IF EXISTS shops RENAME TO stores;\n";
  const same = await tell(`${rename}UPDATE stores SET name = 'x' WHERE name IS NULL;`);
  expect(rulesOf(same)).not.toContain("atomic");
  const other = await tell(`${rename}ALTER TABLE users ADD COLUMN IF NOT EXISTS x int;`);
  expect(rulesOf(other)).toContain("atomic");
});

test("work under the lock of an index names its table", async () => {
  const told = await tell("DROP INDEX IF EXISTS users_name_idx;\nUPDATE users SET nick = name WHERE nick IS NULL;");
  expect(told.map(({ message }) => message)).toContainEqual(expect.stringContaining("while users is locked"));
});

describe("rows of PostgreSQL's own catalogs", () => {
  const locked = "ALTER TABLE users ALTER COLUMN nick DROP NOT NULL;";
  test.each([
    ["UPDATE pg_index SET indisready = false WHERE indrelid = 'users'::regclass;", false],
    ["DELETE FROM pg_catalog.pg_description WHERE objoid = 'users'::regclass;", false],
    ["UPDATE orders SET note = 'x' WHERE id = 1;", true],
  ])("%s", async (sql, told) => {
    const rules = rulesOf(await tell(`${locked}\n${sql}`));
    expect([rules.includes("atomic"), rules.includes("work-under-lock")]).toEqual([told, told]);
  });
});

describe("DROP … IF EXISTS", () => {
  const about = /^(?:drop-table|drop-object|drop-cascade|recreate-view)$/;
  const told = (findings: readonly Finding[]): readonly string[] =>
    findings.flatMap(({ rule, severity }) => (about.test(rule) ? [`${severity} ${rule}`] : []));
  const ask = async (sql: string, schema: ReturnType<typeof createSnapshotOf> | null): Promise<readonly Finding[]> =>
    (await reviewFiles({ files: { "V2__x.sql": sql }, applied: { "V1__x.sql": "SELECT 1;" }, schema })).findings;

  test.each([
    ["of a table that is not there", "DROP TABLE IF EXISTS feeds CASCADE;", []],
    ["of a table that is there", 'DROP TABLE IF EXISTS "Sales".users;', ["error drop-table"]],
    ["left out", "DROP TABLE feeds;", ["error drop-table"]],
    ["in a schema that nobody looked at", "DROP TABLE IF EXISTS other.feeds;", ["error drop-table"]],
    ["before the table is made", "DROP TABLE IF EXISTS feeds;\nCREATE TABLE feeds (id int);", ["warning drop-table"]],
    ["before the view is made", "DROP VIEW IF EXISTS v;\nCREATE VIEW v AS SELECT 1 AS one;", []],
    ["of a function that is not there", "DROP FUNCTION IF EXISTS f(int);", []],
    ["of a procedure, which nobody looked for", "DROP PROCEDURE IF EXISTS p(int);", ["warning drop-object"]],
    ["before a type is made", "DROP TYPE IF EXISTS t CASCADE;\nCREATE TYPE t AS (a int);", []],
    ["of a schema", 'DROP SCHEMA IF EXISTS "Sales" CASCADE;', ["error drop-object", "warning drop-cascade"]],
    ["of a schema that is not there", "DROP SCHEMA IF EXISTS gone CASCADE;", []],
  ])("%s", async (_, sql, expected) => {
    expect(told(await ask(sql, createSnapshotOf()))).toEqual(expected);
  });

  test("is no proof where only files tell: a block may have made the table", async () => {
    expect(told(await ask("DROP TABLE IF EXISTS feeds;", null))).toEqual(["error drop-table"]);
  });
});
