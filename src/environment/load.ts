import type { EnvironmentConfig } from "../config/config.js";
import { toMigrationSet } from "../core/migration-set.js";
import type { AppliedMigration, DatabaseState, Finding, History, MigrationSet, Script } from "../core/model.js";
import { builtInPlaceholders } from "../core/placeholders.js";
import { finding } from "../core/problems.js";
import { reconcile } from "../core/state.js";
import type { OnRecord } from "../database/history.js";
import type { Target } from "../database/target.js";
import type * as sql from "../sql/script.js";
import type { ParsedScript } from "../sql/script.js";
import { assumeBaseline, toldBaseline } from "./assumed-baseline.js";
import type { Mirror } from "./flyway/mirror.js";
import type { World } from "./world.js";

/** One environment: its files with its placeholders, against what is on record in its database. */
export interface Loaded {
  readonly environment: EnvironmentConfig;
  /** Null where the base branch stands for the database. */
  readonly target: Target | null;
  readonly onRecord: OnRecord;
  readonly set: MigrationSet;
  readonly state: DatabaseState;
  readonly placeholders: ReadonlyMap<string, string>;
  /** Flyway's table beside ours; null where it is left alone. */
  readonly mirror: Mirror | null;
  /** A baseline that is not on record yet and that the state counts with; null for none. */
  readonly assumed: AppliedMigration | null;
  /** Parses a script with this environment's placeholders; each one once. */
  readonly parse: (script: Script) => Promise<ParsedScript>;
}

/** The files of one environment, with its placeholders. */
export type SortedFiles = Pick<Loaded, "environment" | "target" | "set" | "placeholders">;

/** Sorts the files of one environment. Pure. */
export function sortFiles(world: World, environment: EnvironmentConfig, target: Target | null): SortedFiles {
  const placeholders = placeholdersFor(world, environment, target);
  return { environment, target, placeholders, set: toMigrationSet(world.files, placeholders, world.config.naming) };
}

/** Files and rows of one environment, reconciled. Pure but for the parser's loading. */
export function load(world: World, files: SortedFiles, found: OnRecord): Loaded {
  const { set, placeholders } = files;
  const assumed = assumeBaseline(world, found);
  const history = assumed === null ? found.history : { ...found.history, applied: [assumed] };
  const onRecord = { ...found, history };
  const parsed = new Map<Script, Promise<ParsedScript>>();
  // Where nothing is pending, nothing is parsed.
  let loading: Promise<typeof sql> | null = null;
  const parse = async (script: Script): Promise<ParsedScript> => {
    const { parseScript } = await (loading ??= import("../sql/script.js"));
    return await parseScript(script, placeholders, homeOf(files));
  };
  return {
    ...files,
    onRecord,
    state: reconcile(set, onRecord.history, { empty: onRecord.empty }),
    mirror: null,
    assumed,
    parse: (script) => {
      const known = parsed.get(script) ?? parse(script);
      parsed.set(script, known);
      return known;
    },
  };
}

/** Schema of the tool's tables; null where nothing says it. */
function homeOf({ target, environment }: SortedFiles): string | null {
  return target?.home ?? environment.schemas[0] ?? null;
}

/** The same files against what is on record by now. */
export function withRecord(loaded: Loaded, onRecord: OnRecord): Loaded {
  const state = reconcile(loaded.set, onRecord.history, { empty: onRecord.empty });
  return { ...loaded, onRecord, assumed: null, state };
}

/** Placeholders of an environment: the given ones over Flyway's built-ins. */
export function placeholdersFor(
  world: World,
  environment: EnvironmentConfig,
  target: Target | null,
): ReadonlyMap<string, string> {
  const builtIns = builtInPlaceholders({
    // Where no database is at hand its names are not known; a stand-in keeps the files checkable.
    defaultSchema: target?.home ?? environment.schemas[0] ?? "public",
    user: target?.user ?? "user",
    database: target?.database ?? "database",
    timestamp: world.startedAt.toISOString().slice(0, 19).replace("T", " "),
    workingDirectory: world.workingDirectory,
    table: environment.flyway.tablePlaceholder,
    environment: environment.name,
  });
  return new Map([...builtIns, ...environment.placeholders]);
}

/** Problems that hinder a run: files, the folder, the database; not yet those of the SQL. */
export function problemsOf(world: World, loaded: Loaded): readonly Finding[] {
  return [
    ...world.fileFindings,
    ...loaded.set.findings,
    ...loaded.onRecord.findings,
    ...toldUnknownPast(loaded),
    ...toldBaseline(loaded.assumed, loaded.environment.name),
  ];
}

/** Why nobody knows what ran in a database: the first reason is the one to begin with. */
function toldUnknownPast({ onRecord, environment, set, state, mirror }: Loaded): readonly Finding[] {
  const { history, empty, missing, findings, rows, flyway, events } = onRecord;
  if (history.applied.length > 0) return [];
  // A foreign table where ours must be says more: what is there may come from it.
  if (findings.some(({ rule }) => rule === "foreign-table")) return [];
  if (rows === "lost" && !empty) return [rowsLost(environment.name)];
  const occupied = !empty && state.migrations.length > 0 && environment.existingSchema === "block";
  if (!missing.includes("log")) {
    // The log's table shows that the tool was let in before: what is there may come from a callback of a run that was cut.
    const restored = occupied && events === "none" && set.callbacks.length === 0;
    return restored ? [existingSchema(environment.name, restoredWithoutData)] : [];
  }
  // Else what Flyway has run would run again.
  if (flyway === "there" && mirror === null) return [notTakenOver(environment)];
  return occupied ? [existingSchema(environment.name, "relations but no history")] : [];
}

function notTakenOver({ name, flyway }: EnvironmentConfig): Finding {
  const message = `the schema has a history of Flyway's, ${flyway.table}, that was not taken over`;
  return finding("flyway-history", { message, environment: name });
}

/** Else all that the log says was applied would be applied again. */
function rowsLost(environment: string): Finding {
  const message = "the log says which versions were applied, but schema_version holds no row any more";
  return finding("lost-history", { message, environment });
}

const restoredWithoutData = "relations, and the tool's tables without any row, as a restore without data leaves them";

function existingSchema(environment: string, held: string): Finding {
  const message = `the schema holds ${held}, so nobody knows which migrations they came from`;
  return finding("existing-schema", { message, environment });
}

/** The record that stands for a database that is not at hand: what the base branch holds counts as applied. */
export function recordOfBase(world: World, environment: EnvironmentConfig): OnRecord {
  const set = toMigrationSet(world.base ?? [], placeholdersFor(world, environment, null), world.config.naming);
  const row = { installedBy: "the base branch", installedOn: "", executionMs: 0, success: true };
  const history: History = {
    applied: set.versioned.map(({ version, description, checksum, script }) => ({
      ...row,
      version: version.text,
      description,
      script: script.name,
      checksum,
    })),
    repeatables: set.repeatables.map(({ description, checksum, script }) => ({
      ...row,
      description,
      script: script.name,
      checksum,
    })),
    lastEvents: new Map(),
    applyEvents: new Map(),
    lastChangeId: 0,
    lastEnvironment: null,
    lastChange: null,
  };
  return {
    history,
    missing: [],
    schemaExists: true,
    snapshots: "not-asked",
    rows: "kept",
    events: "some",
    lastRunAt: null,
    empty: set.versioned.length === 0,
    flyway: "absent",
    findings: [],
    walPosition: null,
    walAt: world.startedAt.toISOString(),
  };
}
