export const id = 7784;
export const ids = [7784];
export const modules = {

/***/ 7923:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ toDriftReport),
/* harmony export */   n: () => (/* binding */ sayDrift)
/* harmony export */ });
/* harmony import */ var _compare_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68998);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35483);
/* harmony import */ var _snapshot_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41431);



/** The report of both questions; SQL both ways is added by who proves it. What one of them knows is known. */
function toDriftReport(answers) {
    const known = answers.filter((answer) => answer.kind === "known");
    const objects = mergeObjects(known.map(({ against, drifts }) => drifts.map((drift) => toObject(drift, against))));
    const status = objects.length > 0
        ? "drift"
        : known.length > 0
            ? "none"
            : answers.some(({ kind }) => kind === "unknown")
                ? "unknown"
                : "off";
    const because = answers.flatMap((answer) => answer.kind === "unknown" ? answer.findings.map(({ message }) => message) : []);
    return { ..._report_js__WEBPACK_IMPORTED_MODULE_0__/* .driftOff */ .de, status, objects, because };
}
/** The same difference on both questions is one. */
function mergeObjects(lists) {
    const found = new Map();
    for (const object of lists.flat()) {
        const key = JSON.stringify({ ...object, against: "" });
        found.set(key, found.has(key) ? { ...object, against: "both" } : object);
    }
    return [...found.values()].toSorted((a, b) => (0,_compare_text_js__WEBPACK_IMPORTED_MODULE_1__/* .compareText */ .n)(sortKey(a), sortKey(b)));
}
function sortKey(object) {
    return `${(0,_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKey */ .T5)(object)} ${object.against}`;
}
function toObject({ change, severity, kind, identity, expected, actual, parts }, against) {
    const attributes = toAttributes(expected, actual);
    const one = { change, against, severity, kind, identity, attributes, parts };
    switch (change) {
        case "missing":
            return { ...one, expected: sayWhole(expected, parts), actual: null };
        case "unexpected":
            return { ...one, expected: null, actual: sayWhole(actual, parts) };
        case "changed": {
            const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])].toSorted();
            return { ...one, expected: sayAttributes(expected, names), actual: sayAttributes(actual, names) };
        }
    }
}
function toAttributes(expected, actual) {
    const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])].toSorted();
    return names.map((name) => ({ name, expected: expected[name] ?? null, actual: actual[name] ?? null }));
}
/** One attribute a line, the same ones on both sides. */
function sayAttributes(attributes, names) {
    return names.map((name) => `${name.replaceAll("_", " ")}: ${attributes[name] ?? "(none)"}`).join("\n");
}
function sayWhole(attributes, parts) {
    const own = sayAttributes(attributes, Object.keys(attributes).toSorted());
    const along = parts.map((key) => `with ${key}`);
    return [...(own === "" ? [] : [own]), ...along].join("\n");
}
const mostTold = 5;
/** The drift in one sentence, for example `2 objects are not as the last deploy left them: index public.a is missing, …`. */
function sayDrift({ objects }) {
    const told = objects.slice(0, mostTold).map(({ kind, identity, change }) => `${kind} ${identity} ${verbs[change]}`);
    const rest = objects.length - told.length;
    const more = rest > 0 ? `, and ${rest} more` : "";
    const amount = objects.length === 1 ? "1 object is" : `${objects.length} objects are`;
    return `${amount} not as ${sayExpected(objects)}: ${told.join(", ")}${more}`;
}
const verbs = {
    missing: "is missing",
    unexpected: "is unexpected",
    changed: "is changed",
};
function sayExpected(objects) {
    const against = new Set(objects.map((object) => object.against));
    const left = `the last deploy left ${objects.length === 1 ? "it" : "them"}`;
    if (!against.has("files") && !against.has("both"))
        return left;
    return against.has("snapshot") ? `${left} or the files say` : "the files say";
}


/***/ }),

/***/ 81232:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  UD: () => (/* binding */ compare),
  Ms: () => (/* binding */ driftFindings),
  Zg: () => (/* binding */ staleText)
});

// EXTERNAL MODULE: ./lib/core/schema/drift.js + 4 modules
var drift = __webpack_require__(69703);
// EXTERNAL MODULE: ./lib/core/schema/drift-parts.js
var drift_parts = __webpack_require__(94955);
// EXTERNAL MODULE: ./lib/core/schema/ignore-pattern.js + 1 modules
var ignore_pattern = __webpack_require__(47821);
;// CONCATENATED MODULE: ./lib/core/schema/managed-objects.js
/** What is ignored without being told. Names that a team might well use itself are not in here. */
const managedObjects = [
    { of: "Flyway", patterns: ["table:*.flyway_schema_history"] },
    { of: "Liquibase", patterns: ["table:*.databasechangelog", "table:*.databasechangeloglock"] },
    {
        of: "dbmate, golang-migrate, Rails, Ecto",
        patterns: ["table:*.schema_migrations", "table:*.ar_internal_metadata"],
    },
    { of: "goose", patterns: ["table:*.goose_db_version"] },
    { of: "Atlas", patterns: ["schema:atlas_schema_revisions", "table:*.atlas_schema_revisions"] },
    { of: "Sqitch", patterns: ["schema:sqitch"] },
    { of: "graphile-migrate", patterns: ["schema:graphile_migrate"] },
    { of: "pgroll", patterns: ["schema:pgroll"] },
    { of: "node-pg-migrate", patterns: ["table:*.pgmigrations"] },
    { of: "Alembic", patterns: ["table:*.alembic_version"] },
    { of: "Django", patterns: ["table:*.django_migrations"] },
    { of: "Prisma", patterns: ["table:*._prisma_migrations"] },
    { of: "Drizzle", patterns: ["schema:drizzle", "table:*.__drizzle_migrations"] },
    { of: "Knex", patterns: ["table:*.knex_migrations", "table:*.knex_migrations_lock"] },
    { of: "Sequelize", patterns: ['table:*."SequelizeMeta"'] },
    { of: "MikroORM", patterns: ["table:*.mikro_orm_migrations"] },
    { of: "Entity Framework", patterns: ['table:*."__EFMigrationsHistory"'] },
    { of: "sqlx", patterns: ["table:*._sqlx_migrations"] },
    { of: "Diesel", patterns: ["table:*.__diesel_schema_migrations"] },
    { of: "SeaORM", patterns: ["table:*.seaql_migrations"] },
    { of: "refinery", patterns: ["table:*.refinery_schema_history"] },
    { of: "Hasura", patterns: ["schema:hdb_catalog", "trigger:*.*notify_hasura_*"] },
    {
        of: "Supabase",
        patterns: ["schema:supabase_migrations"],
        ownedBy: [
            "pgbouncer",
            "supabase_admin",
            "supabase_auth_admin",
            "supabase_etl_admin",
            "supabase_functions_admin",
            "supabase_read_only_user",
            "supabase_realtime_admin",
            "supabase_replication_admin",
            "supabase_storage_admin",
        ],
    },
    { of: "Amazon RDS and Aurora", ownedBy: ["rdsadmin", "rds_superuser"] },
    {
        of: "AWS DMS",
        patterns: [
            "table:*.awsdms_*",
            "sequence:*.awsdms_*",
            "function:*.awsdms_*",
            "event trigger:awsdms_*",
            "schema:awsdms_*",
        ],
    },
    {
        of: "Google Cloud SQL and AlloyDB",
        patterns: ["schema:google_*", "extension:google_*"],
        ownedBy: ["cloudsqladmin", "cloudsqlagent", "cloudsqlimportexport", "alloydbadmin", "alloydbagent"],
    },
    { of: "Azure", ownedBy: ["azuresu", "azure_superuser"] },
    { of: "Neon", ownedBy: ["cloud_admin", "neon_superuser"] },
    { of: "Heroku", patterns: ["schema:heroku_ext"] },
    {
        of: "TimescaleDB",
        patterns: ["schema:_timescaledb_*", "schema:timescaledb_*", "trigger:*.ts_insert_blocker"],
        withExtension: "timescaledb",
    },
    { of: "PostGIS", patterns: ["schema:tiger", "schema:tiger_data"], withExtension: "postgis_tiger_geocoder" },
    { of: "PostGIS topology", patterns: ["schema:topology"], withExtension: "postgis_topology" },
    { of: "pg_cron", patterns: ["schema:cron"], withExtension: "pg_cron" },
    { of: "pg_partman", patterns: ["schema:partman", "table:*.template_*"], withExtension: "pg_partman" },
    { of: "pg_repack", patterns: ["schema:repack", "trigger:*.repack_trigger"], withExtension: "pg_repack" },
    { of: "Debezium", patterns: ["publication:dbz_publication"] },
];

// EXTERNAL MODULE: ./lib/core/schema/snapshot.js
var snapshot = __webpack_require__(41431);
;// CONCATENATED MODULE: ./lib/core/schema/drift-ignore.js




/** Drifts without those that the team's patterns name, and without what other tools and platforms manage. */
function withoutIgnored(drifts, ignoring) {
    if (drifts.length === 0)
        return drifts;
    const sides = [(0,snapshot/* objectsByKey */.fd)(ignoring.expected), (0,snapshot/* objectsByKey */.fd)(ignoring.actual)];
    const known = (key) => sides.some((side) => side.has(key));
    const patterns = [...ignoring.patterns, ...patternsOfOthers(known)];
    return drifts.filter((drift) => {
        const keys = keysAround(drift, sides);
        return !patterns.some(({ key }) => keys.some((one) => key.test(one))) && !isOfPlatform(drift, keys, sides);
    });
}
/** Patterns that match no object of either side: most likely they are mistyped, or have had their day. */
function listUnused({ expected, actual, patterns }) {
    const matches = ({ key }) => [expected, actual].some(({ objects }) => objects.some((object) => key.test((0,snapshot/* objectKey */.T5)(object))));
    return patterns.filter((pattern) => !matches(pattern)).map(({ text }) => text);
}
/** Keys of the drift's object and of what it is part of. */
function keysAround({ kind, identity, expected, actual }, sides) {
    const key = (0,snapshot/* objectKey */.T5)({ kind, identity });
    const objects = sides.flatMap((side) => side.get(key) ?? []);
    const all = objects.length > 0 ? objects : [{ kind, identity, attributes: { ...expected, ...actual } }];
    return [...new Set([key, ...all.flatMap(drift_parts/* wholesOf */.GS)])];
}
function patternsOfOthers(known) {
    const active = managedObjects.filter(({ withExtension: name }) => name === undefined || known(`extension ${name}`));
    return active.flatMap(({ patterns = [] }) => patterns.flatMap((text) => {
        const parsed = (0,ignore_pattern/* parsePattern */.E)(text);
        return "ok" in parsed ? [parsed.ok] : [];
    }));
}
const platformRoles = new Set(managedObjects.flatMap(({ ownedBy = [] }) => ownedBy));
/** What people put onto a platform's tables is theirs. */
const ofPeople = new Set(["policy", "trigger"]);
/** Of `tables of supabase_admin in storage`: whose objects it is for. */
const grantor = /^[a-z]+(?: objects)? of ([a-z_][a-z0-9_$]*)(?: in |$)/;
/**
 * Whether a platform's role owns it, on each side that has it; of what has no owner, whether one owns its table. A
 * platform's schema does not count: on some, `public` is one.
 */
function isOfPlatform(drift, keys, sides) {
    if (ofPeople.has(drift.kind))
        return false;
    if (drift.kind === "default privileges")
        return platformRoles.has(grantor.exec(drift.identity)?.[1] ?? "");
    const owned = keys.filter((key) => key === (0,snapshot/* objectKey */.T5)(drift) || !key.startsWith("schema "));
    const owners = owned.map((key) => sides.flatMap((side) => side.get(key)?.attributes["owner"] ?? []));
    const nearest = owners.find((some) => some.length > 0) ?? [];
    return nearest.length > 0 && nearest.every((owner) => platformRoles.has(owner));
}

// EXTERNAL MODULE: ./lib/core/schema/drift-report.js
var drift_report = __webpack_require__(7923);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(70551);
;// CONCATENATED MODULE: ./lib/environment/drift/compare-schemas.js




/** The answer where the schema that should be is known: the differences that are not ignored. */
function compare({ against, expected, live, }, { config }) {
    const ignoring = { expected, actual: live, patterns: config.driftIgnore };
    const drifts = withoutIgnored((0,drift/* diffSnapshots */.V)(expected, live), ignoring);
    const findings = listUnused(ignoring).map((text) => (0,problems/* finding */.g)("drift-ignore-unused", { message: `drift-ignore: ${text} matches no object` }));
    return { kind: "known", against, expected, drifts, findings };
}
/** One finding for all drift of an environment: a warning, or a note where all of it is cosmetic. */
function driftFindings(report, environment) {
    if (report.status !== "drift")
        return [];
    const severity = report.objects.some((one) => one.severity !== "cosmetic") ? "warning" : "note";
    return [(0,problems/* finding */.g)("drift", { message: (0,drift_report/* sayDrift */.n)(report), environment, severity })];
}
/** Why a snapshot says nothing any more. */
function staleText(takenAt) {
    return `a run changed the schema after the snapshot of ${takenAt} and could not store it`;
}


/***/ }),

/***/ 48350:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M_: () => (/* binding */ store),
/* harmony export */   Zg: () => (/* binding */ toSnapshotWarnings),
/* harmony export */   p9: () => (/* binding */ readLive),
/* harmony export */   readUntilCancelled: () => (/* binding */ readUntilCancelled)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48165);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70551);
/* harmony import */ var _database_catalog_read_snapshot_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74571);
/* harmony import */ var _database_grants_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7598);
/* harmony import */ var _database_own_message_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(41543);
/* harmony import */ var _database_session_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(29357);
/* harmony import */ var _database_snapshot_state_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(21433);
/* harmony import */ var _database_snapshot_store_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(80881);
/* harmony import */ var _database_transaction_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(53245);
/* harmony import */ var _scope_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(69609);










/** What cannot be done about a snapshot is a warning: no run fails for it. A lost connection is thrown on. */
function toSnapshotWarnings(error, { environment }, help) {
    if (!(error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H) || (0,_database_session_js__WEBPACK_IMPORTED_MODULE_5__/* .isConnectionLost */ .pb)(error) || error.kind === "cancelled")
        throw error;
    return error.findings.map((one) => ({
        ...one,
        severity: "warning",
        environment: environment.name,
        ...(help === undefined ? {} : { help }),
    }));
}
/** The live schema, read on the connection that holds the lock. Throws Failure. */
async function readLive({ session, target }, loaded) {
    return await (0,_database_catalog_read_snapshot_js__WEBPACK_IMPORTED_MODULE_2__.readSnapshot)(session, (0,_scope_js__WEBPACK_IMPORTED_MODULE_9__/* .scopeOf */ .O)(loaded, target));
}
/** The same, for which a cancel of the run does not wait. */
async function readUntilCancelled(holding, loaded, signal) {
    const cancel = (0,_database_transaction_js__WEBPACK_IMPORTED_MODULE_8__/* .cancelOnAbort */ .ec)(holding.session, holding.target.pid, signal);
    try {
        return await readLive(holding, loaded);
    }
    finally {
        await cancel.settled();
    }
}
/** Stores a snapshot under the lock, in a table that is made on first use. Throws Failure. */
async function store({ session, target }, { onRecord }, storing) {
    const snapshots = (0,_database_snapshot_state_js__WEBPACK_IMPORTED_MODULE_6__/* .isPresent */ .Wo)(onRecord.snapshots);
    const create = snapshots === "absent" ? [(0,_database_snapshot_store_js__WEBPACK_IMPORTED_MODULE_7__/* .createSnapshotTableSql */ .vj)(target.home)] : [];
    const settle = storing.moment === "last" ? [(0,_database_snapshot_store_js__WEBPACK_IMPORTED_MODULE_7__/* .removeSnapshotSql */ .Rt)(target.home, "before")] : [];
    const { error } = await session.send((0,_database_own_message_js__WEBPACK_IMPORTED_MODULE_4__/* .ownMessageSql */ .y)(target, [...create, (0,_database_snapshot_store_js__WEBPACK_IMPORTED_MODULE_7__/* .storeSnapshotSql */ .Kz)(target.home, storing), ...settle]));
    if (error === null)
        return;
    await session.send("ROLLBACK");
    (0,_database_transaction_js__WEBPACK_IMPORTED_MODULE_8__/* .refuseLostLock */ .gb)({ ...error, location: null, statement: null, own: true });
    const help = error.sqlstate === "42501" ? (0,_database_grants_js__WEBPACK_IMPORTED_MODULE_3__/* .snapshotGrants */ .Uu)(target, { snapshots }) : undefined;
    const message = `the snapshot could not be stored: ${error.message} (${error.sqlstate})`;
    throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("database", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("stored-snapshot", { message, ...(help === undefined ? {} : { help }) })]);
}


/***/ }),

/***/ 67784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   beginSnapshot: () => (/* binding */ beginSnapshot),
/* harmony export */   settleSnapshot: () => (/* binding */ settleSnapshot)
/* harmony export */ });
/* harmony import */ var _core_schema_drift_report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7923);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48165);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70551);
/* harmony import */ var _core_report_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(35483);
/* harmony import */ var _core_schema_snapshot_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(41431);
/* harmony import */ var _drift_compare_schemas_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(81232);
/* harmony import */ var _kept_schema_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(48350);
/* harmony import */ var _stored_schema_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(95879);








/**
 * Before the first step: compares the live schema with what the last deploy left, tells what drifted, and stores it as
 * the run's start. A run goes on without a snapshot where that cannot be done. Throws Failure for a lost connection.
 */
async function beginSnapshot(run) {
    const { loaded, world } = run;
    try {
        const stored = await readLast(run);
        if (stored === "unknown")
            return;
        const before = await readBefore(run, stored);
        if (before === null)
            return;
        if (stored !== null)
            tellBefore(run, driftBetween(run, stored, before));
        await (0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_5__/* .store */ .M_)(run.holding, loaded, { moment: "before", snapshot: before, toolVersion: world.recorder.toolVersion });
        // Where nothing has drifted, one of them serves as both.
        run.snapshot = { stored: stored === null || (0,_core_schema_snapshot_js__WEBPACK_IMPORTED_MODULE_7__/* .areSame */ .tj)(stored, before) ? before : stored, before };
    }
    catch (error) {
        run.findings.push(...(0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_5__/* .toSnapshotWarnings */ .Zg)(error, loaded));
    }
}
/** The stored snapshot, null where there is none yet; unknown where it cannot be read, and is left as it is. */
async function readLast({ holding, loaded, findings }) {
    if (loaded.onRecord.snapshots === "unsettled")
        return "unknown"; // told already: it could not be settled
    const stored = await (0,_stored_schema_js__WEBPACK_IMPORTED_MODULE_6__/* .readStored */ .C)(holding.session, holding.target, loaded);
    switch (stored.kind) {
        case "settled":
            return stored.snapshot;
        case "stale": {
            const message = `${(0,_drift_compare_schemas_js__WEBPACK_IMPORTED_MODULE_4__/* .staleText */ .Zg)(stored.takenAt)}; this run begins a new one with the schema as it is`;
            findings.push((0,_core_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)("drift-unknown", { message, environment: loaded.environment.name }));
            return null;
        }
        case "unreadable":
            findings.push(...stored.findings);
            return "unknown";
        case "unsettled":
        case "none":
            return null;
    }
}
/** Where the schema cannot be read, what is stored stands for it: better than to take each step for drift. */
async function readBefore(run, stored) {
    const { early, holding, loaded, world } = run;
    try {
        if (early.kind === "failed")
            throw early.error;
        return early.kind === "read" ? early.snapshot : await (0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_5__.readUntilCancelled)(holding, loaded, world.signal);
    }
    catch (error) {
        const help = "what had drifted before this run is not told, and counts as changed by it";
        run.findings.push(...(0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_5__/* .toSnapshotWarnings */ .Zg)(error, loaded, help));
        return stored;
    }
}
function driftBetween({ world }, expected, live) {
    // Servers of two majors write some definitions differently; check can tell those apart, with a shadow.
    const because = ["the stored snapshot is of another major version of PostgreSQL"];
    if (expected.major !== live.major)
        return { ..._core_report_js__WEBPACK_IMPORTED_MODULE_3__/* .driftOff */ .de, status: "unknown", because };
    return (0,_core_schema_drift_report_js__WEBPACK_IMPORTED_MODULE_0__/* .toDriftReport */ .P)([(0,_drift_compare_schemas_js__WEBPACK_IMPORTED_MODULE_4__/* .compare */ .UD)({ against: "snapshot", expected, live }, world)]);
}
function tellBefore({ world }, drift) {
    if (drift.status === "drift")
        world.log.line(`before the first step: ${(0,_core_schema_drift_report_js__WEBPACK_IMPORTED_MODULE_0__/* .sayDrift */ .n)(drift)}`);
}
/**
 * At the end of a run, however it ended: stores the schema as it was kept before plus what the run changed, and tells
 * the drift that is left. What cannot be settled now is settled by the next run; nothing fails for it.
 */
async function settleSnapshot(run, ended) {
    const { snapshot: begun } = run;
    if (begun === null || run.connection === "lost")
        return;
    const { holding } = run;
    // A cancelled run has seven seconds for everything.
    const limit = ended === "cancelled" ? setTimeout(() => void holding.session.cancel(holding.target.pid), 2_500) : undefined;
    try {
        await settle(run, begun);
    }
    catch (error) {
        run.findings.push(...toUnsettled(run, error));
    }
    finally {
        clearTimeout(limit);
    }
}
async function settle(run, begun) {
    const { loaded, holding, world } = run;
    const after = await (0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_5__/* .readLive */ .p9)(holding, loaded);
    const snapshot = await (0,_stored_schema_js__WEBPACK_IMPORTED_MODULE_6__/* .settled */ .g)(begun, after, { loaded, target: holding.target, scripts: await scriptsOf(run) });
    await (0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_5__/* .store */ .M_)(holding, tableExists(run), { moment: "last", snapshot, toolVersion: world.recorder.toolVersion });
    run.drift = driftBetween(run, snapshot, after);
    run.findings.push(...(0,_drift_compare_schemas_js__WEBPACK_IMPORTED_MODULE_4__/* .driftFindings */ .Ms)(run.drift, loaded.environment.name));
}
function tableExists({ loaded }) {
    return { ...loaded, onRecord: { ...loaded.onRecord, snapshots: "unsettled" } };
}
/** Scripts whose statements were run to their end, or, outside a transaction, as far as they came. */
async function scriptsOf({ outcomes, loaded }) {
    const scripts = [];
    for (const [script, { result }] of outcomes) {
        const partly = result === "failed" && !(await loaded.parse(script)).transactional;
        if (result === "done" || partly)
            scripts.push(script);
    }
    return scripts;
}
function toUnsettled({ loaded, findings, world }, error) {
    if (error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H && error.findings.some(({ rule }) => rule === "lock-lost")) {
        // Told already, where it mattered; another run may be at work.
        world.log.line("the snapshot is left for the next run to settle, because the lock is lost");
        return findings.some(({ rule }) => rule === "lock-lost") ? [] : error.findings;
    }
    const help = "nothing is lost: the next run settles the snapshot first";
    try {
        return (0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_5__/* .toSnapshotWarnings */ .Zg)(error, loaded, help);
    }
    catch (lost) {
        if (!(lost instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H))
            throw lost;
        const message = "the connection was lost before the snapshot of the schema was settled";
        return [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)("snapshot", { message, help, severity: "warning", environment: loaded.environment.name })];
    }
}


/***/ })

};
