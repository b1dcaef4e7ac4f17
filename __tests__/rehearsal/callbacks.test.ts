import { expect, test } from "vitest";
import { withFolder } from "../cli/folder.js";
import { withDatabase } from "../support/database.js";
import { majors } from "../support/servers.js";
import { binariesOf } from "../shadow/shadows.js";

const major = majors.at(-1) ?? 18;

interface Told {
  readonly environments: readonly {
    readonly migrations: readonly { readonly proof: { readonly runs: boolean } | null }[];
  }[];
  readonly findings: readonly {
    readonly rule: string;
    readonly file: string | null;
    readonly line: number | null;
    readonly message: string;
  }[];
}

const rules = new Set(["does-not-run", "rerun-fails", "fails-on-rows", "not-rehearsed", "took-too-long"]);

const files = {
  "migrations/beforeMigrate__log.sql":
    "CREATE TABLE IF NOT EXISTS steps (id int GENERATED ALWAYS AS IDENTITY, step text);\n",
  "migrations/beforeEachMigrate.sql": "INSERT INTO steps (step) VALUES ('before');\n",
  "migrations/afterEachMigrate.sql": "INSERT INTO steps (step) SELECT 'after ' || count(*) FROM schema_version;\n",
  "migrations/V1__users.sql": "CREATE TABLE IF NOT EXISTS users (id int PRIMARY KEY);\n",
  "migrations/V2__count.sql":
    "DO $$ BEGIN IF (SELECT count(*) FROM steps WHERE step LIKE 'after%') < 1 THEN RAISE EXCEPTION 'no callback ran'; END IF; END $$;\n",
  "migrations/afterVersioned.sql": "CREATE TABLE IF NOT EXISTS between_them (id int);\n",
  "migrations/R__view.sql": "CREATE OR REPLACE VIEW of_between AS SELECT id FROM between_them;\n",
  "migrations/afterMigrate__a_grant.sql":
    "-- all of them\nGRANT SELECT ON ALL TABLES IN SCHEMA public TO PUBLIC;\nSELECT nothing FROM users;\n",
  "migrations/afterMigrate__b_again.sql": "CREATE TABLE made_once (id int);\n",
};

test.skipIf(majors.length === 0)(
  "callbacks are rehearsed where apply runs them, and run a second time (needs a PostgreSQL)",
  { timeout: 120_000 },
  async () => {
    await withDatabase({ major }, async (database) => {
      await withFolder(files, async ({ run }) => {
        const env = { DATABASE_URL: database.url, PATH: `${process.env["PATH"] ?? ""}:${await binariesOf(major)}` };
        const ended = await run("check --format json --shadow local", { env, limitMs: 110_000 });
        const { environments, findings } = JSON.parse(ended.stdout) as Told;
        expect(environments[0]?.migrations.map(({ proof }) => proof?.runs)).toEqual([true, true]);
        expect(
          findings
            .filter(({ rule }) => rules.has(rule))
            .map(({ rule, file, line, message }) => [rule, file, line, message]),
        ).toEqual([
          [
            "does-not-run",
            "migrations/afterMigrate__a_grant.sql",
            3,
            'the callback fails: column "nothing" does not exist (42703)',
          ],
          [
            "rerun-fails",
            "migrations/afterMigrate__b_again.sql",
            1,
            'a second run of the callback fails: relation "made_once" already exists (42P07)',
          ],
        ]);
        expect(ended.exitCode).toBe(1);
      });
    });
  },
);
