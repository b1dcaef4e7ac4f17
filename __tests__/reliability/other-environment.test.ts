import { describe, expect, test } from "vitest";
import { withWorld } from "../engine/world.js";
import { withDatabase } from "../support/database.js";
import { runCommand } from "./run-command.js";
import { contentOf, files, more } from "./two-files.js";
import { until } from "./waiting-clients.js";

describe("a database on record as another environment", () => {
  const production = { environment: "production" };
  const staging = { environment: "staging" };

  test("a restored copy is recognised until it is adopted", async () => {
    await withDatabase({}, async (original) => {
      await runCommand("apply", { url: original.url, files, flags: production });
      await withDatabase({ template: original.name }, async ({ url: copy }) => {
        for (const command of ["check", "apply"]) {
          const { said, environment } = await runCommand(command, { url: copy, files: more, flags: staging });
          expect(said).toContain("other-environment: ");
          expect(said).toContain("production");
          expect(said).toContain("adopt");
          expect(environment).toMatchObject({ plan: "blocked", currentVersion: "1" });
        }
        const adopting = { ...staging, "copy-of": "production" };
        expect((await runCommand("adopt", { url: copy, files: more, flags: adopting })).report.failure).toBeNull();
        const applied = await runCommand("apply", { url: copy, files: more, flags: staging });
        expect(applied.environment.currentVersion).toBe("2");
        const back = await runCommand("apply", { url: copy, files: more, flags: production });
        expect(back.said).toContain("other-environment: ");
      });
      const untouched = await runCommand("status", { url: original.url, files, flags: production });
      expect(untouched.environment.currentVersion).toBe("1");
    });
  });

  test("a swapped secret is recognised, and nothing is written", async () => {
    await withDatabase({}, async (database) => {
      await runCommand("apply", { url: database.url, files, flags: production });
      // A backend tells what it has counted when it ends, which nobody waits for.
      const others = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
      await until(database, `SELECT WHERE NOT EXISTS (SELECT ${others} AND backend_type = 'client backend')`);
      const before = await contentOf(database);
      for (const [command, flags] of [
        ["apply", {}],
        ["rollback", { steps: "1", confirm: "staging" }],
        ["repair", { all: "true", reason: "so" }],
        ["repair", { "accept-drift": "true", reason: "so" }],
        ["baseline", { "target-version": "1" }],
        ["export", { to: "flyway" }],
      ] as const) {
        const { said, report } = await runCommand(command, {
          url: database.url,
          files: more,
          flags: { ...staging, ...flags },
        });
        expect(report.failure).toBe("blocked");
        expect(said).toContain("other-environment: ");
      }
      expect(await contentOf(database)).toEqual(before);
    });
  });

  test("what a run would settle before its plan is left as it is: a cut run's snapshot, rows of Flyway's", async () => {
    const config = "flyway:\n  history: mirror\n";
    await withWorld({ files }, async ({ db, run, write }) => {
      await run("apply", production, { config });
      await db.query(`INSERT INTO schema_version_snapshot SELECT 'before', format_version, checksum, content, taken_at, tool_version FROM schema_version_snapshot;
        INSERT INTO flyway_schema_history VALUES (2, '2', 'orders', 'SQL', 'V2__orders.sql', 1, 'dana', now(), 5, true)`);
      const tables = ["schema_version", "schema_version_log", "schema_version_snapshot", "flyway_schema_history"];
      const content = async () => {
        const rows: unknown[] = [];
        for (const table of tables) rows.push(...(await db.query(`SELECT * FROM ${table} ORDER BY 1`)));
        return rows;
      };
      const before = await content();
      write(more);
      for (const [command, inputs] of [
        ["apply", {}],
        ["rollback", { steps: "1", confirm: "staging" }],
        ["repair", { all: "true", reason: "so" }],
        ["adopt", {}],
        ["adopt", { "copy-of": "nowhere" }],
      ] as const) {
        const { findings, report } = await run(command, { ...staging, ...inputs }, { config });
        expect([command, report.failure]).toEqual([command, "blocked"]);
        expect(findings).toContainEqual(
          expect.stringMatching(/^other-environment: .*production"?, not as "?(?:staging|nowhere)/),
        );
        expect(await content()).toEqual(before);
      }
    });
  });
});
