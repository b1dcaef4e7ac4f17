import { guarded, type Case } from "./case.js";
import { tableCases } from "./cases-of-tables.js";

/** What the second run of a migration does, and what its undo script brings back. */
export const cases: readonly Case[] = [
  ...tableCases,
  // Views and routines
  { migration: "CREATE VIEW $t_v AS SELECT a FROM $t;", rerun: "fails", undo: "DROP VIEW IF EXISTS $t_v;" },
  {
    migration: "CREATE OR REPLACE VIEW $t_v AS SELECT a FROM $t;",
    rerun: "unchanged",
    undo: "DROP VIEW IF EXISTS $t_v;",
  },
  {
    before: "CREATE VIEW $t_v AS SELECT a FROM $t;",
    migration: "CREATE OR REPLACE VIEW $t_v AS SELECT a, b FROM $t;",
    rerun: "unchanged",
    undo: "CREATE OR REPLACE VIEW $t_v AS SELECT a FROM $t;",
    undone: "fails",
  },
  {
    before: "CREATE VIEW $t_v AS SELECT a FROM $t;",
    migration: "CREATE OR REPLACE VIEW $t_v AS SELECT a, b FROM $t;",
    rerun: "unchanged",
    undo: "DROP VIEW IF EXISTS $t_v; CREATE VIEW $t_v AS SELECT a FROM $t;",
  },
  {
    migration: "CREATE MATERIALIZED VIEW IF NOT EXISTS $t_m AS SELECT count(*) AS n FROM $t;",
    rerun: "unchanged",
    undo: "DROP MATERIALIZED VIEW IF EXISTS $t_m;",
  },
  {
    before: "CREATE MATERIALIZED VIEW $t_m AS SELECT count(*) AS n FROM $t;",
    migration: "REFRESH MATERIALIZED VIEW $t_m;",
    rerun: "unchanged",
  },
  {
    migration: "CREATE FUNCTION $t_f() RETURNS int LANGUAGE sql AS 'SELECT 1';",
    rerun: "fails",
    undo: "DROP FUNCTION IF EXISTS $t_f();",
  },
  {
    before: "CREATE FUNCTION $t_f() RETURNS int LANGUAGE sql AS 'SELECT 1';",
    migration: "CREATE OR REPLACE FUNCTION $t_f() RETURNS int LANGUAGE sql AS 'SELECT 2';",
    rerun: "unchanged",
    undo: "CREATE OR REPLACE FUNCTION $t_f() RETURNS int LANGUAGE sql AS 'SELECT 1';",
  },
  {
    before: "CREATE FUNCTION $t_f() RETURNS int LANGUAGE sql AS 'SELECT 1';",
    migration: "CREATE OR REPLACE FUNCTION $t_f() RETURNS int LANGUAGE sql AS 'SELECT 2';",
    rerun: "unchanged",
    undo: "SELECT 1;",
    undone: "different",
  },
  {
    before: "CREATE FUNCTION $t_f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';",
    migration: "CREATE TRIGGER $t_g BEFORE INSERT ON $t FOR EACH ROW EXECUTE FUNCTION $t_f();",
    rerun: "fails",
    undo: "DROP TRIGGER IF EXISTS $t_g ON $t;",
  },
  {
    before: "CREATE FUNCTION $t_f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';",
    migration:
      "DROP TRIGGER IF EXISTS $t_g ON $t; CREATE TRIGGER $t_g BEFORE INSERT ON $t FOR EACH ROW EXECUTE FUNCTION $t_f();",
    rerun: "unchanged",
    undo: "DROP TRIGGER IF EXISTS $t_g ON $t;",
  },
  { migration: "CREATE POLICY $t_p ON $t USING (true);", rerun: "fails", undo: "DROP POLICY IF EXISTS $t_p ON $t;" },
  {
    migration: "ALTER TABLE $t ENABLE ROW LEVEL SECURITY;",
    rerun: "unchanged",
    undo: "ALTER TABLE $t DISABLE ROW LEVEL SECURITY;",
  },
  // Types and sequences
  { migration: "CREATE TYPE $t_e AS ENUM ('a');", rerun: "fails", undo: "DROP TYPE IF EXISTS $t_e;" },
  {
    migration: "DO $$ BEGIN IF to_regtype('$t_e') IS NULL THEN CREATE TYPE $t_e AS ENUM ('a'); END IF; END $$;",
    rerun: "unchanged",
    undo: "DROP TYPE IF EXISTS $t_e;",
  },
  {
    before: "CREATE TYPE $t_e AS ENUM ('a');",
    migration: "ALTER TYPE $t_e ADD VALUE 'b';",
    rerun: "fails",
    undo: "SELECT 1;",
    undone: "different",
    redone: "fails",
  },
  {
    before: "CREATE TYPE $t_e AS ENUM ('a');",
    migration: "ALTER TYPE $t_e ADD VALUE IF NOT EXISTS 'b';",
    rerun: "unchanged",
  },
  { migration: "CREATE SEQUENCE $t_q;", rerun: "fails", undo: "DROP SEQUENCE IF EXISTS $t_q;" },
  { before: "CREATE SEQUENCE $t_q;", migration: "SELECT nextval('$t_q');", rerun: "changed" },
  { before: "CREATE SEQUENCE $t_q;", migration: "SELECT setval('$t_q', 100);", rerun: "unchanged" },
  {
    before: "CREATE SEQUENCE $t_q;",
    migration: "ALTER SEQUENCE $t_q RESTART WITH 100;",
    rerun: "unchanged",
    undo: "SELECT 1;",
    also: ["undo-rows"],
  },
  {
    before: "ALTER TABLE $t ADD COLUMN n int GENERATED ALWAYS AS IDENTITY;",
    migration: "ALTER TABLE $t ALTER COLUMN n RESTART WITH 5000;",
    rerun: "unchanged",
    undo: "SELECT 1;",
    also: ["undo-rows"],
  },
  {
    before: "CREATE SEQUENCE $t_q;",
    migration: "SELECT setval('$t_q', 100);",
    rerun: "unchanged",
    undo: "ALTER SEQUENCE $t_q RESTART;",
  },
  {
    before: "CREATE SEQUENCE $t_q; CREATE FUNCTION $t_f() RETURNS bigint LANGUAGE sql AS $$SELECT nextval('$t_q')$$;",
    migration: "SELECT $t_f();",
    rerun: "changed",
  },
  {
    before: "CREATE TABLE $t_x (id serial, a int UNIQUE);",
    migration: "INSERT INTO $t_x (a) VALUES (1) ON CONFLICT DO NOTHING; SELECT count(*) FROM $t_x;",
    rerun: "unchanged",
    undo: "DELETE FROM $t_x WHERE a = 1;",
  },
  {
    before: "CREATE TABLE $t_x (id serial);",
    migration: "ALTER TABLE $t_x ALTER COLUMN id DROP DEFAULT; DROP SEQUENCE IF EXISTS $t_x_id_seq;",
    rerun: "unchanged",
    undo: "CREATE SEQUENCE IF NOT EXISTS $t_x_id_seq AS int OWNED BY $t_x.id; ALTER TABLE $t_x ALTER COLUMN id SET DEFAULT nextval('$t_x_id_seq');",
    also: ["undo-rows"],
  },
  {
    before: "CREATE TABLE $t_x (id serial);",
    migration: "ALTER TABLE $t_x ALTER COLUMN id DROP DEFAULT; DROP SEQUENCE IF EXISTS $t_x_id_seq;",
    rerun: "unchanged",
    undo: "CREATE SEQUENCE IF NOT EXISTS $t_x_id_seq AS int OWNED BY $t_x.id; ALTER TABLE $t_x ALTER COLUMN id SET DEFAULT nextval('$t_x_id_seq'); SELECT setval('$t_x_id_seq', coalesce(max(id), 1)) FROM $t_x;",
  },
  { migration: "COMMENT ON TABLE $t IS 'x';", rerun: "unchanged", undo: "COMMENT ON TABLE $t IS NULL;" },
  { migration: "GRANT SELECT ON $t TO PUBLIC;", rerun: "unchanged", undo: "REVOKE SELECT ON $t FROM PUBLIC;" },
  {
    migration: "ALTER TABLE $t SET (fillfactor = 70);",
    rerun: "unchanged",
    undo: "ALTER TABLE $t RESET (fillfactor);",
  },
  { migration: "CREATE STATISTICS $t_st ON a, b FROM $t;", rerun: "fails", undo: "DROP STATISTICS IF EXISTS $t_st;" },
  // Rows
  { migration: "INSERT INTO $t (id) VALUES (7);", rerun: "fails", undo: "DELETE FROM $t WHERE id = 7;" },
  {
    migration: "INSERT INTO $t (id) VALUES (7) ON CONFLICT DO NOTHING;",
    rerun: "unchanged",
    undo: "DELETE FROM $t WHERE id = 7;",
  },
  { before: "CREATE TABLE $t_x (a int);", migration: "INSERT INTO $t_x VALUES (7);", rerun: "changed" },
  {
    before: "CREATE TABLE $t_x (id serial PRIMARY KEY, a int UNIQUE);",
    migration: "INSERT INTO $t_x (a) VALUES (7) ON CONFLICT (a) DO NOTHING;",
    rerun: "unchanged",
  },
  { migration: "UPDATE $t SET a = a + 1;", rerun: "changed", undo: "UPDATE $t SET a = a - 1;" },
  { migration: "UPDATE $t SET b = 'y' WHERE b <> 'y';", rerun: "unchanged", undo: "SELECT 1;", also: ["undo-rows"] },
  { migration: "UPDATE $t SET b = upper(b);", rerun: "unchanged" },
  { migration: "DELETE FROM $t;", rerun: "unchanged", undo: "SELECT 1;", also: ["undo-rows"] },
  {
    before: "CREATE TABLE $t_x (id serial, a int);",
    migration: "TRUNCATE $t_x; INSERT INTO $t_x (a) VALUES (1);",
    rerun: "changed",
  },
  {
    before: "CREATE TABLE $t_x (id int, a int);",
    migration: "TRUNCATE $t_x; INSERT INTO $t_x VALUES (1, 2);",
    rerun: "unchanged",
  },
  {
    before: "CREATE MATERIALIZED VIEW $t_m AS SELECT count(*) AS c FROM $t;",
    migration: "REFRESH MATERIALIZED VIEW $t_m WITH NO DATA;",
    rerun: "unchanged",
    undo: "SELECT 1;",
    also: ["undo-rows"],
  },
  { migration: "SELECT lo_create(0);", rerun: "changed" },
  // What is there already
  {
    before: "CREATE TABLE $t_x (other text);",
    migration: "CREATE TABLE IF NOT EXISTS $t_x (id int);",
    rerun: "unchanged",
    also: ["already-there"],
  },
  { migration: "ALTER TABLE $t ADD COLUMN IF NOT EXISTS b varchar(5);", rerun: "unchanged", also: ["already-there"] },
  {
    migration:
      "CREATE TABLE IF NOT EXISTS $t_x (id int); ALTER TABLE $t_x ADD COLUMN IF NOT EXISTS id int; CREATE INDEX IF NOT EXISTS $t_i ON $t_x (id); CREATE INDEX IF NOT EXISTS $t_i ON $t_x (id);",
    rerun: "unchanged",
  },
  // Rows of ours that it does not run on
  {
    migration: "ALTER TABLE $t ADD COLUMN x int NOT NULL;",
    rerun: "fails",
    undo: "ALTER TABLE $t DROP COLUMN x;",
    also: ["fails-on-rows", "undo-twice"],
  },
  {
    migration:
      "DO $$ BEGIN IF EXISTS (SELECT FROM $t) THEN RAISE EXCEPTION 'upgrade to 0.19 first'; END IF; END $$; ALTER TABLE $t ADD COLUMN IF NOT EXISTS x int;",
    rerun: "unchanged",
    undo: "ALTER TABLE $t DROP COLUMN IF EXISTS x;",
    also: ["fails-on-rows"],
  },
  // What depends on what the run before left
  {
    migration:
      "DO $$ BEGIN IF EXISTS (SELECT FROM $t WHERE b = 'was here') THEN ALTER TABLE $t ADD COLUMN IF NOT EXISTS y int; ELSE ALTER TABLE $t ADD COLUMN IF NOT EXISTS x int; INSERT INTO $t (id, b) VALUES (471100, 'was here'); END IF; END $$;",
    rerun: "changed",
    undo: "ALTER TABLE $t DROP COLUMN IF EXISTS x, DROP COLUMN IF EXISTS y;",
    redone: "different",
    also: ["undo-rows"],
  },
  {
    migration: "ALTER TABLE $t ADD COLUMN IF NOT EXISTS x int;",
    rerun: "unchanged",
    undo: "DO $$ BEGIN IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = '$t'::regclass AND attname = 'x') THEN ALTER TABLE $t DROP COLUMN x; ELSE ALTER TABLE $t DROP COLUMN c; END IF; END $$;",
    also: ["undo-twice"],
  },
  // Inheritance
  {
    before: "CREATE TABLE $t_x () INHERITS ($t);",
    migration: "ALTER TABLE $t_x NO INHERIT $t;",
    rerun: "fails",
    undo: guarded("SELECT FROM pg_inherits WHERE inhrelid = '$t_x'::regclass", "ALTER TABLE $t_x INHERIT $t"),
    undone: "different",
  },
  {
    before: "CREATE TABLE $t_x (LIKE $t);",
    migration: "ALTER TABLE $t_x INHERIT $t;",
    rerun: "fails",
    undo: "DO $$ BEGIN ALTER TABLE $t_x NO INHERIT $t; EXCEPTION WHEN undefined_table THEN NULL; END $$;",
  },
];
