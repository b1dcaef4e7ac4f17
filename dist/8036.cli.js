export const id = 8036;
export const ids = [8036];
export const modules = {

/***/ 9998:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   R9: () => (/* binding */ toMessage),
/* harmony export */   Sy: () => (/* binding */ blame),
/* harmony export */   pq: () => (/* binding */ countOf),
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
/** How many statements a piece has. */
function countOf(chunk) {
    return chunk.kind === "script" ? chunk.script.statements.length : chunk.statements.length;
}
/**
 * Finds what an error is about. Its position, where it has one, counts code points of the whole message; else the number
 * of statements that completed names the one that did not.
 */
function blame(message, reply, error) {
    const byCount = atCount(message, reply.results.length);
    // A prepared statement of ours that is analysed again counts places in the message that prepared it.
    const elsewhere = byCount === null && reply.results.length > 0;
    const byPosition = error.position === null || elsewhere ? null : atPosition(message, error.position - 1);
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

/***/ 3101:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E_: () => (/* binding */ provesRow),
/* harmony export */   bM: () => (/* binding */ provesNoRow),
/* harmony export */   mr: () => (/* binding */ provesEvent),
/* harmony export */   o$: () => (/* binding */ findMeddlers),
/* harmony export */   r4: () => (/* binding */ inWords)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9531);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7496);


/*
 * A trigger or a rule on the tool's tables can change or drop what is written, without an error: then a migration would
 * have run and count as pending. So each step looks for its row before it commits.
 */
const unrecorded = "schema_version.unrecorded";
/** An expression that fails unless such a row is there; `key` is an expression of its key. */
function provesRow(home, table, key) {
    const column = table === "versions" ? "version" : "description";
    return fails(`NOT EXISTS (SELECT FROM ${(0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableIn */ .sV)(home, table)} WHERE ${column} = ${key} AND success)`);
}
/** An expression that fails while the row of a version is there. */
function provesNoRow(home, version) {
    return fails(`EXISTS (SELECT FROM ${(0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableIn */ .sV)(home, "versions")} WHERE version = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(version)})`);
}
/** An expression that fails unless the log's last event is this one; its script and checksum are expressions. */
function provesEvent(home, { event, script, checksum }) {
    const same = `l.event = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(event)} AND l.script_name = ${script} AND l.checksum = ${checksum}`;
    return fails(`(SELECT ${same} FROM ${(0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableIn */ .sV)(home, "log")} l ORDER BY l.id DESC LIMIT 1) IS NOT TRUE`);
}
function fails(condition) {
    return `CASE WHEN ${condition} THEN pg_catalog.current_setting('${unrecorded}')::pg_catalog.int4 END`;
}
/** Whether one of our statements missed a table of ours, its schema or a column. */
function missesOurs({ own, sqlstate, message }) {
    if (!own)
        return false;
    return sqlstate === "3F000" || (/^42P01|^42703/.test(sqlstate) && message.includes("schema_version"));
}
/** An error of ours in words; any other as it is. The transaction that failed is over. */
async function inWords({ session, target }, error) {
    const { message: said } = error;
    if (missesOurs(error)) {
        const message = `the file drops, moves or changes a table of the tool's own, so that the step cannot be recorded: ${said}`;
        return { ...error, message, own: false };
    }
    if (!said.includes(unrecorded))
        return error;
    const names = await findMeddlers(session, target.home);
    const message = `a trigger or a rule on the tool's tables changes or drops what is recorded of the step, which is therefore not done${names === "" ? "" : ` (${names})`}`;
    return { ...error, message, sqlstate: "55000" };
}
/** Triggers and rules of others on the tool's tables, in words; empty where none is left, or nobody can be asked. */
async function findMeddlers(session, home) {
    const named = Object.values(_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableNames */ .n$).map(_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce).join(", ");
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
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9531);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7496);


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
        const first = attempt === 1 ? options.tried : undefined;
        const outcome = first ?? (await makeAttempt({ vacuumed: [...vacuumed] }));
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

/***/ 7472:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ sendOwn)
});

// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __webpack_require__(9531);
// EXTERNAL MODULE: ./lib/database/lock.js
var lock = __webpack_require__(8170);
// EXTERNAL MODULE: ./lib/database/target.js
var database_target = __webpack_require__(244);
;// CONCATENATED MODULE: ./lib/database/own-message.js



/**
 * The tool's own statements as one message: one transaction that proves the lock first and again before COMMIT. What a
 * file did to the session stays for its next statement, so the tool's own settings are local to the transaction.
 */
function ownMessageSql(target, statements) {
    const proof = (0,lock/* proveLock */.i5)(target);
    const asOurselves = [
        "SET LOCAL SESSION AUTHORIZATION DEFAULT",
        // DEFAULT is what the login begins with (ALTER ROLE … SET role), where NONE would be the login itself.
        target.role === null ? "SET LOCAL role TO DEFAULT" : `SET LOCAL ROLE ${(0,quote/* quoteIdentifier */.Cm)(target.role)}`,
        `SET LOCAL search_path = ${database_target/* ownSearchPath */.O}`,
        "SET LOCAL statement_timeout = 0",
    ];
    const begin = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";
    return [begin, ...asOurselves, proof, ...statements, proof, "COMMIT"].join(";\n");
}

// EXTERNAL MODULE: ./lib/database/watch.js + 1 modules
var watch = __webpack_require__(4204);
;// CONCATENATED MODULE: ./lib/database/send-own.js


/**
 * Sends statements of the tool's own in one transaction, and tells for whom they wait: a session that has locked a table of
 * ours, or a synchronous standby that does not confirm the COMMIT.
 */
async function sendOwn(held, statements) {
    const { session, target, openOther, onBlocked } = held;
    const idle = { maxBlockMs: "off", onlyQueries: false, lockTimeoutMs: 0, onWait: () => { } };
    const watching = { ...idle, pid: target.pid, open: openOther, onBlocked };
    const { value } = await (0,watch/* watched */.V)(watching, () => session.send(ownMessageSql(target, statements)));
    return value;
}


/***/ }),

/***/ 3245:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ec: () => (/* binding */ cancelOnAbort),
  gb: () => (/* binding */ refuseLostLock),
  c4: () => (/* binding */ runTransaction),
  _z: () => (/* binding */ sendMessage),
  f5: () => (/* binding */ settingsOf),
  jN: () => (/* binding */ toWatching),
  Us: () => (/* binding */ walOf),
  bL: () => (/* binding */ walSql)
});

// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(8165);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(551);
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
// EXTERNAL MODULE: ./lib/database/recorded.js
var recorded = __webpack_require__(3101);
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
    await rollBack(held);
    return { ...value, error: await (0,recorded/* inWords */.r4)(held, refuseLostLock(value.error)), watched: seen };
}
/** All units of one transaction are watched together: its locks add up, and are held while the next message is sent. */
async function sendUnits(held, units, wal, options) {
    const executionMs = [];
    let after = wal;
    for (const [index, unit] of units.entries()) {
        if (options.signal.aborted) {
            await rollBack(held);
            throw options.signal.reason;
        }
        const place = { first: index === 0, last: index === units.length - 1 };
        const message = toUnitMessage(held.target, { scripts: unit.scripts, record: unit.record(wal) }, place, options);
        const started = performance.now();
        const reply = await sendMessage(held, message, options);
        if (reply.error !== null && !(0,database_message/* isCommitted */.zZ)(reply)) {
            return { kind: "failed", unit: index, error: (0,database_message/* blame */.Sy)(message, reply, reply.error) };
        }
        executionMs.push(Math.round(performance.now() - started));
        if (place.last && reply.error === null)
            after = walOf(reply, wal);
    }
    return { kind: "done", executionMs, wal: after };
}
/** A transaction takes its settings back, but not the statements that it prepared. */
async function rollBack({ session, target }) {
    await session.send(["ROLLBACK", ...(0,settings/* beforeOwn */.wA)(target)].join(";\n"));
}
/** The session is clean before a message and behind it, so that only scripts that follow each other clean between them. */
function toUnitMessage(target, { scripts, record }, place, options) {
    const own = (statements) => ({ kind: "own", statements });
    const proof = (0,lock/* proveLock */.i5)(target);
    const alone = place.first && place.last && scripts.length === 1;
    return (0,database_message/* toMessage */.R9)([
        own([...(place.first ? ["BEGIN"] : []), proof, ...(place.first ? lockAhead(options.vacuumed, options) : [])]),
        ...scripts.flatMap(({ script, parsed }, index) => [
            own([...(index === 0 ? [] : settings/* cleanSession */.WH), ...(0,settings/* beforeScript */.v7)(target, settingsOf(script, options))]),
            { kind: "script", script: parsed },
            { kind: "end", statements: [alone ? settings/* checkDeferred */._6 : settings/* checkDeferredAndGoOn */.yH], file: script.file },
        ]),
        own([...(0,settings/* beforeOwn */.wA)(target), ...record, proof]),
        own(place.last ? ["COMMIT", walSql] : settings/* beforePause */.Ib),
    ]);
}
/** The recovery point after COMMIT: the next step's "before". */
const walSql = `SELECT pg_catalog.pg_current_wal_insert_lsn(), pg_catalog.to_char(pg_catalog.clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
/** The answer to `walSql`, which ended a message. */
function walOf({ results }, { walAt }) {
    const [position, at] = results.at(-1)?.rows[0] ?? [];
    return { walPosition: position ?? null, walAt: at ?? walAt };
}
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
function toWatching({ target, openOther, onBlocked }, scripts, { maxBlockMs, onWait }) {
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
/** Sends a message that a cancel of the run cancels. Returns when nothing of a cancel can hit the next one. */
async function sendMessage({ session, target }, message, options) {
    const cancel = cancelOnAbort(session, target.pid, options.signal);
    try {
        return await session.send(message.sql, {
            copyData: message.copyData,
            maxRows: 1,
            ...(options.onResult === undefined ? {} : { onResult: options.onResult }),
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
    let ended = null;
    const insist = async ({ signal: over }) => {
        while (!over.aborted) {
            await session.cancel(pid);
            await (0,lock/* sleep */.yy)(insistAfterMs, over).catch(() => { }); // the statement has ended
        }
    };
    const onAbort = () => {
        ended = new AbortController();
        cancelling = insist(ended);
    };
    if (signal.aborted)
        onAbort();
    else
        signal.addEventListener("abort", onAbort, { once: true });
    return {
        settled: async () => {
            signal.removeEventListener("abort", onAbort);
            ended?.abort();
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
    const [standbys] = results[4]?.rows[0] ?? [];
    return {
        longestMs: Number(results[2]?.rows[0]?.[0] ?? 0),
        blockers: rows.map(([pid, who, waitedMs]) => ({ pid: pid ?? "", who: who ?? "", waitedMs: Number(waitedMs ?? 0) })),
        standbys: standbys ?? null,
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
    SELECT current_setting('synchronous_standby_names') FROM pg_stat_activity WHERE pid = ${pid} AND wait_event = 'SyncRep';
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
    return {
        seen: { ...unseen },
        told: new Set(),
        standbysSince: null,
        session: null,
        cancelling: Promise.resolve(),
        over: false,
    };
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
    tellBlockers([...waits.blockers, ...toStandbys(waits.standbys, watcher)], options, watcher);
    if (options.maxBlockMs === "off" || waits.longestMs < options.maxBlockMs)
        return;
    seen.gaveWay = true;
    // Asked at each look: one that finds the backend between two messages is lost.
    watcher.cancelling = (0,database_session/* query */.P)(session, `SELECT pg_catalog.pg_cancel_backend(${options.pid})`, "giving way");
    await watcher.cancelling;
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
