import { describe, expect, test } from "vitest";
import type { SchemaObject } from "../../src/core/schema/snapshot.js";
import { before, reviewFiles, reviewSql } from "./reviewing.js";
import { createSnapshotOf } from "./snapshot.js";

const rules = async (sql: string): Promise<readonly string[]> => [
  ...new Set((await reviewSql(sql)).filter(({ severity }) => severity !== "note").map(({ rule }) => rule)),
];

describe("changes of a type", () => {
  test.each([
    ["users", "email", "varchar(200)", []],
    ["users", "email", "text", []],
    ["users", "email", "varchar", []],
    ["users", "email", "varchar(20)", ["narrow-column"]],
    ["users", "name", "varchar(20)", ["narrow-column"]],
    ["users", "age", "bigint", ["change-column-type"]],
    ["users", "age", "smallint", ["narrow-column"]],
    ["users", "age", "int", []],
    ["users", "created_at", "timestamptz(3)", ["change-column-type"]],
    ["users", "mood", "mood USING mood::mood", ["change-column-type"]],
    ["orders", "total", "numeric(12, 2)", []],
    ["orders", "total", "numeric", []],
    ["orders", "total", "numeric(12, 4)", ["change-column-type"]],
    ["orders", "total", "numeric(8, 2)", ["narrow-column"]],
    ["orders", "placed_at", "timestamptz", ["change-column-type"]],
    ["orders", "note", "label", []],
    ["users", "email", "varchar(200) USING email::varchar(200)", []],
    ["users", "email", "varchar(200) USING lower(email)", ["change-column-type"]],
  ])("%s.%s to %s: %j", async (table, column, type, expected) => {
    expect(await rules(`ALTER TABLE ${table} ALTER COLUMN ${column} TYPE ${type};`)).toEqual(expected);
  });
});

describe("defaults", () => {
  test.each([
    ["now()", []],
    ["current_timestamp", []],
    ["'{}'::jsonb", []],
    ["ARRAY[1, 2]", []],
    ["answer()", []],
    ["clock_timestamp()", ["volatile-default"]],
    ["nextval('invoice_numbers')", ["volatile-default"]],
    ["(random() * 10)::int", ["volatile-default"]],
  ])("%s: %j", async (value, expected) => {
    expect(await rules(`ALTER TABLE users ADD COLUMN IF NOT EXISTS x text DEFAULT ${value};`)).toEqual(expected);
  });

  test("a function that nobody knows is a note", async () => {
    const findings = await reviewSql("ALTER TABLE users ADD COLUMN IF NOT EXISTS x text DEFAULT make_it();");
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([["volatile-default", "note"]]);
  });
});

describe("tables that the same pull request makes", () => {
  test("stay known as theirs after renames of what hangs on them", async () => {
    const files = {
      "V2__a.sql":
        "CREATE TABLE IF NOT EXISTS shop.notes (id serial, n bigint GENERATED ALWAYS AS IDENTITY); CREATE TYPE shop.kind AS ENUM ('a');",
      "V3__b.sql":
        "ALTER TABLE shop.notes RENAME TO letters; ALTER TRIGGER t ON shop.letters RENAME TO t2; ALTER POLICY p ON shop.letters RENAME TO p2;",
      "V4__c.sql":
        "CREATE INDEX IF NOT EXISTS letters_idx ON shop.letters (id); ALTER SEQUENCE shop.notes_id_seq RENAME TO letters_id_seq;",
      "V5__d.sql":
        "ALTER SEQUENCE shop.notes_n_seq RENAME TO letters_n_seq; ALTER TYPE shop.kind RENAME VALUE 'a' TO 'b';",
    };
    const { findings } = await reviewFiles({ files });
    const about = new Set(["create-index", "rename-object"]);
    expect(findings.filter(({ rule }) => about.has(rule))).toEqual([]);
  });

  test("a schema that is not there when it is dropped is nobody's loss", async () => {
    const drop = "DROP SCHEMA IF EXISTS r CASCADE;";
    expect(await rules(drop)).not.toContain("drop-object");
    expect(await rules(`DROP SCHEMA IF EXISTS public CASCADE;`)).toContain("drop-object");
  });

  test("raise nothing, across files", async () => {
    const files = {
      "V2__a.sql": "CREATE TABLE IF NOT EXISTS shop.notes (id bigint);",
      "U2__a.sql": "DROP TABLE IF EXISTS shop.notes;",
      "V3__b.sql": "CREATE INDEX IF NOT EXISTS notes_idx ON shop.notes (id);",
      "U3__b.sql": "DROP INDEX CONCURRENTLY IF EXISTS shop.notes_idx;",
      "V4__c.sql": "ALTER TABLE shop.notes ALTER COLUMN id SET NOT NULL;",
      "U4__c.sql": "ALTER TABLE shop.notes ALTER COLUMN id DROP NOT NULL;",
    };
    expect((await reviewFiles({ files })).findings).toEqual([]);
  });

  test("are told apart by their schema", async () => {
    const findings = await reviewSql(
      "CREATE SCHEMA IF NOT EXISTS other;\nCREATE TABLE IF NOT EXISTS other.users (id int);\nCREATE INDEX IF NOT EXISTS i ON users (id);",
    );
    expect(findings.map(({ rule }) => rule)).toContain("create-index");
  });

  test("are not new where IF NOT EXISTS meets one that is there", async () => {
    const sql = "CREATE TABLE IF NOT EXISTS users (id int);\nCREATE INDEX IF NOT EXISTS i ON users (age);";
    expect(await rules(sql)).toEqual(["create-index"]);
  });
});

describe("what a block or a function runs", () => {
  test("is reviewed at its own line", async () => {
    const sql = "-- first\nDO $$\nBEGIN\n  -- second\n  DROP TABLE legacy;\nEND $$;";
    const findings = await reviewSql(sql);
    expect(findings.map(({ rule, line }) => [rule, line])).toEqual([
      ["drop-table", 5],
      ["drop-if-exists", 5],
    ]);
  });

  test("is reviewed where the file calls the function that it makes, and not where it does not", async () => {
    const make =
      "CREATE OR REPLACE FUNCTION clean() RETURNS void LANGUAGE plpgsql AS $$ BEGIN DELETE FROM legacy; END $$;\n";
    expect(await rules(make)).toEqual([]);
    expect(await rules(`${make}SELECT clean();`)).toContain("delete-all-rows");
    expect(await rules(`${make}DO $$ BEGIN PERFORM clean(); END $$;`)).toContain("delete-all-rows");
  });

  test("is reviewed where EXECUTE has a literal, and said to be unknown where it has none", async () => {
    expect(await rules("DO $$ BEGIN EXECUTE 'TRUNCATE legacy'; END $$;")).toEqual(["truncate"]);
    const unknown = await reviewSql("DO $$ DECLARE t text; BEGIN EXECUTE 'TRUNCATE ' || t; END $$;");
    expect(unknown.map(({ rule, message }) => [rule, message.includes("'TRUNCATE ' || t")])).toEqual([
      ["not-analysable", true],
    ]);
  });

  test("is rerunnable where a condition or a handler guards it", async () => {
    const alter = "ALTER TABLE legacy ADD COLUMN x int;";
    expect(await rules(`DO $$ BEGIN ${alter} END $$;`)).toEqual(["add-column-if-not-exists"]);
    expect(await rules(`DO $$ BEGIN IF true THEN ${alter} END IF; END $$;`)).toEqual([]);
    expect(await rules(`DO $$ BEGIN ${alter} EXCEPTION WHEN duplicate_column THEN NULL; END $$;`)).toEqual([]);
  });
});

test("a schema read from a database is known like one that files made", async () => {
  const schema = createSnapshotOf();
  const files = {
    "V2__x.sql": `ALTER TABLE "Sales".users ALTER COLUMN email TYPE varchar(200);
ALTER TABLE "Sales".users ALTER COLUMN age TYPE bigint;
ALTER TABLE "Sales".users ALTER COLUMN nick SET NOT NULL;
ALTER TABLE "Sales".users ALTER COLUMN region SET NOT NULL;`,
  };
  const { findings } = await reviewFiles({ files, schema, context: { levels: new Map([["undo-missing", "off"]]) } });
  expect(findings.map(({ rule, line }) => [rule, line])).toEqual([
    ["change-column-type", 2],
    ["set-not-null", 4],
    ["several-scans", 4],
  ]);
});

test("functions are known from a database as well", async () => {
  const routine = (identity: string, attributes: Readonly<Record<string, string>>): SchemaObject => ({
    kind: "function",
    identity: `"Sales".${identity}`,
    attributes: { language: "plpgsql", definition: "BEGIN END", arguments: "", ...attributes },
  });
  const schema = createSnapshotOf();
  const objects = [
    routine('"Touch"()', { result: "trigger" }),
    routine("total()", { result: "integer" }),
    routine("total_of(integer)", { result: "integer", arguments: "a integer" }),
    routine("today()", { result: "date", volatility: "stable" }),
    ...schema.objects,
  ];
  const files = {
    "V2__x.sql": `DROP FUNCTION IF EXISTS "Sales"."Touch";
DROP FUNCTION IF EXISTS "Sales".total_of(int);
CREATE OR REPLACE FUNCTION "Sales".total() RETURNS bigint LANGUAGE sql AS 'SELECT 1';
CREATE OR REPLACE FUNCTION "Sales".total_of() RETURNS bigint LANGUAGE sql AS 'SELECT 1';
ALTER TABLE "Sales".users ADD COLUMN IF NOT EXISTS day date DEFAULT "Sales".today();`,
  };
  const { findings } = await reviewFiles({ files, schema: { ...schema, objects } });
  const about = new Set(["drop-object", "function-result", "volatile-default"]);
  expect(findings.flatMap(({ rule, line }) => (about.has(rule) ? [[rule, line]] : []))).toEqual([
    ["function-result", 3],
  ]);
});

test("an undo script that passes over the table of its migration is no second pass", async () => {
  const change = (type: string): string => `ALTER TABLE orders ALTER COLUMN total TYPE ${type};`;
  const files = { "V2__total.sql": change("bigint"), "U2__total.sql": change("integer") };
  const { findings } = await reviewFiles({ applied: { "V1__before.sql": before }, files });
  expect(findings.map(({ rule, file }) => `${rule} ${file}`).filter((one) => /change|several/.test(one))).toEqual([
    "change-column-type migrations/V2__total.sql",
    "change-column-type migrations/U2__total.sql",
  ]);
});

test("a file of thousands of statements is reviewed in seconds, a dump of millions of characters is left alone", async () => {
  const many = Array.from(
    { length: 3000 },
    (_, index) => `DROP INDEX i${index};\nCREATE VIEW v${index} AS SELECT 1;`,
  ).join("\n");
  const start = performance.now();
  expect((await reviewSql(many)).length).toBeGreaterThan(6000);
  expect(performance.now() - start).toBeLessThan(15_000);
  const dump = `CREATE TABLE a (id int);\n-- ${"x".repeat(1_100_000)}\nDROP TABLE legacy;`;
  expect((await reviewSql(dump)).map(({ rule }) => rule)).toEqual(["not-analysable"]);
});
