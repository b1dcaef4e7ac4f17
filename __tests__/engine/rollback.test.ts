import { describe, expect, test } from "vitest";
import { eventsOf, objectsOf, stepsOf, versionsOf } from "./observe.js";
import { withWorld } from "./world.js";

const three = {
  "V1__a.sql": "CREATE TABLE a ();",
  "U1__a.sql": "DROP TABLE a;",
  "V2__b.sql": "CREATE TABLE b ();",
  "U2__b.sql": "DROP TABLE b;",
  "V3__c.sql": "CREATE TABLE c ();",
  "U3__c.sql": "DROP TABLE c;",
};
const confirmed = { confirm: "default" };

describe("what a rollback takes back", () => {
  test.each([
    { name: "down to a version, which stays", inputs: { "target-version": "1" }, undone: ["3", "2"], left: ["1"] },
    {
      name: "down to a version in another spelling",
      inputs: { "target-version": "01.0" },
      undone: ["3", "2"],
      left: ["1"],
    },
    { name: "everything with 0", inputs: { "target-version": "0" }, undone: ["3", "2", "1"], left: [] },
    { name: "a number of steps", inputs: { steps: "2" }, undone: ["3", "2"], left: ["1"] },
    { name: "more steps than there are", inputs: { steps: "9" }, undone: ["3", "2", "1"], left: [] },
    { name: "nothing above the highest", inputs: { "target-version": "3" }, undone: [], left: ["1", "2", "3"] },
  ])("$name", ({ inputs, undone, left }) =>
    withWorld({ files: three }, async ({ db, run }) => {
      await run("apply");
      const { findings, environment } = await run("rollback", { ...inputs, ...confirmed });
      expect(findings).toEqual([]);
      expect(stepsOf(environment)).toEqual(undone.map((version) => `undo ${version} done`));
      expect(await versionsOf(db)).toEqual(left);
      expect(await objectsOf(db)).toEqual(["a", "b", "c"].slice(0, left.length));
      // The log keeps both.
      expect(await eventsOf(db)).toEqual([
        "apply 1",
        "apply 2",
        "apply 3",
        ...undone.map((version) => `undo ${version}`),
      ]);
      expect(environment.currentVersion).toBe(left.at(-1) ?? null);
      await run("apply");
      expect(await versionsOf(db)).toEqual(["1", "2", "3"]);
    }),
  );

  test("a version below that was applied last is the newest: by the log's order, not by its number", () =>
    withWorld({ files: three }, async ({ db, run, write, remove }) => {
      remove("V2__b.sql", "U2__b.sql");
      await run("apply");
      write(three);
      await run("apply", { "out-of-order": "allow" });
      // A clock that was set back in between does not matter.
      await db.query("UPDATE schema_version SET installed_on = '2020-01-01' WHERE version = '2'");
      expect(stepsOf((await run("rollback", { steps: "1", ...confirmed })).environment)).toEqual(["undo 2 done"]);
      expect(await versionsOf(db)).toEqual(["1", "3"]);
    }));

  test("what one run applied", () =>
    withWorld({ files: three }, async ({ db, run, write, remove }) => {
      remove("V3__c.sql", "U3__c.sql");
      await run("apply", {}, { recorder: { runId: "1" } });
      write(three);
      await run("apply", {}, { recorder: { runId: "2" } });
      const refused = await run("rollback", { "run-id": "1", ...confirmed });
      expect(refused.findings).toEqual(["newer-versions: newer versions of other runs stand above run 1: 3"]);
      expect(await versionsOf(db)).toEqual(["1", "2", "3"]);
      expect(stepsOf((await run("rollback", { "run-id": "2", ...confirmed })).environment)).toEqual(["undo 3 done"]);
      expect((await run("rollback", { "run-id": "2", ...confirmed })).findings).toEqual([
        "unknown-version: run 2 applied nothing that is still applied",
      ]);
      expect(stepsOf((await run("rollback", { "run-id": "1", ...confirmed })).environment)).toEqual([
        "undo 2 done",
        "undo 1 done",
      ]);
      expect(await versionsOf(db)).toEqual([]);
    }));

  test("the plan tells who applied what, when, and in which run", () =>
    withWorld({ files: three }, async ({ run }) => {
      await run("apply");
      const { environment } = await run("rollback", { steps: "1", "dry-run": "true" });
      expect(environment.steps).toMatchObject([
        {
          kind: "undo",
          version: "3",
          script: "U3__c.sql",
          sql: "DROP TABLE c;",
          installedBy: "dana",
          installedOn: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
          runUrl: "https://github.com/acme/shop/actions/runs/77",
        },
      ]);
    }));
});

describe("repeatables", () => {
  test("run again after a rollback, which may have dropped what they made; rollback itself runs none", () =>
    withWorld(
      {
        files: {
          ...three,
          "R__v.sql": "CREATE OR REPLACE VIEW v AS SELECT 1 AS one;",
          "U3__c.sql": "DROP VIEW v; DROP TABLE c;",
        },
      },
      async ({ db, run }) => {
        await run("apply");
        const rolled = await run("rollback", { steps: "1", ...confirmed });
        expect(rolled.findings).toEqual([]);
        expect(rolled.environment.repeatables.map(({ state }) => state)).toEqual(["pending"]);
        expect(await objectsOf(db)).not.toContain("v");
        expect(stepsOf((await run("apply")).environment)).toEqual(["apply 3 done", "repeat v done"]);
        expect(await objectsOf(db)).toContain("v");
      },
    ));
});

describe("an undo script that fails", () => {
  const bad = { ...three, "U2__b.sql": "DROP TABLE b;\nDROP TABLE nowhere;" };

  test("stops there: later versions stay undone, its own one stays applied", () =>
    withWorld({ files: bad }, async ({ db, run, write }) => {
      await run("apply");
      const { report, environment } = await run("rollback", { "target-version": "0", ...confirmed });
      expect(stepsOf(environment)).toEqual(["undo 3 done", "undo 2 failed", "undo 1 not-run"]);
      expect(report.findings).toMatchObject([
        {
          rule: "statement",
          file: "migrations/U2__b.sql",
          line: 2,
          state: "nothing of U2 stays, V2 is still applied; default is at version 2 and consistent",
        },
      ]);
      expect(await versionsOf(db)).toEqual(["1", "2"]);
      expect(await objectsOf(db)).toEqual(["a", "b"]);
      expect((await eventsOf(db)).slice(3)).toEqual(["undo 3", "fail 2"]);
      write({ "U2__b.sql": "DROP TABLE b;" });
      expect((await run("rollback", { "target-version": "0", ...confirmed })).findings).toEqual([]);
      expect(await objectsOf(db)).toEqual([]);
    }));
});

describe("an undo without a transaction", () => {
  const files = {
    "V1__t.sql": "CREATE TABLE t (id int);",
    "V2__i.sql": "CREATE INDEX i ON t (id);",
    "U2__i.sql": "DROP INDEX CONCURRENTLY IF EXISTS i;\nDROP INDEX CONCURRENTLY j;",
  };

  test("that fails blocks apply, and rollback goes on with it", () =>
    withWorld({ files }, async ({ db, run }) => {
      await run("apply");
      const { report } = await run("rollback", { steps: "1", ...confirmed });
      expect(report.findings).toMatchObject([
        { rule: "statement", line: 2, state: expect.stringMatching(/^U2 did not finish/) as string },
      ]);
      expect(await versionsOf(db)).toEqual(["1", "2!"]);
      expect((await run("apply")).findings).toEqual(["undo-failed: the undo script of version 2 did not finish"]);
      await db.query("CREATE INDEX j ON t (id)");
      expect((await run("rollback", { steps: "1", ...confirmed })).findings).toEqual([]);
      expect(await versionsOf(db)).toEqual(["1"]);
      expect(await eventsOf(db)).toEqual([
        "apply 1",
        "apply 2",
        "undo-start 2",
        "undo-start 2",
        "fail 2",
        "undo-start 2",
        "undo-start 2",
        "undo 2",
      ]);
    }));

  test("an apply that did not finish can be rolled back", () =>
    withWorld(
      {
        files: {
          ...files,
          "V2__i.sql": "CREATE INDEX CONCURRENTLY i ON t (id);\nVACUUM nowhere;",
          "U2__i.sql": "DROP INDEX IF EXISTS i;",
        },
      },
      async ({ db, run }) => {
        await run("apply");
        expect(await versionsOf(db)).toEqual(["1", "2!"]);
        expect((await run("rollback", { steps: "1", ...confirmed })).findings).toEqual([]);
        expect(await versionsOf(db)).toEqual(["1"]);
        expect(await objectsOf(db)).toEqual(["t"]);
      },
    ));
});

test("of a database with nothing on record writes nothing", () =>
  withWorld(
    { files: { "V1__t.sql": "CREATE TABLE t (id int);", "U1__t.sql": "DROP TABLE t;" } },
    async ({ db, run }) => {
      const { report, findings } = await run("rollback", { "target-version": "0", ...confirmed });
      expect({ findings, failure: report.failure }).toEqual({ findings: [], failure: null });
      expect(await db.query("SELECT to_regclass('schema_version_log') AS log")).toEqual([{ log: null }]);
    },
  ));

test("of rows that another program wrote makes the tables that the record of it needs", () =>
  withWorld({ files: { "V1__t.sql": "SELECT 1;", "U1__t.sql": "SELECT 2;" } }, async ({ db, run }) => {
    await run("apply");
    await db.query("DROP TABLE schema_version_log, schema_version_repeatable, schema_version_snapshot");
    expect((await run("rollback", { steps: "1", ...confirmed })).findings).toEqual([]);
    expect(await eventsOf(db)).toEqual(["undo 1"]);
    expect(await versionsOf(db)).toEqual([]);
  }));
