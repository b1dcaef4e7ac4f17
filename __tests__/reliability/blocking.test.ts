import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { TestDatabase } from "../support/database.js";
import { describeEachMajor } from "../support/servers.js";
import { allowanceMs, buildIndex, each, tables, waitingRuns, withTables } from "./orders-and-customers.js";
import { runCommand } from "./run-command.js";
import { openLongReader, until, whileReading } from "./waiting-clients.js";

describe("runners that wait for our lock", () => {
  describeEachMajor((major) => {
    test("an index build finishes while two others wait", async () => {
      await withTables(major, async (database) => {
        const files = { "V1__tables.sql": tables, "V2__index.sql": buildIndex };
        const reader = await openLongReader(database, "orders", { isolation: "REPEATABLE READ" });
        const builder = runCommand("apply", { url: database.url, files });
        await until(
          database,
          "SELECT FROM pg_stat_activity WHERE datname = current_database() AND query ~ '^CREATE INDEX' AND wait_event_type = 'Lock'",
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
