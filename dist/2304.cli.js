export const id = 2304;
export const ids = [2304];
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
