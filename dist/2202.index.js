export const id = 2202;
export const ids = [2202];
export const modules = {

/***/ 12202:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  check: () => (/* binding */ check)
});

// EXTERNAL MODULE: ./lib/core/report.js + 1 modules
var report = __webpack_require__(35483);
// EXTERNAL MODULE: ./lib/environment/connect.js + 8 modules
var connect = __webpack_require__(44564);
// EXTERNAL MODULE: ./lib/environment/drift/drift.js + 2 modules
var drift_drift = __webpack_require__(12020);
// EXTERNAL MODULE: ./lib/environment/finish.js + 1 modules
var finish = __webpack_require__(63439);
// EXTERNAL MODULE: ./lib/environment/load.js + 1 modules
var load = __webpack_require__(75252);
// EXTERNAL MODULE: ./lib/core/plan.js
var plan = __webpack_require__(73504);
// EXTERNAL MODULE: ./lib/database/observed.js
var observed = __webpack_require__(60117);
// EXTERNAL MODULE: ./lib/database/sizes.js
var database_sizes = __webpack_require__(49395);
// EXTERNAL MODULE: ./lib/environment/probes/probe-rows.js + 9 modules
var probe_rows = __webpack_require__(7623);
;// CONCATENATED MODULE: ./lib/environment/live.js




/** Where no database is at hand. */
const nothingLive = { sizes: new Map(), probes: [], findings: [], observation: null };
/** Half a gigabyte of table, or an index. */
const budget = { cost: 100_000, milliseconds: 2000 };
const totalMs = 10_000;
/** Asks the target of a plan for sizes, and for rows that stand in its way. Read-only. */
async function askTarget(world, loaded, planned, session) {
    if (planned.steps.length === 0)
        return nothingLive;
    const sizes = await (0,database_sizes/* readSizes */.P)(session);
    const probed = await probePlan(world, loaded, planned, session);
    const { target } = loaded;
    return { sizes, ...probed, observation: target === null ? null : await (0,observed/* readObservation */.Z)(session, target) };
}
async function probePlan(world, loaded, planned, session) {
    if (loaded.target === null)
        return nothingLive;
    const scripts = [];
    for (const { event, script } of loaded.set.callbacks) {
        // What runs before the files, or between them, may change the rows that they meet.
        if (event.startsWith("afterMigrate"))
            continue;
        const { statements } = await loaded.parse(script);
        scripts.push({ version: null, statements, asked: false });
    }
    for (const step of planned.steps) {
        const { statements } = await loaded.parse((0,plan/* scriptOf */.Fl)(step));
        scripts.push({ version: step.kind === "apply" ? step.migration.version.text : null, statements, asked: true });
    }
    const environment = loaded.environment.name;
    return await (0,probe_rows/* probeRows */.W)(session, loaded.target, scripts, { environment, budget, totalMs, now: world.now });
}

// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(48165);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(70551);
// EXTERNAL MODULE: ./lib/environment/evidence/evidence.js
var evidence_evidence = __webpack_require__(30290);
// EXTERNAL MODULE: ./lib/environment/evidence/evidence-file.js + 2 modules
var evidence_file = __webpack_require__(36244);
;// CONCATENATED MODULE: ./lib/environment/evidence/load-evidence.js





/** Loads what an evidence file says of an environment; null where none was given. Throws Failure for one that is no good. */
async function loadEvidence(world, environment) {
    if (environment.evidence === null)
        return null;
    const text = await (0,evidence_file/* readEvidenceFile */.M)(world, environment.evidence);
    const decoded = (0,evidence_evidence/* decodeEvidence */.kw)(text);
    if ("problem" in decoded)
        throw refuse(environment, decoded.problem);
    const evidence = decoded.ok;
    if (evidence.environment !== environment.name) {
        throw refuse(environment, `it is of the environment "${evidence.environment}", not of "${environment.name}"`);
    }
    const { onRecord, mirror, sizes, observation, target } = evidence;
    const { history } = onRecord;
    const maps = { lastEvents: new Map(history.lastEvents), applyEvents: new Map(history.applyEvents) };
    const loaded = (0,load/* load */.Hh)(world, (0,load/* sortFiles */.w9)(world, environment, target), { ...onRecord, history: { ...history, ...maps } });
    return {
        evidence,
        loaded,
        mirror: { ...mirror, settings: new Map(mirror.settings) },
        live: {
            sizes: new Map(sizes.map(({ table, rows, bytes }) => [table, { rows, bytes }])),
            probes: [],
            findings: [],
            observation,
        },
    };
}
/** How old the evidence is and what it cannot say, for people. */
function describeEvidence(environment, observedAt, now) {
    const age = sayAge(now.getTime() - Date.parse(observedAt));
    return `${environment} was not read: evidence of ${toMinute(observedAt)} UTC stands for it, which is ${age} old. Whether rows stand in the way of what is pending was not asked.`;
}
function toMinute(iso) {
    return iso.slice(0, 16).replace("T", " ");
}
/** For example `11 hours`. */
function sayAge(ms) {
    const minutes = Math.max(0, Math.round(ms / 60_000));
    const [count, unit] = minutes < 120
        ? [minutes, "minute"]
        : minutes < 48 * 60
            ? [Math.round(minutes / 60), "hour"]
            : [Math.round(minutes / 1440), "day"];
    return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
function refuse({ name, evidence }, problem) {
    const message = `the evidence ${evidence ?? ""} cannot be used: ${problem}`;
    return new failure/* Failure */.H("bad-input", [(0,problems/* finding */.g)("evidence", { message, environment: name })]);
}

// EXTERNAL MODULE: ./lib/sql/parser.js + 1 modules
var sql_parser = __webpack_require__(36121);
;// CONCATENATED MODULE: ./lib/core/broken-statement.js
/** Compares how a server understood a statement that worked with how it does now; null where nothing changed. */
function findBreakage(before, after) {
    if (after.kind === "refused")
        return after;
    const missing = after.leftOut.filter((column) => !before.leftOut.includes(column));
    if (missing.length > 0)
        return { kind: "left-out", columns: missing };
    return compareParameters(before.parameters, after.parameters) ?? compareColumns(before.columns, after.columns);
}
function compareParameters(before, after) {
    const at = before.findIndex((one, index) => one.type !== after[index]?.type);
    const [was, is] = [before[at], after[at]];
    if (was === undefined || is === undefined || areTexts(was, is))
        return null;
    return { kind: "types", what: `parameter $${at + 1} is ${is.typeName} instead of ${was.typeName}` };
}
function compareColumns(before, after) {
    if (before === null || after === null)
        return null;
    for (const [index, was] of before.entries()) {
        const is = after[index];
        const label = was.name === "" ? `column ${index + 1} of its result` : `the column ${was.name} of its result`;
        if (is === undefined)
            return { kind: "types", what: `${label} is gone` };
        if (is.name !== was.name)
            return { kind: "types", what: `${label} is called ${is.name}` };
        if (is.type === was.type)
            continue;
        const what = `${label} is ${is.typeName} instead of ${was.typeName}`;
        return { kind: areTexts(was, is) ? "result-widened" : "types", what };
    }
    const more = after.slice(before.length).map(({ name }) => name);
    if (more.length === 0)
        return null;
    return { kind: "result-widened", what: `its result has ${more.length === 1 ? "a column" : "columns"} more` };
}
const texts = new Set(["text", "character varying", "character"]);
/** What a driver reads and writes alike. */
function areTexts(a, b) {
    return texts.has(a.typeName) && texts.has(b.typeName);
}

// EXTERNAL MODULE: ./lib/sql/named-relations.js
var named_relations = __webpack_require__(42185);
// EXTERNAL MODULE: ./lib/environment/run/run-state.js
var run_state = __webpack_require__(82450);
;// CONCATENATED MODULE: ./lib/environment/queries/broken-queries.js




/** So many are shown one by one; the rest is told as a number. */
const mostShown = 20;
const longestShown = 400;
/** The findings about statements that a migration breaks: what the statement is, how often it ran, and why. */
async function toBrokenFindings(world, { loaded, step, broken, observation }) {
    const environment = loaded.environment.name;
    const audience = world.config.audience;
    const shown = [];
    for (const { known, breakage } of broken.slice(0, mostShown)) {
        const place = await placeOf(loaded, step, known.statement.relations.map(({ name }) => name));
        const severity = breakage.kind === "result-widened" ? "warning" : "error";
        const words = { statement: known.observed, breakage, title: (0,run_state/* titleOf */.Gg)(step) };
        // What is in no file of the repository is nobody's business but the team's.
        const hidden = audience === "public" && known.observed.place === null;
        const message = hidden ? sayLess(words) : sayAll(words, observation);
        shown.push((0,problems/* finding */.g)("query-broken", { message, severity, environment, help: helpOf(breakage), ...place }));
    }
    const more = broken.length - shown.length;
    if (more <= 0)
        return shown;
    const message = `${more} more observed statements break after ${(0,run_state/* titleOf */.Gg)(step)}`;
    return [...shown, (0,problems/* finding */.g)("query-broken", { message, environment, file: (0,plan/* scriptOf */.Fl)(step).file })];
}
function sayAll({ statement, breakage, title }, observation) {
    const text = statement.text.replaceAll(/\s+/g, " ");
    const cut = text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
    const since = observation?.since == null ? "" : ` since ${observation.since.slice(0, 10)}`;
    const role = statement.role === null ? "" : ` by ${statement.role}`;
    const calls = statement.calls ?? 0;
    const who = statement.place === null
        ? ` (called ${calls.toLocaleString("en-US")} ${calls === 1 ? "time" : "times"}${role}${since})`
        : ` (${statement.place.file}:${statement.place.line})`;
    return `after ${title}, the application's statement \`${cut.replaceAll("`", "'")}\`${who} ${sayBreakage(breakage)}`;
}
function sayLess({ breakage, title }) {
    const why = breakage.kind === "refused" ? `fails with ${breakage.sqlstate}` : "gives or takes something else";
    return `after ${title}, a statement that the application was seen to run ${why}`;
}
function sayBreakage(breakage) {
    switch (breakage.kind) {
        case "refused":
            return `fails: ${breakage.message} (${breakage.sqlstate})`;
        case "left-out":
            return `fails: it gives no value to ${breakage.columns.join(", ")}, which is required then (23502)`;
        case "result-widened":
            return `is another one for a client that has prepared it: ${breakage.what} (0A000, cached plan must not change result type)`;
        case "types":
            return `is another one: ${breakage.what}`;
    }
}
function helpOf(breakage) {
    switch (breakage.kind) {
        case "left-out":
            return "give the column a DEFAULT, or let it be NULL until every running application sets it";
        case "result-widened":
            return "let the application name its columns, or let it connect anew after the deployment";
        case "refused":
        case "types":
            return "keep what it needs until no running application uses it: add the new beside the old, deploy the application, remove the old in a later pull request";
    }
}
/** The first statement of the file that is about one of those relations; else the file. */
async function placeOf(loaded, step, names) {
    const script = (0,plan/* scriptOf */.Fl)(step);
    const { statements } = await loaded.parse(script);
    const about = statements.find((one) => (0,named_relations/* namedRelations */.L)([one]).some(({ name }) => names.includes(name)));
    return about?.location ?? statements[0]?.location ?? { file: script.file };
}

;// CONCATENATED MODULE: ./lib/environment/queries/queries.js




/** For the planning of all statements before and after all migrations, and for their replay. */
const queries_totalMs = 30_000;
const replayMs = { scriptMs: 30_000, totalMs: 60_000 };
/** Plans the statements of the application on the shadow before and after every pending migration. */
async function checkQueries(world, { loaded, steps, observation, known }, stage) {
    const total = known.statements.length + known.unreadable;
    const base = {
        fromFiles: known.statements.filter(({ observed }) => observed.place !== null).length,
        since: observation?.since ?? null,
        evicted: observation?.evicted ?? null,
        server: observation === null || observation.problem !== null ? null : observation.server,
        problem: observation?.problem ?? null,
    };
    const none = (problem) => ({
        report: { ...base, checked: 0, notChecked: total, broken: 0, problem: problem ?? base.problem },
        byScript: new Map(),
        findings: known.findings,
    });
    if (known.statements.length === 0 || steps.length === 0)
        return none(null);
    const schema = await stage();
    if (schema.kind === "unknown")
        return none(schema.because);
    world.log.progress(`planning ${known.statements.length} statements of the application`);
    const walk = await walkOnClone({ world, loaded, steps }, schema.clone, known.statements);
    if (walk instanceof failure/* Failure */.H)
        return none(`the throw-away database was lost: ${walk.message}`);
    const findings = [...known.findings];
    let broken = 0;
    const byScript = new Map();
    for (const { step, found } of walk.steps) {
        broken += found.length;
        byScript.set((0,plan/* scriptOf */.Fl)(step), { checked: walk.checked, notChecked: total - walk.checked, broken: found.length });
        findings.push(...(await toBrokenFindings(world, { loaded, step, broken: found, observation })));
    }
    world.log.progress("");
    const report = {
        ...base,
        checked: walk.checked,
        notChecked: total - walk.checked,
        broken,
        problem: walk.problem ?? base.problem,
    };
    return { report, byScript, findings };
}
/** A throw-away database that is lost is no reason to lose the rest of the report. */
async function walkOnClone(walking, clone, statements) {
    try {
        return await walkSteps({ ...walking, database: await clone() }, statements);
    }
    catch (error) {
        if (error instanceof failure/* Failure */.H && error.kind !== "cancelled")
            return error;
        throw error;
    }
}
async function walkSteps(walking, statements) {
    const { world, loaded, database, steps } = walking;
    const { replay } = await __webpack_require__.e(/* import() */ 118).then(__webpack_require__.bind(__webpack_require__, 77737));
    const until = Date.now() + queries_totalMs;
    let working = await listWorking(walking, statements, until);
    const checked = working.length;
    const done = [];
    for (const step of steps) {
        const script = (0,plan/* scriptOf */.Fl)(step);
        const runnable = { script, parsed: await loaded.parse(script) };
        const { outcomes } = await replay(database, [runnable], { ...replayMs, signal: world.signal });
        if (outcomes[0]?.kind !== "done")
            return { checked, steps: done, problem: `${script.name} does not run on the shadow` };
        const found = await listBroken(walking, working, until);
        if (found === "late")
            return { checked, steps: done, problem: "the time for planning them was over" };
        done.push({ step, found });
        const gone = new Set(found.map(({ known }) => known));
        working = working.filter(({ known }) => !gone.has(known));
    }
    return { checked, steps: done, problem: null };
}
async function listWorking({ world, database }, statements, until) {
    const { planStatement, prepareToPlan } = await __webpack_require__.e(/* import() */ 1709).then(__webpack_require__.bind(__webpack_require__, 31709));
    await prepareToPlan(database);
    const working = [];
    for (const known of statements) {
        // Half of the time is for what comes after.
        if (Date.now() > until - queries_totalMs / 2)
            break;
        const { role, searchPath } = known.observed;
        // Rights that were given by hand are not on the shadow: then the owner shows at least what became of the schema.
        for (const as of role === null ? [null] : [role, null]) {
            const before = await planStatement(database, known.statement, { role: as, searchPath }, world.signal);
            if (before.kind === "planned")
                working.push({ known, role: as, before });
            if (before.kind === "planned")
                break;
        }
    }
    return working;
}
async function listBroken({ world, database }, working, until) {
    const { planStatement, prepareToPlan } = await __webpack_require__.e(/* import() */ 1709).then(__webpack_require__.bind(__webpack_require__, 31709));
    await prepareToPlan(database);
    const broken = [];
    for (const { known, role, before } of working) {
        if (Date.now() > until)
            return "late";
        const { searchPath } = known.observed;
        const after = await planStatement(database, known.statement, { role, searchPath }, world.signal);
        const breakage = findBreakage(before, after);
        if (breakage !== null)
            broken.push({ known, breakage });
    }
    return broken;
}

// EXTERNAL MODULE: ./lib/core/positions.js
var positions = __webpack_require__(90303);
// EXTERNAL MODULE: ./lib/sql/application-statement.js + 2 modules
var application_statement = __webpack_require__(23904);
// EXTERNAL MODULE: ./lib/sql/pieces.js + 1 modules
var pieces = __webpack_require__(47051);
;// CONCATENATED MODULE: ./lib/environment/queries/query-statements.js





/** All statements that are known of the application but those whose fingerprints are `own`, each text once for each role, the most called first. */
async function toKnownStatements(observation, files, own) {
    const parser = await (0,sql_parser/* loadParser */.q)();
    const known = new Map();
    let unreadable = observation?.unusable ?? 0;
    for (const observed of observation?.statements ?? []) {
        const read = (0,application_statement/* readApplicationStatement */.Q)(parser, observed.text, { from: "server" });
        if (read.kind === "unreadable")
            unreadable += 1;
        if (read.kind !== "read")
            continue;
        if (own.has(parser.fingerprint(observed.text) ?? ""))
            continue;
        const key = JSON.stringify([observed.role, read.statement.text]);
        const calls = (observed.calls ?? 0) + (known.get(key)?.observed.calls ?? 0);
        known.set(key, { observed: { ...observed, calls }, statement: read.statement });
    }
    const findings = [];
    for (const { file, text } of files) {
        const place = (0,positions/* locator */.fl)(file, text);
        const { statements, refusals } = (0,pieces/* parsePieces */.H)(parser, text);
        unreadable += refusals.length;
        for (const { message, position } of refusals)
            findings.push(unread(message, place(position)));
        for (const piece of statements) {
            const read = (0,application_statement/* readApplicationStatement */.Q)(parser, piece.text, { from: "file" });
            const { line } = place(piece.start);
            if (read.kind === "unreadable")
                findings.push(unread(read.why, { file, line }));
            if (read.kind === "unreadable")
                unreadable += 1;
            if (read.kind !== "read")
                continue;
            const observed = { text: read.statement.text, role: null, searchPath: null, calls: null, place: { file, line } };
            known.set(JSON.stringify([file, line]), { observed, statement: read.statement });
        }
    }
    const statements = [...known.values()].toSorted((a, b) => (b.observed.calls ?? Infinity) - (a.observed.calls ?? Infinity) || 0);
    return { statements, unreadable, findings };
}
function unread(why, place) {
    return (0,problems/* finding */.g)("query-unread", { message: `a statement of queries was not checked: ${why}`, ...place });
}

;// CONCATENATED MODULE: ./lib/environment/queries/prove-queries.js



/** Whether the application's statements go on working: those that the target has seen, and those of `queries`. */
async function proveQueries(world, loaded, { planned, observation }, stage) {
    const { files, findings } = world.readQueryFiles();
    const seen = observation !== null && (observation.statements.length > 0 || observation.unusable > 0);
    if (planned.steps.length === 0 || (!seen && files.length === 0))
        return nothing(observation, findings);
    const own = seen ? await fingerprintsOf(loaded) : new Set();
    const known = await toKnownStatements(observation, files, own);
    const checked = await checkQueries(world, { loaded, steps: planned.steps, observation, known }, stage);
    return { ...checked, findings: [...findings, ...checked.findings] };
}
/** The proofs of a rehearsal, with what became of the application's statements. */
function withQueries(proofs, checked) {
    return new Map([...proofs].map(([script, proof]) => [
        script,
        { ...proof, queries: checked?.byScript.get(script) ?? proof.queries },
    ]));
}
/** Why there is nothing is worth a sentence only where somebody looked. */
function nothing(observation, findings) {
    if (observation === null && findings.length === 0)
        return null;
    const { since = null, evicted = null, problem = null } = observation ?? {};
    const none = { checked: 0, notChecked: 0, broken: 0, fromFiles: 0, server: null };
    return { report: { ...none, since, evicted, problem }, byScript: new Map(), findings };
}
const query = /^(?:Select|Insert|Update|Delete|Merge)Stmt$/;
/** What migrations ran is no application's, though the server counts it too. */
async function fingerprintsOf({ set, parse }) {
    const { fingerprint } = await (0,sql_parser/* loadParser */.q)();
    const files = [...set.versioned, ...set.baselines].flatMap(({ script, undo }) => [script, undo]);
    const scripts = [...files, ...[...set.repeatables, ...set.callbacks].map(({ script }) => script)];
    const found = new Set();
    for (const script of scripts) {
        for (const { kind, text } of script === null ? [] : (await parse(script)).statements) {
            const mark = query.test(kind) ? fingerprint(text) : null;
            if (mark !== null)
                found.add(mark);
        }
    }
    return found;
}

// EXTERNAL MODULE: ./lib/environment/plan.js + 2 modules
var environment_plan = __webpack_require__(83027);
// EXTERNAL MODULE: ./lib/environment/not-read.js
var not_read = __webpack_require__(10361);
// EXTERNAL MODULE: ./lib/environment/rehearse.js + 3 modules
var rehearse = __webpack_require__(70012);
// EXTERNAL MODULE: ./lib/environment/report.js
var environment_report = __webpack_require__(73951);
// EXTERNAL MODULE: ./lib/environment/on-shadow/schema-on-shadow.js
var schema_on_shadow = __webpack_require__(43586);
// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __webpack_require__(89531);
;// CONCATENATED MODULE: ./lib/environment/sizes.js



/** The sizes that a report tells: of the tables that its steps name. */
async function sizesOfSteps(loaded, { steps }, sizes) {
    const found = new Map();
    for (const step of steps) {
        const { statements } = await loaded.parse((0,plan/* scriptOf */.Fl)(step));
        for (const relation of (0,named_relations/* namedRelations */.L)(statements)) {
            const table = nameInSizes(relation, loaded.target, sizes);
            const size = table === null ? undefined : sizes.get(table);
            if (table !== null && size !== undefined)
                found.set(table, { table, ...size });
        }
    }
    return [...found.values()].toSorted((a, b) => (b.bytes ?? Infinity) - (a.bytes ?? Infinity) || (a.table < b.table ? -1 : 1));
}
/** The name as the sizes have it; one without a schema is looked for where the migrations would find it. */
function nameInSizes({ schema, name }, target, sizes) {
    const schemas = schema === null ? [...(target?.schemas ?? []), "public"] : [schema];
    const candidates = schemas.flatMap((one) => spellings(one).flatMap((before) => spellings(name).map((after) => `${before}.${after}`)));
    return candidates.find((one) => sizes.has(one)) ?? null;
}
/** PostgreSQL quotes what is no plain word, and words that its grammar keeps for itself. */
function spellings(name) {
    return /^[a-z_][a-z0-9_]*$/.test(name) ? [name, (0,quote/* quoteIdentifier */.Cm)(name)] : [(0,quote/* quoteIdentifier */.Cm)(name)];
}

// EXTERNAL MODULE: ./lib/core/state.js
var core_state = __webpack_require__(44734);
;// CONCATENATED MODULE: ./lib/environment/review.js


/** Reviews what is pending in one environment, without running any of it, and puts what a rehearsal found beside it. */
async function reviewPending(world, loaded, planned, { schema = null, sizes, proofs = new Map(), measured = [] } = {}) {
    if (planned.steps.length === 0)
        return { findings: measured, waivers: [] };
    const { review, knownBefore, settleByProof, tellOnce } = await __webpack_require__.e(/* import() */ 8496).then(__webpack_require__.bind(__webpack_require__, 88496));
    const { environment, target, set, state } = loaded;
    const files = await Promise.all(planned.steps.map((step, index) => toReviewed(loaded, step, index)));
    const applied = state.migrations.filter(({ state: name }) => !/^(?:pending|out-of-order|failed)$/.test(name));
    const before = schema === null ? await Promise.all(scriptsBefore(loaded).map(loaded.parse)) : [];
    const several = world.config.environments.length > 1;
    const reviewed = review({
        files,
        known: knownBefore({ searchPath: searchPathOf(loaded), scripts: before, schema }),
        context: {
            major: target?.major ?? null,
            sizes: sizes ?? null,
            thresholds: world.config.review.sizes,
            levels: world.config.review.levels,
            audience: world.config.audience,
            applied: applied.map((one) => ({ version: (0,core_state/* versionOf */.E4)(one), script: one.migration?.script ?? null })),
            versions: [...set.versioned, ...set.baselines].map(({ version }) => version.text),
            environment: several ? environment.name : null,
        },
    });
    const undone = set.versioned.flatMap(({ script, undo }) => (undo === null ? [] : [{ script, undo }]));
    const byFile = new Map([...proofs].map(([script, proof]) => [script.file, proof]));
    const byUndo = new Map(undone.flatMap(({ script, undo }) => {
        const proof = proofs.get(script);
        return proof === undefined ? [] : [[undo.file, proof]];
    }));
    const migrationOf = new Map(undone.map(({ script, undo }) => [undo.file, script.file]));
    const settled = settleByProof(reviewed.findings, { byFile, byUndo });
    const findings = tellOnce({ reviewed: settled, measured, migrationOf, startsOf: startsOf(files) });
    return { ...reviewed, findings: withoutUnwritten(findings, planned.plan.findings) };
}
/** Where the statements of files in a transaction begin; without one, what came first may have to run on its own again. */
function startsOf(files) {
    return new Map(files
        .flatMap(({ file, undo }) => (undo === null ? [file] : [file, undo]))
        .filter(({ parsed }) => parsed.transactional)
        .map(({ script, parsed }) => [script.file, parsed.statements.map(({ location }) => location.line ?? 0)]));
}
/** An undo script that does not parse, or that nobody has written yet, is told of already. */
function withoutUnwritten(findings, told) {
    const unwritten = new Set(told.flatMap(({ rule, file }) => (/^(?:syntax|template)$/.test(rule) ? [file] : [])));
    return findings.filter(({ rule, file }) => !/^undo-(?:fails|differs|incomplete)$/.test(rule) || !unwritten.has(file));
}
function searchPathOf({ target, environment }) {
    const home = target === null ? [] : [target.home];
    return [...new Set([...environment.schemas, ...home])];
}
async function toReviewed(loaded, step, index) {
    const script = (0,plan/* scriptOf */.Fl)(step);
    const parsed = await loaded.parse(script);
    if (step.kind === "repeat")
        return { file: { kind: "repeatable", index, script, parsed, migration: null }, undo: null };
    const { migration } = step;
    const file = { kind: "migration", index, script, parsed, migration };
    if (migration.undo === null)
        return { file, undo: null };
    const undo = { ...file, kind: "undo", script: migration.undo, parsed: await loaded.parse(migration.undo) };
    return { file, undo };
}
/** The scripts that made the schema, as far as there are files: those on record, in order, then repeatables. */
function scriptsBefore({ state }) {
    const versioned = state.migrations.flatMap((one) => one.migration !== null && /^(?:applied|edited|baseline|below-baseline)$/.test(one.state)
        ? [one.migration.script]
        : []);
    const repeatables = state.repeatables.flatMap((one) => one.repeatable !== null && one.state !== "pending" ? [one.repeatable.script] : []);
    return [...versioned, ...repeatables];
}

// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(53916);
// EXTERNAL MODULE: ./lib/core/fix.js
var core_fix = __webpack_require__(48808);
;// CONCATENATED MODULE: ./lib/environment/write-fixes.js


/**
 * Writes the safe forms that findings carry, as far as they do not touch the same file: after each file the review must
 * look again. What is on record in any environment is left alone: editing it would block the next apply; what is for a
 * later pull request is not written now.
 */
function writeFixes(world, results) {
    const folders = new Set(world.files.map(({ file }) => (0,posix_.dirname)(file)));
    const recorded = recordedFiles(world, results);
    const touched = new Set();
    const leftAlone = [];
    let postponed = 0;
    const fixes = atOnce(fixable(results.flatMap(({ findings }) => findings)));
    for (const fix of fixes.filter((one) => one.every(({ file }) => folders.has((0,posix_.dirname)(file))))) {
        const barred = fix.filter(({ file }) => recorded.has(file));
        leftAlone.push(...barred.map(({ file }) => file));
        if (barred.length > 0)
            continue;
        if (fix.some(({ file }) => touched.has(file))) {
            postponed += 1;
            continue;
        }
        for (const { file, sql } of fix.filter(({ after }) => after === undefined)) {
            world.replaceFile(file, sql);
            world.log.done(`  wrote ${file}`);
            touched.add(file);
        }
        for (const later of fix)
            showLater(later, world);
    }
    const more = `${postponed} more ${postponed === 1 ? "fix touches a file" : "fixes touch files"} that this run has written: run check --fix again.`;
    return { written: [...touched], leftOut: [...leftAlone.map(sayLeftAlone), ...(postponed === 0 ? [] : [more])] };
}
function sayLeftAlone(file) {
    return `--fix leaves ${file} as it is: an environment has it behind it already, where an edit comes too late.`;
}
/** What is for a later pull request stands nowhere else once the statement is gone that it was proposed for. */
function showLater({ file, sql, after }, { log }) {
    if (after === undefined)
        return;
    log.line(`  for later, when ${after}: ${file}`);
    for (const line of sql.trimEnd().split("\n"))
        log.line(`    ${line}`);
}
/** Open findings with a fix; those that need several files first, since they move the statement elsewhere. */
function fixable(findings) {
    const open = findings.filter((one) => one.fix !== undefined && one.waived === null);
    return open.toSorted((a, b) => b.fix.length - a.fix.length);
}
/** Changes of lines of one file go in together, behind the fixes that take several files; what is said twice is one. */
function atOnce(fixes) {
    const others = new Map();
    const changes = new Map();
    for (const { fix, suggestion } of fixes) {
        const change = (0,core_fix/* toFileChange */.q)(fix, suggestion);
        if (change === null)
            others.set(JSON.stringify(fix), fix);
        else
            changes.set(change.file, together(changes.get(change.file), change));
    }
    return [...others.values(), ...[...changes].map(([file, all]) => [{ file, sql: (0,core_fix/* combineChanges */.V)(all) }])];
}
function together(before, change) {
    return before === undefined ? [change] : [...before, change];
}
function recordedFiles({ files }, results) {
    const names = new Set(results.flatMap(({ report }) => report.migrations.filter(({ state }) => !/^(?:pending|out-of-order)$/.test(state)).map(({ script }) => script)));
    return new Set(files.filter(({ name }) => names.has(name)).map(({ file }) => file));
}

// EXTERNAL MODULE: ./lib/review/waive.js
var waive = __webpack_require__(47806);
;// CONCATENATED MODULE: ./lib/commands/check.js


















/** Files against every environment, and what would run there. Writes nothing anywhere. */
async function check(world) {
    world.log.progress("reading the databases");
    const results = await Promise.all(world.config.environments.map((environment) => (0,finish/* settleEnvironment */.zQ)((0,environment_report/* toUnreachable */.w)(environment, "not read"), () => checkOne(world, environment))));
    world.log.progress("");
    const fixes = world.config.fix ? writeFixes(world, results) : { written: [], leftOut: [] };
    return (0,finish/* toReport */.cG)(world, results, {
        leftOut: [...results.flatMap(({ report }) => sentenceOf(report, world)), ...fixes.leftOut],
        written: fixes.written,
        findings: (0,waive/* listUnused */.V)(results.flatMap(({ waivers }) => (waivers === undefined ? [] : [waivers]))),
    });
}
async function checkOne(world, environment) {
    if (environment.database.kind === "none")
        return await checkWithoutDatabase(world, environment, environment.database.reason);
    return await (0,connect/* readEnvironment */.Qo)(world, environment, { applyEvents: false }, (loaded, session) => (0,schema_on_shadow/* withSchemaOnShadow */.b)(world, { loaded, session }, async (open, stage) => {
        const askLive = (plan) => askTarget(world, loaded, plan, session);
        const planned = await toResult(world, loaded, { askLive, stage });
        const drift = await (0,drift_drift/* assessDrift */.C)(world, loaded, session, open);
        return {
            ...planned,
            report: { ...planned.report, drift: drift.report },
            findings: [...planned.findings, ...drift.findings.map(atMostWarning)],
            failure: drift.failure ?? planned.failure,
        };
    }));
}
/** Evidence stands for a database that is not at hand; else what the base branch holds counts as applied. */
async function checkWithoutDatabase(world, environment, reason) {
    const seen = await loadEvidence(world, environment);
    if (seen !== null)
        return await checkEvidence(world, seen);
    const loaded = (0,load/* load */.Hh)(world, (0,load/* sortFiles */.w9)(world, environment, null), (0,load/* recordOfBase */.yK)(world, environment));
    const askLive = async () => nothingLive;
    const result = await (0,schema_on_shadow/* withSchemaOnShadow */.b)(world, { loaded, session: null }, (_open, stage) => toResult(world, loaded, { askLive, stage }));
    const findings = [...result.findings, (0,not_read/* notReadFinding */.Z)(environment, reason), ...withoutBase(world)];
    const source = world.base === null ? "files" : "base-branch";
    return { ...result, report: { ...result.report, source }, findings };
}
async function checkEvidence(world, { loaded, mirror, live, evidence }) {
    const askLive = async () => live;
    const result = await (0,schema_on_shadow/* withSchemaOnShadow */.b)(world, { loaded, session: null, mirror }, (_open, stage) => toResult(world, loaded, { askLive, stage }));
    const { observedAt, drift } = evidence;
    return {
        ...result,
        report: { ...result.report, observedAt, drift: { ...report/* driftOff */.de, ...drift.report } },
        findings: [...result.findings, ...drift.findings.map(atMostWarning)],
    };
}
/** A shallow checkout has no base branch: every migration looks new, and the remedy is one line. */
function withoutBase({ base, context }) {
    if (base !== null || context.pullRequest === null)
        return [];
    const message = "the base branch could not be read, so every migration counts as pending";
    // Without git actions/checkout lays the files down without the repository.
    const help = "check out with fetch-depth: 0; in a container have git there before the checkout";
    return [(0,problems/* finding */.g)("base-branch", { message, help })];
}
async function toResult(world, loaded, { askLive, stage }) {
    const planned = await (0,environment_plan/* planToApply */.nf)(world, loaded, { withUndo: true });
    const { probes, findings, ...live } = await askLive(planned);
    const sizes = await sizesOfSteps(loaded, planned, live.sizes);
    const rehearsed = await (0,rehearse/* rehearsePlan */.V)(world, loaded, planned, stage);
    const reviewed = await reviewPending(world, loaded, planned, {
        sizes: live.sizes,
        schema: await schemaBefore(world, planned, stage),
        proofs: rehearsed.proofs,
        measured: rehearsed.findings,
    });
    const queries = await proveQueries(world, loaded, { planned, observation: live.observation }, stage);
    const proofs = withQueries(rehearsed.proofs, queries);
    const proven = [...findings, ...(queries?.findings ?? [])];
    return {
        report: (0,environment_report/* toEnvironmentReport */.l)(loaded, {
            planned,
            sizes,
            probes,
            proofs,
            queries: queries?.report ?? null,
            schemaChange: rehearsed.schemaChange,
        }),
        findings: [...planned.plan.findings, ...proven, ...reviewed.findings],
        failure: rehearsed.failure,
        waivers: reviewed.waivers,
        leftOut: rehearsed.notes,
    };
}
/** The schema that the pending files meet, where the rehearsal has opened a throw-away database with it. */
async function schemaBefore({ config }, { steps }, stage) {
    if (config.shadow.choice.kind === "off" || !steps.some(({ kind }) => kind === "apply"))
        return null;
    const schema = await stage();
    return schema.kind === "staged" ? schema.snapshot : null;
}
/** A schema that could not be read just now is no reason to hold a pull request back. */
function atMostWarning(one) {
    return one.rule === "snapshot" && one.severity === "error" ? { ...one, severity: "warning" } : one;
}
function sentenceOf(report, { now }) {
    if (report.observedAt !== null)
        return [describeEvidence(report.name, report.observedAt, now())];
    if (report.reachable)
        return [];
    const instead = report.source === "none"
        ? "Its state is unknown."
        : report.source === "files"
            ? "The base branch could not be read either, so every migration counts as pending."
            : "Instead of its record, what the base branch holds counts as applied.";
    return [`${report.name} was not read (${report.unreachable ?? "no database URL"}). ${instead}`];
}


/***/ }),

/***/ 10361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ notRead),
/* harmony export */   Z: () => (/* binding */ notReadFinding)
/* harmony export */ });
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70551);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73951);


/** The result of an environment without a URL at hand: shown as not reachable, never guessed. */
function notRead(environment, reason) {
    return {
        report: (0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .toUnreachable */ .w)(environment, reason),
        findings: [notReadFinding(environment, reason)],
        failure: null,
    };
}
/** Why a database was not read, and what to give. */
function notReadFinding({ name }, reason) {
    const message = `the database was not read: ${reason}`;
    return (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .g)("input-unused", { message, help: "give its URL where it should be read", environment: name });
}


/***/ }),

/***/ 47806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ waive),
/* harmony export */   V: () => (/* binding */ listUnused)
/* harmony export */ });
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70551);

/** Marks the findings that waivers accept, and tells of each waiver what it did not accept. */
function waive(shown, files) {
    const used = new Set();
    const findings = shown.map(({ draft, finding: one }) => {
        const waiver = draft.file.script.waivers.find((candidate) => covers(candidate, draft));
        if (waiver === undefined)
            return one;
        used.add(usageKey(draft.file, waiver, draft.rule));
        return { ...one, waived: waiver.reason };
    });
    const waivers = files.flatMap((file) => file.script.waivers.map((waiver) => {
        const unused = waiver.rules.filter((rule) => !used.has(usageKey(file, waiver, rule)));
        return { file: file.script.file, line: waiver.line, unused };
    }));
    return { findings, waivers };
}
/** The waivers that waived nothing in any of some reviews, as findings. */
function listUnused(reviews) {
    const places = new Map();
    for (const use of reviews.flat()) {
        const key = JSON.stringify([use.file, use.line]);
        const known = places.get(key);
        if (known === undefined)
            places.set(key, { use, unused: new Set(use.unused) });
        else
            for (const rule of known.unused)
                if (!use.unused.includes(rule))
                    known.unused.delete(rule);
    }
    return [...places.values()].flatMap(({ use: { file, line }, unused }) => [...unused].map((rule) => {
        const message = `the waiver of "${rule}" waives nothing: the rule finds nothing there`;
        return (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .g)("waiver", { message, help: "remove it", severity: "warning", file, line });
    }));
}
function usageKey({ script }, { line }, rule) {
    return JSON.stringify([script.file, line, rule]);
}
function covers(waiver, { rule, file, site }) {
    if (!waiver.rules.includes(rule))
        return false;
    if (waiver.scope === "file")
        return true;
    const below = file.parsed.statements.find(({ location }) => (location.line ?? 0) > waiver.line);
    return site !== null && site.statement === below;
}


/***/ })

};
