import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { withDatabase, type TestDatabase } from "../support/database.js";
import { withOwnServer } from "../support/servers.js";
import { withListener, withStub } from "./protocol-stub.js";
import { runCommand } from "./run-command.js";
import { withStandby } from "./standby.js";
import { contentOf, files, more } from "./two-files.js";
import { until } from "./waiting-clients.js";

/** Whose a setting may be. */
const settings = [
  { name: "of the database", of: (database: TestDatabase) => `DATABASE ${database.name}`, source: "database" },
  { name: "of the role", of: (_: TestDatabase, role: string) => `ROLE ${role}`, source: "user" },
  {
    name: "of the role in the database",
    of: (database: TestDatabase, role: string) => `ROLE ${role} IN DATABASE ${database.name}`,
    source: "database user",
  },
];

describe("databases that refuse writes", () => {
  test("a standby and a server in recovery are named, and can be read", async () => {
    await withOwnServer({ major: 16 }, (server) =>
      withDatabase({ server }, async (database) => {
        await runCommand("apply", { url: database.url, files });
        await withStandby(server, "follows", async (url) => {
          const there = url(database.name);
          await until(database, "SELECT FROM pg_stat_replication WHERE replay_lsn >= pg_current_wal_flush_lsn()");
          const read = await runCommand("check", { url: there, files: more });
          expect(read.report.failure).toBeNull();
          expect(read.environment.currentVersion).toBe("1");
          const { said, report } = await runCommand("apply", { url: there, files: more });
          expect(report.failure).toBe("database");
          expect(said).toBe(
            `read-only: the database ${database.name} refuses writes: it is a standby, which follows another server — use the primary's URL`,
          );
        });
        await withStandby(server, "waits", async (url) => {
          expect((await runCommand("status", { url: url("postgres"), files })).report.failure).toBeNull();
          expect((await runCommand("apply", { url: url("postgres"), files })).said).toBe(
            "read-only: the database postgres refuses writes: it is in recovery: a standby, or a restore that has not ended — use the primary's URL, or wait until the restore has ended",
          );
        });
      }),
    );
  });

  test.each(settings)(
    "a setting $name that makes it read-only is named, and its help helps",
    async ({ of, source }) => {
      await withDatabase({}, async (database) => {
        const role = await database.role({ grants: ["CREATE ON SCHEMA public"] });
        await database.query(`ALTER ${of(database, role.name)} SET default_transaction_read_only = on`);
        const before = await contentOf(database);
        const { report } = await runCommand("apply", { url: role.url, files });
        expect(report.findings).toHaveLength(1);
        expect(report.findings[0]).toMatchObject({
          rule: "read-only",
          message: `the database ${database.name} refuses writes: default_transaction_read_only is on (set for it by: ${source})`,
        });
        expect(await contentOf(database)).toEqual(before);
        expect((await runCommand("check", { url: role.url, files })).report.failure).toBeNull();

        const client = await database.connect();
        for (const sql of (report.findings[0]?.help ?? "").split("; ")) await client.query(sql);
        expect((await runCommand("apply", { url: role.url, files })).environment.currentVersion).toBe("1");
      });
    },
  );
});

test.each(settings)(
  "a setting $name that ends a session at its first error is named, and its help helps",
  async ({ of, source }) => {
    await withDatabase({}, async (database) => {
      const role = await database.role({ grants: ["CREATE ON SCHEMA public"] });
      await database.query(`ALTER ${of(database, role.name)} SET exit_on_error = on`);
      for (const command of ["check", "apply"]) {
        const { report } = await runCommand(command, { url: role.url, files });
        expect(report.findings.filter(({ rule }) => rule === "connection")).toMatchObject([
          {
            message: `sessions of ${role.name} in ${database.name} end at their first error: exit_on_error is on (set for them by: ${source})`,
            help: expect.stringMatching(/^ALTER .* RESET exit_on_error$/) as string,
          },
        ]);
        if (command === "apply") await database.query(report.findings[0]?.help ?? "");
      }
      expect((await runCommand("apply", { url: role.url, files })).environment.currentVersion).toBe("1");
    });
  },
);

describe("servers that are not PostgreSQL", () => {
  test.each([
    { version: "CockroachDB CCL v23.1.11 (x86_64-pc-linux-gnu, built 2023/09/27)", named: "CockroachDB" },
    { version: "PostgreSQL 11.2-YB-2.20.1.0-b0 on x86_64-pc-linux-gnu", named: "YugabyteDB" },
    { version: "PostgreSQL 8.0.2 on i686-pc-linux-gnu, compiled by GCC, Redshift 1.0.12103", named: "Amazon Redshift" },
    { version: "PostgreSQL 9.4.24 (Greenplum Database 6.25.3) on x86_64", named: "Greenplum" },
    { version: "PostgreSQL 14.4 (Cloudberry Database 1.5.4 build dev) on x86_64", named: "Cloudberry" },
    { version: "PostgreSQL 10.4 (Postgres-XL 10r1.1) on x86_64", named: "Postgres-XL" },
    { version: "PostgreSQL 14.5 (ydb stable-23-3)", named: "YDB" },
    { version: "PostgreSQL 13.14.0-RisingWave-2.0.1", named: "RisingWave" },
    { version: "PostgreSQL 15.2-YugabyteDB on x86_64", named: "YugabyteDB" },
    { version: "PostgreSQL 9.5 on x86_64-unknown-linux-gnu (Materialize v0.27.0)", named: "Materialize" },
    { version: "PostgreSQL 14.0 (CrateDB 5.6.0)", named: "CrateDB" },
    { version: "PostgreSQL 12.3, compiled by Visual C++ build 1914, 64-bit, QuestDB", named: "QuestDB" },
    { version: "PostgreSQL 9.2.4 (openGauss 3.0.0 build 02c14696)", named: "openGauss" },
    { version: "PostgreSQL 9.2.4 (GaussDB Kernel V500R002C10)", named: "openGauss" },
    { version: "Mystery 1.0", named: '"Mystery 1.0"' },
    { version: `Not PostgreSQL ${"x".repeat(60)}`, named: `"Not PostgreSQL ${"x".repeat(45)}"` },
  ])("$named is refused by its name, and asked nothing more", async ({ version, named }) => {
    await withStub({ answer: () => [[version]] }, async ({ url, queries }) => {
      for (const command of ["apply", "check"]) {
        const { said, report } = await runCommand(command, { url, files });
        expect(report.failure).toBe("database");
        expect(said).toBe(
          `not-postgresql: the server is ${named}, not PostgreSQL: its locks and transactional DDL differ — use PostgreSQL 14 or newer`,
        );
      }
      expect(queries).toEqual(["SELECT pg_catalog.version()", "SELECT pg_catalog.version()"]);
    });
  });

  test("a PostgreSQL that is too old is told its version, and asked nothing but that", async () => {
    const facts = ["130013", "13.13", "7", "d", "5", "6", "u", "public", "public", "f", "f", "off", "default"];
    const answer = (sql: string): readonly (readonly string[])[] =>
      sql.startsWith("BEGIN READ ONLY") ? [facts] : [["PostgreSQL 13.13 on x86_64"]];
    await withStub({ answer }, async ({ url, queries }) => {
      const { said } = await runCommand("apply", { url, files });
      expect(said).toBe("not-postgresql: PostgreSQL 13.13 is older than 14 — use PostgreSQL 14 or newer");
      expect(queries).toHaveLength(2);
    });
  });

  /** The port of a listener, and what is to be said of it. */
  const greeting = (bytes: string) => ({ greet: Buffer.from(bytes, "latin1") });
  test.each([
    {
      name: "an SSH server",
      ...greeting("SSH-2.0-OpenSSH_9.6\r\n"),
      said: "an SSH server listens there, not PostgreSQL",
    },
    {
      name: "a MySQL server",
      ...greeting("\u004a\0\0\0\n8.0.36\0"),
      said: "a MySQL or MariaDB server listens there, not PostgreSQL",
    },
    {
      name: "a Redis server",
      ...greeting("-ERR unknown command\r\n"),
      said: 'something else than PostgreSQL listens there (it says "-ERR unknown command")',
    },
    { name: "a port that closes", greet: "close", said: "something accepts connections there and closes them at once" },
    {
      name: "a port that says nothing",
      greet: "silence",
      said: "no answer within 1 s: something accepts connections there and says nothing",
    },
  ] as const)("$name is named, in bounded time", { retry: 2 }, async ({ greet, said }) => {
    const onConnection = (socket: { end: () => void; write: (bytes: Buffer) => void; resume: () => void }): void => {
      socket.resume();
      if (greet === "close") socket.end();
      else if (greet !== "silence") socket.write(greet);
    };
    await withListener(onConnection, async (port) => {
      for (const sslmode of ["prefer", "disable"]) {
        const url = `postgres://u:p@127.0.0.1:${port}/d?sslmode=${sslmode}&connect_timeout=1`;
        const ran = await runCommand("apply", { url, files });
        expect(ran.said).toContain(`connection: cannot connect to d@127.0.0.1:${port}: `);
        expect(ran.said).toContain(said);
        expect(ran.durationMs).toBeLessThan(4000);
      }
    });
  });

  test("an HTTP server is named", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    for (const sslmode of ["prefer", "disable", "require"]) {
      const url = `postgres://u:p@127.0.0.1:${port}/d?sslmode=${sslmode}&connect_timeout=1`;
      const { said } = await runCommand("check", { url, files });
      expect(said).toContain(`d@127.0.0.1:${port}: an HTTP server listens there, not PostgreSQL`);
    }
    server.closeAllConnections();
    server.close();
  });

  test("nobody at the port, and a host that nobody knows", async () => {
    const gone = await withListener(
      () => {},
      async (port) => port,
    );
    const nobody = await runCommand("apply", { url: `postgres://u:p@127.0.0.1:${gone}/d`, files });
    expect(nobody.said).toContain("nobody listens there");
    const unknown = await runCommand("apply", { url: "postgres://u:p@no-such-host.invalid/d", files });
    expect(unknown.said).toContain("the host name is not known");
  });

  test.each(["apply", "check"])(
    "one that lets us in and then says nothing: %s ends in bounded time",
    { retry: 2 },
    async (command) => {
      await withStub({ answer: () => "silence" }, async ({ url }) => {
        const { said, durationMs } = await runCommand(command, { url, files });
        expect(said).toContain("connection: the server let us in and then gave no answer within 1 s");
        expect(durationMs).toBeLessThan(2500);
      });
    },
  );

  test.each([
    { sqlstate: "57P03", error: "the database system is starting up", help: "wait until the server has started" },
    { sqlstate: "53300", error: "sorry, too many clients already", help: "raise max_connections" },
    { sqlstate: "3D000", error: 'database "d" does not exist', help: "check the name of the database in the URL" },
  ])("a server that refuses the login ($error) is quoted, with what to do", async ({ help, ...refuse }) => {
    await withStub({ answer: () => [], refuse }, async ({ url }) => {
      const { said } = await runCommand("apply", { url, files });
      expect(said).toContain(refuse.error);
      expect(said).toContain(help);
    });
  });
});
