import { describe, expect, test } from "vitest";
import { parse, rulesOf, show } from "./scripts.js";

const nonTransactional = [
  "CREATE INDEX CONCURRENTLY i ON t (a)",
  "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON t (a)",
  "DROP INDEX CONCURRENTLY i",
  "DROP INDEX CONCURRENTLY IF EXISTS s.i",
  "REINDEX INDEX CONCURRENTLY i",
  "REINDEX (CONCURRENTLY, VERBOSE) TABLE t",
  "REINDEX (CONCURRENTLY true) TABLE t",
  "REINDEX SCHEMA s",
  "REINDEX DATABASE d",
  "REINDEX SYSTEM d",
  "VACUUM",
  "VACUUM (FULL, ANALYZE) t",
  "CLUSTER",
  "CLUSTER VERBOSE",
  "CREATE DATABASE d",
  "DROP DATABASE d",
  "ALTER DATABASE d SET TABLESPACE x",
  "CREATE TABLESPACE x LOCATION '/x'",
  "DROP TABLESPACE x",
  "ALTER SYSTEM SET work_mem = '1GB'",
  "COMMIT PREPARED 'x'",
  "ROLLBACK PREPARED 'x'",
  "CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p",
  "CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p WITH (connect = true, enabled = false)",
  "DROP SUBSCRIPTION s",
  "ALTER SUBSCRIPTION s REFRESH PUBLICATION",
  "ALTER SUBSCRIPTION s SET PUBLICATION p",
  "ALTER SUBSCRIPTION s ADD PUBLICATION p WITH (copy_data = false)",
  "ALTER SUBSCRIPTION s DROP PUBLICATION p",
  "ALTER SUBSCRIPTION s SET (failover = true)",
  "ALTER TABLE p DETACH PARTITION c CONCURRENTLY",
];

const transactional = [
  "CREATE INDEX i ON t (a)",
  "DROP INDEX i",
  "REINDEX TABLE t",
  "REINDEX (CONCURRENTLY false) TABLE t",
  "REINDEX INDEX i",
  "ANALYZE t",
  "CLUSTER t USING i",
  "ALTER DATABASE d SET work_mem = '1GB'",
  "ALTER DATABASE d OWNER TO o",
  "CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p WITH (connect = false)",
  "CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p WITH (create_slot = off)",
  "CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p WITH (connect = 0)",
  "ALTER SUBSCRIPTION s SET PUBLICATION p WITH (refresh = false)",
  "ALTER SUBSCRIPTION s DISABLE",
  "ALTER SUBSCRIPTION s SET (slot_name = NONE); DROP SUBSCRIPTION s",
  "ALTER TABLE p DETACH PARTITION c FINALIZE",
  "ALTER TABLE p DETACH PARTITION c",
  "ALTER TABLE p ATTACH PARTITION c DEFAULT",
  "ALTER TYPE e ADD VALUE 'x'",
  "REFRESH MATERIALIZED VIEW CONCURRENTLY m",
  "CREATE EXTENSION e",
  "CREATE ROLE r",
  "TRUNCATE t",
  "CALL p()",
  "DISCARD TEMP",
  "SELECT set_config('search_path', '', false)",
  "SET search_path = a",
  "DO $$ BEGIN NULL; END $$",
];

describe("whether a file runs in a transaction", () => {
  test.each(nonTransactional)("%s cannot", async (sql) => {
    const { transactional: runs, statements, findings } = await parse(sql);
    expect({ runs, needs: statements.map((one) => one.needsNoTransaction), findings }).toEqual({
      runs: false,
      needs: [true],
      findings: [],
    });
    expect(await rulesOf(sql, { directives: { transaction: true } })).toEqual(["needs-no-transaction"]);
    expect(await rulesOf(sql, { settings: { executeInTransaction: true } })).toEqual(["needs-no-transaction"]);
  });

  test.each(transactional)("%s can", async (sql) => {
    const { transactional: runs, statements, findings } = await parse(sql);
    expect({ runs, findings }).toEqual({ runs: true, findings: [] });
    expect(statements.some((one) => one.needsNoTransaction)).toBe(false);
    expect((await parse(sql, { directives: { transaction: false } })).transactional).toBe(false);
  });

  test("settings and guards may stand beside what cannot", async () => {
    const text =
      "SET lock_timeout = 0; SELECT set_config('a.b', 'c', false), pg_catalog.set_config('d.e', 'f', false); SHOW work_mem;" +
      "DO $$ BEGIN NULL; END $$; CREATE INDEX CONCURRENTLY i ON t (a); RESET lock_timeout;";
    const { transactional: runs, statements, findings } = await parse(text);
    expect({ runs, findings }).toEqual({ runs: false, findings: [] });
    expect(statements.map(({ role }) => role)).toEqual(["setting", "setting", "setting", "guard", "work", "setting"]);
  });

  test.each([
    "SELECT 1",
    "SELECT set_config('a.b', x, false) FROM t",
    "SELECT set_config('a.b', 'c', false), f()",
    "CREATE TABLE a ()",
  ])("%s may not", async (other) => {
    const text = `${other};\nCREATE INDEX CONCURRENTLY i ON t (a);`;
    expect(show(await parse(text))).toEqual([
      `mixed-transaction 2:1 \`CREATE INDEX CONCURRENTLY i ON t (a)\` cannot run in a transaction, \`${other}\` in the same file can`,
    ]);
    const alone = await parse(text, { directives: { transaction: false } });
    expect({ runs: alone.transactional, findings: alone.findings }).toEqual({ runs: false, findings: [] });
    expect(await rulesOf(text, { settings: { executeInTransaction: false } })).toEqual([]);
  });
});

describe("transaction control", () => {
  test.each([
    "BEGIN; CREATE TABLE a (); COMMIT;",
    "-- head\nbegin transaction;\nCREATE TABLE a ();\nend work",
    "START TRANSACTION; CREATE TABLE a (); COMMIT",
    "BEGIN; COMMIT;",
  ])("around the whole file is ignored: %j", async (text) => {
    const { statements, sql, transactional: runs, findings } = await parse(text);
    expect({ runs, findings }).toEqual({ runs: true, findings: [] });
    expect(statements.map(({ kind }) => kind)).toEqual(text.includes("CREATE") ? ["CreateStmt"] : []);
    expect(sql).not.toMatch(/\b(?:begin|start|commit|end)\b/i);
  });

  test.each([
    {
      text: "CREATE TABLE a ();\nCOMMIT;",
      expected: ["transaction-control 2:1 `COMMIT` in a file that runs in a transaction"],
    },
    {
      text: "BEGIN;\nCREATE TABLE a ();",
      expected: ["transaction-control 1:1 `BEGIN` in a file that runs in a transaction"],
    },
    {
      text: "BEGIN;\nCREATE TABLE a ();\nROLLBACK;",
      expected: [
        "transaction-control 1:1 `BEGIN` in a file that runs in a transaction",
        "transaction-control 3:1 `ROLLBACK` in a file that runs in a transaction",
      ],
    },
    {
      text: "BEGIN;\nSAVEPOINT a;\nRELEASE a;\nCOMMIT;",
      expected: [
        "transaction-control 2:1 `SAVEPOINT a` in a file that runs in a transaction",
        "transaction-control 3:1 `RELEASE a` in a file that runs in a transaction",
      ],
    },
    {
      text: "BEGIN;\nSELECT 1;\nCOMMIT;\nBEGIN;\nSELECT 2;\nCOMMIT;",
      expected: [
        "transaction-control 3:1 `COMMIT` in a file that runs in a transaction",
        "transaction-control 4:1 `BEGIN` in a file that runs in a transaction",
      ],
    },
    {
      text: "SET a.b = 1;\nBEGIN;\nSELECT 1;\nCOMMIT;",
      expected: [
        "transaction-control 2:1 `BEGIN` in a file that runs in a transaction",
        "transaction-control 4:1 `COMMIT` in a file that runs in a transaction",
      ],
    },
    {
      text: "BEGIN ISOLATION LEVEL SERIALIZABLE;\nSELECT 1;\nCOMMIT;",
      expected: [
        "transaction-control 1:1 `BEGIN ISOLATION LEVEL SERIALIZABLE` in a file that runs in a transaction",
        "transaction-control 3:1 `COMMIT` in a file that runs in a transaction",
      ],
    },
    {
      text: "SELECT 1;\nPREPARE TRANSACTION 'x';",
      expected: ["transaction-control 2:1 `PREPARE TRANSACTION 'x'` in a file that runs in a transaction"],
    },
    {
      text: "SET TRANSACTION READ ONLY;\nSELECT 1;",
      expected: ["transaction-control 1:1 `SET TRANSACTION READ ONLY` in a file that runs in a transaction"],
    },
    {
      text: "BEGIN;\nCREATE INDEX CONCURRENTLY i ON t (a);\nCOMMIT;",
      expected: [
        "transaction-control 1:1 `BEGIN` in a file without a transaction",
        "transaction-control 3:1 `COMMIT` in a file without a transaction",
      ],
    },
    {
      text: "DO $$ BEGIN UPDATE t SET a = 1; COMMIT; END $$;",
      expected: ["transaction-control 1:1 COMMIT or ROLLBACK in a DO block in a file that runs in a transaction"],
    },
  ])("elsewhere is an error: $text", async ({ text, expected }) => {
    expect(show(await parse(text))).toEqual(expected);
  });

  test.each([
    "DO $$ BEGIN UPDATE t SET a = 1; COMMIT; END $$;",
    "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY",
  ])("%s is fine in a file without a transaction", async (text) => {
    expect(await rulesOf(text, { directives: { transaction: false } })).toEqual([]);
  });

  test.each([
    "DO $$ BEGIN RAISE NOTICE 'commit'; END $$",
    "DO $$ BEGIN -- commit;\n NULL; END $$",
    "CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$",
  ])("%s controls nothing", async (text) => {
    expect(await rulesOf(text)).toEqual([]);
  });
});

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
