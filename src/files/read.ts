import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, realpathSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import type { Naming } from "../core/file-name.js";
import type { Finding } from "../core/model.js";
import type { PathPattern } from "../core/path-pattern.js";
import { finding, type ProblemId } from "../core/problems.js";
import {
  isSourceName,
  toSourceFiles,
  usualFiles,
  type FileOptions,
  type RawFile,
  type SourceFiles,
} from "./source-files.js";
import { isInside } from "./inside.js";
import { codeOf } from "./read-text.js";

/** A migration file above this many bytes is not read. */
const largestFileBytes = 100 * 1024 * 1024;

/** All files together above this many bytes are not read to the end. */
const mostBytes = 512 * 1024 * 1024;

/** A folder with more files than this is not read to its end. */
const mostFiles = 20_000;

export interface ReadOptions {
  /** Paths are shown relative to it. */
  readonly root: string;
  /** The folder that the migrations must lie in; null: anywhere. */
  readonly within: string | null;
  /** Flyway's defaults unless told. */
  readonly files?: FileOptions;
  /** What a path below the folder must fit; all do unless told. */
  readonly fits?: PathPattern | null;
}

/** Where a walk stands: what it shows paths relative to, and what hindered it. */
interface Walk {
  readonly root: string;
  readonly findings: Finding[];
  readonly naming: Naming;
  /** How many bytes may still be read. */
  bytesLeft: number;
}

/** Reads the `.sql` files of a folder and all folders below it; whatever hinders is a finding. Throws nothing. */
export function readSourceFiles(folder: string, options: ReadOptions): SourceFiles {
  const path = resolve(options.root, folder);
  const problem = reviewFolder(path, folder, options);
  if (problem !== null) return { files: [], findings: [problem] };
  const { files: how = usualFiles, fits = null } = options;
  const walk: Walk = { root: options.root, findings: [], naming: how.naming, bytesLeft: mostBytes };
  const all = listNames(path, "", walk);
  const names = fits === null ? all : all.filter((name) => fits.test(name.replace(/\.conf$/i, "")));
  if (names.length > mostFiles) {
    report(
      "file-too-large",
      `the folder "${folder}" holds ${names.length} files; ${mostFiles} is the most`,
      path,
      walk,
    );
    return { files: [], findings: walk.findings };
  }
  const shown = toName(path, options.root);
  const raw = names.flatMap((name) => readFile(path, { name, file: shown === "" ? name : `${shown}/${name}` }, walk));
  if (walk.bytesLeft < 0) {
    report("file-too-large", `the files of "${folder}" are larger than ${mostBytes} bytes together`, path, walk);
    return { files: [], findings: walk.findings };
  }
  const { files, findings } = toSourceFiles(raw, how);
  return { files, findings: [...walk.findings, ...findings] };
}

function reviewFolder(path: string, shown: string, { within }: ReadOptions): Finding | null {
  try {
    if (!statSync(path).isDirectory()) return finding("folder", { message: `"${shown}" is not a folder` });
    if (within === null || isInside(realpathSync(path), realpathSync(within))) return null;
    return finding("folder", { message: `the folder "${shown}" lies outside the workspace` });
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT" || code === "ENOTDIR")
      return finding("folder", { message: `there is no folder "${shown}"`, ...ofWindows(shown) });
    return finding("folder", { message: `"${shown}" cannot be read (${code})`, help: wayOut(code, path) });
  }
}

/** What Windows takes for a path is one name elsewhere: written with "/" it is found everywhere. */
function ofWindows(shown: string): { readonly help?: string } {
  const portable = shown.replaceAll("\\", "/");
  return sep === "\\" || portable === shown ? {} : { help: `write it with "/" between the names: ${portable}` };
}

/** Names below the folder of the files that matter, in the order in which their problems are reported. */
function listNames(folder: string, above: string, walk: Walk): readonly string[] {
  const entries = attempt(folder, walk, () => readdirSync(folder, { withFileTypes: true })) ?? [];
  return entries
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry): readonly string[] => {
      const name = `${above}${entry.name}`;
      if (entry.isDirectory()) {
        if (entry.name.startsWith(".")) return [];
        // As a container makes one where the file that it should mount is not there.
        if (!isSourceName(entry.name, walk.naming)) return listNames(join(folder, entry.name), `${name}/`, walk);
        report("folder", { message: `"${name}" is a folder`, help: plainFile }, join(folder, entry.name), walk);
        return [];
      }
      if (!entry.isSymbolicLink()) return isSourceName(entry.name, walk.naming) ? [name] : [];
      const path = join(folder, entry.name);
      if (isSourceName(entry.name, walk.naming) || leadsToFolder(path)) {
        report("symbolic-link", `"${entry.name}" is a symbolic link`, path, walk);
      }
      return [];
    });
}

function leadsToFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // It leads nowhere, so nothing that could hold migrations is left out.
    return false;
  }
}

function readFile(
  folder: string,
  { name, file }: { readonly name: string; readonly file: string },
  walk: Walk,
): readonly RawFile[] {
  if (walk.bytesLeft < 0) return [];
  const path = `${folder}${sep}${name}`;
  const bytes = attempt(path, walk, () => readBytes(path, walk));
  if (bytes === null) return [];
  if (bytes !== "not a file" && bytes !== "too large") return [{ file, name, bytes }];
  if (bytes === "not a file")
    report("folder", { message: `"${name}" is not a regular file`, help: plainFile }, path, walk);
  else report("file-too-large", `the file is larger than ${largestFileBytes} bytes`, path, walk);
  return [];
}

/** Sync calls: reading 4,400 small files takes a third of the time that promises take. */
function readBytes(path: string, walk: Walk): Buffer | "not a file" | "too large" {
  // A link that took the file's place meanwhile is not followed, a named pipe is not waited for.
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) return "not a file";
    if (stat.size > largestFileBytes) return "too large";
    walk.bytesLeft -= stat.size;
    if (walk.bytesLeft < 0) return Buffer.alloc(0);
    const bytes = Buffer.allocUnsafe(stat.size);
    let length = 0;
    for (let count = -1; count !== 0 && length < bytes.length; length += count) {
      count = readSync(descriptor, bytes, length, bytes.length - length, length);
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}

/** The result of a read; null when the system refused it, which becomes a finding. */
function attempt<T>(path: string, walk: Walk, read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    const code = codeOf(error);
    const message = `"${toName(path, walk.root)}" cannot be read (${code})`;
    report("folder", { message, help: wayOut(code, path) }, path, walk);
    return null;
  }
}

const plainFile = "put a plain file in its place, or take it out of the folder";

function wayOut(code: string, path: string): string {
  if (code === "EACCES" || code === "EPERM") return "let the user that runs this read it";
  // Bytes of a name that are no UTF-8 came as replacement characters, by which no file is found.
  return code === "ENOENT" && path.includes("\uFFFD") ? "rename it: its name is not UTF-8" : plainFile;
}

function report(rule: ProblemId, words: string | Told, path: string, walk: Walk): void {
  const told = typeof words === "string" ? { message: words } : words;
  walk.findings.push(finding(rule, { ...told, file: toName(path, walk.root) }));
}

/** What is wrong, and the way out of it. */
interface Told {
  readonly message: string;
  readonly help: string;
}

function toName(path: string, root: string): string {
  return relative(root, path).replaceAll(sep, "/");
}
