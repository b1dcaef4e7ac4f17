import { constantIn, flagAt, listAt, nameIn, type Node } from "./syntax.js";

/** The name of a type as a statement writes it, in the server's own words: `int4`, not `integer`. */
export interface TypeName {
  /** Null for built-in types and where the search path decides. */
  readonly schema: string | null;
  readonly name: string;
  /** Such as the lengths of `varchar(20)`; empty where there are none. */
  readonly modifiers: readonly number[];
  readonly array: boolean;
}

/** The type in a `TypeName` node; null for `%TYPE` and the like. */
export function typeIn(node: Node | null): TypeName | null {
  if (node === null || flagAt(node, "pct_type")) return null;
  const names = listAt(node, "names").map((part) => nameIn(part) ?? "");
  const name = names.at(-1);
  if (name === undefined) return null;
  const schema = names.at(-2) ?? null;
  return {
    schema: schema === "pg_catalog" ? null : schema,
    name: name.toLowerCase(),
    modifiers: listAt(node, "typmods").flatMap((item) => {
      const value = constantIn(item);
      return value === null || !/^-?\d+$/.test(value) ? [] : [Number(value)];
    }),
    array: listAt(node, "arrayBounds").length > 0,
  };
}

/** How people write the server's names. */
const spellings: Readonly<Record<string, string>> = {
  int2: "smallint",
  int4: "integer",
  int8: "bigint",
  float4: "real",
  float8: "double precision",
  bool: "boolean",
  bpchar: "char",
  timestamptz: "timestamptz",
  varbit: "bit varying",
};

/** A type as people write it. */
export function showType({ schema, name, modifiers, array }: TypeName): string {
  const base = `${schema === null ? "" : `${schema}.`}${schema === null ? (spellings[name] ?? name) : name}`;
  return `${base}${modifiers.length === 0 ? "" : `(${modifiers.join(", ")})`}${array ? "[]" : ""}`;
}
