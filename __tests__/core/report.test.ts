import { describe, expect, test } from "vitest";
import type { FailureKind } from "../../src/core/failure.js";
import type { Finding, Severity } from "../../src/core/model.js";
import { finding } from "../../src/core/problems.js";
import { driftOff, toExitCode, toVerdict } from "../../src/core/report.js";
import type { DriftReport, EnvironmentReport, FailOn, Report } from "../../src/core/report.js";
import { toEnvironment, toReport } from "../golden/build.js";

const problem = (severity: Severity, waived: string | null = null): Finding => ({
  ...finding("statement", { message: "x", severity }),
  waived,
});

const drift = (...severities: readonly DriftReport["objects"][number]["severity"][]): DriftReport => ({
  ...driftOff,
  status: severities.length === 0 ? "none" : "drift",
  objects: severities.map((severity) => ({
    change: "changed",
    against: "snapshot",
    severity,
    kind: "column",
    identity: "public.users.email",
    expected: "text",
    actual: "varchar",
    attributes: [],
    parts: [],
  })),
});

interface Parts {
  readonly failure?: FailureKind | null;
  readonly findings?: readonly Finding[];
  readonly plan?: EnvironmentReport["plan"];
  readonly drift?: DriftReport;
}

const production = (parts: Partial<EnvironmentReport>): EnvironmentReport => toEnvironment("production", [], parts);

const reportOf = ({ failure = null, findings = [], plan = "ready", drift: found = driftOff }: Parts): Report =>
  toReport([production({ plan, drift: found })], { failure, findings });

describe("verdict and exit code", () => {
  const cases: readonly (Parts & {
    readonly name: string;
    readonly verdict: Report["verdict"];
    /** By fail-on: error, warning, drift, never. */
    readonly exits: readonly [number, number, number, number];
  })[] = [
    { name: "nothing found", verdict: "ok", exits: [0, 0, 0, 0] },
    { name: "migrations pending alone", plan: "ready", verdict: "ok", exits: [0, 0, 0, 0] },
    {
      name: "a note, as for a variable that is not set",
      findings: [problem("note")],
      verdict: "ok",
      exits: [0, 0, 0, 0],
    },
    { name: "a warning", findings: [problem("warning")], verdict: "warning", exits: [0, 1, 0, 0] },
    { name: "an error of the files", findings: [problem("error")], verdict: "blocked", exits: [1, 1, 0, 0] },
    { name: "a waived error", findings: [problem("error", "it is fine")], verdict: "ok", exits: [0, 0, 0, 0] },
    { name: "a waived warning", findings: [problem("warning", "it is fine")], verdict: "ok", exits: [0, 0, 0, 0] },
    {
      name: "a waived error beside a warning",
      findings: [problem("error", "x"), problem("warning")],
      verdict: "warning",
      exits: [0, 1, 0, 0],
    },
    {
      name: "a check whose plan is blocked",
      plan: "blocked",
      findings: [problem("error")],
      verdict: "blocked",
      exits: [1, 1, 0, 0],
    },
    {
      name: "an apply that is blocked",
      failure: "blocked",
      plan: "blocked",
      findings: [problem("error")],
      verdict: "blocked",
      exits: [1, 1, 1, 1],
    },
    {
      name: "a rollback without its confirm",
      failure: "blocked",
      findings: [problem("error")],
      verdict: "blocked",
      exits: [1, 1, 1, 1],
    },
    { name: "bad input", failure: "bad-input", findings: [problem("error")], verdict: "failed", exits: [2, 2, 2, 2] },
    {
      name: "a database that fails",
      failure: "database",
      findings: [problem("error")],
      verdict: "failed",
      exits: [3, 3, 3, 3],
    },
    {
      name: "a cancelled run",
      failure: "cancelled",
      findings: [problem("error")],
      verdict: "failed",
      exits: [3, 3, 3, 3],
    },
    { name: "no drift", drift: drift(), verdict: "ok", exits: [0, 0, 0, 0] },
    { name: "drift", drift: drift("structural"), verdict: "ok", exits: [0, 0, 1, 0] },
    { name: "drift that is cosmetic alone", drift: drift("cosmetic"), verdict: "ok", exits: [0, 0, 0, 0] },
    {
      name: "drift that is cosmetic among others",
      drift: drift("cosmetic", "security"),
      verdict: "ok",
      exits: [0, 0, 1, 0],
    },
  ];

  test.each(cases)("$name", ({ verdict, exits, ...parts }) => {
    const report = reportOf(parts);
    expect(report.verdict).toBe(verdict);
    const levels: readonly FailOn[] = ["error", "warning", "drift", "never"];
    expect(levels.map((level) => toExitCode(report, [level]))).toEqual(exits);
  });

  test.each<{ readonly failOn: readonly FailOn[]; readonly parts: Parts; readonly exit: number }>([
    { failOn: ["error", "drift"], parts: { drift: drift("operational") }, exit: 1 },
    { failOn: ["error", "drift"], parts: { findings: [problem("error")] }, exit: 1 },
    { failOn: ["error", "drift"], parts: { findings: [problem("warning")] }, exit: 0 },
    { failOn: ["warning", "drift"], parts: { findings: [problem("warning")] }, exit: 1 },
    { failOn: ["warning", "never"], parts: { findings: [problem("error")] }, exit: 0 },
  ])("levels add up: $failOn", ({ failOn, parts, exit }) => {
    expect(toExitCode(reportOf(parts), failOn)).toBe(exit);
  });

  test("one blocked environment among ready ones blocks", () => {
    const environments = [production({ plan: "ready" }), production({ plan: "blocked" })];
    expect(toVerdict(null, environments, [])).toBe("blocked");
    expect(toVerdict(null, [production({ plan: "ready" })], [])).toBe("ok");
  });
});
