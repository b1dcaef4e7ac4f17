import { platform } from "node:os";
import { Failure } from "../core/failure.js";
import { finding } from "../core/problems.js";
import { readAnswer } from "./answer.js";
import type { Answer } from "./answer.js";
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
  /** Told each line that Flyway writes beside its answer. */
  readonly onLine: (line: string) => void;
}

/**
 * Runs `flyway migrate` in its stage: with a configuration of its own, the login in its environment and never among its
 * arguments. Throws Failure where the program is not to be had.
 */
export async function runFlyway(stage: Stage, run: FlywayRun): Promise<Answer> {
  const { getExecOutput } = await import("@actions/exec");
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
    FLYWAY_URL: run.url,
    FLYWAY_USER: run.user,
    ...(run.password === null ? {} : { FLYWAY_PASSWORD: run.password }),
    REDGATE_DISABLE_TELEMETRY: "true",
  };
  const options = { env, cwd: stage.folder, silent: true, ignoreReturnCode: true, listeners: { errline: run.onLine } };
  // Through env, which judges by trying: as root, @actions/exec takes a file of another owner for not executable.
  const [tool, ...before] = platform() === "win32" ? [quoteProgram(run.program)] : ["env", run.program];
  const { exitCode, stdout, stderr } = await getExecOutput(tool, [...before, ...settings, "migrate"], options);
  if ((exitCode === 126 || exitCode === 127) && stdout.trim() === "") {
    const message = `Flyway could not be run: ${stderr.trim().slice(0, 500)}`;
    throw new Failure("bad-input", [finding("flyway", { message })]);
  }
  return readAnswer(stdout, stderr);
}

/** It is taken for a line of words. */
function quoteProgram(program: string): string {
  return `"${program.replaceAll('"', '\\"')}"`;
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
