import { lstatSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import type { Finding } from "../core/model.js";
import { finding } from "../core/problems.js";
import { toStarSource } from "../core/star-pattern.js";

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

/**
 * Reads the files that patterns name, relative to a root: `*` and `?` stand for text without a slash, `**` for any
 * folders. Links are not followed. A pattern that names nothing is a finding. Throws nothing.
 */
export function readQueryFiles(
  patterns: readonly string[],
  { root, confined }: { readonly root: string; readonly confined: boolean },
): QueryFiles {
  const [found, findings]: [Map<string, QueryFile>, Finding[]] = [new Map(), []];
  for (const pattern of patterns) {
    const names = listNames(pattern, root).slice(0, mostFiles);
    const files = names.flatMap((name) => readOne(join(root, name), name, confined ? root : null) ?? []);
    for (const one of files) found.set(one.file, one);
    if (files.length > 0) continue;
    const message = `queries: no file that can be read is called "${pattern}"`;
    findings.push(
      finding("input", { message, help: "a path or a pattern below the repository, such as queries/**/*.sql" }),
    );
  }
  return { files: [...found.values()], findings };
}

function listNames(pattern: string, root: string): readonly string[] {
  const parts = pattern.replaceAll("\\", "/").replace(/^\.\//, "").split("/");
  const fixed = parts.findIndex((part) => /[*?]/.test(part));
  if (fixed === -1) return [parts.join("/")];
  const folder = parts.slice(0, fixed).join("/");
  const wanted = toRegExp(parts.join("/"));
  try {
    const below = readdirSync(resolve(root, folder), { recursive: true, encoding: "utf8" });
    const names = below.map((name) => (folder === "" ? "" : `${folder}/`) + name.split(sep).join("/"));
    return names.filter((name) => wanted.test(name)).toSorted();
  } catch {
    return []; // the caller says that nothing was found
  }
}

function toRegExp(pattern: string): RegExp {
  const groups = { count: 0 };
  const pieces = pattern.split(/(\*\*\/?)/).map((piece) => {
    if (piece === "**/") return "(?:.*/)?";
    return piece === "**" ? ".*" : toStarSource(piece, { any: "[^/]", one: "[^/]", groups });
  });
  return new RegExp(`^${pieces.join("")}$`, "s");
}

function readOne(path: string, file: string, within: string | null): QueryFile | null {
  try {
    const stats = lstatSync(path);
    if (!stats.isFile() || stats.size > largestBytes) return null;
    const away = within === null ? "" : relative(realpathSync(within), realpathSync(path));
    if (away === ".." || away.startsWith(`..${sep}`)) return null;
    return { file, text: readFileSync(path, "utf8") };
  } catch {
    return null; // the caller says that nothing was found
  }
}
