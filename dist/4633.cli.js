export const id = 4633;
export const ids = [4633];
export const modules = {

/***/ 4633:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   listCreatedRoles: () => (/* binding */ listCreatedRoles),
/* harmony export */   plainMirror: () => (/* binding */ plainMirror),
/* harmony export */   readMirror: () => (/* binding */ readMirror)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9531);
/* harmony import */ var _database_session_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9357);
/* harmony import */ var _database_tables_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7496);
/* harmony import */ var _database_target_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(650);
/* harmony import */ var _sql_syntax_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89);





/** For files alone, without a target. */
function plainMirror(schemas) {
    const settings = new Map([["TimeZone", "UTC"]]);
    return { owner: "app", database: "app", roles: [], tablespaces: [], settings, schemas, home: schemas[0] ?? "public" };
}
/** Settings that change what a definition says or means. */
const meaningful = [
    "TimeZone",
    "DateStyle",
    "IntervalStyle",
    "search_path",
    "default_tablespace",
    "default_table_access_method",
    "default_toast_compression",
    "default_text_search_config",
    "check_function_bodies",
    "lc_monetary",
    "row_security",
    "xmloption",
];
/** Settings of a role or database that the tool sets itself, or that would hinder a replay. */
const skipped = "timeout$|^default_transaction_|^role$|^session_authorization$|^application_name$|^standard_conforming_strings$";
/** Reads what to mirror: roles, tablespaces, and settings of the server, the database and the role. Read-only. */
async function readMirror(session, { target, schemas }) {
    const names = meaningful.map((name) => (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quoteLiteral */ .ce)(name.toLowerCase())).join(", ");
    // Whoever made the tool's tables ran the migrations; a check may well log in as somebody else.
    const deployer = `SELECT c.relowner FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quoteLiteral */ .ce)(target.home)} AND c.relname = '${_database_tables_js__WEBPACK_IMPORTED_MODULE_1__/* .tableNames */ .n$.versions}'`;
    const who = target.role === null ? deployer : "SELECT 0 WHERE false";
    const results = await (0,_database_session_js__WEBPACK_IMPORTED_MODULE_0__/* .query */ .P)(session, `BEGIN READ ONLY; SET LOCAL search_path = ${_database_target_js__WEBPACK_IMPORTED_MODULE_2__/* .ownSearchPath */ .O};
     SELECT r.rolname FROM pg_catalog.pg_roles r WHERE r.rolname !~ '^pg_' ORDER BY 1;
     SELECT t.spcname FROM pg_catalog.pg_tablespace t WHERE t.spcname !~ '^pg_' ORDER BY 1;
     SELECT s.name, s.reset_val FROM pg_catalog.pg_settings s WHERE pg_catalog.lower(s.name) IN (${names});
     SELECT c.name, pg_catalog.substr(c.line, pg_catalog.length(c.name) + 2)
       FROM pg_catalog.pg_db_role_setting d, LATERAL (SELECT l, pg_catalog.split_part(l, '=', 1) FROM pg_catalog.unnest(d.setconfig) l) c(line, name)
       WHERE d.setrole IN (0, coalesce((${who}), (SELECT r.oid FROM pg_catalog.pg_roles r WHERE r.rolname = session_user)))
         AND d.setdatabase IN (0, (SELECT b.oid FROM pg_catalog.pg_database b WHERE b.datname = pg_catalog.current_database()))
         AND c.name !~ '${skipped}' ORDER BY d.setrole <> 0, d.setdatabase <> 0;
     SELECT pg_catalog.pg_get_userbyid(x.relowner) FROM (${deployer}) x; COMMIT`, "reading the target's roles and settings");
    const [roles = [], tablespaces = [], usual = [], own = [], deployers = []] = results.slice(2).map(({ rows }) => rows);
    const first = (rows) => rows.flatMap(([name]) => name ?? []);
    return {
        owner: target.role ?? first(deployers)[0] ?? target.user,
        database: target.database,
        roles: first(roles),
        tablespaces: first(tablespaces),
        settings: toSettings([...usual, ...own]),
        schemas,
        home: target.home,
    };
}
/** The later one counts; names are of any case. */
function toSettings(rows) {
    const byName = new Map(rows.map(([name, value]) => [(name ?? "").toLowerCase(), [name ?? "", value ?? ""]]));
    return new Map(byName.values());
}
/** Roles that files make themselves: those are not mirrored, or the files would fail. */
function listCreatedRoles(scripts) {
    const made = scripts.flatMap(({ statements }) => statements.filter(({ kind }) => kind === "CreateRoleStmt"));
    return new Set(made.flatMap(({ node }) => (0,_sql_syntax_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)((0,_sql_syntax_js__WEBPACK_IMPORTED_MODULE_3__/* .asNode */ .hK)(node), "role") ?? []));
}


/***/ })

};
