import { describe, expect, test } from "vitest";
import { eventsOf, statesOf, stepsOf, versionsOf } from "./observe.js";
import { withWorld } from "./world.js";

const partitioned = `CREATE TABLE p (id int) PARTITION BY LIST (id); CREATE TABLE part PARTITION OF p FOR VALUES IN (1);
  CREATE TABLE other PARTITION OF p FOR VALUES IN (2);`;
const users = { "V1__users.sql": "CREATE TABLE users (id int, email text);" };

describe("a file without a transaction", () => {
  test.each([
    { name: "CREATE INDEX CONCURRENTLY", sql: "CREATE INDEX CONCURRENTLY i ON users (id);" },
    { name: "REINDEX CONCURRENTLY", sql: "REINDEX TABLE CONCURRENTLY users;" },
    { name: "VACUUM", sql: "VACUUM (FULL, ANALYZE) users;" },
    {
      name: "a setting, which holds to the end, and a guard beside it",
      sql: "SET search_path = nowhere;\nDO $$BEGIN IF to_regclass('users') IS NOT NULL THEN RAISE 'unset'; END IF; END$$;\nVACUUM public.users;",
    },
    {
      name: "ALTER SYSTEM",
      sql: "ALTER SYSTEM SET log_min_duration_statement = -1; ALTER SYSTEM RESET log_min_duration_statement;",
    },
    {
      name: "a directive over what could run in one",
      sql: "-- schema-version: transaction=false\nCREATE TYPE mood AS ENUM ('ok');\nALTER TYPE mood ADD VALUE 'sad';\nCREATE TABLE m (m mood DEFAULT 'sad');",
    },
    {
      name: "a procedure that commits",
      sql: "-- schema-version: transaction=false\nDO $$BEGIN FOR i IN 1..3 LOOP INSERT INTO users VALUES (i); COMMIT; END LOOP; END$$;",
    },
    {
      name: "COPY data",
      sql: "-- schema-version: transaction=false\nCOPY users FROM stdin;\n1\ta\n2\tb\n\\.\nVACUUM users;\nDO $$BEGIN ASSERT (SELECT count(*) = 2 FROM users); END$$;",
    },
  ])("runs: $name", ({ sql }) =>
    withWorld({ files: { ...users, "V2__alone.sql": sql } }, async ({ db, run }) => {
      const { findings, environment } = await run("apply");
      expect(findings).toEqual([]);
      expect(environment.steps.map(({ transactional }) => transactional)).toEqual([true, false]);
      expect(await versionsOf(db)).toEqual(["1", "2"]);
      expect((await eventsOf(db)).at(-1)).toBe("apply 2");
      expect((await run("apply")).environment.steps).toEqual([]);
    }),
  );

  test("a label of an enum, added and used in one migration, needs a transaction of its own", () =>
    withWorld(
      {
        files: {
          "V1__mood.sql": "CREATE TYPE mood AS ENUM ('ok');",
          "V2__sad.sql": "ALTER TYPE mood ADD VALUE 'sad';\nSELECT 'sad'::mood;",
        },
      },
      async ({ run }) => {
        const { report } = await run("apply");
        expect(report.findings).toMatchObject([{ line: 2, message: expect.stringContaining("(55P04)") as string }]);
      },
    ));

  test("its row is there before its first statement, not yet true, and each statement has its start event", () =>
    withWorld(
      {
        files: {
          ...users,
          "V2__alone.sql":
            "-- schema-version: transaction=false\nCREATE TABLE seen AS SELECT success FROM schema_version WHERE version = '2';\n\nINSERT INTO seen SELECT success FROM schema_version WHERE version = '2';\nVACUUM users;",
        },
      },
      async ({ db, run }) => {
        const started = performance.now();
        const { environment, findings } = await run("apply");
        expect(findings).toEqual([]);
        expect(environment.steps[1]?.executionMs).toBeLessThan(performance.now() - started);
        expect(await db.query("SELECT success FROM seen")).toEqual([{ success: false }, { success: false }]);
        const events = await db.query(
          "SELECT event, success, message, detail::json->'statement' AS statement FROM schema_version_log WHERE version = '2' ORDER BY id",
        );
        expect(events).toEqual([
          { event: "start", success: false, message: "statement 1, line 2", statement: 1 },
          { event: "start", success: false, message: "statement 2, line 4", statement: 2 },
          { event: "start", success: false, message: "statement 3, line 5", statement: 3 },
          { event: "apply", success: true, message: null, statement: null },
        ]);
      },
    ));

  test("a failure in its second statement says what stays, and the next apply runs the whole file again", () =>
    withWorld(
      {
        files: {
          ...users,
          "V2__alone.sql":
            "-- schema-version: transaction=false\nCREATE TABLE IF NOT EXISTS kept ();\nALTER TABLE later ADD COLUMN IF NOT EXISTS x int;\nCREATE TABLE IF NOT EXISTS last ();",
          "V3__next.sql": "CREATE TABLE next ();",
        },
      },
      async ({ db, run }) => {
        const first = await run("apply");
        expect(stepsOf(first.environment)).toEqual(["apply 1 done", "apply 2 failed", "apply 3 not-run"]);
        expect(statesOf(first.environment)).toBe("1:applied 2:failed 3:pending");
        expect(first.report.findings).toMatchObject([
          {
            rule: "statement",
            line: 3,
            state:
              "V2 did not finish and cannot be rolled back: what its statements before did stays; otherwise default is at version 1",
          },
        ]);
        expect(first.report.findings[0]).not.toHaveProperty("hint");
        expect(await eventsOf(db)).toEqual(["apply 1", "start 2", "start 2", "fail 2"]);
        expect(await versionsOf(db)).toEqual(["1", "2!"]);

        const between = await run("status");
        expect(between.findings).toEqual(["failed: version 2 did not finish; apply runs the whole file again"]);

        // Told as long as it has not.
        expect((await run("apply")).findings).toContain(between.findings[0]);

        await db.query("CREATE TABLE later ()");
        const second = await run("apply");
        expect(second.findings).toEqual([
          "drift: 1 object is not as the last deploy left it: table public.later is unexpected",
        ]);
        expect(stepsOf(second.environment)).toEqual(["apply 2 done", "apply 3 done"]);
        expect(await versionsOf(db)).toEqual(["1", "2", "3"]);
        expect((await eventsOf(db)).slice(-5)).toEqual(["start 2", "start 2", "start 2", "apply 2", "apply 3"]);
        // The recovery point of a file is behind the one before it.
        const behind =
          await db.query(`SELECT b.wal_position::pg_lsn > a.wal_position::pg_lsn AND b.wal_at > a.wal_at AS behind
          FROM schema_version_log a, schema_version_log b WHERE a.event = 'apply' AND a.version = '2' AND b.version = '3'`);
        expect(behind).toEqual([{ behind: true }]);
      },
    ));

  test.each([
    { name: "waits beyond lock-timeout", head: "", findings: [] },
    { name: "unless its file directs one", head: "-- schema-version: lock-timeout=100ms\n", findings: null },
  ])("an index build $name", ({ head, findings }) =>
    withWorld({ files: users }, async ({ db, run, write }) => {
      await run("apply");
      const reader = await db.connect();
      await reader.query("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT FROM users");
      write({ "V2__i.sql": `${head}CREATE INDEX CONCURRENTLY i ON users (id);` });
      // Long enough after its start that the run's own limit would have ended it.
      const onLog = (line: string): void => {
        if (findings === null ? line.includes("55P03") : line === "V2 i")
          setTimeout(() => void reader.query("COMMIT"), findings === null ? 0 : 700);
      };
      const { environment } = await run("apply", { "lock-timeout": "100ms" }, { onLog });
      const retries = environment.steps[0]?.retries.map(({ sqlstate }) => sqlstate) ?? [];
      expect(stepsOf(environment)).toEqual(["apply 2 done"]);
      if (findings === null) expect(retries).toContain("55P03");
      else expect(retries).toEqual(findings);
    }),
  );

  test("a detach that was cut halfway is brought to its end; one that is refused for something else is not", () =>
    withWorld({ files: { "V1__p.sql": partitioned } }, async ({ db, run, write }) => {
      await run("apply");
      const reader = await db.connect();
      await reader.query("BEGIN; SELECT FROM part");
      const cut = await db.connect();
      await cut.query("SET statement_timeout = '100ms'");
      await expect(cut.query("ALTER TABLE p DETACH PARTITION part CONCURRENTLY")).rejects.toThrow("statement timeout");
      await reader.query("COMMIT");
      write({ "V2__d.sql": "alter table p detach partition part\n concurrently;" });
      expect(stepsOf((await run("apply")).environment)).toEqual(["apply 2 done"]);
      expect(await db.query("SELECT FROM pg_inherits WHERE inhrelid = 'part'::regclass")).toEqual([]);
      write({ "V3__d.sql": "ALTER TABLE p DETACH PARTITION other CONCURRENTLY;" });
      await db.query("CREATE TABLE rest PARTITION OF p DEFAULT");
      expect((await run("apply")).findings[0]).toContain("when a default partition exists (55000)");
    }));

  test("callbacks around each file have transactions of their own there", () =>
    withWorld(
      {
        files: {
          "beforeEachMigrate.sql":
            "CREATE TABLE IF NOT EXISTS before_each (n int); INSERT INTO before_each VALUES (1);",
          "V1__alone.sql": "VACUUM before_each;",
          "afterEachMigrate.sql": "CREATE TABLE after_each AS SELECT success FROM schema_version;",
        },
      },
      async ({ db, run }) => {
        expect((await run("apply")).findings).toEqual([]);
        expect(await db.query("SELECT success FROM after_each")).toEqual([{ success: true }]);
      },
    ));

  test("a repeatable without a transaction that failed is run again", () =>
    withWorld({ files: { ...users, "R__maintain.sql": "VACUUM users;\nVACUUM later;" } }, async ({ db, run }) => {
      expect(stepsOf((await run("apply")).environment)).toEqual(["apply 1 done", "repeat maintain failed"]);
      await db.query("CREATE TABLE later ()");
      expect(stepsOf((await run("apply")).environment)).toEqual(["repeat maintain done"]);
      expect((await run("apply")).environment.steps).toEqual([]);
    }));
});

test("a file whose own SET fails is told so, though its indexes were looked for with it first", () =>
  withWorld(
    {
      files: {
        "V1__users.sql": "CREATE TABLE users (id int);",
        "V2__index.sql": "SET ROLE nobody_of_that_name;\nCREATE INDEX CONCURRENTLY i ON users (id);",
      },
    },
    async ({ db, run, write }) => {
      expect((await run("apply")).report.findings).toMatchObject([
        { message: 'role "***" does not exist (22023)', file: "migrations/V2__index.sql", line: 1 },
      ]);
      expect(await eventsOf(db)).toEqual(["apply 1", "start 2", "fail 2"]);
      write({ "V2__index.sql": "CREATE INDEX CONCURRENTLY i ON users (id);" });
      await run("repair", { "target-version": "2", reason: "no such role" });
      expect((await run("apply")).findings).toEqual([]);
    },
  ));
