import { expect, describe, test } from "vitest";
import type { OpenShadowOptions } from "../../src/shadow/open-shadow.js";
import { replay } from "../../src/shadow/replay.js";
import type { Shadow } from "../../src/shadow/shadow.js";
import { rehearseFiles, show } from "../rehearsal/rehearsing.js";
import { withDatabase, type TestDatabase } from "../support/database.js";
import { majors, withOwnServer, type Server } from "../support/servers.js";
import { optionsFor, toRunnable, withShadow } from "./shadows.js";
import { sessionOf, toTarget } from "./url.js";

const limits = { scriptMs: 60_000, totalMs: 120_000, signal: new AbortController().signal };

/** What a server keeps beside its databases. */
const globals = [
  "SELECT a.* FROM pg_authid a ORDER BY rolname",
  "SELECT roleid::regrole::text, member::regrole::text, admin_option FROM pg_auth_members ORDER BY 1, 2",
  "SELECT setdatabase, setrole::regrole::text, setconfig FROM pg_db_role_setting ORDER BY 1, 2",
  "SELECT datname, datdba::regrole::text, datconnlimit, datacl::text FROM pg_database ORDER BY 1",
  "SELECT spcname, spcowner::regrole::text, spcacl::text FROM pg_tablespace ORDER BY 1",
  "SELECT objoid, classoid, description FROM pg_shdescription ORDER BY 1, 2",
  "SELECT subname FROM pg_subscription",
  "SELECT slot_name FROM pg_replication_slots",
  "SELECT name, setting FROM pg_file_settings WHERE sourcefile ~ 'auto.conf' ORDER BY 1",
];

async function readGlobals(db: TestDatabase): Promise<readonly unknown[]> {
  const read: unknown[] = [];
  for (const sql of globals) read.push(await db.query(sql));
  return read;
}

/** A server with something on it that a shadow must leave alone. */
async function onFurnished(major: number, work: (db: TestDatabase, server: Server) => Promise<void>): Promise<void> {
  await withOwnServer({ major }, (server) =>
    withDatabase({ major, server }, async (db) => {
      await db.query("CREATE ROLE plain LOGIN PASSWORD 'secret' CREATEDB; ALTER ROLE plain SET work_mem = '5MB'");
      await db.query(
        "CREATE ROLE maker LOGIN PASSWORD 'secret' CREATEDB CREATEROLE; CREATE ROLE reader; GRANT reader TO plain",
      );
      await db.query("CREATE ROLE owner LOGIN PASSWORD 'secret' CREATEDB");
      await db.query("CREATE DATABASE shop OWNER owner");
      await db.query("ALTER DATABASE shop SET work_mem = '6MB'; COMMENT ON DATABASE shop IS 'a shop'");
      await work(db, server);
    }),
  );
}

async function inUrlShadow(
  url: string,
  trust: OpenShadowOptions["trust"],
  work: (shadow: Shadow) => Promise<void>,
): Promise<void> {
  const options: OpenShadowOptions = {
    ...(await optionsFor("pglite")),
    choice: { kind: "url", target: toTarget(url) },
    trust,
  };
  await withShadow(options, work);
}

/** Each reaches for what is on the server, or would leave something there. */
const reaching = [
  "ALTER ROLE plain PASSWORD 'other'",
  "ALTER ROLE plain SET work_mem = '7MB'",
  "DROP ROLE reader",
  "GRANT reader TO maker",
  "ALTER DATABASE shop SET work_mem = '7MB'",
  "COMMENT ON DATABASE shop IS 'nothing'",
  "GRANT CONNECT ON DATABASE shop TO reader",
  "REASSIGN OWNED BY plain TO reader",
  "-- schema-version: transaction=false\nDROP DATABASE shop",
  "-- schema-version: transaction=false\nCREATE DATABASE another_shop",
  "-- schema-version: transaction=false\nALTER SYSTEM SET work_mem = '7MB'",
  "CREATE SUBSCRIPTION s CONNECTION 'dbname=x' PUBLICATION p WITH (connect = false)",
  "SELECT pg_create_physical_replication_slot('s')",
  "DO $$ BEGIN EXECUTE 'ALTER DATABASE shop SET work_mem = 1'; END $$",
];

/** What only runs when it is put together; what stops it is what the login may do. */
const hidden = [
  "DO $$ BEGIN EXECUTE 'ALTER DATABA' || 'SE shop SET work_mem = 1'; END $$",
  "DO $$ BEGIN EXECUTE 'ALTER RO' || 'LE plain SET work_mem = 1'; END $$",
  "DO $$ BEGIN EXECUTE 'GRA' || 'NT reader TO maker'; END $$",
  "DO $$ BEGIN EXECUTE 'CREATE RO' || 'LE left_here'; END $$",
  "DO $$ BEGIN EXECUTE 'ALTER RO' || 'LE CURRENT_USER PASSWORD ''other'''; END $$",
];

describe.each(majors.filter((major) => [14, 18].includes(major)))("the server of PostgreSQL %i at a URL", (major) => {
  test("a login that owns another database there is refused on pull requests, and nowhere else", async () => {
    await onFurnished(major, async (db, server) => {
      const owner = server.url(db.name, { user: "owner", password: "secret" });
      await expect(inUrlShadow(owner, "pull-request", async () => {})).rejects.toThrow(
        "the login of shadow owns other databases on its server (shop), which a pull request's SQL could change",
      );
      await inUrlShadow(owner, "recorded", async (one) => {
        await one.session.send("CREATE TABLE t ()");
        // Databases of another run are no reason.
        await db.query("ALTER DATABASE shop OWNER TO maker");
        await inUrlShadow(owner, "pull-request", async ({ kind }) => expect(kind).toBe("url"));
      });
    });
  });

  test("stays as it is, whatever is pending and whoever logs in", { timeout: 120_000 }, async () => {
    await onFurnished(major, async (db, server) => {
      const before = await readGlobals(db);
      const plain = server.url(db.name, { user: "plain", password: "secret" });
      const maker = server.url(db.name, { user: "maker", password: "secret" });
      // A login that may not make a role is bounded by what is seen in the text, and by what it owns: nothing else.
      const tried = [
        { url: db.url, seen: reaching, unseen: hidden },
        { url: plain, seen: reaching, unseen: [] },
        ...(major >= 16 ? [{ url: maker, seen: reaching.slice(0, 2), unseen: hidden }] : []),
      ];
      for (const { url, seen, unseen } of tried) {
        await inUrlShadow(url, "pull-request", async (shadow) => {
          const files = [...seen, ...unseen].map((sql, index) => [`V${index + 1}__x.sql`, `${sql};`] as const);
          const lines = (await rehearseFiles(shadow, Object.fromEntries(files))).map((one) => show(one)[0]);
          expect(lines.slice(0, seen.length)).toEqual(
            seen.map(() => expect.stringMatching(/^not-rehearsed: .* reaches beyond its database, and the server/)),
          );
          // It is stopped by what the login may do; its own password is gone with the role.
          expect(lines.slice(seen.length, -1)).toEqual(
            unseen
              .slice(1)
              .map(() =>
                expect.stringMatching(
                  /^(?:not-rehearsed|does-not-run): .*(?:42501|owner of database|permission denied)/,
                ),
              ),
          );
        });
        expect(await readGlobals(db)).toEqual(before);
      }
    });
  });

  test("refuses to replay what would change it; roles that others make meanwhile stay", async () => {
    await onFurnished(major, async (db) => {
      const before = await readGlobals(db);
      await inUrlShadow(db.url, "recorded", async (shadow) => {
        const files = await Promise.all(
          ["CREATE TABLE t (a int);", "\nALTER SYSTEM SET work_mem = '7MB';"].map((sql, index) =>
            toRunnable(`V${index + 1}__x.sql`, sql),
          ),
        );
        const { outcomes } = await replay(shadow, files, limits);
        expect(outcomes).toMatchObject(
          [
            { kind: "not-run" },
            {
              kind: "failed",
              error: { location: { file: "migrations/V2__x.sql", line: 2 }, message: /^ALTER SYSTEM reaches/ },
            },
          ].map((one) =>
            "error" in one
              ? { ...one, error: { ...one.error, message: expect.stringMatching(one.error.message) } }
              : one,
          ),
        );
        const fine = await toRunnable(
          "V1__x.sql",
          "CREATE ROLE made; ALTER ROLE made SET work_mem = '7MB'; GRANT reader TO made;",
        );
        expect((await replay(shadow, [fine], limits)).outcomes).toEqual([{ kind: "done" }]);
        await db.query("CREATE ROLE of_somebody");
      });
      expect(await db.query("SELECT rolname FROM pg_roles WHERE rolname IN ('made', 'of_somebody')")).toEqual([
        { rolname: "of_somebody" },
      ]);
      await db.query("DROP ROLE of_somebody");
      expect(await readGlobals(db)).toEqual(before);
    });
  });

  test("keeps the password of a login that can be no role of ours", async () => {
    await onFurnished(major, async (_db, server) => {
      const url = server.url("postgres", { user: "plain", password: "secret" });
      await inUrlShadow(url, "pull-request", async (shadow) => {
        await rehearseFiles(shadow, { "V1__x.sql": hidden.at(-1) ?? "" });
        await expect(sessionOf(url)).rejects.toThrow("password");
      });
      await (await sessionOf(url)).close();
    });
  });
});
