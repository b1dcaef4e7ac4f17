export const id = 3816;
export const ids = [3816];
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
