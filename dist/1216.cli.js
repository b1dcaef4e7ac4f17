export const id = 1216;
export const ids = [1216];
export const modules = {

/***/ 1216:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  compareMeanings: () => (/* binding */ compareMeanings)
});

// EXTERNAL MODULE: ./lib/database/catalog/read-only-transactions.js
var read_only_transactions = __webpack_require__(5188);
// EXTERNAL MODULE: ./lib/database/session.js
var database_session = __webpack_require__(9357);
// EXTERNAL MODULE: ./lib/sql/parser.js + 1 modules
var sql_parser = __webpack_require__(6121);
// EXTERNAL MODULE: ./lib/core/schema/drift-parts.js
var drift_parts = __webpack_require__(4955);
// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __webpack_require__(9531);
;// CONCATENATED MODULE: ./lib/shadow/probes.js


const probes_name = "schema_version_probe";
const named = (0,quote/* quoteLiteral */.ce)(probes_name);
const catalog = (table) => `pg_catalog.${table}`;
/** A probe for each kind: a throw-away object of the same kind with the text in it, on a copy of its table where it can be. */
const probes = {
    view: ofView,
    "materialized view": ofView,
    constraint: (text, { identity }) => {
        const copy = copyOf((0,drift_parts/* parentOf */.gN)(identity));
        return {
            before: copy.before,
            sql: `ALTER TABLE ${copy.name} ADD CONSTRAINT ${probes_name} ${text}`,
            read: `SELECT pg_catalog.pg_get_constraintdef(k.oid) FROM ${catalog("pg_constraint")} k WHERE k.conname = ${named} AND k.conrelid = ${copy.oid}`,
        };
    },
    "domain constraint": (text, { identity }) => ({
        before: [],
        // A domain of the domain's own type: VALUE has that type there.
        sql: `CREATE DOMAIN pg_temp.${probes_name} AS ${(0,drift_parts/* parentOf */.gN)(identity)} CONSTRAINT ${probes_name} ${text}`,
        read: `SELECT pg_catalog.pg_get_constraintdef(k.oid) FROM ${catalog("pg_constraint")} k WHERE k.conname = ${named} AND k.contypid = 'pg_temp.${probes_name}'::pg_catalog.regtype`,
    }),
    index: ofIndex,
    column: ofColumn,
    domain: (text, { attributes }) => ({
        before: [],
        sql: `CREATE DOMAIN pg_temp.${probes_name} AS ${attributes["type"]} DEFAULT (${text})`,
        read: `SELECT pg_catalog.pg_get_expr(t.typdefaultbin, 0) FROM ${catalog("pg_type")} t WHERE t.oid = 'pg_temp.${probes_name}'::pg_catalog.regtype`,
    }),
    policy: (text, { identity }, attribute) => {
        const copy = copyOf((0,drift_parts/* parentOf */.gN)(identity));
        const [clause, column] = attribute === "using" ? ["USING", "polqual"] : ["WITH CHECK", "polwithcheck"];
        return {
            before: copy.before,
            sql: `CREATE POLICY ${probes_name} ON ${copy.name} ${clause} (${text})`,
            read: `SELECT pg_catalog.pg_get_expr(p.${column}, p.polrelid) FROM ${catalog("pg_policy")} p WHERE p.polname = ${named} AND p.polrelid = ${copy.oid}`,
        };
    },
    trigger: (text, { identity }) => ({
        before: [],
        sql: text.replace(` TRIGGER ${(0,drift_parts/* lastName */.UK)(identity)} `, ` TRIGGER ${probes_name} `),
        read: `SELECT pg_catalog.pg_get_triggerdef(g.oid) FROM ${catalog("pg_trigger")} g WHERE g.tgname = ${named} AND g.tgrelid = ${oidOf((0,drift_parts/* parentOf */.gN)(identity))}`,
    }),
    rule: (text, { identity }) => ({
        before: [],
        sql: text.replace(`CREATE RULE ${(0,drift_parts/* lastName */.UK)(identity)} AS`, `CREATE RULE ${probes_name} AS`),
        read: `SELECT pg_catalog.pg_get_ruledef(r.oid) FROM ${catalog("pg_rewrite")} r WHERE r.rulename = ${named} AND r.ev_class = ${oidOf((0,drift_parts/* parentOf */.gN)(identity))}`,
    }),
    function: ofRoutine,
    procedure: ofRoutine,
    "window function": ofRoutine,
};
/** The probe for one of the two texts; null where there is none for it. */
function toProbe({ object, attribute }, text) {
    return probes[object.kind]?.(text, object, attribute) ?? null;
}
function oidOf(relation) {
    return `${(0,quote/* quoteLiteral */.ce)(relation)}::pg_catalog.regclass`;
}
/** An empty copy of a table, of the same name: expressions may say the table's name. */
function copyOf(table) {
    const copy = `pg_temp.${(0,drift_parts/* lastName */.UK)(table)}`;
    return { before: [`CREATE TABLE ${copy} (LIKE ${table})`], name: copy, oid: oidOf(copy) };
}
function ofView(text) {
    return {
        before: [],
        sql: `CREATE VIEW pg_temp.${probes_name} AS ${text}`,
        read: `SELECT pg_catalog.pg_get_viewdef('pg_temp.${probes_name}'::pg_catalog.regclass)`,
    };
}
function ofIndex(text, { identity, attributes }) {
    const table = attributes["table"] ?? "";
    const copy = copyOf(table);
    const at = ["", "ONLY "].map((only) => ` INDEX ${(0,drift_parts/* lastName */.UK)(identity)} ON ${only}${table} USING `);
    const found = at.find((part) => text.includes(part));
    if (found === undefined)
        return null;
    return {
        before: copy.before,
        sql: text.replace(found, () => ` INDEX ${probes_name} ON ${copy.name} USING `),
        read: `SELECT pg_catalog.pg_get_indexdef('pg_temp.${probes_name}'::pg_catalog.regclass)`,
    };
}
function ofColumn(text, { identity, attributes }, attribute) {
    const copy = copyOf((0,drift_parts/* parentOf */.gN)(identity));
    // Stored and virtual differ, whatever the expression.
    const [how = ""] = /^(?:stored|virtual) /.exec(attribute === "generated" ? text : "") ?? [];
    const stored = (column) => `SELECT ${(0,quote/* quoteLiteral */.ce)(how)} || pg_catalog.pg_get_expr(d.adbin, d.adrelid) FROM ${catalog("pg_attrdef")} d JOIN ${catalog("pg_attribute")} a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
      WHERE d.adrelid = ${copy.oid} AND a.attname = ${column}`;
    if (attribute === "default") {
        const column = (0,drift_parts/* lastName */.UK)(identity);
        const sql = `ALTER TABLE ${copy.name} ALTER ${column} SET DEFAULT ${text}`;
        return { before: copy.before, sql, read: stored((0,quote/* quoteLiteral */.ce)(unquote(column))) };
    }
    const expression = text.slice(how.length);
    const sql = `ALTER TABLE ${copy.name} ADD ${probes_name} ${attributes["type"]} GENERATED ALWAYS AS (${expression}) STORED`;
    return { before: copy.before, sql, read: stored(named) };
}
function unquote(identifier) {
    return identifier.startsWith('"') ? identifier.slice(1, -1).replaceAll('""', '"') : identifier;
}
function ofRoutine(text, { kind, identity, attributes }, attribute) {
    const own = (0,quote/* quoteIdentifier */.Cm)(unquote((0,drift_parts/* lastName */.UK)(identity)));
    const returns = kind === "procedure" ? "" : ` RETURNS ${attributes["result"]}`;
    const [list, body] = attribute === "arguments" ? [text, "AS ''"] : [attributes["arguments"] ?? "", text];
    const what = kind === "procedure" ? "PROCEDURE" : "FUNCTION";
    const value = attribute === "arguments" ? "pg_get_function_arguments" : "pg_get_function_sqlbody";
    return {
        before: ["SET LOCAL check_function_bodies = off"],
        sql: `CREATE ${what} pg_temp.${own}(${list})${returns} LANGUAGE sql ${body}`,
        read: `SELECT pg_catalog.${value}(p.oid) FROM ${catalog("pg_proc")} p WHERE p.pronamespace = pg_catalog.pg_my_temp_schema() AND p.proname = ${(0,quote/* quoteLiteral */.ce)(unquote(own))}`,
    };
}

;// CONCATENATED MODULE: ./lib/shadow/same-meaning.js




/**
 * Lets one server read both texts of each wording and write them again: what it then writes the same means the same. In
 * a transaction that is rolled back.
 */
async function compareMeanings({ session }, wordings, { signal }) {
    const found = { same: [], different: [], unknown: [] };
    if (wordings.length === 0)
        return found;
    const parser = await (0,sql_parser/* loadParser */.q)();
    await (0,database_session/* query */.P)(session, ["BEGIN READ WRITE", ...read_only_transactions/* readingSettings */.i].join(";\n"), "preparing to compare definitions");
    try {
        for (const wording of wordings) {
            signal.throwIfAborted();
            found[await compareOne(session, parser, wording)].push(wording);
        }
    }
    finally {
        await session.send("ROLLBACK");
    }
    return found;
}
async function compareOne(session, parser, wording) {
    const expected = await rewrite(session, parser, toProbe(wording, wording.expected));
    // What should be runs here, so a text that does not is worded for another server.
    if (expected === null)
        return "unknown";
    const actual = await rewrite(session, parser, toProbe(wording, wording.actual));
    return actual === expected ? "same" : "different";
}
/** The text as this server writes it, null where it cannot read it. */
async function rewrite(session, parser, probe) {
    if (probe === null || !isOneStatement(parser, probe.sql))
        return null;
    const savepoint = "SAVEPOINT schema_version_probe";
    const back = "ROLLBACK TO SAVEPOINT schema_version_probe";
    const { results, error } = await session.send([savepoint, ...probe.before, probe.sql, probe.read, back].join(";\n"));
    if (error === null)
        return results.at(-2)?.rows[0]?.[0] ?? null;
    await session.send(back);
    return null;
}
/** A text comes from a catalog, which may say anything: more than one statement is no text of an object. */
function isOneStatement(parser, sql) {
    const parsed = parser.parse(sql);
    return parsed.kind === "parsed" && parsed.statements.length === 1;
}


/***/ })

};
