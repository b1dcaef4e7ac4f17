import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDatabase, type TestDatabase } from "../support/database.js";
import { start, type Ended } from "../support/running.js";
import { shop, withFolder } from "./folder.js";

const bundle = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

/** Output as one text, whatever the width at which it was wrapped. */
const flat = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

/** Nothing ever happens to it. */
let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

describe("a configuration file that is there is never passed over:", () => {
  test.each([
    {
      name: "a folder in its place",
      make: (path: string) => mkdir(join(path, ".github/schema-version.yml"), { recursive: true }),
      expected:
        "error: .github/schema-version.yml is a folder, not a file help put a file there that this user may read",
    },
    {
      name: "Flyway's, as a folder",
      make: (path: string) => mkdir(join(path, "flyway.conf")),
      expected: "error: flyway.conf is a folder, not a file help put a file there that this user may read",
    },
    {
      name: "one that is too large to be one",
      make: async (path: string) => {
        await mkdir(join(path, ".github"));
        await writeFile(join(path, ".github/schema-version.yml"), "# more\n".repeat(20_000));
      },
      expected: "error: .github/schema-version.yml cannot be read (it is larger than 128 kB)",
    },
    {
      name: "the other spelling of its name",
      make: async (path: string) => {
        await mkdir(join(path, ".github"));
        await writeFile(join(path, ".github/schema-version.yaml"), "migrations: sql\n");
      },
      expected:
        "error: nobody reads .github/schema-version.yaml help rename it to .github/schema-version.yml, or name it with the input config",
    },
  ])("$name", ({ make, expected }) =>
    withFolder(shop, async ({ run, path }) => {
      await make(path);
      const ended = await run("apply", { env: { DATABASE_URL: database.url } });
      expect(flat(ended.stderr)).toContain(expected);
      expect(ended.stderr.match(/error: /g)).toHaveLength(1);
      expect(ended).toMatchObject({ exitCode: 2, stdout: "" });
    }),
  );

  test("and may name a folder which no system takes", () =>
    withFolder({ ...shop, ".github/schema-version.yml": `migrations: ${"a".repeat(300)}\n` }, async ({ run }) => {
      const ended = await run("status", { env: { DATABASE_URL: database.url } });
      expect(ended.stdout.replaceAll(/\s/g, "")).toContain(`${"a".repeat(300)}"cannotberead(ENAMETOOLONG)`);
      expect(ended.exitCode).toBe(2);
    }));

  test("which may have that spelling where it is named", () =>
    withFolder({ ...shop, ".github/schema-version.yaml": "migrations: nosuch\n" }, async ({ run }) => {
      const line = "status --config .github/schema-version.yaml";
      expect(flat((await run(line, { env: { DATABASE_URL: database.url } })).stdout)).toContain(
        'error: there is no folder "nosuch"',
      );
    }));
});

describe("what is no text is one error, with what to do about it:", () => {
  const odd = Buffer.concat([Buffer.from("migrations/V4__"), Buffer.from([0xff]), Buffer.from(".sql")]);
  test.each([
    {
      name: "a named pipe",
      make: (path: string) => Promise.resolve(execFileSync("mkfifo", [join(path, "migrations/V4__x.sql")])),
      expected:
        'migrations/V4__x.sql error: "V4__x.sql" is not a regular file help put a plain file in its place, or take it out of the folder',
    },
    {
      name: "a name that is no UTF-8",
      make: (path: string) => writeFile(Buffer.concat([Buffer.from(`${path}/`), odd]), "SELECT 1;"),
      expected:
        'migrations/V4__\uFFFD.sql error: "migrations/V4__\uFFFD.sql" cannot be read (ENOENT) help rename it: its name is not UTF-8',
    },
    {
      name: "UTF-16",
      make: (path: string) =>
        writeFile(join(path, "migrations/V4__x.sql"), Buffer.from("\uFEFFSELECT 1;\nSELECT 2;\n", "utf16le")),
      expected: "migrations/V4__x.sql:1 error: the file is not UTF-8: byte 0 is FF (it starts like UTF-16)",
    },
    {
      name: "an archive",
      make: (path: string) => writeFile(join(path, "migrations/V4__x.sql"), "PGDMP\0\0\0SELECT 'x;"),
      expected: "migrations/V4__x.sql:1 error: the file holds a NUL character, which PostgreSQL cannot take",
    },
    {
      name: "a quote that is not closed, of which only the first line is told",
      make: (path: string) =>
        writeFile(join(path, "migrations/V4__x.sql"), `SELECT 'abc;\n${"SELECT 1;\n".repeat(100)}`),
      expected:
        "migrations/V4__x.sql:1:8 error: unterminated quoted string at or near \"'abc;…\" 1 | SELECT 'abc; | ^ help correct the statement; nothing was run",
    },
  ])("$name", ({ make, expected }) =>
    withFolder(shop, async ({ run, path }) => {
      await make(path);
      const ended = await run("apply", { env: { DATABASE_URL: database.url } });
      expect(flat(ended.stdout)).toContain(expected);
      expect(ended.stdout.match(/error: /g)).toHaveLength(1);
      expect(ended).toMatchObject({ exitCode: 1, stderr: "" });
    }),
  );
});

const gone = "error: the folder in which this runs does not exist any more";

async function runInLostFolder(program: string, words: readonly string[] = []): Promise<Ended> {
  const cwd = await mkdtemp(join(tmpdir(), "schema-version-gone-"));
  const args = ["-c", 'rmdir "$PWD" && exec "$0" "$@"', process.execPath, program, ...words];
  return await start({ program: "/bin/sh", args, cwd, env: { PATH: process.env["PATH"] ?? "" } }).done;
}

test.each(["check", "apply", "demo", "new x"])("%s in a folder that is gone says so", async (line) => {
  const ended = await runInLostFolder(bundle, line.split(" "));
  expect(flat(ended.stderr)).toContain(`${gone} help change into`);
  expect(ended).toMatchObject({ exitCode: 2, stdout: "" });
});

test("the action in a folder that is gone says so, without a workspace in another one", async () => {
  const ended = await runInLostFolder(join(dirname(bundle), "index.js"));
  expect(flat(ended.stdout)).toContain(`${gone}, and GITHUB_WORKSPACE names no other`);
  expect(ended.stdout).not.toContain("index.js:");
  expect(ended).toMatchObject({ exitCode: 1, stderr: "" });
});
