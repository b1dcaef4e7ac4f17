import { chmodSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { afterAll, describe, expect, test } from "vitest";
import { readClientCertificate } from "../../src/database/client-certificate.js";
import { Failure } from "../../src/core/failure.js";
import { makeCertificates } from "./certificates.js";

/* 10. Which client certificate libpq would send. What psql says in each case was looked at; where it would go on without TLS, this refuses. */

const { folder, path } = makeCertificates();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const [usualRootcert, cert, key] = [path("own/root.crt"), path("own/postgresql.crt"), path("own/postgresql.key")];
execFileSync("openssl", ["ec", "-aes128", "-passout", "pass:secret", "-in", key, "-out", path("locked.key")], {
  stdio: "pipe",
});
writeFileSync(path("no.pem"), "none\n", { mode: 0o600 });

/** What is found, or why it is refused. */
function found(target: Parameters<typeof readClientCertificate>[0], mode = 0o600): string {
  chmodSync(key, mode);
  try {
    const read = readClientCertificate(target);
    return read === null ? "none" : /BEGIN CERT/.test(read.cert) && /BEGIN .*KEY/.test(read.key) ? "both" : "neither";
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return `${error.kind}: ${error.findings[0]?.rule}: ${error.message}`.replaceAll(folder, "");
  }
}

describe("10. a client certificate", () => {
  test.each([
    { name: "of the home folder", target: { usualRootcert }, expected: "both" },
    { name: "none there", target: { usualRootcert: path("home/root.crt") }, expected: "none" },
    { name: "no such folder", target: { usualRootcert: path("ca.pem/root.crt") }, expected: "none" },
    { name: "no home folder", target: {}, expected: "none" },
    { name: "a key alone", target: { sslkey: key }, expected: "none" },
    { name: "named, and the usual key", target: { sslcert: cert, usualRootcert }, expected: "both" },
    { name: "named both", target: { sslcert: cert, sslkey: key }, expected: "both" },
    {
      name: "named and not there",
      target: { sslcert: path("x") },
      expected: /the client certificate \/x cannot be read/,
    },
    {
      name: "without a key",
      target: { sslcert: cert },
      expected: /the key of .*own\/postgresql.crt, a file  cannot be/,
    },
    {
      name: "a key that a group may read",
      target: { usualRootcert },
      mode: 0o640,
      root: "both",
      expected: /others may read/,
    },
    {
      name: "a key that all may read",
      target: { usualRootcert },
      mode: 0o604,
      expected: /others may read the key \/own/,
    },
    {
      name: "of another key",
      target: { sslcert: cert, sslkey: path("ca.key") },
      expected: /cannot be used with the key \/ca.key: /,
    },
    {
      name: "a key with a password",
      target: { sslcert: cert, sslkey: path("locked.key") },
      expected: /has a password/,
    },
    {
      name: "no certificate",
      target: { sslcert: path("no.pem"), sslkey: key },
      expected: /no.pem cannot be used with/,
    },
  ])("$name", ({ target, mode, root, expected }) => {
    const wanted = root !== undefined && process.getuid?.() === 0 ? root : expected;
    const told = found(target, mode);
    if (typeof wanted === "string") return expect(told).toBe(wanted);
    expect(told).toMatch(/^bad-input: tls: /);
    expect(told).toMatch(wanted);
  });
});
