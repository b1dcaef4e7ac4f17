import { describe, expect, test } from "vitest";
import { planApply, type IgnoredState } from "../../src/core/plan.js";
import { reconcile } from "../../src/core/state.js";
import { filesOf, historyOf } from "./states.js";

describe("what Flyway's settings and rows make of a plan", () => {
  test.each<{
    readonly name: string;
    readonly files: string;
    readonly applied: string;
    readonly ignored: readonly IgnoredState[] | null;
    /** The script that the row of version 2 names. */
    readonly script?: string;
    readonly expected: string;
  }>([
    { name: "a missing file", files: "1 3", applied: "1 2 3", ignored: null, expected: "blocked: missing error" },
    { name: "one passed over", files: "1 3", applied: "1 2 3", ignored: ["missing"], expected: "ready: missing note" },
    { name: "one above all files", files: "1", applied: "1 2", ignored: null, expected: "ready: ahead warning" },
    { name: "one not passed over", files: "1", applied: "1 2", ignored: [], expected: "blocked: ahead error" },
    { name: "one passed over there", files: "1", applied: "1 2", ignored: ["future"], expected: "ready: ahead note" },
    { name: "a late file", files: "1 2 3", applied: "1 3", ignored: [], expected: "blocked: out-of-order error" },
    { name: "a late one", files: "1 2 3", applied: "1 3", ignored: ["ignored"], expected: "ready: out-of-order note" },
    {
      name: "a class of an archive that is missing",
      files: "1 3",
      applied: "1 2 3",
      ignored: [],
      script: "db.migration.V2__x",
      expected: "ready: not-runnable note",
    },
    {
      name: "a class of an archive above all files",
      files: "1",
      applied: "1 2",
      ignored: [],
      script: "db.migration.V2__x",
      expected: "ready: not-runnable note",
    },
  ])("$name: $expected", ({ files, applied, ignored, script, expected }) => {
    const history = historyOf({ applied });
    const rows = history.applied.map((row) => (row.version === "2" ? { ...row, script: script ?? row.script } : row));
    const known = { ...history, applied: rows };
    const plan = planApply(reconcile(filesOf(files), known, { empty: false }), known, {
      environment: "production",
      outOfOrder: "block",
      transaction: "each",
      findings: [],
      transactional: () => true,
      ignored,
    });
    const told = plan.findings.map(({ rule, severity }) => `${rule} ${severity}`).join(", ");
    expect(`${plan.kind}: ${told}`).toBe(expected);
  });
});
