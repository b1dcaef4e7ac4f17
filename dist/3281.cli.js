export const id = 3281;
export const ids = [3281];
export const modules = {

/***/ 3281:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   drift: () => (/* binding */ drift)
/* harmony export */ });
/* harmony import */ var _environment_connect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5387);
/* harmony import */ var _environment_drift_drift_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2020);
/* harmony import */ var _environment_finish_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3439);
/* harmony import */ var _environment_on_shadow_history_on_shadow_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1863);
/* harmony import */ var _environment_not_read_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2742);
/* harmony import */ var _environment_report_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3951);






/** What is in each database that neither the last deploy nor the files brought there. Writes nothing. */
async function drift(world) {
    world.log.progress("reading the schemas");
    const results = await Promise.all(world.config.environments.map((environment) => (0,_environment_finish_js__WEBPACK_IMPORTED_MODULE_2__/* .settleEnvironment */ .zQ)((0,_environment_report_js__WEBPACK_IMPORTED_MODULE_5__/* .toUnreachable */ .w)(environment, "not read"), () => driftOf(world, environment))));
    world.log.progress("");
    return (0,_environment_finish_js__WEBPACK_IMPORTED_MODULE_2__/* .toReport */ .cG)(world, results);
}
async function driftOf(world, environment) {
    if (environment.database.kind === "none")
        return (0,_environment_not_read_js__WEBPACK_IMPORTED_MODULE_4__/* .notRead */ .Q)(environment, environment.database.reason);
    return await (0,_environment_connect_js__WEBPACK_IMPORTED_MODULE_0__/* .readEnvironment */ .Qo)(world, environment, { applyEvents: false }, async (loaded, session) => {
        const { report, findings, failure } = await (0,_environment_on_shadow_history_on_shadow_js__WEBPACK_IMPORTED_MODULE_3__/* .withHistoryOnShadow */ .s)(world, { loaded, session }, (open) => (0,_environment_drift_drift_js__WEBPACK_IMPORTED_MODULE_1__/* .assessDrift */ .C)(world, loaded, session, open));
        return {
            report: { ...(0,_environment_report_js__WEBPACK_IMPORTED_MODULE_5__/* .toEnvironmentReport */ .l)(loaded, { planned: null }), drift: report },
            findings: [...loaded.onRecord.findings, ...findings],
            failure,
        };
    });
}


/***/ }),

/***/ 2020:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ assessDrift)
});

// EXTERNAL MODULE: ./lib/core/schema/drift-report.js
var drift_report = __webpack_require__(7923);
// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(8165);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(551);
// EXTERNAL MODULE: ./lib/core/report.js + 1 modules
var report = __webpack_require__(5483);
// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __webpack_require__(9531);
// EXTERNAL MODULE: ./lib/database/catalog/read-snapshot.js + 21 modules
var read_snapshot = __webpack_require__(4571);
// EXTERNAL MODULE: ./lib/database/target.js
var target = __webpack_require__(244);
;// CONCATENATED MODULE: ./lib/database/other-homes.js


/** Schemas besides the home that hold a history of this tool, as identifiers are written; empty where the server does not say. Read-only. */
async function listOtherHomes(session, home) {
    const { results, error } = await session.send(`BEGIN READ ONLY; SET LOCAL search_path = ${target/* ownSearchPath */.O}; SET LOCAL quote_all_identifiers = off;
     SELECT pg_catalog.quote_ident(n.nspname) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relname = 'schema_version_log' AND c.relkind = 'r' AND n.nspname <> ${(0,quote/* quoteLiteral */.ce)(home)}
       AND EXISTS (SELECT FROM pg_catalog.pg_class v WHERE v.relnamespace = n.oid AND v.relname = 'schema_version' AND v.relkind = 'r')
       ORDER BY 1; COMMIT`);
    if (error !== null)
        await session.send("ROLLBACK");
    return results[3]?.rows.flatMap(([name]) => name ?? []) ?? [];
}

// EXTERNAL MODULE: ./lib/database/session.js
var database_session = __webpack_require__(9357);
// EXTERNAL MODULE: ./lib/environment/drift/compare-schemas.js + 2 modules
var compare_schemas = __webpack_require__(1232);
// EXTERNAL MODULE: ./lib/environment/drift/drift-sql.js
var drift_sql = __webpack_require__(5687);
// EXTERNAL MODULE: ./lib/environment/drift/live-words.js + 5 modules
var live_words = __webpack_require__(5273);
;// CONCATENATED MODULE: ./lib/environment/drift/expected-from-files.js


/** What the live schema should be by the files on record, in the live server's own words. */
async function expectedFromFiles(world, environment, live, open) {
    const history = await open();
    if (history.kind === "unknown")
        return toUnknown(environment, history);
    if (history.incomplete !== null)
        return toUnknown(environment, { ...incomplete, because: history.incomplete });
    return { kind: "known", ...(await (0,live_words/* replayedInLiveWords */.L)(world, environment, history, live)) };
}
const incomplete = { kind: "unknown", reason: "unfinished", help: null, failure: null };
function toUnknown(environment, { reason, because, help, failure }) {
    if (reason === "off")
        return { kind: "off", findings: [], failure: null };
    if (failure?.kind === "bad-input") {
        const findings = failure.findings.map((one) => ({ ...one, environment }));
        return { kind: "unknown", findings, failure: failure.kind };
    }
    const message = reason === "adopted"
        ? `the database is compared with the stored snapshot only: ${because}`
        : `whether the database is what the files say is unknown, because ${because}; it is compared with the stored snapshot only`;
    const found = (0,problems/* finding */.g)("drift-unknown", { message, help: help ?? ways[reason], environment });
    return { kind: "unknown", findings: [found], failure: null };
}
const ways = {
    adopted: "nothing to do: what changes from here on is found by the snapshot",
    "not-found": "restore the file as it ran",
    unfinished: "the stored snapshot finds what changes from the last deploy on",
    "needs-rows": "write migrations that do nothing without rows; the stored snapshot finds what changes from here on",
    "not-replayable": "pass as shadow the URL of a server that has what is missing, or pass shadow: off",
    "no-shadow": "pass shadow: pglite, the URL of an empty database, or shadow: off",
};

// EXTERNAL MODULE: ./lib/environment/scope.js
var scope = __webpack_require__(9609);
// EXTERNAL MODULE: ./lib/environment/snapshot/stored-schema.js + 6 modules
var stored_schema = __webpack_require__(5879);
;// CONCATENATED MODULE: ./lib/environment/drift/drift.js














/**
 * Compares the live schema with what the last deploy left, and with what the files on record make. What cannot be read
 * or compared is unknown, with findings that say why, never guessed. Read-only; throws nothing anticipated.
 */
async function assessDrift(world, loaded, session, open) {
    const { target, environment, onRecord } = loaded;
    const nothing = onRecord.missing.includes("versions") || onRecord.findings.some((one) => one.severity === "error");
    if (target === null)
        return { report: report/* driftOff */.de, findings: [], failure: null };
    try {
        if (nothing)
            return await withoutHistory(loaded, target, session);
        const live = await (0,read_snapshot.readSnapshot)(session, (0,scope/* scopeOf */.O)(loaded, target));
        const deployed = await sinceLastDeploy(world, loaded, { target, session, live, open });
        const seen = { snapshot: live, session, ...(deployed.kind === "known" ? { deployed: deployed.expected } : {}) };
        const files = await expectedFromFiles(world, environment.name, seen, open);
        const answer = toAnswer(world, files, live);
        const failure = files.kind === "known" ? null : files.failure;
        const assessment = toAssessment(environment.name, [deployed, answer], failure);
        const report = await (0,drift_sql/* withSql */.B)(world, assessment.report, { open, answer, live, session });
        return { ...assessment, report };
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.H) || error.kind === "cancelled")
            throw error;
        const findings = error.findings.map((one) => ({ ...one, environment: environment.name }));
        return {
            report: { ...report/* driftOff */.de, status: "unknown", because: findings.map(({ message }) => message) },
            findings,
            failure: (0,database_session/* isConnectionLost */.pb)(error) ? error.kind : null,
        };
    }
}
/**
 * Nothing is on record where the history should be. Where nobody said which schema that is and it stands in another one,
 * somebody changed the search_path: then nothing is known.
 */
async function withoutHistory({ environment, onRecord }, { home }, session) {
    const isOpen = environment.schemas.length === 0 && onRecord.missing.includes("versions");
    const [other] = isOpen ? await listOtherHomes(session, home) : [];
    if (other === undefined)
        return { report: report/* driftOff */.de, findings: [], failure: null };
    const message = `current_schema() is ${(0,quote/* quoteIdentifier */.Cm)(home)} here and the history stands in ${other}, so what drifted is unknown`;
    const help = `set \`schemas\` to the schemas of the history, ${other} first, or set the search_path of the database and the role back`;
    const findings = [(0,problems/* finding */.g)("drift-unknown", { message, help, environment: environment.name })];
    return { report: { ...report/* driftOff */.de, status: "unknown", because: [message] }, findings, failure: null };
}
/** The first question: what changed since the last deploy? */
async function sinceLastDeploy(world, loaded, { target, session, live, open }) {
    const against = "snapshot";
    const stored = await (0,stored_schema/* readStored */.C)(session, target, loaded);
    switch (stored.kind) {
        case "settled":
            return await compareDeployed(world, loaded, stored.snapshot, { session, live, open });
        case "unsettled": {
            const expected = await (0,stored_schema/* settled */.g)(stored.begun, live, { loaded, target, scripts: stored.scripts });
            return await compareDeployed(world, loaded, expected, { session, live, open });
        }
        case "unreadable":
            return { kind: "unknown", against, findings: stored.findings };
        case "stale":
            return unknown(loaded, `${(0,compare_schemas/* staleText */.Zg)(stored.takenAt)}, so what changed since then is unknown`);
        case "none":
            if (loaded.onRecord.history.applied.length === 0)
                return { kind: "off", against };
            return unknown(loaded, "no snapshot is stored yet, so what changed since the last deploy is unknown");
    }
}
async function compareDeployed(world, { environment }, stored, { session, live, open }) {
    const from = { stored, live: { snapshot: live, session }, open };
    const { expected, findings } = await (0,live_words/* storedInLiveWords */.G)(world, environment.name, from);
    const answer = (0,compare_schemas/* compare */.UD)({ against: "snapshot", expected, live }, world);
    return answer.kind === "known" ? { ...answer, findings: [...answer.findings, ...findings] } : answer;
}
function unknown({ environment }, message) {
    const findings = [(0,problems/* finding */.g)("drift-unknown", { message, environment: environment.name })];
    return { kind: "unknown", against: "snapshot", findings };
}
/** The second question: is this database what the files say? */
function toAnswer(world, files, live) {
    if (files.kind !== "known")
        return { ...files, against: "files" };
    const answer = (0,compare_schemas/* compare */.UD)({ against: "files", expected: files.expected, live }, world);
    return answer.kind === "known" ? { ...answer, findings: [...answer.findings, ...files.findings] } : answer;
}
function toAssessment(environment, answers, failure) {
    const report = (0,drift_report/* toDriftReport */.P)(answers);
    const findings = answers.flatMap((answer) => (answer.kind === "off" ? [] : answer.findings));
    const told = findings.filter((one) => one.rule !== "drift-ignore-unused" || isUnusedInAll(one, answers));
    return { report, findings: [...told, ...(0,compare_schemas/* driftFindings */.Ms)(report, environment)], failure };
}
/** A pattern may match what only one of the expected schemas has. */
function isUnusedInAll({ message }, answers) {
    const known = answers.filter((answer) => answer.kind === "known");
    return known.every(({ findings }) => findings.some((one) => one.message === message));
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
        repeatables: state.repeatables.map((one) => toRepeatableReport(one, results)),
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
function toRepeatableReport(state, results) {
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
