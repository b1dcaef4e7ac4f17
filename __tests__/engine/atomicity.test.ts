import { describe, expect, test } from "vitest";
import { eventsOf, objectsOf, statesOf, stepsOf, versionsOf } from "./observe.js";
import { withWorld } from "./world.js";

const good = { "V1__users.sql": "CREATE TABLE users (id int PRIMARY KEY);" };

describe("a migration that fails leaves nothing but its fail event", () => {
  test.each([
    { name: "at its first statement", sql: "SELECT 1/0; CREATE TABLE a (); CREATE TABLE b ();", sqlstate: "22012" },
    { name: "in the middle", sql: "CREATE TABLE a (); SELECT 1/0; CREATE TABLE b ();", sqlstate: "22012" },
    { name: "at its last statement", sql: "CREATE TABLE a (); CREATE TABLE b (); SELECT 1/0;", sqlstate: "22012" },
    {
      name: "when deferred constraints are checked",
      sql: "CREATE TABLE a (id int REFERENCES users DEFERRABLE INITIALLY DEFERRED); INSERT INTO a VALUES (7);",
      sqlstate: "23503",
    },
    {
      name: "with a syntax error in EXECUTE",
      sql: "CREATE TABLE a (); DO $$BEGIN EXECUTE 'CREATE TABEL b ()'; END$$;",
      sqlstate: "42601",
    },
    {
      name: "with an exception of its own",
      sql: "CREATE TABLE a (); DO $$BEGIN RAISE 'no'; END$$;",
      sqlstate: "P0001",
    },
    {
      name: "with a type, a function and rows behind it",
      sql: "CREATE TYPE mood AS ENUM ('ok'); CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'; INSERT INTO users VALUES (1); SELECT nothing();",
      sqlstate: "42883",
    },
  ])("$name", ({ sql, sqlstate }) =>
    withWorld({ files: { ...good, "V2__bad.sql": sql, "V3__next.sql": "CREATE TABLE c ();" } }, async ({ db, run }) => {
      const { report, environment } = await run("apply");
      expect(report).toMatchObject({ failure: "database", verdict: "failed" });
      expect(stepsOf(environment)).toEqual(["apply 1 done", "apply 2 failed", "apply 3 not-run"]);
      expect(statesOf(environment)).toBe("1:applied 2:pending 3:pending");
      expect(report.findings).toMatchObject([
        {
          rule: "statement",
          message: expect.stringContaining(`(${sqlstate})`) as string,
          state: "V2 is rolled back; default is at version 1 and consistent",
        },
      ]);
      expect(await versionsOf(db)).toEqual(["1"]);
      expect(await eventsOf(db)).toEqual(["apply 1", "fail 2"]);
      expect(await db.query("SELECT sqlstate, success FROM schema_version_log WHERE event = 'fail'")).toEqual([
        { sqlstate, success: false },
      ]);
      expect(await objectsOf(db)).toEqual(["users", "users_pkey"]);
      expect(await db.query("SELECT FROM users")).toEqual([]);
    }),
  );

  test("a callback's failure takes the migration with it, and names the callback", () =>
    withWorld({ files: { ...good, "afterEachMigrate.sql": "SELECT 1;\nSELECT 1/0;" } }, async ({ db, run }) => {
      const { report } = await run("apply");
      expect(report.findings).toMatchObject([{ file: "migrations/afterEachMigrate.sql", line: 2, column: 1 }]);
      expect(await versionsOf(db)).toEqual([]);
      expect(await objectsOf(db)).toEqual([]);
      expect(await eventsOf(db)).toEqual(["fail 1"]);
    }));

  test("a failure between the migrations leaves those before it, and says so", () =>
    withWorld(
      { files: { ...good, "afterVersioned.sql": "SELECT nothing();", "R__r.sql": "SELECT 1;" } },
      async ({ db, run }) => {
        const { report, environment } = await run("apply");
        expect(stepsOf(environment)).toEqual(["apply 1 done", "repeat r not-run"]);
        expect(report.findings).toMatchObject([
          {
            file: "migrations/afterVersioned.sql",
            line: 1,
            state: "the callback afterVersioned is rolled back; default is at version 1",
          },
        ]);
        expect(await eventsOf(db)).toEqual(["apply 1", "fail R"]);
      },
    ));
});

describe("transaction: all", () => {
  const files = {
    ...good,
    "V2__email.sql": "ALTER TABLE users ADD email text;",
    "R__names.sql": "CREATE VIEW names AS SELECT email FROM users;",
    "beforeMigrate.sql": "CREATE TABLE before_migrate ();",
    "afterMigrate.sql": "CREATE TABLE after_migrate ();",
  };

  test("commits everything together, callbacks included", () =>
    withWorld({ files }, async ({ db, run }) => {
      const { findings, environment } = await run("apply", { transaction: "all" });
      expect(findings).toEqual([]);
      expect(stepsOf(environment)).toEqual(["apply 1 done", "apply 2 done", "repeat names done"]);
      const xmins =
        "SELECT DISTINCT xmin::text FROM pg_class WHERE relname IN ('users', 'names', 'before_migrate', 'after_migrate') OR oid = 'users'::regclass";
      expect(await db.query(xmins)).toHaveLength(1);
      const rows =
        "SELECT DISTINCT xmin::text FROM (SELECT xmin FROM schema_version UNION ALL SELECT xmin FROM schema_version_log UNION ALL SELECT xmin FROM schema_version_repeatable) x";
      expect(await db.query(rows)).toEqual(await db.query(xmins));
    }));

  test.each([
    { name: "the last migration", bad: { "V3__bad.sql": "SELECT 1/0;" }, file: "V3__bad.sql", step: "apply 3 failed" },
    { name: "a repeatable", bad: { "R__zz.sql": "SELECT 1/0;" }, file: "R__zz.sql", step: "repeat zz failed" },
    { name: "the first callback", bad: { "beforeMigrate.sql": "SELECT 1/0;" }, file: "beforeMigrate.sql", step: null },
    { name: "the last callback", bad: { "afterMigrate.sql": "SELECT 1/0;" }, file: "afterMigrate.sql", step: null },
  ])("a failure in $name takes everything back, rows too", ({ bad, file, step }) =>
    withWorld({ files: { ...files, ...bad } }, async ({ db, run }) => {
      const { report, environment } = await run("apply", { transaction: "all" });
      expect(report.findings).toMatchObject([
        {
          file: `migrations/${file}`,
          line: 1,
          state: expect.stringMatching(/^all \d files are rolled back; default has no version/) as string,
        },
      ]);
      const results = stepsOf(environment);
      expect(results.filter((one) => !one.endsWith("not-run"))).toEqual(step === null ? [] : [step]);
      expect(await objectsOf(db)).toEqual([]);
      expect(await versionsOf(db)).toEqual([]);
      expect(await eventsOf(db)).toEqual([step?.startsWith("apply") === true ? "fail 3" : "fail R"]);
    }),
  );

  test("constraints that wait for the end of a file wait again in the next one", () =>
    withWorld(
      {
        files: {
          "V1__tables.sql":
            "CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (a int CONSTRAINT waits REFERENCES a DEFERRABLE INITIALLY DEFERRED, c int CONSTRAINT asks REFERENCES a DEFERRABLE); CREATE SCHEMA other; CREATE TABLE other.b (c int CONSTRAINT waits CHECK (c > 0));",
          "V2__rows.sql": "INSERT INTO b (a) VALUES (1); INSERT INTO a VALUES (1);",
          "V3__rows.sql": "INSERT INTO b (c) VALUES (2); INSERT INTO a VALUES (2);",
        },
      },
      async ({ run }) => {
        const { report, environment } = await run("apply", { transaction: "all" });
        // The other one asks at once, as it was made.
        expect(report.findings).toMatchObject([{ file: "migrations/V3__rows.sql", line: 1, column: 1 }]);
        expect(stepsOf(environment)).toEqual(["apply 1 not-run", "apply 2 not-run", "apply 3 failed"]);
      },
    ));

  test("in one file, callbacks around it change nothing for its deferred constraints", () =>
    withWorld(
      {
        files: {
          "V1__tables.sql":
            'CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (a int CONSTRAINT "Waits" REFERENCES a DEFERRABLE INITIALLY DEFERRED); INSERT INTO b (a) VALUES (1); INSERT INTO a VALUES (1);',
          "V2__rows.sql": "INSERT INTO b (a) VALUES (2); INSERT INTO a VALUES (2);",
          "beforeEachMigrate.sql": "SELECT 1;",
        },
      },
      async ({ run }) => expect((await run("apply")).findings).toEqual([]),
    ));
});

test("what a callback made before there was any file is no schema of others", () =>
  withWorld(
    { files: { "beforeMigrate.sql": "CREATE TABLE IF NOT EXISTS prepared ();" } },
    async ({ db, run, write }) => {
      expect((await run("apply")).findings).toEqual([]);
      expect(await db.query("SELECT FROM schema_version_log")).toEqual([]);
      write({ "V1__a.sql": "CREATE TABLE a ();" });
      expect((await run("apply")).findings).toEqual([]);
    },
  ));
