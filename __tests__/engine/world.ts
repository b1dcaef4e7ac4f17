import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { readConfig } from "../../src/config/read-config.js";
import type { Log } from "../../src/core/log.js";
import type { EnvironmentReport, Report } from "../../src/core/report.js";
import { tool } from "../../src/core/tool.js";
import { run, type Surroundings } from "../../src/run.js";
import { withDatabase, type TestDatabase } from "../support/database.js";

/** Inputs and flags by name; `command` is given apart. */
export type Inputs = Readonly<Record<string, string>>;

export interface RunOptions {
  readonly url?: string;
  readonly signal?: AbortSignal;
  /** Fields of the record that differ from the usual ones. */
  readonly recorder?: Partial<Surroundings["recorder"]>;
  /** Told each line of the log, progress included. */
  readonly onLog?: (text: string) => void;
  readonly startedAt?: Date;
  readonly publicRepository?: boolean;
  /** Text of the configuration file. */
  readonly config?: string;
  /** Folder with the embedded database's files. */
  readonly assets?: string;
  /** Of the process's environment; none unless told. */
  readonly variables?: Readonly<Record<string, string>>;
  /** The event of GitHub; none unless told. */
  readonly eventName?: string;
}

/** What a run answered. */
export interface Ran {
  readonly report: Report;
  /** The report of the one environment. */
  readonly environment: EnvironmentReport;
  /** `rule: message` of every finding, the worst first. */
  readonly findings: readonly string[];
  readonly log: readonly string[];
}

/** A folder of migrations and a database, with the engine between them. */
export interface World {
  readonly db: TestDatabase;
  /** Absolute path of the folder that holds `migrations`. */
  readonly root: string;
  /** Writes files of the migrations folder. */
  readonly write: (files: Files) => void;
  readonly remove: (...names: readonly string[]) => void;
  readonly run: (command: string, inputs?: Inputs, options?: RunOptions) => Promise<Ran>;
}

/** Texts by their name below the migrations folder; bytes where the encoding matters. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

export const usualRecorder: Surroundings["recorder"] = {
  installedBy: "dana",
  repository: "acme/shop",
  ref: "refs/heads/main",
  commit: "0123456789abcdef0123456789abcdef01234567",
  pullRequest: null,
  runId: "77",
  runUrl: "https://github.com/acme/shop/actions/runs/77",
  toolVersion: tool.version,
};

/** Runs the work with a folder of those files and an empty database; both are gone afterwards. */
export async function withWorld<T>(
  { files = {}, major = 16 }: { readonly files?: Files; readonly major?: number },
  work: (world: World) => Promise<T>,
): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), "engine-"));
  try {
    return await withDatabase({ major }, async (db) => {
      const world = toWorld(db, root);
      world.write(files);
      return await work(world);
    });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function toWorld(db: TestDatabase, root: string): World {
  const folder = join(root, "migrations");
  mkdirSync(folder);
  return {
    db,
    root,
    write: (files) => {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text);
      }
    },
    remove: (...names) => names.forEach((name) => rmSync(join(folder, name))),
    run: async (command, inputs = {}, options = {}) => {
      const log: string[] = [];
      const surroundings = await toSurroundings(db, { root, log }, { command, ...inputs }, options);
      const { shown, log: watchedLog } = leftOpen(surroundings.log);
      const report = await run({ ...surroundings, log: watchedLog });
      if (shown.group || shown.progress !== "") throw new Error(`left open in the log: ${JSON.stringify(shown)}`);
      const [environment] = report.environments;
      if (environment === undefined) throw new Error(`no environment: ${JSON.stringify(report.findings)}`);
      return { report, environment, findings: report.findings.map(({ rule, message }) => `${rule}: ${message}`), log };
    },
  };
}

/** A log that keeps whether a group is open, and what is shown as under way. */
function leftOpen(log: Log): { readonly log: Log; readonly shown: { group: boolean; progress: string } } {
  const shown = { group: false, progress: "" };
  return {
    shown,
    log: {
      ...log,
      group: (title) => {
        shown.group = true;
        log.group(title);
      },
      endGroup: () => {
        shown.group = false;
        log.endGroup();
      },
      progress: (text) => {
        shown.progress = text;
        log.progress(text);
      },
    },
  };
}

function readIfThere(path: string): string | null {
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

/** What an entry would know of a run in that folder. */
export async function toSurroundings(
  db: Pick<TestDatabase, "url">,
  { root, log }: { readonly root: string; readonly log: string[] },
  inputs: Inputs,
  options: RunOptions,
): Promise<Surroundings> {
  const { url = db.url, signal = new AbortController().signal, recorder = {}, onLog, startedAt = new Date() } = options;
  const read = await readConfig({
    entry: "cli",
    given: new Map(Object.entries({ "database-url": url, shadow: "off", ...inputs })),
    variables: options.variables ?? {},
    eventName: options.eventName ?? null,
    pushedBranch: null,
    readText: (file) => (file.endsWith(".yml") ? (options.config ?? null) : readIfThere(join(root, file))),
    publicRepository: options.publicRepository ?? false,
  });
  if (!("ok" in read)) throw new Error(JSON.stringify(read.findings));
  const tell = (text: string): void => {
    log.push(text);
    onLog?.(text);
  };
  const who = { ...usualRecorder, ...recorder };
  return {
    config: read.ok,
    root,
    confined: false,
    event: null,
    log: {
      group: tell,
      endGroup: () => {},
      line: tell,
      done: (text) => text.split("\n").forEach(tell),
      progress: tell,
    },
    signal,
    context: { serverUrl: "https://github.com", ...who },
    recorder: who,
    assets: options.assets ?? "",
    startedAt,
  };
}
