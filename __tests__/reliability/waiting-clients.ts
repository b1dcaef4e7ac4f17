import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import type { TestDatabase } from "../support/database.js";

/** What clients went through while the work went on. */
export interface Measured<T> {
  readonly value: T;
  readonly worstMs: number;
  readonly statements: number;
}

/** Runs the work while a client per table reads that table again and again, and measures the worst of its SELECTs. */
export async function whileReading<T>(
  database: TestDatabase,
  tables: readonly string[],
  work: () => Promise<T>,
): Promise<Measured<T>> {
  const seen = { over: false, worstMs: 0, statements: 0 };
  const clients = await Promise.all(tables.map(() => database.connect({ applicationName: "shop" })));
  const readers = clients.map(async (client, index) => {
    while (!seen.over) {
      const started = performance.now();
      await client.query(`SELECT count(*) FROM ${tables[index] ?? ""}`);
      seen.worstMs = Math.max(seen.worstMs, performance.now() - started);
      seen.statements += 1;
      await sleep(10);
    }
  });
  try {
    const value = await work();
    return { value, worstMs: Math.round(seen.worstMs), statements: seen.statements };
  } finally {
    seen.over = true;
    await Promise.all(readers);
    await Promise.all(clients.map((client) => client.end()));
  }
}

/** A session that reads a table and keeps its transaction open; `end` commits it. */
export interface LongReader {
  readonly pid: number;
  end(): Promise<void>;
}

export async function openLongReader(
  database: TestDatabase,
  table: string,
  { isolation = "READ COMMITTED", name = "report" }: { readonly isolation?: string; readonly name?: string } = {},
): Promise<LongReader> {
  const client: Client = await database.connect({ applicationName: name });
  await client.query(`BEGIN ISOLATION LEVEL ${isolation}`);
  await client.query(`SELECT count(*) FROM ${table}`);
  const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  return {
    pid: rows[0]?.pid ?? 0,
    end: async () => {
      await client.query("COMMIT");
      await client.end();
    },
  };
}

/** Waits until the query gives a row; the limit makes a test fail with the query instead of its own time. */
export async function until(database: TestDatabase, sql: string, limitMs = 8000): Promise<void> {
  for (let waited = 0; (await database.query(sql)).length === 0; waited += 20) {
    if (waited > limitMs) throw new Error(`no row within ${limitMs} ms: ${sql}`);
    await sleep(20);
  }
}
