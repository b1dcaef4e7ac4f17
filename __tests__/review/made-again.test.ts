import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/core/model.js";
import { finding, type ProblemId } from "../../src/core/problems.js";
import { tellOnce } from "../../src/review/review.js";
import { before, reviewFiles } from "./reviewing.js";

const rerun = /^(?:drop-if-exists|create-if-not-exists|create-or-replace|add-constraint-guarded|create-guarded)$/;

/** What is said of a second run: rule and line. */
async function toldOf(text: string): Promise<readonly string[]> {
  const { findings } = await reviewFiles({ files: { "V2__a.sql": text }, applied: { "V1__before.sql": before } });
  return findings.flatMap(({ rule, line }) => (rerun.test(rule) ? [`${rule} ${line ?? ""}`] : []));
}

describe("what a file drops and makes again can be dropped whenever it begins", () => {
  test.each([
    ["an index", "DROP INDEX i;\nCREATE INDEX i ON users (age);"],
    ["a table", "DROP TABLE t;\nCREATE TABLE t (a int);"],
    ["a table with rows", "DROP TABLE t;\nCREATE TABLE t AS SELECT 1 AS a;"],
    ["a view", "DROP VIEW v;\nCREATE VIEW v AS SELECT 1 AS a;"],
    ["a materialized view", "DROP MATERIALIZED VIEW m;\nCREATE MATERIALIZED VIEW m AS SELECT 1 AS a;"],
    ["a type", "DROP TYPE e;\nCREATE TYPE e AS ENUM ('x');"],
    ["a trigger", "DROP TRIGGER x ON users;\nCREATE TRIGGER x BEFORE INSERT ON users EXECUTE FUNCTION f();"],
    ["a policy", "DROP POLICY p ON users;\nCREATE POLICY p ON users;"],
    ["a constraint", "ALTER TABLE users DROP CONSTRAINT k;\nALTER TABLE users ADD CONSTRAINT k CHECK (age > 0);"],
    ["a primary key by its usual name", "ALTER TABLE users DROP CONSTRAINT users_pkey, ADD PRIMARY KEY (email);"],
    ["a constraint in one statement", "ALTER TABLE users DROP CONSTRAINT k, ADD CONSTRAINT k CHECK (age > 0);"],
  ])("%s", async (_, text) => {
    expect(await toldOf(text)).toEqual([]);
  });

  test.each([
    ["nothing is made", "DROP INDEX i;", ["drop-if-exists 1"]],
    ["another one is", "DROP INDEX i;\nCREATE INDEX IF NOT EXISTS j ON users (age);", ["drop-if-exists 1"]],
    ["it was made before", "CREATE INDEX IF NOT EXISTS i ON users (age);\nDROP INDEX i;", ["drop-if-exists 2"]],
    [
      "the primary key gets another name",
      "ALTER TABLE users DROP CONSTRAINT users_key, ADD PRIMARY KEY (email);",
      ["drop-if-exists 1", "add-constraint-guarded 1"],
    ],
    ["not all are", "DROP TABLE t, u;\nCREATE TABLE t (a int);", ["drop-if-exists 1"]],
    ["another kind is", "DROP TABLE v;\nCREATE OR REPLACE VIEW v AS SELECT 1 AS a;", ["drop-if-exists 1"]],
    ["on another table", "DROP POLICY p ON orders;\nCREATE POLICY p ON users;", ["drop-if-exists 1"]],
    [
      "of another table",
      "ALTER TABLE orders DROP CONSTRAINT k;\nALTER TABLE users ADD CONSTRAINT k CHECK (age > 0);",
      ["drop-if-exists 1", "add-constraint-guarded 2"],
    ],
    [
      "with other arguments, perhaps",
      "DROP FUNCTION f(int);\nCREATE OR REPLACE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';",
      ["drop-if-exists 1"],
    ],
    [
      "each statement stands alone",
      "DROP INDEX CONCURRENTLY i;\nCREATE INDEX CONCURRENTLY IF NOT EXISTS i ON users (age);",
      ["drop-if-exists 1"],
    ],
  ])("not where %s", async (_, text, expected) => {
    expect(await toldOf(text)).toEqual(expected);
  });
});

describe("a second run that fails has got by what stands above", () => {
  const file = "migrations/V2__x.sql";
  const say = (rule: string, line: number): Finding => ({
    ...finding(rule as ProblemId, { message: rule, file, line }),
    waived: null,
  });
  const reviewed = [
    say("drop-if-exists", 1),
    say("insert-guarded", 2),
    say("drop-column", 2),
    say("rename-guarded", 4),
  ];
  const told = (startsOf: ReadonlyMap<string, readonly number[]>, measured: readonly Finding[]): readonly string[] =>
    tellOnce({ reviewed, measured, migrationOf: new Map(), startsOf }).map(({ rule, line }) => `${rule} ${line}`);
  const kept = reviewed.map(({ rule, line }) => `${rule} ${line}`);
  const starts = new Map([[file, [1, 2, 3, 9]]]);

  test.each(["rerun-fails", "undo-twice"])("%s in a transaction", (rule) => {
    expect(told(starts, [say(rule, 7)])).toEqual([...kept.slice(1), `${rule} 7`]);
    expect(told(starts, [say(rule, 1)])).toEqual(kept);
    expect(told(starts, [])).toEqual(kept);
  });

  test("not where statements run on their own, nor for another file", () => {
    expect(told(new Map(), [say("rerun-fails", 7)])).toEqual([...kept, "rerun-fails 7"]);
    expect(told(starts, [{ ...say("rerun-fails", 7), file: "migrations/V3__y.sql" }])).toEqual([
      ...kept,
      "rerun-fails 7",
    ]);
  });
});

test("what was measured of rows and of a second run stands in one finding of the rule", () => {
  const place = { file: "migrations/V2__x.sql", line: 1, column: 1 };
  const say = (rule: string, message: string, help = ""): Finding => ({
    ...finding(rule as ProblemId, { message, help, ...place }),
    waived: null,
  });
  const reviewed = [
    say("add-required-column", "ADD COLUMN a NOT NULL", "ALTER TABLE t ADD COLUMN IF NOT EXISTS a int;"),
    say("add-column-if-not-exists", "ADD COLUMN a has no IF NOT EXISTS: a second run fails"),
  ];
  const measured = [
    say("fails-on-rows", "it fails on rows"),
    say("rerun-fails", "a second run in the same session fails: x"),
  ];
  expect(tellOnce({ reviewed, measured, migrationOf: new Map() }).map(({ rule, message }) => [rule, message])).toEqual([
    ["add-required-column", "ADD COLUMN a NOT NULL; measured: it fails on rows; a second run fails: x"],
  ]);
});
