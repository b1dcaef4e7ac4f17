const __dirname = import.meta.dirname;
export const id = 8121;
export const ids = [8121,6121];
export const modules = {

/***/ 6732:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H0: () => (/* binding */ acceptSql),
/* harmony export */   ME: () => (/* binding */ compareLive),
/* harmony export */   OQ: () => (/* binding */ storeLive)
/* harmony export */ });
/* harmony import */ var _core_schema_drift_report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7923);
/* harmony import */ var _database_cancellable_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6477);
/* harmony import */ var _compare_schemas_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5016);
/* harmony import */ var _snapshot_kept_schema_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8350);
/* harmony import */ var _snapshot_stored_schema_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4588);





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
