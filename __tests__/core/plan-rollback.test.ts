import { describe, expect, test } from "vitest";
import { targetOf } from "../../src/core/plan.js";
import { planRollback } from "../../src/core/plan-rollback.js";
import { finding } from "../../src/core/problems.js";
import { all, planOf, run, show, steps, to, type Parts } from "./rolling-back.js";
import { historyOf, stateOf } from "./states.js";

describe("the plan of rollback", () => {
  test.each<Parts & { readonly name: string; readonly expected: string }>([
    { name: "to a version, which stays", files: all, applied: "1 2 3", selection: to("1"), expected: "undo 3 2" },
    { name: "to a version written otherwise", files: all, applied: "1 2 3", selection: to("2.0"), expected: "undo 3" },
    { name: "to the newest: nothing to do", files: all, applied: "1 2 3", selection: to("3"), expected: "undo" },
    { name: "to 0: everything", files: all, applied: "1 2 3", selection: to("0"), expected: "undo 3 2 1" },
    { name: "by steps", files: all, applied: "1 2 3", selection: steps(2), expected: "undo 3 2" },
    { name: "by more steps than there are", files: all, applied: "1 2", selection: steps(9), expected: "undo 2 1" },
    { name: "of nothing", files: all, selection: to("0"), expected: "undo" },
    {
      name: "to a version that is not applied",
      files: all,
      applied: "1 3",
      selection: to("2"),
      expected: "blocked: unknown-version",
    },
    {
      name: "to a version that nobody knows",
      files: all,
      applied: "1",
      selection: to("9"),
      expected: "blocked: unknown-version",
    },
    {
      name: "over a version without undo script",
      files: "1 U1 2 3 U3",
      applied: "1 2 3",
      selection: to("1"),
      expected: "blocked: missing-undo",
    },
    {
      name: "that does not touch the one without",
      files: "1 2 U2",
      applied: "1 2",
      selection: to("1"),
      expected: "undo 2",
    },
    {
      name: "every missing undo is told",
      files: "1 2 3",
      applied: "1 2 3",
      selection: to("1"),
      expected: "blocked: missing-undo, missing-undo",
    },
    {
      name: "over an edited file",
      files: all,
      applied: "1 2* 3",
      selection: to("1"),
      expected: "blocked: rollback-blocked",
    },
    {
      name: "over a missing file",
      files: "1 U1 3 U3",
      applied: "1 2 3",
      selection: to("1"),
      expected: "blocked: rollback-blocked",
    },
    {
      name: "of a version above every file",
      files: "1 U1",
      applied: "1 2",
      selection: steps(1),
      expected: "blocked: rollback-blocked",
    },
    {
      name: "over a baseline",
      files: all,
      applied: "<2> 3",
      selection: to("0"),
      expected: "blocked: rollback-blocked",
    },
    { name: "down to a baseline", files: all, applied: "<2> 3", selection: to("2"), expected: "undo 3" },
    { name: "of a file that did not finish", files: all, applied: "1 2!", selection: to("1"), expected: "undo 2" },
    {
      name: "of one that did not finish and is gone",
      files: "1 U1",
      applied: "1 2!",
      selection: to("1"),
      expected: "blocked: rollback-blocked",
    },
    {
      name: "goes on with an undo that did not finish",
      files: all,
      applied: "1 2!",
      events: "2:undo-start",
      selection: to("1"),
      expected: "undo 2",
    },
    {
      name: "of what a run applied",
      files: all,
      applied: "1 2 3",
      runs: "7:1 8:2 8:3",
      selection: run("8"),
      expected: "undo 3 2",
    },
    {
      name: "of a run below others",
      files: all,
      applied: "1 2 3",
      runs: "7:1 8:2 9:3",
      selection: run("8"),
      expected: "blocked: newer-versions",
    },
    {
      name: "of a run that nobody knows",
      files: all,
      applied: "1",
      runs: "7:1",
      selection: run("8"),
      expected: "blocked: unknown-version",
    },
    {
      name: "of a run whose versions are gone",
      files: all,
      applied: "1",
      runs: "7:1 8:2",
      selection: run("8"),
      expected: "blocked: unknown-version",
    },
    {
      name: "of a run with rows of before the log",
      files: all,
      applied: "1 2",
      runs: "8:2",
      selection: run("8"),
      expected: "undo 2",
    },
    {
      name: "on another environment's database",
      files: all,
      applied: "1 2",
      lastEnvironment: "staging",
      selection: to("1"),
      expected: "blocked: other-environment",
    },
    {
      name: "all that blocks is told at once",
      files: "1 U1 2 3 U3",
      applied: "1 2 3*",
      lastEnvironment: "staging",
      selection: to("1"),
      expected: "blocked: rollback-blocked, missing-undo, other-environment",
    },
  ])("$name", ({ expected, ...parts }) => {
    expect(show(planOf(parts))).toBe(expected);
  });

  test("says what is applied where the version is not", () => {
    const [unknown] = planOf({ files: all, applied: "1 2 3", selection: to("9") }).findings;
    expect(unknown).toMatchObject({
      message: "version 9 is not applied, so nothing can be rolled back to it",
      help: "applied, newest first: 3, 2, 1",
      environment: "production",
    });
    const [nothing] = planOf({ files: all, selection: to("9") }).findings;
    expect(nothing?.help).toBe("nothing is applied");
  });

  test("names the newer versions of other runs", () => {
    const [newer] = planOf({ files: all, applied: "1 2 3", runs: "7:1 8:2 9:3", selection: run("7") }).findings;
    expect(newer?.message).toBe("newer versions of other runs stand above run 7: 3, 2");
  });

  test("names the file of what blocks, where there is one, and five versions at most", () => {
    const fileOf = (applied: string): string | undefined =>
      planOf({ files: "1", applied, selection: to("0") }).findings[0]?.file;
    expect(["1", "1*", "1!", "2"].map(fileOf)).toEqual([...Array<string>(3).fill("migrations/V1__x.sql"), undefined]);
    const [unknown] = planOf({ files: "", applied: "1 2 3 4 5 6", selection: to("9") }).findings;
    expect(unknown?.help).toBe("applied, newest first: 6, 5, 4, 3, 2");
  });

  test("is blocked by errors of the files, waived ones excepted, and not by less", () => {
    const parts = { files: all, applied: "1 2" };
    const problem = finding("syntax", { message: "x" });
    const planWith = (found: typeof problem): string =>
      show(planRollback(stateOf(parts), historyOf(parts), to("1"), { environment: "production", findings: [found] }));
    expect(planWith(problem)).toBe("blocked: syntax");
    expect(planWith({ ...problem, waived: "known" })).toBe("undo 2");
    expect(planWith({ ...problem, severity: "warning" })).toBe("undo 2");
  });

  test("carries the undo script and the row, and leads down", () => {
    const parts = { files: all, applied: "1 2 3" };
    const plan = planOf({ ...parts, selection: to("1") });
    const found = plan.kind === "ready" ? plan.steps : [];
    expect(found.map((step) => (step.kind === "undo" ? `${step.undo.name} ${step.row.script}` : ""))).toEqual([
      "U3__x.sql V3__x.sql",
      "U2__x.sql V2__x.sql",
    ]);
    expect(targetOf(stateOf(parts), found)).toBe("1");
  });
});
