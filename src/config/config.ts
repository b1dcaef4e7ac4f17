import type { ConnectionTarget } from "../core/database-url.js";
import type { IgnorePattern } from "../core/schema/ignore-pattern.js";
import type { Naming } from "../core/file-name.js";
import type { Finding, ScriptSettings } from "../core/model.js";
import type { ApplyTarget, IgnoredState } from "../core/plan.js";
import type { RollbackSelection } from "../core/plan-rollback.js";
import type { Command, FailOn } from "../core/report.js";
import type { ShadowChoice, Trust } from "../core/shadow-choice.js";
import type { FlywayBaseline } from "./flyway/flyway-settings.js";
import type { ReviewSettings } from "./review-settings.js";

/** What holds for one environment. */
export interface EnvironmentConfig {
  readonly name: string;
  /** The branch whose push deploys it; null where nothing says so. */
  readonly branch: string | null;
  readonly database: DatabaseChoice;
  readonly schemas: readonly string[];
  readonly role: string | null;
  readonly existingSchema: "block" | "allow";
  readonly outOfOrder: "block" | "allow";
  /** How far apply goes; a Flyway configuration may say it. */
  readonly target: ApplyTarget;
  /** States that a Flyway configuration passes over; null where it says nothing. */
  readonly ignored: readonly IgnoredState[] | null;
  readonly transaction: "each" | "all";
  readonly onFailure: "stop" | "undo";
  readonly lockWaitMs: number;
  readonly lockTimeoutMs: number;
  readonly statementTimeoutMs: number;
  readonly maxBlockMs: number | "off";
  /** File with what `observe` wrote, which stands for a database that is not at hand; null for none. */
  readonly evidence: string | null;
  /** Names in lower case. */
  readonly placeholders: ReadonlyMap<string, string>;
  readonly flyway: FlywayConfig;
}

/** What has to do with Flyway's own history. */
export interface FlywayConfig {
  /** `mirror`: what either engine applies, the other sees. */
  readonly history: "own" | "mirror";
  /** Name of Flyway's history table. */
  readonly table: string;
  /** What the placeholder `flyway:table` stands for: Flyway's table where Flyway has to do with it, else ours. */
  readonly tablePlaceholder: string;
  /** Whom Flyway's own table names; null for who started the run, as on our record. */
  readonly installedBy: string | null;
}

/** Which database an environment means. */
export type DatabaseChoice =
  | { readonly kind: "server"; readonly target: ConnectionTarget }
  | { readonly kind: "embedded"; readonly folder: string }
  /** No URL at hand; `reason` is one sentence. */
  | { readonly kind: "none"; readonly reason: string };

/** The throw-away database, and what may run there. */
export interface ShadowConfig {
  readonly choice: ShadowChoice;
  /** `pull-request`: what is checked out may be anybody's, so nothing is replayed as superuser. */
  readonly trust: Trust;
  /**
   * By environment: values of placeholders for what is on record, null where they are not known. Null as a whole where
   * the environments' own hold.
   */
  readonly basePlaceholders: ReadonlyMap<string, ReadonlyMap<string, string> | null> | null;
  /** The variable PATH, for PostgreSQL's programs. */
  readonly path: string;
}

/** All inputs, parsed and trusted from here on. Holds secrets: never put it into a report. */
export interface Config {
  readonly command: Command;
  /** The environments that this run is about, in the file's order. */
  readonly environments: readonly EnvironmentConfig[];
  /** Sentences about environments that were left out. */
  readonly leftOut: readonly string[];
  /** As given: below the workspace in the action, anywhere on the command line. Several have commas between them. */
  readonly migrations: string;
  /** Where the files are. `first`: one of Flyway's usual places. */
  readonly locations: { readonly list: readonly string[]; readonly choose: "all" | "first" };
  readonly naming: Naming;
  /** Settings of every file, below those of its own `.sql.conf`. */
  readonly scriptSettings: ScriptSettings;
  /** Folders of callbacks, in place of those among the migrations; empty where nothing says so. */
  readonly callbackLocations: readonly string[];
  readonly baseline: FlywayBaseline;
  /** What the configuration has to say to people, none of it an error. */
  readonly notes: readonly Finding[];
  readonly configFile: string;
  /** Files or patterns with statements that the application runs. */
  readonly queries: readonly string[];
  readonly targetVersion: string | null;
  readonly rollback: RollbackSelection | null;
  readonly confirm: string | null;
  readonly dryRun: boolean;
  readonly expectPlan: string | null;
  readonly reason: string | null;
  readonly failOn: readonly FailOn[];
  /** Objects that are no drift, whatever they look like. */
  readonly driftIgnore: readonly IgnorePattern[];
  /** Whether the report is for everyone's eyes, so that hosts and sizes are left out. */
  readonly audience: "team" | "public";
  /** Severities of rules and sizes of tables, from the configuration file. */
  readonly review: ReviewSettings;
  readonly comment: "auto" | "off";
  readonly suggestions: "auto" | "off";
  readonly githubToken: string | null;
  readonly description: string | null;
  readonly all: boolean;
  /** Whether repair stores the live schema as the snapshot. */
  readonly drift: "keep" | "accept";
  /** `new` writes what drifted. */
  readonly fromDrift: boolean;
  /** `new` writes the undo script of this version; null where it does not. */
  readonly undoOf: string | null;
  readonly copyOf: string | null;
  readonly exportTo: "flyway" | null;
  readonly engine: Engine;
  /** Whether check writes the safe forms of its findings. */
  readonly fix: boolean;
  readonly showValues: boolean;
  readonly shadow: ShadowConfig;
  readonly passwordCommand: string | null;
  /** Every spelling of every secret, for `redact`. */
  readonly secrets: readonly string[];
}

/** Who runs the SQL. */
export type Engine =
  | { readonly kind: "native" }
  /** The program and what of the environment reaches it. */
  | { readonly kind: "flyway"; readonly program: string; readonly variables: Readonly<Record<string, string>> };
