import { readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";

/** Pids of processes whose command line names a path (Linux). */
export async function processesNaming(path: string): Promise<readonly number[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")));
  return pids.filter((_, index) => lines[index]?.includes(path)).map(Number);
}

/** Waits until something holds; throws when it does not. */
export async function eventually(holds: () => Promise<boolean>, limitMs = 15_000): Promise<void> {
  for (const until = Date.now() + limitMs; !(await holds());) {
    if (Date.now() > until) throw new Error("it did not come about");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Whether a process runs (Linux). One that has ended and waits for its parent to look does not. */
export function isThere(pid: number): boolean {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, "utf8");
    return line.slice(line.lastIndexOf(")") + 2, line.lastIndexOf(")") + 3) !== "Z";
  } catch {
    return false;
  }
}
