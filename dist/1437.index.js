export const id = 1437;
export const ids = [1437];
export const modules = {

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

/***/ 43586:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ withSchemaOnShadow)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48165);
/* harmony import */ var _disarm_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76450);
/* harmony import */ var _history_on_shadow_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91863);



/**
 * Gives work the history of an environment, and the schema that pending files meet, on throw-away databases: each opened
 * when it is first asked for, once, and removed with all its clones after the work.
 */
async function withSchemaOnShadow(world, source, work) {
    return await (0,_history_on_shadow_js__WEBPACK_IMPORTED_MODULE_1__/* .withHistoryOnShadow */ .s)(world, source, async (open, onClose) => {
        let staged = null;
        const stage = () => (staged ??= open().then((history) => openSchema(world, source, history, onClose)));
        return await work(open, stage);
    });
}
/**
 * The history on a throw-away database; where that is not known, what the live database itself says of its schema. Only
 * its own catalog is read. Throws nothing anticipated.
 */
async function openSchema(world, source, history, onClose) {
    if (history.kind === "replayed")
        return await toStaged(history);
    const { session, loaded } = source;
    // Without a throw-away database, or without the live one, there is nothing to build on or from.
    const hopeless = history.reason === "off" || history.reason === "no-shadow" || history.failure !== null;
    if (hopeless || session === null || loaded.target === null)
        return history;
    const { buildFromLive } = await Promise.all(/* import() */[__webpack_require__.e(4571), __webpack_require__.e(7282), __webpack_require__.e(9880)]).then(__webpack_require__.bind(__webpack_require__, 29880));
    world.log.progress(`building the schema of ${loaded.environment.name} on a throw-away database`);
    try {
        return await buildFromLive(world, { loaded, session, target: loaded.target, because: history.because }, onClose);
    }
    catch (error) {
        if (!(error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H) || error.kind === "cancelled")
            throw error;
        const because = `${history.because}; and its schema could not be built from what the database says: ${error.message}`;
        return { ...history, because };
    }
    finally {
        world.log.progress("");
    }
}
async function toStaged(history) {
    const { kind } = await (0,_disarm_js__WEBPACK_IMPORTED_MODULE_2__/* .disarm */ .J)(history);
    if (kind === "armed") {
        const because = "what is on record runs as superuser only, and nothing that is pending may";
        return { kind: "unknown", reason: "not-replayable", because, help: null, failure: null };
    }
    const { shadow, snapshot, scope, clone, notes } = history;
    return { kind: "staged", shadow, snapshot, scope, clone, notes, origin: [], lacking: [] };
}


/***/ }),

/***/ 62173:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ toUndoOffers)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48165);

/** For one script, and for all of a run together: what is planned is for convenience, and the proofs go first. */
const limits = { oneMs: 20_000, allMs: 60_000 };
/** How undo scripts are made, by a planner that is loaded when it is first asked; `asked`: whoever wants one by name. */
function toUndoOffers({ config, signal }, wanted) {
    let left = limits.allMs;
    return {
        wanted,
        prefixes: config.naming,
        plan: async (copy, migrate) => {
            const began = Date.now();
            const until = began + (wanted === "asked" ? limits.allMs : Math.min(limits.oneMs, left));
            if (until <= began)
                return { kind: "none", because: "the time for planning was over; new --undo makes one" };
            try {
                const { planUndo } = await Promise.all(/* import() */[__webpack_require__.e(4571), __webpack_require__.e(7282), __webpack_require__.e(2475)]).then(__webpack_require__.bind(__webpack_require__, 42475));
                return await planUndo(copy, migrate, { until, signal, elevate: null });
            }
            catch (error) {
                signal.throwIfAborted();
                if (error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H || error instanceof Error)
                    return { kind: "none", because: error.message };
                throw error;
            }
            finally {
                left -= Date.now() - began;
            }
        },
    };
}


/***/ }),

/***/ 70012:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ rehearsePlan)
});

// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(48165);
;// CONCATENATED MODULE: ./lib/core/existing-tables.js
const kinds = new Set(["table", "partitioned table", "foreign table", "view", "materialized view", "sequence"]);
/** Marks the locks that are on tables and the like which exist before all that is pending: only those can make others wait. */
function markExistingTables(proof, before) {
    const existing = new Set(before.objects.flatMap(({ kind, identity }) => (kinds.has(kind) ? [identity] : [])));
    const statements = proof.statements.map((statement) => ({
        ...statement,
        locks: statement.locks.map((lock) => ({
            ...lock,
            on: existing.has(lock.relation) ? "existing-table" : "other",
        })),
    }));
    return { ...proof, statements };
}

// EXTERNAL MODULE: ./lib/core/compare-text.js
var compare_text = __webpack_require__(68998);
// EXTERNAL MODULE: ./lib/core/schema/drift.js + 4 modules
var drift = __webpack_require__(69703);
// EXTERNAL MODULE: ./lib/core/schema/drift-parts.js
var drift_parts = __webpack_require__(94955);
;// CONCATENATED MODULE: ./lib/core/schema/schema-diagram.js

const tableKinds = new Set(["table", "partitioned table", "foreign table"]);
const nothing = { columns: [], constraints: [] };
/** The tables that change with their neighbours over foreign keys, on either side. */
function toDiagram(changes, { left, right }) {
    const [before, after] = [toSides(left), toSides(right)];
    const changed = new Set(changes.flatMap(({ table }) => (table !== null && (before.has(table) || after.has(table)) ? [table] : [])));
    const references = toReferences(before, after).filter(({ from, to }) => changed.has(from) || changed.has(to));
    const neighbours = new Set(references.flatMap(({ from, to }) => [from, to]).filter((name) => !changed.has(name)));
    const tables = [...[...changed].toSorted(), ...[...neighbours].toSorted()];
    return {
        tables: tables.map((name) => toTable(name, { before: before.get(name), after: after.get(name) })),
        references,
    };
}
/** Tables with their columns in order and their constraints; partitions are part of their parent. */
function toSides(objects) {
    const sides = new Map();
    for (const { kind, identity, attributes } of objects.values()) {
        if (tableKinds.has(kind) && attributes["partition_bound"] === undefined)
            sides.set(identity, { columns: [], constraints: [] });
    }
    for (const object of objects.values()) {
        if (object.kind === "column")
            sides.get((0,drift_parts/* parentOf */.gN)(object.identity))?.columns.push(object);
        if (object.kind === "constraint")
            sides.get((0,drift_parts/* parentOf */.gN)(object.identity))?.constraints.push(object);
    }
    for (const { columns } of sides.values())
        columns.sort((a, b) => placeOf(a) - placeOf(b));
    return sides;
}
function placeOf({ attributes }) {
    return Number(attributes["position"] ?? 0);
}
function toTable(name, { before, after }) {
    const keys = keysOf([...(before?.constraints ?? []), ...(after?.constraints ?? [])]);
    const old = new Map((before?.columns ?? []).map((column) => [column.identity, column]));
    const kept = new Set((after?.columns ?? []).map(({ identity }) => identity));
    const columns = [
        ...(after?.columns ?? []).map((column) => toColumn(column, keys, howChanged(old.get(column.identity), column))),
        ...[...old.values()].filter(({ identity }) => !kept.has(identity)).map((one) => toColumn(one, keys, "gone")),
    ];
    return {
        name,
        change: before === undefined ? "new" : after === undefined ? "gone" : sameOrChanged(columns),
        columns,
    };
}
/** Only what the picture shows counts: a table that merely got an index is the same. */
function sameOrChanged(columns) {
    return columns.some(({ change }) => change !== "same") ? "changed" : "same";
}
function howChanged(before, after) {
    if (before === undefined)
        return "new";
    const shown = ["type", "not_null", "default", "generated", "identity_options", "collation"];
    return shown.some((name) => before.attributes[name] !== after.attributes[name]) ? "changed" : "same";
}
function toColumn({ identity, attributes }, keys, change) {
    const name = (0,drift_parts/* lastName */.UK)(identity);
    return { name, type: attributes["type"] ?? "", change, keys: keys.get(name) ?? [] };
}
/** `email` of `public.users.email`, quotes kept. */
function keysOf(constraints) {
    const keys = new Map();
    for (const { attributes } of constraints) {
        const [, words = "", columns = ""] = keyOf(attributes["definition"]) ?? [];
        const key = { "PRIMARY KEY": "PK", "FOREIGN KEY": "FK", UNIQUE: "UK" }[words];
        if (key === undefined)
            continue;
        for (const column of (0,drift_parts/* splitNames */.bZ)(columns)) {
            const known = keys.get(column) ?? [];
            if (!known.includes(key))
                keys.set(column, [...known, key]);
        }
    }
    return keys;
}
const names = String.raw `((?:"(?:[^"]|"")*"|[^")])*)`;
const keyPattern = new RegExp(String.raw `^(PRIMARY KEY|FOREIGN KEY|UNIQUE)(?: NULLS NOT DISTINCT)? \(${names}\)(.*)$`, "s");
const targetPattern = /^ REFERENCES ((?:"(?:[^"]|"")*"|[^"(])+)\(/;
function keyOf(definition) {
    return definition === undefined ? null : keyPattern.exec(definition);
}
function toReferences(before, after) {
    const [old, live] = [listReferences(before), listReferences(after)];
    return [
        ...[...live].map(([key, one]) => ({ ...one, change: old.has(key) ? "same" : "new" })),
        ...[...old].flatMap(([key, one]) => (live.has(key) ? [] : [{ ...one, change: "gone" }])),
    ];
}
function listReferences(sides) {
    const found = new Map();
    for (const [from, side] of sides) {
        for (const { attributes } of side.constraints) {
            const [, kind, columnList = "", rest = ""] = keyOf(attributes["definition"]) ?? [];
            const to = targetPattern.exec(rest)?.[1] ?? null;
            if (kind !== "FOREIGN KEY" || to === null || !sides.has(to))
                continue;
            const columns = (0,drift_parts/* splitNames */.bZ)(columnList);
            found.set(JSON.stringify([from, to, columns]), { from, to, columns, ...cardinality(columns, side) });
        }
    }
    return found;
}
function cardinality(columns, side = nothing) {
    const unique = side.constraints.some(({ attributes }) => {
        const [, kind, list = ""] = keyOf(attributes["definition"]) ?? [];
        const ofKey = (0,drift_parts/* splitNames */.bZ)(list);
        return kind !== undefined && kind !== "FOREIGN KEY" && ofKey.every((column) => columns.includes(column));
    });
    const required = side.columns
        .filter(({ identity }) => columns.includes((0,drift_parts/* lastName */.UK)(identity)))
        .every(({ attributes }) => attributes["not_null"] !== undefined);
    return { many: unique ? "one" : "many", required: required ? "required" : "optional" };
}

// EXTERNAL MODULE: ./lib/core/schema/snapshot.js
var snapshot = __webpack_require__(41431);
;// CONCATENATED MODULE: ./lib/core/schema/schema-change.js





const relationKinds = new Set(["table", "partitioned table", "foreign table", "view", "materialized view"]);
const words = { missing: "gone", unexpected: "new", changed: "changed" };
/** Follows from the other columns, or from who ran it. */
const unsaid = new Set(["position", "inherited"]);
/** What pending migrations change: the schema before them against the schema after them, both of one server. */
function toSchemaChange(before, after) {
    const sides = { left: (0,snapshot/* objectsByKey */.fd)(before), right: (0,snapshot/* objectsByKey */.fd)(after) };
    const changes = (0,drift/* diffSnapshots */.V)(before, after)
        .map((drift) => toChange(drift, sides))
        .filter((change) => change.change !== "changed" || change.attributes.length > 0)
        .toSorted(byTable);
    return { changes, ...toDiagram(changes, sides) };
}
function toChange({ change, kind, identity, expected, actual, parts }, sides) {
    return {
        change: words[change],
        kind,
        identity,
        table: tableOf({ kind, identity }, sides),
        attributes: toAttributes(expected, actual),
        parts: parts.flatMap((key) => toPart(key, words[change], sides)).toSorted(byPlace(sides)),
    };
}
/** A part came or went as its whole did, or moved along with it. */
function toPart(key, change, sides) {
    const [before, after] = [sides.left.get(key), sides.right.get(key)];
    const object = after ?? before;
    if (object === undefined)
        return [];
    const { kind, identity } = object;
    const how = before === undefined ? "new" : after === undefined ? "gone" : change;
    const [left, right] = [how === "new" ? undefined : before, how === "gone" ? undefined : after];
    const attributes = toAttributes(left?.attributes ?? {}, right?.attributes ?? {});
    return [{ change: how, kind, identity, table: tableOf(object, sides), attributes, parts: [] }];
}
function toAttributes(before, after) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
    return names
        .filter((name) => !unsaid.has(name) && before[name] !== after[name])
        .map((name) => ({ name, before: before[name] ?? null, after: after[name] ?? null }));
}
/** The relation that the object is, or is part of. */
function tableOf({ kind, identity }, { left, right }) {
    if (relationKinds.has(kind))
        return identity;
    const key = `${kind} ${identity}`;
    const attributes = (right.get(key) ?? left.get(key))?.attributes ?? {};
    for (const whole of (0,drift_parts/* wholesOf */.GS)({ kind, identity, attributes })) {
        const found = right.get(whole) ?? left.get(whole);
        if (found !== undefined && relationKinds.has(found.kind))
            return found.identity;
    }
    return null;
}
function byTable(a, b) {
    return (Number(a.table === null) - Number(b.table === null) ||
        (0,compare_text/* compareText */.n)(a.table ?? "", b.table ?? "") ||
        Number(a.identity !== a.table) - Number(b.identity !== b.table) ||
        rankOf(a.kind) - rankOf(b.kind) ||
        (0,compare_text/* compareText */.n)(`${a.kind} ${a.identity}`, `${b.kind} ${b.identity}`));
}
/** Columns as the table has them, then constraints, indexes and the rest. */
function byPlace({ left, right }) {
    const placeOf = ({ kind, identity }) => {
        const key = `${kind} ${identity}`;
        return Number((right.get(key) ?? left.get(key))?.attributes["position"] ?? 0);
    };
    return (a, b) => rankOf(a.kind) - rankOf(b.kind) || placeOf(a) - placeOf(b) || (0,compare_text/* compareText */.n)(a.identity, b.identity);
}
const kindsInOrder = ["column", "constraint", "index", "trigger", "policy"];
function rankOf(kind) {
    const rank = kindsInOrder.indexOf(kind);
    return rank === -1 ? kindsInOrder.length : rank;
}

// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(70551);
// EXTERNAL MODULE: ./lib/environment/run/callbacks.js
var callbacks = __webpack_require__(11259);
// EXTERNAL MODULE: ./lib/environment/plan-undo.js
var plan_undo = __webpack_require__(62173);
;// CONCATENATED MODULE: ./lib/environment/rehearse.js






const rehearse_nothing = { proofs: new Map(), schemaChange: null, notes: [], findings: [], failure: null };
/**
 * Rehearses the pending migrations of a plan, and the repeatables behind them, on copies of a throw-away database with what is on record. Opens none where
 * nothing is pending, or where `shadow` is off. Throws only the reason of a cancel.
 */
async function rehearsePlan(world, loaded, { steps, offers = (0,plan_undo/* toUndoOffers */.f)(world, "offered") }, stage) {
    const migrations = steps.flatMap(toRun);
    if (migrations.length === 0)
        return rehearse_nothing;
    if (world.config.shadow.choice.kind === "off")
        return { ...rehearse_nothing, notes: [shadowIsOff] };
    const schema = await stage();
    const { name } = loaded.environment;
    if (schema.kind === "unknown") {
        const { failure, because, help } = schema;
        if (failure !== null)
            return { ...rehearse_nothing, failure: failure.kind, findings: failure.findings };
        return { ...rehearse_nothing, findings: [notRehearsed(name, because, help)] };
    }
    try {
        return await rehearseOn(world, loaded, schema, { migrations, offers });
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.H) || error.kind === "cancelled")
            throw error;
        return { ...rehearse_nothing, findings: [notRehearsed(name, error.message, null)] };
    }
}
async function rehearseOn(world, loaded, { snapshot, scope, clone, shadow, notes, origin, lacking }, { migrations, offers }) {
    const { rehearse, rehearsalLimits } = await Promise.all(/* import() */[__webpack_require__.e(4571), __webpack_require__.e(3010)]).then(__webpack_require__.bind(__webpack_require__, 73010));
    const { readSchema } = await Promise.all(/* import() */[__webpack_require__.e(4571), __webpack_require__.e(9281)]).then(__webpack_require__.bind(__webpack_require__, 59281));
    const candidates = [];
    for (const migration of migrations)
        candidates.push(await toCandidate(loaded, migration));
    const forErrors = (await (0,callbacks/* callbacksOf */.Y)({ loaded }, "afterMigrateError")).length === 0 ? [] : [notForErrors];
    let schemaChange = null;
    const { rehearsed, findings: ofCallbacks } = await rehearse(candidates, {
        ...rehearsalLimits,
        clone,
        lacking,
        callbacks: await callbacksAround(loaded),
        offers,
        signal: world.signal,
        onStart: ({ migration }) => world.log.progress(`rehearsing ${migration.script.name} for ${loaded.environment.name}`),
        onEnd: async (database) => {
            schemaChange = toSchemaChange(snapshot, await readSchema(database, scope));
        },
    });
    const proofs = rehearsed.flatMap(({ migration, proof }) => proof === null ? [] : [[migration.script, markExistingTables(proof, snapshot)]]);
    const findings = [...rehearsed.flatMap((one) => one.findings), ...ofCallbacks];
    return {
        proofs: new Map(proofs),
        schemaChange,
        notes: [...(proofs.length === 0 ? [] : [sayStage(shadow), ...notes.map(toSentence)]), ...origin, ...forErrors],
        findings,
        failure: null,
    };
}
/** Where `apply` runs them; those for errors have nothing to run for. */
async function callbacksAround(loaded) {
    const of = (...events) => (0,callbacks/* callbacksOf */.Y)({ loaded }, ...events);
    return {
        before: await of("beforeValidate", "afterValidate", "beforeMigrate"),
        beforeEach: await of("beforeEachMigrate"),
        afterEach: await of("afterEachMigrate"),
        between: await of("afterVersioned", "beforeRepeatables"),
        after: await of("afterMigrate"),
    };
}
/** What of a step is rehearsed. */
function toRun(step) {
    switch (step.kind) {
        case "apply":
            return [step.migration];
        case "repeat":
            return [step.repeatable];
        case "undo":
            return [];
    }
}
function toSentence(note) {
    return `${note.slice(0, 1).toUpperCase()}${note.slice(1).replace(/(?<![.!?])$/, ".")}`;
}
const notForErrors = "The callback afterMigrateError was not tried: it runs only where a migration fails.";
const shadowIsOff = "Nothing was rehearsed, and what changes in the schema is unknown: the input shadow is off.";
/** Under which conditions the proofs hold. */
function sayStage({ major, engine }) {
    const server = engine === "embedded" ? `embedded PostgreSQL ${major}` : `PostgreSQL ${major}`;
    return `The migrations were rehearsed as their owner, no superuser, on seeded rows of a throw-away ${server}.`;
}
async function toCandidate(loaded, migration) {
    const { script } = migration;
    const undo = "undo" in migration ? migration.undo : null;
    return {
        migration,
        runnable: { script, parsed: await loaded.parse(script) },
        undo: undo === null ? null : { script: undo, parsed: await loaded.parse(undo) },
    };
}
function notRehearsed(environment, because, help) {
    const message = `the pending migrations were not rehearsed: ${because}`;
    return (0,problems/* finding */.g)("not-rehearsed", { message, environment, ...(help === null ? {} : { help }) });
}


/***/ }),

/***/ 27305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CT: () => (/* binding */ findSpoiled),
/* harmony export */   EN: () => (/* binding */ isAsLeft),
/* harmony export */   GD: () => (/* binding */ committedIn),
/* harmony export */   p$: () => (/* binding */ regain)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48165);
/* harmony import */ var _core_plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73504);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70551);
/* harmony import */ var _core_state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44734);
/* harmony import */ var _database_lock_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(28170);
/* harmony import */ var _database_make_durable_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(24677);
/* harmony import */ var _run_state_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(82450);







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
            await (0,_database_lock_js__WEBPACK_IMPORTED_MODULE_4__/* .sleep */ .yy)(pause, world.signal);
        }
    }
    return await regainDurably(holding);
}
/** What the record says by then cannot be lost any more: the lost backend may not have waited for the disk. */
async function regainDurably({ regain: again }) {
    const regained = await again();
    await (0,_database_make_durable_js__WEBPACK_IMPORTED_MODULE_6__/* .makeDurable */ .M)(regained.holding.session);
    return regained;
}
/** Tells whether the record says that a step was done. */
function committedIn({ applied, repeatables, }) {
    const versions = new Map(applied.map((row) => [(0,_core_state_js__WEBPACK_IMPORTED_MODULE_3__/* .keyOf */ .TN)(row.version), row]));
    const repeated = new Map(repeatables.map((row) => [row.description, row]));
    return (step) => {
        switch (step.kind) {
            case "apply": {
                const row = versions.get((0,_core_state_js__WEBPACK_IMPORTED_MODULE_3__/* .keyOf */ .TN)(step.migration.version.text));
                return row?.success === true && row.checksum === step.migration.checksum;
            }
            case "repeat": {
                const row = repeated.get(step.repeatable.description);
                return row?.success === true && row.checksum === step.repeatable.checksum;
            }
            case "undo":
                return !versions.has((0,_core_state_js__WEBPACK_IMPORTED_MODULE_3__/* .keyOf */ .TN)(step.row.version));
        }
    };
}
/**
 * What a run that went well has done and is not on record at its end: a file or a callback changed the tool's tables behind
 * the look that each step takes at its row. Empty where all is there, or where that could not be read.
 */
function findSpoiled(run, after) {
    if (after === run.loaded)
        return [];
    const { onRecord } = after;
    const steps = run.planned.plan.steps.filter((step) => run.outcomes.get((0,_core_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .scriptOf */ .Fl)(step))?.result === "done");
    const isCommitted = committedIn(onRecord.history);
    const gone = steps.filter((step) => !isCommitted(step)).map(_run_state_js__WEBPACK_IMPORTED_MODULE_5__/* .titleOf */ .Gg);
    if (gone.length === 0)
        return [];
    const foreign = onRecord.findings.find(({ severity }) => severity === "error");
    const message = `what this run did is not on record (${gone.join(", ")}): ${foreign?.message ?? "a file or a callback took its rows away"}`;
    const help = "give the tool's tables back what they had before the next run, and take the statement out of the files";
    return [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)("statement", { message, help, environment: run.recorder.environment })];
}
/**
 * Whether the versions on record are as this run left them. While it had no connection another run may have held the lock, and done
 * what this one still plans: going on would do it twice. What was found committed counts as done; `open` was under way and
 * was not.
 */
function isAsLeft(run, history, open) {
    const planned = run.planned.plan.steps.map((step) => ({ step, result: run.outcomes.get((0,_core_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .scriptOf */ .Fl)(step))?.result }));
    const done = planned.filter(({ result }) => result === "done").map(({ step }) => step);
    const wanted = new Set(run.loaded.onRecord.history.applied.map((row) => (0,_core_state_js__WEBPACK_IMPORTED_MODULE_3__/* .keyOf */ .TN)(row.version)));
    for (const step of done) {
        for (const key of keysOf(step)) {
            if (step.kind === "undo")
                wanted.delete(key);
            else
                wanted.add(key);
        }
    }
    const found = new Set(history.applied.map((row) => (0,_core_state_js__WEBPACK_IMPORTED_MODULE_3__/* .keyOf */ .TN)(row.version)));
    for (const key of open.flatMap(keysOf)) {
        wanted.delete(key);
        found.delete(key);
    }
    const sameVersions = wanted.size === found.size && [...wanted].every((key) => found.has(key));
    const waiting = planned.filter(({ step, result }) => result === "not-run" && !open.includes(step));
    const isCommitted = committedIn(history);
    return sameVersions && !waiting.some(({ step }) => isCommitted(step));
}
function keysOf(step) {
    return step.kind === "repeat" ? [] : [(0,_core_state_js__WEBPACK_IMPORTED_MODULE_3__/* .keyOf */ .TN)(step.migration.version.text)];
}


/***/ }),

/***/ 82450:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AD: () => (/* binding */ startRun),
/* harmony export */   G9: () => (/* binding */ settle),
/* harmony export */   Gg: () => (/* binding */ titleOf),
/* harmony export */   Ku: () => (/* binding */ runOptions),
/* harmony export */   et: () => (/* binding */ subjectOf)
/* harmony export */ });
/* harmony import */ var _core_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73504);
/* harmony import */ var _core_report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35483);
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


/***/ })

};
