import { statfs } from "node:fs/promises";
import { freemem, platform, totalmem } from "node:os";
import { constrainedMemory } from "node:process";

/** Where Linux keeps files in memory. */
export const memoryFolder = "/dev/shm";
const tmpfs = 0x01021994;
const gigabyte = 2 ** 30;

/** What must be free in that folder, and in memory as a whole, before a server's files go there. */
const roomInFolder = gigabyte;
const roomInMemory = 4 * gigabyte;

/**
 * A folder that is memory, for files of a server that nobody reads again: thousands are made and removed, and a disk's
 * file system remembers for minutes what was removed, and slows down. Null where there is none, or not enough of it.
 */
export async function findMemoryFolder(): Promise<string | null> {
  if (platform() !== "linux" || isConfined() || freemem() < roomInMemory) return null;
  const found = await statfs(memoryFolder).catch(() => null);
  return found !== null && found.type === tmpfs && found.bavail * found.bsize >= roomInFolder ? memoryFolder : null;
}

/** Where memory is rationed, what is free says nothing, and whoever takes too much is killed. */
function isConfined(): boolean {
  const ration = constrainedMemory();
  return ration !== undefined && ration > 0 && ration < totalmem();
}

/** Less must not be left of memory by a server whose files are there. */
const leastFree = gigabyte;
const lookEachMs = 200;

/** Calls back, once, when a server whose files are in memory has taken nearly all of it. Gives the way to end the watch. */
export function watchMemory(onShort: () => void, least: number = leastFree): () => void {
  const timer = setInterval(() => {
    if (freemem() >= least) return;
    clearInterval(timer);
    onShort();
  }, lookEachMs);
  timer.unref();
  return () => clearInterval(timer);
}
