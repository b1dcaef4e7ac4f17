import { describe, expect, test } from "vitest";
import { withDatabase, type TestDatabase } from "../support/database.js";
import { withWay } from "./counting-proxy.js";
import { runCommand } from "./run-command.js";
import { build, building, files, indexesOf, withUsers } from "./users-index.js";
import { openLongReader, until } from "./waiting-clients.js";

describe("a build that ends badly", () => {
  const notExists = "CREATE INDEX CONCURRENTLY IF NOT EXISTS users_email_idx ON users (email);";
  const unique = "CREATE UNIQUE INDEX CONCURRENTLY users_email_idx ON users (email);";

  interface Way {
    readonly name: string;
    readonly sql: string;
    readonly said: RegExp;
    /** Makes the build fail once it waits for an old snapshot. */
    readonly fail: (database: TestDatabase, abort: () => void) => Promise<unknown>;
  }
  const terminate =
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query ~ '^CREATE.*CONCURRENTLY'";
  const ways: readonly Way[] = [
    {
      name: "a statement timeout",
      sql: `-- schema-version: statement-timeout=400ms\n${build}`,
      said: /canceling statement due to statement timeout \(57014\)/,
      fail: async () => {},
    },
    {
      name: "a cancelled run",
      sql: build,
      said: /cancelled: /,
      fail: async (_, abort) => abort(),
    },
    {
      name: "an administrator who ends its session",
      sql: build,
      said: /connection-lost: .*terminating connection due to administrator command/,
      fail: (database) => database.query(terminate),
    },
    {
      name: "an administrator who cancels its statement",
      sql: build,
      said: /canceling statement due to user request \(57014\)/,
      fail: (database) => database.query(terminate.replace("terminate", "cancel")),
    },
  ];

  test.each(ways)("by $name leaves an INVALID index, which the next apply drops", async ({ sql, said, fail }) => {
    await withUsers(async (database) => {
      const now = { ...files, "V2__index.sql": sql };
      const reader = await openLongReader(database, "users", { isolation: "REPEATABLE READ" });
      const controller = new AbortController();
      const reason = await import("../../src/core/cancel.js").then(({ cancelledBy }) => cancelledBy("SIGINT"));
      const failing = runCommand("apply", { url: database.url, files: now, signal: controller.signal });
      await until(database, building);
      await fail(database, () => controller.abort(reason));
      const failed = await failing;
      expect(failed.report.failure).not.toBeNull();
      expect(failed.said).toMatch(said);
      expect(await indexesOf(database)).toEqual(["public.users_email_idx!"]);
      await reader.end();

      const { report, environment } = await runCommand("apply", { url: database.url, files: now });
      expect(report.failure).toBeNull();
      expect(environment.currentVersion).toBe("2");
      expect(await indexesOf(database)).toEqual(["public.users_email_idx"]);
    });
  });

  test("by an undo leaves one, which the next rollback drops", async () => {
    await withUsers(async (database) => {
      const now = {
        ...files,
        "V2__index.sql": unique,
        "V3__drop.sql": "DROP INDEX CONCURRENTLY users_email_idx;",
        "U3__drop.sql": unique,
      };
      const back = { url: database.url, files: now, flags: { steps: "1", confirm: "default" } };
      await runCommand("apply", { url: database.url, files: now });
      await database.query("INSERT INTO users VALUES (1, 'a'), (2, 'a')");
      expect((await runCommand("rollback", back)).said).toContain("(23505)");
      expect(await indexesOf(database)).toEqual(["public.users_email_idx!"]);
      await database.query("DELETE FROM users WHERE id = 2");
      const { report, environment } = await runCommand("rollback", back);
      expect([report.failure, environment.currentVersion]).toEqual([null, "2"]);
      expect(await indexesOf(database)).toEqual(["public.users_email_idx"]);
    });
  });

  test("over duplicates: it says what it left, and the next apply drops it", async () => {
    await withUsers(async (database) => {
      const now = { ...files, "V2__index.sql": unique };
      await database.query("INSERT INTO users VALUES (1, 'a'), (2, 'a')");
      const failed = await runCommand("apply", { url: database.url, files: now });
      expect(failed.report.findings).toMatchObject([
        {
          rule: "statement",
          message: expect.stringContaining("(23505)") as unknown,
          hint: expect.stringContaining(
            "it left the INVALID index public.users_email_idx, which the next run drops first",
          ) as unknown,
        },
      ]);
      await database.query("DELETE FROM users WHERE id = 2");
      expect((await runCommand("apply", { url: database.url, files: now })).report.failure).toBeNull();
      expect(await indexesOf(database)).toEqual(["public.users_email_idx"]);
    });
  });

  test.each([
    { name: "that ends on the server", end: (reader: { end: () => Promise<void> }) => reader.end(), left: "" },
    { name: "that fails on the server", end: null, left: "!" },
  ])(
    "by a connection that drops, with a build $name: the next apply waits for it and goes on",
    async ({ end, left }) => {
      await withUsers(async (database) => {
        const now = { ...files, "V2__index.sql": notExists };
        const reader = await openLongReader(database, "users", { isolation: "REPEATABLE READ" });
        await withWay(database, async (way) => {
          const failing = runCommand("apply", { url: way.url, files: now, flags: { "lock-wait": "300ms" } });
          await until(database, building);
          way.cut();
          // The server goes on: its backend keeps the lock, so that nobody overtakes it.
          const failed = await failing;
          expect(failed.report.failure).toBe("database");
          expect(failed.report.findings[0]?.state).toMatch(/another run holds the lock of this database \(pid \d+, /);
        });
        const waiting = runCommand("apply", { url: database.url, files: now });
        await until(
          database,
          "SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name ~ '^schema-version' AND query ~ 'pg_catalog.pg_stat_activity|pg_try_advisory'",
        );
        expect(await indexesOf(database)).toEqual(["public.users_email_idx!"]);
        if (end === null) await database.query(terminate);
        else await end(reader);
        await until(
          database,
          `SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name ~ '^schema-version' HAVING count(*) < 2`,
        );
        const seen = (await indexesOf(database))[0];
        if (end === null) await reader.end();
        const { report } = await waiting;
        expect(seen).toBe(`public.users_email_idx${left}`);
        expect(report.failure).toBeNull();
        expect(await indexesOf(database)).toEqual(["public.users_email_idx"]);
      });
    },
  );
});

describe("names", () => {
  test("of 63 bytes with capitals, dots and quotes, in a schema with a dot", async () => {
    const name = `"Ü.""${"x".repeat(58)}"`;
    const now = {
      "V1__t.sql": `CREATE SCHEMA "A.b"; CREATE TABLE "A.b"."T t" (id int, e text); INSERT INTO "A.b"."T t" VALUES (1, 'a'), (2, 'a');`,
      "V2__i.sql": `CREATE UNIQUE INDEX CONCURRENTLY ${name} ON "A.b"."T t" (e);`,
      "V3__r.sql": `-- schema-version: statement-timeout=300ms\nREINDEX INDEX CONCURRENTLY "A.b".${name};`,
    };
    await withDatabase({}, async (database) => {
      const apply = async (count: number) =>
        await runCommand("apply", {
          url: database.url,
          files: Object.fromEntries(Object.entries(now).slice(0, count)),
        });
      expect((await apply(2)).report.failure).toBe("database");
      expect(await indexesOf(database)).toEqual([`"A.b".${name}!`]);
      await database.query(`DELETE FROM "A.b"."T t" WHERE id = 2`);
      expect((await apply(2)).report.failure).toBeNull();
      const reader = await openLongReader(database, `"A.b"."T t"`, { isolation: "REPEATABLE READ" });
      expect((await apply(3)).report.failure).toBe("database");
      expect(await indexesOf(database)).toEqual([`"A.b"."Ü.""${"x".repeat(53)}_ccnew"!`, `"A.b".${name}`]);
      await reader.end();
      expect((await apply(3)).report.failure).toBeNull();
      expect(await indexesOf(database)).toEqual([`"A.b".${name}`]);
    });
  });

  const parent = `CREATE TABLE log (id int, day date) PARTITION BY RANGE (day);
CREATE TABLE log_1 PARTITION OF log FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE log_2 PARTITION OF log FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');`;
  const attach = `-- schema-version: transaction=false
CREATE UNIQUE INDEX IF NOT EXISTS log_idx ON ONLY log (id, day);
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS log_1_idx ON log_1 (id, day);
ALTER INDEX log_idx ATTACH PARTITION log_1_idx;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS log_2_idx ON log_2 (id, day);
ALTER INDEX log_idx ATTACH PARTITION log_2_idx;`;

  test("on partitions: the parent's index, INVALID by design, and what is attached stay", async () => {
    const now = { "V1__log.sql": parent, "V2__index.sql": attach };
    await withDatabase({}, async (database) => {
      await runCommand("apply", { url: database.url, files: { "V1__log.sql": parent } });
      await database.query("INSERT INTO log VALUES (1, '2026-02-02'), (1, '2026-02-02')");
      await runCommand("apply", { url: database.url, files: now });
      expect(await indexesOf(database)).toEqual(["public.log_1_idx", "public.log_2_idx!", "public.log_idx!"]);
      const oid = "SELECT 'log_idx'::regclass::oid AS parent, 'log_1_idx'::regclass::oid AS attached";
      const before = await database.query(oid);
      await database.query("DELETE FROM log");
      expect((await runCommand("apply", { url: database.url, files: now })).report.failure).toBeNull();
      expect(await indexesOf(database)).toEqual(["public.log_1_idx", "public.log_2_idx", "public.log_idx"]);
      expect(await database.query(oid)).toEqual(before);
    });
  });

  test.each([
    { name: "INDEX of a partitioned index", sql: "REINDEX INDEX CONCURRENTLY log_idx;", part: "log_1" },
    { name: "TABLE", sql: "REINDEX TABLE CONCURRENTLY log_2;", part: "log_2" },
    { name: "TABLE of a partitioned table", sql: "REINDEX (CONCURRENTLY) TABLE log;", part: "log_1" },
  ])("what REINDEX $name leaves is dropped, whatever it is called; another's is not", async ({ sql, part }) => {
    const first = { "V1__log.sql": `${parent}\nCREATE INDEX log_idx ON log (id);` };
    const now = { ...first, "V2__again.sql": `-- schema-version: statement-timeout=300ms\n${sql}` };
    const invalid = async (database: TestDatabase): Promise<readonly string[]> =>
      (await indexesOf(database)).filter((one) => one.endsWith("!"));
    await withDatabase({}, async (database) => {
      await runCommand("apply", { url: database.url, files: first });
      await database.query(
        "INSERT INTO log VALUES (1, '2026-01-02'), (1, '2026-01-02'), (1, '2026-02-02'), (1, '2026-02-02')",
      );
      // Somebody's own, under the very name that REINDEX would take.
      const theirs = `${part}_id_idx_ccnew`;
      await database.query(`CREATE UNIQUE INDEX CONCURRENTLY ${theirs} ON ${part} (id)`).catch(() => {});
      const reader = await openLongReader(database, part, { isolation: "REPEATABLE READ" });
      expect((await runCommand("apply", { url: database.url, files: now })).report.failure).toBe("database");
      expect(await invalid(database)).toEqual([`public.${theirs}!`, `public.${theirs}1!`]);
      await reader.end();
      expect((await runCommand("apply", { url: database.url, files: now })).report.failure).toBeNull();
      expect(await invalid(database)).toEqual([`public.${theirs}!`]);
    });
  });
});
