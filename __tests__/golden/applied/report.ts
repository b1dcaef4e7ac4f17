import { context, files, toEnvironment, toMigration, toReport, toStep } from "../build.js";

const done = { result: "done" } as const;
const by = { ...done, state: "applied", installedBy: "octocat", installedOn: "2026-11-22T14:00:01.000Z" } as const;

export const report = toReport(
  [
    toEnvironment("staging", [files.countries, files.email], {
      currentVersion: "13",
      planDigest: "9f2c41aa0d5be51307be5d1391f2c07d",
      migrations: [
        toMigration(files.countries, { ...by, executionMs: 41 }),
        toMigration(files.email, { ...by, executionMs: 12 }),
      ],
      steps: [toStep(files.countries, { ...done, executionMs: 41 }), toStep(files.email, { ...done, executionMs: 12 })],
      longestWaitMs: 310,
    }),
    toEnvironment("production", [], { currentVersion: "13" }),
  ],
  { command: "apply", context: { ...context, ref: "refs/heads/main", pullRequest: null } },
);
