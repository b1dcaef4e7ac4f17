import type { ConnectionTarget } from "../core/database-url.js";
import type { PasswordCommandOptions } from "./password-command.js";
import { readPasswordFile } from "./password-file.js";

/**
 * The password to log in with: the output of `command` where one is given (asked anew for each connection: such
 * passwords are short-lived), else that of the URL, else that of libpq's password file. Throws Failure.
 */
export async function passwordOf(
  target: ConnectionTarget,
  command: string | null,
  options: PasswordCommandOptions,
): Promise<string | null> {
  if (command === null) return target.password ?? fromFile(target);
  const { runPasswordCommand } = await import("./password-command.js");
  return await runPasswordCommand(command, options);
}

function fromFile(target: ConnectionTarget): string | null {
  return target.passfile === undefined ? null : readPasswordFile(target.passfile, target);
}
