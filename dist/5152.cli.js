export const id = 5152;
export const ids = [5152];
export const modules = {

/***/ 9214:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Go: () => (/* binding */ hasShape),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   u4: () => (/* binding */ isRecord)
/* harmony export */ });
/** Whether a value has a shape; `?` allows null. Fields that the shape does not name are no matter. */
function hasShape(value, shape) {
    if (shape === "anything")
        return true;
    if (typeof shape === "string") {
        const kind = shape.replace("?", "");
        return (value === null && shape.endsWith("?")) || typeof value === kind;
    }
    if (Array.isArray(shape)) {
        const [item] = shape;
        return Array.isArray(value) && value.every((one) => hasShape(one, item));
    }
    return isRecord(value) && Object.entries(shape).every(([name, inner]) => hasShape(value[name], inner));
}
/** Whether a value is an object with fields, and no list. */
function isRecord(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** What a text is as JSON; null where it is none, which is no shape either. */
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}


/***/ }),

/***/ 5152:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  applyByFlyway: () => (/* binding */ applyByFlyway)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(5217);
// EXTERNAL MODULE: ./lib/core/plan.js
var plan = __webpack_require__(3504);
// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __webpack_require__(9531);
// EXTERNAL MODULE: ./lib/core/redact.js
var redact = __webpack_require__(8038);
// EXTERNAL MODULE: ./lib/database/lock.js
var lock = __webpack_require__(8170);
// EXTERNAL MODULE: ./lib/flyway/history-table.js
var history_table = __webpack_require__(7237);
// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(8165);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(551);
;// CONCATENATED MODULE: ./lib/flyway/jdbc-url.js


/** The URL as Java's driver takes it, without user and password. Throws Failure for a socket, which it does not know. */
function toJdbcUrl(target, { applicationName, settings, authorities }) {
    const { host, port, database, sslmode, channelBinding, connectTimeoutMs } = target;
    if (host.startsWith("/")) {
        const message = "engine: flyway cannot use a socket, because Java's driver does not";
        throw new failure/* Failure */.H("bad-input", [(0,problems/* finding */.g)("flyway", { message, help: "give a host and a port in database-url" })]);
    }
    if (target.sslcert !== undefined || target.sslkey !== undefined) {
        const message = "engine: flyway sends no client certificate, whose key Java's driver reads in another format";
        throw new failure/* Failure */.H("bad-input", [(0,problems/* finding */.g)("flyway", { message, help: "leave out sslcert and sslkey" })]);
    }
    const given = Object.entries(settings).map(([name, value]) => `-c ${name}=${value.replaceAll(/[\\ ]/g, "\\$&")}`);
    const checked = sslmode === "verify-ca" || sslmode === "verify-full";
    const parameters = new URLSearchParams({
        sslmode,
        ApplicationName: applicationName,
        connectTimeout: String(Math.ceil(connectTimeoutMs / 1000)),
        ...(authorities === null ? {} : { sslrootcert: authorities }),
        ...(checked && authorities === null ? { sslfactory: "org.postgresql.ssl.DefaultJavaSSLFactory" } : {}),
        ...(channelBinding === "require" ? { channelBinding } : {}),
        ...(given.length === 0 ? {} : { options: given.join(" ") }),
    });
    const address = host.includes(":") ? `[${host}]` : host;
    // Java's driver takes a plus sign for what it is.
    const query = parameters.toString().replaceAll("+", "%20");
    return `jdbc:postgresql://${address}:${port}/${encodeURIComponent(database)}?${query}`;
}

// EXTERNAL MODULE: ./lib/flyway/lock-key.js
var lock_key = __webpack_require__(5579);
// EXTERNAL MODULE: ./lib/core/shape.js
var shape = __webpack_require__(9214);
;// CONCATENATED MODULE: ./lib/flyway/answer.js


/** Reads the answer of `migrate -outputType=json`; a text that is none is a failure that shows it, and `how` it ended. */
function readAnswer(stdout, stderr, how) {
    const answer = parse(stdout);
    if (answer === null) {
        const said = `${stdout.slice(0, 2000)}\n${stderr}`.trim().slice(0, 2000);
        return { ...nothing, message: said === "" ? `Flyway said nothing (${how})` : `${said} (${how})` };
    }
    const { error } = answer;
    if ((0,shape/* isRecord */.u4)(error))
        return toFailure(error);
    if (answer["success"] === true)
        return { kind: "done" };
    const message = textOf(answer["exception"]) ?? "Flyway does not say that it succeeded";
    return { ...nothing, ...read(message) };
}
const nothing = { kind: "failed", sqlstate: null, path: null, line: null };
function parse(stdout) {
    // Java may have written lines of its own before and behind it.
    const start = stdout.search(/^\{/m);
    try {
        const value = JSON.parse(start < 0 ? "" : stdout.slice(start, stdout.lastIndexOf("}") + 1));
        return (0,shape/* isRecord */.u4)(value) ? value : null;
    }
    catch {
        return null; // what was said is shown as it is
    }
}
function toFailure(error) {
    const told = read(textOf(error["message"]) ?? "Flyway gives no reason", textOf(error["sqlState"]));
    const line = error["lineNumber"];
    return {
        ...nothing,
        ...told,
        path: textOf(error["path"]) ?? told.path,
        line: typeof line === "number" ? line : null,
    };
}
/** Takes Flyway's block of `SQL State`, `Message` and `Location` apart; other words stay as they are. */
function read(text, known = null) {
    const sqlstate = known ?? /^SQL State\s*: (\w{5})\s*$/m.exec(text)?.[1] ?? null;
    const message = /^Message\s*: (.*?)(?=^(?:Location|Line|Statement)\s*:|(?![^]))/ms.exec(text)?.[1]?.trim() ?? null;
    const path = /^Location\s*: .*\((.+)\)\s*$/m.exec(text)?.[1] ?? null;
    const words = (message ?? text).replace(/^ERROR: /, "").replace(/\s*\n\s*Position: \d+\s*$/, "");
    const shown = sqlstate === null ? words : withoutRowValues(words, sqlstate);
    return { message: shown.replaceAll(/\s*\n\s*/g, "; "), sqlstate, path };
}
/** Java's driver writes DETAIL and CONTEXT behind the message, each in lines of its own. */
function withoutRowValues(words, sqlstate) {
    const end = (0,redact/* holdsRowValues */.Ne)(sqlstate) ? words.search(/\n\s*(?:Detail|Where): /) : -1;
    return (0,redact/* maskRowValues */.tM)((0,redact/* maskCopiedLine */.vQ)(end < 0 ? words : words.slice(0, end)), sqlstate);
}
function textOf(value) {
    return typeof value === "string" && value !== "" ? value : null;
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __webpack_require__(1708);
;// CONCATENATED MODULE: ./lib/flyway/program.js



const patienceMs = 2000;
/** An answer about 20,000 files has a tenth of that. What is beyond is read and forgotten. */
const longest = { stdout: 64 * 1024 * 1024, stderr: 65_536, line: 4096 };
/** Runs a program to its end, and to that of all that writes where it does. */
async function runProgram(program, args, options) {
    return (0,external_node_os_.platform)() === "win32" ? await onWindows(program, args, options) : await onUnix(program, args, options);
}
async function onUnix(program, args, { env, cwd, signal, onLine }) {
    const output = { stdout: "", stderr: "" };
    const lines = toLines(onLine);
    // Through env, which says like a shell why a program cannot be run; in a group of its own, which is ended as a whole.
    const child = (0,external_node_child_process_.spawn)("env", [program, ...args], { env, cwd, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.setEncoding("utf8").on("data", (text) => {
        if (output.stdout.length < longest.stdout)
            output.stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
        if (output.stderr.length < longest.stderr)
            output.stderr += text;
        lines.add(text);
    });
    let timer;
    const onAbort = () => {
        timer = setTimeout(() => endGroup(child.pid), patienceMs);
    };
    if (signal.aborted)
        onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    const how = await new Promise((resolve) => {
        child.once("error", ({ message }) => resolve(message));
        child.once("close", (code, by) => resolve(by === null ? `exit code ${code}` : `ended by ${by}`));
    });
    signal.removeEventListener("abort", onAbort);
    clearTimeout(timer);
    lines.end();
    return { ...output, how };
}
/** The program's own script may not pass a signal on to Java. */
function endGroup(pid) {
    if (pid === undefined)
        return; // it was never started
    try {
        (0,external_node_process_.kill)(-pid, "SIGKILL");
    }
    catch {
        // It has ended just now.
    }
}
/** Text as it comes, told line by line. */
function toLines(onLine) {
    let rest = "";
    return {
        add: (text) => {
            const lines = `${rest}${text}`.split(/\r?\n/);
            rest = (lines.pop() ?? "").slice(0, longest.line);
            for (const line of lines)
                onLine(line.slice(0, longest.line));
        },
        end: () => {
            if (rest !== "")
                onLine(rest);
        },
    };
}
/** Its command processor has rules of its own for what is quoted. */
async function onWindows(program, args, { env, cwd, onLine }) {
    const { getExecOutput } = await __webpack_require__.e(/* import() */ 1260).then(__webpack_require__.bind(__webpack_require__, 1260));
    const options = { env, cwd, silent: true, ignoreReturnCode: true, listeners: { errline: onLine } };
    // It is taken for a line of words.
    const tool = `"${program.replaceAll('"', '\\"')}"`;
    const { exitCode, stdout, stderr } = await getExecOutput(tool, [...args], options);
    return { stdout, stderr, how: `exit code ${exitCode}` };
}

;// CONCATENATED MODULE: ./lib/flyway/run-flyway.js




/**
 * Runs `flyway migrate` in its stage: with a configuration of its own, the login in its environment and never among its
 * arguments. Throws Failure where the program is not to be had.
 */
async function runFlyway(stage, run) {
    const configuration = stage.write("schema-version.toml", toToml(run.placeholders));
    const settings = Object.entries({
        ...run.settings,
        configFiles: configuration,
        workingDirectory: stage.folder,
        locations: `filesystem:${stage.location}`,
        outputType: "json",
    }).map(([name, value]) => `-${name}=${value}`);
    const env = {
        ...run.variables,
        // Flyway looks for a configuration in the home of the user too.
        HOME: stage.folder,
        // Without it Java finds no file whose name is not ASCII.
        LC_ALL: "C.UTF-8",
        // The times in its table have no zone.
        TZ: "UTC",
        FLYWAY_URL: run.url,
        FLYWAY_USER: run.user,
        ...(run.password === null ? {} : { FLYWAY_PASSWORD: run.password }),
        REDGATE_DISABLE_TELEMETRY: "true",
    };
    const { program, signal, onLine } = run;
    const options = { env, cwd: stage.folder, signal, onLine };
    const { stdout, stderr, how } = await runProgram(program, [...settings, "migrate"], options);
    if (/ 12[67]$/.test(how) && stdout.trim() === "") {
        const message = `Flyway could not be run: ${stderr.trim().slice(0, 500)}`;
        throw new failure/* Failure */.H("bad-input", [(0,problems/* finding */.g)("flyway", { message })]);
    }
    return readAnswer(stdout, stderr, how);
}
/** Values of placeholders may be secrets: they stand in a file that nobody else reads, not among the arguments. */
function toToml(placeholders) {
    const lines = [...placeholders].map(([name, value]) => `${quoteToml(name)} = ${quoteToml(value)}`);
    return ["[flyway.placeholders]", ...lines, ""].join("\n");
}
function quoteToml(text) {
    // JSON's strings are TOML's, but for one control character.
    return JSON.stringify(text).replaceAll("\u007F", "\\u007F");
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/flyway/stage.js



/**
 * Puts files into an empty folder of their own, where Flyway finds nothing but them: no `beforeConnect.sh`, no
 * `flyway.toml`, no class. The folder is gone afterwards.
 */
async function withStage(files, work) {
    const folder = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "schema-version-flyway-"));
    try {
        const location = (0,external_node_path_.join)(folder, "sql");
        (0,external_node_fs_.mkdirSync)(location);
        for (const file of files)
            stage(location, file);
        const write = (name, text) => {
            const path = (0,external_node_path_.join)(folder, name);
            (0,external_node_fs_.writeFileSync)(path, text, { mode: 0o600 });
            return path;
        };
        return await work({ folder, location, write });
    }
    finally {
        (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true });
    }
}
function stage(location, { script, transactional }) {
    const path = (0,external_node_path_.join)(location, script.name);
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(path), { recursive: true });
    (0,external_node_fs_.writeFileSync)(path, script.text);
    const settings = [
        ...(transactional === null ? [] : [`executeInTransaction=${transactional}`]),
        ...(script.settings.placeholderReplacement === false ? ["placeholderReplacement=false"] : []),
    ];
    if (settings.length > 0)
        (0,external_node_fs_.writeFileSync)(`${path}.conf`, `${settings.join("\n")}\n`);
}

// EXTERNAL MODULE: ./lib/core/state.js
var state = __webpack_require__(4734);
// EXTERNAL MODULE: ./lib/database/proven.js
var proven = __webpack_require__(449);
// EXTERNAL MODULE: ./lib/environment/record-only.js
var record_only = __webpack_require__(5591);
// EXTERNAL MODULE: ./lib/environment/run/run-state.js
var run_state = __webpack_require__(2450);
;// CONCATENATED MODULE: ./lib/environment/flyway/record-flyway.js





/** Writes our rows and events from the rows that Flyway wrote, and notes what became of each step. Throws Failure. */
async function recordFlywayRows(run, rows, invalidBefore) {
    const done = rows.flatMap((row) => {
        const step = run.planned.plan.steps.find((one) => isStepOf(one, row));
        return step === undefined ? [] : [{ row, step }];
    });
    if (done.length === 0)
        return;
    await (0,record_only/* changeRecord */.U9)(run.holding, 
    // The tables were made when the run began.
    { onRecord: { ...run.loaded.onRecord, missing: [], schemaExists: true } }, done.flatMap(({ row, step }) => recordSql(run, step, row, invalidBefore(step))));
    for (const { row, step } of done) {
        (0,run_state/* settle */.G9)(run, step, { result: row.success ? "done" : "failed", executionMs: row.executionMs, retries: [] });
    }
}
/** Whether a row of Flyway's is of a step. */
function isStepOf(step, row) {
    switch (step.kind) {
        case "apply":
            return row.version !== null && (0,state/* keyOf */.TN)(row.version) === (0,state/* keyOf */.TN)(step.migration.version.text);
        case "repeat":
            return row.version === null && (0,plan/* scriptOf */.Fl)(step).name === row.script;
        case "undo":
            return false;
    }
}
function recordSql({ holding, recorder, wal, world }, step, row, invalidBefore) {
    const { home } = holding.target;
    const subject = (0,run_state/* subjectOf */.et)(step);
    const { description, script, checksum } = subject;
    const fields = { description: description ?? "", script: script ?? "", checksum: checksum ?? "" };
    const end = { success: row.success, executionMs: String(row.executionMs), installedOn: row.installedOn };
    const put = subject.version === null
        ? (0,proven/* provenRepeatable */.cA)(home, fields, recorder, end)
        : (0,proven/* provenVersion */.LE)(home, { ...fields, version: subject.version }, recorder, end);
    const message = `by Flyway, rank ${row.rank}`;
    if (!row.success) {
        // What it left may be cleared.
        const detail = JSON.stringify({ statement: 1, line: null, invalidBefore });
        return [
            ...put,
            ...(0,proven/* provenEvent */.Zr)(home, subject, recorder, { event: "start", success: false, message, detail, ...wal }),
        ];
    }
    const details = { ...end, success: true, message, reason: world.config.reason, ...wal };
    return [...put, ...(0,proven/* provenEvent */.Zr)(home, subject, recorder, { event: "apply", ...details })];
}

// EXTERNAL MODULE: ./lib/database/first-attempt.js
var first_attempt = __webpack_require__(559);
// EXTERNAL MODULE: ./lib/database/leftovers.js + 2 modules
var leftovers = __webpack_require__(5158);
// EXTERNAL MODULE: ./lib/flyway/mirror-sql.js
var mirror_sql = __webpack_require__(9044);
;// CONCATENATED MODULE: ./lib/environment/flyway/resume-by-flyway.js






/**
 * Makes way for files that did not finish: what they left is cleared, and Flyway's row of the attempt is gone. Returns what
 * was INVALID before the first attempt of each, which for all others is about to come. Throws Failure.
 */
async function resumeByFlyway(run, table) {
    const { onRecord } = run.loaded;
    const resumed = run.planned.plan.steps.filter((step) => didNotFinish(run, step));
    const firsts = new Map();
    for (const step of resumed) {
        const script = (0,plan/* scriptOf */.Fl)(step);
        const before = await (0,first_attempt/* readFirstAttempt */.W)(run.holding, (0,run_state/* subjectOf */.et)(step));
        const runnable = { script, parsed: await run.loaded.parse(script) };
        if (before === null)
            continue;
        firsts.set(step, before);
        await (0,leftovers/* clearLeftovers */.eZ)(run.holding, runnable, before, (0,run_state/* runOptions */.Ku)(run, []));
    }
    const forget = resumed.map((step) => {
        const { version, description } = (0,run_state/* subjectOf */.et)(step);
        return (0,mirror_sql/* forgetFailedSql */.VB)(table, { version, description: description ?? "" });
    });
    if (forget.length > 0) {
        await (0,record_only/* changeRecord */.U9)(run.holding, { onRecord: { ...onRecord, missing: [], schemaExists: true } }, forget);
    }
    const now = await (0,leftovers/* readInvalidBefore */.hN)(run.holding);
    return (step) => firsts.get(step) ?? now;
}
function didNotFinish({ loaded }, step) {
    if (step.kind === "apply")
        return step.resume;
    if (step.kind === "undo")
        return false;
    const { description } = step.repeatable;
    return loaded.onRecord.history.repeatables.some((row) => row.description === description && !row.success);
}

// EXTERNAL MODULE: ./lib/environment/run/failed-step.js
var failed_step = __webpack_require__(9105);
;// CONCATENATED MODULE: ./lib/environment/flyway/tell-failure.js







/** What Flyway was asked for and did not do, though it says that it succeeded. */
async function tellNotRun(run) {
    const open = openSteps(run);
    if (open.length === 0)
        return null;
    const message = `Flyway says that it succeeded, and its table has no row of ${open.map(run_state/* titleOf */.Gg).join(", ")}`;
    const answer = { kind: "failed", message, sqlstate: null, path: null, line: null };
    return await tellFailure(run, answer, { rows: [], invalidBefore: () => [] });
}
/** The finding of what Flyway failed at, with its place in our files, and what is on record of it. */
async function tellFailure(run, answer, left) {
    const { message, sqlstate, path, line } = answer;
    const { steps } = run.planned.plan;
    const { aborted: cancelled, reason } = run.world.signal;
    const step = steps.find((one) => isAbout((0,plan/* scriptOf */.Fl)(one), path)) ?? null;
    const callback = run.loaded.set.callbacks.find(({ script }) => isAbout(script, path))?.script ?? null;
    const failedRow = step !== null && left.rows.some((row) => isStepOf(step, row));
    if (step !== null)
        (0,run_state/* settle */.G9)(run, step, { result: "failed", executionMs: null, retries: [] });
    const told = cancelled ? reason.message : (0,redact/* redact */.E$)(message, run.world.config.secrets);
    await (0,failed_step/* recordEnd */.$f)(run, cancelled ? "cancel" : "fail", step ?? callback, {
        message: told,
        sqlstate: cancelled ? "57014" : (sqlstate ?? "XX000"),
    });
    const hints = await hintsOf(run, step === null ? openSteps(run) : [step], left);
    const file = step === null ? callback?.file : (0,plan/* scriptOf */.Fl)(step).file;
    const rule = cancelled ? "cancelled" : sqlstate === null ? "flyway" : "statement";
    run.findings.push((0,problems/* finding */.g)(rule, {
        message: sqlstate === null || cancelled ? told : `${told} (${sqlstate})`,
        environment: run.recorder.environment,
        ...(file === undefined ? {} : { file, ...(line === null ? {} : { line }) }),
        ...(hints.length === 0 ? {} : { hint: hints.join("; ") }),
        state: stateOf(run, step, failedRow),
    }));
    return cancelled ? "cancelled" : "database";
}
function openSteps({ planned, outcomes }) {
    return planned.plan.steps.filter((step) => outcomes.get((0,plan/* scriptOf */.Fl)(step))?.result !== "done");
}
/** What to do about INVALID indexes that are in the way of steps. What Flyway has no row of, the next run takes for that of others. */
async function hintsOf({ planned, holding }, steps, { rows, invalidBefore }) {
    const hints = new Set();
    for (const step of steps) {
        const script = (0,plan/* scriptOf */.Fl)(step);
        const parsed = planned.parsed.get(script);
        if (parsed?.transactional !== false)
            continue;
        const begun = rows.some((row) => isStepOf(step, row));
        const others = begun ? invalidBefore(step) : await (0,leftovers/* readInvalidBefore */.hN)(holding);
        for (const hint of await (0,leftovers/* hintsAt */.A3)(holding, { script, parsed }, others))
            hints.add(hint);
    }
    return [...hints];
}
function stateOf(run, step, failedRow) {
    if (step === null)
        return (0,failed_step/* whereItStands */.ay)(run);
    return run.loaded.environment.transaction === "all"
        ? `all are rolled back (${(0,run_state/* titleOf */.Gg)(step)} failed); ${(0,failed_step/* whereItStands */.ay)(run)}`
        : (0,failed_step/* stateAfter */.W_)(run, step, !failedRow);
}
function isAbout(script, path) {
    return path !== null && (path === script.name || path.replaceAll("\\", "/").endsWith(`/sql/${script.name}`));
}

;// CONCATENATED MODULE: ./lib/environment/flyway/until-ended.js

const pauseMs = 500;
/**
 * Awaits a program's end; looks meanwhile how far it is, and has its connections ended when the run is cancelled, the last
 * ones when it has ended. Throws what kept it from looking, the lost connection, when the program has ended.
 */
async function untilEnded(running, { session, signal, cancelSql, look }) {
    const ended = new AbortController();
    const watch = async () => {
        const lookAgain = look();
        while (!ended.signal.aborted) {
            await (0,lock/* sleep */.yy)(pauseMs, ended.signal).catch(() => { }); // it has ended
            if (signal.aborted)
                await session.send(cancelSql);
            else
                await lookAgain();
        }
    };
    const watching = watch();
    // What happens to us is no reason to leave the program alone.
    watching.catch(() => { });
    try {
        return await running;
    }
    finally {
        ended.abort();
        await watching;
    }
}

;// CONCATENATED MODULE: ./lib/environment/flyway/apply-by-flyway.js














/**
 * Lets the real Flyway run the plan's steps, and no others: only their files and those on record are within its reach.
 * Our connection idles with our lock; the record is written from the rows that Flyway wrote. Throws Failure.
 */
async function applyByFlyway(run) {
    const { steps } = run.planned.plan;
    const { mirror } = run.loaded;
    if (mirror === null)
        return null;
    const { table } = mirror.flyway;
    const { session } = run.holding;
    const invalidBefore = await resumeByFlyway(run, table);
    const before = new Set((await (0,history_table/* readFlywayRows */.eW)(session, table)).map(({ rank }) => rank));
    const title = `flyway migrate, ${steps.length} of its files to run`;
    run.world.log.group(title);
    run.world.log.progress(title);
    try {
        return await withoutLock(run, async () => {
            const answer = await withStage(filesOf(run), (stage) => migrate(run, stage, before));
            const rows = (await (0,history_table/* readFlywayRows */.eW)(session, table)).filter(({ rank }) => !before.has(rank));
            await recordFlywayRows(run, rows, invalidBefore);
            return answer.kind === "done" ? await tellNotRun(run) : await tellFailure(run, answer, { rows, invalidBefore });
        });
    }
    finally {
        run.world.log.progress("");
        run.world.log.endGroup();
    }
}
/** What is on record, without which Flyway would miss it, and what is to run; callbacks as well. */
function filesOf({ loaded, planned }) {
    const wanted = new Set(planned.plan.steps.map(plan/* scriptOf */.Fl));
    const onRecord = [
        ...loaded.state.migrations.flatMap((one) => ("row" in one && one.migration !== null ? [one.migration.script] : [])),
        ...loaded.state.repeatables.flatMap((one) => "row" in one && one.repeatable !== null ? [one.repeatable.script] : []),
    ].filter((script) => !wanted.has(script) && script.runner === undefined);
    const callbacks = loaded.set.callbacks.map(({ script }) => script);
    const toStaged = (script) => ({
        script,
        transactional: planned.parsed.get(script)?.transactional ?? null,
    });
    return [...onRecord, ...wanted, ...callbacks].map(toStaged);
}
/**
 * Flyway takes its own lock; while it works, ours keeps other runs of this tool away. What follows in a run that was not
 * cancelled needs both again.
 */
async function withoutLock(run, work) {
    const { session, target } = run.holding;
    const { signal } = run.world;
    const { lockWaitMs, flyway } = run.loaded.environment;
    const lockKey = (0,lock_key/* flywayLockKey */.b)(target.home, flyway.table);
    await (0,lock/* releaseLock */.x_)(session, lockKey);
    const done = await work();
    if (!signal.aborted)
        await (0,lock/* takeLock */.HJ)(session, target, { key: lockKey, waitMs: lockWaitMs, signal, onWait: () => { } });
    return done;
}
async function migrate(run, stage, before) {
    const { world, loaded, holding } = run;
    const { database } = loaded.environment;
    if (database.kind !== "server")
        throw new Error("the embedded database was refused before");
    const { config } = world;
    const applicationName = `schema-version flyway ${(0,external_node_crypto_.randomBytes)(6).toString("hex")}`;
    const { sslrootcert } = database.target;
    const authorities = sslrootcert === "system" ? null : sslrootcert; // Java trusts those of its own
    const url = toJdbcUrl(database.target, {
        applicationName,
        settings: sessionSettings(run),
        authorities: authorities?.includes("-----BEGIN") === true ? stage.write("authorities.pem", authorities) : authorities,
    });
    const running = runFlyway(stage, {
        program: config.engine.kind === "flyway" ? config.engine.program : "flyway",
        variables: config.engine.kind === "flyway" ? config.engine.variables : {},
        url,
        user: database.target.user,
        password: await world.readPassword(loaded.environment),
        settings: settingsOf(run),
        placeholders: loaded.environment.placeholders,
        signal: world.signal,
        onLine: (line) => world.log.line((0,redact/* redact */.E$)(`    ${line}`, config.secrets)),
    });
    return await untilEnded(running, {
        session: holding.session,
        signal: world.signal,
        cancelSql: `SELECT pg_catalog.pg_terminate_backend(a.pid) FROM pg_catalog.pg_stat_activity a WHERE a.application_name OPERATOR(pg_catalog.=) ${(0,quote/* quoteLiteral */.ce)(applicationName)}`,
        look: () => tellProgress(run, before),
    });
}
/** Rows that have come since are told as they come. */
function tellProgress(run, before) {
    const told = new Set(before);
    return async () => {
        const { mirror } = run.loaded;
        if (mirror === null)
            return;
        for (const row of await (0,history_table/* readFlywayRows */.eW)(run.holding.session, mirror.flyway.table)) {
            if (!told.has(row.rank))
                run.world.log.done(`  ${row.script}  ${row.success ? "done" : "failed"}  ${row.executionMs} ms`);
            told.add(row.rank);
        }
    };
}
function sessionSettings({ loaded, planned }) {
    const { role, lockTimeoutMs, statementTimeoutMs } = loaded.environment;
    // An expired lock_timeout would leave an INVALID index.
    const alone = [...planned.parsed.values()].some(({ transactional }) => !transactional);
    return {
        ...(role === null ? {} : { role }),
        ...(alone ? {} : { lock_timeout: String(lockTimeoutMs) }),
        ...(statementTimeoutMs === 0 ? {} : { statement_timeout: String(statementTimeoutMs) }),
    };
}
function settingsOf({ loaded, holding, recorder, world }) {
    const { home, schemas } = holding.target;
    const { naming, scriptSettings } = world.config;
    const { placeholderPrefix, placeholderSuffix } = scriptSettings;
    return {
        table: loaded.environment.flyway.table,
        defaultSchema: home,
        schemas: schemas.join(","),
        encoding: "UTF-8",
        installedBy: loaded.environment.flyway.installedBy ?? recorder.installedBy,
        // The plan has judged all that; what must not run is not staged.
        outOfOrder: "true",
        ignoreMigrationPatterns: "*:missing,*:future,*:ignored",
        group: String(loaded.environment.transaction === "all"),
        // Else CREATE INDEX CONCURRENTLY would wait for ever for Flyway's own transaction.
        "postgresql.transactional.lock": "false",
        lockRetryCount: String(Math.ceil(loaded.environment.lockWaitMs / 1000)),
        sqlMigrationPrefix: naming.versioned,
        sqlMigrationSeparator: naming.separator,
        sqlMigrationSuffixes: naming.suffixes.join(","),
        repeatableSqlMigrationPrefix: naming.repeatable,
        baselineMigrationPrefix: naming.baseline,
        mixed: String(scriptSettings.mixed === "allow"),
        ...(placeholderPrefix === undefined ? {} : { placeholderPrefix }),
        ...(placeholderSuffix === undefined ? {} : { placeholderSuffix }),
    };
}


/***/ })

};
