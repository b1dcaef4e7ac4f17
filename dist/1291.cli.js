export const id = 1291;
export const ids = [1291];
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

/***/ 6477:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ke: () => (/* binding */ asCancelled),
  nZ: () => (/* binding */ cancellable),
  c8: () => (/* binding */ untilCancelled)
});

// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(8165);
// EXTERNAL MODULE: ./lib/database/lock.js
var lock = __webpack_require__(8170);
;// CONCATENATED MODULE: ./lib/database/cancel-on-abort.js

const insistAfterMs = 500;
/**
 * Cancels the running statement when the run is cancelled, and again until it has ended: a cancel that finds the server
 * still reading a long message is lost. `settled` awaits a cancel that is under way.
 */
function cancelOnAbort(session, pid, signal) {
    let cancelling = Promise.resolve();
    let ended = null;
    const insist = async ({ signal: over }) => {
        while (!over.aborted) {
            await session.cancel(pid);
            await (0,lock/* sleep */.yy)(insistAfterMs, over).catch(() => { }); // the statement has ended
        }
    };
    const onAbort = () => {
        ended = new AbortController();
        cancelling = insist(ended);
    };
    if (signal.aborted)
        onAbort();
    else
        signal.addEventListener("abort", onAbort, { once: true });
    return {
        settled: async () => {
            signal.removeEventListener("abort", onAbort);
            ended?.abort();
            await cancelling; // or it would hit the next message
        },
    };
}

// EXTERNAL MODULE: ./lib/database/session.js
var session = __webpack_require__(9357);
;// CONCATENATED MODULE: ./lib/database/cancellable.js



/** Of the patience that a cancelled run has, what is left to put the cancel on record and to settle the snapshot. */
const graceMs = 4000;
/**
 * A session that does what a run is at: with the run its message is cancelled, and what is sent behind that, to put it on
 * record, is cancelled four seconds later, so that nothing is left at work which holds the lock.
 */
function cancellable(session, pid, signal) {
    const late = new AbortController();
    const begin = () => void setTimeout(() => late.abort(), graceMs).unref();
    if (signal.aborted)
        begin();
    else
        signal.addEventListener("abort", begin, { once: true });
    return {
        ...session,
        send: async (sql, options) => {
            const cancel = cancelOnAbort(session, pid, signal.aborted ? late.signal : signal);
            try {
                return await session.send(sql, options);
            }
            finally {
                await cancel.settled(); // or it would hit the next message
            }
        },
    };
}
/**
 * A session that only reads, for a run that has nothing to put on record: when it is cancelled, nothing is waited for or
 * sent any more. Behind a pooler the process that reads may be another one by then, so it is left alone.
 */
function untilCancelled(session, { pid, lent }, signal) {
    const direct = !lent && (session.announcedPid === null || session.announcedPid === pid);
    return {
        ...session,
        send: async (sql, options) => {
            signal.throwIfAborted();
            let tell = () => { };
            const aborted = new Promise((settle) => (tell = () => settle(null)));
            signal.addEventListener("abort", tell, { once: true });
            try {
                const reply = await Promise.race([session.send(sql, options), aborted]);
                if (reply !== null)
                    return reply;
            }
            finally {
                signal.removeEventListener("abort", tell);
            }
            if (direct)
                await session.cancel(pid);
            throw signal.reason;
        },
    };
}
/** The cancel of the run, where that is why a statement or the connection ended (the embedded one is stopped for it). */
function asCancelled(error, { aborted, reason }) {
    if (!aborted || !(error instanceof failure/* Failure */.H) || !(reason instanceof failure/* Failure */.H))
        return error;
    return (0,session/* isConnectionLost */.pb)(error) || error.message.includes("(57014)") ? reason : error;
}


/***/ }),

/***/ 8170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HJ: () => (/* binding */ takeLock),
/* harmony export */   ML: () => (/* binding */ lockProof),
/* harmony export */   i5: () => (/* binding */ proveLock),
/* harmony export */   sG: () => (/* binding */ describeHolder),
/* harmony export */   wx: () => (/* binding */ isLockLost),
/* harmony export */   x_: () => (/* binding */ releaseLock),
/* harmony export */   yy: () => (/* binding */ sleep)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8165);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(551);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9357);



const firstPauseMs = 50;
const longestPauseMs = 1000;
/**
 * Takes the session's advisory lock on the very connection that does the work, by polling outside any transaction: a
 * waiter blocked in pg_advisory_lock holds a snapshot, for which CREATE INDEX CONCURRENTLY would wait for ever.
 * Throws Failure("lock-held") that names the holder, and Failure("pooler") where that is our own backend.
 */
async function takeLock(session, target, options) {
    const { key = target.lockKey, waitMs, signal, onWait } = options;
    const where = whereHeld(key, target);
    const ask = takeTwice(key, options.key === undefined ? heldHere(where) : "false");
    const until = performance.now() + waitMs; // a clock that is set back must not prolong it
    for (let pause = firstPauseMs;; pause = Math.min(pause * 2, longestPauseMs)) {
        signal.throwIfAborted();
        const [taken, pid] = (await (0,_session_js__WEBPACK_IMPORTED_MODULE_2__/* .query */ .P)(session, ask, "taking the lock"))[0]?.rows[0] ?? [];
        if (taken === "t")
            return;
        if (taken === null)
            throw sharedBackend(pid ?? "");
        const holder = await readHolder(session, where);
        if (holder !== null)
            onWait(holder);
        const left = until - performance.now();
        if (left <= 0)
            throw lockHeld(holder, waitMs);
        await sleep(Math.min(left, pause * (0.5 + Math.random())), signal);
    }
}
/**
 * Taken twice, a session's lock stays held while `proveLock` gives one hold back. A session that waits, or pauses with
 * the lock, is idle: the server must not end it. Its next message may hold a file, whose strings are as the standard has
 * them: the server takes a message apart before it runs any of it.
 */
function takeTwice({ key }, heldBefore) {
    const hold = `pg_catalog.pg_try_advisory_lock(${key})`;
    const settings = [
        ["idle_session_timeout", "0"],
        ["standard_conforming_strings", "on"],
    ].map(([name, value]) => `pg_catalog.set_config('${name}', '${value}', false)`);
    return `SELECT CASE WHEN ${heldBefore} THEN NULL WHEN ${hold} THEN ${hold} ELSE false END, pg_catalog.pg_backend_pid(), ${settings.join(", ")}`;
}
/** A session may take its lock again and again: two runs that a pooler serves by one backend would both have it. */
function heldHere(where) {
    return `EXISTS (SELECT FROM pg_catalog.pg_locks l WHERE ${where} AND l.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid())`;
}
function sharedBackend(pid) {
    const message = `the server's process ${pid}, which a pooler lends us, holds the tool's lock already: for another run, or for one that is gone`;
    const help = `use the URL of the database itself; where no run is at work, end that process first: SELECT pg_terminate_backend(${pid})`;
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("database", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("pooler", { message, help })]);
}
/** Gives both holds of a lock back. */
async function releaseLock(session, { key }) {
    const hold = `pg_catalog.pg_advisory_unlock(${key})`;
    await (0,_session_js__WEBPACK_IMPORTED_MODULE_2__/* .query */ .P)(session, `SELECT ${hold}, ${hold}`, "giving the lock back");
}
/**
 * A statement that fails (42704, naming `schema_version.lock_lost`) unless this very backend holds the lock: after a
 * silent reconnect, or pg_advisory_unlock_all() in a file, nothing of ours may run. Only a holder can give one of its two
 * holds back; it is taken again at once. That is local to the backend, where reading pg_locks visits every lock of the
 * server (50 µs idle, milliseconds at 5,000 locks). A CASE, since a DO block would be compiled each time.
 */
function proveLock(target) {
    return `SELECT ${lockProof(target)}`;
}
/** The same as an expression, to be the first of a SELECT: those behind it are not reached when it fails. */
function lockProof({ lockKey: { key } }) {
    const again = `pg_catalog.pg_advisory_unlock(${key}) THEN pg_catalog.pg_try_advisory_lock(${key})`;
    const lost = "pg_catalog.current_setting('schema_version.lock_lost')::pg_catalog.int4";
    return `CASE WHEN CASE WHEN ${again} ELSE false END THEN 1 ELSE ${lost} END`;
}
/** Whether a server error came from `proveLock`. */
function isLockLost(message) {
    return message.includes("schema_version.lock_lost");
}
/** SQL that tells whether a row `l` of pg_locks is somebody's hold of that key. */
function whereHeld({ classid, objid }, { identity }) {
    const [is, oid] = ["OPERATOR(pg_catalog.=)", "::pg_catalog.oid"];
    const ofDatabase = `l.locktype ${is} 'advisory' AND l.granted AND l.database ${is} ${identity.databaseOid}${oid}`;
    return `${ofDatabase} AND l.classid ${is} ${classid}${oid} AND l.objid ${is} ${objid}${oid} AND l.objsubid ${is} 1`;
}
async function readHolder(session, where) {
    const results = await (0,_session_js__WEBPACK_IMPORTED_MODULE_2__/* .query */ .P)(session, `SELECT l.pid, a.application_name, pg_catalog.to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"')
     FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid OPERATOR(pg_catalog.=) l.pid
     WHERE ${where} LIMIT 1`, "looking for the lock's holder");
    const [pid, application, since] = results[0]?.rows[0] ?? [];
    if (pid === undefined || pid === null)
        return null;
    return { pid: Number(pid), application: application ?? "unknown", since: since ?? "unknown" };
}
function lockHeld(holder, waitedMs) {
    const who = holder === null ? "it was just released" : describeHolder(holder);
    const message = `another run holds the lock of this database (${who}); waited ${waitedMs / 1000} s`;
    if (holder === null)
        return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("database", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("lock-held", { message })]);
    const help = `wait for it, or raise lock-wait; where that run is gone for good, SELECT pg_terminate_backend(${holder.pid})`;
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("database", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("lock-held", { message, help })]);
}
/** For example `pid 4242, schema-version run 77, since 2026-11-22 14:00:00 UTC`. */
function describeHolder({ pid, application, since }) {
    return `pid ${pid}, ${application === "" ? "no application name" : application}, since ${since}`;
}
/** Resolves after some milliseconds; rejects with the signal's reason when it is aborted before. */
function sleep(ms, signal) {
    return new Promise((resolve, reject) => {
        if (signal.aborted)
            return reject(signal.reason);
        const onAbort = () => {
            clearTimeout(timer);
            reject(signal.reason);
        };
        const timer = setTimeout(() => {
            signal.removeEventListener("abort", onAbort);
            resolve();
        }, ms);
        signal.addEventListener("abort", onAbort, { once: true });
    });
}


/***/ }),

/***/ 1433:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wo: () => (/* binding */ isPresent),
/* harmony export */   bL: () => (/* binding */ toSnapshotState),
/* harmony export */   oG: () => (/* binding */ snapshotStateSql)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9531);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7496);


/**
 * SQL that tells the state. Sent behind the COMMIT of another message it costs no round trip, and fails alone. It uses
 * no function and no operator, since it runs with the session's own search_path.
 */
function snapshotStateSql(home) {
    return `SELECT moment FROM ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .Cm)(home)}.${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .Cm)(_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .snapshotTable */ .tJ)}`;
}
/** The state, from the answer to `snapshotStateSql`. */
function toSnapshotState(result, error) {
    if (error !== null)
        return error.sqlstate === "42P01" ? "absent" : "unreadable";
    const moments = (result?.rows ?? []).map(([moment]) => moment);
    if (moments.length === 0)
        return "empty";
    return moments.includes("before") ? "unsettled" : "settled";
}
/** Whether the table is there, as far as that is known. */
function isPresent(state) {
    return state === "absent" || state === "not-asked" ? "absent" : "present";
}


/***/ }),

/***/ 6722:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ runWithoutTransaction)
});

// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(8165);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(551);
;// CONCATENATED MODULE: ./lib/sql/finish-detach.js
/**
 * What brings to its end a `DETACH PARTITION … CONCURRENTLY` that was cancelled: by itself it is refused from then on, and
 * no guard can be put around it. Null for any other statement.
 */
function toFinishingDetach({ kind, text, needsNoTransaction }) {
    if (kind !== "AlterTableStmt" || !needsNoTransaction)
        return null;
    const finishing = text.replace(/\bCONCURRENTLY\s*$/i, "FINALIZE");
    return finishing === text ? null : finishing;
}

// EXTERNAL MODULE: ./lib/database/leftovers.js + 2 modules
var leftovers = __webpack_require__(5158);
// EXTERNAL MODULE: ./lib/database/recorded.js
var recorded = __webpack_require__(3101);
// EXTERNAL MODULE: ./lib/database/retry.js
var retry = __webpack_require__(8875);
// EXTERNAL MODULE: ./lib/database/send-own.js + 1 modules
var send_own = __webpack_require__(7472);
// EXTERNAL MODULE: ./lib/database/session.js
var database_session = __webpack_require__(9357);
// EXTERNAL MODULE: ./lib/database/settings.js
var database_settings = __webpack_require__(176);
// EXTERNAL MODULE: ./lib/database/transaction.js + 1 modules
var transaction = __webpack_require__(3245);
// EXTERNAL MODULE: ./lib/database/watch.js + 2 modules
var watch = __webpack_require__(5063);
;// CONCATENATED MODULE: ./lib/database/without-transaction.js











/**
 * Runs a file outside a transaction. Its row is written first with success=false; a committed event names each statement
 * before it runs, and after it the index that it names must be valid; INVALID indexes that an attempt of ours left are cleared before the next one. Throws Failure for a lost
 * connection, a lost lock, or a cancel; the record then says which statement was under way.
 */
async function runWithoutTransaction(held, unit, wal, options) {
    const { runnable } = unit;
    const invalidBefore = unit.invalidBefore ?? (await (0,leftovers/* readInvalidBefore */.hN)(held));
    const outcome = await (0,retry/* withRetries */.L)(options, async () => {
        await (0,leftovers/* clearLeftovers */.eZ)(held, runnable, invalidBefore, options);
        return await attemptAndClean(held, unit, wal, { ...options, invalidBefore });
    });
    if (outcome.kind === "done")
        return outcome;
    // What is not on record as left, the next run takes for somebody else's.
    const othersNext = unit.recorded ? invalidBefore : await (0,leftovers/* readInvalidBefore */.hN)(held);
    return { ...outcome, error: await (0,leftovers/* withHint */.mu)(held, runnable, othersNext, outcome.error) };
}
/** Whatever the statements did to the session, and however they ended: the next one finds it clean. */
async function attemptAndClean(held, unit, wal, options) {
    try {
        return await attemptAlone(held, unit, wal, options);
    }
    finally {
        await held.session.send((0,database_settings/* beforeOwn */.wA)(held.target).join(";\n")).catch(() => { }); // it ended with its connection
    }
}
async function attemptAlone(held, unit, wal, options) {
    const { session, target } = held;
    const { script, parsed } = unit.runnable;
    const started = performance.now();
    let seen = watch/* unseen */.n;
    for (const [index, statement] of parsed.statements.entries()) {
        options.signal.throwIfAborted();
        const line = statement.location.line ?? null;
        const detail = { statement: index + 1, line, invalidBefore: options.invalidBefore };
        await commitOwn(held, [...(index === 0 ? unit.begin : []), ...unit.start(detail, wal)]);
        if (index === 0) {
            // An expired lock_timeout would leave an INVALID index, so there is none unless a file directs one.
            const settings = (0,transaction/* settingsOf */.f5)(script, { ...options, lockTimeoutMs: 0 });
            await (0,database_session/* query */.P)(session, (0,database_settings/* beforeScript */.v7)(target, settings).join(";\n"), "preparing the session");
        }
        const sent = await sendAlone(held, unit, statement, options);
        seen = merge(seen, sent.watched);
        const error = sent.error ?? (await (0,leftovers/* findInvalid */.n5)(held, statement, options.invalidBefore));
        if (error !== null)
            return { kind: "failed", unit: 0, error: (0,transaction/* refuseLostLock */.gb)(error), watched: seen };
    }
    const executionMs = Math.round(performance.now() - started);
    await commitOwn(held, unit.finish(executionMs, wal));
    const { results } = await session.send(transaction/* walSql */.bL);
    const [position, at] = results[0]?.rows[0] ?? [];
    const after = { walPosition: position ?? null, walAt: at ?? wal.walAt };
    return { kind: "done", executionMs: [executionMs], wal: after, watched: seen };
}
/** Statements of the tool's own in one transaction that proves the lock; what the file set stays for its next statement. */
async function commitOwn(held, statements) {
    const reply = await (0,send_own/* sendOwn */.F)(held, statements);
    if (reply.error === null)
        return;
    await held.session.send("ROLLBACK");
    const error = { ...reply.error, location: null, own: true };
    const { message: said, sqlstate, own } = await (0,recorded/* inWords */.r4)(held, (0,transaction/* refuseLostLock */.gb)(error));
    const message = `recording the step: ${said} (${sqlstate})`;
    throw new failure/* Failure */.H("database", [(0,problems/* finding */.g)("statement", { message, ...(own ? { help: database_session/* ofOurs */.T } : {}) })]);
}
async function sendAlone(held, unit, statement, options) {
    const watching = (0,transaction/* toWatchingAlone */.Ss)(held, unit.runnable.script, options);
    const { value, watched: seen } = await (0,watch/* watched */.V)(watching, () => sendToItsEnd(statement, (sql) => held.session.send(sql, {
        copyData: statement.copyData === null ? [] : [statement.copyData],
        maxRows: 1,
        onNotice: (notice) => options.onNotice(notice, statement.location),
    })));
    // Its position would count from the statement, not from the file: the statement's own place is exact enough.
    const error = value.error === null ? null : { ...value.error, location: statement.location, own: false };
    return { error, watched: seen };
}
/** A detach that is refused because an earlier one was cancelled halfway is brought to its end in its place. */
async function sendToItsEnd(statement, send) {
    const reply = await send(statement.text);
    const finishing = reply.error?.sqlstate === notNow ? toFinishingDetach(statement) : null;
    if (finishing === null)
        return reply;
    const finished = await send(finishing);
    // It was refused for something else, such as a default partition.
    return finished.error?.sqlstate === notNow ? reply : finished;
}
const notNow = "55000";
/** What two statements of one file showed together. */
function merge(a, b) {
    const both = [a.longestWaitMs, b.longestWaitMs].filter((ms) => ms !== null);
    return {
        longestWaitMs: both.length === 0 ? null : Math.max(...both),
        blockedBy: b.blockedBy ?? a.blockedBy,
        gaveWay: a.gaveWay || b.gaveWay,
        vacuumed: b.vacuumed ?? a.vacuumed,
    };
}


/***/ }),

/***/ 5252:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Hh: () => (/* binding */ load),
  mL: () => (/* binding */ placeholdersFor),
  GW: () => (/* binding */ problemsOf),
  yK: () => (/* binding */ recordOfBase),
  w9: () => (/* binding */ sortFiles),
  q8: () => (/* binding */ withRecord)
});

// EXTERNAL MODULE: ./lib/core/migration-set.js + 3 modules
var migration_set = __webpack_require__(8989);
// EXTERNAL MODULE: ./lib/core/placeholders.js
var placeholders = __webpack_require__(9405);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(551);
// EXTERNAL MODULE: ./lib/core/state.js
var core_state = __webpack_require__(4734);
// EXTERNAL MODULE: ./lib/core/version.js
var core_version = __webpack_require__(8067);
;// CONCATENATED MODULE: ./lib/environment/assumed-baseline.js



/** Commands that count with it; the others begin, change or show the record as it is. */
const counting = new Set(["apply", "check", "status"]);
/**
 * The baseline that Flyway's setting baselineOnMigrate asks for: of a schema that holds relations, but no history of
 * anybody's. Null where there is none to make.
 */
function assumeBaseline({ config }, { history, empty, missing, flyway, findings }) {
    const { version, description, made } = config.baseline;
    if (!counting.has(config.command))
        return null;
    const fresh = history.applied.length === 0 && missing.includes("log") && flyway === "absent";
    if (made !== "by-apply" || empty || !fresh || findings.some(({ severity }) => severity === "error"))
        return null;
    return {
        version: (0,core_version/* parseVersion */.ot)(version ?? "1")?.text ?? "1",
        description: description ?? core_state/* baselineMarker */.sz,
        script: core_state/* baselineMarker */.sz,
        checksum: "",
        installedBy: "",
        installedOn: "",
        executionMs: 0,
        success: true,
    };
}
/** Says that files up to the baseline never run, which is easily overlooked. */
function toldBaseline(assumed, environment) {
    if (assumed === null)
        return [];
    const message = `the schema holds relations but no history: it counts as being at version ${assumed.version} (baselineOnMigrate), and no file up to that runs`;
    const help = "is it at another version, say so as baselineVersion before apply runs";
    return [(0,problems/* finding */.g)("flyway-setting", { message, help, environment })];
}

;// CONCATENATED MODULE: ./lib/environment/load.js





/** Sorts the files of one environment. Pure. */
function sortFiles(world, environment, target) {
    const placeholders = placeholdersFor(world, environment, target);
    return { environment, target, placeholders, set: (0,migration_set/* toMigrationSet */.c)(world.files, placeholders, world.config.naming) };
}
/** Files and rows of one environment, reconciled. Pure but for the parser's loading. */
function load(world, files, found) {
    const { set, placeholders } = files;
    const assumed = assumeBaseline(world, found);
    const history = assumed === null ? found.history : { ...found.history, applied: [assumed] };
    const onRecord = { ...found, history };
    const parsed = new Map();
    // Where nothing is pending, nothing is parsed.
    let loading = null;
    const parse = async (script) => {
        const { parseScript } = await (loading ??= Promise.all(/* import() */[__webpack_require__.e(369), __webpack_require__.e(7976), __webpack_require__.e(1666), __webpack_require__.e(3429)]).then(__webpack_require__.bind(__webpack_require__, 1666)));
        return await parseScript(script, placeholders, homeOf(files));
    };
    return {
        ...files,
        onRecord,
        state: (0,core_state/* reconcile */.Lq)(set, onRecord.history, { empty: onRecord.empty }),
        mirror: null,
        assumed,
        parse: (script) => {
            const known = parsed.get(script) ?? parse(script);
            parsed.set(script, known);
            return known;
        },
    };
}
/** Schema of the tool's tables; null where nothing says it. */
function homeOf({ target, environment }) {
    return target?.home ?? environment.schemas[0] ?? null;
}
/** The same files against what is on record by now. */
function withRecord(loaded, onRecord) {
    const state = (0,core_state/* reconcile */.Lq)(loaded.set, onRecord.history, { empty: onRecord.empty });
    return { ...loaded, onRecord, assumed: null, state };
}
/** Placeholders of an environment: the given ones over Flyway's built-ins. */
function placeholdersFor(world, environment, target) {
    const builtIns = (0,placeholders/* builtInPlaceholders */.GP)({
        // Where no database is at hand its names are not known; a stand-in keeps the files checkable.
        defaultSchema: target?.home ?? environment.schemas[0] ?? "public",
        user: target?.user ?? "user",
        database: target?.database ?? "database",
        timestamp: world.startedAt.toISOString().slice(0, 19).replace("T", " "),
        workingDirectory: world.workingDirectory,
        table: environment.flyway.tablePlaceholder,
        environment: environment.name,
    });
    return new Map([...builtIns, ...environment.placeholders]);
}
/** Problems that hinder a run: files, the folder, the database; not yet those of the SQL. */
function problemsOf(world, loaded) {
    return [
        ...world.fileFindings,
        ...loaded.set.findings,
        ...loaded.onRecord.findings,
        ...toldUnknownPast(loaded),
        ...toldBaseline(loaded.assumed, loaded.environment.name),
    ];
}
/** Why nobody knows what ran in a database: the first reason is the one to begin with. */
function toldUnknownPast({ onRecord, environment, set, state, mirror }) {
    const { history, empty, missing, findings, rows, flyway, events } = onRecord;
    if (history.applied.length > 0)
        return [];
    // A foreign table where ours must be says more: what is there may come from it.
    if (findings.some(({ rule }) => rule === "foreign-table"))
        return [];
    if (rows === "lost" && !empty)
        return [rowsLost(environment.name)];
    const occupied = !empty && state.migrations.length > 0 && environment.existingSchema === "block";
    if (!missing.includes("log")) {
        // The log's table shows that the tool was let in before: what is there may come from a callback of a run that was cut.
        const restored = occupied && events === "none" && set.callbacks.length === 0;
        return restored ? [existingSchema(environment.name, restoredWithoutData)] : [];
    }
    // Else what Flyway has run would run again.
    if (flyway === "there" && mirror === null)
        return [notTakenOver(environment)];
    return occupied ? [existingSchema(environment.name, "relations but no history")] : [];
}
function notTakenOver({ name, flyway }) {
    const message = `the schema has a history of Flyway's, ${flyway.table}, that was not taken over`;
    return (0,problems/* finding */.g)("flyway-history", { message, environment: name });
}
/** Else all that the log says was applied would be applied again. */
function rowsLost(environment) {
    const message = "the log says which versions were applied, but schema_version holds no row any more";
    return (0,problems/* finding */.g)("lost-history", { message, environment });
}
const restoredWithoutData = "relations, and the tool's tables without any row, as a restore without data leaves them";
function existingSchema(environment, held) {
    const message = `the schema holds ${held}, so nobody knows which migrations they came from`;
    return (0,problems/* finding */.g)("existing-schema", { message, environment });
}
/** The record that stands for a database that is not at hand: what the base branch holds counts as applied. */
function recordOfBase(world, environment) {
    const set = (0,migration_set/* toMigrationSet */.c)(world.base ?? [], placeholdersFor(world, environment, null), world.config.naming);
    const row = { installedBy: "the base branch", installedOn: "", executionMs: 0, success: true };
    const history = {
        applied: set.versioned.map(({ version, description, checksum, script }) => ({
            ...row,
            version: version.text,
            description,
            script: script.name,
            checksum,
        })),
        repeatables: set.repeatables.map(({ description, checksum, script }) => ({
            ...row,
            description,
            script: script.name,
            checksum,
        })),
        lastEvents: new Map(),
        applyEvents: new Map(),
        lastChangeId: 0,
        lastEnvironment: null,
        lastChange: null,
    };
    return {
        history,
        missing: [],
        schemaExists: true,
        snapshots: "not-asked",
        rows: "kept",
        events: "some",
        lastRunAt: null,
        empty: set.versioned.length === 0,
        flyway: "absent",
        findings: [],
        walPosition: null,
        walAt: world.startedAt.toISOString(),
    };
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
/* harmony import */ var _plan_undo_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2173);
/* harmony import */ var _rehearse_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(12);









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
    const offers = (0,_plan_undo_js__WEBPACK_IMPORTED_MODULE_7__/* .toUndoOffers */ .f)(world, "asked");
    const { findings, notes } = await (0,_rehearse_js__WEBPACK_IMPORTED_MODULE_8__/* .rehearsePlan */ .V)(world, loaded, { steps, offers }, async () => schema);
    const offered = findings.find(({ rule }) => rule === "undo-proposed");
    const about = { file: migration.script.file };
    if (offered?.fix === undefined)
        throw whyNot(migration, findings);
    const message = offered.message.replace(/^[^.]*/, "the undo script brings back the schema, as tried");
    const help = "read it before you commit it: it was made from what the schema was, not from what was meant";
    return { files: offered.fix, findings: [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)("undo-proposed", { message, help, ...about })], notes };
}
function whyNot({ version, script: { file } }, findings) {
    const hindered = findings.filter(({ rule }) => hindering.has(rule));
    if (hindered.length > 0)
        return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("bad-input", hindered.map((one) => ({ ...one, severity: "error" })));
    const told = findings.find(({ rule }) => rule === "undo-not-made");
    const because = told?.message.replace(/^.*? none was made: /, "") ?? "it was not tried";
    const message = `no undo script could be made for V${version.text}: ${because}`;
    const help = told?.help ?? byHand;
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("bad-input", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)("undo-not-made", { message, help, severity: "error", file })]);
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

// EXTERNAL MODULE: ./lib/database/tables.js
var tables = __webpack_require__(7496);
// EXTERNAL MODULE: ./lib/database/read.js
var read = __webpack_require__(4297);
;// CONCATENATED MODULE: ./lib/database/due-repeatables.js


/** Whether repeatables ran before the last rollback, which forgot them, and none has run since. Read-only. */
async function repeatablesAreDue(session, home) {
    const rows = await (0,read/* read */.L)(session, `SELECT max(l.id) FILTER (WHERE l.event = 'undo') > max(l.id) FILTER (WHERE l.event = 'apply' AND l.version IS NULL)
       FROM ${(0,tables/* tableIn */.sV)(home, "log")} l`, "reading whether repeatables ran since the last rollback");
    return rows[0]?.[0] === "t";
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
    const parse = values === loaded.placeholders ? loaded.parse : (script) => (0,sql_script.parseScript)(script, values);
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

/***/ 1259:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ callbacksOf),
/* harmony export */   g: () => (/* binding */ runCallbacks)
/* harmony export */ });
/* harmony import */ var _database_transaction_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3245);
/* harmony import */ var _database_without_transaction_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6722);
/* harmony import */ var _failed_step_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9105);
/* harmony import */ var _run_state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2450);




/** The callbacks of events, each in description order, with their parsed text. */
async function callbacksOf({ loaded }, ...events) {
    const { callbacks } = loaded.set;
    const inOrder = events.flatMap((event) => callbacks.filter((callback) => callback.event === event));
    const runnables = [];
    for (const { script } of inOrder)
        runnables.push({ script, parsed: await loaded.parse(script) });
    return runnables;
}
/** Runs the callbacks of some events, each in its own transaction, as Flyway does; returns what ended it, null when all ran. */
async function runCallbacks(run, ...events) {
    for (const event of events) {
        for (const runnable of await callbacksOf(run, event)) {
            const ended = await runCallback(run, event, runnable);
            if (ended !== null)
                return ended;
        }
    }
    return null;
}
async function runCallback(run, event, runnable) {
    const { script, parsed } = runnable;
    run.world.log.progress(`${event}: ${script.name}`);
    const outcome = await execute(run, runnable).finally(() => run.world.log.progress(""));
    if (outcome.kind === "done") {
        run.world.log.done(`  ${event} ${script.name}`);
        return null;
    }
    const { error, watched } = outcome;
    await (0,_failed_step_js__WEBPACK_IMPORTED_MODULE_2__/* .recordEnd */ .$f)(run, "fail", script, { ...error, watched });
    const undone = parsed.transactional ? "is rolled back" : "did not finish and cannot be rolled back";
    const state = `the callback ${event} ${undone}; ${(0,_failed_step_js__WEBPACK_IMPORTED_MODULE_2__/* .whereItStands */ .ay)(run)}`;
    run.findings.push((0,_failed_step_js__WEBPACK_IMPORTED_MODULE_2__/* .toFailedFinding */ .mJ)(run, script, outcome, { state, wayOut: "callback" }));
    return "database";
}
function execute(run, runnable) {
    const options = (0,_run_state_js__WEBPACK_IMPORTED_MODULE_3__/* .runOptions */ .Ku)(run, []);
    if (!runnable.parsed.transactional) {
        return (0,_database_without_transaction_js__WEBPACK_IMPORTED_MODULE_1__/* .runWithoutTransaction */ .A)(run.holding, unrecorded(runnable), run.wal, options);
    }
    return (0,_database_transaction_js__WEBPACK_IMPORTED_MODULE_0__/* .runTransaction */ .c4)(run.holding, [{ scripts: [runnable], record: () => [] }], run.wal, options);
}
/** A callback leaves no row: it runs every time. */
function unrecorded(runnable) {
    return { runnable, recorded: false, begin: [], start: () => [], finish: () => [], invalidBefore: null };
}


/***/ }),

/***/ 9105:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $f: () => (/* binding */ recordEnd),
/* harmony export */   QN: () => (/* binding */ whereItRests),
/* harmony export */   W_: () => (/* binding */ stateAfter),
/* harmony export */   ay: () => (/* binding */ whereItStands),
/* harmony export */   mJ: () => (/* binding */ toFailedFinding),
/* harmony export */   yO: () => (/* binding */ settleFailure)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8165);
/* harmony import */ var _core_plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3504);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(551);
/* harmony import */ var _core_redact_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8038);
/* harmony import */ var _core_state_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4734);
/* harmony import */ var _database_grants_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7598);
/* harmony import */ var _database_cancellable_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6477);
/* harmony import */ var _database_proven_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(449);
/* harmony import */ var _database_recorded_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3101);
/* harmony import */ var _database_send_own_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7472);
/* harmony import */ var _database_snapshot_state_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(1433);
/* harmony import */ var _database_session_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(9357);
/* harmony import */ var _database_watch_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(5063);
/* harmony import */ var _regain_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(7305);
/* harmony import */ var _run_state_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(2450);















/** The server's words without row values, unless they may be shown: those stay out of the record. */
function wordsOf({ message, sqlstate, detail = null, context = null, own, watched = _database_watch_js__WEBPACK_IMPORTED_MODULE_12__/* .unseen */ .n }, showValues) {
    const who = inTheWay(sqlstate, watched);
    const more = (place) => [detail, place, ...who].filter((part) => part !== null);
    if (showValues || own === true)
        return { message, more: more(context) };
    const place = context === null ? null : (0,_core_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .maskCopiedLine */ .vQ)(context);
    return { message: (0,_core_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .maskRowValues */ .tM)(message, sqlstate), more: (0,_core_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .holdsRowValues */ .Ne)(sqlstate) ? [] : more(place) };
}
/** The finding of a failed statement: where, what, the state of the database, and what to do. */
function toFailedFinding(run, script, { error, watched }, { state, wayOut }) {
    const { secrets, showValues } = run.world.config;
    const { message, more } = wordsOf({ ...error, watched }, showValues);
    const hidden = error.detail !== null && !more.includes(error.detail);
    const hint = error.hint ?? (hidden ? "the server named row values, which are hidden; --show-values prints them" : null);
    return (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)("statement", {
        message: (0,_core_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .redact */ .E$)([`${message} (${error.sqlstate})`, ...more].join("; "), secrets),
        help: hasGivenWay(error.sqlstate, watched) ? helpForGivingWay(wayOut) : helpFor(error, wayOut, run),
        environment: run.loaded.environment.name,
        ...(error.location ?? { file: script.file }),
        ...(hint === null ? {} : { hint: (0,_core_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .redact */ .E$)(hint, secrets) }),
        state,
    });
}
/** A statement may also fail by itself while it is being cancelled. */
function hasGivenWay(sqlstate, { gaveWay }) {
    return gaveWay && sqlstate === "57014";
}
/** Who hindered the last attempt of a step that was tried again and again. */
function inTheWay(sqlstate, watched) {
    const { longestWaitMs, blockedBy } = watched;
    const gaveWay = hasGivenWay(sqlstate, watched);
    const waiters = gaveWay ? [`another session had waited ${longestWaitMs ?? 0} ms for us (max-block)`] : [];
    const hindered = gaveWay || sqlstate === "55P03" || sqlstate === "40P01";
    return [...waiters, ...(hindered && blockedBy !== null ? [`blocked by ${blockedBy}`] : [])];
}
function helpForGivingWay(wayOut) {
    return `another session waited longer than max-block for this step, in every try: run ${commandOf(wayOut)} when the table is less busy, or direct a longer max-block in the file`;
}
function commandOf(wayOut) {
    return wayOut === "undo" ? "rollback" : "apply";
}
/** What to do about a statement that is wrong, by what its file is and what it left. */
const waysOut = {
    migration: "correct the migration (it is not applied, so the file may change), then run apply again",
    unfinished: "remove what hinders it and run apply again: it runs the whole file again; if the file itself must change, clear by hand what it left and run repair first",
    undo: "correct the undo script, then run rollback again",
    callback: "correct the callback, then run apply again",
};
/** What it makes is there already: relation, column, schema, function, and any other object or constraint. */
const duplicates = new Set(["42P07", "42701", "42P06", "42723", "42710"]);
/** The file may be right: whoever reads "already exists" wants to know where it came from. */
const helpForDuplicate = "it was made by hand, by another tool, or an undo script left it: drift shows what no applied file makes. Remove it there, or correct the migration (it is not applied, so the file may change), then run apply again";
function helpFor({ sqlstate, own }, wayOut, { holding, loaded }) {
    if (sqlstate === "55P03")
        return `a lock was not to be had in six tries: run ${commandOf(wayOut)} when the table is less busy, or raise lock-timeout`;
    if (sqlstate === "40P01")
        return `the file met a deadlock in six tries: run ${commandOf(wayOut)} when the tables are less busy`;
    if (sqlstate === "57014")
        return "the statement took too long or was cancelled: raise statement-timeout, or direct one in the file";
    // No file is wrong.
    if (sqlstate.startsWith("53"))
        return (0,_database_session_js__WEBPACK_IMPORTED_MODULE_11__/* .helpForLack */ .ID)(sqlstate);
    if (sqlstate === "42501" && own)
        return (0,_database_grants_js__WEBPACK_IMPORTED_MODULE_5__/* .writeGrants */ .pN)(holding.target, { snapshots: (0,_database_snapshot_state_js__WEBPACK_IMPORTED_MODULE_10__/* .isPresent */ .Wo)(loaded.onRecord.snapshots) });
    if (own)
        return _database_session_js__WEBPACK_IMPORTED_MODULE_11__/* .ofOurs */ .T;
    if (sqlstate === "42501")
        return "grant what is missing to the role that logs in, or let the owner run it with the input role";
    if (wayOut === "migration" && duplicates.has(sqlstate))
        return helpForDuplicate;
    return waysOut[wayOut];
}
/** Appends a `fail` or `cancel` event in a transaction of its own. A database that is gone cannot take it: then not. */
async function recordEnd(run, event, about, error) {
    const { session, target } = run.holding;
    const tellWhy = (reason) => run.world.log.line(`the ${event} event could not be recorded: ${reason}`);
    if (run.connection === "lost")
        return tellWhy("the connection is gone");
    const { message, more } = wordsOf(error, false);
    const sql = (0,_database_proven_js__WEBPACK_IMPORTED_MODULE_7__/* .provenEvent */ .Zr)(target.home, toSubject(about), run.recorder, {
        event,
        success: false,
        sqlstate: error.sqlstate,
        message: (0,_core_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .redact */ .E$)([message, ...more].join("; "), run.world.config.secrets),
        ...run.wal,
    });
    try {
        const { error: unable } = await (0,_database_send_own_js__WEBPACK_IMPORTED_MODULE_9__/* .sendOwn */ .F)(run.holding, sql);
        if (unable === null)
            return;
        await session.send("ROLLBACK");
        tellWhy((0,_database_recorded_js__WEBPACK_IMPORTED_MODULE_8__/* .isUnrecorded */ .A4)(unable) ? await (0,_database_recorded_js__WEBPACK_IMPORTED_MODULE_8__/* .tellMeddlers */ .k5)(run.holding) : unable.message);
    }
    catch (cause) {
        tellWhy((0,_database_session_js__WEBPACK_IMPORTED_MODULE_11__/* .isConnectionLost */ .pb)(cause) || !(cause instanceof Error) ? "the connection is gone" : cause.message);
    }
}
function toSubject(about) {
    if (about === null)
        return { version: null, description: null, script: null, checksum: null };
    if ("kind" in about)
        return (0,_run_state_js__WEBPACK_IMPORTED_MODULE_14__/* .subjectOf */ .et)(about);
    return { version: null, description: null, script: about.name, checksum: about.checksum };
}
/**
 * Runs work between the steps; a cancel or a lost connection there becomes the run's end, on record, with its report
 * kept. For that a lost connection is regained.
 */
async function settleFailure(run, work) {
    try {
        return await work();
    }
    catch (error) {
        if (!(error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H))
            throw error;
        const lost = (0,_database_session_js__WEBPACK_IMPORTED_MODULE_11__/* .isConnectionLost */ .pb)(error);
        const regained = lost ? await (0,_regain_js__WEBPACK_IMPORTED_MODULE_13__/* .regain */ .p$)(run) : null;
        const met = (0,_database_cancellable_js__WEBPACK_IMPORTED_MODULE_6__/* .asCancelled */ .Ke)(error, run.world.signal);
        const cancelled = met.kind === "cancelled";
        await recordEnd(run, cancelled ? "cancel" : "fail", null, {
            message: met.message,
            sqlstate: cancelled ? "57014" : lost ? "08006" : "XX000",
        });
        const environment = run.recorder.environment;
        run.findings.push(...met.findings.map((one) => ({ state: whereItStands(run), ...one, environment })));
        return regained instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H ? regained.kind : met.kind;
    }
}
/** For example `production is at version 13`. */
function whereItStands(run) {
    const name = run.loaded.environment.name;
    const done = run.planned.plan.steps.filter((one) => run.outcomes.get((0,_core_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .scriptOf */ .Fl)(one))?.result === "done");
    const undone = new Set(done.flatMap((one) => (one.kind === "undo" ? [one.row.version] : [])));
    const finished = run.loaded.onRecord.history.applied.filter((row) => row.success).map((row) => row.version);
    const before = finished.filter((one) => !undone.has(one));
    const applied = done.flatMap((one) => (one.kind === "apply" ? [one.migration.version.text] : []));
    const version = (0,_core_state_js__WEBPACK_IMPORTED_MODULE_4__/* .highest */ .BR)([...before, ...applied]);
    return version === null ? `${name} has no version` : `${name} is at version ${version}`;
}
/** The same where nothing is half done: `production is at version 13 and consistent`. */
function whereItRests(run) {
    const where = whereItStands(run);
    return where.endsWith(" has no version") ? `${where} and is consistent` : `${where} and consistent`;
}
/** For example `V14 is rolled back; production is at version 13 and consistent`. */
function stateAfter(run, step, transactional) {
    // A version says which one it is, an R does not.
    const title = step.kind === "repeat" ? (0,_run_state_js__WEBPACK_IMPORTED_MODULE_14__/* .titleOf */ .Gg)(step) : ((0,_run_state_js__WEBPACK_IMPORTED_MODULE_14__/* .titleOf */ .Gg)(step).split(" ")[0] ?? "");
    // "U14 is rolled back" would read as if version 14 were gone.
    const back = step.kind === "undo"
        ? `nothing of ${title} stays, V${step.row.version} is still applied`
        : `${title} is rolled back`;
    return transactional
        ? `${back}; ${whereItRests(run)}`
        : `${title} did not finish and cannot be rolled back: what its statements before did stays; otherwise ${whereItStands(run)}`;
}


/***/ })

};
