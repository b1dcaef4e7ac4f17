import { quoteLiteral } from "../../core/quote.js";
import type { SchemaObject } from "../../core/snapshot.js";
import type { Session } from "../session.js";

/** pg_get_viewdef locks what a view reads until the transaction ends: all views of a large schema in one would exhaust the server's lock table (measured with 12,000). */
const viewsPerTransaction = 500;

/** Adds the definitions of views; null when one changed or went while they were read. Read-only. */
export async function readViewDefinitions(
  session: Session,
  objects: readonly SchemaObject[],
  settings: string,
): Promise<readonly SchemaObject[] | null> {
  const views = objects.filter(({ kind }) => kind === "view" || kind === "materialized view");
  if (views.length === 0) return objects;
  const definitions = new Map<string, string>();
  for (let start = 0; start < views.length; start += viewsPerTransaction) {
    const names = views.slice(start, start + viewsPerTransaction).map(({ identity }) => quoteLiteral(identity));
    const { results, error } = await session.send(
      `BEGIN READ ONLY; ${settings}; SELECT v.name, pg_catalog.pg_get_viewdef(v.name::pg_catalog.regclass) FROM pg_catalog.unnest(ARRAY[${names.join(", ")}]) v(name); COMMIT`,
    );
    if (error !== null) await session.send("ROLLBACK");
    if (error !== null) return null;
    for (const [name, text] of results.at(-2)?.rows ?? []) definitions.set(name ?? "", text ?? "");
  }
  return objects.map((object) => {
    const definition = definitions.get(object.identity);
    const isView = object.kind === "view" || object.kind === "materialized view";
    return definition === undefined || !isView
      ? object
      : { ...object, attributes: { ...object.attributes, definition } };
  });
}
