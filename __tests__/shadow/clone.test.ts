import { expect, test } from "vitest";
import { objectKey } from "../../src/core/schema/snapshot.js";
import { readSnapshot } from "../../src/database/catalog/read-snapshot.js";
import { replay } from "../../src/shadow/replay.js";
import type { ShadowDatabase } from "../../src/shadow/shadow.js";
import { ask, describeEngines, inShadow, toRunnable } from "./shadows.js";

const limits = { scriptMs: 60_000, totalMs: 120_000, signal: new AbortController().signal };

async function snapshotOf({ session, major }: ShadowDatabase): Promise<Awaited<ReturnType<typeof readSnapshot>>> {
  return await readSnapshot(session, { major, schemas: [], home: "public" });
}

describeEngines([14, 16, 18, "pglite"], (engine) => {
  test("a copy is the same schema with the same rows, and what happens to one does not happen to the other", async () => {
    await inShadow(engine, { mirror: { roles: ["reader"], database: "shop" } }, async (shadow) => {
      const file = await toRunnable(
        "V1__x.sql",
        `CREATE TABLE t (id int PRIMARY KEY, a text DEFAULT 'x'); INSERT INTO t VALUES (1); GRANT SELECT ON t TO reader;
         GRANT CONNECT ON DATABASE shop TO reader; REVOKE TEMP ON DATABASE shop FROM PUBLIC; ALTER DATABASE shop SET work_mem = '7MB';
         ALTER ROLE reader IN DATABASE shop SET work_mem = '9MB'; CREATE VIEW v AS SELECT a FROM t; CREATE EXTENSION citext;`,
      );
      expect((await replay(shadow, [file], limits)).outcomes).toEqual([{ kind: "done" }]);
      const before = await snapshotOf(shadow);
      expect(before.objects.map(objectKey)).toContain("setting work_mem of reader");
      const clone = await shadow.clone();
      try {
        expect(await snapshotOf(clone)).toEqual(before);
        expect(await ask(clone.session, "SELECT count(*) FROM t")).toBe("1");
        const next = await toRunnable("V2__x.sql", "ALTER TABLE t ADD b int; INSERT INTO t VALUES (2);");
        expect((await replay(clone, [next], limits)).outcomes).toEqual([{ kind: "done" }]);
        expect(await ask(clone.session, "SELECT count(b) || ' ' || count(*) FROM t")).toBe("0 2");
        expect(await snapshotOf(shadow)).toEqual(before);
        expect(await ask(shadow.session, "SELECT count(*) FROM t")).toBe("1");
      } finally {
        await clone.close();
      }
      expect(await ask(shadow.session, "SELECT current_database()")).toBe("shop");
    });
  });

  test.skipIf(engine === "pglite")(
    "SQL that says the name of the database reaches the one where it runs, and no other (on PGlite each copy is a server of its own)",
    async () => {
      await inShadow(engine, { mirror: { database: "shop" } }, async (shadow) => {
        const run = async (database: ShadowDatabase, sql: string): Promise<void> => {
          const file = await toRunnable("V1__x.sql", sql);
          expect((await replay(database, [file], limits)).outcomes).toEqual([{ kind: "done" }]);
        };
        const settingOf = ({ session }: ShadowDatabase): Promise<string | null> =>
          ask(
            session,
            `SELECT current_database() || coalesce((SELECT setconfig[1] FROM pg_db_role_setting
           JOIN pg_database d ON d.oid = setdatabase WHERE d.datname = current_database()), '')`,
          );
        const [one, two] = [await shadow.clone(), await shadow.clone()];
        const frozen = await two.freeze();
        await run(one, "ALTER DATABASE shop SET work_mem = '1MB'");
        expect(await settingOf(one)).toBe("shopwork_mem=1MB");
        await run(two, "DO $$ BEGIN ALTER DATABASE shop SET work_mem = '2MB'; END $$");
        expect(await settingOf(two)).toBe("shopwork_mem=2MB");
        const copyOfOne = await (await one.freeze()).open();
        await run(one, "ALTER DATABASE shop RESET work_mem");
        expect([await settingOf(one), await settingOf(two)]).toEqual([
          "shop",
          expect.stringMatching(/^\w+work_mem=2MB$/),
        ]);
        expect(await settingOf(copyOfOne)).toMatch(/^\w+work_mem=1MB$/);
        await one.close();
        const last = await frozen.open();
        await run(last, "COMMENT ON DATABASE shop IS 'x'");
        expect(await settingOf(last)).toBe("shop");
        expect(await settingOf(two)).toMatch(/^\w+work_mem=2MB$/);
        for (const database of [copyOfOne, two, last]) await database.close();
        await frozen.drop();
        await run(shadow, "COMMENT ON DATABASE shop IS 'y'");
        expect(await settingOf(shadow)).toBe("shop");
      });
    },
  );

  test("two copies of one, one after the other", async () => {
    await inShadow(engine, {}, async (shadow) => {
      await shadow.session.send("CREATE TABLE t (id int)");
      for (const table of ["a", "b"]) {
        const clone = await shadow.clone();
        expect(
          await ask(
            clone.session,
            `CREATE TABLE ${table} (); SELECT count(*) FROM pg_tables WHERE schemaname = 'public'`,
          ),
        ).toBe("2");
        await clone.close();
      }
    });
  });

  test.skipIf(engine === "pglite")(
    "what a file does to its own role does not outlive the copy (PGlite copies all of it)",
    async () => {
      await inShadow(engine, { trust: "pull-request" }, async (shadow) => {
        const first = await shadow.clone();
        const statements = ["SET statement_timeout = '1ms'", "PASSWORD 'other'", "CONNECTION LIMIT 0", "NOLOGIN"];
        // Since 16 the last two need rights that the role has not.
        for (const change of statements) await first.session.send(`ALTER ROLE CURRENT_USER ${change}`);
        await first.close();
        const second = await shadow.clone();
        expect(await ask(second.session, "SHOW statement_timeout")).toBe("0");
        const another = await second.another?.();
        expect(another === undefined ? null : await ask(another, "SELECT 1")).toBe("1");
        await another?.close();
        await second.close();
      });
    },
  );

  test.skipIf(engine === "pglite")(
    "other sessions of the owner are opened, and ended for a copy (PGlite has one session)",
    async () => {
      await inShadow(engine, { trust: "pull-request" }, async (shadow) => {
        const other = await shadow.another?.();
        if (other === undefined) throw new Error("no other session");
        expect(await ask(other, "SELECT current_user")).toBe("app");
        const clone = await shadow.clone();
        await expect(other.send("SELECT 1")).rejects.toThrow("connection was lost");
        expect(await ask(clone.session, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")).toBe("f");
        await clone.close();
      });
    },
  );
});
