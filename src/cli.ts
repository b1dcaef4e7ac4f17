#!/usr/bin/env node
import { accessSync, constants, statSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { cancelledBy, outOfPatience, patienceMs } from "./core/cancel.js";
import { parseArguments, type Arguments } from "./config/arguments.js";
import type { Config } from "./config/config.js";
import { toContext, toRecorder } from "./config/context.js";
import { commandHelp, renderHelp } from "./config/help.js";
import { readConfig } from "./config/read-config.js";
import { nearestCommand, resolveCommand } from "./core/event.js";
import { Failure } from "./core/failure.js";
import type { Finding } from "./core/model.js";
import { refuseNode } from "./core/node-version.js";
import { finding } from "./core/problems.js";
import { toExitCode, type Command, type Report } from "./core/report.js";
import { tool } from "./core/tool.js";
import { toFailedReport } from "./environment/finish.js";
import { readTextFile } from "./files/read-text.js";
import { isFormat, render } from "./render/format.js";
import { colour, columnsOf, plain } from "./render/paint.js";
import { toTerminalLog } from "./render/terminal-log.js";
import { visibleLine } from "./render/visible.js";
import { harmlessLines } from "./render/workflow-log.js";
import { run, type Surroundings } from "./run.js";

const startedAt = new Date();
const controller = new AbortController();
const assets = join(dirname(fileURLToPath(import.meta.url)), "pglite");
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    controller.abort(cancelledBy(signal));
    setTimeout(() => {
      process.stderr.write(outOfPatience);
      process.exit(3);
    }, patienceMs).unref();
  });
}
/** A workflow's runner takes some lines for orders: there none of others' text may be one. */
const guard = (text: string): string =>
  process.env["GITHUB_ACTIONS"] === "true" ? harmlessLines(text).join("\n") : text;
const say = (text: string): void => void process.stdout.write(guard(text));
const tell = (text: string): void => void process.stderr.write(guard(text));
process.stderr.on("error", () => {});
process.stdout.on("error", ({ code, message }: NodeJS.ErrnoException) => {
  if (code === "EPIPE") return; // `schema-version history | head` is no error of ours
  process.exitCode ||= 3;
  tell(`the report could not be written: ${message}\n`);
});

try {
  await main();
} catch (error) {
  // Not anticipated: a bug, which keeps its stack.
  tell(`unexpected error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 3;
}

async function main(): Promise<void> {
  const refused = refuseNode(process.versions.node);
  if (refused !== null) {
    tell(`${refused}\n`);
    process.exitCode = 2;
    return;
  }
  const args = parseArguments(process.argv.slice(2), process.env);
  const command = args.given.get("command") ?? null;
  if (args.version) return say(`${tool.version}\n`);
  if (args.help || command === null) return await showHelp(command, args);
  const root = attempt(() => process.cwd(), null);
  if (root === null) return await badInput([lostFolder()], args, nearestCommand(command) ?? "check");
  if (command === "demo") return await runDemo(args);
  const read = await readConfig({
    entry: "cli",
    given: new Map([...args.given].filter(([name]) => name !== "format" && name !== "output")),
    variables: process.env,
    eventName: null,
    publicRepository: false,
    pushedBranch: null,
    readText: (file) => readTextFile(resolve(root, file)),
  });
  const bad = [...args.findings, ...checkFormat(args), ...checkOutput(args), ...("ok" in read ? [] : read.findings)];
  if (!("ok" in read)) return await badInput(bad, args, read.command);
  if (bad.length > 0) return await badInput(bad, args, read.ok.command);
  await runCommand(read.ok, root, args);
}

function lostFolder(): Finding {
  const message = "the folder in which this runs does not exist any more";
  return finding("input", { message, help: "change into one that does" });
}

async function runDemo(args: Arguments): Promise<void> {
  const other = [...args.given.keys()].find((name) => name !== "command");
  const words = { message: `demo does not take --${other}`, help: "demo needs nothing and takes nothing" };
  const taken = other === undefined ? [] : [finding("input", words)];
  if (args.findings.length + taken.length > 0) return await badInput([...args.findings, ...taken], args, "demo");
  const { demo } = await import("./demo.js");
  process.exitCode = await demo({ assets, write: say, paint: paintFor(process.stdout), signal: controller.signal });
}

async function runCommand(config: Config, root: string, args: Arguments): Promise<void> {
  const context = toContext({}, null);
  const user = attempt(() => userInfo().username, "unknown"); // a container's may have no name
  const surroundings: Surroundings = {
    config: { ...config, showValues: config.showValues && process.stderr.isTTY },
    root,
    confined: false,
    event: null,
    log: toTerminalLog({ write: tell, live: process.stderr.isTTY }),
    signal: controller.signal,
    context,
    recorder: toRecorder(process.env, context, user),
    assets,
    startedAt,
  };
  tellDatabase(config);
  const confirmed = await confirmRollback(surroundings, args);
  if (confirmed !== null) await publish(await run(confirmed), config, args);
}

/** On a terminal a rollback without `confirm` shows its plan and asks; null when it must not run. */
async function confirmRollback(surroundings: Surroundings, args: Arguments): Promise<Surroundings | null> {
  const { config } = surroundings;
  const [environment] = config.environments;
  const asks = config.command === "rollback" && config.confirm === null && !config.dryRun;
  if (!asks || environment === undefined || !process.stdin.isTTY || !process.stderr.isTTY) return surroundings;
  const plan = await run({ ...surroundings, config: { ...config, dryRun: true } });
  if (plan.failure !== null || plan.environments.every(({ steps }) => steps.length === 0)) {
    await publish(plan, config, args);
    return null;
  }
  // The plan is part of the dialogue: stdout is for the report of what was done.
  const shown = { columns: columnsOf(process.stderr), paint: paintFor(process.stderr), configFile: config.configFile };
  tell(`${await render(plan, "text", shown)}\n`);
  const answer = await ask(`Type ${visibleLine(environment.name)} to run exactly this: `);
  const typed = answer?.trim() ?? "";
  if (typed !== environment.name) {
    const said = `${answer === null ? "\n" : ""}${typed === "" ? "" : `"${visibleLine(typed)}" is not the name: `}`;
    tell(`${said}nothing was run\n`);
    process.exitCode = controller.signal.aborted ? 3 : 1;
    return null;
  }
  const expectPlan = config.expectPlan ?? plan.environments[0]?.planDigest ?? null;
  return { ...surroundings, config: { ...config, confirm: environment.name, expectPlan } };
}

/** One line of the terminal; null when it was closed or the run was cancelled. */
async function ask(question: string): Promise<string | null> {
  const { createInterface } = await import("node:readline/promises");
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  reader.on("SIGINT", () => controller.abort(cancelledBy("SIGINT")));
  try {
    const closed = new Promise<null>((settle) => reader.once("close", () => settle(null)));
    const answer = reader.question(question, { signal: controller.signal }).catch(() => null);
    return await Promise.race([answer, closed]);
  } finally {
    reader.close();
  }
}

async function publish(report: Report, config: Config, args: Arguments): Promise<void> {
  const output = args.given.get("output");
  const toTerminal = output === undefined && process.stdout.isTTY;
  const text = await render(report, formatOf(args), {
    columns: columnsOf(process.stdout),
    paint: toTerminal ? paintFor(process.stdout) : plain,
    configFile: config.configFile,
  });
  process.exitCode = toExitCode(report, config.failOn);
  if (output === undefined) return say(text);
  try {
    writeFileSync(resolve(output), text);
  } catch (error) {
    tell(`--output could not be written: ${error instanceof Error ? error.message : String(error)}\n`);
    say(text); // what was done must not be lost with the file
  }
}

async function badInput(findings: readonly Finding[], args: Arguments, command: Command): Promise<void> {
  const when = { startedAt, now: () => new Date(), context: toContext({}, null) };
  const report = toFailedReport(when, new Failure("bad-input", findings), command);
  const format = formatOf(args);
  const options = { columns: columnsOf(process.stderr), configFile: args.given.get("config") ?? "" };
  process.exitCode = 2;
  // A table of events has no place for an error.
  if (format === "text" || format === "csv") {
    return tell(await render(report, "text", { ...options, paint: paintFor(process.stderr) }));
  }
  say(await render(report, format, { ...options, paint: plain }));
}

async function showHelp(command: string | null, args: Arguments): Promise<void> {
  if (command !== null && !Object.hasOwn(commandHelp, command)) {
    const resolved = resolveCommand(command, null);
    return await badInput("findings" in resolved ? resolved.findings : [], args, "check");
  }
  if (!args.help && args.findings.length > 0) return await badInput(args.findings, args, "check");
  (args.help ? say : tell)(renderHelp(command, Math.min(columnsOf(process.stdout), 110)));
  process.exitCode = args.help ? 0 : 2;
}

function tellDatabase({ environments, command }: Config): void {
  const embedded = environments.find(({ database }) => database.kind === "embedded")?.database;
  if (embedded?.kind !== "embedded" || command === "new") return;
  tell(`no database URL: using the embedded PostgreSQL in ${embedded.folder}/\n`);
}

function checkFormat(args: Arguments): readonly Finding[] {
  const format = args.given.get("format") ?? "text";
  if (!isFormat(format)) {
    const message = `format "${format}" is none of text, markdown, json, sarif, csv`;
    return [finding("input", { message, help: "text is the default; csv is for history" })];
  }
  const csv = format === "csv" && args.given.get("command") !== "history";
  return csv ? [finding("input", { message: "the format csv is for history only", help: "use text or json" })] : [];
}

/** Found out before anything runs, so that no report is lost. */
function checkOutput({ given }: Arguments): readonly Finding[] {
  const output = given.get("output");
  if (output === undefined) return [];
  try {
    accessSync(dirname(resolve(output)), constants.W_OK);
    if (!statSync(resolve(output), { throwIfNoEntry: false })?.isDirectory()) return [];
  } catch {
    // said below
  }
  const message = `the report cannot be written to ${output}`;
  return [finding("input", { message, help: "name a file in a folder that exists and may be written" })];
}

function formatOf({ given }: Arguments): "text" | "markdown" | "json" | "sarif" | "csv" {
  const format = given.get("format") ?? "text";
  return isFormat(format) ? format : "text";
}

function paintFor(stream: NodeJS.WriteStream): typeof plain {
  const wanted = stream.isTTY && process.env["NO_COLOR"] === undefined && process.env["TERM"] !== "dumb";
  return wanted ? colour : plain;
}

function attempt<T, U>(read: () => T, otherwise: U): T | U {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
