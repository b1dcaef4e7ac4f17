export const id = 2475;
export const ids = [2475,9281];
export const modules = {

/***/ 84013:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ listUndoLosses)
/* harmony export */ });
/* harmony import */ var _drift_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69703);
/* harmony import */ var _drift_parts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94955);
/* harmony import */ var _snapshot_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41431);



/**
 * Sentences: which data an undo script removes or cannot bring back, by what lies between two schemas. What goes under
 * another name is left out.
 */
function listUndoLosses(before, after, renamed = new Set()) {
    const stayed = (0,_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .objectsByKey */ .fd)(after);
    const hasOther = ({ kind, expected: { type } }) => kind === "column" && types.some((one) => renamed.has(`${one} ${type}`));
    const drifts = (0,_drift_js__WEBPACK_IMPORTED_MODULE_0__/* .diffSnapshots */ .V)(before, after).filter((drift) => !renamed.has((0,_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKey */ .T5)(drift)) && !hasOther(drift));
    return drifts.flatMap((drift) => toLoss(drift, renamed, (table) => relations.some((kind) => stayed.has(`${kind} ${table}`))));
}
const types = ["enum", "domain", "composite type", "range"];
const relations = ["table", "partitioned table"];
function toLoss(drift, renamed, isThere) {
    switch (drift.change) {
        case "unexpected":
            return holds(drift) ? [`It removes what ${drift.kind} ${drift.identity} holds by then.`] : [];
        case "missing":
            return toLossOfGone(drift, isThere);
        case "changed":
            return toLossOfChanged(drift, renamed);
    }
}
function holds({ kind }) {
    return kind === "column" || relations.includes(kind);
}
function toLossOfGone({ kind, identity, expected }, isThere) {
    if (relations.includes(kind))
        return [`The rows that ${kind} ${identity} had do not come back.`];
    if (kind === "sequence")
        return [`Sequence ${identity} counts from its start again.`];
    if (kind !== "column")
        return [];
    const lost = `The values that column ${identity} had do not come back.`;
    const { not_null: required, default: preset, generated, identity_options: numbered } = expected;
    const filled = required === undefined || [preset, generated, numbered].some((one) => one !== undefined);
    const table = (0,_drift_parts_js__WEBPACK_IMPORTED_MODULE_1__/* .parentOf */ .gN)(identity);
    return filled || !isThere(table)
        ? [lost]
        : [lost, `While table ${table} holds rows it fails, since nothing says what they get in that column.`];
}
function toLossOfChanged({ kind, identity, expected, actual }, renamed) {
    const { type, labels } = expected;
    if (kind === "enum") {
        const known = listLabels(labels);
        const added = listLabels(actual["labels"]).filter((label) => !known.includes(label) && !renamed.has(`label ${identity} ${label}`));
        return added.length === 0 ? [] : [`Rows with ${added.join(", ")} of enum ${identity} hinder it.`];
    }
    const now = actual["type"];
    if (kind !== "column" || type === undefined || now === undefined)
        return [];
    const zone = isTimestamp(type) && isTimestamp(now) ? " in the time zone of the session" : "";
    return [
        `Values of column ${identity} are cast to ${type}${zone}: one that is none hinders it, and what was lost on the way here stays lost.`,
    ];
}
/** `'a'`, `'b'` of `'a', 'b'`. */
function listLabels(labels = "") {
    return labels.match(/'(?:[^']|'')*'/g) ?? [];
}
function isTimestamp(type) {
    return type.startsWith("timestamp");
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

/***/ 42475:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planUndo: () => (/* binding */ planUndo)
});

// EXTERNAL MODULE: ./lib/core/schema/drift-parts.js
var drift_parts = __webpack_require__(94955);
// EXTERNAL MODULE: ./lib/core/schema/undo-losses.js
var undo_losses = __webpack_require__(84013);
// EXTERNAL MODULE: ./lib/shadow/rehearsal/state.js
var state = __webpack_require__(59281);
// EXTERNAL MODULE: ./lib/drift-sql/converge.js + 16 modules
var converge = __webpack_require__(17282);
// EXTERNAL MODULE: ./lib/drift-sql/execute.js + 1 modules
var execute = __webpack_require__(75307);
// EXTERNAL MODULE: ./lib/database/session.js
var database_session = __webpack_require__(29357);
;// CONCATENATED MODULE: ./lib/drift-sql/elsewhere-too.js


/** Whoever runs migrations may have another name on the target, and owns what the script makes. */
async function withoutOwner(session, script) {
    const [result] = await (0,database_session/* query */.P)(session, "SELECT pg_catalog.quote_ident(current_user)", "asking who owns the shadow");
    const plain = result?.rows[0]?.[0] ?? "";
    const names = [plain, `"${plain}"`];
    const isOwn = ({ sql }) => names.some((name) => sql.endsWith(` OWNER TO ${name}`));
    const toCurrent = (sql) => /^(?:GRANT|REVOKE) /.test(sql)
        ? sql.replace(/ (TO|FROM) ("(?:[^"]|"")*"|\w+)(?= WITH GRANT OPTION$|$)/, (whole, word, name) => names.includes(name) ? ` ${word} CURRENT_USER` : whole)
        : sql;
    return script.filter((one) => !isOwn(one)).map((one) => ({ ...one, sql: toCurrent(one.sql) }));
}
const altered = /^ALTER (TABLE|SEQUENCE|INDEX|VIEW|MATERIALIZED VIEW|FOREIGN TABLE) (?!IF EXISTS )((?:ONLY )?((?:"(?:[^"]|"")*"|[\w$]+)(?:\.(?:"(?:[^"]|"")*"|[\w$]+))*))/;
/** What alters a thing that was not there before the migration finds none when the script runs a second time. */
function onlyWhereThere(script, before) {
    const there = new Set([...before.values()].map(({ identity }) => JSON.stringify((0,drift_parts/* namePartsOf */.dA)(identity))));
    return script.map((statement) => {
        const [, kind = "", , name] = altered.exec(statement.sql) ?? [];
        if (name === undefined || there.has(JSON.stringify((0,drift_parts/* namePartsOf */.dA)(name))))
            return statement;
        return { ...statement, sql: statement.sql.replace(altered, `ALTER ${kind} IF EXISTS $2`) };
    });
}

// EXTERNAL MODULE: ./lib/drift-sql/extract-facts.js + 2 modules
var extract_facts = __webpack_require__(71375);
// EXTERNAL MODULE: ./lib/drift-sql/guards.js
var guards = __webpack_require__(13234);
;// CONCATENATED MODULE: ./lib/drift-sql/named-now.js

const kindOfRelation = `CASE c.relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'f' THEN 'foreign table' WHEN 'v' THEN 'view'
  WHEN 'm' THEN 'materialized view' WHEN 'S' THEN 'sequence' WHEN 'i' THEN 'index' WHEN 'I' THEN 'index' END`;
const people = `n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`;
/** Outer objects first. What follows the name of another by itself is left out: inherited columns, indexes of constraints. */
const sql = `SELECT 'n' || n.oid, 'schema', pg_catalog.quote_ident(n.nspname) FROM pg_catalog.pg_namespace n WHERE ${people}
UNION ALL SELECT 'c' || c.oid, ${kindOfRelation}, pg_catalog.format('%I.%I', n.nspname, c.relname)
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE ${people} AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S', 'i', 'I')
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = c.oid AND k.contype IN ('p', 'u', 'x'))
UNION ALL SELECT 't' || t.oid, CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN 'domain' WHEN 'r' THEN 'range' ELSE 'composite type' END,
    pg_catalog.format('%I.%I', n.nspname, t.typname)
  FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
  WHERE ${people} AND (t.typtype IN ('e', 'd', 'r') OR c.relkind = 'c')
UNION ALL SELECT 'p' || p.oid, CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END, p.oid::pg_catalog.regprocedure::text
  FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace WHERE ${people} AND p.prokind IN ('f', 'p')
UNION ALL SELECT 'a' || c.oid || '.' || a.attnum, CASE c.relkind WHEN 'c' THEN 'attribute' ELSE 'column' END,
    pg_catalog.format('%I.%I.%I', n.nspname, c.relname, a.attname)
  FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE ${people} AND c.relkind IN ('r', 'p', 'f', 'c') AND a.attnum > 0 AND NOT a.attisdropped AND a.attinhcount = 0
UNION ALL SELECT 'k' || k.oid, 'constraint', pg_catalog.format('%I.%I.%I', n.nspname, c.relname, k.conname)
  FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE ${people} AND k.contype IN ('c', 'f', 'p', 'u', 'x') AND k.coninhcount = 0
UNION ALL SELECT 'e' || e.oid, 'label', pg_catalog.format('%I.%I %L', n.nspname, t.typname, e.enumlabel)
  FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace WHERE ${people}`;
/** What a throw-away database calls its objects, by what stays the same under another name. Throws Failure. */
async function readNames(session) {
    const whole = `BEGIN READ ONLY;\nSET LOCAL search_path = pg_catalog;\n${sql};\nCOMMIT`;
    const rows = (await (0,database_session/* query */.P)(session, whole, "reading the names of the shadow")).flatMap((result) => result.rows);
    return new Map(rows.map(([key, kind, identity]) => [key ?? "", { kind: kind ?? "", identity: identity ?? "" }]));
}

// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __webpack_require__(89531);
// EXTERNAL MODULE: ./lib/drift-sql/statement.js
var statement = __webpack_require__(13151);
// EXTERNAL MODULE: ./lib/drift-sql/templates/phrase.js
var templates_phrase = __webpack_require__(62153);
// EXTERNAL MODULE: ./lib/drift-sql/templates/renames.js
var renames = __webpack_require__(75865);
;// CONCATENATED MODULE: ./lib/drift-sql/rename-back.js





/** What is there before and after under different names, the outer first. */
function listRenamed(before, after) {
    return [...before].flatMap(([key, { kind, identity: was }]) => {
        const now = after.get(key)?.identity;
        return now === undefined || now === was ? [] : [{ kind, was, now }];
    });
}
/** Statements that give back the names from before; what else has the name by now goes, where it was not there before. */
function toRenamesBack(before, after) {
    const renamed = listRenamed(before, after);
    const schemas = new Map(renamed.flatMap(({ kind, was, now }) => (kind === "schema" ? [[now, was]] : [])));
    const made = new Map([...after].flatMap(([key, one]) => (before.has(key) ? [] : [[one.identity, one]])));
    return renamed.flatMap(({ kind, was, now }) => {
        if (kind === "label")
            return toLabelBack(was, now);
        const parent = parts.has(kind) ? (0,drift_parts/* parentOf */.gN)(was) : (schemas.get((0,drift_parts/* parentOf */.gN)(now)) ?? (0,drift_parts/* parentOf */.gN)(now));
        const named = kind === "schema" ? now : `${parent}.${(0,drift_parts/* lastName */.UK)(now)}`;
        const moved = kind === "schema" || parent === (0,drift_parts/* parentOf */.gN)(was) ? named : `${(0,drift_parts/* parentOf */.gN)(was)}.${(0,drift_parts/* lastName */.UK)(now)}`;
        const units = [[kind, named, moved], [kind, moved, was]];
        const back = units.flatMap(([of, from, to]) => from === to ? [] : (0,renames/* rename */.$)({ kind: of, identity: from }, { identity: to }));
        const inTheWay = made.get(was);
        if (back.length === 0)
            return [];
        return [inTheWay === undefined ? back : makeWay({ kind, was, now: named }, inTheWay, back)];
    });
}
/** `public.mood 'sad'`: the enum and the label. */
const label = /^((?:"(?:[^"]|"")*"|[^" ])+) (E?'[^]*')$/;
function toLabelBack(was, now) {
    const [, type, before] = label.exec(was) ?? [];
    const [, , after] = label.exec(now) ?? [];
    return before === undefined || before === after
        ? []
        : [(0,statement/* toUnit */.kM)(`ALTER TYPE ${type} RENAME VALUE ${after} TO ${before}`)];
}
const parts = new Set(["column", "attribute", "constraint"]);
/** Columns that were dropped and made again under their name, with another type. */
function listReplaced(before, after) {
    const types = typesOf(before.snapshot);
    const made = new Map([...after.names].flatMap(([key, one]) => (before.names.has(key) ? [] : [[one.identity, one]])));
    const now = typesOf(after.snapshot);
    return [...before.names].flatMap(([key, { kind, identity }]) => {
        const type = now.get(identity);
        if (kind !== "column" || after.names.has(key) || type === undefined || !made.has(identity))
            return [];
        return type === types.get(identity) ? [] : [{ identity, type }];
    });
}
function typesOf({ objects }) {
    return new Map(objects.flatMap(({ kind, identity, attributes: { type } }) => kind === "column" && type !== undefined ? [[identity, type]] : []));
}
/** Drops what a column was replaced by, since no cast leads back to what it was. */
function toReplacedBack(replaced) {
    return replaced.map(({ identity, type }) => {
        const isNew = `EXISTS (${findColumn(identity)} AND pg_catalog.format_type(atttypid, atttypmod) = ${(0,quote/* quoteLiteral */.ce)(type)})`;
        return onlyIf(isNew, [`ALTER TABLE ${(0,drift_parts/* parentOf */.gN)(identity)} DROP COLUMN ${(0,drift_parts/* lastName */.UK)(identity)}`]);
    });
}
function findColumn(identity) {
    return `SELECT FROM pg_catalog.pg_attribute WHERE attrelid = pg_catalog.to_regclass(${(0,quote/* quoteLiteral */.ce)((0,drift_parts/* parentOf */.gN)(identity))}) AND pg_catalog.quote_ident(attname) = ${(0,quote/* quoteLiteral */.ce)((0,drift_parts/* lastName */.UK)(identity))} AND NOT attisdropped`;
}
/** A second run must not take what has its name again. */
function makeWay({ kind, was, now }, { kind: other }, back) {
    const isThere = kind === "column" ? `EXISTS (${findColumn(now)})` : `pg_catalog.to_regclass(${(0,quote/* quoteLiteral */.ce)(now)}) IS NOT NULL`;
    const phrase = (0,templates_phrase/* phraseOf */.J)(other, was);
    const drop = kind === "column"
        ? `ALTER TABLE ${(0,drift_parts/* parentOf */.gN)(was)} DROP COLUMN ${(0,drift_parts/* lastName */.UK)(was)}`
        : `DROP ${phrase ?? `TABLE ${was}`}`;
    return onlyIf(isThere, [drop, ...back.map(({ sql }) => sql)]);
}
function onlyIf(condition, sqls) {
    const statements = sqls.map((sql) => `  ${sql};\n`).join("");
    return (0,statement/* toDestroyingUnit */.OA)((0,statement/* toBlock */.fl)(`IF ${condition} THEN\n${statements}END IF;\n`, "undo"));
}

// EXTERNAL MODULE: ./lib/drift-sql/rerunnable.js
var rerunnable = __webpack_require__(70496);
// EXTERNAL MODULE: ./lib/drift-sql/script-text.js
var script_text = __webpack_require__(4219);
// EXTERNAL MODULE: ./lib/drift-sql/transactions.js
var transactions = __webpack_require__(80005);
// EXTERNAL MODULE: ./lib/drift-sql/unasked.js
var unasked = __webpack_require__(67643);
;// CONCATENATED MODULE: ./lib/drift-sql/plan-undo.js














/**
 * Plans what leads a throw-away database back to what it is now after `migrate` has changed it; the database is changed,
 * too. Throws when it does not end in time, and Failure.
 */
async function planUndo(copy, migrate, bounds) {
    const everything = { schemas: [] };
    const before = { snapshot: await (0,converge/* read */.LF)(copy, everything, bounds), names: await readNames(copy.session) };
    const facts = await (0,extract_facts/* extractFacts */.B)(copy.session, bounds);
    const failed = await migrate();
    if (failed !== null)
        return { kind: "none", because: failed };
    const after = { snapshot: await (0,converge/* read */.LF)(copy, everything, bounds), names: await readNames(copy.session) };
    const first = [...toRenamesBack(before.names, after.names), ...toReplacedBack(listReplaced(before, after))];
    const { done } = await (0,execute/* execute */.g)(copy, first, bounds);
    const goal = {
        snapshot: before.snapshot,
        facts: async () => facts,
        ...everything,
        alone: new Set(),
        unasked: unasked/* nothingUnasked */.$S,
        renames: "known",
    };
    const led = await (0,converge/* converge */.cB)(copy, goal, bounds);
    const undone = { snapshot: await (0,converge/* read */.LF)(copy, everything, bounds), names: await readNames(copy.session) };
    const because = hinderedBy(led, (0,state/* compareSchemas */._e)(before.snapshot, undone.snapshot).drifts) ?? losesRows(before, after, undone);
    if (because !== null)
        return { kind: "none", because };
    const script = [...done, ...led.units].flat();
    const guarded = (0,rerunnable/* toRerunnable */.M)((0,guards/* toGuarded */.W)(await withoutOwner(copy.session, script), "undone"));
    const [transaction = [], ...others] = (0,transactions/* toTransactions */.Vu)([onlyWhereThere(guarded, before.names)]);
    if (others.length > 0)
        return { kind: "none", because: "it takes more than one transaction" };
    return { kind: "planned", statements: (0,script_text/* listing */.R)(transaction), losses: listLosses(before, after, undone) };
}
function hinderedBy({ incomplete, refused }, left) {
    if (left.length === 0)
        return null;
    if (incomplete.length > 0)
        return "it needs a secret that nobody may read";
    return refused ?? `with all that was tried, ${(0,state/* describeDrifts */.OS)(left)}`;
}
/** Of a kind, there before and after the migration, and no more after its undo. */
function listMadeAnew(kind, before, after, undone) {
    return [...before.names].flatMap(([key, one]) => kind.test(one.kind) && after.names.has(key) && !undone.names.has(key) ? [one.identity] : []);
}
/** A table that was there all the time keeps its rows. */
function losesRows(...states) {
    const [first] = listMadeAnew(/table$/, ...states);
    return first === undefined ? null : `table ${first} would be made anew, without its rows`;
}
function listLosses(before, after, undone) {
    const renamed = listRenamed(before.names, after.names);
    const had = new Set(renamed.map(({ was }) => was));
    const replaced = listReplaced(before, after).map(({ identity }) => `column ${identity}`);
    const inTheWay = [...after.names].flatMap(([key, { kind, identity }]) => {
        const holds = kind.endsWith("table") || (kind === "column" && !had.has((0,drift_parts/* parentOf */.gN)(identity)));
        return holds && had.has(identity) && !before.names.has(key) ? [`${kind} ${identity}`] : [];
    });
    const columns = listMadeAnew(/^column$/, before, after, undone).map((identity) => `column ${identity}`);
    const known = new Set([
        ...renamed.flatMap(({ kind, was, now }) => [`${kind} ${was}`, `${kind} ${now}`]),
        ...replaced,
        ...inTheWay,
    ]);
    return [
        ...(0,undo_losses/* listUndoLosses */.S)(before.snapshot, after.snapshot, known),
        ...replaced.map((what) => `The values that ${what} had do not come back.`),
        ...[...inTheWay, ...columns, ...replaced].map((what) => `It removes what ${what} holds by then.`),
    ];
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


/***/ }),

/***/ 4219:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ listing),
/* harmony export */   T: () => (/* binding */ headerText),
/* harmony export */   toScriptText: () => (/* binding */ toScriptText)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89531);
/* harmony import */ var _transactions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80005);


const purposes = {
    fix: "Makes the database match what the applied migrations say.",
    capture: "Captures drift: makes a database as the applied migrations leave it like the one that drifted.",
    undo: "Undoes the capture: makes a database with the drift as the migrations before left it.",
};
/** The whole script of a direction as text, for a person to read and run; null where nothing was planned. */
function toScriptText(purpose, direction) {
    if (direction.proof === "not-run")
        return null;
    const { transactions } = direction;
    const bodies = transactions.map((one) => ((0,_transactions_js__WEBPACK_IMPORTED_MODULE_0__/* .isAlone */ .SW)(one) ? listing(one) : `BEGIN;\n${listing(one)}COMMIT;\n`));
    return [headerText(purpose, direction), ...bodies].join("\n");
}
/** What it is for and what was shown of it, as comment lines. */
function headerText(purpose, { proof, left, incomplete, transactions }) {
    const destroying = transactions.flat().some(({ data }) => data === "destroyed");
    const lines = [
        purposes[purpose],
        proof === "verified"
            ? "Verified: it was run on a copy of the schema, which was then exactly as it should be. The copy holds no rows."
            : "PARTIAL: it was run on a copy of the schema, which was then not in all as it should be.",
        ...left.map((one) => `Left as it is: ${one}`),
        ...incomplete.flatMap((sql) => [
            "Needs a secret, and is left to you:",
            ...sql.split("\n").map((line) => `  ${line}`),
        ]),
        ...(destroying ? ["It destroys data where a comment says so."] : []),
    ];
    return lines.map(_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .commentLine */ .WA).join("");
}
/** The statements, each with its semicolon; what destroys data has a comment above it. */
function listing(transaction) {
    return transaction.map(({ sql, data }) => `${data === "destroyed" ? "-- destroys data:\n" : ""}${sql};\n`).join("");
}


/***/ }),

/***/ 93255:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VH: () => (/* binding */ listMadeAnew),
/* harmony export */   _m: () => (/* binding */ listCountedOn),
/* harmony export */   a_: () => (/* binding */ listMoved),
/* harmony export */   bp: () => (/* binding */ readHoldings)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89531);
/* harmony import */ var _database_session_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29357);


/** Above so many tables only sizes are looked at, which is cheap: digests of all rows would take too long. */
const mostDigested = 300;
const numbersColumn = `EXISTS (SELECT FROM pg_catalog.pg_depend d
    WHERE d.objid OPERATOR(pg_catalog.=) c.oid AND d.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjsubid OPERATOR(pg_catalog.>) 0
      OR d.refobjid OPERATOR(pg_catalog.=) c.oid AND d.refclassid OPERATOR(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass
        AND d.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_attrdef'::pg_catalog.regclass)`;
const listSql = `SELECT pg_catalog.format('%I.%I', n.nspname, c.relname),
    CASE WHEN NOT c.relispopulated THEN 'e' WHEN c.relkind OPERATOR(pg_catalog.=) 'S' AND NOT ${numbersColumn} THEN 'c' ELSE c.relkind END, c.oid FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
  WHERE (c.relkind OPERATOR(pg_catalog.=) 'r' OR c.relkind OPERATOR(pg_catalog.=) 'S' OR c.relkind OPERATOR(pg_catalog.=) 'm') AND c.relpersistence OPERATOR(pg_catalog.<>) 't'
    AND n.nspname OPERATOR(pg_catalog.!~) '^pg_' AND n.nspname OPERATOR(pg_catalog.<>) 'information_schema' ORDER BY 1`;
/** Reads what all tables hold, in the transaction that is open; null where one cannot be read. */
async function readHoldings(session) {
    const [list] = await (0,_database_session_js__WEBPACK_IMPORTED_MODULE_0__/* .query */ .P)(session, listSql, "listing the shadow's tables");
    const rows = list?.rows ?? [];
    const ofKind = (pattern) => rows.flatMap(([name, kind]) => (pattern.test(kind ?? "") ? (name ?? []) : []));
    const [tables, unpopulated] = [ofKind(/[rm]/), ofKind(/e/)];
    const digest = tables.length <= mostDigested;
    const parts = [
        ...tables.map((name) => `SELECT ${tagOf("t", name)}, ${digest ? digested : counted} FROM ONLY ${name} one`),
        ...unpopulated.map((name) => `SELECT ${tagOf("t", name)}, 'not populated'`),
        `SELECT ${tagOf("t", "large objects")}, pg_catalog.count(*)::text FROM pg_catalog.pg_largeobject_metadata`,
        ...rows.flatMap(([name, kind, oid]) => (/[Sc]/.test(kind ?? "") ? ofSequence(name ?? "", kind ?? "", oid) : [])),
    ];
    // Statements of their own: planning a hundred tables in one takes ten times as long.
    const { results, error } = await session.send(["SAVEPOINT holdings", ...parts, "ROLLBACK TO holdings"].join(";\n"));
    if (error !== null) {
        await session.send("ROLLBACK TO holdings");
        return null;
    }
    const read = results.slice(1, -1).flatMap((result) => result.rows);
    const of = (kind) => new Map(read.flatMap(([tag, value]) => (tag?.startsWith(kind) ? [[tag.slice(1), value ?? ""]] : [])));
    return { tables: of("t"), sequences: of("S"), counters: of("c") };
}
function ofSequence(name, kind, oid) {
    return `SELECT ${tagOf(kind, name)}, '${Number(oid)} ' || last_value || ' ' || is_called FROM ${name}`;
}
function tagOf(kind, name) {
    return (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(`${kind}${name}`);
}
const counted = "pg_catalog.count(*)::text";
/** As JSON, so that the order of columns does not matter; a sum, so that the order of rows does not. */
const digested = "pg_catalog.concat(pg_catalog.count(*), ' ', pg_catalog.sum(pg_catalog.hashtextextended(pg_catalog.to_jsonb(one.*)::text, 0)::numeric))";
/** Names of the tables that both know and that hold other rows. */
function listMoved(before, after) {
    return differing(before.tables, after.tables);
}
/** Names of the sequences that both know and that have moved; `counters`: of those alone that no column uses. */
function listCountedOn(before, after, which) {
    const values = (holdings) => map(sequencesOf(holdings, which), valueOf);
    return differing(values(before), values(after));
}
/** Names of the sequences that both know, but that are not the same ones: such begin to count from the start. */
function listMadeAnew(before, after) {
    const oids = (holdings) => map(sequencesOf(holdings, "all"), oidOf);
    return differing(oids(before), oids(after));
}
function sequencesOf({ sequences, counters }, which) {
    return which === "all" ? new Map([...sequences, ...counters]) : counters;
}
function oidOf(value) {
    return value.slice(0, value.indexOf(" "));
}
function valueOf(value) {
    return value.slice(value.indexOf(" ") + 1);
}
function map(values, read) {
    return new Map([...values].map(([name, value]) => [name, read(value)]));
}
function differing(before, after) {
    return [...before].flatMap(([name, value]) => {
        const now = after.get(name);
        return now === undefined || now === value ? [] : [name];
    });
}


/***/ }),

/***/ 59281:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ft: () => (/* binding */ isSame),
/* harmony export */   OS: () => (/* binding */ describeDrifts),
/* harmony export */   _e: () => (/* binding */ compareSchemas),
/* harmony export */   readSchema: () => (/* binding */ readSchema),
/* harmony export */   un: () => (/* binding */ readState)
/* harmony export */ });
/* harmony import */ var _core_schema_drift_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69703);
/* harmony import */ var _core_schema_snapshot_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(41431);
/* harmony import */ var _database_catalog_read_snapshot_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74571);
/* harmony import */ var _database_session_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(29357);
/* harmony import */ var _rows_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(93255);





/** Reads the schema alone, as a scope has it, whatever a script left of the session. Throws Failure. */
async function readSchema(database, scope) {
    const { session, prepare } = database;
    await (0,_database_session_js__WEBPACK_IMPORTED_MODULE_2__/* .query */ .P)(session, ["BEGIN", ...prepare, "COMMIT"].join(";\n"), "cleaning the shadow's session");
    return await (0,_database_catalog_read_snapshot_js__WEBPACK_IMPORTED_MODULE_1__.readSnapshot)(session, scope, { readingIn: "own" });
}
/**
 * Reads schema and rows, whatever a script left of the session; `open`: in its transaction. A schema that is known
 * already is not read again.
 */
async function readState(database, readingIn, known = null) {
    const { session, prepare, major, home } = database;
    const scope = { major, home, schemas: [] };
    const own = readingIn === "own";
    await (0,_database_session_js__WEBPACK_IMPORTED_MODULE_2__/* .query */ .P)(session, [...(own ? ["BEGIN"] : []), ...prepare].join(";\n"), "cleaning the shadow's session");
    const holdings = await (0,_rows_js__WEBPACK_IMPORTED_MODULE_3__/* .readHoldings */ .bp)(session);
    if (own)
        await (0,_database_session_js__WEBPACK_IMPORTED_MODULE_2__/* .query */ .P)(session, "COMMIT", "cleaning the shadow's session");
    return { snapshot: known ?? (await (0,_database_catalog_read_snapshot_js__WEBPACK_IMPORTED_MODULE_1__.readSnapshot)(session, scope, { readingIn })), holdings };
}
function compareSchemas(expected, actual) {
    const seen = (0,_core_schema_drift_js__WEBPACK_IMPORTED_MODULE_0__/* .diffSnapshots */ .V)(expected, actual);
    const moved = seen.filter((drift) => "parents" in drift.expected || "parents" in drift.actual);
    const isTold = ({ identity }) => moved.some((one) => identity.startsWith(`${one.identity}.`));
    const all = [...seen, ...listMadeOwn(expected, actual).filter((drift) => !isTold(drift))];
    const isOrder = ({ change, expected: was, actual: is }) => change === "changed" && [...Object.keys(was), ...Object.keys(is)].every((name) => name === "position");
    return {
        drifts: all.filter((drift) => !isOrder(drift)),
        reordered: [...new Set(all.filter(isOrder).map(({ identity }) => tableOf(identity)))],
    };
}
/**
 * Columns and constraints that are a child table's own on one side only. Drift leaves that out, because no statement
 * brings it back; after NO INHERIT and INHERIT they outlive their parents all the same.
 */
function listMadeOwn(expected, actual) {
    if (expected === actual)
        return [];
    const now = (0,_core_schema_snapshot_js__WEBPACK_IMPORTED_MODULE_4__/* .objectsByKey */ .fd)(actual);
    return expected.objects.flatMap((object) => {
        const { kind, identity, attributes } = object;
        const other = now.get((0,_core_schema_snapshot_js__WEBPACK_IMPORTED_MODULE_4__/* .objectKey */ .T5)(object));
        const [was, is] = [attributes["inherited"], other?.attributes["inherited"]];
        if (!/^(?:column|constraint)$/.test(kind) || other === undefined || was === is)
            return [];
        const toFlag = (flag) => (flag === undefined ? {} : { inherited: flag });
        const change = { change: "changed", severity: "cosmetic", parts: [] };
        return [{ ...change, kind, identity, expected: toFlag(was), actual: toFlag(is) }];
    });
}
function tableOf(column) {
    return column.replace(/\.(?:"(?:[^"]|"")*"|[^".]+)$/, "");
}
function isSame({ drifts }) {
    return drifts.length === 0;
}
const mostNamed = 5;
/** The differences in words, the first few of them. */
function describeDrifts(drifts) {
    const named = drifts.slice(0, mostNamed).map(describe);
    const more = drifts.length - named.length;
    return [...named, ...(more > 0 ? [`${more} more`] : [])].join(", ");
}
function describe({ change, kind, identity, expected, actual }) {
    switch (change) {
        case "missing":
            return `${kind} ${identity} is missing`;
        case "unexpected":
            return `${kind} ${identity} is there too`;
        case "changed": {
            const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
            return `${kind} ${identity} has ${names.map(toOther).join(" and ")}`;
        }
    }
}
/** Attributes in the plural are labels, options, privileges and the like. */
function toOther(attribute) {
    if (attribute === "inherited")
        return "another origin, own or inherited";
    return `${attribute.endsWith("s") ? "other" : "another"} ${attribute.replaceAll("_", " ")}`;
}


/***/ })

};
