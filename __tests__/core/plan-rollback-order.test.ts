import { describe, expect, test } from "vitest";
import { planRollback } from "../../src/core/plan-rollback.js";
import { reconcile } from "../../src/core/state.js";
import { all, planOf, run, show, steps, to, type Parts } from "./rolling-back.js";
import { filesOf, historyOf } from "./states.js";

describe("the order of a rollback", () => {
  test.each<Parts & { readonly name: string; readonly expected: string }>([
    {
      name: "newest first means by time, not by version",
      files: all,
      applied: "2 3 1",
      selection: steps(1),
      expected: "undo 1",
    },
    {
      name: "to a version takes what is above it, newest first by time",
      files: all,
      applied: "1 3 2",
      selection: to("1"),
      expected: "undo 2 3",
    },
    {
      name: "the log's order beats the clock",
      files: all,
      applied: "1 2 3",
      runs: "7:3 7:2 7:1",
      selection: steps(1),
      expected: "undo 1",
    },
    {
      name: "one that did not finish counts by its own start, not by an earlier life",
      files: all,
      applied: "2! 3",
      runs: "7:2 7:3",
      events: "8:start 9:start 2:start",
      selection: steps(1),
      expected: "undo 2",
    },
    {
      name: "one whose undo did not finish counts by when it was applied",
      files: all,
      applied: "2! 3",
      runs: "7:2 7:3",
      events: "8:start 9:start 2:undo-start",
      selection: steps(1),
      expected: "undo 3",
    },
    {
      name: "of a run whose version another run has begun anew",
      files: all,
      applied: "2!",
      runs: "7:2",
      events: "2:start",
      selection: run("7"),
      expected: "blocked: unknown-version",
    },
  ])("$name", ({ expected, ...parts }) => {
    expect(show(planOf(parts))).toBe(expected);
  });

  test("of rows of one moment, of which the log says nothing, takes the highest version first", () => {
    const history = historyOf({ applied: "1 3 2" });
    const applied = history.applied.map((row) => ({ ...row, installedOn: "2026-11-22T14:00:00Z" }));
    const state = reconcile(filesOf(all), { ...history, applied }, { empty: false });
    const plan = planRollback(state, history, to("0"), { environment: "production", findings: [] });
    expect(show(plan)).toBe("undo 3 2 1");
  });
});
