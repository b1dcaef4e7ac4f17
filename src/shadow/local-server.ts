import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chown, open, readFile, writeFile } from "node:fs/promises";
import { platform, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { ConnectionTarget } from "../core/database-url.js";
import { Failure } from "../core/failure.js";
import { finding } from "../core/problems.js";
import type { Binaries } from "./binaries.js";
import { createHome } from "./home.js";
import type { Home } from "./home.js";
import { watchMemory } from "./memory-folder.js";
import { identify } from "./process-identity.js";
import { bareEnvironment, runProgram } from "./program.js";
import { asUser, findServerUser } from "./unprivileged.js";
import type { User } from "./unprivileged.js";

/** A PostgreSQL of our own, in a temporary folder, reached through a socket that nobody else can open. */
export interface LocalServer {
  /** How its superuser logs in. */
  readonly superuser: ConnectionTarget;
  /** Ends it at once and removes all its files. A second call does nothing. */
  readonly stop: () => Promise<void>;
}

export interface StartOptions {
  /** The system's temporary folder unless told. */
  readonly tempFolder?: string;
  /** For initdb, and again for the start. */
  readonly limitMs: number;
  /** Where its files are in memory, it ends when less than these bytes of that are left; a gigabyte unless told. */
  readonly leastFreeMemory?: number;
}

/** No data outlives the server, so nothing waits for a disk; many tables fit into one transaction. */
const settings: Readonly<Record<string, string>> = {
  listen_addresses: "",
  unix_socket_permissions: "0700",
  max_connections: "30",
  max_locks_per_transaction: "1024",
  fsync: "off",
  full_page_writes: "off",
  synchronous_commit: "off",
  wal_level: "logical",
  autovacuum: "off",
  jit: "off",
  ssl: "off",
  temp_file_limit: "1GB",
  // What strangers' SQL says about itself fills no disk.
  log_min_messages: "fatal",
  log_min_error_statement: "panic",
};

/**
 * Makes a database cluster and starts a server on it: no network, no variable of ours, as an unprivileged user. Throws
 * Failure, and then leaves nothing behind.
 */
export async function startLocalServer(binaries: Binaries, options: StartOptions): Promise<LocalServer> {
  const user = await findServerUser();
  if (user === null) throw notStarted(binaries, "there is no user nobody, and PostgreSQL does not run as root");
  const home = await createHome(options.tempFolder ?? tmpdir(), user);
  try {
    const login = await initCluster(binaries, { home, user, limitMs: options.limitMs });
    const stop = await startServer(binaries, { ...options, home, user });
    return { superuser: toTarget(home, login), stop };
  } catch (error) {
    await home.remove();
    if (error instanceof Failure) throw error;
    throw notStarted(binaries, error instanceof Error ? error.message : String(error), error);
  }
}

interface Place {
  readonly home: Home;
  readonly user: User | "same";
  readonly limitMs: number;
}

interface Login {
  readonly user: string;
  readonly password: string;
}

/** The superuser has a name that no role of a target has, and a password: a socket is open to all that run as its user. */
async function initCluster({ folder }: Binaries, { home, user, limitMs }: Place): Promise<Login> {
  const login = { user: `shadow_${randomBytes(8).toString("hex")}`, password: randomBytes(24).toString("hex") };
  const passwordFile = join(home.socketDir, "password");
  await writeFile(passwordFile, login.password, { mode: 0o600, flag: "wx" });
  if (user !== "same") await chown(passwordFile, user.uid, user.gid);
  // prettier-ignore
  const args = ["--pgdata", home.dataDir, "--username", login.user, "--pwfile", passwordFile, "--auth", "scram-sha-256",
    "--encoding", "UTF8", "--no-sync"];
  const run = (locale: string): Promise<string> =>
    runProgram(join(folder, "initdb"), [...args, "--locale", locale], { user, cwd: home.socketDir, limitMs });
  // Not every system knows it; C is everywhere, though it knows no letters but ASCII's.
  await run(platform() === "darwin" ? "en_US.UTF-8" : "C.UTF-8").catch(() => run("C"));
  return login;
}

/** Memory of each process, in kilobytes, where the system bounds it: SQL that takes all of it fails, and nothing else does. */
const bounded = 'ulimit -v 3000000 2>/dev/null; exec "$0" "$@"';

async function startServer({ folder }: Binaries, options: Place & StartOptions): Promise<() => Promise<void>> {
  const { home, user, limitMs } = options;
  const args = Object.entries({ ...settings, unix_socket_directories: home.socketDir }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  const log = await open(home.logFile, "a");
  // Out of the terminal's group: Ctrl-C is for us, and we end the server.
  const apart = { cwd: home.socketDir, env: bareEnvironment, detached: true } as const;
  const child = spawn("/bin/sh", ["-c", bounded, join(folder, "postgres"), "-D", home.dataDir, ...args], {
    ...asUser(user),
    ...apart,
    stdio: ["ignore", log.fd, log.fd],
  });
  child.on("error", () => {});
  // A run that ends without closing must not wait for it.
  child.unref();
  await log.close();
  const stop = onceOnly(async () => {
    endWatch();
    await stopServer(child);
    await home.remove();
  });
  const memory = new AbortController();
  const onShort = (): void => {
    memory.abort();
    void stop().catch(() => {}); // told to whoever closes it
  };
  const endWatch = home.medium === "memory" ? watchMemory(onShort, options.leastFreeMemory) : (): void => {};
  try {
    const server = child.pid === undefined ? null : await identify(child.pid);
    if (server !== null) await home.mark(server);
    startGuard(child, home.path);
    if (await becomesReady(child, home.dataDir, limitMs)) return stop;
    const words = (await readFile(home.logFile, "utf8")).trim().split("\n").slice(-5).join("; ");
    throw new Error(words === "" ? "it did not become ready" : words);
  } catch (error) {
    await stop();
    // Its files went while it was starting, which is where the error comes from.
    throw memory.signal.aborted ? new Error(shortOfMemory, { cause: error }) : error;
  }
}

const shortOfMemory =
  "its files are in memory, of which hardly any is left: free some, or set TMPDIR to a folder on a disk";

/** One second at most, then what is left is the next run's. */
const clearing =
  'read -r _; kill -QUIT "$0"; for i in 1 2 3 4 5 6 7 8 9 10; do kill -0 "$0" || break; sleep 0.1; done; rm -rf "$1"';

/** Ends the server, and removes its files, when we end without a word: its pipe closes with us, however we end. */
function startGuard(server: ChildProcess, folder: string): void {
  const guard = spawn("/bin/sh", ["-c", clearing, String(server.pid), folder], {
    env: bareEnvironment,
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  guard.on("error", () => {}); // without it, the next run ends the server
  server.once("exit", () => guard.kill("SIGKILL")); // its pid may soon be another's
  guard.unref();
}

async function becomesReady(child: ChildProcess, dataDir: string, limitMs: number): Promise<boolean> {
  for (const until = Date.now() + limitMs; Date.now() < until; await sleep(5)) {
    if (child.exitCode !== null || child.signalCode !== null) return false;
    // The eighth line is the server's own word on its state.
    const text = await readFile(join(dataDir, "postmaster.pid"), "utf8").catch(() => "");
    if (text.split("\n")[7]?.trim() === "ready") return true;
  }
  return false;
}

/** SIGINT ends the sessions; one that does not listen is ended with the server. */
async function stopServer(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGINT");
  const timer = setTimeout(() => child.kill("SIGQUIT"), 500);
  const last = setTimeout(() => child.kill("SIGKILL"), 5000);
  await ended;
  clearTimeout(timer);
  clearTimeout(last);
}

function onceOnly(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => (done ??= work());
}

/** Where the superuser stays: a target's database may well be called postgres. */
const adminDatabase = "template1";

function toTarget(home: Home, { user, password }: Login): ConnectionTarget {
  const place = { host: home.socketDir, port: 5432, database: adminDatabase };
  return {
    ...place,
    user,
    password,
    sslmode: "disable",
    sslrootcert: null,
    channelBinding: "any",
    connectTimeoutMs: 10_000,
  };
}

function notStarted({ version }: Binaries, reason: string, cause?: unknown): Failure {
  const message = `a throw-away PostgreSQL ${version} could not be started: ${reason}`;
  return new Failure("database", [finding("shadow", { message })], { cause });
}
