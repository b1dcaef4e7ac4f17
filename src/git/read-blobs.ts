import { runGit } from "./run-git.js";
import type { GitOptions } from "./run-git.js";

/** A file by the id of its content. */
export interface Blob {
  readonly id: string;
  readonly path: string;
}

export interface BlobOptions extends Pick<GitOptions, "limitMs" | "signal"> {
  /** Those beyond are left out. */
  readonly mostBytes?: number;
  /** What to do where a content is not there, as in a partial clone: `refuse` gives null for all. */
  readonly missing: "skip" | "refuse";
}

/** Contents of files, in their order; null where git fails. */
export async function readBlobs(
  repository: string,
  blobs: readonly Blob[],
  options: BlobOptions,
): Promise<readonly { readonly path: string; readonly bytes: Buffer }[] | null> {
  const wanted = options.mostBytes === undefined ? blobs : await cutTo(repository, blobs, options, options.mostBytes);
  if (wanted === null || wanted.length === 0) return wanted === null ? null : [];
  const output = await runGit(repository, ["cat-file", "--batch"], { ...options, input: toInput(wanted) });
  return output === null ? null : cut(output, wanted, options);
}

function toInput(blobs: readonly Blob[]): string {
  return blobs.map(({ id }) => `${id}\n`).join("");
}

/** As many as fit into memory, the first ones first. */
async function cutTo(
  repository: string,
  blobs: readonly Blob[],
  options: BlobOptions,
  mostBytes: number,
): Promise<readonly Blob[] | null> {
  if (blobs.length === 0) return [];
  const output = await runGit(repository, ["cat-file", "--batch-check"], { ...options, input: toInput(blobs) });
  if (output === null) return null;
  const sizes = output
    .toString("latin1")
    .split("\n")
    .map((line) => Number(/ blob (\d+)$/.exec(line)?.[1] ?? 0));
  let sum = 0;
  return blobs.filter((_, index) => (sum += sizes[index] ?? 0) <= mostBytes);
}

/** Cuts the output of `git cat-file --batch`: `<id> blob <size>`, a newline, the bytes, a newline; or `<id> missing`. */
function cut(
  output: Buffer,
  blobs: readonly Blob[],
  { missing }: BlobOptions,
): readonly { readonly path: string; readonly bytes: Buffer }[] | null {
  const files: { readonly path: string; readonly bytes: Buffer }[] = [];
  let at = 0;
  for (const { path } of blobs) {
    const end = output.indexOf(10, at);
    const [, size] = / blob (\d+)$/.exec(output.toString("latin1", at, end)) ?? [];
    if (size === undefined && missing === "refuse") return null;
    if (size !== undefined) files.push({ path, bytes: output.subarray(end + 1, end + 1 + Number(size)) });
    at = size === undefined ? end + 1 : end + 1 + Number(size) + 1;
  }
  return files;
}
