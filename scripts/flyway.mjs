/**
 * Runs the tests that drive the real Flyway command line against a real PostgreSQL: all of them with 11.8.2, then the
 * stories that a newer one could tell otherwise with 13.3.0. Where one cannot be had, its tests appear as skipped, with
 * the reason in their name. `node scripts/flyway.mjs --install` only installs both and prints their paths.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { install } from "./flyway-install.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const [old, young] = [install("11.8.2"), install("13.3.0")];

if (process.argv.includes("--install")) {
  for (const { program, version, absence } of [old, young]) {
    if (absence === null) process.stdout.write(`${program}\n`);
    else process.stderr.write(`Flyway ${version}: ${absence}\n`);
  }
  process.exitCode = old.absence === null ? 0 : 1;
} else {
  const asked = process.argv.slice(2);
  // The engine's own stories and the races take their time in waiting for Java to start; once is enough.
  const stories = asked.length > 0 ? asked : ["adopt", "mirror", "export", "states", "files"];
  const ended = [test(old, "flyway", asked), test(young, "flyway-13", stories)];
  process.exitCode = ended.find((code) => code !== 0) ?? 0;
}

/** @param {import("./flyway-install.mjs").Installed} installed @param {string} report @param {readonly string[]} args */
function test({ version, program, absence }, report, args) {
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const own = { FLYWAY_TESTED: version, FLYWAY_REPORT: report };
  const env = { ...process.env, ...own, ...(absence === null ? { FLYWAY: program } : { FLYWAY_ABSENCE: absence }) };
  const all = [vitest, "run", "--config", "vitest.flyway.config.ts", ...args];
  return spawnSync(process.execPath, all, { cwd: root, env, stdio: "inherit" }).status ?? 1;
}
