import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/core/model.js";
import { before, reviewFiles, reviewSql } from "./reviewing.js";

const has = (one: Finding | undefined): readonly boolean[] => [one?.fix !== undefined, one?.suggestion !== undefined];

/** The statement behind as much comment as makes a file of that many characters. */
function inFileOf(length: number, sql: string): string {
  return `${"-- as long as that\n".repeat(length).slice(0, length - sql.length - 1)}\n${sql}`;
}

describe("a long file", () => {
  const table = "CREATE TABLE notes (id int);";
  const index = "CREATE INDEX IF NOT EXISTS i ON users (age);";
  test.each([
    [20_000, table, "create-if-not-exists", [true, true]],
    [20_001, table, "create-if-not-exists", [false, true]],
    [100_000, table, "create-if-not-exists", [false, true]],
    [100_001, table, "create-if-not-exists", [false, false]],
    [20_000, index, "create-index", [true, false]],
    [20_001, index, "create-index", [false, false]],
  ])("of %i characters with %s: %s comes with files and a suggestion: %j", async (length, sql, rule, expected) => {
    const text = inFileOf(length, sql);
    expect(text).toHaveLength(length);
    expect(has((await reviewSql(text)).find((one) => one.rule === rule))).toEqual(expected);
  });
});

test("what runs inside a block has no safe form of its own", async () => {
  const sql = "DO $$ BEGIN CREATE TABLE notes (id int); ALTER TABLE users ALTER COLUMN nick SET NOT NULL; END $$;";
  const findings = await reviewSql(sql);
  expect(findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(["create-if-not-exists", "set-not-null"]));
  expect(findings.flatMap((one) => has(one))).not.toContain(true);
});

test("an undo script gets a suggestion, but no files in its place", async () => {
  const undo = "CREATE INDEX i ON users (age);\nDROP TABLE notes;";
  const { findings } = await reviewFiles({
    files: { "V2__a.sql": "CREATE TABLE IF NOT EXISTS notes (id int);", "U2__a.sql": undo },
    applied: { "V1__before.sql": before },
  });
  const ofUndo = (rule: string): Finding | undefined =>
    findings.find((one) => one.rule === rule && one.file === "migrations/U2__a.sql");
  expect(has(ofUndo("create-index"))).toEqual([false, false]);
  expect(has(ofUndo("drop-if-exists"))).toEqual([true, true]);
});

test("a repeatable gets no files of versions", async () => {
  const { findings } = await reviewFiles({
    files: { "R__a.sql": "ALTER TABLE users ALTER COLUMN nick SET NOT NULL;" },
    applied: { "V1__before.sql": before },
  });
  expect(has(findings.find(({ rule }) => rule === "set-not-null"))).toEqual([false, false]);
});

test("a statement that placeholders have changed cannot be replaced in its file", async () => {
  const told = async (sql: string): Promise<readonly boolean[]> => {
    const { findings } = await reviewFiles({ files: { "V2__a.sql": sql }, placeholders: new Map([["t", "notes"]]) });
    return has(findings.find(({ rule }) => rule === "create-if-not-exists"));
  };
  expect(await told("CREATE TABLE ${t} (id int);")).toEqual([false, false]);
  expect(await told("SELECT '${t}'; CREATE TABLE notes (id int);")).toEqual([true, true]);
});

describe("the first step takes the place of the file where nothing else is in it", () => {
  const sql = "ALTER TABLE users ALTER COLUMN nick SET NOT NULL;";
  const fixOf = async (text: string): Promise<Readonly<Record<string, string>>> => {
    const { findings } = await reviewFiles({
      files: { "V2__a.sql": text },
      applied: { "V1__before.sql": before },
      context: { versions: ["1", "2"] },
    });
    const fix = findings.find(({ rule }) => rule === "set-not-null")?.fix ?? [];
    return Object.fromEntries(fix.map((one) => [one.file, one.sql]));
  };

  test("with the comment above it", async () => {
    const fix = await fixOf(`-- Why.\n  ${sql}\n-- behind\n`);
    expect(fix["migrations/V2__a.sql"]).toMatch(/^-- Why\.\nALTER TABLE users\n/);
    expect(fix["migrations/U2__a.sql"]).toMatch(/^-- Undoes V2\.\nALTER TABLE/);
  });

  test("and a line that ends as Windows ends it keeps that end once", async () => {
    const text = "SELECT 0;\r\nCREATE TABLE notes (id int);\r\nSELECT 1;\r\n";
    const one = (await reviewSql(text)).find(({ suggestion }) => suggestion !== undefined);
    const made = "CREATE TABLE IF NOT EXISTS notes (id int);";
    expect(one?.suggestion).toEqual({ startLine: 2, endLine: 2, text: made, replaces: expect.any(String) as string });
    expect(one?.fix).toEqual([{ file: "migrations/V2__change.sql", sql: `SELECT 0;\r\n${made}\r\nSELECT 1;\r\n` }]);
  });
});
