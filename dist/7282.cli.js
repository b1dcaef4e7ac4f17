export const id = 7282;
export const ids = [7282];
export const modules = {

/***/ 4444:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ castTo),
/* harmony export */   b: () => (/* binding */ withoutCutting)
/* harmony export */ });
/** A cast that is written out cuts text off without a word; without it, a longer one is an error. */
const cutting = /^character(?: varying)?\(\d+\)/;
/** What follows the new type of a column: how its values become of it. */
function castTo(column, type, through = "") {
    return cutting.test(type) ? "" : ` USING ${column}${through}::${type}`;
}
const written = /^(ALTER TABLE [^]* TYPE (character(?: varying)?\(\d+\)(?:\[\])*)) USING [^]*::\2$/;
/** A statement without a cast that would cut text off. */
function withoutCutting(sql) {
    return sql.replace(written, "$1");
}


/***/ }),

/***/ 3153:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ timeIsOver),
/* harmony export */   d: () => (/* binding */ keepTime)
/* harmony export */ });
/** Thrown when the time is over: what is planned until then is not proven. */
const timeIsOver = "the time for planning it was over";
/** Throws when there is no time left, or the run was cancelled. */
function keepTime({ until, signal }) {
    signal.throwIfAborted();
    if (Date.now() >= until)
        throw new RangeError(timeIsOver);
}


/***/ }),

/***/ 7282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cB: () => (/* binding */ converge),
  dK: () => (/* binding */ isHidden),
  LF: () => (/* binding */ read)
});

// EXTERNAL MODULE: ./lib/core/schema/drift.js + 4 modules
var drift = __webpack_require__(9703);
// EXTERNAL MODULE: ./lib/core/schema/snapshot.js
var snapshot = __webpack_require__(1431);
// EXTERNAL MODULE: ./lib/database/catalog/read-snapshot.js + 21 modules
var read_snapshot = __webpack_require__(4571);
// EXTERNAL MODULE: ./lib/drift-sql/bounds.js
var drift_sql_bounds = __webpack_require__(3153);
// EXTERNAL MODULE: ./lib/drift-sql/execute.js + 1 modules
var execute = __webpack_require__(5307);
// EXTERNAL MODULE: ./lib/drift-sql/extract-facts.js + 2 modules
var extract_facts = __webpack_require__(1375);
// EXTERNAL MODULE: ./lib/core/schema/cast-to.js
var cast_to = __webpack_require__(4444);
// EXTERNAL MODULE: ./lib/core/schema/drift-parts.js
var drift_parts = __webpack_require__(4955);
;// CONCATENATED MODULE: ./lib/drift-sql/plan-delta.js


/** Values that the planner does not tell: a statement with one can never be run as it is. */
const placeholder = /__(?:OPTION|CONN)_\w+?__/;
/** Its REVOKE ALL also takes what columns have, and most of what it says is so already: templates say what differs. */
const leftToTemplates = /^(?:GRANT|REVOKE|COMMENT ON|ALTER DEFAULT PRIVILEGES|ALTER [^(]* OWNER TO)\b/;
/** Plans what makes one database the other, statement by statement, in an order that works; without a database. */
async function planDelta(from, to, { snapshot, alone }) {
    const { plan } = await Promise.all(/* import() */[__webpack_require__.e(4441), __webpack_require__.e(364)]).then(__webpack_require__.bind(__webpack_require__, 364));
    const assumedRoles = [...rolesOf(from), ...rolesOf(to)];
    const planned = attempt(() => plan(from, to, { scope: "database", assumedRoles }));
    if (typeof planned === "string")
        return { units: [], incomplete: [], refused: planned };
    const { actions } = planned;
    const corrections = listCorrections(snapshot);
    const ours = actions.filter((action) => !leftToTemplates.test(action.sql) && !isAbout(action, alone));
    const secret = ours.filter(({ sql }) => placeholder.test(sql));
    return {
        units: ours.filter((action) => !secret.includes(action)).map((action) => [toStatement(action, corrections)]),
        incomplete: secret.map(({ sql }) => withoutEnd(sql)),
        refused: null,
    };
}
/** It throws where one of many differences is beyond it; its first sentence says which. */
function attempt(work) {
    try {
        return work();
    }
    catch (error) {
        return (error instanceof Error ? error.message : String(error)).split(/\.\s|\n/)[0] ?? "";
    }
}
function isAbout({ produces, destroys }, names) {
    return [...produces, ...destroys].some((id) => id.kind === "index" && names.has(JSON.stringify([id.schema, id.name])));
}
function rolesOf(facts) {
    return facts.facts().flatMap(({ id }) => (id.kind === "role" ? [id.name] : []));
}
const boundaries = { transactional: "none", commitBoundaryAfter: "after", nonTransactional: "alone" };
function toStatement(action, corrections) {
    const { sql, dataLoss, transactionality } = action;
    const data = dataLoss === "destructive" ? "destroyed" : "kept";
    return { sql: correct(withoutEnd(sql), action, corrections), data, boundary: boundaries[transactionality] };
}
function listCorrections({ objects }) {
    const name = (identity) => JSON.stringify((0,drift_parts/* namePartsOf */.dA)(identity));
    const alone = objects.filter(({ kind, attributes }) => kind === "index" && attributes["state"] !== undefined);
    const virtual = objects.flatMap(({ kind, identity, attributes: { generated } }) => kind === "column" && generated?.startsWith("virtual ") === true
        ? [[name(identity), generated.slice("virtual ".length)]]
        : []);
    return { alone: new Set(alone.map(({ identity }) => name(identity))), virtual: new Map(virtual) };
}
/** As PostgreSQL writes a function. Only a superuser may say SUPPORT, so a template says it apart. */
const supported = /^(CREATE (?:OR REPLACE )?FUNCTION [^]*?\n LANGUAGE [^\n]+\n(?: [A-Z]+(?: [\d.e+]+)?)*) SUPPORT [^\n]+\n/;
function correct(sql, { produces }, { alone, virtual }) {
    let text = (0,cast_to/* withoutCutting */.b)(sql.replace(supported, "$1\n"));
    for (const id of produces) {
        if (id.kind === "index" && !alone.has(JSON.stringify([id.schema, id.name]))) {
            text = text.replace(/^(CREATE (?:UNIQUE )?INDEX (?:"(?:[^"]|"")*"|[^ "]+) ON) ONLY /, "$1 ");
        }
        const expression = id.kind === "column" ? virtual.get(JSON.stringify([id.schema, id.table, id.name])) : undefined;
        if (expression !== undefined)
            text = text.replace(`AS (${expression}) STORED`, () => `AS (${expression}) VIRTUAL`);
    }
    return text;
}
function withoutEnd(sql) {
    return sql.trim().replace(/;$/, "");
}

// EXTERNAL MODULE: ./lib/drift-sql/statement.js
var statement = __webpack_require__(3151);
;// CONCATENATED MODULE: ./lib/drift-sql/templates/enum-users.js


/**
 * Sets aside what keeps an enum from being made anew without a value: attributes of composite types, whose columns are
 * text meanwhile, and triggers that name its columns. The planner and the templates after it bring all of it back.
 */
function setAsideUnits({ kind, identity, objects, to }) {
    const all = [...objects.values()];
    if (kind !== "enum" || to["labels"] === undefined || hasTypedTable(identity, all))
        return [];
    const attributes = all.filter((object) => object.kind === "attribute" && isOf(object, identity));
    const composites = new Set(attributes.map((attribute) => (0,drift_parts/* parentOf */.gN)(attribute.identity)));
    const columns = all.filter((object) => object.kind === "column");
    const tables = new Set(columns.filter((column) => isOf(column, identity)).map((column) => (0,drift_parts/* parentOf */.gN)(column.identity)));
    const triggers = all.filter((object) => isBound(object) && tables.has((0,drift_parts/* parentOf */.gN)(object.identity)));
    return [
        ...[...composites].map((composite) => (0,statement/* toUnit */.kM)(...columns.filter((column) => isOf(column, composite)).map(asText), ...attributes
            .filter((attribute) => (0,drift_parts/* parentOf */.gN)(attribute.identity) === composite)
            .map((attribute) => `ALTER TYPE ${composite} ALTER ATTRIBUTE ${(0,drift_parts/* lastName */.UK)(attribute.identity)} TYPE text CASCADE`))),
        ...triggers.map((trigger) => (0,statement/* toUnit */.kM)(`DROP TRIGGER ${(0,drift_parts/* lastName */.UK)(trigger.identity)} ON ${(0,drift_parts/* parentOf */.gN)(trigger.identity)}`)),
    ];
}
/** Whether a table is made of a composite type with that enum: rows of it are not cast, so nothing brings them back. */
function hasTypedTable(name, objects) {
    const typed = new Set(objects.flatMap(({ attributes }) => attributes["of_type"] ?? []));
    return (typed.size > 0 &&
        objects.some((one) => one.kind === "attribute" && isOf(one, name) && typed.has((0,drift_parts/* parentOf */.gN)(one.identity))));
}
function isOf({ attributes: { type } }, name) {
    return type === name || type === `${name}[]`;
}
/** PostgreSQL changes the type of no column that such a trigger names. */
function isBound({ kind, attributes: { definition = "" } }) {
    return kind === "trigger" && / UPDATE OF | WHEN \(/.test(definition);
}
function asText({ identity }) {
    const column = (0,drift_parts/* lastName */.UK)(identity);
    return `ALTER TABLE ${(0,drift_parts/* parentOf */.gN)(identity)} ALTER COLUMN ${column} TYPE text USING ${column}::text`;
}

;// CONCATENATED MODULE: ./lib/drift-sql/scope-facts.js



/** Kinds that a snapshot lists one by one. */
const listed = new Set([
    "schema",
    "table",
    "view",
    "materializedView",
    "foreignTable",
    "sequence",
    "collation",
    "domain",
    "type",
    "function",
    "procedure",
    "aggregate",
    "extension",
    "eventTrigger",
    "publication",
]);
/** Names of a snapshot's objects, in a form that facts can be looked up by. */
function listNames({ objects }) {
    return new Set(objects.map(({ identity }) => JSON.stringify((0,drift_parts/* namePartsOf */.dA)(identity))));
}
/** User mappings that are on both sides: their options may be hidden on one, and the planner would plan nothing at all. */
function listSharedMappings(one, other) {
    const names = new Set(listMappings(other));
    return new Set(listMappings(one).filter((name) => names.has(name)));
}
/** Of `bob on "far away"`. */
const mapping = /^("(?:[^"]|"")*"|[^" ]+) on ([^]*)$/;
function listMappings({ objects }) {
    return objects.flatMap(({ kind, identity }) => {
        const [, role = "", server = ""] = mapping.exec(identity) ?? [];
        return kind === "user mapping" ? [JSON.stringify([...(0,drift_parts/* namePartsOf */.dA)(role), ...(0,drift_parts/* namePartsOf */.dA)(server)])] : [];
    });
}
/** Names of the enums that have other labels on the other side, as far as what uses them can be set aside. */
function listRebuilt(one, other) {
    const before = (0,snapshot/* objectsByKey */.fd)(one);
    const changed = other.objects.filter((object) => {
        const was = object.kind === "enum" ? before.get((0,snapshot/* objectKey */.T5)(object)) : undefined;
        if (was === undefined || was.attributes["labels"] === object.attributes["labels"])
            return false;
        return !hasTypedTable(object.identity, other.objects);
    });
    return new Set(changed.map(({ identity }) => JSON.stringify((0,drift_parts/* namePartsOf */.dA)(identity))));
}
/**
 * Leaves out what the planner must not touch: what the snapshot does not hold (the tool's own tables, other schemas,
 * what is ignored), default privileges, and subscriptions, which would reach for other servers. What hangs on it goes along. That a composite
 * type has an enum which is made anew is not told: it would refuse, although the attribute is set aside meanwhile.
 */
async function scopeFacts(facts, { names, mappings, rebuilt }) {
    const { buildFactBase } = await Promise.all(/* import() */[__webpack_require__.e(4441), __webpack_require__.e(9411)]).then(__webpack_require__.bind(__webpack_require__, 9411));
    const isIn = (fact) => {
        // Templates say what roles grant by default; the planner stumbles over schemas that are left out.
        if (fact.id.kind === "subscription" || fact.id.kind === "defaultPrivilege")
            return false;
        if (fact.id.kind === "userMapping" && mappings.has(JSON.stringify([fact.id.role, fact.id.server])))
            return false;
        const extension = facts.outgoingEdges(fact.id).find(({ kind }) => kind === "memberOfExtension")?.to;
        if (listed.has(fact.id.kind) && !names.has(nameOf(extension === undefined ? fact : { id: extension })))
            return false;
        const parent = fact.parent === undefined ? undefined : facts.get(fact.parent);
        return parent === undefined || isIn(parent);
    };
    // Built anew in any case: without the complaints about mappings that it could not read.
    const edges = facts.edges.filter(({ from, to }) => !(from.kind === "type" && to.kind === "type" && rebuilt.has(nameOf({ id: to }))));
    return buildFactBase(facts.facts().filter(isIn), edges, facts.source);
}
/** Those of the rebuilt enums that no composite type has any more: what could not be set aside stays in the way. */
function listFreed(from, rebuilt) {
    const held = new Set(from.edges.flatMap(({ from: user, to }) => user.kind === "type" && to.kind === "type" ? [nameOf({ id: to })] : []));
    return new Set([...rebuilt].filter((name) => !held.has(name)));
}
/**
 * The facts of a database whose composite types are set aside for an enum that is made anew, as if they were not: the
 * planner would refuse to bring them back, which templates do.
 */
async function hideSetAside(from, to, rebuilt) {
    if (rebuilt.size === 0)
        return from;
    const { buildFactBase, encodeId } = await Promise.all(/* import() */[__webpack_require__.e(4441), __webpack_require__.e(9411)]).then(__webpack_require__.bind(__webpack_require__, 9411));
    const usersOf = (names) => to.edges.flatMap((edge) => (edge.to.kind === "type" && names.has(nameOf({ id: edge.to })) ? [edge.from] : []));
    const composites = usersOf(rebuilt).filter(({ kind }) => kind === "type");
    const users = usersOf(new Set(composites.map((id) => nameOf({ id }))));
    const hidden = new Set([...composites, ...users].map(encodeId));
    const facts = from.facts().map((fact) => {
        const isPart = fact.id.kind === "typeAttribute" || fact.id.kind === "column";
        const isHidden = hidden.has(encodeId(fact.id)) || (fact.parent !== undefined && hidden.has(encodeId(fact.parent)));
        return isPart && isHidden ? (to.get(fact.id) ?? fact) : fact;
    });
    return buildFactBase(facts, [...from.edges], from.source);
}
function nameOf({ id }) {
    const { schema, name } = id;
    return JSON.stringify(schema === undefined ? [name] : [schema, name]);
}

// EXTERNAL MODULE: ./lib/drift-sql/templates/renames.js
var renames = __webpack_require__(5865);
// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __webpack_require__(9531);
;// CONCATENATED MODULE: ./lib/drift-sql/templates/options.js

/** Options as a snapshot lists them, `fillfactor=70, autovacuum_enabled=false`, by name. */
function parseOptions(text = "") {
    const pieces = text === "" ? [] : text.split(/, (?=[A-Za-z_][\w.]*=)/);
    return new Map(pieces.map((piece) => {
        const at = piece.indexOf("=");
        return at === -1 ? [piece, ""] : [piece.slice(0, at), piece.slice(at + 1)];
    }));
}
/** `SET (a = 'x')` and `RESET (b)`: what leads from one list of options to the other. */
function optionClauses(from, to, prefix = "") {
    const [before, after] = [parseOptions(from), parseOptions(to)];
    const set = [...after].filter(([name, value]) => before.get(name) !== value);
    const reset = [...before.keys()].filter((name) => !after.has(name));
    return [
        ...(set.length === 0
            ? []
            : [`SET (${set.map(([name, value]) => `${prefix}${name} = ${(0,quote/* quoteLiteral */.ce)(value)}`).join(", ")})`]),
        ...(reset.length === 0 ? [] : [`RESET (${reset.map((name) => prefix + name).join(", ")})`]),
    ];
}
/** What stands for a value that is not told. */
const secret = "***";
/** `OPTIONS (ADD …, SET …, DROP …)` of foreign data; null where a value is a secret. */
function foreignOptionsClause(from, to) {
    const [before, after] = [parseOptions(from), parseOptions(to)];
    const set = [...after].filter(([name, value]) => before.get(name) !== value);
    if (set.some(([, value]) => value === secret))
        return null;
    const clauses = [
        ...set.map(([name, value]) => {
            const verb = before.has(name) ? "SET" : "ADD";
            return `${verb} ${(0,quote/* quoteIdentifier */.Cm)(name)} ${(0,quote/* quoteLiteral */.ce)(value)}`;
        }),
        ...[...before.keys()].filter((name) => !after.has(name)).map((name) => `DROP ${(0,quote/* quoteIdentifier */.Cm)(name)}`),
    ];
    return `OPTIONS (${clauses.join(", ")})`;
}
/** `OPTIONS (…)` of new foreign data, empty for none; null where a value is a secret. */
function newForeignOptions(options) {
    const given = [...parseOptions(options)];
    if (given.some(([, value]) => value === secret))
        return null;
    const pairs = given.map(([name, value]) => `${(0,quote/* quoteIdentifier */.Cm)(name)} ${(0,quote/* quoteLiteral */.ce)(value)}`);
    return pairs.length === 0 ? "" : `OPTIONS (${pairs.join(", ")})`;
}

// EXTERNAL MODULE: ./lib/drift-sql/templates/phrase.js
var templates_phrase = __webpack_require__(2153);
;// CONCATENATED MODULE: ./lib/drift-sql/templates/privileges.js
const entry = /([+-])((?:"(?:[^"]|"")*"|[^",: ])+): ([A-Z ]+?)( with grant option)?(?=, [+-]|$)/g;
/** Reads privileges as a snapshot tells them: the difference to what PostgreSQL grants by default. */
function parsePrivileges(text = "") {
    const entries = new Map();
    for (const [, sign, grantee = "", privilege = "", option] of text.matchAll(entry)) {
        const key = `${grantee} ${privilege}`;
        // One that is there with another option than by default is told twice; what it is now counts.
        if (sign === "-" && entries.has(key))
            continue;
        const held = sign === "-" ? "none" : option === undefined ? "plain" : "option";
        entries.set(key, { grantee, privilege, held });
    }
    return entries;
}
/** GRANT and REVOKE of exactly what differs: REVOKE ALL would also take what columns have. */
function grantStatements(from, to, options) {
    const [before, after] = [parsePrivileges(from), parsePrivileges(to)];
    const keys = [...new Set([...before.keys(), ...after.keys()])];
    const changes = keys.flatMap((key) => {
        const [was, will] = [before.get(key), after.get(key)];
        const one = was ?? will;
        if (one === undefined)
            return [];
        const usual = (other) => (other?.held === "none" ? "plain" : "none");
        return toStatements(one, was?.held ?? usual(will), will?.held ?? usual(was), options);
    });
    return changes.toSorted((a, b) => Number(b.includes("REVOKE")) - Number(a.includes("REVOKE")));
}
function toStatements({ grantee, privilege }, was, will, { on, column, owner, prefix }) {
    const who = grantee === "$owner" ? owner : grantee;
    if (who === null || was === will)
        return [];
    const what = `${privilege}${column === undefined ? "" : ` (${column})`} ON ${on}`;
    const start = prefix === undefined ? "" : `${prefix} `;
    // What was passed on goes along.
    const passed = was === "option" && prefix === undefined ? " CASCADE" : "";
    if (will === "none")
        return [`${start}REVOKE ${what} FROM ${who}${passed}`];
    if (will === "plain" && was === "option")
        return [`${start}REVOKE GRANT OPTION FOR ${what} FROM ${who}${passed}`];
    return [`${start}GRANT ${what} TO ${who}${will === "option" ? " WITH GRANT OPTION" : ""}`];
}

;// CONCATENATED MODULE: ./lib/drift-sql/templates/step.js


/** Makes a step of a drift between a database as it is and as it is to be. */
function toStep({ kind, identity, expected, actual }, { objects, major }) {
    const goal = objects.get(`${kind} ${identity}`)?.attributes ?? {};
    return { kind, identity, from: expected, to: actual, goal, major, objects };
}
/** The table or view of a column, constraint or trigger, with its kind; null where the goal has none. */
function tableOf({ identity, objects }) {
    const name = (0,drift_parts/* parentOf */.gN)(identity);
    const found = drift_parts/* relationKinds */.QB.flatMap((kind) => objects.get(`${kind} ${name}`) ?? []);
    return found[0] ?? null;
}
/** The owner of the object, or of what it belongs to, as an identifier is written; null where nobody knows. */
function ownerOf(step) {
    const { owned_by: column, owner } = step.goal;
    if (owner !== undefined)
        return (0,quote/* quoteIdentifier */.Cm)(owner);
    const table = tableOf(column === undefined ? step : { ...step, identity: column });
    const ofTable = table?.attributes["owner"];
    return ofTable === undefined ? null : (0,quote/* quoteIdentifier */.Cm)(ofTable);
}

;// CONCATENATED MODULE: ./lib/drift-sql/templates/any-kind.js







/** Templates for attributes that mean the same on every kind. */
const anyKind = {
    comment: ({ kind, identity }, _from, to) => comment((0,templates_phrase/* phraseOf */.J)(kind, identity), to),
    owner: ({ kind, identity }, _from, to) => {
        const phrase = (0,templates_phrase/* phraseOf */.J)(kind, identity);
        return phrase === null || to === undefined ? [] : [(0,statement/* toUnit */.kM)(`ALTER ${phrase} OWNER TO ${(0,quote/* quoteIdentifier */.Cm)(to)}`)];
    },
    privileges: (step, from, to) => {
        const { kind, identity } = step;
        const on = (0,templates_phrase/* grantedPhrase */.x)(kind, identity);
        if (on === null)
            return [];
        const column = kind === "column" ? { column: (0,drift_parts/* lastName */.UK)(identity) } : {};
        return toUnits(grantStatements(from, to, { on, ...column, owner: ownerOf(step) }));
    },
    server_options: ({ kind, identity }, from, to) => {
        const clause = foreignOptionsClause(from, to);
        const phrase = (0,templates_phrase/* phraseOf */.J)(kind, identity);
        return clause === null || phrase === null ? [] : [(0,statement/* toUnit */.kM)(`ALTER ${phrase} ${clause}`)];
    },
};
/** COMMENT ON, or nothing where the kind has no name. */
function comment(phrase, text) {
    if (phrase === null)
        return [];
    return [(0,statement/* toUnit */.kM)(`COMMENT ON ${phrase} IS ${text === undefined ? "NULL" : (0,quote/* quoteLiteral */.ce)(text)}`)];
}
/** Each statement as a unit of its own. */
function toUnits(statements) {
    return statements.map((sql) => (0,statement/* toUnit */.kM)(sql));
}
/** A template that alters the object with one clause. */
function altering(clause) {
    return (step, from, to) => {
        const [phrase, text] = [(0,templates_phrase/* phraseOf */.J)(step.kind, step.identity), clause(from, to, step)];
        return phrase === null || text === null ? [] : [(0,statement/* toUnit */.kM)(`ALTER ${phrase} ${text}`)];
    };
}

;// CONCATENATED MODULE: ./lib/drift-sql/templates/columns.js








/** `ALTER TABLE t ALTER COLUMN c …`; a child's own attribute must not reach its children again. */
function alterColumn({ identity, objects }, clause) {
    const kind = tableOf({ identity, objects })?.kind === "foreign table" ? "FOREIGN TABLE" : "TABLE";
    return `ALTER ${kind} ${(0,drift_parts/* parentOf */.gN)(identity)} ALTER COLUMN ${(0,drift_parts/* lastName */.UK)(identity)} ${clause}`;
}
function setting(clause) {
    return (step, _from, to) => {
        const text = clause(to, step);
        return text === null ? [] : [(0,statement/* toUnit */.kM)(alterColumn(step, text))];
    };
}
/** The type with its collation; a default that changes too is of the other type. */
const type = (step) => {
    const { goal, identity, from, to } = step;
    const name = goal["type"];
    // A generated value may be of another type for what it reads.
    if (name === undefined || goal["generated"] !== undefined)
        return [];
    const collation = goal["collation"];
    const collate = collation !== undefined ? ` COLLATE ${collation}` : "";
    // One enum is no other, but their labels may be.
    const through = step.objects.has(`enum ${name}`) ? "::text" : "";
    const alter = alterColumn(step, `TYPE ${name}${collate}${(0,cast_to/* castTo */.N)((0,drift_parts/* lastName */.UK)(identity), name, through)}`);
    if (from["default"] === to["default"])
        return [(0,statement/* toUnit */.kM)(alter)];
    const drop = from["default"] === undefined ? [] : [alterColumn(step, "DROP DEFAULT")];
    const set = to["default"] === undefined ? [] : [alterColumn(step, `SET DEFAULT ${to["default"]}`)];
    return [(0,statement/* toUnit */.kM)(...drop, alter, ...set)];
};
const defaultValue = (step, _from, to) => {
    if (step.goal["generated"] !== undefined || step.from["generated"] !== undefined)
        return [];
    return [(0,statement/* toUnit */.kM)(alterColumn(step, to === undefined ? "DROP DEFAULT" : `SET DEFAULT ${to}`))];
};
/** Since 18 NOT NULL is a constraint with a name, which may be not validated or not inherited. */
const notNull = (step, from, to) => {
    const { identity, goal } = step;
    const table = (0,drift_parts/* parentOf */.gN)(identity);
    const name = goal["not_null_name"] ?? usualNotNullName(identity);
    if (to === undefined)
        return [(0,statement/* toUnit */.kM)(alterColumn(step, "DROP NOT NULL"))];
    if (to === "yes" && from === "not valid")
        return [(0,statement/* toUnit */.kM)(`ALTER TABLE ${table} VALIDATE CONSTRAINT ${name}`)];
    const drop = from === undefined ? [] : [alterColumn(step, "DROP NOT NULL")];
    const plain = to === "yes" && goal["not_null_name"] === undefined;
    const add = `ALTER TABLE ${table} ADD CONSTRAINT ${name} NOT NULL ${(0,drift_parts/* lastName */.UK)(identity)}${to === "yes" ? "" : ` ${to.toUpperCase()}`}`;
    return [(0,statement/* toUnit */.kM)(...drop, plain ? alterColumn(step, "SET NOT NULL") : add)];
};
/** The name that PostgreSQL gives it, as far as it fits. */
function usualNotNullName(identity) {
    const [table = "", column = ""] = (0,drift_parts/* splitIdentity */.Lt)(identity)
        .slice(-2)
        .map((part) => (part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part));
    return (0,quote/* quoteIdentifier */.Cm)(`${table}_${column}_not_null`);
}
const notNullName = ({ identity, from: { not_null: was }, to: { not_null: will } }, from, to) => {
    if (was !== will)
        return [];
    const [before, after] = [from, to].map((name) => name ?? usualNotNullName(identity));
    return [(0,statement/* toUnit */.kM)(`ALTER TABLE ${(0,drift_parts/* parentOf */.gN)(identity)} RENAME CONSTRAINT ${before} TO ${after}`)];
};
const generated = (step, from, to) => {
    if (from !== undefined && to === undefined && from.startsWith("stored "))
        return [(0,statement/* toUnit */.kM)(alterColumn(step, "DROP EXPRESSION"))];
    const [before, after] = [from, to].map((one) => one?.startsWith("virtual ") === true);
    if (before !== after || isNewLast(step) || (after === true && isHeldVirtual(step)))
        return replaceGenerated(step);
    const [, kind, expression] = /^(stored|virtual) ([^]*)$/.exec(to ?? "") ?? [];
    if (kind === undefined || !from?.startsWith(kind) || step.major < 17)
        return [];
    return [(0,statement/* toUnit */.kM)(alterColumn(step, `SET EXPRESSION AS (${expression})`))];
};
/** Whether it was made anew at the table's end; as its values are computed, nothing is lost by doing the same. */
function isNewLast({ identity, from, to, objects }) {
    const { position } = to;
    if (position === undefined || from["position"] === undefined)
        return false;
    const table = (0,drift_parts/* parentOf */.gN)(identity);
    return ![...objects.values()].some(({ kind, identity: other, attributes }) => kind === "column" && (0,drift_parts/* parentOf */.gN)(other) === table && Number(attributes["position"]) > Number(position));
}
/** A table with checks, or one that is published, cannot change the expression of a virtual column. */
function isHeldVirtual({ identity, objects }) {
    const table = (0,drift_parts/* parentOf */.gN)(identity);
    return [...objects.values()].some(({ kind, identity: name, attributes: { definition, tables } }) => kind === "publication"
        ? tables?.includes(table) === true
        : kind === "constraint" && (0,drift_parts/* parentOf */.gN)(name) === table && definition?.startsWith("CHECK ") === true);
}
/** A column whose values are computed loses nothing by being made anew. */
function replaceGenerated(step) {
    const { identity, goal, from } = step;
    const [, kind, expression] = /^(stored|virtual) ([^]*)$/.exec(goal["generated"] ?? "") ?? [];
    if (kind === undefined || from["generated"] === undefined)
        return [];
    const [table, name] = [(0,drift_parts/* parentOf */.gN)(identity), (0,drift_parts/* lastName */.UK)(identity)];
    const collate = goal["collation"] === undefined ? "" : ` COLLATE ${goal["collation"]}`;
    return [
        (0,statement/* toUnit */.kM)(`ALTER TABLE ${table} DROP COLUMN ${name}`, `ALTER TABLE ${table} ADD COLUMN ${name} ${goal["type"]}${collate} GENERATED ALWAYS AS (${expression}) ${kind.toUpperCase()}`),
    ];
}
const sequenceOption = /^(always|by default) start (-?\d+) increment (-?\d+) min (-?\d+) max (-?\d+) cache (\d+)( cycle)?$/;
/** Clauses of a sequence's options, with a prefix before each. */
function sequenceClauses(options, prefix) {
    const [, , start, increment, min, max, cache, cycle] = sequenceOption.exec(options) ?? [];
    const texts = [
        `START WITH ${start}`,
        `INCREMENT BY ${increment}`,
        `MINVALUE ${min}`,
        `MAXVALUE ${max}`,
        `CACHE ${cache}`,
        cycle === undefined ? "NO CYCLE" : "CYCLE",
    ];
    return texts.map((text) => `${prefix}${text}`);
}
/** `ALWAYS AS IDENTITY (…)`, with the name of the sequence behind it. */
function identityClause(options, sequence) {
    const how = options.startsWith("always") ? "ALWAYS" : "BY DEFAULT";
    const name = sequence === undefined ? [] : [`SEQUENCE NAME ${sequence}`];
    return `${how} AS IDENTITY (${[...name, ...sequenceClauses(options, "")].join(" ")})`;
}
const identityOptions = (step, from, to) => {
    if (to === undefined)
        return [(0,statement/* toUnit */.kM)(alterColumn(step, "DROP IDENTITY"))];
    const how = to.startsWith("always") ? "ALWAYS" : "BY DEFAULT";
    if (from === undefined) {
        const add = `ADD GENERATED ${identityClause(to, step.goal["identity_sequence"])}`;
        return [(0,statement/* toUnit */.kM)(alterColumn(step, "SET NOT NULL"), alterColumn(step, add))];
    }
    const before = new Set([
        `SET GENERATED ${from.startsWith("always") ? "ALWAYS" : "BY DEFAULT"}`,
        ...sequenceClauses(from, "SET "),
    ]);
    const clauses = [`SET GENERATED ${how}`, ...sequenceClauses(to, "SET ")].filter((clause) => !before.has(clause));
    return [(0,statement/* toUnit */.kM)(alterColumn(step, clauses.join(" ")))];
};
const identitySequence = (_step, from, to) => {
    if (from === undefined || to === undefined)
        return [];
    const [before, after] = [(0,drift_parts/* parentOf */.gN)(from), (0,drift_parts/* parentOf */.gN)(to)];
    const moved = `${after}.${(0,drift_parts/* lastName */.UK)(from)}`;
    return [
        (0,statement/* toUnit */.kM)(...(before === after ? [] : [`ALTER SEQUENCE ${from} SET SCHEMA ${after}`]), ...((0,drift_parts/* lastName */.UK)(from) === (0,drift_parts/* lastName */.UK)(to) ? [] : [`ALTER SEQUENCE ${moved} RENAME TO ${(0,drift_parts/* lastName */.UK)(to)}`])),
    ];
};
const sequencePrivileges = (step, from, to) => {
    const name = step.goal["identity_sequence"];
    if (name === undefined)
        return [];
    return toUnits(grantStatements(from, to, { on: `SEQUENCE ${name}`, owner: ownerOf({ ...step, goal: {} }) }));
};
/** Columns of tables, and of views as far as they are no matter of its definition. */
const columnTemplates = {
    type,
    collation: (step, from, to) => (step.from["type"] === step.to["type"] ? type(step, from, to) : []),
    default: defaultValue,
    not_null: notNull,
    not_null_name: notNullName,
    not_null_comment: ({ identity, goal }, _from, to) => comment(`CONSTRAINT ${goal["not_null_name"] ?? usualNotNullName(identity)} ON ${(0,drift_parts/* parentOf */.gN)(identity)}`, to),
    generated,
    identity_options: identityOptions,
    identity_sequence: identitySequence,
    sequence_privileges: sequencePrivileges,
    sequence_comment: ({ goal }, _from, to) => {
        const name = goal["identity_sequence"];
        return name === undefined ? [] : comment(`SEQUENCE ${name}`, to);
    },
    // Before 16 nobody can ask for the type's own mode, which is this one for all that can be long.
    storage: setting((to, { major }) => `SET STORAGE ${to ?? (major < 16 ? "extended" : "DEFAULT")}`),
    compression: setting((to) => `SET COMPRESSION ${to ?? "default"}`),
    statistics: setting((to) => `SET STATISTICS ${to ?? "-1"}`),
    options: (step, from, to) => toUnits(optionClauses(from, to).map((clause) => alterColumn(step, clause))),
    server_options: (step, from, to) => {
        const clause = foreignOptionsClause(from, to);
        return clause === null ? [] : [(0,statement/* toUnit */.kM)(alterColumn(step, clause))];
    },
};

;// CONCATENATED MODULE: ./lib/drift-sql/templates/database-wide.js





/** SQL that names the database it runs in, whatever that is called. */
function onDatabase(text, ...values) {
    const list = ["pg_catalog.current_database()", ...values.map(quote/* quoteLiteral */.ce)].join(", ");
    return (0,statement/* toUnit */.kM)(`DO $drift$BEGIN EXECUTE pg_catalog.format(${(0,quote/* quoteLiteral */.ce)(text)}, ${list}); END$drift$`);
}
/** Percent signs mean something to format(). */
function escaped(text) {
    return text.replaceAll("%", "%%");
}
/** Settings whose value is a list of names. */
const lists = /^(?:search_path|temp_tablespaces|(?:local|session|shared)_preload_libraries|unix_socket_directories)$/;
/** The name of a setting as SET takes it. */
function settingName(name) {
    return name.split(".").map(quote/* quoteIdentifier */.Cm).join(".");
}
/** What SET takes for the value that the catalog tells: one literal, or one for each name of a list. */
function settingValue(name, value) {
    return valuesOf(name, value).map(quote/* quoteLiteral */.ce).join(", ");
}
function valuesOf(name, value) {
    return lists.test(name) ? (0,drift_parts/* splitNames */.bZ)(value).map(unquoted) : [value];
}
/** A setting of the database, or of a role in it, came, went or changed. */
function settingUnits({ identity, to }) {
    const [, name = "", role] = /^([^ ]+)(?: of (.+))?$/.exec(identity) ?? [];
    const who = role === undefined ? "ALTER DATABASE %I" : `ALTER ROLE ${escaped(role)} IN DATABASE %I`;
    const value = to["value"];
    const quoted = escaped(settingName(name));
    if (value === undefined)
        return [onDatabase(`${who} RESET ${quoted}`)];
    const values = valuesOf(name, value === "''" ? "" : value);
    return [onDatabase(`${who} SET ${quoted} TO ${values.map(() => "%L").join(", ")}`, ...values)];
}
function unquoted(name) {
    return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}
/** Privileges of the database itself. */
const databasePrivileges = (_step, from, to) => grantStatements(from, to, { on: "DATABASE \u0000", owner: null }).map((sql) => onDatabase(escaped(sql).replace("\u0000", "%I")));
/** The database itself; not whose it is and that it is a template: a copy could then not be worked with, or removed. */
const ofDatabase = {
    privileges: databasePrivileges,
    connection_limit: (_step, _from, to = "-1") => [onDatabase(`ALTER DATABASE %I CONNECTION LIMIT ${Number(to)}`)],
    comment: (_step, _from, to) => to === undefined
        ? [onDatabase("COMMENT ON DATABASE %I IS NULL")]
        : [onDatabase("COMMENT ON DATABASE %I IS %L", to)],
};
/** Privileges by default came, went or changed. */
function defaultPrivilegeUnits({ identity, from, to }) {
    const [, what = "", role = "", schema] = /^(tables|sequences|functions|types|schemas|large objects) of ((?:"(?:[^"]|"")*"|[^" ])+)(?: in (.+))?$/.exec(identity) ?? [];
    const where = schema === undefined ? "" : ` IN SCHEMA ${schema}`;
    const prefix = `ALTER DEFAULT PRIVILEGES FOR ROLE ${role}${where}`;
    return toUnits(grantStatements(from["privileges"], to["privileges"], { on: what.toUpperCase(), owner: role, prefix }));
}
/** What members of an extension are called in GRANT; their identity does not tell their kind. */
function memberPhrases(identity) {
    if (identity.endsWith(")"))
        return [`ROUTINE ${identity}`];
    return ["TABLE", "TYPE", "LANGUAGE", "SCHEMA", "SEQUENCE", "FOREIGN DATA WRAPPER"].map((word) => `${word} ${identity}`);
}
/** Of `public.digest(text,text) +bob: EXECUTE; …`: privileges of what an extension brought. */
const memberPrivileges = (_step, from = "", to = "") => {
    const [before, after] = [from, to].map(parseMembers);
    const names = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
    return [...names].flatMap((name) => memberPhrases(name).flatMap((on) => toUnits(grantStatements(before?.get(name), after?.get(name), { on, owner: null }))));
};
function parseMembers(text) {
    const pieces = text === "" ? [] : text.split("; ");
    return new Map(pieces.map((piece) => {
        const [, name = "", privileges = ""] = /^(.*?) ([+-].*)$/.exec(piece) ?? [];
        return [name, privileges];
    }));
}
/** Options of a text search dictionary, each as CREATE and ALTER write it. */
function dictionaryOptions(from, to) {
    const [before, after] = [parseDictionary(from), parseDictionary(to)];
    const set = [...after].filter(([name, value]) => before.get(name) !== value);
    const gone = [...before.keys()].filter((name) => !after.has(name));
    return [...set.map(([name, value]) => `${name} = ${value}`), ...gone].join(", ");
}
/** Of `language = 'english', stopwords = 'english'`. */
function parseDictionary(text = "") {
    const options = text.matchAll(/("(?:[^"]|"")*"|\w+) = ((?:E?'(?:[^']|'')*')|[^,]+)/g);
    return new Map([...options].map(([, name = "", value = ""]) => [name, value]));
}

;// CONCATENATED MODULE: ./lib/drift-sql/templates/other-kinds.js







const clauseOfSequence = {
    start: "START WITH",
    increment: "INCREMENT BY",
    min: "MINVALUE",
    max: "MAXVALUE",
    cache: "CACHE",
};
/** Of `start 1 increment 1 min 1 max 9 cache 1 cycle`: the clauses that differ, or all. */
function sequenceOptions(from, to) {
    const parse = (text) => [
        ...[...text.matchAll(/(start|increment|min|max|cache) (-?\d+)/g)].map(([, name = "", value = ""]) => `${clauseOfSequence[name]} ${value}`),
        text.endsWith(" cycle") ? "CYCLE" : "NO CYCLE",
    ];
    const before = new Set(from === undefined ? [] : parse(from));
    return parse(to).filter((clause) => !before.has(clause));
}
const foreignOptions = altering((from, to) => foreignOptionsClause(from, to));
/** Of `asciiword: shop.stems, simple; word: …`. */
function parseMappings(text = "") {
    const pieces = text === "" ? [] : text.split("; ");
    return new Map(pieces.map((piece) => [
        piece.slice(0, piece.indexOf(": ")),
        piece.slice(piece.indexOf(": ") + 2),
    ]));
}
/** Mappings of a text search configuration. */
function mappingUnits(identity, from, to) {
    const [before, after] = [parseMappings(from), parseMappings(to)];
    return [...new Set([...before.keys(), ...after.keys()])].flatMap((token) => {
        const [was, will] = [before.get(token), after.get(token)];
        if (was === will)
            return [];
        const start = `ALTER TEXT SEARCH CONFIGURATION ${identity}`;
        if (will === undefined)
            return [(0,statement/* toUnit */.kM)(`${start} DROP MAPPING FOR ${token}`)];
        return [(0,statement/* toUnit */.kM)(`${start} ${was === undefined ? "ADD" : "ALTER"} MAPPING FOR ${token} WITH ${will}`)];
    });
}
const functionName = (signature) => signature.replace(/\([^]*$/, "");
const estimator = (word) => (step, from, to) => altering(() => `SET (${word} = ${to === undefined ? "NONE" : functionName(to)})`)(step, from, to);
/** Lines of an operator family that came and went. */
const familyContent = ({ kind, identity, goal }, from = "", to = "") => {
    const [before, after] = [familyItems(from), familyItems(to)];
    const family = kind === "operator class" ? `${goal["family"]} using ${identity.split(" using ")[1]}` : identity;
    const added = after.filter((item) => !before.includes(item));
    const gone = before.filter((item) => !after.includes(item));
    return [
        ...gone.map((item) => (0,statement/* toUnit */.kM)(`ALTER OPERATOR FAMILY ${family} DROP ${withoutName(item)}`)),
        ...added.map((item) => (0,statement/* toUnit */.kM)(`ALTER OPERATOR FAMILY ${family} ADD ${item}`)),
    ];
};
/** `OPERATOR 1 <(integer,integer)` of each line. */
function familyItems(text) {
    const pieces = text === "" ? [] : text.split(/, (?=(?:operator|function) \d)/);
    return pieces.map((piece) => piece.replace(/^(operator|function)/, (word) => word.toUpperCase()).replace(" for order by ", " FOR ORDER BY "));
}
/** DROP names an item by its number and types alone. */
function withoutName(item) {
    const [, word = "", number = ""] = /^(OPERATOR|FUNCTION) (\d+)/.exec(item) ?? [];
    const types = word === "FUNCTION" ? /\([^)]*\)/.exec(item)?.[0] : /\([^)]*\)(?=$| FOR )/.exec(item)?.[0];
    return `${word} ${number} ${types ?? ""}`;
}
const baseStorage = ({ identity }, from = "", to = "") => {
    const storages = { p: "plain", e: "external", m: "main", x: "extended" };
    const read = (text) => / storage ([pemx])/.exec(text)?.[1];
    const letter = read(to);
    return letter === undefined || letter === read(from)
        ? []
        : [(0,statement/* toUnit */.kM)(`ALTER TYPE ${identity} SET (STORAGE = ${storages[letter]})`)];
};
/** A column's sequence belongs to whom the table belongs to. */
const ownedBy = (step, _from, to) => {
    const owner = to === undefined ? null : ownerOf({ ...step, goal: { owned_by: to } });
    const give = owner === null ? [] : [`ALTER SEQUENCE ${step.identity} OWNER TO ${owner}`];
    return [(0,statement/* toUnit */.kM)(...give, `ALTER SEQUENCE ${step.identity} OWNED BY ${to ?? "NONE"}`)];
};
/** An expression of a policy cannot be taken away, only changed. */
function policyClause(word) {
    return altering((_from, to) => (to === undefined ? null : `${word} (${to})`));
}
/** One more value, or another name for one: what PostgreSQL can do without making the type anew. */
const labels = ({ identity }, from = "", to = "") => {
    const parse = (list) => list.match(/'(?:[^']|'')*'/g) ?? [];
    const [before, after] = [parse(from), parse(to)];
    const renamed = before.flatMap((label, index) => (after[index] === label ? [] : [[label, after[index]]]));
    const [rename] = renamed;
    if (before.length === after.length && renamed.length === 1 && rename !== undefined)
        return [(0,statement/* toUnit */.kM)(`ALTER TYPE ${identity} RENAME VALUE ${rename[0]} TO ${rename[1]}`)];
    if (before.some((label) => !after.includes(label)))
        return [];
    return after.flatMap((label, index) => {
        if (before.includes(label))
            return [];
        const place = index === 0 ? ` BEFORE ${before[0]}` : ` AFTER ${after[index - 1]}`;
        const sql = `ALTER TYPE ${identity} ADD VALUE ${label}${before.length === 0 ? "" : place}`;
        return [[{ sql, data: "kept", boundary: "after" }]];
    });
};
/** Kinds that are neither tables nor hang on one. */
const otherTemplates = {
    policy: {
        using: policyClause("USING"),
        with_check: policyClause("WITH CHECK"),
        roles: altering((_from, to) => (to === undefined ? null : `TO ${to}`)),
    },
    sequence: {
        options: altering((from, to) => (to === undefined ? null : sequenceOptions(from, to).join(" "))),
        type: altering((_from, to) => `AS ${to}`),
        owned_by: ownedBy,
        persistence: altering((_from, to) => `SET ${to === "unlogged" ? "UNLOGGED" : "LOGGED"}`),
    },
    enum: { labels },
    attribute: {
        type: ({ identity, goal: { collation } }, _from, to) => {
            const collate = collation === undefined ? "" : ` COLLATE ${collation}`;
            const name = identity.slice((0,drift_parts/* parentOf */.gN)(identity).length + 1);
            return [(0,statement/* toUnit */.kM)(`ALTER TYPE ${(0,drift_parts/* parentOf */.gN)(identity)} ALTER ATTRIBUTE ${name} TYPE ${to}${collate} CASCADE`)];
        },
    },
    domain: {
        default: altering((_from, to) => (to === undefined ? "DROP DEFAULT" : `SET DEFAULT ${to}`)),
        not_null: altering((_from, to) => `${to === undefined ? "DROP" : "SET"} NOT NULL`),
    },
    "domain constraint": {
        not_valid: ({ identity }, _from, to) => to === undefined
            ? [
                (0,statement/* toUnit */.kM)(`ALTER DOMAIN ${(0,drift_parts/* parentOf */.gN)(identity)} VALIDATE CONSTRAINT ${identity.slice((0,drift_parts/* parentOf */.gN)(identity).length + 1)}`),
            ]
            : [],
    },
    constraint: {
        not_valid: ({ identity, from }, _from, to) => to === undefined && from["definition"] === undefined
            ? [
                (0,statement/* toUnit */.kM)(`ALTER TABLE ${(0,drift_parts/* parentOf */.gN)(identity)} VALIDATE CONSTRAINT ${identity.slice((0,drift_parts/* parentOf */.gN)(identity).length + 1)}`),
            ]
            : [],
    },
    extension: {
        version: altering((_from, to) => `UPDATE TO ${(0,quote/* quoteLiteral */.ce)(to ?? "")}`),
        schema: altering((_from, to) => `SET SCHEMA ${to}`),
        member_privileges: memberPrivileges,
    },
    server: { options: foreignOptions, version: altering((_from, to) => `VERSION ${(0,quote/* quoteLiteral */.ce)(to ?? "")}`) },
    "foreign data wrapper": { options: foreignOptions },
    "user mapping": { options: foreignOptions },
    publication: {
        publishes: altering((_from, to) => `SET (publish = ${(0,quote/* quoteLiteral */.ce)(to ?? "")})`),
        via_root: altering((_from, to) => `SET (publish_via_partition_root = ${to !== undefined})`),
        generated_columns: altering((_from, to) => `SET (publish_generated_columns = ${to === undefined ? "none" : "stored"})`),
        tables: altering((_from, to) => (to === undefined ? null : `SET TABLE ${to}`)),
    },
    "text search dictionary": { options: altering((from, to) => `(${dictionaryOptions(from, to)})`) },
    "text search configuration": { mappings: ({ identity }, from, to) => mappingUnits(identity, from, to) },
    operator: { restrict: estimator("RESTRICT"), join: estimator("JOIN") },
    "operator class": { definition: familyContent },
    "operator family": { definition: familyContent },
    type: { definition: baseStorage },
    database: ofDatabase,
};

;// CONCATENATED MODULE: ./lib/drift-sql/templates/new-tables.js




/**
 * Tables whose columns the planner would put in another order, or not make their own: it adds generated and collated
 * columns at the end, and takes those of partitions and children from the parent. And those with an access method, which
 * nothing changes up to 14.
 */
function newTableUnits(step, columnsOf) {
    const { identity, goal, objects } = step;
    const method = goal["access_method"];
    const columns = columnsOf(identity);
    const parents = (0,drift_parts/* splitNames */.bZ)(goal["parents"] ?? "");
    const above = parents.flatMap(columnsOf);
    const bound = goal["partition_bound"];
    if (goal["of_type"] !== undefined || columns.length === 0)
        return [];
    const isSpecial = bound === undefined
        ? isOwnChild(columns, above) || isMisplaced(columns)
        : isReordered(columns, above) || (step.major >= 18 && hasOwnNotNull(columns, above));
    if (!isSpecial && method === undefined)
        return [];
    const persistence = goal["persistence"] === "unlogged" ? "UNLOGGED " : "";
    const key = goal["partition_key"] === undefined ? "" : ` PARTITION BY ${goal["partition_key"]}`;
    const own = bound === undefined && above.length > 0 ? columns.filter(isOwn) : columns;
    const inherits = own.length < columns.length;
    const items = [...own.map(toColumn), ...(above.length > 0 ? listChecks(identity, objects, inherits) : [])];
    const create = `CREATE ${persistence}TABLE ${identity} (${items.join(", ")})`;
    const using = method === undefined ? "" : ` USING ${method}`;
    if (inherits)
        return [(0,statement/* toUnit */.kM)(`${create} INHERITS (${parents.join(", ")})${using}`)];
    const join = bound === undefined
        ? parents.map((parent) => `ALTER TABLE ${identity} INHERIT ${parent}`)
        : parents.map((parent) => `ALTER TABLE ${parent} ATTACH PARTITION ${identity} ${bound}`);
    return [(0,statement/* toUnit */.kM)(create + key + using, ...join)];
}
/** A foreign table: of most options, the planner takes the value for a secret, and a partition is none of its parent's. */
function newForeignTableUnits({ identity, goal, objects }, columnsOf) {
    const options = newForeignOptions(goal["server_options"]);
    if (options === null)
        return [];
    const parents = (0,drift_parts/* splitNames */.bZ)(goal["parents"] ?? "");
    const checks = parents.length > 0 ? listChecks(identity, objects, false) : [];
    const items = [...columnsOf(identity).map(toColumn), ...checks];
    const bound = goal["partition_bound"];
    return [
        (0,statement/* toUnit */.kM)(`CREATE FOREIGN TABLE ${identity} (${items.join(", ")}) SERVER ${goal["server"]} ${options}`.trimEnd(), ...parents.map((parent) => bound === undefined
            ? `ALTER FOREIGN TABLE ${identity} INHERIT ${parent}`
            : `ALTER TABLE ${parent} ATTACH PARTITION ${identity} ${bound}`)),
    ];
}
function isOwn({ attributes }) {
    return attributes["inherited"] === undefined;
}
/** Whether it declares columns itself that a parent has too. */
function isOwnChild(columns, above) {
    const names = new Set(above.map(({ identity }) => (0,drift_parts/* lastName */.UK)(identity)));
    return columns.some((column) => isOwn(column) && names.has((0,drift_parts/* lastName */.UK)(column.identity)));
}
function isMisplaced(columns) {
    return columns
        .slice(0, -1)
        .some(({ attributes: { generated, collation } }) => generated !== undefined || collation?.includes(".") === true);
}
function isReordered(columns, above) {
    return columns.some(({ identity }, index) => (0,drift_parts/* lastName */.UK)(identity) !== (0,drift_parts/* lastName */.UK)(above[index]?.identity ?? ""));
}
/** Whether a NOT NULL has another name than it would get from the parent. */
function hasOwnNotNull(columns, above) {
    const nameOf = ({ identity, attributes: { not_null_name: name } }) => (0,drift_parts/* namePartsOf */.dA)(name ?? usualNotNullName(identity))[0];
    return columns.some((column, index) => {
        const parent = above[index];
        return parent?.attributes["not_null"] === "yes" && nameOf(column) !== nameOf(parent);
    });
}
function toColumn({ identity, attributes }) {
    const { type, collation, generated, default: value, not_null: notNull, identity_options: options } = attributes;
    const [, kind, expression] = /^(stored|virtual) ([^]*)$/.exec(generated ?? "") ?? [];
    // A serial's sequence comes later.
    const hasDefault = value !== undefined && !value.includes("nextval(");
    return [
        `${(0,drift_parts/* lastName */.UK)(identity)} ${type}`,
        ...(collation === undefined ? [] : [`COLLATE ${collation}`]),
        ...(kind === undefined ? [] : [`GENERATED ALWAYS AS (${expression}) ${kind.toUpperCase()}`]),
        ...(hasDefault ? [`DEFAULT ${value}`] : []),
        ...(notNull === undefined || notNull === "not valid" ? [] : [toNotNull(identity, attributes)]),
        ...(options === undefined ? [] : [`GENERATED ${identityClause(options, attributes["identity_sequence"])}`]),
    ].join(" ");
}
function toNotNull(identity, { not_null: kind, not_null_name: name }) {
    if (name === undefined && kind === "yes")
        return "NOT NULL";
    return `CONSTRAINT ${name ?? usualNotNullName(identity)} NOT NULL${kind === "yes" ? "" : " NO INHERIT"}`;
}
/** A table can only join its parents with the CHECKs that they have. */
function listChecks(table, objects, inherits) {
    return [...objects.values()].flatMap(({ kind, identity, attributes: { definition, not_valid: state, inherited } }) => {
        const isCheck = kind === "constraint" && definition?.startsWith("CHECK ") === true && (0,drift_parts/* parentOf */.gN)(identity) === table;
        if (!isCheck || state !== undefined || (inherits && inherited !== undefined))
            return [];
        return [`CONSTRAINT ${(0,drift_parts/* lastName */.UK)(identity)} ${definition}`];
    });
}

;// CONCATENATED MODULE: ./lib/drift-sql/templates/routines.js




/** Languages whose functions cost next to nothing unless told. */
const cheap = new Set(["c", "internal"]);
const securityDefiner = altering((_from, to) => `SECURITY ${to === undefined ? "INVOKER" : "DEFINER"}`);
const settings = ({ kind, identity }, from, to) => {
    const [before, after] = [parseOptions(from), parseOptions(to)];
    const set = [...after].filter(([name, value]) => before.get(name) !== value);
    const gone = [...before.keys()].filter((name) => !after.has(name));
    return toUnits([
        ...gone.map((name) => `ALTER ${(0,templates_phrase/* phraseOf */.J)(kind, identity)} RESET ${settingName(name)}`),
        ...set.map(([name, value]) => `ALTER ${(0,templates_phrase/* phraseOf */.J)(kind, identity)} SET ${settingName(name)} TO ${settingValue(name, value)}`),
    ]);
};
const ofFunction = {
    volatility: altering((_from, to) => (to ?? "volatile").toUpperCase()),
    strict: altering((_from, to) => (to === undefined ? "CALLED ON NULL INPUT" : "STRICT")),
    security_definer: securityDefiner,
    leakproof: altering((_from, to) => (to === undefined ? "NOT LEAKPROOF" : "LEAKPROOF")),
    parallel: altering((_from, to) => `PARALLEL ${(to ?? "unsafe").toUpperCase()}`),
    cost: altering((_from, to, { goal }) => `COST ${to ?? (cheap.has(goal["language"] ?? "") ? "1" : "100")}`),
    rows: altering((_from, to) => `ROWS ${to ?? "1000"}`),
    // Without arguments, as SUPPORT wants it; only making the function anew takes it away.
    support: altering((_from, to) => (to === undefined ? null : `SUPPORT ${to.replace(/\([^]*$/, "")}`)),
    settings,
};
/** What a function is besides its body, changed without making it anew. */
const routineTemplates = {
    function: ofFunction,
    "window function": ofFunction,
    procedure: { security_definer: securityDefiner, settings },
};

// EXTERNAL MODULE: ./lib/core/schema/index-options.js
var index_options = __webpack_require__(8880);
;// CONCATENATED MODULE: ./lib/drift-sql/templates/tables.js






const setOptions = ({ kind, identity }, from, to) => {
    const phrase = (0,templates_phrase/* phraseOf */.J)(kind, identity) ?? "";
    return toUnits(optionClauses(from, to).map((clause) => `ALTER ${phrase} ${clause}`));
};
const replicaIdentity = altering((_from, to) => {
    const [, index] = /^index (.*)$/.exec(to ?? "") ?? [];
    return `REPLICA IDENTITY ${index === undefined ? (to ?? "default") : `USING INDEX ${index}`}`;
});
/** Becoming a partition, or the child of a table, and the other way round. */
const parents = ({ identity, to: { partition_bound: bound }, from: { partition_bound: was }, goal, major, objects }, from, to) => {
    const [before, after] = [(0,drift_parts/* splitNames */.bZ)(from ?? ""), (0,drift_parts/* splitNames */.bZ)(to ?? "")];
    const stay = listInPlace(before, after);
    const leave = (was === undefined ? before : []).filter((name) => !stay.includes(name));
    const attach = bound ?? (goal["partition_bound"] !== undefined && was === undefined ? goal["partition_bound"] : undefined);
    return [
        ...(was === undefined ? [] : before.map((name) => (0,statement/* toUnit */.kM)(`ALTER TABLE ${name} DETACH PARTITION ${identity}`))),
        ...leave.map((name) => (0,statement/* toUnit */.kM)(`ALTER TABLE ${identity} NO INHERIT ${name}`)),
        ...after
            .filter((name) => !stay.includes(name))
            .map((name) => (0,statement/* toUnit */.kM)(attach === undefined
            ? `ALTER TABLE ${identity} INHERIT ${name}`
            : `ALTER TABLE ${name} ATTACH PARTITION ${identity} ${attach}`)),
        ...(attach !== undefined && major >= 17 && hasIdentity(after, objects) ? attachAgain(identity, objects) : []),
    ];
};
/** Parents that need not go for all to stand in the right order: one that comes is always the last. */
function listInPlace(before, after) {
    const stay = [];
    for (const name of before)
        if (name === after[stay.length])
            stay.push(name);
    return stay;
}
/** Whether a column of the outermost parent is an identity. */
function hasIdentity(parentNames, objects) {
    return parentNames.some((name) => {
        const above = (0,drift_parts/* splitNames */.bZ)(objects.get(`partitioned table ${name}`)?.attributes["parents"] ?? "");
        if (above.length > 0)
            return hasIdentity(above, objects);
        return [...objects.values()].some(({ kind, identity, attributes }) => kind === "column" && attributes["identity_options"] !== undefined && (0,drift_parts/* parentOf */.gN)(identity) === name);
    });
}
/** Identity reaches a partition when it is attached, but not that one's own partitions. */
function attachAgain(table, objects) {
    return [...objects.values()].flatMap(({ identity, attributes: { parents: above, partition_bound: bound } }) => {
        if (bound === undefined || above !== table)
            return [];
        const statements = [
            `ALTER TABLE ${table} DETACH PARTITION ${identity}`,
            `ALTER TABLE ${table} ATTACH PARTITION ${identity} ${bound}`,
        ];
        return [(0,statement/* toUnit */.kM)(...statements), ...attachAgain(identity, objects)];
    });
}
/** Another bound of the same parent. */
const partitionBound = ({ identity, goal, from: { parents: moved } }, from, to) => {
    const [parent] = (0,drift_parts/* splitNames */.bZ)(goal["parents"] ?? "");
    if (moved !== undefined || from === undefined || to === undefined || parent === undefined)
        return [];
    return [
        (0,statement/* toUnit */.kM)(`ALTER TABLE ${parent} DETACH PARTITION ${identity}`, `ALTER TABLE ${parent} ATTACH PARTITION ${identity} ${to}`),
    ];
};
/** Switches constraints on or off that DISABLE TRIGGER ALL reaches; triggers of people get their own state back. */
const constraintsChecked = (step, from, to) => {
    if (to !== undefined && from !== undefined)
        return [];
    if (to !== undefined && !to.split(", ").every((one) => one.startsWith("off for ")))
        return [];
    const verb = to === undefined ? "ENABLE" : "DISABLE";
    const again = triggersOf(step).map(({ name, firing }) => fire(step.identity, name, firing));
    return [(0,statement/* toUnit */.kM)(`ALTER TABLE ${step.identity} ${verb} TRIGGER ALL`, ...again)];
};
function triggersOf({ identity, objects, }) {
    return [...objects.values()].flatMap(({ kind, identity: name, attributes }) => kind === "trigger" && (0,drift_parts/* parentOf */.gN)(name) === identity ? [{ name: (0,drift_parts/* lastName */.UK)(name), firing: attributes["firing"] }] : []);
}
const firings = {
    disabled: "DISABLE",
    replica: "ENABLE REPLICA",
    always: "ENABLE ALWAYS",
};
function fire(table, name, firing, what = "TRIGGER") {
    return `ALTER TABLE ${table} ${firing === undefined ? "ENABLE" : firings[firing]} ${what} ${name}`;
}
const firing = (what) => ({ identity }, _from, to) => [(0,statement/* toUnit */.kM)(fire((0,drift_parts/* parentOf */.gN)(identity), (0,drift_parts/* lastName */.UK)(identity), to, what))];
/** Tables of all kinds, views, and what hangs on them. */
const tableTemplates = {
    table: {
        persistence: altering((_from, to) => `SET ${to === "unlogged" ? "UNLOGGED" : "LOGGED"}`),
        row_security: altering((_from, to) => `${to === undefined ? "DISABLE" : "ENABLE"} ROW LEVEL SECURITY`),
        force_row_security: altering((_from, to) => `${to === undefined ? "NO FORCE" : "FORCE"} ROW LEVEL SECURITY`),
        replica_identity: replicaIdentity,
        options: setOptions,
        toast_options: ({ identity }, from, to) => toUnits(optionClauses(from, to, "toast.").map((clause) => `ALTER TABLE ${identity} ${clause}`)),
        tablespace: altering((_from, to) => `SET TABLESPACE ${to ?? "pg_default"}`),
        access_method: altering((_from, to) => `SET ACCESS METHOD ${to ?? "heap"}`),
        of_type: altering((_from, to) => (to === undefined ? "NOT OF" : `OF ${to}`)),
        parents,
        partition_bound: partitionBound,
        constraints_checked: constraintsChecked,
    },
    view: { options: setOptions },
    "materialized view": { options: setOptions },
    trigger: { firing: firing("TRIGGER") },
    rule: { firing: firing("RULE") },
    "event trigger": {
        firing: altering((_from, to) => (to === undefined ? "ENABLE" : (firings[to] ?? null))),
    },
    constraint: {
        clustered: clustered(drift_parts/* parentOf */.gN),
        index_comment: ({ identity }, _from, to) => comment(`INDEX ${indexOf(identity)}`, to),
        index_options: ({ identity }, from, to) => toUnits(optionClauses(from, to).map((clause) => `ALTER INDEX ${indexOf(identity)} ${clause}`)),
        index_state: ({ identity }, _from, to) => (to === undefined ? [(0,statement/* toUnit */.kM)(`REINDEX INDEX ${indexOf(identity)}`)] : []),
        tablespace: ({ identity }, _from, to) => [
            (0,statement/* toUnit */.kM)(`ALTER INDEX ${indexOf(identity)} SET TABLESPACE ${to ?? "pg_default"}`),
        ],
    },
    index: {
        definition: storageOptions,
        clustered: (step, from, to) => clustered(() => step.goal["table"] ?? null)(step, from, to),
        statistics: ({ identity }, from, to) => indexStatistics(identity, from, to),
        tablespace: altering((_from, to) => `SET TABLESPACE ${to ?? "pg_default"}`),
        attached: attachIndexes,
        state: ({ identity }, _from, to) => (to === undefined ? [(0,statement/* toUnit */.kM)(`REINDEX INDEX ${identity}`)] : []),
    },
    statistics: { statistics: altering((_from, to) => `SET STATISTICS ${to ?? "-1"}`) },
};
/** A constraint's index has its name, in the schema of its table. */
function indexOf(identity) {
    const names = (0,drift_parts/* splitIdentity */.Lt)(identity);
    return [...names.slice(0, 1), ...names.slice(-1)].join(".");
}
function clustered(tableName) {
    return (step, _from, to) => {
        const table = tableName(step.identity);
        if (table === null)
            return [];
        if (to !== undefined)
            return [(0,statement/* toUnit */.kM)(`ALTER TABLE ${table} CLUSTER ON ${(0,drift_parts/* lastName */.UK)(step.identity)}`)];
        // A table is clustered on one index: the other one's turn ends this one's.
        return isClusteredElsewhere(step, table) ? [] : [(0,statement/* toUnit */.kM)(`ALTER TABLE ${table} SET WITHOUT CLUSTER`)];
    };
}
function isClusteredElsewhere({ objects }, table) {
    return [...objects.values()].some(({ identity, attributes: { clustered: chosen, table: ofIndex } }) => chosen !== undefined && (ofIndex ?? (0,drift_parts/* parentOf */.gN)(identity)) === table);
}
/** Indexes of partitions that came; one that went stays below its parent until that is made anew. */
function attachIndexes({ identity, objects }, from = "", to = "") {
    const before = new Set((0,drift_parts/* splitNames */.bZ)(from));
    return (0,drift_parts/* splitNames */.bZ)(to).flatMap((name) => {
        if (before.has(name))
            return [];
        const definition = objects.get(`index ${name}`)?.attributes["definition"];
        return [
            ...(definition === undefined ? [] : [(0,statement/* toUnit */.kM)(definition)]),
            (0,statement/* toUnit */.kM)(`ALTER INDEX ${identity} ATTACH PARTITION ${name}`),
        ];
    });
}
/** Storage options alone change in place, also where a partition's index cannot go without the one above. */
function storageOptions({ identity }, from = "", to = "") {
    if (!(0,index_options/* differInOptions */.S)(from, to))
        return [];
    const clauses = optionClauses((0,index_options/* splitIndexOptions */.j)(from).options, (0,index_options/* splitIndexOptions */.j)(to).options);
    return toUnits(clauses.map((clause) => `ALTER INDEX ${identity} ${clause}`));
}
/** Of `1: 50, 2: 300`: columns by number. */
function indexStatistics(identity, from = "", to = "") {
    const parse = (text) => new Map([...text.matchAll(/(\d+): (\d+)/g)].map(([, column = "", target = ""]) => [column, target]));
    const [before, after] = [parse(from), parse(to)];
    return [...new Set([...before.keys(), ...after.keys()])].flatMap((column) => before.get(column) === after.get(column)
        ? []
        : [(0,statement/* toUnit */.kM)(`ALTER INDEX ${identity} ALTER COLUMN ${column} SET STATISTICS ${after.get(column) ?? "-1"}`)]);
}

;// CONCATENATED MODULE: ./lib/drift-sql/templates/wholes.js







/** Kinds whose rows go when they are dropped. */
const withRows = new Set(["table", "partitioned table", "materialized view", "column", "schema"]);
/** Settles what is there and should not be. */
function dropUnits(step) {
    const { kind, identity } = step;
    const [table, name] = [(0,drift_parts/* parentOf */.gN)(identity), (0,drift_parts/* lastName */.UK)(identity)];
    switch (kind) {
        case "constraint":
        case "column":
            return [
                (kind === "column" ? statement/* toDestroyingUnit */.OA : statement/* toUnit */.kM)(`ALTER TABLE ${table} DROP ${kind.toUpperCase()} ${name}`),
            ];
        case "domain constraint":
            return [(0,statement/* toUnit */.kM)(`ALTER DOMAIN ${table} DROP CONSTRAINT ${name}`)];
        case "attribute":
            return [(0,statement/* toDestroyingUnit */.OA)(`ALTER TYPE ${table} DROP ATTRIBUTE ${name} CASCADE`)];
        case "setting":
            return settingUnits(step);
        case "default privileges":
            return defaultPrivilegeUnits(step);
        default: {
            const phrase = (0,templates_phrase/* phraseOf */.J)(kind, identity);
            if (phrase === null)
                return [];
            const [parent] = (0,drift_parts/* splitNames */.bZ)(step.from["parents"] ?? "");
            // Foreign keys that point to the whole hold a partition as long as it is one.
            if (parent !== undefined && step.from["partition_bound"] !== undefined)
                return [(0,statement/* toDestroyingUnit */.OA)(`ALTER TABLE ${parent} DETACH PARTITION ${identity}`, `DROP ${phrase}`)];
            return [(withRows.has(kind) ? statement/* toDestroyingUnit */.OA : statement/* toUnit */.kM)(`DROP ${phrase}`)];
        }
    }
}
/** Settles what should be there and is not, for kinds that are told by their attributes alone. */
function createUnits(step) {
    switch (step.kind) {
        case "setting":
            return settingUnits(step);
        case "default privileges":
            return defaultPrivilegeUnits(step);
        case "text search configuration": {
            const create = `CREATE TEXT SEARCH CONFIGURATION ${step.identity} (PARSER = ${step.goal["parser"]})`;
            return [[...(0,statement/* toUnit */.kM)(create), ...mappingUnits(step.identity, undefined, step.goal["mappings"]).flat()]];
        }
        default: {
            const sql = creators[step.kind]?.(step) ?? null;
            return sql === null ? [] : [(0,statement/* toUnit */.kM)(sql)];
        }
    }
}
/** Creates it anew, where it cannot be altered. */
function replaceUnits(step) {
    const [drop, create] = [dropUnits(step).flat(), createUnits(step).flat()];
    return create.length === 0 ? [] : [[...drop, ...create]];
}
const creators = {
    constraint: ({ identity, goal }) => `ALTER TABLE ${(0,drift_parts/* parentOf */.gN)(identity)} ADD CONSTRAINT ${(0,drift_parts/* lastName */.UK)(identity)} ${goal["definition"]}${goal["not_valid"] === undefined || goal["definition"]?.endsWith("NOT ENFORCED") ? "" : " NOT VALID"}`,
    "domain constraint": ({ identity, goal }) => `ALTER DOMAIN ${(0,drift_parts/* parentOf */.gN)(identity)} ADD CONSTRAINT ${(0,drift_parts/* lastName */.UK)(identity)} ${goal["definition"]}${goal["not_valid"] === undefined ? "" : " NOT VALID"}`,
    // An index of a partitioned table is INVALID until every partition has its own; without ONLY they are made with it.
    index: ({ goal }) => (goal["definition"] ?? null)?.replace(" ON ONLY ", goal["state"] === undefined ? " ON " : " ON ONLY ") ?? null,
    statistics: ({ goal }) => goal["definition"] ?? null,
    trigger: ({ goal }) => goal["definition"] ?? null,
    rule: ({ goal }) => goal["definition"]?.replace(/;$/, "") ?? null,
    sequence: () => null,
    "text search dictionary": ({ identity, goal }) => `CREATE TEXT SEARCH DICTIONARY ${identity} (${list([["TEMPLATE", goal["template"]]], dictionaryOptions(undefined, goal["options"]))})`,
    "text search template": ({ identity, goal }) => `CREATE TEXT SEARCH TEMPLATE ${identity} (${list([
        ["INIT", wholes_nameOf(goal["init"])],
        ["LEXIZE", wholes_nameOf(goal["lexize"])],
    ])})`,
    "text search parser": ({ identity, goal }) => `CREATE TEXT SEARCH PARSER ${identity} (${list([
        ["START", wholes_nameOf(goal["start"])],
        ["GETTOKEN", wholes_nameOf(goal["token"])],
        ["END", wholes_nameOf(goal["end"])],
        ["LEXTYPES", wholes_nameOf(goal["lextypes"])],
        ["HEADLINE", wholes_nameOf(goal["headline"])],
    ])})`,
    operator: createOperator,
    "operator class": createOperatorClass,
    "operator family": ({ identity }) => `CREATE OPERATOR FAMILY ${identity}`,
    cast: createCast,
    conversion: ({ identity, goal }) => `CREATE ${goal["is_default"] === undefined ? "" : "DEFAULT "}CONVERSION ${identity} FOR '${goal["source_encoding"]}' TO '${goal["target_encoding"]}' FROM ${wholes_nameOf(goal["function"])}`,
    "access method": ({ identity, goal }) => `CREATE ACCESS METHOD ${identity} TYPE ${goal["type"]?.toUpperCase()} HANDLER ${wholes_nameOf(goal["handler"])}`,
    language: ({ identity, goal }) => [
        `CREATE ${goal["trusted"] === undefined ? "" : "TRUSTED "}LANGUAGE ${identity} HANDLER ${wholes_nameOf(goal["handler"])}`,
        ...(goal["inline"] === undefined ? [] : [`INLINE ${wholes_nameOf(goal["inline"])}`]),
        ...(goal["validator"] === undefined ? [] : [`VALIDATOR ${wholes_nameOf(goal["validator"])}`]),
    ].join(" "),
    transform: (step) => `CREATE ${(0,templates_phrase/* phraseOf */.J)(step.kind, step.identity)} (${[
        ...(step.goal["from_sql"] === undefined ? [] : [`FROM SQL WITH FUNCTION ${step.goal["from_sql"]}`]),
        ...(step.goal["to_sql"] === undefined ? [] : [`TO SQL WITH FUNCTION ${step.goal["to_sql"]}`]),
    ].join(", ")})`,
    "user mapping": createUserMapping,
    server: createServer,
    "foreign data wrapper": ({ identity, goal: { handler, validator, options } }) => withOptions([
        `CREATE FOREIGN DATA WRAPPER ${identity}`,
        ...(handler === undefined ? [] : [`HANDLER ${wholes_nameOf(handler)}`]),
        ...(validator === undefined ? [] : [`VALIDATOR ${wholes_nameOf(validator)}`]),
    ].join(" "), options),
    extension: ({ identity, goal }) => `CREATE EXTENSION ${identity} SCHEMA ${goal["schema"]} VERSION '${goal["version"]}'`,
    collation: createCollation,
};
function wholes_nameOf(signature) {
    return signature?.replace(/\([^]*$/, "");
}
function list(pairs, more = "") {
    const given = pairs.flatMap(([name, value]) => (value === undefined ? [] : [`${name} = ${value}`]));
    return [...given, ...(more === "" ? [] : [more])].join(", ");
}
/** `shop.===` of `shop.===(integer,integer)`. */
function createOperator({ identity, goal }) {
    const [, name = "", left = "", right = ""] = /^(.*?)\((.*),(.*)\)$/.exec(identity) ?? [];
    const other = (signature) => signature === undefined ? undefined : `OPERATOR(${wholes_nameOf(signature)})`;
    const options = list([
        ["FUNCTION", wholes_nameOf(goal["function"])],
        ["LEFTARG", left === "NONE" ? undefined : left],
        ["RIGHTARG", right === "NONE" ? undefined : right],
        ["COMMUTATOR", other(goal["commutator"])],
        ["NEGATOR", other(goal["negator"])],
        ["RESTRICT", wholes_nameOf(goal["restrict"])],
        ["JOIN", wholes_nameOf(goal["join"])],
    ]);
    const flags = [
        ...(goal["hashes"] === undefined ? [] : ["HASHES"]),
        ...(goal["merges"] === undefined ? [] : ["MERGES"]),
    ];
    return `CREATE OPERATOR ${name} (${[options, ...flags].join(", ")})`;
}
function createOperatorClass({ identity, goal }) {
    const [, name = "", method = ""] = /^(.*) using (.*)$/.exec(identity) ?? [];
    const content = goal["definition"] ?? goal["items"];
    if (content === undefined)
        return null;
    const items = familyItems(content);
    const key = goal["key_type"] === undefined ? [] : [`STORAGE ${goal["key_type"]}`];
    const chosen = goal["is_default"] === undefined ? "" : "DEFAULT ";
    return `CREATE OPERATOR CLASS ${name} ${chosen}FOR TYPE ${goal["type"]} USING ${method}${goal["items"] === undefined ? "" : ` FAMILY ${goal["family"]}`} AS ${[...items, ...key].join(", ")}`;
}
function createCast(step) {
    const { method, context, function: by } = step.goal;
    const how = method === "inout" ? "WITH INOUT" : method === "binary" ? "WITHOUT FUNCTION" : `WITH FUNCTION ${by}`;
    return `CREATE ${(0,templates_phrase/* phraseOf */.J)(step.kind, step.identity)} ${how}${context === undefined ? "" : ` AS ${context.toUpperCase()}`}`;
}
/** Only where nothing of it is a secret: of those, nobody knows more than that they are there. */
function createUserMapping({ kind, identity, goal: { options } }) {
    return withOptions(`CREATE ${(0,templates_phrase/* phraseOf */.J)(kind, identity)}`, options);
}
function createServer({ identity, goal: { type, version, wrapper, options } }) {
    const of = [
        ...(type === undefined ? [] : [`TYPE ${(0,quote/* quoteLiteral */.ce)(type)}`]),
        ...(version === undefined ? [] : [`VERSION ${(0,quote/* quoteLiteral */.ce)(version)}`]),
    ];
    return withOptions(["CREATE SERVER", identity, ...of, `FOREIGN DATA WRAPPER ${wrapper}`].join(" "), options);
}
function withOptions(create, options) {
    const clause = newForeignOptions(options);
    return clause === null ? null : `${create} ${clause}`.trimEnd();
}
function createCollation({ identity, goal }) {
    const literal = (text) => text === undefined ? undefined : `'${text.replaceAll("'", "''")}'`;
    const icu = goal["provider"] === "icu";
    const options = list([
        ["PROVIDER", goal["provider"]],
        [icu ? "LOCALE" : "LC_COLLATE", literal(goal["locale"])],
        ["LC_CTYPE", icu ? undefined : literal(goal["ctype"] ?? goal["locale"])],
        ["DETERMINISTIC", goal["nondeterministic"] === undefined ? undefined : "false"],
        ["RULES", literal(goal["rules"])],
    ]);
    return `CREATE COLLATION ${identity} (${options})`;
}

;// CONCATENATED MODULE: ./lib/drift-sql/templates/templates.js













/** SQL for drifts between a database as it is and as it is to be, for all that is simple enough to be told by attributes. */
function listTemplates(drifts, { goal, when }) {
    const objects = (0,snapshot/* objectsByKey */.fd)(goal);
    let columns = null;
    const columnsOf = (table) => (columns ??= listColumns(goal)).get(table) ?? [];
    const steps = drifts.map((drift) => ({ drift, step: toStep(drift, { objects, major: goal.major }) }));
    return steps.flatMap(({ drift, step }) => {
        if (drift.change === "changed")
            return when === "before" && late.has(step.kind) ? [] : changeUnits(step, when);
        if (settled.has(step.kind))
            return drift.change === "missing" ? dropUnits(step) : createUnits(step);
        if (when === "before")
            return drift.change === "unexpected" ? earlyUnits(step, columnsOf) : [];
        if (drift.change === "missing")
            return [...mappingsOf(drift), ...dropUnits(step)];
        const foreign = step.kind === "foreign table" ? newForeignTableUnits(step, columnsOf) : [];
        return [...foreign, ...createUnits(step), ...partUnits(drift, objects, goal.major)];
    });
}
/** A server is not dropped before what logs in to it, of which the planner knows nothing. */
function mappingsOf({ parts }) {
    return parts.flatMap((key) => {
        const [, identity] = /^user mapping ([^]*)$/.exec(key) ?? [];
        const phrase = identity === undefined ? null : (0,templates_phrase/* phraseOf */.J)("user mapping", identity);
        return phrase === null ? [] : [(0,statement/* toUnit */.kM)(`DROP ${phrase}`)];
    });
}
/** Columns by table, in their order. */
function listColumns({ objects }) {
    const columns = new Map();
    for (const object of objects) {
        if (object.kind !== "column")
            continue;
        const table = (0,drift_parts/* parentOf */.gN)(object.identity);
        const found = columns.get(table);
        if (found === undefined)
            columns.set(table, [object]);
        else
            found.push(object);
    }
    const place = ({ attributes }) => Number(attributes["position"] ?? 0);
    for (const some of columns.values())
        some.sort((a, b) => place(a) - place(b));
    return columns;
}
/** What the planner would make otherwise than it is to be. */
function earlyUnits(step, columnsOf) {
    if (step.kind === "collation" || step.kind === "access method")
        return createUnits(step);
    if (step.kind === "foreign table" && step.goal["partition_bound"] !== undefined)
        return newForeignTableUnits(step, columnsOf);
    return step.kind === "table" || step.kind === "partitioned table" ? newTableUnits(step, columnsOf) : [];
}
/** Kinds that the planner does not write as well. */
const settled = new Set(["setting", "default privileges"]);
/** What comes and goes with another that the planner does not know: an operator family's lines, with a class. */
const late = new Set(["operator family"]);
/** What came with a whole and has a name of its own. */
function partUnits({ parts }, objects, major) {
    return parts.flatMap((key) => {
        const object = objects.get(key);
        if (object === undefined)
            return [];
        const { kind, identity, attributes } = object;
        return createUnits({ kind, identity, from: {}, to: attributes, goal: attributes, major, objects });
    });
}
function changeUnits(step, when) {
    const names = [...new Set([...Object.keys(step.from), ...Object.keys(step.to)])];
    const units = names.flatMap((name) => templateOf(step.kind, name)?.(step, step.from[name], step.to[name]) ?? []);
    if (when === "before" && units.length === 0)
        return setAsideUnits(step);
    const unknown = names.some((name) => templateOf(step.kind, name) === null);
    // Nothing alters it in place.
    return when === "after" && (units.length === 0 || unknown) ? [...units, ...replaceUnits(step)] : units;
}
const asTables = new Set(["partitioned table", "foreign table"]);
function templateOf(kind, name) {
    const kindOfTable = asTables.has(kind) ? "table" : kind;
    const own = kind === "column"
        ? columnTemplates[name]
        : (tableTemplates[kindOfTable]?.[name] ?? otherTemplates[kind]?.[name] ?? routineTemplates[kind]?.[name]);
    return own ?? anyKind[name] ?? null;
}

// EXTERNAL MODULE: ./lib/drift-sql/unasked.js
var unasked = __webpack_require__(7643);
// EXTERNAL MODULE: ./lib/core/schema/same-lists.js
var same_lists = __webpack_require__(1041);
// EXTERNAL MODULE: ./lib/core/lexer.js
var lexer = __webpack_require__(8549);
;// CONCATENATED MODULE: ./lib/drift-sql/varchar-lists.js


const varchar_lists_elements = `${same_lists/* varcharElement */.k}(?:, ${same_lists/* varcharElement */.k})*`;
const varchar_lists_list = new RegExp(String.raw `::text (= ANY|<> ALL) (?:\(\(ARRAY\[(${varchar_lists_elements})\]\)::text\[\]\)|\(ARRAY\[(${varchar_lists_elements})\]::text\[\]\))`, "g");
const varchar_lists_name = String.raw `(?:"(?:[^"]|"")*"|[\w$\u0080-\uFFFF]+)`;
const namesAtEnd = new RegExp(`(?:${varchar_lists_name}\\.)*${varchar_lists_name}$`);
/**
 * Writes `state IN ('a', 'b')` of a varchar as people do. PostgreSQL shows it as a comparison with a cast array, and reads
 * that as another expression than it showed: what is made of the shown text is worded otherwise ever after.
 */
function toReadable(unit) {
    return unit.map((statement) => ({ ...statement, sql: withLists(statement.sql) }));
}
function withLists(sql) {
    if (!sql.includes("::character varying"))
        return sql;
    const tokens = listTokens(sql);
    const pieces = [];
    let done = 0;
    for (const found of sql.matchAll(varchar_lists_list)) {
        const [text, comparison, inParentheses, bare] = found;
        const start = tokens.some((one) => one.kind === "string" && one.start < found.index && found.index < one.end)
            ? null
            : startOfOperand(sql, tokens, found.index);
        if (start === null || start < done)
            continue;
        const word = comparison === "= ANY" ? "IN" : "NOT IN";
        pieces.push(sql.slice(done, start), sql.slice(start, found.index), ` ${word} (${inParentheses ?? bare ?? ""})`);
        done = found.index + text.length;
    }
    return [...pieces, sql.slice(done)].join("");
}
function listTokens(sql) {
    const tokens = [];
    for (let token = (0,lexer/* nextToken */.F)(sql, 0); token !== null; token = (0,lexer/* nextToken */.F)(sql, token.end))
        tokens.push(token);
    return tokens;
}
/** Where the operand begins that ends there: a name, or parentheses with the function before them; null for all else. */
function startOfOperand(sql, tokens, end) {
    const last = tokens.findIndex((token) => token.end === end);
    if (tokens[last]?.kind !== "close")
        return startOfNames(sql.slice(0, end));
    let depth = 0;
    for (let index = last; index >= 0; index -= 1) {
        const token = tokens[index];
        depth += token?.kind === "close" ? 1 : token?.kind === "open" ? -1 : 0;
        if (token !== undefined && depth === 0)
            return startOfNames(sql.slice(0, token.start)) ?? token.start;
    }
    return null;
}
function startOfNames(text) {
    return namesAtEnd.exec(text)?.index ?? null;
}

;// CONCATENATED MODULE: ./lib/drift-sql/converge.js












/** Rounds of templates after the planner: what one makes, the next can refine. */
const rounds = 4;
/**
 * Leads a throw-away database to a goal: small changes by templates, which keep data and privileges; the rest by the
 * planner; what that left by templates again. Every statement ran there; what was refused is not in the answer.
 */
async function converge(database, goal, bounds) {
    const units = [];
    const tried = new Set();
    let left = [];
    const run = async (some) => {
        // What did not help once does not help again.
        const fresh = some.map(toReadable).filter((unit) => !tried.has(sqlOf(unit)));
        const { done } = await (0,execute/* execute */.g)(database, fresh, bounds);
        for (const unit of done)
            tried.add(sqlOf(unit));
        if (done.length === 0)
            return;
        const now = await compare(database, goal, bounds);
        if (JSON.stringify(now) === JSON.stringify(left))
            return;
        units.push(...done);
        left = now;
        // Where something has changed, what did not help may do so now.
        tried.clear();
    };
    const from = await read(database, goal, bounds);
    left = (0,drift/* diffSnapshots */.V)(from, goal.snapshot);
    if (goal.renames === "guessed")
        await run((0,renames/* listRenames */.a)(left, { from, to: goal.snapshot }));
    await run(listTemplates(left, { goal: goal.snapshot, when: "before" }));
    let [incomplete, refused] = [[], null];
    if (left.length > 0 && goal.facts !== null) {
        const planned = await planRest(database, goal, bounds);
        [incomplete, refused] = [planned.incomplete, planned.refused];
        await run(planned.units);
    }
    for (let round = 1; round <= rounds && left.length > 0; round += 1) {
        const before = units.length;
        await run(listTemplates(left, { goal: goal.snapshot, when: "after" }));
        if (units.length === before)
            break;
    }
    // What the planner had no secret for may have needed none.
    return { units, incomplete: left.length === 0 ? [] : incomplete, refused, left };
}
function sqlOf(unit) {
    return unit.map(({ sql }) => sql).join(";\n");
}
async function planRest(database, goal, bounds) {
    const now = await read(database, goal, bounds);
    const [from, to] = await Promise.all([(0,extract_facts/* extractFacts */.B)(database.session, bounds), goal.facts?.()]);
    if (to === undefined)
        return { units: [], incomplete: [], refused: null };
    const mappings = listSharedMappings(now, goal.snapshot);
    const rebuilt = listFreed(from, listRebuilt(now, goal.snapshot));
    const before = await scopeFacts(await hideSetAside(from, to, rebuilt), { names: listNames(now), mappings, rebuilt });
    const after = await scopeFacts(to, { names: listNames(goal.snapshot), mappings, rebuilt });
    return await planDelta(before, await (0,unasked/* withUnasked */.g)(before, after, goal.unasked), goal);
}
async function compare(database, goal, bounds) {
    return (0,drift/* diffSnapshots */.V)(await read(database, goal, bounds), goal.snapshot);
}
/** The schema of a throw-away database as it is now; what its owner may not see is looked at with more rights. */
async function read({ session, major, home }, { schemas }, bounds) {
    (0,drift_sql_bounds/* keepTime */.d)(bounds);
    const scope = { major, schemas, home };
    const seen = await (0,read_snapshot.readSnapshot)(session, scope);
    const { elevate } = bounds;
    return elevate !== null && seen.objects.some(isHidden) ? await elevate(() => (0,read_snapshot.readSnapshot)(session, scope)) : seen;
}
/** Whether something of the object may not be read, so that nobody can say what it is. */
function isHidden({ attributes }) {
    return Object.values(attributes).includes(snapshot/* notReadable */.I);
}


/***/ }),

/***/ 5307:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ execute),
  e: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __webpack_require__(9531);
// EXTERNAL MODULE: ./lib/shadow/bounded.js
var bounded = __webpack_require__(4785);
// EXTERNAL MODULE: ./lib/drift-sql/bounds.js
var drift_sql_bounds = __webpack_require__(3153);
// EXTERNAL MODULE: ./lib/drift-sql/transactions.js
var transactions = __webpack_require__(5);
;// CONCATENATED MODULE: ./lib/drift-sql/harmless.js
/**
 * Forms that only a superuser may run and that only write to the catalog: none calls a function of the database, loads
 * a library or looks at an expression. Extensions are not among them, for their scripts do.
 */
const harmless_forms = [
    // One that fires for a superuser too, or at a login, would run somebody's code as one.
    /^(?:CREATE|ALTER|DROP) EVENT TRIGGER\b(?![^]*\b(?:ENABLE\s+(?:ALWAYS|REPLICA)|login)\b)/i,
    /^(?:CREATE|ALTER|DROP) (?:ACCESS METHOD|(?:TRUSTED )?LANGUAGE|TEXT SEARCH (?:TEMPLATE|PARSER)|OPERATOR (?:CLASS|FAMILY)|CAST|TRANSFORM)\b/,
    // Nothing of an extension is run where it moves.
    /^ALTER EXTENSION (?:"(?:[^"]|"")*"|[\w$]+) SET SCHEMA (?:"(?:[^"]|"")*"|[\w$]+)$/,
    // A validator would be run.
    /^(?:CREATE|DROP) FOREIGN DATA WRAPPER\b(?![^]*\bVALIDATOR\b)/i,
    /^(?:CREATE|ALTER|DROP) PUBLICATION\b(?![^]*\bWHERE\b)/,
    // Only functions in C can support others.
    /^ALTER FUNCTION [^]+ (?:(?:NOT )?LEAKPROOF|SUPPORT (?:"(?:[^"]|"")*"|[\w.$])+)$/,
    // A name in two parts means something to extensions at most.
    /^ALTER (?:FUNCTION|PROCEDURE) [^]+ SET "(?:[^"]|"")+"(?:\."(?:[^"]|"")+")+ TO E'(?:[^'\\]|''|\\\\)*'$/,
    /^(?:GRANT|REVOKE) [^]+ ON (?:LANGUAGE|ROUTINE|FUNCTION|PROCEDURE|FOREIGN DATA WRAPPER|FOREIGN SERVER|TYPE|SCHEMA|TABLE|SEQUENCE)\b/,
    /^COMMENT ON\b/,
    // Up to 15 the roles that reach files are superusers here: what runs as its owner must not be theirs.
    /^ALTER [A-Z ]+ (?:"(?:[^"]|"")*"|[^"(),; ])+(?:\([^()]*\))? OWNER TO (?!"?pg_(?!database_owner\b))(?:"(?:[^"]|"")*"|\w+)$/,
    /^ALTER TABLE (?:"(?:[^"]|"")*"|[^"(),; ])+ (?:ENABLE|DISABLE) TRIGGER ALL$/,
    /^UPDATE pg_catalog\.pg_index SET indisvalid = false WHERE indexrelid = E'(?:[^'\\]|''|\\\\)*'::pg_catalog\.regclass$/,
];
/** As `toGuarded` wraps a statement. */
const guard = /^DO (\$drift_*\$)BEGIN\n([^]*);\nEXCEPTION WHEN [a-z_ OR]+ THEN NULL;\nEND\1$/;
const harmless_name = String.raw `("(?:[^"]|"")*"|[\w$]+)`;
const harmless_text = String.raw `E?'(?:[^'\\]|''|\\\\)*'`;
const withOptions = [
    new RegExp(`^ALTER FOREIGN DATA WRAPPER ${harmless_name} OPTIONS \\(`),
    new RegExp(`^CREATE SERVER (?:IF NOT EXISTS )?(?:${harmless_name})(?: TYPE ${harmless_text})?(?: VERSION ${harmless_text})? FOREIGN DATA WRAPPER ${harmless_name}`),
];
/** The wrapper that it gives options to, quoted; null for all else. That is as harmless, where it has no validator. */
function wrapperOf({ sql }) {
    const bare = withoutGuard(sql);
    return withOptions.map((form) => form.exec(bare)?.at(-1)).find((found) => found !== undefined) ?? null;
}
/** Whether a superuser may run it although somebody else's names are in it. */
function isHarmless({ sql }) {
    const bare = withoutGuard(sql);
    return harmless_forms.some((form) => form.test(bare));
}
function withoutGuard(sql) {
    const [, , inner] = guard.exec(sql) ?? [];
    return inner ?? sql;
}

;// CONCATENATED MODULE: ./lib/drift-sql/execute.js





/** One statement may take so long on a database without rows. */
const statementMs = 20_000;
/**
 * Runs a transaction on a throw-away database, all of it or nothing; where a superuser is needed, statement by statement,
 * so that nothing else runs as one. Throws when it does not end in time.
 */
async function run(database, transaction, bounds) {
    const ran = await runTogether(database, transaction, bounds);
    const { elevate } = bounds;
    if (ran.error === null)
        return await empower(database, ran, bounds);
    if (ran.error?.sqlstate !== insufficientPrivilege || elevate === null)
        return ran;
    const [first] = transaction;
    const setting = first?.sql.startsWith("SET LOCAL ") === true ? [first] : [];
    for (const [completed, statement] of transaction.entries()) {
        const alone = statement === first ? [statement] : [...setting, statement];
        const single = await runTogether(database, alone, bounds);
        const { error } = single.error === null ? await empower(database, single, bounds) : single;
        if (error === null)
            continue;
        const needed = error.sqlstate === insufficientPrivilege && (await mayElevate(database, statement));
        const again = needed ? await elevate(() => runTogether(database, [silent, statement], bounds)) : { error };
        if (again.error !== null)
            return { completed, error: again.error, powerless: [] };
    }
    return { completed: transaction.length, error: null, powerless: [] };
}
const insufficientPrivilege = "42501";
/** PostgreSQL's warnings of a GRANT or REVOKE by who may not; where one may in part, it is no error. */
const warnings = new Set(["01006", "01007"]);
/** Runs once more, as a superuser, what did nothing for want of privileges; where it may not, that is for the comparison. */
async function empower(database, ran, bounds) {
    const { elevate } = bounds;
    if (elevate === null)
        return ran;
    for (const statement of ran.powerless) {
        if (!(await mayElevate(database, statement)))
            continue;
        const { error } = await elevate(() => runTogether(database, [silent, statement], bounds));
        if (error !== null)
            return { ...ran, error };
    }
    return { ...ran, powerless: [] };
}
async function mayElevate(database, statement) {
    const wrapper = wrapperOf(statement);
    const harmless = wrapper === null ? isHarmless(statement) : await isUnvalidated(database, wrapper);
    return harmless && !(await firesForSuperusers(database));
}
async function isUnvalidated({ session }, wrapper) {
    const name = wrapper.startsWith('"') ? wrapper.slice(1, -1).replaceAll('""', '"') : wrapper;
    const sql = `SELECT w.oid FROM pg_catalog.pg_foreign_data_wrapper w WHERE w.fdwvalidator = 0 AND w.fdwname = ${(0,quote/* quoteLiteral */.ce)(name)}`;
    const { results } = await session.send(sql, { maxRows: 1 });
    return results[0]?.rows.length === 1;
}
/** Event triggers would run as the superuser too. This silences all but those that `firesForSuperusers` finds. */
const silent = { sql: "SET LOCAL session_replication_role = replica", data: "kept", boundary: "none" };
/** Whether there is an event trigger that runs whatever the session says, or before it can say anything. */
async function firesForSuperusers({ session }) {
    const sql = `SELECT e.oid FROM pg_catalog.pg_event_trigger e WHERE e.evtenabled IN ('A', 'R') OR e.evtenabled <> 'D' AND e.evtevent = 'login'`;
    const { results, error } = await session.send(sql, { maxRows: 1 });
    return error !== null || results[0]?.rows.length !== 0;
}
async function runTogether(database, transaction, bounds) {
    (0,drift_sql_bounds/* keepTime */.d)(bounds);
    const alone = (0,transactions/* isAlone */.SW)(transaction);
    const sqls = transaction.map(({ sql }) => sql);
    const message = alone ? sqls : ["BEGIN", ...sqls, "COMMIT"];
    const limits = { ...bounds, scriptMs: statementMs };
    const reply = await (0,bounded/* sendBounded */.I)(database, [0], limits, () => database.session.send(message.join(";\n"), { maxRows: 1 }));
    if ("stuck" in reply)
        throw new RangeError(drift_sql_bounds/* timeIsOver */.I);
    if (reply.error !== null && !alone)
        await database.session.send("ROLLBACK");
    const before = alone ? 0 : 1;
    const powerless = reply.notices
        .filter(({ sqlstate }) => warnings.has(sqlstate))
        .flatMap(({ completed }) => transaction[completed - before] ?? []);
    return { completed: reply.results.length - before, error: reply.error, powerless };
}
/**
 * Runs units, each as a whole. One that is refused is tried again as long as others succeed: objects that depend on each
 * other find their order by themselves, on a database that is thrown away.
 */
async function execute(database, units, bounds) {
    const done = [];
    let pending = units;
    for (;;) {
        const refused = [];
        for (let first = 0; first < pending.length; first += together) {
            const ran = await executeSome(database, pending.slice(first, first + together), bounds);
            done.push(...ran.done);
            refused.push(...ran.refused);
        }
        if (refused.length === 0 || refused.length === pending.length)
            return { done, refused };
        pending = refused.map(({ unit }) => unit).filter((unit) => !isOutdated(unit, done));
    }
}
/** A whole schema is thousands of units, and most of them run. */
const together = 32;
/** Runs some units in one message where they all run; else each half of them alone. */
async function executeSome(database, units, bounds) {
    const [first] = units;
    if (first === undefined)
        return { done: [], refused: [] };
    if (units.length === 1) {
        const error = await executeUnit(database, first, bounds);
        return error === null ? { done: [first], refused: [] } : { done: [], refused: [{ unit: first, error }] };
    }
    const [transaction, ...others] = (0,transactions/* toTransactions */.Vu)(units);
    if (transaction !== undefined && others.length === 0) {
        const ran = await runTogether(database, transaction, bounds);
        const { error } = ran.error === null ? await empower(database, ran, bounds) : ran;
        if (error === null)
            return { done: units, refused: [] };
    }
    const half = Math.ceil(units.length / 2);
    const left = await executeSome(database, units.slice(0, half), bounds);
    const right = await executeSome(database, units.slice(half), bounds);
    return { done: [...left.done, ...right.done], refused: [...left.refused, ...right.refused] };
}
/** Whether it would drop what was created meanwhile under the same name, to replace it. */
function isOutdated(unit, done) {
    const [, dropped] = /^DROP (?:[A-Z]+ )+(.*)$/.exec(withoutQuotes(unit[0]?.sql ?? "")) ?? [];
    if (dropped === undefined)
        return false;
    const created = done.flat().filter(({ sql }) => sql.startsWith("CREATE "));
    return created.some(({ sql }) => withoutQuotes(sql).includes(` ${dropped}`));
}
function withoutQuotes(sql) {
    return sql.replaceAll('"', "");
}
async function executeUnit(database, unit, bounds) {
    for (const transaction of (0,transactions/* toTransactions */.Vu)([unit])) {
        const { error } = await run(database, transaction, bounds);
        if (error !== null)
            return error;
    }
    return null;
}


/***/ }),

/***/ 1375:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ extractFacts)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(8165);
// EXTERNAL MODULE: ./lib/database/catalog/read-only-transactions.js
var read_only_transactions = __webpack_require__(5188);
// EXTERNAL MODULE: ./lib/database/load-pg.js
var load_pg = __webpack_require__(3523);
// EXTERNAL MODULE: ./lib/database/session.js
var database_session = __webpack_require__(9357);
;// CONCATENATED MODULE: ./lib/database/typed-client.js



const begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
/** What a library does around its queries, and what each of our messages does by itself. */
const around = /^\s*(?:BEGIN|COMMIT|ROLLBACK|SET LOCAL|SELECT set_config)\b/i;
const reads = /^\s*(?:SELECT|WITH)\b/i;
/**
 * Lets a library that knows `pg` alone read over a session of ours, without a second login: each query is a read-only
 * transaction and a message of its own, under the settings of a snapshot. `beforeEach` may throw. Throws Failure.
 */
async function toTypedPool(session, beforeEach) {
    const pg = await (0,load_pg/* loadPg */.Q)();
    const parserOf = (type) => pg.types.getTypeParser(type, "text");
    const query = async (sql) => {
        beforeEach();
        if (around.test(sql))
            return { rows: [] };
        if (!reads.test(sql))
            throw new RangeError(`not a query: ${sql.slice(0, 80)}`);
        const text = sql.trim().replace(/;$/, "");
        const { results, error } = await session.send([begin, ...read_only_transactions/* readingSettings */.i, text, "COMMIT"].join(";\n"));
        if (error === null)
            return { rows: toRows(results.at(-2), parserOf) };
        await session.send("ROLLBACK");
        throw (0,database_session/* serverFailure */.aG)(error, "reading the schema to write SQL");
    };
    return { connect: () => Promise.resolve({ query, release: () => { } }) };
}
function toRows(result, parserOf) {
    const { columns = [], types = [], rows = [] } = result ?? {};
    const parsers = types.map(parserOf);
    return rows.map((row) => Object.fromEntries(columns.map((name, index) => {
        const value = row[index] ?? null;
        return [name, value === null ? null : parsers[index]?.(value)];
    })));
}

// EXTERNAL MODULE: ./lib/drift-sql/bounds.js
var drift_sql_bounds = __webpack_require__(3153);
;// CONCATENATED MODULE: ./lib/drift-sql/correct-facts.js
/**
 * What the planner reads otherwise than it writes: it says NOT NULL of a domain itself, which 17 and later list as a
 * constraint too; and up to 14 the locale of an ICU collation stands where that of the C library does.
 */
async function correctFacts(facts) {
    const all = facts.facts();
    const kept = all.filter((fact) => !isNotNullOfDomain(fact)).map(withLocale);
    if (kept.length === all.length && kept.every((fact, index) => fact === all[index]))
        return facts;
    const { buildFactBase } = await Promise.all(/* import() */[__webpack_require__.e(4441), __webpack_require__.e(9411)]).then(__webpack_require__.bind(__webpack_require__, 9411));
    return buildFactBase(kept, [...facts.edges], facts.source);
}
function isNotNullOfDomain({ id, parent, payload }) {
    return id.kind === "constraint" && parent?.kind === "domain" && payload["type"] === "n";
}
function withLocale(fact) {
    const { id, payload } = fact;
    if (id.kind !== "collation" || payload["provider"] !== "i" || (payload["locale"] ?? null) !== null)
        return fact;
    return { ...fact, payload: { ...payload, locale: payload["lcCollate"] ?? null } };
}

;// CONCATENATED MODULE: ./lib/drift-sql/extract-facts.js





/** Each has waited for its locks half a second already; others' DDL is over sooner. */
const attempts = 6;
/**
 * Reads a database for the planner, in read-only transactions under the settings of a snapshot. What is locked, or
 * changes meanwhile, is read again; then it throws. Secrets come as placeholders.
 */
async function extractFacts(session, bounds) {
    const { extract } = await Promise.all(/* import() */[__webpack_require__.e(4441), __webpack_require__.e(6872)]).then(__webpack_require__.bind(__webpack_require__, 6872));
    const pool = await toTypedPool(session, () => (0,drift_sql_bounds/* keepTime */.d)(bounds));
    for (let attempt = 1;; attempt += 1) {
        (0,drift_sql_bounds/* keepTime */.d)(bounds);
        try {
            const { factBase } = await extract(pool, { redactSecrets: true });
            return await correctFacts(factBase);
        }
        catch (error) {
            if (attempt === attempts || !(error instanceof failure/* Failure */.H))
                throw error;
            await (0,promises_.setTimeout)(50 * attempt);
        }
    }
}


/***/ }),

/***/ 3151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OA: () => (/* binding */ toDestroyingUnit),
/* harmony export */   fl: () => (/* binding */ toBlock),
/* harmony export */   kM: () => (/* binding */ toUnit)
/* harmony export */ });
/** A unit of plain statements. */
function toUnit(...sqls) {
    return sqls.map((sql) => ({ sql, data: "kept", boundary: "none" }));
}
/** A unit after which rows or columns are gone. */
function toDestroyingUnit(...sqls) {
    return sqls.map((sql) => ({ sql, data: "destroyed", boundary: "none" }));
}
/** A DO block of PL/pgSQL statements, each with its semicolon; nothing in them can end it. */
function toBlock(statements, name) {
    let tag = `$${name}$`;
    while (statements.includes(tag))
        tag = `${tag.slice(0, -1)}_$`;
    return `DO ${tag}BEGIN\n${statements}END${tag}`;
}


/***/ }),

/***/ 2153:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ phraseOf),
/* harmony export */   x: () => (/* binding */ grantedPhrase)
/* harmony export */ });
/* harmony import */ var _core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4955);

/** How ALTER, COMMENT and DROP call the kinds whose identity they take as it is. */
const words = {
    schema: "SCHEMA",
    table: "TABLE",
    "partitioned table": "TABLE",
    "foreign table": "FOREIGN TABLE",
    view: "VIEW",
    "materialized view": "MATERIALIZED VIEW",
    index: "INDEX",
    sequence: "SEQUENCE",
    statistics: "STATISTICS",
    function: "FUNCTION",
    "window function": "FUNCTION",
    procedure: "PROCEDURE",
    // Its arguments are told without ORDER BY, which only ROUTINE understands.
    aggregate: "ROUTINE",
    enum: "TYPE",
    "composite type": "TYPE",
    range: "TYPE",
    type: "TYPE",
    domain: "DOMAIN",
    collation: "COLLATION",
    conversion: "CONVERSION",
    extension: "EXTENSION",
    "event trigger": "EVENT TRIGGER",
    publication: "PUBLICATION",
    server: "SERVER",
    "foreign data wrapper": "FOREIGN DATA WRAPPER",
    language: "LANGUAGE",
    "access method": "ACCESS METHOD",
    operator: "OPERATOR",
    "operator class": "OPERATOR CLASS",
    "operator family": "OPERATOR FAMILY",
    "text search configuration": "TEXT SEARCH CONFIGURATION",
    "text search dictionary": "TEXT SEARCH DICTIONARY",
    "text search template": "TEXT SEARCH TEMPLATE",
    "text search parser": "TEXT SEARCH PARSER",
};
/** The object as ALTER, COMMENT and DROP name it, such as `TRIGGER t ON shop.users`; null for kinds that have no name there. */
function phraseOf(kind, identity) {
    const word = words[kind];
    if (word !== undefined)
        return `${word} ${identity.replaceAll("(NONE,", "(NONE, ")}`;
    switch (kind) {
        case "column":
        case "attribute":
            return `COLUMN ${identity}`;
        case "constraint":
        case "trigger":
        case "rule":
        case "policy":
            return `${kind.toUpperCase()} ${(0,_core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .lastName */ .UK)(identity)} ON ${(0,_core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .parentOf */ .gN)(identity)}`;
        case "domain constraint":
            return `CONSTRAINT ${(0,_core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .lastName */ .UK)(identity)} ON DOMAIN ${(0,_core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .parentOf */ .gN)(identity)}`;
        case "cast": {
            const [, source, target] = /^(.*) as (.*)$/.exec(identity) ?? [];
            return `CAST (${source} AS ${target})`;
        }
        case "transform": {
            const [, type, language] = /^(.*) for (.*)$/.exec(identity) ?? [];
            return `TRANSFORM FOR ${type} LANGUAGE ${language}`;
        }
        case "user mapping": {
            const [, user, server] = /^(.*) on (.*)$/.exec(identity) ?? [];
            return `USER MAPPING FOR ${user} SERVER ${server}`;
        }
        default:
            return null;
    }
}
/** The object as GRANT names it; null for what has no privileges. */
function grantedPhrase(kind, identity) {
    switch (kind) {
        case "foreign table":
        case "view":
        case "materialized view":
            return `TABLE ${identity}`;
        case "column":
            return `TABLE ${(0,_core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .parentOf */ .gN)(identity)}`;
        case "server":
            return `FOREIGN SERVER ${identity}`;
        case "domain":
            return `TYPE ${identity}`;
        default:
            return phraseOf(kind, identity);
    }
}


/***/ }),

/***/ 5865:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ rename),
/* harmony export */   a: () => (/* binding */ listRenames)
/* harmony export */ });
/* harmony import */ var _core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4955);
/* harmony import */ var _core_schema_snapshot_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1431);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3151);



/** What stands before RENAME and behind it, by kind; `%` is what the object is part of. */
const forms = {
    column: ["ALTER TABLE %", "COLUMN "],
    attribute: ["ALTER TYPE %", "ATTRIBUTE "],
    constraint: ["ALTER TABLE %", "CONSTRAINT "],
    "domain constraint": ["ALTER DOMAIN %", "CONSTRAINT "],
    schema: ["ALTER SCHEMA", ""],
    table: ["ALTER TABLE", ""],
    "partitioned table": ["ALTER TABLE", ""],
    "foreign table": ["ALTER FOREIGN TABLE", ""],
    index: ["ALTER INDEX", ""],
    collation: ["ALTER COLLATION", ""],
    domain: ["ALTER DOMAIN", ""],
    enum: ["ALTER TYPE", ""],
    "composite type": ["ALTER TYPE", ""],
    range: ["ALTER TYPE", ""],
    function: ["ALTER FUNCTION", ""],
    procedure: ["ALTER PROCEDURE", ""],
    sequence: ["ALTER SEQUENCE", ""],
    view: ["ALTER VIEW", ""],
    "materialized view": ["ALTER MATERIALIZED VIEW", ""],
    statistics: ["ALTER STATISTICS", ""],
};
/** Kinds that are part of another object and cannot go elsewhere, or that go along with their table. */
const bound = new Set([
    "column",
    "attribute",
    "constraint",
    "domain constraint",
    "index",
    "schema",
]);
/**
 * Renames, and moves from schema to schema: what goes and what comes is the same in all but its name, and has no other to
 * be taken for. Rows, places and what depends on it stay.
 */
function listRenames(drifts, ends) {
    const gone = drifts.filter(({ change, kind }) => change === "missing" && forms[kind] !== undefined);
    if (gone.length === 0)
        return [];
    const [left, right] = [describe(ends.from, ends.to), describe(ends.to, ends.from)];
    const come = drifts.filter(({ change }) => change === "unexpected");
    const pairs = gone.flatMap((drift) => {
        const { text } = left(drift);
        const twins = come.filter((other) => isBeside(drift, other) && right(other).text === text);
        const [twin] = twins;
        const others = gone.filter((other) => isBeside(drift, other) && left(other).text === text);
        return twin === undefined || twins.length > 1 || others.length > 1 ? [] : [[drift, twin]];
    });
    const found = new Set(pairs.map(([drift]) => drift));
    // Where a column went for good, one at the end may well be new.
    const lost = new Set(gone.flatMap((one) => (one.kind === "column" && !found.has(one) ? [(0,_core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .parentOf */ .gN)(one.identity)] : [])));
    return pairs
        .filter(([drift]) => drift.kind !== "column" || left(drift).isHeld || !lost.has((0,_core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .parentOf */ .gN)(drift.identity)))
        .map(([drift, twin]) => [...makeWay(drifts, twin), ...rename(drift, twin)]);
}
/** A view that stands in for a renamed table has the name that the table is to have again. */
function makeWay(drifts, { identity }) {
    const isThere = drifts.some((drift) => drift.change === "missing" && drift.kind === "view" && drift.identity === identity);
    return isThere ? (0,_statement_js__WEBPACK_IMPORTED_MODULE_1__/* .toUnit */ .kM)(`DROP VIEW ${identity}`) : [];
}
/** Whether one may be the other under a new name, or in another schema. */
function isBeside(one, other) {
    if (one.kind !== other.kind || argumentsOf(one.identity) !== argumentsOf(other.identity))
        return false;
    if ((0,_core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .parentOf */ .gN)(one.identity) === (0,_core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .parentOf */ .gN)(other.identity))
        return true;
    return !bound.has(one.kind) && (0,_core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .lastName */ .UK)(one.identity) === (0,_core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .lastName */ .UK)(other.identity);
}
/** `(integer,text)` of a function; empty for all else. */
function argumentsOf(identity) {
    return identity.slice([(0,_core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .parentOf */ .gN)(identity), (0,_core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .lastName */ .UK)(identity)].join(".").length);
}
/** Gives an object its other name, or moves it to another schema. */
function rename({ kind, identity }, { identity: other }) {
    const [start = "", word = ""] = forms[kind] ?? [];
    const [before, after] = [(0,_core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .lastName */ .UK)(identity), (0,_core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .lastName */ .UK)(other)];
    if ((0,_core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .parentOf */ .gN)(identity) !== (0,_core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .parentOf */ .gN)(other))
        return (0,_statement_js__WEBPACK_IMPORTED_MODULE_1__/* .toUnit */ .kM)(`${start} ${identity} SET SCHEMA ${(0,_core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .parentOf */ .gN)(other)}`);
    return start.endsWith("%")
        ? (0,_statement_js__WEBPACK_IMPORTED_MODULE_1__/* .toUnit */ .kM)(`${start.replace("%", () => (0,_core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .parentOf */ .gN)(identity))} RENAME ${word}${before} TO ${after}`)
        : (0,_statement_js__WEBPACK_IMPORTED_MODULE_1__/* .toUnit */ .kM)(`${start} ${identity} RENAME TO ${after}`);
}
/**
 * All that an object is but its name; a table or type is its columns too, and a schema the names of all that is in it. A
 * column before one that stayed is known by its place: a new one would stand behind it.
 */
function describe(snapshot, other) {
    const objects = (0,_core_schema_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .objectsByKey */ .fd)(snapshot);
    const columns = listColumns(snapshot, (0,_core_schema_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .objectsByKey */ .fd)(other));
    return ({ kind, identity, parts }) => {
        // A NOT NULL keeps its name when its column gets another.
        const { definition, not_null_name: _name, ...rest } = objects.get(`${kind} ${identity}`)?.attributes ?? {};
        const { type, position } = rest;
        const isHeld = kind === "column" && Number(position) < (columns.get((0,_core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .parentOf */ .gN)(identity))?.lastHeld ?? 0);
        if (isHeld)
            return { text: JSON.stringify([type, position]), isHeld };
        const within = kind === "schema" ? parts.map((key) => key.replaceAll(`${identity}.`, () => ".")) : columns.get(identity)?.texts;
        const name = kind === "index" ? (0,_core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .lastName */ .UK)(identity) : kind === "statistics" ? identity : null;
        const text = name === null ? definition : definition?.replace(` ${name} `, () => " ");
        return { text: JSON.stringify([text, listPairs(rest), (within ?? []).toSorted()]), isHeld };
    };
}
/** Columns and attributes by table and type. */
function listColumns({ objects }, others) {
    const columns = new Map();
    for (const object of objects) {
        if (object.kind !== "column" && object.kind !== "attribute")
            continue;
        const { identity, attributes } = object;
        const found = columns.get((0,_core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .parentOf */ .gN)(identity)) ?? { texts: [], lastHeld: 0 };
        if (found.texts.length === 0)
            columns.set((0,_core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .parentOf */ .gN)(identity), found);
        found.texts.push(`${(0,_core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .lastName */ .UK)(identity)} ${attributes["type"]} ${attributes["position"]}`);
        if (others.has((0,_core_schema_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKey */ .T5)(object)))
            found.lastHeld = Math.max(found.lastHeld, Number(attributes["position"]));
    }
    return columns;
}
function listPairs(attributes) {
    return Object.entries(attributes)
        .map((pair) => JSON.stringify(pair))
        .toSorted();
}


/***/ }),

/***/ 5:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SW: () => (/* binding */ isAlone),
/* harmony export */   Vu: () => (/* binding */ toTransactions),
/* harmony export */   u4: () => (/* binding */ splitBefore)
/* harmony export */ });
/** Whether it is a statement that runs in no transaction. */
function isAlone(transaction) {
    return transaction[0]?.boundary === "alone";
}
/** Function bodies may name what comes later in the script. */
const bodiesUnchecked = { sql: "SET LOCAL check_function_bodies = off", data: "kept", boundary: "none" };
const makesBodies = /^CREATE\s(?:OR\s+REPLACE\s+)?(?:FUNCTION|PROCEDURE|EXTENSION)\b/i;
/** Divides statements into as few transactions as PostgreSQL allows. */
function toTransactions(units) {
    const transactions = [];
    let open = false;
    for (const statement of units.flat()) {
        const last = transactions.at(-1);
        if (open && last !== undefined && statement.boundary !== "alone")
            last.push(statement);
        else
            transactions.push([statement]);
        open = statement.boundary === "none";
    }
    return transactions.map(withSetting);
}
function withSetting(transaction) {
    const needed = !isAlone(transaction) && transaction.some(({ sql }) => makesBodies.test(sql));
    return needed ? [bodiesUnchecked, ...transaction] : transaction;
}
/** Ends a transaction before one of its statements, which needs what came before to be committed. */
function splitBefore(transaction, index) {
    return [transaction.slice(0, index), withSetting(transaction.slice(index))];
}


/***/ }),

/***/ 7643:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $S: () => (/* binding */ nothingUnasked),
/* harmony export */   Wf: () => (/* binding */ listUnasked),
/* harmony export */   g: () => (/* binding */ withUnasked)
/* harmony export */ });
/* harmony import */ var _core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4955);
/* harmony import */ var _core_schema_drift_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9703);


/** Nothing: all is asked about. */
const nothingUnasked = { changed: new Set(), whole: new Set() };
/** What the live database has otherwise than the goal: what is ignored, or stays for another reason. */
function listUnasked(goal, actual, wanted) {
    const asked = new Set(wanted.map(toName));
    const unasked = (0,_core_schema_drift_js__WEBPACK_IMPORTED_MODULE_1__/* .diffSnapshots */ .V)(goal, actual).filter((drift) => !asked.has(toName(drift)));
    const namesOf = (drifts) => new Set(drifts.map(toName));
    return {
        changed: namesOf(unasked.filter(({ change }) => change === "changed")),
        whole: namesOf(unasked.filter(({ change }) => change !== "changed")),
    };
}
function toName({ identity }) {
    return JSON.stringify((0,_core_schema_drift_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .namePartsOf */ .dA)(identity));
}
/**
 * The facts of a goal, with those that nobody asked about as they are before: else the planner would bring ignored columns,
 * and templates take them away again, on the live database with all that is in them.
 */
async function withUnasked(from, to, { changed, whole }) {
    if (changed.size + whole.size === 0)
        return to;
    const { buildFactBase, encodeId } = await Promise.all(/* import() */[__webpack_require__.e(4441), __webpack_require__.e(9411)]).then(__webpack_require__.bind(__webpack_require__, 9411));
    const isUnasked = ({ id }) => {
        const path = pathOf(id);
        const prefixes = path.map((_, index) => JSON.stringify(path.slice(0, index + 1)));
        return changed.has(JSON.stringify(path)) || prefixes.some((prefix) => whole.has(prefix));
    };
    const facts = [...to.facts().filter((fact) => !isUnasked(fact)), ...from.facts().filter(isUnasked)];
    const kept = new Map(facts.map((fact) => [encodeId(fact.id), fact]));
    const hasParents = ({ parent }) => {
        const above = parent === undefined ? undefined : kept.get(encodeId(parent));
        return parent === undefined || (above !== undefined && hasParents(above));
    };
    const edges = [
        ...to.edges.filter((edge) => !isUnasked({ id: edge.from })),
        ...from.edges.filter((edge) => isUnasked({ id: edge.from })),
    ];
    return buildFactBase(facts.filter(hasParents), edges, to.source);
}
/** `["public", "users", "email"]` of a column, of its default and of its comment. */
function pathOf(id) {
    if ("target" in id)
        return [...pathOf(id.target), ...(id.kind === "acl" && id.column !== undefined ? [id.column] : [])];
    if ("publication" in id)
        return [id.publication];
    const parts = { ...id };
    return [parts["schema"], parts["table"] ?? parts["type"], parts["name"]].filter((part) => typeof part === "string");
}


/***/ }),

/***/ 4785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ sendBounded)
/* harmony export */ });
/* harmony import */ var _database_session_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9357);
/* harmony import */ var _replay_message_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9015);


/**
 * Sends a message that runs the given scripts, and ends it when one of them takes too long: `stuck` is its number. SQL
 * can lift a statement_timeout, so the session is ended from outside. Throws the signal's reason when it is aborted.
 */
async function sendBounded(database, indexes, limits, send) {
    limits.signal.throwIfAborted();
    const watch = startWatch(database, indexes, limits);
    let reply = null;
    try {
        reply = await send();
    }
    catch (error) {
        if (watch.stuck() === null || !(0,_database_session_js__WEBPACK_IMPORTED_MODULE_0__/* .isConnectionLost */ .pb)(error))
            throw error;
    }
    finally {
        await watch.stop();
    }
    limits.signal.throwIfAborted();
    const stuck = watch.stuck();
    // An answer that came in the moment in which the session was ended is of no use: there is nothing left to ask.
    return reply !== null && stuck === null ? reply : { stuck: stuck ?? 0 };
}
function startWatch(database, indexes, limits) {
    let last = indexes[0] ?? 0;
    let stuck = null;
    let looking = Promise.resolve();
    let timer = null;
    const end = async (index) => {
        stuck = index;
        await database.interrupt();
    };
    const look = async () => {
        const running = indexes.length === 1 ? last : ((await readRunning(database, indexes)) ?? last);
        if (timer === null)
            return; // it ended meanwhile
        if (running === last || Date.now() >= limits.until)
            return await end(running);
        last = running;
        schedule();
    };
    const schedule = () => {
        const delay = Math.max(0, Math.min(limits.scriptMs, limits.until - Date.now()));
        timer = setTimeout(() => {
            looking = look();
        }, delay);
    };
    const onAbort = () => {
        looking = end(last);
    };
    limits.signal.addEventListener("abort", onAbort, { once: true });
    schedule();
    return {
        stuck: () => stuck,
        stop: async () => {
            if (timer !== null)
                clearTimeout(timer);
            timer = null;
            limits.signal.removeEventListener("abort", onAbort);
            await looking;
        },
    };
}
/** Which script runs, as its session says it; null where it does not. */
async function readRunning({ session, another }, indexes) {
    if (another === null || session.announcedPid === null)
        return null;
    const other = await another();
    try {
        const sql = `SELECT a.application_name FROM pg_catalog.pg_stat_activity a WHERE a.pid = ${session.announcedPid}`;
        const results = await (0,_database_session_js__WEBPACK_IMPORTED_MODULE_0__/* .query */ .P)(other, sql, "looking what the shadow runs");
        return indexes.find((index) => (0,_replay_message_js__WEBPACK_IMPORTED_MODULE_1__/* .runningName */ .td)(index) === results[0]?.rows[0]?.[0]) ?? null;
    }
    finally {
        await other.close();
    }
}


/***/ }),

/***/ 9015:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fA: () => (/* binding */ toBatchMessage),
/* harmony export */   hy: () => (/* binding */ toPreparation),
/* harmony export */   kn: () => (/* binding */ toBatches),
/* harmony export */   qN: () => (/* binding */ begin),
/* harmony export */   td: () => (/* binding */ runningName)
/* harmony export */ });
/* harmony import */ var _database_message_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9998);
/* harmony import */ var _database_settings_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(176);


/** So much fits into one message without anything waiting for it; small files share the round trips. */
const mostScripts = 50;
const mostCharacters = 200_000;
/**
 * Divides scripts into messages. The embedded database gets one at a time: after each, it must show that it still works.
 */
function toBatches(scripts, engine) {
    const batches = [];
    let together = [];
    let characters = 0;
    const flush = () => {
        if (together.length > 0)
            batches.push({ kind: "together", scripts: together });
        [together, characters] = [[], 0];
    };
    for (const [index, script] of scripts.entries()) {
        const numbered = { ...script, index };
        if (!script.parsed.transactional) {
            flush();
            batches.push({ kind: "alone", script: numbered });
            continue;
        }
        const { length } = script.parsed.sql;
        const full = together.length === mostScripts || characters + length > mostCharacters;
        if (together.length > 0 && (engine === "embedded" || full))
            flush();
        together.push(numbered);
        characters += length;
    }
    flush();
    return batches;
}
/** How a transaction of a rehearsal begins, whatever the cluster's defaults are. */
const begin = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";
/** What pg_stat_activity shows while a script runs. */
function runningName(index) {
    return `replay ${index}`;
}
/** One message that runs scripts, a transaction each; `ends[i]` statements are complete when the i-th is committed. */
function toBatchMessage(scripts, { prepare }) {
    const chunks = [];
    const ends = [];
    let count = 0;
    for (const { index, script, parsed } of scripts) {
        const before = [begin, ...prepare, sayRunning(index)];
        chunks.push({ kind: "own", statements: before }, { kind: "script", script: parsed }, { kind: "end", statements: [_database_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .checkDeferred */ ._6, "COMMIT"], file: script.file });
        count += before.length + parsed.statements.length + 2;
        ends.push(count);
    }
    return { message: (0,_database_message_js__WEBPACK_IMPORTED_MODULE_1__/* .toMessage */ .R9)(chunks), ends };
}
/** The message before a script that runs statement by statement. */
function toPreparation(index, { prepare }) {
    return [begin, ...prepare, sayRunning(index), "COMMIT"].join(";\n");
}
function sayRunning(index) {
    return `SELECT pg_catalog.set_config('application_name', '${runningName(index)}', false)`;
}


/***/ })

};
