import { quoteLiteral } from "../../core/quote.js";
import type { SchemaObject } from "../../core/schema/snapshot.js";
import type { Result, ServerMessage, Session } from "../session.js";
import { qualified, relationInScope } from "./catalog-query.js";
import type { CatalogQuery } from "./catalog-query.js";
import { sendReadOnly } from "./read-only-transactions.js";
import type { ReadingIn } from "./read-only-transactions.js";

/**
 * pg_get_viewdef locks what a view reads until the transaction ends: all views of a large schema in one would exhaust
 * the server's lock table (measured with 12,000).
 */
const viewsPerTransaction = 500;

/**
 * Names and definitions, where views are few enough for one transaction. It is another one than that of the other
 * queries: whoever holds locks and waits for more can end in a deadlock, and the victim may be somebody else.
 */
export const fewViews: CatalogQuery = {
  name: "view definitions",
  sql: (
    scope,
  ) => `SELECT ${qualified("n", "c.relname")}, pg_catalog.pg_get_viewdef(c.oid) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('v', 'm') AND (SELECT pg_catalog.count(*) <= ${viewsPerTransaction} FROM pg_catalog.pg_class WHERE relkind IN ('v', 'm') AND oid >= 16384)
    AND ${relationInScope("n", "c", scope)}`,
};

const outOfSharedMemory = "53200";

type Completed = { readonly objects: readonly SchemaObject[] } | { readonly error: ServerMessage };

/**
 * Gives views their definitions: those that were read, and where they were too many, all in one more message of many
 * transactions; in smaller ones where views read so many tables that the lock table is full. Read-only.
 */
export async function addViewDefinitions(
  session: Session,
  {
    objects,
    read,
    readingIn,
  }: { readonly objects: readonly SchemaObject[]; readonly read: Result; readonly readingIn: ReadingIn },
): Promise<Completed> {
  const views = objects.filter(isView);
  if (views.length === 0 || read.rows.length > 0) return { objects: define(objects, [read]) };
  for (let size = viewsPerTransaction; ; size = Math.ceil(size / 5)) {
    const transactions = toChunks(views, size).map((chunk) => [toSql(chunk)]);
    const { results, error } = await sendReadOnly(session, transactions, readingIn);
    if (error !== null && error.sqlstate === outOfSharedMemory && size > 1) continue;
    if (error !== null) return { error };
    return { objects: define(objects, results) };
  }
}

function isView({ kind }: SchemaObject): boolean {
  return kind === "view" || kind === "materialized view";
}

function define(objects: readonly SchemaObject[], results: readonly Result[]): readonly SchemaObject[] {
  const definitions = new Map(results.flatMap(({ rows }) => rows).map(([name, text]) => [name, text]));
  return objects.map((object) => {
    const definition = isView(object) ? definitions.get(object.identity) : null;
    if (definition === null || definition === undefined) return object;
    return { ...object, attributes: { ...object.attributes, definition } };
  });
}

function toChunks(views: readonly SchemaObject[], size: number): readonly (readonly SchemaObject[])[] {
  const starts = Array.from({ length: Math.ceil(views.length / size) }, (_, index) => index * size);
  return starts.map((start) => views.slice(start, start + size));
}

function toSql(views: readonly SchemaObject[]): string {
  const names = views.map(({ identity }) => quoteLiteral(identity)).join(", ");
  return `SELECT v.name, pg_catalog.pg_get_viewdef(v.name::pg_catalog.regclass) FROM pg_catalog.unnest(ARRAY[${names}]) v(name)`;
}
