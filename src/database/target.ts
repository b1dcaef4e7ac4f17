import { createHash } from "node:crypto";
import type { TargetIdentity } from "../core/digest.js";
import { Failure } from "../core/failure.js";
import { finding } from "../core/problems.js";
import type { ProblemId } from "../core/problems.js";
import { quoteIdentifier, quoteLiteral } from "../core/quote.js";
import { schemaGrant } from "./grants.js";
import { nameOfOther } from "./not-postgresql.js";
import { query } from "./session.js";
import type { Session } from "./session.js";
import { within } from "./within.js";

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
  /** Whether that backend is older than our connection, so that a pool lends it. */
  readonly lent: boolean;
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
  /** Why it refuses writes; null where it takes them. */
  readonly readOnly: { readonly reason: string; readonly help: string | null } | null;
}

/** A 64-bit advisory lock key, and its halves as pg_locks shows them (unsigned). */
export interface LockKey {
  readonly key: string;
  readonly classid: number;
  readonly objid: number;
}

const oldest = 14;

export interface TargetOptions {
  readonly schemas: readonly string[];
  readonly role: string | null;
  /** How long the first answer may take, in milliseconds; null where nothing stands in between. */
  readonly patienceMs: number | null;
}

/** Reads what stands at the other end, in two messages. Read-only. Throws Failure for a server that cannot serve. */
export async function readTarget(session: Session, options: TargetOptions): Promise<Target> {
  refuseOthers(await readVersion(session, options));
  const row = await readFacts(session);
  const { schemas, role } = options;
  const major = Math.floor(Number(row.num) / 10_000);
  if (major < oldest) throw refuse("not-postgresql", `PostgreSQL ${row.version} is older than ${oldest}`);
  if (row.endsAtErrors) throw await refuseEndingAtErrors(session, row);
  const home = schemas[0] ?? row.schema;
  if (home === "") throw await refuseHomeless(session, { ...row, role });
  // In a temporary one nothing would outlive the session, and all files would run in each.
  if (/^pg_|^information_schema$/.test(home))
    throw refuse("input", `the first schema, ${home}, is PostgreSQL's own`, "name another one first in schemas");
  return {
    identity: { systemIdentifier: row.system, databaseOid: row.oid, schema: home },
    server: `PostgreSQL ${row.version.split(" ")[0]}`,
    major,
    pid: Number(row.pid),
    lent: row.lent,
    database: row.database,
    user: row.user,
    role,
    home,
    searchPath: [...schemas.map(quoteIdentifier), row.path].filter((part) => part !== "").join(", "),
    schemas: schemas.length > 0 ? schemas : [home],
    lockKey: lockKeyOf(home),
    readOnly: toReadOnlyReason(row),
  };
}

async function readVersion(session: Session, { patienceMs }: TargetOptions): Promise<string> {
  const asking = query(session, "SELECT pg_catalog.version()", "reading the server's version");
  const results = patienceMs === null ? await asking : await within(asking, patienceMs);
  if (results !== null) return results.at(-1)?.rows[0]?.[0] ?? "";
  const message = `the server let us in and then gave no answer within ${(patienceMs ?? 0) / 1000} s`;
  throw refuse(
    "connection",
    message,
    "look at the server and at what stands before it: a pooler may have no connection left",
  );
}

interface Facts {
  readonly num: string;
  readonly version: string;
  readonly pid: string;
  readonly database: string;
  readonly oid: string;
  readonly system: string;
  readonly user: string;
  /** Empty where search_path names none that the role may use. */
  readonly schema: string;
  readonly path: string;
  /** Whether exit_on_error is on. */
  readonly endsAtErrors: boolean;
  readonly recovering: boolean;
  readonly following: boolean;
  readonly readOnlyDefault: string;
  /** Where that setting comes from, as pg_settings says it. */
  readonly readOnlySource: string;
  readonly lent: boolean;
}

async function readFacts(session: Session): Promise<Facts> {
  const young = isYoung(session);
  const setting = `FROM pg_catalog.pg_settings s WHERE s.name OPERATOR(pg_catalog.=) 'default_transaction_read_only'`;
  const results = await query(
    session,
    `BEGIN READ ONLY; SELECT pg_catalog.current_setting('server_version_num'), pg_catalog.current_setting('server_version'),
       pg_catalog.pg_backend_pid(), pg_catalog.current_database(),
       (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database()),
       (SELECT c.system_identifier FROM pg_catalog.pg_control_system() c), session_user, pg_catalog.current_schema(),
       pg_catalog.current_setting('search_path'), pg_catalog.pg_is_in_recovery(),
       EXISTS (SELECT FROM pg_catalog.pg_stat_wal_receiver), (SELECT s.reset_val ${setting}), (SELECT s.source ${setting}),
       pg_catalog.current_setting('exit_on_error'), ${staysOpen(session, young)},
       NOT ${young}; COMMIT`,
    "reading the database's identity",
  );
  const row = (results[1]?.rows[0] ?? []).map((value) => value ?? "");
  const [num = "", version = "", pid = "", database = "", oid = "", system = "", user = "", schema = "", path = ""] =
    row;
  const [recovering, following, readOnlyDefault = "", readOnlySource = "", exits, , lent] = row.slice(9);
  const endsAtErrors = exits === "on";
  const states = { recovering: recovering === "t", following: following === "t", endsAtErrors, lent: lent === "t" };
  return { num, version, pid, database, oid, system, user, schema, path, readOnlyDefault, readOnlySource, ...states };
}

/** A busy server comes to our question later than we asked it. */
const slackMs = 1000;

/** SQL that tells whether the backend was started since we began to connect, by durations alone. */
function isYoung({ openedAt = 0 }: Session): string {
  const ms = Math.ceil(performance.now() - openedAt) + slackMs;
  return `(SELECT a.backend_start OPERATOR(pg_catalog.>=) (pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) '${ms} ms'::pg_catalog.interval)
         FROM pg_catalog.pg_stat_get_activity(pg_catalog.pg_backend_pid()) a)`;
}

/**
 * A check is idle on its connection while it rehearses, which must not end it. Only where the server is met itself: of a
 * pooler's connection the setting would stay for others to meet.
 */
function staysOpen({ announcedPid }: Session, young: string): string {
  const knows = "pg_catalog.current_setting('server_version_num')::pg_catalog.int4 OPERATOR(pg_catalog.>=) 140000";
  return `CASE WHEN ${knows} AND pg_catalog.pg_backend_pid() OPERATOR(pg_catalog.=) ${announcedPid ?? 0} AND ${young}
       THEN pg_catalog.set_config('idle_session_timeout', '0', false) END`;
}

/** The search_path names no schema that the role may use: either it lacks USAGE there, or there is none. */
async function refuseHomeless(session: Session, facts: Facts & { readonly role: string | null }): Promise<Failure> {
  const names = [...facts.path.matchAll(/"((?:[^"]|"")*)"|([^\s,"]+)/g)].map(([, quoted, bare]) =>
    quoted === undefined ? (bare ?? "") : quoted.replaceAll('""', '"'),
  );
  const listed = names.map((name) => quoteLiteral(name === "$user" ? facts.user : name)).join(", ");
  const results = await query(
    session,
    `BEGIN READ ONLY; SELECT n.nspname FROM pg_catalog.unnest(ARRAY[${listed}]::pg_catalog.text[]) WITH ORDINALITY p(name, place)
       JOIN pg_catalog.pg_namespace n ON n.nspname OPERATOR(pg_catalog.=) p.name ORDER BY p.place; COMMIT`,
    "looking for a schema",
  );
  const home = results[1]?.rows[0]?.[0] ?? null;
  if (home === null)
    return refuse("input", "the role's search_path names no schema that exists", "name one with the input schemas");
  const message = `the role ${facts.user} may use no schema of its search_path (${facts.path})`;
  return refuse("privilege", message, schemaGrant({ ...facts, home }, "create"));
}

/** Why the database refuses writes, and what to do; null where it takes them. */
function toReadOnlyReason(facts: Facts): Target["readOnly"] {
  const { recovering, following, readOnlyDefault, readOnlySource } = facts;
  if (recovering && following) return { reason: "it is a standby, which follows another server", help: null };
  if (recovering) {
    const help = "use the primary's URL, or wait until the restore has ended";
    return { reason: "it is in recovery: a standby, or a restore that has not ended", help };
  }
  if (readOnlyDefault !== "on") return null;
  const reason = `default_transaction_read_only is on (set for it by: ${readOnlySource})`;
  const owner = ownerOf(readOnlySource, facts);
  if (owner === null) return { reason, help: turnOff };
  // The setting would refuse its own removal.
  const help = `SET default_transaction_read_only = off; ALTER ${owner} RESET default_transaction_read_only`;
  return { reason, help };
}

const turnOff = "turn it off in the server's configuration, or use another URL";

/** Whose setting it is, for ALTER, by the source that pg_settings names; null where ALTER cannot take it back. */
function ownerOf(source: string, { database, user }: Pick<Facts, "database" | "user">): string | null {
  const [ofDatabase, ofRole] = [`DATABASE ${quoteIdentifier(database)}`, `ROLE ${quoteIdentifier(user)}`];
  const owners: Readonly<Record<string, string>> = {
    database: ofDatabase,
    user: ofRole,
    "database user": `${ofRole} IN ${ofDatabase}`,
  };
  return owners[source] ?? null;
}

/** A session that ends at its first error can tell of none: a table that is not there yet would seem a lost connection. */
async function refuseEndingAtErrors(session: Session, facts: Facts): Promise<Failure> {
  const sql = `BEGIN READ ONLY; SELECT s.source FROM pg_catalog.pg_settings s WHERE s.name OPERATOR(pg_catalog.=) 'exit_on_error'; COMMIT`;
  const source = (await query(session, sql, "looking who set exit_on_error"))[1]?.rows[0]?.[0] ?? "";
  const owner = ownerOf(source, facts);
  const message = `sessions of ${facts.user} in ${facts.database} end at their first error: exit_on_error is on (set for them by: ${source})`;
  return refuse("connection", message, owner === null ? turnOff : `ALTER ${owner} RESET exit_on_error`);
}

/** Throws Failure("read-only") that names why, where the database refuses writes. */
export function refuseReadOnly({ database, readOnly }: Target): void {
  if (readOnly === null) return;
  throw refuse("read-only", `the database ${database} refuses writes: ${readOnly.reason}`, readOnly.help ?? undefined);
}

/** The tool's lock of one database and home schema; advisory locks are per database already. */
export function lockKeyOf(home: string): LockKey {
  const digest = createHash("sha256").update(`schema-version-action/${home}`).digest();
  return { key: String(digest.readBigInt64BE(0)), classid: digest.readUInt32BE(0), objid: digest.readUInt32BE(4) };
}

function refuseOthers(version: string): void {
  const name = nameOfOther(version);
  if (name !== null)
    throw refuse("not-postgresql", `the server is ${name}, not PostgreSQL: its locks and transactional DDL differ`);
}

function refuse(rule: ProblemId, message: string, help?: string): Failure {
  return new Failure("database", [finding(rule, { message, ...(help === undefined ? {} : { help }) })]);
}
