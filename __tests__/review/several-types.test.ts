import { expect, test } from "vitest";
import { reviewFiles, reviewSql } from "./reviewing.js";

const wide = "CREATE TABLE wide (a int, b int, c int, d int, e int, f text, g int);";

/** Messages about rewrites, with their line. */
async function told(sql: string): Promise<readonly string[]> {
  const findings = (await reviewSql(sql)).filter(({ rule }) => rule === "change-column-type");
  return findings.map(({ line, message }) => `${line ?? ""} ${message.replace(/ under a lock.*$/, "")}`);
}

const to = (columns: string, type: string): string =>
  columns
    .split("")
    .map((column) => `ALTER COLUMN ${column} TYPE ${type}`)
    .join(", ");

test.each([
  {
    name: "one statement that rewrites for several columns says so once",
    sql: "ALTER TABLE users ALTER age TYPE bigint, ALTER COLUMN mood TYPE mood USING mood::mood;",
    expected: ["1 changing age and mood rewrites users and its indexes"],
  },
  {
    name: "columns that change alike share the types",
    sql: "ALTER TABLE orders ALTER id TYPE int8, ALTER total TYPE numeric(12, 4), ALTER COLUMN gross TYPE text;\nALTER TABLE orders ALTER total TYPE numeric(14, 5), ALTER note SET NOT NULL;",
    expected: [
      "1 changing total and gross rewrites orders and its indexes",
      "2 changing total from numeric(12, 4) to numeric(14, 5) rewrites orders and its indexes",
    ],
  },
  {
    name: "those that only widen are none of them",
    sql: "ALTER TABLE users ALTER age TYPE bigint, ALTER email TYPE text, ALTER nick TYPE text;",
    expected: ["1 changing age from integer to bigint rewrites users and its indexes"],
  },
  {
    name: "two statements are two rewrites",
    sql: "ALTER TABLE users ALTER age TYPE bigint;\nALTER TABLE users ALTER mood TYPE mood USING mood::mood;",
    expected: [
      "1 changing age from integer to bigint rewrites users and its indexes",
      "2 changing mood from text to mood rewrites users and its indexes",
    ],
  },
])("$name", async ({ sql, expected }) => {
  expect(await told(sql)).toEqual(expected);
});

test("many columns are counted", async () => {
  const sql = `ALTER TABLE wide ${to("abcdeg", "bigint")};`;
  const { findings } = await reviewFiles({ files: { "V2__x.sql": sql }, applied: { "V1__x.sql": wide } });
  expect(findings.flatMap(({ rule, message }) => (rule === "change-column-type" ? [message] : []))).toEqual([
    "changing a, b, c, d and 2 more columns from integer to bigint rewrites wide and its indexes under a lock against reads and writes",
  ]);
});
