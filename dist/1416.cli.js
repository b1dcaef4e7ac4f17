const __dirname = import.meta.dirname;
export const id = 1416;
export const ids = [1416];
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

/***/ 7598:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cq: () => (/* binding */ schemaGrant),
/* harmony export */   FZ: () => (/* binding */ memberGrant),
/* harmony export */   O1: () => (/* binding */ createGrants),
/* harmony export */   Uu: () => (/* binding */ snapshotGrants),
/* harmony export */   o4: () => (/* binding */ readGrants),
/* harmony export */   pN: () => (/* binding */ writeGrants)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9531);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7496);


/** All that reading the record needs, as SQL to run; of the tables, those that exist. */
function readGrants(grantee, { tables, snapshots }) {
    const names = [
        ...tables.map((table) => (0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableIn */ .sV)(grantee.home, table)),
        ...(snapshots === "present" ? [snapshotTableOf(grantee)] : []),
    ].join(", ");
    const onTables = names === "" ? [] : [`GRANT SELECT ON ${names} TO ${nameOf(grantee)}`];
    return [schemaGrant(grantee, "read"), ...onTables].join("; ");
}
/** All that changing the record needs, as SQL to run. */
function writeGrants(grantee, { snapshots }) {
    const [versions, repeatables, log] = ["versions", "repeatables", "log"].map((table) => (0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableIn */ .sV)(grantee.home, table));
    const to = `TO ${nameOf(grantee)}`;
    const changed = [versions, repeatables, ...(snapshots === "present" ? [snapshotTableOf(grantee)] : [])].join(", ");
    return [
        schemaGrant(grantee, "read"),
        `GRANT SELECT, INSERT, UPDATE, DELETE ON ${changed} ${to}`,
        `GRANT SELECT, INSERT ON ${log} ${to}`,
    ].join("; ");
}
function snapshotTableOf({ home }) {
    return `${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .Cm)(home)}.${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .Cm)(_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .snapshotTable */ .tJ)}`;
}
/** All that keeping snapshots needs, as SQL to run: of a table that is there, or to make one. */
function snapshotGrants(grantee, { snapshots }) {
    if (snapshots === "absent")
        return schemaGrant(grantee, "create");
    return `GRANT SELECT, INSERT, UPDATE, DELETE ON ${snapshotTableOf(grantee)} TO ${nameOf(grantee)}`;
}
/** What making the tables needs, as SQL to run; where the schema is missing, it is made too. */
function createGrants(grantee, { schemaExists }) {
    if (schemaExists)
        return schemaGrant(grantee, "create");
    return `GRANT CREATE ON DATABASE ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .Cm)(grantee.database)} TO ${nameOf(grantee)}`;
}
/** What using a schema needs, as SQL to run. */
function schemaGrant(grantee, purpose) {
    const privileges = purpose === "read" ? "USAGE" : "USAGE, CREATE";
    return `GRANT ${privileges} ON SCHEMA ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .Cm)(grantee.home)} TO ${nameOf(grantee)}`;
}
/** What changing to a role needs, as SQL to run. */
function memberGrant(role, user) {
    return `GRANT ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .Cm)(role)} TO ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .Cm)(user)}`;
}
function nameOf({ user, role }) {
    return (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .Cm)(role ?? user);
}


/***/ }),

/***/ 8170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HJ: () => (/* binding */ takeLock),
/* harmony export */   i5: () => (/* binding */ proveLock),
/* harmony export */   sG: () => (/* binding */ describeHolder),
/* harmony export */   wx: () => (/* binding */ isLockLost),
/* harmony export */   x_: () => (/* binding */ releaseLock),
/* harmony export */   yy: () => (/* binding */ sleep)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8165);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(474);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9357);



const firstPauseMs = 50;
const longestPauseMs = 1000;
/**
 * Takes the session's advisory lock on the very connection that does the work, by polling outside any transaction: a
 * waiter blocked in pg_advisory_lock holds a snapshot, for which CREATE INDEX CONCURRENTLY would wait for ever.
 * Throws Failure("lock-held") that names the holder.
 */
async function takeLock(session, { lockKey, identity }, options) {
    const until = Date.now() + options.waitMs;
    for (let pause = firstPauseMs;; pause = Math.min(pause * 2, longestPauseMs)) {
        options.signal.throwIfAborted();
        const results = await (0,_session_js__WEBPACK_IMPORTED_MODULE_2__/* .query */ .P)(session, takeTwice(lockKey), "taking the lock");
        if (results[0]?.rows[0]?.[0] === "t")
            return;
        const holder = await readHolder(session, lockKey, identity.databaseOid);
        if (holder !== null)
            options.onWait(holder);
        const left = until - Date.now();
        if (left <= 0)
            throw lockHeld(holder, options.waitMs);
        await sleep(Math.min(left, pause * (0.5 + Math.random())), options.signal);
    }
}
/** Taken twice, a session's lock stays held while `proveLock` gives one hold back. */
function takeTwice({ key }) {
    const hold = `pg_catalog.pg_try_advisory_lock(${key})`;
    return `SELECT CASE WHEN ${hold} THEN ${hold} ELSE false END`;
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
function proveLock({ lockKey: { key } }) {
    const again = `pg_catalog.pg_advisory_unlock(${key}) THEN pg_catalog.pg_try_advisory_lock(${key})`;
    const lost = "pg_catalog.current_setting('schema_version.lock_lost')::pg_catalog.int4";
    return `SELECT CASE WHEN CASE WHEN ${again} ELSE false END THEN 1 ELSE ${lost} END`;
}
/** Whether a server error came from `proveLock`. */
function isLockLost(message) {
    return message.includes("schema_version.lock_lost");
}
async function readHolder(session, key, databaseOid) {
    const results = await (0,_session_js__WEBPACK_IMPORTED_MODULE_2__/* .query */ .P)(session, `SELECT l.pid, a.application_name, pg_catalog.to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"')
     FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid OPERATOR(pg_catalog.=) l.pid
     WHERE l.locktype OPERATOR(pg_catalog.=) 'advisory' AND l.granted AND l.classid OPERATOR(pg_catalog.=) ${key.classid}::pg_catalog.oid AND l.objid OPERATOR(pg_catalog.=) ${key.objid}::pg_catalog.oid
       AND l.objsubid OPERATOR(pg_catalog.=) 1 AND l.database OPERATOR(pg_catalog.=) ${databaseOid}::pg_catalog.oid LIMIT 1`, "looking for the lock's holder");
    const [pid, application, since] = results[0]?.rows[0] ?? [];
    if (pid === undefined || pid === null)
        return null;
    return { pid: Number(pid), application: application ?? "unknown", since: since ?? "unknown" };
}
function lockHeld(holder, waitedMs) {
    const who = holder === null ? "it was just released" : describeHolder(holder);
    const message = `another run holds the lock of this database (${who}); waited ${waitedMs / 1000} s`;
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("database", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("lock-held", { message })]);
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

/***/ 176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WH: () => (/* binding */ cleanSession),
/* harmony export */   _6: () => (/* binding */ checkDeferred),
/* harmony export */   v7: () => (/* binding */ beforeScript),
/* harmony export */   wA: () => (/* binding */ beforeOwn),
/* harmony export */   yH: () => (/* binding */ checkDeferredAndGoOn)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9531);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(244);


/** Undoes what one file may leave in the session and the next must not find (in this order; allowed in a transaction). */
const cleanSession = [
    "RESET SESSION AUTHORIZATION",
    "RESET ROLE",
    "RESET ALL",
    "CLOSE ALL",
    "UNLISTEN *",
    "DEALLOCATE ALL",
    "DISCARD TEMP",
];
/** Statements before a file, in a clean session: the tool's settings, then the role. */
function beforeScript(target, { lockTimeoutMs, statementTimeoutMs }) {
    const settings = [
        ["search_path", target.searchPath],
        ["lock_timeout", String(lockTimeoutMs)],
        ["statement_timeout", String(statementTimeoutMs)],
        ["idle_session_timeout", "0"],
        ["idle_in_transaction_session_timeout", "0"],
        ...(target.major >= 17 ? [["transaction_timeout", "0"]] : []),
        ["standard_conforming_strings", "on"],
    ];
    const calls = settings.map(([name, value]) => `pg_catalog.set_config('${name}', ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(value)}, false)`);
    return [`SELECT ${calls.join(", ")}`, ...changeRole(target)];
}
/**
 * Statements behind a file and before the tool's own ones, whatever the file did to the session. In a transaction they
 * come before COMMIT: a setting such as default_transaction_read_only would be in force when the next one begins, before
 * anything can be reset in it.
 */
function beforeOwn(target) {
    return [...cleanSession, ...changeRole(target), `SET search_path = ${_target_js__WEBPACK_IMPORTED_MODULE_0__/* .ownSearchPath */ .O}`, "SET statement_timeout = 0"];
}
function changeRole({ role }) {
    return role === null ? [] : [`SET ROLE ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .Cm)(role)}`];
}
/** Deferred constraints fail here, where the file is to blame, and not at COMMIT. */
const checkDeferred = "SET CONSTRAINTS ALL IMMEDIATE";
/**
 * The same where another script follows in the transaction: those that wait must wait again for it. SET CONSTRAINTS has
 * no DEFAULT, and ALL would hold for constraints that are yet to be made, so each is named. Triggers run here, with the
 * file's own search_path: nothing of ours may be found by it.
 */
const checkDeferredAndGoOn = `DO $check$ DECLARE existing pg_catalog.text; waiting pg_catalog.text; BEGIN
  SELECT pg_catalog.string_agg(DISTINCT x.name, ', '), pg_catalog.string_agg(DISTINCT x.name, ', ') FILTER (WHERE x.waits) INTO existing, waiting
    FROM (SELECT pg_catalog.format('%s.%I', c.connamespace::pg_catalog.regnamespace, c.conname) AS name,
      c.condeferred AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint o WHERE o.conname OPERATOR(pg_catalog.=) c.conname
        AND o.connamespace OPERATOR(pg_catalog.=) c.connamespace AND NOT o.condeferrable) AS waits
      FROM pg_catalog.pg_constraint c WHERE c.condeferrable AND pg_catalog.has_schema_privilege(c.connamespace, 'USAGE')) x;
  IF existing IS NOT NULL THEN EXECUTE pg_catalog.format('SET CONSTRAINTS %s IMMEDIATE', existing); END IF;
  IF waiting IS NOT NULL THEN EXECUTE pg_catalog.format('SET CONSTRAINTS %s DEFERRED', waiting); END IF; END $check$`;


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

/***/ 7496:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jb: () => (/* binding */ isFlywayTable),
/* harmony export */   Kg: () => (/* binding */ createTablesSql),
/* harmony export */   g6: () => (/* binding */ differencesOf),
/* harmony export */   n$: () => (/* binding */ tableNames),
/* harmony export */   sV: () => (/* binding */ tableIn),
/* harmony export */   tJ: () => (/* binding */ snapshotTable)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9531);

/** The tool's tables by their job, which each run needs. */
const tableNames = {
    versions: "schema_version",
    repeatables: "schema_version_repeatable",
    log: "schema_version_log",
};
/** Name of the table that keeps the schema as the last successful change left it; runs go on without it. */
const snapshotTable = "schema_version_snapshot";
/** Qualified and quoted name of one of the tool's tables. */
function tableIn(home, table) {
    return `${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteIdentifier */ .Cm)(home)}.${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteIdentifier */ .Cm)(tableNames[table])}`;
}
const versionColumns = `description TEXT NOT NULL,
  script_name VARCHAR(255) NOT NULL,
  checksum VARCHAR(32) NOT NULL,
  installed_by VARCHAR(100) NOT NULL,
  installed_on TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
  execution_time INTEGER NOT NULL,
  success BOOLEAN NOT NULL`;
/** SQL that makes what is missing: the schema and each absent table. One transaction's worth, without BEGIN. */
function createTablesSql(home, missing, schemaExists) {
    const schema = schemaExists ? [] : [`CREATE SCHEMA IF NOT EXISTS ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteIdentifier */ .Cm)(home)}`];
    return [...schema, ...missing.map((table) => createTableSql(home, table))].map((sql) => `${sql};\n`).join("");
}
function createTableSql(home, table) {
    const name = tableIn(home, table);
    switch (table) {
        case "versions":
            return `CREATE TABLE IF NOT EXISTS ${name} (version VARCHAR(20) PRIMARY KEY, ${versionColumns})`;
        case "repeatables":
            return `CREATE TABLE IF NOT EXISTS ${name} (${versionColumns.replace("TEXT NOT NULL", "TEXT PRIMARY KEY")})`;
        case "log":
            return createLogSql(home, name);
    }
}
/** The triggers guard against accidents, not against the owner, who can drop them. ALWAYS: replicas refuse as well. */
function createLogSql(home, name) {
    const refuse = `${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteIdentifier */ .Cm)(home)}."schema_version_log_refuse"`;
    return `CREATE TABLE IF NOT EXISTS ${name} (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event VARCHAR(20) NOT NULL,
  version VARCHAR(20),
  description TEXT,
  script_name VARCHAR(255),
  checksum VARCHAR(32),
  installed_by VARCHAR(100) NOT NULL,
  database_role TEXT NOT NULL,
  logged_at TIMESTAMPTZ NOT NULL,
  execution_time INTEGER,
  success BOOLEAN NOT NULL,
  sqlstate VARCHAR(5),
  message TEXT,
  reason TEXT,
  detail TEXT,
  environment TEXT NOT NULL,
  repository TEXT,
  ref TEXT,
  commit_sha TEXT,
  pull_request INTEGER,
  run_id TEXT,
  run_url TEXT,
  tool_version TEXT NOT NULL,
  wal_position TEXT,
  wal_at TIMESTAMPTZ
);
CREATE OR REPLACE FUNCTION ${refuse}() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS
$refuse$BEGIN RAISE EXCEPTION 'schema_version_log is append-only: % is refused', TG_OP; END$refuse$;
DROP TRIGGER IF EXISTS schema_version_log_append_only ON ${name};
CREATE TRIGGER schema_version_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${name}
  FOR EACH STATEMENT EXECUTE FUNCTION ${refuse}();
ALTER TABLE ${name} ENABLE ALWAYS TRIGGER schema_version_log_append_only`;
}
const expected = [
    ["version", "character varying(20)"],
    ["description", "text"],
    ["script_name", "character varying(255)"],
    ["checksum", "character varying(32)"],
    ["installed_by", "character varying(100)"],
    ["installed_on", "timestamp without time zone"],
    ["execution_time", "integer"],
    ["success", "boolean"],
];
/**
 * How a `schema_version` table differs from ours, in words; empty when it is ours. Extra columns that are nullable or
 * have a default are tolerated: `required` is false for them.
 */
function differencesOf({ kind, columns }) {
    if (kind !== "r" && kind !== "p")
        return [kind === "v" || kind === "m" ? "it is a view" : "it is no table"];
    const present = new Map(columns.map((column) => [column.name, column]));
    const wrong = expected.flatMap(([name, type]) => {
        const column = present.get(name);
        if (column === undefined)
            return [`column ${name} is missing`];
        return fits(column.type, type) ? [] : [`column ${name} is ${column.type} instead of ${type}`];
    });
    const ours = new Set(expected.map(([name]) => name));
    const extra = columns.filter((column) => column.required && !ours.has(column.name));
    const keyless = wrong.length === 0 && present.get("version")?.unique !== true;
    return [
        ...wrong,
        ...extra.map((column) => `column ${column.name} is unknown and required`),
        ...(keyless ? ["version is not its primary key"] : []),
    ];
}
/** A wider text type holds all that ours holds. */
function fits(actual, wanted) {
    if (actual === wanted)
        return true;
    const width = /^character varying\((\d+)\)$/;
    const [have, need] = [width.exec(actual)?.[1], width.exec(wanted)?.[1]];
    if (need === undefined)
        return wanted === "timestamp without time zone" && actual.startsWith("timestamp(");
    if (actual === "text" || actual === "character varying")
        return true;
    return have !== undefined && Number(have) >= Number(need);
}
/** Whether the columns are Flyway's: its own history of 4.x and later, or of 2.x and 3.x. */
function isFlywayTable({ columns }) {
    return columns.some((column) => column.name === "installed_rank" || column.name === "version_rank");
}


/***/ }),

/***/ 244:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HU: () => (/* binding */ refuseReadOnly),
/* harmony export */   O: () => (/* binding */ ownSearchPath),
/* harmony export */   _E: () => (/* binding */ readTarget)
/* harmony export */ });
/* unused harmony export lockKeyOf */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5217);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8165);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(474);
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9531);
/* harmony import */ var _grants_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7598);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9357);
/* harmony import */ var _within_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1974);







/** Settings of every message of the tool's own: no operator or function of another schema can slip in. */
const ownSearchPath = "pg_catalog, pg_temp";
const oldest = 14;
/** Reads what stands at the other end, in two messages. Read-only. Throws Failure for a server that cannot serve. */
async function readTarget(session, options) {
    refuseOthers(await readVersion(session, options));
    const row = await readFacts(session);
    const { schemas, role } = options;
    const major = Math.floor(Number(row.num) / 10_000);
    if (major < oldest)
        throw refuse("not-postgresql", `PostgreSQL ${row.version} is older than ${oldest}`);
    const home = schemas[0] ?? row.schema;
    if (home === "")
        throw await refuseHomeless(session, { ...row, role });
    return {
        identity: { systemIdentifier: row.system, databaseOid: row.oid, schema: home },
        server: `PostgreSQL ${row.version.split(" ")[0]}`,
        major,
        pid: Number(row.pid),
        database: row.database,
        user: row.user,
        role,
        home,
        searchPath: [...schemas.map(_core_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .quoteIdentifier */ .Cm), row.path].filter((part) => part !== "").join(", "),
        schemas: schemas.length > 0 ? schemas : [home],
        lockKey: lockKeyOf(home),
        readOnly: toReadOnlyReason(row),
    };
}
async function readVersion(session, { patienceMs }) {
    const asking = (0,_session_js__WEBPACK_IMPORTED_MODULE_4__/* .query */ .P)(session, "SELECT pg_catalog.version()", "reading the server's version");
    const results = patienceMs === null ? await asking : await (0,_within_js__WEBPACK_IMPORTED_MODULE_6__/* .within */ .u)(asking, patienceMs);
    if (results !== null)
        return results.at(-1)?.rows[0]?.[0] ?? "";
    const message = `the server let us in and then gave no answer within ${(patienceMs ?? 0) / 1000} s`;
    throw refuse("connection", message, "look at the server and at what stands before it: a pooler may have no connection left");
}
async function readFacts(session) {
    const setting = `FROM pg_catalog.pg_settings s WHERE s.name OPERATOR(pg_catalog.=) 'default_transaction_read_only'`;
    const results = await (0,_session_js__WEBPACK_IMPORTED_MODULE_4__/* .query */ .P)(session, `BEGIN READ ONLY; SELECT pg_catalog.current_setting('server_version_num'), pg_catalog.current_setting('server_version'),
       pg_catalog.pg_backend_pid(), pg_catalog.current_database(),
       (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database()),
       (SELECT c.system_identifier FROM pg_catalog.pg_control_system() c), session_user, pg_catalog.current_schema(),
       pg_catalog.current_setting('search_path'), pg_catalog.pg_is_in_recovery(),
       EXISTS (SELECT FROM pg_catalog.pg_stat_wal_receiver), (SELECT s.reset_val ${setting}), (SELECT s.source ${setting}); COMMIT`, "reading the database's identity");
    const row = (results[1]?.rows[0] ?? []).map((value) => value ?? "");
    const [num = "", version = "", pid = "", database = "", oid = "", system = "", user = "", schema = "", path = ""] = row;
    const [recovering, following, readOnlyDefault = "", readOnlySource = ""] = row.slice(9);
    const states = { recovering: recovering === "t", following: following === "t", readOnlyDefault, readOnlySource };
    return { num, version, pid, database, oid, system, user, schema, path, ...states };
}
/** The search_path names no schema that the role may use: either it lacks USAGE there, or there is none. */
async function refuseHomeless(session, facts) {
    const names = [...facts.path.matchAll(/"((?:[^"]|"")*)"|([^\s,"]+)/g)].map(([, quoted, bare]) => quoted === undefined ? (bare ?? "") : quoted.replaceAll('""', '"'));
    const listed = names.map((name) => (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .quoteLiteral */ .ce)(name === "$user" ? facts.user : name)).join(", ");
    const results = await (0,_session_js__WEBPACK_IMPORTED_MODULE_4__/* .query */ .P)(session, `BEGIN READ ONLY; SELECT n.nspname FROM pg_catalog.unnest(ARRAY[${listed}]::pg_catalog.text[]) WITH ORDINALITY p(name, place)
       JOIN pg_catalog.pg_namespace n ON n.nspname OPERATOR(pg_catalog.=) p.name ORDER BY p.place; COMMIT`, "looking for a schema");
    const home = results[1]?.rows[0]?.[0] ?? null;
    if (home === null)
        return refuse("input", "the role's search_path names no schema that exists", "name one with the input schemas");
    const message = `the role ${facts.user} may use no schema of its search_path (${facts.path})`;
    return refuse("privilege", message, (0,_grants_js__WEBPACK_IMPORTED_MODULE_3__/* .schemaGrant */ .Cq)({ ...facts, home }, "create"));
}
/** Why the database refuses writes, and what to do; null where it takes them. */
function toReadOnlyReason(facts) {
    const { recovering, following, readOnlyDefault, readOnlySource, database, user } = facts;
    if (recovering && following)
        return { reason: "it is a standby, which follows another server", help: null };
    if (recovering) {
        const help = "use the primary's URL, or wait until the restore has ended";
        return { reason: "it is in recovery: a standby, or a restore that has not ended", help };
    }
    if (readOnlyDefault !== "on")
        return null;
    const reason = `default_transaction_read_only is on (set for it by: ${readOnlySource})`;
    const [ofDatabase, ofRole] = [`DATABASE ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .quoteIdentifier */ .Cm)(database)}`, `ROLE ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .quoteIdentifier */ .Cm)(user)}`];
    const owners = {
        database: ofDatabase,
        user: ofRole,
        "database user": `${ofRole} IN ${ofDatabase}`,
    };
    const owner = owners[readOnlySource];
    if (owner === undefined)
        return { reason, help: "turn it off in the server's configuration, or use another URL" };
    // The setting would refuse its own removal.
    const help = `SET default_transaction_read_only = off; ALTER ${owner} RESET default_transaction_read_only`;
    return { reason, help };
}
/** Throws Failure("read-only") that names why, where the database refuses writes. */
function refuseReadOnly({ database, readOnly }) {
    if (readOnly === null)
        return;
    throw refuse("read-only", `the database ${database} refuses writes: ${readOnly.reason}`, readOnly.help ?? undefined);
}
/** The tool's lock of one database and home schema; advisory locks are per database already. */
function lockKeyOf(home) {
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(`schema-version-action/${home}`).digest();
    return { key: String(digest.readBigInt64BE(0)), classid: digest.readUInt32BE(0), objid: digest.readUInt32BE(4) };
}
/** Servers that speak PostgreSQL's protocol; what `version()` says of some is not their name. */
const strangers = [
    [/CockroachDB/i, "CockroachDB"],
    [/Yugabyte|-YB-/i, "YugabyteDB"],
    [/Redshift/i, "Amazon Redshift"],
    [/RisingWave/i, "RisingWave"],
    [/Materialize/i, "Materialize"],
    [/CrateDB/i, "CrateDB"],
    [/QuestDB/i, "QuestDB"],
    [/Greenplum/i, "Greenplum"],
    [/openGauss|GaussDB/i, "openGauss"],
];
function refuseOthers(version) {
    const name = strangers.find(([pattern]) => pattern.test(version))?.[1] ?? null;
    if (name === null && version.startsWith("PostgreSQL "))
        return;
    const called = name ?? `"${version.slice(0, 60)}"`;
    throw refuse("not-postgresql", `the server is ${called}, not PostgreSQL: its locks and transactional DDL differ`);
}
function refuse(rule, message, help) {
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H("database", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)(rule, { message, ...(help === undefined ? {} : { help }) })]);
}


/***/ }),

/***/ 1974:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ within)
/* harmony export */ });
/** The value, or null when it takes longer; an error goes on. */
async function within(work, milliseconds) {
    let timer;
    const late = new Promise((resolve) => {
        timer = setTimeout(() => resolve(null), milliseconds);
    });
    try {
        return await Promise.race([work, late]);
    }
    finally {
        clearTimeout(timer);
    }
}


/***/ }),

/***/ 1416:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  nT: () => (/* binding */ holdEnvironment),
  Qo: () => (/* binding */ readEnvironment),
  Ws: () => (/* binding */ reread)
});

// EXTERNAL MODULE: ./lib/database/grants.js
var database_grants = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/core/problems.js + 9 modules
var problems = __webpack_require__(474);
// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __webpack_require__(9531);
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
/** The columns of the tool's tables, and of Flyway's. */
function columnsSql(home, own) {
    return `SELECT c.relname, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod),
    a.attnotnull AND NOT a.atthasdef AND a.attidentity = '', c.relkind,
    EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisunique AND i.indimmediate AND i.indpred IS NULL
      AND i.indnkeyatts = 1 AND i.indkey[0] = a.attnum)
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE n.nspname = ${(0,quote/* quoteLiteral */.ce)(home)} AND c.relname IN (${own}, 'flyway_schema_history') AND c.relkind <> 'i' ORDER BY 1, a.attnum`;
}
/** What else the record needs to know of its schema. */
function factsSql({ home, schemas, readOnly, major }, own) {
    const list = schemas.map(quote/* quoteLiteral */.ce).join(", ");
    const ours = `SELECT o.oid FROM pg_catalog.pg_class o JOIN pg_catalog.pg_namespace m ON m.oid = o.relnamespace
    WHERE m.nspname = ${(0,quote/* quoteLiteral */.ce)(home)} AND o.relname IN (${own}, 'flyway_schema_history')`;
    return `SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace n WHERE n.nspname = ${(0,quote/* quoteLiteral */.ce)(home)}),
    EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname IN (${list}) AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
      AND c.oid NOT IN (${ours})
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::regclass
        AND d.objid = c.oid AND (d.deptype = 'e' OR c.relkind = 'S' AND d.deptype IN ('a', 'i') AND d.refobjid IN (${ours})))),
    ${readOnly === null ? "pg_catalog.pg_current_wal_insert_lsn()" : "NULL"}, ${utc("pg_catalog.clock_timestamp() AT TIME ZONE 'UTC'")},
    ${replicationSql(home, major, own)}`;
}
/** The last event that changed state, and when a file last began or ended. */
function changeSql(log) {
    return `SELECT l.id, ${utc("l.logged_at AT TIME ZONE 'UTC'")}, l.installed_by,
    (SELECT e.environment FROM ${log} e WHERE e.event IN ${changes} AND e.environment <> 'default' ORDER BY e.id DESC LIMIT 1),
    (SELECT ${utc("r.logged_at AT TIME ZONE 'UTC'")} FROM ${log} r WHERE ${ofFiles} ORDER BY r.id DESC LIMIT 1)
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
// EXTERNAL MODULE: ./lib/database/target.js
var database_target = __webpack_require__(244);
;// CONCATENATED MODULE: ./lib/database/history.js









const history_tables = ["versions", "repeatables", "log"];
const rowColumns = `description, script_name, checksum, installed_by, ${utc("installed_on")}, execution_time, success`;
/** Reads what is on record, in one message where the tables exist. Read-only. */
async function readHistory(session, target, options) {
    let absent = new Set();
    let state = options.snapshots === "ask" ? [(0,snapshot_state/* snapshotStateSql */.oG)(target.home)] : [];
    for (;;) {
        const parts = readingSql(target, absent, options);
        const sql = [
            "BEGIN READ ONLY",
            `SET LOCAL search_path = ${database_target/* ownSearchPath */.O}`,
            ...parts.map(({ sql: s }) => s),
            "COMMIT",
        ];
        const { results, error: met } = await session.send([...sql, ...state].join(";\n"));
        const error = results.length < sql.length ? met : null;
        if (error !== null)
            await session.send("ROLLBACK");
        const catalog = results[2]?.rows ?? [];
        const columns = shapesByTable(catalog);
        const findings = shapeFindings(columns, options.environment);
        if (error === null || findings.length > 0) {
            const got = new Map(parts.map(({ name }, index) => [name, results[index + 2]]));
            const known = state.length === 0 ? "absent" : (0,snapshot_state/* toSnapshotState */.bL)(results[sql.length], met);
            const snapshots = options.snapshots === "ask" ? known : "not-asked";
            const more = { ...options, failed: error !== null, home: target.home, snapshots };
            return toOnRecord(got, columns, findings, more);
        }
        const lacking = new Set(history_tables.filter((table) => !columns.has(tables/* tableNames */.n$[table])));
        if (results.length < 3 || lacking.size <= absent.size) {
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
function readingSql(target, absent, { applyEvents }) {
    const { home } = target;
    const own = [...Object.values(tables/* tableNames */.n$), tables/* snapshotTable */.tJ].map(quote/* quoteLiteral */.ce).join(", ");
    const log = (0,tables/* tableIn */.sV)(home, "log");
    const parts = [
        { name: "columns", sql: columnsSql(home, own) },
        { name: "facts", sql: factsSql(target, own) },
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
        { name: "change", needs: ["log"], sql: changeSql(log) },
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
function shapesByTable(rows) {
    const shapes = new Map();
    for (const [table, name, type, required, kind, unique] of rows) {
        const { columns } = shapes.get(table ?? "") ?? { columns: [] };
        const column = { name: name ?? "", type: type ?? "", required: required === "t", unique: unique === "t" };
        shapes.set(table ?? "", { kind: kind ?? "", columns: [...columns, column] });
    }
    return shapes;
}
function shapeFindings(shapes, environment) {
    const versions = shapes.get(tables/* tableNames */.n$.versions);
    if (versions === undefined)
        return [];
    if ((0,tables/* isFlywayTable */.Jb)(versions)) {
        const message = "the table schema_version is the history of an old Flyway (it has installed_rank or version_rank)";
        const help = "run adopt: it renames the table to flyway_schema_history and takes over what it has on record";
        return [(0,problems/* finding */.g)("foreign-table", { message, help, environment })];
    }
    const differences = (0,tables/* differencesOf */.g6)(versions);
    if (differences.length === 0)
        return [];
    const message = `the table schema_version is not the tool's: ${differences.join("; ")}`;
    return [(0,problems/* finding */.g)("foreign-table", { message, environment })];
}
function toOnRecord(got, columns, findings, { failed, environment, home, snapshots, }) {
    const rows = (name) => (failed && name !== "facts" ? [] : (got.get(name)?.rows ?? []));
    const [schemaExists, occupied, wal, walAt, subscribed, publications] = rows("facts")[0] ?? [];
    const [id, at, by, lastEnvironment, lastRunAt] = rows("change")[0] ?? [];
    return {
        history: {
            applied: rows("versions").map(toApplied),
            repeatables: rows("repeatables").map(toRepeatableRow),
            lastEvents: new Map(rows("unfinished").map(toUnfinished)),
            applyEvents: new Map(rows("applyEvents").map(toApplyEvent)),
            lastChangeId: Number(id ?? 0),
            lastEnvironment: lastEnvironment ?? null,
            lastChange: at === undefined || at === null ? null : { at, by: by ?? "" },
        },
        missing: history_tables.filter((table) => !columns.has(tables/* tableNames */.n$[table])),
        schemaExists: schemaExists === "t",
        snapshots,
        lastRunAt: lastRunAt ?? null,
        empty: occupied !== "t",
        flyway: columns.has("flyway_schema_history") ? "there" : "absent",
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
// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(8165);
// EXTERNAL MODULE: ./lib/database/within.js
var within = __webpack_require__(1974);
;// CONCATENATED MODULE: ./lib/database/pooler.js




const others = 3;
const rounds = 8;
const patienceMs = 2000;
/**
 * Refuses a transaction pooler, behind which a session lock guards nothing. Only where the announced pid is not the
 * backend's own (something stands between): then that pid must stay the same, eight times, while three other connections
 * each hold a transaction that they begin right after we were answered. One that cannot begin in 2 s is left out; our
 * own query unanswered means a pooler too. Measured: one round finds an idle pool, but only 36 of 40 that others use; a
 * second connection that tries the lock instead finds none of 40 idle ones, and leaks a lock when it does.
 */
async function refuseTransactionPooler(session, target, openOther) {
    if (session.announcedPid === null || session.announcedPid === target.pid)
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
    const message = "a transaction pooler stands between the tool and the server, where the tool's lock guards nothing";
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
    let beginning = reached;
    for (let round = 0; round < rounds; round += 1) {
        if ((await inTime(askPid(session))) !== pid)
            return false;
        const answers = await Promise.all(beginning.map(begin));
        if (answers.includes("refused") || (await inTime(askPid(session))) !== pid)
            return false;
        beginning = beginning.filter((_, index) => answers[index] === "begun");
        await Promise.all(beginning.map((other) => inTime(other.send("ROLLBACK"))));
    }
    return true;
}
/** `refused`: PgBouncer's statement mode, which takes single statements only. */
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
// EXTERNAL MODULE: ./lib/environment/load.js
var load = __webpack_require__(4821);
// EXTERNAL MODULE: ./lib/core/adoption.js
var core_adoption = __webpack_require__(8635);
// EXTERNAL MODULE: ./lib/core/state.js
var state = __webpack_require__(4734);
// EXTERNAL MODULE: ./lib/flyway/checksum.js
var checksum = __webpack_require__(6733);
// EXTERNAL MODULE: ./lib/flyway/history-table.js
var history_table = __webpack_require__(7237);
// EXTERNAL MODULE: ./lib/environment/flyway-history.js
var flyway_history = __webpack_require__(1220);
;// CONCATENATED MODULE: ./lib/environment/with-mirror.js







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
    return { ...merged, mirror: { flyway, table: found === undefined ? "missing" : "there", adoption } };
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
        const session = toReadOnly(opened, role === null ? null : { role, major });
        const onRecord = await readHistory(session, target, { environment: environment.name, applyEvents });
        return await work(await withMirror(session, target, (0,load/* load */.Hh)(world, environment, target, onRecord)), session);
    }
    finally {
        await opened.close();
    }
}
function targetOptions({ schemas, role, database }) {
    return { schemas, role, patienceMs: database.kind === "server" ? database.target.connectTimeoutMs : null };
}
/**
 * Takes the lock of an environment, reads what is on record under it, and works. The connection that holds the lock is
 * the one that works; it ends with the work, and the lock with it. Throws Failure.
 */
async function holdEnvironment(world, environment, options, work) {
    const opened = [];
    const openOther = () => world.openSession(environment);
    const regain = async () => {
        const session = await openOther();
        opened.push(session);
        const target = await (0,database_target/* readTarget */._E)(session, targetOptions(environment));
        (0,database_target/* refuseReadOnly */.HU)(target);
        await refuseTransactionPooler(session, target, openOther);
        const waiting = { waitMs: environment.lockWaitMs, signal: world.signal, onWait: tellOnce(world) };
        await (0,lock/* takeLock */.HJ)(session, target, waiting);
        // Flyway's own as well: else it could begin what we are at.
        const { history, table } = environment.flyway;
        if (history === "mirror")
            await (0,lock/* takeLock */.HJ)(session, { ...target, lockKey: (0,lock_key/* flywayLockKey */.b)(target.home, table) }, waiting);
        await changeToRole(session, target);
        const onRecord = await readHistory(session, target, {
            environment: environment.name,
            ...options,
            snapshots: "ask",
        });
        const loaded = await withMirror(session, target, (0,load/* load */.Hh)(world, environment, target, onRecord));
        return { holding: { session, target, openOther, regain }, loaded };
    };
    try {
        const { holding, loaded } = await regain();
        return await work(holding, loaded);
    }
    finally {
        await Promise.all(opened.map((session) => session.close()));
    }
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
        const onRecord = await readHistory(session, target, { environment: environment.name, applyEvents: false });
        return await withMirror(session, target, (0,load/* withRecord */.q8)(loaded, onRecord));
    }
    catch (error) {
        if (error instanceof failure/* Failure */.H)
            return loaded; // the run's own failure says that the database is gone
        throw error;
    }
}


/***/ }),

/***/ 1220:
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

/***/ 4821:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GW: () => (/* binding */ problemsOf),
/* harmony export */   Hh: () => (/* binding */ load),
/* harmony export */   mL: () => (/* binding */ placeholdersFor),
/* harmony export */   q8: () => (/* binding */ withRecord),
/* harmony export */   yK: () => (/* binding */ recordOfBase)
/* harmony export */ });
/* harmony import */ var _core_migration_set_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4224);
/* harmony import */ var _core_placeholders_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9405);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(474);
/* harmony import */ var _core_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4734);
/* harmony import */ var _database_tables_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7496);
/* harmony import */ var _sql_script_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5174);






/** Files and rows of one environment, reconciled. Pure but for the parser's loading. */
function load(world, environment, target, onRecord) {
    const placeholders = placeholdersFor(world, environment, target);
    const set = (0,_core_migration_set_js__WEBPACK_IMPORTED_MODULE_0__/* .toMigrationSet */ .c)(world.files, placeholders, world.config.naming);
    const parsed = new Map();
    return {
        environment,
        target,
        onRecord,
        set,
        state: (0,_core_state_js__WEBPACK_IMPORTED_MODULE_2__/* .reconcile */ .Lq)(set, onRecord.history, { empty: onRecord.empty }),
        placeholders,
        mirror: null,
        parse: (script) => {
            const known = parsed.get(script) ?? (0,_sql_script_js__WEBPACK_IMPORTED_MODULE_4__/* .parseScript */ .t)(script, placeholders);
            parsed.set(script, known);
            return known;
        },
    };
}
/** The same files against what is on record by now. */
function withRecord(loaded, onRecord) {
    return { ...loaded, onRecord, state: (0,_core_state_js__WEBPACK_IMPORTED_MODULE_2__/* .reconcile */ .Lq)(loaded.set, onRecord.history, { empty: onRecord.empty }) };
}
/** Placeholders of an environment: the given ones over Flyway's built-ins. */
function placeholdersFor(world, environment, target) {
    const builtIns = (0,_core_placeholders_js__WEBPACK_IMPORTED_MODULE_5__/* .builtInPlaceholders */ .GP)({
        // Where no database is at hand its names are not known; a stand-in keeps the files checkable.
        defaultSchema: target?.home ?? environment.schemas[0] ?? "public",
        user: target?.user ?? "user",
        database: target?.database ?? "database",
        timestamp: world.startedAt.toISOString().slice(0, 19).replace("T", " "),
        workingDirectory: world.workingDirectory,
        table: _database_tables_js__WEBPACK_IMPORTED_MODULE_3__/* .tableNames */ .n$.versions,
        environment: environment.name,
    });
    return new Map([...builtIns, ...environment.placeholders]);
}
/** Problems that hinder a run: files, the folder, the database; not yet those of the SQL. */
function problemsOf(world, loaded) {
    const { set, onRecord, environment, state } = loaded;
    const { history, empty, missing } = onRecord;
    // The log's table shows that the tool was let in before: what is there may come from a callback of a run that was cut.
    const fresh = history.applied.length === 0 && missing.includes("log");
    const occupied = fresh && !empty && state.migrations.length > 0 && environment.existingSchema === "block";
    // Else what Flyway has run would run again.
    const forgotten = fresh && onRecord.flyway === "there" && loaded.mirror === null;
    const existing = forgotten ? [notTakenOver(environment.name)] : occupied ? [existingSchema(environment.name)] : [];
    return [...world.fileFindings, ...set.findings, ...onRecord.findings, ...existing];
}
function notTakenOver(environment) {
    const message = "the schema has a history of Flyway's, flyway_schema_history, that was not taken over";
    return (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("flyway-history", { message, environment });
}
function existingSchema(environment) {
    const message = "the schema holds relations but no history, so nobody knows which migrations they came from";
    return (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("existing-schema", { message, environment });
}
/** The record that stands for a database that is not at hand: what the base branch holds counts as applied. */
function recordOfBase(world, environment) {
    const set = (0,_core_migration_set_js__WEBPACK_IMPORTED_MODULE_0__/* .toMigrationSet */ .c)(world.base ?? [], placeholdersFor(world, environment, null), world.config.naming);
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
/* unused harmony exports crc32, flywayChecksum, checksumsOf, repeatableChecksumsOf */
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
/** Flyway's checksum of a file's text: over its lines as UTF-8, without their ends; one byte order mark is dropped. */
function flywayChecksum(text) {
    return linesChecksum(text.startsWith("\uFEFF") ? text.slice(1) : text);
}
/** The same of text that has lost its byte order mark already. Lines end with CR, LF or both, and with nothing else. */
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
/* harmony export */   bS: () => (/* binding */ usualTable),
/* harmony export */   dR: () => (/* binding */ findFlywayTables),
/* harmony export */   eW: () => (/* binding */ readFlywayRows),
/* harmony export */   sA: () => (/* binding */ oldTable)
/* harmony export */ });
/* harmony import */ var _core_state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4734);
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9531);
/* harmony import */ var _database_session_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9357);
/* harmony import */ var _database_tables_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7496);
/* harmony import */ var _database_target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(244);





/** The table that Flyway has used since 5.0. */
const usualTable = "flyway_schema_history";
/** The one before, whose name is our own table's. */
const oldTable = "schema_version";
/** Qualified and quoted. */
function nameOf({ home, name }) {
    return `${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quoteIdentifier */ .Cm)(home)}.${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quoteIdentifier */ .Cm)(name)}`;
}
/** Those of the named tables that Flyway made, by name; only ordinary tables count, as for Flyway. Read-only. */
async function findFlywayTables(session, home, names) {
    const listed = names.map(_core_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quoteLiteral */ .ce).join(", ");
    const results = await (0,_database_session_js__WEBPACK_IMPORTED_MODULE_1__/* .query */ .P)(session, `BEGIN READ ONLY; SET LOCAL search_path = ${_database_target_js__WEBPACK_IMPORTED_MODULE_3__/* .ownSearchPath */ .O};
     SELECT c.relname, bool_or(a.attname = 'version_rank') FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       WHERE n.nspname = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quoteLiteral */ .ce)(home)} AND c.relname IN (${listed}) AND c.relkind = 'r'
       GROUP BY c.relname HAVING bool_or(a.attname = 'installed_rank') AND bool_or(a.attname = 'script') ORDER BY 1; COMMIT`, "looking for Flyway's history");
    return (results[2]?.rows ?? []).map(([name, ranked]) => ({
        home,
        name: name ?? "",
        layout: ranked === "t" ? "ranked" : "usual",
    }));
}
const utc = (column) => `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
/** Flyway's rows as it reads them itself: those of negative rank do not count. Read-only. */
async function readFlywayRows(session, table) {
    const results = await (0,_database_session_js__WEBPACK_IMPORTED_MODULE_1__/* .query */ .P)(session, `BEGIN READ ONLY; SET LOCAL search_path = ${_database_target_js__WEBPACK_IMPORTED_MODULE_3__/* .ownSearchPath */ .O};
     SELECT installed_rank, version, description, type, script, checksum, installed_by, ${utc("installed_on")},
       execution_time, success FROM ${nameOf(table)} WHERE installed_rank > -1 ORDER BY installed_rank; COMMIT`, "reading Flyway's history");
    return (results[2]?.rows ?? []).map(toRow);
}
function toRow(row) {
    const text = (index) => row[index] ?? "";
    return {
        rank: Number(text(0)),
        version: row[1] ?? null,
        description: text(2),
        type: text(3),
        script: text(4),
        checksum: row[5] === null || row[5] === undefined ? null : Number(row[5]),
        installedBy: text(6),
        installedOn: text(7),
        executionMs: Number(text(8)),
        success: row[9] === "t",
    };
}
/** When versions were last rolled back or forgotten here, by `keyOf`; our log must exist. Read-only. */
async function readUndone(session, home) {
    const results = await (0,_database_session_js__WEBPACK_IMPORTED_MODULE_1__/* .query */ .P)(session, `BEGIN READ ONLY; SET LOCAL search_path = ${_database_target_js__WEBPACK_IMPORTED_MODULE_3__/* .ownSearchPath */ .O};
     SELECT version, ${utc("max(logged_at) AT TIME ZONE 'UTC'")} FROM ${(0,_database_tables_js__WEBPACK_IMPORTED_MODULE_2__/* .tableIn */ .sV)(home, "log")}
       WHERE event IN ('undo', 'repair') AND version IS NOT NULL GROUP BY version; COMMIT`, "reading what was rolled back");
    return new Map((results[2]?.rows ?? []).map(([version, at]) => [(0,_core_state_js__WEBPACK_IMPORTED_MODULE_0__/* .keyOf */ .TN)(version ?? ""), at ?? ""]));
}
/** SQL that gives Flyway's old table the name of today, its key and indexes too: ours needs the old one. */
function renameSql(home, to) {
    const [schema, table] = [(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quoteIdentifier */ .Cm)(home), (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quoteIdentifier */ .Cm)(oldTable)];
    const suffixes = ["pk", "s_idx", "vr_idx", "ir_idx"];
    return [
        `ALTER TABLE ${schema}.${table} RENAME TO ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quoteIdentifier */ .Cm)(to)}`,
        ...suffixes.map((suffix) => `ALTER INDEX IF EXISTS ${schema}.${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quoteIdentifier */ .Cm)(`${oldTable}_${suffix}`)} RENAME TO ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quoteIdentifier */ .Cm)(`${to}_${suffix}`)}`),
    ];
}


/***/ }),

/***/ 5579:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ flywayLockKey)
/* harmony export */ });
/* unused harmony export javaHash */
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


/***/ }),

/***/ 895:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ readDoBlock),
/* harmony export */   b: () => (/* binding */ readRoutine)
/* harmony export */ });
/* harmony import */ var _syntax_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89);

/** Looks into a `DO` block; unreadable when it is in another language or its parser refuses it. */
function readDoBlock(parser, { node, text }) {
    const language = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .optionsIn */ .Im)(node, "args").find(({ name }) => name === "language")?.value ?? "plpgsql";
    const tree = language.toLowerCase() === "plpgsql" ? parser.parsePlPgSql(text) : null;
    return tree === null ? { kind: "unreadable" } : readPlPgSql(parser, tree);
}
/** Looks into the body of `CREATE FUNCTION` or `CREATE PROCEDURE`; unreadable in other languages than SQL and PL/pgSQL. */
function readRoutine(parser, { node, text }) {
    const language = ((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .optionsIn */ .Im)(node, "options").find(({ name }) => name === "language")?.value ?? "sql").toLowerCase();
    if (language === "plpgsql") {
        const tree = parser.parsePlPgSql(text);
        return tree === null ? { kind: "unreadable" } : readPlPgSql(parser, tree);
    }
    const body = language === "sql" ? bodyOf(node) : null;
    return body === null
        ? { kind: "unreadable" }
        : readQueries(parser, { queries: [{ query: body, line: 0, guarded: false }], dynamic: [], endsTransaction: false });
}
/** The text of a routine's body; null where it is no string, as after BEGIN ATOMIC. */
function bodyOf(node) {
    const option = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)(node, "options").find((item) => (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(item, "DefElem") ?? {}, "defname") === "as");
    const parts = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(option ?? {}, "DefElem") ?? {}, "arg") ?? {}, "List") ?? {}, "items");
    return parts.length === 1 ? (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .constantIn */ .Ot)(parts[0] ?? null) : null;
}
function readPlPgSql(parser, tree) {
    const found = {
        queries: [],
        dynamic: [],
        endsTransaction: false,
    };
    visitCode(tree, ({ kind, node, line, guarded }) => {
        if (kind === "PLpgSQL_stmt_commit" || kind === "PLpgSQL_stmt_rollback")
            found.endsTransaction = true;
        // Mode 0 is a statement; conditions and values have others.
        if (kind === "PLpgSQL_expr" && Number(node["parseMode"] ?? 0) === 0) {
            found.queries.push({ query: (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(node, "query") ?? "", line, guarded });
        }
        for (const source of listDynamic(kind, node)) {
            const constant = readConstant(parser, source);
            if (constant === null)
                found.dynamic.push(source);
            else
                found.queries.push({ query: constant, line, guarded });
        }
    });
    return readQueries(parser, found);
}
function readQueries(parser, { queries, dynamic, endsTransaction, }) {
    const read = queries.map((one) => ({ ...one, parsed: parser.parse(one.query) }));
    return {
        kind: "read",
        statements: read.flatMap(({ query, line, guarded, parsed }) => parsed.kind === "refused"
            ? []
            : parsed.statements.map(({ kind, node, start, length }) => {
                const bytes = Buffer.from(query);
                const text = bytes.toString("utf8", start, length === 0 ? bytes.length : start + length);
                return { kind, node, text: text.trim(), line, guarded };
            })),
        // A variable where the parser wants a name: nobody knows before it runs.
        dynamic: [...dynamic, ...read.flatMap(({ query, parsed }) => (parsed.kind === "refused" ? [query] : []))],
        endsTransaction,
    };
}
/** Code below which it depends whether a statement runs. */
const deciding = /^PLpgSQL_(?:stmt_(?:if|case|loop|while|fori|fors|forc|foreach_a|dynfors)|if_elsif|exception)$/;
/** Visits every tagged node of PL/pgSQL code, parents first; not recursive, so that deep code is no problem. */
function visitCode(root, visit) {
    const waiting = [
        { field: "", value: root, line: 0, guarded: false },
    ];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const { field, value } = next;
        if (Array.isArray(value)) {
            for (let index = value.length - 1; index >= 0; index--)
                waiting.push({ ...next, field: "", value: value[index] });
        }
        else if ((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(value)) {
            const tagged = /^[A-Z]/.test(field);
            const line = Number(value["lineno"] ?? next.line);
            const handled = field === "PLpgSQL_stmt_block" && (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(value, "exceptions") !== null;
            if (tagged)
                visit({ kind: field, node: value, line, guarded: next.guarded });
            const guarded = next.guarded || handled || (tagged && deciding.test(field));
            for (const [name, below] of Object.entries(value).toReversed())
                waiting.push({ field: name, value: below, line, guarded });
        }
    }
}
/** Expressions that EXECUTE and the like run. */
function listDynamic(kind, node) {
    const executes = kind === "PLpgSQL_stmt_dynexecute" || kind === "PLpgSQL_stmt_dynfors";
    return [executes ? (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(node, "query") : null, (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(node, "dynquery")].flatMap((found) => {
        const expression = found === null ? null : (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(found, "PLpgSQL_expr");
        return expression === null ? [] : [(0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(expression, "query") ?? ""];
    });
}
/** The value of an expression that is one literal; null when it is anything else. */
function readConstant(parser, expression) {
    const parsed = parser.parse(`SELECT ${expression}`);
    const select = parsed.kind === "parsed" ? parsed.statements[0] : undefined;
    const target = select === undefined ? undefined : (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)(select.node, "targetList")[0];
    const value = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(target ?? {}, "ResTarget") ?? {}, "val");
    return value !== null && (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(value, "A_Const") !== null ? (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .constantIn */ .Ot)(value) : null;
}


/***/ }),

/***/ 9745:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ loadedParser),
/* harmony export */   q: () => (/* binding */ loadParser)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3136);
/* harmony import */ var _core_positions_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2684);
/* harmony import */ var _syntax_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89);
/* harmony import */ var _webassembly_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6198);





// The library keeps its one machine in its own module, so a second load would be the same parser.
let loading = null;
let loaded = null;
/** Loads the parser (1.7 MB of WebAssembly) once, when it is first needed. */
async function loadParser() {
    loading ??= load();
    loaded = await loading;
    return loaded;
}
/** The parser that a statement came from. Throws when none was loaded: then nothing can have been parsed. */
function loadedParser() {
    if (loaded === null)
        throw new Error("the SQL parser is not loaded");
    return loaded;
}
async function load() {
    await (0,_webassembly_js__WEBPACK_IMPORTED_MODULE_3__/* .compileWebAssemblyOnce */ .d)();
    const leave = standIn();
    try {
        const { loadModule, parseSync, parsePlPgSQLSync, fingerprintSync, hasSqlDetails } = await __webpack_require__.e(/* import() */ 2627).then(__webpack_require__.t.bind(__webpack_require__, 2627, 19));
        await loadModule();
        return {
            parse: (sql) => attempt(() => refuseNul(sql) ?? toParsed(parseSync(sql)), (error) => toRefused(error, hasSqlDetails(error) ? error.sqlDetails : null)),
            fingerprint: (sql) => attempt(() => fingerprintSync(sql), () => null),
            parsePlPgSql: (sql) => attempt(() => (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(parsePlPgSQLSync(sql)), () => null),
        };
    }
    finally {
        leave();
    }
}
/**
 * The library's loader looks for its .wasm beside `__dirname`, which a bundle of ES modules does not have: the build puts
 * the file next to the bundle, and this names that folder while the library loads. Elsewhere Node's own one wins.
 */
function standIn() {
    if (Reflect.has(globalThis, "__dirname"))
        return () => { };
    Reflect.set(globalThis, "__dirname", (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)((0,node_url__WEBPACK_IMPORTED_MODULE_1__.fileURLToPath)(import.meta.url)));
    return () => {
        Reflect.deleteProperty(globalThis, "__dirname");
    };
}
function attempt(read, refuse) {
    try {
        return read();
    }
    catch (error) {
        if (error instanceof Error)
            return refuse(error);
        throw error;
    }
}
/** The parser would take the text to end there. */
function refuseNul(sql) {
    const at = sql.indexOf("\0");
    if (at === -1)
        return null;
    return { kind: "refused", message: "there is a NUL character", position: (0,_core_positions_js__WEBPACK_IMPORTED_MODULE_4__/* .countCharacters */ .wZ)(sql.slice(0, at)) };
}
function toParsed(result) {
    const statements = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .listAt */ .gT)((0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(result), "stmts").flatMap((statement) => {
        const [tag] = Object.entries((0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .nodeAt */ .oB)(statement, "stmt") ?? {});
        const [start, length] = [Number(statement["stmt_location"] ?? 0), Number(statement["stmt_len"] ?? 0)];
        return tag === undefined ? [] : [{ kind: tag[0], node: (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(tag[1]), start, length }];
    });
    return { kind: "parsed", statements };
}
function toRefused(error, details) {
    if (details === null || details === undefined) {
        // The WebAssembly machine gave up: a tree too deep for its stack, or too large for its memory.
        return { kind: "refused", message: `the parser cannot read this statement (${error.message})`, position: null };
    }
    // 0 stands for the first character and for no place at all.
    return { kind: "refused", message: error.message, position: details.cursorPosition || null };
}


/***/ }),

/***/ 1209:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ parsePieces),
/* harmony export */   J: () => (/* binding */ toUnits)
/* harmony export */ });
/* harmony import */ var _core_split_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5151);

/** Above this length of a text, syntax trees are built anew whenever they are looked at, not kept. */
const keptTreesLength = 1_000_000;
/**
 * Splits a text and parses each statement on its own: what parses alone parses the same way in one message, and the trees
 * of a large file need not exist at once.
 */
function parsePieces(parser, text) {
    const split = (0,_core_split_js__WEBPACK_IMPORTED_MODULE_0__/* .splitSql */ .b)(text);
    const statements = [];
    const refusals = [];
    let next = 0;
    while (next < split.pieces.length) {
        const { piece, count, parsed } = parseFrom(parser, text, split.pieces, next);
        next += count;
        if (parsed.kind === "parsed") {
            statements.push(...toStatements(parser, text, piece, parsed));
        }
        else if (!split.cuts.some((cut) => cut.start > piece.start && cut.end <= piece.end)) {
            // A psql command inside a statement has its own finding.
            const position = piece.start + toUnits(text.slice(piece.start, piece.end), parsed.position ?? 0);
            refusals.push({ message: parsed.message, position });
        }
    }
    return { split, statements, refusals: [...refusals, ...reviewTail(parser, text, split)] };
}
function parseFrom(parser, text, pieces, index) {
    const first = pieces[index] ?? { start: 0, end: 0, data: null };
    const found = { piece: first, count: 1, parsed: parser.parse(text.slice(first.start, first.end)) };
    if (found.parsed.kind === "parsed" || !/\bbegin\s+atomic\b/i.test(text.slice(first.start, first.end)))
        return found;
    // END can be a bare column label in the body of a routine, which only the parser knows: the next semicolon may be its end.
    for (const [more, last] of pieces.slice(index + 1, index + 100).entries()) {
        const parsed = parser.parse(text.slice(first.start, last.end));
        if (parsed.kind === "parsed")
            return { piece: { ...last, start: first.start }, count: more + 2, parsed };
    }
    return found;
}
function toStatements(parser, text, { start, end, data }, { statements }) {
    const own = text.slice(start, end);
    if (statements.length > 1)
        return splitAgain(parser, text, { start, end, data }, statements);
    return statements.map(({ kind, node }) => {
        const common = { kind, start, end, text: own, copyData: data === null ? null : readCopyData(text, end, data) };
        return text.length <= keptTreesLength ? { ...common, node } : withLazyNode(parser, common);
    });
}
function withLazyNode(parser, piece) {
    return {
        ...piece,
        get node() {
            const parsed = parser.parse(piece.text);
            return (parsed.kind === "parsed" ? parsed.statements[0]?.node : undefined) ?? {};
        },
    };
}
/** A piece that holds several statements for the parser, whose word counts. */
function splitAgain(parser, text, { start, end, data }, statements) {
    const bytes = Buffer.from(text.slice(start, end));
    return statements.flatMap((statement, index) => {
        const from = start + bytes.toString("utf8", 0, statement.start).length;
        const length = statement.length === 0 ? bytes.length - statement.start : statement.length;
        const own = bytes.toString("utf8", statement.start, statement.start + length).trimEnd();
        const last = index === statements.length - 1;
        const piece = { start: from, end: from + own.length, data: last ? data : null };
        const parsed = parser.parse(own);
        return parsed.kind === "parsed" && parsed.statements.length === 1 ? toStatements(parser, text, piece, parsed) : [];
    });
}
/** A file with Windows line ends has them in its data too, where they do not belong. */
function readCopyData(text, from, { start, end }) {
    const data = text.slice(start, end);
    return text.slice(from, start).endsWith("\r\n") ? data.replaceAll("\r\n", "\n") : data;
}
/** Behind the last statement only comments can stand, and the last one can be open. */
function reviewTail(parser, text, { pieces, cuts }) {
    const behind = Math.max(pieces.at(-1)?.end ?? 0, cuts.at(-1)?.end ?? 0);
    const tail = text.slice(behind);
    if (!tail.includes("/*"))
        return [];
    const parsed = parser.parse(tail);
    if (parsed.kind === "parsed")
        return [];
    return [{ message: parsed.message, position: behind + toUnits(tail, parsed.position ?? 0) }];
}
/** UTF-16 units that a number of characters at the start of a text takes. */
function toUnits(text, characters) {
    if (!/[\uD800-\uDFFF]/.test(text))
        return Math.min(characters, text.length);
    let units = 0;
    for (let left = characters; left > 0 && units < text.length; left--) {
        units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
    }
    return units;
}


/***/ }),

/***/ 5174:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ parseScript)
});

// EXTERNAL MODULE: ./lib/core/placeholders.js
var core_placeholders = __webpack_require__(9405);
// EXTERNAL MODULE: ./lib/core/positions.js
var positions = __webpack_require__(2684);
// EXTERNAL MODULE: ./lib/core/problems.js + 9 modules
var core_problems = __webpack_require__(474);
// EXTERNAL MODULE: ./lib/sql/pieces.js
var sql_pieces = __webpack_require__(1209);
;// CONCATENATED MODULE: ./lib/sql/message-text.js


/** Cuts stretches out of a text; what is left ends so that more SQL can follow, whatever it ends with. */
function cutText(text, cuts) {
    const kept = [];
    let [sql, from] = ["", 0];
    for (const cut of cuts.toSorted((a, b) => a.start - b.start)) {
        kept.push({ start: sql.length, from });
        sql += text.slice(from, cut.start);
        from = cut.end;
    }
    kept.push({ start: sql.length, from });
    sql += text.slice(from);
    const toText = (character) => {
        const position = Math.min((0,sql_pieces/* toUnits */.J)(sql, character), sql.length);
        const { start, from: origin } = (0,positions/* stretchAt */.$m)(kept, position) ?? { start: 0, from: 0 };
        return origin + position - start;
    };
    // A comment can end the text, so the semicolon stands on a line of its own.
    return { sql: `${sql}\n;\n`, toText };
}

// EXTERNAL MODULE: ./lib/sql/parser.js
var sql_parser = __webpack_require__(9745);
// EXTERNAL MODULE: ./lib/sql/syntax.js
var syntax = __webpack_require__(89);
;// CONCATENATED MODULE: ./lib/sql/own-tables.js

const ownTables = new Set([
    "schema_version",
    "schema_version_repeatable",
    "schema_version_log",
    "schema_version_snapshot",
]);
/** Statements that change the relation they name in `relation` or `table`. */
const changing = new Set([
    "AlterObjectSchemaStmt",
    "AlterPolicyStmt",
    "AlterTableStmt",
    "CreatePolicyStmt",
    "CreateTrigStmt",
    "DeleteStmt",
    "InsertStmt",
    "MergeStmt",
    "RenameStmt",
    "RuleStmt",
    "UpdateStmt",
]);
/** The tool's own tables that a statement drops, alters or writes, wherever in it, in any schema. */
function listOwnTablesChanged(tree) {
    const names = changedBy(tree);
    // Writes can hide in WITH.
    (0,syntax/* visitNodes */.Rm)(tree.node, (kind, node) => {
        if (/^(?:Insert|Update|Delete|Merge)Stmt$/.test(kind))
            names.push(...changedBy({ kind, node }));
    });
    return [...new Set(names.filter((name) => name !== null && ownTables.has(name)))].filter((name) => name !== null);
}
function changedBy({ kind, node }) {
    const named = (field) => (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, field))?.name ?? null;
    if (changing.has(kind))
        return [named("relation"), named("table")];
    switch (kind) {
        case "DropStmt":
            return (0,syntax/* listAt */.gT)(node, "objects").flatMap((object) => namesIn(object));
        case "TruncateStmt":
            return (0,syntax/* listAt */.gT)(node, "relations").map((item) => (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(item, "RangeVar"))?.name ?? null);
        case "CopyStmt":
            return (0,syntax/* flagAt */.Qc)(node, "is_from") ? [named("relation")] : [];
        case "CreateStmt":
            // Harmless only where it does nothing.
            return (0,syntax/* flagAt */.Qc)(node, "if_not_exists") ? [] : [named("relation")];
        case "CreateTableAsStmt":
            return (0,syntax/* flagAt */.Qc)(node, "if_not_exists") ? [] : [intoOf(node, "into")];
        case "SelectStmt":
            return [intoOf(node, "intoClause")];
        default:
            return [];
    }
}
function intoOf(node, field) {
    return (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(node, field) ?? {}, "rel"))?.name ?? null;
}
/** Names of a dropped object: a table's own one is the last, a trigger's table the one before. */
function namesIn(object) {
    const parts = (0,syntax/* listAt */.gT)((0,syntax/* nodeAt */.oB)(object, "List") ?? {}, "items").map(syntax/* nameIn */.ZC);
    return parts.slice(-2);
}

// EXTERNAL MODULE: ./lib/sql/do-block.js
var do_block = __webpack_require__(895);
// EXTERNAL MODULE: ./lib/sql/statement.js
var statement = __webpack_require__(7813);
;// CONCATENATED MODULE: ./lib/sql/transactionality.js

const always = () => true;
/** Kinds of statements that PostgreSQL 14 to 18 refuses inside a transaction (25001), always or in some forms. */
const judges = {
    AlterDatabaseStmt: (node) => (0,syntax/* optionsIn */.Im)(node, "options").some(({ name }) => name === "tablespace"),
    AlterSubscriptionStmt: (node) => needsNoTransactionToAlter(node),
    AlterSystemStmt: always,
    AlterTableStmt: (node) => (0,syntax/* listAt */.gT)(node, "cmds").some((item) => {
        const command = (0,syntax/* nodeAt */.oB)(item, "AlterTableCmd");
        const partition = (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(command ?? {}, "def") ?? {}, "PartitionCmd");
        return partition !== null && (0,syntax/* flagAt */.Qc)(partition, "concurrent");
    }),
    ClusterStmt: (node) => (0,syntax/* nodeAt */.oB)(node, "relation") === null,
    CreatedbStmt: always,
    // Without a connection no slot is created on the other server.
    CreateSubscriptionStmt: (node) => {
        const options = (0,syntax/* optionsIn */.Im)(node, "options");
        return (0,syntax/* isOn */.Mp)(options, "connect", "on") && (0,syntax/* isOn */.Mp)(options, "create_slot", "on");
    },
    CreateTableSpaceStmt: always,
    DiscardStmt: (node) => (0,syntax/* textAt */.$6)(node, "target") === "DISCARD_ALL",
    DropdbStmt: always,
    DropStmt: (node) => (0,syntax/* flagAt */.Qc)(node, "concurrent"),
    DropSubscriptionStmt: (node, slotless) => !slotless.has((0,syntax/* textAt */.$6)(node, "subname") ?? ""),
    DropTableSpaceStmt: always,
    IndexStmt: (node) => (0,syntax/* flagAt */.Qc)(node, "concurrent"),
    ReindexStmt: (node) => /_(?:SCHEMA|SYSTEM|DATABASE)$/.test((0,syntax/* textAt */.$6)(node, "kind") ?? "") ||
        (0,syntax/* isOn */.Mp)((0,syntax/* optionsIn */.Im)(node, "params"), "concurrently", "off"),
    TransactionStmt: (node) => (0,syntax/* textAt */.$6)(node, "kind")?.endsWith("_PREPARED") ?? false,
    VacuumStmt: (node) => (0,syntax/* flagAt */.Qc)(node, "is_vacuumcmd"),
};
function needsNoTransactionToAlter(node) {
    const options = (0,syntax/* optionsIn */.Im)(node, "options");
    switch ((0,syntax/* textAt */.$6)(node, "kind")) {
        case "ALTER_SUBSCRIPTION_REFRESH":
            return true;
        case "ALTER_SUBSCRIPTION_SET_PUBLICATION":
        case "ALTER_SUBSCRIPTION_ADD_PUBLICATION":
        case "ALTER_SUBSCRIPTION_DROP_PUBLICATION":
            return (0,syntax/* isOn */.Mp)(options, "refresh", "on");
        default:
            return options.some(({ name }) => name === "failover" || name === "two_phase");
    }
}
/** The statements of a file that cannot run inside a transaction. */
function listNeedingNoTransaction(trees) {
    const slotless = new Set(trees.flatMap(listSlotless));
    return new Set(trees.filter((tree) => judges[tree.kind]?.(tree.node, slotless) ?? false));
}
/** The subscription of `ALTER SUBSCRIPTION … SET (slot_name = NONE)`. */
function listSlotless(tree) {
    if (tree.kind !== "AlterSubscriptionStmt")
        return [];
    const options = (0,syntax/* optionsIn */.Im)(tree.node, "options");
    const none = options.some(({ name, value }) => name === "slot_name" && value?.toLowerCase() === "none");
    return none ? [(0,syntax/* textAt */.$6)(tree.node, "subname") ?? ""] : [];
}
/** The role of a statement in its file. */
function roleOf(tree) {
    if (tree.kind === "VariableSetStmt" || tree.kind === "VariableShowStmt")
        return "setting";
    if (tree.kind === "DoStmt")
        return "guard";
    return tree.kind === "SelectStmt" && onlySetsConfiguration(tree.node) ? "setting" : "work";
}
function onlySetsConfiguration(select) {
    const calls = calledIn(select);
    return calls.length > 0 && calls.every((name) => name === "set_config");
}
/** Functions that a SELECT without FROM calls, one per column; null for a column that is no call. */
function calledIn(select) {
    if ((0,syntax/* listAt */.gT)(select, "fromClause").length > 0 || (0,syntax/* nodeAt */.oB)(select, "whereClause") !== null)
        return [];
    return (0,syntax/* listAt */.gT)(select, "targetList").map((target) => {
        const call = (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(target, "ResTarget") ?? {}, "val") ?? {}, "FuncCall");
        return call === null ? null : functionName(call);
    });
}
/** The name of the function in a `FuncCall`, without its schema. */
function functionName(call) {
    const name = (0,syntax/* listAt */.gT)(call, "funcname").at(-1);
    return name === undefined ? null : (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)(name, "String") ?? {}, "sval");
}

;// CONCATENATED MODULE: ./lib/sql/statement-rules.js





/** What a statement must not do in any file. */
function reviewStatement(parser, piece) {
    return [...reviewOwnTables(parser, piece), ...reviewSettings(piece), ...reviewCopy(piece), ...reviewIndex(piece)];
}
function reviewOwnTables(parser, piece) {
    // Most statements never name them; looking into a DO block costs a parse.
    if (!piece.text.includes("schema_version"))
        return [];
    const block = piece.kind === "DoStmt" ? (0,do_block/* readDoBlock */.D)(parser, piece) : null;
    const trees = block?.kind === "read" ? [piece, ...block.statements] : [piece];
    const tables = new Set(trees.flatMap((tree) => listOwnTablesChanged(tree)));
    return [...tables].map((table) => {
        const message = `\`${(0,statement/* firstWords */.C)(piece.text)}\` changes "${table}", a table of the tool itself`;
        const help = piece.kind === "CreateStmt" ? "write CREATE TABLE IF NOT EXISTS, or leave it to the tool" : undefined;
        return { rule: "own-table", piece, message, ...(help === undefined ? {} : { help }) };
    });
}
/** Settings that change how the text itself is understood: the values that are fine. */
const fixed = {
    standard_conforming_strings: /^(?:on|true|yes|1)$/i,
    client_encoding: /^(?:utf-?8|unicode)$/i,
};
/** Calls that matter to the tool; most statements have none, and looking for them means a walk through the tree. */
const calls = /set_config|pg_advisory_unlock_all/i;
function reviewSettings(piece) {
    if (piece.kind === "DiscardStmt" && (0,syntax/* textAt */.$6)(piece.node, "target") === "DISCARD_ALL") {
        return [{ rule: "session-setting", piece, message: "`DISCARD ALL` drops the tool's lock" }];
    }
    if (piece.kind === "VariableSetStmt") {
        if ((0,syntax/* textAt */.$6)(piece.node, "kind") === "VAR_RESET_ALL")
            return [];
        return reviewSetting(piece, (0,syntax/* textAt */.$6)(piece.node, "name"), (0,syntax/* constantIn */.Ot)((0,syntax/* listAt */.gT)(piece.node, "args")[0] ?? null));
    }
    const problems = [];
    if (!calls.test(piece.text))
        return problems;
    (0,syntax/* visitNodes */.Rm)(piece.node, (kind, node) => {
        const name = kind === "FuncCall" ? functionName(node) : null;
        const [setting, value] = (0,syntax/* listAt */.gT)(node, "args").map(syntax/* constantIn */.Ot);
        if (name === "set_config")
            problems.push(...reviewSetting(piece, setting ?? null, value ?? null));
        if (name !== "pg_advisory_unlock_all")
            return;
        problems.push({ rule: "session-setting", piece, message: "`pg_advisory_unlock_all()` drops the tool's lock" });
    });
    return problems;
}
function reviewSetting(piece, setting, value) {
    const name = setting?.toLowerCase() ?? "";
    if (fixed[name]?.test(value ?? "") !== false)
        return [];
    const message = `the file sets ${name} to ${value ?? "another value"}`;
    const help = name === "client_encoding"
        ? "remove the statement; the tool sends UTF-8, and the file's encoding belongs into <file>.sql.conf"
        : "remove the statement; the tool has read the file with it on";
    return [{ rule: "session-setting", piece, message, help }];
}
function reviewCopy(piece) {
    if (piece.kind !== "CopyStmt" || (0,syntax/* textAt */.$6)(piece.node, "filename") !== null || (0,syntax/* flagAt */.Qc)(piece.node, "is_program"))
        return [];
    if ((0,syntax/* flagAt */.Qc)(piece.node, "is_from")) {
        if (piece.copyData !== null)
            return [];
        return [{ rule: "copy-data", piece, message: "COPY … FROM stdin has no data below it" }];
    }
    const help = "remove it, or let the server write to a file of its own";
    return [{ rule: "copy-data", piece, message: "COPY … TO stdout has nowhere to write to", help }];
}
function reviewIndex(piece) {
    const unnamed = piece.kind === "IndexStmt" && (0,syntax/* flagAt */.Qc)(piece.node, "concurrent") && (0,syntax/* textAt */.$6)(piece.node, "idxname") === null;
    return unnamed
        ? [{ rule: "unnamed-index", piece, message: "CREATE INDEX CONCURRENTLY gives its index no name" }]
        : [];
}

;// CONCATENATED MODULE: ./lib/sql/transaction.js




/** Decides from its statements, directives and settings whether a script runs in a transaction. */
function decideTransaction(parser, pieces, { directives, settings }) {
    const wanted = directives.transaction ?? settings.executeInTransaction;
    const needing = listNeedingNoTransaction(pieces);
    const transactional = wanted ?? needing.size === 0;
    const ignored = new Set(transactional ? [...listOuter(pieces), ...listAroundLargeObjects(pieces)] : []);
    return {
        transactional,
        needing,
        ignored,
        problems: [
            ...(wanted === true ? [...needing].map(toRefused) : []),
            ...(wanted === undefined ? reviewMix(pieces, needing) : []),
            ...pieces.flatMap((piece) => ignored.has(piece) || needing.has(piece) ? [] : reviewControl(parser, piece, transactional)),
        ],
    };
}
function toRefused(piece) {
    const message = `\`${(0,statement/* firstWords */.C)(piece.text)}\` cannot run in a transaction, and this file must`;
    return { rule: "needs-no-transaction", piece, message };
}
function reviewMix(pieces, needing) {
    const [first] = needing;
    const other = pieces.find((piece) => roleOf(piece) === "work" && !needing.has(piece) && !isControl(piece));
    if (first === undefined || other === undefined)
        return [];
    const message = `\`${(0,statement/* firstWords */.C)(first.text)}\` cannot run in a transaction, \`${(0,statement/* firstWords */.C)(other.text)}\` in the same file can`;
    return [{ rule: "mixed-transaction", piece: first, message }];
}
function isControl({ kind }) {
    return kind === "TransactionStmt";
}
function listOuter(pieces) {
    const [first, last] = [pieces[0], pieces.at(-1)];
    return first !== undefined && last !== undefined && isPlainPair(first, last) ? [first, last] : [];
}
/** BEGIN and COMMIT, where an isolation level or AND CHAIN does not ask for more than the runner's transaction gives. */
function isPlainPair(first, last) {
    const begins = isControl(first) && /_(?:BEGIN|START)$/.test((0,syntax/* textAt */.$6)(first.node, "kind") ?? "");
    const commits = isControl(last) && (0,syntax/* textAt */.$6)(last.node, "kind") === "TRANS_STMT_COMMIT";
    return begins && commits && (0,syntax/* listAt */.gT)(first.node, "options").length === 0 && !(0,syntax/* flagAt */.Qc)(last.node, "chain");
}
/** pg_dump writes large objects between BEGIN and COMMIT, because their handles live as long as a transaction. */
function listAroundLargeObjects(pieces) {
    return pieces.flatMap((first, index) => {
        if (!isControl(first))
            return [];
        const length = pieces.slice(index + 1).findIndex((piece) => !isLargeObjectCall(piece));
        const last = pieces[index + 1 + length];
        return length > 0 && last !== undefined && isPlainPair(first, last) ? [first, last] : [];
    });
}
function isLargeObjectCall(piece) {
    const calls = piece.kind === "SelectStmt" ? calledIn(piece.node) : [];
    return calls.length > 0 && calls.every((name) => name !== null && /^(?:lo_open|lowrite|lo_close)$/.test(name));
}
function reviewControl(parser, piece, transactional) {
    const where = transactional ? "in a file that runs in a transaction" : "in a file without a transaction";
    const rule = "transaction-control";
    if (isControl(piece)) {
        const help = transactional
            ? "remove it; each file is one transaction"
            : "remove it; each statement of this file is committed on its own";
        return [{ rule, piece, message: `\`${(0,statement/* firstWords */.C)(piece.text)}\` ${where}`, help }];
    }
    if (piece.kind === "VariableSetStmt" && (0,syntax/* textAt */.$6)(piece.node, "name") === "TRANSACTION") {
        const help = "remove it; the tool opens the transaction";
        return [{ rule, piece, message: `\`${(0,statement/* firstWords */.C)(piece.text)}\` ${where}`, help }];
    }
    if (transactional && piece.kind === "DoStmt" && endsTransaction(parser, piece)) {
        const help = "remove it, or write -- schema-version: transaction=false in the head of the file";
        return [{ rule, piece, message: `COMMIT or ROLLBACK in a DO block ${where}`, help }];
    }
    return [];
}
function endsTransaction(parser, piece) {
    // Most blocks have neither word; reading one costs a parse.
    if (!/\b(?:commit|rollback)\b/i.test(piece.text))
        return false;
    const block = (0,do_block/* readDoBlock */.D)(parser, piece);
    return block.kind === "read" && block.endsTransaction;
}

;// CONCATENATED MODULE: ./lib/sql/script.js









/** At most so many syntax errors of one file are shown: the rest mostly follows from them. */
const mostSyntaxErrors = 10;
/** Reads a script as PostgreSQL would, without running it; loads the parser when it is first called. */
async function parseScript(script, placeholders) {
    const parser = await (0,sql_parser/* loadParser */.q)();
    const source = replace(script, placeholders);
    const inFile = (0,positions/* locator */.fl)(script.file, script.text);
    const locate = (position) => inFile(source.toOriginal(position));
    const pieces = (0,sql_pieces/* parsePieces */.H)(parser, source.text);
    const decision = decideTransaction(parser, pieces.statements, script);
    const kept = pieces.statements.filter((piece) => !decision.ignored.has(piece));
    const { sql, toText } = cutText(source.text, [...pieces.split.cuts, ...decision.ignored]);
    const reported = new Set(pieces.split.problems.map(({ at }) => at));
    const problems = [...decision.problems, ...kept.flatMap((piece) => reviewStatement(parser, piece))].filter(
    // Where data is missing the splitter has said why.
    ({ rule, piece }) => rule !== "copy-data" || !reported.has(piece.start));
    return {
        statements: kept.map((piece) => toStatement(piece, decision.needing.has(piece), locate(piece.start))),
        transactional: decision.transactional,
        sql,
        copyData: kept.flatMap(({ copyData }) => (copyData === null ? [] : [copyData])),
        locate: (codePoint) => locate(toText(codePoint)),
        findings: [
            ...source.problems.map((problem) => toPlaceholderFinding(problem, inFile(problem.at))),
            ...pieces.split.problems.map((problem) => toSplitFinding(problem, locate(problem.at))),
            // What is not replaced is no SQL, so the parser's word on it says nothing new.
            ...(source.problems.length > 0 ? [] : toSyntaxFindings(pieces, locate)),
            ...problems.map(({ rule, piece, ...rest }) => (0,core_problems/* finding */.g)(rule, { ...rest, ...locate(piece.start) })),
            ...toEmptyFinding(script, pieces),
        ],
    };
}
function replace({ name, text, settings }, placeholders) {
    if (settings.placeholderReplacement === false)
        return { text, problems: [], toOriginal: (position) => position };
    return (0,core_placeholders/* replacePlaceholders */.Lb)(text, (0,core_placeholders/* withFileName */.wn)(placeholders, name), settings);
}
function toStatement(piece, needsNoTransaction, location) {
    const { kind, text, copyData } = piece;
    return {
        kind,
        // Through the piece: it may build its tree when somebody looks.
        get node() {
            return piece.node;
        },
        text,
        location,
        copyData,
        needsNoTransaction,
        role: roleOf(piece),
    };
}
function toPlaceholderFinding({ kind, name }, location) {
    if (kind === "undefined") {
        return (0,core_problems/* finding */.g)("placeholder", { message: `the placeholder "\${${name}}" is not defined`, ...location });
    }
    const message = `the placeholder "\${${name}" is not closed`;
    return (0,core_problems/* finding */.g)("placeholder", { message, ...location });
}
function toSplitFinding({ kind, name }, location) {
    switch (kind) {
        case "meta-command":
            return (0,core_problems/* finding */.g)("meta-command", { message: explainMetaCommand(name), ...location });
        case "copy-tail":
            return (0,core_problems/* finding */.g)("copy-data", {
                message: "there is text behind COPY … FROM stdin on its line",
                help: "start the data on the next line, and put other statements below its end",
                ...location,
            });
        default:
            return (0,core_problems/* finding */.g)("copy-data", { message: "the data of COPY … FROM stdin does not end", ...location });
    }
}
function explainMetaCommand(name) {
    return name === "\\."
        ? "a line \\. ends data, and no COPY … FROM stdin stands above it"
        : `"${name}" is a command of psql, which the server does not know`;
}
function toSyntaxFindings({ refusals }, locate) {
    return refusals
        .slice(0, mostSyntaxErrors)
        .map(({ message, position }) => (0,core_problems/* finding */.g)("syntax", { message, ...locate(position) }));
}
function toEmptyFinding({ file }, { split, refusals }) {
    const empty = split.pieces.length === 0 && split.problems.length === 0 && refusals.length === 0;
    return empty ? [(0,core_problems/* finding */.g)("empty-file", { message: "the file holds no statement", file })] : [];
}


/***/ }),

/***/ 7813:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ firstWords)
/* harmony export */ });
/** The first words of a statement, on one line, for messages. */
function firstWords(text) {
    const line = text.slice(0, 200).replaceAll(/\s+/g, " ").trim();
    return line.length <= 60 ? line : `${line.slice(0, 57).trim()}…`;
}


/***/ }),

/***/ 89:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   Im: () => (/* binding */ optionsIn),
/* harmony export */   Jz: () => (/* binding */ toRelationName),
/* harmony export */   Ll: () => (/* binding */ isNode),
/* harmony export */   Mp: () => (/* binding */ isOn),
/* harmony export */   Ot: () => (/* binding */ constantIn),
/* harmony export */   Pw: () => (/* binding */ nodesAt),
/* harmony export */   Qc: () => (/* binding */ flagAt),
/* harmony export */   Rm: () => (/* binding */ visitNodes),
/* harmony export */   ZC: () => (/* binding */ nameIn),
/* harmony export */   eR: () => (/* binding */ relationIn),
/* harmony export */   gT: () => (/* binding */ listAt),
/* harmony export */   hK: () => (/* binding */ asNode),
/* harmony export */   oB: () => (/* binding */ nodeAt)
/* harmony export */ });
const empty = {};
/** A value of unknown shape as a node; one without fields when it is none. */
function asNode(value) {
    return isNode(value) ? value : empty;
}
function isNode(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
function nodeAt(node, field) {
    const value = node[field];
    return isNode(value) ? value : null;
}
function listAt(node, field) {
    const value = node[field];
    return Array.isArray(value) ? value.map(asNode) : [];
}
/** The nodes of a list below their tag; others are left out. */
function nodesAt(items, tag) {
    return items.flatMap((item) => {
        const node = nodeAt(item, tag);
        return node === null ? [] : [node];
    });
}
function textAt(node, field) {
    const value = node[field];
    return typeof value === "string" ? value : null;
}
function flagAt(node, field) {
    return node[field] === true;
}
/** The value of a `String` node, or of the last name of a list of them. */
function nameIn(node) {
    const text = nodeAt(node, "String");
    if (text !== null)
        return textAt(text, "sval") ?? "";
    const last = listAt(nodeAt(node, "List") ?? empty, "items").at(-1);
    return last === undefined ? null : nameIn(last);
}
/** The name in a `RangeVar`. */
function relationIn(rangeVar) {
    const name = rangeVar === null ? null : textAt(rangeVar, "relname");
    return rangeVar === null || name === null ? null : { schema: textAt(rangeVar, "schemaname"), name };
}
/** The name in a list of `String` nodes such as those of DROP. */
function toRelationName(parts) {
    const names = parts.map((part) => nameIn(part) ?? "");
    const name = names.at(-1);
    return name === undefined ? null : { schema: names.at(-2) ?? null, name };
}
/** The `DefElem` nodes of a list. */
function optionsIn(node, field) {
    return listAt(node, field).flatMap((item) => {
        const option = nodeAt(item, "DefElem");
        return option === null ? [] : [{ name: textAt(option, "defname") ?? "", value: constantIn(nodeAt(option, "arg")) }];
    });
}
/** Whether an option is on, read as PostgreSQL reads booleans; `otherwise` where it is not given. */
function isOn(options, name, otherwise) {
    const option = options.find((candidate) => candidate.name === name);
    if (option === undefined)
        return otherwise === "on";
    return option.value === null || /^(?:true|on|1)$/i.test(option.value);
}
const constants = [
    ["String", "sval"],
    ["sval", "sval"],
    ["Float", "fval"],
    ["fval", "fval"],
    ["Integer", "ival"],
    ["ival", "ival"],
    ["Boolean", "boolval"],
    ["boolval", "boolval"],
];
// The parser leaves out what is empty, 0 or false.
const absent = { sval: "", fval: "", ival: "0", boolval: "false" };
/** The text of a constant: a literal, a keyword or a name; null when it is none. */
function constantIn(node) {
    if (node === null)
        return null;
    const inner = nodeAt(node, "A_Const") ?? node;
    const type = nodeAt(inner, "TypeName");
    if (type !== null)
        return listAt(type, "names").map(nameIn).at(-1) ?? null;
    for (const [tag, field] of constants) {
        const value = nodeAt(inner, tag);
        if (value !== null)
            return textOf(value[field]) ?? absent[field];
    }
    return null;
}
function textOf(value) {
    if (typeof value === "string")
        return value;
    return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}
/** Visits every tagged node below a value, parents first; not recursive, so that deep trees are no problem. */
function visitNodes(root, visit) {
    const waiting = [{ field: "", value: root }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const { field, value } = next;
        if (Array.isArray(value)) {
            // Not by spreading: a list of values can be longer than a call has room for arguments.
            for (let index = value.length - 1; index >= 0; index--)
                waiting.push({ field: "", value: value[index] });
        }
        else if (isNode(value)) {
            // Tags are upper-case, fields are not.
            if (/^[A-Z]/.test(field))
                visit(field, value);
            for (const [name, below] of Object.entries(value).toReversed())
                waiting.push({ field: name, value: below });
        }
    }
}


/***/ }),

/***/ 6198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ compileWebAssemblyOnce)
/* harmony export */ });
/**
 * Keeps V8 from compiling PostgreSQL's huge functions a second time, optimised, in the background: 0.3 s of a core and
 * 500 MB, for which a process even waits at its end, and the parser becomes no faster (Node 20, 22 and 24, up to 20,000
 * statements). To be called before the WebAssembly is loaded.
 */
async function compileWebAssemblyOnce() {
    const { setFlagsFromString } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 8877, 19));
    setFlagsFromString("--no-wasm-tier-up");
    setFlagsFromString("--no-wasm-dynamic-tiering");
}


/***/ })

};
