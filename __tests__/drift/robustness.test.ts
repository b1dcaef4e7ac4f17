import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { expect, test } from "vitest";
import { diffSnapshots } from "../../src/core/schema/drift.js";
import { Failure } from "../../src/core/failure.js";
import { readSnapshot } from "../../src/database/catalog/read-snapshot.js";
import type { Session } from "../../src/database/session.js";
import { withDatabase } from "../support/database.js";
import { describeEachMajor, withOwnServer } from "../support/servers.js";
import { createRichDatabase, describeDrift, openSession, read, run } from "./rich-database.js";

/** Counts the messages of a session. */
function counting(session: Session): { readonly session: Session; readonly sent: string[] } {
  const sent: string[] = [];
  const send: Session["send"] = (sql, options) => {
    sent.push(sql);
    return session.send(sql, options);
  };
  return { session: { ...session, send }, sent };
}

async function withSession<T>(url: string, work: (session: Session) => Promise<T>): Promise<T> {
  const session = await openSession(url);
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

async function messageOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
  return "no failure";
}

describeEachMajor((major) => {
  test("a role that may only connect reads what a superuser reads, but secrets of user mappings", async () => {
    const db = await createRichDatabase(major);
    try {
      const role = await db.role();
      const all = await withSession(db.url, (session) => read(session, major));
      const few = await withSession(role.url, (session) => read(session, major));
      expect(describeDrift(diffSnapshots(all, few))).toEqual([]);
      const visible = (snapshot: typeof all): readonly string[] =>
        snapshot.objects.flatMap(({ kind, attributes }) =>
          kind === "user mapping" ? [attributes["options"] ?? ""] : [],
        );
      expect(visible(all)).toEqual(["password=***, user=guest", "password=***, user=reader"]);
      expect(visible(few)).toEqual(["(not readable by this role)", "(not readable by this role)"]);
      const without = (snapshot: typeof all): unknown => snapshot.objects.filter(({ kind }) => kind !== "user mapping");
      expect(without(few)).toEqual(without(all));
      expect(JSON.stringify(all)).not.toContain("hidden"); // the passwords of the schema
    } finally {
      await db.drop();
    }
  });

  test("one message reads it all and one more what few databases have, and a session's open transaction and settings stay as they were", async () => {
    const db = await createRichDatabase(major);
    try {
      await withSession(db.url, async (plain) => {
        const { session, sent } = counting(plain);
        await read(session, major);
        expect(sent.length).toBe(2);
        await run(session, "BEGIN; SET LOCAL search_path = shop; CREATE TABLE shop.mine (a int)");
        const inside = await read(session, major, "open");
        expect(inside.objects.some(({ identity }) => identity === "shop.mine.a")).toBe(true);
        const { results } = await session.send("SHOW search_path; SHOW lock_timeout; ROLLBACK");
        expect(results.map(({ rows }) => rows[0]?.[0])).toEqual(["shop", "0", undefined]);
        expect((await read(session, major)).objects.some(({ identity }) => identity === "shop.mine.a")).toBe(false);
      });
    } finally {
      await db.drop();
    }
  });

  test("only the schemas in scope, and never the tool's own tables", async () => {
    await withDatabase({ major }, async (db) => {
      await db.query(`CREATE SCHEMA a; CREATE SCHEMA b; CREATE TABLE a.t (id serial PRIMARY KEY); CREATE TABLE b.t (id int);
        CREATE TABLE a.schema_version (version int PRIMARY KEY); CREATE TABLE a.schema_version_snapshot (id int, other int);
        CREATE STATISTICS a.s ON id, other FROM a.schema_version_snapshot`);
      await withSession(db.url, async (session) => {
        const { objects } = await readSnapshot(session, { major, schemas: ["a"], home: "a" });
        const inSchemas = objects.map(({ identity }) => identity).filter((identity) => /^[ab]\b/.test(identity));
        expect(inSchemas).toEqual(["a.t.id", "a.t.t_pkey", "a", "a.t_id_seq", "a.t"]);
        const elsewhere = await readSnapshot(session, { major, schemas: [], home: "b" });
        expect(elsewhere.objects.map(({ identity }) => identity)).toContain("a.schema_version.version");
      });
    });
  });

  test("what an extension brought is told by the extension alone, and asks for no message more", async () => {
    await withDatabase({ major }, async (db) => {
      await withSession(db.url, async (plain) => {
        const { session, sent } = counting(plain);
        const before = await read(session, major);
        // Functions, a composite type; operators, their classes and casts.
        await db.query("CREATE EXTENSION dblink; CREATE EXTENSION citext; CREATE TYPE own AS (a int)");
        const lines = describeDrift(diffSnapshots(before, await read(session, major)));
        expect(lines).toEqual([
          "structural unexpected composite type public.own",
          expect.stringMatching(/unexpected extension citext$/),
          expect.stringMatching(/unexpected extension dblink$/),
        ]);
        expect(sent.length).toBe(2); // one for each snapshot
      });
    });
  });

  test("a locked table is named, with who locks it, instead of a guess", { timeout: 60_000 }, async () => {
    await withDatabase({ major }, async (db) => {
      await db.query(
        `CREATE TABLE public."Locked" (a int DEFAULT 5); CREATE VIEW public.v AS SELECT a FROM public."Locked"`,
      );
      const locker = await db.connect({ applicationName: "the locker" });
      await locker.query(`BEGIN; LOCK TABLE public."Locked" IN ACCESS EXCLUSIVE MODE`);
      const { rows } = await locker.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
      await withSession(db.url, async (session) => {
        expect(await messageOf(read(session, major))).toBe(
          `the schema could not be read: table public."Locked" is locked by process ${rows[0]?.pid} (the locker)`,
        );
        await locker.query("ROLLBACK");
        expect((await read(session, major)).objects.map(({ identity }) => identity)).toContain("public.v");
      });
    });
  });

  test("a lock that ends in time is waited for", async () => {
    await withDatabase({ major }, async (db) => {
      await db.query("CREATE TABLE t (a int DEFAULT 5)");
      const locker = await db.connect();
      await locker.query("BEGIN; LOCK TABLE t IN ACCESS EXCLUSIVE MODE");
      await withSession(db.url, async (session) => {
        const reading = read(session, major);
        await sleep(300);
        await locker.query("COMMIT");
        expect((await reading).objects.map(({ identity }) => identity)).toContain("public.t.a");
      });
    });
  });

  test("tables that come and go all the time do not keep it from being read", { timeout: 90_000 }, async () => {
    await withDatabase({ major }, async (db) => {
      await db.query("CREATE TABLE stays (id int PRIMARY KEY, a text DEFAULT 'x')");
      const stop = { now: false, rounds: 0 };
      const churn = async (name: string): Promise<void> => {
        const client = await db.connect();
        while (!stop.now) {
          await client.query(`CREATE TABLE ${name} (id serial PRIMARY KEY, a int DEFAULT 1 CHECK (a > 0)); CREATE INDEX ON ${name} (a);
            CREATE VIEW ${name}_v AS SELECT a FROM ${name}; CREATE FUNCTION ${name}_f() RETURNS int LANGUAGE sql AS 'SELECT 1'`);
          await client.query(`DROP TABLE ${name} CASCADE; DROP FUNCTION ${name}_f()`);
          stop.rounds += 1;
        }
      };
      const churning = churn("comes");
      try {
        await withSession(db.url, async (session) => {
          const quiet = await read(session, major);
          for (let round = 0; round < 15; round += 1) {
            const lines = describeDrift(diffSnapshots(quiet, await read(session, major)));
            expect(lines.filter((line) => !/ (?:table|view|function) public\.comes/.test(line))).toEqual([]);
          }
        });
      } finally {
        stop.now = true;
        await churning;
      }
      expect(stop.rounds).toBeGreaterThan(15);
    });
  });
});

async function createViews(query: (sql: string) => Promise<unknown>, count: number): Promise<void> {
  await query("CREATE TABLE base (a int, b text)");
  for (let first = 0; first < count; first += 250) {
    const views = Array.from(
      { length: 250 },
      (_, index) => `CREATE VIEW v${first + index} AS SELECT a, b FROM base WHERE a > ${first + index}`,
    );
    await query(views.join(";"));
  }
}

test("12,000 views are read with the lock table that servers have by default", { timeout: 180_000 }, async () => {
  // Before 16 a view is locked as well as what it reads.
  await withOwnServer(
    // Where this takes minutes, autovacuum would look at all that was made, and could hold a lock that is waited for.
    { major: 15, settings: { max_connections: "20", max_prepared_transactions: "0", autovacuum: "off" } },
    async (server) => {
      const admin = new Client({ connectionString: server.url("postgres") });
      await admin.connect();
      await createViews((sql) => admin.query(sql), 12_000);
      // In one transaction it fails: that is what the chunks are for.
      await expect(
        admin.query("SELECT count(pg_get_viewdef(oid)) FROM pg_class WHERE relkind = 'v' AND relname ~ '^v'"),
      ).rejects.toThrow(/shared memory/);
      await admin.query("SELECT 1"); // The error comes before its locks are released; then nobody could log in.
      await withSession(server.url("postgres"), async (plain) => {
        const { session, sent } = counting(plain);
        const { objects } = await read(session, 15);
        const views = objects.filter(({ kind }) => kind === "view");
        expect(views.length).toBe(12_000);
        expect(new Set(views.map(({ attributes }) => attributes["definition"])).size).toBe(12_000);
        // Repeated attempts would show here, each with the ROLLBACK behind it.
        const kinds = sent.map((sql) => (sql.length < 100 ? sql : sql.includes("]) v(name)") ? "views" : "the rest"));
        expect(kinds).toEqual(["the rest", "views"]);
      });
      await admin.end();
    },
  );
});
