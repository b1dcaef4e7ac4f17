import { quoteIdentifier, quoteLiteral } from "../../core/quote.js";
import type { RelationName } from "../../sql/syntax.js";
import type { Reply, Session } from "../session.js";
import { ownSearchPath } from "../target.js";
import type { Target } from "../target.js";

/** In the questions of `askAbout`: the relation's oid, 0 where there is none. */
export const relationOid = "current_setting('schema_version.relation')::oid";

const prelude = 6;

/**
 * Asks a catalog about a relation, found as a migration would find it; the results of the questions alone, null where
 * nobody answers. Read-only.
 */
export async function askAbout(
  session: Session,
  { searchPath }: Target,
  relation: RelationName,
  questions: readonly string[],
): Promise<Reply["results"] | null> {
  const written = [relation.schema, relation.name]
    .filter((part) => part !== null)
    .map(quoteIdentifier)
    .join(".");
  // The name is the file's, so its search_path resolves it; nothing else may be found there.
  const reply =
    await session.send(`BEGIN READ ONLY; SET LOCAL lock_timeout = '500ms'; SET LOCAL statement_timeout = '2s';
SELECT pg_catalog.set_config('search_path', ${quoteLiteral(searchPath)}, true);
SELECT pg_catalog.set_config('schema_version.relation', coalesce(pg_catalog.to_regclass(${quoteLiteral(written)})::pg_catalog.oid::pg_catalog.text, '0'), true);
SET LOCAL search_path = ${ownSearchPath};
${questions.join(";\n")}; COMMIT`);
  if (reply.error === null) return reply.results.slice(prelude, prelude + questions.length);
  await session.send("ROLLBACK");
  return null;
}
