import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { Finding } from "../core/model.js";
import { splitAtWildcard, toPathPattern, type PathPattern } from "../core/path-pattern.js";
import { finding } from "../core/problems.js";
import { isInside } from "./inside.js";
import { listBelow } from "./list-below.js";

/** A folder to read; of a pattern for files, only those that fit. */
export interface Folder {
  /** Relative to the root, or absolute. */
  readonly folder: string;
  /** What a path below the folder must fit; null for all. */
  readonly fits: PathPattern | null;
}

export interface Folders {
  readonly folders: readonly Folder[];
  readonly findings: readonly Finding[];
}

interface Options {
  readonly root: string;
  /** What patterns are not looked for out of; null: anywhere. */
  readonly within: string | null;
  /** `first`: one of several usual places, of which the first that exists counts. */
  readonly choose: "all" | "first";
}

const resources = "src/main/resources";

/**
 * Finds the folders that locations name, in Flyway's words: `filesystem:`, `classpath:` (what a build takes from
 * src/main/resources), and `**`, `*` and `?` for folders and files. A folder inside another one is not read twice.
 */
export function findFolders(locations: readonly string[], options: Options): Folders {
  const { root, choose } = options;
  const findings: Finding[] = [];
  const found = locations.map((text) => {
    const place = toPlace(text, root);
    if (place === null) {
      const message = `"${text}" is no folder of this repository`;
      findings.push(finding("folder", { message, help: "migrations are read from the checkout: name a folder in it" }));
      return { text, folders: [] };
    }
    const pattern = splitAtWildcard(place);
    return { text, folders: pattern === null ? existing(place, root) : expand(pattern, options) };
  });
  const [first] = locations;
  const filled = found.filter(({ folders }) => folders.length > 0);
  if (choose === "first") {
    const [chosen] = filled;
    return { folders: chosen?.folders ?? [{ folder: toPlace(first ?? "", root) ?? "", fits: null }], findings };
  }
  // One that is not there is passed over by Flyway with a word; where there is none at all, reading says so.
  if (filled.length === 0) return { folders: [{ folder: toPlace(first ?? "", root) ?? "", fits: null }], findings };
  const empty = found.filter(({ text, folders }) => folders.length === 0 && toPlace(text, root) !== null);
  findings.push(
    ...empty.map(({ text }) => finding("folder", { message: `there is no folder "${text}"`, severity: "warning" })),
  );
  return { folders: withoutInner(filled.flatMap(({ folders }) => folders)), findings };
}

function toPlace(text: string, root: string): string | null {
  const [, scheme = "", path = ""] = /^(?:([a-z][a-z0-9]+):(?![\\/]{0,1}$))?(.*)$/s.exec(text) ?? [];
  const clean = path.replaceAll("\\", "/").replace(/(?<=.)\/+$/, "");
  switch (scheme) {
    case "filesystem":
      return clean;
    case "classpath":
      return `${resources}/${clean.replace(/^\/+/, "")}`;
    case "": {
      const onClasspath = `${resources}/${clean}`;
      return !existsSync(resolve(root, clean)) && existsSync(resolve(root, onClasspath)) ? onClasspath : clean;
    }
    default:
      return null;
  }
}

function existing(folder: string, root: string): readonly Folder[] {
  const found = [{ folder, fits: null }];
  try {
    return statSync(resolve(root, folder), { throwIfNoEntry: false }) === undefined ? [] : found;
  } catch {
    return found; // whoever reads it says why it cannot be
  }
}

/** What is before the first wildcard is looked through; a last part with a dot is a pattern for files. */
function expand(pattern: { readonly folder: string; readonly rest: string }, options: Options): readonly Folder[] {
  const { root, within } = options;
  const { folder: base, rest } = pattern;
  const fits = toPathPattern(rest);
  if (existing(base === "" ? "." : base, root).length === 0) return [];
  if (/\.[^/]*$/.test(rest)) return [{ folder: base === "" ? "." : base, fits }];
  return listBelow(resolve(root, base), within)
    .filter(({ kind, name }) => kind === "folder" && fits.test(name))
    .map(({ name }) => ({ folder: base === "" ? name : `${base}/${name}`, fits: null }));
}

function withoutInner(folders: readonly Folder[]): readonly Folder[] {
  const sorted = folders.toSorted((a, b) => (a.folder < b.folder ? -1 : 1));
  return sorted.filter(
    (one, index) => !sorted.slice(0, index).some((other) => other.fits === null && isInside(one.folder, other.folder)),
  );
}
