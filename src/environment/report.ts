import type { EnvironmentConfig } from "../config/config.js";
import type { Migration, MigrationState, Proof, RepeatableState, Script, Step, StepResult } from "../core/model.js";
import { scriptOf, targetOf } from "../core/plan.js";
import { driftOff } from "../core/report.js";
import type {
  DestroyedData,
  EnvironmentReport,
  MigrationReport,
  RepeatableReport,
  Retry,
  StepReport,
} from "../core/report.js";
import type { QueriesReport } from "../core/observed.js";
import type { ProbeReport } from "../core/probes.js";
import type { SchemaChange } from "../core/schema/schema-change-model.js";
import type { TableSize } from "../core/sizes.js";
import { versionOf } from "../core/state.js";
import type { Loaded } from "./load.js";
import type { Planned } from "./plan.js";

/** What a run did with one step. */
export interface StepOutcome {
  readonly result: StepResult;
  readonly executionMs: number | null;
  readonly retries: readonly Retry[];
}

export interface ReportParts {
  readonly planned: Planned | null;
  /** Outcomes by the script that ran; absent where nothing ran. */
  readonly outcomes?: ReadonlyMap<Script, StepOutcome>;
  readonly destroys?: ReadonlyMap<Script, readonly DestroyedData[]>;
  readonly longestWaitMs?: number | null;
  readonly sizes?: readonly TableSize[];
  readonly probes?: readonly ProbeReport[];
  readonly schemaChange?: SchemaChange | null;
  /** What the rehearsal showed, by the script of a migration. */
  readonly proofs?: ReadonlyMap<Script, Proof>;
  readonly queries?: QueriesReport | null;
  readonly observedAt?: string | null;
}

/** The report of an environment whose database, or the base branch in its place, was read. */
export function toEnvironmentReport(loaded: Loaded, parts: ReportParts): EnvironmentReport {
  const { environment, target, onRecord, state } = loaded;
  const { planned } = parts;
  const results = new Map([...(parts.outcomes ?? [])].map(([script, outcome]) => [script.name, outcome]));
  const steps = planned?.steps ?? [];
  return {
    ...emptyReport(environment),
    reachable: target !== null,
    unreachable: target === null && environment.database.kind === "none" ? environment.database.reason : null,
    source: target === null ? "base-branch" : "database",
    server: target?.server ?? null,
    database: target === null ? null : placeOf(environment, target.database),
    currentVersion: state.currentVersion,
    targetVersion: targetOf(state, steps),
    planDigest: planned?.digest ?? null,
    plan: planned === null ? "none" : planned.plan.kind,
    migrations: state.migrations.map((one) => toMigrationReport(one, results, parts.proofs)),
    repeatables: state.repeatables.map((one) => toRepeatableReport(one, results, parts.proofs)),
    steps: steps.map((step) => toStepReport(step, loaded, parts)),
    lastChange: onRecord.history.lastChange,
    longestWaitMs: parts.longestWaitMs ?? null,
    sizes: parts.sizes ?? [],
    probes: parts.probes ?? [],
    schemaChange: parts.schemaChange ?? null,
    queries: parts.queries ?? null,
    observedAt: parts.observedAt ?? null,
  };
}

/** The report of an environment that was not read. */
export function toUnreachable(environment: EnvironmentConfig, reason: string): EnvironmentReport {
  return { ...emptyReport(environment), unreachable: reason };
}

function emptyReport({ name, branch }: EnvironmentConfig): EnvironmentReport {
  return {
    name,
    reachable: false,
    unreachable: null,
    source: "none",
    branch,
    server: null,
    database: null,
    currentVersion: null,
    targetVersion: null,
    planDigest: null,
    plan: "none",
    migrations: [],
    repeatables: [],
    steps: [],
    lastChange: null,
    drift: driftOff,
    events: [],
    longestWaitMs: null,
    sizes: [],
    probes: [],
    schemaChange: null,
    queries: null,
    observedAt: null,
  };
}

/** `name@host:port`, never a user or a password. */
function placeOf({ database }: EnvironmentConfig, name: string): string {
  switch (database.kind) {
    case "server":
      return `${name}@${database.target.host}:${database.target.port}`;
    case "embedded":
      return `embedded in ${database.folder}`;
    case "none":
      return name;
  }
}

type Results = ReadonlyMap<string, StepOutcome>;

function toMigrationReport(state: MigrationState, results: Results, proofs: ReportParts["proofs"]): MigrationReport {
  const row = "row" in state ? state.row : null;
  const migration: Migration | null = state.migration;
  const script = row?.script ?? migration?.script.name ?? "";
  const undo = migration?.undo?.name ?? null;
  const outcome = results.get(script) ?? (undo === null ? undefined : results.get(undo));
  return {
    version: versionOf(state),
    description: row?.description ?? migration?.description ?? "",
    script,
    state: state.state,
    checksum: migration?.checksum ?? row?.checksum ?? "",
    installedBy: row?.installedBy ?? null,
    installedOn: row?.installedOn ?? null,
    executionMs: outcome?.executionMs ?? row?.executionMs ?? null,
    undo,
    result: outcome?.result ?? null,
    proof: (migration === null ? undefined : proofs?.get(migration.script)) ?? null,
  };
}

function toRepeatableReport(state: RepeatableState, results: Results, proofs: ReportParts["proofs"]): RepeatableReport {
  const row = "row" in state ? state.row : null;
  const script = state.repeatable?.script.name ?? row?.script ?? "";
  const outcome = results.get(script);
  return {
    description: state.repeatable?.description ?? row?.description ?? "",
    script,
    state: state.state,
    checksum: state.repeatable?.checksum ?? row?.checksum ?? "",
    installedBy: row?.installedBy ?? null,
    installedOn: row?.installedOn ?? null,
    executionMs: outcome?.executionMs ?? row?.executionMs ?? null,
    result: outcome?.result ?? null,
    proof: (state.repeatable === null ? undefined : proofs?.get(state.repeatable.script)) ?? null,
  };
}

function toStepReport(step: Step, { onRecord }: Loaded, { planned, outcomes, destroys }: ReportParts): StepReport {
  const script = scriptOf(step);
  const outcome = outcomes?.get(script);
  const row = step.kind === "undo" ? step.row : null;
  return {
    kind: step.kind,
    version: step.kind === "repeat" ? null : (row?.version ?? step.migration.version.text),
    description: step.kind === "repeat" ? step.repeatable.description : step.migration.description,
    script: script.name,
    file: script.file,
    sql: script.text,
    transactional: planned?.parsed.get(script)?.transactional ?? true,
    result: outcome?.result ?? null,
    executionMs: outcome?.executionMs ?? null,
    installedBy: row?.installedBy ?? null,
    installedOn: row?.installedOn ?? null,
    runUrl: row === null ? null : (onRecord.history.applyEvents.get(row.version)?.runUrl ?? null),
    destroys: destroys?.get(script) ?? [],
    retries: outcome?.retries ?? [],
  };
}
