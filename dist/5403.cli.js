export const id = 5403;
export const ids = [5403];
export const modules = {

/***/ 6128:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ readRunScripts),
/* harmony export */   w: () => (/* binding */ readEvents)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9531);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9357);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7496);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(244);




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

/***/ 8350:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M_: () => (/* binding */ store),
/* harmony export */   Zg: () => (/* binding */ toSnapshotWarnings),
/* harmony export */   av: () => (/* binding */ storeSql),
/* harmony export */   p9: () => (/* binding */ readLive),
/* harmony export */   readUntilCancelled: () => (/* binding */ readUntilCancelled)
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
/** The same, for which a cancel of the run does not wait. */
async function readUntilCancelled(holding, loaded, signal) {
    const cancel = (0,_database_transaction_js__WEBPACK_IMPORTED_MODULE_9__/* .cancelOnAbort */ .ec)(holding.session, holding.target.pid, signal);
    try {
        return await readLive(holding, loaded);
    }
    finally {
        await cancel.settled();
    }
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
    (0,_database_transaction_js__WEBPACK_IMPORTED_MODULE_9__/* .refuseLostLock */ .gb)({ ...error, location: null, statement: null, own: true });
    const snapshots = (0,_database_snapshot_state_js__WEBPACK_IMPORTED_MODULE_7__/* .isPresent */ .Wo)(loaded.onRecord.snapshots);
    const help = error.sqlstate === "42501" ? (0,_database_grants_js__WEBPACK_IMPORTED_MODULE_3__/* .snapshotGrants */ .Uu)(target, { snapshots }) : undefined;
    const why = (0,_database_recorded_js__WEBPACK_IMPORTED_MODULE_4__/* .isUnrecorded */ .A4)(error) ? await (0,_database_recorded_js__WEBPACK_IMPORTED_MODULE_4__/* .tellMeddlers */ .k5)(holding) : `${error.message} (${error.sqlstate})`;
    const message = `the snapshot could not be stored: ${why}`;
    throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("database", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("stored-snapshot", { message, ...(help === undefined ? {} : { help }) })]);
}


/***/ }),

/***/ 7784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   beginSnapshot: () => (/* binding */ beginSnapshot),
/* harmony export */   settleSnapshot: () => (/* binding */ settleSnapshot)
/* harmony export */ });
/* harmony import */ var _core_schema_drift_report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7923);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8165);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(551);
/* harmony import */ var _core_report_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5483);
/* harmony import */ var _core_schema_snapshot_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1431);
/* harmony import */ var _drift_compare_schemas_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5016);
/* harmony import */ var _kept_schema_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8350);
/* harmony import */ var _stored_schema_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4588);








/**
 * Before the first step: compares the live schema with what the last deploy left, tells what drifted, and stores it as
 * the run's start. A run goes on without a snapshot where that cannot be done. Throws Failure for a lost connection.
 */
async function beginSnapshot(run) {
    const { loaded, world } = run;
    try {
        const stored = await readLast(run);
        if (stored === "unknown")
            return;
        const before = await readBefore(run, stored);
        if (before === null)
            return;
        if (stored !== null)
            tellBefore(run, driftBetween(run, stored, before));
        await (0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_5__/* .store */ .M_)(run.holding, loaded, { moment: "before", snapshot: before, toolVersion: world.recorder.toolVersion });
        // Where nothing has drifted, one of them serves as both.
        run.snapshot = { stored: stored === null || (0,_core_schema_snapshot_js__WEBPACK_IMPORTED_MODULE_7__/* .areSame */ .tj)(stored, before) ? before : stored, before };
    }
    catch (error) {
        run.findings.push(...(0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_5__/* .toSnapshotWarnings */ .Zg)(error, loaded));
    }
}
/** The stored snapshot, null where there is none yet; unknown where it cannot be read, and is left as it is. */
async function readLast({ holding, loaded, findings }) {
    if (loaded.onRecord.snapshots === "unsettled")
        return "unknown"; // told already: it could not be settled
    const stored = await (0,_stored_schema_js__WEBPACK_IMPORTED_MODULE_6__/* .readStored */ .C)(holding.session, holding.target, loaded);
    switch (stored.kind) {
        case "settled":
            return stored.snapshot;
        case "stale": {
            const message = `${(0,_drift_compare_schemas_js__WEBPACK_IMPORTED_MODULE_4__/* .staleText */ .Zg)(stored.takenAt)}; this run begins a new one with the schema as it is`;
            findings.push((0,_core_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)("drift-unknown", { message, environment: loaded.environment.name }));
            return null;
        }
        case "unreadable":
            findings.push(...stored.findings);
            return "unknown";
        case "unsettled":
        case "none":
            return null;
    }
}
/** Where the schema cannot be read, what is stored stands for it: better than to take each step for drift. */
async function readBefore(run, stored) {
    const { early, holding, loaded, world } = run;
    try {
        if (early.kind === "failed")
            throw early.error;
        return early.kind === "read" ? early.snapshot : await (0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_5__.readUntilCancelled)(holding, loaded, world.signal);
    }
    catch (error) {
        const help = "what had drifted before this run is not told, and counts as changed by it";
        run.findings.push(...(0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_5__/* .toSnapshotWarnings */ .Zg)(error, loaded, help));
        return stored;
    }
}
function driftBetween({ world }, expected, live) {
    // Servers of two majors write some definitions differently; check can tell those apart, with a shadow.
    const because = ["the stored snapshot is of another major version of PostgreSQL"];
    if (expected.major !== live.major)
        return { ..._core_report_js__WEBPACK_IMPORTED_MODULE_3__/* .driftOff */ .de, status: "unknown", because };
    return (0,_core_schema_drift_report_js__WEBPACK_IMPORTED_MODULE_0__/* .toDriftReport */ .P)([(0,_drift_compare_schemas_js__WEBPACK_IMPORTED_MODULE_4__/* .compare */ .UD)({ against: "snapshot", expected, live }, world)]);
}
function tellBefore({ world }, drift) {
    if (drift.status === "drift")
        world.log.line(`before the first step: ${(0,_core_schema_drift_report_js__WEBPACK_IMPORTED_MODULE_0__/* .sayDrift */ .n)(drift)}`);
}
/**
 * At the end of a run, however it ended: stores the schema as it was kept before plus what the run changed, and tells
 * the drift that is left. What cannot be settled now is settled by the next run; nothing fails for it.
 */
async function settleSnapshot(run, ended) {
    const { snapshot: begun } = run;
    if (begun === null || run.connection === "lost")
        return;
    const { holding } = run;
    // A cancelled run has seven seconds for everything.
    const limit = ended === "cancelled" ? setTimeout(() => void holding.session.cancel(holding.target.pid), 2_500) : undefined;
    try {
        await settle(run, begun);
    }
    catch (error) {
        run.findings.push(...toUnsettled(run, error));
    }
    finally {
        clearTimeout(limit);
    }
}
async function settle(run, begun) {
    const { loaded, holding, world } = run;
    const after = await (0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_5__/* .readLive */ .p9)(holding, loaded);
    const snapshot = await (0,_stored_schema_js__WEBPACK_IMPORTED_MODULE_6__/* .settled */ .g)(begun, after, { loaded, target: holding.target, scripts: await scriptsOf(run) });
    await (0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_5__/* .store */ .M_)(holding, tableExists(run), { moment: "last", snapshot, toolVersion: world.recorder.toolVersion });
    run.drift = driftBetween(run, snapshot, after);
    run.findings.push(...(0,_drift_compare_schemas_js__WEBPACK_IMPORTED_MODULE_4__/* .driftFindings */ .Ms)(run.drift, loaded.environment.name));
}
function tableExists({ loaded }) {
    return { ...loaded, onRecord: { ...loaded.onRecord, snapshots: "unsettled" } };
}
/** Scripts whose statements were run to their end, or, outside a transaction, as far as they came. */
async function scriptsOf({ outcomes, loaded }) {
    const scripts = [];
    for (const [script, { result }] of outcomes) {
        const partly = result === "failed" && !(await loaded.parse(script)).transactional;
        if (result === "done" || partly)
            scripts.push(script);
    }
    return scripts;
}
function toUnsettled({ loaded, findings, world }, error) {
    if (error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H && error.findings.some(({ rule }) => rule === "lock-lost")) {
        // Told already, where it mattered; another run may be at work.
        world.log.line("the snapshot is left for the next run to settle, because the lock is lost");
        return findings.some(({ rule }) => rule === "lock-lost") ? [] : error.findings;
    }
    const help = "nothing is lost: the next run settles the snapshot first";
    try {
        return (0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_5__/* .toSnapshotWarnings */ .Zg)(error, loaded, help);
    }
    catch (lost) {
        if (!(lost instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H))
            throw lost;
        const message = "the connection was lost before the snapshot of the schema was settled";
        return [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)("snapshot", { message, help, severity: "warning", environment: loaded.environment.name })];
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
