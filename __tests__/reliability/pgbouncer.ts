import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { unprivileged } from "../support/postgres-binaries.js";
import type { Server } from "../support/servers.js";

const program = ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer"].find(
  (path) => spawnSync(path, ["--version"], { stdio: "ignore" }).status === 0,
);

/** Why there is no PgBouncer to test with; null when there is one. */
export const absence = program === undefined ? "no pgbouncer on this machine: apt-get install pgbouncer" : null;

export interface PoolerOptions {
  readonly server: Server;
  readonly mode: "session" | "transaction" | "statement";
  /** Connections to the server per database and user. */
  readonly size: number;
  /** What it sends to a connection that a client leaves, in session mode. */
  readonly reset?: string;
}

export interface Pooler {
  url(database: string, login?: { readonly user: string; readonly password: string }): string;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

function toIni({ server, mode, size, reset = "DISCARD ALL" }: PoolerOptions, home: string, port: number): string {
  return `[databases]
* = host=${server.host} port=${server.port} user=${server.user} password=${server.password}

[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
auth_file = ${join(home, "users")}
pool_mode = ${mode}
default_pool_size = ${size}
server_reset_query = ${reset}
max_client_conn = 200
server_lifetime = 3600
`;
}

async function isReady(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("SELECT 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Runs the work behind a PgBouncer of its own, on a free port of this machine, as an unprivileged user. */
export async function withPooler<T>(options: PoolerOptions, work: (pooler: Pooler) => Promise<T>): Promise<T> {
  if (program === undefined) throw new Error(absence ?? "");
  const home = await mkdtemp(join(tmpdir(), "schema-version-pgbouncer-"));
  const port = await freePort();
  const file = join(home, "pgbouncer.ini");
  await writeFile(file, toIni(options, home, port));
  await writeFile(join(home, "users"), `"${options.server.user}" "${options.server.password}"\n`);
  await chmod(home, 0o755);
  if (unprivileged) await chown(home, unprivileged.uid, unprivileged.gid);
  const child = spawn(program, [file], { ...unprivileged, cwd: home, env: {}, stdio: ["ignore", "pipe", "pipe"] });
  // A test that runs out of time takes its process with it, and no finally.
  const endIt = (): void => void child.kill("SIGKILL");
  process.once("exit", endIt);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const url: Pooler["url"] = (database, login = options.server) =>
    `postgres://${login.user}:${encodeURIComponent(login.password)}@127.0.0.1:${port}/${database}?sslmode=disable`;
  try {
    for (let waited = 0; !(await isReady(url("postgres"))); waited += 50) {
      if (child.exitCode !== null || waited > 5000) throw new Error(`PgBouncer does not start:\n${output}`);
      await sleep(50);
    }
    return await work({ url });
  } finally {
    const ended = child.exitCode === null ? once(child, "exit") : null;
    endIt();
    process.off("exit", endIt);
    await ended;
    await rm(home, { recursive: true, force: true });
  }
}

/** Clients that keep the pool busy with short transactions, or that statement, while the work goes on. */
export async function withOtherClients<T>(
  url: string,
  count: number,
  work: () => Promise<T>,
  sql = "BEGIN; SELECT count(*) FROM pg_class; COMMIT",
): Promise<T> {
  const busy = { over: false };
  const clients = await Promise.all(
    Array.from({ length: count }, async () => {
      const client = new Client({ connectionString: url });
      client.on("error", () => {});
      await client.connect();
      return client;
    }),
  );
  const running = clients.map(async (client) => {
    while (!busy.over) {
      await client.query(sql);
      await sleep(Math.random() * 10);
    }
  });
  try {
    return await work();
  } finally {
    busy.over = true;
    await Promise.all(running);
    await Promise.all(clients.map((client) => client.end()));
  }
}
