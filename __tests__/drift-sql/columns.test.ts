import { describe, expect, test } from "vitest";
import { diffSnapshots } from "../../src/core/schema/drift.js";
import type { SchemaSnapshot } from "../../src/core/schema/snapshot.js";
import { toUnit } from "../../src/drift-sql/statement.js";
import { listRenames } from "../../src/drift-sql/templates/renames.js";
import { listTemplates } from "../../src/drift-sql/templates/templates.js";

describe("renamed columns", () => {
  const snapshotOf = (...columns: readonly string[]): SchemaSnapshot => ({
    major: 18,
    objects: [
      { kind: "table", identity: "public.t", attributes: {} },
      ...columns.map((column, index) => {
        const [name = "", type = ""] = column.split(" ");
        const attributes = { type, position: `${index + 1}`, ...(column.endsWith("!") ? { default: "1" } : {}) };
        return { kind: "column", identity: `public.t.${name}`, attributes };
      }),
    ],
  });

  test.each([
    {
      name: "in the middle, with more that differs",
      from: "a int|b int|c int",
      to: "a int|x int !|c int",
      sql: ["b x"],
    },
    { name: "at the end", from: "a int|b int", to: "a int|x int", sql: ["b x"] },
    { name: "at the end, with more that differs: a new one", from: "a int|b int", to: "a int|x int !", sql: [] },
    { name: "of another type: a new one", from: "a int|b int|c int", to: "a int|x text|c int", sql: [] },
    { name: "several at the end", from: "a int|b int|c text", to: "a int|x int|y text", sql: ["b x", "c y"] },
    { name: "where another went: new ones", from: "a int|b text|c int", to: "a int|x date|y int", sql: [] },
    {
      name: "in the middle, where another went",
      from: "a int|b int|c int|d int",
      to: "a int|x int|c int",
      sql: ["b x"],
    },
  ])("$name", ({ from, to, sql }) => {
    const [before, after] = [snapshotOf(...from.split("|")), snapshotOf(...to.split("|"))];
    const units = listRenames(diffSnapshots(before, after), { from: before, to: after });
    expect(units).toEqual(
      sql.map((names) => toUnit(`ALTER TABLE public.t RENAME COLUMN ${names.replace(" ", " TO ")}`)),
    );
  });
});

test.each([
  {
    name: "at the table's end it is made anew",
    order: "a c b",
    says: [
      ["ALTER TABLE public.t DROP COLUMN b", "ALTER TABLE public.t ADD COLUMN b int GENERATED ALWAYS AS (2) STORED"],
    ],
  },
  { name: "elsewhere it stays", order: "b a c", says: [["ALTER TABLE public.t ALTER COLUMN b SET EXPRESSION AS (2)"]] },
  {
    name: "a virtual one stays too",
    kind: "virtual",
    order: "a b c",
    says: [["ALTER TABLE public.t ALTER COLUMN b SET EXPRESSION AS (2)"]],
  },
  {
    name: "a virtual one beside a CHECK is made anew",
    kind: "virtual",
    more: { kind: "constraint", identity: "public.t.c", attributes: { definition: "CHECK ((a > 0))" } },
    order: "a b c",
    says: [
      ["ALTER TABLE public.t DROP COLUMN b", "ALTER TABLE public.t ADD COLUMN b int GENERATED ALWAYS AS (2) VIRTUAL"],
    ],
  },
  {
    name: "a virtual one of a published table is made anew",
    kind: "virtual",
    more: { kind: "publication", identity: "p", attributes: { tables: "public.s, public.t (a)" } },
    order: "a b c",
    says: [
      ["ALTER TABLE public.t DROP COLUMN b", "ALTER TABLE public.t ADD COLUMN b int GENERATED ALWAYS AS (2) VIRTUAL"],
    ],
  },
])("a generated column with another expression: $name", ({ order, says, kind = "stored", more }) => {
  const snapshotOf = (names: string, value: string): SchemaSnapshot => ({
    major: 18,
    objects: [
      ...(more === undefined ? [] : [more]),
      ...names.split(" ").map((name, index) => ({
        kind: "column",
        identity: `public.t.${name}`,
        attributes: {
          type: "int",
          position: `${index + 1}`,
          ...(name === "b" ? { generated: `${kind} ${value}` } : {}),
        },
      })),
    ],
  });
  const goal = snapshotOf(order, "2");
  const units = listTemplates(diffSnapshots(snapshotOf("a b c", "1"), goal), { goal, when: "before" });
  expect(units).toEqual(says.map((sqls) => toUnit(...sqls)));
});
