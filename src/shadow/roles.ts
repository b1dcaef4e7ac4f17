import { quoteIdentifier, quoteLiteral } from "../core/quote.js";
import { query } from "../database/session.js";
import type { Session } from "../database/session.js";
import type { Mirror } from "./mirror.js";
import type { Trust } from "./shadow.js";

export interface OwnerOptions {
  readonly name: string;
  /** Null for a database with one session, to which nobody logs in. */
  readonly password: string | null;
  readonly trust: Trust;
  readonly major: number;
}

/** Roles through which SQL reaches files and programs. */
const reaching = ["pg_execute_server_program", "pg_read_server_files", "pg_write_server_files"];

/** What the owner may do. */
export const rightsOfOwner: Readonly<Record<Trust, string>> = {
  recorded: "SUPERUSER",
  "pull-request": "NOSUPERUSER CREATEROLE NOCREATEDB NOREPLICATION NOBYPASSRLS",
};

/** Up to 15, one that makes roles can make itself a member of any that is no superuser. */
export const shieldSql = `UPDATE pg_catalog.pg_authid SET rolsuper = true WHERE rolname IN (${reaching.map(quoteLiteral).join(", ")})`;

/**
 * SQL that makes the role which owns all that is replayed. A pull request's may make roles, as migrations do. Up to 15 it
 * could thereby make itself a member of any role that is no superuser, so those that reach out are marked as such: only
 * for servers that are thrown away.
 */
export function createOwnerSql({ name, password, trust, major }: OwnerOptions): readonly string[] {
  const login = password === null ? "NOLOGIN" : `LOGIN PASSWORD ${quoteLiteral(password)}`;
  return [`CREATE ROLE ${quoteIdentifier(name)} ${login} ${rightsOfOwner[trust]}`, ...(major < 16 ? [shieldSql] : [])];
}

/**
 * Makes the target's roles where they are missing, without login and rights, and the owner a member of each, so that it
 * may give them objects. Answers with those that it made.
 */
export async function createRoles(
  admin: Session,
  { roles }: Mirror,
  owner: { readonly name: string; readonly trust: Trust },
): Promise<readonly string[]> {
  const [existing] = await query(admin, "SELECT rolname FROM pg_catalog.pg_roles", "reading the shadow's roles");
  const known = new Set(existing?.rows.map(([name]) => name));
  const missing = roles.filter((name) => !known.has(name) && !name.startsWith("pg_") && name !== "");
  const statements = missing.flatMap((name) => [
    `CREATE ROLE ${quoteIdentifier(name)} NOLOGIN`,
    ...(owner.trust === "recorded"
      ? []
      : [`GRANT ${quoteIdentifier(name)} TO ${quoteIdentifier(owner.name)} WITH ADMIN OPTION`]),
  ]);
  if (statements.length > 0) await query(admin, statements.join(";\n"), "making the target's roles on the shadow");
  return missing;
}
