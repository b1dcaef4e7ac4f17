import { expect, test } from "vitest";
import type { Finding } from "../../src/core/model.js";
import { finding } from "../../src/core/problems.js";
import { groupFindings, sayEnvironments } from "../../src/render/finding-groups.js";

const on = (environment: string, size: string, parts: Partial<Finding> = {}): Finding => ({
  ...finding("change-column-type", { message: `changing total rewrites orders${size}; measured: rewrites orders` }),
  file: "migrations/V3__total.sql",
  line: 1,
  column: 1,
  environment,
  ...parts,
});
const large = on("production", " (195 MB, 2.5 million rows)", { severity: "error" });
const small = on("staging", " (8 kB, 0 rows)", { severity: "note" });

const again = '; measured: a second run fails: relation "i" already exists (42P07)';

function say(...findings: readonly Finding[]): readonly string[] {
  return groupFindings(findings).map(
    (group) => `${group.finding.severity} ${group.finding.line ?? "-"}: ${sayEnvironments(group)}`,
  );
}

test.each([
  {
    name: "the same line on tables of two sizes is one, the graver",
    given: [small, large],
    expected: ["error 1: production; staging too"],
  },
  {
    name: "the same in both is one",
    given: [small, { ...small, environment: "test" }],
    expected: ["note 1: staging and test"],
  },
  {
    name: "three environments, two of them alike",
    given: [small, large, { ...small, environment: "test" }],
    expected: ["error 1: production; staging and test too"],
  },
  {
    name: "another line is another problem",
    given: [large, { ...small, line: 2 }],
    expected: ["error 1: production", "note 2: staging"],
  },
  {
    name: "another rule is another problem",
    given: [large, { ...small, rule: "type-recheck" }],
    expected: ["error 1: production", "note 1: staging"],
  },
  {
    name: "other words are another problem",
    given: [large, { ...small, message: "changing tax" }],
    expected: ["error 1: production", "note 1: staging"],
  },
  {
    name: "twice in one environment is two problems",
    given: [large, { ...large, message: "changing total rewrites orders (1 kB, 1 row); measured: rewrites orders" }],
    expected: ["error 1: production", "error 1: production"],
  },
  {
    name: "a second run that fails, told with the lock of the large table, is not told again of the small one",
    given: [
      { ...large, rule: "create-index", message: `blocks every write${again}` },
      { ...large, rule: "create-if-not-exists", message: `no guard${again}`, environment: "staging" },
    ],
    expected: ["error 1: production; staging too"],
  },
  {
    name: "another line whose second run fails is told",
    given: [
      { ...large, rule: "create-index", message: `blocks every write${again}` },
      { ...large, rule: "create-if-not-exists", message: `no guard${again}`, environment: "staging", line: 2 },
    ],
    expected: ["error 1: production", "error 2: staging"],
  },
  {
    name: "what is about the files is never joined",
    given: [
      { ...large, environment: null },
      { ...small, environment: null },
    ],
    expected: ["error 1: ", "note 1: "],
  },
])("$name", ({ given, expected }) => {
  expect(say(...given)).toEqual(expected);
});

test("what stands on no line is one for each environment", () => {
  const drift = (environment: string, count: string): Finding =>
    finding("drift", { message: `1 object is not as the files say (${count})`, environment });
  expect(say(drift("a", "1"), drift("b", "2"))).toEqual(["warning -: a", "warning -: b"]);
});
