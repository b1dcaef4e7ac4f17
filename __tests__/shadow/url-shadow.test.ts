import { describe, expect, test } from "vitest";
import { openShadow, type OpenShadowOptions } from "../../src/shadow/open-shadow.js";
import { replay } from "../../src/shadow/replay.js";
import { withStandby } from "../reliability/standby.js";
import { createDatabase, withDatabase, type TestDatabase } from "../support/database.js";
import { lacking, majors, withOwnServer, type Server } from "../support/servers.js";
import { ask, optionsFor, toRunnable, withShadow } from "./shadows.js";
import { sessionOf, toTarget } from "./url.js";

const [oldest = 14, newest = 18] = [majors[0], majors.at(-1)];
const limits = { scriptMs: 60_000, totalMs: 120_000, signal: new AbortController().signal };

async function toOptions(url: string, change: Partial<OpenShadowOptions> = {}): Promise<OpenShadowOptions> {
  return { ...(await optionsFor("pglite")), choice: { kind: "url", target: toTarget(url) }, ...change };
}

/** All that a run could leave on a server. */
async function leftOn(db: TestDatabase): Promise<readonly unknown[]> {
  return await db.query(
    "SELECT datname AS name FROM pg_database WHERE datname ~ '^schema_version' UNION SELECT rolname FROM pg_roles WHERE rolname !~ '^(pg_|postgres$)' AND rolname !~ '^r_' ORDER BY 1",
  );
}

/** Works with an empty database on a server of its own. */
async function onServer(major: number, work: (db: TestDatabase, server: Server) => Promise<void>): Promise<void> {
  await withOwnServer({ major }, async (server) => {
    await withDatabase({ major, server }, async (db) => await work(db, server));
  });
}

describe.skipIf(lacking(newest) !== "")(`a URL is refused${lacking(newest)}`, () => {
  test("where it leads to the target's server, also to another database of it", async () => {
    await withDatabase({ major: newest }, async (db) => {
      const other = await createDatabase({ major: newest });
      const target = await sessionOf(other.url);
      try {
        for (const url of [db.url, other.url]) {
          await expect(openShadow(await toOptions(url, { target, targetMajor: newest }))).rejects.toThrow(
            "the URL of shadow leads to the target's own server",
          );
        }
        expect(
          await ask(target, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"),
        ).toBe("0");
      } finally {
        await target.close();
        await other.drop();
      }
    });
  });

  // Locks of a standby are its own: what is locked there is not seen on its primary.
  test("where the target is a standby and it leads to its primary", async () => {
    await withOwnServer({ major: newest }, (server) =>
      withDatabase({ major: newest, server }, (db) =>
        withStandby(server, "follows", async (url) => {
          const target = await sessionOf(url("postgres"));
          try {
            await expect(openShadow(await toOptions(db.url, { target, targetMajor: newest }))).rejects.toThrow(
              "the URL of shadow leads to a server of the same cluster as the target, which is a standby",
            );
          } finally {
            await target.close();
          }
        }),
      ),
    );
  });

  test.each([
    { name: "a table", sql: "CREATE TABLE t (id int)", expected: /not empty: 1 relations/ },
    {
      name: "a function in a schema of its own",
      sql: "CREATE SCHEMA s; CREATE FUNCTION s.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
      expected: /1 routines/,
    },
    { name: "a type", sql: "CREATE TYPE mood AS ENUM ('a')", expected: /not empty/ },
  ])("where its database holds $name", async ({ sql, expected }) => {
    await withDatabase({ major: newest }, async (db) => {
      await db.query(sql);
      await expect(openShadow(await toOptions(db.url))).rejects.toThrow(expected);
    });
  });

  test.skipIf(oldest === newest)("where its server is older than the target (this needs two majors)", async () => {
    await withDatabase({ major: oldest }, async (db) => {
      const opened = openShadow(await toOptions(db.url, { targetMajor: newest }));
      await expect(opened).rejects.toThrow(`PostgreSQL ${oldest}, older than the target's ${newest}`);
    });
  });

  test("where its login may not create databases", async () => {
    await withDatabase({ major: newest }, async (db) => {
      const role = await db.role({});
      await expect(openShadow(await toOptions(role.url))).rejects.toThrow("may not create databases");
    });
  });

  test.each([
    {
      name: "is a member of a role that runs programs",
      major: newest,
      attributes: "CREATEDB IN ROLE pg_execute_server_program",
    },
    ...(oldest < 16 ? [{ name: "can make itself one", major: oldest, attributes: "CREATEDB CREATEROLE" }] : []),
  ])("for a pull request's SQL where its login $name", async ({ major, attributes }) => {
    await withDatabase({ major }, async (db) => {
      const role = await db.role({ attributes });
      await expect(openShadow(await toOptions(role.url, { trust: "pull-request" }))).rejects.toThrow(
        "can reach files of its server",
      );
      const recorded = await openShadow(await toOptions(role.url, { trust: "recorded" }));
      expect(recorded?.kind).toBe("url");
      await recorded?.close();
    });
  });
});

describe.each(majors.filter((major) => [14, 16, 18].includes(major)))("on PostgreSQL %i at a URL", (major) => {
  test("a superuser's login gives a pull request a role of its own, and nothing is left", async () => {
    await onServer(major, async (db) => {
      const before = await leftOn(db);
      const mirror = { ...(await optionsFor("pglite")).mirror, roles: ["reader"] };
      await withShadow(
        await toOptions(db.url, { trust: "pull-request", mirror, targetMajor: major }),
        async (shadow) => {
          expect(shadow).toMatchObject({ kind: "url", major, why: "at the URL of shadow" });
          expect(shadow.notes).toEqual(["the owner of what is replayed has another name than on the target"]);
          const is = "SELECT rolsuper || ' ' || rolcreaterole FROM pg_roles WHERE rolname = current_user";
          expect(await ask(shadow.session, is)).toBe("false false");
          expect(
            await ask(shadow.session, "RESET SESSION AUTHORIZATION; GRANT pg_read_server_files TO CURRENT_USER"),
          ).toBe("42501");
          expect(await ask(shadow.session, "COPY (SELECT 1) TO PROGRAM 'true'")).toBe("42501");
          const file = await toRunnable("V1__x.sql", "CREATE TABLE t (id int); GRANT SELECT ON t TO reader;");
          expect((await replay(shadow, [file], limits)).outcomes).toEqual([{ kind: "done" }]);
          const clone = await shadow.clone();
          expect(await ask(clone.session, "SELECT to_regclass('t')")).toBe("t");
          expect((await leftOn(db)).length).toBeGreaterThan(before.length);
        },
      );
      expect(await leftOn(db)).toEqual(before);
    });
  });

  test("recorded files run as its login, and roles that they make are gone afterwards", async () => {
    await onServer(major, async (db) => {
      const before = await leftOn(db);
      await withShadow(await toOptions(db.url), async (shadow) => {
        const file = await toRunnable("V1__x.sql", "CREATE ROLE made; CREATE TABLE t (); ALTER TABLE t OWNER TO made;");
        expect((await replay(shadow, [file], limits)).outcomes).toEqual([{ kind: "done" }]);
      });
      expect(await leftOn(db)).toEqual(before);
    });
  });

  test("what a killed run has left is cleared, and what a living one uses is not", async () => {
    await onServer(major, async (db) => {
      const before = await leftOn(db);
      const dead = "schema_version_shadow_0123456789abcdef";
      await db.query(`CREATE DATABASE ${dead}`);
      await db.query(`CREATE DATABASE ${dead}_1`);
      await db.query(`CREATE ROLE ${dead}`);
      await db.query("CREATE DATABASE schema_version_shadow_of_somebody");
      await withShadow(await toOptions(db.url, { trust: "pull-request" }), async (first) => {
        await first?.session.send("CREATE TABLE t (id int)");
        await withShadow(await toOptions(db.url, { trust: "pull-request" }), async (second) => {
          expect(await ask(second?.session ?? never(), "SELECT to_regclass('t')")).toBeNull();
        });
        expect(await ask(first?.session ?? never(), "SELECT to_regclass('t')")).toBe("t");
      });
      await db.query("DROP DATABASE schema_version_shadow_of_somebody");
      expect(await leftOn(db)).toEqual(before);
    });
  });

  test("what a file sets for the login itself is taken back, before the next copy and at the end", async () => {
    await onServer(newest, async (db, server) => {
      await db.query("CREATE ROLE r_own LOGIN PASSWORD 'x' CREATEDB; ALTER ROLE r_own SET work_mem = '5MB'");
      await db.query("ALTER ROLE r_own SET search_path = public, other");
      const settings = async (): Promise<unknown> =>
        await db.query("SELECT setconfig FROM pg_db_role_setting WHERE setrole = 'r_own'::regrole");
      const before = await settings();
      const url = server.url(db.name, { user: "r_own", password: "x" });
      await withShadow(await toOptions(url, { trust: "pull-request" }), async (shadow) => {
        const copies = [await shadow?.clone()];
        await copies[0]?.session.send(
          "ALTER ROLE r_own SET statement_timeout = '1ms'; ALTER ROLE r_own RESET work_mem",
        );
        expect(await settings()).not.toEqual(before);
        copies.push(await shadow?.clone());
        expect(await settings()).toEqual(before);
        await copies[1]?.session.send("ALTER ROLE r_own RESET ALL");
      });
      expect(await settings()).toEqual(before);
    });
  });

  test("a login without a superuser's rights works as itself", async () => {
    await withDatabase({ major }, async (db) => {
      const role = await db.role({ attributes: "CREATEDB" });
      const mirror = { ...(await optionsFor("pglite")).mirror, roles: ["somebody_else"], owner: role.name };
      await withShadow(await toOptions(role.url, { trust: "pull-request", mirror }), async (shadow) => {
        expect(await ask(shadow.session, "CREATE TABLE t (); SELECT current_user")).toBe(role.name);
        expect(shadow.notes).toEqual(["the login of shadow may not create roles, so the target's are not there"]);
        const clone = await shadow.clone();
        expect(await ask(clone.session, "SELECT to_regclass('t')")).toBe("t");
      });
      expect(await db.query("SELECT FROM pg_database WHERE pg_get_userbyid(datdba) = $1", [role.name])).toEqual([]);
    });
  });
});

function never(): never {
  throw new Error("no shadow");
}
