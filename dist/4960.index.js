export const id = 4960;
export const ids = [4960];
export const modules = {

/***/ 30449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LE: () => (/* binding */ provenVersion),
/* harmony export */   TS: () => (/* binding */ provenNewVersion),
/* harmony export */   Zr: () => (/* binding */ provenEvent),
/* harmony export */   _9: () => (/* binding */ provenRemovalOfRepeatables),
/* harmony export */   cA: () => (/* binding */ provenRepeatable),
/* harmony export */   e6: () => (/* binding */ provenUnfinished),
/* harmony export */   il: () => (/* binding */ provenChecksum),
/* harmony export */   tL: () => (/* binding */ provenRemoval)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89531);
/* harmony import */ var _recorded_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33101);
/* harmony import */ var _records_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8799);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77496);




/*
 * What is written to the tool's tables, each with a look at it: what a trigger or a rule of others changed or dropped fails
 * the transaction that wrote it.
 */
/** SQL that appends one event to the log. */
function provenEvent(home, subject, recorder, details) {
    const about = {
        version: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .literalOrNull */ .mI)(subject.version),
        script: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .literalOrNull */ .mI)(subject.script),
        checksum: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .literalOrNull */ .mI)(subject.checksum),
    };
    return [(0,_records_js__WEBPACK_IMPORTED_MODULE_1__/* .logEventSql */ .tI)(home, subject, recorder, details), `SELECT ${(0,_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .provesEvent */ .mr)(home, about, details.event)}`];
}
/** SQL that writes the row of a version that has none; fails where it has. */
function provenNewVersion(home, row, recorder, end) {
    return [(0,_records_js__WEBPACK_IMPORTED_MODULE_1__/* .addVersionSql */ .em)(home, row, recorder, end), looksAt(home, "versions", row, end)];
}
/** SQL that writes the row of a version, over the one that is there. */
function provenVersion(home, row, recorder, end) {
    return [(0,_records_js__WEBPACK_IMPORTED_MODULE_1__/* .putVersionSql */ .kG)(home, row, recorder, end), looksAt(home, "versions", row, end)];
}
/** SQL that writes the row of a repeatable, over that of its last run. */
function provenRepeatable(home, row, recorder, end) {
    const { description, script, checksum } = row;
    return [
        (0,_records_js__WEBPACK_IMPORTED_MODULE_1__/* .putRepeatableSql */ .$A)(home, row, recorder, end),
        looksAt(home, "repeatables", { description, script, checksum }, end),
    ];
}
/** SQL that removes the row of a version. */
function provenRemoval(home, version) {
    const row = `${(0,_tables_js__WEBPACK_IMPORTED_MODULE_2__/* .tableIn */ .sV)(home, "versions")} WHERE version = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteLiteral */ .ce)(version)}`;
    return [`DELETE FROM ${row}`, `SELECT ${(0,_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .provesNone */ .wV)(row)}`];
}
/** SQL that removes the rows of all repeatables: an undo may have dropped what they made. */
function provenRemovalOfRepeatables(home) {
    const rows = (0,_tables_js__WEBPACK_IMPORTED_MODULE_2__/* .tableIn */ .sV)(home, "repeatables");
    return [`DELETE FROM ${rows}`, `SELECT ${(0,_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .provesNone */ .wV)(rows)}`];
}
/** SQL that marks the row of a version as unfinished. */
function provenUnfinished(home, row) {
    const sql = `UPDATE ${(0,_tables_js__WEBPACK_IMPORTED_MODULE_2__/* .tableIn */ .sV)(home, "versions")} SET success = false WHERE version = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteLiteral */ .ce)(row.version)}`;
    return [sql, looksAt(home, "versions", row, { success: false })];
}
/** SQL that gives the row of a version its file's checksum and description. */
function provenChecksum(home, row, now) {
    const set = `checksum = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteLiteral */ .ce)(now.checksum)}, description = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteLiteral */ .ce)(now.description)}`;
    const sql = `UPDATE ${(0,_tables_js__WEBPACK_IMPORTED_MODULE_2__/* .tableIn */ .sV)(home, "versions")} SET ${set} WHERE version = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteLiteral */ .ce)(row.version)}`;
    return [sql, looksAt(home, "versions", { ...row, ...now }, row)];
}
function looksAt(home, table, row, end) {
    const values = {
        ...(row.version === undefined ? {} : { version: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteLiteral */ .ce)(row.version) }),
        description: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteLiteral */ .ce)(row.description),
        script: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteLiteral */ .ce)(row.script),
        checksum: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteLiteral */ .ce)(row.checksum),
    };
    return `SELECT ${(0,_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .provesRow */ .E_)(home, table, values, end)}`;
}


/***/ }),

/***/ 33101:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A4: () => (/* binding */ isUnrecorded),
/* harmony export */   E_: () => (/* binding */ provesRow),
/* harmony export */   _R: () => (/* binding */ provesSome),
/* harmony export */   k5: () => (/* binding */ tellMeddlers),
/* harmony export */   mr: () => (/* binding */ provesEvent),
/* harmony export */   r4: () => (/* binding */ inWords),
/* harmony export */   wV: () => (/* binding */ provesNone)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89531);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77496);


/*
 * A trigger or a rule on the tool's tables can change or drop what is written, without an error: then a migration would
 * have run and count as pending. So each step looks for its row before it commits.
 */
const unrecorded = "schema_version.unrecorded";
/** An expression that fails unless such a row is there, whose values are expressions; repeatables have no version. */
function provesRow(home, table, row, { success }) {
    const { version, description, script, checksum } = row;
    const key = version === undefined ? "" : `version = ${version} AND `;
    const same = `${key}description = ${description} AND script_name = ${script} AND checksum = ${checksum} AND ${success ? "success" : "NOT success"}`;
    return provesSome(`${(0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableIn */ .sV)(home, table)} WHERE ${same}`);
}
/** An expression that fails unless there is a row; `from` is what follows FROM. */
function provesSome(from) {
    return fails(`NOT EXISTS (SELECT FROM ${from})`);
}
/** An expression that fails while there is a row; `from` is what follows FROM. */
function provesNone(from) {
    return fails(`EXISTS (SELECT FROM ${from})`);
}
/** An expression that fails unless the log's last event is this one, of this very transaction; all but its name are expressions. */
function provesEvent(home, about, event) {
    const { version, script, checksum } = about;
    const expected = { version, script_name: script, checksum };
    const same = [
        "l.xmin = pg_catalog.pg_current_xact_id()::pg_catalog.xid",
        `l.event = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(event)}`,
        ...Object.entries(expected).map(([column, value]) => `l.${column} IS NOT DISTINCT FROM ${value}`),
    ].join(" AND ");
    return fails(`(SELECT ${same} FROM ${(0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableIn */ .sV)(home, "log")} l ORDER BY l.id DESC LIMIT 1) IS NOT TRUE`);
}
function fails(condition) {
    return `CASE WHEN ${condition} THEN pg_catalog.current_setting('${unrecorded}')::pg_catalog.int4 END`;
}
/** Whether one of our statements missed a table of ours, with its schema or not, or a column; a trigger has a context. */
function missesOurs({ own, sqlstate, message, context }) {
    return own && context === null && /^42P01|^42703/.test(sqlstate) && message.includes("schema_version");
}
/** An error of ours in words; any other as it is. The transaction that failed is over. */
async function inWords({ session, target }, error) {
    const { message: said } = error;
    if (missesOurs(error)) {
        const message = `the file drops, moves or changes a table of the tool's own, so that the step cannot be recorded: ${said}`;
        return { ...error, message, own: false };
    }
    if (!isUnrecorded(error))
        return error;
    const message = await tellMeddlers({ session, target }, "what is recorded of the step, which is therefore not done");
    return { ...error, message, sqlstate: "55000" };
}
/** Whether it is a proof that failed: what was written is not there as it was written. */
function isUnrecorded({ message }) {
    return message.includes(unrecorded);
}
/** What a proof that failed means: which triggers and rules of others keep `what` from being written as it should be. */
async function tellMeddlers({ session, target }, what = "what is written") {
    const names = await findMeddlers(session, target.home);
    return `a trigger or a rule on the tool's tables changes or drops ${what}${names === "" ? "" : ` (${names})`}`;
}
/** Empty where none is left, or nobody can be asked. */
async function findMeddlers(session, home) {
    const named = [...Object.values(_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableNames */ .n$), _tables_js__WEBPACK_IMPORTED_MODULE_0__/* .snapshotTable */ .tJ].map(_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce).join(", ");
    const from = `JOIN pg_class c ON c.oid = x.table_oid JOIN pg_namespace n ON n.oid = c.relnamespace`;
    const reply = await session.send(`BEGIN READ ONLY; SET LOCAL search_path = pg_catalog, pg_temp;
    SELECT string_agg(format('%s %I on %I', x.kind, x.name, c.relname), ', ' ORDER BY c.relname, x.name) FROM (
      SELECT 'trigger' AS kind, tgname AS name, tgrelid AS table_oid FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'
      UNION ALL SELECT 'rule', rulename, ev_class FROM pg_rewrite WHERE ev_enabled <> 'D') x ${from}
      WHERE n.nspname = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(home)} AND c.relname IN (${named}) AND x.name <> ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .ownTrigger */ .nb)};
    COMMIT`);
    if (reply.error !== null)
        await session.send("ROLLBACK");
    return reply.results[2]?.rows[0]?.[0] ?? "";
}


/***/ }),

/***/ 8799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $A: () => (/* binding */ putRepeatableSql),
/* harmony export */   Q3: () => (/* binding */ sinceMessage),
/* harmony export */   aw: () => (/* binding */ insertEventSql),
/* harmony export */   cT: () => (/* binding */ insertVersionSql),
/* harmony export */   em: () => (/* binding */ addVersionSql),
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


/***/ }),

/***/ 27472:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ sendOwn)
});

// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __webpack_require__(89531);
// EXTERNAL MODULE: ./lib/database/lock.js
var lock = __webpack_require__(28170);
// EXTERNAL MODULE: ./lib/database/settings.js
var settings = __webpack_require__(70176);
// EXTERNAL MODULE: ./lib/database/target.js + 1 modules
var database_target = __webpack_require__(50650);
;// CONCATENATED MODULE: ./lib/database/own-message.js




/**
 * The tool's own statements as one message: one transaction that proves the lock first and again before COMMIT. What a
 * file did to the session stays for its next statement, so the tool's own settings are local to the transaction. Triggers that
 * wait for COMMIT are not waited for: what they change would come behind the look at what was written.
 */
function ownMessageSql(target, statements) {
    const proof = (0,lock/* proveLock */.i5)(target);
    const asOurselves = [
        "SET LOCAL SESSION AUTHORIZATION DEFAULT",
        // DEFAULT is what the login begins with (ALTER ROLE … SET role), where NONE would be the login itself.
        target.role === null ? "SET LOCAL role TO DEFAULT" : `SET LOCAL ROLE ${(0,quote/* quoteIdentifier */.Cm)(target.role)}`,
        `SET LOCAL search_path = ${database_target/* ownSearchPath */.O}`,
        "SET LOCAL statement_timeout = 0",
        settings/* checkDeferred */._6,
    ];
    const begin = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";
    return [begin, ...asOurselves, proof, ...statements, proof, "COMMIT"].join(";\n");
}

// EXTERNAL MODULE: ./lib/database/watch.js + 2 modules
var watch = __webpack_require__(57444);
;// CONCATENATED MODULE: ./lib/database/send-own.js


/**
 * Sends statements of the tool's own in one transaction, and tells for whom they wait: a session that has locked a table of
 * ours, or a synchronous standby that does not confirm the COMMIT.
 */
async function sendOwn(held, statements) {
    const { session, target, openOther, onBlocked } = held;
    const idle = {
        maxBlockMs: "off",
        onlyQueries: false,
        lockTimeoutMs: 0,
        onWait: () => { },
        onUnwatched: () => { },
    };
    const watching = { ...idle, target, open: openOther, onBlocked };
    const { value } = await (0,watch/* watched */.V)(watching, () => session.send(ownMessageSql(target, statements)));
    return value;
}


/***/ }),

/***/ 57444:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ unseen),
  V: () => (/* binding */ watched)
});

// EXTERNAL MODULE: ./lib/database/session.js
var database_session = __webpack_require__(29357);
;// CONCATENATED MODULE: ./lib/core/waiting.js
/**
 * The longest time that a session which counts has waited for this one: for itself, or behind others who wait for it. Who
 * stands behind another has waited for us no longer than that one has.
 */
function longestWaitFor(pid, waiting) {
    const known = new Map();
    for (let changed = true; changed;) {
        changed = false;
        for (const one of waiting) {
            if (one.pid === pid)
                continue;
            const through = one.blockers.map((other) => (other === pid ? one.waitedMs : (known.get(other) ?? -1)));
            const waitedMs = Math.min(one.waitedMs, Math.max(-1, ...through));
            if (waitedMs <= (known.get(one.pid) ?? -1))
                continue;
            known.set(one.pid, waitedMs);
            changed = true;
        }
    }
    return Math.max(0, ...waiting.filter(({ counts }) => counts).map((one) => known.get(one.pid) ?? 0));
}

;// CONCATENATED MODULE: ./lib/database/waits.js


/** Reads the waits around a backend; a role without pg_read_all_stats sees less of other roles' sessions. Read-only. */
async function readWaits(session, options) {
    const { pid } = options.target;
    // As the login itself: it may see more than the role that its sessions begin with.
    const own = "BEGIN READ ONLY; SET LOCAL ROLE NONE; SET LOCAL search_path = pg_catalog, pg_temp";
    const asked = [waitingSql(options), blockersSql(pid), standbysSql(pid)];
    const results = (await (0,database_session/* query */.P)(session, `${own}; ${asked.join("; ")}; COMMIT`, "watching the step")).slice(3);
    const rows = results[1]?.rows ?? [];
    const [standbys] = results[2]?.rows[0] ?? [];
    return {
        longestMs: longestWaitFor(pid, toWaiting(results[0])),
        blockers: rows.map(([one, who, waitedMs]) => ({ pid: one ?? "", who: who ?? "", waitedMs: Number(waitedMs ?? 0) })),
        standbys: standbys ?? null,
        vacuumed: rows.map(([, , , table]) => table ?? null).find((table) => table !== null) ?? null,
    };
}
function toWaiting(result) {
    return (result?.rows ?? []).map(([pid, waitedMs, blockers, counts]) => ({
        pid: Number(pid),
        waitedMs: Number(waitedMs ?? 0),
        blockers: (blockers ?? "").split(",").map(Number),
        counts: counts === "t",
    }));
}
/**
 * Everyone who waits, for whomever. A VACUUM, an ANALYZE, an index build beside queries and a new replication slot keep
 * no query waiting: they count for those behind them alone. Who wants the tool's own lock waits for the run, not the step.
 */
function waitingSql({ target: { lockKey }, onlyQueries }) {
    const counts = onlyQueries
        ? `(w.mode IN ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock') OR w.locktype IN ('transactionid', 'tuple'))`
        : `w.locktype <> 'virtualxid' AND w.mode <> 'ShareUpdateExclusiveLock'
        AND (w.locktype, w.classid, w.objid) IS DISTINCT FROM ('advisory', ${lockKey.classid}::oid, ${lockKey.objid}::oid)`;
    return `SELECT w.pid, (extract(epoch FROM clock_timestamp() - w.waitstart) * 1000)::int, array_to_string(pg_blocking_pids(w.pid), ','),
      a.usesysid IS NOT NULL AND a.backend_type IS DISTINCT FROM 'walsender' AND ${counts}
    FROM pg_locks w LEFT JOIN pg_stat_activity a ON a.pid = w.pid WHERE NOT w.granted`;
}
const seconds = (since) => `extract(epoch FROM clock_timestamp() - ${since})::int`;
function blockersSql(pid) {
    // pg_blocking_pids says 0 of prepared transactions. What one holds is found by the lock on its own transaction.
    const prepared = `SELECT string_agg(DISTINCT format('the prepared transaction %L, %s s old', p.gid, ${seconds("p.prepared")}), ', ')
    FROM pg_prepared_xacts p JOIN pg_locks x ON x.locktype = 'transactionid' AND x.transactionid = p.transaction AND x.pid IS NULL
      JOIN pg_locks h ON h.virtualtransaction = x.virtualtransaction AND h.pid IS NULL
    WHERE (h.locktype, h.database, h.relation, h.transactionid) IS NOT DISTINCT FROM (l.locktype, l.database, l.relation, l.transactionid)`;
    return `SELECT b.pid, CASE WHEN b.pid = 0 THEN coalesce((${prepared}), 'a prepared transaction') ELSE format('pid %s (%s%s%s)', b.pid,
        coalesce(nullif(a.application_name, ''), a.backend_type, CASE WHEN a.usesysid IS NULL THEN 'a process of the server' ELSE 'no name' END),
        CASE WHEN a.usesysid IS NULL AND a.query LIKE 'autovacuum:%(to prevent wraparound)' THEN ' to prevent wraparound' END,
        CASE WHEN a.state = 'active' THEN format(', query %s s old', ${seconds("a.query_start")})
          WHEN a.xact_start IS NOT NULL THEN format(', %s for %s s', a.state, ${seconds("a.xact_start")}) END) END,
      (extract(epoch FROM clock_timestamp() - l.waitstart) * 1000)::int,
      CASE WHEN a.usesysid IS NULL AND a.datid IS NOT NULL AND c.relkind = 'r' THEN c.oid::regclass::text END
      FROM (SELECT DISTINCT unnest(pg_blocking_pids(${pid})) AS pid) b LEFT JOIN pg_stat_activity a USING (pid)
        LEFT JOIN pg_locks l ON l.pid = ${pid} AND NOT l.granted LEFT JOIN pg_class c ON l.locktype = 'relation' AND c.oid = l.relation
      ORDER BY b.pid`;
}
function standbysSql(pid) {
    return `SELECT current_setting('synchronous_standby_names') FROM pg_stat_activity WHERE pid = ${pid} AND wait_event = 'SyncRep'`;
}

;// CONCATENATED MODULE: ./lib/database/watch.js


/** What nobody looked at. */
const unseen = { longestWaitMs: null, blockedBy: null, gaveWay: false, vacuumed: null };
const openAfterMs = 250;
const pauseMs = 100;
/** Between two attempts to connect; a full server, or a `password-command`, is not to be pestered. */
const longestPauseMs = 10_000;
const tellAfterMs = 2000;
/**
 * Runs a step and, from 250 ms on (sooner where its lock_timeout is shorter), watches it from a second connection: who
 * waits for us, and for whom we wait. A step for which another session has waited `maxBlockMs` is cancelled. Short steps
 * never open that connection.
 */
async function watched(options, work) {
    const watcher = toWatcher();
    const { lockTimeoutMs } = options;
    const openAfter = lockTimeoutMs > 0 ? Math.min(openAfterMs, lockTimeoutMs / 2) : openAfterMs;
    const timer = setTimeout(() => void watch(options, watcher), openAfter);
    try {
        return { value: await work(), watched: watcher.seen };
    }
    finally {
        clearTimeout(timer);
        watcher.over = true;
        // A cancel must have been answered before the next message, or it would hit that one. A look need not: behind a
        // pooler whose connections are all in use it may hang for minutes.
        await watcher.cancelling;
        void watcher.session?.close();
    }
}
function toWatcher() {
    return {
        seen: { ...unseen },
        startedAt: performance.now(),
        told: new Set(),
        standbysSince: null,
        session: null,
        cancelling: Promise.resolve(),
        over: false,
    };
}
/** Goes on with a new connection where one is lost: a step may last for hours, and others would wait for it unseen. */
async function watch(options, watcher) {
    let again = pauseMs;
    while (!watcher.over) {
        try {
            watcher.session = await options.open();
            while (!watcher.over) {
                await look(watcher.session, options, watcher);
                again = pauseMs;
                if (!watcher.over)
                    await pause(pauseMs);
            }
        }
        catch (error) {
            // None to be had right now (limit reached, network): until there is, the step goes on unwatched.
            tellUnwatched(error, options, watcher);
        }
        finally {
            await watcher.session?.close();
        }
        again = Math.min(2 * again, longestPauseMs);
        if (!watcher.over)
            await pause(again);
    }
}
/** Before the step has gone on for `maxBlockMs`, nobody can have waited for it that long. */
function tellUnwatched(error, { maxBlockMs, onUnwatched }, watcher) {
    const { over, startedAt, told } = watcher;
    if (over || maxBlockMs === "off" || performance.now() - startedAt < maxBlockMs || told.has("unwatched"))
        return;
    told.add("unwatched");
    onUnwatched(error instanceof Error ? error.message : String(error));
}
/** Nobody waits for it once the step is over. */
async function pause(ms) {
    await new Promise((resolve) => setTimeout(resolve, ms).unref());
}
async function look(session, options, watcher) {
    const waits = await readWaits(session, options);
    if (watcher.over)
        return;
    const { seen } = watcher;
    seen.longestWaitMs = Math.max(seen.longestWaitMs ?? 0, waits.longestMs);
    seen.vacuumed = waits.vacuumed ?? seen.vacuumed;
    options.onWait(waits.longestMs);
    tellBlockers([...waits.blockers, ...toStandbys(waits.standbys, watcher)], options, watcher);
    // With 0 it takes somebody who waits.
    if (options.maxBlockMs === "off" || waits.longestMs < Math.max(1, options.maxBlockMs))
        return;
    // It is committed already, and cannot be rolled back: a cancel would only end the wait that makes it last.
    if (waits.standbys !== null)
        return;
    seen.gaveWay = true;
    // Asked at each look: one that finds the backend between two messages is lost.
    const cancelling = (0,database_session/* cancelBackend */.hU)(session, options.target.pid);
    watcher.cancelling = cancelling.catch(() => { }); // lost: it is asked again on the next connection
    await cancelling;
}
/** The server does not say since when a COMMIT waits for synchronous standbys, so it counts from the first look. */
function toStandbys(standbys, watcher) {
    watcher.standbysSince = standbys === null ? null : (watcher.standbysSince ?? performance.now());
    if (standbys === null || watcher.standbysSince === null)
        return [];
    const who = `a synchronous standby to confirm the COMMIT (synchronous_standby_names is '${standbys}')`;
    return [{ pid: "standbys", who, waitedMs: performance.now() - watcher.standbysSince }];
}
function tellBlockers(blockers, { onBlocked }, { seen, told }) {
    if (blockers.length === 0)
        return;
    seen.blockedBy = blockers.map(({ who }) => who).join(", ");
    for (const { pid, who, waitedMs } of blockers) {
        if (waitedMs < tellAfterMs || told.has(pid))
            continue;
        told.add(pid);
        onBlocked(who);
    }
}


/***/ })

};
