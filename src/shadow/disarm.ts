import { quoteIdentifier, quoteLiteral } from "../core/quote.js";
import { query } from "../database/session.js";
import type { Session } from "../database/session.js";
import { rightsOfOwner, shieldSql } from "./roles.js";
import type { Elevate } from "./shadow.js";

/**
 * Takes the owner's superuser rights, which the files on record needed, before SQL of others runs on copies; it keeps
 * what it owns, and may act for the other roles. Gives back a way to have them for a statement that runs nobody's code.
 */
export async function disarmOwner(
  admin: Session,
  { owner, major }: { readonly owner: string; readonly major: number },
): Promise<Elevate> {
  const name = quoteIdentifier(owner);
  const [roles] = await query(
    admin,
    `SELECT r.rolname FROM pg_catalog.pg_roles r WHERE r.rolname !~ '^pg_' AND NOT r.rolsuper AND r.rolname <> ${quoteLiteral(owner)}`,
    "reading the shadow's roles",
  );
  for (const [role] of roles?.rows ?? []) {
    // One that the owner is a member of by other ways stays as it is.
    await admin.send(`GRANT ${quoteIdentifier(role ?? "")} TO ${name} WITH ADMIN OPTION`);
  }
  const shield = major < 16 ? [shieldSql] : [];
  const disarm = [...shield, `ALTER ROLE ${name} ${rightsOfOwner["pull-request"]}`].join(";\n");
  await query(admin, disarm, "taking rights from the shadow's owner");
  return async (work) => {
    await query(admin, `ALTER ROLE ${name} SUPERUSER`, "giving rights to the shadow's owner");
    try {
      return await work();
    } finally {
      await query(admin, disarm, "taking rights from the shadow's owner");
    }
  };
}
