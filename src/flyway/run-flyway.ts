import { Failure } from "../core/failure.js";
import { finding } from "../core/problems.js";
import { readAnswer } from "./answer.js";
import type { Answer } from "./answer.js";
import { runProgram } from "./program.js";
import type { Stage } from "./stage.js";

export interface FlywayRun {
  /** Path of the program, or its name to be found on PATH. */
  readonly program: string;
  /** PATH and what Java needs; nothing else of the run's environment reaches Flyway. */
  readonly variables: Readonly<Record<string, string>>;
  readonly url: string;
  readonly user: string;
  readonly password: string | null;
  readonly settings: Readonly<Record<string, string>>;
  readonly placeholders: ReadonlyMap<string, string>;
  /** Ends Flyway when it is aborted, should it not end by itself. */
  readonly signal: AbortSignal;
  /** Told each line that Flyway writes beside its answer. */
  readonly onLine: (line: string) => void;
}

/**
 * Runs `flyway migrate` in its stage: with a configuration of its own, the login in its environment and never among its
 * arguments. Throws Failure where the program is not to be had.
 */
export async function runFlyway(stage: Stage, run: FlywayRun): Promise<Answer> {
  const configuration = stage.write("schema-version.toml", toToml(run.placeholders));
  const settings = Object.entries({
    ...run.settings,
    configFiles: configuration,
    workingDirectory: stage.folder,
    locations: `filesystem:${stage.location}`,
    outputType: "json",
  }).map(([name, value]) => `-${name}=${value}`);
  const env = {
    ...run.variables,
    // Flyway looks for a configuration in the home of the user too.
    HOME: stage.folder,
    // Without it Java finds no file whose name is not ASCII.
    LC_ALL: "C.UTF-8",
    // The times in its table have no zone.
    TZ: "UTC",
    FLYWAY_URL: run.url,
    FLYWAY_USER: run.user,
    ...(run.password === null ? {} : { FLYWAY_PASSWORD: run.password }),
    REDGATE_DISABLE_TELEMETRY: "true",
  };
  const { program, signal, onLine } = run;
  const options = { env, cwd: stage.folder, signal, onLine };
  const { stdout, stderr, how } = await runProgram(program, [...settings, "migrate"], options);
  if (/ 12[67]$/.test(how) && stdout.trim() === "") {
    const message = `Flyway could not be run: ${stderr.trim().slice(0, 500)}`;
    throw new Failure("bad-input", [finding("flyway", { message })]);
  }
  return readAnswer(stdout, stderr, how);
}

/** Values of placeholders may be secrets: they stand in a file that nobody else reads, not among the arguments. */
function toToml(placeholders: ReadonlyMap<string, string>): string {
  const lines = [...placeholders].map(([name, value]) => `${quoteToml(name)} = ${quoteToml(value)}`);
  return ["[flyway.placeholders]", ...lines, ""].join("\n");
}

function quoteToml(text: string): string {
  // JSON's strings are TOML's, but for one control character.
  return JSON.stringify(text).replaceAll("\u007F", "\\u007F");
}
