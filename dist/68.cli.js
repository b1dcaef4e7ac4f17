export const id = 68;
export const ids = [68,3464];
export const modules = {

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

/***/ 2498:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ readObservation)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9531);
/* harmony import */ var _sql_application_statement_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3904);
/* harmony import */ var _sql_parser_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6121);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4297);




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
    const statements = `SELECT * FROM (${source.sql}) s ORDER BY s.calls DESC, s.query LIMIT ${mostStatements}`;
    const { rows, error } = await (0,_read_js__WEBPACK_IMPORTED_MODULE_2__/* .tryRead */ .o)(session, [statements, infoSql(source.schema)], ["statement_timeout = '10s'"]);
    if (error !== null) {
        return nothing(`pg_stat_statements could not be read: ${error.message} (${error.sqlstate})`, source.standby);
    }
    const paths = await readSearchPaths(session);
    const [since, evicted] = rows[1]?.[0] ?? [];
    return {
        ...(await toStatements(rows[0] ?? [], paths)),
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
    const { rows, error } = await (0,_read_js__WEBPACK_IMPORTED_MODULE_2__/* .tryRead */ .o)(session, [
        `SELECT (SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_stat_statements'),
  EXISTS (SELECT FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteLiteral */ .ce)(home)} AND p.proname = '${lender}'
    AND p.pronargs = 0 AND has_function_privilege(p.oid, 'EXECUTE') AND has_schema_privilege(n.oid, 'USAGE')),
  pg_has_role('pg_read_all_stats', 'USAGE'), pg_is_in_recovery()`,
    ]);
    if (error !== null)
        return { problem: `the catalog could not be read (${error.sqlstate})`, standby: false };
    const [schema, lends, sees, recovering] = rows[0]?.[0] ?? [];
    const standby = recovering === "t";
    if (schema == null)
        return { problem: "the extension pg_stat_statements is not installed in this database", standby };
    if (lends === "t" && sees !== "t") {
        const sql = `SELECT f.role_name, f.calls, f.query FROM ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteIdentifier */ .Cm)(home)}.${lender}() f(role_name, calls, query)`;
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
  FROM ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteIdentifier */ .Cm)(schema)}.pg_stat_statements s JOIN pg_catalog.pg_roles r ON r.oid OPERATOR(pg_catalog.=) s.userid
  WHERE s.dbid OPERATOR(pg_catalog.=) (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database())
  AND coalesce((pg_catalog.to_jsonb(s) OPERATOR(pg_catalog.->>) 'toplevel')::boolean, true)
  AND (s.queryid IS NULL OR s.query OPERATOR(pg_catalog.~*) ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteLiteral */ .ce)(queries)})`;
}
function infoSql(schema) {
    return `SELECT pg_catalog.to_char(i.stats_reset AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), i.dealloc FROM ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteIdentifier */ .Cm)(schema)}.pg_stat_statements_info i`;
}
/** The search_path with which each role logs in to this database. Read-only. */
async function readSearchPaths(session) {
    const { rows, error } = await (0,_read_js__WEBPACK_IMPORTED_MODULE_2__/* .tryRead */ .o)(session, [
        `SELECT r.rolname, coalesce((SELECT substr(l, length('search_path=') + 1) FROM pg_db_role_setting d, unnest(d.setconfig) l
    WHERE l LIKE 'search\\_path=%' AND d.setrole IN (0, r.oid) AND d.setdatabase IN (0, b.oid) AND (d.setrole, d.setdatabase) <> (0, 0)
    ORDER BY d.setrole <> 0 DESC, d.setdatabase <> 0 DESC LIMIT 1), CASE WHEN g.source IN ('database', 'user', 'database user') THEN g.boot_val ELSE g.reset_val END)
  FROM pg_roles r, pg_database b, pg_settings g WHERE b.datname = current_database() AND g.name = 'search_path'`,
    ]);
    return new Map((error === null ? (rows[0] ?? []) : []).map(([role, path]) => [role ?? "", path ?? ""]));
}
async function toStatements(rows, paths) {
    const parser = await (0,_sql_parser_js__WEBPACK_IMPORTED_MODULE_1__/* .loadParser */ .q)();
    const statements = [];
    let unusable = 0;
    for (const [role = null, calls, query] of rows) {
        const read = query == null || query.length > longestText ? null : (0,_sql_application_statement_js__WEBPACK_IMPORTED_MODULE_0__/* .readApplicationStatement */ .Q)(parser, query, { from: "server" });
        if (read === null || read.kind === "unreadable")
            unusable += 1;
        if (read?.kind !== "read")
            continue;
        const searchPath = role === null ? null : (paths.get(role) ?? null);
        statements.push({ text: read.statement.text, role, searchPath, calls: Number(calls ?? 0), place: null });
    }
    return { statements, unusable };
}


/***/ }),

/***/ 9395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ readSizes)
/* harmony export */ });
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4297);

/** Larger tables first, so that what is left out of an enormous schema is small. */
const mostTables = 20_000;
const settings = ["quote_all_identifiers = off", "lock_timeout = '300ms'", "statement_timeout = '5s'"];
/**
 * How large every table of the user's schemas is. Statistics alone answer where measuring its files would have to wait
 * for a lock, and what neither can say is absent. Read-only, no privilege needed.
 */
async function readSizes(session) {
    for (const by of ["files", "statistics"]) {
        const { rows, error } = await (0,_read_js__WEBPACK_IMPORTED_MODULE_0__/* .tryRead */ .o)(session, [sizesSql(by)], settings);
        if (error === null)
            return toSizes(rows[0] ?? []);
    }
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
    return `WITH RECURSIVE own AS MATERIALIZED (
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
  GROUP BY r.oid, r.nspname, r.relname ORDER BY sum(o.relpages) DESC, 1 LIMIT ${mostTables}`;
}


/***/ }),

/***/ 6244:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  M: () => (/* binding */ readEvidenceFile),
  B: () => (/* binding */ writeEvidenceFile)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(8165);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(551);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./lib/files/inside.js
var inside = __webpack_require__(8507);
// EXTERNAL MODULE: ./lib/files/read-text.js
var read_text = __webpack_require__(5747);
;// CONCATENATED MODULE: ./lib/files/evidence-file.js




/** The text of an evidence file, or half a sentence that says why it cannot be had. */
function readEvidenceText(file, { root, confined }, largestBytes) {
    const path = (0,external_node_path_.resolve)(root, file);
    try {
        const stats = (0,external_node_fs_.lstatSync)(path);
        if (!stats.isFile())
            return { problem: "it is no file" };
        if (stats.size > largestBytes)
            return { problem: `it is larger than ${largestBytes / 1024 / 1024} MB` };
        if (confined && !(0,inside/* isInside */.F)((0,external_node_fs_.realpathSync)(path), (0,external_node_fs_.realpathSync)(root)))
            return { problem: "it lies outside the workspace" };
        return { text: (0,external_node_fs_.readFileSync)(path, "utf8") };
    }
    catch (error) {
        const code = (0,read_text/* codeOf */.$)(error);
        return { problem: code === "ENOENT" ? "there is no such file" : `it cannot be read (${code})` };
    }
}
/** Writes an evidence file, for its owner's eyes; returns its path as people see it, or why it was not written. */
function writeEvidenceText(file, { root, confined }, text) {
    const path = (0,external_node_path_.resolve)(root, file);
    const outside = "it would lie outside the workspace";
    if (confined && !(0,inside/* isInside */.F)(path, (0,external_node_path_.resolve)(root)))
        return { problem: outside };
    try {
        // What is there already may lead elsewhere, where not even a folder is made.
        if (confined && !(0,inside/* isInside */.F)((0,external_node_fs_.realpathSync)(nearestFolder(path)), (0,external_node_fs_.realpathSync)(root)))
            return { problem: outside };
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(path), { recursive: true });
        // An older one may be a link, or open to others.
        (0,external_node_fs_.rmSync)(path, { force: true });
        (0,external_node_fs_.writeFileSync)(path, text, { mode: 0o600 });
        return { written: (0,inside/* isInside */.F)(path, (0,external_node_path_.resolve)(root)) ? (0,external_node_path_.relative)(root, path).split(external_node_path_.sep).join("/") : path };
    }
    catch (error) {
        return { problem: `it cannot be written (${(0,read_text/* codeOf */.$)(error)})` };
    }
}
/** Of the folders above a path, the lowest that is there; a link that leads nowhere is. */
function nearestFolder(path) {
    const folder = (0,external_node_path_.dirname)(path);
    return folder === path || (0,external_node_fs_.lstatSync)(folder, { throwIfNoEntry: false }) !== undefined ? folder : nearestFolder(folder);
}

// EXTERNAL MODULE: ./lib/git/run-git.js
var run_git = __webpack_require__(3464);
;// CONCATENATED MODULE: ./lib/git/is-tracked.js

/** Whether git tracks a file; false where there is no repository, or no git. Read-only. */
async function isTracked(repository, file) {
    return (await (0,run_git.runGit)(repository, ["ls-files", "--error-unmatch", "--", file])) !== null;
}

// EXTERNAL MODULE: ./lib/environment/evidence/evidence.js
var evidence = __webpack_require__(290);
;// CONCATENATED MODULE: ./lib/environment/evidence/evidence-file.js






/** The text of an evidence file. Throws Failure for one that is not there, too large, elsewhere, or tracked by git. */
async function readEvidenceFile(place, file) {
    await refuseTracked(place, file);
    const read = readEvidenceText(file, { ...place, root: place.workingDirectory }, evidence/* largestEvidence */.Us);
    if ("problem" in read)
        throw refuse(file, `cannot be used: ${read.problem}`);
    return read.text;
}
/** Writes an evidence file; returns its path as people see it. Throws Failure. */
async function writeEvidenceFile(place, file, text) {
    await refuseTracked(place, file);
    const wrote = writeEvidenceText(file, { ...place, root: place.workingDirectory }, text);
    if ("problem" in wrote)
        throw refuse(file, `was not written: ${wrote.problem}`);
    return wrote.written;
}
/** In git a pull request could change it, and everybody could read it for ever. */
async function refuseTracked({ workingDirectory }, file) {
    if (!(await isTracked(workingDirectory, (0,external_node_path_.resolve)(workingDirectory, file))))
        return;
    const help = "take it out of git with git rm --cached, add it to .gitignore, and pass it on as an artifact or a cache";
    throw refuse(file, "is tracked by git, where a pull request could change it and everybody reads it", help);
}
function refuse(file, what, help) {
    const message = `the evidence ${file} ${what}`;
    return new failure/* Failure */.H("bad-input", [(0,problems/* finding */.g)("evidence", { message, ...(help === undefined ? {} : { help }) })]);
}


/***/ }),

/***/ 290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O1: () => (/* binding */ encodeEvidence),
/* harmony export */   Us: () => (/* binding */ largestEvidence),
/* harmony export */   kw: () => (/* binding */ decodeEvidence)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5217);
/* harmony import */ var _core_shape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9214);


const formatVersion = 1;
/** A file above this is not written whole, and not read. */
const largestEvidence = 64 * 1024 * 1024;
/** The text of an evidence file; what would make it too large is left out, the schema first. */
function encodeEvidence(evidence) {
    for (const smaller of [evidence, { ...evidence, snapshot: null }]) {
        const text = toText(smaller);
        if (text.length <= largestEvidence / 2)
            return text;
    }
    const observation = { ...evidence.observation, statements: [], problem: "there were too many statements" };
    return toText({ ...evidence, snapshot: null, observation });
}
function toText(evidence) {
    return `${JSON.stringify({ schemaVersionEvidence: formatVersion, checksum: digest(evidence), evidence })}\n`;
}
function digest(evidence) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(JSON.stringify(evidence)).digest("hex");
}
/** The evidence in a text, or half a sentence that says why there is none in it. */
function decodeEvidence(text) {
    const file = (0,_core_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(text);
    if (!(0,_core_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .hasShape */ .Go)(file, { schemaVersionEvidence: "number", checksum: "string", evidence: "anything" })) {
        return { problem: file === null ? "it is truncated, or no evidence file" : "it is no evidence file" };
    }
    const { schemaVersionEvidence: version, checksum, evidence } = file;
    if (Number(version) > formatVersion) {
        return { problem: `its format ${String(version)} is newer than ${formatVersion}, which this version reads` };
    }
    if (digest(evidence) !== checksum)
        return { problem: "it was changed after it was written: the checksum differs" };
    if (!(0,_core_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .hasShape */ .Go)(evidence, shape))
        return { problem: "its content is not what this version writes" };
    return { ok: evidence };
}
const row = {
    description: "string",
    script: "string",
    checksum: "string",
    installedBy: "string",
    installedOn: "string",
    executionMs: "number",
    success: "boolean",
};
const message = { rule: "string", severity: "string", message: "string", help: "string" };
const shape = {
    environment: "string",
    observedAt: "string",
    toolVersion: "string",
    audience: "string",
    target: {
        identity: { systemIdentifier: "string", databaseOid: "string", schema: "string" },
        server: "string",
        major: "number",
        database: "string",
        user: "string",
        role: "string?",
        home: "string",
        searchPath: "string",
        schemas: ["string"],
    },
    onRecord: {
        history: {
            applied: [{ version: "string", ...row }],
            repeatables: [row],
            lastEvents: ["anything"],
            applyEvents: ["anything"],
            lastChangeId: "number",
            lastEnvironment: "string?",
        },
        missing: ["string"],
        schemaExists: "boolean",
        empty: "boolean",
        findings: [message],
        walAt: "string",
    },
    mirror: {
        owner: "string",
        database: "string",
        roles: ["string"],
        tablespaces: ["string"],
        settings: [["string"]],
        schemas: ["string"],
        home: "string",
    },
    sizes: [{ table: "string", rows: "number?", bytes: "number?" }],
    observation: {
        statements: [{ text: "string", role: "string?", searchPath: "string?", calls: "number?" }],
        unusable: "number",
        since: "string?",
        evicted: "number?",
        server: "string",
        problem: "string?",
    },
    drift: { report: { status: "string", objects: ["anything"] }, findings: [message] },
};


/***/ }),

/***/ 5408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i_: () => (/* binding */ isReady),
  nf: () => (/* binding */ planToApply),
  rK: () => (/* binding */ planToRollback)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(5217);
;// CONCATENATED MODULE: ./lib/core/digest.js

/**
 * The digest of a plan, 32 hex digits of SHA-256: equal only for the same database in the same state and the same text
 * to run, so that what was approved is what runs, once.
 */
function planDigest({ identity, environment, lastChangeId, steps }) {
    const parts = [
        "plan-1",
        identity.systemIdentifier,
        identity.databaseOid,
        identity.schema,
        environment,
        String(lastChangeId),
        ...steps.flatMap((step) => [step.kind, step.key, step.checksum]),
    ];
    return (0,external_node_crypto_.createHash)("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}

// EXTERNAL MODULE: ./lib/core/migration-set.js + 3 modules
var migration_set = __webpack_require__(8989);
// EXTERNAL MODULE: ./lib/core/plan.js
var core_plan = __webpack_require__(3504);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(551);
// EXTERNAL MODULE: ./lib/core/state.js
var state = __webpack_require__(4734);
;// CONCATENATED MODULE: ./lib/core/plan-rollback.js



/** The undo scripts to run, newest first (log id, then installed_on, then version); or all that blocks it. */
function planRollback(state, history, selection, { environment, findings }) {
    const newestFirst = state.migrations.filter(isOnRecord).toSorted((a, b) => byAge(b.row, a.row, history));
    const selected = plan_rollback_select(newestFirst, history, selection);
    const steps = selected.states.flatMap((one) => {
        const undo = one.migration?.undo ?? null;
        return one.migration === null || undo === null
            ? []
            : [{ kind: "undo", migration: one.migration, undo, row: one.row }];
    });
    const all = [
        ...findings,
        ...selected.findings.map((one) => ({ ...one, environment })),
        ...selected.states.flatMap((one) => ofSelected(one, environment)),
        ...(0,core_plan/* ofEnvironment */.rV)(history, environment),
    ];
    return all.some((one) => one.severity === "error" && one.waived === null)
        ? { kind: "blocked", findings: all }
        : { kind: "ready", steps, findings: all };
}
function isOnRecord(state) {
    return "row" in state;
}
function byAge(a, b, history) {
    const [left, right] = [eventIdOf(a, history), eventIdOf(b, history)];
    if (left !== right)
        return left - right;
    if (a.installedOn !== b.installedOn)
        return a.installedOn < b.installedOn ? -1 : 1;
    return (0,state/* compareVersionTexts */.Yh)(a.version, b.version);
}
/** The event that put a row there. */
function eventIdOf(row, history) {
    const unfinished = isUnfinished(row, history) ? history.lastEvents.get(row.version) : undefined;
    return (unfinished ?? history.applyEvents.get(row.version))?.id ?? 0;
}
/** Whether a row's apply did not finish: an event that applied it before then belongs to an earlier life of the version. */
function isUnfinished(row, { lastEvents }) {
    return lastEvents.get(row.version)?.event === "start";
}
function plan_rollback_select(newestFirst, history, selection) {
    switch (selection.by) {
        case "target":
            return selectAbove(newestFirst, selection.version);
        case "steps":
            return { states: newestFirst.slice(0, selection.count), findings: [] };
        case "run":
            return selectRun(newestFirst, history, selection.runId);
    }
}
function selectAbove(newestFirst, target) {
    if (target === "0")
        return { states: newestFirst, findings: [] };
    if (!newestFirst.some((one) => (0,state/* keyOf */.TN)((0,state/* versionOf */.E4)(one)) === (0,state/* keyOf */.TN)(target))) {
        const known = newestFirst.slice(0, 5).map((one) => one.row.version);
        const message = `version ${target} is not applied, so nothing can be rolled back to it`;
        const help = known.length === 0 ? "nothing is applied" : `applied, newest first: ${known.join(", ")}`;
        return { states: [], findings: [(0,problems/* finding */.g)("unknown-version", { message, help })] };
    }
    return { states: newestFirst.filter((one) => (0,state/* compareVersionTexts */.Yh)(one.row.version, target) > 0), findings: [] };
}
function selectRun(newestFirst, history, runId) {
    const isOfRun = ({ row }) => !isUnfinished(row, history) && history.applyEvents.get(row.version)?.runId === runId;
    const states = newestFirst.filter(isOfRun);
    const oldest = states.at(-1);
    if (oldest === undefined) {
        const message = `run ${runId} applied nothing that is still applied`;
        return { states: [], findings: [(0,problems/* finding */.g)("unknown-version", { message, help: "history lists the runs" })] };
    }
    const others = newestFirst.slice(0, newestFirst.indexOf(oldest)).filter((one) => !isOfRun(one));
    if (others.length === 0)
        return { states, findings: [] };
    const versions = others.map((one) => one.row.version).join(", ");
    const message = `newer versions of other runs stand above run ${runId}: ${versions}`;
    return { states, findings: [(0,problems/* finding */.g)("newer-versions", { message })] };
}
function ofSelected(one, environment) {
    const { row, migration } = one;
    const where = migration === null ? {} : { file: migration.script.file };
    switch (one.state) {
        case "baseline":
            return blocked(`version ${row.version} is a baseline: what was before it cannot be rolled back`);
        case "edited":
            return blocked(`version ${row.version} was edited after it was applied: its undo script may not fit it`);
        case "missing":
        case "ahead":
            return blocked(`version ${row.version} (${row.script}) has no file, so there is no undo script for it`);
        case "failed":
        case "undo-failed":
        case "applied":
            if (migration === null)
                return blocked(`version ${row.version} (${row.script}) has no file`);
            if (migration.checksum !== row.checksum) {
                return blocked(`version ${row.version} did not finish and was edited since: its undo script may not fit it`);
            }
            if (migration.undo !== null)
                return [];
            return [(0,problems/* finding */.g)("missing-undo", { message: `version ${row.version} has no undo script`, environment, ...where })];
    }
    function blocked(message) {
        return [(0,problems/* finding */.g)("rollback-blocked", { message, environment, ...where })];
    }
}

// EXTERNAL MODULE: ./lib/environment/load.js + 1 modules
var load = __webpack_require__(5252);
;// CONCATENATED MODULE: ./lib/environment/plan.js






function isReady(planned) {
    return planned.plan.kind === "ready";
}
/** What `apply` would run: every script of it is parsed, so that a syntax error is known before anything runs. */
async function planToApply(world, loaded, { withUndo }) {
    const { environment, onRecord, set, state } = loaded;
    const wanted = (0,core_plan/* applySteps */.GF)(state, environment);
    const undos = withUndo ? wanted.flatMap((step) => (step.kind === "apply" ? [step.migration.undo] : [])) : [];
    const foreign = wanted.map(core_plan/* scriptOf */.Fl).filter(({ runner }) => runner !== undefined);
    const scripts = [
        ...wanted.map(core_plan/* scriptOf */.Fl).filter(({ runner }) => runner === undefined),
        ...undos.filter((undo) => undo !== null),
        ...set.callbacks.map((one) => one.script),
    ];
    const parsed = await parseAll(loaded, scripts);
    const plan = (0,core_plan/* planApply */._$)(state, onRecord.history, {
        environment: environment.name,
        outOfOrder: environment.outOfOrder,
        target: environment.target,
        ignored: environment.ignored,
        transaction: environment.transaction,
        findings: [
            ...(0,load/* problemsOf */.GW)(world, loaded),
            ...findingsOf(parsed),
            ...ofCallbacks(loaded, parsed),
            ...foreign.map(ofForeign),
        ],
        transactional: (script) => parsed.get(script)?.transactional ?? true,
    });
    return { plan, steps: wanted, parsed, digest: plan.kind === "ready" ? digestOf(loaded, plan.steps) : null };
}
function ofForeign({ name, file, runner }) {
    const what = runner === "java" ? "a Java migration" : "a script";
    return (0,problems/* finding */.g)("not-runnable", { message: `${name} is pending, and is ${what}, which only Flyway runs`, file });
}
/** Events whose callbacks run inside the transaction of each file, as in Flyway. */
const aroundEach = new Set(["beforeEachMigrate", "afterEachMigrate"]);
/** Callbacks that share a transaction and cannot run in one. */
function ofCallbacks({ set, environment: { name, transaction } }, parsed) {
    return set.callbacks.flatMap(({ event, script }) => {
        if (parsed.get(script)?.transactional !== false)
            return [];
        const where = { environment: name, file: script.file };
        if (aroundEach.has(event)) {
            const message = `${script.name} runs inside the transaction of each file, and holds a statement that cannot`;
            return [(0,problems/* finding */.g)("needs-no-transaction", { message, help: "move that statement to another callback", ...where })];
        }
        if (transaction === "each" || event === "afterMigrateError")
            return [];
        const message = `${script.name} cannot run in a transaction, so transaction: all cannot run it with the others`;
        return [(0,problems/* finding */.g)("transaction-all", { message, ...where })];
    });
}
/** What `rollback` would run, newest first, every undo script parsed. */
async function planToRollback(world, loaded, selection) {
    const { environment, onRecord, state } = loaded;
    const problems = (0,load/* problemsOf */.GW)(world, loaded).filter(({ rule }) => rule !== "existing-schema" && rule !== "flyway-history");
    const options = { environment: environment.name, findings: problems };
    const draft = planRollback(state, onRecord.history, selection, { ...options, findings: [] });
    const parsed = await parseAll(loaded, draft.kind === "ready" ? draft.steps.map(core_plan/* scriptOf */.Fl) : []);
    const plan = planRollback(state, onRecord.history, selection, {
        ...options,
        findings: [...problems, ...findingsOf(parsed)],
    });
    const steps = plan.kind === "ready" ? plan.steps : draft.kind === "ready" ? draft.steps : [];
    return { plan, steps, parsed, digest: plan.kind === "ready" ? digestOf(loaded, plan.steps) : null };
}
async function parseAll(loaded, scripts) {
    const parsed = new Map();
    for (const script of scripts)
        parsed.set(script, await loaded.parse(script));
    return parsed;
}
function findingsOf(parsed) {
    return [...parsed.values()].flatMap((script) => script.findings);
}
function digestOf(loaded, steps) {
    const { target, environment, onRecord, set } = loaded;
    if (target === null)
        return null;
    const sum = (script) => (0,migration_set/* stableChecksum */.b)(script, loaded.placeholders);
    const ofSteps = steps.map((step) => ({ kind: step.kind, key: keyOf(step), checksum: sum((0,core_plan/* scriptOf */.Fl)(step)) }));
    const applies = steps.some((step) => step.kind !== "undo");
    const undos = steps.flatMap((step) => step.kind === "apply" && step.migration.undo !== null ? [step.migration.undo] : []);
    const extra = [
        ...(environment.onFailure === "undo"
            ? undos.map((undo) => ({ kind: "on-failure", key: undo.name, checksum: sum(undo) }))
            : []),
        ...(applies
            ? set.callbacks.map((one) => ({ kind: one.event, key: one.script.name, checksum: sum(one.script) }))
            : []),
    ];
    return planDigest({
        identity: target.identity,
        environment: environment.name,
        lastChangeId: onRecord.history.lastChangeId,
        steps: [...ofSteps, ...extra],
    });
}
function keyOf(step) {
    return step.kind === "repeat" ? step.repeatable.description : step.migration.version.text;
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

/***/ 3464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runGit: () => (/* binding */ runGit)
/* harmony export */ });
/* unused harmony exports gitSettings, gitEnvironment */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_process__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1708);


/** The repository is whatever was checked out: none of its settings may start a program, and nothing is fetched. */
const gitSettings = [
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "log.showSignature=false",
    "safe.directory=*",
    "safe.bareRepository=explicit",
].flatMap((setting) => ["-c", setting]);
/** What git needs to be found and to find its settings; neither a token nor a database's URL is among it. */
const needed = /^(?:PATH|HOME|HOMEDRIVE|HOMEPATH|USERPROFILE|SYSTEMROOT|TMPDIR|TEMP|TMP|XDG_CONFIG_HOME|LD_LIBRARY_PATH|LANG|LC_.+|GIT_.+)$/i;
/** A repository can allow a protocol by its name, whatever a setting says of all; what a variable says it cannot. */
function gitEnvironment() {
    const own = Object.fromEntries(Object.entries(node_process__WEBPACK_IMPORTED_MODULE_1__.env).filter(([name]) => needed.test(name)));
    return { ...own, GIT_ALLOW_PROTOCOL: "", GIT_NO_LAZY_FETCH: "1" };
}
/** What git prints; null when it fails, or when there is no git on the machine: the caller says what was left out. */
function runGit(cwd, args, options = {}) {
    const { input = "", limitMs = 120_000, signal } = options;
    const all = [...gitSettings, "--no-pager", ...args];
    const bounds = { maxBuffer: Infinity, timeout: limitMs, killSignal: "SIGKILL" };
    const spawning = { cwd, env: gitEnvironment(), encoding: "buffer", ...bounds };
    return new Promise((resolve) => {
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)("git", all, { ...spawning, ...(signal === undefined ? {} : { signal }) }, (error, stdout) => resolve(error === null ? stdout : null));
        // One that ends without reading its input closes the pipe; how it ended is told by the callback.
        child.stdin?.on("error", () => { });
        child.stdin?.end(input);
    });
}


/***/ }),

/***/ 3904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ readApplicationStatement)
});

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
    // One at most: without its semicolons a second one does not parse.
    const [tree] = parsed.statements;
    const kind = tree === undefined ? undefined : kinds[tree.kind];
    if (tree === undefined || kind === undefined)
        return { kind: "unreadable", why: "it is no query" };
    if ((0,syntax/* nodeAt */.oB)(tree.node, "intoClause") !== null)
        return { kind: "unreadable", why: "it makes a table" };
    const { parameters, calls, writes, subqueries } = look(tree.node);
    const relations = (0,named_relations/* listRangeVars */._)(tree.node).filter(({ schema, name }) => schema !== null || !subqueries.has(name));
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
    return calls.length > 0 && calls.every(([first]) => first === "pg_catalog");
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
    // Those of a UNION stand deeper.
    const isUnknown = targets.length === 0 || JSON.stringify(targets).includes('"A_Star"');
    return { table, columns: null, count: isUnknown ? null : targets.length };
}


/***/ }),

/***/ 2185:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ namedRelations),
/* harmony export */   _: () => (/* binding */ listRangeVars)
/* harmony export */ });
/* harmony import */ var _do_block_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1854);
/* harmony import */ var _parser_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6121);
/* harmony import */ var _syntax_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89);



/** Every relation that statements name, DO blocks included, each once; names of subqueries and indexes can be among them. */
function namedRelations(statements) {
    const found = new Map();
    for (const { kind, node, text } of statements) {
        for (const tree of treesOf({ kind, node: (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(node), text })) {
            for (const relation of relationsOf(tree))
                found.set(JSON.stringify([relation.schema, relation.name]), relation);
        }
    }
    return [...found.values()];
}
/** The statement itself, and those inside where it is a DO block. */
function treesOf(tree) {
    if (tree.kind !== "DoStmt")
        return [tree];
    const block = (0,_do_block_js__WEBPACK_IMPORTED_MODULE_0__/* .readDoBlock */ .D)((0,_parser_js__WEBPACK_IMPORTED_MODULE_1__/* .loadedParser */ .p)(), tree);
    return block.kind === "read" ? block.statements : [];
}
function relationsOf({ kind, node }) {
    return [...(kind === "DropStmt" ? (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .droppedBy */ .ue)(node) : []), ...listRangeVars(node)];
}
/** Every relation that a tree names, known by its fields: most have no tag. Not recursive, so that deep trees are no problem. */
function listRangeVars(root) {
    const found = [];
    const waiting = [root];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        if (typeof next !== "object" || next === null)
            continue;
        const node = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(next);
        const relation = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(node, "relpersistence") === null ? null : (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .relationIn */ .eR)(node);
        if (relation !== null)
            found.push(relation);
        for (const below of Object.values(next))
            if (typeof below === "object")
                waiting.push(below);
    }
    return found;
}


/***/ })

};
