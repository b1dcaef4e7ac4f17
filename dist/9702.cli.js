export const id = 9702;
export const ids = [9702];
export const modules = {

/***/ 9702:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   history: () => (/* binding */ history)
/* harmony export */ });
/* harmony import */ var _database_events_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6128);
/* harmony import */ var _environment_connect_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4564);
/* harmony import */ var _environment_finish_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3439);
/* harmony import */ var _environment_not_read_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2742);
/* harmony import */ var _environment_report_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3951);





/** The audit log of every environment, newest first. Writes nothing. */
async function history(world) {
    const results = await Promise.all(world.config.environments.map((environment) => (0,_environment_finish_js__WEBPACK_IMPORTED_MODULE_2__/* .settleEnvironment */ .zQ)((0,_environment_report_js__WEBPACK_IMPORTED_MODULE_4__/* .toUnreachable */ .w)(environment, "not read"), async () => {
        if (environment.database.kind === "none")
            return (0,_environment_not_read_js__WEBPACK_IMPORTED_MODULE_3__/* .notRead */ .Q)(environment, environment.database.reason);
        return await (0,_environment_connect_js__WEBPACK_IMPORTED_MODULE_1__/* .readEnvironment */ .Qo)(world, environment, { applyEvents: false }, async (loaded, session) => {
            const { target, onRecord } = loaded;
            const foreign = onRecord.findings.some(({ rule }) => rule === "foreign-table");
            const none = target === null || foreign || onRecord.missing.includes("log");
            const events = none ? [] : await (0,_database_events_js__WEBPACK_IMPORTED_MODULE_0__/* .readEvents */ .w)(session, target);
            const report = { ...(0,_environment_report_js__WEBPACK_IMPORTED_MODULE_4__/* .toEnvironmentReport */ .l)(loaded, { planned: null }), events };
            return { report, findings: onRecord.findings, failure: null };
        });
    })));
    return (0,_environment_finish_js__WEBPACK_IMPORTED_MODULE_2__/* .toReport */ .cG)(world, results);
}


/***/ }),

/***/ 6128:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ readRunScripts),
/* harmony export */   w: () => (/* binding */ readEvents)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9531);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7496);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4297);



const utc = (column) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
/** The whole log, newest first. Read-only. */
async function readEvents(session, target) {
    const rows = await (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .read */ .L)(session, `SELECT id, event, version, description, script_name, checksum, installed_by, database_role, ${utc("logged_at")},
       execution_time, success, sqlstate, message, reason, environment, repository, ref, commit_sha, pull_request, run_id,
       run_url, tool_version, wal_position, ${utc("wal_at")}
     FROM ${(0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableIn */ .sV)(target.home, "log")} ORDER BY id DESC`, "reading the log");
    return rows.map(toEvent);
}
/** Scripts that were run, or begun, since a time (ISO 8601), by name and checksum. Read-only. */
async function readRunScripts(session, { home }, since) {
    const rows = await (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .read */ .L)(session, `SELECT DISTINCT script_name, checksum FROM ${(0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableIn */ .sV)(home, "log")} WHERE logged_at >= ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteLiteral */ .ce)(since)}::timestamptz
       AND event IN ('start', 'apply', 'undo-start', 'undo') AND script_name IS NOT NULL`, "reading the log");
    return rows.map(([script, checksum]) => ({ script: script ?? "", checksum: checksum ?? "" }));
}
function toEvent(row) {
    const text = (index) => row[index] ?? null;
    const number = (index) => (text(index) === null ? null : Number(text(index)));
    return {
        id: Number(text(0)),
        event: (text(1) ?? "start"),
        version: text(2),
        description: text(3),
        script: text(4),
        checksum: text(5),
        installedBy: text(6) ?? "",
        databaseRole: text(7) ?? "",
        at: text(8) ?? "",
        executionMs: number(9),
        success: text(10) === "t",
        sqlstate: text(11),
        message: text(12),
        reason: text(13),
        environment: text(14),
        repository: text(15),
        ref: text(16),
        commit: text(17),
        pullRequest: number(18),
        runId: text(19),
        runUrl: text(20),
        toolVersion: text(21) ?? "",
        walPosition: text(22),
        walAt: text(23),
    };
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
