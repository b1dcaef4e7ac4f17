export const id = 816;
export const ids = [816];
export const modules = {

/***/ 7816:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  adopt: () => (/* binding */ adopt)
});

// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(8165);
// EXTERNAL MODULE: ./lib/core/problems.js + 9 modules
var problems = __webpack_require__(474);
// EXTERNAL MODULE: ./lib/database/records.js
var records = __webpack_require__(8799);
// EXTERNAL MODULE: ./lib/environment/connect.js + 6 modules
var connect = __webpack_require__(1416);
// EXTERNAL MODULE: ./lib/environment/finish.js + 1 modules
var finish = __webpack_require__(3439);
// EXTERNAL MODULE: ./lib/environment/record-only.js
var record_only = __webpack_require__(5591);
// EXTERNAL MODULE: ./lib/environment/report.js
var environment_report = __webpack_require__(3951);
// EXTERNAL MODULE: ./lib/core/state.js
var state = __webpack_require__(4734);
// EXTERNAL MODULE: ./lib/database/lock.js
var lock = __webpack_require__(8170);
// EXTERNAL MODULE: ./lib/flyway/history-table.js
var history_table = __webpack_require__(7237);
// EXTERNAL MODULE: ./lib/flyway/lock-key.js
var lock_key = __webpack_require__(5579);
// EXTERNAL MODULE: ./lib/environment/accept-live.js
var accept_live = __webpack_require__(9116);
// EXTERNAL MODULE: ./lib/environment/adoption-sql.js + 1 modules
var adoption_sql = __webpack_require__(393);
// EXTERNAL MODULE: ./lib/environment/flyway-history.js
var flyway_history = __webpack_require__(1220);
;// CONCATENATED MODULE: ./lib/environment/take-over.js












/** Takes over Flyway's history: tells what becomes of each row, then writes, all or nothing. Throws Failure. */
async function takeOver(world, holding, loaded) {
    const { target, session } = holding;
    const environment = loaded.environment.name;
    const found = await findTable(holding, loaded);
    const renamed = found.table.name !== found.name;
    // Else a foreign table stands where ours must be.
    if (!renamed)
        (0,record_only/* refuseForeign */.re)(loaded);
    for (const name of new Set([found.table.name, found.name])) {
        const lockKey = (0,lock_key/* flywayLockKey */.b)(target.home, name);
        const onWait = () => world.log.line("waiting for Flyway, which is at work");
        await (0,lock/* takeLock */.HJ)(session, { ...target, lockKey }, { waitMs: loaded.environment.lockWaitMs, signal: world.signal, onWait });
    }
    const logExists = !loaded.onRecord.missing.includes("log");
    const flyway = await (0,flyway_history/* readFlywayHistory */.R)(session, target, found.table, { logExists });
    const adoption = (0,flyway_history/* adoptionOf */.w)(flyway, loaded, acceptedBy(world));
    tell(world, found, adoption);
    const findings = [...renameFindings(found, environment), ...findingsOf(adoption, loaded)];
    if (findings.some(({ severity }) => severity === "error")) {
        return { report: (0,environment_report/* toEnvironmentReport */.l5)(loaded, { planned: null }), findings, failure: "blocked" };
    }
    const statements = (0,adoption_sql/* adoptionSql */.t)(world, loaded, { home: target.home, table: found.name }, adoption);
    // Our tables show that it was taken over, also where there was nothing in it.
    if (!world.config.dryRun && (renamed || !logExists || statements.length > 0)) {
        const rename = renamed ? (0,history_table/* renameSql */.Fu)(target.home, found.name) : [];
        const missing = renamed ? ["versions", ...loaded.onRecord.missing] : loaded.onRecord.missing;
        await (0,record_only/* changeRecord */.U9)(holding, { onRecord: { ...loaded.onRecord, missing } }, statements, rename);
    }
    const after = await (0,connect/* reread */.Ws)(holding, loaded);
    // As with a baseline: what is there now is where the history begins.
    const stored = world.config.dryRun || statements.length === 0 ? [] : await (0,accept_live/* storeLive */.OQ)(world, holding, loaded);
    const report = (0,environment_report/* toEnvironmentReport */.l5)(after, { planned: null });
    return { report, findings: [...findings, ...stored], failure: null };
}
async function findTable({ session, target }, { environment }) {
    const { home } = target;
    const name = environment.flyway.table === history_table/* oldTable */.sA ? history_table/* usualTable */.bS : environment.flyway.table;
    const tables = await (0,history_table/* findFlywayTables */.dR)(session, home, [name, history_table/* oldTable */.sA]);
    const [today, old] = [name, history_table/* oldTable */.sA].map((one) => tables.find((table) => table.name === one));
    const refuse = (message, help) => new failure/* Failure */.H("blocked", [(0,problems/* finding */.g)("flyway-history", { message, help, environment: environment.name })]);
    if (today !== undefined && old !== undefined) {
        throw refuse(`the schema ${home} holds two histories of Flyway's, ${name} and ${history_table/* oldTable */.sA}`, `Flyway reads ${name}: rename ${history_table/* oldTable */.sA} to something else, then run adopt again`);
    }
    const table = today ?? old;
    if (table !== undefined)
        return { table, name };
    throw refuse(`there is no table ${name} in the schema ${home}`, "name Flyway's default schema first in schemas, and its table as flyway.table in the configuration file");
}
/** `--all`, or one version: their files are taken as they are, for a reason. */
function acceptedBy({ config }) {
    const { all, targetVersion, reason } = config;
    return (version) => reason !== null && (all || (targetVersion !== null && (0,state/* keyOf */.TN)(version) === (0,state/* keyOf */.TN)(targetVersion)));
}
/** Every row's fate, before anything is written. */
function tell({ log, config }, { table, name }, { fates, removed }) {
    log.line(`${table.home}.${table.name}: ${fates.length} rows of Flyway's${config.dryRun ? ", nothing is written" : ""}`);
    if (table.name !== name)
        log.line(`  the table is renamed to ${name}, because ours has the name ${table.name}`);
    for (const fate of fates)
        log.line(`  ${titleOf(fate)}: ${fate.told}`);
    for (const { version } of removed)
        log.line(`  version ${version} here: forgotten, Flyway has it as deleted or undone`);
}
function titleOf({ row }) {
    const subject = [row.version ?? "", row.description].filter((part) => part !== "").join(" ");
    return `${row.rank} ${row.type} ${subject === "" ? row.script : subject}${row.success ? "" : " (failed)"}`;
}
function renameFindings({ table, name }, environment) {
    if (table.name === name)
        return [];
    const message = `Flyway's table ${table.home}.${table.name} is renamed to ${name}, because ours has that name`;
    const help = `Flyway from 5.0 on looks there by itself; an older one needs flyway.table=${name}`;
    return [(0,problems/* finding */.g)("adopted", { message, help, environment })];
}
function findingsOf({ fates, removed }, { environment: { name: environment }, set }) {
    const count = (kind) => fates.filter((fate) => fate.kind === kind).length;
    const summary = `${fates.length} rows of Flyway's: ${count("taken") + count("accepted")} taken over, ${count("known")} on record already, ${count("past")} left`;
    const files = new Map(set.versioned.map(({ version, script }) => [(0,state/* keyOf */.TN)(version.text), script.file]));
    const notable = fates.flatMap((fate) => {
        const { row, kind, told } = fate;
        const message = `${titleOf(fate)}: ${told}`;
        if (kind === "too-long")
            return [(0,problems/* finding */.g)("flyway-row", { message, environment })];
        if (kind === "differs") {
            const file = files.get((0,state/* keyOf */.TN)(row.version ?? ""));
            const more = `${message} (checksum ${row.checksum ?? "none"} there)`;
            return [(0,problems/* finding */.g)("flyway-checksum", { message: more, environment, ...(file === undefined ? {} : { file }) })];
        }
        const ordinary = kind === "known" || told === "taken over";
        return ordinary ? [] : [(0,problems/* finding */.g)("adopted", { message, environment })];
    });
    const gone = removed.map(({ version }) => (0,problems/* finding */.g)("adopted", { message: `version ${version} is forgotten: Flyway has it as deleted or undone`, environment }));
    return [...notable, ...gone, (0,problems/* finding */.g)("adopted", { message: summary, environment })];
}

// EXTERNAL MODULE: ./lib/environment/settle-lost.js
var settle_lost = __webpack_require__(1697);
;// CONCATENATED MODULE: ./lib/commands/adopt.js









/** Takes over Flyway's history; or accepts once that a copy of another environment lives on as this one. */
async function adopt(world) {
    const results = [];
    for (const environment of world.config.environments) {
        results.push(await (0,finish/* settleEnvironment */.zQ)((0,environment_report/* toUnreachable */.w8)(environment, "not read"), () => adoptOne(world, environment)));
    }
    return (0,finish/* toReport */.cG)(world, results);
}
async function adoptOne(world, environment) {
    const { copyOf, dryRun, reason } = world.config;
    if (copyOf === null) {
        const options = { applyEvents: false };
        return await (0,connect/* holdEnvironment */.nT)(world, environment, options, (holding, loaded) => takeOver(world, holding, loaded));
    }
    return await (0,connect/* holdEnvironment */.nT)(world, environment, { applyEvents: false }, async (holding, found) => {
        (0,record_only/* refuseForeign */.re)(found);
        const { loaded, findings } = dryRun ? { loaded: found, findings: [] } : await (0,settle_lost/* settleLost */.c)(world, holding, found);
        const { history, missing } = loaded.onRecord;
        if (missing.includes("log") || history.lastEnvironment !== copyOf) {
            const message = `the database is on record as ${history.lastEnvironment ?? "no named environment"}, not as ${copyOf}`;
            throw new failure/* Failure */.H("blocked", [(0,problems/* finding */.g)("other-environment", { message, environment: environment.name })]);
        }
        const nothing = { version: null, description: `copy of ${copyOf}`, script: null, checksum: null };
        const details = { success: true, reason, ...loaded.onRecord };
        const event = (0,records/* logEventSql */.tI)(holding.target.home, "adopt", nothing, (0,record_only/* recorderFor */.ub)(world, loaded), details);
        if (!dryRun)
            await (0,record_only/* changeRecord */.U9)(holding, loaded, [event]);
        const after = await (0,connect/* reread */.Ws)(holding, loaded);
        return { report: (0,environment_report/* toEnvironmentReport */.l5)(after, { planned: null }), findings, failure: null };
    });
}


/***/ }),

/***/ 9116:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ME: () => (/* binding */ compareLive),
/* harmony export */   OQ: () => (/* binding */ storeLive),
/* harmony export */   Oj: () => (/* binding */ acceptSchema)
/* harmony export */ });
/* harmony import */ var _core_drift_report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8135);
/* harmony import */ var _database_snapshot_store_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(881);
/* harmony import */ var _compare_schemas_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(839);
/* harmony import */ var _kept_schema_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7677);




/** Reads what would be stored in place of the snapshot. Read-only. Throws Failure. */
async function compareLive(world, holding, loaded) {
    const schema = await (0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .readLive */ .p9)(holding, loaded);
    const { snapshots } = loaded.onRecord;
    if (snapshots === "absent" || snapshots === "empty")
        return { schema, drift: null };
    const stored = await (0,_database_snapshot_store_js__WEBPACK_IMPORTED_MODULE_1__/* .readStoredSnapshot */ ._Z)(holding.session, holding.target.home, "last");
    if (stored.kind !== "found")
        return { schema, drift: null };
    return {
        schema,
        drift: (0,_core_drift_report_js__WEBPACK_IMPORTED_MODULE_0__/* .toDriftReport */ .P)([(0,_compare_schemas_js__WEBPACK_IMPORTED_MODULE_2__/* .compare */ .UD)({ against: "snapshot", expected: stored.snapshot, live: schema }, world)]),
    };
}
/** Stores a schema as the one that the last change left; what a run began is settled with it. Throws Failure. */
async function acceptSchema(world, holding, loaded, schema) {
    await (0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .store */ .M_)(holding, loaded, { moment: "last", snapshot: schema, toolVersion: world.recorder.toolVersion });
}
/** Stores the live schema where a history begins; what hinders that is a warning. */
async function storeLive(world, holding, loaded) {
    try {
        await acceptSchema(world, holding, loaded, await (0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .readLive */ .p9)(holding, loaded));
        return [];
    }
    catch (error) {
        return (0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .toSnapshotWarnings */ .Zg)(error, loaded, "drift is unknown until the next apply stores a snapshot");
    }
}


/***/ }),

/***/ 7677:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M_: () => (/* binding */ store),
/* harmony export */   Zg: () => (/* binding */ toSnapshotWarnings),
/* harmony export */   p9: () => (/* binding */ readLive)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8165);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(474);
/* harmony import */ var _database_catalog_read_snapshot_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4571);
/* harmony import */ var _database_grants_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7598);
/* harmony import */ var _database_own_message_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1543);
/* harmony import */ var _database_session_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9357);
/* harmony import */ var _database_snapshot_state_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1433);
/* harmony import */ var _database_snapshot_store_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(881);
/* harmony import */ var _database_transaction_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3245);
/* harmony import */ var _scope_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9609);










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

/***/ 1697:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ settleLost)
/* harmony export */ });
/** Settles the snapshot of a run that was cut, where there was one; else it costs nothing. Throws Failure. */
async function settleLost(world, holding, loaded) {
    if (loaded.onRecord.snapshots !== "unsettled")
        return { loaded, findings: [] };
    const { settleEarlier } = await Promise.all(/* import() */[__webpack_require__.e(137), __webpack_require__.e(303), __webpack_require__.e(379)]).then(__webpack_require__.bind(__webpack_require__, 1379));
    return await settleEarlier(world, holding, loaded);
}


/***/ })

};
