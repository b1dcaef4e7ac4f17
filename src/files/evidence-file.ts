import { lstatSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { isInside } from "./inside.js";
import { codeOf } from "./read-text.js";

export interface EvidencePlace {
  readonly root: string;
  /** Whether it must lie below the root. */
  readonly confined: boolean;
}

/** The text of an evidence file, or half a sentence that says why it cannot be had. */
export function readEvidenceText(
  file: string,
  { root, confined }: EvidencePlace,
  largestBytes: number,
): { readonly text: string } | { readonly problem: string } {
  const path = resolve(root, file);
  try {
    const stats = lstatSync(path);
    if (!stats.isFile()) return { problem: "it is no file" };
    if (stats.size > largestBytes) return { problem: `it is larger than ${largestBytes / 1024 / 1024} MB` };
    if (confined && !isInside(realpathSync(path), realpathSync(root)))
      return { problem: "it lies outside the workspace" };
    return { text: readFileSync(path, "utf8") };
  } catch (error) {
    const code = codeOf(error);
    return { problem: code === "ENOENT" ? "there is no such file" : `it cannot be read (${code})` };
  }
}

/** Writes an evidence file, for its owner's eyes; returns its path as people see it, or why it was not written. */
export function writeEvidenceText(
  file: string,
  { root, confined }: EvidencePlace,
  text: string,
): { readonly written: string } | { readonly problem: string } {
  const path = resolve(root, file);
  const outside = "it would lie outside the workspace";
  if (confined && !isInside(path, resolve(root))) return { problem: outside };
  try {
    // What is there already may lead elsewhere, where not even a folder is made.
    if (confined && !isInside(realpathSync(nearestFolder(path)), realpathSync(root))) return { problem: outside };
    mkdirSync(dirname(path), { recursive: true });
    // An older one may be a link, or open to others.
    rmSync(path, { force: true });
    writeFileSync(path, text, { mode: 0o600 });
    return { written: isInside(path, resolve(root)) ? relative(root, path).split(sep).join("/") : path };
  } catch (error) {
    return { problem: `it cannot be written (${codeOf(error)})` };
  }
}

/** Of the folders above a path, the lowest that is there; a link that leads nowhere is. */
function nearestFolder(path: string): string {
  const folder = dirname(path);
  return folder === path || lstatSync(folder, { throwIfNoEntry: false }) !== undefined ? folder : nearestFolder(folder);
}
