import { finding } from "../../../src/core/problems.js";
import { toReport } from "../build.js";
import { report as plan } from "../rollback-plan/report.js";

export const report = toReport(plan.environments, {
  command: "rollback",
  failure: "blocked",
  durationMs: 640,
  context: plan.context,
  findings: [
    finding("confirm", {
      message: "the rollback of production was not confirmed; this is its plan",
      help: "pass confirm: production",
      environment: "production",
    }),
  ],
});
