export const id = 8350;
export const ids = [8350];
export const modules = {

/***/ 1431:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HU: () => (/* binding */ sortObjects),
/* harmony export */   I: () => (/* binding */ notReadable),
/* harmony export */   T5: () => (/* binding */ objectKey),
/* harmony export */   fd: () => (/* binding */ objectsByKey),
/* harmony export */   tj: () => (/* binding */ areSame)
/* harmony export */ });
/* harmony import */ var _compare_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8998);

/** An attribute that this role may not see: it equals whatever another role saw. */
const notReadable = "(not readable by this role)";
/** What tells objects apart: two of the same key are the same object at two times. */
function objectKey({ kind, identity }) {
    return `${kind} ${identity}`;
}
/** Objects by key. */
function objectsByKey({ objects }) {
    return new Map(objects.map((object) => [objectKey(object), object]));
}
/** Whether two snapshots say the same of the same objects, in so many words. */
function areSame(one, other) {
    if (one === other)
        return true;
    if (one.major !== other.major || one.objects.length !== other.objects.length)
        return false;
    return one.objects.every((object, index) => {
        const twin = other.objects[index];
        return (twin !== undefined && object.kind === twin.kind && object.identity === twin.identity && haveSame(object, twin));
    });
}
function haveSame({ attributes: one }, { attributes: other }) {
    const names = Object.keys(one);
    return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
/** Objects in the order that snapshots keep: by kind, then identity, by code unit. */
function sortObjects(objects) {
    const keyed = objects.map((object) => ({ object, key: objectKey(object) }));
    return keyed.toSorted((a, b) => (0,_compare_text_js__WEBPACK_IMPORTED_MODULE_0__/* .compareText */ .n)(a.key, b.key)).map(({ object }) => object);
}


/***/ }),

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


/***/ })

};
