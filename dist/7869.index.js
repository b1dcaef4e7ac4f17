export const id = 7869;
export const ids = [7869];
export const modules = {

/***/ 67869:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   captureDrift: () => (/* binding */ captureDrift)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48165);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70551);
/* harmony import */ var _database_catalog_read_snapshot_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74571);
/* harmony import */ var _connect_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44564);
/* harmony import */ var _compare_schemas_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(65016);
/* harmony import */ var _drift_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(12020);
/* harmony import */ var _scope_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(69609);
/* harmony import */ var _drift_sql_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(45687);
/* harmony import */ var _on_shadow_history_on_shadow_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(91863);
/* harmony import */ var _live_words_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(45273);










/** Compares the live schema with the applied files, and writes the difference as migrations. Read-only. Throws Failure. */
async function captureDrift(world, environment) {
    return await (0,_connect_js__WEBPACK_IMPORTED_MODULE_3__/* .readEnvironment */ .Qo)(world, environment, { applyEvents: false }, async (loaded, session) => await (0,_on_shadow_history_on_shadow_js__WEBPACK_IMPORTED_MODULE_6__/* .withHistoryOnShadow */ .s)(world, { loaded, session }, async (open) => {
        const history = replayedOrThrow(await open(), environment);
        return await capture(world, { loaded, session, history, open });
    }));
}
function replayedOrThrow(history, { name }) {
    if (history.kind === "replayed")
        return history;
    if (history.failure !== null)
        throw history.failure;
    const message = `what the applied files make is unknown: ${history.because}`;
    const help = history.help ?? "drift against the stored snapshot can be captured by hand";
    throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("bad-input", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("drift-sql", { message, help, environment: name, severity: "error" })]);
}
async function capture(world, { loaded, session, history, open }) {
    const { target, environment } = loaded;
    if (target === null)
        return { files: [], findings: [] };
    const live = await (0,_database_catalog_read_snapshot_js__WEBPACK_IMPORTED_MODULE_2__.readSnapshot)(session, (0,_scope_js__WEBPACK_IMPORTED_MODULE_8__/* .scopeOf */ .O)(loaded, target));
    const deployed = await (0,_drift_js__WEBPACK_IMPORTED_MODULE_5__/* .sinceLastDeploy */ .i)(world, loaded, { target, session, live, open });
    // What an operator sets up beside the files is expected as the last deploy saw it, as `drift` does.
    const seen = { snapshot: live, session, ...(deployed.kind === "known" ? { deployed: deployed.expected } : {}) };
    const { expected } = await (0,_live_words_js__WEBPACK_IMPORTED_MODULE_7__/* .replayedInLiveWords */ .L)(world, environment.name, history, seen);
    const answer = (0,_compare_schemas_js__WEBPACK_IMPORTED_MODULE_4__/* .compare */ .UD)({ against: "files", expected, live }, world);
    if (answer.kind !== "known")
        return { files: [], findings: [] };
    const sql = await (0,_drift_sql_js__WEBPACK_IMPORTED_MODULE_9__/* .planSqlForDrift */ .y)(world, { history, drifts: answer.drifts, live, session });
    const about = { environment: environment.name };
    if (sql === null) {
        const message = "nothing has drifted: the database is what the applied files make, so there is nothing to write";
        return {
            files: [],
            findings: [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("drift-sql", { message, ...about, severity: "note", help: "none is needed" })],
        };
    }
    if (sql.toCapture.proof === "not-run") {
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("bad-input", [
            (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("drift-sql", {
                message: `the drift cannot be written as SQL: ${sql.reason}`,
                ...about,
                severity: "error",
            }),
        ]);
    }
    const { toCaptureFiles } = await __webpack_require__.e(/* import() */ 8414).then(__webpack_require__.bind(__webpack_require__, 28414));
    const left = [...new Set([...sql.toCapture.left, ...sql.toFix.left])];
    const message = `the drift is captured in part (${sql.reason}): ${left.join("; ")}`;
    const partial = sql.reason === null ? [] : [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("drift-sql", { message, ...about })];
    return { files: toCaptureFiles(sql), findings: partial };
}


/***/ })

};
