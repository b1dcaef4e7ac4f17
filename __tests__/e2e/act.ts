import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFailed } from "vitest";
import { nodeOfRunner } from "../support/action.js";
import type { ActionEvent } from "../support/events.js";
import type { GitHubApi } from "../support/github-api.js";
import { start } from "../support/running.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface ActOptions {
  readonly event: ActionEvent;
  /** The checked out repository; its workflow file is named relative to it. */
  readonly workspace: string;
  readonly workflow: string;
  readonly secrets: Readonly<Record<string, string>>;
  readonly api: GitHubApi;
  readonly runId?: string;
}

/** What a run of a workflow left. */
export interface ActResult {
  readonly exitCode: number | null;
  /** Everything that was printed, as a person reads it in the run's log. */
  readonly log: string;
  /** Outputs of the step of each job that set some, by the job's id. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The summaries of each job's steps, by the job's id. */
  readonly summaries: Readonly<Record<string, string>>;
  readonly annotations: readonly { readonly level: string; readonly message: string }[];
  /** Jobs by id: success, failure or skipped. */
  readonly jobs: Readonly<Record<string, string>>;
}

interface Line {
  readonly msg?: string;
  readonly jobID?: string;
  readonly command?: string;
  readonly name?: string;
  readonly arg?: string;
  readonly content?: string;
  readonly jobResult?: string;
}

function parseLine(line: string): Line {
  try {
    return JSON.parse(line) as Line;
  } catch {
    return { msg: line }; // warnings are plain text
  }
}

function toResult(exitCode: number | null, output: string): ActResult {
  const lines = output.split("\n").map(parseLine);
  const outputs: Record<string, Record<string, string>> = {};
  const summaries: Record<string, string> = {};
  const jobs: Record<string, string> = {};
  for (const { jobID = "", command, name = "", arg = "", content = "", jobResult } of lines) {
    if (command === "set-output") outputs[jobID] = { ...outputs[jobID], [name]: arg };
    if (command === "summary") summaries[jobID] = (summaries[jobID] ?? "") + content;
    if (jobResult !== undefined) jobs[jobID] = jobResult;
  }
  const annotations = lines.flatMap(({ command = "", arg = "" }) =>
    ["error", "warning", "notice"].includes(command) ? [{ level: command, message: arg }] : [],
  );
  return { exitCode, log: lines.map(({ msg = "" }) => msg).join("\n"), outputs, summaries, annotations, jobs };
}

/** The action as a release has it: a folder with action.yml and dist, and nothing else. */
async function copyAction(home: string): Promise<string> {
  const folder = join(home, "action");
  await cp(join(root, "dist"), join(folder, "dist"), { recursive: true });
  await cp(join(root, "action.yml"), join(folder, "action.yml"));
  return folder;
}

/** Runs a workflow file with `act` as a runner without containers does; `ACT` names its program. */
export async function runWorkflow({ event, api, ...options }: ActOptions): Promise<ActResult> {
  const home = await mkdtemp(join(tmpdir(), "schema-version-act-"));
  try {
    await mkdir(join(home, "cache"));
    const eventFile = join(home, "event.json");
    await writeFile(eventFile, JSON.stringify(event.payload));
    const variables = {
      GITHUB_API_URL: api.url,
      GITHUB_REPOSITORY: event.repository,
      GITHUB_REF: event.ref,
      GITHUB_RUN_ID: options.runId ?? "4711",
      NO_COLOR: "1",
    };
    const secrets = { ...options.secrets, GITHUB_TOKEN: api.token };
    const args = [
      event.name,
      ...["ubuntu-24.04", "ubuntu-latest"].flatMap((label) => ["-P", `${label}=-self-hosted`]),
      ...["--no-cache-server", "--rm", "--json", "--actor", "alice"],
      ...["-W", join(options.workspace, options.workflow), "-e", eventFile],
      ...Object.entries(secrets).flatMap(([name, value]) => ["-s", `${name}=${value}`]),
      ...Object.entries(variables).flatMap(([name, value]) => ["--env", `${name}=${value}`]),
      ...["--local-repository", `OWNER/schema-version-action@v1=${await copyAction(home)}`],
    ];
    const path = `${dirname(nodeOfRunner)}:${process.env.PATH ?? ""}`;
    const env = { PATH: path, HOME: home, XDG_CACHE_HOME: join(home, "cache"), TMPDIR: tmpdir() };
    const program = process.env.ACT ?? "act";
    const ended = await start({ program, args, cwd: options.workspace, env, limitMs: 120_000 }).done;
    const result = toResult(ended.exitCode, `${ended.stdout}\n${ended.stderr}`);
    // Of a run that is not as it should be, the log tells why.
    onTestFailed(() => void process.stderr.write(`\n${event.name}:\n${result.log}\n`));
    return result;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
