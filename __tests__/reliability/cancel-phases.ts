import { setTimeout as sleep } from "node:timers/promises";
import { lockKeyOf } from "../../src/database/target.js";
import type { Ended, Running } from "../support/running.js";
import type { TestDatabase } from "../support/database.js";

export const users = { "V1__users.sql": "CREATE TABLE users (id int);\n" };

/** A run in some phase, which it reaches by itself and does not leave. */
export interface Phase {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly flags?: readonly string[];
  /** Whom or what the run meets; made before it starts. */
  readonly prepare?: (database: TestDatabase) => Promise<unknown>;
  /** Resolves when the run is in the phase. */
  readonly reached: (database: TestDatabase, running: Running<Ended>) => Promise<unknown>;
  /** The last event of the log; null where nothing was recorded, since nothing was begun. */
  readonly last: { readonly event: "cancel"; readonly version: string | null } | null;
  /** Less than the 7 s where nothing has to be waited for. */
  readonly withinMs?: number;
  readonly applied: readonly string[];
  readonly state: string | null;
}

export const ours = "datname = current_database() AND application_name LIKE 'schema-version%'";

export async function until(database: TestDatabase, sql: string): Promise<void> {
  while ((await database.query(sql)).length === 0) await sleep(20);
}

export const asleep = (database: TestDatabase): Promise<void> =>
  until(database, `SELECT FROM pg_stat_activity WHERE ${ours} AND wait_event = 'PgSleep'`);

export const phases: readonly Phase[] = [
  {
    name: "while it waits for the lock",
    files: users,
    prepare: async (database) => {
      const holder = await database.connect({ applicationName: "holder" });
      await holder.query("SELECT pg_advisory_lock($1)", [lockKeyOf("public").key]);
    },
    reached: (_, running) => running.waitFor(/waiting for another run/),
    last: null,
    applied: [],
    state: null,
  },
  {
    name: "in a statement",
    files: { ...users, "V2__slow.sql": "CREATE TABLE half (id int);\nSELECT pg_sleep(60);\n" },
    reached: asleep,
    last: { event: "cancel", version: "2" },
    applied: ["1"],
    state: "V2 is rolled back; default is at version 1 and consistent",
  },
  {
    name: "in a statement of transaction: all",
    files: { ...users, "V2__slow.sql": "SELECT pg_sleep(60);\n" },
    flags: ["--transaction", "all"],
    reached: asleep,
    last: { event: "cancel", version: "1" },
    applied: [],
    state: "all 2 files are rolled back; default has no version and is consistent",
  },
  {
    name: "between two migrations, in a callback",
    files: {
      ...users,
      "V2__more.sql": "CREATE TABLE half (id int);\n",
      "beforeEachMigrate.sql":
        "SELECT pg_sleep(CASE WHEN EXISTS (SELECT FROM public.schema_version) THEN 60 ELSE 0 END);\n",
    },
    reached: asleep,
    last: { event: "cancel", version: "2" },
    applied: ["1"],
    state: "V2 is rolled back; default is at version 1 and consistent",
  },
  {
    name: "in a file without a transaction",
    files: { "V2__index.sql": "CREATE INDEX CONCURRENTLY IF NOT EXISTS users_id ON users (id);\n" },
    flags: ["--existing-schema", "allow"],
    prepare: async (database) => {
      const reader = await database.connect({ applicationName: "reader" });
      await reader.query("CREATE TABLE users (id int)");
      await reader.query("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT FROM users");
    },
    reached: (database) => until(database, "SELECT FROM pg_index WHERE NOT indisvalid"),
    last: { event: "cancel", version: "2" },
    applied: ["2 unfinished"],
    state:
      "V2 did not finish and cannot be rolled back: what its statements before did stays; otherwise default has no version",
  },
  {
    name: "in the pause before another try",
    files: { "V2__column.sql": "ALTER TABLE users ADD half int;\n" },
    flags: ["--existing-schema", "allow", "--lock-timeout", "100ms"],
    prepare: async (database) => {
      const reader = await database.connect({ applicationName: "reader" });
      await reader.query("CREATE TABLE users (id int)");
      await reader.query("BEGIN; SELECT FROM users");
    },
    // The fourth pause is longer than anyone's patience.
    reached: (_, running) => running.waitFor(/attempt 4 of 6 .*next try in/),
    withinMs: 3000,
    last: { event: "cancel", version: "2" },
    applied: [],
    state: "V2 is rolled back; default has no version and is consistent",
  },
];
