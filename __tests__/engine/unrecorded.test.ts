import { expect, test } from "vitest";
import { ofOurs } from "../../src/database/session.js";
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

const bystanders = `CREATE TABLE child (version text REFERENCES schema_version);
  CREATE SCHEMA other; CREATE TABLE other.schema_version (version text, success boolean);
  CREATE TRIGGER elsewhere BEFORE INSERT ON other.schema_version FOR EACH ROW EXECUTE FUNCTION swallow();
  CREATE TRIGGER asleep BEFORE INSERT ON schema_version FOR EACH ROW EXECUTE FUNCTION swallow();
  ALTER TABLE schema_version DISABLE TRIGGER asleep;
  CREATE RULE asleep AS ON INSERT TO schema_version DO ALSO NOTHING; ALTER TABLE schema_version DISABLE RULE asleep`;

const alone = { "V1__a.sql": "CREATE TABLE a (id int);\n", "V2__b.sql": "CREATE TABLE b (id int);\n" };
const index = { ...alone, "V2__b.sql": "CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON a (id);\n" };

const repeated = { "V1__a.sql": "CREATE TABLE a (id int);\n", "R__v.sql": "CREATE VIEW v AS SELECT 1;\n" };

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
  {
    name: "a trigger that drops an event that is otherwise the one before",
    files: repeated,
    before: repeated,
    sql: `DELETE FROM schema_version_repeatable; DROP VIEW v; ${returns("INSERT", "schema_version_log", "RETURN NULL;")}`,
    who: "trigger swallow on schema_version_log",
    made: "to_regclass('v')",
    applied: 1,
  },
  {
    name: "a trigger that gives an event another version",
    files: alone,
    sql: returns("INSERT", "schema_version_log", "NEW.version := '9'; RETURN NEW;"),
    who: "trigger swallow on schema_version_log",
    made: "to_regclass('b')",
    applied: 1,
  },
  {
    name: "a trigger that drops the row of a file without a transaction before it begins",
    files: index,
    sql: returns("INSERT", "schema_version", "IF NEW.success THEN RETURN NEW; END IF; RETURN NULL;"),
    who: "trigger swallow on schema_version",
    made: "to_regclass('i')",
    applied: 1,
  },
  {
    name: "the same of a repeatable",
    files: { ...alone, "R__i.sql": "CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON a (id);\n" },
    sql: returns("INSERT", "schema_version_repeatable", "IF NEW.success THEN RETURN NEW; END IF; RETURN NULL;"),
    who: "trigger swallow on schema_version_repeatable",
    made: "to_regclass('i')",
    applied: 2,
  },
  {
    name: "a trigger that changes the checksum, where files share a message",
    files: many(),
    sql: returns("INSERT", "schema_version", "IF NEW.version = '20' THEN NEW.checksum := 'x'; END IF; RETURN NEW;"),
    who: "trigger swallow on schema_version",
    made: "to_regclass('t20')",
    applied: 19,
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
    expect(report.findings[0]?.help).toBe(ofOurs);
    expect(await db.query(`SELECT ${made} AS made`)).toEqual([{ made: null }]);
    const { environment } = await run("status");
    expect(environment.steps.every(({ result }) => result !== "done")).toBe(true);
    expect(environment.migrations.filter(({ state }) => state === "applied")).toHaveLength(applied);
  }),
);

test.each([
  {
    name: "a row that stays",
    undo: "DROP TABLE b;\n",
    when: "DELETE",
    table: "schema_version",
    made: "to_regclass('b')",
  },
  {
    name: "the row of a repeatable that stays",
    undo: "DROP TABLE b;\n",
    when: "DELETE",
    table: "schema_version_repeatable",
    made: "to_regclass('b')",
  },
  {
    name: "a row that does not say that it is undone without a transaction",
    undo: "DROP INDEX CONCURRENTLY i;\n",
    when: "UPDATE",
    table: "schema_version",
    made: "to_regclass('i')",
  },
])("what is not recorded is not rolled back: $name", ({ undo, when, table, made }) =>
  withWorld({ files: { ...repeated, ...alone, "U2__b.sql": undo } }, async ({ db, run }) => {
    await run("apply");
    await db.query(`CREATE INDEX i ON b (id); ${returns(when, table, "RETURN NULL;")}`);
    const { findings } = await run("rollback", { steps: "1", confirm: "default" });
    expect(findings).toContainEqual(expect.stringContaining(told(`trigger swallow on ${table}`)) as string);
    expect(await db.query(`SELECT ${made} IS NOT NULL AS made`)).toEqual([{ made: true }]);
    expect(await versionsOf(db)).toEqual(["1", "2"]);
  }),
);
