import type { Proof } from "../../../src/core/model.js";
import { finding } from "../../../src/core/problems.js";
import { files, toEnvironment, toMigration, toReport, toStep } from "../build.js";

const required = {
  version: "14",
  description: "email required",
  sql: "ALTER TABLE users ALTER COLUMN email SET NOT NULL;\n",
} as const;
const invoices = {
  version: "15",
  description: "invoices",
  sql: "CREATE TABLE IF NOT EXISTS invoices (order_id bigint REFERENCES ordes (id));\n",
} as const;
const proof: Proof = {
  runs: true,
  rerun: "unchanged",
  undo: "identical",
  redo: "identical",
  queries: { checked: 0, notChecked: 0, broken: 0 },
  statements: [],
};
const stopped: Proof = { ...proof, runs: false, rerun: "not-run", undo: "not-run", redo: "not-run" };
const view = {
  description: "totals",
  script: "R__totals.sql",
  checksum: "9f2c41aa0d5be51307be5d1391f2c07d",
  state: "pending",
  installedBy: null,
  installedOn: null,
  executionMs: null,
  result: null,
  proof: { ...proof, undo: "not-run", redo: "not-run" },
} as const;

const toPlace = (name: string, outcome: "none" | "offending") =>
  toEnvironment(name, [], {
    branch: "main",
    currentVersion: "12",
    targetVersion: "15",
    migrations: [
      toMigration(files.email, { proof }),
      toMigration(required, { proof }),
      toMigration(invoices, { proof: stopped }),
    ],
    repeatables: [view],
    steps: [
      toStep(files.email),
      toStep(required),
      toStep(invoices),
      toStep(
        { version: "R", description: "totals", sql: "CREATE OR REPLACE VIEW totals AS SELECT 1 AS one;\n" },
        { kind: "repeat", version: null, script: "R__totals.sql", file: "migrations/R__totals.sql" },
      ),
    ],
    probes: [
      {
        version: "14",
        file: "migrations/V14__email_required.sql",
        line: 1,
        demand: "public.users.email has a value",
        outcome,
        reason: null,
        at: "2026-11-22T14:02:00.000Z",
      },
    ],
  });

/** What stops the deploy stands first, in the sentence, the list and the table. */
export const report = toReport([toPlace("staging", "none"), toPlace("production", "offending")], {
  findings: [
    finding("create-if-not-exists", {
      message: "CREATE INDEX users_email_idx has no IF NOT EXISTS",
      severity: "error",
      file: "migrations/V13__add_email.sql",
      line: 1,
      column: 1,
    }),
    finding("does-not-run", {
      message: 'the migration fails: relation "ordes" does not exist (42P01)',
      file: "migrations/V15__invoices.sql",
      line: 1,
      column: 1,
    }),
    finding("offending-row", {
      message: "a row of public.users has no email, which this statement requires",
      environment: "production",
      file: "migrations/V14__email_required.sql",
      line: 1,
      column: 1,
    }),
  ],
});
