import { lstatSync, readFileSync, realpathSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Finding } from "../core/model.js";
import { finding } from "../core/problems.js";
import { splitAtWildcard, toPathPattern } from "../core/path-pattern.js";
import { isInside } from "./inside.js";
import { listBelow } from "./list-below.js";

/** A file with SQL that an application runs. */
export interface QueryFile {
  /** As people see it. */
  readonly file: string;
  readonly text: string;
}

export interface QueryFiles {
  readonly files: readonly QueryFile[];
  readonly findings: readonly Finding[];
}

const mostFiles = 5000;
const largestBytes = 5 * 1024 * 1024;
/** All files together above this many bytes are not read to the end. */
const mostBytes = 128 * 1024 * 1024;

/**
 * Reads the files that patterns name, relative to a root: `*` and `?` stand for text without a slash, `**` for any
 * folders. Links are not followed. A pattern that names nothing is a finding. Throws nothing.
 */
export function readQueryFiles(
  patterns: readonly string[],
  { root, confined }: { readonly root: string; readonly confined: boolean },
): QueryFiles {
  const [found, findings]: [Map<string, QueryFile>, Finding[]] = [new Map(), []];
  const within = confined ? root : null;
  const left = { bytes: mostBytes };
  for (const pattern of patterns) {
    const names = listNames(pattern, root, within).slice(0, mostFiles);
    const files = names.flatMap((name) => readOne(join(root, name), name, { within, left }) ?? []);
    for (const one of files) found.set(one.file, one);
    if (files.length > 0) continue;
    const message = `queries: no file that can be read is called "${pattern}"`;
    findings.push(
      finding("input", { message, help: "a path or a pattern below the repository, such as queries/**/*.sql" }),
    );
  }
  if (left.bytes < 0) {
    const message = `queries: the files are larger than ${mostBytes} bytes together; not all of them were read`;
    findings.push(finding("input", { message, help: "name those that hold what the application runs" }));
  }
  return { files: [...found.values()], findings };
}

function listNames(pattern: string, root: string, within: string | null): readonly string[] {
  const path = pattern.replaceAll("\\", "/").replace(/^\.\//, "");
  const split = splitAtWildcard(path);
  if (split === null) return [path];
  const { folder, rest } = split;
  const wanted = toPathPattern(rest);
  return listBelow(resolve(root, folder), within)
    .filter(({ kind, name }) => kind === "other" && wanted.test(name))
    .map(({ name }) => (folder === "" ? name : `${folder}/${name}`))
    .toSorted();
}

interface Bounds {
  readonly within: string | null;
  /** How much may still be read. */
  readonly left: { bytes: number };
}

function readOne(path: string, file: string, { within, left }: Bounds): QueryFile | null {
  try {
    const stats = lstatSync(path);
    if (!stats.isFile() || stats.size > largestBytes) return null;
    left.bytes -= stats.size;
    if (left.bytes < 0) return null;
    if (within !== null && !isInside(realpathSync(path), realpathSync(within))) return null;
    return { file, text: readFileSync(path, "utf8") };
  } catch {
    return null; // the caller says that nothing was found
  }
}
