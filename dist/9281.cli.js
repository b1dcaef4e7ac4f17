export const id = 9281;
export const ids = [9281];
export const modules = {

/***/ 3255:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VH: () => (/* binding */ listMadeAnew),
/* harmony export */   _m: () => (/* binding */ listCountedOn),
/* harmony export */   a_: () => (/* binding */ listMoved),
/* harmony export */   bp: () => (/* binding */ readHoldings)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9531);
/* harmony import */ var _database_session_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9357);


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

/***/ 9281:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ft: () => (/* binding */ isSame),
/* harmony export */   OS: () => (/* binding */ describeDrifts),
/* harmony export */   _e: () => (/* binding */ compareSchemas),
/* harmony export */   readSchema: () => (/* binding */ readSchema),
/* harmony export */   un: () => (/* binding */ readState)
/* harmony export */ });
/* harmony import */ var _core_schema_drift_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9703);
/* harmony import */ var _core_schema_snapshot_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1431);
/* harmony import */ var _database_catalog_read_snapshot_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4571);
/* harmony import */ var _database_session_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9357);
/* harmony import */ var _rows_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3255);





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
