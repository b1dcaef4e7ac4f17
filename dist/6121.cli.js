const __dirname = import.meta.dirname;
export const id = 6121;
export const ids = [6121];
export const modules = {

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
