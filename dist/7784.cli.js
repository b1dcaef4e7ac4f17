export const id = 7784;
export const ids = [7784];
export const modules = {

/***/ 8350:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M_: () => (/* binding */ store),
/* harmony export */   Zg: () => (/* binding */ toSnapshotWarnings),
/* harmony export */   av: () => (/* binding */ storeSql),
/* harmony export */   readLive: () => (/* binding */ readLive)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8165);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(551);
/* harmony import */ var _database_catalog_read_snapshot_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4571);
/* harmony import */ var _database_grants_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7598);
/* harmony import */ var _database_recorded_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3101);
/* harmony import */ var _database_session_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9357);
/* harmony import */ var _database_send_own_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7472);
/* harmony import */ var _database_snapshot_state_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1433);
/* harmony import */ var _database_snapshot_store_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(881);
/* harmony import */ var _database_transaction_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3245);
/* harmony import */ var _scope_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9609);











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
    return await (0,_database_catalog_read_snapshot_js__WEBPACK_IMPORTED_MODULE_2__.readSnapshot)(session, (0,_scope_js__WEBPACK_IMPORTED_MODULE_10__/* .scopeOf */ .O)(loaded, target));
}
/** SQL that stores a snapshot. */
function storeSql({ target: { home } }, { onRecord }, storing) {
    const create = (0,_database_snapshot_state_js__WEBPACK_IMPORTED_MODULE_7__/* .isPresent */ .Wo)(onRecord.snapshots) === "absent" ? [(0,_database_snapshot_store_js__WEBPACK_IMPORTED_MODULE_8__/* .createSnapshotTableSql */ .vj)(home)] : [];
    const settle = storing.moment === "last" ? [(0,_database_snapshot_store_js__WEBPACK_IMPORTED_MODULE_8__/* .removeSnapshotSql */ .Rt)(home, "before")] : [];
    return { create, sql: [...(0,_database_snapshot_store_js__WEBPACK_IMPORTED_MODULE_8__/* .storeSnapshotSql */ .Kz)(home, storing), ...settle] };
}
/** Stores a snapshot under the lock. Throws Failure. */
async function store(holding, loaded, storing) {
    const { session, target } = holding;
    const { create, sql } = storeSql(holding, loaded, storing);
    const { error } = await (0,_database_send_own_js__WEBPACK_IMPORTED_MODULE_6__/* .sendOwn */ .F)(holding, [...create, ...sql]);
    if (error === null)
        return;
    await session.send("ROLLBACK");
    (0,_database_transaction_js__WEBPACK_IMPORTED_MODULE_9__/* .refuseLostLock */ .gb)({ ...error, location: null, own: true });
    const snapshots = (0,_database_snapshot_state_js__WEBPACK_IMPORTED_MODULE_7__/* .isPresent */ .Wo)(loaded.onRecord.snapshots);
    const help = error.sqlstate === "42501" ? (0,_database_grants_js__WEBPACK_IMPORTED_MODULE_3__/* .snapshotGrants */ .Uu)(target, { snapshots }) : undefined;
    const why = (0,_database_recorded_js__WEBPACK_IMPORTED_MODULE_4__/* .isUnrecorded */ .A4)(error) ? await (0,_database_recorded_js__WEBPACK_IMPORTED_MODULE_4__/* .tellMeddlers */ .k5)(holding) : `${error.message} (${error.sqlstate})`;
    const message = `the snapshot could not be stored: ${why}`;
    throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("database", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("stored-snapshot", { message, ...(help === undefined ? {} : { help }) })]);
}


/***/ }),

/***/ 7784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   beginSnapshot: () => (/* binding */ beginSnapshot),
/* harmony export */   settleSnapshot: () => (/* binding */ settleSnapshot)
/* harmony export */ });
/* harmony import */ var _core_schema_drift_report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7923);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8165);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(551);
/* harmony import */ var _core_report_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5483);
/* harmony import */ var _core_schema_snapshot_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1431);
/* harmony import */ var _database_cancellable_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6477);
/* harmony import */ var _drift_compare_schemas_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5016);
/* harmony import */ var _kept_schema_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8350);
/* harmony import */ var _stored_schema_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4588);









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
        await (0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_6__/* .store */ .M_)(run.holding, loaded, { moment: "before", snapshot: before, toolVersion: world.recorder.toolVersion });
        // Where nothing has drifted, one of them serves as both.
        run.snapshot = { stored: stored === null || (0,_core_schema_snapshot_js__WEBPACK_IMPORTED_MODULE_8__/* .areSame */ .tj)(stored, before) ? before : stored, before };
    }
    catch (error) {
        run.findings.push(...(0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_6__/* .toSnapshotWarnings */ .Zg)((0,_database_cancellable_js__WEBPACK_IMPORTED_MODULE_4__/* .asCancelled */ .Ke)(error, world.signal), loaded));
    }
}
/** The stored snapshot, null where there is none yet; unknown where it cannot be read, and is left as it is. */
async function readLast({ holding, loaded, findings }) {
    if (loaded.onRecord.snapshots === "unsettled")
        return "unknown"; // told already: it could not be settled
    const stored = await (0,_stored_schema_js__WEBPACK_IMPORTED_MODULE_7__/* .readStored */ .C)(holding.session, holding.target, loaded);
    switch (stored.kind) {
        case "settled":
            return stored.snapshot;
        case "stale": {
            const message = `${(0,_drift_compare_schemas_js__WEBPACK_IMPORTED_MODULE_5__/* .staleText */ .Zg)(stored.takenAt)}; this run begins a new one with the schema as it is`;
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
        return early.kind === "read" ? early.snapshot : await (0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_6__.readLive)(holding, loaded);
    }
    catch (error) {
        const help = "what had drifted before this run is not told, and counts as changed by it";
        run.findings.push(...(0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_6__/* .toSnapshotWarnings */ .Zg)((0,_database_cancellable_js__WEBPACK_IMPORTED_MODULE_4__/* .asCancelled */ .Ke)(error, world.signal), loaded, help));
        return stored;
    }
}
function driftBetween({ world }, expected, live) {
    // Servers of two majors write some definitions differently; check can tell those apart, with a shadow.
    const because = ["the stored snapshot is of another major version of PostgreSQL"];
    if (expected.major !== live.major)
        return { ..._core_report_js__WEBPACK_IMPORTED_MODULE_3__/* .driftOff */ .de, status: "unknown", because };
    return (0,_core_schema_drift_report_js__WEBPACK_IMPORTED_MODULE_0__/* .toDriftReport */ .P)([(0,_drift_compare_schemas_js__WEBPACK_IMPORTED_MODULE_5__/* .compare */ .UD)({ against: "snapshot", expected, live }, world)]);
}
function tellBefore({ world }, drift) {
    if (drift.status === "drift")
        world.log.line(`before the first step: ${(0,_core_schema_drift_report_js__WEBPACK_IMPORTED_MODULE_0__/* .sayDrift */ .n)(drift)}`);
}
/**
 * At the end of a run, however it ended: stores the schema as it was kept before plus what the run changed, and tells
 * the drift that is left. What cannot be settled now is settled by the next run; nothing fails for it.
 */
async function settleSnapshot(run) {
    const { snapshot: begun } = run;
    if (begun === null || run.connection === "lost")
        return;
    try {
        await settle(run, begun);
    }
    catch (error) {
        run.findings.push(...toUnsettled(run, error));
    }
}
async function settle(run, begun) {
    const { loaded, holding, world } = run;
    const after = await (0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_6__.readLive)(holding, loaded);
    const snapshot = await (0,_stored_schema_js__WEBPACK_IMPORTED_MODULE_7__/* .settled */ .g)(begun, after, { loaded, target: holding.target, scripts: await scriptsOf(run) });
    await (0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_6__/* .store */ .M_)(holding, tableExists(run), { moment: "last", snapshot, toolVersion: world.recorder.toolVersion });
    run.drift = driftBetween(run, snapshot, after);
    run.findings.push(...(0,_drift_compare_schemas_js__WEBPACK_IMPORTED_MODULE_5__/* .driftFindings */ .Ms)(run.drift, loaded.environment.name));
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
        return (0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_6__/* .toSnapshotWarnings */ .Zg)(error, loaded, help);
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
