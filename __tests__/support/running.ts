import { spawn } from "node:child_process";
import { once } from "node:events";

export interface Ended {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program that runs. */
export interface Running<T> {
  readonly done: Promise<T>;
  readonly pid: number;
  kill(signal: NodeJS.Signals): void;
  /** Waits until stdout and stderr together hold that text; rejects when the program ends without. */
  waitFor(pattern: RegExp): Promise<void>;
}

export interface StartOptions {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** Killed after this time, so that a test that waits for it fails with its output; 25 s unless told. */
  readonly limitMs?: number;
}

/** Starts a program and collects what it writes. */
export function start({ program, args, cwd, env, stdin = "", limitMs = 25_000 }: StartOptions): Running<Ended> {
  const child = spawn(program, [...args], { cwd, env: { ...env }, stdio: ["pipe", "pipe", "pipe"] });
  const output = { stdout: "", stderr: "" };
  const waiting = new Set<() => void>();
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (chunk: string) => {
      output[name] += chunk;
      waiting.forEach((look) => look());
    });
  }
  // A program that ends without reading its input closes the pipe.
  child.stdin.on("error", () => {});
  child.stdin.end(stdin);
  const limit = setTimeout(() => child.kill("SIGKILL"), limitMs);
  const finish = async (): Promise<Ended> => {
    const [exitCode, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
    clearTimeout(limit);
    return { exitCode, signal, ...output };
  };
  const done = finish();
  const waitFor = (pattern: RegExp): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (!pattern.test(output.stdout) && !pattern.test(output.stderr)) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
      const missed = (): void => reject(new Error(`${pattern} was never written:\n${output.stdout}\n${output.stderr}`));
      done.then(missed, missed);
    });
  return { done, pid: child.pid ?? 0, kill: (signal) => void child.kill(signal), waitFor };
}
