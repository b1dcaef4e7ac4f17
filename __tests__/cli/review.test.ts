import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { withDatabase } from "../support/database.js";
import { withFolder, type Files } from "./folder.js";
import { parseReport } from "./report-schema.js";

const applied: Files = {
  "migrations/V1__users.sql": "CREATE TABLE IF NOT EXISTS users (id bigint PRIMARY KEY, age int);\n",
  "migrations/U1__users.sql": "DROP TABLE IF EXISTS users;\n",
};
/** The table is empty: as if it were large. */
const sizes = "sizes:\n  small: 0\n  large: 0\n";
const pending: Files = {
  ".github/schema-version.yml": sizes,
  "migrations/V2__age.sql": "CREATE INDEX users_age_idx ON users (age);\n",
  "migrations/U2__age.sql": "DROP INDEX users_age_idx;\n",
};

interface Situation {
  readonly check: (
    line?: string,
  ) => Promise<{ readonly exitCode: number | null; readonly rules: readonly string[]; readonly stderr: string }>;
  readonly write: (files: Files) => Promise<void>;
  readonly read: (file: string) => Promise<string>;
}

/** A database with the first version applied, and the second one pending. */
function withPending(work: (situation: Situation) => Promise<void>): Promise<void> {
  return withDatabase({}, (database) =>
    withFolder(applied, async ({ run, write, path }) => {
      const env = { DATABASE_URL: database.url };
      expect(await run("apply", { env })).toMatchObject({ exitCode: 0 });
      await write(pending);
      await work({
        write,
        read: (file) => readFile(join(path, file), "utf8"),
        check: async (line = "") => {
          const { exitCode, stdout, stderr } = await run(`check --shadow off --format json ${line}`, { env });
          const { findings } = parseReport(stdout);
          const rules = findings.map(({ rule, severity, file }) => `${severity} ${rule} ${file ?? ""}`);
          return { exitCode, stderr, rules: rules.filter((rule) => !rule.startsWith("note drift")) };
        },
      });
    }),
  );
}

describe("check", () => {
  test("fails for what the review finds, follows the configuration, and writes the safe form with --fix", () =>
    withPending(async ({ check, write, read }) => {
      const first = await check();
      expect(first).toMatchObject({ exitCode: 1 });
      expect(first.rules).toEqual([
        "error drop-index migrations/U2__age.sql",
        "error create-index migrations/V2__age.sql",
      ]);
      await write({
        ".github/schema-version.yml": `${sizes}rules:\n  create-index: note\n  drop-index: note\n  drop-if-exists: off\n`,
      });
      expect(await check()).toMatchObject({
        exitCode: 0,
        rules: [
          "warning create-if-not-exists migrations/V2__age.sql",
          "note drop-index migrations/U2__age.sql",
          "note create-index migrations/V2__age.sql",
        ],
      });
      await write({ ".github/schema-version.yml": "rules:\n  create-indx: off\n" });
      expect(await check()).toMatchObject({ exitCode: 2, rules: ["error input .github/schema-version.yml"] });
      await write({ ".github/schema-version.yml": sizes });
      expect((await check("--fix")).stderr).toContain("wrote migrations/V2__age.sql");
      expect(await read("migrations/V2__age.sql")).toBe(
        "CREATE INDEX CONCURRENTLY IF NOT EXISTS users_age_idx ON users (age);\n",
      );
      expect(await read("migrations/U2__age.sql")).toBe(
        "-- Undoes V2.\nDROP INDEX CONCURRENTLY IF EXISTS users_age_idx;\n",
      );
      expect(await check("--fail-on warning")).toMatchObject({ exitCode: 0, rules: [] });
    }));

  test("shows what a waiver accepts, with its reason, and does not fail for it", () =>
    withPending(async ({ check, write }) => {
      await write({
        "migrations/V2__age.sql":
          "-- schema-version: allow create-index because nobody writes at night\nCREATE INDEX IF NOT EXISTS users_age_idx ON users (age);\n",
        "migrations/U2__age.sql": "DROP INDEX CONCURRENTLY IF EXISTS users_age_idx;\n",
      });
      expect(await check("--fail-on warning")).toMatchObject({
        exitCode: 0,
        rules: ["error create-index migrations/V2__age.sql"],
      });
    }));
});
