import { existsSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { createDatabase, withDatabase } from "./database.js";
import { describeEachMajor, serverOf, withOwnServer } from "./servers.js";

describe("servers", () => {
  describeEachMajor((major) => {
    test("one server answers with its own major, over the network and over its socket", async () => {
      await withDatabase({ major }, async (database) => {
        const [row] = await database.query<{ version: string; zone: string }>(
          "SELECT version(), current_setting('timezone') AS zone",
        );
        expect(row?.version).toMatch(new RegExp(`^PostgreSQL ${major}\\.`));
        const { server } = database;
        const url = `postgres://postgres:${server.password}@/${database.name}?host=${server.socketDir}&port=${server.port}`;
        const client = await database.connect({ url });
        expect((await client.query("SELECT inet_server_addr() AS address")).rows).toEqual([{ address: null }]);
      });
    });
  });

  test("all who ask get the same server", async () => {
    vi.resetModules();
    const stranger = await import("./servers.js");
    const [one, other] = await Promise.all([serverOf(16), stranger.serverOf(16)]);
    expect(other.pid).toBe(one.pid);
  });

  test("a wrong password is refused", async () => {
    await withDatabase({}, async (database) => {
      const url = database.server.url(database.name, { user: "postgres", password: "wrong" });
      await expect(database.connect({ url })).rejects.toMatchObject({ code: "28P01" });
    });
  });

  test("an own server has its own settings and is gone afterwards", async () => {
    const dataDir = await withOwnServer({ major: 16, settings: { max_connections: "7" } }, async (server) => {
      expect(server.pid).not.toBe((await serverOf(16)).pid);
      expect(existsSync(server.dataDir)).toBe(true);
      return server.dataDir;
    });
    expect(existsSync(dataDir)).toBe(false);
  });
});

describe("databases", () => {
  test("a dropped database leaves neither itself nor its roles, even with sessions open", async () => {
    const database = await createDatabase();
    const role = await database.role({ grants: ["CREATE ON SCHEMA public"] });
    const session = await database.connect({ url: role.url });
    await session.query("CREATE TABLE mine (id int)");
    await database.drop();
    await withDatabase({}, async (other) => {
      const left = await other.query(
        "SELECT datname::text AS name FROM pg_database WHERE datname = $1 UNION ALL SELECT rolname FROM pg_roles WHERE rolname = $2",
        [database.name, role.name],
      );
      expect(left).toEqual([]);
    });
  });

  test("the log of statements is kept per database and only on demand", async () => {
    await withDatabase({ log: "statements" }, async (loud) => {
      await withDatabase({}, async (quiet) => {
        await loud.query("SELECT 'loud'");
        await quiet.query("SELECT 'quiet'");
        expect((await loud.logLines()).join("\n")).toContain("statement: SELECT 'loud'");
        expect((await quiet.logLines()).join("\n")).not.toContain("SELECT 'quiet'");
      });
    });
  });
});
