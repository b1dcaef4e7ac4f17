import { readFileSync, realpathSync, statSync } from "node:fs";
import { isInside } from "./inside.js";

/** A file that is there, and why it is not read: the system's code for that, or words of our own. */
export interface Unreadable {
  readonly unreadable: string;
}

/** Of a configuration file. What checks its keys takes time that grows with the square of their number. */
const largestBytes = 128 * 1024;

/**
 * The text of a configuration file; null where there is none. A file of that folder must not lead out of it by a link:
 * what it then quotes would be anything that this process can read. Throws nothing.
 */
export function readTextFile(path: string, within: string | null = null): string | null | Unreadable {
  try {
    const stats = statSync(path);
    if (stats.isCharacterDevice() || stats.isBlockDevice()) return { unreadable: "it is a device" };
    if (stats.size > largestBytes) return { unreadable: `it is larger than ${largestBytes / 1024} kB` };
    if (within !== null && isInside(path, within) && !isInside(realpathSync(path), realpathSync(within)))
      return { unreadable: "it leads out of the workspace" };
    return readFileSync(path, "utf8");
  } catch (error) {
    const code = codeOf(error);
    return code === "ENOENT" || code === "ENOTDIR" ? null : { unreadable: code };
  }
}

/** The system's code for what went wrong with a file; what was thrown, where it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
