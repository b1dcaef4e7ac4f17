/**
 * The nouns of the project, types only. Everything above this floor speaks in these values; everything is read-only.
 */
import type { FixFile, Suggestion } from "./fix.js";
import type { RunOrigin } from "./run-origin.js";
import type { ForeignRunner, ScriptSettings } from "./script-settings.js";

export type { ForeignRunner, ScriptSettings } from "./script-settings.js";

export type Severity = "error" | "warning" | "note";

/** A place in a file: path as people see it (below the repository's root), line and column 1-based. */
export interface Location {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** One problem of any kind: file, history, review, database. Every renderer needs one loop. */
export interface Finding extends Partial<Location> {
  /** Id in the catalogue of `problems.ts`. */
  readonly rule: string;
  readonly severity: Severity;
  /** What happened, with the values. Plain text, may hold text of files and servers: escape it where it is shown. */
  readonly message: string;
  /** What to do. Plain text. */
  readonly help: string;
  /** What the server hints at, for a failed statement. */
  readonly hint?: string;
  /** What state the database is in now, for a run that failed. */
  readonly state?: string;
  /** The environment that it is about; null when it is about the files. */
  readonly environment: string | null;
  /** The reason of the waiver that accepts it, else null. */
  readonly waived: string | null;
  /** The safe form as files, complete and ready to copy, in the order in which they run; one that exists is replaced. */
  readonly fix?: readonly FixFile[];
  /** What can stand in place of some lines of the file, for a change that is one in the diff. */
  readonly suggestion?: Suggestion;
}

/** A version in Flyway's grammar. `text` keeps the spelling with `_` as `.`; equality and order follow `parts`. */
export interface Version {
  readonly text: string;
  readonly parts: readonly bigint[];
}

/** Values of `-- schema-version: key=value` lines in the head of a file. Durations in milliseconds. */
export interface Directives {
  readonly transaction?: boolean;
  readonly lockTimeoutMs?: number;
  readonly statementTimeoutMs?: number;
  readonly maxBlockMs?: number | "off";
  readonly contractOf?: string;
}

/** A line `-- schema-version: allow <rule> because <reason>`. */
export interface Waiver {
  /** Ids of the catalogue. */
  readonly rules: readonly string[];
  readonly reason: string;
  /** 1-based line of the waiver; scope `statement`: it is about the first statement that starts below. */
  readonly line: number;
  readonly scope: "file" | "statement";
}

/** A decoded `.sql` file: text without BOM, line ends as in the file. */
export interface Script {
  /** Path as people see it, below the repository's root, `/` separators. */
  readonly file: string;
  /** Path below the migrations folder, `/` separators: the `script_name` of the row. */
  readonly name: string;
  readonly text: string;
  /** First 32 hex digits of SHA-256, see `checksum.ts`. */
  readonly checksum: string;
  readonly settings: ScriptSettings;
  readonly directives: Directives;
  readonly waivers: readonly Waiver[];
  /** Absent for SQL, which runs here. What only Flyway runs has neither text nor checksum. */
  readonly runner?: ForeignRunner;
}

/** A `V` or `B` file, with the undo script of the same version where there is one. */
export interface Migration {
  readonly kind: "versioned" | "baseline";
  readonly version: Version;
  readonly description: string;
  readonly checksum: string;
  readonly script: Script;
  readonly undo: Script | null;
}

/** An `R` file; its checksum is taken after placeholders were replaced. */
export interface Repeatable {
  readonly description: string;
  readonly checksum: string;
  readonly script: Script;
}

export type CallbackEvent =
  | "beforeMigrate"
  | "beforeEachMigrate"
  | "afterEachMigrate"
  | "afterMigrate"
  | "afterMigrateError"
  | "beforeValidate"
  | "afterValidate"
  | "beforeRepeatables"
  | "afterVersioned";

export interface Callback {
  readonly event: CallbackEvent;
  readonly description: string;
  readonly script: Script;
}

/** All that a migrations folder holds, sorted: versions ascending, the rest by description. */
export interface MigrationSet {
  readonly versioned: readonly Migration[];
  readonly baselines: readonly Migration[];
  readonly repeatables: readonly Repeatable[];
  readonly callbacks: readonly Callback[];
  /** Problems of the files themselves: names, duplicates, encoding, directives. */
  readonly findings: readonly Finding[];
}

/** One row of `schema_version`. */
export interface AppliedMigration {
  readonly version: string;
  readonly description: string;
  readonly script: string;
  readonly checksum: string;
  readonly installedBy: string;
  /** ISO 8601 in UTC, with `Z`. */
  readonly installedOn: string;
  readonly executionMs: number;
  readonly success: boolean;
}

/** One row of `schema_version_repeatable`. */
export type AppliedRepeatable = Omit<AppliedMigration, "version">;

export type LogEventName =
  "start" | "apply" | "undo-start" | "undo" | "baseline" | "repair" | "adopt" | "fail" | "cancel";

/** One row of `schema_version_log`. */
export interface LogEvent extends RunOrigin {
  readonly id: number;
  readonly event: LogEventName;
  readonly version: string | null;
  readonly description: string | null;
  readonly script: string | null;
  readonly checksum: string | null;
  readonly installedBy: string;
  readonly databaseRole: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly executionMs: number | null;
  readonly success: boolean;
  readonly sqlstate: string | null;
  readonly message: string | null;
  readonly reason: string | null;
  readonly environment: string | null;
  readonly toolVersion: string;
  readonly walPosition: string | null;
  /** ISO 8601 in UTC: when `walPosition` was read. */
  readonly walAt: string | null;
}

/** What a database (or the base branch in its place) has on record. */
export interface History {
  readonly applied: readonly AppliedMigration[];
  readonly repeatables: readonly AppliedRepeatable[];
  /** The last event of each version that did not finish (success is false), by version text. */
  readonly lastEvents: ReadonlyMap<string, Pick<LogEvent, "id" | "event" | "message">>;
  /** The event that applied each version on record, by version text; empty unless it was asked for. */
  readonly applyEvents: ReadonlyMap<string, Pick<LogEvent, "id" | "runId" | "runUrl">>;
  /** Id of the last event that changed state; 0 when there is none. */
  readonly lastChangeId: number;
  /** The environment named by the last event that changed state and named one, null when none did. */
  readonly lastEnvironment: string | null;
  readonly lastChange: { readonly at: string; readonly by: string } | null;
}

/** Where a migration stands; one pure function computes it (`state.ts`), everything else reads it. */
export type MigrationState =
  | { readonly state: "pending"; readonly migration: Migration }
  | { readonly state: "out-of-order"; readonly migration: Migration }
  | { readonly state: "below-baseline"; readonly migration: Migration }
  | { readonly state: "applied"; readonly migration: Migration; readonly row: AppliedMigration }
  | { readonly state: "edited"; readonly migration: Migration; readonly row: AppliedMigration }
  | { readonly state: "missing"; readonly migration: null; readonly row: AppliedMigration }
  | { readonly state: "ahead"; readonly migration: null; readonly row: AppliedMigration }
  | { readonly state: "baseline"; readonly migration: Migration | null; readonly row: AppliedMigration }
  | { readonly state: "failed"; readonly migration: Migration | null; readonly row: AppliedMigration }
  | { readonly state: "undo-failed"; readonly migration: Migration | null; readonly row: AppliedMigration };

export type RepeatableState =
  | { readonly state: "pending"; readonly repeatable: Repeatable }
  | { readonly state: "outdated"; readonly repeatable: Repeatable; readonly row: AppliedRepeatable }
  | { readonly state: "current"; readonly repeatable: Repeatable; readonly row: AppliedRepeatable }
  | { readonly state: "missing"; readonly repeatable: null; readonly row: AppliedRepeatable };

/** The state of one database against one set of files. */
export interface DatabaseState {
  readonly migrations: readonly MigrationState[];
  readonly repeatables: readonly RepeatableState[];
  /** Highest version on record, null when none. */
  readonly currentVersion: string | null;
  readonly lastChangeId: number;
}

/** One thing that a plan runs. */
export type Step =
  | { readonly kind: "apply"; readonly migration: Migration; readonly resume: boolean }
  | { readonly kind: "repeat"; readonly repeatable: Repeatable }
  | { readonly kind: "undo"; readonly migration: Migration; readonly undo: Script; readonly row: AppliedMigration };

/** `ready` with its steps, in order, or `blocked` with its findings: a blocked plan cannot be executed. */
export type Plan =
  | { readonly kind: "ready"; readonly steps: readonly Step[]; readonly findings: readonly Finding[] }
  | { readonly kind: "blocked"; readonly findings: readonly Finding[] };

export type StepResult = "done" | "failed" | "not-run";

/** What a rehearsal showed of one pending migration. A lock `on` other is on an index, or on what is pending too. */
export interface Proof {
  readonly runs: boolean;
  readonly rerun: "unchanged" | "changed" | "fails" | "not-run";
  readonly undo: "identical" | "different" | "fails" | "missing" | "not-run";
  readonly redo: "identical" | "different" | "fails" | "not-run";
  readonly queries: { readonly checked: number; readonly notChecked: number; readonly broken: number };
  readonly statements: readonly {
    readonly line: number;
    readonly locks: readonly {
      readonly relation: string;
      readonly mode: string;
      readonly on?: "existing-table" | "other";
    }[];
    readonly rewrites: readonly string[];
    readonly scans: readonly string[];
  }[];
}
