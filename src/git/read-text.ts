import { execFileSync } from "node:child_process";
import { gitEnvironment, gitSettings } from "./run-git.js";

/** The text of a file as a commit has it; null where git, the commit or the file is not there. Read-only. */
export function readTextAt(
  repository: string,
  { commit, path }: { readonly commit: string; readonly path: string },
): string | null {
  try {
    const args = [...gitSettings, "--no-pager", "cat-file", "blob", `${commit}:${path}`];
    return execFileSync("git", args, {
      cwd: repository,
      env: gitEnvironment(),
      encoding: "utf8",
      maxBuffer: 1 << 26,
      stdio: ["ignore", "pipe", "ignore"],
    });
  } catch {
    return null; // the caller says what is not known for it
  }
}
