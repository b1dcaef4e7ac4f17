import { finding } from "../../../src/core/problems.js";
import { context, files, toEnvironment, toMigration, toReport, toStep } from "../build.js";

const unique = {
  version: "14",
  description: "email unique",
  sql: "-- One address, one account.\n\nALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);\n",
} as const;
const last = {
  version: "15",
  description: "index orders",
  sql: "CREATE INDEX orders_idx ON orders (day);\n",
  undo: "none",
} as const;
const by = {
  state: "applied",
  result: "done",
  installedBy: "octocat",
  installedOn: "2026-11-22T14:00:01.000Z",
} as const;
const retries = [{ sqlstate: "55P03", waitedMs: 5_000, blockedBy: "pid 8812 (psql, 3 min old)" }];

export const report = toReport(
  [
    toEnvironment("production", [files.countries, files.email, unique, last], {
      currentVersion: "13",
      planDigest: "9f2c41aa0d5be51307be5d1391f2c07d",
      migrations: [
        toMigration(files.countries, { ...by, executionMs: 41 }),
        toMigration(files.email, { ...by, executionMs: 12 }),
        toMigration(unique, { result: "failed" }),
        toMigration(last, { result: "not-run" }),
      ],
      steps: [
        toStep(files.countries, { result: "done", executionMs: 41 }),
        toStep(files.email, { result: "done", executionMs: 12, retries }),
        toStep(unique, { result: "failed", executionMs: 103 }),
        toStep(last, { result: "not-run" }),
      ],
      longestWaitMs: 0,
    }),
  ],
  {
    command: "apply",
    failure: "database",
    durationMs: 7_200,
    context: { ...context, ref: "refs/heads/main", pullRequest: null },
    findings: [
      {
        ...finding("statement", {
          message: 'could not create unique index "users_email_key" (23505)',
          help: "remove the duplicates, then run apply again; V15 was not started",
          environment: "production",
          file: "migrations/V14__email_unique.sql",
          line: 3,
          column: 1,
        }),
        hint: "two rows have the same value (values are hidden; --show-values prints them)",
        state: "V14 is rolled back; production is at version 13 and consistent",
      },
    ],
  },
);
