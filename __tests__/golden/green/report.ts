import { toEnvironment, toReport } from "../build.js";

export const report = toReport(
  [
    toEnvironment("staging", [], {
      branch: "main",
      currentVersion: "14",
      lastChange: { at: "2026-11-20T09:12:33.000Z", by: "octocat" },
    }),
    toEnvironment("production", [], { branch: "release", currentVersion: "14" }),
  ],
  { durationMs: 403 },
);
