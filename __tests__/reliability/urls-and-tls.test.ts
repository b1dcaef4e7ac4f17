import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/read-config.js";
import { parseDatabaseUrl } from "../../src/core/database-url.js";
import { withSession } from "../live/sessions.js";
import { createDatabase, type TestDatabase } from "../support/database.js";
import { unprivileged } from "../support/postgres-binaries.js";
import { serverOf, withOwnServer } from "../support/servers.js";
import { runCommand } from "./run-command.js";

/*
 * 10. A URL means what libpq says. What its parts mean is in ../core/database-url.test.ts; here is what only a server
 * can show: how TLS is used, with certificates that are made now.
 */

const folder = mkdtempSync("/tmp/svtls-");
const path = (name: string): string => join(folder, name);
const openssl = (args: string): void => void execFileSync("openssl", args.split(" "), { cwd: folder, stdio: "pipe" });

function makeCertificates(): void {
  for (const ca of ["ca", "other"])
    openssl(
      `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=${ca} -keyout ${ca}.key -out ${ca}.pem`,
    );
  openssl(
    "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=localhost -keyout server.key -out server.csr",
  );
  // It names the host, and neither its address nor anybody else.
  writeFileSync(path("names"), "subjectAltName=DNS:localhost\n");
  openssl("x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile names -out server.pem");
  chmodSync(folder, 0o755);
  chmodSync(path("server.key"), 0o600);
  if (unprivileged !== null) chownSync(path("server.key"), unprivileged.uid, unprivileged.gid);
}

/** Whether the connection is encrypted, or why there is none. */
async function reach(database: TestDatabase, host: string, query: string): Promise<string> {
  const url = new URL(database.url);
  url.hostname = host;
  try {
    return await withSession(`${url.href}?${query}`, async (session) => {
      const { results } = await session.send("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()");
      return results[0]?.rows[0]?.[0] === "t" ? "encrypted" : "plain";
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("10. sslmode means what it means in libpq", () => {
  beforeAll(makeCertificates);

  const [ca, other] = [`sslrootcert=${path("ca.pem")}`, `sslrootcert=${path("other.pem")}`];
  const unknown = /unable to (get|verify)|self.signed|unable to get local issuer/i;
  const cases: readonly { readonly host: string; readonly query: string; readonly expected: string | RegExp }[] = [
    { host: "127.0.0.1", query: "sslmode=disable", expected: "plain" },
    { host: "127.0.0.1", query: "sslmode=allow", expected: "plain" },
    { host: "127.0.0.1", query: "", expected: "encrypted" },
    { host: "127.0.0.1", query: "sslmode=prefer", expected: "encrypted" },
    { host: "127.0.0.1", query: "sslmode=require", expected: "encrypted" },
    { host: "127.0.0.1", query: `sslmode=require&${ca}`, expected: "encrypted" },
    { host: "127.0.0.1", query: `sslmode=require&${other}`, expected: unknown },
    { host: "127.0.0.1", query: `sslmode=verify-ca&${ca}`, expected: "encrypted" },
    { host: "127.0.0.1", query: `sslmode=verify-ca&${other}`, expected: unknown },
    { host: "127.0.0.1", query: "sslmode=verify-ca", expected: unknown },
    { host: "localhost", query: `sslmode=verify-full&${ca}`, expected: "encrypted" },
    { host: "localhost", query: `sslmode=verify-full&${other}`, expected: unknown },
    { host: "localhost", query: "sslmode=verify-full", expected: unknown },
    // The certificate is good, and is somebody else's.
    {
      host: "127.0.0.1",
      query: `sslmode=verify-full&${ca}`,
      expected: /IP: 127\.0\.0\.1 is not in the cert|does not match/,
    },
    {
      host: "localhost",
      query: `sslmode=verify-full&sslrootcert=${path("none.pem")}`,
      expected: /the certificate file .*none\.pem cannot be read/,
    },
    {
      host: "localhost",
      query: "sslmode=verify-full&sslrootcert=system",
      expected: /the certificate file system cannot be read/,
    },
  ];

  async function withCertificate(major: number, work: (database: TestDatabase) => Promise<void>): Promise<void> {
    const settings = {
      ssl: "on",
      ssl_cert_file: path("server.pem"),
      ssl_key_file: path("server.key"),
      listen_addresses: "localhost,127.0.0.1",
    };
    await withOwnServer({ major, settings }, async (server) => {
      const database = await createDatabase({ server });
      await work(database);
      await database.drop();
    });
  }

  /** What a server with a certificate says to each of the cases. */
  async function answersOf(database: TestDatabase): Promise<readonly (readonly string[])[]> {
    const answers: (readonly string[])[] = [];
    for (const { host, query } of cases) answers.push([host, query, await reach(database, host, query)]);
    return answers;
  }
  const wanted = cases.map(({ host, query, expected }): readonly unknown[] => [
    host,
    query,
    typeof expected === "string" ? expected : expect.stringMatching(expected),
  ]);

  test("with a server that has a certificate, of PostgreSQL 18", { timeout: 60_000 }, () =>
    withCertificate(18, async (database) => expect(await answersOf(database)).toEqual(wanted)),
  );

  test("with one of PostgreSQL 16; the input ssl-ca is the same, as a file or as its text", { timeout: 60_000 }, () =>
    withCertificate(16, async (database) => {
      expect(await answersOf(database)).toEqual(wanted);
      const url = new URL(database.url);
      url.hostname = "localhost";
      const files = { "V1__a.sql": "SELECT 1;\n" };
      for (const authority of [path("ca.pem"), readFileSync(path("ca.pem"), "utf8")]) {
        const { report } = await runCommand("status", {
          url: `${url.href}?sslmode=verify-full`,
          files,
          flags: { "ssl-ca": authority },
        });
        expect(report.failure).toBe(null);
      }
      // What refuses a certificate is named.
      const refused = await runCommand("status", {
        url: `${url.href}?sslmode=verify-full`,
        files,
        flags: { "ssl-ca": path("other.pem") },
      });
      expect(refused.said).toMatch(/^tls: cannot connect to .*\(sslmode=verify-full\)/);
    }),
  );

  test("with a server that has none", async () => {
    const database = await createDatabase({ server: await serverOf(16) });
    const none = /does not support SSL/;
    for (const [query, expected] of [
      ["sslmode=disable", /^plain$/],
      ["sslmode=allow", /^plain$/],
      ["sslmode=prefer", /^plain$/],
      ["sslmode=require", none],
      [`sslmode=verify-ca&${ca}`, none],
      [`sslmode=verify-full&${ca}`, none],
    ] as const)
      expect(await reach(database, "127.0.0.1", query), query).toMatch(expected);
    await database.drop();
  });
});

describe("10. what libpq knows and the tool does not is refused by name, never dropped", () => {
  test.each([
    "options=-csearch_path%3Dx",
    "target_session_attrs=read-write",
    "application_name=x",
    "service=x",
    "passfile=x",
    "sslcert=x",
    "sslkey=x",
    "sslcrl=x",
    "channel_binding=require",
    "gssencmode=require",
    "sslnegotiation=direct",
    "hostaddr=127.0.0.1",
    "requirepeer=x",
    "ssl_min_protocol_version=TLSv1.3",
  ])("%s", (parameter) => {
    expect(parseDatabaseUrl(`postgres://u:p@h/d?${parameter}`)).toEqual({
      problem: expect.stringContaining("has a parameter that is none of sslmode, sslrootcert") as string,
    });
  });
  test.each([
    ["PGHOST", "db", "postgres://u@/d", "postgres://u@h/d"],
    ["PGPORT", "6432", "postgres://u@h/d", "postgres://u@h:5432/d"],
    ["PGDATABASE", "x", "postgres://u@h", "postgres://u@h/d"],
    ["PGSERVICE", "x", "postgres://u@h:1/d?sslmode=require", null],
    ["PGHOSTADDR", "127.0.0.1", "postgres://u@h:1/d?sslmode=require", null],
    ["PGTARGETSESSIONATTRS", "read-write", "postgres://u@h/d", null],
    ["PGSSLCERT", "x", "postgres://u@h/d", null],
    ["PGCHANNELBINDING", "require", "postgres://u@h/d", null],
    ["PGSSLMINPROTOCOLVERSION", "TLSv1.3", "postgres://u@h/d", null],
  ])("the variable %s", (name, value, url, complete) => {
    const refused = {
      problem: `libpq would follow the variable ${name}, which the tool does not: unset it, or complete the URL`,
    };
    expect(parseDatabaseUrl(url, { [name]: value })).toEqual(refused);
    expect(parseDatabaseUrl(url, { [name]: "" })).toHaveProperty("ok");
    if (complete !== null) expect(parseDatabaseUrl(complete, { [name]: value })).toEqual(parseDatabaseUrl(complete));
  });

  test.each([
    ["PGPORT", "5432"],
    ["PGTARGETSESSIONATTRS", "any"],
    ["PGCHANNELBINDING", "prefer"],
    ["PGUSER", "somebody"],
  ])("but %s=%s changes nothing", (name, value) => {
    expect(parseDatabaseUrl("postgres://u@h/d", { [name]: value })).toEqual(parseDatabaseUrl("postgres://u@h/d"));
  });

  test("PGSSLMODE, PGSSLROOTCERT and PGCONNECT_TIMEOUT complete a URL, and give way to it", async () => {
    const variables = { PGSSLMODE: "verify-full", PGSSLROOTCERT: "/ca.pem", PGCONNECT_TIMEOUT: "3" };
    const followed = { sslmode: "verify-full", sslrootcert: "/ca.pem", connectTimeoutMs: 3000 };
    expect(parseDatabaseUrl("postgres://u@h/d", variables)).toMatchObject({ ok: followed });
    const own = "postgres://u@h/d?sslmode=require&sslrootcert=/own.pem&connect_timeout=5";
    expect(parseDatabaseUrl(own, variables)).toEqual(parseDatabaseUrl(own));
    const read = await readConfig({
      entry: "cli",
      given: new Map(Object.entries({ command: "status", "database-url": "postgres://u@h/d" })),
      variables,
      eventName: null,
      publicRepository: false,
      pushedBranch: null,
      readText: () => null,
    });
    expect(read).toMatchObject({ ok: { environments: [{ database: { target: followed } }] } });
  });

  test("several hosts", () => {
    expect(parseDatabaseUrl("postgres://u:p@h1,h2/d")).toEqual({
      problem: "the database URL names several hosts: name one",
    });
  });
});
