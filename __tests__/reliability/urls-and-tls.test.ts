import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import type { ConnectionTarget } from "../../src/core/database-url.js";
import { withSessionOf } from "../live/sessions.js";
import { createDatabase, type TestDatabase } from "../support/database.js";
import { serverOf, withOwnServer } from "../support/servers.js";
import { makeCertificates } from "./certificates.js";
import { runCommand } from "./run-command.js";

/*
 * 10. A URL means what libpq says. What its parts mean is in ../core/database-url.test.ts; here is what only a server
 * can show: how TLS is used, with certificates that are made now.
 */

const { folder, path } = makeCertificates();

/** Whether the connection is encrypted, or why there is none. */
async function reach(
  database: TestDatabase,
  host: string,
  query: string,
  more: Partial<ConnectionTarget> = {},
): Promise<string> {
  const url = new URL(database.url);
  url.hostname = host;
  try {
    return await withSessionOf(`${url.href}?${query}`, more, async (session) => {
      const { results } = await session.send("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()");
      return results[0]?.rows[0]?.[0] === "t" ? "encrypted" : "plain";
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("10. sslmode means what it means in libpq", () => {
  const [ca, other] = [`sslrootcert=${path("ca.pem")}`, `sslrootcert=${path("other.pem")}`];
  const unknown = /unable to (get|verify)|self.signed|unable to get local issuer/i;
  const cases: readonly { readonly host: string; readonly query: string; readonly expected: string | RegExp }[] = [
    { host: "127.0.0.1", query: "sslmode=disable", expected: "plain" },
    { host: "127.0.0.1", query: "sslmode=allow", expected: "plain" },
    { host: "127.0.0.1", query: "", expected: "encrypted" },
    { host: "127.0.0.1", query: "sslmode=prefer", expected: "encrypted" },
    // As psql does: with an authority these verify, and where that fails they go without TLS.
    { host: "127.0.0.1", query: `sslmode=prefer&${ca}`, expected: "encrypted" },
    { host: "127.0.0.1", query: `sslmode=prefer&${other}`, expected: "plain" },
    { host: "127.0.0.1", query: other, expected: "plain" },
    { host: "127.0.0.1", query: `sslmode=allow&${other}`, expected: "plain" },
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
    // The authorities that the machine trusts know nothing of ours.
    { host: "localhost", query: "sslrootcert=system", expected: unknown },
    // The tests' own login is one of SCRAM, and TLS goes to the server itself.
    { host: "127.0.0.1", query: "channel_binding=require", expected: "encrypted" },
    { host: "127.0.0.1", query: "sslmode=require&channel_binding=require", expected: "encrypted" },
    { host: "127.0.0.1", query: "sslmode=allow&channel_binding=require", expected: "encrypted" },
    { host: "localhost", query: `sslmode=verify-full&${ca}&channel_binding=require`, expected: "encrypted" },
  ];

  async function withCertificate(
    major: number,
    work: (database: TestDatabase) => Promise<void>,
    more: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const settings = {
      ...more,
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

  test("with authorities in the home folder, which libpq takes where none are named", { timeout: 60_000 }, () =>
    withCertificate(14, async (database) => {
      for (const [mode, file, expected] of [
        ["require", "ca.pem", /^encrypted$/],
        ["require", "other.pem", unknown],
        ["verify-full", "ca.pem", /^encrypted$/],
        ["verify-full", "other.pem", unknown],
        ["prefer", "other.pem", /^plain$/],
        ["prefer", "none.pem", /^encrypted$/],
        [`verify-full&${ca}`, "other.pem", /^encrypted$/],
        // Beside it lies what they revoked.
        ["require", "home/root.crt", /certificate revoked/],
        [`verify-full&${ca}`, "home/none.crt", /certificate revoked/],
        ["prefer", "home/root.crt", /^plain$/],
        ["prefer", "home/none.crt", /^encrypted$/],
        ["verify-full&sslrootcert=system", "ca.pem", unknown],
      ] as const) {
        const more = { usualRootcert: path(file) };
        expect(await reach(database, "localhost", `sslmode=${mode}`, more), `${mode} ${file}`).toMatch(expected);
      }
    }),
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

  test(
    "channel_binding=require refuses every login that is not bound, before a password is sent; a client certificate is sent",
    { timeout: 60_000 },
    async () => {
      const ways = ["trust", "password", "md5"];
      const own = { usualRootcert: path("own/root.crt") };
      writeFileSync(
        path("hba"),
        [
          ...ways.map((way) => `hostssl all by_${way} all ${way}`),
          "hostssl all by_cert all cert",
          "hostnossl all by_password,by_cert all reject",
          "host all all all scram-sha-256",
          "",
        ].join("\n"),
      );
      await withCertificate(
        18,
        async (database) => {
          for (const way of ways) {
            await database.query(
              `SET password_encryption = ${way === "md5" ? "md5" : "'scram-sha-256'"}; CREATE ROLE by_${way} LOGIN PASSWORD 'long-enough'`,
            );
            const url = new URL(database.url);
            [url.username, url.password] = [`by_${way}`, "long-enough"];
            expect(await reach({ ...database, url: url.href }, "127.0.0.1", ""), way).toBe("encrypted");
            // A server that got it would say that it is wrong.
            url.password = "another-one";
            expect(await reach({ ...database, url: url.href }, "127.0.0.1", "channel_binding=require"), way).toMatch(
              /does not bind the login to its TLS connection \(channel_binding=require\)$/,
            );
          }
          // The client's certificate, for which nobody needs a password.
          await database.query("CREATE ROLE by_cert LOGIN");
          const byCert = { ...database, url: database.url.replace(/\/\/[^@]*/, "//by_cert") };
          const named = `sslcert=${path("own/postgresql.crt")}&sslkey=${path("own/postgresql.key")}`;
          for (const [query, more, expected] of [
            ["sslmode=require", own, /^encrypted$/],
            ["", own, /^encrypted$/],
            [`sslmode=allow&${ca}`, own, /^encrypted$/],
            [named, {}, /^encrypted$/],
            [`sslmode=verify-ca&${ca}&${named}`, {}, /^encrypted$/],
            ["sslmode=require", {}, /requires a valid client certificate/],
          ] as const)
            expect(await reach(byCert, "127.0.0.1", query, more), query).toMatch(expected);
          // Of two refusals the one that says more is told.
          const allow = await reach(
            { ...database, url: database.url.replace(/\/\/[^@]*/, "//by_password:x") },
            "127.0.0.1",
            "sslmode=allow",
          );
          expect(allow).toMatch(/password authentication failed/);
        },
        { hba_file: path("hba"), ssl_ca_file: path("ca.pem") },
      );
    },
  );

  test("with a server that has none", async () => {
    const database = await createDatabase({ server: await serverOf(16) });
    const none = /does not support SSL/;
    for (const [query, expected] of [
      ["sslmode=disable", /^plain$/],
      ["sslmode=allow", /^plain$/],
      ["sslmode=prefer", /^plain$/],
      ["sslmode=require", none],
      ["channel_binding=require", none],
      [`sslmode=verify-ca&${ca}`, none],
      [`sslmode=verify-full&${ca}`, none],
    ] as const)
      expect(await reach(database, "127.0.0.1", query), query).toMatch(expected);
    await database.drop();
  });
});
