export const id = 9217;
export const ids = [9217,3429];
export const modules = {

/***/ 3281:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   drift: () => (/* binding */ drift)
/* harmony export */ });
/* harmony import */ var _environment_connect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4564);
/* harmony import */ var _environment_drift_drift_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2020);
/* harmony import */ var _environment_finish_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3439);
/* harmony import */ var _environment_on_shadow_history_on_shadow_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1863);
/* harmony import */ var _environment_not_read_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2742);
/* harmony import */ var _environment_report_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3951);






/** What is in each database that neither the last deploy nor the files brought there. Writes nothing. */
async function drift(world) {
    world.log.progress("reading the schemas");
    const results = await Promise.all(world.config.environments.map((environment) => (0,_environment_finish_js__WEBPACK_IMPORTED_MODULE_2__/* .settleEnvironment */ .zQ)((0,_environment_report_js__WEBPACK_IMPORTED_MODULE_5__/* .toUnreachable */ .w)(environment, "not read"), () => driftOf(world, environment))));
    world.log.progress("");
    return (0,_environment_finish_js__WEBPACK_IMPORTED_MODULE_2__/* .toReport */ .cG)(world, results);
}
async function driftOf(world, environment) {
    if (environment.database.kind === "none")
        return (0,_environment_not_read_js__WEBPACK_IMPORTED_MODULE_4__/* .notRead */ .Q)(environment, environment.database.reason);
    return await (0,_environment_connect_js__WEBPACK_IMPORTED_MODULE_0__/* .readEnvironment */ .Qo)(world, environment, { applyEvents: false }, async (loaded, session) => {
        const { report, findings, failure } = await (0,_environment_on_shadow_history_on_shadow_js__WEBPACK_IMPORTED_MODULE_3__/* .withHistoryOnShadow */ .s)(world, { loaded, session }, (open) => (0,_environment_drift_drift_js__WEBPACK_IMPORTED_MODULE_1__/* .assessDrift */ .C)(world, loaded, session, open));
        return {
            report: { ...(0,_environment_report_js__WEBPACK_IMPORTED_MODULE_5__/* .toEnvironmentReport */ .l)(loaded, { planned: null }), drift: report },
            findings: [...loaded.onRecord.findings, ...findings],
            failure,
        };
    });
}


/***/ }),

/***/ 1909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fl: () => (/* binding */ isTemplate),
/* harmony export */   Xx: () => (/* binding */ migrationTemplate),
/* harmony export */   z1: () => (/* binding */ undoTemplate)
/* harmony export */ });
const migrationLine = "-- One schema change, rerunnable, and harmless for the application that runs now. For example:";
const undoLine = "-- It must give back the schema from before, and be rerunnable. For example:";
/** What `new` writes as the `V` file of a description. */
function migrationTemplate(description) {
    return `-- ${oneLine(description)}
${migrationLine}
--   ALTER TABLE users ADD COLUMN IF NOT EXISTS email text;
`;
}
/** What `new` writes as the `U` file beside a `V` file of that name. */
function undoTemplate(forward, description) {
    const [version = ""] = forward.split("__");
    return `-- Undoes ${version.replaceAll("_", ".")}: ${oneLine(description)}
${undoLine}
--   ALTER TABLE users DROP COLUMN IF EXISTS email;
`;
}
/** Whether a text without statements still is what `new` wrote. */
function isTemplate(text) {
    return text.includes(migrationLine) || text.includes(undoLine);
}
function oneLine(text) {
    return text.replace(/\s+/g, " ").trim();
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

/***/ 2742:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ notRead),
/* harmony export */   Z: () => (/* binding */ notReadFinding)
/* harmony export */ });
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(551);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3951);


/** The result of an environment without a URL at hand: shown as not reachable, never guessed. */
function notRead(environment, reason) {
    return {
        report: (0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .toUnreachable */ .w)(environment, reason),
        findings: [notReadFinding(environment, reason)],
        failure: null,
    };
}
/** Why a database was not read, and what to give. */
function notReadFinding({ name }, reason) {
    const message = `the database was not read: ${reason}`;
    return (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .g)("input-unused", { message, help: "give its URL where it should be read", environment: name });
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
