export const id = 7213;
export const ids = [7213];
export const modules = {

/***/ 7213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   repair: () => (/* binding */ repair)
/* harmony export */ });
/* harmony import */ var _core_state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4734);
/* harmony import */ var _core_drift_report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8135);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(474);
/* harmony import */ var _database_records_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8799);
/* harmony import */ var _environment_accept_live_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9116);
/* harmony import */ var _environment_connect_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1416);
/* harmony import */ var _environment_finish_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3439);
/* harmony import */ var _environment_record_only_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5591);
/* harmony import */ var _environment_report_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3951);
/* harmony import */ var _environment_settle_mirror_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4704);
/* harmony import */ var _environment_settle_lost_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(1697);











/** Puts the record right, never the schema: edited takes the file's checksum, missing and failed lose their row. */
async function repair(world) {
    const results = [];
    for (const environment of world.config.environments) {
        results.push(await (0,_environment_finish_js__WEBPACK_IMPORTED_MODULE_6__/* .settleEnvironment */ .zQ)((0,_environment_report_js__WEBPACK_IMPORTED_MODULE_8__/* .toUnreachable */ .w)(environment, "not read"), () => repairOne(world, environment)));
    }
    return (0,_environment_finish_js__WEBPACK_IMPORTED_MODULE_6__/* .toReport */ .cG)(world, results);
}
async function repairOne(world, environment) {
    return await (0,_environment_connect_js__WEBPACK_IMPORTED_MODULE_5__/* .holdEnvironment */ .nT)(world, environment, { applyEvents: false }, async (holding, found) => {
        (0,_environment_record_only_js__WEBPACK_IMPORTED_MODULE_7__/* .refuseForeign */ .re)(found);
        const { dryRun, drift } = world.config;
        // A live schema that is accepted settles whatever was begun.
        const keeps = dryRun || drift === "accept";
        const lost = keeps ? { loaded: found, findings: [] } : await (0,_environment_settle_lost_js__WEBPACK_IMPORTED_MODULE_10__/* .settleLost */ .c)(world, holding, found);
        const loaded = await (0,_environment_settle_mirror_js__WEBPACK_IMPORTED_MODULE_9__/* .settleMirror */ .j)(world, holding, lost.loaded);
        const recorder = (0,_environment_record_only_js__WEBPACK_IMPORTED_MODULE_7__/* .recorderFor */ .ub)(world, loaded);
        const states = chosen(world, loaded);
        const accepted = drift === "accept" ? await acceptDrift(world, holding, loaded) : [];
        const repairs = [...states.map((state) => toRepair(state, loaded, { recorder, world })), ...accepted];
        if (!dryRun && repairs.length > 0) {
            await (0,_environment_record_only_js__WEBPACK_IMPORTED_MODULE_7__/* .changeRecord */ .U9)(holding, loaded, repairs.flatMap(({ sql }) => sql));
        }
        for (const { told } of repairs)
            world.log.line(told);
        const after = await (0,_environment_settle_mirror_js__WEBPACK_IMPORTED_MODULE_9__/* .settleMirror */ .j)(world, holding, await (0,_environment_connect_js__WEBPACK_IMPORTED_MODULE_5__/* .reread */ .Ws)(holding, loaded));
        const done = repairs.map(({ told }) => (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)("repaired", { message: told, environment: environment.name }));
        const findings = [...lost.findings, ...done];
        return { report: (0,_environment_report_js__WEBPACK_IMPORTED_MODULE_8__/* .toEnvironmentReport */ .l)(after, { planned: null }), findings, failure: null };
    });
}
/** Stores the live schema in place of the snapshot; the event says what was accepted. */
async function acceptDrift(world, holding, loaded) {
    const { schema, drift } = await (0,_environment_accept_live_js__WEBPACK_IMPORTED_MODULE_4__/* .compareLive */ .ME)(world, holding, loaded);
    if (!world.config.dryRun)
        await (0,_environment_accept_live_js__WEBPACK_IMPORTED_MODULE_4__/* .acceptSchema */ .Oj)(world, holding, loaded, schema);
    const told = drift === null
        ? "the live schema is stored as the snapshot"
        : drift.status === "drift"
            ? `the live schema is accepted as it is; ${(0,_core_drift_report_js__WEBPACK_IMPORTED_MODULE_1__/* .sayDrift */ .n)(drift)}`
            : "the live schema is accepted as it is: nothing had drifted";
    const nothing = { version: null, description: null, script: null, checksum: null };
    const { reason } = world.config;
    const { walPosition, walAt } = loaded.onRecord;
    const details = { success: true, message: told, reason, walPosition, walAt };
    return [{ told, sql: [(0,_database_records_js__WEBPACK_IMPORTED_MODULE_3__/* .logEventSql */ .tI)(holding.target.home, "repair", nothing, (0,_environment_record_only_js__WEBPACK_IMPORTED_MODULE_7__/* .recorderFor */ .ub)(world, loaded), details)] }];
}
function isRepairable(state) {
    return ["edited", "missing", "failed", "undo-failed"].includes(state.state);
}
function chosen(world, { state, environment }) {
    const all = state.migrations.filter(isRepairable);
    const { targetVersion, all: everything, drift } = world.config;
    if (drift === "accept" && !everything && targetVersion === null)
        return [];
    if (everything || targetVersion === null)
        return all;
    const one = all.filter((candidate) => (0,_core_state_js__WEBPACK_IMPORTED_MODULE_0__/* .keyOf */ .TN)((0,_core_state_js__WEBPACK_IMPORTED_MODULE_0__/* .versionOf */ .E4)(candidate)) === (0,_core_state_js__WEBPACK_IMPORTED_MODULE_0__/* .keyOf */ .TN)(targetVersion));
    if (one.length > 0)
        return one;
    const needing = all.map(_core_state_js__WEBPACK_IMPORTED_MODULE_0__/* .versionOf */ .E4).join(", ");
    const help = needing === "" ? "no version needs repair" : `versions that need it: ${needing}`;
    throw (0,_environment_record_only_js__WEBPACK_IMPORTED_MODULE_7__/* .blocked */ .Z5)(`version ${targetVersion} needs no repair`, help, environment.name);
}
function toRepair(state, { target, onRecord }, { recorder, world }) {
    const home = target?.home ?? "";
    const { row } = state;
    const subject = { version: row.version, description: row.description, script: row.script, checksum: row.checksum };
    const event = (checksum, message) => (0,_database_records_js__WEBPACK_IMPORTED_MODULE_3__/* .logEventSql */ .tI)(home, "repair", { ...subject, checksum }, recorder, {
        success: true,
        message,
        reason: world.config.reason,
        ...wal,
    });
    const wal = { walPosition: onRecord.walPosition, walAt: onRecord.walAt };
    switch (state.state) {
        case "edited": {
            const { description, checksum } = state.migration;
            const told = `version ${row.version} takes the file's checksum ${checksum.slice(0, 8)}… (it was ${row.checksum.slice(0, 8)}…)`;
            return { told, sql: [(0,_database_records_js__WEBPACK_IMPORTED_MODULE_3__/* .setChecksumSql */ .eS)(home, row.version, { description, checksum }), event(checksum, told)] };
        }
        case "undo-failed": {
            // What its undo left is for people to judge; the row says applied again, so that a rollback can be planned anew.
            const told = `version ${row.version} counts as applied again (its undo had not finished)`;
            return {
                told,
                sql: [
                    (0,_database_records_js__WEBPACK_IMPORTED_MODULE_3__/* .putVersionSql */ .kG)(home, row, recorder, { success: true, executionMs: String(row.executionMs) }),
                    event(row.checksum, told),
                ],
            };
        }
        case "missing":
        case "failed": {
            const told = `version ${row.version} (${row.script}) is forgotten: its row was removed`;
            return { told, sql: [(0,_database_records_js__WEBPACK_IMPORTED_MODULE_3__/* .removeVersionSql */ .PB)(home, row.version), event(row.checksum, told)] };
        }
    }
}


/***/ }),

/***/ 1328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ planMirror),
/* harmony export */   Q: () => (/* binding */ typeOf)
/* harmony export */ });
/* harmony import */ var _flyway_rows_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1613);
/* harmony import */ var _flyway_row_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4262);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4734);



/** The type of the row that Flyway would have written for one of ours. */
function typeOf({ script }) {
    if (script === _state_js__WEBPACK_IMPORTED_MODULE_2__/* .baselineMarker */ .sz)
        return "BASELINE";
    return /(?:^|\/)B[^/]*$/.test(script) ? "SQL_BASELINE" : "SQL";
}
/** What Flyway's table must be told, oldest first. Pure. */
function planMirror(rows, options) {
    const effective = (0,_flyway_rows_js__WEBPACK_IMPORTED_MODULE_0__/* .effectiveRows */ .P)(rows);
    const { history, undoneAt, set } = options;
    const ours = new Map(history.applied.map((row) => [(0,_state_js__WEBPACK_IMPORTED_MODULE_2__/* .keyOf */ .TN)(row.version), row]));
    const files = new Map(set.versioned.map(({ version, script }) => [(0,_state_js__WEBPACK_IMPORTED_MODULE_2__/* .keyOf */ .TN)(version.text), script]));
    const baselines = new Map(set.baselines.map(({ version, script }) => [(0,_state_js__WEBPACK_IMPORTED_MODULE_2__/* .keyOf */ .TN)(version.text), script]));
    const fileOf = (row) => {
        const type = typeOf(row);
        if (type === "BASELINE")
            return null;
        return (type === "SQL" ? files : baselines).get((0,_state_js__WEBPACK_IMPORTED_MODULE_2__/* .keyOf */ .TN)(row.version)) ?? null;
    };
    const added = history.applied.flatMap((row) => {
        const theirs = effective.versions.get((0,_state_js__WEBPACK_IMPORTED_MODULE_2__/* .keyOf */ .TN)(row.version));
        const script = fileOf(row);
        if (theirs === undefined)
            return [{ kind: "add", row, type: typeOf(row), script }];
        return alignOf(theirs, row, script, options);
    });
    const takenBack = [...effective.versions].flatMap(([key, row]) => {
        const undone = !ours.has(key) && (undoneAt.get(key) ?? "") > row.installedOn;
        return undone ? [{ kind: "take-back", row }] : [];
    });
    const changes = [...takenBack, ...added, ...ofRepeatables(effective.repeatables, options)];
    return changes.toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : timeOf(a) > timeOf(b) ? 1 : 0));
}
function alignOf(theirs, ours, script, { isSame }) {
    const comparable = script !== null && (0,_flyway_row_js__WEBPACK_IMPORTED_MODULE_1__/* .kindOf */ .I)(theirs) !== "baseline" && theirs.checksum !== null && ours.success;
    if (!comparable || ours.checksum !== script.checksum || isSame(script, theirs.checksum, "versioned"))
        return [];
    return [{ kind: "align", row: theirs, description: ours.description, script }];
}
function ofRepeatables(theirs, { history, set, undoneAt, isSame }) {
    const added = history.repeatables.flatMap((row) => {
        const file = set.repeatables.find(({ description }) => description === row.description);
        const other = theirs.get(row.description);
        const current = file !== undefined && row.success && file.checksum === row.checksum;
        // Only what we ran as it is now can be told: of an older text the checksum is not known.
        if (!current)
            return [];
        const known = other !== undefined && (other.checksum === null || isSame(file.script, other.checksum, "repeatable"));
        return known ? [] : [{ kind: "add", row: { ...row, version: null }, type: "SQL", script: file.script }];
    });
    const present = new Set(history.repeatables.map(({ description }) => description));
    const takenBack = [...theirs.values()].flatMap((row) => {
        const undone = !present.has(row.description) && [...undoneAt.values()].some((at) => at > row.installedOn);
        return undone ? [{ kind: "take-back", row }] : [];
    });
    return [...takenBack, ...added];
}
function timeOf(change) {
    return change.kind === "add" ? change.row.installedOn : "";
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
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5217);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(474);
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9531);
/* harmony import */ var _core_snapshot_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4587);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9357);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7496);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(244);








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
/** SQL that stores a snapshot in place of the one of that moment; no BEGIN. */
function storeSnapshotSql(home, { moment, snapshot, toolVersion, }) {
    const { checksum, content } = encodeSnapshot(snapshot);
    const values = [
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .quoteLiteral */ .ce)(moment),
        String(formatVersion),
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .quoteLiteral */ .ce)(checksum),
        `pg_catalog.decode('${content.toString("base64")}', 'base64')`,
        "pg_catalog.clock_timestamp()",
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .quoteLiteral */ .ce)(toolVersion),
    ];
    const columns = ["format_version", "checksum", "content", "taken_at", "tool_version"];
    return `INSERT INTO ${nameIn(home)} (moment, ${columns.join(", ")}) VALUES (${values.join(", ")})
ON CONFLICT (moment) DO UPDATE SET ${columns.map((column) => `${column} = EXCLUDED.${column}`).join(", ")}`;
}
/** SQL that forgets the snapshot of that moment; no BEGIN. */
function removeSnapshotSql(home, moment) {
    return `DELETE FROM ${nameIn(home)} WHERE moment = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .quoteLiteral */ .ce)(moment)}`;
}
/** Reads the snapshot of that moment. What cannot be read is a finding: drift is then unknown, nothing more. Read-only. */
async function readStoredSnapshot(session, home, moment) {
    const { results, error } = await session.send(`BEGIN READ ONLY; SET LOCAL search_path = ${_target_js__WEBPACK_IMPORTED_MODULE_5__/* .ownSearchPath */ .O};
SELECT format_version, checksum, pg_catalog.encode(content, 'base64'), pg_catalog.to_char(taken_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), tool_version
FROM ${nameIn(home)} WHERE moment = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .quoteLiteral */ .ce)(moment)}; COMMIT`);
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
    const snapshot = toSnapshot(parseJson(text));
    return snapshot === null ? { problem: "its content is no snapshot" } : { snapshot };
}
function nameIn(home) {
    return `${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .quoteIdentifier */ .Cm)(home)}.${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .quoteIdentifier */ .Cm)(_tables_js__WEBPACK_IMPORTED_MODULE_4__/* .snapshotTable */ .tJ)}`;
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
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null; // no snapshot either
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
        : { major, objects: (0,_core_snapshot_js__WEBPACK_IMPORTED_MODULE_7__/* .sortObjects */ .HU)(read.filter((object) => object !== null)) };
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
        return { kind: "unreadable", finding: (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)("stored-snapshot", { message, help: (0,_session_js__WEBPACK_IMPORTED_MODULE_3__/* .grantFor */ .O4)(error.message) }) };
    }
    if (error.sqlstate === "42703")
        return unreadable(`the table ${_tables_js__WEBPACK_IMPORTED_MODULE_4__/* .snapshotTable */ .tJ} is not the tool's: ${error.message}`);
    throw (0,_session_js__WEBPACK_IMPORTED_MODULE_3__/* .serverFailure */ .aG)(error, "reading the stored snapshot");
}
function unreadable(reason) {
    return {
        kind: "unreadable",
        finding: (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)("stored-snapshot", { message: `the stored snapshot cannot be read: ${reason}` }),
    };
}


/***/ }),

/***/ 9116:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ME: () => (/* binding */ compareLive),
/* harmony export */   OQ: () => (/* binding */ storeLive),
/* harmony export */   Oj: () => (/* binding */ acceptSchema)
/* harmony export */ });
/* harmony import */ var _core_drift_report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8135);
/* harmony import */ var _database_snapshot_store_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(881);
/* harmony import */ var _compare_schemas_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(839);
/* harmony import */ var _kept_schema_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7677);




/** Reads what would be stored in place of the snapshot. Read-only. Throws Failure. */
async function compareLive(world, holding, loaded) {
    const schema = await (0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .readLive */ .p9)(holding, loaded);
    const { snapshots } = loaded.onRecord;
    if (snapshots === "absent" || snapshots === "empty")
        return { schema, drift: null };
    const stored = await (0,_database_snapshot_store_js__WEBPACK_IMPORTED_MODULE_1__/* .readStoredSnapshot */ ._Z)(holding.session, holding.target.home, "last");
    if (stored.kind !== "found")
        return { schema, drift: null };
    return {
        schema,
        drift: (0,_core_drift_report_js__WEBPACK_IMPORTED_MODULE_0__/* .toDriftReport */ .P)([(0,_compare_schemas_js__WEBPACK_IMPORTED_MODULE_2__/* .compare */ .UD)({ against: "snapshot", expected: stored.snapshot, live: schema }, world)]),
    };
}
/** Stores a schema as the one that the last change left; what a run began is settled with it. Throws Failure. */
async function acceptSchema(world, holding, loaded, schema) {
    await (0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .store */ .M_)(holding, loaded, { moment: "last", snapshot: schema, toolVersion: world.recorder.toolVersion });
}
/** Stores the live schema where a history begins; what hinders that is a warning. */
async function storeLive(world, holding, loaded) {
    try {
        await acceptSchema(world, holding, loaded, await (0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .readLive */ .p9)(holding, loaded));
        return [];
    }
    catch (error) {
        return (0,_kept_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .toSnapshotWarnings */ .Zg)(error, loaded, "drift is unknown until the next apply stores a snapshot");
    }
}


/***/ }),

/***/ 7677:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M_: () => (/* binding */ store),
/* harmony export */   Zg: () => (/* binding */ toSnapshotWarnings),
/* harmony export */   p9: () => (/* binding */ readLive),
/* harmony export */   readUntilCancelled: () => (/* binding */ readUntilCancelled)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8165);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(474);
/* harmony import */ var _database_catalog_read_snapshot_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4571);
/* harmony import */ var _database_grants_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7598);
/* harmony import */ var _database_own_message_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1543);
/* harmony import */ var _database_session_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9357);
/* harmony import */ var _database_snapshot_state_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1433);
/* harmony import */ var _database_snapshot_store_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(881);
/* harmony import */ var _database_transaction_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3245);
/* harmony import */ var _scope_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9609);










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
    return await (0,_database_catalog_read_snapshot_js__WEBPACK_IMPORTED_MODULE_2__.readSnapshot)(session, (0,_scope_js__WEBPACK_IMPORTED_MODULE_9__/* .scopeOf */ .O)(loaded, target));
}
/** The same, for which a cancel of the run does not wait. */
async function readUntilCancelled(holding, loaded, signal) {
    const cancel = (0,_database_transaction_js__WEBPACK_IMPORTED_MODULE_8__/* .cancelOnAbort */ .ec)(holding.session, holding.target.pid, signal);
    try {
        return await readLive(holding, loaded);
    }
    finally {
        await cancel.settled();
    }
}
/** Stores a snapshot under the lock, in a table that is made on first use. Throws Failure. */
async function store({ session, target }, { onRecord }, storing) {
    const snapshots = (0,_database_snapshot_state_js__WEBPACK_IMPORTED_MODULE_6__/* .isPresent */ .Wo)(onRecord.snapshots);
    const create = snapshots === "absent" ? [(0,_database_snapshot_store_js__WEBPACK_IMPORTED_MODULE_7__/* .createSnapshotTableSql */ .vj)(target.home)] : [];
    const settle = storing.moment === "last" ? [(0,_database_snapshot_store_js__WEBPACK_IMPORTED_MODULE_7__/* .removeSnapshotSql */ .Rt)(target.home, "before")] : [];
    const { error } = await session.send((0,_database_own_message_js__WEBPACK_IMPORTED_MODULE_4__/* .ownMessageSql */ .y)(target, [...create, (0,_database_snapshot_store_js__WEBPACK_IMPORTED_MODULE_7__/* .storeSnapshotSql */ .Kz)(target.home, storing), ...settle]));
    if (error === null)
        return;
    await session.send("ROLLBACK");
    (0,_database_transaction_js__WEBPACK_IMPORTED_MODULE_8__/* .refuseLostLock */ .gb)({ ...error, location: null, statement: null, own: true });
    const help = error.sqlstate === "42501" ? (0,_database_grants_js__WEBPACK_IMPORTED_MODULE_3__/* .snapshotGrants */ .Uu)(target, { snapshots }) : undefined;
    const message = `the snapshot could not be stored: ${error.message} (${error.sqlstate})`;
    throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("database", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("stored-snapshot", { message, ...(help === undefined ? {} : { help }) })]);
}


/***/ }),

/***/ 1697:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ settleLost)
/* harmony export */ });
/** Settles the snapshot of a run that was cut, where there was one; else it costs nothing. Throws Failure. */
async function settleLost(world, holding, loaded) {
    if (loaded.onRecord.snapshots !== "unsettled")
        return { loaded, findings: [] };
    const { settleEarlier } = await Promise.all(/* import() */[__webpack_require__.e(4571), __webpack_require__.e(5983), __webpack_require__.e(6671)]).then(__webpack_require__.bind(__webpack_require__, 1379));
    return await settleEarlier(world, holding, loaded);
}


/***/ }),

/***/ 4704:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ mirrorChanges),
/* harmony export */   j: () => (/* binding */ settleMirror)
/* harmony export */ });
/* harmony import */ var _core_mirror_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1328);
/* harmony import */ var _flyway_checksum_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6733);
/* harmony import */ var _flyway_mirror_sql_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9044);
/* harmony import */ var _adoption_sql_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(393);
/* harmony import */ var _record_only_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5591);





/**
 * Makes both tables say the same: what Flyway has done goes on our record, and what its table lacks into that. Under both
 * locks; nothing in a dry run. The state does not change by it, and neither does the digest of a plan. Throws Failure.
 */
async function settleMirror(world, holding, loaded) {
    const { mirror, onRecord, placeholders } = loaded;
    if (mirror === null ||
        loaded.assumed !== null ||
        world.config.dryRun ||
        onRecord.findings.some(({ severity }) => severity === "error"))
        return loaded;
    const { table } = mirror.flyway;
    const inward = (0,_adoption_sql_js__WEBPACK_IMPORTED_MODULE_2__/* .adoptionSql */ .t)(world, loaded, { home: table.home, table: table.name }, mirror.adoption);
    const changes = mirrorChanges(loaded);
    const installedBy = loaded.environment.flyway.installedBy ?? world.recorder.installedBy;
    const outward = changes.flatMap((change) => (0,_flyway_mirror_sql_js__WEBPACK_IMPORTED_MODULE_1__/* .mirrorSql */ .AW)(table, change, { placeholders, installedBy }));
    if (inward.length + outward.length === 0)
        return loaded;
    const create = mirror.table === "there" || outward.length === 0 ? [] : (0,_flyway_mirror_sql_js__WEBPACK_IMPORTED_MODULE_1__/* .createFlywayTableSql */ .Nu)(table);
    await (0,_record_only_js__WEBPACK_IMPORTED_MODULE_3__/* .changeRecord */ .U9)(holding, loaded, [...inward, ...create, ...outward]);
    for (const { row, fate } of mirror.adoption.versions)
        world.log.line(`  ${row.version} by Flyway: ${fate.told}`);
    return {
        ...loaded,
        onRecord: { ...onRecord, missing: [], schemaExists: true },
        mirror: { ...mirror, table: outward.length > 0 ? "there" : mirror.table },
    };
}
/** What Flyway's table lacks; nothing where there is no mirror. */
function mirrorChanges({ mirror, onRecord, set, placeholders }) {
    if (mirror === null)
        return [];
    const { rows, undoneAt } = mirror.flyway;
    return (0,_core_mirror_js__WEBPACK_IMPORTED_MODULE_0__/* .planMirror */ .N)(rows, { set, history: onRecord.history, isSame: (0,_flyway_checksum_js__WEBPACK_IMPORTED_MODULE_4__/* .sameAs */ .f4)(placeholders), undoneAt });
}


/***/ }),

/***/ 9044:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AV: () => (/* binding */ addRowSql),
/* harmony export */   AW: () => (/* binding */ mirrorSql),
/* harmony export */   Nu: () => (/* binding */ createFlywayTableSql),
/* harmony export */   T3: () => (/* binding */ finishedSql),
/* harmony export */   TS: () => (/* binding */ markDeletedSql),
/* harmony export */   VB: () => (/* binding */ forgetFailedSql),
/* harmony export */   kj: () => (/* binding */ checksumToStore)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9531);
/* harmony import */ var _checksum_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6733);
/* harmony import */ var _history_table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7237);



/** SQL that makes Flyway's table as Flyway does, where it is missing. */
function createFlywayTableSql(table) {
    const name = (0,_history_table_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOf */ .Vb)(table);
    const key = (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .Cm)(`${table.name}_pk`);
    const index = (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .Cm)(`${table.name}_s_idx`);
    return [
        `CREATE TABLE IF NOT EXISTS ${name} (installed_rank INT NOT NULL, version VARCHAR(50), description VARCHAR(200) NOT NULL,
 type VARCHAR(20) NOT NULL, script VARCHAR(1000) NOT NULL, checksum INTEGER, installed_by VARCHAR(100) NOT NULL,
 installed_on TIMESTAMP NOT NULL DEFAULT now(), execution_time INTEGER NOT NULL, success BOOLEAN NOT NULL,
 CONSTRAINT ${key} PRIMARY KEY (installed_rank))`,
        `CREATE INDEX IF NOT EXISTS ${index} ON ${name} (success)`,
    ];
}
/** SQL that appends a row, behind the one of the highest rank; an unfinished one of the same version makes room. */
function addRowSql(table, row) {
    const name = (0,_history_table_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOf */ .Vb)(table);
    const values = [
        "greatest(coalesce(max(t.installed_rank), 0), 0) + 1",
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(row.version),
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(shorten(row.description)),
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(row.type),
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(row.script),
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(row.checksum),
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(row.installedBy.slice(0, 100)),
        row.installedOn,
        row.executionMs,
        String(row.success),
    ];
    const about = row.version === null
        ? `version IS NULL AND description = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(shorten(row.description))}`
        : `version = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(row.version)}`;
    return [
        `DELETE FROM ${name} WHERE ${about} AND NOT success`,
        `INSERT INTO ${name} (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success)
 SELECT ${values.join(", ")} FROM ${name} t`,
    ];
}
/** As Flyway cuts it for its column. */
function shorten(description) {
    return description.length <= 200 ? description : `${description.slice(0, 197)}...`;
}
/** SQL that lets Flyway run a version again that did not finish: it refuses everything while its row is there. */
function forgetFailedSql(table, version) {
    return `DELETE FROM ${(0,_history_table_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOf */ .Vb)(table)} WHERE version = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(version)} AND NOT success`;
}
/**
 * SQL that marks what was rolled back with a row DELETE, which open-source Flyway understands, where the last row is not
 * one already: it fails on two of them. (It fails on every command after a row UNDO_SQL.)
 */
function markDeletedSql(table, marked, installedBy) {
    const name = (0,_history_table_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOf */ .Vb)(table);
    const about = marked === "repeatables"
        ? "t.version IS NULL AND t.type <> 'SCHEMA'"
        : `t.version = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(marked.version)}`;
    return `INSERT INTO ${name} (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success)
 SELECT (SELECT max(m.installed_rank) FROM ${name} m) + row_number() OVER (ORDER BY l.installed_rank), l.version, l.description, 'DELETE',
 l.script, l.checksum, ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(installedBy.slice(0, 100))}, pg_catalog.clock_timestamp() AT TIME ZONE 'UTC', 0, true
 FROM (SELECT DISTINCT ON (t.version, t.description) t.* FROM ${name} t WHERE ${about} AND t.installed_rank > -1
 ORDER BY t.version, t.description, t.installed_rank DESC) l WHERE l.type <> 'DELETE'`;
}
/** SQL that says of the last row of a version whether it finished; while it has not, Flyway goes no further. */
function finishedSql(table, version, success) {
    const name = (0,_history_table_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOf */ .Vb)(table);
    return `UPDATE ${name} SET success = ${success} WHERE installed_rank = (SELECT max(t.installed_rank) FROM ${name} t
 WHERE t.version = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(version)} AND t.type <> 'DELETE')`;
}
/** SQL that tells Flyway's table what it lacks. */
function mirrorSql(table, change, { placeholders, installedBy }) {
    switch (change.kind) {
        case "add": {
            const { row, type, script } = change;
            const checksum = script === null ? null : checksumToStore(script, row.version, placeholders);
            return addRowSql(table, {
                ...row,
                type,
                script: type === "BASELINE" ? row.description : row.script,
                checksum,
                installedOn: `${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(row.installedOn.replace(/Z$/, ""))}::pg_catalog.timestamp`,
                executionMs: String(row.executionMs),
            });
        }
        case "take-back":
            return takeBackSql(table, change.row, installedBy);
        case "align": {
            const checksum = (0,_checksum_js__WEBPACK_IMPORTED_MODULE_2__/* .linesChecksum */ .jY)(change.script.text);
            return [
                `UPDATE ${(0,_history_table_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOf */ .Vb)(table)} SET checksum = ${checksum}, description = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(shorten(change.description))} WHERE installed_rank = ${change.row.rank}`,
            ];
        }
    }
}
function takeBackSql(table, row, installedBy) {
    if (!row.success)
        return [`DELETE FROM ${(0,_history_table_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOf */ .Vb)(table)} WHERE installed_rank = ${row.rank}`];
    return [markDeletedSql(table, row.version === null ? "repeatables" : { version: row.version }, installedBy)];
}
/** The checksum that Flyway would store. */
function checksumToStore(script, version, placeholders) {
    return version === null ? (0,_checksum_js__WEBPACK_IMPORTED_MODULE_2__/* .repeatableChecksum */ .BK)(script, placeholders) : (0,_checksum_js__WEBPACK_IMPORTED_MODULE_2__/* .linesChecksum */ .jY)(script.text);
}


/***/ })

};
