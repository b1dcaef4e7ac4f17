import { describe, expect, test } from "vitest";
import { toSchemaChange } from "../../src/core/schema/schema-change.js";
import type { ObjectChange, SchemaChange } from "../../src/core/schema/schema-change-model.js";
import type { SchemaObject } from "../../src/core/schema/snapshot.js";

const object = (kind: string, identity: string, attributes: SchemaObject["attributes"] = {}): SchemaObject => ({
  kind,
  identity,
  attributes,
});
const column = (identity: string, position: number, type = "bigint", more: SchemaObject["attributes"] = {}) =>
  object("column", identity, { type, position: String(position), ...more });
const constraint = (identity: string, definition: string) => object("constraint", identity, { definition });
const required = { not_null: "yes" };

const users = [
  object("schema", "public"),
  object("table", "public.users", { owner: "app" }),
  column("public.users.id", 1, "bigint", required),
  column("public.users.name", 2, "text"),
  constraint("public.users.users_pkey", "PRIMARY KEY (id)"),
];
const orders = [
  object("table", "public.orders", { owner: "app" }),
  column("public.orders.id", 1, "bigint", required),
  column("public.orders.user_id", 2, "bigint", required),
  constraint("public.orders.orders_pkey", "PRIMARY KEY (id)"),
  constraint(
    "public.orders.orders_user_id_fkey",
    "FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE",
  ),
];
const log = [object("table", "public.log", { owner: "app" }), column("public.log.line", 1, "text")];
const base = [...users, ...orders, ...log];

const change = (before: readonly SchemaObject[], after: readonly SchemaObject[]): SchemaChange =>
  toSchemaChange({ major: 18, objects: before }, { major: 18, objects: after });
const say = ({ change: how, kind, identity, parts }: ObjectChange): string =>
  `${how} ${kind} ${identity}${parts.length === 0 ? "" : ` (${parts.map(say).join(", ")})`}`;
const email = column("public.users.email", 3, "text", { default: "''::text" });
const index = object("index", "public.users_email_idx", {
  table: "public.users",
  definition: "CREATE INDEX users_email_idx ON public.users USING btree (email)",
});
const without = (identity: string) => base.filter((one) => one.identity !== identity);

describe("the list", () => {
  test.each([
    { name: "nothing changes", after: base, expected: [] },
    {
      name: "a column and its index stand with their table, columns first",
      after: [...base, index, email],
      expected: ["new column public.users.email", "new index public.users_email_idx"],
    },
    {
      name: "a new table takes its columns along, in their order",
      after: [
        ...base,
        object("table", "public.tags", {}),
        constraint("public.tags.tags_pkey", "PRIMARY KEY (name)"),
        column("public.tags.name", 2, "text"),
        column("public.tags.weight", 1, "integer"),
      ],
      expected: [
        "new table public.tags (new column public.tags.weight, new column public.tags.name, new constraint public.tags.tags_pkey)",
      ],
    },
    { name: "a column that is gone", after: without("public.users.name"), expected: ["gone column public.users.name"] },
    {
      name: "what belongs to no table stands last",
      after: [object("function", "public.a()", { definition: "…" }), ...base, email],
      expected: ["new column public.users.email", "new function public.a()"],
    },
    {
      name: "columns that only moved are nobody's business",
      after: base.map((one) =>
        one.identity === "public.users.id"
          ? column("public.users.id", 2, "bigint", required)
          : one.identity === "public.users.name"
            ? column("public.users.name", 1, "text")
            : one,
      ),
      expected: [],
    },
  ])("$name", ({ after, expected }) => {
    expect(change(base, after).changes.map(say)).toEqual(expected);
  });

  test("a changed column tells only what differs", () => {
    const after = base.map((one) =>
      one.identity === "public.users.name" ? column(one.identity, 2, "varchar(80)", required) : one,
    );
    expect(change(base, after).changes).toEqual([
      {
        change: "changed",
        kind: "column",
        identity: "public.users.name",
        table: "public.users",
        attributes: [
          { name: "not_null", before: null, after: "yes" },
          { name: "type", before: "text", after: "varchar(80)" },
        ],
        parts: [],
      },
    ]);
  });
});

const draw = ({ tables, references }: SchemaChange): readonly string[] => [
  ...tables.map(
    ({ name, change: how, columns }) =>
      `${how} ${name}: ${columns.map((one) => [one.name, one.type, ...one.keys, ...(one.change === "same" ? [] : [one.change])].join(" ")).join(", ")}`,
  ),
  ...references.map(
    (one) => `${one.change} ${one.from}(${one.columns.join(",")}) ${one.many} ${one.required} ${one.to}`,
  ),
];

describe("the diagram", () => {
  test.each([
    { name: "is empty where no table changes", after: [...base, object("sequence", "public.s", {})], expected: [] },
    {
      name: "shows the table that changes and its neighbours over foreign keys, no others",
      after: [...base, email],
      expected: [
        "changed public.users: id bigint PK, name text, email text new",
        "same public.orders: id bigint PK, user_id bigint FK",
        "same public.orders(user_id) many required public.users",
      ],
    },
    {
      name: "keeps a table that is gone, and what pointed to it",
      after: [...users, ...log],
      expected: [
        "gone public.orders: id bigint PK gone, user_id bigint FK gone",
        "same public.users: id bigint PK, name text",
        "gone public.orders(user_id) many required public.users",
      ],
    },
    {
      name: "knows a foreign key that is unique, may be null, points to its own table, and quoted names",
      after: [
        ...base,
        object("table", 'public."A b"', {}),
        column('public."A b"."c, (d)"', 1, "integer"),
        constraint('public."A b".self', 'FOREIGN KEY ("c, (d)") REFERENCES public."A b"("c, (d)")'),
        constraint('public."A b".one', 'UNIQUE NULLS NOT DISTINCT ("c, (d)")'),
      ],
      expected: [
        'new public."A b": "c, (d)" integer FK UK new',
        'new public."A b"("c, (d)") one optional public."A b"',
      ],
    },
    {
      name: "leaves partitions out: their parent is shown",
      after: [...base, object("table", "public.log_1", { partition_bound: "DEFAULT" }), column("public.log_1.a", 1)],
      expected: [],
    },
  ])("$name", ({ after, expected }) => {
    expect(draw(change(base, after))).toEqual(expected);
  });
});
