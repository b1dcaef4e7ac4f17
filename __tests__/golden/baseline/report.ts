import { context, toEnvironment, toMigration, toReport } from "../build.js";

const start = { version: "5", description: "<< baseline >>", sql: "" };

export const report = toReport(
  [
    toEnvironment("production", [], {
      currentVersion: "5",
      migrations: [
        toMigration(start, {
          script: "<< baseline >>",
          state: "baseline",
          checksum: "",
          undo: null,
          installedBy: "octocat",
          installedOn: "2026-11-22T14:00:00.000Z",
          executionMs: 0,
        }),
      ],
    }),
  ],
  { command: "baseline", durationMs: 60, context: { ...context, pullRequest: null } },
);
