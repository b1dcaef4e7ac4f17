/**
 * Breaks each guard of some source files on purpose and sees whether a test turns red.
 * `npm run mutants -- src/flyway/checksum.ts src/database/pooler.ts`, with `-- flyway poolers` behind it for the tests that
 * are worth trying, since to know which tests come by a mutant they all have to run once. The checkout is left alone.
 * Tells each mutant that no test noticed: a test is missing, the code does nothing, or the two mean the same.
 */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readFile, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { instrument } from "./instrument.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
/**
 * What a mutant gets: tests that take this long undisturbed, the likeliest first, but some of them however long they take;
 * and how many mutants at a time.
 */
const limits = { testsMs: 40_000, leastTests: 3, tests: 8, together: 2 };

const given = process.argv.slice(2);
const [files, filters] = given.includes("--")
  ? [given.slice(0, given.indexOf("--")), given.slice(given.indexOf("--") + 1)]
  : [given, []];
if (files.length === 0) throw new Error("usage: npm run mutants -- <source file>... [-- <name of tests>...]");

const running = new Set();

/** A worker in an endless loop does not hear its parent: all of its group are ended. */
function end({ pid }) {
  if (pid === undefined || !running.delete(pid)) return;
  process.kill(-pid, "SIGKILL");
}

/** Runs tests in the copy with an entry of PATH; `report` is where Vitest writes what became of them. Resolves to its exit code. */
async function runTests(copy, { entry, args, report, withinMs }) {
  const vitest = ["node_modules/vitest/vitest.mjs", "run", "--config", "vitest.mutants.config.ts", ...args];
  const told = { MUTANT_REPORT: report, MUTANT_TESTS: args.join(",") };
  const env = { ...process.env, ...told, PATH: `${process.env.PATH}:/${entry}` };
  const child = spawn(process.execPath, vitest, { cwd: copy, stdio: "ignore", detached: true, env });
  running.add(child.pid);
  const timer = setTimeout(() => end(child), withinMs);
  const [code] = await once(child, "close");
  clearTimeout(timer);
  running.delete(child.pid);
  return code;
}

/** What each test file takes, and the mutants that it comes by; those that fail undisturbed say nothing. */
async function learn(copy) {
  const report = join(copy, "cover.json");
  await runTests(copy, { entry: "cover-none", args: filters, report, withinMs: 3_600_000 });
  const { testResults } = JSON.parse(await readFile(report, "utf8"));
  const passed = testResults.filter(({ status }) => status === "passed");
  const seen = new Set(await readdir(join(copy, ".cover")));
  return await Promise.all(
    passed.map(async ({ name, startTime, endTime }) => {
      const test = relative(copy, name);
      const file = test.replaceAll("/", "+");
      const ids = seen.has(file) ? (await readFile(join(copy, ".cover", file), "utf8")).split("\n") : [];
      return { test, ms: endTime - startTime, ids: new Set(ids) };
    }),
  );
}

/** The tests of a mutant: those that come by the most of its file in the least time. */
function choose(mutant, tests, mutants) {
  const siblings = mutants.filter(({ file }) => file === mutant.file);
  const worth = ({ ms, ids }) => (siblings.filter(({ id }) => ids.has(id)).length / siblings.length) ** 3 / (ms + 700);
  const chosen = [];
  let left = limits.testsMs;
  for (const one of tests.filter(({ ids }) => ids.has(mutant.id)).toSorted((a, b) => worth(b) - worth(a))) {
    if (chosen.length >= limits.leastTests && (chosen.length === limits.tests || one.ms > left)) continue;
    left -= one.ms;
    chosen.push(one);
  }
  return chosen;
}

/** Which test fails where the mutant is on; null for none. */
async function kill(copy, mutant, chosen) {
  if (chosen.length === 0) return { kind: "not reached" };
  const report = join(copy, `mutant-${mutant.id}.json`);
  const allowed = 2 * chosen.reduce((sum, { ms }) => sum + ms, 0) + 20_000;
  const args = [...chosen.map(({ test }) => test), "--bail", "1", "--maxWorkers", "1"];
  const code = await runTests(copy, { entry: `mutant-${mutant.id}`, args, report, withinMs: allowed });
  await rm(report, { force: true });
  return { kind: code === 0 ? "survived" : "killed" };
}

/** A copy of what git has, as it is on disk; packages are shared. */
async function copyProject() {
  const copy = await mkdtemp(join(tmpdir(), "schema-version-mutants-"));
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  });
  for (const path of listed.split("\0").filter(Boolean)) await cp(join(root, path), join(copy, path));
  await symlink(join(root, "node_modules"), join(copy, "node_modules"));
  // Tests ask git for what the project is.
  execFileSync("git", ["clone", "--quiet", "--bare", "--shared", root, join(copy, ".git")]);
  execFileSync("git", ["config", "core.bare", "false"], { cwd: copy });
  return copy;
}

const counts = new Map(files.map((file) => [file, { killed: 0, survived: 0, "not reached": 0 }]));
const copy = await copyProject();
process.on("exit", () => {
  for (const pid of running) end({ pid });
  execFileSync("rm", ["-rf", copy]);
  // Of a run that is cut short, too.
  for (const [file, kinds] of counts) {
    const told = Object.entries(kinds).map(([kind, count]) => `${count} ${kind}`);
    process.stdout.write(`${file}: ${told.join(", ")}\n`);
  }
});
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
const mutants = await instrument(copy, files);
execFileSync("node_modules/.bin/tsc", ["--noCheck"], { cwd: copy, stdio: "inherit" });
execFileSync(process.execPath, ["scripts/build.mjs"], { cwd: copy, stdio: ["ignore", "ignore", "inherit"] });
process.stdout.write(`${mutants.length} mutants; first all tests run once\n`);
const tests = await learn(copy);
const waiting = [...mutants];
async function work() {
  for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
    const { kind } = await kill(copy, mutant, choose(mutant, tests, mutants));
    counts.get(mutant.file)[kind] += 1;
    const { place, mutator, replacement } = mutant;
    if (kind !== "killed")
      process.stdout.write(`${kind}: ${place} ${mutator}: ${replacement.replace(/\s+/g, " ").slice(0, 100)}\n`);
  }
}
await Promise.all(Array.from({ length: limits.together }, work));
