/** One PostgreSQL for the whole bench: data in memory, fsync off, so that the disk decides nothing; or durable, on a disk. */
import { execFileSync, spawn } from "node:child_process";
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statfsSync,
  symlinkSync,
} from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/**
 * @typedef {{ readonly version: string, readonly bin: string, readonly port: number, readonly folder: string,
 *   url(database: string): string, sql(text: string, database?: string): Promise<void> }} Server
 */

const nodeModules = fileURLToPath(new URL("../node_modules", import.meta.url));
const unprivileged = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

const settings = {
  listen_addresses: "127.0.0.1",
  fsync: "off",
  full_page_writes: "off",
  synchronous_commit: "off",
  autovacuum: "off",
  max_wal_size: "16GB",
  checkpoint_timeout: "1h",
  shared_buffers: "1GB",
  max_locks_per_transaction: "256",
};

/** What a server that people rely on has: each COMMIT waits until it is on the disk. */
const durableSettings = { fsync: "on", full_page_writes: "on", synchronous_commit: "on" };

/**
 * Runs the work with a server, and removes it after.
 * @template T @param {(server: Server) => Promise<T>} work @param {{ readonly durable: boolean }} [options] @returns {Promise<T>}
 */
export async function withServer(work, { durable } = { durable: false }) {
  const bin = findBinaries();
  const place = durable ? onDisk() : existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
  const folder = mkdtempSync(join(place, "schema-version-bench-"));
  if ("uid" in unprivileged) chownSync(folder, unprivileged.uid, unprivileged.gid);
  const data = join(folder, "data");
  const started = { ...unprivileged, cwd: folder, env: { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" } };
  try {
    const initdb = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"];
    execFileSync(join(bin, "initdb"), initdb, { ...started, stdio: "pipe" });
    const port = await freePort();
    const all = { ...settings, ...(durable ? durableSettings : {}), port, unix_socket_directories: folder };
    const args = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const child = spawn(join(bin, "postgres"), ["-D", data, ...args], { ...started, stdio: "ignore" });
    try {
      await untilReady(data, child);
      return await work(toServer(bin, port, folder));
    } finally {
      const ended = once(child, "exit");
      if (child.exitCode === null) child.kill("SIGQUIT");
      await ended;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const magicOfTmpfs = 0x01021994;

/** The folder for temporary files, which must not be in memory. */
function onDisk() {
  const place = tmpdir();
  if (statfsSync(place).type === magicOfTmpfs)
    throw new Error(`${place} is in memory: set TMPDIR to a folder on a disk`);
  return place;
}

function toServer(bin, port, folder) {
  const version = execFileSync(join(bin, "postgres"), ["--version"], { encoding: "utf8", cwd: "/" });
  const url = (database) => `postgres://postgres@127.0.0.1:${port}/${database}?sslmode=disable`;
  return {
    version: /\d+(?:\.\d+)*/.exec(version)?.[0] ?? "",
    bin,
    port,
    folder,
    url,
    sql: async (text, database = "postgres") => {
      const { default: pg } = await import("pg");
      const client = new pg.Client({ connectionString: url(database) });
      await client.connect();
      try {
        for (const statement of text.split(";\n")) await client.query(statement);
      } finally {
        await client.end();
      }
    },
  };
}

/** Debian's newest server, else the newest of the npm packages that the tests use. */
function findBinaries() {
  const debian = "/usr/lib/postgresql";
  const majors = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const found = majors.map((major) => join(debian, major, "bin")).find((bin) => existsSync(join(bin, "postgres")));
  if (found !== undefined) return found;
  const installed = [18, 17, 16, 15, 14]
    .map((major) => join(nodeModules, `pg${major}-${process.platform}-${process.arch}`))
    .find((folder) => existsSync(join(folder, "native/bin/postgres")));
  if (installed === undefined) throw new Error("no PostgreSQL in /usr/lib/postgresql, nor among the npm packages");
  linkLibraries(installed);
  return join(installed, "native/bin");
}

/** The links between library names that the package's install script would have made. */
function linkLibraries(folder) {
  for (const { source, target } of JSON.parse(readFileSync(join(folder, "native/pg-symlinks.json"), "utf8"))) {
    const link = join(folder, dirname(target), basename(target));
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

async function untilReady(data, child) {
  const pidFile = join(data, "postmaster.pid");
  for (let waited = 0; waited < 30_000; waited += 20) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL ended with ${child.exitCode}`);
    const lines = existsSync(pidFile) ? readFileSync(pidFile, "utf8").split("\n") : [];
    if (lines[7]?.trim() === "ready") return;
    await sleep(20);
  }
  throw new Error("PostgreSQL does not start");
}
