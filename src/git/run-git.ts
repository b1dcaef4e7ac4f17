import { execFile } from "node:child_process";
import { env } from "node:process";

export interface GitOptions {
  readonly input?: string;
  /** Nobody waits longer for an answer; two minutes unless told. */
  readonly limitMs?: number;
  readonly signal?: AbortSignal;
}

/** The repository is whatever was checked out: none of its settings may start a program, and nothing is fetched. */
export const gitSettings: readonly string[] = [
  "core.fsmonitor=false",
  "core.hooksPath=/dev/null",
  "log.showSignature=false",
  "safe.directory=*",
  "safe.bareRepository=explicit",
].flatMap((setting) => ["-c", setting]);

/** What git needs to be found and to find its settings; neither a token nor a database's URL is among it. */
const needed =
  /^(?:PATH|HOME|HOMEDRIVE|HOMEPATH|USERPROFILE|SYSTEMROOT|TMPDIR|TEMP|TMP|XDG_CONFIG_HOME|LD_LIBRARY_PATH|LANG|LC_.+|GIT_.+)$/i;

/** A repository can allow a protocol by its name, whatever a setting says of all; what a variable says it cannot. */
export function gitEnvironment(): typeof env {
  const own = Object.fromEntries(Object.entries(env).filter(([name]) => needed.test(name)));
  return { ...own, GIT_ALLOW_PROTOCOL: "", GIT_NO_LAZY_FETCH: "1" };
}

/** What git prints; null when it fails, or when there is no git on the machine: the caller says what was left out. */
export function runGit(cwd: string, args: readonly string[], options: GitOptions = {}): Promise<Buffer | null> {
  const { input = "", limitMs = 120_000, signal } = options;
  const all = [...gitSettings, "--no-pager", ...args];
  const bounds = { maxBuffer: Infinity, timeout: limitMs, killSignal: "SIGKILL" } as const;
  const spawning = { cwd, env: gitEnvironment(), encoding: "buffer", ...bounds } as const;
  return new Promise((resolve) => {
    const child = execFile("git", all, { ...spawning, ...(signal === undefined ? {} : { signal }) }, (error, stdout) =>
      resolve(error === null ? stdout : null),
    );
    // One that ends without reading its input closes the pipe; how it ended is told by the callback.
    child.stdin?.on("error", () => {});
    child.stdin?.end(input);
  });
}
