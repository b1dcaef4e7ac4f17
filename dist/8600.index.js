export const id = 8600;
export const ids = [8600];
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

/***/ 81232:
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
;// CONCATENATED MODULE: ./lib/core/schema/managed-objects.js
/** What is ignored without being told. Names that a team might well use itself are not in here. */
const managedObjects = [
    { of: "Flyway", patterns: ["table:*.flyway_schema_history"] },
    { of: "Liquibase", patterns: ["table:*.databasechangelog", "table:*.databasechangeloglock"] },
    {
        of: "dbmate, golang-migrate, Rails, Ecto",
        patterns: ["table:*.schema_migrations", "table:*.ar_internal_metadata"],
    },
    { of: "goose", patterns: ["table:*.goose_db_version"] },
    { of: "Atlas", patterns: ["schema:atlas_schema_revisions", "table:*.atlas_schema_revisions"] },
    { of: "Sqitch", patterns: ["schema:sqitch"] },
    { of: "graphile-migrate", patterns: ["schema:graphile_migrate"] },
    { of: "pgroll", patterns: ["schema:pgroll"] },
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
    { of: "Neon", ownedBy: ["cloud_admin", "neon_superuser"] },
    { of: "Heroku", patterns: ["schema:heroku_ext"] },
    {
        of: "TimescaleDB",
        patterns: ["schema:_timescaledb_*", "schema:timescaledb_*", "trigger:*.ts_insert_blocker"],
        withExtension: "timescaledb",
    },
    { of: "PostGIS", patterns: ["schema:tiger", "schema:tiger_data"], withExtension: "postgis_tiger_geocoder" },
    { of: "PostGIS topology", patterns: ["schema:topology"], withExtension: "postgis_topology" },
    { of: "pg_cron", patterns: ["schema:cron"], withExtension: "pg_cron" },
    { of: "pg_partman", patterns: ["schema:partman", "table:*.template_*"], withExtension: "pg_partman" },
    { of: "pg_repack", patterns: ["schema:repack", "trigger:*.repack_trigger"], withExtension: "pg_repack" },
    { of: "Debezium", patterns: ["publication:dbz_publication"] },
];

// EXTERNAL MODULE: ./lib/core/schema/snapshot.js
var snapshot = __webpack_require__(41431);
;// CONCATENATED MODULE: ./lib/core/schema/drift-ignore.js




/** Drifts without those that the team's patterns name, and without what other tools and platforms manage. */
function withoutIgnored(drifts, ignoring) {
    if (drifts.length === 0)
        return drifts;
    const sides = [(0,snapshot/* objectsByKey */.fd)(ignoring.expected), (0,snapshot/* objectsByKey */.fd)(ignoring.actual)];
    const known = (key) => sides.some((side) => side.has(key));
    const patterns = [...ignoring.patterns, ...patternsOfOthers(known)];
    return drifts.filter((drift) => {
        const keys = keysAround(drift, sides);
        return !patterns.some(({ key }) => keys.some((one) => key.test(one))) && !isOfPlatform(drift, keys, sides);
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
    const objects = sides.flatMap((side) => side.get(key) ?? []);
    const all = objects.length > 0 ? objects : [{ kind, identity, attributes: { ...expected, ...actual } }];
    return [...new Set([key, ...all.flatMap(drift_parts/* wholesOf */.GS)])];
}
function patternsOfOthers(known) {
    const active = managedObjects.filter(({ withExtension: name }) => name === undefined || known(`extension ${name}`));
    return active.flatMap(({ patterns = [] }) => patterns.flatMap((text) => {
        const parsed = (0,ignore_pattern/* parsePattern */.E)(text);
        return "ok" in parsed ? [parsed.ok] : [];
    }));
}
const platformRoles = new Set(managedObjects.flatMap(({ ownedBy = [] }) => ownedBy));
/** What people put onto a platform's tables is theirs. */
const ofPeople = new Set(["policy", "trigger"]);
/** Of `tables of supabase_admin in storage`: whose objects it is for. */
const grantor = /^[a-z]+(?: objects)? of ([a-z_][a-z0-9_$]*)(?: in |$)/;
/**
 * Whether a platform's role owns it, on each side that has it; of what has no owner, whether one owns its table. A
 * platform's schema does not count: on some, `public` is one.
 */
function isOfPlatform(drift, keys, sides) {
    if (ofPeople.has(drift.kind))
        return false;
    if (drift.kind === "default privileges")
        return platformRoles.has(grantor.exec(drift.identity)?.[1] ?? "");
    const owned = keys.filter((key) => key === (0,snapshot/* objectKey */.T5)(drift) || !key.startsWith("schema "));
    const owners = owned.map((key) => sides.flatMap((side) => side.get(key)?.attributes["owner"] ?? []));
    const nearest = owners.find((some) => some.length > 0) ?? [];
    return nearest.length > 0 && nearest.every((owner) => platformRoles.has(owner));
}

// EXTERNAL MODULE: ./lib/core/schema/drift-report.js
var drift_report = __webpack_require__(7923);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(70551);
;// CONCATENATED MODULE: ./lib/environment/drift/compare-schemas.js




/** The answer where the schema that should be is known: the differences that are not ignored. */
function compare({ against, expected, live, }, { config }) {
    const ignoring = { expected, actual: live, patterns: config.driftIgnore };
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

/***/ 45687:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ withSql),
/* harmony export */   y: () => (/* binding */ planSqlForDrift)
/* harmony export */ });
/* harmony import */ var _on_shadow_disarm_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76450);

/** For planning and proving both ways together. */
const limitMs = 60_000;
/**
 * SQL both ways for the drift of one environment, proven on copies of the replayed history; null where there is no drift.
 * What the database says must not run as superuser, as files may, unless that is in the sandbox.
 */
async function planSqlForDrift(world, request) {
    const { history, drifts, live, session } = request;
    if (drifts.length === 0)
        return null;
    const { notRun, planDriftSql } = await Promise.all(/* import() */[__webpack_require__.e(9061), __webpack_require__.e(7993)]).then(__webpack_require__.bind(__webpack_require__, 81912));
    const { shadow } = history;
    const disarmed = await (0,_on_shadow_disarm_js__WEBPACK_IMPORTED_MODULE_0__/* .disarm */ .J)(history);
    if (disarmed.kind === "armed" && shadow.kind !== "pglite") {
        return notRun("the applied files need a superuser, and what else the database holds must not run as one");
    }
    const elevate = disarmed.kind === "disarmed" ? (disarmed.elevate ?? (await raise(world, history))) : null;
    world.log.progress("planning SQL for the drift, and running it on copies of the throw-away database");
    try {
        return await planDriftSql({
            shadow: { ...shadow, clone: history.clone },
            target: session,
            drifts,
            expected: history.snapshot,
            actual: live,
            schemas: history.scope.schemas,
            bounds: { until: Date.now() + limitMs, signal: world.signal, elevate },
        });
    }
    finally {
        world.log.progress("");
    }
}
/** Rights for single statements where the files needed none: a pull request's event must not raise anybody, even so. */
async function raise({ config }, { shadow }) {
    return config.shadow.trust === "recorded" && shadow.disarm !== null ? await shadow.disarm() : null;
}
/** The report with SQL both ways, where the files on record could be replayed and something differs from them. */
async function withSql(world, report, found) {
    const { open, answer, live, session } = found;
    if (answer.kind !== "known" || answer.drifts.length === 0)
        return report;
    const history = await open();
    if (history.kind !== "replayed")
        return report;
    const sql = await planSqlForDrift(world, { history, drifts: answer.drifts, live, session });
    return sql === null ? report : await addSql(report, sql);
}
async function addSql(report, { toFix, toCapture, reason }) {
    const { toScriptText } = await __webpack_require__.e(/* import() */ 4219).then(__webpack_require__.bind(__webpack_require__, 4219));
    return {
        ...report,
        toFix: toScriptText("fix", toFix),
        toFixProof: toFix.proof,
        toFixLeft: toFix.left,
        toFixDestroys: listDestroying(toFix),
        toCapture: toScriptText("capture", toCapture),
        toCaptureProof: toCapture.proof,
        toCaptureLeft: toCapture.left,
        toCaptureDestroys: listDestroying(toCapture),
        because: [...report.because, ...(reason === null ? [] : [sayReason(toFix, toCapture, reason)])],
    };
}
function sayReason(toFix, toCapture, reason) {
    const none = toFix.proof === "not-run" && toCapture.proof === "not-run";
    return none ? `There is no SQL for the drift: ${reason}.` : `Not all SQL for the drift is verified: ${reason}.`;
}
function listDestroying({ transactions }) {
    return transactions.flat().flatMap(({ sql, data }) => (data === "destroyed" ? [sql] : []));
}


/***/ }),

/***/ 45273:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ replayedInLiveWords),
  G: () => (/* binding */ storedInLiveWords)
});

// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(48165);
// EXTERNAL MODULE: ./lib/core/schema/drift-parts.js
var drift_parts = __webpack_require__(94955);
// EXTERNAL MODULE: ./lib/core/schema/snapshot.js
var snapshot = __webpack_require__(41431);
;// CONCATENATED MODULE: ./lib/core/schema/keyword-quotes.js

/** Names that PostgreSQL quotes since 16 or 17, as they are keywords there (`pg_get_keywords`, 14 to 18). */
const words = "json|json_array|json_arrayagg|json_exists|json_object|json_objectagg|json_query|json_scalar|json_serialize|json_table|json_value|merge_action|system_user";
const quoted = new RegExp(`"(${words})"`, "g");
function bare(text) {
    return text.replaceAll(quoted, "$1");
}
/** The schema with such names quoted as the live server, which is of another major, quotes them. */
function quotedAsLive(expected, live) {
    if (expected.major === live.major)
        return expected;
    const there = new Map(live.objects.map((object) => [bare((0,snapshot/* objectKey */.T5)(object)), object]));
    const objects = expected.objects.map((object) => quotedAs(object, there.get(bare((0,snapshot/* objectKey */.T5)(object)))));
    return { major: expected.major, objects: (0,snapshot/* sortObjects */.HU)(objects) };
}
function quotedAs(object, other) {
    if (other === undefined)
        return object;
    const attributes = Object.entries(object.attributes).map(([name, value]) => {
        const text = other.attributes[name];
        const same = text !== undefined && text !== value && bare(text) === bare(value);
        return [name, same ? text : value];
    });
    return { kind: object.kind, identity: other.identity, attributes: Object.fromEntries(attributes) };
}

;// CONCATENATED MODULE: ./lib/core/schema/replayed-words.js


/**
 * The schema that files made on a throw-away database, as it would be called on the live server: what differs between
 * any two servers, without anybody having changed anything, is as the live one has it. What an operator sets up beside
 * the files is as the last deploy saw it, where that is known.
 */
function toLiveWords(made, live, deployed = live) {
    const replayed = quotedAsLive(made, live);
    const [left, right, before] = [replayed, live, deployed].map(snapshot/* objectsByKey */.fd);
    const owners = matchOwners(left, right);
    const objects = replayed.objects.map((one) => {
        const object = nameGrantor(one, owners);
        const other = right.get((0,snapshot/* objectKey */.T5)(object));
        const named = [nameOwner, standardSchema, databasePrivileges, notNullName].reduce((changed, change) => change(changed, other, owners), object);
        return ofOperator(named, object, { live: other, deployed: before.get((0,snapshot/* objectKey */.T5)(object)) });
    });
    return { major: replayed.major, objects: withSettings(objects, deployed) };
}
/** Settings of the database are its operator's, unless files make some. */
function withSettings(objects, deployed) {
    if (objects.some(({ kind }) => kind === "setting"))
        return objects;
    return (0,snapshot/* sortObjects */.HU)([...objects, ...deployed.objects.filter(({ kind }) => kind === "setting")]);
}
/** Privileges that were taken from the live server, not from files, are as the last deploy saw them. */
function ofOperator(named, object, { live, deployed }) {
    const isOperators = object.kind === "database" || (object.kind === "schema" && object.identity === "public");
    const [now, then] = [live, deployed].map((one) => one?.attributes["privileges"]);
    const taken = named.attributes["privileges"] === now && object.attributes["privileges"] !== now;
    return isOperators && taken && deployed !== undefined ? withValue(named, "privileges", then) : named;
}
function matchOwners(left, right) {
    const server = (objects) => ownerOf(objects.get("language internal"));
    const here = mostFrequent([...left.values()].filter(isOfPeople).flatMap((object) => ownerOf(object) ?? []));
    const shared = [...left].filter(([, object]) => isOfPeople(object) && ownerOf(object) === here);
    const there = mostFrequent(shared.flatMap(([key]) => ownerOf(right.get(key)) ?? []), here);
    return { server: [server(left), server(right)], main: [here, there] };
}
function ownerOf(object) {
    return object?.attributes["owner"] ?? null;
}
function isOfPeople({ kind, identity }) {
    return kind !== "language" && !(kind === "schema" && identity === "public");
}
/** Where some are as frequent, the preferred one counts: whoever deployed is called so on the shadow too. */
function mostFrequent(names, preferred = null) {
    const counts = new Map();
    if (preferred !== null && names.includes(preferred))
        counts.set(preferred, 0);
    for (const name of names)
        counts.set(name, (counts.get(name) ?? 0) + 1);
    return ([...counts].reduce((top, one) => (one[1] > (top?.[1] ?? 0) ? one : top), null)?.[0] ?? null);
}
const nameOwner = (object, _live, { server, main }) => {
    const owner = ownerOf(object);
    if (owner === null)
        return object;
    const [here, there] = isOfPeople(object) ? main : server;
    return owner === here && there !== null ? withValue(object, "owner", there) : object;
};
/** Default privileges are named after whose objects they are for: `tables of alice in shop`. */
function nameGrantor(object, { main: [here, there] }) {
    if (object.kind !== "default privileges" || here === null || there === null || here === there)
        return object;
    const names = [here, `"${here.replaceAll('"', '""')}"`].map((name) => ` of ${name}`);
    const found = names.find((name) => object.identity.endsWith(name) || object.identity.includes(`${name} in `));
    const named = /^[a-z_][a-z0-9_$]*$/.test(there) ? there : `"${there.replaceAll('"', '""')}"`;
    return found === undefined ? object : { ...object, identity: object.identity.replace(found, () => ` of ${named}`) };
}
/** What CREATE DATABASE leaves, up to 14 and since 15; an upgraded server keeps the older. */
const standardPrivileges = new Set([
    "+PUBLIC: CREATE, +PUBLIC: USAGE",
    "+PUBLIC: USAGE",
]);
/** The schema `public` is as the server's age and whoever set it up made it, unless a file said otherwise. */
const standardSchema = (object, live, { server, main }) => {
    if (object.kind !== "schema" || object.identity !== "public" || live === undefined)
        return object;
    const usual = new Set(["pg_database_owner", ...server, ...main]);
    const isUsual = (one) => usual.has(ownerOf(one));
    const owned = isUsual(object) && isUsual(live) ? withValue(object, "owner", ownerOf(live) ?? undefined) : object;
    const untouched = standardPrivileges.has(object.attributes["privileges"]);
    return untouched ? withValue(owned, "privileges", live.attributes["privileges"]) : owned;
};
/** Who may use the database is set up before the first file; files that say nothing of it leave it so. */
const databasePrivileges = (object, live) => {
    const untouched = object.kind === "database" && object.attributes["privileges"] === undefined;
    return untouched ? withValue(object, "privileges", live?.attributes["privileges"]) : object;
};
/** A name that PostgreSQL chose; a restored database has chosen anew, after columns were renamed. */
const chosen = /_not_null\d*"?$/;
const notNullName = (object, live) => {
    const names = [object, live].map((one) => one?.attributes["not_null_name"]);
    const both = live !== undefined && names.every((name) => name === undefined || chosen.test(name));
    return both ? withValue(object, "not_null_name", names[1]) : object;
};
/** The object with that value; undefined takes the attribute away. */
function withValue(object, name, value) {
    if (object.attributes[name] === value)
        return object;
    const { [name]: _, ...others } = object.attributes;
    return { ...object, attributes: value === undefined ? others : { ...others, [name]: value } };
}
/** The schema with the live server's versions of extensions, where both have the one that comes with their server. */
async function withExtensionVersions(expected, live, read) {
    const right = (0,snapshot/* objectsByKey */.fd)(live);
    const isOther = (object) => {
        const other = right.get((0,snapshot/* objectKey */.T5)(object));
        return object.kind === "extension" && other !== undefined && versionOf(other) !== versionOf(object);
    };
    if (!expected.objects.some(isOther))
        return expected;
    const { here, there } = await read();
    const objects = expected.objects.map((object) => {
        const other = right.get((0,snapshot/* objectKey */.T5)(object));
        if (other === undefined || !isOther(object))
            return object;
        const usual = versionOf(object) === here.get(object.identity) && versionOf(other) === there.get(object.identity);
        return usual ? withValue(object, "version", versionOf(other)) : object;
    });
    return { ...expected, objects };
}
function versionOf({ attributes }) {
    return attributes["version"];
}

;// CONCATENATED MODULE: ./lib/core/schema/default-privileges.js



/** Kinds of objects that default privileges are about, by the word that their identity begins with. */
const kindsOf = {
    tables: ["table", "partitioned table", "foreign table", "view", "materialized view"],
    sequences: ["sequence"],
    functions: ["function", "procedure", "aggregate", "window function"],
    types: ["enum", "composite type", "domain", "range", "type"],
    schemas: ["schema"],
};
/**
 * The schema that should be, with what default privileges of the live one gave to its objects: they are one finding
 * themselves, not one for each table.
 */
function withDefaultPrivileges(expected, live) {
    const [left, right] = [(0,snapshot/* objectsByKey */.fd)(expected), (0,snapshot/* objectsByKey */.fd)(live)];
    const given = live.objects.filter((object) => object.kind === "default privileges" &&
        left.get((0,snapshot/* objectKey */.T5)(object))?.attributes["privileges"] !== object.attributes["privileges"]);
    if (given.length === 0)
        return expected;
    const objects = expected.objects.map((object) => {
        const privileges = right.get((0,snapshot/* objectKey */.T5)(object))?.attributes["privileges"];
        if (privileges === undefined || privileges === object.attributes["privileges"])
            return object;
        const had = new Set(listEntries(object.attributes["privileges"]));
        const now = listEntries(privileges);
        const more = now.filter((one) => !had.has(one));
        const entries = new Set(given.filter((one) => isFor(one, object)).flatMap((one) => listEntries(one.attributes["privileges"])));
        const explained = more.every((one) => entries.has(one)) && [...had].every((one) => now.includes(one));
        return explained ? withValue(object, "privileges", privileges) : object;
    });
    return { ...expected, objects };
}
/** Whether default privileges reach an object: `tables of alice in shop` those of alice's tables there. */
function isFor({ identity, attributes }, object) {
    const { schema } = attributes;
    const kinds = kindsOf[identity.split(" ")[0] ?? ""] ?? [];
    return kinds.includes(object.kind) && (schema === undefined || (0,drift_parts/* splitIdentity */.Lt)(object.identity)[0] === schema);
}
/** `+bob: SELECT` for each. */
function listEntries(privileges = "") {
    return privileges.match(/[+-](?:"(?:[^"]|"")*"|[^",])+(?=, [+-]|$)/g) ?? [];
}

// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(70551);
// EXTERNAL MODULE: ./lib/core/schema/same-lists.js
var same_lists = __webpack_require__(81041);
;// CONCATENATED MODULE: ./lib/core/schema/wordings.js



/** Attributes that PostgreSQL writes from what it parsed once: majors and restored dumps word them otherwise. */
const worded = {
    view: ["definition"],
    "materialized view": ["definition"],
    constraint: ["definition"],
    "domain constraint": ["definition"],
    index: ["definition"],
    column: ["default", "generated"],
    domain: ["default"],
    policy: ["using", "with_check"],
    trigger: ["definition"],
    rule: ["definition"],
    function: ["arguments", "definition"],
    procedure: ["arguments", "definition"],
    "window function": ["arguments", "definition"],
};
/** The texts that differ between what should be and what is. */
function listWordings(expected, actual) {
    const live = (0,snapshot/* objectsByKey */.fd)(actual);
    return expected.objects.flatMap((object) => {
        const other = live.get((0,snapshot/* objectKey */.T5)(object));
        if (other === undefined)
            return [];
        return (worded[object.kind] ?? []).flatMap((attribute) => {
            const [left, right] = [object.attributes[attribute], other.attributes[attribute]];
            if (left === undefined || right === undefined || left === right || !isWritten(object, attribute))
                return [];
            if ((0,same_lists/* haveSameLists */.Q)(left, right))
                return [];
            return [{ object, attribute, expected: left, actual: right }];
        });
    });
}
/** Keys of constraints are written the same everywhere, and bodies in quotes are as people wrote them. */
function isWritten({ kind, attributes }, attribute) {
    const text = attributes[attribute] ?? "";
    if (kind === "constraint")
        return /^(?:CHECK|EXCLUDE) /.test(text);
    if (attribute === "definition" && /^(?:function|procedure)$/.test(kind))
        return /^(?:BEGIN ATOMIC|RETURN)\s/.test(text);
    return true;
}
/** The schema that should be, with those texts as the live server words them. */
function withActualWords(expected, wordings) {
    if (wordings.length === 0)
        return expected;
    const byObject = new Map();
    for (const { object, attribute, actual } of wordings) {
        byObject.set(object, withValue(byObject.get(object) ?? object, attribute, actual));
    }
    return { ...expected, objects: expected.objects.map((object) => byObject.get(object) ?? object) };
}

// EXTERNAL MODULE: ./lib/database/target.js
var target = __webpack_require__(60244);
;// CONCATENATED MODULE: ./lib/database/extension-versions.js

/** The version that CREATE EXTENSION makes on that server, by name; empty where the server does not say. Read-only. */
async function readExtensionVersions(session) {
    const { results, error } = await session.send(`BEGIN READ ONLY; SET LOCAL search_path = ${target/* ownSearchPath */.O}; SET LOCAL quote_all_identifiers = off;
     SELECT pg_catalog.quote_ident(e.extname), v.default_version FROM pg_catalog.pg_extension e
       JOIN pg_catalog.pg_available_extensions v ON v.name = e.extname; COMMIT`);
    if (error !== null)
        await session.send("ROLLBACK");
    return new Map((results[3]?.rows ?? []).map(([name, version]) => [name ?? "", version ?? ""]));
}

// EXTERNAL MODULE: ./lib/environment/on-shadow/disarm.js
var disarm = __webpack_require__(76450);
;// CONCATENATED MODULE: ./lib/environment/drift/live-words.js








/** What the files made on the shadow: texts that differ are read and written again there. */
async function replayedInLiveWords(world, environment, history, live) {
    const { shadow, snapshot } = history;
    const owned = withDefaultPrivileges(toLiveWords(snapshot, live.snapshot, live.deployed), live.snapshot);
    const versions = { here: shadow.session, there: live.session };
    const expected = await sameVersions(owned, live.snapshot, versions);
    return await reword(world, environment, { expected, live: live.snapshot, history });
}
/**
 * The stored snapshot, where the server is of another major since: without a shadow, nobody knows whether texts that
 * differ mean the same.
 */
async function storedInLiveWords(world, environment, { stored, live, open, }) {
    if (stored.major === live.snapshot.major)
        return { expected: stored, findings: [] };
    const expected = toLiveWords(stored, live.snapshot);
    if (listWordings(expected, live.snapshot).length === 0)
        return { expected, findings: [] };
    const opened = await open();
    const history = opened.kind === "replayed" ? opened : null;
    return await reword(world, environment, { expected, live: live.snapshot, history });
}
async function reword(world, environment, { expected, live, history }) {
    const wordings = listWordings(expected, live);
    if (wordings.length === 0)
        return { expected, findings: [] };
    const shadow = history === null ? null : await findReader(history);
    const { same, unknown } = await compare(world, wordings, shadow);
    // On one major, a text that differs was changed.
    const open = shadow !== null && expected.major === live.major ? [] : unknown;
    const words = withActualWords(expected, [...same, ...open]);
    if (open.length === 0)
        return { expected: words, findings: [] };
    const barred = history !== null && shadow === null;
    return {
        expected: words,
        findings: [barred ? toBarred(environment, open) : toFinding(environment, open, expected.major)],
    };
}
/** Where texts of the database may be read: never as a superuser, unless that is in the sandbox. */
async function findReader(history) {
    const { kind } = await (0,disarm/* disarm */.J)(history);
    return kind === "disarmed" || history.shadow.kind === "pglite" ? history.shadow : null;
}
async function compare({ signal }, wordings, shadow) {
    if (shadow === null)
        return { same: [], unknown: wordings };
    const { compareMeanings } = await __webpack_require__.e(/* import() */ 1216).then(__webpack_require__.bind(__webpack_require__, 31216));
    try {
        return await compareMeanings(shadow, wordings, { signal });
    }
    catch (error) {
        if (error instanceof failure/* Failure */.H && error.kind !== "cancelled")
            return { same: [], unknown: wordings };
        throw error;
    }
}
const named = 5;
function listNames(unknown) {
    const names = [...new Set(unknown.map(({ object }) => (0,snapshot/* objectKey */.T5)(object)))];
    const more = names.length > named ? `, and ${names.length - named} more` : "";
    return `${names.slice(0, named).join(", ")}${more}`;
}
function toBarred(environment, unknown) {
    const message = `the applied files need a superuser, and what the database says must not run as one, so whether its text was changed is unknown: ${listNames(unknown)}`;
    return (0,problems/* finding */.g)("drift-unknown", { message, help: "shadow: local and shadow: pglite can compare it", environment });
}
function toFinding(environment, unknown, major) {
    const message = `PostgreSQL ${major} words it otherwise, so whether it was changed is unknown: ${listNames(unknown)}`;
    const help = "the next apply stores a snapshot in this server's words; a shadow of the same major compares them";
    return (0,problems/* finding */.g)("drift-unknown", { message, help, environment });
}
/** Both have the version that comes with their server: then no file said one. */
async function sameVersions(expected, live, { here, there }) {
    return await withExtensionVersions(expected, live, async () => ({
        here: await readExtensionVersions(here),
        there: await readExtensionVersions(there),
    }));
}


/***/ }),

/***/ 76450:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ disarm)
/* harmony export */ });
/** Takes superuser rights from the owner of a throw-away database, where the files on record needed them. */
async function disarm({ shadow, trust }) {
    if (trust === "pull-request")
        return { kind: "disarmed", elevate: null };
    return shadow.disarm === null ? { kind: "armed" } : { kind: "disarmed", elevate: await shadow.disarm() };
}


/***/ }),

/***/ 91863:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s: () => (/* binding */ withHistoryOnShadow)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(48165);
// EXTERNAL MODULE: ./lib/sql/script.js + 4 modules
var sql_script = __webpack_require__(54272);
// EXTERNAL MODULE: ./lib/environment/load.js + 1 modules
var load = __webpack_require__(75252);
// EXTERNAL MODULE: ./lib/core/flyway-row.js
var flyway_row = __webpack_require__(14262);
// EXTERNAL MODULE: ./lib/core/migration-set.js + 3 modules
var migration_set = __webpack_require__(38989);
// EXTERNAL MODULE: ./lib/core/state.js
var core_state = __webpack_require__(44734);
;// CONCATENATED MODULE: ./lib/environment/on-shadow/recorded-files.js



/**
 * The files whose checksum is on record: from the tree that is checked out, from the base branch, or from the history of
 * git where they are edited or gone. Nothing else is ever replayed.
 */
async function findRecordedFiles(world, loaded, placeholders) {
    const refusal = refuse(loaded);
    if (refusal !== null)
        return refusal;
    const rows = listRows(loaded);
    const gone = rows.filter(({ script }) => script === null);
    const read = (some) => toScripts(some, placeholders, world.config.naming);
    // The base branch's values make another text of a repeatable than the checked-out ones.
    const base = gone.length === 0 ? [] : read([...(world.base ?? []), ...world.files]);
    const missing = gone.filter((one) => find(base, one) === null);
    const older = missing.length === 0 ? null : await world.readOlderFiles(missing.flatMap(({ names }) => names));
    const known = [...base, ...read(older?.files ?? [])];
    const found = rows.map((one) => one.script ?? find(known, one));
    const lost = rows.filter((_, index) => found[index] === null);
    if (lost.length > 0)
        return toNotFound(lost, older?.history ?? "whole");
    return { kind: "found", scripts: found.flatMap((script) => script ?? []) };
}
/** As `apply` runs them on an empty database: versions ascending, then repeatables by description. */
function listRows({ state }) {
    const repeatables = state.repeatables.flatMap(toWanted);
    const ordered = repeatables.toSorted((a, b) => (a.row.description < b.row.description ? -1 : 1));
    return [...state.migrations.flatMap(toWanted), ...ordered];
}
function toWanted(state) {
    if (!("row" in state))
        return [];
    const repeatable = "repeatable" in state;
    const file = repeatable ? state.repeatable : state.migration;
    const { row } = state;
    return [
        {
            row,
            kind: repeatable ? "repeatable" : "migration",
            script: file !== null && file.checksum === row.checksum ? file.script : null,
            names: [...new Set([row.script, ...(file === null ? [] : [file.script.name])])],
        },
    ];
}
function refuse({ state, onRecord }) {
    const { applied, repeatables } = onRecord.history;
    const adopted = applied.find(({ script }) => script === core_state/* baselineMarker */.sz);
    if (adopted !== undefined) {
        const because = `it was adopted by a baseline at version ${adopted.version}: what was there before is in no file`;
        return { kind: "unknown", reason: "adopted", because, help: null };
    }
    if (applied.length === 0 && !onRecord.empty) {
        const because = "it holds relations but no migration is on record, so no file says where they come from";
        return { kind: "unknown", reason: "adopted", because, help: null };
    }
    const foreign = [...applied, ...repeatables].find(({ script }) => (0,flyway_row/* isForeignScript */.w)(script));
    if (foreign !== undefined) {
        const because = `${foreign.script} was run by Flyway and is no SQL, so no file here says what it did`;
        return { kind: "unknown", reason: "adopted", because, help: null };
    }
    const half = state.migrations.find((one) => "row" in one && !one.row.success);
    const halfRepeatable = repeatables.find(({ success }) => !success);
    const name = half === undefined ? halfRepeatable?.script : `version ${(0,core_state/* versionOf */.E4)(half)}`;
    if (name === undefined)
        return null;
    const because = `${name} did not finish, and how far it came is not on record`;
    return { kind: "unknown", reason: "unfinished", because, help: "run apply or rollback, which goes on with it" };
}
/** Each file alone: here several contents of one version stand beside each other. */
function toScripts(files, placeholders, naming) {
    return files.flatMap((file) => {
        const { versioned, baselines, repeatables } = (0,migration_set/* toMigrationSet */.c)([file], placeholders, naming);
        const migrations = [...versioned, ...baselines];
        return [
            ...migrations.map(({ checksum, script }) => ({ kind: "migration", checksum, script })),
            ...repeatables.map(({ checksum, script }) => ({ kind: "repeatable", checksum, script })),
        ];
    });
}
function find(known, { kind, row }) {
    const found = known.find((one) => one.kind === kind && one.checksum === row.checksum);
    return found === undefined ? null : { ...found.script, name: row.script };
}
const named = 5;
function toNotFound(lost, history) {
    const names = lost.slice(0, named).map(({ row }) => row.script);
    const more = lost.length > named ? ` and ${lost.length - named} more` : "";
    const where = history === "none" ? "and there is no history of git here" : "nor in the history of git";
    const because = `${names.join(", ")}${more} ${lost.length === 1 ? "is" : "are"} on record with a text that is not checked out, ${where}`;
    const help = {
        whole: "restore the file as it ran, or run repair if the edit is intended",
        shallow: "check out with fetch-depth: 0",
        none: "run it in a clone of the repository",
    }[history];
    return { kind: "unknown", reason: "not-found", because, help };
}

// EXTERNAL MODULE: ./lib/database/session.js
var database_session = __webpack_require__(29357);
// EXTERNAL MODULE: ./lib/database/tables.js
var tables = __webpack_require__(77496);
// EXTERNAL MODULE: ./lib/database/target.js
var target = __webpack_require__(60244);
;// CONCATENATED MODULE: ./lib/database/due-repeatables.js



/** Whether repeatables ran before the last rollback, which forgot them, and none has run since. Read-only. */
async function repeatablesAreDue(session, home) {
    const results = await (0,database_session/* query */.P)(session, `BEGIN READ ONLY; SET LOCAL search_path = ${target/* ownSearchPath */.O};
     SELECT max(l.id) FILTER (WHERE l.event = 'undo') > max(l.id) FILTER (WHERE l.event = 'apply' AND l.version IS NULL)
       FROM ${(0,tables/* tableIn */.sV)(home, "log")} l; COMMIT`, "reading whether repeatables ran since the last rollback");
    return results[2]?.rows[0]?.[0] === "t";
}

;// CONCATENATED MODULE: ./lib/environment/on-shadow/unrecorded.js

/** Statements that leave the schema as it is. A function that a SELECT calls is taken to do so too. */
const harmless = new Set([
    "SelectStmt",
    "InsertStmt",
    "UpdateStmt",
    "DeleteStmt",
    "MergeStmt",
    "CopyStmt",
    "VacuumStmt",
    "RefreshMatViewStmt",
    "NotifyStmt",
    "VariableSetStmt",
]);
/** What made the target's schema beside the files on record, half a sentence; null for nothing. */
async function findUnrecorded(loaded, session) {
    for (const { script } of loaded.set.callbacks) {
        const { statements } = await loaded.parse(script);
        if (statements.some(changesSchema))
            return `the callback ${script.name} changes it, and no record says what ran`;
    }
    const { target, onRecord, set } = loaded;
    if (target === null || session === null || set.repeatables.length === 0)
        return null;
    if (onRecord.history.repeatables.length > 0 || onRecord.missing.includes("log"))
        return null;
    const due = await repeatablesAreDue(session, target.home);
    return due ? "repeatables have not run again since the rollback, and no record says what it left of them" : null;
}
function changesSchema({ kind }) {
    return !harmless.has(kind);
}

;// CONCATENATED MODULE: ./lib/environment/on-shadow/history-on-shadow.js






/**
 * Gives work the history of an environment on a throw-away database: opened and replayed when it is first asked for, once,
 * and removed with all its clones after the work.
 */
async function withHistoryOnShadow(world, source, work) {
    const closers = [];
    const opened = [];
    const onClose = (close) => void closers.push(close);
    const open = () => {
        const history = opened[0] ?? openHistory(world, source, onClose);
        opened[0] = history;
        return history;
    };
    try {
        return await work(open, onClose);
    }
    finally {
        await Promise.allSettled(opened); // told to whoever asked for it
        for (const close of closers.toReversed())
            await close();
    }
}
async function openHistory(world, source, onClose) {
    const { loaded } = source;
    if (world.config.shadow.choice.kind === "off")
        return unknown("off", "the input shadow is off");
    const readied = await readyScripts(world, loaded);
    if (readied.kind === "unknown")
        return readied;
    const { scripts, parse } = readied;
    const mirror = await toMirror(source, readied);
    const prepared = { ...source, mirror, incomplete: await findUnrecorded(loaded, source.session), parse };
    world.log.progress(`replaying ${scripts.length} files of ${loaded.environment.name} on a throw-away database`);
    const history = await replayAs("pull-request", world, prepared, onClose);
    // Files that only a superuser can run did run on the target; a pull request's event must not raise anybody.
    const barred = history.kind === "unknown" && history.barred && world.config.shadow.trust === "recorded";
    const settled = barred ? await replayAs("recorded", world, prepared, onClose) : history;
    world.log.progress("");
    return settled;
}
/** What is on record, ready to run. */
async function readyScripts(world, loaded) {
    const placeholders = recordedPlaceholders(world, loaded);
    const files = await findRecordedFiles(world, loaded, placeholders ?? loaded.placeholders);
    if (files.kind === "unknown")
        return { ...files, failure: null };
    if (placeholders === null && files.scripts.some(({ text }) => text.includes("${"))) {
        const because = "values of placeholders are in a file that may have been changed, and the base branch's was not read";
        const help = "pass placeholders as an input, or check out with fetch-depth: 0";
        return { ...unknown("not-found", because), help };
    }
    const values = placeholders ?? new Map();
    const parse = values === loaded.placeholders ? loaded.parse : (script) => (0,sql_script/* parseScript */.t)(script, values);
    let parsed = null;
    return { kind: "ready", scripts: files.scripts, parse: () => (parsed ??= parseAll(files.scripts, parse)) };
}
/** So many at a time: a server starts meanwhile. */
const parsedAtOnce = 10;
async function parseAll(scripts, parse) {
    const runnables = [];
    for (const [index, script] of scripts.entries()) {
        if (index % parsedAtOnce === 0)
            await (0,promises_.setImmediate)();
        runnables.push({ script, parsed: await parse(script) });
    }
    return runnables;
}
/** Values for what is on record: never a pull request's own; null where nobody knows them. */
function recordedPlaceholders(world, loaded) {
    const { basePlaceholders } = world.config.shadow;
    if (basePlaceholders === null)
        return loaded.placeholders;
    const placeholders = basePlaceholders.get(loaded.environment.name) ?? null;
    return placeholders === null ? null : (0,load/* placeholdersFor */.mL)(world, { ...loaded.environment, placeholders }, loaded.target);
}
/** The word stands in every file that makes a role; only those need be understood before there is a server. */
const makesRoles = /\bcreate\s+(?:role|user|group)\b/i;
async function toMirror({ loaded, session, mirror: seen }, { scripts, parse }) {
    const { listCreatedRoles, plainMirror, readMirror } = await __webpack_require__.e(/* import() */ 4633).then(__webpack_require__.bind(__webpack_require__, 94633));
    const { target, environment } = loaded;
    const { schemas } = environment;
    const mirror = target === null || session === null
        ? (seen ?? plainMirror(schemas))
        : await readMirror(session, { target, schemas });
    if (!scripts.some(({ text }) => makesRoles.test(text)))
        return mirror;
    const created = listCreatedRoles((await parse()).map(({ parsed }) => parsed));
    return { ...mirror, roles: mirror.roles.filter((name) => !created.has(name)) };
}
async function replayAs(trust, world, prepared, onClose) {
    const { loaded, session, mirror } = prepared;
    // What fails here fails again where it is awaited.
    prepared.parse().catch(() => { });
    const targetMajor = loaded.target?.major ?? null;
    const shadow = await settle(() => world.openShadow({ targetMajor, target: session, mirror, trust }));
    if (shadow instanceof failure/* Failure */.H) {
        const barred = shadow.kind === "bad-input";
        return { ...unknown("no-shadow", shadow.message), failure: shadow, barred };
    }
    if (shadow === null)
        return { ...unknown("off", "the input shadow is off"), barred: false };
    onClose(shadow.close);
    const attempt = await settle(() => replayOn(shadow, trust, world, prepared, onClose));
    if (!(attempt instanceof failure/* Failure */.H) && attempt.kind === "replayed")
        return attempt;
    await shadow.close();
    if (!(attempt instanceof failure/* Failure */.H))
        return attempt;
    return { ...unknown("not-replayable", `the throw-away database was lost: ${attempt.message}`), barred: false };
}
/** Longer than any file of a history takes on a database without rows; a replay that never ends, ends here. */
const limits = { scriptMs: 60_000, totalMs: 180_000 };
const insufficientPrivilege = "42501";
/** A constraint that fails, and what SQL itself raises. */
const aboutRows = /^(?:23|P000)/;
async function replayOn(shadow, trust, world, { loaded, parse, incomplete }, onClose) {
    const { replay } = await __webpack_require__.e(/* import() */ 7737).then(__webpack_require__.bind(__webpack_require__, 77737));
    const { readSnapshot } = await __webpack_require__.e(/* import() */ 4571).then(__webpack_require__.bind(__webpack_require__, 74571));
    const { outcomes } = await replay(shadow, await parse(), { ...limits, signal: world.signal });
    const failed = outcomes.find((outcome) => outcome.kind === "failed");
    if (failed !== undefined) {
        const { location, message, sqlstate } = failed.error;
        const place = location === null ? "a file" : `${location.file}${location.line === undefined ? "" : `:${location.line}`}`;
        const because = `${place} does not run on an empty database: ${message} (${sqlstate})`;
        const reason = aboutRows.test(sqlstate) ? "needs-rows" : "not-replayable";
        return { ...unknown(reason, because), barred: sqlstate === insufficientPrivilege };
    }
    const scope = { major: shadow.major, schemas: loaded.environment.schemas, home: shadow.home };
    const snapshot = await readSnapshot(shadow.session, scope);
    const clone = async () => {
        world.signal.throwIfAborted();
        const copy = await shadow.clone();
        onClose(copy.close);
        return copy;
    };
    return { kind: "replayed", shadow, snapshot, scope, trust, clone, notes: shadow.notes, incomplete };
}
function unknown(reason, because) {
    return { kind: "unknown", reason, because, help: null, failure: null };
}
/** An anticipated failure as a value; a cancel goes on up, and so does a bug. */
async function settle(work) {
    try {
        return await work();
    }
    catch (error) {
        if (error instanceof failure/* Failure */.H && error.kind !== "cancelled")
            return error;
        throw error;
    }
}


/***/ })

};
