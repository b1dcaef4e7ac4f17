import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as core from "@actions/core";
import { cancelledBy, outOfPatience, patienceMs } from "./core/cancel.js";
import type { Config } from "./config/config.js";
import { toContext, toRecorder } from "./config/context.js";
import { inputs } from "./config/inputs.js";
import { withBasePlaceholders } from "./config/base-placeholders.js";
import { readConfig } from "./config/read-config.js";
import type { ReadConfig } from "./config/read-config.js";
import type { ConfigSources } from "./config/sources.js";
import { parseEvent } from "./core/event.js";
import type { GitHubEvent } from "./core/event.js";
import { Failure } from "./core/failure.js";
import type { Log } from "./core/log.js";
import type { Finding } from "./core/model.js";
import { finding } from "./core/problems.js";
import { toExitCode } from "./core/report.js";
import type { Report } from "./core/report.js";
import { tool } from "./core/tool.js";
import { readTextFile } from "./files/read-text.js";
import { readTextAt } from "./git/read-text.js";
import { toFailedReport } from "./environment/finish.js";
import { toAnnotations } from "./render/annotations.js";
import { toCommentKey } from "./render/comment.js";
import { renderJson } from "./render/json.js";
import { toOutputs } from "./render/outputs.js";
import { plain } from "./render/paint.js";
import { renderSarif } from "./render/sarif.js";
import { renderSummary } from "./render/summary.js";
import { renderText } from "./render/text.js";
import { harmlessLines } from "./render/workflow-log.js";
import { publish } from "./publish.js";
import { run } from "./run.js";

const startedAt = new Date();
const controller = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    controller.abort(cancelledBy(signal));
    setTimeout(() => {
      process.stderr.write(outOfPatience);
      process.exit(1);
    }, patienceMs).unref();
  });
}

const print = (text: string): void => harmlessLines(text).forEach((line) => process.stdout.write(`${line}\n`));

const log: Log = {
  group: (title) => core.startGroup(harmlessLines(title).join(" ")),
  endGroup: () => core.endGroup(),
  line: print,
  done: print,
  progress: () => {},
};

try {
  await main();
} catch (error) {
  // Not anticipated: a bug, which keeps its stack.
  core.setFailed(harmlessLines(error instanceof Error ? (error.stack ?? error.message) : String(error)).join("\n"));
}

async function main(): Promise<void> {
  const { event, eventFindings } = readEvent();
  const context = toContext(process.env, event);
  const root = process.env["GITHUB_WORKSPACE"] ?? currentFolder();
  const refuse = (findings: readonly Finding[], command: Report["command"]): Promise<void> => {
    const failure = new Failure("bad-input", findings);
    const report = toFailedReport({ startedAt, now: () => new Date(), context }, failure, command);
    return finish(report, null, { root: root ?? "/", event });
  };
  if (root === null) {
    const message = "the folder in which this runs does not exist any more, and GITHUB_WORKSPACE names no other";
    const gone = finding("input", { message, help: "run it in a folder that is there" });
    return await refuse([...eventFindings, gone], "check");
  }
  const read = await readInputs(event, root);
  mask("ok" in read ? read.ok.secrets : read.secrets);
  const findings = [...eventFindings, ...("ok" in read ? [] : read.findings)];
  if (!("ok" in read)) return await refuse(findings, read.command);
  if (findings.length > 0) return await refuse(findings, read.ok.command);
  const config = read.ok;
  const report = await run({
    config,
    root,
    confined: true,
    event,
    log,
    signal: controller.signal,
    context,
    recorder: toRecorder(process.env, context, "github-actions"),
    assets: join(dirname(fileURLToPath(import.meta.url)), "pglite"),
    startedAt,
    onSecret: (spelling) => core.setSecret(spelling),
  });
  await finish(report, config, { root, event });
}

function currentFolder(): string | null {
  try {
    return process.cwd();
  } catch {
    return null;
  }
}

function readEvent(): { readonly event: GitHubEvent | null; readonly eventFindings: readonly Finding[] } {
  const [name, path] = [process.env["GITHUB_EVENT_NAME"] ?? "", process.env["GITHUB_EVENT_PATH"] ?? ""];
  if (name === "") {
    const help = "elsewhere use the command line: node dist/cli.js --help";
    const message = "GITHUB_EVENT_NAME is not set: this program is for workflows of GitHub";
    return { event: null, eventFindings: [finding("input", { message, help })] };
  }
  const parsed = parseEvent(name, readPayload(path));
  return "ok" in parsed ? { event: parsed.ok, eventFindings: [] } : { event: null, eventFindings: parsed.findings };
}

function readPayload(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null; // parseEvent says that the payload is no JSON object, and where to look
  }
}

async function readInputs(event: GitHubEvent | null, root: string): Promise<ReadConfig> {
  const sources: ConfigSources = {
    entry: "action",
    given: givenInputs(),
    variables: process.env,
    eventName: event?.name ?? process.env["GITHUB_EVENT_NAME"] ?? null,
    publicRepository: event?.isPublic ?? true,
    pushedBranch: event?.pushedBranch ?? null,
    push: event?.push ?? null,
    readText: (file) => readTextFile(resolve(root, file), root),
  };
  const read = await readConfig(sources);
  const commit = event?.pullRequest?.baseSha;
  const readBase = commit === undefined ? null : (path: string) => readTextAt(root, { commit, path });
  return "ok" in read ? { ok: await withBasePlaceholders(read.ok, sources, readBase) } : read;
}

/** Declared inputs by core, and undeclared ones that the runner passes on all the same: those are errors. */
function givenInputs(): ReadonlyMap<string, string> {
  const known = new Set<string>(inputs.map(({ name }) => name));
  const declared = inputs.map(({ name }) => [name, core.getInput(name)] as const);
  const undeclared = Object.entries(process.env).flatMap(([key, value]): readonly (readonly [string, string])[] => {
    const name = /^INPUT_(.+)$/.exec(key)?.[1]?.toLowerCase();
    return name === undefined || known.has(name) || value === undefined ? [] : [[name, value]];
  });
  return new Map([...declared, ...undeclared].filter(([, value]) => value !== ""));
}

/** Telling the runner makes it star them out of the log, also where something else prints them. */
function mask(secrets: readonly string[]): void {
  for (const secret of new Set(secrets)) core.setSecret(secret);
}

interface Place {
  readonly root: string;
  readonly event: GitHubEvent | null;
}

/** The comment goes first, because what hinders it is part of the report; it never takes the rest with it. */
async function finish(first: Report, config: Config | null, place: Place): Promise<void> {
  const quiet = controller.signal.aborted || config === null;
  const { report, commentUrl, bug } = quiet
    ? { report: first, commentUrl: null, bug: null }
    : await comment(first, config, place);
  if (toExitCode(report, config?.failOn ?? ["error"]) !== 0) process.exitCode = 1;
  const files = filesIn(process.env["RUNNER_TEMP"] ?? tmpdir());
  await told("error", "the report's files", () => writeFiles(report, config, files));
  await told("error", "the outputs", () => setOutputs(report, { ...files, commentUrl }));
  print(renderText(report, { columns: 120, paint: plain }));
  for (const { level, message, title, file, line, column } of toAnnotations(report, place)) {
    core[level](message, {
      title,
      ...(file === null ? {} : { file }),
      ...(line === null ? {} : { startLine: line }),
      ...(column === null ? {} : { startColumn: column }),
    });
  }
  await told("warning", "the step summary", () => core.summary.addRaw(renderSummary(report)).write());
  if (bug !== null) throw bug;
}

/** What the runner's machine refuses, a full disk for example, must not hide what was done to a database. */
async function told(level: "error" | "warning", what: string, write: () => unknown): Promise<void> {
  try {
    await write();
  } catch (error) {
    core[level](`${what} could not be written: ${error instanceof Error ? error.message : String(error)}`);
    if (level === "error") process.exitCode = 1; // steps that follow would read them
  }
}

interface Files {
  readonly reportFile: string;
  readonly sarifFile: string;
}

function filesIn(folder: string): Files {
  return {
    reportFile: join(folder, `schema-version-report-${process.pid}.json`),
    sarifFile: join(folder, `schema-version-${process.pid}.sarif`),
  };
}

function writeFiles(report: Report, config: Config | null, { reportFile, sarifFile }: Files): void {
  const defaultFile = config?.configFile ?? "action.yml";
  writeFileSync(reportFile, renderJson(report, tool));
  writeFileSync(sarifFile, renderSarif(report, { version: tool.version, defaultFile }));
}

function setOutputs(report: Report, places: Parameters<typeof toOutputs>[1]): void {
  for (const [name, value] of toOutputs(report, places)) core.setOutput(name, value);
}

interface Commented {
  readonly report: Report;
  readonly commentUrl: string | null;
  /** Thrown once the rest is published. */
  readonly bug: Error | null;
}

async function comment(report: Report, config: Config, { event, root }: Place): Promise<Commented> {
  const { configFile, migrations } = config;
  const key = toCommentKey({ config: configFile, migrations, environment: core.getInput("environment") });
  try {
    return {
      ...(await publish(report, config, { key, event, root, actor: process.env["GITHUB_ACTOR"] ?? null })),
      bug: null,
    };
  } catch (error) {
    return { report, commentUrl: null, bug: error instanceof Error ? error : new Error(String(error)) };
  }
}
