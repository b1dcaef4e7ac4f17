export const id = 4571;
export const ids = [4571];
export const modules = {

/***/ 5188:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ sendReadOnly),
/* harmony export */   i: () => (/* binding */ readingSettings)
/* harmony export */ });
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(650);

/** Settings under which PostgreSQL writes definitions; left to the server, each of them changed some text (measured). */
const readingSettings = [
    `SET LOCAL search_path = ${_target_js__WEBPACK_IMPORTED_MODULE_0__/* .ownSearchPath */ .O}`,
    "SET LOCAL jit = off",
    "SET LOCAL TimeZone = 'UTC'",
    "SET LOCAL DateStyle = 'ISO, YMD'",
    "SET LOCAL IntervalStyle = 'postgres'",
    "SET LOCAL bytea_output = 'hex'",
    "SET LOCAL standard_conforming_strings = on",
    "SET LOCAL quote_all_identifiers = off",
    "SET LOCAL lc_monetary = 'C'",
    "SET LOCAL extra_float_digits = 1",
    // Below deadlock_timeout, so that where we meet DDL it is we who give way.
    "SET LOCAL lock_timeout = '500ms'",
    "SET LOCAL statement_timeout = '60s'",
];
/** Our joins are written in a good order, and hashing suits them all: to plan for more took twice as long (measured). */
const planningSettings = ["SET LOCAL join_collapse_limit = 1", "SET LOCAL enable_mergejoin = off"];
const settings = [...readingSettings, ...planningSettings];
const toSavepoint = ["ROLLBACK TO SAVEPOINT schema_version_snapshot", "RELEASE SAVEPOINT schema_version_snapshot"];
const frames = {
    own: { begin: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", end: ["COMMIT"], leave: "ROLLBACK" },
    // Back to the savepoint also where all went well: it ends the settings and the locks on what views read.
    open: { begin: "SAVEPOINT schema_version_snapshot", end: toSavepoint, leave: toSavepoint.join("; ") },
};
/** Sends queries, grouped into transactions, as one message; gives the results of the queries alone, in order. */
async function sendReadOnly(session, transactions, readingIn, options = {}) {
    const { begin, end, leave } = frames[readingIn];
    const sqls = transactions.map((queries) => [begin, ...settings, ...queries, ...end]);
    const { results, error } = await session.send(sqls.flat().join(";\n"), options);
    if (error !== null) {
        await session.send(leave);
        return { results: [], error };
    }
    let start = 0;
    const ours = transactions.flatMap((queries, index) => {
        const first = start + 1 + settings.length;
        start += sqls[index]?.length ?? 0;
        return results.slice(first, first + queries.length);
    });
    return { results: ours, error: null };
}


/***/ }),

/***/ 4571:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readSnapshot: () => (/* binding */ readSnapshot)
});

// NAMESPACE OBJECT: ./lib/database/catalog/database-wide.js
var database_wide_namespaceObject = {};
__webpack_require__.r(database_wide_namespaceObject);
__webpack_require__.d(database_wide_namespaceObject, {
  database: () => (database),
  defaultPrivileges: () => (defaultPrivileges),
  eventTriggers: () => (eventTriggers),
  securityLabels: () => (securityLabels),
  settings: () => (settings)
});

// NAMESPACE OBJECT: ./lib/database/catalog/foreign.js
var foreign_namespaceObject = {};
__webpack_require__.r(foreign_namespaceObject);
__webpack_require__.d(foreign_namespaceObject, {
  servers: () => (servers),
  userMappings: () => (userMappings),
  wrappers: () => (wrappers)
});

// NAMESPACE OBJECT: ./lib/database/catalog/languages.js
var languages_namespaceObject = {};
__webpack_require__.r(languages_namespaceObject);
__webpack_require__.d(languages_namespaceObject, {
  accessMethods: () => (accessMethods),
  casts: () => (casts),
  languages: () => (languages),
  transforms: () => (transforms)
});

// NAMESPACE OBJECT: ./lib/database/catalog/operators.js
var operators_namespaceObject = {};
__webpack_require__.r(operators_namespaceObject);
__webpack_require__.d(operators_namespaceObject, {
  collations: () => (collations),
  conversions: () => (conversions),
  operatorClasses: () => (operatorClasses),
  operatorFamilies: () => (operatorFamilies),
  operators: () => (operators)
});

// NAMESPACE OBJECT: ./lib/database/catalog/replication.js
var replication_namespaceObject = {};
__webpack_require__.r(replication_namespaceObject);
__webpack_require__.d(replication_namespaceObject, {
  publications: () => (publications),
  subscriptions: () => (subscriptions)
});

// NAMESPACE OBJECT: ./lib/database/catalog/text-search.js
var text_search_namespaceObject = {};
__webpack_require__.r(text_search_namespaceObject);
__webpack_require__.d(text_search_namespaceObject, {
  configurations: () => (configurations),
  dictionaries: () => (dictionaries),
  parsers: () => (parsers),
  templates: () => (templates)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./lib/core/schema/snapshot.js
var snapshot = __webpack_require__(1431);
// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __webpack_require__(9531);
// EXTERNAL MODULE: ./lib/database/tables.js
var tables = __webpack_require__(7496);
;// CONCATENATED MODULE: ./lib/database/catalog/catalog-query.js


/** Condition for the schemas in scope, over an alias of pg_namespace. */
function inScope(n, { schemas }) {
    if (schemas.length > 0)
        return `${n}.nspname IN (${schemas.map(quote/* quoteLiteral */.ce).join(", ")})`;
    return `${n}.nspname !~ '^pg_' AND ${n}.nspname <> 'information_schema'`;
}
/**
 * The same for what tells its schema in `column`. Most is the server's own, and left out where it is read: of that the
 * planner knows how much it is, of the names of schemas it does not.
 */
function isInScope(column, n, scope) {
    const servers = scope.schemas.length > 0 ? "" : `${notOfServer(column)} AND `;
    return `${servers}${inScope(n, scope)}`;
}
/** Condition that leaves out the server's own schema. */
function notOfServer(column) {
    return `${column} <> 'pg_catalog'::pg_catalog.regnamespace`;
}
/** Oids below belong to the server itself. */
const firstOfPeople = "16384";
/** The oids of what extensions brought, in one system catalog. */
function membersOfExtensions(catalog) {
    // refclassid is what makes it cheap: the index on references finds all members at once.
    return `SELECT ed.objid FROM pg_catalog.pg_depend ed WHERE ed.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
    AND ed.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND ed.deptype = 'e'`;
}
/** Condition that leaves out what an extension brought: the extension itself is the object. */
function notOfExtension(catalog, oid) {
    return `NOT EXISTS (${membersOfExtensions(catalog)} AND ed.objid = ${oid})`;
}
/** Flyway's history is no part of the schema either: it is kept beside ours, or was left behind. */
const ownNames = [...Object.values(tables/* tableNames */.n$), tables/* snapshotTable */.tJ, "flyway_schema_history"].map(quote/* quoteLiteral */.ce).join(", ");
/** Condition that leaves out the tool's own tables and what hangs on them. */
function notOwn(n, c, { home }) {
    return `NOT (${n}.nspname = ${(0,quote/* quoteLiteral */.ce)(home)} AND ${c}.relname IN (${ownNames}))`;
}
/** Condition for a relation, and what hangs on it: in scope, lasting, of people. */
function relationInScope(n, c, scope) {
    return `${c}.relpersistence <> 't' AND ${isInScope(`${c}.relnamespace`, n, scope)} AND ${notOwn(n, c, scope)} AND ${notOfExtension("pg_class", `${c}.oid`)}`;
}
/** A qualified, quoted name. */
function qualified(n, ...names) {
    return [`${n}.nspname`, ...names].map((name) => `pg_catalog.quote_ident(${name})`).join(` || '.' || `);
}
/** Join that gives the comment on an object as `alias.description`. */
function joinComment(alias, catalog, oid) {
    return `LEFT JOIN pg_catalog.pg_description ${alias} ON ${alias}.objoid = ${oid} AND ${alias}.classoid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND ${alias}.objsubid = 0`;
}
/** The owner's name. */
function owner(oid) {
    return `pg_catalog.pg_get_userbyid(${oid})`;
}
/** Text for true, NULL for false: an attribute that most objects do not have. */
function flag(condition) {
    return `CASE WHEN ${condition} THEN 'yes' END`;
}
/** When a trigger or rule fires, NULL for always but on replicas. */
function firing(column) {
    return `CASE ${column} WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' END`;
}
/** A function with its arguments, or NULL for none. */
function routine(oid) {
    return `nullif(${oid}::pg_catalog.oid, 0)::pg_catalog.regprocedure::text`;
}
/** The name of a type. */
function type(oid) {
    return `${oid}::pg_catalog.regtype::text`;
}
/** The name of a tablespace, NULL for the database's own. */
function tablespace(oid) {
    return `CASE WHEN ${oid} <> 0 THEN (SELECT ts.spcname FROM pg_catalog.pg_tablespace ts WHERE ts.oid = ${oid}) END`;
}
/** Stands for an expression whose table went while it was read: PostgreSQL answers NULL, which would be a guess. */
const gone = "(gone)";
/** An expression of the catalog in SQL, NULL for none. */
function expression(tree, table) {
    return `CASE WHEN ${tree} IS NOT NULL THEN coalesce(pg_catalog.pg_get_expr(${tree}, ${table}), '${gone}') END`;
}

;// CONCATENATED MODULE: ./lib/database/catalog/attached.js

const table = (oid) => `JOIN pg_catalog.pg_class c ON c.oid = ${oid} JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace`;
/**
 * Triggers of people; internal ones belong to constraints. Copies on partitions are internal on 14, and have a state of
 * their own everywhere.
 */
const triggers = {
    name: "triggers",
    sql: (scope) => `SELECT 'trigger' AS kind, ${qualified("n", "c.relname", "g.tgname")} AS identity, pg_catalog.pg_get_triggerdef(g.oid) AS definition,
    ${firing("g.tgenabled")} AS firing, cm.description AS comment, ${flag("g.tgparentid <> 0")} AS inherited
    FROM pg_catalog.pg_trigger g ${table("g.tgrelid")} LEFT JOIN pg_catalog.pg_constraint k ON k.oid = g.tgconstraint ${joinComment("cm", "pg_trigger", "g.oid")}
    WHERE (NOT g.tgisinternal OR g.tgparentid <> 0) AND (k.contype IS NULL OR k.contype = 't') AND ${relationInScope("n", "c", scope)}`,
};
/** Rules but those that make a view a view. */
const rules = {
    kind: "rule",
    catalog: "pg_rewrite",
    seldom: `o.rulename <> '_RETURN' AND o.oid >= ${firstOfPeople}`,
    from: (scope) => `FROM pg_catalog.pg_rewrite o ${table("o.ev_class")} WHERE o.rulename <> '_RETURN' AND ${relationInScope("n", "c", scope)}`,
    identity: qualified("n", "c.relname", "o.rulename"),
    attributes: () => ({ definition: "pg_catalog.pg_get_ruledef(o.oid)", firing: firing("o.ev_enabled") }),
};
const who = `CASE WHEN r = 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(r)) END`;
/** Policies of row-level security. */
const policies = {
    name: "policies",
    sql: (scope) => `SELECT 'policy' AS kind, ${qualified("n", "c.relname", "p.polname")} AS identity,
    CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END AS command,
    ${flag("NOT p.polpermissive")} AS restrictive, ARRAY(SELECT ${who} FROM pg_catalog.unnest(p.polroles) r) AS "roles:list",
    ${expression("p.polqual", "p.polrelid")} AS "using", ${expression("p.polwithcheck", "p.polrelid")} AS with_check, cm.description AS comment
    FROM pg_catalog.pg_policy p ${table("p.polrelid")} ${joinComment("cm", "pg_policy", "p.oid")} WHERE ${relationInScope("n", "c", scope)}`,
};

;// CONCATENATED MODULE: ./lib/database/catalog/array-literal.js
/** Elements of a one-dimensional array as PostgreSQL writes it, `{a,"b, c",NULL}`. */
function parseArray(literal) {
    const elements = literal.slice(1, -1).matchAll(/"((?:[^"\\]|\\[^])*)"|([^,]+)/g);
    return [...elements].map(([, quoted, bare]) => quoted === undefined ? (bare === "NULL" ? null : (bare ?? "")) : quoted.replaceAll(/\\([^])/g, "$1"));
}

;// CONCATENATED MODULE: ./lib/database/catalog/privileges.js

/** SQL for what `toPrivileges` reads, NULL where nobody ever granted or revoked anything. */
function acl({ acl: column, type, ownerOid, standard }) {
    const usual = standard ?? `pg_catalog.acldefault(${type}, ${ownerOid})`;
    return `CASE WHEN ${column} IS NOT NULL THEN ARRAY[pg_catalog.pg_get_userbyid(${ownerOid})::text, ${column}::text, ${usual}::text]::text END`;
}
/** The letters of an ACL. */
const names = {
    a: "INSERT",
    r: "SELECT",
    w: "UPDATE",
    d: "DELETE",
    D: "TRUNCATE",
    x: "REFERENCES",
    t: "TRIGGER",
    X: "EXECUTE",
    U: "USAGE",
    C: "CREATE",
    c: "CONNECT",
    T: "TEMPORARY",
    m: "MAINTAIN",
    s: "SET",
    A: "ALTER SYSTEM",
};
/**
 * Privileges as the difference to what PostgreSQL grants by default, so that no ACL and an explicit default one are the
 * same, and the owner's own privileges are no finding on any major. Of an array of owner, ACL and the default one.
 */
function toPrivileges(text) {
    const [owner, granted, usual] = parseArray(text);
    const [live, standard] = [granted, usual].map((one) => new Set(listPrivileges(one ?? "{}", owner ?? "")));
    const more = [...(live ?? [])].filter((one) => !standard?.has(one)).map((one) => `+${one}`);
    const fewer = [...(standard ?? [])].filter((one) => !live?.has(one)).map((one) => `-${one}`);
    return [...more, ...fewer].toSorted((a, b) => (a < b ? -1 : 1)).join(", ");
}
/** What somebody else than the owner granted, and who; empty where nobody did. Only that one can take it back. */
function toGrantors(text) {
    const [owner = "", granted] = parseArray(text);
    const others = parseItems(granted ?? "{}").filter(({ grantor }) => grantor !== owner);
    return others
        .flatMap((item) => toTexts(item, owner ?? "").map((one) => `${one} by ${privileges_quote(item.grantor)}`))
        .join(", ");
}
/** `bob: SELECT with grant option` for each privilege of each grantee. */
function listPrivileges(list, owner) {
    return parseItems(list).flatMap((item) => toTexts(item, owner));
}
function parseItems(list) {
    const role = String.raw `(?:"((?:[^"]|"")*)"|([^=/]*))`;
    const form = new RegExp(`^${role}=([^/]*)/${role}$`);
    const nameOf = (quoted, bare = "") => quoted?.replaceAll('""', '"') ?? bare;
    return parseArray(list).map((item) => {
        const [, quoted, bare, letters = "", quotedGrantor, bareGrantor] = form.exec(item ?? "") ?? [];
        return { grantee: nameOf(quoted, bare), letters, grantor: nameOf(quotedGrantor, bareGrantor) };
    });
}
function toTexts({ grantee, letters }, owner) {
    const who = grantee === "" ? "PUBLIC" : grantee === owner ? "$owner" : privileges_quote(grantee);
    return [...letters.matchAll(/([A-Za-z])(\*?)/g)].map(([, letter = "", star]) => {
        // Owners hold every grant option anyway: an ACL that says so means nothing more.
        const option = star === "*" && grantee !== owner ? " with grant option" : "";
        return `${who}: ${names[letter] ?? letter}${option}`;
    });
}
function privileges_quote(role) {
    return /^[a-z_][a-z0-9_$]*$/.test(role) ? role : `"${role.replaceAll('"', '""')}"`;
}

;// CONCATENATED MODULE: ./lib/database/catalog/relations.js


/** Constraints that nobody checks since DISABLE TRIGGER ALL: the catalog shows it on triggers that no tool shows. */
const unchecked = `SELECT g.tgrelid, pg_catalog.string_agg(DISTINCT CASE g.tgenabled WHEN 'D' THEN 'off for ' WHEN 'R' THEN 'on replicas only for ' ELSE 'always for ' END || pg_catalog.quote_ident(k.conname), ', ') AS checks
    FROM pg_catalog.pg_trigger g JOIN pg_catalog.pg_constraint k ON k.oid = g.tgconstraint AND k.contype <> 't'
    WHERE g.tgisinternal AND g.tgenabled <> 'O' AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger gp
      WHERE k.conparentid <> 0 AND gp.tgconstraint = k.conparentid AND gp.tgfoid = g.tgfoid AND gp.tgenabled = g.tgenabled)
    GROUP BY g.tgrelid`;
const parents = `SELECT h.inhrelid, pg_catalog.string_agg(h.inhparent::pg_catalog.regclass::text, ', ' ORDER BY h.inhseqno) AS names, pg_catalog.bool_or(h.inhdetachpending) AS pending
    FROM pg_catalog.pg_inherits h GROUP BY h.inhrelid`;
/** Tables of all kinds; the definitions of views are read apart (`view-definitions.ts`). */
const relations = {
    name: "relations",
    sql: (scope) => `SELECT CASE c.relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'f' THEN 'foreign table'
      WHEN 'v' THEN 'view' ELSE 'materialized view' END AS kind, ${qualified("n", "c.relname")} AS identity,
    ${owner("c.relowner")} AS owner, ${acl({ acl: "c.relacl", type: "'r'", ownerOid: "c.relowner" })} AS "privileges:acl",
    CASE c.relpersistence WHEN 'u' THEN 'unlogged' END AS persistence,
    ${flag("c.relrowsecurity")} AS row_security, ${flag("c.relforcerowsecurity")} AS force_row_security,
    CASE WHEN c.relkind IN ('r', 'p') THEN CASE c.relreplident WHEN 'n' THEN 'nothing' WHEN 'f' THEN 'full' WHEN 'i' THEN 'index ' || coalesce((SELECT pg_catalog.quote_ident(x.relname) FROM pg_catalog.pg_index i
      JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid WHERE i.indrelid = c.oid AND i.indisreplident), 'missing') END END AS replica_identity,
    c.reloptions AS "options:list", w.reloptions AS "toast_options:list", ${tablespace("c.reltablespace")} AS tablespace,
    CASE WHEN a.amname <> 'heap' THEN pg_catalog.quote_ident(a.amname) END AS access_method,
    CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END AS partition_key,
    ${expression("c.relpartbound", "c.oid")} AS partition_bound, h.names AS parents, ${flag("h.pending")} AS detach_pending,
    CASE WHEN c.reloftype <> 0 THEN c.reloftype::pg_catalog.regtype::text END AS of_type,
    pg_catalog.quote_ident(s.srvname) AS server, f.ftoptions AS "server_options:foreign",
    u.checks AS constraints_checked, cm.description AS comment
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_catalog.pg_class w ON w.oid = c.reltoastrelid LEFT JOIN pg_catalog.pg_am a ON a.oid = c.relam
    LEFT JOIN pg_catalog.pg_foreign_table f ON f.ftrelid = c.oid LEFT JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver
    LEFT JOIN (${unchecked}) u ON u.tgrelid = c.oid LEFT JOIN (${parents}) h ON h.inhrelid = c.oid
    ${joinComment("cm", "pg_class", "c.oid")}
    WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND ${relationInScope("n", "c", scope)}`,
};
const options = `'start ' || q.seqstart || ' increment ' || q.seqincrement || ' min ' || q.seqmin || ' max ' || q.seqmax || ' cache ' || q.seqcache || CASE WHEN q.seqcycle THEN ' cycle' ELSE '' END`;
/** Sequences that stand alone or belong to a serial column, whose owner they follow; those of identity columns ride on the column. */
const sequences = {
    name: "sequences",
    sql: (scope) => `SELECT 'sequence' AS kind, ${qualified("n", "c.relname")} AS identity,
    CASE WHEN o.relname IS NULL THEN ${owner("c.relowner")} END AS owner,
    ${acl({ acl: "c.relacl", type: "'s'", ownerOid: "c.relowner" })} AS "privileges:acl",
    pg_catalog.format_type(q.seqtypid, NULL) AS type, ${options} AS options,
    CASE WHEN c.relpersistence = 'u' AND o.relpersistence IS DISTINCT FROM 'u' THEN 'unlogged' END AS persistence,
    o.oid::pg_catalog.regclass::text || '.' || pg_catalog.quote_ident(a.attname) AS owned_by, cm.description AS comment
    FROM pg_catalog.pg_sequence q JOIN pg_catalog.pg_class c ON c.oid = q.seqrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype IN ('a', 'i')
      AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjsubid > 0
    LEFT JOIN pg_catalog.pg_class o ON o.oid = d.refobjid
    LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
    ${joinComment("cm", "pg_class", "c.oid")}
    WHERE d.deptype IS DISTINCT FROM 'i' AND c.relpersistence <> 't' AND ${isInScope("c.relnamespace", "n", scope)} AND ${notOfExtension("pg_class", "c.oid")}`,
};
/** The sequence of an identity column, which nobody sees as an object of its own; looked up for such columns only. */
const identitySequence = `SELECT ${qualified("qn", "qc.relname")} AS name, ${options} AS options, ${acl({ acl: "qc.relacl", type: "'s'", ownerOid: "qc.relowner" })} AS privileges, pg_catalog.obj_description(qc.oid, 'pg_class') AS comment
      FROM pg_catalog.pg_depend qd JOIN pg_catalog.pg_sequence q ON q.seqrelid = qd.objid JOIN pg_catalog.pg_class qc ON qc.oid = q.seqrelid JOIN pg_catalog.pg_namespace qn ON qn.oid = qc.relnamespace
      WHERE a.attidentity <> '' AND qd.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND qd.refobjid = a.attrelid AND qd.refobjsubid = a.attnum
      AND qd.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND qd.deptype = 'i' LIMIT 1`;

;// CONCATENATED MODULE: ./lib/database/catalog/columns.js



/** Not of a view: there, the definition decides. */
const own = "c.relkind NOT IN ('v', 'm')";
const stored = expression("d.adbin", "d.adrelid");
/** NOT NULL is an object of its own from 18 on; a name that PostgreSQL would choose says nothing. */
const notNull = {
    value: `CASE WHEN a.attnotnull AND ${own} THEN CASE WHEN NOT k.convalidated THEN 'not valid' WHEN k.connoinherit THEN 'no inherit' ELSE 'yes' END END`,
    isNamed: "k.conname <> c.relname || '_' || a.attname || '_not_null'",
    join: "LEFT JOIN pg_catalog.pg_constraint k ON k.conrelid = c.oid AND k.contype = 'n' AND k.conkey[1] = a.attnum " +
        joinComment("ck", "pg_constraint", "k.oid"),
};
/** What most columns do not have. Both the server and the reader are much faster when it is one column of JSON. */
function uncommon({ major }) {
    // Identity reaches partitions from 17 on, always as the parent has it.
    const identity = major < 17 ? "a.attidentity <> ''" : "a.attidentity <> '' AND NOT c.relispartition";
    const ofIdentity = (value) => `CASE WHEN ${identity} THEN ${value} END`;
    return [
        {
            when: "a.attidentity <> ''",
            attributes: {
                identity_options: ofIdentity(`CASE a.attidentity WHEN 'a' THEN 'always ' ELSE 'by default ' END || q.options`),
                identity_sequence: ofIdentity("q.name"),
                "sequence_privileges:acl": ofIdentity("q.privileges"),
                sequence_comment: ofIdentity("q.comment"),
            },
        },
        {
            when: "a.attgenerated <> ''",
            attributes: {
                generated: `CASE a.attgenerated WHEN '' THEN NULL WHEN 's' THEN 'stored ' ELSE 'virtual ' END || ${stored}`,
            },
        },
        {
            when: "a.attcollation <> t.typcollation",
            attributes: {
                collation: `CASE WHEN a.attcollation <> t.typcollation AND ${own} THEN a.attcollation::pg_catalog.regcollation::text END`,
            },
        },
        {
            when: "a.attstorage <> t.typstorage",
            attributes: {
                storage: `CASE WHEN a.attstorage <> t.typstorage AND c.relkind <> 'v' THEN CASE a.attstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'm' THEN 'main' ELSE 'extended' END END`,
            },
        },
        {
            when: "a.attcompression <> ''",
            attributes: { compression: "CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END" },
        },
        {
            when: "a.attstattarget >= 0",
            attributes: { statistics: "CASE WHEN a.attstattarget >= 0 THEN a.attstattarget::text END" },
        },
        { when: "a.attoptions IS NOT NULL", attributes: { "options:list": "a.attoptions::text" } },
        { when: "a.attfdwoptions IS NOT NULL", attributes: { "server_options:foreign": "a.attfdwoptions::text" } },
        {
            when: "a.attacl IS NOT NULL",
            attributes: { "privileges:acl": acl({ acl: "a.attacl", type: "'c'", ownerOid: "c.relowner" }) },
        },
        { when: "cd.description IS NOT NULL", attributes: { comment: "cd.description" } },
        {
            when: "a.attinhcount > 0 AND NOT a.attislocal",
            attributes: { inherited: flag("a.attinhcount > 0 AND NOT a.attislocal") },
        },
        ...(major < 18
            ? []
            : [
                {
                    when: notNull.isNamed,
                    attributes: { not_null_name: `CASE WHEN ${notNull.isNamed} THEN pg_catalog.quote_ident(k.conname) END` },
                },
                { when: "ck.description IS NOT NULL", attributes: { not_null_comment: "ck.description" } },
            ]),
    ];
}
/**
 * Columns of tables, views and foreign tables, attributes of composite types. What a view's definition decides is told
 * there.
 */
const columns = {
    name: "columns",
    sql: (scope) => {
        const more = uncommon(scope);
        const pairs = more.flatMap(({ attributes }) => Object.entries(attributes));
        const [names, values] = [pairs.map(([name]) => `'${name}'`), pairs.map(([, value]) => value)];
        return `SELECT CASE c.relkind WHEN 'c' THEN 'attribute' ELSE 'column' END AS kind, c.name || '.' || pg_catalog.quote_ident(a.attname) AS identity,
    CASE WHEN ${own} THEN pg_catalog.format_type(a.atttypid, a.atttypmod) END AS type,
    ${scope.major < 18 ? flag(`a.attnotnull AND ${own}`) : notNull.value} AS not_null,
    CASE WHEN a.attgenerated = '' THEN ${stored} END AS "default",
    CASE WHEN ${own} THEN a.attrelid || ' ' || a.attnum END AS "position:rank",
    CASE WHEN ${more.map(({ when }) => `(${when})`).join(" OR ")} THEN pg_catalog.json_object(ARRAY[${names.join(", ")}], ARRAY[${values.join(", ")}]) END AS "*:json"
    FROM (SELECT c.oid, c.relkind, c.relname, c.relowner, c.relispartition, ${qualified("n", "c.relname")} AS name
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'c') AND ${relationInScope("n", "c", scope)}
        AND (c.relkind <> 'c' OR c.reltype NOT IN (${membersOfExtensions("pg_type")})) OFFSET 0) c
    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
    LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    LEFT JOIN pg_catalog.pg_description cd ON cd.objoid = a.attrelid AND cd.objsubid = a.attnum AND cd.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
    LEFT JOIN LATERAL (${identitySequence}) q ON true ${scope.major < 18 ? "" : notNull.join}`;
    },
};

;// CONCATENATED MODULE: ./lib/database/catalog/constraints.js

/** What pg_get_constraintdef writes, without NOT VALID at its end: that is an attribute of its own. */
const definition = `CASE WHEN k.convalidated THEN pg_catalog.pg_get_constraintdef(k.oid) ELSE pg_catalog.regexp_replace(pg_catalog.pg_get_constraintdef(k.oid), ' NOT VALID$', '') END AS definition,
    ${flag("NOT k.convalidated")} AS not_valid`;
const state = `CASE WHEN NOT i.indisvalid THEN 'INVALID' WHEN NOT (i.indisready AND i.indislive) THEN 'not ready' END`;
/**
 * The indexes of partitions below one of a partitioned table that is INVALID for want of others; below a valid one,
 * every partition has its own.
 */
const attached = `CASE WHEN x.relkind = 'I' AND NOT i.indisvalid THEN (SELECT pg_catalog.string_agg(${qualified("an", "ax.relname")}, ', ' ORDER BY an.nspname, ax.relname)
      FROM pg_catalog.pg_inherits ai JOIN pg_catalog.pg_class ax ON ax.oid = ai.inhrelid JOIN pg_catalog.pg_namespace an ON an.oid = ax.relnamespace WHERE ai.inhparent = x.oid) END`;
/**
 * Constraints of tables, with the index behind them. An allow-list of kinds: new majors add some. A foreign key to a
 * partitioned table is one more for each partition there, which nobody sees.
 */
const constraints = {
    name: "constraints",
    sql: (scope) => `SELECT 'constraint' AS kind, ${qualified("n", "c.relname", "k.conname")} AS identity, ${definition},
    ${state} AS index_state, ${flag("i.indisclustered")} AS clustered, x.reloptions AS "index_options:list",
    ${tablespace("x.reltablespace")} AS tablespace, ci.description AS index_comment,
    cm.description AS comment, ${flag("k.conparentid <> 0 OR NOT k.conislocal")} AS inherited
    FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_catalog.pg_constraint p ON p.oid = k.conparentid
    LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = k.conindid AND k.contype IN ('p', 'u', 'x')
    LEFT JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
    ${joinComment("ci", "pg_class", "x.oid")} ${joinComment("cm", "pg_constraint", "k.oid")}
    WHERE k.contype IN ('p', 'u', 'x', 'c', 'f') AND (p.confrelid IS NULL OR p.confrelid = k.confrelid) AND ${relationInScope("n", "c", scope)}`,
};
/** CHECK constraints of domains. */
const domainConstraints = {
    kind: "domain constraint",
    catalog: "pg_constraint",
    from: (scope) => `FROM (SELECT k.*, ${definition} FROM pg_catalog.pg_constraint k WHERE k.contypid <> 0 AND k.contype = 'c') o JOIN pg_catalog.pg_type t ON t.oid = o.contypid
      JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace WHERE ${isInScope("t.typnamespace", "n", scope)} AND ${notOfExtension("pg_type", "t.oid")}`,
    identity: qualified("n", "t.typname", "o.conname"),
    attributes: () => ({ definition: "o.definition", not_valid: "o.not_valid" }),
};
/** Indexes that no constraint owns. */
const indexes = {
    name: "indexes",
    sql: (scope) => `SELECT 'index' AS kind, ${qualified("n", "x.relname")} AS identity,
    pg_catalog.pg_get_indexdef(x.oid) AS definition, ${qualified("n", "c.relname")} AS "table", ${state} AS state, ${attached} AS attached,
    ${flag("i.indisclustered")} AS clustered, ${tablespace("x.reltablespace")} AS tablespace,
    CASE WHEN i.indexprs IS NOT NULL THEN (SELECT pg_catalog.string_agg(a.attnum || ': ' || a.attstattarget, ', ' ORDER BY a.attnum) FROM pg_catalog.pg_attribute a WHERE a.attrelid = x.oid AND a.attstattarget >= 0) END AS statistics,
    cm.description AS comment, ${flag("x.relispartition")} AS inherited
    FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace ${joinComment("cm", "pg_class", "x.oid")}
    WHERE c.relkind IN ('r', 'p', 'm') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = x.oid AND k.contype IN ('p', 'u', 'x'))
    AND ${relationInScope("n", "c", scope)}`,
};
/** Extended statistics. */
const statistics = {
    kind: "statistics",
    catalog: "pg_statistic_ext",
    seldom: "starts empty",
    from: (scope) => `FROM pg_catalog.pg_statistic_ext o JOIN pg_catalog.pg_namespace sn ON sn.oid = o.stxnamespace
      JOIN pg_catalog.pg_class c ON c.oid = o.stxrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE ${relationInScope("n", "c", scope)}`,
    identity: qualified("sn", "o.stxname"),
    owner: "o.stxowner",
    attributes: () => ({
        definition: "pg_catalog.pg_get_statisticsobjdef(o.oid)",
        table: qualified("n", "c.relname"),
        statistics: "CASE WHEN o.stxstattarget >= 0 THEN o.stxstattarget END",
    }),
};

;// CONCATENATED MODULE: ./lib/database/catalog/database-wide.js


const thisDatabase = `(SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())`;
const eventTriggers = {
    kind: "event trigger",
    catalog: "pg_event_trigger",
    seldom: "starts empty",
    from: () => "FROM pg_catalog.pg_event_trigger o",
    identity: "pg_catalog.quote_ident(o.evtname)",
    owner: "o.evtowner",
    attributes: () => ({
        event: "o.evtevent",
        function: routine("o.evtfoid"),
        "tags:list": "o.evttags::text",
        firing: firing("o.evtenabled"),
    }),
};
/** Those of one schema add to the ones of the database, so they are all that differs from none. */
const defaultStandard = `CASE WHEN o.defaclnamespace = 0 THEN pg_catalog.acldefault(CASE o.defaclobjtype WHEN 'S' THEN 's' ELSE o.defaclobjtype END::"char", o.defaclrole) END`;
const defaultPrivileges = {
    kind: "default privileges",
    catalog: "pg_default_acl",
    from: (scope) => `FROM pg_catalog.pg_default_acl o LEFT JOIN pg_catalog.pg_namespace n ON n.oid = o.defaclnamespace WHERE o.defaclnamespace = 0 OR ${inScope("n", scope)}`,
    identity: `CASE o.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'functions' WHEN 'T' THEN 'types' WHEN 'n' THEN 'schemas' ELSE 'large objects' END
      || ' of ' || pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(o.defaclrole)) || coalesce(' in ' || pg_catalog.quote_ident(n.nspname), '')`,
    attributes: () => ({
        "privileges:acl": acl({ acl: "o.defaclacl", type: "''", ownerOid: "o.defaclrole", standard: defaultStandard }),
        schema: "pg_catalog.quote_ident(n.nspname)",
    }),
};
/** Settings that ALTER DATABASE and ALTER ROLE … IN DATABASE left, one by one. */
const settings = {
    kind: "setting",
    catalog: "pg_db_role_setting",
    from: () => `FROM (SELECT NULL::pg_catalog.oid AS oid, s.setrole, c FROM pg_catalog.pg_db_role_setting s CROSS JOIN LATERAL pg_catalog.unnest(s.setconfig) c WHERE s.setdatabase = ${thisDatabase}) o`,
    identity: `pg_catalog.split_part(o.c, '=', 1) || CASE WHEN o.setrole = 0 THEN '' ELSE ' of ' || pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(o.setrole)) END`,
    attributes: () => ({
        value: `coalesce(nullif(pg_catalog.substr(o.c, pg_catalog.strpos(o.c, '=') + 1), ''), '''''')`,
    }),
};
/** The database itself. Its name is none of its attributes: a restored copy is the same schema. */
const database = {
    kind: "database",
    catalog: "pg_database",
    from: () => "FROM pg_catalog.pg_database o WHERE o.datname = pg_catalog.current_database()",
    identity: "'database'",
    owner: "o.datdba",
    attributes: () => ({
        "privileges:acl": acl({ acl: "o.datacl", type: "'d'", ownerOid: "o.datdba" }),
        connection_limit: "nullif(o.datconnlimit, -1)",
        template: flag("o.datistemplate"),
        comment: "pg_catalog.shobj_description(o.oid, 'pg_database')",
    }),
};
/** On what is not in a schema in scope, only where it is in none at all. */
const securityLabels = {
    kind: "security label",
    catalog: "pg_seclabel",
    seldom: "starts empty",
    from: (scope) => `FROM (SELECT NULL::pg_catalog.oid AS oid, l.provider, l.label, i.type, i.identity, n.nspname, n.oid AS namespace FROM pg_catalog.pg_seclabel l
      CROSS JOIN LATERAL pg_catalog.pg_identify_object(l.classoid, l.objoid, l.objsubid) i LEFT JOIN pg_catalog.pg_namespace n ON n.nspname = i.schema) o
      WHERE o.namespace IS NULL OR ${inScope("o", scope)}`,
    identity: "o.provider || ' on ' || o.type || ' ' || o.identity",
    attributes: () => ({ label: "o.label" }),
};

;// CONCATENATED MODULE: ./lib/database/catalog/extensions.js

const schemas = {
    kind: "schema",
    catalog: "pg_namespace",
    from: (scope) => `FROM pg_catalog.pg_namespace o WHERE ${inScope("o", scope)}`,
    identity: "pg_catalog.quote_ident(o.nspname)",
    owner: "o.nspowner",
    acl: ["o.nspacl", "n"],
    attributes: () => ({}),
};
/** Kinds of members that have privileges: catalog, type for acldefault, column of the ACL and of the owner. */
const members = [
    ["pg_proc", "'f'", "proacl", "proowner"],
    ["pg_class", `CASE o.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char"`, "relacl", "relowner"],
    ["pg_type", "'T'", "typacl", "typowner"],
    ["pg_namespace", "'n'", "nspacl", "nspowner"],
    ["pg_language", "'l'", "lanacl", "lanowner"],
    ["pg_foreign_data_wrapper", "'F'", "fdwacl", "fdwowner"],
    ["pg_foreign_server", "'S'", "srvacl", "srvowner"],
];
/** Only what is not as pg_init_privs has it; no row there means that it began with the default. */
const changed = members.map(([catalog, type, acl, owner,]) => `SELECT d.refobjid, d.classid, d.objid, o.${acl} AS acl, coalesce(i.initprivs, pg_catalog.acldefault(${type}, o.${owner})) AS standard, o.${owner} AS owner
        FROM pg_catalog.pg_depend d JOIN pg_catalog.${catalog} o ON o.oid = d.objid
        LEFT JOIN pg_catalog.pg_init_privs i ON i.objoid = d.objid AND i.classoid = d.classid AND i.objsubid = 0
        WHERE d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND d.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND d.deptype = 'e'
        AND o.${acl} IS NOT NULL AND o.${acl} IS DISTINCT FROM i.initprivs`);
/**
 * Extensions; of what they brought, only privileges that are no longer as the extension left them; of what else there is,
 * only what DEPENDS ON EXTENSION would make go with them.
 */
const extensions = {
    name: "extensions",
    sql: () => `SELECT 'extension' AS kind, pg_catalog.quote_ident(e.extname) AS identity, e.extversion AS version, pg_catalog.quote_ident(n.nspname) AS schema,
    m.privileges AS "member_privileges:members", (SELECT pg_catalog.count(*) FROM pg_catalog.pg_depend d
      WHERE d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND d.refobjid = e.oid AND d.deptype = 'e') AS members,
    (SELECT pg_catalog.string_agg(i.type || ' ' || i.identity, '; ' ORDER BY i.type, i.identity COLLATE "C") FROM pg_catalog.pg_depend d
      CROSS JOIN LATERAL pg_catalog.pg_identify_object(d.classid, d.objid, 0) i
      WHERE d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND d.refobjid = e.oid AND d.deptype = 'x') AS dependents, cm.description AS comment
    FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace ${joinComment("cm", "pg_extension", "e.oid")}
    LEFT JOIN (SELECT c.refobjid, pg_catalog.json_agg(pg_catalog.json_build_array((pg_catalog.pg_identify_object(c.classid, c.objid, 0)).identity,
        ARRAY[pg_catalog.pg_get_userbyid(c.owner)::text, c.acl::text, c.standard::text]::text)) AS privileges
      FROM (${changed.join("\n        UNION ALL ")}) c GROUP BY c.refobjid) m ON m.refobjid = e.oid`,
};

;// CONCATENATED MODULE: ./lib/database/catalog/foreign.js


const wrappers = {
    kind: "foreign data wrapper",
    catalog: "pg_foreign_data_wrapper",
    // Extensions bring them, and most have no other.
    seldom: `o.oid >= ${firstOfPeople}`,
    from: () => "FROM pg_catalog.pg_foreign_data_wrapper o",
    identity: "pg_catalog.quote_ident(o.fdwname)",
    owner: "o.fdwowner",
    acl: ["o.fdwacl", "F"],
    attributes: () => ({
        handler: routine("o.fdwhandler"),
        validator: routine("o.fdwvalidator"),
        "options:foreign": "o.fdwoptions::text",
    }),
};
const servers = {
    kind: "server",
    catalog: "pg_foreign_server",
    seldom: "starts empty",
    from: () => "FROM pg_catalog.pg_foreign_server o JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = o.srvfdw",
    identity: "pg_catalog.quote_ident(o.srvname)",
    owner: "o.srvowner",
    acl: ["o.srvacl", "S"],
    attributes: () => ({
        wrapper: "pg_catalog.quote_ident(w.fdwname)",
        type: "o.srvtype",
        version: "o.srvversion",
        "options:foreign": "o.srvoptions::text",
    }),
};
/** Whether the view shows options at all, by its own rule: NULL means none, or not for these eyes. */
const mayRead = `(SELECT r.rolsuper FROM pg_catalog.pg_roles r WHERE r.rolname = current_user)
        OR (o.umuser = 0 AND pg_catalog.pg_has_role(s.srvowner, 'USAGE'))
        OR (o.usename = current_user AND (pg_catalog.pg_has_role(s.srvowner, 'USAGE') OR pg_catalog.has_server_privilege(s.oid, 'USAGE')))`;
/** Who may log in elsewhere as whom; of secrets, that they are there. */
const userMappings = {
    kind: "user mapping",
    catalog: "pg_user_mapping",
    seldom: "starts empty",
    from: () => "FROM (SELECT m.umid AS oid, m.* FROM pg_catalog.pg_user_mappings m) o JOIN pg_catalog.pg_foreign_server s ON s.oid = o.srvid",
    identity: "CASE WHEN o.umuser = 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(o.usename) END || ' on ' || pg_catalog.quote_ident(o.srvname)",
    attributes: () => ({
        "options:foreign": `CASE WHEN ${mayRead} THEN o.umoptions::text ELSE '{${snapshot/* notReadable */.I}}' END`,
        server: "pg_catalog.quote_ident(o.srvname)",
    }),
};

;// CONCATENATED MODULE: ./lib/database/catalog/languages.js

/** Languages; those of the server itself are there for their privileges. */
const languages = {
    kind: "language",
    catalog: "pg_language",
    from: () => "FROM pg_catalog.pg_language o",
    identity: "pg_catalog.quote_ident(o.lanname)",
    owner: "o.lanowner",
    acl: ["o.lanacl", "l"],
    attributes: () => ({
        handler: routine("o.lanplcallfoid"),
        inline: routine("o.laninline"),
        validator: routine("o.lanvalidator"),
        trusted: flag("o.lanpltrusted"),
    }),
};
const transforms = {
    kind: "transform",
    catalog: "pg_transform",
    seldom: "starts empty",
    from: () => `FROM pg_catalog.pg_transform o JOIN pg_catalog.pg_language l ON l.oid = o.trflang WHERE o.oid >= ${firstOfPeople}`,
    identity: `${type("o.trftype")} || ' for ' || pg_catalog.quote_ident(l.lanname)`,
    attributes: () => ({ from_sql: routine("o.trffromsql"), to_sql: routine("o.trftosql") }),
};
const accessMethods = {
    kind: "access method",
    catalog: "pg_am",
    seldom: `o.oid >= ${firstOfPeople}`,
    from: () => `FROM pg_catalog.pg_am o WHERE o.oid >= ${firstOfPeople}`,
    identity: "pg_catalog.quote_ident(o.amname)",
    attributes: () => ({
        handler: routine("o.amhandler"),
        type: "CASE o.amtype WHEN 't' THEN 'table' ELSE 'index' END",
    }),
};
/** Casts; the one from a range to its multirange comes along with the range. */
const casts = {
    kind: "cast",
    catalog: "pg_cast",
    seldom: `o.oid >= ${firstOfPeople}`,
    from: () => `FROM pg_catalog.pg_cast o WHERE o.oid >= ${firstOfPeople}
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend i WHERE i.classid = 'pg_catalog.pg_cast'::pg_catalog.regclass AND i.objid = o.oid AND i.deptype = 'i')`,
    identity: `${type("o.castsource")} || ' as ' || ${type("o.casttarget")}`,
    attributes: () => ({
        function: routine("o.castfunc"),
        context: "CASE o.castcontext WHEN 'i' THEN 'implicit' WHEN 'a' THEN 'assignment' END",
        method: "CASE o.castmethod WHEN 'i' THEN 'inout' WHEN 'b' THEN 'binary' END",
    }),
};

;// CONCATENATED MODULE: ./lib/database/catalog/operators.js

const operator = (oid) => `nullif(${oid}, 0)::pg_catalog.regoperator::text`;
const operators = {
    kind: "operator",
    catalog: "pg_operator",
    seldom: notOfServer("o.oprnamespace"),
    from: (scope) => `FROM pg_catalog.pg_operator o JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace WHERE ${isInScope("o.oprnamespace", "n", scope)}`,
    identity: "o.oid::pg_catalog.regoperator::text",
    owner: "o.oprowner",
    attributes: () => ({
        function: routine("o.oprcode"),
        result: type("nullif(o.oprresult, 0)"),
        commutator: operator("o.oprcom"),
        negator: operator("o.oprnegate"),
        restrict: routine("o.oprrest"),
        join: routine("o.oprjoin"),
        hashes: flag("o.oprcanhash"),
        merges: flag("o.oprcanmerge"),
    }),
};
/** Lines of a family, or those of one class in it: what a class was made with goes with it. */
const familyContent = (oid, ofClass = () => "") => `(SELECT pg_catalog.string_agg(m.line, ', ' ORDER BY m.line COLLATE "C") FROM (
      SELECT 'operator ' || p.amopstrategy || ' ' || p.amopopr::pg_catalog.regoperator || coalesce(' for order by ' || (SELECT s.opfname FROM pg_catalog.pg_opfamily s WHERE s.oid = p.amopsortfamily), '') AS line
        FROM pg_catalog.pg_amop p WHERE p.amopfamily = ${oid}${ofClass("pg_amop", "p.oid")}
      UNION ALL SELECT 'function ' || q.amprocnum || ' (' || ${type("q.amproclefttype")} || ', ' || ${type("q.amprocrighttype")} || ') ' || ${routine("q.amproc")} FROM pg_catalog.pg_amproc q WHERE q.amprocfamily = ${oid}${ofClass("pg_amproc", "q.oid")}) m)`;
const ofThisClass = (catalog, item) => ` AND EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND d.objid = ${item} AND d.refclassid = 'pg_catalog.pg_opclass'::pg_catalog.regclass AND d.refobjid = o.oid)`;
const hasOwnFamily = "f.opfname = o.opcname AND f.opfnamespace = o.opcnamespace";
/** Operator classes; a family that one brought along has its name and comes with it. */
const operatorClasses = {
    kind: "operator class",
    catalog: "pg_opclass",
    seldom: notOfServer("o.opcnamespace"),
    from: (scope) => `FROM pg_catalog.pg_opclass o JOIN pg_catalog.pg_namespace n ON n.oid = o.opcnamespace JOIN pg_catalog.pg_am a ON a.oid = o.opcmethod
      JOIN pg_catalog.pg_opfamily f ON f.oid = o.opcfamily JOIN pg_catalog.pg_namespace fn ON fn.oid = f.opfnamespace WHERE ${isInScope("o.opcnamespace", "n", scope)}`,
    identity: `${qualified("n", "o.opcname")} || ' using ' || pg_catalog.quote_ident(a.amname)`,
    owner: "o.opcowner",
    attributes: () => ({
        type: type("o.opcintype"),
        family: qualified("fn", "f.opfname"),
        is_default: flag("o.opcdefault"),
        key_type: type("nullif(o.opckeytype, 0)"),
        definition: `CASE WHEN ${hasOwnFamily} THEN ${familyContent("f.oid")} END`,
        items: `CASE WHEN NOT (${hasOwnFamily}) THEN ${familyContent("f.oid", ofThisClass)} END`,
    }),
};
/** Operator families by themselves. */
const operatorFamilies = {
    kind: "operator family",
    catalog: "pg_opfamily",
    seldom: notOfServer("o.opfnamespace"),
    from: (scope) => `FROM pg_catalog.pg_opfamily o JOIN pg_catalog.pg_namespace n ON n.oid = o.opfnamespace JOIN pg_catalog.pg_am a ON a.oid = o.opfmethod
      WHERE ${isInScope("o.opfnamespace", "n", scope)} AND NOT EXISTS (SELECT FROM pg_catalog.pg_opclass c WHERE c.opcfamily = o.oid AND c.opcname = o.opfname AND c.opcnamespace = o.opfnamespace)`,
    identity: `${qualified("n", "o.opfname")} || ' using ' || pg_catalog.quote_ident(a.amname)`,
    owner: "o.opfowner",
    attributes: () => ({ definition: familyContent("o.oid") }),
};
const conversions = {
    kind: "conversion",
    catalog: "pg_conversion",
    seldom: notOfServer("o.connamespace"),
    from: (scope) => `FROM pg_catalog.pg_conversion o JOIN pg_catalog.pg_namespace n ON n.oid = o.connamespace WHERE ${isInScope("o.connamespace", "n", scope)}`,
    identity: qualified("n", "o.conname"),
    owner: "o.conowner",
    attributes: () => ({
        source_encoding: "pg_catalog.pg_encoding_to_char(o.conforencoding)",
        target_encoding: "pg_catalog.pg_encoding_to_char(o.contoencoding)",
        function: routine("o.conproc"),
        is_default: flag("o.condefault"),
    }),
};
/** The column that holds an ICU locale has another name on each of 15, 16 and 17. */
const collations = {
    kind: "collation",
    catalog: "pg_collation",
    seldom: notOfServer("o.collnamespace"),
    from: (scope) => `FROM pg_catalog.pg_collation o JOIN pg_catalog.pg_namespace n ON n.oid = o.collnamespace CROSS JOIN LATERAL (SELECT pg_catalog.to_jsonb(o) AS row) j WHERE ${isInScope("o.collnamespace", "n", scope)}`,
    identity: qualified("n", "o.collname"),
    owner: "o.collowner",
    attributes: () => ({
        provider: "CASE o.collprovider WHEN 'i' THEN 'icu' WHEN 'c' THEN 'libc' WHEN 'b' THEN 'builtin' END",
        locale: "coalesce(j.row ->> 'colllocale', j.row ->> 'colliculocale', o.collcollate::text)",
        ctype: "nullif(o.collctype::text, o.collcollate::text)",
        nondeterministic: flag("NOT o.collisdeterministic"),
        rules: "j.row ->> 'collicurules'",
    }),
};

;// CONCATENATED MODULE: ./lib/database/catalog/rare-kinds.js
/**
 * All rare kinds in one query, which looks up owners, privileges and comments once, and leaves out what extensions
 * brought: a query for each would cost a small database more than all the rest.
 */
function toQuery(kinds) {
    return {
        name: "rare kinds",
        sql: (scope) => `SELECT u.kind, u.identity, pg_catalog.pg_get_userbyid(u.owner) AS owner,
    CASE WHEN u.acl IS NOT NULL THEN ARRAY[pg_catalog.pg_get_userbyid(u.owner)::text, u.acl::text, u.usual::text]::text END AS "privileges:acl",
    u.attributes AS "*:json",
    (SELECT cm.description FROM pg_catalog.pg_description cm WHERE cm.objoid = u.oid AND cm.classoid = u.catalog AND cm.objsubid = 0) AS comment
    FROM (${kinds.flatMap((kind) => toArm(kind, scope) ?? []).join("\n    UNION ALL ")}) u
    WHERE ${notOfAnyExtension}`,
    };
}
const notOfAnyExtension = `NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
      AND d.classid = u.catalog AND d.objid = u.oid AND d.deptype = 'e')`;
/**
 * The catalogs in which the database may have something of these kinds. To plan for what is not there is a fifth of
 * what a small database costs; to ask first costs next to nothing (measured). A file without a byte holds no row.
 */
function toUsedCatalogs(kinds) {
    const empty = kinds.flatMap(({ catalog, seldom }) => (seldom === "starts empty" ? [`'${catalog}'`] : []));
    const shared = kinds.flatMap(({ catalog, seldom }) => seldom === undefined || seldom === "starts empty"
        ? []
        : `SELECT '${catalog}' AS name, ${oidOf(catalog)} AS catalog, o.oid FROM pg_catalog.${catalog} o WHERE ${seldom}`);
    return {
        name: "used catalogs",
        sql: () => `SELECT e.name FROM pg_catalog.unnest(ARRAY[${empty.join(", ")}]) e(name)
    WHERE pg_catalog.pg_relation_size(('pg_catalog.' || e.name)::pg_catalog.regclass) > 0
    UNION ALL SELECT DISTINCT u.name FROM (${shared.join("\n    UNION ALL ")}) u WHERE ${notOfAnyExtension}`,
    };
}
/** The kinds that `toUsedCatalogs` found. */
function inUse(kinds, { rows }) {
    const used = new Set(rows.map(([catalog]) => catalog));
    return kinds.filter(({ catalog }) => used.has(catalog));
}
function oidOf(catalog) {
    return `'pg_catalog.${catalog}'::pg_catalog.regclass::pg_catalog.oid`;
}
function toArm({ kind, catalog, from, identity, owner, acl, attributes }, scope) {
    const source = from(scope);
    if (source === null)
        return null;
    const pairs = Object.entries(attributes(scope)).map(([name, expression]) => `'${name}', ${expression}`);
    const [column, type] = acl ?? [];
    const usual = `CASE WHEN ${column} IS NOT NULL THEN pg_catalog.acldefault('${type}', ${owner}) END`;
    return `SELECT '${kind}' AS kind, ${identity} AS identity, ${oidOf(catalog)} AS catalog, o.oid AS oid,
      ${owner ?? "NULL::pg_catalog.oid"} AS owner, ${column ?? "NULL::pg_catalog.aclitem[]"} AS acl, ${column === undefined ? "NULL::pg_catalog.aclitem[]" : usual} AS usual,
      pg_catalog.json_build_object(${pairs.join(", ")}) AS attributes ${source}`;
}

// EXTERNAL MODULE: ./lib/database/catalog/read-only-transactions.js
var read_only_transactions = __webpack_require__(5188);
;// CONCATENATED MODULE: ./lib/database/catalog/replication.js

/** Tables of a publication, with its columns and row filter from 15 on. */
function published(scope) {
    const detail = scope.major < 15
        ? ""
        : ` || coalesce(' (' || (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_catalog.pg_attribute a WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs)) || ')', '')
      || coalesce(' WHERE ' || pg_catalog.pg_get_expr(r.prqual, r.prrelid), '')`;
    return `(SELECT pg_catalog.string_agg(t.line, ', ' ORDER BY t.line COLLATE "C") FROM (SELECT r.prrelid::pg_catalog.regclass::text${detail} AS line
      FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_class c ON c.oid = r.prrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE r.prpubid = o.oid AND ${notOwn("n", "c", scope)}) t)`;
}
const publishedSchemas = `(SELECT pg_catalog.string_agg(pg_catalog.quote_ident(n.nspname), ', ' ORDER BY n.nspname COLLATE "C")
    FROM pg_catalog.pg_publication_namespace s JOIN pg_catalog.pg_namespace n ON n.oid = s.pnnspid WHERE s.pnpubid = o.oid)`;
const publications = {
    kind: "publication",
    catalog: "pg_publication",
    seldom: "starts empty",
    from: () => "FROM pg_catalog.pg_publication o",
    identity: "pg_catalog.quote_ident(o.pubname)",
    owner: "o.pubowner",
    attributes: (scope) => ({
        all_tables: flag("o.puballtables"),
        publishes: "pg_catalog.concat_ws(', ', CASE WHEN o.pubinsert THEN 'insert' END, CASE WHEN o.pubupdate THEN 'update' END, CASE WHEN o.pubdelete THEN 'delete' END, CASE WHEN o.pubtruncate THEN 'truncate' END)",
        via_root: flag("o.pubviaroot"),
        ...(scope.major < 18 ? {} : { generated_columns: flag("o.pubgencols = 's'") }),
        tables: published(scope),
        ...(scope.major < 15 ? {} : { schemas: publishedSchemas }),
    }),
};
const ofThisDatabase = "o.subdbid = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())";
/** What everyone may read of subscriptions on each major; the connection string is for superusers. */
const subscriptions = {
    kind: "subscription",
    catalog: "pg_subscription",
    // All databases share it.
    seldom: ofThisDatabase,
    from: () => `FROM pg_catalog.pg_subscription o WHERE ${ofThisDatabase}`,
    identity: "pg_catalog.quote_ident(o.subname)",
    owner: "o.subowner",
    attributes: ({ major }) => ({
        "publications:list": "o.subpublications::text",
        enabled: flag("o.subenabled"),
        binary: flag("o.subbinary"),
        slot: "o.subslotname",
        synchronous_commit: "o.subsynccommit",
        streaming: "CASE o.substream::text WHEN 't' THEN 'yes' WHEN 'true' THEN 'yes' WHEN 'p' THEN 'parallel' END",
        ...(major < 15
            ? {}
            : { two_phase: flag("o.subtwophasestate <> 'd'"), disable_on_error: flag("o.subdisableonerr") }),
        ...(major < 16
            ? {}
            : {
                origin: "o.suborigin",
                run_as_owner: flag("o.subrunasowner"),
                no_password: flag("NOT o.subpasswordrequired"),
            }),
        ...(major < 17 ? {} : { failover: flag("o.subfailover") }),
    }),
};

;// CONCATENATED MODULE: ./lib/database/catalog/routines.js



const routines_type = (oid) => `nullif(${oid}, 0)::pg_catalog.regtype::text`;
/** All that makes an aggregate one, but what is as CREATE AGGREGATE would leave it. */
const aggregate = `pg_catalog.concat_ws(' ', 'sfunc ' || ${routine("a.aggtransfn")}, 'stype ' || ${routines_type("a.aggtranstype")}, 'sspace ' || nullif(a.aggtransspace, 0),
    'finalfunc ' || ${routine("a.aggfinalfn")}, CASE WHEN a.aggfinalextra THEN 'finalfunc_extra' END, 'finalfunc_modify ' || nullif(a.aggfinalmodify::text, 'r'),
    'combinefunc ' || ${routine("a.aggcombinefn")}, 'serialfunc ' || ${routine("a.aggserialfn")}, 'deserialfunc ' || ${routine("a.aggdeserialfn")},
    'initcond ' || pg_catalog.quote_literal(a.agginitval), 'msfunc ' || ${routine("a.aggmtransfn")}, 'minvfunc ' || ${routine("a.aggminvtransfn")},
    'mstype ' || ${routines_type("a.aggmtranstype")}, 'msspace ' || nullif(a.aggmtransspace, 0), 'mfinalfunc ' || ${routine("a.aggmfinalfn")},
    CASE WHEN a.aggmfinalextra THEN 'mfinalfunc_extra' END, 'mfinalfunc_modify ' || nullif(a.aggmfinalmodify::text, 'r'), 'minitcond ' || pg_catalog.quote_literal(a.aggminitval),
    'sortop ' || nullif(a.aggsortop, 0)::pg_catalog.regoperator::text, 'kind ' || nullif(a.aggkind::text, 'n'))`;
/**
 * Functions, procedures and aggregates, told apart by name and argument types; the body is an attribute of its own, so
 * that a change shows as one. The constructors of a range type come along with it.
 */
const routines = {
    name: "routines",
    sql: (scope) => `SELECT CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' WHEN 'w' THEN 'window function' ELSE 'function' END AS kind,
    p.oid::pg_catalog.regprocedure::text AS identity, pg_catalog.pg_get_function_arguments(p.oid) AS arguments, pg_catalog.pg_get_function_result(p.oid) AS result,
    CASE WHEN p.prokind <> 'a' THEN pg_catalog.quote_ident(l.lanname) END AS language,
    CASE WHEN p.prokind <> 'a' THEN coalesce(pg_catalog.pg_get_function_sqlbody(p.oid), p.prosrc) ELSE ${aggregate} END AS definition,
    p.probin AS library, CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' END AS volatility, ${flag("p.proisstrict")} AS strict,
    ${flag("p.prosecdef")} AS security_definer, ${flag("p.proleakproof")} AS leakproof,
    CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' END AS parallel, p.proconfig AS "settings:list",
    CASE WHEN p.prokind <> 'a' AND p.procost <> CASE WHEN l.lanname IN ('c', 'internal') THEN 1 ELSE 100 END THEN p.procost END AS cost,
    CASE WHEN p.proretset AND p.prorows <> 1000 THEN p.prorows END AS rows, ${routine("p.prosupport")} AS support,
    p.protrftypes::pg_catalog.regtype[] AS "transforms:list",
    ${owner("p.proowner")} AS owner, ${acl({ acl: "p.proacl", type: "'f'", ownerOid: "p.proowner" })} AS "privileges:acl", cm.description AS comment
    FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace JOIN pg_catalog.pg_language l ON l.oid = p.prolang
    LEFT JOIN pg_catalog.pg_aggregate a ON a.aggfnoid = p.oid ${joinComment("cm", "pg_proc", "p.oid")}
    WHERE ${isInScope("p.pronamespace", "n", scope)} AND NOT (n.nspname = ${(0,quote/* quoteLiteral */.ce)(scope.home)} AND p.proname = 'schema_version_log_refuse') AND ${notOfExtension("pg_proc", "p.oid")}
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend i WHERE i.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND i.objid = p.oid AND i.deptype = 'i')`,
};

;// CONCATENATED MODULE: ./lib/database/catalog/text-search.js

const mappings = `(SELECT pg_catalog.string_agg(t.alias || ': ' || t.dictionaries, '; ' ORDER BY t.alias) FROM (
      SELECT k.alias, pg_catalog.string_agg(m.mapdict::pg_catalog.regdictionary::text, ', ' ORDER BY m.mapseqno) AS dictionaries
      FROM pg_catalog.pg_ts_config_map m JOIN pg_catalog.ts_token_type(o.cfgparser) k ON k.tokid = m.maptokentype WHERE m.mapcfg = o.oid GROUP BY k.alias) t)`;
const configurations = {
    kind: "text search configuration",
    catalog: "pg_ts_config",
    seldom: notOfServer("o.cfgnamespace"),
    from: (scope) => `FROM pg_catalog.pg_ts_config o JOIN pg_catalog.pg_namespace n ON n.oid = o.cfgnamespace JOIN pg_catalog.pg_ts_parser p ON p.oid = o.cfgparser
      JOIN pg_catalog.pg_namespace pn ON pn.oid = p.prsnamespace WHERE ${isInScope("o.cfgnamespace", "n", scope)}`,
    identity: qualified("n", "o.cfgname"),
    owner: "o.cfgowner",
    attributes: () => ({ parser: qualified("pn", "p.prsname"), mappings }),
};
const dictionaries = {
    kind: "text search dictionary",
    catalog: "pg_ts_dict",
    seldom: notOfServer("o.dictnamespace"),
    from: (scope) => `FROM pg_catalog.pg_ts_dict o JOIN pg_catalog.pg_namespace n ON n.oid = o.dictnamespace JOIN pg_catalog.pg_ts_template t ON t.oid = o.dicttemplate
      JOIN pg_catalog.pg_namespace tn ON tn.oid = t.tmplnamespace WHERE ${isInScope("o.dictnamespace", "n", scope)}`,
    identity: qualified("n", "o.dictname"),
    owner: "o.dictowner",
    attributes: () => ({ template: qualified("tn", "t.tmplname"), options: "o.dictinitoption" }),
};
const parsers = {
    kind: "text search parser",
    catalog: "pg_ts_parser",
    seldom: notOfServer("o.prsnamespace"),
    from: (scope) => `FROM pg_catalog.pg_ts_parser o JOIN pg_catalog.pg_namespace n ON n.oid = o.prsnamespace WHERE ${isInScope("o.prsnamespace", "n", scope)}`,
    identity: qualified("n", "o.prsname"),
    attributes: () => ({
        start: routine("o.prsstart"),
        token: routine("o.prstoken"),
        end: routine("o.prsend"),
        headline: routine("o.prsheadline"),
        lextypes: routine("o.prslextype"),
    }),
};
const templates = {
    kind: "text search template",
    catalog: "pg_ts_template",
    seldom: notOfServer("o.tmplnamespace"),
    from: (scope) => `FROM pg_catalog.pg_ts_template o JOIN pg_catalog.pg_namespace n ON n.oid = o.tmplnamespace WHERE ${isInScope("o.tmplnamespace", "n", scope)}`,
    identity: qualified("n", "o.tmplname"),
    attributes: () => ({ init: routine("o.tmplinit"), lexize: routine("o.tmpllexize") }),
};

;// CONCATENATED MODULE: ./lib/database/catalog/attribute-values.js


const readers = {
    list: (name, text) => [[name, toList(text)]],
    foreign: (name, text) => [[name, toForeignOptions(text)]],
    acl: (name, text) => [
        [name, toPrivileges(text)],
        [name.replace(/privileges$/, "grantors"), toGrantors(text)],
    ],
    members: (name, text) => toAttributes({ [name]: toMemberPrivileges(text) }),
    json: (_name, text) => toAttributes(JSON.parse(text)),
};
/** A column's name, and what makes attributes of its texts; most are attributes as they are. */
function toColumn(column) {
    const [name = "", type] = column.split(":");
    if (type === "rank")
        return { name, read: () => [] };
    const reader = type === undefined ? undefined : readers[type];
    if (reader === undefined)
        return { name, read: null };
    // Large schemas repeat a few ACLs and options thousands of times.
    const known = new Map();
    const read = (text) => {
        const attributes = known.get(text) ?? reader(name, text);
        known.set(text, attributes);
        return attributes;
    };
    return { name, read };
}
/** `key=value` options in a stable order. */
function toList(text) {
    return sorted(parseArray(text)).join(", ");
}
const secret = /^([^=]*(?:pass|secret|token|credential|key)[^=]*)=[^]*/i;
/** Options of foreign data; values of those that are secrets by their name are left out. */
function toForeignOptions(text) {
    return sorted(parseArray(text).map((option) => option?.replace(secret, "$1=***") ?? null)).join(", ");
}
function sorted(texts) {
    return texts.filter((text) => text !== null).toSorted((a, b) => (a < b ? -1 : 1));
}
/** What an extension brought and who may use it, where that is no longer as it was. */
function toMemberPrivileges(text) {
    const members = JSON.parse(text);
    const lines = members.map(([identity, acl]) => [identity, toPrivileges(acl)]);
    return sorted(lines.map(([identity, privileges]) => (privileges === "" ? null : `${identity} ${privileges}`))).join("; ");
}
/** Attributes of a rare kind: its query gives a JSON object with those that are there. */
function toAttributes(object) {
    return Object.entries(object).flatMap(([column, value]) => {
        if (value === null || value === "")
            return [];
        const { name, read } = toColumn(column);
        const text = typeof value === "string" ? value : String(value);
        return read === null ? [[name, text]] : read(text);
    });
}

;// CONCATENATED MODULE: ./lib/database/catalog/to-objects.js

/** Objects of one catalog query: its columns are attributes, so that the differ needs to know no kinds. */
function toObjects({ columns: names, rows }) {
    const columns = names.slice(2).map(toColumn);
    const ranks = names.indexOf("position:rank");
    const built = rows.map((row) => {
        const attributes = {};
        for (let index = 0; index < columns.length; index += 1) {
            const [value, column] = [row[index + 2], columns[index]];
            if (value === null || value === undefined || value === "" || column === undefined)
                continue;
            if (column.read === null)
                attributes[column.name] = value;
            else
                for (const [name, text] of column.read(value))
                    if (text !== "")
                        attributes[name] = text;
        }
        return { kind: row[0] ?? "", identity: row[1] ?? "", attributes };
    });
    if (ranks !== -1)
        setPositions(built, rows.map((row) => row[ranks] ?? null));
    return built;
}
/** Numbers the columns of each table from 1, of texts such as `16384 3`: dropped columns leave gaps that mean nothing. */
function setPositions(columns, places) {
    const tables = new Map();
    for (const [index, column] of columns.entries()) {
        const [table = "", attnum] = (places[index] ?? "").split(" ");
        if (attnum === undefined)
            continue;
        const others = tables.get(table);
        if (others === undefined)
            tables.set(table, [{ column, attnum: Number(attnum) }]);
        else
            others.push({ column, attnum: Number(attnum) });
    }
    for (const table of tables.values()) {
        table.sort((a, b) => a.attnum - b.attnum);
        for (const [index, { column }] of table.entries())
            column.attributes["position"] = String(index + 1);
    }
}

;// CONCATENATED MODULE: ./lib/database/catalog/types.js


/** All that makes a base type one, but its name. */
const base = `pg_catalog.concat_ws(' ', 'input ' || ${routine("t.typinput")}, 'output ' || ${routine("t.typoutput")}, 'receive ' || ${routine("t.typreceive")}, 'send ' || ${routine("t.typsend")},
    'typmod_in ' || ${routine("t.typmodin")}, 'typmod_out ' || ${routine("t.typmodout")}, 'analyze ' || ${routine("t.typanalyze")}, 'subscript ' || ${routine("t.typsubscript")},
    'length ' || t.typlen, CASE WHEN t.typbyval THEN 'by value' END, 'alignment ' || t.typalign::text, 'storage ' || t.typstorage::text, 'category ' || t.typcategory::text,
    CASE WHEN t.typispreferred THEN 'preferred' END, 'element ' || nullif(t.typelem, 0)::pg_catalog.regtype::text, 'delimiter ' || t.typdelim::text, CASE WHEN t.typcollation <> 0 THEN 'collatable' END)`;
const range = `(SELECT pg_catalog.concat_ws(' ', 'subtype ' || r.rngsubtype::pg_catalog.regtype::text, 'opclass ' || pg_catalog.quote_ident(o.opcname), 'collation ' || nullif(r.rngcollation, 0)::pg_catalog.regcollation::text,
    'canonical ' || ${routine("r.rngcanonical")}, 'diff ' || ${routine("r.rngsubdiff")}, 'multirange ' || r.rngmultitypid::pg_catalog.regtype::text)
    FROM pg_catalog.pg_range r JOIN pg_catalog.pg_opclass o ON o.oid = r.rngsubopc WHERE r.rngtypid = t.oid)`;
/** Types of people; those of tables, arrays and multiranges come along with what they belong to. */
const types = {
    name: "types",
    sql: (scope) => `SELECT CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'c' THEN 'composite type' WHEN 'd' THEN 'domain' WHEN 'r' THEN 'range' ELSE 'type' END AS kind,
    ${qualified("n", "t.typname")} AS identity,
    CASE WHEN t.typtype = 'e' THEN (SELECT pg_catalog.string_agg(pg_catalog.quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid) END AS labels,
    CASE WHEN t.typtype = 'd' THEN pg_catalog.format_type(t.typbasetype, t.typtypmod) END AS type,
    ${flag("t.typtype = 'd' AND t.typnotnull")} AS not_null, coalesce(pg_catalog.pg_get_expr(t.typdefaultbin, 0), t.typdefault) AS "default",
    CASE WHEN t.typtype = 'd' AND t.typcollation <> b.typcollation THEN t.typcollation::pg_catalog.regcollation::text END AS collation,
    CASE WHEN t.typtype = 'r' THEN ${range} WHEN t.typtype = 'b' THEN ${base} WHEN t.typtype = 'p' THEN 'shell' END AS definition,
    ${owner("t.typowner")} AS owner, ${acl({ acl: "t.typacl", type: "'T'", ownerOid: "t.typowner" })} AS "privileges:acl", cm.description AS comment
    FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
    LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid LEFT JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype ${joinComment("cm", "pg_type", "t.oid")}
    WHERE (t.typtype IN ('e', 'd', 'r') OR (t.typtype = 'c' AND c.relkind = 'c') OR (t.typtype = 'p' AND NOT t.typisdefined)
      OR (t.typtype = 'b' AND NOT EXISTS (SELECT FROM pg_catalog.pg_type e WHERE e.oid = t.typelem AND e.typarray = t.oid)))
    AND ${isInScope("t.typnamespace", "n", scope)} AND ${notOfExtension("pg_type", "t.oid")}`,
};

// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(8165);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(551);
;// CONCATENATED MODULE: ./lib/database/catalog/unreadable.js



/** Whether a lock was not granted in time. */
function isLockTimeout(error) {
    return error?.sqlstate === "55P03";
}
/** Whether an object went while it was read: PostgreSQL's functions look beyond the transaction's snapshot. */
function isConcurrentChange({ sqlstate, message }) {
    // A table, type, function, column or schema is no longer there, or we met somebody in a deadlock; XX000 is internal, and known by its words.
    if (/^(?:42P01|42704|42883|42703|3F000|40P01)$/.test(sqlstate))
        return true;
    return (sqlstate === "XX000" && /could not open relation|could not find|cache lookup failed|concurrently/.test(message));
}
/** Why the schema could not be read; a lock is told with the table and who holds it. */
async function unreadable(session, error, readingIn) {
    const locked = isLockTimeout(error) ? await listLocked(session, readingIn) : [];
    const reason = error === null ? "it changed while it was read" : `${error.message} (${error.sqlstate})`;
    if (locked.length === 0)
        return toFailure(`the schema could not be read: ${reason}`);
    const help = "wait until its transaction ends, or end it";
    return toFailure(`the schema could not be read: ${locked.join("; ")}`, help);
}
function toFailure(message, help) {
    return new failure/* Failure */.H("database", [(0,problems/* finding */.g)("snapshot", { message, ...(help === undefined ? {} : { help }) })]);
}
/** Only AccessExclusiveLock stands in the way of reading a definition. */
async function listLocked(session, readingIn) {
    const sql = `SELECT CASE c.relkind WHEN 'i' THEN 'index' WHEN 'I' THEN 'index' WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' ELSE 'table' END,
      pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname), l.pid, a.application_name
    FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_class c ON c.oid = l.relation JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
    WHERE l.database = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())
    AND l.mode = 'AccessExclusiveLock' AND l.granted AND c.oid >= 16384 AND c.relkind <> 't' AND l.pid IS DISTINCT FROM pg_catalog.pg_backend_pid()
    ORDER BY c.relkind IN ('i', 'I'), 2 LIMIT 5`;
    const { results } = await (0,read_only_transactions/* sendReadOnly */.D)(session, [[sql]], readingIn);
    return (results.at(-1)?.rows ?? []).map(([kind, name, pid, application]) => {
        const program = application === null || application === "" ? "" : ` (${application})`;
        const holder = pid === null ? "a prepared transaction" : `process ${pid}${program}`;
        return `${kind} ${name} is locked by ${holder}`;
    });
}

;// CONCATENATED MODULE: ./lib/database/catalog/view-definitions.js



/**
 * pg_get_viewdef locks what a view reads until the transaction ends: all views of a large schema in one would exhaust
 * the server's lock table (measured with 12,000).
 */
const viewsPerTransaction = 500;
/**
 * Names and definitions, where views are few enough for one transaction. It is another one than that of the other
 * queries: whoever holds locks and waits for more can end in a deadlock, and the victim may be somebody else.
 */
const fewViews = {
    name: "view definitions",
    sql: (scope) => `SELECT ${qualified("n", "c.relname")}, pg_catalog.pg_get_viewdef(c.oid) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('v', 'm') AND (SELECT pg_catalog.count(*) <= ${viewsPerTransaction} FROM pg_catalog.pg_class WHERE relkind IN ('v', 'm') AND oid >= 16384)
    AND ${relationInScope("n", "c", scope)}`,
};
const outOfSharedMemory = "53200";
/**
 * Gives views their definitions: those that were read, and where they were too many, all in one more message of many
 * transactions; in smaller ones where views read so many tables that the lock table is full. Read-only.
 */
async function addViewDefinitions(session, { objects, read, readingIn, }) {
    const views = objects.filter(isView);
    if (views.length === 0 || read.rows.length > 0)
        return { objects: view_definitions_define(objects, [read]) };
    for (let size = viewsPerTransaction;; size = Math.ceil(size / 5)) {
        const transactions = toChunks(views, size).map((chunk) => [toSql(chunk)]);
        const { results, error } = await (0,read_only_transactions/* sendReadOnly */.D)(session, transactions, readingIn);
        if (error !== null && error.sqlstate === outOfSharedMemory && size > 1)
            continue;
        if (error !== null)
            return { error };
        return { objects: view_definitions_define(objects, results) };
    }
}
function isView({ kind }) {
    return kind === "view" || kind === "materialized view";
}
function view_definitions_define(objects, results) {
    const definitions = new Map(results.flatMap(({ rows }) => rows).map(([name, text]) => [name, text]));
    return objects.map((object) => {
        const definition = isView(object) ? definitions.get(object.identity) : null;
        if (definition === null || definition === undefined)
            return object;
        return { ...object, attributes: { ...object.attributes, definition } };
    });
}
function toChunks(views, size) {
    const starts = Array.from({ length: Math.ceil(views.length / size) }, (_, index) => index * size);
    return starts.map((start) => views.slice(start, start + size));
}
function toSql(views) {
    const names = views.map(({ identity }) => (0,quote/* quoteLiteral */.ce)(identity)).join(", ");
    return `SELECT v.name, pg_catalog.pg_get_viewdef(v.name::pg_catalog.regclass) FROM pg_catalog.unnest(ARRAY[${names}]) v(name)`;
}

;// CONCATENATED MODULE: ./lib/database/catalog/read-snapshot.js





















/** To add a kind of object, add it to the rare ones here, or a query of its own where a schema holds thousands. */
const rareKinds = [
    schemas,
    domainConstraints,
    statistics,
    rules,
    ...Object.values(foreign_namespaceObject),
    ...Object.values(replication_namespaceObject),
    ...Object.values(database_wide_namespaceObject),
    ...Object.values(operators_namespaceObject),
    ...Object.values(languages_namespaceObject),
    ...Object.values(text_search_namespaceObject),
];
const seldomKinds = rareKinds.filter(({ seldom }) => seldom !== undefined);
const queries = [
    relations,
    columns,
    sequences,
    constraints,
    indexes,
    triggers,
    policies,
    routines,
    types,
    extensions,
    toQuery(rareKinds.filter(({ seldom }) => seldom === undefined)),
];
const asked = [...queries, toUsedCatalogs(seldomKinds)];
/** A snapshot that meets DDL of others is taken again; a server that never rests is given up after some seconds. */
const attempts = 20;
/** Each has waited for its lock already: six seconds in all. */
const lockAttempts = 12;
/**
 * Reads the schema in one message (and one for kinds that few databases have, one for the views where they are many),
 * in read-only snapshots, by any role that may connect; or, in the `open` transaction of the session, as that left it.
 * Concurrent DDL repeats the whole; what stays locked throws Failure, since a guess would be worse. Read-only.
 */
async function readSnapshot(session, scope, { readingIn = "own" } = {}) {
    for (let attempt = 1;; attempt += 1) {
        const read = await readObjects(session, scope, readingIn);
        if ("objects" in read)
            return { major: scope.major, objects: (0,snapshot/* sortObjects */.HU)(read.objects) };
        if (!isWorthRepeating(read.error, attempt))
            throw await unreadable(session, read.error, readingIn);
        if (!isLockTimeout(read.error))
            await (0,promises_.setTimeout)(Math.random() * 10 * attempt);
    }
}
async function readObjects(session, scope, readingIn) {
    const toSql = (some) => some.flatMap(({ sql }) => sql(scope) ?? []);
    const built = [];
    // Objects are made of one result while the server is at the next.
    const onResult = (result) => {
        if (result.columns[0] === "kind")
            built.push(Promise.resolve(result).then(toObjects));
    };
    const { results, error } = await (0,read_only_transactions/* sendReadOnly */.D)(session, [toSql(asked), toSql([fewViews])], readingIn, { onResult });
    const [usedCatalogs, definitions] = results.slice(-2);
    if (error !== null || usedCatalogs === undefined || definitions === undefined)
        return { error };
    const used = inUse(seldomKinds, usedCatalogs);
    if (used.length > 0) {
        const seldom = await (0,read_only_transactions/* sendReadOnly */.D)(session, [toSql([toQuery(used)])], readingIn, { onResult });
        if (seldom.error !== null)
            return { error: seldom.error };
    }
    const objects = (await Promise.all(built)).flat();
    const read = await addViewDefinitions(session, { objects, read: definitions, readingIn });
    return "error" in read || read.objects.every(isWhole) ? read : { error: null };
}
const defined = new Set([
    "view",
    "materialized view",
    "constraint",
    "domain constraint",
    "index",
    "statistics",
    "trigger",
    "rule",
]);
/** PostgreSQL answers NULL or a number for what went while it was read, where it does not fail. */
function isWhole({ kind, identity, attributes }) {
    if (/^\d*$/.test(identity) || (defined.has(kind) && attributes["definition"] === undefined))
        return false;
    return !Object.values(attributes).some((value) => value === gone || value === "???");
}
function isWorthRepeating(error, attempt) {
    if (error === null)
        return attempt < attempts;
    if (isLockTimeout(error))
        return attempt < lockAttempts;
    return isConcurrentChange(error) && attempt < attempts;
}


/***/ })

};
