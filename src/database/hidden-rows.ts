import { Failure } from "../core/failure.js";
import { finding } from "../core/problems.js";
import { quoteIdentifier, quoteLiteral } from "../core/quote.js";
import type { Target } from "./target.js";

/** Who reads the record must see all of its rows; who writes it must reach them too. */
export type Purpose = "read" | "write";

/**
 * SQL of one column: JSON with the names of the tool's tables some of whose rows row-level security may hide from this
 * role; NULL where there is none. A policy that is `true` for it hides nothing.
 */
export function hiddenRowsSql(home: string, own: string, purpose: Purpose): string {
  const commands = purpose === "read" ? "'r', '*'" : "'*'";
  const isForUs = `EXISTS (SELECT FROM pg_catalog.unnest(p.polroles) r WHERE r = 0 OR pg_catalog.pg_has_role(r, 'USAGE'))`;
  const policy = (which: string): string =>
    `EXISTS (SELECT FROM pg_catalog.pg_policy p WHERE p.polrelid = c.oid AND ${which} AND ${isForUs})`;
  const open = `p.polpermissive AND p.polcmd IN (${commands}) AND pg_catalog.pg_get_expr(p.polqual, p.polrelid) = 'true' AND p.polwithcheck IS NULL`;
  return `(SELECT pg_catalog.json_agg(c.relname ORDER BY c.relname) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relrowsecurity AND n.nspname = ${quoteLiteral(home)} AND c.relname IN (${own}) AND pg_catalog.row_security_active(c.oid)
      AND NOT (${policy(open)} AND NOT ${policy("NOT p.polpermissive")}))`;
}

/** Throws Failure("privilege") where rows may be hidden: a version that is applied would seem to be pending. */
export function refuseHiddenRows(hidden: string | null, { home, user, role }: Target, purpose: Purpose): void {
  if (hidden === null) return;
  const tables = JSON.parse(hidden) as readonly string[];
  const who = role ?? user;
  const message = `row-level security may hide rows of ${tables.join(", ")} from the role ${who}: what is on record cannot be known`;
  const command = purpose === "read" ? "SELECT" : "ALL";
  const help = tables
    .map((table) => `ON ${quoteIdentifier(home)}.${quoteIdentifier(table)} FOR ${command} TO ${quoteIdentifier(who)}`)
    .map((on) => `CREATE POLICY schema_version_${purpose} ${on} USING (true)`)
    .join("; ");
  throw new Failure("database", [finding("privilege", { message, help })]);
}
