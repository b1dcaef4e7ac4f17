export const id = 553;
export const ids = [553];
export const modules = {

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

/***/ 13234:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ toGuarded)
/* harmony export */ });
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13151);

/** Statements without IF NOT EXISTS, which complain of what is there already. */
const complaining = /^(?:ALTER (?:(?:FOREIGN )?TABLE|DOMAIN) [^]* (?:ADD CONSTRAINT|ADD GENERATED|ATTACH PARTITION|DETACH PARTITION|INHERIT) |ALTER OPERATOR FAMILY |ALTER TYPE [^]* ADD ATTRIBUTE |ALTER (?:SERVER|USER MAPPING|FOREIGN (?:TABLE|DATA WRAPPER)) [^]*OPTIONS \(|CREATE (?:POLICY|TYPE|DOMAIN|CAST|PUBLICATION|EVENT TRIGGER|CONSTRAINT TRIGGER|FOREIGN DATA WRAPPER|LANGUAGE|ACCESS METHOD|OPERATOR|TRANSFORM|(?:DEFAULT )?CONVERSION|TEXT SEARCH) ?)/;
const kinds = "(?:FOREIGN |)TABLE|TYPE|INDEX|DOMAIN|SCHEMA|(?:MATERIALIZED |)VIEW|SEQUENCE|FUNCTION|PROCEDURE|STATISTICS|COLLATION";
const name = String.raw `(?:"(?:[^"]|"")*"|[^\s']+)`;
const label = "'(?:[^']|'')*'";
/** A new name or schema, for what has it already. */
const moving = new RegExp(`^ALTER (?:${kinds}) [^]* (?:RENAME (?:VALUE ${label} TO ${label}|(?:(?:COLUMN|ATTRIBUTE|CONSTRAINT) ${name} |)TO ${name})|SET SCHEMA ${name})$`);
/** What is there already, what went already, a label that has its name already, and a second primary key. */
const conditions = [
    "duplicate_object",
    "duplicate_table",
    "duplicate_function",
    "undefined_object",
    "undefined_table",
    "undefined_column",
    "duplicate_column",
    "invalid_parameter_value",
    "wrong_object_type",
    "object_not_in_prerequisite_state",
    "invalid_table_definition",
];
/** A token that has its dictionaries already, and what is found to be there by the index of its catalog alone. */
const ofTextSearch = /^(?:ALTER TEXT SEARCH CONFIGURATION [^]* ADD MAPPING |CREATE TEXT SEARCH )/;
/** Functions and schemas that went already: elsewhere, they may be what a statement lacks. */
const conditionsOfMoving = [...conditions, "undefined_function", "invalid_schema_name", "duplicate_schema"];
/** A database that is undone a second time holds just what the first time left: what is lacking has its name already. */
const narrow = [
    [
        moving,
        [
            "undefined_object",
            "undefined_table",
            "undefined_column",
            "undefined_function",
            "invalid_schema_name",
            "invalid_parameter_value",
        ],
    ],
    [
        /^ALTER (?:FOREIGN )?TABLE [^]* ADD CONSTRAINT /,
        ["duplicate_object", "duplicate_table", "invalid_table_definition"],
    ],
    [/^ALTER TABLE [^]* ATTACH PARTITION /, ["wrong_object_type"]],
    [/^CREATE (?:POLICY|TYPE|DOMAIN|CAST|PUBLICATION|EVENT TRIGGER|CONSTRAINT TRIGGER) /, ["duplicate_object"]],
];
function conditionsFor(sql, where) {
    const found = where === "undone" ? narrow.find(([form]) => form.test(sql)) : undefined;
    if (found !== undefined)
        return found[1];
    if (ofTextSearch.test(sql))
        return ["unique_violation"];
    return moving.test(sql) ? conditionsOfMoving : conditions;
}
const ofDomain = new RegExp(String.raw `^ALTER DOMAIN (${name}) (ADD|DROP) CONSTRAINT (?:IF EXISTS )?(${name})`);
/** Lets statements of a script pass where their work is done already, by catching what PostgreSQL says then. */
function toGuarded(script, where = "drifted") {
    const dropped = new Set();
    const isMadeAnew = (sql) => {
        const [, domain = "", action, constraint = ""] = ofDomain.exec(sql) ?? [];
        const key = `${domain} ${constraint}`.replaceAll('"', "");
        if (action === "DROP")
            dropped.add(key);
        return action === "ADD" && dropped.has(key);
    };
    // What is dropped before cannot be there; and PostgreSQL starts no block that catches right after such a DROP (XX000).
    return script.map((statement) => (isMadeAnew(statement.sql) ? statement : guard(statement, where)));
}
function guard(statement, where) {
    const caught = conditionsFor(statement.sql, where);
    if (statement.boundary !== "none" || (caught === conditions && !complaining.test(statement.sql)))
        return statement;
    const guarded = `${statement.sql};\nEXCEPTION WHEN ${caught.join(" OR ")} THEN NULL;\n`;
    return { ...statement, sql: (0,_statement_js__WEBPACK_IMPORTED_MODULE_0__/* .toBlock */ .fl)(guarded, where === "drifted" ? "drift" : "undo") };
}


/***/ }),

/***/ 2736:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _U: () => (/* binding */ stageInvalid),
/* harmony export */   eJ: () => (/* binding */ withoutInvalid),
/* harmony export */   oL: () => (/* binding */ listInvalid)
/* harmony export */ });
/* harmony import */ var _core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94955);
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89531);
/* harmony import */ var _core_schema_snapshot_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41431);
/* harmony import */ var _execute_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75307);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(13151);





/** The attribute in which an index says that it is INVALID, by kind; one of a partitioned table alone may well be. */
const attributes = { index: "state", constraint: "index_state" };
function isInvalid({ kind, attributes: has }) {
    const name = attributes[kind];
    return name !== undefined && has[name] !== undefined && !has["definition"]?.includes(" ON ONLY ");
}
/**
 * A goal without the INVALID indexes that the start has not: no statement makes one, and nobody wants it in a migration.
 */
function withoutInvalid(goal, start) {
    const objects = goal.objects.flatMap((object) => {
        if (!isInvalid(object))
            return [object];
        const before = start.get((0,_core_schema_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKey */ .T5)(object));
        if (before === undefined)
            return [];
        if (isInvalid(before))
            return [object];
        const { [attributes[object.kind] ?? ""]: _state, ...rest } = object.attributes;
        return [{ ...object, attributes: rest }];
    });
    return { ...goal, objects };
}
/** Names of the indexes that the goal wants INVALID and the start has not so. */
function listInvalid(goal, start) {
    return new Set(listWanted(goal, start).map((object) => JSON.stringify((0,_core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .namePartsOf */ .dA)(indexOf(object)))));
}
function listWanted(goal, start) {
    return goal.objects.filter((object) => {
        const before = start.get((0,_core_schema_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKey */ .T5)(object));
        return isInvalid(object) && (before === undefined || !isInvalid(before));
    });
}
/** A constraint's index has its name, in the schema of its table. */
function indexOf({ kind, identity }) {
    const names = (0,_core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .splitIdentity */ .Lt)(identity);
    return kind === "index" ? identity : [names[0], names.at(-1)].join(".");
}
/**
 * Makes the copy's indexes INVALID as the goal has them, by hand: what is to repair them must find them so. Where that is
 * not allowed they stay as they are.
 */
async function stageInvalid(copy, { goal, start }, bounds) {
    for (const object of listWanted(goal, start))
        await (0,_execute_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .e)(copy, toStaging(object, start), bounds);
}
function toStaging(object, start) {
    const { kind, attributes: has } = object;
    const index = indexOf(object);
    const create = start.has((0,_core_schema_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKey */ .T5)(object)) || kind !== "index" ? [] : [has["definition"] ?? ""];
    const update = `UPDATE pg_catalog.pg_index SET indisvalid = false WHERE indexrelid = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteLiteral */ .ce)(index)}::pg_catalog.regclass`;
    return (0,_statement_js__WEBPACK_IMPORTED_MODULE_4__/* .toUnit */ .kM)(...create, update);
}


/***/ }),

/***/ 72884:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  notRun: () => (/* binding */ notRun),
  planDriftSql: () => (/* binding */ planDriftSql)
});

// EXTERNAL MODULE: ./lib/core/schema/drift.js + 4 modules
var schema_drift = __webpack_require__(69703);
// EXTERNAL MODULE: ./lib/core/schema/snapshot.js
var snapshot = __webpack_require__(41431);
// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(48165);
// EXTERNAL MODULE: ./lib/drift-sql/converge.js + 16 modules
var converge = __webpack_require__(17282);
// EXTERNAL MODULE: ./lib/drift-sql/execute.js + 1 modules
var execute = __webpack_require__(75307);
// EXTERNAL MODULE: ./lib/drift-sql/extract-facts.js + 2 modules
var extract_facts = __webpack_require__(71375);
// EXTERNAL MODULE: ./lib/core/schema/drift-parts.js
var drift_parts = __webpack_require__(94955);
;// CONCATENATED MODULE: ./lib/drift-sql/goal.js



/**
 * The schema as it is, with all that nobody asks about as it should be: what capturing the drift leads to.
 */
function toGoal(expected, actual, wanted) {
    const asked = new Map(wanted.map((drift) => [(0,snapshot/* objectKey */.T5)(drift), drift]));
    const objects = new Map((0,snapshot/* objectsByKey */.fd)(actual));
    const before = (0,snapshot/* objectsByKey */.fd)(expected);
    const unasked = new Set();
    for (const drift of (0,schema_drift/* diffSnapshots */.V)(expected, actual)) {
        const key = (0,snapshot/* objectKey */.T5)(drift);
        const found = asked.get(key);
        if (found?.change === drift.change && drift.change !== "changed")
            continue;
        if (found?.change === "changed")
            setBack(objects, drift, new Set(namesOf(found)));
        else if (drift.change === "changed")
            setBack(objects, drift, new Set());
        else
            for (const one of [key, ...drift.parts])
                replace(objects, one, before.get(one), unasked);
    }
    // What partitions have from their parents is no drift, and comes and goes with them.
    for (const object of [...actual.objects, ...expected.objects]) {
        const key = (0,snapshot/* objectKey */.T5)(object);
        const isIn = !asked.has(key) && (0,drift_parts/* wholesOf */.GS)(object).some((whole) => unasked.has(whole));
        if (isIn)
            replace(objects, key, before.get(key), unasked);
    }
    return { major: actual.major, objects: (0,snapshot/* sortObjects */.HU)([...objects.values()]) };
}
function namesOf({ expected, actual }) {
    return [...Object.keys(expected), ...Object.keys(actual)];
}
function replace(objects, key, object, replaced) {
    replaced.add(key);
    if (object === undefined)
        objects.delete(key);
    else
        objects.set(key, object);
}
/** Attributes that nobody asked about are as they should be. */
function setBack(objects, drift, keep) {
    const key = (0,snapshot/* objectKey */.T5)(drift);
    const object = objects.get(key);
    if (object === undefined)
        return;
    const attributes = new Map(Object.entries(object.attributes));
    for (const name of namesOf(drift)) {
        if (keep.has(name))
            continue;
        const value = drift.expected[name];
        if (value === undefined)
            attributes.delete(name);
        else
            attributes.set(name, value);
    }
    objects.set(key, { ...object, attributes: Object.fromEntries(attributes) });
}
/**
 * The goal with texts that came out as the database has them, although nobody asked about them: a CHECK is worded by the
 * types of its columns, so that one which means the same follows a column that changed.
 */
function withFollowing(goal, left, { actual, wanted }) {
    const live = (0,snapshot/* objectsByKey */.fd)(actual);
    const asked = new Map(wanted.map((drift) => [(0,snapshot/* objectKey */.T5)(drift), drift]));
    const following = new Map(left.flatMap((drift) => {
        const object = live.get((0,snapshot/* objectKey */.T5)(drift));
        const isSame = namesOf(drift).every((name) => drift.expected[name] === object?.attributes[name]);
        const follows = drift.change === "changed" && isSame && !isAsked(drift, asked.get((0,snapshot/* objectKey */.T5)(drift)));
        return follows ? [[(0,snapshot/* objectKey */.T5)(drift), drift]] : [];
    }));
    if (following.size === 0)
        return goal;
    return { ...goal, objects: goal.objects.map((object) => follow(object, following.get((0,snapshot/* objectKey */.T5)(object)))) };
}
function follow(object, drift) {
    if (drift === undefined)
        return object;
    const others = Object.entries(object.attributes).filter(([name]) => drift.actual[name] === undefined);
    return { ...object, attributes: { ...Object.fromEntries(others), ...drift.expected } };
}
/** Whether somebody asked about one of the attributes that differ. */
function isAsked(drift, wanted) {
    if (wanted === undefined)
        return false;
    const names = new Set(namesOf(wanted));
    return wanted.change !== "changed" || namesOf(drift).some((name) => names.has(name));
}

// EXTERNAL MODULE: ./lib/drift-sql/guards.js
var guards = __webpack_require__(13234);
// EXTERNAL MODULE: ./lib/drift-sql/invalid-indexes.js
var invalid_indexes = __webpack_require__(2736);
// EXTERNAL MODULE: ./lib/drift-sql/transactions.js
var drift_sql_transactions = __webpack_require__(80005);
;// CONCATENATED MODULE: ./lib/drift-sql/prove.js


/**
 * Runs a whole script on a throw-away database exactly as it will be written. What only may need a commit behind it, as a
 * new value of an enum does where it is used at once, gets one where PostgreSQL asks for it.
 */
async function proveScript(database, units, bounds) {
    const transactions = [];
    const joined = units.map((unit) => unit.map((one) => (one.boundary === "after" ? { ...one, boundary: "none" } : one)));
    const waiting = [...(0,drift_sql_transactions/* toTransactions */.Vu)(joined)];
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const { completed, error } = await (0,execute/* run */.e)(database, next, bounds);
        if (error === null)
            transactions.push(next);
        else if (completed === 0 || completed >= next.length)
            return { transactions: [...transactions, next], error };
        else
            waiting.unshift(...(0,drift_sql_transactions/* splitBefore */.u4)(next, completed));
    }
    return { transactions, error: null };
}

;// CONCATENATED MODULE: ./lib/drift-sql/of-copy.js

/** Whether the copy does not have what is expected of the database: what runs there says nothing about that drift. */
function isElsewhere(drift, start) {
    if (drift.change !== "changed")
        return false;
    const attributes = start.get((0,snapshot/* objectKey */.T5)(drift))?.attributes ?? {};
    return attributesOf(drift).some((name) => attributes[name] !== drift.expected[name]);
}
/** Of what differs on the database itself, only what a copy has as expected: the way back would lead to what the copy has. */
function ofCopy(drift, start) {
    if (drift.kind !== "database")
        return [drift];
    const attributes = start.get((0,snapshot/* objectKey */.T5)(drift))?.attributes ?? {};
    const isSame = ([name]) => attributes[name] === drift.expected[name];
    const [expected, actual] = [drift.expected, drift.actual].map((one) => Object.fromEntries(Object.entries(one).filter(isSame)));
    return [{ ...drift, expected, actual }];
}
/** Names of what differs. */
function attributesOf({ expected, actual }) {
    return [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
}

// EXTERNAL MODULE: ./lib/drift-sql/rerunnable.js
var rerunnable = __webpack_require__(70496);
// EXTERNAL MODULE: ./lib/drift-sql/unasked.js
var unasked = __webpack_require__(67643);
;// CONCATENATED MODULE: ./lib/drift-sql/unseen.js



/**
 * What a comparison leaves out and a proof must not: what the copy's owner may not see; whether a column or check is the
 * table's own, which no statement gives back once it stood without its parent; the place of a column that a new partition
 * has from its parent, and the name of its NOT NULL; privileges that another than the owner granted; and an extension
 * that took in what seems to be gone.
 */
function listUnseen(now, goal, asked) {
    const wanted = (0,snapshot/* objectsByKey */.fd)(goal);
    const gone = [...asked].some((key) => !wanted.has(key));
    return now.objects.flatMap((object) => {
        const other = wanted.get((0,snapshot/* objectKey */.T5)(object));
        if (other === undefined)
            return [];
        if ((0,converge/* isHidden */.dK)(object) && asked.has((0,snapshot/* objectKey */.T5)(object)))
            return [(0,snapshot/* objectKey */.T5)(object)];
        const names = [
            ...(/^(?:column|constraint)$/.test(object.kind) ? ["inherited"] : []),
            ...(isOfAskedTable(object, asked) ? ["position", "not_null_name"] : []),
            ...(asked.has((0,snapshot/* objectKey */.T5)(object)) ? ["grantors", "sequence_grantors"] : []),
            ...(object.kind === "extension" && gone && countOf(other) > countOf(object) ? ["members"] : []),
        ];
        const others = names.filter((name) => other.attributes[name] !== object.attributes[name]);
        return others.length > 0 ? [`${(0,snapshot/* objectKey */.T5)(object)}: ${others.join(", ")}`] : [];
    });
}
function countOf({ attributes }) {
    return Number(attributes["members"] ?? 0);
}
/** What a partition or child has from its parent is no part of it where drift is told. */
function isOfAskedTable({ kind, identity, attributes }, asked) {
    if (kind !== "column" || attributes["inherited"] === undefined)
        return false;
    return ["table", "partitioned table", "foreign table"].some((one) => asked.has(`${one} ${(0,drift_parts/* parentOf */.gN)(identity)}`));
}

;// CONCATENATED MODULE: ./lib/drift-sql/plan-drift-sql.js














const none = { proof: "not-run", transactions: [], left: [], incomplete: [], rerun: "not-run" };
/**
 * Plans SQL both ways and runs it on copies of the shadow; the target is only read. What does not come out as it should
 * is `partial`, with what is left. Without drift nothing is opened. Throws the signal's reason when it is aborted.
 */
async function planDriftSql(options) {
    const { drifts, expected, actual, bounds } = options;
    if (drifts.length === 0)
        return null;
    if (expected.major !== actual.major) {
        return notRun(`the shadow is PostgreSQL ${expected.major} and the database ${actual.major}: what is SQL for one need not be for the other`);
    }
    try {
        return await planBoth(options);
    }
    catch (error) {
        bounds.signal.throwIfAborted();
        return notRun(messageOf(error));
    }
}
/** No SQL, and why: half a sentence. */
function notRun(reason) {
    return { toFix: none, toCapture: none, reason };
}
function messageOf(error) {
    if (error instanceof failure/* Failure */.H)
        return error.findings.map(({ message }) => message).join("; ");
    return error instanceof Error ? error.message : "it failed";
}
/** Copies are used one after the other: each may be a server of its own. */
async function withCopy({ shadow }, work) {
    const copy = await shadow.clone();
    try {
        return await work(copy);
    }
    finally {
        await copy.close();
    }
}
async function planBoth(options) {
    const plans = await withCopy(options, async (copy) => await plan(copy, options));
    return await withCopy(options, async (copy) => await prove(copy, plans, options.bounds));
}
async function plan(copy, options) {
    const { shadow, target, drifts, expected, actual, schemas, bounds } = options;
    const found = await (0,converge/* read */.LF)(copy, options, bounds);
    const start = (0,snapshot/* objectsByKey */.fd)(found);
    const losing = new Set((0,schema_drift/* diffSnapshots */.V)(expected, found).map(snapshot/* objectKey */.T5));
    const wanted = drifts.flatMap((drift) => (losing.has((0,snapshot/* objectKey */.T5)(drift)) ? [] : ofCopy(drift, start)));
    const goal = toGoal(found, actual, wanted);
    const goals = {
        capture: {
            snapshot: goal,
            facts: once(() => (0,extract_facts/* extractFacts */.B)(target, bounds)),
            schemas,
            alone: (0,invalid_indexes/* listInvalid */.oL)(goal, start),
            unasked: (0,unasked/* listUnasked */.Wf)(goal, actual, wanted),
            renames: "guessed",
        },
        fix: {
            snapshot: found,
            facts: once(() => (0,extract_facts/* extractFacts */.B)(shadow.session, bounds)),
            schemas,
            alone: new Set(),
            unasked: unasked/* nothingUnasked */.$S,
            renames: "guessed",
        },
    };
    const possible = { ...goals.capture, snapshot: (0,invalid_indexes/* withoutInvalid */.eJ)(goals.capture.snapshot, start) };
    const capture = await (0,converge/* converge */.cB)(copy, possible, bounds);
    const reached = withFollowing(goals.capture.snapshot, capture.left, { actual, wanted });
    await (0,invalid_indexes/* stageInvalid */._U)(copy, { goal: reached, start }, bounds);
    const fix = await (0,converge/* converge */.cB)(copy, goals.fix, bounds);
    const lost = drifts.filter((drift) => losing.has((0,snapshot/* objectKey */.T5)(drift)) || isElsewhere(drift, start));
    const asked = new Set(drifts.flatMap((drift) => [(0,snapshot/* objectKey */.T5)(drift), ...drift.parts]));
    return { capture, fix, goals: { ...goals, capture: { ...goals.capture, snapshot: reached } }, start, lost, asked };
}
function once(work) {
    let found = null;
    return () => (found ??= work());
}
async function prove(copy, plans, bounds) {
    const { capture, fix, goals, start, lost, asked } = plans;
    const guarded = { ...capture, units: [(0,guards/* toGuarded */.W)(capture.units.flat())] };
    const toCapture = await proveDirection(copy, { led: guarded, goal: goals.capture, start, lost, asked }, bounds);
    await (0,invalid_indexes/* stageInvalid */._U)(copy, { goal: goals.capture.snapshot, start }, bounds);
    // What was not captured was not there to be fixed.
    const staged = await (0,converge/* read */.LF)(copy, goals.capture, bounds);
    const unproven = [
        ...sayLeft((0,schema_drift/* diffSnapshots */.V)(staged, goals.capture.snapshot)),
        ...listUnseen(staged, goals.capture.snapshot, asked),
    ];
    const captured = (0,snapshot/* objectsByKey */.fd)(staged);
    const proven = await proveDirection(copy, { led: fix, goal: goals.fix, start: captured, lost, asked }, bounds);
    const left = [...new Set([...proven.left, ...unproven])];
    const toFix = proven.proof === "not-run" ? none : { ...proven, left, proof: left.length > 0 ? "partial" : proven.proof };
    const both = toFix.proof === "verified" && toCapture.proof === "verified";
    const rerun = both ? await tryAgain(copy, toCapture, goals.capture, bounds) : "not-run";
    return { toCapture: { ...toCapture, rerun }, toFix, reason: both ? null : reasonOf(plans) };
}
/** Runs a script twice on a database that it has not met: as where the drift is, and as where it is not. */
async function tryAgain(copy, { transactions }, goal, bounds) {
    for (const transaction of [...transactions, ...transactions]) {
        if ((await (0,execute/* run */.e)(copy, transaction, bounds)).error !== null)
            return "fails";
    }
    return (0,schema_drift/* diffSnapshots */.V)(await (0,converge/* read */.LF)(copy, goal, bounds), goal.snapshot).length === 0 ? "unchanged" : "changed";
}
function reasonOf({ capture, fix, lost }) {
    if (capture.incomplete.length + fix.incomplete.length > 0)
        return "some statements need a secret that nobody may read";
    if (lost.length > 0)
        return "a copy of a database has none of its subscriptions";
    const refused = capture.refused ?? fix.refused;
    if (refused !== null)
        return refused;
    return "not every difference can be brought about by statements that keep all else as it is";
}
async function proveDirection(copy, { led, goal, start, lost, asked, }, bounds) {
    const { transactions, error } = await proveScript(copy, led.units.map(rerunnable/* toRerunnable */.M), bounds);
    const now = await (0,converge/* read */.LF)(copy, goal, bounds);
    const drifts = (0,schema_drift/* diffSnapshots */.V)(now, goal.snapshot);
    const left = [...sayLeft([...drifts, ...lost]), ...listUnseen(now, goal.snapshot, asked)];
    // Half of a rebuild is worse than none: nobody shall run what stops half-way or takes away more than it brings.
    const harms = drifts.some((drift) => asked.has((0,snapshot/* objectKey */.T5)(drift)) ? drift.change === "unexpected" && start.has((0,snapshot/* objectKey */.T5)(drift)) : isMoreThanPlace(drift));
    if (harms || error !== null)
        return none;
    const complete = left.length === 0 && led.incomplete.length === 0;
    return { proof: complete ? "verified" : "partial", transactions, left, incomplete: led.incomplete, rerun: "not-run" };
}
function isMoreThanPlace(drift) {
    return drift.change !== "changed" || attributesOf(drift).some((name) => name !== "position");
}
/** `column public.t.a: position` for each. */
function sayLeft(drifts) {
    const lines = drifts.map((drift) => {
        return drift.change === "changed" ? `${(0,snapshot/* objectKey */.T5)(drift)}: ${attributesOf(drift).join(", ")}` : (0,snapshot/* objectKey */.T5)(drift);
    });
    return [...new Set(lines)];
}


/***/ }),

/***/ 70496:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ toRerunnable)
/* harmony export */ });
const name = String.raw `(?:"(?:[^"]|"")*"|[\w$]+)(?:\.(?:"(?:[^"]|"")*"|[\w$]+))*`;
/** Each makes one form of statement harmless where it has run before; `$1` and so on are its parts. */
const guards = [
    [
        /^CREATE (TABLE|UNLOGGED TABLE|SCHEMA|SEQUENCE|EXTENSION|MATERIALIZED VIEW|FOREIGN TABLE|SERVER|COLLATION|USER MAPPING|STATISTICS) (?!IF )/,
        "CREATE $1 IF NOT EXISTS ",
    ],
    [/^CREATE (UNIQUE )?INDEX (?!IF |CONCURRENTLY |ON )/, "CREATE $1INDEX IF NOT EXISTS "],
    [/^CREATE (VIEW|TRIGGER|RULE|AGGREGATE) /, "CREATE OR REPLACE $1 "],
    [new RegExp(`^ALTER TABLE (${name}) ADD COLUMN (?!IF )`), "ALTER TABLE $1 ADD COLUMN IF NOT EXISTS "],
    [new RegExp(`^ALTER TABLE (${name}) DROP (COLUMN|CONSTRAINT) (?!IF )`), "ALTER TABLE $1 DROP $2 IF EXISTS "],
    [new RegExp(`^ALTER DOMAIN (${name}) DROP CONSTRAINT (?!IF )`), "ALTER DOMAIN $1 DROP CONSTRAINT IF EXISTS "],
    [new RegExp(`^ALTER TYPE (${name}) ADD VALUE (?!IF )`), "ALTER TYPE $1 ADD VALUE IF NOT EXISTS "],
    [new RegExp(`^ALTER TYPE (${name}) DROP ATTRIBUTE (?!IF )`), "ALTER TYPE $1 DROP ATTRIBUTE IF EXISTS "],
    [
        new RegExp(`^ALTER TEXT SEARCH CONFIGURATION (${name}) DROP MAPPING (?!IF )`),
        "ALTER TEXT SEARCH CONFIGURATION $1 DROP MAPPING IF EXISTS ",
    ],
    [/^(ALTER TABLE [^]+) DROP (EXPRESSION|IDENTITY)$/, "$1 DROP $2 IF EXISTS"],
    [
        /^DROP (TABLE|SCHEMA|SEQUENCE|EXTENSION|MATERIALIZED VIEW|VIEW|FOREIGN TABLE|SERVER|COLLATION|CONVERSION|USER MAPPING|STATISTICS|INDEX|FUNCTION|PROCEDURE|ROUTINE|AGGREGATE|TYPE|DOMAIN|TRIGGER|RULE|POLICY|EVENT TRIGGER|PUBLICATION|FOREIGN DATA WRAPPER|LANGUAGE|CAST|TRANSFORM|OPERATOR CLASS|OPERATOR FAMILY|OPERATOR|ACCESS METHOD|TEXT SEARCH [A-Z]+) (?!IF )/,
        "DROP $1 IF EXISTS ",
    ],
];
/** Makes statements harmless where they have run before, as far as that takes a word or two. */
function toRerunnable(unit) {
    return unit.map((statement) => {
        const found = guards.find(([form]) => form.test(statement.sql));
        return found === undefined ? statement : { ...statement, sql: statement.sql.replace(...found) };
    });
}


/***/ })

};
