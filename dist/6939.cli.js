export const id = 6939;
export const ids = [6939];
export const modules = {

/***/ 6939:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   baseline: () => (/* binding */ baseline)
/* harmony export */ });
/* harmony import */ var _core_state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4734);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8067);
/* harmony import */ var _database_proven_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(449);
/* harmony import */ var _environment_drift_accept_live_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6732);
/* harmony import */ var _environment_connect_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4564);
/* harmony import */ var _environment_finish_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3439);
/* harmony import */ var _environment_record_only_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5591);
/* harmony import */ var _environment_report_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3951);
/* harmony import */ var _environment_flyway_settle_mirror_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1387);









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
                ...(0,_database_proven_js__WEBPACK_IMPORTED_MODULE_2__/* .provenVersion */ .LE)(home, row, recorder, { success: true, executionMs: "0" }),
                ...(0,_database_proven_js__WEBPACK_IMPORTED_MODULE_2__/* .provenEvent */ .Zr)(home, row, recorder, details),
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


/***/ })

};
