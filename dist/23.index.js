export const id = 23;
export const ids = [23];
export const modules = {

/***/ 9998:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   R9: () => (/* binding */ toMessage),
/* harmony export */   Sy: () => (/* binding */ blame),
/* harmony export */   zZ: () => (/* binding */ isCommitted)
/* harmony export */ });
function toMessage(chunks) {
    return {
        chunks,
        sql: chunks.map(textOf).join(""),
        copyData: chunks.flatMap((chunk) => (chunk.kind === "script" ? chunk.script.copyData : [])),
    };
}
function textOf(chunk) {
    return chunk.kind === "script" ? chunk.script.sql : chunk.statements.map((sql) => `${sql};\n`).join("");
}
/** Whether the message's COMMIT was done: what fails behind it, be it by a late cancel, takes nothing back. */
function isCommitted({ results }) {
    return results.some(({ command }) => command === "COMMIT");
}
function countOf(chunk) {
    return chunk.kind === "script" ? chunk.script.statements.length : chunk.statements.length;
}
/**
 * Finds what an error is about. Its position, where it has one, counts code points of the whole message; else the number
 * of statements that completed names the one that did not.
 */
function blame(message, reply, error) {
    const byCount = atCount(message, reply.results.length);
    const byPosition = error.position === null ? null : atPosition(message, error.position - 1);
    const found = byPosition ?? byCount;
    const statement = (byPosition === null || reply.results.length > 0 ? byCount?.statement : byPosition.statement) ?? null;
    return { ...error, location: found?.location ?? null, statement, own: found === null };
}
/** The script statement that a notice came from; null for the tool's own. */
function placeOf(message, completed) {
    return atCount(message, completed)?.location ?? null;
}
function atCount({ chunks }, completed) {
    let left = completed;
    for (const chunk of chunks) {
        if (left < countOf(chunk)) {
            if (chunk.kind === "end")
                return { location: { file: chunk.file }, statement: null };
            const statement = chunk.kind === "script" ? chunk.script.statements[left] : undefined;
            return statement === undefined ? null : { location: statement.location, statement: statement.text };
        }
        left -= countOf(chunk);
    }
    return null;
}
function atPosition({ chunks }, codePoint) {
    let left = codePoint;
    for (const chunk of chunks) {
        const length = lengthInCodePoints(textOf(chunk));
        if (left < length) {
            if (chunk.kind !== "script")
                return null;
            const location = chunk.script.locate(left);
            const before = chunk.script.statements.findLast((one) => !isAfter(one.location, location));
            return { location, statement: before?.text ?? null };
        }
        left -= length;
    }
    return null;
}
function isAfter(a, b) {
    const [lineA, lineB] = [a.line ?? 0, b.line ?? 0];
    return lineA === lineB ? (a.column ?? 0) > (b.column ?? 0) : lineA > lineB;
}
function lengthInCodePoints(text) {
    let length = text.length;
    for (let index = 0; index < text.length; index += 1) {
        // The second half of a surrogate pair does not count.
        if ((text.charCodeAt(index) & 0xfc00) === 0xdc00)
            length -= 1;
    }
    return length;
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

/***/ 8875:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ withRetries)
/* harmony export */ });
/* harmony import */ var _lock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8170);

const attempts = 6; // the first and five retries
const firstPauseMs = 1000;
/** A lock that was not to be had, and a deadlock. */
const retryable = new Set(["55P03", "40P01"]);
const cancelled = "57014";
/**
 * Makes attempts until one succeeds, fails for good, or five were repeated: after a lock timeout, a deadlock, and where
 * we gave way to others. Throws the signal's reason when the run is cancelled.
 */
async function withRetries(options, makeAttempt) {
    const vacuumed = new Set();
    for (let attempt = 1;; attempt += 1) {
        options.signal.throwIfAborted();
        const outcome = await makeAttempt({ vacuumed: [...vacuumed] });
        if (outcome.kind === "done")
            return outcome;
        if (options.signal.aborted)
            throw options.signal.reason;
        if (!isWorthRepeating(outcome) || attempt === attempts)
            return outcome;
        if (outcome.watched.vacuumed !== null)
            vacuumed.add(outcome.watched.vacuumed);
        await pause(attempt, outcome, options);
    }
}
function isWorthRepeating({ error, watched }) {
    return retryable.has(error.sqlstate) || (watched.gaveWay && error.sqlstate === cancelled);
}
/** Waits with jitter, 1 s and doubling, after telling who was in the way. */
async function pause(attempt, { error, watched }, { onRetry, signal }) {
    const waitedMs = Math.round(firstPauseMs * 2 ** (attempt - 1) * (0.75 + Math.random() / 2));
    const { blockedBy, longestWaitMs, gaveWay } = watched;
    onRetry({ sqlstate: gaveWay ? "max-block" : error.sqlstate, waitedMs, blockedBy, attempt, attempts, longestWaitMs });
    await (0,_lock_js__WEBPACK_IMPORTED_MODULE_0__/* .sleep */ .yy)(waitedMs, signal);
}


/***/ }),

/***/ 5626:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ec: () => (/* binding */ cancelOnAbort),
  gb: () => (/* binding */ refuseLostLock),
  c4: () => (/* binding */ runTransaction),
  f5: () => (/* binding */ settingsOf),
  jN: () => (/* binding */ toWatching),
  bL: () => (/* binding */ walSql)
});

// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(8165);
// EXTERNAL MODULE: ./lib/core/problems.js + 5 modules
var problems = __webpack_require__(1256);
// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __webpack_require__(9531);
;// CONCATENATED MODULE: ./lib/database/lock-ahead.js

/**
 * Statements that lock tables which an autovacuum kept from an earlier attempt. An autovacuum is cancelled for whoever
 * has waited for deadlock_timeout, which may be longer than others may wait for us; but this lock lets queries through,
 * so that only we wait. None where there are no such tables.
 */
function lockAhead(tables, { lockTimeoutMs }) {
    if (tables.length === 0)
        return [];
    const names = tables.map((table) => (0,quote/* quoteLiteral */.ce)(table)).join(", ");
    const timeout = `CASE WHEN ${lockTimeoutMs} = 0 THEN 0 ELSE greatest(${lockTimeoutMs}, 2000 + s.setting::int) END`;
    return [
        `SELECT set_config('lock_timeout', (${timeout})::text, true) FROM pg_settings s WHERE s.name = 'deadlock_timeout'`,
        `DO $ahead$ DECLARE name text; BEGIN
      FOREACH name IN ARRAY ARRAY[${names}] LOOP
        IF to_regclass(name) IS NOT NULL THEN EXECUTE 'LOCK TABLE ' || name || ' IN SHARE UPDATE EXCLUSIVE MODE'; END IF;
      END LOOP;
    EXCEPTION WHEN insufficient_privilege THEN NULL; END $ahead$`,
    ];
}

// EXTERNAL MODULE: ./lib/database/lock.js
var lock = __webpack_require__(8170);
// EXTERNAL MODULE: ./lib/database/message.js
var database_message = __webpack_require__(9998);
// EXTERNAL MODULE: ./lib/database/retry.js
var retry = __webpack_require__(8875);
// EXTERNAL MODULE: ./lib/database/settings.js
var settings = __webpack_require__(176);
// EXTERNAL MODULE: ./lib/database/watch.js + 1 modules
var watch = __webpack_require__(4204);
;// CONCATENATED MODULE: ./lib/database/transaction.js








/**
 * Runs units in one transaction, a message each: one unit is one round trip. Lock timeouts and deadlocks repeat the whole
 * transaction. Nothing of it stays after a failure. Throws Failure for a lost connection, a lost lock, or a cancel.
 */
async function runTransaction(held, units, wal, options) {
    return await (0,retry/* withRetries */.L)(options, (lessons) => attemptTransaction(held, units, wal, { ...options, ...lessons }));
}
async function attemptTransaction(held, units, wal, options) {
    const scripts = units.flatMap((unit) => unit.scripts.map(({ script }) => script));
    const watching = { ...toWatching(held, scripts, options), lockTimeoutMs: options.lockTimeoutMs, onlyQueries: false };
    const { value, watched: seen } = await (0,watch/* watched */.V)(watching, () => sendUnits(held, units, wal, options));
    if (value.kind === "done")
        return { ...value, watched: seen };
    await held.session.send("ROLLBACK");
    return { ...value, error: refuseLostLock(value.error), watched: seen };
}
/** All units of one transaction are watched together: its locks add up, and are held while the next message is sent. */
async function sendUnits(held, units, wal, options) {
    const executionMs = [];
    let after = wal;
    for (const [index, unit] of units.entries()) {
        if (options.signal.aborted) {
            await held.session.send("ROLLBACK");
            throw options.signal.reason;
        }
        const place = { first: index === 0, last: index === units.length - 1 };
        const message = toUnitMessage(held.target, unit, wal, place, options);
        const started = performance.now();
        const reply = await sendMessage(held, message, options);
        if (reply.error !== null && !(0,database_message/* isCommitted */.zZ)(reply)) {
            return { kind: "failed", unit: index, error: (0,database_message/* blame */.Sy)(message, reply, reply.error) };
        }
        executionMs.push(Math.round(performance.now() - started));
        const [position, at] = reply.results.at(-1)?.rows[0] ?? [];
        if (place.last && reply.error === null)
            after = { walPosition: position ?? null, walAt: at ?? wal.walAt };
    }
    return { kind: "done", executionMs, wal: after };
}
function toUnitMessage(target, unit, wal, place, options) {
    const own = (statements) => ({ kind: "own", statements });
    const [proof, asOurselves] = [(0,lock/* proveLock */.i5)(target), (0,settings/* beforeOwn */.wA)(target)];
    const alone = place.first && place.last && unit.scripts.length === 1;
    return (0,database_message/* toMessage */.R9)([
        own([
            ...(place.first ? ["BEGIN"] : []),
            ...asOurselves,
            proof,
            ...(place.first ? lockAhead(options.vacuumed, options) : []),
        ]),
        ...unit.scripts.flatMap(({ script, parsed }) => [
            own((0,settings/* beforeScript */.v7)(target, settingsOf(script, options))),
            { kind: "script", script: parsed },
            { kind: "end", statements: [alone ? settings/* checkDeferred */._6 : settings/* checkDeferredAndGoOn */.yH], file: script.file },
        ]),
        own([...asOurselves, ...unit.record(wal), proof]),
        ...(place.last ? [own(["COMMIT", ...(0,settings/* afterScripts */.Bl)(target), walSql])] : []),
    ]);
}
/** The recovery point after COMMIT: the next step's "before". */
const walSql = `SELECT pg_catalog.pg_current_wal_insert_lsn(), pg_catalog.to_char(pg_catalog.clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
/** A file's directives beat the run's settings. */
function settingsOf({ directives }, options) {
    return {
        lockTimeoutMs: directives.lockTimeoutMs ?? options.lockTimeoutMs,
        statementTimeoutMs: directives.statementTimeoutMs ?? options.statementTimeoutMs,
    };
}
/**
 * How scripts are watched that hold their locks together. A file may direct more than the run, or off; the largest that
 * any of them directs counts.
 */
function toWatching({ target, openOther }, scripts, { maxBlockMs, onWait, onBlocked }) {
    const directed = scripts.flatMap(({ directives }) => directives.maxBlockMs ?? []);
    const largest = Math.max(...directed.map((value) => (value === "off" ? Number.POSITIVE_INFINITY : value)));
    const ofFiles = largest === Number.POSITIVE_INFINITY ? "off" : largest;
    return {
        pid: target.pid,
        maxBlockMs: directed.length === 0 ? maxBlockMs : ofFiles,
        open: openOther,
        onWait,
        onBlocked,
    };
}
async function sendMessage({ session, target }, message, options) {
    const cancel = cancelOnAbort(session, target.pid, options.signal);
    try {
        return await session.send(message.sql, {
            copyData: message.copyData,
            maxRows: 1,
            onNotice: (notice) => options.onNotice(notice, (0,database_message/* placeOf */.$t)(message, notice.completed)),
        });
    }
    finally {
        await cancel.settled();
    }
}
const insistAfterMs = 500;
/**
 * Cancels the running statement when the run is cancelled, and again until it has ended: a cancel that finds the server
 * still reading a long message is lost. `settled` awaits a cancel that is under way.
 */
function cancelOnAbort(session, pid, signal) {
    let cancelling = Promise.resolve();
    const ended = new AbortController();
    const insist = async () => {
        while (!ended.signal.aborted) {
            await session.cancel(pid);
            await (0,lock/* sleep */.yy)(insistAfterMs, ended.signal).catch(() => { }); // the statement has ended
        }
    };
    const onAbort = () => {
        cancelling = insist();
    };
    if (signal.aborted)
        onAbort();
    else
        signal.addEventListener("abort", onAbort, { once: true });
    return {
        settled: async () => {
            signal.removeEventListener("abort", onAbort);
            ended.abort();
            await cancelling; // or it would hit the next message
        },
    };
}
/** Throws Failure("lock-lost") when it was the proof that failed; such a run must not go on. */
function refuseLostLock(error) {
    if (!(0,lock/* isLockLost */.wx)(error.message))
        return error;
    const message = "the connection no longer holds the tool's lock; the step was rolled back";
    throw new failure/* Failure */.H("database", [(0,problems/* finding */.g)("lock-lost", { message })]);
}


/***/ }),

/***/ 4204:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ unseen),
  V: () => (/* binding */ watched)
});

// EXTERNAL MODULE: ./lib/database/session.js
var database_session = __webpack_require__(9357);
;// CONCATENATED MODULE: ./lib/database/waits.js

/** Reads the waits around a backend; a role without pg_read_all_stats sees less of other roles' sessions. Read-only. */
async function readWaits(session, options) {
    const results = await (0,database_session/* query */.P)(session, readingSql(options), "watching the step");
    const rows = results[3]?.rows ?? [];
    return {
        longestMs: Number(results[2]?.rows[0]?.[0] ?? 0),
        blockers: rows.map(([pid, who, waitedMs]) => ({ pid: pid ?? "", who: who ?? "", waitedMs: Number(waitedMs ?? 0) })),
        vacuumed: rows.map(([, , , table]) => table ?? null).find((table) => table !== null) ?? null,
    };
}
function readingSql({ pid, onlyQueries }) {
    const modes = onlyQueries ? "AND w.mode IN ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock')" : "";
    const seconds = (since) => `extract(epoch FROM clock_timestamp() - ${since})::int`;
    return `BEGIN READ ONLY; SET LOCAL search_path = pg_catalog, pg_temp;
    SELECT coalesce(max(extract(epoch FROM clock_timestamp() - w.waitstart) * 1000), 0)::int
      FROM pg_locks w JOIN pg_stat_activity a ON a.pid = w.pid
      WHERE NOT w.granted AND w.pid <> ${pid} ${modes} AND a.usesysid IS NOT NULL AND ${pid} = ANY (pg_blocking_pids(w.pid));
    SELECT b.pid, CASE WHEN b.pid = 0 THEN 'a prepared transaction' ELSE format('pid %s (%s%s)', b.pid,
        coalesce(nullif(a.application_name, ''), a.backend_type, CASE WHEN a.usesysid IS NULL THEN 'a process of the server' ELSE 'no name' END),
        CASE WHEN a.state = 'active' THEN format(', query %s s old', ${seconds("a.query_start")})
          WHEN a.xact_start IS NOT NULL THEN format(', %s for %s s', a.state, ${seconds("a.xact_start")}) END) END,
      (extract(epoch FROM clock_timestamp() - l.waitstart) * 1000)::int,
      CASE WHEN a.usesysid IS NULL AND a.datid IS NOT NULL AND c.relkind = 'r' THEN c.oid::regclass::text END
      FROM (SELECT DISTINCT unnest(pg_blocking_pids(${pid})) AS pid) b LEFT JOIN pg_stat_activity a USING (pid)
        LEFT JOIN pg_locks l ON l.pid = ${pid} AND NOT l.granted LEFT JOIN pg_class c ON l.locktype = 'relation' AND c.oid = l.relation
      ORDER BY b.pid;
    COMMIT`;
}

;// CONCATENATED MODULE: ./lib/database/watch.js


/** What nobody looked at. */
const unseen = { longestWaitMs: null, blockedBy: null, gaveWay: false, vacuumed: null };
const openAfterMs = 250;
const pauseMs = 100;
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
    return { seen: { ...unseen }, told: new Set(), session: null, cancelling: Promise.resolve(), over: false };
}
async function watch(options, watcher) {
    try {
        watcher.session = await options.open();
        while (!watcher.over) {
            await look(watcher.session, options, watcher);
            if (!watcher.over)
                await new Promise((resolve) => setTimeout(resolve, pauseMs));
        }
    }
    catch {
        // No second connection to be had (limit reached, network): the step goes on unwatched, the report says so by null.
    }
    finally {
        await watcher.session?.close();
    }
}
async function look(session, options, watcher) {
    const waits = await readWaits(session, options);
    if (watcher.over)
        return;
    const { seen } = watcher;
    seen.longestWaitMs = Math.max(seen.longestWaitMs ?? 0, waits.longestMs);
    seen.vacuumed = waits.vacuumed ?? seen.vacuumed;
    options.onWait(waits.longestMs);
    tellBlockers(waits.blockers, options, watcher);
    if (options.maxBlockMs === "off" || waits.longestMs < options.maxBlockMs)
        return;
    seen.gaveWay = true;
    // Asked at each look: one that finds the backend between two messages is lost.
    watcher.cancelling = (0,database_session/* query */.P)(session, `SELECT pg_catalog.pg_cancel_backend(${options.pid})`, "giving way");
    await watcher.cancelling;
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


/***/ }),

/***/ 280:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ runWithoutTransaction)
});

// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(8165);
// EXTERNAL MODULE: ./lib/core/problems.js + 5 modules
var problems = __webpack_require__(1256);
// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __webpack_require__(9531);
// EXTERNAL MODULE: ./lib/sql/syntax.js
var syntax = __webpack_require__(89);
;// CONCATENATED MODULE: ./lib/sql/indexes.js

/** The builds of CREATE INDEX CONCURRENTLY, REINDEX INDEX CONCURRENTLY and REINDEX TABLE CONCURRENTLY. */
function concurrentBuilds(statements) {
    return statements.flatMap((one, statement) => {
        if (!one.needsNoTransaction)
            return [];
        const node = (0,syntax/* asNode */.hK)(one.node);
        const relation = (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, "relation"));
        if (relation === null)
            return [];
        const index = (0,syntax/* textAt */.$6)(node, "idxname");
        if (one.kind === "IndexStmt" && index !== null)
            return [{ kind: "create", table: relation, index, statement }];
        if (one.kind !== "ReindexStmt" || !(0,syntax/* isOn */.Mp)((0,syntax/* optionsIn */.Im)(node, "params"), "concurrently", "off"))
            return [];
        switch ((0,syntax/* textAt */.$6)(node, "kind")) {
            case "REINDEX_OBJECT_INDEX":
                return [{ kind: "reindex index", index: relation, statement }];
            case "REINDEX_OBJECT_TABLE":
                return [{ kind: "reindex table", table: relation, statement }];
            default:
                return [];
        }
    });
}

// EXTERNAL MODULE: ./lib/database/session.js
var database_session = __webpack_require__(9357);
// EXTERNAL MODULE: ./lib/database/target.js
var target = __webpack_require__(244);
;// CONCATENATED MODULE: ./lib/database/invalid-indexes.js




const attempts = 40;
const pauseMs = 50;
/** Which of the indexes that the statements of a file build are INVALID now. Read-only. */
async function readInvalidIndexes(session, target, statements) {
    const builds = concurrentBuilds(statements);
    if (builds.length === 0)
        return [];
    const resolved = await resolve(session, target, statements, builds);
    if (resolved.length === 0)
        return [];
    for (let attempt = 1;; attempt += 1) {
        const { settled, indexes } = await readOnce(session, target, resolved);
        if (settled || attempt === attempts)
            return indexes;
        await new Promise((again) => setTimeout(again, pauseMs));
    }
}
/**
 * The order is what makes it safe. Whoever builds an index lets go of its lock, and commits that the index is valid only
 * then. So first the locks are looked for, then uncommitted changes, and then, by a newer snapshot, what is INVALID.
 */
async function readOnce(session, { identity }, resolved) {
    const candidates = resolved.map(({ build, oid }) => selectOf(build, oid)).join(" UNION ALL ");
    const results = await (0,database_session/* query */.P)(session, `BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY; SET LOCAL search_path = ${target/* ownSearchPath */.O};
     SELECT l.relation, string_agg(format('pid %s (%s)', l.pid, coalesce(nullif(a.application_name, ''), 'no name')), ', ')
       FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid AND a.usesysid IS NOT NULL
       WHERE l.locktype = 'relation' AND l.database = ${identity.databaseOid} AND l.mode = 'ShareUpdateExclusiveLock'
         AND l.granted AND l.pid <> pg_backend_pid() AND l.pid NOT IN (SELECT v.pid FROM pg_stat_progress_vacuum v UNION ALL
           SELECT v.pid FROM pg_stat_progress_analyze v) GROUP BY l.relation;
     SELECT x.oid FROM (${candidates}) x JOIN pg_index i ON i.indexrelid = x.oid
       JOIN pg_locks l ON l.locktype = 'transactionid' AND l.transactionid = i.xmax AND l.granted;
     SELECT DISTINCT ON (x.oid) x.oid, n.nspname, c.relname, i.indrelid, x.statement, x.named FROM (${candidates}) x
       JOIN pg_class c ON c.oid = x.oid AND c.relkind = 'i' JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_index i ON i.indexrelid = x.oid AND NOT i.indisvalid ORDER BY x.oid, x.statement; COMMIT`, "looking for INVALID indexes");
    const builders = new Map((results[2]?.rows ?? []).map(([table, who]) => [table ?? "", who ?? ""]));
    const changing = new Set((results[3]?.rows ?? []).map(([oid]) => oid));
    const indexes = (results[4]?.rows ?? []).map(([oid, schema, name, table, statement, named]) => ({
        oid: oid ?? "",
        schema: schema ?? "",
        name: name ?? "",
        builder: builders.get(table ?? "") ?? (changing.has(oid ?? "") ? "another transaction" : null),
        named: named === "t",
        statement: Number(statement),
    }));
    return { settled: indexes.every(({ oid }) => !changing.has(oid)), indexes };
}
/**
 * Finds what a file's names mean, with the file's own search_path, by PostgreSQL's own rules: its SET statements are
 * executed up to there, and rolled back. What cannot be found so is nobody's, above all not ours.
 */
async function resolve(session, { searchPath }, statements, builds) {
    const parts = statements.flatMap(({ role, text }, place) => {
        const build = builds.find(({ statement }) => statement === place);
        if (build !== undefined)
            return [{ sql: resolvingSql(build), build }];
        return role === "setting" && /\b(?:search_path|schema|role|authorization)\b/i.test(text)
            ? [{ sql: text, build: null }]
            : [];
    });
    const path = `SELECT pg_catalog.set_config('search_path', ${(0,quote/* quoteLiteral */.ce)(searchPath)}, true)`;
    const { results, error } = await session.send(["BEGIN READ ONLY", path, ...parts.map(({ sql }) => sql), "ROLLBACK"].join("\n;\n"));
    if (error !== null)
        await session.send("ROLLBACK");
    return parts.flatMap(({ build }, index) => {
        const oid = oidIn(results[index + 2]);
        return build === null || oid === null ? [] : [{ build, oid }];
    });
}
function oidIn(result) {
    return result?.rows[0]?.[0] ?? null;
}
function resolvingSql(build) {
    const { schema, name } = build.kind === "reindex index" ? build.index : build.table;
    const text = [schema, name]
        .filter((part) => part !== null)
        .map(quote/* quoteIdentifier */.Cm)
        .join(".");
    return `SELECT pg_catalog.to_regclass(${(0,quote/* quoteLiteral */.ce)(text)})::pg_catalog.oid`;
}
/** SQL of the indexes that a build can leave INVALID, whether they are or not. */
function selectOf(build, oid) {
    const columns = `SELECT i.indexrelid AS oid, ${build.statement} AS statement, ${build.kind === "create"} AS named FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid`;
    switch (build.kind) {
        case "create":
            return `${columns} WHERE i.indrelid = ${oid} AND c.relname = ${(0,quote/* quoteLiteral */.ce)(build.index)}`;
        case "reindex index":
            return `${columns} JOIN pg_index o ON o.indrelid = i.indrelid AND (o.indexrelid = ${oid} OR o.indexrelid IN
        (SELECT p.relid FROM pg_partition_tree(${oid}) p)) JOIN pg_class b ON b.oid = o.indexrelid WHERE ${isLeftover}`;
        case "reindex table":
            return `${columns} JOIN pg_index o ON o.indrelid = i.indrelid AND (o.indrelid = ${oid} OR o.indrelid IN
        (SELECT p.relid FROM pg_partition_tree(${oid}) p)) JOIN pg_class b ON b.oid = o.indexrelid WHERE ${isLeftover}`;
    }
}
/** Whether `c` has the name of what REINDEX CONCURRENTLY leaves of `b`; a name of 63 bytes or nearly so was cut. */
const stem = "regexp_replace(c.relname, '_cc(new|old)[0-9]*$', '')";
const isLeftover = `c.relname ~ '_cc(new|old)[0-9]*$' AND c.oid <> b.oid
  AND (b.relname = ${stem} OR octet_length(c.relname) >= 60 AND starts_with(b.relname, ${stem}))`;
/** For example `public.users_email_idx`. */
function nameOf({ schema, name }) {
    return `${schema}.${name}`;
}
/** How an index is put on record: another one of the same name is another index. */
function recordOf(index) {
    return `${nameOf(index)} (oid ${index.oid})`;
}
/** SQL that drops an index that a failed build left behind. */
function dropSql({ schema, name }) {
    return `DROP INDEX CONCURRENTLY IF EXISTS ${(0,quote/* quoteIdentifier */.Cm)(schema)}.${(0,quote/* quoteIdentifier */.Cm)(name)}`;
}

// EXTERNAL MODULE: ./lib/database/transaction.js + 1 modules
var transaction = __webpack_require__(5626);
// EXTERNAL MODULE: ./lib/database/watch.js + 1 modules
var watch = __webpack_require__(4204);
;// CONCATENATED MODULE: ./lib/database/leftovers.js




/** The INVALID indexes before a file's first attempt, as they are put on record: they are not ours. Read-only. */
async function readInvalidBefore({ session, target }, statements) {
    return (await readInvalidIndexes(session, target, statements)).map(recordOf);
}
/**
 * Drops what earlier attempts left: only an index that the file builds, that was not INVALID before the first attempt,
 * and on whose table nobody else builds one. Throws Failure when it cannot be dropped.
 */
async function clearLeftovers(held, { script, parsed }, invalidBefore, options) {
    const invalid = await readInvalidIndexes(held.session, held.target, parsed.statements);
    for (const index of invalid.filter((one) => isOurs(one, invalidBefore))) {
        const cancel = (0,transaction/* cancelOnAbort */.ec)(held.session, held.target.pid, options.signal);
        // It waits for every old transaction on the table, so the log should say for whom; nobody's query waits for it.
        const watching = { ...(0,transaction/* toWatching */.jN)(held, [script], options), maxBlockMs: "off", lockTimeoutMs: 0 };
        try {
            await (0,watch/* watched */.V)({ ...watching, onlyQueries: true }, () => (0,database_session/* query */.P)(held.session, dropSql(index), `dropping the INVALID index ${nameOf(index)}`));
        }
        catch (error) {
            options.signal.throwIfAborted();
            throw error;
        }
        finally {
            await cancel.settled();
        }
    }
}
function isOurs(index, invalidBefore) {
    return index.builder === null && !invalidBefore.includes(recordOf(index));
}
/** The error of a file whose statements all succeeded and whose index is INVALID all the same; null when none is. */
async function findInvalid({ session, target }, { parsed }, invalidBefore) {
    const found = await readInvalidIndexes(session, target, parsed.statements);
    // Where REINDEX succeeded, what somebody else's one left is not our failure.
    const invalid = found.find((index) => index.named || isOurs(index, invalidBefore));
    if (invalid === undefined)
        return null;
    const statement = parsed.statements[invalid.statement];
    const since = invalidBefore.includes(recordOf(invalid)) ? ", as it was before this run" : "";
    return {
        severity: "ERROR",
        sqlstate: "55000",
        message: `the index ${nameOf(invalid)} is INVALID${since}`,
        detail: null,
        hint: null,
        position: null,
        context: null,
        location: statement?.location ?? null,
        statement: statement?.text ?? null,
        own: false,
    };
}
/** An error with a hint at what the file has left behind, or met; the server's own hint goes first. Read-only. */
async function withHint({ session, target }, { parsed }, invalidBefore, error) {
    const invalid = await readInvalidIndexes(session, target, parsed.statements);
    const hints = [error.hint, ...invalid.map((index) => hintAt(index, invalidBefore))].filter((hint) => hint !== null);
    return { ...error, hint: hints.length === 0 ? null : hints.join("; ") };
}
function hintAt(index, invalidBefore) {
    const name = nameOf(index);
    if (index.builder !== null)
        return `${index.builder} works on the table of ${name} right now: wait until it has ended`;
    if (!invalidBefore.includes(recordOf(index)))
        return `it left the INVALID index ${name}, which the next run drops first`;
    return `drop it by hand: ${dropSql(index).replace("IF EXISTS ", "")}`;
}

// EXTERNAL MODULE: ./lib/database/message.js
var message = __webpack_require__(9998);
// EXTERNAL MODULE: ./lib/database/own-message.js
var own_message = __webpack_require__(1543);
// EXTERNAL MODULE: ./lib/database/retry.js
var retry = __webpack_require__(8875);
// EXTERNAL MODULE: ./lib/database/settings.js
var database_settings = __webpack_require__(176);
;// CONCATENATED MODULE: ./lib/database/without-transaction.js










/**
 * Runs a file outside a transaction. Its row is written first with success=false; a committed event names each statement
 * before it runs; INVALID indexes that an attempt of ours left are cleared before the next one. Throws Failure for a lost
 * connection, a lost lock, or a cancel; the record then says which statement was under way.
 */
async function runWithoutTransaction(held, unit, wal, options) {
    const { runnable } = unit;
    const invalidBefore = unit.invalidBefore ?? (await readInvalidBefore(held, runnable.parsed.statements));
    const outcome = await (0,retry/* withRetries */.L)(options, async () => {
        await clearLeftovers(held, runnable, invalidBefore, options);
        return await attemptAndClean(held, unit, wal, { ...options, invalidBefore });
    });
    if (outcome.kind === "done")
        return outcome;
    return { ...outcome, error: await withHint(held, runnable, invalidBefore, outcome.error) };
}
/** Whatever the statements did to the session, and however they ended: the next one finds it clean. */
async function attemptAndClean(held, unit, wal, options) {
    try {
        return await attemptAlone(held, unit, wal, options);
    }
    finally {
        await held.session.send((0,database_settings/* afterScripts */.Bl)(held.target).join(";\n")).catch(() => { }); // it ended with its connection
    }
}
async function attemptAlone(held, unit, wal, options) {
    const { session, target } = held;
    const { script, parsed } = unit.runnable;
    const started = performance.now();
    let seen = watch/* unseen */.n;
    for (const [index, statement] of parsed.statements.entries()) {
        options.signal.throwIfAborted();
        const line = statement.location.line ?? null;
        const detail = { statement: index + 1, line, invalidBefore: options.invalidBefore };
        await commitOwn(held, [...(index === 0 ? unit.begin : []), unit.start(detail, wal)]);
        if (index === 0) {
            // An expired lock_timeout would leave an INVALID index, so there is none unless a file directs one.
            const settings = (0,transaction/* settingsOf */.f5)(script, { ...options, lockTimeoutMs: 0 });
            await (0,database_session/* query */.P)(session, (0,database_settings/* beforeScript */.v7)(target, settings).join(";\n"), "preparing the session");
        }
        const sent = await sendAlone(held, unit, statement, options);
        seen = merge(seen, sent.watched);
        if (sent.error !== null)
            return { kind: "failed", unit: 0, error: (0,transaction/* refuseLostLock */.gb)(sent.error), watched: seen };
    }
    const invalid = await findInvalid(held, unit.runnable, options.invalidBefore);
    if (invalid !== null)
        return { kind: "failed", unit: 0, error: invalid, watched: seen };
    const executionMs = Math.round(performance.now() - started);
    await commitOwn(held, unit.finish(executionMs, wal));
    const { results } = await session.send(transaction/* walSql */.bL);
    const [position, at] = results[0]?.rows[0] ?? [];
    const after = { walPosition: position ?? null, walAt: at ?? wal.walAt };
    return { kind: "done", executionMs: [executionMs], wal: after, watched: seen };
}
/** Statements of the tool's own in one transaction that proves the lock; what the file set stays for its next statement. */
async function commitOwn({ session, target }, statements) {
    const reply = await session.send((0,own_message/* ownMessageSql */.y)(target, statements));
    if (reply.error === null)
        return;
    await session.send("ROLLBACK");
    (0,transaction/* refuseLostLock */.gb)({ ...reply.error, location: null, statement: null, own: true });
    const message = `recording the step: ${reply.error.message} (${reply.error.sqlstate})`;
    throw new failure/* Failure */.H("database", [(0,problems/* finding */.g)("statement", { message })]);
}
async function sendAlone(held, unit, statement, options) {
    const { session, target } = held;
    const { script, parsed } = unit.runnable;
    const single = {
        ...parsed,
        sql: statement.text,
        statements: [statement],
        copyData: statement.copyData === null ? [] : [statement.copyData],
    };
    const cancel = (0,transaction/* cancelOnAbort */.ec)(session, target.pid, options.signal);
    try {
        const lockTimeoutMs = script.directives.lockTimeoutMs ?? 0;
        const watching = { ...(0,transaction/* toWatching */.jN)(held, [script], options), lockTimeoutMs, onlyQueries: true };
        const { value, watched: seen } = await (0,watch/* watched */.V)(watching, () => session.send(statement.text, {
            copyData: single.copyData,
            maxRows: 1,
            onNotice: (notice) => options.onNotice(notice, statement.location),
        }));
        if (value.error === null)
            return { error: null, watched: seen };
        // The position counts from the statement, not from the file: the statement's own place is exact enough.
        const error = (0,message/* blame */.Sy)((0,message/* toMessage */.R9)([{ kind: "script", script: single }]), value, { ...value.error, position: null });
        return { error, watched: seen };
    }
    finally {
        await cancel.settled();
    }
}
/** What two statements of one file showed together. */
function merge(a, b) {
    const both = [a.longestWaitMs, b.longestWaitMs].filter((ms) => ms !== null);
    return {
        longestWaitMs: both.length === 0 ? null : Math.max(...both),
        blockedBy: b.blockedBy ?? a.blockedBy,
        gaveWay: a.gaveWay || b.gaveWay,
        vacuumed: b.vacuumed ?? a.vacuumed,
    };
}


/***/ }),

/***/ 9557:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ createTables),
/* harmony export */   g: () => (/* binding */ applyPlan)
/* harmony export */ });
/* harmony import */ var _core_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3504);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1256);
/* harmony import */ var _database_own_message_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1543);
/* harmony import */ var _database_grants_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5217);
/* harmony import */ var _database_session_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9357);
/* harmony import */ var _database_tables_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7496);
/* harmony import */ var _database_transaction_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5626);
/* harmony import */ var _callbacks_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3149);
/* harmony import */ var _destroyed_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8247);
/* harmony import */ var _execute_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7773);
/* harmony import */ var _failed_step_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(7127);











/**
 * Runs a ready plan of `apply` under the lock, with the callbacks in Flyway's order. Returns what ended it, null when all
 * is done.
 */
async function applyPlan(run) {
    const { steps } = run.planned.plan;
    const unable = await (0,_failed_step_js__WEBPACK_IMPORTED_MODULE_10__/* .settleFailure */ .yO)(run, () => createTables(run));
    if (unable !== null)
        return unable;
    const failure = await (0,_failed_step_js__WEBPACK_IMPORTED_MODULE_10__/* .settleFailure */ .yO)(run, () => applyInOrder(run, steps));
    if (failure === null || run.connection === "lost")
        return failure;
    // What an error callback or an undo itself meets is told, not made worse.
    if (failure === "database")
        await (0,_failed_step_js__WEBPACK_IMPORTED_MODULE_10__/* .settleFailure */ .yO)(run, () => (0,_callbacks_js__WEBPACK_IMPORTED_MODULE_7__/* .runCallbacks */ .g0)(run, "afterMigrateError"));
    if (failure === "database" && run.loaded.environment.onFailure === "undo") {
        await (0,_failed_step_js__WEBPACK_IMPORTED_MODULE_10__/* .settleFailure */ .yO)(run, () => undoApplied(run));
    }
    return failure;
}
async function applyInOrder(run, steps) {
    const versioned = steps.filter((step) => step.kind === "apply");
    const repeatables = steps.filter((step) => step.kind === "repeat");
    if (run.loaded.environment.transaction === "all") {
        return await (0,_execute_js__WEBPACK_IMPORTED_MODULE_9__/* .executeTogether */ .af)(run, [
            ...(await (0,_execute_js__WEBPACK_IMPORTED_MODULE_9__/* .callbackParts */ .WY)(run, "beforeValidate", "afterValidate", "beforeMigrate")),
            ...versioned.map(toPart),
            ...(await (0,_execute_js__WEBPACK_IMPORTED_MODULE_9__/* .callbackParts */ .WY)(run, "afterVersioned", "beforeRepeatables")),
            ...repeatables.map(toPart),
            ...(await (0,_execute_js__WEBPACK_IMPORTED_MODULE_9__/* .callbackParts */ .WY)(run, "afterMigrate")),
        ]);
    }
    return ((await (0,_callbacks_js__WEBPACK_IMPORTED_MODULE_7__/* .runCallbacks */ .g0)(run, "beforeValidate", "afterValidate", "beforeMigrate")) ??
        (await (0,_execute_js__WEBPACK_IMPORTED_MODULE_9__/* .executeEach */ .Zq)(run, versioned)) ??
        (await (0,_callbacks_js__WEBPACK_IMPORTED_MODULE_7__/* .runCallbacks */ .g0)(run, "afterVersioned", "beforeRepeatables")) ??
        (await (0,_execute_js__WEBPACK_IMPORTED_MODULE_9__/* .executeEach */ .Zq)(run, repeatables)) ??
        (await (0,_callbacks_js__WEBPACK_IMPORTED_MODULE_7__/* .runCallbacks */ .g0)(run, "afterMigrate")));
}
function toPart(step) {
    return { kind: "step", step };
}
/** Makes the tool's tables on first use. Throws Failure that names the missing GRANT. */
async function createTables({ loaded, holding }) {
    const { missing, schemaExists } = loaded.onRecord;
    if (missing.length === 0)
        return null;
    const { session, target } = holding;
    const sql = (0,_database_tables_js__WEBPACK_IMPORTED_MODULE_5__/* .createTablesSql */ .Kg)(target.home, missing, schemaExists).replace(/;\n$/, "");
    const reply = await session.send((0,_database_own_message_js__WEBPACK_IMPORTED_MODULE_2__/* .ownMessageSql */ .y)(target, [sql]));
    if (reply.error === null)
        return null;
    await session.send("ROLLBACK");
    (0,_database_transaction_js__WEBPACK_IMPORTED_MODULE_6__/* .refuseLostLock */ .gb)({ ...reply.error, location: null, statement: null, own: true });
    const grants = (0,_database_grants_js__WEBPACK_IMPORTED_MODULE_3__/* .createGrants */ .O1)(target, { schemaExists });
    throw (0,_database_session_js__WEBPACK_IMPORTED_MODULE_4__/* .serverFailure */ .aG)(reply.error, `creating the tables in the schema ${target.home}`, grants);
}
/** Rolls back what this run applied, newest first, as far as that destroys no row. */
async function undoApplied(run) {
    const applied = run.planned.plan.steps
        .filter((step) => step.kind === "apply")
        .filter((step) => run.outcomes.get((0,_core_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .scriptOf */ .Fl)(step))?.result === "done")
        .toReversed();
    for (const { migration } of applied) {
        const { undo, version, description, checksum, script } = migration;
        const row = {
            version: version.text,
            description,
            script: script.name,
            checksum,
            installedBy: run.recorder.installedBy,
            installedOn: "",
            executionMs: 0,
            success: true,
        };
        const refusal = undo === null
            ? "it has no undo script"
            : (await (0,_destroyed_js__WEBPACK_IMPORTED_MODULE_8__/* .destroysNoRow */ .F)(run, undo))
                ? null
                : "its undo script would destroy rows";
        if (undo === null || refusal !== null) {
            const message = `version ${version.text} stays applied: ${refusal ?? ""}`;
            run.findings.push((0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("undo-not-run", { message, environment: run.recorder.environment, file: script.file }));
            return null;
        }
        const ended = await (0,_execute_js__WEBPACK_IMPORTED_MODULE_9__/* .executeEach */ .Zq)(run, [{ kind: "undo", migration, undo, row }]);
        if (ended !== null)
            return ended;
        run.outcomes.set(script, { result: "not-run", executionMs: null, retries: [] });
    }
    return null;
}


/***/ }),

/***/ 3149:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xz: () => (/* binding */ hasCallbacks),
/* harmony export */   Yo: () => (/* binding */ callbacksOf),
/* harmony export */   g0: () => (/* binding */ runCallbacks)
/* harmony export */ });
/* harmony import */ var _database_transaction_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5626);
/* harmony import */ var _database_without_transaction_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(280);
/* harmony import */ var _failed_step_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7127);
/* harmony import */ var _run_state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(612);




/** The callbacks of an event, in description order, with their parsed text. */
async function callbacksOf(run, event) {
    const callbacks = run.loaded.set.callbacks.filter((callback) => callback.event === event);
    const runnables = [];
    for (const { script } of callbacks)
        runnables.push({ script, parsed: await run.loaded.parse(script) });
    return runnables;
}
/** Runs the callbacks of some events, each in its own transaction, as Flyway does; returns what ended it, null when all ran. */
async function runCallbacks(run, ...events) {
    for (const event of events) {
        for (const runnable of await callbacksOf(run, event)) {
            const ended = await runCallback(run, event, runnable);
            if (ended !== null)
                return ended;
        }
    }
    return null;
}
async function runCallback(run, event, runnable) {
    const { script, parsed } = runnable;
    run.world.log.progress(`${event}: ${script.name}`);
    const options = (0,_run_state_js__WEBPACK_IMPORTED_MODULE_3__/* .runOptions */ .Ku)(run, []);
    const outcome = parsed.transactional
        ? await (0,_database_transaction_js__WEBPACK_IMPORTED_MODULE_0__/* .runTransaction */ .c4)(run.holding, [{ scripts: [runnable], record: () => [] }], run.wal, options)
        : await (0,_database_without_transaction_js__WEBPACK_IMPORTED_MODULE_1__/* .runWithoutTransaction */ .A)(run.holding, unrecorded(runnable), run.wal, options);
    if (outcome.kind === "done") {
        run.world.log.done(`  ${event} ${script.name}`);
        return null;
    }
    await (0,_failed_step_js__WEBPACK_IMPORTED_MODULE_2__/* .recordEnd */ .$f)(run, "fail", script, outcome.error);
    const undone = parsed.transactional ? "is rolled back" : "did not finish and cannot be rolled back";
    const state = `the callback ${event} ${undone}; ${(0,_failed_step_js__WEBPACK_IMPORTED_MODULE_2__/* .whereItStands */ .ay)(run)}`;
    run.findings.push((0,_failed_step_js__WEBPACK_IMPORTED_MODULE_2__/* .toFailedFinding */ .mJ)(run, script, outcome, { state, wayOut: "callback" }));
    return "database";
}
/** A callback leaves no row: it runs every time. */
function unrecorded(runnable) {
    return { runnable, begin: [], start: () => "SELECT 1", finish: () => [], invalidBefore: null };
}
/** Whether there is any callback. */
function hasCallbacks({ callbacks }) {
    return callbacks.length > 0;
}


/***/ }),

/***/ 8247:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ destroysNoRow),
  S: () => (/* binding */ lookUpDestroyed)
});

// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __webpack_require__(9531);
// EXTERNAL MODULE: ./lib/database/target.js
var target = __webpack_require__(244);
// EXTERNAL MODULE: ./lib/sql/do-block.js
var do_block = __webpack_require__(895);
// EXTERNAL MODULE: ./lib/sql/parser.js
var parser = __webpack_require__(9745);
// EXTERNAL MODULE: ./lib/sql/statement.js
var statement = __webpack_require__(7813);
// EXTERNAL MODULE: ./lib/sql/syntax.js
var syntax = __webpack_require__(89);
;// CONCATENATED MODULE: ./lib/sql/destroys.js




const unknown = { kind: "unknown", schema: null, name: "", column: null };
/** Statements after which a name can mean another table than before. */
const renaming = new Set(["VariableSetStmt", "RenameStmt", "AlterObjectSchemaStmt", "DropStmt"]);
/** What data the statements of a script destroy, in order; tables that the script itself has just created do not count. */
function destroyedBy(statements) {
    const created = new Set();
    return statements.flatMap((statement) => {
        const tree = { kind: statement.kind, node: (0,syntax/* asNode */.hK)(statement.node), text: statement.text };
        const found = tree.kind === "DoStmt" ? destroyedByBlock(tree) : withText(destroyedByTree(tree), tree.text);
        const kept = found.filter((one) => !created.has(keyOf(one)));
        const table = createdBy(tree);
        if (table !== null)
            created.add(keyOf(table));
        if (renaming.has(statement.kind) || statement.role === "setting")
            created.clear();
        return kept;
    });
}
function keyOf({ schema, name }) {
    return JSON.stringify([schema, name]);
}
function withText(found, text) {
    return found.map((one) => ({ ...one, text: (0,statement/* firstWords */.C)(text) }));
}
function destroyedByBlock(tree) {
    const block = (0,do_block/* readDoBlock */.D)((0,parser/* loadedParser */.p)(), tree);
    if (block.kind === "unreadable")
        return withText([unknown], tree.text);
    return [
        ...withText(block.statements.flatMap(destroyedByTree), tree.text),
        ...block.dynamic.map((source) => ({ ...unknown, text: (0,statement/* firstWords */.C)(`EXECUTE ${source}`) })),
    ];
}
function destroyedByTree(tree) {
    const found = [...destroyedBySelf(tree)];
    // Writes can hide in WITH.
    (0,syntax/* visitNodes */.Rm)(tree.node, (kind, node) => {
        if (/^(?:Insert|Update|Delete|Merge)Stmt$/.test(kind))
            found.push(...destroyedBySelf({ kind, node }));
    });
    return found;
}
function destroyedBySelf({ kind, node }) {
    switch (kind) {
        case "DropStmt":
            return destroyedByDrop(node);
        case "AlterTableStmt":
            return destroyedByAlter(node);
        case "TruncateStmt":
            return (0,syntax/* listAt */.gT)(node, "relations").flatMap((item) => toRows((0,syntax/* nodeAt */.oB)(item, "RangeVar")));
        case "DeleteStmt":
        case "UpdateStmt":
        case "MergeStmt":
            return toRows((0,syntax/* nodeAt */.oB)(node, "relation"));
        case "InsertStmt": {
            const conflict = (0,syntax/* nodeAt */.oB)(node, "onConflictClause");
            return conflict !== null && (0,syntax/* textAt */.$6)(conflict, "action") === "ONCONFLICT_UPDATE"
                ? toRows((0,syntax/* nodeAt */.oB)(node, "relation"))
                : [];
        }
        // A procedure can do anything; so can DROP OWNED and DROP DATABASE.
        case "CallStmt":
        case "DropOwnedStmt":
        case "DropdbStmt":
            return [unknown];
        default:
            return [];
    }
}
function toRows(rangeVar) {
    const relation = (0,syntax/* relationIn */.eR)(rangeVar);
    return relation === null ? [] : [{ kind: "rows", ...relation, column: null }];
}
function destroyedByDrop(node) {
    const objects = (0,syntax/* listAt */.gT)(node, "objects");
    switch ((0,syntax/* textAt */.$6)(node, "removeType")) {
        case "OBJECT_TABLE":
        case "OBJECT_MATVIEW":
            return objects.flatMap((object) => {
                const relation = (0,syntax/* toRelationName */.Jz)((0,syntax/* listAt */.gT)((0,syntax/* nodeAt */.oB)(object, "List") ?? {}, "items"));
                return relation === null ? [] : [{ kind: "table", ...relation, column: null }];
            });
        case "OBJECT_SCHEMA":
            return objects.map((object) => ({ kind: "schema", schema: null, name: (0,syntax/* nameIn */.ZC)(object) ?? "", column: null }));
        case "OBJECT_TYPE":
        case "OBJECT_DOMAIN":
        case "OBJECT_EXTENSION":
            // With CASCADE the columns of such a type go too, and the statement does not say which.
            return (0,syntax/* textAt */.$6)(node, "behavior") === "DROP_CASCADE" ? [unknown] : [];
        default:
            return [];
    }
}
function destroyedByAlter(node) {
    const relation = (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, "relation"));
    const type = (0,syntax/* textAt */.$6)(node, "objtype") === "OBJECT_TYPE";
    return (0,syntax/* listAt */.gT)(node, "cmds").flatMap((item) => {
        const command = (0,syntax/* nodeAt */.oB)(item, "AlterTableCmd");
        if (relation === null || command === null || (0,syntax/* textAt */.$6)(command, "subtype") !== "AT_DropColumn")
            return [];
        // Columns of a composite type lose an attribute; the statement does not say which.
        return type ? [unknown] : [{ kind: "column", ...relation, column: (0,syntax/* textAt */.$6)(command, "name") }];
    });
}
/** The table that a statement surely makes anew. */
function createdBy({ kind, node }) {
    if ((0,syntax/* flagAt */.Qc)(node, "if_not_exists"))
        return null;
    if (kind === "CreateStmt")
        return (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, "relation"));
    return kind === "CreateTableAsStmt" ? (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(node, "into") ?? {}, "rel")) : null;
}

;// CONCATENATED MODULE: ./lib/environment/destroyed.js



/** What data the undo scripts destroy, with the target's estimates. Read-only: it looks for one row, never counts. */
async function lookUpDestroyed(session, target, loaded, scripts) {
    const found = new Map();
    for (const script of scripts) {
        const { statements } = await loaded.parse(script);
        const destroyed = [];
        for (const one of destroyedBy(statements))
            destroyed.push(...(await lookUpOne(session, target, one)));
        found.set(script, unique(destroyed));
    }
    return found;
}
/** Whether an undo script provably destroys no row on the target. */
async function destroysNoRow({ holding, loaded }, undo) {
    const found = await lookUpDestroyed(holding.session, holding.target, loaded, [undo]);
    return (found.get(undo) ?? []).every(({ seen }) => seen === false);
}
const patienceMs = 2000;
async function lookUpOne(session, target, one) {
    if (one.kind === "unknown")
        return [{ kind: "unknown", name: one.text, rows: null, seen: null }];
    const kind = one.kind === "schema" ? "table" : one.kind;
    const tables = await readTables(session, target, one);
    // What could not be looked up may be there.
    if (tables === null)
        return [{ kind, name: nameOf(one), rows: null, seen: null }];
    const looked = [];
    for (const { schema, name, rows } of tables) {
        const qualified = `${(0,quote/* quoteIdentifier */.Cm)(schema)}.${(0,quote/* quoteIdentifier */.Cm)(name)}`;
        const condition = one.column === null ? "" : ` WHERE ${(0,quote/* quoteIdentifier */.Cm)(one.column)} IS NOT NULL`;
        const seen = await seesRow(session, `SELECT FROM ${qualified}${condition}`);
        looked.push({ kind, name: nameOf({ ...one, schema, name }), rows, seen });
    }
    return looked;
}
function nameOf({ schema, name, column }) {
    return [schema, name, column].filter((part) => part !== null).join(".");
}
/** The tables that a statement means, as far as they exist; null when they could not be looked up. */
async function readTables(session, { searchPath }, one) {
    const relation = [one.schema, one.name]
        .filter((part) => part !== null)
        .map(quote/* quoteIdentifier */.Cm)
        .join(".");
    const which = one.kind === "schema"
        ? `n.nspname = ${(0,quote/* quoteLiteral */.ce)(one.name)} AND c.relkind IN ('r', 'p', 'm') AND NOT c.relispartition`
        : `c.oid = current_setting('schema_version.relation')::oid`;
    const column = one.column === null
        ? ""
        : ` AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = ${(0,quote/* quoteLiteral */.ce)(one.column)} AND NOT a.attisdropped)`;
    // The name is the file's, so its search_path resolves it; nothing else may be found there.
    const reply = await session.send(`BEGIN READ ONLY; SELECT pg_catalog.set_config('search_path', ${(0,quote/* quoteLiteral */.ce)(searchPath)}, true);
     SELECT pg_catalog.set_config('schema_version.relation', coalesce(pg_catalog.to_regclass(${(0,quote/* quoteLiteral */.ce)(relation)})::pg_catalog.oid::pg_catalog.text, '0'), true);
     SET LOCAL search_path = ${target/* ownSearchPath */.O};
     SELECT n.nspname, c.relname, (SELECT CASE WHEN bool_or(p.reltuples >= 0) THEN sum(greatest(p.reltuples, 0)) END
         FROM pg_class p WHERE p.oid = c.oid OR p.oid IN (SELECT t.relid FROM pg_partition_tree(c.oid) t))
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${which}${column}; COMMIT`);
    if (reply.error !== null) {
        await session.send("ROLLBACK");
        return null;
    }
    return (reply.results[4]?.rows ?? []).map(([schema, name, rows]) => ({
        schema: schema ?? "",
        name: name ?? "",
        rows: rows === null || rows === undefined ? null : Number(rows),
    }));
}
/** True when there is a row, false when there is none, null when that could not be seen in time. */
async function seesRow(session, select) {
    const reply = await session.send(`BEGIN READ ONLY; SET LOCAL search_path = ${target/* ownSearchPath */.O}; SET LOCAL statement_timeout = ${patienceMs}; SET LOCAL row_security = off; SELECT EXISTS (${select}); COMMIT`);
    if (reply.error !== null)
        await session.send("ROLLBACK");
    return reply.error === null ? reply.results[4]?.rows[0]?.[0] === "t" : null;
}
function unique(destroyed) {
    return [...new Map(destroyed.map((one) => [`${one.kind} ${one.name}`, one])).values()];
}


/***/ }),

/***/ 7773:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  WY: () => (/* binding */ callbackParts),
  Zq: () => (/* binding */ executeEach),
  af: () => (/* binding */ executeTogether)
});

// EXTERNAL MODULE: ./lib/core/plan.js
var plan = __webpack_require__(3504);
// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __webpack_require__(9531);
// EXTERNAL MODULE: ./lib/database/session.js
var database_session = __webpack_require__(9357);
// EXTERNAL MODULE: ./lib/database/tables.js
var tables = __webpack_require__(7496);
// EXTERNAL MODULE: ./lib/database/target.js
var database_target = __webpack_require__(244);
;// CONCATENATED MODULE: ./lib/database/first-attempt.js




/**
 * The indexes that were INVALID before the first attempt of a file that has not finished, from its first `start` or
 * `undo-start` event since it last did; null when there is no such event. Read-only.
 */
async function readFirstAttempt({ session, target }, { version, description }) {
    const log = (0,tables/* tableIn */.sV)(target.home, "log");
    // Repeatables have no version.
    const about = version === null
        ? `e.version IS NULL AND e.description = ${(0,quote/* quoteLiteral */.ce)(description ?? "")}`
        : `e.version = ${(0,quote/* quoteLiteral */.ce)(version)}`;
    const results = await (0,database_session/* query */.P)(session, `BEGIN READ ONLY; SET LOCAL search_path = ${database_target/* ownSearchPath */.O};
     SELECT e.detail FROM ${log} e WHERE ${about} AND e.event IN ('start', 'undo-start') AND e.id > coalesce(
       (SELECT max(e.id) FROM ${log} e WHERE ${about} AND e.event IN ('apply', 'undo', 'repair', 'baseline', 'adopt')), 0)
       ORDER BY e.id LIMIT 1; COMMIT`, "reading the first attempt");
    const detail = results[2]?.rows[0]?.[0] ?? null;
    return detail === null ? null : parseDetail(detail);
}
function parseDetail(text) {
    try {
        const { invalidBefore } = JSON.parse(text);
        return Array.isArray(invalidBefore) ? invalidBefore.filter((one) => typeof one === "string") : null;
    }
    catch {
        return null; // the log is written by us alone; a text that is no JSON tells nothing
    }
}

// EXTERNAL MODULE: ./lib/database/transaction.js + 1 modules
var transaction = __webpack_require__(5626);
// EXTERNAL MODULE: ./lib/database/without-transaction.js + 3 modules
var without_transaction = __webpack_require__(280);
// EXTERNAL MODULE: ./lib/environment/callbacks.js
var callbacks = __webpack_require__(3149);
// EXTERNAL MODULE: ./lib/environment/failed-step.js
var failed_step = __webpack_require__(7127);
// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(8165);
// EXTERNAL MODULE: ./lib/core/problems.js + 5 modules
var problems = __webpack_require__(1256);
// EXTERNAL MODULE: ./lib/environment/run-state.js
var run_state = __webpack_require__(612);
;// CONCATENATED MODULE: ./lib/environment/part.js

function titleOfPart(part) {
    return part.kind === "step" ? (0,run_state/* titleOf */.Gg)(part.step) : `${part.event} ${part.runnable.script.name}`;
}
function stepsOf(parts) {
    return parts.flatMap((part) => (part.kind === "step" ? [part.step] : []));
}

// EXTERNAL MODULE: ./lib/environment/regain.js
var regain = __webpack_require__(1951);
;// CONCATENATED MODULE: ./lib/environment/interrupted.js








/** A cancel that came before the parts began. */
async function notStarted(run, parts) {
    const error = run.world.signal.reason;
    if (!(error instanceof failure/* Failure */.H))
        throw error;
    const [step] = stepsOf(parts);
    const state = step === undefined ? (0,failed_step/* whereItStands */.ay)(run) : `${interrupted_short(step)} was not started; ${(0,failed_step/* whereItStands */.ay)(run)}`;
    return await end(run, step, error, { result: "not-run", retries: [], state });
}
/** A cancel, a lost lock or a lost connection: what was committed is on record, or is looked up now. */
async function interrupted(run, parts, error, retries) {
    if (!(error instanceof failure/* Failure */.H))
        throw error;
    if ((0,database_session/* isConnectionLost */.pb)(error))
        return await lookUp(run, parts, error, retries);
    const [step] = stepsOf(parts);
    return await end(run, step, error, { result: "failed", retries, state: await stateOf(run, parts) });
}
async function end(run, step, error, { result, retries, state }) {
    if (step !== undefined)
        (0,run_state/* settle */.G9)(run, step, { result, executionMs: null, retries });
    const cancelled = error.kind === "cancelled";
    const sqlstate = cancelled ? "57014" : (0,database_session/* isConnectionLost */.pb)(error) ? "08006" : "XX000";
    await (0,failed_step/* recordEnd */.$f)(run, cancelled ? "cancel" : "fail", step ?? null, { message: error.message, sqlstate });
    tell(run, error, state);
    return error.kind;
}
function tell(run, error, state) {
    const { environment } = run.recorder;
    run.findings.push(...error.findings.map((one) => ({ ...one, environment, state })));
}
/** Connects again, regains the lock, and looks whether the lost transaction was committed: the rows say so. */
async function lookUp(run, parts, lost, retries) {
    const steps = stepsOf(parts);
    const [step] = steps;
    run.world.log.line("  the connection was lost; connecting again to see what was committed");
    const regained = await (0,regain/* regain */.p$)(run);
    if (regained instanceof failure/* Failure */.H) {
        if (step !== undefined)
            (0,run_state/* settle */.G9)(run, step, { result: "failed", executionMs: null, retries });
        // The embedded database is cancelled by stopping it: then that is what happened.
        const told = regained.kind === "cancelled" ? regained : lost;
        tell(run, told, `${unknown(step)}: ${regained.message}; the record says so when it can be read`);
        return regained.kind;
    }
    const { history } = regained.onRecord;
    if (steps.length > 0 && steps.every((one) => (0,regain/* isCommitted */.zZ)(one, history))) {
        for (const one of steps)
            (0,run_state/* settle */.G9)(run, one, { result: "done", executionMs: null, retries: [] });
        for (const one of steps)
            run.world.log.done(`  ${(0,run_state/* titleOf */.Gg)(one)}  done (found on record)`);
        return (0,regain/* isAsLeft */.EN)(run, history, { committed: steps, open: [] }) ? null : overtaken(run);
    }
    const state = `${await stateFound(run, parts, history)} (looked up after connecting again)`;
    const kind = await end(run, step, lost, { result: "failed", retries, state });
    return (0,regain/* isAsLeft */.EN)(run, history, { committed: [], open: steps }) ? kind : overtaken(run);
}
/** Ends as a plan that no longer holds: neither error callbacks nor undo scripts of this run may follow. */
function overtaken(run) {
    const message = "another run changed the database while this one had lost its connection; the rest was not run";
    run.findings.push((0,problems/* finding */.g)("overtaken", { message, environment: run.recorder.environment, state: (0,failed_step/* whereItStands */.ay)(run) }));
    return "blocked";
}
function unknown(step) {
    return `whether ${step === undefined ? "the callbacks were" : `${interrupted_short(step)} was`} committed is not known`;
}
/** After a look at the record. */
async function stateFound(run, parts, { applied }) {
    const [step] = stepsOf(parts);
    if (step === undefined)
        return `${unknown(step)}, as callbacks leave no record; ${(0,failed_step/* whereItStands */.ay)(run)}`;
    const { transactional } = await run.loaded.parse((0,plan/* scriptOf */.Fl)(step));
    const row = applied.find((one) => step.kind !== "repeat" && one.version === (0,run_state/* subjectOf */.et)(step).version);
    const untouched = row === undefined ? step.kind === "apply" : step.kind === "undo" && row.success;
    const begun = transactional || !untouched;
    return begun ? await stateOf(run, parts) : `${interrupted_short(step)} was not started; ${(0,failed_step/* whereItStands */.ay)(run)}`;
}
async function stateOf(run, parts) {
    const [step] = stepsOf(parts);
    if (parts.length > 1 || step === undefined) {
        return `all ${parts.length} files are rolled back; ${(0,failed_step/* whereItStands */.ay)(run)} and consistent`;
    }
    const { transactional } = await run.loaded.parse((0,plan/* scriptOf */.Fl)(step));
    return (0,failed_step/* stateAfter */.W_)(run, step, transactional);
}
function interrupted_short(step) {
    return (0,run_state/* titleOf */.Gg)(step).split(" ")[0] ?? "";
}

// EXTERNAL MODULE: ./lib/database/records.js
var records = __webpack_require__(8799);
;// CONCATENATED MODULE: ./lib/environment/step-units.js


/** A step as what commits together: its scripts, then its row and its event. */
function toUnit(run, step, scripts) {
    return { scripts, record: (wal) => [...rowSql(run, step, records/* sinceMessage */.Q3), eventSql(run, step, records/* sinceMessage */.Q3, wal)] };
}
/** A step outside a transaction: its row is there before its first statement, and true after the last. */
function toAloneUnit(run, step, runnable, invalidBefore) {
    const { home } = run.holding.target;
    const subject = (0,run_state/* subjectOf */.et)(step);
    return {
        runnable,
        invalidBefore,
        begin: beginSql(run, step),
        start: (detail, wal) => (0,records/* logEventSql */.tI)(home, step.kind === "undo" ? "undo-start" : "start", subject, run.recorder, {
            success: false,
            message: `statement ${detail.statement}${detail.line === null ? "" : `, line ${detail.line}`}`,
            detail: JSON.stringify(detail),
            ...wal,
        }),
        finish: (executionMs, wal) => [
            ...rowSql(run, step, String(executionMs)),
            eventSql(run, step, String(executionMs), wal),
        ],
    };
}
function beginSql({ holding, recorder }, step) {
    const { home } = holding.target;
    const row = { ...(0,run_state/* subjectOf */.et)(step), version: (0,run_state/* subjectOf */.et)(step).version ?? "" };
    const unfinished = { success: false, executionMs: "0" };
    switch (step.kind) {
        case "apply":
            return [(0,records/* putVersionSql */.kG)(home, textRow(row), recorder, unfinished)];
        case "repeat":
            return [(0,records/* putRepeatableSql */.$A)(home, textRow(row), recorder, unfinished)];
        case "undo":
            return [(0,records/* unfinishedSql */.eg)(home, row.version)];
    }
}
function rowSql({ holding, recorder }, step, executionMs) {
    const { home } = holding.target;
    const subject = (0,run_state/* subjectOf */.et)(step);
    const row = textRow({ ...subject, version: subject.version ?? "" });
    switch (step.kind) {
        case "apply":
            return [(0,records/* putVersionSql */.kG)(home, row, recorder, { success: true, executionMs })];
        case "repeat":
            return [(0,records/* putRepeatableSql */.$A)(home, row, recorder, { success: true, executionMs })];
        case "undo":
            // An undo may drop what repeatables made: the next apply runs them again.
            return [(0,records/* removeVersionSql */.PB)(home, row.version), (0,records/* removeRepeatablesSql */.fz)(home)];
    }
}
function eventSql({ holding, recorder, world }, step, executionMs, wal) {
    const event = step.kind === "undo" ? "undo" : "apply";
    const reason = world.config.reason;
    return (0,records/* logEventSql */.tI)(holding.target.home, event, (0,run_state/* subjectOf */.et)(step), recorder, {
        success: true,
        executionMs,
        reason,
        ...wal,
    });
}
function textRow(row) {
    return {
        version: row.version,
        description: row.description ?? "",
        script: row.script ?? "",
        checksum: row.checksum ?? "",
    };
}

;// CONCATENATED MODULE: ./lib/environment/execute.js










/** Runs steps one after the other, each with its row and its event; returns what ended it, null when all are done. */
async function executeEach(run, steps) {
    for (const step of steps) {
        const ended = await executeOne(run, step);
        if (ended !== null)
            return ended;
    }
    return null;
}
async function executeOne(run, step) {
    const { parsed } = await toRunnable(run, step);
    if (parsed.transactional || step.kind === "undo")
        return await executeTogether(run, [{ kind: "step", step }]);
    // The callbacks around a file run in its transaction; one without has none to share.
    return ((await (0,callbacks/* runCallbacks */.g0)(run, "beforeEachMigrate")) ??
        (await executeTogether(run, [{ kind: "step", step }])) ??
        (await (0,callbacks/* runCallbacks */.g0)(run, "afterEachMigrate")));
}
/** The callbacks of an event as parts of one transaction. */
async function callbackParts(run, ...events) {
    const parts = [];
    for (const event of events) {
        for (const runnable of await (0,callbacks/* callbacksOf */.Yo)(run, event))
            parts.push({ kind: "callback", event, runnable });
    }
    return parts;
}
/** Runs parts in one transaction, all or nothing. A step that cannot run in one must be alone. */
async function executeTogether(run, parts) {
    const [first] = parts;
    if (first === undefined)
        return null;
    const retries = [];
    const title = parts.length === 1 ? titleOfPart(first) : `${parts.length} files in one transaction`;
    if (run.world.signal.aborted)
        return await notStarted(run, parts);
    run.world.log.group(title);
    run.world.log.progress(title);
    try {
        const outcome = await executeParts(run, parts, retries);
        if (outcome.kind === "failed")
            return await fail(run, parts, outcome, retries);
        run.wal = outcome.wal;
        for (const [index, part] of parts.entries())
            done(run, part, outcome, { index, retries });
        return null;
    }
    catch (error) {
        return await interrupted(run, parts, error, retries);
    }
    finally {
        run.world.log.progress("");
        run.world.log.endGroup();
    }
}
async function executeParts(run, parts, retries) {
    const options = (0,run_state/* runOptions */.Ku)(run, retries);
    const [first] = parts;
    if (parts.length === 1 && first?.kind === "step") {
        const runnable = await toRunnable(run, first.step);
        if (!runnable.parsed.transactional) {
            const known = resumes(first.step) ? await readFirstAttempt(run.holding, (0,run_state/* subjectOf */.et)(first.step)) : null;
            return (0,without_transaction/* runWithoutTransaction */.A)(run.holding, toAloneUnit(run, first.step, runnable, known), run.wal, options);
        }
    }
    const units = [];
    for (const part of parts)
        units.push(await unitOf(run, part));
    return (0,transaction/* runTransaction */.c4)(run.holding, units, run.wal, options);
}
/** Whether an attempt without a transaction has been made before. */
function resumes(step) {
    switch (step.kind) {
        case "apply":
            return step.resume;
        case "repeat":
            return true;
        case "undo":
            return !step.row.success;
    }
}
async function toRunnable(run, step) {
    const script = (0,plan/* scriptOf */.Fl)(step);
    return { script, parsed: await run.loaded.parse(script) };
}
/** As in Flyway, beforeEachMigrate and afterEachMigrate run inside the migration's transaction; undo has no callbacks. */
async function unitOf(run, part) {
    if (part.kind === "callback")
        return { scripts: [part.runnable], record: () => [] };
    const own = await toRunnable(run, part.step);
    if (part.step.kind === "undo")
        return toUnit(run, part.step, [own]);
    const around = [await (0,callbacks/* callbacksOf */.Yo)(run, "beforeEachMigrate"), [own], await (0,callbacks/* callbacksOf */.Yo)(run, "afterEachMigrate")];
    return toUnit(run, part.step, around.flat());
}
function done(run, part, outcome, { index, retries }) {
    const executionMs = outcome.executionMs[index] ?? 0;
    if (part.kind === "step") {
        (0,run_state/* settle */.G9)(run, part.step, { result: "done", executionMs, retries: index === 0 ? retries : [] });
    }
    run.world.log.done(`  ${titleOfPart(part)}  done  ${executionMs} ms`);
}
async function fail(run, parts, outcome, retries) {
    const part = parts[outcome.unit];
    if (part === undefined)
        return "database";
    const script = part.kind === "step" ? (0,plan/* scriptOf */.Fl)(part.step) : part.runnable.script;
    if (part.kind === "step")
        (0,run_state/* settle */.G9)(run, part.step, { result: "failed", executionMs: null, retries });
    const { transactional } = await run.loaded.parse(script);
    await (0,failed_step/* recordEnd */.$f)(run, "fail", part.kind === "step" ? part.step : script, outcome.error);
    const together = `all ${parts.length} files are rolled back; ${(0,failed_step/* whereItStands */.ay)(run)} and consistent`;
    const state = parts.length > 1 || part.kind === "callback" ? together : (0,failed_step/* stateAfter */.W_)(run, part.step, transactional);
    run.findings.push((0,failed_step/* toFailedFinding */.mJ)(run, script, outcome, { state, wayOut: wayOutOf(part, transactional) }));
    run.world.log.done(`  ${titleOfPart(part)}  failed`);
    return "database";
}
function wayOutOf(part, transactional) {
    if (part.kind === "callback")
        return "callback";
    if (part.step.kind === "undo")
        return "undo";
    // A repeatable runs again as it is then; a version that did not finish must be the same file.
    return part.step.kind === "apply" && !transactional ? "unfinished" : "migration";
}


/***/ }),

/***/ 7127:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $f: () => (/* binding */ recordEnd),
/* harmony export */   W_: () => (/* binding */ stateAfter),
/* harmony export */   ay: () => (/* binding */ whereItStands),
/* harmony export */   mJ: () => (/* binding */ toFailedFinding),
/* harmony export */   yO: () => (/* binding */ settleFailure)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8165);
/* harmony import */ var _core_plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3504);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1256);
/* harmony import */ var _core_redact_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8038);
/* harmony import */ var _core_state_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4734);
/* harmony import */ var _database_grants_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5217);
/* harmony import */ var _database_own_message_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1543);
/* harmony import */ var _database_records_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8799);
/* harmony import */ var _database_session_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9357);
/* harmony import */ var _regain_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1951);
/* harmony import */ var _run_state_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(612);











/** The server's words without row values, unless they may be shown: those of classes 22 and 23 stay out of the record. */
function wordsOf(error, showValues) {
    if (showValues || error.own === true || !(0,_core_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .holdsRowValues */ .Ne)(error.sqlstate)) {
        const more = [error.detail ?? null, error.context ?? null].filter((part) => part !== null);
        return { message: error.message, more };
    }
    return { message: (0,_core_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .maskRowValues */ .tM)(error.message, error.sqlstate), more: [] };
}
/** The finding of a failed statement: where, what, the state of the database, and what to do. */
function toFailedFinding(run, script, { error, watched }, { state, wayOut }) {
    const { secrets, showValues } = run.world.config;
    const { message, more } = wordsOf(error, showValues);
    const hidden = error.detail !== null && !more.includes(error.detail);
    const hint = error.hint ?? (hidden ? "the server named row values, which are hidden; --show-values prints them" : null);
    return (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)("statement", {
        message: (0,_core_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .redact */ .E$)([`${message} (${error.sqlstate})`, ...more].join("; "), secrets),
        help: watched.gaveWay ? helpForGivingWay : helpFor(error, waysOut[wayOut], run.holding.target),
        environment: run.loaded.environment.name,
        ...(error.location ?? { file: script.file }),
        ...(hint === null ? {} : { hint: (0,_core_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .redact */ .E$)(hint, secrets) }),
        state,
    });
}
const helpForGivingWay = "another session waited longer than max-block for this step, in every try: run apply when the table is less busy, or direct a longer max-block in the file";
/** What to do about a statement that is wrong, by what its file is and what it left. */
const waysOut = {
    migration: "correct the migration (it is not applied, so the file may change), then run apply again",
    unfinished: "remove what hinders it and run apply again: it runs the whole file again; if the file itself must change, clear by hand what it left and run repair first",
    undo: "correct the undo script, then run rollback again",
    callback: "correct the callback, then run apply again",
};
function helpFor({ sqlstate, own }, wayOut, target) {
    if (sqlstate === "55P03")
        return "a lock was not to be had in five tries: run apply when the table is less busy, or raise lock-timeout";
    if (sqlstate === "40P01")
        return "the migration met a deadlock five times: run apply when the tables are less busy";
    if (sqlstate === "57014")
        return "the statement took too long or was cancelled: raise statement-timeout, or direct one in the file";
    if (sqlstate === "42501" && own)
        return (0,_database_grants_js__WEBPACK_IMPORTED_MODULE_5__/* .writeGrants */ .pN)(target);
    if (own)
        return "a statement of the tool's own failed, not one of the file: make possible what the message says is not";
    if (sqlstate === "42501")
        return "grant what is missing to the role that logs in, or let the owner run it with the input role";
    return wayOut;
}
/** Appends a `fail` or `cancel` event in a transaction of its own. A database that is gone cannot take it: then not. */
async function recordEnd(run, event, about, error) {
    const { session, target } = run.holding;
    const tellWhy = (reason) => run.world.log.line(`the ${event} event could not be recorded: ${reason}`);
    if (run.connection === "lost")
        return tellWhy("the connection is gone");
    const { message, more } = wordsOf(error, false);
    const sql = (0,_database_records_js__WEBPACK_IMPORTED_MODULE_7__/* .logEventSql */ .tI)(target.home, event, toSubject(about), run.recorder, {
        success: false,
        sqlstate: error.sqlstate,
        message: (0,_core_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .redact */ .E$)([message, ...more].join("; "), run.world.config.secrets),
        ...run.wal,
    });
    try {
        const reply = await session.send((0,_database_own_message_js__WEBPACK_IMPORTED_MODULE_6__/* .ownMessageSql */ .y)(target, [sql]));
        if (reply.error !== null)
            await session.send("ROLLBACK");
        if (reply.error !== null)
            tellWhy(reply.error.message);
    }
    catch {
        tellWhy("the connection is gone");
    }
}
function toSubject(about) {
    if (about === null)
        return { version: null, description: null, script: null, checksum: null };
    if ("kind" in about)
        return (0,_run_state_js__WEBPACK_IMPORTED_MODULE_10__/* .subjectOf */ .et)(about);
    return { version: null, description: null, script: about.name, checksum: about.checksum };
}
/**
 * Runs work between the steps; a cancel or a lost connection there becomes the run's end, on record, with its report
 * kept. For that a lost connection is regained.
 */
async function settleFailure(run, work) {
    try {
        return await work();
    }
    catch (error) {
        if (!(error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H))
            throw error;
        const lost = (0,_database_session_js__WEBPACK_IMPORTED_MODULE_8__/* .isConnectionLost */ .pb)(error);
        const regained = lost ? await (0,_regain_js__WEBPACK_IMPORTED_MODULE_9__/* .regain */ .p$)(run) : null;
        const cancelled = error.kind === "cancelled";
        await recordEnd(run, cancelled ? "cancel" : "fail", null, {
            message: error.message,
            sqlstate: cancelled ? "57014" : lost ? "08006" : "XX000",
        });
        const environment = run.recorder.environment;
        run.findings.push(...error.findings.map((one) => ({ state: whereItStands(run), ...one, environment })));
        return regained instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H ? regained.kind : error.kind;
    }
}
/** For example `production is at version 13 and consistent`. */
function whereItStands(run) {
    const name = run.loaded.environment.name;
    const done = run.planned.plan.steps.filter((one) => run.outcomes.get((0,_core_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .scriptOf */ .Fl)(one))?.result === "done");
    const undone = new Set(done.flatMap((one) => (one.kind === "undo" ? [one.row.version] : [])));
    const before = run.loaded.onRecord.history.applied.map((row) => row.version).filter((one) => !undone.has(one));
    const applied = done.flatMap((one) => (one.kind === "apply" ? [one.migration.version.text] : []));
    const version = (0,_core_state_js__WEBPACK_IMPORTED_MODULE_4__/* .highest */ .BR)([...before, ...applied]);
    return version === null ? `${name} has no version` : `${name} is at version ${version}`;
}
/** For example `V14 is rolled back; production is at version 13 and consistent`. */
function stateAfter(run, step, transactional) {
    const title = (0,_run_state_js__WEBPACK_IMPORTED_MODULE_10__/* .titleOf */ .Gg)(step).split(" ")[0] ?? "";
    return transactional
        ? `${title} is rolled back; ${whereItStands(run)} and consistent`
        : `${title} did not finish and cannot be rolled back: what its statements before did stays; otherwise ${whereItStands(run)}`;
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

// EXTERNAL MODULE: ./lib/core/checksum.js
var checksum = __webpack_require__(5384);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
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
var migration_set = __webpack_require__(9401);
// EXTERNAL MODULE: ./lib/core/plan.js
var core_plan = __webpack_require__(3504);
// EXTERNAL MODULE: ./lib/core/problems.js + 5 modules
var problems = __webpack_require__(1256);
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
    return !row.success && lastEvents.get(row.version)?.event === "start";
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

// EXTERNAL MODULE: ./lib/environment/load.js + 7 modules
var load = __webpack_require__(4532);
;// CONCATENATED MODULE: ./lib/environment/plan.js







function isReady(planned) {
    return planned.plan.kind === "ready";
}
/** What `apply` would run: every script of it is parsed, so that a syntax error is known before anything runs. */
async function planToApply(world, loaded, { withUndo }) {
    const { environment, onRecord, set, state } = loaded;
    const wanted = (0,core_plan/* applySteps */.GF)(state, environment);
    const undos = withUndo ? wanted.flatMap((step) => (step.kind === "apply" ? [step.migration.undo] : [])) : [];
    const scripts = [
        ...wanted.map(core_plan/* scriptOf */.Fl),
        ...undos.filter((undo) => undo !== null),
        ...set.callbacks.map((one) => one.script),
    ];
    const parsed = await parseAll(loaded, scripts);
    const plan = (0,core_plan/* planApply */._$)(state, onRecord.history, {
        environment: environment.name,
        outOfOrder: environment.outOfOrder,
        transaction: environment.transaction,
        findings: [...(0,load/* problemsOf */.GW)(world, loaded), ...findingsOf(parsed), ...ofCallbacks(loaded, parsed)],
        transactional: (script) => parsed.get(script)?.transactional ?? true,
    });
    return { plan, steps: wanted, parsed, digest: plan.kind === "ready" ? digestOf(loaded, plan.steps) : null };
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
    const problems = (0,load/* problemsOf */.GW)(world, loaded).filter((one) => one.rule !== "existing-schema");
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
    const sum = (script) => (0,checksum/* checksum */.c)((0,migration_set/* toStableText */.i)(script, loaded.placeholders));
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

/***/ 1951:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EN: () => (/* binding */ isAsLeft),
/* harmony export */   p$: () => (/* binding */ regain),
/* harmony export */   zZ: () => (/* binding */ isCommitted)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8165);
/* harmony import */ var _core_plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3504);
/* harmony import */ var _core_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4734);
/* harmony import */ var _database_lock_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8170);




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
            return await holding.regain();
        }
        catch (error) {
            const away = error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H && error.findings.some(({ rule }) => rule.startsWith("connection"));
            if (!away)
                throw error;
            await (0,_database_lock_js__WEBPACK_IMPORTED_MODULE_3__/* .sleep */ .yy)(pause, world.signal);
        }
    }
    return await holding.regain();
}
/** Whether the record says that a step was done. */
function isCommitted(step, history) {
    switch (step.kind) {
        case "apply": {
            const row = history.applied.find((one) => (0,_core_state_js__WEBPACK_IMPORTED_MODULE_2__/* .keyOf */ .TN)(one.version) === (0,_core_state_js__WEBPACK_IMPORTED_MODULE_2__/* .keyOf */ .TN)(step.migration.version.text));
            return row?.success === true && row.checksum === step.migration.checksum;
        }
        case "repeat": {
            const row = history.repeatables.find((one) => one.description === step.repeatable.description);
            return row?.success === true && row.checksum === step.repeatable.checksum;
        }
        case "undo":
            return !history.applied.some((one) => one.version === step.row.version);
    }
}
/**
 * Whether the versions on record are as this run left them. While it had no connection another run may have held the lock, and done
 * what this one still plans: going on would do it twice. `steps` were under way: committed, or open.
 */
function isAsLeft(run, history, { committed, open }) {
    const planned = run.planned.plan.steps.map((step) => ({ step, result: run.outcomes.get((0,_core_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .scriptOf */ .Fl)(step))?.result }));
    const done = planned.filter(({ result }) => result === "done").map(({ step }) => step);
    const wanted = new Set(run.loaded.onRecord.history.applied.map((row) => (0,_core_state_js__WEBPACK_IMPORTED_MODULE_2__/* .keyOf */ .TN)(row.version)));
    for (const step of [...done, ...committed]) {
        for (const key of keysOf(step)) {
            if (step.kind === "undo")
                wanted.delete(key);
            else
                wanted.add(key);
        }
    }
    const found = new Set(history.applied.map((row) => (0,_core_state_js__WEBPACK_IMPORTED_MODULE_2__/* .keyOf */ .TN)(row.version)));
    for (const key of open.flatMap(keysOf)) {
        wanted.delete(key);
        found.delete(key);
    }
    const sameVersions = wanted.size === found.size && [...wanted].every((key) => found.has(key));
    const waiting = planned.filter(({ step, result }) => result === "not-run" && !open.includes(step));
    return sameVersions && !waiting.some(({ step }) => isCommitted(step, history));
}
function keysOf(step) {
    return step.kind === "repeat" ? [] : [(0,_core_state_js__WEBPACK_IMPORTED_MODULE_2__/* .keyOf */ .TN)(step.migration.version.text)];
}


/***/ }),

/***/ 612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AD: () => (/* binding */ startRun),
/* harmony export */   G9: () => (/* binding */ settle),
/* harmony export */   Gg: () => (/* binding */ titleOf),
/* harmony export */   Ku: () => (/* binding */ runOptions),
/* harmony export */   et: () => (/* binding */ subjectOf)
/* harmony export */ });
/* harmony import */ var _core_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3504);
/* harmony import */ var _core_redact_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8038);


function startRun(world, holding, loaded, planned) {
    return {
        world,
        loaded,
        planned,
        recorder: { ...world.recorder, environment: loaded.environment.name },
        holding,
        connection: "held",
        wal: { walPosition: loaded.onRecord.walPosition, walAt: loaded.onRecord.walAt },
        outcomes: new Map(planned.plan.steps.map((step) => [(0,_core_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .scriptOf */ .Fl)(step), { result: "not-run", executionMs: null, retries: [] }])),
        findings: [],
        longestWaitMs: null,
    };
}
/** How scripts of this run are executed; retries are told and collected. */
function runOptions(run, retries) {
    const { world, loaded } = run;
    const { lockTimeoutMs, statementTimeoutMs, maxBlockMs } = loaded.environment;
    return {
        lockTimeoutMs,
        statementTimeoutMs,
        maxBlockMs: loaded.environment.database.kind === "embedded" ? "off" : maxBlockMs,
        signal: world.signal,
        onNotice: (notice, place) => {
            const where = place === null ? "" : `${place.file}:${place.line ?? 1}  `;
            if (place !== null && notice.sqlstate !== "42P07")
                world.log.line((0,_core_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .redact */ .E$)(`    ${where}${notice.severity}: ${notice.message}`, world.config.secrets));
        },
        onRetry: (givenUp) => {
            const { sqlstate, waitedMs, blockedBy } = givenUp;
            retries.push({ sqlstate, waitedMs, blockedBy });
            world.log.line(`    ${toRetryText(givenUp)}`);
        },
        onWait: (waitedMs) => {
            run.longestWaitMs = Math.max(run.longestWaitMs ?? 0, waitedMs);
        },
        onBlocked: (who) => world.log.line(`    waiting for ${who}`),
    };
}
/** Notes what a step did. */
function settle(run, step, outcome) {
    run.outcomes.set((0,_core_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .scriptOf */ .Fl)(step), outcome);
}
/** One attempt that was given up: why, for whom we waited, who had waited for us, and when the next one comes. */
function toRetryText(givenUp) {
    const { sqlstate, attempt, attempts, blockedBy, longestWaitMs, waitedMs } = givenUp;
    const waiters = `another session had waited ${longestWaitMs ?? 0} ms for us`;
    const reason = sqlstate === "max-block" ? `gave way, ${waiters} (max-block)` : `gave up (${sqlstate})`;
    const who = blockedBy === null ? "" : `, blocked by ${blockedBy}`;
    return `attempt ${attempt} of ${attempts} ${reason}${who}; next try in ${(waitedMs / 1000).toFixed(1)} s`;
}
/** What an event says a step is about. */
function subjectOf(step) {
    const script = (0,_core_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .scriptOf */ .Fl)(step);
    switch (step.kind) {
        case "apply": {
            const { version, description, checksum } = step.migration;
            return { version: version.text, description, script: script.name, checksum };
        }
        case "repeat": {
            const { description, checksum } = step.repeatable;
            return { version: null, description, script: script.name, checksum };
        }
        case "undo": {
            const { version, description } = step.row;
            return { version, description, script: script.name, checksum: script.checksum };
        }
    }
}
/** For example `V13 add email`. */
function titleOf(step) {
    switch (step.kind) {
        case "apply":
            return `V${step.migration.version.text} ${step.migration.description}`;
        case "repeat":
            return `R ${step.repeatable.description}`;
        case "undo":
            return `U${step.row.version} ${step.migration.description}`;
    }
}


/***/ })

};
