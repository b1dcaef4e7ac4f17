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
// EXTERNAL MODULE: ./lib/environment/connect.js + 8 modules
var connect = __webpack_require__(44564);
// EXTERNAL MODULE: ./lib/environment/flyway/settle-mirror.js
var settle_mirror = __webpack_require__(81387);
// EXTERNAL MODULE: ./lib/environment/record-only.js
var record_only = __webpack_require__(95591);
;// CONCATENATED MODULE: ./lib/environment/record-baseline.js




/** Puts the baseline on record that the state counted with all along, if any. Under the lock. Throws Failure. */
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
    // The time of the row is known to the server alone.
    return await (0,settle_mirror/* settleMirror */.j)(world, holding, await (0,connect/* reread */.Ws)(holding, loaded));
}

// EXTERNAL MODULE: ./lib/environment/finish.js + 1 modules
var finish = __webpack_require__(63439);
// EXTERNAL MODULE: ./lib/environment/plan.js + 2 modules
var plan = __webpack_require__(83027);
// EXTERNAL MODULE: ./lib/environment/report.js
var environment_report = __webpack_require__(73951);
// EXTERNAL MODULE: ./lib/core/plan.js
var core_plan = __webpack_require__(73504);
;// CONCATENATED MODULE: ./lib/environment/snapshot/read-early.js

/**
 * Has the server read the schema while the files are parsed, where something is pending: the plan will hardly be blocked,
 * and a run begins with that reading. Read-only. Never throws; nothing else may be sent before it has ended.
 */
async function readEarly(world, holding, loaded) {
    const { environment, onRecord, state } = loaded;
    const unsettled = onRecord.snapshots === "unsettled";
    if (world.config.dryRun || unsettled || (0,core_plan/* applySteps */.GF)(state, environment).length === 0)
        return { kind: "none" };
    // It is compiled in the background, while the question is made.
    const { beginParser } = await __webpack_require__.e(/* import() */ 6121).then(__webpack_require__.bind(__webpack_require__, 36121));
    await beginParser();
    try {
        const { readLive } = await Promise.all(/* import() */[__webpack_require__.e(4571), __webpack_require__.e(8350)]).then(__webpack_require__.bind(__webpack_require__, 48350));
        return { kind: "read", snapshot: await readLive(holding, loaded) };
    }
    catch (error) {
        return { kind: "failed", error };
    }
}

// EXTERNAL MODULE: ./lib/environment/run/regain.js
var regain = __webpack_require__(27305);
// EXTERNAL MODULE: ./lib/environment/run/run-state.js
var run_state = __webpack_require__(82450);
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
    return await (0,connect/* holdEnvironment */.nT)(world, environment, { applyEvents: false }, async (holding, started) => {
        const { expectPlan, dryRun } = world.config;
        const { loaded: settled, findings: unsettled } = dryRun || !(0,record_only/* isOurs */.MU)(started) ? { loaded: started, findings: [] } : await (0,settle_lost/* settleLost */.c)(world, holding, started);
        const read = await (0,settle_mirror/* settleMirror */.j)(world, holding, settled);
        const [early, planned] = await Promise.all([
            readEarly(world, holding, read),
            (0,plan/* planToApply */.nf)(world, read, { withUndo: environment.onFailure === "undo" }),
        ]);
        const findings = [...unsettled, ...planned.plan.findings];
        const unrun = (failure, more = []) => {
            return { report: (0,environment_report/* toEnvironmentReport */.l)(read, { planned }), findings: [...findings, ...more], failure };
        };
        if (!(0,plan/* isReady */.i_)(planned))
            return unrun("blocked");
        if (expectPlan !== null && expectPlan !== planned.digest) {
            return unrun("blocked", [planChanged(environment.name, expectPlan, planned.digest)]);
        }
        if (dryRun)
            return unrun(null);
        const loaded = await recordBaseline(world, holding, read);
        if (planned.plan.steps.length + loaded.set.callbacks.length === 0)
            return unrun(null);
        const run = { ...(0,run_state/* startRun */.AD)(world, holding, loaded, planned), early };
        const { findings: found, ...result } = await runPlan(run);
        return { ...result, findings: [...unsettled, ...found] };
    });
}
async function runPlan(run) {
    const { planned } = run;
    const { applyPlan } = await Promise.all(/* import() */[__webpack_require__.e(2737), __webpack_require__.e(9903)]).then(__webpack_require__.bind(__webpack_require__, 79903));
    const ended = await applyPlan(run);
    // Rows are read again: the report tells what is on record now.
    const after = await (0,connect/* reread */.Ws)(run.holding, run.loaded);
    const spoiled = ended === null ? (0,regain/* findSpoiled */.CT)(run, after) : [];
    const failure = spoiled.length > 0 ? "database" : ended;
    const { settleSnapshot } = await Promise.all(/* import() */[__webpack_require__.e(4571), __webpack_require__.e(369), __webpack_require__.e(2349), __webpack_require__.e(3437)]).then(__webpack_require__.bind(__webpack_require__, 67784));
    const settling = settleSnapshot(run);
    // Made while the server reads the schema.
    const outcomes = { planned, outcomes: run.outcomes, longestWaitMs: run.longestWaitMs };
    const report = (0,environment_report/* toEnvironmentReport */.l)(after, outcomes);
    await settling;
    // A file that had not finished has now.
    const stillTrue = planned.plan.findings.filter(({ rule }) => rule !== "failed" || failure !== null);
    return { report: { ...report, drift: run.drift }, findings: [...stillTrue, ...spoiled, ...run.findings], failure };
}
/** The approved plan is not the one that would run. */
function planChanged(environment, expected, actual) {
    const message = `the plan of ${environment} is ${actual ?? "unknown"}, not the approved ${expected}`;
    return (0,problems/* finding */.g)("plan-changed", { message, environment });
}


/***/ }),

/***/ 24677:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ makeDurable)
/* harmony export */ });
/**
 * Waits until all that has committed so far is as durable as the session's own setting of `synchronous_commit` makes a
 * commit. For that it commits something that is in no table: a record of the server's log (WAL), flushed behind those of
 * all before it. Where a role may not write one, the tool's next commit does the same. Throws Failure for a lost connection.
 */
async function makeDurable(session) {
    await session.send("SELECT pg_catalog.pg_logical_emit_message(true, 'schema-version-action', '')");
}


/***/ }),

/***/ 83027:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i_: () => (/* binding */ isReady),
  nf: () => (/* binding */ planToApply),
  rK: () => (/* binding */ planToRollback)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./lib/core/digest.js

/**
 * The digest of a plan, 32 hex digits of SHA-256: equal only for the same database in the same state and the same text
 * to run, so that what was approved is what runs, once.
 */
function planDigest({ identity, environment, lastChangeId, steps }) {
    const parts = [
        "plan-1",
        identity.systemIdentifier,
        identity.databaseOid,
        identity.schema,
        environment,
        String(lastChangeId),
        ...steps.flatMap((step) => [step.kind, step.key, step.checksum]),
    ];
    return (0,external_node_crypto_.createHash)("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}

// EXTERNAL MODULE: ./lib/core/migration-set.js + 3 modules
var migration_set = __webpack_require__(38989);
// EXTERNAL MODULE: ./lib/core/plan.js
var core_plan = __webpack_require__(73504);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(70551);
// EXTERNAL MODULE: ./lib/core/state.js
var state = __webpack_require__(44734);
;// CONCATENATED MODULE: ./lib/core/plan-rollback.js



/** The undo scripts to run, newest first (log id, then installed_on, then version); or all that blocks it. */
function planRollback(state, history, selection, { environment, findings }) {
    const newestFirst = state.migrations.filter(isOnRecord).toSorted((a, b) => byAge(b.row, a.row, history));
    const selected = plan_rollback_select(newestFirst, history, selection);
    const steps = selected.states.flatMap((one) => {
        const undo = one.migration?.undo ?? null;
        return one.migration === null || undo === null
            ? []
            : [{ kind: "undo", migration: one.migration, undo, row: one.row }];
    });
    const all = [
        ...findings,
        ...selected.findings.map((one) => ({ ...one, environment })),
        ...selected.states.flatMap((one) => ofSelected(one, environment)),
        ...(0,core_plan/* ofEnvironment */.rV)(history, environment),
    ];
    return all.some((one) => one.severity === "error" && one.waived === null)
        ? { kind: "blocked", findings: all }
        : { kind: "ready", steps, findings: all };
}
function isOnRecord(state) {
    return "row" in state;
}
function byAge(a, b, history) {
    const [left, right] = [eventIdOf(a, history), eventIdOf(b, history)];
    if (left !== right)
        return left - right;
    if (a.installedOn !== b.installedOn)
        return a.installedOn < b.installedOn ? -1 : 1;
    return (0,state/* compareVersionTexts */.Yh)(a.version, b.version);
}
/** The event that put a row there. */
function eventIdOf(row, history) {
    const unfinished = isUnfinished(row, history) ? history.lastEvents.get(row.version) : undefined;
    return (unfinished ?? history.applyEvents.get(row.version))?.id ?? 0;
}
/** Whether a row's apply did not finish: an event that applied it before then belongs to an earlier life of the version. */
function isUnfinished(row, { lastEvents }) {
    return lastEvents.get(row.version)?.event === "start";
}
function plan_rollback_select(newestFirst, history, selection) {
    switch (selection.by) {
        case "target":
            return selectAbove(newestFirst, selection.version);
        case "steps":
            return { states: newestFirst.slice(0, selection.count), findings: [] };
        case "run":
            return selectRun(newestFirst, history, selection.runId);
    }
}
function selectAbove(newestFirst, target) {
    if (target === "0")
        return { states: newestFirst, findings: [] };
    if (!newestFirst.some((one) => (0,state/* keyOf */.TN)((0,state/* versionOf */.E4)(one)) === (0,state/* keyOf */.TN)(target))) {
        const known = newestFirst.slice(0, 5).map((one) => one.row.version);
        const message = `version ${target} is not applied, so nothing can be rolled back to it`;
        const help = known.length === 0 ? "nothing is applied" : `applied, newest first: ${known.join(", ")}`;
        return { states: [], findings: [(0,problems/* finding */.g)("unknown-version", { message, help })] };
    }
    return { states: newestFirst.filter((one) => (0,state/* compareVersionTexts */.Yh)(one.row.version, target) > 0), findings: [] };
}
function selectRun(newestFirst, history, runId) {
    const isOfRun = ({ row }) => !isUnfinished(row, history) && history.applyEvents.get(row.version)?.runId === runId;
    const states = newestFirst.filter(isOfRun);
    const oldest = states.at(-1);
    if (oldest === undefined) {
        const message = `run ${runId} applied nothing that is still applied`;
        return { states: [], findings: [(0,problems/* finding */.g)("unknown-version", { message, help: "history lists the runs" })] };
    }
    const others = newestFirst.slice(0, newestFirst.indexOf(oldest)).filter((one) => !isOfRun(one));
    if (others.length === 0)
        return { states, findings: [] };
    const versions = others.map((one) => one.row.version).join(", ");
    const message = `newer versions of other runs stand above run ${runId}: ${versions}`;
    return { states, findings: [(0,problems/* finding */.g)("newer-versions", { message })] };
}
function ofSelected(one, environment) {
    const { row, migration } = one;
    const where = migration === null ? {} : { file: migration.script.file };
    switch (one.state) {
        case "baseline":
            return blocked(`version ${row.version} is a baseline: what was before it cannot be rolled back`);
        case "edited":
            return blocked(`version ${row.version} was edited after it was applied: its undo script may not fit it`);
        case "missing":
        case "ahead":
            return blocked(`version ${row.version} (${row.script}) has no file, so there is no undo script for it`);
        case "failed":
        case "undo-failed":
        case "applied":
            if (migration === null)
                return blocked(`version ${row.version} (${row.script}) has no file`);
            if (migration.checksum !== row.checksum) {
                return blocked(`version ${row.version} did not finish and was edited since: its undo script may not fit it`);
            }
            if (migration.undo !== null)
                return [];
            return [(0,problems/* finding */.g)("missing-undo", { message: `version ${row.version} has no undo script`, environment, ...where })];
    }
    function blocked(message) {
        return [(0,problems/* finding */.g)("rollback-blocked", { message, environment, ...where })];
    }
}

// EXTERNAL MODULE: ./lib/environment/load.js + 1 modules
var load = __webpack_require__(75252);
;// CONCATENATED MODULE: ./lib/environment/plan.js






function isReady(planned) {
    return planned.plan.kind === "ready";
}
/** What `apply` would run: every script of it is parsed, so that a syntax error is known before anything runs. */
async function planToApply(world, loaded, { withUndo }) {
    const { environment, onRecord, set, state } = loaded;
    const wanted = (0,core_plan/* applySteps */.GF)(state, environment);
    const undos = withUndo ? wanted.flatMap((step) => (step.kind === "apply" ? [step.migration.undo] : [])) : [];
    const foreign = wanted.map(core_plan/* scriptOf */.Fl).filter(({ runner }) => runner !== undefined);
    const scripts = [
        ...wanted.map(core_plan/* scriptOf */.Fl).filter(({ runner }) => runner === undefined),
        ...undos.filter((undo) => undo !== null),
        ...set.callbacks.map((one) => one.script),
    ];
    const parsed = await parseAll(loaded, scripts);
    const plan = (0,core_plan/* planApply */._$)(state, onRecord.history, {
        environment: environment.name,
        outOfOrder: environment.outOfOrder,
        target: environment.target,
        ignored: environment.ignored,
        transaction: environment.transaction,
        findings: [
            ...(0,load/* problemsOf */.GW)(world, loaded),
            ...findingsOf(parsed),
            ...ofCallbacks(loaded, parsed),
            ...foreign.map(ofForeign),
        ],
        transactional: (script) => parsed.get(script)?.transactional ?? true,
    });
    return { plan, steps: wanted, parsed, digest: plan.kind === "ready" ? digestOf(loaded, plan.steps) : null };
}
function ofForeign({ name, file, runner }) {
    const what = runner === "java" ? "a Java migration" : "a script";
    return (0,problems/* finding */.g)("not-runnable", { message: `${name} is pending, and is ${what}, which only Flyway runs`, file });
}
/** Events whose callbacks run inside the transaction of each file, as in Flyway. */
const aroundEach = new Set(["beforeEachMigrate", "afterEachMigrate"]);
/** Callbacks that share a transaction and cannot run in one. */
function ofCallbacks({ set, environment: { name, transaction } }, parsed) {
    return set.callbacks.flatMap(({ event, script }) => {
        if (parsed.get(script)?.transactional !== false)
            return [];
        const where = { environment: name, file: script.file };
        if (aroundEach.has(event)) {
            const message = `${script.name} runs inside the transaction of each file, and holds a statement that cannot`;
            return [(0,problems/* finding */.g)("needs-no-transaction", { message, help: "move that statement to another callback", ...where })];
        }
        if (transaction === "each" || event === "afterMigrateError")
            return [];
        const message = `${script.name} cannot run in a transaction, so transaction: all cannot run it with the others`;
        return [(0,problems/* finding */.g)("transaction-all", { message, ...where })];
    });
}
/** What `rollback` would run, newest first, every undo script parsed. */
async function planToRollback(world, loaded, selection) {
    const { environment, onRecord, state } = loaded;
    const problems = (0,load/* problemsOf */.GW)(world, loaded).filter(({ rule }) => rule !== "existing-schema" && rule !== "flyway-history");
    const options = { environment: environment.name, findings: problems };
    const draft = planRollback(state, onRecord.history, selection, { ...options, findings: [] });
    const parsed = await parseAll(loaded, draft.kind === "ready" ? draft.steps.map(core_plan/* scriptOf */.Fl) : []);
    const plan = planRollback(state, onRecord.history, selection, {
        ...options,
        findings: [...problems, ...findingsOf(parsed)],
    });
    const steps = plan.kind === "ready" ? plan.steps : draft.kind === "ready" ? draft.steps : [];
    return { plan, steps, parsed, digest: plan.kind === "ready" ? digestOf(loaded, plan.steps) : null };
}
async function parseAll(loaded, scripts) {
    const parsed = new Map();
    for (const script of scripts)
        parsed.set(script, await loaded.parse(script));
    return parsed;
}
function findingsOf(parsed) {
    return [...parsed.values()].flatMap((script) => script.findings);
}
function digestOf(loaded, steps) {
    const { target, environment, onRecord, set } = loaded;
    if (target === null)
        return null;
    const sum = (script) => (0,migration_set/* stableChecksum */.b)(script, loaded.placeholders);
    const ofSteps = steps.map((step) => ({ kind: step.kind, key: keyOf(step), checksum: sum((0,core_plan/* scriptOf */.Fl)(step)) }));
    const applies = steps.some((step) => step.kind !== "undo");
    const undos = steps.flatMap((step) => step.kind === "apply" && step.migration.undo !== null ? [step.migration.undo] : []);
    const extra = [
        ...(environment.onFailure === "undo"
            ? undos.map((undo) => ({ kind: "on-failure", key: undo.name, checksum: sum(undo) }))
            : []),
        ...(applies
            ? set.callbacks.map((one) => ({ kind: one.event, key: one.script.name, checksum: sum(one.script) }))
            : []),
    ];
    return planDigest({
        identity: target.identity,
        environment: environment.name,
        lastChangeId: onRecord.history.lastChangeId,
        steps: [...ofSteps, ...extra],
    });
}
function keyOf(step) {
    return step.kind === "repeat" ? step.repeatable.description : step.migration.version.text;
}


/***/ }),

/***/ 27305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CT: () => (/* binding */ findSpoiled),
/* harmony export */   EN: () => (/* binding */ isAsLeft),
/* harmony export */   GD: () => (/* binding */ committedIn),
/* harmony export */   p$: () => (/* binding */ regain)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48165);
/* harmony import */ var _core_plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73504);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70551);
/* harmony import */ var _core_state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44734);
/* harmony import */ var _database_lock_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(28170);
/* harmony import */ var _database_make_durable_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(24677);
/* harmony import */ var _run_state_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(82450);







/** A server that restarts is back in seconds. */
const pausesMs = [500, 1000, 2000, 4000];
/**
 * Connects again after a lost connection, waits for the lock (which the lost backend keeps until it has ended), and reads
 * the record. Returns why not where that is not to be had: then nothing more can be run or recorded.
 */
async function regain(run) {
    try {
        const { holding, loaded } = await connectAgain(run);
        run.holding = holding;
        run.wal = { walPosition: loaded.onRecord.walPosition, walAt: loaded.onRecord.walAt };
        return loaded;
    }
    catch (error) {
        if (!(error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H))
            throw error;
        run.connection = "lost";
        return error;
    }
}
async function connectAgain({ holding, world }) {
    for (const pause of pausesMs) {
        try {
            return await regainDurably(holding);
        }
        catch (error) {
            const away = error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H && error.findings.some(({ rule }) => rule.startsWith("connection"));
            if (!away)
                throw error;
            await (0,_database_lock_js__WEBPACK_IMPORTED_MODULE_4__/* .sleep */ .yy)(pause, world.signal);
        }
    }
    return await regainDurably(holding);
}
/** What the record says by then cannot be lost any more: the lost backend may not have waited for the disk. */
async function regainDurably({ regain: again }) {
    const regained = await again();
    await (0,_database_make_durable_js__WEBPACK_IMPORTED_MODULE_6__/* .makeDurable */ .M)(regained.holding.session);
    return regained;
}
/** Tells whether the record says that a step was done. */
function committedIn({ applied, repeatables, }) {
    const versions = new Map(applied.map((row) => [(0,_core_state_js__WEBPACK_IMPORTED_MODULE_3__/* .keyOf */ .TN)(row.version), row]));
    const repeated = new Map(repeatables.map((row) => [row.description, row]));
    return (step) => {
        switch (step.kind) {
            case "apply": {
                const row = versions.get((0,_core_state_js__WEBPACK_IMPORTED_MODULE_3__/* .keyOf */ .TN)(step.migration.version.text));
                return row?.success === true && row.checksum === step.migration.checksum;
            }
            case "repeat": {
                const row = repeated.get(step.repeatable.description);
                return row?.success === true && row.checksum === step.repeatable.checksum;
            }
            case "undo":
                return !versions.has((0,_core_state_js__WEBPACK_IMPORTED_MODULE_3__/* .keyOf */ .TN)(step.row.version));
        }
    };
}
/**
 * What a run that went well has done and is not on record at its end: a file or a callback changed the tool's tables behind
 * the look that each step takes at its row. Empty where all is there, or where that could not be read.
 */
function findSpoiled(run, after) {
    if (after === run.loaded)
        return [];
    const { onRecord } = after;
    const steps = run.planned.plan.steps.filter((step) => run.outcomes.get((0,_core_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .scriptOf */ .Fl)(step))?.result === "done");
    const isCommitted = committedIn(onRecord.history);
    const gone = steps.filter((step) => !isCommitted(step)).map(_run_state_js__WEBPACK_IMPORTED_MODULE_5__/* .titleOf */ .Gg);
    if (gone.length === 0)
        return [];
    const foreign = onRecord.findings.find(({ severity }) => severity === "error");
    const message = `what this run did is not on record (${gone.join(", ")}): ${foreign?.message ?? "a file or a callback took its rows away"}`;
    const help = "give the tool's tables back what they had before the next run, and take the statement out of the files";
    return [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)("statement", { message, help, environment: run.recorder.environment })];
}
/**
 * Whether the versions on record are as this run left them. While it had no connection another run may have held the lock, and done
 * what this one still plans: going on would do it twice. What was found committed counts as done; `open` was under way and
 * was not.
 */
function isAsLeft(run, history, open) {
    const planned = run.planned.plan.steps.map((step) => ({ step, result: run.outcomes.get((0,_core_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .scriptOf */ .Fl)(step))?.result }));
    const done = planned.filter(({ result }) => result === "done").map(({ step }) => step);
    const wanted = new Set(run.loaded.onRecord.history.applied.map((row) => (0,_core_state_js__WEBPACK_IMPORTED_MODULE_3__/* .keyOf */ .TN)(row.version)));
    for (const step of done) {
        for (const key of keysOf(step)) {
            if (step.kind === "undo")
                wanted.delete(key);
            else
                wanted.add(key);
        }
    }
    const found = new Set(history.applied.map((row) => (0,_core_state_js__WEBPACK_IMPORTED_MODULE_3__/* .keyOf */ .TN)(row.version)));
    for (const key of open.flatMap(keysOf)) {
        wanted.delete(key);
        found.delete(key);
    }
    const sameVersions = wanted.size === found.size && [...wanted].every((key) => found.has(key));
    const waiting = planned.filter(({ step, result }) => result === "not-run" && !open.includes(step));
    const isCommitted = committedIn(history);
    return sameVersions && !waiting.some(({ step }) => isCommitted(step));
}
function keysOf(step) {
    return step.kind === "repeat" ? [] : [(0,_core_state_js__WEBPACK_IMPORTED_MODULE_3__/* .keyOf */ .TN)(step.migration.version.text)];
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
