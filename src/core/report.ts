import type { DriftReport } from "./schema/drift-report-model.js";
import type { FailureKind } from "./failure.js";
import type { Finding, LogEvent, MigrationState, Proof, RepeatableState, StepResult } from "./model.js";
import type { QueriesReport } from "./observed.js";
import type { ProbeReport } from "./probes.js";
import type { RunOrigin } from "./run-origin.js";
import type { SchemaChange } from "./schema/schema-change-model.js";
import type { TableSize } from "./sizes.js";

export { driftOff } from "./schema/drift-report-model.js";
export type { DriftedAttribute, DriftedObject, DriftReport } from "./schema/drift-report-model.js";

export type Command =
  | "check"
  | "apply"
  | "rollback"
  | "status"
  | "history"
  | "baseline"
  | "repair"
  | "new"
  | "demo"
  | "drift"
  | "adopt"
  | "observe"
  | "export";

/** One `V` or `B` file or row in one environment. */
export interface MigrationReport {
  readonly version: string;
  readonly description: string;
  readonly script: string;
  readonly state: MigrationState["state"];
  readonly checksum: string;
  readonly installedBy: string | null;
  /** ISO 8601 in UTC. */
  readonly installedOn: string | null;
  readonly executionMs: number | null;
  /** Name of the undo script; null when there is none. */
  readonly undo: string | null;
  /** What this run did with it; null when the run had nothing to do with it. */
  readonly result: StepResult | null;
  readonly proof: Proof | null;
}

export interface RepeatableReport extends Omit<MigrationReport, "version" | "state" | "undo"> {
  readonly state: RepeatableState["state"];
}

/** Data that an undo script removes: `rows` is the target's estimate, null when unknown. */
export interface DestroyedData {
  readonly kind: "table" | "column" | "rows" | "unknown";
  /** Qualified name, or the statement's first words when `kind` is unknown. */
  readonly name: string;
  readonly rows: number | null;
  /** Whether a row was seen on the target: true, false, or null when it could not be looked up in time. */
  readonly seen: boolean | null;
}

/** One thing that a plan would run, runs, or ran, in order. */
export interface StepReport {
  readonly kind: "apply" | "repeat" | "undo";
  /** Null for repeatables. */
  readonly version: string | null;
  readonly description: string;
  /** Path below the migrations folder of the file that runs (the undo script for `undo`). */
  readonly script: string;
  /** Path below the repository's root. */
  readonly file: string;
  /** The text as written, before placeholders are replaced. */
  readonly sql: string;
  readonly transactional: boolean;
  readonly result: StepResult | null;
  readonly executionMs: number | null;
  /** For `undo`: who applied it, when (ISO 8601) and in which run. */
  readonly installedBy: string | null;
  readonly installedOn: string | null;
  readonly runUrl: string | null;
  readonly destroys: readonly DestroyedData[];
  readonly retries: readonly Retry[];
}

/** One attempt that was given up and made again. */
export interface Retry {
  readonly sqlstate: string;
  readonly waitedMs: number;
  /** Who blocked us, in words; null when it was not seen. */
  readonly blockedBy: string | null;
}

export interface EnvironmentReport {
  readonly name: string;
  /** False when the database was not read; `unreachable` says why, in one sentence. */
  readonly reachable: boolean;
  readonly unreachable: string | null;
  /** What stands for the database: itself; where it is not at hand the files of the base branch, else none but the files. */
  readonly source: "database" | "base-branch" | "files" | "none";
  /** The branch whose push deploys it, when configured. */
  readonly branch: string | null;
  /** For example `PostgreSQL 16.4`. */
  readonly server: string | null;
  /** `name@host:port`, never a user or a password. */
  readonly database: string | null;
  readonly currentVersion: string | null;
  /** Version after the plan. */
  readonly targetVersion: string | null;
  readonly planDigest: string | null;
  readonly plan: "ready" | "blocked" | "none";
  readonly migrations: readonly MigrationReport[];
  readonly repeatables: readonly RepeatableReport[];
  readonly steps: readonly StepReport[];
  readonly lastChange: { readonly at: string; readonly by: string } | null;
  readonly drift: DriftReport;
  /** Rows of the log, newest first: only for `history`. */
  readonly events: readonly LogEvent[];
  /** The longest time that another session was seen waiting for us, null when nobody looked. */
  readonly longestWaitMs: number | null;
  /** Of the tables that the plan's steps are about, the largest first; empty where they were not asked for. */
  readonly sizes: readonly TableSize[];
  /** Whether rows stand in the way of the plan's steps, in their order; empty where nobody asked. */
  readonly probes: readonly ProbeReport[];
  /** What the plan's steps change in the schema, as a throw-away database showed it; null when that is unknown. */
  readonly schemaChange: SchemaChange | null;
  /** When the evidence was taken that stands for the database (ISO 8601); null where the database itself was read. */
  readonly observedAt: string | null;
  /** Whether the application's statements go on working; null where nobody looked. */
  readonly queries: QueriesReport | null;
}

export type Verdict = "ok" | "warning" | "blocked" | "failed";

/** Where the run happened, for links and the record. All null outside GitHub. */
export interface RunContext extends RunOrigin {
  readonly serverUrl: string | null;
}

/** All that a run found out and did: one value, every renderer reads it. */
export interface Report {
  readonly command: Command;
  readonly verdict: Verdict;
  /** Why the run did not do its work, null when it did. */
  readonly failure: FailureKind | null;
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly dryRun: boolean;
  readonly environments: readonly EnvironmentReport[];
  readonly findings: readonly Finding[];
  /** Sentences: what this run could not look at, and why. */
  readonly leftOut: readonly string[];
  /** Paths of files that the run wrote (`new`). */
  readonly written: readonly string[];
  readonly context: RunContext;
}

export type FailOn = "error" | "warning" | "drift" | "never";

/** The verdict of a run, from its parts: decided here, rendered elsewhere. */
export function toVerdict(
  failure: FailureKind | null,
  environments: readonly EnvironmentReport[],
  findings: readonly Finding[],
): Verdict {
  const open = findings.filter((finding) => finding.waived === null);
  if (failure !== null && failure !== "blocked") return "failed";
  if (failure === "blocked" || environments.some((environment) => environment.plan === "blocked")) return "blocked";
  if (open.some((finding) => finding.severity === "error")) return "blocked";
  return open.some((finding) => finding.severity === "warning") ? "warning" : "ok";
}

/**
 * The exit code of the command line: 0 ok; 1 findings at or above `failOn`, a blocked plan of `apply` or `rollback`;
 * 2 bad input; 3 the database, a migration or a cancel.
 */
export function toExitCode(report: Report, failOn: readonly FailOn[]): 0 | 1 | 2 | 3 {
  switch (report.failure) {
    case "bad-input":
      return 2;
    case "database":
    case "cancelled":
      return 3;
    case "blocked":
      return 1;
    case null:
      break;
  }
  if (failOn.includes("never")) return 0;
  const open = report.findings.filter((finding) => finding.waived === null);
  const worst = new Set(open.map((finding) => finding.severity));
  // A cosmetic difference makes the status drift, and is no reason to fail.
  const drifted = report.environments.some(({ drift }) =>
    drift.objects.some(({ severity }) => severity !== "cosmetic"),
  );
  if (worst.has("error") && failOn.some((level) => level === "error" || level === "warning")) return 1;
  if (worst.has("warning") && failOn.includes("warning")) return 1;
  return drifted && failOn.includes("drift") ? 1 : 0;
}
