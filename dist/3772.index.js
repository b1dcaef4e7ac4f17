export const id = 3772;
export const ids = [3772];
export const modules = {

/***/ 3772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   rollback: () => (/* binding */ rollback)
/* harmony export */ });
/* harmony import */ var _core_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73504);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70551);
/* harmony import */ var _environment_run_apply_plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79903);
/* harmony import */ var _environment_connect_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44564);
/* harmony import */ var _environment_run_destroyed_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(89470);
/* harmony import */ var _environment_run_execute_each_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(21074);
/* harmony import */ var _environment_run_failed_step_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(59105);
/* harmony import */ var _environment_finish_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(63439);
/* harmony import */ var _environment_plan_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(83027);
/* harmony import */ var _environment_report_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(73951);
/* harmony import */ var _environment_flyway_settle_mirror_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(81387);
/* harmony import */ var _environment_run_run_state_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(82450);
/* harmony import */ var _environment_snapshot_settle_lost_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(61050);













/** Undoes applied migrations, newest first. `dry-run` shows the plan and what data it destroys; nothing is written. */
async function rollback(world) {
    const { rollback: selection, environments } = world.config;
    const results = [];
    for (const environment of environments) {
        if (selection === null)
            continue;
        results.push(await (0,_environment_finish_js__WEBPACK_IMPORTED_MODULE_7__/* .settleEnvironment */ .zQ)((0,_environment_report_js__WEBPACK_IMPORTED_MODULE_9__/* .toUnreachable */ .w)(environment, "not read"), () => rollbackOne(world, environment, selection)));
    }
    return (0,_environment_finish_js__WEBPACK_IMPORTED_MODULE_7__/* .toReport */ .cG)(world, results);
}
async function rollbackOne(world, environment, selection) {
    const { confirm, dryRun } = world.config;
    const unconfirmed = confirm !== environment.name;
    if (dryRun || unconfirmed) {
        // Only shown: without the lock, in a session that refuses writes.
        return await (0,_environment_connect_js__WEBPACK_IMPORTED_MODULE_3__/* .readEnvironment */ .Qo)(world, environment, { applyEvents: true }, async (loaded, session) => {
            const shown = await show(world, loaded, { session, selection });
            const { report, findings, planned } = shown;
            if (!(0,_environment_plan_js__WEBPACK_IMPORTED_MODULE_8__/* .isReady */ .i_)(planned))
                return { report, findings, failure: "blocked" };
            if (dryRun)
                return { report, findings, failure: null };
            return { report, findings: [...findings, notConfirmed(environment.name, confirm)], failure: "blocked" };
        });
    }
    return await (0,_environment_connect_js__WEBPACK_IMPORTED_MODULE_3__/* .holdEnvironment */ .nT)(world, environment, { applyEvents: true }, async (holding, loaded) => execute(world, holding, await (0,_environment_flyway_settle_mirror_js__WEBPACK_IMPORTED_MODULE_10__/* .settleMirror */ .j)(world, holding, loaded), selection));
}
async function show(world, loaded, { session, selection }) {
    const planned = await (0,_environment_plan_js__WEBPACK_IMPORTED_MODULE_8__/* .planToRollback */ .rK)(world, loaded, selection);
    const destroys = loaded.target === null
        ? new Map()
        : await (0,_environment_run_destroyed_js__WEBPACK_IMPORTED_MODULE_4__/* .lookUpDestroyed */ .S)(session, loaded.target, loaded, planned.steps.map(_core_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .scriptOf */ .Fl));
    return {
        planned,
        destroys,
        report: (0,_environment_report_js__WEBPACK_IMPORTED_MODULE_9__/* .toEnvironmentReport */ .l)(loaded, { planned, destroys }),
        findings: planned.plan.findings,
    };
}
async function execute(world, holding, found, selection) {
    const { loaded, findings: unsettled } = await (0,_environment_snapshot_settle_lost_js__WEBPACK_IMPORTED_MODULE_12__/* .settleLost */ .c)(world, holding, found);
    const shown = await show(world, loaded, { session: holding.session, selection });
    const { planned, destroys, report } = shown;
    const findings = [...unsettled, ...shown.findings];
    if (!(0,_environment_plan_js__WEBPACK_IMPORTED_MODULE_8__/* .isReady */ .i_)(planned))
        return { report, findings, failure: "blocked" };
    const refusal = refuse(world, loaded.environment.name, planned, [...destroys.values()].flat());
    if (refusal !== null)
        return { report, findings: [...findings, refusal], failure: "blocked" };
    if (planned.plan.steps.length === 0)
        return { report, findings, failure: null };
    const { beginSnapshot, settleSnapshot } = await Promise.all(/* import() */[__webpack_require__.e(4571), __webpack_require__.e(1330), __webpack_require__.e(7784)]).then(__webpack_require__.bind(__webpack_require__, 67784));
    const run = (0,_environment_run_run_state_js__WEBPACK_IMPORTED_MODULE_11__/* .startRun */ .AD)(world, holding, loaded, planned);
    const failure = await (0,_environment_run_failed_step_js__WEBPACK_IMPORTED_MODULE_6__/* .settleFailure */ .yO)(run, async () => {
        await (0,_environment_run_apply_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .createTables */ .U)(run);
        await beginSnapshot(run);
        return await (0,_environment_run_execute_each_js__WEBPACK_IMPORTED_MODULE_5__/* .executeEach */ .Z)(run, planned.plan.steps);
    });
    await settleSnapshot(run, failure);
    const after = await (0,_environment_connect_js__WEBPACK_IMPORTED_MODULE_3__/* .reread */ .Ws)(run.holding, loaded);
    const parts = { planned, destroys, outcomes: run.outcomes, longestWaitMs: run.longestWaitMs };
    return {
        report: { ...(0,_environment_report_js__WEBPACK_IMPORTED_MODULE_9__/* .toEnvironmentReport */ .l)(after, parts), drift: run.drift },
        findings: [...findings, ...run.findings],
        failure,
    };
}
/** The approved digest must be that of the plan made under the lock; one that destroys rows needs it. */
function refuse(world, environment, { digest }, destroys) {
    const { expectPlan } = world.config;
    if (expectPlan !== null && expectPlan !== digest) {
        const message = `the plan of ${environment} is ${digest ?? "unknown"}, not the approved ${expectPlan}`;
        return (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("plan-changed", { message, environment });
    }
    const lost = destroys.filter(({ seen }) => seen !== false);
    if (expectPlan !== null || lost.length === 0)
        return null;
    const names = lost.map(({ name }) => name).join(", ");
    const message = `this rollback destroys data (${names}), so it needs the digest of its plan`;
    const help = `look at what it destroys, then run it again with expect-plan: ${digest ?? ""}`;
    return (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("destroys-data", { message, help, environment });
}
function notConfirmed(environment, confirm) {
    const message = confirm === null
        ? `the rollback of ${environment} was not confirmed; this is its plan`
        : `confirm is "${confirm}", but the environment is "${environment}"`;
    return (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("confirm", { message, help: `pass confirm: ${environment}`, environment });
}


/***/ })

};
