import { realpathSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { Config } from "../config/config.js";
import type { GitHubEvent } from "../core/event.js";
import { parseFileName } from "../core/file-name.js";
import { isLfsPointer } from "../core/lfs-pointer.js";
import type { SourceFile } from "../core/migration-set.js";
import type { Finding } from "../core/model.js";
import { listForeign } from "../files/foreign.js";
import { findFolders, type Folder } from "../files/locations.js";
import { toOlderFiles } from "../files/older-files.js";
import { readSourceFiles } from "../files/read.js";
import { isSourceName, toSourceFiles, type SourceFiles } from "../files/source-files.js";
import type { OlderFiles } from "./world.js";

type Where = Pick<Config, "locations" | "callbackLocations" | "naming" | "scriptSettings">;

interface Place {
  /** Absolute path that files are shown relative to. */
  readonly root: string;
  /** Whether the migrations must lie inside the root. */
  readonly confined: boolean;
}

/** Of a run, which waits for no git that hangs once it is cancelled. */
interface Asking extends Place {
  readonly signal: AbortSignal;
}

/** The history of a very large repository is not worth more. */
const gitLimitMs = 30_000;

/** A folder, and which of its files count: where callbacks have folders of their own, they are nowhere else. */
type Read = Folder & { readonly counts: "all" | "callbacks" | "no-callbacks" };

function listFolders(
  where: Where,
  { root, confined }: Place,
): { readonly folders: readonly Read[]; readonly findings: readonly Finding[] } {
  const { locations, callbackLocations } = where;
  const options = { root, within: confined ? root : null };
  const { folders, findings } = findFolders(locations.list, { ...options, choose: locations.choose });
  if (callbackLocations.length === 0) return { folders: folders.map((one) => ({ ...one, counts: "all" })), findings };
  const ofCallbacks = findFolders(callbackLocations, { ...options, choose: "all" });
  return {
    folders: [
      ...folders.map((one): Read => ({ ...one, counts: "no-callbacks" })),
      ...ofCallbacks.folders.map((one): Read => ({ ...one, counts: "callbacks" })),
    ],
    findings: [...findings, ...ofCallbacks.findings],
  };
}

function chosen(files: readonly SourceFile[], { counts }: Read, { naming }: Where): readonly SourceFile[] {
  if (counts === "all") return files;
  return files.filter(({ name }) => {
    const { kind } = parseFileName(name.slice(name.lastIndexOf("/") + 1), naming);
    return (kind === "callback" || kind === "foreign-callback") === (counts === "callbacks");
  });
}

/** The SQL of all locations, and the names of what only Flyway runs. */
export function readFiles(where: Where, { root, confined }: Place): SourceFiles {
  const { naming, scriptSettings } = where;
  const { folders, findings } = listFolders(where, { root, confined });
  const options = { root, within: confined ? root : null, files: { naming, scriptSettings } };
  const read = folders.map((one) => {
    const { files, findings: problems } = readSourceFiles(one.folder, { ...options, fits: one.fits });
    const refused = problems.some(({ rule, file }) => rule === "folder" && file === undefined);
    const foreign = refused || one.counts === "callbacks" ? [] : listForeign(one.folder, { ...options, naming });
    return { findings: problems, files: refused ? [] : [...chosen(files, one, where), ...foreign] };
  });
  return {
    files: read.flatMap(({ files }) => files),
    findings: [...findings, ...read.flatMap(({ findings: problems }) => problems)],
  };
}

/** Contents from the history of git, with the settings that lay beside them. */
export async function readOlderFiles(
  where: Where,
  { root, confined, signal }: Asking,
  names: readonly string[],
): Promise<OlderFiles> {
  const { readFileVersions } = await import("../git/read-file-versions.js");
  const { naming, scriptSettings } = where;
  const [first] = listFolders(where, { root, confined }).folders;
  // On the command line the files may be those of another repository, in a workspace its checkout may lie in a folder.
  const folder = first === undefined ? root : resolve(root, first.folder);
  const repository = confined && (await prefixOf(root, signal)) !== null ? root : folder;
  const { versions, history } = await readFileVersions(repository, names, { signal, limitMs: gitLimitMs, naming });
  return { files: toOlderFiles(versions, { naming, scriptSettings }), history };
}

/** The migrations as the pull request's base branch has them; null when they cannot be read. */
export async function readBase(
  where: Where,
  { root, confined, event, signal }: Asking & { readonly event: GitHubEvent | null },
): Promise<readonly SourceFile[] | null> {
  const commit = event?.pullRequest?.baseSha;
  if (commit === undefined) return null;
  const atRoot = (await prefixOf(root, signal)) !== null;
  const read: SourceFile[] = [];
  for (const one of listFolders(where, { root, confined }).folders) {
    const { folder, fits, counts } = one;
    const inside = realpathSync(resolve(root, folder));
    const below = relative(realpathSync(root), inside).split("\\").join("/");
    // actions/checkout with `path:` makes no repository of the workspace, only of a folder in it.
    const [repository, path] = atRoot ? [root, below] : [inside, await prefixOf(inside, signal)];
    if (path === null) return null;
    const files = await readBaseFolder(repository, { commit, folder: path, signal }, where);
    if (files === null) return null;
    const within = confined ? root : null;
    const foreign = counts === "callbacks" ? [] : listForeign(folder, { root, within, naming: where.naming });
    read.push(...chosen(files, one, where).filter(({ name }) => fits === null || fits.test(name)), ...foreign);
  }
  return read;
}

/** The path of a folder below the root of its repository; null where it is in none, or there is no git. */
async function prefixOf(folder: string, signal: AbortSignal): Promise<string | null> {
  const { runGit } = await import("../git/run-git.js");
  const prefix = await runGit(folder, ["rev-parse", "--show-prefix"], { signal });
  return prefix === null ? null : prefix.toString("utf8").replace(/\/?\n$/, "");
}

async function readBaseFolder(
  repository: string,
  { commit, folder, signal }: { readonly commit: string; readonly folder: string; readonly signal: AbortSignal },
  options: Where,
): Promise<readonly SourceFile[] | null> {
  const { readTree } = await import("../git/read-tree.js");
  const tree = await readTree(repository, { commit, folder: folder === "" ? "." : folder, signal });
  if (tree === null) return null;
  const raw = tree
    .filter(({ path }) => isSourceName(path, options.naming))
    .map(({ path, bytes }) => ({ file: path, bytes, name: folder === "" ? path : path.slice(folder.length + 1) }));
  const { files } = toSourceFiles(raw, options);
  // A commit holds pointers where the working tree has files: each of them would look edited.
  return files.some(({ text }) => isLfsPointer(text)) ? null : files;
}
