import { withDatabase, type TestDatabase } from "../support/database.js";
import { runCommand, type Migrations } from "./run-command.js";

export const tables = "CREATE TABLE users (id int PRIMARY KEY, email text);";
export const build = "CREATE INDEX CONCURRENTLY users_email_idx ON users (email);";
export const files: Migrations = { "V1__users.sql": tables, "V2__index.sql": build };
export const building =
  "SELECT FROM pg_stat_activity WHERE datname = current_database() AND query ~* '^(CREATE|REINDEX).*CONCURRENTLY' AND wait_event_type = 'Lock'";

/** Indexes of the files, each with `!` where it is INVALID; primary keys and the tool's own left out. */
export async function indexesOf(database: TestDatabase): Promise<readonly string[]> {
  const rows = await database.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) || CASE WHEN i.indisvalid THEN '' ELSE '!' END AS name
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname !~ '^pg_' AND c.relname !~ '^schema_version' AND NOT i.indisprimary ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

/** Runs files against a database that has the first of them. */
export async function withUsers<T>(work: (database: TestDatabase) => Promise<T>): Promise<T> {
  return await withDatabase({}, async (database) => {
    await runCommand("apply", { url: database.url, files: { "V1__users.sql": tables } });
    return await work(database);
  });
}
