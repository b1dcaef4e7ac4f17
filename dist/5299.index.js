const __dirname = import.meta.dirname;
export const id = 5299;
export const ids = [5299];
export const modules = {

/***/ 5217:
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

/***/ 7496:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jb: () => (/* binding */ isFlywayTable),
/* harmony export */   Kg: () => (/* binding */ createTablesSql),
/* harmony export */   g6: () => (/* binding */ differencesOf),
/* harmony export */   n$: () => (/* binding */ tableNames),
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
/** The triggers guard against accidents, not against the owner, who can drop them. ALWAYS: replicas refuse as well. */
function createLogSql(home, name) {
    const refuse = `${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteIdentifier */ .Cm)(home)}."schema_version_log_refuse"`;
    return `CREATE TABLE IF NOT EXISTS ${name} (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event VARCHAR(20) NOT NULL,
  version VARCHAR(20),
  description TEXT,
  script_name VARCHAR(255),
  checksum VARCHAR(32),
  installed_by VARCHAR(100) NOT NULL,
  database_role TEXT NOT NULL,
  logged_at TIMESTAMPTZ NOT NULL,
  execution_time INTEGER,
  success BOOLEAN NOT NULL,
  sqlstate VARCHAR(5),
  message TEXT,
  reason TEXT,
  detail TEXT,
  environment TEXT NOT NULL,
  repository TEXT,
  ref TEXT,
  commit_sha TEXT,
  pull_request INTEGER,
  run_id TEXT,
  run_url TEXT,
  tool_version TEXT NOT NULL,
  wal_position TEXT,
  wal_at TIMESTAMPTZ
);
CREATE OR REPLACE FUNCTION ${refuse}() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS
$refuse$BEGIN RAISE EXCEPTION 'schema_version_log is append-only: % is refused', TG_OP; END$refuse$;
DROP TRIGGER IF EXISTS schema_version_log_append_only ON ${name};
CREATE TRIGGER schema_version_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${name}
  FOR EACH STATEMENT EXECUTE FUNCTION ${refuse}();
ALTER TABLE ${name} ENABLE ALWAYS TRIGGER schema_version_log_append_only`;
}
const expected = [
    ["version", "character varying(20)"],
    ["description", "text"],
    ["script_name", "character varying(255)"],
    ["checksum", "character varying(32)"],
    ["installed_by", "character varying(100)"],
    ["installed_on", "timestamp without time zone"],
    ["execution_time", "integer"],
    ["success", "boolean"],
];
/**
 * How a `schema_version` table differs from ours, in words; empty when it is ours. Extra columns that are nullable or
 * have a default are tolerated: `required` is false for them.
 */
function differencesOf({ kind, columns }) {
    if (kind !== "r" && kind !== "p")
        return [kind === "v" || kind === "m" ? "it is a view" : "it is no table"];
    const present = new Map(columns.map((column) => [column.name, column]));
    const wrong = expected.flatMap(([name, type]) => {
        const column = present.get(name);
        if (column === undefined)
            return [`column ${name} is missing`];
        return fits(column.type, type) ? [] : [`column ${name} is ${column.type} instead of ${type}`];
    });
    const ours = new Set(expected.map(([name]) => name));
    const extra = columns.filter((column) => column.required && !ours.has(column.name));
    const keyless = wrong.length === 0 && present.get("version")?.unique !== true;
    return [
        ...wrong,
        ...extra.map((column) => `column ${column.name} is unknown and required`),
        ...(keyless ? ["version is not its primary key"] : []),
    ];
}
/** A wider text type holds all that ours holds. */
function fits(actual, wanted) {
    if (actual === wanted)
        return true;
    const width = /^character varying\((\d+)\)$/;
    const [have, need] = [width.exec(actual)?.[1], width.exec(wanted)?.[1]];
    if (need === undefined)
        return wanted === "timestamp without time zone" && actual.startsWith("timestamp(");
    if (actual === "text" || actual === "character varying")
        return true;
    return have !== undefined && Number(have) >= Number(need);
}
/** Whether the columns are Flyway's: its own history of 4.x and later, or of 2.x and 3.x. */
function isFlywayTable({ columns }) {
    return columns.some((column) => column.name === "installed_rank" || column.name === "version_rank");
}


/***/ }),

/***/ 244:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HU: () => (/* binding */ refuseReadOnly),
/* harmony export */   O: () => (/* binding */ ownSearchPath),
/* harmony export */   _E: () => (/* binding */ readTarget)
/* harmony export */ });
/* unused harmony export lockKeyOf */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8165);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(474);
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9531);
/* harmony import */ var _grants_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5217);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9357);
/* harmony import */ var _within_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1974);







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
    const home = schemas[0] ?? row.schema;
    if (home === "")
        throw await refuseHomeless(session, { ...row, role });
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
       EXISTS (SELECT FROM pg_catalog.pg_stat_wal_receiver), (SELECT s.reset_val ${setting}), (SELECT s.source ${setting}); COMMIT`, "reading the database's identity");
    const row = (results[1]?.rows[0] ?? []).map((value) => value ?? "");
    const [num = "", version = "", pid = "", database = "", oid = "", system = "", user = "", schema = "", path = ""] = row;
    const [recovering, following, readOnlyDefault = "", readOnlySource = ""] = row.slice(9);
    const states = { recovering: recovering === "t", following: following === "t", readOnlyDefault, readOnlySource };
    return { num, version, pid, database, oid, system, user, schema, path, ...states };
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
    const { recovering, following, readOnlyDefault, readOnlySource, database, user } = facts;
    if (recovering && following)
        return { reason: "it is a standby, which follows another server", help: null };
    if (recovering) {
        const help = "use the primary's URL, or wait until the restore has ended";
        return { reason: "it is in recovery: a standby, or a restore that has not ended", help };
    }
    if (readOnlyDefault !== "on")
        return null;
    const reason = `default_transaction_read_only is on (set for it by: ${readOnlySource})`;
    const [ofDatabase, ofRole] = [`DATABASE ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .quoteIdentifier */ .Cm)(database)}`, `ROLE ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .quoteIdentifier */ .Cm)(user)}`];
    const owners = {
        database: ofDatabase,
        user: ofRole,
        "database user": `${ofRole} IN ${ofDatabase}`,
    };
    const owner = owners[readOnlySource];
    if (owner === undefined)
        return { reason, help: "turn it off in the server's configuration, or use another URL" };
    // The setting would refuse its own removal.
    const help = `SET default_transaction_read_only = off; ALTER ${owner} RESET default_transaction_read_only`;
    return { reason, help };
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


/***/ }),

/***/ 5252:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Hh: () => (/* binding */ load),
  mL: () => (/* binding */ placeholdersFor),
  GW: () => (/* binding */ problemsOf),
  yK: () => (/* binding */ recordOfBase),
  q8: () => (/* binding */ withRecord)
});

// EXTERNAL MODULE: ./lib/core/migration-set.js + 2 modules
var migration_set = __webpack_require__(4224);
// EXTERNAL MODULE: ./lib/core/placeholders.js
var placeholders = __webpack_require__(9405);
// EXTERNAL MODULE: ./lib/core/problems.js + 9 modules
var problems = __webpack_require__(474);
// EXTERNAL MODULE: ./lib/core/state.js
var core_state = __webpack_require__(4734);
// EXTERNAL MODULE: ./lib/sql/script.js + 5 modules
var sql_script = __webpack_require__(5174);
// EXTERNAL MODULE: ./lib/core/version.js
var core_version = __webpack_require__(8067);
;// CONCATENATED MODULE: ./lib/environment/assumed-baseline.js



/** Commands that count with it; the others begin, change or show the record as it is. */
const counting = new Set(["apply", "check", "status"]);
/**
 * The baseline that Flyway's setting baselineOnMigrate asks for: of a schema that holds relations, but no history of
 * anybody's. Null where there is none to make.
 */
function assumeBaseline({ config }, { history, empty, missing, flyway, findings }) {
    const { version, description, made } = config.baseline;
    if (!counting.has(config.command))
        return null;
    const fresh = history.applied.length === 0 && missing.includes("log") && flyway === "absent";
    if (made !== "by-apply" || empty || !fresh || findings.some(({ severity }) => severity === "error"))
        return null;
    return {
        version: (0,core_version/* parseVersion */.ot)(version ?? "1")?.text ?? "1",
        description: description ?? core_state/* baselineMarker */.sz,
        script: core_state/* baselineMarker */.sz,
        checksum: "",
        installedBy: "",
        installedOn: "",
        executionMs: 0,
        success: true,
    };
}
/** Says that files up to the baseline never run, which is easily overlooked. */
function toldBaseline(assumed, environment) {
    if (assumed === null)
        return [];
    const message = `the schema holds relations but no history: it counts as being at version ${assumed.version} (baselineOnMigrate), and no file up to that runs`;
    const help = "is it at another version, say so as baselineVersion before apply runs";
    return [(0,problems/* finding */.g)("flyway-setting", { message, help, environment })];
}

;// CONCATENATED MODULE: ./lib/environment/load.js






/** Files and rows of one environment, reconciled. Pure but for the parser's loading. */
function load(world, environment, target, found) {
    const assumed = assumeBaseline(world, found);
    const history = assumed === null ? found.history : { ...found.history, applied: [assumed] };
    const onRecord = { ...found, history };
    const placeholders = placeholdersFor(world, environment, target);
    const set = (0,migration_set/* toMigrationSet */.c)(world.files, placeholders, world.config.naming);
    const parsed = new Map();
    return {
        environment,
        target,
        onRecord,
        set,
        state: (0,core_state/* reconcile */.Lq)(set, onRecord.history, { empty: onRecord.empty }),
        placeholders,
        mirror: null,
        assumed,
        parse: (script) => {
            const known = parsed.get(script) ?? (0,sql_script/* parseScript */.t)(script, placeholders);
            parsed.set(script, known);
            return known;
        },
    };
}
/** The same files against what is on record by now. */
function withRecord(loaded, onRecord) {
    const state = (0,core_state/* reconcile */.Lq)(loaded.set, onRecord.history, { empty: onRecord.empty });
    return { ...loaded, onRecord, assumed: null, state };
}
/** Placeholders of an environment: the given ones over Flyway's built-ins. */
function placeholdersFor(world, environment, target) {
    const builtIns = (0,placeholders/* builtInPlaceholders */.GP)({
        // Where no database is at hand its names are not known; a stand-in keeps the files checkable.
        defaultSchema: target?.home ?? environment.schemas[0] ?? "public",
        user: target?.user ?? "user",
        database: target?.database ?? "database",
        timestamp: world.startedAt.toISOString().slice(0, 19).replace("T", " "),
        workingDirectory: world.workingDirectory,
        table: environment.flyway.tablePlaceholder,
        environment: environment.name,
    });
    return new Map([...builtIns, ...environment.placeholders]);
}
/** Problems that hinder a run: files, the folder, the database; not yet those of the SQL. */
function problemsOf(world, loaded) {
    const { set, onRecord, environment, state } = loaded;
    const { history, empty, missing } = onRecord;
    // The log's table shows that the tool was let in before: what is there may come from a callback of a run that was cut.
    const fresh = history.applied.length === 0 && missing.includes("log");
    const occupied = fresh && !empty && state.migrations.length > 0 && environment.existingSchema === "block";
    // Else what Flyway has run would run again.
    const forgotten = fresh && onRecord.flyway === "there" && loaded.mirror === null;
    // A foreign table where ours must be says more: what is there may come from it.
    const foreign = onRecord.findings.some(({ rule }) => rule === "foreign-table");
    const existing = foreign
        ? []
        : forgotten
            ? [notTakenOver(environment)]
            : occupied
                ? [existingSchema(environment.name)]
                : [];
    return [
        ...world.fileFindings,
        ...set.findings,
        ...onRecord.findings,
        ...existing,
        ...toldBaseline(loaded.assumed, environment.name),
    ];
}
function notTakenOver({ name, flyway }) {
    const message = `the schema has a history of Flyway's, ${flyway.table}, that was not taken over`;
    return (0,problems/* finding */.g)("flyway-history", { message, environment: name });
}
function existingSchema(environment) {
    const message = "the schema holds relations but no history, so nobody knows which migrations they came from";
    return (0,problems/* finding */.g)("existing-schema", { message, environment });
}
/** The record that stands for a database that is not at hand: what the base branch holds counts as applied. */
function recordOfBase(world, environment) {
    const set = (0,migration_set/* toMigrationSet */.c)(world.base ?? [], placeholdersFor(world, environment, null), world.config.naming);
    const row = { installedBy: "the base branch", installedOn: "", executionMs: 0, success: true };
    const history = {
        applied: set.versioned.map(({ version, description, checksum, script }) => ({
            ...row,
            version: version.text,
            description,
            script: script.name,
            checksum,
        })),
        repeatables: set.repeatables.map(({ description, checksum, script }) => ({
            ...row,
            description,
            script: script.name,
            checksum,
        })),
        lastEvents: new Map(),
        applyEvents: new Map(),
        lastChangeId: 0,
        lastEnvironment: null,
        lastChange: null,
    };
    return {
        history,
        missing: [],
        schemaExists: true,
        snapshots: "not-asked",
        lastRunAt: null,
        empty: set.versioned.length === 0,
        flyway: "absent",
        findings: [],
        walPosition: null,
        walAt: world.startedAt.toISOString(),
    };
}


/***/ }),

/***/ 895:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ readDoBlock),
/* harmony export */   b: () => (/* binding */ readRoutine)
/* harmony export */ });
/* harmony import */ var _syntax_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89);

/** Looks into a `DO` block; unreadable when it is in another language or its parser refuses it. */
function readDoBlock(parser, { node, text }) {
    const language = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .optionsIn */ .Im)(node, "args").find(({ name }) => name === "language")?.value ?? "plpgsql";
    const tree = language.toLowerCase() === "plpgsql" ? parser.parsePlPgSql(text) : null;
    return tree === null ? { kind: "unreadable" } : readPlPgSql(parser, tree);
}
/** Looks into the body of `CREATE FUNCTION` or `CREATE PROCEDURE`; unreadable in other languages than SQL and PL/pgSQL. */
function readRoutine(parser, { node, text }) {
    const language = ((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .optionsIn */ .Im)(node, "options").find(({ name }) => name === "language")?.value ?? "sql").toLowerCase();
    if (language === "plpgsql") {
        const tree = parser.parsePlPgSql(text);
        return tree === null ? { kind: "unreadable" } : readPlPgSql(parser, tree);
    }
    const body = language === "sql" ? bodyOf(node) : null;
    return body === null
        ? { kind: "unreadable" }
        : readQueries(parser, { queries: [{ query: body, line: 0, guarded: false }], dynamic: [], endsTransaction: false });
}
/** The text of a routine's body; null where it is no string, as after BEGIN ATOMIC. */
function bodyOf(node) {
    const option = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)(node, "options").find((item) => (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(item, "DefElem") ?? {}, "defname") === "as");
    const parts = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(option ?? {}, "DefElem") ?? {}, "arg") ?? {}, "List") ?? {}, "items");
    return parts.length === 1 ? (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .constantIn */ .Ot)(parts[0] ?? null) : null;
}
function readPlPgSql(parser, tree) {
    const found = {
        queries: [],
        dynamic: [],
        endsTransaction: false,
    };
    visitCode(tree, ({ kind, node, line, guarded }) => {
        if (kind === "PLpgSQL_stmt_commit" || kind === "PLpgSQL_stmt_rollback")
            found.endsTransaction = true;
        // Mode 0 is a statement; conditions and values have others.
        if (kind === "PLpgSQL_expr" && Number(node["parseMode"] ?? 0) === 0) {
            found.queries.push({ query: (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(node, "query") ?? "", line, guarded });
        }
        for (const source of listDynamic(kind, node)) {
            const constant = readConstant(parser, source);
            if (constant === null)
                found.dynamic.push(source);
            else
                found.queries.push({ query: constant, line, guarded });
        }
    });
    return readQueries(parser, found);
}
function readQueries(parser, { queries, dynamic, endsTransaction, }) {
    const read = queries.map((one) => ({ ...one, parsed: parser.parse(one.query) }));
    return {
        kind: "read",
        statements: read.flatMap(({ query, line, guarded, parsed }) => parsed.kind === "refused"
            ? []
            : parsed.statements.map(({ kind, node, start, length }) => {
                const bytes = Buffer.from(query);
                const text = bytes.toString("utf8", start, length === 0 ? bytes.length : start + length);
                return { kind, node, text: text.trim(), line, guarded };
            })),
        // A variable where the parser wants a name: nobody knows before it runs.
        dynamic: [...dynamic, ...read.flatMap(({ query, parsed }) => (parsed.kind === "refused" ? [query] : []))],
        endsTransaction,
    };
}
/** Code below which it depends whether a statement runs. */
const deciding = /^PLpgSQL_(?:stmt_(?:if|case|loop|while|fori|fors|forc|foreach_a|dynfors)|if_elsif|exception)$/;
/** Visits every tagged node of PL/pgSQL code, parents first; not recursive, so that deep code is no problem. */
function visitCode(root, visit) {
    const waiting = [
        { field: "", value: root, line: 0, guarded: false },
    ];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const { field, value } = next;
        if (Array.isArray(value)) {
            for (let index = value.length - 1; index >= 0; index--)
                waiting.push({ ...next, field: "", value: value[index] });
        }
        else if ((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(value)) {
            const tagged = /^[A-Z]/.test(field);
            const line = Number(value["lineno"] ?? next.line);
            const handled = field === "PLpgSQL_stmt_block" && (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(value, "exceptions") !== null;
            if (tagged)
                visit({ kind: field, node: value, line, guarded: next.guarded });
            const guarded = next.guarded || handled || (tagged && deciding.test(field));
            for (const [name, below] of Object.entries(value).toReversed())
                waiting.push({ field: name, value: below, line, guarded });
        }
    }
}
/** Expressions that EXECUTE and the like run. */
function listDynamic(kind, node) {
    const executes = kind === "PLpgSQL_stmt_dynexecute" || kind === "PLpgSQL_stmt_dynfors";
    return [executes ? (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(node, "query") : null, (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(node, "dynquery")].flatMap((found) => {
        const expression = found === null ? null : (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(found, "PLpgSQL_expr");
        return expression === null ? [] : [(0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(expression, "query") ?? ""];
    });
}
/** The value of an expression that is one literal; null when it is anything else. */
function readConstant(parser, expression) {
    const parsed = parser.parse(`SELECT ${expression}`);
    const select = parsed.kind === "parsed" ? parsed.statements[0] : undefined;
    const target = select === undefined ? undefined : (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)(select.node, "targetList")[0];
    const value = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(target ?? {}, "ResTarget") ?? {}, "val");
    return value !== null && (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(value, "A_Const") !== null ? (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .constantIn */ .Ot)(value) : null;
}


/***/ }),

/***/ 9745:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ loadedParser),
/* harmony export */   q: () => (/* binding */ loadParser)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3136);
/* harmony import */ var _core_positions_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2684);
/* harmony import */ var _syntax_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89);
/* harmony import */ var _webassembly_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6198);





// The library keeps its one machine in its own module, so a second load would be the same parser.
let loading = null;
let loaded = null;
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
async function load() {
    await (0,_webassembly_js__WEBPACK_IMPORTED_MODULE_3__/* .compileWebAssemblyOnce */ .d)();
    const leave = standIn();
    try {
        const { loadModule, parseSync, parsePlPgSQLSync, fingerprintSync, hasSqlDetails } = await __webpack_require__.e(/* import() */ 2627).then(__webpack_require__.t.bind(__webpack_require__, 2627, 19));
        await loadModule();
        return {
            parse: (sql) => attempt(() => refuseNul(sql) ?? toParsed(parseSync(sql)), (error) => toRefused(error, hasSqlDetails(error) ? error.sqlDetails : null)),
            fingerprint: (sql) => attempt(() => fingerprintSync(sql), () => null),
            parsePlPgSql: (sql) => attempt(() => (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(parsePlPgSQLSync(sql)), () => null),
        };
    }
    finally {
        leave();
    }
}
/**
 * The library's loader looks for its .wasm beside `__dirname`, which a bundle of ES modules does not have: the build puts
 * the file next to the bundle, and this names that folder while the library loads. Elsewhere Node's own one wins.
 */
function standIn() {
    if (Reflect.has(globalThis, "__dirname"))
        return () => { };
    Reflect.set(globalThis, "__dirname", (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)((0,node_url__WEBPACK_IMPORTED_MODULE_1__.fileURLToPath)(import.meta.url)));
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
    if (at === -1)
        return null;
    return { kind: "refused", message: "there is a NUL character", position: (0,_core_positions_js__WEBPACK_IMPORTED_MODULE_4__/* .countCharacters */ .wZ)(sql.slice(0, at)) };
}
function toParsed(result) {
    const statements = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .listAt */ .gT)((0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(result), "stmts").flatMap((statement) => {
        const [tag] = Object.entries((0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .nodeAt */ .oB)(statement, "stmt") ?? {});
        const [start, length] = [Number(statement["stmt_location"] ?? 0), Number(statement["stmt_len"] ?? 0)];
        return tag === undefined ? [] : [{ kind: tag[0], node: (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(tag[1]), start, length }];
    });
    return { kind: "parsed", statements };
}
function toRefused(error, details) {
    if (details === null || details === undefined) {
        // The WebAssembly machine gave up: a tree too deep for its stack, or too large for its memory.
        return { kind: "refused", message: `the parser cannot read this statement (${error.message})`, position: null };
    }
    // 0 stands for the first character and for no place at all.
    return { kind: "refused", message: error.message, position: details.cursorPosition || null };
}


/***/ }),

/***/ 1209:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ parsePieces),
/* harmony export */   J: () => (/* binding */ toUnits)
/* harmony export */ });
/* harmony import */ var _core_split_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5151);

/** Above this length of a text, syntax trees are built anew whenever they are looked at, not kept. */
const keptTreesLength = 1_000_000;
/**
 * Splits a text and parses each statement on its own: what parses alone parses the same way in one message, and the trees
 * of a large file need not exist at once.
 */
function parsePieces(parser, text) {
    const split = (0,_core_split_js__WEBPACK_IMPORTED_MODULE_0__/* .splitSql */ .b)(text);
    const statements = [];
    const refusals = [];
    let next = 0;
    while (next < split.pieces.length) {
        const { piece, count, parsed } = parseFrom(parser, text, split.pieces, next);
        next += count;
        if (parsed.kind === "parsed") {
            statements.push(...toStatements(parser, text, piece, parsed));
        }
        else if (!split.cuts.some((cut) => cut.start > piece.start && cut.end <= piece.end)) {
            // A psql command inside a statement has its own finding.
            const position = piece.start + toUnits(text.slice(piece.start, piece.end), parsed.position ?? 0);
            refusals.push({ message: parsed.message, position });
        }
    }
    return { split, statements, refusals: [...refusals, ...reviewTail(parser, text, split)] };
}
function parseFrom(parser, text, pieces, index) {
    const first = pieces[index] ?? { start: 0, end: 0, data: null };
    const found = { piece: first, count: 1, parsed: parser.parse(text.slice(first.start, first.end)) };
    if (found.parsed.kind === "parsed" || !/\bbegin\s+atomic\b/i.test(text.slice(first.start, first.end)))
        return found;
    // END can be a bare column label in the body of a routine, which only the parser knows: the next semicolon may be its end.
    for (const [more, last] of pieces.slice(index + 1, index + 100).entries()) {
        const parsed = parser.parse(text.slice(first.start, last.end));
        if (parsed.kind === "parsed")
            return { piece: { ...last, start: first.start }, count: more + 2, parsed };
    }
    return found;
}
function toStatements(parser, text, { start, end, data }, { statements }) {
    const own = text.slice(start, end);
    if (statements.length > 1)
        return splitAgain(parser, text, { start, end, data }, statements);
    return statements.map(({ kind, node }) => {
        const common = { kind, start, end, text: own, copyData: data === null ? null : readCopyData(text, end, data) };
        return text.length <= keptTreesLength ? { ...common, node } : withLazyNode(parser, common);
    });
}
function withLazyNode(parser, piece) {
    return {
        ...piece,
        get node() {
            const parsed = parser.parse(piece.text);
            return (parsed.kind === "parsed" ? parsed.statements[0]?.node : undefined) ?? {};
        },
    };
}
/** A piece that holds several statements for the parser, whose word counts. */
function splitAgain(parser, text, { start, end, data }, statements) {
    const bytes = Buffer.from(text.slice(start, end));
    return statements.flatMap((statement, index) => {
        const from = start + bytes.toString("utf8", 0, statement.start).length;
        const length = statement.length === 0 ? bytes.length - statement.start : statement.length;
        const own = bytes.toString("utf8", statement.start, statement.start + length).trimEnd();
        const last = index === statements.length - 1;
        const piece = { start: from, end: from + own.length, data: last ? data : null };
        const parsed = parser.parse(own);
        return parsed.kind === "parsed" && parsed.statements.length === 1 ? toStatements(parser, text, piece, parsed) : [];
    });
}
/** A file with Windows line ends has them in its data too, where they do not belong. */
function readCopyData(text, from, { start, end }) {
    const data = text.slice(start, end);
    return text.slice(from, start).endsWith("\r\n") ? data.replaceAll("\r\n", "\n") : data;
}
/** Behind the last statement only comments can stand, and the last one can be open. */
function reviewTail(parser, text, { pieces, cuts }) {
    const behind = Math.max(pieces.at(-1)?.end ?? 0, cuts.at(-1)?.end ?? 0);
    const tail = text.slice(behind);
    if (!tail.includes("/*"))
        return [];
    const parsed = parser.parse(tail);
    if (parsed.kind === "parsed")
        return [];
    return [{ message: parsed.message, position: behind + toUnits(tail, parsed.position ?? 0) }];
}
/** UTF-16 units that a number of characters at the start of a text takes. */
function toUnits(text, characters) {
    if (!/[\uD800-\uDFFF]/.test(text))
        return Math.min(characters, text.length);
    let units = 0;
    for (let left = characters; left > 0 && units < text.length; left--) {
        units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
    }
    return units;
}


/***/ }),

/***/ 5174:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ parseScript)
});

// EXTERNAL MODULE: ./lib/core/placeholders.js
var core_placeholders = __webpack_require__(9405);
// EXTERNAL MODULE: ./lib/core/positions.js
var positions = __webpack_require__(2684);
// EXTERNAL MODULE: ./lib/core/problems.js + 9 modules
var core_problems = __webpack_require__(474);
// EXTERNAL MODULE: ./lib/sql/pieces.js
var sql_pieces = __webpack_require__(1209);
;// CONCATENATED MODULE: ./lib/sql/message-text.js


/** Cuts stretches out of a text; what is left ends so that more SQL can follow, whatever it ends with. */
function cutText(text, cuts) {
    const kept = [];
    let [sql, from] = ["", 0];
    for (const cut of cuts.toSorted((a, b) => a.start - b.start)) {
        kept.push({ start: sql.length, from });
        sql += text.slice(from, cut.start);
        from = cut.end;
    }
    kept.push({ start: sql.length, from });
    sql += text.slice(from);
    const toText = (character) => {
        const position = Math.min((0,sql_pieces/* toUnits */.J)(sql, character), sql.length);
        const { start, from: origin } = (0,positions/* stretchAt */.$m)(kept, position) ?? { start: 0, from: 0 };
        return origin + position - start;
    };
    // A comment can end the text, so the semicolon stands on a line of its own.
    return { sql: `${sql}\n;\n`, toText };
}

// EXTERNAL MODULE: ./lib/sql/parser.js
var sql_parser = __webpack_require__(9745);
// EXTERNAL MODULE: ./lib/sql/syntax.js
var syntax = __webpack_require__(89);
;// CONCATENATED MODULE: ./lib/sql/own-tables.js

const ownTables = new Set([
    "schema_version",
    "schema_version_repeatable",
    "schema_version_log",
    "schema_version_snapshot",
]);
/** Statements that change the relation they name in `relation` or `table`. */
const changing = new Set([
    "AlterObjectSchemaStmt",
    "AlterPolicyStmt",
    "AlterTableStmt",
    "CreatePolicyStmt",
    "CreateTrigStmt",
    "DeleteStmt",
    "InsertStmt",
    "MergeStmt",
    "RenameStmt",
    "RuleStmt",
    "UpdateStmt",
]);
/** The tool's own tables that a statement drops, alters or writes, wherever in it, in any schema. */
function listOwnTablesChanged(tree) {
    const names = changedBy(tree);
    // Writes can hide in WITH.
    (0,syntax/* visitNodes */.Rm)(tree.node, (kind, node) => {
        if (/^(?:Insert|Update|Delete|Merge)Stmt$/.test(kind))
            names.push(...changedBy({ kind, node }));
    });
    return [...new Set(names.filter((name) => name !== null && ownTables.has(name)))].filter((name) => name !== null);
}
function changedBy({ kind, node }) {
    const named = (field) => (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, field))?.name ?? null;
    if (changing.has(kind))
        return [named("relation"), named("table")];
    switch (kind) {
        case "DropStmt":
            return (0,syntax/* listAt */.gT)(node, "objects").flatMap((object) => namesIn(object));
        case "TruncateStmt":
            return (0,syntax/* listAt */.gT)(node, "relations").map((item) => (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(item, "RangeVar"))?.name ?? null);
        case "CopyStmt":
            return (0,syntax/* flagAt */.Qc)(node, "is_from") ? [named("relation")] : [];
        case "CreateStmt":
            // Harmless only where it does nothing.
            return (0,syntax/* flagAt */.Qc)(node, "if_not_exists") ? [] : [named("relation")];
        case "CreateTableAsStmt":
            return (0,syntax/* flagAt */.Qc)(node, "if_not_exists") ? [] : [intoOf(node, "into")];
        case "SelectStmt":
            return [intoOf(node, "intoClause")];
        default:
            return [];
    }
}
function intoOf(node, field) {
    return (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(node, field) ?? {}, "rel"))?.name ?? null;
}
/** Names of a dropped object: a table's own one is the last, a trigger's table the one before. */
function namesIn(object) {
    const parts = (0,syntax/* listAt */.gT)((0,syntax/* nodeAt */.oB)(object, "List") ?? {}, "items").map(syntax/* nameIn */.ZC);
    return parts.slice(-2);
}

// EXTERNAL MODULE: ./lib/sql/do-block.js
var do_block = __webpack_require__(895);
// EXTERNAL MODULE: ./lib/sql/statement.js
var statement = __webpack_require__(7813);
;// CONCATENATED MODULE: ./lib/sql/transactionality.js

const always = () => true;
/** Kinds of statements that PostgreSQL 14 to 18 refuses inside a transaction (25001), always or in some forms. */
const judges = {
    AlterDatabaseStmt: (node) => (0,syntax/* optionsIn */.Im)(node, "options").some(({ name }) => name === "tablespace"),
    AlterSubscriptionStmt: (node) => needsNoTransactionToAlter(node),
    AlterSystemStmt: always,
    AlterTableStmt: (node) => (0,syntax/* listAt */.gT)(node, "cmds").some((item) => {
        const command = (0,syntax/* nodeAt */.oB)(item, "AlterTableCmd");
        const partition = (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(command ?? {}, "def") ?? {}, "PartitionCmd");
        return partition !== null && (0,syntax/* flagAt */.Qc)(partition, "concurrent");
    }),
    ClusterStmt: (node) => (0,syntax/* nodeAt */.oB)(node, "relation") === null,
    CreatedbStmt: always,
    // Without a connection no slot is created on the other server.
    CreateSubscriptionStmt: (node) => {
        const options = (0,syntax/* optionsIn */.Im)(node, "options");
        return (0,syntax/* isOn */.Mp)(options, "connect", "on") && (0,syntax/* isOn */.Mp)(options, "create_slot", "on");
    },
    CreateTableSpaceStmt: always,
    DiscardStmt: (node) => (0,syntax/* textAt */.$6)(node, "target") === "DISCARD_ALL",
    DropdbStmt: always,
    DropStmt: (node) => (0,syntax/* flagAt */.Qc)(node, "concurrent"),
    DropSubscriptionStmt: (node, slotless) => !slotless.has((0,syntax/* textAt */.$6)(node, "subname") ?? ""),
    DropTableSpaceStmt: always,
    IndexStmt: (node) => (0,syntax/* flagAt */.Qc)(node, "concurrent"),
    ReindexStmt: (node) => /_(?:SCHEMA|SYSTEM|DATABASE)$/.test((0,syntax/* textAt */.$6)(node, "kind") ?? "") ||
        (0,syntax/* isOn */.Mp)((0,syntax/* optionsIn */.Im)(node, "params"), "concurrently", "off"),
    TransactionStmt: (node) => (0,syntax/* textAt */.$6)(node, "kind")?.endsWith("_PREPARED") ?? false,
    VacuumStmt: (node) => (0,syntax/* flagAt */.Qc)(node, "is_vacuumcmd"),
};
function needsNoTransactionToAlter(node) {
    const options = (0,syntax/* optionsIn */.Im)(node, "options");
    switch ((0,syntax/* textAt */.$6)(node, "kind")) {
        case "ALTER_SUBSCRIPTION_REFRESH":
            return true;
        case "ALTER_SUBSCRIPTION_SET_PUBLICATION":
        case "ALTER_SUBSCRIPTION_ADD_PUBLICATION":
        case "ALTER_SUBSCRIPTION_DROP_PUBLICATION":
            return (0,syntax/* isOn */.Mp)(options, "refresh", "on");
        default:
            return options.some(({ name }) => name === "failover" || name === "two_phase");
    }
}
/** The statements of a file that cannot run inside a transaction. */
function listNeedingNoTransaction(trees) {
    const slotless = new Set(trees.flatMap(listSlotless));
    return new Set(trees.filter((tree) => judges[tree.kind]?.(tree.node, slotless) ?? false));
}
/** The subscription of `ALTER SUBSCRIPTION … SET (slot_name = NONE)`. */
function listSlotless(tree) {
    if (tree.kind !== "AlterSubscriptionStmt")
        return [];
    const options = (0,syntax/* optionsIn */.Im)(tree.node, "options");
    const none = options.some(({ name, value }) => name === "slot_name" && value?.toLowerCase() === "none");
    return none ? [(0,syntax/* textAt */.$6)(tree.node, "subname") ?? ""] : [];
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
    if ((0,syntax/* listAt */.gT)(select, "fromClause").length > 0 || (0,syntax/* nodeAt */.oB)(select, "whereClause") !== null)
        return [];
    return (0,syntax/* listAt */.gT)(select, "targetList").map((target) => {
        const call = (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(target, "ResTarget") ?? {}, "val") ?? {}, "FuncCall");
        return call === null ? null : functionName(call);
    });
}
/** The name of the function in a `FuncCall`, without its schema. */
function functionName(call) {
    const name = (0,syntax/* listAt */.gT)(call, "funcname").at(-1);
    return name === undefined ? null : (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)(name, "String") ?? {}, "sval");
}

;// CONCATENATED MODULE: ./lib/sql/statement-rules.js





/** What a statement must not do in any file. */
function reviewStatement(parser, piece) {
    return [...reviewOwnTables(parser, piece), ...reviewSettings(piece), ...reviewCopy(piece), ...reviewIndex(piece)];
}
function reviewOwnTables(parser, piece) {
    // Most statements never name them; looking into a DO block costs a parse.
    if (!piece.text.includes("schema_version"))
        return [];
    const block = piece.kind === "DoStmt" ? (0,do_block/* readDoBlock */.D)(parser, piece) : null;
    const trees = block?.kind === "read" ? [piece, ...block.statements] : [piece];
    const tables = new Set(trees.flatMap((tree) => listOwnTablesChanged(tree)));
    return [...tables].map((table) => {
        const message = `\`${(0,statement/* firstWords */.C)(piece.text)}\` changes "${table}", a table of the tool itself`;
        const help = piece.kind === "CreateStmt" ? "write CREATE TABLE IF NOT EXISTS, or leave it to the tool" : undefined;
        return { rule: "own-table", piece, message, ...(help === undefined ? {} : { help }) };
    });
}
/** Settings that change how the text itself is understood: the values that are fine. */
const fixed = {
    standard_conforming_strings: /^(?:on|true|yes|1)$/i,
    client_encoding: /^(?:utf-?8|unicode)$/i,
};
/** Calls that matter to the tool; most statements have none, and looking for them means a walk through the tree. */
const calls = /set_config|pg_advisory_unlock_all/i;
function reviewSettings(piece) {
    if (piece.kind === "DiscardStmt" && (0,syntax/* textAt */.$6)(piece.node, "target") === "DISCARD_ALL") {
        return [{ rule: "session-setting", piece, message: "`DISCARD ALL` drops the tool's lock" }];
    }
    if (piece.kind === "VariableSetStmt") {
        if ((0,syntax/* textAt */.$6)(piece.node, "kind") === "VAR_RESET_ALL")
            return [];
        return reviewSetting(piece, (0,syntax/* textAt */.$6)(piece.node, "name"), (0,syntax/* constantIn */.Ot)((0,syntax/* listAt */.gT)(piece.node, "args")[0] ?? null));
    }
    const problems = [];
    if (!calls.test(piece.text))
        return problems;
    (0,syntax/* visitNodes */.Rm)(piece.node, (kind, node) => {
        const name = kind === "FuncCall" ? functionName(node) : null;
        const [setting, value] = (0,syntax/* listAt */.gT)(node, "args").map(syntax/* constantIn */.Ot);
        if (name === "set_config")
            problems.push(...reviewSetting(piece, setting ?? null, value ?? null));
        if (name !== "pg_advisory_unlock_all")
            return;
        problems.push({ rule: "session-setting", piece, message: "`pg_advisory_unlock_all()` drops the tool's lock" });
    });
    return problems;
}
function reviewSetting(piece, setting, value) {
    const name = setting?.toLowerCase() ?? "";
    if (fixed[name]?.test(value ?? "") !== false)
        return [];
    const message = `the file sets ${name} to ${value ?? "another value"}`;
    const help = name === "client_encoding"
        ? "remove the statement; the tool sends UTF-8, and the file's encoding belongs into <file>.sql.conf"
        : "remove the statement; the tool has read the file with it on";
    return [{ rule: "session-setting", piece, message, help }];
}
function reviewCopy(piece) {
    if (piece.kind !== "CopyStmt" || (0,syntax/* textAt */.$6)(piece.node, "filename") !== null || (0,syntax/* flagAt */.Qc)(piece.node, "is_program"))
        return [];
    if ((0,syntax/* flagAt */.Qc)(piece.node, "is_from")) {
        if (piece.copyData !== null)
            return [];
        return [{ rule: "copy-data", piece, message: "COPY … FROM stdin has no data below it" }];
    }
    const help = "remove it, or let the server write to a file of its own";
    return [{ rule: "copy-data", piece, message: "COPY … TO stdout has nowhere to write to", help }];
}
function reviewIndex(piece) {
    const unnamed = piece.kind === "IndexStmt" && (0,syntax/* flagAt */.Qc)(piece.node, "concurrent") && (0,syntax/* textAt */.$6)(piece.node, "idxname") === null;
    return unnamed
        ? [{ rule: "unnamed-index", piece, message: "CREATE INDEX CONCURRENTLY gives its index no name" }]
        : [];
}

;// CONCATENATED MODULE: ./lib/sql/transaction.js




/** Decides from its statements, directives and settings whether a script runs in a transaction. */
function decideTransaction(parser, pieces, { directives, settings }) {
    const wanted = directives.transaction ?? settings.executeInTransaction;
    const needing = listNeedingNoTransaction(pieces);
    const transactional = wanted ?? needing.size === 0;
    const ignored = new Set(transactional ? [...listOuter(pieces), ...listAroundLargeObjects(pieces)] : []);
    return {
        transactional,
        needing,
        ignored,
        problems: [
            ...(wanted === true ? [...needing].map(toRefused) : []),
            ...(wanted === undefined && settings.mixed === undefined ? reviewMix(pieces, needing) : []),
            ...pieces.flatMap((piece) => ignored.has(piece) || needing.has(piece) ? [] : reviewControl(parser, piece, transactional)),
        ],
    };
}
function toRefused(piece) {
    const message = `\`${(0,statement/* firstWords */.C)(piece.text)}\` cannot run in a transaction, and this file must`;
    return { rule: "needs-no-transaction", piece, message };
}
function reviewMix(pieces, needing) {
    const [first] = needing;
    const other = pieces.find((piece) => roleOf(piece) === "work" && !needing.has(piece) && !isControl(piece));
    if (first === undefined || other === undefined)
        return [];
    const message = `\`${(0,statement/* firstWords */.C)(first.text)}\` cannot run in a transaction, \`${(0,statement/* firstWords */.C)(other.text)}\` in the same file can`;
    return [{ rule: "mixed-transaction", piece: first, message }];
}
function isControl({ kind }) {
    return kind === "TransactionStmt";
}
function listOuter(pieces) {
    const [first, last] = [pieces[0], pieces.at(-1)];
    return first !== undefined && last !== undefined && isPlainPair(first, last) ? [first, last] : [];
}
/** BEGIN and COMMIT, where an isolation level or AND CHAIN does not ask for more than the runner's transaction gives. */
function isPlainPair(first, last) {
    const begins = isControl(first) && /_(?:BEGIN|START)$/.test((0,syntax/* textAt */.$6)(first.node, "kind") ?? "");
    const commits = isControl(last) && (0,syntax/* textAt */.$6)(last.node, "kind") === "TRANS_STMT_COMMIT";
    return begins && commits && (0,syntax/* listAt */.gT)(first.node, "options").length === 0 && !(0,syntax/* flagAt */.Qc)(last.node, "chain");
}
/** pg_dump writes large objects between BEGIN and COMMIT, because their handles live as long as a transaction. */
function listAroundLargeObjects(pieces) {
    return pieces.flatMap((first, index) => {
        if (!isControl(first))
            return [];
        const length = pieces.slice(index + 1).findIndex((piece) => !isLargeObjectCall(piece));
        const last = pieces[index + 1 + length];
        return length > 0 && last !== undefined && isPlainPair(first, last) ? [first, last] : [];
    });
}
function isLargeObjectCall(piece) {
    const calls = piece.kind === "SelectStmt" ? calledIn(piece.node) : [];
    return calls.length > 0 && calls.every((name) => name !== null && /^(?:lo_open|lowrite|lo_close)$/.test(name));
}
function reviewControl(parser, piece, transactional) {
    const where = transactional ? "in a file that runs in a transaction" : "in a file without a transaction";
    const rule = "transaction-control";
    if (isControl(piece)) {
        const help = transactional
            ? "remove it; each file is one transaction"
            : "remove it; each statement of this file is committed on its own";
        return [{ rule, piece, message: `\`${(0,statement/* firstWords */.C)(piece.text)}\` ${where}`, help }];
    }
    if (piece.kind === "VariableSetStmt" && (0,syntax/* textAt */.$6)(piece.node, "name") === "TRANSACTION") {
        const help = "remove it; the tool opens the transaction";
        return [{ rule, piece, message: `\`${(0,statement/* firstWords */.C)(piece.text)}\` ${where}`, help }];
    }
    if (transactional && piece.kind === "DoStmt" && endsTransaction(parser, piece)) {
        const help = "remove it, or write -- schema-version: transaction=false in the head of the file";
        return [{ rule, piece, message: `COMMIT or ROLLBACK in a DO block ${where}`, help }];
    }
    return [];
}
function endsTransaction(parser, piece) {
    // Most blocks have neither word; reading one costs a parse.
    if (!/\b(?:commit|rollback)\b/i.test(piece.text))
        return false;
    const block = (0,do_block/* readDoBlock */.D)(parser, piece);
    return block.kind === "read" && block.endsTransaction;
}

;// CONCATENATED MODULE: ./lib/sql/script.js









/** At most so many syntax errors of one file are shown: the rest mostly follows from them. */
const mostSyntaxErrors = 10;
/** Reads a script as PostgreSQL would, without running it; loads the parser when it is first called. */
async function parseScript(script, placeholders) {
    const parser = await (0,sql_parser/* loadParser */.q)();
    const source = replace(script, placeholders);
    const inFile = (0,positions/* locator */.fl)(script.file, script.text);
    const locate = (position) => inFile(source.toOriginal(position));
    const pieces = (0,sql_pieces/* parsePieces */.H)(parser, source.text);
    const decision = decideTransaction(parser, pieces.statements, script);
    const kept = pieces.statements.filter((piece) => !decision.ignored.has(piece));
    const { sql, toText } = cutText(source.text, [...pieces.split.cuts, ...decision.ignored]);
    const reported = new Set(pieces.split.problems.map(({ at }) => at));
    const problems = [...decision.problems, ...kept.flatMap((piece) => reviewStatement(parser, piece))].filter(
    // Where data is missing the splitter has said why.
    ({ rule, piece }) => rule !== "copy-data" || !reported.has(piece.start));
    return {
        statements: kept.map((piece) => toStatement(piece, decision.needing.has(piece), locate(piece.start))),
        transactional: decision.transactional,
        sql,
        copyData: kept.flatMap(({ copyData }) => (copyData === null ? [] : [copyData])),
        locate: (codePoint) => locate(toText(codePoint)),
        findings: [
            ...source.problems.map((problem) => toPlaceholderFinding(problem, inFile(problem.at))),
            ...pieces.split.problems.map((problem) => toSplitFinding(problem, locate(problem.at))),
            // What is not replaced is no SQL, so the parser's word on it says nothing new.
            ...(source.problems.length > 0 ? [] : toSyntaxFindings(pieces, locate)),
            ...problems.map(({ rule, piece, ...rest }) => (0,core_problems/* finding */.g)(rule, { ...rest, ...locate(piece.start) })),
            ...toEmptyFinding(script, pieces),
        ],
    };
}
function replace({ name, text, settings }, placeholders) {
    if (settings.placeholderReplacement === false)
        return { text, problems: [], toOriginal: (position) => position };
    return (0,core_placeholders/* replacePlaceholders */.Lb)(text, (0,core_placeholders/* withFileName */.wn)(placeholders, name), settings);
}
function toStatement(piece, needsNoTransaction, location) {
    const { kind, text, copyData } = piece;
    return {
        kind,
        // Through the piece: it may build its tree when somebody looks.
        get node() {
            return piece.node;
        },
        text,
        location,
        copyData,
        needsNoTransaction,
        role: roleOf(piece),
    };
}
function toPlaceholderFinding({ kind, name }, location) {
    if (kind === "undefined") {
        return (0,core_problems/* finding */.g)("placeholder", { message: `the placeholder "\${${name}}" is not defined`, ...location });
    }
    const message = `the placeholder "\${${name}" is not closed`;
    return (0,core_problems/* finding */.g)("placeholder", { message, ...location });
}
function toSplitFinding({ kind, name }, location) {
    switch (kind) {
        case "meta-command":
            return (0,core_problems/* finding */.g)("meta-command", { message: explainMetaCommand(name), ...location });
        case "copy-tail":
            return (0,core_problems/* finding */.g)("copy-data", {
                message: "there is text behind COPY … FROM stdin on its line",
                help: "start the data on the next line, and put other statements below its end",
                ...location,
            });
        default:
            return (0,core_problems/* finding */.g)("copy-data", { message: "the data of COPY … FROM stdin does not end", ...location });
    }
}
function explainMetaCommand(name) {
    return name === "\\."
        ? "a line \\. ends data, and no COPY … FROM stdin stands above it"
        : `"${name}" is a command of psql, which the server does not know`;
}
function toSyntaxFindings({ refusals }, locate) {
    return refusals
        .slice(0, mostSyntaxErrors)
        .map(({ message, position }) => (0,core_problems/* finding */.g)("syntax", { message, ...locate(position) }));
}
function toEmptyFinding({ file }, { split, refusals }) {
    const empty = split.pieces.length === 0 && split.problems.length === 0 && refusals.length === 0;
    return empty ? [(0,core_problems/* finding */.g)("empty-file", { message: "the file holds no statement", file })] : [];
}


/***/ }),

/***/ 7813:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ firstWords)
/* harmony export */ });
/** The first words of a statement, on one line, for messages. */
function firstWords(text) {
    const line = text.slice(0, 200).replaceAll(/\s+/g, " ").trim();
    return line.length <= 60 ? line : `${line.slice(0, 57).trim()}…`;
}


/***/ }),

/***/ 89:
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
/* harmony export */   oB: () => (/* binding */ nodeAt)
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

/***/ 6198:
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
    const { setFlagsFromString } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 8877, 19));
    setFlagsFromString("--no-wasm-tier-up");
    setFlagsFromString("--no-wasm-dynamic-tiering");
}


/***/ })

};
