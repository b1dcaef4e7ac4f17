import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withWorld } from "../engine/world.js";
import { createDatabase, type TestDatabase } from "../support/database.js";
import { majors } from "../support/servers.js";
import { probe } from "./probing.js";

const sampled = majors.filter((major) => major === 14 || major === 18);

/** Each table holds rows that stand in the way of some changes, and none of others. */
const schema = `
CREATE TYPE mood AS ENUM ('a', 'b');
CREATE TABLE users (id int PRIMARY KEY, email text, name varchar(50), nick varchar(5), born date, died date, born_required date NOT NULL DEFAULT '2000-01-01',
  mood mood, twin text, "Odd ""one" int, tag jsonb, short char(10));
INSERT INTO users VALUES (1, 'a@b', 'Dana   ', 'dd', '2000-01-01', NULL, '2000-01-01', 'a', 'x', 1, '{}', 'abc'),
  (2, NULL, 'Alexandra', 'a', '2001-01-01', '1999-01-01', '2000-01-01', 'b', 'x', 1, '{}', 'abcd'), (3, 'c@d', NULL, NULL, '2001-01-01', '2002-01-01', '2000-01-01', NULL, NULL, NULL, NULL, NULL);
CREATE TABLE orders (id int PRIMARY KEY, user_id int, big_user bigint, email text, note text);
INSERT INTO orders VALUES (1, 1, 1, 'a@b', 'n'), (2, 99, 2, NULL, 'n'), (3, NULL, NULL, NULL, NULL);
CREATE TABLE events (id int, at date NOT NULL, kind text) PARTITION BY RANGE (at);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
INSERT INTO events VALUES (1, '2025-05-05', 'x'), (2, '2026-05-05', NULL);
CREATE TABLE empty (id int, a int, b int);
CREATE TABLE postponed (id int, user_id int, a int, b int);
INSERT INTO postponed VALUES (1, 99, 2, 1);
ALTER TABLE postponed ADD CONSTRAINT to_users FOREIGN KEY (user_id) REFERENCES users NOT VALID, ADD CONSTRAINT ordered CHECK (a < b) NOT VALID;
CREATE TABLE guarded (id int); INSERT INTO guarded VALUES (NULL); ALTER TABLE guarded ENABLE ROW LEVEL SECURITY;
CREATE VIEW shown AS SELECT id, email FROM orders;
CREATE DOMAIN filled AS int DEFAULT 1;
CREATE SCHEMA other; CREATE TABLE other.users (id int, email text); INSERT INTO other.users VALUES (1, 'x'), (2, 'x');`;

/** A change, and what the database says about it: `-` for no question at all. */
const cases: readonly (readonly [string, ...string[]])[] = [
  ["ALTER TABLE users ALTER email SET NOT NULL", "offending"],
  ["ALTER TABLE users ALTER born SET NOT NULL", "none"],
  ["ALTER TABLE users ALTER born_required SET NOT NULL", "none"],
  ['ALTER TABLE public."users" ALTER "Odd ""one" SET NOT NULL', "offending"],
  ["ALTER TABLE IF EXISTS nowhere ALTER email SET NOT NULL", "-"],
  ["ALTER TABLE users ALTER nothing SET NOT NULL", "not-looked-up its column nothing is not there yet"],
  ["ALTER TABLE users ALTER email SET NOT NULL, ALTER born SET NOT NULL", "offending", "none"],
  ["ALTER TABLE other.users ALTER email SET NOT NULL", "none"],
  ["ALTER TABLE events ALTER kind SET NOT NULL", "offending"],
  ["ALTER TABLE events_1 ALTER kind SET NOT NULL", "none"],
  ["DO $$ BEGIN ALTER TABLE users ALTER email SET NOT NULL; END $$", "offending"],
  ["ALTER TABLE users ADD COLUMN x int NOT NULL", "offending"],
  ["ALTER TABLE users ADD COLUMN x int NOT NULL DEFAULT 1", "-"],
  ["ALTER TABLE users ADD COLUMN x serial NOT NULL", "-"],
  ["ALTER TABLE users ADD COLUMN x int NOT NULL GENERATED ALWAYS AS IDENTITY", "-"],
  ["ALTER TABLE users ADD COLUMN x filled NOT NULL", "not-looked-up its type may bring a default"],
  ["ALTER TABLE users ADD COLUMN IF NOT EXISTS email text NOT NULL", "none"],
  ["ALTER TABLE empty ADD COLUMN x int NOT NULL", "none"],
  ["ALTER TABLE users ADD UNIQUE (email)", "none"],
  ["ALTER TABLE users ADD UNIQUE (twin)", "offending"],
  ["ALTER TABLE users ADD CONSTRAINT users_pkey UNIQUE (twin)", "-"],
  ["ALTER TABLE users ADD UNIQUE (twin, born)", "none"],
  ["ALTER TABLE users ADD UNIQUE (tag)", "offending"],
  ["ALTER TABLE empty ADD PRIMARY KEY (id)", "none", "none"],
  ["ALTER TABLE events ADD PRIMARY KEY (id, at)", "none", "none"],
  ["ALTER TABLE other.users ADD PRIMARY KEY (email)", "none", "offending"],
  [
    "ALTER TABLE other.users ADD CONSTRAINT p PRIMARY KEY USING INDEX i",
    "not-looked-up its columns are those of an index",
  ],
  ["CREATE UNIQUE INDEX CONCURRENTLY i ON users (twin)", "offending"],
  ["CREATE UNIQUE INDEX IF NOT EXISTS users_pkey ON users (twin)", "-"],
  ["CREATE UNIQUE INDEX ON users (lower(twin))", "not-looked-up its index is made of more than columns"],
  ["CREATE UNIQUE INDEX ON users (twin) WHERE born IS NULL", "not-looked-up its index is made of more than columns"],
  ["CREATE INDEX ON users (twin)", "-"],
  ["ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users", "offending"],
  ["ALTER TABLE orders ADD FOREIGN KEY (big_user) REFERENCES users (id)", "none"],
  ["ALTER TABLE orders ADD FOREIGN KEY (email) REFERENCES users (email)", "none"],
  [
    "ALTER TABLE orders ADD FOREIGN KEY (note) REFERENCES users (id)",
    "not-looked-up its columns have types that compare in a way of their own",
  ],
  ["ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users NOT VALID", "-"],
  [
    "ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES nowhere",
    "not-looked-up the table that it references is not there yet",
  ],
  [
    "ALTER TABLE orders ADD FOREIGN KEY (user_id, note) REFERENCES users (id, email) MATCH FULL",
    "not-looked-up it is a MATCH FULL of several columns",
  ],
  ["ALTER TABLE postponed VALIDATE CONSTRAINT to_users", "offending"],
  ["ALTER TABLE postponed VALIDATE CONSTRAINT ordered", "not-looked-up its condition is the database's own"],
  [
    "ALTER TABLE orders ADD CONSTRAINT f FOREIGN KEY (user_id) REFERENCES users NOT VALID; ALTER TABLE orders VALIDATE CONSTRAINT f",
    "offending",
  ],
  ["ALTER TABLE users ADD CHECK (born < died)", "offending"],
  ["ALTER TABLE users ADD CHECK (born < died OR died IS NULL OR NOT (born = died) AND email IS NULL)", "none"],
  ["ALTER TABLE users ADD CHECK (email IS NOT NULL)", "offending"],
  ["ALTER TABLE users ADD CHECK (id > 0)", "not-looked-up its condition is made of more than columns"],
  ["ALTER TABLE users ADD CHECK (length(email) > id)", "not-looked-up its condition is made of more than columns"],
  ["ALTER TABLE users ADD CHECK (mood = mood)", "none"],
  [
    "ALTER TABLE users ADD CHECK (mood = email)",
    "not-looked-up its columns have types that compare in a way of their own",
  ],
  ["ALTER TABLE users ALTER name TYPE varchar(8)", "offending"],
  ["ALTER TABLE users ALTER name TYPE varchar(9)", "none"],
  ["ALTER TABLE users ALTER nick TYPE varchar(5)", "none"],
  ["ALTER TABLE users ALTER short TYPE varchar(3)", "offending"],
  ["ALTER TABLE users ALTER short TYPE varchar(4)", "none"],
  ["ALTER TABLE users ALTER name TYPE text", "-"],
  ["ALTER TABLE users ALTER name TYPE varchar(8) USING left(name, 8)", "not-looked-up USING gives the values"],
  ["ALTER TABLE users ALTER born TYPE varchar(3)", "not-looked-up the column holds no text"],
  ["ALTER TABLE shown ALTER email SET NOT NULL", "not-looked-up it is no table of rows"],
  // What runs before a statement may put the rows right.
  [
    "UPDATE users SET email = 'x'; ALTER TABLE users ALTER email SET NOT NULL",
    "not-looked-up a statement before it changes these rows",
  ],
  ["UPDATE orders SET email = 'x'; ALTER TABLE users ALTER email SET NOT NULL", "offending"],
  [
    "DELETE FROM orders; ALTER TABLE users ALTER email SET NOT NULL",
    "not-looked-up a statement before it changes these rows",
  ],
  [
    "SELECT fill_users(); ALTER TABLE users ALTER email SET NOT NULL",
    "not-looked-up a statement before it changes these rows",
  ],
  ["SELECT set_config('a.b', 'c', false), now(); ALTER TABLE users ALTER email SET NOT NULL", "offending"],
  [
    "CALL fill_users(); ALTER TABLE users ALTER email SET NOT NULL",
    "not-looked-up a statement before it changes these rows",
  ],
  [
    "DO $$ BEGIN EXECUTE x; END $$; ALTER TABLE users ALTER email SET NOT NULL",
    "not-looked-up a statement before it changes these rows",
  ],
  [
    "WITH u AS (UPDATE users SET email = 'x' RETURNING 1) SELECT 1; ALTER TABLE users ALTER email SET NOT NULL",
    "not-looked-up a statement before it changes these rows",
  ],
  [
    "INSERT INTO users (id) VALUES (99); ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users",
    "not-looked-up a statement before it changes these rows",
  ],
  [
    "ALTER TABLE users RENAME TO people; ALTER TABLE other.users SET SCHEMA public; ALTER TABLE users ALTER email SET NOT NULL",
    "not-looked-up a statement before it changes these rows",
  ],
  [
    "DROP TABLE users; CREATE TABLE users (email text); ALTER TABLE users ALTER email SET NOT NULL",
    "not-looked-up a statement before it changes these rows",
  ],
  [
    "SET LOCAL lock_timeout = '1s'; ALTER TABLE users ADD COLUMN z int; ALTER TABLE users ALTER email SET NOT NULL",
    "offending",
  ],
  ["ALTER TABLE users DROP COLUMN nick; ALTER TABLE users ALTER email SET NOT NULL", "offending"],
  [
    "ALTER TABLE users DROP COLUMN email; ALTER TABLE users ADD email text; ALTER TABLE users ALTER email SET NOT NULL",
    "not-looked-up a statement before it changes these rows",
  ],
  ["CREATE TABLE IF NOT EXISTS users (); ALTER TABLE users ALTER email SET NOT NULL", "offending"],
  ["ALTER TABLE users ALTER email SET NOT NULL; ALTER TABLE users ALTER email SET NOT NULL", "offending"],
];

const large = `CREATE TABLE large (id int, maybe int, often int); INSERT INTO large SELECT i, CASE WHEN i < 60000 THEN i END, CASE WHEN i % 2 = 0 THEN i END FROM generate_series(1, 60000) i; ANALYZE large`;

describe.each(sampled)("on PostgreSQL %i", (major) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createDatabase({ major });
    await db.query(schema);
  });
  afterAll(async () => await db.drop());

  test.each(cases)("%s: %s", async (sql, ...expected) => {
    const { probes, findings } = await probe(db.url, sql);
    const shown = probes.map(({ outcome, reason }) => (reason === null ? outcome : `${outcome} ${reason}`));
    expect(shown).toEqual(expected[0] === "-" ? [] : expected);
    expect(findings.map(({ rule }) => rule)).toEqual(
      shown.filter((one) => one === "offending").map(() => "offending-row"),
    );
  });

  test("what the database says is what the change meets", async () => {
    const client = await db.connect();
    for (const [sql, ...expected] of cases) {
      if (expected.some((one) => one !== "none" && one !== "offending")) continue;
      await client.query("BEGIN");
      const text = sql
        .replace("CONCURRENTLY ", "")
        .replace("; ALTER TABLE users ALTER email SET NOT NULL; ALTER", "; ALTER");
      const fails = await client.query(text).then(
        () => null,
        (error: { readonly code: string }) => error.code,
      );
      await client.query("ROLLBACK");
      // 42P07 and the like: another reason, which the rehearsal finds.
      const rows = fails !== null && /^(?:23|22)/.test(fails);
      expect([sql, rows]).toEqual([sql, expected.includes("offending")]);
    }
  });

  test("where a table is too large to be read, an index answers, else a sample, which can only disprove", async () => {
    await db.query(large);
    const cheap = { cost: 50 };
    const outcome = async (sql: string): Promise<unknown> =>
      (await probe(db.url, sql, cheap)).probes.map((one) => one.outcome);
    expect(await outcome("ALTER TABLE large ALTER often SET NOT NULL")).toEqual(["offending"]);
    expect(await outcome("ALTER TABLE large ALTER id SET NOT NULL")).toEqual(["none-in-sample"]);
    await db.query("CREATE INDEX ON large (maybe)");
    expect(await outcome("ALTER TABLE large ALTER maybe SET NOT NULL")).toEqual(["offending"]);
    await db.query("UPDATE large SET maybe = 1 WHERE maybe IS NULL; VACUUM ANALYZE large".split(";")[0] ?? "");
    expect(await outcome("ALTER TABLE large ALTER maybe SET NOT NULL")).toEqual(["none"]);
    await db.query("DROP TABLE large");
  });

  test("a role sees what it may: rows that are hidden from it are not said to be fine, nor is a table that is locked", async () => {
    const role = await db.role({ grants: ["SELECT ON guarded", "SELECT ON users"] });
    const ask = async (sql: string): Promise<unknown> => {
      const { probes } = await probe(role.url, sql, { milliseconds: 300 });
      return probes.map(({ outcome, reason }) => [outcome, reason]);
    };
    const refused = [["not-looked-up", "the role may not read all of its rows"]];
    expect(await ask("ALTER TABLE guarded ALTER id SET NOT NULL")).toEqual(refused);
    expect(await ask("ALTER TABLE orders ALTER note SET NOT NULL")).toEqual(refused);
    expect(await ask("ALTER TABLE users ALTER email SET NOT NULL")).toEqual([["offending", null]]);
    const holder = await db.connect();
    await holder.query("BEGIN; LOCK TABLE users IN ACCESS EXCLUSIVE MODE");
    const started = performance.now();
    expect(await ask("ALTER TABLE users ALTER email SET NOT NULL")).toEqual([["not-looked-up", "the table is locked"]]);
    expect(performance.now() - started).toBeLessThan(2000);
    await holder.query("ROLLBACK");
  });

  test("when the time for all questions is over, the rest is not looked up", async () => {
    const { probes } = await probe(db.url, "ALTER TABLE users ALTER email SET NOT NULL", { totalMs: -1 });
    expect(probes.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ["not-looked-up", "the time for all questions was over"],
    ]);
  });

  test.each([
    ['ALTER TABLE users ALTER "x""; DROP TABLE users; --" SET NOT NULL'],
    [`ALTER TABLE "us''ers\\'; DROP TABLE users; --" ALTER email SET NOT NULL`],
    ['ALTER TABLE users ADD CHECK ("a"" OR true; --" = "b")'],
    ['ALTER TABLE users ADD COLUMN "${x}" "y\'; DROP TABLE users; --" NOT NULL'],
    ["ALTER TABLE pg_catalog.pg_authid ALTER rolpassword SET NOT NULL"],
  ])("a hostile name asks for nothing else: %s", async (sql) => {
    await probe(db.url, sql);
    expect(await db.query("SELECT count(*)::int AS rows FROM users")).toEqual([{ rows: 3 }]);
  });
});

const rulesOf = (findings: readonly string[]): readonly string[] =>
  findings.filter((one) => one.startsWith("offending"));
const message = "offending-row: a row of public.users has no email, which this statement requires";

test("check says it with file, line and way out and shows no value; apply asks again and does not start the step", async () => {
  const files = { "V1__users.sql": "CREATE TABLE users (id int PRIMARY KEY, email text);" };
  await withWorld({ files }, async ({ db, run, write }) => {
    await run("apply");
    await db.query("INSERT INTO users VALUES (1, 'secret-value'), (2, NULL)");
    write({
      "V2__more.sql": "CREATE TABLE more ();",
      "V3__email.sql": "-- every user has one\n\nALTER TABLE users ALTER email SET NOT NULL;\nCREATE TABLE never ();\n",
    });
    const checked = await run("check");
    expect(rulesOf(checked.findings)).toEqual([message]);
    expect(checked.report.findings[0]).toMatchObject({
      severity: "error",
      file: "migrations/V3__email.sql",
      line: 3,
      environment: "default",
    });
    expect(checked.report.findings[0]?.help).toContain("SELECT * FROM public.users WHERE email IS NULL");
    expect(checked.report.verdict).toBe("blocked");
    expect(checked.environment.probes).toMatchObject([
      { version: "3", line: 3, demand: "public.users: email has a value", outcome: "offending" },
    ]);
    const applied = await run("apply");
    expect(rulesOf(applied.findings)).toEqual([message]);
    expect(applied.report.findings[0]?.state).toMatch(/^it was not started; .*version 2/);
    expect(applied.environment.currentVersion).toBe("2");
    expect(applied.environment.migrations.map(({ result }) => result)).toEqual([null, "done", "not-run"]);
    expect(applied.report.failure).toBe("database");
    for (const { report, log } of [checked, applied]) {
      expect(JSON.stringify([report, log])).not.toContain("secret-value");
    }
    await db.query("UPDATE users SET email = 'x' WHERE id = 2");
    expect((await run("check")).environment.probes).toMatchObject([{ outcome: "none" }]);
    expect((await run("apply")).environment.currentVersion).toBe("3");
  });
});

test.each([{ transaction: "each" }, { transaction: "all" }])(
  "a file that fills the column first, itself or before it, is no error, and apply runs it: %j",
  async (inputs) => {
    const files = {
      "V1__users.sql": "CREATE TABLE users (id int PRIMARY KEY, email text, name text);",
      "beforeMigrate.sql": "UPDATE users SET name = '' WHERE name IS NULL;",
    };
    await withWorld({ files: { "V1__users.sql": files["V1__users.sql"] }, major: 18 }, async ({ db, run, write }) => {
      await run("apply");
      await db.query("INSERT INTO users VALUES (2, NULL, NULL)");
      write({
        ...files,
        "V2__fill.sql": "UPDATE users SET email = '' WHERE email IS NULL;",
        "V3__email.sql": "ALTER TABLE users ALTER email SET NOT NULL;",
        "V4__name.sql": "ALTER TABLE users ALTER name SET NOT NULL;",
      });
      expect(rulesOf((await run("check", inputs)).findings)).toEqual([]);
      const { environment, findings } = await run("apply", inputs);
      expect([environment.currentVersion, rulesOf(findings)]).toEqual(["4", []]);
    });
  },
);
