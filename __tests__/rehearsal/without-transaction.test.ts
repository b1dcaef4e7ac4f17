import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { toMigrationSet } from "../../src/core/migration-set.js";
import type { Runnable } from "../../src/database/transaction.js";
import { replay } from "../../src/shadow/replay.js";
import { runScript } from "../../src/shadow/rehearsal/run.js";
import { parseScript } from "../../src/sql/script.js";
import { describeEngines, inShadow, toRunnable } from "../shadow/shadows.js";
import { withDatabase } from "../support/database.js";
import { readFixture, toEffect } from "./statements/table.js";

const limits = { scriptMs: 60_000, until: Number.POSITIVE_INFINITY, signal: new AbortController().signal };

const more = `CREATE TABLE months (at date) PARTITION BY RANGE (at);
CREATE TABLE months_1 PARTITION OF months FOR VALUES FROM ('2020-01-01') TO ('2020-02-01');
CREATE TABLE months_2 PARTITION OF months FOR VALUES FROM ('2020-02-01') TO ('2020-03-01');
CREATE INDEX months_at ON months (at);
CREATE INDEX plain_a ON plain (a);
CREATE TABLE elder (a int);
CREATE INDEX elder_a ON elder (a);
CREATE TABLE heir () INHERITS (elder);
CREATE SCHEMA bare;
CREATE TABLE bare.thing (a int);
CREATE TABLE nights (at int PRIMARY KEY, bed int REFERENCES logged) PARTITION BY RANGE (at);
CREATE TABLE nights_1 PARTITION OF nights FOR VALUES FROM (0) TO (10);
CREATE TABLE guests (night int REFERENCES nights);`;

async function toMigration(text: string): Promise<Runnable> {
  const file = { file: "migrations/V2__x.sql", name: "V2__x.sql", text, settings: {} };
  const script = toMigrationSet([file], new Map()).versioned.map((one) => one.script)[0];
  if (script === undefined) throw new Error("no migration");
  return { script, parsed: await parseScript(script, new Map()) };
}

/** `blocker`: the table on which another session holds a lock, so that the statement waits where it can be looked at. */
const table: readonly { readonly sql: string; readonly expected: string; readonly blocker: string | null }[] = [
  {
    sql: "CREATE INDEX CONCURRENTLY i1 ON plain (b)",
    expected: "public.plain ShareUpdateExclusive |  | public.plain",
    blocker: "plain",
  },
  {
    sql: "CREATE INDEX CONCURRENTLY IF NOT EXISTS plain_a ON plain (a)",
    expected: "public.plain ShareUpdateExclusive |  | ",
    blocker: null,
  },
  {
    sql: "REINDEX INDEX CONCURRENTLY plain_a",
    expected:
      "public.plain ShareUpdateExclusive, public.plain_a RowExclusive, public.plain_a ShareUpdateExclusive |  | public.plain",
    blocker: "plain",
  },
  {
    sql: "REINDEX TABLE CONCURRENTLY logged",
    expected:
      "public.logged ShareUpdateExclusive, public.logged_pkey RowExclusive, public.logged_pkey ShareUpdateExclusive |  | public.logged",
    blocker: "logged",
  },
  {
    sql: "CREATE INDEX CONCURRENTLY i2 ON elder (a)",
    expected: "public.elder ShareUpdateExclusive |  | public.elder",
    blocker: "elder",
  },
  {
    sql: "VACUUM elder",
    expected:
      "public.elder AccessShare, public.elder ShareUpdateExclusive, public.elder_a RowExclusive, public.i2 RowExclusive |  | ",
    blocker: null,
  },
  { sql: "REINDEX SCHEMA bare", expected: "bare.thing Share |  | ", blocker: "bare.thing" },
  { sql: "REINDEX TABLE CONCURRENTLY bare.thing", expected: "bare.thing ShareUpdateExclusive |  | ", blocker: null },
  {
    sql: "-- schema-version: transaction=false\nREINDEX INDEX months_at",
    expected:
      "public.months Share, public.months_1 Share, public.months_1_at_idx AccessExclusive, public.months_2 Share, public.months_2_at_idx AccessExclusive, public.months_at AccessExclusive |  | public.months_1, public.months_2",
    blocker: "months_1",
  },
  {
    sql: "VACUUM (FULL) months",
    expected:
      "public.months AccessExclusive, public.months AccessShare, public.months_1 AccessExclusive, public.months_1 Share, public.months_1_at_idx AccessExclusive, public.months_2 AccessExclusive, public.months_2 Share, public.months_2_at_idx AccessExclusive | public.months_1, public.months_2 | public.months_1, public.months_2",
    blocker: null,
  },
  {
    sql: "VACUUM (ANALYZE) months_1",
    expected:
      "public.months_1 AccessShare, public.months_1 ShareUpdateExclusive, public.months_1_at_idx AccessShare, public.months_1_at_idx RowExclusive |  | ",
    blocker: null,
  },
  {
    sql: "DROP INDEX CONCURRENTLY plain_a",
    expected:
      "public.plain ShareUpdateExclusive, public.plain_a AccessExclusive, public.plain_a ShareUpdateExclusive |  | ",
    blocker: "plain",
  },
  { sql: "DROP INDEX CONCURRENTLY IF EXISTS no_such_index", expected: " |  | ", blocker: null },
  {
    sql: "VACUUM unlogged",
    expected:
      "public.unlogged AccessShare, public.unlogged ShareUpdateExclusive, public.unlogged_pkey RowExclusive |  | ",
    blocker: null,
  },
  {
    sql: "VACUUM (FULL) unlogged",
    expected:
      "public.unlogged AccessExclusive, public.unlogged AccessShare, public.unlogged Share, public.unlogged_pkey AccessExclusive | public.unlogged | public.unlogged",
    blocker: null,
  },
  {
    sql: "ALTER TABLE months DETACH PARTITION months_2 CONCURRENTLY",
    expected:
      "public.months AccessShare, public.months ShareUpdateExclusive, public.months_2 AccessExclusive, public.months_2 ShareUpdateExclusive, public.months_2_at_idx AccessExclusive |  | ",
    blocker: "months_2",
  },
  {
    sql: "ALTER TABLE nights DETACH PARTITION nights_1 CONCURRENTLY",
    expected:
      "public.guests AccessExclusive, public.guests AccessShare, public.guests Share, public.logged ShareRowExclusive, public.nights AccessShare, public.nights ShareUpdateExclusive, public.nights_1 AccessExclusive, public.nights_1 AccessShare, public.nights_1 ShareUpdateExclusive, public.nights_1_pkey AccessExclusive, public.nights_1_pkey AccessShare |  | public.guests",
    blocker: "guests",
  },
];

describeEngines([14, 18, "pglite"], (engine) => {
  test("statements that cannot run in a transaction have the locks, rewrites and scans that are known of them", async () => {
    await inShadow(engine, { trust: "pull-request" }, async (shadow) => {
      const fixture = await toRunnable("V1__fixture.sql", `${await readFixture()}\n${more}`);
      await replay(shadow, [fixture], { scriptMs: 60_000, totalMs: 60_000, signal: limits.signal });
      for (const { sql, expected } of table) {
        const runnable = await toMigration(sql);
        const { error, traces } = await runScript(shadow, runnable, { limits, trace: true, end: "commit" });
        expect({ sql, error, effect: traces.map(toEffect) }).toEqual({ sql, error: null, effect: [expected] });
      }
    });
  });
});

describeEngines([14, 18], (engine) => {
  test("whatever lock a real server is seen to hold or to wait for meanwhile is among them", async () => {
    await withDatabase({ major: Number(engine) }, async (database) => {
      await database.query("DROP ROLE IF EXISTS statement_reader");
      await database.query(`${await readFixture()}\n${more}`);
      const [blocker, runner] = [await database.connect(), await database.connect()];
      const { rows } = await runner.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
      for (const { sql, expected, blocker: blocked } of table) {
        if (blocked === null) continue;
        await blocker.query(`BEGIN; LOCK TABLE ${blocked} IN ROW EXCLUSIVE MODE`);
        const running = runner.query(sql);
        const waits = `SELECT FROM pg_locks WHERE pid = ${rows[0]?.pid ?? 0} AND NOT granted`;
        while ((await blocker.query(waits)).rowCount === 0) await sleep(5);
        const seen = await blocker.query<{ lock: string }>(
          `SELECT DISTINCT n.nspname || '.' || c.relname || ' ' || replace(l.mode, 'Lock', '') AS lock FROM pg_locks l JOIN pg_class c ON c.oid = l.relation JOIN pg_namespace n ON n.oid = c.relnamespace
           WHERE l.pid = ${rows[0]?.pid ?? 0} AND l.relation >= 16384 AND n.nspname IN ('public', 'bare') AND c.relname !~ '^i[12]$|_ccnew'`,
        );
        await blocker.query("ROLLBACK");
        await running;
        const known = (expected.split(" | ")[0] ?? "").split(", ");
        const strange = seen.rows.filter(({ lock }) => !known.includes(lock));
        expect({ sql, seen: seen.rows.length > 0, strange }).toEqual({ sql, seen: true, strange: [] });
      }
    });
  });
});
