import type { Finding } from "../../src/core/model.js";
import { finding, type FindingParts, type ProblemId } from "../../src/core/problems.js";
import {
  driftOff,
  toVerdict,
  type EnvironmentReport,
  type MigrationReport,
  type Report,
  type RunContext,
  type StepReport,
} from "../../src/core/report.js";

/** A run on GitHub, as most cases have it. */
export const context: RunContext = {
  serverUrl: "https://github.com",
  repository: "octo/shop",
  ref: "refs/pull/42/merge",
  commit: "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d",
  pullRequest: 42,
  runId: "4242",
  runUrl: "https://github.com/octo/shop/actions/runs/4242",
};

interface File {
  readonly version: string;
  readonly description: string;
  readonly sql: string;
  readonly undo?: "none";
  readonly transactional?: false;
}

/** Files that the cases share. */
export const files = {
  countries: {
    version: "12",
    description: "add countries",
    sql: "CREATE TABLE IF NOT EXISTS countries (\n  code text PRIMARY KEY,\n  name text NOT NULL\n);\n",
  },
  email: { version: "13", description: "add email", sql: "ALTER TABLE users ADD COLUMN IF NOT EXISTS email text;\n" },
  index: {
    version: "14",
    description: "index email",
    sql: "CREATE INDEX CONCURRENTLY IF NOT EXISTS users_email_idx ON users (email);\n",
    transactional: false,
  },
} as const satisfies Record<string, File>;

const nameOf = ({ version, description }: File): string => `${version}__${description.replaceAll(" ", "_")}.sql`;

/** A step of that file, not yet run. */
export function toStep(file: File, parts: Partial<StepReport> = {}): StepReport {
  const { version, description, sql, transactional = true } = file;
  const script = `${parts.kind === "undo" ? "U" : "V"}${nameOf(file)}`;
  return {
    kind: "apply",
    version,
    description,
    script,
    file: `migrations/${script}`,
    sql,
    transactional,
    result: null,
    executionMs: null,
    installedBy: null,
    installedOn: null,
    runUrl: null,
    destroys: [],
    retries: [],
    ...parts,
  };
}

export function toMigration(file: File, parts: Partial<MigrationReport> = {}): MigrationReport {
  return {
    version: file.version,
    description: file.description,
    script: `V${nameOf(file)}`,
    state: "pending",
    checksum: "9f2c41aa0d5be51307be5d1391f2c07d",
    installedBy: null,
    installedOn: null,
    executionMs: null,
    undo: file.undo === "none" ? null : `U${nameOf(file)}`,
    result: null,
    proof: null,
    ...parts,
  };
}

/** An environment that was read and has those files to apply. */
export function toEnvironment(
  name: string,
  pending: readonly File[],
  parts: Partial<EnvironmentReport> = {},
): EnvironmentReport {
  return {
    name,
    reachable: true,
    unreachable: null,
    source: "database",
    branch: null,
    server: "PostgreSQL 16.4",
    database: "shop@db.internal:5432",
    currentVersion: "11",
    targetVersion: pending.at(-1)?.version ?? parts.currentVersion ?? "11",
    planDigest: null,
    plan: "ready",
    migrations: pending.map((file) => toMigration(file)),
    repeatables: [],
    steps: pending.map((file) => toStep(file)),
    lastChange: null,
    drift: driftOff,
    events: [],
    longestWaitMs: null,
    sizes: [],
    probes: [],
    schemaChange: null,
    queries: null,
    observedAt: null,
    ...parts,
  };
}

/** An environment whose database was not read. */
export function toUnread(name: string, unreachable: string, parts: Partial<EnvironmentReport> = {}): EnvironmentReport {
  return toEnvironment(name, [], {
    reachable: false,
    unreachable,
    source: "none",
    server: null,
    database: null,
    currentVersion: null,
    targetVersion: null,
    plan: "none",
    ...parts,
  });
}

/** A check of those environments; the verdict follows from the rest. */
export function toReport(environments: readonly EnvironmentReport[], parts: Partial<Report> = {}): Report {
  const findings: readonly Finding[] = parts.findings ?? [];
  return {
    command: "check",
    verdict: toVerdict(parts.failure ?? null, environments, findings),
    failure: null,
    startedAt: "2026-11-22T14:00:00.000Z",
    durationMs: 3_100,
    dryRun: false,
    environments,
    findings,
    leftOut: [],
    written: [],
    context,
    ...parts,
  };
}

/** A finding that a waiver accepts. */
export function toWaived(rule: ProblemId, parts: FindingParts, reason: string): Finding {
  return { ...finding(rule, parts), waived: reason };
}
