/**
 * Runs the tests that drive the real Flyway command line against a real PostgreSQL. The command line comes from Maven
 * Central, once, into the user's cache, without the drivers of other databases; where there is no Maven, the tests appear
 * as skipped, with the reason in their name. `node scripts/flyway.mjs --install` only installs it and prints its path.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The last version whose complete command line, with its own Java, is on Maven Central. */
const version = "11.8.2";
const root = fileURLToPath(new URL("..", import.meta.url));
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "schema-version-action");
const folder = join(cache, `flyway-${version}`);
const program = join(folder, "flyway");

/** @returns {string | null} why it cannot be had; null when it is there */
function install() {
  if (existsSync(program)) return null;
  if (process.platform !== "linux" || process.arch !== "x64") return "the archive is for linux-x64";
  if (spawnSync("mvn", ["-v"], { stdio: "ignore" }).status !== 0) return "no Maven on this machine";
  process.stderr.write(`getting Flyway ${version}, once, into ${folder}\n`);
  mkdirSync(dirname(folder), { recursive: true });
  const work = mkdtempSync(join(tmpdir(), "flyway-"));
  const unpacked = mkdtempSync(join(cache, "unpacking-"));
  try {
    const artifact = `-Dartifact=org.flywaydb:flyway-commandline:${version}:tar.gz:linux-x64`;
    run("mvn", ["-q", "-B", "dependency:copy", artifact, `-DoutputDirectory=${work}`], work);
    const archive = join(work, `flyway-commandline-${version}-linux-x64.tar.gz`);
    run("tar", ["-xzf", archive, "-C", unpacked, "--no-same-owner", "--exclude=*/drivers/[a-oq-z]*"], work);
    rmSync(folder, { recursive: true, force: true });
    renameSync(join(unpacked, `flyway-${version}`), folder);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    rmSync(work, { recursive: true, force: true });
    rmSync(unpacked, { recursive: true, force: true });
  }
}

/** @param {string} command @param {readonly string[]} args @param {string} cwd */
function run(command, args, cwd) {
  const { status } = spawnSync(command, args, { cwd, stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) throw new Error(`${command} ended with ${status}`);
}

const absence = install();
if (process.argv.includes("--install")) {
  process.stdout.write(absence === null ? `${program}\n` : "");
  if (absence !== null) process.stderr.write(`${absence}\n`);
  process.exitCode = absence === null ? 0 : 1;
} else {
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const args = [vitest, "run", "--config", "vitest.flyway.config.ts", ...process.argv.slice(2)];
  const env = { ...process.env, ...(absence === null ? { FLYWAY: program } : { FLYWAY_ABSENCE: absence }) };
  process.exitCode = spawnSync(process.execPath, args, { cwd: root, env, stdio: "inherit" }).status ?? 1;
}
