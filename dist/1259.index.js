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

// EXTERNAL MODULE: ./lib/database/session.js
var database_session = __webpack_require__(29357);
// EXTERNAL MODULE: ./lib/database/target.js + 1 modules
var target = __webpack_require__(50650);
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
    const results = await (0,database_session/* query */.P)(session, `BEGIN READ ONLY; SET LOCAL search_path = ${target/* ownSearchPath */.O};
     SELECT c.oid, n.nspname, c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid AND c.relkind = 'i'
       JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT i.indisvalid ORDER BY c.oid; COMMIT`, "looking for INVALID indexes");
    return (results[2]?.rows ?? []).map(([oid, schema, name]) => ({
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
     SELECT DISTINCT ON (x.oid) x.oid, n.nspname, c.relname, i.indrelid, x.named FROM (${candidates}) x
       JOIN pg_class c ON c.oid = x.oid AND c.relkind = 'i' JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_index i ON i.indexrelid = x.oid AND NOT i.indisvalid ORDER BY x.oid, x.named DESC; COMMIT`, "looking for INVALID indexes");
    const builders = new Map((results[2]?.rows ?? []).map(([table, who]) => [table ?? "", who ?? ""]));
    const changing = new Set((results[3]?.rows ?? []).map(([oid]) => oid));
    const indexes = (results[4]?.rows ?? []).map(([oid, schema, name, table, named]) => ({
        oid: oid ?? "",
        schema: schema ?? "",
        name: name ?? "",
        builder: builders.get(table ?? "") ?? (changing.has(oid ?? "") ? "another transaction" : null),
        named: named === "t",
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
// EXTERNAL MODULE: ./lib/database/watch.js + 2 modules
var watch = __webpack_require__(57444);
;// CONCATENATED MODULE: ./lib/database/leftovers.js




/**
 * The INVALID indexes of the whole database, as they are put on record before a file's first attempt: they are not ours,
 * though the file be edited, or its search path be another one, when it is tried again. Read-only.
 */
async function readInvalidBefore({ session }) {
    return (await readAllInvalid(session)).map(recordOf);
}
/**
 * Drops what earlier attempts left: only an index that the file builds, that was not INVALID before the first attempt,
 * and on whose table nobody else builds one. Throws Failure when it cannot be dropped.
 */
async function clearLeftovers(held, { script, parsed }, invalidBefore, options) {
    const invalid = await readInvalidIndexes(held.session, held.target, parsed.statements);
    for (const index of invalid.filter((one) => isOurs(one, invalidBefore))) {
        // It waits for every old transaction on the table, so the log should say for whom; nobody's query waits for it.
        const watching = (0,transaction/* toWatchingAlone */.Ss)(held, script, options);
        try {
            await (0,watch/* watched */.V)(watching, () => (0,database_session/* query */.P)(held.session, dropSql(index), `dropping the INVALID index ${nameOf(index)}`));
        }
        catch (error) {
            options.signal.throwIfAborted();
            throw error;
        }
    }
}
function isOurs(index, invalidBefore) {
    return index.builder === null && !invalidBefore.includes(recordOf(index));
}
/** The error of a statement that succeeded and whose index is INVALID all the same; null when none is. */
async function findInvalid({ session, target }, statement, invalidBefore) {
    // By the search path that the statement had, however the file came by it.
    const found = await readInvalidIndexes(session, { ...target, searchPath: null }, [statement]);
    // What a REINDEX leaves is of one that failed: by now, of somebody else's.
    const invalid = found.find((index) => index.named);
    if (invalid === undefined)
        return null;
    const since = invalidBefore.includes(recordOf(invalid)) ? ", as it was before this run" : "";
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
/** An error with a hint at what the file has left behind, or met; the server's own hint goes first. Read-only. */
async function withHint({ session, target }, { parsed }, invalidBefore, error) {
    const invalid = await readInvalidIndexes(session, target, parsed.statements);
    const hints = [error.hint, ...invalid.map((index) => hintAt(index, invalidBefore))].filter((hint) => hint !== null);
    return { ...error, hint: hints.length === 0 ? null : [...new Set(hints)].join("; ") };
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
// EXTERNAL MODULE: ./lib/database/watch.js + 2 modules
var watch = __webpack_require__(57444);
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

/***/ 76722:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ runWithoutTransaction)
});

// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(48165);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(70551);
;// CONCATENATED MODULE: ./lib/sql/finish-detach.js
/**
 * What brings to its end a `DETACH PARTITION … CONCURRENTLY` that was cancelled: by itself it is refused from then on, and
 * no guard can be put around it. Null for any other statement.
 */
function toFinishingDetach({ kind, text, needsNoTransaction }) {
    if (kind !== "AlterTableStmt" || !needsNoTransaction)
        return null;
    const finishing = text.replace(/\bCONCURRENTLY\s*$/i, "FINALIZE");
    return finishing === text ? null : finishing;
}

// EXTERNAL MODULE: ./lib/database/leftovers.js + 2 modules
var leftovers = __webpack_require__(15158);
// EXTERNAL MODULE: ./lib/database/recorded.js
var recorded = __webpack_require__(33101);
// EXTERNAL MODULE: ./lib/database/retry.js
var retry = __webpack_require__(18875);
// EXTERNAL MODULE: ./lib/database/send-own.js + 1 modules
var send_own = __webpack_require__(27472);
// EXTERNAL MODULE: ./lib/database/session.js
var database_session = __webpack_require__(29357);
// EXTERNAL MODULE: ./lib/database/settings.js
var database_settings = __webpack_require__(70176);
// EXTERNAL MODULE: ./lib/database/transaction.js + 1 modules
var transaction = __webpack_require__(53245);
// EXTERNAL MODULE: ./lib/database/watch.js + 2 modules
var watch = __webpack_require__(57444);
;// CONCATENATED MODULE: ./lib/database/without-transaction.js











/**
 * Runs a file outside a transaction. Its row is written first with success=false; a committed event names each statement
 * before it runs, and after it the index that it names must be valid; INVALID indexes that an attempt of ours left are cleared before the next one. Throws Failure for a lost
 * connection, a lost lock, or a cancel; the record then says which statement was under way.
 */
async function runWithoutTransaction(held, unit, wal, options) {
    const { runnable } = unit;
    const invalidBefore = unit.invalidBefore ?? (await (0,leftovers/* readInvalidBefore */.hN)(held));
    const outcome = await (0,retry/* withRetries */.L)(options, async () => {
        await (0,leftovers/* clearLeftovers */.eZ)(held, runnable, invalidBefore, options);
        return await attemptAndClean(held, unit, wal, { ...options, invalidBefore });
    });
    if (outcome.kind === "done")
        return outcome;
    // What is not on record as left, the next run takes for somebody else's.
    const othersNext = unit.recorded ? invalidBefore : await (0,leftovers/* readInvalidBefore */.hN)(held);
    return { ...outcome, error: await (0,leftovers/* withHint */.mu)(held, runnable, othersNext, outcome.error) };
}
/** Whatever the statements did to the session, and however they ended: the next one finds it clean. */
async function attemptAndClean(held, unit, wal, options) {
    try {
        return await attemptAlone(held, unit, wal, options);
    }
    finally {
        await held.session.send((0,database_settings/* beforeOwn */.wA)(held.target).join(";\n")).catch(() => { }); // it ended with its connection
    }
}
async function attemptAlone(held, unit, wal, options) {
    const { session, target } = held;
    const { script, parsed } = unit.runnable;
    const started = performance.now();
    let seen = watch/* unseen */.n;
    for (const [index, statement] of parsed.statements.entries()) {
        options.signal.throwIfAborted();
        const line = statement.location.line ?? null;
        const detail = { statement: index + 1, line, invalidBefore: options.invalidBefore };
        await commitOwn(held, [...(index === 0 ? unit.begin : []), ...unit.start(detail, wal)]);
        if (index === 0) {
            // An expired lock_timeout would leave an INVALID index, so there is none unless a file directs one.
            const settings = (0,transaction/* settingsOf */.f5)(script, { ...options, lockTimeoutMs: 0 });
            await (0,database_session/* query */.P)(session, (0,database_settings/* beforeScript */.v7)(target, settings).join(";\n"), "preparing the session");
        }
        const sent = await sendAlone(held, unit, statement, options);
        seen = merge(seen, sent.watched);
        const error = sent.error ?? (await (0,leftovers/* findInvalid */.n5)(held, statement, options.invalidBefore));
        if (error !== null)
            return { kind: "failed", unit: 0, error: (0,transaction/* refuseLostLock */.gb)(error), watched: seen };
    }
    const executionMs = Math.round(performance.now() - started);
    await commitOwn(held, unit.finish(executionMs, wal));
    const { results } = await session.send(transaction/* walSql */.bL);
    const [position, at] = results[0]?.rows[0] ?? [];
    const after = { walPosition: position ?? null, walAt: at ?? wal.walAt };
    return { kind: "done", executionMs: [executionMs], wal: after, watched: seen };
}
/** Statements of the tool's own in one transaction that proves the lock; what the file set stays for its next statement. */
async function commitOwn(held, statements) {
    const reply = await (0,send_own/* sendOwn */.F)(held, statements);
    if (reply.error === null)
        return;
    await held.session.send("ROLLBACK");
    const error = { ...reply.error, location: null, own: true };
    const { message: said, sqlstate, own } = await (0,recorded/* inWords */.r4)(held, (0,transaction/* refuseLostLock */.gb)(error));
    const message = `recording the step: ${said} (${sqlstate})`;
    throw new failure/* Failure */.H("database", [(0,problems/* finding */.g)("statement", { message, ...(own ? { help: database_session/* ofOurs */.T } : {}) })]);
}
async function sendAlone(held, unit, statement, options) {
    const watching = (0,transaction/* toWatchingAlone */.Ss)(held, unit.runnable.script, options);
    const { value, watched: seen } = await (0,watch/* watched */.V)(watching, () => sendToItsEnd(statement, (sql) => held.session.send(sql, {
        copyData: statement.copyData === null ? [] : [statement.copyData],
        maxRows: 1,
        onNotice: (notice) => options.onNotice(notice, statement.location),
    })));
    // Its position would count from the statement, not from the file: the statement's own place is exact enough.
    const error = value.error === null ? null : { ...value.error, location: statement.location, own: false };
    return { error, watched: seen };
}
/** A detach that is refused because an earlier one was cancelled halfway is brought to its end in its place. */
async function sendToItsEnd(statement, send) {
    const reply = await send(statement.text);
    const finishing = reply.error?.sqlstate === notNow ? toFinishingDetach(statement) : null;
    if (finishing === null)
        return reply;
    const finished = await send(finishing);
    // It was refused for something else, such as a default partition.
    return finished.error?.sqlstate === notNow ? reply : finished;
}
const notNow = "55000";
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
/* harmony import */ var _database_without_transaction_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76722);
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
    const { error, watched } = outcome;
    await (0,_failed_step_js__WEBPACK_IMPORTED_MODULE_2__/* .recordEnd */ .$f)(run, "fail", script, { ...error, watched });
    const undone = parsed.transactional ? "is rolled back" : "did not finish and cannot be rolled back";
    const state = `the callback ${event} ${undone}; ${(0,_failed_step_js__WEBPACK_IMPORTED_MODULE_2__/* .whereItStands */ .ay)(run)}`;
    run.findings.push((0,_failed_step_js__WEBPACK_IMPORTED_MODULE_2__/* .toFailedFinding */ .mJ)(run, script, outcome, { state, wayOut: "callback" }));
    return "database";
}
/** A callback leaves no row: it runs every time. */
function unrecorded(runnable) {
    return { runnable, recorded: false, begin: [], start: () => [], finish: () => [], invalidBefore: null };
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
/* harmony import */ var _database_cancellable_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(76477);
/* harmony import */ var _database_proven_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(30449);
/* harmony import */ var _database_recorded_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(33101);
/* harmony import */ var _database_send_own_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(27472);
/* harmony import */ var _database_snapshot_state_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(21433);
/* harmony import */ var _database_session_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(29357);
/* harmony import */ var _database_watch_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(57444);
/* harmony import */ var _regain_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(27305);
/* harmony import */ var _run_state_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(82450);















/** The server's words without row values, unless they may be shown: those stay out of the record. */
function wordsOf({ message, sqlstate, detail = null, context = null, own, watched = _database_watch_js__WEBPACK_IMPORTED_MODULE_12__/* .unseen */ .n }, showValues) {
    const who = inTheWay(sqlstate, watched);
    const more = (place) => [detail, place, ...who].filter((part) => part !== null);
    if (showValues || own === true)
        return { message, more: more(context) };
    const place = context === null ? null : (0,_core_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .maskCopiedLine */ .vQ)(context);
    return { message: (0,_core_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .maskRowValues */ .tM)(message, sqlstate), more: (0,_core_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .holdsRowValues */ .Ne)(sqlstate) ? [] : more(place) };
}
/** The finding of a failed statement: where, what, the state of the database, and what to do. */
function toFailedFinding(run, script, { error, watched }, { state, wayOut }) {
    const { secrets, showValues } = run.world.config;
    const { message, more } = wordsOf({ ...error, watched }, showValues);
    const hidden = error.detail !== null && !more.includes(error.detail);
    const hint = error.hint ?? (hidden ? "the server named row values, which are hidden; --show-values prints them" : null);
    return (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)("statement", {
        message: (0,_core_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .redact */ .E$)([`${message} (${error.sqlstate})`, ...more].join("; "), secrets),
        help: hasGivenWay(error.sqlstate, watched) ? helpForGivingWay(wayOut) : helpFor(error, wayOut, run),
        environment: run.loaded.environment.name,
        ...(error.location ?? { file: script.file }),
        ...(hint === null ? {} : { hint: (0,_core_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .redact */ .E$)(hint, secrets) }),
        state,
    });
}
/** A statement may also fail by itself while it is being cancelled. */
function hasGivenWay(sqlstate, { gaveWay }) {
    return gaveWay && sqlstate === "57014";
}
/** Who hindered the last attempt of a step that was tried again and again. */
function inTheWay(sqlstate, watched) {
    const { longestWaitMs, blockedBy } = watched;
    const gaveWay = hasGivenWay(sqlstate, watched);
    const waiters = gaveWay ? [`another session had waited ${longestWaitMs ?? 0} ms for us (max-block)`] : [];
    const hindered = gaveWay || sqlstate === "55P03" || sqlstate === "40P01";
    return [...waiters, ...(hindered && blockedBy !== null ? [`blocked by ${blockedBy}`] : [])];
}
function helpForGivingWay(wayOut) {
    return `another session waited longer than max-block for this step, in every try: run ${commandOf(wayOut)} when the table is less busy, or direct a longer max-block in the file`;
}
function commandOf(wayOut) {
    return wayOut === "undo" ? "rollback" : "apply";
}
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
        return `a lock was not to be had in six tries: run ${commandOf(wayOut)} when the table is less busy, or raise lock-timeout`;
    if (sqlstate === "40P01")
        return `the file met a deadlock in six tries: run ${commandOf(wayOut)} when the tables are less busy`;
    if (sqlstate === "57014")
        return "the statement took too long or was cancelled: raise statement-timeout, or direct one in the file";
    // No file is wrong.
    if (sqlstate.startsWith("53"))
        return (0,_database_session_js__WEBPACK_IMPORTED_MODULE_11__/* .helpForLack */ .ID)(sqlstate);
    if (sqlstate === "42501" && own)
        return (0,_database_grants_js__WEBPACK_IMPORTED_MODULE_5__/* .writeGrants */ .pN)(holding.target, { snapshots: (0,_database_snapshot_state_js__WEBPACK_IMPORTED_MODULE_10__/* .isPresent */ .Wo)(loaded.onRecord.snapshots) });
    if (own)
        return _database_session_js__WEBPACK_IMPORTED_MODULE_11__/* .ofOurs */ .T;
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
    const sql = (0,_database_proven_js__WEBPACK_IMPORTED_MODULE_7__/* .provenEvent */ .Zr)(target.home, toSubject(about), run.recorder, {
        event,
        success: false,
        sqlstate: error.sqlstate,
        message: (0,_core_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .redact */ .E$)([message, ...more].join("; "), run.world.config.secrets),
        ...run.wal,
    });
    try {
        const { error: unable } = await (0,_database_send_own_js__WEBPACK_IMPORTED_MODULE_9__/* .sendOwn */ .F)(run.holding, sql);
        if (unable === null)
            return;
        await session.send("ROLLBACK");
        tellWhy((0,_database_recorded_js__WEBPACK_IMPORTED_MODULE_8__/* .isUnrecorded */ .A4)(unable) ? await (0,_database_recorded_js__WEBPACK_IMPORTED_MODULE_8__/* .tellMeddlers */ .k5)(run.holding) : unable.message);
    }
    catch {
        tellWhy("the connection is gone");
    }
}
function toSubject(about) {
    if (about === null)
        return { version: null, description: null, script: null, checksum: null };
    if ("kind" in about)
        return (0,_run_state_js__WEBPACK_IMPORTED_MODULE_14__/* .subjectOf */ .et)(about);
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
        const lost = (0,_database_session_js__WEBPACK_IMPORTED_MODULE_11__/* .isConnectionLost */ .pb)(error);
        const regained = lost ? await (0,_regain_js__WEBPACK_IMPORTED_MODULE_13__/* .regain */ .p$)(run) : null;
        const met = (0,_database_cancellable_js__WEBPACK_IMPORTED_MODULE_6__/* .asCancelled */ .Ke)(error, run.world.signal);
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
    const title = (0,_run_state_js__WEBPACK_IMPORTED_MODULE_14__/* .titleOf */ .Gg)(step).split(" ")[0] ?? "";
    // "U14 is rolled back" would read as if version 14 were gone.
    const back = step.kind === "undo"
        ? `nothing of ${title} stays, V${step.row.version} is still applied`
        : `${title} is rolled back`;
    return transactional
        ? `${back}; ${whereItRests(run)}`
        : `${title} did not finish and cannot be rolled back: what its statements before did stays; otherwise ${whereItStands(run)}`;
}


/***/ })

};
