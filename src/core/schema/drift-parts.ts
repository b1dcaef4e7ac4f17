import type { SchemaObject } from "./snapshot.js";

/** Kinds that have columns: what a constraint, trigger or column can be of. */
export const relationKinds = ["table", "partitioned table", "foreign table", "view", "materialized view"];
const kindsWithParts = [...relationKinds, "composite type", "domain"];

/**
 * Keys of the objects that this one comes and goes with: a column's or an index's table, a sequence's column, a
 * partition's parent, the schema around all of them. Most of the keys name nothing: an identity does not tell the kind of what it is part of.
 */
export function wholesOf({ kind, identity, attributes }: SchemaObject): readonly string[] {
  const names = splitIdentity(identity);
  const [schema, parent] = [names[0] ?? "", names.slice(0, -1).join(".")];
  const keys = names.length > 1 ? [`schema ${schema}`] : [];
  if (names.length > 2) keys.push(...kindsWithParts.map((one) => `${one} ${parent}`));
  const { table, owned_by: column, server, schema: within, partition_bound: bound, parents } = attributes;
  if (table !== undefined) keys.push(...relationKinds.map((one) => `${one} ${table}`));
  if (column !== undefined)
    keys.push(`column ${column}`, ...wholesOf({ kind: "column", identity: column, attributes: {} }));
  if (bound !== undefined) keys.push(...splitNames(parents ?? "").map((one) => `partitioned table ${one}`));
  if (kind === "user mapping" && server !== undefined) keys.push(`server ${server}`);
  if (kind === "default privileges" && within !== undefined) keys.push(`schema ${within}`);
  return keys;
}

/** Keys of the views that a column may be of: there, the definition decides which columns there are. */
export function viewsOf({ kind, identity }: Pick<SchemaObject, "kind" | "identity">): readonly string[] {
  if (kind !== "column") return [];
  return ["view", "materialized view"].map((one) => `${one} ${parentOf(identity)}`);
}

/** Key of the object of the same kind and name on another table: `column public.child.a` as `column public.parent.a`. */
export function onTable({ kind, identity }: Pick<SchemaObject, "kind" | "identity">, table: string): string {
  return `${kind} ${table}.${lastName(identity)}`;
}

/** `public.users` of `public.users.email`; empty for names of one part. */
export function parentOf(identity: string): string {
  return splitIdentity(identity).slice(0, -1).join(".");
}

/** Names of a list such as `public.a, public."b, c"`. */
export function splitNames(list: string): readonly string[] {
  return list.match(/(?:"(?:[^"]|"")*"|[^", ])+/g) ?? [];
}

/** Names of a qualified identity as people gave them: `public`, `Odd "x"` of `public."Odd ""x""".a`, without arguments. */
export function namePartsOf(identity: string): readonly string[] {
  return splitIdentity(identity).map((part) => (part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part));
}

/** Parts of a qualified name up to its arguments, quoted as they were; dots inside quotes and parentheses do not count. */
export function splitIdentity(identity: string): readonly string[] {
  const name = /^(?:"(?:[^"]|"")*"|[^"( ])+/.exec(identity)?.[0] ?? "";
  return name.match(/(?:"(?:[^"]|"")*"|[^".])+/g) ?? [];
}

/** The last name of an identity, quoted. */
export function lastName(identity: string): string {
  return splitIdentity(identity).at(-1) ?? "";
}
