import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { withFolder } from "./folder.js";

describe("new", () => {
  test("starts a project: makes the folder, counts on, and what it writes can be applied and undone", () =>
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
      expect(await run("apply --dry-run")).toMatchObject({ exitCode: 0 });
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
  ])("makes a name of a description that holds a %s", (_, description, expected) =>
    withFolder({}, async ({ run, path, list }) => {
      expect(await run(["new", description])).toMatchObject({ exitCode: 0 });
      expect(await list()).toEqual(["migrations"]);
      const text = await readFile(join(path, "migrations", expected), "utf8");
      // A line end in a description must not end the comment that holds it.
      expect(text.split("\n").filter((line) => line !== "" && !line.startsWith("--"))).toEqual([]);
    }),
  );

  test.each([[["new"]], [["new", ""]], [["new", "!?"]], [["new", "--"]]])("%j writes nothing", (args) =>
    withFolder({}, async ({ run, list }) => {
      expect(await run(args)).toMatchObject({ exitCode: 2 });
      expect(await list()).toEqual([]);
    }),
  );
});
