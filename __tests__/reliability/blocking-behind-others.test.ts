import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { toWatching } from "../../src/database/transaction.js";
import { withDatabase } from "../support/database.js";
import { lacking, sampledMajors, serverOf } from "../support/servers.js";
import { allowanceMs } from "./orders-and-customers.js";
import { runCommand } from "./run-command.js";
import { until, whileReading } from "./waiting-clients.js";

/* 3. Waits that are not for a table of ours at first sight, and a watch that is disturbed. */

// What is measured are waits of half a second: a machine that stalls as long for other reasons is given another try.
const timed = { retry: 2, timeout: 30_000 };
const maxBlockMs = 500;
const flags = { "max-block": `${maxBlockMs}ms` };

/** A build of the index, or an update of all rows, takes two seconds. */
const slow = `CREATE FUNCTION slow(text) RETURNS text IMMUTABLE LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.002); RETURN $1; END $$;
  CREATE TABLE orders (id int PRIMARY KEY, note text); INSERT INTO orders SELECT g, 'x' FROM generate_series(1, 1000) g`;
const outside = "-- schema-version: transaction=false\n";
const run = { "existing-schema": "allow", ...flags };

// Who is in the way of a lock is known only while it is waited for.
test.each([
  { name: "the run's lock timeout", directed: [{}, {}], expected: 5000 },
  {
    name: "the shortest that a file directs",
    directed: [{ lockTimeoutMs: 400 }, { lockTimeoutMs: 150 }, {}],
    expected: 150,
  },
  { name: "none among those that have one", directed: [{ lockTimeoutMs: 0 }, { lockTimeoutMs: 900 }], expected: 900 },
  { name: "none at all", directed: [{ lockTimeoutMs: 0 }], expected: 0 },
])("a step is looked at in time for $name", ({ directed, expected }) => {
  const scripts = directed.map((directives) => ({ directives }));
  const options = { lockTimeoutMs: 5000, statementTimeoutMs: 0, maxBlockMs: 5000 };
  expect(toWatching({} as never, scripts as never, options as never).lockTimeoutMs).toBe(expected);
});

describe.each(sampledMajors)("on PostgreSQL %d", timed, (major) => {
  test("a query that stands behind somebody's ALTER, which waits for our index build", async () => {
    await withDatabase({ server: await serverOf(major) }, async (database) => {
      await database.query(slow);
      const files = {
        "V1__i.sql": `${outside}CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_i ON orders (slow(note));`,
      };
      const { value, worstMs } = await whileReading(database, ["orders"], async () => {
        const building = runCommand("apply", { url: database.url, files, flags: run });
        await until(database, "SELECT FROM pg_stat_progress_create_index WHERE phase LIKE 'building index%'");
        const altering = database.query("ALTER TABLE orders ADD COLUMN added int");
        const built = await building;
        await altering;
        return built;
      });
      expect(value.report.failure).toBeNull();
      expect(value.lines.join("\n")).toMatch(
        /attempt 1 of 6 gave way, another session had waited \d+ ms for us \(max-block\)/,
      );
      expect(value.environment.longestWaitMs).toBeGreaterThanOrEqual(maxBlockMs);
      expect(worstMs).toBeLessThan(maxBlockMs + allowanceMs);
    });
  });
});

describe.skipIf(lacking(18) !== "")(`on PostgreSQL 18${lacking(18)}`, timed, () => {
  test("a row that a statement outside a transaction has changed", async () => {
    await withDatabase({ server: await serverOf(18) }, async (database) => {
      await database.query(slow);
      const files = {
        "V1__u.sql": `${outside}UPDATE orders SET note = slow(note);\nCREATE INDEX CONCURRENTLY IF NOT EXISTS orders_i ON orders (note);`,
      };
      const client = await database.connect({ applicationName: "shop" });
      const updating = runCommand("apply", { url: database.url, files, flags: run });
      await until(
        database,
        "SELECT FROM pg_stat_activity WHERE datname = current_database() AND query ~ '^UPDATE' AND wait_event = 'PgSleep'",
      );
      await sleep(50);
      const started = performance.now();
      await client.query("SELECT FROM orders WHERE id = 1 FOR UPDATE");
      expect(performance.now() - started).toBeLessThan(maxBlockMs + allowanceMs);
      await client.end();
      const { lines, report } = await updating;
      expect(report.failure).toBeNull();
      expect(lines.join("\n")).toContain("attempt 1 of 6 gave way");
    });
  });

  test("a step goes on being watched when the watching connection is ended", async () => {
    await withDatabase({ server: await serverOf(18) }, async (database) => {
      await database.query("CREATE TABLE orders (id int)");
      const files = {
        "V1__l.sql":
          "SELECT pg_sleep(1); LOCK TABLE orders; SELECT pg_sleep(CASE WHEN nextval('once') = 1 THEN 3 ELSE 0 END);",
      };
      await database.query("CREATE SEQUENCE once");
      const watching = `FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%pg_blocking_pids%' AND pid <> pg_backend_pid()`;
      const { value, worstMs } = await whileReading(database, ["orders"], async () => {
        const applying = runCommand("apply", { url: database.url, files, flags: run });
        await until(database, `SELECT ${watching}`);
        expect(await database.query(`SELECT pg_terminate_backend(pid) ${watching}`)).toHaveLength(1);
        return await applying;
      });
      expect(value.report.failure).toBeNull();
      expect(value.lines.join("\n")).toContain("attempt 1 of 6 gave way");
      expect(worstMs).toBeLessThan(maxBlockMs + allowanceMs);
    });
  });
});
