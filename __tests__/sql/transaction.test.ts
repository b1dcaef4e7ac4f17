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

  test("around the large objects of pg_dump is ignored", async () => {
    const text =
      "SELECT 1; BEGIN; SELECT pg_catalog.lo_open('1', 131072); SELECT pg_catalog.lowrite(0, '\\x00');" +
      "SELECT pg_catalog.lo_close(0); COMMIT; SELECT 2; BEGIN; SELECT lo_open('2', 1); COMMIT;";
    const { statements, findings } = await parse(text);
    expect({ kinds: new Set(statements.map(({ kind }) => kind)), findings }).toEqual({
      kinds: new Set(["SelectStmt"]),
      findings: [],
    });
    expect(await rulesOf("SELECT 1; BEGIN; SELECT lo_open('2', 1); SELECT f(); COMMIT;")).toEqual([
      "transaction-control",
      "transaction-control",
    ]);
    expect(await rulesOf("SELECT 1; BEGIN; COMMIT;")).toEqual(["transaction-control", "transaction-control"]);
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
