/**
 * Measures `check` of three pending migrations, each with its undo script, where others are on record: without a
 * throw-away database, with one of this machine's PostgreSQL, and with PGlite. Needs `npx tsc; node scripts/build.mjs`
 * before it.
 *
 *   node bench/check.mjs [--migrations 100] [--rounds 5]
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { measure, median } from "./measure.mjs";
import { withServer } from "./server.mjs";

const { values: options } = parseArgs({
  options: { migrations: { type: "string", default: "100" }, rounds: { type: "string", default: "5" } },
});
const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
const count = Number(options.migrations);

const recorded = Array.from({ length: count }, (_, index) => {
  const parent = index === 0 ? "" : `, parent bigint REFERENCES t${index} (id)`;
  return `CREATE TABLE IF NOT EXISTS t${index + 1} (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name varchar(100) NOT NULL, note text, made timestamptz DEFAULT now()${parent});
CREATE INDEX IF NOT EXISTS t${index + 1}_name ON t${index + 1} (name);\n`;
});
const pending = [
  ["ALTER TABLE t5 ADD COLUMN IF NOT EXISTS extra text;\n", "ALTER TABLE t5 DROP COLUMN IF EXISTS extra;\n"],
  ["CREATE INDEX CONCURRENTLY IF NOT EXISTS t7_note ON t7 (note);\n", "DROP INDEX CONCURRENTLY IF EXISTS t7_note;\n"],
  ["ALTER TABLE t9 ALTER COLUMN name TYPE text;\n", "ALTER TABLE t9 ALTER COLUMN name TYPE varchar(100);\n"],
];

await withServer(async (server) => {
  const folder = mkdtempSync(join(tmpdir(), "schema-version-bench-files-"));
  const run = (command, ...more) => {
    const all = ["--migrations", folder, "--database-url", server.url("checked"), ...more];
    const program = { program: process.execPath, args: [cli, command, ...all], cwd: folder };
    return measure({ ...program, env: { PATH: `${server.bin}:${process.env["PATH"] ?? ""}` } });
  };
  try {
    recorded.forEach((sql, index) => writeFileSync(join(folder, `V${index + 1}__table.sql`), sql));
    await server.sql("CREATE DATABASE checked");
    run("apply");
    pending.forEach(([sql, undo], index) => {
      writeFileSync(join(folder, `V${count + index + 1}__change.sql`), sql);
      writeFileSync(join(folder, `U${count + index + 1}__change.sql`), undo);
    });
    for (const shadow of ["off", "local", "pglite"]) {
      const samples = Array.from({ length: Number(options.rounds) }, () => run("check", "--shadow", shadow));
      const walls = samples.map(({ wallMs }) => wallMs);
      const cpu = median(samples.map(({ cpuMs }) => cpuMs ?? 0));
      const memory = Math.max(...samples.map(({ rssMb }) => rssMb ?? 0));
      process.stdout.write(
        `check of 3 pending on ${count} on record, shadow ${shadow}: ${ms(median(walls))} (best ${ms(Math.min(...walls))}), ${ms(cpu)} of CPU, peak memory ${Math.round(memory)} MB\n`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function ms(value) {
  return value < 1000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(2)} s`;
}
