export const id = 4217;
export const ids = [4217];
export const modules = {

/***/ 33101:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A4: () => (/* binding */ isUnrecorded),
/* harmony export */   E_: () => (/* binding */ provesRow),
/* harmony export */   _R: () => (/* binding */ provesSome),
/* harmony export */   k5: () => (/* binding */ tellMeddlers),
/* harmony export */   mr: () => (/* binding */ provesEvent),
/* harmony export */   r4: () => (/* binding */ inWords),
/* harmony export */   wV: () => (/* binding */ provesNone)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89531);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77496);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(84297);



/*
 * A trigger or a rule on the tool's tables can change or drop what is written, without an error: then a migration would
 * have run and count as pending. So each step looks for its row before it commits.
 */
const unrecorded = "schema_version.unrecorded";
/** An expression that fails unless such a row is there, whose values are expressions; repeatables have no version. */
function provesRow(home, table, row, { success }) {
    const { version, description, script, checksum } = row;
    const key = version === undefined ? "" : `version = ${version} AND `;
    const same = `${key}description = ${description} AND script_name = ${script} AND checksum = ${checksum} AND ${success ? "success" : "NOT success"}`;
    return provesSome(`${(0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableIn */ .sV)(home, table)} WHERE ${same}`);
}
/** An expression that fails unless there is a row; `from` is what follows FROM. */
function provesSome(from) {
    return fails(`NOT EXISTS (SELECT FROM ${from})`);
}
/** An expression that fails while there is a row; `from` is what follows FROM. */
function provesNone(from) {
    return fails(`EXISTS (SELECT FROM ${from})`);
}
/** An expression that fails unless the log's last event is this one, of this very transaction; all but its name are expressions. */
function provesEvent(home, about, event) {
    const { version, script, checksum } = about;
    const expected = { version, script_name: script, checksum };
    const same = [
        "l.xmin = pg_catalog.pg_current_xact_id()::pg_catalog.xid",
        `l.event = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteLiteral */ .ce)(event)}`,
        ...Object.entries(expected).map(([column, value]) => `l.${column} IS NOT DISTINCT FROM ${value}`),
    ].join(" AND ");
    return fails(`(SELECT ${same} FROM ${(0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableIn */ .sV)(home, "log")} l ORDER BY l.id DESC LIMIT 1) IS NOT TRUE`);
}
function fails(condition) {
    return `CASE WHEN ${condition} THEN pg_catalog.current_setting('${unrecorded}')::pg_catalog.int4 END`;
}
/** Whether one of our statements missed a table of ours, with its schema or not, or a column; a trigger has a context. */
function missesOurs({ own, sqlstate, message, context }) {
    return own && context === null && /^42P01|^42703/.test(sqlstate) && message.includes("schema_version");
}
/** An error of ours in words; any other as it is. The transaction that failed is over. */
async function inWords({ session, target }, error) {
    const { message: said } = error;
    if (missesOurs(error)) {
        const message = `the file drops, moves or changes a table of the tool's own, so that the step cannot be recorded: ${said}`;
        return { ...error, message, own: false };
    }
    if (!isUnrecorded(error))
        return error;
    const message = await tellMeddlers({ session, target }, "what is recorded of the step, which is therefore not done");
    return { ...error, message, sqlstate: "55000" };
}
/** Whether it is a proof that failed: what was written is not there as it was written. */
function isUnrecorded({ message }) {
    return message.includes(unrecorded);
}
/** What a proof that failed means: which triggers and rules of others keep `what` from being written as it should be. */
async function tellMeddlers({ session, target }, what = "what is written") {
    const names = await findMeddlers(session, target.home);
    return `a trigger or a rule on the tool's tables changes or drops ${what}${names === "" ? "" : ` (${names})`}`;
}
/** Empty where none is left, or nobody can be asked. */
async function findMeddlers(session, home) {
    const named = [...Object.values(_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableNames */ .n$), _tables_js__WEBPACK_IMPORTED_MODULE_0__/* .snapshotTable */ .tJ].map(_core_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteLiteral */ .ce).join(", ");
    const from = `JOIN pg_class c ON c.oid = x.table_oid JOIN pg_namespace n ON n.oid = c.relnamespace`;
    const { rows } = await (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .tryRead */ .o)(session, [
        `SELECT string_agg(format('%s %I on %I', x.kind, x.name, c.relname), ', ' ORDER BY c.relname, x.name) FROM (
      SELECT 'trigger' AS kind, tgname AS name, tgrelid AS table_oid FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'
      UNION ALL SELECT 'rule', rulename, ev_class FROM pg_rewrite WHERE ev_enabled <> 'D') x ${from}
      WHERE n.nspname = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteLiteral */ .ce)(home)} AND c.relname IN (${named}) AND x.name <> ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteLiteral */ .ce)(_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .ownTrigger */ .nb)}`,
    ]);
    return rows[0]?.[0]?.[0] ?? "";
}


/***/ }),

/***/ 67869:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   captureDrift: () => (/* binding */ captureDrift)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48165);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70551);
/* harmony import */ var _database_catalog_read_snapshot_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74571);
/* harmony import */ var _connect_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44564);
/* harmony import */ var _compare_schemas_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(65016);
/* harmony import */ var _drift_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(12020);
/* harmony import */ var _scope_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(69609);
/* harmony import */ var _drift_sql_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(45687);
/* harmony import */ var _on_shadow_history_on_shadow_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(91863);
/* harmony import */ var _live_words_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(45273);










/** Compares the live schema with the applied files, and writes the difference as migrations. Read-only. Throws Failure. */
async function captureDrift(world, environment) {
    return await (0,_connect_js__WEBPACK_IMPORTED_MODULE_3__/* .readEnvironment */ .Qo)(world, environment, { applyEvents: false }, async (loaded, session) => await (0,_on_shadow_history_on_shadow_js__WEBPACK_IMPORTED_MODULE_6__/* .withHistoryOnShadow */ .s)(world, { loaded, session }, async (open) => {
        const history = replayedOrThrow(await open(), environment);
        return await capture(world, { loaded, session, history, open });
    }));
}
function replayedOrThrow(history, { name }) {
    if (history.kind === "replayed")
        return history;
    if (history.failure !== null)
        throw history.failure;
    const message = `what the applied files make is unknown: ${history.because}`;
    const help = history.help ?? "drift against the stored snapshot can be captured by hand";
    throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("bad-input", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("drift-sql", { message, help, environment: name, severity: "error" })]);
}
async function capture(world, { loaded, session, history, open }) {
    const { target, environment } = loaded;
    if (target === null)
        return { files: [], findings: [] };
    const live = await (0,_database_catalog_read_snapshot_js__WEBPACK_IMPORTED_MODULE_2__.readSnapshot)(session, (0,_scope_js__WEBPACK_IMPORTED_MODULE_8__/* .scopeOf */ .O)(loaded, target));
    const deployed = await (0,_drift_js__WEBPACK_IMPORTED_MODULE_5__/* .sinceLastDeploy */ .i)(world, loaded, { target, session, live, open });
    // What an operator sets up beside the files is expected as the last deploy saw it, as `drift` does.
    const seen = { snapshot: live, session, ...(deployed.kind === "known" ? { deployed: deployed.expected } : {}) };
    const { expected } = await (0,_live_words_js__WEBPACK_IMPORTED_MODULE_7__/* .replayedInLiveWords */ .L)(world, environment.name, history, seen);
    const answer = (0,_compare_schemas_js__WEBPACK_IMPORTED_MODULE_4__/* .compare */ .UD)({ against: "files", expected, live }, world);
    if (answer.kind !== "known")
        return { files: [], findings: [] };
    const sql = await (0,_drift_sql_js__WEBPACK_IMPORTED_MODULE_9__/* .planSqlForDrift */ .y)(world, { history, drifts: answer.drifts, live, session });
    const about = { environment: environment.name };
    if (sql === null) {
        const message = "nothing has drifted: the database is what the applied files make, so there is nothing to write";
        return {
            files: [],
            findings: [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("drift-sql", { message, ...about, severity: "note", help: "none is needed" })],
        };
    }
    if (sql.toCapture.proof === "not-run") {
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("bad-input", [
            (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("drift-sql", {
                message: `the drift cannot be written as SQL: ${sql.reason}`,
                ...about,
                severity: "error",
            }),
        ]);
    }
    const { toCaptureFiles } = await __webpack_require__.e(/* import() */ 8414).then(__webpack_require__.bind(__webpack_require__, 28414));
    const left = [...new Set([...sql.toCapture.left, ...sql.toFix.left])];
    const message = `the drift is captured in part (${sql.reason}): ${left.join("; ")}`;
    const partial = sql.reason === null ? [] : [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("drift-sql", { message, ...about })];
    return { files: toCaptureFiles(sql), findings: partial };
}


/***/ }),

/***/ 20089:
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
/* harmony export */   oB: () => (/* binding */ nodeAt),
/* harmony export */   ue: () => (/* binding */ droppedBy),
/* harmony export */   wX: () => (/* binding */ namesIn)
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
/** The names in a list of them. */
function namesIn(node, field) {
    return listAt(node, field).map((one) => nameIn(one) ?? "");
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
/** The relations that a `DropStmt` names, or the other objects that are named as relations are. */
function droppedBy(node) {
    return listAt(node, "objects").flatMap((object) => toRelationName(listAt(nodeAt(object, "List") ?? empty, "items")) ?? []);
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


/***/ })

};
