export const id = 4468;
export const ids = [4468];
export const modules = {

/***/ 6194:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  observe: () => (/* binding */ observe)
});

// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(8165);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(551);
// EXTERNAL MODULE: ./lib/environment/connect.js + 8 modules
var connect = __webpack_require__(4564);
// EXTERNAL MODULE: ./lib/environment/evidence/evidence.js
var evidence_evidence = __webpack_require__(290);
// EXTERNAL MODULE: ./lib/environment/evidence/evidence-file.js + 2 modules
var evidence_file = __webpack_require__(6244);
// EXTERNAL MODULE: ./lib/environment/finish.js + 1 modules
var finish = __webpack_require__(3439);
// EXTERNAL MODULE: ./lib/environment/plan.js + 2 modules
var plan = __webpack_require__(5408);
// EXTERNAL MODULE: ./lib/environment/report.js
var report = __webpack_require__(3951);
// EXTERNAL MODULE: ./lib/core/report.js + 1 modules
var core_report = __webpack_require__(5483);
// EXTERNAL MODULE: ./lib/core/tool.js
var tool = __webpack_require__(117);
// EXTERNAL MODULE: ./lib/database/catalog/read-snapshot.js + 21 modules
var read_snapshot = __webpack_require__(4571);
// EXTERNAL MODULE: ./lib/database/observed.js
var observed = __webpack_require__(2498);
// EXTERNAL MODULE: ./lib/database/sizes.js
var database_sizes = __webpack_require__(9395);
// EXTERNAL MODULE: ./lib/environment/drift/drift.js + 2 modules
var drift_drift = __webpack_require__(2020);
// EXTERNAL MODULE: ./lib/environment/on-shadow/history-on-shadow.js + 3 modules
var history_on_shadow = __webpack_require__(1863);
// EXTERNAL MODULE: ./lib/environment/scope.js
var scope = __webpack_require__(9609);
;// CONCATENATED MODULE: ./lib/environment/evidence/take-evidence.js








/**
 * What the target knows now. In a public repository sizes, statements, definitions and names that are in no file of it
 * stay out: what forks read, anybody reads. Read-only.
 */
async function takeEvidence(world, loaded, target, session) {
    const { readMirror } = await __webpack_require__.e(/* import() */ 4633).then(__webpack_require__.bind(__webpack_require__, 4633));
    const { environment, onRecord } = loaded;
    const mirror = await readMirror(session, { target, schemas: environment.schemas });
    const drift = await (0,history_on_shadow/* withHistoryOnShadow */.s)(world, { loaded, session }, (open) => (0,drift_drift/* assessDrift */.C)(world, loaded, session, open));
    const { history } = onRecord;
    const common = {
        environment: environment.name,
        observedAt: world.now().toISOString(),
        toolVersion: tool/* tool */.z.version,
        audience: world.config.audience,
        target,
        onRecord: {
            ...onRecord,
            history: { ...history, lastEvents: [...history.lastEvents], applyEvents: [...history.applyEvents] },
        },
        mirror: { ...mirror, settings: [...mirror.settings] },
    };
    const observation = await (0,observed/* readObservation */.Z)(session, target);
    if (world.config.audience === "public") {
        return { evidence: { ...withoutNames(common, world), observation: take_evidence_hidden(observation), ...nothingPrivate }, drift };
    }
    const sizes = [...(await (0,database_sizes/* readSizes */.P)(session))].map(([table, size]) => ({ table, ...size }));
    const { report, findings } = drift;
    const snapshot = await (0,read_snapshot.readSnapshot)(session, (0,scope/* scopeOf */.O)(loaded, target));
    return { evidence: { ...common, sizes, observation, drift: { report, findings }, snapshot }, drift };
}
const nothingPrivate = { sizes: [], drift: { report: core_report/* driftOff */.de, findings: [] }, snapshot: null };
function take_evidence_hidden(observation) {
    return { ...observation, statements: [], unusable: 0, problem: "they are left out in a public repository" };
}
/** Roles and tablespaces of the server stay as far as files name them: they are needed to replay those. */
function withoutNames(common, { files }) {
    const isNamed = (name) => files.some(({ text }) => text.includes(name));
    const { mirror, target } = common;
    const own = new Set([mirror.owner, target.user]);
    const roles = mirror.roles.filter((name) => own.has(name) || isNamed(name));
    const tablespaces = mirror.tablespaces.filter(isNamed);
    return { ...common, mirror: { ...mirror, roles, tablespaces } };
}

;// CONCATENATED MODULE: ./lib/commands/observe.js









const defaultFile = "schema-version-evidence.json";
/** Writes what an environment's database knows into a file, for checks that have no database at hand. Changes nothing there. */
async function observe(world) {
    const [environment, another] = world.config.environments;
    if (environment === undefined || another !== undefined) {
        const message = "observe is about one environment";
        throw new failure/* Failure */.H("bad-input", [(0,problems/* finding */.g)("input", { message, help: "name it with the input environment" })]);
    }
    const written = [];
    const result = await (0,finish/* settleEnvironment */.zQ)((0,report/* toUnreachable */.w)(environment, "not read"), () => observeOne(world, environment, written));
    return (0,finish/* toReport */.cG)(world, [result], { written });
}
async function observeOne(world, environment, written) {
    if (environment.database.kind === "none") {
        const message = `the database of ${environment.name} was not read: ${environment.database.reason}`;
        throw new failure/* Failure */.H("bad-input", [(0,problems/* finding */.g)("input", { message, help: "give its URL" })]);
    }
    return await (0,connect/* readEnvironment */.Qo)(world, environment, { applyEvents: false }, async (loaded, session) => {
        const { target } = loaded;
        if (target === null)
            throw new Error("an environment that was read has a target");
        const { evidence, drift } = await takeEvidence(world, loaded, target, session);
        written.push(await (0,evidence_file/* writeEvidenceFile */.B)(world, environment.evidence ?? defaultFile, (0,evidence_evidence/* encodeEvidence */.O1)(evidence)));
        const planned = await (0,plan/* planToApply */.nf)(world, loaded, { withUndo: false });
        return {
            report: { ...(0,report/* toEnvironmentReport */.l)(loaded, { planned }), drift: drift.report },
            findings: [...loaded.onRecord.findings, ...drift.findings],
            failure: null,
        };
    });
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
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9531);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7496);


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
        `l.event = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(event)}`,
        ...Object.entries(expected).map(([column, value]) => `l.${column} IS NOT DISTINCT FROM ${value}`),
    ].join(" AND ");
    return fails(`(SELECT ${same} FROM ${(0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableIn */ .sV)(home, "log")} l ORDER BY l.id DESC LIMIT 1) IS NOT TRUE`);
}
function fails(condition) {
    return `CASE WHEN ${condition} THEN pg_catalog.current_setting('${unrecorded}')::pg_catalog.int4 END`;
}
/** Whether one of our statements missed a table of ours, its schema or a column. */
function missesOurs({ own, sqlstate, message }) {
    if (!own)
        return false;
    return sqlstate === "3F000" || (/^42P01|^42703/.test(sqlstate) && message.includes("schema_version"));
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
    const named = [...Object.values(_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableNames */ .n$), _tables_js__WEBPACK_IMPORTED_MODULE_0__/* .snapshotTable */ .tJ].map(_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce).join(", ");
    const from = `JOIN pg_class c ON c.oid = x.table_oid JOIN pg_namespace n ON n.oid = c.relnamespace`;
    const reply = await session.send(`BEGIN READ ONLY; SET LOCAL search_path = pg_catalog, pg_temp;
    SELECT string_agg(format('%s %I on %I', x.kind, x.name, c.relname), ', ' ORDER BY c.relname, x.name) FROM (
      SELECT 'trigger' AS kind, tgname AS name, tgrelid AS table_oid FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'
      UNION ALL SELECT 'rule', rulename, ev_class FROM pg_rewrite WHERE ev_enabled <> 'D') x ${from}
      WHERE n.nspname = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(home)} AND c.relname IN (${named}) AND x.name <> ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .ownTrigger */ .nb)};
    COMMIT`);
    if (reply.error !== null)
        await session.send("ROLLBACK");
    return reply.results[2]?.rows[0]?.[0] ?? "";
}


/***/ }),

/***/ 5408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i_: () => (/* binding */ isReady),
  nf: () => (/* binding */ planToApply),
  rK: () => (/* binding */ planToRollback)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(5217);
;// CONCATENATED MODULE: ./lib/core/digest.js

/**
 * The digest of a plan, 32 hex digits of SHA-256: equal only for the same database in the same state and the same text
 * to run, so that what was approved is what runs, once.
 */
function planDigest({ identity, environment, lastChangeId, steps }) {
    const parts = [
        "plan-1",
        identity.systemIdentifier,
        identity.databaseOid,
        identity.schema,
        environment,
        String(lastChangeId),
        ...steps.flatMap((step) => [step.kind, step.key, step.checksum]),
    ];
    return (0,external_node_crypto_.createHash)("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}

// EXTERNAL MODULE: ./lib/core/migration-set.js + 3 modules
var migration_set = __webpack_require__(8989);
// EXTERNAL MODULE: ./lib/core/plan.js
var core_plan = __webpack_require__(3504);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(551);
// EXTERNAL MODULE: ./lib/core/state.js
var state = __webpack_require__(4734);
;// CONCATENATED MODULE: ./lib/core/plan-rollback.js



/** The undo scripts to run, newest first (log id, then installed_on, then version); or all that blocks it. */
function planRollback(state, history, selection, { environment, findings }) {
    const newestFirst = state.migrations.filter(isOnRecord).toSorted((a, b) => byAge(b.row, a.row, history));
    const selected = plan_rollback_select(newestFirst, history, selection);
    const steps = selected.states.flatMap((one) => {
        const undo = one.migration?.undo ?? null;
        return one.migration === null || undo === null
            ? []
            : [{ kind: "undo", migration: one.migration, undo, row: one.row }];
    });
    const all = [
        ...findings,
        ...selected.findings.map((one) => ({ ...one, environment })),
        ...selected.states.flatMap((one) => ofSelected(one, environment)),
        ...(0,core_plan/* ofEnvironment */.rV)(history, environment),
    ];
    return all.some((one) => one.severity === "error" && one.waived === null)
        ? { kind: "blocked", findings: all }
        : { kind: "ready", steps, findings: all };
}
function isOnRecord(state) {
    return "row" in state;
}
function byAge(a, b, history) {
    const [left, right] = [eventIdOf(a, history), eventIdOf(b, history)];
    if (left !== right)
        return left - right;
    if (a.installedOn !== b.installedOn)
        return a.installedOn < b.installedOn ? -1 : 1;
    return (0,state/* compareVersionTexts */.Yh)(a.version, b.version);
}
/** The event that put a row there. */
function eventIdOf(row, history) {
    const unfinished = isUnfinished(row, history) ? history.lastEvents.get(row.version) : undefined;
    return (unfinished ?? history.applyEvents.get(row.version))?.id ?? 0;
}
/** Whether a row's apply did not finish: an event that applied it before then belongs to an earlier life of the version. */
function isUnfinished(row, { lastEvents }) {
    return lastEvents.get(row.version)?.event === "start";
}
function plan_rollback_select(newestFirst, history, selection) {
    switch (selection.by) {
        case "target":
            return selectAbove(newestFirst, selection.version);
        case "steps":
            return { states: newestFirst.slice(0, selection.count), findings: [] };
        case "run":
            return selectRun(newestFirst, history, selection.runId);
    }
}
function selectAbove(newestFirst, target) {
    if (target === "0")
        return { states: newestFirst, findings: [] };
    if (!newestFirst.some((one) => (0,state/* keyOf */.TN)((0,state/* versionOf */.E4)(one)) === (0,state/* keyOf */.TN)(target))) {
        const known = newestFirst.slice(0, 5).map((one) => one.row.version);
        const message = `version ${target} is not applied, so nothing can be rolled back to it`;
        const help = known.length === 0 ? "nothing is applied" : `applied, newest first: ${known.join(", ")}`;
        return { states: [], findings: [(0,problems/* finding */.g)("unknown-version", { message, help })] };
    }
    return { states: newestFirst.filter((one) => (0,state/* compareVersionTexts */.Yh)(one.row.version, target) > 0), findings: [] };
}
function selectRun(newestFirst, history, runId) {
    const isOfRun = ({ row }) => !isUnfinished(row, history) && history.applyEvents.get(row.version)?.runId === runId;
    const states = newestFirst.filter(isOfRun);
    const oldest = states.at(-1);
    if (oldest === undefined) {
        const message = `run ${runId} applied nothing that is still applied`;
        return { states: [], findings: [(0,problems/* finding */.g)("unknown-version", { message, help: "history lists the runs" })] };
    }
    const others = newestFirst.slice(0, newestFirst.indexOf(oldest)).filter((one) => !isOfRun(one));
    if (others.length === 0)
        return { states, findings: [] };
    const versions = others.map((one) => one.row.version).join(", ");
    const message = `newer versions of other runs stand above run ${runId}: ${versions}`;
    return { states, findings: [(0,problems/* finding */.g)("newer-versions", { message })] };
}
function ofSelected(one, environment) {
    const { row, migration } = one;
    const where = migration === null ? {} : { file: migration.script.file };
    switch (one.state) {
        case "baseline":
            return blocked(`version ${row.version} is a baseline: what was before it cannot be rolled back`);
        case "edited":
            return blocked(`version ${row.version} was edited after it was applied: its undo script may not fit it`);
        case "missing":
        case "ahead":
            return blocked(`version ${row.version} (${row.script}) has no file, so there is no undo script for it`);
        case "failed":
        case "undo-failed":
        case "applied":
            if (migration === null)
                return blocked(`version ${row.version} (${row.script}) has no file`);
            if (migration.checksum !== row.checksum) {
                return blocked(`version ${row.version} did not finish and was edited since: its undo script may not fit it`);
            }
            if (migration.undo !== null)
                return [];
            return [(0,problems/* finding */.g)("missing-undo", { message: `version ${row.version} has no undo script`, environment, ...where })];
    }
    function blocked(message) {
        return [(0,problems/* finding */.g)("rollback-blocked", { message, environment, ...where })];
    }
}

// EXTERNAL MODULE: ./lib/environment/load.js + 1 modules
var load = __webpack_require__(5252);
;// CONCATENATED MODULE: ./lib/environment/plan.js






function isReady(planned) {
    return planned.plan.kind === "ready";
}
/** What `apply` would run: every script of it is parsed, so that a syntax error is known before anything runs. */
async function planToApply(world, loaded, { withUndo }) {
    const { environment, onRecord, set, state } = loaded;
    const wanted = (0,core_plan/* applySteps */.GF)(state, environment);
    const undos = withUndo ? wanted.flatMap((step) => (step.kind === "apply" ? [step.migration.undo] : [])) : [];
    const foreign = wanted.map(core_plan/* scriptOf */.Fl).filter(({ runner }) => runner !== undefined);
    const scripts = [
        ...wanted.map(core_plan/* scriptOf */.Fl).filter(({ runner }) => runner === undefined),
        ...undos.filter((undo) => undo !== null),
        ...set.callbacks.map((one) => one.script),
    ];
    const parsed = await parseAll(loaded, scripts);
    const plan = (0,core_plan/* planApply */._$)(state, onRecord.history, {
        environment: environment.name,
        outOfOrder: environment.outOfOrder,
        target: environment.target,
        ignored: environment.ignored,
        transaction: environment.transaction,
        findings: [
            ...(0,load/* problemsOf */.GW)(world, loaded),
            ...findingsOf(parsed),
            ...ofCallbacks(loaded, parsed),
            ...foreign.map(ofForeign),
        ],
        transactional: (script) => parsed.get(script)?.transactional ?? true,
    });
    return { plan, steps: wanted, parsed, digest: plan.kind === "ready" ? digestOf(loaded, plan.steps) : null };
}
function ofForeign({ name, file, runner }) {
    const what = runner === "java" ? "a Java migration" : "a script";
    return (0,problems/* finding */.g)("not-runnable", { message: `${name} is pending, and is ${what}, which only Flyway runs`, file });
}
/** Events whose callbacks run inside the transaction of each file, as in Flyway. */
const aroundEach = new Set(["beforeEachMigrate", "afterEachMigrate"]);
/** Callbacks that share a transaction and cannot run in one. */
function ofCallbacks({ set, environment: { name, transaction } }, parsed) {
    return set.callbacks.flatMap(({ event, script }) => {
        if (parsed.get(script)?.transactional !== false)
            return [];
        const where = { environment: name, file: script.file };
        if (aroundEach.has(event)) {
            const message = `${script.name} runs inside the transaction of each file, and holds a statement that cannot`;
            return [(0,problems/* finding */.g)("needs-no-transaction", { message, help: "move that statement to another callback", ...where })];
        }
        if (transaction === "each" || event === "afterMigrateError")
            return [];
        const message = `${script.name} cannot run in a transaction, so transaction: all cannot run it with the others`;
        return [(0,problems/* finding */.g)("transaction-all", { message, ...where })];
    });
}
/** What `rollback` would run, newest first, every undo script parsed. */
async function planToRollback(world, loaded, selection) {
    const { environment, onRecord, state } = loaded;
    const problems = (0,load/* problemsOf */.GW)(world, loaded).filter(({ rule }) => rule !== "existing-schema" && rule !== "flyway-history");
    const options = { environment: environment.name, findings: problems };
    const draft = planRollback(state, onRecord.history, selection, { ...options, findings: [] });
    const parsed = await parseAll(loaded, draft.kind === "ready" ? draft.steps.map(core_plan/* scriptOf */.Fl) : []);
    const plan = planRollback(state, onRecord.history, selection, {
        ...options,
        findings: [...problems, ...findingsOf(parsed)],
    });
    const steps = plan.kind === "ready" ? plan.steps : draft.kind === "ready" ? draft.steps : [];
    return { plan, steps, parsed, digest: plan.kind === "ready" ? digestOf(loaded, plan.steps) : null };
}
async function parseAll(loaded, scripts) {
    const parsed = new Map();
    for (const script of scripts)
        parsed.set(script, await loaded.parse(script));
    return parsed;
}
function findingsOf(parsed) {
    return [...parsed.values()].flatMap((script) => script.findings);
}
function digestOf(loaded, steps) {
    const { target, environment, onRecord, set } = loaded;
    if (target === null)
        return null;
    const sum = (script) => (0,migration_set/* stableChecksum */.b)(script, loaded.placeholders);
    const ofSteps = steps.map((step) => ({ kind: step.kind, key: keyOf(step), checksum: sum((0,core_plan/* scriptOf */.Fl)(step)) }));
    const applies = steps.some((step) => step.kind !== "undo");
    const undos = steps.flatMap((step) => step.kind === "apply" && step.migration.undo !== null ? [step.migration.undo] : []);
    const extra = [
        ...(environment.onFailure === "undo"
            ? undos.map((undo) => ({ kind: "on-failure", key: undo.name, checksum: sum(undo) }))
            : []),
        ...(applies
            ? set.callbacks.map((one) => ({ kind: one.event, key: one.script.name, checksum: sum(one.script) }))
            : []),
    ];
    return planDigest({
        identity: target.identity,
        environment: environment.name,
        lastChangeId: onRecord.history.lastChangeId,
        steps: [...ofSteps, ...extra],
    });
}
function keyOf(step) {
    return step.kind === "repeat" ? step.repeatable.description : step.migration.version.text;
}


/***/ })

};
