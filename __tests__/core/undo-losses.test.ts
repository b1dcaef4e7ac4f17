import { describe, expect, test } from "vitest";
import { listUndoLosses } from "../../src/core/schema/undo-losses.js";
import { toSnapshot, type Objects } from "./snapshots-of-objects.js";

function losses(before: Objects, after: Objects, renamed: ReadonlySet<string> = new Set()): readonly string[] {
  return listUndoLosses(toSnapshot(before), toSnapshot(after), renamed);
}

const column = (attributes: Readonly<Record<string, string>>): Objects => ({ "column: public.t.a": attributes });

describe("what it cannot bring back is told", () => {
  const table = { "table: public.t": {} };
  const filled = ["The values that column public.t.a had do not come back."];
  test.each([
    {
      name: "another type hinders",
      before: column({ type: "integer" }),
      after: column({ type: "text" }),
      told: [
        "Values of column public.t.a are cast to integer: one that is none hinders it, and what was lost on the way here stays lost.",
      ],
    },
    {
      name: "times are read in a time zone",
      before: column({ type: "timestamp without time zone" }),
      after: column({ type: "timestamp with time zone" }),
      told: [
        "Values of column public.t.a are cast to timestamp without time zone in the time zone of the session: one that is none hinders it, and what was lost on the way here stays lost.",
      ],
    },
    {
      name: "a default is no loss",
      before: column({ type: "integer", default: "1" }),
      after: column({ type: "integer", default: "2" }),
      told: [],
    },
    { name: "a sequence that was made holds nothing", before: {}, after: { "sequence: public.s": {} }, told: [] },
    {
      name: "a sequence that is gone begins anew",
      before: { "sequence: public.s": {} },
      after: {},
      told: ["Sequence public.s counts from its start again."],
    },
    {
      name: "a table that is gone had rows",
      before: table,
      after: {},
      told: ["The rows that table public.t had do not come back."],
    },
    {
      name: "so had one that is partitioned",
      before: { "partitioned table: public.t": {} },
      after: {},
      told: ["The rows that partitioned table public.t had do not come back."],
    },
    { name: "a function that is gone holds nothing", before: { "function: public.f()": {} }, after: {}, told: [] },
    {
      name: "a required column has nothing to be filled with",
      before: { ...table, ...column({ type: "integer", not_null: "yes" }) },
      after: table,
      told: [...filled, "While table public.t holds rows it fails, since nothing says what they get in that column."],
    },
    ...["default", "generated", "identity_options"].map((by) => ({
      name: `one with ${by} is filled`,
      before: { ...table, ...column({ type: "integer", not_null: "yes", [by]: "1" }) },
      after: table,
      told: filled,
    })),
    {
      name: "one that may be NULL is",
      before: { ...table, ...column({ type: "integer" }) },
      after: table,
      told: filled,
    },
    {
      name: "rows with labels that were added hinder",
      before: { "enum: public.e": { labels: "'a', 'it''s'" } },
      after: { "enum: public.e": { labels: "'a', 'it''s', 'c', 'd'" } },
      told: ["Rows with 'c', 'd' of enum public.e hinder it."],
    },
    {
      name: "labels that went hinder nothing",
      before: { "enum: public.e": { labels: "'a', 'b'" } },
      after: { "enum: public.e": { labels: "'a'" } },
      told: [],
    },
  ])("$name", ({ before, after, told }) => {
    expect(losses(before, after)).toEqual(told);
  });

  test("but not of a column whose type has another name", () => {
    const [before, after] = [column({ type: "public.mood" }), column({ type: "public.feeling" })];
    expect(losses(before, after)).toHaveLength(1);
    expect(losses(before, after, new Set(["enum public.mood"]))).toEqual([]);
  });

  test("but not of what has another name", () => {
    const [before, after] = [{ "table: public.t": {} }, { "table: public.u": {} }];
    expect(losses(before, after)).toHaveLength(2);
    expect(losses(before, after, new Set(["table public.t", "table public.u"]))).toEqual([]);
  });
});
