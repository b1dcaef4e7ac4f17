import { describe, expect, test } from "vitest";
import { proposeUndo, toUndoText } from "../../src/core/schema/propose-undo.js";
import { listUndoLosses } from "../../src/core/schema/undo-losses.js";
import { toSnapshot, type Objects } from "./snapshots-of-objects.js";

function propose(before: Objects, after: Objects, transactional = true): readonly string[] | null {
  const proposed = proposeUndo(toSnapshot(before), toSnapshot(after), { transactional, renames: "none" });
  if (proposed === null) return null;
  const losses = listUndoLosses(toSnapshot(before), toSnapshot(after));
  return toUndoText("2", losses, proposed).split("\n").slice(0, -1);
}

describe("what a migration made goes, the last first", () => {
  test("of every kind that is known", () => {
    // One statement of each: the order is that of the list, not of the names.
    const made = {
      "extension: citext": {},
      "schema: audit": {},
      "range: public.span": {},
      "composite type: public.pair": {},
      "domain: public.email": {},
      "enum: public.mood": {},
      "procedure: public.p()": {},
      "function: public.f()": {},
      "sequence: public.s": {},
      "partitioned table: public.logs": {},
      "table: public.users": {},
      "column: public.t.a": {},
      "statistics: public.st": {},
      "index: public.t_a": {},
      "constraint: public.t.t_ok": {},
      "materialized view: public.m": {},
      "view: public.v": {},
      "trigger: public.t.t_g": {},
      "policy: public.t.own": {},
    };
    expect(propose({}, made)).toEqual([
      "-- Undoes V2.",
      "-- It removes what column public.t.a holds by then.",
      "-- It removes what partitioned table public.logs holds by then.",
      "-- It removes what table public.users holds by then.",
      "DROP POLICY IF EXISTS own ON public.t;",
      "DROP TRIGGER IF EXISTS t_g ON public.t;",
      "DROP VIEW IF EXISTS public.v;",
      "DROP MATERIALIZED VIEW IF EXISTS public.m;",
      "ALTER TABLE IF EXISTS public.t DROP CONSTRAINT IF EXISTS t_ok;",
      "DROP INDEX IF EXISTS public.t_a;",
      "DROP STATISTICS IF EXISTS public.st;",
      "ALTER TABLE IF EXISTS public.t DROP COLUMN IF EXISTS a;",
      "DROP TABLE IF EXISTS public.users;",
      "DROP TABLE IF EXISTS public.logs;",
      "DROP SEQUENCE IF EXISTS public.s;",
      "DROP FUNCTION IF EXISTS public.f();",
      "DROP PROCEDURE IF EXISTS public.p();",
      "DROP TYPE IF EXISTS public.mood;",
      "DROP DOMAIN IF EXISTS public.email;",
      "DROP TYPE IF EXISTS public.pair;",
      "DROP TYPE IF EXISTS public.span;",
      "DROP SCHEMA IF EXISTS audit;",
      "DROP EXTENSION IF EXISTS citext;",
    ]);
  });

  test("outside a transaction indexes alone", () => {
    expect(propose({}, { "index: public.i": {} }, false)).toEqual([
      "-- Undoes V2.",
      "DROP INDEX CONCURRENTLY IF EXISTS public.i;",
    ]);
    expect(propose({}, { "index: public.i": {}, "view: public.v": {} }, false)).toBeNull();
  });
});

const column = (attributes: Readonly<Record<string, string>>): Objects => ({ "column: public.t.a": attributes });
const view = { definition: " SELECT 1;" };

describe("what it took away or changed comes back", () => {
  test.each([
    {
      name: "a column with its default, not NULL",
      before: column({ type: "integer", default: "3", not_null: "yes", position: "2" }),
      after: {},
      undo: [
        "-- The values that column public.t.a had do not come back.",
        "ALTER TABLE public.t ADD COLUMN IF NOT EXISTS a integer DEFAULT 3 NOT NULL;",
      ],
    },
    {
      name: "a column with nothing more",
      before: column({ type: "integer" }),
      after: {},
      undo: [
        "-- The values that column public.t.a had do not come back.",
        "ALTER TABLE public.t ADD COLUMN IF NOT EXISTS a integer;",
      ],
    },
    {
      name: "a default that there was none of",
      before: column({ type: "integer" }),
      after: column({ type: "integer", default: "4" }),
      undo: ["ALTER TABLE public.t ALTER COLUMN a DROP DEFAULT;"],
    },
    {
      name: "a default and NOT NULL that are gone",
      before: column({ default: "3", not_null: "yes" }),
      after: column({}),
      undo: ["ALTER TABLE public.t ALTER COLUMN a SET DEFAULT 3, ALTER COLUMN a SET NOT NULL;"],
    },
    {
      name: "NOT NULL and a comment that there were none of",
      before: column({}),
      after: column({ not_null: "yes", comment: "x" }),
      undo: ["ALTER TABLE public.t ALTER COLUMN a DROP NOT NULL;", "COMMENT ON COLUMN public.t.a IS NULL;"],
    },
    {
      name: "an index that is another one",
      before: { "index: public.i": { definition: "CREATE INDEX i ON public.t USING btree (a)" } },
      after: { "index: public.i": { definition: "CREATE INDEX i ON public.t USING btree (b)" } },
      undo: ["DROP INDEX IF EXISTS public.i;", "CREATE INDEX IF NOT EXISTS i ON public.t USING btree (a);"],
    },
    {
      name: "a comment that is gone, with what it quotes",
      before: column({ comment: "it's" }),
      after: column({}),
      undo: ["COMMENT ON COLUMN public.t.a IS E'it''s';"],
    },
    {
      name: "a constraint that is another one",
      before: { "constraint: public.t.c": { definition: "CHECK (a)" } },
      after: { "constraint: public.t.c": { definition: "CHECK (b)" } },
      undo: ["ALTER TABLE public.t DROP CONSTRAINT IF EXISTS c, ADD CONSTRAINT c CHECK (a);"],
    },
    {
      name: "a view that is gone, and one that is another one, behind the column that they need",
      before: { "view: public.v": view, "view: public.w": view, ...column({ type: "integer" }) },
      after: { "view: public.w": { definition: " SELECT 2;" } },
      undo: [
        "-- The values that column public.t.a had do not come back.",
        "DROP VIEW IF EXISTS public.v;",
        "DROP VIEW IF EXISTS public.w;",
        "ALTER TABLE public.t ADD COLUMN IF NOT EXISTS a integer;",
        "CREATE OR REPLACE VIEW public.v AS SELECT 1;",
        "CREATE OR REPLACE VIEW public.w AS SELECT 1;",
      ],
    },
    {
      name: "nothing of what a new view selects",
      before: {},
      after: { "view: public.v": view },
      undo: ["DROP VIEW IF EXISTS public.v;"],
    },
    {
      name: "a unique index",
      before: { "index: public.i": { definition: "CREATE UNIQUE INDEX i ON public.t USING btree (a)" } },
      after: {},
      undo: ["CREATE UNIQUE INDEX IF NOT EXISTS i ON public.t USING btree (a);"],
    },
  ])("$name", ({ before, after, undo }) => {
    expect(propose(before, after)).toEqual(["-- Undoes V2.", ...undo]);
  });
});

describe("nothing is offered", () => {
  const definition = "x";
  test.each([
    { name: "where nothing changed", before: column({ type: "integer" }), after: column({ type: "integer" }) },
    { name: "for a kind that is not known", before: {}, after: { "publication: p": {} } },
    { name: "for a function that is gone", before: { "function: f()": { definition } }, after: {} },
    { name: "for a table that is gone", before: { "table: public.t": { type: "integer" } }, after: {} },
    { name: "for an identity column that is gone", before: column({ type: "integer", identity: "always" }), after: {} },
    { name: "for a column whose type nobody knows", before: column({ position: "1" }), after: {} },
    { name: "for an index without a definition", before: { "index: public.i": {} }, after: {} },
    { name: "for a constraint without one", before: { "constraint: public.t.c": {} }, after: {} },
    { name: "for a view without one", before: { "view: public.v": {} }, after: {} },
    {
      name: "for a column that got a collation beside a default",
      before: column({}),
      after: column({ collation: "C", default: "3" }),
    },
    {
      name: "for a column that got a type",
      before: column({}),
      after: column({ type: "integer" }),
    },
    {
      name: "for an index that changed in more than its definition",
      before: { "index: public.i": { definition, comment: "a" } },
      after: { "index: public.i": { definition: "y", comment: "b" } },
    },
    {
      name: "for a view that changed in its options alone",
      before: { "view: public.v": { options: "a" } },
      after: { "view: public.v": { options: "b" } },
    },
    {
      name: "for a function that is another one",
      before: { "function: f()": { definition } },
      after: { "function: f()": { definition: "y" } },
    },
  ])("$name", ({ before, after }) => expect(propose(before, after)).toBeNull());
});

describe("where a migration renames, what is new may be what is gone", () => {
  const proposed = (before: Objects, after: Objects): string | null =>
    proposeUndo(toSnapshot(before), toSnapshot(after), { transactional: true, renames: "some" });
  const named = (name: string): Objects => ({ [`column: public.t.${name}`]: { type: "integer" } });

  test.each([
    { name: "a column", before: named("a"), after: named("b") },
    { name: "a table", before: { "table: public.t": {} }, after: { "table: public.u": {} } },
  ])("so $name is not dropped", ({ before, after }) => expect(proposed(before, after)).toBeNull());

  test.each([
    { name: "a view", before: { "view: public.v": view }, after: { "view: public.w": view } },
    { name: "a column beside a view", before: { "view: public.v": view }, after: named("a") },
  ])("but $name is", ({ before, after }) => expect(proposed(before, after)).toContain("DROP "));
});

test("a name that holds a line end stays in its comment", () => {
  const [, comment, ...sql] = propose({}, { 'table: public."a\nDROP TABLE users; --"': {} }) ?? [];
  expect(comment).toBe('-- It removes what table public."a DROP TABLE users; --" holds by then.');
  expect(sql.join("\n")).toBe('DROP TABLE IF EXISTS public."a\nDROP TABLE users; --";');
});
