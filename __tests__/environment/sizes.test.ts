import { expect, test } from "vitest";
import { sizesOfSteps } from "../../src/environment/sizes.js";
import { parseScript } from "../../src/sql/script.js";

const size = (bytes: number | null): { readonly rows: number; readonly bytes: number | null } => ({ rows: 1, bytes });

const sizes = new Map([
  ["app.users", size(10)],
  ["public.users", size(20)],
  ["public.b", size(30)],
  ["public.a", size(30)],
  ["public.unknown", size(null)],
  ['public."order"', size(5)],
  ['public."Mixed"', size(4)],
]);

async function tell(sql: string, schemas: readonly string[] = []): Promise<readonly string[]> {
  const script = { file: "V1__a.sql", name: "V1__a.sql", text: sql, settings: {}, waivers: [], directives: {} };
  const loaded = { target: { schemas }, parse: () => parseScript(script as never, new Map()) } as never;
  const steps = [{ kind: "apply", migration: { script } }];
  return (await sizesOfSteps(loaded, { steps } as never, sizes)).map(({ table }) => table);
}

test.each([
  { name: "a name is looked for in public", sql: "DELETE FROM users;", schemas: [], expected: ["public.users"] },
  {
    name: "and before it in the migrations' schemas",
    sql: "DELETE FROM users;",
    schemas: ["app"],
    expected: ["app.users"],
  },
  {
    name: "one with its schema is that one",
    sql: "DELETE FROM public.users;",
    schemas: ["app"],
    expected: ["public.users"],
  },
  {
    name: "words of the grammar and capitals are quoted",
    sql: `DELETE FROM "order"; DELETE FROM "Mixed";`,
    schemas: [],
    expected: ['public."order"', 'public."Mixed"'],
  },
  {
    name: "the largest come first, then names in order, each once",
    sql: "DELETE FROM users; DELETE FROM b; DELETE FROM a; DELETE FROM b; DELETE FROM unknown;",
    schemas: [],
    expected: ["public.unknown", "public.a", "public.b", "public.users"],
  },
  { name: "what nobody knows is left out", sql: "DELETE FROM nowhere;", schemas: [], expected: [] },
])("$name", async ({ sql, schemas, expected }) => expect(await tell(sql, schemas)).toEqual(expected));
