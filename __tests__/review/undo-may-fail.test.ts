import { describe, expect, test } from "vitest";
import { reviewFiles } from "./reviewing.js";

const schema =
  "CREATE TABLE t (id bigint PRIMARY KEY, a integer, b text, c varchar(20) NOT NULL, CONSTRAINT b_key UNIQUE (b)); CREATE TYPE mood AS ENUM ();";

/** What the review says of it, `severity message`. */
async function told(change: string, undo: string): Promise<readonly string[]> {
  const { findings } = await reviewFiles({
    files: { "V2__a.sql": change, "U2__a.sql": undo },
    applied: { "V1__t.sql": schema },
  });
  return findings
    .filter(({ rule, file }) => rule === "undo-may-fail" && file === "migrations/U2__a.sql")
    .map(({ severity, message }) => `${severity} ${message}`);
}

const fits = "warning the undo script fails once a value of t";

describe("an undo script that fails on rows written since", () => {
  test.each([
    ["ALTER TABLE t ALTER a TYPE bigint;", "ALTER TABLE t ALTER a TYPE integer;", `${fits}.a does not fit integer`],
    [
      "ALTER TABLE t ALTER c TYPE text;",
      "ALTER TABLE t ALTER c TYPE varchar(20);",
      `${fits}.c does not fit varchar(20)`,
    ],
    [
      "ALTER TABLE t ALTER c DROP NOT NULL;",
      "ALTER TABLE t ALTER c SET NOT NULL;",
      "note the undo script fails once a row of t has no c",
    ],
    [
      "ALTER TABLE t DROP CONSTRAINT b_key;",
      "ALTER TABLE t ADD CONSTRAINT b_key UNIQUE (b);",
      "note the undo script fails once two rows of t have the same (b)",
    ],
    [
      "ALTER TABLE t DROP CONSTRAINT t_pkey;",
      "ALTER TABLE t ADD PRIMARY KEY (id);",
      "note the undo script fails once two rows of t have the same (id)",
    ],
    [
      "DROP INDEX IF EXISTS i;",
      "CREATE UNIQUE INDEX IF NOT EXISTS i ON t (a, b);",
      "note the undo script fails once two rows of t have the same (a, b)",
    ],
  ])("is told: %s undone by %s", async (change, undo, message) => {
    expect(await told(change, undo)).toEqual([message]);
  });

  test.each([
    ["the type is as wide", "ALTER TABLE t ALTER c TYPE varchar(10);", "ALTER TABLE t ALTER c TYPE varchar(20);"],
    [
      "USING says what becomes of it",
      "ALTER TABLE t ALTER c TYPE text;",
      "ALTER TABLE t ALTER c TYPE varchar(20) USING left(c, 20);",
    ],
    [
      "it clears the rows first",
      "ALTER TABLE t ALTER c DROP NOT NULL;",
      "UPDATE t SET c = '' WHERE c IS NULL; ALTER TABLE t ALTER c SET NOT NULL;",
    ],
    ["NOT NULL never went", "COMMENT ON TABLE t IS 'x';", "ALTER TABLE t ALTER c SET NOT NULL;"],
    ["nobody knows the column", "COMMENT ON TABLE t IS 'x';", "ALTER TABLE t ALTER z SET NOT NULL;"],
    ["the index lets equal ones be", "DROP INDEX IF EXISTS i;", "CREATE INDEX IF NOT EXISTS i ON t (a);"],
    [
      "the index leaves rows out",
      "DROP INDEX IF EXISTS i;",
      "CREATE UNIQUE INDEX IF NOT EXISTS i ON t (a) WHERE a > 0;",
    ],
    [
      "the index is on an expression",
      "DROP INDEX IF EXISTS i;",
      "CREATE UNIQUE INDEX IF NOT EXISTS i ON t (lower(b));",
    ],
    ["the script makes the table", "DROP TABLE t;", "CREATE TABLE t (id bigint); ALTER TABLE t ADD PRIMARY KEY (id);"],
    ["the migration made the table", "CREATE TABLE u (a bigint);", "ALTER TABLE u ALTER a TYPE integer; DROP TABLE u;"],
    ["nobody knows the table", "SELECT 1;", "ALTER TABLE u ALTER a TYPE integer; ALTER TABLE u ADD UNIQUE (a);"],
  ])("is not told where %s", async (_, change, undo) => {
    expect(await told(change, undo)).toEqual([]);
  });

  test("rows that are changed behind the demand do not help it", async () => {
    const undo = "ALTER TABLE t ALTER c SET NOT NULL; UPDATE t SET c = '' WHERE c IS NULL;";
    expect(await told("ALTER TABLE t ALTER c DROP NOT NULL;", undo)).toHaveLength(1);
  });

  test("a migration that does the same is another matter", async () => {
    const { findings } = await reviewFiles({
      files: { "V2__a.sql": "ALTER TABLE t ALTER c TYPE varchar(5);" },
      applied: { "V1__t.sql": schema },
    });
    expect(findings.map(({ rule }) => rule)).not.toContain("undo-may-fail");
  });
});
