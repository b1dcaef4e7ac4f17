export const id = 9703;
export const ids = [9703];
export const modules = {

/***/ 4955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GS: () => (/* binding */ wholesOf),
/* harmony export */   Lt: () => (/* binding */ splitIdentity),
/* harmony export */   QB: () => (/* binding */ relationKinds),
/* harmony export */   UK: () => (/* binding */ lastName),
/* harmony export */   W6: () => (/* binding */ viewsOf),
/* harmony export */   bZ: () => (/* binding */ splitNames),
/* harmony export */   dA: () => (/* binding */ namePartsOf),
/* harmony export */   gN: () => (/* binding */ parentOf),
/* harmony export */   kJ: () => (/* binding */ onTable)
/* harmony export */ });
/** Kinds that have columns: what a constraint, trigger or column can be of. */
const relationKinds = ["table", "partitioned table", "foreign table", "view", "materialized view"];
const kindsWithParts = [...relationKinds, "composite type", "domain"];
/**
 * Keys of the objects that this one comes and goes with: a column's or an index's table, a sequence's column, a
 * partition's parent, the schema around all of them. Most of the keys name nothing: an identity does not tell the kind of what it is part of.
 */
function wholesOf({ kind, identity, attributes }) {
    const names = splitIdentity(identity);
    const [schema, parent] = [names[0] ?? "", names.slice(0, -1).join(".")];
    const keys = names.length > 1 ? [`schema ${schema}`] : [];
    if (names.length > 2)
        keys.push(...kindsWithParts.map((one) => `${one} ${parent}`));
    const { table, owned_by: column, server, schema: within, partition_bound: bound, parents } = attributes;
    if (table !== undefined)
        keys.push(...relationKinds.map((one) => `${one} ${table}`));
    if (column !== undefined)
        keys.push(`column ${column}`, ...wholesOf({ kind: "column", identity: column, attributes: {} }));
    if (bound !== undefined)
        keys.push(...splitNames(parents ?? "").map((one) => `partitioned table ${one}`));
    if (kind === "user mapping" && server !== undefined)
        keys.push(`server ${server}`);
    if (kind === "default privileges" && within !== undefined)
        keys.push(`schema ${within}`);
    return keys;
}
/** Keys of the views that a column may be of: there, the definition decides which columns there are. */
function viewsOf({ kind, identity }) {
    if (kind !== "column")
        return [];
    return ["view", "materialized view"].map((one) => `${one} ${parentOf(identity)}`);
}
/** Key of the object of the same kind and name on another table: `column public.child.a` as `column public.parent.a`. */
function onTable({ kind, identity }, table) {
    return `${kind} ${table}.${lastName(identity)}`;
}
/** `public.users` of `public.users.email`; empty for names of one part. */
function parentOf(identity) {
    return splitIdentity(identity).slice(0, -1).join(".");
}
/** Names of a list such as `public.a, public."b, c"`. */
function splitNames(list) {
    return list.match(/(?:"(?:[^"]|"")*"|[^", ])+/g) ?? [];
}
/** Names of a qualified identity as people gave them: `public`, `Odd "x"` of `public."Odd ""x""".a`, without arguments. */
function namePartsOf(identity) {
    return splitIdentity(identity).map((part) => (part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part));
}
/** Parts of a qualified name up to its arguments, quoted as they were; dots inside quotes and parentheses do not count. */
function splitIdentity(identity) {
    const name = /^(?:"(?:[^"]|"")*"|[^"( ])+/.exec(identity)?.[0] ?? "";
    return name.match(/(?:"(?:[^"]|"")*"|[^".])+/g) ?? [];
}
/** The last name of an identity, quoted. */
function lastName(identity) {
    return splitIdentity(identity).at(-1) ?? "";
}


/***/ }),

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

/***/ 1431:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HU: () => (/* binding */ sortObjects),
/* harmony export */   I: () => (/* binding */ notReadable),
/* harmony export */   T5: () => (/* binding */ objectKey),
/* harmony export */   fd: () => (/* binding */ objectsByKey),
/* harmony export */   tj: () => (/* binding */ areSame)
/* harmony export */ });
/* harmony import */ var _compare_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8998);

/** An attribute that this role may not see: it equals whatever another role saw. */
const notReadable = "(not readable by this role)";
/** What tells objects apart: two of the same key are the same object at two times. */
function objectKey({ kind, identity }) {
    return `${kind} ${identity}`;
}
/** Objects by key. */
function objectsByKey({ objects }) {
    return new Map(objects.map((object) => [objectKey(object), object]));
}
/** Whether two snapshots say the same of the same objects, in so many words. */
function areSame(one, other) {
    if (one === other)
        return true;
    if (one.major !== other.major || one.objects.length !== other.objects.length)
        return false;
    return one.objects.every((object, index) => {
        const twin = other.objects[index];
        return (twin !== undefined && object.kind === twin.kind && object.identity === twin.identity && haveSame(object, twin));
    });
}
function haveSame({ attributes: one }, { attributes: other }) {
    const names = Object.keys(one);
    return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
/** Objects in the order that snapshots keep: by kind, then identity, by code unit. */
function sortObjects(objects) {
    const keyed = objects.map((object) => ({ object, key: objectKey(object) }));
    return keyed.toSorted((a, b) => (0,_compare_text_js__WEBPACK_IMPORTED_MODULE_0__/* .compareText */ .n)(a.key, b.key)).map(({ object }) => object);
}


/***/ })

};
