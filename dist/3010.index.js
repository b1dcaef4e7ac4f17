export const id = 3010;
export const ids = [3010,9281];
export const modules = {

/***/ 94444:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ castTo),
/* harmony export */   b: () => (/* binding */ withoutCutting)
/* harmony export */ });
/** A cast that is written out cuts text off without a word; without it, a longer one is an error. */
const cutting = /^character(?: varying)?\(\d+\)/;
/** What follows the new type of a column: how its values become of it. */
function castTo(column, type, through = "") {
    return cutting.test(type) ? "" : ` USING ${column}${through}::${type}`;
}
const written = /^(ALTER TABLE [^]* TYPE (character(?: varying)?\(\d+\)(?:\[\])*)) USING [^]*::\2$/;
/** A statement without a cast that would cut text off. */
function withoutCutting(sql) {
    return sql.replace(written, "$1");
}


/***/ }),

/***/ 84013:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ listUndoLosses)
/* harmony export */ });
/* harmony import */ var _drift_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69703);
/* harmony import */ var _drift_parts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94955);
/* harmony import */ var _snapshot_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41431);



/**
 * Sentences: which data an undo script removes or cannot bring back, by what lies between two schemas. What goes under
 * another name is left out.
 */
function listUndoLosses(before, after, renamed = new Set()) {
    const stayed = (0,_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .objectsByKey */ .fd)(after);
    const hasOther = ({ kind, expected: { type } }) => kind === "column" && types.some((one) => renamed.has(`${one} ${type}`));
    const drifts = (0,_drift_js__WEBPACK_IMPORTED_MODULE_0__/* .diffSnapshots */ .V)(before, after).filter((drift) => !renamed.has((0,_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKey */ .T5)(drift)) && !hasOther(drift));
    return drifts.flatMap((drift) => toLoss(drift, renamed, (table) => relations.some((kind) => stayed.has(`${kind} ${table}`))));
}
const types = ["enum", "domain", "composite type", "range"];
const relations = ["table", "partitioned table"];
function toLoss(drift, renamed, isThere) {
    switch (drift.change) {
        case "unexpected":
            return holds(drift) ? [`It removes what ${drift.kind} ${drift.identity} holds by then.`] : [];
        case "missing":
            return toLossOfGone(drift, isThere);
        case "changed":
            return toLossOfChanged(drift, renamed);
    }
}
function holds({ kind }) {
    return kind === "column" || relations.includes(kind);
}
function toLossOfGone({ kind, identity, expected }, isThere) {
    if (relations.includes(kind))
        return [`The rows that ${kind} ${identity} had do not come back.`];
    if (kind === "sequence")
        return [`Sequence ${identity} counts from its start again.`];
    if (kind !== "column")
        return [];
    const lost = `The values that column ${identity} had do not come back.`;
    const { not_null: required, default: preset, generated, identity_options: numbered } = expected;
    const filled = required === undefined || [preset, generated, numbered].some((one) => one !== undefined);
    const table = (0,_drift_parts_js__WEBPACK_IMPORTED_MODULE_1__/* .parentOf */ .gN)(identity);
    return filled || !isThere(table)
        ? [lost]
        : [lost, `While table ${table} holds rows it fails, since nothing says what they get in that column.`];
}
function toLossOfChanged({ kind, identity, expected, actual }, renamed) {
    const { type, labels } = expected;
    if (kind === "enum") {
        const known = listLabels(labels);
        const added = listLabels(actual["labels"]).filter((label) => !known.includes(label) && !renamed.has(`label ${identity} ${label}`));
        return added.length === 0 ? [] : [`Rows with ${added.join(", ")} of enum ${identity} hinder it.`];
    }
    const now = actual["type"];
    if (kind !== "column" || type === undefined || now === undefined)
        return [];
    const zone = isTimestamp(type) && isTimestamp(now) ? " in the time zone of the session" : "";
    return [
        `Values of column ${identity} are cast to ${type}${zone}: one that is none hinders it, and what was lost on the way here stays lost.`,
    ];
}
/** `'a'`, `'b'` of `'a', 'b'`. */
function listLabels(labels = "") {
    return labels.match(/'(?:[^']|'')*'/g) ?? [];
}
function isTimestamp(type) {
    return type.startsWith("timestamp");
}


/***/ }),

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

/***/ 73010:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rehearsalLimits: () => (/* binding */ rehearsalLimits),
  rehearse: () => (/* binding */ rehearse)
});

// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(70551);
// EXTERNAL MODULE: ./lib/database/tables.js
var tables = __webpack_require__(77496);
// EXTERNAL MODULE: ./lib/core/file-name.js
var file_name = __webpack_require__(45605);
// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(48165);
// EXTERNAL MODULE: ./lib/core/redact.js
var redact = __webpack_require__(8038);
// EXTERNAL MODULE: ./lib/core/schema/drift-parts.js
var drift_parts = __webpack_require__(94955);
;// CONCATENATED MODULE: ./lib/shadow/rehearsal/told.js



/** `message (sqlstate)`, without row values. */
function wordsOf({ message, sqlstate }) {
    return `${(0,redact/* maskRowValues */.tM)(message, sqlstate)} (${sqlstate})`;
}
/** A finding at the place of an error. */
function toldAt(rule, error, message, fallback) {
    const location = error.location ?? { file: fallback.script.file };
    return (0,problems/* finding */.g)(rule, { message, ...location, ...(error.hint === null ? {} : { hint: error.hint }) });
}
/** A finding about a whole file. */
function told(rule, { script }, message) {
    return (0,problems/* finding */.g)(rule, { message, file: script.file });
}
/** What a block raises by itself has any SQLSTATE, P0001 by default. */
const raised = /^PL\/pgSQL function [^\n]* at (?:RAISE|ASSERT)(?:\n|$)/;
/** Errors that rows can cause, RAISE among them: a block that looks at rows raises what it likes. */
function isAboutRows({ sqlstate, context }) {
    return /^(?:2[23]|21000$|P000[1-4]$)/.test(sqlstate) || raised.test(context ?? "");
}
/** Schemas and extensions are there or not, whoever made them; what else is skipped hides another object. */
const existing = new Set(["42P07", "42701", "42710"]);
/** Notices by which IF NOT EXISTS says that it did nothing; not where the file itself has made what it then finds. */
function toldOfSkipped({ script }, notices, before) {
    return notices.flatMap(({ notice, location }) => {
        const { sqlstate, message, severity } = notice;
        if (severity !== "NOTICE" || !existing.has(sqlstate) || !message.endsWith("skipping"))
            return [];
        if (message.startsWith("extension ") || message.includes('"schema_version'))
            return [];
        if (before !== null && !wasThere(message, before))
            return [];
        return [
            (0,problems/* finding */.g)("already-there", {
                message: `${message}, though nothing of this file ran before`,
                ...(location ?? { file: script.file }),
            }),
        ];
    });
}
/** Whether a schema holds what a notice names, in whatever schema: it names none. */
function wasThere(message, { objects }) {
    const [, first = "", table] = /"([^"]*)"(?: of relation "([^"]*)")?/.exec(message) ?? [];
    const names = table === undefined ? [first] : [table, first];
    return objects.some(({ identity }) => (0,drift_parts/* namePartsOf */.dA)(identity).slice(-names.length).join("\n") === names.join("\n"));
}
/** What a run that went through has left open, and what it skipped; `before`: the schema that it met, where that was read. */
function toldOfEnd(runnable, { leftOpen, notices }, before) {
    const open = leftOpen ? [told("open-transaction", runnable, "a transaction is open at its end")] : [];
    return [...open, ...toldOfSkipped(runnable, notices, before)];
}

;// CONCATENATED MODULE: ./lib/shadow/rehearsal/attempt.js


/**
 * The result of work that tries a file, or why that could not be done: its SQL cannot be run, or the database broke and is
 * made anew for what follows. Throws the reason of a cancel, and what is no Failure.
 */
async function attempt(stage, runnable, { signal }, work) {
    const notTried = (reason) => ({
        notTried: told("not-rehearsed", runnable, reason),
    });
    const error = runnable.parsed.findings.find(({ severity }) => severity === "error");
    if (error !== undefined)
        return notTried(`its SQL cannot be run: ${error.message}`);
    try {
        return await work();
    }
    catch (problem) {
        signal.throwIfAborted();
        stage.spoil();
        if (!(problem instanceof failure/* Failure */.H))
            throw problem;
        return notTried(problem.message);
    }
}

;// CONCATENATED MODULE: ./lib/shadow/rehearsal/excuse.js


/** Why a failure says nothing about a file, but something about the throw-away database; null where it is the file's own. */
function excuseOf(error, { stopped }, { engine }) {
    if (stopped === "script" || stopped === "total")
        return ofTime(error, stopped);
    if (stopped === "lost")
        return toExcuse(error.message, engine === "embedded" ? onServer : null);
    if (stopped === "refused")
        return toExcuse(error.message, onThrowAway);
    return ofRights(error) ?? ofMeans(error, engine);
}
const onServer = "give shadow a server, local or a URL; the embedded database is PostgreSQL in WebAssembly, and smaller";
const onThrowAway = "let shadow be auto, local or pglite: such a server is thrown away, so everything runs there";
/** That something could not be tried, for that reason. */
function toExcuse(because, help = null) {
    return { rule: "not-rehearsed", because, help };
}
/** Tables hold a row at most here, so a file that ends nowhere near in time is worth a look. */
function ofTime({ message }, over) {
    if (over === "total") {
        return { rule: "took-too-long", because: "the time for all rehearsals was over while it ran", help: null };
    }
    const help = "look what it waits for, or whether it ends at all; `-- schema-version: statement-timeout=2m` in its head gives it that time here too";
    return { rule: "took-too-long", because: message, help };
}
function ofRights(error) {
    const { sqlstate, message } = error;
    if (sqlstate !== "42501")
        return null;
    // A new owner needs CREATE there, which somebody may have given by hand.
    const ofSchema = message.startsWith("permission denied for schema ");
    const why = ofSchema
        ? "privileges that no file gave are not on the throw-away database"
        : "the throw-away database runs nothing as superuser";
    return toExcuse(`${message} (${sqlstate}): ${why}`);
}
/** Memory, disk and locks of the throw-away database are less than a target's; the embedded one's stack is, too. */
function ofMeans(error, engine) {
    const { sqlstate, message } = error;
    // 0A000 and 58P01, as the major has it.
    if (/^extension ".*" is not available$|^could not open extension control file/.test(message)) {
        return toExcuse(`${message} (${sqlstate}) on the throw-away database`);
    }
    const embedded = engine === "embedded";
    if (sqlstate.startsWith("53") || (embedded && sqlstate === "54001")) {
        const words = `${wordsOf(error)}: ${embedded ? "the embedded" : "the throw-away"} database has less of that`;
        return toExcuse(words, embedded ? onServer : null);
    }
    return null;
}
/** A finding that says what could not be tried of a file; `what`: which run, with a colon, where it is not the first. */
function toldExcuse({ rule, because, help }, { script }, what = "") {
    const message = `${what}${because}${rule === "took-too-long" ? ", so nothing is proven of it" : ""}`;
    return (0,problems/* finding */.g)(rule, { message, file: script.file, ...(help === null ? {} : { help }) });
}

;// CONCATENATED MODULE: ./lib/shadow/rehearsal/blame.js


/** What PostgreSQL says of a name that nobody made. */
const missing = new Set(["42P01", "42703", "42704", "42883", "3F000"]);
/** A migration may need what one before it should have made. */
function blameOf(error, failed) {
    if (failed === null || !missing.has(error.sqlstate))
        return null;
    const { migration, runnable } = failed;
    const name = "version" in migration ? `V${migration.version.text}` : runnable.script.name;
    return toExcuse(`${wordsOf(error)}, and what ${name} should make was not there`);
}
/** Objects of the target that could not be made depend on one another, so any of them may be the one. */
function blameLacking(error, lacking) {
    if (lacking.length === 0 || !missing.has(error.sqlstate))
        return null;
    const objects = lacking.length === 1 ? lacking[0] : `${lacking.length} objects of the database`;
    return toExcuse(`${wordsOf(error)}, and ${objects} could not be made there`);
}

// EXTERNAL MODULE: ./lib/core/schema/cast-to.js
var cast_to = __webpack_require__(94444);
// EXTERNAL MODULE: ./lib/core/schema/drift.js + 4 modules
var drift = __webpack_require__(69703);
// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __webpack_require__(89531);
;// CONCATENATED MODULE: ./lib/core/schema/propose-undo.js




/** What came last goes first. */
const order = [
    ["policy", "trigger", "view", "materialized view", "constraint", "index", "statistics", "column", "table"],
    ["partitioned table", "sequence", "function", "procedure", "enum", "domain", "composite type", "range", "schema"],
    ["extension"],
].flat();
/**
 * Statements that take back what lies between two schemas, of the few changes that have a plain inverse; null where there
 * is another, where something may be there under another name, or where nothing changed. Names come quoted from the server.
 */
function proposeUndo(before, after, { transactional, renames }) {
    const drifts = (0,drift/* diffSnapshots */.V)(before, after).toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
    if (drifts.length === 0 || (renames === "some" && mayBeRenamed(drifts)))
        return null;
    if (!transactional && drifts.some(({ kind }) => kind !== "index"))
        return null;
    const concurrently = transactional ? "" : "CONCURRENTLY ";
    const statements = [...drifts.map((drift) => invert(drift, concurrently)), ...drifts.flatMap(createView)];
    return statements.includes(null) ? null : statements.map((sql) => `${sql};\n`).join("");
}
/** Made again from their text, these lose nothing. */
const toldByText = new Set(["view", "trigger", "policy"]);
/** To drop what is new and to make what is gone would lose what it holds, where one is the other. */
function mayBeRenamed(drifts) {
    const gone = new Set(drifts.flatMap(({ change, kind }) => (change === "missing" ? [kind] : [])));
    return drifts.some(({ change, kind }) => change === "unexpected" && gone.has(kind) && !toldByText.has(kind));
}
/** The text of an undo script: which version it undoes, what it cannot bring back, and its statements. */
function toUndoText(version, losses, statements) {
    return [`Undoes V${version}.`, ...losses].map(quote/* commentLine */.WA).join("") + statements;
}
function invert(drift, concurrently) {
    switch (drift.change) {
        case "unexpected":
            return toDrop(drift, concurrently);
        case "missing":
            return toCreate(drift, concurrently);
        case "changed":
            return toChange(drift, concurrently);
    }
}
function toDrop({ kind, identity }, concurrently) {
    const [table, name] = [(0,drift_parts/* parentOf */.gN)(identity), (0,drift_parts/* lastName */.UK)(identity)];
    switch (kind) {
        case "index":
            return `DROP INDEX ${concurrently}IF EXISTS ${identity}`;
        case "table":
        case "partitioned table":
            return `DROP TABLE IF EXISTS ${identity}`;
        case "column":
        case "constraint":
            return `ALTER TABLE IF EXISTS ${table} DROP ${kind.toUpperCase()} IF EXISTS ${name}`;
        case "policy":
        case "trigger":
            return `DROP ${kind.toUpperCase()} IF EXISTS ${name} ON ${table}`;
        case "enum":
        case "composite type":
        case "range":
            return `DROP TYPE IF EXISTS ${identity}`;
        default:
            return order.includes(kind) ? `DROP ${kind.toUpperCase()} IF EXISTS ${identity}` : null;
    }
}
function toCreate({ kind, identity, expected }, concurrently) {
    const { definition, type, default: preset, not_null: required, ...rest } = expected;
    const [table, name] = [(0,drift_parts/* parentOf */.gN)(identity), (0,drift_parts/* lastName */.UK)(identity)];
    if (kind === "index" && definition !== undefined) {
        return definition.replace(/^CREATE (UNIQUE )?INDEX /, `CREATE $1INDEX ${concurrently}IF NOT EXISTS `);
    }
    if (kind === "constraint" && definition !== undefined) {
        return `ALTER TABLE ${table} DROP CONSTRAINT IF EXISTS ${name}, ADD CONSTRAINT ${name} ${definition}`;
    }
    // Nothing is in its way until the views come back, last of all.
    if (kind === "view" && definition !== undefined)
        return `DROP VIEW IF EXISTS ${identity}`;
    const others = Object.keys(rest).filter((key) => key !== "position");
    if (kind !== "column" || type === undefined || others.length > 0)
        return null;
    const more = [preset === undefined ? "" : ` DEFAULT ${preset}`, required === "yes" ? " NOT NULL" : ""].join("");
    return `ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS ${name} ${type}${more}`;
}
/** Views come back when what they select is there again. */
function createView({ kind, identity, expected: { definition } }) {
    if (kind !== "view" || definition === undefined)
        return [];
    return [`CREATE OR REPLACE VIEW ${identity} AS ${definition.trim().replace(/;$/, "")}`];
}
/** Made again as it was: an index, a constraint or a view that is another one under its old name. */
function toRemake(drift, concurrently) {
    const { kind, identity, expected } = drift;
    const { definition } = expected;
    if (definition === undefined || Object.keys({ ...expected, ...drift.actual }).length > 1)
        return null;
    if (kind === "constraint")
        return toCreate(drift, concurrently);
    if (kind === "index")
        return `${toDrop(drift, concurrently) ?? ""};\n${toCreate(drift, concurrently) ?? ""}`;
    return kind === "view" ? `DROP VIEW IF EXISTS ${identity}` : null;
}
function toChange(drift, concurrently) {
    const { kind, identity, expected, actual } = drift;
    if (kind !== "column")
        return toRemake(drift, concurrently);
    const [table, name] = [(0,drift_parts/* parentOf */.gN)(identity), (0,drift_parts/* lastName */.UK)(identity)];
    const changes = [...new Set([...Object.keys(expected), ...Object.keys(actual)])].map((attribute) => {
        const was = expected[attribute];
        switch (attribute) {
            case "type":
                return was === undefined ? null : `ALTER COLUMN ${name} TYPE ${was}${(0,cast_to/* castTo */.N)(name, was)}`;
            case "not_null":
                return was === undefined ? `ALTER COLUMN ${name} DROP NOT NULL` : `ALTER COLUMN ${name} SET NOT NULL`;
            case "default":
                return `ALTER COLUMN ${name} ${was === undefined ? "DROP DEFAULT" : `SET DEFAULT ${was}`}`;
            case "comment":
                return "";
            default:
                return null;
        }
    });
    if (changes.includes(null))
        return null;
    const altered = changes.filter((change) => change !== "");
    const alter = altered.length === 0 ? [] : [`ALTER TABLE ${table} ${altered.join(", ")}`];
    const commented = "comment" in expected || "comment" in actual;
    const text = expected["comment"] === undefined ? "NULL" : (0,quote/* quoteLiteral */.ce)(expected["comment"]);
    return [...alter, ...(commented ? [`COMMENT ON COLUMN ${identity} IS ${text}`] : [])].join(";\n");
}

// EXTERNAL MODULE: ./lib/core/schema/undo-losses.js
var undo_losses = __webpack_require__(84013);
// EXTERNAL MODULE: ./lib/shadow/database-names.js
var database_names = __webpack_require__(94226);
// EXTERNAL MODULE: ./lib/database/session.js
var database_session = __webpack_require__(29357);
// EXTERNAL MODULE: ./lib/shadow/bounded.js
var bounded = __webpack_require__(24785);
;// CONCATENATED MODULE: ./lib/shadow/rehearsal/ran.js


const unknownError = { severity: "ERROR", detail: null, hint: null, position: null, context: null };
/** An error of our own making, about a whole file. */
function toError({ script }, sqlstate, message) {
    return { ...unknownError, sqlstate, message, location: { file: script.file }, own: false };
}
/** A file that directs a longer statement_timeout needs as much, and says so to `apply` too. */
function limitRun(limits, { directives }) {
    const scriptMs = Math.max(limits.scriptMs, directives.statementTimeoutMs ?? 0);
    const until = Date.now() + scriptMs;
    return { ...limits, scriptMs, until: Math.min(limits.until, until), over: until > limits.until ? "total" : "script" };
}
/** More rows than any question of ours has; a script may select millions. */
const mostRows = 100_000;
/** Sends a part of a script, and ends it when its time is over. */
async function sendPart({ database, runnable, limits }, { sql, copyData }) {
    const embedded = database.engine === "embedded";
    try {
        const reply = await (0,bounded/* sendBounded */.I)(database, [0], limits, () => database.session.send(sql, { copyData, maxRows: mostRows }));
        if (!("stuck" in reply))
            return reply;
    }
    catch (error) {
        if (!(0,database_session/* isConnectionLost */.pb)(error))
            throw error;
        const words = `${embedded ? "the embedded database" : "the throw-away server"} ended while it ran`;
        return { ended: toError(runnable, "XX000", words), broken: words, stopped: "lost" };
    }
    return {
        ended: toError(runnable, "57014", `it did not end within ${limits.scriptMs / 1000} s and was stopped`),
        broken: embedded ? "the embedded database was stopped with it" : null,
        stopped: limits.over,
    };
}
/** What the embedded database says when it fails inside: nothing that it says from here on counts. */
function brokenAfter(runnable) {
    const words = "the embedded database does not work any more after it";
    return { ended: toError(runnable, "XX000", words), broken: words, stopped: "lost" };
}

// EXTERNAL MODULE: ./lib/database/settings.js
var settings = __webpack_require__(70176);
// EXTERNAL MODULE: ./lib/sql/syntax.js
var syntax = __webpack_require__(20089);
;// CONCATENATED MODULE: ./lib/shadow/rehearsal/declare.js

const accessShare = "AccessShareLock";
const rowExclusive = "RowExclusiveLock";
const shareUpdate = "ShareUpdateExclusiveLock";
const share = "ShareLock";
const exclusive = "AccessExclusiveLock";
/** An index that is built beside the old one is opened as for writing; one that is dropped is alone at the end. */
const gentle = { table: [shareUpdate], indexes: [shareUpdate, rowExclusive] };
const dropping = { table: [shareUpdate], indexes: [shareUpdate, exclusive] };
/** Copying a table builds its indexes anew. */
const copying = { table: [exclusive, share], indexes: [exclusive] };
/** What is known of a kind of statements that cannot run in a transaction; null for one that touches no table. */
function declare(kind, node) {
    const relation = (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, "relation"));
    const one = named(relation === null ? [] : [relation]);
    const usual = { parents: "without-indexes", rewrites: false };
    switch (kind) {
        case "IndexStmt":
            return { ...usual, named: one, table: [shareUpdate], indexes: [], reads: "all" };
        case "DropStmt":
            return { ...usual, ...dropping, named: droppedBy(node), parents: "with-indexes", reads: "none" };
        case "ReindexStmt":
            return { ...usual, ...reindex(node), named: reindexedBy(node, one), reads: "with-index" };
        case "VacuumStmt":
            return { ...usual, ...vacuum(node), named: vacuumedBy(node) };
        case "ClusterStmt": {
            const modes = { table: copying.table, indexes: [...copying.indexes, accessShare] };
            const which = ({ clustered }) => relation !== null || clustered;
            const tables = relation === null ? { kind: "all" } : one;
            return { ...usual, ...modes, named: tables, reads: "all", rewrites: true, which };
        }
        default:
            return null;
    }
}
function named(names, partitions = "with") {
    return { kind: "relations", names, partitions };
}
function reindex(node) {
    const modes = (0,syntax/* isOn */.Mp)((0,syntax/* optionsIn */.Im)(node, "params"), "concurrently", "off")
        ? gentle
        : { table: [share], indexes: [exclusive] };
    const ofIndex = (0,syntax/* textAt */.$6)(node, "kind") === "REINDEX_OBJECT_INDEX";
    return { ...modes, parents: ofIndex ? "with-indexes" : "without-indexes" };
}
function vacuum(node) {
    const options = (0,syntax/* optionsIn */.Im)(node, "options");
    const full = (0,syntax/* isOn */.Mp)(options, "full", "off");
    const modes = full ? copying : { table: [shareUpdate], indexes: [rowExclusive] };
    const samples = (0,syntax/* isOn */.Mp)(options, "analyze", "off") ? { table: [shareUpdate], indexes: [accessShare] } : noModes;
    return {
        table: [...modes.table, ...samples.table],
        indexes: [...modes.indexes, ...samples.indexes],
        given: [accessShare],
        reads: full ? "all" : "none",
        rewrites: full,
    };
}
const noModes = { table: [], indexes: [] };
function droppedBy(node) {
    const names = (0,syntax/* listAt */.gT)(node, "objects").flatMap((object) => (0,syntax/* toRelationName */.Jz)((0,syntax/* listAt */.gT)((0,syntax/* nodeAt */.oB)(object, "List") ?? {}, "items")) ?? []);
    return named(names);
}
function reindexedBy(node, one) {
    switch ((0,syntax/* textAt */.$6)(node, "kind")) {
        case "REINDEX_OBJECT_SCHEMA":
            return { kind: "schema", schema: (0,syntax/* textAt */.$6)(node, "name") ?? "" };
        case "REINDEX_OBJECT_DATABASE":
            return { kind: "all" };
        case "REINDEX_OBJECT_SYSTEM":
            return named([]);
        default:
            return one;
    }
}
function vacuumedBy(node) {
    const rels = (0,syntax/* listAt */.gT)(node, "rels");
    if (rels.length === 0)
        return { kind: "all" };
    const names = rels.flatMap((item) => (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(item, "VacuumRelation") ?? {}, "relation")) ?? []);
    return named(names);
}

;// CONCATENATED MODULE: ./lib/shadow/rehearsal/named-tables.js


/** Looks up the tables that are named, or whose indexes are, with their partitions. Read-only. */
async function readNamedTables(session, named) {
    const below = named.kind === "relations" && named.partitions === "without" ? "AND false" : "";
    const sql = `WITH RECURSIVE tree AS (
      SELECT c.oid, c.relkind, true AS given FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
        WHERE ${toCondition(named)}
      UNION SELECT h.inhrelid, c.relkind, false FROM pg_catalog.pg_inherits h JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) h.inhrelid
        JOIN tree ON h.inhparent OPERATOR(pg_catalog.=) tree.oid AND tree.relkind IN ('p', 'I') ${below}),
    pairs AS (
      SELECT tree.oid AS tab, i.indexrelid AS ind, i.indisclustered AS clustered, tree.given FROM tree LEFT JOIN pg_catalog.pg_index i ON i.indrelid OPERATOR(pg_catalog.=) tree.oid
      UNION SELECT i.indrelid, i.indexrelid, i.indisclustered, tree.given FROM tree JOIN pg_catalog.pg_index i ON i.indexrelid OPERATOR(pg_catalog.=) tree.oid)
    SELECT ${qualified("n", "t")}, ${qualified("m", "x")}, p.clustered, t.relkind OPERATOR(pg_catalog.=) 'p', p.given
      FROM pairs p JOIN pg_catalog.pg_class t ON t.oid OPERATOR(pg_catalog.=) p.tab JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) t.relnamespace
      LEFT JOIN pg_catalog.pg_class x ON x.oid OPERATOR(pg_catalog.=) p.ind LEFT JOIN pg_catalog.pg_namespace m ON m.oid OPERATOR(pg_catalog.=) x.relnamespace
      WHERE t.relkind IN ('r', 'm', 'p') ORDER BY 1, 2`;
    const [result] = await (0,database_session/* query */.P)(session, sql, "looking up the tables of a statement");
    const tables = new Map();
    for (const [name, index, clustered, partitioned, given] of result?.rows ?? []) {
        const known = tables.get(name ?? "") ?? {
            name: name ?? "",
            indexes: [],
            clustered: false,
            partitioned: partitioned === "t",
            given: false,
        };
        const indexes = [...new Set([...known.indexes, ...(typeof index === "string" ? [index] : [])])];
        const either = { clustered: known.clustered || clustered === "t", given: known.given || given === "t" };
        tables.set(known.name, { ...known, ...either, indexes });
    }
    return [...tables.values()];
}
/** NULL where there is none. */
function qualified(schema, relation) {
    return `pg_catalog.quote_ident(${schema}.nspname) OPERATOR(pg_catalog.||) '.' OPERATOR(pg_catalog.||) pg_catalog.quote_ident(${relation}.relname)`;
}
function toCondition(named) {
    const users = "c.relkind IN ('r', 'm') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'";
    switch (named.kind) {
        case "relations":
            return named.names.length === 0
                ? "false"
                : `c.oid OPERATOR(pg_catalog.=) ANY (ARRAY[${named.names.map(toRegclass).join(", ")}])`;
        case "schema":
            return `${users} AND n.nspname OPERATOR(pg_catalog.=) ${(0,quote/* quoteLiteral */.ce)(named.schema)}`;
        case "all":
            return users;
    }
}
function toRegclass({ schema, name }) {
    const parts = [...(schema === null ? [] : [schema]), name].map(quote/* quoteIdentifier */.Cm);
    return `pg_catalog.to_regclass(${(0,quote/* quoteLiteral */.ce)(parts.join("."))})::pg_catalog.oid`;
}

;// CONCATENATED MODULE: ./lib/shadow/rehearsal/trace.js
function seenFirst(relations) {
    return { relations, held: new Set() };
}
/**
 * What a statement did, from the locks that its transaction holds after it: whatever it read, rewrote or changed, it
 * locked. Relations of PostgreSQL's own making (TOAST) and temporary ones are nobody else's business.
 */
function traceStatement(before, locks, { line, kind, engine }) {
    const fresh = locks.filter((lock) => !before.held.has(keyOf(lock)));
    const touched = new Map(locks.map((lock) => [lock.oid, lock.now]));
    const scans = listScanned(before, locks, kind);
    const altered = listAltered(locks);
    const isOfDependency = (oid, relation, mode) => engine === "embedded" &&
        mode === "AccessShareLock" &&
        !altered.has(relation.table ?? "") &&
        !locks.some((lock) => lock.oid === oid && lock.mode === "AccessExclusiveLock") &&
        isOnlyNamed(before.relations, relation, { kind, scans });
    const trace = {
        line,
        locks: sortLocks(fresh.flatMap(({ oid, mode }) => {
            const relation = before.relations.get(oid);
            if (relation === undefined || !isPublic(relation) || isOfDependency(oid, relation, mode))
                return [];
            return [{ relation: relation.name, mode }];
        })),
        rewrites: listRewritten(before.relations, touched),
        scans,
    };
    return { trace, seen: { relations: withLater(before.relations, touched), held: new Set(locks.map(keyOf)) } };
}
/** A statement with what deferred constraints and triggers did for it when the transaction ended. */
function withDeferred(trace, later) {
    return {
        ...trace,
        locks: sortLocks([...trace.locks, ...later.locks]),
        rewrites: sortNames([...trace.rewrites, ...later.rewrites]),
        scans: sortNames([...trace.scans, ...later.scans]),
    };
}
/** Tables that are worked on themselves; one that gets a foreign key to itself is referred to as well. */
function listAltered(locks) {
    const having = (wanted) => locks.flatMap(({ oid, mode }) => (mode === wanted ? [oid] : []));
    const referred = new Set(having("ShareRowExclusiveLock"));
    return new Set(having("AccessExclusiveLock").filter((oid) => !referred.has(oid)));
}
/**
 * The embedded PostgreSQL (18.6) locks indexes and sequences on which a new constraint or default depends; servers up to
 * 18.4 do not. Where an index was used, its table was read.
 */
function isOnlyNamed(before, { kind: relkind, table }, { kind, scans }) {
    if (!depending.has(kind))
        return false;
    // The index of a partitioned table is used where any partition is read.
    if (relkind === "I")
        return scans.length === 0;
    return relkind === "S" || (relkind === "i" && !scans.includes(before.get(table ?? "")?.name ?? ""));
}
const depending = new Set(["AlterTableStmt", "CreateStmt", "CreateSchemaStmt"]);
function keyOf({ oid, mode }) {
    return `${oid} ${mode}`;
}
function isPublic({ schema }) {
    return !/^pg_(?:toast|temp)/.test(schema);
}
function sortLocks(locks) {
    const unique = new Map(locks.map((lock) => [`${lock.relation} ${lock.mode}`, lock]));
    return [...unique].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, lock]) => lock);
}
/** By name: a table that is dropped and made again has other rows too. */
function listRewritten(before, touched) {
    const files = new Map([...touched.values()].map(({ name, file }) => [name, file]));
    return sortNames([...touched.keys()].flatMap((oid) => {
        const was = before.get(oid);
        if (was === undefined || !/[rm]/.test(was.kind) || !isPublic(was))
            return [];
        const file = touched.get(oid)?.name === "" ? files.get(was.name) : touched.get(oid)?.file;
        return file !== undefined && file !== null && file !== was.file ? [was.name] : [];
    }));
}
/** One that finds no row counts where the table is empty, but not where the statement has just emptied it. */
function isRead(was, now, kind) {
    return now.read > was.read || (now.scans > was.scans && (now.file === was.file || checking.has(kind)));
}
/** Statements that check foreign keys by a query of the server's own, which may read a table through an index. */
const checking = new Set(["AlterTableStmt", "CreateStmt", "ClusterStmt"]);
function listScanned({ relations, held }, locks, kind) {
    return sortNames(locks.flatMap((lock) => {
        const { oid, mode, now } = lock;
        const was = relations.get(oid);
        // That query locks so the table that is referred to; where the other one is empty, it ends before it reads this.
        const isLocked = mode === "RowShareLock" && kind === "AlterTableStmt" && was?.kind === "r";
        const isReferred = isLocked && !held.has(keyOf(lock));
        if (was === undefined || !(isReferred || isRead(was, now, kind)))
            return [];
        const table = was.kind === "i" ? (checking.has(kind) ? relations.get(was.table ?? "") : undefined) : was;
        // What reads a sequence reads a counter.
        return table === undefined || table.kind === "S" || !isPublic(table) ? [] : [table.name];
    }));
}
function sortNames(names) {
    return [...new Set(names)].toSorted();
}
/** What exists for the next statement; what is gone must not lend its name to anything. */
function withLater(before, touched) {
    const later = new Map(before);
    for (const [oid, now] of touched) {
        if (now.name === "")
            later.delete(oid);
        else
            later.set(oid, now);
    }
    return later;
}

;// CONCATENATED MODULE: ./lib/shadow/rehearsal/declared.js




const nothing = { locks: [], rewrites: [], scans: [] };
/**
 * What a statement that cannot run in a transaction does. Its locks come and go in transactions of its own, where nobody
 * can look, so they are taken from what is known of it.
 */
async function readDeclaredTrace(session, statement) {
    const node = (0,syntax/* asNode */.hK)(statement.node);
    const declared = declare(statement.kind, node);
    if (declared === null)
        return nothing;
    const all = await readNamedTables(session, declared.named);
    const tables = all.filter(declared.which ?? (() => true));
    const stored = tables.filter(({ partitioned }) => !partitioned);
    const reads = (await isThere(session, statement.kind, node)) ? "none" : declared.reads;
    const read = stored.filter(({ indexes }) => reads === "all" || (reads === "with-index" && indexes.length > 0));
    return {
        locks: sortLocks(tables.flatMap((table) => locksOn(table, declared))),
        rewrites: declared.rewrites ? stored.map(({ name }) => name) : [],
        scans: read.map(({ name }) => name),
    };
}
/** A partitioned table is opened, no more; its indexes only where they are named themselves. */
function locksOn({ name, indexes, partitioned, given }, declared) {
    const touched = partitioned && declared.parents === "without-indexes" ? [] : indexes;
    const pairs = (relation, modes) => modes.map((mode) => ({ relation, mode }));
    const own = partitioned ? declared.table.slice(0, 1) : declared.table;
    const first = given ? (declared.given ?? []) : [];
    return [...pairs(name, [...first, ...own]), ...touched.flatMap((index) => pairs(index, declared.indexes))];
}
/** An index that IF NOT EXISTS finds is not built; its table is locked all the same. */
async function isThere(session, kind, node) {
    const name = (0,syntax/* textAt */.$6)(node, "idxname");
    if (kind !== "IndexStmt" || name === null || !(0,syntax/* flagAt */.Qc)(node, "if_not_exists"))
        return false;
    const table = (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, "relation"));
    const index = { schema: table?.schema ?? null, name };
    return (await readNamedTables(session, named([index]))).length > 0;
}

;// CONCATENATED MODULE: ./lib/shadow/rehearsal/observed.js
const counters = (oid) => ["numscans", "tuples_returned", "tuples_inserted", "tuples_updated", "tuples_deleted"]
    .map((name) => `pg_catalog.pg_stat_get_xact_${name}(${oid})`)
    .join(", ");
const described = "pg_catalog.quote_ident(n.nspname) OPERATOR(pg_catalog.||) '.' OPERATOR(pg_catalog.||) pg_catalog.quote_ident(c.relname), n.nspname, c.relkind, pg_catalog.pg_relation_filenode(c.oid), i.indrelid";
const joins = `LEFT JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
  LEFT JOIN pg_catalog.pg_index i ON i.indexrelid OPERATOR(pg_catalog.=) c.oid`;
/** The first oid that is not PostgreSQL's own. */
const firstOid = 16_384;
/** All relations but PostgreSQL's own; what the session has counted before is the base that later readings start from. */
const relationsSql = `SELECT c.oid, ${described}, ${counters("c.oid")}
  FROM pg_catalog.pg_class c ${joins} WHERE c.oid OPERATOR(pg_catalog.>=) ${firstOid}`;
/** Each lock of the running transaction, with its relation as it is now, if it still is: a dropped one keeps its lock. */
const locksSql = `SELECT l.relation, l.mode, ${described}, ${counters("l.relation")}
  FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) l.relation ${joins}
  WHERE l.locktype OPERATOR(pg_catalog.=) 'relation' AND l.granted
    AND l.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid() AND l.relation OPERATOR(pg_catalog.>=) ${firstOid}`;
/** How many rows this session has written into any table; whatever changes the schema writes into the catalog. */
const writtenSql = `SELECT pg_catalog.sum(pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid) OPERATOR(pg_catalog.+)
  pg_catalog.pg_stat_get_xact_tuples_updated(c.oid) OPERATOR(pg_catalog.+) pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid))
  FROM pg_catalog.pg_class c WHERE c.relkind OPERATOR(pg_catalog.=) ANY (ARRAY['r', 'm', 't']::pg_catalog."char"[])`;
function toObserved([name, schema, kind, file, table, scans, read, ...moved]) {
    return {
        name: name ?? "",
        schema: schema ?? "",
        kind: kind ?? "",
        file: file ?? null,
        table: table ?? null,
        scans: Number(scans),
        read: Number(read),
        moved: moved.reduce((sum, count) => sum + Number(count), 0),
    };
}
function toRelations({ rows }) {
    return new Map(rows.map(([oid, ...row]) => [oid ?? "", toObserved(row)]));
}
function toHeldLocks({ rows }) {
    return rows.map(([oid, mode, ...row]) => ({ oid: oid ?? "", mode: mode ?? "", now: toObserved(row) }));
}

;// CONCATENATED MODULE: ./lib/shadow/rehearsal/detached.js







const [detached_accessShare, detached_shareUpdate, detached_exclusive] = ["AccessShareLock", "ShareUpdateExclusiveLock", "AccessExclusiveLock"];
/**
 * What DETACH PARTITION CONCURRENTLY does: what the plain form does, which is looked at and rolled back, but for the lock
 * of the parent; the partition is locked gently first, and in the end alone.
 */
async function readDetachTrace({ session, engine }, node) {
    const command = (0,syntax/* nodeAt */.oB)((0,syntax/* listAt */.gT)(node, "cmds")[0] ?? {}, "AlterTableCmd") ?? {};
    const parent = await readName(session, (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, "relation")));
    const partition = await readName(session, (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(command, "def") ?? {}, "PartitionCmd") ?? {}, "name")));
    if (parent === null || partition === null)
        return nothing;
    const [, relations] = await (0,database_session/* query */.P)(session, `BEGIN;\n${relationsSql}`, "looking at the shadow's relations");
    const { results } = await session.send(`ALTER TABLE ${parent} DETACH PARTITION ${partition};\n${locksSql}`);
    await (0,database_session/* query */.P)(session, "ROLLBACK", "looking at the shadow's relations");
    const held = results[1];
    if (relations === undefined || held === undefined)
        return nothing;
    const step = { line: 1, kind: "AlterTableStmt", engine };
    const { trace } = traceStatement(seenFirst(toRelations(relations)), toHeldLocks(held), step);
    const locks = trace.locks.filter(({ relation, mode }) => relation !== parent || mode !== detached_exclusive);
    const gentle = [detached_accessShare, detached_shareUpdate].map((mode) => ({ relation: parent, mode }));
    return { ...trace, locks: sortLocks([...locks, ...gentle, { relation: partition, mode: detached_shareUpdate }]) };
}
async function readName(session, relation) {
    if (relation === null)
        return null;
    const [table] = await readNamedTables(session, named([relation], "without"));
    return table?.name ?? null;
}

// EXTERNAL MODULE: ./lib/database/message.js
var database_message = __webpack_require__(39998);
// EXTERNAL MODULE: ./lib/shadow/canary.js
var canary = __webpack_require__(12998);
;// CONCATENATED MODULE: ./lib/shadow/rehearsal/send.js




/** Sends chunks as one message. Answers with its results, or with why it failed. */
async function sendChunks(place, said, chunks) {
    const message = (0,database_message/* toMessage */.R9)(chunks);
    const reply = await sendPart(place, message);
    if ("ended" in reply)
        return reply;
    // One by one: a loop may raise more of them than a call takes arguments.
    for (const notice of reply.notices) {
        said.notices.push({ notice, location: (0,database_message/* placeOf */.$t)(message, notice.completed) ?? null });
    }
    if (reply.error === null)
        return reply.results;
    const error = (0,database_message/* blame */.Sy)(message, reply, reply.error);
    if (error.own)
        throw (0,database_session/* serverFailure */.aG)(error, `looking what ${place.runnable.script.name} did`);
    const location = error.location ?? { file: place.runnable.script.file };
    return { ended: { ...error, location }, broken: null, stopped: null };
}
function isEnded(sent) {
    return "ended" in sent;
}
/** One statement of a script as a script of its own: an error is at its place. */
function alone(parsed, statement) {
    return {
        ...parsed,
        sql: `${statement.text}\n;\n`,
        statements: [statement],
        copyData: statement.copyData === null ? [] : [statement.copyData],
        locate: () => statement.location,
    };
}
/** The statements of a script from the given one on, as a script of their own. */
function rest(parsed, from) {
    if (from === 0)
        return parsed;
    const statements = parsed.statements.slice(from);
    return {
        ...parsed,
        sql: statements.map(({ text }) => `${text}\n;\n`).join(""),
        statements,
        copyData: statements.flatMap(({ copyData }) => copyData ?? []),
        locate: () => statements[0]?.location ?? { file: "" },
    };
}
const answer = "it answers";
/** Whether the embedded database still gives values; a failure would end the transaction, so none is asked for. */
async function answers(place) {
    if (place.database.engine === "server")
        return true;
    const { results } = await place.database.session.send(`SELECT '${answer}'`);
    return results[0]?.rows[0]?.[0] === answer;
}
/** Takes back what is open after a failure, and looks whether the database still works. */
async function leave(place, ended) {
    if (ended.broken !== null)
        return ended;
    await place.database.session.send("ROLLBACK");
    return (await works(place)) ? ended : brokenAfter(place.runnable);
}
/** Whether the database works, asked outside any transaction. */
async function works({ database }) {
    return database.engine === "server" || (await (0,canary/* isAlive */._n)(database.session));
}

;// CONCATENATED MODULE: ./lib/shadow/rehearsal/run-alone.js









/** Runs a script statement by statement, each committed on its own. Throws Failure for a server that is lost. */
async function runAlone(place, options) {
    const { database, runnable } = place;
    const said = { traces: [], notices: [] };
    const fail = async (ended) => {
        const { ended: error, ...how } = await leave(place, ended);
        return { ...said, ...how, error, leftOpen: false, value: null };
    };
    const opening = ["BEGIN READ WRITE", ...database.prepare, "COMMIT"].join(";\n");
    await (0,database_session/* query */.P)(database.session, opening, "preparing the shadow");
    for (const statement of runnable.parsed.statements.slice(0, options.first)) {
        const ended = options.trace ? await runTraced(place, said, statement) : await runOne(place, said, statement);
        if (ended !== null)
            return await fail(ended);
    }
    const leftOpen = await endsOpenTransaction(place);
    if (!(await works(place)))
        return await fail(brokenAfter(runnable));
    const value = (await options.inside?.("unknown")) ?? null;
    return { ...said, error: null, leftOpen, value, broken: null, stopped: null };
}
async function runOne(place, said, statement) {
    const sent = await sendChunks(place, said, [{ kind: "script", script: alone(place.runnable.parsed, statement) }]);
    return isEnded(sent) ? sent : null;
}
/** What ends transactions of its own cannot be looked at inside of one. */
function mayEndTransaction({ kind, text }) {
    return (kind === "CallStmt" || kind === "TransactionStmt" || (kind === "DoStmt" && /\b(?:commit|rollback)\b/i.test(text)));
}
async function runTraced(place, said, statement) {
    const { database, runnable } = place;
    const line = statement.location.line ?? 1;
    const runDeclared = async () => {
        const node = (0,syntax/* asNode */.hK)(statement.node);
        const effect = statement.kind === "AlterTableStmt"
            ? await readDetachTrace(database, node)
            : await readDeclaredTrace(database.session, statement);
        said.traces.push({ line, ...effect });
        return await runOne(place, said, statement);
    };
    if (statement.needsNoTransaction || mayEndTransaction(statement))
        return await runDeclared();
    const [, relations] = await (0,database_session/* query */.P)(database.session, `BEGIN;\n${relationsSql}`, "looking at the shadow's relations");
    const sent = await sendChunks(place, said, [
        { kind: "script", script: alone(runnable.parsed, statement) },
        // Its transaction ends with it, and so does what is deferred.
        { kind: "end", statements: [settings/* checkDeferred */._6], file: runnable.script.file },
        { kind: "own", statements: [locksSql] },
    ]);
    if (isEnded(sent))
        return refusesTransaction(sent) ? await leaveFor(place, runDeclared) : sent;
    const locks = sent.at(-1);
    if (locks?.columns[0] !== "relation" || relations === undefined)
        return brokenAfter(runnable);
    const seen = seenFirst(toRelations(relations));
    said.traces.push(traceStatement(seen, toHeldLocks(locks), { line, kind: statement.kind, engine: database.engine }).trace);
    const committed = await sendChunks(place, said, [
        { kind: "end", statements: ["COMMIT"], file: runnable.script.file },
    ]);
    return isEnded(committed) ? committed : null;
}
/**
 * Some forms cannot be told from their syntax: REINDEX and CLUSTER of a partitioned table, a procedure that a function
 * calls and that commits.
 */
function refusesTransaction({ ended, broken }) {
    return broken === null && (ended.sqlstate === "25001" || ended.sqlstate === "2D000");
}
async function leaveFor(place, run) {
    await place.database.session.send("ROLLBACK");
    return await run();
}
/** PostgreSQL warns when there is nothing to roll back. */
const noTransaction = "25P01";
async function endsOpenTransaction({ database }) {
    const { notices, error } = await database.session.send("ROLLBACK");
    return error === null && !notices.some(({ sqlstate }) => sqlstate === noTransaction);
}

// EXTERNAL MODULE: ./lib/shadow/replay-message.js
var replay_message = __webpack_require__(99015);
;// CONCATENATED MODULE: ./lib/shadow/rehearsal/run-in-transaction.js







/** Looking after each of thousands of statements would take minutes; those behind run together. */
const mostTraced = 400;
/** Runs a script in one transaction, as `apply` would, without its rows. Throws Failure for a server that is lost. */
async function runInTransaction(place, options) {
    const said = { traces: [], notices: [] };
    const opened = await run_in_transaction_open(place, options);
    const ended = (await runStatements(place, said, opened)) ?? ((await answers(place)) ? null : broke(place));
    if (ended !== null)
        return await fail(place, said, ended);
    const value = (await options.inside?.(await askWritten(place, opened))) ?? null;
    const closing = options.end === "commit" ? "COMMIT" : "ROLLBACK";
    const { file } = place.runnable.script;
    const closed = await sendChunks(place, said, [{ kind: "end", statements: [closing], file }]);
    if (isEnded(closed))
        return await fail(place, said, closed);
    if (!(await works(place)))
        return await fail(place, said, broke(place));
    return { ...said, error: null, leftOpen: false, value, broken: null, stopped: null };
}
function broke({ runnable }) {
    return brokenAfter(runnable);
}
async function fail(place, said, ended) {
    const { ended: error, ...how } = await leave(place, ended);
    return { ...said, ...how, error, leftOpen: false, value: null };
}
async function run_in_transaction_open({ database }, { trace, inside }) {
    const questions = [...(inside === undefined ? [] : [writtenSql]), ...(trace ? [relationsSql] : [])];
    const sql = [replay_message/* begin */.qN, ...database.prepare, ...questions].join(";\n");
    const results = await (0,database_session/* query */.P)(database.session, sql, "preparing the shadow");
    const written = inside === undefined ? undefined : results.at(trace ? -2 : -1);
    return { relations: (trace ? results.at(-1) : null) ?? null, written: written?.rows[0]?.[0] ?? null };
}
async function askWritten({ database }, { written }) {
    if (written === null)
        return "unknown";
    const { results } = await database.session.send(writtenSql);
    return results[0]?.rows[0]?.[0] === written ? "quiet" : "wrote";
}
/** The statements and what is deferred; null when all of them are done. */
async function runStatements(place, said, { relations }) {
    const { runnable } = place;
    if (relations === null)
        return await runRest(place, said, null);
    let seen = seenFirst(toRelations(relations));
    for (const statement of runnable.parsed.statements.slice(0, mostTraced)) {
        const chunk = { kind: "script", script: alone(runnable.parsed, statement) };
        const sent = await sendChunks(place, said, [chunk, ownLocks]);
        if (isEnded(sent))
            return sent;
        const locks = sent.at(-1);
        if (locks?.columns[0] !== "relation")
            return brokenAfter(runnable);
        const done = traceStatement(seen, toHeldLocks(locks), stepOf(place, statement));
        said.traces.push(done.trace);
        seen = done.seen;
    }
    return await runRest(place, said, seen);
}
const ownLocks = { kind: "own", statements: [locksSql] };
function stepOf({ database }, { location, kind }) {
    return { line: location.line ?? 1, kind, engine: database.engine };
}
/** What nobody looked at, and what is deferred: that is told with the statement that most likely put it off. */
async function runRest(place, said, seen) {
    const { parsed, script } = place.runnable;
    const traced = said.traces.length;
    const last = parsed.statements.findLastIndex(({ kind }) => deferring.has(kind));
    const statement = parsed.statements[last];
    const looks = seen !== null && statement !== undefined && traced === parsed.statements.length;
    const sent = await sendChunks(place, said, [
        { kind: "script", script: rest(parsed, traced) },
        { kind: "end", statements: [settings/* checkDeferred */._6], file: script.file },
        ...(looks ? [ownLocks] : []),
    ]);
    if (isEnded(sent))
        return sent;
    const [locks, trace] = [sent.at(-1), said.traces[last]];
    if (!looks || trace === undefined)
        return null;
    if (locks?.columns[0] !== "relation")
        return brokenAfter(place.runnable);
    const later = traceStatement(seen, toHeldLocks(locks), stepOf(place, statement)).trace;
    said.traces[last] = withDeferred(trace, later);
    return null;
}
/** Statements that change rows, or may. */
const deferring = new Set([
    "InsertStmt",
    "UpdateStmt",
    "DeleteStmt",
    "MergeStmt",
    "CopyStmt",
    "SelectStmt",
    "CallStmt",
    "DoStmt",
]);

;// CONCATENATED MODULE: ./lib/shadow/rehearsal/run.js




/** Runs a script on a shadow as `apply` would, bounded in time. Throws Failure for a server that is lost. */
async function runScript(database, runnable, options) {
    const refused = refuse(database, runnable);
    if (refused !== null)
        return refused;
    if ((0,database_names/* saysDatabase */._C)(runnable.parsed))
        await database.takeName();
    const place = { database, runnable, limits: limitRun(options.limits, runnable.script) };
    const run = runnable.parsed.transactional ? runInTransaction : runAlone;
    return await run(place, options);
}
/** A server that is somebody's stays as it is. */
function refuse({ refuses }, runnable) {
    for (const statement of refuses === null ? [] : runnable.parsed.statements) {
        const what = refuses?.(statement) ?? null;
        if (what === null)
            continue;
        const message = `${what} reaches beyond its database, and the server at the URL of shadow is somebody's`;
        const error = { ...toError(runnable, "0A000", message), location: statement.location };
        return { error, traces: [], notices: [], leftOpen: false, value: null, broken: null, stopped: "refused" };
    }
    return null;
}

// EXTERNAL MODULE: ./lib/shadow/rehearsal/state.js
var state = __webpack_require__(59281);
// EXTERNAL MODULE: ./lib/sql/script.js + 6 modules
var sql_script = __webpack_require__(61666);
;// CONCATENATED MODULE: ./lib/sql/written-rows.js

/** Which rows the statements of a script change, as far as they stand there; what a DO block does is not looked at. */
function listWrittenRows(statements) {
    return statements.flatMap(({ kind, node }) => {
        const tree = (0,syntax/* asNode */.hK)(node);
        if (kind === "TruncateStmt") {
            const names = (0,syntax/* listAt */.gT)(tree, "relations").map((one) => (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(one, "RangeVar"))?.name);
            return names.flatMap((table) => (table === undefined ? [] : [{ table, columns: null }]));
        }
        if (!writing.has(kind))
            return [];
        const table = (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(tree, "relation"))?.name;
        if (table === undefined)
            return [];
        const targets = (0,syntax/* listAt */.gT)(tree, "targetList").map((one) => (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)(one, "ResTarget") ?? {}, "name") ?? "");
        return [{ table, columns: kind === "UpdateStmt" ? targets : null }];
    });
}
const writing = new Set(["InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt", "CopyStmt"]);

;// CONCATENATED MODULE: ./lib/shadow/rehearsal/lasting-rows.js


/**
 * A sentence about rows that a migration changes and its undo script does not change back: as measured, and as its
 * statements say, since the target's rows are others; none where that is told by `losses` already.
 */
function sayLastingRows({ runnable, before }, { moved, losses }) {
    // A materialized view holds what it selects.
    const { objects } = before.snapshot;
    const views = new Set(objects.flatMap(({ kind, identity }) => (kind.endsWith("view") ? [identity] : [])));
    const measured = moved.filter((name) => !views.has(name) && !losses.some((one) => one.includes(` ${name} `) || one.includes(` ${name}.`)));
    const written = listWrittenRows(runnable.parsed.statements).flatMap((one) => listTables(one, before.snapshot));
    const tables = [...new Set([...measured, ...written])];
    return tables.length === 0 ? [] : [`What it changes in the rows of ${tables.join(", ")} stays.`];
}
/** The table, where it was there before, with one of the columns at least: rows and values of what is new go with it. */
function listTables({ table, columns }, { objects }) {
    const isHere = (parent, name) => objects.some(({ kind, identity }) => kind === "column" && (0,drift_parts/* parentOf */.gN)(identity) === parent && nameOf(identity) === name);
    return objects.flatMap(({ kind, identity }) => {
        if (!kind.endsWith("table") || nameOf(identity) !== table)
            return [];
        return columns === null || columns.some((name) => isHere(identity, name)) ? [identity] : [];
    });
}
function nameOf(identity) {
    return (0,drift_parts/* namePartsOf */.dA)(identity).at(-1) ?? "";
}

// EXTERNAL MODULE: ./lib/shadow/rehearsal/rows.js
var rows = __webpack_require__(93255);
;// CONCATENATED MODULE: ./lib/shadow/rehearsal/prove-undo.js





/** Undoes a migration, undoes it again, and applies it again. Throws Failure for a server that is lost. */
async function proveUndo(database, options) {
    const { undo, limits } = options;
    const unmoved = { moved: [] };
    const commit = { limits, trace: false, end: "commit" };
    const ran = await runScript(database, undo, commit);
    if (ran.error !== null) {
        const excuse = excuseOf(ran.error, ran, database);
        const kept = undo.parsed.transactional && ran.broken === null;
        if (excuse !== null) {
            const findings = [toldExcuse(excuse, undo, "the undo script: ")];
            return { undo: "not-run", redo: "not-run", findings, ...unmoved, kept };
        }
        const message = `the undo script fails: ${wordsOf(ran.error)}`;
        const findings = [toldAt("undo-fails", ran.error, message, undo)];
        return { undo: "fails", redo: "not-run", findings, ...unmoved, kept };
    }
    const undone = await (0,state/* readState */.un)(database, "own");
    const judged = judgeUndo(options, undone);
    const twice = await undoTwice(database, options, undone);
    if (!twice.usable)
        return { ...judged, redo: "not-run", findings: [...judged.findings, ...twice.findings], kept: false };
    const redone = await proveRedo(database, options);
    return { ...judged, ...redone, findings: [...judged.findings, ...twice.findings, ...redone.findings] };
}
function judgeUndo(options, undone) {
    const { undo, before } = options;
    const difference = (0,state/* compareSchemas */._e)(before.snapshot, undone.snapshot);
    if (!(0,state/* isSame */.Ft)(difference)) {
        const message = `the undo script leaves another schema than before: ${(0,state/* describeDrifts */.OS)(difference.drifts)}`;
        return { undo: "different", findings: [told("undo-differs", undo, message)], moved: [] };
    }
    const order = difference.reordered.length === 0
        ? []
        : [told("undo-order", undo, `the columns of ${difference.reordered.join(", ")} come back in another order`)];
    const known = before.holdings !== null && undone.holdings !== null;
    const moved = known ? (0,rows/* listMoved */.a_)(before.holdings, undone.holdings) : [];
    return { undo: "identical", findings: [...order, ...toldOfRows(options, undone, moved)], moved };
}
function toldOfRows({ runnable, undo, before }, undone, moved) {
    if (before.holdings === null || undone.holdings === null)
        return [];
    // One that numbers a column is set to follow its rows, which harms nobody when they are gone.
    const which = restarts(runnable) ? "all" : "counters";
    const set = setsSequences(runnable) ? (0,rows/* listCountedOn */._m)(before.holdings, undone.holdings, which) : [];
    const all = setsSequences(undo) ? [] : [...new Set([...(0,rows/* listMadeAnew */.VH)(before.holdings, undone.holdings), ...set])];
    // Where the rows are gone, so is what numbered them.
    const anew = all.filter((name) => !moved.some((table) => name.startsWith(`${table}_`)));
    const lost = [
        ...(moved.length === 0 ? [] : [`the rows of ${firstFew(moved)}`]),
        ...(anew.length === 0 ? [] : [`the value of ${firstFew(anew)}`]),
    ];
    if (lost.length === 0)
        return [];
    return [told("undo-rows", undo, `the schema comes back, but not ${lost.join(" and ")}`)];
}
const mostNamed = 5;
function firstFew(names) {
    const more = names.length - mostNamed;
    return [...names.slice(0, mostNamed), ...(more > 0 ? [`${more} more`] : [])].join(", ");
}
function setsSequences({ parsed }) {
    return parsed.statements.some(({ text }) => /\bsetval\s*\(|\brestart\b/i.test(text));
}
/** A constant follows no rows. */
function restarts({ parsed }) {
    return parsed.statements.some(({ kind, text }) => /^Alter(?:Seq|Table)Stmt$/.test(kind) && /\brestart\b/i.test(text));
}
/** The second time it must do nothing. */
async function undoTwice(database, { undo, limits }, undone) {
    const { transactional } = undo.parsed;
    const inside = async (wrote) => wrote === "quiet" ? undone : await (0,state/* readState */.un)(database, transactional ? "open" : "own");
    const ran = await runScript(database, undo, { limits, trace: false, end: "rollback", inside });
    const usable = ran.broken === null;
    if (ran.error !== null) {
        const excuse = excuseOf(ran.error, ran, database);
        if (excuse !== null)
            return { findings: toldOfTime(excuse, undo, "a second run of the undo script: "), usable };
        const message = `a second run of the undo script fails: ${wordsOf(ran.error)}`;
        return { findings: [toldAt("undo-twice", ran.error, message, undo)], usable };
    }
    const difference = ran.value === null ? null : (0,state/* compareSchemas */._e)(undone.snapshot, ran.value.snapshot);
    if (difference === null || (0,state/* isSame */.Ft)(difference))
        return { findings: [], usable };
    const message = `a second run of the undo script changes the schema again: ${(0,state/* describeDrifts */.OS)(difference.drifts)}`;
    return { findings: [told("undo-twice", undo, message)], usable: usable && transactional };
}
/** What ran once before is not hindered by rights, only by time. */
function toldOfTime(excuse, runnable, what) {
    return excuse.rule === "took-too-long" ? [toldExcuse(excuse, runnable, what)] : [];
}
async function proveRedo(database, { runnable, after, limits }) {
    const ran = await runScript(database, runnable, { limits, trace: false, end: "commit" });
    if (ran.error !== null) {
        const excuse = excuseOf(ran.error, ran, database);
        const again = "applied again after its undo script: ";
        if (excuse !== null)
            return { redo: "not-run", findings: toldOfTime(excuse, runnable, again), kept: false };
        const message = `applied again after its undo script, it fails: ${wordsOf(ran.error)}`;
        return { redo: "fails", findings: [toldAt("redo-fails", ran.error, message, runnable)], kept: false };
    }
    const redone = await (0,state/* readState */.un)(database, "own");
    const difference = (0,state/* compareSchemas */._e)(after.snapshot, redone.snapshot);
    const kept = (0,state/* isSame */.Ft)(difference) && difference.reordered.length === 0;
    if ((0,state/* isSame */.Ft)(difference))
        return { redo: "identical", findings: [], kept };
    const message = `applied again after its undo script, it makes another schema: ${(0,state/* describeDrifts */.OS)(difference.drifts)}`;
    return { redo: "different", findings: [told("redo-differs", runnable, message)], kept };
}

;// CONCATENATED MODULE: ./lib/shadow/rehearsal/try-undo.js





/** Tries an undo script as if it stood beside its migration. Throws Failure for a server that is lost. */
async function tryUndo(stage, options, { statements, losses }) {
    const { migration } = options;
    const toScript = (sentences) => toUndo(migration.script, toUndoText(migration.version.text, sentences, statements), options.prefixes);
    const script = toScript(losses);
    const parsed = await (0,sql_script.parseScript)(script, new Map());
    // The tool's own tables are no part of what was compared, so a table of that name is another one.
    const problem = parsed.findings.find(({ rule }) => rule !== "own-table");
    if (problem !== undefined)
        return { kind: "wrong", because: problem.message, kept: true };
    const prove = async (seeding) => {
        const database = await stage.ready(seeding);
        const before = database === options.database ? options.before : { ...options.before, holdings: null };
        const proven = await proveUndo(database, { ...options, before, undo: { script, parsed } });
        if (!proven.kept)
            stage.spoil();
        return proven;
    };
    const first = await prove("as-is");
    const hindered = hinderedByRows(first);
    const proven = hindered === null ? first : await prove("unseeded");
    const { kept } = proven;
    const because = whyWrong(proven);
    if (because !== null)
        return { kind: "wrong", because, kept };
    const order = proven.findings.filter(({ rule }) => rule === "undo-order").map(({ message }) => toSentence(message));
    const known = losses.some((one) => one.startsWith("While table "));
    const ofTest = hindered === null || known ? [] : [toSentence(`on rows of ours ${hindered}`)];
    const all = [...losses, ...order, ...sayLastingRows(options, { moved: proven.moved, losses }), ...ofTest];
    return { kind: "right", offered: toOffered(options, toScript(all), all), kept };
}
function toSentence(message) {
    return `${message.slice(0, 1).toUpperCase()}${message.slice(1)}.`;
}
/** Why it is not to be offered: half a sentence; null where all is as it should be. */
function whyWrong({ undo, redo, findings }) {
    const twice = findings.some(({ rule }) => rule === "undo-twice");
    if (undo === "identical" && redo === "identical" && !twice)
        return null;
    return findings.find(({ rule }) => rule !== "undo-order" && rule !== "undo-rows")?.message ?? "it could not be tried";
}
/** Rows of ours need not be like those of the target. */
function hinderedByRows({ undo, redo, findings }) {
    const failed = findings.find(({ rule }) => rule === "undo-fails")?.message;
    return undo === "fails" && redo === "not-run" && failed !== undefined && /\(2[23][0-9A-Z]{3}\)$/.test(failed)
        ? failed
        : null;
}
function toOffered({ migration }, { file, text }, losses) {
    const words = ["there is no undo script; this one brings back the schema, as tried", ...losses];
    const message = words.map((sentence) => sentence.replace(/\.$/, "")).join(". ");
    // Text that would be taken for a placeholder is none.
    const literal = text.includes("${") ? [{ file: `${file}.conf`, sql: "placeholderReplacement=false\n" }] : [];
    const fix = [{ file, sql: text }, ...literal];
    return { ...(0,problems/* finding */.g)("undo-proposed", { message, file: migration.script.file }), fix };
}
/** In the same folder, with the same words. */
function toUndo({ file, name }, text, { versioned, undo }) {
    const rename = (path) => path.replace(/[^/]*$/, (last) => (last === "" ? last : undo + last.slice(versioned.length)));
    const nothing = { checksum: "", settings: { placeholderReplacement: false }, directives: {}, waivers: [] };
    return { file: rename(file), name: rename(name), text, ...nothing };
}

;// CONCATENATED MODULE: ./lib/shadow/rehearsal/offer-undo.js







/** A migration with more changes is an initial schema, which hardly anybody undoes by a script. */
const mostChanges = 30;
/**
 * Makes an undo script for a migration that has none, tries it like any other, and offers it where it proves right: the
 * plain inverse, else what a planner finds. Where there is none, it says why.
 */
async function offerUndo(stage, asked) {
    const options = { ...asked, prefixes: asked.offers.prefixes };
    const { runnable, migration, before, after, offers } = options;
    const { sql, transactional } = runnable.parsed;
    const { drifts } = (0,state/* compareSchemas */._e)(before.snapshot, after.snapshot);
    const many = offers.wanted === "offered" && drifts.length > mostChanges;
    const why = many ? tooMany(migration) : drifts.length === 0 ? offer_undo_nothing(runnable) : null;
    if (why !== null)
        return { findings: [toldWhy(options, why)], kept: true };
    const plain = proposeUndo(before.snapshot, after.snapshot, {
        transactional,
        renames: /\brename\b|\bset\s+schema\b/i.test(sql) ? "some" : "none",
    });
    const losses = (0,undo_losses/* listUndoLosses */.S)(before.snapshot, after.snapshot);
    const first = plain === null ? null : await tryUndo(stage, options, { statements: plain, losses });
    if (first?.kind === "right")
        return { findings: [first.offered], kept: first.kept };
    const planned = await plan(stage, options);
    const kept = first?.kept ?? true;
    if (planned.kind === "none")
        return { findings: [toldWhy(options, planned)], kept };
    const second = await tryUndo(stage, options, planned);
    return { findings: [second.kind === "right" ? second.offered : toldWhy(options, second)], kept: second.kept };
}
function toldWhy({ runnable: { script } }, { because, help }) {
    const message = `there is no undo script, and none was made: ${because}`;
    return (0,problems/* finding */.g)("undo-not-made", { message, file: script.file, ...(help === undefined ? {} : { help }) });
}
function tooMany(migration) {
    const help = `run new --undo V${migration.version.text}, which makes one even so`;
    return { because: `it changes more than ${mostChanges} objects, as an initial schema does`, help };
}
const changesRows = /^(?:Insert|Update|Delete|Merge|Copy|Truncate)Stmt$/;
function offer_undo_nothing({ parsed }) {
    if (!parsed.statements.some(({ kind }) => changesRows.test(kind)))
        return { because: "it changes nothing of the schema here" };
    const help = "write what brings the rows back, or a script that does nothing and says why";
    return { because: "it changes rows and nothing of the schema, and what the rows were is kept nowhere", help };
}
async function plan(stage, { runnable, limits, offers }) {
    const copy = await stage.beforeLast();
    try {
        return await offers.plan(copy, async () => {
            const { error } = await runScript(copy, runnable, { limits, trace: false, end: "commit" });
            return error === null ? null : `on a copy the migration fails: ${wordsOf(error)}`;
        });
    }
    finally {
        await copy.close();
    }
}

;// CONCATENATED MODULE: ./lib/shadow/rehearsal/missed-rows.js









/**
 * What fails on rows and on none may be right all the same, where it looked into tables whose rows are on the target only;
 * null where it did not. Throws Failure for a server that is lost.
 */
async function blameRows(stage, options) {
    const { runnable, ran, limits } = options;
    const { error, traces } = ran;
    if (error === null || !isAboutRows(error))
        return null;
    const at = runnable.parsed.statements.findIndex(({ location }) => location === error.location);
    const done = at === -1 ? traces.length : at;
    const limited = limitRun(limits, runnable.script);
    const counted = runnable.parsed.transactional
        ? await countInTransaction({ ...options, limits: limited }, done)
        : await countAlone(stage, { ...options, limits: limited }, done);
    const looked = counted === null ? [] : listLooked(counted, stage.ofTarget());
    const missed = looked.filter((table) => mayLack(table, error));
    if (missed.length === 0)
        return null;
    return toExcuse(`it looks into rows of ${missed.join(", ")}, which only the target has: ${wordsOf(error)}`);
}
/** A foreign key says which table it is; ON CONFLICT looks into another. */
function mayLack(table, { sqlstate, detail }) {
    const [, name] = (sqlstate === "23503" && /is not present in table "(.*)"\.$/.exec(detail ?? "")) || [];
    return name === undefined || table.replaceAll('"', "").endsWith(`.${name.replaceAll('"', "")}`);
}
/** Tables that were there before, and that the statement looked into, whoever did it for it: a function, a foreign key. */
function listLooked({ before, after }, ofTarget) {
    const looked = [...after].flatMap(([oid, now]) => {
        const table = now.kind === "i" ? now.table : oid;
        const was = before.get(oid);
        if (table === null || !ofTarget.has(table) || was === undefined || now.scans === was.scans)
            return [];
        return [after.get(table)?.name ?? now.name];
    });
    return [...new Set(looked)].toSorted();
}
const nothingSaid = { traces: [], notices: [] };
/** Runs it again up to there; nothing of it stays. */
async function countInTransaction(place, done) {
    const { database, runnable } = place;
    const { parsed, script } = runnable;
    await (0,database_session/* query */.P)(database.session, [replay_message/* begin */.qN, ...database.prepare].join(";\n"), "preparing the shadow");
    const first = parsed.statements
        .slice(0, done)
        .map((one) => ({ kind: "script", script: alone(parsed, one) }));
    const last = { kind: "end", statements: [settings/* checkDeferred */._6], file: script.file };
    const sent = await sendChunks(place, nothingSaid, first);
    const counted = isEnded(sent)
        ? null
        : await countAround(place, [{ kind: "script", script: rest(parsed, done) }, last]);
    await database.session.send("ROLLBACK");
    return counted;
}
/** Runs it again up to there on a database of its own, since what it commits stays. */
async function countAlone(stage, place, done) {
    const { runnable, limits } = place;
    const statement = runnable.parsed.statements[done];
    if (statement === undefined || statement.needsNoTransaction)
        return null;
    const database = await stage.another();
    try {
        const { error } = await runScript(database, runnable, { limits, trace: false, end: "commit", first: done });
        if (error !== null)
            return null;
        await (0,database_session/* query */.P)(database.session, replay_message/* begin */.qN, "preparing the shadow");
        return await countAround({ ...place, database }, [{ kind: "script", script: alone(runnable.parsed, statement) }]);
    }
    finally {
        await database.close();
    }
}
async function countAround(place, chunks) {
    const { session } = place.database;
    const before = await readRelations(session, "SAVEPOINT missed_rows");
    const sent = await sendChunks(place, nothingSaid, chunks);
    // Another time it may run, or end the session.
    if (!isEnded(sent) || sent.broken !== null || sent.stopped !== null)
        return null;
    return { before, after: await readRelations(session, "ROLLBACK TO SAVEPOINT missed_rows") };
}
async function readRelations(session, first) {
    const [, relations] = await (0,database_session/* query */.P)(session, `${first};\n${relationsSql}`, "looking at the shadow's relations");
    return relations === undefined ? new Map() : toRelations(relations);
}

;// CONCATENATED MODULE: ./lib/shadow/rehearsal/prove-failure-points.js





/** Each takes a copy of the database; a longer file is tried at its first points. */
const mostPoints = 8;
/**
 * Runs the first statements of a file without a transaction, as if the next had failed, and then the whole file: it must
 * come to the same schema. The stage must not have accepted the file yet. Throws Failure for a server that is lost.
 */
async function proveFailurePoints(stage, { runnable, after, limits }) {
    const { statements } = runnable.parsed;
    const works = statements.map(({ role }) => role === "work");
    let whole = null;
    for (let first = 1; first < Math.min(statements.length, mostPoints + 1); first += 1) {
        // Settings and guards alone leave nothing behind.
        if (!works.slice(0, first).includes(true))
            continue;
        const where = `after it stopped behind statement ${first} of ${statements.length}`;
        const done = await runFrom(stage, { runnable, limits }, { first, where });
        if ("rerun" in done)
            return done;
        const difference = (0,state/* compareSchemas */._e)(after.snapshot, done.snapshot);
        const changed = (message) => ({
            rerun: "changed",
            findings: [told("rerun-changes", runnable, `a second run ${where} ${message}`)],
        });
        if (!(0,state/* isSame */.Ft)(difference))
            return changed(`makes another schema: ${(0,state/* describeDrifts */.OS)(difference.drifts)}`);
        whole ??= await runWhole(stage, { runnable, limits });
        const moved = await listOthers(stage, { runnable, limits }, whole, done.holdings);
        if (moved.length > 0)
            return changed(`leaves other rows in ${moved.join(", ")} than a whole one`);
    }
    return { rerun: "unchanged", findings: [] };
}
/** The first statements, and then the whole file, on a copy of its own. */
async function runFrom(stage, { runnable, limits }, { first, where }) {
    const database = await stage.another();
    try {
        const cut = await runScript(database, runnable, { limits, trace: false, end: "commit", first });
        if (cut.error !== null) {
            const excuse = excuseOf(cut.error, cut, database) ?? toExcuse(wordsOf(cut.error));
            return { rerun: "not-run", findings: [toldExcuse(excuse, runnable, `${where}: `)] };
        }
        const ran = await runScript(database, runnable, { limits, trace: false, end: "commit" });
        const { error } = ran;
        if (error === null)
            return await (0,state/* readState */.un)(database, "own");
        const excuse = excuseOf(error, ran, database);
        if (excuse !== null)
            return { rerun: "not-run", findings: [toldExcuse(excuse, runnable, `the second run ${where}: `)] };
        const message = `a second run ${where} fails: ${wordsOf(error)}`;
        return { rerun: "fails", findings: [toldAt("rerun-fails", error, message, runnable)] };
    }
    finally {
        await database.close();
    }
}
async function runWhole(stage, { runnable, limits }) {
    const database = await stage.another();
    try {
        const { error } = await runScript(database, runnable, { limits, trace: false, end: "commit" });
        return { holdings: error === null ? (await (0,state/* readState */.un)(database, "own")).holdings : null };
    }
    finally {
        await database.close();
    }
}
/** Tables whose rows are not those that a whole run makes. What two whole runs make differently, by the clock, counts not. */
async function listOthers(stage, running, { holdings: expected }, actual) {
    if (expected === null || actual === null)
        return [];
    const moved = (0,rows/* listMoved */.a_)(expected, actual);
    if (moved.length === 0)
        return [];
    const again = (await runWhole(stage, running)).holdings;
    const varying = new Set(again === null ? moved : (0,rows/* listMoved */.a_)(expected, again));
    return moved.filter((name) => !varying.has(name));
}

;// CONCATENATED MODULE: ./lib/shadow/rehearsal/prove-rerun.js





/** Runs a migration again. In a transaction nothing of that stays. Throws Failure for a server that is lost. */
async function proveRerun(database, options) {
    const { runnable, limits } = options;
    const { transactional } = runnable.parsed;
    const { after } = options;
    const inside = async (wrote) => wrote === "quiet" && whatCounts(runnable, after) === "none"
        ? after
        : await (0,state/* readState */.un)(database, transactional ? "open" : "own");
    const ran = await runScript(database, runnable, { limits, trace: false, end: "rollback", inside });
    return judge(ran, options, database);
}
function judge(ran, { runnable, after, where }, database) {
    const { error, value, broken } = ran;
    const kept = runnable.parsed.transactional && broken === null;
    if (error !== null) {
        const excuse = excuseOf(error, ran, database);
        if (excuse !== null) {
            return { rerun: "not-run", findings: [toldExcuse(excuse, runnable, "the second run: ")], kept };
        }
        const message = `a second run ${where} fails: ${wordsOf(error)}`;
        return { rerun: "fails", findings: [toldAt("rerun-fails", error, message, runnable)], kept };
    }
    const changes = value === null ? [] : listChanges(runnable, after, value);
    if (changes.length === 0)
        return { rerun: "unchanged", findings: [], kept: true };
    const message = `a second run ${where} changes what the first one made: ${changes.join("; ")}`;
    return { rerun: "changed", findings: [told("rerun-changes", runnable, message)], kept };
}
function listChanges(runnable, first, second) {
    const difference = (0,state/* compareSchemas */._e)(first.snapshot, second.snapshot);
    if (first.holdings === null || second.holdings === null) {
        return (0,state/* isSame */.Ft)(difference) ? [] : [(0,state/* describeDrifts */.OS)(difference.drifts)];
    }
    const moved = (0,rows/* listMoved */.a_)(first.holdings, second.holdings);
    const which = whatCounts(runnable, first);
    const counted = which === "none" ? [] : (0,rows/* listCountedOn */._m)(first.holdings, second.holdings, which);
    return [
        ...((0,state/* isSame */.Ft)(difference) ? [] : [(0,state/* describeDrifts */.OS)(difference.drifts)]),
        ...difference.reordered.map((table) => `the order of the columns of ${table}`),
        ...(moved.length === 0 ? [] : [`rows of ${moved.join(", ")}`]),
        ...(counted.length === 0 ? [] : [`the value of ${counted.join(", ")}`]),
    ];
}
/** Which sequences it is the file that moves: an INSERT that finds its row there moves one too, which is harmless. */
function whatCounts({ parsed }, { holdings }) {
    const { statements } = parsed;
    if (statements.some(({ kind, text }) => kind !== "InsertStmt" && /\b(?:nextval|setval)\s*\(/i.test(text)))
        return "all";
    // A function that is called may ask for a number; so may a trigger of a table that rows are put into.
    const calls = statements.some(({ kind }) => kind === "SelectStmt" || kind === "CallStmt");
    const puts = statements.some(({ kind }) => inserting.has(kind));
    return calls && !puts && holdings !== null && holdings.counters.size > 0 ? "counters" : "none";
}
const inserting = new Set(["InsertStmt", "MergeStmt", "CopyStmt", "DoStmt"]);

;// CONCATENATED MODULE: ./lib/shadow/rehearsal/prove.js










/** Of a proof whose statements of the application nobody has looked at yet. */
const noQueries = { checked: 0, notChecked: 0, broken: 0 };
/** Rehearses one migration on a stage, and leaves the stage as the migration leaves a database. Throws Failure. */
async function proveMigration(stage, candidate, { limits, failed, lacking, offers }) {
    const { migration, runnable } = candidate;
    const first = await runFirst(stage, candidate, limits);
    const { error } = first.ran;
    if (error !== null) {
        if (first.ran.broken !== null || !runnable.parsed.transactional)
            stage.spoil();
        const excuse = excuseOf(error, first.ran, first.database) ??
            blameOf(error, failed) ??
            blameLacking(error, lacking) ??
            (await blameRows(stage, { runnable, database: first.database, ran: first.ran, limits }));
        if (excuse !== null)
            return { migration, proof: null, findings: [toldExcuse(excuse, runnable)] };
        const finding = toldAt("does-not-run", error, `the migration fails: ${wordsOf(error)}`, runnable);
        return { migration, proof: toFailedProof(first.ran), findings: [finding] };
    }
    const after = await (0,state/* readState */.un)(first.database, "own");
    const again = await rerunAll(stage, { candidate, first, after, limits });
    stage.accept(runnable);
    if (!again.kept)
        stage.spoil();
    const back = await undoAndRedo(stage, { candidate, first, after, limits }, offers);
    if (!back.kept)
        stage.spoil();
    else if (again.kept)
        stage.learn(after.snapshot);
    const proof = {
        runs: true,
        rerun: again.rerun,
        undo: back.undo,
        redo: back.redo,
        queries: noQueries,
        statements: first.ran.traces,
    };
    const atEnd = toldOfEnd(runnable, first.ran, first.before.snapshot);
    return { migration, proof, findings: [...first.findings, ...atEnd, ...again.findings, ...back.findings] };
}
function toFailedProof({ traces }) {
    return { runs: false, rerun: "not-run", undo: "not-run", redo: "not-run", queries: noQueries, statements: traces };
}
/** On rows of ours; where it fails on them, on none: whether a target has such rows is not for us to say. */
async function runFirst(stage, { runnable }, limits) {
    const run = async (seeding) => {
        const database = await stage.ready(seeding);
        const before = await (0,state/* readState */.un)(database, "own", stage.known());
        const ran = await runScript(database, runnable, { limits, trace: true, end: "commit" });
        return { database, before, ran, findings: [] };
    };
    const first = await run("seeded");
    if (failedOnRows(first) === null)
        return first;
    stage.spoil();
    // What only pending files make holds nothing but their own rows when this one runs.
    const second = stage.grown() ? await run("of-target") : first;
    const error = failedOnRows(second);
    if (error === null)
        return second;
    stage.spoil();
    const bare = await run("unseeded");
    if (bare.ran.error !== null)
        return bare;
    const message = `it runs where the tables are empty, but fails on rows: ${wordsOf(error)}`;
    return { ...bare, findings: [toldAt("fails-on-rows", error, message, runnable)] };
}
function failedOnRows({ ran: { error, broken } }) {
    return error !== null && isAboutRows(error) && broken === null ? error : null;
}
async function rerunAll(stage, { candidate, first, after, limits }) {
    const { runnable } = candidate;
    const { database } = first;
    const options = { runnable, after, limits };
    const same = await proveRerun(database, { ...options, where: "in the same session" });
    if (same.rerun !== "unchanged")
        return same;
    const fresh = await inFreshSession(database, (other) => proveRerun(other, { ...options, where: "in another session" }));
    if (fresh.rerun !== "unchanged" || runnable.parsed.transactional)
        return fresh;
    const { rerun, findings } = await proveFailurePoints(stage, options);
    return { rerun, findings, kept: true };
}
/** The embedded database has one session: what it remembers is discarded. */
async function inFreshSession(database, work) {
    if (database.another === null) {
        await database.session.send("DISCARD ALL");
        return await work(database);
    }
    // The first session's end, which lets go of its locks, is still to come here.
    await database.session.send("SELECT pg_catalog.pg_advisory_unlock_all()");
    const session = await database.another();
    try {
        return await work({ ...database, session });
    }
    finally {
        await session.close();
    }
}
async function undoAndRedo(stage, { candidate, first, after, limits }, offers) {
    const { migration, runnable, undo } = candidate;
    if (undo === null) {
        const none = { redo: "not-run", findings: [], moved: [], kept: true };
        if (!("version" in migration) || migration.kind === "baseline")
            return { ...none, undo: "not-run" };
        const { database, before } = first;
        const offer = await offerUndo(stage, { migration, runnable, database, before, after, limits, offers });
        return { ...none, undo: "missing", ...offer };
    }
    const database = await stage.ready("as-is");
    // A new copy lacks our rows.
    const before = database === first.database ? first.before : { ...first.before, holdings: null };
    return await proveUndo(database, { runnable, undo, before, after, limits });
}

;// CONCATENATED MODULE: ./lib/shadow/rehearsal/pace.js
/** Files that are rehearsed before their time says anything of the others. */
const measured = 10;
/** Later files meet a larger schema, which takes longer to read and to compare. */
const growth = 1.3;
/**
 * Keeps time for the newest files: they are what a pull request is about, and those before them were most likely
 * reviewed with an earlier one. As soon as the time will not do for all, older files are only run.
 */
function makePace(until, now = Date.now) {
    const last = [];
    const toDepth = (left) => {
        if (last.length < measured)
            return "full";
        const each = last.reduce((sum, ms) => sum + ms, 0) / last.length;
        return each * growth * left > until - now() ? "run" : "full";
    };
    return {
        keep: async (left, work) => {
            const [depth, began] = [toDepth(left), now()];
            const done = await work(depth);
            if (depth === "full")
                last.push(now() - began);
            if (last.length > measured)
                last.shift();
            return { depth, done };
        },
    };
}

;// CONCATENATED MODULE: ./lib/shadow/rehearsal/run-only.js




/** Runs a migration, and tries no more of it where it runs; else all that tells why it does not. Throws Failure. */
async function runOnly(stage, candidate, options) {
    const { migration, runnable } = candidate;
    const { limits } = options;
    const database = await stage.ready("seeded");
    const ran = await runScript(database, runnable, { limits, trace: true, end: "commit" });
    if (ran.error !== null) {
        if (ran.broken !== null || !runnable.parsed.transactional)
            stage.spoil();
        return await proveMigration(stage, candidate, options);
    }
    stage.accept(runnable);
    stage.learn(null);
    const proof = {
        ...{ runs: true, rerun: "not-run", undo: "not-run", redo: "not-run" },
        queries: noQueries,
        statements: ran.traces,
    };
    return { migration, proof, findings: toldOfEnd(runnable, ran, null) };
}
/** Which files were only run, told once. */
function toldOfRunOnly(candidates, totalMs) {
    const [first, ...others] = candidates.map(({ runnable }) => runnable.script);
    if (first === undefined)
        return [];
    const more = others.length === 0 ? "" : ` and ${others.length} more up to ${others.at(-1)?.name ?? ""}`;
    const message = `${first.name}${more}: run once, not again, and not undone, to keep the time for all rehearsals (${totalMs / 1000} s) for the newest files`;
    return [(0,problems/* finding */.g)("not-rehearsed", { message, file: first.file, help: "check fewer pending files at a time" })];
}

;// CONCATENATED MODULE: ./lib/shadow/rehearsal/rehearse-callbacks.js






/** Rehearses callbacks: they run, and since every run of `apply` runs them again, they run a second time. */
function makeCallbackRehearsal(stage, options) {
    const findings = [];
    const tried = new Set();
    const failing = new Set();
    const runOne = async (runnable, failed) => {
        const done = await runCallback(stage, runnable, { ...options, failed, again: !tried.has(runnable) });
        tried.add(runnable);
        if (!done.ran)
            failing.add(runnable);
        const rules = new Set(findings.flatMap(({ rule, file }) => (file === runnable.script.file ? [rule] : [])));
        findings.push(...done.findings.filter(({ rule }) => !rules.has(rule)));
    };
    return {
        run: async (callbacks, failed) => {
            for (const runnable of callbacks) {
                options.limits.signal.throwIfAborted();
                // That there is no time left is told of the files.
                if (!failing.has(runnable) && Date.now() < options.limits.until)
                    await runOne(runnable, failed);
            }
        },
        findings: () => findings,
    };
}
async function runCallback(stage, runnable, running) {
    const tried = await attempt(stage, runnable, running.limits, () => tryCallback(stage, runnable, running));
    return "notTried" in tried ? { ran: false, findings: [tried.notTried] } : tried;
}
async function tryCallback(stage, runnable, running) {
    const { limits, lacking, failed, again } = running;
    const run = async (seeding) => {
        const database = await stage.ready(seeding);
        return { database, ran: await runScript(database, runnable, { limits, trace: false, end: "commit" }) };
    };
    let first = await run("seeded");
    const { error: onRows } = first.ran;
    if (onRows !== null && isAboutRows(onRows))
        first = await run("unseeded");
    const { database, ran } = first;
    const { error } = ran;
    if (error !== null) {
        if (ran.broken !== null || !runnable.parsed.transactional)
            stage.spoil();
        const excuse = excuseOf(error, ran, database) ??
            blameOf(error, failed) ??
            blameLacking(error, lacking) ??
            (await blameRows(stage, { runnable, database, ran, limits }));
        if (excuse !== null)
            return { ran: false, findings: [toldExcuse(excuse, runnable)] };
        return { ran: false, findings: [toldAt("does-not-run", error, `the callback fails: ${wordsOf(error)}`, runnable)] };
    }
    stage.accept(runnable);
    stage.learn(null);
    const rows = onRows === null ? [] : [toldAt("fails-on-rows", onRows, failsOnRows(wordsOf(onRows)), runnable)];
    return { ran: true, findings: [...rows, ...(again ? await runAgain(stage, first, runnable, limits) : [])] };
}
function failsOnRows(words) {
    return `the callback runs where the tables are empty, but fails on rows: ${words}`;
}
/** In a transaction nothing of it stays. */
async function runAgain(stage, { database }, runnable, limits) {
    const ran = await runScript(database, runnable, { limits, trace: false, end: "rollback" });
    if (ran.broken !== null || !runnable.parsed.transactional)
        stage.spoil();
    const { error } = ran;
    if (error === null || excuseOf(error, ran, database) !== null)
        return [];
    return [toldAt("rerun-fails", error, `a second run of the callback fails: ${wordsOf(error)}`, runnable)];
}

;// CONCATENATED MODULE: ./lib/shadow/rehearsal/seed-values.js

/** No number that migrations insert themselves, and small enough for every integer. */
const number = "30001";
const moment = "2020-01-02 03:04:05+00";
/** Values by type name: the first that fits. */
const byName = {
    bool: ["true", "false"],
    uuid: ["5eed5eed-5eed-45ed-85ed-5eed5eed5eed"],
    json: ["{}", "[]"],
    jsonb: ["{}", "[]"],
    xml: ["<seed/>"],
    bytea: ["\\x5eed"],
    interval: ["1 day", "1 second"],
    time: ["03:04:05"],
    timetz: ["03:04:05+00"],
    date: ["2020-01-02", "2999-01-01", "1970-01-01"],
    timestamp: ["2020-01-02 03:04:05", "2999-01-01", "1970-01-01"],
    timestamptz: [moment, "2999-01-01+00", "1970-01-01+00"],
    inet: ["192.0.2.1"],
    cidr: ["192.0.2.0/24"],
    macaddr: ["08:00:2b:01:02:03"],
    macaddr8: ["08:00:2b:01:02:03:04:05"],
    point: ["(1,1)"],
    line: ["{1,1,1}"],
    lseg: ["[(0,0),(1,1)]"],
    box: ["(1,1),(0,0)"],
    path: ["[(0,0),(1,1)]"],
    polygon: ["((0,0),(0,1),(1,1))"],
    circle: ["<(0,0),1>"],
    tsvector: ["seed"],
    tsquery: ["seed"],
    pg_lsn: ["0/1"],
    int4range: ["[1,2)"],
    int8range: ["[1,2)"],
    numrange: ["[1,2)"],
    daterange: ["[2020-01-01,2020-01-02)"],
    tsrange: ["[2020-01-01,2020-01-02)"],
    tstzrange: ["[2020-01-01,2020-01-02)"],
};
/** Values by `pg_type.typcategory`. */
const byCategory = {
    N: [number, "1", "0", "100", "-1"],
    S: ["seed", "seed@example.com", "SEED", "S", "1"],
    A: ["{}"],
    R: ["empty"],
    V: ["1", "101"],
};
/** Values to try, in order, as SQL. */
function candidatesOf(column) {
    const { type, base, category, enumLabel, checks, bound, refersTo } = column;
    if (refersTo !== null)
        return [`(SELECT r.${refersTo.column} FROM ${refersTo.table} r LIMIT 1)`];
    const cast = (literal) => `CAST(${(0,quote/* quoteLiteral */.ce)(literal)} AS ${type})`;
    if (bound !== null)
        return [cast(bound)];
    if (enumLabel !== null)
        return [cast(enumLabel)];
    const usual = byName[base] ?? byCategory[category] ?? ["seed", "1", "{}", "()"];
    return [...new Set([...(category === "S" ? literalsIn(checks) : []), ...usual])].map(cast);
}
/** Texts that a CHECK names are mostly those that it allows. */
function literalsIn(checks) {
    return checks
        .flatMap((check) => [...check.matchAll(/'((?:[^']|'')*)'/g)].map(([, text = ""]) => text.replaceAll("''", "'")))
        .slice(0, 4);
}
/** The literals of a partition's bound: of the first value of a list, or the lower end of a range. */
function literalsOfBound(bound) {
    const [, inside = ""] = /^FOR VALUES (?:IN|FROM) \((.*?)\)(?: TO |$)/.exec(bound) ?? [];
    return [...inside.matchAll(/'((?:[^']|'')*)'|([^,\s()]+)/g)].map(([, text, word = ""]) => {
        if (text !== undefined)
            return text.replaceAll("''", "'");
        return /^-?\d/.test(word) || word === "true" || word === "false" ? word : null;
    });
}

;// CONCATENATED MODULE: ./lib/shadow/rehearsal/seed-catalog.js


const ordinaryTables = `SELECT c.oid, pg_catalog.format('%I.%I', n.nspname, c.relname) AS name FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND c.relpersistence <> 't'
    AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND c.relname !~ '^schema_version(_repeatable|_log|_snapshot)?$'
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND e.objid = c.oid AND e.deptype = 'e')`;
const columnsSql = `SELECT c.oid, c.name, pg_catalog.quote_ident(a.attname), pg_catalog.format_type(a.atttypid, a.atttypmod), b.typname, b.typcategory,
    CASE WHEN b.typtype = 'e' THEN (SELECT e.enumlabel FROM pg_catalog.pg_enum e WHERE e.enumtypid = b.oid ORDER BY e.enumsortorder LIMIT 1) END,
    (a.attnotnull OR t.typnotnull) AND NOT a.atthasdef AND a.attidentity = '', a.attnum
  FROM (${ordinaryTables}) c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
    JOIN pg_catalog.pg_type b ON b.oid = (WITH RECURSIVE d AS (SELECT t.oid AS oid, t.typtype, t.typbasetype UNION ALL
      SELECT x.oid, x.typtype, x.typbasetype FROM d JOIN pg_catalog.pg_type x ON x.oid = d.typbasetype WHERE d.typtype = 'd') SELECT d.oid FROM d WHERE d.typtype <> 'd')
  ORDER BY c.oid, a.attnum`;
const constraintsSql = `SELECT k.conrelid, k.contype, pg_catalog.array_to_string(k.conkey, ' '), pg_catalog.pg_get_constraintdef(k.oid),
    pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(f.relname), k.conrelid = k.confrelid,
    (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), E'\\n' ORDER BY x.place) FROM pg_catalog.unnest(k.confkey) WITH ORDINALITY x(attnum, place)
      JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = x.attnum)
  FROM pg_catalog.pg_constraint k LEFT JOIN pg_catalog.pg_class f ON f.oid = k.confrelid LEFT JOIN pg_catalog.pg_namespace n ON n.oid = f.relnamespace
  WHERE k.contype IN ('c', 'f') AND k.conrelid >= 16384`;
const boundsSql = `SELECT c.oid, pg_catalog.pg_get_expr(p.relpartbound, p.oid), pg_catalog.format('%I.%I', n.nspname, r.relname),
    (SELECT pg_catalog.string_agg(coalesce(pg_catalog.quote_ident(a.attname), ''), E'\\n' ORDER BY x.place) FROM pg_catalog.unnest(q.partattrs::pg_catalog.int2[]) WITH ORDINALITY x(attnum, place)
      LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid AND a.attnum = x.attnum)
  FROM (${ordinaryTables}) c, LATERAL pg_catalog.pg_partition_ancestors(c.oid) o(relid)
    JOIN pg_catalog.pg_class p ON p.oid = o.relid AND p.relispartition JOIN pg_catalog.pg_inherits h ON h.inhrelid = p.oid
    JOIN pg_catalog.pg_class r ON r.oid = h.inhparent JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
    JOIN pg_catalog.pg_partitioned_table q ON q.partrelid = r.oid`;
/** Tables that can hold rows, those before that others refer to. Read-only. */
async function readSeedTables(session) {
    const sql = [
        "BEGIN READ ONLY",
        "SET LOCAL search_path = pg_catalog, pg_temp",
        columnsSql,
        constraintsSql,
        boundsSql,
        "COMMIT",
    ];
    const results = await (0,database_session/* query */.P)(session, sql.join(";\n"), "reading the shadow's tables");
    const [columns = [], constraints = [], bounds = []] = results.slice(2, 5).map(({ rows }) => rows);
    const byTable = group(columns);
    const found = [...byTable].map(([oid, rows]) => {
        const own = constraints.filter(([of]) => of === oid);
        const ofBounds = bounds.filter(([of]) => of === oid);
        const hashed = ofBounds.find(([, bound]) => bound?.startsWith("FOR VALUES WITH") ?? false);
        return {
            oid,
            name: rows[0]?.[1] ?? "",
            columns: rows.map((row) => toColumn(row, own, ofBounds)),
            through: hashed?.[2] ?? null,
            needs: own.flatMap(([, kind, , , table]) => (kind === "f" ? (table ?? []) : [])),
        };
    });
    return inOrder(found);
}
function group(rows) {
    const groups = new Map();
    for (const row of rows) {
        const known = groups.get(row[0] ?? "");
        if (known === undefined)
            groups.set(row[0] ?? "", [row]);
        else
            known.push(row);
    }
    return groups;
}
function toColumn(row, constraints, bounds) {
    const [, , name = "", type = "", base = "", category = "", enumLabel = null, required, attnum = ""] = row;
    const naming = constraints.filter(([, , keys]) => keys?.split(" ").includes(attnum ?? "") ?? false);
    return {
        name: name ?? "",
        type: type ?? "",
        base: base ?? "",
        category: category ?? "",
        enumLabel,
        required: required === "t",
        checks: naming.flatMap(([, kind, , definition]) => (kind === "c" ? (definition ?? []) : [])),
        bound: boundFor(name ?? "", bounds),
        refersTo: referenceFor(attnum ?? "", naming),
    };
}
function boundFor(column, bounds) {
    for (const [, bound, , keys] of bounds) {
        const place = keys?.split("\n").indexOf(column) ?? -1;
        const literal = place === -1 ? null : (literalsOfBound(bound ?? "")[place] ?? null);
        if (literal !== null)
            return literal;
    }
    return null;
}
function referenceFor(attnum, constraints) {
    // A row may refer to itself.
    const [, , keys, , table, , columns] = constraints.find(([, kind, , , , itself]) => kind === "f" && itself !== "t") ?? [];
    const place = keys?.split(" ").indexOf(attnum) ?? -1;
    const column = columns?.split("\n")[place];
    return column === undefined || table === null || table === undefined ? null : { table, column };
}
function inOrder(tables) {
    const ordered = [];
    const done = new Set();
    let waiting = tables;
    while (waiting.length > 0) {
        const known = new Set(waiting.map(({ name }) => name));
        const ready = waiting.filter(({ name, needs }) => needs.every((one) => one === name || !known.has(one)));
        // In a circle nobody is first: the order is as good as any.
        const next = ready.length > 0 ? ready : waiting;
        ordered.push(...next);
        for (const { name } of next)
            done.add(name);
        waiting = waiting.filter(({ name }) => !done.has(name));
    }
    return ordered;
}

;// CONCATENATED MODULE: ./lib/shadow/rehearsal/seed.js





/** How many values are tried for each column. */
const tries = 6;
/** Rows of a partition by hash come through its parent, which decides where they go. */
const hashTries = 16;
/**
 * Puts a row into each table that has none, as far as its constraints allow, so that reading a table shows, and so do
 * checks. What cannot be filled stays empty. `only`: the oids of those that may get one; null for all.
 */
async function seedEmptyTables(database, limits, only = null) {
    const tables = (await readSeedTables(database.session)).filter(({ oid }) => only === null || only.has(oid));
    if (tables.length === 0)
        return;
    const attempts = tables.map((table) => attemptsFor(table).map((sql) => ({ table: table.name, sql })));
    // Most tables take the first row; only the others are worth a long message.
    const first = await send(database, attempts.flatMap((some) => some.slice(0, 1)), limits);
    const later = attempts.filter(([one]) => one !== undefined && first.has(one.table)).flat();
    // Twice: tables may refer to each other in a circle.
    if (later.length > 0)
        await send(database, [...later, ...later], limits);
}
function attemptsFor({ name, columns, through }) {
    const required = columns.filter((column) => column.required);
    // A value that others refer to is best the usual one: first only those vary that a CHECK may refuse.
    const isChecked = ({ checks }) => checks.length > 0;
    const direct = [columns, required].flatMap((some) => [isChecked, () => true].flatMap((varies) => Array.from({ length: tries }, (_, index) => toInsert(name, some, (column) => pick(candidatesOf(column), varies(column) ? index : 0)))));
    const handed = through === null
        ? []
        : Array.from({ length: hashTries }, (_, index) => toInsert(through, columns, (column) => toNumbered(column, index + 1)));
    return [...new Set([...direct, ...handed])];
}
function pick(candidates, index) {
    return candidates[Math.min(index, candidates.length - 1)] ?? "NULL";
}
function toNumbered(column, number) {
    if (column.refersTo === null && /[NS]/.test(column.category))
        return `CAST('${number}' AS ${column.type})`;
    return pick(candidatesOf(column), 0);
}
function toInsert(table, columns, value) {
    if (columns.length === 0)
        return `INSERT INTO ${table} DEFAULT VALUES`;
    const names = columns.map(({ name }) => name).join(", ");
    return `INSERT INTO ${table} (${names}) OVERRIDING SYSTEM VALUE VALUES (${columns.map(value).join(", ")})`;
}
/** Runs attempts in order, each unless its table has a row by then. Answers with the tables that have none after it. */
async function send(database, attempts, limits) {
    await (0,database_session/* query */.P)(database.session, ["BEGIN", ...database.prepare].join(";\n"), "preparing the shadow");
    const reply = await (0,bounded/* sendBounded */.I)(database, [0], limits, () => database.session.send(toBlock(attempts)));
    if ("stuck" in reply)
        return new Set();
    await database.session.send(reply.error === null ? "COMMIT" : "ROLLBACK");
    const names = reply.results.at(-1)?.rows[0]?.[0] ?? "";
    return new Set(reply.error === null ? names.split("\n") : []);
}
function toBlock(attempts) {
    const rows = attempts.map(({ table, sql }, place) => `(${place}, ${(0,quote/* quoteLiteral */.ce)(table)}, ${(0,quote/* quoteLiteral */.ce)(sql)})`);
    const body = `DECLARE attempt record; filled boolean; failed text := ''; BEGIN
    SET CONSTRAINTS ALL IMMEDIATE;
    FOR attempt IN SELECT * FROM (VALUES ${rows.join(",\n")}) v(place, tab, sql) ORDER BY place LOOP
      EXECUTE 'SELECT EXISTS (SELECT FROM ONLY ' || attempt.tab || ')' INTO filled;
      CONTINUE WHEN filled;
      BEGIN EXECUTE attempt.sql; EXCEPTION WHEN OTHERS THEN failed := failed || attempt.tab || E'\\n'; END;
    END LOOP;
    PERFORM pg_catalog.set_config('schema_version.not_seeded', failed, true); END`;
    return `DO ${(0,quote/* quoteLiteral */.ce)(body)};\nSELECT pg_catalog.current_setting('schema_version.not_seeded')`;
}

;// CONCATENATED MODULE: ./lib/shadow/rehearsal/stage.js








const rowsOf = { seeded: 2, "of-target": 1, unseeded: 0, "as-is": 2 };
/** Makes a stage; nothing is copied before it is needed. */
function makeStage({ clone, limits, ownTables }) {
    const accepted = [];
    let frozen = null;
    let current = null;
    let spoiled = false;
    let schema = null;
    let roles = null;
    let tables = null;
    const close = async () => {
        const was = current;
        [current, spoiled, schema] = [null, false, null];
        await was?.database.close();
    };
    const copy = async (scripts) => {
        const database = await (frozen?.state.open ?? clone)();
        try {
            roles = await clearRoles(database, roles, frozen?.roles);
            if (ownTables === "made" && frozen === null)
                await makeOwnTables(database);
            tables ??= await stage_listTables(database.session);
            const since = scripts.slice(frozen?.scripts ?? 0, accepted.length - 1);
            for (const script of since)
                await stage_runAgain(database, script, limits);
            // The last one is left out, so that there is a way back to what was before it.
            if (isMuch(since)) {
                const state = await database.freeze();
                await frozen?.state.drop();
                const count = (frozen?.scripts ?? 0) + since.length;
                frozen = { state, scripts: count, roles: new Set(await listRoles(database.session)) };
            }
            for (const script of scripts.slice(accepted.length - 1))
                await stage_runAgain(database, script, limits);
            return database;
        }
        catch (error) {
            await database.close();
            throw error;
        }
    };
    return {
        ready: async (seeding) => {
            const undoes = current !== null && rowsOf[seeding] < rowsOf[current.seeding];
            if (spoiled || undoes)
                await close();
            const database = current?.database ?? (await copy(accepted));
            if (seeding === "seeded" || seeding === "of-target") {
                await seedEmptyTables(database, limits, seeding === "seeded" ? null : (tables ?? new Set()));
            }
            current = { database, seeding: seeding === "as-is" ? (current?.seeding ?? "unseeded") : seeding };
            return database;
        },
        another: () => copy(accepted),
        beforeLast: () => copy(accepted.slice(0, -1)),
        ofTarget: () => tables ?? new Set(),
        grown: () => accepted.length > 0,
        accept: (script) => {
            accepted.push(script);
        },
        known: () => schema,
        learn: (snapshot) => {
            schema = snapshot;
        },
        spoil: () => {
            [spoiled, schema] = [true, null];
        },
        close: async () => {
            const left = await leavesRoles(current?.database ?? null, roles, limits);
            await close();
            await frozen?.state.drop();
            if (!left)
                return;
            const database = await clone();
            await clearRoles(database, roles);
            await database.close();
        },
    };
}
/** What running these again costs is as much as another copy. */
function isMuch(scripts) {
    return scripts.length > 10 || scripts.reduce((sum, { parsed }) => sum + parsed.sql.length, 0) > 1_000_000;
}
/** It ran before, from the same state. Throws Failure where it does not. */
async function stage_runAgain(database, script, limits) {
    const { error } = await runScript(database, script, { limits, trace: false, end: "commit" });
    if (error === null)
        return;
    const message = `${script.script.name} ran once, and then not again from the same state: ${wordsOf(error)}`;
    throw new failure/* Failure */.H("database", [(0,problems/* finding */.g)("not-rehearsed", { message })]);
}
/** Roles belong to a server, not to a database: what a run made that is gone would hinder the next. */
async function clearRoles({ session, engine }, before, kept = before) {
    if (engine === "embedded" && before !== null)
        return before;
    const now = await listRoles(session);
    if (before === null)
        return new Set(now);
    for (const name of now.filter((one) => kept?.has(one) !== true)) {
        await session.send(`DROP ROLE IF EXISTS ${(0,quote/* quoteIdentifier */.Cm)(name)}`);
    }
    return before;
}
async function listRoles(session) {
    const [result] = await (0,database_session/* query */.P)(session, "SELECT rolname FROM pg_catalog.pg_roles", "reading the shadow's roles");
    return result?.rows.flatMap(([name]) => name ?? []) ?? [];
}
async function makeOwnTables({ session, home }) {
    const sql = (0,tables/* createTablesSql */.Kg)(home, ["versions", "repeatables", "log"], true);
    await (0,database_session/* query */.P)(session, sql, "making what stands for the tool's tables");
}
async function stage_listTables(session) {
    const sql = `SELECT c.oid FROM pg_catalog.pg_class c WHERE c.oid OPERATOR(pg_catalog.>=) 16384
    AND c.relkind OPERATOR(pg_catalog.=) ANY (ARRAY['r', 'm', 'p', 'f']::pg_catalog."char"[])`;
    const [result] = await (0,database_session/* query */.P)(session, sql, "listing the shadow's tables");
    return new Set(result?.rows.flatMap(([oid]) => oid ?? []));
}
/** Whether the server has roles of ours that would hinder whoever runs the same files after us. */
async function leavesRoles(database, before, { signal }) {
    if (database === null || before === null || database.engine === "embedded" || signal.aborted)
        return false;
    // A server that is lost has no roles any more, and whoever lost it tells.
    const now = await listRoles(database.session).catch(() => []);
    return now.some((name) => !before.has(name));
}

;// CONCATENATED MODULE: ./lib/shadow/rehearsal/rehearse.js









const rehearsalLimits = { scriptMs: 30_000, totalMs: 300_000 };
const plainOffers = {
    plan: async () => await Promise.resolve({ kind: "none", because: "what it changes has no plain inverse" }),
    wanted: "offered",
    prefixes: file_name/* usualNaming */.Z,
};
const noCallbacks = { before: [], beforeEach: [], afterEach: [], between: [], after: [] };
/**
 * Rehearses pending migrations in order, each on what those before it made: run, run again, undo, redo, with the locks,
 * rewrites and scans of each statement, where there is time for that; callbacks in between, where `apply` runs them. What fails makes nothing, so those behind it are tried without it. Throws only
 * the signal's reason.
 */
async function rehearse(candidates, options) {
    const { scriptMs, totalMs, signal, lacking, callbacks = noCallbacks, offers = plainOffers } = options;
    const limits = { scriptMs, until: Date.now() + totalMs, signal };
    const runnables = [...candidates.flatMap(filesOf), ...Object.values(callbacks).flat()];
    const ownTables = runnables.some(readsOwnTables) ? "made" : "not-needed";
    const stage = makeStage({ clone: options.clone, limits, ownTables });
    const pace = options.pace ?? makePace(limits.until);
    const rehearsed = [];
    const runOnce = [];
    const around = makeCallbackRehearsal(stage, { limits, lacking });
    let failed = null;
    let between = callbacks.between;
    try {
        await around.run(callbacks.before, failed);
        for (const [index, candidate] of candidates.entries()) {
            signal.throwIfAborted();
            if (Date.now() >= limits.until) {
                rehearsed.push(...rehearse_toldOfTime(candidates.slice(index), totalMs));
                break;
            }
            if (!("version" in candidate.migration)) {
                await around.run(between, failed);
                between = [];
            }
            options.onStart?.(candidate);
            await around.run(callbacks.beforeEach, failed);
            const before = failed;
            const { depth, done } = await pace.keep(candidates.length - index, (allowed) => rehearseOne(stage, candidate, { limits, failed: before, lacking, offers, depth: allowed }));
            if (depth === "run" && done.proof?.runs === true && done.proof.rerun === "not-run")
                runOnce.push(candidate);
            rehearsed.push(done);
            if (done.proof?.runs === true)
                await around.run(callbacks.afterEach, failed);
            else
                failed ??= candidate;
        }
        await around.run([...between, ...callbacks.after], failed);
        if (options.onEnd !== undefined && rehearsed.some(({ proof }) => proof?.runs === true)) {
            await options.onEnd(await stage.ready("as-is"));
        }
    }
    finally {
        await stage.close();
    }
    return { rehearsed, findings: [...around.findings(), ...toldOfRunOnly(runOnce, totalMs)] };
}
function filesOf({ runnable, undo }) {
    return undo === null ? [runnable] : [runnable, undo];
}
/** One that makes the table itself, if it is not there, is to show that it does. */
function readsOwnTables({ parsed }) {
    return parsed.sql.toLowerCase().includes(tables/* tableNames */.n$.versions) && !/\bcreate\s+table\b/i.test(parsed.sql);
}
async function rehearseOne(stage, candidate, { depth, ...options }) {
    const { migration, runnable } = candidate;
    const prove = depth === "full" ? proveMigration : runOnly;
    const tried = await attempt(stage, runnable, options.limits, () => prove(stage, candidate, options));
    return "notTried" in tried ? { migration, proof: null, findings: [tried.notTried] } : tried;
}
/** Once for all that are left: of none of them anything is known. */
function rehearse_toldOfTime(left, totalMs) {
    const others = left.length === 1 ? "" : ` and ${left.length - 1} more behind it`;
    return left.map(({ migration, runnable: { script } }, index) => {
        const message = `${script.name}${others}: not rehearsed, since the time for all rehearsals (${totalMs / 1000} s) was over`;
        return {
            migration,
            proof: null,
            findings: index > 0 ? [] : [(0,problems/* finding */.g)("took-too-long", { message, file: script.file })],
        };
    });
}


/***/ }),

/***/ 93255:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VH: () => (/* binding */ listMadeAnew),
/* harmony export */   _m: () => (/* binding */ listCountedOn),
/* harmony export */   a_: () => (/* binding */ listMoved),
/* harmony export */   bp: () => (/* binding */ readHoldings)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89531);
/* harmony import */ var _database_session_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29357);


/** Above so many tables only sizes are looked at, which is cheap: digests of all rows would take too long. */
const mostDigested = 300;
const numbersColumn = `EXISTS (SELECT FROM pg_catalog.pg_depend d
    WHERE d.objid OPERATOR(pg_catalog.=) c.oid AND d.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjsubid OPERATOR(pg_catalog.>) 0
      OR d.refobjid OPERATOR(pg_catalog.=) c.oid AND d.refclassid OPERATOR(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass
        AND d.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_attrdef'::pg_catalog.regclass)`;
const listSql = `SELECT pg_catalog.format('%I.%I', n.nspname, c.relname),
    CASE WHEN NOT c.relispopulated THEN 'e' WHEN c.relkind OPERATOR(pg_catalog.=) 'S' AND NOT ${numbersColumn} THEN 'c' ELSE c.relkind END, c.oid FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
  WHERE (c.relkind OPERATOR(pg_catalog.=) 'r' OR c.relkind OPERATOR(pg_catalog.=) 'S' OR c.relkind OPERATOR(pg_catalog.=) 'm') AND c.relpersistence OPERATOR(pg_catalog.<>) 't'
    AND n.nspname OPERATOR(pg_catalog.!~) '^pg_' AND n.nspname OPERATOR(pg_catalog.<>) 'information_schema' ORDER BY 1`;
/** Reads what all tables hold, in the transaction that is open; null where one cannot be read. */
async function readHoldings(session) {
    const [list] = await (0,_database_session_js__WEBPACK_IMPORTED_MODULE_0__/* .query */ .P)(session, listSql, "listing the shadow's tables");
    const rows = list?.rows ?? [];
    const ofKind = (pattern) => rows.flatMap(([name, kind]) => (pattern.test(kind ?? "") ? (name ?? []) : []));
    const [tables, unpopulated] = [ofKind(/[rm]/), ofKind(/e/)];
    const digest = tables.length <= mostDigested;
    const parts = [
        ...tables.map((name) => `SELECT ${tagOf("t", name)}, ${digest ? digested : counted} FROM ONLY ${name} one`),
        ...unpopulated.map((name) => `SELECT ${tagOf("t", name)}, 'not populated'`),
        `SELECT ${tagOf("t", "large objects")}, pg_catalog.count(*)::text FROM pg_catalog.pg_largeobject_metadata`,
        ...rows.flatMap(([name, kind, oid]) => (/[Sc]/.test(kind ?? "") ? ofSequence(name ?? "", kind ?? "", oid) : [])),
    ];
    // Statements of their own: planning a hundred tables in one takes ten times as long.
    const { results, error } = await session.send(["SAVEPOINT holdings", ...parts, "ROLLBACK TO holdings"].join(";\n"));
    if (error !== null) {
        await session.send("ROLLBACK TO holdings");
        return null;
    }
    const read = results.slice(1, -1).flatMap((result) => result.rows);
    const of = (kind) => new Map(read.flatMap(([tag, value]) => (tag?.startsWith(kind) ? [[tag.slice(1), value ?? ""]] : [])));
    return { tables: of("t"), sequences: of("S"), counters: of("c") };
}
function ofSequence(name, kind, oid) {
    return `SELECT ${tagOf(kind, name)}, '${Number(oid)} ' || last_value || ' ' || is_called FROM ${name}`;
}
function tagOf(kind, name) {
    return (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(`${kind}${name}`);
}
const counted = "pg_catalog.count(*)::text";
/** As JSON, so that the order of columns does not matter; a sum, so that the order of rows does not. */
const digested = "pg_catalog.concat(pg_catalog.count(*), ' ', pg_catalog.sum(pg_catalog.hashtextextended(pg_catalog.to_jsonb(one.*)::text, 0)::numeric))";
/** Names of the tables that both know and that hold other rows. */
function listMoved(before, after) {
    return differing(before.tables, after.tables);
}
/** Names of the sequences that both know and that have moved; `counters`: of those alone that no column uses. */
function listCountedOn(before, after, which) {
    const values = (holdings) => map(sequencesOf(holdings, which), valueOf);
    return differing(values(before), values(after));
}
/** Names of the sequences that both know, but that are not the same ones: such begin to count from the start. */
function listMadeAnew(before, after) {
    const oids = (holdings) => map(sequencesOf(holdings, "all"), oidOf);
    return differing(oids(before), oids(after));
}
function sequencesOf({ sequences, counters }, which) {
    return which === "all" ? new Map([...sequences, ...counters]) : counters;
}
function oidOf(value) {
    return value.slice(0, value.indexOf(" "));
}
function valueOf(value) {
    return value.slice(value.indexOf(" ") + 1);
}
function map(values, read) {
    return new Map([...values].map(([name, value]) => [name, read(value)]));
}
function differing(before, after) {
    return [...before].flatMap(([name, value]) => {
        const now = after.get(name);
        return now === undefined || now === value ? [] : [name];
    });
}


/***/ }),

/***/ 59281:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ft: () => (/* binding */ isSame),
/* harmony export */   OS: () => (/* binding */ describeDrifts),
/* harmony export */   _e: () => (/* binding */ compareSchemas),
/* harmony export */   readSchema: () => (/* binding */ readSchema),
/* harmony export */   un: () => (/* binding */ readState)
/* harmony export */ });
/* harmony import */ var _core_schema_drift_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69703);
/* harmony import */ var _core_schema_snapshot_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(41431);
/* harmony import */ var _database_catalog_read_snapshot_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74571);
/* harmony import */ var _database_session_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(29357);
/* harmony import */ var _rows_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(93255);





/** Reads the schema alone, as a scope has it, whatever a script left of the session. Throws Failure. */
async function readSchema(database, scope) {
    const { session, prepare } = database;
    await (0,_database_session_js__WEBPACK_IMPORTED_MODULE_2__/* .query */ .P)(session, ["BEGIN", ...prepare, "COMMIT"].join(";\n"), "cleaning the shadow's session");
    return await (0,_database_catalog_read_snapshot_js__WEBPACK_IMPORTED_MODULE_1__.readSnapshot)(session, scope, { readingIn: "own" });
}
/**
 * Reads schema and rows, whatever a script left of the session; `open`: in its transaction. A schema that is known
 * already is not read again.
 */
async function readState(database, readingIn, known = null) {
    const { session, prepare, major, home } = database;
    const scope = { major, home, schemas: [] };
    const own = readingIn === "own";
    await (0,_database_session_js__WEBPACK_IMPORTED_MODULE_2__/* .query */ .P)(session, [...(own ? ["BEGIN"] : []), ...prepare].join(";\n"), "cleaning the shadow's session");
    const holdings = await (0,_rows_js__WEBPACK_IMPORTED_MODULE_3__/* .readHoldings */ .bp)(session);
    if (own)
        await (0,_database_session_js__WEBPACK_IMPORTED_MODULE_2__/* .query */ .P)(session, "COMMIT", "cleaning the shadow's session");
    return { snapshot: known ?? (await (0,_database_catalog_read_snapshot_js__WEBPACK_IMPORTED_MODULE_1__.readSnapshot)(session, scope, { readingIn })), holdings };
}
function compareSchemas(expected, actual) {
    const seen = (0,_core_schema_drift_js__WEBPACK_IMPORTED_MODULE_0__/* .diffSnapshots */ .V)(expected, actual);
    const moved = seen.filter((drift) => "parents" in drift.expected || "parents" in drift.actual);
    const isTold = ({ identity }) => moved.some((one) => identity.startsWith(`${one.identity}.`));
    const all = [...seen, ...listMadeOwn(expected, actual).filter((drift) => !isTold(drift))];
    const isOrder = ({ change, expected: was, actual: is }) => change === "changed" && [...Object.keys(was), ...Object.keys(is)].every((name) => name === "position");
    return {
        drifts: all.filter((drift) => !isOrder(drift)),
        reordered: [...new Set(all.filter(isOrder).map(({ identity }) => tableOf(identity)))],
    };
}
/**
 * Columns and constraints that are a child table's own on one side only. Drift leaves that out, because no statement
 * brings it back; after NO INHERIT and INHERIT they outlive their parents all the same.
 */
function listMadeOwn(expected, actual) {
    if (expected === actual)
        return [];
    const now = (0,_core_schema_snapshot_js__WEBPACK_IMPORTED_MODULE_4__/* .objectsByKey */ .fd)(actual);
    return expected.objects.flatMap((object) => {
        const { kind, identity, attributes } = object;
        const other = now.get((0,_core_schema_snapshot_js__WEBPACK_IMPORTED_MODULE_4__/* .objectKey */ .T5)(object));
        const [was, is] = [attributes["inherited"], other?.attributes["inherited"]];
        if (!/^(?:column|constraint)$/.test(kind) || other === undefined || was === is)
            return [];
        const toFlag = (flag) => (flag === undefined ? {} : { inherited: flag });
        const change = { change: "changed", severity: "cosmetic", parts: [] };
        return [{ ...change, kind, identity, expected: toFlag(was), actual: toFlag(is) }];
    });
}
function tableOf(column) {
    return column.replace(/\.(?:"(?:[^"]|"")*"|[^".]+)$/, "");
}
function isSame({ drifts }) {
    return drifts.length === 0;
}
const mostNamed = 5;
/** The differences in words, the first few of them. */
function describeDrifts(drifts) {
    const named = drifts.slice(0, mostNamed).map(describe);
    const more = drifts.length - named.length;
    return [...named, ...(more > 0 ? [`${more} more`] : [])].join(", ");
}
function describe({ change, kind, identity, expected, actual }) {
    switch (change) {
        case "missing":
            return `${kind} ${identity} is missing`;
        case "unexpected":
            return `${kind} ${identity} is there too`;
        case "changed": {
            const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
            return `${kind} ${identity} has ${names.map(toOther).join(" and ")}`;
        }
    }
}
/** Attributes in the plural are labels, options, privileges and the like. */
function toOther(attribute) {
    if (attribute === "inherited")
        return "another origin, own or inherited";
    return `${attribute.endsWith("s") ? "other" : "another"} ${attribute.replaceAll("_", " ")}`;
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
