import type { LogEvent } from "../../../src/core/model.js";
import { context, toEnvironment, toReport } from "../build.js";

const event: LogEvent = {
  id: 1,
  event: "apply",
  version: "12",
  description: "add countries",
  script: "V12__add_countries.sql",
  checksum: "9f2c41aa0d5be51307be5d1391f2c07d",
  installedBy: "octocat",
  databaseRole: "deploy",
  at: "2026-11-20T09:12:33.000Z",
  executionMs: 41,
  success: true,
  sqlstate: null,
  message: null,
  reason: null,
  environment: "production",
  repository: "octo/shop",
  ref: "refs/heads/main",
  commit: "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d",
  pullRequest: null,
  runId: "4242",
  runUrl: "https://github.com/octo/shop/actions/runs/4242",
  toolVersion: "1.0.0",
  walPosition: "0/1A2B3C8",
  walAt: "2026-11-20T09:12:32.000Z",
};

export const report = toReport(
  [
    toEnvironment("production", [], {
      events: [
        {
          ...event,
          id: 4,
          event: "repair",
          at: "2026-11-21T08:00:00.000Z",
          reason: "a comment was corrected",
          executionMs: null,
        },
        // Written before the work, so that it is on record if that never ends: no failure by itself.
        {
          ...event,
          id: 5,
          event: "start",
          version: "14",
          description: "index email",
          success: false,
          message: "statement 1, line 1",
          executionMs: null,
        },
        {
          ...event,
          id: 3,
          event: "undo",
          version: "13",
          description: "add email",
          script: "U13__add_email.sql",
          executionMs: 9,
        },
        {
          ...event,
          id: 2,
          event: "fail",
          version: "13",
          description: "add email",
          success: false,
          sqlstate: "42701",
          message: 'column "email" already exists\n=HYPERLINK("https://evil.example")',
          runUrl: "https://evil.example/octo/shop/actions/runs/1",
        },
        event,
      ],
    }),
  ],
  { command: "history", durationMs: 31, context: { ...context, pullRequest: null } },
);
