import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { withDatabase, type TestDatabase } from "../support/database.js";
import { withWay } from "./counting-proxy.js";
import { runCommand, type Migrations } from "./run-command.js";
import { openLongReader, until } from "./waiting-clients.js";

const tables = "CREATE TABLE users (id int PRIMARY KEY, email text);";
const build = "CREATE INDEX CONCURRENTLY users_email_idx ON users (email);";
const files: Migrations = { "V1__users.sql": tables, "V2__index.sql": build };
const building =
  "SELECT FROM pg_stat_activity WHERE query ~* '^(CREATE|REINDEX).*CONCURRENTLY' AND wait_event_type = 'Lock'";

/** Indexes of the files, each with `!` where it is INVALID; primary keys and the tool's own left out. */
async function indexesOf(database: TestDatabase): Promise<readonly string[]> {
  const rows = await database.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) || CASE WHEN i.indisvalid THEN '' ELSE '!' END AS name
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname !~ '^pg_' AND c.relname !~ '^schema_version' AND NOT i.indisprimary ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

/** Runs files against a database that has the first of them. */
async function withUsers<T>(work: (database: TestDatabase) => Promise<T>): Promise<T> {
  return await withDatabase({}, async (database) => {
    await runCommand("apply", { url: database.url, files: { "V1__users.sql": tables } });
    return await work(database);
  });
}

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
  const terminate = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query ~ '^CREATE.*CONCURRENTLY'";
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
          "SELECT FROM pg_stat_activity WHERE application_name ~ '^schema-version' AND query ~ 'pg_catalog.pg_stat_activity|pg_try_advisory'",
        );
        expect(await indexesOf(database)).toEqual(["public.users_email_idx!"]);
        if (end === null) await database.query(terminate);
        else await end(reader);
        await until(
          database,
          `SELECT FROM pg_stat_activity WHERE application_name ~ '^schema-version' HAVING count(*) < 2`,
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
        "SELECT FROM pg_stat_activity WHERE application_name ~ '^schema-version' AND wait_event_type = 'Lock'",
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
      await database.query("INSERT INTO users SELECT i, repeat('x', 500) FROM generate_series(1, 4000) i");
      const vacuum = await database.connect({ applicationName: "dba" });
      await vacuum.query("SET vacuum_cost_delay = 100; SET vacuum_cost_limit = 20");
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
