const __dirname = import.meta.dirname;
export const id = 4447;
export const ids = [4447,6121];
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
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9531);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7496);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4297);



const utc = (column) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
/** The whole log, newest first. Read-only. */
async function readEvents(session, target) {
    const rows = await (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .read */ .L)(session, `SELECT id, event, version, description, script_name, checksum, installed_by, database_role, ${utc("logged_at")},
       execution_time, success, sqlstate, message, reason, environment, repository, ref, commit_sha, pull_request, run_id,
       run_url, tool_version, wal_position, ${utc("wal_at")}
     FROM ${(0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableIn */ .sV)(target.home, "log")} ORDER BY id DESC`, "reading the log");
    return rows.map(toEvent);
}
/** Scripts that were run, or begun, since a time (ISO 8601), by name and checksum. Read-only. */
async function readRunScripts(session, { home }, since) {
    const rows = await (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .read */ .L)(session, `SELECT DISTINCT script_name, checksum FROM ${(0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableIn */ .sV)(home, "log")} WHERE logged_at >= ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteLiteral */ .ce)(since)}::timestamptz
       AND event IN ('start', 'apply', 'undo-start', 'undo') AND script_name IS NOT NULL`, "reading the log");
    return rows.map(([script, checksum]) => ({ script: script ?? "", checksum: checksum ?? "" }));
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
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4297);










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
    const { rows, error } = await (0,_read_js__WEBPACK_IMPORTED_MODULE_6__/* .tryRead */ .o)(session, [
        `SELECT format_version, checksum, pg_catalog.encode(content, 'base64'), pg_catalog.to_char(taken_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), tool_version
FROM ${nameIn(home)} WHERE moment = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quoteLiteral */ .ce)(moment)}`,
    ]);
    if (error !== null)
        return explain(error);
    const [version, checksum, content, takenAt, toolVersion] = rows[0]?.[0] ?? [];
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


/***/ }),

/***/ 1854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  D: () => (/* binding */ readDoBlock),
  b: () => (/* binding */ readRoutine)
});

// EXTERNAL MODULE: ./lib/sql/syntax.js
var syntax = __webpack_require__(89);
;// CONCATENATED MODULE: ./lib/sql/catalog-guard.js

/** Errors about what is there already, or not there: no row can cause them. */
const aboutObjects = /^(?:duplicate|undefined)_(?:object|table|column|function|schema|database|parameter)$/;
/**
 * Whether what decides about code asks only whether something is in the catalog, as people do so that a file can run
 * twice: `IF NOT EXISTS (SELECT FROM pg_constraint …)`, `EXCEPTION WHEN duplicate_object`.
 */
function asksCatalog(parser, kind, node) {
    switch (kind) {
        case "PLpgSQL_stmt_block":
            return handlersOf(node).every((name) => aboutObjects.test(name));
        case "PLpgSQL_stmt_if":
        case "PLpgSQL_if_elsif":
            return isAboutCatalog(parser, (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(node, "cond") ?? {}, "PLpgSQL_expr") ?? {}, "query") ?? "");
        default:
            return false;
    }
}
function handlersOf(block) {
    const handlers = (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(block, "exceptions") ?? {}, "PLpgSQL_exception_block") ?? {};
    return (0,syntax/* listAt */.gT)(handlers, "exc_list").flatMap((item) => (0,syntax/* listAt */.gT)((0,syntax/* nodeAt */.oB)(item, "PLpgSQL_exception") ?? {}, "conditions").map((condition) => (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)(condition, "PLpgSQL_condition") ?? {}, "condname") ?? ""));
}
const catalog = /^(?:pg_(?:catalog|constraint|class|index|indexes|attribute|type|tables|namespace))$/;
const asks = /^(?:to_reg(?:class|type)|current_schema|lower|format)$/;
function isAboutCatalog(parser, condition) {
    const parsed = parser.parse(`SELECT ${condition}`);
    if (parsed.kind === "refused")
        return false;
    let [reads, other] = [false, false];
    (0,syntax/* visitNodes */.Rm)(parsed.statements[0]?.node, (kind, node) => {
        if (kind === "RangeVar") {
            const known = (0,syntax/* textAt */.$6)(node, "schemaname") === "information_schema" || catalog.test((0,syntax/* textAt */.$6)(node, "relname") ?? "");
            if (known)
                reads = true;
            else
                other = true;
        }
        if (kind !== "FuncCall")
            return;
        const name = (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)((0,syntax/* listAt */.gT)(node, "funcname").at(-1) ?? {}, "String") ?? {}, "sval") ?? "";
        if (!asks.test(name))
            other = true;
        if (name.startsWith("to_reg"))
            reads = true;
    });
    return reads && !other;
}

;// CONCATENATED MODULE: ./lib/sql/do-block.js


/** Looks into a `DO` block; unreadable when it is in another language or its parser refuses it. */
function readDoBlock(parser, { node, text }) {
    const language = (0,syntax/* optionsIn */.Im)(node, "args").find(({ name }) => name === "language")?.value ?? "plpgsql";
    const tree = language.toLowerCase() === "plpgsql" ? parser.parsePlPgSql(text) : null;
    return tree === null ? { kind: "unreadable" } : readPlPgSql(parser, tree);
}
/** Looks into the body of `CREATE FUNCTION` or `CREATE PROCEDURE`; unreadable in other languages than SQL and PL/pgSQL. */
function readRoutine(parser, { node, text }) {
    const language = ((0,syntax/* optionsIn */.Im)(node, "options").find(({ name }) => name === "language")?.value ?? "sql").toLowerCase();
    if (language === "plpgsql") {
        const tree = parser.parsePlPgSql(text);
        return tree === null ? { kind: "unreadable" } : readPlPgSql(parser, tree);
    }
    const body = language === "sql" ? bodyOf(node) : null;
    return body === null
        ? { kind: "unreadable" }
        : readQueries(parser, {
            queries: [{ query: body, line: 0, guarded: false, undecided: false }],
            dynamic: [],
            endsTransaction: false,
        });
}
/** The text of a routine's body; null where it is no string, as after BEGIN ATOMIC. */
function bodyOf(node) {
    const option = (0,syntax/* listAt */.gT)(node, "options").find((item) => (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)(item, "DefElem") ?? {}, "defname") === "as");
    const parts = (0,syntax/* listAt */.gT)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(option ?? {}, "DefElem") ?? {}, "arg") ?? {}, "List") ?? {}, "items");
    return parts.length === 1 ? (0,syntax/* constantIn */.Ot)(parts[0] ?? null) : null;
}
function readPlPgSql(parser, tree) {
    const found = {
        queries: [],
        dynamic: [],
        endsTransaction: false,
    };
    let left = false;
    visitCode(parser, tree, ({ kind, node, ...place }) => {
        // Who knows whether the code got this far.
        if (place.undecided && /^PLpgSQL_stmt_(?:return|exit)$/.test(kind))
            left = true;
        const where = { line: place.line, guarded: place.guarded, undecided: place.undecided || left };
        if (kind === "PLpgSQL_stmt_commit" || kind === "PLpgSQL_stmt_rollback")
            found.endsTransaction = true;
        // Mode 0 is a statement; conditions and values have others.
        if (kind === "PLpgSQL_expr" && Number(node["parseMode"] ?? 0) === 0) {
            found.queries.push({ query: (0,syntax/* textAt */.$6)(node, "query") ?? "", ...where });
        }
        for (const source of listDynamic(kind, node)) {
            const constant = readConstant(parser, source);
            if (constant === null)
                found.dynamic.push(source);
            else
                found.queries.push({ query: constant, ...where });
        }
    });
    return readQueries(parser, found);
}
function readQueries(parser, { queries, dynamic, endsTransaction, }) {
    const read = queries.map((one) => ({ ...one, parsed: parser.parse(one.query) }));
    return {
        kind: "read",
        statements: read.flatMap(({ query, parsed, ...where }) => parsed.kind === "refused"
            ? []
            : parsed.statements.map(({ kind, node, start, length }) => {
                const bytes = Buffer.from(query);
                const text = bytes.toString("utf8", start, length === 0 ? bytes.length : start + length);
                return { kind, node, text: text.trim(), ...where };
            })),
        // A variable where the parser wants a name: nobody knows before it runs.
        dynamic: [...dynamic, ...read.flatMap(({ query, parsed }) => (parsed.kind === "refused" ? [query] : []))],
        endsTransaction,
    };
}
/** Code below which it depends whether a statement runs. */
const deciding = /^PLpgSQL_(?:stmt_(?:if|case|loop|while|fori|fors|forc|foreach_a|dynfors)|if_elsif|exception)$/;
/** Visits every tagged node of PL/pgSQL code, parents first; not recursive, so that deep code is no problem. */
function visitCode(parser, root, visit) {
    const waiting = [
        { field: "", value: root, line: 0, guarded: false, undecided: false },
    ];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const { field, value } = next;
        if (Array.isArray(value)) {
            for (let index = value.length - 1; index >= 0; index--)
                waiting.push({ ...next, field: "", value: value[index] });
        }
        else if ((0,syntax/* isNode */.Ll)(value)) {
            const tagged = /^[A-Z]/.test(field);
            const line = Number(value["lineno"] ?? next.line);
            const handled = field === "PLpgSQL_stmt_block" && (0,syntax/* nodeAt */.oB)(value, "exceptions") !== null;
            const { guarded: within, undecided: unknown } = next;
            if (tagged)
                visit({ kind: field, node: value, line, guarded: within, undecided: unknown });
            const decides = handled || (tagged && deciding.test(field));
            const guarded = within || decides;
            const undecided = unknown || (decides && !asksCatalog(parser, field, value));
            for (const [name, below] of Object.entries(value).toReversed())
                waiting.push({ field: name, value: below, line, guarded, undecided });
        }
    }
}
/** Expressions that EXECUTE and the like run. */
function listDynamic(kind, node) {
    const executes = kind === "PLpgSQL_stmt_dynexecute" || kind === "PLpgSQL_stmt_dynfors";
    return [executes ? (0,syntax/* nodeAt */.oB)(node, "query") : null, (0,syntax/* nodeAt */.oB)(node, "dynquery")].flatMap((found) => {
        const expression = found === null ? null : (0,syntax/* nodeAt */.oB)(found, "PLpgSQL_expr");
        return expression === null ? [] : [(0,syntax/* textAt */.$6)(expression, "query") ?? ""];
    });
}
/** The value of an expression that is one literal; null when it is anything else. */
function readConstant(parser, expression) {
    const parsed = parser.parse(`SELECT ${expression}`);
    const select = parsed.kind === "parsed" ? parsed.statements[0] : undefined;
    const target = select === undefined ? undefined : (0,syntax/* listAt */.gT)(select.node, "targetList")[0];
    const value = (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(target ?? {}, "ResTarget") ?? {}, "val");
    return value !== null && (0,syntax/* nodeAt */.oB)(value, "A_Const") !== null ? (0,syntax/* constantIn */.Ot)(value) : null;
}


/***/ }),

/***/ 6121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  beginParser: () => (/* binding */ beginParser),
  q: () => (/* binding */ loadParser),
  p: () => (/* binding */ loadedParser)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
// EXTERNAL MODULE: ./lib/core/positions.js
var positions = __webpack_require__(2684);
;// CONCATENATED MODULE: ./lib/sql/machine.js
/**
 * Loads the parser; there while it is compiled. Not by the package's own entry, which makes objects of each tree at once:
 * most statements are only asked for their kind.
 */
async function startMachine() {
    const { default: start } = await __webpack_require__.e(/* import() */ 3995).then(__webpack_require__.t.bind(__webpack_require__, 3995, 19));
    return { machine: start().then(toMachine) };
}
function toMachine(compiled) {
    const { _malloc: allocate, _free: free, _wasm_free_string: freeText } = compiled;
    const { _wasm_parse_plpgsql: parsePlPgSql, _wasm_fingerprint: fingerprint } = compiled;
    const withText = (text, work) => {
        const bytes = Buffer.from(text);
        const address = allocate(bytes.length + 1);
        compiled.HEAPU8.set(bytes, address);
        compiled.HEAPU8[address + bytes.length] = 0;
        try {
            return work(address);
        }
        finally {
            free(address);
        }
    };
    const takeText = (address) => {
        const text = readText(compiled, address);
        freeText(address);
        return text;
    };
    return {
        parse: (sql) => withText(sql, (address) => parse(compiled, address)),
        parsePlPgSql: (sql) => withText(sql, (address) => takeText(parsePlPgSql(address))),
        fingerprint: (sql) => withText(sql, (address) => takeText(fingerprint(address))),
    };
}
function parse(compiled, address) {
    const { _wasm_parse_query_raw: parseQuery, _wasm_free_parse_result: freeResult } = compiled;
    const result = parseQuery(address);
    if (result === 0)
        throw new Error("out of memory");
    try {
        // PgQueryParseResult: trees, what went to stderr, error. PgQueryError: message, function, file, line, place.
        const [trees = 0, , error = 0] = readWords(compiled, result, 3);
        if (error === 0)
            return { kind: "trees", json: readText(compiled, trees) };
        const [message = 0, , , , place = 0] = readWords(compiled, error, 5);
        return { kind: "error", message: readText(compiled, message), place };
    }
    finally {
        freeResult(result);
    }
}
function readText({ HEAPU8 }, address) {
    return Buffer.from(HEAPU8.buffer, address, HEAPU8.indexOf(0, address) - address).toString();
}
function readWords({ HEAPU32 }, address, count) {
    return HEAPU32.subarray(address / 4, address / 4 + count);
}

// EXTERNAL MODULE: ./lib/sql/syntax.js
var syntax = __webpack_require__(89);
// EXTERNAL MODULE: ./lib/sql/webassembly.js
var webassembly = __webpack_require__(6198);
;// CONCATENATED MODULE: ./lib/sql/parser.js






// The library keeps its one machine in its own module, so a second load would be the same parser.
let started = null;
let loading = null;
let loaded = null;
/** Begins to load the parser, so far that it is compiled in the background: for those who have other work to do meanwhile. */
async function beginParser() {
    await (started ??= begin());
}
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
async function begin() {
    await (0,webassembly/* compileWebAssemblyOnce */.d)();
    const leave = standIn();
    try {
        return await startMachine();
    }
    finally {
        leave();
    }
}
async function load() {
    const { machine: starting } = await (started ??= begin());
    const machine = await starting;
    return {
        parse: (sql) => attempt(() => refuseNul(sql) ?? toParsed(machine.parse(sql)), ({ message }) => refused(`the parser cannot read this statement (${message})`, null)),
        fingerprint: (sql) => attempt(() => toFingerprint(machine.fingerprint(sql)), () => null),
        parsePlPgSql: (sql) => attempt(() => (0,syntax/* asNode */.hK)(JSON.parse(machine.parsePlPgSql(sql))), () => null),
    };
}
/**
 * The library's loader looks for its .wasm beside `__dirname`, which a bundle of ES modules does not have: the build puts
 * the file next to the bundle, and this names that folder while the library loads. Elsewhere Node's own one wins.
 */
function standIn() {
    if (Reflect.has(globalThis, "__dirname"))
        return () => { };
    Reflect.set(globalThis, "__dirname", (0,external_node_path_.dirname)((0,external_node_url_.fileURLToPath)(import.meta.url)));
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
    return at === -1 ? null : refused("there is a NUL character", (0,positions/* countCharacters */.wZ)(sql.slice(0, at)));
}
function refused(message, position) {
    return { kind: "refused", message, position };
}
function toFingerprint(answer) {
    return /^[0-9a-f]+$/.test(answer) ? answer : null;
}
function toParsed(answer) {
    // 1 stands for the first character and for no place at all.
    if (answer.kind === "error")
        return refused(firstLine(answer.message), answer.place > 1 ? answer.place - 1 : null);
    const single = toSingle(answer.json);
    return { kind: "parsed", statements: single === null ? toStatements(answer.json) : [single] };
}
/** Up to so many characters of JSON a tree is made anew whenever it is looked at: thousands of them are too many to keep. */
const shortLength = 20_000;
/** The one statement of a text; null where there may be several. Its tree is made when somebody looks at it. */
function toSingle(json) {
    const [head, kind] = /^\{"version":\d+,"stmts":\[\{"stmt":\{"(\w+)":\{/.exec(json) ?? [];
    if (head === undefined || kind === undefined || json.includes('{"stmt":{"', head.length))
        return null;
    const places = /\}(?:,"stmt_location":(\d+))?(?:,"stmt_len":(\d+))?\}\]\}$/.exec(json.slice(-100));
    if (places === null)
        return null;
    const [, start = 0, length = 0] = places;
    let known = null;
    return {
        kind,
        start: Number(start),
        length: Number(length),
        get node() {
            const tree = known ?? toStatements(json)[0]?.node ?? {};
            if (json.length > shortLength)
                known = tree;
            return tree;
        },
    };
}
function toStatements(json) {
    return (0,syntax/* listAt */.gT)((0,syntax/* asNode */.hK)(JSON.parse(json)), "stmts").flatMap((statement) => {
        const [tag] = Object.entries((0,syntax/* nodeAt */.oB)(statement, "stmt") ?? {});
        const [start, length] = [Number(statement["stmt_location"] ?? 0), Number(statement["stmt_len"] ?? 0)];
        return tag === undefined ? [] : [{ kind: tag[0], node: (0,syntax/* asNode */.hK)(tag[1]), start, length }];
    });
}
/** Where a quote is not closed, PostgreSQL names all that follows as the place. */
function firstLine(message) {
    const [first = ""] = message.split(/[\r\n]/, 1);
    return first === message && message.length <= 400 ? message : `${first.slice(0, 200).trimEnd()}…"`;
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
