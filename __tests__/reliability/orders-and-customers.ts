import { withDatabase, type TestDatabase } from "../support/database.js";
import { runCommand } from "./run-command.js";

export const buildIndex = "CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_note_idx ON orders (note);";
export const tables = `CREATE TABLE customers (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY, note text);
CREATE TABLE payments (id int PRIMARY KEY);`;
export const each = `ALTER TABLE customers ADD COLUMN seen date;
ALTER TABLE orders ADD COLUMN seen date;
ALTER TABLE payments ADD COLUMN seen date;`;
/** The allowance over max-block: the pause between two looks, the look itself, and the way to the server. */
export const allowanceMs = 500;

export async function withTables<T>(major: number, work: (database: TestDatabase) => Promise<T>): Promise<T> {
  return await withDatabase({ major }, async (database) => {
    await runCommand("apply", { url: database.url, files: { "V1__tables.sql": tables } });
    return await work(database);
  });
}

export const waitingRuns = (count: number): string =>
  `SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name ~ '^schema-version'
   HAVING count(*) FILTER (WHERE query ~ 'pg_catalog.pg_stat_activity|pg_try_advisory_lock') >= ${count}`;
