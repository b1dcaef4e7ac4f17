export const id = 3430;
export const ids = [3430];
export const modules = {

/***/ 3430:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   apply: () => (/* binding */ apply),
/* harmony export */   planChanged: () => (/* binding */ planChanged)
/* harmony export */ });
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(474);
/* harmony import */ var _environment_apply_plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9557);
/* harmony import */ var _environment_callbacks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3149);
/* harmony import */ var _environment_connect_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1416);
/* harmony import */ var _environment_finish_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3439);
/* harmony import */ var _environment_plan_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5408);
/* harmony import */ var _environment_report_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3951);
/* harmony import */ var _environment_run_state_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(612);
/* harmony import */ var _environment_settle_mirror_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4704);
/* harmony import */ var _environment_settle_lost_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1697);










/** Brings the environments up to the files, one after the other; the first failure stops the rest. */
async function apply(world) {
    const results = [];
    let failed = null;
    for (const environment of world.config.environments) {
        if (failed !== null) {
            results.push({
                report: (0,_environment_report_js__WEBPACK_IMPORTED_MODULE_6__/* .toUnreachable */ .w8)(environment, `not started, because ${failed} failed`),
                findings: [],
                failure: null,
            });
            continue;
        }
        // The lines of several environments look alike in a log.
        if (world.config.environments.length > 1)
            world.log.line(`${environment.name}:`);
        const result = await (0,_environment_finish_js__WEBPACK_IMPORTED_MODULE_4__/* .settleEnvironment */ .zQ)((0,_environment_report_js__WEBPACK_IMPORTED_MODULE_6__/* .toUnreachable */ .w8)(environment, "not read"), () => applyOne(world, environment));
        results.push(result);
        if (result.failure !== null)
            failed = environment.name;
    }
    return (0,_environment_finish_js__WEBPACK_IMPORTED_MODULE_4__/* .toReport */ .cG)(world, results);
}
async function applyOne(world, environment) {
    return await (0,_environment_connect_js__WEBPACK_IMPORTED_MODULE_3__/* .holdEnvironment */ .nT)(world, environment, { applyEvents: false }, async (holding, found) => {
        const { expectPlan, dryRun } = world.config;
        const { loaded: settled, findings: unsettled } = dryRun
            ? { loaded: found, findings: [] }
            : await (0,_environment_settle_lost_js__WEBPACK_IMPORTED_MODULE_9__/* .settleLost */ .c)(world, holding, found);
        const loaded = await (0,_environment_settle_mirror_js__WEBPACK_IMPORTED_MODULE_8__/* .settleMirror */ .j)(world, holding, settled);
        const planned = await (0,_environment_plan_js__WEBPACK_IMPORTED_MODULE_5__/* .planToApply */ .nf)(world, loaded, { withUndo: environment.onFailure === "undo" });
        const plan = {
            report: (0,_environment_report_js__WEBPACK_IMPORTED_MODULE_6__/* .toEnvironmentReport */ .l5)(loaded, { planned }),
            findings: [...unsettled, ...planned.plan.findings],
        };
        if (!(0,_environment_plan_js__WEBPACK_IMPORTED_MODULE_5__/* .isReady */ .i_)(planned))
            return { ...plan, failure: "blocked" };
        if (expectPlan !== null && expectPlan !== planned.digest) {
            return {
                ...plan,
                findings: [...plan.findings, planChanged(environment.name, expectPlan, planned.digest)],
                failure: "blocked",
            };
        }
        const nothing = planned.plan.steps.length === 0 && !(0,_environment_callbacks_js__WEBPACK_IMPORTED_MODULE_2__/* .hasCallbacks */ .Xz)(loaded.set);
        if (dryRun || nothing)
            return { ...plan, failure: null };
        const run = (0,_environment_run_state_js__WEBPACK_IMPORTED_MODULE_7__/* .startRun */ .AD)(world, holding, loaded, planned);
        const failure = await (0,_environment_apply_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .applyPlan */ .g)(run);
        // Rows are read again: the report tells what is on record now.
        const after = await (0,_environment_connect_js__WEBPACK_IMPORTED_MODULE_3__/* .reread */ .Ws)(run.holding, loaded);
        const outcomes = { planned, outcomes: run.outcomes, longestWaitMs: run.longestWaitMs };
        // A file that had not finished has now.
        const stillTrue = planned.plan.findings.filter(({ rule }) => rule !== "failed" || failure !== null);
        const report = { ...(0,_environment_report_js__WEBPACK_IMPORTED_MODULE_6__/* .toEnvironmentReport */ .l5)(after, outcomes), drift: run.drift };
        return { report, findings: [...unsettled, ...stillTrue, ...run.findings], failure };
    });
}
/** The approved plan is not the one that would run. */
function planChanged(environment, expected, actual) {
    const message = `the plan of ${environment} is ${actual ?? "unknown"}, not the approved ${expected}`;
    return (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .g)("plan-changed", { message, environment });
}


/***/ })

};
