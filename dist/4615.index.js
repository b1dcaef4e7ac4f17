export const id = 4615;
export const ids = [4615];
export const modules = {

/***/ 28170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HJ: () => (/* binding */ takeLock),
/* harmony export */   ML: () => (/* binding */ lockProof),
/* harmony export */   i5: () => (/* binding */ proveLock),
/* harmony export */   sG: () => (/* binding */ describeHolder),
/* harmony export */   wx: () => (/* binding */ isLockLost),
/* harmony export */   x_: () => (/* binding */ releaseLock),
/* harmony export */   yy: () => (/* binding */ sleep)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48165);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70551);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(29357);



const firstPauseMs = 50;
const longestPauseMs = 1000;
/**
 * Takes the session's advisory lock on the very connection that does the work, by polling outside any transaction: a
 * waiter blocked in pg_advisory_lock holds a snapshot, for which CREATE INDEX CONCURRENTLY would wait for ever.
 * Throws Failure("lock-held") that names the holder.
 */
async function takeLock(session, { lockKey, identity }, options) {
    const until = performance.now() + options.waitMs; // a clock that is set back must not prolong it
    for (let pause = firstPauseMs;; pause = Math.min(pause * 2, longestPauseMs)) {
        options.signal.throwIfAborted();
        const results = await (0,_session_js__WEBPACK_IMPORTED_MODULE_2__/* .query */ .P)(session, takeTwice(lockKey), "taking the lock");
        if (results[0]?.rows[0]?.[0] === "t")
            return;
        const holder = await readHolder(session, lockKey, identity.databaseOid);
        if (holder !== null)
            options.onWait(holder);
        const left = until - performance.now();
        if (left <= 0)
            throw lockHeld(holder, options.waitMs);
        await sleep(Math.min(left, pause * (0.5 + Math.random())), options.signal);
    }
}
/**
 * Taken twice, a session's lock stays held while `proveLock` gives one hold back. A session that waits, or pauses with
 * the lock, is idle: the server must not end it.
 */
function takeTwice({ key }) {
    const hold = `pg_catalog.pg_try_advisory_lock(${key})`;
    return `SELECT CASE WHEN ${hold} THEN ${hold} ELSE false END, pg_catalog.set_config('idle_session_timeout', '0', false)`;
}
/** Gives both holds of a lock back. */
async function releaseLock(session, { key }) {
    const hold = `pg_catalog.pg_advisory_unlock(${key})`;
    await (0,_session_js__WEBPACK_IMPORTED_MODULE_2__/* .query */ .P)(session, `SELECT ${hold}, ${hold}`, "giving the lock back");
}
/**
 * A statement that fails (42704, naming `schema_version.lock_lost`) unless this very backend holds the lock: after a
 * silent reconnect, or pg_advisory_unlock_all() in a file, nothing of ours may run. Only a holder can give one of its two
 * holds back; it is taken again at once. That is local to the backend, where reading pg_locks visits every lock of the
 * server (50 µs idle, milliseconds at 5,000 locks). A CASE, since a DO block would be compiled each time.
 */
function proveLock(target) {
    return `SELECT ${lockProof(target)}`;
}
/** The same as an expression, to be the first of a SELECT: those behind it are not reached when it fails. */
function lockProof({ lockKey: { key } }) {
    const again = `pg_catalog.pg_advisory_unlock(${key}) THEN pg_catalog.pg_try_advisory_lock(${key})`;
    const lost = "pg_catalog.current_setting('schema_version.lock_lost')::pg_catalog.int4";
    return `CASE WHEN CASE WHEN ${again} ELSE false END THEN 1 ELSE ${lost} END`;
}
/** Whether a server error came from `proveLock`. */
function isLockLost(message) {
    return message.includes("schema_version.lock_lost");
}
async function readHolder(session, key, databaseOid) {
    const results = await (0,_session_js__WEBPACK_IMPORTED_MODULE_2__/* .query */ .P)(session, `SELECT l.pid, a.application_name, pg_catalog.to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"')
     FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid OPERATOR(pg_catalog.=) l.pid
     WHERE l.locktype OPERATOR(pg_catalog.=) 'advisory' AND l.granted AND l.classid OPERATOR(pg_catalog.=) ${key.classid}::pg_catalog.oid AND l.objid OPERATOR(pg_catalog.=) ${key.objid}::pg_catalog.oid
       AND l.objsubid OPERATOR(pg_catalog.=) 1 AND l.database OPERATOR(pg_catalog.=) ${databaseOid}::pg_catalog.oid LIMIT 1`, "looking for the lock's holder");
    const [pid, application, since] = results[0]?.rows[0] ?? [];
    if (pid === undefined || pid === null)
        return null;
    return { pid: Number(pid), application: application ?? "unknown", since: since ?? "unknown" };
}
function lockHeld(holder, waitedMs) {
    const who = holder === null ? "it was just released" : describeHolder(holder);
    const message = `another run holds the lock of this database (${who}); waited ${waitedMs / 1000} s`;
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("database", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("lock-held", { message })]);
}
/** For example `pid 4242, schema-version run 77, since 2026-11-22 14:00:00 UTC`. */
function describeHolder({ pid, application, since }) {
    return `pid ${pid}, ${application === "" ? "no application name" : application}, since ${since}`;
}
/** Resolves after some milliseconds; rejects with the signal's reason when it is aborted before. */
function sleep(ms, signal) {
    return new Promise((resolve, reject) => {
        if (signal.aborted)
            return reject(signal.reason);
        const onAbort = () => {
            clearTimeout(timer);
            reject(signal.reason);
        };
        const timer = setTimeout(() => {
            signal.removeEventListener("abort", onAbort);
            resolve();
        }, ms);
        signal.addEventListener("abort", onAbort, { once: true });
    });
}


/***/ }),

/***/ 21433:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wo: () => (/* binding */ isPresent),
/* harmony export */   bL: () => (/* binding */ toSnapshotState),
/* harmony export */   oG: () => (/* binding */ snapshotStateSql)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89531);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77496);


/**
 * SQL that tells the state. Sent behind the COMMIT of another message it costs no round trip, and fails alone. It uses
 * no function and no operator, since it runs with the session's own search_path.
 */
function snapshotStateSql(home) {
    return `SELECT moment FROM ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .Cm)(home)}.${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .Cm)(_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .snapshotTable */ .tJ)}`;
}
/** The state, from the answer to `snapshotStateSql`. */
function toSnapshotState(result, error) {
    if (error !== null)
        return error.sqlstate === "42P01" ? "absent" : "unreadable";
    const moments = (result?.rows ?? []).map(([moment]) => moment);
    if (moments.length === 0)
        return "empty";
    return moments.includes("before") ? "unsettled" : "settled";
}
/** Whether the table is there, as far as that is known. */
function isPresent(state) {
    return state === "absent" || state === "not-asked" ? "absent" : "present";
}


/***/ }),

/***/ 75252:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Hh: () => (/* binding */ load),
  mL: () => (/* binding */ placeholdersFor),
  GW: () => (/* binding */ problemsOf),
  yK: () => (/* binding */ recordOfBase),
  w9: () => (/* binding */ sortFiles),
  q8: () => (/* binding */ withRecord)
});

// EXTERNAL MODULE: ./lib/core/migration-set.js + 3 modules
var migration_set = __webpack_require__(38989);
// EXTERNAL MODULE: ./lib/core/placeholders.js
var placeholders = __webpack_require__(29405);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(70551);
// EXTERNAL MODULE: ./lib/core/state.js
var core_state = __webpack_require__(44734);
// EXTERNAL MODULE: ./lib/sql/script.js + 4 modules
var sql_script = __webpack_require__(54272);
// EXTERNAL MODULE: ./lib/core/version.js
var core_version = __webpack_require__(18067);
;// CONCATENATED MODULE: ./lib/environment/assumed-baseline.js



/** Commands that count with it; the others begin, change or show the record as it is. */
const counting = new Set(["apply", "check", "status"]);
/**
 * The baseline that Flyway's setting baselineOnMigrate asks for: of a schema that holds relations, but no history of
 * anybody's. Null where there is none to make.
 */
function assumeBaseline({ config }, { history, empty, missing, flyway, findings }) {
    const { version, description, made } = config.baseline;
    if (!counting.has(config.command))
        return null;
    const fresh = history.applied.length === 0 && missing.includes("log") && flyway === "absent";
    if (made !== "by-apply" || empty || !fresh || findings.some(({ severity }) => severity === "error"))
        return null;
    return {
        version: (0,core_version/* parseVersion */.ot)(version ?? "1")?.text ?? "1",
        description: description ?? core_state/* baselineMarker */.sz,
        script: core_state/* baselineMarker */.sz,
        checksum: "",
        installedBy: "",
        installedOn: "",
        executionMs: 0,
        success: true,
    };
}
/** Says that files up to the baseline never run, which is easily overlooked. */
function toldBaseline(assumed, environment) {
    if (assumed === null)
        return [];
    const message = `the schema holds relations but no history: it counts as being at version ${assumed.version} (baselineOnMigrate), and no file up to that runs`;
    const help = "is it at another version, say so as baselineVersion before apply runs";
    return [(0,problems/* finding */.g)("flyway-setting", { message, help, environment })];
}

;// CONCATENATED MODULE: ./lib/environment/load.js






/** Sorts the files of one environment. Pure. */
function sortFiles(world, environment, target) {
    const placeholders = placeholdersFor(world, environment, target);
    return { environment, target, placeholders, set: (0,migration_set/* toMigrationSet */.c)(world.files, placeholders, world.config.naming) };
}
/** Files and rows of one environment, reconciled. Pure but for the parser's loading. */
function load(world, files, found) {
    const { set, placeholders } = files;
    const assumed = assumeBaseline(world, found);
    const history = assumed === null ? found.history : { ...found.history, applied: [assumed] };
    const onRecord = { ...found, history };
    const parsed = new Map();
    return {
        ...files,
        onRecord,
        state: (0,core_state/* reconcile */.Lq)(set, onRecord.history, { empty: onRecord.empty }),
        mirror: null,
        assumed,
        parse: (script) => {
            const known = parsed.get(script) ?? (0,sql_script/* parseScript */.t)(script, placeholders);
            parsed.set(script, known);
            return known;
        },
    };
}
/** The same files against what is on record by now. */
function withRecord(loaded, onRecord) {
    const state = (0,core_state/* reconcile */.Lq)(loaded.set, onRecord.history, { empty: onRecord.empty });
    return { ...loaded, onRecord, assumed: null, state };
}
/** Placeholders of an environment: the given ones over Flyway's built-ins. */
function placeholdersFor(world, environment, target) {
    const builtIns = (0,placeholders/* builtInPlaceholders */.GP)({
        // Where no database is at hand its names are not known; a stand-in keeps the files checkable.
        defaultSchema: target?.home ?? environment.schemas[0] ?? "public",
        user: target?.user ?? "user",
        database: target?.database ?? "database",
        timestamp: world.startedAt.toISOString().slice(0, 19).replace("T", " "),
        workingDirectory: world.workingDirectory,
        table: environment.flyway.tablePlaceholder,
        environment: environment.name,
    });
    return new Map([...builtIns, ...environment.placeholders]);
}
/** Problems that hinder a run: files, the folder, the database; not yet those of the SQL. */
function problemsOf(world, loaded) {
    return [
        ...world.fileFindings,
        ...loaded.set.findings,
        ...loaded.onRecord.findings,
        ...toldUnknownPast(loaded),
        ...toldBaseline(loaded.assumed, loaded.environment.name),
    ];
}
/** Why nobody knows what ran in a database: the first reason is the one to begin with. */
function toldUnknownPast({ onRecord, environment, set, state, mirror }) {
    const { history, empty, missing, findings, rows, flyway, events } = onRecord;
    if (history.applied.length > 0)
        return [];
    // A foreign table where ours must be says more: what is there may come from it.
    if (findings.some(({ rule }) => rule === "foreign-table"))
        return [];
    if (rows === "lost" && !empty)
        return [rowsLost(environment.name)];
    const occupied = !empty && state.migrations.length > 0 && environment.existingSchema === "block";
    if (!missing.includes("log")) {
        // The log's table shows that the tool was let in before: what is there may come from a callback of a run that was cut.
        const restored = occupied && events === "none" && set.callbacks.length === 0;
        return restored ? [existingSchema(environment.name, restoredWithoutData)] : [];
    }
    // Else what Flyway has run would run again.
    if (flyway === "there" && mirror === null)
        return [notTakenOver(environment)];
    return occupied ? [existingSchema(environment.name, "relations but no history")] : [];
}
function notTakenOver({ name, flyway }) {
    const message = `the schema has a history of Flyway's, ${flyway.table}, that was not taken over`;
    return (0,problems/* finding */.g)("flyway-history", { message, environment: name });
}
/** Else all that the log says was applied would be applied again. */
function rowsLost(environment) {
    const message = "the log says which versions were applied, but schema_version holds no row any more";
    return (0,problems/* finding */.g)("lost-history", { message, environment });
}
const restoredWithoutData = "relations, and the tool's tables without any row, as a restore without data leaves them";
function existingSchema(environment, held) {
    const message = `the schema holds ${held}, so nobody knows which migrations they came from`;
    return (0,problems/* finding */.g)("existing-schema", { message, environment });
}
/** The record that stands for a database that is not at hand: what the base branch holds counts as applied. */
function recordOfBase(world, environment) {
    const set = (0,migration_set/* toMigrationSet */.c)(world.base ?? [], placeholdersFor(world, environment, null), world.config.naming);
    const row = { installedBy: "the base branch", installedOn: "", executionMs: 0, success: true };
    const history = {
        applied: set.versioned.map(({ version, description, checksum, script }) => ({
            ...row,
            version: version.text,
            description,
            script: script.name,
            checksum,
        })),
        repeatables: set.repeatables.map(({ description, checksum, script }) => ({
            ...row,
            description,
            script: script.name,
            checksum,
        })),
        lastEvents: new Map(),
        applyEvents: new Map(),
        lastChangeId: 0,
        lastEnvironment: null,
        lastChange: null,
    };
    return {
        history,
        missing: [],
        schemaExists: true,
        snapshots: "not-asked",
        rows: "kept",
        events: "some",
        lastRunAt: null,
        empty: set.versioned.length === 0,
        flyway: "absent",
        findings: [],
        walPosition: null,
        walAt: world.startedAt.toISOString(),
    };
}


/***/ }),

/***/ 47051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ parsePieces),
  J: () => (/* binding */ toUnits)
});

// EXTERNAL MODULE: ./lib/core/split.js
var core_split = __webpack_require__(35151);
// EXTERNAL MODULE: ./lib/sql/syntax.js
var syntax = __webpack_require__(20089);
;// CONCATENATED MODULE: ./lib/sql/plain-rows.js

/** What values of a row can be made of without reading, calling or naming anything. */
const plain = new Set([
    "A_ArrayExpr",
    "A_Const",
    "Integer",
    "List",
    "ResTarget",
    "SelectStmt",
    "SetToDefault",
    "String",
    "TypeCast",
]);
/**
 * The tree of an INSERT without its rows, where those are nothing but constants: a file may have hundreds of thousands of
 * such statements, which differ in nothing else. Null for all others. Equal trees are one, out of `known`.
 */
function withoutPlainRows(kind, node, known) {
    if (kind !== "InsertStmt" || Reflect.has(node, "withClause"))
        return null;
    if (Reflect.has(node, "returningList") || Reflect.has(node, "returningClause"))
        return null;
    const { selectStmt, onConflictClause = null, ...rest } = node;
    if (onConflictClause !== null && !isPlain(onConflictClause, conflict))
        return null;
    if (!isPlain(selectStmt, plain))
        return null;
    const shape = JSON.stringify({ ...rest, onConflictClause }).replaceAll(/"location":\d+/g, '"location":0');
    const same = known.get(shape);
    if (same !== undefined)
        return same;
    const slim = { ...rest, ...(onConflictClause === null ? {} : { onConflictClause }), selectStmt: rowless };
    known.set(shape, slim);
    return slim;
}
const rowless = { SelectStmt: { limitOption: "LIMIT_OPTION_DEFAULT", op: "SETOP_NONE" } };
const conflict = new Set(["IndexElem"]);
function isPlain(root, tags) {
    let fine = true;
    (0,syntax/* visitNodes */.Rm)(root, (tag) => {
        if (!tags.has(tag))
            fine = false;
    });
    return fine;
}

;// CONCATENATED MODULE: ./lib/sql/pieces.js


/**
 * Above this length of a text, syntax trees are built anew whenever they are looked at, not kept; but those of written-out
 * rows, which such a text is mostly made of, are kept without the rows.
 */
const keptTreesLength = 1_000_000;
/**
 * Splits a text and parses each statement on its own: what parses alone parses the same way in one message, and the trees
 * of a large file need not exist at once.
 */
function parsePieces(parser, text) {
    const split = (0,core_split/* splitSql */.b)(text);
    const source = { text, rows: new Map() };
    const statements = [];
    const refusals = [];
    let next = 0;
    while (next < split.pieces.length) {
        const { piece, count, parsed } = parseFrom(parser, text, split.pieces, next);
        next += count;
        if (parsed.kind === "parsed") {
            statements.push(...toStatements(parser, source, piece, parsed));
        }
        else if (!split.cuts.some((cut) => cut.start > piece.start && cut.end <= piece.end)) {
            // A psql command inside a statement has its own finding.
            const position = piece.start + toUnits(text.slice(piece.start, piece.end), parsed.position ?? 0);
            refusals.push({ message: parsed.message, position });
        }
    }
    return { split, statements, refusals: [...refusals, ...reviewTail(parser, text, split)] };
}
function parseFrom(parser, text, pieces, index) {
    const first = pieces[index] ?? { start: 0, end: 0, data: null };
    const found = { piece: first, count: 1, parsed: parser.parse(text.slice(first.start, first.end)) };
    if (found.parsed.kind === "parsed" || !/\bbegin\s+atomic\b/i.test(text.slice(first.start, first.end)))
        return found;
    // END can be a bare column label in the body of a routine, which only the parser knows: the next semicolon may be its end.
    for (const [more, last] of pieces.slice(index + 1, index + 100).entries()) {
        const parsed = parser.parse(text.slice(first.start, last.end));
        if (parsed.kind === "parsed")
            return { piece: { ...last, start: first.start }, count: more + 2, parsed };
    }
    return found;
}
function toStatements(parser, source, { start, end, data }, { statements }) {
    const { text, rows } = source;
    const own = text.slice(start, end);
    if (statements.length > 1)
        return splitAgain(parser, source, { start, end, data }, statements);
    return statements.map((statement) => {
        const { kind } = statement;
        const common = { kind, start, end, text: own, copyData: data === null ? null : readCopyData(text, end, data) };
        if (text.length <= keptTreesLength)
            return withLazyNode(common, () => statement.node);
        const slim = withoutPlainRows(kind, statement.node, rows);
        return slim === null ? withLazyNode(common, () => treeOf(parser, own)) : { ...common, node: slim };
    });
}
function withLazyNode(piece, tree) {
    return {
        ...piece,
        get node() {
            return tree();
        },
    };
}
function treeOf(parser, text) {
    const parsed = parser.parse(text);
    return (parsed.kind === "parsed" ? parsed.statements[0]?.node : undefined) ?? {};
}
/** A piece that holds several statements for the parser, whose word counts. */
function splitAgain(parser, source, { start, end, data }, statements) {
    const bytes = Buffer.from(source.text.slice(start, end));
    return statements.flatMap((statement, index) => {
        const from = start + bytes.toString("utf8", 0, statement.start).length;
        const length = statement.length === 0 ? bytes.length - statement.start : statement.length;
        const own = bytes.toString("utf8", statement.start, statement.start + length).trimEnd();
        const last = index === statements.length - 1;
        const piece = { start: from, end: from + own.length, data: last ? data : null };
        const parsed = parser.parse(own);
        return parsed.kind === "parsed" && parsed.statements.length === 1
            ? toStatements(parser, source, piece, parsed)
            : [];
    });
}
/** A file with Windows line ends has them in its data too, where they do not belong. */
function readCopyData(text, from, { start, end }) {
    const data = text.slice(start, end);
    return text.slice(from, start).endsWith("\r\n") ? data.replaceAll("\r\n", "\n") : data;
}
/** Behind the last statement only comments can stand, and the last one can be open. */
function reviewTail(parser, text, { pieces, cuts }) {
    const behind = Math.max(pieces.at(-1)?.end ?? 0, cuts.at(-1)?.end ?? 0);
    const tail = text.slice(behind);
    if (!tail.includes("/*"))
        return [];
    const parsed = parser.parse(tail);
    if (parsed.kind === "parsed")
        return [];
    return [{ message: parsed.message, position: behind + toUnits(tail, parsed.position ?? 0) }];
}
/** UTF-16 units that a number of characters at the start of a text takes. */
function toUnits(text, characters) {
    if (!/[\uD800-\uDFFF]/.test(text))
        return Math.min(characters, text.length);
    let units = 0;
    for (let left = characters; left > 0 && units < text.length; left--) {
        units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
    }
    return units;
}


/***/ }),

/***/ 54272:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ parseScript)
});

// EXTERNAL MODULE: ./lib/core/placeholders.js
var core_placeholders = __webpack_require__(29405);
// EXTERNAL MODULE: ./lib/core/positions.js
var positions = __webpack_require__(90303);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var core_problems = __webpack_require__(70551);
// EXTERNAL MODULE: ./lib/core/template.js
var template = __webpack_require__(51909);
// EXTERNAL MODULE: ./lib/sql/pieces.js + 1 modules
var sql_pieces = __webpack_require__(47051);
;// CONCATENATED MODULE: ./lib/sql/message-text.js


/** Cuts stretches out of a text; what is left ends so that more SQL can follow, whatever it ends with. */
function cutText(text, cuts) {
    const kept = [];
    let [sql, from] = ["", 0];
    for (const cut of cuts.toSorted((a, b) => a.start - b.start)) {
        kept.push({ start: sql.length, from });
        sql += text.slice(from, cut.start);
        from = cut.end;
    }
    kept.push({ start: sql.length, from });
    sql += text.slice(from);
    const toText = (character) => {
        const position = Math.min((0,sql_pieces/* toUnits */.J)(sql, character), sql.length);
        const { start, from: origin } = (0,positions/* stretchAt */.$m)(kept, position) ?? { start: 0, from: 0 };
        return origin + position - start;
    };
    // A comment can end the text, so the semicolon stands on a line of its own.
    return { sql: `${sql}\n;\n`, toText };
}

// EXTERNAL MODULE: ./lib/sql/parser.js + 1 modules
var sql_parser = __webpack_require__(36121);
// EXTERNAL MODULE: ./lib/sql/syntax.js
var syntax = __webpack_require__(20089);
;// CONCATENATED MODULE: ./lib/sql/own-tables.js

const ownTables = new Set([
    "schema_version",
    "schema_version_repeatable",
    "schema_version_log",
    "schema_version_snapshot",
]);
/** Statements that change the relation they name in `relation` or `table`. */
const changing = new Set([
    "AlterObjectSchemaStmt",
    "AlterPolicyStmt",
    "AlterTableStmt",
    "CreatePolicyStmt",
    "CreateTrigStmt",
    "DeleteStmt",
    "InsertStmt",
    "MergeStmt",
    "RenameStmt",
    "RuleStmt",
    "UpdateStmt",
]);
/** The tool's own tables that a statement drops, alters or writes, wherever in it, in any schema. */
function listOwnTablesChanged(tree) {
    const names = changedBy(tree);
    // Writes can hide in WITH.
    (0,syntax/* visitNodes */.Rm)(tree.node, (kind, node) => {
        if (/^(?:Insert|Update|Delete|Merge)Stmt$/.test(kind))
            names.push(...changedBy({ kind, node }));
    });
    return [...new Set(names.filter((name) => name !== null && ownTables.has(name)))].filter((name) => name !== null);
}
function changedBy({ kind, node }) {
    const named = (field) => (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, field))?.name ?? null;
    if (changing.has(kind))
        return [named("relation"), named("table")];
    switch (kind) {
        case "DropStmt":
            return (0,syntax/* listAt */.gT)(node, "objects").flatMap((object) => namesIn(object));
        case "TruncateStmt":
            return (0,syntax/* listAt */.gT)(node, "relations").map((item) => (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(item, "RangeVar"))?.name ?? null);
        case "CopyStmt":
            return (0,syntax/* flagAt */.Qc)(node, "is_from") ? [named("relation")] : [];
        case "CreateStmt":
            // Harmless only where it does nothing.
            return (0,syntax/* flagAt */.Qc)(node, "if_not_exists") ? [] : [named("relation")];
        case "CreateTableAsStmt":
            return (0,syntax/* flagAt */.Qc)(node, "if_not_exists") ? [] : [intoOf(node, "into")];
        case "SelectStmt":
            return [intoOf(node, "intoClause")];
        default:
            return [];
    }
}
function intoOf(node, field) {
    return (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(node, field) ?? {}, "rel"))?.name ?? null;
}
/** Names of a dropped object: a table's own one is the last, a trigger's table the one before. */
function namesIn(object) {
    const parts = (0,syntax/* listAt */.gT)((0,syntax/* nodeAt */.oB)(object, "List") ?? {}, "items").map(syntax/* nameIn */.ZC);
    return parts.slice(-2);
}

// EXTERNAL MODULE: ./lib/sql/do-block.js + 1 modules
var do_block = __webpack_require__(21854);
// EXTERNAL MODULE: ./lib/sql/statement.js
var statement = __webpack_require__(47813);
// EXTERNAL MODULE: ./lib/sql/transactionality.js
var transactionality = __webpack_require__(20013);
;// CONCATENATED MODULE: ./lib/sql/statement-rules.js





/** What a statement must not do in any file. */
function reviewStatement(parser, piece) {
    return [...reviewOwnTables(parser, piece), ...reviewSettings(piece), ...reviewCopy(piece), ...reviewIndex(piece)];
}
function reviewOwnTables(parser, piece) {
    // Most statements never name them; looking into a DO block costs a parse.
    if (!piece.text.includes("schema_version"))
        return [];
    const block = piece.kind === "DoStmt" ? (0,do_block/* readDoBlock */.D)(parser, piece) : null;
    const trees = block?.kind === "read" ? [piece, ...block.statements] : [piece];
    const tables = new Set(trees.flatMap((tree) => listOwnTablesChanged(tree)));
    return [...tables].map((table) => {
        const message = `\`${(0,statement/* firstWords */.C)(piece.text)}\` changes "${table}", a table of the tool itself`;
        const help = piece.kind === "CreateStmt" ? "write CREATE TABLE IF NOT EXISTS, or leave it to the tool" : undefined;
        return { rule: "own-table", piece, message, ...(help === undefined ? {} : { help }) };
    });
}
/** Settings that change how the text itself is understood: the values that are fine. */
const fixed = {
    standard_conforming_strings: /^(?:on|true|yes|1)$/i,
    client_encoding: /^(?:utf-?8|unicode)$/i,
};
/** Calls that matter to the tool; most statements have none, and looking for them means a walk through the tree. */
const calls = /set_config|pg_advisory_unlock_all/i;
function reviewSettings(piece) {
    if (piece.kind === "DiscardStmt" && (0,syntax/* textAt */.$6)(piece.node, "target") === "DISCARD_ALL") {
        return [{ rule: "session-setting", piece, message: "`DISCARD ALL` drops the tool's lock" }];
    }
    if (piece.kind === "VariableSetStmt") {
        if ((0,syntax/* textAt */.$6)(piece.node, "kind") === "VAR_RESET_ALL")
            return [];
        return reviewSetting(piece, (0,syntax/* textAt */.$6)(piece.node, "name"), (0,syntax/* constantIn */.Ot)((0,syntax/* listAt */.gT)(piece.node, "args")[0] ?? null));
    }
    const problems = [];
    if (!calls.test(piece.text))
        return problems;
    (0,syntax/* visitNodes */.Rm)(piece.node, (kind, node) => {
        const name = kind === "FuncCall" ? (0,transactionality/* functionName */.AQ)(node) : null;
        const [setting, value] = (0,syntax/* listAt */.gT)(node, "args").map(syntax/* constantIn */.Ot);
        if (name === "set_config")
            problems.push(...reviewSetting(piece, setting ?? null, value ?? null));
        if (name !== "pg_advisory_unlock_all")
            return;
        problems.push({ rule: "session-setting", piece, message: "`pg_advisory_unlock_all()` drops the tool's lock" });
    });
    return problems;
}
function reviewSetting(piece, setting, value) {
    const name = setting?.toLowerCase() ?? "";
    if (fixed[name]?.test(value ?? "") !== false)
        return [];
    const message = `the file sets ${name} to ${value ?? "another value"}`;
    const help = name === "client_encoding"
        ? "remove the statement; the tool sends UTF-8, and the file's encoding belongs into <file>.sql.conf"
        : "remove the statement; the tool has read the file with it on";
    return [{ rule: "session-setting", piece, message, help }];
}
function reviewCopy(piece) {
    if (piece.kind !== "CopyStmt" || (0,syntax/* textAt */.$6)(piece.node, "filename") !== null || (0,syntax/* flagAt */.Qc)(piece.node, "is_program"))
        return [];
    if ((0,syntax/* flagAt */.Qc)(piece.node, "is_from")) {
        if (piece.copyData !== null)
            return [];
        return [{ rule: "copy-data", piece, message: "COPY … FROM stdin has no data below it" }];
    }
    const help = "remove it, or let the server write to a file of its own";
    return [{ rule: "copy-data", piece, message: "COPY … TO stdout has nowhere to write to", help }];
}
function reviewIndex(piece) {
    if (piece.kind !== "IndexStmt" || !(0,transactionality/* saysConcurrently */.Z3)(piece))
        return [];
    if (!(0,syntax/* flagAt */.Qc)(piece.node, "concurrent") || (0,syntax/* textAt */.$6)(piece.node, "idxname") !== null)
        return [];
    return [{ rule: "unnamed-index", piece, message: "CREATE INDEX CONCURRENTLY gives its index no name" }];
}

;// CONCATENATED MODULE: ./lib/sql/transaction.js




/** Decides from its statements, directives and settings whether a script runs in a transaction. */
function decideTransaction(parser, pieces, { directives, settings }) {
    const wanted = directives.transaction ?? settings.executeInTransaction;
    const needing = (0,transactionality/* listNeedingNoTransaction */.E1)(pieces);
    const transactional = wanted ?? needing.size === 0;
    const ignored = new Set(transactional ? [...listOuter(pieces), ...listAroundLargeObjects(pieces)] : []);
    return {
        transactional,
        needing,
        ignored,
        problems: [
            ...(wanted === true ? [...needing].map(toRefused) : []),
            ...(wanted === undefined && settings.mixed === undefined ? reviewMix(pieces, needing) : []),
            ...pieces.flatMap((piece) => ignored.has(piece) || needing.has(piece) ? [] : reviewControl(parser, piece, transactional)),
        ],
    };
}
function toRefused(piece) {
    const message = `\`${(0,statement/* firstWords */.C)(piece.text)}\` cannot run in a transaction, and this file must`;
    return { rule: "needs-no-transaction", piece, message };
}
function reviewMix(pieces, needing) {
    const [first] = needing;
    const other = pieces.find((piece) => (0,transactionality/* roleOf */.kp)(piece) === "work" && !needing.has(piece) && !isControl(piece));
    if (first === undefined || other === undefined)
        return [];
    const message = `\`${(0,statement/* firstWords */.C)(first.text)}\` cannot run in a transaction, \`${(0,statement/* firstWords */.C)(other.text)}\` in the same file can`;
    return [{ rule: "mixed-transaction", piece: first, message }];
}
function isControl({ kind }) {
    return kind === "TransactionStmt";
}
function listOuter(pieces) {
    const [first, last] = [pieces[0], pieces.at(-1)];
    return first !== undefined && last !== undefined && isPlainPair(first, last) ? [first, last] : [];
}
/** BEGIN and COMMIT, where an isolation level or AND CHAIN does not ask for more than the runner's transaction gives. */
function isPlainPair(first, last) {
    const begins = isControl(first) && /_(?:BEGIN|START)$/.test((0,syntax/* textAt */.$6)(first.node, "kind") ?? "");
    const commits = isControl(last) && (0,syntax/* textAt */.$6)(last.node, "kind") === "TRANS_STMT_COMMIT";
    return begins && commits && (0,syntax/* listAt */.gT)(first.node, "options").length === 0 && !(0,syntax/* flagAt */.Qc)(last.node, "chain");
}
/** pg_dump writes large objects between BEGIN and COMMIT, because their handles live as long as a transaction. */
function listAroundLargeObjects(pieces) {
    return pieces.flatMap((first, index) => {
        if (!isControl(first))
            return [];
        const length = pieces.slice(index + 1).findIndex((piece) => !isLargeObjectCall(piece));
        const last = pieces[index + 1 + length];
        return length > 0 && last !== undefined && isPlainPair(first, last) ? [first, last] : [];
    });
}
function isLargeObjectCall(piece) {
    const calls = piece.kind === "SelectStmt" ? (0,transactionality/* calledIn */.PE)(piece.node) : [];
    return calls.length > 0 && calls.every((name) => name !== null && /^(?:lo_open|lowrite|lo_close)$/.test(name));
}
function reviewControl(parser, piece, transactional) {
    const where = transactional ? "in a file that runs in a transaction" : "in a file without a transaction";
    const rule = "transaction-control";
    if (isControl(piece)) {
        const help = transactional
            ? "remove it; each file is one transaction"
            : "remove it; each statement of this file is committed on its own";
        return [{ rule, piece, message: `\`${(0,statement/* firstWords */.C)(piece.text)}\` ${where}`, help }];
    }
    if (piece.kind === "VariableSetStmt" && (0,syntax/* textAt */.$6)(piece.node, "name") === "TRANSACTION") {
        const help = "remove it; the tool opens the transaction";
        return [{ rule, piece, message: `\`${(0,statement/* firstWords */.C)(piece.text)}\` ${where}`, help }];
    }
    if (transactional && piece.kind === "DoStmt" && endsTransaction(parser, piece)) {
        const help = "remove it, or write -- schema-version: transaction=false in the head of the file";
        return [{ rule, piece, message: `COMMIT or ROLLBACK in a DO block ${where}`, help }];
    }
    return [];
}
function endsTransaction(parser, piece) {
    // Most blocks have neither word; reading one costs a parse.
    if (!/\b(?:commit|rollback)\b/i.test(piece.text))
        return false;
    const block = (0,do_block/* readDoBlock */.D)(parser, piece);
    return block.kind === "read" && block.endsTransaction;
}

;// CONCATENATED MODULE: ./lib/sql/script.js










/** At most so many syntax errors of one file are shown: the rest mostly follows from them. */
const mostSyntaxErrors = 10;
/** Reads a script as PostgreSQL would, without running it; loads the parser when it is first called. */
async function parseScript(script, placeholders) {
    const parser = await (0,sql_parser/* loadParser */.qd)();
    const source = replace(script, placeholders);
    const inFile = (0,positions/* locator */.fl)(script.file, script.text);
    const locate = (position) => inFile(source.toOriginal(position));
    const pieces = (0,sql_pieces/* parsePieces */.H)(parser, source.text);
    const decision = decideTransaction(parser, pieces.statements, script);
    const kept = pieces.statements.filter((piece) => !decision.ignored.has(piece));
    const { sql, toText } = cutText(source.text, [...pieces.split.cuts, ...decision.ignored]);
    const reported = new Set(pieces.split.problems.map(({ at }) => at));
    const problems = [...decision.problems, ...kept.flatMap((piece) => reviewStatement(parser, piece))].filter(
    // Where data is missing the splitter has said why.
    ({ rule, piece }) => rule !== "copy-data" || !reported.has(piece.start));
    return {
        statements: kept.map((piece) => toStatement(piece, decision.needing.has(piece), locate(piece.start))),
        transactional: decision.transactional,
        sql,
        copyData: kept.flatMap(({ copyData }) => (copyData === null ? [] : [copyData])),
        locate: (codePoint) => locate(toText(codePoint)),
        findings: [
            ...source.problems.map((problem) => toPlaceholderFinding(problem, inFile(problem.at))),
            ...pieces.split.problems.map((problem) => toSplitFinding(problem, locate(problem.at))),
            // What is not replaced is no SQL, and a file with NUL is no text: the parser's word on it says nothing new.
            ...(source.problems.length > 0 || script.text.includes("\0") ? [] : toSyntaxFindings(pieces, locate)),
            ...problems.map(({ rule, piece, ...rest }) => (0,core_problems/* finding */.g)(rule, { ...rest, ...locate(piece.start) })),
            ...toEmptyFinding(script, pieces),
        ],
    };
}
function replace({ name, text, settings }, placeholders) {
    const { placeholderReplacement, placeholderPrefix = "${" } = settings;
    if (placeholderReplacement === false || !text.includes(placeholderPrefix)) {
        return { text, problems: [], toOriginal: (position) => position };
    }
    return (0,core_placeholders/* replacePlaceholders */.Lb)(text, (0,core_placeholders/* withFileName */.wn)(placeholders, name), settings);
}
function toStatement(piece, needsNoTransaction, location) {
    const { kind, text, copyData } = piece;
    return {
        kind,
        // Through the piece: it may build its tree when somebody looks.
        get node() {
            return piece.node;
        },
        text,
        location,
        copyData,
        needsNoTransaction,
        role: (0,transactionality/* roleOf */.kp)(piece),
    };
}
function toPlaceholderFinding({ kind, name }, location) {
    if (kind === "undefined") {
        return (0,core_problems/* finding */.g)("placeholder", { message: `the placeholder "\${${name}}" is not defined`, ...location });
    }
    const message = `the placeholder "\${${name}" is not closed`;
    return (0,core_problems/* finding */.g)("placeholder", { message, ...location });
}
function toSplitFinding({ kind, name }, location) {
    switch (kind) {
        case "meta-command":
            return (0,core_problems/* finding */.g)("meta-command", { message: explainMetaCommand(name), ...location });
        case "copy-tail":
            return (0,core_problems/* finding */.g)("copy-data", {
                message: "there is text behind COPY … FROM stdin on its line",
                help: "start the data on the next line, and put other statements below its end",
                ...location,
            });
        default:
            return (0,core_problems/* finding */.g)("copy-data", { message: "the data of COPY … FROM stdin does not end", ...location });
    }
}
function explainMetaCommand(name) {
    return name === "\\."
        ? "a line \\. ends data, and no COPY … FROM stdin stands above it"
        : `"${name}" is a command of psql, which the server does not know`;
}
function toSyntaxFindings({ refusals }, locate) {
    return refusals
        .slice(0, mostSyntaxErrors)
        .map(({ message, position }) => (0,core_problems/* finding */.g)("syntax", { message, ...locate(position) }));
}
/** What `new` wrote and nobody filled in is a slip: once on record, its version could not get its SQL any more. */
function toEmptyFinding({ file, text }, { split, refusals }) {
    const empty = split.pieces.length === 0 && split.problems.length === 0 && refusals.length === 0;
    if (!empty)
        return [];
    if (!(0,template/* isTemplate */.Fl)(text))
        return [(0,core_problems/* finding */.g)("empty-file", { message: "the file holds no statement", file })];
    return [(0,core_problems/* finding */.g)("template", { message: "the file is still as new wrote it, without any statement", file })];
}


/***/ }),

/***/ 47813:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ firstWords)
/* harmony export */ });
/** The first words of a statement, on one line, for messages. */
function firstWords(text) {
    const line = text.slice(0, 200).replaceAll(/\s+/g, " ").trim();
    return line.length <= 60 ? line : `${line.slice(0, 57).trim()}…`;
}


/***/ })

};
