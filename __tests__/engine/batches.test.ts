import { describe, expect, test } from "vitest";
import { isDisturbed } from "../../src/database/batch-statements.js";
import { filesAtOnce } from "../../src/environment/run/batches.js";
import { hidden, last, many, upTo, versions } from "./many-files.js";
import { eventsOf, stepsOf, versionsOf } from "./observe.js";
import { withWorld } from "./world.js";

describe("how many files go in one message", () => {
  test.each([
    { name: "a run begins one by one", done: 0, lastMs: null, files: 1 },
    { name: "a third of what is done", done: 20, lastMs: 1, files: 6 },
    { name: "never more than 128", done: 4000, lastMs: 0, files: 128 },
    { name: "what takes 200 ms if it goes on like this", done: 4000, lastMs: 60, files: 3 },
    { name: "slow ones one by one", done: 4000, lastMs: 800, files: 1 },
  ])("$name", ({ done, lastMs, files }) => expect(filesAtOnce({ done, lastMs })).toBe(files));
});

/** What a file took away, or added. */
const [gone, added] = [
  { sqlstate: "26000" },
  { sqlstate: "42704", message: 'no parameter "schema_version.disturbed"' },
];

test.each([
  { name: "a statement of ours that is gone", error: { own: true, ...gone }, disturbed: true },
  { name: "one that is there beside ours", error: { own: true, ...added }, disturbed: true },
  { name: "another failure of ours", error: { own: true, sqlstate: "23505" }, disturbed: false },
  { name: "a file's own failure by such a name", error: { own: false, ...gone }, disturbed: false },
  { name: "a file's own failure by such words", error: { own: false, ...added }, disturbed: false },
])("whether a file is run again, alone: $name", ({ error, disturbed }) => {
  expect(isDisturbed({ message: "", ...error })).toBe(disturbed);
});

describe("files that share a message", () => {
  test.each([14, 18])("are each on record as ever (PostgreSQL %i)", (major) =>
    withWorld({ files: many(), major }, async ({ db, run }) => {
      const { findings, environment, log } = await run("apply", {}, {});
      expect(findings).toEqual([]);
      expect(await versionsOf(db)).toEqual(upTo(last));
      expect(stepsOf(environment)).toEqual(versions.map((version) => `apply ${version} done`));
      expect(log.filter((line) => line.includes("  done  "))).toHaveLength(last);
      // Each is shown as what is under way.
      expect(log).toEqual(expect.arrayContaining(versions.map((version) => `V${version} t`)));
      expect(log).toContain("V18 t to V22 t");
      // Each in a transaction of its own.
      const shared = await db.query<{ n: number }>(
        "SELECT count(*)::int AS n FROM (SELECT FROM schema_version_log GROUP BY xmin) x",
      );
      expect(shared).toEqual([{ n: last }]);
      const rows = await db.query<{ wal: boolean; at: boolean; took: boolean; same: boolean }>(
        `SELECT l.wal_position::pg_lsn > lag(l.wal_position::pg_lsn, 1, '0/0') OVER w AS wal,
           l.wal_at BETWEEN lag(l.logged_at, 1, l.wal_at) OVER w - interval '1 ms' AND l.logged_at AS at,
           l.execution_time BETWEEN 0 AND 60000 AND l.execution_time >= v.execution_time AS took,
           (v.version, v.description, v.script_name, v.checksum, v.installed_by) = (l.version, l.description, l.script_name, l.checksum, l.installed_by)
             AND (l.event, l.environment, l.repository, l.run_id) = ('apply', 'default', 'acme/shop', '77') AS same
         FROM schema_version_log l JOIN schema_version v USING (version) WINDOW w AS (ORDER BY l.id) ORDER BY l.id`,
      );
      expect(rows).toEqual(versions.map(() => ({ wal: true, at: true, took: true, same: true })));
      expect((await run("apply")).environment.steps).toEqual([]);
    }),
  );

  test("show it by now(), which is when their message came", () =>
    withWorld(
      {
        files: many(
          Object.fromEntries(versions.map((v) => [`V${v}__t.sql`, `CREATE TABLE t${v} AS SELECT now() AS at;\n`])),
        ),
      },
      async ({ db, run }) => {
        expect((await run("apply")).findings).toEqual([]);
        const times = versions.map((v) => `SELECT ${v} AS v, at FROM t${v}`).join(" UNION ALL ");
        const messages = await db.query<{ vs: string }>(
          `SELECT string_agg(v::text, ' ' ORDER BY v) AS vs FROM (${times}) x GROUP BY at ORDER BY min(v)`,
        );
        expect(messages.map(({ vs }) => vs).join(" ")).toBe(upTo(last).join(" "));
        expect(messages.map(({ vs }) => vs).slice(0, 6)).toEqual(upTo(6));
        expect(messages.length).toBeLessThan(last);
      },
    ));
});

describe("files that share a message keep what a run directs", () => {
  test("the role that they change to owns what they make, and the record", () =>
    withWorld({ files: many() }, async ({ db, run }) => {
      const owner = await db.role({ grants: ["CREATE, USAGE ON SCHEMA public"] });
      expect((await run("apply", { role: owner.name })).findings).toEqual([]);
      const owners = await db.query(
        "SELECT DISTINCT pg_get_userbyid(relowner) AS owner FROM pg_class WHERE relnamespace = 'public'::regnamespace",
      );
      expect(owners).toEqual([{ owner: owner.name }]);
      expect(await versionsOf(db)).toEqual(upTo(last));
    }));

  test("the schemas and timeouts of the run, and those of one file", () =>
    withWorld(
      {
        files: many({
          "V20__t.sql":
            "-- schema-version: lock-timeout=7s\n-- schema-version: statement-timeout=2m\nCREATE TABLE t20 AS SELECT current_setting('lock_timeout') AS l, current_setting('statement_timeout') AS s;\n",
          "V21__t.sql":
            "CREATE TABLE t21 AS SELECT current_setting('lock_timeout') AS l, current_setting('statement_timeout') AS s;\n",
        }),
      },
      async ({ db, run }) => {
        expect(
          (await run("apply", { schemas: "shop", "lock-timeout": "3s", "statement-timeout": "30s" })).findings,
        ).toEqual([]);
        expect(await db.query("SELECT * FROM shop.t20")).toEqual([{ l: "7s", s: "2min" }]);
        expect(await db.query("SELECT * FROM shop.t21")).toEqual([{ l: "3s", s: "30s" }]);
        expect(await versionsOf(db, "shop")).toEqual(upTo(last));
      },
    ));

  test("Flyway's row beside ours", () =>
    withWorld({ files: many() }, async ({ db, run }) => {
      expect((await run("apply", {}, { config: "flyway:\n  history: mirror\n" })).findings).toEqual([]);
      const rows = await db.query<{ same: boolean }>(
        `SELECT f.success AND f.installed_on = v.installed_on AND f.execution_time BETWEEN 0 AND 60000 AS same
         FROM flyway_schema_history f JOIN schema_version v USING (version) ORDER BY f.installed_rank`,
      );
      expect(rows).toEqual(versions.map(() => ({ same: true })));
    }));
});

test.each(["beforeEachMigrate", "afterEachMigrate"])("no file shares one where %s comes around each", (event) =>
  withWorld(
    {
      files: many({
        "beforeMigrate.sql": "CREATE TABLE seen (at timestamptz);",
        [`${event}.sql`]: "INSERT INTO seen VALUES (now());",
      }),
    },
    async ({ db, run }) => {
      expect((await run("apply")).findings).toEqual([]);
      expect(await db.query("SELECT DISTINCT at FROM seen")).toHaveLength(last);
    },
  ),
);

test("a file that had not finished shares none, though it runs in a transaction now", () =>
  withWorld(
    {
      files: {
        "V20__t.sql": "CREATE TABLE t20 (id int);\nINSERT INTO t19 VALUES (1);\n",
        "V20__t.sql.conf": "executeInTransaction=false\n",
      },
    },
    async ({ db, run, write, remove }) => {
      expect((await run("apply")).report.failure).toBe("database");
      await db.query("DROP TABLE t20");
      remove("V20__t.sql.conf");
      write(many({ "V20__t.sql": "CREATE TABLE t20 (id int);\nINSERT INTO t19 VALUES (1);\n" }));
      const { report } = await run("apply", { "out-of-order": "allow" });
      expect({ failure: report.failure, versions: await versionsOf(db) }).toEqual({
        failure: null,
        versions: upTo(last),
      });
    },
  ));

test("only the last COMMIT of a message waits, as the database sets it", () =>
  withWorld(
    {
      files: many({
        "V1__t.sql": `CREATE TABLE seen (version int, setting text, at timestamptz DEFAULT now());
          CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN
            UPDATE public.seen SET setting = current_setting('synchronous_commit') WHERE version = NEW.version; RETURN NULL; END$$;
          CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON seen DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION look();
          CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN
            SET CONSTRAINTS ALL DEFERRED; INSERT INTO public.seen VALUES (NEW.version::int); RETURN NULL; END$$;
          DO $$BEGIN EXECUTE format('CREATE TRIGGER note AFTER INSERT ON %I FOR EACH ROW EXECUTE FUNCTION note()', 'schema_' || 'version'); END$$;`,
        "V20__t.sql": hidden("SET synchronous_commit = remote_write"),
      }),
    },
    async ({ db, run }) => {
      await db.query(
        "DO $$BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = local', current_database()); END$$",
      );
      expect((await run("apply")).findings).toEqual([]);
      const seen = await db.query<{ version: number; setting: string; last: number }>(
        "SELECT version, setting, max(version) OVER (PARTITION BY at) AS last FROM seen ORDER BY version",
      );
      expect(seen.map(({ version }) => String(version))).toEqual(upTo(last));
      expect(seen.filter((one) => one.last > one.version).length).toBeGreaterThan(5);
      expect(seen.map(({ setting }) => setting)).toEqual(seen.map((one) => (one.last > one.version ? "off" : "local")));
    },
  ));

describe("what a file does to its session is gone for the next one in the message", () => {
  const look = `CREATE TABLE found AS SELECT concat_ws(' ', session_user = current_user, current_setting('search_path'),
    current_setting('lock_timeout'), current_setting('statement_timeout'), current_setting('work_mem'),
    current_setting('default_transaction_read_only'), current_setting('session_replication_role'),
    current_setting('application_name'), (SELECT count(*) FROM pg_prepared_statements WHERE name = 'p'),
    (SELECT count(*) FROM pg_cursors WHERE name = 'c'), (SELECT count(*) FROM pg_listening_channels()),
    to_regclass('pg_temp.scratch') IS NULL) AS text`;
  const clean = 't "$user", public 5s 0 4MB off origin schema-version run 77 0 0 0 t';

  test.each([
    { name: "SET ROLE", sql: hidden("SET ROLE hygiene_batch") },
    { name: "SET SESSION AUTHORIZATION", sql: "SET SESSION AUTHORIZATION hygiene_batch;" },
    { name: "SET search_path", sql: "SET search_path = nowhere;" },
    {
      name: "SET for the session",
      sql: hidden("SET work_mem = '1MB'; SET statement_timeout = '1s'; SET application_name = 'me'"),
    },
    { name: "read-only sessions", sql: hidden("SET default_transaction_read_only = on") },
    { name: "a role of replication", sql: hidden("SET session_replication_role = replica") },
    { name: "PREPARE in disguise", sql: hidden("PREPARE p AS SELECT 1") },
    { name: "DEALLOCATE ALL in disguise", sql: hidden("DEALLOCATE ALL") },
    { name: "PREPARE", sql: "PREPARE p AS SELECT 1;" },
    { name: "RESET ALL", sql: hidden("RESET ALL"), wiped: "20" },
    { name: "a cursor that outlives its transaction", sql: "DECLARE c CURSOR WITH HOLD FOR SELECT 1;" },
    { name: "LISTEN", sql: "LISTEN news; NOTIFY news, 'x';" },
    { name: "a temporary table", sql: "CREATE TEMP TABLE scratch (id int);" },
  ])("$name", ({ sql, wiped = "none" }) =>
    withWorld({ files: many({ "V20__t.sql": sql, "V21__t.sql": look }) }, async ({ db, run }) => {
      await db.query("DO $$BEGIN IF to_regrole('hygiene_batch') IS NULL THEN CREATE ROLE hygiene_batch; END IF; END$$");
      const { findings } = await run("apply");
      expect(findings).toEqual([]);
      expect(await db.query("SELECT text FROM found")).toEqual([{ text: clean }]);
      expect(await versionsOf(db)).toEqual(upTo(last));
      expect(await eventsOf(db)).toEqual(upTo(last).map((version) => `apply ${version}`));
      // A file that had to run alone after all is on record as ever; one that wipes what was noted may lack its own point.
      const unnoted = "SELECT version FROM schema_version_log WHERE wal_position IS NULL AND version <> $1";
      expect(await db.query(unnoted, [wiped])).toEqual([]);
    }),
  );

  test("and what the tool itself prepared, for a file that is sent alone behind it", () =>
    withWorld(
      {
        files: many({
          // The two in between go together.
          ...Object.fromEntries(
            versions
              .filter((version) => version > 20 && version % 3 === 0)
              .map((version) => [
                `V${version}__t.sql`,
                "SET work_mem = '8MB'; CREATE TABLE IF NOT EXISTS found (n int); INSERT INTO found SELECT count(*) FROM pg_prepared_statements;",
              ]),
          ),
        }),
      },
      async ({ db, run }) => {
        expect((await run("apply")).findings).toEqual([]);
        expect(await db.query("SELECT DISTINCT n FROM found")).toEqual([{ n: 0 }]);
      },
    ));
});
