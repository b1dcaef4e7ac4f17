export const id = 369;
export const ids = [369];
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
    const parser = (0,sql_parser/* loadedParser */.p)();
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


/***/ })

};
