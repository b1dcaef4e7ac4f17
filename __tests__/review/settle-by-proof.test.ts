import { describe, expect, test } from "vitest";
import type { Finding, Proof } from "../../src/core/model.js";
import { settleByProof } from "../../src/review/review.js";

const [up, down] = ["migrations/V2__x.sql", "migrations/U2__x.sql"];

type Statement = Proof["statements"][number];
const statement = (line: number, rewrites: readonly string[], scans: readonly string[]): Statement => ({
  line,
  locks: [],
  rewrites,
  scans,
});

/** What becomes of a finding: `dropped`, `as it is`, or what it says in addition. */
function settle(rule: string, measured: Partial<Proof>, { file = up, line }: Partial<Finding> = {}): string {
  const finding: Finding = {
    rule,
    severity: "error",
    message: "said",
    help: "do",
    environment: null,
    waived: null,
    file,
    ...(line === undefined ? {} : { line }),
  };
  const proof: Proof = {
    runs: true,
    rerun: "not-run",
    undo: "not-run",
    redo: "not-run",
    queries: { checked: 0, notChecked: 0, broken: 0 },
    statements: [],
    ...measured,
  };
  const settled = settleByProof([finding], { byFile: new Map([[up, proof]]), byUndo: new Map([[down, proof]]) });
  const [one] = settled;
  if (one === undefined) return "dropped";
  expect({ ...one, message: "said" }).toEqual(finding);
  return one.message === "said" ? "as it is" : one.message.replace(/^said; measured: /, "");
}

describe("a rule about one statement", () => {
  const seen = [
    statement(2, ["a"], []),
    statement(5, [], ["b"]),
    statement(9, [], []),
    statement(12, ["d"], ["c", "d"]),
  ];

  test.each([
    { rule: "create-index", line: 1, expected: "as it is" },
    { rule: "create-index", line: 2, expected: "reads all of a" },
    { rule: "create-index", line: 4, expected: "reads all of a" },
    { rule: "create-index", line: 5, expected: "reads all of b" },
    { rule: "create-index", line: 9, expected: "dropped" },
    { rule: "create-index", line: 12, expected: "reads all of d, c" },
    { rule: "volatile-default", line: 1, expected: "as it is" },
    { rule: "volatile-default", line: 2, expected: "rewrites a" },
    { rule: "volatile-default", line: 5, expected: "dropped" },
    { rule: "volatile-default", line: 12, expected: "rewrites d and reads all of c" },
  ])("$rule at line $line: $expected", ({ rule, line, expected }) => {
    expect(settle(rule, { statements: seen }, { line })).toBe(expected);
  });

  test.each(["create-index", "volatile-default"])("%s stays where no line says which statement it is about", (rule) => {
    expect(settle(rule, { statements: seen })).toBe("as it is");
  });

  test("is not settled by what was measured of the migration where it is about the undo script", () => {
    expect(settle("create-index", { statements: seen }, { line: 9, file: down })).toBe("as it is");
  });
});

describe("a rule about a second run", () => {
  test.each<{ rule: string; rerun: Proof["rerun"]; expected: string }>([
    { rule: "create-if-not-exists", rerun: "unchanged", expected: "dropped" },
    // What would fail did not.
    { rule: "create-if-not-exists", rerun: "changed", expected: "dropped" },
    { rule: "create-if-not-exists", rerun: "fails", expected: "a second run fails" },
    { rule: "create-if-not-exists", rerun: "not-run", expected: "as it is" },
    ...["index-name", "unnamed-constraint", "insert-guarded", "repeated-change"].flatMap((rule) => [
      { rule, rerun: "unchanged" as const, expected: "dropped" },
      { rule, rerun: "changed" as const, expected: "a second run changes something" },
    ]),
  ])("$rule, $rerun: $expected", ({ rule, rerun, expected }) => {
    expect(settle(rule, { rerun })).toBe(expected);
  });
});

test.each<{ undo: Proof["undo"]; expected: string }>([
  { undo: "identical", expected: "dropped" },
  { undo: "different", expected: "the schema is not the one from before" },
  { undo: "fails", expected: "the undo script fails" },
  { undo: "missing", expected: "as it is" },
  { undo: "not-run", expected: "as it is" },
])("a rule about an undo script, $undo: $expected", ({ undo, expected }) => {
  expect(settle("undo-incomplete", { undo }, { file: down })).toBe(expected);
  expect(settle("undo-incomplete", { undo })).toBe(expected);
});

test.each(["drop-column", "edited", "constructor"])("%s, which nothing measures, stays", (rule) => {
  expect(settle(rule, { rerun: "unchanged", undo: "identical", statements: [statement(1, [], [])] }, { line: 1 })).toBe(
    "as it is",
  );
});

test("a migration that did not run to its end settles nothing", () => {
  expect(settle("create-index", { runs: false, statements: [statement(1, [], [])] }, { line: 1 })).toBe("as it is");
  expect(settle("create-if-not-exists", { runs: false, rerun: "unchanged" })).toBe("as it is");
});

test("one that was not rehearsed settles nothing", () => {
  expect(settle("create-if-not-exists", { rerun: "unchanged" }, { file: "migrations/V3__y.sql" })).toBe("as it is");
  expect(settle("undo-incomplete", { undo: "identical" }, { file: "migrations/U3__y.sql" })).toBe("as it is");
});
