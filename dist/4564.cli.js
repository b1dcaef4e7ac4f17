export const id = 4564;
export const ids = [4564];
export const modules = {

/***/ 8635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ planAdoption)
/* harmony export */ });
/* harmony import */ var _flyway_row_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4262);
/* harmony import */ var _flyway_rows_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1613);
/* harmony import */ var _positions_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2684);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4734);




const longest = { version: 20, script: 255 };
function toKnown({ set, history }) {
    const byVersion = (files) => new Map(files.map((file) => [(0,_state_js__WEBPACK_IMPORTED_MODULE_2__/* .keyOf */ .TN)(file.version.text), file]));
    return {
        versioned: byVersion(set.versioned),
        baselines: byVersion(set.baselines),
        applied: new Map(history.applied.map((row) => [(0,_state_js__WEBPACK_IMPORTED_MODULE_2__/* .keyOf */ .TN)(row.version), row])),
    };
}
/** Decides what becomes of every row of Flyway's history. Pure. */
function planAdoption(rows, given) {
    const options = { ...given, known: toKnown(given) };
    const effective = (0,_flyway_rows_js__WEBPACK_IMPORTED_MODULE_1__/* .effectiveRows */ .P)(rows);
    const versions = [];
    const repeatables = [];
    const fates = rows.map((row) => {
        const past = effective.overruled.get(row);
        if (past !== undefined)
            return { row, kind: "past", told: past };
        const decided = row.version === null ? decideRepeatable(row, options) : decideVersion(row, row.version, options);
        if (decided.version !== null)
            versions.push({ row: decided.version, from: row, fate: decided.fate });
        if (decided.repeatable !== null)
            repeatables.push({ row: decided.repeatable, from: row, fate: decided.fate });
        return decided.fate;
    });
    return { fates, versions, repeatables, removed: removedSince(effective, options.history) };
}
function decideVersion(row, version, options) {
    const nothing = (kind, told) => ({
        fate: { row, kind, told },
        version: null,
        repeatable: null,
    });
    if ((0,_positions_js__WEBPACK_IMPORTED_MODULE_3__/* .countCharacters */ .wZ)(version) > longest.version) {
        return nothing("too-long", `its version has ${(0,_positions_js__WEBPACK_IMPORTED_MODULE_3__/* .countCharacters */ .wZ)(version)} characters; ${longest.version} is the most`);
    }
    if (row.script.length > longest.script) {
        return nothing("too-long", `its script has ${row.script.length} characters; ${longest.script} is the most`);
    }
    const ours = options.known.applied.get((0,_state_js__WEBPACK_IMPORTED_MODULE_2__/* .keyOf */ .TN)(version));
    if (ours === undefined && (options.undoneAt.get((0,_state_js__WEBPACK_IMPORTED_MODULE_2__/* .keyOf */ .TN)(version)) ?? "") > row.installedOn) {
        return nothing("past", "left: it was rolled back here since");
    }
    const finished = ours !== undefined && !ours.success && row.success && row.installedOn > ours.installedOn;
    const settled = ours !== undefined && !finished;
    if (settled && (ours.checksum !== "" || !ours.success))
        return nothing("known", "on our record already");
    // A row whose checksum nobody knew is completed when its file has come.
    const judged = judge(row, fileOf(row, version, options.known), options);
    if (settled && judged.checksum === "")
        return nothing("known", "on our record already");
    const fate = { row, kind: judged.kind, told: judged.told };
    if (judged.kind === "differs")
        return { fate, version: null, repeatable: null };
    const taken = {
        version,
        ...fieldsOf(row, judged.checksum),
        script: (0,_flyway_row_js__WEBPACK_IMPORTED_MODULE_0__/* .kindOf */ .I)(row) === "baseline" ? _state_js__WEBPACK_IMPORTED_MODULE_2__/* .baselineMarker */ .sz : row.script,
    };
    return { fate, version: taken, repeatable: null };
}
function fileOf(row, version, { versioned, baselines }) {
    const kind = (0,_flyway_row_js__WEBPACK_IMPORTED_MODULE_0__/* .kindOf */ .I)(row);
    if (kind === "baseline")
        return null;
    return (kind === "sql-baseline" ? baselines : versioned).get((0,_state_js__WEBPACK_IMPORTED_MODULE_2__/* .keyOf */ .TN)(version)) ?? null;
}
function judge(row, migration, { isSame, accepts, differing = "blocks" }) {
    const taken = (told, checksum = "") => ({ kind: "taken", checksum, told });
    const kind = (0,_flyway_row_js__WEBPACK_IMPORTED_MODULE_0__/* .kindOf */ .I)(row);
    if (kind === "baseline")
        return taken("taken over as the baseline");
    if (kind === "java")
        return taken("taken over as applied; it is a Java migration, which only Flyway runs");
    if (kind === "script")
        return taken("taken over as applied; it is a script, which only Flyway runs");
    if (migration === null) {
        return taken(row.success ? "taken over; its file is not here" : "taken over as failed; its file is not here");
    }
    const same = row.checksum === null || isSame(migration.script, row.checksum, "versioned");
    if (!row.success) {
        const then = same ? "apply runs the whole file again" : "its file was changed since, which blocks until repair";
        return taken(`taken over as failed; ${then}`, same ? migration.checksum : "");
    }
    if (same)
        return taken(row.checksum === null ? "taken over; Flyway has no checksum of it" : "taken over", migration.checksum);
    const file = migration.script.file;
    if (!accepts(row.version ?? "")) {
        if (differing === "edited")
            return taken(`${file} is not the file that Flyway recorded`);
        return { kind: "differs", checksum: "", told: `${file} is not the file that Flyway recorded` };
    }
    return {
        kind: "accepted",
        checksum: migration.checksum,
        told: `taken over with the checksum of ${file} as it is now`,
    };
}
function decideRepeatable(row, { set, history, isSame, undoneAt }) {
    const none = { version: null, repeatable: null };
    if (row.script.length > longest.script) {
        const told = `its script has ${row.script.length} characters; ${longest.script} is the most`;
        return { ...none, fate: { row, kind: "too-long", told } };
    }
    const file = set.repeatables.find((one) => one.description === row.description);
    const ours = history.repeatables.find((one) => one.description === row.description);
    const same = file !== undefined &&
        row.success &&
        (row.checksum === null || file.script.runner !== undefined || isSame(file.script, row.checksum, "repeatable"));
    const checksum = same ? file.checksum : "";
    // Flyway has run it since: what it ran is what counts.
    const older = ours !== undefined && ours.installedOn >= row.installedOn;
    // A rollback makes every repeatable run again.
    if (ours === undefined && [...undoneAt.values()].some((at) => at > row.installedOn)) {
        return { ...none, fate: { row, kind: "past", told: "left: a rollback here makes it run again" } };
    }
    const known = ours !== undefined && (older || (ours.success && ours.checksum === checksum));
    if (known)
        return { ...none, fate: { row, kind: "known", told: "on our record already" } };
    const told = file === undefined
        ? "taken over; its file is not here"
        : same
            ? "taken over"
            : "taken over; its file has changed, so apply runs it again";
    return { version: null, fate: { row, kind: "taken", told }, repeatable: fieldsOf(row, checksum) };
}
function fieldsOf(row, checksum) {
    const { description, script, installedBy, installedOn, executionMs, success } = row;
    return { description, script, checksum, installedBy, installedOn, executionMs, success };
}
/** Versions that Flyway marked as deleted or undone after we recorded them. */
function removedSince({ deleted }, { applied }) {
    return applied.filter((ours) => {
        const marker = deleted.get((0,_state_js__WEBPACK_IMPORTED_MODULE_2__/* .keyOf */ .TN)(ours.version));
        return marker !== undefined && marker.installedOn > ours.installedOn;
    });
}


/***/ }),

/***/ 1613:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ effectiveRows)
/* harmony export */ });
/* harmony import */ var _flyway_row_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4262);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4734);


/** Reads the journal from its first row to its last. */
function effectiveRows(rows) {
    const versions = new Map();
    const repeatables = new Map();
    const deleted = new Map();
    const overruled = new Map();
    for (const row of rows) {
        const kind = (0,_flyway_row_js__WEBPACK_IMPORTED_MODULE_0__/* .kindOf */ .I)(row);
        if (kind === "schema") {
            overruled.set(row, "left: it says that Flyway made the schema");
            continue;
        }
        if (kind === "unknown") {
            overruled.set(row, `left: no Flyway writes the type ${row.type}`);
            continue;
        }
        const [current, key] = row.version === null ? [repeatables, row.description] : [versions, (0,_state_js__WEBPACK_IMPORTED_MODULE_1__/* .keyOf */ .TN)(row.version)];
        const before = current.get(key);
        const takesBack = kind === "delete" || (kind === "undo" && row.success);
        if (takesBack) {
            overruled.set(row, kind === "delete" ? "left: a mark that it was deleted" : "left: a mark that it was undone");
            if (before !== undefined)
                overruled.set(before, kind === "delete" ? "left: deleted later" : "left: undone later");
            current.delete(key);
            if (row.version !== null)
                deleted.set(key, row);
        }
        else if (kind === "undo") {
            overruled.set(row, "left: an undo that failed");
        }
        else {
            if (before !== undefined)
                overruled.set(before, "left: it ran again later");
            current.set(key, row);
            if (row.version !== null)
                deleted.delete(key);
        }
    }
    return { versions, repeatables, deleted, overruled };
}


/***/ }),

/***/ 6477:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ke: () => (/* binding */ asCancelled),
  nZ: () => (/* binding */ cancellable),
  c8: () => (/* binding */ untilCancelled)
});

// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(8165);
// EXTERNAL MODULE: ./lib/database/lock.js
var lock = __webpack_require__(8170);
;// CONCATENATED MODULE: ./lib/database/cancel-on-abort.js

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

// EXTERNAL MODULE: ./lib/database/session.js
var session = __webpack_require__(9357);
;// CONCATENATED MODULE: ./lib/database/cancellable.js



/** Of the patience that a cancelled run has, what is left to put the cancel on record and to settle the snapshot. */
const graceMs = 4000;
/**
 * A session that does what a run is at: with the run its message is cancelled, and what is sent behind that, to put it on
 * record, is cancelled four seconds later, so that nothing is left at work which holds the lock.
 */
function cancellable(session, pid, signal) {
    const late = new AbortController();
    const begin = () => void setTimeout(() => late.abort(), graceMs).unref();
    if (signal.aborted)
        begin();
    else
        signal.addEventListener("abort", begin, { once: true });
    return {
        ...session,
        send: async (sql, options) => {
            const cancel = cancelOnAbort(session, pid, signal.aborted ? late.signal : signal);
            try {
                return await session.send(sql, options);
            }
            finally {
                await cancel.settled(); // or it would hit the next message
            }
        },
    };
}
/**
 * A session that only reads, for a run that has nothing to put on record: when it is cancelled, nothing is waited for or
 * sent any more. Behind a pooler the process that reads may be another one by then, so it is left alone.
 */
function untilCancelled(session, { pid, lent }, signal) {
    const direct = !lent && (session.announcedPid === null || session.announcedPid === pid);
    return {
        ...session,
        send: async (sql, options) => {
            signal.throwIfAborted();
            let tell = () => { };
            const aborted = new Promise((settle) => (tell = () => settle(null)));
            signal.addEventListener("abort", tell, { once: true });
            try {
                const reply = await Promise.race([session.send(sql, options), aborted]);
                if (reply !== null)
                    return reply;
            }
            finally {
                signal.removeEventListener("abort", tell);
            }
            if (direct)
                await session.cancel(pid);
            throw signal.reason;
        },
    };
}
/** The cancel of the run, where that is why a statement or the connection ended (the embedded one is stopped for it). */
function asCancelled(error, { aborted, reason }) {
    if (!aborted || !(error instanceof failure/* Failure */.H) || !(reason instanceof failure/* Failure */.H))
        return error;
    return (0,session/* isConnectionLost */.pb)(error) || error.message.includes("(57014)") ? reason : error;
}


/***/ }),

/***/ 8170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HJ: () => (/* binding */ takeLock),
/* harmony export */   ML: () => (/* binding */ lockProof),
/* harmony export */   i5: () => (/* binding */ proveLock),
/* harmony export */   sG: () => (/* binding */ describeHolder),
/* harmony export */   wx: () => (/* binding */ isLockLost),
/* harmony export */   x_: () => (/* binding */ releaseLock),
/* harmony export */   yy: () => (/* binding */ sleep)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8165);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(551);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9357);



const firstPauseMs = 50;
const longestPauseMs = 1000;
/**
 * Takes the session's advisory lock on the very connection that does the work, by polling outside any transaction: a
 * waiter blocked in pg_advisory_lock holds a snapshot, for which CREATE INDEX CONCURRENTLY would wait for ever.
 * Throws Failure("lock-held") that names the holder, and Failure("pooler") where that is our own backend.
 */
async function takeLock(session, target, options) {
    const { key = target.lockKey, waitMs, signal, onWait } = options;
    const where = whereHeld(key, target);
    const ask = takeTwice(key, options.key === undefined ? heldHere(where) : "false");
    const until = performance.now() + waitMs; // a clock that is set back must not prolong it
    for (let pause = firstPauseMs;; pause = Math.min(pause * 2, longestPauseMs)) {
        signal.throwIfAborted();
        const [taken, pid] = (await (0,_session_js__WEBPACK_IMPORTED_MODULE_2__/* .query */ .P)(session, ask, "taking the lock"))[0]?.rows[0] ?? [];
        if (taken === "t")
            return;
        if (taken === null)
            throw sharedBackend(pid ?? "");
        const holder = await readHolder(session, where);
        if (holder !== null)
            onWait(holder);
        const left = until - performance.now();
        if (left <= 0)
            throw lockHeld(holder, waitMs);
        await sleep(Math.min(left, pause * (0.5 + Math.random())), signal);
    }
}
/**
 * Taken twice, a session's lock stays held while `proveLock` gives one hold back. A session that waits, or pauses with
 * the lock, is idle: the server must not end it. Its next message may hold a file, whose strings are as the standard has
 * them: the server takes a message apart before it runs any of it.
 */
function takeTwice({ key }, heldBefore) {
    const hold = `pg_catalog.pg_try_advisory_lock(${key})`;
    const settings = [
        ["idle_session_timeout", "0"],
        ["standard_conforming_strings", "on"],
    ].map(([name, value]) => `pg_catalog.set_config('${name}', '${value}', false)`);
    return `SELECT CASE WHEN ${heldBefore} THEN NULL WHEN ${hold} THEN ${hold} ELSE false END, pg_catalog.pg_backend_pid(), ${settings.join(", ")}`;
}
/** A session may take its lock again and again: two runs that a pooler serves by one backend would both have it. */
function heldHere(where) {
    return `EXISTS (SELECT FROM pg_catalog.pg_locks l WHERE ${where} AND l.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid())`;
}
function sharedBackend(pid) {
    const message = `the server's process ${pid}, which a pooler lends us, holds the tool's lock already: for another run, or for one that is gone`;
    const help = `use the URL of the database itself; where no run is at work, end that process first: SELECT pg_terminate_backend(${pid})`;
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("database", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("pooler", { message, help })]);
}
/** Gives both holds of a lock back. */
async function releaseLock(session, { key }) {
    const hold = `pg_catalog.pg_advisory_unlock(${key})`;
    await (0,_session_js__WEBPACK_IMPORTED_MODULE_2__/* .query */ .P)(session, `SELECT ${hold}, ${hold}`, "giving the lock back");
}
/**
 * A statement that fails (42704, naming `schema_version.lock_lost`) unless this very backend holds the lock: after a
 * silent reconnect, or pg_advisory_unlock_all() in a file, nothing of ours may run. Only a holder can give one of its two
 * holds back; it is taken again at once. That is local to the backend, where reading pg_locks visits every lock of the
 * server (50 µs idle, milliseconds at 5,000 locks). A CASE, since a DO block would be compiled each time.
 */
function proveLock(target) {
    return `SELECT ${lockProof(target)}`;
}
/** The same as an expression, to be the first of a SELECT: those behind it are not reached when it fails. */
function lockProof({ lockKey: { key } }) {
    const again = `pg_catalog.pg_advisory_unlock(${key}) THEN pg_catalog.pg_try_advisory_lock(${key})`;
    const lost = "pg_catalog.current_setting('schema_version.lock_lost')::pg_catalog.int4";
    return `CASE WHEN CASE WHEN ${again} ELSE false END THEN 1 ELSE ${lost} END`;
}
/** Whether a server error came from `proveLock`. */
function isLockLost(message) {
    return message.includes("schema_version.lock_lost");
}
/** SQL that tells whether a row `l` of pg_locks is somebody's hold of that key. */
function whereHeld({ classid, objid }, { identity }) {
    const [is, oid] = ["OPERATOR(pg_catalog.=)", "::pg_catalog.oid"];
    const ofDatabase = `l.locktype ${is} 'advisory' AND l.granted AND l.database ${is} ${identity.databaseOid}${oid}`;
    return `${ofDatabase} AND l.classid ${is} ${classid}${oid} AND l.objid ${is} ${objid}${oid} AND l.objsubid ${is} 1`;
}
async function readHolder(session, where) {
    const results = await (0,_session_js__WEBPACK_IMPORTED_MODULE_2__/* .query */ .P)(session, `SELECT l.pid, a.application_name, pg_catalog.to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"')
     FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid OPERATOR(pg_catalog.=) l.pid
     WHERE ${where} LIMIT 1`, "looking for the lock's holder");
    const [pid, application, since] = results[0]?.rows[0] ?? [];
    if (pid === undefined || pid === null)
        return null;
    return { pid: Number(pid), application: application ?? "unknown", since: since ?? "unknown" };
}
function lockHeld(holder, waitedMs) {
    const who = holder === null ? "it was just released" : describeHolder(holder);
    const message = `another run holds the lock of this database (${who}); waited ${waitedMs / 1000} s`;
    if (holder === null)
        return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("database", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("lock-held", { message })]);
    const help = `wait for it, or raise lock-wait; where that run is gone for good, SELECT pg_terminate_backend(${holder.pid})`;
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("database", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("lock-held", { message, help })]);
}
/** For example `pid 4242, schema-version run 77, since 2026-11-22 14:00:00 UTC`. */
function describeHolder({ pid, application, since }) {
    return `pid ${pid}, ${application === "" ? "no application name" : application}, since ${since}`;
}
/** Resolves after some milliseconds; rejects with the signal's reason when it is aborted before. */
function sleep(ms, signal) {
    return new Promise((resolve, reject) => {
        if (signal.aborted)
            return reject(signal.reason);
        const onAbort = () => {
            clearTimeout(timer);
            reject(signal.reason);
        };
        const timer = setTimeout(() => {
            signal.removeEventListener("abort", onAbort);
            resolve();
        }, ms);
        signal.addEventListener("abort", onAbort, { once: true });
    });
}


/***/ }),

/***/ 1433:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wo: () => (/* binding */ isPresent),
/* harmony export */   bL: () => (/* binding */ toSnapshotState),
/* harmony export */   oG: () => (/* binding */ snapshotStateSql)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9531);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7496);


/**
 * SQL that tells the state. Sent behind the COMMIT of another message it costs no round trip, and fails alone. It uses
 * no function and no operator, since it runs with the session's own search_path.
 */
function snapshotStateSql(home) {
    return `SELECT moment FROM ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .Cm)(home)}.${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .Cm)(_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .snapshotTable */ .tJ)}`;
}
/** The state, from the answer to `snapshotStateSql`. */
function toSnapshotState(result, error) {
    if (error !== null)
        return error.sqlstate === "42P01" ? "absent" : "unreadable";
    const moments = (result?.rows ?? []).map(([moment]) => moment);
    if (moments.length === 0)
        return "empty";
    return moments.includes("before") ? "unsettled" : "settled";
}
/** Whether the table is there, as far as that is known. */
function isPresent(state) {
    return state === "absent" || state === "not-asked" ? "absent" : "present";
}


/***/ }),

/***/ 4564:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  nT: () => (/* binding */ holdEnvironment),
  Qo: () => (/* binding */ readEnvironment),
  Ws: () => (/* binding */ reread)
});

// EXTERNAL MODULE: ./lib/database/grants.js
var database_grants = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/database/cancellable.js + 1 modules
var cancellable = __webpack_require__(6477);
// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __webpack_require__(9531);
// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(8165);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(551);
;// CONCATENATED MODULE: ./lib/database/hidden-rows.js



/**
 * SQL of one column: JSON with the names of the tool's tables some of whose rows row-level security may hide from this
 * role; NULL where there is none. A policy that is `true` for it hides nothing.
 */
function hiddenRowsSql(home, own, purpose) {
    const commands = purpose === "read" ? "'r', '*'" : "'*'";
    const isForUs = `EXISTS (SELECT FROM pg_catalog.unnest(p.polroles) r WHERE r = 0 OR pg_catalog.pg_has_role(r, 'USAGE'))`;
    const policy = (which) => `EXISTS (SELECT FROM pg_catalog.pg_policy p WHERE p.polrelid = c.oid AND ${which} AND ${isForUs})`;
    const open = `p.polpermissive AND p.polcmd IN (${commands}) AND pg_catalog.pg_get_expr(p.polqual, p.polrelid) = 'true' AND p.polwithcheck IS NULL`;
    return `(SELECT pg_catalog.json_agg(c.relname ORDER BY c.relname) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relrowsecurity AND n.nspname = ${(0,quote/* quoteLiteral */.ce)(home)} AND c.relname IN (${own}) AND pg_catalog.row_security_active(c.oid)
      AND NOT (${policy(open)} AND NOT ${policy("NOT p.polpermissive")}))`;
}
/** Throws Failure("privilege") where rows may be hidden: a version that is applied would seem to be pending. */
function refuseHiddenRows(hidden, { home, user, role }, purpose) {
    if (hidden === null)
        return;
    const tables = JSON.parse(hidden);
    const who = role ?? user;
    const message = `row-level security may hide rows of ${tables.join(", ")} from the role ${who}: what is on record cannot be known`;
    const command = purpose === "read" ? "SELECT" : "ALL";
    const help = tables
        .map((table) => `ON ${(0,quote/* quoteIdentifier */.Cm)(home)}.${(0,quote/* quoteIdentifier */.Cm)(table)} FOR ${command} TO ${(0,quote/* quoteIdentifier */.Cm)(who)}`)
        .map((on) => `CREATE POLICY schema_version_${purpose} ${on} USING (true)`)
        .join("; ");
    throw new failure/* Failure */.H("database", [(0,problems/* finding */.g)("privilege", { message, help })]);
}

;// CONCATENATED MODULE: ./lib/database/replication.js


/**
 * SQL of two columns: whether a subscription feeds the tool's tables, and JSON of the publications that carry them (or
 * would, once they exist), each as [how, its name, the tables it names].
 */
function replicationSql(home, major, own) {
    const ours = `(SELECT c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ${(0,quote/* quoteLiteral */.ce)(home)} AND c.relname IN (${own}) AND c.relkind IN ('r', 'p'))`;
    const named = `SELECT pg_catalog.string_agg(r.prrelid::pg_catalog.regclass::text, ', ' ORDER BY r.prrelid)
      FROM pg_catalog.pg_publication_rel r WHERE r.prpubid = p.oid AND r.prrelid IN ${ours}`;
    const inSchema = major < 15
        ? "false"
        : `EXISTS (SELECT FROM pg_catalog.pg_publication_namespace s JOIN pg_catalog.pg_namespace n ON n.oid = s.pnnspid
          WHERE s.pnpubid = p.oid AND n.nspname = ${(0,quote/* quoteLiteral */.ce)(home)})`;
    return `EXISTS (SELECT FROM pg_catalog.pg_subscription_rel s WHERE s.srrelid IN ${ours}),
    (SELECT pg_catalog.json_agg(pg_catalog.json_build_array(c.how, c.pubname, c.tables) ORDER BY c.pubname)
      FROM (SELECT p.pubname, t.tables, CASE WHEN p.puballtables THEN 'all' WHEN ${inSchema} THEN 'schema'
          WHEN t.tables IS NOT NULL THEN 'table' END AS how
        FROM pg_catalog.pg_publication p CROSS JOIN LATERAL (${named}) t(tables)) c WHERE c.how IS NOT NULL)`;
}
/** What logical replication does to the tool's tables: a subscription blocks, a publication is a warning. */
function replicationFindings([subscribed, publications], home, environment) {
    const message = "a subscription of this database writes into the tool's tables: the publisher's versions arrive without their schema changes";
    const listed = JSON.parse(publications ?? "[]");
    return [
        ...(subscribed === "t" ? [(0,problems/* finding */.g)("subscription", { message, environment })] : []),
        ...listed.map(([how, name, tables]) => (0,problems/* finding */.g)("publication", {
            message: `the publication "${name}" (${words[how]}) carries the tool's tables: a subscriber would show versions whose schema changes it never got`,
            help: remedyOf(how, name, { home, tables }),
            environment,
        })),
    ];
}
const words = {
    all: "FOR ALL TABLES",
    schema: "FOR TABLES IN SCHEMA",
    table: "FOR TABLE",
};
function remedyOf(how, name, { home, tables }) {
    const publication = (0,quote/* quoteIdentifier */.Cm)(name);
    switch (how) {
        case "table":
            return `ALTER PUBLICATION ${publication} DROP TABLE ${tables ?? ""}`;
        case "schema":
            return `ALTER PUBLICATION ${publication} DROP TABLES IN SCHEMA ${(0,quote/* quoteIdentifier */.Cm)(home)}, then add its other tables by name (ADD TABLE …)`;
        case "all":
            return "FOR ALL TABLES has no exceptions: replace it by a publication that names its tables or schemas, without the schema_version tables";
    }
}

;// CONCATENATED MODULE: ./lib/database/history-queries.js



/** SQL that writes a time as ISO 8601 in UTC. */
const utc = (column) => `pg_catalog.to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
/** Events after which a database is another one than before. */
const changes = "('start', 'apply', 'undo-start', 'undo', 'baseline', 'repair', 'adopt')";
/** Those of files: ours, and what Flyway has run. */
const ofFiles = "(r.event IN ('start', 'apply', 'undo-start', 'undo') OR r.event = 'adopt' AND r.version IS NOT NULL)";
/** The columns of the tool's tables, and of Flyway's; `named`: their names as literals. */
function columnsSql(home, named) {
    return `SELECT c.relname, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod),
    a.attnotnull AND NOT a.atthasdef AND a.attidentity = '', c.relkind,
    EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisunique AND i.indimmediate AND i.indpred IS NULL
      AND i.indnkeyatts = 1 AND i.indkey[0] = a.attnum), c.relpersistence
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE n.nspname = ${(0,quote/* quoteLiteral */.ce)(home)} AND c.relname IN (${named}) ORDER BY 1, a.attnum`;
}
/** What else the record needs to know of its schema; `own`, `named`: the names of tables as literals. */
function factsSql({ home, schemas, readOnly, major }, { own, named, purpose }) {
    const list = schemas.map(quote/* quoteLiteral */.ce).join(", ");
    const ours = `SELECT o.oid FROM pg_catalog.pg_class o JOIN pg_catalog.pg_namespace m ON m.oid = o.relnamespace
    WHERE m.nspname = ${(0,quote/* quoteLiteral */.ce)(home)} AND o.relname IN (${named})`;
    return `SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace n WHERE n.nspname = ${(0,quote/* quoteLiteral */.ce)(home)}),
    EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname IN (${list}) AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
      AND c.oid NOT IN (${ours})
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::regclass
        AND d.objid = c.oid AND (d.deptype = 'e' OR c.relkind = 'S' AND d.deptype IN ('a', 'i')))),
    ${readOnly === null ? "pg_catalog.pg_current_wal_insert_lsn()" : "NULL"}, ${utc("pg_catalog.clock_timestamp() AT TIME ZONE 'UTC'")},
    ${replicationSql(home, major, own)}, ${hiddenRowsSql(home, own, purpose)}`;
}
/**
 * The last event that changed state, when a file last began or ended, and whether rows were lost: the last word on some
 * version is that it was applied, and `versions`, where that table is there, holds none.
 */
function changeSql(log, versions) {
    return `SELECT l.id, ${utc("l.logged_at AT TIME ZONE 'UTC'")}, l.installed_by,
    (SELECT e.environment FROM ${log} e WHERE e.event IN ${changes} AND e.environment <> 'default' ORDER BY e.id DESC LIMIT 1),
    (SELECT ${utc("r.logged_at AT TIME ZONE 'UTC'")} FROM ${log} r WHERE ${ofFiles} ORDER BY r.id DESC LIMIT 1),
    ${versions === null ? "" : `NOT EXISTS (SELECT FROM ${versions}) AND `}EXISTS (SELECT FROM (SELECT DISTINCT ON (v.version) v.event FROM ${log} v
      WHERE v.event IN ${changes} AND v.version IS NOT NULL ORDER BY v.version, v.id DESC) w WHERE w.event IN ('apply', 'baseline', 'adopt'))
    FROM ${log} l WHERE l.event IN ${changes} ORDER BY l.id DESC LIMIT 1`;
}
/** The event that applied each version. */
function applyEventsSql(log) {
    return `SELECT DISTINCT ON (l.version) l.version, l.id, l.run_id, l.run_url FROM ${log} l
    WHERE l.event IN ('apply', 'baseline', 'adopt') AND l.version IS NOT NULL ORDER BY l.version, l.id DESC`;
}

// EXTERNAL MODULE: ./lib/database/session.js
var database_session = __webpack_require__(9357);
// EXTERNAL MODULE: ./lib/database/snapshot-state.js
var snapshot_state = __webpack_require__(1433);
// EXTERNAL MODULE: ./lib/database/tables.js
var tables = __webpack_require__(7496);
;// CONCATENATED MODULE: ./lib/database/table-shapes.js


/** The answer to `columnsSql`. */
function toShapes(rows) {
    const shapes = new Map();
    for (const [table, name, type, required, kind, unique, persistence] of rows) {
        const { columns } = shapes.get(table ?? "") ?? { columns: [] };
        const column = { name: name ?? "", type: type ?? "", required: required === "t", unique: unique === "t" };
        const shape = { kind: kind ?? "", persistence: persistence ?? "", columns: [...columns, column] };
        shapes.set(table ?? "", shape);
    }
    return shapes;
}
/** Relations that bear the names of the tool's tables and are not its own: none of them is ever touched. */
function strangersAmong(shapes, environment) {
    const versions = shapes.get(tables/* tableNames */.n$.versions);
    if (versions !== undefined && isFlywayTable(versions)) {
        const message = "the table schema_version is the history of an old Flyway (it has installed_rank or version_rank)";
        const help = "run adopt: it renames the table to flyway_schema_history and takes over what it has on record";
        return [(0,problems/* finding */.g)("foreign-table", { message, help, environment })];
    }
    return Object.entries(tables/* tableNames */.n$).flatMap(([table, name]) => {
        const shape = shapes.get(name);
        const differences = shape === undefined ? [] : differencesOf(table, shape);
        if (differences.length === 0)
            return [];
        const message = `the table ${name} is not the tool's: ${differences.join("; ")}`;
        return [(0,problems/* finding */.g)("foreign-table", { message, environment })];
    });
}
const versionColumns = [
    ["version", "character varying(20)"],
    ["description", "text"],
    ["script_name", "character varying(255)"],
    ["checksum", "character varying(32)"],
    ["installed_by", "character varying(100)"],
    ["installed_on", "timestamp without time zone"],
    ["execution_time", "integer"],
    ["success", "boolean"],
];
/** How a table differs from the tool's own, in words; empty when it is ours. */
function differencesOf(table, shape) {
    const { kind, persistence, columns } = shape;
    if (kind !== "r" && kind !== "p")
        return [kind === "v" || kind === "m" ? "it is a view" : "it is no table"];
    if (persistence !== "p")
        return ["it is unlogged, so that a crash empties it (ALTER TABLE … SET LOGGED)"];
    if (table === "versions")
        return differencesOfVersions(shape);
    const present = new Set(columns.map(({ name }) => name));
    const names = (table === "log" ? tables/* logColumns */.KE : versionColumns.slice(1)).map(([name]) => name);
    return names.filter((name) => !present.has(name)).map((name) => `column ${name} is missing`);
}
/** Extra columns that are nullable or have a default are tolerated: `required` is false for them. */
function differencesOfVersions({ columns }) {
    const present = new Map(columns.map((column) => [column.name, column]));
    const wrong = versionColumns.flatMap(([name, type]) => {
        const column = present.get(name);
        if (column === undefined)
            return [`column ${name} is missing`];
        return fits(column.type, type) ? [] : [`column ${name} is ${column.type} instead of ${type}`];
    });
    const ours = new Set(versionColumns.map(([name]) => name));
    const extra = columns.filter((column) => column.required && !ours.has(column.name));
    const keyless = wrong.length === 0 && present.get("version")?.unique !== true;
    return [
        ...wrong,
        ...extra.map((column) => `column ${column.name} is unknown and required`),
        ...(keyless ? ["version is not its primary key"] : []),
    ];
}
/** A wider text type holds all that ours holds, and a coarser time enough of it. */
function fits(actual, wanted) {
    if (actual === wanted)
        return true;
    if (wanted === "timestamp without time zone")
        return /^timestamp\(\d\) without time zone$/.test(actual);
    const width = /^character varying\((\d+)\)$/;
    const [have, need] = [width.exec(actual)?.[1], width.exec(wanted)?.[1]];
    if (need === undefined)
        return false;
    if (actual === "text" || actual === "character varying")
        return true;
    // Without a width it is another type: no number is greater.
    return Number(have) > Number(need);
}
/** Whether the columns are Flyway's: its own history of 4.x and later, or of 2.x and 3.x. */
function isFlywayTable({ columns }) {
    return columns.some((column) => column.name === "installed_rank" || column.name === "version_rank");
}

// EXTERNAL MODULE: ./lib/database/target.js + 1 modules
var database_target = __webpack_require__(650);
;// CONCATENATED MODULE: ./lib/database/history.js










const history_tables = ["versions", "repeatables", "log"];
/** Types are compared by their names, which a setting would quote. Whoever has locked a table must not stop us for ever. */
const openingOf = ({ lockTimeoutMs }) => [
    "BEGIN READ ONLY",
    `SET LOCAL search_path = ${database_target/* ownSearchPath */.O}`,
    "SET LOCAL quote_all_identifiers = off",
    `SET LOCAL lock_timeout = ${lockTimeoutMs}`,
];
const rowColumns = `description, script_name, checksum, installed_by, ${utc("installed_on")}, execution_time, success`;
/** Reads what is on record, in one message where the tables exist. Read-only. */
async function readHistory(session, target, options) {
    let absent = new Set();
    let state = options.snapshots === "ask" ? [(0,snapshot_state/* snapshotStateSql */.oG)(target.home)] : [];
    const opening = openingOf(options);
    for (;;) {
        const parts = readingSql(target, absent, options);
        const sql = [...opening, ...parts.map(({ sql: s }) => s), "COMMIT"];
        const { results, error: met } = await session.send([...sql, ...state].join(";\n"));
        const error = results.length < sql.length ? met : null;
        if (error !== null)
            await session.send("ROLLBACK");
        const catalog = results[opening.length]?.rows ?? [];
        const columns = toShapes(catalog);
        const findings = strangersAmong(columns, options.environment);
        if (error === null || findings.length > 0) {
            const got = new Map(parts.map(({ name }, index) => [name, results[index + opening.length]]));
            refuseHiddenRows(got.get("facts")?.rows[0]?.[6] ?? null, target, purposeOf(options));
            const known = columns.has(tables/* snapshotTable */.tJ) ? (0,snapshot_state/* toSnapshotState */.bL)(results[sql.length], met) : "absent";
            const snapshots = options.snapshots === "ask" ? known : "not-asked";
            const more = { ...options, failed: error !== null, home: target.home, snapshots };
            return toOnRecord(got, columns, findings, more);
        }
        const lacking = new Set(history_tables.filter((table) => !columns.has(tables/* tableNames */.n$[table])));
        if (results.length <= opening.length || lacking.size <= absent.size) {
            const present = history_tables.filter((table) => !lacking.has(table));
            const snapshots = columns.has(tables/* snapshotTable */.tJ) ? "present" : "absent";
            const grants = (0,database_grants/* readGrants */.o4)(target, { tables: present, snapshots });
            throw (0,database_session/* serverFailure */.aG)(error, "reading what is on record", grants);
        }
        absent = lacking;
        if (!columns.has(tables/* snapshotTable */.tJ))
            state = [];
    }
}
/** Only who has the lock writes. */
function purposeOf({ snapshots }) {
    return snapshots === "ask" ? "write" : "read";
}
function readingSql(target, absent, options) {
    const { applyEvents, flywayTable } = options;
    const { home } = target;
    const own = [...Object.values(tables/* tableNames */.n$), tables/* snapshotTable */.tJ].map(quote/* quoteLiteral */.ce).join(", ");
    const named = `${own}, ${(0,quote/* quoteLiteral */.ce)(flywayTable)}`;
    const log = (0,tables/* tableIn */.sV)(home, "log");
    const parts = [
        { name: "columns", sql: columnsSql(home, named) },
        { name: "facts", sql: factsSql(target, { own, named, purpose: purposeOf(options) }) },
        {
            name: "versions",
            needs: ["versions"],
            sql: `SELECT version, ${rowColumns} FROM ${(0,tables/* tableIn */.sV)(home, "versions")}`,
        },
        {
            name: "repeatables",
            needs: ["repeatables"],
            sql: `SELECT ${rowColumns} FROM ${(0,tables/* tableIn */.sV)(home, "repeatables")} ORDER BY description COLLATE "C"`,
        },
        { name: "change", needs: ["log"], sql: changeSql(log, absent.has("versions") ? null : (0,tables/* tableIn */.sV)(home, "versions")) },
        { name: "anyEvent", needs: ["log"], sql: `SELECT FROM ${log} LIMIT 1` },
        {
            name: "unfinished",
            needs: ["log", "versions"],
            sql: `SELECT DISTINCT ON (l.version) l.version, l.id, l.event, l.message FROM ${log} l
        JOIN ${(0,tables/* tableIn */.sV)(home, "versions")} v ON v.version = l.version AND NOT v.success
        WHERE l.event IN ('start', 'undo-start') ORDER BY l.version, l.id DESC`,
        },
        ...(applyEvents ? [{ name: "applyEvents", needs: ["log"], sql: applyEventsSql(log) }] : []),
    ];
    return parts.filter(({ needs = [] }) => !needs.some((table) => absent.has(table)));
}
function toOnRecord(got, columns, findings, { failed, environment, flywayTable, home, snapshots, }) {
    const rows = (name) => (failed && name !== "facts" ? [] : (got.get(name)?.rows ?? []));
    const [schemaExists, occupied, wal, walAt, subscribed, publications] = rows("facts")[0] ?? [];
    const [id, at, by, lastEnvironment, lastRunAt, lost] = rows("change")[0] ?? [];
    return {
        history: {
            applied: rows("versions").map(toApplied),
            repeatables: rows("repeatables").map(toRepeatableRow),
            lastEvents: new Map(rows("unfinished").map(toUnfinished)),
            applyEvents: new Map(rows("applyEvents").map(toApplyEvent)),
            lastChangeId: Number(id ?? 0),
            lastEnvironment: lastEnvironment ?? null,
            lastChange: at == null ? null : { at, by: by ?? "" },
        },
        missing: history_tables.filter((table) => !columns.has(tables/* tableNames */.n$[table])),
        schemaExists: schemaExists === "t",
        snapshots,
        rows: lost === "t" ? "lost" : "kept",
        events: rows("anyEvent").length > 0 ? "some" : "none",
        lastRunAt: lastRunAt ?? null,
        empty: occupied !== "t",
        flyway: columns.has(flywayTable) ? "there" : "absent",
        findings: [...findings, ...replicationFindings([subscribed, publications], home, environment)],
        walPosition: wal ?? null,
        walAt: walAt ?? new Date(0).toISOString(),
    };
}
/** By position, not by taking rows apart: there can be thousands. */
function toApplied(row) {
    return { version: row[0] ?? "", ...toFields(row, 1) };
}
function toRepeatableRow(row) {
    return toFields(row, 0);
}
function toFields(row, at) {
    return {
        description: row[at] ?? "",
        script: row[at + 1] ?? "",
        checksum: row[at + 2] ?? "",
        installedBy: row[at + 3] ?? "",
        installedOn: row[at + 4] ?? "",
        executionMs: Number(row[at + 5]),
        success: row[at + 6] === "t",
    };
}
function toUnfinished([version, id, event, message]) {
    return [
        version ?? "",
        { id: Number(id), event: event === "undo-start" ? "undo-start" : "start", message: message ?? null },
    ];
}
function toApplyEvent([version, id, runId, runUrl]) {
    return [version ?? "", { id: Number(id), runId: runId ?? null, runUrl: runUrl ?? null }];
}

// EXTERNAL MODULE: ./lib/database/lock.js
var lock = __webpack_require__(8170);
// EXTERNAL MODULE: ./lib/database/within.js
var within = __webpack_require__(1974);
;// CONCATENATED MODULE: ./lib/database/pooler.js




const others = 3;
const rounds = 8;
const patienceMs = 2000;
/**
 * Refuses a transaction pooler, behind which a session lock guards nothing. Only where the announced pid is not the
 * backend's own, or the backend is older than our connection (something stands between): then that pid must stay the same, eight times, while three other connections
 * each hold a transaction that they begin right after we were answered. One that cannot begin in 2 s is left out; our
 * own query unanswered means a pooler too. Measured: one round finds an idle pool, but only 36 of 40 that others use; a
 * second connection that tries the lock instead finds none of 40 idle ones, and leaks a lock when it does.
 */
async function refuseTransactionPooler(session, target, openOther) {
    if (session.announcedPid === null || (session.announcedPid === target.pid && !target.lent))
        return;
    const opened = await Promise.all(Array.from({ length: others }, () => openInTime(openOther)));
    const reached = opened.filter((other) => other !== null);
    try {
        if (await keepsItsBackend(session, target.pid, reached))
            return;
    }
    finally {
        for (const other of reached)
            void other.close();
    }
    const message = "a transaction pooler, or one that spreads reads over servers, stands between the tool and the server, where the tool's lock guards nothing";
    throw new failure/* Failure */.H("database", [(0,problems/* finding */.g)("pooler", { message })]);
}
async function openInTime(openOther) {
    const opening = openOther();
    const session = await inTime(opening);
    // It may still come: then it is closed, not left behind.
    if (session === null)
        void opening.then((late) => late.close()).catch(() => { });
    return session;
}
async function keepsItsBackend(session, pid, reached) {
    for (let round = 0; round < rounds; round += 1) {
        if ((await inTime(askPid(session))) !== pid)
            return false;
        const answers = await Promise.all(reached.map(begin));
        if (answers.includes("refused") || (await inTime(askPid(session))) !== pid)
            return false;
        await Promise.all(reached.map((other) => inTime(other.send("ROLLBACK"))));
    }
    return true;
}
/** `refused`: PgBouncer's statement mode, which takes single statements only. `left out`: it is closed, and fails from now on. */
async function begin(other) {
    const asking = (0,database_session/* query */.P)(other, "BEGIN; SELECT 1", "looking for a pooler").then(() => "begun", (error) => error instanceof Error && error.message.includes("pooling mode") ? "refused" : "left out");
    const answer = (await (0,within/* within */.u)(asking, patienceMs)) ?? "left out";
    if (answer === "left out")
        void other.close(); // or it would begin late, and hold what others need
    return answer;
}
async function askPid(session) {
    const results = await (0,database_session/* query */.P)(session, "SELECT pg_catalog.pg_backend_pid()", "looking for a pooler");
    return Number(results[0]?.rows[0]?.[0]);
}
/** What came in time, or null. */
async function inTime(work) {
    return await (0,within/* within */.u)(work.catch(() => null), patienceMs);
}

;// CONCATENATED MODULE: ./lib/database/read-only.js

const readOnlyTransaction = /^BEGIN (?:ISOLATION LEVEL REPEATABLE READ )?READ ONLY\b/;
/**
 * A session for commands that write nothing: each of its messages is one read-only transaction, and any other is a bug.
 * The session itself is not set to read-only, nor to the role: behind a transaction pooler that would stay on the
 * server's connection, for others to meet. A login that is no member of the role acts as itself.
 */
function toReadOnly(session, actingAs) {
    return {
        ...session,
        send: async (sql, options) => {
            if (sql === "ROLLBACK")
                return await session.send(sql, options);
            const begin = readOnlyTransaction.exec(sql)?.[0];
            if (begin === undefined)
                throw new Error(`not a read-only transaction: ${sql.slice(0, 80)}`);
            if (actingAs === null)
                return await session.send(sql, options);
            const reply = await session.send(`${begin}; ${becoming(actingAs)}${sql.slice(begin.length)}`, options);
            return { ...reply, results: reply.results.toSpliced(1, 1) };
        },
    };
}
function becoming({ role, major }) {
    return `SELECT pg_catalog.set_config('role', r.rolname, true) FROM pg_catalog.pg_roles r
    WHERE r.rolname OPERATOR(pg_catalog.=) ${(0,quote/* quoteLiteral */.ce)(role)} AND pg_catalog.pg_has_role(r.oid, '${major < 16 ? "MEMBER" : "SET"}')`;
}

// EXTERNAL MODULE: ./lib/database/settings.js
var settings = __webpack_require__(176);
// EXTERNAL MODULE: ./lib/flyway/lock-key.js
var lock_key = __webpack_require__(5579);
// EXTERNAL MODULE: ./lib/environment/load.js + 1 modules
var load = __webpack_require__(5252);
// EXTERNAL MODULE: ./lib/core/adoption.js
var core_adoption = __webpack_require__(8635);
// EXTERNAL MODULE: ./lib/core/state.js
var state = __webpack_require__(4734);
// EXTERNAL MODULE: ./lib/flyway/checksum.js
var checksum = __webpack_require__(6733);
// EXTERNAL MODULE: ./lib/flyway/history-table.js
var history_table = __webpack_require__(7237);
// EXTERNAL MODULE: ./lib/environment/flyway/flyway-history.js
var flyway_history = __webpack_require__(7453);
;// CONCATENATED MODULE: ./lib/environment/flyway/with-mirror.js







/** Whether Flyway's table is kept beside ours. */
function isMirrored({ environment }) {
    return environment.flyway.history === "mirror";
}
/** The same environment with what Flyway has on record counted as applied. Read-only. */
async function withMirror(session, target, loaded) {
    if (!isMirrored(loaded))
        return loaded;
    const { environment, onRecord, set } = loaded;
    const [found] = await (0,history_table/* findFlywayTables */.dR)(session, target.home, [environment.flyway.table]);
    const table = found ?? { home: target.home, name: environment.flyway.table, layout: "usual" };
    const logExists = !onRecord.missing.includes("log");
    const flyway = found === undefined
        ? { table, rows: [], undoneAt: new Map() }
        : await (0,flyway_history/* readFlywayHistory */.R)(session, target, table, { logExists });
    const { rows, undoneAt } = flyway;
    const adoption = (0,core_adoption/* planAdoption */.s)(rows, {
        set,
        history: onRecord.history,
        isSame: (0,checksum/* sameAs */.f4)(loaded.placeholders),
        accepts: () => false,
        undoneAt,
        differing: "edited",
    });
    const history = merge(onRecord.history, adoption);
    const findings = [...onRecord.findings, ...problemsOf(table, adoption, environment.name)];
    const merged = (0,load/* withRecord */.q8)(loaded, { ...onRecord, history, findings });
    return {
        ...merged,
        assumed: loaded.assumed,
        mirror: { flyway, table: found === undefined ? "missing" : "there", adoption },
    };
}
function merge(history, { versions, repeatables, removed }) {
    const changed = new Set([
        ...versions.map(({ row }) => (0,state/* keyOf */.TN)(row.version)),
        ...removed.map(({ version }) => (0,state/* keyOf */.TN)(version)),
    ]);
    const again = new Set(repeatables.map(({ row }) => row.description));
    return {
        ...history,
        applied: [
            ...history.applied.filter(({ version }) => !changed.has((0,state/* keyOf */.TN)(version))),
            ...versions.map(({ row }) => row),
        ],
        repeatables: [
            ...history.repeatables.filter(({ description }) => !again.has(description)),
            ...repeatables.map(({ row }) => row),
        ],
    };
}
function problemsOf({ name, layout }, { fates }, environment) {
    const long = fates.filter(({ kind }) => kind === "too-long");
    const old = `${name} has the layout of Flyway 2 or 3, into which no row can be written beside Flyway`;
    const help = "let Flyway 4 or later upgrade it, or leave flyway.history at own and run adopt";
    return [
        ...long.map(({ row, told }) => (0,problems/* finding */.g)("flyway-row", { message: `${row.rank} ${row.script}: ${told}`, environment })),
        ...(layout === "ranked" ? [(0,problems/* finding */.g)("flyway-history", { message: old, help, environment })] : []),
    ];
}

;// CONCATENATED MODULE: ./lib/environment/connect.js













/** Reads an environment without writing: its session refuses writes. Throws Failure. */
async function readEnvironment(world, environment, { applyEvents }, work) {
    const opened = await world.openSession(environment);
    try {
        const target = await (0,database_target/* readTarget */._E)(opened, targetOptions(environment));
        const { role, major } = target;
        const reading = (0,cancellable/* untilCancelled */.c8)(opened, target, world.signal);
        const session = toReadOnly(reading, role === null ? null : { role, major });
        return await work(await readAndLoad(world, environment, { session, target }, { applyEvents }), session);
    }
    finally {
        // The server's process takes milliseconds to go; what only read holds nothing that anybody waits for.
        await opened.close("told");
    }
}
/** Reads what is on record, while the files are sorted. */
async function readAndLoad(world, environment, { session, target }, options) {
    const reading = readHistory(session, target, {
        environment: environment.name,
        lockTimeoutMs: environment.lockTimeoutMs,
        flywayTable: environment.flyway.table,
        ...options,
    });
    const files = (0,load/* sortFiles */.w9)(world, environment, target);
    return await withMirror(session, target, (0,load/* load */.Hh)(world, files, await reading));
}
function targetOptions({ schemas, role, database }) {
    return { schemas, role, patienceMs: database.kind === "server" ? database.target.connectTimeoutMs : null };
}
/**
 * Takes the lock of an environment, reads what is on record under it, and works. The connection that holds the lock is
 * the one that works; with the work the lock is given back and the connection ends. Throws Failure.
 */
async function holdEnvironment(world, environment, options, work) {
    const opened = new Map();
    const openOther = () => world.openSession(environment);
    const onBlocked = (who) => world.log.line(`    waiting for ${who}`);
    const regain = async () => {
        const connected = await openOther();
        opened.set(connected, "open");
        const target = await (0,database_target/* readTarget */._E)(connected, targetOptions(environment));
        (0,database_target/* refuseReadOnly */.HU)(target);
        await refuseTransactionPooler(connected, target, openOther);
        // The embedded database is cancelled by stopping it, and nobody else is there: then its end can be put on record.
        const again = environment.database.kind === "embedded" && opened.size > 1;
        const signal = again ? new AbortController().signal : world.signal;
        const waiting = { waitMs: environment.lockWaitMs, signal, onWait: tellOnce(world) };
        await (0,lock/* takeLock */.HJ)(connected, target, waiting);
        opened.set(connected, "locked");
        const session = (0,cancellable/* cancellable */.nZ)(connected, target.pid, signal);
        // Flyway's own as well: else it could begin what we are at.
        const { history, table } = environment.flyway;
        if (history === "mirror")
            await (0,lock/* takeLock */.HJ)(session, target, { ...waiting, key: (0,lock_key/* flywayLockKey */.b)(target.home, table) });
        await changeToRole(session, target);
        const loaded = await readAndLoad(world, environment, { session, target }, { ...options, snapshots: "ask" });
        return { holding: { session, target, openOther, onBlocked, regain }, loaded };
    };
    try {
        const { holding, loaded } = await regain();
        return await work(holding, loaded);
    }
    catch (error) {
        throw (0,cancellable/* asCancelled */.Ke)(error, world.signal);
    }
    finally {
        await Promise.all([...opened].map(([session, state]) => leave(session, state)));
    }
}
/**
 * Gives back what the session holds, and goes. Its process on the server takes milliseconds to end, the longer the more it
 * has read: then nobody needs to wait for that. One without the lock may be a pooler's, with the locks of others.
 */
async function leave(session, state) {
    if (state === "open")
        return await session.close();
    try {
        // A session pooler that cleans nothing would hand on our role and our search_path with the connection.
        await session.send(["ROLLBACK", ...settings/* cleanSession */.WH, "SELECT pg_catalog.pg_advisory_unlock_all()"].join("; "));
    }
    catch (error) {
        if (!(0,database_session/* isConnectionLost */.pb)(error))
            throw error;
    }
    await session.close("told");
}
async function changeToRole(session, target) {
    if (target.role === null)
        return;
    const { error } = await session.send((0,settings/* beforeOwn */.wA)(target).join(";\n"));
    if (error !== null)
        throw (0,database_session/* serverFailure */.aG)(error, "changing to the role", (0,database_grants/* memberGrant */.FZ)(target.role, target.user));
}
/** A line that stays, because nobody sees progress in a workflow's log; one for each holder. */
function tellOnce({ log }) {
    const told = new Set();
    return (holder) => {
        if (!told.has(holder.pid))
            log.line(`waiting for another run: ${(0,lock/* describeHolder */.sG)(holder)}`);
        told.add(holder.pid);
    };
}
/** Reads the record again after a run, so that the report tells what is on record now. */
async function reread({ session, target }, loaded) {
    const { environment } = loaded;
    try {
        const onRecord = await readHistory(session, target, {
            environment: environment.name,
            lockTimeoutMs: environment.lockTimeoutMs,
            flywayTable: environment.flyway.table,
            applyEvents: false,
        });
        return await withMirror(session, target, (0,load/* withRecord */.q8)(loaded, onRecord));
    }
    catch (error) {
        if (error instanceof failure/* Failure */.H)
            return loaded; // the run's own failure says that the database is gone
        throw error;
    }
}


/***/ }),

/***/ 7453:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ readFlywayHistory),
/* harmony export */   w: () => (/* binding */ adoptionOf)
/* harmony export */ });
/* harmony import */ var _core_adoption_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8635);
/* harmony import */ var _flyway_checksum_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6733);
/* harmony import */ var _flyway_history_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7237);



/** Reads Flyway's table. Read-only. */
async function readFlywayHistory(session, { home }, table, { logExists }) {
    const rows = await (0,_flyway_history_table_js__WEBPACK_IMPORTED_MODULE_1__/* .readFlywayRows */ .eW)(session, table);
    return { table, rows, undoneAt: logExists ? await (0,_flyway_history_table_js__WEBPACK_IMPORTED_MODULE_1__/* .readUndone */ .O1)(session, home) : new Map() };
}
/** What becomes of Flyway's rows here. `accepts`: versions whose file may differ from what Flyway recorded. */
function adoptionOf({ rows, undoneAt }, { set, onRecord, placeholders }, accepts) {
    return (0,_core_adoption_js__WEBPACK_IMPORTED_MODULE_0__/* .planAdoption */ .s)(rows, { set, history: onRecord.history, isSame: (0,_flyway_checksum_js__WEBPACK_IMPORTED_MODULE_2__/* .sameAs */ .f4)(placeholders), accepts, undoneAt });
}


/***/ }),

/***/ 5252:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Hh: () => (/* binding */ load),
  mL: () => (/* binding */ placeholdersFor),
  GW: () => (/* binding */ problemsOf),
  yK: () => (/* binding */ recordOfBase),
  w9: () => (/* binding */ sortFiles),
  q8: () => (/* binding */ withRecord)
});

// EXTERNAL MODULE: ./lib/core/migration-set.js + 3 modules
var migration_set = __webpack_require__(8989);
// EXTERNAL MODULE: ./lib/core/placeholders.js
var placeholders = __webpack_require__(9405);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(551);
// EXTERNAL MODULE: ./lib/core/state.js
var core_state = __webpack_require__(4734);
// EXTERNAL MODULE: ./lib/core/version.js
var core_version = __webpack_require__(8067);
;// CONCATENATED MODULE: ./lib/environment/assumed-baseline.js



/** Commands that count with it; the others begin, change or show the record as it is. */
const counting = new Set(["apply", "check", "status"]);
/**
 * The baseline that Flyway's setting baselineOnMigrate asks for: of a schema that holds relations, but no history of
 * anybody's. Null where there is none to make.
 */
function assumeBaseline({ config }, { history, empty, missing, flyway, findings }) {
    const { version, description, made } = config.baseline;
    if (!counting.has(config.command))
        return null;
    const fresh = history.applied.length === 0 && missing.includes("log") && flyway === "absent";
    if (made !== "by-apply" || empty || !fresh || findings.some(({ severity }) => severity === "error"))
        return null;
    return {
        version: (0,core_version/* parseVersion */.ot)(version ?? "1")?.text ?? "1",
        description: description ?? core_state/* baselineMarker */.sz,
        script: core_state/* baselineMarker */.sz,
        checksum: "",
        installedBy: "",
        installedOn: "",
        executionMs: 0,
        success: true,
    };
}
/** Says that files up to the baseline never run, which is easily overlooked. */
function toldBaseline(assumed, environment) {
    if (assumed === null)
        return [];
    const message = `the schema holds relations but no history: it counts as being at version ${assumed.version} (baselineOnMigrate), and no file up to that runs`;
    const help = "is it at another version, say so as baselineVersion before apply runs";
    return [(0,problems/* finding */.g)("flyway-setting", { message, help, environment })];
}

;// CONCATENATED MODULE: ./lib/environment/load.js





/** Sorts the files of one environment. Pure. */
function sortFiles(world, environment, target) {
    const placeholders = placeholdersFor(world, environment, target);
    return { environment, target, placeholders, set: (0,migration_set/* toMigrationSet */.c)(world.files, placeholders, world.config.naming) };
}
/** Files and rows of one environment, reconciled. Pure but for the parser's loading. */
function load(world, files, found) {
    const { set, placeholders } = files;
    const assumed = assumeBaseline(world, found);
    const history = assumed === null ? found.history : { ...found.history, applied: [assumed] };
    const onRecord = { ...found, history };
    const parsed = new Map();
    // Where nothing is pending, nothing is parsed.
    let loading = null;
    const parse = async (script) => {
        const { parseScript } = await (loading ??= Promise.all(/* import() */[__webpack_require__.e(369), __webpack_require__.e(7976), __webpack_require__.e(1666), __webpack_require__.e(3429)]).then(__webpack_require__.bind(__webpack_require__, 1666)));
        return await parseScript(script, placeholders, homeOf(files));
    };
    return {
        ...files,
        onRecord,
        state: (0,core_state/* reconcile */.Lq)(set, onRecord.history, { empty: onRecord.empty }),
        mirror: null,
        assumed,
        parse: (script) => {
            const known = parsed.get(script) ?? parse(script);
            parsed.set(script, known);
            return known;
        },
    };
}
/** Schema of the tool's tables; null where nothing says it. */
function homeOf({ target, environment }) {
    return target?.home ?? environment.schemas[0] ?? null;
}
/** The same files against what is on record by now. */
function withRecord(loaded, onRecord) {
    const state = (0,core_state/* reconcile */.Lq)(loaded.set, onRecord.history, { empty: onRecord.empty });
    return { ...loaded, onRecord, assumed: null, state };
}
/** Placeholders of an environment: the given ones over Flyway's built-ins. */
function placeholdersFor(world, environment, target) {
    const builtIns = (0,placeholders/* builtInPlaceholders */.GP)({
        // Where no database is at hand its names are not known; a stand-in keeps the files checkable.
        defaultSchema: target?.home ?? environment.schemas[0] ?? "public",
        user: target?.user ?? "user",
        database: target?.database ?? "database",
        timestamp: world.startedAt.toISOString().slice(0, 19).replace("T", " "),
        workingDirectory: world.workingDirectory,
        table: environment.flyway.tablePlaceholder,
        environment: environment.name,
    });
    return new Map([...builtIns, ...environment.placeholders]);
}
/** Problems that hinder a run: files, the folder, the database; not yet those of the SQL. */
function problemsOf(world, loaded) {
    return [
        ...world.fileFindings,
        ...loaded.set.findings,
        ...loaded.onRecord.findings,
        ...toldUnknownPast(loaded),
        ...toldBaseline(loaded.assumed, loaded.environment.name),
    ];
}
/** Why nobody knows what ran in a database: the first reason is the one to begin with. */
function toldUnknownPast({ onRecord, environment, set, state, mirror }) {
    const { history, empty, missing, findings, rows, flyway, events } = onRecord;
    if (history.applied.length > 0)
        return [];
    // A foreign table where ours must be says more: what is there may come from it.
    if (findings.some(({ rule }) => rule === "foreign-table"))
        return [];
    if (rows === "lost" && !empty)
        return [rowsLost(environment.name)];
    const occupied = !empty && state.migrations.length > 0 && environment.existingSchema === "block";
    if (!missing.includes("log")) {
        // The log's table shows that the tool was let in before: what is there may come from a callback of a run that was cut.
        const restored = occupied && events === "none" && set.callbacks.length === 0;
        return restored ? [existingSchema(environment.name, restoredWithoutData)] : [];
    }
    // Else what Flyway has run would run again.
    if (flyway === "there" && mirror === null)
        return [notTakenOver(environment)];
    return occupied ? [existingSchema(environment.name, "relations but no history")] : [];
}
function notTakenOver({ name, flyway }) {
    const message = `the schema has a history of Flyway's, ${flyway.table}, that was not taken over`;
    return (0,problems/* finding */.g)("flyway-history", { message, environment: name });
}
/** Else all that the log says was applied would be applied again. */
function rowsLost(environment) {
    const message = "the log says which versions were applied, but schema_version holds no row any more";
    return (0,problems/* finding */.g)("lost-history", { message, environment });
}
const restoredWithoutData = "relations, and the tool's tables without any row, as a restore without data leaves them";
function existingSchema(environment, held) {
    const message = `the schema holds ${held}, so nobody knows which migrations they came from`;
    return (0,problems/* finding */.g)("existing-schema", { message, environment });
}
/** The record that stands for a database that is not at hand: what the base branch holds counts as applied. */
function recordOfBase(world, environment) {
    const set = (0,migration_set/* toMigrationSet */.c)(world.base ?? [], placeholdersFor(world, environment, null), world.config.naming);
    const row = { installedBy: "the base branch", installedOn: "", executionMs: 0, success: true };
    const history = {
        applied: set.versioned.map(({ version, description, checksum, script }) => ({
            ...row,
            version: version.text,
            description,
            script: script.name,
            checksum,
        })),
        repeatables: set.repeatables.map(({ description, checksum, script }) => ({
            ...row,
            description,
            script: script.name,
            checksum,
        })),
        lastEvents: new Map(),
        applyEvents: new Map(),
        lastChangeId: 0,
        lastEnvironment: null,
        lastChange: null,
    };
    return {
        history,
        missing: [],
        schemaExists: true,
        snapshots: "not-asked",
        rows: "kept",
        events: "some",
        lastRunAt: null,
        empty: set.versioned.length === 0,
        flyway: "absent",
        findings: [],
        walPosition: null,
        walAt: world.startedAt.toISOString(),
    };
}


/***/ }),

/***/ 6733:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BK: () => (/* binding */ repeatableChecksum),
/* harmony export */   f4: () => (/* binding */ sameAs),
/* harmony export */   jY: () => (/* binding */ linesChecksum)
/* harmony export */ });
/* harmony import */ var _core_placeholders_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9405);

/** The table of CRC-32 as zlib has it (reflected polynomial EDB88320), one entry per byte. */
function makeTable() {
    return Int32Array.from({ length: 256 }, (_, byte) => {
        let value = byte;
        for (let bit = 0; bit < 8; bit += 1)
            value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
        return value;
    });
}
let table = null;
/** CRC-32 of bytes, as the signed 32-bit number that Flyway stores. */
function crc32(bytes) {
    table ??= makeTable();
    let crc = -1;
    for (const byte of bytes)
        crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
    return ~crc;
}
/**
 * Flyway's checksum of a file's text that has lost its byte order mark: over its lines as UTF-8, without their ends. Lines
 * end with CR, LF or both, and with nothing else.
 */
function linesChecksum(text) {
    return crc32(Buffer.from(text.replaceAll(/[\r\n]/g, ""), "utf8"));
}
/** What a stored checksum of a versioned file may be: of its lines; or, before Flyway 4, of its bytes with their line ends. */
function checksumsOf({ text }) {
    const unix = text.replaceAll(/\r\n?/g, "\n");
    const whole = [text, unix, unix.replaceAll("\n", "\r\n")].map((one) => crc32(Buffer.from(one, "utf8")));
    return [linesChecksum(text), ...new Set(whole)];
}
/** What a stored checksum of a repeatable may be: of what it runs, or of the file itself, which Flyway accepts too. */
function repeatableChecksumsOf(script, placeholders) {
    return [linesChecksum(toRunText(script, placeholders)), ...checksumsOf(script)];
}
/** Tells whether a stored checksum is that of a file, with those placeholders. */
function sameAs(placeholders) {
    return (script, stored, kind) => 
    // Nearly always it is the first one; the others cost as much again each.
    linesChecksum(script.text) === stored ||
        (kind === "versioned" ? checksumsOf(script) : repeatableChecksumsOf(script, placeholders)).includes(stored);
}
/**
 * The checksum to store for a repeatable. Flyway's own values (`flyway:…`) are not known here as it knows them, so a file
 * that uses one is stored as it stands: that counts as unchanged as well.
 */
function repeatableChecksum(script, placeholders) {
    const builtIn = script.text.toLowerCase().includes(`${script.settings.placeholderPrefix ?? "${"}flyway:`);
    return linesChecksum(builtIn ? script.text : toRunText(script, placeholders));
}
function toRunText(script, placeholders) {
    if (script.settings.placeholderReplacement === false)
        return script.text;
    return (0,_core_placeholders_js__WEBPACK_IMPORTED_MODULE_0__/* .replacePlaceholders */ .Lb)(script.text, (0,_core_placeholders_js__WEBPACK_IMPORTED_MODULE_0__/* .withFileName */ .wn)(placeholders, script.name), script.settings).text;
}


/***/ }),

/***/ 7237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fu: () => (/* binding */ renameSql),
/* harmony export */   O1: () => (/* binding */ readUndone),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   dR: () => (/* binding */ findFlywayTables),
/* harmony export */   eW: () => (/* binding */ readFlywayRows),
/* harmony export */   sA: () => (/* binding */ oldTable)
/* harmony export */ });
/* harmony import */ var _core_state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4734);
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9531);
/* harmony import */ var _database_tables_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7496);
/* harmony import */ var _database_read_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4297);




/** The table that Flyway used before 5.0, whose name is our own table's. */
const oldTable = "schema_version";
/** Qualified and quoted. */
function nameOf({ home, name }) {
    return `${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteIdentifier */ .Cm)(home)}.${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteIdentifier */ .Cm)(name)}`;
}
/** Those of the named tables that Flyway made, by name; only ordinary tables count, as for Flyway. Read-only. */
async function findFlywayTables(session, home, names) {
    const listed = names.map(_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteLiteral */ .ce).join(", ");
    const rows = await (0,_database_read_js__WEBPACK_IMPORTED_MODULE_2__/* .read */ .L)(session, `SELECT c.relname, bool_or(a.attname = 'version_rank') FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       WHERE n.nspname = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteLiteral */ .ce)(home)} AND c.relname IN (${listed}) AND c.relkind = 'r'
       GROUP BY c.relname HAVING bool_or(a.attname = 'installed_rank') AND bool_or(a.attname = 'script') ORDER BY 1`, "looking for Flyway's history");
    return rows.map(([name, ranked]) => ({
        home,
        name: name ?? "",
        layout: ranked === "t" ? "ranked" : "usual",
    }));
}
const utc = (column) => `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
/** Flyway's rows as it reads them itself: those of negative rank do not count. Read-only. */
async function readFlywayRows(session, table) {
    const rows = await (0,_database_read_js__WEBPACK_IMPORTED_MODULE_2__/* .read */ .L)(session, `SELECT installed_rank, version, description, type, script, checksum, installed_by, ${utc("installed_on")},
       execution_time, success FROM ${nameOf(table)} WHERE installed_rank > -1 ORDER BY installed_rank`, "reading Flyway's history");
    return rows.map(toRow);
}
function toRow(row) {
    const text = (index) => row[index] ?? "";
    const checksum = row[5] ?? null;
    return {
        rank: Number(text(0)),
        version: row[1] ?? null,
        description: text(2),
        type: text(3),
        script: text(4),
        checksum: checksum === null ? null : Number(checksum),
        installedBy: text(6),
        installedOn: text(7),
        executionMs: Number(text(8)),
        success: row[9] === "t",
    };
}
/** When versions were last rolled back or forgotten here, by `keyOf`; our log must exist. Read-only. */
async function readUndone(session, home) {
    const rows = await (0,_database_read_js__WEBPACK_IMPORTED_MODULE_2__/* .read */ .L)(session, `SELECT version, ${utc("max(logged_at) AT TIME ZONE 'UTC'")} FROM ${(0,_database_tables_js__WEBPACK_IMPORTED_MODULE_1__/* .tableIn */ .sV)(home, "log")}
       WHERE event IN ('undo', 'repair') AND version IS NOT NULL GROUP BY version`, "reading what was rolled back");
    return new Map(rows.map(([version, at]) => [(0,_core_state_js__WEBPACK_IMPORTED_MODULE_0__/* .keyOf */ .TN)(version ?? ""), at ?? ""]));
}
/** SQL that gives Flyway's old table the name of today, its key and indexes too: ours needs the old one. */
function renameSql(home, to) {
    const [schema, table] = [(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteIdentifier */ .Cm)(home), (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteIdentifier */ .Cm)(oldTable)];
    const suffixes = ["pk", "s_idx", "vr_idx", "ir_idx"];
    return [
        `ALTER TABLE ${schema}.${table} RENAME TO ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteIdentifier */ .Cm)(to)}`,
        ...suffixes.map((suffix) => `ALTER INDEX IF EXISTS ${schema}.${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteIdentifier */ .Cm)(`${oldTable}_${suffix}`)} RENAME TO ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteIdentifier */ .Cm)(`${to}_${suffix}`)}`),
    ];
}


/***/ }),

/***/ 5579:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ flywayLockKey)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9531);

/** The letters "Flyway" as one number. */
const flyway = 77431708279161n;
/** Java's `String.hashCode`: 32 bits, signed, over UTF-16 units. */
function javaHash(text) {
    let hash = 0;
    for (let index = 0; index < text.length; index += 1)
        hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
    return hash;
}
/** The advisory lock that Flyway takes for a history table: who holds it excludes Flyway, and is excluded by it. */
function flywayLockKey(home, table) {
    const key = flyway + BigInt(javaHash(`${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteIdentifier */ .Cm)(home)}.${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteIdentifier */ .Cm)(table)}`));
    const unsigned = BigInt.asUintN(64, key);
    return { key: String(key), classid: Number(unsigned >> 32n), objid: Number(unsigned & 0xffffffffn) };
}


/***/ })

};
