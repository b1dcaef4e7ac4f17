import { quoteLiteral } from "../core/quote.js";
import type { Session } from "./session.js";
import { tryRead } from "./read.js";

/** Schemas besides the home that hold a history of this tool, as identifiers are written; empty where the server does not say. Read-only. */
export async function listOtherHomes(session: Session, home: string): Promise<readonly string[]> {
  const { rows } = await tryRead(
    session,
    [
      `SELECT pg_catalog.quote_ident(n.nspname) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relname = 'schema_version_log' AND c.relkind = 'r' AND n.nspname <> ${quoteLiteral(home)}
       AND EXISTS (SELECT FROM pg_catalog.pg_class v WHERE v.relnamespace = n.oid AND v.relname = 'schema_version' AND v.relkind = 'r')
       ORDER BY 1`,
    ],
    ["quote_all_identifiers = off"],
  );
  return rows[0]?.flatMap(([name]) => name ?? []) ?? [];
}
