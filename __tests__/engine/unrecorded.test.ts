import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { many } from "./many-files.js";
import { versionsOf } from "./observe.js";
import { withWorld, type Files } from "./world.js";

/*
 * Triggers and rules of others on the tool's tables can swallow or change what it writes, without an error. A file that
 * ran would then be pending, and run again.
 */

const returns = (when: string, table: string, value: string): string =>
  `CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN ${value} END$$;
   CREATE TRIGGER swallow BEFORE ${when} ON ${table} FOR EACH ROW EXECUTE FUNCTION swallow()`;

const told = (who: string): string =>
  `a trigger or a rule on the tool's tables changes or drops what is recorded of the step, which is therefore not done (${who}) (55000)`;

/** What has nothing to do with it. */
const bystanders = `CREATE TABLE child (version text REFERENCES schema_version);
  CREATE SCHEMA other; CREATE TABLE other.schema_version (version text, success boolean);
  CREATE TRIGGER elsewhere BEFORE INSERT ON other.schema_version FOR EACH ROW EXECUTE FUNCTION swallow();
  CREATE TRIGGER asleep BEFORE INSERT ON schema_version FOR EACH ROW EXECUTE FUNCTION swallow();
  ALTER TABLE schema_version DISABLE TRIGGER asleep;
  CREATE RULE asleep AS ON INSERT TO schema_version DO ALSO NOTHING; ALTER TABLE schema_version DISABLE RULE asleep`;

const alone = { "V1__a.sql": "CREATE TABLE a (id int);\n", "V2__b.sql": "CREATE TABLE b (id int);\n" };
const index = { ...alone, "V2__b.sql": "CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON a (id);\n" };

interface Case {
  readonly name: string;
  readonly files: Files;
  /** What was applied before; the first of the files unless told. */
  readonly before?: Files;
  readonly sql: string;
  readonly who: string;
  /** SQL that gives what the step would have made. */
  readonly made: string;
  readonly applied: number;
}

const cases: readonly Case[] = [
  {
    name: "a rule that does nothing instead",
    files: alone,
    sql: "CREATE RULE nothing AS ON INSERT TO schema_version DO INSTEAD NOTHING",
    who: "rule nothing on schema_version",
    made: "to_regclass('b')",
    applied: 1,
  },
  {
    name: "a trigger that drops the row, where files share a message",
    files: many(),
    sql: returns("INSERT", "schema_version", "IF NEW.version = '20' THEN RETURN NULL; END IF; RETURN NEW;"),
    who: "trigger swallow on schema_version",
    made: "to_regclass('t20')",
    applied: 19,
  },
  {
    name: "a trigger that changes the version",
    files: alone,
    sql: `${returns("INSERT", "schema_version", "NEW.version := '9'; RETURN NEW;")}; ${bystanders}`,
    who: "trigger swallow on schema_version",
    made: "to_regclass('b')",
    applied: 1,
  },
  {
    name: "a trigger that keeps a file without a transaction unfinished",
    files: index,
    sql: returns("UPDATE", "schema_version", "NEW.success := false; RETURN NEW;"),
    who: "trigger swallow on schema_version",
    made: "NULL",
    applied: 1,
  },
  {
    name: "a trigger that drops the row of a repeatable",
    files: { ...alone, "R__v.sql": "CREATE VIEW v AS SELECT 1;\n" },
    sql: returns("INSERT", "schema_version_repeatable", "RETURN NULL;"),
    who: "trigger swallow on schema_version_repeatable",
    made: "to_regclass('v')",
    applied: 2,
  },
  {
    name: "a rule that keeps the log from being written",
    files: alone,
    // Even where it holds no event at all.
    sql: `ALTER TABLE schema_version_log DISABLE TRIGGER USER; TRUNCATE schema_version_log;
      CREATE RULE "No log" AS ON INSERT TO schema_version_log DO INSTEAD NOTHING`,
    who: 'rule "No log" on schema_version_log',
    made: "to_regclass('b')",
    applied: 1,
  },
  {
    name: "a trigger that drops an event, where files share a message",
    files: many(),
    sql: returns("INSERT", "schema_version_log", "IF NEW.version = '20' THEN RETURN NULL; END IF; RETURN NEW;"),
    who: "trigger swallow on schema_version_log",
    made: "to_regclass('t20')",
    applied: 19,
  },
  {
    name: "a trigger that gives an event another file's checksum",
    files: alone,
    sql: returns("INSERT", "schema_version_log", "NEW.checksum := 'x'; RETURN NEW;"),
    who: "trigger swallow on schema_version_log",
    made: "to_regclass('b')",
    applied: 1,
  },
  {
    name: "a trigger that drops what is written before a statement without a transaction",
    files: index,
    sql: returns("INSERT", "schema_version_log", "IF NEW.event = 'start' THEN RETURN NULL; END IF; RETURN NEW;"),
    who: "trigger swallow on schema_version_log",
    made: "to_regclass('i')",
    applied: 1,
  },
  {
    name: "a trigger that drops the event of a file whose text is that of the one before",
    files: { "V1__a.sql": "CREATE TABLE IF NOT EXISTS a ();\n", "V2__b.sql": "CREATE TABLE IF NOT EXISTS a ();\n" },
    sql: returns("INSERT", "schema_version_log", "IF NEW.version = '2' THEN RETURN NULL; END IF; RETURN NEW;"),
    who: "trigger swallow on schema_version_log",
    made: "NULL",
    applied: 1,
  },
  {
    name: "a trigger that drops only what is written behind the last of them",
    files: index,
    sql: returns("INSERT", "schema_version_log", "IF NEW.event = 'apply' THEN RETURN NULL; END IF; RETURN NEW;"),
    who: "trigger swallow on schema_version_log",
    made: "NULL",
    applied: 1,
  },
  {
    name: "a trigger that drops the event of a repeatable that ran before",
    files: { ...alone, "R__v.sql": "CREATE VIEW v AS SELECT 1;\n" },
    before: { "V1__a.sql": "CREATE TABLE a (id int);\n", "R__v.sql": "SELECT 1;\n" },
    sql: returns("INSERT", "schema_version_log", "IF NEW.version IS NULL THEN RETURN NULL; END IF; RETURN NEW;"),
    who: "trigger swallow on schema_version_log",
    made: "to_regclass('v')",
    applied: 2,
  },
];

const firstOf = (files: Files): Files => Object.fromEntries(Object.entries(files).slice(0, 1));

test.each(cases)("what is not recorded is not done: $name", ({ files, before, sql, who, made, applied }) =>
  withWorld({ files: before ?? firstOf(files) }, async ({ db, write, run }) => {
    expect((await run("apply")).findings).toEqual([]);
    await db.query(sql);
    write(files);
    const { report, findings } = await run("apply", {});
    expect(report.failure).toBe("database");
    expect(findings).toContainEqual(expect.stringContaining(told(who)) as string);
    expect(await db.query(`SELECT ${made} AS made`)).toEqual([{ made: null }]);
    const { environment } = await run("status");
    expect(environment.steps.every(({ result }) => result !== "done")).toBe(true);
    expect(environment.migrations.filter(({ state }) => state === "applied")).toHaveLength(applied);
  }),
);

test("a row that stays is not rolled back", () =>
  withWorld({ files: { ...alone, "U2__b.sql": "DROP TABLE b;\n" } }, async ({ db, run }) => {
    await run("apply");
    await db.query(returns("DELETE", "schema_version", "RETURN NULL;"));
    const { findings } = await run("rollback", { steps: "1", confirm: "default" });
    expect(findings).toContainEqual(expect.stringContaining(told("trigger swallow on schema_version")) as string);
    expect(await db.query("SELECT to_regclass('b')::text AS b")).toEqual([{ b: "b" }]);
    expect(await versionsOf(db)).toEqual(["1", "2"]);
  }));

const twenty = many();

test.each([
  { name: "by its schema", files: alone, sql: "DROP SCHEMA public CASCADE; CREATE SCHEMA public;" },
  { name: "and the schema with it", files: alone, sql: "DROP SCHEMA public CASCADE;" },
  { name: "in a message of several files", files: twenty, sql: "DROP SCHEMA public CASCADE;" },
  {
    name: "by a column",
    files: alone,
    sql: "DO $$BEGIN EXECUTE 'ALTER TABLE schema' || '_version DROP checksum'; END$$;",
  },
])("a file that takes the tool's own tables away is at fault: $name", ({ files, sql }) =>
  withWorld({ files }, async ({ db, write, run }) => {
    const last = Object.keys(files).at(-1) ?? "";
    write({ [last]: sql });
    const { report, findings } = await run("apply");
    expect(findings).toEqual([
      expect.stringMatching(/^statement: the file drops, moves or changes a table of the tool's own/),
    ]);
    expect(report.findings[0]).toMatchObject({
      file: `migrations/${last}`,
      help: expect.stringMatching(/^correct the migration/) as string,
    });
    expect(await versionsOf(db)).toHaveLength(Object.keys(files).length - 1);
  }),
);

test("rows that were lost come back by the statement of the docs", () =>
  withWorld({ files: { ...alone, "U2__b.sql": "DROP TABLE b;\n" } }, async ({ db, run }) => {
    const [sql = ""] = /^INSERT INTO schema_version$[^]*?;$/m.exec(readFileSync("docs/tables.md", "utf8")) ?? [];
    await run("apply");
    await run("rollback", { steps: "1", confirm: "default" });
    const rows = "SELECT version, description, script_name, checksum, installed_by, success FROM schema_version";
    const before = await db.query(rows);
    await db.query("TRUNCATE schema_version");
    expect((await run("apply")).findings).toEqual([expect.stringMatching(/^lost-history: /)]);
    await db.query(sql);
    expect(await db.query(rows)).toEqual(before);
    expect((await run("apply")).findings).toEqual([]);
    expect(await versionsOf(db)).toEqual(["1", "2"]);
  }));

test("or are stood for by a baseline", () =>
  withWorld({ files: alone }, async ({ db, run, write }) => {
    await run("apply");
    await db.query("TRUNCATE schema_version");
    expect((await run("baseline", { "target-version": "2" })).report.failure).toBeNull();
    write({ "V3__c.sql": "CREATE TABLE c (id int);" });
    expect((await run("apply")).findings).toEqual([]);
    expect(await versionsOf(db)).toEqual(["2", "3"]);
  }));

test("what another program put on record meanwhile is not applied once more", () =>
  withWorld({ files: alone }, async ({ db, write, run }) => {
    const row = "''2'', ''b'', ''V2'', ''x'', ''eve'', now(), 1, true";
    write({
      "V2__b.sql": `CREATE TABLE b (id int); DO $$BEGIN EXECUTE 'INSERT INTO schema' || '_version VALUES (${row})'; END$$;`,
    });
    expect((await run("apply")).findings).toEqual([expect.stringContaining("duplicate key value")]);
    expect(await db.query("SELECT to_regclass('b') AS b")).toEqual([{ b: null }]);
    expect(await versionsOf(db)).toEqual(["1"]);
  }));

test("a file in a transaction that another program left unfinished runs again", () =>
  withWorld({ files: alone }, async ({ db, run }) => {
    await run("apply");
    await db.query("UPDATE schema_version SET success = false WHERE version = '2'; DROP TABLE b");
    expect((await run("apply")).report.failure).toBeNull();
    expect(await versionsOf(db)).toEqual(["1", "2"]);
  }));
