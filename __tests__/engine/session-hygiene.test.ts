import { describe, expect, test } from "vitest";
import { ownMessageSql } from "../../src/database/own-message.js";
import { beforeScript, cleanSession } from "../../src/database/settings.js";
import { lockKeyOf } from "../../src/database/target.js";
import { many } from "./many-files.js";
import { eventsOf, versionsOf, waitUntil } from "./observe.js";
import { withWorld } from "./world.js";

const ours = "SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name ~ '^schema-version'";

/** What the second file finds in its session, as one text. */
const look = `CREATE TABLE public.found AS SELECT concat_ws(' ', session_user = current_user, current_setting('search_path'),
  current_setting('lock_timeout'), current_setting('statement_timeout'), current_setting('work_mem'),
  current_setting('standard_conforming_strings'), current_setting('default_transaction_read_only'),
  current_setting('default_transaction_isolation'), current_setting('transaction_isolation'), current_setting('row_security'),
  current_setting('application_name'), (SELECT count(*) FROM pg_prepared_statements WHERE name = 'p'),
  (SELECT count(*) FROM pg_cursors WHERE name = 'c'), (SELECT count(*) FROM pg_listening_channels()),
  to_regclass('pg_temp.scratch') IS NULL) AS text`;
const clean = 't "$user", public 5s 0 4MB on off read committed read committed on schema-version run 77 0 0 0 t';

/** Roles are the server's, so it may be there. */
const other = `DO $$BEGIN IF to_regrole('hygiene_other') IS NULL THEN CREATE ROLE hygiene_other; END IF; END$$`;

const habits = [
  { name: "SET ROLE", sql: "SET ROLE hygiene_other;" },
  { name: "SET SESSION AUTHORIZATION", sql: "SET SESSION AUTHORIZATION hygiene_other;" },
  { name: "SET search_path", sql: "SET search_path = nowhere;" },
  { name: "an empty search_path by set_config", sql: "SELECT pg_catalog.set_config('search_path', '', false);" },
  { name: "SET LOCAL", sql: "SET LOCAL lock_timeout = '1ms'; SET LOCAL work_mem = '1MB';" },
  { name: "SET for the session", sql: "SET work_mem = '1MB'; SET row_security = off; SET application_name = 'me';" },
  { name: "a short timeout", sql: "SET statement_timeout = '1s'; SET lock_timeout = '1s';" },
  { name: "read-only sessions", sql: "SET default_transaction_read_only = on;" },
  {
    name: "characteristics of the session",
    sql: "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SERIALIZABLE, READ ONLY;",
  },
  { name: "PREPARE", sql: "PREPARE p AS SELECT 1;" },
  { name: "a cursor that outlives its transaction", sql: "DECLARE c CURSOR WITH HOLD FOR SELECT 1;" },
  { name: "LISTEN", sql: "LISTEN news; NOTIFY news, 'x';" },
  { name: "a temporary table", sql: "CREATE TEMP TABLE scratch (id int);" },
];

describe("what a file does to its session is gone for the next one, and for the tool", () => {
  test.each(habits)("$name", ({ sql }) =>
    withWorld({ files: { "V1__habit.sql": sql, "V2__look.sql": look } }, async ({ db, run }) => {
      await db.query(other);
      const { findings } = await run("apply");
      expect(findings).toEqual([]);
      expect(await db.query("SELECT text FROM found")).toEqual([{ text: clean }]);
      expect(await versionsOf(db)).toEqual(["1", "2"]);
      expect(await eventsOf(db)).toEqual(["apply 1", "apply 2"]);
    }),
  );

  test.each(habits)("$name, in a file without a transaction that fails", ({ sql }) =>
    withWorld(
      {
        files: {
          "V1__habit.sql": `-- schema-version: transaction=false\n${sql}\nVACUUM nowhere;`,
          "afterMigrateError.sql": look,
        },
      },
      async ({ db, run }) => {
        await db.query(other);
        const { report, environment } = await run("apply");
        expect(report.findings.map(({ rule, file }) => `${rule} ${file}`)).toEqual([
          "statement migrations/V1__habit.sql",
        ]);
        expect(environment.migrations.map(({ state }) => state)).toEqual(["failed"]);
        expect(await db.query("SELECT text FROM found")).toEqual([{ text: clean }]);
        const starts = sql.split(";").length;
        expect(await eventsOf(db)).toEqual([...Array.from({ length: starts }, () => "start 1"), "fail 1"]);
      },
    ),
  );

  test("the same between two files of one transaction, and between callbacks and their file", () =>
    withWorld(
      {
        files: {
          "beforeEachMigrate.sql":
            "SET search_path = nowhere; SET work_mem = '1MB'; CREATE TEMP TABLE scratch (); SET SESSION AUTHORIZATION hygiene_other;",
          "V1__habit.sql": "SET ROLE hygiene_other; SET search_path = nowhere; PREPARE p AS SELECT 1;",
          "V2__look.sql": look,
        },
      },
      async ({ db, run }) => {
        await db.query(other);
        expect((await run("apply", { transaction: "all" })).findings).toEqual([]);
        expect(await db.query("SELECT text FROM found")).toEqual([{ text: clean }]);
      },
    ));

  test("names of the tool's tables in the file's own schema or session do not catch its rows", () =>
    withWorld(
      {
        files: {
          "V1__trap.sql": `CREATE SCHEMA trap; SET search_path = trap, public;
            DO $$BEGIN EXECUTE format('CREATE TEMP TABLE %I (id int)', 'schema_' || 'version'); END$$; CREATE FUNCTION trap.clock_timestamp() RETURNS text LANGUAGE sql AS 'SELECT 1/0';`,
        },
      },
      async ({ db, run }) => {
        expect((await run("apply")).findings).toEqual([]);
        expect(await versionsOf(db)).toEqual(["1"]);
      },
    ));
});

test.each([14, 18])("a role that every session of a login begins with does all of the work (PostgreSQL %i)", (major) =>
  withWorld(
    {
      major,
      files: {
        "V1__a.sql": "CREATE TABLE a ();",
        "V2__b.sql": "RESET ROLE; CREATE TABLE b ();",
        "V3__c.sql": "CREATE TABLE c (); SET ROLE NONE;",
        "V4__d.sql": "-- schema-version: transaction=false\nCREATE TABLE d ();\nSET ROLE NONE;",
        "V5__e.sql": "-- schema-version: transaction=false\nCREATE TABLE e ();",
        "R__f.sql": "CREATE OR REPLACE VIEW f AS SELECT 1;",
      },
    },
    async ({ db, run }) => {
      const owner = await db.role({ grants: ["CREATE, USAGE ON SCHEMA public"] });
      // As a server that makes logins for an hour does; what a login of its own may do is not enough.
      const login = await db.role({ attributes: `NOINHERIT IN ROLE ${owner.name}` });
      await db.query(`ALTER ROLE ${login.name} SET role = ${owner.name}`);
      expect((await run("apply", {}, { url: login.url })).findings).toEqual([]);
      const owners = await db.query(
        "SELECT DISTINCT relowner::regrole::text AS owner FROM pg_class WHERE relnamespace = 'public'::regnamespace",
      );
      expect(owners).toEqual([{ owner: owner.name }]);
      expect(await versionsOf(db)).toEqual(["1", "2", "3", "4", "5"]);
    },
  ),
);

test("both ways back to ourselves are taken: until the minors of November 2024 the first alone leaves the login", () => {
  // Seen on 16.4: a login that begins with a role loses it by RESET SESSION AUTHORIZATION.
  expect(cleanSession.slice(0, 2)).toEqual(["RESET SESSION AUTHORIZATION", "RESET ROLE"]);
  const own = ownMessageSql({ role: null, lockKey: { high: 1, low: 2 } } as never, []).split(";\n");
  expect(own.slice(1, 3)).toEqual(["SET LOCAL SESSION AUTHORIZATION DEFAULT", "SET LOCAL role TO DEFAULT"]);
});

test.each([16, 17])("PostgreSQL %i ends no step for the time that it takes", (major) => {
  const [settings = ""] = beforeScript({ searchPath: "", role: null, major } as never, {
    lockTimeoutMs: 1,
    statementTimeoutMs: 2,
  });
  expect(settings.includes("'transaction_timeout', '0'")).toBe(major >= 17);
});

test("a timeout that a file sets is not that of the tool's own rows", () =>
  withWorld({ files: { "V1__a.sql": "SELECT 1;" } }, async ({ db, run, write }) => {
    await run("apply");
    const holder = await db.connect();
    await holder.query("BEGIN; LOCK TABLE schema_version_log IN EXCLUSIVE MODE");
    write({ "V2__b.sql": "SET statement_timeout = '100ms';" });
    const running = run("apply");
    await waitUntil(db, `${ours} AND wait_event_type = 'Lock'`);
    setTimeout(() => void holder.query("COMMIT"), 300);
    expect((await running).findings).toEqual([]);
  }));

test.concurrent.each([
  ["in a transaction", "SELECT 1;"],
  ["without one", "-- schema-version: transaction=false\nSELECT 1;"],
])("nor is one that every session of the database begins with, %s", (_, sql) =>
  withWorld({ files: { "V1__a.sql": "SELECT 1;" } }, async ({ db, run, write }) => {
    await run("apply");
    await db.query(`ALTER DATABASE ${db.name} SET statement_timeout = '1500ms'`);
    const holder = await db.connect();
    await holder.query("BEGIN; LOCK TABLE schema_version_log IN EXCLUSIVE MODE");
    write({ "V2__b.sql": sql });
    const running = run("apply");
    await waitUntil(db, `${ours} AND wait_event_type = 'Lock'`);
    setTimeout(() => void holder.query("COMMIT"), 2000);
    // That setting is drift.
    expect((await running).findings.filter((text) => !text.startsWith("drift: "))).toEqual([]);
  }),
);

test("a database that ends idle sessions ends no run that waits for the lock, or pauses before another try", () =>
  withWorld({ files: { "V1__a.sql": "CREATE TABLE a (id int);" } }, async ({ db, run, write }) => {
    await run("apply");
    const [holder, reader] = [await db.connect(), await db.connect()];
    await holder.query(`SELECT pg_advisory_lock(${lockKeyOf("public").key})`);
    await reader.query("BEGIN; SELECT FROM a");
    await db.query(`ALTER DATABASE ${db.name} SET idle_session_timeout = '300ms'`);
    write({ "V2__b.sql": "ALTER TABLE a ADD b int;" });
    const onLog = (line: string): void => {
      // The pauses between two looks at the lock become a second long.
      if (line.startsWith("waiting for another run"))
        setTimeout(() => void holder.query("SELECT pg_advisory_unlock_all()"), 1500);
      if (line.includes("55P03")) void reader.query("COMMIT");
    };
    const { findings, environment } = await run("apply", { "lock-timeout": "500ms" }, { onLog });
    expect(findings.filter((text) => !text.startsWith("drift: "))).toEqual([]);
    expect(environment.steps[0]?.retries.map(({ sqlstate }) => sqlstate)).toEqual(["55P03"]);
  }));

test("a database that ends transactions which pause ends none of several messages", () =>
  withWorld({}, async ({ db, run, write }) => {
    await db.query(`ALTER DATABASE ${db.name} SET idle_in_transaction_session_timeout = '400ms'`);
    // Between two messages of the transaction their notices are told.
    const onLog = (line: string): void => {
      if (line.includes("pause now")) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600);
    };
    write({ "V1__a.sql": "DO $$BEGIN RAISE NOTICE 'pause now'; END$$;", "V2__b.sql": "SELECT 1;" });
    expect((await run("apply", { transaction: "all" }, { onLog })).findings).toEqual([]);
  }));

test("nor a run that pauses between messages of several files", () =>
  withWorld({ files: many() }, async ({ db, run }) => {
    await db.query(`ALTER DATABASE ${db.name} SET idle_session_timeout = '400ms'`);
    const onLog = (line: string): void => {
      // The last that is told of its message.
      if (line.startsWith("  V20 ")) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 900);
    };
    const { findings, log } = await run("apply", {}, { onLog });
    expect(findings).toEqual([]);
    expect(log.filter((line) => line.includes("connecting again"))).toEqual([]);
  }));

describe("what is refused before anything runs", () => {
  test.each([
    ["SET standard_conforming_strings = off;", "the file sets standard_conforming_strings to off"],
    [
      "SELECT set_config('standard_conforming_strings', 'off', false);",
      "the file sets standard_conforming_strings to off",
    ],
    ["SET client_encoding = 'LATIN1';", "the file sets client_encoding to LATIN1"],
    ["DISCARD ALL;", "`DISCARD ALL` drops the tool's lock"],
    ["SELECT pg_advisory_unlock_all();", "`pg_advisory_unlock_all()` drops the tool's lock"],
  ])("%s", (sql, message) =>
    withWorld({ files: { "V1__x.sql": sql } }, async ({ run, db }) => {
      const { findings, report } = await run("apply");
      expect({ findings, failure: report.failure }).toEqual({
        findings: [`session-setting: ${message}`],
        failure: "blocked",
      });
      expect(await db.query("SELECT to_regclass('schema_version') AS t")).toEqual([{ t: null }]);
    }),
  );
});
