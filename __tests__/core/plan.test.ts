import { describe, expect, test } from "vitest";
import type { Finding, Plan, Step } from "../../src/core/model.js";
import { applySteps, ofEnvironment, planApply, scriptOf, targetOf, type ApplyOptions } from "../../src/core/plan.js";
import { finding } from "../../src/core/problems.js";
import { historyOf, stateOf, type StateParts } from "./states.js";

const showStep = (step: Step): string => {
  switch (step.kind) {
    case "apply":
      return `${step.resume ? "resume " : ""}${step.migration.version.text}`;
    case "repeat":
      return `R:${step.repeatable.description}`;
    case "undo":
      return `undo ${step.row.version}`;
  }
};

const show = (plan: Plan): string => {
  const found = plan.findings.map(({ rule, severity }) => `${severity === "error" ? "" : `${severity} `}${rule}`);
  const notes = found.length === 0 ? "" : ` (${found.join(", ")})`;
  return plan.kind === "ready"
    ? `ready: ${plan.steps.map(showStep).join(" ")}${notes}`
    : `blocked: ${found.join(", ")}`;
};

interface Parts extends StateParts, Partial<Omit<ApplyOptions, "transactional">> {
  /** Files that run without a transaction. */
  readonly alone?: readonly string[];
}

const planOf = ({
  alone = [],
  environment = "production",
  outOfOrder = "block",
  transaction = "each",
  findings = [],
  ...parts
}: Parts): Plan =>
  planApply(stateOf(parts), historyOf(parts), {
    environment,
    outOfOrder,
    transaction,
    findings,
    transactional: ({ name }) => !alone.includes(name),
  });

const error: Finding = finding("syntax", { message: "syntax error", file: "migrations/V1__x.sql", line: 3 });

describe("the plan of apply", () => {
  test.each<Parts & { readonly name: string; readonly expected: string }>([
    { name: "nothing to do", files: "1", applied: "1", expected: "ready: " },
    {
      name: "pending versions ascending, then repeatables by description",
      files: "10 9 R:b R:a 2",
      applied: "2",
      expected: "ready: 9 10 R:a R:b",
    },
    {
      name: "a repeatable that changed, none that did not",
      files: "1 R:a R:b",
      applied: "1",
      repeated: "a* b",
      expected: "ready: R:a",
    },
    {
      name: "a repeatable whose file is gone is nothing to do",
      files: "1",
      applied: "1",
      repeated: "a",
      expected: "ready: ",
    },
    { name: "a B file and what is above it", files: "1 B2 3", expected: "ready: 2 3" },
    { name: "an edited file blocks, pending ones too", files: "1 2", applied: "1*", expected: "blocked: edited" },
    { name: "a missing file blocks", files: "1 3", applied: "1 2 3", expected: "blocked: missing" },
    {
      name: "a row above every file warns",
      files: "1 2",
      applied: "1 3",
      outOfOrder: "allow",
      expected: "ready: 2 (note out-of-order, warning ahead)",
    },
    { name: "out of order blocks", files: "1 2 3", applied: "1 3", expected: "blocked: out-of-order" },
    {
      name: "out of order runs where it is allowed, and is told",
      files: "1 2 3 4",
      applied: "1 3",
      outOfOrder: "allow",
      expected: "ready: 2 4 (note out-of-order)",
    },
    {
      name: "an unfinished file runs again",
      files: "1 2 3",
      applied: "1 2!",
      expected: "ready: resume 2 3 (warning failed)",
    },
    {
      name: "an unfinished file that was changed blocks",
      files: "1 2",
      applied: "1 2*!",
      expected: "blocked: failed-changed",
    },
    {
      name: "an unfinished file that is gone blocks",
      files: "1",
      applied: "1 2!",
      expected: "blocked: failed-changed",
    },
    {
      name: "an unfinished undo blocks",
      files: "1 2 3",
      applied: "1 2!",
      events: "2:undo-start",
      expected: "blocked: undo-failed",
    },
    {
      name: "an undo that did not finish and whose file is gone",
      files: "1",
      applied: "1 2!",
      events: "2:undo-start",
      expected: "blocked: undo-failed",
    },
    {
      name: "a database on record as another environment blocks",
      files: "1 2",
      applied: "1",
      lastEnvironment: "staging",
      expected: "blocked: other-environment",
    },
    {
      name: "on record as this one it does not",
      files: "1 2",
      applied: "1",
      lastEnvironment: "production",
      expected: "ready: 2",
    },
    {
      name: "a run that names no environment takes any",
      files: "1 2",
      applied: "1",
      lastEnvironment: "staging",
      environment: "default",
      expected: "ready: 2",
    },
    {
      name: "transaction: all with a file that cannot blocks",
      files: "1 2",
      alone: ["V2__x.sql"],
      transaction: "all",
      expected: "blocked: transaction-all",
    },
    {
      name: "that file is applied already",
      files: "1 2",
      applied: "1 2",
      alone: ["V2__x.sql"],
      transaction: "all",
      expected: "ready: ",
    },
    { name: "transaction: each takes it", files: "1 2", alone: ["V2__x.sql"], expected: "ready: 1 2" },
    { name: "a problem of a file blocks", files: "1", findings: [error], expected: "blocked: syntax" },
    {
      name: "a waived one does not",
      files: "1",
      findings: [{ ...error, waived: "known" }],
      expected: "ready: 1 (syntax)",
    },
    {
      name: "a warning does not",
      files: "1",
      findings: [{ ...error, severity: "warning" }],
      expected: "ready: 1 (warning syntax)",
    },
    {
      name: "all that blocks is told at once",
      files: "1 2 3 4 6",
      applied: "1* 3 5! 6",
      findings: [error],
      lastEnvironment: "staging",
      expected: "blocked: syntax, edited, out-of-order, out-of-order, failed-changed, other-environment",
    },
  ])("$name", ({ expected, ...parts }) => {
    expect(show(planOf(parts))).toBe(expected);
  });

  test("a blocked plan has no steps that anything could run", () => {
    expect("steps" in planOf({ files: "1 2", applied: "1*" })).toBe(false);
  });

  test("findings name file, day, person, both checksums and the environment", () => {
    const [edited] = planOf({ files: "1", applied: "1*" }).findings;
    expect(edited).toMatchObject({ file: "migrations/V1__x.sql", line: 1, environment: "production" });
    expect(edited?.message).toMatch(
      /^version 1 was edited after it was applied on 2026-11-22 by alice \(checksum [0-9a-f]{8}… on record, [0-9a-f]{8}… in the file\)$/,
    );
    const [missing] = planOf({ files: "1 3", applied: "1 2 3" }).findings;
    expect(missing?.message).toBe("version 2 is applied (V2__x.sql, 2026-11-22, alice) but its file is gone");
    expect(missing?.file).toBeUndefined();
  });

  test("a restored copy is told how to live on", () => {
    const [found] = ofEnvironment(historyOf({ lastEnvironment: "production" }), "staging");
    expect(found?.message).toBe('this database is on record as the environment "production", not as "staging"');
    expect(found?.help).toContain("adopt --copy-of production");
  });
});

describe("a plan's steps", () => {
  test("are known for people also where something blocks them", () => {
    const state = stateOf({ files: "1 2 3", applied: "1* 3" });
    expect(applySteps(state, { outOfOrder: "block" }).map(showStep)).toEqual([]);
    expect(applySteps(state, { outOfOrder: "allow" }).map(showStep)).toEqual(["2"]);
  });

  test("name the script that runs", () => {
    const steps = applySteps(stateOf({ files: "1 R:a" }), { outOfOrder: "block" });
    expect(steps.map((step) => scriptOf(step).name)).toEqual(["V1__x.sql", "R__a.sql"]);
  });

  test.each([
    { name: "nothing", files: "", applied: "", expected: null },
    { name: "nothing new", files: "1", applied: "1", expected: "1" },
    { name: "new ones", files: "1 2 10", applied: "1", expected: "10" },
    { name: "an old one", files: "1 2 3", applied: "1 3", expected: "3" },
    { name: "a repeatable, which has no version", files: "1 R:a", applied: "1", expected: "1" },
  ])("lead to a version: $name", ({ files, applied, expected }) => {
    const state = stateOf({ files, applied });
    expect(targetOf(state, applySteps(state, { outOfOrder: "allow" }))).toBe(expected);
  });
});

test.each([
  [{ to: "latest" }, "1 2 3 R:a"],
  [{ to: "current" }, "R:a"],
  [{ to: "next" }, "1 R:a"],
  [{ to: "version", version: { text: "2", parts: [2n] } }, "1 2 R:a"],
] as const)("the target %o leads to %s", (target, expected) => {
  const steps = applySteps(stateOf({ files: "1 2 3 R:a" }), { outOfOrder: "block", target });
  expect(steps.map(showStep).join(" ")).toBe(expected);
});
