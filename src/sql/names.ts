import { quoteIdentifier } from "../core/quote.js";
import type { RelationName } from "./syntax.js";

/** Words that cannot stand for a table or a column unquoted. */
const reserved = new Set(
  (
    "all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation column " +
    "concurrently constraint create cross current_catalog current_date current_role current_schema current_time " +
    "current_timestamp current_user default deferrable desc distinct do else end except false fetch for foreign freeze from " +
    "full grant group having ilike in initially inner intersect into is isnull join lateral leading left like limit localtime " +
    "localtimestamp natural not notnull null offset on only or order outer overlaps placing primary references returning " +
    "right select session_user similar some symmetric system_user table tablesample then to trailing true union unique user using " +
    "variadic verbose when where window with"
  ).split(" "),
);

/** An identifier as PostgreSQL writes it: quoted only where it must be. */
export function showIdentifier(name: string): string {
  return /^[a-z_][a-z0-9_$]*$/.test(name) && !reserved.has(name) ? name : quoteIdentifier(name);
}

/** A relation as PostgreSQL writes it. */
export function showRelation({ schema, name }: RelationName): string {
  return `${schema === null ? "" : `${showIdentifier(schema)}.`}${showIdentifier(name)}`;
}
