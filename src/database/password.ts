import type { ConnectionTarget } from "../core/database-url.js";
import { Failure } from "../core/failure.js";
import { finding } from "../core/problems.js";
import { readPasswordFile } from "./password-file.js";

/**
 * The password to log in with: the output of `command` where one is given (asked anew for each connection: such
 * passwords are short-lived), else that of the URL, else that of libpq's password file. Throws Failure; the command's
 * output is never shown.
 */
export async function passwordOf(target: ConnectionTarget, command: string | null): Promise<string | null> {
  if (command === null) return target.password ?? fromFile(target);
  const { getExecOutput } = await import("@actions/exec");
  const { exitCode, stdout } = await getExecOutput("sh", ["-c", command], { silent: true, ignoreReturnCode: true });
  if (exitCode === 0 && stdout.trim() !== "") return stdout.replace(/\r?\n$/, "");
  const reason = exitCode === 0 ? "it printed nothing" : `it ended with exit code ${exitCode}`;
  throw new Failure("database", [
    finding("authentication", { message: `password-command gave no password: ${reason}` }),
  ]);
}

function fromFile(target: ConnectionTarget): string | null {
  return target.passfile === undefined ? null : readPasswordFile(target.passfile, target);
}
