/**
 * Measures the review alone, without any database: `check` of files that are all pending, and of 100 files, as a whole
 * process. The goals, on an idle machine: 1,000 files in 3 s and 300 MB, 100 files in 400 ms.
 * Needs `npx tsc; node scripts/build.mjs` before it.
 *
 *   node bench/review.mjs [--files 100,1000] [--rounds 5]
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values: options } = parseArgs({
  options: { files: { type: "string", default: "100,1000" }, rounds: { type: "string", default: "5" } },
});
const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));

for (const count of options.files.split(",").map(Number)) measureReview(count, Number(options.rounds));

/** @param {number} count @param {number} rounds */
function measureReview(count, rounds) {
  const folder = mkdtempSync(join(tmpdir(), "schema-version-bench-review-"));
  try {
    mkdirSync(join(folder, "migrations"));
    for (let version = 1; version <= count; version += 1) {
      writeFileSync(join(folder, "migrations", `V${version}__m.sql`), `${toSql(version)}\n`);
    }
    const times = Array.from({ length: rounds }, () => runCheck(folder)).toSorted((a, b) => a.seconds - b.seconds);
    const memory = Math.max(...times.map(({ megabytes }) => megabytes));
    const [least, middle] = [times[0], times[Math.floor(rounds / 2)]].map((time) => time?.seconds.toFixed(2));
    process.stdout.write(`${count} files: min ${least} s, median ${middle} s, most memory ${memory} MB\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The same mix as the other measurements. @param {number} version @returns {string} */
function toSql(version) {
  const table = `t${Math.floor(version / 10) * 10 + 1}`;
  const kind = version % 10;
  if (kind < 6) {
    return `CREATE TABLE t${version} (id bigint PRIMARY KEY, a text, b int, c timestamptz DEFAULT now(), d numeric(10, 2), e jsonb);\nCREATE INDEX t${version}_a ON t${version} (a);`;
  }
  if (kind < 8) return `ALTER TABLE ${table} ADD COLUMN c${version} text;`;
  if (kind < 9) return `CREATE INDEX x${version} ON ${table} (b);`;
  return `CREATE OR REPLACE FUNCTION f${version}(a int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN UPDATE t1 SET b = a; RETURN a; END $$;`;
}

/** @param {string} cwd @returns {{ seconds: number, megabytes: number }} */
function runCheck(cwd) {
  // Without a database URL, and without the embedded database, which a runner never takes by itself.
  const env = { ...process.env, CI: "true", DATABASE_URL: "" };
  const script = `process.argv.splice(1, 1); process.on("exit", () => process.stderr.write("\\nrss " + process.resourceUsage().maxRSS)); await import(${JSON.stringify(cli)});`;
  const args = ["--input-type=module", "-e", script, "x", cli, "check", "--shadow", "off", "--output", "report.txt"];
  const start = performance.now();
  const { stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: "utf8" });
  const seconds = (performance.now() - start) / 1000;
  return { seconds, megabytes: Math.round(Number(/rss (\d+)/.exec(stderr)?.[1] ?? 0) / 1024) };
}
