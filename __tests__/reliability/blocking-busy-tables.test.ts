import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { withDatabase, type TestDatabase } from "../support/database.js";
import { lockKeyOf } from "../../src/database/target.js";
import { withOwnServer } from "../support/servers.js";
import { withWay } from "./counting-proxy.js";
import { allowanceMs, buildIndex, tables, withTables } from "./orders-and-customers.js";
import { runCommand } from "./run-command.js";
import { openLongReader, until, whileReading } from "./waiting-clients.js";

const timed = { retry: 2 };

describe("busy tables", timed, () => {
  test("a hot table with eight readers is got through", async () => {
    await withTables(16, async (database) => {
      const readers = Array.from({ length: 8 }, () => "(SELECT FROM orders) o, pg_sleep(0.05)");
      const files = { "V1__tables.sql": tables, "V2__seen.sql": "ALTER TABLE orders ADD COLUMN seen date;" };
      await database.query("INSERT INTO orders VALUES (1)");
      const { value, worstMs, statements } = await whileReading(database, readers, () =>
        runCommand("apply", { url: database.url, files, flags: { "max-block": "500ms" } }),
      );
      expect(statements).toBeGreaterThanOrEqual(8);
      expect(value.environment.steps.map(({ result, retries }) => ({ result, retries }))).toEqual([
        { result: "done", retries: [] },
      ]);
      expect(worstMs).toBeLessThan(allowanceMs);
    });
  });

  /** An autovacuum that would work on the table for minutes, on a server that looks for work each second. */
  async function withAutovacuum<T>(work: (database: TestDatabase) => Promise<T>): Promise<T> {
    const settings = { autovacuum_naptime: "1s", log_min_messages: "warning" };
    return await withOwnServer({ major: 16, settings }, (server) =>
      withDatabase({ server }, async (database) => {
        await runCommand("apply", { url: database.url, files: { "V1__tables.sql": tables } });
        await database.query(
          `INSERT INTO orders SELECT i, repeat('x', 500) FROM generate_series(1, 20000) i; DELETE FROM orders WHERE id % 2 = 0;
           ALTER TABLE orders SET (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,
             autovacuum_vacuum_cost_delay = 100, autovacuum_vacuum_cost_limit = 1)`,
        );
        await until(database, "SELECT FROM pg_stat_progress_vacuum WHERE relid = 'orders'::regclass", 15_000);
        return await work(database);
      }),
    );
  }

  // PostgreSQL cancels an autovacuum for whoever has waited for deadlock_timeout (1 s): a shorter max-block never lasts.
  test.each([
    { maxBlockMs: 2000, retries: [], worstAtLeastMs: 800 },
    { maxBlockMs: 400, retries: [{ sqlstate: "max-block" }], worstAtLeastMs: 350 },
  ])("an autovacuum is got through with max-block $maxBlockMs ms", async ({ maxBlockMs, retries, worstAtLeastMs }) => {
    await withAutovacuum(async (database) => {
      const files = { "V1__tables.sql": tables, "V2__seen.sql": "ALTER TABLE orders ADD COLUMN seen date;" };
      const { value, worstMs } = await whileReading(database, ["orders"], () =>
        runCommand("apply", { url: database.url, files, flags: { "max-block": `${maxBlockMs}ms` } }),
      );
      const seen = value.environment.steps.flatMap((step) => step.retries);
      expect(value.environment.currentVersion).toBe("2");
      expect(seen).toMatchObject(retries);
      for (const { blockedBy } of seen) expect(blockedBy).toMatch(/^pid \d+ \(autovacuum worker, query \d+ s old\)$/);
      expect(worstMs).toBeGreaterThan(worstAtLeastMs);
      expect(worstMs).toBeLessThan(maxBlockMs + allowanceMs);
      expect(await readFile(database.server.logFile, "utf8")).toContain("canceling autovacuum task");
    });
  });
});

describe("a file without a transaction", timed, () => {
  test("an index build says whom it waits for, and does not die for a VACUUM that waits for it", async () => {
    await withTables(16, async (database) => {
      const reader = await openLongReader(database, "orders", { isolation: "REPEATABLE READ", name: "nightly export" });
      const run = runCommand("apply", {
        url: database.url,
        files: { "V1__tables.sql": tables, "V2__index.sql": buildIndex },
        flags: { "max-block": "500ms" },
      });
      await until(
        database,
        "SELECT FROM pg_stat_activity WHERE datname = current_database() AND query ~ '^CREATE INDEX' AND wait_event_type = 'Lock'",
      );
      const vacuum = (await database.connect({ applicationName: "psql" })).query("VACUUM orders");
      await sleep(2600);
      await reader.end();
      const { environment, lines } = await run;
      await vacuum;
      expect(environment.steps.map(({ result, retries }) => ({ result, retries }))).toEqual([
        { result: "done", retries: [] },
      ]);
      const told = lines.filter((line) => line.includes("waiting for"));
      expect(told).toEqual([
        expect.stringMatching(`waiting for pid ${reader.pid} \\(nightly export, idle in transaction for \\d s\\)`),
      ]);
    });
  });

  test("one for which SELECTs wait gives way like any other", async () => {
    await withTables(16, async (database) => {
      await database.query("INSERT INTO orders SELECT i FROM generate_series(1, 1000) i");
      const reader = await openLongReader(database, "orders");
      const files = { "V1__tables.sql": tables, "V2__rewrite.sql": "VACUUM FULL orders;" };
      const { value, worstMs } = await whileReading(database, ["orders"], () =>
        runCommand("apply", {
          url: database.url,
          files,
          flags: { "max-block": "500ms" },
          onLine: (line) => void (line.includes("attempt 1") && reader.end()),
        }),
      );
      expect(value.environment.currentVersion).toBe("2");
      expect(value.environment.steps.flatMap((step) => step.retries)).toMatchObject([
        { sqlstate: "max-block", blockedBy: expect.stringContaining(`pid ${reader.pid} (report`) as unknown },
      ]);
      expect(worstMs).toBeLessThan(500 + allowanceMs);
    });
  });
});

const weakly = "LOCK TABLE t0 IN SHARE UPDATE EXCLUSIVE MODE;";
const maintenance = ["VACUUM t0", "CREATE INDEX CONCURRENTLY i ON t1 (id)"];
const asleep = "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'";

describe("what it costs", () => {
  test.each([
    { name: "short migrations open exactly one connection", sleepMs: 0, connections: 1 },
    {
      name: "a step that lasts opens a second one, and keeps on while nobody waits but who may",
      sleepMs: 1200,
      connections: 2,
    },
  ])("$name", async ({ sleepMs, connections }) => {
    await withDatabase({}, async (database) => {
      // It sees pid and name alone of others' sessions, a walsender's among them.
      const { url } = await database.role({ grants: ["CREATE ON SCHEMA public"] });
      await withWay({ ...database, url }, async (way) => {
        const files = Object.fromEntries(
          Array.from({ length: 5 }, (_, index) => [`V${index + 1}__t.sql`, `CREATE TABLE t${index} (id int);`]),
        );
        const last = { "V9__last.sql": `${weakly} INSERT INTO t1 VALUES (1); SELECT pg_sleep(${sleepMs / 1000});` };
        const flags = { "max-block": "500ms" };
        const patient =
          connections === 1 ? [] : [`SELECT pg_advisory_lock(${lockKeyOf("public").key})`, ...maintenance];
        const applying = runCommand("apply", { url: way.url, files: { ...files, ...last }, flags });
        if (patient.length > 0) await until(database, asleep);
        const replica = await database.connect({ url: `${database.url}?replication=database` });
        // It waits for whoever writes anywhere on the server, so nobody waits for it.
        const slot = replica
          .query(`CREATE_REPLICATION_SLOT ${database.name} TEMPORARY LOGICAL pgoutput`)
          .catch(() => {});
        const waiting = patient.map(async (sql) => (await database.connect()).query(sql));
        const { environment } = await applying;
        await Promise.all(waiting);
        const slots = `FROM pg_replication_slots WHERE slot_name = '${database.name}'`;
        await database.query(`SELECT pg_terminate_backend(active_pid) ${slots}`);
        await slot;
        await until(database, `SELECT WHERE NOT EXISTS (SELECT ${slots})`);
        expect(environment.currentVersion).toBe("9");
        expect(environment.steps.flatMap((step) => step.retries)).toEqual([]);
        expect(environment.longestWaitMs).toBe(connections === 1 ? null : 0);
        expect(way.count()).toBe(connections);
      });
    });
  });
});
