export const id = 662;
export const ids = [662];
export const modules = {

/***/ 3281:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   drift: () => (/* binding */ drift)
/* harmony export */ });
/* harmony import */ var _environment_connect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1416);
/* harmony import */ var _environment_drift_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1398);
/* harmony import */ var _environment_finish_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3439);
/* harmony import */ var _environment_history_on_shadow_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8048);
/* harmony import */ var _environment_not_read_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2742);
/* harmony import */ var _environment_report_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3951);






/** What is in each database that neither the last deploy nor the files brought there. Writes nothing. */
async function drift(world) {
    world.log.progress("reading the schemas");
    const results = await Promise.all(world.config.environments.map((environment) => (0,_environment_finish_js__WEBPACK_IMPORTED_MODULE_2__/* .settleEnvironment */ .zQ)((0,_environment_report_js__WEBPACK_IMPORTED_MODULE_5__/* .toUnreachable */ .w8)(environment, "not read"), () => driftOf(world, environment))));
    world.log.progress("");
    return (0,_environment_finish_js__WEBPACK_IMPORTED_MODULE_2__/* .toReport */ .cG)(world, results);
}
async function driftOf(world, environment) {
    if (environment.database.kind === "none")
        return (0,_environment_not_read_js__WEBPACK_IMPORTED_MODULE_4__/* .notRead */ .Q)(environment, environment.database.reason);
    return await (0,_environment_connect_js__WEBPACK_IMPORTED_MODULE_0__/* .readEnvironment */ .Qo)(world, environment, { applyEvents: false }, async (loaded, session) => {
        const { report, findings, failure } = await (0,_environment_history_on_shadow_js__WEBPACK_IMPORTED_MODULE_3__/* .withHistoryOnShadow */ .s)(world, { loaded, session }, (open) => (0,_environment_drift_js__WEBPACK_IMPORTED_MODULE_1__/* .assessDrift */ .C)(world, loaded, session, open));
        return {
            report: { ...(0,_environment_report_js__WEBPACK_IMPORTED_MODULE_5__/* .toEnvironmentReport */ .l5)(loaded, { planned: null }), drift: report },
            findings: [...loaded.onRecord.findings, ...findings],
            failure,
        };
    });
}


/***/ })

};
