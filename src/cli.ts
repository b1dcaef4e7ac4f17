import { readFileSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { fileURLToPath } from "node:url";
import { cancelledBy, patienceMs } from "./core/cancel.js";
import { parseArguments } from "./config/arguments.js";
import type { Arguments } from "./config/arguments.js";
import type { Config } from "./config/config.js";
import { toContext, toRecorder } from "./config/context.js";
import { renderHelp } from "./config/help.js";
import { readConfig } from "./config/read-config.js";
import { Failure } from "./core/failure.js";
import type { Finding } from "./core/model.js";
import { finding } from "./core/problems.js";
import { toExitCode } from "./core/report.js";
import type { Report } from "./core/report.js";
import { tool } from "./core/tool.js";
import { toFailedReport } from "./environment/finish.js";
import { isFormat, render } from "./render/format.js";
import { colour, plain } from "./render/paint.js";
import { toTerminalLog } from "./render/terminal-log.js";
import { run } from "./run.js";
import type { Surroundings } from "./run.js";

const startedAt = new Date();
const controller = new AbortController();
const assets = join(dirname(fileURLToPath(import.meta.url)), "pglite");
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    controller.abort(cancelledBy(signal));
    setTimeout(() => process.exit(3), patienceMs).unref();
  });
}
// `schema-version history | head` ends the pipe early, which is no error of ours.
process.stdout.on("error", () => {});

await main();

async function main(): Promise<void> {
  const args = parseArguments(process.argv.slice(2), process.env);
  const command = args.given.get("command") ?? null;
  if (args.version) return void process.stdout.write(`${tool.version}\n`);
  if (args.help || command === null) return help(command, args);
  if (command === "demo") {
    const { demo } = await import("./demo.js");
    process.exitCode = await demo({
      assets,
      write: (text) => void process.stdout.write(text),
      paint: paintFor(process.stdout),
    });
    return;
  }
  const findings = [...args.findings, ...checkFormat(args)];
  const read = await readConfig({
    entry: "cli",
    given: withoutPresentation(args.given),
    variables: process.env,
    eventName: null,
    publicRepository: false,
    pushedBranch: null,
    readText,
  });
  const bad = [...findings, ...("findings" in read ? read.findings : [])];
  if (!("ok" in read) || bad.length > 0) return badInput(bad, args);
  await runCommand(read.ok, args);
}

async function runCommand(config: Config, args: Arguments): Promise<void> {
  const context = toContext({}, null);
  const surroundings: Surroundings = {
    config: { ...config, showValues: config.showValues && process.stderr.isTTY },
    root: process.cwd(),
    confined: false,
    event: null,
    log: toTerminalLog({ write: (text) => void process.stderr.write(text), live: process.stderr.isTTY }),
    signal: controller.signal,
    context,
    recorder: toRecorder(process.env, context, userName()),
    assets,
    startedAt,
  };
  tellDatabase(config);
  const confirmed = await confirmRollback(surroundings, args);
  if (confirmed !== null) publish(await run(confirmed), config, args);
}

/** On a terminal a rollback without `confirm` shows its plan and asks; null when the answer was no. */
async function confirmRollback(surroundings: Surroundings, args: Arguments): Promise<Surroundings | null> {
  const { config } = surroundings;
  const [environment] = config.environments;
  const asks = config.command === "rollback" && config.confirm === null && !config.dryRun;
  if (!asks || environment === undefined || !process.stdin.isTTY || !process.stderr.isTTY) return surroundings;
  const plan = await run({ ...surroundings, config: { ...config, dryRun: true } });
  publish(plan, config, args);
  if (plan.failure !== null || plan.environments.every(({ steps }) => steps.length === 0)) return null;
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await reader.question(`Type ${environment.name} to run exactly this: `, { signal: controller.signal });
  reader.close();
  if (answer.trim() !== environment.name) return null;
  const expectPlan = config.expectPlan ?? plan.environments[0]?.planDigest ?? null;
  return { ...surroundings, config: { ...config, confirm: environment.name, expectPlan } };
}

function publish(report: Report, config: Config, args: Arguments): void {
  const output = args.given.get("output");
  const toTerminal = output === undefined && process.stdout.isTTY;
  const text = render(report, formatOf(args), {
    columns: process.stdout.columns ?? 100,
    paint: toTerminal ? paintFor(process.stdout) : plain,
    configFile: config.configFile,
  });
  if (output === undefined) process.stdout.write(text);
  else writeFileSync(resolve(output), text);
  process.exitCode = toExitCode(report, config.failOn);
}

function badInput(findings: readonly Finding[], args: Arguments): void {
  const context = toContext({}, null);
  const failure = new Failure("bad-input", findings);
  const report = toFailedReport({ startedAt, now: () => new Date(), context }, failure, "check");
  const paint = paintFor(process.stderr);
  const text = render(report, formatOf(args), { columns: process.stderr.columns ?? 100, paint, configFile: "" });
  if (formatOf(args) === "text") process.stderr.write(text);
  else process.stdout.write(text);
  process.exitCode = 2;
}

function help(command: string | null, { help: asked, findings }: Arguments): void {
  const known = asked && findings.length === 0;
  (known ? process.stdout : process.stderr).write(renderHelp(command, Math.min(process.stdout.columns ?? 100, 110)));
  process.exitCode = known ? 0 : 2;
}

function tellDatabase({ environments, command }: Config): void {
  const embedded = environments.find(({ database }) => database.kind === "embedded")?.database;
  if (embedded?.kind !== "embedded" || command === "new") return;
  process.stderr.write(`no database URL: using the embedded PostgreSQL in ${embedded.folder}/\n`);
}

function checkFormat(args: Arguments): readonly Finding[] {
  const format = args.given.get("format") ?? "text";
  if (!isFormat(format)) {
    return [finding("input", { message: `format "${format}" is none of text, markdown, json, sarif, csv` })];
  }
  const csv = format === "csv" && args.given.get("command") !== "history";
  return csv ? [finding("input", { message: "the format csv is for history only" })] : [];
}

function formatOf({ given }: Arguments): "text" | "markdown" | "json" | "sarif" | "csv" {
  const format = given.get("format") ?? "text";
  return isFormat(format) ? format : "text";
}

function withoutPresentation(given: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...given].filter(([name]) => name !== "format" && name !== "output"));
}

function paintFor(stream: NodeJS.WriteStream): typeof plain {
  const wanted = stream.isTTY && process.env["NO_COLOR"] === undefined && process.env["TERM"] !== "dumb";
  return wanted ? colour : plain;
}

function readText(file: string): string | null {
  try {
    return readFileSync(resolve(file), "utf8");
  } catch {
    return null; // readConfig decides whether it had to be there
  }
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return "unknown"; // a container's user may have no name
  }
}
