import { expect, test } from "vitest";
import { findBeyondDatabase } from "../../src/sql/beyond-database.js";
import { parseScript } from "../../src/sql/script.js";
import { scriptOf } from "./scripts.js";

const ofServer = new Set(["there", "there_too"]);

async function find(sql: string): Promise<string | null> {
  const { statements, findings } = await parseScript(scriptOf(sql, {}), new Map());
  const [statement] = statements;
  if (statement === undefined) throw new Error(findings[0]?.message ?? "no statement");
  return findBeyondDatabase(statement, (role) => role === null || ofServer.has(role));
}

test.each([
  ["ALTER SYSTEM SET work_mem = '7MB'", "ALTER SYSTEM"],
  ["ALTER ROLE CURRENT_USER PASSWORD 'x'", "ALTER ROLE"],
  ["ALTER USER there SET work_mem = '7MB'", "ALTER USER"],
  ["ALTER ROLE ALL SET work_mem = '7MB'", "ALTER ROLE"],
  ["ALTER ROLE there IN DATABASE shop SET work_mem = '7MB'", "ALTER ROLE"],
  ["ALTER ROLE there RENAME TO mine", "ALTER ROLE"],
  ["DROP ROLE IF EXISTS mine, there", "DROP ROLE"],
  ["GRANT there TO there_too", "GRANT of a role"],
  ["REVOKE there FROM CURRENT_USER", "REVOKE of a role"],
  ["COMMENT ON ROLE there IS 'x'", "COMMENT ON ROLE"],
  ["DROP OWNED BY there", "DROP OWNED"],
  ["REASSIGN OWNED BY there TO mine", "REASSIGN OWNED"],
  ["CREATE DATABASE other", "CREATE DATABASE"],
  ["DROP DATABASE IF EXISTS shop", "DROP DATABASE"],
  ["ALTER DATABASE shop SET work_mem = '7MB'", "ALTER DATABASE"],
  ["ALTER DATABASE shop OWNER TO mine", "ALTER DATABASE"],
  ["ALTER DATABASE shop RENAME TO other", "ALTER DATABASE"],
  ["ALTER DATABASE shop WITH CONNECTION LIMIT 5", "ALTER DATABASE"],
  ["ALTER DATABASE shop REFRESH COLLATION VERSION", "ALTER DATABASE"],
  ["COMMENT ON DATABASE shop IS 'x'", "COMMENT ON DATABASE"],
  ["GRANT CONNECT ON DATABASE shop TO mine", "GRANT for a whole database or server"],
  ["GRANT SET ON PARAMETER work_mem TO mine", "GRANT for a whole database or server"],
  ["CREATE TABLESPACE fast LOCATION '/x'", "CREATE TABLESPACE"],
  ["ALTER TABLESPACE fast RENAME TO slow", "ALTER TABLESPACE"],
  ["CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p WITH (connect = false)", "CREATE SUBSCRIPTION"],
  ["ALTER SUBSCRIPTION s OWNER TO mine", "ALTER SUBSCRIPTION"],
  ["SELECT pg_create_logical_replication_slot('s', 'pgoutput')", "pg_create_logical_replication_slot()"],
  ["SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_stat_activity", "pg_terminate_backend()"],
  ["DO $$ BEGIN ALTER ROLE there SET work_mem = '7MB'; END $$", "ALTER ROLE"],
  ["DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || 'shop' || ' SET work_mem = 1'; END $$", "SQL that a block puts together"],
  ["DO $$ BEGIN EXECUTE format('GRANT %I TO %I', 'there', 'there_too'); END $$", "SQL that a block puts together"],
])("%s reaches beyond its database", async (sql, expected) => {
  expect(await find(sql)).toBe(expected);
});

test.each([
  "CREATE ROLE mine NOLOGIN",
  "ALTER ROLE mine SET work_mem = '7MB'",
  "DROP ROLE IF EXISTS mine",
  "GRANT there TO mine",
  "GRANT mine TO there",
  "COMMENT ON ROLE mine IS 'x'",
  "COMMENT ON TABLE t IS 'pg_terminate_backend(1)'",
  "GRANT SELECT ON t TO there",
  "REVOKE ALL ON SCHEMA public FROM PUBLIC",
  "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO there",
  "ALTER TABLE t OWNER TO there",
  "ALTER TABLE t RENAME TO u",
  "SELECT pg_advisory_lock(1)",
  "SELECT pg_notify('a', 'b')",
  "CREATE USER MAPPING FOR there SERVER s",
  "CREATE PUBLICATION p FOR ALL TABLES",
  "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'ALTER ROLE there SET work_mem = 1'",
  "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET work_mem = 1', current_database()); END $$",
  "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mine') THEN CREATE ROLE mine; END IF; END $$",
  "DO $$ BEGIN EXECUTE 'GRANT SELECT ON t TO ' || 'there'; END $$",
])("%s stays in its database, or is gone with a role of ours", async (sql) => {
  expect(await find(sql)).toBeNull();
});
