import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { unprivileged } from "../support/postgres-binaries.js";
import type { Server } from "../support/servers.js";

/** A server of a test's own that can be stopped as if the machine had lost its power, and started again. */
export interface Restartable {
  /** Ends every process of the server at once: nothing is finished, nothing written that was not. */
  readonly stopAtOnce: () => Promise<void>;
  /** The same before this thread does anything else, with a process of the server that is frozen and hears nothing. */
  readonly stopNow: (frozen: number) => void;
  readonly startAgain: () => Promise<void>;
}

function pidOf({ dataDir }: Server): number {
  return Number(readFileSync(join(dataDir, "postmaster.pid"), "utf8").split("\n")[0]);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function waitUntilReady({ dataDir }: Server, child: ChildProcess): Promise<void> {
  const pidFile = join(dataDir, "postmaster.pid");
  for (let waited = 0; waited < 30_000; waited += 10) {
    const lines = existsSync(pidFile) ? (await readFile(pidFile, "utf8")).split("\n") : [];
    if (lines[0] === String(child.pid) && lines[7]?.trim() === "ready") return;
    await sleep(10);
  }
  throw new Error("the server does not come back");
}

/** Runs the work with a way to stop and start that server; in the end it is stopped if it was started here. */
export async function withRestarts<T>(server: Server, work: (restartable: Restartable) => Promise<T>): Promise<T> {
  // The server's own word on how it was started: program and arguments, each in quotation marks.
  const options = await readFile(join(server.dataDir, "postmaster.opts"), "utf8");
  const [program = "", ...args] = [...options.matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, bare]) => quoted ?? bare ?? "",
  );
  let own: ChildProcess | null = null;
  const stopAtOnce = async (): Promise<void> => {
    const pid = pidOf(server);
    process.kill(pid, "SIGQUIT");
    while (isAlive(pid)) await sleep(5);
  };
  const stopNow = (frozen: number): void => {
    const pid = pidOf(server);
    process.kill(pid, "SIGQUIT");
    process.kill(frozen, "SIGKILL");
    const never = new Int32Array(new SharedArrayBuffer(4));
    while (isAlive(pid)) Atomics.wait(never, 0, 0, 5);
  };
  const startAgain = async (): Promise<void> => {
    const log = await open(server.logFile, "a");
    try {
      const env = { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
      own = spawn(program, args, {
        ...unprivileged,
        cwd: server.socketDir,
        env,
        detached: true,
        stdio: ["ignore", log.fd, log.fd],
      });
      await waitUntilReady(server, own);
    } finally {
      await log.close();
    }
  };
  try {
    return await work({ stopAtOnce, stopNow, startAgain });
  } finally {
    const child = own as ChildProcess | null;
    if (child !== null && child.exitCode === null && child.signalCode === null) {
      const ended = once(child, "exit");
      child.kill("SIGQUIT");
      await ended;
    }
  }
}
