import { describe, expect, test } from "vitest";
import { cancelledBy } from "../../src/core/cancel.js";
import { eventsOf, waitUntil } from "../engine/observe.js";
import { withWorld } from "../engine/world.js";
import { describeEachMajor } from "../support/servers.js";
import { checkedDrift, driftOf, momentsOf, reason, users } from "./living.js";

describeEachMajor((major) => {
  test("what is changed by hand shows in check, and stays visible when the next migration runs", () =>
    withWorld({ files: users, major }, async (world) => {
      const { db, run, write } = world;
      expect((await run("apply")).environment.drift.status).toBe("none");
      expect(await checkedDrift(world)).toBe("none");
      await db.query(
        "CREATE TABLE audit (id int); ALTER TABLE users ALTER email TYPE varchar(80); DROP INDEX users_email",
      );
      const byHand =
        "drift; changed column public.users.email; missing index public.users_email; unexpected table public.audit";
      expect(await checkedDrift(world)).toBe(byHand);
      write({ "V2__names.sql": "CREATE TABLE names (id int); ALTER TABLE users ADD name text;" });
      const applied = await run("apply");
      expect(driftOf(applied.environment)).toBe(byHand);
      expect(applied.report.verdict).toBe("warning");
      expect(applied.findings).toEqual([
        "drift: 3 objects are not as the last deploy left them: column public.users.email is changed, index public.users_email is missing, table public.audit is unexpected",
      ]);
      expect(applied.log.join("\n")).toContain("before the first step: 3 objects are not as the last deploy left them");
      expect(await checkedDrift(world)).toBe(byHand);
      await db.query(
        "DROP TABLE audit; ALTER TABLE users ALTER email TYPE text; CREATE INDEX users_email ON users (email)",
      );
      expect(await checkedDrift(world)).toBe("none");
    }));
});

describe.concurrent("the snapshot", () => {
  test("tells only the attributes that differ, side by side", () =>
    withWorld({ files: users }, async ({ db, run }) => {
      await run("apply");
      await db.query(
        "ALTER TABLE users ALTER email SET NOT NULL, ALTER email SET DEFAULT 'none'; CREATE TABLE t (a int, b text)",
      );
      const { environment } = await run("check");
      expect(environment.drift.objects).toMatchObject([
        {
          change: "changed",
          against: "snapshot",
          severity: "structural",
          kind: "column",
          identity: "public.users.email",
          expected: "default: (none)\nnot null: (none)",
          actual: "default: 'none'::text\nnot null: yes",
        },
        expect.objectContaining({
          change: "unexpected",
          kind: "table",
          expected: null,
          actual: expect.stringContaining("with column public.t.a\nwith column public.t.b") as string,
        }),
      ]);
    }));

  test("is not written, and the catalog not read, where nothing is pending", () =>
    withWorld({ files: users }, async ({ db, run }) => {
      await run("apply");
      const before = await db.query("SELECT *, xmin FROM schema_version_snapshot");
      await db.query("CREATE TABLE audit ()");
      const { environment, findings } = await run("apply");
      expect(environment.drift.status).toBe("off");
      expect(findings).toEqual([]);
      expect(await db.query("SELECT *, xmin FROM schema_version_snapshot")).toEqual(before);
    }));

  test("takes live what a step creates or drops by name, also where a guard keeps it from doing so", () =>
    withWorld({ files: users }, async (world) => {
      const { db, run, write } = world;
      await run("apply");
      await db.query(`CREATE TABLE audit (id int); CREATE TABLE other (); DROP INDEX users_email;
        ALTER TABLE users ADD name text; CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1'`);
      write({
        "V2__catch_up.sql": `CREATE TABLE IF NOT EXISTS audit (id int); DROP INDEX IF EXISTS users_email;
          ALTER TABLE users ADD COLUMN IF NOT EXISTS name text;
          DO $$ BEGIN IF to_regproc('f') IS NULL THEN CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1'; END IF; END $$;`,
      });
      expect(driftOf((await run("apply")).environment)).toBe("drift; unexpected table public.other");
      expect(await checkedDrift(world)).toBe("drift; unexpected table public.other");
    }));

  test("is what a migration says that captures drift, also where it changes nothing any more", () =>
    withWorld({ files: users }, async (world) => {
      const { db, run, write } = world;
      await run("apply");
      const byHand =
        "ALTER TABLE users ALTER email TYPE varchar(80), ALTER email SET NOT NULL; COMMENT ON TABLE users IS 'people';";
      await db.query(`${byHand} ALTER TABLE users ALTER email SET DEFAULT ''`);
      write({ "V2__capture_drift.sql": byHand });
      await run("apply");
      const { drift } = (await run("check", { shadow: "off" })).environment;
      // Of the same column, what no file says stays drift.
      expect(drift.objects.map(({ identity, expected }) => [identity, expected])).toEqual([
        ["public.users.email", "default: (none)"],
      ]);
    }));

  test("does not take live what a file names that did not run", () =>
    withWorld({ files: users }, async ({ db, run, write }) => {
      await run("apply");
      await db.query("CREATE TABLE audit (id int)");
      write({
        "V2__fails.sql": "CREATE TABLE IF NOT EXISTS audit (id int); SELECT 1 / 0;",
        "V3__audit.sql": "CREATE TABLE IF NOT EXISTS audit (id int);",
      });
      const { environment, report } = await run("apply");
      expect(report.failure).toBe("database");
      expect(driftOf(environment)).toBe("drift; unexpected table public.audit");
      expect(await momentsOf(db)).toEqual(["last"]);
    }));

  test("is settled when a run fails: what it committed is no drift", () =>
    withWorld({ files: users }, async (world) => {
      const { db, run, write } = world;
      write({ "V2__names.sql": "CREATE TABLE names ();", "V3__fails.sql": "CREATE TABLE half (); SELECT 1 / 0;" });
      expect((await run("apply")).report.failure).toBe("database");
      expect(await momentsOf(db)).toEqual(["last"]);
      expect(await checkedDrift(world)).toBe("none");
    }));

  test("is settled when a run is cancelled", () =>
    withWorld({ files: { ...users, "V2__slow.sql": "SELECT pg_sleep(60);" } }, async (world) => {
      const { db, run } = world;
      const controller = new AbortController();
      const running = run("apply", {}, { signal: controller.signal });
      await waitUntil(db, "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'");
      controller.abort(cancelledBy("SIGTERM"));
      expect((await running).report.failure).toBe("cancelled");
      expect(await momentsOf(db)).toEqual(["last"]);
      expect(await checkedDrift(world)).toBe("none");
    }));

  test("follows a rollback, and drift stays visible through it", () =>
    withWorld({ files: users }, async (world) => {
      const { db, run } = world;
      await run("apply");
      await db.query("CREATE TABLE audit (id int)");
      const rolledBack = await run("rollback", { steps: "1", confirm: "default" });
      expect(driftOf(rolledBack.environment)).toBe("drift; unexpected table public.audit");
      expect(await checkedDrift(world)).toBe("drift; unexpected table public.audit");
      await db.query("DROP TABLE audit");
      expect(await checkedDrift(world)).toBe("none");
    }));

  test("begins live with a baseline", () =>
    withWorld({}, async (world) => {
      const { db, run } = world;
      await db.query("CREATE TABLE legacy (id int)");
      await run("baseline", { "target-version": "1", "dry-run": "true" });
      expect(await db.query("SELECT to_regclass('schema_version_snapshot') AS t")).toEqual([{ t: null }]);
      await run("baseline", { "target-version": "1" });
      expect(await checkedDrift(world)).toBe("none");
      await db.query("DROP TABLE legacy");
      expect(await checkedDrift(world)).toBe("drift; missing table public.legacy");
      // The same once more changes nothing, the snapshot neither.
      await run("baseline", { "target-version": "1" });
      expect(await checkedDrift(world)).toBe("drift; missing table public.legacy");
    }));

  test("is kept by repair, and taken live with accept-drift, on record", () =>
    withWorld({ files: users }, async (world) => {
      const { db, run, write } = world;
      await run("apply");
      await db.query("CREATE TABLE audit (id int)");
      write({ "V1__users.sql": `${users["V1__users.sql"]} -- edited` });
      await run("repair", { all: "true", reason });
      expect(await checkedDrift(world)).toBe("drift; unexpected table public.audit");
      const shown = await run("repair", { "accept-drift": "true", reason, "dry-run": "true" });
      const told =
        "repaired: the live schema is accepted as it is; 1 object is not as the last deploy left it: table public.audit is unexpected";
      expect(shown.findings).toEqual([told]);
      expect(await checkedDrift(world)).toBe("drift; unexpected table public.audit");
      expect((await run("repair", { "accept-drift": "true", reason })).findings).toEqual([told]);
      expect(await checkedDrift(world)).toBe("none");
      expect((await eventsOf(db)).slice(-2)).toEqual(["repair 1", "repair R"]);
      expect(
        await db.query("SELECT reason, message, success FROM schema_version_log ORDER BY id DESC LIMIT 1"),
      ).toEqual([{ reason, message: told.slice("repaired: ".length), success: true }]);
    }));

  test("of a first run with objects that were there before begins with them", () =>
    withWorld({ files: users }, async (world) => {
      await world.db.query("CREATE TABLE legacy (id int)");
      await world.run("apply", { "existing-schema": "allow" });
      expect(await checkedDrift(world)).toBe("none");
    }));

  test("is unknown, with a note, where a version was applied before there were snapshots", () =>
    withWorld({ files: users }, async ({ db, run, write }) => {
      await run("apply");
      await db.query("DROP TABLE schema_version_snapshot");
      const { environment, findings, report } = await run("check");
      expect([environment.drift.status, report.verdict]).toEqual(["unknown", "ok"]);
      expect(findings).toEqual([
        "drift-unknown: no snapshot is stored yet, so what changed since the last deploy is unknown",
      ]);
      write({ "V2__names.sql": "CREATE TABLE names ();" });
      expect((await run("apply")).findings).toEqual([]);
      expect((await run("check")).environment.drift.status).toBe("none");
    }));

  test("is nobody's question on a database without a history", () =>
    withWorld({ files: users }, async ({ run, db }) => {
      await db.query("CREATE TABLE legacy ()");
      expect((await run("drift")).environment.drift.status).toBe("off");
    }));
});

/** What a run leaves that is cut behind its last step: the schema is changed, the snapshot is not settled. */
