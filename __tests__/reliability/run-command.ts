import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readConfig } from "../../src/config/read-config.js";
import type { Log } from "../../src/core/log.js";
import type { EnvironmentReport, Report } from "../../src/core/report.js";
import { tool } from "../../src/core/tool.js";
import { renderText } from "../../src/render/text.js";
import { plain } from "../../src/render/paint.js";
import { run } from "../../src/run.js";

/** A migrations folder: path below it to text. */
export type Migrations = Readonly<Record<string, string>>;

export interface CommandOptions {
  readonly url: string;
  readonly files: Migrations;
  readonly flags?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Told each line of the log as it comes. */
  readonly onLine?: (line: string) => void;
}

export interface Ran {
  readonly report: Report;
  /** The only environment's part of it. */
  readonly environment: EnvironmentReport;
  /** Lines of the log that stay, in order. */
  readonly lines: readonly string[];
  /** The report as the command line prints it. */
  readonly text: string;
  readonly durationMs: number;
  /** Every finding as `rule: message — help`. */
  readonly said: string;
}

const assets = fileURLToPath(new URL("../../dist/pglite", import.meta.url));
const nowhere = { repository: null, ref: null, commit: null, pullRequest: null, runId: null, runUrl: null };

/** Runs one command of the engine in this process, in a folder of its own, exactly as the command line would. */
export async function runCommand(command: string, options: CommandOptions): Promise<Ran> {
  const { url, files, flags = {}, signal = new AbortController().signal } = options;
  const root = await mkdtemp(join(tmpdir(), "schema-version-run-"));
  const lines: string[] = [];
  const keep = (line: string): void => {
    lines.push(line);
    options.onLine?.(line);
  };
  const begins = (title: string): void => options.onLine?.(title);
  const log: Log = { group: begins, endGroup: () => {}, line: keep, done: keep, progress: () => {} };
  try {
    for (const [name, text] of Object.entries(files)) {
      const file = join(root, "migrations", name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    await mkdir(join(root, "migrations"), { recursive: true });
    const given = { command, "database-url": url, migrations: join(root, "migrations"), shadow: "off", ...flags };
    const read = await readConfig({
      entry: "cli",
      given: new Map(Object.entries(given)),
      variables: {},
      eventName: null,
      publicRepository: false,
      pushedBranch: null,
      readText: () => null,
    });
    if (!("ok" in read)) throw new Error(read.findings.map(({ message }) => message).join("\n"));
    const startedAt = new Date();
    const report = await run({
      config: read.ok,
      root,
      confined: false,
      event: null,
      log,
      signal,
      context: { serverUrl: null, ...nowhere },
      recorder: { installedBy: "alice", toolVersion: tool.version, ...nowhere },
      assets,
      startedAt,
    });
    return toRan(report, lines, Date.now() - startedAt.getTime());
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

function toRan(report: Report, lines: readonly string[], durationMs: number): Ran {
  const [environment] = report.environments;
  if (environment === undefined) throw new Error(report.findings.map(({ message }) => message).join("\n"));
  const said = report.findings.map(({ rule, message, help }) => `${rule}: ${message} — ${help}`).join("\n");
  return { report, environment, lines, durationMs, said, text: renderText(report, { columns: 200, paint: plain }) };
}
