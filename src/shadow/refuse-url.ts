import { randomInt } from "node:crypto";
import { Failure } from "../core/failure.js";
import { finding } from "../core/problems.js";
import { query } from "../database/session.js";
import type { Session } from "../database/session.js";
import { read } from "../database/read.js";

/**
 * Refuses a shadow that is the target's server: a random advisory lock held on the target must not be seen there, in any
 * database. Addresses and system identifiers would not do: there are proxies, and restored copies. Throws Failure.
 */
export async function refuseTarget(shadow: Session, target: Session): Promise<void> {
  const [high, low] = [randomInt(2 ** 31), randomInt(2 ** 31)];
  const what = "comparing the shadow with the target";
  // Held by an open transaction: behind a transaction pooler, a session's lock would get lost.
  const held = await query(
    target,
    `BEGIN READ ONLY; SELECT pg_catalog.pg_advisory_xact_lock(${high}, ${low});
     SELECT pg_catalog.pg_is_in_recovery(), (SELECT c.system_identifier FROM pg_catalog.pg_control_system() c)`,
    what,
  );
  try {
    const [recovering, identifier] = held.at(-1)?.rows[0] ?? [];
    const seen = await read(
      shadow,
      `SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = ${high} AND objid = ${low} AND objsubid = 2),
         (SELECT c.system_identifier FROM pg_control_system() c)`,
      what,
    );
    const [same, shadowIdentifier] = seen[0] ?? [];
    if (same === "t") throw refuse("the URL of shadow leads to the target's own server");
    // Locks of a standby are its own, so its primary would not be found by them.
    if (recovering === "t" && identifier === shadowIdentifier) {
      throw refuse("the URL of shadow leads to a server of the same cluster as the target, which is a standby");
    }
  } finally {
    await target.send("ROLLBACK");
  }
}

/** Refuses a database that holds anything of people: then it is no throw-away one. Throws Failure. */
export async function refuseUsed(shadow: Session): Promise<void> {
  const ofPeople = (catalog: string, namespace: string): string =>
    `(SELECT count(*) FROM ${catalog} o JOIN pg_namespace n ON n.oid = o.${namespace}
      WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND NOT EXISTS (SELECT FROM pg_depend d
        WHERE d.classid = '${catalog}'::regclass AND d.objid = o.oid AND d.deptype = 'e'))`;
  const rows = await read(
    shadow,
    `SELECT ${ofPeople("pg_class", "relnamespace")}, ${ofPeople("pg_proc", "pronamespace")}, ${ofPeople("pg_type", "typnamespace")}`,
    "looking whether the shadow is empty",
  );
  const [relations, routines, types] = rows[0] ?? [];
  if (relations === "0" && routines === "0" && types === "0") return;
  const message = `the database at the URL of shadow is not empty: ${relations} relations, ${routines} routines`;
  throw refuse(message);
}

/**
 * Refuses a login that owns other databases than its own and those of shadows: SQL that is put together at run time could
 * change them. Throws Failure.
 */
export async function refuseOwner(shadow: Session, shadowPrefix: string): Promise<void> {
  const rows = await read(
    shadow,
    `SELECT d.datname FROM pg_database d JOIN pg_roles r ON r.oid = d.datdba WHERE r.rolname = session_user
       AND d.datname <> current_database() AND NOT starts_with(d.datname, '${shadowPrefix}') ORDER BY 1 LIMIT 4`,
    "looking what the shadow's login owns",
  );
  const names = rows.flatMap(([name]) => name ?? []);
  if (names.length === 0) return;
  const some = [...names.slice(0, 3), ...(names.length > 3 ? ["…"] : [])].join(", ");
  const message = `the login of shadow owns other databases on its server (${some}), which a pull request's SQL could change`;
  throw refuse(message, "use a login with CREATEDB that owns nothing else there, or shadow: pglite");
}

/** SQL that ran on the target may not run on an older server. Throws Failure. */
export function refuseOlder(major: number, targetMajor: number | null): void {
  if (targetMajor === null || major >= targetMajor) return;
  const message = `the URL of shadow leads to PostgreSQL ${major}, older than the target's ${targetMajor}: what runs there may not run here`;
  throw refuse(message, `use a server of PostgreSQL ${targetMajor}`);
}

/** A refusal of what somebody gave as the shadow. */
export function refuse(message: string, help?: string): Failure {
  return new Failure("bad-input", [finding("shadow", { message, ...(help === undefined ? {} : { help }) })]);
}
