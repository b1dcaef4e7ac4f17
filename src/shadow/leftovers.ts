import { lstat, readFile, readdir, rm } from "node:fs/promises";
import { userInfo } from "node:os";
import { join } from "node:path";
import { kill } from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { isRunning, readPlace } from "./process-identity.js";
import type { Place, ProcessIdentity } from "./process-identity.js";

/** How names of folders of ours begin. */
export const homePrefix = "schema-version-shadow-";

/** The file in such a folder that says whose it is. */
export const markerName = "owner.json";

export interface Marker {
  /** The process that uses the server. */
  readonly owner: ProcessIdentity;
  readonly place: Place;
  /** The server itself; null until it is started. */
  readonly server: ProcessIdentity | null;
}

/**
 * Removes folders of runs that were killed, and ends their servers. Only a folder of our own user with our marker, whose
 * process is gone for certain; in doubt it stays.
 */
export async function clearLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => one.startsWith(homePrefix))) {
    const path = join(folder, name);
    const marker = await readMarker(path);
    if (marker === null || !(await isAbandoned(marker))) continue;
    if (marker.server !== null) await endProcess(marker.server);
    // Another run may clear it at the same moment.
    await removeTree(path).catch(() => {});
  }
}

/** Removes a folder with all in it. */
export async function removeTree(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}

/** Null where the folder is not ours, or its marker does not say so. */
async function readMarker(path: string): Promise<Marker | null> {
  try {
    const [folder, file] = await Promise.all([lstat(path), lstat(join(path, markerName))]);
    const { uid } = userInfo();
    if (!folder.isDirectory() || folder.uid !== uid || !file.isFile() || file.uid !== uid) return null;
    return parseMarker(JSON.parse(await readFile(join(path, markerName), "utf8")));
  } catch {
    return null; // somebody else's, or just being made or removed
  }
}

function parseMarker(value: unknown): Marker | null {
  const { owner, place, server } = (value ?? {}) as Partial<Record<keyof Marker, unknown>>;
  if (!isIdentity(owner) || !isPlace(place) || !(server === null || isIdentity(server))) return null;
  return { owner, place, server };
}

function isIdentity(value: unknown): value is ProcessIdentity {
  const { pid, started } = (value ?? {}) as Partial<Record<keyof ProcessIdentity, unknown>>;
  return typeof pid === "number" && typeof started === "string" && started !== "";
}

function isPlace(value: unknown): value is Place {
  const { host, boot, pids } = (value ?? {}) as Partial<Record<keyof Place, unknown>>;
  return typeof host === "string" && typeof boot === "string" && typeof pids === "string";
}

/** A process of another machine or container cannot be looked up here; one from before the machine's start is gone. */
async function isAbandoned({ owner, place }: Marker): Promise<boolean> {
  const here = await readPlace();
  if (place.host !== here.host) return false;
  if (place.boot !== here.boot) return true;
  return place.pids === here.pids && !(await isRunning(owner));
}

const patienceMs = 5000;

/** Ends a server at once, without its own clean end: nobody reads its data again. */
async function endProcess(server: ProcessIdentity): Promise<void> {
  for (const signal of ["SIGQUIT", "SIGKILL"] as const) {
    for (let waited = 0; waited < patienceMs; waited += 20) {
      if (!(await isRunning(server))) return;
      if (waited === 0) signalTo(server.pid, signal);
      await sleep(20);
    }
  }
}

function signalTo(pid: number, signal: "SIGQUIT" | "SIGKILL"): void {
  try {
    kill(pid, signal);
  } catch {
    // It has just ended, or became somebody else's: looked at again by the caller.
  }
}
