import { expect, test } from "vitest";
import type { AppliedMigration } from "../../src/core/model.js";
import { planApply } from "../../src/core/plan.js";
import { planRollback } from "../../src/core/plan-rollback.js";
import { reconcile } from "../../src/core/state.js";
import { filesOf, historyOf } from "./states.js";

/** What is told where the rows on record say less than usual. */
function told(files: string, applied: string, less: Partial<AppliedMigration>): string | undefined {
  const usual = historyOf({ applied });
  const history = { ...usual, applied: usual.applied.map((row) => ({ ...row, ...less })) };
  return planApply(reconcile(filesOf(files), history, { empty: false }), history, {
    environment: "production",
    outOfOrder: "block",
    transaction: "each",
    findings: [],
    transactional: () => true,
  }).findings[0]?.message;
}

test("where the base branch stands for the record, nobody knows the day of what was edited or is gone", () => {
  expect(told("1", "1*", { installedOn: "" })).toMatch(/^version 1 was edited after it was applied by alice \(/);
  expect(told("1 3", "1 2 3", { installedOn: "" })).toBe(
    "version 2 is applied (V2__x.sql, alice) but its file is gone",
  );
});

test("a row without a checksum says so", () => {
  expect(told("1", "1*", { checksum: "" })).toMatch(/\(checksum none on record, [0-9a-f]{8}… in the file\)$/);
});

test.each([
  { files: "2 3", applied: "<2> 3", why: "version 2 is a baseline: what was before it cannot be rolled back" },
  { files: "1 U1", applied: "1*", why: "version 1 was edited after it was applied: its undo script may not fit it" },
  { files: "2", applied: "1 2", why: "version 1 (V1__x.sql) has no file, so there is no undo script for it" },
  { files: "", applied: "1", why: "version 1 (V1__x.sql) has no file, so there is no undo script for it" },
  { files: "", applied: "1!", why: "version 1 (V1__x.sql) has no file" },
  {
    files: "1 U1",
    applied: "1*!",
    why: "version 1 did not finish and was edited since: its undo script may not fit it",
  },
  { files: "1", applied: "1", why: "version 1 has no undo script" },
])("what keeps $applied from being rolled back with the files '$files': $why", ({ files, applied, why }) => {
  const history = historyOf({ applied });
  const state = reconcile(filesOf(files), history, { empty: false });
  const options = { environment: "production", findings: [] };
  const { findings } = planRollback(state, history, { by: "target", version: "0" }, options);
  expect(findings.map(({ message }) => message)).toContain(why);
});
