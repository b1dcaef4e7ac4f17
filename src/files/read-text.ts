import { readFileSync } from "node:fs";

/** A file that is there, and why nobody can read it: the system's code for that. */
export interface Unreadable {
  readonly unreadable: string;
}

/** The text of a file; null where there is none. Throws nothing. */
export function readTextFile(path: string): string | null | Unreadable {
  try {
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
