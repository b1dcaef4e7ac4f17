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
/* harmony import */ var _database_proven_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(30449);
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
            await (0,_environment_record_only_js__WEBPACK_IMPORTED_MODULE_7__/* .changeRecord */ .U9)(holding, loaded, repairs.flatMap(({ sql }) => sql), { makes: repairs.flatMap(({ makes = [] }) => makes) });
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
    const { create, sql } = (0,_environment_drift_accept_live_js__WEBPACK_IMPORTED_MODULE_4__/* .acceptSql */ .H0)(world, holding, loaded, schema);
    const told = drift === null
        ? "the live schema is stored as the snapshot"
        : drift.status === "drift"
            ? `the live schema is accepted as it is; ${(0,_core_schema_drift_report_js__WEBPACK_IMPORTED_MODULE_1__/* .sayDrift */ .n)(drift)}`
            : "the live schema is accepted as it is: nothing had drifted";
    const nothing = { version: null, description: null, script: null, checksum: null };
    const { reason } = world.config;
    const { walPosition, walAt } = loaded.onRecord;
    const details = { event: "repair", success: true, message: told, reason, walPosition, walAt };
    return [
        {
            told,
            makes: create,
            sql: [...sql, ...(0,_database_proven_js__WEBPACK_IMPORTED_MODULE_3__/* .provenEvent */ .Zr)(holding.target.home, nothing, (0,_environment_record_only_js__WEBPACK_IMPORTED_MODULE_7__/* .recorderFor */ .ub)(world, loaded), details)],
        },
    ];
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
    const event = (checksum, message) => (0,_database_proven_js__WEBPACK_IMPORTED_MODULE_3__/* .provenEvent */ .Zr)(home, { ...subject, checksum }, recorder, {
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
            return { told, sql: [...(0,_database_proven_js__WEBPACK_IMPORTED_MODULE_3__/* .provenChecksum */ .il)(home, row, { description, checksum }), ...event(checksum, told)] };
        }
        case "undo-failed": {
            // What its undo left is for people to judge; the row says applied again, so that a rollback can be planned anew.
            const told = `version ${row.version} counts as applied again (its undo had not finished)`;
            return {
                told,
                sql: [
                    ...(0,_database_proven_js__WEBPACK_IMPORTED_MODULE_3__/* .provenVersion */ .LE)(home, row, recorder, { success: true, executionMs: String(row.executionMs) }),
                    ...event(row.checksum, told),
                ],
            };
        }
        case "missing":
        case "failed": {
            const told = `version ${row.version} (${row.script}) is forgotten: its row was removed`;
            return { told, sql: [...(0,_database_proven_js__WEBPACK_IMPORTED_MODULE_3__/* .provenRemoval */ .tL)(home, row.version), ...event(row.checksum, told)] };
        }
    }
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
    const { settleEarlier } = await Promise.all(/* import() */[__webpack_require__.e(4571), __webpack_require__.e(369), __webpack_require__.e(4447)]).then(__webpack_require__.bind(__webpack_require__, 82118));
    return await settleEarlier(world, holding, loaded);
}


/***/ })

};
