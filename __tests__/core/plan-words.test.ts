import { expect, test } from "vitest";
import type { AppliedMigration } from "../../src/core/model.js";
import { planApply } from "../../src/core/plan.js";
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
