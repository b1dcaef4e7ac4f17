import { execFile } from "node:child_process";

/** A file of a commit. */
export interface TreeFile {
  /** Path below the repository's root. */
  readonly path: string;
  readonly bytes: Buffer;
}

/**
 * Files below a folder as a commit has them; null when git, the repository or the commit is not there (a shallow
 * checkout). Read-only: nothing is fetched, no hook or filter runs.
 */
export async function readTree(
  repository: string,
  { commit, folder }: { readonly commit: string; readonly folder: string },
): Promise<readonly TreeFile[] | null> {
  const listing = await git(repository, ["ls-tree", "-r", "-z", "--full-tree", commit, "--", folder]);
  if (listing === null) return null;
  const entries = listing
    .toString("utf8")
    .split("\0")
    .flatMap((line) => {
      const [, mode, id, path] = /^(\d+) blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
      // 120000 is a symbolic link, which is no migration.
      return id === undefined || path === undefined || mode === "120000" ? [] : [{ id, path }];
    });
  if (entries.length === 0) return [];
  const blobs = await git(repository, ["cat-file", "--batch"], entries.map(({ id }) => `${id}\n`).join(""));
  return blobs === null ? null : cut(blobs, entries);
}

/**
 * Cuts the output of `git cat-file --batch`: `<id> blob <size>`, a newline, the bytes, a newline. Null where a blob is
 * missing (`<id> missing`), as in a partial clone.
 */
function cut(output: Buffer, entries: readonly { readonly path: string }[]): readonly TreeFile[] | null {
  const files: TreeFile[] = [];
  let at = 0;
  for (const { path } of entries) {
    const end = output.indexOf(10, at);
    const [, size] = / blob (\d+)$/.exec(output.toString("latin1", at, end)) ?? [];
    if (size === undefined) return null;
    files.push({ path, bytes: output.subarray(end + 1, end + 1 + Number(size)) });
    at = end + 1 + Number(size) + 1;
  }
  return files;
}

/** What git prints; null when it fails, or when there is no git on the machine: the caller says what was left out. */
function git(cwd: string, args: readonly string[], input = ""): Promise<Buffer | null> {
  const options = { cwd, encoding: "buffer", maxBuffer: Infinity } as const;
  return new Promise((resolve) => {
    const all = ["-c", "core.fsmonitor=false", "-c", "safe.directory=*", ...args];
    const child = execFile("git", all, options, (error, stdout) => resolve(error === null ? stdout : null));
    // One that ends without reading its input closes the pipe; how it ended is told by the callback.
    child.stdin?.on("error", () => {});
    child.stdin?.end(input);
  });
}
