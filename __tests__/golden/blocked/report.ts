import { finding } from "../../../src/core/problems.js";
import { files, toEnvironment, toMigration, toReport, toStep, toWaived } from "../build.js";

const orders = {
  version: "15",
  description: "orders by day",
  sql: "-- One column for the daily report.\nALTER TABLE orders ADD COLUM IF NOT EXISTS day date;\n",
  undo: "none",
} as const;
const typo = {
  file: "migrations/V15__orders_by_day.sql",
  line: 2,
  column: 37,
  message: 'syntax error at or near "EXISTS"',
};

export const report = toReport(
  [
    toEnvironment("staging", [orders], {
      branch: "main",
      currentVersion: "14",
      targetVersion: null,
      plan: "blocked",
      migrations: [toMigration(files.countries, { state: "edited", installedBy: "octocat" }), toMigration(orders)],
      lastChange: { at: "2026-11-20T09:12:33.000Z", by: "octocat" },
    }),
    toEnvironment("production", [orders], {
      branch: "release",
      currentVersion: "14",
      targetVersion: null,
      plan: "blocked",
      steps: [toStep(orders)],
      lastChange: { at: "2026-11-22T09:58:00.000Z", by: "hubot" },
    }),
  ],
  {
    durationMs: 812,
    findings: [
      finding("edited", {
        message:
          "version 12 was edited after it was applied on 2026-11-20 by octocat (checksum 9f2c41aa… on record, 41aa07be… in the file)",
        environment: "staging",
        file: "migrations/V12__add_countries.sql",
        line: 1,
      }),
      finding("syntax", { ...typo, environment: "staging" }),
      finding("syntax", { ...typo, environment: "production" }),
      finding("publication", {
        message: 'the publication "everything" carries schema_version to other servers',
        environment: "production",
      }),
      finding("empty-file", { message: "U11__nothing.sql holds no statement", file: "migrations/U11__nothing.sql" }),
      toWaived(
        "undo-without-migration",
        { message: "U3 has no migration", file: "migrations/U3__old.sql", line: 2 },
        "kept for the archive",
      ),
    ],
  },
);
