export const id = 257;
export const ids = [257];
export const modules = {

/***/ 9257:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  history: () => (/* binding */ history_history)
});

// EXTERNAL MODULE: ./lib/database/session.js
var database_session = __webpack_require__(9357);
// EXTERNAL MODULE: ./lib/database/tables.js
var tables = __webpack_require__(7496);
// EXTERNAL MODULE: ./lib/database/target.js
var database_target = __webpack_require__(244);
;// CONCATENATED MODULE: ./lib/database/events.js



const utc = (column) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
/** The whole log, newest first. Read-only. */
async function readEvents(session, target) {
    const results = await (0,database_session/* query */.P)(session, `BEGIN READ ONLY; SET LOCAL search_path = ${database_target/* ownSearchPath */.O};
     SELECT id, event, version, description, script_name, checksum, installed_by, database_role, ${utc("logged_at")},
       execution_time, success, sqlstate, message, reason, environment, repository, ref, commit_sha, pull_request, run_id,
       run_url, tool_version, wal_position, ${utc("wal_at")}
     FROM ${(0,tables/* tableIn */.sV)(target.home, "log")} ORDER BY id DESC; COMMIT`, "reading the log");
    return (results[2]?.rows ?? []).map(toEvent);
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

// EXTERNAL MODULE: ./lib/environment/connect.js + 4 modules
var connect = __webpack_require__(4873);
// EXTERNAL MODULE: ./lib/environment/finish.js
var finish = __webpack_require__(9710);
// EXTERNAL MODULE: ./lib/environment/not-read.js
var not_read = __webpack_require__(2742);
// EXTERNAL MODULE: ./lib/environment/report.js
var environment_report = __webpack_require__(3951);
;// CONCATENATED MODULE: ./lib/commands/history.js





/** The audit log of every environment, newest first. Writes nothing. */
async function history_history(world) {
    const results = await Promise.all(world.config.environments.map((environment) => (0,finish/* settleEnvironment */.zQ)((0,environment_report/* toUnreachable */.w8)(environment, "not read"), async () => {
        if (environment.database.kind === "none")
            return (0,not_read/* notRead */.Q)(environment, environment.database.reason);
        return await (0,connect/* readEnvironment */.Qo)(world, environment, { applyEvents: false }, async (loaded, session) => {
            const { target, onRecord } = loaded;
            const events = target === null || onRecord.missing.includes("log") ? [] : await readEvents(session, target);
            const report = { ...(0,environment_report/* toEnvironmentReport */.l5)(loaded, { planned: null }), events };
            return { report, findings: onRecord.findings, failure: null };
        });
    })));
    return (0,finish/* toReport */.cG)(world, results);
}


/***/ }),

/***/ 2742:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ notRead),
/* harmony export */   Z: () => (/* binding */ notReadFinding)
/* harmony export */ });
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1256);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3951);


/** The result of an environment without a URL at hand: shown as not reachable, never guessed. */
function notRead(environment, reason) {
    return {
        report: (0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .toUnreachable */ .w8)(environment, reason),
        findings: [notReadFinding(environment, reason)],
        failure: null,
    };
}
/** Why a database was not read, and what to give. */
function notReadFinding({ name }, reason) {
    const message = `the database was not read: ${reason}`;
    return (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .g)("input-unused", { message, help: "give its URL where it should be read", environment: name });
}


/***/ })

};
