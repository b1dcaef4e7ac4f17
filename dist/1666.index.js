export const id = 1666;
export const ids = [1666];
export const modules = {

/***/ 87824:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ showIdentifier),
/* harmony export */   O: () => (/* binding */ showRelation)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89531);

/** Words that cannot stand for a table or a column unquoted. */
const reserved = new Set(("all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation column " +
    "concurrently constraint create cross current_catalog current_date current_role current_schema current_time " +
    "current_timestamp current_user default deferrable desc distinct do else end except false fetch for foreign freeze from " +
    "full grant group having ilike in initially inner intersect into is isnull join lateral leading left like limit localtime " +
    "localtimestamp natural not notnull null offset on only or order outer overlaps placing primary references returning " +
    "right select session_user similar some symmetric system_user table tablesample then to trailing true union unique user using " +
    "variadic verbose when where window with").split(" "));
/** An identifier as PostgreSQL writes it: quoted only where it must be. */
function showIdentifier(name) {
    return /^[a-z_][a-z0-9_$]*$/.test(name) && !reserved.has(name) ? name : (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteIdentifier */ .Cm)(name);
}
/** A relation as PostgreSQL writes it. */
function showRelation({ schema, name }) {
    return `${schema === null ? "" : `${showIdentifier(schema)}.`}${showIdentifier(name)}`;
}


/***/ }),

/***/ 47051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ parsePieces),
  J: () => (/* binding */ toUnits)
});

// EXTERNAL MODULE: ./lib/core/split.js
var core_split = __webpack_require__(35151);
// EXTERNAL MODULE: ./lib/sql/syntax.js
var syntax = __webpack_require__(20089);
;// CONCATENATED MODULE: ./lib/sql/plain-rows.js

/** What values of a row can be made of without reading, calling or naming anything. */
const plain = new Set([
    "A_ArrayExpr",
    "A_Const",
    "Integer",
    "List",
    "ResTarget",
    "SelectStmt",
    "SetToDefault",
    "String",
    "TypeCast",
]);
/**
 * The tree of an INSERT without its rows, where those are nothing but constants: a file may have hundreds of thousands of
 * such statements, which differ in nothing else. Null for all others. Equal trees are one, out of `known`.
 */
function withoutPlainRows(kind, node, known) {
    if (kind !== "InsertStmt" || Reflect.has(node, "withClause"))
        return null;
    if (Reflect.has(node, "returningList") || Reflect.has(node, "returningClause"))
        return null;
    const { selectStmt, onConflictClause = null, ...rest } = node;
    if (onConflictClause !== null && !isPlain(onConflictClause, conflict))
        return null;
    if (!isPlain(selectStmt, plain))
        return null;
    const shape = JSON.stringify({ ...rest, onConflictClause }).replaceAll(/"location":\d+/g, '"location":0');
    const same = known.get(shape);
    if (same !== undefined)
        return same;
    const slim = { ...rest, ...(onConflictClause === null ? {} : { onConflictClause }), selectStmt: rowless };
    known.set(shape, slim);
    return slim;
}
const rowless = { SelectStmt: { limitOption: "LIMIT_OPTION_DEFAULT", op: "SETOP_NONE" } };
const conflict = new Set(["IndexElem"]);
function isPlain(root, tags) {
    let fine = true;
    (0,syntax/* visitNodes */.Rm)(root, (tag) => {
        if (!tags.has(tag))
            fine = false;
    });
    return fine;
}

;// CONCATENATED MODULE: ./lib/sql/pieces.js


/**
 * Above this length of a text, syntax trees are built anew whenever they are looked at, not kept; but those of written-out
 * rows, which such a text is mostly made of, are kept without the rows.
 */
const keptTreesLength = 1_000_000;
/**
 * Splits a text and parses each statement on its own: what parses alone parses the same way in one message, and the trees
 * of a large file need not exist at once.
 */
function parsePieces(parser, text) {
    const split = (0,core_split/* splitSql */.b)(text);
    const source = { text, rows: new Map() };
    const statements = [];
    const refusals = [];
    let next = 0;
    while (next < split.pieces.length) {
        const { piece, count, parsed } = parseFrom(parser, text, split.pieces, next);
        next += count;
        if (parsed.kind === "parsed") {
            statements.push(...toStatements(parser, source, piece, parsed));
        }
        else if (!split.cuts.some((cut) => cut.start > piece.start && cut.end <= piece.end)) {
            // A psql command inside a statement has its own finding.
            const position = piece.start + toUnits(text.slice(piece.start, piece.end), parsed.position ?? 0);
            refusals.push({ message: parsed.message, position });
        }
    }
    return { split, statements, refusals: [...refusals, ...reviewTail(parser, text, split)] };
}
function parseFrom(parser, text, pieces, index) {
    const first = pieces[index] ?? { start: 0, end: 0, data: null };
    const found = { piece: first, count: 1, parsed: parser.parse(text.slice(first.start, first.end)) };
    if (found.parsed.kind === "parsed" || !/\bbegin\s+atomic\b/i.test(text.slice(first.start, first.end)))
        return found;
    // END can be a bare column label in the body of a routine, which only the parser knows: the next semicolon may be its end.
    for (const [more, last] of pieces.slice(index + 1, index + 100).entries()) {
        const parsed = parser.parse(text.slice(first.start, last.end));
        if (parsed.kind === "parsed")
            return { piece: { ...last, start: first.start }, count: more + 2, parsed };
    }
    return found;
}
function toStatements(parser, source, { start, end, data }, { statements }) {
    const { text, rows } = source;
    const own = text.slice(start, end);
    if (statements.length > 1)
        return splitAgain(parser, source, { start, end, data }, statements);
    return statements.map((statement) => {
        const { kind } = statement;
        const common = { kind, start, end, text: own, copyData: data === null ? null : readCopyData(text, end, data) };
        if (text.length <= keptTreesLength)
            return withLazyNode(common, () => statement.node);
        const slim = withoutPlainRows(kind, statement.node, rows);
        return slim === null ? withLazyNode(common, () => treeOf(parser, own)) : { ...common, node: slim };
    });
}
function withLazyNode(piece, tree) {
    return {
        ...piece,
        get node() {
            return tree();
        },
    };
}
function treeOf(parser, text) {
    const parsed = parser.parse(text);
    return (parsed.kind === "parsed" ? parsed.statements[0]?.node : undefined) ?? {};
}
/** A piece that holds several statements for the parser, whose word counts. */
function splitAgain(parser, source, { start, end, data }, statements) {
    const bytes = Buffer.from(source.text.slice(start, end));
    return statements.flatMap((statement, index) => {
        const from = start + bytes.toString("utf8", 0, statement.start).length;
        const length = statement.length === 0 ? bytes.length - statement.start : statement.length;
        const own = bytes.toString("utf8", statement.start, statement.start + length).trimEnd();
        const last = index === statements.length - 1;
        const piece = { start: from, end: from + own.length, data: last ? data : null };
        const parsed = parser.parse(own);
        return parsed.kind === "parsed" && parsed.statements.length === 1
            ? toStatements(parser, source, piece, parsed)
            : [];
    });
}
/** A file with Windows line ends has them in its data too, where they do not belong. */
function readCopyData(text, from, { start, end }) {
    const data = text.slice(start, end);
    return text.slice(from, start).endsWith("\r\n") ? data.replaceAll("\r\n", "\n") : data;
}
/** Behind the last statement only comments can stand, and the last one can be open. */
function reviewTail(parser, text, { pieces, cuts }) {
    const behind = Math.max(pieces.at(-1)?.end ?? 0, cuts.at(-1)?.end ?? 0);
    const tail = text.slice(behind);
    if (!tail.includes("/*"))
        return [];
    const parsed = parser.parse(tail);
    if (parsed.kind === "parsed")
        return [];
    return [{ message: parsed.message, position: behind + toUnits(tail, parsed.position ?? 0) }];
}
/** UTF-16 units that a number of characters at the start of a text takes. */
function toUnits(text, characters) {
    if (!/[\uD800-\uDFFF]/.test(text))
        return Math.min(characters, text.length);
    let units = 0;
    for (let left = characters; left > 0 && units < text.length; left--) {
        units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
    }
    return units;
}


/***/ }),

/***/ 61666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parseScript: () => (/* binding */ parseScript)
});

// EXTERNAL MODULE: ./lib/core/lfs-pointer.js
var lfs_pointer = __webpack_require__(94036);
// EXTERNAL MODULE: ./lib/core/placeholders.js
var core_placeholders = __webpack_require__(29405);
// EXTERNAL MODULE: ./lib/core/positions.js
var positions = __webpack_require__(90303);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var core_problems = __webpack_require__(70551);
// EXTERNAL MODULE: ./lib/core/template.js
var template = __webpack_require__(51909);
// EXTERNAL MODULE: ./lib/sql/pieces.js + 1 modules
var sql_pieces = __webpack_require__(47051);
;// CONCATENATED MODULE: ./lib/sql/message-text.js


/** Cuts stretches out of a text; what is left ends so that more SQL can follow, whatever it ends with. */
function cutText(text, cuts) {
    const kept = [];
    let [sql, from] = ["", 0];
    for (const cut of cuts.toSorted((a, b) => a.start - b.start)) {
        kept.push({ start: sql.length, from });
        sql += text.slice(from, cut.start);
        from = cut.end;
    }
    kept.push({ start: sql.length, from });
    sql += text.slice(from);
    const toText = (character) => {
        const position = Math.min((0,sql_pieces/* toUnits */.J)(sql, character), sql.length);
        const { start, from: origin } = (0,positions/* stretchAt */.$m)(kept, position) ?? { start: 0, from: 0 };
        return origin + position - start;
    };
    // A comment can end the text, so the semicolon stands on a line of its own.
    return { sql: `${sql}\n;\n`, toText };
}

// EXTERNAL MODULE: ./lib/sql/do-block.js + 1 modules
var do_block = __webpack_require__(21854);
// EXTERNAL MODULE: ./lib/sql/named-objects.js + 4 modules
var named_objects = __webpack_require__(20369);
// EXTERNAL MODULE: ./lib/sql/syntax.js
var syntax = __webpack_require__(20089);
// EXTERNAL MODULE: ./lib/sql/transactionality.js
var transactionality = __webpack_require__(20013);
;// CONCATENATED MODULE: ./lib/sql/own-scope.js



/** As at the start of a file, where the tool's schema is the first of the path. */
const unknownScope = { path: null, made: new Set(), schemas: new Set() };
/** Whether a name certainly leads to another schema than the tool's own; where it may lead to both, it does not. */
function leadsElsewhere({ schema, name, use }, { path, made }, home) {
    if (use === "temporary")
        return true;
    if (schema !== null)
        return schema !== home;
    if (path === null)
        return false;
    // `$user` is the role's name, which may be that of the tool's schema.
    const others = path.map((one) => one !== home && one !== "$user");
    if (others.every(Boolean))
        return true;
    // Made it is in the first schema of the path that exists; where that is the tool's, the server refuses a second one.
    return others[0] === true && (use === "made" || made.has(name));
}
/** What is known behind a statement of a file in a transaction; `names` are those of the tool's tables that it uses. */
function afterStatement(scope, tree, { block, names }) {
    const set = (0,named_objects/* readPath */.G7)(tree)?.names ?? null;
    const schemas = schemasAfter(scope.schemas, tree);
    if (set !== null && isPlainPath(set) && runsOnce(tree))
        return { path: set, made: new Set(), schemas };
    if (set !== null || mayMovePath(tree, block))
        return { ...unknownScope, schemas };
    const made = new Set(scope.made);
    for (const one of names) {
        if (one.use === "gone")
            made.delete(one.name);
        else if (block === null && isMadeFirst(one, scope))
            made.add(one.name);
    }
    return { path: scope.path, made, schemas };
}
/** Whether the table stands in the first schema of the path behind the statement. */
function isMadeFirst({ schema, use }, { path, schemas }) {
    const first = path?.[0];
    if (first === undefined || !use.startsWith("made"))
        return false;
    // With IF NOT EXISTS the server looks into the first schema that exists, which may be a later one.
    return schema === null ? use === "made" || schemas.has(first) : schema === first;
}
function schemasAfter(schemas, { kind, node }) {
    if (kind === "DropStmt" && (0,syntax/* textAt */.$6)(node, "removeType") === "OBJECT_SCHEMA")
        return new Set();
    const made = kind === "CreateSchemaStmt" ? (0,syntax/* textAt */.$6)(node, "schemaname") : null;
    return made === null ? schemas : new Set([...schemas, made]);
}
/** In a list as text, which set_config takes, capitals would be folded and quotes taken off. */
function isPlainPath(names) {
    return names.every((name) => /^(?:[a-z_$][a-z0-9_$]*)?$/.test(name));
}
/** Whether its set_config certainly runs, and nothing beside it. */
function runsOnce({ kind, node }) {
    if (kind !== "SelectStmt")
        return true;
    return (0,syntax/* listAt */.gT)(node, "targetList").length === 1 && Object.keys(node).every((field) => plainSelect.has(field));
}
const plainSelect = new Set(["targetList", "limitOption", "op"]);
/** Functions that files call and that leave search_path alone. */
const harmless = new Set(["count", "currval", "nextval", "now", "setval"]);
/** Whether search_path may be another one behind it: set by it, or by code that it calls for its effect. */
function mayMovePath({ kind, node }, block) {
    if (kind === "DoStmt") {
        if (block?.kind !== "read" || block.dynamic.length > 0)
            return true;
        return block.statements.some((tree) => mayMovePath(tree, null));
    }
    // Without a name it is RESET ALL.
    if (kind === "VariableSetStmt")
        return /^(?:search_path)?$/.test((0,syntax/* textAt */.$6)(node, "name") ?? "");
    if (/^(?:Call|Discard|Execute|Transaction)Stmt$/.test(kind))
        return true;
    const called = [];
    (0,syntax/* visitNodes */.Rm)(node, (tag, below) => {
        if (tag === "FuncCall")
            called.push((0,transactionality/* functionName */.AQ)(below));
    });
    return called.some((name) => (kind === "SelectStmt" ? !harmless.has(name ?? "") : name === "set_config"));
}
/** Whether a statement gives a schema another name: then none says any more which is the tool's. */
function renamesSchema({ kind, node }) {
    return kind === "RenameStmt" && (0,syntax/* textAt */.$6)(node, "renameType") === "OBJECT_SCHEMA" && (0,syntax/* nodeAt */.oB)(node, "relation") === null;
}

;// CONCATENATED MODULE: ./lib/sql/own-tables.js

const ownTables = new Set([
    "schema_version",
    "schema_version_repeatable",
    "schema_version_log",
    "schema_version_snapshot",
]);
/** Statements that change the relation they name in `relation` or `table`. */
const changing = new Set([
    "AlterObjectSchemaStmt",
    "AlterPolicyStmt",
    "AlterTableStmt",
    "CreatePolicyStmt",
    "CreateTrigStmt",
    "DeleteStmt",
    "InsertStmt",
    "MergeStmt",
    "RenameStmt",
    "RuleStmt",
    "UpdateStmt",
]);
/** What a statement creates, drops, alters or writes, wherever in it, under the name of one of the tool's own tables. */
function listOwnNames(tree) {
    const names = namedBy(tree);
    // Writes can hide in WITH.
    (0,syntax/* visitNodes */.Rm)(tree.node, (kind, node) => {
        if (/^(?:Insert|Update|Delete|Merge)Stmt$/.test(kind))
            names.push(...namedBy({ kind, node }));
    });
    const own = names.filter(({ name }) => ownTables.has(name));
    return [...new Map(own.map((one) => [JSON.stringify([one.schema, one.name]), one])).values()];
}
function namedBy({ kind, node }) {
    const use = freesName({ kind, node }) ? "gone" : "changed";
    const changed = (...found) => found.flatMap((one) => (one === null ? [] : [{ ...one, use }]));
    const named = (field) => (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(node, field));
    if (changing.has(kind))
        return changed(named("relation"), named("table"));
    switch (kind) {
        case "DropStmt":
            return changed(...(0,syntax/* listAt */.gT)(node, "objects").map((object) => droppedFrom(object, (0,syntax/* textAt */.$6)(node, "removeType"))));
        case "TruncateStmt":
            return changed(...(0,syntax/* listAt */.gT)(node, "relations").map((item) => (0,syntax/* relationIn */.eR)((0,syntax/* nodeAt */.oB)(item, "RangeVar"))));
        case "CopyStmt":
            return (0,syntax/* flagAt */.Qc)(node, "is_from") ? changed(named("relation")) : [];
        case "CreateStmt":
            return madeBy(node, (0,syntax/* nodeAt */.oB)(node, "relation"));
        case "CreateTableAsStmt":
            return madeBy(node, (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(node, "into") ?? {}, "rel"));
        case "SelectStmt":
            return madeBy(node, (0,syntax/* nodeAt */.oB)((0,syntax/* nodeAt */.oB)(node, "intoClause") ?? {}, "rel"));
        default:
            return [];
    }
}
function freesName({ kind, node }) {
    if (kind === "DropStmt")
        return !ofTable.test((0,syntax/* textAt */.$6)(node, "removeType") ?? "");
    if (kind === "RenameStmt")
        return (0,syntax/* textAt */.$6)(node, "renameType") !== "OBJECT_COLUMN";
    return kind === "AlterObjectSchemaStmt";
}
function madeBy(node, rangeVar) {
    const relation = (0,syntax/* relationIn */.eR)(rangeVar);
    if (relation === null)
        return [];
    if ((0,syntax/* textAt */.$6)(rangeVar ?? {}, "relpersistence") === "t")
        return [{ ...relation, use: "temporary" }];
    return [{ ...relation, use: (0,syntax/* flagAt */.Qc)(node, "if_not_exists") ? "made-or-there" : "made" }];
}
const ofTable = /^OBJECT_(?:TRIGGER|RULE|POLICY)$/;
/** The relation that a name of DROP is of: of a trigger, a rule or a policy it is what stands before it. */
function droppedFrom(object, type) {
    const parts = (0,syntax/* listAt */.gT)((0,syntax/* nodeAt */.oB)(object, "List") ?? {}, "items").filter((part) => (0,syntax/* nameIn */.ZC)(part) !== null);
    return (0,syntax/* toRelationName */.Jz)(ofTable.test(type ?? "") ? parts.slice(0, -1) : parts);
}

// EXTERNAL MODULE: ./lib/sql/statement.js
var statement = __webpack_require__(47813);
// EXTERNAL MODULE: ./lib/sql/names.js
var names = __webpack_require__(87824);
;// CONCATENATED MODULE: ./lib/sql/own-table-rule.js





/** Statements of a file that change the tool's own tables, or may: a table of that name in another schema is the file's own business. */
function reviewOwnTables(parser, pieces, { home, transactional }) {
    // Most files never name them, and looking costs a walk through every tree.
    if (!pieces.some(({ text }) => text.includes("schema_version")))
        return [];
    let scope = unknownScope;
    let known = home;
    return pieces.flatMap((piece) => {
        const block = piece.kind === "DoStmt" ? (0,do_block/* readDoBlock */.D)(parser, piece) : null;
        const trees = block?.kind === "read" ? [piece, ...block.statements] : [piece];
        const names = trees.flatMap(listOwnNames);
        const after = afterStatement(scope, piece, { block, names });
        // A block may drop what it then writes, and set the path in between.
        const here = block === null ? scope : after;
        // Outside of a transaction SET LOCAL does nothing, and what was made can be rolled back.
        if (transactional)
            scope = after;
        if (trees.some(renamesSchema))
            known = null;
        const where = known;
        const changed = names.filter((one) => isChanged(one) && (where === null || !leadsElsewhere(one, here, where)));
        return [...new Set(changed.map(({ name }) => name))].map((table) => toProblem(piece, table, home));
    });
}
/** CREATE TABLE IF NOT EXISTS does nothing where the table is, and a temporary one is another table. */
function isChanged({ use }) {
    return use !== "made-or-there" && use !== "temporary";
}
function toProblem(piece, table, home) {
    const message = `\`${(0,statement/* firstWords */.C)(piece.text)}\` changes "${table}", a table of the tool itself`;
    return { rule: "own-table", piece, message, help: helpFor(piece, home) };
}
function helpFor({ kind }, home) {
    const first = kind === "CreateStmt" ? "write CREATE TABLE IF NOT EXISTS, or leave it to the tool" : "leave it to the tool";
    const other = home === null
        ? "in another schema (name the tool's with `schemas`)"
        : `in another schema than ${(0,names/* showIdentifier */.F)(home)}`;
    return `${first}; for a table of your own ${other}, write its schema before its name`;
}

// EXTERNAL MODULE: ./lib/sql/parser.js + 1 modules
var sql_parser = __webpack_require__(36121);
;// CONCATENATED MODULE: ./lib/sql/statement-rules.js


/** What a statement must not do in any file. */
function reviewStatement(piece) {
    return [...reviewSettings(piece), ...reviewCopy(piece), ...reviewIndex(piece)];
}
/** Settings that change how the text itself is understood: the values that are fine. */
const fixed = {
    standard_conforming_strings: /^(?:on|true|yes|1)$/i,
    client_encoding: /^(?:utf-?8|unicode)$/i,
};
/** Calls that matter to the tool; most statements have none, and looking for them means a walk through the tree. */
const calls = /set_config|pg_advisory_unlock_all/i;
function reviewSettings(piece) {
    if (piece.kind === "DiscardStmt" && (0,syntax/* textAt */.$6)(piece.node, "target") === "DISCARD_ALL") {
        return [{ rule: "session-setting", piece, message: "`DISCARD ALL` drops the tool's lock" }];
    }
    if (piece.kind === "VariableSetStmt") {
        if ((0,syntax/* textAt */.$6)(piece.node, "kind") === "VAR_RESET_ALL")
            return [];
        return reviewSetting(piece, (0,syntax/* textAt */.$6)(piece.node, "name"), (0,syntax/* constantIn */.Ot)((0,syntax/* listAt */.gT)(piece.node, "args")[0] ?? null));
    }
    const problems = [];
    if (!calls.test(piece.text))
        return problems;
    (0,syntax/* visitNodes */.Rm)(piece.node, (kind, node) => {
        const name = kind === "FuncCall" ? (0,transactionality/* functionName */.AQ)(node) : null;
        const [setting, value] = (0,syntax/* listAt */.gT)(node, "args").map(syntax/* constantIn */.Ot);
        if (name === "set_config")
            problems.push(...reviewSetting(piece, setting ?? null, value ?? null));
        if (name !== "pg_advisory_unlock_all")
            return;
        problems.push({ rule: "session-setting", piece, message: "`pg_advisory_unlock_all()` drops the tool's lock" });
    });
    return problems;
}
function reviewSetting(piece, setting, value) {
    const name = setting?.toLowerCase() ?? "";
    if (fixed[name]?.test(value ?? "") !== false)
        return [];
    const message = `the file sets ${name} to ${value ?? "another value"}`;
    const help = name === "client_encoding"
        ? "remove the statement; the tool sends UTF-8, and the file's encoding belongs into <file>.sql.conf"
        : "remove the statement; the tool has read the file with it on";
    return [{ rule: "session-setting", piece, message, help }];
}
function reviewCopy(piece) {
    if (piece.kind !== "CopyStmt" || (0,syntax/* textAt */.$6)(piece.node, "filename") !== null || (0,syntax/* flagAt */.Qc)(piece.node, "is_program"))
        return [];
    if ((0,syntax/* flagAt */.Qc)(piece.node, "is_from")) {
        if (piece.copyData !== null)
            return [];
        return [{ rule: "copy-data", piece, message: "COPY … FROM stdin has no data below it" }];
    }
    const help = "remove it, or let the server write to a file of its own";
    return [{ rule: "copy-data", piece, message: "COPY … TO stdout has nowhere to write to", help }];
}
function reviewIndex(piece) {
    if (piece.kind !== "IndexStmt" || !(0,transactionality/* saysConcurrently */.Z3)(piece))
        return [];
    if (!(0,syntax/* flagAt */.Qc)(piece.node, "concurrent") || (0,syntax/* textAt */.$6)(piece.node, "idxname") !== null)
        return [];
    return [{ rule: "unnamed-index", piece, message: "CREATE INDEX CONCURRENTLY gives its index no name" }];
}

;// CONCATENATED MODULE: ./lib/sql/transaction.js




/** Decides from its statements, directives and settings whether a script runs in a transaction. */
function decideTransaction(parser, pieces, { directives, settings }) {
    const wanted = directives.transaction ?? settings.executeInTransaction;
    const needing = (0,transactionality/* listNeedingNoTransaction */.E1)(pieces);
    const transactional = wanted ?? needing.size === 0;
    const ignored = new Set(transactional ? [...listOuter(pieces), ...listAroundLargeObjects(pieces)] : []);
    return {
        transactional,
        needing,
        ignored,
        problems: [
            ...(wanted === true ? [...needing].map(toRefused) : []),
            ...(wanted === undefined && settings.mixed === undefined ? reviewMix(pieces, needing) : []),
            ...pieces.flatMap((piece) => ignored.has(piece) || needing.has(piece) ? [] : reviewControl(parser, piece, transactional)),
        ],
    };
}
function toRefused(piece) {
    const message = `\`${(0,statement/* firstWords */.C)(piece.text)}\` cannot run in a transaction, and this file must`;
    return { rule: "needs-no-transaction", piece, message };
}
function reviewMix(pieces, needing) {
    const [first] = needing;
    const other = pieces.find((piece) => (0,transactionality/* roleOf */.kp)(piece) === "work" && !needing.has(piece) && !isControl(piece));
    if (first === undefined || other === undefined)
        return [];
    const message = `\`${(0,statement/* firstWords */.C)(first.text)}\` cannot run in a transaction, \`${(0,statement/* firstWords */.C)(other.text)}\` in the same file can`;
    return [{ rule: "mixed-transaction", piece: first, message }];
}
function isControl({ kind }) {
    return kind === "TransactionStmt";
}
function listOuter(pieces) {
    const [first, last] = [pieces[0], pieces.at(-1)];
    return first !== undefined && last !== undefined && isPlainPair(first, last) ? [first, last] : [];
}
/** BEGIN and COMMIT, where an isolation level or AND CHAIN does not ask for more than the runner's transaction gives. */
function isPlainPair(first, last) {
    const begins = isControl(first) && /_(?:BEGIN|START)$/.test((0,syntax/* textAt */.$6)(first.node, "kind") ?? "");
    const commits = isControl(last) && (0,syntax/* textAt */.$6)(last.node, "kind") === "TRANS_STMT_COMMIT";
    return begins && commits && (0,syntax/* listAt */.gT)(first.node, "options").length === 0 && !(0,syntax/* flagAt */.Qc)(last.node, "chain");
}
/** pg_dump writes large objects between BEGIN and COMMIT, because their handles live as long as a transaction. */
function listAroundLargeObjects(pieces) {
    return pieces.flatMap((first, index) => {
        if (!isControl(first))
            return [];
        const length = pieces.slice(index + 1).findIndex((piece) => !isLargeObjectCall(piece));
        const last = pieces[index + 1 + length];
        return length > 0 && last !== undefined && isPlainPair(first, last) ? [first, last] : [];
    });
}
function isLargeObjectCall(piece) {
    const calls = piece.kind === "SelectStmt" ? (0,transactionality/* calledIn */.PE)(piece.node) : [];
    return calls.length > 0 && calls.every((name) => name !== null && /^(?:lo_open|lowrite|lo_close)$/.test(name));
}
function reviewControl(parser, piece, transactional) {
    const where = transactional ? "in a file that runs in a transaction" : "in a file without a transaction";
    const rule = "transaction-control";
    if (isControl(piece)) {
        const help = transactional
            ? "remove it; each file is one transaction"
            : "remove it; each statement of this file is committed on its own";
        return [{ rule, piece, message: `\`${(0,statement/* firstWords */.C)(piece.text)}\` ${where}`, help }];
    }
    if (piece.kind === "VariableSetStmt" && (0,syntax/* textAt */.$6)(piece.node, "name") === "TRANSACTION") {
        const help = "remove it; the tool opens the transaction";
        return [{ rule, piece, message: `\`${(0,statement/* firstWords */.C)(piece.text)}\` ${where}`, help }];
    }
    if (transactional && piece.kind === "DoStmt" && endsTransaction(parser, piece)) {
        const help = "remove it, or write -- schema-version: transaction=false in the head of the file";
        return [{ rule, piece, message: `COMMIT or ROLLBACK in a DO block ${where}`, help }];
    }
    return [];
}
function endsTransaction(parser, piece) {
    // Most blocks have neither word; reading one costs a parse.
    if (!/\b(?:commit|rollback)\b/i.test(piece.text))
        return false;
    const block = (0,do_block/* readDoBlock */.D)(parser, piece);
    return block.kind === "read" && block.endsTransaction;
}

;// CONCATENATED MODULE: ./lib/sql/script.js












/** At most so many syntax errors of one file are shown: the rest mostly follows from them. */
const mostSyntaxErrors = 10;
/** Reads a script as PostgreSQL would, without running it; loads the parser when it is first called. `home` is the schema of the tool's tables. */
async function parseScript(script, placeholders, home = null) {
    const parser = await (0,sql_parser/* loadParser */.q)();
    const source = replace(script, placeholders);
    const inFile = (0,positions/* locator */.fl)(script.file, script.text);
    const locate = (position) => inFile(source.toOriginal(position));
    const pieces = (0,sql_pieces/* parsePieces */.H)(parser, source.text);
    const decision = decideTransaction(parser, pieces.statements, script);
    const kept = pieces.statements.filter((piece) => !decision.ignored.has(piece));
    const { sql, toText } = cutText(source.text, [...pieces.split.cuts, ...decision.ignored]);
    const reported = new Set(pieces.split.problems.map(({ at }) => at));
    const { transactional } = decision;
    const ownTables = reviewOwnTables(parser, kept, { home, transactional });
    const problems = [...decision.problems, ...ownTables, ...kept.flatMap(reviewStatement)].filter(
    // Where data is missing the splitter has said why.
    ({ rule, piece }) => rule !== "copy-data" || !reported.has(piece.start));
    return {
        statements: kept.map((piece) => toStatement(piece, decision.needing.has(piece), locate(piece.start))),
        transactional,
        sql,
        copyData: kept.flatMap(({ copyData }) => (copyData === null ? [] : [copyData])),
        locate: (codePoint) => locate(toText(codePoint)),
        findings: [
            ...source.problems.map((problem) => toPlaceholderFinding(problem, inFile(problem.at))),
            ...pieces.split.problems.map((problem) => toSplitFinding(problem, locate(problem.at))),
            ...(source.problems.length > 0 || isNoSql(script.text) ? [] : toSyntaxFindings(pieces, locate)),
            ...problems.map(({ rule, piece, ...rest }) => (0,core_problems/* finding */.g)(rule, { ...rest, ...locate(piece.start) })),
            ...toEmptyFinding(script, pieces),
        ],
    };
}
/** What is not replaced is no SQL, nor is a text with NUL or a pointer: the parser's word on it says nothing new. */
function isNoSql(text) {
    return text.includes("\0") || (0,lfs_pointer/* isLfsPointer */.N)(text);
}
function replace({ name, text, settings }, placeholders) {
    const { placeholderReplacement, placeholderPrefix = "${" } = settings;
    if (placeholderReplacement === false || !text.includes(placeholderPrefix)) {
        return { text, problems: [], toOriginal: (position) => position };
    }
    return (0,core_placeholders/* replacePlaceholders */.Lb)(text, (0,core_placeholders/* withFileName */.wn)(placeholders, name), settings);
}
function toStatement(piece, needsNoTransaction, location) {
    const { kind, text, copyData } = piece;
    return {
        kind,
        // Through the piece: it may build its tree when somebody looks.
        get node() {
            return piece.node;
        },
        text,
        location,
        copyData,
        needsNoTransaction,
        role: (0,transactionality/* roleOf */.kp)(piece),
    };
}
function toPlaceholderFinding({ kind, name }, location) {
    if (kind === "undefined") {
        return (0,core_problems/* finding */.g)("placeholder", { message: `the placeholder "\${${name}}" is not defined`, ...location });
    }
    const message = `the placeholder "\${${name}" is not closed`;
    return (0,core_problems/* finding */.g)("placeholder", { message, ...location });
}
function toSplitFinding({ kind, name }, location) {
    switch (kind) {
        case "meta-command":
            return (0,core_problems/* finding */.g)("meta-command", { message: explainMetaCommand(name), ...location });
        case "copy-tail":
            return (0,core_problems/* finding */.g)("copy-data", {
                message: "there is text behind COPY … FROM stdin on its line",
                help: "start the data on the next line, and put other statements below its end",
                ...location,
            });
        default:
            return (0,core_problems/* finding */.g)("copy-data", { message: "the data of COPY … FROM stdin does not end", ...location });
    }
}
function explainMetaCommand(name) {
    return name === "\\."
        ? "a line \\. ends data, and no COPY … FROM stdin stands above it"
        : `"${name}" is a command of psql, which the server does not know`;
}
function toSyntaxFindings({ refusals }, locate) {
    return refusals
        .slice(0, mostSyntaxErrors)
        .map(({ message, position }) => (0,core_problems/* finding */.g)("syntax", { message, ...locate(position) }));
}
/** What `new` wrote and nobody filled in is a slip: once on record, its version could not get its SQL any more. */
function toEmptyFinding({ file, text }, { split, refusals }) {
    const empty = split.pieces.length === 0 && split.problems.length === 0 && refusals.length === 0;
    if (!empty)
        return [];
    if (!(0,template/* isTemplate */.Fl)(text))
        return [(0,core_problems/* finding */.g)("empty-file", { message: "the file holds no statement", file })];
    return [(0,core_problems/* finding */.g)("template", { message: "the file is still as new wrote it, without any statement", file })];
}


/***/ }),

/***/ 47813:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ firstWords)
/* harmony export */ });
/** The first words of a statement, on one line, for messages. */
function firstWords(text) {
    const line = text.slice(0, 200).replaceAll(/\s+/g, " ").trim();
    return line.length <= 60 ? line : `${line.slice(0, 57).trim()}…`;
}


/***/ })

};
