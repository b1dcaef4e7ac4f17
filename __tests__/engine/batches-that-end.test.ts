import { describe, expect, test } from "vitest";
import { cancelledBy } from "../../src/core/cancel.js";
import { hidden, last, many, upTo } from "./many-files.js";
import { eventsOf, ours, stepsOf, versionsOf, waitUntil } from "./observe.js";
import { withWorld } from "./world.js";

describe("a file that fails among others", () => {
  test("ends the message: those before it stay, none behind it runs, and the next run goes on", () =>
    withWorld(
      { files: many({ "V20__t.sql": "CREATE TABLE t20 (id int);\n\nSELECT 1/0;\n" }) },
      async ({ db, run, write }) => {
        const { report, environment } = await run("apply");
        expect(report.findings).toMatchObject([
          {
            rule: "statement",
            message: "division by zero (22012)",
            file: "migrations/V20__t.sql",
            line: 3,
            state: "V20 is rolled back; default is at version 19 and consistent",
          },
        ]);
        expect(await versionsOf(db)).toEqual(upTo(19));
        expect(await eventsOf(db)).toEqual([...upTo(19).map((version) => `apply ${version}`), "fail 20"]);
        expect(stepsOf(environment).slice(18, 22)).toEqual([
          "apply 19 done",
          "apply 20 failed",
          "apply 21 not-run",
          "apply 22 not-run",
        ]);
        expect(await db.query("SELECT to_regclass('t20') AS a, to_regclass('t21') AS b")).toEqual([
          { a: null, b: null },
        ]);
        write({ "V20__t.sql": "CREATE TABLE t20 (id int);\n" });
        expect((await run("apply")).findings).toEqual([]);
        expect(await versionsOf(db)).toEqual(upTo(last));
      },
    ));

  test("by syntax that its server does not know yet is the one that failed", () =>
    withWorld(
      {
        files: many({ "V26__t.sql": "MERGE INTO t1 USING t2 ON t1.id = t2.id WHEN MATCHED THEN DELETE;\n" }),
        major: 14,
      },
      async ({ db, run }) => {
        const { findings, environment } = await run("apply");
        expect(findings).toEqual(['statement: syntax error at or near "MERGE" (42601)']);
        expect(await versionsOf(db)).toEqual(upTo(25));
        expect(stepsOf(environment).slice(24)).toEqual([
          "apply 25 done",
          "apply 26 failed",
          "apply 27 not-run",
          "apply 28 not-run",
        ]);
      },
    ));

  test("by a constraint that was deferred is to blame for it, and not the tool's COMMIT", () =>
    withWorld(
      {
        files: many({
          "V20__t.sql": `CREATE TABLE t20 (id int CONSTRAINT later UNIQUE DEFERRABLE INITIALLY DEFERRED);\nINSERT INTO t20 VALUES (1), (1);\n`,
        }),
      },
      async ({ db, run }) => {
        expect((await run("apply")).report.findings).toMatchObject([
          {
            message: expect.stringContaining("later") as string,
            file: "migrations/V20__t.sql",
            help: expect.stringMatching(/^correct the migration/) as string,
          },
        ]);
        expect(await versionsOf(db)).toEqual(upTo(19));
      },
    ));

  test("at its COMMIT ends the message too", () =>
    withWorld(
      {
        files: many({
          "V2__t.sql": `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'not now'; END$$;
            DO $$BEGIN EXECUTE format('CREATE CONSTRAINT TRIGGER late AFTER INSERT ON %I DEFERRABLE INITIALLY DEFERRED
              FOR EACH ROW WHEN (NEW.version = ''20'') EXECUTE FUNCTION refuse()', 'schema_' || 'version'); END$$;`,
        }),
      },
      async ({ db, run }) => {
        expect((await run("apply")).report.findings).toMatchObject([
          { rule: "statement", message: expect.stringContaining("not now") },
        ]);
        expect(await versionsOf(db)).toEqual(upTo(19));
        expect(await db.query("SELECT to_regclass('t20') AS a, to_regclass('t21') AS b")).toEqual([
          { a: null, b: null },
        ]);
      },
    ));

  test("for a lock is tried again, that attempt being its first", () =>
    withWorld({ files: many({ "V20__t.sql": "ALTER TABLE t3 ADD COLUMN more int;\n" }) }, async ({ db, run }) => {
      const before = await db.connect();
      const { findings, environment, log } = await run(
        "apply",
        { "lock-timeout": "300ms" },
        {
          onLog: (line) => {
            if (line.startsWith("  V8 ")) {
              void before.query("BEGIN; LOCK TABLE t3");
              Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100); // it has the lock before we go on
            }
            if (line.includes("attempt 1 of 6")) void before.query("COMMIT");
          },
        },
      );
      expect(findings).toEqual([]);
      expect(log.filter((line) => line.includes("gave up (55P03)"))).toHaveLength(1);
      const retried = environment.steps.flatMap(({ version, retries }) =>
        retries.map(({ sqlstate }) => `${version} ${sqlstate}`),
      );
      expect(retried).toEqual(["20 55P03"]);
      expect(await versionsOf(db)).toEqual(upTo(last));
    }));
});

test("their rows wait for whoever has locked the record, whatever timeouts the files run with", () =>
  withWorld({ files: many() }, async ({ db, run }) => {
    const holder = await db.connect();
    const hold = async (): Promise<void> => {
      await holder.query("BEGIN; LOCK TABLE schema_version_log IN EXCLUSIVE MODE");
      await holder.query("SELECT pg_sleep(0.8); COMMIT");
    };
    const { findings, environment } = await run(
      "apply",
      { "lock-timeout": "300ms", "statement-timeout": "300ms" },
      { onLog: (line) => (line.startsWith("  V8 ") ? void hold() : undefined) },
    );
    expect(findings).toEqual([]);
    expect(environment.steps.flatMap(({ retries }) => retries)).toEqual([]);
    expect(await versionsOf(db)).toEqual(upTo(last));
  }));

describe("a run that ends among them", () => {
  test("by a cancel keeps what was committed and says where it stands", () =>
    withWorld({ files: many({ "V20__t.sql": "CREATE TABLE t20 (); SELECT pg_sleep(60);\n" }) }, async ({ db, run }) => {
      const controller = new AbortController();
      const running = run("apply", {}, { signal: controller.signal });
      await waitUntil(db, `SELECT FROM pg_stat_activity WHERE ${ours} AND wait_event = 'PgSleep'`);
      controller.abort(cancelledBy("SIGTERM"));
      const { report, environment } = await running;
      expect(report.findings).toMatchObject([
        { rule: "cancelled", state: "V20 is rolled back; default is at version 19 and consistent" },
      ]);
      expect(stepsOf(environment).slice(18, 21)).toEqual(["apply 19 done", "apply 20 failed", "apply 21 not-run"]);
      expect((await eventsOf(db)).at(-1)).toBe("cancel 20");
      expect(await versionsOf(db)).toEqual(upTo(19));
    }));

  test("by a cancel between two messages does not send the second", () =>
    withWorld({ files: many() }, async ({ db, run }) => {
      const controller = new AbortController();
      const onLog = (line: string): void => {
        if (line.startsWith("  V8 ")) controller.abort(cancelledBy("SIGTERM"));
      };
      const { report, environment } = await run("apply", {}, { signal: controller.signal, onLog });
      expect(report.findings).toMatchObject([
        { rule: "cancelled", state: "V9 was not started; default is at version 8" },
      ]);
      expect(stepsOf(environment).slice(7, 10)).toEqual(["apply 8 done", "apply 9 not-run", "apply 10 not-run"]);
      expect(await versionsOf(db)).toEqual(upTo(8));
    }));

  test("by a connection that is lost looks up what was committed", () =>
    withWorld(
      { files: many({ "V21__t.sql": hidden("SELECT pg_terminate_backend(pg_backend_pid())") }) },
      async ({ db, run }) => {
        const { report, environment, log } = await run("apply");
        expect(report.findings).toMatchObject([
          {
            rule: "connection-lost",
            state: "V21 is rolled back; default is at version 20 and consistent (looked up after connecting again)",
          },
        ]);
        expect(log.filter((line) => line.startsWith("  V20 t  done"))).toHaveLength(1);
        expect(stepsOf(environment).slice(19, 23)).toEqual([
          "apply 20 done",
          "apply 21 failed",
          "apply 22 not-run",
          "apply 23 not-run",
        ]);
        expect(await eventsOf(db)).toEqual([...upTo(20).map((version) => `apply ${version}`), "fail 21"]);
      },
    ));

  test("by a lock that is lost between two files does not even begin the second", () =>
    withWorld(
      {
        files: many({
          "V2__t.sql": `CREATE SEQUENCE begun; CREATE TABLE late ();
            CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN PERFORM pg_advisory_unlock_all(); RETURN NULL; END$$;
            CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON late DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION lose();
            CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN
              SET CONSTRAINTS ALL DEFERRED; INSERT INTO public.late DEFAULT VALUES; RETURN NULL; END$$;
            DO $$BEGIN EXECUTE format('CREATE TRIGGER note AFTER INSERT ON %I FOR EACH ROW WHEN (NEW.version = ''20'')
              EXECUTE FUNCTION note()', 'schema_' || 'version'); END$$;`,
          // A sequence keeps what a rollback takes back.
          "V21__t.sql": "SELECT nextval('begun');\n",
        }),
      },
      async ({ db, run }) => {
        expect((await run("apply")).report.findings).toMatchObject([{ rule: "lock-lost" }]);
        expect(await versionsOf(db)).toEqual(upTo(20));
        expect(await db.query("SELECT is_called FROM begun")).toEqual([{ is_called: false }]);
      },
    ));

  test("by a lost lock commits nothing without it", () =>
    withWorld(
      { files: many({ "V21__t.sql": `CREATE TABLE t21 (id int);\n${hidden("SELECT pg_advisory_unlock_all()")}` }) },
      async ({ db, run }) => {
        const { report } = await run("apply");
        expect(report.findings).toMatchObject([{ rule: "lock-lost" }]);
        expect(await versionsOf(db)).toEqual(upTo(20));
        expect(await eventsOf(db)).toEqual(upTo(20).map((version) => `apply ${version}`));
        expect(await db.query("SELECT to_regclass('t21') AS a, to_regclass('t22') AS b")).toEqual([
          { a: null, b: null },
        ]);
      },
    ));
});
