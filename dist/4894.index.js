export const id = 4894;
export const ids = [4894];
export const modules = {

/***/ 4894:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  check: () => (/* binding */ check)
});

// EXTERNAL MODULE: ./lib/environment/connect.js + 6 modules
var connect = __webpack_require__(1416);
// EXTERNAL MODULE: ./lib/environment/drift.js + 1 modules
var environment_drift = __webpack_require__(543);
// EXTERNAL MODULE: ./lib/environment/finish.js + 1 modules
var finish = __webpack_require__(3439);
// EXTERNAL MODULE: ./lib/environment/history-on-shadow.js + 3 modules
var history_on_shadow = __webpack_require__(8048);
// EXTERNAL MODULE: ./lib/environment/load.js
var load = __webpack_require__(4821);
// EXTERNAL MODULE: ./lib/core/plan.js
var plan = __webpack_require__(3504);
// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __webpack_require__(9531);
// EXTERNAL MODULE: ./lib/core/lexer.js
var lexer = __webpack_require__(8549);
// EXTERNAL MODULE: ./lib/sql/syntax.js
var syntax = __webpack_require__(89);
;// CONCATENATED MODULE: ./lib/sql/put-constants-back.js

/**
 * A server writes `$1` for every constant, also where only a constant can stand: `interval $1`, `extract($1 FROM x)`. Our
 * parser shows those places, and a constant that fits comes back there. Null where it does not parse.
 */
function putConstantsBack(parser, normalised) {
    const parsed = parser.parse(normalised);
    const tree = parsed.kind === "parsed" ? parsed.statements[0] : undefined;
    if (tree === undefined)
        return null;
    const bytes = Buffer.from(normalised);
    let [text, last] = ["", 0];
    for (const { at, constant } of findPlaces(tree.node).toSorted((a, b) => a.at - b.at)) {
        const start = bytes.toString("utf8", 0, at).length;
        const parameter = /^\$\d+/.exec(normalised.slice(start))?.[0];
        if (parameter === undefined || start < last)
            return null;
        text += `${normalised.slice(last, start)}'${constant}'`;
        last = start + parameter.length;
    }
    return text + normalised.slice(last);
}
/** The same with its parameters numbered without gaps, which the server does not take. Null where it does not parse. */
function numberParameters(parser, text) {
    const parsed = parser.parse(text);
    const tree = parsed.kind === "parsed" ? parsed.statements[0] : undefined;
    if (tree === undefined)
        return null;
    const found = [];
    (0,syntax/* visitNodes */.Rm)({ Root: tree.node }, (kind, node) => {
        if (kind === "ParamRef")
            found.push({ at: Number(node["location"] ?? 0), number: Number(node["number"] ?? 0) });
    });
    const numbers = [...new Set(found.map(({ number }) => number))].toSorted((a, b) => a - b);
    if (numbers.every((number, index) => number === index + 1))
        return text;
    const bytes = Buffer.from(text);
    let [result, last] = ["", 0];
    for (const { at, number } of found.toSorted((a, b) => a.at - b.at)) {
        const start = bytes.toString("utf8", 0, at).length;
        result += `${text.slice(last, start)}$${numbers.indexOf(number) + 1}`;
        last = start + `$${number}`.length;
    }
    return result + text.slice(last);
}
function findPlaces(root) {
    const found = [];
    (0,syntax/* visitNodes */.Rm)({ Root: root }, (kind, node) => {
        if (kind === "TypeCast") {
            const [at, type] = [parameterAt((0,syntax/* nodeAt */.oB)(node, "arg")), (0,syntax/* nodeAt */.oB)(node, "typeName") ?? {}];
            // Behind its type: `date $1`; before it the server takes a parameter: `$1::date`, `cast($1 AS date)`.
            if (at !== null && at > Number(type["location"] ?? 0))
                found.push({ at, constant: constantOf(type) });
        }
        if (kind === "FuncCall" && node["funcformat"] === "COERCE_SQL_SYNTAX" && lastName(node, "funcname") === "extract") {
            const at = parameterAt((0,syntax/* listAt */.gT)(node, "args")[0] ?? null);
            if (at !== null)
                found.push({ at, constant: "epoch" });
        }
    });
    return found;
}
function parameterAt(node) {
    const parameter = (0,syntax/* nodeAt */.oB)(node ?? {}, "ParamRef");
    return parameter === null ? null : Number(parameter["location"] ?? 0);
}
function lastName(node, field) {
    return (0,syntax/* nameIn */.ZC)((0,syntax/* asNode */.hK)((0,syntax/* listAt */.gT)(node, field).at(-1))) ?? "";
}
const constants = {
    timestamp: "2000-01-01",
    timestamptz: "2000-01-01",
    date: "2000-01-01",
    time: "00:00",
    timetz: "00:00",
    bool: "f",
    json: "{}",
    jsonb: "{}",
    uuid: "00000000-0000-0000-0000-000000000000",
    inet: "0.0.0.0",
    cidr: "0.0.0.0",
};
/** A value of the type; what reads no `0` either is left to fail, and counted as not checked. */
function constantOf(type) {
    const name = lastName(type, "names");
    return constants[name] ?? (name.endsWith("range") ? "empty" : "0");
}

;// CONCATENATED MODULE: ./lib/sql/literals.js



/**
 * The same statement with a parameter for each literal: values of rows can stand in them. Numbers that name a column in
 * ORDER BY and GROUP BY stay, as do those of types. Null where it does not parse, before or after.
 */
function replaceLiterals(parser, text) {
    const parsed = parser.parse(text);
    const tree = parsed.kind === "parsed" ? parsed.statements[0] : undefined;
    if (tree === undefined)
        return null;
    const { places, highest } = findLiterals(tree.node);
    if (places.length === 0)
        return text;
    const bytes = Buffer.from(text);
    let next = highest;
    let [result, last] = ["", 0];
    for (const place of places.toSorted((a, b) => a - b)) {
        const start = bytes.toString("utf8", 0, place).length;
        const end = endOfLiteral(text, start);
        if (start < last || end === null)
            return null;
        next += 1;
        result += `${text.slice(last, start)}$${next}`;
        last = end;
    }
    return putConstantsBack(parser, result + text.slice(last));
}
/** A sign belongs to the number behind it. */
function endOfLiteral(text, start) {
    const from = text[start] === "-" || text[start] === "+" ? start + 1 : start;
    return (0,lexer/* nextToken */.F)(text, from)?.end ?? null;
}
/** Fields below which a number names a column, or belongs to a type. */
const ordinal = new Set(["groupClause", "sortClause", "distinctClause"]);
function findLiterals(root) {
    const places = new Set();
    let highest = 0;
    const waiting = [{ field: "", value: root }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const { field, value } = next;
        if (Array.isArray(value)) {
            for (const item of value)
                if (!(ordinal.has(field) && isOrdinal(item)))
                    waiting.push({ field: "", value: item });
        }
        else if (typeof value === "object" && value !== null) {
            const node = (0,syntax/* asNode */.hK)(value);
            const constant = (0,syntax/* nodeAt */.oB)(node, "A_Const");
            if (constant !== null && holdsValue(constant))
                places.add(Number(constant["location"] ?? 0));
            highest = Math.max(highest, Number((0,syntax/* nodeAt */.oB)(node, "ParamRef")?.["number"] ?? 0));
            for (const [name, below] of Object.entries(node)) {
                if (name !== "typmods" && typeof below === "object")
                    waiting.push({ field: name, value: below });
            }
        }
    }
    return { places: [...places], highest };
}
/** What can be a value of a row: no NULL, no true, no false. */
function holdsValue(constant) {
    return ["sval", "fval", "ival", "bsval"].some((field) => (0,syntax/* nodeAt */.oB)(constant, field) !== null);
}
function isOrdinal(item) {
    const node = (0,syntax/* asNode */.hK)(item);
    const expression = (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(node, "SortBy") ?? {}, "node") ?? node;
    return (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(expression, "A_Const") ?? {}, "ival") !== null;
}

// EXTERNAL MODULE: ./lib/sql/named-relations.js
var named_relations = __webpack_require__(2185);
;// CONCATENATED MODULE: ./lib/sql/application-statement.js





const kinds = {
    SelectStmt: "select",
    InsertStmt: "insert",
    UpdateStmt: "update",
    DeleteStmt: "delete",
    MergeStmt: "merge",
};
/**
 * Reads one SELECT, INSERT, UPDATE, DELETE or MERGE. Comments go; of a text that a server normalised, so do the literals
 * that it kept, and the constants that it took out where only a constant can stand come back.
 */
function readApplicationStatement(parser, raw, { from }) {
    const written = withoutComments(raw);
    const whole = from === "file" ? written : putConstantsBack(parser, written);
    const bare = from === "file" || whole === null ? whole : replaceLiterals(parser, whole);
    const text = from === "file" || bare === null ? bare : numberParameters(parser, bare);
    const parsed = text === null ? null : parser.parse(text);
    if (text === null || parsed === null || parsed.kind === "refused") {
        return { kind: "unreadable", why: "its text does not parse" };
    }
    const [tree, more] = parsed.statements;
    const kind = tree === undefined ? undefined : kinds[tree.kind];
    if (tree === undefined || more !== undefined || kind === undefined)
        return { kind: "unreadable", why: "it is no query" };
    if ((0,syntax/* nodeAt */.oB)(tree.node, "intoClause") !== null)
        return { kind: "unreadable", why: "it makes a table" };
    const { parameters, calls, writes, subqueries } = look(tree.node);
    const relations = (0,named_relations/* listRangeVars */._w)(tree.node).filter(({ schema, name }) => schema !== null || !subqueries.has(name));
    if (isAboutCatalogs(relations, calls) || ownQuestion.test(text))
        return { kind: "catalog" };
    const reads = kind === "select" && !writes;
    const insert = kind === "insert" ? toInsert(tree.node) : null;
    return { kind: "read", statement: { text, kind, parameters, relations, insert, reads } };
}
function withoutComments(raw) {
    let text = "";
    for (let at = 0, token = (0,lexer/* nextToken */.F)(raw, 0); token !== null; at = token.end, token = (0,lexer/* nextToken */.F)(raw, at)) {
        const isComment = token.kind === "line-comment" || token.kind === "block-comment";
        const isEnd = token.kind === "semicolon";
        text += raw.slice(at, token.start) + (isComment || isEnd ? " " : raw.slice(token.start, token.end));
    }
    return text.trim();
}
function look(root) {
    let [parameters, writes] = [0, false];
    const [calls, subqueries] = [[], new Set()];
    (0,syntax/* visitNodes */.Rm)(root, (kind, node) => {
        if (kind === "ParamRef")
            parameters = Math.max(parameters, Number(node["number"] ?? 0));
        if (kind === "CommonTableExpr")
            subqueries.add((0,syntax/* textAt */.$6)(node, "ctename") ?? "");
        if (kind === "FuncCall")
            calls.push((0,syntax/* listAt */.gT)(node, "funcname").map((part) => (0,syntax/* nameIn */.ZC)(part) ?? ""));
        if (kind !== "SelectStmt" && kinds[kind] !== undefined)
            writes = true;
    });
    return { parameters, calls, writes, subqueries };
}
/** How the tool looks for a row in a table of people. */
const ownQuestion = /^SELECT EXISTS \(SELECT FROM "/;
/** The tool's own questions and those of drivers and tools are in nobody's way. */
function isAboutCatalogs(relations, calls) {
    if (relations.length > 0)
        return relations.every(isCatalog);
    return calls.length > 0 && calls.every((names) => names.length > 1 && names[0] === "pg_catalog");
}
function isCatalog({ schema, name }) {
    if (schema === "pg_catalog" || schema === "information_schema")
        return true;
    return name.startsWith("pg_") || /^schema_version(?:_repeatable|_log|_snapshot)?$/.test(name);
}
function toInsert(node) {
    const table = (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, "relation"));
    if (table === null)
        return null;
    const columns = (0,syntax/* listAt */.gT)(node, "cols").map((item) => (0,syntax/* nodeAt */.oB)(item, "ResTarget")?.["name"]);
    const named = columns.filter((column) => typeof column === "string");
    if (named.length > 0)
        return { table, columns: named, count: null };
    const select = (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(node, "selectStmt") ?? {}, "SelectStmt");
    if (select === null)
        return { table, columns: [], count: null };
    const values = (0,syntax/* listAt */.gT)((0,syntax/* nodeAt */.oB)((0,syntax/* listAt */.gT)(select, "valuesLists")[0] ?? {}, "List") ?? {}, "items");
    const targets = values.length > 0 ? values : (0,syntax/* listAt */.gT)(select, "targetList");
    const hasStar = JSON.stringify(targets).includes('"A_Star"');
    return { table, columns: null, count: hasStar || (0,syntax/* flagAt */.Qc)(select, "all") ? null : targets.length };
}

// EXTERNAL MODULE: ./lib/sql/parser.js
var sql_parser = __webpack_require__(9745);
// EXTERNAL MODULE: ./lib/database/target.js
var database_target = __webpack_require__(244);
;// CONCATENATED MODULE: ./lib/database/observed.js




/** The function that lends a check role its owner's sight; see docs/observed-statements.md. */
const lender = "schema_version_statements";
/** As many as a server keeps by default. */
const mostStatements = 5000;
const longestText = 100_000;
/**
 * Reads the statements of this database from pg_stat_statements: queries alone, chosen on the server, without comments and
 * literals. What hinders it is said in the answer. Read-only.
 */
async function readObservation(session, target) {
    const source = await findSource(session, target);
    if ("problem" in source)
        return nothing(source.problem, source.standby);
    const reply = await session.send(`BEGIN READ ONLY; SET LOCAL search_path = ${database_target/* ownSearchPath */.O}; SET LOCAL statement_timeout = '10s';
SELECT * FROM (${source.sql}) s ORDER BY s.calls DESC, s.query LIMIT ${mostStatements}; ${infoSql(source.schema)}; COMMIT`);
    if (reply.error !== null) {
        await session.send("ROLLBACK");
        return nothing(`pg_stat_statements could not be read: ${reply.error.message} (${reply.error.sqlstate})`, source.standby);
    }
    const paths = await readSearchPaths(session);
    const [since, evicted] = reply.results[4]?.rows[0] ?? [];
    return {
        ...(await toStatements(reply.results[3]?.rows ?? [], paths)),
        since: since ?? null,
        evicted: evicted == null ? null : Number(evicted),
        server: source.standby ? "standby" : "primary",
        problem: null,
    };
}
function nothing(problem, standby) {
    return { statements: [], unusable: 0, since: null, evicted: null, server: standby ? "standby" : "primary", problem };
}
/** Where the statements are: in the extension's view, or behind the function where this role sees only its own. */
async function findSource(session, { home }) {
    const reply = await session.send(`BEGIN READ ONLY; SET LOCAL search_path = ${database_target/* ownSearchPath */.O};
SELECT (SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_stat_statements'),
  EXISTS (SELECT FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = ${(0,quote/* quoteLiteral */.ce)(home)} AND p.proname = '${lender}'
    AND p.pronargs = 0 AND has_function_privilege(p.oid, 'EXECUTE') AND has_schema_privilege(n.oid, 'USAGE')),
  pg_has_role('pg_read_all_stats', 'USAGE'), pg_is_in_recovery(); COMMIT`);
    if (reply.error !== null) {
        await session.send("ROLLBACK");
        return { problem: `the catalog could not be read (${reply.error.sqlstate})`, standby: false };
    }
    const [schema, lends, sees, recovering] = reply.results[2]?.rows[0] ?? [];
    const standby = recovering === "t";
    if (schema == null)
        return { problem: "the extension pg_stat_statements is not installed in this database", standby };
    if (lends === "t" && sees !== "t") {
        const sql = `SELECT f.role_name, f.calls, f.query FROM ${(0,quote/* quoteIdentifier */.Cm)(home)}.${lender}() f(role_name, calls, query)`;
        return { sql, schema, standby };
    }
    return { sql: statementsSql(schema), schema, standby };
}
/** Comments stand before the first word of what many drivers send. */
const firstWord = String.raw `^(?:\s|/\*(?:[^*]|\*+[^*/])*\*+/|--[^\n]*(?:\n|$)|\()*`;
const queries = `${firstWord}(?:select|insert|update|delete|merge|with)\\M`;
/** The queries of this database, as the extension's view has them; hidden ones have no text. Also for the function. */
function statementsSql(schema) {
    return `SELECT r.rolname::text AS role_name, s.calls::bigint AS calls, s.query::text AS query
  FROM ${(0,quote/* quoteIdentifier */.Cm)(schema)}.pg_stat_statements s JOIN pg_catalog.pg_roles r ON r.oid OPERATOR(pg_catalog.=) s.userid
  WHERE s.dbid OPERATOR(pg_catalog.=) (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database())
  AND coalesce((pg_catalog.to_jsonb(s) OPERATOR(pg_catalog.->>) 'toplevel')::boolean, true)
  AND (s.queryid IS NULL OR s.query OPERATOR(pg_catalog.~*) ${(0,quote/* quoteLiteral */.ce)(queries)})`;
}
function infoSql(schema) {
    return `SELECT pg_catalog.to_char(i.stats_reset AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), i.dealloc FROM ${(0,quote/* quoteIdentifier */.Cm)(schema)}.pg_stat_statements_info i`;
}
/** The search_path with which each role logs in to this database. Read-only. */
async function readSearchPaths(session) {
    const reply = await session.send(`BEGIN READ ONLY; SET LOCAL search_path = ${database_target/* ownSearchPath */.O};
SELECT r.rolname, coalesce((SELECT substr(l, length('search_path=') + 1) FROM pg_db_role_setting d, unnest(d.setconfig) l
    WHERE l LIKE 'search\\_path=%' AND d.setrole IN (0, r.oid) AND d.setdatabase IN (0, b.oid) AND (d.setrole, d.setdatabase) <> (0, 0)
    ORDER BY d.setrole <> 0 DESC, d.setdatabase <> 0 DESC LIMIT 1), CASE WHEN g.source IN ('database', 'user', 'database user') THEN g.boot_val ELSE g.reset_val END)
  FROM pg_roles r, pg_database b, pg_settings g WHERE b.datname = current_database() AND g.name = 'search_path'; COMMIT`);
    if (reply.error !== null)
        await session.send("ROLLBACK");
    const rows = reply.error === null ? (reply.results[2]?.rows ?? []) : [];
    return new Map(rows.map(([role, path]) => [role ?? "", path ?? ""]));
}
async function toStatements(rows, paths) {
    const parser = await (0,sql_parser/* loadParser */.q)();
    const statements = [];
    let unusable = 0;
    for (const [role = null, calls, query] of rows) {
        const read = query == null || query === "<insufficient privilege>" || query.length > longestText
            ? null
            : readApplicationStatement(parser, query, { from: "server" });
        if (read === null || read.kind === "unreadable")
            unusable += 1;
        if (read?.kind !== "read")
            continue;
        const searchPath = role === null ? null : (paths.get(role) ?? null);
        statements.push({ text: read.statement.text, role, searchPath, calls: Number(calls ?? 0), place: null });
    }
    return { statements, unusable };
}

;// CONCATENATED MODULE: ./lib/database/sizes.js

/** Larger tables first, so that what is left out of an enormous schema is small. */
const mostTables = 20_000;
/**
 * How large every table of the user's schemas is. Statistics alone answer where measuring its files would have to wait
 * for a lock, and what neither can say is absent. Read-only, no privilege needed.
 */
async function readSizes(session) {
    const measured = await session.send(sizesSql("files"));
    if (measured.error === null)
        return toSizes(measured.results[4]?.rows ?? []);
    await session.send("ROLLBACK");
    const { results, error } = await session.send(sizesSql("statistics"));
    if (error === null)
        return toSizes(results[4]?.rows ?? []);
    await session.send("ROLLBACK");
    // A size that nobody knows is said to be unknown; it is no reason to know nothing else.
    return new Map();
}
function toSizes(rows) {
    return new Map(rows.map(([table, count, bytes]) => [table ?? "", toSize(count, bytes)]));
}
function toSize(rows, bytes) {
    return { rows: rows == null ? null : Math.round(Number(rows)), bytes: bytes == null ? null : Number(bytes) };
}
/**
 * A size of its own is unknown where nothing was ever counted: reltuples is -1 then, and 0 live tuples mean nothing.
 * Children are found by pg_inherits, since pg_partition_tree would lock each of them.
 */
function sizesSql(by) {
    const page = `pg_catalog.current_setting('block_size')::bigint`;
    const bytes = by === "files"
        ? "pg_catalog.pg_total_relation_size(c.oid)"
        : `CASE WHEN c.reltuples >= 0 THEN ${page} * (c.relpages + coalesce(t.relpages, 0) + (SELECT coalesce(sum(x.relpages), 0)
          FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid WHERE i.indrelid IN (c.oid, c.reltoastrelid))) END`;
    const isEmpty = by === "files" ? "pg_catalog.pg_relation_size(c.oid) = 0" : "false";
    return `BEGIN READ ONLY; SET LOCAL search_path = ${database_target/* ownSearchPath */.O}; SET LOCAL lock_timeout = '300ms'; SET LOCAL statement_timeout = '5s';
WITH RECURSIVE own AS MATERIALIZED (
    SELECT c.oid, n.nspname, c.relname, CASE WHEN c.relkind = 'p' THEN 0
        WHEN c.reltuples >= 0 OR pg_stat_get_live_tuples(c.oid) > 0 THEN greatest(c.reltuples, pg_stat_get_live_tuples(c.oid))
        WHEN c.relkind <> 'f' AND ${isEmpty} THEN 0 END AS rows,
      CASE c.relkind WHEN 'p' THEN 0 WHEN 'f' THEN NULL ELSE ${bytes} END AS bytes, c.relkind, c.relpages
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_class t ON t.oid = c.reltoastrelid
    WHERE c.relkind IN ('r', 'p', 'm', 'f') AND c.relpersistence <> 't' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'),
  tree AS (SELECT oid AS root, oid FROM own UNION SELECT t.root, i.inhrelid FROM tree t JOIN pg_inherits i ON i.inhparent = t.oid)
SELECT quote_ident(r.nspname) || '.' || quote_ident(r.relname), CASE WHEN NOT bool_or(o.rows IS NULL) THEN sum(o.rows) END,
  CASE WHEN NOT bool_or(o.bytes IS NULL) THEN sum(o.bytes) END
  FROM tree JOIN own r ON r.oid = tree.root JOIN own o ON o.oid = tree.oid WHERE r.relkind <> 'f'
  GROUP BY r.oid, r.nspname, r.relname ORDER BY sum(o.relpages) DESC, 1 LIMIT ${mostTables}; COMMIT`;
}

// EXTERNAL MODULE: ./lib/environment/probe-rows.js + 6 modules
var probe_rows = __webpack_require__(2885);
;// CONCATENATED MODULE: ./lib/environment/live.js




/** Where no database is at hand. */
const nothingLive = { sizes: new Map(), probes: [], findings: [], observation: null };
/** Half a gigabyte of table, or an index. */
const budget = { cost: 100_000, milliseconds: 2000 };
const totalMs = 10_000;
/** Asks the target of a plan for sizes, and for rows that stand in its way. Read-only. */
async function askTarget(world, loaded, planned, session) {
    if (planned.steps.length === 0)
        return nothingLive;
    const sizes = await readSizes(session);
    const probed = await probePlan(world, loaded, planned, session);
    const { target } = loaded;
    return { sizes, ...probed, observation: target === null ? null : await readObservation(session, target) };
}
async function probePlan(world, loaded, planned, session) {
    if (loaded.target === null)
        return nothingLive;
    const scripts = [];
    for (const { event, script } of loaded.set.callbacks) {
        // What runs before the files may change the rows that they meet.
        if (!event.startsWith("before"))
            continue;
        const { statements } = await loaded.parse(script);
        scripts.push({ version: null, statements, asked: false });
    }
    for (const step of planned.steps) {
        const { statements } = await loaded.parse((0,plan/* scriptOf */.Fl)(step));
        scripts.push({ version: step.kind === "apply" ? step.migration.version.text : null, statements, asked: true });
    }
    const environment = loaded.environment.name;
    return await (0,probe_rows/* probeRows */.W)(session, loaded.target, scripts, { environment, budget, totalMs, now: world.now });
}

;// CONCATENATED MODULE: ./lib/core/broken-statement.js
/** Compares how a server understood a statement that worked with how it does now; null where nothing changed. */
function findBreakage(before, after) {
    if (after.kind === "refused")
        return after;
    const missing = after.leftOut.filter((column) => !before.leftOut.includes(column));
    if (missing.length > 0)
        return { kind: "left-out", columns: missing };
    return compareParameters(before.parameters, after.parameters) ?? compareColumns(before.columns, after.columns);
}
function compareParameters(before, after) {
    const at = before.findIndex((one, index) => one.type !== after[index]?.type);
    const [was, is] = [before[at], after[at]];
    if (was === undefined || is === undefined || areTexts(was, is))
        return null;
    return { kind: "types", what: `parameter $${at + 1} is ${is.typeName} instead of ${was.typeName}` };
}
function compareColumns(before, after) {
    if (before === null || after === null)
        return null;
    for (const [index, was] of before.entries()) {
        const is = after[index];
        const label = was.name === "" ? `column ${index + 1} of its result` : `the column ${was.name} of its result`;
        if (is === undefined)
            return { kind: "types", what: `${label} is gone` };
        if (is.name !== was.name)
            return { kind: "types", what: `${label} is called ${is.name}` };
        if (is.type === was.type)
            continue;
        const what = `${label} is ${is.typeName} instead of ${was.typeName}`;
        return { kind: areTexts(was, is) ? "result-widened" : "types", what };
    }
    const more = after.slice(before.length).map(({ name }) => name);
    if (more.length === 0)
        return null;
    return { kind: "result-widened", what: `its result has ${more.length === 1 ? "a column" : "columns"} more` };
}
const texts = new Set(["text", "character varying", "character"]);
/** What a driver reads and writes alike. */
function areTexts(a, b) {
    return texts.has(a.typeName) && texts.has(b.typeName);
}

// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(8165);
// EXTERNAL MODULE: ./lib/core/problems.js + 9 modules
var problems = __webpack_require__(474);
// EXTERNAL MODULE: ./lib/environment/run-state.js
var run_state = __webpack_require__(612);
;// CONCATENATED MODULE: ./lib/environment/broken-queries.js




/** So many are shown one by one; the rest is told as a number. */
const mostShown = 20;
const longestShown = 400;
/** The findings about statements that a migration breaks: what the statement is, how often it ran, and why. */
async function toBrokenFindings(world, loaded, step, broken, observation) {
    const environment = loaded.environment.name;
    const audience = world.config.audience;
    const shown = [];
    for (const { known, breakage } of broken.slice(0, mostShown)) {
        const place = await placeOf(loaded, step, known.statement.relations.map(({ name }) => name));
        const severity = breakage.kind === "result-widened" ? "warning" : "error";
        const words = { statement: known.observed, breakage, title: (0,run_state/* titleOf */.Gg)(step) };
        // What is in no file of the repository is nobody's business but the team's.
        const hidden = audience === "public" && known.observed.place === null;
        const message = hidden ? sayLess(words) : sayAll(words, observation);
        shown.push((0,problems/* finding */.g)("query-broken", { message, severity, environment, help: helpOf(breakage), ...place }));
    }
    const more = broken.length - shown.length;
    if (more <= 0)
        return shown;
    const message = `${more} more observed statements break after ${(0,run_state/* titleOf */.Gg)(step)}`;
    return [...shown, (0,problems/* finding */.g)("query-broken", { message, environment, file: (0,plan/* scriptOf */.Fl)(step).file })];
}
function sayAll({ statement, breakage, title }, observation) {
    const text = statement.text.replaceAll(/\s+/g, " ");
    const cut = text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
    const since = observation?.since == null ? "" : ` since ${observation.since.slice(0, 10)}`;
    const role = statement.role === null ? "" : ` by ${statement.role}`;
    const calls = statement.calls ?? 0;
    const who = statement.place === null
        ? ` (called ${calls.toLocaleString("en-US")} ${calls === 1 ? "time" : "times"}${role}${since})`
        : ` (${statement.place.file}:${statement.place.line})`;
    return `after ${title} the application's statement \`${cut.replaceAll("`", "'")}\`${who} ${sayBreakage(breakage)}`;
}
function sayLess({ breakage, title }) {
    const why = breakage.kind === "refused" ? `fails with ${breakage.sqlstate}` : "gives or takes something else";
    return `after ${title} a statement that the application was seen to run ${why}`;
}
function sayBreakage(breakage) {
    switch (breakage.kind) {
        case "refused":
            return `fails: ${breakage.message} (${breakage.sqlstate})`;
        case "left-out":
            return `fails: it gives no value to ${breakage.columns.join(", ")}, which is required then (23502)`;
        case "result-widened":
            return `is another one for a client that has prepared it: ${breakage.what} (0A000, cached plan must not change result type)`;
        case "types":
            return `is another one: ${breakage.what}`;
    }
}
function helpOf(breakage) {
    switch (breakage.kind) {
        case "left-out":
            return "give the column a DEFAULT, or let it be NULL until every running application sets it";
        case "result-widened":
            return "let the application name its columns, or let it connect anew after the deployment";
        case "refused":
        case "types":
            return "keep what it needs until no running application uses it: add the new beside the old, deploy the application, remove the old in a later pull request";
    }
}
/** The first statement of the file that is about one of those relations; else the file. */
async function placeOf(loaded, step, names) {
    const script = (0,plan/* scriptOf */.Fl)(step);
    const { statements } = await loaded.parse(script);
    const about = statements.find((one) => (0,named_relations/* namedRelations */.LW)([one]).some(({ name }) => names.includes(name)));
    return about?.location ?? statements[0]?.location ?? { file: script.file };
}

;// CONCATENATED MODULE: ./lib/environment/queries.js




/** For the planning of all statements before and after all migrations, and for their replay. */
const queries_totalMs = 30_000;
const replayMs = { scriptMs: 30_000, totalMs: 60_000 };
/** Plans the statements of the application on the shadow before and after every pending migration. */
async function checkQueries(world, loaded, planned, { observation, known }, open) {
    const total = known.statements.length + known.unreadable;
    const base = {
        fromFiles: known.statements.filter(({ observed }) => observed.place !== null).length,
        since: observation?.since ?? null,
        evicted: observation?.evicted ?? null,
        server: observation === null || observation.problem !== null ? null : observation.server,
        problem: observation?.problem ?? null,
    };
    const none = (problem) => ({
        report: { ...base, checked: 0, notChecked: total, broken: 0, problem: problem ?? base.problem },
        byScript: new Map(),
        findings: known.findings,
    });
    if (known.statements.length === 0 || planned.steps.length === 0)
        return none(null);
    const history = await open();
    if (history.kind === "unknown")
        return none(history.because);
    if (history.trust === "recorded")
        return none("the files on record run as a superuser only, which pending ones may not");
    world.log.progress(`planning ${known.statements.length} statements of the application`);
    const walk = await walkOnClone({ world, loaded, steps: planned.steps }, history.clone, known.statements);
    if (walk instanceof failure/* Failure */.H)
        return none(`the throw-away database was lost: ${walk.message}`);
    const findings = [...known.findings];
    let broken = 0;
    const byScript = new Map();
    for (const { step, found } of walk.steps) {
        broken += found.length;
        byScript.set((0,plan/* scriptOf */.Fl)(step), { checked: walk.checked, notChecked: total - walk.checked, broken: found.length });
        findings.push(...(await toBrokenFindings(world, loaded, step, found, observation)));
    }
    world.log.progress("");
    const report = {
        ...base,
        checked: walk.checked,
        notChecked: total - walk.checked,
        broken,
        problem: walk.problem ?? base.problem,
    };
    return { report, byScript, findings };
}
/** A throw-away database that is lost is no reason to lose the rest of the report. */
async function walkOnClone(walking, clone, statements) {
    try {
        return await walkSteps({ ...walking, database: await clone() }, statements);
    }
    catch (error) {
        if (error instanceof failure/* Failure */.H && error.kind !== "cancelled")
            return error;
        throw error;
    }
}
async function walkSteps(walking, statements) {
    const { world, loaded, database, steps } = walking;
    const { replay } = await __webpack_require__.e(/* import() */ 7737).then(__webpack_require__.bind(__webpack_require__, 7737));
    const until = Date.now() + queries_totalMs;
    let working = await listWorking(walking, statements, until);
    const checked = working.length;
    const done = [];
    for (const step of steps) {
        const script = (0,plan/* scriptOf */.Fl)(step);
        const runnable = { script, parsed: await loaded.parse(script) };
        const { outcomes } = await replay(database, [runnable], { ...replayMs, signal: world.signal });
        if (outcomes[0]?.kind !== "done")
            return { checked, steps: done, problem: `${script.name} does not run on the shadow` };
        const found = await listBroken(walking, working, until);
        if (found === "late")
            return { checked, steps: done, problem: "the time for planning them was over" };
        done.push({ step, found });
        const gone = new Set(found.map(({ known }) => known));
        working = working.filter(({ known }) => !gone.has(known));
    }
    return { checked, steps: done, problem: null };
}
async function listWorking({ world, database }, statements, until) {
    const { planStatement, prepareToPlan } = await __webpack_require__.e(/* import() */ 1709).then(__webpack_require__.bind(__webpack_require__, 1709));
    await prepareToPlan(database);
    const working = [];
    for (const known of statements) {
        // Half of the time is for what comes after.
        if (Date.now() > until - queries_totalMs / 2)
            break;
        const { role, searchPath } = known.observed;
        // Rights that were given by hand are not on the shadow: then the owner shows at least what became of the schema.
        for (const as of role === null ? [null] : [role, null]) {
            const before = await planStatement(database, known.statement, { role: as, searchPath }, world.signal);
            if (before.kind === "planned")
                working.push({ known, role: as, before });
            if (before.kind === "planned")
                break;
        }
    }
    return working;
}
async function listBroken({ world, database }, working, until) {
    const { planStatement, prepareToPlan } = await __webpack_require__.e(/* import() */ 1709).then(__webpack_require__.bind(__webpack_require__, 1709));
    await prepareToPlan(database);
    const broken = [];
    for (const { known, role, before } of working) {
        if (Date.now() > until)
            return "late";
        const { searchPath } = known.observed;
        const after = await planStatement(database, known.statement, { role, searchPath }, world.signal);
        const breakage = findBreakage(before, after);
        if (breakage !== null)
            broken.push({ known, breakage });
    }
    return broken;
}

// EXTERNAL MODULE: ./lib/core/positions.js
var positions = __webpack_require__(2684);
// EXTERNAL MODULE: ./lib/sql/pieces.js
var pieces = __webpack_require__(1209);
;// CONCATENATED MODULE: ./lib/environment/query-statements.js





/** All statements that are known of the application but those whose fingerprints are `own`, each text once for each role, the most called first. */
async function toKnownStatements(observation, files, own) {
    const parser = await (0,sql_parser/* loadParser */.q)();
    const known = new Map();
    let unreadable = observation?.unusable ?? 0;
    for (const observed of observation?.statements ?? []) {
        const read = readApplicationStatement(parser, observed.text, { from: "server" });
        if (read.kind === "unreadable")
            unreadable += 1;
        if (read.kind !== "read")
            continue;
        if (own.has(parser.fingerprint(observed.text) ?? ""))
            continue;
        const key = JSON.stringify([observed.role, read.statement.text]);
        const calls = (observed.calls ?? 0) + (known.get(key)?.observed.calls ?? 0);
        known.set(key, { observed: { ...observed, calls }, statement: read.statement });
    }
    const findings = [];
    for (const { file, text } of files) {
        const place = (0,positions/* locator */.fl)(file, text);
        const { statements, refusals } = (0,pieces/* parsePieces */.H)(parser, text);
        unreadable += refusals.length;
        for (const { message, position } of refusals)
            findings.push(unread(message, place(position)));
        for (const piece of statements) {
            const read = readApplicationStatement(parser, piece.text, { from: "file" });
            const { line } = place(piece.start);
            if (read.kind === "unreadable")
                findings.push(unread(read.why, { file, line }));
            if (read.kind === "unreadable")
                unreadable += 1;
            if (read.kind !== "read")
                continue;
            const observed = { text: read.statement.text, role: null, searchPath: null, calls: null, place: { file, line } };
            known.set(JSON.stringify([file, line]), { observed, statement: read.statement });
        }
    }
    const statements = [...known.values()].toSorted((a, b) => (b.observed.calls ?? Infinity) - (a.observed.calls ?? Infinity) || 0);
    return { statements, unreadable, findings };
}
function unread(why, place) {
    return (0,problems/* finding */.g)("query-unread", { message: `a statement of queries was not checked: ${why}`, ...place });
}

;// CONCATENATED MODULE: ./lib/environment/prove-queries.js



/** Whether the application's statements go on working: those that the target has seen, and those of `queries`. */
async function proveQueries(world, loaded, planned, observation, open) {
    const { files, findings } = world.readQueryFiles();
    const seen = observation !== null && (observation.statements.length > 0 || observation.unusable > 0);
    if (planned.steps.length === 0 || (!seen && files.length === 0))
        return prove_queries_nothing(observation, findings);
    const own = seen ? await fingerprintsOf(loaded) : new Set();
    const known = await toKnownStatements(observation, files, own);
    const checked = await checkQueries(world, loaded, planned, { observation, known }, open);
    return { ...checked, findings: [...findings, ...checked.findings] };
}
/** The proofs of a rehearsal, with what became of the application's statements. */
function withQueries(proofs, checked) {
    return new Map([...proofs].map(([script, proof]) => [
        script,
        { ...proof, queries: checked?.byScript.get(script) ?? proof.queries },
    ]));
}
/** Why there is nothing is worth a sentence only where somebody looked. */
function prove_queries_nothing(observation, findings) {
    if (observation === null && findings.length === 0)
        return null;
    const { since = null, evicted = null, problem = null } = observation ?? {};
    const none = { checked: 0, notChecked: 0, broken: 0, fromFiles: 0, server: null };
    return { report: { ...none, since, evicted, problem }, byScript: new Map(), findings };
}
const query = /^(?:Select|Insert|Update|Delete|Merge)Stmt$/;
/** What migrations ran is no application's, though the server counts it too. */
async function fingerprintsOf({ set, parse }) {
    const { fingerprint } = await (0,sql_parser/* loadParser */.q)();
    const files = [...set.versioned, ...set.baselines].flatMap(({ script, undo }) => [script, undo]);
    const scripts = [...files, ...[...set.repeatables, ...set.callbacks].map(({ script }) => script)];
    const found = new Set();
    for (const script of scripts) {
        for (const { kind, text } of script === null ? [] : (await parse(script)).statements) {
            const mark = query.test(kind) ? fingerprint(text) : null;
            if (mark !== null)
                found.add(mark);
        }
    }
    return found;
}

// EXTERNAL MODULE: ./lib/environment/plan.js + 2 modules
var environment_plan = __webpack_require__(5408);
// EXTERNAL MODULE: ./lib/environment/not-read.js
var not_read = __webpack_require__(2742);
;// CONCATENATED MODULE: ./lib/core/existing-tables.js
const existing_tables_kinds = new Set(["table", "partitioned table", "foreign table", "view", "materialized view", "sequence"]);
/** Marks the locks that are on tables and the like which exist before all that is pending: only those can make others wait. */
function markExistingTables(proof, before) {
    const existing = new Set(before.objects.flatMap(({ kind, identity }) => (existing_tables_kinds.has(kind) ? [identity] : [])));
    const statements = proof.statements.map((statement) => ({
        ...statement,
        locks: statement.locks.map((lock) => ({
            ...lock,
            on: existing.has(lock.relation) ? "existing-table" : "other",
        })),
    }));
    return { ...proof, statements };
}

// EXTERNAL MODULE: ./lib/core/drift.js + 3 modules
var drift = __webpack_require__(6469);
// EXTERNAL MODULE: ./lib/core/drift-parts.js
var drift_parts = __webpack_require__(4727);
;// CONCATENATED MODULE: ./lib/core/schema-diagram.js

const tableKinds = new Set(["table", "partitioned table", "foreign table"]);
const schema_diagram_nothing = { columns: [], constraints: [] };
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
        columns.sort((a, b) => schema_diagram_placeOf(a) - schema_diagram_placeOf(b));
    return sides;
}
function schema_diagram_placeOf({ attributes }) {
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
    const name = lastOf(identity);
    return { name, type: attributes["type"] ?? "", change, keys: keys.get(name) ?? [] };
}
/** `email` of `public.users.email`, quotes kept. */
function lastOf(identity) {
    return identity.slice((0,drift_parts/* parentOf */.gN)(identity).length).replace(/^\./, "");
}
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
function cardinality(columns, side = schema_diagram_nothing) {
    const unique = side.constraints.some(({ attributes }) => {
        const [, kind, list = ""] = keyOf(attributes["definition"]) ?? [];
        const ofKey = (0,drift_parts/* splitNames */.bZ)(list);
        return kind !== undefined && kind !== "FOREIGN KEY" && ofKey.every((column) => columns.includes(column));
    });
    const required = side.columns
        .filter(({ identity }) => columns.includes(lastOf(identity)))
        .every(({ attributes }) => attributes["not_null"] !== undefined);
    return { many: unique ? "one" : "many", required: required ? "required" : "optional" };
}

// EXTERNAL MODULE: ./lib/core/snapshot.js
var snapshot = __webpack_require__(4587);
;// CONCATENATED MODULE: ./lib/core/schema-change.js




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
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted(compareText);
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
        compareText(a.table ?? "", b.table ?? "") ||
        Number(a.identity !== a.table) - Number(b.identity !== b.table) ||
        rankOf(a.kind) - rankOf(b.kind) ||
        compareText(`${a.kind} ${a.identity}`, `${b.kind} ${b.identity}`));
}
/** Columns as the table has them, then constraints, indexes and the rest. */
function byPlace({ left, right }) {
    const placeOf = ({ kind, identity }) => {
        const key = `${kind} ${identity}`;
        return Number((right.get(key) ?? left.get(key))?.attributes["position"] ?? 0);
    };
    return (a, b) => rankOf(a.kind) - rankOf(b.kind) || placeOf(a) - placeOf(b) || compareText(a.identity, b.identity);
}
const kindsInOrder = ["column", "constraint", "index", "trigger", "policy"];
function rankOf(kind) {
    const rank = kindsInOrder.indexOf(kind);
    return rank === -1 ? kindsInOrder.length : rank;
}
function compareText(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

;// CONCATENATED MODULE: ./lib/environment/rehearse.js




const rehearse_nothing = { proofs: new Map(), schemaChange: null, notes: [], findings: [], failure: null };
/**
 * Rehearses the pending migrations of a plan on copies of a throw-away database with what is on record. Opens none where
 * nothing is pending, or where `shadow` is off. Throws only the reason of a cancel.
 */
async function rehearsePlan(world, loaded, planned, open) {
    const migrations = planned.steps.flatMap((step) => (step.kind === "apply" ? [step.migration] : []));
    if (migrations.length === 0 || world.config.shadow.choice.kind === "off")
        return rehearse_nothing;
    const history = await open();
    const { name } = loaded.environment;
    if (history.kind === "unknown") {
        if (history.failure !== null)
            return { ...rehearse_nothing, failure: history.failure.kind, findings: history.failure.findings };
        return { ...rehearse_nothing, findings: [notRehearsed(name, history.because, history.help)] };
    }
    if (history.trust === "recorded") {
        const because = "what is on record runs as superuser only, and nothing that is pending may";
        return { ...rehearse_nothing, findings: [notRehearsed(name, because, null)] };
    }
    try {
        return await rehearseOn(world, loaded, history, migrations);
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.H) || error.kind === "cancelled")
            throw error;
        return { ...rehearse_nothing, findings: [notRehearsed(name, error.message, null)] };
    }
}
async function rehearseOn(world, loaded, { snapshot, scope, clone, shadow, notes }, migrations) {
    const { rehearse, rehearsalLimits } = await __webpack_require__.e(/* import() */ 9137).then(__webpack_require__.bind(__webpack_require__, 9137));
    const { readSchema } = await __webpack_require__.e(/* import() */ 9281).then(__webpack_require__.bind(__webpack_require__, 9281));
    const candidates = [];
    for (const migration of migrations)
        candidates.push(await toCandidate(loaded, migration));
    let schemaChange = null;
    const rehearsed = await rehearse(candidates, {
        ...rehearsalLimits,
        clone,
        signal: world.signal,
        onStart: ({ migration }) => world.log.progress(`rehearsing ${migration.script.name} for ${loaded.environment.name}`),
        onEnd: async (database) => {
            schemaChange = toSchemaChange(snapshot, await readSchema(database, scope));
        },
    });
    const proofs = rehearsed.flatMap(({ migration, proof }) => proof === null ? [] : [[migration.script, markExistingTables(proof, snapshot)]]);
    const findings = rehearsed.flatMap((one) => one.findings);
    return {
        proofs: new Map(proofs),
        schemaChange,
        notes: proofs.length === 0 ? [] : [sayStage(shadow), ...notes],
        findings,
        failure: null,
    };
}
/** Under which conditions the proofs hold. */
function sayStage({ major, engine }) {
    const server = engine === "embedded" ? `embedded PostgreSQL ${major}` : `PostgreSQL ${major}`;
    return `The migrations were rehearsed as their owner, no superuser, on seeded rows of a throw-away ${server}.`;
}
async function toCandidate(loaded, migration) {
    const { script, undo } = migration;
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

// EXTERNAL MODULE: ./lib/environment/report.js
var report = __webpack_require__(3951);
;// CONCATENATED MODULE: ./lib/environment/sizes.js



/** The sizes that a report tells: of the tables that its steps name. */
async function sizesOfSteps(loaded, { steps }, sizes) {
    const found = new Map();
    for (const step of steps) {
        const { statements } = await loaded.parse((0,plan/* scriptOf */.Fl)(step));
        for (const relation of (0,named_relations/* namedRelations */.LW)(statements)) {
            const table = nameInSizes(relation, loaded.target, sizes);
            const size = table === null ? undefined : sizes.get(table);
            if (table !== null && size !== undefined)
                found.set(table, { table, ...size });
        }
    }
    return [...found.values()].toSorted((a, b) => (b.bytes ?? Infinity) - (a.bytes ?? Infinity) || (a.table < b.table ? -1 : 1));
}
/** The name as the sizes have it; one without a schema is looked for where the migrations would find it. */
function nameInSizes({ schema, name }, target, sizes) {
    const schemas = schema === null ? [...(target?.schemas ?? []), "public"] : [schema];
    const candidates = schemas.flatMap((one) => spellings(one).flatMap((before) => spellings(name).map((after) => `${before}.${after}`)));
    return candidates.find((one) => sizes.has(one)) ?? null;
}
/** PostgreSQL quotes what is no plain word, and words that its grammar keeps for itself. */
function spellings(name) {
    return /^[a-z_][a-z0-9_]*$/.test(name) ? [name, (0,quote/* quoteIdentifier */.Cm)(name)] : [(0,quote/* quoteIdentifier */.Cm)(name)];
}

// EXTERNAL MODULE: ./lib/core/state.js
var core_state = __webpack_require__(4734);
;// CONCATENATED MODULE: ./lib/environment/review.js


/** Reviews what is pending in one environment, without running any of it. */
async function reviewPending(world, loaded, planned, { schema = null, sizes, proofs = new Map() } = {}) {
    if (planned.steps.length === 0)
        return { findings: [], waivers: [] };
    const { review, knownBefore, settleByProof } = await __webpack_require__.e(/* import() */ 2388).then(__webpack_require__.bind(__webpack_require__, 2388));
    const { environment, target, set, state } = loaded;
    const files = await Promise.all(planned.steps.map((step, index) => toReviewed(loaded, step, index)));
    const applied = state.migrations.filter(({ state: name }) => !/^(?:pending|out-of-order|failed)$/.test(name));
    const before = schema === null ? await Promise.all(scriptsBefore(loaded).map(loaded.parse)) : [];
    const several = world.config.environments.length > 1;
    const reviewed = review({
        files,
        known: knownBefore({ searchPath: searchPathOf(loaded), scripts: before, schema }),
        context: {
            major: target?.major ?? null,
            sizes: sizes ?? null,
            thresholds: world.config.review.sizes,
            levels: world.config.review.levels,
            audience: world.config.audience,
            applied: applied.map((one) => ({ version: (0,core_state/* versionOf */.E4)(one), script: one.migration?.script ?? null })),
            versions: [...set.versioned, ...set.baselines].map(({ version }) => version.text),
            environment: several ? environment.name : null,
        },
    });
    const byFile = new Map([...proofs].map(([script, proof]) => [script.file, proof]));
    const byUndo = new Map(set.versioned.flatMap(({ script, undo }) => {
        const proof = undo === null ? undefined : proofs.get(script);
        return undo === null || proof === undefined ? [] : [[undo.file, proof]];
    }));
    return { ...reviewed, findings: settleByProof(reviewed.findings, { byFile, byUndo }) };
}
function searchPathOf({ target, environment }) {
    const home = target === null ? [] : [target.home];
    return [...new Set([...environment.schemas, ...home])];
}
async function toReviewed(loaded, step, index) {
    const script = (0,plan/* scriptOf */.Fl)(step);
    const parsed = await loaded.parse(script);
    if (step.kind === "repeat")
        return { file: { kind: "repeatable", index, script, parsed, migration: null }, undo: null };
    const { migration } = step;
    const file = { kind: "migration", index, script, parsed, migration };
    if (migration.undo === null)
        return { file, undo: null };
    const undo = { ...file, kind: "undo", script: migration.undo, parsed: await loaded.parse(migration.undo) };
    return { file, undo };
}
/** The scripts that made the schema, as far as there are files: those on record, in order, then repeatables. */
function scriptsBefore({ state }) {
    const versioned = state.migrations.flatMap((one) => one.migration !== null && /^(?:applied|edited|baseline|below-baseline)$/.test(one.state)
        ? [one.migration.script]
        : []);
    const repeatables = state.repeatables.flatMap((one) => one.repeatable !== null && one.state !== "pending" ? [one.repeatable.script] : []);
    return [...versioned, ...repeatables];
}

// EXTERNAL MODULE: ./lib/review/waive.js
var waive = __webpack_require__(7806);
;// CONCATENATED MODULE: ./lib/commands/check.js















/** Files against every environment, and what would run there. Writes nothing anywhere. */
async function check(world) {
    world.log.progress("reading the databases");
    const results = await Promise.all(world.config.environments.map((environment) => (0,finish/* settleEnvironment */.zQ)((0,report/* toUnreachable */.w8)(environment, "not read"), () => checkOne(world, environment))));
    world.log.progress("");
    return (0,finish/* toReport */.cG)(world, results, {
        leftOut: results.flatMap(({ report }) => sentenceOf(report, world)),
        findings: (0,waive/* listUnused */.V)(results.flatMap(({ waivers }) => (waivers === undefined ? [] : [waivers]))),
    });
}
async function checkOne(world, environment) {
    if (environment.database.kind === "none")
        return await checkWithoutDatabase(world, environment, environment.database.reason);
    return await (0,connect/* readEnvironment */.Qo)(world, environment, { applyEvents: false }, (loaded, session) => (0,history_on_shadow/* withHistoryOnShadow */.s)(world, { loaded, session }, async (open) => {
        const askLive = (plan) => askTarget(world, loaded, plan, session);
        const planned = await toResult(world, loaded, { askLive, open });
        const drift = await (0,environment_drift/* assessDrift */.C)(world, loaded, session, open);
        return {
            ...planned,
            report: { ...planned.report, drift: drift.report },
            findings: [...planned.findings, ...drift.findings.map(atMostWarning)],
            failure: drift.failure ?? planned.failure,
        };
    }));
}
/** What the base branch holds counts as applied, so that a fork's pull request is checked as far as possible. */
async function checkWithoutDatabase(world, environment, reason) {
    const loaded = (0,load/* load */.Hh)(world, environment, null, (0,load/* recordOfBase */.yK)(world, environment));
    const askLive = async () => nothingLive;
    const result = await (0,history_on_shadow/* withHistoryOnShadow */.s)(world, { loaded, session: null }, (open) => toResult(world, loaded, { askLive, open }));
    const findings = [...result.findings, (0,not_read/* notReadFinding */.Z)(environment, reason), ...withoutBase(world)];
    return { ...result, findings };
}
/** A shallow checkout has no base branch: every migration looks new, and the remedy is one line. */
function withoutBase({ base, context }) {
    if (base !== null || context.pullRequest === null)
        return [];
    const message = "the base branch could not be read, so every migration counts as pending";
    return [(0,problems/* finding */.g)("base-branch", { message, help: "check out with fetch-depth: 0" })];
}
async function toResult(world, loaded, { askLive, open }) {
    const planned = await (0,environment_plan/* planToApply */.nf)(world, loaded, { withUndo: true });
    const { probes, findings, ...live } = await askLive(planned);
    const sizes = await sizesOfSteps(loaded, planned, live.sizes);
    const rehearsed = await rehearsePlan(world, loaded, planned, open);
    const reviewed = await reviewPending(world, loaded, planned, {
        sizes: live.sizes,
        schema: await schemaBefore(world, planned, open),
        proofs: rehearsed.proofs,
    });
    const queries = await proveQueries(world, loaded, planned, live.observation, open);
    const proofs = withQueries(rehearsed.proofs, queries);
    const proven = [...findings, ...rehearsed.findings, ...(queries?.findings ?? [])];
    return {
        report: (0,report/* toEnvironmentReport */.l5)(loaded, {
            planned,
            sizes,
            probes,
            proofs,
            queries: queries?.report ?? null,
            schemaChange: rehearsed.schemaChange,
        }),
        findings: [...planned.plan.findings, ...proven, ...reviewed.findings],
        failure: rehearsed.failure,
        waivers: reviewed.waivers,
        leftOut: rehearsed.notes,
    };
}
/** The schema that the pending files meet, where the rehearsal has opened a throw-away database with it. */
async function schemaBefore({ config }, { steps }, open) {
    if (config.shadow.choice.kind === "off" || !steps.some(({ kind }) => kind === "apply"))
        return null;
    const history = await open();
    return history.kind === "replayed" ? history.snapshot : null;
}
/** A schema that could not be read just now is no reason to hold a pull request back. */
function atMostWarning(one) {
    return one.rule === "snapshot" && one.severity === "error" ? { ...one, severity: "warning" } : one;
}
function sentenceOf(report, { base }) {
    if (report.reachable)
        return [];
    const instead = report.source !== "base-branch"
        ? "Its state is unknown."
        : base === null
            ? "The base branch could not be read either, so every migration counts as pending."
            : "Instead of its record, what the base branch holds counts as applied.";
    return [`${report.name} was not read (${report.unreachable ?? "no database URL"}). ${instead}`];
}


/***/ }),

/***/ 543:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ assessDrift)
});

// EXTERNAL MODULE: ./lib/core/drift-report.js
var drift_report = __webpack_require__(8135);
// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(8165);
// EXTERNAL MODULE: ./lib/core/problems.js + 9 modules
var problems = __webpack_require__(474);
// EXTERNAL MODULE: ./lib/core/report.js + 1 modules
var report = __webpack_require__(7502);
// EXTERNAL MODULE: ./lib/database/catalog/read-snapshot.js + 21 modules
var read_snapshot = __webpack_require__(4571);
// EXTERNAL MODULE: ./lib/database/session.js
var database_session = __webpack_require__(9357);
// EXTERNAL MODULE: ./lib/environment/compare-schemas.js + 2 modules
var compare_schemas = __webpack_require__(839);
// EXTERNAL MODULE: ./lib/environment/drift-sql.js
var drift_sql = __webpack_require__(599);
// EXTERNAL MODULE: ./lib/environment/live-words.js + 4 modules
var live_words = __webpack_require__(2940);
;// CONCATENATED MODULE: ./lib/environment/expected-from-files.js


/** What the live schema should be by the files on record, in the live server's own words. */
async function expectedFromFiles(world, environment, live, open) {
    const history = await open();
    if (history.kind === "unknown")
        return toUnknown(environment, history);
    if (history.incomplete !== null)
        return toUnknown(environment, { ...incomplete, because: history.incomplete });
    return { kind: "known", ...(await (0,live_words/* replayedInLiveWords */.L)(world, environment, history, live)) };
}
const incomplete = { kind: "unknown", reason: "unfinished", help: null, failure: null };
function toUnknown(environment, { reason, because, help, failure }) {
    if (reason === "off")
        return { kind: "off", findings: [], failure: null };
    if (failure?.kind === "bad-input") {
        const findings = failure.findings.map((one) => ({ ...one, environment }));
        return { kind: "unknown", findings, failure: failure.kind };
    }
    const message = reason === "adopted"
        ? `the database is compared with the stored snapshot only: ${because}`
        : `whether the database is what the files say is unknown, because ${because}; it is compared with the stored snapshot only`;
    const found = (0,problems/* finding */.g)("drift-unknown", { message, help: help ?? ways[reason], environment });
    return { kind: "unknown", findings: [found], failure: null };
}
const ways = {
    adopted: "nothing to do: what changes from here on is found by the snapshot",
    "not-found": "restore the file as it ran",
    unfinished: "the stored snapshot finds what changes from the last deploy on",
    "not-replayable": "pass as shadow the URL of a server that has what is missing, or pass shadow: off",
    "no-shadow": "pass shadow: pglite, the URL of an empty database, or shadow: off",
};

// EXTERNAL MODULE: ./lib/environment/scope.js
var scope = __webpack_require__(9609);
// EXTERNAL MODULE: ./lib/environment/stored-schema.js + 5 modules
var stored_schema = __webpack_require__(9303);
;// CONCATENATED MODULE: ./lib/environment/drift.js












/**
 * Compares the live schema with what the last deploy left, and with what the files on record make. What cannot be read
 * or compared is unknown, with findings that say why, never guessed. Read-only; throws nothing anticipated.
 */
async function assessDrift(world, loaded, session, open) {
    const { target, environment, onRecord } = loaded;
    const nothing = onRecord.missing.includes("versions") || onRecord.findings.some((one) => one.severity === "error");
    if (target === null || nothing)
        return { report: report/* driftOff */.de, findings: [], failure: null };
    try {
        const live = await (0,read_snapshot.readSnapshot)(session, (0,scope/* scopeOf */.O)(loaded, target));
        const deployed = await sinceLastDeploy(world, loaded, { target, session, live, open });
        const files = await expectedFromFiles(world, environment.name, { snapshot: live, session }, open);
        const answer = toAnswer(world, files, live);
        const failure = files.kind === "known" ? null : files.failure;
        const assessment = toAssessment(environment.name, [deployed, answer], failure);
        const report = await (0,drift_sql/* withSql */.B)(world, assessment.report, { open, answer, live, session });
        return { ...assessment, report };
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.H) || error.kind === "cancelled")
            throw error;
        const findings = error.findings.map((one) => ({ ...one, environment: environment.name }));
        return {
            report: { ...report/* driftOff */.de, status: "unknown" },
            findings,
            failure: (0,database_session/* isConnectionLost */.pb)(error) ? error.kind : null,
        };
    }
}
/** The first question: what changed since the last deploy? */
async function sinceLastDeploy(world, loaded, { target, session, live, open }) {
    const against = "snapshot";
    const stored = await (0,stored_schema/* readStored */.C)(session, target, loaded);
    switch (stored.kind) {
        case "settled":
            return await compareDeployed(world, loaded, stored.snapshot, { session, live, open });
        case "unsettled": {
            const expected = await (0,stored_schema/* settled */.g)(stored.begun, live, { loaded, target, scripts: stored.scripts });
            return await compareDeployed(world, loaded, expected, { session, live, open });
        }
        case "unreadable":
            return { kind: "unknown", against, findings: stored.findings };
        case "stale":
            return unknown(loaded, `${(0,compare_schemas/* staleText */.Zg)(stored.takenAt)}, so what changed since then is unknown`);
        case "none":
            if (loaded.onRecord.history.applied.length === 0)
                return { kind: "off", against };
            return unknown(loaded, "no snapshot is stored yet, so what changed since the last deploy is unknown");
    }
}
async function compareDeployed(world, { environment }, stored, { session, live, open }) {
    const from = { stored, live: { snapshot: live, session }, open };
    const { expected, findings } = await (0,live_words/* storedInLiveWords */.G)(world, environment.name, from);
    const answer = (0,compare_schemas/* compare */.UD)({ against: "snapshot", expected, live }, world);
    return answer.kind === "known" ? { ...answer, findings: [...answer.findings, ...findings] } : answer;
}
function unknown({ environment }, message) {
    const findings = [(0,problems/* finding */.g)("drift-unknown", { message, environment: environment.name })];
    return { kind: "unknown", against: "snapshot", findings };
}
/** The second question: is this database what the files say? */
function toAnswer(world, files, live) {
    if (files.kind !== "known")
        return { ...files, against: "files" };
    const answer = (0,compare_schemas/* compare */.UD)({ against: "files", expected: files.expected, live }, world);
    return answer.kind === "known" ? { ...answer, findings: [...answer.findings, ...files.findings] } : answer;
}
function toAssessment(environment, answers, failure) {
    const report = (0,drift_report/* toDriftReport */.P)(answers);
    const findings = answers.flatMap((answer) => (answer.kind === "off" ? [] : answer.findings));
    const told = findings.filter((one) => one.rule !== "drift-ignore-unused" || isUnusedInAll(one, answers));
    return { report, findings: [...told, ...(0,compare_schemas/* driftFindings */.Ms)(report, environment)], failure };
}
/** A pattern may match what only one of the expected schemas has. */
function isUnusedInAll({ message }, answers) {
    const known = answers.filter((answer) => answer.kind === "known");
    return known.every(({ findings }) => findings.some((one) => one.message === message));
}


/***/ }),

/***/ 2742:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ notRead),
/* harmony export */   Z: () => (/* binding */ notReadFinding)
/* harmony export */ });
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(474);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3951);


/** The result of an environment without a URL at hand: shown as not reachable, never guessed. */
function notRead(environment, reason) {
    return {
        report: (0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .toUnreachable */ .w8)(environment, reason),
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
/* harmony export */   l5: () => (/* binding */ toEnvironmentReport),
/* harmony export */   w8: () => (/* binding */ toUnreachable)
/* harmony export */ });
/* unused harmony export placeOf */
/* harmony import */ var _core_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3504);
/* harmony import */ var _core_report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7502);
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
        repeatables: state.repeatables.map((one) => toRepeatableReport(one, results)),
        steps: steps.map((step) => toStepReport(step, loaded, parts)),
        lastChange: onRecord.history.lastChange,
        longestWaitMs: parts.longestWaitMs ?? null,
        sizes: parts.sizes ?? [],
        probes: parts.probes ?? [],
        schemaChange: parts.schemaChange ?? null,
        queries: parts.queries ?? null,
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
function toRepeatableReport(state, results) {
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

/***/ 7806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ waive),
/* harmony export */   V: () => (/* binding */ listUnused)
/* harmony export */ });
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(474);

/** Marks the findings that waivers accept, and tells of each waiver what it did not accept. */
function waive(shown, files) {
    const used = new Set();
    const findings = shown.map(({ draft, finding: one }) => {
        const waiver = draft.file.script.waivers.find((candidate) => covers(candidate, draft));
        if (waiver === undefined)
            return one;
        used.add(usageKey(draft.file, waiver, draft.rule));
        return { ...one, waived: waiver.reason };
    });
    const waivers = files.flatMap((file) => file.script.waivers.map((waiver) => {
        const unused = waiver.rules.filter((rule) => !used.has(usageKey(file, waiver, rule)));
        return { file: file.script.file, line: waiver.line, unused };
    }));
    return { findings, waivers };
}
/** The waivers that waived nothing in any of some reviews, as findings. */
function listUnused(reviews) {
    const places = new Map();
    for (const use of reviews.flat()) {
        const key = JSON.stringify([use.file, use.line]);
        const known = places.get(key);
        if (known === undefined)
            places.set(key, { use, unused: new Set(use.unused) });
        else
            for (const rule of known.unused)
                if (!use.unused.includes(rule))
                    known.unused.delete(rule);
    }
    return [...places.values()].flatMap(({ use: { file, line }, unused }) => [...unused].map((rule) => {
        const message = `the waiver of "${rule}" waives nothing: the rule finds nothing there`;
        return (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .g)("waiver", { message, help: "remove it", severity: "warning", file, line });
    }));
}
function usageKey({ script }, { line }, rule) {
    return JSON.stringify([script.file, line, rule]);
}
function covers(waiver, { rule, file, site }) {
    if (!waiver.rules.includes(rule))
        return false;
    if (waiver.scope === "file")
        return true;
    const below = file.parsed.statements.find(({ location }) => (location.line ?? 0) > waiver.line);
    return site !== null && site.statement === below;
}


/***/ })

};
