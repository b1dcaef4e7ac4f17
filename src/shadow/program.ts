import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { asUser } from "./unprivileged.js";
import type { User } from "./unprivileged.js";

/** All that programs of ours see of the environment: no variable of ours reaches a server that runs others' SQL. */
export const bareEnvironment: Readonly<Record<string, string>> = { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };

interface RunOptions {
  readonly user: User | "same";
  readonly cwd: string;
  readonly limitMs: number;
}

/** Runs a program to its end and answers with what it wrote. Throws with its words when it fails or takes too long. */
export async function runProgram(program: string, args: readonly string[], options: RunOptions): Promise<string> {
  const { stdout } = await promisify(execFile)(program, [...args], {
    ...asUser(options.user),
    cwd: options.cwd,
    env: bareEnvironment,
    timeout: options.limitMs,
    killSignal: "SIGKILL",
  });
  return stdout;
}
