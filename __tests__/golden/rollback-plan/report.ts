import { context, files, toEnvironment, toReport, toStep } from "../build.js";

const installed = {
  kind: "undo",
  installedBy: "octocat",
  installedOn: "2026-11-22T09:12:00.000Z",
  runUrl: "https://github.com/octo/shop/actions/runs/4242",
} as const;

export const report = toReport(
  [
    toEnvironment("production", [], {
      currentVersion: "14",
      targetVersion: "12",
      planDigest: "3b8e90d1c2f44a0f9b7e61d05c82aa13",
      steps: [
        toStep({ ...files.index, sql: "DROP INDEX CONCURRENTLY IF EXISTS users_email_idx;\n" }, installed),
        toStep(
          { ...files.email, sql: "ALTER TABLE users DROP COLUMN IF EXISTS email;\n" },
          {
            ...installed,
            destroys: [
              { kind: "column", name: "public.users.email", rows: 18_400, seen: true },
              { kind: "table", name: "public.tags", rows: null, seen: false },
            ],
          },
        ),
      ],
    }),
  ],
  {
    command: "rollback",
    dryRun: true,
    durationMs: 640,
    context: { ...context, ref: "refs/heads/main", pullRequest: null },
  },
);
