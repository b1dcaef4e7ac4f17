export const id = 4615;
export const ids = [4615];
export const modules = {

/***/ 839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  uj: () => (/* binding */ constraintIndex),
  lM: () => (/* binding */ ofTheTable),
  k6: () => (/* binding */ readSearchPath),
  N6: () => (/* binding */ toNamedKeys)
});

// EXTERNAL MODULE: ./lib/core/schema/drift-parts.js
var drift_parts = __webpack_require__(4955);
// EXTERNAL MODULE: ./lib/core/schema/snapshot.js
var snapshot = __webpack_require__(1431);
;// CONCATENATED MODULE: ./lib/core/schema/reached.js


/** What hangs on a table, and on the tables that inherit from it under the same name. */
const inheriting = new Set(["column", "constraint", "trigger"]);
/**
 * The same keys with those that statements reach through them: what has the same name on partitions and child tables, the
 * partitions' parts of an index, and what a table has from a parent that it is attached to or detached from.
 */
function withReached(named, snapshots) {
    const wholes = new Set(named.wholes);
    const attributes = new Map([...named.attributes].map(([key, names]) => [key, new Set(names)]));
    const set = (key, names) => {
        attributes.set(key, new Set([...(attributes.get(key) ?? []), ...names]));
    };
    const follow = (from, to) => {
        if (wholes.has(from))
            wholes.add(to);
        const names = attributes.get(from);
        if (names !== undefined)
            set(to, names);
    };
    const moved = new Set([...attributes].flatMap(([key, names]) => (names.has("parents") ? [key] : [])));
    for (const [from, to] of fromParents(snapshots))
        follow(from, to);
    for (const { objects } of snapshots) {
        const indexes = new Map(objects.flatMap((one) => (one.kind === "index" ? [[one.identity, one]] : [])));
        const isOfMoved = (index) => drift_parts/* relationKinds */.QB
            .map((kind) => `${kind} ${indexes.get(index)?.attributes["table"] ?? ""}`)
            .some((key) => moved.has(key) || wholes.has(key));
        for (const object of objects) {
            const { inherited, attached } = object.attributes;
            if (inherited !== undefined && (0,drift_parts/* wholesOf */.GS)(object).some((key) => moved.has(key)))
                wholes.add((0,snapshot/* objectKey */.T5)(object));
            const parts = (0,drift_parts/* splitNames */.bZ)(attached ?? "");
            if (parts.some(isOfMoved))
                set((0,snapshot/* objectKey */.T5)(object), ["attached"]);
            for (const part of partsBelow(parts, indexes))
                follow((0,snapshot/* objectKey */.T5)(object), `index ${part}`);
        }
    }
    return { wholes, attributes };
}
/** Keys of what hangs on a table, each with that of the same name on a table below it, however far. */
function fromParents(snapshots) {
    const parents = new Map();
    const types = new Map();
    for (const { identity, attributes } of snapshots.flatMap(({ objects }) => objects)) {
        const names = (0,drift_parts/* splitNames */.bZ)(attributes["parents"] ?? "");
        if (attributes["of_type"] !== undefined)
            types.set(identity, attributes["of_type"]);
        if (names.length > 0)
            parents.set(identity, new Set([...(parents.get(identity) ?? []), ...names]));
    }
    const above = (table) => {
        const found = new Set();
        const waiting = [...(parents.get(table) ?? [])];
        for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
            if (!found.has(next))
                waiting.push(...(parents.get(next) ?? []));
            found.add(next);
        }
        return found;
    };
    if (parents.size + types.size === 0)
        return [];
    return snapshots.flatMap(({ objects }) => {
        const indexes = new Map(objects.flatMap((one) => (one.kind === "index" ? [[shapeOf(one), (0,snapshot/* objectKey */.T5)(one)]] : [])));
        return objects.flatMap((object) => {
            const isIndex = object.kind === "index" && object.attributes["inherited"] !== undefined;
            if (!isIndex && !inheriting.has(object.kind))
                return [];
            const type = object.kind === "column" ? types.get((0,drift_parts/* parentOf */.gN)(object.identity)) : undefined;
            if (type !== undefined)
                return [[(0,drift_parts/* onTable */.kJ)({ ...object, kind: "attribute" }, type), (0,snapshot/* objectKey */.T5)(object)]];
            const tables = [...above(isIndex ? (object.attributes["table"] ?? "") : (0,drift_parts/* parentOf */.gN)(object.identity))];
            return tables.map((table) => [
                (isIndex ? indexes.get(shapeOf(object, table)) : null) ?? (0,drift_parts/* onTable */.kJ)(object, table),
                (0,snapshot/* objectKey */.T5)(object),
            ]);
        });
    });
}
/** What tells an index that a partition has from its parent from other ones there: a table, and what it has indexed how. */
function shapeOf({ attributes }, table = attributes["table"]) {
    return JSON.stringify([table, attributes["definition"]?.replace(/^.*? USING /s, "")]);
}
/** The indexes of partitions that these are or have, however far below. */
function partsBelow(parts, indexes) {
    return parts.flatMap((part) => [
        part,
        ...partsBelow((0,drift_parts/* splitNames */.bZ)(indexes.get(part)?.attributes["attached"] ?? ""), indexes),
    ]);
}

;// CONCATENATED MODULE: ./lib/core/schema/stand-ins.js

/** What a column stands in for: the sequence of its identity and, since 18, the constraint that its NOT NULL is. */
function standInsOf({ kind, identity, attributes }, major) {
    if (kind !== "column")
        return [];
    const { identity_sequence: sequence, not_null: notNull, not_null_name: given } = attributes;
    const [schema = "", table = "", column = ""] = (0,drift_parts/* namePartsOf */.dA)(identity);
    const name = given === undefined ? `${table}_${column}_not_null` : ((0,drift_parts/* namePartsOf */.dA)(given)[0] ?? "");
    return [
        ...(sequence === undefined
            ? []
            : [{ kind: "sequence", names: (0,drift_parts/* namePartsOf */.dA)(sequence), told: translate(ofSequence, ["identity_sequence"]) }]),
        ...(notNull === undefined || major < 18
            ? []
            : [
                {
                    kind: "constraint",
                    names: [schema, table, name],
                    told: translate(ofNotNull, ["not_null", "not_null_name"]),
                },
            ]),
    ];
}
const ofSequence = { comment: "sequence_comment", options: "identity_options" };
const ofNotNull = { comment: "not_null_comment", not_valid: "not_null" };
function translate(words, whole) {
    return (attributes) => (attributes === null ? whole : attributes.flatMap((name) => words[name] ?? []));
}

;// CONCATENATED MODULE: ./lib/core/named-objects.js




/** What a constraint is called where a statement names its index, which has the constraint's name in its table's schema. */
const constraintIndex = "constraint's index";
/** What hangs on a table where a statement sets something of all of it, named by the table. */
const ofTheTable = {
    index: "table's index",
    constraint: "table's constraint",
    trigger: "table's trigger",
    column: "table's column",
    policy: "table's policy",
    rule: "table's rule",
};
const partKinds = new Set(Object.values(ofTheTable));
/**
 * Which objects of the snapshots are meant, with what the statements reach through them; of several on the search path the
 * first one.
 */
function toNamedKeys(named, { snapshots, path }) {
    const wholes = new Set();
    const attributes = new Map();
    if (named.length === 0)
        return { wholes, attributes };
    const places = placesIn(snapshots, new Set(named.flatMap((one) => one.kinds)));
    const set = (key, names) => {
        attributes.set(key, new Set([...(attributes.get(key) ?? []), ...names]));
    };
    for (const each of named) {
        const one = onItsTable(each, places, path);
        for (const key of find(one, places.known, path)) {
            if (one.attributes === null)
                wholes.add(key);
            else
                set(key, one.attributes);
        }
        for (const kind of one.kinds) {
            const keys = find({ ...one, kinds: [standIn(kind)] }, places.known, path);
            for (const key of keys)
                set(key, places.standing.get(placeOf(kind, [key]))?.told(one.attributes) ?? []);
        }
    }
    return withReached({ wholes, attributes }, snapshots);
}
function placesIn(snapshots, kinds) {
    const [known, standing] = [new Map(), new Map()];
    const relations = new Set();
    const know = (place, key) => {
        known.set(place, (known.get(place) ?? new Set()).add(key));
    };
    const someParts = [...kinds].some((kind) => kind === constraintIndex || partKinds.has(kind));
    const someStandIns = kinds.has("sequence") || kinds.has("constraint");
    for (const { objects, major } of snapshots) {
        for (const object of objects) {
            const key = (0,snapshot/* objectKey */.T5)(object);
            if (drift_parts/* relationKinds */.QB.includes(object.kind))
                relations.add(JSON.stringify((0,drift_parts/* namePartsOf */.dA)(object.identity)));
            if (kinds.has(object.kind))
                know(placeOf(object.kind, (0,drift_parts/* namePartsOf */.dA)(object.identity)), key);
            for (const { kind, names } of someParts ? otherPlaces(object) : [])
                if (kinds.has(kind))
                    know(placeOf(kind, names), key);
            for (const one of someStandIns ? standInsOf(object, major) : []) {
                know(placeOf(standIn(one.kind), one.names), key);
                standing.set(placeOf(one.kind, [key]), one);
            }
        }
    }
    return { known, standing, relations };
}
/** Of what hangs on a table without a schema: the first table of that name decides, whatever hangs on the others. */
function onItsTable(one, { relations }, path) {
    const isOfTable = one.kinds.every((kind) => partKinds.has(kind));
    if (one.schema !== null || !isOfTable)
        return one;
    const isThere = (schema) => relations.has(JSON.stringify([schema, ...one.names]));
    return { ...one, schema: (one.path ?? path).find(isThere) ?? "" };
}
const standIn = (kind) => `stands in for ${kind}`;
/** Under what else an object may be meant: the name of a constraint's index; the table of what hangs on one. */
function otherPlaces({ kind, identity, attributes }) {
    const names = (0,drift_parts/* namePartsOf */.dA)(identity);
    switch (kind) {
        case "constraint":
            return [
                { kind: constraintIndex, names: [...names.slice(0, 1), ...names.slice(-1)] },
                { kind: ofTheTable.constraint, names: names.slice(0, -1) },
            ];
        case "trigger":
        case "column":
        case "policy":
        case "rule":
            return [{ kind: ofTheTable[kind], names: names.slice(0, -1) }];
        case "index":
            return [{ kind: ofTheTable.index, names: (0,drift_parts/* namePartsOf */.dA)(attributes["table"] ?? "") }];
        default:
            return [];
    }
}
function find(one, known, path) {
    const places = one.place === "database" ? [[]] : one.schema === null ? (one.path ?? path).map((name) => [name]) : [[one.schema]];
    for (const place of places) {
        const keys = one.kinds.flatMap((kind) => [...(known.get(placeOf(kind, [...place, ...one.names])) ?? [])]);
        const meant = keys.filter((key) => one.inputs === null || countInputs(key) === one.inputs);
        if (meant.length > 0)
            return meant;
    }
    return [];
}
function placeOf(kind, names) {
    return JSON.stringify([kind, ...names]);
}
/** Of `function public.f(integer,numeric(10,2))`: 2; types there have no modifiers, but names may hold commas. */
function countInputs(key) {
    const [, list = ""] = /\((.*)\)$/s.exec(key) ?? [];
    if (list === "")
        return 0;
    return list.replaceAll(/"(?:[^"]|"")*"/g, "").split(",").length;
}
/** The names of a search path as `current_setting` writes it; `$user` is the role that runs. */
function readSearchPath(text, user) {
    return [...text.matchAll(/"((?:[^"]|"")*)"|([^\s,"]+)/g)].map(([, quoted, bare]) => {
        const name = quoted === undefined ? (bare ?? "") : quoted.replaceAll('""', '"');
        return name === "$user" ? user : name;
    });
}


/***/ }),

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
 * Throws Failure("lock-held") that names the holder.
 */
async function takeLock(session, { lockKey, identity }, options) {
    const until = performance.now() + options.waitMs; // a clock that is set back must not prolong it
    for (let pause = firstPauseMs;; pause = Math.min(pause * 2, longestPauseMs)) {
        options.signal.throwIfAborted();
        const results = await (0,_session_js__WEBPACK_IMPORTED_MODULE_2__/* .query */ .P)(session, takeTwice(lockKey), "taking the lock");
        if (results[0]?.rows[0]?.[0] === "t")
            return;
        const holder = await readHolder(session, lockKey, identity.databaseOid);
        if (holder !== null)
            options.onWait(holder);
        const left = until - performance.now();
        if (left <= 0)
            throw lockHeld(holder, options.waitMs);
        await sleep(Math.min(left, pause * (0.5 + Math.random())), options.signal);
    }
}
/**
 * Taken twice, a session's lock stays held while `proveLock` gives one hold back. A session that waits, or pauses with
 * the lock, is idle: the server must not end it. Its next message may hold a file, whose strings are as the standard has
 * them: the server takes a message apart before it runs any of it.
 */
function takeTwice({ key }) {
    const hold = `pg_catalog.pg_try_advisory_lock(${key})`;
    const settings = [
        ["idle_session_timeout", "0"],
        ["standard_conforming_strings", "on"],
    ].map(([name, value]) => `pg_catalog.set_config('${name}', '${value}', false)`);
    return `SELECT CASE WHEN ${hold} THEN ${hold} ELSE false END, ${settings.join(", ")}`;
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
async function readHolder(session, key, databaseOid) {
    const results = await (0,_session_js__WEBPACK_IMPORTED_MODULE_2__/* .query */ .P)(session, `SELECT l.pid, a.application_name, pg_catalog.to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"')
     FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid OPERATOR(pg_catalog.=) l.pid
     WHERE l.locktype OPERATOR(pg_catalog.=) 'advisory' AND l.granted AND l.classid OPERATOR(pg_catalog.=) ${key.classid}::pg_catalog.oid AND l.objid OPERATOR(pg_catalog.=) ${key.objid}::pg_catalog.oid
       AND l.objsubid OPERATOR(pg_catalog.=) 1 AND l.database OPERATOR(pg_catalog.=) ${databaseOid}::pg_catalog.oid LIMIT 1`, "looking for the lock's holder");
    const [pid, application, since] = results[0]?.rows[0] ?? [];
    if (pid === undefined || pid === null)
        return null;
    return { pid: Number(pid), application: application ?? "unknown", since: since ?? "unknown" };
}
function lockHeld(holder, waitedMs) {
    const who = holder === null ? "it was just released" : describeHolder(holder);
    const message = `another run holds the lock of this database (${who}); waited ${waitedMs / 1000} s`;
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("database", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("lock-held", { message })]);
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
// EXTERNAL MODULE: ./lib/sql/script.js + 6 modules
var sql_script = __webpack_require__(1666);
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
    return {
        ...files,
        onRecord,
        state: (0,core_state/* reconcile */.Lq)(set, onRecord.history, { empty: onRecord.empty }),
        mirror: null,
        assumed,
        parse: (script) => {
            const known = parsed.get(script) ?? (0,sql_script/* parseScript */.t)(script, placeholders, homeOf(files));
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

/***/ 369:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SV: () => (/* binding */ namedObjects),
  G7: () => (/* binding */ readPath),
  e5: () => (/* binding */ renamingsIn)
});

// EXTERNAL MODULE: ./lib/sql/do-block.js + 1 modules
var do_block = __webpack_require__(1854);
// EXTERNAL MODULE: ./lib/core/named-objects.js + 2 modules
var named_objects = __webpack_require__(839);
// EXTERNAL MODULE: ./lib/sql/syntax.js
var syntax = __webpack_require__(89);
;// CONCATENATED MODULE: ./lib/sql/named-by-create.js

/** An object in a schema, from the parts of its qualified name. */
function inSchema(kinds, parts, inputs = null) {
    const names = parts.map((part) => (0,syntax/* nameIn */.ZC)(part) ?? "");
    const name = names.at(-1);
    return name === undefined
        ? []
        : [{ kinds, schema: names.at(-2) ?? null, place: "schema", names: [name], inputs, attributes: null }];
}
/** A relation, or what hangs on it by a name of its own. */
function ofRelation(kinds, rangeVar, below = []) {
    const relation = (0,syntax/* relationIn */.eR)(rangeVar);
    const names = below.filter((name) => name !== null);
    if (relation === null || names.length < below.length)
        return [];
    return [
        {
            kinds,
            schema: relation.schema,
            place: "schema",
            names: [relation.name, ...names],
            inputs: null,
            attributes: null,
        },
    ];
}
/** An object of the database itself. */
function inDatabase(kind, name) {
    return name === null
        ? []
        : [{ kinds: [kind], schema: null, place: "database", names: [name], inputs: null, attributes: null }];
}
const tables = ["table", "partitioned table"];
const routines = ["function", "procedure", "aggregate", "window function"];
/** Objects that a CREATE statement names. */
function namedByCreate(tree) {
    return [...createdInSchema(tree), ...createdInDatabase(tree), ...createdOnRelation(tree)];
}
function createdInSchema({ kind, node }) {
    switch (kind) {
        case "CreateStmt":
            return ofRelation(tables, (0,syntax/* nodeAt */.oB)(node, "relation"));
        case "CreateForeignTableStmt":
            return ofRelation(["foreign table"], (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(node, "base") ?? {}, "relation"));
        case "CreateTableAsStmt": {
            const kinds = (0,syntax/* textAt */.$6)(node, "objtype") === "OBJECT_MATVIEW" ? ["materialized view"] : ["table"];
            return ofRelation(kinds, (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(node, "into") ?? {}, "rel"));
        }
        case "SelectStmt":
            return ofRelation(["table"], (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(node, "intoClause") ?? {}, "rel"));
        case "ViewStmt":
            return ofRelation(["view"], (0,syntax/* nodeAt */.oB)(node, "view"));
        case "CreateSeqStmt":
            return ofRelation(["sequence"], (0,syntax/* nodeAt */.oB)(node, "sequence"));
        case "CompositeTypeStmt":
            return ofRelation(["composite type"], (0,syntax/* nodeAt */.oB)(node, "typevar"));
        case "CreateEnumStmt":
        case "AlterEnumStmt":
            return inSchema(["enum"], (0,syntax/* listAt */.gT)(node, "typeName"));
        case "CreateRangeStmt":
            return inSchema(["range"], (0,syntax/* listAt */.gT)(node, "typeName"));
        case "CreateDomainStmt":
            return createdDomain(node);
        case "CreateStatsStmt":
            return inSchema(["statistics"], (0,syntax/* listAt */.gT)(node, "defnames"));
        case "CreateConversionStmt":
            return inSchema(["conversion"], (0,syntax/* listAt */.gT)(node, "conversion_name"));
        case "CreateFunctionStmt":
            return inSchema(routines, (0,syntax/* listAt */.gT)(node, "funcname"), countInputs((0,syntax/* listAt */.gT)(node, "parameters")));
        case "DefineStmt":
            return inSchema(defined[(0,syntax/* textAt */.$6)(node, "kind") ?? ""] ?? [], (0,syntax/* listAt */.gT)(node, "defnames"));
        default:
            return [];
    }
}
/** With the constraints that it gives a name: where it is made anew, they are too. */
function createdDomain(node) {
    const domain = inSchema(["domain"], (0,syntax/* listAt */.gT)(node, "domainname"));
    const names = (0,syntax/* nodesAt */.Pw)((0,syntax/* listAt */.gT)(node, "constraints"), "Constraint").flatMap((one) => (0,syntax/* textAt */.$6)(one, "conname") ?? []);
    return [
        ...domain,
        ...domain.flatMap((one) => names.map((name) => ({ ...one, kinds: ["domain constraint"], names: [...one.names, name] }))),
    ];
}
const defined = {
    OBJECT_AGGREGATE: ["aggregate"],
    OBJECT_OPERATOR: ["operator"],
    OBJECT_TYPE: ["type"],
    OBJECT_COLLATION: ["collation"],
    OBJECT_TSCONFIGURATION: ["text search configuration"],
    OBJECT_TSDICTIONARY: ["text search dictionary"],
    OBJECT_TSPARSER: ["text search parser"],
    OBJECT_TSTEMPLATE: ["text search template"],
};
/** Arguments that tell a routine from another of its name. */
function countInputs(parameters) {
    const modes = parameters.map((one) => (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)(one, "FunctionParameter") ?? {}, "mode"));
    return modes.filter((mode) => mode !== "FUNC_PARAM_OUT" && mode !== "FUNC_PARAM_TABLE").length;
}
function createdInDatabase({ kind, node }) {
    const [one, field] = inDatabaseBy[kind] ?? [];
    return one === undefined || field === undefined ? [] : inDatabase(one, (0,syntax/* textAt */.$6)(node, field));
}
const inDatabaseBy = {
    CreateSchemaStmt: ["schema", "schemaname"],
    CreateExtensionStmt: ["extension", "extname"],
    CreatePublicationStmt: ["publication", "pubname"],
    CreateSubscriptionStmt: ["subscription", "subname"],
    DropSubscriptionStmt: ["subscription", "subname"],
    CreateEventTrigStmt: ["event trigger", "trigname"],
    CreateFdwStmt: ["foreign data wrapper", "fdwname"],
    CreateForeignServerStmt: ["server", "servername"],
    CreatePLangStmt: ["language", "plname"],
    CreateAmStmt: ["access method", "amname"],
};
function createdOnRelation({ kind, node }) {
    const relation = (0,syntax/* nodeAt */.oB)(node, "relation");
    switch (kind) {
        case "IndexStmt": {
            // An index stands in its table's schema; a constraint of that name may own it.
            const index = (0,syntax/* textAt */.$6)(node, "idxname");
            const schema = (0,syntax/* textAt */.$6)(relation ?? {}, "schemaname");
            return index === null
                ? []
                : [{ kinds: ["index"], schema, place: "schema", names: [index], inputs: null, attributes: null }];
        }
        case "CreateTrigStmt":
            return (0,syntax/* flagAt */.Qc)(node, "isconstraint") && relation === null
                ? []
                : ofRelation(["trigger"], relation, [(0,syntax/* textAt */.$6)(node, "trigname")]);
        case "RuleStmt":
            return ofRelation(["rule"], relation, [(0,syntax/* textAt */.$6)(node, "rulename")]);
        case "CreatePolicyStmt":
            return ofRelation(["policy"], (0,syntax/* nodeAt */.oB)(node, "table"), [(0,syntax/* textAt */.$6)(node, "policy_name")]);
        default:
            return [];
    }
}
/** The same objects, of which a statement sets these attributes; none where it sets nothing. */
function withAttributes(named, attributes) {
    return attributes.length === 0 ? [] : named.map((one) => ({ ...one, attributes }));
}

;// CONCATENATED MODULE: ./lib/sql/named-by-change.js



/** Kinds of what DROP and COMMENT call so. */
const dropped = {
    OBJECT_TABLE: tables,
    OBJECT_VIEW: ["view"],
    OBJECT_MATVIEW: ["materialized view"],
    OBJECT_FOREIGN_TABLE: ["foreign table"],
    OBJECT_INDEX: ["index"],
    OBJECT_SEQUENCE: ["sequence"],
    OBJECT_TYPE: ["composite type", "enum", "range", "domain", "type"],
    OBJECT_DOMAIN: ["domain"],
    OBJECT_COLLATION: ["collation"],
    OBJECT_CONVERSION: ["conversion"],
    OBJECT_STATISTIC_EXT: ["statistics"],
    OBJECT_TSCONFIGURATION: ["text search configuration"],
    OBJECT_TSDICTIONARY: ["text search dictionary"],
    OBJECT_TSPARSER: ["text search parser"],
    OBJECT_TSTEMPLATE: ["text search template"],
    OBJECT_FUNCTION: routines,
    OBJECT_PROCEDURE: routines,
    OBJECT_ROUTINE: routines,
    OBJECT_AGGREGATE: ["aggregate"],
    OBJECT_OPERATOR: ["operator"],
};
/** What DROP and COMMENT call so, and stands in no schema. */
const droppedInDatabase = {
    OBJECT_SCHEMA: "schema",
    OBJECT_EXTENSION: "extension",
    OBJECT_PUBLICATION: "publication",
    OBJECT_EVENT_TRIGGER: "event trigger",
    OBJECT_FDW: "foreign data wrapper",
    OBJECT_FOREIGN_SERVER: "server",
    OBJECT_LANGUAGE: "language",
    OBJECT_ACCESS_METHOD: "access method",
};
/** What DROP and COMMENT call so, and hangs on a relation. */
const droppedFromRelation = {
    OBJECT_TRIGGER: "trigger",
    OBJECT_RULE: "rule",
    OBJECT_POLICY: "policy",
};
/** Objects that a DROP statement names. */
function namedByDrop({ kind, node }) {
    if (kind !== "DropStmt")
        return [];
    const type = (0,syntax/* textAt */.$6)(node, "removeType") ?? "";
    const [kinds, one, part] = [dropped[type], droppedInDatabase[type], droppedFromRelation[type]];
    return (0,syntax/* listAt */.gT)(node, "objects").flatMap((object) => {
        if (one !== undefined)
            return inDatabase(one, (0,syntax/* nameIn */.ZC)(object));
        const names = partsOf(object);
        if (kinds !== undefined)
            return [
                ...inSchema(kinds, names, inputsOf(object)),
                ...(withParts.has(type) ? inSchema(partsOfTable, names) : []),
            ];
        return part === undefined ? [] : onRelation(part, names);
    });
}
/** What takes along all that hangs on it. */
const withParts = new Set([
    "OBJECT_TABLE",
    "OBJECT_VIEW",
    "OBJECT_MATVIEW",
    "OBJECT_FOREIGN_TABLE",
]);
const partsOfTable = Object.values(named_objects/* ofTheTable */.lM);
/** The parts of an object's qualified name. */
function partsOf(object) {
    const routine = (0,syntax/* nodeAt */.oB)(object, "ObjectWithArgs");
    if (routine !== null)
        return (0,syntax/* listAt */.gT)(routine, "objname");
    const type = (0,syntax/* nodeAt */.oB)(object, "TypeName");
    return type === null ? (0,syntax/* listAt */.gT)((0,syntax/* nodeAt */.oB)(object, "List") ?? {}, "items") : (0,syntax/* listAt */.gT)(type, "names");
}
/** How many arguments a routine is named with; null for any. */
function inputsOf(object) {
    const routine = (0,syntax/* nodeAt */.oB)(object, "ObjectWithArgs");
    if (routine === null || (0,syntax/* flagAt */.Qc)(routine, "args_unspecified"))
        return null;
    const parameters = (0,syntax/* listAt */.gT)(routine, "objfuncargs");
    return parameters.length > 0 ? countInputs(parameters) : (0,syntax/* listAt */.gT)(routine, "objargs").length;
}
function onRelation(kind, parts) {
    const names = parts.map((part) => (0,syntax/* nameIn */.ZC)(part) ?? "");
    const [schema = null] = names.slice(0, -2);
    return [{ kinds: [kind], schema, place: "schema", names: names.slice(-2), inputs: null, attributes: null }];
}
/** A table's and a composite type's. */
const columnKinds = ["column", "attribute"];
/** Columns and constraints that an ALTER statement adds or drops, and names that it gives. */
function namedByAlter({ kind, node }) {
    const relation = (0,syntax/* nodeAt */.oB)(node, "relation");
    if (kind === "RenameStmt")
        return namedByRename(node);
    if (kind === "AlterObjectSchemaStmt")
        return namedByMove(node);
    if (kind !== "AlterTableStmt")
        return [];
    return (0,syntax/* listAt */.gT)(node, "cmds").flatMap((item) => {
        const command = (0,syntax/* nodeAt */.oB)(item, "AlterTableCmd") ?? {};
        const definition = (0,syntax/* nodeAt */.oB)(command, "def") ?? {};
        switch ((0,syntax/* textAt */.$6)(command, "subtype")) {
            case "AT_AddColumn":
                return ofRelation(columnKinds, relation, [(0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)(definition, "ColumnDef") ?? {}, "colname")]);
            case "AT_DropColumn":
                return ofRelation(columnKinds, relation, [(0,syntax/* textAt */.$6)(command, "name")]);
            case "AT_AddConstraint":
                return ofRelation(["constraint"], relation, [(0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)(definition, "Constraint") ?? {}, "conname")]);
            case "AT_DropConstraint":
                return ofRelation(["constraint"], relation, [(0,syntax/* textAt */.$6)(command, "name")]);
            default:
                return [];
        }
    });
}
/** Both names: one goes, the other comes. */
function namedByRename(node) {
    const relation = (0,syntax/* nodeAt */.oB)(node, "relation");
    const [type, name] = [(0,syntax/* textAt */.$6)(node, "renameType") ?? "", (0,syntax/* textAt */.$6)(node, "newname")];
    if (name === null)
        return [];
    const ofDatabase = droppedInDatabase[type];
    if (ofDatabase !== undefined) {
        const before = (0,syntax/* textAt */.$6)(node, "subname") ?? (0,syntax/* nameIn */.ZC)((0,syntax/* nodeAt */.oB)(node, "object") ?? {});
        return [before, name].flatMap((each) => inDatabase(ofDatabase, each));
    }
    if (relation === null)
        return renamed(type, (0,syntax/* nodeAt */.oB)(node, "object") ?? {}, (parts) => [...parts.slice(0, -1), name]);
    const part = partKinds[type];
    if (part !== undefined)
        return [(0,syntax/* textAt */.$6)(node, "subname"), name].flatMap((one) => ofRelation(part, relation, [one]));
    const kinds = dropped[type] ?? [];
    return [...ofRelation(kinds, relation), ...ofRelation(kinds, { ...relation, relname: name })];
}
/** What is renamed below a relation. */
const partKinds = {
    OBJECT_COLUMN: columnKinds,
    OBJECT_ATTRIBUTE: columnKinds,
    OBJECT_TABCONSTRAINT: ["constraint"],
    OBJECT_TRIGGER: ["trigger"],
    OBJECT_RULE: ["rule"],
    OBJECT_POLICY: ["policy"],
};
/** The name that a statement gives, in the place of which; a schema's where it moves something. */
function renamingBy({ kind, node }) {
    const object = (0,syntax/* nodeAt */.oB)(node, "object") ?? {};
    const relation = (0,syntax/* nodeAt */.oB)(node, "relation");
    if (kind === "RenameStmt") {
        const from = (0,syntax/* textAt */.$6)(node, "subname") ?? (0,syntax/* textAt */.$6)(relation ?? {}, "relname") ?? (0,syntax/* nameIn */.ZC)(partsOf(object).at(-1) ?? object);
        const to = (0,syntax/* textAt */.$6)(node, "newname");
        const of = (0,syntax/* textAt */.$6)(node, "renameType") === "OBJECT_COLUMN" ? (0,syntax/* textAt */.$6)(relation ?? {}, "relname") : null;
        return from === null || to === null ? [] : [{ from, to, of }];
    }
    if (kind !== "AlterObjectSchemaStmt")
        return [];
    const from = (0,syntax/* textAt */.$6)(relation ?? {}, "schemaname") ?? (0,syntax/* nameIn */.ZC)(partsOf(object).at(-2) ?? {});
    const to = (0,syntax/* textAt */.$6)(node, "newschema");
    return from === null || to === null ? [] : [{ from, to, of: null }];
}
function renamed(type, object, toOther) {
    const kinds = dropped[type];
    const names = partsOf(object).map((part) => (0,syntax/* nameIn */.ZC)(part) ?? "");
    if (kinds === undefined || names.length === 0)
        return [];
    return [names, toOther(names)].flatMap((one) => inSchema(kinds, one.map((sval) => ({ String: { sval } })), inputsOf(object)));
}
/** What moves to another schema goes from one and comes to the other. */
function namedByMove(node) {
    const [type, schema, relation] = [
        (0,syntax/* textAt */.$6)(node, "objectType") ?? "",
        (0,syntax/* textAt */.$6)(node, "newschema"),
        (0,syntax/* nodeAt */.oB)(node, "relation"),
    ];
    if (schema === null)
        return [];
    if (relation === null)
        return renamed(type, (0,syntax/* nodeAt */.oB)(node, "object") ?? {}, (parts) => [schema, ...parts.slice(-1)]);
    const kinds = dropped[type] ?? [];
    return [...ofRelation(kinds, relation), ...ofRelation(kinds, { ...relation, schemaname: schema })];
}

;// CONCATENATED MODULE: ./lib/sql/named-rare.js


/**
 * Objects of rare kinds that a statement creates, drops or alters. What only begins with the same name is meant too: all
 * casts from a type, all operators of a name.
 */
function namedRare({ kind, node }) {
    switch (kind) {
        case "CreateOpClassStmt":
            return inSchema(["operator class"], (0,syntax/* listAt */.gT)(node, "opclassname"));
        case "CreateOpFamilyStmt":
            return inSchema(["operator family"], (0,syntax/* listAt */.gT)(node, "opfamilyname"));
        case "AlterOpFamilyStmt":
            // A class that brought its family along has its lines.
            return withAttributes(inSchema(["operator family", "operator class"], (0,syntax/* listAt */.gT)(node, "opfamilyname")), [
                "definition",
            ]);
        case "AlterOperatorStmt":
            return withAttributes(inSchema(["operator"], (0,syntax/* listAt */.gT)((0,syntax/* nodeAt */.oB)(node, "opername") ?? {}, "objname")), ofOperator);
        case "AlterTypeStmt":
            return withAttributes(inSchema(["type"], (0,syntax/* listAt */.gT)(node, "typeName")), ["definition"]);
        case "CreateCastStmt":
            return castFrom((0,syntax/* nodeAt */.oB)(node, "sourcetype"));
        case "CreateUserMappingStmt":
        case "AlterUserMappingStmt":
        case "DropUserMappingStmt":
            return inDatabase("user mapping", userIn((0,syntax/* nodeAt */.oB)(node, "user")));
        case "AlterPublicationStmt":
            return withAttributes(inDatabase("publication", (0,syntax/* textAt */.$6)(node, "pubname")), setOnPublication(node));
        case "AlterDatabaseSetStmt":
        case "AlterRoleSetStmt":
            return settingNamed((0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)(node, "setstmt") ?? {}, "name"));
        case "DropStmt":
            return (0,syntax/* listAt */.gT)(node, "objects").flatMap((object) => droppedRare((0,syntax/* textAt */.$6)(node, "removeType") ?? "", object));
        case "CommentStmt":
            return withAttributes(droppedRare((0,syntax/* textAt */.$6)(node, "objtype") ?? "", (0,syntax/* nodeAt */.oB)(node, "object") ?? {}), ["comment"]);
        case "AlterOwnerStmt":
            return withAttributes(droppedRare((0,syntax/* textAt */.$6)(node, "objectType") ?? "", (0,syntax/* nodeAt */.oB)(node, "object") ?? {}), ["owner"]);
        case "AlterObjectSchemaStmt":
            return (0,syntax/* textAt */.$6)(node, "objectType") === "OBJECT_EXTENSION"
                ? withAttributes(inDatabase("extension", (0,syntax/* nameIn */.ZC)((0,syntax/* nodeAt */.oB)(node, "object") ?? {})), ["schema"])
                : [];
        default:
            return [];
    }
}
const ofOperator = ["restrict", "join", "commutator", "negator", "hashes", "merges"];
function droppedRare(type, object) {
    const items = (0,syntax/* listAt */.gT)((0,syntax/* nodeAt */.oB)(object, "List") ?? {}, "items");
    // The access method stands before the name.
    if (type === "OBJECT_OPCLASS")
        return inSchema(["operator class"], items.slice(1));
    if (type === "OBJECT_OPFAMILY")
        return inSchema(["operator family"], items.slice(1));
    return type === "OBJECT_CAST" ? castFrom((0,syntax/* nodeAt */.oB)(items[0] ?? {}, "TypeName")) : [];
}
/** Types of PostgreSQL's own have no schema in the name of a cast. */
function castFrom(type) {
    const names = (0,syntax/* listAt */.gT)(type ?? {}, "names");
    const own = inDatabase("cast", (0,syntax/* nameIn */.ZC)(names.at(-1) ?? {}));
    if (names.length === 1)
        return [...inSchema(["cast"], names), ...own];
    return (0,syntax/* nameIn */.ZC)(names[0] ?? {}) === "pg_catalog" ? own : inSchema(["cast"], names);
}
function userIn(role) {
    if (role === null)
        return null;
    return (0,syntax/* textAt */.$6)(role, "roletype") === "ROLESPEC_PUBLIC" ? "PUBLIC" : (0,syntax/* textAt */.$6)(role, "rolename");
}
const ofPublication = {
    publish: "publishes",
    publish_via_partition_root: "via_root",
    publish_generated_columns: "generated_columns",
};
function setOnPublication(node) {
    const options = (0,syntax/* optionsIn */.Im)(node, "options").flatMap(({ name }) => ofPublication[name] ?? []);
    return (0,syntax/* listAt */.gT)(node, "pubobjects").length === 0 ? options : [...options, "tables", "schemas"];
}
/** Of the database, and of roles in it: their names begin with the setting's. */
function settingNamed(name) {
    return inDatabase("setting", name).map((one) => ({ ...one, names: (name ?? "").split(".") }));
}

// EXTERNAL MODULE: ./lib/sql/parser.js + 1 modules
var sql_parser = __webpack_require__(6121);
;// CONCATENATED MODULE: ./lib/sql/set-attributes.js




const relations = [...tables, "foreign table", "view", "materialized view", "index", "sequence"];
/** What a command of ALTER TABLE sets on a column. */
const ofColumn = {
    AT_AlterColumnType: ["type", "collation"],
    AT_ColumnDefault: ["default"],
    AT_SetNotNull: ["not_null", "not_null_name"],
    AT_DropNotNull: ["not_null", "not_null_name"],
    AT_SetStorage: ["storage"],
    AT_SetCompression: ["compression"],
    AT_SetStatistics: ["statistics"],
    AT_SetOptions: ["options"],
    AT_ResetOptions: ["options"],
    AT_AddIdentity: ["identity_options", "identity_sequence"],
    AT_SetIdentity: ["identity_options"],
    AT_DropIdentity: ["identity_options", "identity_sequence"],
    AT_SetExpression: ["generated"],
    AT_DropExpression: ["generated"],
    AT_AlterColumnGenericOptions: ["server_options"],
};
/** What one sets on the table. */
const ofTable = {
    AT_ChangeOwner: ["owner"],
    AT_EnableRowSecurity: ["row_security"],
    AT_DisableRowSecurity: ["row_security"],
    AT_ForceRowSecurity: ["force_row_security"],
    AT_NoForceRowSecurity: ["force_row_security"],
    AT_SetRelOptions: ["options", "toast_options"],
    AT_ResetRelOptions: ["options", "toast_options"],
    AT_ReplicaIdentity: ["replica_identity"],
    AT_SetLogged: ["persistence"],
    AT_SetUnLogged: ["persistence"],
    AT_SetTableSpace: ["tablespace"],
    AT_EnableTrigAll: ["constraints_checked"],
    AT_DisableTrigAll: ["constraints_checked"],
    AT_EnableTrigUser: [],
    AT_DisableTrigUser: [],
    AT_AddOf: ["of_type"],
    AT_DropOf: ["of_type"],
    AT_SetAccessMethod: ["access_method"],
    AT_AddInherit: ["parents"],
    AT_DropInherit: ["parents"],
    AT_GenericOptions: ["server_options"],
};
/** What ALTER INDEX sets on an index, and on the constraint that has it. */
const ofIndex = {
    AT_SetRelOptions: ["definition", "index_options"],
    AT_ResetRelOptions: ["definition", "index_options"],
    AT_SetTableSpace: ["tablespace", "tablespace"],
    AT_SetStatistics: ["statistics", "index_options"],
};
/** What one sets on something else of the table that it names. */
const ofPart = {
    AT_ValidateConstraint: ["constraint", "not_valid"],
    AT_EnableTrig: ["trigger", "firing"],
    AT_DisableTrig: ["trigger", "firing"],
    AT_EnableAlwaysTrig: ["trigger", "firing"],
    AT_EnableReplicaTrig: ["trigger", "firing"],
    AT_EnableRule: ["rule", "firing"],
    AT_DisableRule: ["rule", "firing"],
};
/**
 * Attributes that an ALTER or COMMENT statement sets, also to what they are already: a migration that captures drift
 * changes nothing where it drifted. Privileges are left out, because one attribute holds those of everybody.
 */
function attributesSet(tree) {
    const { kind, node } = tree;
    switch (kind) {
        case "AlterTableStmt":
            return (0,syntax/* listAt */.gT)(node, "cmds").flatMap((item) => setOnTable(node, (0,syntax/* nodeAt */.oB)(item, "AlterTableCmd") ?? {}));
        case "CommentStmt":
            return [
                ...setOn((0,syntax/* textAt */.$6)(node, "objtype") ?? "", (0,syntax/* nodeAt */.oB)(node, "object") ?? {}, ["comment"]),
                ...commentedIndex(node),
            ];
        case "AlterOwnerStmt":
            return setOn((0,syntax/* textAt */.$6)(node, "objectType") ?? "", (0,syntax/* nodeAt */.oB)(node, "object") ?? {}, ["owner"]);
        case "AlterSeqStmt":
            return withAttributes(ofRelation(["sequence"], (0,syntax/* nodeAt */.oB)(node, "sequence")), ["options", "type", "owned_by"]);
        case "AlterExtensionStmt":
            return withAttributes(inDatabase("extension", (0,syntax/* textAt */.$6)(node, "extname")), ["version"]);
        case "AlterFunctionStmt": {
            const func = { ObjectWithArgs: (0,syntax/* nodeAt */.oB)(node, "func") ?? {} };
            return withAttributes(inSchema(routines, partsOf(func), inputsOf(func)), (0,syntax/* listAt */.gT)(node, "actions").flatMap(setOnRoutine));
        }
        case "AlterDomainStmt":
            return setOnDomain(node);
        case "AlterStatsStmt":
            return withAttributes(inSchema(["statistics"], (0,syntax/* listAt */.gT)(node, "defnames")), ["statistics"]);
        case "AlterTSConfigurationStmt":
            return withAttributes(inSchema(["text search configuration"], (0,syntax/* listAt */.gT)(node, "cfgname")), ["mappings"]);
        case "AlterTSDictionaryStmt":
            return withAttributes(inSchema(["text search dictionary"], (0,syntax/* listAt */.gT)(node, "dictname")), ["options"]);
        case "AlterForeignServerStmt":
            return withAttributes(inDatabase("server", (0,syntax/* textAt */.$6)(node, "servername")), ["options", "version"]);
        case "AlterFdwStmt":
            return withAttributes(inDatabase("foreign data wrapper", (0,syntax/* textAt */.$6)(node, "fdwname")), [
                "options",
                "handler",
                "validator",
            ]);
        case "AlterEventTrigStmt":
            return withAttributes(inDatabase("event trigger", (0,syntax/* textAt */.$6)(node, "trigname")), ["firing"]);
        case "AlterPolicyStmt": {
            const policy = ofRelation(["policy"], (0,syntax/* nodeAt */.oB)(node, "table"), [(0,syntax/* textAt */.$6)(node, "policy_name")]);
            const set = [["roles", "roles"], ["qual", "using"], ["with_check", "with_check"]];
            return withAttributes(policy, set.flatMap(([field, attribute]) => (node[field] === undefined ? [] : [attribute])));
        }
        default:
            return [];
    }
}
/** What an action of ALTER FUNCTION sets. */
const ofRoutine = {
    volatility: "volatility",
    strict: "strict",
    security: "security_definer",
    leakproof: "leakproof",
    parallel: "parallel",
    cost: "cost",
    rows: "rows",
    support: "support",
    set: "settings",
};
function setOnRoutine(action) {
    const attribute = ofRoutine[(0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)(action, "DefElem") ?? {}, "defname") ?? ""];
    return attribute === undefined ? [] : [attribute];
}
/** What the letter of ALTER DOMAIN sets: its default, NOT NULL; the others are about a constraint of it. */
const ofDomain = { T: "default", N: "not_null", O: "not_null" };
function setOnDomain(node) {
    const [letter, names] = [(0,syntax/* textAt */.$6)(node, "subtype") ?? "", (0,syntax/* listAt */.gT)(node, "typeName")];
    const attribute = ofDomain[letter];
    if (attribute !== undefined)
        return withAttributes(inSchema(["domain"], names), [attribute]);
    const name = (0,syntax/* textAt */.$6)(node, "name") ?? (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(node, "def") ?? {}, "Constraint") ?? {}, "conname");
    const parts = names.map((part) => (0,syntax/* nameIn */.ZC)(part) ?? "");
    if (name === null)
        return [];
    const constraint = {
        kinds: ["domain constraint"],
        schema: parts.at(-2) ?? null,
        place: "schema",
        names: [...parts.slice(-1), name],
        inputs: null,
    };
    return [{ ...constraint, attributes: letter === "V" ? ["not_valid"] : null }];
}
function setOnTable(node, command) {
    const [relation, subtype, name] = [
        (0,syntax/* nodeAt */.oB)(node, "relation"),
        (0,syntax/* textAt */.$6)(command, "subtype") ?? "",
        (0,syntax/* textAt */.$6)(command, "name"),
    ];
    if ((0,syntax/* textAt */.$6)(node, "objtype") === "OBJECT_INDEX")
        return setOnIndex(relation, subtype);
    if (subtype === "AT_ClusterOn" || subtype === "AT_DropCluster")
        return clustered(relation);
    const [column, table, part] = [ofColumn[subtype], ofTable[subtype], ofPart[subtype]];
    if (column !== undefined)
        return withAttributes(ofRelation(columnKinds, relation, [name]), column);
    if (table !== undefined)
        return [...withAttributes(ofRelation(relations, relation), table), ...firingOf(relation, subtype)];
    if (part !== undefined)
        return withAttributes(ofRelation([part[0]], relation, [name]), [part[1]]);
    if (subtype === "AT_AddConstraint")
        return notNullOf(relation, command);
    if (subtype !== "AT_AttachPartition" && subtype !== "AT_DetachPartition")
        return [];
    const partition = (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(command, "def") ?? {}, "PartitionCmd") ?? {}, "name");
    return withAttributes(ofRelation([...tables, "foreign table"], partition), ["partition_bound", "parents"]);
}
/** The comment of an index that a constraint has is an attribute of that. */
function commentedIndex(node) {
    if ((0,syntax/* textAt */.$6)(node, "objtype") !== "OBJECT_INDEX")
        return [];
    return withAttributes(inSchema([named_objects/* constraintIndex */.uj], partsOf((0,syntax/* nodeAt */.oB)(node, "object") ?? {})), ["index_comment"]);
}
function setOnIndex(relation, subtype) {
    const [index, constraint] = ofIndex[subtype] ?? [];
    if (index === undefined || constraint === undefined)
        return [];
    return [
        ...withAttributes(ofRelation(["index"], relation), [index]),
        ...withAttributes(ofRelation([named_objects/* constraintIndex */.uj], relation), [constraint]),
    ];
}
/** Since 18, NOT NULL is a constraint; it is told of its column. */
function notNullOf(relation, command) {
    const constraint = (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(command, "def") ?? {}, "Constraint") ?? {};
    if ((0,syntax/* textAt */.$6)(constraint, "contype") !== "CONSTR_NOTNULL")
        return [];
    const columns = (0,syntax/* listAt */.gT)(constraint, "keys").map(syntax/* nameIn */.ZC);
    return columns.flatMap((name) => withAttributes(ofRelation(columnKinds, relation, [name]), ["not_null", "not_null_name"]));
}
/** Whether all triggers of a table fire. */
function firingOf(relation, subtype) {
    const isOfAll = /^AT_(?:En|Dis)ableTrig(?:All|User)$/.test(subtype);
    return isOfAll ? withAttributes(ofRelation([named_objects/* ofTheTable */.lM.trigger], relation), ["firing"]) : [];
}
/** At most one index of a table, so that the others are none then. */
function clustered(relation) {
    return withAttributes(ofRelation([named_objects/* ofTheTable */.lM.index, named_objects/* ofTheTable */.lM.constraint], relation), ["clustered"]);
}
/** On an object that the statement names as DROP would. */
function setOn(type, object, attributes) {
    const parts = partsOf(object);
    const names = parts.map((part) => (0,syntax/* nameIn */.ZC)(part) ?? "");
    const one = droppedInDatabase[type];
    if (one !== undefined)
        return withAttributes(inDatabase(one, (0,syntax/* nameIn */.ZC)(object)), attributes);
    const part = type === "OBJECT_TABCONSTRAINT" ? "constraint" : droppedFromRelation[type];
    if (type === "OBJECT_COLUMN" || part !== undefined) {
        const [schema = null] = names.slice(0, -2);
        const kinds = part === undefined ? columnKinds : [part];
        const below = { kinds, schema, place: "schema", names: names.slice(-2), inputs: null };
        return withAttributes([{ ...below, attributes: null }], attributes);
    }
    return withAttributes(inSchema(dropped[type] ?? [], parts, inputsOf(object)), attributes);
}

;// CONCATENATED MODULE: ./lib/sql/named-objects.js







/**
 * The objects that the statements of a script create or drop by name, and attributes that they set, whether they then do it or a guard (IF NOT EXISTS,
 * IF EXISTS, a DO block) keeps them from it. What only a running statement knows is left out.
 */
function namedObjects(statements) {
    let path = null;
    return statements.flatMap((statement) => {
        const tree = { kind: statement.kind, node: (0,syntax/* asNode */.hK)(statement.node) };
        const set = readPath(tree);
        if (set !== null)
            path = set.names;
        return treesOf(statement)
            .flatMap(namedBy)
            .map((one) => ({ ...one, path }));
    });
}
/** The new names that the statements of a script give. */
function renamingsIn(statements) {
    return statements.flatMap(treesOf).flatMap(renamingBy);
}
function treesOf({ kind, node, text }) {
    const tree = { kind, node: (0,syntax/* asNode */.hK)(node) };
    return kind === "DoStmt" ? insideOf({ ...tree, text }) : [tree];
}
function insideOf(tree) {
    const parser = (0,sql_parser/* loadedParser */.pz)();
    const block = (0,do_block/* readDoBlock */.D)(parser, tree);
    return block.kind === "read" ? [...block.statements, ...block.dynamic.flatMap((one) => readFormat(parser, one))] : [];
}
/** What `format('ALTER DATABASE %I …', …)` makes, with a name and a text that mean nothing in the places of others. */
function readFormat(parser, expression) {
    const [, template] = /^(?:pg_catalog\.)?format\(\s*E?'((?:[^']|'')*)'/i.exec(expression.trim()) ?? [];
    const sql = template?.replaceAll("''", "'").replaceAll("%I", "_").replaceAll("%L", "''");
    const parsed = sql === undefined ? null : parser.parse(sql);
    return parsed?.kind === "parsed" ? parsed.statements : [];
}
function namedBy(tree) {
    return [
        ...namedByCreate(tree),
        ...namedByDrop(tree),
        ...namedByAlter(tree),
        ...attributesSet(tree),
        ...namedRare(tree),
    ];
}
/** The search path that a statement sets, null names for the one from before; null when it sets none. */
function readPath({ kind, node }) {
    if (kind === "VariableSetStmt" && (0,syntax/* textAt */.$6)(node, "name") === "search_path") {
        const isValue = (0,syntax/* textAt */.$6)(node, "kind") === "VAR_SET_VALUE";
        return { names: isValue ? (0,syntax/* listAt */.gT)(node, "args").map((arg) => (0,syntax/* constantIn */.Ot)(arg) ?? "") : null };
    }
    if (kind !== "SelectStmt")
        return null;
    const target = (0,syntax/* listAt */.gT)(node, "targetList")[0];
    const call = target === undefined ? null : (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(target, "ResTarget") ?? {}, "val") ?? {}, "FuncCall");
    return call === null ? null : readSetConfig(call);
}
/** `set_config('search_path', 'a, b', …)`, as dumps write it. */
function readSetConfig(call) {
    const name = (0,syntax/* listAt */.gT)(call, "funcname").map(syntax/* constantIn */.Ot).at(-1);
    const [setting, value] = (0,syntax/* listAt */.gT)(call, "args").map(syntax/* constantIn */.Ot);
    if (name !== "set_config" || setting !== "search_path" || typeof value !== "string")
        return null;
    const names = value.split(",").map((part) => part.trim().replace(/^"(.*)"$/, "$1"));
    return { names: names.filter((part) => part !== "") };
}


/***/ }),

/***/ 7824:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ showIdentifier),
/* harmony export */   O: () => (/* binding */ showRelation)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9531);

/** Words that cannot stand for a table or a column unquoted. */
const reserved = new Set(("all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation column " +
    "concurrently constraint create cross current_catalog current_date current_role current_schema current_time " +
    "current_timestamp current_user default deferrable desc distinct do else end except false fetch for foreign freeze from " +
    "full grant group having ilike in initially inner intersect into is isnull join lateral leading left like limit localtime " +
    "localtimestamp natural not notnull null offset on only or order outer overlaps placing primary references returning " +
    "right select session_user similar some symmetric system_user table tablesample then to trailing true union unique user using " +
    "variadic verbose when where window with").split(" "));
/** An identifier as PostgreSQL writes it: quoted only where it must be. */
function showIdentifier(name) {
    return /^[a-z_][a-z0-9_$]*$/.test(name) && !reserved.has(name) ? name : (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteIdentifier */ .Cm)(name);
}
/** A relation as PostgreSQL writes it. */
function showRelation({ schema, name }) {
    return `${schema === null ? "" : `${showIdentifier(schema)}.`}${showIdentifier(name)}`;
}


/***/ }),

/***/ 7051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ parsePieces),
  J: () => (/* binding */ toUnits)
});

// EXTERNAL MODULE: ./lib/core/split.js
var core_split = __webpack_require__(5151);
// EXTERNAL MODULE: ./lib/sql/syntax.js
var syntax = __webpack_require__(89);
;// CONCATENATED MODULE: ./lib/sql/plain-rows.js

/** What values of a row can be made of without reading, calling or naming anything. */
const plain = new Set([
    "A_ArrayExpr",
    "A_Const",
    "Integer",
    "List",
    "ResTarget",
    "SelectStmt",
    "SetToDefault",
    "String",
    "TypeCast",
]);
/**
 * The tree of an INSERT without its rows, where those are nothing but constants: a file may have hundreds of thousands of
 * such statements, which differ in nothing else. Null for all others. Equal trees are one, out of `known`.
 */
function withoutPlainRows(kind, node, known) {
    if (kind !== "InsertStmt" || Reflect.has(node, "withClause"))
        return null;
    if (Reflect.has(node, "returningList") || Reflect.has(node, "returningClause"))
        return null;
    const { selectStmt, onConflictClause = null, ...rest } = node;
    if (onConflictClause !== null && !isPlain(onConflictClause, conflict))
        return null;
    if (!isPlain(selectStmt, plain))
        return null;
    const shape = JSON.stringify({ ...rest, onConflictClause }).replaceAll(/"location":\d+/g, '"location":0');
    const same = known.get(shape);
    if (same !== undefined)
        return same;
    const slim = { ...rest, ...(onConflictClause === null ? {} : { onConflictClause }), selectStmt: rowless };
    known.set(shape, slim);
    return slim;
}
const rowless = { SelectStmt: { limitOption: "LIMIT_OPTION_DEFAULT", op: "SETOP_NONE" } };
const conflict = new Set(["IndexElem"]);
function isPlain(root, tags) {
    let fine = true;
    (0,syntax/* visitNodes */.Rm)(root, (tag) => {
        if (!tags.has(tag))
            fine = false;
    });
    return fine;
}

;// CONCATENATED MODULE: ./lib/sql/pieces.js


/**
 * Above this length of a text, syntax trees are built anew whenever they are looked at, not kept; but those of written-out
 * rows, which such a text is mostly made of, are kept without the rows.
 */
const keptTreesLength = 1_000_000;
/**
 * Splits a text and parses each statement on its own: what parses alone parses the same way in one message, and the trees
 * of a large file need not exist at once.
 */
function parsePieces(parser, text) {
    const split = (0,core_split/* splitSql */.b)(text);
    const source = { text, rows: new Map() };
    const statements = [];
    const refusals = [];
    let next = 0;
    while (next < split.pieces.length) {
        const { piece, count, parsed } = parseFrom(parser, text, split.pieces, next);
        next += count;
        if (parsed.kind === "parsed") {
            statements.push(...toStatements(parser, source, piece, parsed));
        }
        else if (!split.cuts.some((cut) => cut.start > piece.start && cut.end <= piece.end)) {
            // A psql command inside a statement has its own finding.
            const position = piece.start + toUnits(text.slice(piece.start, piece.end), parsed.position ?? 0);
            refusals.push({ message: parsed.message, position });
        }
    }
    return { split, statements, refusals: [...refusals, ...reviewTail(parser, text, split)] };
}
function parseFrom(parser, text, pieces, index) {
    const first = pieces[index] ?? { start: 0, end: 0, data: null };
    const found = { piece: first, count: 1, parsed: parser.parse(text.slice(first.start, first.end)) };
    if (found.parsed.kind === "parsed" || !/\bbegin\s+atomic\b/i.test(text.slice(first.start, first.end)))
        return found;
    // END can be a bare column label in the body of a routine, which only the parser knows: the next semicolon may be its end.
    for (const [more, last] of pieces.slice(index + 1, index + 100).entries()) {
        const parsed = parser.parse(text.slice(first.start, last.end));
        if (parsed.kind === "parsed")
            return { piece: { ...last, start: first.start }, count: more + 2, parsed };
    }
    return found;
}
function toStatements(parser, source, { start, end, data }, { statements }) {
    const { text, rows } = source;
    const own = text.slice(start, end);
    if (statements.length > 1)
        return splitAgain(parser, source, { start, end, data }, statements);
    return statements.map((statement) => {
        const { kind } = statement;
        const common = { kind, start, end, text: own, copyData: data === null ? null : readCopyData(text, end, data) };
        if (text.length <= keptTreesLength)
            return withLazyNode(common, () => statement.node);
        const slim = withoutPlainRows(kind, statement.node, rows);
        return slim === null ? withLazyNode(common, () => treeOf(parser, own)) : { ...common, node: slim };
    });
}
function withLazyNode(piece, tree) {
    return {
        ...piece,
        get node() {
            return tree();
        },
    };
}
function treeOf(parser, text) {
    const parsed = parser.parse(text);
    return (parsed.kind === "parsed" ? parsed.statements[0]?.node : undefined) ?? {};
}
/** A piece that holds several statements for the parser, whose word counts. */
function splitAgain(parser, source, { start, end, data }, statements) {
    const bytes = Buffer.from(source.text.slice(start, end));
    return statements.flatMap((statement, index) => {
        const from = start + bytes.toString("utf8", 0, statement.start).length;
        const length = statement.length === 0 ? bytes.length - statement.start : statement.length;
        const own = bytes.toString("utf8", statement.start, statement.start + length).trimEnd();
        const last = index === statements.length - 1;
        const piece = { start: from, end: from + own.length, data: last ? data : null };
        const parsed = parser.parse(own);
        return parsed.kind === "parsed" && parsed.statements.length === 1
            ? toStatements(parser, source, piece, parsed)
            : [];
    });
}
/** A file with Windows line ends has them in its data too, where they do not belong. */
function readCopyData(text, from, { start, end }) {
    const data = text.slice(start, end);
    return text.slice(from, start).endsWith("\r\n") ? data.replaceAll("\r\n", "\n") : data;
}
/** Behind the last statement only comments can stand, and the last one can be open. */
function reviewTail(parser, text, { pieces, cuts }) {
    const behind = Math.max(pieces.at(-1)?.end ?? 0, cuts.at(-1)?.end ?? 0);
    const tail = text.slice(behind);
    if (!tail.includes("/*"))
        return [];
    const parsed = parser.parse(tail);
    if (parsed.kind === "parsed")
        return [];
    return [{ message: parsed.message, position: behind + toUnits(tail, parsed.position ?? 0) }];
}
/** UTF-16 units that a number of characters at the start of a text takes. */
function toUnits(text, characters) {
    if (!/[\uD800-\uDFFF]/.test(text))
        return Math.min(characters, text.length);
    let units = 0;
    for (let left = characters; left > 0 && units < text.length; left--) {
        units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
    }
    return units;
}


/***/ }),

/***/ 1666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ parseScript)
});

// EXTERNAL MODULE: ./lib/core/lfs-pointer.js
var lfs_pointer = __webpack_require__(4036);
// EXTERNAL MODULE: ./lib/core/placeholders.js
var core_placeholders = __webpack_require__(9405);
// EXTERNAL MODULE: ./lib/core/positions.js
var positions = __webpack_require__(2684);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var core_problems = __webpack_require__(551);
// EXTERNAL MODULE: ./lib/core/template.js
var template = __webpack_require__(1909);
// EXTERNAL MODULE: ./lib/sql/pieces.js + 1 modules
var sql_pieces = __webpack_require__(7051);
;// CONCATENATED MODULE: ./lib/sql/message-text.js


/** Cuts stretches out of a text; what is left ends so that more SQL can follow, whatever it ends with. */
function cutText(text, cuts) {
    const kept = [];
    let [sql, from] = ["", 0];
    for (const cut of cuts.toSorted((a, b) => a.start - b.start)) {
        kept.push({ start: sql.length, from });
        sql += text.slice(from, cut.start);
        from = cut.end;
    }
    kept.push({ start: sql.length, from });
    sql += text.slice(from);
    const toText = (character) => {
        const position = Math.min((0,sql_pieces/* toUnits */.J)(sql, character), sql.length);
        const { start, from: origin } = (0,positions/* stretchAt */.$m)(kept, position) ?? { start: 0, from: 0 };
        return origin + position - start;
    };
    // A comment can end the text, so the semicolon stands on a line of its own.
    return { sql: `${sql}\n;\n`, toText };
}

// EXTERNAL MODULE: ./lib/sql/do-block.js + 1 modules
var do_block = __webpack_require__(1854);
// EXTERNAL MODULE: ./lib/sql/named-objects.js + 4 modules
var named_objects = __webpack_require__(369);
// EXTERNAL MODULE: ./lib/sql/syntax.js
var syntax = __webpack_require__(89);
// EXTERNAL MODULE: ./lib/sql/transactionality.js
var transactionality = __webpack_require__(13);
;// CONCATENATED MODULE: ./lib/sql/own-scope.js



/** As at the start of a file, where the tool's schema is the first of the path. */
const unknownScope = { path: null, made: new Set(), schemas: new Set() };
/** Whether a name certainly leads to another schema than the tool's own; where it may lead to both, it does not. */
function leadsElsewhere({ schema, name, use }, { path, made }, home) {
    if (use === "temporary")
        return true;
    if (schema !== null)
        return schema !== home;
    if (path === null)
        return false;
    // `$user` is the role's name, which may be that of the tool's schema.
    const others = path.map((one) => one !== home && one !== "$user");
    if (others.every(Boolean))
        return true;
    // Made it is in the first schema of the path that exists; where that is the tool's, the server refuses a second one.
    return others[0] === true && (use === "made" || made.has(name));
}
/** What is known behind a statement of a file in a transaction; `names` are those of the tool's tables that it uses. */
function afterStatement(scope, tree, { block, names }) {
    const set = (0,named_objects/* readPath */.G7)(tree)?.names ?? null;
    const schemas = schemasAfter(scope.schemas, tree);
    if (set !== null && isPlainPath(set) && runsOnce(tree))
        return { path: set, made: new Set(), schemas };
    if (set !== null || mayMovePath(tree, block))
        return { ...unknownScope, schemas };
    const made = new Set(scope.made);
    for (const one of names) {
        if (one.use === "gone")
            made.delete(one.name);
        else if (block === null && isMadeFirst(one, scope))
            made.add(one.name);
    }
    return { path: scope.path, made, schemas };
}
/** Whether the table stands in the first schema of the path behind the statement. */
function isMadeFirst({ schema, use }, { path, schemas }) {
    const first = path?.[0];
    if (first === undefined || !use.startsWith("made"))
        return false;
    // With IF NOT EXISTS the server looks into the first schema that exists, which may be a later one.
    return schema === null ? use === "made" || schemas.has(first) : schema === first;
}
function schemasAfter(schemas, { kind, node }) {
    if (kind === "DropStmt" && (0,syntax/* textAt */.$6)(node, "removeType") === "OBJECT_SCHEMA")
        return new Set();
    const made = kind === "CreateSchemaStmt" ? (0,syntax/* textAt */.$6)(node, "schemaname") : null;
    return made === null ? schemas : new Set([...schemas, made]);
}
/** In a list as text, which set_config takes, capitals would be folded and quotes taken off. */
function isPlainPath(names) {
    return names.every((name) => /^(?:[a-z_$][a-z0-9_$]*)?$/.test(name));
}
/** Whether its set_config certainly runs, and nothing beside it. */
function runsOnce({ kind, node }) {
    if (kind !== "SelectStmt")
        return true;
    return (0,syntax/* listAt */.gT)(node, "targetList").length === 1 && Object.keys(node).every((field) => plainSelect.has(field));
}
const plainSelect = new Set(["targetList", "limitOption", "op"]);
/** Functions that files call and that leave search_path alone. */
const harmless = new Set(["count", "currval", "nextval", "now", "setval"]);
/** Whether search_path may be another one behind it: set by it, or by code that it calls for its effect. */
function mayMovePath({ kind, node }, block) {
    if (kind === "DoStmt") {
        if (block?.kind !== "read" || block.dynamic.length > 0)
            return true;
        return block.statements.some((tree) => mayMovePath(tree, null));
    }
    // Without a name it is RESET ALL.
    if (kind === "VariableSetStmt")
        return /^(?:search_path)?$/.test((0,syntax/* textAt */.$6)(node, "name") ?? "");
    if (/^(?:Call|Discard|Execute|Transaction)Stmt$/.test(kind))
        return true;
    const called = [];
    (0,syntax/* visitNodes */.Rm)(node, (tag, below) => {
        if (tag === "FuncCall")
            called.push((0,transactionality/* functionName */.AQ)(below));
    });
    return called.some((name) => (kind === "SelectStmt" ? !harmless.has(name ?? "") : name === "set_config"));
}
/** Whether a statement gives a schema another name: then none says any more which is the tool's. */
function renamesSchema({ kind, node }) {
    return kind === "RenameStmt" && (0,syntax/* textAt */.$6)(node, "renameType") === "OBJECT_SCHEMA" && (0,syntax/* nodeAt */.oB)(node, "relation") === null;
}

;// CONCATENATED MODULE: ./lib/sql/own-tables.js

const ownTables = new Set([
    "schema_version",
    "schema_version_repeatable",
    "schema_version_log",
    "schema_version_snapshot",
]);
/** Statements that change the relation they name in `relation` or `table`. */
const changing = new Set([
    "AlterObjectSchemaStmt",
    "AlterPolicyStmt",
    "AlterTableStmt",
    "CreatePolicyStmt",
    "CreateTrigStmt",
    "DeleteStmt",
    "InsertStmt",
    "MergeStmt",
    "RenameStmt",
    "RuleStmt",
    "UpdateStmt",
]);
/** What a statement creates, drops, alters or writes, wherever in it, under the name of one of the tool's own tables. */
function listOwnNames(tree) {
    const names = namedBy(tree);
    // Writes can hide in WITH.
    (0,syntax/* visitNodes */.Rm)(tree.node, (kind, node) => {
        if (/^(?:Insert|Update|Delete|Merge)Stmt$/.test(kind))
            names.push(...namedBy({ kind, node }));
    });
    const own = names.filter(({ name }) => ownTables.has(name));
    return [...new Map(own.map((one) => [JSON.stringify([one.schema, one.name]), one])).values()];
}
function namedBy({ kind, node }) {
    const use = freesName({ kind, node }) ? "gone" : "changed";
    const changed = (...found) => found.flatMap((one) => (one === null ? [] : [{ ...one, use }]));
    const named = (field) => (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, field));
    if (changing.has(kind))
        return changed(named("relation"), named("table"));
    switch (kind) {
        case "DropStmt":
            return changed(...(0,syntax/* listAt */.gT)(node, "objects").map((object) => droppedFrom(object, (0,syntax/* textAt */.$6)(node, "removeType"))));
        case "TruncateStmt":
            return changed(...(0,syntax/* listAt */.gT)(node, "relations").map((item) => (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(item, "RangeVar"))));
        case "CopyStmt":
            return (0,syntax/* flagAt */.Qc)(node, "is_from") ? changed(named("relation")) : [];
        case "CreateStmt":
            return madeBy(node, (0,syntax/* nodeAt */.oB)(node, "relation"));
        case "CreateTableAsStmt":
            return madeBy(node, (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(node, "into") ?? {}, "rel"));
        case "SelectStmt":
            return madeBy(node, (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(node, "intoClause") ?? {}, "rel"));
        default:
            return [];
    }
}
function freesName({ kind, node }) {
    if (kind === "DropStmt")
        return !ofTable.test((0,syntax/* textAt */.$6)(node, "removeType") ?? "");
    if (kind === "RenameStmt")
        return (0,syntax/* textAt */.$6)(node, "renameType") !== "OBJECT_COLUMN";
    return kind === "AlterObjectSchemaStmt";
}
function madeBy(node, rangeVar) {
    const relation = (0,syntax/* relationIn */.eR)(rangeVar);
    if (relation === null)
        return [];
    if ((0,syntax/* textAt */.$6)(rangeVar ?? {}, "relpersistence") === "t")
        return [{ ...relation, use: "temporary" }];
    return [{ ...relation, use: (0,syntax/* flagAt */.Qc)(node, "if_not_exists") ? "made-or-there" : "made" }];
}
const ofTable = /^OBJECT_(?:TRIGGER|RULE|POLICY)$/;
/** The relation that a name of DROP is of: of a trigger, a rule or a policy it is what stands before it. */
function droppedFrom(object, type) {
    const parts = (0,syntax/* listAt */.gT)((0,syntax/* nodeAt */.oB)(object, "List") ?? {}, "items").filter((part) => (0,syntax/* nameIn */.ZC)(part) !== null);
    return (0,syntax/* toRelationName */.Jz)(ofTable.test(type ?? "") ? parts.slice(0, -1) : parts);
}

// EXTERNAL MODULE: ./lib/sql/statement.js
var statement = __webpack_require__(7813);
// EXTERNAL MODULE: ./lib/sql/names.js
var names = __webpack_require__(7824);
;// CONCATENATED MODULE: ./lib/sql/own-table-rule.js





/** Statements of a file that change the tool's own tables, or may: a table of that name in another schema is the file's own business. */
function reviewOwnTables(parser, pieces, { home, transactional }) {
    // Most files never name them, and looking costs a walk through every tree.
    if (!pieces.some(({ text }) => text.includes("schema_version")))
        return [];
    let scope = unknownScope;
    let known = home;
    return pieces.flatMap((piece) => {
        const block = piece.kind === "DoStmt" ? (0,do_block/* readDoBlock */.D)(parser, piece) : null;
        const trees = block?.kind === "read" ? [piece, ...block.statements] : [piece];
        const names = trees.flatMap(listOwnNames);
        const after = afterStatement(scope, piece, { block, names });
        // A block may drop what it then writes, and set the path in between.
        const here = block === null ? scope : after;
        // Outside of a transaction SET LOCAL does nothing, and what was made can be rolled back.
        if (transactional)
            scope = after;
        if (trees.some(renamesSchema))
            known = null;
        const where = known;
        const changed = names.filter((one) => isChanged(one) && (where === null || !leadsElsewhere(one, here, where)));
        return [...new Set(changed.map(({ name }) => name))].map((table) => toProblem(piece, table, home));
    });
}
/** CREATE TABLE IF NOT EXISTS does nothing where the table is, and a temporary one is another table. */
function isChanged({ use }) {
    return use !== "made-or-there" && use !== "temporary";
}
function toProblem(piece, table, home) {
    const message = `\`${(0,statement/* firstWords */.C)(piece.text)}\` changes "${table}", a table of the tool itself`;
    return { rule: "own-table", piece, message, help: helpFor(piece, home) };
}
function helpFor({ kind }, home) {
    const first = kind === "CreateStmt" ? "write CREATE TABLE IF NOT EXISTS, or leave it to the tool" : "leave it to the tool";
    const other = home === null
        ? "in another schema (name the tool's with `schemas`)"
        : `in another schema than ${(0,names/* showIdentifier */.F)(home)}`;
    return `${first}; for a table of your own ${other}, write its schema before its name`;
}

// EXTERNAL MODULE: ./lib/sql/parser.js + 1 modules
var sql_parser = __webpack_require__(6121);
;// CONCATENATED MODULE: ./lib/sql/statement-rules.js


/** What a statement must not do in any file. */
function reviewStatement(piece) {
    return [...reviewSettings(piece), ...reviewCopy(piece), ...reviewIndex(piece)];
}
/** Settings that change how the text itself is understood: the values that are fine. */
const fixed = {
    standard_conforming_strings: /^(?:on|true|yes|1)$/i,
    client_encoding: /^(?:utf-?8|unicode)$/i,
};
/** Calls that matter to the tool; most statements have none, and looking for them means a walk through the tree. */
const calls = /set_config|pg_advisory_unlock_all/i;
function reviewSettings(piece) {
    if (piece.kind === "DiscardStmt" && (0,syntax/* textAt */.$6)(piece.node, "target") === "DISCARD_ALL") {
        return [{ rule: "session-setting", piece, message: "`DISCARD ALL` drops the tool's lock" }];
    }
    if (piece.kind === "VariableSetStmt") {
        if ((0,syntax/* textAt */.$6)(piece.node, "kind") === "VAR_RESET_ALL")
            return [];
        return reviewSetting(piece, (0,syntax/* textAt */.$6)(piece.node, "name"), (0,syntax/* constantIn */.Ot)((0,syntax/* listAt */.gT)(piece.node, "args")[0] ?? null));
    }
    const problems = [];
    if (!calls.test(piece.text))
        return problems;
    (0,syntax/* visitNodes */.Rm)(piece.node, (kind, node) => {
        const name = kind === "FuncCall" ? (0,transactionality/* functionName */.AQ)(node) : null;
        const [setting, value] = (0,syntax/* listAt */.gT)(node, "args").map(syntax/* constantIn */.Ot);
        if (name === "set_config")
            problems.push(...reviewSetting(piece, setting ?? null, value ?? null));
        if (name !== "pg_advisory_unlock_all")
            return;
        problems.push({ rule: "session-setting", piece, message: "`pg_advisory_unlock_all()` drops the tool's lock" });
    });
    return problems;
}
function reviewSetting(piece, setting, value) {
    const name = setting?.toLowerCase() ?? "";
    if (fixed[name]?.test(value ?? "") !== false)
        return [];
    const message = `the file sets ${name} to ${value ?? "another value"}`;
    const help = name === "client_encoding"
        ? "remove the statement; the tool sends UTF-8, and the file's encoding belongs into <file>.sql.conf"
        : "remove the statement; the tool has read the file with it on";
    return [{ rule: "session-setting", piece, message, help }];
}
function reviewCopy(piece) {
    if (piece.kind !== "CopyStmt" || (0,syntax/* textAt */.$6)(piece.node, "filename") !== null || (0,syntax/* flagAt */.Qc)(piece.node, "is_program"))
        return [];
    if ((0,syntax/* flagAt */.Qc)(piece.node, "is_from")) {
        if (piece.copyData !== null)
            return [];
        return [{ rule: "copy-data", piece, message: "COPY … FROM stdin has no data below it" }];
    }
    const help = "remove it, or let the server write to a file of its own";
    return [{ rule: "copy-data", piece, message: "COPY … TO stdout has nowhere to write to", help }];
}
function reviewIndex(piece) {
    if (piece.kind !== "IndexStmt" || !(0,transactionality/* saysConcurrently */.Z3)(piece))
        return [];
    if (!(0,syntax/* flagAt */.Qc)(piece.node, "concurrent") || (0,syntax/* textAt */.$6)(piece.node, "idxname") !== null)
        return [];
    return [{ rule: "unnamed-index", piece, message: "CREATE INDEX CONCURRENTLY gives its index no name" }];
}

;// CONCATENATED MODULE: ./lib/sql/transaction.js




/** Decides from its statements, directives and settings whether a script runs in a transaction. */
function decideTransaction(parser, pieces, { directives, settings }) {
    const wanted = directives.transaction ?? settings.executeInTransaction;
    const needing = (0,transactionality/* listNeedingNoTransaction */.E1)(pieces);
    const transactional = wanted ?? needing.size === 0;
    const ignored = new Set(transactional ? [...listOuter(pieces), ...listAroundLargeObjects(pieces)] : []);
    return {
        transactional,
        needing,
        ignored,
        problems: [
            ...(wanted === true ? [...needing].map(toRefused) : []),
            ...(wanted === undefined && settings.mixed === undefined ? reviewMix(pieces, needing) : []),
            ...pieces.flatMap((piece) => ignored.has(piece) || needing.has(piece) ? [] : reviewControl(parser, piece, transactional)),
        ],
    };
}
function toRefused(piece) {
    const message = `\`${(0,statement/* firstWords */.C)(piece.text)}\` cannot run in a transaction, and this file must`;
    return { rule: "needs-no-transaction", piece, message };
}
function reviewMix(pieces, needing) {
    const [first] = needing;
    const other = pieces.find((piece) => (0,transactionality/* roleOf */.kp)(piece) === "work" && !needing.has(piece) && !isControl(piece));
    if (first === undefined || other === undefined)
        return [];
    const message = `\`${(0,statement/* firstWords */.C)(first.text)}\` cannot run in a transaction, \`${(0,statement/* firstWords */.C)(other.text)}\` in the same file can`;
    return [{ rule: "mixed-transaction", piece: first, message }];
}
function isControl({ kind }) {
    return kind === "TransactionStmt";
}
function listOuter(pieces) {
    const [first, last] = [pieces[0], pieces.at(-1)];
    return first !== undefined && last !== undefined && isPlainPair(first, last) ? [first, last] : [];
}
/** BEGIN and COMMIT, where an isolation level or AND CHAIN does not ask for more than the runner's transaction gives. */
function isPlainPair(first, last) {
    const begins = isControl(first) && /_(?:BEGIN|START)$/.test((0,syntax/* textAt */.$6)(first.node, "kind") ?? "");
    const commits = isControl(last) && (0,syntax/* textAt */.$6)(last.node, "kind") === "TRANS_STMT_COMMIT";
    return begins && commits && (0,syntax/* listAt */.gT)(first.node, "options").length === 0 && !(0,syntax/* flagAt */.Qc)(last.node, "chain");
}
/** pg_dump writes large objects between BEGIN and COMMIT, because their handles live as long as a transaction. */
function listAroundLargeObjects(pieces) {
    return pieces.flatMap((first, index) => {
        if (!isControl(first))
            return [];
        const length = pieces.slice(index + 1).findIndex((piece) => !isLargeObjectCall(piece));
        const last = pieces[index + 1 + length];
        return length > 0 && last !== undefined && isPlainPair(first, last) ? [first, last] : [];
    });
}
function isLargeObjectCall(piece) {
    const calls = piece.kind === "SelectStmt" ? (0,transactionality/* calledIn */.PE)(piece.node) : [];
    return calls.length > 0 && calls.every((name) => name !== null && /^(?:lo_open|lowrite|lo_close)$/.test(name));
}
function reviewControl(parser, piece, transactional) {
    const where = transactional ? "in a file that runs in a transaction" : "in a file without a transaction";
    const rule = "transaction-control";
    if (isControl(piece)) {
        const help = transactional
            ? "remove it; each file is one transaction"
            : "remove it; each statement of this file is committed on its own";
        return [{ rule, piece, message: `\`${(0,statement/* firstWords */.C)(piece.text)}\` ${where}`, help }];
    }
    if (piece.kind === "VariableSetStmt" && (0,syntax/* textAt */.$6)(piece.node, "name") === "TRANSACTION") {
        const help = "remove it; the tool opens the transaction";
        return [{ rule, piece, message: `\`${(0,statement/* firstWords */.C)(piece.text)}\` ${where}`, help }];
    }
    if (transactional && piece.kind === "DoStmt" && endsTransaction(parser, piece)) {
        const help = "remove it, or write -- schema-version: transaction=false in the head of the file";
        return [{ rule, piece, message: `COMMIT or ROLLBACK in a DO block ${where}`, help }];
    }
    return [];
}
function endsTransaction(parser, piece) {
    // Most blocks have neither word; reading one costs a parse.
    if (!/\b(?:commit|rollback)\b/i.test(piece.text))
        return false;
    const block = (0,do_block/* readDoBlock */.D)(parser, piece);
    return block.kind === "read" && block.endsTransaction;
}

;// CONCATENATED MODULE: ./lib/sql/script.js












/** At most so many syntax errors of one file are shown: the rest mostly follows from them. */
const mostSyntaxErrors = 10;
/** Reads a script as PostgreSQL would, without running it; loads the parser when it is first called. `home` is the schema of the tool's tables. */
async function parseScript(script, placeholders, home = null) {
    const parser = await (0,sql_parser/* loadParser */.qd)();
    const source = replace(script, placeholders);
    const inFile = (0,positions/* locator */.fl)(script.file, script.text);
    const locate = (position) => inFile(source.toOriginal(position));
    const pieces = (0,sql_pieces/* parsePieces */.H)(parser, source.text);
    const decision = decideTransaction(parser, pieces.statements, script);
    const kept = pieces.statements.filter((piece) => !decision.ignored.has(piece));
    const { sql, toText } = cutText(source.text, [...pieces.split.cuts, ...decision.ignored]);
    const reported = new Set(pieces.split.problems.map(({ at }) => at));
    const { transactional } = decision;
    const ownTables = reviewOwnTables(parser, kept, { home, transactional });
    const problems = [...decision.problems, ...ownTables, ...kept.flatMap(reviewStatement)].filter(
    // Where data is missing the splitter has said why.
    ({ rule, piece }) => rule !== "copy-data" || !reported.has(piece.start));
    return {
        statements: kept.map((piece) => toStatement(piece, decision.needing.has(piece), locate(piece.start))),
        transactional,
        sql,
        copyData: kept.flatMap(({ copyData }) => (copyData === null ? [] : [copyData])),
        locate: (codePoint) => locate(toText(codePoint)),
        findings: [
            ...source.problems.map((problem) => toPlaceholderFinding(problem, inFile(problem.at))),
            ...pieces.split.problems.map((problem) => toSplitFinding(problem, locate(problem.at))),
            ...(source.problems.length > 0 || isNoSql(script.text) ? [] : toSyntaxFindings(pieces, locate)),
            ...problems.map(({ rule, piece, ...rest }) => (0,core_problems/* finding */.g)(rule, { ...rest, ...locate(piece.start) })),
            ...toEmptyFinding(script, pieces),
        ],
    };
}
/** What is not replaced is no SQL, nor is a text with NUL or a pointer: the parser's word on it says nothing new. */
function isNoSql(text) {
    return text.includes("\0") || (0,lfs_pointer/* isLfsPointer */.N)(text);
}
function replace({ name, text, settings }, placeholders) {
    const { placeholderReplacement, placeholderPrefix = "${" } = settings;
    if (placeholderReplacement === false || !text.includes(placeholderPrefix)) {
        return { text, problems: [], toOriginal: (position) => position };
    }
    return (0,core_placeholders/* replacePlaceholders */.Lb)(text, (0,core_placeholders/* withFileName */.wn)(placeholders, name), settings);
}
function toStatement(piece, needsNoTransaction, location) {
    const { kind, text, copyData } = piece;
    return {
        kind,
        // Through the piece: it may build its tree when somebody looks.
        get node() {
            return piece.node;
        },
        text,
        location,
        copyData,
        needsNoTransaction,
        role: (0,transactionality/* roleOf */.kp)(piece),
    };
}
function toPlaceholderFinding({ kind, name }, location) {
    if (kind === "undefined") {
        return (0,core_problems/* finding */.g)("placeholder", { message: `the placeholder "\${${name}}" is not defined`, ...location });
    }
    const message = `the placeholder "\${${name}" is not closed`;
    return (0,core_problems/* finding */.g)("placeholder", { message, ...location });
}
function toSplitFinding({ kind, name }, location) {
    switch (kind) {
        case "meta-command":
            return (0,core_problems/* finding */.g)("meta-command", { message: explainMetaCommand(name), ...location });
        case "copy-tail":
            return (0,core_problems/* finding */.g)("copy-data", {
                message: "there is text behind COPY … FROM stdin on its line",
                help: "start the data on the next line, and put other statements below its end",
                ...location,
            });
        default:
            return (0,core_problems/* finding */.g)("copy-data", { message: "the data of COPY … FROM stdin does not end", ...location });
    }
}
function explainMetaCommand(name) {
    return name === "\\."
        ? "a line \\. ends data, and no COPY … FROM stdin stands above it"
        : `"${name}" is a command of psql, which the server does not know`;
}
function toSyntaxFindings({ refusals }, locate) {
    return refusals
        .slice(0, mostSyntaxErrors)
        .map(({ message, position }) => (0,core_problems/* finding */.g)("syntax", { message, ...locate(position) }));
}
/** What `new` wrote and nobody filled in is a slip: once on record, its version could not get its SQL any more. */
function toEmptyFinding({ file, text }, { split, refusals }) {
    const empty = split.pieces.length === 0 && split.problems.length === 0 && refusals.length === 0;
    if (!empty)
        return [];
    if (!(0,template/* isTemplate */.Fl)(text))
        return [(0,core_problems/* finding */.g)("empty-file", { message: "the file holds no statement", file })];
    return [(0,core_problems/* finding */.g)("template", { message: "the file is still as new wrote it, without any statement", file })];
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


/***/ })

};
