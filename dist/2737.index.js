export const id = 2737;
export const ids = [2737];
export const modules = {

/***/ 76722:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ runWithoutTransaction)
});

// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(48165);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(70551);
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
var leftovers = __webpack_require__(15158);
// EXTERNAL MODULE: ./lib/database/recorded.js
var recorded = __webpack_require__(33101);
// EXTERNAL MODULE: ./lib/database/retry.js
var retry = __webpack_require__(18875);
// EXTERNAL MODULE: ./lib/database/send-own.js + 1 modules
var send_own = __webpack_require__(27472);
// EXTERNAL MODULE: ./lib/database/session.js
var database_session = __webpack_require__(29357);
// EXTERNAL MODULE: ./lib/database/settings.js
var database_settings = __webpack_require__(70176);
// EXTERNAL MODULE: ./lib/database/transaction.js + 1 modules
var transaction = __webpack_require__(53245);
// EXTERNAL MODULE: ./lib/database/watch.js + 2 modules
var watch = __webpack_require__(57444);
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

/***/ 7623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W: () => (/* binding */ probeRows)
});

// EXTERNAL MODULE: ./lib/database/read.js
var read = __webpack_require__(84297);
;// CONCATENATED MODULE: ./lib/database/probes/ask.js

/**
 * Asks a target, in transactions of their own, without row-level security, and never for a value: where an index answers
 * or the plan is within the budget, of all rows; else of a sample, which can only disprove. Read-only.
 */
async function ask(session, { from, rest }, budget) {
    const explained = await send(session, `EXPLAIN (FORMAT JSON) SELECT EXISTS (SELECT FROM ${from} ${rest})`, budget);
    if ("error" in explained)
        return notLookedUp(explained.error);
    const cost = costOf(explained.value);
    if (cost <= budget.cost) {
        const looked = await send(session, `SELECT EXISTS (SELECT FROM ${from} ${rest})`, budget);
        if (!("error" in looked))
            return { outcome: looked.value === "t" ? "offending" : "none", reason: null };
        if (looked.error.sqlstate !== expired)
            return notLookedUp(looked.error);
    }
    return await askSample(session, { from, rest, percent: toPercent(cost) }, budget);
}
/** Blocks to look at where a table is too large to be read. */
const sampleBlocks = 2000;
function toPercent(cost) {
    return Math.min(100, Math.max(0.0001, Math.round((sampleBlocks / cost) * 1e6) / 1e4));
}
async function askSample(session, { from, rest, percent }, budget) {
    const looked = await send(session, `SELECT EXISTS (SELECT FROM ${from} TABLESAMPLE SYSTEM (${percent}) ${rest})`, budget);
    if (!("error" in looked))
        return { outcome: looked.value === "t" ? "offending" : "none-in-sample", reason: null };
    return notLookedUp(looked.error);
}
/** No parallel workers: a target has better things to do. */
async function send(session, sql, { milliseconds }) {
    const settings = [
        "row_security = off",
        `statement_timeout = ${milliseconds}`,
        "lock_timeout = '200ms'",
        "max_parallel_workers_per_gather = 0",
        "jit = off",
    ];
    const { rows, error } = await (0,read/* tryRead */.o)(session, [sql], settings);
    return error === null ? { value: rows[0]?.map(([line]) => line ?? "").join("\n") ?? "" } : { error };
}
const expired = "57014";
const reasons = {
    [expired]: "it would take too long",
    "55P03": "the table is locked",
    "42501": "the role may not read all of its rows",
    "42883": "its columns cannot be compared",
    "42804": "its columns cannot be compared",
};
function notLookedUp({ sqlstate }) {
    return { outcome: "not-looked-up", reason: reasons[sqlstate] ?? `the target answered ${sqlstate}` };
}
/** The cost of the whole plan, wherever in it; an index that answers is cheap by itself. */
function costOf(json) {
    const costs = [...json.matchAll(/"Total Cost": ([\d.]+)/g)].map(([, cost]) => Number(cost));
    return Math.max(1, ...costs);
}

// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __webpack_require__(89531);
// EXTERNAL MODULE: ./lib/database/target.js + 1 modules
var target = __webpack_require__(50650);
;// CONCATENATED MODULE: ./lib/database/probes/live-name.js


/** In the questions of `askAbout`: the relation's oid, 0 where there is none. */
const relationOid = "current_setting('schema_version.relation')::oid";
const prelude = 6;
/**
 * Asks a catalog about a relation, found as a migration would find it; the results of the questions alone, null where
 * nobody answers. Read-only.
 */
async function askAbout(session, { searchPath }, relation, questions) {
    const written = [relation.schema, relation.name]
        .filter((part) => part !== null)
        .map(quote/* quoteIdentifier */.Cm)
        .join(".");
    // The name is the file's, so its search_path resolves it; nothing else may be found there.
    const reply = await session.send(`BEGIN READ ONLY; SET LOCAL lock_timeout = '500ms'; SET LOCAL statement_timeout = '2s';
SELECT pg_catalog.set_config('search_path', ${(0,quote/* quoteLiteral */.ce)(searchPath)}, true);
SELECT pg_catalog.set_config('schema_version.relation', coalesce(pg_catalog.to_regclass(${(0,quote/* quoteLiteral */.ce)(written)})::pg_catalog.oid::pg_catalog.text, '0'), true);
SET LOCAL search_path = ${target/* ownSearchPath */.O};
${questions.join(";\n")}; COMMIT`);
    if (reply.error === null)
        return reply.results.slice(prelude, prelude + questions.length);
    await session.send("ROLLBACK");
    return null;
}

;// CONCATENATED MODULE: ./lib/database/probes/find-constraint.js


const columns = (relation, keys) => `(SELECT json_agg(a.attname ORDER BY k.place) FROM unnest(${keys}) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = ${relation} AND a.attnum = k.attnum)`;
// Its text only where it calls nothing but PostgreSQL's own functions of values, which do and read nothing else.
const ownText = `CASE WHEN o.contype = 'c' AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_constraint'::regclass AND d.objid = o.oid AND d.refobjid <> o.conrelid)
  AND NOT EXISTS (SELECT FROM regexp_matches(o.conbin::text, ':(?:op)?funcid ([0-9]+)', 'g') m JOIN pg_proc p ON p.oid = m[1]::oid WHERE p.provolatile <> 'i')
  AND o.conbin::text !~ 'SQLVALUEFUNCTION|COERCEVIAIO' THEN pg_get_expr(o.conbin, o.conrelid) END`;
/** What VALIDATE of a constraint that the target has would ask of rows; `valid` where it holds already. Read-only. */
async function findConstraint(session, target, table, name) {
    const results = await askAbout(session, target, table, [
        `SELECT o.contype, o.convalidated, o.confmatchtype, ${columns("o.conrelid", "o.conkey")}, n.nspname, f.relname, ${columns("o.confrelid", "o.confkey")}, ${ownText}, o.connoinherit
  FROM pg_constraint o LEFT JOIN pg_class f ON f.oid = o.confrelid LEFT JOIN pg_namespace n ON n.oid = f.relnamespace
  WHERE o.conrelid = ${relationOid} AND o.conname = ${(0,quote/* quoteLiteral */.ce)(name)}`,
    ]);
    if (results === null)
        return unreadable("the constraint could not be read");
    const [type, valid, match, own, schema, referenced, theirs, text, alone] = results[0]?.rows[0] ?? [];
    if (type === undefined)
        return unreadable("the constraint is not there yet");
    if (valid === "t")
        return "valid";
    const keys = toNames(own);
    const rows = alone === "t" ? "own" : "inherited too";
    if (type === "n")
        return { rows, demand: { kind: "not-null", columns: keys } };
    if (type === "c" && text != null)
        return { rows, demand: { kind: "own-condition", sql: text, columns: keys } };
    if (type !== "f" || referenced == null)
        return unreadable("its condition is the database's own");
    const names = { columns: keys, referencedColumns: toNames(theirs) };
    const other = { schema: schema ?? null, name: referenced };
    return {
        rows,
        demand: { kind: "references", ...names, referenced: other, match: match === "f" ? "full" : "simple" },
    };
}
/** What a primary key of an index of the target asks of rows; PostgreSQL makes one only of a unique index of columns. Read-only. */
async function findIndex(session, target, table, name) {
    const results = await askAbout(session, target, table, [
        `SELECT ${columns("i.indrelid", "i.indkey[0 : i.indnkeyatts - 1]")} FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
  WHERE i.indrelid = ${relationOid} AND x.relname = ${(0,quote/* quoteLiteral */.ce)(name)}`,
    ]);
    const keys = toNames(results?.[0]?.rows[0]?.[0]);
    if (keys.length === 0)
        return unreadable("its index is not there yet");
    return { rows: "inherited too", demand: { kind: "not-null", columns: keys } };
}
function unreadable(why) {
    return { rows: "own", demand: { kind: "unreadable", why } };
}
function toNames(json) {
    const names = json == null ? [] : JSON.parse(json);
    return Array.isArray(names) ? names.filter((name) => typeof name === "string") : [];
}

;// CONCATENATED MODULE: ./lib/database/probes/find-table.js


/** Qualified and quoted. */
function nameOf({ schema, name }) {
    return `${(0,quote/* quoteIdentifier */.Cm)(schema)}.${(0,quote/* quoteIdentifier */.Cm)(name)}`;
}
// From PostgreSQL 18 on a column can be NOT NULL without that its rows were looked at.
const questions = [
    `SELECT n.nspname, c.relname, c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = ${relationOid}`,
    `SELECT a.attname, a.attnotnull AND NOT EXISTS (SELECT FROM pg_constraint o WHERE o.conrelid = a.attrelid AND o.contype = 'n' AND NOT o.convalidated AND o.conkey = ARRAY[a.attnum]),
  CASE WHEN t.typnamespace = 'pg_catalog'::regnamespace THEN t.typname END,
  CASE WHEN t.typtype = 'e' THEN t.oid END, CASE WHEN t.typname IN ('varchar', 'bpchar') AND a.atttypmod > 4 THEN a.atttypmod - 4 END,
  EXISTS (SELECT FROM pg_index i WHERE i.indrelid = a.attrelid AND (i.indisunique OR i.indisexclusion) AND (a.attnum = ANY(i.indkey) OR i.indexprs IS NOT NULL))
  FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid WHERE a.attrelid = ${relationOid} AND a.attnum > 0 AND NOT a.attisdropped`,
    `SELECT a.attname FROM pg_index i, LATERAL unnest(i.indkey) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = ${relationOid} AND a.attnum = k.attnum
  WHERE i.indrelid = ${relationOid} AND i.indisprimary ORDER BY k.place`,
    `SELECT o.conname FROM pg_constraint o WHERE o.conrelid = ${relationOid} UNION SELECT x.relname FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid WHERE i.indrelid = ${relationOid}
  UNION SELECT 'type ' || t.typname FROM pg_type t WHERE t.typtype = 'd' AND t.typdefault IS NOT NULL`,
];
/** Looks a table up as a migration would find it; null where it is not there or nobody answers. Read-only. */
async function findTable(session, target, relation) {
    const results = await askAbout(session, target, relation, questions);
    if (results === null)
        return null;
    const [found = [], columns = [], keys = [], taken = []] = results.map(({ rows }) => rows);
    const [schema, name, kind] = found[0] ?? [];
    if (schema == null || name == null || kind == null)
        return null;
    return {
        schema,
        name,
        kind,
        columns: new Map(columns.map((row) => [row[0] ?? "", toColumn(row)])),
        primaryKey: keys.map(([key]) => key ?? ""),
        taken: new Set(taken.map(([one]) => one ?? "")),
    };
}
function toColumn([name, required, builtIn, enumeration, length, inKey]) {
    return {
        name: name ?? "",
        required: required === "t",
        builtIn: builtIn ?? null,
        enumeration: enumeration ?? null,
        length: length == null ? null : Number(length),
        inKey: inKey === "t",
    };
}

// EXTERNAL MODULE: ./lib/sql/plain-condition.js
var plain_condition = __webpack_require__(2244);
;// CONCATENATED MODULE: ./lib/database/probes/convert-question.js

const integers = { int2: 1n << 15n, int4: 1n << 31n, int8: 1n << 63n };
// A char(n) is read with its blanks.
const texts = new Set(["text", "varchar"]);
const blank = "[ \\t\\n\\v\\f\\r]*";
const four = "[0-9a-f]{4}";
const uuid = `(${four}-?){7}${four}`;
/** What PostgreSQL 14 and 15 read as such a value; from 16 on the server itself says whether it does. */
const readable = {
    uuid: `^(\\{${uuid}\\}|${uuid})$`,
    bool: `^${blank}(t|tr|tru|true|f|fa|fal|fals|false|y|ye|yes|n|no|on|of|off|1|0)${blank}$`,
};
const whole = `^${blank}[+-]?[0-9]+${blank}$`;
/** Which values of a column no cast turns into another type: in words of our own about the column's name. */
function refusedBy({ column, type, cast }, has, major) {
    const [value, from, to] = [`r.${(0,quote/* quoteIdentifier */.Cm)(column)}`, has.builtIn ?? "", type.name];
    const unknown = { kind: "unknown", why: "nobody knows which of its values become one of the new type" };
    if (from === to && type.modifiers.length === 0)
        return { kind: "none" };
    if (has.inKey && !(from in integers))
        return { kind: "unknown", why: "values that differ may become equal in a key" };
    if (from in integers || from === "numeric")
        return refusedNumber(value, from, type.name, type.modifiers) ?? unknown;
    if (!texts.has(from) || cast === "implied" || type.modifiers.length > 0)
        return unknown;
    const text = `${value}::text`;
    if (major >= 16)
        return { kind: "where", sql: `NOT pg_input_is_valid(${text}, ${(0,quote/* quoteLiteral */.ce)(to)})` };
    const limit = integers[to];
    if (limit !== undefined) {
        const inside = `CASE WHEN ${text} ~ ${(0,quote/* quoteLiteral */.ce)(whole)} THEN ${text}::numeric BETWEEN -${limit} AND ${limit - 1n} ELSE false END`;
        return { kind: "where", sql: `(${inside}) IS FALSE AND ${text} IS NOT NULL` };
    }
    const pattern = readable[to];
    return pattern === undefined ? unknown : { kind: "where", sql: `${text} !~* ${(0,quote/* quoteLiteral */.ce)(pattern)}` };
}
function refusedNumber(value, from, to, [precision, scale = 0]) {
    const limit = integers[to];
    if (limit !== undefined) {
        const own = integers[from];
        if (own !== undefined && own <= limit)
            return { kind: "none" };
        return { kind: "where", sql: `round(${value}::numeric) NOT BETWEEN -${limit} AND ${limit - 1n}` };
    }
    if (to !== "numeric")
        return null;
    if (precision === undefined)
        return { kind: "none" };
    const rounded = `round(${value}::numeric, ${scale})`;
    return { kind: "where", sql: `${value}::numeric <> 'NaN' AND abs(${rounded}) >= 10::numeric ^ ${precision - scale}` };
}

;// CONCATENATED MODULE: ./lib/database/probes/question.js




const row = "r";
const column = (name, of = row) => `${of}.${(0,quote/* quoteIdentifier */.Cm)(name)}`;
/** The question that a demand puts to a table. */
function toQuestion({ demand, rows, table, referenced, major }) {
    if (!"rpm".includes(table.kind))
        return no("it is no table of rows");
    const missing = demand.kind === "no-rows" ? undefined : columnsOfDemand(demand).find((name) => !table.columns.has(name));
    if (missing !== undefined)
        return no(`its column ${missing} is not there yet`);
    if (table.kind === "p" && rows === "own")
        return no("ONLY leaves out its partitions");
    const of = (name) => table.columns.get(name);
    // A key and a foreign key are about the table alone, partitions excepted.
    const alone = rows === "own" || demand.kind === "unique" || demand.kind === "references";
    const from = `${alone ? ownRows(table) : nameOf(table)} ${row}`;
    switch (demand.kind) {
        case "no-rows":
            if (of(demand.column) !== undefined)
                return { kind: "settled" };
            if (table.taken.has(`type ${demand.type}`))
                return no("its type may bring a default");
            return { kind: "ask", from, rest: "" };
        case "not-null":
            if (demand.columns.every((name) => of(name)?.required === true))
                return { kind: "settled" };
            return { kind: "ask", from, rest: `WHERE ${demand.columns.map(isNull).join(" OR ")}` };
        case "unique":
            return toUnique(demand, table, from);
        case "references":
            return toReferences(demand, { table, referenced, from });
        case "condition":
            return toCondition(demand.condition, table, from);
        case "own-condition":
            return { kind: "ask", from, rest: `WHERE (${demand.sql}) IS FALSE` };
        case "length":
            return toLength(demand, from, of(demand.column));
        case "convert": {
            const has = of(demand.column);
            const refused = has === undefined ? null : refusedBy(demand, has, major);
            if (refused === null || refused.kind === "none")
                return { kind: "settled" };
            return refused.kind === "unknown" ? no(refused.why) : { kind: "ask", from, rest: `WHERE ${refused.sql}` };
        }
    }
}
/** Of a partitioned table the partitions are its rows. */
function ownRows(table) {
    return table.kind === "p" ? nameOf(table) : `ONLY ${nameOf(table)}`;
}
/** The columns of its own table that a demand is about. */
function columnsOfDemand(demand) {
    switch (demand.kind) {
        case "no-rows":
        case "length":
        case "convert":
            return [demand.column];
        case "condition":
            return (0,plain_condition/* columnsOf */.PL)(demand.condition);
        case "unique":
            return [...demand.keys.map((key) => key.column), ...(demand.where === null ? [] : (0,plain_condition/* columnsOf */.PL)(demand.where))];
        case "not-null":
        case "own-condition":
        case "references":
            return demand.columns;
    }
}
// Not IS NULL: that holds for a composite value without a field that has one, too.
const isNull = (name) => `${column(name)} IS NOT DISTINCT FROM NULL`;
const isKnown = (name) => `${column(name)} IS DISTINCT FROM NULL`;
const question_texts = new Set(["text", "varchar"]);
function isText(type) {
    return type === "bpchar" || question_texts.has(type ?? "");
}
function toUnique({ keys, nulls, where }, table, from) {
    if (keys.some((key) => key.as !== "it is" && !isText(table.columns.get(key.column)?.builtIn))) {
        return no("its columns have types that compare in a way of their own");
    }
    const filter = where === null ? null : sqlOf(where, table);
    if (filter !== null && filter.kind === "unusual")
        return no(filter.why);
    const conditions = [
        ...(nulls === "distinct" ? keys.map((key) => isKnown(key.column)) : []),
        ...(filter === null ? [] : [`(${filter.sql})`]),
    ];
    const grouped = keys.map((key) => (key.as === "it is" ? column(key.column) : `${key.as}(${column(key.column)})`));
    const only = conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")} `;
    return { kind: "ask", from, rest: `${only}GROUP BY ${grouped.join(", ")} HAVING count(*) > 1` };
}
function toLength({ column: name, length }, from, has) {
    if (!isText(has?.builtIn))
        return no("the column holds no text");
    if (has?.length != null && has.length <= length)
        return { kind: "settled" };
    // Blanks that are too many are cut off without a word.
    return { kind: "ask", from, rest: `WHERE char_length(rtrim(${column(name)}::text, ' ')) > ${length}` };
}
function no(why) {
    return { kind: "no-question", why };
}
function toReferences({ columns, referencedColumns, match }, { table, referenced, from }) {
    if (referenced === null)
        return no("the table that it references is not there yet");
    const theirs = referencedColumns.length > 0 ? referencedColumns : referenced.primaryKey;
    if (theirs.length !== columns.length)
        return no("the referenced columns are not known");
    const pairs = columns.map((name, index) => [table.columns.get(name), referenced.columns.get(theirs[index] ?? "")]);
    if (pairs.some(([own, other]) => own === undefined || other === undefined || !compare(own, other))) {
        return no("its columns have types that compare in a way of their own");
    }
    const equal = columns.map((name, index) => `${column(theirs[index] ?? "", "o")} = ${column(name)}`).join(" AND ");
    const known = columns.map(isKnown).join(" AND ");
    const lost = `${known} AND NOT EXISTS (SELECT FROM ${ownRows(referenced)} o WHERE ${equal})`;
    const half = `(${columns.map(isKnown).join(" OR ")}) AND (${columns.map(isNull).join(" OR ")})`;
    return { kind: "ask", from, rest: match === "full" ? `WHERE ${half} OR ${lost}` : `WHERE ${lost}` };
}
const question_integers = new Set(["int2", "int4", "int8"]);
/** Whether PostgreSQL's own `=` on two columns is the one that a constraint would use. */
function compare(a, b) {
    if (a.enumeration !== null)
        return a.enumeration === b.enumeration;
    if (a.builtIn === null)
        return false;
    return (a.builtIn === b.builtIn ||
        [question_integers, question_texts].some((family) => family.has(a.builtIn ?? "") && family.has(b.builtIn ?? "")));
}
function toCondition(condition, table, from) {
    const made = sqlOf(condition, table);
    if (made.kind === "unusual")
        return no(made.why);
    return { kind: "ask", from, rest: `WHERE (${made.sql}) IS FALSE` };
}
function sqlOf(condition, table) {
    const unusual = comparedIn(condition).some(([left, right]) => {
        const [a, b] = [table.columns.get(left), table.columns.get(right)];
        return a === undefined || b === undefined || !compare(a, b);
    });
    if (unusual)
        return { kind: "unusual", why: "its columns have types that compare in a way of their own" };
    return { kind: "usual", sql: toSql(condition) };
}
function comparedIn(condition) {
    if (condition.kind === "compare")
        return [[condition.left, condition.right]];
    return "parts" in condition ? condition.parts.flatMap(comparedIn) : [];
}
function toSql(condition) {
    switch (condition.kind) {
        case "column":
            return column(condition.column);
        case "null":
            return `${column(condition.column)} IS ${condition.is === "null" ? "NULL" : "NOT NULL"}`;
        case "compare":
            return `${column(condition.left)} ${condition.operator} ${column(condition.right)}`;
        case "not":
            return `NOT (${condition.parts.map(toSql).join(" AND ")})`;
        case "and":
        case "or":
            return condition.parts.map((part) => `(${toSql(part)})`).join(condition.kind === "and" ? " AND " : " OR ");
    }
}

// EXTERNAL MODULE: ./lib/sql/row-steps.js + 4 modules
var row_steps = __webpack_require__(41351);
;// CONCATENATED MODULE: ./lib/database/probes/find-reach.js


/** Words of code that may change rows, or run what does. */
const changing = String.raw `\m(insert|update|delete|merge|truncate|copy|select|with|execute|perform|call|alter|drop)\M`;
// A trigger whose code names no statement sets values of its own row, as those for a column `updated_at` do.
const question = `WITH RECURSIVE up AS (SELECT ${relationOid} AS oid UNION SELECT i.inhparent FROM pg_inherits i JOIN up ON i.inhrelid = up.oid),
  family AS (SELECT oid FROM up UNION SELECT i.inhrelid FROM pg_inherits i JOIN family f ON i.inhparent = f.oid)
SELECT c.relname, c.relkind NOT IN ('r', 'p')
    OR EXISTS (SELECT FROM pg_rewrite w WHERE w.ev_class = c.oid)
    OR EXISTS (SELECT FROM pg_constraint o WHERE o.confrelid = c.oid AND o.confupdtype IN ('c', 'n', 'd'))
    OR EXISTS (SELECT FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_language l ON l.oid = p.prolang
      WHERE t.tgrelid = c.oid AND p.pronamespace <> 'pg_catalog'::regnamespace
        AND (l.lanname <> 'plpgsql' OR p.prosrc ~* ${(0,quote/* quoteLiteral */.ce)(changing)}))
  FROM family f JOIN pg_class c ON c.oid = f.oid`;
/** Which tables of a target have other rows once that one has. Read-only. */
async function findReach(session, target, relation) {
    const results = await askAbout(session, target, relation, [question]);
    const rows = results?.[0]?.rows ?? [];
    return {
        tables: rows.map(([name]) => name ?? ""),
        further: results === null || rows.some(([, further]) => further === "t") ? "anywhere" : "nowhere",
    };
}

;// CONCATENATED MODULE: ./lib/environment/probes/changed-before.js

/** Before the first step. */
function nothingBefore() {
    return { everything: false, changes: [], postponed: [], hooked: new Set(), reached: new Map(), asked: new Set() };
}
/** Adds what a step does. */
function remember(before, { postponed, changes, hooks }) {
    before.postponed.push(...postponed);
    for (const { name } of hooks)
        before.hooked.add(name);
    if (changes === "any")
        before.everything = true;
    else
        before.changes.push(...changes);
    const further = changes !== "any" && changes.some(({ by, name }) => by === "rows" && before.hooked.has(name));
    if (further)
        before.everything = true;
}
/** Whether rows of a table are no longer as the target shows them; `columns` null: any of them matters. Read-only. */
async function isChanged(asking, { name }, columns) {
    const { everything, changes } = asking.before;
    if (everything)
        return true;
    const touching = changes.filter(({ column }) => column === null || columns === null || columns.includes(column));
    if (touching.some((one) => one.name === name))
        return true;
    for (const change of changes) {
        const { tables, further } = await reachOf(asking, change);
        if (change.by === "rows" && further === "anywhere")
            return true;
        if (touching.includes(change) && tables.includes(name))
            return true;
    }
    return false;
}
/** Each name is looked up once: a target has it as it was before the first step. */
async function reachOf({ session, target, before }, { schema, name }) {
    const key = JSON.stringify([schema, name]);
    const known = before.reached.get(key) ?? findReach(session, target, { schema, name });
    before.reached.set(key, known);
    return await known;
}

// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(70551);
// EXTERNAL MODULE: ./lib/sql/type-name.js
var type_name = __webpack_require__(40476);
;// CONCATENATED MODULE: ./lib/environment/probes/offending-row.js


/** What a demand asks, for people: `public.users.email has a value`. */
function describeDemand(demand, table) {
    const name = `${table.schema}.${table.name}`;
    switch (demand.kind) {
        case "no-rows":
            return `${name} holds no row`;
        case "not-null":
            return `${name}: ${list(demand.columns)} ${demand.columns.length === 1 ? "has" : "have"} a value`;
        case "unique": {
            const keys = demand.keys.map(showKey);
            const among = demand.where === null ? "" : " among the rows of the index";
            return `${name}: ${list(keys)} ${keys.length === 1 ? "is" : "are"} unique${among}`;
        }
        case "references":
            return `${name}: ${list(demand.columns)} is in ${demand.referenced.name}`;
        case "condition":
        case "own-condition":
            return `${name}: the condition holds`;
        case "length":
            return `${name}.${demand.column} has at most ${demand.length} characters`;
        case "convert":
            return `${name}.${demand.column} can become ${(0,type_name/* showType */.w)(demand.type)}`;
        case "validate":
            return `${name}: ${demand.constraint} holds`;
        case "unreadable":
            return `${name}: the rows are as the statement needs them`;
    }
}
/** The finding about a row that stands in the way. It shows no value. */
function toOffendingRow(demand, { table, statement, environment, }) {
    const { message, help } = wordsOf(demand, `${table.schema}.${table.name}`);
    return (0,problems/* finding */.g)("offending-row", { message, help, environment, ...statement.location });
}
const inBetween = "in a migration before this one";
function wordsOf(demand, name) {
    switch (demand.kind) {
        case "no-rows":
            return {
                message: `${name} holds rows, which the new column ${demand.column} would leave without the value that it requires`,
                help: "give the column a DEFAULT, or add it without NOT NULL, fill it, and require it in a later migration",
            };
        case "not-null": {
            const nulls = demand.columns.map((column) => `${column} IS NULL`).join(" OR ");
            return {
                message: `a row of ${name} has no ${list(demand.columns, "or")}, which this statement requires`,
                help: `fill it ${inBetween}; \`SELECT * FROM ${name} WHERE ${nulls}\` shows such rows`,
            };
        }
        case "unique": {
            const keys = demand.keys.map(showKey);
            const some = demand.where === null ? "" : "that the index holds ";
            const only = demand.where === null ? "" : " WHERE …";
            const shown = keys.join(", ");
            return {
                message: `two rows of ${name} ${some}have the same ${list(keys)}, which this statement makes unique`,
                help: `change or merge them ${inBetween}; \`SELECT ${shown} FROM ${name}${only} GROUP BY ${shown} HAVING count(*) > 1\` shows them`,
            };
        }
        case "references":
            return {
                message: `a row of ${name} has a ${list(demand.columns)} that ${demand.referenced.name} does not have`,
                help: `add what is missing, or set it to NULL, ${inBetween}; a LEFT JOIN of the two tables shows such rows`,
            };
        case "condition":
        case "own-condition":
            return {
                message: `a row of ${name} does not fulfil the condition that this statement checks`,
                help: `correct it ${inBetween}, or add the constraint NOT VALID and validate it later`,
            };
        case "convert": {
            const type = (0,type_name/* showType */.w)(demand.type);
            return {
                message: `a value of ${name}.${demand.column} cannot become ${type}`,
                help: `correct it ${inBetween}, or say with USING what becomes of such values`,
            };
        }
        case "length": {
            const where = `char_length(${demand.column}) > ${demand.length}`;
            return {
                message: `a value of ${name}.${demand.column} is longer than ${demand.length} characters`,
                help: `shorten it ${inBetween}, or keep the type; \`SELECT * FROM ${name} WHERE ${where}\` shows such rows`,
            };
        }
    }
}
function showKey({ column, as }) {
    return as === "it is" ? column : `${as}(${column})`;
}
function list(names, word = "and") {
    return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} ${word} ${names.at(-1) ?? ""}`;
}

;// CONCATENATED MODULE: ./lib/environment/probes/probe-rows.js







/** Asks a target whether one of its rows stands in the way of statements that are to run there. Read-only, shows no value. */
async function probeRows(session, target, scripts, options) {
    const before = nothingBefore();
    const until = options.now().getTime() + options.totalMs;
    const [probes, findings] = [[], []];
    for (const { version, statements, asked } of scripts) {
        for (const { statement, step } of statements.flatMap(toSteps)) {
            for (const demand of asked ? step.demands : []) {
                const late = options.now().getTime() > until;
                const probe = late ? tooLate(demand) : await probeOne({ session, target, before, ...options }, demand);
                if (probe === null)
                    continue;
                const { file, line = null } = statement.location;
                const at = options.now().toISOString();
                probes.push({ version, file, line, demand: describeDemand(probe.demand, probe.table), ...probe.answer, at });
                if (probe.answer.outcome === "offending" && isAsked(probe.demand)) {
                    findings.push(toOffendingRow(probe.demand, { table: probe.table, statement, environment: options.environment }));
                }
            }
            remember(before, step);
        }
    }
    return { probes, findings };
}
function toSteps(statement) {
    return (0,row_steps/* rowSteps */.K)(statement).map((step) => ({ statement, step }));
}
/** Null where there is nothing to ask: the table, or what would be made, is not there or there already. */
async function probeOne({ session, target, before, budget }, written) {
    const table = await findTable(session, target, written.table);
    if (table === null || (written.unless !== null && table.taken.has(written.unless)))
        return null;
    const found = written.kind === "validate"
        ? await resolve({ session, target, before }, table, written)
        : { demand: written, rows: written.rows };
    if (found === "valid")
        return null;
    const { demand, rows } = found;
    if (!isFirst(before, demand, table))
        return null;
    const not = (reason) => ({ demand, table, answer: { outcome: "not-looked-up", reason } });
    if (!isAsked(demand))
        return not(demand.kind === "unreadable" ? demand.why : "it could not be read");
    const ofRow = demand.kind === "no-rows" ? null : columnsOfDemand(demand);
    const other = demand.kind === "references" ? demand.referenced : null;
    const asked = { session, target, before };
    if ((await isChanged(asked, written.table, ofRow)) || (other !== null && (await isChanged(asked, other, null)))) {
        return not("a statement before it changes these rows");
    }
    const referenced = other === null ? null : await findTable(session, target, other);
    const question = toQuestion({ demand, rows, table, referenced, major: target.major });
    switch (question.kind) {
        case "settled":
            return { demand, table, answer: { outcome: "none", reason: null } };
        case "no-question":
            return not(question.why);
        case "ask":
            return { demand, table, answer: await ask(session, question, budget) };
    }
}
function isAsked(demand) {
    return demand.kind !== "validate" && demand.kind !== "unreadable";
}
/** What VALIDATE, or a key of an index, asks: as a statement before it says, else as the target has it. */
async function resolve({ session, target, before }, table, { constraint, of, ...written }) {
    const made = before.postponed.find((one) => one.unless === constraint && one.table.name === written.table.name);
    if (made !== undefined && made.kind !== "validate")
        return { demand: made, rows: made.rows };
    return of === "index"
        ? await findIndex(session, target, table, constraint)
        : await findConstraint(session, target, table, constraint);
}
/** A constraint that several statements prepare is asked for once. */
function isFirst({ asked }, demand, table) {
    if (demand.kind === "unreadable")
        return true;
    const condition = demand.kind === "unique" ? demand.where : demand.kind === "condition" ? demand.condition : null;
    const key = `${describeDemand(demand, table)} ${JSON.stringify(condition)}`;
    const first = !asked.has(key);
    asked.add(key);
    return first;
}
function tooLate(demand) {
    const { schema, name } = demand.table;
    const table = { schema: schema ?? "", name };
    return { demand, table, answer: { outcome: "not-looked-up", reason: "the time for all questions was over" } };
}


/***/ }),

/***/ 11259:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ callbacksOf),
/* harmony export */   g: () => (/* binding */ runCallbacks)
/* harmony export */ });
/* harmony import */ var _database_transaction_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53245);
/* harmony import */ var _database_without_transaction_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76722);
/* harmony import */ var _failed_step_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59105);
/* harmony import */ var _run_state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(82450);




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

/***/ 59105:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $f: () => (/* binding */ recordEnd),
/* harmony export */   QN: () => (/* binding */ whereItRests),
/* harmony export */   W_: () => (/* binding */ stateAfter),
/* harmony export */   ay: () => (/* binding */ whereItStands),
/* harmony export */   mJ: () => (/* binding */ toFailedFinding),
/* harmony export */   yO: () => (/* binding */ settleFailure)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48165);
/* harmony import */ var _core_plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73504);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70551);
/* harmony import */ var _core_redact_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8038);
/* harmony import */ var _core_state_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44734);
/* harmony import */ var _database_grants_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7598);
/* harmony import */ var _database_cancellable_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(76477);
/* harmony import */ var _database_proven_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(30449);
/* harmony import */ var _database_recorded_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(33101);
/* harmony import */ var _database_send_own_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(27472);
/* harmony import */ var _database_snapshot_state_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(21433);
/* harmony import */ var _database_session_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(29357);
/* harmony import */ var _database_watch_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(57444);
/* harmony import */ var _regain_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(27305);
/* harmony import */ var _run_state_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(82450);















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


/***/ }),

/***/ 2244:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G4: () => (/* binding */ plainCondition),
/* harmony export */   PL: () => (/* binding */ columnsOf),
/* harmony export */   YZ: () => (/* binding */ columnIn)
/* harmony export */ });
/* harmony import */ var _syntax_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20089);

const operators = ["=", "<>", "<", ">", "<=", ">="];
/** Deep conditions are no ones that people write. */
const deepest = 20;
/** Reads the condition of a CHECK; null where it is made of more than columns. */
function plainCondition(node, depth = 0) {
    if (depth > deepest)
        return null;
    const column = columnIn(node);
    if (column !== null)
        return { kind: "column", column };
    const test = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(node, "NullTest");
    if (test !== null)
        return toNullTest(test);
    const comparison = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(node, "A_Expr");
    if (comparison !== null)
        return toComparison(comparison);
    const joined = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(node, "BoolExpr");
    if (joined === null)
        return null;
    const parts = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)(joined, "args").map((part) => plainCondition(part, depth + 1));
    const kind = { AND_EXPR: "and", OR_EXPR: "or", NOT_EXPR: "not" }[(0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(joined, "boolop") ?? ""];
    const known = parts.filter((part) => part !== null);
    return kind === undefined || known.length < parts.length ? null : { kind, parts: known };
}
/** The columns that a condition names, each once. */
function columnsOf(condition) {
    switch (condition.kind) {
        case "column":
        case "null":
            return [condition.column];
        case "compare":
            return [...new Set([condition.left, condition.right])];
        case "and":
        case "or":
        case "not":
            return [...new Set(condition.parts.flatMap(columnsOf))];
    }
}
function toNullTest(node) {
    const column = columnIn((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(node, "arg") ?? {});
    if (column === null)
        return null;
    return { kind: "null", column, is: (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(node, "nulltesttype") === "IS_NOT_NULL" ? "not null" : "null" };
}
function toComparison(node) {
    const [left, right] = [columnIn((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(node, "lexpr") ?? {}), columnIn((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(node, "rexpr") ?? {})];
    const names = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)(node, "name");
    const name = names.length === 1 ? (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .constantIn */ .Ot)(names[0] ?? {}) : null;
    const operator = operators.find((one) => one === name);
    if ((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(node, "kind") !== "AEXPR_OP" || left === null || right === null || operator === undefined)
        return null;
    return { kind: "compare", left, operator, right };
}
/** The name of a column that stands alone, or behind its table's name. */
function columnIn(node) {
    const fields = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)((0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(node, "ColumnRef") ?? {}, "fields");
    const last = fields.at(-1);
    return last === undefined || fields.length > 2 || (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeAt */ .oB)(last, "String") === null ? null : (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nameIn */ .ZC)(last);
}


/***/ }),

/***/ 41351:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ asksOfRows),
  K: () => (/* binding */ rowSteps)
});

// EXTERNAL MODULE: ./lib/sql/do-block.js + 1 modules
var do_block = __webpack_require__(21854);
// EXTERNAL MODULE: ./lib/sql/parser.js + 1 modules
var parser = __webpack_require__(36121);
// EXTERNAL MODULE: ./lib/sql/syntax.js
var syntax = __webpack_require__(20089);
;// CONCATENATED MODULE: ./lib/sql/row-changes.js

/** Statements that can change rows of tables that they do not name: by cascade, or by running anything. */
const opaque = new Set([
    "CallStmt",
    "DeleteStmt",
    "MergeStmt",
    "TruncateStmt",
    "DropOwnedStmt",
    "ExecuteStmt",
    "AlterObjectSchemaStmt",
    "VariableSetStmt",
]);
/** Functions of people can do anything; these are PostgreSQL's own that migrations call. */
const harmlessCall = /^(?:set_config|current_setting|now|count|coalesce|format|to_regclass|pg_(?!.*(?:query|exec)).*)$/;
/** Which tables' rows a statement may change, so that what was seen before it is not what comes after it. */
function changesOf({ kind, node }) {
    if (opaque.has(kind))
        return kind === "VariableSetStmt" && !changesNames(node) ? [] : "any";
    const found = [...changedBySelf({ kind, node })];
    let any = false;
    (0,syntax/* visitNodes */.Rm)(node, (below, inner) => {
        if (opaque.has(below))
            any = true;
        if (/^(?:Insert|Update)Stmt$/.test(below))
            found.push(...changedBySelf({ kind: below, node: inner }));
        if (kind === "SelectStmt" && below === "FuncCall" && !isHarmless(inner))
            any = true;
    });
    return any ? "any" : found;
}
function isHarmless(call) {
    const name = (0,syntax/* namesIn */.wX)(call, "funcname").at(-1) ?? "";
    if (name !== "set_config")
        return harmlessCall.test(name);
    const [setting, value] = (0,syntax/* listAt */.gT)(call, "args").map(syntax/* constantIn */.Ot);
    // As in files of pg_dump: names without a schema mean nothing then.
    return setting != null && (!resolving.test(setting) || value === "");
}
/** Settings that decide what a name means or which rows are seen. */
const resolving = /^(?:search_path|role|session_authorization|row_security)$/i;
function changesNames(node) {
    return resolving.test((0,syntax/* textAt */.$6)(node, "name") ?? "");
}
function changedBySelf(tree) {
    const { kind, node } = tree;
    if (kind === "AlterTableStmt")
        return changedColumns(node);
    const by = /^(?:Insert|Update|Copy)Stmt$/.test(kind) ? "rows" : "definition";
    return changedTables(tree).map((table) => ({ ...table, column: null, by }));
}
/** Tables and views whose changes reach further from here on: by a trigger, a rule, or what a view shows. */
function hookedBy({ kind, node }) {
    if (!/^(?:CreateTrigStmt|RuleStmt|ViewStmt)$/.test(kind))
        return [];
    const relation = (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, kind === "ViewStmt" ? "view" : "relation"));
    return relation === null ? [] : [relation];
}
function changedTables({ kind, node }) {
    const relation = (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, "relation"));
    const own = relation === null ? [] : [relation];
    switch (kind) {
        case "InsertStmt":
        case "UpdateStmt":
            return own;
        case "RenameStmt":
            return [...own, ...(relation === null ? [] : [{ schema: null, name: (0,syntax/* textAt */.$6)(node, "newname") ?? "" }])];
        case "CreateStmt": {
            // From here on the name can be another table's. What is put into a partition is in its parent.
            const parents = (0,syntax/* nodesAt */.Pw)((0,syntax/* listAt */.gT)(node, "inhRelations"), "RangeVar").flatMap((parent) => (0,syntax/* relationIn */.eR)(parent) ?? []);
            const kept = (0,syntax/* flagAt */.Qc)(node, "if_not_exists") && !isTemporary(node);
            return kept ? parents : [...own, ...parents];
        }
        case "CreateTableAsStmt": {
            const made = (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(node, "into") ?? {}, "rel"));
            return made === null ? [] : [made];
        }
        case "CopyStmt":
            return (0,syntax/* flagAt */.Qc)(node, "is_from") ? own : [];
        case "DropStmt":
            return (0,syntax/* droppedBy */.ue)(node);
        default:
            return [];
    }
}
function isTemporary(node) {
    return (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)(node, "relation") ?? {}, "relpersistence") === "t";
}
/** Sub-commands after which a column has other values, or is another. */
const ofColumn = new Set(["AT_DropColumn", "AT_AlterColumnType", "AT_SetExpression"]);
/** Those after which a table has other rows. */
const ofTable = new Set([
    "AT_AttachPartition",
    "AT_DetachPartition",
    "AT_AddInherit",
    "AT_DropInherit",
]);
function changedColumns(node) {
    const relation = (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, "relation"));
    return (0,syntax/* listAt */.gT)(node, "cmds").flatMap((item) => {
        const command = (0,syntax/* asNode */.hK)(item["AlterTableCmd"]);
        const subtype = (0,syntax/* textAt */.$6)(command, "subtype") ?? "";
        if (relation === null)
            return [];
        if (ofTable.has(subtype))
            return [{ ...relation, column: null, by: "definition" }];
        return ofColumn.has(subtype) ? [{ ...relation, column: (0,syntax/* textAt */.$6)(command, "name"), by: "definition" }] : [];
    });
}

// EXTERNAL MODULE: ./lib/sql/plain-condition.js
var plain_condition = __webpack_require__(2244);
;// CONCATENATED MODULE: ./lib/sql/index-demands.js


/** What an index asks of rows: a unique one, that no two have the same keys. */
function demandsOfIndex(node) {
    const table = (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, "relation"));
    if (table === null || !(0,syntax/* flagAt */.Qc)(node, "unique"))
        return [];
    const unless = (0,syntax/* flagAt */.Qc)(node, "if_not_exists") ? (0,syntax/* textAt */.$6)(node, "idxname") : null;
    const own = { table, unless, rows: (0,syntax/* flagAt */.Qc)((0,syntax/* nodeAt */.oB)(node, "relation") ?? {}, "inh") ? "inherited too" : "own" };
    const elements = (0,syntax/* listAt */.gT)(node, "indexParams").map((item) => (0,syntax/* asNode */.hK)(item["IndexElem"]));
    const keys = elements.map(keyIn).filter((key) => key !== null);
    const filter = (0,syntax/* nodeAt */.oB)(node, "whereClause");
    const where = filter === null ? null : (0,plain_condition/* plainCondition */.G4)(filter);
    if (keys.length < elements.length || (filter !== null && where === null)) {
        return [{ ...own, kind: "unreadable", why: "its index is made of more than columns" }];
    }
    return [
        { ...own, kind: "unique", keys, where, nulls: (0,syntax/* flagAt */.Qc)(node, "nulls_not_distinct") ? "not distinct" : "distinct" },
    ];
}
/** Null for what compares in a way of its own, and for what is no column. */
function keyIn(element) {
    if (element["collation"] !== undefined || element["opclass"] !== undefined)
        return null;
    const name = (0,syntax/* textAt */.$6)(element, "name");
    if (name !== null)
        return { column: name, as: "it is" };
    const call = (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(element, "expr") ?? {}, "FuncCall") ?? {};
    const [words, [argument, ...more]] = [(0,syntax/* listAt */.gT)(call, "funcname").map(syntax/* nameIn */.ZC), (0,syntax/* listAt */.gT)(call, "args")];
    const as = words.at(-1);
    const column = argument === undefined || more.length > 0 ? null : (0,plain_condition/* columnIn */.YZ)(argument);
    if (column === null || words.length !== 1 || (as !== "lower" && as !== "upper"))
        return null;
    return { column, as };
}

// EXTERNAL MODULE: ./lib/sql/type-name.js
var type_name = __webpack_require__(40476);
;// CONCATENATED MODULE: ./lib/sql/type-demands.js



const lengthTypes = new Set(["varchar", "bpchar"]);
/** Types that not each value of another type becomes, and whose rules fit into a question. */
const narrow = new Set([
    "int2",
    "int4",
    "int8",
    "numeric",
    "uuid",
    "bool",
    "json",
    "jsonb",
    "inet",
]);
/** What a change of type asks of a column's values. */
function demandsOfType(column, definition) {
    const type = (0,type_name/* typeIn */.i)((0,syntax/* nodeAt */.oB)(definition, "typeName"));
    if (type === null || type.schema !== null || type.array)
        return [];
    const written = castOf(definition, column);
    const length = type.modifiers[0] ?? 0;
    if (lengthTypes.has(type.name)) {
        if (length < 1)
            return [];
        if (written !== "none")
            return [{ kind: "unreadable", why: "USING gives the values" }];
        return [{ kind: "length", column, length }];
    }
    if (!narrow.has(type.name))
        return [];
    if (written === "other")
        return [{ kind: "unreadable", why: "USING gives the values" }];
    return [{ kind: "convert", column, type, cast: written === "none" ? "implied" : "written" }];
}
/** What USING says: nothing, the column cast to the very type, or something else. */
function castOf(definition, column) {
    const using = (0,syntax/* nodeAt */.oB)(definition, "raw_default");
    if (using === null)
        return "none";
    const cast = (0,syntax/* nodeAt */.oB)(using, "TypeCast");
    if (cast === null || (0,plain_condition/* columnIn */.YZ)((0,syntax/* nodeAt */.oB)(cast, "arg") ?? {}) !== column)
        return "other";
    return sameType((0,type_name/* typeIn */.i)((0,syntax/* nodeAt */.oB)(cast, "typeName")), (0,type_name/* typeIn */.i)((0,syntax/* nodeAt */.oB)(definition, "typeName"))) ? "same" : "other";
}
function sameType(a, b) {
    return a !== null && b !== null && JSON.stringify(a) === JSON.stringify(b);
}
/** Whether a change of type gives each row a value that had one, and none else. */
function keepsNulls(definition, column) {
    return castOf(definition, column) !== "other";
}

;// CONCATENATED MODULE: ./lib/sql/row-demands.js




/** What a statement demands of rows. */
function demandsOf(tree) {
    if (tree.kind === "IndexStmt")
        return demandsOfIndex(tree.node);
    const { table, rows, commands } = commandsOf(tree);
    if (table === null)
        return [];
    const own = commands.flatMap((command) => demandedByCommand(command).map((one) => toDemand(table, rows, one)));
    return [...own, ...constraintsOf(tree, "at once")].map((demand) => unlessChanged(demand, commands));
}
/** The constraints that a statement makes NOT VALID, and the unique indexes, by table and name. */
function postponedBy(tree) {
    if (tree.kind !== "IndexStmt")
        return constraintsOf(tree, "postponed");
    const index = (0,syntax/* textAt */.$6)(tree.node, "idxname");
    // PostgreSQL makes a key of no index with a condition or an expression.
    return demandsOfIndex(tree.node).flatMap((one) => one.kind === "unique" ? [{ ...toDemand(one.table, "inherited too", toNotNull(one.keys)), unless: index }] : []);
}
function toNotNull(keys) {
    return { kind: "not-null", columns: keys.map(({ column }) => column) };
}
function toDemand(table, rows, demanded, unless = null) {
    return { table, rows, unless, ...demanded };
}
function demandedByCommand(command) {
    const [name, column] = [(0,syntax/* textAt */.$6)(command, "name") ?? "", (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(command, "def") ?? {}, "ColumnDef") ?? {}];
    switch ((0,syntax/* textAt */.$6)(command, "subtype")) {
        case "AT_SetNotNull":
            return [{ kind: "not-null", columns: [name] }];
        case "AT_ValidateConstraint":
            return [{ kind: "validate", constraint: name, of: "constraint" }];
        case "AT_AlterColumnType":
            return demandsOfType(name, column);
        case "AT_AddColumn":
            return demandsOfNewColumn(column);
        case "AT_AttachPartition":
            return [{ kind: "unreadable", why: "the bounds of a partition are values" }];
        default:
            return [];
    }
}
function commandsOf(tree) {
    const isTable = tree.kind === "AlterTableStmt" && (0,syntax/* textAt */.$6)(tree.node, "objtype") === "OBJECT_TABLE";
    const relation = isTable ? (0,syntax/* nodeAt */.oB)(tree.node, "relation") : null;
    const commands = (0,syntax/* listAt */.gT)(tree.node, "cmds").map((item) => (0,syntax/* asNode */.hK)(item["AlterTableCmd"]));
    return { table: (0,syntax/* relationIn */.eR)(relation), rows: (0,syntax/* flagAt */.Qc)(relation ?? {}, "inh") ? "inherited too" : "own", commands };
}
function constraintsOf(tree, when) {
    const { table, rows, commands } = commandsOf(tree);
    if (table === null)
        return [];
    return commands.flatMap((command) => {
        const constraint = (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(command, "def") ?? {}, "Constraint");
        if ((0,syntax/* textAt */.$6)(command, "subtype") !== "AT_AddConstraint" || constraint === null)
            return [];
        if ((0,syntax/* flagAt */.Qc)(constraint, "skip_validation") !== (when === "postponed"))
            return [];
        const whose = (0,syntax/* flagAt */.Qc)(constraint, "is_no_inherit") ? "own" : rows;
        return demandedBy(constraint).map((one) => toDemand(table, whose, one, (0,syntax/* textAt */.$6)(constraint, "conname")));
    });
}
function demandedBy(node) {
    // An index that is there already has been checked when it was made.
    const index = (0,syntax/* textAt */.$6)(node, "indexname");
    const columns = (0,syntax/* namesIn */.wX)(node, "keys");
    if ((0,syntax/* flagAt */.Qc)(node, "fk_with_period") || (0,syntax/* flagAt */.Qc)(node, "without_overlaps"))
        return [{ kind: "unreadable", why: "it is about periods" }];
    switch ((0,syntax/* textAt */.$6)(node, "contype")) {
        case "CONSTR_NOTNULL":
            return [{ kind: "not-null", columns }];
        case "CONSTR_PRIMARY":
            if (index !== null)
                return [{ kind: "validate", constraint: index, of: "index" }];
            return [{ kind: "not-null", columns }, toUnique(columns, "not distinct")];
        case "CONSTR_UNIQUE":
            if (index !== null)
                return [];
            return [toUnique(columns, (0,syntax/* flagAt */.Qc)(node, "nulls_not_distinct") ? "not distinct" : "distinct")];
        case "CONSTR_FOREIGN":
            return [demandedByForeignKey(node)];
        case "CONSTR_EXCLUSION":
            return [{ kind: "unreadable", why: "every row would be compared with every other" }];
        case "CONSTR_CHECK": {
            const condition = (0,plain_condition/* plainCondition */.G4)((0,syntax/* nodeAt */.oB)(node, "raw_expr") ?? {});
            if (condition === null)
                return [{ kind: "unreadable", why: "its condition is made of more than columns" }];
            return [{ kind: "condition", condition }];
        }
        default:
            return [];
    }
}
function toUnique(columns, nulls) {
    return { kind: "unique", keys: columns.map((column) => ({ column, as: "it is" })), nulls, where: null };
}
function demandedByForeignKey(node) {
    const [columns, referenced] = [(0,syntax/* namesIn */.wX)(node, "fk_attrs"), (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, "pktable"))];
    if (referenced === null)
        return { kind: "unreadable", why: "it names no table" };
    const match = (0,syntax/* textAt */.$6)(node, "fk_matchtype") === "f" ? "full" : "simple";
    return { kind: "references", columns, referenced, referencedColumns: (0,syntax/* namesIn */.wX)(node, "pk_attrs"), match };
}
/** Types that bring their own default. */
const serials = /^(?:small|big)?serial[248]?$/;
function demandsOfNewColumn(definition) {
    const constraints = (0,syntax/* listAt */.gT)(definition, "constraints").map((item) => (0,syntax/* asNode */.hK)(item["Constraint"]));
    const kinds = new Set(constraints.map((constraint) => (0,syntax/* textAt */.$6)(constraint, "contype")));
    const required = kinds.has("CONSTR_NOTNULL") || kinds.has("CONSTR_PRIMARY");
    const filled = ["CONSTR_DEFAULT", "CONSTR_IDENTITY", "CONSTR_GENERATED"].some((kind) => kinds.has(kind));
    const type = (0,syntax/* namesIn */.wX)((0,syntax/* nodeAt */.oB)(definition, "typeName") ?? {}, "names").at(-1) ?? "";
    if (!required || filled || serials.test(type))
        return [];
    return [{ kind: "no-rows", column: (0,syntax/* textAt */.$6)(definition, "colname") ?? "", type }];
}
/** PostgreSQL changes types, whatever the order of the commands, before it looks at what they demand of the values. */
function unlessChanged(demand, commands) {
    const columns = demandedColumns(demand);
    const changed = commands.some((command) => {
        const [name, definition] = [(0,syntax/* textAt */.$6)(command, "name") ?? "", (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(command, "def") ?? {}, "ColumnDef")];
        if (!columns.includes(name))
            return false;
        switch ((0,syntax/* textAt */.$6)(command, "subtype")) {
            case "AT_AlterColumnType":
                return demand.kind !== "not-null" || !keepsNulls(definition ?? {}, name);
            case "AT_DropColumn":
            case "AT_SetExpression":
                return true;
            default:
                return false;
        }
    });
    const { table, rows, unless } = demand;
    return changed ? { table, rows, unless, kind: "unreadable", why: "the statement itself changes these rows" } : demand;
}
/** The columns that a constraint is about; a change of type is about its own. */
function demandedColumns(demand) {
    switch (demand.kind) {
        case "not-null":
        case "references":
            return demand.columns;
        case "unique":
            return demand.keys.map(({ column }) => column);
        case "condition":
            return (0,plain_condition/* columnsOf */.PL)(demand.condition);
        default:
            return [];
    }
}

;// CONCATENATED MODULE: ./lib/sql/row-steps.js





/** The steps of a statement in the order in which they run. */
function rowSteps({ kind, node, text }) {
    const tree = { kind, node: (0,syntax/* asNode */.hK)(node) };
    if (kind !== "DoStmt")
        return [toStep(tree)];
    const block = (0,do_block/* readDoBlock */.D)((0,parser/* loadedParser */.p)(), { ...tree, text });
    const unknown = { demands: [], postponed: [], changes: "any", hooks: [] };
    if (block.kind === "unreadable")
        return [unknown];
    const steps = block.statements.map((inner) => (inner.undecided ? perhaps(toStep(inner)) : toStep(inner)));
    return block.dynamic.length > 0 ? [unknown, ...steps] : steps;
}
/** Whether a statement asks something of rows that a question can find out. */
function asksOfRows(statement) {
    return rowSteps(statement).some(({ demands }) => demands.some(({ kind }) => kind !== "unreadable"));
}
function toStep(tree) {
    return { demands: demandsOf(tree), postponed: postponedBy(tree), changes: changesOf(tree), hooks: hookedBy(tree) };
}
function perhaps(step) {
    const why = "whether it runs is decided when it runs";
    return {
        ...step,
        demands: step.demands.map(({ table, unless, rows }) => ({ table, unless, rows, kind: "unreadable", why })),
    };
}


/***/ }),

/***/ 40476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ typeIn),
/* harmony export */   w: () => (/* binding */ showType)
/* harmony export */ });
/* harmony import */ var _syntax_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20089);

/** The type in a `TypeName` node; null for `%TYPE` and the like. */
function typeIn(node) {
    if (node === null || (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .flagAt */ .Qc)(node, "pct_type"))
        return null;
    const names = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)(node, "names").map((part) => (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .nameIn */ .ZC)(part) ?? "");
    const name = names.at(-1);
    if (name === undefined)
        return null;
    const schema = names.at(-2) ?? null;
    return {
        schema: schema === "pg_catalog" ? null : schema,
        name: name.toLowerCase(),
        modifiers: (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)(node, "typmods").flatMap((item) => {
            const value = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .constantIn */ .Ot)(item);
            return value === null || !/^-?\d+$/.test(value) ? [] : [Number(value)];
        }),
        array: (0,_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .listAt */ .gT)(node, "arrayBounds").length > 0,
    };
}
/** How people write the server's names. */
const spellings = {
    int2: "smallint",
    int4: "integer",
    int8: "bigint",
    float4: "real",
    float8: "double precision",
    bool: "boolean",
    bpchar: "char",
    timestamptz: "timestamptz",
    varbit: "bit varying",
};
/** A type as people write it. */
function showType({ schema, name, modifiers, array }) {
    const base = `${schema === null ? "" : `${schema}.`}${schema === null ? (spellings[name] ?? name) : name}`;
    return `${base}${modifiers.length === 0 ? "" : `(${modifiers.join(", ")})`}${array ? "[]" : ""}`;
}


/***/ })

};
