import { describe, expect, test } from "vitest";
import { parseScript } from "../../src/sql/script.js";
import { scriptOf, rulesOf } from "./scripts.js";

const home = "public";

/** Line and rule of each finding, with the tool's tables in a schema, or nobody knows where. */
async function refused(lines: string, at: string | null = home): Promise<readonly string[]> {
  const { findings } = await parseScript(scriptOf(`${lines.replaceAll("\n", ";\n")};`), new Map(), at);
  return findings.map(({ rule, line }) => `${rule} ${line ?? ""}`);
}

const changes = [
  "DROP TABLE %",
  "DROP TABLE IF EXISTS a, % CASCADE",
  "ALTER TABLE % ADD COLUMN x int",
  "ALTER TABLE % RENAME TO y",
  "ALTER TABLE % RENAME COLUMN version TO v",
  "ALTER TABLE % SET SCHEMA y",
  "TRUNCATE a, %",
  "INSERT INTO % VALUES (1)",
  "UPDATE % SET success = true",
  "DELETE FROM ONLY %",
  "MERGE INTO % USING x ON true WHEN MATCHED THEN DELETE",
  "WITH gone AS (DELETE FROM % RETURNING *) SELECT * FROM gone",
  "COPY % FROM '/x'",
  "DROP TRIGGER x ON %",
  "DROP POLICY x ON %",
  "CREATE TRIGGER x BEFORE INSERT ON % EXECUTE FUNCTION f()",
  "CREATE RULE r AS ON INSERT TO % DO NOTHING",
  "CREATE POLICY p ON %",
  "CREATE TABLE % (version int)",
  "CREATE TABLE % AS SELECT 1",
  "SELECT 1 AS a INTO %",
  "DO $$ BEGIN IF true THEN DELETE FROM %; END IF; END $$",
  "DO $$ BEGIN EXECUTE 'DROP TABLE %'; END $$",
];

describe("a table named like one of the tool's own", () => {
  test.each(changes)("%s is refused in the tool's schema, and fine in another one", async (text) => {
    const named = (name: string): string => text.replace("%", name);
    expect(await refused(named("public.schema_version_log"))).toEqual(["own-table 1"]);
    expect(await refused(named("schema_version_log"))).toEqual(["own-table 1"]);
    expect(await refused(named("app.schema_version_log"))).toEqual([]);
    expect(await refused(named("app.schema_version_log"), "app")).toEqual(["own-table 1"]);
    expect(await refused(named("app.schema_version_log"), null)).toEqual(["own-table 1"]);
  });

  test.each([
    {
      name: "a path without the tool's schema",
      text: "SET search_path = app\nINSERT INTO schema_version VALUES (1)",
    },
    { name: "several others", text: "SET LOCAL search_path TO app, 'b'\nDROP TABLE schema_version" },
    {
      name: "as a dump sets it",
      text: "SELECT pg_catalog.set_config('search_path', 'app', false)\nDELETE FROM schema_version",
    },
    {
      name: "what the file itself made in the first schema of the path",
      text: "SET search_path = app, public\nCREATE TABLE schema_version (a int)\nINSERT INTO schema_version VALUES (1)",
    },
    {
      name: "the same, with the schema before it",
      text: "SET search_path = app, public\nCREATE TABLE IF NOT EXISTS app.schema_version (a int)\nSELECT setval('x', 1)\nDO $$ BEGIN INSERT INTO schema_version VALUES (1); END $$",
    },
    {
      name: "the same, in a schema that the file has made",
      text: "CREATE SCHEMA IF NOT EXISTS app\nSET search_path = app, public\nCREATE TABLE IF NOT EXISTS schema_version (a int)\nUPDATE schema_version SET a = 1",
    },
    {
      name: "a temporary table",
      text: "CREATE TEMP TABLE schema_version (a int)\nDROP TABLE pg_temp.schema_version",
    },
    {
      name: "a function with a path of its own",
      text: "SET search_path = app\nCREATE FUNCTION f() RETURNS int LANGUAGE sql SET search_path = public AS 'SELECT 1'\nALTER ROLE x SET search_path = public\nINSERT INTO schema_version VALUES (f())",
    },
  ])("is fine: $name", async ({ text }) => {
    expect(await refused(text)).toEqual([]);
  });

  test.each([
    {
      name: "the tool's schema is in the path",
      text: "SET search_path = app, public\nDROP TABLE schema_version",
      at: 2,
    },
    { name: "the role's own schema is", text: 'SET search_path = "$user", app\nDROP TABLE schema_version', at: 2 },
    {
      name: "it is the first",
      text: "SET search_path = public, app\nCREATE TABLE IF NOT EXISTS public.schema_version (a int)\nDROP TABLE schema_version",
      at: 3,
    },
    { name: "set back", text: "SET search_path = app\nRESET search_path\nDROP TABLE schema_version", at: 3 },
    {
      name: "set to its default",
      text: "SET search_path = app\nSET search_path TO DEFAULT\nDROP TABLE schema_version",
      at: 3,
    },
    { name: "all is set back", text: "SET search_path = app\nRESET ALL\nDROP TABLE schema_version", at: 3 },
    {
      name: "set by a call",
      text: "SET search_path = app\nSELECT 1, set_config('search_path', 'public', true)\nDROP TABLE schema_version",
      at: 3,
    },
    {
      name: "set by a call that may not run",
      text: "SELECT set_config('search_path', 'app', true) FROM t\nDROP TABLE schema_version",
      at: 2,
    },
    {
      name: "set by a call beside another",
      text: "SELECT set_config('search_path', 'app', true), set_config('search_path', 'public', true)\nDROP TABLE schema_version",
      at: 2,
    },
    { name: "folded", text: "SELECT set_config('search_path', 'PUBLIC', true)\nDROP TABLE schema_version", at: 2 },
    {
      name: "set by a write",
      text: "SET search_path = app\nINSERT INTO t SELECT set_config('search_path', 'public', true)\nDROP TABLE schema_version",
      at: 3,
    },
    {
      name: "set in a function",
      text: "SET search_path = app\nSELECT go_home()\nDROP TABLE schema_version",
      at: 3,
    },
    {
      name: "set in a procedure",
      text: "SET search_path = app\nCALL go_home()\nDROP TABLE schema_version",
      at: 3,
    },
    {
      name: "set in a block",
      text: "SET search_path = app\nDO $$ BEGIN SET search_path = public; DROP TABLE schema_version; END $$",
      at: 2,
    },
    {
      name: "set before by a block",
      text: "SET search_path = app\nDO $$ BEGIN PERFORM set_config('search_path', 'public', true); END $$\nDROP TABLE schema_version",
      at: 3,
    },
    {
      name: "set by SQL that a block makes",
      text: "SET search_path = app\nDO $$ BEGIN EXECUTE format('SET search_path = %I', 'public'); END $$\nDROP TABLE schema_version",
      at: 3,
    },
    {
      name: "its own one is dropped before",
      text: "SET search_path = app, public\nCREATE TABLE schema_version (a int)\nDROP TABLE app.schema_version\nDROP TABLE schema_version",
      at: 4,
    },
    {
      name: "its own one is renamed before",
      text: "SET search_path = app, public\nCREATE TABLE schema_version (a int)\nALTER TABLE schema_version RENAME TO x\nDROP TABLE schema_version",
      at: 4,
    },
    {
      name: "a block drops it first",
      text: "SET search_path = app, public\nCREATE TABLE schema_version (a int)\nDO $$ BEGIN DROP TABLE schema_version; DROP TABLE schema_version; END $$",
      at: 3,
    },
    {
      name: "it may have been made elsewhere",
      text: "SET search_path = app, public\nCREATE TABLE IF NOT EXISTS schema_version (a int)\nDELETE FROM schema_version",
      at: 3,
    },
    {
      name: "the schema it was made for is dropped",
      text: "CREATE SCHEMA app\nDROP SCHEMA app\nSET search_path = app, public\nCREATE TABLE IF NOT EXISTS schema_version (a int)\nDELETE FROM schema_version",
      at: 5,
    },
    {
      name: "a block may have made it",
      text: "SET search_path = app, public\nDO $$ BEGIN IF x() THEN CREATE TABLE schema_version (a int); END IF; END $$\nDELETE FROM schema_version",
      at: 3,
    },
    {
      name: "the path changes behind it",
      text: "SET search_path = app, public\nCREATE TABLE schema_version (a int)\nSET search_path = other, public\nDELETE FROM schema_version",
      at: 4,
    },
    {
      name: "the tool's schema gets another name",
      text: "ALTER SCHEMA public RENAME TO app\nDROP TABLE app.schema_version",
      at: 2,
    },
    {
      name: "and in a block",
      text: "DO $$ BEGIN ALTER SCHEMA public RENAME TO app; DROP TABLE app.schema_version; END $$",
      at: 1,
    },
    {
      name: "no transaction holds the path",
      text: "SET LOCAL search_path = app\nDROP INDEX CONCURRENTLY i\nDROP TABLE schema_version",
      at: 3,
    },
    {
      name: "a temporary one may stand behind it in the path",
      text: "CREATE TEMP TABLE schema_version (a int)\nDELETE FROM schema_version",
      at: 2,
    },
  ])("is refused: $name", async ({ text, at }) => {
    expect((await refused(text)).filter((line) => line.startsWith("own-table"))).toEqual([`own-table ${at}`]);
  });

  test.each([
    "CREATE TABLE IF NOT EXISTS schema_version (version int)",
    "COMMENT ON TABLE schema_version IS 'x'",
    "CREATE INDEX IF NOT EXISTS i ON schema_version (installed_on)",
    "GRANT SELECT ON schema_version TO x",
    "SELECT * FROM schema_version",
    "INSERT INTO other SELECT * FROM schema_version",
    "CREATE VIEW v AS SELECT * FROM schema_version",
    "COPY schema_version TO '/x'",
    "SELECT 'DROP TABLE schema_version'",
    "DROP TABLE schema_versions",
    'DROP TABLE "Schema_Version"',
    "DO $$ BEGIN PERFORM count(*) FROM schema_version; END $$",
    "DROP SCHEMA schema_version_old",
    "DROP TRIGGER schema_version ON t",
  ])("%s changes nothing of the tool's", async (text) => {
    expect(await rulesOf(text)).toEqual([]);
  });

  test.each([
    [home, "for a table of your own in another schema than public, write its schema before its name"],
    [
      null,
      "for a table of your own in another schema (name the tool's with `schemas`), write its schema before its name",
    ],
  ])("is refused with what to do, with the tool's schema %s", async (at, help) => {
    const { findings } = await parseScript(scriptOf("DROP TABLE schema_version;"), new Map(), at);
    expect(findings.map((one) => one.help)).toEqual([`leave it to the tool; ${help}`]);
  });
});
