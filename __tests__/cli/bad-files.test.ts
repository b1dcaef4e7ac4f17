import { rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDatabase, withDatabase, type TestDatabase } from "../support/database.js";
import { shop, withFolder } from "./folder.js";

const v4 = "migrations/V4__x.sql";

/** Output as one text, whatever the width at which it was wrapped. */
const flat = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

const relations = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace";

/** Nothing ever happens to it. */
let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

describe("before anything runs, one clear error is told for", () => {
  test.each<{
    readonly name: string;
    readonly files: Readonly<Record<string, string | Buffer>>;
    readonly link?: { readonly path: string; readonly to: string };
    readonly line?: string;
    readonly exitCode?: number;
    readonly expected: string;
  }>([
    {
      name: "a folder that is not there",
      files: {},
      line: "apply --migrations nosuch",
      exitCode: 2,
      expected: 'error: there is no folder "nosuch" help name an existing folder with the input migrations',
    },
    {
      name: "a folder that is a file",
      files: { folder: "x" },
      line: "apply --migrations folder",
      exitCode: 2,
      expected: 'error: "folder" is not a folder help name an existing folder with the input migrations',
    },
    {
      name: "a name that fits no pattern",
      files: { "migrations/add-email.sql": "SELECT 1;" },
      expected:
        'migrations/add-email.sql error: "add-email.sql" is no name of a migration: it starts with none of V, U, B, R__ and the names of callbacks help name it V<version>__<description>.sql, U…, R__<description>.sql, B… or a callback, or move it out of the folder',
    },
    {
      name: "a pointer of Git LFS",
      files: { [v4]: "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n" },
      expected:
        "migrations/V4__x.sql error: the file is a pointer of Git LFS, not the SQL itself help check out with lfs: true, or run git lfs pull",
    },
    {
      name: "a keyword as version",
      files: { "migrations/Vlatest__x.sql": "SELECT 1;" },
      expected:
        'migrations/Vlatest__x.sql error: "Vlatest__x.sql" is no name of a migration: "latest" is a keyword of Flyway, not a version help name it V<version>__<description>.sql',
    },
    {
      name: "two files of one version",
      files: { [v4]: "SELECT 1;", "migrations/later/V4_0__y.sql": "SELECT 1;" },
      expected:
        '"migrations/V4__x.sql" and "migrations/later/V4_0__y.sql" have the same version 4 help give one of them another version',
    },
    {
      name: "a placeholder that is not defined",
      files: { [v4]: "SELECT 1;\nSELECT '${tenant}';\n" },
      expected:
        "migrations/V4__x.sql:2:9 error: the placeholder \"${tenant}\" is not defined 2 | SELECT '${tenant}'; | ^ help define it with the input placeholders, or switch replacement off in <file>.sql.conf",
    },
    {
      name: "a syntax error",
      files: { [v4]: "SELECT 1;\n\n  ALTER TABEL users ADD x int;\n" },
      expected:
        'migrations/V4__x.sql:3:9 error: syntax error at or near "TABEL" 3 | ALTER TABEL users ADD x int; | ^ help correct the statement; nothing was run',
    },
    {
      name: "a meta-command of psql",
      files: { [v4]: "SELECT 1;\n\\i other.sql\n" },
      expected:
        'migrations/V4__x.sql:2:1 error: "\\i" is a command of psql, which the server does not know 2 | \\i other.sql | ^ help write it as SQL',
    },
    {
      name: "statements that can and that cannot run in a transaction",
      files: { [v4]: "CREATE TABLE t (i int);\nCREATE INDEX CONCURRENTLY t_i ON t (i);\n" },
      expected:
        "migrations/V4__x.sql:2:1 error: `CREATE INDEX CONCURRENTLY t_i ON t (i)` cannot run in a transaction, `CREATE TABLE t (i int)` in the same file can 2 | CREATE INDEX CONCURRENTLY t_i ON t (i); | ^ help split the file, or write -- schema-version: transaction=false in its head",
    },
    {
      name: "a directive that does not exist",
      files: { [v4]: "-- schema-version: trasaction=false\nSELECT 1;\n" },
      expected:
        'migrations/V4__x.sql:1:1 error: there is no directive "trasaction" 1 | -- schema-version: trasaction=false | ^ help the keys are transaction, lock-timeout, statement-timeout, max-block and contract-of',
    },
    {
      name: "a waiver without a reason",
      files: { [v4]: "-- schema-version: allow edited\n\nSELECT 1;\n" },
      expected:
        'migrations/V4__x.sql:1:1 error: the waiver gives no reason; it ends with "because <reason>" 1 | -- schema-version: allow edited | ^ help write -- schema-version: allow <rule> because <reason>, above the statement',
    },
    {
      name: "a version that is too long",
      files: { "migrations/V123456789012345678901__x.sql": "SELECT 1;" },
      expected:
        "migrations/V123456789012345678901__x.sql error: the version has 21 characters; 20 is the most help shorten it",
    },
    {
      name: "a script name that is too long",
      files: { [`migrations/${"a".repeat(150)}/V4__${"x".repeat(120)}.sql`]: "SELECT 1;" },
      expected: `V4__${"x".repeat(120)}.sql error: the script name has 279 characters; 255 is the most help shorten it`,
    },
    {
      name: "a table of the tool that a file drops",
      files: { [v4]: "DROP TABLE schema_version;\n" },
      expected:
        'migrations/V4__x.sql:1:1 error: `DROP TABLE schema_version` changes "schema_version", a table of the tool itself 1 | DROP TABLE schema_version; | ^ help leave it to the tool; for a table of your own in another schema than public, write its schema before its name',
    },
    {
      name: "bytes that are not UTF-8",
      files: { [v4]: Buffer.from("SELECT '\xe9';\n", "latin1") },
      expected:
        "migrations/V4__x.sql:1 error: the file is not UTF-8: byte 8 is E9 1 | SELECT '\ufffd'; help save it as UTF-8",
    },
    {
      name: "a symbolic link",
      files: {},
      link: { path: "migrations/V4__x.sql", to: "/etc/passwd" },
      expected: "migrations/V4__x.sql error: ",
    },
    {
      name: "a setting that does not exist",
      files: { [v4]: "SELECT 1;", [`${v4}.conf`]: "executeInTransacton=false\n" },
      expected:
        'migrations/V4__x.sql.conf:1 error: there is no script setting "executeInTransacton" help the keys are executeInTransaction, placeholderReplacement and encoding',
    },
  ])("$name", async ({ files, link, line = "apply", exitCode = 1, expected }) =>
    withFolder({ ...shop, ...files }, async ({ run, path }) => {
      if (link !== undefined) await symlink(link.to, join(path, link.path));
      const ended = await run(line, { env: { DATABASE_URL: database.url } });
      expect(flat(ended.stdout)).toContain(expected);
      expect(ended).toMatchObject({ exitCode, stderr: "" });
      expect(await database.query(relations)).toEqual([]);
    }),
  );

  test("all files at once", () =>
    withFolder(
      {
        ...shop,
        [v4]: "SELEC 1;\n",
        "migrations/V5__y.sql": "\n\\q\n",
        "migrations/z.sql": "",
        "migrations/U3__names.sql": "DROPP VIEW names;\n",
      },
      async ({ run }) => {
        const ended = await run("check", { env: { DATABASE_URL: database.url } });
        const places = [...ended.stdout.matchAll(/^(\S+\.sql\S*) error: /gm)].map(([, place]) => place);
        expect(places).toEqual([
          "migrations/U3__names.sql:1:1",
          "migrations/V4__x.sql:1:1",
          "migrations/V5__y.sql:2:1",
          "migrations/z.sql",
        ]);
        expect(ended).toMatchObject({ exitCode: 1 });
      },
    ));
});

describe("a database that is not ready is told with the way out:", () => {
  test("a role without the privilege gets the GRANT to copy, and nothing is left", () =>
    withDatabase({}, (own) =>
      withFolder(shop, async ({ run }) => {
        await own.query("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        const { url, name } = await own.role();
        const ended = await run("apply", { env: { DATABASE_URL: url } });
        expect(ended).toMatchObject({ exitCode: 3 });
        expect(flat(ended.stdout)).toContain("permission denied for schema public (42501)");
        expect(flat(ended.stdout)).toMatch(new RegExp(`GRANT USAGE, CREATE ON SCHEMA "?public"? TO "?${name}"?`));
        expect(await own.query(relations)).toEqual([]);
      }),
    ));

  test("a schema_version table of somebody else is left alone", () =>
    withDatabase({}, (own) =>
      withFolder(shop, async ({ run }) => {
        await own.query("CREATE TABLE schema_version (id int, name text)");
        for (const line of [
          "check",
          "apply",
          "rollback --target-version 0 --confirm default",
          "repair --all --reason x",
          "baseline --target-version 1",
        ]) {
          const ended = await run(line, { env: { DATABASE_URL: own.url } });
          expect(ended, line).toMatchObject({ exitCode: 1 });
          expect(flat(ended.stdout), line).toMatch(/error: .*schema_version.* help .*rename/i);
        }
        expect(await own.query(relations)).toEqual([{ relname: "schema_version" }]);
      }),
    ));

  test("a schema that holds tables but no history asks for a baseline", () =>
    withDatabase({}, (own) =>
      withFolder(shop, async ({ run }) => {
        await own.query("CREATE TABLE orders (id int)");
        const env = { DATABASE_URL: own.url };
        const refused = await run("apply", { env });
        expect(refused).toMatchObject({ exitCode: 1 });
        expect(flat(refused.stdout)).toContain(
          "error: the schema holds relations but no history, so nobody knows which migrations they came from help run baseline first, or pass existing-schema: allow",
        );
        expect(await run("baseline --target-version 2", { env })).toMatchObject({ exitCode: 0 });
        const check = await run("check", { env });
        expect(flat(check.stdout)).toContain("version 2 → 3");
      }),
    ));

  test("a rollback to an unknown version, over a missing undo script, or over an edited file", () =>
    withDatabase({}, (own) =>
      withFolder(shop, async ({ run, write, path }) => {
        const env = { DATABASE_URL: own.url };
        expect(await run("apply", { env })).toMatchObject({ exitCode: 0 });
        await rm(join(path, "migrations/U2__email.sql"));
        await write({ "migrations/V3__names.sql": "CREATE VIEW names AS SELECT 1 AS email;\n" });
        const unknown = await run("rollback --target-version 7 --confirm default", { env });
        expect(flat(unknown.stdout)).toContain(
          "error: version 7 is not applied, so nothing can be rolled back to it help applied, newest first: 3, 2, 1",
        );
        const both = await run("rollback --target-version 1 --confirm default", { env });
        expect(flat(both.stdout)).toContain(
          "migrations/V2__email.sql error: version 2 has no undo script help add the U file",
        );
        expect(flat(both.stdout)).toContain(
          "migrations/V3__names.sql error: version 3 was edited after it was applied: its undo script may not fit it help restore the file",
        );
        expect([unknown.exitCode, both.exitCode]).toEqual([1, 1]);
        expect(await own.query("SELECT count(*)::int AS rows FROM schema_version")).toEqual([{ rows: 3 }]);
      }),
    ));
});
