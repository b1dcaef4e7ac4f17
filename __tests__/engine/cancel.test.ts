import { describe, expect, test } from "vitest";
import { cancelledBy } from "../../src/core/cancel.js";
import { lockKeyOf } from "../../src/database/target.js";
import { eventsOf, lockIsFree, objectsOf, sleeping, statesOf, stepsOf, versionsOf, waitUntil } from "./observe.js";
import { withWorld, type Inputs, type Ran } from "./world.js";

const users = { "V1__users.sql": "CREATE TABLE users (id int);" };
const message = "cancelled: the run was cancelled (SIGTERM)";

/** Cancels a run that is under way and says how it ended and how long that took. */
async function cancel(controller: AbortController, running: Promise<Ran>): Promise<Ran & { readonly tookMs: number }> {
  const started = Date.now();
  controller.abort(cancelledBy("SIGTERM"));
  return { ...(await running), tookMs: Date.now() - started };
}

describe.concurrent("a run that is cancelled", () => {
  test("while it waits for the lock ends at once and wrote nothing", () =>
    withWorld({ files: users }, async ({ db, run }) => {
      const holder = await db.connect();
      await holder.query(`SELECT pg_advisory_lock(${lockKeyOf("public").key})`);
      const controller = new AbortController();
      let waiting = (): void => {};
      const waits = new Promise<void>((resolve) => (waiting = resolve));
      const running = run(
        "apply",
        {},
        { signal: controller.signal, onLog: (line) => line.startsWith("waiting") && waiting() },
      );
      await waits;
      const { findings, report, tookMs } = await cancel(controller, running);
      expect({ findings, failure: report.failure }).toEqual({ findings: [message], failure: "cancelled" });
      expect(tookMs).toBeLessThan(3000);
      expect(await db.query("SELECT to_regclass('schema_version') AS t")).toEqual([{ t: null }]);
    }));

  test("in a statement rolls its file back, logs the cancel and frees the lock, all within seven seconds", () =>
    withWorld(
      {
        files: {
          ...users,
          "V2__slow.sql": "CREATE TABLE half (); SELECT pg_sleep(60);",
          "V3__next.sql": "CREATE TABLE next ();",
          "afterMigrateError.sql": "CREATE TABLE error ();",
        },
      },
      async ({ db, run }) => {
        const controller = new AbortController();
        const running = run("apply", { "on-failure": "undo" }, { signal: controller.signal });
        await waitUntil(db, sleeping);
        const { findings, report, environment, tookMs } = await cancel(controller, running);
        expect(findings).toEqual([message]);
        expect(report).toMatchObject({ failure: "cancelled", verdict: "failed" });
        expect(report.findings[0]?.state).toBe("V2 is rolled back; default is at version 1 and consistent");
        expect(tookMs).toBeLessThan(7000);
        expect(stepsOf(environment)).toEqual(["apply 1 done", "apply 2 failed", "apply 3 not-run"]);
        expect(await eventsOf(db)).toEqual(["apply 1", "cancel 2"]);
        expect(await db.query("SELECT sqlstate, message FROM schema_version_log WHERE event = 'cancel'")).toEqual([
          { sqlstate: "57014", message: "the run was cancelled (SIGTERM)" },
        ]);
        expect(await objectsOf(db)).toEqual(["users"]);
        expect(await lockIsFree(db)).toBe(true);
        expect(await db.query(sleeping)).toEqual([]);
      },
    ));

  test("between two files leaves the first and does not start the second", () =>
    withWorld({ files: { ...users, "V2__next.sql": "CREATE TABLE next ();" } }, async ({ db, run }) => {
      const controller = new AbortController();
      const { report, environment } = await run(
        "apply",
        {},
        {
          signal: controller.signal,
          onLog: (line) => line.includes("V1 users  done") && controller.abort(cancelledBy("SIGTERM")),
        },
      );
      expect(report.findings).toMatchObject([
        { rule: "cancelled", state: "V2 was not started; default is at version 1" },
      ]);
      expect(stepsOf(environment)).toEqual(["apply 1 done", "apply 2 not-run"]);
      expect(await eventsOf(db)).toEqual(["apply 1", "cancel 2"]);
      expect(await lockIsFree(db)).toBe(true);
    }));

  const deaf =
    "DO $$BEGIN RAISE NOTICE 'here'; PERFORM pg_sleep(10); EXCEPTION WHEN query_canceled THEN NULL; END$$;\nCREATE TABLE next ();";
  test.each([
    {
      name: "files of one transaction takes the first back too",
      files: { "V1__deaf.sql": `CREATE TABLE first ();\n${deaf}`, "V2__next.sql": "CREATE TABLE last ();" },
      events: ["cancel 1"],
    },
    {
      name: "statements without one runs none of the others",
      files: { "V1__deaf.sql": `-- schema-version: transaction=false\n${deaf}` },
      events: ["start 1", "cancel 1"],
    },
  ])("between two $name, though what ran swallowed the cancel", ({ files, events }) =>
    withWorld({ files }, async ({ db, run }) => {
      const controller = new AbortController();
      const onLog = (line: string): unknown => line.includes("here") && controller.abort(cancelledBy("SIGTERM"));
      const inputs: Inputs = events.length === 1 ? { transaction: "all" } : {};
      const { findings } = await run("apply", inputs, { signal: controller.signal, onLog });
      expect(findings).toEqual([message]);
      expect(await eventsOf(db)).toEqual(events);
      expect(await objectsOf(db)).toEqual([]);
      expect(await lockIsFree(db)).toBe(true);
    }),
  );

  test("in a file without a transaction stays unfinished on record, and the next apply finishes it", () =>
    withWorld(
      {
        files: {
          ...users,
          "V2__alone.sql":
            "-- schema-version: transaction=false\nCREATE TABLE IF NOT EXISTS half ();\nSELECT pg_sleep(CASE WHEN EXISTS (SELECT FROM users) THEN 0 ELSE 60 END);\nCREATE TABLE next ();",
        },
      },
      async ({ db, run }) => {
        const controller = new AbortController();
        const running = run("apply", {}, { signal: controller.signal });
        await waitUntil(db, sleeping);
        const { report, environment, tookMs } = await cancel(controller, running);
        expect(report.findings).toMatchObject([
          { rule: "cancelled", state: expect.stringMatching(/^V2 did not finish and cannot be rolled back/) as string },
        ]);
        expect(tookMs).toBeLessThan(7000);
        expect(statesOf(environment)).toBe("1:applied 2:failed");
        expect(await eventsOf(db)).toEqual(["apply 1", "start 2", "start 2", "cancel 2"]);
        expect(await objectsOf(db)).toEqual(["half", "users"]);
        expect(await lockIsFree(db)).toBe(true);
        await db.query("INSERT INTO users VALUES (1)");
        expect((await run("apply")).findings).toEqual([]);
        expect(await versionsOf(db)).toEqual(["1", "2"]);
      },
    ));

  test("in an index build clears, next time, what it left", () =>
    withWorld(
      { files: { ...users, "V2__index.sql": "CREATE INDEX CONCURRENTLY i ON users (id);" } },
      async ({ db, run, remove, write }) => {
        remove("V2__index.sql");
        await run("apply");
        write({ "V2__index.sql": "CREATE INDEX CONCURRENTLY i ON users (id);" });
        const reader = await db.connect();
        await reader.query("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT FROM users");
        const controller = new AbortController();
        const running = run("apply", {}, { signal: controller.signal });
        await waitUntil(db, "SELECT FROM pg_index WHERE indexrelid = to_regclass('i') AND NOT indisvalid");
        expect((await cancel(controller, running)).findings).toEqual([message]);
        expect(await db.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass")).toEqual([
          { indisvalid: false },
        ]);
        await reader.query("COMMIT");
        expect((await run("apply")).findings).toEqual([]);
        expect(await db.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass")).toEqual([
          { indisvalid: true },
        ]);
      },
    ));

  test("in the pause before another try ends at once", () =>
    withWorld({ files: users }, async ({ db, run, write }) => {
      await run("apply");
      const reader = await db.connect();
      await reader.query("BEGIN; SELECT FROM users");
      write({ "V2__add.sql": "ALTER TABLE users ADD x int;" });
      const controller = new AbortController();
      const started = Date.now();
      const { findings } = await run(
        "apply",
        { "lock-timeout": "100ms" },
        {
          signal: controller.signal,
          onLog: (line) => line.includes("55P03") && controller.abort(cancelledBy("SIGTERM")),
        },
      );
      expect(findings).toEqual([message]);
      expect(Date.now() - started).toBeLessThan(2500);
      expect(await versionsOf(db)).toEqual(["1"]);
    }));

  test("in a callback says where the database is", () =>
    withWorld({ files: { ...users, "afterVersioned.sql": "SELECT pg_sleep(60);" } }, async ({ db, run }) => {
      const controller = new AbortController();
      const running = run("apply", {}, { signal: controller.signal });
      await waitUntil(db, sleeping);
      const { report } = await cancel(controller, running);
      expect(report.findings).toMatchObject([{ rule: "cancelled", state: "default is at version 1" }]);
      expect(await eventsOf(db)).toEqual(["apply 1", "cancel R"]);
    }));

  test("in a rollback leaves the version applied", () =>
    withWorld(
      { files: { ...users, "U1__users.sql": "DROP TABLE users; SELECT pg_sleep(60);" } },
      async ({ db, run }) => {
        await run("apply");
        const controller = new AbortController();
        const running = run("rollback", { steps: "1", confirm: "default" }, { signal: controller.signal });
        await waitUntil(db, sleeping);
        expect((await cancel(controller, running)).report.findings).toMatchObject([
          {
            rule: "cancelled",
            state: "nothing of U1 stays, V1 is still applied; default is at version 1 and consistent",
          },
        ]);
        expect(await versionsOf(db)).toEqual(["1"]);
        expect(await objectsOf(db)).toEqual(["users"]);
        expect(await eventsOf(db)).toEqual(["apply 1", "cancel 1"]);
      },
    ));
});
