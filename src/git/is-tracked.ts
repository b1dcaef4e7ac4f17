import { runGit } from "./run-git.js";

/** Whether git tracks a file; false where there is no repository, or no git. Read-only. */
export async function isTracked(repository: string, file: string): Promise<boolean> {
  return (await runGit(repository, ["ls-files", "--error-unmatch", "--", file])) !== null;
}
