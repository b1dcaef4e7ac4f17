/**
 * Measures the snapshot of a schema beside `pg_dump -s` of the same database, interleaved, as ratios; and the comparison
 * of two equal snapshots. Then the whole command drift, which replays the migrations on record on a throw-away database.
 * Needs `npx tsc; node scripts/build.mjs` before it, and PostgreSQL's own programs in /usr/lib/postgresql.
 *
 *   node bench/drift.mjs [--tables 100,1000,10000] [--migrations 1000] [--rounds 7]
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { parseDatabaseUrl } from "../lib/core/database-url.js";
import { diffSnapshots } from "../lib/core/schema/drift.js";
import { readSnapshot } from "../lib/database/catalog/read-snapshot.js";
import { connect } from "../lib/database/postgres.js";
import { decodeSnapshot, encodeSnapshot } from "../lib/database/snapshot-store.js";
import { measure, median } from "./measure.mjs";
import { listMigrations, writeFiles } from "./migrations.mjs";
import { flywayFiles } from "./peers/ours.mjs";
import { withServer } from "./server.mjs";

const { values: options } = parseArgs({
  options: {
    tables: { type: "string", default: "100,1000,10000" },
    migrations: { type: "string", default: "1000" },
    rounds: { type: "string", default: "7" },
  },
});

await withServer(async (server) => {
  print(`PostgreSQL ${server.version}, Node ${process.versions.node}`);
  for (const count of options.tables.split(",").filter(Boolean).map(Number)) await measureTables(server, count);
  if (Number(options.migrations) > 0) await measureReplay(server, Number(options.migrations));
});

/** @param {import("./server.mjs").Server} server @param {number} count */
async function measureReplay(server, count) {
  const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), "schema-version-bench-files-"));
  const run = (command, ...more) => {
    const all = ["--migrations", folder, "--database-url", server.url("replayed"), ...more];
    const program = { program: process.execPath, args: [cli, command, ...all], cwd: folder };
    return measure({ ...program, env: { PATH: `${server.bin}:${process.env["PATH"] ?? ""}` } });
  };
  try {
    writeFiles(folder, flywayFiles(listMigrations(count)));
    await server.sql("CREATE DATABASE replayed");
    run("apply");
    const shadows = ["off", "local", "pglite"];
    const samples = new Map(shadows.map((shadow) => [shadow, []]));
    for (let round = 0; round < Number(options.rounds); round += 1) {
      for (const shadow of shadows) samples.get(shadow).push(run("drift", "--shadow", shadow));
    }
    for (const [shadow, all] of samples) {
      const walls = all.map(({ wallMs }) => wallMs);
      const memory = Math.max(...all.map(({ rssMb }) => rssMb ?? 0));
      print(
        `drift with ${count} migrations on record, shadow ${shadow}: ${ms(median(walls))} (best ${ms(Math.min(...walls))}), peak memory ${Math.round(memory)} MB`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {import("./server.mjs").Server} server @param {number} count */
async function measureTables(server, count) {
  const database = `tables_${count}`;
  await server.sql(`CREATE DATABASE ${database}`);
  for (let first = 0; first < count; first += 200) {
    await server.sql(
      range(first, Math.min(first + 200, count))
        .map(tableSql)
        .join("\n"),
      database,
    );
  }
  await server.sql("VACUUM ANALYZE", database);
  const [ours, dump, diff, store] = [[], [], [], []];
  let objects = 0;
  for (let round = 0; round < Number(options.rounds); round += 1) {
    const read = await timed(() => snapshotOf(server, database));
    ours.push(read.ms);
    dump.push(measure({ program: join(server.bin, "pg_dump"), args: ["-s", "-d", server.url(database)] }).wallMs);
    const again = await snapshotOf(server, database);
    diff.push((await timed(async () => diffSnapshots(read.value, again))).ms);
    const stored = await timed(async () => decodeSnapshot(encodeSnapshot(read.value)));
    store.push(stored.ms);
    objects = read.value.objects.length;
  }
  const best = (numbers) => Math.min(...numbers);
  print(
    `${count} tables, ${objects} objects: snapshot ${ms(median(ours))} (best ${ms(best(ours))}), pg_dump -s ${ms(median(dump))} (best ${ms(best(dump))}), ` +
      `ratio ${(median(ours) / median(dump)).toFixed(2)} (best ${(best(ours) / best(dump)).toFixed(2)}); ` +
      `compare ${ms(median(diff))}; store and load ${ms(median(store))}; RSS ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`,
  );
}

/** Connects, reads, leaves: all that a run pays. */
async function snapshotOf(server, database) {
  const session = await connect(parseDatabaseUrl(server.url(database)).ok, { applicationName: "bench" });
  try {
    return await readSnapshot(session, { major: Number.parseInt(server.version, 10), schemas: [], home: "public" });
  } finally {
    await session.close("told");
  }
}

async function timed(work) {
  const started = performance.now();
  const value = await work();
  return { value, ms: performance.now() - started };
}

/** A table with ten columns, five indexes, constraints, comments; every second one with a view, every tenth with more. */
function tableSql(n) {
  const references = n === 0 ? "t0" : `t${n - 1}`;
  const sql = [
    `CREATE TABLE t${n} (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name varchar(100) NOT NULL, email text UNIQUE, amount numeric(10,2) DEFAULT 0,
      created_at timestamptz NOT NULL DEFAULT now(), note text, state text DEFAULT 'new' CHECK (state <> ''), parent_id bigint REFERENCES ${references}, tags text[], data jsonb DEFAULT '{}')`,
    `CREATE INDEX t${n}_name_idx ON t${n} (lower(name))`,
    `CREATE INDEX t${n}_state_idx ON t${n} (state, created_at) WHERE state <> 'done'`,
    `COMMENT ON TABLE t${n} IS 'table ${n}'`,
    `COMMENT ON COLUMN t${n}.name IS 'name of ${n}'`,
  ];
  if (n % 2 === 0) sql.push(`CREATE VIEW v${n} AS SELECT id, name, amount * 2 AS twice FROM t${n} WHERE state = 'new'`);
  if (n % 2 === 0) sql.push(`CREATE FUNCTION f${n}(x int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT x + ${n}'`);
  if (n % 10 === 0) {
    sql.push(`CREATE FUNCTION g${n}() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'`);
    sql.push(`CREATE TRIGGER r${n} BEFORE UPDATE ON t${n} FOR EACH ROW EXECUTE FUNCTION g${n}()`);
    sql.push(`ALTER TABLE t${n} ENABLE ROW LEVEL SECURITY`);
    sql.push(`CREATE POLICY p${n} ON t${n} USING (name = current_user)`);
    sql.push(`GRANT SELECT ON t${n} TO pg_monitor`);
  }
  return sql.map((one) => `${one};`).join("\n");
}

function range(first, end) {
  return Array.from({ length: end - first }, (_, index) => first + index);
}

function ms(value) {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
