import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { tool } from "../../src/core/tool.js";
import type { TestDatabase } from "../support/database.js";
import { eventsOf, versionsOf } from "./observe.js";
import { usualRecorder, withWorld } from "./world.js";

const files = {
  "V1__create_users.sql": "CREATE TABLE users (id int PRIMARY KEY);\n",
  "sub/V2__add_email.sql": "-- adds an email\nALTER TABLE users ADD COLUMN email text;\n",
  "R__names.sql": "CREATE OR REPLACE VIEW names AS SELECT id FROM users;\n",
};

const sum = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 32);

async function columnsOf(db: TestDatabase, table: string): Promise<readonly string[]> {
  const rows = await db.query<{ line: string }>(
    `SELECT concat_ws(' ', column_name, udt_name, character_maximum_length, is_nullable, column_default) AS line
     FROM information_schema.columns WHERE table_name = $1 ORDER BY ordinal_position`,
    [table],
  );
  return rows.map(({ line }) => line);
}

describe("the tables that apply makes", () => {
  test("schema_version is the mission's table column for column", () =>
    withWorld({ files }, async ({ db, run }) => {
      expect((await run("apply")).report.verdict).toBe("ok");
      expect(await columnsOf(db, "schema_version")).toEqual([
        "version varchar 20 NO",
        "description text NO",
        "script_name varchar 255 NO",
        "checksum varchar 32 NO",
        "installed_by varchar 100 NO",
        "installed_on timestamp YES CURRENT_TIMESTAMP",
        "execution_time int4 NO",
        "success bool NO",
      ]);
      expect((await columnsOf(db, "schema_version_repeatable")).map((line) => line.split(" ")[0])).toEqual([
        "description",
        "script_name",
        "checksum",
        "installed_by",
        "installed_on",
        "execution_time",
        "success",
      ]);
      const keys = await db.query(
        `SELECT conrelid::regclass::text AS t, pg_get_constraintdef(oid) AS def FROM pg_constraint
         WHERE contype = 'p' AND conrelid::regclass::text LIKE 'schema_version%' ORDER BY 1`,
      );
      expect(keys).toEqual([
        { t: "schema_version", def: "PRIMARY KEY (version)" },
        { t: "schema_version_log", def: "PRIMARY KEY (id)" },
        { t: "schema_version_repeatable", def: "PRIMARY KEY (description)" },
        { t: "schema_version_snapshot", def: "PRIMARY KEY (moment)" },
      ]);
    }));

  test("rows say which file, by whom, when in UTC, with what checksum and how long", () =>
    withWorld({ files: { ...files, "V3__slow.sql": "SELECT pg_sleep(0.3)" } }, async ({ db, run }) => {
      await run("apply");
      const rows = await db.query(
        `SELECT version, description, script_name, checksum, installed_by, success,
           abs(extract(epoch FROM installed_on - (now() AT TIME ZONE 'UTC'))) < 60 AS utc,
           execution_time >= CASE version WHEN '3' THEN 300 ELSE 0 END AND execution_time < 3000 AS timed
         FROM schema_version ORDER BY version`,
      );
      const common = { installed_by: "dana", success: true, utc: true, timed: true };
      const checksumOf = (text: string): string => sum(text.replace(/\n+$/, ""));
      expect(rows).toEqual([
        {
          version: "1",
          description: "create users",
          script_name: "V1__create_users.sql",
          checksum: checksumOf(files["V1__create_users.sql"]),
          ...common,
        },
        {
          version: "2",
          description: "add email",
          script_name: "sub/V2__add_email.sql",
          checksum: checksumOf(files["sub/V2__add_email.sql"]),
          ...common,
        },
        {
          version: "3",
          description: "slow",
          script_name: "V3__slow.sql",
          checksum: sum("SELECT pg_sleep(0.3)"),
          ...common,
        },
      ]);
      // The servers' zone is Asia/Tokyo, so that a time of the session's zone would be nine hours off.
      expect(await db.query("SHOW timezone")).toEqual([{ TimeZone: "Asia/Tokyo" }]);
    }));

  test("a checkout with Windows line ends and a byte order mark has the same checksums", () =>
    withWorld({ files }, async ({ db, run, write }) => {
      await run("apply");
      const before = await db.query("SELECT version, checksum FROM schema_version ORDER BY 1");
      write(
        Object.fromEntries(
          Object.entries(files).map(([name, text]) => [name, `\uFEFF${text.replaceAll("\n", "\r\n")}`]),
        ),
      );
      const { environment, findings } = await run("apply");
      expect({ findings, steps: environment.steps.length }).toEqual({ findings: [], steps: 0 });
      expect(await db.query("SELECT version, checksum FROM schema_version ORDER BY 1")).toEqual(before);
    }));
});

describe("the log", () => {
  test("says who, from where, with which role and tool, and the recovery point before the step", () =>
    withWorld({ files }, async ({ db, run }) => {
      const role = await db.role({ grants: ["CREATE, USAGE ON SCHEMA public"] });
      await run("apply", { environment: "production" }, { url: role.url });
      const events = await db.query(
        `SELECT event, version, description, script_name, installed_by, database_role, success, sqlstate, message, reason,
           environment, repository, ref, commit_sha, pull_request, run_id, run_url, tool_version,
           abs(extract(epoch FROM logged_at - now())) < 60 AND wal_at <= logged_at AS timed,
           wal_position::pg_lsn <= pg_current_wal_insert_lsn() AS wal
         FROM schema_version_log ORDER BY id`,
      );
      const common = {
        event: "apply",
        installed_by: "dana",
        database_role: role.name,
        success: true,
        sqlstate: null,
        message: null,
        reason: null,
        environment: "production",
        repository: "acme/shop",
        ref: "refs/heads/main",
        commit_sha: usualRecorder.commit,
        pull_request: null,
        run_id: "77",
        run_url: usualRecorder.runUrl,
        tool_version: tool.version,
        timed: true,
        wal: true,
      };
      expect(events).toEqual([
        { ...common, version: "1", description: "create users", script_name: "V1__create_users.sql" },
        { ...common, version: "2", description: "add email", script_name: "sub/V2__add_email.sql" },
        { ...common, version: null, description: "names", script_name: "R__names.sql" },
      ]);
      const positions = await db.query<{ grows: boolean }>(
        "SELECT wal_position::pg_lsn > lag(wal_position::pg_lsn) OVER (ORDER BY id) AS grows FROM schema_version_log ORDER BY id",
      );
      expect(positions.map(({ grows }) => grows)).toEqual([null, true, true]);
    }));

  test.each([
    "UPDATE schema_version_log SET installed_by = 'eve'",
    "DELETE FROM schema_version_log",
    "TRUNCATE schema_version_log",
    "TRUNCATE schema_version_log CASCADE",
  ])("refuses %s, as a replica too", (statement) =>
    withWorld({ files }, async ({ db, run }) => {
      await run("apply");
      for (const role of ["origin", "replica", "local"]) {
        await expect(db.query(`SET session_replication_role = ${role}; ${statement}`)).rejects.toThrow(
          /schema_version_log is append-only: (UPDATE|DELETE|TRUNCATE) is refused/,
        );
      }
      expect(await eventsOf(db)).toEqual(["apply 1", "apply 2", "apply R"]);
    }),
  );
});

test("where the log alone is gone, the next run makes it anew, and it refuses as ever", () =>
  withWorld({ files }, async ({ db, run, write }) => {
    await run("apply");
    await db.query("DROP TABLE schema_version_log");
    write({ "V3__c.sql": "CREATE TABLE c ();" });
    expect((await run("apply")).findings).toEqual([]);
    expect(await eventsOf(db)).toEqual(["apply 3"]);
    await expect(db.query("TRUNCATE schema_version_log")).rejects.toThrow("append-only: TRUNCATE is refused");
    // Whoever fires it may have another.
    const path = await db.query("SELECT proconfig FROM pg_proc WHERE proname = 'schema_version_log_refuse'");
    expect(path).toEqual([{ proconfig: ["search_path=pg_catalog, pg_temp"] }]);
  }));

describe("a second apply", () => {
  test("does nothing and writes nothing", () =>
    withWorld({ files }, async ({ db, run }) => {
      await run("apply");
      const state = `SELECT (SELECT string_agg(v::text || v.xmin, ',' ORDER BY version) FROM schema_version v) AS versions,
        (SELECT string_agg(r::text || r.xmin, ',') FROM schema_version_repeatable r) AS repeatables,
        (SELECT string_agg(l::text || l.xmin, ',' ORDER BY id) FROM schema_version_log l) AS log,
        (SELECT max(xmin::text::bigint) FROM pg_class) AS catalog`;
      const before = await db.query(state);
      const { report, environment, log } = await run("apply");
      expect(report).toMatchObject({ verdict: "ok", failure: null, findings: [] });
      expect(log).toEqual([]);
      expect(environment).toMatchObject({ currentVersion: "2", targetVersion: "2", steps: [] });
      expect(await db.query(state)).toEqual(before);
    }));

  test("runs a changed repeatable again, and only that", () =>
    withWorld({ files }, async ({ db, run, write }) => {
      await run("apply");
      write({ "R__names.sql": "CREATE OR REPLACE VIEW names AS SELECT id, email FROM users;\n" });
      const { environment } = await run("apply");
      expect(environment.steps.map(({ script, result }) => `${script} ${result}`)).toEqual(["R__names.sql done"]);
      expect(await eventsOf(db)).toEqual(["apply 1", "apply 2", "apply R", "apply R"]);
      expect(await db.query("SELECT count(*)::int AS n FROM schema_version_repeatable")).toEqual([{ n: 1 }]);
    }));
});

describe("another home", () => {
  test("the first of schemas is made, holds the tables, and comes first on the search path", () =>
    withWorld({ files }, async ({ db, run }) => {
      await db.query('CREATE SCHEMA "Second One"; CREATE TABLE public.unrelated ()');
      expect((await run("apply", { schemas: "Shop Home,Second One" })).findings).toEqual([]);
      expect(await versionsOf(db, '"Shop Home"')).toEqual(["1", "2"]);
      const where = await db.query("SELECT oid::regclass::text AS t FROM pg_class WHERE relname IN ('users', 'names')");
      expect(where).toEqual([{ t: '"Shop Home".users' }, { t: '"Shop Home".names' }]);
      expect(await db.query("SELECT to_regclass('public.schema_version') AS t")).toEqual([{ t: null }]);
      expect((await run("apply", { schemas: "Shop Home,Second One" })).environment.steps).toEqual([]);
    }));

  test.each(["INHERIT", "NOINHERIT"])(
    "objects and tables belong to the role that the run changes to, whichever %s login comes",
    (inherit) =>
      withWorld({ files }, async ({ db, run }) => {
        const owner = await db.role({ grants: ["CREATE, USAGE ON SCHEMA public"] });
        const login = (): ReturnType<typeof db.role> => db.role({ attributes: `${inherit} IN ROLE ${owner.name}` });
        const [first, second] = [await login(), await login()];
        expect((await run("apply", { role: owner.name }, { url: first.url })).findings).toEqual([]);
        const owners = await db.query(
          "SELECT DISTINCT relowner::regrole::text AS owner FROM pg_class WHERE relnamespace = 'public'::regnamespace",
        );
        expect(owners).toEqual([{ owner: owner.name }]);
        // Logins can be short-lived: what the first one made must not hinder its end.
        await db.query(`DROP ROLE ${first.name}`);
        const inputs = { role: owner.name, "target-version": "2", reason: "test" };
        expect((await run("status", { role: owner.name }, { url: second.url })).environment.currentVersion).toBe("2");
        await db.query("UPDATE schema_version SET checksum = '' WHERE version = '2'");
        expect((await run("repair", inputs, { url: second.url })).report.failure).toBeNull();
        const logged = await db.query("SELECT database_role FROM schema_version_log ORDER BY id");
        expect(logged.map((row) => row["database_role"])).toEqual([first.name, first.name, first.name, second.name]);
      }),
  );
});
