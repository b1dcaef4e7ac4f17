import { describe, expect, test } from "vitest";
import { withDatabase, type TestDatabase } from "../support/database.js";
import { runCommand } from "./run-command.js";
import { openLongReader } from "./waiting-clients.js";

describe("what a REINDEX of many tables leaves", () => {
  const things = {
    "V1__things.sql":
      'CREATE SCHEMA "The shop"; CREATE TABLE "The shop".items (id int, note text); CREATE INDEX items_idx ON "The shop".items (id);\n' +
      "CREATE SCHEMA other; CREATE TABLE other.items (id int); CREATE INDEX items_idx ON other.items (id);",
  };
  /** The INVALID indexes of all schemas, those of TOAST tables by the table's name. */
  const invalidOf = async (database: TestDatabase): Promise<readonly string[]> => {
    const rows = await database.query<{ name: string }>(
      `SELECT format('%s.%s', n.nspname, regexp_replace(c.relname, '^pg_toast_\\d+', 'toast')) AS name FROM pg_index i
       JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT i.indisvalid ORDER BY 1`,
    );
    return rows.map(({ name }) => name);
  };
  /** As a backend that is gone in the middle of it leaves them. */
  const markInvalid = async (database: TestDatabase): Promise<void> => {
    await database.query(
      'CREATE INDEX IF NOT EXISTS items_idx_ccnew ON "The shop".items (id); CREATE INDEX IF NOT EXISTS items_idx_ccold2 ON other.items (id)',
    );
    await database.query("UPDATE pg_index SET indisvalid = false WHERE indexrelid::regclass::text ~ '_cc(new|old)'");
  };

  test.each([
    { sql: 'REINDEX SCHEMA CONCURRENTLY "The shop";', left: ["other.items_idx_ccold2"], toasts: 1 },
    { sql: "REINDEX (CONCURRENTLY) SCHEMA other;", left: ["The shop.items_idx_ccnew"], toasts: 0 },
    {
      sql: "REINDEX SCHEMA CONCURRENTLY nowhere;",
      left: ["The shop.items_idx_ccnew", "other.items_idx_ccold2"],
      toasts: 0,
    },
    { sql: "REINDEX DATABASE CONCURRENTLY;", left: [], toasts: 1 },
  ])("$sql", async ({ sql, left, toasts }) => {
    await withDatabase({}, async (database) => {
      const now = { ...things, "V2__again.sql": `-- schema-version: statement-timeout=300ms\n${sql}` };
      await runCommand("apply", { url: database.url, files: things });
      // Somebody's own, from before our first attempt.
      await database.query('CREATE INDEX items_idx_ccnew7 ON "The shop".items (id)');
      await database.query(
        "UPDATE pg_index SET indisvalid = false WHERE indexrelid = '\"The shop\".items_idx_ccnew7'::regclass",
      );
      const reader = await openLongReader(database, '"The shop".items', { isolation: "REPEATABLE READ" });
      expect((await runCommand("apply", { url: database.url, files: now })).report.failure).toBe("database");
      await reader.end();
      const toast = (await invalidOf(database)).filter((name) => name === "pg_toast.toast_index_ccnew");
      expect(toast).toHaveLength(toasts);
      await markInvalid(database);
      const { report } = await runCommand("apply", { url: database.url, files: now });
      expect(report.failure).toBe(sql.includes("nowhere") ? "database" : null);
      expect(await invalidOf(database)).toEqual([...left, "The shop.items_idx_ccnew7"].toSorted());
    });
  });
});
