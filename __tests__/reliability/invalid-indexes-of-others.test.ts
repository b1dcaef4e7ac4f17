import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { withDatabase, type TestDatabase } from "../support/database.js";
import { runCommand } from "./run-command.js";
import { build, building, files, indexesOf, tables, withUsers } from "./users-index.js";
import { openLongReader, until } from "./waiting-clients.js";

describe("an index that the tool did not leave behind", () => {
  const shop = "CREATE SCHEMA shop; CREATE TABLE shop.users (id int, email text);";
  const duplicates = (table: string): string => `INSERT INTO ${table} VALUES (1, 'a'), (2, 'a')`;

  /** Leaves an INVALID index as somebody's failed attempt by hand would. */
  async function leaveInvalid(database: TestDatabase, sql: string): Promise<void> {
    await expect(database.query(sql)).rejects.toMatchObject({ code: "23505" });
  }

  test("one that was INVALID before the first attempt stays, but its successor is ours", async () => {
    const now = { ...files, "V2__index.sql": `-- schema-version: statement-timeout=300ms\n${build}` };
    await withUsers(async (database) => {
      await database.query(duplicates("users"));
      await leaveInvalid(database, "CREATE UNIQUE INDEX CONCURRENTLY users_email_idx ON users (email)");
      for (let attempt = 1; attempt <= 2; attempt += 1) {
        const { report } = await runCommand("apply", { url: database.url, files: now });
        expect(report.findings[0]).toMatchObject({
          message: 'relation "users_email_idx" already exists (42P07)',
          hint: 'drop it by hand: DROP INDEX CONCURRENTLY "public"."users_email_idx"',
        });
        expect(await indexesOf(database)).toEqual(["public.users_email_idx!"]);
      }
      await database.query("DROP INDEX users_email_idx");
      const reader = await openLongReader(database, "users", { isolation: "REPEATABLE READ" });
      expect((await runCommand("apply", { url: database.url, files: now })).said).toContain("57014");
      await reader.end();
      expect(await indexesOf(database)).toEqual(["public.users_email_idx!"]);
      expect((await runCommand("apply", { url: database.url, files: now })).report.failure).toBeNull();
      expect(await indexesOf(database)).toEqual(["public.users_email_idx"]);
    });
  });

  test("one that is INVALID in the end is no success, though every statement was", async () => {
    const now = { ...files, "V2__index.sql": build.replace("CONCURRENTLY", "CONCURRENTLY IF NOT EXISTS") };
    await withUsers(async (database) => {
      await database.query(duplicates("users"));
      await leaveInvalid(database, "CREATE UNIQUE INDEX CONCURRENTLY users_email_idx ON users (email)");
      const { report } = await runCommand("apply", { url: database.url, files: now });
      expect(report.failure).toBe("database");
      expect(report.findings[0]).toMatchObject({
        message: "the index public.users_email_idx is INVALID, as it was before this run (55000)",
        help: expect.stringMatching(/^remove what hinders it and run apply again/) as unknown,
        line: 1,
      });
      expect(await indexesOf(database)).toEqual(["public.users_email_idx!"]);
    });
  });

  test("one that another session builds right now is not dropped", async () => {
    await withUsers(async (database) => {
      // On record as begun, so that an INVALID index of that name would count as the tool's own.
      await database.query(duplicates("users"));
      const broken = {
        ...files,
        "V2__index.sql": "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS users_email_idx ON users (email);",
      };
      await runCommand("apply", { url: database.url, files: broken });
      await database.query("DROP INDEX users_email_idx; DELETE FROM users WHERE id = 2");
      const reader = await openLongReader(database, "users", { isolation: "REPEATABLE READ" });
      const builder = await database.connect({ applicationName: "dba" });
      const byHand = builder.query("CREATE UNIQUE INDEX CONCURRENTLY users_email_idx ON users (email)");
      await until(database, building);
      const oid = await database.query("SELECT 'users_email_idx'::regclass::oid AS oid");
      const met = runCommand("apply", { url: database.url, files: broken });
      await until(
        database,
        "SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name ~ '^schema-version' AND wait_event_type = 'Lock'",
      );
      await reader.end();
      await byHand;
      expect((await met).report.failure).toBeNull();
      expect(await database.query("SELECT 'users_email_idx'::regclass::oid AS oid")).toEqual(oid);
      expect(await indexesOf(database)).toEqual(["public.users_email_idx"]);
    });
  });

  test("one whose builder has let go of its lock and not yet committed is waited for", async () => {
    const now = { ...files, "V2__index.sql": build.replace("CONCURRENTLY", "CONCURRENTLY IF NOT EXISTS") };
    await withUsers(async (database) => {
      const timed = {
        ...files,
        "V2__index.sql": `-- schema-version: statement-timeout=300ms\n${now["V2__index.sql"]}`,
      };
      const reader = await openLongReader(database, "users", { isolation: "REPEATABLE READ" });
      await runCommand("apply", { url: database.url, files: timed });
      await reader.end();
      expect(await indexesOf(database)).toEqual(["public.users_email_idx!"]);
      const oid = "SELECT 'users_email_idx'::regclass::oid AS oid";
      const before = await database.query(oid);
      // What a build does last; PostgreSQL leaves microseconds for it, here it takes half a second.
      const builder = await database.connect();
      await builder.query(
        "BEGIN; UPDATE pg_index SET indisvalid = true WHERE indexrelid = 'users_email_idx'::regclass",
      );
      const met = runCommand("apply", { url: database.url, files: timed });
      await sleep(500);
      await builder.query("COMMIT");
      expect((await met).report.failure).toBeNull();
      expect(await database.query(oid)).toEqual(before);
    });
  });

  test("one that is still being built in the end is no success, and the run names the builder", async () => {
    const now = { ...files, "V2__index.sql": build.replace("CONCURRENTLY", "CONCURRENTLY IF NOT EXISTS") };
    await withUsers(async (database) => {
      await database.query(duplicates("users"));
      await leaveInvalid(database, "CREATE UNIQUE INDEX CONCURRENTLY users_email_idx ON users (email)");
      const builder = await database.connect({ applicationName: "dba" });
      await builder.query("BEGIN; LOCK TABLE users IN SHARE UPDATE EXCLUSIVE MODE");
      const failing = runCommand("apply", {
        url: database.url,
        files: { ...now, "V2__index.sql": `-- schema-version: statement-timeout=300ms\n${now["V2__index.sql"]}` },
      });
      const { report } = await failing;
      expect(report.findings[0]?.hint).toMatch(
        /^pid \d+ \(dba\) works on the table of public\.users_email_idx right now: wait until it has ended$/,
      );
      await builder.query("COMMIT");
      expect(await indexesOf(database)).toEqual(["public.users_email_idx!"]);
    });
  });

  test("one of the same name in another schema, on another table, or of a parent that is INVALID by design", async () => {
    await withUsers(async (database) => {
      await runCommand("apply", { url: database.url, files });
      await database.query("DROP INDEX users_email_idx");
      await database.query(
        `${shop} ${duplicates("shop.users")}; CREATE SCHEMA log; CREATE TABLE log.users (id int, email text) PARTITION BY RANGE (id);
         CREATE TABLE log.users_1 PARTITION OF log.users FOR VALUES FROM (1) TO (9); CREATE INDEX users_email_idx ON ONLY log.users (email)`,
      );
      await leaveInvalid(database, "CREATE UNIQUE INDEX CONCURRENTLY users_email_idx ON shop.users (email)");
      const theirs = ["log.users_email_idx!", "shop.users_email_idx!"];
      const again = { ...files, "V3__again.sql": `-- schema-version: statement-timeout=300ms\n${build}` };
      const reader = await openLongReader(database, "users", { isolation: "REPEATABLE READ" });
      // After the first attempt began there come more of the same name.
      await runCommand("apply", { url: database.url, files: again });
      expect(await indexesOf(database)).toEqual([...theirs, "public.users_email_idx!"].toSorted());
      await database.query(
        `CREATE SCHEMA late; CREATE TABLE late.users (id int, email text); ${duplicates("late.users")}`,
      );
      await reader.end();
      await leaveInvalid(database, "CREATE UNIQUE INDEX CONCURRENTLY users_email_idx ON late.users (email)");
      expect((await runCommand("apply", { url: database.url, files: again })).report.failure).toBeNull();
      expect(await indexesOf(database)).toEqual(
        [...theirs, "late.users_email_idx!", "public.users_email_idx"].toSorted(),
      );
    });
  });

  test("a name means what the file's own search_path makes of it", async () => {
    const now = {
      "V1__users.sql": `${tables} ${shop}`,
      "V2__index.sql": `SET search_path TO shop;\n-- schema-version\nCREATE UNIQUE INDEX CONCURRENTLY users_email_idx ON users (email);`,
    };
    await withDatabase({}, async (database) => {
      await runCommand("apply", { url: database.url, files: { "V1__users.sql": now["V1__users.sql"] } });
      await database.query(`${duplicates("users")}; ${duplicates("shop.users")}`);
      expect((await runCommand("apply", { url: database.url, files: now })).report.failure).toBe("database");
      expect(await indexesOf(database)).toEqual(["shop.users_email_idx!"]);
      await leaveInvalid(database, "CREATE UNIQUE INDEX CONCURRENTLY users_email_idx ON users (email)");
      await database.query("DELETE FROM shop.users WHERE id = 2");
      expect((await runCommand("apply", { url: database.url, files: now })).report.failure).toBeNull();
      expect(await indexesOf(database)).toEqual(["public.users_email_idx!", "shop.users_email_idx"]);
    });
  });

  test("a VACUUM on the table is no build: what is ours is dropped once it has ended, and the log says so", async () => {
    const now = { ...files, "V2__index.sql": `-- schema-version: statement-timeout=300ms\n${build}` };
    await withUsers(async (database) => {
      const reader = await openLongReader(database, "users", { isolation: "REPEATABLE READ" });
      await runCommand("apply", { url: database.url, files: now });
      await reader.end();
      await database.query("INSERT INTO users SELECT i, repeat('x', 500) FROM generate_series(1, 3400) i");
      const vacuum = await database.connect({ applicationName: "dba" });
      // A page costs the same whether a checkpoint has been since it was written or not: else it takes 8 s, or 50.
      await vacuum.query(
        "SET vacuum_cost_delay = 100; SET vacuum_cost_limit = 10; SET vacuum_cost_page_miss = 1; SET vacuum_cost_page_dirty = 0",
      );
      const vacuuming = vacuum.query("VACUUM users");
      await until(database, "SELECT FROM pg_stat_progress_vacuum WHERE relid = 'users'::regclass");
      const { report, lines } = await runCommand("apply", { url: database.url, files: now });
      await vacuuming;
      expect(report.failure).toBeNull();
      expect(lines.join("\n")).toMatch(/waiting for pid \d+ \(dba, query \d+ s old\)/);
      expect(await indexesOf(database)).toEqual(["public.users_email_idx"]);
    });
  });
});
