import { usualNaming, type Naming } from "../core/file-name.js";
import { runGit } from "./run-git.js";
import type { GitOptions } from "./run-git.js";
import { readBlobs } from "./read-blobs.js";

/** A file as some commit had it. */
export interface FileVersion {
  /** Path below the repository's root. */
  readonly path: string;
  readonly bytes: Buffer;
}

export interface FileVersions {
  /** Each content once, the newest first. */
  readonly versions: readonly FileVersion[];
  /** `shallow`: the checkout lacks older commits; `none`: there is no repository, or no git. */
  readonly history: "whole" | "shallow" | "none";
}

/** More than any folder of migrations has; a repository that is made to be endless ends here. */
const mostVersions = 20_000;
const mostBytes = 256 * 1024 * 1024;

/**
 * Every content that files of those names (their folders aside) ever had, in whatever folder, in the commits that the
 * checkout knows; a file of a version under its other names too. Read-only: nothing is fetched, no hook or filter runs.
 */
export async function readFileVersions(
  repository: string,
  names: readonly string[],
  { naming = usualNaming, ...options }: Pick<GitOptions, "limitMs" | "signal"> & { readonly naming?: Naming } = {},
): Promise<FileVersions> {
  const shallow = await runGit(repository, ["rev-parse", "--is-shallow-repository"], options);
  if (shallow === null) return { versions: [], history: "none" };
  const history = shallow.toString("utf8").trim() === "true" ? "shallow" : "whole";
  const input = ["--", ...new Set(names.flatMap((name) => toPatterns(name, naming))), ""].join("\n");
  const log = await runGit(repository, logging, { ...options, input });
  if (log === null) return { versions: [], history: "none" };
  const entries = [...listBlobs(log.toString("utf8"))].map(([id, path]) => ({ id, path })).slice(0, mostVersions);
  const versions = await readBlobs(repository, entries, { ...options, mostBytes, missing: "skip" });
  return { versions: versions ?? [], history };
}

/** Both sides of every change, merges included, whatever the repository's own settings say. */
const logging = [
  ...["-c", "log.showRoot=true", "log", "--full-history", "--diff-merges=separate", "--no-renames", "--raw", "-z"],
  ...["--no-abbrev", "--no-ext-diff", "--no-textconv", "--format="],
  // What was deployed may be on a branch that is not ours.
  ...["--all", "HEAD", "--stdin"],
];

/** The name itself, and all of its version: a file that was renamed kept its version. */
function toPatterns(name: string, { versioned, baseline, separator, suffixes }: Naming): readonly string[] {
  const base = name.slice(name.lastIndexOf("/") + 1);
  if (/[\n\r]/.test(base) || base === "") return [];
  const end = base.indexOf(separator);
  const ofVersion = end > 0 && [versioned, baseline].some((prefix) => base.startsWith(prefix));
  const [own, prefix] = [escapeGlob(base), escapeGlob(base.slice(0, end + separator.length))];
  const all = ofVersion ? [own, ...suffixes.map((suffix) => `${prefix}*${escapeGlob(suffix)}`)] : [own];
  // The settings of a script belong to it.
  return all.flatMap((pattern) => [`:(top,glob)**/${pattern}`, `:(top,glob)**/${pattern}.conf`]);
}

function escapeGlob(text: string): string {
  return text.replaceAll(/[*?[\]\\]/g, "\\$&");
}

/** Id and path of each file that the log tells of; links and submodules are no files. */
function listBlobs(log: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const words = log.split("\0");
  for (let at = 0; at < words.length; at += 1) {
    const change = /^\n*:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) [A-Z]/.exec(words[at] ?? "");
    if (change === null) continue;
    at += 1;
    const [, before, after, old, now] = change;
    for (const [mode, id] of [[after, now] as const, [before, old] as const]) {
      if (id !== undefined && mode?.startsWith("100") === true && !found.has(id)) found.set(id, words[at] ?? "");
    }
  }
  return found;
}
