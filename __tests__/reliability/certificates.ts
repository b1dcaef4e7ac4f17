import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unprivileged } from "../support/postgres-binaries.js";

export interface Certificates {
  /** A folder of their own, which the caller removes. */
  readonly folder: string;
  readonly path: (name: string) => string;
}

/**
 * Makes authorities (`ca.pem`, `other.pem`), a server's certificate by the first of them, which names localhost alone, and
 * a folder as libpq has it in somebody's home (`home`): that authority, and what it revoked, the certificate. In `own`
 * lies what the role `by_cert` shows to a server, and another key.
 */
export function makeCertificates(): Certificates {
  const folder = mkdtempSync("/tmp/svtls-");
  const path = (name: string): string => join(folder, name);
  const openssl = (args: string): void => void execFileSync("openssl", args.split(" "), { cwd: folder, stdio: "pipe" });
  const key = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";
  for (const ca of ["ca", "other"])
    openssl(`req -x509 ${key} -days 2 -subj /CN=${ca} -keyout ${ca}.key -out ${ca}.pem`);
  openssl(`req ${key} -subj /CN=localhost -keyout server.key -out server.csr`);
  mkdirSync(path("own"));
  openssl(`req ${key} -subj /CN=by_cert -keyout own/postgresql.key -out own/csr`);
  openssl("x509 -req -in own/csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -out own/postgresql.crt");
  writeFileSync(path("names"), "subjectAltName=DNS:localhost\n");
  openssl("x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile names -out server.pem");
  mkdirSync(path("home"));
  copyFileSync(path("ca.pem"), path("home/root.crt"));
  writeFileSync(path("index"), "");
  writeFileSync(path("number"), "01\n");
  const settings = ["database = index", "crlnumber = number", "default_md = sha256", "default_crl_days = 2"];
  writeFileSync(path("ca.cnf"), ["[ca]", "default_ca = own", "[own]", ...settings, ""].join("\n"));
  for (const what of ["-revoke server.pem", "-gencrl -out home/root.crl"])
    openssl(`ca -config ca.cnf -cert ca.pem -keyfile ca.key ${what}`);
  chmodSync(folder, 0o755);
  chmodSync(path("server.key"), 0o600);
  if (unprivileged !== null) chownSync(path("server.key"), unprivileged.uid, unprivileged.gid);
  return { folder, path };
}
