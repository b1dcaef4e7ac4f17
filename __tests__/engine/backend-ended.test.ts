import { describe, expect, test } from "vitest";
import { eventsOf, lockIsFree, objectsOf, ours, sleeping, stepsOf, versionsOf, waitUntil } from "./observe.js";
import { withWorld } from "./world.js";

const users = { "V1__users.sql": "CREATE TABLE users (id int);" };

describe("a backend that is ended from outside", () => {
  test("in the middle of a file: the run connects again, looks, and says that it is rolled back", () =>
    withWorld(
      { files: { ...users, "V2__slow.sql": "CREATE TABLE half (); SELECT pg_sleep(60);" } },
      async ({ db, run }) => {
        const running = run("apply");
        await waitUntil(db, sleeping);
        await db.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${ours}`);
        const { report, environment } = await running;
        expect(report.findings).toMatchObject([
          {
            rule: "connection-lost",
            message: "the connection was lost: terminating connection due to administrator command",
            state: "V2 is rolled back; default is at version 1 and consistent (looked up after connecting again)",
          },
        ]);
        expect(stepsOf(environment)).toEqual(["apply 1 done", "apply 2 failed"]);
        expect(await eventsOf(db)).toEqual(["apply 1", "fail 2"]);
        expect(await objectsOf(db)).toEqual(["users"]);
        expect(await lockIsFree(db)).toBe(true);
      },
    ));

  test("or cancelled when it has committed and cleans up: the file counts as applied, and is not run twice", () =>
    withWorld({ files: users }, async ({ db, run, write }) => {
      await run("apply");
      // Throwing away many temporary tables takes a while, behind COMMIT.
      write({
        "V2__many.sql":
          "INSERT INTO users VALUES (1); DO $$BEGIN FOR i IN 1..800 LOOP EXECUTE format('CREATE TEMP TABLE scratch_%s (id int)', i); END LOOP; END$$;",
      });
      const killer = await db.connect();
      const running = run("apply");
      for (;;) {
        const { rows } = await killer.query("SELECT FROM schema_version WHERE version = '2'");
        if (rows.length > 0) break;
      }
      await killer.query(`SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE ${ours}`);
      const { findings, environment } = await running;
      expect({ findings, steps: stepsOf(environment) }).toEqual({ findings: [], steps: ["apply 2 done"] });
      expect(await db.query("SELECT count(*)::int AS n FROM users")).toEqual([{ n: 1 }]);
    }));

  test("or cancelled at any moment: what the report says is what the record holds", () =>
    withWorld({}, async ({ db, run, write }) => {
      const killer = await db.connect();
      const cancels = { over: false };
      const cancelling = (async () => {
        while (!cancels.over) {
          await killer.query(
            `SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE ${ours} AND query ~ 'COMMIT' AND state = 'active'`,
          );
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 3));
        }
      })();
      const told: string[] = [];
      for (let version = 1; version <= 25; version += 1) {
        write({ [`V${version}__x.sql`]: `CREATE TABLE t${version} ();` });
        const { environment } = await run("apply");
        told.push(
          ...environment.steps.filter(({ result }) => result === "done").map(({ version: done }) => done ?? ""),
        );
        expect(await versionsOf(db).catch(() => [])).toEqual(told);
      }
      cancels.over = true;
      await cancelling;
      const { findings } = await run("apply");
      // A cancel may also have hit what stores the snapshot: then this run begins a new one, and says so.
      expect(findings.filter((text) => !text.startsWith("drift-unknown: "))).toEqual([]);
    }));

  test("and who may not connect again: neither the error callback nor an undo is tried", () =>
    withWorld({ files: { ...users, "V2__slow.sql": "SELECT pg_sleep(60);" } }, async ({ db, run, write }) => {
      write({ "U1__users.sql": "DROP TABLE users;", "afterMigrateError.sql": "SELECT 1;" });
      const role = await db.role({ grants: ["CREATE, USAGE ON SCHEMA public"] });
      const running = run("apply", { "on-failure": "undo" }, { url: role.url });
      await waitUntil(db, sleeping);
      await db.query(`ALTER ROLE ${role.name} NOLOGIN`);
      await db.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${ours}`);
      const { report, log } = await running;
      expect(report.findings.map(({ rule }) => rule)).toEqual(["connection-lost"]);
      expect(log.filter((line) => line.includes("afterMigrateError"))).toEqual([]);
    }));
});
