import { finding } from "../../../src/core/problems.js";
import { files, toEnvironment, toReport, toUnread } from "../build.js";

const refused = "db.internal:5432 refused the connection (ECONNREFUSED)";

export const report = toReport(
  [
    toEnvironment("staging", [files.index], {
      branch: "main",
      currentVersion: "13",
      planDigest: "9f2c41aa0d5be51307be5d1391f2c07d",
    }),
    toUnread("production", refused, { branch: "release" }),
  ],
  { failure: "database", findings: [finding("connection", { message: refused, environment: "production" })] },
);
