import { finding, type ProblemId } from "../../../src/core/problems.js";
import { toEnvironment, toMigration, toReport } from "../build.js";

const lines = [
  "CREATE TABLE invoices (id bigint);",
  "CREATE TABLE payments (id bigint);",
  "CREATE TABLE refunds (id bigint);",
  "CREATE TYPE state AS ENUM ('open');",
  "DROP TABLE drafts;",
  "CREATE TABLE taxes (id bigint);",
  "CREATE TABLE rates (id bigint);",
];
const change = { version: "15", description: "invoices", sql: `${lines.join("\n")}\n` } as const;
const file = "migrations/V15__invoices.sql";

/** A statement that cannot run again, with the line that can. */
function say(rule: ProblemId, line: number, message: string, guard: string): ReturnType<typeof finding> {
  const text = (lines[line - 1] ?? "").replace(/^(\w+ \w+) /, `$1 ${guard} `);
  const sql = lines.map((one, index) => (index === line - 1 ? text : one)).join("\n");
  return {
    ...finding(rule, { message: `${message}: a second run fails`, file, line, column: 1 }),
    ...(guard === "" ? {} : { fix: [{ file, sql: `${sql}\n` }], suggestion: { startLine: line, endLine: line, text } }),
  };
}

export const report = toReport(
  [toEnvironment("production", [change], { currentVersion: "14", migrations: [toMigration(change)] })],
  {
    findings: [
    say("create-if-not-exists", 2, "CREATE TABLE payments has no IF NOT EXISTS", "IF NOT EXISTS"),
    {
      ...say("create-if-not-exists", 1, "CREATE TABLE invoices has no IF NOT EXISTS", "IF NOT EXISTS"),
      severity: "error",
      message: 'CREATE TABLE invoices has no IF NOT EXISTS; measured: a second run fails: relation "invoices" already exists (42P07)',
    },
    say("create-if-not-exists", 3, "CREATE TABLE refunds has no IF NOT EXISTS", "IF NOT EXISTS"),
    say("create-guarded", 4, "CREATE TYPE state knows no IF NOT EXISTS", ""),
    say("drop-if-exists", 5, "DROP TABLE drafts has no IF EXISTS", "IF EXISTS"),
    say("create-if-not-exists", 6, "CREATE TABLE taxes has no IF NOT EXISTS", "IF NOT EXISTS"),
    say("create-if-not-exists", 7, "CREATE TABLE rates has no IF NOT EXISTS", "IF NOT EXISTS"),
    finding("drop-table", { message: "DROP TABLE drafts: its rows are gone", file, line: 5, column: 1 }),
  ],
  },
);
