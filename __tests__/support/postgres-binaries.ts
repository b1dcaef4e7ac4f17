import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, symlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** Every major version that the product supports. */
export const supportedMajors: readonly number[] = [14, 15, 16, 17, 18];

const nodeModules = fileURLToPath(new URL("../../node_modules", import.meta.url));

/** Folder of the npm package that carries the server of that major for this machine. */
function packageOf(major: number): string {
  return join(nodeModules, `pg${major}-${process.platform}-${process.arch}`);
}

/** Whether this machine has a server of that major. */
export function hasServer(major: number): boolean {
  return existsSync(join(packageOf(major), "native", "bin", "postgres"));
}

/** Whom the server runs as: PostgreSQL refuses root, so root hands over to nobody. */
export const unprivileged: { readonly uid: number; readonly gid: number } | null =
  process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : null;

/** Makes the links between library names that the package's install script would have made. */
async function linkLibraries(root: string): Promise<void> {
  const links = JSON.parse(await readFile(join(root, "native", "pg-symlinks.json"), "utf8")) as readonly {
    readonly source: string;
    readonly target: string;
  }[];
  for (const { source, target } of links) {
    await symlink(basename(source), join(root, dirname(target), basename(target))).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    });
  }
}

async function probe(root: string): Promise<void> {
  await promisify(execFile)(join(root, "native", "bin", "postgres"), ["--version"], { ...unprivileged, cwd: "/" });
}

async function runsInPlace(root: string): Promise<boolean> {
  try {
    await linkLibraries(root);
    await probe(root);
    return true;
  } catch {
    // The checkout is read-only, or lies where the unprivileged user cannot look (a clone below /root).
    return false;
  }
}

/** Makes the server of that major runnable and returns the folder of `postgres` and `initdb`. */
export async function prepareBinaries(major: number, directory: string): Promise<string> {
  const installed = packageOf(major);
  if (await runsInPlace(installed)) return join(installed, "native", "bin");
  const copy = join(directory, `binaries-${major}`);
  await mkdir(copy, { recursive: true });
  await cp(join(installed, "native"), join(copy, "native"), { recursive: true, verbatimSymlinks: true });
  await linkLibraries(copy);
  await probe(copy);
  return join(copy, "native", "bin");
}
