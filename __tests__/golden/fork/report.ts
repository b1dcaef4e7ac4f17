import { finding } from "../../../src/core/problems.js";
import { files, toEnvironment, toReport } from "../build.js";

export const report = toReport(
  [
    toEnvironment("default", [files.email, files.index], {
      reachable: false,
      unreachable: "no database URL is set",
      source: "base-branch",
      server: null,
      database: null,
      currentVersion: "12",
    }),
  ],
  {
    leftOut: [
      "No database was read: a pull request of a fork has no secrets. What the base branch holds counts as applied.",
      "Nothing was rehearsed: the SQL was parsed, not run.",
    ],
    findings: [finding("input-unused", { message: "no database URL is set", environment: "default" })],
  },
);
