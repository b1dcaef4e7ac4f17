import { expect, test } from "vitest";
import type { Finding } from "../../src/core/model.js";
import { finding } from "../../src/core/problems.js";
import { toExcerpt } from "../../src/render/failure-excerpt.js";
import { foldGroups, groupFindings, sayEnvironments } from "../../src/render/finding-groups.js";
import { files, toEnvironment, toReport, toStep } from "../golden/build.js";

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

test("tens of thousands of findings are told in a time that grows with their number only", () => {
  const lines = Array.from({ length: 3000 }, (_, index) => `DROP TABLE t${index};`);
  const step = toStep({ ...files.email, sql: `${lines.join("\n")}\n` });
  const findings = lines.map((text, index) => {
    const place = { file: step.file, line: index + 1, column: 1 };
    return { ...finding("change-column-type", { message: `${text}${again}` }), ...place };
  });
  const echoes = findings.map((one) => ({ ...one, rule: "create-if-not-exists" }));
  const started = performance.now();
  const groups = groupFindings([...findings, ...echoes]);
  expect(groups).toHaveLength(lines.length);
  const [folded, ...others] = foldGroups(Array.from({ length: 8 }, () => groups).flat());
  expect([folded?.also.length, others]).toEqual([8 * lines.length - 1, []]);
  const report = toReport([toEnvironment("production", [], { steps: [step] })], { command: "check", findings });
  expect(findings.map((one) => toExcerpt(one, report)?.text)).toEqual(lines);
  const long = toStep({ ...files.email, sql: "DROP TABLE t;".repeat(50_000) });
  const onOne = toReport([toEnvironment("production", [], { steps: [long] })], { command: "check" });
  const shown = findings.slice(0, 600).map((one) => toExcerpt({ ...one, line: 1 }, onOne)?.text.length);
  expect(new Set(shown)).toEqual(new Set([161]));
  expect(performance.now() - started).toBeLessThan(4000);
});
