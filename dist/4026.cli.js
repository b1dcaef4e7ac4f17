export const id = 4026;
export const ids = [4026];
export const modules = {

/***/ 4026:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   exportHistory: () => (/* binding */ exportHistory)
/* harmony export */ });
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(551);
/* harmony import */ var _environment_connect_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4564);
/* harmony import */ var _environment_finish_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3439);
/* harmony import */ var _environment_record_only_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5591);
/* harmony import */ var _environment_report_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3951);
/* harmony import */ var _environment_flyway_settle_mirror_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1387);






/** Writes what is on record into Flyway's history table, so that Flyway can take over. */
async function exportHistory(world) {
    const results = [];
    for (const environment of world.config.environments) {
        results.push(await (0,_environment_finish_js__WEBPACK_IMPORTED_MODULE_2__/* .settleEnvironment */ .zQ)((0,_environment_report_js__WEBPACK_IMPORTED_MODULE_4__/* .toUnreachable */ .w)(environment, "not read"), () => exportOne(world, environment)));
    }
    return (0,_environment_finish_js__WEBPACK_IMPORTED_MODULE_2__/* .toReport */ .cG)(world, results);
}
async function exportOne(world, given) {
    const environment = { ...given, flyway: { ...given.flyway, history: "mirror" } };
    return await (0,_environment_connect_js__WEBPACK_IMPORTED_MODULE_1__/* .holdEnvironment */ .nT)(world, environment, { applyEvents: false }, async (holding, loaded) => {
        (0,_environment_record_only_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseForeign */ .re)(loaded);
        const changes = (0,_environment_flyway_settle_mirror_js__WEBPACK_IMPORTED_MODULE_5__/* .mirrorChanges */ .X)(loaded);
        for (const change of changes)
            world.log.line(`  ${describe(change)}`);
        await (0,_environment_flyway_settle_mirror_js__WEBPACK_IMPORTED_MODULE_5__/* .settleMirror */ .j)(world, holding, loaded);
        const after = world.config.dryRun ? loaded : await (0,_environment_connect_js__WEBPACK_IMPORTED_MODULE_1__/* .reread */ .Ws)(holding, loaded);
        return {
            report: (0,_environment_report_js__WEBPACK_IMPORTED_MODULE_4__/* .toEnvironmentReport */ .l)(after, { planned: null }),
            findings: tell(world, loaded, changes),
            failure: null,
        };
    });
}
function describe(change) {
    const { version, script } = change.row;
    const what = { add: "written", "take-back": "marked as deleted", align: "given its file's checksum" }[change.kind];
    return `${version ?? "repeatable"} ${script}: ${what}`;
}
function tell(world, { environment: { name, flyway }, state }, changes) {
    const lacking = state.migrations.filter(({ state: one }) => one === "missing" || one === "edited" || one === "failed");
    const would = world.config.dryRun ? "would be written to" : "written to";
    const message = `${changes.length} rows ${would} ${flyway.table}`;
    return [
        (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .g)("exported", { message, environment: name }),
        ...lacking.map((one) => {
            const version = "row" in one ? one.row.version : "";
            const objection = `Flyway will object to version ${version}, which is ${one.state}`;
            return (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .g)("exported", {
                message: objection,
                severity: "warning",
                environment: name,
                help: "restore its file, or run repair first",
            });
        }),
    ];
}


/***/ })

};
