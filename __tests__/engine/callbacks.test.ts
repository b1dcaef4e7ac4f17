import { expect, test } from "vitest";
import { many } from "./many-files.js";
import { eventsOf, objectsOf, stepsOf, versionsOf } from "./observe.js";
import { withWorld } from "./world.js";

const a = { "V1__a.sql": "CREATE TABLE a (id int);" };
const alone = "-- schema-version: transaction=false\n";

test("a callback without a transaction runs, is told, and leaves no row", () =>
  withWorld({ files: { ...a, "afterMigrate__tidy.sql": `${alone}VACUUM a;` } }, async ({ db, run }) => {
    const { findings, log } = await run("apply");
    expect(findings).toEqual([]);
    expect(log).toContain("afterMigrate: afterMigrate__tidy.sql");
    expect(log).toContain("  afterMigrate afterMigrate__tidy.sql");
    expect(await eventsOf(db)).toEqual(["apply 1"]);
    expect(await db.query("SELECT FROM schema_version_repeatable")).toEqual([]);
  }));

test.each([
  {
    name: "in its transaction is rolled back",
    text: "CREATE TABLE half (); SELECT 1/0;",
    state: "the callback beforeMigrate is rolled back; ",
    objects: [],
  },
  {
    name: "without one stays half done",
    text: `${alone}CREATE TABLE half ();\nVACUUM nowhere;`,
    state: "the callback beforeMigrate did not finish and cannot be rolled back; ",
    objects: ["half"],
  },
])("a callback that fails $name, stops the run, and is on record", ({ text, state, objects }) =>
  withWorld(
    { files: { ...a, "beforeMigrate.sql": text, "beforeMigrate__z.sql": "CREATE TABLE z ();" } },
    async (world) => {
      const { report, environment, log } = await world.run("apply");
      expect(report).toMatchObject({ failure: "database", findings: [{ file: "migrations/beforeMigrate.sql" }] });
      expect(report.findings[0]?.state).toMatch(state);
      expect(log).not.toContain("  beforeMigrate beforeMigrate.sql");
      expect(stepsOf(environment)).toEqual(["apply 1 not-run"]);
      expect(await objectsOf(world.db)).toEqual(objects);
      expect(await versionsOf(world.db)).toEqual([]);
      expect(await world.db.query("SELECT event, script_name FROM schema_version_log")).toEqual([
        { event: "fail", script_name: "beforeMigrate.sql" },
      ]);
    },
  ),
);

test("the callbacks of another event do not run in its place", () =>
  withWorld(
    { files: { ...a, "beforeMigrate.sql": "CREATE TABLE b ();", "afterMigrateError.sql": "CREATE TABLE e ();" } },
    async ({ db, run }) => {
      expect((await run("apply")).findings).toEqual([]);
      expect(await objectsOf(db)).toEqual(["a", "b"]);
    },
  ));

test("one that stands alone in the transaction of a run is called by its event and its file", () =>
  withWorld({ files: { "beforeMigrate__look.sql": "SELECT 1;" } }, async ({ run }) => {
    const { findings, log } = await run("apply", { transaction: "all" });
    expect(findings).toEqual([]);
    expect(log).toContain("beforeMigrate beforeMigrate__look.sql");
    expect(log.filter((line) => line.includes("in one transaction"))).toEqual([]);
  }));

test("an undo has none around it, in a transaction or without one", () =>
  withWorld(
    {
      files: {
        ...a,
        "U1__a.sql": "DROP TABLE a;",
        "V2__b.sql": `CREATE TABLE b ();`,
        "U2__b.sql": `${alone}DROP TABLE IF EXISTS b;\nVACUUM seen;`,
        "beforeMigrate.sql": "CREATE TABLE IF NOT EXISTS seen (event text);",
        "beforeEachMigrate.sql": "INSERT INTO seen VALUES ('before');",
        "afterEachMigrate.sql": "INSERT INTO seen VALUES ('after');",
      },
    },
    async ({ db, run }) => {
      await run("apply");
      const { environment } = await run("rollback", { steps: "2", confirm: "default" });
      expect(stepsOf(environment)).toEqual(["undo 2 done", "undo 1 done"]);
      expect(environment.steps.map(({ transactional }) => transactional)).toEqual([false, true]);
      expect(await db.query("SELECT event, count(*)::int AS n FROM seen GROUP BY event ORDER BY event")).toEqual([
        { event: "after", n: 2 },
        { event: "before", n: 2 },
      ]);
    },
  ));

test("behind files that shared a message finds nothing of the tool in its session", () =>
  withWorld(
    {
      files: many({
        "afterMigrate.sql": "CREATE TABLE found AS SELECT count(*)::int AS n FROM pg_prepared_statements;",
      }),
    },
    async ({ db, run }) => {
      expect((await run("apply")).findings).toEqual([]);
      expect(await db.query("SELECT n FROM found")).toEqual([{ n: 0 }]);
    },
  ));
