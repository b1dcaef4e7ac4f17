import type { Session } from "./session.js";
import { tryRead } from "./read.js";

/** The version that CREATE EXTENSION makes on that server, by name; empty where the server does not say. Read-only. */
export async function readExtensionVersions(session: Session): Promise<ReadonlyMap<string, string>> {
  const { rows } = await tryRead(
    session,
    [
      `SELECT pg_catalog.quote_ident(e.extname), v.default_version FROM pg_catalog.pg_extension e
       JOIN pg_catalog.pg_available_extensions v ON v.name = e.extname`,
    ],
    ["quote_all_identifiers = off"],
  );
  return new Map((rows[0] ?? []).map(([name, version]) => [name ?? "", version ?? ""]));
}
