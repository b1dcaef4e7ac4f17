export const id = 1709;
export const ids = [1709];
export const modules = {

/***/ 24785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ sendBounded)
/* harmony export */ });
/* harmony import */ var _database_session_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29357);
/* harmony import */ var _replay_message_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99015);


/**
 * Sends a message that runs the given scripts, and ends it when one of them takes too long: `stuck` is its number. SQL
 * can lift a statement_timeout, so the session is ended from outside. Throws the signal's reason when it is aborted.
 */
async function sendBounded(database, indexes, limits, send) {
    limits.signal.throwIfAborted();
    const watch = startWatch(database, indexes, limits);
    let reply = null;
    try {
        reply = await send();
    }
    catch (error) {
        if (watch.stuck() === null || !(0,_database_session_js__WEBPACK_IMPORTED_MODULE_0__/* .isConnectionLost */ .pb)(error))
            throw error;
    }
    finally {
        await watch.stop();
    }
    limits.signal.throwIfAborted();
    const stuck = watch.stuck();
    // An answer that came in the moment in which the session was ended is of no use: there is nothing left to ask.
    return reply !== null && stuck === null ? reply : { stuck: stuck ?? 0 };
}
function startWatch(database, indexes, limits) {
    let last = indexes[0] ?? 0;
    let stuck = null;
    let looking = Promise.resolve();
    let timer = null;
    const end = async (index) => {
        stuck = index;
        await database.interrupt();
    };
    const look = async () => {
        const running = indexes.length === 1 ? last : ((await readRunning(database, indexes)) ?? last);
        if (timer === null)
            return; // it ended meanwhile
        if (running === last || Date.now() >= limits.until)
            return await end(running);
        last = running;
        schedule();
    };
    const schedule = () => {
        const delay = Math.max(0, Math.min(limits.scriptMs, limits.until - Date.now()));
        timer = setTimeout(() => {
            looking = look();
        }, delay);
    };
    const onAbort = () => {
        looking = end(last);
    };
    limits.signal.addEventListener("abort", onAbort, { once: true });
    schedule();
    return {
        stuck: () => stuck,
        stop: async () => {
            if (timer !== null)
                clearTimeout(timer);
            timer = null;
            limits.signal.removeEventListener("abort", onAbort);
            await looking;
        },
    };
}
/** Which script runs, as its session says it; null where it does not. */
async function readRunning({ session, another }, indexes) {
    if (another === null || session.announcedPid === null)
        return null;
    const other = await another();
    try {
        const sql = `SELECT a.application_name FROM pg_catalog.pg_stat_activity a WHERE a.pid = ${session.announcedPid}`;
        const results = await (0,_database_session_js__WEBPACK_IMPORTED_MODULE_0__/* .query */ .P)(other, sql, "looking what the shadow runs");
        return indexes.find((index) => (0,_replay_message_js__WEBPACK_IMPORTED_MODULE_1__/* .runningName */ .td)(index) === results[0]?.rows[0]?.[0]) ?? null;
    }
    finally {
        await other.close();
    }
}


/***/ }),

/***/ 31709:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   planStatement: () => (/* binding */ planStatement),
/* harmony export */   prepareToPlan: () => (/* binding */ prepareToPlan)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89531);
/* harmony import */ var _database_session_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29357);
/* harmony import */ var _bounded_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24785);



const name = "schema_version_statement";
const prepareMs = 5000;
/**
 * Prepares a statement as its role and with its search_path, and plans it generically, without running it. Everything is
 * taken back.
 */
async function planStatement(database, statement, { role, searchPath }, signal) {
    const { session, major } = database;
    const before = [
        "BEGIN",
        "DEALLOCATE ALL",
        "SET LOCAL plan_cache_mode = force_generic_plan",
        "SET LOCAL jit = off",
        ...(role === null ? [] : [`SET LOCAL ROLE ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteIdentifier */ .Cm)(role)}`]),
        ...(searchPath === null ? [] : [`SET LOCAL search_path = ${asSetting(searchPath)}`]),
        `PREPARE ${name} AS ${statement.text}`,
        ...(statement.insert === null ? ["SELECT 1"] : [requiredSql(statement.insert.table)]),
        `EXPLAIN ${executeSql(statement)}`,
    ];
    const after = [
        // The search_path stays: with another one the server would understand the statement anew.
        ...(role === null ? [] : ["RESET ROLE"]),
        typesSql(major >= 16 ? "known" : "unknown"),
    ];
    const told = [...before, ...after];
    const shape = statement.reads ? shapeSql(statement) : [];
    const sql = `${[...told, ...shape, "ROLLBACK"].join(";\n")};\nDEALLOCATE ALL`;
    // Planning calls functions, and one of those may never end.
    const limits = { scriptMs: prepareMs, until: Date.now() + prepareMs, signal };
    const reply = await (0,_bounded_js__WEBPACK_IMPORTED_MODULE_1__/* .sendBounded */ .I)(database, [0], limits, () => session.send(sql, { maxRows: 2000 }));
    if ("stuck" in reply)
        return { kind: "refused", sqlstate: "57014", message: "it did not end in time" };
    const { results, error } = reply;
    if (error !== null)
        await session.send("ROLLBACK");
    // Only the shape is a question that may have no answer: two columns of one name, for example.
    if (error !== null && results.length < told.length)
        return toRefused(error);
    return toPlanned(statement, {
        required: results[before.length - 2],
        types: results[told.length - 1],
        shape: error === null && shape.length > 0 ? results[told.length + shape.length - 1] : undefined,
    });
}
function toRefused({ sqlstate, message }) {
    return { kind: "refused", sqlstate, message };
}
/** Makes the session ready for statements to be planned in it. */
async function prepareToPlan({ session, prepare }) {
    await session.send("ROLLBACK");
    await (0,_database_session_js__WEBPACK_IMPORTED_MODULE_0__/* .query */ .P)(session, ["BEGIN", ...prepare, "COMMIT"].join(";\n"), "preparing the shadow's session");
}
/** A list as the settings of a role have it: already quoted by the server. */
function asSetting(searchPath) {
    return searchPath === "" ? "''" : searchPath.split(",").map(toPart).join(", ");
}
function toPart(part) {
    const trimmed = part.trim();
    const quoted = /^"((?:[^"]|"")*)"$/.exec(trimmed)?.[1];
    return (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteIdentifier */ .Cm)(quoted === undefined ? trimmed.toLowerCase() : quoted.replaceAll('""', '"'));
}
function executeSql({ parameters }) {
    const values = Array.from({ length: parameters }, () => "NULL");
    return `EXECUTE ${name}${values.length === 0 ? "" : `(${values.join(", ")})`}`;
}
/** A trigger before the row may give it the value. */
function requiredSql({ schema, name: table }) {
    const written = [schema, table]
        .filter((part) => part !== null)
        .map(_core_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteIdentifier */ .Cm)
        .join(".");
    return `SELECT a.attname, a.attnotnull AND NOT a.atthasdef AND a.attidentity = '' AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger g
      WHERE g.tgrelid = a.attrelid AND g.tgtype & 7 = 7 AND NOT g.tgisinternal)
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid AND t.typdefault IS NOT NULL)
    FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p')
    WHERE a.attrelid = pg_catalog.to_regclass(${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteLiteral */ .ce)(written)}) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`;
}
function typesSql(results) {
    const list = (array) => `(SELECT pg_catalog.json_agg(pg_catalog.json_build_array(t::pg_catalog.oid::pg_catalog.text, pg_catalog.format_type(t, NULL)) ORDER BY place) FROM pg_catalog.unnest(${array}) WITH ORDINALITY u(t, place))`;
    const columns = results === "known" ? list("p.result_types") : "NULL";
    return `SELECT ${list("p.parameter_types")}, ${columns} FROM pg_catalog.pg_prepared_statements p WHERE p.name = '${name}'`;
}
/** What a query gives back, with names: as a table that is never filled. */
function shapeSql(statement) {
    return [
        `CREATE TEMP TABLE pg_temp.${name} AS ${executeSql(statement)} WITH NO DATA`,
        `SELECT a.attname, a.atttypid, pg_catalog.format_type(a.atttypid, NULL) FROM pg_catalog.pg_attribute a WHERE a.attrelid = 'pg_temp.${name}'::pg_catalog.regclass AND a.attnum > 0 ORDER BY a.attnum`,
    ];
}
function toPlanned(statement, { required, types, shape }) {
    const [parameters, results] = types?.rows[0] ?? [];
    const known = shape?.rows.map(([column, type, typeName]) => ({
        name: column ?? "",
        type: type ?? "",
        typeName: typeName ?? "",
    }));
    return {
        kind: "planned",
        parameters: toTypes(parameters),
        columns: known ?? (results == null ? null : toTypes(results).map((one) => ({ name: "", ...one }))),
        leftOut: leftOutBy(statement, required),
    };
}
function toTypes(json) {
    const list = json == null ? [] : JSON.parse(json);
    if (!Array.isArray(list))
        return [];
    return list.map(([type, typeName]) => ({ type, typeName }));
}
/** Without a list of columns values go to the first ones. */
function leftOutBy({ insert }, required) {
    if (insert === null || (insert.columns === null && insert.count === null))
        return [];
    const given = new Set(insert.columns ?? required?.rows.slice(0, insert.count ?? 0).map(([column]) => column));
    return (required?.rows ?? []).flatMap(([column, needed]) => column != null && needed === "t" && !given.has(column) ? [column] : []);
}


/***/ }),

/***/ 99015:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fA: () => (/* binding */ toBatchMessage),
/* harmony export */   hy: () => (/* binding */ toPreparation),
/* harmony export */   kn: () => (/* binding */ toBatches),
/* harmony export */   qN: () => (/* binding */ begin),
/* harmony export */   td: () => (/* binding */ runningName)
/* harmony export */ });
/* harmony import */ var _database_message_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39998);
/* harmony import */ var _database_settings_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70176);


/** So much fits into one message without anything waiting for it; small files share the round trips. */
const mostScripts = 50;
const mostCharacters = 200_000;
/**
 * Divides scripts into messages. The embedded database gets one at a time: after each, it must show that it still works.
 */
function toBatches(scripts, engine) {
    const batches = [];
    let together = [];
    let characters = 0;
    const flush = () => {
        if (together.length > 0)
            batches.push({ kind: "together", scripts: together });
        [together, characters] = [[], 0];
    };
    for (const [index, script] of scripts.entries()) {
        const numbered = { ...script, index };
        if (!script.parsed.transactional) {
            flush();
            batches.push({ kind: "alone", script: numbered });
            continue;
        }
        const { length } = script.parsed.sql;
        const full = together.length === mostScripts || characters + length > mostCharacters;
        if (together.length > 0 && (engine === "embedded" || full))
            flush();
        together.push(numbered);
        characters += length;
    }
    flush();
    return batches;
}
/** How a transaction of a rehearsal begins, whatever the cluster's defaults are. */
const begin = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";
/** What pg_stat_activity shows while a script runs. */
function runningName(index) {
    return `replay ${index}`;
}
/** One message that runs scripts, a transaction each; `ends[i]` statements are complete when the i-th is committed. */
function toBatchMessage(scripts, { prepare }) {
    const chunks = [];
    const ends = [];
    let count = 0;
    for (const { index, script, parsed } of scripts) {
        const before = [begin, ...prepare, sayRunning(index)];
        chunks.push({ kind: "own", statements: before }, { kind: "script", script: parsed }, { kind: "end", statements: [_database_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .checkDeferred */ ._6, "COMMIT"], file: script.file });
        count += before.length + parsed.statements.length + 2;
        ends.push(count);
    }
    return { message: (0,_database_message_js__WEBPACK_IMPORTED_MODULE_1__/* .toMessage */ .R9)(chunks), ends };
}
/** The message before a script that runs statement by statement. */
function toPreparation(index, { prepare }) {
    return [begin, ...prepare, sayRunning(index), "COMMIT"].join(";\n");
}
function sayRunning(index) {
    return `SELECT pg_catalog.set_config('application_name', '${runningName(index)}', false)`;
}


/***/ })

};
