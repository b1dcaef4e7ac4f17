import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { withFolder } from "./folder.js";

describe("new", () => {
  test("starts a project: makes the folder, counts on, and what it writes is not applied without SQL", () =>
    withFolder({}, async ({ run, path, list }) => {
      const first = await run(["new", "create users"]);
      expect(first).toMatchObject({ exitCode: 0, stderr: "" });
      expect(first.stdout).toContain(
        "created migrations/V1__create_users.sql\n  created migrations/U1__create_users.sql\n",
      );
      const second = await run("new add email to users");
      expect(second.stdout).toContain("created migrations/V2__add_email_to_users.sql");
      expect(await list()).toEqual(["migrations"]);
      expect(await readFile(join(path, "migrations/V2__add_email_to_users.sql"), "utf8")).toMatch(
        /^-- add email to users\n-- /,
      );
      expect(await readFile(join(path, "migrations/U2__add_email_to_users.sql"), "utf8")).toMatch(
        /^-- Undoes V2: add email to users\n/,
      );
      const early = await run("apply");
      expect(early).toMatchObject({ exitCode: 1 });
      expect(early.stdout.match(/\.sql error: the file is still as new wrote it/g)).toHaveLength(2);
    }));

  test.each([
    { name: "padded numbers", file: "V007__x.sql", expected: /^V008__y\.sql$/ },
    { name: "dotted numbers", file: "V1_9__x.sql", expected: /^V1_10__y\.sql$/ },
    { name: "times", file: "V20200101120000__x.sql", expected: /^V20\d{12}__y\.sql$/ },
    { name: "files below folders", file: "2026/V12__x.sql", expected: /^V13__y\.sql$/ },
    { name: "baselines", file: "B5__x.sql", expected: /^V6__y\.sql$/ },
  ])("goes on in the style of $name", ({ file, expected }) =>
    withFolder({ [`db/${file}`]: "SELECT 1;" }, async ({ run }) => {
      const ended = await run("new y --migrations db");
      expect(/created db\/(V\S+)/.exec(ended.stdout)?.[1]).toMatch(expected);
    }),
  );

  test.each([
    ["path", "../../etc/cron", "V1__etc_cron.sql"],
    ["commands of a shell", "$(touch x); `id`", "V1__touch_x_id.sql"],
    ["line ends", "one\ntwo\r\n\\restrict three", "V1__one_two_restrict_three.sql"],
    ["other scripts", "таблица 顧客 🚀", "V1__таблица_顧客.sql"],
    ["three hundred letters", "a".repeat(300), `V1__${"a".repeat(180)}.sql`],
    ["placeholder", "${secret}", "V1__secret.sql"],
  ])("makes a name of a description that holds a %s", (_, description, expected) =>
    withFolder({}, async ({ run, path, list }) => {
      expect(await run(["new", description])).toMatchObject({ exitCode: 0 });
      expect(await list()).toEqual(["migrations"]);
      const text = await readFile(join(path, "migrations", expected), "utf8");
      // A line end in a description must not end the comment that holds it.
      expect(text.split("\n").filter((line) => line !== "" && !line.startsWith("--"))).toEqual([]);
      const settings = await readFile(join(path, "migrations", `${expected}.conf`), "utf8").catch(() => null);
      expect(settings).toBe(description.includes("${") ? "placeholderReplacement=false\n" : null);
    }),
  );

  test.each([
    [["new"], "new needs a description"],
    [["new", ""], "new needs a description"],
    [["new", "!?"], 'the description "!?" holds no letter and no digit to name a file with'],
    [["new", "--"], "unknown flag --"],
  ])("%j writes nothing", (args, message) =>
    withFolder({}, async ({ run, list }) => {
      const ended = await run(args);
      expect(ended).toMatchObject({ exitCode: 2 });
      expect(`${ended.stdout}${ended.stderr}`.replaceAll(/\s+/g, " ")).toContain(message);
      expect(await list()).toEqual([]);
    }),
  );

  describe("--undo", () => {
    const files = {
      "migrations/V1__users.sql": "CREATE TABLE users (id int PRIMARY KEY, name text);\n",
      "migrations/2026/V2__note.sql": "ALTER TABLE users ADD COLUMN note text, DROP COLUMN name;\n",
      "migrations/V3__nothing.sql": "INSERT INTO users (id) VALUES (1);\n",
      "migrations/V4__broken.sql": "SELECT * FROM nowhere;\n",
      // Only told of: no event of ours.
      "migrations/beforeClean.sql": "SELECT 1;\n",
    };

    test(
      "makes and tries the undo script of a version, beside its file, and says what it cannot bring back",
      { timeout: 120_000 },
      () =>
        withFolder(files, async ({ run, path }) => {
          const made = await run("new --undo V2 --shadow pglite", { limitMs: 100_000 });
          expect(made).toMatchObject({
            exitCode: 0,
            stderr: expect.not.stringContaining("embedded PostgreSQL in") as string,
          });
          expect(made.stdout).toContain("created migrations/2026/U2__note.sql");
          const words = made.stdout.replaceAll(/\s+/g, " ");
          expect(words).toContain("It removes what column public.users.note holds by then");
          expect(words).toContain("The values that column public.users.name had do not come back");
          expect(words).toContain("on seeded rows of a throw-away embedded PostgreSQL 18");
          expect(await readFile(join(path, "migrations/2026/U2__note.sql"), "utf8")).toContain(
            "ALTER TABLE public.users ADD COLUMN IF NOT EXISTS name text;",
          );
          const again = await run("new --undo 2 --shadow pglite");
          expect(again).toMatchObject({ exitCode: 2 });
          expect(again.stdout).toContain("has an undo script, migrations/2026/U2__note.sql, and it is left alone");
        }),
    );

    test.each([
      ["V9", "no file has the version 9: the last one is V4"],
      ["nine", 'undo "nine" is no version'],
      ["V2 --shadow off", "the files below V2 were not replayed: the input shadow is off"],
      ["V2 --from-drift", "new writes either an undo script or a new version"],
    ])("%s is refused, and writes nothing", (asked, message) =>
      withFolder(files, async ({ run, path }) => {
        const ended = await run(`new --undo ${asked}`);
        expect(ended).toMatchObject({ exitCode: 2 });
        expect(`${ended.stdout}${ended.stderr}`.replaceAll(/\s+/g, " ")).toContain(message);
        await expect(readFile(join(path, "migrations/2026/U2__note.sql"), "utf8")).rejects.toThrow("ENOENT");
      }),
    );

    test("nothing is made from files that are wrong", () =>
      withFolder({ ...files, "migrations/V2__again.sql": "SELECT 1;\n" }, async ({ run }) => {
        const ended = await run("new --undo V2 --shadow off");
        expect(ended).toMatchObject({ exitCode: 2 });
        expect(ended.stdout).toContain("V2__again.sql");
        expect(ended.stdout).not.toContain("not replayed");
      }));

    test("what has no inverse, or does not run, is said", { timeout: 200_000 }, () =>
      withFolder(files, async ({ run }) => {
        const ended = await run("new --undo V3 --shadow pglite", { limitMs: 100_000 });
        expect(ended).toMatchObject({ exitCode: 2 });
        expect(ended.stdout.replaceAll(/\s+/g, " ")).toContain(
          "no undo script could be made for V3: it changes rows and nothing",
        );
        const broken = await run("new --undo V4 --shadow pglite", { limitMs: 100_000 });
        expect(broken).toMatchObject({ exitCode: 2 });
        expect(broken.stdout.replaceAll(/\s+/g, " ")).toContain('relation "nowhere" does not exist (42P01)');
      }),
    );
  });
});
