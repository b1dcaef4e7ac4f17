import type { TestDatabase } from "../support/database.js";
import type { Migrations } from "./run-command.js";

export const files: Migrations = { "V1__users.sql": "CREATE TABLE users (id int PRIMARY KEY);" };
export const more: Migrations = { ...files, "V2__orders.sql": "CREATE TABLE orders (id int PRIMARY KEY);" };

/** Relations and rows of the record: what a run could have written. */
export async function contentOf(database: TestDatabase): Promise<unknown> {
  return await database.query(
    `SELECT c.relname, c.relkind, pg_stat_get_tuples_inserted(c.oid) AS inserted FROM pg_class c
      WHERE c.relnamespace NOT IN (SELECT oid FROM pg_namespace WHERE nspname ~ '^(pg_|information_schema)') ORDER BY 1`,
  );
}
