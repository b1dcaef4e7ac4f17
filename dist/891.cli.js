export const id = 891;
export const ids = [891];
export const modules = {

/***/ 891:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  adopt: () => (/* binding */ adopt)
});

// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(8165);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(551);
// EXTERNAL MODULE: ./lib/database/proven.js
var proven = __webpack_require__(449);
// EXTERNAL MODULE: ./lib/environment/connect.js + 8 modules
var connect = __webpack_require__(4564);
// EXTERNAL MODULE: ./lib/environment/finish.js + 1 modules
var finish = __webpack_require__(3439);
// EXTERNAL MODULE: ./lib/environment/record-only.js
var record_only = __webpack_require__(5591);
// EXTERNAL MODULE: ./lib/environment/report.js
var environment_report = __webpack_require__(3951);
// EXTERNAL MODULE: ./lib/core/state.js
var state = __webpack_require__(4734);
// EXTERNAL MODULE: ./lib/database/lock.js
var lock = __webpack_require__(8170);
// EXTERNAL MODULE: ./lib/flyway/history-table.js
var history_table = __webpack_require__(7237);
// EXTERNAL MODULE: ./lib/flyway/lock-key.js
var lock_key = __webpack_require__(5579);
// EXTERNAL MODULE: ./lib/environment/drift/accept-live.js
var accept_live = __webpack_require__(6732);
// EXTERNAL MODULE: ./lib/environment/flyway/adoption-sql.js + 1 modules
var adoption_sql = __webpack_require__(7889);
// EXTERNAL MODULE: ./lib/environment/flyway/flyway-history.js
var flyway_history = __webpack_require__(7453);
;// CONCATENATED MODULE: ./lib/environment/flyway/take-over.js












/** Takes over Flyway's history: tells what becomes of each row, then writes, all or nothing. Throws Failure. */
async function takeOver(world, holding, loaded) {
    const { target, session } = holding;
    const environment = loaded.environment.name;
    const found = await findTable(holding, loaded);
    const renamed = found.table.name !== found.name;
    // Else a foreign table stands where ours must be.
    if (!renamed)
        (0,record_only/* refuseForeign */.re)(loaded);
    for (const name of new Set([found.table.name, found.name])) {
        const lockKey = (0,lock_key/* flywayLockKey */.b)(target.home, name);
        const onWait = () => world.log.line("waiting for Flyway, which is at work");
        await (0,lock/* takeLock */.HJ)(session, { ...target, lockKey }, { waitMs: loaded.environment.lockWaitMs, signal: world.signal, onWait });
    }
    const logExists = !loaded.onRecord.missing.includes("log");
    const flyway = await (0,flyway_history/* readFlywayHistory */.R)(session, target, found.table, { logExists });
    const adoption = (0,flyway_history/* adoptionOf */.w)(flyway, loaded, acceptedBy(world));
    tell(world, found, adoption);
    const { dryRun } = world.config;
    const findings = [...renameFindings(found, environment, { dryRun }), ...findingsOf(adoption, loaded, { dryRun })];
    if (findings.some(({ severity }) => severity === "error")) {
        return { report: (0,environment_report/* toEnvironmentReport */.l)(loaded, { planned: null }), findings, failure: "blocked" };
    }
    const statements = (0,adoption_sql/* adoptionSql */.t)(world, loaded, { home: target.home, table: found.name }, adoption);
    // Our tables show that it was taken over, also where there was nothing in it.
    if (!world.config.dryRun && (renamed || !logExists || statements.length > 0)) {
        const rename = renamed ? (0,history_table/* renameSql */.Fu)(target.home, found.name) : [];
        const missing = renamed ? ["versions", ...loaded.onRecord.missing] : loaded.onRecord.missing;
        await (0,record_only/* changeRecord */.U9)(holding, { onRecord: { ...loaded.onRecord, missing } }, statements, { before: rename });
    }
    const after = await (0,connect/* reread */.Ws)(holding, loaded);
    // As with a baseline: what is there now is where the history begins.
    const stored = world.config.dryRun || statements.length === 0 ? [] : await (0,accept_live/* storeLive */.OQ)(world, holding, loaded);
    const report = (0,environment_report/* toEnvironmentReport */.l)(after, { planned: null });
    return { report, findings: [...findings, ...stored], failure: null };
}
async function findTable({ session, target }, { environment }) {
    const { home } = target;
    const name = environment.flyway.table; // never the old one, whatever Flyway's settings say
    const tables = await (0,history_table/* findFlywayTables */.dR)(session, home, [name, history_table/* oldTable */.sA]);
    const [today, old] = [name, history_table/* oldTable */.sA].map((one) => tables.find((table) => table.name === one));
    const refuse = (message, help) => new failure/* Failure */.H("blocked", [(0,problems/* finding */.g)("flyway-history", { message, help, environment: environment.name })]);
    if (today !== undefined && old !== undefined) {
        throw refuse(`the schema ${home} holds two histories of Flyway's, ${name} and ${history_table/* oldTable */.sA}`, `Flyway reads ${name}: rename ${history_table/* oldTable */.sA} to something else, then run adopt again`);
    }
    const table = today ?? old;
    if (table !== undefined)
        return { table, name };
    throw refuse(`there is no table ${name} in the schema ${home}`, "name Flyway's default schema first in schemas, and its table as flyway.table in the configuration file");
}
/** `--all`, or one version: their files are taken as they are, for a reason that the configuration demands. */
function acceptedBy({ config: { all, targetVersion } }) {
    return (version) => all || (targetVersion !== null && (0,state/* keyOf */.TN)(version) === (0,state/* keyOf */.TN)(targetVersion));
}
/** Every row's fate, before anything is written. */
function tell({ log, config }, { table, name }, { fates, removed }) {
    log.line(`${table.home}.${table.name}: ${fates.length} rows of Flyway's${config.dryRun ? ", nothing is written" : ""}`);
    if (table.name !== name)
        log.line(`  the table is renamed to ${name}, because ours has the name ${table.name}`);
    for (const fate of fates)
        log.line(`  ${titleOf(fate)}: ${fate.told}`);
    for (const { version } of removed)
        log.line(`  version ${version} here: forgotten, Flyway has it as deleted or undone`);
}
function titleOf({ row }) {
    const subject = [row.version ?? "", row.description].filter((part) => part !== "").join(" ");
    return `${row.rank} ${row.type} ${subject === "" ? row.script : subject}${row.success ? "" : " (failed)"}`;
}
function renameFindings({ table, name }, environment, { dryRun }) {
    if (table.name === name)
        return [];
    const message = `Flyway's table ${table.home}.${table.name} ${dryRun ? "would be" : "is"} renamed to ${name}, because ours has that name`;
    const help = `Flyway from 5.0 on looks there by itself; an older one, or one whose settings say table=${table.name}, needs flyway.table=${name}`;
    return [(0,problems/* finding */.g)("adopted", { message, help, environment })];
}
function findingsOf({ fates, removed }, { environment: { name: environment }, set }, { dryRun }) {
    const count = (kind) => fates.filter((fate) => fate.kind === kind).length;
    const summary = `${fates.length} rows of Flyway's: ${count("taken") + count("accepted")} ${dryRun ? "would be " : ""}taken over, ${count("known")} on record already, ${count("past")} left`;
    const files = new Map(set.versioned.map(({ version, script }) => [(0,state/* keyOf */.TN)(version.text), script.file]));
    const notable = fates.flatMap((fate) => {
        const { row, kind, told } = fate;
        const message = `${titleOf(fate)}: ${told}`;
        if (kind === "too-long")
            return [(0,problems/* finding */.g)("flyway-row", { message, environment })];
        if (kind === "differs") {
            const file = files.get((0,state/* keyOf */.TN)(row.version ?? ""));
            const more = `${message} (checksum ${row.checksum ?? "none"} there)`;
            return [(0,problems/* finding */.g)("flyway-checksum", { message: more, environment, ...(file === undefined ? {} : { file }) })];
        }
        const ordinary = kind === "known" || told === "taken over";
        return ordinary ? [] : [(0,problems/* finding */.g)("adopted", { message, environment })];
    });
    const gone = removed.map(({ version }) => (0,problems/* finding */.g)("adopted", { message: `version ${version} is forgotten: Flyway has it as deleted or undone`, environment }));
    return [...notable, ...gone, (0,problems/* finding */.g)("adopted", { message: summary, environment })];
}

// EXTERNAL MODULE: ./lib/environment/snapshot/settle-lost.js
var settle_lost = __webpack_require__(1050);
;// CONCATENATED MODULE: ./lib/commands/adopt.js









/** Takes over Flyway's history; or accepts once that a copy of another environment lives on as this one. */
async function adopt(world) {
    const results = [];
    for (const environment of world.config.environments) {
        results.push(await (0,finish/* settleEnvironment */.zQ)((0,environment_report/* toUnreachable */.w)(environment, "not read"), () => adoptOne(world, environment)));
    }
    return (0,finish/* toReport */.cG)(world, results);
}
async function adoptOne(world, environment) {
    const { copyOf, dryRun, reason } = world.config;
    if (copyOf === null) {
        const options = { applyEvents: false };
        return await (0,connect/* holdEnvironment */.nT)(world, environment, options, (holding, loaded) => takeOver(world, holding, loaded));
    }
    return await (0,connect/* holdEnvironment */.nT)(world, environment, { applyEvents: false }, async (holding, found) => {
        (0,record_only/* refuseForeign */.re)(found);
        const { loaded, findings } = dryRun ? { loaded: found, findings: [] } : await (0,settle_lost/* settleLost */.c)(world, holding, found);
        const { history } = loaded.onRecord;
        if (history.lastEnvironment !== copyOf) {
            const message = `the database is on record as ${history.lastEnvironment ?? "no named environment"}, not as ${copyOf}`;
            throw new failure/* Failure */.H("blocked", [(0,problems/* finding */.g)("other-environment", { message, environment: environment.name })]);
        }
        const nothing = { version: null, description: `copy of ${copyOf}`, script: null, checksum: null };
        const details = { event: "adopt", success: true, reason, ...loaded.onRecord };
        const event = (0,proven/* provenEvent */.Zr)(holding.target.home, nothing, (0,record_only/* recorderFor */.ub)(world, loaded), details);
        if (!dryRun)
            await (0,record_only/* changeRecord */.U9)(holding, loaded, event);
        const after = await (0,connect/* reread */.Ws)(holding, loaded);
        return { report: (0,environment_report/* toEnvironmentReport */.l)(after, { planned: null }), findings, failure: null };
    });
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

/***/ 7889:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ adoptionSql)
});

// EXTERNAL MODULE: ./lib/core/state.js
var state = __webpack_require__(4734);
// EXTERNAL MODULE: ./lib/database/proven.js
var proven = __webpack_require__(449);
;// CONCATENATED MODULE: ./lib/flyway/take-over.js


/** SQL that takes over rows of Flyway's: a row of ours and an event for each, in Flyway's order. */
function takeOverSql({ versions, repeatables, removed }, options) {
    const { home, table, recorder, wal } = options;
    const taken = [
        ...versions.map((one) => ofVersion(one, options)),
        ...repeatables.map((one) => ofRepeatable(one, options)),
    ];
    const inOrder = taken.toSorted((a, b) => a.rank - b.rank).flatMap(({ sql }) => sql);
    const gone = removed.flatMap(({ version, description, script, checksum }) => [
        ...(0,proven/* provenRemoval */.tL)(home, version),
        ...(0,proven/* provenEvent */.Zr)(home, { version, description, script, checksum }, recorder, {
            event: "adopt",
            success: true,
            message: `forgotten: ${table} has it as deleted or undone`,
            ...wal,
        }),
    ]);
    return [...gone, ...inOrder];
}
function ofVersion(taken, { home, spelled, ...options }) {
    const version = spelled.get((0,state/* keyOf */.TN)(taken.row.version)) ?? taken.row.version;
    const row = { ...taken.row, version };
    const { installedOn, success } = row;
    const end = { success, executionMs: String(row.executionMs), installedOn };
    const subject = { version, description: row.description, script: row.script, checksum: row.checksum };
    const put = (0,proven/* provenVersion */.LE)(home, row, row, end);
    return { rank: taken.from.rank, sql: [...put, ...eventsOf(taken, subject, { home, ...options })] };
}
function ofRepeatable(taken, { home, ...options }) {
    const { row } = taken;
    const { installedOn, success } = row;
    const end = { success, executionMs: String(row.executionMs), installedOn };
    const subject = { version: null, description: row.description, script: row.script, checksum: row.checksum };
    return {
        rank: taken.from.rank,
        sql: [...(0,proven/* provenRepeatable */.cA)(home, row, row, end), ...eventsOf(taken, subject, { home, ...options })],
    };
}
function eventsOf({ from, fate, row }, subject, { home, table, recorder, reason, wal }) {
    const message = `${table}, rank ${from.rank}, installed by ${from.installedBy} on ${from.installedOn}: ${fate.told}`;
    const details = { success: row.success, executionMs: String(row.executionMs), message, reason, ...wal };
    const adopted = (0,proven/* provenEvent */.Zr)(home, subject, recorder, { event: "adopt", ...details });
    if (row.success)
        return adopted;
    // No index was INVALID before Flyway's attempt, as far as anybody knows: what it left may be cleared.
    const detail = JSON.stringify({ statement: 1, line: null, invalidBefore: [] });
    return [
        ...adopted,
        ...(0,proven/* provenEvent */.Zr)(home, subject, recorder, { event: "start", success: false, message: "by Flyway", detail, ...wal }),
    ];
}

// EXTERNAL MODULE: ./lib/environment/record-only.js
var record_only = __webpack_require__(5591);
;// CONCATENATED MODULE: ./lib/environment/flyway/adoption-sql.js



/** SQL that puts what is taken over on our record. */
function adoptionSql(world, loaded, { home, table }, adoption) {
    const { onRecord } = loaded;
    const spelled = new Map(onRecord.history.applied.map(({ version }) => [(0,state/* keyOf */.TN)(version), version]));
    const wal = { walPosition: onRecord.walPosition, walAt: onRecord.walAt };
    const { reason } = world.config;
    return takeOverSql(adoption, { home, table, recorder: (0,record_only/* recorderFor */.ub)(world, loaded), reason, wal, spelled });
}


/***/ }),

/***/ 5591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U9: () => (/* binding */ changeRecord),
/* harmony export */   Z5: () => (/* binding */ blocked),
/* harmony export */   re: () => (/* binding */ refuseForeign),
/* harmony export */   ub: () => (/* binding */ recorderFor)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8165);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(551);
/* harmony import */ var _database_grants_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7598);
/* harmony import */ var _database_recorded_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3101);
/* harmony import */ var _database_send_own_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7472);
/* harmony import */ var _database_session_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9357);
/* harmony import */ var _database_snapshot_state_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1433);
/* harmony import */ var _database_tables_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7496);








/** Who changes the record in this environment. */
function recorderFor(world, { environment }) {
    return { ...world.recorder, environment: environment.name };
}
/**
 * Commits SQL that changes the tool's own tables only, making them first where they are missing, and what else
 * `makes` a table; `before` that, what must make room for them. Throws Failure.
 */
async function changeRecord(holding, { onRecord }, statements, { before = [], makes = [] } = {}) {
    const { session, target } = holding;
    const tables = (0,_database_tables_js__WEBPACK_IMPORTED_MODULE_7__/* .createTablesSql */ .Kg)(target.home, onRecord.missing, onRecord.schemaExists);
    const create = [...(tables === "" ? [] : [tables.replace(/;\n$/, "")]), ...makes];
    const first = [...before, ...create];
    const reply = await (0,_database_send_own_js__WEBPACK_IMPORTED_MODULE_4__/* .sendOwn */ .F)(holding, [...first, ...statements]);
    if (reply.error === null)
        return;
    await session.send("ROLLBACK");
    if ((0,_database_recorded_js__WEBPACK_IMPORTED_MODULE_3__/* .isUnrecorded */ .A4)(reply.error))
        throw await toUnrecorded({ session, target });
    const grants = create.length === 0
        ? (0,_database_grants_js__WEBPACK_IMPORTED_MODULE_2__/* .writeGrants */ .pN)(target, { snapshots: (0,_database_snapshot_state_js__WEBPACK_IMPORTED_MODULE_6__/* .isPresent */ .Wo)(onRecord.snapshots) })
        : (0,_database_grants_js__WEBPACK_IMPORTED_MODULE_2__/* .createGrants */ .O1)(target, onRecord);
    throw (0,_database_session_js__WEBPACK_IMPORTED_MODULE_5__/* .serverFailure */ .aG)(reply.error, "changing the record", grants);
}
/** What a trigger or a rule of others keeps from being recorded as it should be. */
async function toUnrecorded(held) {
    const why = await (0,_database_recorded_js__WEBPACK_IMPORTED_MODULE_3__/* .tellMeddlers */ .k5)(held, "what is written, so that nothing was changed");
    const message = `changing the record: ${why}`;
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("database", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("statement", { message, help: "drop it, then run the command again" })]);
}
/** Findings that forbid to touch the record at all. */
function refuseForeign({ onRecord }) {
    const foreign = onRecord.findings.filter((one) => one.severity === "error");
    if (foreign.length > 0)
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("blocked", foreign);
}
/** A command that found nothing to do, and says so. */
function blocked(message, help, environment) {
    const one = (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("unknown-version", { message, help, environment });
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("blocked", [one]);
}


/***/ }),

/***/ 3951:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ toEnvironmentReport),
/* harmony export */   w: () => (/* binding */ toUnreachable)
/* harmony export */ });
/* harmony import */ var _core_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3504);
/* harmony import */ var _core_report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5483);
/* harmony import */ var _core_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4734);



/** The report of an environment whose database, or the base branch in its place, was read. */
function toEnvironmentReport(loaded, parts) {
    const { environment, target, onRecord, state } = loaded;
    const { planned } = parts;
    const results = new Map([...(parts.outcomes ?? [])].map(([script, outcome]) => [script.name, outcome]));
    const steps = planned?.steps ?? [];
    return {
        ...emptyReport(environment),
        reachable: target !== null,
        unreachable: target === null && environment.database.kind === "none" ? environment.database.reason : null,
        source: target === null ? "base-branch" : "database",
        server: target?.server ?? null,
        database: target === null ? null : placeOf(environment, target.database),
        currentVersion: state.currentVersion,
        targetVersion: (0,_core_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .targetOf */ .$r)(state, steps),
        planDigest: planned?.digest ?? null,
        plan: planned === null ? "none" : planned.plan.kind,
        migrations: state.migrations.map((one) => toMigrationReport(one, results, parts.proofs)),
        repeatables: state.repeatables.map((one) => toRepeatableReport(one, results, parts.proofs)),
        steps: steps.map((step) => toStepReport(step, loaded, parts)),
        lastChange: onRecord.history.lastChange,
        longestWaitMs: parts.longestWaitMs ?? null,
        sizes: parts.sizes ?? [],
        probes: parts.probes ?? [],
        schemaChange: parts.schemaChange ?? null,
        queries: parts.queries ?? null,
        observedAt: parts.observedAt ?? null,
    };
}
/** The report of an environment that was not read. */
function toUnreachable(environment, reason) {
    return { ...emptyReport(environment), unreachable: reason };
}
function emptyReport({ name, branch }) {
    return {
        name,
        reachable: false,
        unreachable: null,
        source: "none",
        branch,
        server: null,
        database: null,
        currentVersion: null,
        targetVersion: null,
        planDigest: null,
        plan: "none",
        migrations: [],
        repeatables: [],
        steps: [],
        lastChange: null,
        drift: _core_report_js__WEBPACK_IMPORTED_MODULE_1__/* .driftOff */ .de,
        events: [],
        longestWaitMs: null,
        sizes: [],
        probes: [],
        schemaChange: null,
        queries: null,
        observedAt: null,
    };
}
/** `name@host:port`, never a user or a password. */
function placeOf({ database }, name) {
    switch (database.kind) {
        case "server":
            return `${name}@${database.target.host}:${database.target.port}`;
        case "embedded":
            return `embedded in ${database.folder}`;
        case "none":
            return name;
    }
}
function toMigrationReport(state, results, proofs) {
    const row = "row" in state ? state.row : null;
    const migration = state.migration;
    const script = row?.script ?? migration?.script.name ?? "";
    const undo = migration?.undo?.name ?? null;
    const outcome = results.get(script) ?? (undo === null ? undefined : results.get(undo));
    return {
        version: (0,_core_state_js__WEBPACK_IMPORTED_MODULE_2__/* .versionOf */ .E4)(state),
        description: row?.description ?? migration?.description ?? "",
        script,
        state: state.state,
        checksum: migration?.checksum ?? row?.checksum ?? "",
        installedBy: row?.installedBy ?? null,
        installedOn: row?.installedOn ?? null,
        executionMs: outcome?.executionMs ?? row?.executionMs ?? null,
        undo,
        result: outcome?.result ?? null,
        proof: (migration === null ? undefined : proofs?.get(migration.script)) ?? null,
    };
}
function toRepeatableReport(state, results, proofs) {
    const row = "row" in state ? state.row : null;
    const script = state.repeatable?.script.name ?? row?.script ?? "";
    const outcome = results.get(script);
    return {
        description: state.repeatable?.description ?? row?.description ?? "",
        script,
        state: state.state,
        checksum: state.repeatable?.checksum ?? row?.checksum ?? "",
        installedBy: row?.installedBy ?? null,
        installedOn: row?.installedOn ?? null,
        executionMs: outcome?.executionMs ?? row?.executionMs ?? null,
        result: outcome?.result ?? null,
        proof: (state.repeatable === null ? undefined : proofs?.get(state.repeatable.script)) ?? null,
    };
}
function toStepReport(step, { onRecord }, { planned, outcomes, destroys }) {
    const script = (0,_core_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .scriptOf */ .Fl)(step);
    const outcome = outcomes?.get(script);
    const row = step.kind === "undo" ? step.row : null;
    return {
        kind: step.kind,
        version: step.kind === "repeat" ? null : (row?.version ?? step.migration.version.text),
        description: step.kind === "repeat" ? step.repeatable.description : step.migration.description,
        script: script.name,
        file: script.file,
        sql: script.text,
        transactional: planned?.parsed.get(script)?.transactional ?? true,
        result: outcome?.result ?? null,
        executionMs: outcome?.executionMs ?? null,
        installedBy: row?.installedBy ?? null,
        installedOn: row?.installedOn ?? null,
        runUrl: row === null ? null : (onRecord.history.applyEvents.get(row.version)?.runUrl ?? null),
        destroys: destroys?.get(script) ?? [],
        retries: outcome?.retries ?? [],
    };
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

/***/ 1050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ settleLost)
/* harmony export */ });
/** Settles the snapshot of a run that was cut, where there was one; else it costs nothing. Throws Failure. */
async function settleLost(world, holding, loaded) {
    if (loaded.onRecord.snapshots !== "unsettled")
        return { loaded, findings: [] };
    const { settleEarlier } = await Promise.all(/* import() */[__webpack_require__.e(4571), __webpack_require__.e(8556), __webpack_require__.e(369), __webpack_require__.e(2118)]).then(__webpack_require__.bind(__webpack_require__, 2118));
    return await settleEarlier(world, holding, loaded);
}


/***/ })

};
