import { quoteIdentifier, quoteLiteral } from "../core/quote.js";
import { query } from "../database/session.js";
import type { Session } from "../database/session.js";
import type { DatabaseNames } from "./database-names.js";
import { toLastingSession } from "./lasting-session.js";
import type { LastingSession } from "./lasting-session.js";
import { keepOwner } from "./owner-state.js";
import type { ShadowDatabase } from "./shadow.js";

/** A server that shadow databases stand on. */
export interface ShadowServer {
  /** Logged in to a database in which nothing of ours is: it must never touch what strangers' SQL made. */
  readonly admin: Session;
  readonly adminIsSuperuser: boolean;
  /** Whom the databases belong to. */
  readonly owner: string;
  /** `files` is several times as fast where nothing waits for a disk; since 15 a server has to be told. */
  readonly copying: "files" | "default";
  /** Databases are spoken of by the names that they were made under. */
  readonly names: DatabaseNames;
  /** Logs in to a database as its owner. */
  readonly login: (database: string) => Promise<Session>;
}

/** Makes an empty database that belongs to the owner. */
export async function createDatabase(server: ShadowServer, name: string): Promise<void> {
  await query(server.admin, createSql(server, { name, template: "template0" }), "making a shadow database");
}

function createSql(
  { owner, copying }: ShadowServer,
  { name, template }: { readonly name: string; readonly template: string },
): string {
  const how = copying === "files" ? " STRATEGY file_copy" : "";
  return `CREATE DATABASE ${quoteIdentifier(name)} TEMPLATE ${quoteIdentifier(template)} OWNER ${quoteIdentifier(owner)}${how}`;
}

interface Described {
  readonly name: string;
  readonly copier: Copier;
  readonly major: number;
  readonly home: string;
  readonly prepare: readonly string[];
  readonly refuses: ShadowDatabase["refuses"];
}

/** A database on a server, as it is handed out; `session` is one that the database was made with, where there is one. */
export function toServerDatabase(
  server: ShadowServer,
  { name, ...described }: Described,
  session: LastingSession = toLastingSession(() => server.login(name)),
): ShadowDatabase {
  let closed: Promise<void> | null = null;
  const { copier, ...shown } = described;
  const copy = async (from: string): Promise<ShadowDatabase> =>
    toServerDatabase(server, { ...described, name: await copier.copy(from) });
  return {
    engine: "server",
    ...shown,
    session,
    another: () => server.login(name),
    interrupt: async () => {
      // A statement can catch its own cancel, but not its session's end.
      await endSessions(server, name);
      await session.park();
    },
    // A template of its own, which nobody logs in to.
    freeze: async () => {
      await session.park();
      const frozen = await copier.copy(name);
      return { open: () => copy(frozen), drop: () => drop(server, frozen) };
    },
    takeName: () => server.names.take(name),
    close: () => (closed ??= session.park().then(() => drop(server, name))),
  };
}

async function drop({ admin, names }: ShadowServer, name: string): Promise<void> {
  const sql = `DROP DATABASE IF EXISTS ${quoteIdentifier(names.of(name))} WITH (FORCE)`;
  await admin.send(sql).catch(() => {}); // the server is gone, and its databases with it
  names.forget(name);
}

/**
 * Copies of databases, each with the owner as it was before the first one: what a file does to it outlives its copy.
 * `settle` puts it back at last.
 */
export interface Copier {
  /** Answers with the name of the copy. */
  readonly copy: (from: string) => Promise<string>;
  readonly settle: () => Promise<void>;
}

/** Makes copies whose names begin with the prefix. */
export function makeCopier(server: ShadowServer, prefix: string): Copier {
  let restore: (() => Promise<void>) | null = null;
  let copies = 0;
  return {
    copy: async (from) => {
      if (restore === null) restore = await keepOwner(server);
      else await restore();
      const to = `${prefix}${++copies}`;
      await copyDatabase(server, from, to);
      return to;
    },
    settle: async () => await restore?.(),
  };
}

/** Copies a database, with what CREATE DATABASE leaves behind: its settings and privileges. */
export async function copyDatabase(server: ShadowServer, from: string, to: string): Promise<void> {
  const { admin, adminIsSuperuser, names } = server;
  await endSessions(server, from);
  const template = names.of(from);
  await query(admin, createSql(server, { name: to, template }), "copying a shadow database");
  if (!adminIsSuperuser) return;
  const oid = (name: string): string =>
    `(SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = ${quoteLiteral(name)})`;
  await query(
    admin,
    `INSERT INTO pg_catalog.pg_db_role_setting SELECT ${oid(to)}, s.setrole, s.setconfig
       FROM pg_catalog.pg_db_role_setting s WHERE s.setdatabase = ${oid(template)};
     UPDATE pg_catalog.pg_database SET datacl = f.datacl FROM pg_catalog.pg_database f
       WHERE pg_database.datname = ${quoteLiteral(to)} AND f.datname = ${quoteLiteral(template)}`,
    "copying a shadow database's settings",
  );
}

const patienceMs = 10_000;

/** Ends whoever is in a database, and waits until they have left: nobody may be in one that is copied. */
async function endSessions({ admin, names }: ShadowServer, name: string): Promise<void> {
  const sql = `SELECT pg_catalog.pg_terminate_backend(a.pid) FROM pg_catalog.pg_stat_activity a WHERE a.datname = ${quoteLiteral(names.of(name))}`;
  for (const until = Date.now() + patienceMs; Date.now() < until;) {
    const results = await query(admin, sql, "ending the sessions of a shadow database");
    if (results[0]?.rows.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
