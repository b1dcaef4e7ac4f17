import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, rmSync, statfsSync, statSync } from "node:fs";
import { access, chmod, constants, mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareBinaries } from "./postgres-binaries.js";
import { initCluster, startPostgres, type PostgresOptions, type RunningServer } from "./postgres.js";

declare module "vitest" {
  interface ProvidedContext {
    /** Path of the socket where workers ask for servers. */
    readonly serverBroker: string;
  }
}

/** Short: paths of sockets are bounded. */
const prefix = "svtests-";

/** Memory where there is plenty, else the disk; executables never go there (it may be mounted noexec). */
function dataHome(): string {
  if (!existsSync("/dev/shm")) return tmpdir();
  const { bavail, bsize } = statfsSync("/dev/shm");
  return bavail * bsize > 2 ** 31 ? "/dev/shm" : tmpdir();
}

/**
 * Where tests have their temporary folders: beside the data, unless nothing may be executed there. They make and remove
 * thousands of files, and a disk's file system remembers for a while what was removed, and slows down.
 */
async function makeTemp(data: string, scratch: string): Promise<string> {
  const probe = join(data, "probe");
  await writeFile(probe, "#!/bin/sh\n", { mode: 0o755 });
  const home = await access(probe, constants.X_OK).then(
    () => data,
    () => scratch,
  );
  const temp = join(home, "t");
  await mkdir(temp);
  // As /tmp: the servers' user enters too.
  await chmod(temp, 0o1777);
  return temp;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Ends the servers below a run's folder at once and removes it: also the last resort when the process dies. */
function removeRun(directory: string): void {
  for (const name of existsSync(directory) ? readdirSync(directory) : []) {
    const pidFile = join(directory, name, "data", "postmaster.pid");
    if (!existsSync(pidFile)) continue;
    const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
    const commandLine = `/proc/${pid}/cmdline`;
    if (existsSync(commandLine) && readFileSync(commandLine, "utf8").includes(directory)) process.kill(pid, "SIGQUIT");
  }
  rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}

/** Clears what runs that were killed (SIGKILL) have left: their folder's name holds the pid of their owner. */
function removeOrphans(home: string): void {
  for (const name of readdirSync(home)) {
    const owner = name.startsWith(prefix) ? Number(name.slice(prefix.length).split("-")[0]) : 0;
    if (owner > 0 && !isAlive(owner) && statSync(join(home, name)).uid === process.getuid?.()) {
      removeRun(join(home, name));
    }
  }
}

type Prepared = Omit<PostgresOptions, "directory">;

/** Servers of one test run: one shared per major, started when the first test asks, and own ones for single tests. */
function openPool(data: string, scratch: string) {
  const prepared = new Map<number, Promise<Prepared>>();
  const shared = new Map<number, Promise<RunningServer>>();
  const own = new Map<number, RunningServer>();
  const prepare = async (major: number): Promise<Prepared> => {
    const binaries = await prepareBinaries(major, scratch);
    return { major, binaries, cluster: await initCluster(binaries, join(data, `initdb-${major}`)) };
  };
  const preparedOnce = (major: number): Promise<Prepared> => {
    const found = prepared.get(major) ?? prepare(major);
    prepared.set(major, found);
    return found;
  };
  const start = async (major: number, name: string, extra: Record<string, string>): Promise<RunningServer> =>
    startPostgres({ ...(await preparedOnce(major)), directory: join(data, name), extra });
  let count = 0;
  return {
    cluster: async (major: number): Promise<string> => (await preparedOnce(major)).cluster.path,
    shared(major: number): Promise<RunningServer> {
      const found = shared.get(major) ?? start(major, `pg${major}`, {});
      shared.set(major, found);
      return found;
    },
    async own(major: number, extra: Record<string, string>): Promise<RunningServer> {
      const server = await start(major, `pg${major}-own-${++count}`, extra);
      own.set(server.pid, server);
      return server;
    },
    async stop(pid: number): Promise<void> {
      await own.get(pid)?.stop();
      own.delete(pid);
    },
    async stopAll(): Promise<void> {
      const started = await Promise.allSettled(shared.values());
      const running = started.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
      await Promise.all([...running, ...own.values()].map((server) => server.stop()));
    },
  };
}

/** Opens the broker that starts servers on demand; returns the teardown that stops and removes all of them. */
export default async function setup(project: {
  provide(key: "serverBroker", value: string): void;
}): Promise<() => Promise<void>> {
  const homes = [...new Set([dataHome(), tmpdir()])];
  homes.forEach(removeOrphans);
  const [data = "", scratch = data] = await Promise.all(
    homes.map(async (home) => {
      const directory = await mkdtemp(join(home, `${prefix}${process.pid}-`));
      await chmod(directory, 0o755);
      return directory;
    }),
  );
  const usual = process.env.TMPDIR;
  process.env.TMPDIR = await makeTemp(data, scratch);
  const pool = openPool(data, scratch);
  const broker = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://broker");
    const major = Number(url.searchParams.get("major"));
    const extra = JSON.parse(url.searchParams.get("settings") ?? "{}") as Record<string, string>;
    const answer: Record<string, () => Promise<unknown>> = {
      "/cluster": () => pool.cluster(major),
      "/shared": () => pool.shared(major),
      "/own": () => pool.own(major, extra),
      "/stop": () => pool.stop(Number(url.searchParams.get("pid"))),
    };
    Promise.resolve(answer[url.pathname]?.()).then(
      (value) => response.end(JSON.stringify(value ?? null)),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
  const socket = join(scratch, "broker");
  broker.listen(socket);
  await once(broker, "listening");
  project.provide("serverBroker", socket);

  const removeAll = (): void => [data, scratch].forEach(removeRun);
  process.once("exit", removeAll);
  for (const signal of ["SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      removeAll();
      process.kill(process.pid, signal);
    });
  }
  return async () => {
    broker.close();
    broker.closeAllConnections();
    await pool.stopAll();
    removeAll();
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
  };
}
