export const id = 7213;
export const ids = [7213];
export const modules = {

/***/ 67213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   repair: () => (/* binding */ repair)
/* harmony export */ });
/* harmony import */ var _core_state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44734);
/* harmony import */ var _core_schema_drift_report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7923);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70551);
/* harmony import */ var _database_records_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8799);
/* harmony import */ var _environment_drift_accept_live_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(86732);
/* harmony import */ var _environment_connect_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(44564);
/* harmony import */ var _environment_finish_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(63439);
/* harmony import */ var _environment_record_only_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(95591);
/* harmony import */ var _environment_report_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(73951);
/* harmony import */ var _environment_flyway_settle_mirror_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(81387);
/* harmony import */ var _environment_snapshot_settle_lost_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(61050);











/** Puts the record right, never the schema: edited takes the file's checksum, missing and failed lose their row. */
async function repair(world) {
    const results = [];
    for (const environment of world.config.environments) {
        results.push(await (0,_environment_finish_js__WEBPACK_IMPORTED_MODULE_6__/* .settleEnvironment */ .zQ)((0,_environment_report_js__WEBPACK_IMPORTED_MODULE_8__/* .toUnreachable */ .w)(environment, "not read"), () => repairOne(world, environment)));
    }
    return (0,_environment_finish_js__WEBPACK_IMPORTED_MODULE_6__/* .toReport */ .cG)(world, results);
}
async function repairOne(world, environment) {
    return await (0,_environment_connect_js__WEBPACK_IMPORTED_MODULE_5__/* .holdEnvironment */ .nT)(world, environment, { applyEvents: false }, async (holding, found) => {
        (0,_environment_record_only_js__WEBPACK_IMPORTED_MODULE_7__/* .refuseForeign */ .re)(found);
        const { dryRun, drift } = world.config;
        // A live schema that is accepted settles whatever was begun.
        const keeps = dryRun || drift === "accept";
        const lost = keeps ? { loaded: found, findings: [] } : await (0,_environment_snapshot_settle_lost_js__WEBPACK_IMPORTED_MODULE_10__/* .settleLost */ .c)(world, holding, found);
        const loaded = await (0,_environment_flyway_settle_mirror_js__WEBPACK_IMPORTED_MODULE_9__/* .settleMirror */ .j)(world, holding, lost.loaded);
        const recorder = (0,_environment_record_only_js__WEBPACK_IMPORTED_MODULE_7__/* .recorderFor */ .ub)(world, loaded);
        const states = chosen(world, loaded);
        const accepted = drift === "accept" ? await acceptDrift(world, holding, loaded) : [];
        const repairs = [...states.map((state) => toRepair(state, loaded, { recorder, world })), ...accepted];
        if (!dryRun && repairs.length > 0) {
            await (0,_environment_record_only_js__WEBPACK_IMPORTED_MODULE_7__/* .changeRecord */ .U9)(holding, loaded, repairs.flatMap(({ sql }) => sql));
        }
        for (const { told } of repairs)
            world.log.line(told);
        const after = await (0,_environment_flyway_settle_mirror_js__WEBPACK_IMPORTED_MODULE_9__/* .settleMirror */ .j)(world, holding, await (0,_environment_connect_js__WEBPACK_IMPORTED_MODULE_5__/* .reread */ .Ws)(holding, loaded));
        const done = repairs.map(({ told }) => (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)("repaired", { message: told, environment: environment.name }));
        const findings = [...lost.findings, ...done];
        return { report: (0,_environment_report_js__WEBPACK_IMPORTED_MODULE_8__/* .toEnvironmentReport */ .l)(after, { planned: null }), findings, failure: null };
    });
}
/** Stores the live schema in place of the snapshot; the event says what was accepted. */
async function acceptDrift(world, holding, loaded) {
    const { schema, drift } = await (0,_environment_drift_accept_live_js__WEBPACK_IMPORTED_MODULE_4__/* .compareLive */ .ME)(world, holding, loaded);
    if (!world.config.dryRun)
        await (0,_environment_drift_accept_live_js__WEBPACK_IMPORTED_MODULE_4__/* .acceptSchema */ .Oj)(world, holding, loaded, schema);
    const told = drift === null
        ? "the live schema is stored as the snapshot"
        : drift.status === "drift"
            ? `the live schema is accepted as it is; ${(0,_core_schema_drift_report_js__WEBPACK_IMPORTED_MODULE_1__/* .sayDrift */ .n)(drift)}`
            : "the live schema is accepted as it is: nothing had drifted";
    const nothing = { version: null, description: null, script: null, checksum: null };
    const { reason } = world.config;
    const { walPosition, walAt } = loaded.onRecord;
    const details = { event: "repair", success: true, message: told, reason, walPosition, walAt };
    return [{ told, sql: [(0,_database_records_js__WEBPACK_IMPORTED_MODULE_3__/* .logEventSql */ .tI)(holding.target.home, nothing, (0,_environment_record_only_js__WEBPACK_IMPORTED_MODULE_7__/* .recorderFor */ .ub)(world, loaded), details)] }];
}
function isRepairable(state) {
    return ["edited", "missing", "failed", "undo-failed"].includes(state.state);
}
function chosen(world, { state, environment }) {
    const all = state.migrations.filter(isRepairable);
    const { targetVersion, all: everything, drift } = world.config;
    if (drift === "accept" && !everything && targetVersion === null)
        return [];
    if (everything || targetVersion === null)
        return all;
    const one = all.filter((candidate) => (0,_core_state_js__WEBPACK_IMPORTED_MODULE_0__/* .keyOf */ .TN)((0,_core_state_js__WEBPACK_IMPORTED_MODULE_0__/* .versionOf */ .E4)(candidate)) === (0,_core_state_js__WEBPACK_IMPORTED_MODULE_0__/* .keyOf */ .TN)(targetVersion));
    if (one.length > 0)
        return one;
    const needing = all.map(_core_state_js__WEBPACK_IMPORTED_MODULE_0__/* .versionOf */ .E4).join(", ");
    const help = needing === "" ? "no version needs repair" : `versions that need it: ${needing}`;
    throw (0,_environment_record_only_js__WEBPACK_IMPORTED_MODULE_7__/* .blocked */ .Z5)(`version ${targetVersion} needs no repair`, help, environment.name);
}
function toRepair(state, { target, onRecord }, { recorder, world }) {
    const home = target?.home ?? "";
    const { row } = state;
    const subject = { version: row.version, description: row.description, script: row.script, checksum: row.checksum };
    const event = (checksum, message) => (0,_database_records_js__WEBPACK_IMPORTED_MODULE_3__/* .logEventSql */ .tI)(home, { ...subject, checksum }, recorder, {
        event: "repair",
        success: true,
        message,
        reason: world.config.reason,
        ...wal,
    });
    const wal = { walPosition: onRecord.walPosition, walAt: onRecord.walAt };
    switch (state.state) {
        case "edited": {
            const { description, checksum } = state.migration;
            const told = `version ${row.version} takes the file's checksum ${checksum.slice(0, 8)}… (it was ${row.checksum.slice(0, 8)}…)`;
            return { told, sql: [(0,_database_records_js__WEBPACK_IMPORTED_MODULE_3__/* .setChecksumSql */ .eS)(home, row.version, { description, checksum }), event(checksum, told)] };
        }
        case "undo-failed": {
            // What its undo left is for people to judge; the row says applied again, so that a rollback can be planned anew.
            const told = `version ${row.version} counts as applied again (its undo had not finished)`;
            return {
                told,
                sql: [
                    (0,_database_records_js__WEBPACK_IMPORTED_MODULE_3__/* .putVersionSql */ .kG)(home, row, recorder, { success: true, executionMs: String(row.executionMs) }),
                    event(row.checksum, told),
                ],
            };
        }
        case "missing":
        case "failed": {
            const told = `version ${row.version} (${row.script}) is forgotten: its row was removed`;
            return { told, sql: [(0,_database_records_js__WEBPACK_IMPORTED_MODULE_3__/* .removeVersionSql */ .PB)(home, row.version), event(row.checksum, told)] };
        }
    }
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


/***/ }),

/***/ 61050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ settleLost)
/* harmony export */ });
/** Settles the snapshot of a run that was cut, where there was one; else it costs nothing. Throws Failure. */
async function settleLost(world, holding, loaded) {
    if (loaded.onRecord.snapshots !== "unsettled")
        return { loaded, findings: [] };
    const { settleEarlier } = await Promise.all(/* import() */[__webpack_require__.e(4571), __webpack_require__.e(2011), __webpack_require__.e(952)]).then(__webpack_require__.bind(__webpack_require__, 82118));
    return await settleEarlier(world, holding, loaded);
}


/***/ })

};
