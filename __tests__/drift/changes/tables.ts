import type { Change } from "./change.js";

/** Schemas, tables, inheritance. */
export const tableChanges: readonly Change[] = [
  { name: "a schema is created", sql: "CREATE SCHEMA extra", expected: "structural unexpected schema extra" },
  {
    name: "a schema is created with all that is in it",
    sql: "CREATE SCHEMA extra; CREATE TABLE extra.t (id serial PRIMARY KEY, a text); CREATE VIEW extra.v AS SELECT 1 AS a; CREATE FUNCTION extra.f(x int) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE TYPE extra.e AS ENUM ('a')",
    expected: "structural unexpected schema extra",
  },
  {
    name: "a schema is dropped with its table",
    sql: `DROP SCHEMA "Odd.Schema ""x""" CASCADE`,
    expected: `structural missing schema "Odd.Schema ""x"""`,
  },
  {
    name: "a schema changes hands",
    sql: "ALTER SCHEMA shop OWNER TO drift_owner",
    expected: "security changed schema shop: owner",
  },
  {
    name: "a schema is opened",
    sql: "GRANT CREATE ON SCHEMA shop TO drift_reader",
    expected: "security changed schema shop: privileges",
  },
  {
    name: "a schema's comment is edited",
    sql: "COMMENT ON SCHEMA shop IS 'other'",
    expected: "cosmetic changed schema shop: comment",
  },
  {
    name: "a table is created with columns, constraints, indexes, a serial and a trigger",
    sql: "CREATE TABLE shop.extra (id serial PRIMARY KEY, name text NOT NULL UNIQUE CHECK (name <> ''), other bigint REFERENCES shop.users); CREATE INDEX ON shop.extra (lower(name)); CREATE TRIGGER t BEFORE INSERT ON shop.extra FOR EACH ROW EXECUTE FUNCTION shop.touch(); CREATE STATISTICS shop.extra_stats ON id, name FROM shop.extra",
    expected: "structural unexpected table shop.extra",
  },
  { name: "a table is dropped", sql: "DROP TABLE shop.cats", expected: "structural missing table shop.cats" },
  {
    name: "a table with policies, rules and an index as replica identity is dropped",
    sql: "DROP TABLE shop.accounts",
    expected: "structural missing table shop.accounts",
  },
  {
    name: "a table is renamed",
    sql: "ALTER TABLE shop.cache RENAME TO caches",
    expected: ["structural missing table shop.cache", "structural unexpected table shop.caches"],
  },
  {
    name: "a table with indexes is renamed",
    sql: "ALTER TABLE shop.accounts RENAME TO purses",
    expected: ["structural missing table shop.accounts", "structural unexpected table shop.purses"],
  },
  {
    name: "a table moves to another schema",
    sql: "ALTER TABLE shop.cats SET SCHEMA public",
    expected: ["structural missing table shop.cats", "structural unexpected table public.cats"],
  },
  {
    name: "a table becomes unlogged",
    sql: "ALTER TABLE shop.cats SET UNLOGGED",
    expected: "operational changed table shop.cats: persistence",
  },
  {
    name: "an unlogged table becomes logged",
    sql: "ALTER TABLE shop.cache SET LOGGED",
    expected: "operational changed table shop.cache: persistence",
  },
  {
    name: "a table with a serial becomes unlogged with its sequence",
    sql: "CREATE TABLE public.s (id serial); ALTER TABLE public.s SET UNLOGGED",
    expected: "structural unexpected table public.s",
  },
  {
    name: "a table changes hands with its serial",
    sql: "ALTER TABLE shop.orders OWNER TO drift_owner",
    expected: "security changed table shop.orders: owner",
  },
  {
    name: "row security is switched on",
    sql: "ALTER TABLE shop.users ENABLE ROW LEVEL SECURITY",
    expected: "security changed table shop.users: row_security",
  },
  {
    name: "row security is switched off",
    sql: "ALTER TABLE shop.accounts DISABLE ROW LEVEL SECURITY",
    expected: "security changed table shop.accounts: row_security",
  },
  {
    name: "row security is forced",
    sql: "ALTER TABLE shop.accounts FORCE ROW LEVEL SECURITY",
    expected: "security changed table shop.accounts: force_row_security",
  },
  {
    name: "a replica identity is dropped",
    sql: "ALTER TABLE shop.orders REPLICA IDENTITY DEFAULT",
    expected: "operational changed table shop.orders: replica_identity",
  },
  {
    name: "a replica identity is nothing",
    sql: "ALTER TABLE shop.users REPLICA IDENTITY NOTHING",
    expected: "operational changed table shop.users: replica_identity",
  },
  {
    name: "another index is the replica identity",
    sql: "ALTER TABLE shop.accounts REPLICA IDENTITY USING INDEX accounts_pkey",
    expected: "operational changed table shop.accounts: replica_identity",
  },
  {
    name: "a storage parameter is set",
    sql: "ALTER TABLE shop.users SET (fillfactor = 70)",
    expected: "operational changed table shop.users: options",
  },
  {
    name: "a storage parameter is reset",
    sql: "ALTER TABLE shop.orders RESET (autovacuum_enabled)",
    expected: "operational changed table shop.orders: options",
  },
  {
    name: "a parameter of the TOAST table is changed",
    sql: "ALTER TABLE shop.orders SET (toast.autovacuum_vacuum_threshold = 900)",
    expected: "operational changed table shop.orders: toast_options",
  },
  {
    name: "a table's comment goes",
    sql: "COMMENT ON TABLE shop.users IS NULL",
    expected: "cosmetic changed table shop.users: comment",
  },
  {
    name: "a table is granted",
    sql: "GRANT INSERT, DELETE ON shop.orders TO drift_writer",
    expected: "security changed table shop.orders: privileges",
  },
  {
    name: "a grant on a table is revoked",
    sql: "REVOKE SELECT ON shop.orders FROM drift_reader",
    expected: "security changed table shop.orders: privileges",
  },
  {
    name: "a table is granted to everybody",
    sql: "GRANT SELECT ON shop.cats TO PUBLIC",
    expected: "security changed table shop.cats: privileges",
  },
  {
    name: "a grant loses its grant option",
    sql: "REVOKE GRANT OPTION FOR SELECT ON shop.accounts FROM drift_writer",
    expected: "security changed table shop.accounts: privileges",
  },
  {
    name: "the owner loses a privilege",
    sql: "REVOKE DELETE ON shop.cats FROM postgres",
    expected: "security changed table shop.cats: privileges",
  },
  {
    name: "MAINTAIN is granted",
    since: 17,
    sql: "GRANT MAINTAIN ON shop.cats TO drift_writer",
    expected: "security changed table shop.cats: privileges",
  },
  {
    name: "a typed table is freed",
    sql: "ALTER TABLE shop.places NOT OF",
    expected: "structural changed table shop.places: of_type",
  },
  {
    name: "a table gets another access method",
    since: 15,
    sql: "ALTER TABLE shop.cats SET ACCESS METHOD heap_too",
    expected: "structural changed table shop.cats: access_method",
  },
  {
    name: "a table inherits",
    sql: "ALTER TABLE shop.cats INHERIT shop.animals",
    expected: "structural changed table shop.cats: parents",
  },
  {
    name: "a table no longer inherits",
    sql: "ALTER TABLE shop.dogs NO INHERIT shop.animals",
    expected: "structural changed table shop.dogs: parents",
  },
  {
    name: "a column is added to a parent",
    sql: "ALTER TABLE shop.animals ADD colour text DEFAULT 'red' NOT NULL",
    expected: "structural unexpected column shop.animals.colour",
  },
  {
    name: "a column of a parent is dropped",
    sql: "ALTER TABLE shop.animals DROP legs",
    expected: [
      "structural missing column shop.animals.legs",
      "structural missing constraint shop.animals.animals_legs_check",
    ],
  },
  {
    name: "a column of a parent changes type",
    sql: "ALTER TABLE shop.animals ALTER name TYPE varchar(10)",
    expected: "structural changed column shop.animals.name: type",
  },
  {
    name: "a default of a parent changes, and of its child with it",
    sql: "ALTER TABLE shop.animals ALTER legs SET DEFAULT 6",
    expected: "structural changed column shop.animals.legs: default",
  },
  {
    name: "a default of a child alone changes",
    sql: "ALTER TABLE shop.dogs ALTER legs SET DEFAULT 3",
    expected: "structural changed column shop.dogs.legs: default",
  },
  {
    name: "a default of a parent alone changes",
    sql: "ALTER TABLE ONLY shop.animals ALTER legs SET DEFAULT 6",
    expected: "structural changed column shop.animals.legs: default",
  },
  {
    name: "a check of a parent comes",
    sql: "ALTER TABLE shop.animals ADD CONSTRAINT named CHECK (name <> '')",
    expected: "structural unexpected constraint shop.animals.named",
  },
];
