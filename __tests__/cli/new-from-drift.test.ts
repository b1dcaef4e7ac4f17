import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { binariesOf } from "../shadow/shadows.js";
import { withDatabase, type TestDatabase } from "../support/database.js";
import { withFolder, type Files, type Folder } from "./folder.js";

interface Project extends Folder {
  readonly db: TestDatabase;
  readonly read: (name: string) => Promise<string>;
  /** Runs the command line on the project's database, or another one. */
  readonly at: (line: string, database?: TestDatabase) => ReturnType<Folder["run"]>;
}

const shop: Files = {
  "migrations/V1__users.sql": `CREATE TABLE users (id int PRIMARY KEY, email text);
CREATE VIEW names AS SELECT email FROM users;
CREATE TYPE mood AS ENUM ('sad', 'ok');
ALTER TABLE users ADD COLUMN mood mood;
`,
};

/** A project whose migrations are applied to a database of that major, with the programs of the same major at hand. */
async function withProject(major: number, work: (project: Project) => Promise<void>): Promise<void> {
  const env = { PATH: `${await binariesOf(major)}:${process.env["PATH"] ?? ""}` };
  await withDatabase({ major }, (db) =>
    withFolder(shop, async (folder) => {
      const at: Project["at"] = (line, database = db) =>
        folder.run(`${line}${line.includes("--shadow") ? "" : " --shadow local"} --database-url ${database.url}`, {
          env,
        });
      expect(await at("apply")).toMatchObject({ exitCode: 0 });
      await work({ ...folder, db, at, read: (name) => readFile(join(folder.path, "migrations", name), "utf8") });
    }),
  );
}

const drifted = `ALTER TABLE users ADD COLUMN nick text NOT NULL DEFAULT 'x', ADD CONSTRAINT nick_given CHECK (nick <> '');
  CREATE INDEX users_nick ON users (nick); GRANT SELECT (email) ON users TO PUBLIC; DROP VIEW names;
  DO $$BEGIN EXECUTE format('ALTER DATABASE %I SET work_mem = ''9MB''', current_database()); END$$`;

describe("new --from-drift", { timeout: 120_000 }, () => {
  test("writes a migration that makes another database the same, runs where the drift is, and can be undone", () =>
    withProject(18, async ({ db, at, read }) => {
      await db.query(drifted);
      const ended = await at("new --from-drift");
      expect(ended).toMatchObject({ exitCode: 0 });
      expect(ended.stdout).toContain(
        "created migrations/V2__capture_drift.sql\n  created migrations/U2__capture_drift.sql\n",
      );
      const [migration, undo] = [await read("V2__capture_drift.sql"), await read("U2__capture_drift.sql")];
      expect(migration).toMatch(/^-- Captures drift[^]*-- Verified: [^]*it runs too, and changes nothing/);
      expect(migration).toContain("ADD COLUMN IF NOT EXISTS");
      expect(undo).toMatch(
        /-- Verified: [^]*-- destroys data:\nALTER TABLE "public"\."users" DROP COLUMN IF EXISTS "nick"/,
      );
      await withDatabase({ major: 18 }, async (fresh) => {
        expect(await at("apply", fresh)).toMatchObject({ exitCode: 0 });
        const shape = `SELECT attname, attacl::text, (SELECT count(*) FROM pg_index WHERE indrelid = attrelid) AS indexes, to_regclass('names') AS view,
            (SELECT setconfig::text FROM pg_db_role_setting JOIN pg_database d ON d.oid = setdatabase WHERE datname = current_database()) AS settings
          FROM pg_attribute WHERE attrelid = 'users'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`;
        expect(await fresh.query(shape)).toEqual(await db.query(shape));
        expect(await fresh.query(shape)).toContainEqual(expect.objectContaining({ settings: "{work_mem=9MB}" }));
        expect(await at("apply")).toMatchObject({ exitCode: 0 });
        expect((await at("new --from-drift")).stdout).toContain("nothing has drifted");
        const back = await at("rollback --target-version 1 --confirm default --dry-run", fresh);
        const plan = /--expect-plan ([0-9a-f]{32})/.exec(back.stdout)?.[1] ?? "";
        const undone = await at(`rollback --target-version 1 --confirm default --expect-plan ${plan}`, fresh);
        expect(undone).toMatchObject({ exitCode: 0 });
      });
    }));

  test("what a commit must part is parted into files, and text that looks like a placeholder is none", () =>
    withProject(14, async ({ db, at, list, read }) => {
      await db.query("ALTER TYPE mood ADD VALUE 'great'");
      await db.query("ALTER TABLE users ALTER mood SET DEFAULT 'great'");
      await db.query("CREATE FUNCTION hello() RETURNS text LANGUAGE sql AS 'SELECT ''${name}'''");
      expect(await at("new --from-drift take over")).toMatchObject({ exitCode: 0 });
      expect(await list()).toEqual(["migrations"]);
      expect(await read("V2__take_over.sql")).toMatch(/-- Part 1 of 2\.[^]*ADD VALUE IF NOT EXISTS 'great'/);
      expect(await read("V3__take_over.sql")).toMatch(/-- Part 2 of 2\./);
      const withText = await Promise.all(
        ["V2__take_over.sql.conf", "V3__take_over.sql.conf"].map((name) => read(name).catch(() => "")),
      );
      expect(withText).toContain("placeholderReplacement=false\n");
      await withDatabase({ major: 14 }, async (fresh) => {
        expect(await at("apply", fresh)).toMatchObject({ exitCode: 0 });
        expect(await fresh.query("SELECT hello() AS it")).toEqual([{ it: "${name}" }]);
        expect(await fresh.query("INSERT INTO users (id) VALUES (1) RETURNING mood::text AS it")).toEqual([
          { it: "great" },
        ]);
      });
    }));

  test("what is captured in part says so, in the file and on the screen", () =>
    withProject(18, async ({ db, at, read }) => {
      // Added again, it stands behind the others: no statement puts it back where it was.
      await db.query("ALTER TABLE users DROP COLUMN id; ALTER TABLE users ADD COLUMN id int PRIMARY KEY");
      await db.query("CREATE INDEX users_email ON users (email)");
      const ended = await at("new --from-drift");
      expect(ended.stdout).toContain("warning: the drift is captured in part");
      expect(await read("V2__capture_drift.sql")).toMatch(
        /-- PARTIAL: [^]*-- Left as it is: column public\.users\.[a-z]+: position/,
      );
    }));

  test("without a shadow nothing is written", () =>
    withProject(18, async ({ at, db }) => {
      await db.query(drifted);
      const ended = await at("new --from-drift --shadow off");
      expect(ended.exitCode).toBe(2);
    }));

  test("one of several environments must be named", () =>
    withFolder(
      {
        ...shop,
        ".github/schema-version.yml":
          "environments:\n  staging:\n    database-url: ${STAGING}\n  production:\n    database-url: ${PRODUCTION}\n",
      },
      async ({ run }) => {
        const ended = await run("new --from-drift");
        expect(ended).toMatchObject({ exitCode: 2 });
        expect(ended.stdout + ended.stderr).toContain("new needs an environment, because several are configured");
      },
    ));
});
