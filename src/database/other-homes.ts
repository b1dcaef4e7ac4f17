import { quoteLiteral } from "../core/quote.js";
import type { Session } from "./session.js";
import { ownSearchPath } from "./target.js";

/** Schemas besides the home that hold a history of this tool, as identifiers are written; empty where the server does not say. Read-only. */
export async function listOtherHomes(session: Session, home: string): Promise<readonly string[]> {
  const { results, error } = await session.send(
    `BEGIN READ ONLY; SET LOCAL search_path = ${ownSearchPath}; SET LOCAL quote_all_identifiers = off;
     SELECT pg_catalog.quote_ident(n.nspname) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relname = 'schema_version_log' AND c.relkind = 'r' AND n.nspname <> ${quoteLiteral(home)}
       AND EXISTS (SELECT FROM pg_catalog.pg_class v WHERE v.relnamespace = n.oid AND v.relname = 'schema_version' AND v.relkind = 'r')
       ORDER BY 1; COMMIT`,
  );
  if (error !== null) await session.send("ROLLBACK");
  return results[3]?.rows.flatMap(([name]) => name ?? []) ?? [];
}
