import { createHash } from "node:crypto";
import type { TargetIdentity } from "../core/digest.js";
import { Failure } from "../core/failure.js";
import { finding } from "../core/problems.js";
import type { ProblemId } from "../core/problems.js";
import { query } from "./session.js";
import type { Session } from "./session.js";

/** Settings of every message of the tool's own: no operator or function of another schema can slip in. */
export const ownSearchPath = "pg_catalog, pg_temp";

/** What the tool needs to know of a server and a database before it does anything. */
export interface Target {
  readonly identity: TargetIdentity;
  /** For example `PostgreSQL 16.4`. */
  readonly server: string;
  /** For example 16. */
  readonly major: number;
  /** The pid of the backend that does the work, which a session pooler may have behind another one. */
  readonly pid: number;
  readonly database: string;
  /** The role that logged in. */
  readonly user: string;
  /** Whom the run changes to, so that objects and records belong to their owner; null for the role that logged in. */
  readonly role: string | null;
  /** Schema of the tool's tables. */
  readonly home: string;
  /** search_path for migrations: the configured schemas, then the original one. */
  readonly searchPath: string;
  /** The schemas that the files are about: the configured ones, else the home. */
  readonly schemas: readonly string[];
  readonly lockKey: LockKey;
  readonly writable: boolean;
}

/** A 64-bit advisory lock key, and its halves as pg_locks shows them (unsigned). */
export interface LockKey {
  readonly key: string;
  readonly classid: number;
  readonly objid: number;
}

const oldest = 14;

/** Reads what stands at the other end, in one message. Read-only. Throws Failure for a server that cannot serve. */
export async function readTarget(
  session: Session,
  {
    schemas,
    role,
    readOnly,
  }: { readonly schemas: readonly string[]; readonly role: string | null; readonly readOnly: boolean },
): Promise<Target> {
  const mode = readOnly ? "SET default_transaction_read_only = on;" : "";
  const version = await query(session, `${mode} SELECT pg_catalog.version()`, "reading the server's version");
  const text = version.at(-1)?.rows[0]?.[0] ?? "";
  refuseOthers(text);
  const facts = await query(
    session,
    `SELECT pg_catalog.current_setting('server_version_num'), pg_catalog.pg_backend_pid(),
       pg_catalog.current_database(), (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database()),
       (SELECT c.system_identifier FROM pg_catalog.pg_control_system() c), session_user, pg_catalog.current_schema(),
       pg_catalog.current_setting('search_path'), pg_catalog.pg_is_in_recovery(),
       pg_catalog.current_setting('server_version'), (SELECT s.reset_val FROM pg_catalog.pg_settings s WHERE s.name OPERATOR(pg_catalog.=) 'default_transaction_read_only')`,
    "reading the database's identity",
  );
  const row = facts.at(-1)?.rows[0] ?? [];
  const [num, pid, database, oid, system, user, current, path, standby, serverVersion, readOnlyDefault] = row.map(
    (v) => v ?? "",
  );
  const home = schemas[0] ?? current ?? "";
  const major = Math.floor(Number(num) / 10_000);
  if (major < oldest) throw refuse("not-postgresql", `PostgreSQL ${serverVersion} is older than ${oldest}`);
  if (home === "")
    throw refuse("input", "the role's search_path names no schema that exists", "name one with the input schemas");
  return {
    identity: { systemIdentifier: system ?? "", databaseOid: oid ?? "", schema: home },
    server: `PostgreSQL ${(serverVersion ?? "").split(" ")[0]}`,
    major,
    pid: Number(pid),
    database: database ?? "",
    user: user ?? "",
    role,
    home,
    searchPath: [...schemas.map((schema) => `"${schema.replaceAll('"', '""')}"`), path]
      .filter((part) => part !== "")
      .join(", "),
    schemas: schemas.length > 0 ? schemas : [home],
    lockKey: lockKeyOf(home),
    writable: standby !== "t" && readOnlyDefault !== "on",
  };
}

/** The tool's lock of one database and home schema; advisory locks are per database already. */
export function lockKeyOf(home: string): LockKey {
  const digest = createHash("sha256").update(`schema-version-action/${home}`).digest();
  return { key: String(digest.readBigInt64BE(0)), classid: digest.readUInt32BE(0), objid: digest.readUInt32BE(4) };
}

function refuseOthers(version: string): void {
  const other = /CockroachDB|Yugabyte|Redshift|Materialize|CrateDB|QuestDB|Greenplum|EDB Postgres Distributed/i.exec(
    version,
  );
  if (other === null && version.startsWith("PostgreSQL ")) return;
  const name = other?.[0] ?? version.slice(0, 60);
  throw refuse("not-postgresql", `the server is ${name}, not PostgreSQL: its locks and transactional DDL differ`);
}

function refuse(rule: ProblemId, message: string, help?: string): Failure {
  return new Failure("database", [finding(rule, { message, ...(help === undefined ? {} : { help }) })]);
}
