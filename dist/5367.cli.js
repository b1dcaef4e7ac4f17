export const id = 5367;
export const ids = [5367];
export const modules = {

/***/ 5408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i_: () => (/* binding */ isReady),
  nf: () => (/* binding */ planToApply),
  rK: () => (/* binding */ planToRollback)
});

// EXTERNAL MODULE: ./lib/core/checksum.js
var checksum = __webpack_require__(5384);
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

// EXTERNAL MODULE: ./lib/core/migration-set.js + 2 modules
var migration_set = __webpack_require__(4224);
// EXTERNAL MODULE: ./lib/core/plan.js
var core_plan = __webpack_require__(3504);
// EXTERNAL MODULE: ./lib/core/problems.js + 9 modules
var problems = __webpack_require__(474);
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
    return !row.success && lastEvents.get(row.version)?.event === "start";
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
    const sum = (script) => (0,checksum/* checksum */.c)((0,migration_set/* toStableText */.i)(script, loaded.placeholders));
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

/***/ 2885:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W: () => (/* binding */ probeRows)
});

// EXTERNAL MODULE: ./lib/database/target.js
var target = __webpack_require__(244);
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
        `search_path = ${target/* ownSearchPath */.O}`,
        "row_security = off",
        `statement_timeout = ${milliseconds}`,
        "lock_timeout = '200ms'",
        "max_parallel_workers_per_gather = 0",
        "jit = off",
    ];
    const { results, error } = await session.send(["BEGIN READ ONLY", ...settings.map((setting) => `SET LOCAL ${setting}`), sql, "COMMIT"].join("; "));
    if (error === null)
        return { value: results[settings.length + 1]?.rows.map(([line]) => line ?? "").join("\n") ?? "" };
    await session.send("ROLLBACK");
    return { error };
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
var quote = __webpack_require__(9531);
;// CONCATENATED MODULE: ./lib/database/probes/find-table.js


/** Qualified and quoted. */
function nameOf({ schema, name }) {
    return `${(0,quote/* quoteIdentifier */.Cm)(schema)}.${(0,quote/* quoteIdentifier */.Cm)(name)}`;
}
/** Looks a table up as a migration would find it; null where it is not there or nobody answers. Read-only. */
async function findTable(session, { searchPath }, relation) {
    const written = [relation.schema, relation.name]
        .filter((part) => part !== null)
        .map(quote/* quoteIdentifier */.Cm)
        .join(".");
    const table = "current_setting('schema_version.relation')::oid";
    // The name is the file's, so its search_path resolves it; nothing else may be found there.
    const reply = await session.send(`BEGIN READ ONLY; SET LOCAL lock_timeout = '500ms'; SET LOCAL statement_timeout = '2s';
SELECT pg_catalog.set_config('search_path', ${(0,quote/* quoteLiteral */.ce)(searchPath)}, true);
SELECT pg_catalog.set_config('schema_version.relation', coalesce(pg_catalog.to_regclass(${(0,quote/* quoteLiteral */.ce)(written)})::pg_catalog.oid::pg_catalog.text, '0'), true);
SET LOCAL search_path = ${target/* ownSearchPath */.O};
SELECT n.nspname, c.relname, c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = ${table};
SELECT a.attname, a.attnotnull, CASE WHEN t.typnamespace = 'pg_catalog'::regnamespace THEN t.typname END,
  CASE WHEN t.typtype = 'e' THEN t.oid END, CASE WHEN t.typname IN ('varchar', 'bpchar') AND a.atttypmod > 4 THEN a.atttypmod - 4 END
  FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid WHERE a.attrelid = ${table} AND a.attnum > 0 AND NOT a.attisdropped;
SELECT a.attname FROM pg_index i, LATERAL unnest(i.indkey) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = ${table} AND a.attnum = k.attnum
  WHERE i.indrelid = ${table} AND i.indisprimary ORDER BY k.place;
SELECT o.conname FROM pg_constraint o WHERE o.conrelid = ${table} UNION SELECT x.relname FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid WHERE i.indrelid = ${table}
  UNION SELECT 'type ' || t.typname FROM pg_type t WHERE t.typtype = 'd' AND t.typdefault IS NOT NULL; COMMIT`);
    if (reply.error !== null) {
        await session.send("ROLLBACK");
        return null;
    }
    const [found = [], columns = [], keys = [], taken = []] = reply.results.slice(6).map(({ rows }) => rows);
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
function toColumn([name, required, builtIn, enumeration, length]) {
    return {
        name: name ?? "",
        required: required === "t",
        builtIn: builtIn ?? null,
        enumeration: enumeration ?? null,
        length: length == null ? null : Number(length),
    };
}

;// CONCATENATED MODULE: ./lib/database/probes/find-constraint.js



/** What VALIDATE of a constraint that the target has would ask of rows; `valid` where it holds already. Read-only. */
async function findConstraint(session, table, name) {
    const columns = (relation, keys) => `(SELECT json_agg(a.attname ORDER BY k.place) FROM unnest(${keys}) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = ${relation} AND a.attnum = k.attnum)`;
    const reply = await session.send(`BEGIN READ ONLY; SET LOCAL search_path = ${target/* ownSearchPath */.O}; SET LOCAL statement_timeout = '2s';
SELECT o.contype, o.convalidated, o.confmatchtype, ${columns("o.conrelid", "o.conkey")}, n.nspname, f.relname, ${columns("o.confrelid", "o.confkey")}
  FROM pg_constraint o LEFT JOIN pg_class f ON f.oid = o.confrelid LEFT JOIN pg_namespace n ON n.oid = f.relnamespace
  WHERE o.conrelid = to_regclass(${(0,quote/* quoteLiteral */.ce)(nameOf(table))}) AND o.conname = ${(0,quote/* quoteLiteral */.ce)(name)}; COMMIT`);
    if (reply.error !== null) {
        await session.send("ROLLBACK");
        return { kind: "unreadable", why: "the constraint could not be read" };
    }
    const [type, valid, match, own, schema, referenced, theirs] = reply.results[3]?.rows[0] ?? [];
    if (type === undefined)
        return { kind: "unreadable", why: "the constraint is not there yet" };
    if (valid === "t")
        return "valid";
    const keys = toNames(own);
    if (type === "n")
        return { kind: "not-null", columns: keys };
    if (type !== "f" || referenced == null) {
        return { kind: "unreadable", why: "its condition is the database's own" };
    }
    if (match === "f" && keys.length > 1)
        return { kind: "unreadable", why: "it is a MATCH FULL of several columns" };
    return {
        kind: "references",
        columns: keys,
        referenced: { schema: schema ?? null, name: referenced },
        referencedColumns: toNames(theirs),
    };
}
function toNames(json) {
    const names = json == null ? [] : JSON.parse(json);
    return Array.isArray(names) ? names.filter((name) => typeof name === "string") : [];
}

// EXTERNAL MODULE: ./lib/sql/plain-condition.js
var plain_condition = __webpack_require__(2244);
;// CONCATENATED MODULE: ./lib/database/probes/question.js



const row = "r";
const column = (name, of = row) => `${of}.${(0,quote/* quoteIdentifier */.Cm)(name)}`;
/** The question that a demand puts to a table; `referenced` is the other table of a foreign key. */
function toQuestion(demand, table, referenced) {
    if (table.kind !== "r" && table.kind !== "p")
        return no("it is no table of rows");
    const missing = namesIn(demand).find((name) => !table.columns.has(name));
    if (demand.kind !== "no-rows" && missing !== undefined)
        return no(`its column ${missing} is not there yet`);
    const of = (name) => table.columns.get(name);
    const from = `${nameOf(table)} ${row}`;
    switch (demand.kind) {
        case "no-rows":
            if (of(demand.column) !== undefined)
                return { kind: "settled" };
            if (table.taken.has(`type ${demand.type}`))
                return no("its type may bring a default");
            return { kind: "ask", from, rest: "" };
        case "not-null": {
            const open = demand.columns.filter((name) => of(name)?.required !== true);
            if (open.length === 0)
                return { kind: "settled" };
            return { kind: "ask", from, rest: `WHERE ${open.map((name) => `${column(name)} IS NULL`).join(" OR ")}` };
        }
        case "unique": {
            const keys = demand.columns.map((name) => column(name));
            const where = demand.nulls === "distinct" ? `WHERE ${allKnown(demand.columns)} ` : "";
            return { kind: "ask", from, rest: `${where}GROUP BY ${keys.join(", ")} HAVING count(*) > 1` };
        }
        case "references":
            return toReferences(demand, table, referenced);
        case "condition":
            return toCondition(demand.condition, table);
        case "length":
            return toLength(demand, of(demand.column));
    }
    function toLength({ column: name, length }, has) {
        const type = has?.builtIn ?? "";
        if (type !== "text" && type !== "varchar" && type !== "bpchar")
            return no("the column holds no text");
        if (has?.length != null && has.length <= length)
            return { kind: "settled" };
        // Blanks that are too many are cut off without a word.
        return { kind: "ask", from, rest: `WHERE char_length(rtrim(${column(name)}::text, ' ')) > ${length}` };
    }
}
/** The columns of the demand's own table. */
function namesIn(demand) {
    switch (demand.kind) {
        case "no-rows":
        case "length":
            return [demand.column];
        case "condition":
            return (0,plain_condition/* columnsOf */.P)(demand.condition);
        case "not-null":
        case "unique":
        case "references":
            return demand.columns;
    }
}
function no(why) {
    return { kind: "no-question", why };
}
function allKnown(columns) {
    return columns.map((name) => `${column(name)} IS NOT NULL`).join(" AND ");
}
function toReferences({ columns, referencedColumns }, table, referenced) {
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
    return {
        kind: "ask",
        from: `${nameOf(table)} ${row}`,
        rest: `WHERE ${allKnown(columns)} AND NOT EXISTS (SELECT FROM ${nameOf(referenced)} o WHERE ${equal})`,
    };
}
const integers = new Set(["int2", "int4", "int8"]);
const texts = new Set(["text", "varchar"]);
/** Whether PostgreSQL's own `=` on two columns is the one that a constraint would use. */
function compare(a, b) {
    if (a.enumeration !== null || b.enumeration !== null)
        return a.enumeration === b.enumeration;
    if (a.builtIn === null || b.builtIn === null)
        return false;
    return (a.builtIn === b.builtIn ||
        [integers, texts].some((family) => family.has(a.builtIn ?? "") && family.has(b.builtIn ?? "")));
}
function toCondition(condition, table) {
    const unusual = comparedIn(condition).some(([left, right]) => {
        const [a, b] = [table.columns.get(left), table.columns.get(right)];
        return a === undefined || b === undefined || !compare(a, b);
    });
    if (unusual)
        return no("its columns have types that compare in a way of their own");
    return { kind: "ask", from: `${nameOf(table)} ${row}`, rest: `WHERE (${toSql(condition)}) IS FALSE` };
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

// EXTERNAL MODULE: ./lib/sql/do-block.js
var do_block = __webpack_require__(895);
// EXTERNAL MODULE: ./lib/sql/parser.js
var parser = __webpack_require__(9745);
// EXTERNAL MODULE: ./lib/sql/syntax.js
var syntax = __webpack_require__(89);
;// CONCATENATED MODULE: ./lib/sql/row-changes.js



/** Which tables' rows a statement may change, so that what was seen before it is not what comes after it. */
function rowChanges({ kind, node, text }) {
    const tree = { kind, node: (0,syntax/* asNode */.hK)(node) };
    if (kind !== "DoStmt")
        return changesOf(tree);
    const block = (0,do_block/* readDoBlock */.D)((0,parser/* loadedParser */.p)(), { ...tree, text });
    if (block.kind === "unreadable" || block.dynamic.length > 0)
        return "any";
    const inside = block.statements.map(changesOf);
    return inside.includes("any") ? "any" : inside.flatMap((one) => (one === "any" ? [] : one));
}
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
        if (kind === "SelectStmt" && below === "FuncCall" && !harmlessCall.test(names(inner, "funcname").at(-1) ?? ""))
            any = true;
    });
    return any ? "any" : found;
}
function changesNames(node) {
    return /^(?:search_path|role|session_authorization|row_security)$/.test((0,syntax/* textAt */.$6)(node, "name") ?? "");
}
const names = (node, field) => (0,syntax/* listAt */.gT)(node, field).map((one) => (0,syntax/* nameIn */.ZC)(one) ?? "");
function changedBySelf(tree) {
    const { kind, node } = tree;
    if (kind === "AlterTableStmt")
        return changedColumns(node);
    return changedTables(tree).map((table) => ({ ...table, column: null }));
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
        case "CopyStmt":
            return (0,syntax/* flagAt */.Qc)(node, "is_from") ? own : [];
        case "DropStmt":
            return (0,syntax/* listAt */.gT)(node, "objects").flatMap((object) => (0,syntax/* toRelationName */.Jz)((0,syntax/* listAt */.gT)((0,syntax/* nodeAt */.oB)(object, "List") ?? {}, "items")) ?? []);
        default:
            return [];
    }
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
            return [{ ...relation, column: null }];
        return ofColumn.has(subtype) ? [{ ...relation, column: (0,syntax/* textAt */.$6)(command, "name") }] : [];
    });
}

// EXTERNAL MODULE: ./lib/sql/row-demands.js
var row_demands = __webpack_require__(1365);
// EXTERNAL MODULE: ./lib/core/problems.js + 9 modules
var problems = __webpack_require__(474);
;// CONCATENATED MODULE: ./lib/environment/offending-row.js

/** What a demand asks, for people: `public.users.email has a value`. */
function describeDemand(demand, table) {
    const name = `${table.schema}.${table.name}`;
    switch (demand.kind) {
        case "no-rows":
            return `${name} holds no row`;
        case "not-null":
            return `${name}: ${list(demand.columns)} ${demand.columns.length === 1 ? "has" : "have"} a value`;
        case "unique":
            return `${name}: ${list(demand.columns)} ${demand.columns.length === 1 ? "is" : "are"} unique`;
        case "references":
            return `${name}: ${list(demand.columns)} is in ${demand.referenced.name}`;
        case "condition":
            return `${name}: the condition holds`;
        case "length":
            return `${name}.${demand.column} has at most ${demand.length} characters`;
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
            const keys = demand.columns.join(", ");
            return {
                message: `two rows of ${name} have the same ${list(demand.columns)}, which this statement makes unique`,
                help: `change or merge them ${inBetween}; \`SELECT ${keys} FROM ${name} GROUP BY ${keys} HAVING count(*) > 1\` shows them`,
            };
        }
        case "references":
            return {
                message: `a row of ${name} has a ${list(demand.columns)} that ${demand.referenced.name} does not have`,
                help: `add what is missing, or set it to NULL, ${inBetween}; a LEFT JOIN of the two tables shows such rows`,
            };
        case "condition":
            return {
                message: `a row of ${name} does not fulfil the condition that this statement checks`,
                help: `correct it ${inBetween}, or add the constraint NOT VALID and validate it later`,
            };
        case "length": {
            const where = `char_length(${demand.column}) > ${demand.length}`;
            return {
                message: `a value of ${name}.${demand.column} is longer than ${demand.length} characters`,
                help: `shorten it ${inBetween}, or keep the type; \`SELECT * FROM ${name} WHERE ${where}\` shows such rows`,
            };
        }
    }
}
function list(names, word = "and") {
    return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} ${word} ${names.at(-1) ?? ""}`;
}

;// CONCATENATED MODULE: ./lib/environment/probe-rows.js








/** Asks a target whether one of its rows stands in the way of statements that are to run there. Read-only, shows no value. */
async function probeRows(session, target, scripts, options) {
    const before = { everything: false, changes: [], postponed: [], asked: new Set() };
    const until = options.now().getTime() + options.totalMs;
    const [probes, findings] = [[], []];
    for (const { version, statements, asked } of scripts) {
        for (const statement of statements) {
            for (const demand of asked ? (0,row_demands/* rowDemands */.t)(statement) : []) {
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
            remember(before, statement);
        }
    }
    return { probes, findings };
}
/** Null where there is nothing to ask: the table, or what would be made, is not there or there already. */
async function probeOne({ session, target, before, budget }, written) {
    const table = await findTable(session, target, written.table);
    if (table === null || (written.unless !== null && table.taken.has(written.unless)))
        return null;
    const demand = written.kind === "validate" ? await resolve(session, table, written, before) : written;
    if (demand === "valid" || !isFirst(before, demand, table))
        return null;
    const not = (reason) => ({ demand, table, answer: { outcome: "not-looked-up", reason } });
    if (!isAsked(demand))
        return not(demand.kind === "unreadable" ? demand.why : "it could not be read");
    const other = demand.kind === "references" ? [demand.referenced] : [];
    if (isChanged(before, written.table, columnsIn(demand)) || other.some((one) => isChanged(before, one, null))) {
        return not("a statement before it changes these rows");
    }
    const referenced = demand.kind === "references" ? await findTable(session, target, demand.referenced) : null;
    const question = toQuestion(demand, table, referenced);
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
/** What VALIDATE asks: as a statement before it says, else as the target has the constraint. */
async function resolve(session, table, { constraint, ...written }, { postponed }) {
    const made = postponed.find((one) => one.unless === constraint && one.table.name === written.table.name);
    if (made !== undefined && made.kind !== "validate")
        return made;
    return await findConstraint(session, table, constraint);
}
/** A constraint that several statements prepare is asked for once. */
function isFirst({ asked }, demand, table) {
    if (demand.kind === "unreadable")
        return true;
    const condition = demand.kind === "condition" ? JSON.stringify(demand.condition) : "";
    const key = `${describeDemand(demand, table)} ${condition}`;
    const first = !asked.has(key);
    asked.add(key);
    return first;
}
/** `columns` null: any of them matters. */
function isChanged({ everything, changes }, { name }, columns) {
    const touches = ({ column }) => column === null || columns === null || columns.includes(column);
    return everything || changes.some((one) => one.name === name && touches(one));
}
/** The columns of its own table that a demand is about; null where all of them may matter. */
function columnsIn(demand) {
    switch (demand.kind) {
        case "not-null":
        case "unique":
        case "references":
            return demand.columns;
        case "length":
            return [demand.column];
        case "condition":
            return (0,plain_condition/* columnsOf */.P)(demand.condition);
        case "no-rows":
            return null;
    }
}
function tooLate(demand) {
    const { schema, name } = demand.table;
    const table = { schema: schema ?? "", name };
    return { demand, table, answer: { outcome: "not-looked-up", reason: "the time for all questions was over" } };
}
function remember(before, statement) {
    before.postponed.push(...(0,row_demands/* postponedDemands */.H)(statement));
    const changes = rowChanges(statement);
    if (changes === "any")
        before.everything = true;
    else
        before.changes.push(...changes);
}


/***/ }),

/***/ 2185:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LW: () => (/* binding */ namedRelations),
/* harmony export */   _w: () => (/* binding */ listRangeVars),
/* harmony export */   zG: () => (/* binding */ treesOf)
/* harmony export */ });
/* harmony import */ var _do_block_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(895);
/* harmony import */ var _parser_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9745);
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
    return [...(kind === "DropStmt" ? droppedBy(node) : []), ...listRangeVars(node)];
}
function droppedBy(node) {
    return (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .listAt */ .gT)(node, "objects").flatMap((object) => {
        const relation = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .toRelationName */ .Jz)((0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .listAt */ .gT)((0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .nodeAt */ .oB)(object, "List") ?? {}, "items"));
        return relation === null ? [] : [relation];
    });
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


/***/ }),

/***/ 2244:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ plainCondition),
/* harmony export */   P: () => (/* binding */ columnsOf)
/* harmony export */ });
/* harmony import */ var _syntax_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89);

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

/***/ 1365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ postponedDemands),
/* harmony export */   t: () => (/* binding */ rowDemands)
/* harmony export */ });
/* harmony import */ var _named_relations_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2185);
/* harmony import */ var _plain_condition_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2244);
/* harmony import */ var _syntax_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89);



/** What a statement demands of rows, DO blocks included. */
function rowDemands({ kind, node, text }) {
    return (0,_named_relations_js__WEBPACK_IMPORTED_MODULE_0__/* .treesOf */ .zG)({ kind, node: (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(node), text }).flatMap(demandsOf);
}
/** The constraints that a statement makes NOT VALID, by table and name: what VALIDATE will ask. */
function postponedDemands({ kind, node, text }) {
    return (0,_named_relations_js__WEBPACK_IMPORTED_MODULE_0__/* .treesOf */ .zG)({ kind, node: (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(node), text }).flatMap((tree) => constraintsOf(tree, "postponed"));
}
function demandsOf(tree) {
    if (tree.kind === "IndexStmt")
        return demandsOfIndex(tree.node);
    const { table, commands } = commandsOf(tree);
    if (table === null)
        return [];
    const own = commands.flatMap((command) => {
        const [name, column] = [(0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(command, "name") ?? "", (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .nodeAt */ .oB)((0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .nodeAt */ .oB)(command, "def") ?? {}, "ColumnDef")];
        switch ((0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(command, "subtype")) {
            case "AT_SetNotNull":
                return [{ table, unless: null, kind: "not-null", columns: [name] }];
            case "AT_ValidateConstraint":
                return [{ table, unless: null, kind: "validate", constraint: name }];
            case "AT_AlterColumnType":
                return demandsOfType(table, name, column);
            case "AT_AddColumn":
                return demandsOfNewColumn(table, column);
            default:
                return [];
        }
    });
    return [...own, ...constraintsOf(tree, "at once")];
}
function commandsOf(tree) {
    const isTable = tree.kind === "AlterTableStmt" && (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(tree.node, "objtype") === "OBJECT_TABLE";
    const commands = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .listAt */ .gT)(tree.node, "cmds").map((item) => (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(item["AlterTableCmd"]));
    return { table: isTable ? (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .relationIn */ .eR)((0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .nodeAt */ .oB)(tree.node, "relation")) : null, commands };
}
function constraintsOf(tree, when) {
    const { table, commands } = commandsOf(tree);
    if (table === null)
        return [];
    return commands.flatMap((command) => {
        const constraint = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .nodeAt */ .oB)((0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .nodeAt */ .oB)(command, "def") ?? {}, "Constraint");
        if ((0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(command, "subtype") !== "AT_AddConstraint" || constraint === null)
            return [];
        if ((0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .flagAt */ .Qc)(constraint, "skip_validation") !== (when === "postponed"))
            return [];
        return demandedBy(constraint).map((one) => ({ table, unless: (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(constraint, "conname"), ...one }));
    });
}
const names = (node, field) => (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .listAt */ .gT)(node, field).map((one) => (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .nameIn */ .ZC)(one) ?? "");
function demandedBy(node) {
    // An index that is there already has been checked when it was made.
    const usesIndex = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(node, "indexname") !== null;
    const columns = names(node, "keys");
    const unusual = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .flagAt */ .Qc)(node, "fk_with_period") || (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .flagAt */ .Qc)(node, "pk_with_period") || (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .flagAt */ .Qc)(node, "without_overlaps");
    if (unusual)
        return [{ kind: "unreadable", why: "it is about periods" }];
    switch ((0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(node, "contype")) {
        case "CONSTR_NOTNULL":
            return [{ kind: "not-null", columns }];
        case "CONSTR_PRIMARY":
            if (usesIndex)
                return [{ kind: "unreadable", why: "its columns are those of an index" }];
            return [
                { kind: "not-null", columns },
                { kind: "unique", columns, nulls: "not distinct" },
            ];
        case "CONSTR_UNIQUE":
            if (usesIndex)
                return [];
            return [{ kind: "unique", columns, nulls: (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .flagAt */ .Qc)(node, "nulls_not_distinct") ? "not distinct" : "distinct" }];
        case "CONSTR_FOREIGN":
            return [demandedByForeignKey(node)];
        case "CONSTR_CHECK": {
            const condition = (0,_plain_condition_js__WEBPACK_IMPORTED_MODULE_1__/* .plainCondition */ .G)((0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .nodeAt */ .oB)(node, "raw_expr") ?? {});
            if (condition === null)
                return [{ kind: "unreadable", why: "its condition is made of more than columns" }];
            return [{ kind: "condition", condition }];
        }
        default:
            return [];
    }
}
function demandedByForeignKey(node) {
    const [columns, referenced] = [names(node, "fk_attrs"), (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .relationIn */ .eR)((0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .nodeAt */ .oB)(node, "pktable"))];
    if (referenced === null)
        return { kind: "unreadable", why: "it names no table" };
    if ((0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(node, "fk_matchtype") === "f" && columns.length > 1) {
        return { kind: "unreadable", why: "it is a MATCH FULL of several columns" };
    }
    return { kind: "references", columns, referenced, referencedColumns: names(node, "pk_attrs") };
}
function demandsOfIndex(node) {
    const table = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .relationIn */ .eR)((0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .nodeAt */ .oB)(node, "relation"));
    if (table === null || !(0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .flagAt */ .Qc)(node, "unique"))
        return [];
    const unless = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .flagAt */ .Qc)(node, "if_not_exists") ? (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(node, "idxname") : null;
    const elements = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .listAt */ .gT)(node, "indexParams").map((item) => (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(item["IndexElem"]));
    const columns = elements.map((element) => (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(element, "name"));
    const plain = elements.every((element) => element["collation"] === undefined && element["opclass"] === undefined);
    const known = columns.filter((column) => column !== null);
    if (known.length < columns.length || !plain || (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .nodeAt */ .oB)(node, "whereClause") !== null) {
        return [{ table, unless, kind: "unreadable", why: "its index is made of more than columns" }];
    }
    const nulls = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .flagAt */ .Qc)(node, "nulls_not_distinct") ? "not distinct" : "distinct";
    return [{ table, unless, kind: "unique", columns: known, nulls }];
}
const lengthTypes = new Set(["varchar", "bpchar"]);
function demandsOfType(table, column, definition) {
    const type = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .nodeAt */ .oB)(definition ?? {}, "typeName") ?? {};
    const name = names(type, "names").at(-1) ?? "";
    const length = Number((0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .constantIn */ .Ot)((0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .listAt */ .gT)(type, "typmods")[0] ?? null));
    const isArray = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .listAt */ .gT)(type, "arrayBounds").length > 0;
    if (!lengthTypes.has(name) || isArray || !Number.isInteger(length) || length < 1)
        return [];
    if (definition !== null && (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .nodeAt */ .oB)(definition, "raw_default") !== null) {
        return [{ table, unless: null, kind: "unreadable", why: "USING gives the values" }];
    }
    return [{ table, unless: null, kind: "length", column, length }];
}
/** Types that bring their own default. */
const serials = /^(?:small|big)?serial[248]?$/;
function demandsOfNewColumn(table, definition) {
    if (definition === null)
        return [];
    const constraints = (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .listAt */ .gT)(definition, "constraints").map((item) => (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(item["Constraint"]));
    const kinds = new Set(constraints.map((constraint) => (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(constraint, "contype")));
    const required = kinds.has("CONSTR_NOTNULL") || kinds.has("CONSTR_PRIMARY");
    const filled = ["CONSTR_DEFAULT", "CONSTR_IDENTITY", "CONSTR_GENERATED"].some((kind) => kinds.has(kind));
    const type = names((0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .nodeAt */ .oB)(definition, "typeName") ?? {}, "names").at(-1) ?? "";
    if (!required || filled || serials.test(type))
        return [];
    return [{ table, unless: null, kind: "no-rows", column: (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(definition, "colname") ?? "", type }];
}


/***/ })

};
