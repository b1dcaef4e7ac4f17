export const id = 1841;
export const ids = [1841];
export const modules = {

/***/ 5158:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  eZ: () => (/* binding */ clearLeftovers),
  n5: () => (/* binding */ findInvalid),
  A3: () => (/* binding */ hintsAt),
  hN: () => (/* binding */ readInvalidBefore),
  mu: () => (/* binding */ withHint)
});

// EXTERNAL MODULE: ./lib/sql/syntax.js
var syntax = __webpack_require__(89);
;// CONCATENATED MODULE: ./lib/sql/indexes.js

/** The builds of CREATE INDEX CONCURRENTLY and REINDEX … CONCURRENTLY. */
function concurrentBuilds(statements) {
    return statements.flatMap((one, statement) => {
        if (!one.needsNoTransaction)
            return [];
        const node = (0,syntax/* asNode */.hK)(one.node);
        const relation = (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, "relation"));
        const index = (0,syntax/* textAt */.$6)(node, "idxname");
        if (one.kind === "IndexStmt")
            return relation === null || index === null ? [] : [{ kind: "create", table: relation, index, statement }];
        if (one.kind !== "ReindexStmt" || !(0,syntax/* isOn */.Mp)((0,syntax/* optionsIn */.Im)(node, "params"), "concurrently", "off"))
            return [];
        return reindexed((0,syntax/* textAt */.$6)(node, "kind"), relation, (0,syntax/* textAt */.$6)(node, "name")).map((build) => ({ ...build, statement }));
    });
}
/** Whether a file drops an index by itself before it builds it anew, so that it has to find what an attempt of it left. */
function dropsBeforeBuild(statements, { schema, name }) {
    const build = concurrentBuilds(statements).find((one) => one.kind === "create" && one.index === name);
    const before = statements.slice(0, build?.statement ?? 0).map(({ node }) => (0,syntax/* asNode */.hK)(node));
    const dropped = before.filter((node) => (0,syntax/* textAt */.$6)(node, "removeType") === "OBJECT_INDEX").flatMap(syntax/* droppedBy */.ue);
    return dropped.some((one) => one.name === name && (one.schema ?? schema) === schema);
}
/** Whether the names of later statements may mean something else by it; outside a transaction SET LOCAL changes nothing. */
function movesNames({ role, node, text }) {
    if (role !== "setting" || (0,syntax/* flagAt */.Qc)((0,syntax/* asNode */.hK)(node), "is_local"))
        return false;
    return /\b(?:search_path|schema|role|authorization|all)\b/i.test(text);
}
function reindexed(kind, relation, name) {
    switch (kind) {
        case "REINDEX_OBJECT_INDEX":
            return relation === null ? [] : [{ kind: "reindex index", index: relation }];
        case "REINDEX_OBJECT_TABLE":
            return relation === null ? [] : [{ kind: "reindex table", table: relation }];
        case "REINDEX_OBJECT_SCHEMA":
            return name === null ? [] : [{ kind: "reindex schema", schema: name }];
        case "REINDEX_OBJECT_DATABASE":
            return [{ kind: "reindex database" }];
        default:
            return [];
    }
}

// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __webpack_require__(9531);
// EXTERNAL MODULE: ./lib/database/session.js
var database_session = __webpack_require__(9357);
// EXTERNAL MODULE: ./lib/database/target.js + 1 modules
var target = __webpack_require__(650);
// EXTERNAL MODULE: ./lib/database/read.js
var read = __webpack_require__(4297);
;// CONCATENATED MODULE: ./lib/database/invalid-indexes.js





const attempts = 40;
const pauseMs = 50;
/** Which of the indexes that the statements of a file build are INVALID now. Read-only. */
async function readInvalidIndexes(session, target, statements) {
    const builds = concurrentBuilds(statements);
    if (builds.length === 0)
        return [];
    const resolved = await resolve(session, target, statements, builds);
    if (resolved.length === 0)
        return [];
    for (let attempt = 1;; attempt += 1) {
        const { settled, indexes } = await readOnce(session, target, resolved);
        if (settled || attempt === attempts)
            return indexes;
        await new Promise((again) => setTimeout(again, pauseMs));
    }
}
/** Every index of the database that is INVALID now, one that is being built included. Read-only. */
async function readAllInvalid(session) {
    const rows = await (0,read/* read */.L)(session, `SELECT c.oid, n.nspname, c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid AND c.relkind = 'i'
       JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT i.indisvalid ORDER BY c.oid`, "looking for INVALID indexes");
    return rows.map(([oid, schema, name]) => ({
        oid: oid ?? "",
        schema: schema ?? "",
        name: name ?? "",
    }));
}
/**
 * The order is what makes it safe. Whoever builds an index lets go of its lock, and commits that the index is valid only
 * then. So first the locks are looked for, then uncommitted changes, and then, by a newer snapshot, what is INVALID.
 */
async function readOnce(session, { identity }, resolved) {
    const candidates = resolved.map(({ build, oid }) => selectOf(build, oid)).join(" UNION ALL ");
    const results = await (0,database_session/* query */.P)(session, `BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY; SET LOCAL search_path = ${target/* ownSearchPath */.O};
     SELECT l.relation, string_agg(format('pid %s (%s)', l.pid, coalesce(nullif(a.application_name, ''), 'no name')), ', ')
       FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid AND a.usesysid IS NOT NULL
       WHERE l.locktype = 'relation' AND l.database = ${identity.databaseOid} AND l.mode = 'ShareUpdateExclusiveLock'
         AND l.granted AND l.pid NOT IN (SELECT v.pid FROM pg_stat_progress_vacuum v UNION ALL
           SELECT v.pid FROM pg_stat_progress_analyze v) GROUP BY l.relation;
     SELECT x.oid FROM (${candidates}) x JOIN pg_index i ON i.indexrelid = x.oid
       JOIN pg_locks l ON l.locktype = 'transactionid' AND l.transactionid = i.xmax AND l.granted;
     SELECT DISTINCT ON (x.oid) x.oid, n.nspname, c.relname, i.indrelid, x.named,
         has_schema_privilege(n.oid, 'USAGE') FROM (${candidates}) x
       JOIN pg_class c ON c.oid = x.oid AND c.relkind = 'i' JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_index i ON i.indexrelid = x.oid AND NOT i.indisvalid ORDER BY x.oid, x.named DESC; COMMIT`, "looking for INVALID indexes");
    const builders = new Map((results[2]?.rows ?? []).map(([table, who]) => [table ?? "", who ?? ""]));
    const changing = new Set((results[3]?.rows ?? []).map(([oid]) => oid));
    const indexes = (results[4]?.rows ?? []).map(([oid, schema, name, table, named, nameable]) => ({
        oid: oid ?? "",
        schema: schema ?? "",
        name: name ?? "",
        builder: builders.get(table ?? "") ?? (changing.has(oid ?? "") ? "another transaction" : null),
        named: named === "t",
        nameable: nameable === "t",
    }));
    return { settled: indexes.every(({ oid }) => !changing.has(oid)), indexes };
}
/**
 * Finds what a file's names mean, with the file's own search_path, by PostgreSQL's own rules: its SET statements are
 * executed up to there, and rolled back. What cannot be found so is nobody's, above all not ours.
 */
async function resolve(session, { searchPath }, statements, builds) {
    const parts = statements.flatMap((statement, place) => {
        const build = builds.find((one) => one.statement === place);
        if (build !== undefined)
            return [{ sql: resolvingSql(build), build }];
        return movesNames(statement) ? [{ sql: statement.text, build: null }] : [];
    });
    const path = searchPath === null ? "SELECT" : `SELECT pg_catalog.set_config('search_path', ${(0,quote/* quoteLiteral */.ce)(searchPath)}, true)`;
    const { results, error } = await session.send(["BEGIN READ ONLY", path, ...parts.map(({ sql }) => sql), "ROLLBACK"].join("\n;\n"));
    if (error !== null)
        await session.send("ROLLBACK");
    return parts.flatMap(({ build }, index) => {
        const oid = oidIn(results[index + 2]);
        return build === null || oid === null ? [] : [{ build, oid }];
    });
}
function oidIn(result) {
    return result?.rows[0]?.[0] ?? null;
}
function resolvingSql(build) {
    if (build.kind === "reindex schema")
        return `SELECT pg_catalog.to_regnamespace(${(0,quote/* quoteLiteral */.ce)((0,quote/* quoteIdentifier */.Cm)(build.schema))})::pg_catalog.oid`;
    if (build.kind === "reindex database")
        return "SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database()";
    const { schema, name } = build.kind === "reindex index" ? build.index : build.table;
    const text = [schema, name]
        .filter((part) => part !== null)
        .map(quote/* quoteIdentifier */.Cm)
        .join(".");
    return `SELECT pg_catalog.to_regclass(${(0,quote/* quoteLiteral */.ce)(text)})::pg_catalog.oid`;
}
/** SQL of the indexes that a build can leave INVALID, whether they are or not. */
function selectOf(build, oid) {
    const columns = `SELECT i.indexrelid AS oid, ${build.kind === "create"} AS named FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid`;
    switch (build.kind) {
        case "create":
            return `${columns} WHERE i.indrelid = ${oid} AND c.relname = ${(0,quote/* quoteLiteral */.ce)(build.index)}`;
        case "reindex index":
            return `${columns} JOIN pg_index o ON o.indrelid = i.indrelid AND (o.indexrelid = ${oid} OR o.indexrelid IN
        (SELECT p.relid FROM pg_partition_tree(${oid}) p)) JOIN pg_class b ON b.oid = o.indexrelid WHERE ${isLeftover}`;
        case "reindex table":
            return ofTables(columns, `t.oid = ${oid} OR t.oid IN (SELECT p.relid FROM pg_partition_tree(${oid}) p)`);
        case "reindex schema":
            return ofTables(columns, `t.relnamespace = ${oid}`);
        case "reindex database":
            return ofTables(columns, "t.relnamespace NOT IN ('pg_catalog'::regnamespace, 'pg_toast'::regnamespace)");
    }
}
/** What is left of tables and of their TOAST tables. */
function ofTables(columns, which) {
    return `${columns} JOIN pg_index o ON o.indrelid = i.indrelid JOIN pg_class b ON b.oid = o.indexrelid
    WHERE EXISTS (SELECT FROM pg_class t WHERE o.indrelid IN (t.oid, t.reltoastrelid) AND (${which})) AND ${isLeftover}`;
}
/** Whether `c` has the name of what REINDEX CONCURRENTLY leaves of `b`; a name of 63 bytes or nearly so was cut. */
const stem = "regexp_replace(c.relname, '_cc(new|old)[0-9]*$', '')";
const isLeftover = `c.relname ~ '_cc(new|old)[0-9]*$' AND c.oid <> b.oid
  AND (b.relname = ${stem} OR octet_length(c.relname) >= 60 AND starts_with(b.relname, ${stem}))`;
/** For example `public.users_email_idx`. */
function nameOf({ schema, name }) {
    return `${schema}.${name}`;
}
/** How an index is put on record: another one of the same name is another index. */
function recordOf(index) {
    return `${nameOf(index)} ${byOid(index)}`;
}
/** Whether an index is among those on record, by whatever name: somebody may have renamed it, or its schema. */
function isOnRecord(index, records) {
    return records.some((one) => one.endsWith(byOid(index)));
}
function byOid({ oid }) {
    return `(oid ${oid})`;
}
/** SQL that drops an index that a failed build left behind. */
function dropSql({ schema, name }) {
    return `DROP INDEX CONCURRENTLY IF EXISTS ${(0,quote/* quoteIdentifier */.Cm)(schema)}.${(0,quote/* quoteIdentifier */.Cm)(name)}`;
}

// EXTERNAL MODULE: ./lib/database/transaction.js + 1 modules
var transaction = __webpack_require__(3245);
// EXTERNAL MODULE: ./lib/database/watch.js + 2 modules
var watch = __webpack_require__(5063);
;// CONCATENATED MODULE: ./lib/database/leftovers.js





/**
 * The INVALID indexes of the whole database, as they are put on record before a file's first attempt: they are not ours,
 * though the file be edited, or its search path be another one, when it is tried again. Read-only.
 */
async function readInvalidBefore({ session }) {
    return (await readAllInvalid(session)).map(recordOf);
}
/**
 * Drops what earlier attempts left: only an index that the file builds and does not drop by itself, that was not INVALID
 * before the first attempt, and on whose table nobody else builds one. Throws Failure when it cannot be dropped.
 */
async function clearLeftovers(held, { script, parsed }, invalidBefore, options) {
    const invalid = await readInvalidIndexes(held.session, held.target, parsed.statements);
    const ours = invalid.filter((one) => isOurs(one, invalidBefore));
    for (const index of ours.filter((one) => !dropsBeforeBuild(parsed.statements, one))) {
        // It waits for every old transaction on the table, so the log should say for whom; nobody's query waits for it.
        const watching = (0,transaction/* toWatchingAlone */.Ss)(held, script, options);
        await (0,watch/* watched */.V)(watching, () => (0,database_session/* query */.P)(held.session, dropSql(index), `dropping the INVALID index ${nameOf(index)}`));
    }
}
function isOurs(index, invalidBefore) {
    return index.builder === null && index.nameable && !isOnRecord(index, invalidBefore);
}
/** The error of a statement that succeeded and whose index is INVALID all the same; null when none is. */
async function findInvalid({ session, target }, statement, invalidBefore) {
    // By the search path that the statement had, however the file came by it.
    const found = await readInvalidIndexes(session, { ...target, searchPath: null }, [statement]);
    // What a REINDEX leaves is of one that failed: by now, of somebody else's.
    const invalid = found.find((index) => index.named);
    if (invalid === undefined)
        return null;
    const since = isOnRecord(invalid, invalidBefore) ? ", as it was before this run" : "";
    return {
        severity: "ERROR",
        sqlstate: "55000",
        message: `the index ${nameOf(invalid)} is INVALID${since}`,
        detail: null,
        // The next run may not find it: what sets the search path in a DO block is seen only here.
        hint: hintAt(invalid, [recordOf(invalid)]),
        position: null,
        context: null,
        location: statement.location,
        own: false,
    };
}
/** What is to become of each INVALID index that the file has left behind, or met, in words. Read-only. */
async function hintsAt({ session, target }, { parsed }, invalidBefore) {
    const invalid = await readInvalidIndexes(session, target, parsed.statements);
    return invalid.map((index) => hintAt(index, invalidBefore));
}
/** An error with a hint at what the file has left behind, or met; the server's own hint goes first. Read-only. */
async function withHint(held, runnable, invalidBefore, error) {
    const hints = [error.hint, ...(await hintsAt(held, runnable, invalidBefore))].filter((hint) => hint !== null);
    return { ...error, hint: hints.length === 0 ? null : [...new Set(hints)].join("; ") };
}
function hintAt(index, invalidBefore) {
    const name = nameOf(index);
    if (index.builder !== null)
        return `${index.builder} works on the table of ${name} right now: wait until it has ended`;
    const byHand = dropSql(index).replace("IF EXISTS ", "");
    if (isOnRecord(index, invalidBefore))
        return `drop it by hand: ${byHand}`;
    const left = `it left the INVALID index ${name}`;
    return index.nameable ? `${left}, which the next run drops first` : `${left}, for a superuser to drop: ${byHand}`;
}


/***/ }),

/***/ 9998:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   R9: () => (/* binding */ toMessage),
/* harmony export */   Sy: () => (/* binding */ blame),
/* harmony export */   pq: () => (/* binding */ countOf),
/* harmony export */   zZ: () => (/* binding */ isCommitted)
/* harmony export */ });
function toMessage(chunks) {
    return {
        chunks,
        sql: chunks.map(textOf).join(""),
        copyData: chunks.flatMap((chunk) => (chunk.kind === "script" ? chunk.script.copyData : [])),
    };
}
function textOf(chunk) {
    return chunk.kind === "script" ? chunk.script.sql : chunk.statements.map((sql) => `${sql};\n`).join("");
}
/** Whether the message's COMMIT was done: what fails behind it, be it by a late cancel, takes nothing back. */
function isCommitted({ results }) {
    return results.some(({ command }) => command === "COMMIT");
}
/** How many statements a piece has. */
function countOf(chunk) {
    return chunk.kind === "script" ? chunk.script.statements.length : chunk.statements.length;
}
/**
 * Finds what an error is about. Its position, where it has one, counts code points of the whole message; else the number
 * of statements that completed names the one that did not.
 */
function blame(message, reply, error) {
    const byCount = placeOf(message, reply.results.length);
    // A prepared statement of ours that is analysed again counts places in the message that prepared it.
    const elsewhere = byCount === null && reply.results.length > 0;
    const byPosition = error.position === null || elsewhere ? null : atPosition(message, error.position - 1);
    const location = byPosition ?? byCount;
    return { ...error, location, own: location === null };
}
/** The script statement behind so many that completed, of which an error or a notice is; null for the tool's own. */
function placeOf({ chunks }, completed) {
    let left = completed;
    for (const chunk of chunks) {
        if (left < countOf(chunk)) {
            if (chunk.kind === "end")
                return { file: chunk.file };
            return chunk.kind === "script" ? (chunk.script.statements[left]?.location ?? null) : null;
        }
        left -= countOf(chunk);
    }
    return null;
}
function atPosition({ chunks }, codePoint) {
    let left = codePoint;
    for (const chunk of chunks) {
        const length = lengthInCodePoints(textOf(chunk));
        if (left < length)
            return chunk.kind === "script" ? chunk.script.locate(left) : null;
        left -= length;
    }
    return null;
}
function lengthInCodePoints(text) {
    let length = text.length;
    for (let index = 0; index < text.length; index += 1) {
        // The second half of a surrogate pair does not count.
        if ((text.charCodeAt(index) & 0xfc00) === 0xdc00)
            length -= 1;
    }
    return length;
}


/***/ }),

/***/ 449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LE: () => (/* binding */ provenVersion),
/* harmony export */   TS: () => (/* binding */ provenNewVersion),
/* harmony export */   Zr: () => (/* binding */ provenEvent),
/* harmony export */   _9: () => (/* binding */ provenRemovalOfRepeatables),
/* harmony export */   cA: () => (/* binding */ provenRepeatable),
/* harmony export */   e6: () => (/* binding */ provenUnfinished),
/* harmony export */   il: () => (/* binding */ provenChecksum),
/* harmony export */   tL: () => (/* binding */ provenRemoval)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9531);
/* harmony import */ var _recorded_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3101);
/* harmony import */ var _records_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8799);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7496);




/*
 * What is written to the tool's tables, each with a look at it: what a trigger or a rule of others changed or dropped fails
 * the transaction that wrote it.
 */
/** SQL that appends one event to the log. */
function provenEvent(home, subject, recorder, details) {
    const about = {
        version: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .literalOrNull */ .mI)(subject.version),
        script: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .literalOrNull */ .mI)(subject.script),
        checksum: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .literalOrNull */ .mI)(subject.checksum),
    };
    return [(0,_records_js__WEBPACK_IMPORTED_MODULE_1__/* .logEventSql */ .tI)(home, subject, recorder, details), `SELECT ${(0,_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .provesEvent */ .mr)(home, about, details.event)}`];
}
/** SQL that writes the row of a version that has none; fails where it has. */
function provenNewVersion(home, row, recorder, end) {
    return [(0,_records_js__WEBPACK_IMPORTED_MODULE_1__/* .addVersionSql */ .em)(home, row, recorder, end), looksAt(home, "versions", row, end)];
}
/** SQL that writes the row of a version, over the one that is there. */
function provenVersion(home, row, recorder, end) {
    return [(0,_records_js__WEBPACK_IMPORTED_MODULE_1__/* .putVersionSql */ .kG)(home, row, recorder, end), looksAt(home, "versions", row, end)];
}
/** SQL that writes the row of a repeatable, over that of its last run. */
function provenRepeatable(home, row, recorder, end) {
    const { description, script, checksum } = row;
    return [
        (0,_records_js__WEBPACK_IMPORTED_MODULE_1__/* .putRepeatableSql */ .$A)(home, row, recorder, end),
        looksAt(home, "repeatables", { description, script, checksum }, end),
    ];
}
/** SQL that removes the row of a version. */
function provenRemoval(home, version) {
    const row = `${(0,_tables_js__WEBPACK_IMPORTED_MODULE_2__/* .tableIn */ .sV)(home, "versions")} WHERE version = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteLiteral */ .ce)(version)}`;
    return [`DELETE FROM ${row}`, `SELECT ${(0,_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .provesNone */ .wV)(row)}`];
}
/** SQL that removes the rows of all repeatables: an undo may have dropped what they made. */
function provenRemovalOfRepeatables(home) {
    const rows = (0,_tables_js__WEBPACK_IMPORTED_MODULE_2__/* .tableIn */ .sV)(home, "repeatables");
    return [`DELETE FROM ${rows}`, `SELECT ${(0,_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .provesNone */ .wV)(rows)}`];
}
/** SQL that marks the row of a version as unfinished. */
function provenUnfinished(home, row) {
    const sql = `UPDATE ${(0,_tables_js__WEBPACK_IMPORTED_MODULE_2__/* .tableIn */ .sV)(home, "versions")} SET success = false WHERE version = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteLiteral */ .ce)(row.version)}`;
    return [sql, looksAt(home, "versions", row, { success: false })];
}
/** SQL that gives the row of a version its file's checksum and description. */
function provenChecksum(home, row, now) {
    const set = `checksum = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteLiteral */ .ce)(now.checksum)}, description = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteLiteral */ .ce)(now.description)}`;
    const sql = `UPDATE ${(0,_tables_js__WEBPACK_IMPORTED_MODULE_2__/* .tableIn */ .sV)(home, "versions")} SET ${set} WHERE version = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteLiteral */ .ce)(row.version)}`;
    return [sql, looksAt(home, "versions", { ...row, ...now }, row)];
}
function looksAt(home, table, row, end) {
    const values = {
        ...(row.version === undefined ? {} : { version: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteLiteral */ .ce)(row.version) }),
        description: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteLiteral */ .ce)(row.description),
        script: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteLiteral */ .ce)(row.script),
        checksum: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteLiteral */ .ce)(row.checksum),
    };
    return `SELECT ${(0,_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .provesRow */ .E_)(home, table, values, end)}`;
}


/***/ }),

/***/ 3101:
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
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9531);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7496);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4297);



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

/***/ 8799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $A: () => (/* binding */ putRepeatableSql),
/* harmony export */   Q3: () => (/* binding */ sinceMessage),
/* harmony export */   aw: () => (/* binding */ insertEventSql),
/* harmony export */   cT: () => (/* binding */ insertVersionSql),
/* harmony export */   em: () => (/* binding */ addVersionSql),
/* harmony export */   kG: () => (/* binding */ putVersionSql),
/* harmony export */   tI: () => (/* binding */ logEventSql)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9531);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7496);


/** The server's UTC clock, whatever the session's zone is. */
const now = "pg_catalog.clock_timestamp() AT TIME ZONE 'UTC'";
/** Milliseconds since the message arrived at the server: one message is one step. */
const sinceMessage = "(extract(epoch FROM pg_catalog.clock_timestamp() - pg_catalog.statement_timestamp()) * 1000)::pg_catalog.int4";
/** SQL that appends one event to the log. */
function logEventSql(home, { version, description, script, checksum }, recorder, details) {
    const expressions = {
        version: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(version),
        description: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(description),
        script: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(script),
        checksum: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(checksum),
    };
    return insertEventSql(home, expressions, recorder, details);
}
/** The same with expressions in place of what the event is about. */
function insertEventSql(home, subject, recorder, details) {
    const all = {
        event: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(details.event),
        version: subject.version,
        description: subject.description,
        script_name: subject.script,
        checksum: subject.checksum,
        installed_by: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(recorder.installedBy.slice(0, 100)),
        database_role: "session_user",
        logged_at: "pg_catalog.clock_timestamp()",
        execution_time: details.executionMs ?? "NULL",
        success: String(details.success),
        sqlstate: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(details.sqlstate ?? null),
        message: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(details.message?.replaceAll("\0", "") ?? null),
        reason: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(details.reason ?? null),
        detail: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(details.detail ?? null),
        environment: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(recorder.environment),
        repository: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(recorder.repository),
        ref: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(recorder.ref),
        commit_sha: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(recorder.commit),
        pull_request: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(recorder.pullRequest),
        run_id: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(recorder.runId),
        run_url: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(recorder.runUrl),
        tool_version: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(recorder.toolVersion),
        wal_position: details.walSql?.position ?? (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(details.walPosition ?? null),
        wal_at: details.walSql?.at ?? (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(details.walAt ?? null),
    };
    // The server plans each value that it is given, NULL too.
    const given = Object.entries(all).filter(([, value]) => value !== "NULL");
    const [names, values] = [given.map(([name]) => name), given.map(([, value]) => value)];
    return `INSERT INTO ${(0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableIn */ .sV)(home, "log")} (${names.join(", ")}) VALUES (${values.join(", ")})`;
}
function installedOnSql({ installedOn }) {
    return installedOn === undefined ? now : `${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(installedOn.replace(/Z$/, ""))}::pg_catalog.timestamp`;
}
/** SQL that writes the row of a version that has none; fails where it has. */
function addVersionSql(home, row, { installedBy }, end) {
    const { version, description, script, checksum } = row;
    const expressions = {
        version: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(version),
        description: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(description),
        script: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(script),
        checksum: (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(checksum),
    };
    return insertVersionSql(home, expressions, { installedBy }, end);
}
/** The same with expressions in place of the row's own values. */
function insertVersionSql(home, { version, description, script, checksum }, { installedBy }, end) {
    const values = [version, description, script, checksum, (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(installedBy.slice(0, 100))];
    return `INSERT INTO ${(0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableIn */ .sV)(home, "versions")} (version, description, script_name, checksum, installed_by, installed_on, execution_time, success)
 VALUES (${values.join(", ")}, ${installedOnSql(end)}, ${end.executionMs}, ${end.success})`;
}
/** SQL that writes the row of a version, over the one that an unfinished attempt left. */
function putVersionSql(home, row, recorder, end) {
    return `${addVersionSql(home, row, recorder, end)} ON CONFLICT (version) DO UPDATE SET
 description = EXCLUDED.description, script_name = EXCLUDED.script_name, checksum = EXCLUDED.checksum, installed_by = EXCLUDED.installed_by,
 installed_on = EXCLUDED.installed_on, execution_time = EXCLUDED.execution_time, success = EXCLUDED.success`;
}
/** SQL that writes the row of a repeatable, over that of its last run. */
function putRepeatableSql(home, row, { installedBy }, end) {
    const values = [row.description, row.script, row.checksum, installedBy.slice(0, 100)].map(_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce);
    return `INSERT INTO ${(0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableIn */ .sV)(home, "repeatables")} (description, script_name, checksum, installed_by, installed_on, execution_time, success)
 VALUES (${values.join(", ")}, ${installedOnSql(end)}, ${end.executionMs}, ${end.success}) ON CONFLICT (description) DO UPDATE SET
 script_name = EXCLUDED.script_name, checksum = EXCLUDED.checksum, installed_by = EXCLUDED.installed_by,
 installed_on = EXCLUDED.installed_on, execution_time = EXCLUDED.execution_time, success = EXCLUDED.success`;
}


/***/ }),

/***/ 8875:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ withRetries)
/* harmony export */ });
/* harmony import */ var _lock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8170);

const attempts = 6; // the first and five retries
const firstPauseMs = 1000;
/** A lock that was not to be had, and a deadlock. */
const retryable = new Set(["55P03", "40P01"]);
const cancelled = "57014";
/**
 * Makes attempts until one succeeds, fails for good, or five were repeated: after a lock timeout, a deadlock, and where
 * we gave way to others. Throws the signal's reason when the run is cancelled.
 */
async function withRetries(options, makeAttempt) {
    const vacuumed = new Set();
    for (let attempt = 1;; attempt += 1) {
        options.signal.throwIfAborted();
        const first = attempt === 1 ? options.tried : undefined;
        const outcome = first ?? (await makeAttempt({ vacuumed: [...vacuumed] }));
        if (outcome.kind === "done")
            return outcome;
        if (options.signal.aborted)
            throw options.signal.reason;
        if (!isWorthRepeating(outcome) || attempt === attempts)
            return outcome;
        if (outcome.watched.vacuumed !== null)
            vacuumed.add(outcome.watched.vacuumed);
        await pause(attempt, outcome, options);
    }
}
function isWorthRepeating({ error, watched }) {
    return retryable.has(error.sqlstate) || (watched.gaveWay && error.sqlstate === cancelled);
}
/** Waits with jitter, 1 s and doubling, after telling who was in the way. */
async function pause(attempt, { error, watched }, { onRetry, signal }) {
    const waitedMs = Math.round(firstPauseMs * 2 ** (attempt - 1) * (0.75 + Math.random() / 2));
    const { blockedBy, longestWaitMs, gaveWay } = watched;
    onRetry({ sqlstate: gaveWay ? "max-block" : error.sqlstate, waitedMs, blockedBy, attempt, attempts, longestWaitMs });
    await (0,_lock_js__WEBPACK_IMPORTED_MODULE_0__/* .sleep */ .yy)(waitedMs, signal);
}


/***/ }),

/***/ 7472:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ sendOwn)
});

// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __webpack_require__(9531);
// EXTERNAL MODULE: ./lib/database/lock.js
var lock = __webpack_require__(8170);
// EXTERNAL MODULE: ./lib/database/settings.js
var settings = __webpack_require__(176);
// EXTERNAL MODULE: ./lib/database/target.js + 1 modules
var database_target = __webpack_require__(650);
;// CONCATENATED MODULE: ./lib/database/own-message.js




/**
 * The tool's own statements as one message: one transaction that proves the lock first and again before COMMIT. What a
 * file did to the session stays for its next statement, so the tool's own settings are local to the transaction. Triggers that
 * wait for COMMIT are not waited for: what they change would come behind the look at what was written.
 */
function ownMessageSql(target, statements) {
    const proof = (0,lock/* proveLock */.i5)(target);
    const asOurselves = [
        "SET LOCAL SESSION AUTHORIZATION DEFAULT",
        // DEFAULT is what the login begins with (ALTER ROLE … SET role), where NONE would be the login itself.
        target.role === null ? "SET LOCAL role TO DEFAULT" : `SET LOCAL ROLE ${(0,quote/* quoteIdentifier */.Cm)(target.role)}`,
        `SET LOCAL search_path = ${database_target/* ownSearchPath */.O}`,
        "SET LOCAL statement_timeout = 0",
        settings/* checkDeferred */._6,
    ];
    const begin = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";
    return [begin, ...asOurselves, proof, ...statements, proof, "COMMIT"].join(";\n");
}

// EXTERNAL MODULE: ./lib/database/watch.js + 2 modules
var watch = __webpack_require__(5063);
;// CONCATENATED MODULE: ./lib/database/send-own.js


/**
 * Sends statements of the tool's own in one transaction, and tells for whom they wait: a session that has locked a table of
 * ours, or a synchronous standby that does not confirm the COMMIT.
 */
async function sendOwn(held, statements) {
    const { session, target, openOther, onBlocked } = held;
    const idle = {
        maxBlockMs: "off",
        onlyQueries: false,
        lockTimeoutMs: 0,
        onWait: () => { },
        onUnwatched: () => { },
    };
    const watching = { ...idle, target, open: openOther, onBlocked };
    const { value } = await (0,watch/* watched */.V)(watching, () => session.send(ownMessageSql(target, statements)));
    return value;
}


/***/ }),

/***/ 3245:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gb: () => (/* binding */ refuseLostLock),
  c4: () => (/* binding */ runTransaction),
  _z: () => (/* binding */ sendMessage),
  f5: () => (/* binding */ settingsOf),
  jN: () => (/* binding */ toWatching),
  Ss: () => (/* binding */ toWatchingAlone),
  Us: () => (/* binding */ walOf),
  bL: () => (/* binding */ walSql)
});

// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(8165);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(551);
// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __webpack_require__(9531);
;// CONCATENATED MODULE: ./lib/database/lock-ahead.js

/**
 * Statements that lock tables which an autovacuum kept from an earlier attempt. An autovacuum is cancelled for whoever
 * has waited for deadlock_timeout, which may be longer than others may wait for us; but this lock lets queries through,
 * so that only we wait. None where there are no such tables.
 */
function lockAhead(tables, { lockTimeoutMs }) {
    if (tables.length === 0)
        return [];
    const names = tables.map((table) => (0,quote/* quoteLiteral */.ce)(table)).join(", ");
    const timeout = `CASE WHEN ${lockTimeoutMs} = 0 THEN 0 ELSE greatest(${lockTimeoutMs}, 2000 + s.setting::int) END`;
    return [
        `SELECT set_config('lock_timeout', (${timeout})::text, true) FROM pg_settings s WHERE s.name = 'deadlock_timeout'`,
        `DO $ahead$ DECLARE name text; BEGIN
      FOREACH name IN ARRAY ARRAY[${names}] LOOP
        IF to_regclass(name) IS NOT NULL THEN EXECUTE 'LOCK TABLE ' || name || ' IN SHARE UPDATE EXCLUSIVE MODE'; END IF;
      END LOOP;
    EXCEPTION WHEN insufficient_privilege THEN NULL; END $ahead$`,
    ];
}

// EXTERNAL MODULE: ./lib/database/lock.js
var lock = __webpack_require__(8170);
// EXTERNAL MODULE: ./lib/database/message.js
var database_message = __webpack_require__(9998);
// EXTERNAL MODULE: ./lib/database/recorded.js
var recorded = __webpack_require__(3101);
// EXTERNAL MODULE: ./lib/database/retry.js
var retry = __webpack_require__(8875);
// EXTERNAL MODULE: ./lib/database/settings.js
var settings = __webpack_require__(176);
// EXTERNAL MODULE: ./lib/database/watch.js + 2 modules
var watch = __webpack_require__(5063);
;// CONCATENATED MODULE: ./lib/database/transaction.js









/**
 * Runs units in one transaction, a message each: one unit is one round trip. Lock timeouts and deadlocks repeat the whole
 * transaction. Nothing of it stays after a failure. Throws Failure for a lost connection, a lost lock, or a cancel.
 */
async function runTransaction(held, units, wal, options) {
    return await (0,retry/* withRetries */.L)(options, (lessons) => attemptTransaction(held, units, wal, { ...options, ...lessons }));
}
async function attemptTransaction(held, units, wal, options) {
    const scripts = units.flatMap((unit) => unit.scripts.map(({ script }) => script));
    const watching = toWatching(held, scripts, options);
    const { value, watched: seen } = await (0,watch/* watched */.V)(watching, () => sendUnits(held, units, wal, options));
    if (value.kind === "done")
        return { ...value, watched: seen };
    await rollBack(held);
    return { ...value, error: await (0,recorded/* inWords */.r4)(held, refuseLostLock(value.error)), watched: seen };
}
/** All units of one transaction are watched together: its locks add up, and are held while the next message is sent. */
async function sendUnits(held, units, wal, options) {
    const executionMs = [];
    let after = wal;
    for (const [index, unit] of units.entries()) {
        if (options.signal.aborted) {
            await rollBack(held);
            throw options.signal.reason;
        }
        const place = { first: index === 0, last: index === units.length - 1 };
        const message = toUnitMessage(held.target, { scripts: unit.scripts, record: unit.record(wal) }, place, options);
        const started = performance.now();
        const reply = await sendMessage(held, message, options);
        if (reply.error !== null && !(0,database_message/* isCommitted */.zZ)(reply)) {
            return { kind: "failed", unit: index, error: (0,database_message/* blame */.Sy)(message, reply, reply.error) };
        }
        executionMs.push(Math.round(performance.now() - started));
        // Where what stands behind COMMIT failed, nobody knows it: the point before this step would lose it.
        if (place.last)
            after = reply.error === null ? walOf(reply, wal) : { ...wal, walPosition: null };
    }
    return { kind: "done", executionMs, wal: after };
}
/** A transaction takes its settings back, but not the statements that it prepared. */
async function rollBack({ session, target }) {
    await session.send(["ROLLBACK", ...(0,settings/* beforeOwn */.wA)(target)].join(";\n"));
}
/** The session is clean before a message and behind it, so that only scripts that follow each other clean between them. */
function toUnitMessage(target, { scripts, record }, place, options) {
    const own = (statements) => ({ kind: "own", statements });
    const proof = (0,lock/* proveLock */.i5)(target);
    const between = (index) => {
        if (index > 0)
            return [...settings/* cleanSession */.WH, settings/* deferAgain */.xc];
        return place.first ? [] : [settings/* deferAgain */.xc];
    };
    return (0,database_message/* toMessage */.R9)([
        own([...(place.first ? ["BEGIN"] : []), proof, ...(place.first ? lockAhead(options.vacuumed, options) : [])]),
        ...scripts.flatMap(({ script, parsed }, index) => [
            own([...between(index), ...(0,settings/* beforeScript */.v7)(target, settingsOf(script, options))]),
            { kind: "script", script: parsed },
            {
                kind: "end",
                statements: [place.last && index === scripts.length - 1 ? settings/* checkDeferred */._6 : settings/* checkExisting */.qz],
                file: script.file,
            },
        ]),
        own([...(0,settings/* beforeOwn */.wA)(target), ...record, proof]),
        own(place.last ? ["COMMIT", ...(0,settings/* behindCommit */.sf)(target), walSql] : settings/* beforePause */.Ib),
    ]);
}
/** The recovery point after COMMIT: the next step's "before". */
const walSql = `SELECT pg_catalog.pg_current_wal_insert_lsn(), pg_catalog.to_char(pg_catalog.clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
/** The answer to `walSql`, which ended a message. */
function walOf({ results }, { walAt }) {
    const [position, at] = results.at(-1)?.rows[0] ?? [];
    return { walPosition: position ?? null, walAt: at ?? walAt };
}
/** A file's directives beat the run's settings. */
function settingsOf({ directives }, options) {
    return {
        lockTimeoutMs: directives.lockTimeoutMs ?? options.lockTimeoutMs,
        statementTimeoutMs: directives.statementTimeoutMs ?? options.statementTimeoutMs,
    };
}
/**
 * How scripts are watched that hold their locks together. A file may direct more than the run, or off; the largest that
 * any of them directs counts, and of their lock timeouts the smallest.
 */
function toWatching({ target, openOther, onBlocked }, scripts, options) {
    const { maxBlockMs, onWait, onUnwatched } = options;
    const directed = scripts.flatMap(({ directives }) => directives.maxBlockMs ?? []);
    const largest = Math.max(...directed.map((value) => (value === "off" ? Number.POSITIVE_INFINITY : value)));
    const ofFiles = largest === Number.POSITIVE_INFINITY ? "off" : largest;
    const lockTimeouts = scripts.map((script) => settingsOf(script, options).lockTimeoutMs).filter((ms) => ms > 0);
    return {
        target,
        maxBlockMs: directed.length === 0 ? maxBlockMs : ofFiles,
        lockTimeoutMs: lockTimeouts.length === 0 ? 0 : Math.min(...lockTimeouts),
        onlyQueries: false,
        open: openOther,
        onWait,
        onBlocked,
        onUnwatched,
    };
}
/** How a statement outside a transaction is watched: it has no lock timeout but a directed one. */
function toWatchingAlone(held, script, options) {
    return { ...toWatching(held, [script], { ...options, lockTimeoutMs: 0 }), onlyQueries: true };
}
/** Sends a message and tells its notices with their place. */
async function sendMessage({ session }, message, { onNotice, onResult }) {
    return await session.send(message.sql, {
        copyData: message.copyData,
        maxRows: 1,
        ...(onResult === undefined ? {} : { onResult }),
        onNotice: (notice) => onNotice(notice, (0,database_message/* placeOf */.$t)(message, notice.completed)),
    });
}
/** Throws Failure("lock-lost") when it was the proof that failed; such a run must not go on. */
function refuseLostLock(error) {
    if (!(0,lock/* isLockLost */.wx)(error.message))
        return error;
    const message = "the connection no longer holds the tool's lock; the step was rolled back";
    throw new failure/* Failure */.H("database", [(0,problems/* finding */.g)("lock-lost", { message })]);
}


/***/ }),

/***/ 5063:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ unseen),
  V: () => (/* binding */ watched)
});

// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(8165);
// EXTERNAL MODULE: ./lib/database/session.js
var database_session = __webpack_require__(9357);
;// CONCATENATED MODULE: ./lib/core/waiting.js
/**
 * The longest time that a session which counts has waited for this one: for itself, or behind others who wait for it. Who
 * stands behind another has waited for us no longer than that one has.
 */
function longestWaitFor(pid, waiting) {
    const known = new Map();
    for (let changed = true; changed;) {
        changed = false;
        for (const one of waiting) {
            if (one.pid === pid)
                continue;
            const through = one.blockers.map((other) => (other === pid ? one.waitedMs : (known.get(other) ?? -1)));
            const waitedMs = Math.min(one.waitedMs, Math.max(-1, ...through));
            if (waitedMs <= (known.get(one.pid) ?? -1))
                continue;
            known.set(one.pid, waitedMs);
            changed = true;
        }
    }
    return Math.max(0, ...waiting.filter(({ counts }) => counts).map((one) => known.get(one.pid) ?? 0));
}

;// CONCATENATED MODULE: ./lib/database/waits.js


/** Reads the waits around a backend; a role without pg_read_all_stats sees less of other roles' sessions. Read-only. */
async function readWaits(session, options) {
    const { pid } = options.target;
    // As the login itself: it may see more than the role that its sessions begin with.
    const own = `BEGIN READ ONLY; SET LOCAL ROLE NONE; SET LOCAL search_path = pg_catalog, pg_temp; SET LOCAL ${database_session/* beside */.vY}`;
    const asked = [waitingSql(options), blockersSql(pid), standbysSql(pid)];
    const results = (await (0,database_session/* query */.P)(session, `${own}; ${asked.join("; ")}; COMMIT`, "watching the step")).slice(4);
    const rows = results[1]?.rows ?? [];
    const [standbys] = results[2]?.rows[0] ?? [];
    return {
        longestMs: longestWaitFor(pid, toWaiting(results[0])),
        blockers: rows.map(([one, who, waitedMs]) => ({ pid: one ?? "", who: who ?? "", waitedMs: Number(waitedMs ?? 0) })),
        standbys: standbys ?? null,
        vacuumed: rows.map(([, , , table]) => table ?? null).find((table) => table !== null) ?? null,
    };
}
function toWaiting(result) {
    return (result?.rows ?? []).map(([pid, waitedMs, blockers, counts]) => ({
        pid: Number(pid),
        waitedMs: Number(waitedMs ?? 0),
        blockers: (blockers ?? "").split(",").map(Number),
        counts: counts === "t",
    }));
}
/**
 * Everyone who waits, for whomever. A VACUUM, an ANALYZE, an index build beside queries and a new replication slot keep
 * no query waiting: they count for those behind them alone. Who wants the tool's own lock waits for the run, not the step.
 */
function waitingSql({ target: { lockKey }, onlyQueries }) {
    const counts = onlyQueries
        ? `(w.mode IN ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock') OR w.locktype IN ('transactionid', 'tuple'))`
        : `w.locktype <> 'virtualxid' AND w.mode <> 'ShareUpdateExclusiveLock'
        AND (w.locktype, w.classid, w.objid) IS DISTINCT FROM ('advisory', ${lockKey.classid}::oid, ${lockKey.objid}::oid)`;
    return `SELECT w.pid, (extract(epoch FROM clock_timestamp() - w.waitstart) * 1000)::int, array_to_string(pg_blocking_pids(w.pid), ','),
      a.usesysid IS NOT NULL AND w.pid NOT IN (SELECT s.pid FROM pg_stat_get_wal_senders() s) AND ${counts}
    FROM pg_locks w LEFT JOIN pg_stat_activity a ON a.pid = w.pid WHERE NOT w.granted`;
}
const seconds = (since) => `extract(epoch FROM clock_timestamp() - ${since})::int`;
function blockersSql(pid) {
    // pg_blocking_pids says 0 of prepared transactions. What one holds is found by the lock on its own transaction.
    const prepared = `SELECT string_agg(DISTINCT format('the prepared transaction %L, %s s old', p.gid, ${seconds("p.prepared")}), ', ')
    FROM pg_prepared_xacts p JOIN pg_locks x ON x.locktype = 'transactionid' AND x.transactionid = p.transaction AND x.pid IS NULL
      JOIN pg_locks h ON h.virtualtransaction = x.virtualtransaction AND h.pid IS NULL
    WHERE (h.locktype, h.database, h.relation, h.transactionid) IS NOT DISTINCT FROM (l.locktype, l.database, l.relation, l.transactionid)`;
    return `SELECT b.pid, CASE WHEN b.pid = 0 THEN coalesce((${prepared}), 'a prepared transaction') ELSE format('pid %s (%s%s%s)', b.pid,
        coalesce(nullif(a.application_name, ''), a.backend_type, CASE WHEN a.usesysid IS NULL THEN 'a process of the server' ELSE 'no name' END),
        CASE WHEN a.usesysid IS NULL AND a.query LIKE 'autovacuum:%(to prevent wraparound)' THEN ' to prevent wraparound' END,
        CASE WHEN a.state = 'active' THEN format(', query %s s old', ${seconds("a.query_start")})
          WHEN a.xact_start IS NOT NULL THEN format(', %s for %s s', a.state, ${seconds("a.xact_start")}) END) END,
      (extract(epoch FROM clock_timestamp() - l.waitstart) * 1000)::int,
      CASE WHEN a.usesysid IS NULL AND a.datid IS NOT NULL AND c.relkind = 'r' THEN c.oid::regclass::text END
      FROM (SELECT DISTINCT unnest(pg_blocking_pids(${pid})) AS pid) b LEFT JOIN pg_stat_activity a USING (pid)
        LEFT JOIN pg_locks l ON l.pid = ${pid} AND NOT l.granted LEFT JOIN pg_class c ON l.locktype = 'relation' AND c.oid = l.relation
      ORDER BY b.pid`;
}
function standbysSql(pid) {
    return `SELECT current_setting('synchronous_standby_names') FROM pg_stat_activity WHERE pid = ${pid} AND wait_event = 'SyncRep'`;
}

;// CONCATENATED MODULE: ./lib/database/watch.js



/** What nobody looked at. */
const unseen = { longestWaitMs: null, blockedBy: null, gaveWay: false, vacuumed: null };
const openAfterMs = 250;
const pauseMs = 100;
/** Between two attempts to connect; a full server, or a `password-command`, is not to be pestered. */
const longestPauseMs = 10_000;
const tellAfterMs = 2000;
/**
 * Runs a step and, from 250 ms on (sooner where its lock_timeout is shorter), watches it from a second connection: who
 * waits for us, and for whom we wait. A step for which another session has waited `maxBlockMs` is cancelled. Short steps
 * never open that connection.
 */
async function watched(options, work) {
    const watcher = toWatcher();
    const { lockTimeoutMs } = options;
    const openAfter = lockTimeoutMs > 0 ? Math.min(openAfterMs, lockTimeoutMs / 2) : openAfterMs;
    const timer = setTimeout(() => void watch(options, watcher), openAfter);
    try {
        return { value: await work(), watched: watcher.seen };
    }
    finally {
        clearTimeout(timer);
        watcher.over = true;
        // A cancel must have been answered before the next message, or it would hit that one. A look need not: behind a
        // pooler whose connections are all in use it may hang for minutes.
        await watcher.cancelling;
        void watcher.session?.close();
    }
}
function toWatcher() {
    return {
        seen: { ...unseen },
        startedAt: performance.now(),
        told: new Set(),
        standbysSince: null,
        session: null,
        cancelling: Promise.resolve(),
        over: false,
    };
}
/** Goes on with a new connection where one is lost: a step may last for hours, and others would wait for it unseen. */
async function watch(options, watcher) {
    let again = pauseMs;
    while (!watcher.over) {
        try {
            watcher.session = await options.open();
            while (!watcher.over) {
                await look(watcher.session, options, watcher);
                again = pauseMs;
                if (!watcher.over)
                    await pause(pauseMs);
            }
        }
        catch (error) {
            // None to be had right now (limit reached, network): until there is, the step goes on unwatched.
            tellUnwatched(error, options, watcher);
        }
        finally {
            await watcher.session?.close();
        }
        again = Math.min(2 * again, longestPauseMs);
        if (!watcher.over)
            await pause(again);
    }
}
/** Before the step has gone on for `maxBlockMs`, nobody can have waited for it that long. */
function tellUnwatched(error, { maxBlockMs, onUnwatched }, watcher) {
    const { over, startedAt, told } = watcher;
    // A run that is cancelled opens no connection any more.
    if (error instanceof failure/* Failure */.H && error.kind === "cancelled")
        return;
    if (over || maxBlockMs === "off" || performance.now() - startedAt < maxBlockMs || told.has("unwatched"))
        return;
    told.add("unwatched");
    onUnwatched(error instanceof Error ? error.message : String(error));
}
/** Nobody waits for it once the step is over. */
async function pause(ms) {
    await new Promise((resolve) => setTimeout(resolve, ms).unref());
}
async function look(session, options, watcher) {
    const waits = await readWaits(session, options);
    if (watcher.over)
        return;
    const { seen } = watcher;
    seen.longestWaitMs = Math.max(seen.longestWaitMs ?? 0, waits.longestMs);
    seen.vacuumed = waits.vacuumed ?? seen.vacuumed;
    options.onWait(waits.longestMs);
    tellBlockers([...waits.blockers, ...toStandbys(waits.standbys, watcher)], options, watcher);
    // With 0 it takes somebody who waits.
    if (options.maxBlockMs === "off" || waits.longestMs < Math.max(1, options.maxBlockMs))
        return;
    // It is committed already, and cannot be rolled back: a cancel would only end the wait that makes it last.
    if (waits.standbys !== null)
        return;
    seen.gaveWay = true;
    // Asked at each look: one that finds the backend between two messages is lost.
    const cancelling = (0,database_session/* cancelBackend */.hU)(session, options.target.pid);
    watcher.cancelling = cancelling.catch(() => { }); // lost: it is asked again on the next connection
    await cancelling;
}
/** The server does not say since when a COMMIT waits for synchronous standbys, so it counts from the first look. */
function toStandbys(standbys, watcher) {
    watcher.standbysSince = standbys === null ? null : (watcher.standbysSince ?? performance.now());
    if (standbys === null || watcher.standbysSince === null)
        return [];
    const who = `a synchronous standby to confirm the COMMIT (synchronous_standby_names is '${standbys}')`;
    return [{ pid: "standbys", who, waitedMs: performance.now() - watcher.standbysSince }];
}
function tellBlockers(blockers, { onBlocked }, { seen, told }) {
    if (blockers.length === 0)
        return;
    seen.blockedBy = blockers.map(({ who }) => who).join(", ");
    for (const { pid, who, waitedMs } of blockers) {
        if (waitedMs < tellAfterMs || told.has(pid))
            continue;
        told.add(pid);
        onBlocked(who);
    }
}


/***/ }),

/***/ 89:
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
