import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { withDatabase, type TestDatabase } from "../support/database.js";
import { describeEachMajor, withOwnServer } from "../support/servers.js";
import { withWay } from "./counting-proxy.js";
import { runCommand } from "./run-command.js";
import { openLongReader, until, whileReading } from "./waiting-clients.js";

const buildIndex = "CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_note_idx ON orders (note);";
const tables = `CREATE TABLE customers (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY, note text);
CREATE TABLE payments (id int PRIMARY KEY);`;
const each = `ALTER TABLE customers ADD COLUMN seen date;
ALTER TABLE orders ADD COLUMN seen date;
ALTER TABLE payments ADD COLUMN seen date;`;
/** The allowance over max-block: the pause between two looks, the look itself, and the way to the server. */
const allowanceMs = 500;

async function withTables<T>(major: number, work: (database: TestDatabase) => Promise<T>): Promise<T> {
  return await withDatabase({ major }, async (database) => {
    await runCommand("apply", { url: database.url, files: { "V1__tables.sql": tables } });
    return await work(database);
  });
}

const waitingRuns = (count: number): string =>
  `SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name ~ '^schema-version'
   HAVING count(*) FILTER (WHERE query ~ 'pg_catalog.pg_stat_activity|pg_try_advisory_lock') >= ${count}`;

describe("runners that wait for our lock", () => {
  describeEachMajor((major) => {
    test("an index build finishes while two others wait", async () => {
      await withTables(major, async (database) => {
        const files = { "V1__tables.sql": tables, "V2__index.sql": buildIndex };
        const reader = await openLongReader(database, "orders", { isolation: "REPEATABLE READ" });
        const builder = runCommand("apply", { url: database.url, files });
        await until(
          database,
          "SELECT FROM pg_stat_activity WHERE query ~ '^CREATE INDEX' AND wait_event_type = 'Lock'",
        );
        const order: string[] = [];
        const others = [1, 2].map(async () => {
          const ran = await runCommand("apply", { url: database.url, files, flags: { "lock-wait": "20s" } });
          order.push("other");
          return ran;
        });
        await until(database, waitingRuns(2));
        await reader.end();
        const released = performance.now();
        const built = await builder;
        order.push("builder");
        expect(performance.now() - released).toBeLessThan(2000);
        for (const { report } of [built, ...(await Promise.all(others))]) expect(report.failure).toBeNull();
        expect(order).toEqual(["builder", "other", "other"]);
      });
    });
  });
});

// What is measured are waits of half a second: a machine that stalls as long for other reasons is given another try.
const timed = { retry: 2 };

describe("long readers on two of the three tables of one migration", timed, () => {
  const files = { "V1__tables.sql": tables, "V2__seen.sql": each };

  /** Readers that hold their tables for a while after the migration that meets them began. */
  async function withLongReaders(
    database: TestDatabase,
    { ordersMs, paymentsMs, file }: { readonly ordersMs: number; readonly paymentsMs: number; readonly file?: string },
    flags: Readonly<Record<string, string>>,
  ) {
    const readers = [await openLongReader(database, "orders"), await openLongReader(database, "payments")];
    const migration = { begins: (): void => {} };
    const begun = new Promise<void>((resolve) => (migration.begins = resolve));
    const ends = [ordersMs, paymentsMs].map(async (ms, which) => {
      await begun;
      await sleep(ms);
      await readers[which]?.end();
    });
    // The last one is watched too, and nobody waits for it.
    const named = { ...files, "V2__seen.sql": `${file ?? ""}${each}`, "V3__last.sql": "SELECT pg_sleep(0.5);" };
    const measured = await whileReading(database, ["customers", "orders", "payments"], () =>
      runCommand("apply", {
        url: database.url,
        files: named,
        flags,
        onLine: (line) => void (line.includes("V2 seen") && migration.begins()),
      }),
    );
    await Promise.all(ends);
    return { ...measured, readers };
  }

  test("no SELECT waits longer than max-block, and each attempt and who blocked it is told", async () => {
    await withTables(16, async (database) => {
      const flags = { "max-block": "500ms" };
      const times = { ordersMs: 1300, paymentsMs: 2800 };
      const { value, worstMs, statements, readers } = await withLongReaders(database, times, flags);
      const { report, environment, lines, text } = value;
      expect(report.failure).toBeNull();
      expect(environment.currentVersion).toBe("3");
      expect(statements).toBeGreaterThan(100);
      expect(worstMs).toBeLessThan(500 + allowanceMs);

      const retries = environment.steps.flatMap((step) => step.retries);
      expect(retries.length).toBeGreaterThanOrEqual(2);
      expect(retries.map(({ sqlstate }) => sqlstate)).toEqual(retries.map(() => "max-block"));
      const attempts = lines.filter((line) => line.includes("attempt "));
      expect(attempts).toHaveLength(retries.length);
      const blocked = `blocked by pid ${readers[0]?.pid ?? 0} \\(report, idle in transaction for \\d s\\)`;
      expect(attempts[0]).toMatch(
        new RegExp(
          `attempt 1 of 6 gave way, another session had waited [5-9]\\d\\d ms for us \\(max-block\\), ${blocked}`,
        ),
      );
      expect(retries.at(-1)?.blockedBy).toContain(`pid ${readers[1]?.pid ?? 0} (report`);
      expect(environment.longestWaitMs).toBeGreaterThanOrEqual(500);
      expect(environment.longestWaitMs).toBeLessThan(500 + allowanceMs);
      expect(text).toMatch(/others were seen waiting for us \d+ ms at most/);
    });
  });

  test.each([
    { name: "max-block: off as input", flags: { "max-block": "off" }, file: "" },
    { name: "max-block=off in the file", flags: { "max-block": "500ms" }, file: "-- schema-version: max-block=off\n" },
    { name: "a longer one in the file", flags: { "max-block": "500ms" }, file: "-- schema-version: max-block=4s\n" },
  ])("$name lets the others wait", async ({ flags, file }) => {
    await withTables(16, async (database) => {
      const times = { ordersMs: 700, paymentsMs: 1600, file };
      const { value, worstMs } = await withLongReaders(database, times, flags);
      expect(value.environment.steps.flatMap((step) => step.retries)).toEqual([]);
      expect(value.environment.currentVersion).toBe("3");
      expect(worstMs).toBeGreaterThan(500 + allowanceMs);
      expect(value.environment.longestWaitMs).toBeGreaterThan(500 + allowanceMs);
    });
  });

  test("a shorter one in the file counts instead of the run's", async () => {
    await withTables(16, async (database) => {
      const times = { ordersMs: 700, paymentsMs: 700, file: "-- schema-version: max-block=300ms\n" };
      const { value, worstMs } = await withLongReaders(database, times, {});
      expect(value.environment.steps.flatMap((step) => step.retries)).toMatchObject([{ sqlstate: "max-block" }]);
      expect(value.environment.currentVersion).toBe("3");
      expect(worstMs).toBeLessThan(300 + allowanceMs);
    });
  });
});

test("files of one transaction are watched together, however short each of them is", timed, async () => {
  await withTables(16, async (database) => {
    await database.query("CREATE TABLE pace (seconds float); INSERT INTO pace VALUES (0.15)");
    const slow = Array.from({ length: 10 }, (_, index) => [
      `V${index + 3}__slow.sql`,
      "SELECT pg_sleep(seconds) FROM pace;",
    ]);
    const files = {
      "V1__tables.sql": tables,
      "V2__seen.sql": "ALTER TABLE customers ADD COLUMN seen date;",
      ...(Object.fromEntries(slow) as Record<string, string>),
    };
    const { value, worstMs } = await whileReading(database, ["customers"], () =>
      runCommand("apply", {
        url: database.url,
        files,
        flags: { "max-block": "500ms", transaction: "all" },
        onLine: (line) => void (line.includes("attempt 1") && database.query("UPDATE pace SET seconds = 0")),
      }),
    );
    expect(value.environment.currentVersion).toBe("12");
    expect(value.environment.steps.flatMap((step) => step.retries)).toMatchObject([{ sqlstate: "max-block" }]);
    expect(worstMs).toBeLessThan(500 + allowanceMs);
  });
});

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
      await until(database, "SELECT FROM pg_stat_activity WHERE query ~ '^CREATE INDEX' AND wait_event_type = 'Lock'");
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

describe("what it costs", () => {
  test.each([
    { name: "short migrations open exactly one connection", sleepMs: 0, connections: 1 },
    { name: "a step that lasts opens a second one", sleepMs: 1200, connections: 2 },
  ])("$name", async ({ sleepMs, connections }) => {
    await withDatabase({}, async (database) => {
      await withWay(database, async (way) => {
        const files = Object.fromEntries(
          Array.from({ length: 5 }, (_, index) => [`V${index + 1}__t.sql`, `CREATE TABLE t${index} (id int);`]),
        );
        const last = { "V9__last.sql": `SELECT pg_sleep(${sleepMs / 1000});` };
        const { environment } = await runCommand("apply", { url: way.url, files: { ...files, ...last } });
        expect(environment.currentVersion).toBe("9");
        expect(environment.longestWaitMs).toBe(connections === 1 ? null : 0);
        expect(way.count()).toBe(connections);
      });
    });
  });
});
