import { finding } from "../../../src/core/problems.js";
import { toEnvironment, toReport } from "../build.js";

const many = Array.from({ length: 1_200 }, (_, index) => ({
  version: String(index + 12),
  description: `add column ${index}`,
  sql: `ALTER TABLE orders ADD COLUMN c${index} text;\n`.repeat(20),
}));

export const report = toReport(
  [toEnvironment("production", many, { planDigest: "9f2c41aa0d5be51307be5d1391f2c07d" })],
  {
    findings: many.slice(0, 400).map(({ version }) =>
      finding("undo-without-migration", {
        message: `U${version} has no migration`,
        file: `migrations/U${version}.sql`,
        line: 1,
      }),
    ),
  },
);
