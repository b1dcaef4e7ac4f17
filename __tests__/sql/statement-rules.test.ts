import { describe, expect, test } from "vitest";
import { parse, rulesOf, show } from "./scripts.js";

describe("settings that are the tool's", () => {
  test.each([
    "SET standard_conforming_strings = off",
    "SET LOCAL standard_conforming_strings TO 'off'",
    "SET Standard_Conforming_Strings = 0",
    "RESET standard_conforming_strings",
    "SET standard_conforming_strings TO DEFAULT",
    "SELECT set_config('standard_conforming_strings', 'off', false)",
    "SELECT 1, (SELECT pg_catalog.set_config('Standard_Conforming_Strings', x, false) FROM t)",
    "SET client_encoding = 'LATIN1'",
    "SET NAMES 'latin1'",
    "SELECT set_config('client_encoding', 'SQL_ASCII', false)",
    "DISCARD ALL",
    "SELECT pg_advisory_unlock_all()",
    "SELECT * FROM pg_catalog.pg_advisory_unlock_all()",
  ])("%s", async (text) => {
    expect(await rulesOf(`${text};`)).toEqual(["session-setting"]);
  });

  test.each([
    "SET standard_conforming_strings = on",
    "SELECT pg_catalog.set_config('standard_conforming_strings', 'on', false)",
    "SET client_encoding = 'UTF8'",
    "SET client_encoding TO 'utf-8'",
    "SET search_path = x",
    "RESET ALL",
    "SET ROLE app",
    "SELECT 'set_config(standard_conforming_strings, off)'",
  ])("%s is nobody's business", async (text) => {
    expect(await rulesOf(`${text};`)).toEqual([]);
  });
});

describe("the tool's own tables", () => {
  test.each([
    "DROP TABLE schema_version",
    "DROP TABLE IF EXISTS a, public.schema_version_log CASCADE",
    "ALTER TABLE schema_version ADD COLUMN x int",
    'ALTER TABLE "schema_version" RENAME TO y',
    "ALTER TABLE schema_version RENAME COLUMN version TO v",
    "ALTER TABLE schema_version SET SCHEMA y",
    "ALTER TABLE shop.schema_version OWNER TO y",
    "TRUNCATE a, schema_version_repeatable",
    "INSERT INTO schema_version VALUES (1)",
    "UPDATE schema_version SET success = true",
    "DELETE FROM ONLY shop.schema_version_snapshot",
    "MERGE INTO schema_version USING x ON true WHEN MATCHED THEN DELETE",
    "WITH gone AS (DELETE FROM schema_version RETURNING *) SELECT * FROM gone",
    "COPY schema_version FROM '/x'",
    "DROP TRIGGER x ON schema_version_log",
    "CREATE TRIGGER x BEFORE INSERT ON schema_version EXECUTE FUNCTION f()",
    "CREATE RULE r AS ON INSERT TO schema_version DO NOTHING",
    "CREATE POLICY p ON schema_version",
    "CREATE TABLE schema_version (version int)",
    "CREATE TABLE schema_version AS SELECT 1",
    "SELECT 1 AS a INTO schema_version",
    "DO $$ BEGIN IF true THEN DELETE FROM schema_version; END IF; END $$",
    "DO $$ BEGIN EXECUTE 'DROP TABLE schema_version'; END $$",
  ])("%s is refused", async (text) => {
    expect(await rulesOf(text)).toEqual(["own-table"]);
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
  ])("%s is fine", async (text) => {
    expect(await rulesOf(text)).toEqual([]);
  });
});

describe("COPY and indexes", () => {
  test.each([
    ["COPY t FROM stdin;", ["copy-data 1:1 the data of COPY … FROM stdin does not end"]],
    ["SELECT 1;\nCOPY t FROM stdin;\n1\n", ["copy-data 2:1 the data of COPY … FROM stdin does not end"]],
    ["COPY t FROM stdin; SELECT 1;\n1\n\\.\n", ["copy-data 1:1 there is text behind COPY … FROM stdin on its line"]],
    ["COPY t TO stdout;", ["copy-data 1:1 COPY … TO stdout has nowhere to write to"]],
    ["COPY (SELECT 1) TO stdout;", ["copy-data 1:1 COPY … TO stdout has nowhere to write to"]],
    ["CREATE INDEX CONCURRENTLY ON t (a);", ["unnamed-index 1:1 CREATE INDEX CONCURRENTLY gives its index no name"]],
  ])("%j", async (text, expected) => {
    expect(show(await parse(text))).toEqual(expected);
  });

  test.each([
    "COPY t FROM '/x'",
    "COPY t TO '/x'",
    "COPY t FROM PROGRAM 'x'",
    "COPY t TO PROGRAM 'x'",
    "CREATE INDEX ON t (a)",
  ])("%s is fine", async (text) => {
    expect(await rulesOf(text)).toEqual([]);
  });
});
