import { describe, expect, test } from "vitest";
import { eventsOf, objectsOf, stepsOf, versionsOf } from "./observe.js";
import { withWorld } from "./world.js";

const undo = { "on-failure": "undo" };
const before = { "V1__before.sql": "CREATE TABLE before ();", "U1__before.sql": "DROP TABLE before;" };
const files = {
  "V2__a.sql": "CREATE TABLE a (id int);",
  "U2__a.sql": "DROP TABLE a;",
  "V3__b.sql": "ALTER TABLE a ADD COLUMN b int;",
  "U3__b.sql": "ALTER TABLE a DROP COLUMN b;",
  "V4__bad.sql": "SELECT nothing;",
};

describe("on-failure: undo", () => {
  test("takes back what this run applied, newest first, and nothing of earlier runs", () =>
    withWorld({ files: before }, async ({ db, run, write }) => {
      await run("apply", undo);
      write(files);
      const { findings, report, environment } = await run("apply", undo);
      expect(findings).toEqual([expect.stringMatching(/^statement: column "nothing" does not exist/)]);
      expect(report.failure).toBe("database");
      expect(stepsOf(environment)).toEqual(["apply 2 not-run", "apply 3 not-run", "apply 4 failed"]);
      expect(await eventsOf(db)).toEqual(["apply 1", "apply 2", "apply 3", "fail 4", "undo 3", "undo 2"]);
      expect(await versionsOf(db)).toEqual(["1"]);
      expect(await objectsOf(db)).toEqual(["before"]);
      write({ "V4__bad.sql": "SELECT 1;" });
      expect((await run("apply", undo)).findings).toEqual([]);
    }));

  test("leaves what would destroy a row, and what is below it", () =>
    withWorld(
      {
        files: {
          ...files,
          "V3__b.sql": "CREATE TABLE nothing_in_it (); ALTER TABLE a ADD COLUMN b int; INSERT INTO a VALUES (1, 2);",
          "U3__b.sql": "DROP TABLE nothing_in_it; ALTER TABLE a DROP COLUMN b;",
        },
      },
      async ({ db, run }) => {
        const { findings } = await run("apply", undo);
        expect(findings).toEqual([
          expect.stringMatching(/^statement/),
          "undo-not-run: version 3 stays applied: its undo script would destroy rows",
        ]);
        expect(await versionsOf(db)).toEqual(["2", "3"]);
        expect(await db.query("SELECT * FROM a")).toEqual([{ id: 1, b: 2 }]);
      },
    ));

  test("takes a column back that holds nothing, and leaves a schema whose tables hold rows", () =>
    withWorld(
      {
        files: {
          "V1__a.sql": "CREATE TABLE a AS SELECT 1 AS id;",
          "V2__s.sql": "CREATE SCHEMA s; CREATE TABLE s.first (); CREATE TABLE s.second AS SELECT 1 AS id;",
          "U2__s.sql": "DROP SCHEMA s CASCADE;",
          "V3__b.sql": "ALTER TABLE a ADD COLUMN b int;",
          "U3__b.sql": "ALTER TABLE a DROP COLUMN b;",
          "V4__bad.sql": "SELECT nothing;",
        },
      },
      async ({ db, run }) => {
        expect((await run("apply", undo)).findings).toContain(
          "undo-not-run: version 2 stays applied: its undo script would destroy rows",
        );
        expect(await versionsOf(db)).toEqual(["1", "2"]);
      },
    ));

  test("takes versions back alone where a repeatable fails behind them and another one", () =>
    withWorld({ files: before }, async ({ db, run, write }) => {
      write({ "R__a.sql": "CREATE OR REPLACE VIEW v AS SELECT 1 AS one;", "R__b.sql": "SELECT nothing;" });
      const { environment } = await run("apply", undo);
      expect(stepsOf(environment)).toEqual(["apply 1 not-run", "repeat a done", "repeat b failed"]);
      expect(await eventsOf(db)).toEqual(["apply 1", "apply R", "fail R", "undo 1"]);
    }));

  test("leaves a version without an undo script", () =>
    withWorld({ files: { ...files, "V3__b.sql": "SELECT 1;" } }, async ({ db, run, remove }) => {
      remove("U3__b.sql");
      expect((await run("apply", undo)).findings).toContain(
        "undo-not-run: version 3 stays applied: it has no undo script",
      );
      expect(await versionsOf(db)).toEqual(["2", "3"]);
    }));

  test("an undo script that fails is told, and what it meant to undo stays", () =>
    withWorld({ files: { ...files, "U3__b.sql": "SELECT 1/0;" } }, async ({ db, run }) => {
      const { report } = await run("apply", undo);
      expect(report.findings.map(({ rule, file }) => `${rule} ${file ?? ""}`)).toEqual([
        "statement migrations/U3__b.sql",
        "statement migrations/V4__bad.sql",
      ]);
      expect(await versionsOf(db)).toEqual(["2", "3"]);
      expect(await eventsOf(db)).toEqual(["apply 2", "apply 3", "fail 4", "fail 3"]);
    }));

  test("what cannot be looked at is not undone, although nothing may be in it", () =>
    withWorld(
      {
        files: {
          // A wrapper without a handler reads no row.
          "V1__a.sql": `CREATE FOREIGN DATA WRAPPER nowhere; CREATE SERVER nowhere FOREIGN DATA WRAPPER nowhere;
            CREATE TABLE a (id int) PARTITION BY LIST (id); CREATE FOREIGN TABLE a_rest PARTITION OF a DEFAULT SERVER nowhere;`,
          "U1__a.sql": "DROP TABLE a; DROP SERVER nowhere; DROP FOREIGN DATA WRAPPER nowhere;",
          "V2__bad.sql": "SELECT nothing;",
        },
      },
      async ({ db, run }) => {
        expect((await run("apply", undo)).findings).toContain(
          "undo-not-run: version 1 stays applied: its undo script would destroy rows",
        );
        expect(await versionsOf(db)).toEqual(["1"]);
      },
    ));

  test("an undo script that cannot be read blocks before anything runs; stop, the default, leaves all that was applied", () =>
    withWorld({ files: { ...files, "U3__b.sql": "ALTER TABLE a DROP;" } }, async ({ db, run }) => {
      expect((await run("apply", undo)).findings).toEqual([expect.stringMatching(/^syntax: /)]);
      await run("apply");
      expect(await versionsOf(db)).toEqual(["2", "3"]);
    }));
});

describe("callbacks", () => {
  const events = [
    "beforeValidate",
    "afterValidate",
    "beforeMigrate",
    "beforeEachMigrate",
    "afterEachMigrate",
    "afterVersioned",
    "beforeRepeatables",
    "afterMigrate",
    "afterMigrateError",
  ];
  const callbacks = Object.fromEntries(events.map((event) => [`${event}.sql`, `INSERT INTO ran VALUES ('${event}');`]));
  const ran = "SELECT string_agg(what, ' ' ORDER BY ctid) AS what FROM ran";

  test("run in Flyway's order, in description order within an event, and also when nothing is pending", () =>
    withWorld(
      {
        files: {
          ...callbacks,
          "beforeMigrate__b.sql": "INSERT INTO ran VALUES ('b');",
          "V1__x.sql": "INSERT INTO ran VALUES ('V1');",
          "R__r.sql": "INSERT INTO ran VALUES ('R');",
        },
      },
      async ({ db, run }) => {
        await db.query("CREATE TABLE ran (what text)");
        expect((await run("apply", { "existing-schema": "allow" })).findings).toEqual([]);
        expect(await db.query(ran)).toEqual([
          {
            what: "beforeValidate afterValidate beforeMigrate b beforeEachMigrate V1 afterEachMigrate afterVersioned beforeRepeatables beforeEachMigrate R afterEachMigrate afterMigrate",
          },
        ]);
        await db.query("TRUNCATE ran");
        await run("apply");
        expect(await db.query(ran)).toEqual([
          { what: "beforeValidate afterValidate beforeMigrate b afterVersioned beforeRepeatables afterMigrate" },
        ]);
        await db.query("TRUNCATE ran");
        for (const command of ["check", "status", "history"]) await run(command);
        expect(await db.query(ran)).toEqual([{ what: null }]);
      },
    ));

  test("afterMigrateError runs after a failure, before what on-failure undoes; its own failure is told", () =>
    withWorld(
      { files: { ...files, "afterMigrateError.sql": "INSERT INTO ran SELECT count(*)::text FROM schema_version;" } },
      async ({ db, run, write }) => {
        await db.query("CREATE TABLE ran (what text)");
        await run("apply", { ...undo, "existing-schema": "allow" });
        expect(await db.query(ran)).toEqual([{ what: "2" }]);
        expect(await versionsOf(db)).toEqual([]);
        write({ "afterMigrateError.sql": "DROP TABLE nowhere;" });
        const { report } = await run("apply", undo);
        expect(report.findings.map(({ file }) => file)).toEqual([
          "migrations/afterMigrateError.sql",
          "migrations/V4__bad.sql",
        ]);
        expect(await versionsOf(db)).toEqual([]);
      },
    ));

  test("afterMigrateError does not run where all went well", () =>
    withWorld({ files: { "V1__x.sql": "CREATE TABLE x ();", "afterMigrateError.sql": "DROP TABLE x;" } }, (world) =>
      world.run("apply").then(async ({ findings }) => {
        expect({ findings, objects: await objectsOf(world.db) }).toEqual({ findings: [], objects: ["x"] });
      }),
    ));

  test("a failure before the first migration leaves all of them", () =>
    withWorld(
      { files: { "V1__x.sql": "CREATE TABLE x ();", "beforeMigrate.sql": "SELECT 1/0;" } },
      async ({ db, run }) => {
        expect(stepsOf((await run("apply")).environment)).toEqual(["apply 1 not-run"]);
        expect(await objectsOf(db)).toEqual([]);
        expect(await eventsOf(db)).toEqual(["fail R"]);
        expect(await db.query("SELECT script_name FROM schema_version_log")).toEqual([
          { script_name: "beforeMigrate.sql" },
        ]);
      },
    ));
});

test.each([{ inputs: {} }, { inputs: { "on-failure": "stop" } }])(
  "nothing is undone unless that is asked for: $inputs",
  ({ inputs }) =>
    withWorld(
      {
        files: {
          "V1__a.sql": "CREATE TABLE a ();",
          "U1__a.sql": "DROP TABLE a;",
          "V2__b.sql": "SELECT 1/0;",
          "U2__b.sql": "SELECT 1;",
        },
      },
      async ({ db, run }) => {
        const { environment, findings } = await run("apply", inputs);
        expect(findings).toEqual(["statement: division by zero (22012)"]);
        expect(stepsOf(environment)).toEqual(["apply 1 done", "apply 2 failed"]);
        expect(await db.query("SELECT event, version, success, sqlstate FROM schema_version_log ORDER BY id")).toEqual([
          { event: "apply", version: "1", success: true, sqlstate: null },
          { event: "fail", version: "2", success: false, sqlstate: "22012" },
        ]);
        expect(await versionsOf(db)).toEqual(["1"]);
      },
    ),
);
