import { readBlobs } from "./read-blobs.js";
import { runGit } from "./run-git.js";

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
  { commit, folder, signal }: { readonly commit: string; readonly folder: string; readonly signal: AbortSignal },
): Promise<readonly TreeFile[] | null> {
  const listing = await runGit(repository, ["ls-tree", "-r", "-z", "--full-tree", commit, "--", folder], { signal });
  if (listing === null) return null;
  const entries = listing
    .toString("utf8")
    .split("\0")
    .flatMap((line) => {
      const [, mode, id, path] = /^(\d+) blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
      // 120000 is a symbolic link, which is no migration.
      return id === undefined || path === undefined || mode === "120000" ? [] : [{ id, path }];
    });
  return await readBlobs(repository, entries, { missing: "refuse", signal });
}
