export const id = 4636;
export const ids = [4636,7705,2304];
export const modules = {

/***/ 2304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openEmbedded: () => (/* binding */ openEmbedded),
  openInMemory: () => (/* binding */ openInMemory)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __webpack_require__(1708);
// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(5919);
// EXTERNAL MODULE: ./node_modules/pg-protocol/dist/index.js
var dist = __webpack_require__(4233);
;// CONCATENATED MODULE: ./node_modules/pg-protocol/esm/index.js
// ESM wrapper for pg-protocol


// Re-export all the properties
const DatabaseError = dist.DatabaseError
const SASL = dist.SASL
const serialize = dist.serialize
const parse = dist.parse

// Re-export the default
/* harmony default export */ const esm = ((/* unused pure expression or super */ null && (protocol)));

// EXTERNAL MODULE: ./node_modules/pg-protocol/dist/parser.js
var parser = __webpack_require__(3318);
// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(8165);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(551);
// EXTERNAL MODULE: ./lib/sql/webassembly.js
var webassembly = __webpack_require__(6198);
// EXTERNAL MODULE: ./lib/database/process-exists.js
var process_exists = __webpack_require__(6053);
// EXTERNAL MODULE: ./lib/database/session.js
var session = __webpack_require__(9357);
// EXTERNAL MODULE: ./lib/database/server-message.js
var server_message = __webpack_require__(3384);
;// CONCATENATED MODULE: ./lib/database/embedded.js












/** Of the patience that a cancelled run has. */
const recordMs = 4000;
/**
 * Opens the embedded PostgreSQL. Two processes on one folder would lose each other's rows, so a lock file guards it;
 * one whose process is gone is taken over. Throws Failure("embedded-in-use").
 */
async function openEmbedded({ assets, folder, signal }) {
    const release = folder === null ? () => { } : once(takeLockFile(folder));
    const limit = signal?.aborted === true ? AbortSignal.timeout(recordMs) : undefined;
    const dataDir = folder === null ? null : (0,external_node_path_.join)(folder, "data");
    const fresh = dataDir === null || !(0,external_node_fs_.existsSync)((0,external_node_path_.join)(dataDir, "PG_VERSION"));
    return await start({ assets, dataDir, start: fresh ? "template" : null }, release, limit);
}
/** Opens an embedded PostgreSQL in memory, empty or as `image` has it. */
async function openInMemory({ assets, image, }) {
    return await start({ assets, dataDir: null, start: image ?? "template" }, () => { });
}
async function start(workerData, release, limit) {
    await (0,webassembly/* compileWebAssemblyOnce */.d)();
    // The thread needs no environment: what is not there cannot be read.
    const worker = new external_node_worker_threads_.Worker((0,external_node_path_.join)(workerData.assets, "worker.js"), { workerData, env: {} });
    limit?.addEventListener("abort", () => void worker.terminate(), { once: true });
    try {
        await next(worker, null);
    }
    catch (error) {
        release();
        throw error;
    }
    return toSession(worker, release);
}
function toSession(worker, release) {
    return {
        announcedPid: null,
        send: async (sql, options) => {
            const message = toMessage(sql, options?.copyData ?? []);
            const asked = { message, maxRows: options?.maxRows ?? Number.POSITIVE_INFINITY };
            return toReply((await next(worker, asked)), options);
        },
        // One thread runs both the server and its signals: ending it is the only way, and its files survive as after a crash.
        cancel: async () => {
            await worker.terminate();
            release(); // whoever cancels may look what was committed
        },
        copy: async () => (await next(worker, "copy")),
        close: async () => {
            await next(worker, "close").catch(() => { }); // already ended by cancel
            await worker.terminate();
            release();
        },
    };
}
/** A second call does nothing: by then the lock file may be somebody else's. */
function once(work) {
    let todo = work;
    return () => {
        todo();
        todo = () => { };
    };
}
function toMessage(sql, copyData) {
    const copies = copyData.flatMap((data) => [serialize.copyData(Buffer.from(data, "utf8")), serialize.copyDone()]);
    return Buffer.concat([serialize.query(sql), ...copies]);
}
/** Posts a message and awaits the thread's next one. Throws when the thread ends instead. */
function next(worker, message) {
    return new Promise((resolve, reject) => {
        const settle = (finish) => {
            worker.off("message", onMessage);
            worker.off("error", onError);
            worker.off("exit", onExit);
            finish();
        };
        const onMessage = (value) => settle(() => resolve(value));
        const onError = (error) => settle(() => reject((0,session/* connectionLost */.Bx)(error)));
        const onExit = () => settle(() => reject((0,session/* connectionLost */.Bx)(new Error("the embedded database was stopped"))));
        // One that has ended says nothing any more.
        if (worker.threadId === -1)
            return onExit();
        worker.on("message", onMessage);
        worker.on("error", onError);
        worker.on("exit", onExit);
        if (message !== null)
            worker.postMessage(message);
    });
}
function toReply({ bytes, left }, options = {}) {
    const results = [];
    const notices = [];
    let fields = [];
    let rows = [];
    let error = null;
    new parser.Parser().parse(Buffer.from(bytes.buffer), (message) => {
        if (message.name === "rowDescription") {
            fields = message.fields;
        }
        else if (message.name === "dataRow") {
            rows.push(message.fields);
        }
        else if (message.name === "commandComplete") {
            const [columns, types] = [fields.map(({ name }) => name), fields.map(({ dataTypeID }) => dataTypeID)];
            const result = { command: message.text ?? "", columns, types, rows };
            results.push(result);
            [fields, rows] = [[], []];
            options.onResult?.(result);
        }
        else if (message.name === "notice") {
            const notice = { ...(0,server_message/* toServerMessage */.gk)(message), completed: results.length };
            notices.push(notice);
            options.onNotice?.(notice);
        }
        else if (message.name === "error") {
            error = (0,server_message/* toServerMessage */.gk)(message);
        }
    });
    if (left !== null)
        options.onNotice?.((0,server_message/* noticeOfRest */.Ac)(left));
    return { results, notices, error };
}
function takeLockFile(folder) {
    const file = (0,external_node_path_.join)(folder, "lock");
    try {
        const made = (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
        // A database to try things on does not belong into anybody's commit.
        if (made !== undefined)
            (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, ".gitignore"), "*\n");
        if (writeLockFile(file) === "taken") {
            const holder = Number((0,external_node_fs_.readFileSync)(file, "utf8"));
            if ((0,process_exists/* processExists */._)(holder))
                throw inUse(folder, file, String(holder));
            (0,external_node_fs_.rmSync)(file, { force: true });
            // A second process that saw the same stale file may be faster.
            if (writeLockFile(file) === "taken")
                throw inUse(folder, file, (0,external_node_fs_.readFileSync)(file, "utf8"));
        }
    }
    catch (cause) {
        if (cause instanceof failure/* Failure */.H)
            throw cause;
        const message = `the folder of the embedded database cannot be used: ${cause.message}`;
        const help = "run it where you may write, or give a database URL";
        throw new failure/* Failure */.H("database", [(0,problems/* finding */.g)("connection", { message, help })], { cause });
    }
    return () => (0,external_node_fs_.rmSync)(file, { force: true });
}
function inUse(folder, file, holder) {
    const message = `the embedded database in ${folder} is in use by process ${holder}`;
    const help = `wait for it to end; if that is another program, remove ${file}`;
    return new failure/* Failure */.H("database", [(0,problems/* finding */.g)("embedded-in-use", { message, help })]);
}
function writeLockFile(file) {
    try {
        const descriptor = (0,external_node_fs_.openSync)(file, "wx");
        (0,external_node_fs_.writeSync)(descriptor, String(external_node_process_.pid));
        (0,external_node_fs_.closeSync)(descriptor);
        return "written";
    }
    catch (error) {
        if (error.code === "EEXIST")
            return "taken";
        throw error;
    }
}


/***/ }),

/***/ 6053:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ processExists)
/* harmony export */ });
/* harmony import */ var node_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1708);

/** Whether there is a process with that pid now; another user's counts. */
function processExists(pid) {
    if (pid <= 0)
        return false; // that would be a group of them
    try {
        (0,node_process__WEBPACK_IMPORTED_MODULE_0__.kill)(pid, 0);
        return true;
    }
    catch (error) {
        return error.code === "EPERM";
    }
}


/***/ }),

/***/ 4636:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   demo: () => (/* binding */ demo)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _config_read_config_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2466);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8165);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(551);
/* harmony import */ var _core_tool_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(117);
/* harmony import */ var _database_embedded_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2304);
/* harmony import */ var _render_text_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7705);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8135);










const failing = "-- Deliberately wrong: the column exists already, and the statement before it must not stay.\nALTER TABLE orders ADD COLUMN note text;\nALTER TABLE orders ADD COLUMN note text;\n";
const scenes = [
    { title: "Apply the sample migrations", command: { command: "apply" }, expect: "ok" },
    { title: "Where every migration stands", command: { command: "status" }, expect: "ok" },
    {
        title: "Somebody edits a file that is applied: refused",
        command: { command: "apply" },
        expect: "blocked",
        prepare: (folder) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.appendFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, "V3__add_customer_email.sql"), "-- edited\n"),
        restore: (folder) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.cpSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, ".kept", "V3__add_customer_email.sql"), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, "V3__add_customer_email.sql")),
    },
    {
        title: "A migration fails: rolled back, with the place and the way out",
        command: { command: "apply" },
        expect: "failed",
        prepare: (folder) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, "V8__add_order_note.sql"), failing),
        restore: (folder) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, "V8__add_order_note.sql")),
    },
    {
        title: "What a rollback to version 5 would do",
        command: { command: "rollback", "target-version": "5", "dry-run": "true" },
        expect: "ok",
    },
    { title: "The rollback", command: { command: "rollback", "target-version": "5", confirm: "default" }, expect: "ok" },
    { title: "All of it is on record", command: { command: "history" }, expect: "ok" },
];
/** Plays the whole story on an embedded database in memory; answers with the exit code. Leaves nothing behind. */
async function demo(options) {
    const { assets, write, paint, signal } = options;
    const root = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdtempSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), "schema-version-demo-"));
    try {
        const sample = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(assets, "..", "..", "migrations-sample");
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.cpSync)(sample, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, "migrations"), { recursive: true });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.cpSync)(sample, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, "migrations", ".kept"), { recursive: true });
        const files = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(sample).length;
        write(`${paint("bold", "schema-version demo")}: ${files} files of migrations-sample on an embedded PostgreSQL\n`);
        const told = await playAll(root, options);
        if (signal.aborted)
            return 3;
        const end = told === "as expected"
            ? "That was the story. Next: node dist/cli.js --help, where it is called schema-version"
            : unexpected;
        write(`\n${end}\n`);
        return told === "as expected" ? 0 : 1;
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(root, { recursive: true, force: true });
    }
}
const unexpected = "The story did not go as it should: this is a bug.";
async function playAll(root, options) {
    const { assets, write, paint, signal } = options;
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, "migrations");
    const session = await (0,_database_embedded_js__WEBPACK_IMPORTED_MODULE_7__.openEmbedded)({ assets, folder: null });
    const lend = lender(session);
    let told = "as expected";
    try {
        for (const [index, scene] of scenes.entries()) {
            if (signal.aborted)
                break;
            const title = paint("bold", `${index + 1}. ${scene.title}`);
            write(`\n${title}\n${paint("dim", `$ schema-version ${spell(scene)}`)}\n\n`);
            scene.prepare?.(folder);
            const report = await play(scene, { root, assets, lend, signal });
            scene.restore?.(folder);
            write((0,_render_text_js__WEBPACK_IMPORTED_MODULE_8__.renderText)(report, { columns: 100, paint }));
            if (report.verdict !== scene.expect)
                told = "otherwise";
        }
    }
    finally {
        await session.close();
    }
    return told;
}
async function play({ command }, { root, assets, lend, signal, }) {
    const startedAt = new Date();
    const read = await (0,_config_read_config_js__WEBPACK_IMPORTED_MODULE_3__/* .readConfig */ .X)({
        entry: "cli",
        // A second database beside the embedded one would take longer than all the rest.
        given: new Map(Object.entries({ shadow: "off", ...command })),
        variables: {},
        eventName: null,
        publicRepository: false,
        pushedBranch: null,
        readText: () => null,
    });
    if (!("ok" in read))
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .H("bad-input", read.findings);
    const nowhere = { repository: null, ref: null, commit: null, pullRequest: null, runId: null, runUrl: null };
    return await (0,_run_js__WEBPACK_IMPORTED_MODULE_9__/* .run */ .e)({
        config: read.ok,
        root,
        confined: false,
        event: null,
        log: silent,
        signal,
        context: { serverUrl: null, ...nowhere },
        recorder: { installedBy: "you", toolVersion: _core_tool_js__WEBPACK_IMPORTED_MODULE_6__/* .tool */ .z.version, ...nowhere },
        assets,
        startedAt,
        openEmbedded: lend,
    });
}
/**
 * One session plays all scenes: it is left as a new one would be found. To one borrower at a time, as the embedded
 * database on a disk: who watches a step that takes long would be in the middle of it.
 */
function lender(session) {
    const reset = "RESET SESSION AUTHORIZATION; RESET ALL; SELECT pg_catalog.pg_advisory_unlock_all()";
    let state = "free";
    const close = async () => {
        await session.send(reset);
        state = "free";
    };
    return async () => {
        if (state === "lent")
            throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .H("database", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_5__/* .finding */ .g)("embedded-in-use", { message: "it has one session" })]);
        state = "lent";
        return { ...session, close };
    };
}
const silent = { group: () => { }, endGroup: () => { }, line: () => { }, done: () => { }, progress: () => { } };
function spell({ command: { command = "", ...flags } }) {
    return [command, ...Object.entries(flags).map(([name, value]) => `--${name} ${value}`)].join(" ");
}


/***/ }),

/***/ 7705:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderText: () => (/* binding */ renderText)
});

// EXTERNAL MODULE: ./lib/core/probes.js
var core_probes = __webpack_require__(3112);
// EXTERNAL MODULE: ./lib/render/headline.js
var headline = __webpack_require__(5818);
// EXTERNAL MODULE: ./lib/render/outlook.js
var outlook = __webpack_require__(3107);
// EXTERNAL MODULE: ./lib/render/proof-words.js + 1 modules
var proof_words = __webpack_require__(7585);
// EXTERNAL MODULE: ./lib/render/schema-change-section.js + 1 modules
var schema_change_section = __webpack_require__(535);
// EXTERNAL MODULE: ./lib/render/schema-change-words.js
var schema_change_words = __webpack_require__(7990);
// EXTERNAL MODULE: ./lib/render/text-layout.js
var text_layout = __webpack_require__(5232);
// EXTERNAL MODULE: ./lib/render/visible.js
var visible = __webpack_require__(2474);
// EXTERNAL MODULE: ./lib/render/words.js
var words = __webpack_require__(8653);
;// CONCATENATED MODULE: ./lib/render/text-changes.js





const signs = {
    new: { sign: "+", tone: "ok" },
    changed: { sign: "~", tone: "warning" },
    gone: { sign: "-", tone: "error" },
};
const changesAtMost = 60;
const partsAtMost = 30;
/** What the pending migrations change in the schema, a line per object. */
function toChangeLines(environment, report, screen) {
    const group = (0,schema_change_section/* groupChanges */.t)(report).find(({ names }) => names.includes(environment.name));
    if (group === undefined)
        return [];
    const { changes } = group.change;
    const [first] = group.names;
    if (first !== undefined && first !== environment.name)
        return [`  changes  as in ${(0,visible/* visibleLine */.P8)(first)}`];
    const rest = changes.length - changesAtMost;
    return [
        `  changes  ${(0,visible/* visibleLine */.P8)((0,schema_change_words/* sayChanges */.h)(changes))}`,
        ...changes.slice(0, changesAtMost).flatMap((change) => toLines((0,schema_change_words/* toChangeLine */.M)(change), 4, screen)),
        ...(rest > 0 ? [`    and ${(0,words/* count */.U9)(rest, "more change")}; --format json has all of them`] : []),
    ];
}
function toLines(line, indent, screen) {
    const { sign, tone } = signs[line.change];
    const [first = "", ...wrapped] = (0,text_layout/* wrap */.LV)(toWords(line), { columns: screen.columns, indent: indent + 2 });
    const rest = line.parts.length - partsAtMost;
    return [
        `${" ".repeat(indent)}${screen.paint(tone, sign)} ${first.trimStart()}`,
        ...wrapped,
        ...line.parts.slice(0, partsAtMost).flatMap((part) => toLines(part, indent + 2, screen)),
        ...(rest > 0 ? [`${" ".repeat(indent + 2)}and ${rest} more`] : []),
    ];
}
function toWords({ kind, name, on, about, differences }) {
    const object = `${kind} ${name}${on === null ? "" : ` on ${on}`}`;
    const told = differences.map(({ attribute, before, after }) => `${attribute} ${before} → ${after}`);
    if (told.length > 0)
        return `${object}: ${told.join(", ")}`;
    return `${object} ${about}`.trimEnd();
}

// EXTERNAL MODULE: ./lib/render/drift-words.js
var drift_words = __webpack_require__(4563);
;// CONCATENATED MODULE: ./lib/render/text-drift.js




const tones = {
    structural: "error",
    security: "error",
    operational: "warning",
    cosmetic: "dim",
};
const objectsAtMost = 100;
const textLimit = 160;
const linesAtMost = 200;
const labelWidth = 11;
/** The drift of an environment, worst first: what should be above what is. The command `drift` has the SQL too. */
function toDriftLinesOf({ drift }, report, screen) {
    const because = drift.because.flatMap((sentence) => (0,text_layout/* wrap */.LV)(sentence, { ...screen, first: "  -", indent: 4 }));
    switch (drift.status) {
        case "off":
            return [];
        case "none":
            return [`  drift    ${screen.paint("ok", "none")}`, ...because];
        case "unknown":
            return [`  drift    ${screen.paint("warning", "unknown")}`, ...because];
        case "drift":
            return [
                `  drift    ${screen.paint("warning", (0,visible/* visibleLine */.P8)((0,drift_words/* sayDrifted */.OP)(drift)))}`,
                ...toObjects(drift.objects, report, screen),
                ...because,
                ...toSql(drift, report, screen),
            ];
    }
}
function toObjects(objects, { command }, screen) {
    const ordered = (0,drift_words/* worstFirst */.md)(objects);
    const told = command === "drift" ? ordered : ordered.filter(({ severity }) => severity !== "cosmetic");
    const rest = told.length - objectsAtMost;
    return [
        ...told.slice(0, objectsAtMost).flatMap((object) => toObject(object, screen)),
        ...(rest > 0 ? [`    and ${(0,words/* count */.U9)(rest, "more object")}; --format json has all of them`] : []),
    ];
}
function toObject(object, { columns, paint }) {
    const { change, severity } = object;
    const about = paint("dim", `${severity}, ${(0,drift_words/* sayAgainst */.pt)(object)}`);
    const head = `    ${paint(tones[severity], change.padEnd(labelWidth))}${(0,visible/* visibleLine */.P8)((0,drift_words/* nameOf */.Vb)(object))}  ${about}`;
    const side = (text, sign) => (0,text_layout/* wrap */.LV)(text, { columns, first: `${" ".repeat(labelWidth + 4)}${sign}`, indent: labelWidth + 6 });
    const lines = (0,drift_words/* toDriftLines */.aL)(object, { limit: textLimit }).flatMap(({ attribute, expected, actual }) => {
        const before = attribute === "" ? "" : `${attribute}: `;
        const both = [...side(`${before}${expected.text}`, "-"), ...side(`${before}${actual.text}`, "+")];
        const only = [expected, actual].find(({ kind }) => kind === "text");
        if (attribute !== "")
            return both;
        return only === undefined ? [] : side(only.text, only === expected ? "-" : "+");
    });
    return [head, ...lines];
}
function toSql(drift, { command }, screen) {
    const all = (0,drift_words/* toDriftSql */.bV)(drift);
    if (command !== "drift")
        return all.length === 0 ? [] : ["    the command drift prints the SQL to keep it or to put it back"];
    return all.flatMap((one) => ["", ...toOneSql(one, screen)]);
}
function toOneSql({ title, sql, proof, left, destroys }, { columns, paint }) {
    const lines = (0,visible/* visibleBlock */._n)(sql).trimEnd().split("\n");
    const rest = lines.length - linesAtMost;
    return [
        `  ${paint(proof === "verified" ? "ok" : "warning", title)}`,
        ...(left.length === 0 ? [] : (0,text_layout/* wrap */.LV)(`it leaves ${(0,words/* toList */.st)(left, { most: 10 })}`, { columns, indent: 4 })),
        ...destroys
            .flatMap((text) => (0,text_layout/* wrap */.LV)(`destroys data: ${text}`, { columns, indent: 4 }))
            .map((line) => paint("error", line)),
        ...lines.slice(0, linesAtMost).map((line) => `    | ${line}`),
        ...(rest > 0 ? [`    … ${(0,words/* count */.U9)(rest, "more line")}; --format json has all of it`] : []),
    ];
}

// EXTERNAL MODULE: ./lib/core/fix.js
var core_fix = __webpack_require__(8808);
// EXTERNAL MODULE: ./lib/render/failure-excerpt.js
var failure_excerpt = __webpack_require__(9502);
// EXTERNAL MODULE: ./lib/render/finding-groups.js
var finding_groups = __webpack_require__(3106);
// EXTERNAL MODULE: ./lib/render/findings-list.js
var findings_list = __webpack_require__(6189);
;// CONCATENATED MODULE: ./lib/render/text-findings.js







const text_findings_tones = { error: "error", warning: "warning", note: "note" };
const continued = 2;
const labelIndent = 8;
/** The findings as blocks of lines, worst first: where and what, the line of the file, then the way out. */
function toFindingBlocks(report, screen) {
    const waived = (0,finding_groups/* groupWaived */.oE)(report.findings);
    const reasons = waived.flatMap(({ finding }) => (0,text_layout/* wrap */.LV)(`${placeOf(finding)}${finding.rule}: ${finding.waived ?? ""}`, { columns: screen.columns, indent: 2 }));
    return [
        ...(0,finding_groups/* foldGroups */.wK)((0,finding_groups/* groupFindings */.kG)(report.findings)).map((group) => toBlock(group, report, screen)),
        ...(waived.length === 0 ? [] : [[screen.paint("dim", (0,words/* count */.U9)(waived.length, "waived finding")), ...reasons]]),
    ];
}
function toBlock(group, report, screen) {
    const { finding, also } = group;
    const [first, ...more] = (0,finding_groups/* toLines */.P_)(finding);
    const where = group.environments.length > 0 && report.environments.length > 1 ? `${(0,finding_groups/* sayEnvironments */.Iq)(group)}: ` : "";
    const place = (0,visible/* visibleLine */.P8)(placeOf(finding));
    const [head = "", ...wrapped] = (0,text_layout/* wrap */.LV)(`${place}${finding.severity}: ${where}${first?.text ?? finding.rule}`, {
        columns: screen.columns - continued,
        indent: 0,
    });
    const excerpt = (0,failure_excerpt/* toExcerpt */.nl)(finding, report);
    return [
        paintHead(head, place, finding.severity, screen),
        ...wrapped.map((line) => `${" ".repeat(continued)}${line}`),
        ...(excerpt === null ? [] : (0,failure_excerpt/* drawExcerpt */.iC)(excerpt).map((line) => `  ${paintGutter(line, screen)}`)),
        ...more.flatMap(({ label, text }) => toLabelled(label, text, screen)),
        ...toLabelled("help", finding.help, screen),
        ...toFixLines(finding, screen),
        ...toOthers(also, screen),
    ];
}
const othersShown = 12;
/** What else the file has of the kind: some with their lines, the rest by their number. */
function toOthers(also, screen) {
    const rest = also.slice(othersShown).map(({ finding }) => String(finding.line ?? "?"));
    return [
        ...also.slice(0, othersShown).flatMap(({ finding }) => toAlso(finding, screen)),
        ...(rest.length === 0
            ? []
            : toLabelled("also", `${rest.length} more: lines ${(0,words/* toList */.st)(rest, { most: 20 })}`, screen)),
    ];
}
/** Another finding of the kind in the same file, with its lines. */
function toAlso(finding, screen) {
    const place = finding.line === undefined ? "" : `line ${finding.line}: `;
    return [
        ...toLabelled("also", `${place}${(0,findings_list/* splitHead */.nD)((0,finding_groups/* toLines */.P_)(finding)[0]?.text ?? finding.rule).head}`, screen),
        ...toFixLines(finding, screen),
    ];
}
function placeOf({ file, line, column }) {
    return file === undefined ? "" : `${[file, line, column].filter((part) => part !== undefined).join(":")} `;
}
/** Tones go on after wrapping, where the words are still together; a head that was cut inside them stays plain. */
function paintHead(head, place, severity, { paint }) {
    const start = `${place}${severity}:`;
    if (!head.startsWith(start))
        return head;
    const shownPlace = place === "" ? "" : `${paint("bold", place.trimEnd())} `;
    return `${shownPlace}${paint(text_findings_tones[severity], `${severity}:`)}${head.slice(start.length)}`;
}
function paintGutter(line, { paint }) {
    const end = line.indexOf("|") + 1;
    return `${paint("dim", line.slice(0, end))}${line.slice(end)}`;
}
/** The lines that can stand in place of others, and the files that are the safe form. */
function toFixLines({ fix = [], suggestion }, screen) {
    const lines = suggestion === undefined ? [] : (0,visible/* visibleBlock */._n)(suggestion.text).split("\n");
    const place = suggestion === undefined ? "" : sayLines(suggestion.startLine, suggestion.endLine);
    return [
        ...(suggestion === undefined
            ? []
            : toLabelled("fix", `${place}${suggestion.text === "" ? " can go" : " as"}`, screen)),
        ...lines.flatMap((line) => (line === "" ? [] : [`        | ${line}`])),
        // The lines above are all that such a file changes.
        ...(fix.length === 0 || (0,core_fix/* toFileChange */.q)(fix, suggestion) !== null
            ? []
            : toLabelled("fix", `as files: ${(0,words/* toList */.st)(fix.map(({ file }) => file), { most: 8 })}`, screen)),
    ];
}
function sayLines(start, end) {
    return start === end ? `line ${start}` : `lines ${start} to ${end}`;
}
function toLabelled(label, text, { columns, paint }) {
    const [first = "", ...rest] = (0,text_layout/* wrap */.LV)(text, { columns: columns - labelIndent, indent: 0 });
    const shown = label === "" ? "" : `${label.padEnd(labelIndent - 3)} `;
    return [
        `  ${shown === "" ? "" : paint("dim", shown)}${first}`,
        ...rest.map((line) => `${" ".repeat(labelIndent)}${line}`),
    ];
}

// EXTERNAL MODULE: ./lib/render/migration-table.js
var migration_table = __webpack_require__(4305);
// EXTERNAL MODULE: ./lib/render/rollback-table.js
var rollback_table = __webpack_require__(3027);
// EXTERNAL MODULE: ./lib/render/lock-words.js
var lock_words = __webpack_require__(3909);
// EXTERNAL MODULE: ./lib/render/object-words.js
var object_words = __webpack_require__(9909);
;// CONCATENATED MODULE: ./lib/render/text-proof.js





const text_proof_signs = {
    ok: { sign: "✓", tone: "ok" },
    warning: { sign: "!", tone: "warning" },
    error: { sign: "✗", tone: "error" },
    none: { sign: "–", tone: "dim" },
};
const indent = 6;
const locksAtMost = 10;
/** What was proven of a file that waits, and the existing tables that it locks: lines to stand below its own. */
function toProofLines(waiting, environment, screen) {
    const { transactional } = waiting;
    const [shown] = (0,proof_words/* proofsOf */.Tq)(waiting, { environments: [environment] });
    if (shown === undefined)
        return [];
    const { proof } = shown;
    const locks = (0,lock_words/* listTableLocks */.rD)(proof, { transactional: transactional !== false, environments: [environment] });
    const rest = locks.length - locksAtMost;
    return [
        // The line above says that there is no undo script.
        ...layMarks((0,proof_words/* toProofMarks */.Gu)(shown, waiting).filter(({ text }) => text !== proof_words/* noUndoScript */.zu), screen),
        ...locks.slice(0, locksAtMost).flatMap((lock) => {
            const lines = (0,text_layout/* wrap */.LV)(`${(0,object_words/* shownName */.HD)(lock.relation)} ${lock.mode}, ${(0,lock_words/* sayHowLong */._s)(lock)}`, { ...screen, indent });
            return (0,lock_words/* isHeavy */.sL)(lock) ? lines.map((line) => screen.paint("error", line)) : lines;
        }),
        ...(rest > 0 ? [`${" ".repeat(indent)}and ${(0,words/* count */.U9)(rest, "more table")}`] : []),
    ];
}
/** Marks side by side, as many on a line as there is room. */
function layMarks(marks, { columns, paint }) {
    const lines = [];
    for (const { mark, text } of marks) {
        const { sign, tone } = text_proof_signs[mark];
        const width = (0,text_layout/* widthOf */.qz)(text) + 4;
        const last = lines.at(-1);
        const shown = `${paint(tone, sign)} ${text}`;
        if (last === undefined || last.width + width > columns)
            lines.push({ text: shown, width: indent + width });
        else {
            last.text += `  ${shown}`;
            last.width += width;
        }
    }
    return lines.map(({ text }) => `${" ".repeat(indent)}${text}`);
}

;// CONCATENATED MODULE: ./lib/render/text-steps.js







const text_steps_words = {
    done: { text: "done", tone: "ok" },
    failed: { text: "failed", tone: "error" },
    "not-run": { text: "not run", tone: "dim" },
};
/** What a run did, a line per file: `V13 add email  done  12 ms  waited 5.0 s …`. */
function toStepLines(environment, screen) {
    const { steps } = environment;
    return (0,text_layout/* layTable */.jU)([
        { title: "", cells: steps.map((step) => ({ text: toName(step) })), shrink: "yes" },
        { title: "", cells: steps.map(({ result }) => (result === null ? { text: "" } : text_steps_words[result])) },
        {
            title: "",
            cells: steps.map(({ executionMs }) => ({ text: executionMs === null ? "" : (0,words/* toDuration */.Ah)(executionMs) })),
            align: "right",
        },
        {
            title: "",
            cells: steps.map(({ retries }) => ({ text: (0,migration_table/* sayRetries */.MW)(retries), tone: "warning" })),
            shrink: "yes",
        },
    ], screen);
}
function toName(step) {
    return `${(0,migration_table/* toStepLabel */.yc)(step)} ${step.description}`.trim();
}
/** What waits to run, a line per file, with its way back and, below it, what was proven and not told above already. */
function toWaitingLines(environment, screen, above = []) {
    const waiting = (0,outlook/* waitingIn */.zQ)(environment);
    const lines = (0,text_layout/* layTable */.jU)([
        {
            title: "",
            cells: waiting.map(({ label, description }) => ({ text: `${label} ${description}`.trim() })),
            shrink: "yes",
        },
        { title: "", cells: waiting.map(() => ({ text: "pending" })) },
        {
            title: "",
            cells: waiting.map(({ label, undo }) => {
                if (label === "R")
                    return { text: "" };
                return undo === null ? { text: "no undo script", tone: "warning" } : { text: `undo ${undo}`, tone: "dim" };
            }),
            shrink: "yes",
        },
        {
            title: "",
            cells: waiting.map(({ transactional }) => ({
                text: transactional === false ? "without a transaction" : "",
                tone: "dim",
            })),
            optional: 1,
        },
    ], screen);
    const shown = waiting.map((one) => {
        const proof = toProofLines(one, environment, screen);
        const told = new Set(above.flatMap((other) => toProofLines(one, other, screen)));
        const news = proof.findIndex((line) => !told.has(line));
        return { proof, news: news === -1 ? [] : proof.slice(news) };
    });
    const repeats = shown.some(({ proof, news }) => news.length < proof.length);
    return [
        ...shown.flatMap(({ news }, index) => [lines[index] ?? "", ...news]),
        ...(repeats ? [`  proof    ${shown.every(({ news }) => news.length === 0) ? "" : "otherwise "}as above`] : []),
    ];
}
/** The plan of a rollback: each undo script with whose work it takes back, what it destroys and its SQL. */
function toUndoLines({ steps }, { columns, paint }) {
    const undos = steps.filter(({ kind }) => kind === "undo");
    return undos.flatMap((step, index) => [
        ...(0,text_layout/* wrap */.LV)(`${step.script}  ${sayInstalled(step)}`, { columns, first: `  ${index + 1}. `, indent: text_steps_indent }),
        ...toDestroyed(step).map(({ text, tone }) => `${" ".repeat(text_steps_indent)}${paint(tone, (0,visible/* visibleLine */.P8)(text))}`),
        ...toSqlLines(step.sql).map((line) => `${" ".repeat(text_steps_indent)}${paint("dim", line)}`),
    ]);
}
const text_steps_indent = 5;
const text_steps_linesAtMost = 60;
function sayInstalled({ installedOn, installedBy }) {
    const on = installedOn === null ? "" : ` on ${(0,words/* toMinute */.y_)(installedOn)}`;
    const by = installedBy === null ? "" : ` by ${installedBy}`;
    return on + by === "" ? "" : `takes back what was installed${on}${by}`;
}
/** Never cut: it is what the reader is asked to accept. */
function toDestroyed({ destroys }) {
    if (destroys.length === 0)
        return [{ text: "destroys nothing", tone: "ok" }];
    return destroys.map((destroyed) => {
        const { before, name, after } = (0,rollback_table/* toDestroyedWords */.Ib)(destroyed);
        return { text: `destroys ${before}${name}${after}`, tone: destroyed.seen === false ? "dim" : "error" };
    });
}
function toSqlLines(sql) {
    const lines = (0,visible/* visibleBlock */._n)(sql).trimEnd().split("\n");
    const rest = lines.length - text_steps_linesAtMost;
    return [...lines.slice(0, text_steps_linesAtMost), ...(rest > 0 ? [`… ${rest} more lines in the file`] : [])].map((line) => `| ${line}`);
}

// EXTERNAL MODULE: ./lib/render/status-table.js
var status_table = __webpack_require__(7365);
;// CONCATENATED MODULE: ./lib/render/text-tables.js



const stateTones = {
    applied: "ok",
    current: "ok",
    baseline: "ok",
    pending: "note",
    outdated: "note",
    "below-baseline": "dim",
    ahead: "warning",
    edited: "error",
    missing: "error",
    failed: "error",
    "undo-failed": "error",
    "out-of-order": "error",
};
/** Every version of an environment with its state, who installed it and when. */
function toStatusLines(environment, screen) {
    const rows = (0,status_table/* listVersions */.yO)(environment);
    return (0,text_layout/* layTable */.jU)([
        { title: "version", cells: rows.map(({ label }) => ({ text: label })) },
        { title: "description", cells: rows.map(({ description }) => ({ text: description })), shrink: "yes" },
        {
            title: "state",
            cells: rows.map(({ state }) => ({ text: (0,status_table/* toStateWords */._z)(state), tone: stateTones[state] ?? "bold" })),
        },
        {
            title: "installed (UTC)",
            cells: rows.map(({ installedOn }) => ({ text: withoutZone((0,words/* toMinute */.y_)(installedOn ?? "")) })),
            optional: 2,
        },
        { title: "by", cells: rows.map(({ installedBy }) => ({ text: installedBy ?? "" })), optional: 1, shrink: "yes" },
        {
            title: "time",
            cells: rows.map(({ executionMs }) => ({ text: toTime(executionMs) })),
            align: "right",
            optional: 3,
        },
        { title: "undo", cells: rows.map(({ undo }) => ({ text: undo })), optional: 4 },
    ], screen);
}
/** The audit log of an environment, newest first. */
function toHistoryLines({ events }, screen) {
    return (0,text_layout/* layTable */.jU)([
        { title: "id", cells: events.map(({ id }) => ({ text: String(id) })), align: "right", optional: 4 },
        { title: "when (UTC)", cells: events.map(({ at }) => ({ text: withoutZone((0,words/* toMinute */.y_)(at)) })) },
        { title: "event", cells: events.map(({ event, success }) => ({ text: event, tone: success ? "ok" : "error" })) },
        { title: "version", cells: events.map(({ version }) => ({ text: version ?? "" })) },
        {
            title: "description",
            cells: events.map(({ description }) => ({ text: description ?? "" })),
            shrink: "yes",
            optional: 1,
        },
        { title: "by", cells: events.map(({ installedBy }) => ({ text: installedBy })), shrink: "yes" },
        {
            title: "time",
            cells: events.map(({ executionMs }) => ({ text: toTime(executionMs) })),
            align: "right",
            optional: 3,
        },
        {
            title: "why",
            cells: events.map(({ reason, message }) => ({
                text: [message, reason].filter((text) => text !== null).join("; "),
            })),
            shrink: "yes",
            optional: 2,
        },
    ], screen);
}
/** The heading says it once: in 80 columns each sign of a description counts. */
function withoutZone(time) {
    return time.replace(/ UTC$/, "");
}
function toTime(executionMs) {
    return executionMs === null ? "" : (0,words/* toDuration */.Ah)(executionMs);
}

// EXTERNAL MODULE: ./lib/render/who-and-wait.js
var who_and_wait = __webpack_require__(9152);
;// CONCATENATED MODULE: ./lib/render/text.js













const text_tones = { ok: "ok", warning: "warning", blocked: "error", failed: "error" };
/** The report for a terminal, or for a pipe with infinite `columns` and the paint `plain`. Ends with a line end. */
function renderText(report, options) {
    const screen = { ...options, columns: Math.max(40, options.columns) };
    const blocks = [
        ...(report.environments.length === 1 ? [] : [[screen.paint("bold", `schema-version ${report.command}`)]]),
        ...report.environments.map((environment) => toEnvironmentBlock(environment, report, screen)),
        report.written.map((file) => `  created ${(0,visible/* visibleLine */.P8)(file)}`),
        ...toFindingBlocks(report, screen),
        toLeftOut(report, screen),
        ...toConfirmation(report),
        [toLastLine(report, screen)],
    ];
    return `${blocks
        .filter((block) => block.length > 0)
        .map((block) => block.join("\n"))
        .join("\n\n")}\n`;
}
function toEnvironmentBlock(environment, report, screen) {
    const only = report.environments.length === 1;
    const words = [environment.name, environment.server, environment.database].flatMap((word) => word === null ? [] : [(0,visible/* visibleLine */.P8)(word)]);
    const header = [only ? screen.paint("bold", `schema-version ${report.command}`) : "", ...words];
    const body = [...toUnread(environment, screen), ...toBody(environment, report, screen)];
    return [header.filter((word) => word !== "").join("  "), ...(only && body.length > 0 ? [""] : []), ...body];
}
function toUnread(environment, { columns }) {
    const { source, unreachable } = environment;
    const unread = (0,outlook/* sayWhyUnread */.Pl)(environment);
    if (unread !== null)
        return (0,text_layout/* wrap */.LV)(`${unread.what}${unread.rest}`, { columns, indent: 2 });
    if (source !== "base-branch" && source !== "files")
        return [];
    const instead = source === "files" ? "not read" : "compared with the base branch";
    return (0,text_layout/* wrap */.LV)(`${instead}${unreachable === null ? "" : `: ${unreachable}`}`, { columns, indent: 2 });
}
function toBody(environment, report, screen) {
    if ((0,outlook/* sayWhyUnread */.Pl)(environment) !== null)
        return [];
    switch (report.command) {
        case "check":
            return [...toPlan(environment, report, screen), ...toFacts(environment, report, screen)];
        case "drift":
            return toDriftLinesOf(environment, report, screen);
        case "apply":
            return report.dryRun || (0,outlook/* isOnlyPlanned */.NF)(environment)
                ? toPlan(environment, report, screen)
                : toRun(environment, report, screen);
        case "rollback":
            return (0,outlook/* isOnlyPlanned */.NF)(environment) ? toUndoLines(environment, screen) : toRun(environment, report, screen);
        case "history":
            return toHistoryLines(environment, screen);
        case "new":
        case "export":
        case "observe":
            return [];
        default:
            return toStatusLines(environment, screen);
    }
}
function toRun(environment, report, screen) {
    return [
        ...(environment.steps.length === 0 ? [`  ${(0,outlook/* sayResult */.pA)(environment)}`] : toStepLines(environment, screen)),
        ...(environment.drift.status === "drift" ? toDriftLinesOf(environment, report, screen) : []),
    ];
}
function toPlan(environment, report, screen) {
    const now = (0,outlook/* shownVersion */.qv)(environment.currentVersion);
    const after = (0,outlook/* shownVersion */.qv)(environment.targetVersion);
    const blocked = environment.plan === "blocked";
    const still = blocked || environment.targetVersion === null || now === after;
    const above = report.environments.slice(0, report.environments.indexOf(environment));
    const lines = toWaitingLines(environment, screen, above);
    const rest = lines.length === 0 && !blocked ? ", nothing is pending" : "";
    const fails = (0,outlook/* firstThatFails */.ZU)(environment, report);
    const stop = blocked ? "blocked" : fails === null ? "" : `fails at ${(0,visible/* visibleLine */.P8)(fails.label)}`;
    const said = stop === "" ? rest : `, ${screen.paint("error", stop)}`;
    return [`  version ${(0,visible/* visibleLine */.P8)(still ? now : `${now} → ${after}`)}${said}`, ...lines];
}
/** What else was found out about an environment: what would change, what the data answered, and what drifted. */
function toFacts(environment, report, screen) {
    const probes = environment.probes.flatMap((probe) => (0,text_layout/* wrap */.LV)((0,core_probes/* describeProbe */.W)(probe), { columns: screen.columns, first: "    -", indent: 6 }));
    return [
        ...toChangeLines(environment, report, screen),
        ...(probes.length === 0 ? [] : ["  asked    whether rows stand in the way", ...probes]),
        ...toDriftLinesOf(environment, report, screen),
    ];
}
function toLeftOut(report, { columns, paint }) {
    const sentences = [...report.leftOut, ...(report.command === "check" ? (0,proof_words/* sayNotProven */.jX)(report) : [])];
    if (sentences.length === 0)
        return [];
    return [
        paint("dim", (0,proof_words/* hasProofs */.qS)(report) ? "not proven" : "not checked"),
        ...sentences.flatMap((sentence) => (0,text_layout/* wrap */.LV)(sentence, { columns, first: "  -", indent: 4 })),
    ];
}
/** How to run exactly the plan that is shown. */
function toConfirmation(report) {
    if (report.command !== "rollback")
        return [];
    return report.environments
        .filter((environment) => environment.plan === "ready" && (0,outlook/* isOnlyPlanned */.NF)(environment))
        .map(({ name, planDigest }) => [
        `to run exactly this: --confirm ${(0,visible/* visibleLine */.P8)(name)} --expect-plan ${planDigest ?? ""}`,
    ]);
}
function toLastLine(report, screen) {
    const ran = !report.dryRun && (report.command === "apply" || report.command === "rollback");
    const [only, ...others] = report.environments;
    const told = ran && others.length === 0 && only !== undefined && only.steps.length > 0 && !(0,outlook/* isOnlyPlanned */.NF)(only);
    const result = told ? sayEnd(only, report) : (0,headline/* toHeadline */.G)(report).text;
    const parts = [(0,visible/* visibleLine */.P8)(result), ran ? (0,who_and_wait/* sayLongestWait */.N)(report) : "", (0,words/* toDuration */.Ah)(report.durationMs)];
    const [head = "", ...rest] = parts.filter((part) => part !== "");
    return [screen.paint(text_tones[report.verdict], head), ...rest].join("  ·  ");
}
function sayEnd(environment, { verdict }) {
    return verdict === "failed" ? (0,outlook/* sayResult */.pA)(environment) : `${(0,outlook/* sayResult */.pA)(environment)}; ${(0,outlook/* sayWhereItIs */.iz)(environment)}`;
}


/***/ }),

/***/ 6198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ compileWebAssemblyOnce)
/* harmony export */ });
/**
 * Keeps V8 from compiling PostgreSQL's huge functions a second time, optimised, in the background: 0.3 s of a core and
 * 500 MB, for which a process even waits at its end, and the parser becomes no faster (Node 20, 22 and 24, up to 20,000
 * statements). To be called before the WebAssembly is loaded.
 */
async function compileWebAssemblyOnce() {
    const { setFlagsFromString } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 8877, 19));
    setFlagsFromString("--no-wasm-tier-up");
    setFlagsFromString("--no-wasm-dynamic-tiering");
}


/***/ })

};
