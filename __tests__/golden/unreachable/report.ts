import { finding } from "../../../src/core/problems.js";
import { files, toEnvironment, toReport, toUnread } from "../build.js";

export const report = toReport(
  [
    toEnvironment("staging", [files.index], {
      branch: "main",
      currentVersion: "13",
      planDigest: "9f2c41aa0d5be51307be5d1391f2c07d",
      lastChange: { at: "2026-11-20T09:12:33.000Z", by: "octocat" },
    }),
    toUnread("production", "the variable PROD_DATABASE_URL is not set", { branch: "release" }),
  ],
  {
    findings: [
      finding("input-unused", { message: "the variable PROD_DATABASE_URL is not set", environment: "production" }),
    ],
    leftOut: ["The database of production was not read: the variable PROD_DATABASE_URL is not set."],
  },
);
