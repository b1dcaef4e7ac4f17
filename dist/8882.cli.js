export const id = 8882;
export const ids = [8882];
export const modules = {

/***/ 9703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ diffSnapshots)
});

// EXTERNAL MODULE: ./lib/core/schema/drift-parts.js
var drift_parts = __webpack_require__(4955);
;// CONCATENATED MODULE: ./lib/core/schema/drift-order.js

/**
 * Keys of columns that stand elsewhere among those that both sides have: the fewest whose move explains the order. A
 * column that was added or dropped moves nobody.
 */
function findMoved(left, right) {
    const tables = new Map();
    for (const [key, { identity, attributes }] of left) {
        const [before, after] = [attributes["position"], right.get(key)?.attributes["position"]];
        if (before === undefined || after === undefined)
            continue;
        const table = (0,drift_parts/* parentOf */.gN)(identity);
        const placed = tables.get(table) ?? [];
        if (placed.length === 0)
            tables.set(table, placed);
        placed.push({ key, before: Number(before), after: Number(after) });
    }
    return new Set([...tables.values()].filter(hasDifference).flatMap(listMoved));
}
function hasDifference(columns) {
    return columns.some(({ before, after }) => before !== after);
}
/** All but a longest run of columns whose order is the same on both sides (patience sorting). */
function listMoved(columns) {
    const inOrder = columns.toSorted((a, b) => a.before - b.before);
    const ends = [];
    for (const column of inOrder) {
        const found = ends.findIndex((end) => end.column.after >= column.after);
        const place = found === -1 ? ends.length : found;
        ends[place] = { column, previous: ends[place - 1] ?? null };
    }
    const stayed = new Set();
    for (let end = ends.at(-1) ?? null; end !== null; end = end.previous)
        stayed.add(end.column.key);
    return inOrder.flatMap(({ key }) => (stayed.has(key) ? [] : [key]));
}

;// CONCATENATED MODULE: ./lib/core/schema/drift-severity.js
const worstFirst = ["structural", "security", "operational", "cosmetic"];
/** Kinds whose coming and going is not structural. */
const kinds = {
    policy: "security",
    "default privileges": "security",
    "security label": "security",
    "user mapping": "security",
    database: "security",
    statistics: "operational",
    publication: "operational",
    subscription: "operational",
    setting: "operational",
};
/** Attributes whose change is not of their kind's severity. */
const attributes = {
    privileges: "security",
    member_privileges: "security",
    sequence_privileges: "security",
    owner: "security",
    row_security: "security",
    force_row_security: "security",
    constraints_checked: "security",
    firing: "security",
    security_definer: "security",
    leakproof: "security",
    settings: "security",
    trusted: "security",
    options: "operational",
    toast_options: "operational",
    tablespace: "operational",
    connection_limit: "operational",
    template: "operational",
    storage: "operational",
    compression: "operational",
    statistics: "operational",
    replica_identity: "operational",
    detach_pending: "operational",
    index_state: "operational",
    attached: "operational",
    index_options: "operational",
    state: "operational",
    clustered: "operational",
    persistence: "operational",
    version: "operational",
    dependents: "operational",
    cost: "operational",
    rows: "operational",
    support: "operational",
    parallel: "operational",
    comment: "cosmetic",
    index_comment: "cosmetic",
    not_null_comment: "cosmetic",
    sequence_comment: "cosmetic",
    not_null_name: "cosmetic",
    identity_sequence: "cosmetic",
    position: "cosmetic",
};
/** Kinds whose options are what they are made of, and how much those matter. */
const optionsOf = {
    sequence: "structural",
    "foreign data wrapper": "structural",
    server: "structural",
    "user mapping": "security",
    "text search dictionary": "structural",
    // security_barrier, security_invoker and check_option decide who sees and writes what.
    view: "security",
};
/** The severity of a change: the worst of the attributes that changed; a body that is only laid out anew says the same. */
function severityOf(kind, changed, { relaidOut = false } = {}) {
    const ofKind = kinds[kind] ?? "structural";
    const all = new Set(changed.map((name) => {
        if (name === "definition" && relaidOut)
            return "cosmetic";
        return (name === "options" ? optionsOf[kind] : undefined) ?? attributes[name] ?? ofKind;
    }));
    return worstFirst.find((severity) => all.has(severity)) ?? ofKind;
}
/** The severity of an object that is missing or unexpected. */
function severityOfWhole(change, kind, { partition_bound: bound }) {
    // Partitions come by the calendar, most of them by a tool; one that lacks makes inserts fail.
    if (change === "unexpected" && bound !== undefined)
        return "cosmetic";
    return kinds[kind] ?? "structural";
}

// EXTERNAL MODULE: ./lib/core/schema/index-options.js
var index_options = __webpack_require__(8880);
// EXTERNAL MODULE: ./lib/core/schema/snapshot.js
var snapshot = __webpack_require__(1431);
;// CONCATENATED MODULE: ./lib/core/schema/drift-economy.js




/** Attributes that a partition's object has only because its parent's has them. */
const ofParent = new Set(["type", "definition", "not_valid", "position", "not_null_name"]);
/** Leaves out what a partition or child table merely has from its parent, where the parent tells it. */
function toldOfParent(drifts, left, right) {
    const byKey = new Map(drifts.map((drift) => [(0,snapshot/* objectKey */.T5)(drift), drift]));
    const options = listOwnOptions(drifts, left, right);
    return drifts.flatMap((drift) => {
        const { change, kind, expected, actual } = drift;
        const key = (0,snapshot/* objectKey */.T5)(drift);
        const [before, after] = [isInherited(left.get(key)), isInherited(right.get(key))];
        const parents = parentsOf(drift, left, right);
        if (change !== "changed")
            return (before || after) && parents.length > 0 ? [] : [drift];
        const toldAbove = (name) => parents.some((parent) => {
            const above = byKey.get((0,drift_parts/* onTable */.kJ)(drift, parent));
            return (above?.change === "changed" && above.expected[name] === expected[name] && above.actual[name] === actual[name]);
        });
        const all = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
        const names = all.filter((name) => name !== "inherited" &&
            !(before && after && ofParent.has(name) && !(options.has(key) && name === "definition")) &&
            !toldAbove(name) &&
            !(name === "attached" && isOfNewPartitions(differing(expected[name], actual[name]), left, right)));
        if (names.length === 0)
            return [];
        if (names.length === all.length)
            return [drift];
        const keep = (attributes) => Object.fromEntries(Object.entries(attributes).filter(([name]) => names.includes(name)));
        return [{ ...drift, severity: severityOf(kind, names), expected: keep(expected), actual: keep(actual) }];
    });
}
/**
 * Keys of indexes whose storage options differ, and of no index of a parent too: a partition's index has its own, whatever
 * else it has from the one above.
 */
function listOwnOptions(drifts, left, right) {
    const changed = drifts.filter(({ kind, expected, actual }) => kind === "index" && (0,index_options/* differInOptions */.S)(expected["definition"], actual["definition"]));
    const indexOf = (drift) => ({ ...drift, expected: left.get((0,snapshot/* objectKey */.T5)(drift))?.attributes ?? {} });
    const tables = new Set(changed.map((drift) => indexOf(drift).expected["table"]));
    const own = changed.filter((drift) => !parentsOf(indexOf(drift), left, right).some((one) => tables.has(one)));
    return new Set(own.map(snapshot/* objectKey */.T5));
}
function differing(expected = "", actual = "") {
    const [before, after] = [(0,drift_parts/* splitNames */.bZ)(expected), (0,drift_parts/* splitNames */.bZ)(actual)];
    return [...before.filter((name) => !after.includes(name)), ...after.filter((name) => !before.includes(name))];
}
/** Whether all are indexes of tables that became partitions or were such: below an INVALID one they come and go with them. */
function isOfNewPartitions(indexes, left, right) {
    return indexes.every((name) => {
        const table = (left.get(`index ${name}`) ?? right.get(`index ${name}`))?.attributes["table"];
        if (table === undefined)
            return false;
        const [before, after] = [left, right].map((objects) => tableNamed(table, objects)?.attributes["parents"]);
        return before !== after;
    });
}
function isInherited(object) {
    return object?.attributes["inherited"] !== undefined;
}
/** Tables that the object's table inherits from, on either side, as far as the snapshots hold them. */
function parentsOf({ identity, expected, actual }, left, right) {
    const table = expected["table"] ?? actual["table"] ?? (0,drift_parts/* parentOf */.gN)(identity);
    const found = tableNamed(table, left)?.attributes["parents"] ?? tableNamed(table, right)?.attributes["parents"];
    return (0,drift_parts/* splitNames */.bZ)(found ?? "").filter((parent) => tableNamed(parent, left) ?? tableNamed(parent, right));
}
function tableNamed(name, objects) {
    return ["table", "partitioned table", "foreign table"].map((kind) => objects.get(`${kind} ${name}`)).find(Boolean);
}
/** Makes what came or went together one drift, with its parts. A renamed table takes along what hangs on it. */
function findParts(drifts) {
    const whole = new Map(drifts.flatMap((drift) => (isWhole(drift) ? [[(0,snapshot/* objectKey */.T5)(drift), drift]] : [])));
    if (whole.size === 0)
        return drifts;
    const owners = new Map(drifts.map((drift) => [(0,snapshot/* objectKey */.T5)(drift), ownerIn(whole, drift)]));
    const parts = new Map();
    for (const [key, owner] of owners) {
        if (owner === null)
            continue;
        const outermost = follow(owner, owners);
        const others = parts.get(outermost);
        if (others === undefined)
            parts.set(outermost, [key]);
        else
            others.push(key);
    }
    return drifts.flatMap((drift) => {
        const key = (0,snapshot/* objectKey */.T5)(drift);
        return owners.get(key) === null ? [{ ...drift, parts: parts.get(key) ?? [] }] : [];
    });
}
/** Whether others can be part of it: it came, it went, or it is a view that reads otherwise. */
function isWhole({ change, kind, expected }) {
    return change !== "changed" || (kind.endsWith("view") && expected["definition"] !== undefined);
}
/** A column's sequence is part of the column, which is part of its table. */
function follow(owner, owners) {
    const next = owners.get(owner) ?? null;
    return next === null ? owner : follow(next, owners);
}
/** Key of an object that the drift is a part of. */
function ownerIn(whole, drift) {
    const { kind, identity, change, expected, actual } = drift;
    const find = (attributes, wanted) => (0,drift_parts/* wholesOf */.GS)({ kind, identity, attributes }).find((key) => whole.get(key)?.change === wanted) ?? null;
    const rewritten = (0,drift_parts/* viewsOf */.W6)(drift).find((key) => whole.get(key)?.change === "changed") ?? null;
    if (change === "missing")
        return find(expected, change) ?? rewritten;
    if (change === "unexpected")
        return find(actual, change) ?? rewritten;
    // Only what says where it belongs can have gone from one to the other.
    return find(expected, "missing") === null ? null : find(actual, "unexpected");
}

// EXTERNAL MODULE: ./lib/core/lexer.js
var lexer = __webpack_require__(8549);
;// CONCATENATED MODULE: ./lib/core/schema/same-body.js

/** Languages whose statements end at a semicolon wherever they are broken into lines. */
const freeForm = new Set(["sql", "plpgsql"]);
/**
 * Whether two bodies of a routine differ in line ends, indentation and blanks alone. Blanks in quotes count, and so do
 * all of a language that is not written in free form. How lines end never counts: a checkout decides that.
 */
function isSameBody(one, other, language) {
    const [left, right] = [one, other].map((text) => text.replaceAll("\r\n", "\n"));
    if (left === undefined || right === undefined)
        return false;
    return left === right || (freeForm.has(language ?? "") && toWords(left) === toWords(right));
}
/** The tokens of a text, with what stands between them only where that means something. */
function toWords(text) {
    const words = [];
    let previous = null;
    for (let token = (0,lexer/* nextToken */.F)(text, 0); token !== null; token = (0,lexer/* nextToken */.F)(text, token.end)) {
        words.push(gapBetween(text, previous, token), text.slice(token.start, token.end).trimEnd());
        previous = token;
    }
    return words.join("\0");
}
/** `<` and `=` are another operator than `<=`, and two strings on two lines are one. */
function gapBetween(text, previous, { kind, start }) {
    if (previous?.kind !== kind)
        return "";
    if (kind === "string")
        return text.slice(previous.end, start).includes("\n") ? "line" : "";
    return kind === "other" && previous.end < start ? "gap" : "";
}

// EXTERNAL MODULE: ./lib/core/schema/same-lists.js
var same_lists = __webpack_require__(1041);
;// CONCATENATED MODULE: ./lib/core/schema/drift.js






/**
 * Compares two snapshots, economically: what belongs to an object that is missing or unexpected as a whole is one of its
 * parts, what partitions have from their parent is told there, and the order of columns counts only among those that
 * both have. Sorted by kind and identity.
 */
function diffSnapshots(expected, actual) {
    if (expected === actual)
        return [];
    const [left, right] = [(0,snapshot/* objectsByKey */.fd)(expected), (0,snapshot/* objectsByKey */.fd)(actual)];
    const options = { older: Math.min(expected.major, actual.major), moved: findMoved(left, right) };
    const drifts = [...left].flatMap(([key, object]) => compare(object, right.get(key), options));
    for (const [key, object] of right)
        if (!left.has(key))
            drifts.push(comeOrGone("unexpected", object));
    drifts.sort((a, b) => ((0,snapshot/* objectKey */.T5)(a) < (0,snapshot/* objectKey */.T5)(b) ? -1 : 1));
    return findParts(toldOfParent(drifts, left, right));
}
function compare(expected, actual, options) {
    if (actual === undefined)
        return [comeOrGone("missing", expected)];
    const all = new Set([...Object.keys(expected.attributes), ...Object.keys(actual.attributes)]);
    const names = [...all].filter((name) => differs(name, expected, actual, options));
    if (names.length === 0)
        return [];
    const { kind, identity } = expected;
    const severity = severityOf(kind, names, { relaidOut: isRelaidOut(expected, actual) });
    const [left, right] = [pick(expected, names), pick(actual, names)];
    return [{ change: "changed", kind, identity, severity, expected: left, actual: right, parts: [] }];
}
/** Whether the body of a routine says the same in another layout. */
function isRelaidOut({ kind, attributes: left }, { attributes: right }) {
    const [one, other] = [left["definition"], right["definition"]];
    if (one === undefined || other === undefined || !routines.has(kind))
        return false;
    return left["language"] === right["language"] && isSameBody(one, other, left["language"]);
}
const routines = new Set(["function", "procedure", "window function"]);
function comeOrGone(change, { kind, identity, attributes }) {
    const severity = severityOfWhole(change, kind, attributes);
    const [expected, actual] = change === "missing" ? [attributes, {}] : [{}, attributes];
    return { change, kind, identity, severity, expected, actual, parts: [] };
}
/**
 * What SQL has to heed, and is no finding: who granted what, by whichever way the same was granted; and how many members
 * an extension has, which may depend on how it was built.
 */
const proofOnly = /^(?:.*grantors|members)$/;
function differs(name, expected, actual, { older, moved }) {
    const [left, right] = [expected.attributes[name], actual.attributes[name]];
    if (left === right || left === snapshot/* notReadable */.I || right === snapshot/* notReadable */.I)
        return false;
    if (proofOnly.test(name))
        return false;
    if (name === "position")
        return moved.has((0,snapshot/* objectKey */.T5)(expected));
    // Older servers have no names for NOT NULL, and no MAINTAIN.
    if (name.startsWith("not_null_"))
        return older >= 18;
    if (name.endsWith("privileges") && older < 17)
        return withoutMaintain(left) !== withoutMaintain(right);
    return left === undefined || right === undefined || !(0,same_lists/* haveSameLists */.Q)(left, right);
}
function withoutMaintain(privileges = "") {
    const entry = /(?:^|, )[+-](?:"(?:[^"]|"")*"|[^",: ]+): MAINTAIN(?: with grant option)?(?=,|;|$)/g;
    return privileges.replaceAll(entry, "").replace(/^, /, "");
}
function pick({ attributes }, names) {
    return Object.fromEntries(names.flatMap((name) => {
        const value = attributes[name];
        return value === undefined ? [] : [[name, value]];
    }));
}


/***/ }),

/***/ 8880:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ differInOptions),
/* harmony export */   j: () => (/* binding */ splitIndexOptions)
/* harmony export */ });
const value = String.raw `[\w."]+=(?:'(?:[^']|'')*'|\w+)`;
const storage = new RegExp(` WITH \\((${value}(?:, ${value})*)\\)(?= TABLESPACE | WHERE |$)`);
/** What pg_get_indexdef writes, without its storage options, and these by themselves. */
function splitIndexOptions(definition) {
    const [, options = ""] = storage.exec(definition) ?? [];
    const plain = options.split(", ").map((option) => option.replace(/='((?:[^']|'')*)'$/, "=$1"));
    return { rest: definition.replace(storage, ""), options: plain.toSorted().join(", ") };
}
/** Whether two definitions of an index differ, and in their storage options alone. */
function differInOptions(one = "", other = "") {
    const [left, right] = [one, other].map(splitIndexOptions);
    return left?.rest === right?.rest && left?.options !== right?.options;
}


/***/ }),

/***/ 1041:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ haveSameLists),
/* harmony export */   k: () => (/* binding */ varcharElement)
/* harmony export */ });
/** One text of a list of varchars as PostgreSQL shows it, as a pattern. */
const varcharElement = String.raw `(?:NULL|(?:E'(?:[^'\\]|''|\\.)*'|'(?:[^']|'')*'))::character varying(?:\(\d+\))?`;
const element = new RegExp(varcharElement, "g");
const list = new RegExp(String.raw `\(ARRAY\[(${varcharElement}(?:, ${varcharElement})*)\]\)::text\[\]`, "g");
/**
 * Whether two texts of the server differ in lists of varchars alone. PostgreSQL shows `state IN ('a', 'b')` as a list that
 * is cast, and reads that, from a restored dump or a statement that repeats it, as a list of elements that are.
 */
function haveSameLists(one, other) {
    return one.includes("::character varying") && toReadAgain(one) === toReadAgain(other);
}
function toReadAgain(sql) {
    return sql.replace(list, (_all, elements) => `ARRAY[${elements.replace(element, "($&)::text")}]`);
}


/***/ }),

/***/ 8882:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   makeUndo: () => (/* binding */ makeUndo)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8165);
/* harmony import */ var _core_migration_set_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8989);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(551);
/* harmony import */ var _core_state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4734);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8067);
/* harmony import */ var _on_shadow_schema_on_shadow_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3586);
/* harmony import */ var _load_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5252);
/* harmony import */ var _rehearse_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(12);








/**
 * Makes the undo script of a version and tries it, on a throw-away database with the files below that version: applied or
 * pending, no target is asked. Throws Failure where there is one already, or none that proves right.
 */
async function makeUndo(world, environment, version) {
    const { migration, below } = find(world, environment, version);
    const base = world.files.filter(({ file }) => below.has(file));
    const loaded = (0,_load_js__WEBPACK_IMPORTED_MODULE_6__/* .load */ .Hh)(world, (0,_load_js__WEBPACK_IMPORTED_MODULE_6__/* .sortFiles */ .w9)(world, environment, null), (0,_load_js__WEBPACK_IMPORTED_MODULE_6__/* .recordOfBase */ .yK)({ ...world, base }, environment));
    return await (0,_on_shadow_schema_on_shadow_js__WEBPACK_IMPORTED_MODULE_5__/* .withSchemaOnShadow */ .b)(world, { loaded, session: null }, async (_open, stage) => {
        const schema = await stage();
        if (schema.kind === "unknown") {
            throw schema.failure ?? refuse(`the files below V${version} were not replayed: ${schema.because}`, schema.help);
        }
        return await tryOn(world, { loaded, migration, schema });
    });
}
async function tryOn(world, { loaded, migration, schema }) {
    const steps = [{ kind: "apply", migration, resume: false }];
    const { findings, notes } = await (0,_rehearse_js__WEBPACK_IMPORTED_MODULE_7__/* .rehearsePlan */ .V)(world, loaded, { steps }, async () => schema);
    const offered = findings.find(({ rule }) => rule === "undo-proposed");
    const script = offered?.fix?.[0];
    const about = { file: migration.script.file };
    if (offered === undefined || script === undefined) {
        const hindered = findings.filter(({ rule }) => hindering.has(rule));
        if (hindered.length > 0)
            throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("bad-input", hindered.map((one) => ({ ...one, severity: "error" })));
        const message = `no undo script could be made for V${migration.version.text}: what it changes has no inverse that brings back the schema, or it changes nothing of it`;
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("bad-input", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)("undo-proposed", { message, help: byHand, severity: "error", ...about })]);
    }
    const losses = offered.message.replace(/^[^.]*(?:\. )?/, "");
    const message = `the undo script brings back the schema, as tried${losses === "" ? "" : `. ${losses}`}`;
    const help = "read it before you commit it: it was made from what the schema was, not from what was meant";
    return { script, findings: [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)("undo-proposed", { message, help, ...about })], notes };
}
const hindering = new Set(["does-not-run", "not-rehearsed", "took-too-long"]);
const byHand = "write it by hand, and let check try it";
function find(world, environment, version) {
    const set = (0,_core_migration_set_js__WEBPACK_IMPORTED_MODULE_1__/* .toMigrationSet */ .c)(world.files, (0,_load_js__WEBPACK_IMPORTED_MODULE_6__/* .placeholdersFor */ .mL)(world, environment, null), world.config.naming);
    const broken = [...world.fileFindings, ...set.findings].filter(({ severity }) => severity === "error");
    if (broken.length > 0)
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("bad-input", broken);
    const migration = set.versioned.find((one) => (0,_core_state_js__WEBPACK_IMPORTED_MODULE_3__/* .keyOf */ .TN)(one.version.text) === (0,_core_state_js__WEBPACK_IMPORTED_MODULE_3__/* .keyOf */ .TN)(version));
    if (migration === undefined) {
        const versions = set.versioned.map((one) => one.version.text);
        const have = versions.length === 0 ? "there is none" : `the last one is V${versions.at(-1) ?? ""}`;
        throw refuse(`no file has the version ${version}: ${have}`, "name the version of a V file: new --undo V12");
    }
    if (migration.undo !== null) {
        const message = `V${migration.version.text} has an undo script, ${migration.undo.file}, and it is left alone`;
        throw refuse(message, "check tries it; remove it first, to have another one made");
    }
    const below = set.versioned.filter((one) => (0,_core_version_js__WEBPACK_IMPORTED_MODULE_4__/* .compareVersions */ .Zy)(one.version, migration.version) < 0);
    return { migration, below: new Set(below.map(({ script }) => script.file)) };
}
function refuse(message, help) {
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("bad-input", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)("input", { message, help: help ?? byHand })]);
}


/***/ }),

/***/ 6483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ toClone)
/* harmony export */ });
/** Makes copies of a throw-away database; each is closed with it. */
function toClone({ signal }, shadow, onClose) {
    return async () => {
        signal.throwIfAborted();
        const copy = await shadow.clone();
        onClose(copy.close);
        return copy;
    };
}


/***/ }),

/***/ 6450:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ disarm)
/* harmony export */ });
/** Takes superuser rights from the owner of a throw-away database, where the files on record needed them. */
async function disarm({ shadow, trust }) {
    if (trust === "pull-request")
        return { kind: "disarmed", elevate: null };
    return shadow.disarm === null ? { kind: "armed" } : { kind: "disarmed", elevate: await shadow.disarm() };
}


/***/ }),

/***/ 1863:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s: () => (/* binding */ withHistoryOnShadow)
});

// EXTERNAL MODULE: ./lib/environment/on-shadow/clone.js
var clone = __webpack_require__(6483);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(8165);
// EXTERNAL MODULE: ./lib/sql/script.js + 6 modules
var sql_script = __webpack_require__(1666);
// EXTERNAL MODULE: ./lib/environment/load.js + 1 modules
var load = __webpack_require__(5252);
// EXTERNAL MODULE: ./lib/core/flyway-row.js
var flyway_row = __webpack_require__(4262);
// EXTERNAL MODULE: ./lib/core/migration-set.js + 3 modules
var migration_set = __webpack_require__(8989);
// EXTERNAL MODULE: ./lib/core/state.js
var core_state = __webpack_require__(4734);
;// CONCATENATED MODULE: ./lib/environment/on-shadow/recorded-files.js



/**
 * The files whose checksum is on record: from the tree that is checked out, from the base branch, or from the history of
 * git where they are edited or gone. Nothing else is ever replayed.
 */
async function findRecordedFiles(world, loaded, placeholders) {
    const refusal = refuse(loaded);
    if (refusal !== null)
        return refusal;
    const rows = listRows(loaded);
    const gone = rows.filter(({ script }) => script === null);
    const read = (some) => toScripts(some, placeholders, world.config.naming);
    // The base branch's values make another text of a repeatable than the checked-out ones.
    const base = gone.length === 0 ? [] : read([...(world.base ?? []), ...world.files]);
    const missing = gone.filter((one) => find(base, one) === null);
    const older = missing.length === 0 ? null : await world.readOlderFiles(missing.flatMap(({ names }) => names));
    const known = [...base, ...read(older?.files ?? [])];
    const found = rows.map((one) => one.script ?? find(known, one));
    const lost = rows.filter((_, index) => found[index] === null);
    if (lost.length > 0)
        return toNotFound(lost, older?.history ?? "whole");
    return { kind: "found", scripts: found.flatMap((script) => script ?? []) };
}
/** As `apply` runs them on an empty database: versions ascending, then repeatables by description. */
function listRows({ state }) {
    const repeatables = state.repeatables.flatMap(toWanted);
    const ordered = repeatables.toSorted((a, b) => (a.row.description < b.row.description ? -1 : 1));
    return [...state.migrations.flatMap(toWanted), ...ordered];
}
function toWanted(state) {
    if (!("row" in state))
        return [];
    const repeatable = "repeatable" in state;
    const file = repeatable ? state.repeatable : state.migration;
    const { row } = state;
    return [
        {
            row,
            kind: repeatable ? "repeatable" : "migration",
            script: file !== null && file.checksum === row.checksum ? file.script : null,
            names: [...new Set([row.script, ...(file === null ? [] : [file.script.name])])],
        },
    ];
}
function refuse({ state, onRecord }) {
    const { applied, repeatables } = onRecord.history;
    const adopted = applied.find(({ script }) => script === core_state/* baselineMarker */.sz);
    if (adopted !== undefined) {
        const because = `it was adopted by a baseline at version ${adopted.version}: what was there before is in no file`;
        return { kind: "unknown", reason: "adopted", because, help: null };
    }
    if (applied.length === 0 && !onRecord.empty) {
        const because = "it holds relations but no migration is on record, so no file says where they come from";
        return { kind: "unknown", reason: "adopted", because, help: null };
    }
    const foreign = [...applied, ...repeatables].find(({ script }) => (0,flyway_row/* isForeignScript */.w)(script));
    if (foreign !== undefined) {
        const because = `${foreign.script} was run by Flyway and is no SQL, so no file here says what it did`;
        return { kind: "unknown", reason: "adopted", because, help: null };
    }
    const half = state.migrations.find((one) => "row" in one && !one.row.success);
    const halfRepeatable = repeatables.find(({ success }) => !success);
    const name = half === undefined ? halfRepeatable?.script : `version ${(0,core_state/* versionOf */.E4)(half)}`;
    if (name === undefined)
        return null;
    const because = `${name} did not finish, and how far it came is not on record`;
    return { kind: "unknown", reason: "unfinished", because, help: "run apply or rollback, which goes on with it" };
}
/** Each file alone: here several contents of one version stand beside each other. */
function toScripts(files, placeholders, naming) {
    return files.flatMap((file) => {
        const { versioned, baselines, repeatables } = (0,migration_set/* toMigrationSet */.c)([file], placeholders, naming);
        const migrations = [...versioned, ...baselines];
        return [
            ...migrations.map(({ checksum, script }) => ({ kind: "migration", checksum, script })),
            ...repeatables.map(({ checksum, script }) => ({ kind: "repeatable", checksum, script })),
        ];
    });
}
function find(known, { kind, row }) {
    const found = known.find((one) => one.kind === kind && one.checksum === row.checksum);
    return found === undefined ? null : { ...found.script, name: row.script };
}
const named = 5;
function toNotFound(lost, history) {
    const names = lost.slice(0, named).map(({ row }) => row.script);
    const more = lost.length > named ? ` and ${lost.length - named} more` : "";
    const where = history === "none" ? "and there is no history of git here" : "nor in the history of git";
    const because = `${names.join(", ")}${more} ${lost.length === 1 ? "is" : "are"} on record with a text that is not checked out, ${where}`;
    const help = {
        whole: "restore the file as it ran, or run repair if the edit is intended",
        shallow: "check out with fetch-depth: 0",
        none: "run it in a clone of the repository",
    }[history];
    return { kind: "unknown", reason: "not-found", because, help };
}

// EXTERNAL MODULE: ./lib/database/session.js
var database_session = __webpack_require__(9357);
// EXTERNAL MODULE: ./lib/database/tables.js
var tables = __webpack_require__(7496);
// EXTERNAL MODULE: ./lib/database/target.js
var target = __webpack_require__(244);
;// CONCATENATED MODULE: ./lib/database/due-repeatables.js



/** Whether repeatables ran before the last rollback, which forgot them, and none has run since. Read-only. */
async function repeatablesAreDue(session, home) {
    const results = await (0,database_session/* query */.P)(session, `BEGIN READ ONLY; SET LOCAL search_path = ${target/* ownSearchPath */.O};
     SELECT max(l.id) FILTER (WHERE l.event = 'undo') > max(l.id) FILTER (WHERE l.event = 'apply' AND l.version IS NULL)
       FROM ${(0,tables/* tableIn */.sV)(home, "log")} l; COMMIT`, "reading whether repeatables ran since the last rollback");
    return results[2]?.rows[0]?.[0] === "t";
}

;// CONCATENATED MODULE: ./lib/environment/on-shadow/unrecorded.js

/** Statements that leave the schema as it is. A function that a SELECT calls is taken to do so too. */
const harmless = new Set([
    "SelectStmt",
    "InsertStmt",
    "UpdateStmt",
    "DeleteStmt",
    "MergeStmt",
    "CopyStmt",
    "VacuumStmt",
    "RefreshMatViewStmt",
    "NotifyStmt",
    "VariableSetStmt",
]);
/** What made the target's schema beside the files on record, half a sentence; null for nothing. */
async function findUnrecorded(loaded, session) {
    for (const { script } of loaded.set.callbacks) {
        const { statements } = await loaded.parse(script);
        if (statements.some(changesSchema))
            return `the callback ${script.name} changes it, and no record says what ran`;
    }
    const { target, onRecord, set } = loaded;
    if (target === null || session === null || set.repeatables.length === 0)
        return null;
    if (onRecord.history.repeatables.length > 0 || onRecord.missing.includes("log"))
        return null;
    const due = await repeatablesAreDue(session, target.home);
    return due ? "repeatables have not run again since the rollback, and no record says what it left of them" : null;
}
function changesSchema({ kind }) {
    return !harmless.has(kind);
}

;// CONCATENATED MODULE: ./lib/environment/on-shadow/history-on-shadow.js







/**
 * Gives work the history of an environment on a throw-away database: opened and replayed when it is first asked for, once,
 * and removed with all its clones after the work.
 */
async function withHistoryOnShadow(world, source, work) {
    const closers = [];
    const opened = [];
    const onClose = (close) => void closers.push(close);
    const open = () => {
        const history = opened[0] ?? openHistory(world, source, onClose);
        opened[0] = history;
        return history;
    };
    try {
        return await work(open, onClose);
    }
    finally {
        await Promise.allSettled(opened); // told to whoever asked for it
        for (const close of closers.toReversed())
            await close();
    }
}
async function openHistory(world, source, onClose) {
    const { loaded } = source;
    if (world.config.shadow.choice.kind === "off")
        return unknown("off", "the input shadow is off");
    const readied = await readyScripts(world, loaded);
    if (readied.kind === "unknown")
        return readied;
    const { scripts, parse } = readied;
    const mirror = await toMirror(source, readied);
    const prepared = { ...source, mirror, incomplete: await findUnrecorded(loaded, source.session), parse };
    world.log.progress(`replaying ${scripts.length} files of ${loaded.environment.name} on a throw-away database`);
    const history = await replayAs("pull-request", world, prepared, onClose);
    // Files that only a superuser can run did run on the target; a pull request's event must not raise anybody.
    const barred = history.kind === "unknown" && history.barred && world.config.shadow.trust === "recorded";
    const settled = barred ? await replayAs("recorded", world, prepared, onClose) : history;
    world.log.progress("");
    return settled;
}
/** What is on record, ready to run. */
async function readyScripts(world, loaded) {
    const placeholders = recordedPlaceholders(world, loaded);
    const files = await findRecordedFiles(world, loaded, placeholders ?? loaded.placeholders);
    if (files.kind === "unknown")
        return { ...files, failure: null };
    if (placeholders === null && files.scripts.some(({ text }) => text.includes("${"))) {
        const because = "values of placeholders are in a file that may have been changed, and the base branch's was not read";
        const help = "pass placeholders as an input, or check out with fetch-depth: 0";
        return { ...unknown("not-found", because), help };
    }
    const values = placeholders ?? new Map();
    const parse = values === loaded.placeholders ? loaded.parse : (script) => (0,sql_script/* parseScript */.t)(script, values);
    let parsed = null;
    return { kind: "ready", scripts: files.scripts, parse: () => (parsed ??= parseAll(files.scripts, parse)) };
}
/** So many at a time: a server starts meanwhile. */
const parsedAtOnce = 10;
async function parseAll(scripts, parse) {
    const runnables = [];
    for (const [index, script] of scripts.entries()) {
        if (index % parsedAtOnce === 0)
            await (0,promises_.setImmediate)();
        runnables.push({ script, parsed: await parse(script) });
    }
    return runnables;
}
/** Values for what is on record: never a pull request's own; null where nobody knows them. */
function recordedPlaceholders(world, loaded) {
    const { basePlaceholders } = world.config.shadow;
    if (basePlaceholders === null)
        return loaded.placeholders;
    const placeholders = basePlaceholders.get(loaded.environment.name) ?? null;
    return placeholders === null ? null : (0,load/* placeholdersFor */.mL)(world, { ...loaded.environment, placeholders }, loaded.target);
}
/** The word stands in every file that makes a role; only those need be understood before there is a server. */
const makesRoles = /\bcreate\s+(?:role|user|group)\b/i;
async function toMirror({ loaded, session, mirror: seen }, { scripts, parse }) {
    const { listCreatedRoles, plainMirror, readMirror } = await __webpack_require__.e(/* import() */ 4633).then(__webpack_require__.bind(__webpack_require__, 4633));
    const { target, environment } = loaded;
    const { schemas } = environment;
    const mirror = target === null || session === null
        ? (seen ?? plainMirror(schemas))
        : await readMirror(session, { target, schemas });
    if (!scripts.some(({ text }) => makesRoles.test(text)))
        return mirror;
    const created = listCreatedRoles((await parse()).map(({ parsed }) => parsed));
    return { ...mirror, roles: mirror.roles.filter((name) => !created.has(name)) };
}
async function replayAs(trust, world, prepared, onClose) {
    const { loaded, session, mirror } = prepared;
    // What fails here fails again where it is awaited.
    prepared.parse().catch(() => { });
    const targetMajor = loaded.target?.major ?? null;
    const shadow = await settle(() => world.openShadow({ targetMajor, target: session, mirror, trust }));
    if (shadow instanceof failure/* Failure */.H) {
        const barred = shadow.kind === "bad-input";
        return { ...unknown("no-shadow", shadow.message), failure: shadow, barred };
    }
    if (shadow === null)
        return { ...unknown("off", "the input shadow is off"), barred: false };
    onClose(shadow.close);
    const attempt = await settle(() => replayOn({ shadow, trust, clone: (0,clone/* toClone */.f)(world, shadow, onClose) }, prepared, world.signal));
    if (!(attempt instanceof failure/* Failure */.H) && attempt.kind === "replayed")
        return attempt;
    await shadow.close();
    if (!(attempt instanceof failure/* Failure */.H))
        return attempt;
    return { ...unknown("not-replayable", `the throw-away database was lost: ${attempt.message}`), barred: false };
}
/** Longer than any file of a history takes on a database without rows; a replay that never ends, ends here. */
const limits = { scriptMs: 60_000, totalMs: 180_000 };
const insufficientPrivilege = "42501";
/** A constraint that fails, and what SQL itself raises. */
const aboutRows = /^(?:23|P000)/;
async function replayOn({ shadow, trust, clone }, { loaded, parse, incomplete }, signal) {
    const { replay } = await __webpack_require__.e(/* import() */ 118).then(__webpack_require__.bind(__webpack_require__, 7737));
    const { readSnapshot } = await __webpack_require__.e(/* import() */ 4571).then(__webpack_require__.bind(__webpack_require__, 4571));
    const { outcomes } = await replay(shadow, await parse(), { ...limits, signal });
    const failed = outcomes.find((outcome) => outcome.kind === "failed");
    if (failed !== undefined) {
        const { location, message, sqlstate } = failed.error;
        const place = location === null ? "a file" : `${location.file}${location.line === undefined ? "" : `:${location.line}`}`;
        const because = `${place} does not run on an empty database: ${message} (${sqlstate})`;
        const reason = aboutRows.test(sqlstate) ? "needs-rows" : "not-replayable";
        return { ...unknown(reason, because), barred: sqlstate === insufficientPrivilege };
    }
    const scope = { major: shadow.major, schemas: loaded.environment.schemas, home: shadow.home };
    const snapshot = await readSnapshot(shadow.session, scope);
    return { kind: "replayed", shadow, snapshot, scope, trust, clone, notes: shadow.notes, incomplete };
}
function unknown(reason, because) {
    return { kind: "unknown", reason, because, help: null, failure: null };
}
/** An anticipated failure as a value; a cancel goes on up, and so does a bug. */
async function settle(work) {
    try {
        return await work();
    }
    catch (error) {
        if (error instanceof failure/* Failure */.H && error.kind !== "cancelled")
            return error;
        throw error;
    }
}


/***/ }),

/***/ 3586:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ withSchemaOnShadow)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8165);
/* harmony import */ var _disarm_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6450);
/* harmony import */ var _history_on_shadow_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1863);



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
    const { buildFromLive } = await Promise.all(/* import() */[__webpack_require__.e(4571), __webpack_require__.e(9061), __webpack_require__.e(9880)]).then(__webpack_require__.bind(__webpack_require__, 9880));
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

/***/ 12:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ rehearsePlan)
});

// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(8165);
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
var compare_text = __webpack_require__(8998);
// EXTERNAL MODULE: ./lib/core/schema/drift.js + 4 modules
var drift = __webpack_require__(9703);
// EXTERNAL MODULE: ./lib/core/schema/drift-parts.js
var drift_parts = __webpack_require__(4955);
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
var snapshot = __webpack_require__(1431);
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
var problems = __webpack_require__(551);
// EXTERNAL MODULE: ./lib/environment/run/callbacks.js
var callbacks = __webpack_require__(1259);
;// CONCATENATED MODULE: ./lib/environment/rehearse.js





const rehearse_nothing = { proofs: new Map(), schemaChange: null, notes: [], findings: [], failure: null };
/**
 * Rehearses the pending migrations of a plan, and the repeatables behind them, on copies of a throw-away database with what is on record. Opens none where
 * nothing is pending, or where `shadow` is off. Throws only the reason of a cancel.
 */
async function rehearsePlan(world, loaded, planned, stage) {
    const migrations = planned.steps.flatMap(toRun);
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
        return await rehearseOn(world, loaded, schema, migrations);
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.H) || error.kind === "cancelled")
            throw error;
        return { ...rehearse_nothing, findings: [notRehearsed(name, error.message, null)] };
    }
}
async function rehearseOn(world, loaded, { snapshot, scope, clone, shadow, notes, origin, lacking }, migrations) {
    const { rehearse, rehearsalLimits } = await Promise.all(/* import() */[__webpack_require__.e(4571), __webpack_require__.e(7590)]).then(__webpack_require__.bind(__webpack_require__, 7590));
    const { readSchema } = await Promise.all(/* import() */[__webpack_require__.e(4571), __webpack_require__.e(9281)]).then(__webpack_require__.bind(__webpack_require__, 9281));
    const candidates = [];
    for (const migration of migrations)
        candidates.push(await toCandidate(loaded, migration));
    const forErrors = (await (0,callbacks/* callbacksOf */.Yo)({ loaded }, "afterMigrateError")).length === 0 ? [] : [notForErrors];
    let schemaChange = null;
    const { rehearsed, findings: ofCallbacks } = await rehearse(candidates, {
        ...rehearsalLimits,
        clone,
        lacking,
        callbacks: await callbacksAround(loaded),
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
    const of = (...events) => (0,callbacks/* callbacksOf */.Yo)({ loaded }, ...events);
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


/***/ })

};
