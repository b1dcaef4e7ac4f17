import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reviewRules } from "../../src/core/catalogue/review.js";
import type { ReviewRule } from "../../src/core/catalogue/review-rule.js";
import type { FixFile } from "../../src/core/fix.js";
import type { Finding } from "../../src/core/model.js";
import { createDatabase, type TestDatabase } from "../support/database.js";
import { parse } from "../sql/scripts.js";
import { before, fixtures, reviewFiles, reviewSql } from "./reviewing.js";

/** What an extension or a role of its own would be needed for. */
const elsewhere = new Set([
  "add-exclusion",
  "set-access-method",
  "set-tablespace",
  "drop-database",
  "extension-update",
]);

/** Files of a fixture that is one pending file. */
function readBad(id: string): string | null {
  const text = readFileSync(join(fixtures, id, "bad.sql"), "utf8");
  return /^-- (?:file|also|undo|major)/m.test(text) ? null : text;
}

async function fixOf(id: string): Promise<{ readonly bad: string; readonly finding: Finding } | null> {
  const bad = readBad(id);
  if (bad === null || elsewhere.has(id)) return null;
  const rule: ReviewRule = reviewRules[id as keyof typeof reviewRules];
  const findings = await reviewSql(bad, { context: { levels: new Map([[id, rule.severity]]) } });
  const finding = findings.find((one) => one.rule === id && one.fix !== undefined);
  return finding === undefined ? null : { bad, finding };
}

const byName = (files: readonly FixFile[]): Readonly<Record<string, string>> =>
  Object.fromEntries(files.map(({ file, sql }) => [nameOf(file), sql]));

const nameOf = (file: string): string => file.slice(file.lastIndexOf("/") + 1);

let database: TestDatabase | undefined;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database?.drop());

/** Runs scripts one after the other in a schema of their own, each statement for itself. */
async function run(schema: string, scripts: readonly string[]): Promise<void> {
  const path = `SET search_path = ${schema};`;
  await database?.query(`CREATE SCHEMA ${schema}`);
  for (const script of [before, ...scripts]) {
    for (const { text, needsNoTransaction } of (await parse(script)).statements) {
      if (needsNoTransaction)
        await database?.query(
          text.replaceAll(
            /\b(ON|EXISTS|TABLE|INDEX CONCURRENTLY|VIEW CONCURRENTLY) (users|orders|legacy|events|user_counts|shops)\b/g,
            `$1 ${schema}.$2`,
          ),
        );
      else if (script.includes("transaction=false")) {
        const client = await database?.connect();
        await client?.query(path);
        await client?.query(text);
      } else await database?.query(`${path}\n${text}`);
    }
  }
}

const ids = Object.keys(reviewRules).filter((id) => existsSync(join(fixtures, id, "bad.sql")));
const withFix = (await Promise.all(ids.map(async (id) => ({ id, fix: await fixOf(id) })))).flatMap(({ id, fix }) =>
  fix === null ? [] : [{ id, ...fix }],
);

test("many rules have a safe form as files", () => {
  expect(withFix.length).toBeGreaterThan(15);
});

describe("the safe form as files", () => {
  test.each(withFix)("of $id is silent, and runs, twice, with its undo", async ({ id, finding }) => {
    const fix = finding.fix ?? [];
    const [now, later] = [
      fix.filter(({ after }) => after === undefined),
      fix.filter(({ after }) => after !== undefined),
    ];
    const told = async (files: readonly FixFile[], applied: readonly FixFile[]): Promise<readonly Finding[]> => {
      const { findings } = await reviewFiles({
        files: byName(files),
        applied: { "V1__before.sql": before, ...byName(applied) },
        context: { levels: new Map([["undo-missing", "off"]]) },
      });
      return findings.filter(({ rule, severity }) => rule === id || severity === "error");
    };
    expect(await told(now, [])).toEqual([]);
    expect(await told(later, now)).toEqual([]);
    const scripts = fix.filter(({ file }) => nameOf(file).startsWith("V")).map(({ sql }) => sql);
    const undos = fix.filter(({ file }) => nameOf(file).startsWith("U")).map(({ sql }) => sql);
    const again = later.length > 0 ? [] : scripts.slice(0, 1);
    await run(`fix_${id.replaceAll("-", "_")}`, [...scripts, ...again, ...undos.toReversed()]);
  });

  test("comes in versions behind the file's own, or between it and the next", async () => {
    const sql = "ALTER TABLE users ALTER COLUMN nick SET NOT NULL;";
    const names = async (versions: readonly string[]): Promise<readonly string[]> => {
      const [one] = await reviewSql(sql, { context: { versions } });
      return (one?.fix ?? []).map(({ file }) => file);
    };
    expect(await names(["1", "2"])).toEqual([
      "migrations/V2__change.sql",
      "migrations/U2__change.sql",
      "migrations/V3__validate_users_nick_not_null.sql",
      "migrations/U3__validate_users_nick_not_null.sql",
      "migrations/V4__set_nick_not_null.sql",
      "migrations/U4__set_nick_not_null.sql",
    ]);
    expect((await names(["1", "2", "2.1", "3"])).filter((name) => name.includes("/V"))).toEqual([
      "migrations/V2__change.sql",
      "migrations/V2_2__validate_users_nick_not_null.sql",
      "migrations/V2_3__set_nick_not_null.sql",
    ]);
  });

  test("leaves the rest of a file, and takes the statement out", async () => {
    const sql =
      "-- head\nCREATE TABLE IF NOT EXISTS a (id int);\n\nCREATE INDEX IF NOT EXISTS i ON users (age); -- behind\nSELECT 1;\n";
    const one = (await reviewSql(sql)).find(({ rule }) => rule === "create-index");
    expect(one?.fix).toEqual([
      {
        file: "migrations/V2__change.sql",
        sql: "-- head\nCREATE TABLE IF NOT EXISTS a (id int);\n\n-- behind\nSELECT 1;\n",
      },
      {
        file: "migrations/V3__create_index_i.sql",
        sql: "-- Create index i.\nCREATE INDEX CONCURRENTLY IF NOT EXISTS i ON users (age);\n",
      },
      { file: "migrations/U3__create_index_i.sql", sql: "-- Undoes V3.\nDROP INDEX CONCURRENTLY IF EXISTS i;\n" },
    ]);
  });
});

test("a name that holds a line end stays in the comment above a step", async () => {
  const sql = `ALTER TABLE t ALTER COLUMN "a\nDROP TABLE users; --" SET NOT NULL;`;
  const applied = { "V1__t.sql": `CREATE TABLE t ("a\nDROP TABLE users; --" text);` };
  const { findings } = await reviewFiles({ files: { "V2__a.sql": sql }, applied });
  const steps = findings.find(({ rule }) => rule === "set-not-null")?.fix ?? [];
  const texts = steps.filter(({ file }) => nameOf(file).startsWith("V")).map((one) => one.sql);
  expect(texts).toHaveLength(3);
  expect(texts[2]?.split("\n")[0]).toBe("-- Set a DROP TABLE users; -- not null.");
  for (const text of texts) {
    const kinds = (await parse(text)).statements.map(({ kind }) => kind);
    expect(kinds, text).toEqual(["AlterTableStmt"]);
  }
});

describe("a suggestion", () => {
  test.each([
    ["CREATE TABLE\n  notes (id int);", 1, 2, "CREATE TABLE\n  IF NOT EXISTS notes (id int);"],
    [
      "SELECT 'ä😀'; CREATE VIEW v AS SELECT 1; -- why",
      1,
      1,
      "SELECT 'ä😀'; CREATE OR REPLACE VIEW v AS SELECT 1; -- why",
    ],
    ["\n\nALTER TABLE users ADD phone text;", 3, 3, "ALTER TABLE users ADD IF NOT EXISTS phone text;"],
    ["DROP INDEX CONCURRENTLY users_name_idx;", 1, 1, "DROP INDEX CONCURRENTLY IF EXISTS users_name_idx;"],
    [
      "ALTER TABLE orders DROP CONSTRAINT orders_user_fkey;",
      1,
      1,
      "ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_user_fkey;",
    ],
    ["DROP INDEX IF EXISTS users_name_idx;", 1, 1, "DROP INDEX CONCURRENTLY IF EXISTS users_name_idx;"],
  ])("for %j replaces whole lines", async (sql, startLine, endLine, text) => {
    const suggestions = (await reviewSql(sql)).flatMap(({ suggestion }) => suggestion ?? []);
    const replaces = sql
      .split("\n")
      .slice(startLine - 1, endLine)
      .join("\n");
    expect(suggestions).toContainEqual({ startLine, endLine, text, replaces });
  });
});
