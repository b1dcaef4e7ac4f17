import { quoteLiteral } from "../../core/quote.js";
import type { SchemaObject } from "../../core/snapshot.js";
import type { ServerMessage, Session } from "../session.js";
import { sendReadOnly } from "./read-only-transactions.js";
import type { ReadingIn } from "./read-only-transactions.js";

/**
 * pg_get_viewdef locks what a view reads until the transaction ends: all views of a large schema in one would exhaust
 * the server's lock table (measured with 12,000). With few, their definitions come with the relations.
 */
const viewsPerTransaction = 500;

/** Condition under which all definitions fit into one transaction. */
export const fewViews = `(SELECT pg_catalog.count(*) <= ${viewsPerTransaction} FROM pg_catalog.pg_class WHERE relkind IN ('v', 'm') AND oid >= 16384)`;

const outOfSharedMemory = "53200";

type Completed = { readonly objects: readonly SchemaObject[] } | { readonly error: ServerMessage };

/**
 * Adds the definitions of views that have none yet, in one message of many transactions; in smaller ones where views
 * read so many tables that the lock table is full. Read-only.
 */
export async function readViewDefinitions(
  session: Session,
  objects: readonly SchemaObject[],
  readingIn: ReadingIn,
): Promise<Completed> {
  const lacking = objects.filter((object) => isView(object) && object.attributes["definition"] === undefined);
  if (lacking.length === 0) return { objects };
  for (let size = viewsPerTransaction; ; size = Math.ceil(size / 5)) {
    const transactions = toChunks(lacking, size).map((views) => [toSql(views)]);
    const { results, error } = await sendReadOnly(session, transactions, readingIn);
    if (error !== null && error.sqlstate === outOfSharedMemory && size > 1) continue;
    if (error !== null) return { error };
    const definitions = new Map(results.flatMap(({ rows }) => rows).map(([name, text]) => [name, text ?? undefined]));
    return { objects: objects.map((object) => (isView(object) ? define(object, definitions) : object)) };
  }
}

function isView({ kind }: SchemaObject): boolean {
  return kind === "view" || kind === "materialized view";
}

function define(
  view: SchemaObject,
  definitions: ReadonlyMap<string | null | undefined, string | undefined>,
): SchemaObject {
  const definition = definitions.get(view.identity);
  return definition === undefined ? view : { ...view, attributes: { ...view.attributes, definition } };
}

function toChunks(views: readonly SchemaObject[], size: number): readonly (readonly SchemaObject[])[] {
  const starts = Array.from({ length: Math.ceil(views.length / size) }, (_, index) => index * size);
  return starts.map((start) => views.slice(start, start + size));
}

function toSql(views: readonly SchemaObject[]): string {
  const names = views.map(({ identity }) => quoteLiteral(identity)).join(", ");
  return `SELECT v.name, pg_catalog.pg_get_viewdef(v.name::pg_catalog.regclass) FROM pg_catalog.unnest(ARRAY[${names}]) v(name)`;
}
