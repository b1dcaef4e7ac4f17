import { describe, expect, test } from "vitest";
import { withMovingProxy } from "./moving-proxy.js";
import { eventsOf, versionsOf } from "./observe.js";
import { withWorld } from "./world.js";

describe("a lock that is lost commits nothing", () => {
  const unlock = "DO $$BEGIN EXECUTE 'SELECT pg_advisory_' || 'unlock_all()'; END$$;";
  const lost = {
    rule: "lock-lost",
    message: "the connection no longer holds the tool's lock; the step was rolled back",
    help: expect.stringContaining("pg_advisory_unlock_all()") as string,
  };

  test("in a transaction: the file itself is rolled back", () =>
    withWorld(
      { files: { "V1__a.sql": "CREATE TABLE a ();", "V2__x.sql": `CREATE TABLE b (); ${unlock}` } },
      async ({ db, run }) => {
        const { report, log } = await run("apply");
        expect(report.findings).toMatchObject([lost]);
        expect(report.failure).toBe("database");
        expect(await versionsOf(db)).toEqual(["1"]);
        expect(await db.query("SELECT to_regclass('b') AS b")).toEqual([{ b: null }]);
        // Nor is anything written without the lock, be it a record of the failure.
        expect(await eventsOf(db)).toEqual(["apply 1"]);
        expect(log.some((line) => line.startsWith("the fail event could not be recorded"))).toBe(true);
      },
    ));

  test("without a transaction: the next statement is not run, and the row is not turned true", () =>
    withWorld(
      {
        files: { "V1__x.sql": `-- schema-version: transaction=false\nVACUUM pg_class;\n${unlock}\nCREATE TABLE b ();` },
      },
      async ({ db, run }) => {
        const { report } = await run("apply");
        expect(report.findings).toMatchObject([lost]);
        expect(await versionsOf(db)).toEqual(["1!"]);
        expect(await eventsOf(db)).toEqual(["start 1", "start 1"]);
        expect(await db.query("SELECT to_regclass('b') AS b")).toEqual([{ b: null }]);
        // Not even tried: nothing gives the number of an event back.
        expect(await db.query("SELECT last_value::int AS id FROM schema_version_log_id_seq")).toEqual([{ id: 2 }]);
      },
    ));

  test("without a transaction, by what the tool's own rows set off: nothing is recorded, and nothing runs", () =>
    withWorld({ files: { "V1__a.sql": "CREATE TABLE a ();" } }, async ({ db, run, write }) => {
      await run("apply");
      await db.query(`CREATE FUNCTION drops_it() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN PERFORM pg_advisory_unlock_all(); RETURN NULL; END$$;
        CREATE TRIGGER drops_it AFTER INSERT ON schema_version_log FOR EACH ROW WHEN (NEW.event = 'start') EXECUTE FUNCTION drops_it()`);
      write({ "V2__b.sql": "-- schema-version: transaction=false\nCREATE TABLE b ();" });
      expect((await run("apply")).report.findings).toMatchObject([{ rule: "lock-lost" }]);
      expect(await eventsOf(db)).toEqual(["apply 1"]);
      expect(await versionsOf(db)).toEqual(["1"]);
      expect(await db.query("SELECT to_regclass('b') AS b")).toEqual([{ b: null }]);
    }));

  // What was called shows: nothing gives the numbers of a sequence back.
  const called = "SELECT nextval('called');";
  const twelve = Array.from({ length: 12 }, (_, index) => `V${index + 1}__a.sql`);
  test.each([
    { name: "in a transaction", files: { "V1__a.sql": "SELECT 1;", "V2__b.sql": called }, text: called, done: ["1"] },
    {
      name: "without a transaction",
      files: { "V1__a.sql": "SELECT 1;", "V2__b.sql": `-- schema-version: transaction=false\n${called}` },
      text: "E'start'",
      done: ["1"],
    },
    {
      name: "in a message of several files",
      files: { ...Object.fromEntries(twelve.map((name) => [name, "SELECT 1;"])), "V11__a.sql": called },
      text: called,
      done: twelve.slice(0, 10).map((_, index) => `${index + 1}`),
    },
  ])("by a connection that has become another one, $name: nothing of a file runs there", ({ files, text, done }) =>
    withWorld({ files }, async ({ db, run }) => {
      await db.query("CREATE SEQUENCE called");
      const inputs = { "existing-schema": "allow" };
      const { report } = await withMovingProxy(db, text, (url) => run("apply", inputs, { url }));
      expect(report.findings).toMatchObject([{ rule: "lock-lost" }]);
      expect(await versionsOf(db)).toEqual(done);
      expect(await db.query("SELECT is_called FROM called")).toEqual([{ is_called: false }]);
    }),
  );

  test("while the tool makes its tables: none of them stays", () =>
    withWorld({ files: { "V1__a.sql": "SELECT 1;" } }, async ({ db, run }) => {
      await db.query(`CREATE FUNCTION unlock() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_advisory_unlock_all(); END';
        CREATE EVENT TRIGGER unlock ON ddl_command_end EXECUTE FUNCTION unlock()`);
      const { findings } = await run("apply");
      expect(findings).toEqual([expect.stringMatching(/^lock-lost: /)]);
      expect(await db.query("SELECT to_regclass('schema_version') AS t")).toEqual([{ t: null }]);
    }));

  test("in a callback, before the first migration", () =>
    withWorld({ files: { "V1__a.sql": "CREATE TABLE a ();", "beforeMigrate.sql": unlock } }, async ({ db, run }) => {
      expect((await run("apply")).report.findings).toMatchObject([{ rule: "lock-lost" }]);
      expect(await versionsOf(db)).toEqual([]);
    }));
});
