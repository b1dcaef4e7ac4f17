import { createHash, randomBytes } from "node:crypto";
import type { ConnectionTarget } from "../core/database-url.js";
import { quoteIdentifier } from "../core/quote.js";
import { connect } from "../database/postgres.js";
import { query } from "../database/session.js";
import type { Session } from "../database/session.js";
import { readTarget } from "../database/target.js";
import { findBeyondDatabase } from "../sql/beyond-database.js";
import type { Statement } from "../sql/script.js";
import { fixedNames } from "./database-names.js";
import { toLastingSession } from "./lasting-session.js";
import type { Mirror } from "./mirror.js";
import { prepareDatabase } from "./prepare.js";
import { refuse, refuseOlder, refuseOwner, refuseTarget, refuseUsed } from "./refuse-url.js";
import { createRoles } from "./roles.js";
import { createDatabase, makeCopier, toServerDatabase } from "./server-database.js";
import type { ShadowServer } from "./server-database.js";
import type { Shadow, Trust } from "./shadow.js";
import { keepPassword, watchRoles } from "./url-roles.js";
import type { WatchedRoles } from "./url-roles.js";

export interface UrlShadowOptions {
  readonly url: ConnectionTarget;
  readonly mirror: Mirror;
  readonly trust: Trust;
  readonly targetMajor: number | null;
  /** A session of the target, which the shadow must not be; null where there is none. */
  readonly target: Session | null;
}

const applicationName = "schema-version shadow";
const namePrefix = "schema_version_shadow_";

/**
 * Makes the shadow as databases of its own on the server at a URL, and clears those that a killed run has left there.
 * Throws Failure for a URL that must not be used.
 */
export async function openUrlShadow(options: UrlShadowOptions): Promise<Omit<Shadow, "why">> {
  const admin = await connect(options.url, { applicationName });
  try {
    const { major } = await readTarget(admin, { schemas: ["public"], role: null, patienceMs: null });
    if (options.target !== null) await refuseTarget(admin, options.target);
    await refuseUsed(admin);
    refuseOlder(major, options.targetMajor);
    const rights = await readRights(admin, { major, trust: options.trust });
    await clearLeftovers(admin);
    return await make(admin, { ...options, major, rights });
  } catch (error) {
    await admin.close();
    throw error;
  }
}

interface Rights {
  readonly superuser: boolean;
  readonly createsRoles: boolean;
  readonly user: string;
}

/** What the login may do. One that could run programs on the server is none for a pull request's SQL. */
async function readRights(
  admin: Session,
  { major, trust }: { readonly major: number; readonly trust: Trust },
): Promise<Rights> {
  const results = await query(
    admin,
    `SELECT r.rolsuper, r.rolcreatedb, r.rolcreaterole, r.rolname, EXISTS (SELECT FROM pg_catalog.pg_roles p
       WHERE p.rolname IN ('pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files') AND pg_catalog.pg_has_role(r.oid, p.oid, 'MEMBER'))
     FROM pg_catalog.pg_roles r WHERE r.rolname = session_user`,
    "reading the rights of the shadow's login",
  );
  const [superuser, createsDatabases, createsRoles, user, reaching] = results[0]?.rows[0] ?? [];
  if (superuser !== "t" && createsDatabases !== "t") {
    const help = `ALTER ROLE ${quoteIdentifier(user ?? "")} CREATEDB`;
    throw refuse("the login of shadow may not create databases, and each run needs one of its own", help);
  }
  // Up to 15 one that makes roles can make itself a member of any.
  const reaches = reaching === "t" || (major < 16 && createsRoles === "t");
  if (trust === "pull-request" && superuser !== "t" && reaches) {
    const help = "use a login without CREATEROLE and without pg_execute_server_program, or shadow: pglite";
    throw refuse("the login of shadow can reach files of its server, so no pull request's SQL runs as it", help);
  }
  if (trust === "pull-request" && superuser !== "t" && createsRoles !== "t") await refuseOwner(admin, namePrefix);
  return { superuser: superuser === "t", createsRoles: createsRoles === "t", user: user ?? "" };
}

type MakeOptions = UrlShadowOptions & { readonly major: number; readonly rights: Rights };

async function make(admin: Session, options: MakeOptions): Promise<Omit<Shadow, "why">> {
  const name = `${namePrefix}${randomBytes(8).toString("hex")}`;
  // Held as long as the shadow lives: by it other runs know that its databases are in use.
  await query(admin, `SELECT pg_catalog.pg_advisory_lock(${lockOf(name).join(", ")})`, "marking the shadow");
  const roles = await watchRoles(admin, namePrefix);
  const close = async (): Promise<void> => {
    await dropAll(admin, name);
    if (mayCreateRoles(options)) await roles.drop();
    if (!hasOwnRole(options)) await keepPassword(admin, options.url);
    await admin.close();
  };
  try {
    return await fill(await makeServer(admin, name, options), name, { ...options, roles, close });
  } catch (error) {
    await close();
    throw error;
  }
}

/** What may be done to the login itself must not be: a pull request's SQL gets a role of its own where one can be made. */
function hasOwnRole({ rights, trust, major }: MakeOptions): boolean {
  // Before 16 one that makes roles is no login for a pull request at all.
  return trust === "pull-request" && (rights.superuser || (rights.createsRoles && major >= 16));
}

/** A superuser's SQL would be everywhere, and a role that makes roles would leave them on a server that stays. */
async function makeServer(admin: Session, name: string, options: MakeOptions): Promise<ShadowServer> {
  const { url, rights } = options;
  const own = hasOwnRole(options);
  const password = randomBytes(24).toString("hex");
  const create = `CREATE ROLE ${name} LOGIN PASSWORD '${password}' NOSUPERUSER NOCREATEROLE NOCREATEDB`;
  if (own) await query(admin, create, "making the shadow's owner");
  const join = `GRANT ${name} TO CURRENT_USER WITH INHERIT TRUE, SET TRUE`;
  if (own && !rights.superuser) await query(admin, join, "making the shadow's owner");
  const login = (database: string): Promise<Session> =>
    connect({ ...url, ...(own ? { user: name, password } : {}), database }, { applicationName });
  const owner = own ? name : rights.user;
  return { admin, adminIsSuperuser: rights.superuser, owner, copying: "default", names: fixedNames, login };
}

async function fill(
  server: ShadowServer,
  name: string,
  options: MakeOptions & Pick<Shadow, "close"> & { readonly roles: WatchedRoles },
): Promise<Omit<Shadow, "why">> {
  const { mirror, major, rights, roles, close } = options;
  const own = hasOwnRole(options);
  const member = { name: server.owner, trust: own ? "pull-request" : "recorded" } as const;
  if (mayCreateRoles(options)) roles.made(await createRoles(server.admin, mirror, member));
  await createDatabase(server, name);
  const session = toLastingSession(() => server.login(name));
  const prepared = await prepareDatabase(session, mirror);
  const copier = makeCopier(server, `${name}_`);
  // Only a superuser gives a role of ours its password back.
  const keepsOwn = own && rights.superuser;
  const isOfServer = (role: string | null): boolean => (role === null ? !keepsOwn : roles.before.has(role));
  const refuses = (statement: Statement): string | null => {
    roles.mentioned(statement);
    return findBeyondDatabase(statement, isOfServer);
  };
  const described = { major, home: mirror.home, prepare: prepared.prepare, copier, refuses };
  return {
    ...toServerDatabase(server, { name, ...described }, session),
    kind: "url",
    server: prepared.server,
    notes: [...toNotes(options, server), ...prepared.notes],
    clone: async () => {
      await session.park();
      return toServerDatabase(server, { name: await copier.copy(name), ...described });
    },
    disarm: null,
    close: async () => {
      await copier.settle().catch(() => {}); // the server is gone
      await close();
    },
  };
}

function mayCreateRoles({ rights }: Pick<MakeOptions, "rights">): boolean {
  return rights.superuser || rights.createsRoles;
}

function toNotes(options: MakeOptions, { owner }: ShadowServer): readonly string[] {
  const { mirror, major, targetMajor } = options;
  return [
    ...(targetMajor !== null && major !== targetMajor
      ? [`the shadow is PostgreSQL ${major}, the target ${targetMajor}: some definitions are worded otherwise`]
      : []),
    ...(owner === mirror.owner ? [] : ["the owner of what is replayed has another name than on the target"]),
    ...(mayCreateRoles(options) || mirror.roles.length === 0
      ? []
      : ["the login of shadow may not create roles, so the target's are not there"]),
    ...(mirror.tablespaces.length === 0 ? [] : ["the target's tablespaces are not made on the server at a URL"]),
  ];
}

/** The lock's key, as pg_locks shows it. */
function lockOf(name: string): readonly [high: number, low: number] {
  const digest = createHash("sha256").update(name).digest();
  return [digest.readUInt32BE(0) >>> 1, digest.readUInt32BE(4) >>> 1];
}

/** Databases and owners of runs that are gone: nobody holds their lock. */
async function clearLeftovers(admin: Session): Promise<void> {
  const [names, locks] = await query(
    admin,
    `SELECT x.name FROM (SELECT datname AS name FROM pg_catalog.pg_database UNION SELECT rolname FROM pg_catalog.pg_roles) x WHERE x.name ~ '^${namePrefix}[0-9a-f]{16}$';
     SELECT classid, objid FROM pg_catalog.pg_locks WHERE locktype = 'advisory' AND objsubid = 2`,
    "looking for what killed runs have left on the shadow",
  );
  const held = new Set(locks?.rows.map(([high, low]) => `${high}, ${low}`));
  const left = names?.rows.flatMap(([name]) => name ?? []) ?? [];
  for (const name of left) if (!held.has(lockOf(name).join(", "))) await dropAll(admin, name);
}

/** The database, its copies, and its owner. */
async function dropAll(admin: Session, name: string): Promise<void> {
  const sql = `SELECT datname FROM pg_catalog.pg_database WHERE datname ~ '^${name}(_[0-9]+)?$'`;
  const reply = await admin.send(sql).catch(() => null); // the server is gone
  for (const [database] of reply?.results[0]?.rows ?? []) {
    await admin.send(`DROP DATABASE IF EXISTS ${quoteIdentifier(database ?? "")} WITH (FORCE)`).catch(() => {});
  }
  await admin.send(`DROP ROLE IF EXISTS ${name}`).catch(() => {});
}
