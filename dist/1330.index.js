export const id = 1330;
export const ids = [1330];
export const modules = {

/***/ 7923:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ toDriftReport),
/* harmony export */   n: () => (/* binding */ sayDrift)
/* harmony export */ });
/* harmony import */ var _compare_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68998);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35483);
/* harmony import */ var _snapshot_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41431);



/** The report of both questions; SQL both ways is added by who proves it. What one of them knows is known. */
function toDriftReport(answers) {
    const known = answers.filter((answer) => answer.kind === "known");
    const objects = mergeObjects(known.map(({ against, drifts }) => drifts.map((drift) => toObject(drift, against))));
    const status = objects.length > 0
        ? "drift"
        : known.length > 0
            ? "none"
            : answers.some(({ kind }) => kind === "unknown")
                ? "unknown"
                : "off";
    const because = answers.flatMap((answer) => answer.kind === "unknown" ? answer.findings.map(({ message }) => message) : []);
    return { ..._report_js__WEBPACK_IMPORTED_MODULE_0__/* .driftOff */ .de, status, objects, because };
}
/** The same difference on both questions is one. */
function mergeObjects(lists) {
    const found = new Map();
    for (const object of lists.flat()) {
        const key = JSON.stringify({ ...object, against: "" });
        found.set(key, found.has(key) ? { ...object, against: "both" } : object);
    }
    return [...found.values()].toSorted((a, b) => (0,_compare_text_js__WEBPACK_IMPORTED_MODULE_1__/* .compareText */ .n)(sortKey(a), sortKey(b)));
}
function sortKey(object) {
    return `${(0,_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .objectKey */ .T5)(object)} ${object.against}`;
}
function toObject({ change, severity, kind, identity, expected, actual, parts }, against) {
    const attributes = toAttributes(expected, actual);
    const one = { change, against, severity, kind, identity, attributes, parts };
    switch (change) {
        case "missing":
            return { ...one, expected: sayWhole(expected, parts), actual: null };
        case "unexpected":
            return { ...one, expected: null, actual: sayWhole(actual, parts) };
        case "changed": {
            const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])].toSorted();
            return { ...one, expected: sayAttributes(expected, names), actual: sayAttributes(actual, names) };
        }
    }
}
function toAttributes(expected, actual) {
    const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])].toSorted();
    return names.map((name) => ({ name, expected: expected[name] ?? null, actual: actual[name] ?? null }));
}
/** One attribute a line, the same ones on both sides. */
function sayAttributes(attributes, names) {
    return names.map((name) => `${name.replaceAll("_", " ")}: ${attributes[name] ?? "(none)"}`).join("\n");
}
function sayWhole(attributes, parts) {
    const own = sayAttributes(attributes, Object.keys(attributes).toSorted());
    const along = parts.map((key) => `with ${key}`);
    return [...(own === "" ? [] : [own]), ...along].join("\n");
}
const mostTold = 5;
/** The drift in one sentence, for example `2 objects are not as the last deploy left them: index public.a is missing, …`. */
function sayDrift({ objects }) {
    const told = objects.slice(0, mostTold).map(({ kind, identity, change }) => `${kind} ${identity} ${verbs[change]}`);
    const rest = objects.length - told.length;
    const more = rest > 0 ? `, and ${rest} more` : "";
    const amount = objects.length === 1 ? "1 object is" : `${objects.length} objects are`;
    return `${amount} not as ${sayExpected(objects)}: ${told.join(", ")}${more}`;
}
const verbs = {
    missing: "is missing",
    unexpected: "is unexpected",
    changed: "is changed",
};
function sayExpected(objects) {
    const against = new Set(objects.map((object) => object.against));
    const left = `the last deploy left ${objects.length === 1 ? "it" : "them"}`;
    if (!against.has("files") && !against.has("both"))
        return left;
    return against.has("snapshot") ? `${left} or the files say` : "the files say";
}


/***/ }),

/***/ 5699:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LU: () => (/* binding */ platformRoles),
/* harmony export */   MO: () => (/* binding */ platformGroups),
/* harmony export */   iD: () => (/* binding */ managedObjects)
/* harmony export */ });
/** What is ignored without being told. Names that a team might well use itself are not in here. */
const managedObjects = [
    { of: "Flyway", patterns: ["table:*.flyway_schema_history"] },
    {
        of: "Liquibase",
        patterns: [
            "table:*.databasechangelog",
            "table:*.databasechangeloglock",
            "table:*.databasechangeloghistory",
            'table:*."DATABASECHANGELOG"',
            'table:*."DATABASECHANGELOGLOCK"',
        ],
    },
    {
        of: "dbmate, golang-migrate, Rails, Ecto",
        patterns: ["table:*.schema_migrations", "table:*.ar_internal_metadata"],
    },
    { of: "goose", patterns: ["table:*.goose_db_version"] },
    { of: "Atlas", patterns: ["schema:atlas_schema_revisions", "table:*.atlas_schema_revisions"] },
    { of: "Sqitch", patterns: ["schema:sqitch"] },
    { of: "graphile-migrate", patterns: ["schema:graphile_migrate"] },
    { of: "pgroll", patterns: ["schema:pgroll", "event trigger:pg_roll_handle_*"] },
    { of: "node-pg-migrate", patterns: ["table:*.pgmigrations"] },
    { of: "Alembic", patterns: ["table:*.alembic_version"] },
    { of: "Django", patterns: ["table:*.django_migrations"] },
    { of: "Prisma", patterns: ["table:*._prisma_migrations"] },
    { of: "Drizzle", patterns: ["schema:drizzle", "table:*.__drizzle_migrations"] },
    { of: "Knex", patterns: ["table:*.knex_migrations", "table:*.knex_migrations_lock"] },
    { of: "Sequelize", patterns: ['table:*."SequelizeMeta"'] },
    { of: "MikroORM", patterns: ["table:*.mikro_orm_migrations"] },
    { of: "Entity Framework", patterns: ['table:*."__EFMigrationsHistory"'] },
    { of: "sqlx", patterns: ["table:*._sqlx_migrations"] },
    { of: "Diesel", patterns: ["table:*.__diesel_schema_migrations"] },
    { of: "SeaORM", patterns: ["table:*.seaql_migrations"] },
    { of: "refinery", patterns: ["table:*.refinery_schema_history"] },
    { of: "Doctrine", patterns: ["table:*.doctrine_migration_versions"] },
    { of: "yoyo", patterns: ["table:*._yoyo_*", "table:*.yoyo_lock"] },
    { of: "Play", patterns: ["table:*.play_evolutions", "table:*.play_evolutions_lock"] },
    { of: "sql-migrate", patterns: ["table:*.gorp_migrations"] },
    { of: "Kysely", patterns: ["table:*.kysely_migration", "table:*.kysely_migration_lock"] },
    { of: "Bun", patterns: ["table:*.bun_migrations", "table:*.bun_migration_locks"] },
    { of: "Payload", patterns: ["table:*.payload_migrations"] },
    { of: "Hasura", patterns: ["schema:hdb_catalog", "trigger:*.*notify_hasura_*"] },
    {
        of: "Supabase",
        patterns: ["schema:supabase_migrations"],
        ownedBy: [
            "pgbouncer",
            "supabase_admin",
            "supabase_auth_admin",
            "supabase_etl_admin",
            "supabase_functions_admin",
            "supabase_read_only_user",
            "supabase_realtime_admin",
            "supabase_replication_admin",
            "supabase_storage_admin",
        ],
        given: [
            "schema:extensions",
            'extension:"uuid-ossp"',
            "extension:pgcrypto",
            "extension:pgjwt",
            "extension:pgsodium",
            "extension:pg_graphql",
            "extension:pg_stat_statements",
            "extension:supabase_vault",
            "event trigger:issue_*",
            "default privileges:* of postgres in public",
            "default privileges:* of postgres in storage",
            "publication:supabase_realtime",
        ],
    },
    { of: "Amazon RDS and Aurora", ownedBy: ["rdsadmin", "rds_superuser"] },
    {
        of: "AWS DMS",
        patterns: [
            "table:*.awsdms_*",
            "sequence:*.awsdms_*",
            "function:*.awsdms_*",
            "event trigger:awsdms_*",
            "schema:awsdms_*",
        ],
    },
    {
        of: "Google Cloud SQL and AlloyDB",
        patterns: ["schema:google_*", "extension:google_*"],
        ownedBy: ["cloudsqladmin", "cloudsqlagent", "cloudsqlimportexport", "alloydbadmin", "alloydbagent"],
    },
    { of: "Azure", ownedBy: ["azuresu", "azure_superuser"] },
    { of: "Neon", patterns: ["schema:neon_auth"], ownedBy: ["cloud_admin", "neon_superuser"] },
    { of: "Nhost", ownedBy: ["nhost_admin", "nhost_auth_admin", "nhost_storage_admin"] },
    { of: "Heroku", patterns: ["schema:heroku_ext"] },
    {
        of: "TimescaleDB",
        patterns: [
            "schema:_timescaledb_*",
            "schema:timescaledb_*",
            "trigger:*.ts_insert_blocker",
            "trigger:*.ts_cagg_invalidation_trigger",
        ],
        withExtension: "timescaledb",
    },
    { of: "PostGIS", patterns: ["schema:tiger", "schema:tiger_data"], withExtension: "postgis_tiger_geocoder" },
    { of: "PostGIS topology", patterns: ["schema:topology"], withExtension: "postgis_topology" },
    { of: "pg_cron", patterns: ["schema:cron"], withExtension: "pg_cron" },
    { of: "pg_partman", patterns: ["schema:partman", "table:*.template_public_*"], withExtension: "pg_partman" },
    { of: "pg_repack", patterns: ["schema:repack", "trigger:*.repack_trigger"], withExtension: "pg_repack" },
    {
        of: "whoever watches the server",
        given: [
            "extension:pg_stat_statements",
            "extension:pg_stat_monitor",
            "extension:pg_stat_kcache",
            "extension:pg_wait_sampling",
            "extension:pg_buffercache",
            "extension:pgaudit",
        ],
    },
    { of: "Debezium", patterns: ["publication:dbz_publication"] },
];
/** Roles of platforms: no team's tables are theirs. */
const platformRoles = new Set(managedObjects.flatMap(({ ownedBy = [] }) => ownedBy));
/** Platforms give the schema `public` to these in some of their databases; members of theirs are the team's logins. */
const platformGroups = new Set([
    "alloydbsuperuser",
    "azure_pg_admin",
    "cloudsqlsuperuser",
    "rds_superuser",
]);


/***/ }),

/***/ 80881:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kz: () => (/* binding */ storeSnapshotSql),
/* harmony export */   Rt: () => (/* binding */ removeSnapshotSql),
/* harmony export */   _Z: () => (/* binding */ readStoredSnapshot),
/* harmony export */   vj: () => (/* binding */ createSnapshotTableSql)
/* harmony export */ });
/* unused harmony exports encodeSnapshot, decodeSnapshot */
/* harmony import */ var _core_shape_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(49214);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38522);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70551);
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(89531);
/* harmony import */ var _core_schema_snapshot_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(41431);
/* harmony import */ var _recorded_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(33101);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29357);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(77496);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(60244);










const formatVersion = 1;
/** The longest text that V8 holds; a bomb of zeros ends here, not in memory. */
const maxTextBytes = 2 ** 29 - 2 ** 10;
/** SQL that makes the table; no BEGIN. */
function createSnapshotTableSql(home) {
    return `CREATE TABLE IF NOT EXISTS ${nameIn(home)} (
  moment VARCHAR(10) PRIMARY KEY,
  format_version INTEGER NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  content BYTEA NOT NULL,
  taken_at TIMESTAMPTZ NOT NULL,
  tool_version TEXT NOT NULL
)`;
}
/** SQL that stores a snapshot in place of the one of that moment, and looks at it; no BEGIN. */
function storeSnapshotSql(home, { moment, snapshot, toolVersion, }) {
    const { checksum, content } = encodeSnapshot(snapshot);
    const values = [
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quoteLiteral */ .ce)(moment),
        String(formatVersion),
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quoteLiteral */ .ce)(checksum),
        `pg_catalog.decode('${content.toString("base64")}', 'base64')`,
        "pg_catalog.clock_timestamp()",
        (0,_core_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quoteLiteral */ .ce)(toolVersion),
    ];
    const columns = ["format_version", "checksum", "content", "taken_at", "tool_version"];
    const store = `INSERT INTO ${nameIn(home)} (moment, ${columns.join(", ")}) VALUES (${values.join(", ")})
ON CONFLICT (moment) DO UPDATE SET ${columns.map((column) => `${column} = EXCLUDED.${column}`).join(", ")}`;
    const same = `moment = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quoteLiteral */ .ce)(moment)} AND checksum = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quoteLiteral */ .ce)(checksum)}`;
    return [store, `SELECT ${(0,_recorded_js__WEBPACK_IMPORTED_MODULE_3__/* .provesSome */ ._R)(`${nameIn(home)} WHERE ${same}`)}`];
}
/** SQL that forgets the snapshot of that moment; no BEGIN. */
function removeSnapshotSql(home, moment) {
    return `DELETE FROM ${nameIn(home)} WHERE moment = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quoteLiteral */ .ce)(moment)}`;
}
/** Reads the snapshot of that moment. What cannot be read is a finding: drift is then unknown, nothing more. Read-only. */
async function readStoredSnapshot(session, home, moment) {
    const { results, error } = await session.send(`BEGIN READ ONLY; SET LOCAL search_path = ${_target_js__WEBPACK_IMPORTED_MODULE_6__/* .ownSearchPath */ .O};
SELECT format_version, checksum, pg_catalog.encode(content, 'base64'), pg_catalog.to_char(taken_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), tool_version
FROM ${nameIn(home)} WHERE moment = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quoteLiteral */ .ce)(moment)}; COMMIT`);
    if (error !== null) {
        await session.send("ROLLBACK");
        return explain(error);
    }
    const [version, checksum, content, takenAt, toolVersion] = results[2]?.rows[0] ?? [];
    if (version === undefined)
        return { kind: "none" };
    const encoded = {
        formatVersion: Number(version),
        checksum: checksum ?? "",
        content: Buffer.from(content ?? "", "base64"),
    };
    const decoded = decodeSnapshot(encoded);
    if ("problem" in decoded)
        return unreadable(`${decoded.problem} (stored ${takenAt} by version ${toolVersion})`);
    return { kind: "found", snapshot: decoded.snapshot, takenAt: takenAt ?? "", toolVersion: toolVersion ?? "" };
}
/** A snapshot as the table holds it. */
function encodeSnapshot({ major, objects }) {
    const rows = objects.map(({ kind, identity, attributes }) => [kind, identity, attributes]);
    const text = JSON.stringify({ major, objects: rows });
    return { formatVersion, checksum: digest(text), content: (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.gzipSync)(text) };
}
/** The snapshot, or why there is none in it; whatever the bytes are. */
function decodeSnapshot(encoded) {
    if (encoded.formatVersion > formatVersion) {
        return { problem: `its format ${encoded.formatVersion} is newer than ${formatVersion}, which this version reads` };
    }
    const text = unpack(encoded.content);
    if (text === null)
        return { problem: "its content is truncated or damaged" };
    if (digest(text) !== encoded.checksum)
        return { problem: "its content was changed: the checksum differs" };
    const snapshot = toSnapshot((0,_core_shape_js__WEBPACK_IMPORTED_MODULE_8__/* .parseJson */ .qF)(text));
    return snapshot === null ? { problem: "its content is no snapshot" } : { snapshot };
}
function nameIn(home) {
    return `${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quoteIdentifier */ .Cm)(home)}.${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quoteIdentifier */ .Cm)(_tables_js__WEBPACK_IMPORTED_MODULE_5__/* .snapshotTable */ .tJ)}`;
}
function digest(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(text).digest("hex");
}
function unpack(content) {
    try {
        return (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.gunzipSync)(content, { maxOutputLength: maxTextBytes }).toString("utf8");
    }
    catch {
        return null; // the caller says so
    }
}
function toSnapshot(value) {
    if (typeof value !== "object" || value === null || !("major" in value) || !("objects" in value))
        return null;
    const { major, objects } = value;
    if (typeof major !== "number" || !Number.isInteger(major) || !Array.isArray(objects))
        return null;
    const read = objects.map(toObject);
    return read.some((object) => object === null)
        ? null
        : { major, objects: (0,_core_schema_snapshot_js__WEBPACK_IMPORTED_MODULE_9__/* .sortObjects */ .HU)(read.filter((object) => object !== null)) };
}
function toObject(value) {
    if (!Array.isArray(value))
        return null;
    const [kind, identity, attributes] = value;
    if (typeof kind !== "string" || typeof identity !== "string")
        return null;
    if (typeof attributes !== "object" || attributes === null || Array.isArray(attributes))
        return null;
    if (!Object.values(attributes).every((one) => typeof one === "string"))
        return null;
    return { kind, identity, attributes: attributes };
}
function explain(error) {
    if (error.sqlstate === "42P01")
        return { kind: "none" };
    if (error.sqlstate === "42501") {
        const message = `the stored snapshot cannot be read: ${error.message}`;
        return { kind: "unreadable", finding: (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)("stored-snapshot", { message, help: (0,_session_js__WEBPACK_IMPORTED_MODULE_4__/* .grantFor */ .O4)(error.message) }) };
    }
    if (error.sqlstate === "42703")
        return unreadable(`the table ${_tables_js__WEBPACK_IMPORTED_MODULE_5__/* .snapshotTable */ .tJ} is not the tool's: ${error.message}`);
    throw (0,_session_js__WEBPACK_IMPORTED_MODULE_4__/* .serverFailure */ .aG)(error, "reading the stored snapshot");
}
function unreadable(reason) {
    return {
        kind: "unreadable",
        finding: (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)("stored-snapshot", { message: `the stored snapshot cannot be read: ${reason}` }),
    };
}


/***/ }),

/***/ 65016:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  UD: () => (/* binding */ compare),
  Ms: () => (/* binding */ driftFindings),
  Zg: () => (/* binding */ staleText)
});

// EXTERNAL MODULE: ./lib/core/schema/drift.js + 4 modules
var drift = __webpack_require__(69703);
// EXTERNAL MODULE: ./lib/core/schema/drift-parts.js
var drift_parts = __webpack_require__(94955);
// EXTERNAL MODULE: ./lib/core/schema/ignore-pattern.js + 1 modules
var ignore_pattern = __webpack_require__(47821);
// EXTERNAL MODULE: ./lib/core/schema/managed-objects.js
var managed_objects = __webpack_require__(5699);
// EXTERNAL MODULE: ./lib/core/schema/snapshot.js
var snapshot = __webpack_require__(41431);
;// CONCATENATED MODULE: ./lib/core/schema/platform.js




/** Of `tables of supabase_admin in storage`: whose objects it is for. */
const grantor = /^[a-z]+(?: objects)? of ([a-z_][a-z0-9_$]*)(?: in |$)/;
/**
 * Whether a platform's role owns it, on each side that has it; of what has no owner, whether one owns its table. A
 * platform's schema does not count: on some, `public` is one. No platform keeps its own things there, so what is in it is
 * the team's whoever made it, and so is what people put onto a platform's tables.
 */
function isOfPlatform(drift, keys, sides) {
    if (drift.kind === "default privileges")
        return managed_objects/* platformRoles */.LU.has(grantor.exec(drift.identity)?.[1] ?? "");
    if (drift.kind === "policy" || keys.includes("schema public"))
        return false;
    if (drift.kind === "trigger" && !runsPlatformsFunction(drift, sides))
        return false;
    const owned = keys.filter((key) => key === (0,snapshot/* objectKey */.T5)(drift) || !key.startsWith("schema "));
    const owners = owned.map((key) => ownersOf(key, sides));
    const nearest = owners.find((some) => some.length > 0) ?? [];
    return nearest.length > 0 && nearest.every((owner) => managed_objects/* platformRoles */.LU.has(owner));
}
/** Owners on both sides. What files make in a platform's schema stands in for what is there, in another's name. */
function ownersOf(key, { against, expected, actual }) {
    const [left, right] = [expected.get(key), actual.get(key)].map((one) => one?.attributes["owner"]);
    const isStandIn = against === "files" && right !== undefined && isInPlatformsSchema(key, actual);
    return [isStandIn ? undefined : left, right].filter((owner) => owner !== undefined);
}
function isInPlatformsSchema(key, actual) {
    const object = actual.get(key);
    if (object === undefined)
        return false;
    const name = object.kind === "schema" ? object.identity : (0,drift_parts/* splitIdentity */.Lt)(object.identity)[0];
    const owner = actual.get(`schema ${name ?? ""}`)?.attributes["owner"];
    return name !== "public" && owner !== undefined && managed_objects/* platformRoles */.LU.has(owner);
}
/** Whether a trigger came from the platform: then what it runs is the platform's, too. */
function runsPlatformsFunction(drift, sides) {
    const key = (0,snapshot/* objectKey */.T5)(drift);
    const triggers = [sides.expected.get(key), sides.actual.get(key)].filter((one) => one !== undefined);
    return triggers.every(({ attributes: { definition = "" } }) => {
        const [, name = ""] = / EXECUTE FUNCTION (.*?)\(/s.exec(definition) ?? [];
        return ownersOf(`function ${name}()`, sides).some((owner) => managed_objects/* platformRoles */.LU.has(owner));
    });
}
const givenObjects = managed_objects/* managedObjects */.iD.flatMap(({ given, ownedBy }) => given === undefined ? [] : [{ patterns: (0,ignore_pattern/* parsePatterns */.Z7)(given), ownedBy }]);
/**
 * Whether files need not say it, because each new database of the platform has it in the name of the team's roles. A file
 * that finds it there changes nothing; only what a publication carries is for files to say.
 */
function isGiven(drift, { against, actual }) {
    if (against === "snapshot" || drift.change === "missing")
        return false;
    if (drift.kind === "publication" && drift.change === "changed")
        return false;
    const key = (0,snapshot/* objectKey */.T5)(drift);
    return givenObjects.some(({ patterns, ownedBy }) => {
        if (!patterns.some((pattern) => pattern.key.test(key)))
            return false;
        const owners = [...actual.values()].flatMap(({ attributes: { owner } }) => owner ?? []);
        return ownedBy === undefined || owners.some((owner) => ownedBy.includes(owner));
    });
}

;// CONCATENATED MODULE: ./lib/core/schema/drift-ignore.js





/** Drifts without those that the team's patterns name, and without what other tools and platforms manage. */
function withoutIgnored(drifts, ignoring) {
    if (drifts.length === 0)
        return drifts;
    const { against, expected, actual } = ignoring;
    const sides = { against, expected: (0,snapshot/* objectsByKey */.fd)(expected), actual: (0,snapshot/* objectsByKey */.fd)(actual) };
    const known = (key) => sides.expected.has(key) || sides.actual.has(key);
    const patterns = [...ignoring.patterns, ...patternsOfOthers(known)];
    return drifts.filter((drift) => {
        const keys = keysAround(drift, sides);
        if (patterns.some(({ key }) => keys.some((one) => key.test(one))))
            return false;
        return !isOfPlatform(drift, keys, sides) && !isGiven(drift, sides);
    });
}
/** Patterns that match no object of either side: most likely they are mistyped, or have had their day. */
function listUnused({ expected, actual, patterns }) {
    const matches = ({ key }) => [expected, actual].some(({ objects }) => objects.some((object) => key.test((0,snapshot/* objectKey */.T5)(object))));
    return patterns.filter((pattern) => !matches(pattern)).map(({ text }) => text);
}
/** Keys of the drift's object and of what it is part of. */
function keysAround({ kind, identity, expected, actual }, sides) {
    const key = (0,snapshot/* objectKey */.T5)({ kind, identity });
    const objects = [sides.expected, sides.actual].flatMap((side) => side.get(key) ?? []);
    const all = objects.length > 0 ? objects : [{ kind, identity, attributes: { ...expected, ...actual } }];
    return [...new Set([key, ...all.flatMap(drift_parts/* wholesOf */.GS)])];
}
function patternsOfOthers(known) {
    const active = managed_objects/* managedObjects */.iD.filter(({ withExtension: name }) => name === undefined || known(`extension ${name}`));
    return active.flatMap(({ patterns = [] }) => (0,ignore_pattern/* parsePatterns */.Z7)(patterns));
}

// EXTERNAL MODULE: ./lib/core/schema/drift-report.js
var drift_report = __webpack_require__(7923);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(70551);
;// CONCATENATED MODULE: ./lib/environment/drift/compare-schemas.js




/** The answer where the schema that should be is known: the differences that are not ignored. */
function compare({ against, expected, live, }, { config }) {
    const ignoring = { against, expected, actual: live, patterns: config.driftIgnore };
    const drifts = withoutIgnored((0,drift/* diffSnapshots */.V)(expected, live), ignoring);
    const findings = listUnused(ignoring).map((text) => (0,problems/* finding */.g)("drift-ignore-unused", { message: `drift-ignore: ${text} matches no object` }));
    return { kind: "known", against, expected, drifts, findings };
}
/** One finding for all drift of an environment: a warning, or a note where all of it is cosmetic. */
function driftFindings(report, environment) {
    if (report.status !== "drift")
        return [];
    const severity = report.objects.some((one) => one.severity !== "cosmetic") ? "warning" : "note";
    return [(0,problems/* finding */.g)("drift", { message: (0,drift_report/* sayDrift */.n)(report), environment, severity })];
}
/** Why a snapshot says nothing any more. */
function staleText(takenAt) {
    return `a run changed the schema after the snapshot of ${takenAt} and could not store it`;
}


/***/ }),

/***/ 69609:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ scopeOf)
/* harmony export */ });
/** The part of the database that drift is about. */
function scopeOf({ environment }, { major, home }) {
    return { major, home, schemas: environment.schemas };
}


/***/ })

};
