import { describe, expect, test } from "vitest";
import { before, reviewFiles } from "./reviewing.js";

/** What the rules about undo scripts say of a migration and its undo script, by rule and line of the file. */
async function toldOf(sql: string, undo: string | null): Promise<readonly string[]> {
  const { findings } = await reviewFiles({
    files: { "V2__a.sql": sql, ...(undo === null ? {} : { "U2__a.sql": undo }) },
    applied: { "V1__before.sql": before },
    context: { levels: new Map([["undo-loses-rows", "warning"]]) },
  });
  return findings.flatMap(({ rule, message, line }) =>
    rule.startsWith("undo-") ? [`${rule}${line === undefined ? "" : ` ${line}`}: ${message}`] : [],
  );
}

const leaves = (what: string): string => `undo-incomplete: the undo script leaves behind the ${what}`;

const everything = `CREATE TABLE t (a int); CREATE VIEW v AS SELECT 1; CREATE SEQUENCE s; CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;
  CREATE TYPE e AS ENUM ('x'); CREATE DOMAIN d AS int; CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';`;
const one = "RETURNS int LANGUAGE sql AS 'SELECT 1';";
const age = "ALTER TABLE users ADD CONSTRAINT k CHECK (age > 0);";
const c = "ALTER TABLE users ADD COLUMN c int;";
const nothing = "SELECT 1;";

describe("what an undo script leaves behind", () => {
  test.each([
    [everything, nothing, "table t, view v, sequence s, materialized view m, type e and type d"],
    [`CREATE FUNCTION f() ${one} CREATE OR REPLACE FUNCTION g() ${one}`, nothing, "function f"],
    ["CREATE INDEX i ON users (age); CREATE INDEX ON users (age);", nothing, "index i"],
    ["CREATE INDEX i ON users (age);", "CREATE INDEX j ON users (email);", "index i"],
    [c, nothing, "column users.c"],
    [c, "ALTER TABLE users ALTER COLUMN c SET NOT NULL;", "column users.c"],
    [
      "CREATE TABLE t (a int); ALTER TABLE t ADD c int; ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0);",
      nothing,
      "table t",
    ],
    [age, nothing, "constraint k"],
    ["CREATE TABLE t (a int); CREATE TABLE u (a int);", "DROP TABLE t CASCADE;", "table u"],
    ["CREATE TABLE t (a int); CREATE TYPE e AS ENUM ('x');", "DROP TABLE t CASCADE;", "type e"],
    ["CREATE TYPE e2 AS ENUM ('a'); ALTER TYPE mood RENAME TO old_mood;", nothing, "type e2"],
    ["CREATE TABLE t (a int); CREATE TABLE u (a int); DROP TABLE t;", nothing, "table u"],
    ["CREATE TABLE t (a int); ALTER TABLE t RENAME TO u;", nothing, "table u"],
    ["ALTER TABLE users ADD c int; ALTER TABLE users RENAME c TO d;", nothing, "column users.d"],
    ["ALTER TABLE users ADD c int; ALTER TABLE users DROP CONSTRAINT d;", nothing, "column users.c"],
  ])("%s undone by %s: %s", async (sql, undo, what) => {
    const told = await toldOf(sql, undo);
    expect(told.filter((line) => !/^undo-(?:loses-rows|may-fail)/.test(line))).toEqual([leaves(what)]);
  });

  test("what it deletes from is not what it drops", async () => {
    expect(await toldOf("CREATE TABLE t (a int);", "DELETE FROM t;")).toContain(leaves("table t"));
  });
});

describe("nothing is left behind", () => {
  test.each([
    ["CREATE INDEX i ON users (age);", "DROP INDEX i;"],
    ["CREATE INDEX i ON users (age);", "CREATE INDEX i ON users (email);"],
    [c, "ALTER TABLE users RENAME COLUMN c TO d;"],
    ["CREATE TABLE t (a int);", "ALTER TABLE t RENAME TO old_t;"],
    ["CREATE TABLE t (a int); CREATE INDEX i ON t (a); INSERT INTO t VALUES (1); DROP TABLE t;", nothing],
    [`${age} ALTER TABLE users DROP CONSTRAINT k;`, nothing],
    [`${c} ALTER TABLE users DROP COLUMN c;`, nothing],
    [age, "ALTER TABLE users DROP CONSTRAINT k;"],
    ["CREATE TABLE IF NOT EXISTS users (id int);", nothing],
    ["CREATE TABLE t (a int);", "DO $$ BEGIN EXECUTE 'DROP TABLE ' || 't'; END $$;"],
    ["CREATE VIEW w AS SELECT 1;", "CREATE VIEW w AS SELECT 2;"],
    ["CREATE TABLE app.t (a int);", "DROP SCHEMA app CASCADE;"],
    ["CREATE TABLE t (a int);", "DROP EXTENSION citext;"],
    ["CREATE TABLE t (a int);", "DROP OWNED BY somebody;"],
    ["CREATE TABLE t (a int);", "DROP TABL t;"],
    ["CREATE TYPE e2 AS ENUM ('a'); ALTER TYPE e2 RENAME TO e;", nothing],
    [
      `CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN CREATE TABLE i (a int); END $$;`,
      "DROP FUNCTION f();",
    ],
    ["DO $$ BEGIN IF to_regclass('t') IS NULL THEN CREATE TABLE t (a int); END IF; END $$;", nothing],
    [
      "CREATE INDEX schema_version_i ON users (age); CREATE TABLE schema_version (a int);",
      "DROP INDEX schema_version_i;",
    ],
  ])("%s undone by %s", async (sql, undo) => expect(await toldOf(sql, undo)).toEqual([]));

  test.each([
    ["CREATE INDEX i ON users (age);", "DROP TABLE users;"],
    ["CREATE TABLE t (a int); ALTER TABLE t RENAME TO u;", "DROP TABLE u;"],
    ["ALTER TABLE users ADD c int; ALTER TABLE users RENAME c TO d;", "ALTER TABLE users DROP COLUMN d;"],
    ["CREATE INDEX i ON users (age);", "ALTER TABLE users DROP COLUMN age;"],
    ["CREATE INDEX i ON users (lower(email));", "ALTER TABLE users DROP COLUMN email;"],
    [c, "ALTER TABLE users DROP COLUMN c;"],
    [c, "DROP TABLE users;"],
    [age, "ALTER TABLE users DROP COLUMN age;"],
    [age, "DROP TABLE users;"],
    ["ALTER TABLE users ADD CONSTRAINT k UNIQUE (age);", "ALTER TABLE users DROP COLUMN age;"],
    ["CREATE TABLE t (a int); CREATE VIEW v AS SELECT a FROM t;", "DROP TABLE t CASCADE; SELECT 1;"],
    ["CREATE SEQUENCE s; ALTER SEQUENCE s OWNED BY users.age;", "ALTER TABLE users DROP COLUMN age;"],
    [`${c} CREATE SEQUENCE s OWNED BY users.c;`, "ALTER TABLE users DROP COLUMN c;"],
    ["CREATE TABLE t (a int);", "DROP TABLE t;"],
  ])("by what goes with it, rows included: %s undone by %s", async (sql, undo) => {
    const told = await toldOf(sql, undo);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^undo-loses-rows 1: the undo script destroys what \w+ got since$/);
  });
});

test.each(["TRUNCATE users;", "DELETE FROM users;", "ALTER TABLE users DROP COLUMN age;", "DROP TABLE users;"])(
  "rows are lost by an undo script with %s, and do not come back after a migration with it",
  async (sql) => {
    expect(await toldOf(nothing, sql)).toEqual(["undo-loses-rows 1: the undo script destroys what users got since"]);
    const lost = "undo-cannot-restore 1: the data that this destroys in users does not come back with the undo script";
    expect(await toldOf(sql, nothing)).toEqual([lost]);
    expect(await toldOf(sql, `${nothing} INSERT INTO users (email) VALUES ('a');`)).toEqual([]);
  },
);

const key = "ALTER TABLE users ADD CONSTRAINT k PRIMARY KEY (age, id);";
const enumValue = "undo-enum-value 1: the value 'x' stays after a rollback: PostgreSQL cannot take it away";

test.each([
  {
    sql: "CREATE TABLE t (a int); DELETE FROM t;",
    undo: "DROP TABLE IF EXISTS t; SELECT 1;",
    told: ["undo-loses-rows"],
  },
  {
    sql: `CREATE OR REPLACE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN DELETE FROM users; END $$;`,
    undo: nothing,
    told: [],
  },
  { sql: "ALTER TYPE mood ADD VALUE 'x';", undo: nothing, told: [enumValue] },
  { sql: "ALTER TYPE mood RENAME VALUE 'sad' TO 'x';", undo: nothing, told: [] },
  { sql: "ALTER TYPE mood ADD VALUE 'x';", undo: `ALTER TYPE mood RENAME TO old_mood; ${nothing}`, told: [] },
  { sql: "ALTER TYPE mood ADD VALUE 'x';", undo: `${nothing} DROP TYPE mood;`, told: [] },
  {
    sql: key,
    undo: "ALTER TABLE users DROP CONSTRAINT k;",
    told: ["undo-primary-key 1: the primary key makes age NOT NULL, and the undo script leaves that behind"],
  },
  { sql: key, undo: "ALTER TABLE users DROP CONSTRAINT k; ALTER TABLE users ALTER age DROP NOT NULL;", told: [] },
  {
    sql: "ALTER TABLE users ADD CONSTRAINT k PRIMARY KEY (id);",
    undo: "ALTER TABLE users DROP CONSTRAINT k;",
    told: [],
  },
  { sql: nothing, undo: null, told: [] },
  { sql: "DELETE FROM schema_version;", undo: null, told: [] },
  { sql: "ALTER TYPE mood ADD VALUE 'x';", undo: null, told: ["undo-missing:"] },
  { sql: key, undo: null, told: ["undo-missing:"] },
  {
    sql: `SET search_path = public; ${c}`,
    undo: null,
    told: ["undo-missing: version 2 has no undo script: a rollback stops at it"],
  },
])("$sql undone by $undo", async ({ sql, undo, told }) => {
  const found = await toldOf(sql, undo);
  expect(found.map((line) => (told.includes(line) ? line : (line.split(" ")[0] ?? "")))).toEqual(told);
});

test.each(["R__a.sql", "B2__a.sql"])("%s needs no undo script", async (name) => {
  const { findings } = await reviewFiles({ files: { [name]: "CREATE VIEW v AS SELECT 1;" } });
  expect(findings.map(({ rule }) => rule)).not.toContain("undo-missing");
});

describe("an undo script that drops first what another type would look at or build anew", () => {
  const made = `ALTER TABLE users ADD CONSTRAINT k CHECK (nick <> '');
CREATE INDEX i ON users (age) WHERE nick <> '';
ALTER TABLE users ALTER COLUMN nick TYPE text;`;
  const type = "ALTER TABLE users ALTER COLUMN nick TYPE text;";

  test.each([
    [type, "a CHECK names it"],
    [`ALTER TABLE users DROP CONSTRAINT k;\n${type}`, "builds i anew"],
    [`DROP INDEX i;\n${type}`, "a CHECK names it"],
    [`ALTER TABLE users DROP CONSTRAINT IF EXISTS k;\nDROP INDEX IF EXISTS i;\n${type}`, null],
    [`${type}\nDROP INDEX i;\nALTER TABLE users DROP CONSTRAINT k;`, "a CHECK names it"],
  ])("%s", async (undo, words) => {
    const later = type;
    const { findings } = await reviewFiles({
      files: { "V2__a.sql": made, "U2__a.sql": undo, "V3__b.sql": later },
      applied: { "V1__before.sql": before },
    });
    const told = (file: string): readonly string[] =>
      findings.flatMap(({ rule, file: of = "", message }) =>
        rule === "type-recheck" && of.endsWith(file) ? [message] : [],
      );
    expect(told("U2__a.sql")).toEqual(words === null ? [] : [expect.stringContaining(words)]);
    // What is known is as the migration left it.
    expect(told("V3__b.sql")).toEqual([expect.stringContaining("a CHECK names it")]);
  });
});
