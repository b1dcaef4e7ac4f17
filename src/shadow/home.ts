import { chmod, chown, mkdir, mkdtemp, realpath, rename, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pid } from "node:process";
import { Failure } from "../core/failure.js";
import { finding } from "../core/problems.js";
import { clearLeftovers, homePrefix, markerName, removeTree } from "./leftovers.js";
import type { Marker } from "./leftovers.js";
import { findMemoryFolder, memoryFolder } from "./memory-folder.js";
import { identify, readPlace } from "./process-identity.js";
import type { ProcessIdentity } from "./process-identity.js";
import type { User } from "./unprivileged.js";

/** The folder of one throw-away server. */
export interface Home {
  readonly path: string;
  readonly medium: "memory" | "disk";
  /** Not there yet: initdb makes it. */
  readonly dataDir: string;
  /** Nobody but the server's user and root gets in. */
  readonly socketDir: string;
  readonly logFile: string;
  /** Writes down which process the server is, so that a later run can end it. */
  readonly mark: (server: ProcessIdentity) => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** Paths of sockets are bounded: 103 bytes on macOS, 107 on Linux. */
const longestSocketPath = 100;
const socketName = ".s.PGSQL.5432";

const usual = "/tmp";

/**
 * Makes the folder of a server in memory, unless somebody chose another temporary folder; else below that, or below /tmp
 * where that is too deep for a socket or closed to the server's user. Clears what runs of ours that are gone have left
 * there. Throws Failure.
 */
export async function createHome(tempFolder: string, user: User | "same"): Promise<Home> {
  const memory = tempFolder === usual ? await findMemoryFolder() : null;
  const folders = [...new Set([...(memory === null ? [] : [memory]), tempFolder, usual])];
  // There may have been room in memory for an earlier run.
  const seen = tempFolder === usual ? [memoryFolder, ...folders] : folders;
  await Promise.all([...new Set(seen)].map(clearLeftovers));
  for (const folder of folders) {
    const real = await realpath(folder).catch(() => null);
    if (real === null || !isShort(real) || !(user === "same" || (await isOpenToAll(real)))) continue;
    return await make(real, user, folder === memory ? "memory" : "disk");
  }
  const message = `no folder for a throw-away server: ${folders.join(" and ")} are too deep or closed to its user`;
  throw new Failure("database", [
    finding("shadow", { message, help: "set TMPDIR to a short path that all may enter" }),
  ]);
}

function isShort(folder: string): boolean {
  return Buffer.byteLength(join(folder, `${homePrefix}000000`, "s", socketName)) <= longestSocketPath;
}

async function isOpenToAll(folder: string): Promise<boolean> {
  const { mode } = await stat(folder);
  if ((mode & 0o001) === 0) return false;
  return dirname(folder) === folder || (await isOpenToAll(dirname(folder)));
}

async function make(folder: string, user: User | "same", medium: Home["medium"]): Promise<Home> {
  const path = await mkdtemp(join(folder, homePrefix));
  const write = async (server: ProcessIdentity | null): Promise<void> => {
    const owner = (await identify(pid)) ?? { pid, started: "" };
    const marker: Marker = { owner, place: await readPlace(), server };
    // Whole or not at all: a run that is killed here must not leave half a marker.
    await writeFile(join(path, `${markerName}.new`), JSON.stringify(marker), { mode: 0o600 });
    await rename(join(path, `${markerName}.new`), join(path, markerName));
  };
  await write(null);
  const [socketDir, dataHome] = [join(path, "s"), join(path, "d")];
  for (const own of [socketDir, dataHome]) {
    await mkdir(own, { mode: 0o700 });
    if (user !== "same") await chown(own, user.uid, user.gid);
  }
  // The marker stays ours, out of reach of the SQL of strangers; the server's user passes through to what is its own.
  await chmod(path, user === "same" ? 0o700 : 0o711);
  return {
    path,
    medium,
    dataDir: join(dataHome, "data"),
    socketDir,
    logFile: join(path, "log"),
    mark: write,
    remove: () => removeTree(path),
  };
}
