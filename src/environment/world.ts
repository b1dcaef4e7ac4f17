import type { Config, EnvironmentConfig } from "../config/config.js";
import type { Log } from "../core/log.js";
import type { SourceFile } from "../core/migration-set.js";
import type { Finding } from "../core/model.js";
import type { RunContext } from "../core/report.js";
import type { Recorder } from "../database/records.js";
import type { Session } from "../database/session.js";
import type { QueryFiles } from "../files/query-files.js";
import type { OpenShadowOptions } from "../shadow/open-shadow.js";
import type { Shadow } from "../shadow/shadow.js";

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
  /** Whether files must lie below it. */
  readonly confined: boolean;
  readonly startedAt: Date;
  readonly now: () => Date;
  /** Opens a connection to an environment's database. Throws Failure. */
  readonly openSession: (environment: EnvironmentConfig) => Promise<Session>;
  /** The password of an environment's login, for a program that logs in itself; masked from then on. Throws Failure. */
  readonly readPassword: (environment: EnvironmentConfig) => Promise<string | null>;
  /**
   * Opens the throw-away database that the input `shadow` asks for, null for off; the next one waits until it is closed.
   * Throws Failure.
   */
  readonly openShadow: (request: ShadowRequest) => Promise<Shadow | null>;
  /** All that files of those script names ever were, as far as git knows. */
  readonly readOlderFiles: (names: readonly string[]) => Promise<OlderFiles>;
  /** The files of `queries`, and what hinders reading them. */
  readonly readQueryFiles: () => QueryFiles;
  /** Writes a new file below the migrations folder (`new`); returns its path as people see it. Throws Failure. */
  readonly writeFile: (name: string, text: string) => string;
  /** Writes a file beside those that were read, anew or in place of one; the path as people see it. */
  readonly replaceFile: (file: string, text: string) => void;
}

/** What a shadow must know of its environment. */
export type ShadowRequest = Pick<OpenShadowOptions, "targetMajor" | "target" | "mirror" | "trust">;

export interface OlderFiles {
  /** The newest first; each under the script name that was asked for. */
  readonly files: readonly SourceFile[];
  /** `shallow`: the checkout lacks older commits; `none`: there is no repository, or no git. */
  readonly history: "whole" | "shallow" | "none";
}
