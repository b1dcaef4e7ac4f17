import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/core/model.js";
import { finding, type ProblemId } from "../../src/core/problems.js";
import { tellOnce } from "../../src/review/review.js";

const say = (rule: string, parts: Partial<Finding> = {}): Finding => ({
  ...finding(rule as ProblemId, { message: rule, file: "V2__x.sql", line: 1, column: 1 }),
  help: "write IF NOT EXISTS",
  severity: "warning",
  ...parts,
});
const told = (reviewed: readonly Finding[], measured: readonly Finding[] = []): readonly string[] =>
  tellOnce({ reviewed, measured, migrationOf: new Map() }).map(({ message }) => message);

describe("one statement, one way out", () => {
  test.each([
    ["create-index", "create-if-not-exists"],
    ["create-index", "index-name"],
    ["add-check", "add-constraint-guarded"],
    ["add-check", "unnamed-constraint"],
  ])("%s says what %s would say", (main, other) => {
    expect(told([say(other), say(main)])).toEqual([main]);
    // As grave is enough; less is not.
    expect(told([say(other), say(main, { severity: "note" })])).toEqual([other, main]);
    expect(told([say(other), say(main, { severity: "error" })])).toEqual([main]);
    // Another column is another statement.
    expect(told([say(other), say(main, { column: 9 })])).toEqual([other, main]);
  });

  test("two of them on one statement both count, and only with a safe form that can run again", () => {
    expect(told([say("create-index"), say("add-check"), say("index-name"), say("unnamed-constraint")])).toEqual([
      "create-index",
      "add-check",
    ]);
    const bare = { help: "think again" };
    expect(told([say("index-name"), say("create-index", bare)])).toEqual(["index-name", "create-index"]);
    expect(told([say("index-name"), say("create-index", { ...bare, fix: [] })])).toHaveLength(2);
    const fix = [{ file: "V2__x.sql", sql: "" }] as unknown as NonNullable<Finding["fix"]>;
    expect(told([say("index-name"), say("create-index", { ...bare, fix })])).toEqual(["create-index"]);
  });
});

test("what was measured of statements that a failed second run never reached is left out, of that file alone", () => {
  const echo = "no guard; measured: a second run fails";
  const reviewed = [
    say("insert-guarded", { message: echo }),
    say("insert-guarded", { message: echo, file: "V3__y.sql" }),
  ];
  expect(told(reviewed, [say("rerun-fails", { line: 7 })])).toEqual(["no guard", echo, "rerun-fails"]);
  expect(told(reviewed, [say("redo-fails", { line: 7 })])).toEqual([echo, echo, "redo-fails"]);
});
