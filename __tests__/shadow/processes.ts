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

/** Whether a process runs. */
export function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
