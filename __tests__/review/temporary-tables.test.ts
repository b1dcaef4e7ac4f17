import { describe, expect, test } from "vitest";
import { before, reviewFiles, reviewSql } from "./reviewing.js";

describe("a temporary table", () => {
  const real = "ALTER TABLE users ADD COLUMN x int NOT NULL;";
  test.each([
    ["hides a real one", `CREATE TEMP TABLE users (id int);\n${real}`, []],
    [
      "hides one while rows make it",
      `CREATE TEMP TABLE users AS SELECT 1 AS id;\nDROP TABLE users;\n${real}`,
      ["3 add-required-column"],
    ],
    [
      "that is dropped shows it again",
      `CREATE TEMP TABLE users (id int);\nDROP TABLE users;\n${real}`,
      ["3 add-required-column"],
    ],
    [
      "that is dropped once",
      "CREATE TEMP TABLE users (id int);\nDROP TABLE users;\nDROP TABLE users;",
      ["3 drop-table"],
    ],
    ["of another name hides nothing", `CREATE TEMP TABLE t (id int);\n${real}`, ["2 add-required-column"]],
    [
      "is not meant by a name with its schema",
      `CREATE TEMP TABLE users (id int);\n${real.replace("users", "public.users")}`,
      ["2 add-required-column"],
    ],
    ["has the schema of its own", "CREATE TEMP TABLE users (id int);\nDROP TABLE pg_temp.users;", []],
    [
      "takes its index along",
      "CREATE TEMP TABLE t (id int);\nCREATE INDEX users_name_idx ON t (id);\nDROP INDEX users_name_idx;",
      [],
    ],
  ])("%s", async (_, sql, expected) => {
    const told = (await reviewSql(sql)).filter(({ rule }) =>
      /^(?:add-required-column|drop-table|drop-index|create-index)$/.test(rule),
    );
    expect(told.map(({ line, rule }) => `${line} ${rule}`)).toEqual(expected);
  });

  test("is gone in the next file", async () => {
    const files = { "V2__a.sql": "CREATE TEMP TABLE users (id int);", "V3__b.sql": real };
    const { findings } = await reviewFiles({ files, applied: { "V1__before.sql": before } });
    expect(findings.filter(({ rule }) => rule === "add-required-column").map(({ file }) => file)).toEqual([
      "migrations/V3__b.sql",
    ]);
  });

  test("of an applied file is not there any more", async () => {
    const applied = { "V1__before.sql": `${before}\nCREATE TEMP TABLE users (id int);` };
    const { findings } = await reviewFiles({ files: { "V2__a.sql": real }, applied });
    expect(findings.map(({ rule }) => rule)).toContain("add-required-column");
  });
});
