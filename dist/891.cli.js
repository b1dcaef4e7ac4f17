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
        const waiting = { waitMs: loaded.environment.lockWaitMs, signal: world.signal, onWait };
        await (0,lock/* takeLock */.HJ)(session, target, { ...waiting, key: lockKey });
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
    const statements = await (0,adoption_sql/* adoptionSql */.t)(world, holding, loaded, { table: found.name, adoption });
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
        (0,record_only/* refuseForeignTables */.ks)(found);
        const { history } = found.onRecord;
        if (history.lastEnvironment !== copyOf) {
            const message = `the database is on record as ${history.lastEnvironment ?? "no named environment"}, not as ${copyOf}`;
            throw new failure/* Failure */.H("blocked", [(0,problems/* finding */.g)("other-environment", { message, environment: environment.name })]);
        }
        const { loaded, findings } = dryRun ? { loaded: found, findings: [] } : await (0,settle_lost/* settleLost */.c)(world, holding, found);
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

/***/ 7889:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ adoptionSql)
});

// EXTERNAL MODULE: ./lib/core/state.js
var state = __webpack_require__(4734);
// EXTERNAL MODULE: ./lib/database/leftovers.js + 2 modules
var leftovers = __webpack_require__(5158);
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
function eventsOf({ from, fate, row }, subject, { home, table, recorder, reason, wal, invalid }) {
    const message = `${table}, rank ${from.rank}, installed by ${from.installedBy} on ${from.installedOn}: ${fate.told}`;
    const details = { success: row.success, executionMs: String(row.executionMs), message, reason, ...wal };
    const adopted = (0,proven/* provenEvent */.Zr)(home, subject, recorder, { event: "adopt", ...details });
    if (row.success)
        return adopted;
    // Any of them may have been there before Flyway's attempt: none is ours to drop.
    const detail = JSON.stringify({ statement: 1, line: null, invalidBefore: invalid });
    return [
        ...adopted,
        ...(0,proven/* provenEvent */.Zr)(home, subject, recorder, { event: "start", success: false, message: "by Flyway", detail, ...wal }),
    ];
}

// EXTERNAL MODULE: ./lib/environment/record-only.js
var record_only = __webpack_require__(5591);
;// CONCATENATED MODULE: ./lib/environment/flyway/adoption-sql.js




/** SQL that puts what is taken over from the table of that name on our record. Read-only. Throws Failure. */
async function adoptionSql(world, holding, loaded, { table, adoption }) {
    const { onRecord } = loaded;
    const unfinished = [...adoption.versions, ...adoption.repeatables].some(({ row }) => !row.success);
    return takeOverSql(adoption, {
        home: holding.target.home,
        table,
        recorder: (0,record_only/* recorderFor */.ub)(world, loaded),
        reason: world.config.reason,
        wal: { walPosition: onRecord.walPosition, walAt: onRecord.walAt },
        spelled: new Map(onRecord.history.applied.map(({ version }) => [(0,state/* keyOf */.TN)(version), version])),
        invalid: unfinished ? await (0,leftovers/* readInvalidBefore */.hN)(holding) : [],
    });
}


/***/ }),

/***/ 5591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MU: () => (/* binding */ isOurs),
/* harmony export */   U9: () => (/* binding */ changeRecord),
/* harmony export */   Z5: () => (/* binding */ blocked),
/* harmony export */   ks: () => (/* binding */ refuseForeignTables),
/* harmony export */   re: () => (/* binding */ refuseForeign),
/* harmony export */   ub: () => (/* binding */ recorderFor)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8165);
/* harmony import */ var _core_plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3504);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(551);
/* harmony import */ var _database_grants_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7598);
/* harmony import */ var _database_recorded_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3101);
/* harmony import */ var _database_send_own_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7472);
/* harmony import */ var _database_session_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9357);
/* harmony import */ var _database_snapshot_state_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1433);
/* harmony import */ var _database_tables_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7496);









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
    const tables = (0,_database_tables_js__WEBPACK_IMPORTED_MODULE_8__/* .createTablesSql */ .Kg)(target.home, onRecord.missing, onRecord.schemaExists);
    const create = [...(tables === "" ? [] : [tables.replace(/;\n$/, "")]), ...makes];
    const first = [...before, ...create];
    const reply = await (0,_database_send_own_js__WEBPACK_IMPORTED_MODULE_5__/* .sendOwn */ .F)(holding, [...first, ...statements]);
    if (reply.error === null)
        return;
    await session.send("ROLLBACK");
    if ((0,_database_recorded_js__WEBPACK_IMPORTED_MODULE_4__/* .isUnrecorded */ .A4)(reply.error))
        throw await toUnrecorded({ session, target });
    const grants = create.length === 0
        ? (0,_database_grants_js__WEBPACK_IMPORTED_MODULE_3__/* .writeGrants */ .pN)(target, { snapshots: (0,_database_snapshot_state_js__WEBPACK_IMPORTED_MODULE_7__/* .isPresent */ .Wo)(onRecord.snapshots) })
        : (0,_database_grants_js__WEBPACK_IMPORTED_MODULE_3__/* .createGrants */ .O1)(target, onRecord);
    throw (0,_database_session_js__WEBPACK_IMPORTED_MODULE_6__/* .serverFailure */ .aG)(reply.error, "changing the record", grants);
}
/** What a trigger or a rule of others keeps from being recorded as it should be. */
async function toUnrecorded(held) {
    const why = await (0,_database_recorded_js__WEBPACK_IMPORTED_MODULE_4__/* .tellMeddlers */ .k5)(held, "what is written, so that nothing was changed");
    const message = `changing the record: ${why}`;
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("database", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)("statement", { message, help: "drop it, then run the command again" })]);
}
/** Whether the record is this environment's to write. */
function isOurs(loaded) {
    return foreignTables(loaded).length + otherEnvironment(loaded).length === 0;
}
/** Throws Failure where the record is not this environment's to write: by a swapped secret it would be that of another. */
function refuseForeign(loaded) {
    refuse([...foreignTables(loaded), ...otherEnvironment(loaded)]);
}
/** The same for who accepts the record of another environment. */
function refuseForeignTables(loaded) {
    refuse(foreignTables(loaded));
}
function foreignTables({ onRecord }) {
    return onRecord.findings.filter(({ severity }) => severity === "error");
}
function otherEnvironment({ onRecord, environment }) {
    return (0,_core_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .ofEnvironment */ .rV)(onRecord.history, environment.name);
}
function refuse(findings) {
    if (findings.length > 0)
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("blocked", findings);
}
/** A command that found nothing to do, and says so. */
function blocked(message, help, environment) {
    const one = (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)("unknown-version", { message, help, environment });
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

/***/ 1050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ settleLost)
/* harmony export */ });
/** Settles the snapshot of a run that was cut, where there was one; else it costs nothing. Throws Failure. */
async function settleLost(world, holding, loaded) {
    if (loaded.onRecord.snapshots !== "unsettled")
        return { loaded, findings: [] };
    const { settleEarlier } = await Promise.all(/* import() */[__webpack_require__.e(4571), __webpack_require__.e(369), __webpack_require__.e(4447)]).then(__webpack_require__.bind(__webpack_require__, 2118));
    return await settleEarlier(world, holding, loaded);
}


/***/ })

};
