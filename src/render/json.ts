import type { Suggestion } from "../core/fix.js";
import type { Finding, LogEvent, Proof } from "../core/model.js";
import type { EnvironmentReport, MigrationReport, Report, RepeatableReport, StepReport } from "../core/report.js";
import type { QueriesReport } from "../core/observed.js";
import type { ProbeReport } from "../core/probes.js";
import { toWholeMessage } from "./finding-groups.js";
import { toDriftJson, toSchemaChangeJson } from "./json-schema.js";
import { toJsonText } from "./json-text.js";

/** Raised when a script that reads the JSON would have to change. */
const formatVersion = 1;

export interface Tool {
  readonly name: string;
  readonly version: string;
}

/**
 * The JSON report that `docs/report.schema.json` promises: keys in that order, null for what is absent. What is added
 * inside the program does not reach scripts by accident, because every key is written here.
 */
export function renderJson(report: Report, { version }: { readonly version: string }): string {
  const tool: Tool = { name: "schema-version-action", version };
  const value = {
    formatVersion,
    tool,
    command: report.command,
    verdict: report.verdict,
    startedAt: report.startedAt,
    durationMs: report.durationMs,
    environments: report.environments.map((environment) => toEnvironment(environment, report)),
    findings: report.findings.map(toFinding),
  };
  return toJsonText(value);
}

function toEnvironment(environment: EnvironmentReport, { command }: Report): object {
  return {
    name: environment.name,
    reachable: environment.reachable,
    server: environment.server,
    database: environment.database,
    currentVersion: environment.currentVersion,
    targetVersion: environment.targetVersion,
    planDigest: environment.planDigest,
    migrations: environment.migrations.map(toMigration),
    repeatables: environment.repeatables.map(toRepeatable),
    sizes: environment.sizes.map(({ table, rows, bytes }) => ({ table, rows, bytes })),
    probes: environment.probes.map(toProbe),
    observedAt: environment.observedAt,
    queries: environment.queries === null ? null : toQueries(environment.queries),
    drift: toDriftJson(environment.drift),
    schemaChange: environment.schemaChange === null ? null : toSchemaChangeJson(environment.schemaChange),
    ...(command === "history" ? { events: environment.events.map(toEvent) } : {}),
    ...(command === "rollback" && environment.steps.length > 0 ? { steps: environment.steps.map(toStep) } : {}),
  };
}

function toMigration(migration: MigrationReport): object {
  return {
    version: migration.version,
    description: migration.description,
    script: migration.script,
    state: migration.state,
    checksum: migration.checksum,
    installedBy: migration.installedBy,
    installedOn: migration.installedOn,
    executionMs: migration.executionMs,
    undo: migration.undo,
    result: migration.result,
    proof: migration.proof === null ? null : toProof(migration.proof),
  };
}

function toProof({ runs, rerun, undo, redo, queries, statements }: Proof): object {
  return {
    runs,
    rerun,
    undo,
    redo,
    queries: { checked: queries.checked, notChecked: queries.notChecked, broken: queries.broken },
    statements: statements.map(({ line, locks, rewrites, scans }) => ({
      line,
      locks: locks.map(({ relation, mode }) => ({ relation, mode })),
      rewrites,
      scans,
    })),
  };
}

function toProbe({ version, file, line, demand, outcome, reason, at }: ProbeReport): object {
  return { version, file, line, demand, outcome, reason, at };
}

function toQueries(queries: QueriesReport): object {
  const { checked, notChecked, broken, fromFiles, server, since, evicted, problem } = queries;
  return { checked, notChecked, broken, fromFiles, server, since, evicted, problem };
}

function toRepeatable(repeatable: RepeatableReport): object {
  const { description, script, state, checksum, installedBy, installedOn, executionMs, result } = repeatable;
  const proof = repeatable.proof === null ? null : toProof(repeatable.proof);
  return { description, script, state, checksum, installedBy, installedOn, executionMs, result, proof };
}

function toStep(step: StepReport): object {
  return {
    kind: step.kind,
    version: step.version,
    description: step.description,
    script: step.script,
    transactional: step.transactional,
    result: step.result,
    executionMs: step.executionMs,
    installedBy: step.installedBy,
    installedOn: step.installedOn,
    runUrl: step.runUrl,
    destroys: step.destroys.map(({ kind, name, rows, seen }) => ({ kind, name, rows, seen })),
  };
}

function toEvent(event: LogEvent): object {
  return {
    id: event.id,
    event: event.event,
    version: event.version,
    description: event.description,
    script: event.script,
    checksum: event.checksum,
    installedBy: event.installedBy,
    databaseRole: event.databaseRole,
    at: event.at,
    executionMs: event.executionMs,
    success: event.success,
    sqlstate: event.sqlstate,
    message: event.message,
    reason: event.reason,
    environment: event.environment,
    repository: event.repository,
    ref: event.ref,
    commit: event.commit,
    pullRequest: event.pullRequest,
    runId: event.runId,
    runUrl: event.runUrl,
    toolVersion: event.toolVersion,
    walPosition: event.walPosition,
    walAt: event.walAt,
  };
}

function toFinding(finding: Finding): object {
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: toWholeMessage(finding),
    help: finding.help,
    file: finding.file ?? null,
    line: finding.line ?? null,
    column: finding.column ?? null,
    environment: finding.environment,
    waived: finding.waived,
    ...(finding.fix === undefined
      ? {}
      : { fix: finding.fix.map(({ file, sql, after }) => ({ file, sql, ...(after === undefined ? {} : { after }) })) }),
    ...(finding.suggestion === undefined ? {} : { suggestion: toSuggestion(finding.suggestion) }),
  };
}

function toSuggestion({ startLine, endLine, text }: Suggestion): object {
  return { startLine, endLine, text };
}
