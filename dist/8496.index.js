export const id = 8496;
export const ids = [8496];
export const modules = {

/***/ 39343:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ toFileName),
/* harmony export */   y: () => (/* binding */ nextVersion)
/* harmony export */ });
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44734);

/**
 * The next free version in the style of the highest one: a timestamp after timestamps, the same width after padded
 * numbers, the last part counted up after dotted ones; `1` in an empty folder.
 */
function nextVersion(versions, now) {
    const top = (0,_state_js__WEBPACK_IMPORTED_MODULE_0__/* .highest */ .BR)(versions);
    if (top === null)
        return "1";
    const parts = top.split(".");
    const last = parts.at(-1) ?? "0";
    if (/^20\d{10}(?:\d{2})?$/.test(last) && parts.length === 1) {
        const stamp = now.toISOString().replace(/\D/g, "").slice(0, last.length);
        // A clock behind the newest file must not go back in order.
        return stamp > last ? stamp : String(BigInt(last) + 1n);
    }
    const next = String(BigInt(last) + 1n).padStart(last.length, "0");
    return [...parts.slice(0, -1), next].join(".");
}
/** Room for the version and the folder: a file system takes 255 bytes for a name. */
const longestDescription = 180;
/** `V13__add_email_to_users.sql`: words joined by `_`, other characters left out; null where none is left. */
function toFileName(prefix, version, description) {
    const words = description
        .normalize("NFC")
        .toLowerCase()
        .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
    const name = cutBytes(words.join("_"), longestDescription).replace(/_+$/, "");
    return name === "" ? null : `${prefix}${version.replaceAll(".", "_")}__${name}.sql`;
}
/** As many whole characters as fit. */
function cutBytes(text, limit) {
    let [bytes, kept] = [0, ""];
    for (const char of text) {
        bytes += Buffer.byteLength(char);
        if (bytes > limit)
            break;
        kept += char;
    }
    return kept;
}


/***/ }),

/***/ 88496:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  knownBefore: () => (/* reexport */ knownBefore),
  review: () => (/* binding */ review_review),
  settleByProof: () => (/* reexport */ settleByProof),
  tellOnce: () => (/* reexport */ tellOnce)
});

// EXTERNAL MODULE: ./lib/core/catalogue/review.js + 9 modules
var review = __webpack_require__(54451);
// EXTERNAL MODULE: ./lib/sql/syntax.js
var syntax = __webpack_require__(20089);
// EXTERNAL MODULE: ./lib/sql/type-name.js
var type_name = __webpack_require__(40476);
;// CONCATENATED MODULE: ./lib/review/known/columns.js


/** The `Constraint` nodes of a column definition. */
function constraintsOf(definition) {
    return (0,syntax/* nodesAt */.Pw)((0,syntax/* listAt */.gT)(definition, "constraints"), "Constraint");
}
function contypeOf(constraint) {
    return (0,syntax/* textAt */.$6)(constraint, "contype") ?? "";
}
/** The constraint of that kind in a column definition. */
function constraintOf(definition, contype) {
    return constraintsOf(definition).find((one) => contypeOf(one) === contype) ?? null;
}
const serials = {
    serial: "int4",
    serial4: "int4",
    bigserial: "int8",
    serial8: "int8",
    smallserial: "int2",
    serial2: "int2",
};
/** The integer type behind a serial; null for other types. */
function serialOf(type) {
    return type === null || type.schema !== null ? null : (serials[type.name] ?? null);
}
/** A column as its definition makes it. */
function toColumn(definition, born) {
    const type = (0,type_name/* typeIn */.i)((0,syntax/* nodeAt */.oB)(definition, "typeName"));
    const serial = serialOf(type);
    const has = (contype) => constraintOf(definition, contype) !== null;
    const generated = constraintOf(definition, "CONSTR_GENERATED");
    return {
        name: (0,syntax/* textAt */.$6)(definition, "colname") ?? "",
        type: serial === null || type === null ? type : { ...type, name: serial },
        notNull: serial !== null || has("CONSTR_NOTNULL") || has("CONSTR_PRIMARY") || has("CONSTR_IDENTITY"),
        hasDefault: serial !== null || has("CONSTR_DEFAULT") || has("CONSTR_IDENTITY"),
        generated: generated === null ? null : (0,syntax/* textAt */.$6)(generated, "generated_kind") === "v" ? "virtual" : "stored",
        identity: has("CONSTR_IDENTITY"),
        born,
    };
}
const kinds = {
    CONSTR_PRIMARY: "primary key",
    CONSTR_UNIQUE: "unique",
    CONSTR_CHECK: "check",
    CONSTR_FOREIGN: "foreign key",
    CONSTR_EXCLUSION: "exclude",
    CONSTR_NOTNULL: "not null",
};
/** A constraint as its definition makes it, with PostgreSQL's own name where it has none; null for what is no constraint. */
function toConstraint(constraint, { table, column, born, keyOf }) {
    const kind = kinds[contypeOf(constraint)];
    if (kind === undefined || (kind === "not null" && column !== null))
        return null;
    const columns = column !== null ? [column] : kind === "check" ? namedIn((0,syntax/* nodeAt */.oB)(constraint, "raw_expr")) : columnsOf(constraint);
    const referenced = (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(constraint, "pktable"));
    return {
        name: (0,syntax/* textAt */.$6)(constraint, "conname") ?? usualName(kind, table, columns),
        kind,
        columns,
        valid: !(0,syntax/* flagAt */.Qc)(constraint, "skip_validation"),
        provesNotNull: kind === "not null" ? (columns[0] ?? null) : notNullIn((0,syntax/* nodeAt */.oB)(constraint, "raw_expr")),
        references: referenced === null ? null : keyOf(referenced),
        rebuiltFor: kind === "exclude" ? rebuiltFor(columns, constraint, ["exclusions", "where_clause"]) : [],
        born,
    };
}
/** Columns of which any other type builds an index anew; none where it has neither an expression nor a WHERE. */
function rebuiltFor(columns, node, fields) {
    const plain = !columns.includes("") && node["whereClause"] === undefined && node["where_clause"] === undefined;
    return plain ? [] : [...columns, ...fields.flatMap((field) => namedIn(node[field]))];
}
/** The columns that an expression names. */
function namedIn(value) {
    if (Array.isArray(value))
        return value.flatMap(namedIn);
    if (typeof value !== "object" || value === null)
        return [];
    const last = (0,syntax/* listAt */.gT)((0,syntax/* nodeAt */.oB)(value, "ColumnRef") ?? {}, "fields").at(-1);
    return last === undefined ? Object.values(value).flatMap(namedIn) : [(0,syntax/* nameIn */.ZC)(last) ?? ""];
}
/** The columns that a constraint of a table names. */
function columnsOf(constraint) {
    const names = [...(0,syntax/* listAt */.gT)(constraint, "keys"), ...(0,syntax/* listAt */.gT)(constraint, "fk_attrs")].map((item) => (0,syntax/* nameIn */.ZC)(item) ?? "");
    const excluded = (0,syntax/* listAt */.gT)(constraint, "exclusions").map((item) => {
        const element = (0,syntax/* listAt */.gT)((0,syntax/* nodeAt */.oB)(item, "List") ?? {}, "items")[0];
        return (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)(element ?? {}, "IndexElem") ?? {}, "name") ?? "";
    });
    return [...names, ...excluded];
}
const endings = {
    "primary key": "pkey",
    unique: "key",
    check: "check",
    "foreign key": "fkey",
    exclude: "excl",
    "not null": "not_null",
};
function usualName(kind, table, columns) {
    const middle = kind === "primary key" || columns.length === 0 ? [] : columns;
    return [table, ...middle, endings[kind]].join("_");
}
/** The column of `column IS NOT NULL`; null for any other expression. */
function notNullIn(expression) {
    const test = (0,syntax/* nodeAt */.oB)(expression ?? {}, "NullTest");
    if (test === null || (0,syntax/* textAt */.$6)(test, "nulltesttype") !== "IS_NOT_NULL")
        return null;
    return columnIn((0,syntax/* nodeAt */.oB)(test, "arg"));
}
/** The name of a `ColumnRef`; null for anything else. */
function columnIn(expression) {
    const reference = (0,syntax/* nodeAt */.oB)(expression ?? {}, "ColumnRef");
    const last = reference === null ? undefined : (0,syntax/* listAt */.gT)(reference, "fields").at(-1);
    return last === undefined ? null : (0,syntax/* nameIn */.ZC)(last);
}

;// CONCATENATED MODULE: ./lib/review/keys.js


/** The parts of a statement that rules look at. */
function keyedOf({ kind, node }) {
    switch (kind) {
        case "AlterTableStmt":
            return keyedCommands(node);
        case "DropStmt":
            return keyedDrops(node);
        case "RenameStmt":
            return [{ key: `${kind} ${(0,syntax/* textAt */.$6)(node, "renameType") ?? ""}`, node, name: (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, "relation")) }];
        case "AlterObjectSchemaStmt":
            return [{ key: `${kind} ${(0,syntax/* textAt */.$6)(node, "objectType") ?? ""}`, node, name: (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, "relation")) }];
        case "TruncateStmt":
        case "LockStmt":
            return (0,syntax/* listAt */.gT)(node, "relations").map((item) => ({ key: kind, node, name: (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(item, "RangeVar")) }));
        case "CreateTableAsStmt":
            return [{ key: kind, node, name: (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(node, "into") ?? {}, "rel")) }];
        default:
            return [{ key: kind, node, name: (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, fieldOf[kind] ?? "relation")) }];
    }
}
const fieldOf = {
    ViewStmt: "view",
    CreatePolicyStmt: "table",
    AlterPolicyStmt: "table",
    CreateSeqStmt: "sequence",
    AlterSeqStmt: "sequence",
};
function keyedCommands(node) {
    const type = ((0,syntax/* textAt */.$6)(node, "objtype") ?? "OBJECT_TABLE").replace("OBJECT_", "");
    const name = (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, "relation"));
    return (0,syntax/* listAt */.gT)(node, "cmds").flatMap((item) => {
        const command = (0,syntax/* nodeAt */.oB)(item, "AlterTableCmd");
        if (command === null)
            return [];
        const constraint = (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(command, "def") ?? {}, "Constraint");
        const subtype = (0,syntax/* textAt */.$6)(command, "subtype") ?? "";
        const kind = subtype === "AT_AddConstraint" && constraint !== null ? ` ${contypeOf(constraint)}` : "";
        const prefix = type === "TABLE" || type === "MATVIEW" ? "" : `${type} `;
        return [{ key: `${prefix}${subtype}${kind}`, node: command, name }];
    });
}
/** Each dropped object apart: the name is that of the object, of the table for its triggers, policies and rules. */
function keyedDrops(node) {
    const type = (0,syntax/* textAt */.$6)(node, "removeType") ?? "";
    const key = `DropStmt ${type}`;
    return (0,syntax/* listAt */.gT)(node, "objects").map((object) => {
        const list = (0,syntax/* nodeAt */.oB)(object, "List") ?? (0,syntax/* nodeAt */.oB)(object, "TypeName");
        const routine = (0,syntax/* nodeAt */.oB)(object, "ObjectWithArgs");
        const parts = list !== null
            ? [...(0,syntax/* listAt */.gT)(list, "items"), ...(0,syntax/* listAt */.gT)(list, "names")]
            : routine === null
                ? [object]
                : (0,syntax/* listAt */.gT)(routine, "objname");
        const own = /TRIGGER|POLICY|RULE/.test(type) && type !== "OBJECT_EVENT_TRIGGER" ? parts.slice(0, -1) : parts;
        return { key, node: { ...node, dropped: object }, name: (0,syntax/* toRelationName */.Jz)(own) };
    });
}

;// CONCATENATED MODULE: ./lib/review/known/known.js
/** Nothing known yet. */
function openKnown(searchPath, { complete, from, recall = () => { }, recallViews = () => { } }) {
    return {
        relations: new Map(),
        indexes: new Map(),
        types: new Map(),
        routines: new Map(),
        uses: new Map(),
        recallViews,
        schemas: new Set(["public"]),
        recall,
        complete,
        from,
        searchPath: searchPath.length === 0 ? ["public"] : searchPath,
    };
}
/** Key of an object with its schema. */
function toKey(schema, name) {
    return JSON.stringify([schema, name]);
}
/** Key of a new object. */
function newKey(known, { schema, name }) {
    return toKey(schema ?? known.searchPath[0] ?? "public", name);
}
/** The schema of temporary objects, which hide others of their name. */
const tempSchema = "pg_temp";
/** Keys that a name can mean, first come first. */
function keysFor(known, { schema, name }) {
    return schema === null ? [tempSchema, ...known.searchPath].map((one) => toKey(one, name)) : [toKey(schema, name)];
}
/** At the start of a file the path is the usual one, and what was temporary is gone. */
function startFile(known, searchPath) {
    known.searchPath = searchPath;
    for (const objects of [known.relations, known.indexes]) {
        for (const key of objects.keys())
            if (key.startsWith(temporary))
                objects.delete(key);
    }
}
const temporary = toKey(tempSchema, "").slice(0, -2);
/** The object of that name; null where nothing is known of it. */
function find(known, objects, name) {
    for (const key of keysFor(known, name)) {
        known.recall(key);
        const found = objects.get(key);
        if (found !== undefined)
            return found;
    }
    return null;
}
function findRelation(known, name) {
    return name === null ? null : find(known, known.relations, name);
}
/** The type of that name; null for built-in and unknown ones. */
function findType(known, type) {
    return type === null ? null : find(known, known.types, type);
}
/** The table whose key or exclusion an index belongs to that has no statement of its own. */
function findKeyOwner(known, { schema, name }) {
    const schemas = schema === null ? known.searchPath : [schema];
    const owners = [...known.relations.values()].filter((one) => schemas.includes(one.schema));
    return owners.find((one) => /^(?:primary key|unique|exclude)$/.test(one.constraints.get(name)?.kind ?? "")) ?? null;
}
function findIndex(known, name) {
    return find(known, known.indexes, name);
}

;// CONCATENATED MODULE: ./lib/review/review-new.js


/** Whether nobody can use it yet. What an undo script meets was put to use long ago, but for what its own migration made. */
function isNew(relation, file) {
    if (relation === null)
        return false;
    if (relation.temporary)
        return true;
    return file.kind === "undo" ? relation.born === file.index : relation.born !== "before";
}
/** Whether a DROP COLUMN IF EXISTS does nothing, since all columns of the table are known and this is none of them. */
function isAbsentColumn({ key, node, relation, column }) {
    return key.endsWith("AT_DropColumn") && (0,syntax/* flagAt */.Qc)(node, "missing_ok") && relation?.whole === true && column === null;
}
/** Of procedures and aggregates nothing is known. */
const unknownKinds = /OBJECT_(?:PROCEDURE|ROUTINE|AGGREGATE|EXTENSION)$/;
/**
 * Whether a DROP … IF EXISTS does nothing, since the database that was asked has nothing of that name. A schema that is
 * not looked at is no proof.
 */
function isAbsent({ key, node, known, name }) {
    if (name === null || !(0,syntax/* flagAt */.Qc)(node, "missing_ok") || known.from === "files" || unknownKinds.test(key))
        return false;
    if (key.endsWith("OBJECT_SCHEMA"))
        return !known.schemas.has(name.name);
    const schemas = name.schema === null ? known.searchPath : [name.schema];
    if (!schemas.every((schema) => known.schemas.has(schema)))
        return false;
    const found = [known.relations, known.indexes, known.types, known.routines].map((objects) => find(known, objects, name));
    return found.every((one) => one === null);
}

// EXTERNAL MODULE: ./lib/sql/names.js
var sql_names = __webpack_require__(87824);
;// CONCATENATED MODULE: ./lib/review/rules/defaults.js



/** The default of a column's definition; null where it has none, or NULL. */
function defaultOf(definition) {
    const constraint = constraintOf(definition, "CONSTR_DEFAULT");
    const value = constraint === null ? null : (0,syntax/* nodeAt */.oB)(constraint, "raw_expr");
    const constant = value === null ? null : (0,syntax/* nodeAt */.oB)(value, "A_Const");
    return constant !== null && constant["isnull"] === true ? null : value;
}
/** PostgreSQL's own functions that differ from row to row. */
const defaults_volatile = new Set(("random random_normal setseed clock_timestamp timeofday gen_random_uuid uuidv4 uuidv7 uuid_generate_v1 uuid_generate_v1mc " +
    "uuid_generate_v4 nextval currval lastval setval gen_random_bytes gen_salt txid_current pg_current_xact_id nanoid gen_ulid ulid").split(" "));
/** PostgreSQL's own functions that are common in defaults and do not. */
const stable = new Set(("now transaction_timestamp statement_timestamp timezone to_timestamp to_char to_date date_trunc date_part make_interval " +
    "make_date make_timestamp make_timestamptz age current_setting current_schema current_database session_user current_user " +
    "jsonb_build_object jsonb_build_array json_build_object json_build_array to_jsonb to_json array_fill md5 sha256 encode decode " +
    "lower upper concat concat_ws substr substring left right lpad rpad replace trim btrim ltrim rtrim length abs round floor ceil " +
    "coalesce nullif greatest least repeat format int4range int8range numrange tsrange tstzrange daterange to_tsvector hstore " +
    "st_makepoint st_setsrid point date extract inet_client_addr string_to_array array_append array_cat").split(" "));
/** Whether a default can differ from row to row, as far as it is known. */
function volatilityOf(expression, known) {
    let worst = { kind: "stable" };
    (0,syntax/* visitNodes */.Rm)(expression, (kind, node) => {
        const name = kind === "FuncCall" ? (0,syntax/* toRelationName */.Jz)((0,syntax/* listAt */.gT)(node, "funcname")) : null;
        const one = name === null ? null : ofFunction(name, known);
        if (one !== null && (one.kind === "volatile" || worst.kind === "stable"))
            worst = one;
    });
    return worst;
}
function ofFunction({ schema, name }, known) {
    const own = schema === "pg_catalog" ? null : find(known, known.routines, { schema, name });
    // A function that people made shadows PostgreSQL's own one only where the search path says so.
    if (own !== null)
        return own.volatility === "volatile" ? { kind: "unknown", name } : { kind: "stable" };
    if (defaults_volatile.has(name.toLowerCase()))
        return { kind: "volatile" };
    return stable.has(name.toLowerCase()) ? { kind: "stable" } : { kind: "unknown", name };
}

// EXTERNAL MODULE: ./lib/core/lexer.js
var lexer = __webpack_require__(78549);
;// CONCATENATED MODULE: ./lib/sql/clauses.js

/**
 * The clause of a statement that starts at a byte: up to the next comma, closing parenthesis or semicolon of its own
 * level, comments kept. How the source's own words get into SQL that people copy.
 */
function clauseAt(text, byte) {
    return text.slice(...clauseRange(text, byte));
}
/** Start and end of that clause, in UTF-16 units. */
function clauseRange(text, byte) {
    const start = toUnitsOfBytes(text, byte);
    let [end, depth] = [start, 0];
    for (let token = (0,lexer/* nextToken */.F)(text, start); token !== null; token = (0,lexer/* nextToken */.F)(text, token.end)) {
        const word = text.slice(token.start, token.end);
        if (depth === 0 && (token.kind === "close" || token.kind === "semicolon" || word === ","))
            break;
        if (token.kind === "open" || word === "[")
            depth += 1;
        if (token.kind === "close" || word === "]")
            depth -= 1;
        if (token.kind !== "line-comment" && token.kind !== "block-comment")
            end = token.end;
    }
    return [start, end];
}
/** UTF-16 units that a number of UTF-8 bytes at the start of a text takes. */
function toUnitsOfBytes(text, bytes) {
    return /[\u0080-\uFFFF]/.test(text)
        ? Buffer.from(text).toString("utf8", 0, bytes).length
        : Math.min(bytes, text.length);
}

;// CONCATENATED MODULE: ./lib/review/rules/words.js



const nameless = { schema: null, name: "?" };
/** Name of the relation that a look is about, as people write it. */
function tableOf({ name }) {
    return (0,sql_names/* showRelation */.O)(name ?? nameless);
}
/** Whether an ALTER TABLE does one thing only, so that it can give way as a whole. */
function isAlone({ site }) {
    return (0,syntax/* listAt */.gT)(site.node, "cmds").length === 1;
}
/** The relation that a look is about, for its size. */
function sized({ name }) {
    return { sizeOf: name ?? nameless };
}
/** The definition below a sub-command: of a column or of a constraint. */
function definitionOf(command, tag) {
    return (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(command, "def") ?? {}, tag) ?? {};
}
/** The words of the statement from a node's place to the end of its clause. */
function wordsAt({ site }, node) {
    return clauseAt(site.text, Number(node["location"] ?? 0));
}
/** `(a, b)`. */
function columnList(columns) {
    return `(${columns.map(sql_names/* showIdentifier */.F).join(", ")})`;
}
/** `a, b and c`. */
function listWords(words) {
    return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}

;// CONCATENATED MODULE: ./lib/review/rules/constraints.js






/** Name of a constraint, or the one that PostgreSQL would give it. */
function nameOf(look, constraint, ending, columns) {
    return (0,syntax/* textAt */.$6)(constraint, "conname") ?? constraints_usualName(look, columns, ending);
}
/** The name that PostgreSQL would give a constraint: of the table, the columns and an ending, as far as it is not too long. */
function constraints_usualName({ name }, columns, ending) {
    return [name?.name ?? "table", ...columns, ending].join("_").slice(0, 63);
}
/** The name that PostgreSQL 18 gives a NOT NULL, good for a CHECK that says the same. */
function notNullName(look, column) {
    return constraints_usualName(look, [column], "not_null");
}
/** Two files: NOT VALID, then VALIDATE. */
function notValidSteps(look, name, definition) {
    const [table, constraint] = [tableOf(look), (0,sql_names/* showIdentifier */.F)(name)];
    const drop = `ALTER TABLE ${table} DROP CONSTRAINT IF EXISTS ${constraint};`;
    return [
        {
            title: `add ${name} not valid`,
            sql: `ALTER TABLE ${table}\n  DROP CONSTRAINT IF EXISTS ${constraint},\n  ADD CONSTRAINT ${constraint} ${definition} NOT VALID;`,
            undo: drop,
        },
        {
            title: `validate ${name}`,
            sql: `ALTER TABLE ${table} VALIDATE CONSTRAINT ${constraint};`,
            undo: `ALTER TABLE ${table}\n  DROP CONSTRAINT IF EXISTS ${constraint},\n  ADD CONSTRAINT ${constraint} ${definition} NOT VALID;`,
        },
    ];
}
/** Three files: a CHECK that is not valid, its VALIDATE, and what it proves. */
function notNullSteps(look, column) {
    const [table, name] = [tableOf(look), (0,sql_names/* showIdentifier */.F)(column)];
    const check = notNullName(look, column);
    return [
        ...notValidSteps(look, check, `CHECK (${name} IS NOT NULL)`),
        {
            title: `set ${column} not null`,
            sql: `ALTER TABLE ${table}\n  ALTER COLUMN ${name} SET NOT NULL,\n  DROP CONSTRAINT IF EXISTS ${(0,sql_names/* showIdentifier */.F)(check)};`,
            undo: `ALTER TABLE ${table}\n  ALTER COLUMN ${name} DROP NOT NULL;`,
        },
    ];
}
/** A constraint's words without its name. */
function bodyOf(look, constraint) {
    return wordsAt(look, constraint)
        .replace(/^CONSTRAINT\s+(?:"(?:[^"]|"")*"|\S+)\s+/i, "")
        .trim();
}
const addCheck = {
    id: "add-check",
    on: ["AT_AddConstraint CONSTR_CHECK"],
    alsoUndo: true,
    judge: (look) => {
        const constraint = definitionOf(look.node, "Constraint");
        // NOT ENFORCED (18) checks nothing.
        const checks = (0,syntax/* flagAt */.Qc)(constraint, "initially_valid") && (0,syntax/* flagAt */.Qc)(constraint, "is_enforced");
        if (look.isNew || !checks)
            return null;
        const [given, name] = [(0,syntax/* textAt */.$6)(constraint, "conname"), nameOf(look, constraint, "check", [])];
        return {
            message: `ADD CHECK ${given === null ? "" : `${(0,sql_names/* showIdentifier */.F)(given)} `}locks ${tableOf(look)} against reads and writes while every row is checked`,
            help: "add it NOT VALID, and VALIDATE it in the next file",
            ...sized(look),
            ...(isAlone(look) ? { steps: notValidSteps(look, name, bodyOf(look, constraint)) } : {}),
        };
    },
};
const addForeignKey = {
    id: "add-foreign-key",
    on: ["AT_AddConstraint CONSTR_FOREIGN"],
    alsoUndo: true,
    judge: (look) => {
        const constraint = definitionOf(look.node, "Constraint");
        const checks = !(0,syntax/* flagAt */.Qc)(constraint, "skip_validation") && (0,syntax/* flagAt */.Qc)(constraint, "is_enforced");
        // A partitioned table takes it NOT VALID from 18 on only.
        const partitioned = look.relation?.kind === "partitioned table";
        if (look.isNew || !checks || !(0,syntax/* flagAt */.Qc)(constraint, "initially_valid"))
            return null;
        const other = (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(constraint, "pktable"));
        const columns = columnsOf(constraint);
        return {
            message: `ADD FOREIGN KEY ${columnList(columns)} blocks writes to ${tableOf(look)} and ${other === null ? "the other table" : tableOf({ name: other })} while every row is checked`,
            help: partitioned
                ? "on a partitioned table: NOT VALID from PostgreSQL 18 on; before, one per partition"
                : "add it NOT VALID, and VALIDATE it in the next file",
            ...sized(look),
            ...(isAlone(look) && !partitioned
                ? { steps: notValidSteps(look, nameOf(look, constraint, "fkey", columns), bodyOf(look, constraint)) }
                : {}),
        };
    },
};
const foreignKeyPartitioned = {
    id: "foreign-key-partitioned",
    on: ["AT_AddConstraint CONSTR_FOREIGN"],
    alsoUndo: true,
    judge: (look) => {
        const constraint = definitionOf(look.node, "Constraint");
        const refused = look.context.major === null || look.context.major < 18;
        if (!(0,syntax/* flagAt */.Qc)(constraint, "skip_validation") || look.relation?.kind !== "partitioned table" || !refused)
            return null;
        const severity = look.context.major === null ? "warning" : "error";
        return {
            message: `PostgreSQL before 18 refuses a foreign key NOT VALID on the partitioned table ${tableOf(look)}`,
            severity,
        };
    },
};
const usingIndex = (constraint) => (0,syntax/* textAt */.$6)(constraint, "indexname") !== null;
/** A key built by hand first: CREATE UNIQUE INDEX CONCURRENTLY, then the constraint on top of it. */
function usingIndexSteps(look, name, kind, columns) {
    const [table, key] = [tableOf(look), (0,sql_names/* showIdentifier */.F)(name)];
    return [
        {
            title: `create index ${name}`,
            sql: `CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS ${key} ON ${table} ${columnList(columns)};`,
            undo: `DROP INDEX CONCURRENTLY IF EXISTS ${look.name?.schema == null ? "" : `${(0,sql_names/* showIdentifier */.F)(look.name.schema)}.`}${key};`,
        },
        {
            title: `add ${name}`,
            sql: `DO $$ BEGIN\n  IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '${table}'::regclass AND conname = '${name.replaceAll("'", "''")}') THEN\n    ALTER TABLE ${table} ADD CONSTRAINT ${key} ${kind} USING INDEX ${key};\n  END IF;\nEND $$;`,
            undo: `ALTER TABLE ${table} DROP CONSTRAINT IF EXISTS ${key};`,
        },
    ];
}
function addKey(id, kind) {
    return {
        id,
        on: [`AT_AddConstraint ${kind === "UNIQUE" ? "CONSTR_UNIQUE" : "CONSTR_PRIMARY"}`],
        alsoUndo: true,
        judge: (look) => {
            const constraint = definitionOf(look.node, "Constraint");
            if (look.isNew || usingIndex(constraint))
                return null;
            const columns = columnsOf(constraint);
            const plain = kind === "PRIMARY KEY" ? [] : columns;
            const name = nameOf(look, constraint, kind === "UNIQUE" ? "key" : "pkey", plain);
            const before = kind === "UNIQUE" ? [] : listNullable(look, columns);
            const notNull = (column) => notNullSteps(look, column);
            const simple = isAlone(look) && (0,syntax/* listAt */.gT)(constraint, "options").length === 0 && look.relation?.kind !== "partitioned table";
            return {
                message: `ADD ${kind} ${columnList(columns)} locks ${tableOf(look)} against reads and writes while its index is built`,
                help: `first CREATE UNIQUE INDEX CONCURRENTLY, then ADD CONSTRAINT ${(0,sql_names/* showIdentifier */.F)(name)} ${kind} USING INDEX`,
                ...sized(look),
                ...(simple ? { steps: [...before.flatMap(notNull), ...usingIndexSteps(look, name, kind, columns)] } : {}),
            };
        },
    };
}
const addExclusion = {
    id: "add-exclusion",
    on: ["AT_AddConstraint CONSTR_EXCLUSION"],
    alsoUndo: true,
    judge: (look) => look.isNew
        ? null
        : {
            message: `ADD EXCLUDE locks ${tableOf(look)} against reads and writes while its index is built; there is no other way`,
            ...sized(look),
        },
};
const alterDomain = {
    id: "alter-domain",
    on: ["AlterDomainStmt"],
    alsoUndo: true,
    judge: ({ node, known }) => {
        const subtype = (0,syntax/* textAt */.$6)(node, "subtype");
        const constraint = (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(node, "def") ?? {}, "Constraint");
        const scans = subtype === "O" || (subtype === "C" && constraint !== null && !(0,syntax/* flagAt */.Qc)(constraint, "skip_validation"));
        const name = (0,syntax/* listAt */.gT)(node, "typeName").map((part) => (0,syntax/* nameIn */.ZC)(part) ?? "");
        const type = known.types.get(JSON.stringify([name.at(-2) ?? known.searchPath[0] ?? "public", name.at(-1) ?? ""]));
        if (!scans || (type !== undefined && type.born !== "before"))
            return null;
        return {
            message: `a constraint of the domain ${name.join(".")} blocks writes to every table that uses it while all their rows are checked`,
        };
    },
};
const dropForeignKey = {
    id: "drop-foreign-key",
    on: ["DropStmt OBJECT_TABLE"],
    alsoUndo: false,
    judge: (look) => {
        const keys = [...(look.relation?.constraints.values() ?? [])].filter(({ kind }) => kind === "foreign key");
        const others = new Set(keys.map(({ references }) => references).filter((key) => key !== look.relation?.key));
        if (look.isNew || others.size === 0)
            return null;
        const tables = [...others].flatMap((key) => (key === null ? [] : [look.known.relations.get(key)]));
        if (tables.every((table) => table !== undefined && isNew(table, look.file)))
            return null;
        return {
            message: `DROP TABLE ${tableOf(look)} locks the tables that its ${keys.length === 1 ? "foreign key references" : `${keys.length} foreign keys reference`} too`,
        };
    },
};
const constraintRules = [
    addCheck,
    addForeignKey,
    foreignKeyPartitioned,
    addKey("add-primary-key", "PRIMARY KEY"),
    addKey("add-unique", "UNIQUE"),
    addExclusion,
    alterDomain,
    dropForeignKey,
];
/** Those columns of a table that can hold NULL, as far as they are known. */
function listNullable(look, columns) {
    return columns.filter((one) => look.relation?.columns.has(one) === true && !isProvenNotNull(look, one));
}
/** Whether a column of a table is known to be NOT NULL for sure: by itself or by a valid CHECK. */
function isProvenNotNull({ known, name }, column) {
    const table = findRelation(known, name);
    const proofs = [...(table?.constraints.values() ?? [])];
    return (table?.columns.get(column)?.notNull === true ||
        proofs.some(({ provesNotNull, valid }) => provesNotNull === column && valid));
}

;// CONCATENATED MODULE: ./lib/review/rules/columns.js








/** The column that ADD COLUMN adds. */
function columnOf(definition) {
    return (0,syntax/* textAt */.$6)(definition, "colname") ?? "";
}
/** ADD COLUMN with a plain definition, rerunnable, and its undo. */
function addColumnStep(look, column, definition) {
    return {
        title: `add ${column} to ${look.name?.name ?? "table"}`,
        sql: `ALTER TABLE ${tableOf(look)} ADD COLUMN IF NOT EXISTS ${(0,sql_names/* showIdentifier */.F)(column)} ${definition};`,
        undo: `ALTER TABLE ${tableOf(look)} DROP COLUMN IF EXISTS ${(0,sql_names/* showIdentifier */.F)(column)};`,
    };
}
/** The words of a column's definition without some of its constraints. */
function definitionWithout(look, definition, contypes) {
    const whole = wordsAt(look, definition);
    const start = Number(definition["location"] ?? 0);
    const parts = constraintsOf(definition);
    const places = parts.map((part) => Number(part["location"] ?? 0) - start);
    const kept = parts.flatMap((part, index) => contypes.includes(contypeOf(part)) ? [] : [sliceBytes(whole, places[index] ?? 0, places[index + 1])]);
    const typed = sliceBytes(whole, 0, places[0]).replace(/^(?:"(?:[^"]|"")*"|\S+)\s+/, "");
    return [typed, ...kept]
        .map((part) => part.trim())
        .join(" ")
        .replace(/\s+CONSTRAINT\s+\S+$/i, "");
}
function sliceBytes(text, from, to) {
    return Buffer.from(text).subarray(from, to).toString();
}
const onAddColumn = ["AT_AddColumn"];
function addColumnRule(id, judge) {
    return {
        id,
        on: onAddColumn,
        alsoUndo: true,
        judge: (look) => {
            const definition = definitionOf(look.node, "ColumnDef");
            // IF NOT EXISTS over a column that is there only takes the lock.
            const there = (0,syntax/* flagAt */.Qc)(look.node, "missing_ok") && look.relation?.columns.has(columnOf(definition)) === true;
            return look.isNew || there ? null : judge(look, definition);
        },
    };
}
const addColumnCheck = addColumnRule("add-column-check", (look, definition) => {
    const check = constraintOf(definition, "CONSTR_CHECK");
    if (check === null || !(0,syntax/* flagAt */.Qc)(check, "is_enforced"))
        return null;
    const column = columnOf(definition);
    const name = (0,syntax/* textAt */.$6)(check, "conname") ?? `${look.name?.name ?? "table"}_${column}_check`;
    const plain = definitionWithout(look, definition, ["CONSTR_CHECK"]);
    return {
        message: `ADD COLUMN ${(0,sql_names/* showIdentifier */.F)(column)} with a CHECK locks ${tableOf(look)} against reads and writes while every row is checked`,
        ...sized(look),
        steps: [addColumnStep(look, column, plain), ...notValidSteps(look, name, checkBody(look, definition, check))],
    };
});
/** A CHECK of a column ends where the column's next constraint starts. */
function checkBody(look, definition, check) {
    const next = constraintsOf(definition).find((one) => Number(one["location"]) > Number(check["location"]));
    const words = bodyOf(look, check);
    if (next === undefined)
        return words;
    const whole = wordsAt(look, check);
    const length = Number(next["location"]) - Number(check["location"]);
    return words.slice(0, words.length - whole.length + sliceBytes(whole, 0, length).length).trim();
}
/** Of a virtual column no row holds anything, but its NOT NULL is asked of each. */
const addColumnVirtual = addColumnRule("add-column-check", (look, definition) => {
    const generated = constraintOf(definition, "CONSTR_GENERATED");
    const virtual = generated !== null && (0,syntax/* textAt */.$6)(generated, "generated_kind") === "v";
    if (!virtual || constraintOf(definition, "CONSTR_NOTNULL") === null)
        return null;
    const column = columnOf(definition);
    const name = notNullName(look, column);
    const plain = definitionWithout(look, definition, ["CONSTR_NOTNULL"]);
    return {
        message: `ADD COLUMN ${(0,sql_names/* showIdentifier */.F)(column)} as VIRTUAL and NOT NULL locks ${tableOf(look)} against reads and writes while it is computed for every row`,
        help: "add the column without NOT NULL, then the NOT NULL NOT VALID, then validate it",
        ...sized(look),
        steps: [addColumnStep(look, column, plain), ...notValidSteps(look, name, `NOT NULL ${(0,sql_names/* showIdentifier */.F)(column)}`)],
    };
});
const addColumnUnique = addColumnRule("add-column-unique", (look, definition) => {
    const key = constraintOf(definition, "CONSTR_UNIQUE") ?? constraintOf(definition, "CONSTR_PRIMARY");
    // Identity and serial columns rewrite the table: that rule says more.
    if (key === null || isNumbered(definition))
        return null;
    const column = columnOf(definition);
    const primary = contypeOf(key) === "CONSTR_PRIMARY";
    const name = (0,syntax/* textAt */.$6)(key, "conname") ??
        (primary ? `${look.name?.name ?? "table"}_pkey` : `${look.name?.name ?? "table"}_${column}_key`);
    const plain = definitionWithout(look, definition, ["CONSTR_UNIQUE", "CONSTR_PRIMARY"]);
    return {
        message: `ADD COLUMN ${(0,sql_names/* showIdentifier */.F)(column)} ${primary ? "PRIMARY KEY" : "UNIQUE"} locks ${tableOf(look)} against reads and writes while its index is built`,
        ...sized(look),
        ...(primary
            ? {}
            : { steps: [addColumnStep(look, column, plain), ...usingIndexSteps(look, name, "UNIQUE", [column])] }),
    };
});
const addColumnReferences = addColumnRule("add-column-references", (look, definition) => {
    const key = constraintOf(definition, "CONSTR_FOREIGN");
    // Without a default the new column is NULL everywhere, and nothing is scanned.
    if (key === null || defaultOf(definition) === null || isNumbered(definition))
        return null;
    const column = columnOf(definition);
    const other = (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(key, "pktable"));
    const name = (0,syntax/* textAt */.$6)(key, "conname") ?? `${look.name?.name ?? "table"}_${column}_fkey`;
    const plain = definitionWithout(look, definition, ["CONSTR_FOREIGN"]);
    const body = `FOREIGN KEY (${(0,sql_names/* showIdentifier */.F)(column)}) ${checkBody(look, definition, key)}`;
    return {
        message: `ADD COLUMN ${(0,sql_names/* showIdentifier */.F)(column)} with a default and REFERENCES scans ${tableOf(look)} and ${other === null ? "the other table" : tableOf({ name: other })} under locks that block writes`,
        ...sized(look),
        steps: [addColumnStep(look, column, plain), ...notValidSteps(look, name, body)],
    };
});
/** Whether every row gets a number: serial and identity. */
function isNumbered(definition) {
    return (serialOf((0,type_name/* typeIn */.i)((0,syntax/* nodeAt */.oB)(definition, "typeName"))) !== null || constraintOf(definition, "CONSTR_IDENTITY") !== null);
}
const addColumnSerial = addColumnRule("add-column-serial", (look, definition) => isNumbered(definition)
    ? {
        message: `ADD COLUMN ${(0,sql_names/* showIdentifier */.F)(columnOf(definition))} numbers every row, which rewrites ${tableOf(look)} under a lock against reads and writes`,
        ...sized(look),
    }
    : null);
const addColumnGenerated = addColumnRule("add-column-generated", (look, definition) => {
    const generated = constraintOf(definition, "CONSTR_GENERATED");
    if (generated === null || (0,syntax/* textAt */.$6)(generated, "generated_kind") !== "s")
        return null;
    return {
        message: `the stored generated column ${(0,sql_names/* showIdentifier */.F)(columnOf(definition))} rewrites ${tableOf(look)} under a lock against reads and writes`,
        ...sized(look),
    };
});
const addColumnDomain = addColumnRule("add-column-domain", (look, definition) => {
    const type = (0,type_name/* typeIn */.i)((0,syntax/* nodeAt */.oB)(definition, "typeName"));
    const domain = findType(look.known, type);
    if (type === null || domain?.kind !== "domain" || !domain.constrained)
        return null;
    return {
        message: `the domain ${(0,type_name/* showType */.w)(type)} has a constraint, so ADD COLUMN ${(0,sql_names/* showIdentifier */.F)(columnOf(definition))} rewrites ${tableOf(look)} under a lock against reads and writes`,
        ...sized(look),
    };
});
const volatileDefault = addColumnRule("volatile-default", (look, definition) => {
    const value = defaultOf(definition);
    if (value === null || isNumbered(definition))
        return null;
    const volatility = volatilityOf(value, look.known);
    if (volatility.kind === "stable")
        return null;
    const column = columnOf(definition);
    const plain = definitionWithout(look, definition, ["CONSTR_DEFAULT", "CONSTR_NOTNULL"]);
    const words = checkBody(look, definition, constraintOf(definition, "CONSTR_DEFAULT") ?? {}).replace(/^DEFAULT\s+/i, "");
    if (volatility.kind === "unknown") {
        const message = `nobody knows whether ${volatility.name}() differs from row to row; if it does, ADD COLUMN ${(0,sql_names/* showIdentifier */.F)(column)} rewrites ${tableOf(look)}`;
        return { message, severity: "note" };
    }
    return {
        message: `the default ${words} differs from row to row, so ADD COLUMN ${(0,sql_names/* showIdentifier */.F)(column)} rewrites ${tableOf(look)} under a lock against reads and writes`,
        ...sized(look),
        steps: defaultSteps(look, column, plain, words),
    };
});
function defaultSteps(look, column, plain, value) {
    const [table, name] = [tableOf(look), (0,sql_names/* showIdentifier */.F)(column)];
    const add = addColumnStep(look, column, plain);
    return [
        { ...add, sql: `${add.sql}\nALTER TABLE ${table} ALTER COLUMN ${name} SET DEFAULT ${value};` },
        {
            title: `fill ${column} of ${look.name?.name ?? "table"}`,
            sql: `-- On a large table this belongs into a job that works in batches, outside the migration.\nUPDATE ${table} SET ${name} = ${value} WHERE ${name} IS NULL;`,
            undo: `-- The values harm nobody, and the undo script of the column drops them.\nSELECT 'nothing to undo' AS note;`,
        },
    ];
}
const addRequiredColumn = addColumnRule("add-required-column", (look, definition) => {
    const required = constraintOf(definition, "CONSTR_NOTNULL") ?? constraintOf(definition, "CONSTR_PRIMARY");
    const filled = defaultOf(definition) !== null || isNumbered(definition) || constraintOf(definition, "CONSTR_GENERATED") !== null;
    if (required === null || filled || look.file.kind === "undo")
        return null;
    const column = columnOf(definition);
    return {
        message: `ADD COLUMN ${(0,sql_names/* showIdentifier */.F)(column)} NOT NULL without a default fails where ${tableOf(look)} has a row, and breaks every INSERT that does not name it`,
        help: `add it nullable or with a default: ${addColumnStep(look, column, definitionWithout(look, definition, ["CONSTR_NOTNULL"])).sql}`,
    };
});
const columnRules = [
    addColumnCheck,
    addColumnVirtual,
    addColumnUnique,
    addColumnReferences,
    addColumnSerial,
    addColumnGenerated,
    addColumnDomain,
    volatileDefault,
    addRequiredColumn,
];

;// CONCATENATED MODULE: ./lib/review/script-facts.js


const known = new WeakMap();
function factsOf(parsed) {
    const facts = known.get(parsed) ?? read(parsed);
    known.set(parsed, facts);
    return facts;
}
function read({ statements }) {
    const facts = {
        order: new Map(statements.map((statement, index) => [statement, index])),
        droppedAt: new Map(),
        constraintDroppedAt: new Map(),
        constraintAddedAt: new Map(),
        madeOrRenamed: new Set(),
        madeAt: new Map(),
        defaultedAt: new Map(),
        keys: new Set(),
        droppedColumns: new Set(),
        addedAt: new Map(),
        work: statements.filter(({ role }) => role === "work").length,
    };
    for (const [index, statement] of statements.entries()) {
        const readOne = readers[statement.kind];
        // The tree of a statement may be built when it is looked at.
        if (readOne !== undefined)
            readOne(facts, (0,syntax/* asNode */.hK)(statement.node), index);
    }
    return facts;
}
/** Columns of a key, whatever their order. */
function toKeyText(columns) {
    return columns.toSorted().join();
}
const readers = {
    DropStmt: ({ droppedAt }, node, index) => {
        for (const object of (0,syntax/* listAt */.gT)(node, "objects")) {
            const name = nameOfDropped(object) ?? "";
            if (!droppedAt.has(name))
                droppedAt.set(name, index);
        }
    },
    AlterTableStmt: (facts, node, index) => {
        const table = (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, "relation"))?.name ?? "";
        for (const command of (0,syntax/* nodesAt */.Pw)((0,syntax/* listAt */.gT)(node, "cmds"), "AlterTableCmd"))
            readCommand(facts, table, command, index);
    },
    IndexStmt: ({ keys }, node) => {
        const columns = (0,syntax/* nodesAt */.Pw)((0,syntax/* listAt */.gT)(node, "indexParams"), "IndexElem").map((one) => (0,syntax/* textAt */.$6)(one, "name") ?? "");
        if ((0,syntax/* flagAt */.Qc)(node, "unique"))
            keys.add(toKeyText(columns));
    },
    CreateFunctionStmt: ({ madeOrRenamed }, node) => addLast(madeOrRenamed, (0,syntax/* listAt */.gT)(node, "funcname")),
    CreateEnumStmt: (facts, node, index) => addType(facts, (0,syntax/* listAt */.gT)(node, "typeName"), index),
    CreateRangeStmt: (facts, node, index) => addType(facts, (0,syntax/* listAt */.gT)(node, "typeName"), index),
    CreateDomainStmt: ({ madeAt }, node, index) => {
        const last = (0,syntax/* listAt */.gT)(node, "domainname").at(-1);
        if (last !== undefined)
            madeAt.set((0,syntax/* nameIn */.ZC)(last) ?? "", index);
    },
    CompositeTypeStmt: ({ madeAt }, node, index) => void madeAt.set((0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, "typevar"))?.name ?? "", index),
    CreateStmt: ({ madeOrRenamed }, node) => void madeOrRenamed.add((0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, "relation"))?.name ?? ""),
    ViewStmt: ({ madeOrRenamed }, node) => void madeOrRenamed.add((0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, "view"))?.name ?? ""),
    CreateTableAsStmt: ({ madeOrRenamed }, node) => void madeOrRenamed.add((0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(node, "into") ?? {}, "rel"))?.name ?? ""),
    RenameStmt: ({ madeOrRenamed, madeAt }, node, index) => {
        const name = (0,syntax/* textAt */.$6)(node, "newname") ?? "";
        madeOrRenamed.add(name);
        if ((0,syntax/* textAt */.$6)(node, "renameType") === "OBJECT_TYPE")
            madeAt.set(name, index);
    },
};
function readCommand(facts, table, command, index) {
    const [subtype, name] = [(0,syntax/* textAt */.$6)(command, "subtype"), (0,syntax/* textAt */.$6)(command, "name") ?? ""];
    const key = `${table}.${name}`;
    const sets = (subtype === "AT_ColumnDefault" && command["def"] !== undefined) || subtype === "AT_AddIdentity";
    if (sets)
        facts.defaultedAt.set(key, index);
    if (subtype === "AT_DropColumn")
        facts.droppedColumns.add(name);
    if (subtype === "AT_DropConstraint" && !facts.constraintDroppedAt.has(key))
        facts.constraintDroppedAt.set(key, index);
    const added = (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(command, "def") ?? {}, "ColumnDef") ?? {}, "colname");
    if (subtype === "AT_AddColumn")
        facts.addedAt.set(`${table}.${added ?? ""}`, index);
    const constraint = (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(command, "def") ?? {}, "Constraint") ?? {};
    // A primary key without a name gets the usual one.
    const usual = (0,syntax/* textAt */.$6)(constraint, "contype") === "CONSTR_PRIMARY" ? `${table}_pkey` : null;
    const conname = (0,syntax/* textAt */.$6)(constraint, "conname") ?? usual;
    if (subtype === "AT_AddConstraint" && conname !== null)
        facts.constraintAddedAt.set(`${table}.${conname}`, index);
    if (/UNIQUE|PRIMARY/.test((0,syntax/* textAt */.$6)(constraint, "contype") ?? ""))
        facts.keys.add(toKeyText(columnsOf(constraint)));
}
function addType({ madeOrRenamed, madeAt }, parts, index) {
    addLast(madeOrRenamed, parts);
    const last = parts.at(-1);
    if (last !== undefined)
        madeAt.set((0,syntax/* nameIn */.ZC)(last) ?? "", index);
}
function addLast(names, parts) {
    const last = parts.at(-1);
    if (last !== undefined)
        names.add((0,syntax/* nameIn */.ZC)(last) ?? "");
}
/** The last name of a dropped object. */
function nameOfDropped(object) {
    const list = (0,syntax/* nodeAt */.oB)(object, "List") ?? (0,syntax/* nodeAt */.oB)(object, "TypeName");
    const parts = list === null
        ? (0,syntax/* listAt */.gT)((0,syntax/* nodeAt */.oB)(object, "ObjectWithArgs") ?? {}, "objname")
        : [...(0,syntax/* listAt */.gT)(list, "items"), ...(0,syntax/* listAt */.gT)(list, "names")];
    return parts.length === 0 ? (0,syntax/* nameIn */.ZC)(object) : (0,syntax/* nameIn */.ZC)(parts.at(-1) ?? {});
}

;// CONCATENATED MODULE: ./lib/review/rules/compatibility.js






function onExisting(id, on, judge) {
    return {
        id,
        on,
        alsoUndo: false,
        judge: (look) => {
            const found = look.isNew ? null : judge(look);
            return typeof found === "string" ? { message: found } : found;
        },
    };
}
const columnName = ({ node }) => (0,sql_names/* showIdentifier */.F)((0,syntax/* textAt */.$6)(node, "name") ?? "");
const dropDefault = onExisting("drop-default", ["AT_ColumnDefault"], (look) => {
    const column = look.relation?.columns.get((0,syntax/* textAt */.$6)(look.node, "name") ?? "");
    if (look.node["def"] !== undefined || column === undefined || !column.notNull || !column.hasDefault)
        return null;
    if (getsAnother(look, column.name))
        return null;
    return `${tableOf(look)}.${columnName(look)} is NOT NULL: without its default every INSERT that leaves it out fails`;
});
/** A change of type takes the default away and gives another one back; a column that goes needs none. */
function getsAnother({ file, name, site }, column) {
    const { order, defaultedAt, droppedColumns } = factsOf(file.parsed);
    const later = (defaultedAt.get(`${name?.name ?? ""}.${column}`) ?? -1) >= (order.get(site.statement) ?? 0);
    return later || droppedColumns.has(column);
}
const changeDefault = onExisting("change-default", ["AT_ColumnDefault"], (look) => look.node["def"] === undefined ? null : `${tableOf(look)}.${columnName(look)} gets another default`);
const newConstraint = onExisting("new-constraint", [
    "AT_AddConstraint CONSTR_CHECK",
    "AT_AddConstraint CONSTR_FOREIGN",
    "AT_AddConstraint CONSTR_UNIQUE",
    "AT_AddConstraint CONSTR_NOTNULL",
    "IndexStmt",
    "AT_SetNotNull",
], (look) => {
    if (look.key === "IndexStmt" && !(0,syntax/* flagAt */.Qc)(look.node, "unique"))
        return null;
    const constraint = definitionOf(look.node, "Constraint");
    if (/CHECK|FOREIGN/.test(look.key) && !(0,syntax/* flagAt */.Qc)(constraint, "is_enforced"))
        return null;
    return `from now on ${tableOf(look)} refuses rows that the running application may write`;
});
const mayFailOnData = onExisting("may-fail-on-data", [
    "AT_AddConstraint CONSTR_CHECK",
    "AT_AddConstraint CONSTR_FOREIGN",
    "AT_AddConstraint CONSTR_UNIQUE",
    "AT_ValidateConstraint",
    "IndexStmt",
    "AT_SetNotNull",
], (look) => {
    const constraint = definitionOf(look.node, "Constraint");
    if ((look.key === "IndexStmt" && !(0,syntax/* flagAt */.Qc)(look.node, "unique")) || (0,syntax/* flagAt */.Qc)(constraint, "skip_validation"))
        return null;
    if ((0,syntax/* textAt */.$6)(constraint, "indexname") !== null)
        return null;
    return `this fails where a row of ${tableOf(look)} violates it`;
});
const generatedAlways = onExisting("generated-always", ["AT_AddIdentity", "AT_SetIdentity"], (look) => {
    const always = (0,syntax/* textAt */.$6)(definitionOf(look.node, "Constraint"), "generated_when") === "a";
    const set = look.key === "AT_SetIdentity" && /\bSET\s+GENERATED\s+ALWAYS\b/i.test(look.site.text);
    return always || set
        ? `${tableOf(look)}.${columnName(look)} takes no value of the running application any more (428C9)`
        : null;
});
const dropUnique = onExisting("drop-unique", ["AT_DropConstraint", "DropStmt OBJECT_INDEX"], (look) => {
    if (look.key === "AT_DropConstraint") {
        const constraint = look.relation?.constraints.get((0,syntax/* textAt */.$6)(look.node, "name") ?? "");
        const key = constraint?.kind === "unique" || constraint?.kind === "primary key";
        if (constraint !== undefined && isReplaced(look, constraint.columns))
            return null;
        return key && constraint.born === "before"
            ? `INSERT … ON CONFLICT ${list(constraint.columns)} of the running application fails without ${columnName(look)}, and duplicates come in`
            : null;
    }
    const index = look.name === null ? null : findIndex(look.known, look.name);
    if (index === null ||
        !index.unique ||
        index.born !== "before" ||
        hasTwin(look, index.columns) ||
        isReplaced(look, index.columns))
        return null;
    return `INSERT … ON CONFLICT ${list(index.columns)}${index.partial ? " WHERE …" : ""} of the running application fails without this index, and duplicates come in`;
});
const list = (columns) => `(${columns.map((column) => (column === "" ? "…" : (0,sql_names/* showIdentifier */.F)(column))).join(", ")})`;
/** Whether the same file makes another key of these columns, or drops one of them. */
function isReplaced({ file }, columns) {
    const { keys, droppedColumns } = factsOf(file.parsed);
    return keys.has(toKeyText(columns)) || columns.some((column) => droppedColumns.has(column));
}
/** Another unique index or key on the same columns. */
function hasTwin({ known, relation, name }, columns) {
    const wanted = columns.join();
    const keys = [...(relation?.constraints.values() ?? [])].filter(({ kind }) => kind === "unique" || kind === "primary key");
    const indexes = [...known.indexes.values()].filter((one) => one.table === relation?.key && one.unique && one.name.name !== name?.name);
    return [...keys, ...indexes].some((one) => one.columns.join() === wanted);
}
const functionResult = {
    id: "function-result",
    on: ["CreateFunctionStmt"],
    alsoUndo: true,
    judge: ({ node, known }) => {
        const name = (0,syntax/* toRelationName */.Jz)((0,syntax/* listAt */.gT)(node, "funcname"));
        const before = name === null ? null : find(known, known.routines, name);
        const [old, now] = [before?.returns ?? null, (0,type_name/* typeIn */.i)((0,syntax/* nodeAt */.oB)(node, "returnType"))];
        if (name === null || before === null || !(0,syntax/* flagAt */.Qc)(node, "replace"))
            return null;
        // Several functions can share a name: only one without parameters is surely the same.
        if ((0,syntax/* listAt */.gT)(node, "parameters").length > 0 || before.parameters > 0)
            return null;
        if (old === null || now === null || (0,type_name/* showType */.w)(old) === (0,type_name/* showType */.w)(now))
            return null;
        return {
            message: `${(0,sql_names/* showRelation */.O)(name)} returns ${(0,type_name/* showType */.w)(old)}: OR REPLACE cannot make it ${(0,type_name/* showType */.w)(now)} (42P13)`,
        };
    },
};
const dropNotNull = onExisting("drop-not-null", ["AT_DropNotNull"], (look) => `readers of ${tableOf(look)}.${columnName(look)} can meet NULL from now on`);
const revoke = {
    id: "revoke",
    on: ["GrantStmt", "GrantRoleStmt"],
    alsoUndo: false,
    judge: ({ node, known, file }) => {
        const objects = (0,syntax/* listAt */.gT)(node, "objects").map((object) => (0,syntax/* nodeAt */.oB)(object, "RangeVar"));
        const fresh = objects.length > 0 &&
            objects.every((object) => {
                const relation = object === null
                    ? null
                    : find(known, known.relations, {
                        schema: (0,syntax/* textAt */.$6)(object, "schemaname"),
                        name: (0,syntax/* textAt */.$6)(object, "relname") ?? "",
                    });
                return relation !== null && relation.born !== "before";
            });
        const everyone = (0,syntax/* listAt */.gT)(node, "grantees").every((item) => (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)(item, "RoleSpec") ?? {}, "roletype") === "ROLESPEC_PUBLIC");
        if ((0,syntax/* flagAt */.Qc)(node, "is_grant") ||
            fresh ||
            (everyone && (0,syntax/* listAt */.gT)(node, "grantees").length > 0) ||
            file.kind === "repeatable")
            return null;
        return { message: "REVOKE takes a right that the running application may need" };
    },
};
const changeOwner = onExisting("change-owner", ["AT_ChangeOwner"], (look) => `${tableOf(look)} gets another owner`);
const replicaIdentity = onExisting("replica-identity", ["AT_ReplicaIdentity"], (look) => `subscribers of ${tableOf(look)} meet another replica identity`);
const extensionUpdate = {
    id: "extension-update",
    on: ["AlterExtensionStmt"],
    alsoUndo: false,
    judge: ({ node }) => ({ message: `the extension ${(0,syntax/* textAt */.$6)(node, "extname") ?? ""} is updated` }),
};
const cachedPlans = onExisting("cached-plans", ["AT_AddColumn", "AT_AlterColumnType"], (look) => `a prepared SELECT * from ${tableOf(look)} fails once with 0A000`);
const newEnumValue = {
    id: "new-enum-value",
    on: ["AlterEnumStmt"],
    alsoUndo: false,
    judge: ({ node }) => (0,syntax/* textAt */.$6)(node, "oldVal") === null
        ? { message: `the running application does not know '${(0,syntax/* textAt */.$6)(node, "newVal") ?? ""}'` }
        : null,
};
const compatibilityRules = [
    dropDefault,
    changeDefault,
    newConstraint,
    mayFailOnData,
    generatedAlways,
    dropUnique,
    functionResult,
    dropNotNull,
    revoke,
    changeOwner,
    replicaIdentity,
    extensionUpdate,
    cachedPlans,
    newEnumValue,
];

;// CONCATENATED MODULE: ./lib/review/rules/drops.js






const dropTable = {
    id: "drop-table",
    on: ["DropStmt OBJECT_TABLE", "DropStmt OBJECT_FOREIGN_TABLE"],
    alsoUndo: false,
    judge: (look) => look.isNew || attached(look)
        ? null
        : isAbsent(look)
            ? dropsNext(look)
            : { message: `DROP TABLE ${tableOf(look)}: its rows are gone, and the running application no longer finds it` },
};
/** Nothing is dropped the first time; where the file makes the table, a second run finds one. */
function dropsNext(look) {
    if (!makesIt(look))
        return null;
    return {
        severity: "warning",
        message: `DROP TABLE ${tableOf(look)} finds no table the first time, but when the file runs again, it removes the rows that are in it by then`,
        help: "leave out the DROP, and write CREATE TABLE IF NOT EXISTS",
    };
}
/** Partitions have a rule of their own. */
function attached({ relation }) {
    return relation !== null && relation.parent !== null;
}
const dropColumn = {
    id: "drop-column",
    on: ["AT_DropColumn"],
    alsoUndo: false,
    judge: (look) => {
        const born = look.column?.born ?? "before";
        if (look.isNew || born !== "before" || isAbsentColumn(look))
            return null;
        return {
            message: `DROP COLUMN ${tableOf(look)}.${(0,sql_names/* showIdentifier */.F)((0,syntax/* textAt */.$6)(look.node, "name") ?? "")}: its values are gone, and the running application no longer finds it`,
        };
    },
};
const dropped = {
    OBJECT_VIEW: "view",
    OBJECT_MATVIEW: "materialized view",
    OBJECT_FUNCTION: "function",
    OBJECT_PROCEDURE: "procedure",
    OBJECT_AGGREGATE: "aggregate",
    OBJECT_TYPE: "type",
    OBJECT_DOMAIN: "domain",
    OBJECT_SEQUENCE: "sequence",
    OBJECT_SCHEMA: "schema",
};
/** Names that a DROP frees and that the same file gives again are replaced, not dropped. */
function comesBack(look) {
    return look.key !== "DropStmt OBJECT_SCHEMA" && makesIt(look);
}
function makesIt({ file, name }) {
    const { madeOrRenamed, madeAt } = factsOf(file.parsed);
    return name !== null && (madeOrRenamed.has(name.name) || madeAt.has(name.name));
}
const dropObject = {
    id: "drop-object",
    on: Object.keys(dropped).map((type) => `DropStmt ${type}`),
    alsoUndo: false,
    judge: (look) => {
        const { key, name, known, isNew } = look;
        const what = dropped[key.replace("DropStmt ", "")] ?? "object";
        const type = name === null
            ? undefined
            : [...known.searchPath, name.schema ?? ""]
                .map((schema) => known.types.get(JSON.stringify([schema, name.name])))
                .find(Boolean);
        // Nobody calls a trigger's function by name.
        const routine = name === null || what !== "function" ? null : find(known, known.routines, name);
        if (routine?.returns?.name === "trigger")
            return null;
        if (isNew || (type !== undefined && type.born !== "before") || comesBack(look) || isAbsent(look))
            return null;
        if (what === "schema" && known.complete && !known.schemas.has(name?.name ?? ""))
            return null;
        const rows = what === "schema" ? "all that is in it is gone, and " : "";
        return {
            message: `DROP of the ${what} ${(0,sql_names/* showRelation */.O)(name ?? { schema: null, name: "?" })}: ${rows}the running application no longer finds it`,
            ...(what === "schema" ? { severity: "error" } : {}),
        };
    },
};
const dropDatabase = {
    id: "drop-database",
    on: ["DropdbStmt"],
    alsoUndo: true,
    judge: ({ node }) => ({ message: `DROP DATABASE ${(0,syntax/* textAt */.$6)(node, "dbname") ?? ""}` }),
};
const dropCascade = {
    id: "drop-cascade",
    on: [
        "TruncateStmt",
        "AT_DropColumn",
        "AT_DropConstraint",
        ...["TABLE", "VIEW", "MATVIEW", "TYPE", "DOMAIN", "FUNCTION", "SCHEMA", "SEQUENCE", "EXTENSION", "INDEX"].map((type) => `DropStmt OBJECT_${type}`),
    ],
    alsoUndo: true,
    judge: (look) => {
        if (look.isNew || (0,syntax/* textAt */.$6)(look.node, "behavior") !== "DROP_CASCADE" || isAbsent(look))
            return null;
        const truncates = look.site.kind === "TruncateStmt";
        return {
            message: truncates
                ? `TRUNCATE … CASCADE empties every table that references ${tableOf(look)}`
                : "CASCADE drops whatever depends on it, unnamed and unseen",
            // More than a TRUNCATE of the table alone.
            ...(truncates ? { severity: "error" } : {}),
        };
    },
};
const truncate = {
    id: "truncate",
    on: ["TruncateStmt"],
    alsoUndo: false,
    judge: (look) => look.isNew || (0,syntax/* textAt */.$6)(look.node, "behavior") === "DROP_CASCADE"
        ? null
        : { message: `TRUNCATE removes every row of ${tableOf(look)}` },
};
function allRows(id, on, what) {
    return {
        id,
        on: [on],
        alsoUndo: false,
        judge: (look) => {
            const limited = (0,syntax/* nodeAt */.oB)(look.node, "whereClause") !== null ||
                (0,syntax/* listAt */.gT)(look.node, on === "UpdateStmt" ? "fromClause" : "usingClause").length > 0;
            if (look.isNew || limited)
                return null;
            return { message: `${what} ${tableOf(look)}`, ...(on === "UpdateStmt" ? sized(look) : {}) };
        },
    };
}
const dropRules = [
    dropTable,
    dropColumn,
    dropObject,
    dropDatabase,
    dropCascade,
    truncate,
    allRows("delete-all-rows", "DeleteStmt", "DELETE without WHERE removes every row of"),
    allRows("update-all-rows", "UpdateStmt", "UPDATE without WHERE writes every row of"),
];

// EXTERNAL MODULE: ./lib/sql/statement.js
var statement = __webpack_require__(47813);
;// CONCATENATED MODULE: ./lib/review/rules/intent.js


const migrating = /^(?:Insert|Update|Delete|Merge)Stmt$/;
/** The intent of a look, by its key. */
function intentOf(look) {
    const { key, node } = look;
    if (migrating.test(key) || (key === "CopyStmt" && (0,syntax/* flagAt */.Qc)(node, "is_from")))
        return "migrate";
    if (/^(?:AT_DropColumn|AT_SetNotNull|DropStmt OBJECT_(?:TABLE|MATVIEW|TYPE|SEQUENCE)|RenameStmt OBJECT_(?:TABLE|COLUMN|TYPE))$/.test(key))
        return "contract";
    if (key === "AT_ColumnDefault")
        return node["def"] === undefined ? "contract" : "expand";
    if (/^(?:AT_AddColumn|AT_AddConstraint .*|AT_AlterColumnType|AT_DropNotNull|IndexStmt)$/.test(key))
        return "expand";
    return "metadata";
}
/** Whether a look takes a lock against everyone, or against writers, that stays until the commit. */
function locksUntilCommit({ key, node }) {
    if (!key.startsWith("AT_"))
        return /^(?:RenameStmt OBJECT_(?:TABLE|COLUMN)|DropStmt OBJECT_INDEX)$/.test(key);
    const light = /^AT_(?:ValidateConstraint|SetStatistics|SetRelOptions|ResetRelOptions|SetOptions|ResetOptions|ClusterOn|DropCluster)$/;
    return !light.test(key) && (0,syntax/* textAt */.$6)(definitionOf(node, "Constraint"), "contype") !== "CONSTR_FOREIGN";
}

;// CONCATENATED MODULE: ./lib/review/rules/subjects.js


const toTable = /^(?:CreateStmt|CreateTableAsStmt|IndexStmt|TruncateStmt|CreateTrigStmt|CreatePolicyStmt|AlterPolicyStmt|RuleStmt|InsertStmt|UpdateStmt|DeleteStmt|MergeStmt|CopyStmt|RefreshMatViewStmt|AT_.*|FOREIGN_TABLE AT_.*|VIEW AT_.*|INDEX AT_.*|DropStmt OBJECT_(?:TABLE|INDEX|TRIGGER|POLICY|RULE|VIEW|MATVIEW|SEQUENCE)|RenameStmt OBJECT_(?:TABLE|COLUMN|TABCONSTRAINT|TRIGGER|POLICY|INDEX|VIEW|MATVIEW|SEQUENCE)|AlterObjectSchemaStmt OBJECT_(?:TABLE|VIEW|MATVIEW|SEQUENCE)|ViewStmt|CreateSeqStmt|AlterSeqStmt|ClusterStmt|ReindexStmt|CreateForeignTableStmt)$/;
/** Whether it is about a catalog of PostgreSQL's own, which holds no rows of anybody's. */
function isOfCatalog({ name, relation }) {
    if (name === null || relation !== null)
        return false;
    return name.schema === "pg_catalog" || (name.schema === null && name.name.startsWith("pg_"));
}
/** The subject of a look; null for what has none: settings, guards, comments, grants, queries, PostgreSQL's catalogs. */
function subjectOf(look) {
    const { key, known, name, relation, site } = look;
    if (isOfCatalog(look))
        return null;
    const { text } = site;
    // An index that nobody knows belongs to no table; so does one that IF EXISTS looks for before it is made.
    if (key === "DropStmt OBJECT_INDEX" && relation === null)
        return null;
    if (toTable.test(key)) {
        const kind = kindOf(look);
        const id = relation?.key ?? (name === null ? null : newKey(known, name));
        if (id === null || name === null)
            return null;
        const made = key === "ViewStmt" || key === "CreateSeqStmt" || key === "AlterSeqStmt";
        return {
            id: `relation ${id}`,
            title: `${kind} ${relation?.name ?? name.name}`,
            name: relation?.name ?? name.name,
            made,
            text,
        };
    }
    return otherSubject(look);
}
function kindOf({ key, relation }) {
    if (key === "ViewStmt" || relation?.kind === "view")
        return "view";
    if (relation === null && /^(?:INDEX |RenameStmt OBJECT_INDEX)/.test(key))
        return "index";
    return key === "CreateSeqStmt" ? "sequence" : "table";
}
const others = {
    CreateEnumStmt: { title: "type", field: "typeName" },
    CreateRangeStmt: { title: "type", field: "typeName" },
    AlterEnumStmt: { title: "type", field: "typeName" },
    CreateDomainStmt: { title: "type", field: "domainname" },
    AlterDomainStmt: { title: "type", field: "typeName" },
    CreateFunctionStmt: { title: "function", field: "funcname" },
};
function otherSubject({ key, node, known, site }) {
    const { text } = site;
    const composite = key === "CompositeTypeStmt" ? (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, "typevar")) : null;
    const other = others[site.kind];
    const dropped = /^DropStmt OBJECT_(TYPE|DOMAIN|FUNCTION|PROCEDURE|SCHEMA)$/.exec(key)?.[1];
    const schema = site.kind === "CreateSchemaStmt" ? (0,syntax/* textAt */.$6)(node, "schemaname") : null;
    if (schema !== null)
        return { id: `schema ${schema}`, title: `schema ${schema}`, name: schema, made: true, text };
    const name = composite ?? (other === undefined ? droppedName(dropped, node) : (0,syntax/* toRelationName */.Jz)((0,syntax/* listAt */.gT)(node, other.field)));
    if (name === null)
        return null;
    const title = other?.title ??
        (composite !== null || dropped === "TYPE" || dropped === "DOMAIN" ? "type" : (dropped ?? "").toLowerCase());
    return {
        id: `${title} ${newKey(known, name)}`,
        title: `${title} ${name.name}`,
        name: name.name,
        made: dropped === undefined,
        text,
    };
}
function droppedName(type, node) {
    const object = (0,syntax/* nodeAt */.oB)(node, "dropped");
    if (type === undefined || object === null)
        return null;
    const list = (0,syntax/* nodeAt */.oB)(object, "TypeName") ?? (0,syntax/* nodeAt */.oB)(object, "ObjectWithArgs") ?? {};
    const parts = [...(0,syntax/* listAt */.gT)(list, "names"), ...(0,syntax/* listAt */.gT)(list, "objname")];
    return parts.length > 0 ? (0,syntax/* toRelationName */.Jz)(parts) : { schema: null, name: (0,syntax/* nameIn */.ZC)(object) ?? "" };
}
const mostSubjects = 1000;
/** Subjects that belong together as one: a type and the table that uses it, a partition and its parent. */
function mergeSubjects(looks) {
    const subjects = looks.flatMap((look) => subjectOf(look) ?? []);
    const parents = new Map(subjects.map(({ id }) => [id, id]));
    const root = (id) => {
        const parent = parents.get(id) ?? id;
        return parent === id ? id : root(parent);
    };
    const join = (a, b) => void parents.set(root(a), root(b));
    // What belongs together is looked for by names in texts, which nobody waits for in a file of thousands.
    if (subjects.length <= mostSubjects)
        for (const [one, other] of together(looks, subjects))
            join(one, other);
    const groups = new Map();
    for (const subject of subjects) {
        const group = groups.get(root(subject.id)) ?? [];
        groups.set(root(subject.id), [...group, subject]);
    }
    return [...groups.values()];
}
/** Pairs of subjects, by id, of which one is about the other. */
function together(looks, subjects) {
    const ids = new Set(subjects.map(({ id }) => id));
    const pairs = [...namedTogether(subjects), ...looks.flatMap((look) => [...renamedIn(look), ...joinedIn(look)])];
    return pairs.filter(([one, other]) => ids.has(one) && ids.has(other));
}
/** What is made goes with what says its name, and with what it says: a view with the table that it reads. */
function namedTogether(subjects) {
    const patterns = new Map(subjects.map(({ id, name }) => [
        id,
        new RegExp(`(?<![\\w$])${name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\w$])`, "i"),
    ]));
    const says = ({ text }, { id }) => patterns.get(id)?.test(text) === true;
    return subjects
        .filter(({ made }) => made)
        .flatMap((made) => subjects
        .filter((other) => other.id !== made.id && (says(other, made) || says(made, other)))
        .map((other) => [made.id, other.id]));
}
/** Under its new name an object is the same one. */
function renamedIn({ key, node, known, name, relation }) {
    const newName = (0,syntax/* textAt */.$6)(node, "newname") ?? "";
    if (key === "RenameStmt OBJECT_TYPE") {
        const from = (0,syntax/* toRelationName */.Jz)((0,syntax/* listAt */.gT)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(node, "object") ?? {}, "List") ?? {}, "items"));
        return from === null ? [] : [[`type ${newKey(known, from)}`, `type ${newKey(known, { ...from, name: newName })}`]];
    }
    if (name === null || !/^RenameStmt OBJECT_(?:TABLE|VIEW|MATVIEW|SEQUENCE)$/.test(key))
        return [];
    const to = { schema: relation?.schema ?? name.schema, name: newName };
    return [[`relation ${relation?.key ?? newKey(known, name)}`, `relation ${newKey(known, to)}`]];
}
/** A partition or child goes with its parent. */
function joinedIn(look) {
    const parent = (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)((0,syntax/* listAt */.gT)(look.node, "inhRelations")[0] ?? {}, "RangeVar"));
    const attached = (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(look.node, "def") ?? {}, "PartitionCmd") ?? {}, "name"));
    const [own, other] = [subjectOf(look), parent ?? attached];
    if (own === null || other === null)
        return [];
    const key = newKey(look.known, other);
    return [[own.id, `relation ${look.known.relations.get(key)?.key ?? key}`]];
}

;// CONCATENATED MODULE: ./lib/review/rules/files.js






/** The first file on an empty database may make everything at once; so may a baseline. Repeatable files are what they are. */
function isInitial({ file, context }) {
    const first = file.index === 0 && context.applied.length === 0;
    return first || file.kind !== "migration" || file.migration?.kind === "baseline";
}
const atomic = {
    id: "atomic",
    judge: (whole) => {
        if (isInitial(whole))
            return [];
        const groups = mergeSubjects(whole.looks.filter(({ site }) => site.within !== "routine"));
        if (groups.length < 2)
            return [];
        const titles = groups.map((group) => (group.find(({ made }) => !made) ?? group[0])?.title ?? "");
        const shown = titles.length > 5 ? [...titles.slice(0, 4), `${titles.length - 4} more`] : titles;
        return [
            { at: null, message: `the file changes ${titles.length} things: ${listWords(shown)}`, help: "one file for each" },
        ];
    },
};
const existing = (look) => !look.isNew && look.site.kind !== "CreateStmt" && !isOfCatalog(look);
/** Statements that write rows behind one that locks a table until the commit. */
function behindLock({ looks, file }) {
    if (!file.parsed.transactional)
        return null;
    const lock = looks.find((look) => existing(look) && locksUntilCommit(look));
    const work = lock === undefined
        ? undefined
        : looks
            .slice(looks.indexOf(lock))
            .find((look) => existing(look) && intentOf(look) === "migrate" && !isSmallInsert(look));
    return lock === undefined || work === undefined ? null : { lock, work };
}
/** A few literal rows take no time. */
function isSmallInsert({ node, key }) {
    const values = (0,syntax/* listAt */.gT)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(node, "selectStmt") ?? {}, "SelectStmt") ?? {}, "valuesLists").length;
    return key === "InsertStmt" && values > 0 && values <= 100;
}
const workUnderLock = {
    id: "work-under-lock",
    judge: (whole) => {
        if (isInitial(whole))
            return [];
        const found = behindLock(whole);
        if (found === null)
            return [];
        const { lock, work } = found;
        return [
            {
                at: work.site,
                look: work,
                message: `\`${(0,statement/* firstWords */.C)(work.site.text)}\` runs while ${lock.index === null ? tableOf(lock) : (0,sql_names/* showIdentifier */.F)(lock.relation?.name ?? "?")} is locked until the commit`,
            },
        ];
    },
};
const mixedIntent = {
    id: "mixed-intent",
    judge: (whole) => {
        if (isInitial(whole) || behindLock(whole) !== null)
            return [];
        const looks = whole.looks.filter(existing);
        const data = looks.find((look) => intentOf(look) === "migrate" && !isSmallInsert(look));
        const shape = looks.find((look) => /^(?:expand|contract)$/.test(intentOf(look)));
        if (data === undefined || shape === undefined)
            return [];
        return [
            {
                at: data.site,
                look: data,
                message: `the file changes the shape of ${tableOf(shape)} and the rows of ${tableOf(data)}`,
            },
        ];
    },
};
const oneSubCommand = {
    id: "one-sub-command",
    judge: (whole) => {
        const work = whole.looks.filter((look) => intentOf(look) !== "metadata");
        return isInitial(whole) || work.length < 2 ? [] : [{ at: null, message: `the file holds ${work.length} changes` }];
    },
};
const wholeRules = [atomic, workUnderLock, mixedIntent, oneSubCommand];

;// CONCATENATED MODULE: ./lib/review/rules/guarded.js


/** A rule that is silent where a condition or an exception handler decides. */
function rule(id, on, judge) {
    // What a condition or an exception handler decides about is guarded, whatever it is.
    return { id, on, alsoUndo: true, judge: (look) => (look.site.guarded ? null : judge(look)) };
}
/** The statement with words put behind its first ones; nothing where they are not found. */
function insert(text, behind, words) {
    const replaced = text.replace(behind, (start) => `${start}${words} `);
    return replaced === text ? {} : { replacement: replaced };
}
/** How messages end. */
const again = "a second run fails";
/** Whether an earlier statement of the file drops it first: what it makes is gone whenever it comes. */
function isDropped({ file, site }) {
    const { order, droppedAt } = factsOf(file.parsed);
    const at = droppedAt.get(createdName(site) ?? "");
    return at !== undefined && at < (order.get(site.statement) ?? 0);
}
/** The name of what a statement makes, without its schema. */
function createdName({ kind, node }) {
    const range = (0,syntax/* nodeAt */.oB)(node, "view") ??
        (0,syntax/* nodeAt */.oB)(node, "sequence") ??
        (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(node, "into") ?? {}, "rel") ??
        (0,syntax/* nodeAt */.oB)(node, "typevar");
    if (range !== null)
        return (0,syntax/* relationIn */.eR)(range)?.name ?? null;
    if (kind === "IndexStmt")
        return (0,syntax/* textAt */.$6)(node, "idxname");
    const own = [
        "trigname",
        "policy_name",
        "rulename",
        "schemaname",
        "extname",
        "pubname",
        "role",
        "fdwname",
        ...(kind === "CreateAmStmt" ? ["amname"] : []),
    ]
        .map((field) => (0,syntax/* textAt */.$6)(node, field))
        .find((name) => name !== null);
    if (own !== undefined && kind !== "CreateStmt")
        return own;
    const names = ["funcname", "typeName", "domainname", "defnames", "conversion_name", "opclassname", "opfamilyname"]
        .map((field) => (0,syntax/* listAt */.gT)(node, field))
        .find((list) => list.length > 0);
    return names === undefined
        ? ((0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, "relation"))?.name ?? null)
        : ((0,syntax/* toRelationName */.Jz)(names)?.name ?? null);
}

;// CONCATENATED MODULE: ./lib/review/rules/made-again.js


/**
 * Whether what a DROP takes away is made again behind it, in the same transaction: then it is there whenever the file
 * begins, and the next run drops it as well.
 */
function isMadeAgain({ file, site, key, node, name }) {
    if (!file.parsed.transactional || site.within !== "statement")
        return false;
    const { order, constraintAddedAt } = factsOf(file.parsed);
    const here = order.get(site.statement) ?? 0;
    if (key === "AT_DropConstraint") {
        const constraint = `${name?.name ?? ""}.${(0,syntax/* textAt */.$6)(node, "name") ?? ""}`;
        return (constraintAddedAt.get(constraint) ?? -1) >= here;
    }
    if (site.kind !== "DropStmt")
        return false;
    const made = madeIn(file.parsed);
    const objects = (0,syntax/* listAt */.gT)(node, "objects").map((object) => made_again_toKey((0,syntax/* textAt */.$6)(node, "removeType"), object));
    return objects.every((one) => one !== null && (made.get(one) ?? -1) > here);
}
const made_again_known = new WeakMap();
/** What the statements of a file make, by kind and name, with the place of the last. */
function madeIn(parsed) {
    const found = made_again_known.get(parsed) ?? made_again_read(parsed);
    made_again_known.set(parsed, found);
    return found;
}
function made_again_read({ statements }) {
    return new Map(statements.flatMap(({ kind, node }, index) => {
        const name = makers[kind]?.((0,syntax/* asNode */.hK)(node)) ?? null;
        return name === null ? [] : [[name, index]];
    }));
}
function toMaker(kind, field) {
    return (node) => {
        const relation = (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, field));
        return relation === null ? null : `${kind} ${relation.name}`;
    };
}
function toPart(kind, field, table) {
    return (node) => `${kind} ${(0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, table))?.name ?? ""}.${(0,syntax/* textAt */.$6)(node, field) ?? ""}`;
}
const toType = (node) => `TYPE ${(0,syntax/* namesIn */.wX)(node, "typeName").at(-1) ?? ""}`;
const makers = {
    CreateStmt: toMaker("TABLE", "relation"),
    CreateTableAsStmt: (node) => {
        const kind = (0,syntax/* textAt */.$6)(node, "objtype") === "OBJECT_MATVIEW" ? "MATVIEW" : "TABLE";
        return toMaker(kind, "rel")((0,syntax/* nodeAt */.oB)(node, "into") ?? {});
    },
    ViewStmt: toMaker("VIEW", "view"),
    CreateSeqStmt: toMaker("SEQUENCE", "sequence"),
    IndexStmt: (node) => `INDEX ${(0,syntax/* textAt */.$6)(node, "idxname") ?? ""}`,
    CreateEnumStmt: toType,
    CreateRangeStmt: toType,
    CompositeTypeStmt: toMaker("TYPE", "typevar"),
    CreateTrigStmt: toPart("TRIGGER", "trigname", "relation"),
    CreatePolicyStmt: toPart("POLICY", "policy_name", "table"),
};
/** Kind and name of a dropped object as `makers` has them; null for kinds whose name alone says too little. */
function made_again_toKey(type, object) {
    const kind = type?.replace("OBJECT_", "") ?? "";
    const list = (0,syntax/* nodeAt */.oB)(object, "List") ?? (0,syntax/* nodeAt */.oB)(object, "TypeName") ?? {};
    const names = [...(0,syntax/* listAt */.gT)(list, "items"), ...(0,syntax/* listAt */.gT)(list, "names")].map((part) => (0,syntax/* nameIn */.ZC)(part) ?? "");
    if (/^(?:TRIGGER|POLICY)$/.test(kind))
        return `${kind} ${names.slice(-2).join(".")}`;
    return /^(?:TABLE|VIEW|MATVIEW|SEQUENCE|INDEX|TYPE)$/.test(kind) ? `${kind} ${names.at(-1) ?? ""}` : null;
}

;// CONCATENATED MODULE: ./lib/review/rules/idempotent-alter.js







const dropKinds = [
    "TABLE",
    "INDEX",
    "VIEW",
    "MATVIEW",
    "SEQUENCE",
    "SCHEMA",
    "TYPE",
    "DOMAIN",
    "FUNCTION",
    "PROCEDURE",
    "AGGREGATE",
    "TRIGGER",
    "POLICY",
    "RULE",
    "EXTENSION",
    "FOREIGN_TABLE",
    "CAST",
    "OPERATOR",
    "COLLATION",
    "PUBLICATION",
    "STATISTIC_EXT",
    "EVENT_TRIGGER",
    "FOREIGN_SERVER",
    "FDW",
];
const dropIfExists = rule("drop-if-exists", [
    ...dropKinds.map((kind) => `DropStmt OBJECT_${kind}`),
    "AT_DropColumn",
    "AT_DropConstraint",
    "AT_DropIdentity",
    "AT_DropExpression",
    "DropRoleStmt",
], (look) => {
    const { node, site, key } = look;
    if ((0,syntax/* flagAt */.Qc)(node, "missing_ok") || isMadeAgain(look))
        return null;
    const drop = site.kind === "DropStmt"
        ? /^DROP\s+(?:MATERIALIZED\s+VIEW|FOREIGN\s+TABLE|FOREIGN\s+DATA\s+WRAPPER|EVENT\s+TRIGGER|\w+)\s+(?:CONCURRENTLY\s+)?/i
        : null;
    const single = isAlone(look);
    const part = key === "AT_DropColumn"
        ? /\bDROP\s+(?:COLUMN\s+)?(?=\S)/i
        : key === "AT_DropConstraint"
            ? /\bDROP\s+CONSTRAINT\s+/i
            : null;
    const what = site.kind === "DropStmt"
        ? (0,statement/* firstWords */.C)(site.text)
        : `${key.replace("AT_Drop", "DROP ").toUpperCase()} ${(0,sql_names/* showIdentifier */.F)((0,syntax/* textAt */.$6)(node, "name") ?? "")} of ${tableOf(look)}`;
    const change = drop !== null
        ? insert(site.text, drop, "IF EXISTS")
        : part !== null && single
            ? insert(site.text, part, "IF EXISTS")
            : {};
    return { message: `${what} has no IF EXISTS: ${again}`, ...change };
});
const addColumn = rule("add-column-if-not-exists", ["AT_AddColumn"], (look) => {
    const { node, site } = look;
    const column = (0,syntax/* textAt */.$6)(definitionOf(node, "ColumnDef"), "colname") ?? "";
    // A statement before it takes the column away, so that it is added each time.
    if ((0,syntax/* flagAt */.Qc)(node, "missing_ok"))
        return null;
    const single = isAlone(look);
    return {
        message: `ADD COLUMN ${(0,sql_names/* showIdentifier */.F)(column)} has no IF NOT EXISTS: ${again}`,
        ...(single ? insert(site.text, /\bADD\s+(?:COLUMN\s+)?/i, "IF NOT EXISTS") : {}),
    };
});
const renameGuarded = rule("rename-guarded", [
    "TABLE",
    "VIEW",
    "MATVIEW",
    "INDEX",
    "SEQUENCE",
    "COLUMN",
    "TABCONSTRAINT",
    "TYPE",
    "DOMAIN",
    "TRIGGER",
    "POLICY",
    "FUNCTION",
    "SCHEMA",
    "FOREIGN_TABLE",
]
    .flatMap((kind) => [`RenameStmt OBJECT_${kind}`, `AlterObjectSchemaStmt OBJECT_${kind}`])
    .concat("AlterEnumStmt"), ({ key, node, site }) => {
    if (key === "AlterEnumStmt" && (0,syntax/* textAt */.$6)(node, "oldVal") === null)
        return null;
    const native = /OBJECT_(?:TABLE|VIEW|MATVIEW|INDEX|SEQUENCE|FOREIGN_TABLE)$/.test(key);
    if (native && (0,syntax/* flagAt */.Qc)(node, "missing_ok"))
        return null;
    return {
        message: `${(0,statement/* firstWords */.C)(site.text)} fails when it runs again: the old name is gone`,
        ...(native
            ? insert(site.text, /^ALTER\s+(?:MATERIALIZED\s+VIEW|FOREIGN\s+TABLE|\w+)\s+/i, "IF EXISTS")
            : { help: "ask in a DO block whether the old name is still there" }),
    };
});
const addConstraint = rule("add-constraint-guarded", ["CHECK", "FOREIGN", "UNIQUE", "PRIMARY", "EXCLUSION"].map((kind) => `AT_AddConstraint CONSTR_${kind}`), (look) => {
    const { node, site } = look;
    const name = (0,syntax/* textAt */.$6)(definitionOf(node, "Constraint"), "conname");
    const primary = look.key.endsWith("PRIMARY");
    const usual = primary ? `${look.name?.name ?? ""}_pkey` : null;
    if ((name === null && !primary) || dropsFirst(look, name ?? usual))
        return null;
    const single = isAlone(look);
    const drop = name === null ? null : `\n  DROP CONSTRAINT IF EXISTS ${(0,sql_names/* showIdentifier */.F)(name)},\n  ADD`;
    const using = (0,syntax/* textAt */.$6)(definitionOf(node, "Constraint"), "indexname") !== null;
    return {
        message: `ADD ${name === null ? "PRIMARY KEY" : `CONSTRAINT ${(0,sql_names/* showIdentifier */.F)(name)}`} knows no IF NOT EXISTS: ${again}`,
        // Dropping a constraint over an index drops the index too.
        ...(single && drop !== null && !using && !primary
            ? { replacement: site.text.replace(/\s+ADD(?=\s+CONSTRAINT\b)/i, ` ${drop.trim()}`) }
            : {}),
    };
});
/** DROP CONSTRAINT of the same name, in the same statement or an earlier one. */
function dropsFirst({ file, site, name: table }, name) {
    const { order, constraintDroppedAt } = factsOf(file.parsed);
    const at = constraintDroppedAt.get(`${table?.name ?? ""}.${name ?? ""}`);
    return at !== undefined && at <= (order.get(site.statement) ?? 0);
}
const unnamedConstraint = rule("unnamed-constraint", ["CHECK", "FOREIGN", "UNIQUE", "EXCLUSION"].map((kind) => `AT_AddConstraint CONSTR_${kind}`), (look) => (0,syntax/* textAt */.$6)(definitionOf(look.node, "Constraint"), "conname") === null
    ? { message: `the constraint of ${tableOf(look)} has no name: a second run adds another one` }
    : null);
const indexName = rule("index-name", ["IndexStmt"], (look) => {
    const unnamed = (0,syntax/* textAt */.$6)(look.node, "idxname") === null && !(0,syntax/* flagAt */.Qc)(look.node, "concurrent");
    return unnamed ? { message: `the index on ${tableOf(look)} has no name: a second run builds another one` } : null;
});
const constraintIndexName = rule("constraint-index-name", ["AT_AddConstraint CONSTR_UNIQUE", "AT_AddConstraint CONSTR_PRIMARY"], (look) => {
    const constraint = definitionOf(look.node, "Constraint");
    const [index, name] = [(0,syntax/* textAt */.$6)(constraint, "indexname"), (0,syntax/* textAt */.$6)(constraint, "conname")];
    if (index === null || name === null || index === name)
        return null;
    return {
        message: `USING INDEX renames ${(0,sql_names/* showIdentifier */.F)(index)} to ${(0,sql_names/* showIdentifier */.F)(name)}: a second CREATE INDEX … IF NOT EXISTS builds another one`,
    };
});
const alterRules = [
    dropIfExists,
    addColumn,
    renameGuarded,
    addConstraint,
    unnamedConstraint,
    indexName,
    constraintIndexName,
];

;// CONCATENATED MODULE: ./lib/review/rules/idempotent-change.js






const alterGuarded = rule("alter-guarded", [
    "AT_AddIdentity",
    "AT_AttachPartition",
    "AT_DetachPartition",
    "AT_AddInherit",
    "AT_DropInherit",
    "TYPE AT_AddColumn",
    "AlterDomainStmt",
    "AlterPublicationStmt",
    "AlterEnumStmt",
], ({ key, node, site, isNew }) => {
    if (site.kind === "AlterEnumStmt" && ((0,syntax/* flagAt */.Qc)(node, "skipIfNewValExists") || (0,syntax/* textAt */.$6)(node, "oldVal") !== null))
        return null;
    if (site.kind === "AlterDomainStmt" && (0,syntax/* textAt */.$6)(node, "subtype") !== "C")
        return null;
    if (site.kind === "AlterPublicationStmt" && !/AP_(?:Add|Drop)/.test((0,syntax/* textAt */.$6)(node, "action") ?? ""))
        return null;
    if (isNew && key === "AT_AddInherit")
        return null;
    const add = site.kind === "AlterEnumStmt" ? insert(site.text, /\bADD\s+VALUE\s+/i, "IF NOT EXISTS") : {};
    return { message: `${(0,statement/* firstWords */.C)(site.text)} fails when it runs again`, ...add };
});
const insertGuarded = rule("insert-guarded", ["InsertStmt"], (look) => {
    const select = (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(look.node, "selectStmt") ?? {}, "SelectStmt");
    const values = select !== null && (0,syntax/* listAt */.gT)(select, "valuesLists").length > 0;
    const conditional = select !== null && !values && (0,syntax/* nodeAt */.oB)(select, "whereClause") !== null;
    if ((0,syntax/* nodeAt */.oB)(look.node, "onConflictClause") !== null || conditional || look.relation?.temporary === true)
        return null;
    const plain = values && (0,syntax/* listAt */.gT)(look.node, "returningList").length === 0 && look.site.within === "statement";
    return {
        message: `INSERT into ${tableOf(look)} has no ON CONFLICT: a second run fails, or adds the rows again`,
        ...(plain ? { replacement: `${look.site.text}\nON CONFLICT DO NOTHING` } : {}),
    };
});
/** Whether it gives a jsonb column keys with fixed values, or takes keys away: the second time that changes nothing. */
function isSettled(value, column) {
    const step = (0,syntax/* nodeAt */.oB)(value ?? {}, "A_Expr");
    if (step === null || columnIn((0,syntax/* nodeAt */.oB)(step, "lexpr")) !== column)
        return false;
    const right = (0,syntax/* nodeAt */.oB)(step, "rexpr") ?? {};
    const constant = (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(right, "TypeCast") ?? {}, "arg") ?? right, "A_Const");
    const text = (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)(constant ?? {}, "sval") ?? {}, "sval");
    const operator = (0,syntax/* nameIn */.ZC)((0,syntax/* listAt */.gT)(step, "name")[0] ?? {});
    if (text === null)
        return false;
    return operator === "||" ? text.trimStart().startsWith("{") : operator === "-" || operator === "#-";
}
const repeatedChange = rule("repeated-change", ["UpdateStmt", "AlterSeqStmt", "AT_AlterColumnType"], (look) => {
    const { node, site } = look;
    if (site.kind === "AlterSeqStmt") {
        const restarts = (0,syntax/* listAt */.gT)(node, "options").some((item) => (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)(item, "DefElem") ?? {}, "defname") === "restart");
        return restarts && !look.isNew ? { message: "RESTART sets the sequence back again when it runs again" } : null;
    }
    if (site.kind === "AlterTableStmt") {
        const using = (0,syntax/* nodeAt */.oB)(definitionOf(node, "ColumnDef"), "raw_default");
        const computes = using !== null && (0,syntax/* nodeAt */.oB)(using, "A_Expr") !== null && names(using, (0,syntax/* textAt */.$6)(node, "name") ?? "");
        return computes ? { message: "USING computes the values from themselves: a second run changes them again" } : null;
    }
    const itself = (0,syntax/* listAt */.gT)(node, "targetList").flatMap((item) => {
        const target = (0,syntax/* nodeAt */.oB)(item, "ResTarget") ?? {};
        const [column, value] = [(0,syntax/* textAt */.$6)(target, "name") ?? "", (0,syntax/* nodeAt */.oB)(target, "val")];
        const arithmetic = value !== null && (0,syntax/* nodeAt */.oB)(value, "A_Expr") !== null;
        const settled = look.relation?.columns.get(column)?.type?.name === "jsonb" && isSettled(value, column);
        return arithmetic && !settled && names(value, column) && !mentions((0,syntax/* nodeAt */.oB)(node, "whereClause"), column)
            ? [column]
            : [];
    });
    return itself.length === 0
        ? null
        : {
            message: `UPDATE computes ${itself.map(sql_names/* showIdentifier */.F).join(", ")} of ${(0,sql_names/* showRelation */.O)(look.name ?? { schema: null, name: "?" })} from itself: a second run changes it again`,
        };
});
function names(expression, column) {
    let found = false;
    (0,syntax/* visitNodes */.Rm)(expression, (kind, node) => {
        if (kind === "ColumnRef" && columnIn({ ColumnRef: node }) === column)
            found = true;
    });
    return found;
}
function mentions(where, column) {
    return where !== null && names(where, column);
}
const changeRules = [alterGuarded, insertGuarded, repeatedChange];

;// CONCATENATED MODULE: ./lib/review/rules/idempotent-create.js





const withIfNotExists = {
    CreateStmt: {
        what: "CREATE TABLE",
        behind: /^CREATE\s+(?:(?:GLOBAL|LOCAL)\s+)?(?:(?:TEMP|TEMPORARY|UNLOGGED)\s+)?TABLE\s+/i,
    },
    CreateForeignTableStmt: { what: "CREATE FOREIGN TABLE", behind: /^CREATE\s+FOREIGN\s+TABLE\s+/i },
    CreateTableAsStmt: {
        what: "CREATE … AS",
        behind: /^CREATE\s+(?:(?:TEMP|TEMPORARY|UNLOGGED)\s+)?(?:TABLE|MATERIALIZED\s+VIEW)\s+/i,
    },
    CreateSeqStmt: { what: "CREATE SEQUENCE", behind: /^CREATE\s+(?:(?:TEMP|TEMPORARY|UNLOGGED)\s+)?SEQUENCE\s+/i },
    CreateSchemaStmt: { what: "CREATE SCHEMA", behind: /^CREATE\s+SCHEMA\s+/i },
    CreateExtensionStmt: { what: "CREATE EXTENSION", behind: /^CREATE\s+EXTENSION\s+/i },
    CreateStatsStmt: { what: "CREATE STATISTICS", behind: /^CREATE\s+STATISTICS\s+/i },
    CreateForeignServerStmt: { what: "CREATE SERVER", behind: /^CREATE\s+SERVER\s+/i },
    CreateUserMappingStmt: { what: "CREATE USER MAPPING", behind: /^CREATE\s+USER\s+MAPPING\s+/i },
    IndexStmt: { what: "CREATE INDEX", behind: /^CREATE\s+(?:UNIQUE\s+)?INDEX\s+(?:CONCURRENTLY\s+)?/i },
};
const createIfNotExists = rule("create-if-not-exists", Object.keys(withIfNotExists), (look) => {
    const { node, site, name } = look;
    const guard = withIfNotExists[site.kind];
    const base = site.kind === "CreateForeignTableStmt" ? ((0,syntax/* nodeAt */.oB)(node, "base") ?? node) : node;
    const unnamed = site.kind === "IndexStmt" && (0,syntax/* textAt */.$6)(node, "idxname") === null;
    const temporary = (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)(base, "relation") ?? {}, "relpersistence") === "t";
    if (guard === undefined || unnamed || temporary || (0,syntax/* flagAt */.Qc)(base, "if_not_exists") || isDropped(look))
        return null;
    const named = site.kind === "IndexStmt"
        ? ((0,syntax/* textAt */.$6)(node, "idxname") ?? "")
        : (name?.name ?? (0,syntax/* textAt */.$6)(node, "schemaname") ?? (0,syntax/* textAt */.$6)(node, "extname") ?? "");
    return {
        message: `${guard.what} ${(0,sql_names/* showIdentifier */.F)(named)} has no IF NOT EXISTS: ${again}`,
        ...insert(site.text, guard.behind, "IF NOT EXISTS"),
    };
});
/** The only CREATE TABLE that has no guard: in a routine INTO means a variable. */
const selectInto = rule("create-if-not-exists", ["SelectStmt"], ({ node, site }) => {
    const into = (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(node, "intoClause") ?? {}, "rel");
    if (into === null || site.within !== "statement" || (0,syntax/* textAt */.$6)(into, "relpersistence") === "t")
        return null;
    return {
        message: `SELECT INTO ${(0,sql_names/* showIdentifier */.F)((0,syntax/* textAt */.$6)(into, "relname") ?? "")} knows no IF NOT EXISTS: ${again}`,
        help: "write CREATE TABLE IF NOT EXISTS … AS SELECT",
    };
});
/** What CREATE of these takes, though most of their kind take nothing. */
const defined = {
    OBJECT_COLLATION: { behind: /^CREATE\s+COLLATION\s+/i, words: "IF NOT EXISTS" },
    OBJECT_AGGREGATE: { behind: /^CREATE\s+/i, words: "OR REPLACE" },
};
const replaceable = {
    ViewStmt: "CREATE VIEW",
    CreateFunctionStmt: "CREATE FUNCTION",
    RuleStmt: "CREATE RULE",
    CreateTrigStmt: "CREATE TRIGGER",
};
const createOrReplace = rule("create-or-replace", Object.keys(replaceable), (look) => {
    const { node, site, context } = look;
    const temporary = (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)(node, "view") ?? {}, "relpersistence") === "t";
    // A constraint trigger, and any trigger on 13, cannot be replaced: it is dropped first.
    const constraint = (0,syntax/* flagAt */.Qc)(node, "isconstraint");
    if ((0,syntax/* flagAt */.Qc)(node, "replace") || temporary || isDropped(look))
        return null;
    const what = constraint ? "CREATE CONSTRAINT TRIGGER" : (replaceable[site.kind] ?? "CREATE");
    const possible = !constraint && (site.kind !== "CreateTrigStmt" || context.major === null || context.major >= 14);
    return {
        message: `${what} ${(0,sql_names/* showIdentifier */.F)(createdName(site) ?? "")} ${possible ? "has no OR REPLACE" : "is not dropped before, IF EXISTS"}: ${again}`,
        ...(possible ? insert(site.text, /^CREATE\s+/i, "OR REPLACE") : {}),
    };
});
/** What a statement makes, in its own words. */
const created = /^CREATE\s+(?:DEFAULT\s+)?(?:FOREIGN\s+DATA\s+WRAPPER|EVENT\s+TRIGGER|ACCESS\s+METHOD|OPERATOR\s+(?:CLASS|FAMILY)|TEXT\s+SEARCH\s+\w+|\w+)/i;
const createGuarded = rule("create-guarded", [
    "CreateEnumStmt",
    "CompositeTypeStmt",
    "CreateRangeStmt",
    "CreateDomainStmt",
    "CreatePolicyStmt",
    "CreateRoleStmt",
    "CreatePublicationStmt",
    "CreateSubscriptionStmt",
    "CreateCastStmt",
    "CreateOpClassStmt",
    "CreateOpFamilyStmt",
    "CreateEventTrigStmt",
    "CreateFdwStmt",
    "CreateConversionStmt",
    "CreateAmStmt",
    "DefineStmt",
], (look) => {
    const { node, site } = look;
    if (isDropped(look) || (0,syntax/* flagAt */.Qc)(node, "if_not_exists") || (0,syntax/* flagAt */.Qc)(node, "replace"))
        return null;
    const name = createdName(site) ?? "";
    const native = defined[(0,syntax/* textAt */.$6)(node, "kind") ?? ""];
    if (native !== undefined)
        return {
            message: `${(0,statement/* firstWords */.C)(site.text).split(" ").slice(0, 2).join(" ").toUpperCase()} ${(0,sql_names/* showIdentifier */.F)(name)} has no ${native.words}: ${again}`,
            help: `write ${native.words}`,
            ...insert(site.text, native.behind, native.words),
        };
    const policy = site.kind === "CreatePolicyStmt" ? `DROP POLICY IF EXISTS ${(0,sql_names/* showIdentifier */.F)(name)} ON ${tableOf(look)}` : null;
    const type = /^(?:CreateEnum|CompositeType|CreateRange|CreateDomain)Stmt$/.test(site.kind);
    return {
        message: `${created.exec(site.text)?.[0].replaceAll(/\s+/g, " ").toUpperCase() ?? "CREATE"} ${(0,sql_names/* showIdentifier */.F)(name)} knows no IF NOT EXISTS: ${again}`,
        ...(policy === null ? {} : { help: `put ${policy}; before it`, replacement: `${policy};\n${site.text}` }),
        ...(type
            ? {
                help: `ask first: DO $$ BEGIN IF to_regtype('${name}') IS NULL THEN … END IF; END $$;`,
                ...guardType(site.text, (0,sql_names/* showIdentifier */.F)(name)),
            }
            : {}),
    };
});
function guardType(text, name) {
    if (text.includes("$$"))
        return {};
    return {
        replacement: `DO $$ BEGIN\n  IF to_regtype('${name.replaceAll("'", "''")}') IS NULL THEN\n    ${text};\n  END IF;\nEND $$`,
    };
}
const createRules = [createIfNotExists, selectInto, createOrReplace, createGuarded];

;// CONCATENATED MODULE: ./lib/review/rules/indexes.js





const createIndex = {
    id: "create-index",
    on: ["IndexStmt"],
    alsoUndo: true,
    judge: (look) => {
        const { node, site, isNew, relation, name } = look;
        if (isNew || (0,syntax/* flagAt */.Qc)(node, "concurrent") || relation?.kind === "partitioned table" || name === null)
            return null;
        const index = (0,syntax/* textAt */.$6)(node, "idxname") ?? indexes_usualName(node, name);
        const sql = concurrently(site.text, index);
        return {
            message: `CREATE INDEX on ${tableOf(look)} blocks every write to it while the index is built`,
            help: `build it without blocking, alone in its file: ${sql};`,
            sizeOf: name,
            steps: [
                { title: `create index ${index}`, sql: `${sql};`, undo: dropIndex({ schema: name.schema, name: index }) },
            ],
        };
    },
};
function indexes_usualName(node, table) {
    const columns = (0,syntax/* listAt */.gT)(node, "indexParams").map((item) => (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)(item, "IndexElem") ?? {}, "name") ?? "expr");
    return [table.name, ...columns, "idx"].join("_").slice(0, 63);
}
/** CREATE INDEX as it is written, with CONCURRENTLY, IF NOT EXISTS and a name. */
function concurrently(text, index) {
    return text.replace(/^(CREATE\s+(?:UNIQUE\s+)?INDEX)\s+(?:CONCURRENTLY\s+)?(?:IF\s+NOT\s+EXISTS\s+)?(?:"(?:[^"]|"")+"|(?!ON\b)[^\s"(]+)?\s*(?=ON\b)/i, (_, start) => `${start} CONCURRENTLY IF NOT EXISTS ${(0,sql_names/* showIdentifier */.F)(index)} `);
}
/** The safe way to drop an index. */
function dropIndex(name) {
    return `DROP INDEX CONCURRENTLY IF EXISTS ${(0,sql_names/* showRelation */.O)(name)};`;
}
const createIndexPartitioned = {
    id: "create-index-partitioned",
    on: ["IndexStmt"],
    alsoUndo: true,
    judge: (look) => {
        const { node, isNew, relation, name, site } = look;
        // ON ONLY the parent locks nothing else and scans nothing.
        const only = (0,syntax/* nodeAt */.oB)(node, "relation")?.["inh"] !== true;
        if (isNew || only || relation?.kind !== "partitioned table" || name === null)
            return null;
        const index = (0,syntax/* textAt */.$6)(node, "idxname") ?? indexes_usualName(node, name);
        const onOnly = site.text.replace(/\bON\s+(?:ONLY\s+)?/i, "ON ONLY ");
        return {
            message: `CREATE INDEX on the partitioned table ${tableOf(look)} blocks writes to every partition while all of them are indexed`,
            help: `create it on the parent alone (${onOnly};), then for each partition CREATE INDEX CONCURRENTLY in a file of its own and ALTER INDEX ${(0,sql_names/* showIdentifier */.F)(index)} ATTACH PARTITION …`,
            sizeOf: name,
        };
    },
};
const dropIndexRule = {
    id: "drop-index",
    on: ["DropStmt OBJECT_INDEX"],
    alsoUndo: true,
    judge: ({ node, name, isNew, relation, site, file, known }) => {
        if (isNew || (0,syntax/* flagAt */.Qc)(node, "concurrent") || name === null)
            return null;
        // IF EXISTS of what is not there does nothing.
        if ((0,syntax/* flagAt */.Qc)(node, "missing_ok") && known.complete && findIndex(known, name) === null)
            return null;
        const on = relation === null ? "its table" : (0,sql_names/* showRelation */.O)({ schema: null, name: relation.name });
        const alone = (0,syntax/* listAt */.gT)(site.node, "objects").length === 1 && (0,syntax/* textAt */.$6)(site.node, "behavior") !== "DROP_CASCADE";
        const found = {
            message: `DROP INDEX ${(0,sql_names/* showRelation */.O)(name)} locks ${on} against reads and writes, and queues behind every query on it`,
            help: `drop it without the lock, alone in its file: ${dropIndex(name)}`,
            ...(relation === null ? {} : { sizeOf: relation }),
        };
        if (!alone)
            return found;
        const { work } = factsOf(file.parsed);
        return work === 1 ? { ...found, replacement: dropIndex(name).slice(0, -1) } : found;
    },
};
const reindex = {
    id: "reindex",
    on: ["ReindexStmt"],
    alsoUndo: true,
    judge: (look) => {
        const { node, isNew, name, site } = look;
        const kind = (0,syntax/* textAt */.$6)(node, "kind") ?? "";
        if (isNew || (0,syntax/* isOn */.Mp)((0,syntax/* optionsIn */.Im)(node, "params"), "concurrently", "off") || /SYSTEM/.test(kind))
            return null;
        const safe = site.text.replace(/^(REINDEX(?:\s*\([^)]*\))?\s+(?:INDEX|TABLE|SCHEMA|DATABASE))\s+/i, "$1 CONCURRENTLY ");
        return {
            message: `REINDEX ${name === null ? "" : `of ${tableOf(look)} `}blocks writes while it rebuilds, and queries that use the index`,
            help: `rebuild it without blocking, alone in its file: ${safe};`,
            ...(name === null || kind !== "REINDEX_OBJECT_TABLE" ? {} : { sizeOf: name }),
            replacement: safe,
        };
    },
};
const indexRules = [createIndex, createIndexPartitioned, dropIndexRule, reindex];

;// CONCATENATED MODULE: ./lib/review/rules/naming.js







/** Column definitions of CREATE TABLE and ADD COLUMN. */
function definitionsIn(look) {
    if (look.key === "AT_AddColumn")
        return [definitionOf(look.node, "ColumnDef")];
    return (0,syntax/* nodesAt */.Pw)((0,syntax/* listAt */.gT)(look.node, "tableElts"), "ColumnDef");
}
/** The others that the same is to be said of. */
function likewise(names) {
    return names.length === 0 ? "" : `; likewise ${names.join(", ")}`;
}
function onColumn(id, judge) {
    return {
        id,
        on: ["CreateStmt", "AT_AddColumn"],
        alsoUndo: false,
        judge: (look) => {
            const judged = definitionsIn(look).flatMap((definition) => {
                const type = (0,type_name/* typeIn */.i)((0,syntax/* nodeAt */.oB)(definition, "typeName"));
                const message = type === null ? null : judge(type, definition);
                return message === null ? [] : [{ name: (0,sql_names/* showIdentifier */.F)((0,syntax/* textAt */.$6)(definition, "colname") ?? ""), message }];
            });
            const [first, ...rest] = judged;
            return first === undefined
                ? null
                : { message: `${first.name} ${first.message}${likewise(rest.map(({ name }) => name))}` };
        },
    };
}
const preferBigint = onColumn("prefer-bigint", (type, definition) => {
    const key = constraintOf(definition, "CONSTR_PRIMARY") !== null;
    const serial = serialOf(type);
    return (key && /^int[24]$/.test(type.name)) || (serial !== null && serial !== "int8")
        ? `is ${(0,type_name/* showType */.w)(type)}, which runs out`
        : null;
});
/** The parser has cut such a name already, so it is looked for in the text. */
const identifierLength = {
    id: "identifier-length",
    on: [
        "CreateStmt",
        "IndexStmt",
        "AT_AddColumn",
        "ViewStmt",
        "CreateEnumStmt",
        "AT_AddConstraint CONSTR_CHECK",
        "AT_AddConstraint CONSTR_FOREIGN",
        "AT_AddConstraint CONSTR_UNIQUE",
    ],
    alsoUndo: false,
    judge: ({ site }) => {
        if (!/[\w$\u0080-\uFFFF ]{32}/.test(site.text))
            return null;
        for (let token = (0,lexer/* nextToken */.F)(site.text, 0); token !== null; token = (0,lexer/* nextToken */.F)(site.text, token.end)) {
            const name = token.kind === "word" || token.kind === "quoted-name"
                ? site.text.slice(token.start, token.end).replaceAll('"', "")
                : "";
            if (Buffer.byteLength(name) > 63)
                return { message: `the name ${name} has ${Buffer.byteLength(name)} bytes; PostgreSQL keeps 63` };
        }
        return null;
    },
};
const duplicateAssignment = {
    id: "duplicate-assignment",
    on: ["UpdateStmt"],
    alsoUndo: true,
    judge: (look) => {
        const columns = (0,syntax/* listAt */.gT)(look.node, "targetList").flatMap((item) => {
            const target = (0,syntax/* nodeAt */.oB)(item, "ResTarget") ?? {};
            return (0,syntax/* listAt */.gT)(target, "indirection").length > 0 ? [] : [(0,syntax/* textAt */.$6)(target, "name") ?? ""];
        });
        const twice = columns.find((column, index) => columns.indexOf(column) < index);
        return twice === undefined ? null : { message: `UPDATE sets ${(0,sql_names/* showIdentifier */.F)(twice)} of ${tableOf(look)} twice` };
    },
};
const qualifiedName = {
    id: "qualified-name",
    on: ["CreateStmt", "CreateTableAsStmt", "ViewStmt", "AlterTableStmt", "AT_AddColumn", "IndexStmt"],
    alsoUndo: false,
    judge: (look) => look.name === null || look.name.schema !== null || look.relation?.temporary === true
        ? null
        : { message: `${tableOf(look)} names no schema` },
};
const enumValuePosition = {
    id: "enum-value-position",
    on: ["AlterEnumStmt"],
    alsoUndo: false,
    judge: ({ node }) => (0,syntax/* textAt */.$6)(node, "oldVal") === null && (0,syntax/* textAt */.$6)(node, "newValNeighbor") === null
        ? { message: `'${(0,syntax/* textAt */.$6)(node, "newVal") ?? ""}' says neither BEFORE nor AFTER which value` }
        : null,
};
const preferLookupTable = {
    id: "prefer-lookup-table",
    on: ["CreateEnumStmt"],
    alsoUndo: false,
    judge: ({ node }) => ({
        message: `the enum ${(0,syntax/* nameIn */.ZC)((0,syntax/* listAt */.gT)(node, "typeName").at(-1) ?? {}) ?? ""} can never lose a value`,
    }),
};
/** Foreign keys that a statement adds: their columns and what they reference. */
function foreignKeysIn(look) {
    const ofColumns = definitionsIn(look).flatMap((definition) => {
        const key = constraintOf(definition, "CONSTR_FOREIGN");
        return key === null ? [] : [{ columns: [(0,syntax/* textAt */.$6)(definition, "colname") ?? ""], key, definition }];
    });
    const ofTable = (0,syntax/* nodesAt */.Pw)((0,syntax/* listAt */.gT)(look.node, "tableElts"), "Constraint");
    const added = look.key === "AT_AddConstraint CONSTR_FOREIGN" ? [definitionOf(look.node, "Constraint")] : [];
    const constraints = [...ofTable, ...added].filter((one) => (0,syntax/* textAt */.$6)(one, "contype") === "CONSTR_FOREIGN");
    return [...ofColumns, ...constraints.map((key) => ({ columns: columnsOf(key), key, definition: null }))];
}
const onForeignKey = ["CreateStmt", "AT_AddColumn", "AT_AddConstraint CONSTR_FOREIGN"];
const foreignKeyIndex = {
    id: "foreign-key-index",
    on: onForeignKey,
    alsoUndo: false,
    judge: (look) => {
        const { known, relation } = look;
        const starts = (have, want) => want.every((column) => have.slice(0, want.length).includes(column));
        const bare = foreignKeysIn(look).filter(({ columns }) => {
            const indexed = [...known.indexes.values()].some((index) => index.table === relation?.key && starts(index.columns, columns));
            const keyed = [...(relation?.constraints.values() ?? [])].some((one) => /key|unique/.test(one.kind) && one.kind !== "foreign key" && starts(one.columns, columns));
            return !indexed && !keyed;
        });
        const [first, ...rest] = bare.map(({ columns }) => columns.map(sql_names/* showIdentifier */.F).join(", "));
        const others = rest.map((columns) => (columns.includes(",") ? `(${columns})` : columns));
        return first === undefined
            ? null
            : {
                message: `no index starts with ${first} of ${tableOf(look)}, which the foreign key needs${likewise(others)}`,
            };
    },
};
const foreignKeyType = {
    id: "foreign-key-type",
    on: onForeignKey,
    alsoUndo: false,
    judge: (look) => {
        for (const { columns, key, definition } of foreignKeysIn(look)) {
            const other = findRelation(look.known, (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(key, "pktable")));
            const target = (0,syntax/* listAt */.gT)(key, "pk_attrs").map((item) => (0,syntax/* nameIn */.ZC)(item) ?? "")[0] ??
                [...(other?.constraints.values() ?? [])].find(({ kind }) => kind === "primary key")?.columns[0];
            const from = definition === null
                ? look.relation?.columns.get(columns[0] ?? "")?.type
                : (0,type_name/* typeIn */.i)((0,syntax/* nodeAt */.oB)(definition, "typeName"));
            const to = other?.columns.get(target ?? "")?.type;
            if (from == null || to == null || from.name === to.name)
                continue;
            return {
                message: `${(0,sql_names/* showIdentifier */.F)(columns[0] ?? "")} is ${(0,type_name/* showType */.w)(from)}, and what it references is ${(0,type_name/* showType */.w)(to)}`,
            };
        }
        return null;
    },
};
const wideIndex = {
    id: "wide-index",
    on: ["IndexStmt"],
    alsoUndo: false,
    judge: ({ node }) => {
        const count = (0,syntax/* listAt */.gT)(node, "indexParams").length;
        return node["unique"] === true || count <= 3 ? null : { message: `the index has ${count} columns` };
    },
};
const namingRules = [
    onColumn("prefer-identity", (type) => serialOf(type) === null ? null : `is ${type.name}; an identity column says the same`),
    preferBigint,
    onColumn("prefer-text", (type) => /^(?:varchar|bpchar)$/.test(type.name) && type.modifiers.length > 0
        ? `is ${(0,type_name/* showType */.w)(type)}; text with a CHECK is easier to change`
        : null),
    onColumn("prefer-timestamptz", (type) => (type.name === "timestamp" ? "is timestamp without time zone" : null)),
    onColumn("prefer-jsonb", (type) => (type.name === "json" ? "is json, which has no equality" : null)),
    identifierLength,
    duplicateAssignment,
    qualifiedName,
    enumValuePosition,
    preferLookupTable,
    foreignKeyIndex,
    foreignKeyType,
    wideIndex,
];

;// CONCATENATED MODULE: ./lib/review/rules/not-null.js






const setNotNull = {
    id: "set-not-null",
    on: ["AT_SetNotNull", "AT_AddConstraint CONSTR_NOTNULL", "AT_AddConstraint CONSTR_PRIMARY"],
    alsoUndo: true,
    judge: (look) => {
        if (look.isNew)
            return null;
        if (look.key === "AT_SetNotNull")
            return setsIt(look, (0,syntax/* textAt */.$6)(look.node, "name") ?? "");
        return look.key.endsWith("NOTNULL") ? addsIt(look) : impliesIt(look);
    },
};
const looked = (look) => `locks ${tableOf(look)} against reads and writes while every row is looked at`;
function setsIt(look, column) {
    if (isProvenNotNull(look, column))
        return null;
    const name = (0,sql_names/* showIdentifier */.F)(column);
    return {
        message: `SET NOT NULL of ${name} ${looked(look)}`,
        help: `first CHECK (${name} IS NOT NULL) NOT VALID, then VALIDATE, then SET NOT NULL, each in a file of its own`,
        ...sized(look),
        steps: notNullSteps(look, column),
    };
}
/** A NOT NULL with a name, from 18 on. */
function addsIt(look) {
    const constraint = definitionOf(look.node, "Constraint");
    const column = columnsOf(constraint)[0] ?? "";
    if ((0,syntax/* flagAt */.Qc)(constraint, "skip_validation") || isProvenNotNull(look, column))
        return null;
    const name = (0,syntax/* textAt */.$6)(constraint, "conname") ?? notNullName(look, column);
    return {
        message: `ADD NOT NULL of ${(0,sql_names/* showIdentifier */.F)(column)} ${looked(look)}`,
        help: "add it NOT VALID, and VALIDATE it in the next file",
        ...sized(look),
        steps: notValidSteps(look, name, `NOT NULL ${(0,sql_names/* showIdentifier */.F)(column)}`),
    };
}
/** A key on an index that is there needs no scan but for this. */
function impliesIt(look) {
    const index = (0,syntax/* textAt */.$6)(definitionOf(look.node, "Constraint"), "indexname");
    if (index === null)
        return null;
    const known = findIndex(look.known, { schema: look.relation?.schema ?? null, name: index });
    const columns = listNullable(look, known?.columns ?? []).map(sql_names/* showIdentifier */.F);
    if (columns.length === 0)
        return null;
    return {
        message: `PRIMARY KEY USING INDEX ${(0,sql_names/* showIdentifier */.F)(index)} makes ${listWords(columns)} NOT NULL, which ${looked(look)}`,
        help: `first make ${listWords(columns)} NOT NULL by a CHECK: NOT VALID, then VALIDATE, then SET NOT NULL, each in a file of its own`,
        ...sized(look),
    };
}
const notNullRules = [setNotNull];

// EXTERNAL MODULE: ./lib/sql/do-block.js + 1 modules
var do_block = __webpack_require__(21854);
// EXTERNAL MODULE: ./lib/sql/named-relations.js
var named_relations = __webpack_require__(42185);
// EXTERNAL MODULE: ./lib/sql/parser.js + 1 modules
var parser = __webpack_require__(36121);
;// CONCATENATED MODULE: ./lib/review/rules/reach.js






const privilegesAcrossSchemas = {
    id: "privileges-across-schemas",
    on: ["GrantStmt", "AlterDefaultPrivilegesStmt"],
    alsoUndo: false,
    judge: (look) => {
        const byDefault = look.key === "AlterDefaultPrivilegesStmt";
        const named = byDefault ? schemasByDefault(look.node) : schemasGranted(look);
        if (byDefault && named.length === 0)
            return { message: "ALTER DEFAULT PRIVILEGES without IN SCHEMA reaches every schema, those made later too" };
        const schemas = [...new Set(named)];
        if (schemas.length < 2)
            return null;
        const what = byDefault ? "ALTER DEFAULT PRIVILEGES" : look.node["is_grant"] === true ? "GRANT" : "REVOKE";
        return { message: `${what} reaches the schemas ${listWords(schemas.map(sql_names/* showIdentifier */.F))}` };
    },
};
function schemasByDefault(node) {
    const schemas = (0,syntax/* nodesAt */.Pw)((0,syntax/* listAt */.gT)(node, "options"), "DefElem").filter((one) => (0,syntax/* textAt */.$6)(one, "defname") === "schemas");
    return schemas.flatMap((one) => {
        const list = (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(one, "arg") ?? {}, "List") ?? {};
        return (0,syntax/* listAt */.gT)(list, "items").flatMap((item) => (0,syntax/* nameIn */.ZC)(item) ?? []);
    });
}
/** Schemas of what privileges are granted on; what has none in front is where the path leads first. */
function schemasGranted({ node, known }) {
    const objects = (0,syntax/* listAt */.gT)(node, "objects");
    const type = (0,syntax/* textAt */.$6)(node, "objtype");
    if (type === "OBJECT_SCHEMA" || (0,syntax/* textAt */.$6)(node, "targtype") === "ACL_TARGET_ALL_IN_SCHEMA")
        return objects.flatMap((item) => (0,syntax/* nameIn */.ZC)(item) ?? []);
    return objects.flatMap((item) => {
        const parts = (0,syntax/* listAt */.gT)((0,syntax/* nodeAt */.oB)(item, "ObjectWithArgs") ?? {}, "objname");
        const list = (0,syntax/* listAt */.gT)((0,syntax/* nodeAt */.oB)(item, "List") ?? {}, "items");
        const name = (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(item, "RangeVar")) ?? (0,syntax/* toRelationName */.Jz)(parts.length > 0 ? parts : list);
        return name === null ? [] : [name.schema ?? known.searchPath[0] ?? "public"];
    });
}
const untrackedDependencies = {
    id: "untracked-dependencies",
    on: ["CreateFunctionStmt"],
    alsoUndo: false,
    judge: ({ site, node }) => {
        if (node["sql_body"] !== undefined)
            return null;
        const body = (0,do_block/* readRoutine */.b)((0,parser/* loadedParser */.p)(), site);
        const name = (0,sql_names/* showRelation */.O)((0,syntax/* toRelationName */.Jz)((0,syntax/* listAt */.gT)(node, "funcname")) ?? { schema: null, name: "?" });
        if (body.kind === "unreadable")
            return null;
        const named = new Set(body.statements.flatMap(({ kind, node: inner }) => tablesIn({ [kind]: inner })));
        const tables = [...named].toSorted();
        const uses = [...tables, ...(body.dynamic.length > 0 ? ["what dynamic SQL names"] : [])];
        if (uses.length === 0)
            return null;
        const message = `${name} uses ${listWords(uses)}, and PostgreSQL notes none of that: its body is a string`;
        return languageOf(node) === "sql"
            ? { message, help: "write the body as BEGIN ATOMIC … END (PostgreSQL 14 or newer)" }
            : { message };
    },
};
function languageOf(node) {
    return (0,syntax/* optionsIn */.Im)(node, "options").find(({ name }) => name === "language")?.value ?? "";
}
/** Relations that a statement names; what WITH gives a name to is none. */
function tablesIn(statement) {
    const own = new Set();
    (0,syntax/* visitNodes */.Rm)(statement, (kind, node) => {
        if (kind === "CommonTableExpr")
            own.add((0,sql_names/* showIdentifier */.F)((0,syntax/* textAt */.$6)(node, "ctename") ?? ""));
    });
    return (0,named_relations/* listRangeVars */._)(statement)
        .map(sql_names/* showRelation */.O)
        .filter((name) => !own.has(name));
}
/** Rules about how far privileges reach, and what the body of a routine does. */
const reachRules = [privilegesAcrossSchemas, untrackedDependencies];

;// CONCATENATED MODULE: ./lib/review/rules/refresh.js


function emptied(look) {
    if (look.file.kind === "undo")
        return null;
    return {
        message: `WITH NO DATA empties ${tableOf(look)}: the running application cannot read it (55000) until it is refreshed`,
        help: "refresh it with its data",
    };
}
const refresh = {
    id: "refresh-materialized-view",
    on: ["RefreshMatViewStmt"],
    alsoUndo: true,
    judge: (look) => {
        if (look.isNew || (0,syntax/* flagAt */.Qc)(look.node, "concurrent"))
            return null;
        if ((0,syntax/* flagAt */.Qc)(look.node, "skipData"))
            return emptied(look);
        const unique = [...look.known.indexes.values()].some((one) => one.unique && one.table === look.relation?.key);
        const safe = look.site.text.replace(/^REFRESH\s+MATERIALIZED\s+VIEW\s+/i, "REFRESH MATERIALIZED VIEW CONCURRENTLY ");
        return {
            message: `REFRESH MATERIALIZED VIEW ${tableOf(look)} lets nobody read it until the query has run`,
            // PostgreSQL refuses CONCURRENTLY without one.
            ...(unique ? { replacement: safe } : { help: `create a unique index on it first, then ${safe}` }),
            ...sized(look),
        };
    },
};
const refreshRules = [refresh];

;// CONCATENATED MODULE: ./lib/review/known/uses.js



/** Text under which a use remembers a column. */
function readOf(table, column) {
    return JSON.stringify([table, column]);
}
/** What a query or a condition reads, as far as its names tell. `own` is the table of a condition, or of a row. */
function readsOf(known, root, own) {
    const common = new Set();
    (0,syntax/* visitNodes */.Rm)(root, (kind, node) => {
        if (kind === "CommonTableExpr")
            common.add((0,syntax/* textAt */.$6)(node, "ctename") ?? "");
    });
    const reads = new Set();
    const rows = new Map(own === null ? [] : [own.name, "old", "new"].map((name) => [name, own]));
    const read = (fields, scopes) => {
        for (const [relation, column] of resolve(fields, scopes))
            reads.add(readOf(relation.key, column));
    };
    const walk = (value, field, scopes) => {
        if (Array.isArray(value))
            for (const item of value)
                walk(item, "", scopes);
        if (value === null || typeof value !== "object" || Array.isArray(value))
            return;
        const node = value;
        const inner = isQuery(node, field) ? [scopeOf(known, node, common), ...scopes] : scopes;
        if (field === "ColumnRef")
            read((0,syntax/* listAt */.gT)(node, "fields"), inner);
        for (const [name, below] of Object.entries(node))
            walk(below, name, inner);
    };
    walk(root, "", [rows]);
    return reads;
}
/** The halves of a UNION stand there without their tag; those of a JOIN have one. */
function isQuery(node, field) {
    const tagged = Object.keys(node).some((key) => /^[A-Z]/.test(key));
    return field === "SelectStmt" || ((field === "larg" || field === "rarg") && !tagged);
}
function scopeOf(known, query, common) {
    const scope = new Map();
    const add = (item) => {
        const [join, table] = [(0,syntax/* nodeAt */.oB)(item, "JoinExpr"), (0,syntax/* nodeAt */.oB)(item, "RangeVar")];
        if (join !== null)
            for (const side of ["larg", "rarg"])
                add((0,syntax/* nodeAt */.oB)(join, side) ?? {});
        if (table === null || ((0,syntax/* textAt */.$6)(table, "schemaname") === null && common.has((0,syntax/* textAt */.$6)(table, "relname") ?? "")))
            return;
        const relation = findRelation(known, (0,syntax/* relationIn */.eR)(table));
        if (relation !== null)
            scope.set((0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)(table, "alias") ?? {}, "aliasname") ?? relation.name, relation);
    };
    for (const item of (0,syntax/* listAt */.gT)(query, "fromClause"))
        add(item);
    return scope;
}
/** The innermost query that knows the name means it. */
function resolve(fields, scopes) {
    const column = (0,syntax/* nameIn */.ZC)(fields.at(-1) ?? {});
    const table = fields.length > 1 ? (0,syntax/* nameIn */.ZC)(fields.at(-2) ?? {}) : null;
    const fits = (relation) => column === null || relation.columns.has(column);
    const found = scopes
        .map((scope) => (table === null ? [...scope.values()] : scope.has(table) ? [scope.get(table)] : []))
        .map((list) => list.filter((one) => one !== undefined && fits(one)))
        .find((list) => list.length > 0);
    return (found ?? []).flatMap((relation) => (column === null ? [...relation.columns.keys()] : [column]).map((one) => [relation, one]));
}
/** What a view reads: of one that is replaced, the new query counts. */
function rememberView(known, view, query) {
    const name = (0,syntax/* relationIn */.eR)(view);
    const relation = findRelation(known, name);
    if (name === null || relation === null || query === null)
        return;
    const what = `${relation.kind} ${name.name}`;
    known.uses.set(`relation ${relation.key}`, { what, of: relation.key, reads: readsOf(known, query, null) });
}
/** What a policy or a trigger reads of its own table. */
function rememberOnTable(known, { on, kind, name }, { conditions, columns = [] }) {
    const table = findRelation(known, (0,syntax/* relationIn */.eR)(on));
    if (table === null)
        return;
    const reads = conditions.flatMap((one) => (one === null ? [] : [...readsOf(known, one, table)]));
    const all = new Set([...reads, ...columns.map((column) => readOf(table.key, column))]);
    known.uses.set(`${kind} ${table.key} ${name}`, { what: `${kind} ${name}`, of: table.key, reads: all });
}
/** What a generated column is computed from. */
function rememberGenerated(known, table, definition) {
    const expression = (0,syntax/* nodeAt */.oB)(constraintOf(definition, "CONSTR_GENERATED") ?? {}, "raw_expr");
    const name = (0,syntax/* textAt */.$6)(definition, "colname") ?? "";
    if (expression === null)
        return;
    const reads = readsOf(known, expression, table);
    known.uses.set(`column ${table.key} ${name}`, { what: `generated column ${name}`, of: table.key, reads });
}
/** Forgets what belongs to something that goes. */
function forgetUses(known, goes) {
    for (const [id, use] of known.uses)
        if (goes(id, use))
            known.uses.delete(id);
}
/** Tables and columns go on under another name. */
function renameInUses(known, from, to) {
    for (const [id, use] of known.uses) {
        if (!use.reads.has(from))
            continue;
        const reads = new Set([...use.reads].map((read) => (read === from ? to : read)));
        known.uses.set(id, { ...use, reads });
    }
}
/** Names of the columns that a view gives, in order; null where its query does not say them plainly. */
function outputOf(known, view) {
    const given = (0,syntax/* listAt */.gT)(view, "aliases").map((item) => (0,syntax/* nameIn */.ZC)(item) ?? "");
    const own = columnsOfQuery(known, (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(view, "query") ?? {}, "SelectStmt"));
    return own === null ? null : own.map((name, index) => given[index] ?? name);
}
function columnsOfQuery(known, query) {
    if (query === null)
        return null;
    const left = query["larg"];
    if ((0,syntax/* textAt */.$6)(query, "op") !== null && (0,syntax/* textAt */.$6)(query, "op") !== "SETOP_NONE" && left !== undefined)
        return columnsOfQuery(known, left);
    const names = [];
    for (const target of (0,syntax/* nodesAt */.Pw)((0,syntax/* listAt */.gT)(query, "targetList"), "ResTarget")) {
        const own = (0,syntax/* textAt */.$6)(target, "name");
        const value = (0,syntax/* nodeAt */.oB)(target, "val") ?? {};
        const fields = (0,syntax/* listAt */.gT)((0,syntax/* nodeAt */.oB)(value, "ColumnRef") ?? {}, "fields");
        const called = (0,syntax/* listAt */.gT)((0,syntax/* nodeAt */.oB)(value, "FuncCall") ?? {}, "funcname");
        const last = own ?? (0,syntax/* nameIn */.ZC)((fields.length > 0 ? fields : called).at(-1) ?? {});
        const several = last === null && fields.length > 0 ? starOf(known, query, fields) : null;
        if (last === null && several === null)
            return null;
        names.push(...(last === null ? (several ?? []) : [last]));
    }
    return names.length === 0 ? null : names;
}
/** `*` over plain tables that are known. */
function starOf(known, query, fields) {
    const from = (0,syntax/* listAt */.gT)(query, "fromClause");
    const tables = (0,syntax/* nodesAt */.Pw)(from, "RangeVar");
    if (tables.length !== from.length || (0,syntax/* nodeAt */.oB)(query, "withClause") !== null)
        return null;
    const wanted = fields.length > 1 ? (0,syntax/* nameIn */.ZC)(fields[0] ?? {}) : null;
    const meant = tables.filter((one) => wanted === null || ((0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)(one, "alias") ?? {}, "aliasname") ?? (0,syntax/* textAt */.$6)(one, "relname")) === wanted);
    const relations = meant.map((one) => findRelation(known, (0,syntax/* relationIn */.eR)(one)));
    if (relations.some((one) => one === null || !one.kind.endsWith("table") || one.columns.size === 0))
        return null;
    return relations.flatMap((one) => [...(one?.columns.keys() ?? [])]);
}
/** What stands in the way of changing or dropping a column. */
function usersOf(known, { key }, column) {
    known.recallViews();
    const read = readOf(key, column);
    return [...known.uses.values()].filter(({ reads }) => reads.has(read)).map(({ what }) => what);
}
/** The id of what DROP names, in `uses`. */
function idsOfDropped(known, type, name, table) {
    if (type === "OBJECT_POLICY")
        return [`policy ${table?.key ?? ""} ${name.name}`];
    if (type === "OBJECT_TRIGGER")
        return [`trigger ${table?.key ?? ""} ${name.name}`];
    return keysFor(known, name).map((key) => `relation ${key}`);
}

;// CONCATENATED MODULE: ./lib/review/rules/move-column.js





/** Rows that one transaction fills. */
const batch = 10_000;
/** Bytes of a name; PostgreSQL cuts what is behind them. */
const longestName = 63;
/**
 * Expand and contract as files: a column beside the old one, its values, its NOT NULL, and, once nobody uses the old one,
 * its end. None where more hangs on the column than files of ours would bring along: a default, a key, an index, a view.
 */
function moveSteps(look, move) {
    const column = look.relation?.columns.get(move.from);
    if (look.relation === null || column === undefined || !canMove(look, look.relation, column, move))
        return {};
    const filled = { after: `the application writes ${(0,sql_names/* showIdentifier */.F)(move.to)} too` };
    const dropped = { after: `nobody uses ${(0,sql_names/* showIdentifier */.F)(move.from)} any more`, contracts: true };
    const required = column.notNull ? notNullSteps(look, move.to) : [];
    return {
        steps: [
            addStep(look, move),
            { ...fillStep(look, look.relation, move), ...filled },
            ...required.map((step) => ({ ...step, ...filled })),
            { ...dropStep(look, column, move), ...dropped },
        ],
    };
}
function canMove(look, relation, column, { from, to, type }) {
    const isPlain = column.type !== null && !column.hasDefault && column.generated === null;
    const hangsOn = [
        ...[...relation.constraints.values()].filter(({ kind }) => kind !== "not null"),
        ...[...look.known.indexes.values()].filter(({ table }) => table === relation.key),
    ].some((one) => one.columns.includes(from) || one.rebuiltFor.includes(from));
    return ((look.key.startsWith("RenameStmt") || isAlone(look)) &&
        relation.kind === "table" &&
        relation.parent === null &&
        isPlain &&
        !hangsOn &&
        !relation.columns.has(to) &&
        canWrite(type) &&
        column.type !== null &&
        canWrite(column.type) &&
        Buffer.byteLength(to) <= longestName &&
        usersOf(look.known, relation, from).length === 0);
}
/** Whether the words for a type are SQL: names that need quotes are not told with them. */
function canWrite(type) {
    return !(type.name === "interval" && type.modifiers.length > 0) && /^[a-z_][a-z0-9_ .(),[\]]*$/.test((0,type_name/* showType */.w)(type));
}
function addStep(look, { to, type }) {
    const [table, name] = [tableOf(look), (0,sql_names/* showIdentifier */.F)(to)];
    return {
        title: `add ${to} to ${look.name?.name ?? "table"}`,
        sql: `ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS ${name} ${(0,type_name/* showType */.w)(type)};`,
        undo: `ALTER TABLE ${table} DROP COLUMN IF EXISTS ${name};`,
    };
}
/** In batches along the key, each in a transaction of its own, where the key is one column. */
function fillStep(look, relation, { from, to, type, by }) {
    const [table, old, name] = [tableOf(look), (0,sql_names/* showIdentifier */.F)(from), (0,sql_names/* showIdentifier */.F)(to)];
    const update = `UPDATE ${table} SET ${name} = ${by === "cast" ? `${old}::${(0,type_name/* showType */.w)(type)}` : old}`;
    const missing = `${name} IS NULL AND ${old} IS NOT NULL`;
    const key = [table, old, name].some((one) => one.includes("$$")) ? null : keyOf(relation);
    const keys = (where) => `ARRAY(SELECT ${key?.name ?? ""} FROM ${table}${where} ORDER BY ${key?.name ?? ""} LIMIT ${batch})`;
    return {
        title: `fill ${to} of ${look.name?.name ?? "table"}`,
        sql: key === null
            ? `-- On a large table this belongs into a job that works in batches, outside the migration.\n${update} WHERE ${missing};`
            : [
                "-- schema-version: transaction=false",
                "DO $$",
                "DECLARE",
                `  next_keys ${key.type}[] := ${keys("")};`,
                "BEGIN",
                "  WHILE cardinality(next_keys) > 0 LOOP",
                `    ${update}`,
                `      WHERE ${key.name} = ANY (next_keys) AND ${missing};`,
                "    COMMIT;",
                `    next_keys := ${keys(` WHERE ${key.name} > next_keys[cardinality(next_keys)]`)};`,
                "  END LOOP;",
                "END $$;",
            ].join("\n"),
        undo: "-- The values harm nobody, and the undo script of the column drops them.\nSELECT 'nothing to undo' AS note;",
    };
}
function keyOf({ constraints, columns }) {
    const [column, ...more] = [...constraints.values()].find(({ kind }) => kind === "primary key")?.columns ?? [];
    const type = columns.get(column ?? "")?.type ?? null;
    if (column === undefined || more.length > 0 || type === null || type.array || !canWrite(type))
        return null;
    return column.includes("$$") ? null : { name: (0,sql_names/* showIdentifier */.F)(column), type: (0,type_name/* showType */.w)({ ...type, modifiers: [] }) };
}
function dropStep(look, { type, notNull }, { from, to, by }) {
    const [table, old, name] = [tableOf(look), (0,sql_names/* showIdentifier */.F)(from), (0,sql_names/* showIdentifier */.F)(to)];
    const before = type === null ? "" : (0,type_name/* showType */.w)(type);
    const value = by === "cast" ? `${name}::${before}` : name;
    return {
        title: `drop ${from} of ${look.name?.name ?? "table"}`,
        sql: `ALTER TABLE ${table} DROP COLUMN IF EXISTS ${old};`,
        undo: [
            `ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS ${old} ${before};`,
            `UPDATE ${table} SET ${old} = ${value} WHERE ${old} IS NULL AND ${name} IS NOT NULL;`,
            ...(notNull ? [`ALTER TABLE ${table} ALTER COLUMN ${old} SET NOT NULL;`] : []),
        ].join("\n"),
    };
}

;// CONCATENATED MODULE: ./lib/review/rules/renames.js






const newName = ({ node }) => (0,syntax/* textAt */.$6)(node, "newname") ?? (0,syntax/* textAt */.$6)(node, "newschema") ?? "";
const renameTable = {
    id: "rename-table",
    judge: ({ looks, sites }) => looks.flatMap((look) => {
        const renames = /^(?:RenameStmt|AlterObjectSchemaStmt) OBJECT_(?:TABLE|VIEW|MATVIEW|FOREIGN_TABLE)$/.test(look.key);
        if (!renames || look.isNew || hasViewInstead(look, sites))
            return [];
        const moves = look.site.kind === "AlterObjectSchemaStmt";
        const to = moves
            ? `goes to the schema ${(0,sql_names/* showIdentifier */.F)(newName(look))}`
            : `becomes ${(0,sql_names/* showIdentifier */.F)(newName(look))}`;
        const view = moves
            ? `CREATE VIEW ${tableOf(look)} AS SELECT * FROM ${(0,sql_names/* showRelation */.O)({ schema: newName(look), name: look.name?.name ?? "" })};`
            : `CREATE VIEW ${tableOf(look)} AS SELECT * FROM ${(0,sql_names/* showRelation */.O)({ schema: look.name?.schema ?? null, name: newName(look) })};`;
        return [
            {
                at: look.site,
                look,
                message: `the running application no longer finds ${tableOf(look)}, which ${to}`,
                help: `keep the old name alive in the same file: ${view}`,
                ...(factsOf(look.file.parsed).work === 1 ? { replacement: renameWithView(look, view) } : {}),
            },
        ];
    }),
};
/** Both in one block, which does nothing where the old name is the view already. */
function renameWithView({ site, name }, view) {
    const old = (0,sql_names/* showRelation */.O)(name ?? { schema: null, name: "" }).replaceAll("'", "''");
    const isTable = `(SELECT relkind FROM pg_class WHERE oid = to_regclass('${old}')) IN ('r', 'p')`;
    return `DO $$ BEGIN\n  IF ${isTable} THEN\n    ${site.text};\n    ${view}\n  END IF;\nEND $$`;
}
/** A simple view with the old name, made in the same transaction, keeps every statement of the application alive. */
function hasViewInstead({ name, file }, sites) {
    return (file.parsed.transactional &&
        sites.some((site) => {
            const view = site.kind === "ViewStmt" ? (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(site.node, "view")) : null;
            return view !== null && name !== null && view.name === name.name && (view.schema ?? name.schema) === name.schema;
        }));
}
const renameColumn = {
    id: "rename-column",
    on: ["RenameStmt OBJECT_COLUMN"],
    alsoUndo: false,
    judge: (look) => {
        const column = (0,syntax/* textAt */.$6)(look.node, "subname") ?? "";
        const born = look.relation?.columns.get(column)?.born ?? "before";
        if (look.isNew || born !== "before")
            return null;
        const [table, from, to] = [tableOf(look), (0,sql_names/* showIdentifier */.F)(column), (0,sql_names/* showIdentifier */.F)(newName(look))];
        const { order, addedAt } = factsOf(look.file.parsed);
        const again = (addedAt.get(`${look.name?.name ?? ""}.${column}`) ?? -1) > (order.get(look.site.statement) ?? 0);
        return {
            message: again
                ? `the running application finds a new ${table}.${from}, without the values of the one that becomes ${to}`
                : `the running application no longer finds ${table}.${from}, which becomes ${to}`,
            help: `expand: add ${to} and let applications write both; migrate: UPDATE ${table} SET ${to} = ${from} WHERE ${to} IS NULL; contract, in a later deploy: DROP COLUMN ${from}`,
            ...moveTo(look, column),
        };
    },
};
function moveTo(look, from) {
    const type = look.relation?.columns.get(from)?.type ?? null;
    return type === null ? {} : moveSteps(look, { from, to: newName(look), type, by: "assignment" });
}
const renameObject = {
    id: "rename-object",
    on: [
        "RenameStmt OBJECT_FUNCTION",
        "RenameStmt OBJECT_PROCEDURE",
        "RenameStmt OBJECT_TYPE",
        "RenameStmt OBJECT_DOMAIN",
        "RenameStmt OBJECT_SCHEMA",
        "RenameStmt OBJECT_SEQUENCE",
        "AlterObjectSchemaStmt OBJECT_FUNCTION",
        "AlterObjectSchemaStmt OBJECT_TYPE",
        "AlterEnumStmt",
    ],
    alsoUndo: false,
    judge: ({ node, site, isNew, known, file, name }) => {
        const label = (0,syntax/* textAt */.$6)(node, "oldVal");
        const old = name ?? renamedObject(node) ?? { schema: null, name: "" };
        const type = find(known, known.types, old);
        // A new type that takes the name of an old one is how enums are rebuilt.
        if (isNew || (site.kind === "AlterEnumStmt" && label === null) || (type !== null && type.born !== "before"))
            return null;
        if (label === null && (renames_isMadeAgain(old, site, file) || isTriggerFunction(known, old)))
            return null;
        const what = label === null ? showOld(old) : `the label '${label}'`;
        return {
            message: `the running application no longer finds ${what}, which becomes ${(0,syntax/* textAt */.$6)(node, "newVal") ?? newName({ node })}`,
        };
    },
};
/** The type or routine that RENAME names, or the type whose value is renamed. */
function renamedObject(node) {
    const type = (0,syntax/* toRelationName */.Jz)((0,syntax/* listAt */.gT)(node, "typeName"));
    if (type !== null)
        return type;
    const object = (0,syntax/* nodeAt */.oB)(node, "object") ?? {};
    const items = (0,syntax/* listAt */.gT)((0,syntax/* nodeAt */.oB)(object, "List") ?? {}, "items");
    return (0,syntax/* toRelationName */.Jz)(items.length > 0 ? items : (0,syntax/* listAt */.gT)((0,syntax/* nodeAt */.oB)(object, "ObjectWithArgs") ?? {}, "objname"));
}
const showOld = (old) => (old.name === "" ? "the old name" : (0,sql_names/* showRelation */.O)(old));
/** Under the old name stands another one when the file has run. */
function renames_isMadeAgain({ name }, { statement }, { parsed }) {
    const { order, madeAt } = factsOf(parsed);
    return name !== "" && (madeAt.get(name) ?? -1) > (order.get(statement) ?? 0);
}
/** Only its triggers call it, and they know it by more than its name. */
function isTriggerFunction(known, name) {
    return find(known, known.routines, name)?.returns?.name === "trigger";
}
const renameRules = [renameColumn, renameObject];
/** Rules over files: a view in the same file makes a rename safe. */
const renameFileRules = [renameTable];

;// CONCATENATED MODULE: ./lib/review/rules/sequences.js




const severalForeignKeys = {
    id: "several-foreign-keys",
    judge: ({ looks }) => {
        const keys = looks.filter(({ key, isNew }) => key === "AT_AddConstraint CONSTR_FOREIGN" && !isNew);
        const others = new Set(keys.map(({ node }) => (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(definitionOf(node, "Constraint"), "pktable"))?.name ?? ""));
        const [, second] = keys;
        if (others.size < 2 || second === undefined)
            return [];
        return [
            {
                at: second.site,
                look: second,
                message: `the file adds foreign keys to ${listWords([...others])}: writes to all of them wait until it commits`,
            },
        ];
    },
};
const validateInSameFile = {
    id: "validate-in-same-file",
    judge: ({ looks, file }) => looks.flatMap((look) => {
        if (look.key !== "AT_ValidateConstraint" || look.isNew || !file.parsed.transactional)
            return [];
        const name = (0,syntax/* textAt */.$6)(look.node, "name") ?? "";
        const adds = looks.some((one) => one.key.startsWith("AT_AddConstraint") &&
            one.relation?.key === look.relation?.key &&
            (0,syntax/* textAt */.$6)(definitionOf(one.node, "Constraint"), "conname") === name);
        if (!adds)
            return [];
        return [
            {
                at: look.site,
                look,
                message: `the lock of ADD CONSTRAINT on ${tableOf(look)} stays until the commit, so VALIDATE scans under it`,
                ...(look.name === null ? {} : { sizeOf: look.name }),
            },
        ];
    }),
};
const severalScans = {
    id: "several-scans",
    judge: ({ drafts }) => {
        const scanning = drafts.filter(({ rule, look }) => look?.site.kind === "AlterTableStmt" &&
            /^(?:change-column-type|type-recheck|set-not-null|add-check|volatile-default|add-column-(?:serial|generated|check|domain))$/.test(rule));
        const again = scanning.find((draft, index) => scanning
            .slice(0, index)
            .some((one) => one.look?.relation?.key === draft.look?.relation?.key && one.site !== draft.site));
        if (again?.look == null)
            return [];
        return [
            {
                at: again.site,
                look: again.look,
                message: `another statement passes over all of ${tableOf(again.look)} again`,
            },
        ];
    },
};
const severalWithoutTransaction = {
    id: "several-without-transaction",
    judge: ({ file, sites }) => {
        const own = file.parsed.statements.filter(({ needsNoTransaction }) => needsNoTransaction);
        const second = sites.find(({ statement }) => statement === own[1]);
        return second === undefined
            ? []
            : [
                {
                    at: second,
                    message: `\`${(0,statement/* firstWords */.C)(second.text)}\` is the second statement of the file that commits on its own: when it fails, the first one stays`,
                },
            ];
    },
};
/** Whether a text in it is none that PostgreSQL makes a value of: bodies in PL/pgSQL are not read before they are called. */
function onlyNames({ kind, node }) {
    if (kind === "AlterEnumStmt" || kind === "CommentStmt")
        return true;
    if (kind !== "CreateFunctionStmt")
        return false;
    const languages = (0,syntax/* nodesAt */.Pw)((0,syntax/* listAt */.gT)(node, "options"), "DefElem").filter((one) => (0,syntax/* textAt */.$6)(one, "defname") === "language");
    return languages.some((one) => (0,syntax/* nameIn */.ZC)((0,syntax/* nodeAt */.oB)(one, "arg") ?? {})?.toLowerCase() !== "sql");
}
const enumValueUsed = {
    id: "enum-value-used",
    judge: ({ file, sites, looks, context }) => sites.flatMap((site, index) => {
        const label = site.kind === "AlterEnumStmt" && (0,syntax/* textAt */.$6)(site.node, "oldVal") === null ? (0,syntax/* textAt */.$6)(site.node, "newVal") : null;
        if (label === null || !file.parsed.transactional)
            return [];
        const made = looks.some((look) => look.key === "CreateEnumStmt" &&
            JSON.stringify(look.node["typeName"]) === JSON.stringify(site.node["typeName"]));
        if (made && context.major !== null && context.major >= 17)
            return [];
        const literal = `'${label.replaceAll("'", "''")}'`;
        const user = sites.slice(index + 1).find((later) => !onlyNames(later) && later.text.includes(literal));
        return user === undefined
            ? []
            : [
                {
                    at: user,
                    message: `the enum value ${literal} cannot be used before the transaction that adds it has committed (55P04)`,
                },
            ];
    }),
};
/** Whether a new index does what a dropped one did: it has its name, or starts with the same column. */
function takesPlace(made, dropped) {
    const name = (0,syntax/* textAt */.$6)(made.node, "idxname");
    const column = (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)((0,syntax/* listAt */.gT)(made.node, "indexParams")[0] ?? {}, "IndexElem") ?? {}, "name") ?? "";
    const [leading] = dropped.index?.columns ?? [];
    return name === dropped.name?.name || (leading !== undefined && leading === column);
}
const replaceIndex = {
    id: "replace-index",
    judge: ({ looks, file }) => {
        const made = looks.flatMap((look, index) => (look.key === "IndexStmt" ? [{ look, index }] : []));
        return looks.flatMap((look, index) => {
            const table = look.relation;
            if (look.key !== "DropStmt OBJECT_INDEX" || look.isNew || table === null)
                return [];
            const next = made.find((one) => one.index > index && one.look.relation?.key === table.key && takesPlace(one.look, look));
            if (next === undefined)
                return [];
            const on = (0,sql_names/* showRelation */.O)({ schema: look.name?.schema ?? null, name: table.name });
            const message = file.parsed.transactional
                ? `${on} is locked against reads and writes from here to the commit, while the index that takes the place of this one is built`
                : `the index goes before the one that takes its place on ${on} is there: queries scan the table in between`;
            return [{ at: look.site, look, message }];
        });
    },
};
const enableRls = {
    id: "enable-rls",
    judge: ({ looks }) => looks.flatMap((look) => {
        if (look.key !== "AT_EnableRowSecurity" || look.isNew || (look.relation?.policies.size ?? 0) > 0)
            return [];
        return [
            {
                at: look.site,
                look,
                message: `${tableOf(look)} has no policy: with row level security everyone but its owner sees no row`,
            },
        ];
    }),
};
/** When it was looked at; by now the file has made it. */
function wasAbsent({ relation, known, node }) {
    return relation === null && known.from === "schema" && (0,syntax/* flagAt */.Qc)(node, "missing_ok");
}
const recreateView = {
    id: "recreate-view",
    judge: ({ looks, sites }) => {
        const lastMade = new Map(looks.map((look, index) => [look.key === "ViewStmt" ? look.name?.name : "", index]));
        const grants = sites.filter(({ kind, node }) => kind === "GrantStmt" && (0,syntax/* flagAt */.Qc)(node, "is_grant"));
        return looks.flatMap((look, index) => {
            if (look.key !== "DropStmt OBJECT_VIEW" || look.isNew || wasAbsent(look))
                return [];
            const name = look.name?.name ?? "";
            const granted = grants.some(({ text }) => text.includes(name));
            return (lastMade.get(name) ?? -1) > index && !granted
                ? [{ at: look.site, look, message: `the view ${tableOf(look)} is dropped and made again: its grants are lost` }]
                : [];
        });
    },
};
/** Rules over statements that only together are wrong. */
const sequenceRules = [
    severalForeignKeys,
    validateInSameFile,
    severalScans,
    severalWithoutTransaction,
    enumValueUsed,
    replaceIndex,
    enableRls,
    recreateView,
];

;// CONCATENATED MODULE: ./lib/review/rules/partitions.js





const partitionOf = (look) => (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(look.node, "def") ?? {}, "PartitionCmd") ?? {}, "name"));
const attachPartition = {
    id: "attach-partition",
    on: ["AT_AttachPartition"],
    alsoUndo: true,
    judge: (look) => {
        const name = partitionOf(look);
        const partition = findRelation(look.known, name);
        const fresh = partition !== null && isNew(partition, look.file);
        if (look.isNew || name === null)
            return null;
        const checks = [...(partition?.constraints.values() ?? [])].some(({ kind, valid }) => kind === "check" && valid);
        const own = fresh || checks ? [] : [(0,sql_names/* showRelation */.O)(name)];
        const scanned = [...own, ...(look.relation?.hasDefaultPartition === true ? ["the default partition"] : [])];
        const missing = fresh || partition === null ? [] : missingOn(look, partition);
        const does = [
            ...(scanned.length === 0 ? [] : [`scans ${scanned.join(" and ")}, since no valid CHECK proves the bounds`]),
            ...missing.map((what) => `${what} on ${(0,sql_names/* showRelation */.O)(name)}`),
        ];
        if (does.length === 0)
            return null;
        return {
            message: `ATTACH PARTITION, under a lock against reads and writes, ${listWords(does)}`,
            ...(missing.length === 0 || scanned.length > 0
                ? {}
                : {
                    help: `first give ${(0,sql_names/* showRelation */.O)(name)} what it lacks: indexes by CREATE INDEX CONCURRENTLY, keys USING INDEX, foreign keys NOT VALID and then VALIDATE`,
                }),
            ...(own.length === 0 && missing.length === 0 ? {} : { sizeOf: name }),
        };
    },
};
/** What a partition gets that its parent has, in words: indexes are built, foreign keys checked. */
function missingOn({ known, relation }, partition) {
    if (relation === null)
        return [];
    // The index of a key serves where the parent has a plain unique one.
    const keys = [...partition.constraints.values()].map(({ columns }) => indexId({ unique: true, columns }));
    const there = new Set([...demandsOf(known, partition).keys(), ...keys]);
    return [...demandsOf(known, relation)].flatMap(([id, what]) => (there.has(id) ? [] : [what]));
}
function indexId({ unique, columns, rebuiltFor = [], }) {
    return JSON.stringify(["index", unique, columns, rebuiltFor]);
}
/** The indexes, keys and foreign keys of a table, by what makes two of them equal. */
function demandsOf(known, { key, constraints }) {
    const indexes = [...known.indexes.values()].filter(({ table }) => table === key);
    const found = new Map();
    for (const index of indexes)
        found.set(indexId(index), `builds an index like ${(0,sql_names/* showIdentifier */.F)(index.name.name)}`);
    for (const { kind, columns, references, name, valid } of constraints.values()) {
        const id = JSON.stringify([kind, columns, references]);
        if (kind === "primary key" || kind === "unique")
            found.set(id, `builds the index of ${(0,sql_names/* showIdentifier */.F)(name)}`);
        if (kind === "foreign key" && valid)
            found.set(id, `checks every row for ${(0,sql_names/* showIdentifier */.F)(name)}`);
    }
    return found;
}
const createPartition = {
    id: "create-partition",
    on: ["CreateStmt"],
    alsoUndo: true,
    judge: (look) => {
        const parent = (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)((0,syntax/* listAt */.gT)(look.node, "inhRelations")[0] ?? {}, "RangeVar"));
        const known = findRelation(look.known, parent);
        if ((0,syntax/* nodeAt */.oB)(look.node, "partbound") === null || parent === null)
            return null;
        if (known !== null && isNew(known, look.file))
            return null;
        const scanned = known?.hasDefaultPartition === true ? ", and scans its default partition" : "";
        return {
            message: `CREATE TABLE … PARTITION OF locks ${(0,sql_names/* showRelation */.O)(parent)} against reads and writes${scanned}`,
            help: `CREATE TABLE ${tableOf(look)} (LIKE ${(0,sql_names/* showRelation */.O)(parent)} INCLUDING ALL), then ALTER TABLE ${(0,sql_names/* showRelation */.O)(parent)} ATTACH PARTITION ${tableOf(look)} …`,
            ...(scanned === "" ? { severity: "note" } : {}),
        };
    },
};
const detachPartition = {
    id: "detach-partition",
    on: ["AT_DetachPartition"],
    alsoUndo: true,
    judge: (look) => {
        const command = (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(look.node, "def") ?? {}, "PartitionCmd");
        // With a default partition CONCURRENTLY is refused.
        const possible = look.relation?.hasDefaultPartition !== true;
        if (look.isNew || command === null || (0,syntax/* flagAt */.Qc)(command, "concurrent") || !possible)
            return null;
        const partition = partitionOf(look);
        return {
            message: `DETACH PARTITION locks ${tableOf(look)} against reads and writes`,
            ...(partition === null
                ? {}
                : {
                    help: `ALTER TABLE ${tableOf(look)} DETACH PARTITION ${(0,sql_names/* showRelation */.O)(partition)} CONCURRENTLY, alone in its file`,
                }),
        };
    },
};
const dropPartition = {
    id: "drop-partition",
    on: ["DropStmt OBJECT_TABLE"],
    alsoUndo: true,
    judge: (look) => {
        const parent = look.known.relations.get(look.relation?.parent ?? "");
        if (look.isNew || parent === undefined || isNew(parent, look.file))
            return null;
        const name = (0,sql_names/* showRelation */.O)({ schema: look.name?.schema ?? null, name: parent.name });
        return {
            message: `dropping the partition ${tableOf(look)} locks all of ${name} against reads and writes`,
            help: `first ALTER TABLE ${name} DETACH PARTITION ${tableOf(look)} CONCURRENTLY, in a file of its own`,
        };
    },
};
const partitionRules = [
    attachPartition,
    createPartition,
    detachPartition,
    dropPartition,
];

;// CONCATENATED MODULE: ./lib/review/sites.js




/** Kinds of sites that are no statements: what nobody can read before it runs. */
const dynamicSite = "dynamic SQL";
/** All that a script runs, in order; routines that it makes are taken down in `bodies`. */
function sitesOf({ statements }, bodies) {
    return statements.flatMap((statement) => sitesIn(statement, bodies));
}
/** What one statement runs. */
function sitesIn(statement, bodies) {
    const node = (0,syntax/* asNode */.hK)(statement.node);
    const { kind, text, location } = statement;
    const own = { kind, node, text, statement, within: "statement", guarded: false, location };
    if (kind === "CreateFunctionStmt")
        remember(own, bodies);
    if (kind === "DoStmt")
        return [own, ...insideOf((0,do_block/* readDoBlock */.D)((0,parser/* loadedParser */.p)(), own), own, "do", { bodies, depth: 0 })];
    return [own, ...calledBy(own, { bodies, depth: 0 })];
}
function remember(site, bodies) {
    const name = (0,syntax/* toRelationName */.Jz)((0,syntax/* listAt */.gT)(site.node, "funcname"));
    if (name !== null)
        bodies.set(name.name, (0,do_block/* readRoutine */.b)((0,parser/* loadedParser */.p)(), site));
}
function insideOf(block, outer, within, calls) {
    if (block.kind === "unreadable")
        return [dynamic(outer, within, outer.text)];
    const inner = block.statements.flatMap(({ kind, node, text, line, guarded }) => {
        const site = {
            ...outer,
            kind,
            node,
            text,
            within,
            guarded: outer.guarded || guarded,
            location: within === "do" ? atLine(outer, line) : outer.location,
        };
        return [site, ...calledBy(site, { ...calls, depth: calls.depth + 1 })];
    });
    return [...inner, ...block.dynamic.map((source) => dynamic(outer, within, source))];
}
function dynamic(outer, within, text) {
    return { ...outer, kind: dynamicSite, node: {}, text, within };
}
/** Routines that call each other are followed so far. */
const deepest = 5;
function calledBy(site, { bodies, depth }) {
    if (bodies.size === 0 || depth > deepest || !/^(?:SelectStmt|CallStmt)$/.test(site.kind))
        return [];
    const called = new Set();
    (0,syntax/* visitNodes */.Rm)({ [site.kind]: site.node }, (kind, node) => {
        const name = kind === "FuncCall" || kind === "CallStmt" ? nameOfCall(kind, node) : null;
        const body = name === null ? undefined : bodies.get(name);
        if (body !== undefined)
            called.add(body);
    });
    return [...called].flatMap((body) => insideOf(body, site, "routine", { bodies, depth }));
}
function nameOfCall(kind, node) {
    const call = kind === "CallStmt" ? (0,syntax/* asNode */.hK)(node["funccall"]) : node;
    return (0,syntax/* toRelationName */.Jz)((0,syntax/* listAt */.gT)(call, "funcname"))?.name ?? null;
}
/** The place of a line of a block's body, which starts where its quote does. */
function atLine({ text, location }, line) {
    if (line === 0 || location.line === undefined)
        return location;
    for (let token = (0,lexer/* nextToken */.F)(text, 0); token !== null; token = (0,lexer/* nextToken */.F)(text, token.end)) {
        if (token.kind !== "string")
            continue;
        const above = text.slice(0, token.start).split("\n").length - 1;
        return { file: location.file, line: location.line + above + line - 1 };
    }
    return location;
}

;// CONCATENATED MODULE: ./lib/review/rules/tables.js






function rewriting(id, on, what, keeps = () => false) {
    return {
        id,
        on,
        alsoUndo: true,
        judge: (look) => {
            if (look.isNew || keeps(look))
                return null;
            return { message: `${what(look)} ${tableOf(look)} under a lock against reads and writes`, ...sized(look) };
        },
    };
}
/** From RowExclusiveLock on others wait. */
const firstBlockingMode = 3;
const lockTable = {
    id: "lock-table",
    on: ["LockStmt"],
    alsoUndo: true,
    judge: (look) => {
        if (look.isNew || Number(look.node["mode"] ?? 8) <= firstBlockingMode)
            return null;
        return { message: `LOCK TABLE holds ${tableOf(look)} until the commit` };
    },
};
const cluster = {
    id: "cluster-table",
    on: ["ClusterStmt", "VacuumStmt"],
    alsoUndo: true,
    judge: (look) => {
        const { node, site, known, file } = look;
        if (site.kind === "ClusterStmt") {
            return look.isNew
                ? null
                : {
                    message: `CLUSTER rewrites ${look.name === null ? "every clustered table" : tableOf(look)} under a lock against reads and writes`,
                    ...(look.name === null ? {} : sized(look)),
                };
        }
        if (!(0,syntax/* isOn */.Mp)((0,syntax/* optionsIn */.Im)(node, "options"), "full", "off"))
            return null;
        const table = (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)((0,syntax/* listAt */.gT)(node, "rels")[0] ?? {}, "VacuumRelation") ?? {}, "relation"));
        const relation = findRelation(known, table);
        if (relation !== null && isNew(relation, file))
            return null;
        return {
            message: `VACUUM FULL rewrites ${table === null ? "every table" : (0,sql_names/* showRelation */.O)(table)} under a lock against reads and writes`,
            ...(table === null ? {} : { sizeOf: table }),
        };
    },
};
const noLockTimeout = {
    id: "no-lock-timeout",
    on: ["VariableSetStmt"],
    alsoUndo: true,
    judge: ({ node, file }) => {
        const value = (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)((0,syntax/* listAt */.gT)(node, "args")[0] ?? {}, "A_Const") ?? {}, "ival") ??
            (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)((0,syntax/* listAt */.gT)(node, "args")[0] ?? {}, "A_Const") ?? {}, "sval");
        const text = value === null ? null : String(value["ival"] ?? value["sval"] ?? 0);
        // Files without a transaction have none of their own: an expired one leaves an INVALID index.
        const off = (0,syntax/* textAt */.$6)(node, "name") === "lock_timeout" &&
            text !== null &&
            /^0(?:ms|s|min)?$/.test(text) &&
            file.parsed.transactional;
        return off
            ? { message: "the file switches lock_timeout off, so that it may wait, and make others wait, without end" }
            : null;
    },
};
const notAnalysable = {
    id: "not-analysable",
    on: [dynamicSite],
    alsoUndo: true,
    judge: ({ site }) => ({
        message: `what this runs is known only when it runs: ${site.text.replaceAll(/\s+/g, " ").slice(0, 100)}`,
    }),
};
/** What takes its lock for a moment only. */
const brief = [
    "CreateTrigStmt",
    "DropStmt OBJECT_TRIGGER",
    "AT_EnableTrig",
    "AT_DisableTrig",
    "AT_EnableTrigUser",
    "AT_DisableTrigUser",
    "AT_EnableTrigAll",
    "AT_DisableTrigAll",
    "CreatePolicyStmt",
    "AlterPolicyStmt",
    "DropStmt OBJECT_POLICY",
    "RuleStmt",
    "DropStmt OBJECT_RULE",
    "AT_ChangeOwner",
    "AT_ReplicaIdentity",
    "AT_SetStorage",
    "AT_SetCompression",
    "AT_ColumnDefault",
    "AT_AddIdentity",
    "AT_SetIdentity",
    "AT_DropIdentity",
    "AT_EnableRowSecurity",
    "AT_DisableRowSecurity",
    "AT_DropNotNull",
    "AT_DropExpression",
    "RenameStmt OBJECT_TABLE",
    "RenameStmt OBJECT_COLUMN",
    "AlterObjectSchemaStmt OBJECT_TABLE",
];
const briefLock = {
    id: "brief-lock",
    on: brief,
    alsoUndo: true,
    judge: (look) => look.isNew
        ? null
        : { message: `this locks ${tableOf(look)} for a moment, and queues behind the longest query on it` },
};
const tableRules = [
    lockTable,
    cluster,
    noLockTimeout,
    notAnalysable,
    briefLock,
    rewriting("set-expression", ["AT_SetExpression"], ({ node }) => `another expression of the generated column ${(0,sql_names/* showIdentifier */.F)((0,syntax/* textAt */.$6)(node, "name") ?? "")} rewrites`, ({ node, relation }) => relation?.columns.get((0,syntax/* textAt */.$6)(node, "name") ?? "")?.generated === "virtual"),
    rewriting("set-logged", ["AT_SetLogged", "AT_SetUnLogged"], () => "SET LOGGED or UNLOGGED copies"),
    rewriting("set-access-method", ["AT_SetAccessMethod"], () => "SET ACCESS METHOD rewrites"),
    rewriting("set-tablespace", ["AT_SetTableSpace", "INDEX AT_SetTableSpace"], () => "SET TABLESPACE copies"),
];

;// CONCATENATED MODULE: ./lib/review/rules/type-change.js

/** Judges a change of type without a USING expression (or with one that only names the column). */
function typeChange(from, to, known) {
    if (from === null || to === null)
        return "unknown";
    if (from.array !== to.array)
        return "rewrite";
    if (isSame(from, to))
        return "free";
    const [source, target] = [findType(known, from), findType(known, to)];
    if (target?.kind === "domain")
        return target.constrained ? "rewrite" : typeChange(from, target.base, known);
    if (source?.kind === "domain") {
        const plain = typeChange(source.base, to, known);
        // A length is applied to each value, even where the domain's own type has the same.
        return plain === "free" && to.modifiers.length > 0 ? "rewrite" : plain;
    }
    if (from.array)
        return "rewrite";
    return ofBuiltIn(from, to);
}
function isSame(from, to) {
    return from.schema === to.schema && from.name === to.name && from.modifiers.join() === to.modifiers.join();
}
function ofBuiltIn(from, to) {
    const pair = `${from.name} ${to.name}`;
    if (pair === "numeric numeric")
        return ofNumeric(from.modifiers, to.modifiers);
    if (type_change_text.has(from.name) && type_change_text.has(to.name))
        return ofText(from, to);
    if (pair === "varbit varbit")
        return ofLength(from.modifiers[0], to.modifiers[0]);
    if (pair === "cidr inet")
        return "free";
    // Free in a session whose TimeZone is UTC, a rewrite in any other.
    if (pair === "timestamp timestamptz" || pair === "timestamptz timestamp")
        return "unknown";
    if (from.name === to.name && /^(?:timestamp|timestamptz|time|timetz|interval)$/.test(from.name)) {
        return ofLength(from.modifiers[0], to.modifiers[0]) === "free" ? "free" : "rewrite";
    }
    const ranks = ["int2", "int4", "int8"];
    const [source, target] = [ranks.indexOf(from.name), ranks.indexOf(to.name)];
    return source !== -1 && target !== -1 && target < source ? "narrow" : "rewrite";
}
const type_change_text = new Set(["text", "varchar", "bpchar"]);
function ofText(from, to) {
    if (from.name === "bpchar" || to.name === "bpchar") {
        if (to.name !== "bpchar")
            return "rewrite";
        // More blanks are written behind each value.
        return from.name !== "text" && ofLength(from.modifiers[0], to.modifiers[0]) === "free" ? "rewrite" : "narrow";
    }
    if (to.name === "text" || to.modifiers.length === 0)
        return "free";
    // text and varchar without a length hold more than any varchar(n).
    return ofLength(from.name === "text" ? undefined : from.modifiers[0], to.modifiers[0]);
}
/** A length that is not given is the largest. */
function ofLength(from, to) {
    if (to === undefined)
        return "free";
    return from !== undefined && from <= to ? "free" : "narrow";
}
function ofNumeric(from, to) {
    if (to.length === 0)
        return "free";
    const [fromPrecision, fromScale = 0] = from;
    const [toPrecision = 0, toScale = 0] = to;
    if (fromPrecision === undefined)
        return "narrow";
    if (fromScale === toScale)
        return toPrecision >= fromPrecision ? "free" : "narrow";
    return toPrecision - toScale >= fromPrecision - fromScale && toScale >= fromScale ? "rewrite" : "narrow";
}

;// CONCATENATED MODULE: ./lib/review/rules/types.js









function changeOf(look) {
    const definition = definitionOf(look.node, "ColumnDef");
    const column = (0,syntax/* textAt */.$6)(look.node, "name") ?? "";
    const to = (0,type_name/* typeIn */.i)((0,syntax/* nodeAt */.oB)(definition, "typeName"));
    const before = look.relation?.columns.get(column);
    if (look.isNew || (before !== undefined && before.born !== "before" && look.file.kind !== "undo"))
        return null;
    const from = before?.type ?? null;
    const using = (0,syntax/* nodeAt */.oB)(definition, "raw_default");
    const computed = using !== null && !isSelf(using, column, to);
    const plain = typeChange(from, to, look.known);
    const kind = computed && plain !== "narrow" ? "rewrite" : plain;
    return {
        column,
        from,
        to,
        kind,
        collates: (0,syntax/* nodeAt */.oB)(definition, "collClause") !== null,
        using: using === null ? "nothing" : computed ? "a value" : "the type",
    };
}
/** `USING column` and `USING column::type` say no more than the type does. */
function isSelf(using, column, to) {
    const cast = (0,syntax/* nodeAt */.oB)(using, "TypeCast");
    if (cast === null)
        return columnIn(using) === column;
    const type = (0,type_name/* typeIn */.i)((0,syntax/* nodeAt */.oB)(cast, "typeName"));
    return columnIn((0,syntax/* nodeAt */.oB)(cast, "arg")) === column && type !== null && to !== null && (0,type_name/* showType */.w)(type) === (0,type_name/* showType */.w)(to);
}
function onType(id, alsoUndo, judge) {
    return {
        id,
        on: ["AT_AlterColumnType"],
        alsoUndo,
        judge: (look) => {
            const change = changeOf(look);
            return change === null ? null : judge(look, change);
        },
    };
}
const named = (type) => (type === null ? "its type" : (0,type_name/* showType */.w)(type));
/** What happens to a column, in words: where both types are called alike, their names say nothing. */
function changing({ known }, { column, from, to }) {
    const name = (0,sql_names/* showIdentifier */.F)(column);
    const alike = from !== null && to !== null && (0,type_name/* showType */.w)({ ...from, schema: null }) === (0,type_name/* showType */.w)({ ...to, schema: null });
    if (!alike)
        return `changing ${name} ${from === null ? "" : `from ${named(from)} `}to ${named(to)}`;
    const type = findType(known, to);
    return type !== null && type.born !== "before"
        ? `changing ${name} to the new type ${named(to)}`
        : `computing ${name} anew`;
}
/** A column of the new type beside the old one. */
function types_moveTo(look, { column, to, collates, using }) {
    if (to === null || collates || using === "a value")
        return {};
    const by = using === "the type" ? "cast" : "assignment";
    return moveSteps(look, { from: column, to: `${column}_new`, type: to, by });
}
/** Whether it rewrites the rows; in an undo script nobody asks what fits. */
function rewrites({ file }, { kind }) {
    return kind === "rewrite" || (kind === "narrow" && file.kind === "undo");
}
/** Columns whose other type rewrites the table in the same statement, which does that once. */
function rewrittenWith(look) {
    const commands = (0,syntax/* nodesAt */.Pw)((0,syntax/* listAt */.gT)(look.site.node, "cmds"), "AlterTableCmd");
    return commands.flatMap((node) => {
        const change = (0,syntax/* textAt */.$6)(node, "subtype") === "AT_AlterColumnType" ? changeOf({ ...look, node }) : null;
        return change !== null && rewrites(look, change) ? [change] : [];
    });
}
/** What happens to several columns, in words. */
function changingAll(look, all) {
    const [first, ...others] = all;
    if (first === undefined)
        return "";
    if (others.length === 0)
        return changing(look, first);
    const names = all.map(({ column }) => (0,sql_names/* showIdentifier */.F)(column));
    const types = ({ from, to }) => from === null || to === null ? "" : ` from ${named(from)} to ${named(to)}`;
    const alike = others.every((one) => types(one) === types(first));
    const shown = names.length > 5 ? [...names.slice(0, 4), `${names.length - 4} more columns`] : names;
    return `changing ${listWords(shown)}${alike ? types(first) : ""}`;
}
const changeColumnType = onType("change-column-type", true, (look, change) => {
    const { column, from, to, kind } = change;
    const known = from === null ? "" : `from ${named(from)} `;
    if (rewrites(look, change)) {
        const all = rewrittenWith(look);
        // Told once, at the first of them.
        if (all.length > 1 && all[0]?.column !== column)
            return null;
        return {
            message: `${changingAll(look, all.length > 1 ? all : [change])} rewrites ${tableOf(look)} and its indexes under a lock against reads and writes`,
            ...sized(look),
            // The way out is that of one column.
            ...(all.length > 1 ? {} : types_moveTo(look, change)),
        };
    }
    if (kind !== "unknown")
        return null;
    const zone = from !== null && from.name.startsWith("timestamp");
    const when = zone ? "unless the session's TimeZone is UTC" : "unless the old type fits into it";
    return {
        message: `changing ${(0,sql_names/* showIdentifier */.F)(column)} ${known}to ${named(to)} rewrites ${tableOf(look)} under a lock against reads and writes, ${when}`,
        severity: "warning",
    };
});
const typeRecheck = onType("type-recheck", true, (look, { column, kind, collates }) => {
    if (kind !== "free")
        return null;
    const checked = [...(look.relation?.constraints.values() ?? [])].some((one) => one.kind === "check" && one.valid && one.columns.includes(column));
    const [name, table] = [(0,sql_names/* showIdentifier */.F)(column), tableOf(look)];
    if (collates) {
        return {
            message: `another collation of ${name} rewrites no row, and checks all of them and builds indexes anew under a lock on ${table}`,
            ...sized(look),
        };
    }
    if (checked) {
        return {
            message: `another type of ${name} rewrites no row, but a CHECK names it, which looks at all of them under a lock on ${table}`,
            help: "drop the CHECK first, add it NOT VALID behind the change, and VALIDATE it in the next file",
            ...sized(look),
        };
    }
    const indexes = types_rebuiltFor(look, column);
    if (indexes.length === 0)
        return null;
    return {
        message: `another type of ${name} rewrites no row, but builds ${listWords(indexes.map(sql_names/* showIdentifier */.F))} anew under a lock on ${table}, since an expression or a WHERE is in it`,
        help: "drop the index with CONCURRENTLY first, and build it again with CONCURRENTLY behind the change, each in a file of its own",
        ...sized(look),
    };
});
/** Indexes that PostgreSQL builds anew for any other type of a column. */
function types_rebuiltFor({ known, relation }, column) {
    const indexes = [...known.indexes.values()].filter((one) => one.table === relation?.key && one.rebuiltFor.includes(column));
    const exclusions = [...(relation?.constraints.values() ?? [])].filter((one) => one.rebuiltFor.includes(column));
    return [...indexes.map(({ name }) => name.name), ...exclusions.map(({ name }) => name)];
}
/** Of a virtual column no row holds anything, but its NOT NULL is asked of each. */
const expressionRecheck = {
    id: "type-recheck",
    on: ["AT_SetExpression"],
    alsoUndo: true,
    judge: (look) => {
        const column = (0,syntax/* textAt */.$6)(look.node, "name") ?? "";
        const { generated = null, notNull = false } = look.relation?.columns.get(column) ?? {};
        if (look.isNew || generated !== "virtual" || !notNull)
            return null;
        return {
            message: `another expression of ${(0,sql_names/* showIdentifier */.F)(column)} rewrites no row, but it is NOT NULL, so that all of them are computed under a lock on ${tableOf(look)}`,
            ...sized(look),
        };
    },
};
const narrowColumn = onType("narrow-column", false, (look, { column, from, to, kind }) => {
    if (kind !== "narrow")
        return null;
    return {
        message: `${named(to)} holds less than ${named(from)}: the change fails where a value of ${(0,sql_names/* showIdentifier */.F)(column)} does not fit, rewrites ${tableOf(look)}, and the running application fails when it writes such a value`,
        ...limitTo(look, column, to),
    };
});
/** A CHECK keeps to the length as well as the type would. */
function limitTo(look, column, to) {
    const length = to !== null && !to.array && /^(?:varchar|bpchar)$/.test(to.name) ? to.modifiers[0] : undefined;
    if (length === undefined || !isAlone(look))
        return {};
    const name = constraints_usualName(look, [column], "length");
    return { steps: notValidSteps(look, name, `CHECK (length(${(0,sql_names/* showIdentifier */.F)(column)}) <= ${length})`) };
}
const typeRules = [changeColumnType, typeRecheck, expressionRecheck, narrowColumn];

;// CONCATENATED MODULE: ./lib/review/rules/undo-incomplete.js






function wordFor({ key, node }) {
    if (key === "ViewStmt")
        return "view";
    if (key === "CreateSeqStmt")
        return "sequence";
    return (0,syntax/* textAt */.$6)(node, "objtype") === "OBJECT_MATVIEW" ? "materialized view" : "table";
}
function madeBy(look) {
    const { key, node, name, relation, isNew, site } = look;
    const [own, table] = [name?.name ?? "", relation?.name ?? name?.name ?? ""];
    switch (key) {
        case "CreateStmt":
        case "CreateTableAsStmt":
        case "ViewStmt":
        case "CreateSeqStmt":
            // IF NOT EXISTS over what was there before makes nothing.
            return relation === null ? { title: `${wordFor(look)} ${(0,sql_names/* showIdentifier */.F)(own)}`, goneWith: [own], site } : null;
        case "CreateEnumStmt":
        case "CreateDomainStmt":
        case "CreateFunctionStmt": {
            if (key === "CreateFunctionStmt" && (0,syntax/* flagAt */.Qc)(node, "replace"))
                return null;
            const made = ["typeName", "domainname", "funcname"].flatMap((field) => (0,syntax/* namesIn */.wX)(node, field)).at(-1) ?? "";
            const word = key === "CreateFunctionStmt" ? "function" : "type";
            return { title: `${word} ${(0,sql_names/* showIdentifier */.F)(made)}`, goneWith: [made], site };
        }
        case "IndexStmt": {
            const index = (0,syntax/* textAt */.$6)(node, "idxname");
            if (index === null)
                return null;
            return { title: `index ${(0,sql_names/* showIdentifier */.F)(index)}`, goneWith: [index, table, ...columnsBelow(node)], site };
        }
        case "AT_AddColumn": {
            if (isNew)
                return null;
            const column = (0,syntax/* textAt */.$6)(definitionOf(node, "ColumnDef"), "colname") ?? "";
            const title = `column ${(0,sql_names/* showRelation */.O)({ schema: null, name: table })}.${(0,sql_names/* showIdentifier */.F)(column)}`;
            return { title, goneWith: [column, table], site };
        }
        default: {
            if (!key.startsWith("AT_AddConstraint") || isNew)
                return null;
            const definition = definitionOf(node, "Constraint");
            const constraint = (0,syntax/* textAt */.$6)(definition, "conname");
            if (constraint === null)
                return null;
            const goneWith = [constraint, table, ...columnsOf(definition), ...columnsBelow(definition)];
            return { title: `constraint ${(0,sql_names/* showIdentifier */.F)(constraint)}`, goneWith, site };
        }
    }
}
/** Columns that a definition names anywhere: with one of them it goes. */
function columnsBelow(definition) {
    const names = (0,syntax/* nodesAt */.Pw)((0,syntax/* listAt */.gT)(definition, "indexParams"), "IndexElem").map((item) => (0,syntax/* textAt */.$6)(item, "name") ?? "");
    (0,syntax/* visitNodes */.Rm)(definition, (kind, node) => {
        if (kind === "ColumnRef")
            names.push(columnIn({ ColumnRef: node }) ?? "");
    });
    return names;
}
/** Names that a statement, or a part of one, drops. */
function droppedBy({ key, node, name }) {
    if (key.startsWith("DropStmt"))
        return name === null ? [] : [name.name];
    return /^(?:FOREIGN_TABLE )?AT_Drop(?:Column|Constraint)$/.test(key) ? [(0,syntax/* textAt */.$6)(node, "name") ?? ""] : [];
}
/** What a migration makes, but for what it drops again itself; under the name that it has in the end. */
function standing(looks) {
    let made = [];
    for (const look of looks) {
        const { key, node, name, site } = look;
        const gone = droppedBy(look);
        if (gone.length > 0)
            made = made.filter(({ goneWith }) => !goneWith.some((one) => gone.includes(one)));
        const [from, to] = [(0,syntax/* textAt */.$6)(node, "subname") ?? name?.name ?? "", (0,syntax/* textAt */.$6)(node, "newname") ?? ""];
        if (key.startsWith("RenameStmt") && !site.guarded)
            made = made.map((one) => renamed(one, from, to));
        const own = isLooseWork(look) ? null : madeBy(look);
        if (own !== null)
            made.push(own);
    }
    return made;
}
/** Under its new name it is the same one, which an undo script drops by either. */
function renamed({ title, goneWith, site }, from, to) {
    if (!goneWith.includes(from))
        return { title, goneWith, site };
    const [old, own] = [(0,sql_names/* showIdentifier */.F)(from), goneWith[0] === from];
    const shown = own && title.endsWith(old) ? `${title.slice(0, -old.length)}${(0,sql_names/* showIdentifier */.F)(to)}` : title;
    return { title: shown, goneWith: own ? [to, ...goneWith] : [...goneWith, to], site };
}
/** What a condition or a routine does, and what is about the tool's own tables, nobody has to undo. */
function isLooseWork({ site }) {
    return site.within === "routine" || site.guarded || /\bschema_version\b/.test(site.text);
}
/** Names that an undo script drops or renames away; null where nobody can tell. */
function droppedIn(sites) {
    const names = new Set();
    for (const site of sites) {
        if (site.kind === dynamicSite)
            return null;
        for (const { key, node, name } of keyedOf(site)) {
            for (const dropped of droppedBy({ key, node, name }))
                names.add(dropped);
            // What the undo script makes itself was there before.
            if (/^(?:ViewStmt|CreateTableAsStmt|CreateStmt)$/.test(key) && name !== null)
                names.add(name.name);
            if (key === "IndexStmt")
                names.add((0,syntax/* textAt */.$6)(node, "idxname") ?? "");
            if (key.startsWith("RenameStmt"))
                names.add((0,syntax/* textAt */.$6)(node, "subname") ?? name?.name ?? "");
            // With a schema or an extension goes all that is in it.
            if (/^DropStmt OBJECT_(?:SCHEMA|EXTENSION)$/.test(key) || site.kind === "DropOwnedStmt")
                return null;
        }
    }
    return names;
}
/** What a migration makes and its undo script does not take away. */
const undoIncomplete = {
    id: "undo-incomplete",
    judge: ({ looks, undo, file }) => {
        // One that does not parse is told of, and drops nothing.
        const readable = undo !== null && undo.file.parsed.findings.every(({ severity }) => severity !== "error");
        const dropped = readable ? droppedIn(undo.sites) : null;
        if (dropped === null || file.kind !== "migration")
            return [];
        // A type that takes the name of an old one is that one from then on.
        const types = new Set(looks.flatMap(({ key, node }) => (key === "RenameStmt OBJECT_TYPE" ? typeNames(node) : [])));
        const owners = ownersIn(looks);
        const cascades = undo?.sites.some(({ node }) => (0,syntax/* textAt */.$6)(node, "behavior") === "DROP_CASCADE") === true;
        const left = standing(looks)
            .filter(({ title }) => !cascades || /^(?:table|type|function) /.test(title))
            .filter(({ goneWith: [own = "", ...others] }) => {
            const names = [own, ...others, ...(owners.get(own) ?? [])];
            return !names.some((name) => dropped.has(name) || types.has(name));
        });
        if (left.length === 0)
            return [];
        const titles = [...new Set(left.map(({ title }) => title))];
        return [{ at: null, inUndo: true, message: `the undo script leaves behind the ${listWords(titles.slice(0, 6))}` }];
    },
};
/** Sequences go with the column that owns them, and with its table. */
function ownersIn(looks) {
    return new Map(looks.flatMap(({ key, node, name }) => {
        if (!/^(?:Create|Alter)SeqStmt$/.test(key) || name === null)
            return [];
        const owned = (0,syntax/* nodesAt */.Pw)((0,syntax/* listAt */.gT)(node, "options"), "DefElem").find((one) => (0,syntax/* textAt */.$6)(one, "defname") === "owned_by");
        const parts = (0,syntax/* listAt */.gT)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(owned ?? {}, "arg") ?? {}, "List") ?? {}, "items");
        return [[name.name, parts.map((part) => (0,syntax/* nameIn */.ZC)(part) ?? "")]];
    }));
}
function typeNames(rename) {
    return (0,syntax/* listAt */.gT)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(rename, "object") ?? {}, "List") ?? {}, "items").map((item) => (0,syntax/* nameIn */.ZC)(item) ?? "");
}

;// CONCATENATED MODULE: ./lib/review/rules/undo-may-fail.js







/** What an undo script asks of rows that were written since: its rehearsal meets none of them. */
const undoMayFail = {
    id: "undo-may-fail",
    on: [
        "AT_AlterColumnType",
        "AT_SetNotNull",
        "AT_AddConstraint CONSTR_UNIQUE",
        "AT_AddConstraint CONSTR_PRIMARY",
        "IndexStmt",
    ],
    alsoUndo: true,
    judge: (look) => {
        if (look.file.kind !== "undo" || look.isNew || look.relation === null || preparesRows(look))
            return null;
        const once = look.key === "AT_AlterColumnType" ? holdsTooMuch(look) : forbids(look);
        if (once === null)
            return null;
        return {
            message: `the undo script fails once ${once}`,
            ...(look.key === "AT_AlterColumnType" ? {} : { severity: "note" }),
        };
    },
};
/** Whether the script changes rows itself before it asks something of them. */
function preparesRows({ file, site }) {
    const before = file.parsed.statements.slice(0, file.parsed.statements.indexOf(site.statement));
    return before.some(({ kind }) => /^(?:Update|Delete|Insert|Merge|Truncate)Stmt$/.test(kind));
}
function holdsTooMuch(look) {
    const definition = definitionOf(look.node, "ColumnDef");
    const column = (0,syntax/* textAt */.$6)(look.node, "name") ?? "";
    const [from, to] = [look.relation?.columns.get(column)?.type ?? null, (0,type_name/* typeIn */.i)((0,syntax/* nodeAt */.oB)(definition, "typeName"))];
    if (to === null || (0,syntax/* nodeAt */.oB)(definition, "raw_default") !== null)
        return null;
    if (typeChange(from, to, look.known) !== "narrow")
        return null;
    return `a value of ${tableOf(look)}.${(0,sql_names/* showIdentifier */.F)(column)} does not fit ${(0,type_name/* showType */.w)(to)}`;
}
function forbids(look) {
    if (look.key === "AT_SetNotNull") {
        const column = (0,syntax/* textAt */.$6)(look.node, "name") ?? "";
        const known = look.relation?.columns.has(column) === true;
        return known && !isProvenNotNull(look, column)
            ? `a row of ${tableOf(look)} has no ${(0,sql_names/* showIdentifier */.F)(column)}`
            : null;
    }
    const names = look.key === "IndexStmt" ? indexed(look) : columnsOf(definitionOf(look.node, "Constraint"));
    return names.length === 0 ? null : `two rows of ${tableOf(look)} have the same ${columnList(names)}`;
}
/** The columns of a unique index; none where it has an expression, a WHERE or lets equal ones be. */
function indexed({ node }) {
    if (!(0,syntax/* flagAt */.Qc)(node, "unique") || (0,syntax/* nodeAt */.oB)(node, "whereClause") !== null)
        return [];
    const names = (0,syntax/* listAt */.gT)(node, "indexParams").map((item) => (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)(item, "IndexElem") ?? {}, "name"));
    return names.every((name) => name !== null) ? names : [];
}

;// CONCATENATED MODULE: ./lib/review/rules/undo.js







const isWork = ({ kind, text }) => !/^(?:VariableSetStmt|SelectStmt|DoStmt)$/.test(kind) && !/\bschema_version\b/.test(text);
const undoMissing = {
    id: "undo-missing",
    judge: ({ file, undo, sites }) => {
        const needed = file.kind === "migration" && file.migration?.kind === "versioned" && sites.some(isWork);
        if (!needed || undo !== null)
            return [];
        const message = `version ${file.migration?.version.text ?? ""} has no undo script: a rollback stops at it`;
        const name = (file.script.file.split("/").at(-1) ?? "").replace(/^V/, "U");
        const help = `add ${name}, with the statements that bring back the schema from before; new --undo makes one`;
        return [{ at: null, message, help }];
    },
};
const undoLosesRows = {
    id: "undo-loses-rows",
    on: ["DropStmt OBJECT_TABLE", "AT_DropColumn", "TruncateStmt", "DeleteStmt"],
    alsoUndo: true,
    judge: (look) => look.file.kind === "undo" ? { message: `the undo script destroys what ${tableOf(look)} got since` } : null,
};
const undoCannotRestore = {
    id: "undo-cannot-restore",
    judge: ({ looks, undo }) => {
        const first = looks.find((look) => /^(?:DropStmt OBJECT_TABLE|AT_DropColumn|TruncateStmt|DeleteStmt)$/.test(look.key) &&
            !look.isNew &&
            !isAbsentColumn(look) &&
            (look.column?.born ?? "before") === "before" &&
            look.site.within !== "routine");
        const refills = undo?.sites.some(({ kind }) => /^(?:Insert|Update|Merge|Copy)Stmt$/.test(kind)) === true;
        return undo === null || first === undefined || refills
            ? []
            : [
                {
                    at: first.site,
                    look: first,
                    message: `the data that this destroys in ${tableOf(first)} does not come back with the undo script`,
                },
            ];
    },
};
const undoEnumValue = {
    id: "undo-enum-value",
    judge: ({ sites, undo }) => {
        const added = sites.find(({ kind, node }) => kind === "AlterEnumStmt" && (0,syntax/* textAt */.$6)(node, "oldVal") === null);
        const rebuilds = undo?.sites.some(({ kind }) => kind === "DropStmt" || kind === "RenameStmt") === true;
        return added === undefined || undo === null || rebuilds
            ? []
            : [
                {
                    at: added,
                    message: `the value '${(0,syntax/* textAt */.$6)(added.node, "newVal") ?? ""}' stays after a rollback: PostgreSQL cannot take it away`,
                },
            ];
    },
};
const undoPrimaryKey = {
    id: "undo-primary-key",
    on: ["AT_AddConstraint CONSTR_PRIMARY"],
    alsoUndo: false,
    judge: (look) => {
        const { relation, undo, node } = look;
        const nullable = columnsOf(definitionOf(node, "Constraint")).filter((column) => relation?.columns.get(column)?.notNull === false);
        const drops = undo?.parsed.statements.some(({ text }) => /\bDROP\s+NOT\s+NULL\b/i.test(text)) === true;
        if (look.isNew || undo === null || drops || nullable.length === 0)
            return null;
        return {
            message: `the primary key makes ${listWords(nullable.map(sql_names/* showIdentifier */.F))} NOT NULL, and the undo script leaves that behind`,
        };
    },
};
const undoStatementRules = [undoLosesRows, undoPrimaryKey, undoMayFail];
const undoFileRules = [undoMissing, undoIncomplete, undoCannotRestore, undoEnumValue];

;// CONCATENATED MODULE: ./lib/review/rules/views.js




const columnInUse = {
    id: "column-in-use",
    on: ["AT_AlterColumnType", "AT_DropColumn"],
    alsoUndo: false,
    judge: (look) => {
        const { relation, node, known } = look;
        if (relation === null || (0,syntax/* textAt */.$6)(node, "behavior") === "DROP_CASCADE")
            return null;
        const column = (0,syntax/* textAt */.$6)(node, "name") ?? "";
        const gone = droppedBeside(look);
        const users = usersOf(known, relation, column).filter((what) => !gone.has(what) && !goesAlong(what, look));
        if (users.length === 0)
            return null;
        const refused = look.key === "AT_DropColumn" ? "its drop (2BP01)" : "another type (0A000)";
        const read = `${listWords(users)} ${users.length === 1 ? "reads" : "read"} ${tableOf(look)}.${(0,sql_names/* showIdentifier */.F)(column)}`;
        return { message: `the ${read}, so PostgreSQL refuses ${refused}` };
    },
};
/** Until 14 what is generated from a column goes with it. */
function goesAlong(what, { key, context }) {
    return key === "AT_DropColumn" && (context.major ?? 18) < 15 && what.startsWith("generated column ");
}
/** Generated columns that the same statement drops. */
function droppedBeside({ site }) {
    const drops = (0,syntax/* nodesAt */.Pw)((0,syntax/* listAt */.gT)(site.node, "cmds"), "AlterTableCmd").filter((command) => (0,syntax/* textAt */.$6)(command, "subtype") === "AT_DropColumn");
    return new Set(drops.map((command) => `generated column ${(0,syntax/* textAt */.$6)(command, "name") ?? ""}`));
}
const replaceView = {
    id: "replace-view",
    on: ["ViewStmt"],
    alsoUndo: true,
    judge: (look) => {
        if (look.file.kind === "undo" && clearsTheWay(look))
            return null;
        const before = look.relation?.kind === "view" ? look.relation.output : null;
        const now = outputOf(look.known, look.node);
        if (!(0,syntax/* flagAt */.Qc)(look.node, "replace") || before === null || now === null)
            return null;
        const place = before.findIndex((name, index) => now[index] !== name);
        if (place === -1)
            return null;
        const [was, is] = [(0,sql_names/* showIdentifier */.F)(before[place] ?? ""), now[place]];
        const change = is === undefined ? `leave out its column ${was}` : `make its column ${was} ${(0,sql_names/* showIdentifier */.F)(is)}`;
        return { message: `OR REPLACE of ${tableOf(look)} cannot ${change} (42P16)` };
    },
};
/** What an undo script does before is not followed: a view that goes, or is called otherwise, is no longer in the way. */
function clearsTheWay({ file }) {
    return file.parsed.statements.some(({ kind, text }) => /^(?:DropStmt|RenameStmt|DoStmt)$/.test(kind) || /\bcascade\b/i.test(text));
}
/** Rules about views and what else reads columns. */
const viewRules = [columnInUse, replaceView];

;// CONCATENATED MODULE: ./lib/review/rules/newer-syntax.js


const since = (version, what) => ({ since: version, what });
/** What statements and sub-commands need, by key. */
const byKey = {
    AT_SetCompression: () => since(14, "SET COMPRESSION"),
    AT_DetachPartition: (node) => (0,syntax/* flagAt */.Qc)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(node, "def") ?? {}, "PartitionCmd") ?? {}, "concurrent")
        ? since(14, "DETACH PARTITION CONCURRENTLY")
        : null,
    AT_DetachPartitionFinalize: () => since(14, "DETACH PARTITION FINALIZE"),
    CreateTrigStmt: (node) => ((0,syntax/* flagAt */.Qc)(node, "replace") ? since(14, "CREATE OR REPLACE TRIGGER") : null),
    CreateFunctionStmt: (node) => (node["sql_body"] === undefined ? null : since(14, "a function body in standard SQL")),
    AlterPublicationStmt: (node) => (0,syntax/* listAt */.gT)(node, "pubobjects").some(hasFilter) ? since(15, "row filters and column lists of publications") : null,
    CreatePublicationStmt: (node) => (0,syntax/* listAt */.gT)(node, "pubobjects").some(hasFilter) ? since(15, "row filters and column lists of publications") : null,
    AT_SetAccessMethod: () => since(15, "SET ACCESS METHOD"),
    ViewStmt: (node) => (0,syntax/* optionsIn */.Im)(node, "options").some(({ name }) => name === "security_invoker")
        ? since(15, "security_invoker views")
        : null,
    MergeStmt: (node) => (0,syntax/* listAt */.gT)(node, "returningList").length > 0 ||
        (0,syntax/* nodeAt */.oB)(node, "returningClause") !== null ||
        (0,syntax/* listAt */.gT)(node, "mergeWhenClauses").some((item) => (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)(item, "MergeWhenClause") ?? {}, "matchKind") === "MERGE_WHEN_NOT_MATCHED_BY_SOURCE")
        ? since(17, "MERGE … RETURNING and BY SOURCE")
        : since(15, "MERGE"),
    IndexStmt: (node) => ((0,syntax/* flagAt */.Qc)(node, "nulls_not_distinct") ? since(15, "NULLS NOT DISTINCT") : null),
    AlterCollationStmt: () => since(15, "ALTER COLLATION … REFRESH VERSION"),
    GrantRoleStmt: (node) => (0,syntax/* optionsIn */.Im)(node, "opt").some(({ name }) => /^(?:inherit|set)$/.test(name))
        ? since(16, "GRANT … WITH INHERIT or SET")
        : null,
    GrantStmt: (node) => (0,syntax/* listAt */.gT)(node, "privileges").some((item) => (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)(item, "AccessPriv") ?? {}, "priv_name") === "maintain")
        ? since(17, "the privilege MAINTAIN")
        : null,
    AT_SetExpression: () => since(17, "SET EXPRESSION"),
    VariableSetStmt: (node) => ((0,syntax/* textAt */.$6)(node, "name") === "transaction_timeout" ? since(17, "transaction_timeout") : null),
    AT_AlterConstraint: (node) => {
        const change = (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(node, "def") ?? {}, "ATAlterConstraint") ?? {};
        return (0,syntax/* flagAt */.Qc)(change, "alterInheritability") || (0,syntax/* flagAt */.Qc)(change, "alterEnforceability")
            ? since(18, "ALTER CONSTRAINT … INHERIT and ENFORCED")
            : null;
    },
    "AT_AddConstraint CONSTR_NOTNULL": () => since(18, "ADD CONSTRAINT … NOT NULL"),
};
function hasFilter(item) {
    const table = (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(item, "PublicationObjSpec") ?? {}, "pubtable") ?? {};
    return (0,syntax/* nodeAt */.oB)(table, "whereClause") !== null || (0,syntax/* listAt */.gT)(table, "columns").length > 0;
}
/** What nodes anywhere in a statement need. */
const byTag = {
    Constraint: (node) => {
        const contype = (0,syntax/* textAt */.$6)(node, "contype") ?? "";
        if ((0,syntax/* flagAt */.Qc)(node, "nulls_not_distinct"))
            return since(15, "NULLS NOT DISTINCT");
        if ((0,syntax/* textAt */.$6)(node, "generated_kind") === "v")
            return since(18, "VIRTUAL generated columns");
        if ((0,syntax/* flagAt */.Qc)(node, "without_overlaps") || (0,syntax/* flagAt */.Qc)(node, "fk_with_period"))
            return since(18, "WITHOUT OVERLAPS and PERIOD");
        const enforceable = contype === "CONSTR_CHECK" || contype === "CONSTR_FOREIGN";
        return (enforceable && !(0,syntax/* flagAt */.Qc)(node, "is_enforced")) || contype === "CONSTR_ATTR_NOT_ENFORCED"
            ? since(18, "NOT ENFORCED")
            : null;
    },
    ColumnDef: (node) => (0,syntax/* textAt */.$6)(node, "storage_name") === null
        ? (0,syntax/* textAt */.$6)(node, "compression") === null
            ? null
            : since(14, "COMPRESSION of a column")
        : since(16, "STORAGE in CREATE TABLE"),
    FuncCall: (node) => {
        const name = (0,syntax/* toRelationName */.Jz)((0,syntax/* listAt */.gT)(node, "funcname"))?.name;
        return name === "uuidv7" || name === "uuidv4" ? since(18, `${name}()`) : null;
    },
};
/** Words without which no node can need more than PostgreSQL 14 has: most statements are not walked through. */
const hint = /uuidv|nulls\s+not|virtual|generated|overlaps|period|enforced|storage|compression/i;
function featuresOf(look) {
    const found = [];
    for (const { key, node } of keyedOf(look.site)) {
        const feature = byKey[key]?.(node) ?? null;
        if (feature !== null)
            found.push(feature);
    }
    if (!hint.test(look.site.text))
        return found;
    (0,syntax/* visitNodes */.Rm)({ [look.site.kind]: look.site.node }, (kind, node) => {
        const feature = byTag[kind]?.(node) ?? null;
        if (feature !== null)
            found.push(feature);
    });
    return found;
}
/** Any statement; judged once, at its first key. */
const newerSyntax = {
    id: "newer-syntax",
    alsoUndo: true,
    judge: (look) => {
        const { major } = look.context;
        if (major === null)
            return null;
        const missing = featuresOf(look).filter((feature) => feature.since > major);
        const [first] = missing.toSorted((a, b) => b.since - a.since);
        return first === undefined
            ? null
            : { message: `the target runs PostgreSQL ${major}, and ${first.what} came with ${first.since}` };
    },
};

;// CONCATENATED MODULE: ./lib/review/rules/all.js





















/** Rules over single statements. */
const statementRules = [
    ...indexRules,
    ...constraintRules,
    ...columnRules,
    ...notNullRules,
    ...typeRules,
    ...partitionRules,
    ...tableRules,
    ...refreshRules,
    ...renameRules,
    ...dropRules,
    ...compatibilityRules,
    ...viewRules,
    ...createRules,
    ...alterRules,
    ...changeRules,
    ...undoStatementRules,
    ...namingRules,
    ...reachRules,
];
/** Rules over whole files. */
const fileRules = [...renameFileRules, ...wholeRules, ...sequenceRules, ...undoFileRules];

;// CONCATENATED MODULE: ./lib/review/active-rules.js






/** Whether a rule is heard, by the configuration or by default. */
function isHeard(id, { levels }) {
    const rule = review/* reviewRules */.Q[id];
    return (levels.get(id) ?? rule.byDefault) !== "off";
}
function activeRules(context) {
    const heard = (rules) => rules.filter(({ id }) => isHeard(id, context));
    const byKey = new Map();
    for (const rule of heard(statementRules)) {
        for (const key of rule.on)
            byKey.set(key, [...(byKey.get(key) ?? []), rule]);
    }
    return { byKey, always: heard([newerSyntax]), whole: heard(fileRules) };
}
/** What is about an index; its relation is the table of that. */
const onIndex = /^(?:DropStmt OBJECT_INDEX|INDEX |RenameStmt OBJECT_INDEX)/;
/** A statement's parts, each with the rules that want to look at it. */
function looksAt(site, { file, undo, known, context, rules, fresh }) {
    return keyedOf(site).map(({ key, node, name }, place) => {
        const aboutIndex = name !== null && onIndex.test(key);
        const index = aboutIndex ? findIndex(known, name) : null;
        const relation = !aboutIndex
            ? findRelation(known, name)
            : index === null
                ? findKeyOwner(known, name)
                : (known.relations.get(index.table) ?? null);
        const column = key.endsWith("AT_DropColumn") ? (relation?.columns.get((0,syntax/* textAt */.$6)(node, "name") ?? "") ?? null) : null;
        const made = relation === null && name !== null && fresh !== undefined && fresh.has(newKey(known, name));
        const born = made || isNew(relation, file);
        const look = { site, key, node, known, file, context, name, relation, column, index, isNew: born, undo };
        const own = rules.byKey.get(key) ?? [];
        // Whatever the statement is, once.
        return { look, judges: place === 0 ? [...own, ...rules.always] : own };
    });
}

// EXTERNAL MODULE: ./lib/core/state.js
var state = __webpack_require__(44734);
;// CONCATENATED MODULE: ./lib/review/contract.js


/** Rules whose findings are contract steps: right in a later deploy than their expand step. */
const contracts = new Set([
    "drop-table",
    "drop-column",
    "drop-object",
    "drop-unique",
    "drop-default",
    "rename-table",
    "rename-column",
    "rename-object",
    "narrow-column",
]);
/** Those that an expand step of the same table in the same pull request makes worse. */
const pairs = new Set([
    "drop-column",
    "drop-default",
    "rename-column",
    "narrow-column",
]);
/** Accepts contract steps whose expand step is on record, and refuses both in one go. */
function settleContracts(drafts, looks, settling) {
    const expanded = new Map();
    for (const look of looks) {
        const key = look.key === "AT_AddColumn" ? look.relation?.key : undefined;
        if (key !== undefined && !expanded.has(key))
            expanded.set(key, look);
    }
    return drafts.map((draft) => (contracts.has(draft.rule) ? settle(draft, { ...settling, expanded }) : draft));
}
function settle(draft, { files, context, expanded }) {
    const named = draft.file.script.directives.contractOf;
    if (named !== undefined)
        return settleNamed(draft, named, files, context);
    const expand = expanded.get(draft.look?.relation?.key ?? "");
    if (expand === undefined || !pairs.has(draft.rule) || expand.file.index > draft.file.index)
        return draft;
    return refuse(draft, expand.file, `adds a column to ${tableOf(expand)}`);
}
function settleNamed(draft, named, files, context) {
    const key = (0,state/* keyOf */.TN)(named);
    const { found } = draft;
    if (context.applied.some(({ version }) => (0,state/* keyOf */.TN)(version) === key)) {
        const message = `contract step of version ${named}, which is applied: ${found.message}`;
        return { ...draft, rule: "contract-step", found: { message } };
    }
    const pending = files.find(({ migration }) => migration !== null && (0,state/* keyOf */.TN)(migration.version.text) === key);
    if (pending !== undefined && pending.script !== draft.file.script)
        return refuse(draft, pending, "is its expand step");
    const message = `contract-of=${named} names no version that is applied: ${found.message}`;
    return { ...draft, rule: "contract-of", found: { message } };
}
/** Both in one pull request: between the two, no application can move over. */
function refuse(draft, expand, what) {
    const { found, file } = draft;
    const same = expand.script === file.script;
    const version = expand.migration?.version.text ?? "";
    const where = same ? "the same file" : expand.script.name;
    const split = same
        ? `leave the expand step in ${file.script.name}, and bring the contract step in a later pull request in a file of its own`
        : `merge and deploy ${expand.script.name} first, and bring ${file.script.name} in a later pull request`;
    return {
        ...draft,
        rule: "expand-and-contract",
        found: {
            message: `${found.message}; ${where}, which ${what}, is pending too`,
            help: `${split}, with -- schema-version: contract-of=${version} in its head`,
        },
    };
}

;// CONCATENATED MODULE: ./lib/review/known/create.js





/** A relation that a statement makes; the one that is there already where it is (IF NOT EXISTS, OR REPLACE). */
function createRelation(known, { name, kind, born, rangeVar, parent, replaces = false, whole = false }) {
    if (name === null)
        return null;
    const temporary = name.schema === tempSchema || (0,syntax/* textAt */.$6)(rangeVar ?? {}, "relpersistence") === "t";
    const schema = temporary ? tempSchema : (name.schema ?? known.searchPath[0] ?? "public");
    const key = toKey(schema, name.name);
    known.recall(key);
    const there = known.relations.get(key);
    if (there !== undefined && !replaces)
        return null;
    const relation = {
        key,
        schema,
        name: name.name,
        kind,
        born,
        temporary,
        parent: parent ?? null,
        hasDefaultPartition: false,
        columns: new Map(),
        whole,
        output: null,
        constraints: new Map(),
        policies: new Set(),
    };
    known.relations.set(key, relation);
    return relation;
}
/** `CREATE TABLE`, with its columns, constraints, copies and parents. */
function createTable(known, node, born) {
    const rangeVar = (0,syntax/* nodeAt */.oB)(node, "relation");
    const parents = (0,syntax/* listAt */.gT)(node, "inhRelations").map((item) => findRelation(known, (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(item, "RangeVar"))));
    const bound = (0,syntax/* nodeAt */.oB)(node, "partbound");
    const kind = (0,syntax/* nodeAt */.oB)(node, "partspec") === null ? "table" : "partitioned table";
    const parent = bound === null ? null : (parents[0]?.key ?? null);
    const whole = isWhole(known, node, parents);
    const replaces = !(0,syntax/* flagAt */.Qc)(node, "if_not_exists");
    const table = createRelation(known, { name: (0,syntax/* relationIn */.eR)(rangeVar), kind, born, rangeVar, parent, replaces, whole });
    if (table === null)
        return;
    for (const one of parents)
        copyColumns(one, table, born);
    if (bound !== null && parent !== null && (0,syntax/* flagAt */.Qc)(bound, "is_default")) {
        const owner = known.relations.get(parent);
        if (owner !== undefined)
            known.relations.set(parent, { ...owner, hasDefaultPartition: true });
    }
    for (const item of (0,syntax/* listAt */.gT)(node, "tableElts"))
        addElement(known, table, item, born);
}
/** Whether all that a table takes its columns from is known. */
function isWhole(known, node, parents) {
    const copied = (0,syntax/* nodesAt */.Pw)((0,syntax/* listAt */.gT)(node, "tableElts"), "TableLikeClause").map((like) => findRelation(known, (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(like, "relation"))));
    return (0,syntax/* nodeAt */.oB)(node, "ofTypename") === null && [...parents, ...copied].every((one) => one?.whole === true);
}
function copyColumns(from, to, born) {
    for (const column of from?.columns.values() ?? [])
        to.columns.set(column.name, { ...column, born });
}
function addElement(known, table, item, born) {
    const definition = (0,syntax/* nodeAt */.oB)(item, "ColumnDef");
    if (definition !== null)
        create_addColumn(known, table, definition, born);
    const constraint = (0,syntax/* nodeAt */.oB)(item, "Constraint");
    if (constraint !== null)
        create_addConstraint(known, table, constraint, { column: null, born });
    const like = (0,syntax/* nodeAt */.oB)(item, "TableLikeClause");
    if (like !== null)
        copyLike(known, table, like, born);
}
/** Bits of what LIKE … INCLUDING names, in PostgreSQL's own numbers. */
const including = { constraints: 4, indexes: 64 };
/** The columns of another table, and what INCLUDING names; foreign keys never come along. */
function copyLike(known, table, like, born) {
    const from = findRelation(known, (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(like, "relation")));
    if (from === null)
        return;
    copyColumns(from, table, born);
    const has = (bit) => (Number(like["options"] ?? 0) & bit) !== 0;
    for (const one of from.constraints.values()) {
        const name = one.kind === "check" ? one.name : one.name.replace(from.name, table.name);
        const comes = one.kind === "check" ? has(including.constraints) : one.kind !== "foreign key" && has(including.indexes);
        if (comes)
            table.constraints.set(name, { ...one, name, valid: true, born });
    }
    for (const index of has(including.indexes) ? [...known.indexes.values()] : []) {
        if (index.table !== from.key)
            continue;
        const name = { schema: table.schema, name: usualIndexName(table.name, index.columns) };
        known.indexes.set(newKey(known, name), { ...index, name, table: table.key, born });
    }
}
/** PostgreSQL's own, for one without a name. */
function usualIndexName(table, columns) {
    return [table, ...columns.map((column) => (column === "" ? "expr" : column)), "idx"].join("_");
}
/** A column with what its definition brings along. */
function create_addColumn(known, table, definition, born) {
    const column = toColumn(definition, born);
    table.columns.set(column.name, column);
    if (column.identity || serialOf((0,type_name/* typeIn */.i)((0,syntax/* nodeAt */.oB)(definition, "typeName"))) !== null) {
        const name = { schema: table.schema, name: `${table.name}_${column.name}_seq` };
        createRelation(known, { name, kind: "sequence", born, rangeVar: null });
    }
    if (column.generated !== null)
        rememberGenerated(known, table, definition);
    for (const constraint of constraintsOf(definition)) {
        create_addConstraint(known, table, constraint, { column: column.name, born });
    }
}
/** A constraint; a primary key makes its columns NOT NULL. */
function create_addConstraint(known, table, node, { column, born }) {
    const keyOf = (name) => findRelation(known, name)?.key ?? newKey(known, name);
    const read = toConstraint(node, { table: table.name, column, born, keyOf });
    if (read === null)
        return;
    const using = (0,syntax/* textAt */.$6)(node, "indexname");
    const index = using === null ? null : find(known, known.indexes, { schema: table.schema, name: using });
    const made = index === null ? read : { ...read, columns: index.columns };
    const name = using !== null && (0,syntax/* textAt */.$6)(node, "conname") === null ? using : made.name;
    table.constraints.set(name, { ...made, name });
    const notNull = made.kind === "primary key" ? made.columns : made.kind === "not null" && made.valid ? made.columns : [];
    for (const one of notNull) {
        const before = table.columns.get(one);
        if (before !== undefined)
            table.columns.set(one, { ...before, notNull: true });
    }
}
/** `CREATE INDEX`; one without a name is remembered under PostgreSQL's usual one. */
function create_createIndex(known, node, born) {
    const on = (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, "relation"));
    const table = findRelation(known, on);
    if (on === null)
        return;
    const columns = (0,syntax/* listAt */.gT)(node, "indexParams").map((item) => (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)(item, "IndexElem") ?? {}, "name") ?? "");
    const included = (0,syntax/* nodesAt */.Pw)((0,syntax/* listAt */.gT)(node, "indexIncludingParams"), "IndexElem").map((item) => (0,syntax/* textAt */.$6)(item, "name") ?? "");
    const usual = usualIndexName(on.name, columns);
    const name = { schema: table?.schema ?? on.schema, name: (0,syntax/* textAt */.$6)(node, "idxname") ?? usual };
    const key = newKey(known, name);
    known.recall(key);
    if (known.indexes.has(key))
        return;
    known.indexes.set(key, {
        name,
        table: table?.key ?? newKey(known, on),
        unique: (0,syntax/* flagAt */.Qc)(node, "unique"),
        columns,
        partial: (0,syntax/* nodeAt */.oB)(node, "whereClause") !== null,
        rebuiltFor: rebuiltFor([...columns, ...included], node, ["indexParams", "whereClause"]),
        born,
    });
}

;// CONCATENATED MODULE: ./lib/review/known/alter.js





/** `ALTER TABLE`, one sub-command after the other. */
function alterTable(known, node, born) {
    if ((0,syntax/* textAt */.$6)(node, "objtype") === "OBJECT_INDEX")
        return;
    const table = findRelation(known, (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, "relation"))) ?? supposeTable(known, node, born);
    if (table === null)
        return;
    for (const item of (0,syntax/* listAt */.gT)(node, "cmds")) {
        const command = (0,syntax/* nodeAt */.oB)(item, "AlterTableCmd");
        if (command !== null)
            alter(known, table, command, born);
    }
}
/**
 * A table that nobody described is there all the same, since the statement will find it. Where the database was asked
 * and has none, the files make it in a way that cannot be read, or IF EXISTS finds nothing.
 */
function supposeTable(known, node, born) {
    const rangeVar = (0,syntax/* nodeAt */.oB)(node, "relation");
    const name = (0,syntax/* relationIn */.eR)(rangeVar);
    const asked = known.from === "schema" && known.schemas.has(name?.schema ?? known.searchPath[0] ?? "public");
    if (asked && (0,syntax/* flagAt */.Qc)(node, "missing_ok"))
        return null;
    return createRelation(known, { name, kind: "table", born: asked ? born : "before", rangeVar });
}
function alter(known, table, command, born) {
    const name = (0,syntax/* textAt */.$6)(command, "name") ?? "";
    const definition = (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(command, "def") ?? {}, "ColumnDef");
    const constraint = (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(command, "def") ?? {}, "Constraint");
    switch ((0,syntax/* textAt */.$6)(command, "subtype")) {
        case "AT_AddColumn":
            // IF NOT EXISTS over a column that is there changes nothing.
            if (definition !== null && !table.columns.has((0,syntax/* textAt */.$6)(definition, "colname") ?? "")) {
                create_addColumn(known, table, definition, born);
            }
            return;
        case "AT_DropColumn":
            table.columns.delete(name);
            forgetUses(known, (id) => id === `column ${table.key} ${name}` || (0,syntax/* textAt */.$6)(command, "behavior") === "DROP_CASCADE");
            for (const one of table.constraints.values()) {
                if (one.columns.includes(name) || one.provesNotNull === name)
                    table.constraints.delete(one.name);
            }
            return;
        case "AT_AddConstraint":
            if (constraint !== null)
                create_addConstraint(known, table, constraint, { column: null, born });
            return;
        case "AT_DropConstraint":
            table.constraints.delete(name);
            return;
        case "AT_ValidateConstraint": {
            const found = table.constraints.get(name);
            if (found !== undefined)
                table.constraints.set(name, { ...found, valid: true });
            return;
        }
        case "AT_AttachPartition":
            return attach(known, table, (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(command, "def") ?? {}, "PartitionCmd") ?? {});
        default:
            if ((0,syntax/* textAt */.$6)(command, "subtype") === "AT_DropExpression")
                forgetUses(known, (id) => id === `column ${table.key} ${name}`);
            alterColumn(table, name, command);
    }
}
function attach(known, table, command) {
    const partition = findRelation(known, (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(command, "name")));
    if (partition !== null)
        known.relations.set(partition.key, { ...partition, parent: table.key });
    if ((0,syntax/* flagAt */.Qc)((0,syntax/* nodeAt */.oB)(command, "bound") ?? {}, "is_default")) {
        known.relations.set(table.key, { ...table, hasDefaultPartition: true });
    }
}
function alterColumn(table, name, command) {
    const column = table.columns.get(name);
    if (column === undefined)
        return;
    const change = alter_changeOf(command);
    if (change !== null)
        table.columns.set(name, { ...column, ...change });
}
function alter_changeOf(command) {
    const definition = (0,syntax/* nodeAt */.oB)(command, "def");
    switch ((0,syntax/* textAt */.$6)(command, "subtype")) {
        case "AT_SetNotNull":
            return { notNull: true };
        case "AT_DropNotNull":
            return { notNull: false };
        case "AT_ColumnDefault":
            return { hasDefault: definition !== null };
        case "AT_AddIdentity":
            return { identity: true, hasDefault: true };
        case "AT_DropIdentity":
            return { identity: false, hasDefault: false };
        case "AT_DropExpression":
            return { generated: null };
        case "AT_AlterColumnType":
            return { type: (0,type_name/* typeIn */.i)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(definition ?? {}, "ColumnDef") ?? {}, "typeName")) };
        default:
            return null;
    }
}

;// CONCATENATED MODULE: ./lib/review/known/rename.js



/** `ALTER … RENAME` and `ALTER … SET SCHEMA`. */
function rename_renameObject(known, node) {
    const [newName, newSchema] = [(0,syntax/* textAt */.$6)(node, "newname"), (0,syntax/* textAt */.$6)(node, "newschema")];
    const type = (0,syntax/* textAt */.$6)(node, "renameType") ?? (0,syntax/* textAt */.$6)(node, "objectType") ?? "";
    const relation = (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, "relation"));
    if (type === "OBJECT_COLUMN" || type === "OBJECT_TABCONSTRAINT")
        renamePart(known, node, relation);
    else if (type === "OBJECT_INDEX" && relation !== null)
        renameIndex(known, relation, newName);
    else if (relation !== null && relationTypes.test(type))
        move(known, relation, { newName, newSchema });
    else if (/TYPE|DOMAIN/.test(type))
        renameType(known, node, { newName, newSchema });
}
/** Triggers, policies, rules and attributes are renamed on a relation that keeps its name. */
const relationTypes = /^OBJECT_(?:TABLE|VIEW|MATVIEW|SEQUENCE|FOREIGN_TABLE)$/;
function move(known, from, { newName, newSchema }) {
    const relation = findRelation(known, from);
    if (relation === null)
        return;
    known.relations.delete(relation.key);
    const [schema, name] = [newSchema ?? relation.schema, newName ?? relation.name];
    const key = toKey(schema, name);
    known.relations.set(key, { ...relation, schema, name, key });
    for (const column of relation.columns.keys())
        renameInUses(known, readOf(relation.key, column), readOf(key, column));
    const [was, is] = [`relation ${relation.key}`, `relation ${key}`];
    const use = known.uses.get(was);
    if (use !== undefined)
        known.uses.set(is, { ...use, what: `${relation.kind} ${name}`, of: key });
    known.uses.delete(was);
    for (const [indexKey, index] of known.indexes) {
        if (index.table === relation.key)
            known.indexes.set(indexKey, { ...index, table: key });
    }
}
function renamePart(known, node, relation) {
    const table = findRelation(known, relation);
    const [from, to] = [(0,syntax/* textAt */.$6)(node, "subname") ?? "", (0,syntax/* textAt */.$6)(node, "newname") ?? ""];
    if (table === null)
        return;
    if ((0,syntax/* textAt */.$6)(node, "renameType") === "OBJECT_TABCONSTRAINT") {
        renameConstraint(table, from, to);
        return;
    }
    const column = table.columns.get(from);
    table.columns.delete(from);
    if (column !== undefined)
        table.columns.set(to, { ...column, name: to });
    renameInUses(known, readOf(table.key, from), readOf(table.key, to));
    if (table.output !== null) {
        const output = table.output.map((name) => (name === from ? to : name));
        known.relations.set(table.key, { ...table, output });
    }
    renameInKeys(known, table, (name) => (name === from ? to : name));
}
function renameConstraint(table, from, to) {
    const constraint = table?.constraints.get(from);
    table?.constraints.delete(from);
    if (constraint !== undefined)
        table?.constraints.set(to, { ...constraint, name: to });
}
/** Constraints and indexes follow the column. */
function renameInKeys(known, table, rename) {
    for (const [name, one] of table.constraints) {
        const provesNotNull = one.provesNotNull === null ? null : rename(one.provesNotNull);
        table.constraints.set(name, {
            ...one,
            columns: one.columns.map(rename),
            rebuiltFor: one.rebuiltFor.map(rename),
            provesNotNull,
        });
    }
    for (const [key, index] of known.indexes) {
        if (index.table !== table.key)
            continue;
        const [columns, rebuiltFor] = [index.columns.map(rename), index.rebuiltFor.map(rename)];
        known.indexes.set(key, { ...index, columns, rebuiltFor });
    }
}
function renameIndex(known, from, newName) {
    const key = keysFor(known, from).find((one) => known.indexes.has(one));
    const index = key === undefined ? undefined : known.indexes.get(key);
    if (newName === null)
        return;
    if (index === undefined)
        renameConstraint(findKeyOwner(known, from), from.name, newName);
    if (key === undefined || index === undefined)
        return;
    known.indexes.delete(key);
    const name = { ...index.name, name: newName };
    known.indexes.set(toKey(index.name.schema ?? known.searchPath[0] ?? "public", newName), { ...index, name });
}
function renameType(known, node, { newName, newSchema }) {
    const parts = (0,syntax/* listAt */.gT)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(node, "object") ?? {}, "List") ?? {}, "items");
    const name = (0,syntax/* toRelationName */.Jz)(parts);
    const key = name === null ? undefined : keysFor(known, name).find((one) => known.types.has(one));
    const type = known.types.get(key ?? "");
    if (key === undefined || type === undefined || name === null)
        return;
    known.types.delete(key);
    const to = { schema: newSchema ?? name.schema, name: newName ?? name.name };
    known.types.set(toKey(to.schema ?? known.searchPath[0] ?? "public", to.name), type);
    for (const { columns } of known.relations.values()) {
        for (const [own, column] of columns) {
            const named = column.type;
            if (named !== null && named.name === name.name && keysFor(known, named).includes(key))
                columns.set(own, { ...column, type: { ...named, ...to } });
        }
    }
}

;// CONCATENATED MODULE: ./lib/review/known/advance.js








const steps = {
    CreateStmt: createTable,
    CreateForeignTableStmt: (known, node, born) => createTable(known, (0,syntax/* nodeAt */.oB)(node, "base") ?? {}, born),
    CreateTableAsStmt: (known, node, born) => {
        const kind = (0,syntax/* textAt */.$6)(node, "objtype") === "OBJECT_MATVIEW" ? "materialized view" : "table";
        const name = (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(node, "into") ?? {}, "rel"));
        const rangeVar = (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(node, "into") ?? {}, "rel");
        createRelation(known, { name, kind, born, rangeVar, replaces: !(0,syntax/* flagAt */.Qc)(node, "if_not_exists") });
        if (kind !== "table")
            rememberView(known, rangeVar, (0,syntax/* nodeAt */.oB)(node, "query"));
    },
    SelectStmt: (known, node, born) => {
        const into = (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(node, "intoClause") ?? {}, "rel");
        if (into !== null)
            createRelation(known, { name: (0,syntax/* relationIn */.eR)(into), kind: "table", born, rangeVar: into });
        setSearchPath(known, node);
    },
    ViewStmt: (known, node, born) => {
        const view = (0,syntax/* nodeAt */.oB)(node, "view");
        createRelation(known, {
            name: (0,syntax/* relationIn */.eR)(view),
            kind: "view",
            born,
            rangeVar: view,
            replaces: !(0,syntax/* flagAt */.Qc)(node, "replace"),
        });
        const made = findRelation(known, (0,syntax/* relationIn */.eR)(view));
        if (made !== null)
            known.relations.set(made.key, { ...made, output: outputOf(known, node) });
        rememberView(known, view, (0,syntax/* nodeAt */.oB)(node, "query"));
    },
    CreateSeqStmt: (known, node, born) => {
        const sequence = (0,syntax/* nodeAt */.oB)(node, "sequence");
        createRelation(known, { name: (0,syntax/* relationIn */.eR)(sequence), kind: "sequence", born, rangeVar: sequence });
    },
    IndexStmt: create_createIndex,
    AlterTableStmt: alterTable,
    RenameStmt: (known, node) => rename_renameObject(known, node),
    AlterObjectSchemaStmt: (known, node) => rename_renameObject(known, node),
    DropStmt: (known, node) => dropObjects(known, node),
    CreateSchemaStmt: (known, node, born) => {
        known.schemas.add((0,syntax/* textAt */.$6)(node, "schemaname") ?? "");
        for (const element of (0,syntax/* listAt */.gT)(node, "schemaElts")) {
            const [tag] = Object.entries(element);
            if (tag !== undefined)
                advance(known, { kind: tag[0], node: tag[1] }, born);
        }
    },
    CreateEnumStmt: (known, node, born) => {
        const labels = (0,syntax/* listAt */.gT)(node, "vals").map((item) => (0,syntax/* nameIn */.ZC)(item) ?? "");
        createType(known, (0,syntax/* listAt */.gT)(node, "typeName"), { kind: "enum", base: null, constrained: false, labels, born });
    },
    CreateRangeStmt: (known, node, born) => createType(known, (0,syntax/* listAt */.gT)(node, "typeName"), { kind: "range", base: null, constrained: false, labels: [], born }),
    CompositeTypeStmt: (known, node, born) => {
        const name = (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, "typevar"));
        if (name !== null)
            known.types.set(newKey(known, name), { kind: "composite", base: null, constrained: false, labels: [], born });
    },
    CreateDomainStmt: (known, node, born) => createType(known, (0,syntax/* listAt */.gT)(node, "domainname"), {
        kind: "domain",
        base: (0,type_name/* typeIn */.i)((0,syntax/* nodeAt */.oB)(node, "typeName")),
        constrained: (0,syntax/* listAt */.gT)(node, "constraints").some((item) => /CONSTR_(?:CHECK|NOTNULL)/.test((0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)(item, "Constraint") ?? {}, "contype") ?? "")),
        labels: [],
        born,
    }),
    AlterDomainStmt: (known, node) => {
        const name = (0,syntax/* toRelationName */.Jz)((0,syntax/* listAt */.gT)(node, "typeName"));
        const key = name === null ? undefined : keysFor(known, name).find((one) => known.types.has(one));
        const type = known.types.get(key ?? "");
        if (key !== undefined && type !== undefined && /[CO]/.test((0,syntax/* textAt */.$6)(node, "subtype") ?? ""))
            known.types.set(key, { ...type, constrained: true });
    },
    CreateFunctionStmt: createRoutine,
    CreatePolicyStmt: (known, node) => {
        const [on, name] = [(0,syntax/* nodeAt */.oB)(node, "table"), (0,syntax/* textAt */.$6)(node, "policy_name") ?? ""];
        findRelation(known, (0,syntax/* relationIn */.eR)(on))?.policies.add(name);
        const conditions = [(0,syntax/* nodeAt */.oB)(node, "qual"), (0,syntax/* nodeAt */.oB)(node, "with_check")];
        rememberOnTable(known, { on, kind: "policy", name }, { conditions });
    },
    CreateTrigStmt: (known, node) => {
        const [on, name] = [(0,syntax/* nodeAt */.oB)(node, "relation"), (0,syntax/* textAt */.$6)(node, "trigname") ?? ""];
        const columns = (0,syntax/* listAt */.gT)(node, "columns").map((item) => (0,syntax/* nameIn */.ZC)(item) ?? "");
        rememberOnTable(known, { on, kind: "trigger", name }, { conditions: [(0,syntax/* nodeAt */.oB)(node, "whenClause")], columns });
    },
    VariableSetStmt: setSearchPath,
};
/** Moves what is known on by one statement; one that the schema does not show moves nothing. */
function advance(known, { kind, node }, born) {
    if (kind === dynamicSite)
        forgetWholes(known);
    steps[kind]?.(known, node, born);
}
/** What runs dynamically can add columns to any table. */
function forgetWholes({ relations }) {
    for (const [key, relation] of relations)
        if (relation.whole)
            relations.set(key, { ...relation, whole: false });
}
function createType(known, parts, type) {
    const name = (0,syntax/* toRelationName */.Jz)(parts);
    if (name !== null)
        known.types.set(newKey(known, name), type);
}
const volatilities = { immutable: "immutable", stable: "stable" };
function createRoutine(known, node, born) {
    const name = (0,syntax/* toRelationName */.Jz)((0,syntax/* listAt */.gT)(node, "funcname"));
    if (name === null)
        return;
    const key = newKey(known, name);
    const volatility = (0,syntax/* listAt */.gT)(node, "options").flatMap((item) => {
        const option = (0,syntax/* nodeAt */.oB)(item, "DefElem") ?? {};
        return (0,syntax/* textAt */.$6)(option, "defname") === "volatility" ? [(0,syntax/* nameIn */.ZC)((0,syntax/* nodeAt */.oB)(option, "arg") ?? {}) ?? ""] : [];
    })[0];
    known.routines.set(key, {
        returns: (0,type_name/* typeIn */.i)((0,syntax/* nodeAt */.oB)(node, "returnType")),
        parameters: (0,syntax/* listAt */.gT)(node, "parameters").length,
        volatility: volatilities[volatility ?? ""] ?? "volatile",
        born: known.routines.get(key)?.born ?? born,
    });
}
/** `SET search_path` and `set_config('search_path', …)`, as pg_dump writes it. */
function setSearchPath(known, node) {
    const call = (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)((0,syntax/* listAt */.gT)(node, "targetList")[0] ?? {}, "ResTarget") ?? {}, "val") ?? {}, "FuncCall");
    const words = ((0,syntax/* listAt */.gT)(node, "args").length > 0 ? (0,syntax/* listAt */.gT)(node, "args") : call === null ? [] : (0,syntax/* listAt */.gT)(call, "args")).map((item) => (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(item, "A_Const") ?? {}, "sval") ?? {}, "sval") ?? "");
    const path = (0,syntax/* textAt */.$6)(node, "name") === "search_path" ? words : words[0] === "search_path" ? words.slice(1, 2) : null;
    if (path === null)
        return;
    const schemas = path.flatMap((part) => part.split(",")).map((part) => part.trim().replaceAll('"', ""));
    const own = schemas.filter((schema) => schema !== "" && schema !== "$user" && schema !== "pg_catalog");
    if (own.length > 0)
        known.searchPath = own;
}
function dropObjects(known, node) {
    const type = (0,syntax/* textAt */.$6)(node, "removeType");
    // What else goes with it nobody can tell from names.
    if ((0,syntax/* textAt */.$6)(node, "behavior") === "DROP_CASCADE")
        forgetUses(known, () => true);
    for (const object of (0,syntax/* listAt */.gT)(node, "objects")) {
        const parts = (0,syntax/* listAt */.gT)((0,syntax/* nodeAt */.oB)(object, "List") ?? (0,syntax/* nodeAt */.oB)(object, "TypeName") ?? {}, (0,syntax/* nodeAt */.oB)(object, "List") === null ? "names" : "items");
        const name = (0,syntax/* toRelationName */.Jz)(parts);
        if (name !== null)
            advance_dropObject(known, type, name, parts);
        if (type === "OBJECT_SCHEMA")
            dropSchema(known, (0,syntax/* nameIn */.ZC)(object) ?? "");
    }
}
function advance_dropObject(known, type, name, parts) {
    // A temporary one hides what else has the name, and nothing that lasts reads it.
    const hiding = findRelation(known, name);
    if (/TABLE$|VIEW|SEQUENCE/.test(type ?? "") && hiding?.temporary === true) {
        known.relations.delete(hiding.key);
        return;
    }
    // So that what the database has is not remembered again behind its drop.
    for (const key of keysFor(known, name))
        known.recall(key);
    const table = /POLICY|TRIGGER/.test(type ?? "") ? findRelation(known, (0,syntax/* toRelationName */.Jz)(parts.slice(0, -1))) : null;
    const [gone, ids] = [keysFor(known, name), idsOfDropped(known, type, name, table)];
    forgetUses(known, (id, use) => ids.includes(id) || ((type ?? "").endsWith("TABLE") && gone.includes(use.of)));
    const from = type === "OBJECT_INDEX" ? known.indexes : /TYPE|DOMAIN/.test(type ?? "") ? known.types : known.relations;
    const key = keysFor(known, name).find((one) => from.has(one));
    if (type === "OBJECT_POLICY") {
        table?.policies.delete(name.name);
    }
    else if (key !== undefined && /TABLE$|VIEW|SEQUENCE|INDEX|TYPE|DOMAIN/.test(type ?? ""))
        from.delete(key);
}
function dropSchema(known, schema) {
    known.schemas.delete(schema);
    for (const [key, relation] of known.relations)
        if (relation.schema === schema)
            known.relations.delete(key);
    for (const [key, { name }] of known.indexes)
        if (key === toKey(schema, name.name))
            known.indexes.delete(key);
}

// EXTERNAL MODULE: ./lib/core/schema/drift-parts.js
var drift_parts = __webpack_require__(94955);
;// CONCATENATED MODULE: ./lib/review/known/recall.js




/** What a schema holds; each object is read when it is first asked for. */
function recallFrom(snapshot, searchPath) {
    const objects = new Map();
    const parts = new Map();
    for (const object of snapshot.objects) {
        const names = (0,drift_parts/* namePartsOf */.dA)(object.identity);
        const owner = ownerOf(object, names);
        if (owner !== null)
            push(parts, owner, object);
        if (isOwn(object.kind))
            push(objects, toKey(names[0] ?? "", names[1] ?? ""), object);
    }
    const asked = new Set();
    const views = [...objects].flatMap(([key, list]) => list.some(({ kind }) => kind.endsWith("view")) || (parts.get(key) ?? []).some(readsOthers) ? [key] : []);
    const known = openKnown(searchPath, {
        complete: true,
        from: "schema",
        recall: (key) => {
            if (asked.has(key))
                return;
            asked.add(key);
            for (const object of objects.get(key) ?? [])
                make(known, object, parts.get(key) ?? []);
        },
        recallViews: () => {
            for (const key of views.splice(0))
                known.recall(key);
        },
    });
    for (const { kind, identity } of snapshot.objects)
        if (kind === "schema")
            known.schemas.add((0,drift_parts/* namePartsOf */.dA)(identity)[0] ?? identity);
    return known;
}
function push(map, key, object) {
    const list = map.get(key);
    if (list === undefined)
        map.set(key, [object]);
    else
        list.push(object);
}
function isOwn(kind) {
    return /^(?:(?:partitioned |foreign )?table|(?:materialized )?view|index|enum|domain|composite type|range|sequence|function)$/.test(kind);
}
/** Key of the table that a column, a constraint, an index, a policy or a trigger belongs to; null for what stands alone. */
function ownerOf({ kind, attributes }, names) {
    if (/^(?:column|constraint|policy|trigger|domain constraint)$/.test(kind))
        return toKey(names[0] ?? "", names[1] ?? "");
    const table = kind === "index" ? (0,drift_parts/* namePartsOf */.dA)(attributes["table"] ?? "") : null;
    return table === null ? null : toKey(table[0] ?? "", table[1] ?? "");
}
/** Makes an object known by the SQL that makes it, with all that hangs on it. */
function make(known, object, parts) {
    const of = (kind) => parts.filter((part) => part.kind === kind);
    run(known, toSql(object, of("column"), [...of("constraint"), ...of("domain constraint")]));
    for (const { attributes } of of("index"))
        run(known, attributes["definition"] ?? "");
    const [schema = "", name = ""] = (0,drift_parts/* namePartsOf */.dA)(object.identity);
    for (const policy of of("policy")) {
        run(known, policySql(object, policy));
        known.relations.get(toKey(schema, name))?.policies.add((0,drift_parts/* namePartsOf */.dA)(policy.identity).at(-1) ?? "");
    }
    for (const { attributes } of of("trigger"))
        run(known, attributes["definition"] ?? "");
}
function run(known, sql) {
    const parsed = (0,parser/* loadedParser */.p)().parse(sql);
    if (parsed.kind === "refused")
        return;
    for (const statement of parsed.statements)
        advance(known, statement, "before");
}
function toSql(object, columns, constraints) {
    const { kind, identity, attributes } = object;
    switch (kind) {
        case "enum":
            return `CREATE TYPE ${identity} AS ENUM (${attributes["labels"] ?? ""})`;
        case "domain":
            return `CREATE DOMAIN ${identity} AS ${attributes["type"] ?? "text"}${attributes["not_null"] === undefined ? "" : " NOT NULL"}${constraints.length === 0 ? "" : " CHECK (true)"}`;
        case "composite type":
            return `CREATE TYPE ${identity} AS ()`;
        case "sequence":
            return `CREATE SEQUENCE ${identity}`;
        case "index":
            return attributes["definition"] ?? "";
        case "view":
        case "materialized view":
            return viewSql(object);
        case "function":
            return routineSql(object);
        case "range":
            return "";
        default:
            return tableSql(object, columns, constraints);
    }
}
/** Its name, its result and how far it can be relied on; of its parameters only whether there are any. */
function routineSql({ identity, attributes }) {
    const parameters = (attributes["arguments"] ?? "") === "" ? "" : "text";
    const { result = "void", volatility = "volatile" } = attributes;
    return `CREATE FUNCTION ${(0,drift_parts/* splitIdentity */.Lt)(identity).join(".")}(${parameters}) RETURNS ${result} LANGUAGE sql ${volatility} AS ''`;
}
/** A policy can look into other tables, as a view does. */
function readsOthers({ kind, attributes }) {
    return kind === "policy" && /\bSELECT\b/.test(`${attributes["using"] ?? ""} ${attributes["with_check"] ?? ""}`);
}
function policySql(table, { identity, attributes }) {
    const name = (0,drift_parts/* lastName */.UK)(identity);
    const clauses = [
        ["USING", attributes["using"]],
        ["WITH CHECK", attributes["with_check"]],
    ].flatMap(([word, condition]) => (condition === undefined ? [] : [`${word} (${condition})`]));
    return `CREATE POLICY ${name} ON ${table.identity} ${clauses.join(" ")}`;
}
/** With its query where that can be read again. */
function viewSql({ kind, identity, attributes }) {
    const sql = `CREATE ${kind} ${identity} AS ${(attributes["definition"] ?? "SELECT").replace(/;\s*$/, "")}`;
    return (0,parser/* loadedParser */.p)().parse(sql).kind === "refused" ? `CREATE ${kind} ${identity} AS SELECT` : sql;
}
function tableSql({ kind, identity, attributes }, columns, constraints) {
    const elements = [...columns.map(columnSql), ...constraints.map(constraintSql)].join(", ");
    const parents = kind === "foreign table" ? "" : (attributes["parents"] ?? "");
    const partitioned = kind === "partitioned table" ? ` PARTITION BY ${attributes["partition_key"] ?? ""}` : "";
    if (attributes["partition_bound"] !== undefined && parents !== "") {
        return `CREATE TABLE ${identity} PARTITION OF ${parents} ${attributes["partition_bound"]}${partitioned}; ${alterSql(identity, columns, constraints)}`;
    }
    return `CREATE TABLE ${identity} (${elements})${partitioned}`;
}
function alterSql(identity, columns, constraints) {
    const commands = [
        ...columns.map((column) => `ADD COLUMN ${columnSql(column)}`),
        ...constraints.map((constraint) => `ADD ${constraintSql(constraint)}`),
    ];
    return commands.length === 0 ? "" : `ALTER TABLE ${identity} ${commands.join(", ")}`;
}
function columnSql({ identity, attributes }) {
    const name = (identity.match(/"(?:[^"]|"")*"|[^."]+/g) ?? []).at(-1) ?? "";
    const generated = /^(stored|virtual) ([^]*)$/.exec(attributes["generated"] ?? "");
    const identityKind = /^(always|by default) /.exec(attributes["identity_options"] ?? "")?.[1];
    return [
        name,
        attributes["type"] ?? "text",
        attributes["not_null"] === undefined || attributes["not_null"] === "not valid" ? "" : "NOT NULL",
        attributes["default"] === undefined ? "" : `DEFAULT ${attributes["default"]}`,
        generated === null ? "" : `GENERATED ALWAYS AS (${generated[2] ?? ""}) ${generated[1] ?? ""}`,
        identityKind === undefined ? "" : `GENERATED ${identityKind} AS IDENTITY`,
    ].join(" ");
}
function constraintSql({ identity, attributes }) {
    const name = (identity.match(/"(?:[^"]|"")*"|[^."]+/g) ?? []).at(-1) ?? "";
    return `CONSTRAINT ${name} ${attributes["definition"] ?? ""}${attributes["not_valid"] === undefined ? "" : " NOT VALID"}`;
}

;// CONCATENATED MODULE: ./lib/review/known/before.js




/** What is known before the pending files run: from the schema itself, else from the files that made it. */
function knownBefore({ searchPath, scripts, schema }) {
    if (schema !== null)
        return recallFrom(schema, searchPath);
    const known = openKnown(searchPath, { complete: scripts.length > 0, from: "files" });
    const home = known.searchPath;
    for (const script of scripts) {
        startFile(known, home);
        advanceAll(known, script, "before");
    }
    startFile(known, home);
    return known;
}
/** Moves what is known on by a whole script, one tree after the other: all of a large one would not fit. */
function advanceAll(known, { statements }, born) {
    const bodies = new Map();
    for (const statement of statements) {
        for (const site of sitesIn(statement, bodies))
            advance(known, site, born);
    }
}

// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(70551);
// EXTERNAL MODULE: ./lib/core/sizes.js
var sizes = __webpack_require__(86361);
// EXTERNAL MODULE: ./lib/files/decode.js
var decode = __webpack_require__(46693);
// EXTERNAL MODULE: ./lib/core/next-version.js
var next_version = __webpack_require__(39343);
// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __webpack_require__(89531);
// EXTERNAL MODULE: ./lib/sql/pieces.js + 1 modules
var pieces = __webpack_require__(47051);
;// CONCATENATED MODULE: ./lib/review/fix.js






/** Each finding carries whole files: those of a long one would make a report of gigabytes. */
const longestFixed = 20_000;
const longestSuggested = 100_000;
/** The safe form of a draft as files, and as a suggestion where one statement can stand in place of another. */
function toFix(draft, context) {
    const { found, file, site } = draft;
    const { length } = file.script.text;
    const proposes = found.replacement !== undefined || found.steps !== undefined;
    if (!proposes || length > longestSuggested || site === null || site.within !== "statement")
        return {};
    const place = placeOf(file.script, site.statement);
    if (place === null)
        return {};
    if (found.replacement !== undefined) {
        const { suggestion, fix } = replaceStatement(file.script, place, found.replacement);
        return length > longestFixed ? { suggestion } : { suggestion, fix };
    }
    if (found.steps === undefined || file.kind !== "migration" || length > longestFixed)
        return {};
    return { fix: toFiles(draft, place, found.steps, context) };
}
/** Where a statement stands in the file's own text; null where placeholders have changed it. */
function placeOf({ text }, { location, text: sql }) {
    if (location.line === undefined || location.column === undefined)
        return null;
    let start = 0;
    for (let line = 1; line < location.line; line += 1)
        start = text.indexOf("\n", start) + 1;
    start += (0,pieces/* toUnits */.J)(text.slice(start, lineEnd(text, start)), location.column - 1);
    return text.startsWith(sql, start) ? { start, end: start + sql.length } : null;
}
function replaceStatement(script, { start, end }, sql) {
    const { text, file } = script;
    const [from, to] = [text.lastIndexOf("\n", start - 1) + 1, lineEnd(text, end)];
    const whole = `${text.slice(0, start)}${sql}${text.slice(end)}`;
    const suggestion = {
        startLine: (0,decode/* countLines */.lt)(text.slice(0, start)),
        endLine: (0,decode/* countLines */.lt)(text.slice(0, end)),
        text: `${text.slice(from, start)}${sql}${text.slice(end, to)}`.replace(/\r$/, ""),
        replaces: text.slice(from, to),
    };
    return { fix: [{ file, sql: whole }], suggestion };
}
function lineEnd(text, from) {
    const end = text.indexOf("\n", from);
    return end === -1 ? text.length : end;
}
/** One file for each step: the first one is the file itself where nothing else is in it, the others follow it. */
function toFiles(draft, place, steps, context) {
    const { file } = draft;
    const { script, migration } = file;
    if (migration === null)
        return [];
    const folder = script.file.slice(0, script.file.lastIndexOf("/") + 1);
    const alone = factsOf(file.parsed).work <= 1;
    const rest = `${script.text.slice(0, place.start)}${script.text.slice(place.end).replace(/^[ \t]*;[ \t]*(?:\r?\n)?/, "")}`;
    const [first, ...others] = steps;
    const own = alone && first !== undefined
        ? [
            { file: script.file, sql: `${head(script.text, place)}${first.sql}\n` },
            {
                file: undoFile(folder, migration.undo, migration.version.text, migration.description),
                sql: undoText(migration.version.text, first),
            },
        ]
        : [{ file: script.file, sql: rest }];
    const following = alone ? others : steps;
    const versions = versionsBehind(migration.version.text, context.versions, following.length);
    const expands = alone ? migration.version.text : (versions[0] ?? "");
    return [
        ...own,
        ...following.flatMap((step, index) => stepFiles(step, { folder, version: versions[index] ?? "", expands })),
    ];
}
/** The comment above the first statement stays. */
function head(text, { start }) {
    return text.slice(0, start).replace(/[^\n]*$/, "");
}
function undoFile(folder, undo, version, description) {
    return undo?.file ?? `${folder}${(0,next_version/* toFileName */.h)("U", version, description) ?? `U${version}__undo.sql`}`;
}
function undoText(version, { undo }) {
    return `-- Undoes V${version}.\n${undo}\n`;
}
/** `expands` is the version of the first step. */
function stepFiles(step, { folder, version, expands }) {
    const [name, undo] = [(0,next_version/* toFileName */.h)("V", version, step.title), (0,next_version/* toFileName */.h)("U", version, step.title)];
    if (name === null || undo === null)
        return [];
    const title = (0,quote/* commentLine */.WA)(`${step.title[0]?.toUpperCase() ?? ""}${step.title.slice(1)}.`);
    const contract = step.contracts === true ? `-- schema-version: contract-of=${expands}\n` : "";
    const after = step.after === undefined ? {} : { after: step.after };
    return [
        { file: `${folder}${name}`, sql: `${title}${contract}${step.sql}\n`, ...after },
        { file: `${folder}${undo}`, sql: undoText(version, step), ...after },
    ];
}
/** Free versions that follow one: the next numbers, or parts of it where others come behind. */
function versionsBehind(own, versions, count) {
    const last = versions.every((one) => (0,state/* compareVersionTexts */.Yh)(one, own) <= 0);
    const taken = new Set(versions.map(state/* keyOf */.TN));
    const found = [];
    for (let part = 1; found.length < count; part += 1) {
        const version = last ? (0,next_version/* nextVersion */.y)([found.at(-1) ?? own], new Date(0)) : `${own}.${part}`;
        if (last || !taken.has((0,state/* keyOf */.TN)(version)))
            found.push(version);
    }
    return found;
}

;// CONCATENATED MODULE: ./lib/review/to-finding.js






/** The finding of a draft; null where its rule is off. */
function toFinding(draft, context) {
    const { rule, found, site, file } = draft;
    if (!isHeard(rule, context))
        return null;
    const level = context.levels.get(rule);
    const size = found.sizeOf === undefined ? null : sizeOf(found.sizeOf, draft, context);
    const severity = (level === "off" ? undefined : level) ??
        found.severity ??
        byPlace(draft, bySize(review/* reviewRules */.Q[rule].severity, size, context));
    const told = size === null || context.audience === "public" ? null : (0,sizes/* describeSize */.j)(size);
    return {
        ...(0,problems/* finding */.g)(rule, {
            message: `${found.message}${told === null ? "" : ` (${told})`}`,
            severity,
            environment: context.environment,
            ...(found.help === undefined ? {} : { help: found.help }),
            ...(site === null ? { file: file.script.file } : site.location),
        }),
        ...toFix(draft, context),
    };
}
/** Rules whose safe form takes several files, whether or not it can be shown. */
const severalFiles = /^(?:set-not-null|add-(?:check|foreign-key|unique|primary-key|exclusion|column-(?:check|unique|references)))$/;
/** An undo script is one file, so what would take several there is only told. */
function byPlace({ file, rule }, severity) {
    if (file.kind !== "undo")
        return severity;
    const { group } = review/* reviewRules */.Q[rule];
    const several = severalFiles.test(rule) || group === "rewriting";
    return several ? "note" : severity;
}
function sizeOf(name, { look }, { sizes }) {
    if (sizes === null)
        return null;
    const schemas = name.schema !== null ? [name.schema] : (look?.known.searchPath ?? ["public"]);
    for (const schema of schemas) {
        const size = sizes.get((0,sql_names/* showRelation */.O)({ schema, name: name.name })) ?? sizes.get(`${schema}.${name.name}`);
        if (size !== undefined)
            return size;
    }
    return null;
}
/** A large table makes it an error, a small one a note; what nobody measured stays as grave as it can be. */
function bySize(severity, size, { thresholds }) {
    if (size === null || size.rows === null)
        return severity;
    if (size.rows >= thresholds.large)
        return "error";
    return size.rows < thresholds.small ? "note" : "warning";
}

// EXTERNAL MODULE: ./lib/review/waive.js
var waive = __webpack_require__(47806);
;// CONCATENATED MODULE: ./lib/review/settle-by-proof.js

/**
 * The findings beside what a rehearsal measured: what it contradicts is dropped, what it confirms says so, the rest stays
 * as it is.
 */
function settleByProof(findings, { byFile, byUndo }) {
    return findings.flatMap((one) => {
        const what = ruleOf(one.rule)?.measured;
        // What the statements of an undo script lock or scan is not in its migration's proof.
        const proof = byFile.get(one.file ?? "") ?? (what === "undo" ? byUndo.get(one.file ?? "") : undefined);
        if (what === undefined || proof === undefined || !proof.runs)
            return [one];
        const verdict = judge(what, one, proof);
        if (verdict === "contradicted")
            return [];
        return [verdict === "unknown" ? one : { ...one, message: `${one.message}; measured: ${verdict.measured}` }];
    });
}
function ruleOf(id) {
    return Object.hasOwn(review/* reviewRules */.Q, id) ? review/* reviewRules */.Q[id] : undefined;
}
function judge(what, one, proof) {
    switch (what) {
        case "rewrite": {
            const statement = statementAt(proof, one);
            if (statement === undefined)
                return "unknown";
            return statement.rewrites.length === 0 ? "contradicted" : { measured: rewritten(statement) };
        }
        case "scan": {
            const statement = statementAt(proof, one);
            if (statement === undefined)
                return "unknown";
            const read = [...new Set([...statement.rewrites, ...statement.scans])];
            return read.length === 0 ? "contradicted" : { measured: `reads all of ${read.join(", ")}` };
        }
        case "rerun":
            // A second run that went through contradicts who said that it fails.
            return proof.rerun === "changed" && !silentRules.has(one.rule) ? "contradicted" : rerun[proof.rerun];
        case "undo":
            return undo[proof.undo];
    }
}
/** Others are read too: those whose foreign keys are checked again. */
function rewritten({ rewrites, scans }) {
    const others = scans.filter((name) => !rewrites.includes(name));
    return `rewrites ${rewrites.join(", ")}${others.length === 0 ? "" : ` and reads all of ${others.join(", ")}`}`;
}
/** The statement that a finding is about: the last one that starts at its line or above, as inside a DO block. */
function statementAt({ statements }, { line }) {
    return line === undefined ? undefined : statements.findLast((statement) => statement.line <= line);
}
/** Rules about what a second run does without an error. */
const silentRules = new Set([
    "index-name",
    "unnamed-constraint",
    "insert-guarded",
    "repeated-change",
]);
const rerun = {
    unchanged: "contradicted",
    changed: { measured: "a second run changes something" },
    fails: { measured: "a second run fails" },
    "not-run": "unknown",
};
const undo = {
    identical: "contradicted",
    different: { measured: "the schema is not the one from before" },
    fails: { measured: "the undo script fails" },
    missing: "unknown",
    "not-run": "unknown",
};

;// CONCATENATED MODULE: ./lib/review/twins.js
const constraint = ["add-constraint-guarded", "unnamed-constraint"];
/** Rules whose safe form can run again, with the rules that would say of the same statement that it cannot. */
const twins = {
    "create-index": ["create-if-not-exists", "index-name"],
    "drop-index": ["drop-if-exists"],
    "add-foreign-key": constraint,
    "add-check": constraint,
    "add-unique": constraint,
    "add-primary-key": constraint,
    "add-required-column": ["add-column-if-not-exists"],
    "rename-table": ["rename-guarded"],
};
const rank = { error: 0, warning: 1, note: 2 };
/** Whether the safe form is there to copy, as files or in the help. */
const isGuarded = ({ fix, help }) => (fix !== undefined && fix.length > 0) || /\bIF (?:NOT )?EXISTS\b/.test(help);
/** Leaves out what the safe form of a finding that is as grave, on the same statement, mends too. */
function leaveOutTwins(findings) {
    const placeOf = ({ file, line, column, waived }) => JSON.stringify([file, line, column, waived]);
    const mains = new Map();
    for (const one of findings.filter(({ rule }) => Object.hasOwn(twins, rule)).filter(isGuarded)) {
        mains.set(placeOf(one), [...(mains.get(placeOf(one)) ?? []), one]);
    }
    const swallowed = new Set();
    const kept = findings.filter((one) => {
        const main = mains
            .get(placeOf(one))
            ?.find(({ rule, severity }) => twins[rule]?.includes(one.rule) === true && rank[severity] <= rank[one.severity]);
        if (main !== undefined)
            swallowed.add(main);
        return main === undefined;
    });
    return { findings: kept, swallowed };
}

;// CONCATENATED MODULE: ./lib/review/tell-once.js



/**
 * What the review and the rehearsal say, each thing once: where both speak of one cause, the finding of the rule stays,
 * since it points to the statement and knows the way out, and says what was measured.
 */
function tellOnce({ reviewed, measured, migrationOf, startsOf = new Map() }) {
    const { findings, swallowed } = leaveOutTwins(reviewed);
    const told = [...findings];
    const holding = new Set(swallowed);
    const rest = measured.filter((one) => {
        if (followsFrom(one, measured, migrationOf))
            return false;
        const partner = partnerOf(one, { told, swallowed: holding, migrationOf });
        if (partner === -1)
            return true;
        const [was = one] = told.splice(partner, 1);
        const merged = merge(was, one);
        told.splice(partner, 0, merged);
        // Several things may be measured of one statement.
        if (holding.has(was))
            holding.add(merged);
        return false;
    });
    return [...withoutEcho(withoutPassed(told, measured, startsOf), measured), ...rest];
}
/** A second run has got by the statements above the one that failed: they do not fail when they run again. */
function withoutPassed(told, measured, startsOf) {
    const failedAt = new Map(measured.flatMap(({ rule, file = "", line }) => {
        const start = startsOf.get(file)?.findLast((one) => one <= (line ?? 0));
        return (rule === "rerun-fails" || rule === "undo-twice") && start !== undefined ? [[file, start]] : [];
    }));
    return told.filter((one) => one.line === undefined ||
        one.line >= (failedAt.get(one.file ?? "") ?? 0) ||
        !measures(one, "rerun") ||
        silentRules.has(one.rule));
}
/** Rules about statements that PostgreSQL refuses. */
const refused = new Set(["newer-syntax", "enum-value-used", "function-result", "column-in-use", "replace-view"]);
const refusedForRows = new Set(["add-required-column", "narrow-column"]);
/** The place of the rule's finding about the same cause; -1 where there is none. */
function partnerOf(one, { told, swallowed, migrationOf }) {
    const here = (other) => other.file === one.file;
    const sameLine = (other) => here(other) && other.line !== undefined && other.line === one.line;
    switch (one.rule) {
        case "rerun-fails":
        case "undo-twice": {
            const ruled = told.findIndex((other) => sameLine(other) && measures(other, "rerun"));
            return ruled === -1 ? told.findIndex((other) => sameLine(other) && swallowed.has(other)) : ruled;
        }
        case "rerun-changes":
            return told.findIndex((other) => here(other) && silentRules.has(other.rule));
        case "undo-differs":
            return told.findIndex((other) => here(other) && measures(other, "undo"));
        case "undo-proposed":
        case "undo-not-made":
            return told.findIndex((other) => here(other) && other.rule === "undo-missing");
        case "undo-rows":
            return told.findIndex((other) => other.file === migrationOf.get(one.file ?? "") && other.rule === "undo-cannot-restore");
        case "does-not-run":
        case "undo-fails":
            return told.findIndex((other) => sameLine(other) && refused.has(other.rule));
        case "fails-on-rows":
            return told.findIndex((other) => sameLine(other) && refusedForRows.has(other.rule));
        default:
            return -1;
    }
}
/** What an undo script leaves behind is in the way of the next run: that is one cause. */
function followsFrom(one, measured, migrationOf) {
    return ((one.rule === "redo-fails" || one.rule === "redo-differs") &&
        measured.some(({ rule, file }) => rule === "undo-differs" && migrationOf.get(file ?? "") === one.file));
}
function measures({ rule }, what) {
    const known = Object.hasOwn(review/* reviewRules */.Q, rule)
        ? review/* reviewRules */.Q[rule]
        : undefined;
    return known?.measured === what;
}
const tell_once_rank = { error: 0, warning: 1, note: 2 };
const otherMeasured = /; measured: (?!a second run)[^;]*$/;
const echo = /; measured: a second run fails$/;
function merge(partner, one) {
    const base = partner.message.replace(/; measured: [^;]*$/, "");
    const severity = tell_once_rank[one.severity] < tell_once_rank[partner.severity] ? one.severity : partner.severity;
    const merged = { ...partner, severity, ...(one.hint === undefined ? {} : { hint: one.hint }) };
    switch (one.rule) {
        case "undo-proposed": {
            const losses = one.message.replace(/^[^.]*(?:\. )?/, "");
            const made = `${base}; one was made and tried, and it brings back the schema${losses === "" ? "" : `. ${losses}`}`;
            return { ...partner, message: made, help: one.help, ...(one.fix === undefined ? {} : { fix: one.fix }) };
        }
        case "undo-not-made":
            return { ...partner, message: `${base}; ${one.message.replace(/^.*? script, and /, "")}`, help: one.help };
        case "undo-differs":
            return { ...merged, message: `${base}; measured: ${one.message.replace(/^.*? than before: /, "")}` };
        case "rerun-fails":
        case "undo-twice":
            if (otherMeasured.test(partner.message))
                return { ...merged, message: `${partner.message}; ${inShort(one.message)}` };
            return { ...merged, message: `${base.replace(/: a second run .*$/, "")}; measured: ${inShort(one.message)}` };
        default:
            return { ...merged, message: `${base}; measured: ${one.message}` };
    }
}
/** Where it ran matters only when it was another session, or after half of the file. */
function inShort(message) {
    return message.replace(/^(a second run) (?:in the same session|of the undo script) /, "$1 ");
}
/** A second run stops at the first statement that fails: of the others nothing was measured. */
function withoutEcho(told, measured) {
    const failed = new Set(measured.flatMap(({ rule, file }) => (rule === "rerun-fails" ? [file] : [])));
    return told.map((one) => (failed.has(one.file) ? { ...one, message: one.message.replace(echo, "") } : one));
}

;// CONCATENATED MODULE: ./lib/review/review.js












/** Reviews pending migrations. Moves `known` on to what it will be behind them. */
function review_review({ files, known, context }) {
    const bodies = new Map();
    const drafts = [];
    const looks = [];
    const homes = known.searchPath;
    const rules = activeRules(context);
    for (const { file, undo } of files) {
        startFile(known, homes);
        drafts.push(...reviewFile({ file, undo, known, context, bodies, rules }, looks));
    }
    const settled = settleContracts(drafts, looks, { files: files.map(({ file }) => file), context });
    const told = new Set();
    const shown = settled.flatMap((draft) => {
        const finding = toFinding(draft, context);
        if (finding === null)
            return [];
        // A statement about several objects is judged for each of them; what is said of the statement is said once.
        const { rule, message, file, line, column } = finding;
        const words = JSON.stringify([rule, message, file, line, column]);
        if (told.has(words))
            return [];
        told.add(words);
        return [{ draft, finding }];
    });
    return (0,waive/* waive */.T)(shown, files.flatMap(({ file, undo }) => (undo === null ? [file] : [file, undo])));
}
/** Dumps and loads of data: their trees together would take more memory than a runner has. */
const reviewedLength = 1_000_000;
function tooLarge({ file, known }) {
    advanceAll(known, file.parsed, file.index);
    const message = `the file has ${Math.round(file.script.text.length / 1e6)} million characters, so its statements are not reviewed`;
    return [{ rule: "not-analysable", found: { message }, site: null, file, look: null }];
}
/** Findings of one file; takes down its looks in `all`. */
function reviewFile(parts, all) {
    const { file, undo, known, context, bodies, rules } = parts;
    if (file.script.text.length > reviewedLength)
        return tooLarge(parts);
    const drafts = [];
    const looks = [];
    const sites = sitesOf(file.parsed, bodies);
    for (const site of sites) {
        for (const { look, judges } of looksAt(site, parts)) {
            looks.push(look);
            for (const rule of judges)
                drafts.push(...review_judge(rule, look));
        }
        advance(known, site, file.index);
    }
    // Not by spreading: a dump has more statements than a call has room for.
    for (const look of looks)
        all.push(look);
    const own = [...drafts];
    const undoSites = undo === null ? [] : sitesOf(undo.parsed, new Map(bodies));
    if (undo !== null)
        drafts.push(...reviewUndo(undoSites, { ...parts, file: undo, undo: null }));
    const whole = {
        file,
        sites,
        known,
        context,
        looks,
        drafts: own,
        undo: undo === null ? null : { file: undo, sites: undoSites },
    };
    for (const rule of rules.whole) {
        for (const { at, look = null, inUndo, ...found } of rule.judge(whole)) {
            drafts.push({ rule: rule.id, found, site: at, file: inUndo === true && undo !== null ? undo : file, look });
        }
    }
    return drafts;
}
/** An undo script is judged by what locks, rewrites or cannot be rerun; that it drops things is its work. */
function reviewUndo(sites, parts) {
    const fresh = new Set();
    const restores = [];
    const drafts = sites.flatMap((site) => {
        const looks = looksAt(site, { ...parts, fresh });
        for (const { look } of looks) {
            const makes = /^(?:CreateStmt|CreateTableAsStmt|ViewStmt)$/.test(look.key) && look.relation === null;
            if (makes && look.name !== null)
                fresh.add(newKey(parts.known, look.name));
        }
        const told = looks.flatMap(({ look, judges }) => judges.filter((rule) => rule.alsoUndo).flatMap((rule) => review_judge(rule, look)));
        for (const { look } of looks)
            restores.push(...takeAway(look));
        return told;
    });
    for (const restore of restores.toReversed())
        restore();
    return drafts;
}
/** Takes what an undo script drops out of what is known, for the statements behind it; what it gives back puts it in again. */
function takeAway({ key, node, known, relation, index }) {
    if (key === "DropStmt OBJECT_INDEX" && index !== null) {
        const found = [...known.indexes].find(([, one]) => one === index)?.[0];
        if (found === undefined)
            return [];
        known.indexes.delete(found);
        return [() => void known.indexes.set(found, index)];
    }
    const name = key === "AT_DropConstraint" ? ((0,syntax/* textAt */.$6)(node, "name") ?? "") : "";
    const constraint = relation?.constraints.get(name);
    if (relation === null || constraint === undefined)
        return [];
    relation.constraints.delete(name);
    return [() => void relation.constraints.set(name, constraint)];
}
function review_judge(rule, look) {
    const found = rule.judge(look);
    return found === null ? [] : [{ rule: rule.id, found, site: look.site, file: look.file, look }];
}


/***/ })

};
