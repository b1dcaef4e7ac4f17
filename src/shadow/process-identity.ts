import { execFile } from "node:child_process";
import { readFile, readlink } from "node:fs/promises";
import { hostname, platform } from "node:os";
import { promisify } from "node:util";
import { processExists } from "../database/process-exists.js";

/** One process for all time: a pid alone is given to another one later. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it was started, in the words of the operating system. */
  readonly started: string;
}

/** Where a pid means something. */
export interface Place {
  readonly host: string;
  /** Differs after each start of the machine; empty where it is not known. */
  readonly boot: string;
  /** The space of process ids: a container has its own; empty where it is not known. */
  readonly pids: string;
}

/** The process with that pid now, null when there is none. */
export async function identify(pid: number): Promise<ProcessIdentity | null> {
  if (!processExists(pid)) return null;
  const started = platform() === "linux" ? await readStart(pid) : await askStart(pid);
  return started === null ? null : { pid, started };
}

/** Whether that very process runs. One that cannot be looked at counts as running. */
export async function isRunning({ pid, started }: ProcessIdentity): Promise<boolean> {
  const now = await identify(pid);
  return now === null ? processExists(pid) : now.started === started;
}

/** Where we are. */
export async function readPlace(): Promise<Place> {
  const [boot, pids] = await Promise.all([
    readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => ""),
    readlink("/proc/self/ns/pid").catch(() => ""),
  ]);
  return { host: hostname(), boot: boot.trim(), pids };
}

/** The 22nd field of its line in /proc; the second one is a name, which can hold anything. A dead one that waits is gone. */
async function readStart(pid: number): Promise<string | null> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return fields[0] === "Z" ? "ended" : (fields[19] ?? null);
}

async function askStart(pid: number): Promise<string | null> {
  const asked = promisify(execFile)("ps", ["-o", "lstart=", "-p", String(pid)], { env: { LC_ALL: "C" } });
  const said = await asked.catch(() => ({ stdout: "" }));
  return said.stdout.trim() === "" ? null : said.stdout.trim();
}
