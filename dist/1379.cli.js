export const id = 1379;
export const ids = [1379];
export const modules = {

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

/***/ 1379:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   settleEarlier: () => (/* binding */ settleEarlier)
/* harmony export */ });
/* harmony import */ var _kept_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7677);
/* harmony import */ var _stored_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5983);


/**
 * Settles the snapshot of a run that did not get to its end, before anything else happens. Throws Failure for a lost
 * connection only.
 */
async function settleEarlier(world, holding, loaded) {
    const { session, target } = holding;
    try {
        const stored = await (0,_stored_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .readStored */ .C)(session, target, loaded);
        if (stored.kind === "unreadable")
            return { loaded, findings: stored.findings };
        if (stored.kind !== "unsettled")
            return { loaded, findings: [] };
        const after = await (0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .readLive */ .p9)(holding, loaded);
        const snapshot = await (0,_stored_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .settled */ .g)(stored.begun, after, { loaded, target, scripts: stored.scripts });
        await (0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .store */ .M_)(holding, loaded, { moment: "last", snapshot, toolVersion: world.recorder.toolVersion });
        world.log.line("the snapshot of an earlier run that did not get to its end is settled");
        const onRecord = { ...loaded.onRecord, snapshots: "settled", lastRunAt: null };
        return { loaded: { ...loaded, onRecord }, findings: [] };
    }
    catch (error) {
        const help = "the next run tries again to settle the snapshot of the run that did not get to its end";
        return { loaded, findings: (0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .toSnapshotWarnings */ .Zg)(error, loaded, help) };
    }
}


/***/ })

};
