import { expect, test } from "vitest";
import { Failure } from "../../src/core/failure.js";
import { finding } from "../../src/core/problems.js";
import { settleEnvironment, toFailedReport, toReport } from "../../src/environment/finish.js";
import type { EnvironmentResult } from "../../src/environment/finish.js";

const at = new Date("2026-11-23T10:00:00Z");
const world = {
  config: {
    command: "apply",
    dryRun: false,
    secrets: ["hunter22"],
    leftOut: ["hunter22 is left out"],
    audience: "team",
  },
  context: {},
  startedAt: at,
  now: () => new Date(at.getTime() + 1500),
} as never;
const result = (failure: EnvironmentResult["failure"], more: Partial<EnvironmentResult> = {}): EnvironmentResult => ({
  report: { name: "production" } as never,
  findings: [],
  failure,
  ...more,
});
const place = { startLine: 1, endLine: 1 };
const telling = {
  ...finding("statement", { message: "of hunter22", help: "ask hunter22", file: "V1__a.sql" }),
  hint: "hint hunter22",
  state: "state hunter22",
  fix: [{ file: "V2__b.sql", sql: "SELECT 'hunter22';" }],
  suggestion: { ...place, text: "SELECT 'hunter22';", replaces: "SELECT 1;" },
};

test.each([
  [
    "a run that could not begin",
    () => toFailedReport(world, new Failure("bad-input", [telling]), "apply", ["hunter22"]),
  ],
  ["a run", () => toReport(world, [result("database", { findings: [telling], leftOut: ["not hunter22"] })])],
])("no part of a finding shows a secret, in the report of %s", (_, make) => {
  const report = make();
  expect(JSON.stringify(report)).not.toContain("hunter22");
  expect(report.findings).toEqual([
    {
      ...telling,
      message: "of ***",
      help: "ask ***",
      hint: "hint ***",
      state: "state ***",
      fix: [{ file: "V2__b.sql", sql: "SELECT '***';" }],
      suggestion: { ...place, text: "SELECT '***';" },
    },
  ]);
});

test.each([
  ["SELECT 1;", "SELECT 1;"],
  ["SELECT 'hunter22';", undefined],
])("stars are never offered in place of lines of the file: %s", (replaces, offered) => {
  const suggestion = { ...place, text: "SELECT 2;", replaces };
  const [told] = toReport(world, [result(null, { findings: [{ ...telling, suggestion }] })]).findings;
  expect(told?.suggestion?.replaces).toBe(offered);
});

test.each([
  [[null, "blocked", "database"], "database"],
  [["blocked", "cancelled", null], "cancelled"],
  [["blocked", "bad-input"], "bad-input"],
  [[null, null], null],
] as const)("of %j a run tells the worst: %s", (failures, worst) => {
  const report = toReport(
    world,
    failures.map((failure) => result(failure)),
  );
  expect(report).toMatchObject({ failure: worst, durationMs: 1500, leftOut: ["*** is left out"] });
});

test("what all environments have in common is told once", () => {
  const other = { ...telling, line: 2 };
  const both = [result(null, { findings: [telling] }), result(null, { findings: [telling, other] })];
  expect(toReport(world, both, { findings: [telling] }).findings.map(({ line }) => line)).toEqual([undefined, 2]);
});

test("a failure is the environment's own; a bug goes on up", async () => {
  const fallback = { name: "production", unreachable: null } as never;
  const failed = await settleEnvironment(fallback, () => Promise.reject(new Failure("database", [telling])));
  expect(failed).toMatchObject({ failure: "database", report: { unreachable: "of hunter22" } });
  expect(failed.findings.map(({ environment }) => environment)).toEqual(["production"]);
  await expect(settleEnvironment(fallback, () => Promise.reject(new TypeError("a bug")))).rejects.toThrow("a bug");
});
