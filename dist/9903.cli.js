const __dirname = import.meta.dirname;
export const id = 9903;
export const ids = [9903,6121];
export const modules = {

/***/ 559:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ readFirstAttempt)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9531);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7496);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4297);



/**
 * The indexes that were INVALID before the first attempt of a file that has not finished, from its first `start` or
 * `undo-start` event since it last did; null when there is no such event. Read-only.
 */
async function readFirstAttempt({ session, target }, { version, description }) {
    const log = (0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableIn */ .sV)(target.home, "log");
    // Repeatables have no version.
    const about = version === null
        ? `e.version IS NULL AND e.description = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteLiteral */ .ce)(description ?? "")}`
        : `e.version = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteLiteral */ .ce)(version)}`;
    const rows = await (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .read */ .L)(session, `SELECT e.detail FROM ${log} e WHERE ${about} AND e.event IN ('start', 'undo-start') AND e.id > coalesce(
       (SELECT max(e.id) FROM ${log} e WHERE ${about} AND e.event IN ('apply', 'undo', 'repair', 'baseline', 'adopt')), 0)
       ORDER BY e.id LIMIT 1`, "reading the first attempt");
    const detail = rows[0]?.[0] ?? null;
    return detail === null ? null : parseDetail(detail);
}
function parseDetail(text) {
    try {
        const { invalidBefore } = JSON.parse(text);
        return Array.isArray(invalidBefore) ? invalidBefore.filter((one) => typeof one === "string") : null;
    }
    catch {
        return null; // the log is written by us alone; a text that is no JSON tells nothing
    }
}


/***/ }),

/***/ 9903:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ createTables),
/* harmony export */   applyPlan: () => (/* binding */ applyPlan)
/* harmony export */ });
/* harmony import */ var _core_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3504);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(551);
/* harmony import */ var _database_send_own_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7472);
/* harmony import */ var _database_grants_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7598);
/* harmony import */ var _database_session_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9357);
/* harmony import */ var _database_tables_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7496);
/* harmony import */ var _database_transaction_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3245);
/* harmony import */ var _callbacks_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1259);
/* harmony import */ var _destroyed_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9470);
/* harmony import */ var _execute_each_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1074);
/* harmony import */ var _execute_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(1429);
/* harmony import */ var _failed_step_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(9105);
/* harmony import */ var _flyway_mirror_steps_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(217);













/**
 * Runs a ready plan of `apply` under the lock, with the callbacks in Flyway's order; the snapshot that it begins is still to
 * be settled. Returns what ended it, null when all is done.
 */
async function applyPlan(run) {
    const { steps } = run.planned.plan;
    const loading = Promise.all(/* import() */[__webpack_require__.e(4571), __webpack_require__.e(369), __webpack_require__.e(2349), __webpack_require__.e(7784)]).then(__webpack_require__.bind(__webpack_require__, 7784));
    const unable = await (0,_failed_step_js__WEBPACK_IMPORTED_MODULE_11__/* .settleFailure */ .yO)(run, async () => {
        await createTables(run);
        await (await loading).beginSnapshot(run);
        return null;
    });
    if (unable !== null)
        return unable;
    return await runSteps(run, steps);
}
async function runSteps(run, steps) {
    const byFlyway = run.world.config.engine.kind === "flyway";
    const failure = await (0,_failed_step_js__WEBPACK_IMPORTED_MODULE_11__/* .settleFailure */ .yO)(run, async () => {
        if (!byFlyway)
            return await applyInOrder(run, steps);
        const { applyByFlyway } = await __webpack_require__.e(/* import() */ 5152).then(__webpack_require__.bind(__webpack_require__, 5152));
        return await applyByFlyway(run);
    });
    if (run.connection === "lost")
        return failure;
    // What an error callback or an undo itself meets is told, not made worse. Flyway runs error callbacks itself.
    if (failure === "database" && !byFlyway)
        await (0,_failed_step_js__WEBPACK_IMPORTED_MODULE_11__/* .settleFailure */ .yO)(run, () => (0,_callbacks_js__WEBPACK_IMPORTED_MODULE_7__/* .runCallbacks */ .g)(run, "afterMigrateError"));
    if (failure === "database" && run.loaded.environment.onFailure === "undo") {
        await (0,_failed_step_js__WEBPACK_IMPORTED_MODULE_11__/* .settleFailure */ .yO)(run, () => undoApplied(run));
    }
    return failure;
}
async function applyInOrder(run, steps) {
    const versioned = steps.filter((step) => step.kind === "apply");
    const repeatables = steps.filter((step) => step.kind === "repeat");
    if (run.loaded.environment.transaction === "all") {
        return await (0,_execute_js__WEBPACK_IMPORTED_MODULE_10__/* .executeTogether */ .af)(run, [
            ...(await (0,_execute_js__WEBPACK_IMPORTED_MODULE_10__/* .callbackParts */ .WY)(run, "beforeValidate", "afterValidate", "beforeMigrate")),
            ...versioned.map(toPart),
            ...(await (0,_execute_js__WEBPACK_IMPORTED_MODULE_10__/* .callbackParts */ .WY)(run, "afterVersioned", "beforeRepeatables")),
            ...repeatables.map(toPart),
            ...(await (0,_execute_js__WEBPACK_IMPORTED_MODULE_10__/* .callbackParts */ .WY)(run, "afterMigrate")),
        ]);
    }
    return ((await (0,_callbacks_js__WEBPACK_IMPORTED_MODULE_7__/* .runCallbacks */ .g)(run, "beforeValidate", "afterValidate", "beforeMigrate")) ??
        (await (0,_execute_each_js__WEBPACK_IMPORTED_MODULE_9__/* .executeEach */ .Z)(run, versioned)) ??
        (await (0,_callbacks_js__WEBPACK_IMPORTED_MODULE_7__/* .runCallbacks */ .g)(run, "afterVersioned", "beforeRepeatables")) ??
        (await (0,_execute_each_js__WEBPACK_IMPORTED_MODULE_9__/* .executeEach */ .Z)(run, repeatables)) ??
        (await (0,_callbacks_js__WEBPACK_IMPORTED_MODULE_7__/* .runCallbacks */ .g)(run, "afterMigrate")));
}
function toPart(step) {
    return { kind: "step", step };
}
/** Makes the tool's tables on first use. Throws Failure that names the missing GRANT. */
async function createTables({ loaded, holding }) {
    const { missing, schemaExists } = loaded.onRecord;
    const ofFlyway = (0,_flyway_mirror_steps_js__WEBPACK_IMPORTED_MODULE_12__/* .mirrorTableSql */ .I)(loaded);
    if (missing.length + ofFlyway.length === 0)
        return null;
    const { session, target } = holding;
    const sql = (0,_database_tables_js__WEBPACK_IMPORTED_MODULE_5__/* .createTablesSql */ .Kg)(target.home, missing, schemaExists).replace(/;\n$/, "");
    const reply = await (0,_database_send_own_js__WEBPACK_IMPORTED_MODULE_2__/* .sendOwn */ .F)(holding, [...(sql === "" ? [] : [sql]), ...ofFlyway]);
    if (reply.error === null)
        return null;
    await session.send("ROLLBACK");
    (0,_database_transaction_js__WEBPACK_IMPORTED_MODULE_6__/* .refuseLostLock */ .gb)({ ...reply.error, location: null, own: true });
    const grants = (0,_database_grants_js__WEBPACK_IMPORTED_MODULE_3__/* .createGrants */ .O1)(target, { schemaExists });
    throw (0,_database_session_js__WEBPACK_IMPORTED_MODULE_4__/* .serverFailure */ .aG)(reply.error, `creating the tables in the schema ${target.home}`, grants);
}
/** Rolls back what this run applied, newest first, as far as that destroys no row. */
async function undoApplied(run) {
    const applied = run.planned.plan.steps
        .filter((step) => step.kind === "apply")
        .filter((step) => run.outcomes.get((0,_core_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .scriptOf */ .Fl)(step))?.result === "done")
        .toReversed();
    for (const { migration } of applied) {
        const { undo, version, description, checksum, script } = migration;
        const row = {
            version: version.text,
            description,
            script: script.name,
            checksum,
            installedBy: run.recorder.installedBy,
            installedOn: "",
            executionMs: 0,
            success: true,
        };
        const refusal = undo === null
            ? "it has no undo script"
            : (await (0,_destroyed_js__WEBPACK_IMPORTED_MODULE_8__/* .destroysNoRow */ .F)(run, undo))
                ? null
                : "its undo script would destroy rows";
        if (undo === null || refusal !== null) {
            const message = `version ${version.text} stays applied: ${refusal ?? ""}`;
            run.findings.push((0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("undo-not-run", { message, environment: run.recorder.environment, file: script.file }));
            return null;
        }
        const ended = await (0,_execute_each_js__WEBPACK_IMPORTED_MODULE_9__/* .executeEach */ .Z)(run, [{ kind: "undo", migration, undo, row }]);
        if (ended !== null)
            return ended;
        run.outcomes.set(script, { result: "not-run", executionMs: null, retries: [] });
    }
    return null;
}


/***/ }),

/***/ 9470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ destroysNoRow),
  S: () => (/* binding */ lookUpDestroyed)
});

// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __webpack_require__(9531);
// EXTERNAL MODULE: ./lib/database/target.js + 1 modules
var target = __webpack_require__(650);
// EXTERNAL MODULE: ./lib/sql/do-block.js + 1 modules
var do_block = __webpack_require__(1854);
// EXTERNAL MODULE: ./lib/sql/parser.js + 1 modules
var parser = __webpack_require__(6121);
// EXTERNAL MODULE: ./lib/sql/syntax.js
var syntax = __webpack_require__(89);
;// CONCATENATED MODULE: ./lib/sql/renames.js

/** Follows ALTER … RENAME and SET SCHEMA over statements, and over the scripts that come after them. */
function followRenames() {
    const tables = [];
    const columns = [];
    const schemas = new Map();
    const schemaBefore = (name) => schemas.get(name) ?? name;
    const tablesBefore = (place) => lookUp(tables, place, (now) => now.name === place.name).map(({ schema, name }) => ({
        schema: schema === null ? null : schemaBefore(schema),
        name,
        column: place.column,
    }));
    const placesBefore = (place) => place.column === null
        ? tablesBefore(place)
        : tablesBefore(place).flatMap((one) => lookUp(columns, one, (now) => now.name === one.name && now.column === one.column));
    const follow = (tree, when) => {
        const [from, to] = [(0,syntax/* textAt */.$6)(tree.node, "subname"), (0,syntax/* textAt */.$6)(tree.node, "newname")];
        const table = (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(tree.node, "relation"));
        const certain = when === "surely" && !(0,syntax/* flagAt */.Qc)(tree.node, "missing_ok");
        const note = (list, was, toNow) => {
            for (const before of placesBefore(was))
                list.unshift({ now: toNow(before), before, certain });
        };
        switch (whatChanges(tree)) {
            case "schema of a table":
                return table === null
                    ? undefined
                    : note(tables, { ...table, column: null }, () => ({
                        ...table,
                        schema: (0,syntax/* textAt */.$6)(tree.node, "newschema"),
                        column: null,
                    }));
            case "table":
                return table === null || to === null
                    ? undefined
                    : note(tables, { ...table, column: null }, () => ({ ...table, name: to, column: null }));
            case "column":
                return table === null
                    ? undefined
                    : note(columns, { ...table, column: from }, (was) => ({ ...was, column: to }));
            case "schema":
                if (from !== null && to !== null)
                    schemas.set(to, schemaBefore(from));
                return undefined;
            case null:
                return undefined;
        }
    };
    return { follow, placesBefore, schemaBefore };
}
function whatChanges({ kind, node }) {
    if (kind === "AlterObjectSchemaStmt")
        return "schema of a table";
    switch (kind === "RenameStmt" ? (0,syntax/* textAt */.$6)(node, "renameType") : null) {
        case "OBJECT_TABLE":
        case "OBJECT_MATVIEW":
            return "table";
        case "OBJECT_COLUMN":
            return "column";
        case "OBJECT_SCHEMA":
            return "schema";
        default:
            return null;
    }
}
/** What may have been renamed to this place, the latest first; the place itself too where nothing surely was. */
function lookUp(renamed, place, isNamed) {
    const found = [];
    for (const { now, before, certain } of renamed) {
        const same = now.schema === place.schema;
        if (!isNamed(now) || (!same && now.schema !== null && place.schema !== null))
            continue;
        found.push(before);
        if (same && certain)
            return found;
    }
    return [...found, place];
}

// EXTERNAL MODULE: ./lib/sql/statement.js
var statement = __webpack_require__(7813);
;// CONCATENATED MODULE: ./lib/sql/destroys.js





const unknown = { kind: "unknown", schema: null, name: "", column: null };
/** Statements after which a name can mean another table than before. */
const renaming = new Set(["VariableSetStmt", "RenameStmt", "AlterObjectSchemaStmt", "DropStmt"]);
/**
 * What data the statements of a script destroy, in order, by the names that it has before the scripts whose renames were
 * followed; tables that the script itself has just created do not count.
 */
function destroyedBy(statements, renames = followRenames()) {
    const created = new Set();
    return statements.flatMap((statement) => {
        const tree = { kind: statement.kind, node: (0,syntax/* asNode */.hK)(statement.node), text: statement.text };
        const look = (one, when) => {
            const kept = destroyedByTree(one).filter((found) => !created.has(keyOf(found)));
            const before = kept.flatMap((found) => toNamesBefore(found, renames));
            renames.follow(one, when);
            return before;
        };
        const found = tree.kind === "DoStmt" ? destroyedByBlock(tree, look) : withText(look(tree, "surely"), tree.text);
        const table = createdBy(tree);
        if (table !== null)
            created.add(keyOf(table));
        if (renaming.has(statement.kind) || statement.role === "setting")
            created.clear();
        return found;
    });
}
function toNamesBefore(found, renames) {
    if (found.kind === "unknown")
        return [found];
    if (found.kind === "schema")
        return [{ ...found, name: renames.schemaBefore(found.name) }];
    return renames.placesBefore(found).map((place) => ({ ...found, ...place }));
}
function keyOf({ schema, name }) {
    return JSON.stringify([schema, name]);
}
function withText(found, text) {
    return found.map((one) => ({ ...one, text: (0,statement/* firstWords */.C)(text) }));
}
function destroyedByBlock(tree, look) {
    const block = (0,do_block/* readDoBlock */.D)((0,parser/* loadedParser */.p)(), tree);
    if (block.kind === "unreadable")
        return withText([unknown], tree.text);
    return [
        ...withText(block.statements.flatMap((inner) => look(inner, inner.guarded ? "perhaps" : "surely")), tree.text),
        ...block.dynamic.map((source) => ({ ...unknown, text: (0,statement/* firstWords */.C)(`EXECUTE ${source}`) })),
    ];
}
function destroyedByTree(tree) {
    const found = [...destroyedBySelf(tree)];
    // Writes can hide in WITH.
    (0,syntax/* visitNodes */.Rm)(tree.node, (kind, node) => {
        if (/^(?:Insert|Update|Delete|Merge)Stmt$/.test(kind))
            found.push(...destroyedBySelf({ kind, node }));
    });
    return found;
}
function destroyedBySelf({ kind, node }) {
    switch (kind) {
        case "DropStmt":
            return destroyedByDrop(node);
        case "AlterTableStmt":
            return destroyedByAlter(node);
        case "TruncateStmt":
            return (0,syntax/* listAt */.gT)(node, "relations").flatMap((item) => toRows((0,syntax/* nodeAt */.oB)(item, "RangeVar")));
        case "DeleteStmt":
        case "UpdateStmt":
        case "MergeStmt":
            return toRows((0,syntax/* nodeAt */.oB)(node, "relation"));
        case "InsertStmt": {
            const conflict = (0,syntax/* nodeAt */.oB)(node, "onConflictClause");
            return conflict !== null && (0,syntax/* textAt */.$6)(conflict, "action") === "ONCONFLICT_UPDATE"
                ? toRows((0,syntax/* nodeAt */.oB)(node, "relation"))
                : [];
        }
        // A procedure can do anything; so can DROP OWNED and DROP DATABASE.
        case "CallStmt":
        case "DropOwnedStmt":
        case "DropdbStmt":
            return [unknown];
        default:
            return [];
    }
}
function toRows(rangeVar) {
    const relation = (0,syntax/* relationIn */.eR)(rangeVar);
    return relation === null ? [] : [{ kind: "rows", ...relation, column: null }];
}
function destroyedByDrop(node) {
    const objects = (0,syntax/* listAt */.gT)(node, "objects");
    switch ((0,syntax/* textAt */.$6)(node, "removeType")) {
        case "OBJECT_TABLE":
        case "OBJECT_MATVIEW":
            return (0,syntax/* droppedBy */.ue)(node).map((relation) => ({ kind: "table", ...relation, column: null }));
        case "OBJECT_SCHEMA":
            return objects.map((object) => ({ kind: "schema", schema: null, name: (0,syntax/* nameIn */.ZC)(object) ?? "", column: null }));
        case "OBJECT_TYPE":
        case "OBJECT_DOMAIN":
        case "OBJECT_EXTENSION":
            // With CASCADE the columns of such a type go too, and the statement does not say which.
            return (0,syntax/* textAt */.$6)(node, "behavior") === "DROP_CASCADE" ? [unknown] : [];
        default:
            return [];
    }
}
function destroyedByAlter(node) {
    const relation = (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, "relation"));
    const type = (0,syntax/* textAt */.$6)(node, "objtype") === "OBJECT_TYPE";
    return (0,syntax/* listAt */.gT)(node, "cmds").flatMap((item) => {
        const command = (0,syntax/* nodeAt */.oB)(item, "AlterTableCmd");
        if (relation === null || command === null || (0,syntax/* textAt */.$6)(command, "subtype") !== "AT_DropColumn")
            return [];
        // Columns of a composite type lose an attribute; the statement does not say which.
        return type ? [unknown] : [{ kind: "column", ...relation, column: (0,syntax/* textAt */.$6)(command, "name") }];
    });
}
/** The table that a statement surely makes anew. */
function createdBy({ kind, node }) {
    if ((0,syntax/* flagAt */.Qc)(node, "if_not_exists"))
        return null;
    if (kind === "CreateStmt")
        return (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, "relation"));
    return kind === "CreateTableAsStmt" ? (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(node, "into") ?? {}, "rel")) : null;
}

// EXTERNAL MODULE: ./lib/database/read.js
var read = __webpack_require__(4297);
;// CONCATENATED MODULE: ./lib/environment/run/destroyed.js





/** What data the undo scripts destroy, one after the other, with the target's estimates. Read-only: looks for one row, never counts. */
async function lookUpDestroyed(session, target, loaded, scripts) {
    const found = new Map();
    const renames = followRenames();
    for (const script of scripts) {
        const { statements } = await loaded.parse(script);
        const destroyed = [];
        for (const one of destroyedBy(statements, renames))
            destroyed.push(...(await lookUpOne(session, target, one)));
        found.set(script, unique(destroyed));
    }
    return found;
}
/** Whether an undo script provably destroys no row on the target. */
async function destroysNoRow({ holding, loaded }, undo) {
    const found = await lookUpDestroyed(holding.session, holding.target, loaded, [undo]);
    return (found.get(undo) ?? []).every(({ seen }) => seen === false);
}
const patienceMs = 2000;
async function lookUpOne(session, target, one) {
    if (one.kind === "unknown")
        return [{ kind: "unknown", name: one.text, rows: null, seen: null }];
    const kind = one.kind === "schema" ? "table" : one.kind;
    const tables = await readTables(session, target, one);
    // What could not be looked up may be there.
    if (tables === null)
        return [{ kind, name: nameOf(one), rows: null, seen: null }];
    const looked = [];
    for (const { schema, name, rows } of tables) {
        const qualified = `${(0,quote/* quoteIdentifier */.Cm)(schema)}.${(0,quote/* quoteIdentifier */.Cm)(name)}`;
        const condition = one.column === null ? "" : ` WHERE ${(0,quote/* quoteIdentifier */.Cm)(one.column)} IS NOT NULL`;
        const seen = await seesRow(session, `SELECT FROM ${qualified}${condition}`);
        looked.push({ kind, name: nameOf({ ...one, schema, name }), rows, seen });
    }
    return looked;
}
function nameOf({ schema, name, column }) {
    return [schema, name, column].filter((part) => part !== null).join(".");
}
/** The tables that a statement means, as far as they exist; null when they could not be looked up. */
async function readTables(session, { searchPath }, one) {
    const relation = [one.schema, one.name]
        .filter((part) => part !== null)
        .map(quote/* quoteIdentifier */.Cm)
        .join(".");
    const which = one.kind === "schema"
        ? `n.nspname = ${(0,quote/* quoteLiteral */.ce)(one.name)} AND c.relkind IN ('r', 'p', 'm') AND NOT c.relispartition`
        : `c.oid = current_setting('schema_version.relation')::oid`;
    const column = one.column === null
        ? ""
        : ` AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = ${(0,quote/* quoteLiteral */.ce)(one.column)} AND NOT a.attisdropped)`;
    // The name is the file's, so its search_path resolves it; nothing else may be found there.
    const reply = await session.send(`BEGIN READ ONLY; SELECT pg_catalog.set_config('search_path', ${(0,quote/* quoteLiteral */.ce)(searchPath)}, true);
     SELECT pg_catalog.set_config('schema_version.relation', coalesce(pg_catalog.to_regclass(${(0,quote/* quoteLiteral */.ce)(relation)})::pg_catalog.oid::pg_catalog.text, '0'), true);
     SET LOCAL search_path = ${target/* ownSearchPath */.O};
     SELECT n.nspname, c.relname, (SELECT CASE WHEN bool_or(p.reltuples >= 0) THEN sum(greatest(p.reltuples, 0)) END
         FROM pg_class p WHERE p.oid = c.oid OR p.oid IN (SELECT t.relid FROM pg_partition_tree(c.oid) t))
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${which}${column}; COMMIT`);
    if (reply.error !== null) {
        await session.send("ROLLBACK");
        return null;
    }
    return (reply.results[4]?.rows ?? []).map(([schema, name, rows]) => ({
        schema: schema ?? "",
        name: name ?? "",
        rows: rows === null || rows === undefined ? null : Number(rows),
    }));
}
/** True when there is a row, false when there is none, null when that could not be seen in time. */
async function seesRow(session, select) {
    const settings = [`statement_timeout = ${patienceMs}`, "row_security = off"];
    const { rows, error } = await (0,read/* tryRead */.o)(session, [`SELECT EXISTS (${select})`], settings);
    return error === null ? rows[0]?.[0]?.[0] === "t" : null;
}
function unique(destroyed) {
    return [...new Map(destroyed.map((one) => [`${one.kind} ${one.name}`, one])).values()];
}


/***/ }),

/***/ 1074:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ executeEach)
});

// EXTERNAL MODULE: ./lib/core/plan.js
var plan = __webpack_require__(3504);
// EXTERNAL MODULE: ./lib/sql/row-steps.js + 4 modules
var row_steps = __webpack_require__(1351);
;// CONCATENATED MODULE: ./lib/environment/run/batches.js


/*
 * A run of many files, which makes a new database, sends several of them in one message. A killed run leaves the server
 * at work on the message that it has, so a message is short against what the run has done before, and in time.
 */
/** At most so many files go together, and so many characters of SQL. */
const mostFiles = 128;
const mostCharacters = 256 * 1024;
/** So long a message should take, in milliseconds, as far as the one before tells. */
const wantedMs = 200;
/** How many files the next message may hold. */
function filesAtOnce({ done, lastMs }) {
    const inTime = lastMs === null ? mostFiles : Math.floor(wantedMs / lastMs);
    return Math.max(1, Math.min(mostFiles, Math.floor(done / 3), inTime));
}
/** The first of the steps, as many as may share a message; the first alone where it needs its own. */
async function nextSteps(run, steps, pace) {
    let [count, characters] = [0, 0];
    for (const step of allowsBatches(run) ? steps.slice(0, filesAtOnce(pace)) : []) {
        const parsed = await run.loaded.parse((0,plan/* scriptOf */.Fl)(step));
        characters += parsed.sql.length;
        if (!isPlain(step, parsed) || characters > mostCharacters)
            break;
        count += 1;
    }
    return steps.slice(0, Math.max(1, count));
}
/** Callbacks around each file share its transaction, and may do to the session what they like. */
function allowsBatches({ loaded: { environment, set } }) {
    const around = set.callbacks.some(({ event }) => event === "beforeEachMigrate" || event === "afterEachMigrate");
    return environment.database.kind === "server" && !around;
}
/** A file with nothing of its own to look after: no settings, no data, no question about rows before it begins. */
function isPlain(step, { transactional, copyData, statements }) {
    if (step.kind !== "apply" || step.resume)
        return false;
    const { directives } = (0,plan/* scriptOf */.Fl)(step);
    if (!transactional || copyData.length > 0 || directives.maxBlockMs !== undefined)
        return false;
    return statements.every((one) => !isUnusualSetting(one) && !(0,row_steps/* asksOfRows */.J)(one));
}
/** What is recorded of the file is written before all of its settings are forgotten. */
function isUnusualSetting({ kind, text }) {
    if (kind !== "VariableSetStmt")
        return false;
    return !/^SET\s+(?:SESSION\s+|LOCAL\s+)?(?:search_path|lock_timeout|statement_timeout|client_min_messages|check_function_bodies)\b/i.test(text);
}

// EXTERNAL MODULE: ./lib/database/lock.js
var lock = __webpack_require__(8170);
;// CONCATENATED MODULE: ./lib/database/noted.js
/*
 * A transaction that shares its message with others notes in settings of its own when and where it began: the message is
 * sent before anybody knows. A file may wipe them (RESET ALL): then the record has no recovery point, and counts from
 * the message.
 */
const [began, position] = ["schema_version.began", "schema_version.wal"];
/** Expressions that note the server's clock, and the recovery point before the transaction. */
const noteBegin = [
    // Seconds since 1970: a date would be read back by another DateStyle.
    `pg_catalog.set_config('${began}', extract(epoch FROM pg_catalog.clock_timestamp())::pg_catalog.text, true)`,
    `pg_catalog.set_config('${position}', pg_catalog.pg_current_wal_insert_lsn()::pg_catalog.text, true)`,
];
/** What was noted, NULL where it was wiped; under the tool's own search_path. */
const notedOf = (name) => `NULLIF(pg_catalog.current_setting('${name}', true), '')`;
/** Milliseconds since the transaction began. */
const sinceBegin = `((extract(epoch FROM pg_catalog.clock_timestamp()) - COALESCE(${notedOf(began)}::pg_catalog.numeric, extract(epoch FROM pg_catalog.statement_timestamp()))) * 1000)::pg_catalog.int4`;
/** The recovery point before the transaction, and when it was read. */
const walBefore = {
    position: notedOf(position),
    at: `pg_catalog.to_timestamp(${notedOf(began)}::pg_catalog.float8)`,
};

// EXTERNAL MODULE: ./lib/database/recorded.js
var database_recorded = __webpack_require__(3101);
// EXTERNAL MODULE: ./lib/database/records.js
var records = __webpack_require__(8799);
// EXTERNAL MODULE: ./lib/database/settings.js
var settings = __webpack_require__(176);
;// CONCATENATED MODULE: ./lib/database/batch-statements.js





/** What each unit of a batch executes: it begins, its row, its event, it ends. */
const [beginName, rowName, eventName, endName] = [
    "schema_version_begin",
    "schema_version_row",
    "schema_version_event",
    "schema_version_end",
];
/**
 * A unit whose file prepares any is found out by its end; one that forgets ours, by what executes it next. No count: the
 * server takes twice as long for one.
 */
const undisturbed = `CASE WHEN NOT EXISTS (SELECT FROM pg_catalog.pg_prepared_statement() OFFSET 4) THEN 1 ELSE pg_catalog.current_setting('schema_version.disturbed')::pg_catalog.int4 END`;
/** Whether it was a statement of ours that failed because a file has prepared or forgotten any. */
function isDisturbed({ own, sqlstate, message }) {
    return own && (sqlstate === "26000" || message.includes("schema_version.disturbed"));
}
/**
 * Prepares what units of batches execute, planned once for all of them. In a message of its own: the server keeps the
 * text of the whole message with each statement, and hands it out whenever it is asked which are prepared. `refused`: the
 * server could not, and the session is clean. Throws Failure for a lost connection.
 */
async function prepareBatches({ session, target }, options) {
    const reply = await session.send(prepareAll(target, options).join(";\n"));
    if (reply.error === null)
        return "prepared";
    await session.send((0,settings/* beforeOwn */.wA)(target).join(";\n"));
    return "refused";
}
/** Leaves the session clean for what is no batch. Throws Failure for a lost connection. */
async function forgetBatches({ session }) {
    await session.send("DEALLOCATE ALL");
}
/** Each under the search_path that it will run with, or it would be planned anew each time. */
function prepareAll(target, { recorder, reason, lockTimeoutMs, statementTimeoutMs }) {
    const row = { version: "$1", description: "$2", script: "$3", checksum: "$4" };
    const end = { success: true, executionMs: sinceBegin };
    const details = { event: "apply", ...end, reason, walSql: walBefore };
    const begin = [
        (0,lock/* lockProof */.ML)(target),
        ...noteBegin,
        ...(0,settings/* settingCalls */.yW)(target, { lockTimeout: `'${lockTimeoutMs}'`, statementTimeout: `'${statementTimeoutMs}'` }),
    ];
    const recorded = [(0,database_recorded/* provesRow */.E_)(target.home, "versions", row, end), (0,database_recorded/* provesEvent */.mr)(target.home, row, details.event)];
    const proofs = [(0,lock/* lockProof */.ML)(target), sinceBegin, undisturbed, ...recorded];
    const types = "pg_catalog.text, pg_catalog.text";
    return [
        "DEALLOCATE ALL",
        ...settings/* ownSettings */.SN,
        `PREPARE ${rowName} (${types}, ${types}) AS ${(0,records/* insertVersionSql */.cT)(target.home, row, recorder, end)}`,
        `PREPARE ${eventName} (${types}, ${types}) AS ${(0,records/* insertEventSql */.aw)(target.home, row, recorder, details)}`,
        `PREPARE ${endName} (${types}, ${types}) AS SELECT ${proofs.join(", ")}`,
        "RESET ALL",
        `PREPARE ${beginName} AS SELECT ${begin.join(", ")}`,
        ...settings/* ownSettings */.SN,
    ];
}

// EXTERNAL MODULE: ./lib/database/make-durable.js
var make_durable = __webpack_require__(4677);
// EXTERNAL MODULE: ./lib/database/message.js
var database_message = __webpack_require__(9998);
// EXTERNAL MODULE: ./lib/database/transaction.js + 1 modules
var transaction = __webpack_require__(3245);
// EXTERNAL MODULE: ./lib/database/watch.js + 2 modules
var watch = __webpack_require__(5063);
;// CONCATENATED MODULE: ./lib/database/batch.js







/**
 * Runs units that follow one another in one message, each in a transaction of its own, in a session in which what they
 * execute is prepared. The server ends a message at its first error, so nothing runs behind a unit that failed. Only the
 * last COMMIT waits for the disk and for standbys, which covers all before it. Nothing is repeated. Throws Failure for a
 * lost connection, after which more may be committed than was told, and for a lost lock.
 */
async function runBatch(held, batch, wal, options) {
    const { session, target } = held;
    const { message, scripts } = batch;
    const counter = countUnits(batch, options);
    const { value: reply, watched: seen } = await (0,watch/* watched */.V)((0,transaction/* toWatching */.jN)(held, scripts, options), () => (0,transaction/* sendMessage */._z)(held, message, { ...options, onResult: counter.note }));
    if (reply.error === null) {
        counter.tellDurable();
        return { kind: "done", wal: (0,transaction/* walOf */.Us)(reply, wal), session: "prepared" };
    }
    const after = (0,transaction/* walOf */.Us)(await session.send(["ROLLBACK", ...(0,settings/* beforeOwn */.wA)(target), transaction/* walSql */.bL].join(";\n")), wal);
    await (0,make_durable/* makeDurable */.M)(session);
    counter.tellDurable();
    const left = { wal: after, session: "clean" };
    const error = await (0,database_recorded/* inWords */.r4)(held, (0,transaction/* refuseLostLock */.gb)((0,database_message/* blame */.Sy)(message, reply, reply.error)));
    // The server reads a whole message before it runs any of it: syntax newer than the server keeps all of it from running.
    if (reply.results.length === 0 || isDisturbed(error))
        return { kind: "disturbed", ...left };
    return { kind: "failed", error, watched: seen, ...left };
}
/** Follows the results of a batch: which of its units have committed, and how long each took. */
function countUnits({ ends }, { onCommitted, onDurable }) {
    const executionMs = [];
    let [completed, tookMs] = [0, 0];
    return {
        note: ({ rows }) => {
            const end = ends[executionMs.length];
            if (end === undefined)
                return;
            completed += 1;
            if (completed === end.timed)
                tookMs = Number(rows[0]?.[1] ?? 0);
            if (completed < end.count)
                return;
            executionMs.push(tookMs);
            completed = 0;
            onCommitted();
        },
        tellDurable: () => onDurable(executionMs),
    };
}

// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __webpack_require__(9531);
;// CONCATENATED MODULE: ./lib/database/batch-message.js





/** Makes the message of some units, for a session in which what they execute is prepared. */
function toBatchMessage(target, units) {
    const chunks = units.map((unit, index) => chunksOf(target, unit, index === units.length - 1 ? ["COMMIT"] : commitLightly));
    return {
        message: (0,database_message/* toMessage */.R9)([...chunks.flat(), ours([...(0,settings/* behindCommit */.sf)(target), transaction/* walSql */.bL])]),
        scripts: units.map(({ runnable }) => runnable.script),
        // The last piece of a unit begins with what answers with its time.
        ends: chunks.map((own) => ({ count: countAll(own), timed: countAll(own.slice(0, -1)) + 1 })),
    };
}
/** Else the server plans a statement with parameters anew for its first five times, before it keeps a plan. */
const planOnce = "SET plan_cache_mode = force_generic_plan";
/** What a file directs over the timeouts of its run, which what it executes sets. */
function ownTimeouts({ directives: { lockTimeoutMs, statementTimeoutMs } }) {
    return [
        ...(lockTimeoutMs === undefined ? [] : [`SET lock_timeout = ${lockTimeoutMs}`]),
        ...(statementTimeoutMs === undefined ? [] : [`SET statement_timeout = ${statementTimeoutMs}`]),
    ];
}
/** Behind a RESET ALL: whoever is not the last of a message need not wait for the disk, nor for standbys. */
const commitLightly = ["SET LOCAL synchronous_commit = off", "COMMIT"];
/** The session is clean before it and behind it, but for what is prepared. */
function chunksOf(target, { runnable, row, beside }, end) {
    const { script, parsed } = runnable;
    const values = [row.version, row.description, row.script, row.checksum].map(quote/* quoteLiteral */.ce).join(", ");
    return [
        ours([
            ...settings/* forgetSettings */.nj,
            "BEGIN READ WRITE",
            `EXECUTE ${beginName}`,
            ...ownTimeouts(script),
            ...(0,settings/* changeRole */.Pp)(target),
        ]),
        { kind: "script", script: parsed },
        { kind: "end", statements: [settings/* checkDeferred */._6], file: script.file },
        ours([
            ...(0,settings/* beforeRecord */.Dw)(target),
            planOnce,
            `EXECUTE ${rowName} (${values})`,
            ...beside,
            `EXECUTE ${eventName} (${values})`,
        ]),
        ours([`EXECUTE ${endName} (${values})`, ...settings/* forgetPlain */.pQ, ...end]),
    ];
}
function countAll(chunks) {
    return chunks.reduce((sum, chunk) => sum + (0,database_message/* countOf */.pq)(chunk), 0);
}
function ours(statements) {
    return { kind: "own", statements };
}

// EXTERNAL MODULE: ./lib/database/session.js
var session = __webpack_require__(9357);
// EXTERNAL MODULE: ./lib/environment/run/interrupted.js
var interrupted = __webpack_require__(569);
// EXTERNAL MODULE: ./lib/environment/flyway/mirror-steps.js
var mirror_steps = __webpack_require__(217);
// EXTERNAL MODULE: ./lib/environment/run/run-state.js
var run_state = __webpack_require__(2450);
// EXTERNAL MODULE: ./lib/environment/run/step-units.js
var step_units = __webpack_require__(1711);
;// CONCATENATED MODULE: ./lib/environment/run/execute-batch.js










/** Makes the message of some steps; sends nothing. */
async function toReadyBatch(run, steps) {
    return { steps, batch: toBatchMessage(run.holding.target, await toUnits(run, steps)) };
}
/** Runs steps in one message, each with its row and its event in a transaction of its own; nothing behind one that fails. */
async function executeBatch(run, { steps, batch }) {
    const { world } = run;
    const parts = steps.map((step) => ({ kind: "step", step }));
    if (world.signal.aborted)
        return { kind: "ended", failure: await (0,interrupted/* notStarted */.DY)(run, parts) };
    const left = [...steps];
    const shown = showSteps(run, steps);
    const onDurable = (executionMs) => {
        const lines = left.splice(0, executionMs.length).map((step, index) => {
            const took = executionMs[index] ?? 0;
            (0,run_state/* settle */.G9)(run, step, { result: "done", executionMs: took, retries: [] });
            return `  ${(0,run_state/* titleOf */.Gg)(step)}  done  ${took} ms`;
        });
        if (lines.length > 0)
            world.log.done(lines.join("\n"));
    };
    try {
        const told = { onCommitted: shown.next, onDurable };
        const outcome = await runPrepared(run, batch, { ...(0,run_state/* runOptions */.Ku)(run, []), ...told });
        shown.end();
        const [step] = left;
        // All have committed: what fails behind the last COMMIT, be it by a late cancel, takes nothing back.
        if (step === undefined)
            return { kind: "ended", failure: null };
        if (outcome.kind !== "failed")
            return { kind: "at", step };
        // What goes on with a first attempt goes on in a group that is open.
        showAlone(run, step);
        return { kind: "at", step, tried: { ...outcome, unit: 0 } };
    }
    catch (error) {
        shown.end();
        return { kind: "ended", failure: await (0,interrupted/* interruptedBatch */.$4)(run, left, error) };
    }
}
/** Prepares what batches execute, once for those that follow one another. */
async function runPrepared(run, batch, options) {
    const { holding, recorder, world } = run;
    if (run.prepared !== holding.session) {
        const prepared = await prepareBatches(holding, { ...options, recorder, reason: world.config.reason });
        if (prepared === "refused")
            return { kind: "disturbed" };
    }
    run.prepared = null;
    const outcome = await runBatch(holding, batch, run.wal, options);
    run.wal = outcome.wal;
    run.prepared = outcome.session === "prepared" ? holding.session : null;
    return outcome;
}
/** Leaves the session clean behind batches, for what is none. Whether the connection is lost is found out by the next to send. */
async function leaveBatches(run) {
    const { holding, prepared } = run;
    run.prepared = null;
    if (prepared !== holding.session)
        return;
    try {
        await forgetBatches(holding);
    }
    catch (error) {
        if (!(0,session/* isConnectionLost */.pb)(error))
            throw error;
    }
}
/** Shows the steps of a message as one group, and which of them is under way. */
function showSteps({ world: { log } }, steps) {
    const titles = steps.map(run_state/* titleOf */.Gg);
    const underWay = titles.values();
    const next = () => log.progress(underWay.next().value ?? "");
    log.group(`${titles[0] ?? ""} to ${titles.at(-1) ?? ""}`);
    next();
    return {
        next,
        end: () => {
            log.progress("");
            log.endGroup();
        },
    };
}
function showAlone({ world: { log } }, step) {
    log.group((0,run_state/* titleOf */.Gg)(step));
    log.progress((0,run_state/* titleOf */.Gg)(step));
}
async function toUnits(run, steps) {
    const units = [];
    for (const step of steps) {
        const script = (0,plan/* scriptOf */.Fl)(step);
        const runnable = { script, parsed: await run.loaded.parse(script) };
        const subject = (0,run_state/* subjectOf */.et)(step);
        const row = (0,step_units/* textRow */.yL)({ ...subject, version: subject.version ?? "" });
        units.push({ runnable, row, beside: (0,mirror_steps/* mirrorStepSql */.m)(run, step, "done", sinceBegin) });
    }
    return units;
}

// EXTERNAL MODULE: ./lib/environment/run/execute.js + 1 modules
var execute = __webpack_require__(1429);
;// CONCATENATED MODULE: ./lib/environment/run/execute-each.js



/** Runs steps one after the other, each with its row and its event; returns what ended it, null when all are done. */
async function executeEach(run, steps) {
    const failure = await executeInOrder(run, steps);
    await leaveBatches(run);
    return failure;
}
async function executeInOrder(run, steps) {
    let pace = { done: 0, lastMs: null };
    let made = null;
    while (pace.done < steps.length) {
        const next = fits(made, pace) ? made : await toNext(run, steps.slice(pace.done), pace);
        const behind = { ...pace, done: pace.done + next.steps.length };
        const started = performance.now();
        // While the server works, what follows is made as if all went well.
        const [{ ended, ran }, following] = await Promise.all([
            executeNext(run, next),
            toNext(run, steps.slice(behind.done), behind),
        ]);
        if (ended !== null)
            return ended;
        pace = { done: pace.done + ran, lastMs: (performance.now() - started) / ran };
        made = ran === next.steps.length ? following : null;
    }
    return null;
}
async function toNext(run, steps, pace) {
    const next = await nextSteps(run, steps, pace);
    return next.length > 1 ? await toReadyBatch(run, next) : { steps: next };
}
/** Whether a message that was made ahead may still be sent at the pace that is known now. */
function fits(made, pace) {
    return made !== null && "batch" in made && made.steps.length <= filesAtOnce(pace);
}
/** Runs the first of these steps, all of them where nothing comes between. */
async function executeNext(run, next) {
    const { steps } = next;
    if (!("batch" in next)) {
        const [step] = steps;
        await leaveBatches(run);
        return step === undefined ? { ended: null, ran: 0 } : { ended: await (0,execute/* executeOne */.y6)(run, step), ran: 1 };
    }
    const batch = await executeBatch(run, next);
    if (batch.kind === "ended")
        return { ended: batch.failure, ran: steps.length };
    const ended = await (0,execute/* executeTogether */.af)(run, [{ kind: "step", step: batch.step }], batch.tried);
    return { ended, ran: steps.indexOf(batch.step) + 1 };
}


/***/ }),

/***/ 1429:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  WY: () => (/* binding */ callbackParts),
  y6: () => (/* binding */ executeOne),
  af: () => (/* binding */ executeTogether)
});

// EXTERNAL MODULE: ./lib/core/plan.js
var plan = __webpack_require__(3504);
// EXTERNAL MODULE: ./lib/database/first-attempt.js
var first_attempt = __webpack_require__(559);
// EXTERNAL MODULE: ./lib/database/transaction.js + 1 modules
var transaction = __webpack_require__(3245);
// EXTERNAL MODULE: ./lib/database/without-transaction.js + 1 modules
var without_transaction = __webpack_require__(6722);
// EXTERNAL MODULE: ./lib/environment/run/callbacks.js
var callbacks = __webpack_require__(1259);
// EXTERNAL MODULE: ./lib/environment/run/failed-step.js
var failed_step = __webpack_require__(9105);
// EXTERNAL MODULE: ./lib/environment/run/interrupted.js
var interrupted = __webpack_require__(569);
// EXTERNAL MODULE: ./lib/environment/run/part.js
var run_part = __webpack_require__(4106);
// EXTERNAL MODULE: ./lib/sql/row-steps.js + 4 modules
var row_steps = __webpack_require__(1351);
// EXTERNAL MODULE: ./lib/environment/probes/probe-rows.js + 9 modules
var probe_rows = __webpack_require__(7623);
;// CONCATENATED MODULE: ./lib/environment/probes/probe-parts.js




/** Little, since the work waits for it: what is not found out so cheaply, the statement itself finds out. */
const budget = { cost: 20_000, milliseconds: 1000 };
const totalMs = 3000;
/**
 * Asks, under the lock, whether a row stands in the way of what is about to run, which would else find it at the end of a
 * long scan. Nothing is asked where no statement demands anything of rows. Undo scripts are not asked for. Read-only.
 */
async function probeParts(run, parts) {
    const scripts = [];
    for (const part of parts) {
        if (part.kind === "step" && part.step.kind === "undo")
            continue;
        const parsed = part.kind === "step" ? await run.loaded.parse((0,plan/* scriptOf */.Fl)(part.step)) : part.runnable.parsed;
        const version = part.kind === "step" && part.step.kind === "apply" ? part.step.migration.version.text : null;
        // A scan without a transaction is in nobody's way, and what it leaves must be on record.
        const asked = part.kind === "step" && parsed.transactional;
        scripts.push({ version, statements: parsed.statements, asked });
    }
    if (!scripts.some(({ asked, statements }) => asked && statements.some(row_steps/* asksOfRows */.J)))
        return [];
    const { session, target } = run.holding;
    const options = { environment: run.recorder.environment, budget, totalMs, now: run.world.now };
    const { findings } = await (0,probe_rows/* probeRows */.W)(session, target, scripts, options);
    return findings.map((one) => ({ ...one, state: `it was not started; ${(0,failed_step/* whereItStands */.ay)(run)}` }));
}

// EXTERNAL MODULE: ./lib/environment/run/run-state.js
var run_state = __webpack_require__(2450);
// EXTERNAL MODULE: ./lib/environment/run/step-units.js
var step_units = __webpack_require__(1711);
;// CONCATENATED MODULE: ./lib/environment/run/execute.js











/** Runs one step, in a transaction with its row and its event where it can; returns what ended it. */
async function executeOne(run, step) {
    const { parsed } = await toRunnable(run, step);
    if (parsed.transactional || step.kind === "undo")
        return await executeTogether(run, [{ kind: "step", step }]);
    // The callbacks around a file run in its transaction; one without has none to share.
    return ((await (0,callbacks/* runCallbacks */.g)(run, "beforeEachMigrate")) ??
        (await executeTogether(run, [{ kind: "step", step }])) ??
        (await (0,callbacks/* runCallbacks */.g)(run, "afterEachMigrate")));
}
/** The callbacks of an event as parts of one transaction. */
async function callbackParts(run, ...events) {
    const parts = [];
    for (const event of events) {
        for (const runnable of await (0,callbacks/* callbacksOf */.Y)(run, event))
            parts.push({ kind: "callback", event, runnable });
    }
    return parts;
}
/**
 * Runs parts in one transaction, all or nothing. A step that cannot run in one must be alone. With a first attempt that a
 * batch has made it goes on from there.
 */
async function executeTogether(run, parts, tried) {
    const [first] = parts;
    if (first === undefined)
        return null;
    const retries = [];
    const title = parts.length === 1 ? (0,run_part/* titleOfPart */.TT)(first) : `${parts.length} files in one transaction`;
    if (tried === undefined) {
        if (run.world.signal.aborted)
            return await (0,interrupted/* notStarted */.DY)(run, parts);
        run.world.log.group(title);
        run.world.log.progress(title);
    }
    try {
        const inTheWay = tried === undefined ? await probeParts(run, parts) : [];
        if (inTheWay.length > 0)
            return notWorthStarting(run, title, inTheWay);
        const options = { ...(0,run_state/* runOptions */.Ku)(run, retries), ...(tried === undefined ? {} : { tried }) };
        const outcome = await executeParts(run, parts, options);
        if (outcome.kind === "failed")
            return await fail(run, parts, outcome, retries);
        run.wal = outcome.wal;
        for (const [index, part] of parts.entries())
            done(run, part, outcome, { index, retries });
        return null;
    }
    catch (error) {
        return await (0,interrupted/* interrupted */.VM)(run, parts, error, retries);
    }
    finally {
        run.world.log.progress("");
        run.world.log.endGroup();
    }
}
/** The step would fail after it has scanned the table under its lock. */
function notWorthStarting(run, title, inTheWay) {
    run.findings.push(...inTheWay);
    run.world.log.done(`  ${title}  not started: ${inTheWay[0]?.message ?? ""}`);
    return "database";
}
async function executeParts(run, parts, options) {
    const [first] = parts;
    if (parts.length === 1 && first?.kind === "step") {
        const runnable = await toRunnable(run, first.step);
        if (!runnable.parsed.transactional) {
            const known = resumes(first.step) ? await (0,first_attempt/* readFirstAttempt */.W)(run.holding, (0,run_state/* subjectOf */.et)(first.step)) : null;
            return (0,without_transaction/* runWithoutTransaction */.A)(run.holding, (0,step_units/* toAloneUnit */.X3)(run, first.step, runnable, known), run.wal, options);
        }
    }
    const units = [];
    for (const part of parts)
        units.push(await unitOf(run, part));
    return (0,transaction/* runTransaction */.c4)(run.holding, units, run.wal, options);
}
/** Whether an attempt without a transaction has been made before. */
function resumes(step) {
    switch (step.kind) {
        case "apply":
            return step.resume;
        case "repeat":
            return true;
        case "undo":
            return !step.row.success;
    }
}
async function toRunnable(run, step) {
    const script = (0,plan/* scriptOf */.Fl)(step);
    return { script, parsed: await run.loaded.parse(script) };
}
/** As in Flyway, beforeEachMigrate and afterEachMigrate run inside the migration's transaction; undo has no callbacks. */
async function unitOf(run, part) {
    if (part.kind === "callback")
        return { scripts: [part.runnable], record: () => [] };
    const own = await toRunnable(run, part.step);
    if (part.step.kind === "undo")
        return (0,step_units/* toUnit */.kM)(run, part.step, [own]);
    const around = [await (0,callbacks/* callbacksOf */.Y)(run, "beforeEachMigrate"), [own], await (0,callbacks/* callbacksOf */.Y)(run, "afterEachMigrate")];
    return (0,step_units/* toUnit */.kM)(run, part.step, around.flat());
}
function done(run, part, outcome, { index, retries }) {
    const executionMs = outcome.executionMs[index] ?? 0;
    if (part.kind === "step") {
        (0,run_state/* settle */.G9)(run, part.step, { result: "done", executionMs, retries: index === 0 ? retries : [] });
    }
    run.world.log.done(`  ${(0,run_part/* titleOfPart */.TT)(part)}  done  ${executionMs} ms`);
}
async function fail(run, parts, outcome, retries) {
    const part = parts[outcome.unit];
    if (part === undefined)
        return "database";
    const script = part.kind === "step" ? (0,plan/* scriptOf */.Fl)(part.step) : part.runnable.script;
    if (part.kind === "step")
        (0,run_state/* settle */.G9)(run, part.step, { result: "failed", executionMs: null, retries });
    const { transactional } = await run.loaded.parse(script);
    const { error, watched } = outcome;
    await (0,failed_step/* recordEnd */.$f)(run, "fail", part.kind === "step" ? part.step : script, { ...error, watched });
    const together = `${(0,run_part/* undoneTogether */.Ep)(parts)}; ${(0,failed_step/* whereItRests */.QN)(run)}`;
    const state = parts.length > 1 || part.kind === "callback" ? together : (0,failed_step/* stateAfter */.W_)(run, part.step, transactional);
    const inCallback = error.location !== null && error.location.file !== script.file;
    const wayOut = inCallback ? "callback" : wayOutOf(part, transactional);
    run.findings.push((0,failed_step/* toFailedFinding */.mJ)(run, script, outcome, { state, wayOut }));
    run.world.log.done(`  ${(0,run_part/* titleOfPart */.TT)(part)}  failed`);
    return "database";
}
function wayOutOf(part, transactional) {
    if (part.kind === "callback")
        return "callback";
    if (part.step.kind === "undo")
        return "undo";
    // A repeatable runs again as it is then; a version that did not finish must be the same file.
    return part.step.kind === "apply" && !transactional ? "unfinished" : "migration";
}


/***/ }),

/***/ 569:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $4: () => (/* binding */ interruptedBatch),
/* harmony export */   DY: () => (/* binding */ notStarted),
/* harmony export */   VM: () => (/* binding */ interrupted)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8165);
/* harmony import */ var _core_plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3504);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(551);
/* harmony import */ var _database_cancellable_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6477);
/* harmony import */ var _database_session_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9357);
/* harmony import */ var _failed_step_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9105);
/* harmony import */ var _part_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4106);
/* harmony import */ var _regain_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7305);
/* harmony import */ var _run_state_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2450);









/** A cancel that came before the parts began. */
async function notStarted(run, parts) {
    const error = run.world.signal.reason;
    if (!(error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H))
        throw error;
    const [step] = (0,_part_js__WEBPACK_IMPORTED_MODULE_6__/* .stepsOf */ .B_)(parts);
    const state = step === undefined ? (0,_failed_step_js__WEBPACK_IMPORTED_MODULE_5__/* .whereItStands */ .ay)(run) : `${short(step)} was not started; ${(0,_failed_step_js__WEBPACK_IMPORTED_MODULE_5__/* .whereItStands */ .ay)(run)}`;
    return await end(run, step, error, { result: "not-run", retries: [], state });
}
/** A cancel, a lost lock or a lost connection: what was committed is on record, or is looked up now. */
async function interrupted(run, parts, error, retries) {
    if (!(error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H))
        throw error;
    if ((0,_database_session_js__WEBPACK_IMPORTED_MODULE_4__/* .isConnectionLost */ .pb)(error))
        return await lookUp(run, parts, error, { retries, committed: allOrNothing });
    const [step] = (0,_part_js__WEBPACK_IMPORTED_MODULE_6__/* .stepsOf */ .B_)(parts);
    const met = (0,_database_cancellable_js__WEBPACK_IMPORTED_MODULE_3__/* .asCancelled */ .Ke)(error, run.world.signal);
    return await end(run, step, met, { result: "failed", retries, state: await stateOf(run, parts) });
}
/** The same for steps that each have a transaction of their own: the first one was under way, or none. */
async function interruptedBatch(run, steps, error) {
    const parts = steps.map((step) => ({ kind: "step", step }));
    if (!(error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H) || !(0,_database_session_js__WEBPACK_IMPORTED_MODULE_4__/* .isConnectionLost */ .pb)(error)) {
        return await interrupted(run, parts.slice(0, 1), error, []);
    }
    return await lookUp(run, parts, error, { retries: [], committed: theFirst });
}
const allOrNothing = (steps, history) => (steps.every((0,_regain_js__WEBPACK_IMPORTED_MODULE_7__/* .committedIn */ .GD)(history)) ? steps : []);
const theFirst = (steps, history) => {
    const isCommitted = (0,_regain_js__WEBPACK_IMPORTED_MODULE_7__/* .committedIn */ .GD)(history);
    const open = steps.findIndex((one) => !isCommitted(one));
    return open === -1 ? steps : steps.slice(0, open);
};
async function end(run, step, error, { result, retries, state }) {
    if (step !== undefined)
        (0,_run_state_js__WEBPACK_IMPORTED_MODULE_8__/* .settle */ .G9)(run, step, { result, executionMs: null, retries });
    const cancelled = error.kind === "cancelled";
    const sqlstate = cancelled ? "57014" : (0,_database_session_js__WEBPACK_IMPORTED_MODULE_4__/* .isConnectionLost */ .pb)(error) ? "08006" : "XX000";
    await (0,_failed_step_js__WEBPACK_IMPORTED_MODULE_5__/* .recordEnd */ .$f)(run, cancelled ? "cancel" : "fail", step ?? null, { message: error.message, sqlstate });
    tell(run, error, state);
    return error.kind;
}
function tell(run, error, state) {
    const { environment } = run.recorder;
    run.findings.push(...error.findings.map((one) => ({ ...one, environment, state })));
}
/** Connects again, regains the lock, and looks whether the lost transaction was committed: the rows say so. */
async function lookUp(run, parts, lost, { retries, committed: find }) {
    const steps = (0,_part_js__WEBPACK_IMPORTED_MODULE_6__/* .stepsOf */ .B_)(parts);
    const [step] = steps;
    run.world.log.line("  the connection was lost; connecting again to see what was committed");
    const regained = await (0,_regain_js__WEBPACK_IMPORTED_MODULE_7__/* .regain */ .p$)(run);
    const met = (0,_database_cancellable_js__WEBPACK_IMPORTED_MODULE_3__/* .asCancelled */ .Ke)(lost, run.world.signal);
    if (regained instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H) {
        if (step !== undefined)
            (0,_run_state_js__WEBPACK_IMPORTED_MODULE_8__/* .settle */ .G9)(run, step, { result: "failed", executionMs: null, retries });
        tell(run, met, `${unknown(step)}: ${regained.message}; the record says so when it can be read`);
        return regained.kind;
    }
    const { history } = regained.onRecord;
    const committed = find(steps, history);
    for (const one of committed)
        (0,_run_state_js__WEBPACK_IMPORTED_MODULE_8__/* .settle */ .G9)(run, one, { result: "done", executionMs: null, retries: [] });
    for (const one of committed)
        run.world.log.done(`  ${(0,_run_state_js__WEBPACK_IMPORTED_MODULE_8__/* .titleOf */ .Gg)(one)}  done (found on record)`);
    if (steps.length > 0 && committed.length === steps.length) {
        return (0,_regain_js__WEBPACK_IMPORTED_MODULE_7__/* .isAsLeft */ .EN)(run, history, []) ? null : overtaken(run);
    }
    // Of a batch one step was under way, and the others behind it were not begun.
    const open = find === theFirst ? parts.slice(committed.length, committed.length + 1) : parts;
    const state = `${await stateFound(run, open, history)} (looked up after connecting again)`;
    const kind = await end(run, (0,_part_js__WEBPACK_IMPORTED_MODULE_6__/* .stepsOf */ .B_)(open)[0], met, { result: "failed", retries, state });
    return (0,_regain_js__WEBPACK_IMPORTED_MODULE_7__/* .isAsLeft */ .EN)(run, history, (0,_part_js__WEBPACK_IMPORTED_MODULE_6__/* .stepsOf */ .B_)(open)) ? kind : overtaken(run);
}
/** Ends as a plan that no longer holds: neither error callbacks nor undo scripts of this run may follow. */
function overtaken(run) {
    const message = "another run changed the database while this one had lost its connection; the rest was not run";
    run.findings.push((0,_core_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)("overtaken", { message, environment: run.recorder.environment, state: (0,_failed_step_js__WEBPACK_IMPORTED_MODULE_5__/* .whereItStands */ .ay)(run) }));
    return "blocked";
}
function unknown(step) {
    return `whether ${step === undefined ? "the callbacks were" : `${short(step)} was`} committed is not known`;
}
/** After a look at the record. */
async function stateFound(run, parts, { applied }) {
    const [step] = (0,_part_js__WEBPACK_IMPORTED_MODULE_6__/* .stepsOf */ .B_)(parts);
    if (step === undefined)
        return `${unknown(step)}, as callbacks leave no record; ${(0,_failed_step_js__WEBPACK_IMPORTED_MODULE_5__/* .whereItStands */ .ay)(run)}`;
    const { transactional } = await run.loaded.parse((0,_core_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .scriptOf */ .Fl)(step));
    const row = applied.find((one) => one.version === (0,_run_state_js__WEBPACK_IMPORTED_MODULE_8__/* .subjectOf */ .et)(step).version);
    const untouched = row === undefined ? step.kind === "apply" : step.kind === "undo" && row.success;
    const begun = transactional || !untouched;
    return begun ? await stateOf(run, parts) : `${short(step)} was not started; ${(0,_failed_step_js__WEBPACK_IMPORTED_MODULE_5__/* .whereItStands */ .ay)(run)}`;
}
async function stateOf(run, parts) {
    const [step] = (0,_part_js__WEBPACK_IMPORTED_MODULE_6__/* .stepsOf */ .B_)(parts);
    if (parts.length > 1 || step === undefined)
        return `${(0,_part_js__WEBPACK_IMPORTED_MODULE_6__/* .undoneTogether */ .Ep)(parts)}; ${(0,_failed_step_js__WEBPACK_IMPORTED_MODULE_5__/* .whereItRests */ .QN)(run)}`;
    const { transactional } = await run.loaded.parse((0,_core_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .scriptOf */ .Fl)(step));
    return (0,_failed_step_js__WEBPACK_IMPORTED_MODULE_5__/* .stateAfter */ .W_)(run, step, transactional);
}
function short(step) {
    return (0,_run_state_js__WEBPACK_IMPORTED_MODULE_8__/* .titleOf */ .Gg)(step).split(" ")[0] ?? "";
}


/***/ }),

/***/ 4106:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B_: () => (/* binding */ stepsOf),
/* harmony export */   Ep: () => (/* binding */ undoneTogether),
/* harmony export */   TT: () => (/* binding */ titleOfPart)
/* harmony export */ });
/* harmony import */ var _run_state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2450);

function titleOfPart(part) {
    return part.kind === "step" ? (0,_run_state_js__WEBPACK_IMPORTED_MODULE_0__/* .titleOf */ .Gg)(part.step) : `${part.event} ${part.runnable.script.name}`;
}
/** What became of a transaction of several files, or of a callback that had one to itself. */
function undoneTogether(parts) {
    const [first] = parts;
    return parts.length === 1 && first !== undefined
        ? `${titleOfPart(first)} is rolled back`
        : `all ${parts.length} files are rolled back`;
}
function stepsOf(parts) {
    return parts.flatMap((part) => (part.kind === "step" ? [part.step] : []));
}


/***/ }),

/***/ 1711:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X3: () => (/* binding */ toAloneUnit),
/* harmony export */   kM: () => (/* binding */ toUnit),
/* harmony export */   yL: () => (/* binding */ textRow)
/* harmony export */ });
/* harmony import */ var _database_proven_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(449);
/* harmony import */ var _database_records_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8799);
/* harmony import */ var _flyway_mirror_steps_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(217);
/* harmony import */ var _run_state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2450);




/** A step as what commits together: its scripts, then its row and its event. */
function toUnit(run, step, scripts) {
    return {
        scripts,
        record: (wal) => [
            ...rowSql(run, step, _database_records_js__WEBPACK_IMPORTED_MODULE_1__/* .sinceMessage */ .Q3),
            ...(0,_flyway_mirror_steps_js__WEBPACK_IMPORTED_MODULE_2__/* .mirrorStepSql */ .m)(run, step, "done", _database_records_js__WEBPACK_IMPORTED_MODULE_1__/* .sinceMessage */ .Q3),
            ...eventSql(run, step, _database_records_js__WEBPACK_IMPORTED_MODULE_1__/* .sinceMessage */ .Q3, wal),
        ],
    };
}
/** A step outside a transaction: its row is there before its first statement, and true after the last. */
function toAloneUnit(run, step, runnable, invalidBefore) {
    const { home } = run.holding.target;
    const subject = (0,_run_state_js__WEBPACK_IMPORTED_MODULE_3__/* .subjectOf */ .et)(step);
    return {
        runnable,
        recorded: true,
        invalidBefore,
        begin: [...beginSql(run, step), ...(0,_flyway_mirror_steps_js__WEBPACK_IMPORTED_MODULE_2__/* .mirrorStepSql */ .m)(run, step, "begin")],
        start: (detail, wal) => (0,_database_proven_js__WEBPACK_IMPORTED_MODULE_0__/* .provenEvent */ .Zr)(home, subject, run.recorder, {
            event: step.kind === "undo" ? "undo-start" : "start",
            success: false,
            message: `statement ${detail.statement}${detail.line === null ? "" : `, line ${detail.line}`}`,
            detail: JSON.stringify(detail),
            ...wal,
        }),
        finish: (executionMs, wal) => [
            ...rowSql(run, step, String(executionMs)),
            ...(0,_flyway_mirror_steps_js__WEBPACK_IMPORTED_MODULE_2__/* .mirrorStepSql */ .m)(run, step, "done", String(executionMs)),
            ...eventSql(run, step, String(executionMs), wal),
        ],
    };
}
function beginSql({ holding, recorder }, step) {
    const { home } = holding.target;
    const row = { ...(0,_run_state_js__WEBPACK_IMPORTED_MODULE_3__/* .subjectOf */ .et)(step), version: (0,_run_state_js__WEBPACK_IMPORTED_MODULE_3__/* .subjectOf */ .et)(step).version ?? "" };
    const unfinished = { success: false, executionMs: "0" };
    switch (step.kind) {
        case "apply":
            return (0,_database_proven_js__WEBPACK_IMPORTED_MODULE_0__/* .provenVersion */ .LE)(home, textRow(row), recorder, unfinished);
        case "repeat":
            return (0,_database_proven_js__WEBPACK_IMPORTED_MODULE_0__/* .provenRepeatable */ .cA)(home, textRow(row), recorder, unfinished);
        case "undo":
            return (0,_database_proven_js__WEBPACK_IMPORTED_MODULE_0__/* .provenUnfinished */ .e6)(home, step.row);
    }
}
/** What is written, and a look at it. */
function rowSql({ holding, recorder }, step, executionMs) {
    const { home } = holding.target;
    const subject = (0,_run_state_js__WEBPACK_IMPORTED_MODULE_3__/* .subjectOf */ .et)(step);
    const row = textRow({ ...subject, version: subject.version ?? "" });
    switch (step.kind) {
        case "apply": {
            // Only an attempt that did not finish has a row by now.
            const write = step.resume || executionMs !== _database_records_js__WEBPACK_IMPORTED_MODULE_1__/* .sinceMessage */ .Q3 ? _database_proven_js__WEBPACK_IMPORTED_MODULE_0__/* .provenVersion */ .LE : _database_proven_js__WEBPACK_IMPORTED_MODULE_0__/* .provenNewVersion */ .TS;
            return write(home, row, recorder, { success: true, executionMs });
        }
        case "repeat":
            return (0,_database_proven_js__WEBPACK_IMPORTED_MODULE_0__/* .provenRepeatable */ .cA)(home, row, recorder, { success: true, executionMs });
        case "undo":
            // An undo may drop what repeatables made: the next apply runs them again.
            return [...(0,_database_proven_js__WEBPACK_IMPORTED_MODULE_0__/* .provenRemovalOfRepeatables */ ._9)(home), ...(0,_database_proven_js__WEBPACK_IMPORTED_MODULE_0__/* .provenRemoval */ .tL)(home, row.version)];
    }
}
function eventSql({ holding, recorder, world }, step, executionMs, wal) {
    return (0,_database_proven_js__WEBPACK_IMPORTED_MODULE_0__/* .provenEvent */ .Zr)(holding.target.home, (0,_run_state_js__WEBPACK_IMPORTED_MODULE_3__/* .subjectOf */ .et)(step), recorder, {
        event: step.kind === "undo" ? "undo" : "apply",
        success: true,
        executionMs,
        reason: world.config.reason,
        ...wal,
    });
}
/** The values of a row: a step that has one lacks none of them. */
function textRow(row) {
    return {
        version: row.version,
        description: row.description ?? "",
        script: row.script ?? "",
        checksum: row.checksum ?? "",
    };
}


/***/ }),

/***/ 1854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  D: () => (/* binding */ readDoBlock),
  b: () => (/* binding */ readRoutine)
});

// EXTERNAL MODULE: ./lib/sql/syntax.js
var syntax = __webpack_require__(89);
;// CONCATENATED MODULE: ./lib/sql/catalog-guard.js

/** Errors about what is there already, or not there: no row can cause them. */
const aboutObjects = /^(?:duplicate|undefined)_(?:object|table|column|function|schema|database|parameter)$/;
/**
 * Whether what decides about code asks only whether something is in the catalog, as people do so that a file can run
 * twice: `IF NOT EXISTS (SELECT FROM pg_constraint …)`, `EXCEPTION WHEN duplicate_object`.
 */
function asksCatalog(parser, kind, node) {
    switch (kind) {
        case "PLpgSQL_stmt_block":
            return handlersOf(node).every((name) => aboutObjects.test(name));
        case "PLpgSQL_stmt_if":
        case "PLpgSQL_if_elsif":
            return isAboutCatalog(parser, (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(node, "cond") ?? {}, "PLpgSQL_expr") ?? {}, "query") ?? "");
        default:
            return false;
    }
}
function handlersOf(block) {
    const handlers = (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(block, "exceptions") ?? {}, "PLpgSQL_exception_block") ?? {};
    return (0,syntax/* listAt */.gT)(handlers, "exc_list").flatMap((item) => (0,syntax/* listAt */.gT)((0,syntax/* nodeAt */.oB)(item, "PLpgSQL_exception") ?? {}, "conditions").map((condition) => (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)(condition, "PLpgSQL_condition") ?? {}, "condname") ?? ""));
}
const catalog = /^(?:pg_(?:catalog|constraint|class|index|indexes|attribute|type|tables|namespace))$/;
const asks = /^(?:to_reg(?:class|type)|current_schema|lower|format)$/;
function isAboutCatalog(parser, condition) {
    const parsed = parser.parse(`SELECT ${condition}`);
    if (parsed.kind === "refused")
        return false;
    let [reads, other] = [false, false];
    (0,syntax/* visitNodes */.Rm)(parsed.statements[0]?.node, (kind, node) => {
        if (kind === "RangeVar") {
            const known = (0,syntax/* textAt */.$6)(node, "schemaname") === "information_schema" || catalog.test((0,syntax/* textAt */.$6)(node, "relname") ?? "");
            if (known)
                reads = true;
            else
                other = true;
        }
        if (kind !== "FuncCall")
            return;
        const name = (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)((0,syntax/* listAt */.gT)(node, "funcname").at(-1) ?? {}, "String") ?? {}, "sval") ?? "";
        if (!asks.test(name))
            other = true;
        if (name.startsWith("to_reg"))
            reads = true;
    });
    return reads && !other;
}

;// CONCATENATED MODULE: ./lib/sql/do-block.js


/** Looks into a `DO` block; unreadable when it is in another language or its parser refuses it. */
function readDoBlock(parser, { node, text }) {
    const language = (0,syntax/* optionsIn */.Im)(node, "args").find(({ name }) => name === "language")?.value ?? "plpgsql";
    const tree = language.toLowerCase() === "plpgsql" ? parser.parsePlPgSql(text) : null;
    return tree === null ? { kind: "unreadable" } : readPlPgSql(parser, tree);
}
/** Looks into the body of `CREATE FUNCTION` or `CREATE PROCEDURE`; unreadable in other languages than SQL and PL/pgSQL. */
function readRoutine(parser, { node, text }) {
    const language = ((0,syntax/* optionsIn */.Im)(node, "options").find(({ name }) => name === "language")?.value ?? "sql").toLowerCase();
    if (language === "plpgsql") {
        const tree = parser.parsePlPgSql(text);
        return tree === null ? { kind: "unreadable" } : readPlPgSql(parser, tree);
    }
    const body = language === "sql" ? bodyOf(node) : null;
    return body === null
        ? { kind: "unreadable" }
        : readQueries(parser, {
            queries: [{ query: body, line: 0, guarded: false, undecided: false }],
            dynamic: [],
            endsTransaction: false,
        });
}
/** The text of a routine's body; null where it is no string, as after BEGIN ATOMIC. */
function bodyOf(node) {
    const option = (0,syntax/* listAt */.gT)(node, "options").find((item) => (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)(item, "DefElem") ?? {}, "defname") === "as");
    const parts = (0,syntax/* listAt */.gT)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(option ?? {}, "DefElem") ?? {}, "arg") ?? {}, "List") ?? {}, "items");
    return parts.length === 1 ? (0,syntax/* constantIn */.Ot)(parts[0] ?? null) : null;
}
function readPlPgSql(parser, tree) {
    const found = {
        queries: [],
        dynamic: [],
        endsTransaction: false,
    };
    let left = false;
    visitCode(parser, tree, ({ kind, node, ...place }) => {
        // Who knows whether the code got this far.
        if (place.undecided && /^PLpgSQL_stmt_(?:return|exit)$/.test(kind))
            left = true;
        const where = { line: place.line, guarded: place.guarded, undecided: place.undecided || left };
        if (kind === "PLpgSQL_stmt_commit" || kind === "PLpgSQL_stmt_rollback")
            found.endsTransaction = true;
        // Mode 0 is a statement; conditions and values have others.
        if (kind === "PLpgSQL_expr" && Number(node["parseMode"] ?? 0) === 0) {
            found.queries.push({ query: (0,syntax/* textAt */.$6)(node, "query") ?? "", ...where });
        }
        for (const source of listDynamic(kind, node)) {
            const constant = readConstant(parser, source);
            if (constant === null)
                found.dynamic.push(source);
            else
                found.queries.push({ query: constant, ...where });
        }
    });
    return readQueries(parser, found);
}
function readQueries(parser, { queries, dynamic, endsTransaction, }) {
    const read = queries.map((one) => ({ ...one, parsed: parser.parse(one.query) }));
    return {
        kind: "read",
        statements: read.flatMap(({ query, parsed, ...where }) => parsed.kind === "refused"
            ? []
            : parsed.statements.map(({ kind, node, start, length }) => {
                const bytes = Buffer.from(query);
                const text = bytes.toString("utf8", start, length === 0 ? bytes.length : start + length);
                return { kind, node, text: text.trim(), ...where };
            })),
        // A variable where the parser wants a name: nobody knows before it runs.
        dynamic: [...dynamic, ...read.flatMap(({ query, parsed }) => (parsed.kind === "refused" ? [query] : []))],
        endsTransaction,
    };
}
/** Code below which it depends whether a statement runs. */
const deciding = /^PLpgSQL_(?:stmt_(?:if|case|loop|while|fori|fors|forc|foreach_a|dynfors)|if_elsif|exception)$/;
/** Visits every tagged node of PL/pgSQL code, parents first; not recursive, so that deep code is no problem. */
function visitCode(parser, root, visit) {
    const waiting = [
        { field: "", value: root, line: 0, guarded: false, undecided: false },
    ];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const { field, value } = next;
        if (Array.isArray(value)) {
            for (let index = value.length - 1; index >= 0; index--)
                waiting.push({ ...next, field: "", value: value[index] });
        }
        else if ((0,syntax/* isNode */.Ll)(value)) {
            const tagged = /^[A-Z]/.test(field);
            const line = Number(value["lineno"] ?? next.line);
            const handled = field === "PLpgSQL_stmt_block" && (0,syntax/* nodeAt */.oB)(value, "exceptions") !== null;
            const { guarded: within, undecided: unknown } = next;
            if (tagged)
                visit({ kind: field, node: value, line, guarded: within, undecided: unknown });
            const decides = handled || (tagged && deciding.test(field));
            const guarded = within || decides;
            const undecided = unknown || (decides && !asksCatalog(parser, field, value));
            for (const [name, below] of Object.entries(value).toReversed())
                waiting.push({ field: name, value: below, line, guarded, undecided });
        }
    }
}
/** Expressions that EXECUTE and the like run. */
function listDynamic(kind, node) {
    const executes = kind === "PLpgSQL_stmt_dynexecute" || kind === "PLpgSQL_stmt_dynfors";
    return [executes ? (0,syntax/* nodeAt */.oB)(node, "query") : null, (0,syntax/* nodeAt */.oB)(node, "dynquery")].flatMap((found) => {
        const expression = found === null ? null : (0,syntax/* nodeAt */.oB)(found, "PLpgSQL_expr");
        return expression === null ? [] : [(0,syntax/* textAt */.$6)(expression, "query") ?? ""];
    });
}
/** The value of an expression that is one literal; null when it is anything else. */
function readConstant(parser, expression) {
    const parsed = parser.parse(`SELECT ${expression}`);
    const select = parsed.kind === "parsed" ? parsed.statements[0] : undefined;
    const target = select === undefined ? undefined : (0,syntax/* listAt */.gT)(select.node, "targetList")[0];
    const value = (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(target ?? {}, "ResTarget") ?? {}, "val");
    return value !== null && (0,syntax/* nodeAt */.oB)(value, "A_Const") !== null ? (0,syntax/* constantIn */.Ot)(value) : null;
}


/***/ }),

/***/ 6121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  beginParser: () => (/* binding */ beginParser),
  q: () => (/* binding */ loadParser),
  p: () => (/* binding */ loadedParser)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
// EXTERNAL MODULE: ./lib/core/positions.js
var positions = __webpack_require__(2684);
;// CONCATENATED MODULE: ./lib/sql/machine.js
/**
 * Loads the parser; there while it is compiled. Not by the package's own entry, which makes objects of each tree at once:
 * most statements are only asked for their kind.
 */
async function startMachine() {
    const { default: start } = await __webpack_require__.e(/* import() */ 3995).then(__webpack_require__.t.bind(__webpack_require__, 3995, 19));
    return { machine: start().then(toMachine) };
}
function toMachine(compiled) {
    const { _malloc: allocate, _free: free, _wasm_free_string: freeText } = compiled;
    const { _wasm_parse_plpgsql: parsePlPgSql, _wasm_fingerprint: fingerprint } = compiled;
    const withText = (text, work) => {
        const bytes = Buffer.from(text);
        const address = allocate(bytes.length + 1);
        compiled.HEAPU8.set(bytes, address);
        compiled.HEAPU8[address + bytes.length] = 0;
        try {
            return work(address);
        }
        finally {
            free(address);
        }
    };
    const takeText = (address) => {
        const text = readText(compiled, address);
        freeText(address);
        return text;
    };
    return {
        parse: (sql) => withText(sql, (address) => parse(compiled, address)),
        parsePlPgSql: (sql) => withText(sql, (address) => takeText(parsePlPgSql(address))),
        fingerprint: (sql) => withText(sql, (address) => takeText(fingerprint(address))),
    };
}
function parse(compiled, address) {
    const { _wasm_parse_query_raw: parseQuery, _wasm_free_parse_result: freeResult } = compiled;
    const result = parseQuery(address);
    if (result === 0)
        throw new Error("out of memory");
    try {
        // PgQueryParseResult: trees, what went to stderr, error. PgQueryError: message, function, file, line, place.
        const [trees = 0, , error = 0] = readWords(compiled, result, 3);
        if (error === 0)
            return { kind: "trees", json: readText(compiled, trees) };
        const [message = 0, , , , place = 0] = readWords(compiled, error, 5);
        return { kind: "error", message: readText(compiled, message), place };
    }
    finally {
        freeResult(result);
    }
}
function readText({ HEAPU8 }, address) {
    return Buffer.from(HEAPU8.buffer, address, HEAPU8.indexOf(0, address) - address).toString();
}
function readWords({ HEAPU32 }, address, count) {
    return HEAPU32.subarray(address / 4, address / 4 + count);
}

// EXTERNAL MODULE: ./lib/sql/syntax.js
var syntax = __webpack_require__(89);
// EXTERNAL MODULE: ./lib/sql/webassembly.js
var webassembly = __webpack_require__(6198);
;// CONCATENATED MODULE: ./lib/sql/parser.js






// The library keeps its one machine in its own module, so a second load would be the same parser.
let started = null;
let loading = null;
let loaded = null;
/** Begins to load the parser, so far that it is compiled in the background: for those who have other work to do meanwhile. */
async function beginParser() {
    await (started ??= begin());
}
/** Loads the parser (1.7 MB of WebAssembly) once, when it is first needed. */
async function loadParser() {
    loading ??= load();
    loaded = await loading;
    return loaded;
}
/** The parser that a statement came from. Throws when none was loaded: then nothing can have been parsed. */
function loadedParser() {
    if (loaded === null)
        throw new Error("the SQL parser is not loaded");
    return loaded;
}
async function begin() {
    await (0,webassembly/* compileWebAssemblyOnce */.d)();
    const leave = standIn();
    try {
        return await startMachine();
    }
    finally {
        leave();
    }
}
async function load() {
    const { machine: starting } = await (started ??= begin());
    const machine = await starting;
    return {
        parse: (sql) => attempt(() => refuseNul(sql) ?? toParsed(machine.parse(sql)), ({ message }) => refused(`the parser cannot read this statement (${message})`, null)),
        fingerprint: (sql) => attempt(() => toFingerprint(machine.fingerprint(sql)), () => null),
        parsePlPgSql: (sql) => attempt(() => (0,syntax/* asNode */.hK)(JSON.parse(machine.parsePlPgSql(sql))), () => null),
    };
}
/**
 * The library's loader looks for its .wasm beside `__dirname`, which a bundle of ES modules does not have: the build puts
 * the file next to the bundle, and this names that folder while the library loads. Elsewhere Node's own one wins.
 */
function standIn() {
    if (Reflect.has(globalThis, "__dirname"))
        return () => { };
    Reflect.set(globalThis, "__dirname", (0,external_node_path_.dirname)((0,external_node_url_.fileURLToPath)(import.meta.url)));
    return () => {
        Reflect.deleteProperty(globalThis, "__dirname");
    };
}
function attempt(read, refuse) {
    try {
        return read();
    }
    catch (error) {
        if (error instanceof Error)
            return refuse(error);
        throw error;
    }
}
/** The parser would take the text to end there. */
function refuseNul(sql) {
    const at = sql.indexOf("\0");
    return at === -1 ? null : refused("there is a NUL character", (0,positions/* countCharacters */.wZ)(sql.slice(0, at)));
}
function refused(message, position) {
    return { kind: "refused", message, position };
}
function toFingerprint(answer) {
    return /^[0-9a-f]+$/.test(answer) ? answer : null;
}
function toParsed(answer) {
    // 1 stands for the first character and for no place at all.
    if (answer.kind === "error")
        return refused(firstLine(answer.message), answer.place > 1 ? answer.place - 1 : null);
    const single = toSingle(answer.json);
    return { kind: "parsed", statements: single === null ? toStatements(answer.json) : [single] };
}
/** Up to so many characters of JSON a tree is made anew whenever it is looked at: thousands of them are too many to keep. */
const shortLength = 20_000;
/** The one statement of a text; null where there may be several. Its tree is made when somebody looks at it. */
function toSingle(json) {
    const [head, kind] = /^\{"version":\d+,"stmts":\[\{"stmt":\{"(\w+)":\{/.exec(json) ?? [];
    if (head === undefined || kind === undefined || json.includes('{"stmt":{"', head.length))
        return null;
    const places = /\}(?:,"stmt_location":(\d+))?(?:,"stmt_len":(\d+))?\}\]\}$/.exec(json.slice(-100));
    if (places === null)
        return null;
    const [, start = 0, length = 0] = places;
    let known = null;
    return {
        kind,
        start: Number(start),
        length: Number(length),
        get node() {
            const tree = known ?? toStatements(json)[0]?.node ?? {};
            if (json.length > shortLength)
                known = tree;
            return tree;
        },
    };
}
function toStatements(json) {
    return (0,syntax/* listAt */.gT)((0,syntax/* asNode */.hK)(JSON.parse(json)), "stmts").flatMap((statement) => {
        const [tag] = Object.entries((0,syntax/* nodeAt */.oB)(statement, "stmt") ?? {});
        const [start, length] = [Number(statement["stmt_location"] ?? 0), Number(statement["stmt_len"] ?? 0)];
        return tag === undefined ? [] : [{ kind: tag[0], node: (0,syntax/* asNode */.hK)(tag[1]), start, length }];
    });
}
/** Where a quote is not closed, PostgreSQL names all that follows as the place. */
function firstLine(message) {
    const [first = ""] = message.split(/[\r\n]/, 1);
    return first === message && message.length <= 400 ? message : `${first.slice(0, 200).trimEnd()}…"`;
}


/***/ }),

/***/ 7813:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ firstWords)
/* harmony export */ });
/** The first words of a statement, on one line, for messages. */
function firstWords(text) {
    const line = text.slice(0, 200).replaceAll(/\s+/g, " ").trim();
    return line.length <= 60 ? line : `${line.slice(0, 57).trim()}…`;
}


/***/ }),

/***/ 6198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ compileWebAssemblyOnce)
/* harmony export */ });
/**
 * Keeps V8 from compiling PostgreSQL's huge functions a second time, optimised, in the background: 0.3 s of a core and
 * 500 MB, for which a process even waits at its end, and the parser becomes no faster (Node 20, 22 and 24, up to 20,000
 * statements). To be called before the WebAssembly is loaded.
 */
async function compileWebAssemblyOnce() {
    const { setFlagsFromString } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 8877, 19));
    setFlagsFromString("--no-wasm-tier-up");
    setFlagsFromString("--no-wasm-dynamic-tiering");
}


/***/ })

};
