import { expect, test } from "vitest";
import { lockKeyOf } from "../../src/database/target.js";
import { versionsOf } from "./observe.js";
import { withWorld } from "./world.js";

const functions = [
  "version()",
  "clock_timestamp()",
  "statement_timestamp()",
  "now()",
  "pg_backend_pid()",
  "current_database()",
  "current_schema()",
  "current_setting(text)",
  "current_setting(text, boolean)",
  "set_config(text, text, boolean)",
  "pg_is_in_recovery()",
  "pg_control_system()",
  "pg_try_advisory_lock(bigint)",
  "pg_blocking_pids(int)",
  "pg_cancel_backend(int)",
  "pg_current_wal_insert_lsn()",
  "pg_partition_tree(regclass)",
  "to_char(timestamp, text)",
  "to_regclass(text)",
  "format(text, text)",
  "format(text, int, text)",
  "unnest(anyarray)",
  "has_schema_privilege(oid, text)",
  "format_type(oid, int)",
];

const operands = [
  "name, name",
  "name, text",
  "text, text",
  "oid, oid",
  "oid, int",
  "oid, bigint",
  "oid, regclass",
  "bigint, bigint",
  "bigint, int",
  "int, int",
  '"char", "char"',
  "boolean, boolean",
  "int2, int",
  "real, int",
  "varchar, text",
];

const types = ["oid", "text", "regclass", "int4", "regnamespace", "timestamptz"];

/** What a hostile owner of a schema on the search path can make: each of it raises when anything calls it. */
const traps = [
  "CREATE FUNCTION public.trap() RETURNS boolean LANGUAGE plpgsql AS $$BEGIN RAISE 'trapped'; END$$",
  ...functions.map(
    (signature) =>
      `CREATE FUNCTION public.${signature} RETURNS text LANGUAGE sql AS 'SELECT public.trap()::pg_catalog.text'`,
  ),
  ...operands.flatMap((pair, index) => [
    `CREATE FUNCTION public.trap_${index}(${pair}) RETURNS boolean LANGUAGE sql AS 'SELECT public.trap()'`,
    ...["=", "<>", ">", ">="].map(
      (name) =>
        `CREATE OPERATOR public.${name} (LEFTARG = ${pair.split(", ")[0]}, RIGHTARG = ${pair.split(", ")[1]}, FUNCTION = public.trap_${index})`,
    ),
  ]),
  "CREATE FUNCTION public.trap_minus(timestamptz, timestamptz) RETURNS interval LANGUAGE sql AS 'SELECT NULL::interval WHERE public.trap()'",
  "CREATE OPERATOR public.- (LEFTARG = timestamptz, RIGHTARG = timestamptz, FUNCTION = public.trap_minus)",
  ...types.map((type) => `CREATE DOMAIN public.${type} AS pg_catalog.${type} CHECK (public.trap())`),
].join(";\n");

const files = {
  "V1__parents.sql": "CREATE TABLE IF NOT EXISTS parents (id int, CONSTRAINT parents_key PRIMARY KEY (id));",
  "U1__parents.sql": "DROP TABLE IF EXISTS parents;",
  "V2__children.sql":
    "CREATE TABLE IF NOT EXISTS children (parent int, CONSTRAINT waits FOREIGN KEY (parent) REFERENCES parents DEFERRABLE INITIALLY DEFERRED);",
  "U2__children.sql": "DROP VIEW IF EXISTS both_of; DROP TABLE IF EXISTS children;",
  "V3__index.sql": "CREATE INDEX CONCURRENTLY IF NOT EXISTS children_parent ON children (parent);",
  "U3__index.sql": "DROP INDEX CONCURRENTLY IF EXISTS children_parent;",
  "R__view.sql": "CREATE OR REPLACE VIEW both_of AS SELECT parent FROM children;",
  "beforeEachMigrate.sql": "SET search_path = public, pg_catalog;",
  "afterMigrate.sql": "VACUUM children;",
};

test("functions, operators and types of a schema on the search path are never called by the tool", () =>
  withWorld({ files }, async ({ db, run, write }) => {
    await db.query(traps);
    await db.query(`ALTER DATABASE ${db.name} SET search_path = public, pg_catalog`);
    const trapped = await db.connect();
    for (const sql of [
      "SELECT version()",
      "SELECT 1 WHERE 1 = 1",
      "SELECT 1 FROM pg_class WHERE oid = 1",
      "SELECT '1'::oid",
    ]) {
      await expect(trapped.query(sql)).rejects.toThrow("trapped");
    }
    const went = async (command: string, inputs: Readonly<Record<string, string>> = {}): Promise<void> => {
      const { findings, report } = await run(command, inputs);
      expect({ command, findings, failure: report.failure }).toEqual({ command, findings: [], failure: null });
    };
    await went("check");
    await went("apply", { "on-failure": "undo", environment: "production" });
    await went("status");
    await went("history");
    await went("rollback", { "target-version": "1", confirm: "production", environment: "production" });
    await went("apply", { transaction: "each", environment: "production" });
    // A step that waits has a watcher, who looks from elsewhere; a failing one looks for what to undo.
    write({
      "V4__slow.sql": "SELECT pg_catalog.pg_sleep(1.2);",
      "U4__slow.sql": "TRUNCATE children;",
      "V5__bad.sql": "DROP TABLE nowhere;",
    });
    const failed = await run("apply", { "on-failure": "undo", environment: "production" });
    expect(failed.findings.filter((one) => one.includes("trapped"))).toEqual([]);
    expect(failed.environment.longestWaitMs).toBe(0);
    expect(await versionsOf(db)).toEqual(["1", "2", "3"]);
    await db.query(`SELECT pg_advisory_lock(${lockKeyOf("public").key})`);
    expect((await run("apply", { "lock-wait": "100ms" })).findings).toEqual([
      expect.stringMatching(/^lock-held: .*, test,/),
    ]);
  }));
