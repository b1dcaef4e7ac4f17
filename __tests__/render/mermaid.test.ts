import { assert, constantFrom, property } from "fast-check";
import mermaid from "mermaid";
import { expect, test } from "vitest";
import type { DiagramTable, SchemaChange } from "../../src/core/schema/schema-change-model.js";
import { drawDiagram } from "../../src/render/mermaid.js";
import { sayChanges } from "../../src/render/schema-change-words.js";
import { report as proven } from "../golden/proven/report.js";
import { hostileText } from "./hostile.js";
import { toHostileChange } from "./hostile-report.js";

/** What Mermaid itself makes of a diagram: its tables, by the names that it would write, with the number of columns. */
async function read(text: string): Promise<{ readonly tables: readonly string[]; readonly references: number }> {
  await mermaid.parse(text); // throws where it is none, and loads what reads it
  const { db } = (await mermaid.mermaidAPI.getDiagramFromText(text)) as unknown as {
    readonly db: {
      readonly getEntities: () => ReadonlyMap<
        string,
        { readonly alias: string; readonly attributes: readonly unknown[] }
      >;
      readonly getRelationships: () => readonly unknown[];
    };
  };
  const tables = [...db.getEntities().values()].map(({ alias, attributes }) => `${alias}: ${attributes.length}`);
  return { tables, references: db.getRelationships().length };
}

function textOf(change: SchemaChange): string {
  const drawing = drawDiagram(change);
  if (drawing.kind !== "drawn") throw new Error(JSON.stringify(drawing));
  return drawing.text;
}

const column = (name: string, type = "text") => ({ name, type, change: "same" as const, keys: [] });
const toTable = (name: string, parts: Partial<DiagramTable> = {}): DiagramTable => ({
  name,
  change: "changed",
  columns: [column("id")],
  ...parts,
});
const only = (...tables: readonly DiagramTable[]): SchemaChange => ({ changes: [], tables, references: [] });

test("Mermaid reads a diagram as it was meant", async () => {
  const change = proven.environments[0]?.schemaChange;
  if (change === undefined || change === null) throw new Error("there is no change");
  expect(await read(textOf(change))).toEqual({ tables: ["users: 3", "orders: 2"], references: 1 });
});

test("what migrations drop is called so, in the diagram and in the sum of the changes", () => {
  const gone = { ...column("total"), change: "gone" as const };
  expect(textOf(only(toTable("public.orders", { columns: [gone] })))).toContain('text total "dropped"');
  expect(sayChanges([{ change: "gone", kind: "column", identity: "a.b", table: "a", attributes: [], parts: [] }])).toBe(
    "1 dropped column",
  );
});

test.each([
  "timestamp(3) with time zone",
  "numeric(10,2)",
  "character varying(80)[]",
  "double precision",
  'public."My type"[]',
  "interval year to month",
  "bit varying(4)",
  "",
])("a column of type %j can be drawn", async (type) => {
  const drawn = only(toTable("public.a", { columns: [column("a", type), column("b")] }));
  expect(await read(textOf(drawn))).toEqual({ tables: ["a: 2"], references: 0 });
});

test.each(["pk", "FK", "uk[]", "pk-x", "pkey", "one", "class", "title", "constructor"])(
  "a column, a type and a table called %j are drawn like others",
  async (name) => {
    const table = toTable(`public.${name}`, { columns: [column(name, name), column("b")] });
    expect(await read(textOf(only(table)))).toEqual({ tables: [expect.stringMatching(/: 2$/)], references: 0 });
  },
);

test("no name breaks out of its place", async () => {
  const drawn: { readonly text: string; readonly tables: number }[] = [];
  assert(
    property(hostileText, constantFrom(1, 3, 5), (text, times) => {
      const drawing = textOf(toHostileChange(text, times));
      expect(drawing).not.toMatch(/%%|[<>`#;\\]|\p{Cc}(?<!\n)|\p{Cf}/u);
      expect(drawing.split("\n")).toHaveLength(1 + times * 4 + times);
      drawn.push({ text: drawing, tables: times });
    }),
    { numRuns: 150 },
  );
  for (const { text, tables } of drawn) {
    const seen = await read(text);
    expect([text, seen.tables.length, seen.references]).toEqual([text, tables, tables]);
    expect(seen.tables.every((one) => one.endsWith(": 2"))).toBe(true);
  }
});

test("a diagram that nobody could read is left out, with a reason", () => {
  const wide = Array.from({ length: 17 }, (_, index) => toTable(`public.t${index}`));
  expect(drawDiagram(only(...wide))).toEqual({ kind: "too-large", because: "it would have 17 tables" });
});

test("of a wide table the columns that change and the keys are shown, and how many are not", () => {
  const columns = [
    ...Array.from({ length: 60 }, (_, index) => column(`c${index}`)),
    { ...column("added"), change: "new" as const },
    { ...column("ref"), keys: ["FK" as const] },
  ];
  const text = textOf(only(toTable("public.wide", { columns })));
  expect(text).toContain('    text added "new"\n    text ref FK\n    and more "22 columns not shown"');
  expect(text.split("\n")).toHaveLength(1 + 1 + 40 + 1 + 1);
});

test("nothing is drawn where no table changes", () => {
  expect(drawDiagram(only(toTable("public.a", { change: "same" })))).toEqual({ kind: "none" });
});
