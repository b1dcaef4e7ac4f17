export const id = 1259;
export const ids = [1259];
export const modules = {

/***/ 15158:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  eZ: () => (/* binding */ clearLeftovers),
  n5: () => (/* binding */ findInvalid),
  hN: () => (/* binding */ readInvalidBefore),
  mu: () => (/* binding */ withHint)
});

// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __webpack_require__(89531);
// EXTERNAL MODULE: ./lib/sql/syntax.js
var syntax = __webpack_require__(20089);
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

// EXTERNAL MODULE: ./lib/database/session.js
var database_session = __webpack_require__(29357);
// EXTERNAL MODULE: ./lib/database/target.js
var target = __webpack_require__(60244);
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
     SELECT DISTINCT ON (x.oid) x.oid, n.nspname, c.relname, i.indrelid, x.statement, x.named FROM (${candidates}) x
       JOIN pg_class c ON c.oid = x.oid AND c.relkind = 'i' JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_index i ON i.indexrelid = x.oid AND NOT i.indisvalid ORDER BY x.oid, x.statement; COMMIT`, "looking for INVALID indexes");
    const builders = new Map((results[2]?.rows ?? []).map(([table, who]) => [table ?? "", who ?? ""]));
    const changing = new Set((results[3]?.rows ?? []).map(([oid]) => oid));
    const indexes = (results[4]?.rows ?? []).map(([oid, schema, name, table, statement, named]) => ({
        oid: oid ?? "",
        schema: schema ?? "",
        name: name ?? "",
        builder: builders.get(table ?? "") ?? (changing.has(oid ?? "") ? "another transaction" : null),
        named: named === "t",
        statement: Number(statement),
    }));
    return { settled: indexes.every(({ oid }) => !changing.has(oid)), indexes };
}
/**
 * Finds what a file's names mean, with the file's own search_path, by PostgreSQL's own rules: its SET statements are
 * executed up to there, and rolled back. What cannot be found so is nobody's, above all not ours.
 */
async function resolve(session, { searchPath }, statements, builds) {
    const parts = statements.flatMap(({ role, text }, place) => {
        const build = builds.find(({ statement }) => statement === place);
        if (build !== undefined)
            return [{ sql: resolvingSql(build), build }];
        return role === "setting" && /\b(?:search_path|schema|role|authorization)\b/i.test(text)
            ? [{ sql: text, build: null }]
            : [];
    });
    const path = `SELECT pg_catalog.set_config('search_path', ${(0,quote/* quoteLiteral */.ce)(searchPath)}, true)`;
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
    const columns = `SELECT i.indexrelid AS oid, ${build.statement} AS statement, ${build.kind === "create"} AS named FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid`;
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
/** What is left of tables and of their TOAST tables, as far as the role may name it. */
function ofTables(columns, which) {
    return `${columns} JOIN pg_index o ON o.indrelid = i.indrelid JOIN pg_class b ON b.oid = o.indexrelid
    WHERE EXISTS (SELECT FROM pg_class t WHERE o.indrelid IN (t.oid, t.reltoastrelid) AND (${which}))
      AND has_schema_privilege(c.relnamespace, 'USAGE') AND ${isLeftover}`;
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
    return `${nameOf(index)} (oid ${index.oid})`;
}
/** SQL that drops an index that a failed build left behind. */
function dropSql({ schema, name }) {
    return `DROP INDEX CONCURRENTLY IF EXISTS ${(0,quote/* quoteIdentifier */.Cm)(schema)}.${(0,quote/* quoteIdentifier */.Cm)(name)}`;
}

// EXTERNAL MODULE: ./lib/database/transaction.js + 1 modules
var transaction = __webpack_require__(53245);
// EXTERNAL MODULE: ./lib/database/watch.js + 1 modules
var watch = __webpack_require__(34204);
;// CONCATENATED MODULE: ./lib/database/leftovers.js




/** The INVALID indexes before a file's first attempt, as they are put on record: they are not ours. Read-only. */
async function readInvalidBefore({ session, target }, statements) {
    return (await readInvalidIndexes(session, target, statements)).map(recordOf);
}
/**
 * Drops what earlier attempts left: only an index that the file builds, that was not INVALID before the first attempt,
 * and on whose table nobody else builds one. Throws Failure when it cannot be dropped.
 */
async function clearLeftovers(held, { script, parsed }, invalidBefore, options) {
    const invalid = await readInvalidIndexes(held.session, held.target, parsed.statements);
    for (const index of invalid.filter((one) => isOurs(one, invalidBefore))) {
        const cancel = (0,transaction/* cancelOnAbort */.ec)(held.session, held.target.pid, options.signal);
        // It waits for every old transaction on the table, so the log should say for whom; nobody's query waits for it.
        const watching = { ...(0,transaction/* toWatching */.jN)(held, [script], options), lockTimeoutMs: 0, onlyQueries: true };
        try {
            await (0,watch/* watched */.V)(watching, () => (0,database_session/* query */.P)(held.session, dropSql(index), `dropping the INVALID index ${nameOf(index)}`));
        }
        catch (error) {
            options.signal.throwIfAborted();
            throw error;
        }
        finally {
            await cancel.settled();
        }
    }
}
function isOurs(index, invalidBefore) {
    return index.builder === null && !invalidBefore.includes(recordOf(index));
}
/** The error of a file whose statements all succeeded and whose index is INVALID all the same; null when none is. */
async function findInvalid({ session, target }, { parsed }, invalidBefore) {
    const found = await readInvalidIndexes(session, target, parsed.statements);
    // What a REINDEX leaves is of one that failed: by now, of somebody else's.
    const invalid = found.find((index) => index.named);
    if (invalid === undefined)
        return null;
    const statement = parsed.statements[invalid.statement];
    const since = invalidBefore.includes(recordOf(invalid)) ? ", as it was before this run" : "";
    return {
        severity: "ERROR",
        sqlstate: "55000",
        message: `the index ${nameOf(invalid)} is INVALID${since}`,
        detail: null,
        hint: null,
        position: null,
        context: null,
        location: statement?.location ?? null,
        statement: statement?.text ?? null,
        own: false,
    };
}
/** An error with a hint at what the file has left behind, or met; the server's own hint goes first. Read-only. */
async function withHint({ session, target }, { parsed }, invalidBefore, error) {
    const invalid = await readInvalidIndexes(session, target, parsed.statements);
    const hints = [error.hint, ...invalid.map((index) => hintAt(index, invalidBefore))].filter((hint) => hint !== null);
    return { ...error, hint: hints.length === 0 ? null : hints.join("; ") };
}
function hintAt(index, invalidBefore) {
    const name = nameOf(index);
    if (index.builder !== null)
        return `${index.builder} works on the table of ${name} right now: wait until it has ended`;
    if (!invalidBefore.includes(recordOf(index)))
        return `it left the INVALID index ${name}, which the next run drops first`;
    return `drop it by hand: ${dropSql(index).replace("IF EXISTS ", "")}`;
}


/***/ }),

/***/ 24677:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ makeDurable)
/* harmony export */ });
/**
 * Waits until all that has committed so far is as durable as the session's own setting of `synchronous_commit` makes a
 * commit. For that it commits something that is in no table: a record of the server's log (WAL), flushed behind those of
 * all before it. Where a role may not write one, the tool's next commit does the same. Throws Failure for a lost connection.
 */
async function makeDurable(session) {
    await session.send("SELECT pg_catalog.pg_logical_emit_message(true, 'schema-version-action', '')");
}


/***/ }),

/***/ 39998:
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
    const byCount = atCount(message, reply.results.length);
    // A prepared statement of ours that is analysed again counts places in the message that prepared it.
    const elsewhere = byCount === null && reply.results.length > 0;
    const byPosition = error.position === null || elsewhere ? null : atPosition(message, error.position - 1);
    const found = byPosition ?? byCount;
    const statement = (byPosition === null || reply.results.length > 0 ? byCount?.statement : byPosition.statement) ?? null;
    return { ...error, location: found?.location ?? null, statement, own: found === null };
}
/** The script statement that a notice came from; null for the tool's own. */
function placeOf(message, completed) {
    return atCount(message, completed)?.location ?? null;
}
function atCount({ chunks }, completed) {
    let left = completed;
    for (const chunk of chunks) {
        if (left < countOf(chunk)) {
            if (chunk.kind === "end")
                return { location: { file: chunk.file }, statement: null };
            const statement = chunk.kind === "script" ? chunk.script.statements[left] : undefined;
            return statement === undefined ? null : { location: statement.location, statement: statement.text };
        }
        left -= countOf(chunk);
    }
    return null;
}
function atPosition({ chunks }, codePoint) {
    let left = codePoint;
    for (const chunk of chunks) {
        const length = lengthInCodePoints(textOf(chunk));
        if (left < length) {
            if (chunk.kind !== "script")
                return null;
            const location = chunk.script.locate(left);
            const before = chunk.script.statements.findLast((one) => !isAfter(one.location, location));
            return { location, statement: before?.text ?? null };
        }
        left -= length;
    }
    return null;
}
function isAfter(a, b) {
    const [lineA, lineB] = [a.line ?? 0, b.line ?? 0];
    return lineA === lineB ? (a.column ?? 0) > (b.column ?? 0) : lineA > lineB;
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

/***/ 18875:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ withRetries)
/* harmony export */ });
/* harmony import */ var _lock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28170);

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

/***/ 53245:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ec: () => (/* binding */ cancelOnAbort),
  gb: () => (/* binding */ refuseLostLock),
  c4: () => (/* binding */ runTransaction),
  _z: () => (/* binding */ sendMessage),
  f5: () => (/* binding */ settingsOf),
  jN: () => (/* binding */ toWatching),
  Us: () => (/* binding */ walOf),
  bL: () => (/* binding */ walSql)
});

// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(48165);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(70551);
// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __webpack_require__(89531);
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
var lock = __webpack_require__(28170);
// EXTERNAL MODULE: ./lib/database/message.js
var database_message = __webpack_require__(39998);
// EXTERNAL MODULE: ./lib/database/recorded.js
var recorded = __webpack_require__(33101);
// EXTERNAL MODULE: ./lib/database/retry.js
var retry = __webpack_require__(18875);
// EXTERNAL MODULE: ./lib/database/settings.js
var settings = __webpack_require__(70176);
// EXTERNAL MODULE: ./lib/database/watch.js + 1 modules
var watch = __webpack_require__(34204);
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
    const watching = { ...toWatching(held, scripts, options), lockTimeoutMs: options.lockTimeoutMs, onlyQueries: false };
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
        if (place.last && reply.error === null)
            after = walOf(reply, wal);
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
    const alone = place.first && place.last && scripts.length === 1;
    return (0,database_message/* toMessage */.R9)([
        own([...(place.first ? ["BEGIN"] : []), proof, ...(place.first ? lockAhead(options.vacuumed, options) : [])]),
        ...scripts.flatMap(({ script, parsed }, index) => [
            own([...(index === 0 ? [] : settings/* cleanSession */.WH), ...(0,settings/* beforeScript */.v7)(target, settingsOf(script, options))]),
            { kind: "script", script: parsed },
            { kind: "end", statements: [alone ? settings/* checkDeferred */._6 : settings/* checkDeferredAndGoOn */.yH], file: script.file },
        ]),
        own([...(0,settings/* beforeOwn */.wA)(target), ...record, proof]),
        own(place.last ? ["COMMIT", walSql] : settings/* beforePause */.Ib),
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
 * any of them directs counts.
 */
function toWatching({ target, openOther, onBlocked }, scripts, { maxBlockMs, onWait }) {
    const directed = scripts.flatMap(({ directives }) => directives.maxBlockMs ?? []);
    const largest = Math.max(...directed.map((value) => (value === "off" ? Number.POSITIVE_INFINITY : value)));
    const ofFiles = largest === Number.POSITIVE_INFINITY ? "off" : largest;
    return {
        pid: target.pid,
        maxBlockMs: directed.length === 0 ? maxBlockMs : ofFiles,
        open: openOther,
        onWait,
        onBlocked,
    };
}
/** Sends a message that a cancel of the run cancels. Returns when nothing of a cancel can hit the next one. */
async function sendMessage({ session, target }, message, options) {
    const cancel = cancelOnAbort(session, target.pid, options.signal);
    try {
        return await session.send(message.sql, {
            copyData: message.copyData,
            maxRows: 1,
            ...(options.onResult === undefined ? {} : { onResult: options.onResult }),
            onNotice: (notice) => options.onNotice(notice, (0,database_message/* placeOf */.$t)(message, notice.completed)),
        });
    }
    finally {
        await cancel.settled();
    }
}
const insistAfterMs = 500;
/**
 * Cancels the running statement when the run is cancelled, and again until it has ended: a cancel that finds the server
 * still reading a long message is lost. `settled` awaits a cancel that is under way.
 */
function cancelOnAbort(session, pid, signal) {
    let cancelling = Promise.resolve();
    let ended = null;
    const insist = async ({ signal: over }) => {
        while (!over.aborted) {
            await session.cancel(pid);
            await (0,lock/* sleep */.yy)(insistAfterMs, over).catch(() => { }); // the statement has ended
        }
    };
    const onAbort = () => {
        ended = new AbortController();
        cancelling = insist(ended);
    };
    if (signal.aborted)
        onAbort();
    else
        signal.addEventListener("abort", onAbort, { once: true });
    return {
        settled: async () => {
            signal.removeEventListener("abort", onAbort);
            ended?.abort();
            await cancelling; // or it would hit the next message
        },
    };
}
/** Throws Failure("lock-lost") when it was the proof that failed; such a run must not go on. */
function refuseLostLock(error) {
    if (!(0,lock/* isLockLost */.wx)(error.message))
        return error;
    const message = "the connection no longer holds the tool's lock; the step was rolled back";
    throw new failure/* Failure */.H("database", [(0,problems/* finding */.g)("lock-lost", { message })]);
}


/***/ }),

/***/ 67020:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ runWithoutTransaction)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48165);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70551);
/* harmony import */ var _leftovers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15158);
/* harmony import */ var _message_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(39998);
/* harmony import */ var _recorded_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(33101);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(18875);
/* harmony import */ var _send_own_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27472);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(29357);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(70176);
/* harmony import */ var _transaction_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(53245);
/* harmony import */ var _watch_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(34204);











/**
 * Runs a file outside a transaction. Its row is written first with success=false; a committed event names each statement
 * before it runs; INVALID indexes that an attempt of ours left are cleared before the next one. Throws Failure for a lost
 * connection, a lost lock, or a cancel; the record then says which statement was under way.
 */
async function runWithoutTransaction(held, unit, wal, options) {
    const { runnable } = unit;
    const invalidBefore = unit.invalidBefore ?? (await (0,_leftovers_js__WEBPACK_IMPORTED_MODULE_2__/* .readInvalidBefore */ .hN)(held, runnable.parsed.statements));
    const outcome = await (0,_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .withRetries */ .L)(options, async () => {
        await (0,_leftovers_js__WEBPACK_IMPORTED_MODULE_2__/* .clearLeftovers */ .eZ)(held, runnable, invalidBefore, options);
        return await attemptAndClean(held, unit, wal, { ...options, invalidBefore });
    });
    if (outcome.kind === "done")
        return outcome;
    return { ...outcome, error: await (0,_leftovers_js__WEBPACK_IMPORTED_MODULE_2__/* .withHint */ .mu)(held, runnable, invalidBefore, outcome.error) };
}
/** Whatever the statements did to the session, and however they ended: the next one finds it clean. */
async function attemptAndClean(held, unit, wal, options) {
    try {
        return await attemptAlone(held, unit, wal, options);
    }
    finally {
        await held.session.send((0,_settings_js__WEBPACK_IMPORTED_MODULE_7__/* .beforeOwn */ .wA)(held.target).join(";\n")).catch(() => { }); // it ended with its connection
    }
}
async function attemptAlone(held, unit, wal, options) {
    const { session, target } = held;
    const { script, parsed } = unit.runnable;
    const started = performance.now();
    let seen = _watch_js__WEBPACK_IMPORTED_MODULE_9__/* .unseen */ .n;
    for (const [index, statement] of parsed.statements.entries()) {
        options.signal.throwIfAborted();
        const line = statement.location.line ?? null;
        const detail = { statement: index + 1, line, invalidBefore: options.invalidBefore };
        await commitOwn(held, [...(index === 0 ? unit.begin : []), ...unit.start(detail, wal)]);
        if (index === 0) {
            // An expired lock_timeout would leave an INVALID index, so there is none unless a file directs one.
            const settings = (0,_transaction_js__WEBPACK_IMPORTED_MODULE_8__/* .settingsOf */ .f5)(script, { ...options, lockTimeoutMs: 0 });
            await (0,_session_js__WEBPACK_IMPORTED_MODULE_6__/* .query */ .P)(session, (0,_settings_js__WEBPACK_IMPORTED_MODULE_7__/* .beforeScript */ .v7)(target, settings).join(";\n"), "preparing the session");
        }
        const sent = await sendAlone(held, unit, statement, options);
        seen = merge(seen, sent.watched);
        if (sent.error !== null)
            return { kind: "failed", unit: 0, error: (0,_transaction_js__WEBPACK_IMPORTED_MODULE_8__/* .refuseLostLock */ .gb)(sent.error), watched: seen };
    }
    const invalid = await (0,_leftovers_js__WEBPACK_IMPORTED_MODULE_2__/* .findInvalid */ .n5)(held, unit.runnable, options.invalidBefore);
    if (invalid !== null)
        return { kind: "failed", unit: 0, error: invalid, watched: seen };
    const executionMs = Math.round(performance.now() - started);
    await commitOwn(held, unit.finish(executionMs, wal));
    const { results } = await session.send(_transaction_js__WEBPACK_IMPORTED_MODULE_8__/* .walSql */ .bL);
    const [position, at] = results[0]?.rows[0] ?? [];
    const after = { walPosition: position ?? null, walAt: at ?? wal.walAt };
    return { kind: "done", executionMs: [executionMs], wal: after, watched: seen };
}
/** Statements of the tool's own in one transaction that proves the lock; what the file set stays for its next statement. */
async function commitOwn(held, statements) {
    const reply = await (0,_send_own_js__WEBPACK_IMPORTED_MODULE_5__/* .sendOwn */ .F)(held, statements);
    if (reply.error === null)
        return;
    await held.session.send("ROLLBACK");
    const error = { ...reply.error, location: null, statement: null, own: true };
    const { message: said, sqlstate } = await (0,_recorded_js__WEBPACK_IMPORTED_MODULE_3__/* .inWords */ .r4)(held, (0,_transaction_js__WEBPACK_IMPORTED_MODULE_8__/* .refuseLostLock */ .gb)(error));
    const message = `recording the step: ${said} (${sqlstate})`;
    throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("database", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("statement", { message })]);
}
async function sendAlone(held, unit, statement, options) {
    const { session, target } = held;
    const { script, parsed } = unit.runnable;
    const single = {
        ...parsed,
        sql: statement.text,
        statements: [statement],
        copyData: statement.copyData === null ? [] : [statement.copyData],
    };
    const cancel = (0,_transaction_js__WEBPACK_IMPORTED_MODULE_8__/* .cancelOnAbort */ .ec)(session, target.pid, options.signal);
    try {
        const lockTimeoutMs = script.directives.lockTimeoutMs ?? 0;
        const watching = { ...(0,_transaction_js__WEBPACK_IMPORTED_MODULE_8__/* .toWatching */ .jN)(held, [script], options), lockTimeoutMs, onlyQueries: true };
        const { value, watched: seen } = await (0,_watch_js__WEBPACK_IMPORTED_MODULE_9__/* .watched */ .V)(watching, () => session.send(statement.text, {
            copyData: single.copyData,
            maxRows: 1,
            onNotice: (notice) => options.onNotice(notice, statement.location),
        }));
        if (value.error === null)
            return { error: null, watched: seen };
        // The position counts from the statement, not from the file: the statement's own place is exact enough.
        const error = (0,_message_js__WEBPACK_IMPORTED_MODULE_10__/* .blame */ .Sy)((0,_message_js__WEBPACK_IMPORTED_MODULE_10__/* .toMessage */ .R9)([{ kind: "script", script: single }]), value, { ...value.error, position: null });
        return { error, watched: seen };
    }
    finally {
        await cancel.settled();
    }
}
/** What two statements of one file showed together. */
function merge(a, b) {
    const both = [a.longestWaitMs, b.longestWaitMs].filter((ms) => ms !== null);
    return {
        longestWaitMs: both.length === 0 ? null : Math.max(...both),
        blockedBy: b.blockedBy ?? a.blockedBy,
        gaveWay: a.gaveWay || b.gaveWay,
        vacuumed: b.vacuumed ?? a.vacuumed,
    };
}


/***/ }),

/***/ 11259:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ callbacksOf),
/* harmony export */   g: () => (/* binding */ runCallbacks)
/* harmony export */ });
/* harmony import */ var _database_transaction_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53245);
/* harmony import */ var _database_without_transaction_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67020);
/* harmony import */ var _failed_step_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59105);
/* harmony import */ var _run_state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(82450);




/** The callbacks of events, each in description order, with their parsed text. */
async function callbacksOf({ loaded }, ...events) {
    const { callbacks } = loaded.set;
    const inOrder = events.flatMap((event) => callbacks.filter((callback) => callback.event === event));
    const runnables = [];
    for (const { script } of inOrder)
        runnables.push({ script, parsed: await loaded.parse(script) });
    return runnables;
}
/** Runs the callbacks of some events, each in its own transaction, as Flyway does; returns what ended it, null when all ran. */
async function runCallbacks(run, ...events) {
    for (const event of events) {
        for (const runnable of await callbacksOf(run, event)) {
            const ended = await runCallback(run, event, runnable);
            if (ended !== null)
                return ended;
        }
    }
    return null;
}
async function runCallback(run, event, runnable) {
    const { script, parsed } = runnable;
    run.world.log.progress(`${event}: ${script.name}`);
    const options = (0,_run_state_js__WEBPACK_IMPORTED_MODULE_3__/* .runOptions */ .Ku)(run, []);
    const outcome = parsed.transactional
        ? await (0,_database_transaction_js__WEBPACK_IMPORTED_MODULE_0__/* .runTransaction */ .c4)(run.holding, [{ scripts: [runnable], record: () => [] }], run.wal, options)
        : await (0,_database_without_transaction_js__WEBPACK_IMPORTED_MODULE_1__/* .runWithoutTransaction */ .A)(run.holding, unrecorded(runnable), run.wal, options);
    if (outcome.kind === "done") {
        run.world.log.done(`  ${event} ${script.name}`);
        return null;
    }
    await (0,_failed_step_js__WEBPACK_IMPORTED_MODULE_2__/* .recordEnd */ .$f)(run, "fail", script, outcome.error);
    const undone = parsed.transactional ? "is rolled back" : "did not finish and cannot be rolled back";
    const state = `the callback ${event} ${undone}; ${(0,_failed_step_js__WEBPACK_IMPORTED_MODULE_2__/* .whereItStands */ .ay)(run)}`;
    run.findings.push((0,_failed_step_js__WEBPACK_IMPORTED_MODULE_2__/* .toFailedFinding */ .mJ)(run, script, outcome, { state, wayOut: "callback" }));
    return "database";
}
/** A callback leaves no row: it runs every time. */
function unrecorded(runnable) {
    return { runnable, begin: [], start: () => [], finish: () => [], invalidBefore: null };
}


/***/ }),

/***/ 59105:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $f: () => (/* binding */ recordEnd),
/* harmony export */   QN: () => (/* binding */ whereItRests),
/* harmony export */   W_: () => (/* binding */ stateAfter),
/* harmony export */   ay: () => (/* binding */ whereItStands),
/* harmony export */   mJ: () => (/* binding */ toFailedFinding),
/* harmony export */   yO: () => (/* binding */ settleFailure)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48165);
/* harmony import */ var _core_plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73504);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70551);
/* harmony import */ var _core_redact_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8038);
/* harmony import */ var _core_state_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44734);
/* harmony import */ var _database_grants_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7598);
/* harmony import */ var _database_proven_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(30449);
/* harmony import */ var _database_recorded_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(33101);
/* harmony import */ var _database_send_own_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(27472);
/* harmony import */ var _database_snapshot_state_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(21433);
/* harmony import */ var _database_session_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(29357);
/* harmony import */ var _regain_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(27305);
/* harmony import */ var _run_state_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(82450);













/** The server's words without row values, unless they may be shown: those of classes 22 and 23 stay out of the record. */
function wordsOf(error, showValues) {
    if (showValues || error.own === true || !(0,_core_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .holdsRowValues */ .Ne)(error.sqlstate)) {
        const more = [error.detail ?? null, error.context ?? null].filter((part) => part !== null);
        return { message: error.message, more };
    }
    return { message: (0,_core_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .maskRowValues */ .tM)(error.message, error.sqlstate), more: [] };
}
/** The finding of a failed statement: where, what, the state of the database, and what to do. */
function toFailedFinding(run, script, { error, watched }, { state, wayOut }) {
    const { secrets, showValues } = run.world.config;
    const { message, more } = wordsOf(error, showValues);
    const hidden = error.detail !== null && !more.includes(error.detail);
    const hint = error.hint ?? (hidden ? "the server named row values, which are hidden; --show-values prints them" : null);
    return (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)("statement", {
        message: (0,_core_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .redact */ .E$)([`${message} (${error.sqlstate})`, ...more].join("; "), secrets),
        help: watched.gaveWay ? helpForGivingWay : helpFor(error, wayOut, run),
        environment: run.loaded.environment.name,
        ...(error.location ?? { file: script.file }),
        ...(hint === null ? {} : { hint: (0,_core_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .redact */ .E$)(hint, secrets) }),
        state,
    });
}
const helpForGivingWay = "another session waited longer than max-block for this step, in every try: run apply when the table is less busy, or direct a longer max-block in the file";
/** What to do about a statement that is wrong, by what its file is and what it left. */
const waysOut = {
    migration: "correct the migration (it is not applied, so the file may change), then run apply again",
    unfinished: "remove what hinders it and run apply again: it runs the whole file again; if the file itself must change, clear by hand what it left and run repair first",
    undo: "correct the undo script, then run rollback again",
    callback: "correct the callback, then run apply again",
};
/** What it makes is there already: relation, column, schema, function, and any other object or constraint. */
const duplicates = new Set(["42P07", "42701", "42P06", "42723", "42710"]);
/** The file may be right: whoever reads "already exists" wants to know where it came from. */
const helpForDuplicate = "it was made by hand, by another tool, or an undo script left it: drift shows what no applied file makes. Remove it there, or correct the migration (it is not applied, so the file may change), then run apply again";
function helpFor({ sqlstate, own }, wayOut, { holding, loaded }) {
    if (sqlstate === "55P03")
        return "a lock was not to be had in five tries: run apply when the table is less busy, or raise lock-timeout";
    if (sqlstate === "40P01")
        return "the migration met a deadlock five times: run apply when the tables are less busy";
    if (sqlstate === "57014")
        return "the statement took too long or was cancelled: raise statement-timeout, or direct one in the file";
    // No file is wrong.
    if (sqlstate.startsWith("53"))
        return (0,_database_session_js__WEBPACK_IMPORTED_MODULE_10__/* .helpForLack */ .ID)(sqlstate);
    if (sqlstate === "42501" && own)
        return (0,_database_grants_js__WEBPACK_IMPORTED_MODULE_5__/* .writeGrants */ .pN)(holding.target, { snapshots: (0,_database_snapshot_state_js__WEBPACK_IMPORTED_MODULE_9__/* .isPresent */ .Wo)(loaded.onRecord.snapshots) });
    if (own)
        return _database_session_js__WEBPACK_IMPORTED_MODULE_10__/* .ofOurs */ .T;
    if (sqlstate === "42501")
        return "grant what is missing to the role that logs in, or let the owner run it with the input role";
    if (wayOut === "migration" && duplicates.has(sqlstate))
        return helpForDuplicate;
    return waysOut[wayOut];
}
/** Appends a `fail` or `cancel` event in a transaction of its own. A database that is gone cannot take it: then not. */
async function recordEnd(run, event, about, error) {
    const { session, target } = run.holding;
    const tellWhy = (reason) => run.world.log.line(`the ${event} event could not be recorded: ${reason}`);
    if (run.connection === "lost")
        return tellWhy("the connection is gone");
    const { message, more } = wordsOf(error, false);
    const sql = (0,_database_proven_js__WEBPACK_IMPORTED_MODULE_6__/* .provenEvent */ .Zr)(target.home, toSubject(about), run.recorder, {
        event,
        success: false,
        sqlstate: error.sqlstate,
        message: (0,_core_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .redact */ .E$)([message, ...more].join("; "), run.world.config.secrets),
        ...run.wal,
    });
    try {
        const { error: unable } = await (0,_database_send_own_js__WEBPACK_IMPORTED_MODULE_8__/* .sendOwn */ .F)(run.holding, sql);
        if (unable === null)
            return;
        await session.send("ROLLBACK");
        tellWhy((0,_database_recorded_js__WEBPACK_IMPORTED_MODULE_7__/* .isUnrecorded */ .A4)(unable) ? await (0,_database_recorded_js__WEBPACK_IMPORTED_MODULE_7__/* .tellMeddlers */ .k5)(run.holding) : unable.message);
    }
    catch {
        tellWhy("the connection is gone");
    }
}
function toSubject(about) {
    if (about === null)
        return { version: null, description: null, script: null, checksum: null };
    if ("kind" in about)
        return (0,_run_state_js__WEBPACK_IMPORTED_MODULE_12__/* .subjectOf */ .et)(about);
    return { version: null, description: null, script: about.name, checksum: about.checksum };
}
/**
 * Runs work between the steps; a cancel or a lost connection there becomes the run's end, on record, with its report
 * kept. For that a lost connection is regained.
 */
async function settleFailure(run, work) {
    try {
        return await work();
    }
    catch (error) {
        if (!(error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H))
            throw error;
        const lost = (0,_database_session_js__WEBPACK_IMPORTED_MODULE_10__/* .isConnectionLost */ .pb)(error);
        const regained = lost ? await (0,_regain_js__WEBPACK_IMPORTED_MODULE_11__/* .regain */ .p$)(run) : null;
        const met = lost ? (0,_regain_js__WEBPACK_IMPORTED_MODULE_11__/* .causeOf */ .rl)(run, error) : error;
        const cancelled = met.kind === "cancelled";
        await recordEnd(run, cancelled ? "cancel" : "fail", null, {
            message: met.message,
            sqlstate: cancelled ? "57014" : lost ? "08006" : "XX000",
        });
        const environment = run.recorder.environment;
        run.findings.push(...met.findings.map((one) => ({ state: whereItStands(run), ...one, environment })));
        return regained instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H ? regained.kind : met.kind;
    }
}
/** For example `production is at version 13`. */
function whereItStands(run) {
    const name = run.loaded.environment.name;
    const done = run.planned.plan.steps.filter((one) => run.outcomes.get((0,_core_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .scriptOf */ .Fl)(one))?.result === "done");
    const undone = new Set(done.flatMap((one) => (one.kind === "undo" ? [one.row.version] : [])));
    const before = run.loaded.onRecord.history.applied.map((row) => row.version).filter((one) => !undone.has(one));
    const applied = done.flatMap((one) => (one.kind === "apply" ? [one.migration.version.text] : []));
    const version = (0,_core_state_js__WEBPACK_IMPORTED_MODULE_4__/* .highest */ .BR)([...before, ...applied]);
    return version === null ? `${name} has no version` : `${name} is at version ${version}`;
}
/** The same where nothing is half done: `production is at version 13 and consistent`. */
function whereItRests(run) {
    const where = whereItStands(run);
    return where.endsWith(" has no version") ? `${where} and is consistent` : `${where} and consistent`;
}
/** For example `V14 is rolled back; production is at version 13 and consistent`. */
function stateAfter(run, step, transactional) {
    const title = (0,_run_state_js__WEBPACK_IMPORTED_MODULE_12__/* .titleOf */ .Gg)(step).split(" ")[0] ?? "";
    // "U14 is rolled back" would read as if version 14 were gone.
    const back = step.kind === "undo"
        ? `nothing of ${title} stays, V${step.row.version} is still applied`
        : `${title} is rolled back`;
    return transactional
        ? `${back}; ${whereItRests(run)}`
        : `${title} did not finish and cannot be rolled back: what its statements before did stays; otherwise ${whereItStands(run)}`;
}


/***/ }),

/***/ 27305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EN: () => (/* binding */ isAsLeft),
/* harmony export */   p$: () => (/* binding */ regain),
/* harmony export */   rl: () => (/* binding */ causeOf),
/* harmony export */   zZ: () => (/* binding */ isCommitted)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48165);
/* harmony import */ var _core_plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73504);
/* harmony import */ var _core_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44734);
/* harmony import */ var _database_lock_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(28170);
/* harmony import */ var _database_make_durable_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(24677);





/** A server that restarts is back in seconds. */
const pausesMs = [500, 1000, 2000, 4000];
/**
 * Connects again after a lost connection, waits for the lock (which the lost backend keeps until it has ended), and reads
 * the record. Returns why not where that is not to be had: then nothing more can be run or recorded.
 */
async function regain(run) {
    try {
        const { holding, loaded } = await connectAgain(run);
        run.holding = holding;
        run.wal = { walPosition: loaded.onRecord.walPosition, walAt: loaded.onRecord.walAt };
        return loaded;
    }
    catch (error) {
        if (!(error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H))
            throw error;
        run.connection = "lost";
        return error;
    }
}
async function connectAgain({ holding, world }) {
    for (const pause of pausesMs) {
        try {
            return await regainDurably(holding);
        }
        catch (error) {
            const away = error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H && error.findings.some(({ rule }) => rule.startsWith("connection"));
            if (!away)
                throw error;
            await (0,_database_lock_js__WEBPACK_IMPORTED_MODULE_3__/* .sleep */ .yy)(pause, world.signal);
        }
    }
    return await regainDurably(holding);
}
/** What the record says by then cannot be lost any more: the lost backend may not have waited for the disk. */
async function regainDurably({ regain: again }) {
    const regained = await again();
    await (0,_database_make_durable_js__WEBPACK_IMPORTED_MODULE_4__/* .makeDurable */ .M)(regained.holding.session);
    return regained;
}
/** The embedded database is cancelled by stopping it, which loses the connection: then the cancel is what happened. */
function causeOf({ world: { signal } }, lost) {
    return signal.aborted && signal.reason instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H ? signal.reason : lost;
}
/** Whether the record says that a step was done. */
function isCommitted(step, history) {
    switch (step.kind) {
        case "apply": {
            const row = history.applied.find((one) => (0,_core_state_js__WEBPACK_IMPORTED_MODULE_2__/* .keyOf */ .TN)(one.version) === (0,_core_state_js__WEBPACK_IMPORTED_MODULE_2__/* .keyOf */ .TN)(step.migration.version.text));
            return row?.success === true && row.checksum === step.migration.checksum;
        }
        case "repeat": {
            const row = history.repeatables.find((one) => one.description === step.repeatable.description);
            return row?.success === true && row.checksum === step.repeatable.checksum;
        }
        case "undo":
            return !history.applied.some((one) => one.version === step.row.version);
    }
}
/**
 * Whether the versions on record are as this run left them. While it had no connection another run may have held the lock, and done
 * what this one still plans: going on would do it twice. What was found committed counts as done; `open` was under way and
 * was not.
 */
function isAsLeft(run, history, open) {
    const planned = run.planned.plan.steps.map((step) => ({ step, result: run.outcomes.get((0,_core_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .scriptOf */ .Fl)(step))?.result }));
    const done = planned.filter(({ result }) => result === "done").map(({ step }) => step);
    const wanted = new Set(run.loaded.onRecord.history.applied.map((row) => (0,_core_state_js__WEBPACK_IMPORTED_MODULE_2__/* .keyOf */ .TN)(row.version)));
    for (const step of done) {
        for (const key of keysOf(step)) {
            if (step.kind === "undo")
                wanted.delete(key);
            else
                wanted.add(key);
        }
    }
    const found = new Set(history.applied.map((row) => (0,_core_state_js__WEBPACK_IMPORTED_MODULE_2__/* .keyOf */ .TN)(row.version)));
    for (const key of open.flatMap(keysOf)) {
        wanted.delete(key);
        found.delete(key);
    }
    const sameVersions = wanted.size === found.size && [...wanted].every((key) => found.has(key));
    const waiting = planned.filter(({ step, result }) => result === "not-run" && !open.includes(step));
    return sameVersions && !waiting.some(({ step }) => isCommitted(step, history));
}
function keysOf(step) {
    return step.kind === "repeat" ? [] : [(0,_core_state_js__WEBPACK_IMPORTED_MODULE_2__/* .keyOf */ .TN)(step.migration.version.text)];
}


/***/ })

};
