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

/** Cuts the output of `git cat-file --batch`: `<id> blob <size>`, a newline, the bytes, a newline. */
function cut(output: Buffer, entries: readonly { readonly path: string }[]): readonly TreeFile[] {
  let at = 0;
  return entries.map(({ path }) => {
    const end = output.indexOf(10, at);
    const size = Number(output.toString("latin1", at, end).split(" ")[2]);
    const bytes = output.subarray(end + 1, end + 1 + size);
    at = end + 1 + size + 1;
    return { path, bytes };
  });
}

async function git(cwd: string, args: readonly string[], input = ""): Promise<Buffer | null> {
  const { exec } = await import("@actions/exec");
  const chunks: Buffer[] = [];
  try {
    const code = await exec("git", ["-c", "core.fsmonitor=false", "-c", "safe.directory=*", ...args], {
      cwd,
      silent: true,
      ignoreReturnCode: true,
      input: Buffer.from(input),
      listeners: { stdout: (data) => void chunks.push(data) },
    });
    return code === 0 ? Buffer.concat(chunks) : null;
  } catch {
    return null; // no git on the machine: the caller says what was left out
  }
}
