import type { LogEvent } from "../../src/core/model.js";
import type { EnvironmentReport } from "../../src/core/report.js";
import { lockKeyOf } from "../../src/database/target.js";
import type { TestDatabase } from "../support/database.js";

/** Sessions of ours in the database, as a condition over pg_stat_activity. */
export const ours = "datname = current_database() AND application_name ~ '^schema-version'";
/** Has a row while one of them sleeps. */
export const sleeping = `SELECT FROM pg_stat_activity WHERE ${ours} AND wait_event = 'PgSleep'`;

/** The versions on record, in their order, each with `!` where it did not finish. */
export async function versionsOf(db: TestDatabase, home = "public"): Promise<readonly string[]> {
  const rows = await db.query<{ version: string; success: boolean }>(
    `SELECT version, success FROM ${home}.schema_version ORDER BY length(version), version`,
  );
  return rows.map(({ version, success }) => `${version}${success ? "" : "!"}`);
}

/** The log as `event version`, oldest first; `R` stands for repeatables. */
export async function eventsOf(db: TestDatabase, home = "public"): Promise<readonly string[]> {
  const rows = await db.query<{ event: LogEvent["event"]; version: string | null }>(
    `SELECT event, version FROM ${home}.schema_version_log ORDER BY id`,
  );
  return rows.map(({ event, version }) => `${event} ${version ?? "R"}`);
}

/** Relations, functions and types of users' schemas, the tool's own left out. */
export async function objectsOf(db: TestDatabase): Promise<readonly string[]> {
  const rows = await db.query<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname !~ '^(pg_|information_schema)' AND c.relname !~ '^schema_version' AND c.relkind <> 't'
     UNION ALL SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE n.nspname !~ '^(pg_|information_schema)' AND p.proname !~ '^schema_version'
     UNION ALL SELECT t.oid::regtype::text FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
      WHERE n.nspname !~ '^(pg_|information_schema)' AND t.typtype IN ('e', 'd') ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

/** Where everything stands, as `version:state`, repeatables as `description:state`. */
export function statesOf({ migrations, repeatables }: EnvironmentReport): string {
  return [
    ...migrations.map(({ version, state }) => `${version}:${state}`),
    ...repeatables.map(({ description, state }) => `${description}:${state}`),
  ].join(" ");
}

/** What a run did, as `kind version result`, repeatables by their description. */
export function stepsOf({ steps }: EnvironmentReport): readonly string[] {
  return steps.map(({ kind, version, description, result }) => `${kind} ${version ?? description} ${result}`);
}

/** Waits until a query has a row; at most ten seconds. */
export async function waitUntil(db: TestDatabase, sql: string): Promise<void> {
  for (let waited = 0; waited < 10_000; waited += 20) {
    if ((await db.query(sql)).length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`it never had a row: ${sql}`);
}

/** Whether nobody holds the lock of the home schema `public`. */
export async function lockIsFree(db: TestDatabase): Promise<boolean> {
  const other = await db.connect();
  const { rows } = await other.query<{ free: boolean }>(
    `SELECT pg_try_advisory_lock(${lockKeyOf("public").key}) AS free`,
  );
  await other.end();
  return rows[0]?.free === true;
}
