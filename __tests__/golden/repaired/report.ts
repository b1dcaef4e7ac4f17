import { finding } from "../../../src/core/problems.js";
import { context, files, toEnvironment, toMigration, toReport } from "../build.js";

export const report = toReport(
  [
    toEnvironment("production", [], {
      currentVersion: "13",
      migrations: [
        toMigration(files.countries, {
          state: "applied",
          installedBy: "octocat",
          installedOn: "2026-11-20T09:12:33.000Z",
          executionMs: 41,
        }),
        toMigration(files.email, {
          state: "applied",

          installedBy: "octocat",
          installedOn: "2026-11-20T09:12:33.000Z",
          executionMs: 12,
        }),
      ],
    }),
  ],
  {
    command: "repair",
    durationMs: 60,
    findings: [
      finding("repaired", {
        message: "version 13 takes the file's checksum 9f2c41aa… (it was 41aa07be…)",
        environment: "production",
      }),
    ],
    context: { ...context, pullRequest: null },
  },
);
