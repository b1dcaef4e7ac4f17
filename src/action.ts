import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as core from "@actions/core";
import { cancelledBy, patienceMs } from "./core/cancel.js";
import type { Config } from "./config/config.js";
import { toContext, toRecorder } from "./config/context.js";
import { inputs } from "./config/inputs.js";
import { readConfig } from "./config/read-config.js";
import type { ReadConfig } from "./config/read-config.js";
import { parseEvent } from "./core/event.js";
import type { GitHubEvent } from "./core/event.js";
import { Failure } from "./core/failure.js";
import type { Log } from "./core/log.js";
import type { Finding } from "./core/model.js";
import { toExitCode } from "./core/report.js";
import type { Report } from "./core/report.js";
import { spellingsOf } from "./core/redact.js";
import { tool } from "./core/tool.js";
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
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    controller.abort(cancelledBy(signal));
    setTimeout(() => process.exit(1), patienceMs).unref();
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
  const root = process.env["GITHUB_WORKSPACE"] ?? process.cwd();
  const read = await readInputs(event, root);
  const findings = [...eventFindings, ...("findings" in read ? read.findings : [])];
  if (!("ok" in read) || findings.length > 0) {
    const failed = toFailedReport(
      { startedAt, now: () => new Date(), context },
      new Failure("bad-input", findings),
      "check",
    );
    return await finish(failed, null, root);
  }
  const config = read.ok;
  maskSecrets(config);
  const assets = join(dirname(fileURLToPath(import.meta.url)), "pglite");
  const recorder = toRecorder(process.env, context, "github-actions");
  const report = await run({
    config,
    root,
    confined: true,
    event,
    log,
    signal: controller.signal,
    context,
    recorder,
    assets,
    startedAt,
  });
  await finish(report, config, root);
}

function readEvent(): { readonly event: GitHubEvent | null; readonly eventFindings: readonly Finding[] } {
  const [name, path] = [process.env["GITHUB_EVENT_NAME"] ?? "", process.env["GITHUB_EVENT_PATH"] ?? ""];
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
  return await readConfig({
    entry: "action",
    given: givenInputs(),
    variables: process.env,
    eventName: event?.name ?? process.env["GITHUB_EVENT_NAME"] ?? null,
    publicRepository: event?.isPublic ?? true,
    pushedBranch: event?.pushedBranch ?? null,
    readText: (file) => readText(resolve(root, file)),
  });
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

function readText(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null; // readConfig decides whether it had to be there
  }
}

function maskSecrets({ githubToken, secrets }: Config): void {
  const token = githubToken === null ? [] : spellingsOf(githubToken);
  for (const secret of new Set([...secrets, ...token])) core.setSecret(secret);
}

/** Publishes in the order of what must not get lost: files and outputs, then summary and annotations, then the comment. */
async function finish(first: Report, config: Config | null, root: string): Promise<void> {
  const cancelled = controller.signal.aborted;
  const { report, commentUrl } =
    cancelled || config === null ? { report: first, commentUrl: null } : await comment(first, config);
  const folder = process.env["RUNNER_TEMP"] ?? tmpdir();
  const reportFile = join(folder, `schema-version-report-${process.pid}.json`);
  const sarifFile = join(folder, `schema-version-${process.pid}.sarif`);
  writeFileSync(reportFile, renderJson(report, tool));
  const defaultFile = config?.configFile ?? "action.yml";
  writeFileSync(sarifFile, renderSarif(report, { version: tool.version, defaultFile }));
  for (const [name, value] of toOutputs(report, { reportFile, sarifFile, commentUrl })) core.setOutput(name, value);
  print(renderText(report, { columns: 120, paint: plain }));
  for (const { level, message, title, file, line, column } of toAnnotations(report, { root })) {
    core[level](message, {
      title,
      ...(file === null ? {} : { file }),
      ...(line === null ? {} : { startLine: line }),
      ...(column === null ? {} : { startColumn: column }),
    });
  }
  await core.summary.addRaw(renderSummary(report)).write();
  if (toExitCode(report, config?.failOn ?? ["error"]) !== 0) process.exitCode = 1;
}

async function comment(
  report: Report,
  config: Config,
): Promise<{ readonly report: Report; readonly commentUrl: string | null }> {
  const { configFile, migrations } = config;
  const key = toCommentKey({ config: configFile, migrations, environment: core.getInput("environment") });
  return await publish(report, config, key);
}
