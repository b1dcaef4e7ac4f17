import { spawn } from "node:child_process";
import { platform } from "node:os";
import { kill } from "node:process";

export interface ProgramOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** When it is aborted, the program has two seconds to end by itself; then all that it has started is ended. */
  readonly signal: AbortSignal;
  /** Told each line of stderr. */
  readonly onLine: (line: string) => void;
}

export interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  /** For example `exit code 1`. */
  readonly how: string;
}

const patienceMs = 2000;
/** An answer about 20,000 files has a tenth of that. What is beyond is read and forgotten. */
const longest = { stdout: 64 * 1024 * 1024, stderr: 65_536, line: 4096 };

/** Runs a program to its end, and to that of all that writes where it does. */
export async function runProgram(program: string, args: readonly string[], options: ProgramOptions): Promise<Ended> {
  return platform() === "win32" ? await onWindows(program, args, options) : await onUnix(program, args, options);
}

async function onUnix(
  program: string,
  args: readonly string[],
  { env, cwd, signal, onLine }: ProgramOptions,
): Promise<Ended> {
  const output = { stdout: "", stderr: "" };
  const lines = toLines(onLine);
  // Through env, which says like a shell why a program cannot be run; in a group of its own, which is ended as a whole.
  const child = spawn("env", [program, ...args], { env, cwd, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    if (output.stdout.length < longest.stdout) output.stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    if (output.stderr.length < longest.stderr) output.stderr += text;
    lines.add(text);
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onAbort = (): void => {
    timer = setTimeout(() => endGroup(child.pid), patienceMs);
  };
  if (signal.aborted) onAbort();
  signal.addEventListener("abort", onAbort, { once: true });
  const how = await new Promise<string>((resolve) => {
    child.once("error", ({ message }) => resolve(message));
    child.once("close", (code, by) => resolve(by === null ? `exit code ${code}` : `ended by ${by}`));
  });
  signal.removeEventListener("abort", onAbort);
  clearTimeout(timer);
  lines.end();
  return { ...output, how };
}

/** The program's own script may not pass a signal on to Java. */
function endGroup(pid: number | undefined): void {
  if (pid === undefined) return; // it was never started
  try {
    kill(-pid, "SIGKILL");
  } catch {
    // It has ended just now.
  }
}

/** Text as it comes, told line by line. */
function toLines(onLine: (line: string) => void): {
  readonly add: (text: string) => void;
  readonly end: () => void;
} {
  let rest = "";
  return {
    add: (text) => {
      const lines = `${rest}${text}`.split(/\r?\n/);
      rest = (lines.pop() ?? "").slice(0, longest.line);
      for (const line of lines) onLine(line.slice(0, longest.line));
    },
    end: () => {
      if (rest !== "") onLine(rest);
    },
  };
}

/** Its command processor has rules of its own for what is quoted. */
async function onWindows(
  program: string,
  args: readonly string[],
  { env, cwd, onLine }: ProgramOptions,
): Promise<Ended> {
  const { getExecOutput } = await import("@actions/exec");
  const options = { env, cwd, silent: true, ignoreReturnCode: true, listeners: { errline: onLine } };
  // It is taken for a line of words.
  const tool = `"${program.replaceAll('"', '\\"')}"`;
  const { exitCode, stdout, stderr } = await getExecOutput(tool, [...args], options);
  return { stdout, stderr, how: `exit code ${exitCode}` };
}
