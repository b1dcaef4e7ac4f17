import { describe, expect, test } from "vitest";
import type { Proof } from "../../src/core/model.js";
import { undoTemplate } from "../../src/core/template.js";
import { withFolder } from "../cli/folder.js";
import { binariesOf } from "../shadow/shadows.js";
import { withDatabase } from "../support/database.js";
import { hasServer } from "../support/postgres-binaries.js";

interface Told {
  readonly environments: readonly {
    readonly migrations: readonly { readonly version: string; readonly proof: Proof | null }[];
  }[];
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly message: string;
    readonly file: string | null;
    readonly line: number | null;
  }[];
}

const recorded = {
  "migrations/V1__users.sql": "CREATE TABLE IF NOT EXISTS users (id int PRIMARY KEY, email varchar(20));\n",
};

const pending = {
  "migrations/V2__email.sql": "-- wider\n\nALTER TABLE users ALTER COLUMN email TYPE text;\n",
  "migrations/U2__email.sql": "ALTER TABLE users ALTER COLUMN email TYPE varchar(20);\n",
  "migrations/V3__required.sql": "ALTER TABLE users ALTER COLUMN email SET NOT NULL;\n",
  "migrations/U3__required.sql": "-- forgotten\nSELECT 1;\n",
  "migrations/V4__twice.sql": "ALTER TABLE users ADD COLUMN age int;\n",
  "migrations/U4__twice.sql": undoTemplate("V4", "twice"),
  "migrations/R__a_ages.sql": "CREATE OR REPLACE VIEW ages AS SELECT age FROM users;\n",
  "migrations/R__b_none.sql": "CREATE OR REPLACE VIEW none AS SELECT nothing FROM ages;\n",
};

const queries = { checked: 0, notChecked: 0, broken: 0 };
const exclusive = [{ relation: "public.users", mode: "AccessExclusiveLock" }];

/** What a check must prove of V2, V3 and V4, where V1 is on record. */
const proven = [
  { version: "1", proof: null },
  {
    version: "2",
    proof: {
      ...{ runs: true, rerun: "unchanged", undo: "identical", redo: "identical", queries },
      statements: [{ line: 3, locks: exclusive, rewrites: [], scans: [] }],
    },
  },
  {
    version: "3",
    proof: {
      ...{ runs: true, rerun: "unchanged", undo: "different", redo: "identical", queries },
      statements: [{ line: 1, locks: exclusive, rewrites: [], scans: ["public.users"] }],
    },
  },
  {
    version: "4",
    proof: {
      ...{ runs: true, rerun: "fails", undo: "different", redo: "fails", queries },
      statements: [{ line: 1, locks: exclusive, rewrites: [], scans: [] }],
    },
  },
];

// WebAssembly takes its time where much else runs.
describe("check", { timeout: 120_000 }, () => {
  test.each([
    { shadow: "local", major: 16 },
    { shadow: "pglite", major: 18 },
  ])("proves what is pending on $shadow, and writes nothing to the database", async ({ shadow, major }) => {
    if (!hasServer(major)) return;
    await withDatabase({ major }, async (database) => {
      await withFolder(recorded, async ({ run, write }) => {
        const env = { DATABASE_URL: database.url, PATH: `${process.env["PATH"] ?? ""}:${await binariesOf(major)}` };
        expect(await run("apply", { env })).toMatchObject({ exitCode: 0 });
        await write(pending);
        const ended = await run(`check --format json --shadow ${shadow}`, { env, limitMs: 110_000 });
        expect(ended).toMatchObject({ exitCode: 1 });
        const { environments, findings } = JSON.parse(ended.stdout) as Told;
        expect(environments[0]?.migrations.map(({ version, proof }) => ({ version, proof }))).toEqual(proven);
        expect(findings.map(({ rule, file, line }) => ({ rule, file, line }))).toEqual(
          expect.arrayContaining([
            { rule: "does-not-run", file: "migrations/R__b_none.sql", line: 1 },
            { rule: "undo-differs", file: "migrations/U3__required.sql", line: null },
            { rule: "add-column-if-not-exists", file: "migrations/V4__twice.sql", line: 1 },
          ]),
        );
        expect(findings.filter(({ file }) => file === "migrations/R__a_ages.sql")).toEqual([]);
        // That nobody has written it yet is one cause, told once.
        expect(findings.flatMap(({ rule, file }) => (file === "migrations/U4__twice.sql" ? [rule] : []))).toEqual([
          "template",
        ]);
        expect(await database.query("SELECT version FROM schema_version")).toEqual([{ version: "1" }]);
        expect(
          await database.query("SELECT attname FROM pg_attribute WHERE attrelid = 'users'::regclass AND attnum > 2"),
        ).toEqual([]);
      });
    });
  });

  test("without a throw-away database nothing is proven", () =>
    withFolder({ ...recorded, ...pending }, async ({ run }) => {
      const ended = await run("check --format json --shadow off");
      const { environments } = JSON.parse(ended.stdout) as Told;
      expect(environments[0]?.migrations.map(({ proof }) => proof)).toEqual([null, null, null, null]);
    }));
});
