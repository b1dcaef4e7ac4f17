import { expect, test } from "vitest";
import { parseReport } from "../cli/report-schema.js";
import { pullRequestEvent, pushEvent } from "../support/events.js";
import { shop, withStage } from "./stage.js";

const applied = {
  ...shop,
  "migrations/V1__users.sql":
    "CREATE TABLE IF NOT EXISTS users (id bigint PRIMARY KEY, name text NOT NULL);\n" +
    "CREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY, user_id bigint NOT NULL REFERENCES users, total integer);\n",
  "migrations/U1__users.sql": "DROP TABLE IF EXISTS orders;\nDROP TABLE IF EXISTS users;\n",
};
const pending = {
  "migrations/V2__add_email.sql": "ALTER TABLE users ADD COLUMN IF NOT EXISTS email text;\n",
  "migrations/U2__add_email.sql": "ALTER TABLE users DROP COLUMN IF EXISTS email;\n",
  "migrations/afterMigrateError.sql": "SELECT 1;\n",
  "migrations/V3__total_as_bigint.sql": "ALTER TABLE orders ALTER COLUMN total TYPE bigint;\n",
  "migrations/U3__total_as_bigint.sql": "ALTER TABLE orders ALTER COLUMN total TYPE integer;\n",
};

test(
  "a pull request shows what was proven, what changes, and what drifted in one of two databases",
  {
    timeout: 300_000,
  },
  () =>
    withStage(applied, async ({ repository, api, run, staging, production }) => {
      const after = await repository.git("rev-parse", "HEAD");
      expect(await run(pushEvent({ after }), { triggeringActor: "alice", runId: "100" })).toMatchObject({
        exitCode: 0,
      });
      await production.query("CREATE INDEX orders_tmp_idx ON orders (total)");
      const { number } = api.addPull();
      await repository.branch("feature");
      await repository.commit("Add email", pending);
      const opened = pullRequestEvent({ number, ...(await repository.openPull({ number, head: "feature" })) });
      const checked = await run(opened, { inputs: { shadow: "pglite", publish: "all" }, limitMs: 280_000 });
      const body = api.store.comments.find(({ user }) => user.login === "github-actions[bot]")?.body ?? "";

      expect(body).toContain("| Drift | none | ⚠️\u00a01 unexpected index |");
      expect(body).toMatch(
        /\[`V2`\]\(.*\) add email \| ✅\u00a0runs · ✅\u00a0rerun · ✅\u00a0undo identical · ✅\u00a0redo \| /,
      );
      expect(body).toContain("`users` ACCESS EXCLUSIVE, an instant: reads and writes wait |");
      expect(body).toMatch(/`orders` ACCESS EXCLUSIVE, rewrite of \d+ kB, .*: reads and writes wait meanwhile \|/);
      expect(body).toContain("<details><summary>What changes in the schema: 1 changed column, 1 new column</summary>");
      expect(body).toContain("- 🟡 changed column `orders.total`: type `integer` → `bigint`");
      expect(body).toContain('```mermaid\nerDiagram\n  t1["orders"] {\n    bigint id PK\n    bigint user_id FK\n');
      expect(body).toContain('    text email "new"\n');
      expect(body).toContain("<details><summary>Drift in production: 1 unexpected index</summary>");
      expect(body).toContain("| not there | `on orders (total)` |");
      expect(body).toContain("on seeded rows of a throw-away embedded PostgreSQL 18.");
      expect(body).toContain("- The callback afterMigrateError was not tried: it runs only where a migration fails.");

      expect(parseReport(checked.files.report ?? "")).toMatchObject({
        environments: [
          { drift: { status: "none" } },
          { drift: { status: "drift" }, schemaChange: { references: [{ from: "public.orders", to: "public.users" }] } },
        ],
      });
      expect(await staging.query("SELECT 1 FROM information_schema.columns WHERE column_name = 'email'")).toEqual([]);
    }),
);
