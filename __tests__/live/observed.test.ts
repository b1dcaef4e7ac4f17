import { describe, expect, test } from "vitest";
import { readObservation } from "../../src/database/observed.js";
import { readTarget } from "../../src/database/target.js";
import { shadowOf } from "../environment/histories.js";
import { withWorld, type World } from "../engine/world.js";
import { sampledMajors } from "../support/servers.js";
import { lendSql } from "./lend.js";
import { withReadOnly, withSession } from "./sessions.js";

const files = {
  "V1__shop.sql": `CREATE SCHEMA shop; CREATE TABLE shop.users (id int PRIMARY KEY, email text, old text, at timestamptz DEFAULT now());
    CREATE TABLE orders (id int PRIMARY KEY, user_id int);`,
  "V2__fill.sql": "UPDATE shop.users SET old = 'x' WHERE old IS NULL;",
};

/** What an application does, with things that nobody must see. */
const traffic = [
  "SELECT id, email FROM users WHERE email = 'dana@example.com' /* cart of dana@example.com */",
  "SELECT id, email FROM users WHERE email = 'eve@example.com' -- 1471108159\n",
  "-- first\n/* then */ select old from users where at > now() - interval '3 days'",
  "SELECT old || 'secret-group' FROM users GROUP BY old || 'secret-group'",
  "INSERT INTO users (id, email) VALUES (1, 'dana@example.com')",
  "WITH gone AS (DELETE FROM orders WHERE id = 1471108159 RETURNING id) SELECT count(*) FROM gone",
  "SET application_name = 'secret-name'",
  "SELECT current_setting('server_version'), pg_backend_pid()",
  "SELECT relname FROM pg_catalog.pg_class LIMIT 3",
  // Nobody writes such a thing, and nobody's time is spent on it.
  `SELECT 1 FROM users /* ${"x".repeat(100_001)} */`,
];

async function prepare({ db, run }: World): Promise<{ readonly app: string }> {
  await db.query("CREATE EXTENSION pg_stat_statements");
  await run("apply");
  const app = await db.role({ grants: ["USAGE ON SCHEMA shop", "ALL ON shop.users", "ALL ON orders"] });
  await db.query(`ALTER ROLE ${app.name} IN DATABASE ${db.name} SET search_path = shop, public`);
  const client = await db.connect({ url: app.url });
  for (const sql of traffic) await client.query(sql);
  await client.query(`ALTER ROLE CURRENT_USER PASSWORD '${app.password}'`);
  return { app: app.name };
}

const targetOf = (url: string): ReturnType<typeof readTarget> =>
  withSession(url, (session) => readTarget(session, { schemas: [], role: null, patienceMs: null }));

async function observe(url: string): ReturnType<typeof readObservation> {
  const target = await targetOf(url);
  return await withReadOnly(url, (session) => readObservation(session, target));
}

/** All that the server answers when it is read. */
async function answersTo(url: string): Promise<readonly string[]> {
  const answers: string[] = [];
  const target = await targetOf(url);
  await withReadOnly(url, (session) =>
    readObservation(
      {
        ...session,
        send: async (sql, options) => {
          const reply = await session.send(sql, options);
          answers.push(...reply.results.flatMap(({ rows }) => rows.flat()).filter((cell) => cell !== null));
          return reply;
        },
      },
      target,
    ),
  );
  return answers;
}

describe.each(sampledMajors)("on PostgreSQL %i", (major) => {
  test("what the application ran is read with who, how often and since when, and without any value", async () => {
    await withWorld({ files, major }, async (world) => {
      const { db } = world;
      const { app } = await prepare(world);
      const seen = await observe(db.url);
      const own = seen.statements.filter(({ role }) => role === app);
      const shown = Object.fromEntries(own.map(({ text, calls }) => [text.replaceAll(/\s+/g, " "), calls]));
      expect(shown).toEqual({
        "INSERT INTO users (id, email) VALUES ($1, $2)": 1,
        "SELECT id, email FROM users WHERE email = $1": 2,
        "WITH gone AS (DELETE FROM orders WHERE id = $1 RETURNING id) SELECT count(*) FROM gone": 1,
        "SELECT current_setting($1), pg_backend_pid()": 1,
        "SELECT old || $1 FROM users GROUP BY old || $2": 1,
        "select old from users where at > now() - interval '0'": 1,
      });
      expect(new Set(own.map(({ searchPath }) => searchPath))).toEqual(new Set(["shop, public"]));
      expect(seen).toMatchObject({ server: "primary", problem: null, evicted: expect.any(Number) });
      expect(seen.since).toMatch(/^20\d\d-\d\d-\d\dT.*Z$/);
      expect(JSON.stringify(seen)).not.toMatch(/dana|eve|1471108159|secret|PASSWORD/);

      // What is no query of this database does not even leave the server, nor does what functions run inside.
      const admin = await db.connect();
      const elsewhere = await db.connect({ url: db.server.url("postgres") });
      await elsewhere.query("SELECT 1 AS of_another_database");
      await admin.query("SET pg_stat_statements.track = 'all'");
      await admin.query("DO $$ BEGIN PERFORM 1 AS of_a_block FROM shop.users; END $$");
      const answers = await answersTo(db.url);
      expect(answers.filter((text) => /^\W*(?:set|alter|do|begin)\b|of_another|of_a_block/i.test(text))).toEqual([]);
      expect(answers).toContain("SELECT id, email FROM users WHERE email = $1 /* cart of dana@example.com */");

      // Of several settings the nearest one counts, and nobody else's.
      const neighbour = await db.role();
      await db.query(`ALTER ROLE ${app} IN DATABASE ${db.name} RESET search_path`);
      for (const whose of [`${neighbour.name} IN DATABASE ${db.name}`, `${app} IN DATABASE postgres`, app])
        await db.query(`ALTER ROLE ${whose} SET search_path = wrong`);
      await db.query(`ALTER ROLE ${app} IN DATABASE ${db.name} SET search_path = shop, public`);
      const again = (await observe(db.url)).statements.filter(({ role }) => role === app);
      expect(again).toEqual(own);

      // Another database of the same server has nothing of it; a role without sight has nothing of others.
      const stranger = await db.role();
      const blind = await observe(stranger.url);
      expect(blind.statements.filter(({ role }) => role === app)).toEqual([]);
      expect(blind.unusable).toBeGreaterThan(3);

      // With the function of the docs it sees what the function lends, and still reads no table of statistics itself.
      for (const sql of lendSql(stranger.name)) await db.query(sql);
      const lent = await observe(stranger.url);
      expect(lent.statements.filter(({ role }) => role === app)).toEqual(own);
      await withSession(stranger.url, async (session) => {
        const direct = await session.send("SELECT query FROM pg_stat_statements WHERE query LIKE '%email%'");
        expect(direct.results[0]?.rows ?? []).toEqual([]);
        expect((await session.send("SELECT public.schema_version_statements()")).error).toBe(null);
      });
      const other = await db.role();
      await withSession(other.url, async (session) => {
        expect((await session.send("SELECT public.schema_version_statements()")).error?.sqlstate).toBe("42501");
      });
      // To whom it is not lent, it is as if it were not there.
      expect(await observe(other.url)).toMatchObject({ problem: null, unusable: expect.any(Number) });
    });
  });

  test("check says which of them a pending migration breaks, and what it did not look at", async () => {
    await withWorld({ files, major }, async (world) => {
      const { run, write } = world;
      const { app } = await prepare(world);
      write({
        "V3__more.sql": "ALTER TABLE shop.users ADD COLUMN nick text;",
        "V4__drop.sql": "CREATE TABLE t ();\nALTER TABLE shop.users DROP COLUMN old;",
        "queries.txt": "",
      });
      const { inputs = {}, ...options } = await shadowOf(major);
      const { report, environment } = await run("check", inputs, options);
      const broken = report.findings.filter(({ rule }) => rule === "query-broken");
      expect(broken).toMatchObject([
        { severity: "error", file: "migrations/V4__drop.sql", line: 2, environment: "default" },
      ]);
      expect(broken[0]?.message).toMatch(
        new RegExp(
          `^after V4 drop, the application's statement \`select old from users .*\` \\(called 1 time by ${app} since 20.*\\) fails: column "old" does not exist \\(42703\\)$`,
        ),
      );
      expect(environment.queries).toMatchObject({
        checked: 5,
        broken: 1,
        fromFiles: 0,
        server: "primary",
        problem: null,
      });
      expect(JSON.stringify(report)).not.toMatch(/dana@|eve@|1471108159|secret-/);
    });
  });
});

test("files of queries are planned too, without pg_stat_statements and with their place", async () => {
  await withWorld({ files, major: 18 }, async ({ run, write }) => {
    await run("apply");
    write({
      "V3__rename.sql": "ALTER TABLE orders RENAME COLUMN user_id TO customer;",
      "../queries/a.sql":
        "-- orders\nSELECT id FROM orders;\n\nSELECT user_id\nFROM orders WHERE id = $1;\nDROP TABLE orders;\nSELECT FROM WHERE;\n",
      "../queries/deep/b.sql": "SELECT email FROM shop.users",
    });
    const { inputs = {}, ...options } = await shadowOf(18);
    const { report, environment } = await run("check", { ...inputs, queries: "queries/**/*.sql, none/*.sql" }, options);
    const found = report.findings
      .filter(({ rule }) => /query|input/.test(rule))
      .map(({ rule, message, file, line }) => `${rule} ${file}:${line} ${message}`);
    expect(found).toEqual([
      'input undefined:undefined queries: no file that can be read is called "none/*.sql"',
      'query-broken migrations/V3__rename.sql:1 after V3 rename, the application\'s statement `SELECT user_id FROM orders WHERE id = $1` (queries/a.sql:4) fails: column "user_id" does not exist (42703)',
      "query-unread queries/a.sql:6 a statement of queries was not checked: it is no query",
      'query-unread queries/a.sql:7 a statement of queries was not checked: syntax error at or near "WHERE"',
    ]);
    expect(environment.queries).toMatchObject({
      checked: 3,
      notChecked: 2,
      broken: 1,
      fromFiles: 3,
      server: null,
      problem: "the extension pg_stat_statements is not installed in this database",
    });
  });
});
