export const id = 213;
export const ids = [213];
export const modules = {

/***/ 7213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   repair: () => (/* binding */ repair)
/* harmony export */ });
/* harmony import */ var _core_state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4734);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1256);
/* harmony import */ var _database_records_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8799);
/* harmony import */ var _environment_connect_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4873);
/* harmony import */ var _environment_finish_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9710);
/* harmony import */ var _environment_record_only_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5591);
/* harmony import */ var _environment_report_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3951);







/** Puts the record right, never the schema: edited takes the file's checksum, missing and failed lose their row. */
async function repair(world) {
    const results = [];
    for (const environment of world.config.environments) {
        results.push(await (0,_environment_finish_js__WEBPACK_IMPORTED_MODULE_4__/* .settleEnvironment */ .zQ)((0,_environment_report_js__WEBPACK_IMPORTED_MODULE_6__/* .toUnreachable */ .w8)(environment, "not read"), () => repairOne(world, environment)));
    }
    return (0,_environment_finish_js__WEBPACK_IMPORTED_MODULE_4__/* .toReport */ .cG)(world, results);
}
async function repairOne(world, environment) {
    return await (0,_environment_connect_js__WEBPACK_IMPORTED_MODULE_3__/* .holdEnvironment */ .nT)(world, environment, { applyEvents: false }, async (holding, loaded) => {
        (0,_environment_record_only_js__WEBPACK_IMPORTED_MODULE_5__/* .refuseForeign */ .re)(loaded);
        const recorder = (0,_environment_record_only_js__WEBPACK_IMPORTED_MODULE_5__/* .recorderFor */ .ub)(world, loaded);
        const repairs = chosen(world, loaded).map((state) => toRepair(state, loaded, { recorder, world }));
        if (!world.config.dryRun && repairs.length > 0) {
            await (0,_environment_record_only_js__WEBPACK_IMPORTED_MODULE_5__/* .changeRecord */ .U9)(holding, loaded, repairs.flatMap(({ sql }) => sql));
        }
        for (const { told } of repairs)
            world.log.line(told);
        const after = await (0,_environment_connect_js__WEBPACK_IMPORTED_MODULE_3__/* .reread */ .Ws)(holding, loaded);
        const findings = repairs.map(({ told }) => (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("repaired", { message: told, environment: environment.name }));
        return { report: (0,_environment_report_js__WEBPACK_IMPORTED_MODULE_6__/* .toEnvironmentReport */ .l5)(after, { planned: null }), findings, failure: null };
    });
}
function isRepairable(state) {
    return ["edited", "missing", "failed", "undo-failed"].includes(state.state);
}
function chosen(world, { state, environment }) {
    const all = state.migrations.filter(isRepairable);
    const { targetVersion, all: everything } = world.config;
    if (everything || targetVersion === null)
        return all;
    const one = all.filter((candidate) => (0,_core_state_js__WEBPACK_IMPORTED_MODULE_0__/* .keyOf */ .TN)((0,_core_state_js__WEBPACK_IMPORTED_MODULE_0__/* .versionOf */ .E4)(candidate)) === (0,_core_state_js__WEBPACK_IMPORTED_MODULE_0__/* .keyOf */ .TN)(targetVersion));
    if (one.length > 0)
        return one;
    const needing = all.map(_core_state_js__WEBPACK_IMPORTED_MODULE_0__/* .versionOf */ .E4).join(", ");
    const help = needing === "" ? "no version needs repair" : `versions that need it: ${needing}`;
    throw (0,_environment_record_only_js__WEBPACK_IMPORTED_MODULE_5__/* .blocked */ .Z5)(`version ${targetVersion} needs no repair`, help, environment.name);
}
function toRepair(state, { target, onRecord }, { recorder, world }) {
    const home = target?.home ?? "";
    const { row } = state;
    const subject = { version: row.version, description: row.description, script: row.script, checksum: row.checksum };
    const event = (checksum, message) => (0,_database_records_js__WEBPACK_IMPORTED_MODULE_2__/* .logEventSql */ .tI)(home, "repair", { ...subject, checksum }, recorder, {
        success: true,
        message,
        reason: world.config.reason,
        ...wal,
    });
    const wal = { walPosition: onRecord.walPosition, walAt: onRecord.walAt };
    switch (state.state) {
        case "edited": {
            const { description, checksum } = state.migration;
            const told = `version ${row.version} takes the file's checksum ${checksum.slice(0, 8)}… (it was ${row.checksum.slice(0, 8)}…)`;
            return { told, sql: [(0,_database_records_js__WEBPACK_IMPORTED_MODULE_2__/* .setChecksumSql */ .eS)(home, row.version, { description, checksum }), event(checksum, told)] };
        }
        case "undo-failed": {
            // What its undo left is for people to judge; the row says applied again, so that a rollback can be planned anew.
            const told = `version ${row.version} counts as applied again (its undo had not finished)`;
            return {
                told,
                sql: [
                    (0,_database_records_js__WEBPACK_IMPORTED_MODULE_2__/* .putVersionSql */ .kG)(home, row, recorder, { success: true, executionMs: String(row.executionMs) }),
                    event(row.checksum, told),
                ],
            };
        }
        case "missing":
        case "failed": {
            const told = `version ${row.version} (${row.script}) is forgotten: its row was removed`;
            return { told, sql: [(0,_database_records_js__WEBPACK_IMPORTED_MODULE_2__/* .removeVersionSql */ .PB)(home, row.version), event(row.checksum, told)] };
        }
    }
}


/***/ }),

/***/ 1543:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ ownMessageSql)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9531);
/* harmony import */ var _lock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8170);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(244);



/**
 * The tool's own statements as one message: one transaction that proves the lock first and again before COMMIT. What a
 * file did to the session stays for its next statement, so the tool's own settings are local to the transaction.
 */
function ownMessageSql(target, statements) {
    const proof = (0,_lock_js__WEBPACK_IMPORTED_MODULE_0__/* .proveLock */ .i5)(target);
    const asOurselves = [
        "SET LOCAL SESSION AUTHORIZATION DEFAULT",
        `SET LOCAL ROLE ${target.role === null ? "NONE" : (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteIdentifier */ .Cm)(target.role)}`,
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
/* harmony export */   eS: () => (/* binding */ setChecksumSql),
/* harmony export */   eg: () => (/* binding */ unfinishedSql),
/* harmony export */   fz: () => (/* binding */ removeRepeatablesSql),
/* harmony export */   kG: () => (/* binding */ putVersionSql),
/* harmony export */   tI: () => (/* binding */ logEventSql)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9531);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7496);


/** The server's UTC clock, whatever the session's zone is. */
const now = "pg_catalog.clock_timestamp() AT TIME ZONE 'UTC'";
/** Milliseconds since the message arrived at the server: one message is one step. */
const sinceMessage = "(extract(epoch FROM pg_catalog.clock_timestamp() - pg_catalog.statement_timestamp()) * 1000)::pg_catalog.int4";
/** SQL that appends one event to the log. */
function logEventSql(home, event, subject, recorder, details) {
    const values = [
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(event),
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(subject.version),
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(subject.description),
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(subject.script),
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(subject.checksum),
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(recorder.installedBy.slice(0, 100)),
        "session_user",
        "pg_catalog.clock_timestamp()",
        details.executionMs ?? "NULL",
        String(details.success),
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(details.sqlstate ?? null),
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(details.message?.replaceAll("\0", "") ?? null),
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(details.reason ?? null),
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(details.detail ?? null),
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(recorder.environment),
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(recorder.repository),
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(recorder.ref),
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(recorder.commit),
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(recorder.pullRequest),
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(recorder.runId),
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(recorder.runUrl),
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(recorder.toolVersion),
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(details.walPosition ?? null),
        details.walAt === undefined || details.walAt === null
            ? "NULL"
            : `${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(details.walAt)}::pg_catalog.timestamptz`,
    ];
    return `INSERT INTO ${(0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableIn */ .sV)(home, "log")} (event, version, description, script_name, checksum, installed_by,
 database_role, logged_at, execution_time, success, sqlstate, message, reason, detail, environment, repository, ref,
 commit_sha, pull_request, run_id, run_url, tool_version, wal_position, wal_at) VALUES (${values.join(", ")})`;
}
/** SQL that writes the row of a version, over the one that an unfinished attempt left. */
function putVersionSql(home, row, { installedBy }, { success, executionMs }) {
    const values = [row.version, row.description, row.script, row.checksum, installedBy.slice(0, 100)].map(_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce);
    return `INSERT INTO ${(0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableIn */ .sV)(home, "versions")} (version, description, script_name, checksum, installed_by, installed_on, execution_time, success)
 VALUES (${values.join(", ")}, ${now}, ${executionMs}, ${success}) ON CONFLICT (version) DO UPDATE SET
 description = EXCLUDED.description, script_name = EXCLUDED.script_name, checksum = EXCLUDED.checksum, installed_by = EXCLUDED.installed_by,
 installed_on = EXCLUDED.installed_on, execution_time = EXCLUDED.execution_time, success = EXCLUDED.success`;
}
/** SQL that writes the row of a repeatable, over that of its last run. */
function putRepeatableSql(home, row, { installedBy }, { success, executionMs }) {
    const values = [row.description, row.script, row.checksum, installedBy.slice(0, 100)].map(_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce);
    return `INSERT INTO ${(0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableIn */ .sV)(home, "repeatables")} (description, script_name, checksum, installed_by, installed_on, execution_time, success)
 VALUES (${values.join(", ")}, ${now}, ${executionMs}, ${success}) ON CONFLICT (description) DO UPDATE SET
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


/***/ }),

/***/ 5591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U9: () => (/* binding */ changeRecord),
/* harmony export */   Z5: () => (/* binding */ blocked),
/* harmony export */   re: () => (/* binding */ refuseForeign),
/* harmony export */   ub: () => (/* binding */ recorderFor)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8165);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1256);
/* harmony import */ var _database_grants_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7598);
/* harmony import */ var _database_own_message_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1543);
/* harmony import */ var _database_session_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9357);
/* harmony import */ var _database_tables_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7496);






/** Who changes the record in this environment. */
function recorderFor(world, { environment }) {
    return { ...world.recorder, environment: environment.name };
}
/** Commits SQL that changes the tool's own tables only, making them first where they are missing. Throws Failure. */
async function changeRecord({ session, target }, { onRecord }, statements) {
    const create = (0,_database_tables_js__WEBPACK_IMPORTED_MODULE_5__/* .createTablesSql */ .Kg)(target.home, onRecord.missing, onRecord.schemaExists);
    const first = create === "" ? [] : [create.replace(/;\n$/, "")];
    const reply = await session.send((0,_database_own_message_js__WEBPACK_IMPORTED_MODULE_3__/* .ownMessageSql */ .y)(target, [...first, ...statements]));
    if (reply.error === null)
        return;
    await session.send("ROLLBACK");
    const grants = create === "" ? (0,_database_grants_js__WEBPACK_IMPORTED_MODULE_2__/* .writeGrants */ .pN)(target) : (0,_database_grants_js__WEBPACK_IMPORTED_MODULE_2__/* .createGrants */ .O1)(target, onRecord);
    throw (0,_database_session_js__WEBPACK_IMPORTED_MODULE_4__/* .serverFailure */ .aG)(reply.error, "changing the record", grants);
}
/** Findings that forbid to touch the record at all. */
function refuseForeign({ onRecord }) {
    const foreign = onRecord.findings.filter((one) => one.severity === "error");
    if (foreign.length > 0)
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("blocked", foreign);
}
/** A command that found nothing to do, and says so. */
function blocked(message, help, environment) {
    const one = (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("unknown-version", { message, help, environment });
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("blocked", [one]);
}


/***/ })

};
