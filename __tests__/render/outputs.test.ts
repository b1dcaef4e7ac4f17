import { describe, expect, test } from "vitest";
import { driftOff } from "../../src/core/schema/drift-report-model.js";
import { finding } from "../../src/core/problems.js";
import type { EnvironmentReport } from "../../src/core/report.js";
import { toOutputs } from "../../src/render/outputs.js";
import { files, toEnvironment, toMigration, toReport, toStep } from "../golden/build.js";

const places = { reportFile: "/t/report.json", sarifFile: "/t/report.sarif", commentUrl: null };

function outputsOf(
  environments: readonly EnvironmentReport[],
  commentUrl: string | null = null,
): Record<string, string> {
  const message = "x";
  const findings = [
    finding("edited", { message }),
    { ...finding("edited", { message }), waived: { reason: "agreed" } as never },
  ];
  return Object.fromEntries(toOutputs(toReport(environments, { findings }), { ...places, commentUrl }));
}

const { undo: _undo, version: _version, ...repeatable } = toMigration(files.email);
const staging = toEnvironment("staging", [], {
  currentVersion: "11",
  targetVersion: "14",
  planDigest: "abc",
  migrations: (["pending", "out-of-order", "applied", "missing"] as const).map((state) =>
    toMigration(files.email, { state }),
  ),
  repeatables: (["pending", "outdated", "current"] as const).map((state) => ({ ...repeatable, state })),
  steps: [
    toStep(files.email, { result: "done" }),
    toStep(files.email, { kind: "repeat", result: "done" }),
    toStep(files.email, { kind: "undo", result: "done" }),
    toStep(files.email, { result: "failed" }),
    toStep(files.email, { kind: "undo", result: "not-run" }),
  ],
});

test("of one environment say all of it", () => {
  expect(outputsOf([staging], "https://github.com/octo/shop/pull/1#issuecomment-1")).toEqual({
    verdict: "blocked",
    environment: "staging",
    "current-version": "11",
    "target-version": "14",
    "plan-digest": "abc",
    "pending-count": "4",
    "applied-count": "2",
    "rolled-back-count": "1",
    drift: "unknown",
    "findings-count": "1",
    report: "/t/report.json",
    sarif: "/t/report.sarif",
    "comment-url": "https://github.com/octo/shop/pull/1#issuecomment-1",
  });
});

test("of several are sums, and empty where one alone has a value", () => {
  const single = { environment: "", "current-version": "", "target-version": "", "plan-digest": "", "comment-url": "" };
  const sums = { "pending-count": "8", "applied-count": "4", "rolled-back-count": "2" };
  expect(outputsOf([staging, { ...staging, name: "production" }])).toMatchObject({ ...single, ...sums });
});

describe("drift is", () => {
  const drifts = (...all: readonly EnvironmentReport["drift"]["status"][]): string | undefined =>
    outputsOf(all.map((status) => ({ ...staging, drift: { ...driftOff, status } })))["drift"];
  test.each([
    { all: ["none"], expected: "false" },
    { all: ["none", "none"], expected: "false" },
    { all: ["drift"], expected: "true" },
    { all: ["none", "unknown", "drift"], expected: "true" },
    { all: ["none", "unknown"], expected: "unknown" },
    { all: ["off"], expected: "unknown" },
    { all: [], expected: "unknown" },
  ] as const)("$expected for $all", ({ all, expected }) => expect(drifts(...all)).toBe(expected));
});
