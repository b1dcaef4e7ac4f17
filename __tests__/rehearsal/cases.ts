import type { Proof } from "../../src/core/model.js";

/** A migration on a table of its own, `$t`; `$t_x` and the like are free names. */
export interface Case {
  readonly migration: string;
  /** Beside `CREATE TABLE $t (id int PRIMARY KEY, a int, b text, c varchar(20))`. */
  readonly before?: string;
  readonly rerun: Proof["rerun"];
  readonly undo?: string;
  /** `identical` where an undo script is given and nothing is told. */
  readonly undone?: Proof["undo"];
  readonly redone?: Proof["redo"];
  /** Ids of findings beside those that the verdicts bring. */
  readonly also?: readonly string[];
  readonly since?: number;
}

const guarded = (condition: string, sql: string): string =>
  `DO $$ BEGIN IF NOT EXISTS (${condition}) THEN ${sql}; END IF; END $$;`;

/** What the second run of a migration does, and what its undo script brings back. */
export const cases: readonly Case[] = [
  // Without a transaction: first, since each takes copies, which get all that ran before
  {
    before: "INSERT INTO $t VALUES (1, 1);",
    migration:
      "-- schema-version: transaction=false\nUPDATE $t SET a = a + 1 WHERE to_regclass('$t_i') IS NULL;\nCREATE INDEX CONCURRENTLY IF NOT EXISTS $t_i ON $t (b);",
    rerun: "changed",
  },
  {
    before: "CREATE TABLE $t_x (at timestamptz);",
    migration:
      "-- schema-version: transaction=false\nINSERT INTO $t_x SELECT clock_timestamp() WHERE NOT EXISTS (SELECT FROM $t_x);\nCREATE INDEX CONCURRENTLY IF NOT EXISTS $t_i ON $t (b);",
    rerun: "unchanged",
  },
  // Tables
  { migration: "CREATE TABLE $t_x (id int);", rerun: "fails", undo: "DROP TABLE $t_x;", also: ["undo-twice"] },
  { migration: "CREATE TABLE IF NOT EXISTS $t_x (id int);", rerun: "unchanged", undo: "DROP TABLE IF EXISTS $t_x;" },
  {
    migration: "CREATE TABLE IF NOT EXISTS $t_x AS SELECT * FROM $t;",
    rerun: "unchanged",
    undo: "DROP TABLE IF EXISTS $t_x;",
  },
  { migration: "SELECT * INTO $t_x FROM $t;", rerun: "fails" },
  {
    migration: "DROP TABLE $t;",
    rerun: "fails",
    undo: "CREATE TABLE IF NOT EXISTS $t (id int PRIMARY KEY, a int, b text, c varchar(20));",
    also: ["undo-rows"],
  },
  {
    migration: "DROP TABLE IF EXISTS $t;",
    rerun: "unchanged",
    undo: "CREATE TABLE $t (id int, a int, b text, c varchar(20));",
    undone: "different",
    also: ["undo-twice"],
  },
  { migration: "ALTER TABLE $t RENAME TO $t_x;", rerun: "fails", undo: "ALTER TABLE IF EXISTS $t_x RENAME TO $t;" },
  {
    migration: "ALTER TABLE IF EXISTS $t RENAME TO $t_x;",
    rerun: "unchanged",
    undo: "ALTER TABLE IF EXISTS $t_x RENAME TO $t;",
  },
  { migration: "CREATE SCHEMA $t_s;", rerun: "fails", undo: "DROP SCHEMA IF EXISTS $t_s;" },
  { migration: "CREATE SCHEMA IF NOT EXISTS $t_s;", rerun: "unchanged", undo: "DROP SCHEMA IF EXISTS $t_s;" },
  // Columns
  {
    migration: "ALTER TABLE $t ADD COLUMN x int;",
    rerun: "fails",
    undo: "ALTER TABLE $t DROP COLUMN x;",
    also: ["undo-twice"],
  },
  {
    migration: "ALTER TABLE $t ADD COLUMN IF NOT EXISTS x int;",
    rerun: "unchanged",
    undo: "ALTER TABLE $t DROP COLUMN IF EXISTS x;",
  },
  {
    migration: "ALTER TABLE $t ADD COLUMN IF NOT EXISTS x int CHECK (x > 0) REFERENCES $t (id);",
    rerun: "unchanged",
    undo: "ALTER TABLE $t DROP COLUMN IF EXISTS x;",
  },
  {
    migration: "ALTER TABLE $t ADD COLUMN IF NOT EXISTS x serial;",
    rerun: "unchanged",
    undo: "ALTER TABLE $t DROP COLUMN IF EXISTS x;",
  },
  {
    migration: "ALTER TABLE $t DROP COLUMN b;",
    rerun: "fails",
    undo: "ALTER TABLE $t ADD COLUMN IF NOT EXISTS b text;",
    also: ["undo-order", "undo-rows"],
  },
  {
    migration: "ALTER TABLE $t DROP COLUMN IF EXISTS c;",
    rerun: "unchanged",
    undo: "ALTER TABLE $t ADD COLUMN IF NOT EXISTS c varchar(20);",
    also: ["undo-rows"],
  },
  {
    migration: "ALTER TABLE $t DROP COLUMN IF EXISTS c;",
    rerun: "unchanged",
    undo: "ALTER TABLE $t ADD COLUMN IF NOT EXISTS c text;",
    undone: "different",
  },
  {
    migration: "ALTER TABLE $t RENAME COLUMN b TO bb;",
    rerun: "fails",
    undo: "ALTER TABLE $t RENAME COLUMN bb TO b;",
    also: ["undo-twice"],
  },
  {
    migration: "ALTER TABLE $t ALTER COLUMN a SET DEFAULT 3;",
    rerun: "unchanged",
    undo: "ALTER TABLE $t ALTER COLUMN a DROP DEFAULT;",
  },
  {
    migration: "ALTER TABLE $t ALTER COLUMN a SET NOT NULL;",
    rerun: "unchanged",
    undo: "ALTER TABLE $t ALTER COLUMN a DROP NOT NULL;",
  },
  {
    migration: "ALTER TABLE $t ALTER COLUMN a SET NOT NULL;",
    rerun: "unchanged",
    undo: "SELECT 1;",
    undone: "different",
  },
  {
    migration: "ALTER TABLE $t ALTER COLUMN c TYPE varchar(50);",
    rerun: "unchanged",
    undo: "ALTER TABLE $t ALTER COLUMN c TYPE varchar(20);",
  },
  {
    migration: "ALTER TABLE $t ALTER COLUMN a TYPE bigint;",
    rerun: "unchanged",
    undo: "ALTER TABLE $t ALTER COLUMN a TYPE int;",
  },
  {
    migration: "ALTER TABLE $t ALTER COLUMN a TYPE text USING a || '!';",
    rerun: "changed",
    undo: "ALTER TABLE $t ALTER COLUMN a TYPE int;",
    undone: "fails",
  },
  {
    migration: "ALTER TABLE $t ALTER COLUMN b TYPE text USING b || '!';",
    rerun: "changed",
    undo: "SELECT 1;",
    also: ["undo-rows"],
  },
  {
    migration: "ALTER TABLE $t ALTER COLUMN b SET STATISTICS 200;",
    rerun: "unchanged",
    undo: "ALTER TABLE $t ALTER COLUMN b SET STATISTICS -1;",
  },
  {
    migration: "ALTER TABLE $t ALTER COLUMN b SET STORAGE EXTERNAL;",
    rerun: "unchanged",
    undo: "ALTER TABLE $t ALTER COLUMN b SET STORAGE EXTENDED;",
  },
  {
    migration: "ALTER TABLE $t ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY;",
    rerun: "fails",
    undo: "ALTER TABLE $t ALTER COLUMN id DROP IDENTITY IF EXISTS;",
  },
  // Constraints
  {
    migration: "ALTER TABLE $t ADD CONSTRAINT $t_c CHECK (a > 0);",
    rerun: "fails",
    undo: "ALTER TABLE $t DROP CONSTRAINT IF EXISTS $t_c;",
  },
  {
    migration: "ALTER TABLE $t ADD CHECK (a > 0);",
    rerun: "changed",
    undo: "ALTER TABLE $t DROP CONSTRAINT IF EXISTS $t_a_check;",
  },
  { migration: "ALTER TABLE $t ADD UNIQUE (a);", rerun: "changed" },
  {
    migration: "ALTER TABLE $t ADD CONSTRAINT $t_u UNIQUE (a);",
    rerun: "fails",
    undo: "ALTER TABLE $t DROP CONSTRAINT IF EXISTS $t_u;",
  },
  {
    migration: guarded(
      "SELECT FROM pg_constraint WHERE conname = '$t_u'",
      "ALTER TABLE $t ADD CONSTRAINT $t_u UNIQUE (a)",
    ),
    rerun: "unchanged",
    undo: "ALTER TABLE $t DROP CONSTRAINT IF EXISTS $t_u;",
  },
  {
    migration: "ALTER TABLE $t DROP CONSTRAINT IF EXISTS $t_c, ADD CONSTRAINT $t_c CHECK (a > 0);",
    rerun: "unchanged",
    undo: "ALTER TABLE $t DROP CONSTRAINT IF EXISTS $t_c;",
  },
  {
    migration: "ALTER TABLE $t ADD CONSTRAINT $t_f FOREIGN KEY (a) REFERENCES $t (id) NOT VALID;",
    rerun: "fails",
    undo: "ALTER TABLE $t DROP CONSTRAINT IF EXISTS $t_f;",
  },
  {
    before: "ALTER TABLE $t ADD CONSTRAINT $t_c CHECK (a > 0) NOT VALID;",
    migration: "ALTER TABLE $t VALIDATE CONSTRAINT $t_c;",
    rerun: "unchanged",
    undo: "ALTER TABLE $t DROP CONSTRAINT IF EXISTS $t_c; ALTER TABLE $t ADD CONSTRAINT $t_c CHECK (a > 0) NOT VALID;",
  },
  {
    before: "ALTER TABLE $t ADD CONSTRAINT $t_c CHECK (a > 0);",
    migration: "ALTER TABLE $t DROP CONSTRAINT IF EXISTS $t_c;",
    rerun: "unchanged",
    undo: "ALTER TABLE $t DROP CONSTRAINT IF EXISTS $t_c; ALTER TABLE $t ADD CONSTRAINT $t_c CHECK (a > 0) NOT VALID;",
    undone: "different",
  },
  {
    before: "CREATE TABLE $t_x (a int);",
    migration: "ALTER TABLE $t_x ADD PRIMARY KEY (a);",
    rerun: "fails",
    undo: "ALTER TABLE $t_x DROP CONSTRAINT IF EXISTS $t_x_pkey; ALTER TABLE $t_x ALTER COLUMN a DROP NOT NULL;",
  },
  // Indexes
  { migration: "CREATE INDEX $t_i ON $t (a);", rerun: "fails", undo: "DROP INDEX IF EXISTS $t_i;" },
  { migration: "CREATE INDEX ON $t (a);", rerun: "changed", undo: "DROP INDEX IF EXISTS $t_a_idx;" },
  {
    migration: "CREATE INDEX IF NOT EXISTS $t_i ON $t (a);",
    rerun: "unchanged",
    undo: "DROP INDEX $t_i;",
    also: ["undo-twice"],
  },
  {
    migration: "CREATE INDEX CONCURRENTLY IF NOT EXISTS $t_i ON $t (a);",
    rerun: "unchanged",
    undo: "DROP INDEX CONCURRENTLY IF EXISTS $t_i;",
  },
  {
    migration: "CREATE INDEX CONCURRENTLY $t_i ON $t (a);",
    rerun: "fails",
    undo: "DROP INDEX CONCURRENTLY IF EXISTS $t_i;",
  },
  {
    migration:
      "DO $$ BEGIN IF EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('$t_i') AND NOT indisvalid) THEN DROP INDEX $t_i; END IF; END $$;\nCREATE INDEX CONCURRENTLY IF NOT EXISTS $t_i ON $t (a);",
    rerun: "unchanged",
    undo: "DROP INDEX CONCURRENTLY IF EXISTS $t_i;",
  },
  {
    before: "CREATE INDEX $t_i ON $t (a);",
    migration: "DROP INDEX CONCURRENTLY IF EXISTS $t_i;",
    rerun: "unchanged",
    undo: "CREATE INDEX CONCURRENTLY IF NOT EXISTS $t_i ON $t (a);",
  },
  {
    before: "CREATE INDEX $t_i ON $t (a);",
    migration: "DROP INDEX IF EXISTS $t_i;",
    rerun: "unchanged",
    undo: "CREATE INDEX IF NOT EXISTS $t_i ON $t (b);",
    undone: "different",
    redone: "identical",
  },
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
];
