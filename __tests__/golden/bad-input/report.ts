import { finding } from "../../../src/core/problems.js";
import { toReport } from "../build.js";

export const report = toReport([], {
  failure: "bad-input",
  durationMs: 12,
  findings: [
    finding("input", {
      message: 'the input lock-wait has the value "soon"',
      help: "write a duration: 500ms, 20s or 5m",
    }),
    finding("input", { message: 'there is no input "migration"', help: 'did you mean "migrations"?' }),
  ],
});
