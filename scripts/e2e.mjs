/**
 * Runs the example workflows in a real workflow runner, `act`, against a local GitHub API and a real PostgreSQL. The
 * runner is built from its pinned source, once, outside the repository; where there is no Go, nothing is run.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const version = "v0.2.89";
const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "schema-version-action", `act-${version}`);
const act = join(folder, process.platform === "win32" ? "act.exe" : "act");

/** @returns {boolean} whether the runner is there */
function installAct() {
  if (existsSync(act)) return true;
  if (spawnSync("go", ["version"], { stdio: "ignore" }).status !== 0) return false;
  process.stdout.write(`building act ${version}, once, into ${folder}\n`);
  mkdirSync(folder, { recursive: true });
  const environment = { ...process.env, GOBIN: folder, GOFLAGS: "-p=2" };
  const { status } = spawnSync("go", ["install", `github.com/nektos/act@${version}`], {
    cwd: folder,
    env: environment,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (status !== 0) throw new Error(`act ${version} could not be built`);
  return true;
}

if (installAct()) {
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const args = [vitest, "run", "--config", "vitest.e2e.config.ts", ...process.argv.slice(2)];
  const env = { ...process.env, ACT: act };
  process.exitCode = spawnSync(process.execPath, args, { cwd: root, env, stdio: "inherit" }).status ?? 1;
} else {
  process.stdout.write("no Go on this machine, so no workflow runner: the example workflows were not run\n");
}
