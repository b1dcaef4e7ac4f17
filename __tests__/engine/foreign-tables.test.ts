import { describe, expect, test } from "vitest";
import { objectsOf, versionsOf } from "./observe.js";
import { withWorld } from "./world.js";

const files = { "V1__users.sql": "CREATE TABLE users (id int);" };
const ours =
  "version varchar(20) PRIMARY KEY, description text NOT NULL, script_name varchar(255) NOT NULL, checksum varchar(32) NOT NULL, installed_by varchar(100) NOT NULL, installed_on timestamp DEFAULT CURRENT_TIMESTAMP, execution_time int NOT NULL, success boolean NOT NULL";
/** As Flyway 4 to 13 makes it, and 2 and 3 before. */
const flyway =
  "installed_rank int PRIMARY KEY, version varchar(50), description varchar(200) NOT NULL, type varchar(20) NOT NULL, script varchar(1000) NOT NULL, checksum int, installed_by varchar(100) NOT NULL, installed_on timestamp NOT NULL DEFAULT now(), execution_time int NOT NULL, success boolean NOT NULL";
const oldFlyway = flyway.replace(
  "installed_rank int PRIMARY KEY, version varchar(50)",
  "version_rank int, installed_rank int, version varchar(50) PRIMARY KEY",
);

describe("a schema_version that is not the tool's is never touched", () => {
  test.each([
    {
      name: "an unknown shape names the columns that differ",
      sql: "CREATE TABLE schema_version (version int PRIMARY KEY, applied timestamptz NOT NULL)",
      message:
        "foreign-table: the table schema_version is not the tool's: column version is integer instead of character varying(20); column description is missing; column script_name is missing; column checksum is missing; column installed_by is missing; column installed_on is missing; column execution_time is missing; column success is missing; column applied is unknown and required",
    },
    {
      name: "Flyway 4 and later",
      sql: `CREATE TABLE schema_version (${flyway})`,
      message:
        "foreign-table: the table schema_version is the history of an old Flyway (it has installed_rank or version_rank)",
    },
    {
      name: "Flyway 2 and 3",
      sql: `CREATE TABLE schema_version (${oldFlyway})`,
      message:
        "foreign-table: the table schema_version is the history of an old Flyway (it has installed_rank or version_rank)",
    },
    {
      name: "a narrower column",
      sql: `CREATE TABLE schema_version (${ours.replace("varchar(255)", "varchar(50)")})`,
      message:
        "foreign-table: the table schema_version is not the tool's: column script_name is character varying(50) instead of character varying(255)",
    },
    {
      name: "a further column that must be given",
      sql: `CREATE TABLE schema_version (${ours}, team text NOT NULL)`,
      message: "foreign-table: the table schema_version is not the tool's: column team is unknown and required",
    },
    {
      name: "a table whose versions need not be unique",
      sql: `CREATE TABLE schema_version (${ours.replace(" PRIMARY KEY", " NOT NULL")})`,
      message: "foreign-table: the table schema_version is not the tool's: version is not its primary key",
    },
    {
      name: "a view with the same columns",
      sql: `CREATE TABLE versions (${ours}); CREATE VIEW schema_version AS SELECT * FROM versions`,
      message: "foreign-table: the table schema_version is not the tool's: it is a view",
    },
  ])("$name", ({ sql, message }) =>
    withWorld({ files }, async ({ db, run }) => {
      await db.query(sql);
      const shape =
        "SELECT attname, atttypid FROM pg_attribute WHERE attrelid = 'schema_version'::regclass ORDER BY attnum";
      const before = await db.query(shape);
      for (const [command, inputs] of [
        ["apply", {}],
        ["rollback", { "target-version": "0", confirm: "default" }],
        ["baseline", { "target-version": "1" }],
        ["repair", { all: "true", reason: "test" }],
        ["adopt", { "copy-of": "staging", reason: "test" }],
        ["check", {}],
      ] as const) {
        const { findings, report } = await run(command, { ...inputs, "existing-schema": "allow" });
        expect({ command, findings: findings.slice(0, 1), verdict: report.verdict }).toEqual({
          command,
          findings: [message],
          verdict: "blocked",
        });
      }
      expect(await db.query(shape)).toEqual(before);
      expect(await db.query("SELECT FROM schema_version")).toEqual([]);
      expect((await objectsOf(db)).includes("users")).toBe(false);
      expect(await db.query("SELECT to_regclass('schema_version_log') AS log")).toEqual([{ log: null }]);
    }),
  );
});

describe("no other table that bears the name of one of the tool's is touched either", () => {
  test.each([
    {
      name: "a log of something else",
      sql: "CREATE TABLE schema_version_log (id int, event text)",
      message:
        /^foreign-table: the table schema_version_log is not the tool's: column version is missing; .*; column wal_at is missing$/,
    },
    {
      name: "a sequence",
      sql: "CREATE SEQUENCE schema_version_repeatable",
      message: /^foreign-table: the table schema_version_repeatable is not the tool's: it is no table$/,
    },
    {
      name: "a table that a crash would empty",
      sql: `CREATE UNLOGGED TABLE schema_version (${ours})`,
      message: /^foreign-table: the table schema_version is not the tool's: it is unlogged, so that a crash empties it/,
    },
  ])("$name", ({ sql, message }) =>
    withWorld({ files }, async ({ db, run }) => {
      await db.query(sql);
      const before = await objectsOf(db);
      for (const command of ["check", "status", "history", "apply"]) {
        const { findings, report } = await run(command, { "existing-schema": "allow" });
        expect({ findings: findings.slice(0, 1), failure: report.failure }).toEqual({
          findings: [expect.stringMatching(message)],
          failure: command === "apply" ? "blocked" : null,
        });
      }
      expect(await objectsOf(db)).toEqual(before);
    }),
  );
});

describe("a schema_version that is the tool's in another make", () => {
  test.each([
    {
      name: "further columns that are nullable or have defaults",
      sql: `${ours}, note text, team text NOT NULL DEFAULT 'a'`,
    },
    { name: "wider columns", sql: ours.replace("varchar(20)", "text").replace("varchar(255)", "varchar(1000)") },
    { name: "identity columns", sql: `${ours}, id bigint GENERATED ALWAYS AS IDENTITY` },
  ])("$name are tolerated", ({ sql }) =>
    withWorld({ files }, async ({ db, run }) => {
      await db.query(`CREATE TABLE schema_version (${sql})`);
      expect((await run("apply")).findings).toEqual([]);
      expect((await run("apply")).environment.steps).toEqual([]);
      expect(await versionsOf(db)).toEqual(["1"]);
    }),
  );

  test("rows that were there count: a table that another program filled goes on", () =>
    withWorld({ files: { ...files, "V2__email.sql": "ALTER TABLE users ADD email text;" } }, async ({ db, run }) => {
      await db.query(
        `CREATE TABLE schema_version (${ours}); CREATE TABLE users (id int);
         INSERT INTO schema_version VALUES ('1', 'users', 'V1__users.sql', '${"0".repeat(32)}', 'eve', now(), 1, true)`,
      );
      expect((await run("apply")).findings).toEqual([expect.stringMatching(/^edited: version 1 .* by eve/)]);
      await run("repair", { "target-version": "1", reason: "first run under the tool" });
      expect((await run("apply")).findings).toEqual([]);
      expect(await versionsOf(db)).toEqual(["1", "2"]);
    }));
});
