import { describe, expect, test } from "vitest";
import { lockKeyOf } from "../../src/database/target.js";
import { eventsOf, ours, sleeping, stepsOf, versionsOf, waitUntil } from "./observe.js";
import { withLastingProxy } from "./lasting-proxy.js";
import { withWorld } from "./world.js";

const users = { "V1__users.sql": "CREATE TABLE users (id int);" };
const slow = { "V2__slow.sql": "SELECT pg_sleep(0.8); CREATE TABLE slow ();" };

describe.concurrent("the lock", () => {
  test("of two runs at once the second waits, tells for whom, and then finds nothing to do", () =>
    withWorld({ files: { ...users, ...slow } }, async ({ db, run }) => {
      // Nobody waits for its steps: not even a max-block of 0 ends one.
      const first = run("apply", { "max-block": "0" });
      await waitUntil(db, sleeping);
      const second = await run("apply", {}, { recorder: { runId: "78" } });
      expect((await first).findings).toEqual([]);
      expect(second.findings).toEqual([]);
      expect(second.environment.steps).toEqual([]);
      expect(
        second.log.filter((line) =>
          /^waiting for another run: pid \d+, schema-version run 77, since \d{4}-\d\d-\d\d .* UTC$/.test(line),
        ),
      ).not.toEqual([]);
      expect(await eventsOf(db)).toEqual(["apply 1", "apply 2"]);
      expect(await db.query("SELECT DISTINCT run_id FROM schema_version_log")).toEqual([{ run_id: "77" }]);
    }));

  test.each([
    ["rollback", { "target-version": "0", confirm: "default" }],
    ["baseline", { "target-version": "1" }],
    ["repair", { all: "true", reason: "test" }],
    ["adopt", { environment: "b", "copy-of": "a" }],
    ["apply", {}],
  ] as const)("%s gives up after lock-wait and names the holder", (command, inputs) =>
    withWorld({ files: users }, async ({ db, run }) => {
      const holder = await db.connect({ applicationName: "another run" });
      await holder.query(`SELECT pg_advisory_lock(${lockKeyOf("public").key})`);
      const started = Date.now();
      const { findings, report } = await run(command, { ...inputs, "lock-wait": "200ms" });
      expect(findings).toEqual([
        expect.stringMatching(
          /^lock-held: another run holds the lock of this database \(pid \d+, another run, since \d{4}-\d\d-\d\d .*\); waited 0\.2 s$/,
        ),
      ]);
      expect(report.failure).toBe("database");
      expect(Date.now() - started).toBeLessThan(5000);
      expect(await db.query("SELECT to_regclass('schema_version') AS t")).toEqual([{ t: null }]);
    }),
  );

  test("a clock that is set back meanwhile prolongs no wait", () =>
    withWorld({ files: users }, async ({ db, run }) => {
      const holder = await db.connect();
      await holder.query(`SELECT pg_advisory_lock(${lockKeyOf("public").key})`);
      const { now } = Date;
      const onLog = (line: string): void => {
        if (line.startsWith("waiting for another run")) Date.now = () => now() - 3_600_000;
      };
      const giveUp = AbortSignal.timeout(20_000);
      try {
        const { findings } = await run("apply", { "lock-wait": "1s" }, { onLog, signal: giveUp });
        expect(findings).toEqual([expect.stringMatching(/^lock-held: .*; waited 1 s$/)]);
      } finally {
        Date.now = now;
      }
    }));

  test("check, status and history do not ask for it", () =>
    withWorld({ files: users }, async ({ db, run }) => {
      await run("apply");
      const holder = await db.connect();
      await holder.query(`SELECT pg_advisory_lock(${lockKeyOf("public").key})`);
      for (const command of ["check", "status", "history"]) expect((await run(command)).findings).toEqual([]);
    }));

  test("another home schema has another lock", () =>
    withWorld({ files: users }, async ({ db, run }) => {
      const holder = await db.connect();
      await holder.query(`SELECT pg_advisory_lock(${lockKeyOf("public").key})`);
      expect((await run("apply", { schemas: "shop", "lock-wait": "0" })).findings).toEqual([]);
    }));

  test("is free after a run, whether it went well or not", () =>
    withWorld({ files: { ...users, "V2__bad.sql": "SELECT 1/0;" } }, async ({ db, run }) => {
      // Asked at once: its process on the server may end later.
      const next = await db.connect();
      for (const _ of ["V1 and V2", "V2 alone", "V2 again"]) {
        await run("apply");
        const { rows } = await next.query(`SELECT pg_try_advisory_xact_lock(${lockKeyOf("public").key}) AS free`);
        expect(rows).toEqual([{ free: true }]);
      }
    }));

  test("is given back by those who end, however long their processes on the server stay", () =>
    withWorld({ files: { ...users, "V2__bad.sql": "SELECT 1/0;" } }, async ({ db, run }) => {
      const next = await db.connect();
      await withLastingProxy(db, async (url) => {
        for (const command of ["apply", "apply", "baseline"]) {
          await run(command, command === "baseline" ? { "target-version": "1" } : {}, { url });
          const stays = await next.query(`SELECT FROM pg_stat_activity WHERE ${ours}`);
          expect(stays.rows.length).toBeGreaterThan(0);
          const { rows } = await next.query(`SELECT pg_try_advisory_xact_lock(${lockKeyOf("public").key}) AS free`);
          expect(rows).toEqual([{ free: true }]);
        }
      });
    }));

  test("a runner that waits for it does not hinder an index build", () =>
    withWorld(
      { files: { ...users, "V2__index.sql": "SELECT pg_sleep(0.5);\nCREATE INDEX CONCURRENTLY i ON users (id);" } },
      async ({ db, run, write }) => {
        write({
          "V2__index.sql":
            "-- schema-version: transaction=false\nSELECT pg_sleep(0.6);\nCREATE INDEX CONCURRENTLY i ON users (id);",
        });
        const first = run("apply");
        await waitUntil(db, sleeping);
        const second = run("apply");
        expect((await first).findings).toEqual([]);
        expect((await second).environment.steps).toEqual([]);
      },
    ));
});

describe.concurrent("a step that meets others", () => {
  test("whose lock it does not get in time is repeated, and tells who was in the way", () =>
    withWorld(
      { files: { ...users, "V2__add.sql": "INSERT INTO users VALUES (1); ALTER TABLE users ADD x int;" } },
      async ({ db, run, remove, write }) => {
        remove("V2__add.sql");
        await run("apply");
        const reader = await db.connect({ applicationName: "nightly report" });
        await reader.query("BEGIN; SELECT FROM users");
        const other = await db.connect();
        await other.query(`BEGIN; SELECT FROM users; PREPARE TRANSACTION '${db.name}'`);
        write({ "V2__add.sql": "INSERT INTO users VALUES (1); ALTER TABLE users ADD x int;" });
        const { environment, findings, log } = await run(
          "apply",
          { "lock-timeout": "1s" },
          {
            onLog: (line) => {
              if (line.includes("55P03")) void reader.query("COMMIT");
              if (line.includes("attempt 1 of 6")) void other.query(`ROLLBACK PREPARED '${db.name}'`);
            },
          },
        );
        expect(findings).toEqual([]);
        const { result, retries } = environment.steps[0] ?? {};
        expect(result).toBe("done");
        expect(retries?.length).toBeGreaterThan(0);
        expect(retries?.[0]).toMatchObject({
          sqlstate: "55P03",
          blockedBy: expect.stringMatching(
            `^the prepared transaction '${db.name}', \\d s old, pid \\d+ \\(nightly`,
          ) as string,
        });
        expect(log.some((line) => line.includes("55P03") && line.includes("nightly report"))).toBe(true);
        // Repeated whole, not from the middle.
        expect(await db.query("SELECT count(*)::int AS n FROM users")).toEqual([{ n: 1 }]);
        expect(await eventsOf(db)).toEqual(["apply 1", "apply 2"]);
      },
    ));

  test("in a deadlock is repeated", () =>
    withWorld({ files: { "V1__ab.sql": "CREATE TABLE a (); CREATE TABLE b ();" } }, async ({ db, run, write }) => {
      await run("apply");
      const other = await db.connect();
      await other.query("SET deadlock_timeout = '10s'; BEGIN; LOCK TABLE b");
      write({ "V2__both.sql": "SET deadlock_timeout = '100ms'; LOCK TABLE a; LOCK TABLE b;" });
      const running = run("apply", { "lock-timeout": "20s", "max-block": "off" });
      await waitUntil(db, `SELECT FROM pg_stat_activity WHERE ${ours} AND wait_event_type = 'Lock'`);
      const blocked = other.query("LOCK TABLE a");
      await blocked;
      await other.query("COMMIT");
      const { environment } = await running;
      expect(stepsOf(environment)).toEqual(["apply 2 done"]);
      expect(environment.steps[0]?.retries.map(({ sqlstate }) => sqlstate)).toEqual(["40P01"]);
    }));

  test("gives way to a session that has waited for max-block, and is repeated", () =>
    withWorld({ files: users }, async ({ db, run, write }) => {
      // Its sessions begin with a role that may not signal them.
      const owner = await db.role({ grants: ["CREATE, USAGE ON SCHEMA public"] });
      const { name, url } = await db.role({ attributes: `IN ROLE ${owner.name}` });
      await db.query(`ALTER ROLE ${name} SET role = ${owner.name}`);
      await run("apply", {}, { url });
      write({
        "V2__long.sql":
          "ALTER TABLE users ADD y int; SELECT CASE WHEN EXISTS (SELECT FROM pg_stat_activity WHERE application_name = 'shop') THEN pg_sleep(8) END;",
      });
      const shop = await db.connect({ applicationName: "shop" });
      const running = run("apply", { "max-block": "400ms" }, { url });
      await waitUntil(db, sleeping);
      const started = Date.now();
      await shop.query("SELECT FROM users");
      expect(Date.now() - started).toBeLessThan(3000);
      await shop.end();
      const { environment, findings } = await running;
      expect(findings).toEqual([]);
      expect(environment.steps[0]?.retries.map(({ sqlstate }) => sqlstate)).toEqual(["max-block"]);
      expect(environment.longestWaitMs).toBeGreaterThanOrEqual(400);
      expect(await versionsOf(db)).toEqual(["1", "2"]);
    }));

  test("says that nobody looks who waits for it where no second connection is to be had", () =>
    withWorld({ files: { "V1__long.sql": "SELECT pg_sleep(1.5);" } }, async ({ db, run, write }) => {
      const { url } = await db.role({ attributes: "CONNECTION LIMIT 1", grants: ["CREATE, USAGE ON SCHEMA public"] });
      const [watched, off] = [{ "max-block": "100ms" }, { "max-block": "off" }];
      const told = (log: readonly string[]): readonly string[] => log.filter((line) => line.includes("max-block"));
      expect(told((await run("apply", watched, { url })).log)).toEqual([
        expect.stringMatching(
          /^ {4}max-block does not hold, .* who waits for this step: .*too many connections for role/,
        ),
      ]);
      // The first one's process may take a moment to go.
      await waitUntil(db, `SELECT WHERE NOT EXISTS (SELECT FROM pg_stat_activity WHERE ${ours})`);
      write({ "V2__long.sql": "SELECT pg_sleep(0.4);" });
      expect(told((await run("apply", off, { url })).log)).toEqual([]);
    }));

  test("a statement above its timeout fails once, with what to do", () =>
    withWorld(
      { files: { "V1__slow.sql": "-- schema-version: statement-timeout=150ms\nSELECT pg_sleep(5);" } },
      async ({ run }) => {
        const { report, environment } = await run("apply", { "statement-timeout": "20s" });
        expect(report.findings).toMatchObject([
          {
            message: "canceling statement due to statement timeout (57014)",
            help: expect.stringContaining("raise statement-timeout") as string,
            line: 2,
          },
        ]);
        expect(environment.steps[0]?.retries).toEqual([]);
      },
    ));
});
