import { readFileSync, statSync } from "node:fs";
import { platform } from "node:os";
import { dirname, join } from "node:path";
import { createSecureContext } from "node:tls";
import type { ConnectionTarget } from "../core/database-url.js";
import { Failure } from "../core/failure.js";
import { finding } from "../core/problems.js";

interface ClientCertificate {
  readonly cert: string;
  readonly key: string;
}

/** Whom libpq lets read a key, of bits that say who may: its owner alone, or a group where it belongs to root. */
const others = { ofAnybody: 0o077, ofRoot: 0o037 };

/**
 * The certificate that the client shows to a server that asks for one, and its key: the files of the URL, else those that
 * libpq looks for in the home folder; null where there is none. Throws Failure where one cannot be used.
 */
export function readClientCertificate(
  target: Pick<ConnectionTarget, "sslcert" | "sslkey" | "usualRootcert">,
): ClientCertificate | null {
  const { sslcert, sslkey, usualRootcert } = target;
  const usual = (name: string): string => (usualRootcert === undefined ? "" : join(dirname(usualRootcert), name));
  const [certFile, keyFile] = [sslcert ?? usual("postgresql.crt"), sslkey ?? usual("postgresql.key")];
  if (sslcert === undefined && !exists(certFile)) return null;
  const cert = read(certFile, "client certificate");
  const key = read(keyFile, `key of the client certificate ${certFile}, a file`);
  const { mode, uid } = statSync(keyFile);
  if (platform() !== "win32" && (mode & (uid === 0 ? others.ofRoot : others.ofAnybody)) !== 0)
    throw refuse(`others may read the key ${keyFile}`, `chmod 600 ${keyFile}`);
  if (/ENCRYPTED/.test(key))
    throw refuse(`the key ${keyFile} has a password, which is not asked for`, "store it without");
  try {
    createSecureContext({ cert, key });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw refuse(`the client certificate ${certFile} cannot be used with the key ${keyFile}: ${reason}`);
  }
  return { cert, key };
}

function exists(file: string): boolean {
  try {
    return statSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    throw refuse(`${file} cannot be read`);
  }
}

function read(file: string, what: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw refuse(`the ${what} ${file} cannot be read`);
  }
}

function refuse(message: string, help?: string): Failure {
  return new Failure("bad-input", [finding("tls", { message, ...(help === undefined ? {} : { help }) })]);
}
