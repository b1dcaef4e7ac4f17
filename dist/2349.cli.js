export const id = 2349;
export const ids = [2349];
export const modules = {

/***/ 7923:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ toDriftReport),
/* harmony export */   n: () => (/* binding */ sayDrift)
/* harmony export */ });
/* harmony import */ var _compare_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8998);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5483);
/* harmony import */ var _snapshot_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1431);



/** The report of both questions; SQL both ways is added by who proves it. What one of them knows is known. */
function toDriftReport(answers) {
    const known = answers.filter((answer) => answer.kind === "known");
    const objects = mergeObjects(known.map(({ against, drifts }) => drifts.map((drift) => toObject(drift, against))));
    const status = objects.length > 0
        ? "drift"
        : known.length > 0
            ? "none"
            : answers.some(({ kind }) => kind === "unknown")
                ? "unknown"
                : "off";
    const because = answers.flatMap((answer) => answer.kind === "unknown" ? answer.findings.map(({ message }) => message) : []);
    return { ..._report_js__WEBPACK_IMPORTED_MODULE_0__/* .driftOff */ .de, status, objects, because };
}
/** The same difference on both questions is one. */
function mergeObjects(lists) {
    const found = new Map();
    for (const object of lists.flat()) {
        const key = JSON.stringify({ ...object, against: "" });
        found.set(key, found.has(key) ? { ...object, against: "both" } : object);
    }
    return [...found.values()].toSorted((a, b) => (0,_compare_text_js__WEBPACK_IMPORTED_MODULE_1__/* .compareText */ .n)(sortKey(a), sortKey(b)));
}
function sortKey(object) {
    return `${(0,_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKey */ .T5)(object)} ${object.against}`;
}
function toObject({ change, severity, kind, identity, expected, actual, parts }, against) {
    const attributes = toAttributes(expected, actual);
    const one = { change, against, severity, kind, identity, attributes, parts };
    switch (change) {
        case "missing":
            return { ...one, expected: sayWhole(expected, parts), actual: null };
        case "unexpected":
            return { ...one, expected: null, actual: sayWhole(actual, parts) };
        case "changed": {
            const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])].toSorted();
            return { ...one, expected: sayAttributes(expected, names), actual: sayAttributes(actual, names) };
        }
    }
}
function toAttributes(expected, actual) {
    const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])].toSorted();
    return names.map((name) => ({ name, expected: expected[name] ?? null, actual: actual[name] ?? null }));
}
/** One attribute a line, the same ones on both sides. */
function sayAttributes(attributes, names) {
    return names.map((name) => `${name.replaceAll("_", " ")}: ${attributes[name] ?? "(none)"}`).join("\n");
}
function sayWhole(attributes, parts) {
    const own = sayAttributes(attributes, Object.keys(attributes).toSorted());
    const along = parts.map((key) => `with ${key}`);
    return [...(own === "" ? [] : [own]), ...along].join("\n");
}
const mostTold = 5;
/** The drift in one sentence, for example `2 objects are not as the last deploy left them: index public.a is missing, …`. */
function sayDrift({ objects }) {
    const told = objects.slice(0, mostTold).map(({ kind, identity, change }) => `${kind} ${identity} ${verbs[change]}`);
    const rest = objects.length - told.length;
    const more = rest > 0 ? `, and ${rest} more` : "";
    const amount = objects.length === 1 ? "1 object is" : `${objects.length} objects are`;
    return `${amount} not as ${sayExpected(objects)}: ${told.join(", ")}${more}`;
}
const verbs = {
    missing: "is missing",
    unexpected: "is unexpected",
    changed: "is changed",
};
function sayExpected(objects) {
    const against = new Set(objects.map((object) => object.against));
    const left = `the last deploy left ${objects.length === 1 ? "it" : "them"}`;
    if (!against.has("files") && !against.has("both"))
        return left;
    return against.has("snapshot") ? `${left} or the files say` : "the files say";
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

/***/ 5699:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LU: () => (/* binding */ platformRoles),
/* harmony export */   MO: () => (/* binding */ platformGroups),
/* harmony export */   iD: () => (/* binding */ managedObjects)
/* harmony export */ });
/** What is ignored without being told. Names that a team might well use itself are not in here. */
const managedObjects = [
    { of: "Flyway", patterns: ["table:*.flyway_schema_history"] },
    {
        of: "Liquibase",
        patterns: [
            "table:*.databasechangelog",
            "table:*.databasechangeloglock",
            "table:*.databasechangeloghistory",
            'table:*."DATABASECHANGELOG"',
            'table:*."DATABASECHANGELOGLOCK"',
        ],
    },
    {
        of: "dbmate, golang-migrate, Rails, Ecto",
        patterns: ["table:*.schema_migrations", "table:*.ar_internal_metadata"],
    },
    { of: "goose", patterns: ["table:*.goose_db_version"] },
    { of: "Atlas", patterns: ["schema:atlas_schema_revisions", "table:*.atlas_schema_revisions"] },
    { of: "Sqitch", patterns: ["schema:sqitch"] },
    { of: "graphile-migrate", patterns: ["schema:graphile_migrate"] },
    { of: "pgroll", patterns: ["schema:pgroll", "event trigger:pg_roll_handle_*"] },
    { of: "node-pg-migrate", patterns: ["table:*.pgmigrations"] },
    { of: "Alembic", patterns: ["table:*.alembic_version"] },
    { of: "Django", patterns: ["table:*.django_migrations"] },
    { of: "Prisma", patterns: ["table:*._prisma_migrations"] },
    { of: "Drizzle", patterns: ["schema:drizzle", "table:*.__drizzle_migrations"] },
    { of: "Knex", patterns: ["table:*.knex_migrations", "table:*.knex_migrations_lock"] },
    { of: "Sequelize", patterns: ['table:*."SequelizeMeta"'] },
    { of: "MikroORM", patterns: ["table:*.mikro_orm_migrations"] },
    { of: "Entity Framework", patterns: ['table:*."__EFMigrationsHistory"'] },
    { of: "sqlx", patterns: ["table:*._sqlx_migrations"] },
    { of: "Diesel", patterns: ["table:*.__diesel_schema_migrations"] },
    { of: "SeaORM", patterns: ["table:*.seaql_migrations"] },
    { of: "refinery", patterns: ["table:*.refinery_schema_history"] },
    { of: "Doctrine", patterns: ["table:*.doctrine_migration_versions"] },
    { of: "yoyo", patterns: ["table:*._yoyo_*", "table:*.yoyo_lock"] },
    { of: "Play", patterns: ["table:*.play_evolutions", "table:*.play_evolutions_lock"] },
    { of: "sql-migrate", patterns: ["table:*.gorp_migrations"] },
    { of: "Kysely", patterns: ["table:*.kysely_migration", "table:*.kysely_migration_lock"] },
    { of: "Bun", patterns: ["table:*.bun_migrations", "table:*.bun_migration_locks"] },
    { of: "Payload", patterns: ["table:*.payload_migrations"] },
    { of: "Hasura", patterns: ["schema:hdb_catalog", "trigger:*.*notify_hasura_*"] },
    {
        of: "Supabase",
        patterns: ["schema:supabase_migrations"],
        ownedBy: [
            "pgbouncer",
            "supabase_admin",
            "supabase_auth_admin",
            "supabase_etl_admin",
            "supabase_functions_admin",
            "supabase_read_only_user",
            "supabase_realtime_admin",
            "supabase_replication_admin",
            "supabase_storage_admin",
        ],
        given: [
            "schema:extensions",
            'extension:"uuid-ossp"',
            "extension:pgcrypto",
            "extension:pgjwt",
            "extension:pgsodium",
            "extension:pg_graphql",
            "extension:pg_stat_statements",
            "extension:supabase_vault",
            "event trigger:issue_*",
            "default privileges:* of postgres in public",
            "default privileges:* of postgres in storage",
            "publication:supabase_realtime",
        ],
    },
    { of: "Amazon RDS and Aurora", ownedBy: ["rdsadmin", "rds_superuser"] },
    {
        of: "AWS DMS",
        patterns: [
            "table:*.awsdms_*",
            "sequence:*.awsdms_*",
            "function:*.awsdms_*",
            "event trigger:awsdms_*",
            "schema:awsdms_*",
        ],
    },
    {
        of: "Google Cloud SQL and AlloyDB",
        patterns: ["schema:google_*", "extension:google_*"],
        ownedBy: ["cloudsqladmin", "cloudsqlagent", "cloudsqlimportexport", "alloydbadmin", "alloydbagent"],
    },
    { of: "Azure", ownedBy: ["azuresu", "azure_superuser"] },
    { of: "Neon", patterns: ["schema:neon_auth"], ownedBy: ["cloud_admin", "neon_superuser"] },
    { of: "Nhost", ownedBy: ["nhost_admin", "nhost_auth_admin", "nhost_storage_admin"] },
    { of: "Heroku", patterns: ["schema:heroku_ext"] },
    {
        of: "TimescaleDB",
        patterns: [
            "schema:_timescaledb_*",
            "schema:timescaledb_*",
            "trigger:*.ts_insert_blocker",
            "trigger:*.ts_cagg_invalidation_trigger",
        ],
        withExtension: "timescaledb",
    },
    { of: "PostGIS", patterns: ["schema:tiger", "schema:tiger_data"], withExtension: "postgis_tiger_geocoder" },
    { of: "PostGIS topology", patterns: ["schema:topology"], withExtension: "postgis_topology" },
    { of: "pg_cron", patterns: ["schema:cron"], withExtension: "pg_cron" },
    { of: "pg_partman", patterns: ["schema:partman", "table:*.template_public_*"], withExtension: "pg_partman" },
    { of: "pg_repack", patterns: ["schema:repack", "trigger:*.repack_trigger"], withExtension: "pg_repack" },
    {
        of: "whoever watches the server",
        given: [
            "extension:pg_stat_statements",
            "extension:pg_stat_monitor",
            "extension:pg_stat_kcache",
            "extension:pg_wait_sampling",
            "extension:pg_buffercache",
            "extension:pgaudit",
        ],
    },
    { of: "Debezium", patterns: ["publication:dbz_publication"] },
];
/** Roles of platforms: no team's tables are theirs. */
const platformRoles = new Set(managedObjects.flatMap(({ ownedBy = [] }) => ownedBy));
/** Platforms give the schema `public` to these in some of their databases; members of theirs are the team's logins. */
const platformGroups = new Set([
    "alloydbsuperuser",
    "azure_pg_admin",
    "cloudsqlsuperuser",
    "rds_superuser",
]);


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

/***/ 9214:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Go: () => (/* binding */ hasShape),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   u4: () => (/* binding */ isRecord)
/* harmony export */ });
/** Whether a value has a shape; `?` allows null. Fields that the shape does not name are no matter. */
function hasShape(value, shape) {
    if (shape === "anything")
        return true;
    if (typeof shape === "string") {
        const kind = shape.replace("?", "");
        return (value === null && shape.endsWith("?")) || typeof value === kind;
    }
    if (Array.isArray(shape)) {
        const [item] = shape;
        return Array.isArray(value) && value.every((one) => hasShape(one, item));
    }
    return isRecord(value) && Object.entries(shape).every(([name, inner]) => hasShape(value[name], inner));
}
/** Whether a value is an object with fields, and no list. */
function isRecord(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** What a text is as JSON; null where it is none, which is no shape either. */
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}


/***/ }),

/***/ 6128:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ readRunScripts),
/* harmony export */   w: () => (/* binding */ readEvents)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9531);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7496);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4297);



const utc = (column) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
/** The whole log, newest first. Read-only. */
async function readEvents(session, target) {
    const rows = await (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .read */ .L)(session, `SELECT id, event, version, description, script_name, checksum, installed_by, database_role, ${utc("logged_at")},
       execution_time, success, sqlstate, message, reason, environment, repository, ref, commit_sha, pull_request, run_id,
       run_url, tool_version, wal_position, ${utc("wal_at")}
     FROM ${(0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableIn */ .sV)(target.home, "log")} ORDER BY id DESC`, "reading the log");
    return rows.map(toEvent);
}
/** Scripts that were run, or begun, since a time (ISO 8601), by name and checksum. Read-only. */
async function readRunScripts(session, { home }, since) {
    const rows = await (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .read */ .L)(session, `SELECT DISTINCT script_name, checksum FROM ${(0,_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .tableIn */ .sV)(home, "log")} WHERE logged_at >= ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteLiteral */ .ce)(since)}::timestamptz
       AND event IN ('start', 'apply', 'undo-start', 'undo') AND script_name IS NOT NULL`, "reading the log");
    return rows.map(([script, checksum]) => ({ script: script ?? "", checksum: checksum ?? "" }));
}
function toEvent(row) {
    const text = (index) => row[index] ?? null;
    const number = (index) => (text(index) === null ? null : Number(text(index)));
    return {
        id: Number(text(0)),
        event: (text(1) ?? "start"),
        version: text(2),
        description: text(3),
        script: text(4),
        checksum: text(5),
        installedBy: text(6) ?? "",
        databaseRole: text(7) ?? "",
        at: text(8) ?? "",
        executionMs: number(9),
        success: text(10) === "t",
        sqlstate: text(11),
        message: text(12),
        reason: text(13),
        environment: text(14),
        repository: text(15),
        ref: text(16),
        commit: text(17),
        pullRequest: number(18),
        runId: text(19),
        runUrl: text(20),
        toolVersion: text(21) ?? "",
        walPosition: text(22),
        walAt: text(23),
    };
}


/***/ }),

/***/ 881:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kz: () => (/* binding */ storeSnapshotSql),
/* harmony export */   Rt: () => (/* binding */ removeSnapshotSql),
/* harmony export */   _Z: () => (/* binding */ readStoredSnapshot),
/* harmony export */   vj: () => (/* binding */ createSnapshotTableSql)
/* harmony export */ });
/* unused harmony exports encodeSnapshot, decodeSnapshot */
/* harmony import */ var _core_shape_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9214);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5217);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(551);
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9531);
/* harmony import */ var _core_schema_snapshot_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1431);
/* harmony import */ var _recorded_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3101);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9357);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7496);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4297);










const formatVersion = 1;
/** The longest text that V8 holds; a bomb of zeros ends here, not in memory. */
const maxTextBytes = 2 ** 29 - 2 ** 10;
/** SQL that makes the table; no BEGIN. */
function createSnapshotTableSql(home) {
    return `CREATE TABLE IF NOT EXISTS ${nameIn(home)} (
  moment VARCHAR(10) PRIMARY KEY,
  format_version INTEGER NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  content BYTEA NOT NULL,
  taken_at TIMESTAMPTZ NOT NULL,
  tool_version TEXT NOT NULL
)`;
}
/** SQL that stores a snapshot in place of the one of that moment, and looks at it; no BEGIN. */
function storeSnapshotSql(home, { moment, snapshot, toolVersion, }) {
    const { checksum, content } = encodeSnapshot(snapshot);
    const values = [
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quoteLiteral */ .ce)(moment),
        String(formatVersion),
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quoteLiteral */ .ce)(checksum),
        `pg_catalog.decode('${content.toString("base64")}', 'base64')`,
        "pg_catalog.clock_timestamp()",
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quoteLiteral */ .ce)(toolVersion),
    ];
    const columns = ["format_version", "checksum", "content", "taken_at", "tool_version"];
    const store = `INSERT INTO ${nameIn(home)} (moment, ${columns.join(", ")}) VALUES (${values.join(", ")})
ON CONFLICT (moment) DO UPDATE SET ${columns.map((column) => `${column} = EXCLUDED.${column}`).join(", ")}`;
    const same = `moment = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quoteLiteral */ .ce)(moment)} AND checksum = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quoteLiteral */ .ce)(checksum)}`;
    return [store, `SELECT ${(0,_recorded_js__WEBPACK_IMPORTED_MODULE_3__/* .provesSome */ ._R)(`${nameIn(home)} WHERE ${same}`)}`];
}
/** SQL that forgets the snapshot of that moment; no BEGIN. */
function removeSnapshotSql(home, moment) {
    return `DELETE FROM ${nameIn(home)} WHERE moment = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quoteLiteral */ .ce)(moment)}`;
}
/** Reads the snapshot of that moment. What cannot be read is a finding: drift is then unknown, nothing more. Read-only. */
async function readStoredSnapshot(session, home, moment) {
    const { rows, error } = await (0,_read_js__WEBPACK_IMPORTED_MODULE_6__/* .tryRead */ .o)(session, [
        `SELECT format_version, checksum, pg_catalog.encode(content, 'base64'), pg_catalog.to_char(taken_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), tool_version
FROM ${nameIn(home)} WHERE moment = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quoteLiteral */ .ce)(moment)}`,
    ]);
    if (error !== null)
        return explain(error);
    const [version, checksum, content, takenAt, toolVersion] = rows[0]?.[0] ?? [];
    if (version === undefined)
        return { kind: "none" };
    const encoded = {
        formatVersion: Number(version),
        checksum: checksum ?? "",
        content: Buffer.from(content ?? "", "base64"),
    };
    const decoded = decodeSnapshot(encoded);
    if ("problem" in decoded)
        return unreadable(`${decoded.problem} (stored ${takenAt} by version ${toolVersion})`);
    return { kind: "found", snapshot: decoded.snapshot, takenAt: takenAt ?? "", toolVersion: toolVersion ?? "" };
}
/** A snapshot as the table holds it. */
function encodeSnapshot({ major, objects }) {
    const rows = objects.map(({ kind, identity, attributes }) => [kind, identity, attributes]);
    const text = JSON.stringify({ major, objects: rows });
    return { formatVersion, checksum: digest(text), content: (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.gzipSync)(text) };
}
/** The snapshot, or why there is none in it; whatever the bytes are. */
function decodeSnapshot(encoded) {
    if (encoded.formatVersion > formatVersion) {
        return { problem: `its format ${encoded.formatVersion} is newer than ${formatVersion}, which this version reads` };
    }
    const text = unpack(encoded.content);
    if (text === null)
        return { problem: "its content is truncated or damaged" };
    if (digest(text) !== encoded.checksum)
        return { problem: "its content was changed: the checksum differs" };
    const snapshot = toSnapshot((0,_core_shape_js__WEBPACK_IMPORTED_MODULE_8__/* .parseJson */ .qF)(text));
    return snapshot === null ? { problem: "its content is no snapshot" } : { snapshot };
}
function nameIn(home) {
    return `${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quoteIdentifier */ .Cm)(home)}.${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quoteIdentifier */ .Cm)(_tables_js__WEBPACK_IMPORTED_MODULE_5__/* .snapshotTable */ .tJ)}`;
}
function digest(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(text).digest("hex");
}
function unpack(content) {
    try {
        return (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.gunzipSync)(content, { maxOutputLength: maxTextBytes }).toString("utf8");
    }
    catch {
        return null; // the caller says so
    }
}
function toSnapshot(value) {
    if (typeof value !== "object" || value === null || !("major" in value) || !("objects" in value))
        return null;
    const { major, objects } = value;
    if (typeof major !== "number" || !Number.isInteger(major) || !Array.isArray(objects))
        return null;
    const read = objects.map(toObject);
    return read.some((object) => object === null)
        ? null
        : { major, objects: (0,_core_schema_snapshot_js__WEBPACK_IMPORTED_MODULE_9__/* .sortObjects */ .HU)(read.filter((object) => object !== null)) };
}
function toObject(value) {
    if (!Array.isArray(value))
        return null;
    const [kind, identity, attributes] = value;
    if (typeof kind !== "string" || typeof identity !== "string")
        return null;
    if (typeof attributes !== "object" || attributes === null || Array.isArray(attributes))
        return null;
    if (!Object.values(attributes).every((one) => typeof one === "string"))
        return null;
    return { kind, identity, attributes: attributes };
}
function explain(error) {
    if (error.sqlstate === "42P01")
        return { kind: "none" };
    if (error.sqlstate === "42501") {
        const message = `the stored snapshot cannot be read: ${error.message}`;
        return { kind: "unreadable", finding: (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)("stored-snapshot", { message, help: (0,_session_js__WEBPACK_IMPORTED_MODULE_4__/* .grantFor */ .O4)(error.message) }) };
    }
    if (error.sqlstate === "42703")
        return unreadable(`the table ${_tables_js__WEBPACK_IMPORTED_MODULE_5__/* .snapshotTable */ .tJ} is not the tool's: ${error.message}`);
    throw (0,_session_js__WEBPACK_IMPORTED_MODULE_4__/* .serverFailure */ .aG)(error, "reading the stored snapshot");
}
function unreadable(reason) {
    return {
        kind: "unreadable",
        finding: (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)("stored-snapshot", { message: `the stored snapshot cannot be read: ${reason}` }),
    };
}


/***/ }),

/***/ 5016:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  UD: () => (/* binding */ compare),
  Ms: () => (/* binding */ driftFindings),
  Zg: () => (/* binding */ staleText)
});

// EXTERNAL MODULE: ./lib/core/schema/drift.js + 4 modules
var drift = __webpack_require__(9703);
// EXTERNAL MODULE: ./lib/core/schema/drift-parts.js
var drift_parts = __webpack_require__(4955);
// EXTERNAL MODULE: ./lib/core/schema/ignore-pattern.js + 1 modules
var ignore_pattern = __webpack_require__(7821);
// EXTERNAL MODULE: ./lib/core/schema/managed-objects.js
var managed_objects = __webpack_require__(5699);
// EXTERNAL MODULE: ./lib/core/schema/snapshot.js
var snapshot = __webpack_require__(1431);
;// CONCATENATED MODULE: ./lib/core/schema/platform.js




/** Of `tables of supabase_admin in storage`: whose objects it is for. */
const grantor = /^[a-z]+(?: objects)? of ([a-z_][a-z0-9_$]*)(?: in |$)/;
/**
 * Whether a platform's role owns it, on each side that has it; of what has no owner, whether one owns its table. A
 * platform's schema does not count: on some, `public` is one. No platform keeps its own things there, so what is in it is
 * the team's whoever made it, and so is what people put onto a platform's tables.
 */
function isOfPlatform(drift, keys, sides) {
    if (drift.kind === "default privileges")
        return managed_objects/* platformRoles */.LU.has(grantor.exec(drift.identity)?.[1] ?? "");
    if (drift.kind === "policy" || keys.includes("schema public"))
        return false;
    if (drift.kind === "trigger" && !runsPlatformsFunction(drift, sides))
        return false;
    const owned = keys.filter((key) => key === (0,snapshot/* objectKey */.T5)(drift) || !key.startsWith("schema "));
    const owners = owned.map((key) => ownersOf(key, sides));
    const nearest = owners.find((some) => some.length > 0) ?? [];
    return nearest.length > 0 && nearest.every((owner) => managed_objects/* platformRoles */.LU.has(owner));
}
/** Owners on both sides. What files make in a platform's schema stands in for what is there, in another's name. */
function ownersOf(key, { against, expected, actual }) {
    const [left, right] = [expected.get(key), actual.get(key)].map((one) => one?.attributes["owner"]);
    const isStandIn = against === "files" && right !== undefined && isInPlatformsSchema(key, actual);
    return [isStandIn ? undefined : left, right].filter((owner) => owner !== undefined);
}
function isInPlatformsSchema(key, actual) {
    const object = actual.get(key);
    if (object === undefined)
        return false;
    const name = object.kind === "schema" ? object.identity : (0,drift_parts/* splitIdentity */.Lt)(object.identity)[0];
    const owner = actual.get(`schema ${name ?? ""}`)?.attributes["owner"];
    return name !== "public" && owner !== undefined && managed_objects/* platformRoles */.LU.has(owner);
}
/** Whether a trigger came from the platform: then what it runs is the platform's, too. */
function runsPlatformsFunction(drift, sides) {
    const key = (0,snapshot/* objectKey */.T5)(drift);
    const triggers = [sides.expected.get(key), sides.actual.get(key)].filter((one) => one !== undefined);
    return triggers.every(({ attributes: { definition = "" } }) => {
        const [, name = ""] = / EXECUTE FUNCTION (.*?)\(/s.exec(definition) ?? [];
        return ownersOf(`function ${name}()`, sides).some((owner) => managed_objects/* platformRoles */.LU.has(owner));
    });
}
const givenObjects = managed_objects/* managedObjects */.iD.flatMap(({ given, ownedBy }) => given === undefined ? [] : [{ patterns: (0,ignore_pattern/* parsePatterns */.Z7)(given), ownedBy }]);
/**
 * Whether files need not say it, because each new database of the platform has it in the name of the team's roles. A file
 * that finds it there changes nothing; only what a publication carries is for files to say.
 */
function isGiven(drift, { against, actual }) {
    if (against === "snapshot" || drift.change === "missing")
        return false;
    if (drift.kind === "publication" && drift.change === "changed")
        return false;
    const key = (0,snapshot/* objectKey */.T5)(drift);
    return givenObjects.some(({ patterns, ownedBy }) => {
        if (!patterns.some((pattern) => pattern.key.test(key)))
            return false;
        const owners = [...actual.values()].flatMap(({ attributes: { owner } }) => owner ?? []);
        return ownedBy === undefined || owners.some((owner) => ownedBy.includes(owner));
    });
}

;// CONCATENATED MODULE: ./lib/core/schema/drift-ignore.js





/** Drifts without those that the team's patterns name, and without what other tools and platforms manage. */
function withoutIgnored(drifts, ignoring) {
    if (drifts.length === 0)
        return drifts;
    const { against, expected, actual } = ignoring;
    const sides = { against, expected: (0,snapshot/* objectsByKey */.fd)(expected), actual: (0,snapshot/* objectsByKey */.fd)(actual) };
    const known = (key) => sides.expected.has(key) || sides.actual.has(key);
    const patterns = [...ignoring.patterns, ...patternsOfOthers(known)];
    return drifts.filter((drift) => {
        const keys = keysAround(drift, sides);
        if (patterns.some(({ key }) => keys.some((one) => key.test(one))))
            return false;
        return !isOfPlatform(drift, keys, sides) && !isGiven(drift, sides);
    });
}
/** Patterns that match no object of either side: most likely they are mistyped, or have had their day. */
function listUnused({ expected, actual, patterns }) {
    const matches = ({ key }) => [expected, actual].some(({ objects }) => objects.some((object) => key.test((0,snapshot/* objectKey */.T5)(object))));
    return patterns.filter((pattern) => !matches(pattern)).map(({ text }) => text);
}
/** Keys of the drift's object and of what it is part of. */
function keysAround({ kind, identity, expected, actual }, sides) {
    const key = (0,snapshot/* objectKey */.T5)({ kind, identity });
    const objects = [sides.expected, sides.actual].flatMap((side) => side.get(key) ?? []);
    const all = objects.length > 0 ? objects : [{ kind, identity, attributes: { ...expected, ...actual } }];
    return [...new Set([key, ...all.flatMap(drift_parts/* wholesOf */.GS)])];
}
function patternsOfOthers(known) {
    const active = managed_objects/* managedObjects */.iD.filter(({ withExtension: name }) => name === undefined || known(`extension ${name}`));
    return active.flatMap(({ patterns = [] }) => (0,ignore_pattern/* parsePatterns */.Z7)(patterns));
}

// EXTERNAL MODULE: ./lib/core/schema/drift-report.js
var drift_report = __webpack_require__(7923);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(551);
;// CONCATENATED MODULE: ./lib/environment/drift/compare-schemas.js




/** The answer where the schema that should be is known: the differences that are not ignored. */
function compare({ against, expected, live, }, { config }) {
    const ignoring = { against, expected, actual: live, patterns: config.driftIgnore };
    const drifts = withoutIgnored((0,drift/* diffSnapshots */.V)(expected, live), ignoring);
    const findings = listUnused(ignoring).map((text) => (0,problems/* finding */.g)("drift-ignore-unused", { message: `drift-ignore: ${text} matches no object` }));
    return { kind: "known", against, expected, drifts, findings };
}
/** One finding for all drift of an environment: a warning, or a note where all of it is cosmetic. */
function driftFindings(report, environment) {
    if (report.status !== "drift")
        return [];
    const severity = report.objects.some((one) => one.severity !== "cosmetic") ? "warning" : "note";
    return [(0,problems/* finding */.g)("drift", { message: (0,drift_report/* sayDrift */.n)(report), environment, severity })];
}
/** Why a snapshot says nothing any more. */
function staleText(takenAt) {
    return `a run changed the schema after the snapshot of ${takenAt} and could not store it`;
}


/***/ }),

/***/ 9609:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ scopeOf)
/* harmony export */ });
/** The part of the database that drift is about. */
function scopeOf({ environment }, { major, home }) {
    return { major, home, schemas: environment.schemas };
}


/***/ }),

/***/ 4588:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ readStored),
  g: () => (/* binding */ settled)
});

// EXTERNAL MODULE: ./lib/core/named-objects.js + 2 modules
var named_objects = __webpack_require__(839);
// EXTERNAL MODULE: ./lib/core/schema/drift-parts.js
var drift_parts = __webpack_require__(4955);
;// CONCATENATED MODULE: ./lib/core/schema/renamed-text.js

/**
 * Whether a definition says the same as before but for the new names: PostgreSQL writes it anew where what it speaks of is
 * renamed. In the list of a view's columns the old name then stands behind the new one, after AS. A column's new name
 * counts only where its table is named too.
 */
function saysRenamed({ identity, before, after }, renamings) {
    if (renamings.length === 0)
        return false;
    const [old, now] = [wordsOf(before), wordsOf(after)];
    const named = new Set([...old, ...now, ...wordsOf(identity)].map(unquoted));
    const possible = renamings.filter(({ of }) => of === null || named.has(of) || leadsAny(of, named, renamings));
    let [at, behind] = [0, 0];
    while (at < old.length) {
        const [was, is] = [old[at++], now[behind++]];
        if (was === is)
            continue;
        if (was === undefined || is === undefined || !leads(unquoted(was), unquoted(is), possible))
            return false;
        const alias = now.slice(behind, behind + 4);
        if (alias.join("") === ` AS ${was}` && old.slice(at, at + 4).join("") !== alias.join(""))
            behind += 4;
    }
    return behind === now.length;
}
/** The same new names for the columns that tables below have from a table. */
function withChildren(renamings, objects) {
    if (renamings.length === 0)
        return renamings;
    const parents = [...objects].flatMap(({ identity, attributes }) => (0,drift_parts/* splitNames */.bZ)(attributes["parents"] ?? "").map((parent) => ({ child: bare(identity), parent: bare(parent) })));
    const all = [...renamings];
    // What is added meanwhile is followed too.
    for (const one of all) {
        for (const { child, parent } of parents) {
            const known = all.some(({ from, to, of }) => from === one.from && to === one.to && of === child);
            if (one.of === parent && !known)
                all.push({ ...one, of: child });
        }
    }
    return all;
}
function bare(identity) {
    return (0,drift_parts/* namePartsOf */.dA)((0,drift_parts/* lastName */.UK)(identity))[0] ?? "";
}
/** Names as one piece, each other sign as one. */
function wordsOf(text) {
    return text.match(/"(?:[^"]|"")*"|[\p{L}\p{N}_$]+|[^]/gu) ?? [];
}
function unquoted(word) {
    return word.startsWith('"') ? word.slice(1, -1).replaceAll('""', '"') : word;
}
/** Whether the table had, or has, one of these names. */
function leadsAny(of, names, renamings) {
    return [...names].some((name) => leads(of, name, renamings) || leads(name, of, renamings));
}
/** Whether one name became the other, also by way of a third. */
function leads(from, to, renamings) {
    const reached = new Set([from]);
    for (const one of [...renamings, ...renamings])
        if (reached.has(one.from))
            reached.add(one.to);
    return reached.has(to);
}

// EXTERNAL MODULE: ./lib/core/schema/snapshot.js
var snapshot = __webpack_require__(1431);
;// CONCATENATED MODULE: ./lib/core/schema/snapshot-merge.js



/**
 * The snapshot after a run: the stored one plus what the run changed, so that drift that was there before stays visible.
 * Attributes are merged one by one. An object that is taken live brings along its parts where the stored snapshot had
 * none of it, and none stays without the object that it is part of.
 */
function mergeSnapshots({ stored, before, after, named, set, ...parts }) {
    const [old, left, right] = [(0,snapshot/* objectsByKey */.fd)(stored), (0,snapshot/* objectsByKey */.fd)(before), (0,snapshot/* objectsByKey */.fd)(after)];
    const renamings = withChildren(parts.renamings ?? [], [stored, before, after].flatMap(({ objects }) => objects));
    const merged = new Map();
    for (const key of new Set([...old.keys(), ...left.keys(), ...right.keys()])) {
        const live = right.get(key);
        const isLive = named.has(key) ||
            isOfNamedView(live ?? old.get(key), named) ||
            (live !== undefined && !old.has(key) && adopts(live, { old, named }));
        const object = isLive
            ? live
            : mergeObject({ stored: old.get(key), before: left.get(key), after: live, set: set?.get(key), renamings });
        if (object !== undefined)
            merged.set(key, object);
    }
    const kept = [...merged.values()].filter((object) => !isOrphan(object, { old, live: right, merged }));
    // The stored one's major: as long as some of its texts are in there, an older server's way to write them may be.
    return { major: stored.major, objects: (0,snapshot/* sortObjects */.HU)(kept) };
}
function mergeObject({ stored, before, after, set, renamings }) {
    if (after === undefined)
        return before === undefined ? stored : undefined; // else the run dropped it
    if (before === undefined)
        return after; // the run created it
    if (stored === undefined)
        return undefined; // unexpected before, unexpected still
    const names = new Set([before, after, stored].flatMap((object) => Object.keys(object.attributes)));
    const attributes = {};
    for (const name of names) {
        const [was, is] = [stored.attributes[name], after.attributes[name]];
        const changed = before.attributes[name] !== is || set?.has(name) === true;
        const renamed = was !== undefined &&
            is !== undefined &&
            saysRenamed({ identity: after.identity, before: was, after: is }, renamings);
        const value = changed || renamed ? is : was;
        if (value !== undefined)
            attributes[name] = value;
    }
    return { kind: after.kind, identity: after.identity, attributes };
}
/** A view's columns are what its definition says. */
function isOfNamedView(object, named) {
    return object !== undefined && (0,drift_parts/* viewsOf */.W6)(object).some((key) => named.has(key));
}
/** Whether the object is part of one that a step names and that is new to the stored snapshot. */
function adopts(object, { old, named }) {
    return (0,drift_parts/* wholesOf */.GS)(object).some((key) => named.has(key) && !old.has(key));
}
/** Whether the run dropped what it is part of, or left that as unexpected as it was. */
function isOrphan(object, { old, live, merged }) {
    const key = (0,snapshot/* objectKey */.T5)(object);
    const lost = (0,drift_parts/* wholesOf */.GS)(object).filter((whole) => !merged.has(whole));
    return live.has(key) ? !old.has(key) && lost.some((whole) => live.has(whole)) : lost.some((whole) => old.has(whole));
}

// EXTERNAL MODULE: ./lib/database/events.js
var events = __webpack_require__(6128);
// EXTERNAL MODULE: ./lib/database/snapshot-store.js
var snapshot_store = __webpack_require__(881);
// EXTERNAL MODULE: ./lib/sql/named-objects.js + 4 modules
var sql_named_objects = __webpack_require__(369);
;// CONCATENATED MODULE: ./lib/environment/snapshot/stored-schema.js





/** The snapshot after a run that ran these scripts, callbacks aside: they count always. */
async function settled({ stored, before }, after, { loaded, target, scripts, }) {
    // Nothing had drifted: then all that is there is what the run left.
    if (stored === before)
        return after;
    const all = [...scripts, ...loaded.set.callbacks.map(({ script }) => script)];
    const parsed = await Promise.all(all.map((script) => loaded.parse(script)));
    const statements = parsed.map((script) => script.statements);
    const named = (0,named_objects/* toNamedKeys */.N6)(statements.flatMap((ofScript) => (0,sql_named_objects/* namedObjects */.SV)(ofScript)), {
        snapshots: [stored, before, after],
        path: (0,named_objects/* readSearchPath */.k6)(target.searchPath, target.role ?? target.user),
    });
    return mergeSnapshots({
        stored,
        before,
        after,
        named: named.wholes,
        set: named.attributes,
        renamings: statements.flatMap(sql_named_objects/* renamingsIn */.e5),
    });
}
/** Reads what is stored of the last deploy; what cannot be read is a finding. Read-only. Throws Failure for a lost connection. */
async function readStored(session, target, loaded) {
    const { snapshots, lastRunAt } = loaded.onRecord;
    if (snapshots === "absent" || snapshots === "empty")
        return { kind: "none" };
    const last = await (0,snapshot_store/* readStoredSnapshot */._Z)(session, target.home, "last");
    // A role that may not read the one may not read the other.
    if (last.kind === "unreadable")
        return toUnreadable([last.finding], loaded);
    const before = snapshots === "settled" ? { kind: "none" } : await (0,snapshot_store/* readStoredSnapshot */._Z)(session, target.home, "before");
    switch (before.kind) {
        case "unreadable":
            return toUnreadable([before.finding], loaded);
        case "found": {
            const begun = { stored: last.kind === "found" ? last.snapshot : before.snapshot, before: before.snapshot };
            return { kind: "unsettled", begun, scripts: await scriptsSince(session, target, loaded, before.takenAt) };
        }
        case "none":
            if (last.kind === "none")
                return last;
            if (lastRunAt !== null && lastRunAt > last.takenAt)
                return { kind: "stale", takenAt: last.takenAt };
            return { kind: "settled", snapshot: last.snapshot };
    }
}
function toUnreadable(findings, { environment }) {
    return { kind: "unreadable", findings: findings.map((one) => ({ ...one, environment: environment.name })) };
}
/** The files that the log says were run since then, as far as they are still the same. */
async function scriptsSince(session, target, { set, onRecord }, since) {
    if (onRecord.missing.includes("log"))
        return [];
    const ran = await (0,events/* readRunScripts */.i)(session, target, since);
    const repeatable = new Map(set.repeatables.map(({ script, checksum }) => [script, checksum]));
    const versioned = [...set.versioned, ...set.baselines].flatMap(({ script, undo }) => undo === null ? [script] : [script, undo]);
    return [...versioned, ...repeatable.keys()].filter((script) => ran.some((one) => one.script === script.name && one.checksum === (repeatable.get(script) ?? script.checksum)));
}


/***/ })

};
