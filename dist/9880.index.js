export const id = 9880;
export const ids = [9880,4633];
export const modules = {

/***/ 2736:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _U: () => (/* binding */ stageInvalid),
/* harmony export */   eJ: () => (/* binding */ withoutInvalid),
/* harmony export */   oL: () => (/* binding */ listInvalid)
/* harmony export */ });
/* harmony import */ var _core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94955);
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89531);
/* harmony import */ var _core_schema_snapshot_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41431);
/* harmony import */ var _execute_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75307);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(13151);





/** The attribute in which an index says that it is INVALID, by kind; one of a partitioned table alone may well be. */
const attributes = { index: "state", constraint: "index_state" };
function isInvalid({ kind, attributes: has }) {
    const name = attributes[kind];
    return name !== undefined && has[name] !== undefined && !has["definition"]?.includes(" ON ONLY ");
}
/**
 * A goal without the INVALID indexes that the start has not: no statement makes one, and nobody wants it in a migration.
 */
function withoutInvalid(goal, start) {
    const objects = goal.objects.flatMap((object) => {
        if (!isInvalid(object))
            return [object];
        const before = start.get((0,_core_schema_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKey */ .T5)(object));
        if (before === undefined)
            return [];
        if (isInvalid(before))
            return [object];
        const { [attributes[object.kind] ?? ""]: _state, ...rest } = object.attributes;
        return [{ ...object, attributes: rest }];
    });
    return { ...goal, objects };
}
/** Names of the indexes that the goal wants INVALID and the start has not so. */
function listInvalid(goal, start) {
    return new Set(listWanted(goal, start).map((object) => JSON.stringify((0,_core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .namePartsOf */ .dA)(indexOf(object)))));
}
function listWanted(goal, start) {
    return goal.objects.filter((object) => {
        const before = start.get((0,_core_schema_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKey */ .T5)(object));
        return isInvalid(object) && (before === undefined || !isInvalid(before));
    });
}
/** A constraint's index has its name, in the schema of its table. */
function indexOf({ kind, identity }) {
    const names = (0,_core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .splitIdentity */ .Lt)(identity);
    return kind === "index" ? identity : [names[0], names.at(-1)].join(".");
}
/**
 * Makes the copy's indexes INVALID as the goal has them, by hand: what is to repair them must find them so. Where that is
 * not allowed they stay as they are.
 */
async function stageInvalid(copy, { goal, start }, bounds) {
    for (const object of listWanted(goal, start))
        await (0,_execute_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .e)(copy, toStaging(object, start), bounds);
}
function toStaging(object, start) {
    const { kind, attributes: has } = object;
    const index = indexOf(object);
    const create = start.has((0,_core_schema_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKey */ .T5)(object)) || kind !== "index" ? [] : [has["definition"] ?? ""];
    const update = `UPDATE pg_catalog.pg_index SET indisvalid = false WHERE indexrelid = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteLiteral */ .ce)(index)}::pg_catalog.regclass`;
    return (0,_statement_js__WEBPACK_IMPORTED_MODULE_4__/* .toUnit */ .kM)(...create, update);
}


/***/ }),

/***/ 29880:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  buildFromLive: () => (/* binding */ buildFromLive)
});

// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(48165);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(70551);
// EXTERNAL MODULE: ./lib/database/catalog/read-snapshot.js + 21 modules
var read_snapshot = __webpack_require__(74571);
// EXTERNAL MODULE: ./lib/core/schema/drift.js + 4 modules
var drift = __webpack_require__(69703);
// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __webpack_require__(89531);
// EXTERNAL MODULE: ./lib/core/schema/drift-parts.js
var drift_parts = __webpack_require__(94955);
// EXTERNAL MODULE: ./lib/core/schema/snapshot.js
var snapshot = __webpack_require__(41431);
// EXTERNAL MODULE: ./lib/drift-sql/converge.js + 16 modules
var converge = __webpack_require__(17282);
// EXTERNAL MODULE: ./lib/drift-sql/extract-facts.js + 2 modules
var extract_facts = __webpack_require__(71375);
// EXTERNAL MODULE: ./lib/drift-sql/invalid-indexes.js
var invalid_indexes = __webpack_require__(2736);
// EXTERNAL MODULE: ./lib/drift-sql/unasked.js
var unasked = __webpack_require__(67643);
;// CONCATENATED MODULE: ./lib/drift-sql/build-schema.js








/**
 * Makes on an empty throw-away database what a live one holds, without its rows. Answers with the keys of what could not
 * be made. What the live one says of itself never runs as a superuser. Throws when it does not end in time.
 */
async function buildSchema(database, { target, live, bounds }) {
    await createExtensions(database, live, bounds);
    const start = await (0,converge/* read */.LF)(database, { schemas: [] }, bounds);
    const goal = {
        snapshot: (0,invalid_indexes/* withoutInvalid */.eJ)(live, (0,snapshot/* objectsByKey */.fd)(start)),
        facts: async () => await (0,extract_facts/* extractFacts */.B)(target, bounds),
        schemas: [],
        alone: new Set(),
        unasked: unasked/* nothingUnasked */.$S,
        renames: "guessed",
    };
    await (0,converge/* converge */.cB)(database, goal, bounds);
    return listLacking((0,drift/* diffSnapshots */.V)(await (0,converge/* read */.LF)(database, goal, bounds), goal.snapshot));
}
/** Without these a migration may still run; they come and go with the server or with who set it up. */
const surroundings = new Set([
    "database",
    "setting",
    "default privileges",
    "security label",
    "subscription",
    "user mapping",
]);
function listLacking(drifts) {
    const missing = drifts.filter(({ change, kind }) => change === "unexpected" && !surroundings.has(kind));
    return missing.map(snapshot/* objectKey */.T5);
}
/**
 * Extensions that only a superuser may create, but which reach neither files nor programs nor other servers: whoever may
 * use them gets no further than before.
 */
const confined = new Set([
    "address_standardizer",
    "amcheck",
    "bloom",
    "earthdistance",
    "h3",
    "hypopg",
    "pg_buffercache",
    "pg_freespacemap",
    "pg_partman",
    "pg_prewarm",
    "pg_stat_statements",
    "pg_visibility",
    "pgrouting",
    "pgrowlocks",
    "pgstattuple",
    "pgtap",
    "postgis",
    "postgis_sfcgal",
    "postgis_tiger_geocoder",
    "postgis_topology",
    "rum",
    "vector",
]);
/** As nothing else is there yet, nobody's code can run while they are made. */
async function createExtensions({ session }, { objects }, { elevate }) {
    for (const { kind, identity, attributes } of objects) {
        if (kind !== "extension")
            continue;
        const [name = ""] = (0,drift_parts/* namePartsOf */.dA)(identity);
        const [schema] = attributes["schema"] === undefined ? [] : (0,drift_parts/* namePartsOf */.dA)(attributes["schema"]);
        const create = async () => await createExtension(session, name, schema ?? null);
        await (elevate !== null && confined.has(name) ? elevate(create) : create());
    }
}
/** One that is not on this machine is told with what is lacking. */
async function createExtension(session, name, schema) {
    const create = `CREATE EXTENSION IF NOT EXISTS ${(0,quote/* quoteIdentifier */.Cm)(name)}`;
    if (schema !== null) {
        const place = (0,quote/* quoteIdentifier */.Cm)(schema);
        const sqls = [`CREATE SCHEMA IF NOT EXISTS ${place}`, `${create} SCHEMA ${place} CASCADE`];
        const { error } = await session.send(sqls.join(";\n"));
        if (error === null)
            return;
    }
    // Some have a schema of their own.
    await session.send(`${create} CASCADE`);
}

// EXTERNAL MODULE: ./lib/shadow/mirror.js
var shadow_mirror = __webpack_require__(94633);
// EXTERNAL MODULE: ./lib/environment/on-shadow/clone.js
var on_shadow_clone = __webpack_require__(76483);
// EXTERNAL MODULE: ./lib/environment/scope.js
var environment_scope = __webpack_require__(69609);
;// CONCATENATED MODULE: ./lib/environment/on-shadow/build-from-live.js







/** For reading the live database and making its schema again. */
const limitMs = 120_000;
/**
 * Makes the schema of a live database on a throw-away one, by what its catalog says; nothing of that runs as superuser.
 * Throws Failure.
 */
async function buildFromLive(world, { loaded, session, target, because }, onClose) {
    const { environment } = loaded;
    const mirror = await (0,shadow_mirror.readMirror)(session, { target, schemas: environment.schemas });
    const live = await (0,read_snapshot.readSnapshot)(session, { ...(0,environment_scope/* scopeOf */.O)(loaded, target), schemas: [] });
    const shadow = await world.openShadow({ targetMajor: target.major, target: session, mirror, trust: "pull-request" });
    if (shadow === null)
        throw build_from_live_failure("the input shadow is off");
    onClose(shadow.close);
    const elevate = (await shadow.disarm?.()) ?? null;
    const bounds = { until: Date.now() + limitMs, signal: world.signal, elevate };
    const lacking = await buildSchema(shadow, { target: session, live, bounds }).catch((error) => {
        world.signal.throwIfAborted();
        if (error instanceof failure/* Failure */.H)
            throw error;
        throw build_from_live_failure(error instanceof Error ? error.message : "it failed");
    });
    const scope = { major: shadow.major, schemas: environment.schemas, home: shadow.home };
    const snapshot = await (0,read_snapshot.readSnapshot)(shadow.session, scope);
    const origin = [sayOrigin(environment.name, because), ...sayLacking(lacking)];
    const clone = (0,on_shadow_clone/* toClone */.f)(world, shadow, onClose);
    return { kind: "staged", shadow, snapshot, scope, clone, notes: shadow.notes, origin, lacking };
}
function sayOrigin(environment, because) {
    return `The schema of ${environment} on the throw-away database was built from what the database says of itself, because ${because}.`;
}
const named = 5;
function sayLacking(lacking) {
    if (lacking.length === 0)
        return [];
    const more = lacking.length > named ? ` and ${lacking.length - named} more` : "";
    return [`What could not be made there: ${lacking.slice(0, named).join(", ")}${more}.`];
}
function build_from_live_failure(message) {
    return new failure/* Failure */.H("database", [(0,problems/* finding */.g)("not-rehearsed", { message })]);
}


/***/ }),

/***/ 69609:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ scopeOf)
/* harmony export */ });
/** The part of the database that drift is about. */
function scopeOf({ environment }, { major, home }) {
    return { major, home, schemas: environment.schemas };
}


/***/ }),

/***/ 94633:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   listCreatedRoles: () => (/* binding */ listCreatedRoles),
/* harmony export */   plainMirror: () => (/* binding */ plainMirror),
/* harmony export */   readMirror: () => (/* binding */ readMirror)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(89531);
/* harmony import */ var _database_session_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29357);
/* harmony import */ var _database_tables_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77496);
/* harmony import */ var _database_target_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(50650);
/* harmony import */ var _sql_syntax_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(20089);





/** For files alone, without a target. */
function plainMirror(schemas) {
    const settings = new Map([["TimeZone", "UTC"]]);
    return { owner: "app", database: "app", roles: [], tablespaces: [], settings, schemas, home: schemas[0] ?? "public" };
}
/** Settings that change what a definition says or means. */
const meaningful = [
    "TimeZone",
    "DateStyle",
    "IntervalStyle",
    "search_path",
    "default_tablespace",
    "default_table_access_method",
    "default_toast_compression",
    "default_text_search_config",
    "check_function_bodies",
    "lc_monetary",
    "row_security",
    "xmloption",
];
/** Settings of a role or database that the tool sets itself, or that would hinder a replay. */
const skipped = "timeout$|^default_transaction_|^role$|^session_authorization$|^application_name$|^standard_conforming_strings$";
/** Reads what to mirror: roles, tablespaces, and settings of the server, the database and the role. Read-only. */
async function readMirror(session, { target, schemas }) {
    const names = meaningful.map((name) => (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quoteLiteral */ .ce)(name.toLowerCase())).join(", ");
    // Whoever made the tool's tables ran the migrations; a check may well log in as somebody else.
    const deployer = `SELECT c.relowner FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quoteLiteral */ .ce)(target.home)} AND c.relname = '${_database_tables_js__WEBPACK_IMPORTED_MODULE_1__/* .tableNames */ .n$.versions}'`;
    const who = target.role === null ? deployer : "SELECT 0 WHERE false";
    const results = await (0,_database_session_js__WEBPACK_IMPORTED_MODULE_0__/* .query */ .P)(session, `BEGIN READ ONLY; SET LOCAL search_path = ${_database_target_js__WEBPACK_IMPORTED_MODULE_2__/* .ownSearchPath */ .O};
     SELECT r.rolname FROM pg_catalog.pg_roles r WHERE r.rolname !~ '^pg_' ORDER BY 1;
     SELECT t.spcname FROM pg_catalog.pg_tablespace t WHERE t.spcname !~ '^pg_' ORDER BY 1;
     SELECT s.name, s.reset_val FROM pg_catalog.pg_settings s WHERE pg_catalog.lower(s.name) IN (${names});
     SELECT c.name, pg_catalog.substr(c.line, pg_catalog.length(c.name) + 2)
       FROM pg_catalog.pg_db_role_setting d, LATERAL (SELECT l, pg_catalog.split_part(l, '=', 1) FROM pg_catalog.unnest(d.setconfig) l) c(line, name)
       WHERE d.setrole IN (0, coalesce((${who}), (SELECT r.oid FROM pg_catalog.pg_roles r WHERE r.rolname = session_user)))
         AND d.setdatabase IN (0, (SELECT b.oid FROM pg_catalog.pg_database b WHERE b.datname = pg_catalog.current_database()))
         AND c.name !~ '${skipped}' ORDER BY d.setrole <> 0, d.setdatabase <> 0;
     SELECT pg_catalog.pg_get_userbyid(x.relowner) FROM (${deployer}) x; COMMIT`, "reading the target's roles and settings");
    const [roles = [], tablespaces = [], usual = [], own = [], deployers = []] = results.slice(2).map(({ rows }) => rows);
    const first = (rows) => rows.flatMap(([name]) => name ?? []);
    return {
        owner: target.role ?? first(deployers)[0] ?? target.user,
        database: target.database,
        roles: first(roles),
        tablespaces: first(tablespaces),
        settings: toSettings([...usual, ...own]),
        schemas,
        home: target.home,
    };
}
/** The later one counts; names are of any case. */
function toSettings(rows) {
    const byName = new Map(rows.map(([name, value]) => [(name ?? "").toLowerCase(), [name ?? "", value ?? ""]]));
    return new Map(byName.values());
}
/** Roles that files make themselves: those are not mirrored, or the files would fail. */
function listCreatedRoles(scripts) {
    const made = scripts.flatMap(({ statements }) => statements.filter(({ kind }) => kind === "CreateRoleStmt"));
    return new Set(made.flatMap(({ node }) => (0,_sql_syntax_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)((0,_sql_syntax_js__WEBPACK_IMPORTED_MODULE_3__/* .asNode */ .hK)(node), "role") ?? []));
}


/***/ })

};
