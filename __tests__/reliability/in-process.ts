import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { mkdir, writeFile } from "node:fs/promises";
import type { Log } from "../../src/core/log.js";
import type { Report } from "../../src/core/report.js";
import { readConfig } from "../../src/config/read-config.js";
import { toContext } from "../../src/config/context.js";
import { run } from "../../src/run.js";

/** A folder with migrations on the disk, for runs in this process and for programs. */
export interface Workplace {
  readonly directory: string;
  readonly migrations: string;
}

/** Runs the work with a folder that holds those files below `migrations`, and removes it. */
export async function withMigrations<T>(
  files: Readonly<Record<string, string>>,
  work: (workplace: Workplace) => Promise<T>,
): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), "schema-version-reliability-"));
  const migrations = join(directory, "migrations");
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(migrations, name)), { recursive: true });
      await writeFile(join(migrations, name), text);
    }
    return await work({ directory, migrations });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

export interface InProcess {
  readonly workplace: Workplace;
  readonly command: "apply" | "rollback" | "status" | "check";
  /** As on the command line; the URL stands apart. */
  readonly url: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly actor?: string;
  /** Told each line when it comes. */
  readonly onLine?: (line: string) => void;
}

export interface Ran {
  readonly report: Report;
  /** The lines that a person would have read while it ran. */
  readonly lines: readonly string[];
}

/** Runs a command as the command line would, in this process, which is much faster than starting one. */
export async function runHere({
  workplace,
  command,
  url,
  inputs = {},
  signal,
  actor = "alice",
  onLine,
}: InProcess): Promise<Ran> {
  const given = new Map(
    Object.entries({ command, "database-url": url, migrations: workplace.migrations, shadow: "off", ...inputs }),
  );
  const read = await readConfig({
    entry: "cli",
    given,
    variables: {},
    eventName: null,
    publicRepository: false,
    pushedBranch: null,
    readText: () => null,
  });
  if (!("ok" in read)) throw new Error(read.findings.map(({ message }) => message).join("\n"));
  const lines: string[] = [];
  const keep = (text: string): void => {
    lines.push(text);
    onLine?.(text);
  };
  const done = (text: string): void => text.split("\n").forEach(keep);
  const log: Log = { group: keep, endGroup: () => {}, line: keep, done, progress: () => {} };
  const context = toContext({}, null);
  const report = await run({
    config: read.ok,
    root: workplace.directory,
    confined: false,
    event: null,
    log,
    signal: signal ?? new AbortController().signal,
    context,
    recorder: { ...context, installedBy: actor, toolVersion: "0.0.0" },
    assets: "",
    startedAt: new Date(),
  });
  return { report, lines };
}

/** What a report says went wrong, one line each. */
export function messagesOf({ findings }: Report): readonly string[] {
  return findings.map(({ rule, message }) => `${rule}: ${message}`);
}
