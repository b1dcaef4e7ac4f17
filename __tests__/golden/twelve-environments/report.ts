import { finding } from "../../../src/core/problems.js";
import type { EnvironmentReport } from "../../../src/core/report.js";
import { files, toEnvironment, toReport, toUnread } from "../build.js";

const regions = ["eu-1", "eu-2", "us-1", "us-2", "ap-1", "ap-2", "sa-1", "af-1"];
const planDigest = "9f2c41aa0d5be51307be5d1391f2c07d";
const lastChange = { at: "2026-11-20T09:12:33.000Z", by: "octocat" };
const message =
  "version 10 was edited after it was applied on 2026-11-02 by hubot (checksum 9f2c41aa… on record, 41aa07be… in the file)";
const edited = (environment: string) =>
  finding("edited", { message, environment, file: "migrations/V10__add_tags.sql", line: 1 });

function toRegion(name: string): EnvironmentReport {
  if (name === "ap-2") return toUnread(`prod-${name}`, "the server did not answer within 10 s", { branch: "release" });
  const blocked = name.startsWith("us");
  const parts = blocked ? { plan: "blocked" as const, targetVersion: null } : { planDigest };
  return toEnvironment(`prod-${name}`, [files.countries, files.email, files.index], {
    branch: "release",
    lastChange,
    ...parts,
  });
}

export const report = toReport(
  [
    toEnvironment("dev", [], { branch: "develop", currentVersion: "14", lastChange }),
    toEnvironment("test", [files.index], { branch: "develop", currentVersion: "13", planDigest, lastChange }),
    toEnvironment("staging", [files.email, files.index], {
      branch: "main",
      currentVersion: "12",
      planDigest,
      lastChange,
    }),
    toEnvironment("demo", [files.email, files.index], { branch: "main", currentVersion: "12", planDigest, lastChange }),
    ...regions.map(toRegion),
  ],
  { findings: [edited("prod-us-1"), edited("prod-us-2")] },
);
