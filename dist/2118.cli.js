export const id = 2118;
export const ids = [2118];
export const modules = {

/***/ 9214:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Go: () => (/* binding */ hasShape),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   u4: () => (/* binding */ isRecord)
/* harmony export */ });
/** Whether a value has a shape; `?` allows null. Fields that the shape does not name are no matter. */
function hasShape(value, shape) {
    if (shape === "anything")
        return true;
    if (typeof shape === "string") {
        const kind = shape.replace("?", "");
        return (value === null && shape.endsWith("?")) || typeof value === kind;
    }
    if (Array.isArray(shape)) {
        const [item] = shape;
        return Array.isArray(value) && value.every((one) => hasShape(one, item));
    }
    return isRecord(value) && Object.entries(shape).every(([name, inner]) => hasShape(value[name], inner));
}
/** Whether a value is an object with fields, and no list. */
function isRecord(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** What a text is as JSON; null where it is none, which is no shape either. */
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}


/***/ }),

/***/ 6128:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ readRunScripts),
/* harmony export */   w: () => (/* binding */ readEvents)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9531);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9357);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7496);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(650);




const utc = (column) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
/** The whole log, newest first. Read-only. */
async function readEvents(session, target) {
    const results = await (0,_session_js__WEBPACK_IMPORTED_MODULE_0__/* .query */ .P)(session, `BEGIN READ ONLY; SET LOCAL search_path = ${_target_js__WEBPACK_IMPORTED_MODULE_2__/* .ownSearchPath */ .O};
     SELECT id, event, version, description, script_name, checksum, installed_by, database_role, ${utc("logged_at")},
       execution_time, success, sqlstate, message, reason, environment, repository, ref, commit_sha, pull_request, run_id,
       run_url, tool_version, wal_position, ${utc("wal_at")}
     FROM ${(0,_tables_js__WEBPACK_IMPORTED_MODULE_1__/* .tableIn */ .sV)(target.home, "log")} ORDER BY id DESC; COMMIT`, "reading the log");
    return (results[2]?.rows ?? []).map(toEvent);
}
/** Scripts that were run, or begun, since a time (ISO 8601), by name and checksum. Read-only. */
async function readRunScripts(session, { home }, since) {
    const results = await (0,_session_js__WEBPACK_IMPORTED_MODULE_0__/* .query */ .P)(session, `BEGIN READ ONLY; SET LOCAL search_path = ${_target_js__WEBPACK_IMPORTED_MODULE_2__/* .ownSearchPath */ .O};
     SELECT DISTINCT script_name, checksum FROM ${(0,_tables_js__WEBPACK_IMPORTED_MODULE_1__/* .tableIn */ .sV)(home, "log")} WHERE logged_at >= ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteLiteral */ .ce)(since)}::timestamptz
       AND event IN ('start', 'apply', 'undo-start', 'undo') AND script_name IS NOT NULL; COMMIT`, "reading the log");
    return (results[2]?.rows ?? []).map(([script, checksum]) => ({ script: script ?? "", checksum: checksum ?? "" }));
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
    const byCount = placeOf(message, reply.results.length);
    // A prepared statement of ours that is analysed again counts places in the message that prepared it.
    const elsewhere = byCount === null && reply.results.length > 0;
    const byPosition = error.position === null || elsewhere ? null : atPosition(message, error.position - 1);
    const location = byPosition ?? byCount;
    return { ...error, location, own: location === null };
}
/** The script statement behind so many that completed, of which an error or a notice is; null for the tool's own. */
function placeOf({ chunks }, completed) {
    let left = completed;
    for (const chunk of chunks) {
        if (left < countOf(chunk)) {
            if (chunk.kind === "end")
                return { file: chunk.file };
            return chunk.kind === "script" ? (chunk.script.statements[left]?.location ?? null) : null;
        }
        left -= countOf(chunk);
    }
    return null;
}
function atPosition({ chunks }, codePoint) {
    let left = codePoint;
    for (const chunk of chunks) {
        const length = lengthInCodePoints(textOf(chunk));
        if (left < length)
            return chunk.kind === "script" ? chunk.script.locate(left) : null;
        left -= length;
    }
    return null;
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

/***/ 881:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kz: () => (/* binding */ storeSnapshotSql),
/* harmony export */   Rt: () => (/* binding */ removeSnapshotSql),
/* harmony export */   _Z: () => (/* binding */ readStoredSnapshot),
/* harmony export */   vj: () => (/* binding */ createSnapshotTableSql)
/* harmony export */ });
/* unused harmony exports encodeSnapshot, decodeSnapshot */
/* harmony import */ var _core_shape_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9214);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5217);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(551);
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9531);
/* harmony import */ var _core_schema_snapshot_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1431);
/* harmony import */ var _recorded_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3101);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9357);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7496);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(650);










const formatVersion = 1;
/** The longest text that V8 holds; a bomb of zeros ends here, not in memory. */
const maxTextBytes = 2 ** 29 - 2 ** 10;
/** SQL that makes the table; no BEGIN. */
function createSnapshotTableSql(home) {
    return `CREATE TABLE IF NOT EXISTS ${nameIn(home)} (
  moment VARCHAR(10) PRIMARY KEY,
  format_version INTEGER NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  content BYTEA NOT NULL,
  taken_at TIMESTAMPTZ NOT NULL,
  tool_version TEXT NOT NULL
)`;
}
/** SQL that stores a snapshot in place of the one of that moment, and looks at it; no BEGIN. */
function storeSnapshotSql(home, { moment, snapshot, toolVersion, }) {
    const { checksum, content } = encodeSnapshot(snapshot);
    const values = [
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quoteLiteral */ .ce)(moment),
        String(formatVersion),
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quoteLiteral */ .ce)(checksum),
        `pg_catalog.decode('${content.toString("base64")}', 'base64')`,
        "pg_catalog.clock_timestamp()",
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quoteLiteral */ .ce)(toolVersion),
    ];
    const columns = ["format_version", "checksum", "content", "taken_at", "tool_version"];
    const store = `INSERT INTO ${nameIn(home)} (moment, ${columns.join(", ")}) VALUES (${values.join(", ")})
ON CONFLICT (moment) DO UPDATE SET ${columns.map((column) => `${column} = EXCLUDED.${column}`).join(", ")}`;
    const same = `moment = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quoteLiteral */ .ce)(moment)} AND checksum = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quoteLiteral */ .ce)(checksum)}`;
    return [store, `SELECT ${(0,_recorded_js__WEBPACK_IMPORTED_MODULE_3__/* .provesSome */ ._R)(`${nameIn(home)} WHERE ${same}`)}`];
}
/** SQL that forgets the snapshot of that moment; no BEGIN. */
function removeSnapshotSql(home, moment) {
    return `DELETE FROM ${nameIn(home)} WHERE moment = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quoteLiteral */ .ce)(moment)}`;
}
/** Reads the snapshot of that moment. What cannot be read is a finding: drift is then unknown, nothing more. Read-only. */
async function readStoredSnapshot(session, home, moment) {
    const { results, error } = await session.send(`BEGIN READ ONLY; SET LOCAL search_path = ${_target_js__WEBPACK_IMPORTED_MODULE_6__/* .ownSearchPath */ .O};
SELECT format_version, checksum, pg_catalog.encode(content, 'base64'), pg_catalog.to_char(taken_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), tool_version
FROM ${nameIn(home)} WHERE moment = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quoteLiteral */ .ce)(moment)}; COMMIT`);
    if (error !== null) {
        await session.send("ROLLBACK");
        return explain(error);
    }
    const [version, checksum, content, takenAt, toolVersion] = results[2]?.rows[0] ?? [];
    if (version === undefined)
        return { kind: "none" };
    const encoded = {
        formatVersion: Number(version),
        checksum: checksum ?? "",
        content: Buffer.from(content ?? "", "base64"),
    };
    const decoded = decodeSnapshot(encoded);
    if ("problem" in decoded)
        return unreadable(`${decoded.problem} (stored ${takenAt} by version ${toolVersion})`);
    return { kind: "found", snapshot: decoded.snapshot, takenAt: takenAt ?? "", toolVersion: toolVersion ?? "" };
}
/** A snapshot as the table holds it. */
function encodeSnapshot({ major, objects }) {
    const rows = objects.map(({ kind, identity, attributes }) => [kind, identity, attributes]);
    const text = JSON.stringify({ major, objects: rows });
    return { formatVersion, checksum: digest(text), content: (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.gzipSync)(text) };
}
/** The snapshot, or why there is none in it; whatever the bytes are. */
function decodeSnapshot(encoded) {
    if (encoded.formatVersion > formatVersion) {
        return { problem: `its format ${encoded.formatVersion} is newer than ${formatVersion}, which this version reads` };
    }
    const text = unpack(encoded.content);
    if (text === null)
        return { problem: "its content is truncated or damaged" };
    if (digest(text) !== encoded.checksum)
        return { problem: "its content was changed: the checksum differs" };
    const snapshot = toSnapshot((0,_core_shape_js__WEBPACK_IMPORTED_MODULE_8__/* .parseJson */ .qF)(text));
    return snapshot === null ? { problem: "its content is no snapshot" } : { snapshot };
}
function nameIn(home) {
    return `${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quoteIdentifier */ .Cm)(home)}.${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quoteIdentifier */ .Cm)(_tables_js__WEBPACK_IMPORTED_MODULE_5__/* .snapshotTable */ .tJ)}`;
}
function digest(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(text).digest("hex");
}
function unpack(content) {
    try {
        return (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.gunzipSync)(content, { maxOutputLength: maxTextBytes }).toString("utf8");
    }
    catch {
        return null; // the caller says so
    }
}
function toSnapshot(value) {
    if (typeof value !== "object" || value === null || !("major" in value) || !("objects" in value))
        return null;
    const { major, objects } = value;
    if (typeof major !== "number" || !Number.isInteger(major) || !Array.isArray(objects))
        return null;
    const read = objects.map(toObject);
    return read.some((object) => object === null)
        ? null
        : { major, objects: (0,_core_schema_snapshot_js__WEBPACK_IMPORTED_MODULE_9__/* .sortObjects */ .HU)(read.filter((object) => object !== null)) };
}
function toObject(value) {
    if (!Array.isArray(value))
        return null;
    const [kind, identity, attributes] = value;
    if (typeof kind !== "string" || typeof identity !== "string")
        return null;
    if (typeof attributes !== "object" || attributes === null || Array.isArray(attributes))
        return null;
    if (!Object.values(attributes).every((one) => typeof one === "string"))
        return null;
    return { kind, identity, attributes: attributes };
}
function explain(error) {
    if (error.sqlstate === "42P01")
        return { kind: "none" };
    if (error.sqlstate === "42501") {
        const message = `the stored snapshot cannot be read: ${error.message}`;
        return { kind: "unreadable", finding: (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)("stored-snapshot", { message, help: (0,_session_js__WEBPACK_IMPORTED_MODULE_4__/* .grantFor */ .O4)(error.message) }) };
    }
    if (error.sqlstate === "42703")
        return unreadable(`the table ${_tables_js__WEBPACK_IMPORTED_MODULE_5__/* .snapshotTable */ .tJ} is not the tool's: ${error.message}`);
    throw (0,_session_js__WEBPACK_IMPORTED_MODULE_4__/* .serverFailure */ .aG)(error, "reading the stored snapshot");
}
function unreadable(reason) {
    return {
        kind: "unreadable",
        finding: (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)("stored-snapshot", { message: `the stored snapshot cannot be read: ${reason}` }),
    };
}


/***/ }),

/***/ 3245:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gb: () => (/* binding */ refuseLostLock),
  c4: () => (/* binding */ runTransaction),
  _z: () => (/* binding */ sendMessage),
  f5: () => (/* binding */ settingsOf),
  jN: () => (/* binding */ toWatching),
  Ss: () => (/* binding */ toWatchingAlone),
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
// EXTERNAL MODULE: ./lib/database/watch.js + 2 modules
var watch = __webpack_require__(5063);
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
    const watching = toWatching(held, scripts, options);
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
    const between = (index) => {
        if (index > 0)
            return [...settings/* cleanSession */.WH, settings/* deferAgain */.xc];
        return place.first ? [] : [settings/* deferAgain */.xc];
    };
    return (0,database_message/* toMessage */.R9)([
        own([...(place.first ? ["BEGIN"] : []), proof, ...(place.first ? lockAhead(options.vacuumed, options) : [])]),
        ...scripts.flatMap(({ script, parsed }, index) => [
            own([...between(index), ...(0,settings/* beforeScript */.v7)(target, settingsOf(script, options))]),
            { kind: "script", script: parsed },
            {
                kind: "end",
                statements: [place.last && index === scripts.length - 1 ? settings/* checkDeferred */._6 : settings/* checkExisting */.qz],
                file: script.file,
            },
        ]),
        own([...(0,settings/* beforeOwn */.wA)(target), ...record, proof]),
        own(place.last ? ["COMMIT", ...(0,settings/* behindCommit */.sf)(target), walSql] : settings/* beforePause */.Ib),
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
 * any of them directs counts, and of their lock timeouts the smallest.
 */
function toWatching({ target, openOther, onBlocked }, scripts, options) {
    const { maxBlockMs, onWait, onUnwatched } = options;
    const directed = scripts.flatMap(({ directives }) => directives.maxBlockMs ?? []);
    const largest = Math.max(...directed.map((value) => (value === "off" ? Number.POSITIVE_INFINITY : value)));
    const ofFiles = largest === Number.POSITIVE_INFINITY ? "off" : largest;
    const lockTimeouts = scripts.map((script) => settingsOf(script, options).lockTimeoutMs).filter((ms) => ms > 0);
    return {
        target,
        maxBlockMs: directed.length === 0 ? maxBlockMs : ofFiles,
        lockTimeoutMs: lockTimeouts.length === 0 ? 0 : Math.min(...lockTimeouts),
        onlyQueries: false,
        open: openOther,
        onWait,
        onBlocked,
        onUnwatched,
    };
}
/** How a statement outside a transaction is watched: it has no lock timeout but a directed one. */
function toWatchingAlone(held, script, options) {
    return { ...toWatching(held, [script], { ...options, lockTimeoutMs: 0 }), onlyQueries: true };
}
/** Sends a message and tells its notices with their place. */
async function sendMessage({ session }, message, { onNotice, onResult }) {
    return await session.send(message.sql, {
        copyData: message.copyData,
        maxRows: 1,
        ...(onResult === undefined ? {} : { onResult }),
        onNotice: (notice) => onNotice(notice, (0,database_message/* placeOf */.$t)(message, notice.completed)),
    });
}
/** Throws Failure("lock-lost") when it was the proof that failed; such a run must not go on. */
function refuseLostLock(error) {
    if (!(0,lock/* isLockLost */.wx)(error.message))
        return error;
    const message = "the connection no longer holds the tool's lock; the step was rolled back";
    throw new failure/* Failure */.H("database", [(0,problems/* finding */.g)("lock-lost", { message })]);
}


/***/ }),

/***/ 9609:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ scopeOf)
/* harmony export */ });
/** The part of the database that drift is about. */
function scopeOf({ environment }, { major, home }) {
    return { major, home, schemas: environment.schemas };
}


/***/ }),

/***/ 8350:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M_: () => (/* binding */ store),
/* harmony export */   Zg: () => (/* binding */ toSnapshotWarnings),
/* harmony export */   av: () => (/* binding */ storeSql),
/* harmony export */   readLive: () => (/* binding */ readLive)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8165);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(551);
/* harmony import */ var _database_catalog_read_snapshot_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4571);
/* harmony import */ var _database_grants_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7598);
/* harmony import */ var _database_recorded_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3101);
/* harmony import */ var _database_session_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9357);
/* harmony import */ var _database_send_own_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7472);
/* harmony import */ var _database_snapshot_state_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1433);
/* harmony import */ var _database_snapshot_store_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(881);
/* harmony import */ var _database_transaction_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3245);
/* harmony import */ var _scope_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9609);











/** What cannot be done about a snapshot is a warning: no run fails for it. A lost connection is thrown on. */
function toSnapshotWarnings(error, { environment }, help) {
    if (!(error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H) || (0,_database_session_js__WEBPACK_IMPORTED_MODULE_5__/* .isConnectionLost */ .pb)(error) || error.kind === "cancelled")
        throw error;
    return error.findings.map((one) => ({
        ...one,
        severity: "warning",
        environment: environment.name,
        ...(help === undefined ? {} : { help }),
    }));
}
/** The live schema, read on the connection that holds the lock. Throws Failure. */
async function readLive({ session, target }, loaded) {
    return await (0,_database_catalog_read_snapshot_js__WEBPACK_IMPORTED_MODULE_2__.readSnapshot)(session, (0,_scope_js__WEBPACK_IMPORTED_MODULE_10__/* .scopeOf */ .O)(loaded, target));
}
/** SQL that stores a snapshot. */
function storeSql({ target: { home } }, { onRecord }, storing) {
    const create = (0,_database_snapshot_state_js__WEBPACK_IMPORTED_MODULE_7__/* .isPresent */ .Wo)(onRecord.snapshots) === "absent" ? [(0,_database_snapshot_store_js__WEBPACK_IMPORTED_MODULE_8__/* .createSnapshotTableSql */ .vj)(home)] : [];
    const settle = storing.moment === "last" ? [(0,_database_snapshot_store_js__WEBPACK_IMPORTED_MODULE_8__/* .removeSnapshotSql */ .Rt)(home, "before")] : [];
    return { create, sql: [...(0,_database_snapshot_store_js__WEBPACK_IMPORTED_MODULE_8__/* .storeSnapshotSql */ .Kz)(home, storing), ...settle] };
}
/** Stores a snapshot under the lock. Throws Failure. */
async function store(holding, loaded, storing) {
    const { session, target } = holding;
    const { create, sql } = storeSql(holding, loaded, storing);
    const { error } = await (0,_database_send_own_js__WEBPACK_IMPORTED_MODULE_6__/* .sendOwn */ .F)(holding, [...create, ...sql]);
    if (error === null)
        return;
    await session.send("ROLLBACK");
    (0,_database_transaction_js__WEBPACK_IMPORTED_MODULE_9__/* .refuseLostLock */ .gb)({ ...error, location: null, own: true });
    const snapshots = (0,_database_snapshot_state_js__WEBPACK_IMPORTED_MODULE_7__/* .isPresent */ .Wo)(loaded.onRecord.snapshots);
    const help = error.sqlstate === "42501" ? (0,_database_grants_js__WEBPACK_IMPORTED_MODULE_3__/* .snapshotGrants */ .Uu)(target, { snapshots }) : undefined;
    const why = (0,_database_recorded_js__WEBPACK_IMPORTED_MODULE_4__/* .isUnrecorded */ .A4)(error) ? await (0,_database_recorded_js__WEBPACK_IMPORTED_MODULE_4__/* .tellMeddlers */ .k5)(holding) : `${error.message} (${error.sqlstate})`;
    const message = `the snapshot could not be stored: ${why}`;
    throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("database", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("stored-snapshot", { message, ...(help === undefined ? {} : { help }) })]);
}


/***/ }),

/***/ 2118:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   settleEarlier: () => (/* binding */ settleEarlier)
/* harmony export */ });
/* harmony import */ var _database_cancellable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6477);
/* harmony import */ var _kept_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8350);
/* harmony import */ var _stored_schema_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4588);



/**
 * Settles the snapshot of a run that did not get to its end, before anything else happens. Throws Failure for a lost
 * connection only.
 */
async function settleEarlier(world, holding, loaded) {
    const { session, target } = holding;
    try {
        const stored = await (0,_stored_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .readStored */ .C)(session, target, loaded);
        if (stored.kind === "unreadable")
            return { loaded, findings: stored.findings };
        if (stored.kind !== "unsettled")
            return { loaded, findings: [] };
        const after = await (0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_1__.readLive)(holding, loaded);
        const snapshot = await (0,_stored_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .settled */ .g)(stored.begun, after, { loaded, target, scripts: stored.scripts });
        await (0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .store */ .M_)(holding, loaded, { moment: "last", snapshot, toolVersion: world.recorder.toolVersion });
        world.log.line("the snapshot of an earlier run that did not get to its end is settled");
        const onRecord = { ...loaded.onRecord, snapshots: "settled", lastRunAt: null };
        return { loaded: { ...loaded, onRecord }, findings: [] };
    }
    catch (error) {
        const help = "the next run tries again to settle the snapshot of the run that did not get to its end";
        return { loaded, findings: (0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .toSnapshotWarnings */ .Zg)((0,_database_cancellable_js__WEBPACK_IMPORTED_MODULE_0__/* .asCancelled */ .Ke)(error, world.signal), loaded, help) };
    }
}


/***/ }),

/***/ 4588:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ readStored),
  g: () => (/* binding */ settled)
});

// EXTERNAL MODULE: ./lib/core/named-objects.js + 2 modules
var named_objects = __webpack_require__(839);
// EXTERNAL MODULE: ./lib/core/schema/drift-parts.js
var drift_parts = __webpack_require__(4955);
;// CONCATENATED MODULE: ./lib/core/schema/renamed-text.js

/**
 * Whether a definition says the same as before but for the new names: PostgreSQL writes it anew where what it speaks of is
 * renamed. In the list of a view's columns the old name then stands behind the new one, after AS. A column's new name
 * counts only where its table is named too.
 */
function saysRenamed({ identity, before, after }, renamings) {
    if (renamings.length === 0)
        return false;
    const [old, now] = [wordsOf(before), wordsOf(after)];
    const named = new Set([...old, ...now, ...wordsOf(identity)].map(unquoted));
    const possible = renamings.filter(({ of }) => of === null || named.has(of) || leadsAny(of, named, renamings));
    let [at, behind] = [0, 0];
    while (at < old.length) {
        const [was, is] = [old[at++], now[behind++]];
        if (was === is)
            continue;
        if (was === undefined || is === undefined || !leads(unquoted(was), unquoted(is), possible))
            return false;
        const alias = now.slice(behind, behind + 4);
        if (alias.join("") === ` AS ${was}` && old.slice(at, at + 4).join("") !== alias.join(""))
            behind += 4;
    }
    return behind === now.length;
}
/** The same new names for the columns that tables below have from a table. */
function withChildren(renamings, objects) {
    if (renamings.length === 0)
        return renamings;
    const parents = [...objects].flatMap(({ identity, attributes }) => (0,drift_parts/* splitNames */.bZ)(attributes["parents"] ?? "").map((parent) => ({ child: bare(identity), parent: bare(parent) })));
    const all = [...renamings];
    // What is added meanwhile is followed too.
    for (const one of all) {
        for (const { child, parent } of parents) {
            const known = all.some(({ from, to, of }) => from === one.from && to === one.to && of === child);
            if (one.of === parent && !known)
                all.push({ ...one, of: child });
        }
    }
    return all;
}
function bare(identity) {
    return (0,drift_parts/* namePartsOf */.dA)((0,drift_parts/* lastName */.UK)(identity))[0] ?? "";
}
/** Names as one piece, each other sign as one. */
function wordsOf(text) {
    return text.match(/"(?:[^"]|"")*"|[\p{L}\p{N}_$]+|[^]/gu) ?? [];
}
function unquoted(word) {
    return word.startsWith('"') ? word.slice(1, -1).replaceAll('""', '"') : word;
}
/** Whether the table had, or has, one of these names. */
function leadsAny(of, names, renamings) {
    return [...names].some((name) => leads(of, name, renamings) || leads(name, of, renamings));
}
/** Whether one name became the other, also by way of a third. */
function leads(from, to, renamings) {
    const reached = new Set([from]);
    for (const one of [...renamings, ...renamings])
        if (reached.has(one.from))
            reached.add(one.to);
    return reached.has(to);
}

// EXTERNAL MODULE: ./lib/core/schema/snapshot.js
var snapshot = __webpack_require__(1431);
;// CONCATENATED MODULE: ./lib/core/schema/snapshot-merge.js



/**
 * The snapshot after a run: the stored one plus what the run changed, so that drift that was there before stays visible.
 * Attributes are merged one by one. An object that is taken live brings along its parts where the stored snapshot had
 * none of it, and none stays without the object that it is part of.
 */
function mergeSnapshots({ stored, before, after, named, set, ...parts }) {
    const [old, left, right] = [(0,snapshot/* objectsByKey */.fd)(stored), (0,snapshot/* objectsByKey */.fd)(before), (0,snapshot/* objectsByKey */.fd)(after)];
    const renamings = withChildren(parts.renamings ?? [], [stored, before, after].flatMap(({ objects }) => objects));
    const merged = new Map();
    for (const key of new Set([...old.keys(), ...left.keys(), ...right.keys()])) {
        const live = right.get(key);
        const isLive = named.has(key) ||
            isOfNamedView(live ?? old.get(key), named) ||
            (live !== undefined && !old.has(key) && adopts(live, { old, named }));
        const object = isLive
            ? live
            : mergeObject({ stored: old.get(key), before: left.get(key), after: live, set: set?.get(key), renamings });
        if (object !== undefined)
            merged.set(key, object);
    }
    const kept = [...merged.values()].filter((object) => !isOrphan(object, { old, live: right, merged }));
    // The stored one's major: as long as some of its texts are in there, an older server's way to write them may be.
    return { major: stored.major, objects: (0,snapshot/* sortObjects */.HU)(kept) };
}
function mergeObject({ stored, before, after, set, renamings }) {
    if (after === undefined)
        return before === undefined ? stored : undefined; // else the run dropped it
    if (before === undefined)
        return after; // the run created it
    if (stored === undefined)
        return undefined; // unexpected before, unexpected still
    const names = new Set([before, after, stored].flatMap((object) => Object.keys(object.attributes)));
    const attributes = {};
    for (const name of names) {
        const [was, is] = [stored.attributes[name], after.attributes[name]];
        const changed = before.attributes[name] !== is || set?.has(name) === true;
        const renamed = was !== undefined &&
            is !== undefined &&
            saysRenamed({ identity: after.identity, before: was, after: is }, renamings);
        const value = changed || renamed ? is : was;
        if (value !== undefined)
            attributes[name] = value;
    }
    return { kind: after.kind, identity: after.identity, attributes };
}
/** A view's columns are what its definition says. */
function isOfNamedView(object, named) {
    return object !== undefined && (0,drift_parts/* viewsOf */.W6)(object).some((key) => named.has(key));
}
/** Whether the object is part of one that a step names and that is new to the stored snapshot. */
function adopts(object, { old, named }) {
    return (0,drift_parts/* wholesOf */.GS)(object).some((key) => named.has(key) && !old.has(key));
}
/** Whether the run dropped what it is part of, or left that as unexpected as it was. */
function isOrphan(object, { old, live, merged }) {
    const key = (0,snapshot/* objectKey */.T5)(object);
    const lost = (0,drift_parts/* wholesOf */.GS)(object).filter((whole) => !merged.has(whole));
    return live.has(key) ? !old.has(key) && lost.some((whole) => live.has(whole)) : lost.some((whole) => old.has(whole));
}

// EXTERNAL MODULE: ./lib/database/events.js
var events = __webpack_require__(6128);
// EXTERNAL MODULE: ./lib/database/snapshot-store.js
var snapshot_store = __webpack_require__(881);
// EXTERNAL MODULE: ./lib/sql/named-objects.js + 4 modules
var sql_named_objects = __webpack_require__(369);
;// CONCATENATED MODULE: ./lib/environment/snapshot/stored-schema.js





/** The snapshot after a run that ran these scripts, callbacks aside: they count always. */
async function settled({ stored, before }, after, { loaded, target, scripts, }) {
    // Nothing had drifted: then all that is there is what the run left.
    if (stored === before)
        return after;
    const all = [...scripts, ...loaded.set.callbacks.map(({ script }) => script)];
    const parsed = await Promise.all(all.map((script) => loaded.parse(script)));
    const statements = parsed.map((script) => script.statements);
    const named = (0,named_objects/* toNamedKeys */.N6)(statements.flatMap((ofScript) => (0,sql_named_objects/* namedObjects */.SV)(ofScript)), {
        snapshots: [stored, before, after],
        path: (0,named_objects/* readSearchPath */.k6)(target.searchPath, target.role ?? target.user),
    });
    return mergeSnapshots({
        stored,
        before,
        after,
        named: named.wholes,
        set: named.attributes,
        renamings: statements.flatMap(sql_named_objects/* renamingsIn */.e5),
    });
}
/** Reads what is stored of the last deploy; what cannot be read is a finding. Read-only. Throws Failure for a lost connection. */
async function readStored(session, target, loaded) {
    const { snapshots, lastRunAt } = loaded.onRecord;
    if (snapshots === "absent" || snapshots === "empty")
        return { kind: "none" };
    const last = await (0,snapshot_store/* readStoredSnapshot */._Z)(session, target.home, "last");
    // A role that may not read the one may not read the other.
    if (last.kind === "unreadable")
        return toUnreadable([last.finding], loaded);
    const before = snapshots === "settled" ? { kind: "none" } : await (0,snapshot_store/* readStoredSnapshot */._Z)(session, target.home, "before");
    switch (before.kind) {
        case "unreadable":
            return toUnreadable([before.finding], loaded);
        case "found": {
            const begun = { stored: last.kind === "found" ? last.snapshot : before.snapshot, before: before.snapshot };
            return { kind: "unsettled", begun, scripts: await scriptsSince(session, target, loaded, before.takenAt) };
        }
        case "none":
            if (last.kind === "none")
                return last;
            if (lastRunAt !== null && lastRunAt > last.takenAt)
                return { kind: "stale", takenAt: last.takenAt };
            return { kind: "settled", snapshot: last.snapshot };
    }
}
function toUnreadable(findings, { environment }) {
    return { kind: "unreadable", findings: findings.map((one) => ({ ...one, environment: environment.name })) };
}
/** The files that the log says were run since then, as far as they are still the same. */
async function scriptsSince(session, target, { set, onRecord }, since) {
    if (onRecord.missing.includes("log"))
        return [];
    const ran = await (0,events/* readRunScripts */.i)(session, target, since);
    const repeatable = new Map(set.repeatables.map(({ script, checksum }) => [script, checksum]));
    const versioned = [...set.versioned, ...set.baselines].flatMap(({ script, undo }) => undo === null ? [script] : [script, undo]);
    return [...versioned, ...repeatable.keys()].filter((script) => ran.some((one) => one.script === script.name && one.checksum === (repeatable.get(script) ?? script.checksum)));
}


/***/ })

};
