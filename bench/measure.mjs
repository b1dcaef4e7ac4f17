/** Whole processes, from spawn to exit. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * @typedef {{ readonly program: string, readonly args: readonly string[], readonly cwd?: string, readonly env?: Readonly<Record<string, string>> }} Run
 * @typedef {{ readonly wallMs: number, readonly cpuMs: number | null, readonly rssMb: number | null }} Sample
 */

const time = "/usr/bin/time";
const scratch = mkdtempSync(join(tmpdir(), "schema-version-bench-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

/** Runs a process to its end. Throws with its output when it fails. @param {Run} run @returns {Sample} */
export function measure({ program, args, cwd = scratch, env = {} }) {
  const report = join(scratch, "time");
  const timed = existsSync(time);
  const [file, all] = timed ? [time, ["-o", report, "-f", "%U %S %M", program, ...args]] : [program, args];
  const environment = { PATH: process.env["PATH"] ?? "", HOME: scratch, TMPDIR: tmpdir(), LC_ALL: "C.UTF-8", ...env };
  const started = performance.now();
  const ended = spawnSync(file, all, { cwd, env: environment, encoding: "utf8", maxBuffer: 1 << 28 });
  const wallMs = performance.now() - started;
  if (ended.status !== 0) {
    const output = `${ended.stdout ?? ""}${ended.stderr ?? ""}`.slice(-2000);
    throw new Error(`${program} ${args.join(" ")} ended with ${ended.status ?? ended.signal}\n${output}`);
  }
  if (!timed) return { wallMs, cpuMs: null, rssMb: null };
  const [user = "", system = "", kilobytes = ""] =
    readFileSync(report, "utf8").trim().split("\n").at(-1)?.split(" ") ?? [];
  return { wallMs, cpuMs: (Number(user) + Number(system)) * 1000, rssMb: Number(kilobytes) / 1024 };
}

/** The middle of some numbers. @param {readonly number[]} numbers */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
