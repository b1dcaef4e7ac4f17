import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chown, mkdir, open, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { unprivileged } from "./postgres-binaries.js";

/** How to reach a running PostgreSQL; plain data, so that it can travel between processes. */
export interface ServerAddress {
  readonly major: number;
  readonly host: string;
  readonly port: number;
  readonly socketDir: string;
  /** A superuser. */
  readonly user: string;
  readonly password: string;
  readonly dataDir: string;
  readonly logFile: string;
  readonly pid: number;
}

export interface RunningServer extends ServerAddress {
  stop(): Promise<void>;
}

/** Not UTC, so that a time which is stored in the session's zone shows. */
const timeZone = "Asia/Tokyo";

const settings: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  max_connections: "200",
  shared_preload_libraries: "pg_stat_statements",
  // The whole suite shares a server: what one test observes is not evicted by what all others run.
  "pg_stat_statements.max": "50000",
  wal_level: "logical",
  max_prepared_transactions: "10",
  fsync: "off",
  full_page_writes: "off",
  synchronous_commit: "off",
  ssl: "off",
  timezone: timeZone,
  log_timezone: "UTC",
  log_line_prefix: "%m [%p] %d ",
  log_min_messages: "log",
};

const environment = { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };

async function ownedDirectory(path: string): Promise<string> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  if (unprivileged) await chown(path, unprivileged.uid, unprivileged.gid);
  return path;
}

/** Runs a program as the unprivileged user and shows its output when it fails. */
async function runToEnd(program: string, args: readonly string[], cwd: string): Promise<void> {
  const child = spawn(program, args, { ...unprivileged, cwd, env: environment, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`${program} ended with ${code}:\n${output}`);
}

/** Makes an empty cluster once; servers start from copies of it. Its superuser is `postgres`. */
export async function initCluster(binaries: string, directory: string): Promise<{ path: string; password: string }> {
  const home = await ownedDirectory(directory);
  const password = randomBytes(12).toString("hex");
  const passwordFile = join(home, "password");
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (unprivileged) await chown(passwordFile, unprivileged.uid, unprivileged.gid);
  const path = join(home, "cluster");
  await runToEnd(
    join(binaries, "initdb"),
    // prettier-ignore
    ["--pgdata", path, "--username", "postgres", "--pwfile", passwordFile, "--auth", "scram-sha-256",
     "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"],
    home,
  );
  return { path, password };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function isReady(child: ChildProcess, dataDir: string): Promise<boolean> {
  const pidFile = join(dataDir, "postmaster.pid");
  for (let waited = 0; waited < 30_000; waited += 10) {
    if (child.exitCode !== null || child.signalCode !== null) return false;
    // The eighth line is the server's own word on its state.
    const lines = existsSync(pidFile) ? (await readFile(pidFile, "utf8")).split("\n") : [];
    if (lines[0] === String(child.pid) && lines[7]?.trim() === "ready") return true;
    await sleep(10);
  }
  return false;
}

async function stopPostgres(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  // Immediate shutdown: nobody reads this data again.
  child.kill("SIGQUIT");
  const killer = setTimeout(() => child.kill("SIGKILL"), 5_000);
  await ended;
  clearTimeout(killer);
}

/** What to start; `extra` are settings on top of those that every test server has. */
export interface PostgresOptions {
  readonly major: number;
  readonly binaries: string;
  readonly cluster: { readonly path: string; readonly password: string };
  /** An own, empty place for data, socket and log. */
  readonly directory: string;
  readonly extra?: Readonly<Record<string, string>>;
}

/** Starts a server on a socket and on a free port of 127.0.0.1, from a copy of the cluster. */
export async function startPostgres(options: PostgresOptions): Promise<RunningServer> {
  const { major, binaries, cluster, directory, extra = {} } = options;
  const home = await ownedDirectory(directory);
  const dataDir = join(home, "data");
  const logFile = join(home, "log");
  await runToEnd("cp", ["-r", cluster.path, dataDir], home);
  const log = await open(logFile, "a");
  try {
    for (let attempt = 1; ; attempt++) {
      const port = await freePort();
      const all = { ...settings, ...extra, port: String(port), unix_socket_directories: home };
      const args = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
      const child = spawn(join(binaries, "postgres"), ["-D", dataDir, ...args], {
        ...unprivileged,
        cwd: home,
        env: environment,
        // Out of the terminal's process group: Ctrl-C is for vitest, which then stops the servers.
        detached: true,
        stdio: ["ignore", log.fd, log.fd],
      });
      child.on("error", () => {});
      if (await isReady(child, dataDir)) {
        const stop = async (): Promise<void> => {
          await stopPostgres(child);
          await rm(home, { recursive: true, force: true });
        };
        const address = { host: "127.0.0.1", port, socketDir: home, user: "postgres", password: cluster.password };
        return { major, ...address, dataDir, logFile, pid: child.pid ?? 0, stop };
      }
      await stopPostgres(child);
      // Another process may have taken the port in between.
      if (attempt === 5) throw new Error(`PostgreSQL ${major} does not start:\n${await readFile(logFile, "utf8")}`);
    }
  } finally {
    await log.close();
  }
}
