export const id = 118;
export const ids = [118];
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

/***/ 12998:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F$: () => (/* binding */ canarySql),
/* harmony export */   YD: () => (/* binding */ canaryCount),
/* harmony export */   _n: () => (/* binding */ isAlive),
/* harmony export */   lx: () => (/* binding */ sings)
/* harmony export */ });
/**
 * What the embedded database must still be able to do. After some failures inside it, it says "done" to everything: then
 * neither is a value right nor does a division by zero fail.
 */
const value = "it sings";
const canarySql = `SELECT '${value}';\nSELECT 1/0;\n`;
/** Statements of the canary that complete. */
const canaryCount = 1;
/** Whether the reply to a message that ends with the canary shows a database that works. */
function sings({ results, error }) {
    return error?.sqlstate === "22012" && results.at(-1)?.rows[0]?.[0] === value;
}
/** Asks it on its own, outside any transaction. */
async function isAlive(session) {
    await session.send("ROLLBACK");
    return sings(await session.send(canarySql));
}


/***/ }),

/***/ 94226:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zs: () => (/* binding */ movingNames),
/* harmony export */   _C: () => (/* binding */ saysDatabase),
/* harmony export */   vM: () => (/* binding */ fixedNames)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89531);
/* harmony import */ var _database_session_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29357);


/** On a server that is somebody's nothing is renamed. */
const fixedNames = { of: (made) => made, take: async () => { }, forget: () => { } };
/** On a server of our own, where a superuser renames: whoever is in a database may stay there. */
function movingNames(admin, wanted) {
    const present = new Map();
    const nameOf = (made) => present.get(made) ?? made;
    let bearer = wanted;
    return {
        of: nameOf,
        take: async (made) => {
            if (bearer === made)
                return;
            const own = nameOf(made);
            await (0,_database_session_js__WEBPACK_IMPORTED_MODULE_0__/* .query */ .P)(admin, swapSql(wanted, own), "naming a shadow database");
            if (bearer !== null)
                present.set(bearer, own);
            present.set(made, wanted);
            bearer = made;
        },
        forget: (made) => {
            present.delete(made);
            if (bearer === made)
                bearer = null;
        },
    };
}
/** ALTER DATABASE would not rename one that a session is in. */
function swapSql(wanted, own) {
    const rename = (from, to) => `UPDATE pg_catalog.pg_database SET datname = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(to)} WHERE datname = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(from)}`;
    const aside = "schema_version_aside";
    return ["BEGIN", rename(wanted, aside), rename(own, wanted), rename(aside, own), "COMMIT"].join(";\n");
}
/** Whether a script may say the name of a database: then it has to be that of the one where it runs. */
function saysDatabase({ sql }) {
    return /\bdatabase\b/i.test(sql);
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


/***/ }),

/***/ 77737:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   replay: () => (/* binding */ replay)
/* harmony export */ });
/* harmony import */ var _database_message_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(39998);
/* harmony import */ var _database_session_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29357);
/* harmony import */ var _database_tables_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77496);
/* harmony import */ var _bounded_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24785);
/* harmony import */ var _canary_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(12998);
/* harmony import */ var _database_names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(94226);
/* harmony import */ var _replay_message_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(99015);







/**
 * Runs scripts in order, each as `apply` would, without its tables: an empty `schema_version` stands in where a script
 * names one. The session is clean afterwards. Throws Failure for a server that is lost, and the signal's reason.
 */
async function replay(database, scripts, options) {
    const limits = { ...options, until: Date.now() + options.totalMs };
    if (scripts.some(({ parsed }) => parsed.sql.toLowerCase().includes(_database_tables_js__WEBPACK_IMPORTED_MODULE_1__/* .tableNames */ .n$.versions))) {
        const sql = (0,_database_tables_js__WEBPACK_IMPORTED_MODULE_1__/* .createTablesSql */ .Kg)(database.home, ["versions"], true);
        await (0,_database_session_js__WEBPACK_IMPORTED_MODULE_0__/* .query */ .P)(database.session, sql, "making what stands for the tool's table");
    }
    const refused = findRefused(database, scripts);
    if (refused !== null)
        return refused;
    if (scripts.some(({ parsed }) => (0,_database_names_js__WEBPACK_IMPORTED_MODULE_3__/* .saysDatabase */ ._C)(parsed)))
        await database.takeName();
    let done = 0;
    for (const batch of (0,_replay_message_js__WEBPACK_IMPORTED_MODULE_4__/* .toBatches */ .kn)(scripts, database.engine)) {
        const ran = await runBatch(database, batch, limits);
        done += ran.done;
        if (ran.error !== null)
            return await fail(database, scripts, { ...ran, done, error: ran.error });
    }
    await cleanSession(database);
    return { outcomes: scripts.map(() => ({ kind: "done" })), broken: null };
}
/** Nothing runs where anything reaches beyond the database on a server that is somebody's. */
function findRefused({ refuses }, scripts) {
    if (refuses === null)
        return null;
    for (const [index, script] of scripts.entries()) {
        for (const statement of script.parsed.statements) {
            const what = refuses(statement);
            if (what === null)
                continue;
            const message = `${what} reaches beyond its database, and the server at the URL of shadow is somebody's`;
            const error = { ...toError(script, "0A000", message), location: statement.location };
            const outcomes = scripts.map((_, at) => at === index ? { kind: "failed", error } : { kind: "not-run" });
            return { outcomes, broken: null };
        }
    }
    return null;
}
async function fail(database, scripts, { done, error, broken }) {
    if (broken === null)
        await cleanSession(database);
    else
        await database.close();
    const outcomes = scripts.map((_, index) => {
        if (index === done)
            return { kind: "failed", error };
        return { kind: index < done ? "done" : "not-run" };
    });
    return { outcomes, broken };
}
async function cleanSession({ session, prepare }) {
    await session.send("ROLLBACK");
    await (0,_database_session_js__WEBPACK_IMPORTED_MODULE_0__/* .query */ .P)(session, ["BEGIN READ WRITE", ...prepare, "COMMIT"].join(";\n"), "cleaning the shadow's session");
}
async function runBatch(database, batch, limits) {
    try {
        if (batch.kind === "alone")
            return await runAlone(database, batch.script, limits);
        return await runTogether(database, batch.scripts, limits);
    }
    catch (error) {
        if (database.engine === "server" || !(0,_database_session_js__WEBPACK_IMPORTED_MODULE_0__/* .isConnectionLost */ .pb)(error))
            throw error;
        const script = batch.kind === "alone" ? batch.script : batch.scripts[0];
        return broke(script, "ended while");
    }
}
async function runTogether(database, scripts, limits) {
    const { message, ends } = (0,_replay_message_js__WEBPACK_IMPORTED_MODULE_4__/* .toBatchMessage */ .fA)(scripts, database);
    const sql = database.engine === "embedded" ? message.sql + _canary_js__WEBPACK_IMPORTED_MODULE_5__/* .canarySql */ .F$ : message.sql;
    const indexes = scripts.map(({ index }) => index);
    const reply = await (0,_bounded_js__WEBPACK_IMPORTED_MODULE_2__/* .sendBounded */ .I)(database, indexes, limits, () => database.session.send(sql, { copyData: message.copyData, maxRows: 1 }));
    if ("stuck" in reply)
        return expired(database, scripts, { stuck: reply.stuck, limits });
    const completed = reply.results.length;
    const done = ends.filter((end) => end <= completed).length;
    if (database.engine === "embedded" && completed === (ends.at(-1) ?? 0) + _canary_js__WEBPACK_IMPORTED_MODULE_5__/* .canaryCount */ .YD && (0,_canary_js__WEBPACK_IMPORTED_MODULE_5__/* .sings */ .lx)(reply)) {
        return { done, error: null, broken: null };
    }
    // There the canary's error must come: "done" to everything is what it must not say.
    if (reply.error === null && database.engine === "embedded")
        return broke(scripts[0], "does not work any more after");
    if (reply.error === null)
        return { done, error: null, broken: null };
    if (completed === 0 && scripts.length > 1)
        return await runEach(database, scripts, limits);
    return await toFailed(database, scripts[done], { done, message, reply });
}
/** Nothing ran: the server read the message as a whole, and one script of it is no SQL for this major. */
async function runEach(database, scripts, limits) {
    await database.session.send("ROLLBACK");
    for (const [done, script] of scripts.entries()) {
        const ran = await runTogether(database, [script], limits);
        if (ran.error !== null)
            return { ...ran, done };
    }
    return { done: scripts.length, error: null, broken: null };
}
async function runAlone(database, script, limits) {
    const { session } = database;
    await (0,_database_session_js__WEBPACK_IMPORTED_MODULE_0__/* .query */ .P)(session, (0,_replay_message_js__WEBPACK_IMPORTED_MODULE_4__/* .toPreparation */ .hy)(script.index, database), "preparing the shadow's session");
    const own = { ...limits, until: Math.min(limits.until, Date.now() + limits.scriptMs) };
    for (const statement of script.parsed.statements) {
        const copyData = statement.copyData === null ? [] : [statement.copyData];
        const parsed = { ...script.parsed, sql: statement.text, statements: [statement], copyData };
        const message = (0,_database_message_js__WEBPACK_IMPORTED_MODULE_6__/* .toMessage */ .R9)([{ kind: "script", script: parsed }]);
        const reply = await (0,_bounded_js__WEBPACK_IMPORTED_MODULE_2__/* .sendBounded */ .I)(database, [script.index], own, () => session.send(message.sql, { copyData, maxRows: 1 }));
        if ("stuck" in reply)
            return expired(database, [script], { stuck: script.index, limits });
        if (reply.error !== null) {
            // The position counts from the statement, not from the file: the statement's own place is exact enough.
            const error = { ...reply.error, position: null };
            return await toFailed(database, script, { done: 0, message, reply: { ...reply, error } });
        }
    }
    const works = database.engine === "server" || (await (0,_canary_js__WEBPACK_IMPORTED_MODULE_5__/* .isAlive */ ._n)(session));
    return works ? { done: 1, error: null, broken: null } : broke(script, "does not work any more after");
}
async function toFailed({ engine, session }, script, { done, message, reply }) {
    const error = (0,_database_message_js__WEBPACK_IMPORTED_MODULE_6__/* .blame */ .Sy)(message, reply, reply.error ?? unknownError);
    if (engine === "embedded" && !(await (0,_canary_js__WEBPACK_IMPORTED_MODULE_5__/* .isAlive */ ._n)(session)))
        return broke(script, "does not work any more after");
    return { done, error: error.own ? { ...error, location: fileOf(script) } : error, broken: null };
}
const unknownError = {
    severity: "ERROR",
    sqlstate: "XX000",
    message: "",
    detail: null,
    hint: null,
    position: null,
    context: null,
};
function fileOf(script) {
    return script === undefined ? null : { file: script.script.file };
}
function toError(script, sqlstate, message) {
    return { ...unknownError, sqlstate, message, location: fileOf(script), own: false };
}
function expired({ engine }, scripts, { stuck, limits }) {
    const done = Math.max(0, scripts.findIndex(({ index }) => index === stuck));
    const message = Date.now() >= limits.until
        ? "the time for all files was over"
        : `it did not end within ${limits.scriptMs / 1000} s and was stopped`;
    const broken = engine === "embedded" ? "the embedded database was stopped with it" : null;
    return { done, error: toError(scripts[done], "57014", message), broken };
}
/** The embedded database fails by answering wrongly: nothing that it says from here on counts. */
function broke(script, how) {
    const broken = `the embedded database ${how} ${script?.script.name ?? "a file"}`;
    return { done: 0, error: toError(script, "XX000", `${broken}; a server can run it`), broken };
}


/***/ })

};
