const __dirname = import.meta.dirname;
export const id = 4897;
export const ids = [4897];
export const modules = {

/***/ 7598:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cq: () => (/* binding */ schemaGrant),
/* harmony export */   FZ: () => (/* binding */ memberGrant),
/* harmony export */   O1: () => (/* binding */ createGrants),
/* harmony export */   Uu: () => (/* binding */ snapshotGrants),
/* harmony export */   o4: () => (/* binding */ readGrants),
/* harmony export */   pN: () => (/* binding */ writeGrants)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89531);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77496);


/** All that reading the record needs, as SQL to run; of the tables, those that exist. */
function readGrants(grantee, { tables, snapshots }) {
    const names = [
        ...tables.map((table) => (0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableIn */ .sV)(grantee.home, table)),
        ...(snapshots === "present" ? [snapshotTableOf(grantee)] : []),
    ].join(", ");
    const onTables = names === "" ? [] : [`GRANT SELECT ON ${names} TO ${nameOf(grantee)}`];
    return [schemaGrant(grantee, "read"), ...onTables].join("; ");
}
/** All that changing the record needs, as SQL to run. */
function writeGrants(grantee, { snapshots }) {
    const [versions, repeatables, log] = ["versions", "repeatables", "log"].map((table) => (0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableIn */ .sV)(grantee.home, table));
    const to = `TO ${nameOf(grantee)}`;
    const changed = [versions, repeatables, ...(snapshots === "present" ? [snapshotTableOf(grantee)] : [])].join(", ");
    return [
        schemaGrant(grantee, "read"),
        `GRANT SELECT, INSERT, UPDATE, DELETE ON ${changed} ${to}`,
        `GRANT SELECT, INSERT ON ${log} ${to}`,
    ].join("; ");
}
function snapshotTableOf({ home }) {
    return `${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .Cm)(home)}.${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .Cm)(_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .snapshotTable */ .tJ)}`;
}
/** All that keeping snapshots needs, as SQL to run: of a table that is there, or to make one. */
function snapshotGrants(grantee, { snapshots }) {
    if (snapshots === "absent")
        return schemaGrant(grantee, "create");
    return `GRANT SELECT, INSERT, UPDATE, DELETE ON ${snapshotTableOf(grantee)} TO ${nameOf(grantee)}`;
}
/** What making the tables needs, as SQL to run; where the schema is missing, it is made too. */
function createGrants(grantee, { schemaExists }) {
    if (schemaExists)
        return schemaGrant(grantee, "create");
    return `GRANT CREATE ON DATABASE ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .Cm)(grantee.database)} TO ${nameOf(grantee)}`;
}
/** What using a schema needs, as SQL to run. */
function schemaGrant(grantee, purpose) {
    const privileges = purpose === "read" ? "USAGE" : "USAGE, CREATE";
    return `GRANT ${privileges} ON SCHEMA ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .Cm)(grantee.home)} TO ${nameOf(grantee)}`;
}
/** What changing to a role needs, as SQL to run. */
function memberGrant(role, user) {
    return `GRANT ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .Cm)(role)} TO ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .Cm)(user)}`;
}
function nameOf({ user, role }) {
    return (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .Cm)(role ?? user);
}


/***/ }),

/***/ 70176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dw: () => (/* binding */ beforeRecord),
/* harmony export */   Ib: () => (/* binding */ beforePause),
/* harmony export */   Pp: () => (/* binding */ changeRole),
/* harmony export */   SN: () => (/* binding */ ownSettings),
/* harmony export */   WH: () => (/* binding */ cleanSession),
/* harmony export */   _6: () => (/* binding */ checkDeferred),
/* harmony export */   pQ: () => (/* binding */ forgetPlain),
/* harmony export */   sb: () => (/* binding */ cleanButPrepared),
/* harmony export */   v7: () => (/* binding */ beforeScript),
/* harmony export */   wA: () => (/* binding */ beforeOwn),
/* harmony export */   yH: () => (/* binding */ checkDeferredAndGoOn),
/* harmony export */   yW: () => (/* binding */ settingCalls)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89531);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60244);


// The first one leaves no role until the minors of November 2024 (16.5), be it the one that the login begins with.
const backToOurselves = ["RESET SESSION AUTHORIZATION", "RESET ROLE"];
/** Forgets all settings but who we are, and what else a session keeps but prepared statements. */
const forgetPlain = ["RESET ALL", "CLOSE ALL", "UNLISTEN *", "DISCARD TEMP"];
/** Undoes what one file may leave in the session and the next must not find, all but prepared statements. */
const cleanButPrepared = [...backToOurselves, ...forgetPlain];
/** Undoes all that one file may leave in the session and the next must not find (in this order; allowed in a transaction). */
const cleanSession = [...cleanButPrepared, "DEALLOCATE ALL"];
/** Statements before a file, in a clean session: the tool's settings, then the role. */
function beforeScript(target, { lockTimeoutMs, statementTimeoutMs }) {
    const calls = settingCalls(target, {
        lockTimeout: `'${lockTimeoutMs}'`,
        statementTimeout: `'${statementTimeoutMs}'`,
    });
    return [`SELECT ${calls.join(", ")}`, ...changeRole(target)];
}
/** Expressions that make the tool's settings for a file, from expressions of the two that may differ. */
function settingCalls(target, { lockTimeout, statementTimeout }) {
    const settings = [
        ["search_path", (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(target.searchPath)],
        ["lock_timeout", lockTimeout],
        ["statement_timeout", statementTimeout],
        ["idle_session_timeout", "'0'"],
        ["idle_in_transaction_session_timeout", "'0'"],
        ...(target.major >= 17 ? [["transaction_timeout", "'0'"]] : []),
        ["standard_conforming_strings", "'on'"],
    ];
    return settings.map(([name, value]) => `pg_catalog.set_config('${name}', ${value}, false)`);
}
/**
 * Statements behind a file and before the tool's own ones, whatever the file did to the session. In a transaction they
 * come before COMMIT: a setting such as default_transaction_read_only would be in force when the next one begins, before
 * anything can be reset in it.
 */
function beforeOwn(target) {
    return [...cleanSession, ...changeRole(target), ...ownSettings];
}
/**
 * Settings of the tool's own statements, and of the pauses between them, in which the server must not end the session;
 * and what the next message needs before it comes: the server takes it apart into tokens before it runs any of it.
 */
const ownSettings = [
    `SET search_path = ${_target_js__WEBPACK_IMPORTED_MODULE_0__/* .ownSearchPath */ .O}`,
    "SET standard_conforming_strings = on",
    "SET statement_timeout = 0",
    "SET idle_session_timeout = 0",
];
/** Before a pause in a transaction: all settings are the session's own again, which may end it for pausing. */
const beforePause = ["SET LOCAL idle_in_transaction_session_timeout = 0"];
/**
 * The same as far as the tool's own statements need it, where what the transaction noted must stay until they have run;
 * `forgetPlain` follows them.
 */
function beforeRecord(target) {
    return [...backToOurselves, ...changeRole(target), ...ownSettings, "SET lock_timeout = 0"];
}
/** The role that the run changes to, by a statement. */
function changeRole({ role }) {
    return role === null ? [] : [`SET ROLE ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .Cm)(role)}`];
}
/** Deferred constraints fail here, where the file is to blame, and not at COMMIT. */
const checkDeferred = "SET CONSTRAINTS ALL IMMEDIATE";
/**
 * The same where another script follows in the transaction: those that wait must wait again for it. SET CONSTRAINTS has
 * no DEFAULT, and ALL would hold for constraints that are yet to be made, so each is named. Triggers run here, with the
 * file's own search_path: nothing of ours may be found by it.
 */
const checkDeferredAndGoOn = `DO $check$ DECLARE existing pg_catalog.text; waiting pg_catalog.text; BEGIN
  SELECT pg_catalog.string_agg(DISTINCT x.name, ', '), pg_catalog.string_agg(DISTINCT x.name, ', ') FILTER (WHERE x.waits) INTO existing, waiting
    FROM (SELECT pg_catalog.format('%s.%I', c.connamespace::pg_catalog.regnamespace, c.conname) AS name,
      c.condeferred AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint o WHERE o.conname OPERATOR(pg_catalog.=) c.conname
        AND o.connamespace OPERATOR(pg_catalog.=) c.connamespace AND NOT o.condeferrable) AS waits
      FROM pg_catalog.pg_constraint c WHERE c.condeferrable AND pg_catalog.has_schema_privilege(c.connamespace, 'USAGE')) x;
  IF existing IS NOT NULL THEN EXECUTE pg_catalog.format('SET CONSTRAINTS %s IMMEDIATE', existing); END IF;
  IF waiting IS NOT NULL THEN EXECUTE pg_catalog.format('SET CONSTRAINTS %s DEFERRED', waiting); END IF; END $check$`;


/***/ }),

/***/ 77496:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KE: () => (/* binding */ logColumns),
/* harmony export */   Kg: () => (/* binding */ createTablesSql),
/* harmony export */   n$: () => (/* binding */ tableNames),
/* harmony export */   nb: () => (/* binding */ ownTrigger),
/* harmony export */   sV: () => (/* binding */ tableIn),
/* harmony export */   tJ: () => (/* binding */ snapshotTable)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89531);

/** The tool's tables by their job, which each run needs. */
const tableNames = {
    versions: "schema_version",
    repeatables: "schema_version_repeatable",
    log: "schema_version_log",
};
/** Name of the table that keeps the schema as the last successful change left it; runs go on without it. */
const snapshotTable = "schema_version_snapshot";
/** Qualified and quoted name of one of the tool's tables. */
function tableIn(home, table) {
    return `${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteIdentifier */ .Cm)(home)}.${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteIdentifier */ .Cm)(tableNames[table])}`;
}
const versionColumns = `description TEXT NOT NULL,
  script_name VARCHAR(255) NOT NULL,
  checksum VARCHAR(32) NOT NULL,
  installed_by VARCHAR(100) NOT NULL,
  installed_on TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
  execution_time INTEGER NOT NULL,
  success BOOLEAN NOT NULL`;
/** SQL that makes what is missing: the schema and each absent table. One transaction's worth, without BEGIN. */
function createTablesSql(home, missing, schemaExists) {
    const schema = schemaExists ? [] : [`CREATE SCHEMA IF NOT EXISTS ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteIdentifier */ .Cm)(home)}`];
    return [...schema, ...missing.map((table) => createTableSql(home, table))].map((sql) => `${sql};\n`).join("");
}
function createTableSql(home, table) {
    const name = tableIn(home, table);
    switch (table) {
        case "versions":
            return `CREATE TABLE IF NOT EXISTS ${name} (version VARCHAR(20) PRIMARY KEY, ${versionColumns})`;
        case "repeatables":
            return `CREATE TABLE IF NOT EXISTS ${name} (${versionColumns.replace("TEXT NOT NULL", "TEXT PRIMARY KEY")})`;
        case "log":
            return createLogSql(home, name);
    }
}
/** Names of the log's columns with what they are. */
const logColumns = [
    ["id", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"],
    ["event", "VARCHAR(20) NOT NULL"],
    ["version", "VARCHAR(20)"],
    ["description", "TEXT"],
    ["script_name", "VARCHAR(255)"],
    ["checksum", "VARCHAR(32)"],
    ["installed_by", "VARCHAR(100) NOT NULL"],
    ["database_role", "TEXT NOT NULL"],
    ["logged_at", "TIMESTAMPTZ NOT NULL"],
    ["execution_time", "INTEGER"],
    ["success", "BOOLEAN NOT NULL"],
    ["sqlstate", "VARCHAR(5)"],
    ["message", "TEXT"],
    ["reason", "TEXT"],
    ["detail", "TEXT"],
    ["environment", "TEXT NOT NULL"],
    ["repository", "TEXT"],
    ["ref", "TEXT"],
    ["commit_sha", "TEXT"],
    ["pull_request", "INTEGER"],
    ["run_id", "TEXT"],
    ["run_url", "TEXT"],
    ["tool_version", "TEXT NOT NULL"],
    ["wal_position", "TEXT"],
    ["wal_at", "TIMESTAMPTZ"],
];
/** Name of the trigger that keeps the log as it is. */
const ownTrigger = "schema_version_log_append_only";
/** The triggers guard against accidents, not against the owner, who can drop them. ALWAYS: replicas refuse as well. */
function createLogSql(home, name) {
    const refuse = `${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteIdentifier */ .Cm)(home)}."schema_version_log_refuse"`;
    return `CREATE TABLE IF NOT EXISTS ${name} (
  ${logColumns.map((column) => column.join(" ")).join(",\n  ")}
);
CREATE OR REPLACE FUNCTION ${refuse}() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS
$refuse$BEGIN RAISE EXCEPTION 'schema_version_log is append-only: % is refused', TG_OP; END$refuse$;
DROP TRIGGER IF EXISTS ${ownTrigger} ON ${name};
CREATE TRIGGER ${ownTrigger} BEFORE UPDATE OR DELETE OR TRUNCATE ON ${name}
  FOR EACH STATEMENT EXECUTE FUNCTION ${refuse}();
ALTER TABLE ${name} ENABLE ALWAYS TRIGGER ${ownTrigger}`;
}


/***/ }),

/***/ 60244:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HU: () => (/* binding */ refuseReadOnly),
/* harmony export */   O: () => (/* binding */ ownSearchPath),
/* harmony export */   _E: () => (/* binding */ readTarget)
/* harmony export */ });
/* unused harmony export lockKeyOf */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48165);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70551);
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(89531);
/* harmony import */ var _grants_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7598);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29357);
/* harmony import */ var _within_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(91974);







/** Settings of every message of the tool's own: no operator or function of another schema can slip in. */
const ownSearchPath = "pg_catalog, pg_temp";
const oldest = 14;
/** Reads what stands at the other end, in two messages. Read-only. Throws Failure for a server that cannot serve. */
async function readTarget(session, options) {
    refuseOthers(await readVersion(session, options));
    const row = await readFacts(session);
    const { schemas, role } = options;
    const major = Math.floor(Number(row.num) / 10_000);
    if (major < oldest)
        throw refuse("not-postgresql", `PostgreSQL ${row.version} is older than ${oldest}`);
    if (row.endsAtErrors)
        throw await refuseEndingAtErrors(session, row);
    const home = schemas[0] ?? row.schema;
    if (home === "")
        throw await refuseHomeless(session, { ...row, role });
    // In a temporary one nothing would outlive the session, and all files would run in each.
    if (/^pg_|^information_schema$/.test(home))
        throw refuse("input", `the first schema, ${home}, is PostgreSQL's own`, "name another one first in schemas");
    return {
        identity: { systemIdentifier: row.system, databaseOid: row.oid, schema: home },
        server: `PostgreSQL ${row.version.split(" ")[0]}`,
        major,
        pid: Number(row.pid),
        database: row.database,
        user: row.user,
        role,
        home,
        searchPath: [...schemas.map(_core_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .quoteIdentifier */ .Cm), row.path].filter((part) => part !== "").join(", "),
        schemas: schemas.length > 0 ? schemas : [home],
        lockKey: lockKeyOf(home),
        readOnly: toReadOnlyReason(row),
    };
}
async function readVersion(session, { patienceMs }) {
    const asking = (0,_session_js__WEBPACK_IMPORTED_MODULE_4__/* .query */ .P)(session, "SELECT pg_catalog.version()", "reading the server's version");
    const results = patienceMs === null ? await asking : await (0,_within_js__WEBPACK_IMPORTED_MODULE_6__/* .within */ .u)(asking, patienceMs);
    if (results !== null)
        return results.at(-1)?.rows[0]?.[0] ?? "";
    const message = `the server let us in and then gave no answer within ${(patienceMs ?? 0) / 1000} s`;
    throw refuse("connection", message, "look at the server and at what stands before it: a pooler may have no connection left");
}
async function readFacts(session) {
    const setting = `FROM pg_catalog.pg_settings s WHERE s.name OPERATOR(pg_catalog.=) 'default_transaction_read_only'`;
    const results = await (0,_session_js__WEBPACK_IMPORTED_MODULE_4__/* .query */ .P)(session, `BEGIN READ ONLY; SELECT pg_catalog.current_setting('server_version_num'), pg_catalog.current_setting('server_version'),
       pg_catalog.pg_backend_pid(), pg_catalog.current_database(),
       (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database()),
       (SELECT c.system_identifier FROM pg_catalog.pg_control_system() c), session_user, pg_catalog.current_schema(),
       pg_catalog.current_setting('search_path'), pg_catalog.pg_is_in_recovery(),
       EXISTS (SELECT FROM pg_catalog.pg_stat_wal_receiver), (SELECT s.reset_val ${setting}), (SELECT s.source ${setting}),
       pg_catalog.current_setting('exit_on_error'), ${staysOpen(session)}; COMMIT`, "reading the database's identity");
    const row = (results[1]?.rows[0] ?? []).map((value) => value ?? "");
    const [num = "", version = "", pid = "", database = "", oid = "", system = "", user = "", schema = "", path = ""] = row;
    const [recovering, following, readOnlyDefault = "", readOnlySource = "", exits] = row.slice(9);
    const endsAtErrors = exits === "on";
    const states = { recovering: recovering === "t", following: following === "t", endsAtErrors };
    return { num, version, pid, database, oid, system, user, schema, path, readOnlyDefault, readOnlySource, ...states };
}
/**
 * A check is idle on its connection while it rehearses, which must not end it. Only where the server is met itself: of a
 * pooler's connection the setting would stay for others to meet.
 */
function staysOpen({ announcedPid }) {
    const knows = "pg_catalog.current_setting('server_version_num')::pg_catalog.int4 OPERATOR(pg_catalog.>=) 140000";
    return `CASE WHEN ${knows} AND pg_catalog.pg_backend_pid() OPERATOR(pg_catalog.=) ${announcedPid ?? 0}
       THEN pg_catalog.set_config('idle_session_timeout', '0', false) END`;
}
/** The search_path names no schema that the role may use: either it lacks USAGE there, or there is none. */
async function refuseHomeless(session, facts) {
    const names = [...facts.path.matchAll(/"((?:[^"]|"")*)"|([^\s,"]+)/g)].map(([, quoted, bare]) => quoted === undefined ? (bare ?? "") : quoted.replaceAll('""', '"'));
    const listed = names.map((name) => (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .quoteLiteral */ .ce)(name === "$user" ? facts.user : name)).join(", ");
    const results = await (0,_session_js__WEBPACK_IMPORTED_MODULE_4__/* .query */ .P)(session, `BEGIN READ ONLY; SELECT n.nspname FROM pg_catalog.unnest(ARRAY[${listed}]::pg_catalog.text[]) WITH ORDINALITY p(name, place)
       JOIN pg_catalog.pg_namespace n ON n.nspname OPERATOR(pg_catalog.=) p.name ORDER BY p.place; COMMIT`, "looking for a schema");
    const home = results[1]?.rows[0]?.[0] ?? null;
    if (home === null)
        return refuse("input", "the role's search_path names no schema that exists", "name one with the input schemas");
    const message = `the role ${facts.user} may use no schema of its search_path (${facts.path})`;
    return refuse("privilege", message, (0,_grants_js__WEBPACK_IMPORTED_MODULE_3__/* .schemaGrant */ .Cq)({ ...facts, home }, "create"));
}
/** Why the database refuses writes, and what to do; null where it takes them. */
function toReadOnlyReason(facts) {
    const { recovering, following, readOnlyDefault, readOnlySource } = facts;
    if (recovering && following)
        return { reason: "it is a standby, which follows another server", help: null };
    if (recovering) {
        const help = "use the primary's URL, or wait until the restore has ended";
        return { reason: "it is in recovery: a standby, or a restore that has not ended", help };
    }
    if (readOnlyDefault !== "on")
        return null;
    const reason = `default_transaction_read_only is on (set for it by: ${readOnlySource})`;
    const owner = ownerOf(readOnlySource, facts);
    if (owner === null)
        return { reason, help: turnOff };
    // The setting would refuse its own removal.
    const help = `SET default_transaction_read_only = off; ALTER ${owner} RESET default_transaction_read_only`;
    return { reason, help };
}
const turnOff = "turn it off in the server's configuration, or use another URL";
/** Whose setting it is, for ALTER, by the source that pg_settings names; null where ALTER cannot take it back. */
function ownerOf(source, { database, user }) {
    const [ofDatabase, ofRole] = [`DATABASE ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .quoteIdentifier */ .Cm)(database)}`, `ROLE ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .quoteIdentifier */ .Cm)(user)}`];
    const owners = {
        database: ofDatabase,
        user: ofRole,
        "database user": `${ofRole} IN ${ofDatabase}`,
    };
    return owners[source] ?? null;
}
/** A session that ends at its first error can tell of none: a table that is not there yet would seem a lost connection. */
async function refuseEndingAtErrors(session, facts) {
    const sql = `BEGIN READ ONLY; SELECT s.source FROM pg_catalog.pg_settings s WHERE s.name OPERATOR(pg_catalog.=) 'exit_on_error'; COMMIT`;
    const source = (await (0,_session_js__WEBPACK_IMPORTED_MODULE_4__/* .query */ .P)(session, sql, "looking who set exit_on_error"))[1]?.rows[0]?.[0] ?? "";
    const owner = ownerOf(source, facts);
    const message = `sessions of ${facts.user} in ${facts.database} end at their first error: exit_on_error is on (set for them by: ${source})`;
    return refuse("connection", message, owner === null ? turnOff : `ALTER ${owner} RESET exit_on_error`);
}
/** Throws Failure("read-only") that names why, where the database refuses writes. */
function refuseReadOnly({ database, readOnly }) {
    if (readOnly === null)
        return;
    throw refuse("read-only", `the database ${database} refuses writes: ${readOnly.reason}`, readOnly.help ?? undefined);
}
/** The tool's lock of one database and home schema; advisory locks are per database already. */
function lockKeyOf(home) {
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(`schema-version-action/${home}`).digest();
    return { key: String(digest.readBigInt64BE(0)), classid: digest.readUInt32BE(0), objid: digest.readUInt32BE(4) };
}
/** Servers that speak PostgreSQL's protocol; what `version()` says of some is not their name. */
const strangers = [
    [/CockroachDB/i, "CockroachDB"],
    [/Yugabyte|-YB-/i, "YugabyteDB"],
    [/Redshift/i, "Amazon Redshift"],
    [/RisingWave/i, "RisingWave"],
    [/Materialize/i, "Materialize"],
    [/CrateDB/i, "CrateDB"],
    [/QuestDB/i, "QuestDB"],
    [/Greenplum/i, "Greenplum"],
    [/openGauss|GaussDB/i, "openGauss"],
];
function refuseOthers(version) {
    const name = strangers.find(([pattern]) => pattern.test(version))?.[1] ?? null;
    if (name === null && version.startsWith("PostgreSQL "))
        return;
    const called = name ?? `"${version.slice(0, 60)}"`;
    throw refuse("not-postgresql", `the server is ${called}, not PostgreSQL: its locks and transactional DDL differ`);
}
function refuse(rule, message, help) {
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H("database", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)(rule, { message, ...(help === undefined ? {} : { help }) })]);
}


/***/ }),

/***/ 91974:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ within)
/* harmony export */ });
/** The value, or null when it takes longer; an error goes on. */
async function within(work, milliseconds) {
    let timer;
    const late = new Promise((resolve) => {
        timer = setTimeout(() => resolve(null), milliseconds);
    });
    try {
        return await Promise.race([work, late]);
    }
    finally {
        clearTimeout(timer);
    }
}


/***/ }),

/***/ 21854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  D: () => (/* binding */ readDoBlock),
  b: () => (/* binding */ readRoutine)
});

// EXTERNAL MODULE: ./lib/sql/syntax.js
var syntax = __webpack_require__(20089);
;// CONCATENATED MODULE: ./lib/sql/catalog-guard.js

/** Errors about what is there already, or not there: no row can cause them. */
const aboutObjects = /^(?:duplicate|undefined)_(?:object|table|column|function|schema|database|parameter)$/;
/**
 * Whether what decides about code asks only whether something is in the catalog, as people do so that a file can run
 * twice: `IF NOT EXISTS (SELECT FROM pg_constraint …)`, `EXCEPTION WHEN duplicate_object`.
 */
function asksCatalog(parser, kind, node) {
    switch (kind) {
        case "PLpgSQL_stmt_block":
            return handlersOf(node).every((name) => aboutObjects.test(name));
        case "PLpgSQL_stmt_if":
        case "PLpgSQL_if_elsif":
            return isAboutCatalog(parser, (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(node, "cond") ?? {}, "PLpgSQL_expr") ?? {}, "query") ?? "");
        default:
            return false;
    }
}
function handlersOf(block) {
    const handlers = (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(block, "exceptions") ?? {}, "PLpgSQL_exception_block") ?? {};
    return (0,syntax/* listAt */.gT)(handlers, "exc_list").flatMap((item) => (0,syntax/* listAt */.gT)((0,syntax/* nodeAt */.oB)(item, "PLpgSQL_exception") ?? {}, "conditions").map((condition) => (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)(condition, "PLpgSQL_condition") ?? {}, "condname") ?? ""));
}
const catalog = /^(?:pg_(?:catalog|constraint|class|index|indexes|attribute|type|tables|namespace))$/;
const asks = /^(?:to_reg(?:class|type)|current_schema|lower|format)$/;
function isAboutCatalog(parser, condition) {
    const parsed = parser.parse(`SELECT ${condition}`);
    if (parsed.kind === "refused")
        return false;
    let [reads, other] = [false, false];
    (0,syntax/* visitNodes */.Rm)(parsed.statements[0]?.node, (kind, node) => {
        if (kind === "RangeVar") {
            const known = (0,syntax/* textAt */.$6)(node, "schemaname") === "information_schema" || catalog.test((0,syntax/* textAt */.$6)(node, "relname") ?? "");
            if (known)
                reads = true;
            else
                other = true;
        }
        if (kind !== "FuncCall")
            return;
        const name = (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)((0,syntax/* listAt */.gT)(node, "funcname").at(-1) ?? {}, "String") ?? {}, "sval") ?? "";
        if (!asks.test(name))
            other = true;
        if (name.startsWith("to_reg"))
            reads = true;
    });
    return reads && !other;
}

;// CONCATENATED MODULE: ./lib/sql/do-block.js


/** Looks into a `DO` block; unreadable when it is in another language or its parser refuses it. */
function readDoBlock(parser, { node, text }) {
    const language = (0,syntax/* optionsIn */.Im)(node, "args").find(({ name }) => name === "language")?.value ?? "plpgsql";
    const tree = language.toLowerCase() === "plpgsql" ? parser.parsePlPgSql(text) : null;
    return tree === null ? { kind: "unreadable" } : readPlPgSql(parser, tree);
}
/** Looks into the body of `CREATE FUNCTION` or `CREATE PROCEDURE`; unreadable in other languages than SQL and PL/pgSQL. */
function readRoutine(parser, { node, text }) {
    const language = ((0,syntax/* optionsIn */.Im)(node, "options").find(({ name }) => name === "language")?.value ?? "sql").toLowerCase();
    if (language === "plpgsql") {
        const tree = parser.parsePlPgSql(text);
        return tree === null ? { kind: "unreadable" } : readPlPgSql(parser, tree);
    }
    const body = language === "sql" ? bodyOf(node) : null;
    return body === null
        ? { kind: "unreadable" }
        : readQueries(parser, {
            queries: [{ query: body, line: 0, guarded: false, undecided: false }],
            dynamic: [],
            endsTransaction: false,
        });
}
/** The text of a routine's body; null where it is no string, as after BEGIN ATOMIC. */
function bodyOf(node) {
    const option = (0,syntax/* listAt */.gT)(node, "options").find((item) => (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)(item, "DefElem") ?? {}, "defname") === "as");
    const parts = (0,syntax/* listAt */.gT)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(option ?? {}, "DefElem") ?? {}, "arg") ?? {}, "List") ?? {}, "items");
    return parts.length === 1 ? (0,syntax/* constantIn */.Ot)(parts[0] ?? null) : null;
}
function readPlPgSql(parser, tree) {
    const found = {
        queries: [],
        dynamic: [],
        endsTransaction: false,
    };
    let left = false;
    visitCode(parser, tree, ({ kind, node, ...place }) => {
        // Who knows whether the code got this far.
        if (place.undecided && /^PLpgSQL_stmt_(?:return|exit)$/.test(kind))
            left = true;
        const where = { line: place.line, guarded: place.guarded, undecided: place.undecided || left };
        if (kind === "PLpgSQL_stmt_commit" || kind === "PLpgSQL_stmt_rollback")
            found.endsTransaction = true;
        // Mode 0 is a statement; conditions and values have others.
        if (kind === "PLpgSQL_expr" && Number(node["parseMode"] ?? 0) === 0) {
            found.queries.push({ query: (0,syntax/* textAt */.$6)(node, "query") ?? "", ...where });
        }
        for (const source of listDynamic(kind, node)) {
            const constant = readConstant(parser, source);
            if (constant === null)
                found.dynamic.push(source);
            else
                found.queries.push({ query: constant, ...where });
        }
    });
    return readQueries(parser, found);
}
function readQueries(parser, { queries, dynamic, endsTransaction, }) {
    const read = queries.map((one) => ({ ...one, parsed: parser.parse(one.query) }));
    return {
        kind: "read",
        statements: read.flatMap(({ query, parsed, ...where }) => parsed.kind === "refused"
            ? []
            : parsed.statements.map(({ kind, node, start, length }) => {
                const bytes = Buffer.from(query);
                const text = bytes.toString("utf8", start, length === 0 ? bytes.length : start + length);
                return { kind, node, text: text.trim(), ...where };
            })),
        // A variable where the parser wants a name: nobody knows before it runs.
        dynamic: [...dynamic, ...read.flatMap(({ query, parsed }) => (parsed.kind === "refused" ? [query] : []))],
        endsTransaction,
    };
}
/** Code below which it depends whether a statement runs. */
const deciding = /^PLpgSQL_(?:stmt_(?:if|case|loop|while|fori|fors|forc|foreach_a|dynfors)|if_elsif|exception)$/;
/** Visits every tagged node of PL/pgSQL code, parents first; not recursive, so that deep code is no problem. */
function visitCode(parser, root, visit) {
    const waiting = [
        { field: "", value: root, line: 0, guarded: false, undecided: false },
    ];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const { field, value } = next;
        if (Array.isArray(value)) {
            for (let index = value.length - 1; index >= 0; index--)
                waiting.push({ ...next, field: "", value: value[index] });
        }
        else if ((0,syntax/* isNode */.Ll)(value)) {
            const tagged = /^[A-Z]/.test(field);
            const line = Number(value["lineno"] ?? next.line);
            const handled = field === "PLpgSQL_stmt_block" && (0,syntax/* nodeAt */.oB)(value, "exceptions") !== null;
            const { guarded: within, undecided: unknown } = next;
            if (tagged)
                visit({ kind: field, node: value, line, guarded: within, undecided: unknown });
            const decides = handled || (tagged && deciding.test(field));
            const guarded = within || decides;
            const undecided = unknown || (decides && !asksCatalog(parser, field, value));
            for (const [name, below] of Object.entries(value).toReversed())
                waiting.push({ field: name, value: below, line, guarded, undecided });
        }
    }
}
/** Expressions that EXECUTE and the like run. */
function listDynamic(kind, node) {
    const executes = kind === "PLpgSQL_stmt_dynexecute" || kind === "PLpgSQL_stmt_dynfors";
    return [executes ? (0,syntax/* nodeAt */.oB)(node, "query") : null, (0,syntax/* nodeAt */.oB)(node, "dynquery")].flatMap((found) => {
        const expression = found === null ? null : (0,syntax/* nodeAt */.oB)(found, "PLpgSQL_expr");
        return expression === null ? [] : [(0,syntax/* textAt */.$6)(expression, "query") ?? ""];
    });
}
/** The value of an expression that is one literal; null when it is anything else. */
function readConstant(parser, expression) {
    const parsed = parser.parse(`SELECT ${expression}`);
    const select = parsed.kind === "parsed" ? parsed.statements[0] : undefined;
    const target = select === undefined ? undefined : (0,syntax/* listAt */.gT)(select.node, "targetList")[0];
    const value = (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(target ?? {}, "ResTarget") ?? {}, "val");
    return value !== null && (0,syntax/* nodeAt */.oB)(value, "A_Const") !== null ? (0,syntax/* constantIn */.Ot)(value) : null;
}


/***/ }),

/***/ 36121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  No: () => (/* binding */ beginParser),
  qd: () => (/* binding */ loadParser),
  pz: () => (/* binding */ loadedParser)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: ./lib/core/positions.js
var positions = __webpack_require__(90303);
;// CONCATENATED MODULE: ./lib/sql/machine.js
/**
 * Loads the parser; there while it is compiled. Not by the package's own entry, which makes objects of each tree at once:
 * most statements are only asked for their kind.
 */
async function startMachine() {
    const { default: start } = await __webpack_require__.e(/* import() */ 3995).then(__webpack_require__.t.bind(__webpack_require__, 53995, 19));
    return { machine: start().then(toMachine) };
}
function toMachine(compiled) {
    const { _malloc: allocate, _free: free, _wasm_free_string: freeText } = compiled;
    const { _wasm_parse_plpgsql: parsePlPgSql, _wasm_fingerprint: fingerprint } = compiled;
    const withText = (text, work) => {
        const bytes = Buffer.from(text);
        const address = allocate(bytes.length + 1);
        compiled.HEAPU8.set(bytes, address);
        compiled.HEAPU8[address + bytes.length] = 0;
        try {
            return work(address);
        }
        finally {
            free(address);
        }
    };
    const takeText = (address) => {
        const text = readText(compiled, address);
        freeText(address);
        return text;
    };
    return {
        parse: (sql) => withText(sql, (address) => parse(compiled, address)),
        parsePlPgSql: (sql) => withText(sql, (address) => takeText(parsePlPgSql(address))),
        fingerprint: (sql) => withText(sql, (address) => takeText(fingerprint(address))),
    };
}
function parse(compiled, address) {
    const { _wasm_parse_query_raw: parseQuery, _wasm_free_parse_result: freeResult } = compiled;
    const result = parseQuery(address);
    if (result === 0)
        throw new Error("out of memory");
    try {
        // PgQueryParseResult: trees, what went to stderr, error. PgQueryError: message, function, file, line, place.
        const [trees = 0, , error = 0] = readWords(compiled, result, 3);
        if (error === 0)
            return { kind: "trees", json: readText(compiled, trees) };
        const [message = 0, , , , place = 0] = readWords(compiled, error, 5);
        return { kind: "error", message: readText(compiled, message), place };
    }
    finally {
        freeResult(result);
    }
}
function readText({ HEAPU8 }, address) {
    return Buffer.from(HEAPU8.buffer, address, HEAPU8.indexOf(0, address) - address).toString();
}
function readWords({ HEAPU32 }, address, count) {
    return HEAPU32.subarray(address / 4, address / 4 + count);
}

// EXTERNAL MODULE: ./lib/sql/syntax.js
var syntax = __webpack_require__(20089);
// EXTERNAL MODULE: ./lib/sql/webassembly.js
var webassembly = __webpack_require__(56198);
;// CONCATENATED MODULE: ./lib/sql/parser.js






// The library keeps its one machine in its own module, so a second load would be the same parser.
let started = null;
let loading = null;
let loaded = null;
/** Begins to load the parser, so far that it is compiled in the background: for those who have other work to do meanwhile. */
async function beginParser() {
    await (started ??= begin());
}
/** Loads the parser (1.7 MB of WebAssembly) once, when it is first needed. */
async function loadParser() {
    loading ??= load();
    loaded = await loading;
    return loaded;
}
/** The parser that a statement came from. Throws when none was loaded: then nothing can have been parsed. */
function loadedParser() {
    if (loaded === null)
        throw new Error("the SQL parser is not loaded");
    return loaded;
}
async function begin() {
    await (0,webassembly/* compileWebAssemblyOnce */.d)();
    const leave = standIn();
    try {
        return await startMachine();
    }
    finally {
        leave();
    }
}
async function load() {
    const { machine: starting } = await (started ??= begin());
    const machine = await starting;
    return {
        parse: (sql) => attempt(() => refuseNul(sql) ?? toParsed(machine.parse(sql)), ({ message }) => refused(`the parser cannot read this statement (${message})`, null)),
        fingerprint: (sql) => attempt(() => toFingerprint(machine.fingerprint(sql)), () => null),
        parsePlPgSql: (sql) => attempt(() => (0,syntax/* asNode */.hK)(JSON.parse(machine.parsePlPgSql(sql))), () => null),
    };
}
/**
 * The library's loader looks for its .wasm beside `__dirname`, which a bundle of ES modules does not have: the build puts
 * the file next to the bundle, and this names that folder while the library loads. Elsewhere Node's own one wins.
 */
function standIn() {
    if (Reflect.has(globalThis, "__dirname"))
        return () => { };
    Reflect.set(globalThis, "__dirname", (0,external_node_path_.dirname)((0,external_node_url_.fileURLToPath)(import.meta.url)));
    return () => {
        Reflect.deleteProperty(globalThis, "__dirname");
    };
}
function attempt(read, refuse) {
    try {
        return read();
    }
    catch (error) {
        if (error instanceof Error)
            return refuse(error);
        throw error;
    }
}
/** The parser would take the text to end there. */
function refuseNul(sql) {
    const at = sql.indexOf("\0");
    return at === -1 ? null : refused("there is a NUL character", (0,positions/* countCharacters */.wZ)(sql.slice(0, at)));
}
function refused(message, position) {
    return { kind: "refused", message, position };
}
function toFingerprint(answer) {
    return /^[0-9a-f]+$/.test(answer) ? answer : null;
}
function toParsed(answer) {
    // 1 stands for the first character and for no place at all.
    if (answer.kind === "error")
        return refused(firstLine(answer.message), answer.place > 1 ? answer.place - 1 : null);
    const single = toSingle(answer.json);
    return { kind: "parsed", statements: single === null ? toStatements(answer.json) : [single] };
}
/** Up to so many characters of JSON a tree is made anew whenever it is looked at: thousands of them are too many to keep. */
const shortLength = 20_000;
/** The one statement of a text; null where there may be several. Its tree is made when somebody looks at it. */
function toSingle(json) {
    const [head, kind] = /^\{"version":\d+,"stmts":\[\{"stmt":\{"(\w+)":\{/.exec(json) ?? [];
    if (head === undefined || kind === undefined || json.includes('{"stmt":{"', head.length))
        return null;
    const places = /\}(?:,"stmt_location":(\d+))?(?:,"stmt_len":(\d+))?\}\]\}$/.exec(json.slice(-100));
    if (places === null)
        return null;
    const [, start = 0, length = 0] = places;
    let known = null;
    return {
        kind,
        start: Number(start),
        length: Number(length),
        get node() {
            const tree = known ?? toStatements(json)[0]?.node ?? {};
            if (json.length > shortLength)
                known = tree;
            return tree;
        },
    };
}
function toStatements(json) {
    return (0,syntax/* listAt */.gT)((0,syntax/* asNode */.hK)(JSON.parse(json)), "stmts").flatMap((statement) => {
        const [tag] = Object.entries((0,syntax/* nodeAt */.oB)(statement, "stmt") ?? {});
        const [start, length] = [Number(statement["stmt_location"] ?? 0), Number(statement["stmt_len"] ?? 0)];
        return tag === undefined ? [] : [{ kind: tag[0], node: (0,syntax/* asNode */.hK)(tag[1]), start, length }];
    });
}
/** Where a quote is not closed, PostgreSQL names all that follows as the place. */
function firstLine(message) {
    const [first = ""] = message.split(/[\r\n]/, 1);
    return first === message ? message : `${first.slice(0, 200).trimEnd()}…"`;
}


/***/ }),

/***/ 20089:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   Im: () => (/* binding */ optionsIn),
/* harmony export */   Jz: () => (/* binding */ toRelationName),
/* harmony export */   Ll: () => (/* binding */ isNode),
/* harmony export */   Mp: () => (/* binding */ isOn),
/* harmony export */   Ot: () => (/* binding */ constantIn),
/* harmony export */   Pw: () => (/* binding */ nodesAt),
/* harmony export */   Qc: () => (/* binding */ flagAt),
/* harmony export */   Rm: () => (/* binding */ visitNodes),
/* harmony export */   ZC: () => (/* binding */ nameIn),
/* harmony export */   eR: () => (/* binding */ relationIn),
/* harmony export */   gT: () => (/* binding */ listAt),
/* harmony export */   hK: () => (/* binding */ asNode),
/* harmony export */   oB: () => (/* binding */ nodeAt),
/* harmony export */   wX: () => (/* binding */ namesIn)
/* harmony export */ });
const empty = {};
/** A value of unknown shape as a node; one without fields when it is none. */
function asNode(value) {
    return isNode(value) ? value : empty;
}
function isNode(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
function nodeAt(node, field) {
    const value = node[field];
    return isNode(value) ? value : null;
}
function listAt(node, field) {
    const value = node[field];
    return Array.isArray(value) ? value.map(asNode) : [];
}
/** The nodes of a list below their tag; others are left out. */
function nodesAt(items, tag) {
    return items.flatMap((item) => {
        const node = nodeAt(item, tag);
        return node === null ? [] : [node];
    });
}
function textAt(node, field) {
    const value = node[field];
    return typeof value === "string" ? value : null;
}
function flagAt(node, field) {
    return node[field] === true;
}
/** The value of a `String` node, or of the last name of a list of them. */
function nameIn(node) {
    const text = nodeAt(node, "String");
    if (text !== null)
        return textAt(text, "sval") ?? "";
    const last = listAt(nodeAt(node, "List") ?? empty, "items").at(-1);
    return last === undefined ? null : nameIn(last);
}
/** The names in a list of them. */
function namesIn(node, field) {
    return listAt(node, field).map((one) => nameIn(one) ?? "");
}
/** The name in a `RangeVar`. */
function relationIn(rangeVar) {
    const name = rangeVar === null ? null : textAt(rangeVar, "relname");
    return rangeVar === null || name === null ? null : { schema: textAt(rangeVar, "schemaname"), name };
}
/** The name in a list of `String` nodes such as those of DROP. */
function toRelationName(parts) {
    const names = parts.map((part) => nameIn(part) ?? "");
    const name = names.at(-1);
    return name === undefined ? null : { schema: names.at(-2) ?? null, name };
}
/** The `DefElem` nodes of a list. */
function optionsIn(node, field) {
    return listAt(node, field).flatMap((item) => {
        const option = nodeAt(item, "DefElem");
        return option === null ? [] : [{ name: textAt(option, "defname") ?? "", value: constantIn(nodeAt(option, "arg")) }];
    });
}
/** Whether an option is on, read as PostgreSQL reads booleans; `otherwise` where it is not given. */
function isOn(options, name, otherwise) {
    const option = options.find((candidate) => candidate.name === name);
    if (option === undefined)
        return otherwise === "on";
    return option.value === null || /^(?:true|on|1)$/i.test(option.value);
}
const constants = [
    ["String", "sval"],
    ["sval", "sval"],
    ["Float", "fval"],
    ["fval", "fval"],
    ["Integer", "ival"],
    ["ival", "ival"],
    ["Boolean", "boolval"],
    ["boolval", "boolval"],
];
// The parser leaves out what is empty, 0 or false.
const absent = { sval: "", fval: "", ival: "0", boolval: "false" };
/** The text of a constant: a literal, a keyword or a name; null when it is none. */
function constantIn(node) {
    if (node === null)
        return null;
    const inner = nodeAt(node, "A_Const") ?? node;
    const type = nodeAt(inner, "TypeName");
    if (type !== null)
        return listAt(type, "names").map(nameIn).at(-1) ?? null;
    for (const [tag, field] of constants) {
        const value = nodeAt(inner, tag);
        if (value !== null)
            return textOf(value[field]) ?? absent[field];
    }
    return null;
}
function textOf(value) {
    if (typeof value === "string")
        return value;
    return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}
/** Visits every tagged node below a value, parents first; not recursive, so that deep trees are no problem. */
function visitNodes(root, visit) {
    const waiting = [{ field: "", value: root }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const { field, value } = next;
        if (Array.isArray(value)) {
            // Not by spreading: a list of values can be longer than a call has room for arguments.
            for (let index = value.length - 1; index >= 0; index--)
                waiting.push({ field: "", value: value[index] });
        }
        else if (isNode(value)) {
            // Tags are upper-case, fields are not.
            if (/^[A-Z]/.test(field))
                visit(field, value);
            for (const [name, below] of Object.entries(value).toReversed())
                waiting.push({ field: name, value: below });
        }
    }
}


/***/ }),

/***/ 20013:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AQ: () => (/* binding */ functionName),
/* harmony export */   E1: () => (/* binding */ listNeedingNoTransaction),
/* harmony export */   PE: () => (/* binding */ calledIn),
/* harmony export */   Z3: () => (/* binding */ saysConcurrently),
/* harmony export */   kp: () => (/* binding */ roleOf)
/* harmony export */ });
/* harmony import */ var _syntax_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20089);

const always = () => true;
/** Kinds of statements that PostgreSQL 14 to 18 refuses inside a transaction (25001), always or in some forms. */
const judges = {
    AlterDatabaseStmt: (node) => (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .optionsIn */ .Im)(node, "options").some(({ name }) => name === "tablespace"),
    AlterSubscriptionStmt: (node) => needsNoTransactionToAlter(node),
    AlterSystemStmt: always,
    AlterTableStmt: (node) => (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)(node, "cmds").some((item) => {
        const command = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(item, "AlterTableCmd");
        const partition = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(command ?? {}, "def") ?? {}, "PartitionCmd");
        return partition !== null && (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .flagAt */ .Qc)(partition, "concurrent");
    }),
    ClusterStmt: (node) => (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(node, "relation") === null,
    CreatedbStmt: always,
    // Without a connection no slot is created on the other server.
    CreateSubscriptionStmt: (node) => {
        const options = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .optionsIn */ .Im)(node, "options");
        return (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .isOn */ .Mp)(options, "connect", "on") && (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .isOn */ .Mp)(options, "create_slot", "on");
    },
    CreateTableSpaceStmt: always,
    DiscardStmt: (node) => (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(node, "target") === "DISCARD_ALL",
    DropdbStmt: always,
    DropStmt: (node) => (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .flagAt */ .Qc)(node, "concurrent"),
    DropSubscriptionStmt: (node, slotless) => !slotless.has((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(node, "subname") ?? ""),
    DropTableSpaceStmt: always,
    IndexStmt: (node) => (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .flagAt */ .Qc)(node, "concurrent"),
    ReindexStmt: (node) => /_(?:SCHEMA|SYSTEM|DATABASE)$/.test((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(node, "kind") ?? "") ||
        (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .isOn */ .Mp)((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .optionsIn */ .Im)(node, "params"), "concurrently", "off"),
    TransactionStmt: (node) => (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(node, "kind")?.endsWith("_PREPARED") ?? false,
    VacuumStmt: (node) => (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .flagAt */ .Qc)(node, "is_vacuumcmd"),
};
function needsNoTransactionToAlter(node) {
    const options = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .optionsIn */ .Im)(node, "options");
    switch ((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(node, "kind")) {
        case "ALTER_SUBSCRIPTION_REFRESH":
            return true;
        case "ALTER_SUBSCRIPTION_SET_PUBLICATION":
        case "ALTER_SUBSCRIPTION_ADD_PUBLICATION":
        case "ALTER_SUBSCRIPTION_DROP_PUBLICATION":
            return (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .isOn */ .Mp)(options, "refresh", "on");
        default:
            return options.some(({ name }) => name === "failover" || name === "two_phase");
    }
}
/** Those that only CONCURRENTLY makes so. */
const forConcurrently = new Set(["AlterTableStmt", "DropStmt", "IndexStmt"]);
/** Whether a text has the word. Most have not, and their trees need not be made. */
function saysConcurrently({ text }) {
    return /concurrently/i.test(text);
}
/** The statements of a file that cannot run inside a transaction. */
function listNeedingNoTransaction(trees) {
    const slotless = new Set(trees.flatMap(listSlotless));
    const needs = (tree) => {
        if (forConcurrently.has(tree.kind) && !saysConcurrently(tree))
            return false;
        return judges[tree.kind]?.(tree.node, slotless) ?? false;
    };
    return new Set(trees.filter(needs));
}
/** The subscription of `ALTER SUBSCRIPTION … SET (slot_name = NONE)`. */
function listSlotless(tree) {
    if (tree.kind !== "AlterSubscriptionStmt")
        return [];
    const options = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .optionsIn */ .Im)(tree.node, "options");
    const none = options.some(({ name, value }) => name === "slot_name" && value?.toLowerCase() === "none");
    return none ? [(0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(tree.node, "subname") ?? ""] : [];
}
/** The role of a statement in its file. */
function roleOf(tree) {
    if (tree.kind === "VariableSetStmt" || tree.kind === "VariableShowStmt")
        return "setting";
    if (tree.kind === "DoStmt")
        return "guard";
    return tree.kind === "SelectStmt" && onlySetsConfiguration(tree.node) ? "setting" : "work";
}
function onlySetsConfiguration(select) {
    const calls = calledIn(select);
    return calls.length > 0 && calls.every((name) => name === "set_config");
}
/** Functions that a SELECT without FROM calls, one per column; null for a column that is no call. */
function calledIn(select) {
    if ((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)(select, "fromClause").length > 0 || (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(select, "whereClause") !== null)
        return [];
    return (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)(select, "targetList").map((target) => {
        const call = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(target, "ResTarget") ?? {}, "val") ?? {}, "FuncCall");
        return call === null ? null : functionName(call);
    });
}
/** The name of the function in a `FuncCall`, without its schema. */
function functionName(call) {
    const name = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)(call, "funcname").at(-1);
    return name === undefined ? null : (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(name, "String") ?? {}, "sval");
}


/***/ }),

/***/ 56198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ compileWebAssemblyOnce)
/* harmony export */ });
/**
 * Keeps V8 from compiling PostgreSQL's huge functions a second time, optimised, in the background: 0.3 s of a core and
 * 500 MB, for which a process even waits at its end, and the parser becomes no faster (Node 20, 22 and 24, up to 20,000
 * statements). To be called before the WebAssembly is loaded.
 */
async function compileWebAssemblyOnce() {
    const { setFlagsFromString } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 78877, 19));
    setFlagsFromString("--no-wasm-tier-up");
    setFlagsFromString("--no-wasm-dynamic-tiering");
}


/***/ })

};
