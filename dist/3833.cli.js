export const id = 3833;
export const ids = [3833];
export const modules = {

/***/ 1328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ planMirror),
/* harmony export */   Q: () => (/* binding */ typeOf)
/* harmony export */ });
/* harmony import */ var _flyway_rows_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1613);
/* harmony import */ var _flyway_row_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4262);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4734);



/** The type of the row that Flyway would have written for one of ours. */
function typeOf({ script }) {
    if (script === _state_js__WEBPACK_IMPORTED_MODULE_2__/* .baselineMarker */ .sz)
        return "BASELINE";
    return /(?:^|\/)B[^/]*$/.test(script) ? "SQL_BASELINE" : "SQL";
}
/** What Flyway's table must be told, oldest first. Pure. */
function planMirror(rows, options) {
    const effective = (0,_flyway_rows_js__WEBPACK_IMPORTED_MODULE_0__/* .effectiveRows */ .P)(rows);
    const { history, undoneAt, set } = options;
    const ours = new Map(history.applied.map((row) => [(0,_state_js__WEBPACK_IMPORTED_MODULE_2__/* .keyOf */ .TN)(row.version), row]));
    const files = new Map(set.versioned.map(({ version, script }) => [(0,_state_js__WEBPACK_IMPORTED_MODULE_2__/* .keyOf */ .TN)(version.text), script]));
    const baselines = new Map(set.baselines.map(({ version, script }) => [(0,_state_js__WEBPACK_IMPORTED_MODULE_2__/* .keyOf */ .TN)(version.text), script]));
    const fileOf = (row) => {
        const type = typeOf(row);
        if (type === "BASELINE")
            return null;
        return (type === "SQL" ? files : baselines).get((0,_state_js__WEBPACK_IMPORTED_MODULE_2__/* .keyOf */ .TN)(row.version)) ?? null;
    };
    const added = history.applied.flatMap((row) => {
        const theirs = effective.versions.get((0,_state_js__WEBPACK_IMPORTED_MODULE_2__/* .keyOf */ .TN)(row.version));
        const script = fileOf(row);
        // It refuses everything while a row of its own says that this failed.
        if (theirs === undefined || (row.success && !theirs.success))
            return [{ kind: "add", row, type: typeOf(row), script }];
        return alignOf(theirs, row, script, options);
    });
    const takenBack = [...effective.versions].flatMap(([key, row]) => {
        const undone = !ours.has(key) && (undoneAt.get(key) ?? "") > row.installedOn;
        return undone ? [{ kind: "take-back", row }] : [];
    });
    const changes = [...takenBack, ...added, ...ofRepeatables(effective.repeatables, options)];
    return changes.toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : timeOf(a) > timeOf(b) ? 1 : 0));
}
function alignOf(theirs, ours, script, { isSame }) {
    const comparable = script !== null && (0,_flyway_row_js__WEBPACK_IMPORTED_MODULE_1__/* .kindOf */ .I)(theirs) !== "baseline" && theirs.checksum !== null && ours.success;
    if (!comparable || ours.checksum !== script.checksum || isSame(script, theirs.checksum, "versioned"))
        return [];
    return [{ kind: "align", row: theirs, description: ours.description, script }];
}
function ofRepeatables(theirs, { history, set, undoneAt, isSame }) {
    const added = history.repeatables.flatMap((row) => {
        const file = set.repeatables.find(({ description }) => description === row.description);
        const other = theirs.get(row.description);
        const current = file !== undefined && row.success && file.checksum === row.checksum;
        // Only what we ran as it is now can be told: of an older text the checksum is not known.
        if (!current)
            return [];
        const known = other?.success === true && (other.checksum === null || isSame(file.script, other.checksum, "repeatable"));
        return known ? [] : [{ kind: "add", row: { ...row, version: null }, type: "SQL", script: file.script }];
    });
    const present = new Set(history.repeatables.map(({ description }) => description));
    const takenBack = [...theirs.values()].flatMap((row) => {
        const undone = !present.has(row.description) && [...undoneAt.values()].some((at) => at > row.installedOn);
        return undone ? [{ kind: "take-back", row }] : [];
    });
    return [...takenBack, ...added];
}
function timeOf(change) {
    return change.kind === "add" ? change.row.installedOn : "";
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

/***/ 217:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ mirrorTableSql),
/* harmony export */   m: () => (/* binding */ mirrorStepSql)
/* harmony export */ });
/* harmony import */ var _core_mirror_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1328);
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9531);
/* harmony import */ var _database_tables_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7496);
/* harmony import */ var _flyway_mirror_sql_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9044);
/* harmony import */ var _run_run_state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2450);





/** SQL that makes Flyway's table before the first row goes into it; none where there is no mirror, or it is there. */
function mirrorTableSql({ mirror }) {
    return mirror === null || mirror.table === "there" ? [] : (0,_flyway_mirror_sql_js__WEBPACK_IMPORTED_MODULE_2__/* .createFlywayTableSql */ .Nu)(mirror.flyway.table);
}
/** SQL of Flyway's row beside ours: when a file without a transaction begins, and when a step is done. */
function mirrorStepSql(run, step, moment, executionMs = "0") {
    const { mirror, placeholders } = run.loaded;
    if (mirror === null)
        return [];
    const { table } = mirror.flyway;
    const installedBy = run.loaded.environment.flyway.installedBy ?? run.recorder.installedBy;
    if (step.kind === "undo") {
        const { version } = step.row;
        if (moment === "begin")
            return [(0,_flyway_mirror_sql_js__WEBPACK_IMPORTED_MODULE_2__/* .finishedSql */ .T3)(table, version, false)];
        return [
            (0,_flyway_mirror_sql_js__WEBPACK_IMPORTED_MODULE_2__/* .finishedSql */ .T3)(table, version, true),
            (0,_flyway_mirror_sql_js__WEBPACK_IMPORTED_MODULE_2__/* .markDeletedSql */ .TS)(table, { version }, installedBy),
            (0,_flyway_mirror_sql_js__WEBPACK_IMPORTED_MODULE_2__/* .markDeletedSql */ .TS)(table, "repeatables", installedBy),
        ];
    }
    const { version, description, script: name } = (0,_run_run_state_js__WEBPACK_IMPORTED_MODULE_3__/* .subjectOf */ .et)(step);
    const script = step.kind === "apply" ? step.migration.script : step.repeatable.script;
    return (0,_flyway_mirror_sql_js__WEBPACK_IMPORTED_MODULE_2__/* .addRowSql */ .AV)(table, {
        version,
        description: description ?? "",
        type: (0,_core_mirror_js__WEBPACK_IMPORTED_MODULE_0__/* .typeOf */ .Q)({ script: name ?? "" }),
        script: name ?? "",
        checksum: (0,_flyway_mirror_sql_js__WEBPACK_IMPORTED_MODULE_2__/* .checksumToStore */ .kj)(script, version, placeholders),
        installedBy,
        installedOn: ownTime(table.home, step),
        executionMs,
        success: moment === "done",
    });
}
/** The time that our row has, so that both tables say the same. */
function ownTime(home, step) {
    const [table, about] = step.kind === "apply"
        ? [(0,_database_tables_js__WEBPACK_IMPORTED_MODULE_1__/* .tableIn */ .sV)(home, "versions"), `o.version = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quoteLiteral */ .ce)(step.migration.version.text)}`]
        : [(0,_database_tables_js__WEBPACK_IMPORTED_MODULE_1__/* .tableIn */ .sV)(home, "repeatables"), `o.description = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quoteLiteral */ .ce)(step.repeatable.description)}`];
    return `(SELECT o.installed_on FROM ${table} o WHERE ${about})`;
}


/***/ }),

/***/ 1387:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ mirrorChanges),
/* harmony export */   j: () => (/* binding */ settleMirror)
/* harmony export */ });
/* harmony import */ var _core_mirror_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1328);
/* harmony import */ var _flyway_checksum_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6733);
/* harmony import */ var _flyway_mirror_sql_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9044);
/* harmony import */ var _adoption_sql_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7889);
/* harmony import */ var _mirror_steps_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(217);
/* harmony import */ var _record_only_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5591);






/**
 * Makes both tables say the same: what Flyway has done goes on our record, and what its table lacks into that. Under both
 * locks; nothing in a dry run. The state does not change by it, and neither does the digest of a plan. Throws Failure.
 */
async function settleMirror(world, holding, loaded) {
    const { mirror, onRecord, placeholders } = loaded;
    if (mirror === null || loaded.assumed !== null || world.config.dryRun || !(0,_record_only_js__WEBPACK_IMPORTED_MODULE_4__/* .isOurs */ .MU)(loaded))
        return loaded;
    const { table } = mirror.flyway;
    const inward = await (0,_adoption_sql_js__WEBPACK_IMPORTED_MODULE_2__/* .adoptionSql */ .t)(world, holding, loaded, { table: table.name, adoption: mirror.adoption });
    const changes = mirrorChanges(loaded);
    const installedBy = loaded.environment.flyway.installedBy ?? world.recorder.installedBy;
    const outward = changes.flatMap((change) => (0,_flyway_mirror_sql_js__WEBPACK_IMPORTED_MODULE_1__/* .mirrorSql */ .AW)(table, change, { placeholders, installedBy }));
    if (inward.length === 0 && outward.length === 0)
        return loaded;
    await (0,_record_only_js__WEBPACK_IMPORTED_MODULE_4__/* .changeRecord */ .U9)(holding, loaded, [...inward, ...outward], { makes: (0,_mirror_steps_js__WEBPACK_IMPORTED_MODULE_3__/* .mirrorTableSql */ .I)(loaded) });
    for (const { row, fate } of mirror.adoption.versions)
        world.log.line(`  ${row.version} by Flyway: ${fate.told}`);
    return {
        ...loaded,
        onRecord: { ...onRecord, missing: [], schemaExists: true },
        mirror: { ...mirror, table: "there" },
    };
}
/** What Flyway's table lacks; nothing where there is no mirror. */
function mirrorChanges({ mirror, onRecord, set, placeholders }) {
    if (mirror === null)
        return [];
    const { rows, undoneAt } = mirror.flyway;
    return (0,_core_mirror_js__WEBPACK_IMPORTED_MODULE_0__/* .planMirror */ .N)(rows, { set, history: onRecord.history, isSame: (0,_flyway_checksum_js__WEBPACK_IMPORTED_MODULE_5__/* .sameAs */ .f4)(placeholders), undoneAt });
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

/***/ 2450:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AD: () => (/* binding */ startRun),
/* harmony export */   G9: () => (/* binding */ settle),
/* harmony export */   Gg: () => (/* binding */ titleOf),
/* harmony export */   Ku: () => (/* binding */ runOptions),
/* harmony export */   et: () => (/* binding */ subjectOf)
/* harmony export */ });
/* harmony import */ var _core_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3504);
/* harmony import */ var _core_report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5483);
/* harmony import */ var _core_redact_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8038);



function startRun(world, holding, loaded, planned) {
    return {
        world,
        loaded,
        planned,
        recorder: { ...world.recorder, environment: loaded.environment.name },
        holding,
        connection: "held",
        prepared: null,
        wal: { walPosition: loaded.onRecord.walPosition, walAt: loaded.onRecord.walAt },
        outcomes: new Map(planned.plan.steps.map((step) => [(0,_core_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .scriptOf */ .Fl)(step), { result: "not-run", executionMs: null, retries: [] }])),
        findings: [],
        longestWaitMs: null,
        early: { kind: "none" },
        snapshot: null,
        drift: _core_report_js__WEBPACK_IMPORTED_MODULE_1__/* .driftOff */ .de,
    };
}
/** How scripts of this run are executed; retries are told and collected. */
function runOptions(run, retries) {
    const { world, loaded } = run;
    const { lockTimeoutMs, statementTimeoutMs, maxBlockMs } = loaded.environment;
    return {
        lockTimeoutMs,
        statementTimeoutMs,
        maxBlockMs: loaded.environment.database.kind === "embedded" ? "off" : maxBlockMs,
        signal: world.signal,
        onNotice: (notice, place) => {
            const where = place === null ? "" : `${place.file}:${place.line ?? 1}  `;
            // Of the tool's own statements a COMMIT has something to tell: that no standby has confirmed it.
            if (place === null ? /^(?:01000|57P01)$/.test(notice.sqlstate) : notice.sqlstate !== "42P07")
                world.log.line((0,_core_redact_js__WEBPACK_IMPORTED_MODULE_2__/* .redact */ .E$)(`    ${where}${notice.severity}: ${notice.message}`, world.config.secrets));
        },
        onUnwatched: (why) => {
            const text = `    max-block does not hold, since nobody can look who waits for this step: ${why}`;
            world.log.line((0,_core_redact_js__WEBPACK_IMPORTED_MODULE_2__/* .redact */ .E$)(text, world.config.secrets));
        },
        onRetry: (givenUp) => {
            const { sqlstate, waitedMs, blockedBy } = givenUp;
            retries.push({ sqlstate, waitedMs, blockedBy });
            world.log.line(`    ${toRetryText(givenUp)}`);
        },
        onWait: (waitedMs) => {
            run.longestWaitMs = Math.max(run.longestWaitMs ?? 0, waitedMs);
        },
    };
}
/** Notes what a step did. */
function settle(run, step, outcome) {
    run.outcomes.set((0,_core_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .scriptOf */ .Fl)(step), outcome);
}
/** One attempt that was given up: why, for whom we waited, who had waited for us, and when the next one comes. */
function toRetryText(givenUp) {
    const { sqlstate, attempt, attempts, blockedBy, longestWaitMs, waitedMs } = givenUp;
    const waiters = `another session had waited ${longestWaitMs ?? 0} ms for us`;
    const reason = sqlstate === "max-block" ? `gave way, ${waiters} (max-block)` : `gave up (${sqlstate})`;
    const who = blockedBy === null ? "" : `, blocked by ${blockedBy}`;
    return `attempt ${attempt} of ${attempts} ${reason}${who}; next try in ${(waitedMs / 1000).toFixed(1)} s`;
}
/** What an event says a step is about. */
function subjectOf(step) {
    const script = (0,_core_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .scriptOf */ .Fl)(step);
    switch (step.kind) {
        case "apply": {
            const { version, description, checksum } = step.migration;
            return { version: version.text, description, script: script.name, checksum };
        }
        case "repeat": {
            const { description, checksum } = step.repeatable;
            return { version: null, description, script: script.name, checksum };
        }
        case "undo": {
            const { version, description } = step.row;
            return { version, description, script: script.name, checksum: script.checksum };
        }
    }
}
/** For example `V13 add email`. */
function titleOf(step) {
    switch (step.kind) {
        case "apply":
            return `V${step.migration.version.text} ${step.migration.description}`;
        case "repeat":
            return `R ${step.repeatable.description}`;
        case "undo":
            return `U${step.row.version} ${step.migration.description}`;
    }
}


/***/ }),

/***/ 9044:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AV: () => (/* binding */ addRowSql),
/* harmony export */   AW: () => (/* binding */ mirrorSql),
/* harmony export */   Nu: () => (/* binding */ createFlywayTableSql),
/* harmony export */   T3: () => (/* binding */ finishedSql),
/* harmony export */   TS: () => (/* binding */ markDeletedSql),
/* harmony export */   VB: () => (/* binding */ forgetFailedSql),
/* harmony export */   kj: () => (/* binding */ checksumToStore)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9531);
/* harmony import */ var _checksum_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6733);
/* harmony import */ var _history_table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7237);



/** SQL that makes Flyway's table as Flyway does, where it is missing. */
function createFlywayTableSql(table) {
    const name = (0,_history_table_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOf */ .Vb)(table);
    const key = (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .Cm)(`${table.name}_pk`);
    const index = (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .Cm)(`${table.name}_s_idx`);
    return [
        `CREATE TABLE IF NOT EXISTS ${name} (installed_rank INT NOT NULL, version VARCHAR(50), description VARCHAR(200) NOT NULL,
 type VARCHAR(20) NOT NULL, script VARCHAR(1000) NOT NULL, checksum INTEGER, installed_by VARCHAR(100) NOT NULL,
 installed_on TIMESTAMP NOT NULL DEFAULT now(), execution_time INTEGER NOT NULL, success BOOLEAN NOT NULL,
 CONSTRAINT ${key} PRIMARY KEY (installed_rank))`,
        `CREATE INDEX IF NOT EXISTS ${index} ON ${name} (success)`,
    ];
}
/** SQL that appends a row, behind the one of the highest rank; an unfinished one of the same version makes room. */
function addRowSql(table, row) {
    const name = (0,_history_table_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOf */ .Vb)(table);
    const values = [
        "greatest(coalesce(max(t.installed_rank), 0), 0) + 1",
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(row.version),
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(shorten(row.description)),
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(row.type),
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(row.script),
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .literalOrNull */ .mI)(row.checksum),
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(row.installedBy.slice(0, 100)),
        row.installedOn,
        row.executionMs,
        String(row.success),
    ];
    return [
        forgetFailedSql(table, row),
        `INSERT INTO ${name} (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success)
 SELECT ${values.join(", ")} FROM ${name} t`,
    ];
}
/** As Flyway cuts it for its column. */
function shorten(description) {
    return description.length <= 200 ? description : `${description.slice(0, 197)}...`;
}
/** SQL that lets Flyway run a file again that did not finish: it refuses everything while its row is there. */
function forgetFailedSql(table, { version, description }) {
    const about = version === null
        ? `version IS NULL AND description = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(shorten(description))}`
        : `version = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(version)}`;
    return `DELETE FROM ${(0,_history_table_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOf */ .Vb)(table)} WHERE ${about} AND NOT success`;
}
/**
 * SQL that marks what was rolled back with a row DELETE, which open-source Flyway understands, where the last row is not
 * one already: it fails on two of them. (It fails on every command after a row UNDO_SQL.)
 */
function markDeletedSql(table, marked, installedBy) {
    const name = (0,_history_table_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOf */ .Vb)(table);
    const about = marked === "repeatables"
        ? "t.version IS NULL AND t.type <> 'SCHEMA'"
        : `t.version = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(marked.version)}`;
    return `INSERT INTO ${name} (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success)
 SELECT (SELECT max(m.installed_rank) FROM ${name} m) + row_number() OVER (ORDER BY l.installed_rank), l.version, l.description, 'DELETE',
 l.script, l.checksum, ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(installedBy.slice(0, 100))}, pg_catalog.clock_timestamp() AT TIME ZONE 'UTC', 0, true
 FROM (SELECT DISTINCT ON (t.version, t.description) t.* FROM ${name} t WHERE ${about} AND t.installed_rank > -1
 ORDER BY t.version, t.description, t.installed_rank DESC) l WHERE l.type <> 'DELETE'`;
}
/** SQL that says of the last row of a version whether it finished; while it has not, Flyway goes no further. */
function finishedSql(table, version, success) {
    const name = (0,_history_table_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOf */ .Vb)(table);
    return `UPDATE ${name} SET success = ${success} WHERE installed_rank = (SELECT max(t.installed_rank) FROM ${name} t
 WHERE t.version = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(version)} AND t.type <> 'DELETE')`;
}
/** SQL that tells Flyway's table what it lacks. */
function mirrorSql(table, change, { placeholders, installedBy }) {
    switch (change.kind) {
        case "add": {
            const { row, type, script } = change;
            const checksum = script === null ? null : checksumToStore(script, row.version, placeholders);
            return addRowSql(table, {
                ...row,
                type,
                script: type === "BASELINE" ? row.description : row.script,
                checksum,
                installedOn: `${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(row.installedOn.replace(/Z$/, ""))}::pg_catalog.timestamp`,
                executionMs: String(row.executionMs),
            });
        }
        case "take-back":
            return takeBackSql(table, change.row, installedBy);
        case "align": {
            const checksum = (0,_checksum_js__WEBPACK_IMPORTED_MODULE_2__/* .linesChecksum */ .jY)(change.script.text);
            return [
                `UPDATE ${(0,_history_table_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOf */ .Vb)(table)} SET checksum = ${checksum}, description = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(shorten(change.description))} WHERE installed_rank = ${change.row.rank}`,
            ];
        }
    }
}
function takeBackSql(table, row, installedBy) {
    if (!row.success)
        return [`DELETE FROM ${(0,_history_table_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOf */ .Vb)(table)} WHERE installed_rank = ${row.rank}`];
    return [markDeletedSql(table, row.version === null ? "repeatables" : { version: row.version }, installedBy)];
}
/** The checksum that Flyway would store. */
function checksumToStore(script, version, placeholders) {
    return version === null ? (0,_checksum_js__WEBPACK_IMPORTED_MODULE_2__/* .repeatableChecksum */ .BK)(script, placeholders) : (0,_checksum_js__WEBPACK_IMPORTED_MODULE_2__/* .linesChecksum */ .jY)(script.text);
}


/***/ })

};
