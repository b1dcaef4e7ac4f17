import { context, files, toEnvironment, toMigration, toReport, toStep } from "../build.js";

const undone = {
  kind: "undo",
  result: "done",
  installedBy: "octocat",
  installedOn: "2026-11-22T09:12:00.000Z",
} as const;

export const report = toReport(
  [
    toEnvironment("production", [], {
      currentVersion: "12",
      targetVersion: "12",
      planDigest: "3b8e90d1c2f44a0f9b7e61d05c82aa13",
      migrations: [toMigration(files.email, { result: "done" }), toMigration(files.index, { result: "done" })],
      steps: [
        toStep(
          { ...files.index, sql: "DROP INDEX CONCURRENTLY IF EXISTS users_email_idx;\n" },
          { ...undone, executionMs: 88 },
        ),
        toStep(
          { ...files.email, sql: "ALTER TABLE users DROP COLUMN IF EXISTS email;\n" },
          { ...undone, executionMs: 9 },
        ),
      ],
      longestWaitMs: 0,
    }),
  ],
  { command: "rollback", durationMs: 530, context: { ...context, ref: "refs/heads/main", pullRequest: null } },
);
