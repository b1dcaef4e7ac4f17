export const id = 894;
export const ids = [894];
export const modules = {

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
    const { notRun, planDriftSql } = await Promise.all(/* import() */[__webpack_require__.e(7282), __webpack_require__.e(553)]).then(__webpack_require__.bind(__webpack_require__, 72884));
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

/***/ 12020:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ assessDrift),
  i: () => (/* binding */ sinceLastDeploy)
});

// EXTERNAL MODULE: ./lib/core/schema/drift-report.js
var drift_report = __webpack_require__(7923);
// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(48165);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(70551);
// EXTERNAL MODULE: ./lib/core/report.js + 1 modules
var report = __webpack_require__(35483);
// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __webpack_require__(89531);
// EXTERNAL MODULE: ./lib/database/catalog/read-snapshot.js + 21 modules
var read_snapshot = __webpack_require__(74571);
// EXTERNAL MODULE: ./lib/database/read.js
var read = __webpack_require__(84297);
;// CONCATENATED MODULE: ./lib/database/other-homes.js


/** Schemas besides the home that hold a history of this tool, as identifiers are written; empty where the server does not say. Read-only. */
async function listOtherHomes(session, home) {
    const { rows } = await (0,read/* tryRead */.o)(session, [
        `SELECT pg_catalog.quote_ident(n.nspname) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relname = 'schema_version_log' AND c.relkind = 'r' AND n.nspname <> ${(0,quote/* quoteLiteral */.ce)(home)}
       AND EXISTS (SELECT FROM pg_catalog.pg_class v WHERE v.relnamespace = n.oid AND v.relname = 'schema_version' AND v.relkind = 'r')
       ORDER BY 1`,
    ], ["quote_all_identifiers = off"]);
    return rows[0]?.flatMap(([name]) => name ?? []) ?? [];
}

// EXTERNAL MODULE: ./lib/database/session.js
var database_session = __webpack_require__(29357);
// EXTERNAL MODULE: ./lib/environment/drift/compare-schemas.js + 2 modules
var compare_schemas = __webpack_require__(65016);
// EXTERNAL MODULE: ./lib/environment/drift/drift-sql.js
var drift_sql = __webpack_require__(45687);
// EXTERNAL MODULE: ./lib/environment/drift/live-words.js + 5 modules
var live_words = __webpack_require__(45273);
;// CONCATENATED MODULE: ./lib/environment/drift/expected-from-files.js


/** What the live schema should be by the files on record, in the live server's own words. */
async function expectedFromFiles(world, environment, live, open) {
    const history = await open();
    if (history.kind === "unknown")
        return toUnknown(environment, history);
    if (history.incomplete !== null)
        return toUnknown(environment, { ...incomplete, because: history.incomplete });
    return { kind: "known", ...(await (0,live_words/* replayedInLiveWords */.L)(world, environment, history, live)) };
}
const incomplete = { kind: "unknown", reason: "unfinished", help: null, failure: null };
function toUnknown(environment, { reason, because, help, failure }) {
    if (reason === "off")
        return { kind: "off", findings: [], failure: null };
    if (failure?.kind === "bad-input") {
        const findings = failure.findings.map((one) => ({ ...one, environment }));
        return { kind: "unknown", findings, failure: failure.kind };
    }
    const message = reason === "adopted"
        ? `the database is compared with the stored snapshot only: ${because}`
        : `whether the database is what the files say is unknown, because ${because}; it is compared with the stored snapshot only`;
    const found = (0,problems/* finding */.g)("drift-unknown", { message, help: help ?? ways[reason], environment });
    return { kind: "unknown", findings: [found], failure: null };
}
const ways = {
    adopted: "nothing to do: what changes from here on is found by the snapshot",
    "not-found": "restore the file as it ran",
    unfinished: "the stored snapshot finds what changes from the last deploy on",
    "needs-rows": "write migrations that do nothing without rows; the stored snapshot finds what changes from here on",
    "not-replayable": "pass as shadow the URL of a server that has what is missing, or pass shadow: off",
    "no-shadow": "pass shadow: pglite, the URL of an empty database, or shadow: off",
};

// EXTERNAL MODULE: ./lib/environment/scope.js
var scope = __webpack_require__(69609);
// EXTERNAL MODULE: ./lib/environment/snapshot/stored-schema.js + 2 modules
var stored_schema = __webpack_require__(84588);
;// CONCATENATED MODULE: ./lib/environment/drift/drift.js














/**
 * Compares the live schema with what the last deploy left, and with what the files on record make. What cannot be read
 * or compared is unknown, with findings that say why, never guessed. Read-only; throws nothing anticipated.
 */
async function assessDrift(world, loaded, session, open) {
    const { target, environment, onRecord } = loaded;
    const nothing = onRecord.missing.includes("versions") || onRecord.findings.some((one) => one.severity === "error");
    if (target === null)
        return { report: report/* driftOff */.de, findings: [], failure: null };
    try {
        if (nothing)
            return await withoutHistory(loaded, target, session);
        const live = await (0,read_snapshot.readSnapshot)(session, (0,scope/* scopeOf */.O)(loaded, target));
        const deployed = await sinceLastDeploy(world, loaded, { target, session, live, open });
        const seen = { snapshot: live, session, ...(deployed.kind === "known" ? { deployed: deployed.expected } : {}) };
        const files = await expectedFromFiles(world, environment.name, seen, open);
        const answer = toAnswer(world, files, live);
        const failure = files.kind === "known" ? null : files.failure;
        const assessment = toAssessment(environment.name, [deployed, answer], failure);
        const report = await (0,drift_sql/* withSql */.B)(world, assessment.report, { open, answer, live, session });
        return { ...assessment, report };
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.H) || error.kind === "cancelled")
            throw error;
        const findings = error.findings.map((one) => ({ ...one, environment: environment.name }));
        return {
            report: { ...report/* driftOff */.de, status: "unknown", because: findings.map(({ message }) => message) },
            findings,
            failure: (0,database_session/* isConnectionLost */.pb)(error) ? error.kind : null,
        };
    }
}
/**
 * Nothing is on record where the history should be. Where nobody said which schema that is and it stands in another one,
 * somebody changed the search_path: then nothing is known.
 */
async function withoutHistory({ environment, onRecord }, { home }, session) {
    const isOpen = environment.schemas.length === 0 && onRecord.missing.includes("versions");
    const [other] = isOpen ? await listOtherHomes(session, home) : [];
    if (other === undefined)
        return { report: report/* driftOff */.de, findings: [], failure: null };
    const message = `current_schema() is ${(0,quote/* quoteIdentifier */.Cm)(home)} here and the history stands in ${other}, so what drifted is unknown`;
    const help = `set \`schemas\` to the schemas of the history, ${other} first, or set the search_path of the database and the role back`;
    const findings = [(0,problems/* finding */.g)("drift-unknown", { message, help, environment: environment.name })];
    return { report: { ...report/* driftOff */.de, status: "unknown", because: [message] }, findings, failure: null };
}
/** The first question: what changed since the last deploy? */
async function sinceLastDeploy(world, loaded, { target, session, live, open }) {
    const against = "snapshot";
    const stored = await (0,stored_schema/* readStored */.C)(session, target, loaded);
    switch (stored.kind) {
        case "settled":
            return await compareDeployed(world, loaded, stored.snapshot, { session, live, open });
        case "unsettled": {
            const expected = await (0,stored_schema/* settled */.g)(stored.begun, live, { loaded, target, scripts: stored.scripts });
            return await compareDeployed(world, loaded, expected, { session, live, open });
        }
        case "unreadable":
            return { kind: "unknown", against, findings: stored.findings };
        case "stale":
            return unknown(loaded, `${(0,compare_schemas/* staleText */.Zg)(stored.takenAt)}, so what changed since then is unknown`);
        case "none":
            if (loaded.onRecord.history.applied.length === 0)
                return { kind: "off", against };
            return unknown(loaded, "no snapshot is stored yet, so what changed since the last deploy is unknown");
    }
}
async function compareDeployed(world, { environment }, stored, { session, live, open }) {
    const from = { stored, live: { snapshot: live, session }, open };
    const { expected, findings } = await (0,live_words/* storedInLiveWords */.G)(world, environment.name, from);
    const answer = (0,compare_schemas/* compare */.UD)({ against: "snapshot", expected, live }, world);
    return answer.kind === "known" ? { ...answer, findings: [...answer.findings, ...findings] } : answer;
}
function unknown({ environment }, message) {
    const findings = [(0,problems/* finding */.g)("drift-unknown", { message, environment: environment.name })];
    return { kind: "unknown", against: "snapshot", findings };
}
/** The second question: is this database what the files say? */
function toAnswer(world, files, live) {
    if (files.kind !== "known")
        return { ...files, against: "files" };
    const answer = (0,compare_schemas/* compare */.UD)({ against: "files", expected: files.expected, live }, world);
    return answer.kind === "known" ? { ...answer, findings: [...answer.findings, ...files.findings] } : answer;
}
function toAssessment(environment, answers, failure) {
    const report = (0,drift_report/* toDriftReport */.P)(answers);
    const findings = answers.flatMap((answer) => (answer.kind === "off" ? [] : answer.findings));
    const told = findings.filter((one) => one.rule !== "drift-ignore-unused" || isUnusedInAll(one, answers));
    return { report, findings: [...told, ...(0,compare_schemas/* driftFindings */.Ms)(report, environment)], failure };
}
/** A pattern may match what only one of the expected schemas has. */
function isUnusedInAll({ message }, answers) {
    const known = answers.filter((answer) => answer.kind === "known");
    return known.every(({ findings }) => findings.some((one) => one.message === message));
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

// EXTERNAL MODULE: ./lib/core/schema/managed-objects.js
var managed_objects = __webpack_require__(5699);
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
        const named = [nameOwner, standardSchema, databaseItself, notNullName].reduce((changed, change) => change(changed, other, owners), object);
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
/** What was taken from the live server, not from files, is as the last deploy saw it. */
function ofOperator(named, object, { live, deployed }) {
    if (deployed === undefined)
        return named;
    const isPublic = object.kind === "schema" && object.identity === "public";
    const names = object.kind === "database" ? ofDatabase : isPublic ? ["privileges"] : [];
    return names.reduce((changed, name) => {
        const [now, then] = [live, deployed].map((one) => one?.attributes[name]);
        const taken = named.attributes[name] === now && object.attributes[name] !== now;
        return taken ? withValue(changed, name, then) : changed;
    }, named);
}
function matchOwners(left, right) {
    const server = (objects) => ownerOf(objects.get("language internal"));
    const here = mostFrequent([...left.values()].filter(isOfPeople).flatMap((object) => ownerOf(object) ?? []));
    const shared = [...left].filter(([, object]) => isOfPeople(object) && ownerOf(object) === here);
    const owners = shared.flatMap(([key]) => ownerOf(right.get(key)) ?? []);
    // What files make in a platform's schema is the platform's there, and may be more than the team has.
    const there = mostFrequent(owners.filter((name) => !managed_objects/* platformRoles */.LU.has(name)), here) ?? mostFrequent(owners, here);
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
    const usual = new Set(["pg_database_owner", ...managed_objects/* platformGroups */.MO, ...server, ...main]);
    const isUsual = (one) => usual.has(ownerOf(one));
    const owned = isUsual(object) && isUsual(live) ? withValue(object, "owner", ownerOf(live) ?? undefined) : object;
    const untouched = standardPrivileges.has(object.attributes["privileges"]);
    return untouched ? withValue(owned, "privileges", live.attributes["privileges"]) : owned;
};
/** Whose the database is and who may use it is set up before the first file; files that say nothing of it leave it so. */
const databaseItself = (object, live) => {
    if (object.kind !== "database")
        return object;
    const { attributes } = object;
    const ofFiles = (name) => name !== "owner" && attributes[name] !== undefined && attributes[name] !== ofInitdb;
    const untouched = ofDatabase.filter((name) => !ofFiles(name));
    return untouched.reduce((changed, name) => withValue(changed, name, live?.attributes[name]), object);
};
/** What initdb says of the database that the embedded server works in. */
const ofInitdb = "default administrative connection database";
const ofDatabase = ["owner", "privileges", "connection_limit", "template", "comment"];
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

// EXTERNAL MODULE: ./lib/database/read.js
var read = __webpack_require__(84297);
;// CONCATENATED MODULE: ./lib/database/extension-versions.js

/** The version that CREATE EXTENSION makes on that server, by name; empty where the server does not say. Read-only. */
async function readExtensionVersions(session) {
    const { rows } = await (0,read/* tryRead */.o)(session, [
        `SELECT pg_catalog.quote_ident(e.extname), v.default_version FROM pg_catalog.pg_extension e
       JOIN pg_catalog.pg_available_extensions v ON v.name = e.extname`,
    ], ["quote_all_identifiers = off"]);
    return new Map((rows[0] ?? []).map(([name, version]) => [name ?? "", version ?? ""]));
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

/***/ 76483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ toClone)
/* harmony export */ });
/** Makes copies of a throw-away database; each is closed with it. */
function toClone({ signal }, shadow, onClose) {
    return async () => {
        signal.throwIfAborted();
        const copy = await shadow.clone();
        onClose(copy.close);
        return copy;
    };
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

// EXTERNAL MODULE: ./lib/environment/on-shadow/clone.js
var clone = __webpack_require__(76483);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(48165);
// EXTERNAL MODULE: ./lib/sql/script.js + 6 modules
var sql_script = __webpack_require__(61666);
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

// EXTERNAL MODULE: ./lib/database/tables.js
var tables = __webpack_require__(77496);
// EXTERNAL MODULE: ./lib/database/read.js
var read = __webpack_require__(84297);
;// CONCATENATED MODULE: ./lib/database/due-repeatables.js


/** Whether repeatables ran before the last rollback, which forgot them, and none has run since. Read-only. */
async function repeatablesAreDue(session, home) {
    const rows = await (0,read/* read */.L)(session, `SELECT max(l.id) FILTER (WHERE l.event = 'undo') > max(l.id) FILTER (WHERE l.event = 'apply' AND l.version IS NULL)
       FROM ${(0,tables/* tableIn */.sV)(home, "log")} l`, "reading whether repeatables ran since the last rollback");
    return rows[0]?.[0] === "t";
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
    const parse = values === loaded.placeholders ? loaded.parse : (script) => (0,sql_script.parseScript)(script, values);
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
    const attempt = await settle(() => replayOn({ shadow, trust, clone: (0,clone/* toClone */.f)(world, shadow, onClose) }, prepared, world.signal));
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
async function replayOn({ shadow, trust, clone }, { loaded, parse, incomplete }, signal) {
    const { replay } = await __webpack_require__.e(/* import() */ 7737).then(__webpack_require__.bind(__webpack_require__, 77737));
    const { readSnapshot } = await __webpack_require__.e(/* import() */ 4571).then(__webpack_require__.bind(__webpack_require__, 74571));
    const { outcomes } = await replay(shadow, await parse(), { ...limits, signal });
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
