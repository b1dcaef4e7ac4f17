import type { Config, EnvironmentConfig } from "../config/config.js";
import type { Log } from "../core/log.js";
import type { SourceFile } from "../core/migration-set.js";
import type { Finding } from "../core/model.js";
import type { RunContext } from "../core/report.js";
import type { Recorder } from "../database/records.js";
import type { Session } from "../database/session.js";

/** All that a command needs of the world outside: opened by `run.ts`, closed by it. */
export interface World {
  readonly config: Config;
  readonly files: readonly SourceFile[];
  /** Problems of reading the folder. */
  readonly fileFindings: readonly Finding[];
  /** The migrations of the base branch, where a check has no database; null when they could not be read. */
  readonly base: readonly SourceFile[] | null;
  readonly log: Log;
  /** Aborted with a Failure("cancelled") when the run is cancelled. */
  readonly signal: AbortSignal;
  readonly context: RunContext;
  /** Who and from where, but for the environment. */
  readonly recorder: Omit<Recorder, "environment">;
  readonly workingDirectory: string;
  readonly startedAt: Date;
  readonly now: () => Date;
  /** Opens a connection to an environment's database. Throws Failure. */
  readonly openSession: (environment: EnvironmentConfig) => Promise<Session>;
  /** Writes a new file below the migrations folder (`new`); returns its path as people see it. Throws Failure. */
  readonly writeFile: (name: string, text: string) => string;
}
