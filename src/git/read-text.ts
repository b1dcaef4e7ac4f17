import { execFileSync } from "node:child_process";
import { gitEnvironment, gitSettings } from "./run-git.js";

/**
 * The text of a file as a commit has it; null where git, the commit or the file is not there, or git does not answer: no
 * signal is heard meanwhile, and a run that is cancelled has seven seconds. Read-only.
 */
export function readTextAt(
  repository: string,
  { commit, path, limitMs = 3000 }: { readonly commit: string; readonly path: string; readonly limitMs?: number },
): string | null {
  try {
    const args = [...gitSettings, "--no-pager", "cat-file", "blob", `${commit}:${path}`];
    return execFileSync("git", args, {
      cwd: repository,
      env: gitEnvironment(),
      encoding: "utf8",
      maxBuffer: 1 << 26,
      stdio: ["ignore", "pipe", "ignore"],
      timeout: limitMs,
      killSignal: "SIGKILL",
    });
  } catch {
    return null; // the caller says what is not known for it
  }
}
