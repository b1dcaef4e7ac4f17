export const id = 6939;
export const ids = [6939];
export const modules = {

/***/ 76939:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   baseline: () => (/* binding */ baseline)
/* harmony export */ });
/* harmony import */ var _core_state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44734);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18067);
/* harmony import */ var _database_proven_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30449);
/* harmony import */ var _environment_drift_accept_live_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86732);
/* harmony import */ var _environment_connect_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44564);
/* harmony import */ var _environment_finish_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(63439);
/* harmony import */ var _environment_record_only_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(95591);
/* harmony import */ var _environment_report_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(73951);
/* harmony import */ var _environment_flyway_settle_mirror_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(81387);









/** Records that a database already is at a version, so that files up to it never run there. */
async function baseline(world) {
    const results = [];
    for (const environment of world.config.environments) {
        results.push(await (0,_environment_finish_js__WEBPACK_IMPORTED_MODULE_5__/* .settleEnvironment */ .zQ)((0,_environment_report_js__WEBPACK_IMPORTED_MODULE_7__/* .toUnreachable */ .w)(environment, "not read"), () => baselineOne(world, environment)));
    }
    return (0,_environment_finish_js__WEBPACK_IMPORTED_MODULE_5__/* .toReport */ .cG)(world, results);
}
async function baselineOne(world, environment) {
    const version = (0,_core_version_js__WEBPACK_IMPORTED_MODULE_1__/* .parseVersion */ .ot)(world.config.targetVersion ?? "")?.text ?? "";
    return await (0,_environment_connect_js__WEBPACK_IMPORTED_MODULE_4__/* .holdEnvironment */ .nT)(world, environment, { applyEvents: false }, async (holding, found) => {
        (0,_environment_record_only_js__WEBPACK_IMPORTED_MODULE_6__/* .refuseForeign */ .re)(found);
        const loaded = await (0,_environment_flyway_settle_mirror_js__WEBPACK_IMPORTED_MODULE_8__/* .settleMirror */ .j)(world, holding, found);
        const [first] = loaded.onRecord.history.applied;
        const same = first?.script === _core_state_js__WEBPACK_IMPORTED_MODULE_0__/* .baselineMarker */ .sz && first.version === version && loaded.onRecord.history.applied.length === 1;
        if (first !== undefined && !same) {
            const message = `${environment.name} has ${loaded.onRecord.history.applied.length} versions on record: a baseline starts a history, it cannot enter one`;
            throw (0,_environment_record_only_js__WEBPACK_IMPORTED_MODULE_6__/* .blocked */ .Z5)(message, "run status to see them", environment.name);
        }
        if (!same && !world.config.dryRun) {
            const description = world.config.description ?? world.config.baseline.description ?? _core_state_js__WEBPACK_IMPORTED_MODULE_0__/* .baselineMarker */ .sz;
            const row = { version, description, script: _core_state_js__WEBPACK_IMPORTED_MODULE_0__/* .baselineMarker */ .sz, checksum: "" };
            const recorder = (0,_environment_record_only_js__WEBPACK_IMPORTED_MODULE_6__/* .recorderFor */ .ub)(world, loaded);
            const { home } = holding.target;
            const details = { event: "baseline", success: true, reason: world.config.reason, ...loaded.onRecord };
            await (0,_environment_record_only_js__WEBPACK_IMPORTED_MODULE_6__/* .changeRecord */ .U9)(holding, loaded, [
                ...(0,_database_proven_js__WEBPACK_IMPORTED_MODULE_2__/* .provenVersion */ .LE)(home, row, recorder, { success: true, executionMs: "0" }),
                ...(0,_database_proven_js__WEBPACK_IMPORTED_MODULE_2__/* .provenEvent */ .Zr)(home, row, recorder, details),
            ]);
        }
        const after = await (0,_environment_flyway_settle_mirror_js__WEBPACK_IMPORTED_MODULE_8__/* .settleMirror */ .j)(world, holding, await (0,_environment_connect_js__WEBPACK_IMPORTED_MODULE_4__/* .reread */ .Ws)(holding, loaded));
        const findings = world.config.dryRun || same ? [] : await (0,_environment_drift_accept_live_js__WEBPACK_IMPORTED_MODULE_3__/* .storeLive */ .OQ)(world, holding, loaded);
        return {
            report: (0,_environment_report_js__WEBPACK_IMPORTED_MODULE_7__/* .toEnvironmentReport */ .l)(after, { planned: null }),
            findings: [...after.set.findings, ...findings],
            failure: null,
        };
    });
}


/***/ }),

/***/ 39998:
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

/***/ 18875:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ withRetries)
/* harmony export */ });
/* harmony import */ var _lock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28170);

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

/***/ 53245:
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
var failure = __webpack_require__(48165);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(70551);
// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __webpack_require__(89531);
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
var lock = __webpack_require__(28170);
// EXTERNAL MODULE: ./lib/database/message.js
var database_message = __webpack_require__(39998);
// EXTERNAL MODULE: ./lib/database/recorded.js
var recorded = __webpack_require__(33101);
// EXTERNAL MODULE: ./lib/database/retry.js
var retry = __webpack_require__(18875);
// EXTERNAL MODULE: ./lib/database/settings.js
var settings = __webpack_require__(70176);
// EXTERNAL MODULE: ./lib/database/watch.js + 2 modules
var watch = __webpack_require__(57444);
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

/***/ 86732:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H0: () => (/* binding */ acceptSql),
/* harmony export */   ME: () => (/* binding */ compareLive),
/* harmony export */   OQ: () => (/* binding */ storeLive)
/* harmony export */ });
/* harmony import */ var _core_schema_drift_report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7923);
/* harmony import */ var _database_cancellable_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76477);
/* harmony import */ var _compare_schemas_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65016);
/* harmony import */ var _snapshot_kept_schema_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48350);
/* harmony import */ var _snapshot_stored_schema_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(84588);





/** Reads what would be stored in place of the snapshot. Read-only. Throws Failure. */
async function compareLive(world, holding, loaded) {
    const schema = await (0,_snapshot_kept_schema_js__WEBPACK_IMPORTED_MODULE_3__.readLive)(holding, loaded);
    const expected = await readExpected(holding, loaded, schema);
    const compared = expected === null ? null : (0,_compare_schemas_js__WEBPACK_IMPORTED_MODULE_2__/* .compare */ .UD)({ against: "snapshot", expected, live: schema }, world);
    return { schema, drift: compared === null ? null : (0,_core_schema_drift_report_js__WEBPACK_IMPORTED_MODULE_0__/* .toDriftReport */ .P)([compared]) };
}
/** What the last deploy left, one that was cut included; null where that is not known. */
async function readExpected({ session, target }, loaded, live) {
    const stored = await (0,_snapshot_stored_schema_js__WEBPACK_IMPORTED_MODULE_4__/* .readStored */ .C)(session, target, loaded);
    switch (stored.kind) {
        case "settled":
            return stored.snapshot;
        case "unsettled":
            return await (0,_snapshot_stored_schema_js__WEBPACK_IMPORTED_MODULE_4__/* .settled */ .g)(stored.begun, live, { loaded, target, scripts: stored.scripts });
        case "unreadable":
        case "stale":
        case "none":
            return null;
    }
}
/** SQL that stores a schema as the one that the last change left; what a run began is settled with it. */
function acceptSql(world, holding, loaded, schema) {
    return (0,_snapshot_kept_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .storeSql */ .av)(holding, loaded, asLast(world, schema));
}
function asLast({ recorder: { toolVersion } }, snapshot) {
    return { moment: "last", snapshot, toolVersion };
}
/** Stores the live schema where a history begins; what hinders that is a warning. */
async function storeLive(world, holding, loaded) {
    try {
        await (0,_snapshot_kept_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .store */ .M_)(holding, loaded, asLast(world, await (0,_snapshot_kept_schema_js__WEBPACK_IMPORTED_MODULE_3__.readLive)(holding, loaded)));
        return [];
    }
    catch (error) {
        const met = (0,_database_cancellable_js__WEBPACK_IMPORTED_MODULE_1__/* .asCancelled */ .Ke)(error, world.signal);
        return (0,_snapshot_kept_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .toSnapshotWarnings */ .Zg)(met, loaded, "drift is unknown until the next apply stores a snapshot");
    }
}


/***/ }),

/***/ 48350:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M_: () => (/* binding */ store),
/* harmony export */   Zg: () => (/* binding */ toSnapshotWarnings),
/* harmony export */   av: () => (/* binding */ storeSql),
/* harmony export */   readLive: () => (/* binding */ readLive)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48165);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70551);
/* harmony import */ var _database_catalog_read_snapshot_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74571);
/* harmony import */ var _database_grants_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7598);
/* harmony import */ var _database_recorded_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(33101);
/* harmony import */ var _database_session_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(29357);
/* harmony import */ var _database_send_own_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(27472);
/* harmony import */ var _database_snapshot_state_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(21433);
/* harmony import */ var _database_snapshot_store_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(80881);
/* harmony import */ var _database_transaction_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(53245);
/* harmony import */ var _scope_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(69609);











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


/***/ })

};
