export const id = 8104;
export const ids = [8104];
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
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9531);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7496);


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

/***/ 4297:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ read),
/* harmony export */   o: () => (/* binding */ tryRead)
/* harmony export */ });
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9357);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(650);


/**
 * Sends statements of the tool's own as one message, a read-only transaction: no operator or function of another schema
 * can slip in, and after an error nothing stays open. `settings` are set for it besides (`lock_timeout = '300ms'`).
 */
async function tryRead(session, statements, settings = []) {
    const local = [`search_path = ${_target_js__WEBPACK_IMPORTED_MODULE_1__/* .ownSearchPath */ .O}`, ...settings].map((setting) => `SET LOCAL ${setting}`);
    const before = ["BEGIN READ ONLY", ...local];
    const { results, error } = await session.send([...before, ...statements, "COMMIT"].join("; "));
    if (error !== null)
        await session.send("ROLLBACK");
    return { rows: results.slice(before.length, before.length + statements.length).map(({ rows }) => rows), error };
}
/** The rows of one statement, read as `tryRead` does. A server error throws Failure that says `what` was being done. */
async function read(session, statement, what) {
    const { rows, error } = await tryRead(session, [statement]);
    if (error !== null)
        throw (0,_session_js__WEBPACK_IMPORTED_MODULE_0__/* .serverFailure */ .aG)(error, what);
    return rows[0] ?? [];
}


/***/ }),

/***/ 176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dw: () => (/* binding */ beforeRecord),
/* harmony export */   Ib: () => (/* binding */ beforePause),
/* harmony export */   Pp: () => (/* binding */ changeRole),
/* harmony export */   SN: () => (/* binding */ ownSettings),
/* harmony export */   WH: () => (/* binding */ cleanSession),
/* harmony export */   _6: () => (/* binding */ checkDeferred),
/* harmony export */   nj: () => (/* binding */ forgetSettings),
/* harmony export */   pQ: () => (/* binding */ forgetPlain),
/* harmony export */   qz: () => (/* binding */ checkExisting),
/* harmony export */   sf: () => (/* binding */ behindCommit),
/* harmony export */   v7: () => (/* binding */ beforeScript),
/* harmony export */   wA: () => (/* binding */ beforeOwn),
/* harmony export */   xc: () => (/* binding */ deferAgain),
/* harmony export */   yW: () => (/* binding */ settingCalls)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9531);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(650);


// The first one leaves no role until the minors of November 2024 (16.5), be it the one that the login begins with.
const backToOurselves = ["RESET SESSION AUTHORIZATION", "RESET ROLE"];
/** Forgets who we were, and all settings. */
const forgetSettings = [...backToOurselves, "RESET ALL"];
/** Forgets all settings but who we are, and what else a session keeps but prepared statements. */
const forgetPlain = ["RESET ALL", "CLOSE ALL", "UNLISTEN *", "DISCARD TEMP"];
/** Undoes what one file may leave in the session and the next must not find (in this order; allowed in a transaction). */
const cleanSession = [...backToOurselves, ...forgetPlain, "DEALLOCATE ALL"];
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
/**
 * Statements behind a COMMIT, where triggers that wait for it have had the last word: who we are, and the settings. None of
 * the first three takes a snapshot, behind which a transaction that a message goes on with could not be made READ WRITE.
 */
function behindCommit(target) {
    return [...forgetSettings, ...changeRole(target), ...ownSettings];
}
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
/**
 * Deferred constraints fail here, where the file is to blame, and not at COMMIT; and so do triggers that others have put
 * on the tool's tables, before what is recorded is looked at.
 */
const checkDeferred = "SET CONSTRAINTS ALL IMMEDIATE";
/**
 * The same where another script follows in the transaction, before which `deferAgain` is due. ALL would hold for
 * constraints that are yet to be made, and SET CONSTRAINTS has no DEFAULT, so each is named. Triggers run here, with the
 * file's own search_path: nothing of ours may be found by it.
 */
const checkExisting = setExisting("IMMEDIATE", "");
/** Those that wait for COMMIT by themselves wait again. */
const deferAgain = setExisting("DEFERRED", `AND c.condeferred AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint o WHERE o.conname OPERATOR(pg_catalog.=) c.conname
        AND o.connamespace OPERATOR(pg_catalog.=) c.connamespace AND NOT o.condeferrable)`);
function setExisting(to, which) {
    return `DO $check$ DECLARE names pg_catalog.text; BEGIN
  SELECT pg_catalog.string_agg(DISTINCT pg_catalog.format('%s.%I', c.connamespace::pg_catalog.regnamespace, c.conname), ', ') INTO names
    FROM pg_catalog.pg_constraint c WHERE c.condeferrable AND pg_catalog.has_schema_privilege(c.connamespace, 'USAGE') ${which};
  IF names IS NOT NULL THEN EXECUTE pg_catalog.format('SET CONSTRAINTS %s ${to}', names); END IF; END $check$`;
}


/***/ }),

/***/ 7496:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KE: () => (/* binding */ logColumns),
/* harmony export */   Kg: () => (/* binding */ createTablesSql),
/* harmony export */   n$: () => (/* binding */ tableNames),
/* harmony export */   nb: () => (/* binding */ ownTrigger),
/* harmony export */   sV: () => (/* binding */ tableIn),
/* harmony export */   tJ: () => (/* binding */ snapshotTable)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9531);

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
CREATE TRIGGER ${ownTrigger} BEFORE UPDATE OR DELETE OR TRUNCATE ON ${name}
  FOR EACH STATEMENT EXECUTE FUNCTION ${refuse}();
ALTER TABLE ${name} ENABLE ALWAYS TRIGGER ${ownTrigger}`;
}


/***/ }),

/***/ 650:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ ownSearchPath),
  _E: () => (/* binding */ readTarget),
  HU: () => (/* binding */ refuseReadOnly)
});

// UNUSED EXPORTS: lockKeyOf

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(5217);
// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(8165);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(551);
// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __webpack_require__(9531);
// EXTERNAL MODULE: ./lib/database/grants.js
var grants = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/database/not-postgresql.js
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
    [/Cloudberry/i, "Cloudberry"],
    [/Postgres-XL/i, "Postgres-XL"],
    [/\(ydb /i, "YDB"],
    [/openGauss|GaussDB/i, "openGauss"],
];
/** What a server is that is not PostgreSQL, by what it says of its version; null where it is. */
function nameOfOther(version) {
    const name = strangers.find(([pattern]) => pattern.test(version))?.[1] ?? null;
    if (name !== null)
        return name;
    return version.startsWith("PostgreSQL ") ? null : `"${version.slice(0, 60)}"`;
}

// EXTERNAL MODULE: ./lib/database/session.js
var database_session = __webpack_require__(9357);
// EXTERNAL MODULE: ./lib/database/within.js
var within = __webpack_require__(1974);
;// CONCATENATED MODULE: ./lib/database/target.js








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
        lent: row.lent,
        database: row.database,
        user: row.user,
        role,
        home,
        searchPath: [...schemas.map(quote/* quoteIdentifier */.Cm), row.path].filter((part) => part !== "").join(", "),
        schemas: schemas.length > 0 ? schemas : [home],
        lockKey: lockKeyOf(home),
        readOnly: toReadOnlyReason(row),
    };
}
async function readVersion(session, { patienceMs }) {
    const asking = (0,database_session/* query */.P)(session, "SELECT pg_catalog.version()", "reading the server's version");
    const results = patienceMs === null ? await asking : await (0,within/* within */.u)(asking, patienceMs);
    if (results !== null)
        return results.at(-1)?.rows[0]?.[0] ?? "";
    const message = `the server let us in and then gave no answer within ${(patienceMs ?? 0) / 1000} s`;
    throw refuse("connection", message, "look at the server and at what stands before it: a pooler may have no connection left");
}
async function readFacts(session) {
    const young = isYoung(session);
    const setting = `FROM pg_catalog.pg_settings s WHERE s.name OPERATOR(pg_catalog.=) 'default_transaction_read_only'`;
    const results = await (0,database_session/* query */.P)(session, `BEGIN READ ONLY; SELECT pg_catalog.current_setting('server_version_num'), pg_catalog.current_setting('server_version'),
       pg_catalog.pg_backend_pid(), pg_catalog.current_database(),
       (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database()),
       (SELECT c.system_identifier FROM pg_catalog.pg_control_system() c), session_user, pg_catalog.current_schema(),
       pg_catalog.current_setting('search_path'), pg_catalog.pg_is_in_recovery(),
       EXISTS (SELECT FROM pg_catalog.pg_stat_wal_receiver), (SELECT s.reset_val ${setting}), (SELECT s.source ${setting}),
       pg_catalog.current_setting('exit_on_error'), ${staysOpen(session, young)},
       NOT ${young}; COMMIT`, "reading the database's identity");
    const row = (results[1]?.rows[0] ?? []).map((value) => value ?? "");
    const [num = "", version = "", pid = "", database = "", oid = "", system = "", user = "", schema = "", path = ""] = row;
    const [recovering, following, readOnlyDefault = "", readOnlySource = "", exits, , lent] = row.slice(9);
    const endsAtErrors = exits === "on";
    const states = { recovering: recovering === "t", following: following === "t", endsAtErrors, lent: lent === "t" };
    return { num, version, pid, database, oid, system, user, schema, path, readOnlyDefault, readOnlySource, ...states };
}
/** A busy server comes to our question later than we asked it. */
const slackMs = 1000;
/** SQL that tells whether the backend was started since we began to connect, by durations alone. */
function isYoung({ openedAt = 0 }) {
    const ms = Math.ceil(performance.now() - openedAt) + slackMs;
    return `(SELECT a.backend_start OPERATOR(pg_catalog.>=) (pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) '${ms} ms'::pg_catalog.interval)
         FROM pg_catalog.pg_stat_get_activity(pg_catalog.pg_backend_pid()) a)`;
}
/**
 * A check is idle on its connection while it rehearses, which must not end it. Only where the server is met itself: of a
 * pooler's connection the setting would stay for others to meet.
 */
function staysOpen({ announcedPid }, young) {
    const knows = "pg_catalog.current_setting('server_version_num')::pg_catalog.int4 OPERATOR(pg_catalog.>=) 140000";
    return `CASE WHEN ${knows} AND pg_catalog.pg_backend_pid() OPERATOR(pg_catalog.=) ${announcedPid ?? 0} AND ${young}
       THEN pg_catalog.set_config('idle_session_timeout', '0', false) END`;
}
/** The search_path names no schema that the role may use: either it lacks USAGE there, or there is none. */
async function refuseHomeless(session, facts) {
    const names = [...facts.path.matchAll(/"((?:[^"]|"")*)"|([^\s,"]+)/g)].map(([, quoted, bare]) => quoted === undefined ? (bare ?? "") : quoted.replaceAll('""', '"'));
    const listed = names.map((name) => (0,quote/* quoteLiteral */.ce)(name === "$user" ? facts.user : name)).join(", ");
    const results = await (0,database_session/* query */.P)(session, `BEGIN READ ONLY; SELECT n.nspname FROM pg_catalog.unnest(ARRAY[${listed}]::pg_catalog.text[]) WITH ORDINALITY p(name, place)
       JOIN pg_catalog.pg_namespace n ON n.nspname OPERATOR(pg_catalog.=) p.name ORDER BY p.place; COMMIT`, "looking for a schema");
    const home = results[1]?.rows[0]?.[0] ?? null;
    if (home === null)
        return refuse("input", "the role's search_path names no schema that exists", "name one with the input schemas");
    const message = `the role ${facts.user} may use no schema of its search_path (${facts.path})`;
    return refuse("privilege", message, (0,grants/* schemaGrant */.Cq)({ ...facts, home }, "create"));
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
    const [ofDatabase, ofRole] = [`DATABASE ${(0,quote/* quoteIdentifier */.Cm)(database)}`, `ROLE ${(0,quote/* quoteIdentifier */.Cm)(user)}`];
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
    const source = (await (0,database_session/* query */.P)(session, sql, "looking who set exit_on_error"))[1]?.rows[0]?.[0] ?? "";
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
    const digest = (0,external_node_crypto_.createHash)("sha256").update(`schema-version-action/${home}`).digest();
    return { key: String(digest.readBigInt64BE(0)), classid: digest.readUInt32BE(0), objid: digest.readUInt32BE(4) };
}
function refuseOthers(version) {
    const name = nameOfOther(version);
    if (name !== null)
        throw refuse("not-postgresql", `the server is ${name}, not PostgreSQL: its locks and transactional DDL differ`);
}
function refuse(rule, message, help) {
    return new failure/* Failure */.H("database", [(0,problems/* finding */.g)(rule, { message, ...(help === undefined ? {} : { help }) })]);
}


/***/ }),

/***/ 1974:
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


/***/ })

};
