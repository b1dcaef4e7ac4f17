import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inWords } from "../../src/database/recorded.js";
import { many } from "./many-files.js";
import { eventsOf, versionsOf } from "./observe.js";
import { withWorld } from "./world.js";

const alone = { "V1__a.sql": "CREATE TABLE a (id int);\n", "V2__b.sql": "CREATE TABLE b (id int);\n" };
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

const disguised = (sql: string): string => `DO $$BEGIN EXECUTE 'ALTER TABLE schema' || '_version ${sql}'; END$$;\n`;

test.each([
  {
    name: "by a file",
    files: { "V2__b.sql": disguised("ALTER version TYPE int USING version::int") },
    said: "(V1 a, V2 b): the table schema_version is not the tool's: column version is integer instead of character varying(20)",
  },
  {
    name: "by a callback",
    files: { "afterMigrate.sql": disguised("RENAME TO gone") },
    said: "(V1 a, V2 b): a file or a callback took its rows away",
  },
])("a record that was changed behind the look at it is told at the run's end, $name", ({ files, said }) =>
  withWorld({ files: { ...alone, ...files } }, async ({ run }) => {
    const { findings, report } = await run("apply");
    expect(findings).toEqual([`statement: what this run did is not on record ${said}`]);
    expect(report.failure).toBe("database");
  }),
);

test("a version that comes back behind its undo is told at the end of the rollback", () => {
  const row = `SELECT (jsonb_populate_record(v, ''{"version":"3"}'')).* FROM schema'||'_version v WHERE version = ''1''`;
  const files = {
    ...alone,
    "V2__b.sql": "CREATE TABLE b ();",
    "U2__b.sql": `DROP TABLE b; DO $$BEGIN EXECUTE 'INSERT INTO schema'||'_version ${row}'; END$$;`,
    "V3__c.sql": "CREATE TABLE c ();",
    "U3__c.sql": "DROP TABLE c;",
  };
  return withWorld({ files }, async ({ run }) => {
    await run("apply");
    const shown = await run("rollback", { steps: "2", "dry-run": "true" });
    const { findings, report } = await run("rollback", {
      steps: "2",
      confirm: "default",
      "expect-plan": shown.environment?.planDigest ?? "",
    });
    expect(findings).toEqual([
      "statement: what this run did is not on record (U3 c): a file or a callback took its rows away",
    ]);
    expect(report.failure).toBe("database");
  });
});

test("a file that looks for a table of such a name is told what it lacks", () =>
  withWorld({ files: { ...alone, "V2__b.sql": "SELECT 1 FROM schema_version_of_ours;\n" } }, async ({ run }) => {
    const { findings } = await run("apply");
    expect(findings).toEqual(['statement: relation "schema_version_of_ours" does not exist (42P01)']);
  }));

test("a file without a transaction that takes them away is told as that too, and its end is on record", () =>
  withWorld({ files: alone }, async ({ db, write, run }) => {
    await run("apply");
    write({ "V3__c.sql": `-- schema-version: transaction=false\n${disguised("DROP checksum")}` });
    const { report } = await run("apply");
    const [found] = report.findings;
    expect(found?.message).toMatch(/^recording the step: the file drops, moves or changes a table of the tool's own/);
    expect(found?.help ?? "").not.toContain("a statement of the tool's own failed");
    expect((await eventsOf(db)).slice(-2)).toEqual(["start 3", "fail 3"]);
  }));

test("a trigger on the tool's tables that misses a table of such a name is not the file's fault", async () => {
  const message = 'relation "schema_version_audit" does not exist';
  const error = { own: true, sqlstate: "42P01", message, context: "PL/pgSQL function audit() line 1 at SQL statement" };
  expect(await inWords({} as never, error)).toBe(error);
  expect((await inWords({} as never, { ...error, context: null })).own).toBe(false);
});

test("a file that takes Flyway's table away, which is kept beside, is told in the server's words", () =>
  withWorld({ files: { "V1__a.sql": alone["V1__a.sql"] } }, async ({ write, run }) => {
    const config = "flyway:\n  history: mirror\n";
    await run("apply", {}, { config });
    write({ "V2__b.sql": "DROP TABLE flyway_schema_history;\n" });
    const { findings } = await run("apply", {}, { config });
    expect(findings).toEqual(['statement: relation "public.flyway_schema_history" does not exist (42P01)']);
  }));

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
