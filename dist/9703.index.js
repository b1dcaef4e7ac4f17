export const id = 9703;
export const ids = [9703];
export const modules = {

/***/ 92084:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  apply: () => (/* binding */ apply)
});

// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(70551);
// EXTERNAL MODULE: ./lib/database/proven.js
var proven = __webpack_require__(30449);
// EXTERNAL MODULE: ./lib/environment/record-only.js
var record_only = __webpack_require__(95591);
;// CONCATENATED MODULE: ./lib/environment/record-baseline.js


/** Puts the baseline on record that the state counted with all along. Under the lock. Throws Failure. */
async function recordBaseline(world, holding, loaded) {
    const { assumed } = loaded;
    if (assumed === null)
        return loaded;
    const recorder = (0,record_only/* recorderFor */.ub)(world, loaded);
    const { home } = holding.target;
    const details = { event: "baseline", success: true, reason: "baselineOnMigrate", ...loaded.onRecord };
    await (0,record_only/* changeRecord */.U9)(holding, loaded, [
        ...(0,proven/* provenVersion */.LE)(home, assumed, recorder, { success: true, executionMs: "0" }),
        ...(0,proven/* provenEvent */.Zr)(home, assumed, recorder, details),
    ]);
    return { ...loaded, assumed: null, onRecord: { ...loaded.onRecord, missing: [], schemaExists: true } };
}

// EXTERNAL MODULE: ./lib/environment/run/apply-plan.js
var apply_plan = __webpack_require__(79903);
// EXTERNAL MODULE: ./lib/environment/run/callbacks.js
var callbacks = __webpack_require__(11259);
// EXTERNAL MODULE: ./lib/environment/connect.js + 8 modules
var connect = __webpack_require__(44564);
// EXTERNAL MODULE: ./lib/environment/finish.js + 1 modules
var finish = __webpack_require__(63439);
// EXTERNAL MODULE: ./lib/environment/plan.js + 2 modules
var environment_plan = __webpack_require__(83027);
// EXTERNAL MODULE: ./lib/environment/report.js
var environment_report = __webpack_require__(73951);
// EXTERNAL MODULE: ./lib/core/plan.js
var plan = __webpack_require__(73504);
// EXTERNAL MODULE: ./lib/sql/parser.js + 1 modules
var parser = __webpack_require__(36121);
;// CONCATENATED MODULE: ./lib/environment/snapshot/read-early.js


/**
 * Has the server read the schema while the files are parsed, where something is pending: the plan will hardly be blocked,
 * and a run begins with that reading. Read-only. Never throws; nothing else may be sent before it has ended.
 */
async function readEarly(world, holding, loaded) {
    const { environment, onRecord, state } = loaded;
    const unsettled = onRecord.snapshots === "unsettled";
    if (world.config.dryRun || unsettled || (0,plan/* applySteps */.GF)(state, environment).length === 0)
        return { kind: "none" };
    // It is compiled in the background, while the question is made.
    await (0,parser/* beginParser */.No)();
    try {
        const { readUntilCancelled } = await Promise.all(/* import() */[__webpack_require__.e(4571), __webpack_require__.e(8350)]).then(__webpack_require__.bind(__webpack_require__, 48350));
        return { kind: "read", snapshot: await readUntilCancelled(holding, loaded, world.signal) };
    }
    catch (error) {
        return { kind: "failed", error };
    }
}

// EXTERNAL MODULE: ./lib/environment/run/run-state.js
var run_state = __webpack_require__(82450);
// EXTERNAL MODULE: ./lib/environment/flyway/settle-mirror.js
var settle_mirror = __webpack_require__(81387);
// EXTERNAL MODULE: ./lib/environment/snapshot/settle-lost.js
var settle_lost = __webpack_require__(61050);
;// CONCATENATED MODULE: ./lib/commands/apply.js












/** Brings the environments up to the files, one after the other; the first failure stops the rest. */
async function apply(world) {
    const results = [];
    let failed = null;
    for (const environment of world.config.environments) {
        if (failed !== null) {
            results.push({
                report: (0,environment_report/* toUnreachable */.w)(environment, `not started, because ${failed} failed`),
                findings: [],
                failure: null,
            });
            continue;
        }
        // The lines of several environments look alike in a log.
        if (world.config.environments.length > 1)
            world.log.line(`${environment.name}:`);
        const result = await (0,finish/* settleEnvironment */.zQ)((0,environment_report/* toUnreachable */.w)(environment, "not read"), () => applyOne(world, environment));
        results.push(result);
        if (result.failure !== null)
            failed = environment.name;
    }
    return (0,finish/* toReport */.cG)(world, results);
}
async function applyOne(world, environment) {
    return await (0,connect/* holdEnvironment */.nT)(world, environment, { applyEvents: false }, async (holding, found) => {
        const { expectPlan, dryRun } = world.config;
        const { loaded: settled, findings: unsettled } = dryRun
            ? { loaded: found, findings: [] }
            : await (0,settle_lost/* settleLost */.c)(world, holding, found);
        const read = await (0,settle_mirror/* settleMirror */.j)(world, holding, settled);
        const [early, planned] = await Promise.all([
            readEarly(world, holding, read),
            (0,environment_plan/* planToApply */.nf)(world, read, { withUndo: environment.onFailure === "undo" }),
        ]);
        const plan = {
            report: (0,environment_report/* toEnvironmentReport */.l)(read, { planned }),
            findings: [...unsettled, ...planned.plan.findings],
        };
        if (!(0,environment_plan/* isReady */.i_)(planned))
            return { ...plan, failure: "blocked" };
        if (expectPlan !== null && expectPlan !== planned.digest) {
            return {
                ...plan,
                findings: [...plan.findings, planChanged(environment.name, expectPlan, planned.digest)],
                failure: "blocked",
            };
        }
        if (dryRun)
            return { ...plan, failure: null };
        const loaded = read.assumed === null ? read : await (0,settle_mirror/* settleMirror */.j)(world, holding, await recordBaseline(world, holding, read));
        if (planned.plan.steps.length === 0 && !(0,callbacks/* hasCallbacks */.Xz)(loaded.set))
            return { ...plan, failure: null };
        const run = { ...(0,run_state/* startRun */.AD)(world, holding, loaded, planned), early };
        const failure = await (0,apply_plan/* applyPlan */.g)(run);
        // Rows are read again: the report tells what is on record now.
        const after = await (0,connect/* reread */.Ws)(run.holding, loaded);
        const outcomes = { planned, outcomes: run.outcomes, longestWaitMs: run.longestWaitMs };
        // A file that had not finished has now.
        const stillTrue = planned.plan.findings.filter(({ rule }) => rule !== "failed" || failure !== null);
        const report = { ...(0,environment_report/* toEnvironmentReport */.l)(after, outcomes), drift: run.drift };
        return { report, findings: [...unsettled, ...stillTrue, ...run.findings], failure };
    });
}
/** The approved plan is not the one that would run. */
function planChanged(environment, expected, actual) {
    const message = `the plan of ${environment} is ${actual ?? "unknown"}, not the approved ${expected}`;
    return (0,problems/* finding */.g)("plan-changed", { message, environment });
}


/***/ })

};
