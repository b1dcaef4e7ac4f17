/** What the migrations below meet. */
export const planBase = `CREATE TABLE a (id serial PRIMARY KEY, note text);
CREATE TABLE b (id int PRIMARY KEY, n int); CREATE TABLE c (b int REFERENCES b (id));
CREATE TYPE mood AS ENUM ('sad', 'glad'); CREATE TABLE m (mood mood DEFAULT 'sad', need int NOT NULL);
CREATE TYPE feeling AS ENUM ('low', 'high');
CREATE VIEW v AS SELECT id, n FROM b; CREATE VIEW w AS SELECT n FROM v;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION g() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION i() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TABLE k (key text PRIMARY KEY, value text);
CREATE TABLE o (x int, y text); CREATE TABLE l (id int);
CREATE TABLE r (id serial PRIMARY KEY, s int);
CREATE TABLE pp (x int) PARTITION BY RANGE (x); CREATE TABLE pp1 PARTITION OF pp FOR VALUES FROM (1) TO (9);
DO $$ BEGIN EXECUTE format('CREATE FUNCTION h() RETURNS text LANGUAGE sql AS %L', 'SELECT ''' || '$' || '{x}'''); END $$;`;

interface Planned {
  readonly sql: string;
  /** Parts of the script that is offered. */
  readonly undo: readonly string[];
  /** What is told behind the first words. */
  readonly says?: string;
}

/** Each is on what those before it made. */
export const planned: readonly Planned[] = [
  {
    sql: "ALTER TABLE a DROP COLUMN IF EXISTS id;",
    undo: ["CREATE SEQUENCE IF NOT EXISTS", "EXCEPTION WHEN duplicate_object OR duplicate_table OR invalid_table"],
    says: "The values that column public.a.id had do not come back. The columns of public.a come back in another order",
  },
  {
    sql: "DROP VIEW IF EXISTS v CASCADE;",
    undo: ['CREATE OR REPLACE VIEW "public"."v"', 'CREATE OR REPLACE VIEW "public"."w"'],
  },
  {
    sql: "DROP TABLE IF EXISTS c;",
    undo: ['CREATE TABLE IF NOT EXISTS "public"."c"'],
    says: "The rows that table public.c had do not come back",
  },
  {
    sql: "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 2';",
    undo: ["CREATE OR REPLACE FUNCTION public.f()", "SELECT 1"],
  },
  { sql: "DROP FUNCTION IF EXISTS g();", undo: ["CREATE OR REPLACE FUNCTION public.g()"] },
  {
    sql: "ALTER TYPE mood ADD VALUE IF NOT EXISTS 'mad';",
    undo: ["CREATE TYPE"],
    says: "Rows with 'mad' of enum public.mood hinder it",
  },
  {
    sql: "ALTER TYPE feeling RENAME VALUE 'low' TO 'down';\nALTER TYPE feeling ADD VALUE 'mid';",
    undo: ["RENAME VALUE 'down' TO 'low'"],
    says: "Rows with 'mid' of enum public.feeling hinder it",
  },
  {
    sql: "ALTER TABLE m DROP COLUMN IF EXISTS need;\nALTER TABLE m ADD COLUMN IF NOT EXISTS want int;",
    undo: ["NOT NULL"],
    says: "The values that column public.m.need had do not come back. While table public.m holds rows it fails, since nothing says what they get in that column. It removes what column public.m.want holds by then",
  },
  {
    sql: `DO $$ BEGIN ALTER TABLE b RENAME COLUMN n TO amount; EXCEPTION WHEN undefined_column THEN NULL; END $$;`,
    undo: ["RENAME COLUMN amount TO n"],
  },
  {
    sql: "ALTER TABLE k RENAME TO k_all;\nCREATE VIEW k AS SELECT key FROM k_all;",
    undo: ["to_regclass(E'public.k_all')", "DROP VIEW public.k", "RENAME TO k"],
  },
  {
    sql: "ALTER TABLE o ADD COLUMN x_new bigint;\nUPDATE o SET x_new = x;\nALTER TABLE o RENAME COLUMN x TO x_old;\nALTER TABLE o RENAME COLUMN x_new TO x;",
    undo: ["DROP COLUMN x", "RENAME COLUMN x_old TO x"],
    says: "It removes what column public.o.x holds by then",
  },
  {
    sql: "ALTER TABLE r DROP COLUMN id;\nALTER TABLE r ADD COLUMN id uuid PRIMARY KEY;",
    undo: ["format_type(atttypid, atttypmod) = E'uuid')", "DROP COLUMN id", 'ADD COLUMN IF NOT EXISTS "id" integer'],
    says: "Sequence public.r_id_seq counts from its start again. The values that column public.r.id had do not come back. It removes what column public.r.id holds by then. The columns of public.r come back in another order",
  },
  {
    sql: "CREATE TABLE IF NOT EXISTS nn (id int PRIMARY KEY, b int REFERENCES b (id));\nDROP FUNCTION IF EXISTS i();",
    undo: ['ALTER TABLE IF EXISTS "public"."nn"', 'DROP TABLE IF EXISTS "public"."nn"'],
    says: "It removes what table public.nn holds by then",
  },
  { sql: "DROP FUNCTION h();", undo: ["{x}'"] },
  {
    sql: "ALTER TABLE pp DETACH PARTITION pp1;\nALTER TABLE pp ATTACH PARTITION pp1 FOR VALUES FROM (1) TO (10);",
    undo: ["FOR VALUES FROM (1) TO (9)"],
  },
  {
    sql: "ALTER TABLE l ADD COLUMN IF NOT EXISTS more int;\nINSERT INTO l VALUES (7);",
    undo: ["DROP COLUMN IF EXISTS more"],
    says: "It removes what column public.l.more holds by then. What it changes in the rows of public.l stays",
  },
];

/** Each is on what those before it made. */
export const refused: readonly { readonly sql: string; readonly because: string; readonly help?: string }[] = [
  {
    sql: "UPDATE k SET value = 'y' WHERE value <> 'y';",
    because: "it changes rows and nothing of the schema, and what the rows were is kept nowhere",
    help: "write what brings the rows back, or a script that does nothing and says why",
  },
  { sql: "CREATE TABLE IF NOT EXISTS k (key text);", because: "it changes nothing of the schema here" },
  {
    sql: Array.from({ length: 31 }, (_, index) => `CREATE TABLE q${index} ();`).join(" "),
    because: "it changes more than 30 objects, as an initial schema does",
    help: "run new --undo V4, which makes one even so",
  },
];
