import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withWorld } from "../engine/world.js";
import { createDatabase, type TestDatabase } from "../support/database.js";
import { sampledMajors } from "../support/servers.js";
import { casesOfFiles } from "./probe-cases-of-files.js";
import { cases } from "./probe-cases.js";
import { large, schema } from "./probe-schema.js";
import { probe } from "./probing.js";

const all = [...cases, ...casesOfFiles];

describe.each(sampledMajors)("on PostgreSQL %i", (major) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createDatabase({ major });
    await db.query(schema);
  });
  afterAll(async () => await db.drop());

  test.each(all)("%s: %s", async (sql, ...expected) => {
    const { probes, findings } = await probe(db.url, sql);
    const shown = probes.map(({ outcome, reason }) => (reason === null ? outcome : `${outcome} ${reason}`));
    expect(shown).toEqual(expected[0] === "-" ? [] : expected);
    expect(findings.map(({ rule }) => rule)).toEqual(
      shown.filter((one) => one === "offending").map(() => "offending-row"),
    );
  });

  test("what the database says is what the change meets", async () => {
    const client = await db.connect();
    for (const [sql, ...expected] of all) {
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
      // 42P07 and the like: another reason, which the rehearsal finds. NaN as an integer is 0A000.
      const rows = fails !== null && /^(?:23|22|0A)/.test(fails);
      expect([sql, rows]).toEqual([sql, expected.includes("offending")]);
    }
  });

  test.runIf(major === 18)("what only newer versions have is asked there", async () => {
    await db.query("CREATE TABLE newer (a int, b int); INSERT INTO newer VALUES (1, NULL), (2, NULL)");
    await db.query("ALTER TABLE newer ADD CONSTRAINT has_b NOT NULL b NOT VALID");
    for (const [sql, ...expected] of [
      ["ALTER TABLE newer ADD UNIQUE NULLS NOT DISTINCT (b)", "offending"],
      ["ALTER TABLE newer ADD UNIQUE (b)", "none"],
      ["CREATE UNIQUE INDEX ON newer (b) NULLS NOT DISTINCT", "offending"],
      ["ALTER TABLE newer VALIDATE CONSTRAINT has_b", "offending"],
      ["ALTER TABLE newer ALTER b SET NOT NULL", "offending"],
      ["ALTER TABLE newer ADD CONSTRAINT has_a NOT NULL a", "none"],
      ["ALTER TABLE texts ALTER n TYPE numeric USING n::numeric", "none"],
      ["ALTER TABLE texts ALTER n TYPE json USING n::json", "none"],
      ["ALTER TABLE texts ALTER id TYPE jsonb USING id::jsonb", "offending"],
      ["ALTER TABLE texts ALTER whole TYPE inet USING whole::inet", "offending"],
      ["ALTER TABLE newer ADD CONSTRAINT c CHECK (b > a) NOT ENFORCED"],
    ]) {
      const { probes } = await probe(db.url, sql ?? "");
      expect([sql, ...probes.map(({ outcome }) => outcome)]).toEqual([sql, ...expected]);
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
    // The catalog knows: nobody has to read the table.
    for (const settled of ["v TYPE varchar(5)", "v TYPE varchar(9)", "n SET NOT NULL", "i TYPE bigint", "n TYPE int"]) {
      expect([settled, await ask(`ALTER TABLE unread ALTER ${settled}`)]).toEqual([settled, [["none", null]]]);
    }
    expect(await ask("ALTER TABLE unread ALTER v TYPE varchar(4)")).toEqual(refused);
    const holder = await db.connect();
    await holder.query("BEGIN; LOCK TABLE users IN ACCESS EXCLUSIVE MODE");
    const started = performance.now();
    expect(await ask("ALTER TABLE users ALTER email SET NOT NULL")).toEqual([["not-looked-up", "the table is locked"]]);
    expect(performance.now() - started).toBeLessThan(2000);
    await holder.query("ROLLBACK");
  });

  test("a question that takes longer than its time is given up", async () => {
    await db.query(large);
    const { probes } = await probe(db.url, "ALTER TABLE large ADD UNIQUE (often, id)", { milliseconds: 1 });
    expect(probes.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ["not-looked-up", "it would take too long"],
    ]);
    await db.query("DROP TABLE large");
  });

  test("an operator that the database has beside PostgreSQL's own is not what compares", async () => {
    await db.query(`CREATE FUNCTION all_alike(varchar, varchar) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
      CREATE OPERATOR public.= (LEFTARG = varchar, RIGHTARG = varchar, FUNCTION = all_alike);
      CREATE TABLE keys (v varchar PRIMARY KEY); CREATE TABLE pointing (v varchar); INSERT INTO keys VALUES ('a'); INSERT INTO pointing VALUES ('b')`);
    expect(await db.query("SELECT count(*)::int AS alike FROM keys JOIN pointing ON keys.v = pointing.v")).toEqual([
      { alike: 1 },
    ]);
    const { probes } = await probe(db.url, "ALTER TABLE pointing ADD FOREIGN KEY (v) REFERENCES keys");
    expect(probes.map(({ outcome }) => outcome)).toEqual(["offending"]);
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
      "V1__users.sql": "CREATE TABLE users (id int PRIMARY KEY, email text, name text, nick text);",
      "afterEachMigrate.sql": "UPDATE users SET nick = '' WHERE nick IS NULL;",
      "beforeMigrate.sql": "UPDATE users SET name = '' WHERE name IS NULL;",
    };
    await withWorld({ files: { "V1__users.sql": files["V1__users.sql"] }, major: 18 }, async ({ db, run, write }) => {
      await run("apply");
      await db.query("INSERT INTO users VALUES (2, NULL, NULL, NULL)");
      write({
        ...files,
        "V2__fill.sql": "UPDATE users SET email = '' WHERE email IS NULL;",
        "V3__email.sql": "ALTER TABLE users ALTER email SET NOT NULL;",
        "V4__name.sql": "ALTER TABLE users ALTER name SET NOT NULL;",
        "V5__nick.sql": "ALTER TABLE users ALTER nick SET NOT NULL;",
      });
      expect(rulesOf((await run("check", inputs)).findings)).toEqual([]);
      const { environment, findings } = await run("apply", inputs);
      expect([environment.currentVersion, rulesOf(findings)]).toEqual(["5", []]);
    });
  },
);
