import { quoteIdentifier, quoteLiteral } from "../core/quote.js";
import { query } from "../database/session.js";
import type { Session } from "../database/session.js";

const saved = "pg_temp.schema_version_owner";
const savedSettings = "pg_temp.schema_version_owner_settings";
const attributes = ["rolcanlogin", "rolconnlimit", "rolpassword", "rolvaliduntil", "rolcreaterole", "rolinherit"];

/** The owner of shadow databases, and whoever may put it right: logged in to a database in which nothing of ours is. */
interface Owned {
  readonly admin: Session;
  readonly adminIsSuperuser: boolean;
  readonly owner: string;
}

/**
 * Remembers what belongs to the owner and not to a database: its settings, its password, its right to log in. A file may
 * change them, and they outlive the copy that it ran in. Gives back a way to have them as they are now.
 */
export async function keepOwner(server: Owned): Promise<() => Promise<void>> {
  return server.adminIsSuperuser ? await keepAll(server) : await keepSettings(server);
}

async function keepAll({ admin, owner }: Owned): Promise<() => Promise<void>> {
  const ofOwner = `(SELECT r.oid FROM pg_catalog.pg_roles r WHERE r.rolname = ${quoteLiteral(owner)})`;
  await query(
    admin,
    `CREATE TABLE ${saved} AS SELECT a.* FROM pg_catalog.pg_authid a WHERE a.oid = ${ofOwner};
     CREATE TABLE ${savedSettings} AS SELECT s.* FROM pg_catalog.pg_db_role_setting s WHERE s.setdatabase = 0 AND s.setrole = ${ofOwner}`,
    "remembering the shadow's owner",
  );
  const assignments = attributes.map((name) => `${name} = b.${name}`).join(", ");
  return async () => {
    await query(
      admin,
      `UPDATE pg_catalog.pg_authid SET ${assignments} FROM ${saved} b WHERE pg_authid.oid = b.oid;
       DELETE FROM pg_catalog.pg_db_role_setting s USING ${saved} b WHERE s.setdatabase = 0 AND s.setrole = b.oid;
       INSERT INTO pg_catalog.pg_db_role_setting SELECT * FROM ${savedSettings}`,
      "restoring the shadow's owner",
    );
  };
}

/** A login that is no superuser is the owner itself, on a server that stays. */
async function keepSettings(server: Owned): Promise<() => Promise<void>> {
  const before = await readSettings(server);
  return async () => {
    if ((await readSettings(server)).join("\n") === before.join("\n")) return;
    const role = quoteIdentifier(server.owner);
    const again = before.map((line) => {
      const [name = "", value] = [line.split("=")[0], line.slice(line.indexOf("=") + 1)];
      const set = `SELECT pg_catalog.set_config(${quoteLiteral(name)}, ${quoteLiteral(value)}, true)`;
      return `${set}; ALTER ROLE ${role} SET ${name.split(".").map(quoteIdentifier).join(".")} FROM CURRENT`;
    });
    const sql = ["BEGIN", `ALTER ROLE ${role} RESET ALL`, ...again, "COMMIT"].join(";\n");
    await query(server.admin, sql, "restoring the settings of the shadow's login");
  };
}

async function readSettings({ admin, owner }: Owned): Promise<readonly string[]> {
  const [lines] = await query(
    admin,
    `SELECT pg_catalog.unnest(s.setconfig) FROM pg_catalog.pg_db_role_setting s JOIN pg_catalog.pg_roles r ON r.oid = s.setrole
     WHERE s.setdatabase = 0 AND r.rolname = ${quoteLiteral(owner)}`,
    "reading the settings of the shadow's login",
  );
  return lines?.rows.flatMap(([line]) => line ?? []) ?? [];
}
