import { readFileSync, statSync } from "node:fs";
import { platform } from "node:os";
import type { ConnectionTarget } from "../core/database-url.js";

/** Where psql looks for a server's socket by itself; a socket there, too, is `localhost` in a password file. */
const socketFolders: ReadonlySet<string> = new Set(["/tmp", "/var/run/postgresql", "/run/postgresql"]);
const anybodyElse = 0o077;

/**
 * The password of the first line of libpq's password file (`host:port:database:user:password`, `*` for any) that fits;
 * null where none does, where there is no such file, and where others may read it, which libpq does not take either.
 */
export function readPasswordFile(file: string, target: ConnectionTarget): string | null {
  const host = socketFolders.has(target.host) ? "localhost" : target.host;
  const wanted = [host, String(target.port), target.database, target.user];
  for (const line of readLines(file)) {
    const fields = toFields(line); // a comment begins with what is no host
    if (wanted.every((value, index) => fields[index] === "*" || unescape(fields[index]) === value))
      return unescape(fields[wanted.length]) ?? null;
  }
  return null;
}

function readLines(file: string): readonly string[] {
  try {
    const { mode } = statSync(file);
    if (platform() !== "win32" && (mode & anybodyElse) !== 0) return [];
    return readFileSync(file, "utf8").split(/\r?\n/);
  } catch {
    return []; // most people have none
  }
}

/** What stands between colons, as written; one behind a backslash is part of a value. */
function toFields(line: string): readonly string[] {
  return [...line.matchAll(/((?:\\.|[^:])*)(?::|$)/g)].map(([, field = ""]) => field);
}

function unescape(field: string | undefined): string | undefined {
  return field?.replaceAll(/\\(.)/g, "$1");
}
