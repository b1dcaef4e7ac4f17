import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { withDatabase, type TestDatabase } from "../support/database.js";
import { shop, withFolder, type Folder } from "./folder.js";

interface Situation {
  readonly database: TestDatabase;
  readonly folder: Folder;
  /** Runs a command on that database. */
  readonly sv: (line: string, more?: Readonly<Record<string, string>>) => ReturnType<Folder["run"]>;
}

function withShop(work: (situation: Situation) => Promise<void>): Promise<void> {
  return withDatabase({}, (database) =>
    withFolder(shop, (folder) =>
      work({
        database,
        folder,
        sv: (line, more = {}) => folder.run(line, { env: { DATABASE_URL: database.url, ...more } }),
      }),
    ),
  );
}

describe("on a real server the exit code is", () => {
  test("0 for what went well, whatever is pending, and for a second run that has nothing to do", () =>
    withShop(async ({ sv, database }) => {
      expect(await sv("check --fail-on warning,drift")).toMatchObject({ exitCode: 0 });
      expect(await sv("status --fail-on warning,drift")).toMatchObject({ exitCode: 0 });
      expect(await sv("apply --dry-run")).toMatchObject({ exitCode: 0 });
      expect(await database.query("SELECT to_regclass('schema_version') AS made")).toEqual([{ made: null }]);
      expect(await sv("apply")).toMatchObject({ exitCode: 0 });
      const again = await sv("apply");
      expect(again).toMatchObject({ exitCode: 0, stderr: "" });
      expect(again.stdout).toContain("Nothing to apply: default is at version 3");
      expect(await sv("history")).toMatchObject({ exitCode: 0 });
      expect(await sv("rollback --target-version 1 --dry-run")).toMatchObject({ exitCode: 0 });
    }));

  test("1 for an edited file: in apply always, elsewhere as fail-on says", () =>
    withShop(async ({ sv, folder }) => {
      expect(await sv("apply")).toMatchObject({ exitCode: 0 });
      await folder.write({ "migrations/V1__users.sql": "CREATE TABLE users (id bigint PRIMARY KEY);\n" });
      for (const [line, exitCode] of [
        ["status", 1],
        ["status --fail-on never", 0],
        ["check", 1],
        ["check --fail-on never", 0],
        ["apply", 1],
        ["apply --fail-on never", 1],
        ["rollback --steps 3 --confirm default --fail-on never", 1],
        ["repair --target-version 1 --reason whitespace", 0],
        ["status", 0],
      ] as const) {
        expect(await sv(line), line).toMatchObject({ exitCode });
      }
    }));

  test("1 for a rollback that nobody confirmed, that is confirmed wrongly, or that destroys rows unseen", () =>
    withShop(async ({ sv, database }) => {
      expect(await sv("apply")).toMatchObject({ exitCode: 0 });
      await database.query("INSERT INTO users VALUES (1, 'a@b.example')");
      const unconfirmed = await sv("rollback --target-version 2");
      expect(unconfirmed).toMatchObject({ exitCode: 1 });
      expect(unconfirmed.stdout).toContain("was not confirmed; this is its plan\n  help  pass confirm: default");
      expect(unconfirmed.stdout).toContain("| DROP VIEW IF EXISTS names;");
      expect((await sv("rollback --target-version 2 --confirm production")).stdout).toContain(
        'confirm is "production", but the environment is "default"',
      );
      expect(await sv("rollback --target-version 2 --confirm default")).toMatchObject({ exitCode: 0 });
      const destroys = await sv("rollback --target-version 1 --confirm default");
      expect(destroys).toMatchObject({ exitCode: 1 });
      expect(destroys.stdout).toContain(
        "this rollback destroys data (public.users.email), so it needs the digest of its plan",
      );
      const digest = /--expect-plan ([0-9a-f]{32})/.exec(destroys.stdout)?.[1] ?? "";
      expect(await sv(`rollback --target-version 1 --confirm default --expect-plan ${"0".repeat(32)}`)).toMatchObject({
        exitCode: 1,
      });
      expect(await sv(`rollback --target-version 1 --confirm default --expect-plan ${digest}`)).toMatchObject({
        exitCode: 0,
      });
      expect(await database.query("SELECT version FROM schema_version")).toEqual([{ version: "1" }]);
    }));

  test("3 for a migration that fails; what was before it stays, and what it did is rolled back", () =>
    withShop(async ({ sv, folder, database }) => {
      await folder.write({
        "migrations/V4__bad.sql": "CREATE TABLE gone (i int);\n\nALTER TABLE usrs ADD COLUMN x int;\n",
      });
      const failed = await sv("apply --fail-on never");
      expect(failed).toMatchObject({ exitCode: 3 });
      expect(failed.stdout).toContain(
        [
          'migrations/V4__bad.sql:3:1 error: relation "usrs" does not exist (42P01)',
          "  3 | ALTER TABLE usrs ADD COLUMN x int;",
          "    | ^",
          "  state V4 is rolled back; default is at version 3 and consistent",
        ].join("\n"),
      );
      expect(
        await database.query("SELECT max(version) AS top, to_regclass('gone') AS gone FROM schema_version"),
      ).toEqual([{ top: "3", gone: null }]);
    }));

  test.each([
    [
      "a database that does not exist",
      (url: string) => url.replace(/\/[^/]*$/, "/nosuch"),
      /database "nosuch" does not exist/,
    ],
    [
      "a wrong password",
      (url: string) => url.replace(/:[^:@]*@/, ":wrong-password@"),
      /password authentication failed for user "postgres" help check the secret/,
    ],
    ["no password", (url: string) => url.replace(/:[^:@]*@/, "@"), /the server asks for a password and none was given/],
    [
      "a port where nobody listens",
      () => "postgres://u:p@127.0.0.1:1/d",
      /cannot connect to d@127.0.0.1:1: nobody listens there/,
    ],
    ["a host that nobody knows", () => "postgres://u:p@nosuch.invalid/d", /cannot connect to d@nosuch.invalid:5432: /],
    [
      "TLS that the server does not have",
      (url: string) => `${url}?sslmode=require`,
      /does not support SSL[^]*sslmode=require[^]*check sslmode and ssl-ca/,
    ],
  ])("3 for %s, told once and bounded", (_, change, expected) =>
    withShop(async ({ sv, database }) => {
      for (const command of ["status", "check", "apply"]) {
        const ended = await sv(command, { DATABASE_URL: change(database.url) });
        expect(ended, command).toMatchObject({ exitCode: 3 });
        expect(ended.stdout.replaceAll(/\s+/g, " ")).toMatch(expected);
      }
    }),
  );

  test("3 for a server that takes the call and never answers, after the time that the URL gives it", async () => {
    const deaf = createServer(() => {}).listen(0, "127.0.0.1");
    await once(deaf, "listening");
    const { port } = deaf.address() as AddressInfo;
    const DATABASE_URL = `postgres://u:p@127.0.0.1:${port}/d?connect_timeout=1`;
    try {
      await withFolder(shop, async ({ run }) => {
        const ended = await run("apply", { env: { DATABASE_URL }, limitMs: 8000 });
        expect(ended).toMatchObject({ exitCode: 3 });
        expect(ended.stdout).toContain(`cannot connect to d@127.0.0.1:${port}: no answer within 1 s`);
      });
    } finally {
      deaf.close();
    }
  });

  test("0 for what only reads, also where the other end of the connection never goes", () =>
    withShop(async ({ sv, database }) => {
      const sockets: Socket[] = [];
      const lingering = createServer({ allowHalfOpen: true }, (client) => {
        const server = connect(database.server);
        sockets.push(
          client.on("error", () => {}),
          server,
        );
        client.pipe(server, { end: false });
        server.pipe(client, { end: false });
      }).listen(0, "127.0.0.1");
      await once(lingering, "listening");
      const url = new URL(database.url);
      url.port = String((lingering.address() as AddressInfo).port);
      try {
        expect(await sv("status", { DATABASE_URL: `${url.href}?sslmode=disable` })).toMatchObject({ exitCode: 0 });
      } finally {
        lingering.close();
        sockets.forEach((socket) => socket.destroy());
      }
    }));

  test("2 for bad input, and nothing is changed", () =>
    withShop(async ({ sv, folder, database }) => {
      for (const line of [
        "apply --lock-wait soon",
        "apply --databse-url x",
        "aply",
        "rollback",
        "apply --migrations nosuch",
        "repair --all",
        "status --output nosuch/file",
        "status --format yaml",
        "history --format",
        "demo --fast",
      ]) {
        const ended = await sv(line);
        expect(ended, line).toMatchObject({
          exitCode: 2,
          stdout:
            line.includes("nosuch") && line.startsWith("apply") ? (expect.stringContaining("nosuch") as string) : "",
        });
      }
      expect(await database.query("SELECT to_regclass('schema_version') AS made")).toEqual([{ made: null }]);
      expect(await folder.list()).toEqual(["migrations"]);
    }));
});
