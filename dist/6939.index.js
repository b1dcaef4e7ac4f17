export const id = 6939;
export const ids = [6939];
export const modules = {

/***/ 76939:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   baseline: () => (/* binding */ baseline)
/* harmony export */ });
/* harmony import */ var _core_state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44734);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18067);
/* harmony import */ var _database_records_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8799);
/* harmony import */ var _environment_drift_accept_live_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86732);
/* harmony import */ var _environment_connect_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44564);
/* harmony import */ var _environment_finish_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(63439);
/* harmony import */ var _environment_record_only_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(95591);
/* harmony import */ var _environment_report_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(73951);
/* harmony import */ var _environment_flyway_settle_mirror_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(81387);









/** Records that a database already is at a version, so that files up to it never run there. */
async function baseline(world) {
    const results = [];
    for (const environment of world.config.environments) {
        results.push(await (0,_environment_finish_js__WEBPACK_IMPORTED_MODULE_5__/* .settleEnvironment */ .zQ)((0,_environment_report_js__WEBPACK_IMPORTED_MODULE_7__/* .toUnreachable */ .w)(environment, "not read"), () => baselineOne(world, environment)));
    }
    return (0,_environment_finish_js__WEBPACK_IMPORTED_MODULE_5__/* .toReport */ .cG)(world, results);
}
async function baselineOne(world, environment) {
    const version = (0,_core_version_js__WEBPACK_IMPORTED_MODULE_1__/* .parseVersion */ .ot)(world.config.targetVersion ?? "")?.text ?? "";
    return await (0,_environment_connect_js__WEBPACK_IMPORTED_MODULE_4__/* .holdEnvironment */ .nT)(world, environment, { applyEvents: false }, async (holding, found) => {
        (0,_environment_record_only_js__WEBPACK_IMPORTED_MODULE_6__/* .refuseForeign */ .re)(found);
        const loaded = await (0,_environment_flyway_settle_mirror_js__WEBPACK_IMPORTED_MODULE_8__/* .settleMirror */ .j)(world, holding, found);
        const [first] = loaded.onRecord.history.applied;
        const same = first?.script === _core_state_js__WEBPACK_IMPORTED_MODULE_0__/* .baselineMarker */ .sz && first.version === version && loaded.onRecord.history.applied.length === 1;
        if (first !== undefined && !same) {
            const message = `${environment.name} has ${loaded.onRecord.history.applied.length} versions on record: a baseline starts a history, it cannot enter one`;
            throw (0,_environment_record_only_js__WEBPACK_IMPORTED_MODULE_6__/* .blocked */ .Z5)(message, "run status to see them", environment.name);
        }
        if (!same && !world.config.dryRun) {
            const description = world.config.description ?? world.config.baseline.description ?? _core_state_js__WEBPACK_IMPORTED_MODULE_0__/* .baselineMarker */ .sz;
            const row = { version, description, script: _core_state_js__WEBPACK_IMPORTED_MODULE_0__/* .baselineMarker */ .sz, checksum: "" };
            const recorder = (0,_environment_record_only_js__WEBPACK_IMPORTED_MODULE_6__/* .recorderFor */ .ub)(world, loaded);
            const { home } = holding.target;
            const details = { event: "baseline", success: true, reason: world.config.reason, ...loaded.onRecord };
            await (0,_environment_record_only_js__WEBPACK_IMPORTED_MODULE_6__/* .changeRecord */ .U9)(holding, loaded, [
                (0,_database_records_js__WEBPACK_IMPORTED_MODULE_2__/* .putVersionSql */ .kG)(home, row, recorder, { success: true, executionMs: "0" }),
                (0,_database_records_js__WEBPACK_IMPORTED_MODULE_2__/* .logEventSql */ .tI)(home, row, recorder, details),
            ]);
        }
        const after = await (0,_environment_flyway_settle_mirror_js__WEBPACK_IMPORTED_MODULE_8__/* .settleMirror */ .j)(world, holding, await (0,_environment_connect_js__WEBPACK_IMPORTED_MODULE_4__/* .reread */ .Ws)(holding, loaded));
        const findings = world.config.dryRun || same ? [] : await (0,_environment_drift_accept_live_js__WEBPACK_IMPORTED_MODULE_3__/* .storeLive */ .OQ)(world, holding, loaded);
        return {
            report: (0,_environment_report_js__WEBPACK_IMPORTED_MODULE_7__/* .toEnvironmentReport */ .l)(after, { planned: null }),
            findings: [...after.set.findings, ...findings],
            failure: null,
        };
    });
}


/***/ }),

/***/ 86732:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ME: () => (/* binding */ compareLive),
/* harmony export */   OQ: () => (/* binding */ storeLive),
/* harmony export */   Oj: () => (/* binding */ acceptSchema)
/* harmony export */ });
/* harmony import */ var _core_schema_drift_report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7923);
/* harmony import */ var _database_snapshot_store_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80881);
/* harmony import */ var _compare_schemas_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65016);
/* harmony import */ var _snapshot_kept_schema_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48350);




/** Reads what would be stored in place of the snapshot. Read-only. Throws Failure. */
async function compareLive(world, holding, loaded) {
    const schema = await (0,_snapshot_kept_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .readLive */ .p9)(holding, loaded);
    const { snapshots } = loaded.onRecord;
    if (snapshots === "absent" || snapshots === "empty")
        return { schema, drift: null };
    const stored = await (0,_database_snapshot_store_js__WEBPACK_IMPORTED_MODULE_1__/* .readStoredSnapshot */ ._Z)(holding.session, holding.target.home, "last");
    if (stored.kind !== "found")
        return { schema, drift: null };
    return {
        schema,
        drift: (0,_core_schema_drift_report_js__WEBPACK_IMPORTED_MODULE_0__/* .toDriftReport */ .P)([(0,_compare_schemas_js__WEBPACK_IMPORTED_MODULE_2__/* .compare */ .UD)({ against: "snapshot", expected: stored.snapshot, live: schema }, world)]),
    };
}
/** Stores a schema as the one that the last change left; what a run began is settled with it. Throws Failure. */
async function acceptSchema(world, holding, loaded, schema) {
    await (0,_snapshot_kept_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .store */ .M_)(holding, loaded, { moment: "last", snapshot: schema, toolVersion: world.recorder.toolVersion });
}
/** Stores the live schema where a history begins; what hinders that is a warning. */
async function storeLive(world, holding, loaded) {
    try {
        await acceptSchema(world, holding, loaded, await (0,_snapshot_kept_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .readLive */ .p9)(holding, loaded));
        return [];
    }
    catch (error) {
        return (0,_snapshot_kept_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .toSnapshotWarnings */ .Zg)(error, loaded, "drift is unknown until the next apply stores a snapshot");
    }
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
/* harmony import */ var _database_session_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29357);
/* harmony import */ var _database_send_own_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27472);
/* harmony import */ var _database_snapshot_state_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(21433);
/* harmony import */ var _database_snapshot_store_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(80881);
/* harmony import */ var _database_transaction_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(53245);
/* harmony import */ var _scope_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(69609);










/** What cannot be done about a snapshot is a warning: no run fails for it. A lost connection is thrown on. */
function toSnapshotWarnings(error, { environment }, help) {
    if (!(error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H) || (0,_database_session_js__WEBPACK_IMPORTED_MODULE_4__/* .isConnectionLost */ .pb)(error) || error.kind === "cancelled")
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
async function store(holding, { onRecord }, storing) {
    const { session, target } = holding;
    const snapshots = (0,_database_snapshot_state_js__WEBPACK_IMPORTED_MODULE_6__/* .isPresent */ .Wo)(onRecord.snapshots);
    const create = snapshots === "absent" ? [(0,_database_snapshot_store_js__WEBPACK_IMPORTED_MODULE_7__/* .createSnapshotTableSql */ .vj)(target.home)] : [];
    const settle = storing.moment === "last" ? [(0,_database_snapshot_store_js__WEBPACK_IMPORTED_MODULE_7__/* .removeSnapshotSql */ .Rt)(target.home, "before")] : [];
    const { error } = await (0,_database_send_own_js__WEBPACK_IMPORTED_MODULE_5__/* .sendOwn */ .F)(holding, [...create, (0,_database_snapshot_store_js__WEBPACK_IMPORTED_MODULE_7__/* .storeSnapshotSql */ .Kz)(target.home, storing), ...settle]);
    if (error === null)
        return;
    await session.send("ROLLBACK");
    (0,_database_transaction_js__WEBPACK_IMPORTED_MODULE_8__/* .refuseLostLock */ .gb)({ ...error, location: null, statement: null, own: true });
    const help = error.sqlstate === "42501" ? (0,_database_grants_js__WEBPACK_IMPORTED_MODULE_3__/* .snapshotGrants */ .Uu)(target, { snapshots }) : undefined;
    const message = `the snapshot could not be stored: ${error.message} (${error.sqlstate})`;
    throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("database", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("stored-snapshot", { message, ...(help === undefined ? {} : { help }) })]);
}


/***/ })

};
