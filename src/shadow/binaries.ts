import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { platform } from "node:os";
import { delimiter, isAbsolute, join } from "node:path";
import { runProgram } from "./program.js";
import { findServerUser } from "./unprivileged.js";

/** PostgreSQL's programs of one major on this machine. */
export interface Binaries {
  /** Holds `initdb` and `postgres`. */
  readonly folder: string;
  readonly major: number;
  /** For example `16.10`. */
  readonly version: string;
}

/** Where packages put the programs of a major: Debian and GitHub's images, Red Hat, Alpine, Homebrew, Postgres.app. */
function usualFolders(major: number): readonly string[] {
  return [
    `/usr/lib/postgresql/${major}/bin`,
    `/usr/pgsql-${major}/bin`,
    `/usr/libexec/postgresql${major}`,
    `/opt/homebrew/opt/postgresql@${major}/bin`,
    `/usr/local/opt/postgresql@${major}/bin`,
    `/home/linuxbrew/.linuxbrew/opt/postgresql@${major}/bin`,
    `/Applications/Postgres.app/Contents/Versions/${major}/bin`,
  ];
}

export interface SearchOptions {
  /** The variable PATH. */
  readonly path: string;
  /** Looked into first; the usual ones of the major unless told. */
  readonly folders?: readonly string[];
}

/** PostgreSQL's programs of that major, asked for their version as whoever would run them; null when there are none. */
export async function findBinaries(major: number, { path, folders }: SearchOptions): Promise<Binaries | null> {
  // Windows has no unix sockets for us, and a server there asks for other rights.
  if (platform() === "win32") return null;
  // A relative folder would be below the checkout, where a pull request can put programs.
  const onPath = path.split(delimiter).filter((folder) => isAbsolute(folder));
  for (const folder of new Set([...(folders ?? usualFolders(major)), ...onPath])) {
    const found = await readBinaries(folder);
    if (found?.major === major) return found;
  }
  return null;
}

const versionLimitMs = 5000;

/** The programs in a folder; null where they are missing, do not run, or say no version. */
async function readBinaries(folder: string): Promise<Binaries | null> {
  const user = await findServerUser();
  if (user === null) return null;
  try {
    await Promise.all(["initdb", "postgres"].map((name) => access(join(folder, name), constants.X_OK)));
    const options = { user, cwd: "/", limitMs: versionLimitMs };
    const said = await runProgram(join(folder, "postgres"), ["--version"], options);
    const [, version, major] = /^postgres \(PostgreSQL\) ((\d+)\S*)/.exec(said) ?? [];
    return version === undefined ? null : { folder, version, major: Number(major) };
  } catch {
    return null; // one that does not run is none
  }
}
