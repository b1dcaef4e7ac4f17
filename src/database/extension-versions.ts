import type { Session } from "./session.js";
import { ownSearchPath } from "./target.js";

/** The version that CREATE EXTENSION makes on that server, by name; empty where the server does not say. Read-only. */
export async function readExtensionVersions(session: Session): Promise<ReadonlyMap<string, string>> {
  const { results, error } = await session.send(
    `BEGIN READ ONLY; SET LOCAL search_path = ${ownSearchPath}; SET LOCAL quote_all_identifiers = off;
     SELECT pg_catalog.quote_ident(e.extname), v.default_version FROM pg_catalog.pg_extension e
       JOIN pg_catalog.pg_available_extensions v ON v.name = e.extname; COMMIT`,
  );
  if (error !== null) await session.send("ROLLBACK");
  return new Map((results[3]?.rows ?? []).map(([name, version]) => [name ?? "", version ?? ""]));
}
