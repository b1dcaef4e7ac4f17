import { finding } from "../../../src/core/problems.js";
import { context, files, toEnvironment, toMigration, toReport } from "../build.js";

const by = { state: "applied", installedBy: "octocat", installedOn: "2026-11-20T09:12:33.000Z" } as const;
const view = {
  description: "active users",
  script: "R__active_users.sql",
  checksum: "41aa07be5d1391f2c07d9f2c0d5be513",
};

export const report = toReport(
  [
    toEnvironment("production", [files.index], {
      currentVersion: "13",
      targetVersion: "13",
      plan: "none",
      steps: [],
      migrations: [
        toMigration(files.countries, { ...by, executionMs: 41 }),
        toMigration(files.email, { ...by, state: "edited", executionMs: 12 }),
        toMigration(files.index),
      ],
      repeatables: [
        {
          ...view,
          state: "outdated",
          installedBy: "hubot",
          installedOn: "2026-11-13T17:40:02.000Z",
          executionMs: 3,
          result: null,
          proof: null,
        },
      ],
    }),
  ],
  {
    command: "status",
    durationMs: 95,
    findings: [
      finding("edited", {
        message:
          "version 13 was edited after it was applied on 2026-11-20 by octocat (checksum 9f2c41aa… on record, 41aa07be… in the file)",
        environment: "production",
        file: "migrations/V13__add_email.sql",
        line: 1,
      }),
    ],
    context: { ...context, pullRequest: null },
  },
);
