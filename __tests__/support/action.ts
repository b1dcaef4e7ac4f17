import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { ActionEvent } from "./events.js";
import type { GitHubApi } from "./github-api.js";
import { start, type Ended, type Running } from "./running.js";
import { parseCommands, parseFileCommands, toAnnotations } from "./workflow-commands.js";
import type { Annotation, WorkflowCommand } from "./workflow-commands.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Node 24, as runners have it: the running one where it is new enough, else the one from npm. */
export const nodeOfRunner = ((): string => {
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  const own = join(root, "node_modules", `node-${process.platform}-${process.arch}`, "bin", "node");
  return existsSync(own) ? own : process.execPath;
})();

export interface ActionOptions {
  readonly event: ActionEvent;
  /** Inputs of the step's `with`; the rest gets the defaults of action.yml. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Variables of the step's `env`. */
  readonly env?: Readonly<Record<string, string>>;
  /** The checked out folder; an empty one unless told. */
  readonly workspace?: string;
  /** Without one, GitHub is not reachable. */
  readonly api?: GitHubApi;
  readonly actor?: string;
  readonly triggeringActor?: string;
  readonly runId?: string;
  /** Folder with action.yml and dist; the project's own unless told. */
  readonly action?: string;
  readonly limitMs?: number;
}

export interface ActionResult extends Ended {
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  /** Markdown of the step summary. */
  readonly summary: string;
  /** What a runner would take for a command, on stdout and then on stderr. */
  readonly commands: readonly WorkflowCommand[];
  readonly annotations: readonly Annotation[];
  readonly masks: readonly string[];
  /** Content of the files that the outputs name, as long as they are below RUNNER_TEMP; by output. */
  readonly files: Readonly<Record<string, string>>;
}

interface Manifest {
  readonly inputs?: Readonly<Record<string, { readonly default?: string | number | boolean } | null>>;
  readonly runs: { readonly main: string };
}

/** Inputs as the runner passes them: all that are declared, and no others. */
function toInputs(manifest: Manifest, given: Readonly<Record<string, string>>, token: string): Record<string, string> {
  const declared = manifest.inputs ?? {};
  const unknown = Object.keys(given).filter((name) => !(name in declared));
  // A runner warns and passes them on; in a test it is a slip. Set INPUT_… in `env` to mean it.
  if (unknown.length > 0) throw new Error(`action.yml declares no input "${unknown.join('", "')}"`);
  const pairs = Object.entries(declared).map(([name, input]): [string, string] => {
    const value = given[name] ?? String(input?.default ?? "").replace(/^\$\{\{\s*github\.token\s*\}\}$/, token);
    if (value.includes("${{")) throw new Error(`the default of "${name}" holds an expression that no test knows`);
    return [`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`, value];
  });
  return Object.fromEntries(pairs);
}

function toVariables(options: ActionOptions, home: string): Record<string, string> {
  const { event, actor = "alice", triggeringActor = actor, runId = "4711" } = options;
  const files = (name: string): string => join(home, "files", name);
  return {
    PATH: process.env.PATH ?? "",
    HOME: join(home, "home"),
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_WORKSPACE: options.workspace ?? join(home, "workspace"),
    GITHUB_ACTION: "__run",
    GITHUB_ACTOR: actor,
    GITHUB_TRIGGERING_ACTOR: triggeringActor,
    GITHUB_REPOSITORY: event.repository,
    GITHUB_REPOSITORY_OWNER: event.repository.split("/")[0] ?? "",
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: files("event.json"),
    GITHUB_REF: event.ref,
    GITHUB_REF_NAME: event.ref.replace(/^refs\/(heads|tags|pull)\//, ""),
    GITHUB_SHA: event.sha,
    GITHUB_HEAD_REF: event.headRef,
    GITHUB_BASE_REF: event.baseRef,
    GITHUB_RUN_ID: runId,
    GITHUB_RUN_NUMBER: "12",
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_JOB: "schema",
    GITHUB_WORKFLOW: "Schema",
    GITHUB_SERVER_URL: "https://github.com",
    // The discard port of this machine: nobody answers.
    GITHUB_API_URL: options.api?.url ?? "http://127.0.0.1:9",
    GITHUB_GRAPHQL_URL: `${options.api?.url ?? "http://127.0.0.1:9"}/graphql`,
    GITHUB_OUTPUT: files("output"),
    GITHUB_STATE: files("state"),
    GITHUB_ENV: files("env"),
    GITHUB_PATH: files("path"),
    GITHUB_STEP_SUMMARY: files("summary"),
    RUNNER_TEMP: join(home, "temp"),
    RUNNER_OS: "Linux",
    RUNNER_ARCH: "X64",
  };
}

async function readNamedFiles(
  outputs: Readonly<Record<string, string>>,
  temp: string,
): Promise<Record<string, string>> {
  const named = Object.entries(outputs).filter(([, path]) => path.startsWith(`${temp}/`) && existsSync(path));
  return Object.fromEntries(await Promise.all(named.map(async ([name, path]) => [name, await readFile(path, "utf8")])));
}

async function toResult(ended: Ended, home: string): Promise<ActionResult> {
  const read = (name: string): Promise<string> => readFile(join(home, "files", name), "utf8");
  const outputs = parseFileCommands(await read("output"));
  const commands = [...parseCommands(ended.stdout), ...parseCommands(ended.stderr)];
  return {
    ...ended,
    outputs,
    state: parseFileCommands(await read("state")),
    summary: await read("summary"),
    commands,
    annotations: toAnnotations(commands),
    masks: commands.filter(({ name }) => name === "add-mask").map(({ data }) => data),
    files: await readNamedFiles(outputs, join(home, "temp")),
  };
}

/** Starts the bundled action the way a runner does, without waiting for its end. */
export async function startAction(options: ActionOptions): Promise<Running<ActionResult>> {
  const { action = root, inputs = {}, limitMs } = options;
  const manifest = parse(await readFile(join(action, "action.yml"), "utf8")) as Manifest;
  // A shadow takes seconds: a test that is about one asks for it.
  const wanted = options.action === undefined ? { shadow: "off", ...inputs } : inputs;
  const given = toInputs(manifest, wanted, options.api?.token ?? "ghs_none");
  const home = await mkdtemp(join(tmpdir(), "schema-version-action-"));
  await Promise.all(["files", "temp", "home", "workspace"].map((name) => mkdir(join(home, name))));
  const empty = ["output", "state", "env", "path", "summary"];
  await Promise.all(empty.map((name) => writeFile(join(home, "files", name), "")));
  await writeFile(join(home, "files", "event.json"), JSON.stringify(options.event.payload));
  const variables = toVariables(options, home);
  const running = start({
    program: nodeOfRunner,
    args: [join(action, manifest.runs.main)],
    cwd: variables.GITHUB_WORKSPACE ?? home,
    env: { ...variables, ...given, ...options.env },
    ...(limitMs === undefined ? {} : { limitMs }),
  });
  const finish = async (): Promise<ActionResult> => {
    try {
      return await toResult(await running.done, home);
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  };
  return { ...running, done: finish() };
}

/** Runs the bundled action to its end. */
export async function runAction(options: ActionOptions): Promise<ActionResult> {
  return (await startAction(options)).done;
}

export interface CliOptions {
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** Path of the Node that runs it; the running one unless told. */
  readonly node?: string;
  readonly limitMs?: number;
}

/** Starts the bundled command line in a clean environment, without waiting for its end. */
export async function startCli({
  args,
  cwd,
  env = {},
  node = process.execPath,
  ...rest
}: CliOptions): Promise<Running<Ended>> {
  const home = await mkdtemp(join(tmpdir(), "schema-version-cli-"));
  const usual = { PATH: process.env.PATH ?? "", HOME: home, TMPDIR: tmpdir(), USER: "alice" };
  // A shadow takes seconds: a test that is about one asks for it.
  const without = args.includes("demo") ? {} : { SCHEMA_VERSION_SHADOW: "off" };
  const variables = { ...usual, ...without, ...env };
  const program = { program: node, args: [join(root, "dist", "cli.js"), ...args] };
  const running = start({ ...program, cwd: cwd ?? home, env: variables, ...rest });
  const finish = async (): Promise<Ended> => {
    try {
      return await running.done;
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  };
  return { ...running, done: finish() };
}

/** Runs the bundled command line to its end. */
export async function runCli(options: CliOptions): Promise<Ended> {
  return (await startCli(options)).done;
}
