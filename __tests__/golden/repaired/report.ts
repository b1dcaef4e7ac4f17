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
          result: "done",
          installedBy: "octocat",
          installedOn: "2026-11-20T09:12:33.000Z",
          executionMs: 12,
        }),
      ],
    }),
  ],
  { command: "repair", durationMs: 60, context: { ...context, pullRequest: null } },
);
