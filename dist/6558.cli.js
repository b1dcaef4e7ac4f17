export const id = 6558;
export const ids = [6558];
export const modules = {

/***/ 6558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   status: () => (/* binding */ status)
/* harmony export */ });
/* harmony import */ var _environment_connect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4564);
/* harmony import */ var _environment_finish_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3439);
/* harmony import */ var _environment_not_read_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2742);
/* harmony import */ var _environment_plan_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5408);
/* harmony import */ var _environment_report_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3951);





/** Where every migration stands in every environment. Writes nothing. */
async function status(world) {
    const results = await Promise.all(world.config.environments.map((environment) => (0,_environment_finish_js__WEBPACK_IMPORTED_MODULE_1__/* .settleEnvironment */ .zQ)((0,_environment_report_js__WEBPACK_IMPORTED_MODULE_4__/* .toUnreachable */ .w)(environment, "not read"), async () => {
        if (environment.database.kind === "none")
            return (0,_environment_not_read_js__WEBPACK_IMPORTED_MODULE_2__/* .notRead */ .Q)(environment, environment.database.reason);
        return await (0,_environment_connect_js__WEBPACK_IMPORTED_MODULE_0__/* .readEnvironment */ .Qo)(world, environment, { applyEvents: false }, async (loaded) => {
            const planned = await (0,_environment_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .planToApply */ .nf)(world, loaded, { withUndo: false });
            return { report: (0,_environment_report_js__WEBPACK_IMPORTED_MODULE_4__/* .toEnvironmentReport */ .l)(loaded, { planned }), findings: planned.plan.findings, failure: null };
        });
    })));
    return (0,_environment_finish_js__WEBPACK_IMPORTED_MODULE_1__/* .toReport */ .cG)(world, results);
}


/***/ }),

/***/ 2742:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ notRead),
/* harmony export */   Z: () => (/* binding */ notReadFinding)
/* harmony export */ });
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(551);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3951);


/** The result of an environment without a URL at hand: shown as not reachable, never guessed. */
function notRead(environment, reason) {
    return {
        report: (0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .toUnreachable */ .w)(environment, reason),
        findings: [notReadFinding(environment, reason)],
        failure: null,
    };
}
/** Why a database was not read, and what to give. */
function notReadFinding({ name }, reason) {
    const message = `the database was not read: ${reason}`;
    return (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .g)("input-unused", { message, help: "give its URL where it should be read", environment: name });
}


/***/ }),

/***/ 5408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i_: () => (/* binding */ isReady),
  nf: () => (/* binding */ planToApply),
  rK: () => (/* binding */ planToRollback)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(5217);
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
var migration_set = __webpack_require__(8989);
// EXTERNAL MODULE: ./lib/core/plan.js
var core_plan = __webpack_require__(3504);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(551);
// EXTERNAL MODULE: ./lib/core/state.js
var state = __webpack_require__(4734);
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
var load = __webpack_require__(5252);
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

/***/ 3951:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ toEnvironmentReport),
/* harmony export */   w: () => (/* binding */ toUnreachable)
/* harmony export */ });
/* harmony import */ var _core_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3504);
/* harmony import */ var _core_report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5483);
/* harmony import */ var _core_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4734);



/** The report of an environment whose database, or the base branch in its place, was read. */
function toEnvironmentReport(loaded, parts) {
    const { environment, target, onRecord, state } = loaded;
    const { planned } = parts;
    const results = new Map([...(parts.outcomes ?? [])].map(([script, outcome]) => [script.name, outcome]));
    const steps = planned?.steps ?? [];
    return {
        ...emptyReport(environment),
        reachable: target !== null,
        unreachable: target === null && environment.database.kind === "none" ? environment.database.reason : null,
        source: target === null ? "base-branch" : "database",
        server: target?.server ?? null,
        database: target === null ? null : placeOf(environment, target.database),
        currentVersion: state.currentVersion,
        targetVersion: (0,_core_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .targetOf */ .$r)(state, steps),
        planDigest: planned?.digest ?? null,
        plan: planned === null ? "none" : planned.plan.kind,
        migrations: state.migrations.map((one) => toMigrationReport(one, results, parts.proofs)),
        repeatables: state.repeatables.map((one) => toRepeatableReport(one, results, parts.proofs)),
        steps: steps.map((step) => toStepReport(step, loaded, parts)),
        lastChange: onRecord.history.lastChange,
        longestWaitMs: parts.longestWaitMs ?? null,
        sizes: parts.sizes ?? [],
        probes: parts.probes ?? [],
        schemaChange: parts.schemaChange ?? null,
        queries: parts.queries ?? null,
        observedAt: parts.observedAt ?? null,
    };
}
/** The report of an environment that was not read. */
function toUnreachable(environment, reason) {
    return { ...emptyReport(environment), unreachable: reason };
}
function emptyReport({ name, branch }) {
    return {
        name,
        reachable: false,
        unreachable: null,
        source: "none",
        branch,
        server: null,
        database: null,
        currentVersion: null,
        targetVersion: null,
        planDigest: null,
        plan: "none",
        migrations: [],
        repeatables: [],
        steps: [],
        lastChange: null,
        drift: _core_report_js__WEBPACK_IMPORTED_MODULE_1__/* .driftOff */ .de,
        events: [],
        longestWaitMs: null,
        sizes: [],
        probes: [],
        schemaChange: null,
        queries: null,
        observedAt: null,
    };
}
/** `name@host:port`, never a user or a password. */
function placeOf({ database }, name) {
    switch (database.kind) {
        case "server":
            return `${name}@${database.target.host}:${database.target.port}`;
        case "embedded":
            return `embedded in ${database.folder}`;
        case "none":
            return name;
    }
}
function toMigrationReport(state, results, proofs) {
    const row = "row" in state ? state.row : null;
    const migration = state.migration;
    const script = row?.script ?? migration?.script.name ?? "";
    const undo = migration?.undo?.name ?? null;
    const outcome = results.get(script) ?? (undo === null ? undefined : results.get(undo));
    return {
        version: (0,_core_state_js__WEBPACK_IMPORTED_MODULE_2__/* .versionOf */ .E4)(state),
        description: row?.description ?? migration?.description ?? "",
        script,
        state: state.state,
        checksum: migration?.checksum ?? row?.checksum ?? "",
        installedBy: row?.installedBy ?? null,
        installedOn: row?.installedOn ?? null,
        executionMs: outcome?.executionMs ?? row?.executionMs ?? null,
        undo,
        result: outcome?.result ?? null,
        proof: (migration === null ? undefined : proofs?.get(migration.script)) ?? null,
    };
}
function toRepeatableReport(state, results, proofs) {
    const row = "row" in state ? state.row : null;
    const script = state.repeatable?.script.name ?? row?.script ?? "";
    const outcome = results.get(script);
    return {
        description: state.repeatable?.description ?? row?.description ?? "",
        script,
        state: state.state,
        checksum: state.repeatable?.checksum ?? row?.checksum ?? "",
        installedBy: row?.installedBy ?? null,
        installedOn: row?.installedOn ?? null,
        executionMs: outcome?.executionMs ?? row?.executionMs ?? null,
        result: outcome?.result ?? null,
        proof: (state.repeatable === null ? undefined : proofs?.get(state.repeatable.script)) ?? null,
    };
}
function toStepReport(step, { onRecord }, { planned, outcomes, destroys }) {
    const script = (0,_core_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .scriptOf */ .Fl)(step);
    const outcome = outcomes?.get(script);
    const row = step.kind === "undo" ? step.row : null;
    return {
        kind: step.kind,
        version: step.kind === "repeat" ? null : (row?.version ?? step.migration.version.text),
        description: step.kind === "repeat" ? step.repeatable.description : step.migration.description,
        script: script.name,
        file: script.file,
        sql: script.text,
        transactional: planned?.parsed.get(script)?.transactional ?? true,
        result: outcome?.result ?? null,
        executionMs: outcome?.executionMs ?? null,
        installedBy: row?.installedBy ?? null,
        installedOn: row?.installedOn ?? null,
        runUrl: row === null ? null : (onRecord.history.applyEvents.get(row.version)?.runUrl ?? null),
        destroys: destroys?.get(script) ?? [],
        retries: outcome?.retries ?? [],
    };
}


/***/ })

};
