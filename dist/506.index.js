export const id = 506;
export const ids = [506];
export const modules = {

/***/ 44026:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   exportHistory: () => (/* binding */ exportHistory)
/* harmony export */ });
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70551);
/* harmony import */ var _environment_connect_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44564);
/* harmony import */ var _environment_finish_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63439);
/* harmony import */ var _environment_record_only_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(95591);
/* harmony import */ var _environment_report_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73951);
/* harmony import */ var _environment_flyway_settle_mirror_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(81387);






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


/***/ }),

/***/ 41543:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ ownMessageSql)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89531);
/* harmony import */ var _lock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28170);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60244);



/**
 * The tool's own statements as one message: one transaction that proves the lock first and again before COMMIT. What a
 * file did to the session stays for its next statement, so the tool's own settings are local to the transaction.
 */
function ownMessageSql(target, statements) {
    const proof = (0,_lock_js__WEBPACK_IMPORTED_MODULE_0__/* .proveLock */ .i5)(target);
    const asOurselves = [
        "SET LOCAL SESSION AUTHORIZATION DEFAULT",
        // DEFAULT is what the login begins with (ALTER ROLE … SET role), where NONE would be the login itself.
        target.role === null ? "SET LOCAL role TO DEFAULT" : `SET LOCAL ROLE ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteIdentifier */ .Cm)(target.role)}`,
        `SET LOCAL search_path = ${_target_js__WEBPACK_IMPORTED_MODULE_1__/* .ownSearchPath */ .O}`,
        "SET LOCAL statement_timeout = 0",
    ];
    const begin = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";
    return [begin, ...asOurselves, proof, ...statements, proof, "COMMIT"].join(";\n");
}


/***/ }),

/***/ 8799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $A: () => (/* binding */ putRepeatableSql),
/* harmony export */   PB: () => (/* binding */ removeVersionSql),
/* harmony export */   Q3: () => (/* binding */ sinceMessage),
/* harmony export */   aw: () => (/* binding */ insertEventSql),
/* harmony export */   cT: () => (/* binding */ insertVersionSql),
/* harmony export */   eS: () => (/* binding */ setChecksumSql),
/* harmony export */   eg: () => (/* binding */ unfinishedSql),
/* harmony export */   em: () => (/* binding */ addVersionSql),
/* harmony export */   fz: () => (/* binding */ removeRepeatablesSql),
/* harmony export */   kG: () => (/* binding */ putVersionSql),
/* harmony export */   tI: () => (/* binding */ logEventSql)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89531);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77496);


/** The server's UTC clock, whatever the session's zone is. */
const now = "pg_catalog.clock_timestamp() AT TIME ZONE 'UTC'";
/** Milliseconds since the message arrived at the server: one message is one step. */
const sinceMessage = "(extract(epoch FROM pg_catalog.clock_timestamp() - pg_catalog.statement_timestamp()) * 1000)::pg_catalog.int4";
/** SQL that appends one event to the log. */
function logEventSql(home, { version, description, script, checksum }, recorder, details) {
    const expressions = {
        version: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(version),
        description: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(description),
        script: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(script),
        checksum: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(checksum),
    };
    return insertEventSql(home, expressions, recorder, details);
}
/** The same with expressions in place of what the event is about. */
function insertEventSql(home, subject, recorder, details) {
    const all = {
        event: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(details.event),
        version: subject.version,
        description: subject.description,
        script_name: subject.script,
        checksum: subject.checksum,
        installed_by: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(recorder.installedBy.slice(0, 100)),
        database_role: "session_user",
        logged_at: "pg_catalog.clock_timestamp()",
        execution_time: details.executionMs ?? "NULL",
        success: String(details.success),
        sqlstate: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(details.sqlstate ?? null),
        message: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(details.message?.replaceAll("\0", "") ?? null),
        reason: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(details.reason ?? null),
        detail: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(details.detail ?? null),
        environment: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(recorder.environment),
        repository: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(recorder.repository),
        ref: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(recorder.ref),
        commit_sha: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(recorder.commit),
        pull_request: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(recorder.pullRequest),
        run_id: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(recorder.runId),
        run_url: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(recorder.runUrl),
        tool_version: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(recorder.toolVersion),
        wal_position: details.walSql?.position ?? (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(details.walPosition ?? null),
        wal_at: details.walSql?.at ?? (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(details.walAt ?? null),
    };
    // The server plans each value that it is given, NULL too.
    const given = Object.entries(all).filter(([, value]) => value !== "NULL");
    const [names, values] = [given.map(([name]) => name), given.map(([, value]) => value)];
    return `INSERT INTO ${(0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableIn */ .sV)(home, "log")} (${names.join(", ")}) VALUES (${values.join(", ")})`;
}
function installedOnSql({ installedOn }) {
    return installedOn === undefined ? now : `${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(installedOn.replace(/Z$/, ""))}::pg_catalog.timestamp`;
}
/** SQL that writes the row of a version that has none; fails where it has. */
function addVersionSql(home, row, { installedBy }, end) {
    const { version, description, script, checksum } = row;
    const expressions = {
        version: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(version),
        description: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(description),
        script: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(script),
        checksum: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(checksum),
    };
    return insertVersionSql(home, expressions, { installedBy }, end);
}
/** The same with expressions in place of the row's own values. */
function insertVersionSql(home, { version, description, script, checksum }, { installedBy }, end) {
    const values = [version, description, script, checksum, (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(installedBy.slice(0, 100))];
    return `INSERT INTO ${(0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableIn */ .sV)(home, "versions")} (version, description, script_name, checksum, installed_by, installed_on, execution_time, success)
 VALUES (${values.join(", ")}, ${installedOnSql(end)}, ${end.executionMs}, ${end.success})`;
}
/** SQL that writes the row of a version, over the one that an unfinished attempt left. */
function putVersionSql(home, row, recorder, end) {
    return `${addVersionSql(home, row, recorder, end)} ON CONFLICT (version) DO UPDATE SET
 description = EXCLUDED.description, script_name = EXCLUDED.script_name, checksum = EXCLUDED.checksum, installed_by = EXCLUDED.installed_by,
 installed_on = EXCLUDED.installed_on, execution_time = EXCLUDED.execution_time, success = EXCLUDED.success`;
}
/** SQL that writes the row of a repeatable, over that of its last run. */
function putRepeatableSql(home, row, { installedBy }, end) {
    const values = [row.description, row.script, row.checksum, installedBy.slice(0, 100)].map(_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce);
    return `INSERT INTO ${(0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableIn */ .sV)(home, "repeatables")} (description, script_name, checksum, installed_by, installed_on, execution_time, success)
 VALUES (${values.join(", ")}, ${installedOnSql(end)}, ${end.executionMs}, ${end.success}) ON CONFLICT (description) DO UPDATE SET
 script_name = EXCLUDED.script_name, checksum = EXCLUDED.checksum, installed_by = EXCLUDED.installed_by,
 installed_on = EXCLUDED.installed_on, execution_time = EXCLUDED.execution_time, success = EXCLUDED.success`;
}
/** SQL that removes the row of a version. */
function removeVersionSql(home, version) {
    return `DELETE FROM ${(0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableIn */ .sV)(home, "versions")} WHERE version = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(version)}`;
}
/** SQL that marks a version as unfinished. */
function unfinishedSql(home, version) {
    return `UPDATE ${(0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableIn */ .sV)(home, "versions")} SET success = false WHERE version = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(version)}`;
}
/** SQL that removes the rows of all repeatables: an undo may have dropped what they made. */
function removeRepeatablesSql(home) {
    return `DELETE FROM ${(0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableIn */ .sV)(home, "repeatables")}`;
}
/** SQL that gives a version its file's checksum and description. */
function setChecksumSql(home, version, { description, checksum }) {
    return `UPDATE ${(0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableIn */ .sV)(home, "versions")} SET checksum = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(checksum)}, description = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(description)} WHERE version = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(version)}`;
}


/***/ })

};
