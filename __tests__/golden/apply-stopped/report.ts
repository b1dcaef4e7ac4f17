import { finding } from "../../../src/core/problems.js";
import { context, files, toEnvironment, toMigration, toReport, toStep, toUnread } from "../build.js";

export const report = toReport(
  [
    toEnvironment("eu", [files.email, files.index], {
      currentVersion: "13",
      migrations: [
        toMigration(files.email, { state: "applied", result: "done", installedBy: "octocat", executionMs: 12 }),
        toMigration(files.index, { result: "failed" }),
      ],
      steps: [
        toStep(files.email, { result: "done", executionMs: 12 }),
        toStep(files.index, { result: "failed", executionMs: 30_100 }),
      ],
      longestWaitMs: 5_000,
    }),
    toUnread("us", "not started, because eu failed"),
  ],
  {
    command: "apply",
    failure: "cancelled",
    durationMs: 31_000,
    context: { ...context, ref: "refs/heads/release", pullRequest: null },
    findings: [
      {
        ...finding("cancelled", { message: "the run was cancelled by SIGINT", environment: "eu" }),
        state: "V14 did not finish; otherwise eu is at version 13",
      },
    ],
  },
);
