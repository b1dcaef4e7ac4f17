import { describe, expect, test } from "vitest";
import { cancelledBy } from "../../src/core/cancel.js";
import type { TestDatabase } from "../support/database.js";
import { stepsOf, versionsOf, waitUntil } from "./observe.js";
import { withWorld, type Files } from "./world.js";

const users = {
  "V1__users.sql": "CREATE TABLE users (id int, email text); INSERT INTO users VALUES (1, 'a'), (2, 'a');",
};
const unique: Files = { ...users, "V2__unique.sql": "CREATE UNIQUE INDEX CONCURRENTLY users_email ON users (email);" };
const repairRows = "DELETE FROM users WHERE id = 2";

/** Indexes by their qualified name, each with `!` where it is INVALID. */
async function indexesOf(db: TestDatabase): Promise<readonly string[]> {
  const rows = await db.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) || CASE WHEN i.indisvalid THEN '' ELSE '!' END AS name
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname !~ '^pg_' AND c.relname !~ '^schema_version' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

/** An index that somebody's own attempt left INVALID. */
async function leaveInvalid(db: TestDatabase, sql: string): Promise<void> {
  await db.query(sql).catch(() => {}); // it fails over the duplicates, which leaves the index
}

const waits =
  "SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name ~ '^schema-version' AND wait_event_type = 'Lock'";

describe("an INVALID index that an attempt of ours left", () => {
  test("is there after the failure, and cleared by the next apply once the rows are right", () =>
    withWorld({ files: unique }, async ({ db, run }) => {
      const { report } = await run("apply");
      expect(report.findings).toMatchObject([
        { rule: "statement", message: expect.stringContaining("(23505)") as string, line: 1 },
      ]);
      expect(await indexesOf(db)).toEqual(["public.users_email!"]);
      // Still wrong: cleared and left again, not doubled.
      const [failed] = (await run("apply")).report.findings;
      expect(failed?.state).toMatch(/; otherwise default is at version 1$/);
      expect(await indexesOf(db)).toEqual(["public.users_email!"]);
      await db.query(repairRows);
      const { environment, findings } = await run("apply");
      expect([findings, stepsOf(environment)]).toEqual([[], ["apply 2 done"]]);
      expect([await indexesOf(db), await versionsOf(db)]).toEqual([["public.users_email"], ["1", "2"]]);
    }));

  test("is cleared though somebody reads its table: who reads builds nothing", () =>
    withWorld({ files: unique }, async ({ db, run }) => {
      await run("apply");
      await db.query(repairRows);
      const reader = await db.connect();
      await reader.query("BEGIN; SELECT FROM users");
      const running = run("apply");
      // The drop waits for the reader.
      await waitUntil(db, waits);
      await reader.query("COMMIT");
      expect((await running).findings).toEqual([]);
      expect(await indexesOf(db)).toEqual(["public.users_email"]);
    }));

  test("is cleared though somebody waits to build on its table: who waits has built nothing yet", () =>
    withWorld({ files: unique }, async ({ db, run }) => {
      await run("apply");
      await db.query(repairRows);
      const [holder, waiter] = [await db.connect(), await db.connect()];
      await holder.query("BEGIN; LOCK TABLE users IN SHARE MODE");
      const waiting = waiter.query("BEGIN; LOCK TABLE users IN SHARE UPDATE EXCLUSIVE MODE; COMMIT");
      await waitUntil(db, "SELECT FROM pg_locks WHERE NOT granted AND mode = 'ShareUpdateExclusiveLock'");
      const running = run("apply");
      await waitUntil(db, waits);
      await holder.query("COMMIT");
      await waiting;
      expect((await running).findings).toEqual([]);
      expect(await indexesOf(db)).toEqual(["public.users_email"]);
    }));

  test("whose drop is cancelled is told as a cancel", () =>
    withWorld({ files: unique }, async ({ db, run }) => {
      await run("apply");
      const reader = await db.connect();
      await reader.query("BEGIN; SELECT FROM users");
      const controller = new AbortController();
      const running = run("apply", {}, { signal: controller.signal });
      await waitUntil(db, waits);
      controller.abort(cancelledBy("SIGTERM"));
      const { findings, report } = await running;
      expect(findings[0]).toBe("cancelled: the run was cancelled (SIGTERM)");
      expect(report.failure).toBe("cancelled");
      await reader.query("COMMIT");
    }));

  test.each([
    {
      name: "with capitals, blanks and quotes in its names",
      files: {
        "V1__t.sql": `CREATE TABLE "My ""T" (id int, "E" text); INSERT INTO "My ""T" VALUES (1, 'a'), (2, 'a');`,
        "V2__i.sql": `CREATE UNIQUE INDEX CONCURRENTLY "The Index" ON "My ""T" ("E");`,
      },
      repair: `DELETE FROM "My ""T" WHERE id = 2`,
      index: 'public."The Index"',
    },
    {
      name: "in another schema",
      files: {
        "V1__t.sql": `CREATE SCHEMA "Shop"; CREATE TABLE "Shop".t (id int, e text); INSERT INTO "Shop".t VALUES (1, 'a'), (2, 'a');`,
        "V2__i.sql": `CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON "Shop".t (e);`,
      },
      repair: `DELETE FROM "Shop".t WHERE id = 2`,
      index: '"Shop".i',
    },
    {
      name: "in a schema that the file's own search_path names",
      files: {
        "V1__t.sql":
          "CREATE SCHEMA shop; CREATE TABLE shop.t (id int, e text); INSERT INTO shop.t VALUES (1, 'a'), (2, 'a');",
        // Outside a transaction SET LOCAL changes nothing.
        "V2__i.sql":
          "SET search_path = shop;\nSET LOCAL search_path = public;\nCREATE UNIQUE INDEX CONCURRENTLY i ON t (e);",
      },
      repair: "DELETE FROM shop.t WHERE id = 2",
      index: "shop.i",
    },
    {
      name: "as the second of two, the first being kept",
      files: {
        ...users,
        "V2__i.sql":
          "CREATE INDEX CONCURRENTLY IF NOT EXISTS users_email ON users (email);\nCREATE UNIQUE INDEX CONCURRENTLY other ON users (email);",
      },
      repair: repairRows,
      index: "public.other",
    },
    {
      name: "by the file itself, where it drops it first",
      files: {
        "V1__users.sql": `${users["V1__users.sql"]} CREATE INDEX users_email ON users (email);`,
        "V2__i.sql": `DROP INDEX CONCURRENTLY users_email;\n${unique["V2__unique.sql"] as string}`,
      },
      repair: repairRows,
      index: "public.users_email",
    },
  ])("is cleared $name", ({ files, repair, index }) =>
    withWorld({ files }, async ({ db, run }) => {
      expect((await run("apply")).report.failure).toBe("database");
      expect(await indexesOf(db)).toContain(`${index}!`);
      await db.query(repair);
      expect((await run("apply")).findings).toEqual([]);
      expect(await indexesOf(db)).toContain(index);
      expect((await indexesOf(db)).filter((one) => one.endsWith("!"))).toEqual([]);
    }),
  );

  test("of REINDEX CONCURRENTLY is cleared too, but that of a TOAST table is left to a superuser, and told", () =>
    withWorld(
      { files: { ...users, "V2__index.sql": "CREATE INDEX users_email ON users (email);" } },
      async ({ db, run, write }) => {
        const role = (await db.role({ grants: ["CREATE ON SCHEMA public"] })).name;
        await run("apply", { role });
        const other = await db.connect();
        await other.query("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT FROM users");
        write({ "V3__again.sql": `-- schema-version: statement-timeout=300ms\nREINDEX TABLE CONCURRENTLY users;` });
        const { report } = await run("apply", { role });
        expect(report.findings).toMatchObject([{ message: expect.stringContaining("(57014)") as string }]);
        expect(report.findings[0]?.hint).toMatch(
          /^it left the INVALID index public\.users_email_ccnew, which the next run drops first; it left the INVALID index (pg_toast\.pg_toast_\d+_index_ccnew), for a superuser to drop: DROP INDEX CONCURRENTLY "pg_toast"\."pg_toast_\d+_index_ccnew"$/,
        );
        expect(await indexesOf(db)).toEqual(["public.users_email", "public.users_email_ccnew!"]);
        await other.query("COMMIT");
        expect((await run("apply", { role })).findings).toEqual([]);
        expect(await indexesOf(db)).toEqual(["public.users_email"]);
      },
    ));
});

describe("an INVALID index that is not ours is never dropped", () => {
  test("one of the same name that was there before: the run says so, however the file sets its search path", () =>
    withWorld({ files: users }, async ({ db, run, write }) => {
      await run("apply");
      await db.query("CREATE SCHEMA shop; ALTER TABLE users SET SCHEMA shop");
      await leaveInvalid(db, "CREATE UNIQUE INDEX CONCURRENTLY users_email ON shop.users (email)");
      await db.query(repairRows.replace("users", "shop.users"));
      write({
        "V2__unique.sql": `-- schema-version: transaction=false
DO $$ BEGIN PERFORM set_config('search_path', 'shop', false); END $$;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS users_email ON users (email);
ALTER TABLE users RENAME TO people;`,
      });
      for (const attempt of ["first", "second"]) {
        const { report } = await run("apply");
        expect({ attempt, findings: report.findings.filter(({ severity }) => severity === "error") }).toMatchObject({
          attempt,
          findings: [
            {
              rule: "statement",
              message: "the index shop.users_email is INVALID, as it was before this run (55000)",
              hint: 'drop it by hand: DROP INDEX CONCURRENTLY "shop"."users_email"',
              line: 3,
            },
          ],
        });
        expect(await indexesOf(db)).toEqual(["shop.users_email!"]);
      }
      await db.query("DROP INDEX shop.users_email");
      expect((await run("apply")).report.failure).toBeNull();
      expect(await indexesOf(db)).toEqual(["shop.users_email"]);
    }));

  test("one that was there before a repeatable failed, and that the edited file names as it is called by now", () =>
    withWorld({ files: users }, async ({ db, run, write }) => {
      await run("apply");
      await leaveInvalid(db, "CREATE UNIQUE INDEX CONCURRENTLY theirs ON users (email)");
      const [ours, renamed] = ["ours", "renamed"].map(
        (name) => `CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS ${name} ON users (email);`,
      );
      write({ "R__indexes.sql": `${ours}` });
      await run("apply");
      expect(await indexesOf(db)).toEqual(["public.ours!", "public.theirs!"]);
      await db.query(`${repairRows}; ALTER INDEX theirs RENAME TO renamed`);
      write({ "R__indexes.sql": `${ours}\n${renamed}` });
      expect((await run("apply")).findings[0]).toContain("public.renamed is INVALID, as it was before this run");
      expect(await indexesOf(db)).toEqual(["public.ours", "public.renamed!"]);
    }));

  test("one of another name, and one of the same name in another schema or on another table", () =>
    withWorld({ files: unique }, async ({ db, run }) => {
      await run("apply");
      await db.query(
        "CREATE SCHEMA other; CREATE TABLE other.users (email text); INSERT INTO other.users VALUES ('a'), ('a')",
      );
      await leaveInvalid(db, "CREATE UNIQUE INDEX CONCURRENTLY users_email ON other.users (email)");
      await leaveInvalid(db, "CREATE UNIQUE INDEX CONCURRENTLY mine ON users (email)");
      await db.query(repairRows);
      const { findings } = await run("apply");
      expect(findings).toEqual([
        "drift: 2 objects are not as the last deploy left them: index public.mine is unexpected, schema other is unexpected",
      ]);
      expect(await indexesOf(db)).toEqual(["other.users_email!", "public.mine!", "public.users_email"]);
    }));
});

test("what a callback left is told as for the hand: nothing is on record of it", () =>
  withWorld(
    { files: { ...users, "afterMigrate__i.sql": "CREATE UNIQUE INDEX CONCURRENTLY users_email ON users (email);" } },
    async ({ run }) => {
      const { report } = await run("apply");
      expect(report.findings[0]?.hint).toBe('drop it by hand: DROP INDEX CONCURRENTLY "public"."users_email"');
    },
  ));
