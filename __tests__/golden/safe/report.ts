import { files, toEnvironment, toReport } from "../build.js";

export const report = toReport(
  [
    toEnvironment("staging", [files.email, files.index], {
      branch: "main",
      currentVersion: "12",
      planDigest: "9f2c41aa0d5be51307be5d1391f2c07d",
      lastChange: { at: "2026-11-20T09:12:33.000Z", by: "octocat" },
    }),
    toEnvironment("production", [files.countries, files.email, files.index], {
      branch: "release",
      planDigest: "07be5d1391f2c07d9f2c41aa0d5be513",
      lastChange: { at: "2026-11-13T17:40:02.000Z", by: "hubot" },
    }),
  ],
  { leftOut: ["Nothing was rehearsed: the SQL was parsed, not run."] },
);
