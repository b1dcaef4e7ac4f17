import { expect, test } from "vitest";
import { saysRenamed, withChildren, type Renaming } from "../../src/core/schema/renamed-text.js";

const column: Renaming = { from: "a", to: "b c", of: "t" };
const table: Renaming = { from: "t", to: "u", of: null };
const index = { identity: "s.i", before: "INDEX i ON s.t (a)", after: 'INDEX i ON s.t ("b c")' };

test.each([
  { name: "a column", ...index, renamings: [column], says: true },
  {
    name: "a column and its table",
    ...index,
    after: 'INDEX i ON s.u ("b c")',
    renamings: [table, { ...column, of: "u" }],
    says: true,
  },
  {
    name: "a column by way of another name",
    ...index,
    renamings: [
      { ...column, to: "x" },
      { ...column, from: "x" },
    ],
    says: true,
  },
  {
    name: "a column where its table is in the name only",
    identity: "s.t.c",
    before: "CHECK (a > 1)",
    after: 'CHECK ("b c" > 1)',
    renamings: [column],
    says: true,
  },
  {
    name: "a view's column",
    identity: "s.v",
    before: "SELECT a,\n x FROM t",
    after: 'SELECT "b c" AS a,\n x FROM t',
    renamings: [column],
    says: true,
  },
  { name: "a column of another table", ...index, renamings: [{ ...column, of: "other" }], says: false },
  {
    name: "a column and something else",
    ...index,
    after: 'INDEX i ON s.t ("b c", d)',
    renamings: [column],
    says: false,
  },
  { name: "a column and less", ...index, after: 'INDEX i ON s.t ("b c"', renamings: [column], says: false },
  { name: "part of a word", ...index, before: "INDEX i ON s.t (aa)", renamings: [column], says: false },
  { name: "the way back", ...index, before: index.after, after: index.before, renamings: [column], says: false },
  { name: "nothing", ...index, renamings: [], says: false },
])("a text says a new name: $name", ({ renamings, says, ...texts }) => {
  expect(saysRenamed(texts, renamings)).toBe(says);
});

test("tables below have the column's new name too", () => {
  const of = (kind: string, identity: string, parents: string) => ({ kind, identity, attributes: { parents } });
  const objects = [
    of("table", "s.deep", "s.below"),
    of("table", "s.below", 's.t, s."odd t"'),
    of("table", "s.x", "s.y"),
  ];
  expect(withChildren([column, table], objects).map((one) => one.of)).toEqual(["t", null, "below", "deep"]);
});
