import { execFile } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { PullFile } from "./github-store.js";

/** Path to content; null removes the file. */
export type Files = Readonly<Record<string, string | Uint8Array | null>>;

/** No configuration of the machine, no dialogue, and the same author everywhere. */
export const gitEnvironment: Readonly<Record<string, string>> = {
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_TERMINAL_PROMPT: "0",
  GIT_AUTHOR_NAME: "Alice",
  GIT_AUTHOR_EMAIL: "alice@example.com",
  GIT_COMMITTER_NAME: "Alice",
  GIT_COMMITTER_EMAIL: "alice@example.com",
  LC_ALL: "C",
};

async function runGit(directory: string, args: readonly string[]): Promise<string> {
  const env = { PATH: process.env.PATH, HOME: directory, ...gitEnvironment };
  const { stdout } = await promisify(execFile)("git", [...args], { cwd: directory, env });
  return stdout.trimEnd();
}

/** A working tree on the disk. */
export interface WorkingTree {
  readonly directory: string;
  git(...args: readonly string[]): Promise<string>;
  write(files: Files): Promise<void>;
}

export interface MergeOptions {
  readonly number: number;
  readonly head: string;
  readonly base?: string;
}

/** A repository with its working tree; `main` is its first branch. */
export interface TestRepository extends WorkingTree {
  /** Commits everything, together with those files, and returns the commit. */
  commit(message: string, files?: Files): Promise<string>;
  /** Starts a branch (at `from`, else here) and goes there. */
  branch(name: string, from?: string): Promise<void>;
  switchTo(name: string): Promise<void>;
  /** What GitHub does for a pull request: `refs/pull/N/head`, and `refs/pull/N/merge` with a merge commit. */
  openPull(
    options: MergeOptions,
  ): Promise<{ readonly headSha: string; readonly baseSha: string; readonly mergeSha: string }>;
  /** The files of a pull request as GitHub lists them. */
  listPullFiles(options: Omit<MergeOptions, "number">): Promise<readonly PullFile[]>;
  /** Merges the branch into `base` as the button does, and stays on `base`. */
  mergePull(options: MergeOptions): Promise<string>;
  /** What actions/checkout does: a new working tree that knows this ref only, one commit deep; 0 means everything. */
  checkout(options: { readonly ref: string; readonly depth?: number }): Promise<WorkingTree>;
  remove(): Promise<void>;
}

function toWorkingTree(directory: string): WorkingTree {
  return {
    directory,
    git: (...args) => runGit(directory, args),
    async write(files) {
      for (const [path, content] of Object.entries(files)) {
        const file = join(directory, path);
        if (content === null) await rm(file);
        else await mkdir(dirname(file), { recursive: true }).then(() => writeFile(file, content));
      }
    },
  };
}

const statuses: Readonly<Record<string, PullFile["status"]>> = { A: "added", D: "removed", R: "renamed" };

async function checkoutInto(origin: string, { ref, depth = 1 }: { ref: string; depth?: number }): Promise<WorkingTree> {
  const directory = await realpath(await mkdtemp(join(tmpdir(), "schema-version-checkout-")));
  const tree = toWorkingTree(directory);
  await tree.git("init", "--quiet", "--initial-branch=main");
  await tree.git("remote", "add", "origin", `file://${origin}`);
  const local = ref.replace(/^refs\/heads\//, "refs/remotes/origin/").replace(/^refs\/pull\//, "refs/remotes/pull/");
  const wanted = depth === 0 ? ["+refs/heads/*:refs/remotes/origin/*", `+${ref}:${local}`] : [`+${ref}:${local}`];
  const limits = depth === 0 ? [] : ["--no-tags", `--depth=${depth}`];
  await tree.git("fetch", "--quiet", ...limits, "origin", ...wanted);
  const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
  await tree.git("checkout", "--quiet", "--force", ...(branch === undefined ? [] : ["-B", branch]), local);
  return tree;
}

/** Makes a repository in a temporary folder; the caller removes it. */
export async function createRepository(files: Files = {}): Promise<TestRepository> {
  const directory = await realpath(await mkdtemp(join(tmpdir(), "schema-version-repository-")));
  const tree = toWorkingTree(directory);
  const git = (...args: readonly string[]): Promise<string> => runGit(directory, args);
  const checkouts: string[] = [];
  await git("init", "--quiet", "--initial-branch=main");
  // As on GitHub: any commit can be asked for.
  await git("config", "uploadpack.allowAnySHA1InWant", "true");
  const commit: TestRepository["commit"] = async (message, more = {}) => {
    await tree.write(more);
    await git("add", "--all");
    await git("commit", "--quiet", "--allow-empty", "--no-gpg-sign", "--message", message);
    return git("rev-parse", "HEAD");
  };
  await commit("Start", files);
  const merge = async ({ number, head, base = "main" }: MergeOptions, at: readonly string[]): Promise<string> => {
    await git("switch", "--quiet", ...at, base);
    await git(
      "merge",
      "--quiet",
      "--no-ff",
      "--no-gpg-sign",
      "--message",
      `Merge pull request #${number} from ${head}`,
      head,
    );
    return git("rev-parse", "HEAD");
  };
  return {
    ...tree,
    commit,
    branch: async (name, from) =>
      void (await git("switch", "--quiet", "--create", name, ...(from === undefined ? [] : [from]))),
    switchTo: async (name) => void (await git("switch", "--quiet", name)),
    async openPull(options) {
      const { number, head, base = "main" } = options;
      const current = await git("symbolic-ref", "--short", "HEAD");
      const [headSha, baseSha] = [await git("rev-parse", head), await git("rev-parse", base)];
      const mergeSha = await merge(options, ["--detach"]);
      await git("update-ref", `refs/pull/${number}/head`, headSha);
      await git("update-ref", `refs/pull/${number}/merge`, mergeSha);
      await git("switch", "--quiet", current);
      return { headSha, baseSha, mergeSha };
    },
    listPullFiles: async ({ head, base = "main" }) => {
      const range = ["--find-renames", `${base}...${head}`];
      const names = await git("diff", "--name-status", ...range);
      const rows = names
        .split("\n")
        .filter(Boolean)
        .map((row) => row.split("\t"));
      return await Promise.all(
        rows.map(async ([status = "", ...paths]) => {
          const text = await git("diff", ...range, "--", ...paths);
          const start = text.search(/^@@ /m);
          const filename = paths.at(-1) ?? "";
          return {
            filename,
            status: statuses[status[0] ?? ""] ?? "modified",
            patch: start < 0 ? null : text.slice(start),
          };
        }),
      );
    },
    mergePull: (options) => merge(options, []),
    async checkout(options) {
      const copy = await checkoutInto(directory, options);
      checkouts.push(copy.directory);
      return copy;
    },
    async remove() {
      await Promise.all([directory, ...checkouts].map((each) => rm(each, { recursive: true, force: true })));
    },
  };
}

/** Runs the work with a repository of its own that starts with those files on `main`. */
export async function withRepository<T>(files: Files, work: (repository: TestRepository) => Promise<T>): Promise<T> {
  const repository = await createRepository(files);
  try {
    return await work(repository);
  } finally {
    await repository.remove();
  }
}
