import { finding } from "../../../src/core/problems.js";
import { context, files, toEnvironment, toReport } from "../build.js";

export const report = toReport([toEnvironment("production", [files.email], { plan: "blocked", targetVersion: null })], {
  command: "apply",
  failure: "blocked",
  durationMs: 190,
  context: { ...context, ref: "refs/heads/release", pullRequest: null },
  findings: [
    finding("missing", {
      message: "version 11 is applied (V11__add_tags.sql, 2026-11-13, hubot) but its file is gone",
      environment: "production",
    }),
  ],
});
