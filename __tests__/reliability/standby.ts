import { execFile } from "node:child_process";
import { chown, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { prepareBinaries, unprivileged } from "../support/postgres-binaries.js";
import { startPostgres } from "../support/postgres.js";
import type { Server } from "../support/servers.js";

let count = 0;

/**
 * Runs the work with a server in recovery that began where an own server began: a standby that follows that one, or one
 * that waits for log that never comes. Its roles and passwords are the other's.
 */
export async function withStandby<T>(
  primary: Server,
  role: "follows" | "waits",
  work: (url: (database: string) => string) => Promise<T>,
): Promise<T> {
  const servers = dirname(dirname(primary.dataDir));
  const directory = join(servers, `standby-${process.pid}-${++count}`);
  const cluster = `${directory}-cluster`;
  const { host, port, user, password, major } = primary;
  await promisify(execFile)("cp", ["-a", join(servers, `initdb-${major}`, "cluster"), cluster]);
  await writeFile(join(cluster, "standby.signal"), "");
  if (unprivileged) await chown(join(cluster, "standby.signal"), unprivileged.uid, unprivileged.gid);
  const follow = { primary_conninfo: `host=${host} port=${port} user=${user} password=${password}` };
  const standby = await startPostgres({
    major,
    binaries: await prepareBinaries(major, directory),
    cluster: { path: cluster, password },
    directory,
    extra: role === "follows" ? follow : {},
  });
  try {
    return await work((database) => `postgres://${user}:${password}@${standby.host}:${standby.port}/${database}`);
  } finally {
    await standby.stop();
    await rm(cluster, { recursive: true, force: true });
  }
}
