const __dirname = import.meta.dirname;
export const id = 7976;
export const ids = [7976,6121];
export const modules = {

/***/ 21854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  D: () => (/* binding */ readDoBlock),
  b: () => (/* binding */ readRoutine)
});

// EXTERNAL MODULE: ./lib/sql/syntax.js
var syntax = __webpack_require__(20089);
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

/***/ 36121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  beginParser: () => (/* binding */ beginParser),
  q: () => (/* binding */ loadParser),
  p: () => (/* binding */ loadedParser)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: ./lib/core/positions.js
var positions = __webpack_require__(90303);
;// CONCATENATED MODULE: ./lib/sql/machine.js
/**
 * Loads the parser; there while it is compiled. Not by the package's own entry, which makes objects of each tree at once:
 * most statements are only asked for their kind.
 */
async function startMachine() {
    const { default: start } = await __webpack_require__.e(/* import() */ 3995).then(__webpack_require__.t.bind(__webpack_require__, 53995, 19));
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
var syntax = __webpack_require__(20089);
// EXTERNAL MODULE: ./lib/sql/webassembly.js
var webassembly = __webpack_require__(56198);
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

/***/ 20013:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AQ: () => (/* binding */ functionName),
/* harmony export */   E1: () => (/* binding */ listNeedingNoTransaction),
/* harmony export */   PE: () => (/* binding */ calledIn),
/* harmony export */   Z3: () => (/* binding */ saysConcurrently),
/* harmony export */   kp: () => (/* binding */ roleOf)
/* harmony export */ });
/* harmony import */ var _syntax_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20089);

const always = () => true;
/** Kinds of statements that PostgreSQL 14 to 18 refuses inside a transaction (25001), always or in some forms. */
const judges = {
    AlterDatabaseStmt: (node) => (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .optionsIn */ .Im)(node, "options").some(({ name }) => name === "tablespace"),
    AlterSubscriptionStmt: (node) => needsNoTransactionToAlter(node),
    AlterSystemStmt: always,
    AlterTableStmt: (node) => (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)(node, "cmds").some((item) => {
        const command = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(item, "AlterTableCmd");
        const partition = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(command ?? {}, "def") ?? {}, "PartitionCmd");
        return partition !== null && (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .flagAt */ .Qc)(partition, "concurrent");
    }),
    ClusterStmt: (node) => (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(node, "relation") === null,
    CreatedbStmt: always,
    // Without a connection no slot is created on the other server.
    CreateSubscriptionStmt: (node) => {
        const options = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .optionsIn */ .Im)(node, "options");
        return (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .isOn */ .Mp)(options, "connect", "on") && (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .isOn */ .Mp)(options, "create_slot", "on");
    },
    CreateTableSpaceStmt: always,
    DiscardStmt: (node) => (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(node, "target") === "DISCARD_ALL",
    DropdbStmt: always,
    DropStmt: (node) => (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .flagAt */ .Qc)(node, "concurrent"),
    DropSubscriptionStmt: (node, slotless) => !slotless.has((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(node, "subname") ?? ""),
    DropTableSpaceStmt: always,
    IndexStmt: (node) => (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .flagAt */ .Qc)(node, "concurrent"),
    ReindexStmt: (node) => /_(?:SCHEMA|SYSTEM|DATABASE)$/.test((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(node, "kind") ?? "") ||
        (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .isOn */ .Mp)((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .optionsIn */ .Im)(node, "params"), "concurrently", "off"),
    TransactionStmt: (node) => (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(node, "kind")?.endsWith("_PREPARED") ?? false,
    VacuumStmt: (node) => (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .flagAt */ .Qc)(node, "is_vacuumcmd"),
};
function needsNoTransactionToAlter(node) {
    const options = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .optionsIn */ .Im)(node, "options");
    switch ((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(node, "kind")) {
        case "ALTER_SUBSCRIPTION_REFRESH":
            return true;
        case "ALTER_SUBSCRIPTION_SET_PUBLICATION":
        case "ALTER_SUBSCRIPTION_ADD_PUBLICATION":
        case "ALTER_SUBSCRIPTION_DROP_PUBLICATION":
            return (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .isOn */ .Mp)(options, "refresh", "on");
        default:
            return options.some(({ name }) => name === "failover" || name === "two_phase");
    }
}
/** Those that only CONCURRENTLY makes so. */
const forConcurrently = new Set(["AlterTableStmt", "DropStmt", "IndexStmt"]);
/** Whether a text has the word. Most have not, and their trees need not be made. */
function saysConcurrently({ text }) {
    return /concurrently/i.test(text);
}
/** The statements of a file that cannot run inside a transaction. */
function listNeedingNoTransaction(trees) {
    const slotless = new Set(trees.flatMap(listSlotless));
    const needs = (tree) => {
        if (forConcurrently.has(tree.kind) && !saysConcurrently(tree))
            return false;
        return judges[tree.kind]?.(tree.node, slotless) ?? false;
    };
    return new Set(trees.filter(needs));
}
/** The subscription of `ALTER SUBSCRIPTION … SET (slot_name = NONE)`. */
function listSlotless(tree) {
    if (tree.kind !== "AlterSubscriptionStmt")
        return [];
    const options = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .optionsIn */ .Im)(tree.node, "options");
    const none = options.some(({ name, value }) => name === "slot_name" && value?.toLowerCase() === "none");
    return none ? [(0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(tree.node, "subname") ?? ""] : [];
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
    if ((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)(select, "fromClause").length > 0 || (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(select, "whereClause") !== null)
        return [];
    return (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)(select, "targetList").map((target) => {
        const call = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(target, "ResTarget") ?? {}, "val") ?? {}, "FuncCall");
        return call === null ? null : functionName(call);
    });
}
/** The name of the function in a `FuncCall`, without its schema. */
function functionName(call) {
    const name = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)(call, "funcname").at(-1);
    return name === undefined ? null : (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(name, "String") ?? {}, "sval");
}


/***/ }),

/***/ 56198:
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
    const { setFlagsFromString } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 78877, 19));
    setFlagsFromString("--no-wasm-tier-up");
    setFlagsFromString("--no-wasm-dynamic-tiering");
}


/***/ })

};
