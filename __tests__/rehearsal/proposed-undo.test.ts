import { expect, test } from "vitest";
import { replay } from "../../src/shadow/replay.js";
import { describeEngines, inShadow, toRunnable } from "../shadow/shadows.js";
import { rehearseFiles } from "./rehearsing.js";

const limits = { scriptMs: 60_000, totalMs: 60_000, signal: new AbortController().signal };

const base = `CREATE TABLE t (id int PRIMARY KEY, a int DEFAULT 3, b text, c varchar(20));
CREATE INDEX t_a ON t (a); ALTER TABLE t ADD CONSTRAINT t_positive CHECK (a > 0);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';`;

/** `undo`: the offered script; null where none is. Each migration is on what those before it made. */
const table: readonly { readonly sql: string; readonly undo: string | null }[] = [
  {
    sql: "CREATE TABLE IF NOT EXISTS n (id int PRIMARY KEY, t int REFERENCES t (id));",
    undo: "-- It removes what table public.n holds by then.\nDROP TABLE IF EXISTS public.n;\n",
  },
  {
    sql: "ALTER TABLE t ADD COLUMN IF NOT EXISTS x int DEFAULT 1;",
    undo: "-- It removes what column public.t.x holds by then.\nALTER TABLE IF EXISTS public.t DROP COLUMN IF EXISTS x;\n",
  },
  { sql: "CREATE INDEX IF NOT EXISTS t_b ON t (b);", undo: "DROP INDEX IF EXISTS public.t_b;\n" },
  {
    sql: "CREATE INDEX CONCURRENTLY IF NOT EXISTS t_c ON t (c);",
    undo: "DROP INDEX CONCURRENTLY IF EXISTS public.t_c;\n",
  },
  {
    sql: "DROP INDEX CONCURRENTLY IF EXISTS t_a;",
    undo: "CREATE INDEX CONCURRENTLY IF NOT EXISTS t_a ON public.t USING btree (a);\n",
  },
  {
    sql: "ALTER TABLE t DROP CONSTRAINT IF EXISTS t_positive;",
    undo: "ALTER TABLE public.t DROP CONSTRAINT IF EXISTS t_positive, ADD CONSTRAINT t_positive CHECK ((a > 0));\n",
  },
  {
    sql: "ALTER TABLE t ALTER COLUMN c TYPE varchar(50);",
    undo: "-- Values of column public.t.c are cast to character varying(20): one that is none hinders it, and what was lost on the way here stays lost.\nALTER TABLE public.t ALTER COLUMN c TYPE character varying(20);\n",
  },
  { sql: "ALTER TABLE t ALTER COLUMN b SET NOT NULL;", undo: "ALTER TABLE public.t ALTER COLUMN b DROP NOT NULL;\n" },
  { sql: "ALTER TABLE t ALTER COLUMN a SET DEFAULT 4;", undo: "ALTER TABLE public.t ALTER COLUMN a SET DEFAULT 3;\n" },
  {
    sql: "ALTER TABLE t DROP COLUMN IF EXISTS x;",
    undo: "-- The values that column public.t.x had do not come back.\nALTER TABLE public.t ADD COLUMN IF NOT EXISTS x integer DEFAULT 1;\n",
  },
  {
    sql: "CREATE OR REPLACE TRIGGER t_g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();",
    undo: "DROP TRIGGER IF EXISTS t_g ON public.t;\n",
  },
  { sql: "CREATE OR REPLACE VIEW v AS SELECT a FROM t;", undo: "DROP VIEW IF EXISTS public.v;\n" },
  { sql: "COMMENT ON COLUMN t.a IS 'it''s';", undo: "COMMENT ON COLUMN public.t.a IS NULL;\n" },
  {
    sql: "DROP VIEW IF EXISTS v;\nALTER TABLE t ADD COLUMN IF NOT EXISTS y int;\nCREATE VIEW v AS SELECT a, y FROM t;",
    undo: "-- It removes what column public.t.y holds by then.\nDROP VIEW IF EXISTS public.v;\nALTER TABLE IF EXISTS public.t DROP COLUMN IF EXISTS y;\nCREATE OR REPLACE VIEW public.v AS SELECT a\n   FROM public.t;\n",
  },
  {
    sql: "DROP VIEW IF EXISTS v;",
    undo: "DROP VIEW IF EXISTS public.v;\nCREATE OR REPLACE VIEW public.v AS SELECT a,\n    y\n   FROM public.t;\n",
  },
  {
    sql: "DROP INDEX IF EXISTS t_b;\nCREATE INDEX t_b ON t (lower(b));",
    undo: "DROP INDEX IF EXISTS public.t_b;\nCREATE INDEX IF NOT EXISTS t_b ON public.t USING btree (b);\n",
  },
  { sql: "UPDATE t SET b = 'y' WHERE b <> 'y';", undo: null },
  { sql: "CREATE OR REPLACE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END';", undo: null },
];

describeEngines([18, "pglite"], (engine) => {
  test(
    "an undo script is offered where it brings back the schema, and says what it cannot",
    { timeout: 120_000 },
    async () => {
      await inShadow(engine, { trust: "pull-request" }, async (shadow) => {
        await replay(shadow, [await toRunnable("V1__x.sql", base)], limits);
        const files = table.map(({ sql }, index) => [`sub/V${index + 2}__x.sql`, sql] as const);
        const rehearsed = await rehearseFiles(shadow, Object.fromEntries(files));
        const offered = rehearsed.map(({ findings }) => findings.flatMap(({ fix }) => fix ?? []));
        expect(offered).toEqual(
          table.map(({ undo }, index) =>
            undo === null
              ? []
              : [{ file: `migrations/sub/U${index + 2}__x.sql`, sql: `-- Undoes V${index + 2}.\n${undo}` }],
          ),
        );
        expect(rehearsed.map(({ proof }) => proof?.undo)).toEqual(table.map(() => "missing"));
      });
    },
  );
});
