export const id = 8976;
export const ids = [8976];
export const modules = {

/***/ 90303:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $m: () => (/* binding */ stretchAt),
/* harmony export */   fl: () => (/* binding */ locator),
/* harmony export */   wZ: () => (/* binding */ countCharacters)
/* harmony export */ });
/** The last of some stretches, sorted by `start`, that starts at or before a position; undefined when none does. */
function stretchAt(sorted, position) {
    return sorted[lastUpTo(position, sorted.length, (index) => sorted[index]?.start ?? 0)];
}
/** Index of the last of some ascending numbers that is not above a limit; -1 when all are. */
function lastUpTo(limit, count, numberAt) {
    let [low, high] = [0, count];
    while (low < high) {
        const middle = (low + high) >>> 1;
        if (numberAt(middle) <= limit)
            low = middle + 1;
        else
            high = middle;
    }
    return low - 1;
}
/**
 * Turns positions of a file's text (UTF-16 units) into lines and columns. A line ends at `\n`, as on GitHub; a column
 * counts characters, not UTF-16 units.
 */
function locator(file, text) {
    let starts = null;
    return (position) => {
        const lines = (starts ??= listLineStarts(text));
        const within = Math.min(position, text.length);
        const index = lastUpTo(within, lines.length, (at) => lines[at] ?? 0);
        return { file, line: index + 1, column: countCharacters(text.slice(lines[index], within)) + 1 };
    };
}
function listLineStarts(text) {
    const starts = [0];
    for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1))
        starts.push(end + 1);
    return starts;
}
/** How many characters (code points) a text has. */
function countCharacters(text) {
    return text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);
}


/***/ }),

/***/ 92304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openEmbedded: () => (/* binding */ openEmbedded),
  openInMemory: () => (/* binding */ openInMemory)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __webpack_require__(1708);
// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(75919);
// EXTERNAL MODULE: ./node_modules/pg-protocol/dist/index.js
var dist = __webpack_require__(74233);
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
var parser = __webpack_require__(43318);
// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(48165);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(70551);
// EXTERNAL MODULE: ./lib/sql/webassembly.js
var webassembly = __webpack_require__(56198);
// EXTERNAL MODULE: ./lib/database/process-exists.js
var process_exists = __webpack_require__(96053);
// EXTERNAL MODULE: ./lib/database/session.js
var session = __webpack_require__(29357);
// EXTERNAL MODULE: ./lib/database/server-message.js
var server_message = __webpack_require__(23384);
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

/***/ 96053:
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

/***/ 94226:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zs: () => (/* binding */ movingNames),
/* harmony export */   _C: () => (/* binding */ saysDatabase),
/* harmony export */   vM: () => (/* binding */ fixedNames)
/* harmony export */ });
/* harmony import */ var _core_quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89531);
/* harmony import */ var _database_session_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29357);


/** On a server that is somebody's nothing is renamed. */
const fixedNames = { of: (made) => made, take: async () => { }, forget: () => { } };
/** On a server of our own, where a superuser renames: whoever is in a database may stay there. */
function movingNames(admin, wanted) {
    const present = new Map();
    const nameOf = (made) => present.get(made) ?? made;
    let bearer = wanted;
    return {
        of: nameOf,
        take: async (made) => {
            if (bearer === made)
                return;
            const own = nameOf(made);
            await (0,_database_session_js__WEBPACK_IMPORTED_MODULE_0__/* .query */ .P)(admin, swapSql(wanted, own), "naming a shadow database");
            if (bearer !== null)
                present.set(bearer, own);
            present.set(made, wanted);
            bearer = made;
        },
        forget: (made) => {
            present.delete(made);
            if (bearer === made)
                bearer = null;
        },
    };
}
/** ALTER DATABASE would not rename one that a session is in. */
function swapSql(wanted, own) {
    const rename = (from, to) => `UPDATE pg_catalog.pg_database SET datname = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(to)} WHERE datname = ${(0,_core_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(from)}`;
    const aside = "schema_version_aside";
    return ["BEGIN", rename(wanted, aside), rename(own, wanted), rename(aside, own), "COMMIT"].join(";\n");
}
/** Whether a script may say the name of a database: then it has to be that of the one where it runs. */
function saysDatabase({ sql }) {
    return /\bdatabase\b/i.test(sql);
}


/***/ }),

/***/ 83330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openShadow: () => (/* binding */ openShadow)
});

// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(48165);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(70551);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./lib/shadow/unprivileged.js


/**
 * Whom a server of ours runs as: PostgreSQL refuses root, so root hands over to nobody. `same` where we are no root;
 * null where root finds no such user.
 */
async function findServerUser() {
    if ((0,external_node_os_.userInfo)().uid !== 0)
        return "same";
    // PostgreSQL looks its user up: an id without a line here would not do.
    const lines = (await (0,promises_.readFile)("/etc/passwd", "utf8").catch(() => "")).split("\n");
    const [, , uid, gid] = lines.find((line) => line.startsWith("nobody:"))?.split(":") ?? [];
    // macOS writes them as -2.
    return uid === undefined || gid === undefined ? null : { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
}
/** The options of `spawn` that hand over to the user. */
function asUser(user) {
    return user === "same" ? {} : user;
}

;// CONCATENATED MODULE: ./lib/shadow/program.js



/** All that programs of ours see of the environment: no variable of ours reaches a server that runs others' SQL. */
const bareEnvironment = { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
/** Runs a program to its end and answers with what it wrote. Throws with its words when it fails or takes too long. */
async function runProgram(program, args, options) {
    const { stdout } = await (0,external_node_util_.promisify)(external_node_child_process_.execFile)(program, [...args], {
        ...asUser(options.user),
        cwd: options.cwd,
        env: bareEnvironment,
        timeout: options.limitMs,
        killSignal: "SIGKILL",
    });
    return stdout;
}

;// CONCATENATED MODULE: ./lib/shadow/binaries.js






/** Where packages put the programs of a major: Debian and GitHub's images, Red Hat, Alpine, Homebrew, Postgres.app. */
function usualFolders(major) {
    return [
        `/usr/lib/postgresql/${major}/bin`,
        `/usr/pgsql-${major}/bin`,
        `/usr/libexec/postgresql${major}`,
        `/opt/homebrew/opt/postgresql@${major}/bin`,
        `/usr/local/opt/postgresql@${major}/bin`,
        `/home/linuxbrew/.linuxbrew/opt/postgresql@${major}/bin`,
        `/Applications/Postgres.app/Contents/Versions/${major}/bin`,
    ];
}
/** PostgreSQL's programs of that major, asked for their version as whoever would run them; null when there are none. */
async function findBinaries(major, { path, folders }) {
    // Windows has no unix sockets for us, and a server there asks for other rights.
    if ((0,external_node_os_.platform)() === "win32")
        return null;
    // A relative folder would be below the checkout, where a pull request can put programs.
    const onPath = path.split(external_node_path_.delimiter).filter((folder) => (0,external_node_path_.isAbsolute)(folder));
    for (const folder of new Set([...(folders ?? usualFolders(major)), ...onPath])) {
        const found = await readBinaries(folder);
        if (found?.major === major)
            return found;
    }
    return null;
}
const versionLimitMs = 5000;
/** The programs in a folder; null where they are missing, do not run, or say no version. */
async function readBinaries(folder) {
    const user = await findServerUser();
    if (user === null)
        return null;
    try {
        await Promise.all(["initdb", "postgres"].map((name) => (0,promises_.access)((0,external_node_path_.join)(folder, name), external_node_fs_.constants.X_OK)));
        const options = { user, cwd: "/", limitMs: versionLimitMs };
        const said = await runProgram((0,external_node_path_.join)(folder, "postgres"), ["--version"], options);
        const [, version, major] = /^postgres \(PostgreSQL\) ((\d+)\S*)/.exec(said) ?? [];
        return version === undefined ? null : { folder, version, major: Number(major) };
    }
    catch {
        return null; // one that does not run is none
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __webpack_require__(89531);
// EXTERNAL MODULE: ./lib/database/postgres.js + 8 modules
var postgres = __webpack_require__(15841);
// EXTERNAL MODULE: ./lib/database/session.js
var database_session = __webpack_require__(29357);
// EXTERNAL MODULE: ./lib/shadow/database-names.js
var database_names = __webpack_require__(94226);
;// CONCATENATED MODULE: ./lib/shadow/roles.js


/** Roles through which SQL reaches files and programs. */
const reaching = ["pg_execute_server_program", "pg_read_server_files", "pg_write_server_files"];
/** What the owner may do. */
const rightsOfOwner = {
    recorded: "SUPERUSER",
    "pull-request": "NOSUPERUSER CREATEROLE NOCREATEDB NOREPLICATION NOBYPASSRLS",
};
/** Up to 15, one that makes roles can make itself a member of any that is no superuser. */
const shieldSql = `UPDATE pg_catalog.pg_authid SET rolsuper = true WHERE rolname IN (${reaching.map(quote/* quoteLiteral */.ce).join(", ")})`;
/**
 * SQL that makes the role which owns all that is replayed. A pull request's may make roles, as migrations do. Up to 15 it
 * could thereby make itself a member of any role that is no superuser, so those that reach out are marked as such: only
 * for servers that are thrown away.
 */
function createOwnerSql({ name, password, trust, major }) {
    const login = password === null ? "NOLOGIN" : `LOGIN PASSWORD ${(0,quote/* quoteLiteral */.ce)(password)}`;
    return [`CREATE ROLE ${(0,quote/* quoteIdentifier */.Cm)(name)} ${login} ${rightsOfOwner[trust]}`, ...(major < 16 ? [shieldSql] : [])];
}
/**
 * Makes the target's roles where they are missing, without login and rights, and the owner a member of each, so that it
 * may give them objects. Answers with those that it made.
 */
async function createRoles(admin, { roles }, owner) {
    const [existing] = await (0,database_session/* query */.P)(admin, "SELECT rolname FROM pg_catalog.pg_roles", "reading the shadow's roles");
    const known = new Set(existing?.rows.map(([name]) => name));
    const missing = roles.filter((name) => !known.has(name) && !name.startsWith("pg_") && name !== "");
    const statements = missing.flatMap((name) => [
        `CREATE ROLE ${(0,quote/* quoteIdentifier */.Cm)(name)} NOLOGIN`,
        ...(owner.trust === "recorded"
            ? []
            : [`GRANT ${(0,quote/* quoteIdentifier */.Cm)(name)} TO ${(0,quote/* quoteIdentifier */.Cm)(owner.name)} WITH ADMIN OPTION`]),
    ]);
    if (statements.length > 0)
        await (0,database_session/* query */.P)(admin, statements.join(";\n"), "making the target's roles on the shadow");
    return missing;
}

;// CONCATENATED MODULE: ./lib/shadow/disarm.js



/**
 * Takes the owner's superuser rights, which the files on record needed, before SQL of others runs on copies; it keeps
 * what it owns, and may act for the other roles. Gives back a way to have them for a statement that runs nobody's code.
 */
async function disarmOwner(admin, { owner, major }) {
    const name = (0,quote/* quoteIdentifier */.Cm)(owner);
    const [roles] = await (0,database_session/* query */.P)(admin, `SELECT r.rolname FROM pg_catalog.pg_roles r WHERE r.rolname !~ '^pg_' AND NOT r.rolsuper AND r.rolname <> ${(0,quote/* quoteLiteral */.ce)(owner)}`, "reading the shadow's roles");
    for (const [role] of roles?.rows ?? []) {
        // One that the owner is a member of by other ways stays as it is.
        await admin.send(`GRANT ${(0,quote/* quoteIdentifier */.Cm)(role ?? "")} TO ${name} WITH ADMIN OPTION`);
    }
    const shield = major < 16 ? [shieldSql] : [];
    const disarm = [...shield, `ALTER ROLE ${name} ${rightsOfOwner["pull-request"]}`].join(";\n");
    await (0,database_session/* query */.P)(admin, disarm, "taking rights from the shadow's owner");
    return async (work) => {
        await (0,database_session/* query */.P)(admin, `ALTER ROLE ${name} SUPERUSER`, "giving rights to the shadow's owner");
        try {
            return await work();
        }
        finally {
            await (0,database_session/* query */.P)(admin, disarm, "taking rights from the shadow's owner");
        }
    };
}

;// CONCATENATED MODULE: ./lib/shadow/lasting-session.js

/** Makes a lasting session of a way to log in. */
function toLastingSession(login) {
    let current = null;
    let pid = null;
    const open = async () => {
        const session = await login();
        pid = session.announcedPid;
        return session;
    };
    const forget = async () => {
        const was = current;
        [current, pid] = [null, null];
        const session = await was?.catch(() => null); // one that could not log in needs no end
        await session?.close();
    };
    return {
        get announcedPid() {
            return pid;
        },
        send: async (sql, options) => {
            try {
                return await (await (current ??= open())).send(sql, options);
            }
            catch (error) {
                if ((0,database_session/* isConnectionLost */.pb)(error))
                    await forget();
                else if (pid === null)
                    current = null;
                throw error;
            }
        },
        cancel: async (backend) => await (await current)?.cancel(backend),
        park: forget,
        close: forget,
    };
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __webpack_require__(1708);
// EXTERNAL MODULE: ./lib/database/process-exists.js
var process_exists = __webpack_require__(96053);
;// CONCATENATED MODULE: ./lib/shadow/process-identity.js





/** The process with that pid now, null when there is none. */
async function identify(pid) {
    if (!(0,process_exists/* processExists */._)(pid))
        return null;
    const started = (0,external_node_os_.platform)() === "linux" ? await readStart(pid) : await askStart(pid);
    return started === null ? null : { pid, started };
}
/** Whether that very process runs. One that cannot be looked at counts as running. */
async function isRunning({ pid, started }) {
    const now = await identify(pid);
    return now === null ? (0,process_exists/* processExists */._)(pid) : now.started === started;
}
/** Where we are. */
async function readPlace() {
    const [boot, pids] = await Promise.all([
        (0,promises_.readFile)("/proc/sys/kernel/random/boot_id", "utf8").catch(() => ""),
        (0,promises_.readlink)("/proc/self/ns/pid").catch(() => ""),
    ]);
    return { host: (0,external_node_os_.hostname)(), boot: boot.trim(), pids };
}
/** The 22nd field of its line in /proc; the second one is a name, which can hold anything. A dead one that waits is gone. */
async function readStart(pid) {
    const text = await (0,promises_.readFile)(`/proc/${pid}/stat`, "utf8").catch(() => "");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? "ended" : (fields[19] ?? null);
}
async function askStart(pid) {
    const asked = (0,external_node_util_.promisify)(external_node_child_process_.execFile)("ps", ["-o", "lstart=", "-p", String(pid)], { env: { LC_ALL: "C" } });
    const said = await asked.catch(() => ({ stdout: "" }));
    return said.stdout.trim() === "" ? null : said.stdout.trim();
}

;// CONCATENATED MODULE: ./lib/shadow/leftovers.js






/** How names of folders of ours begin. */
const homePrefix = "schema-version-shadow-";
/** The file in such a folder that says whose it is. */
const markerName = "owner.json";
/**
 * Removes folders of runs that were killed, and ends their servers. Only a folder of our own user with our marker, whose
 * process is gone for certain; in doubt it stays.
 */
async function clearLeftovers(folder) {
    const names = await (0,promises_.readdir)(folder).catch(() => []);
    for (const name of names.filter((one) => one.startsWith(homePrefix))) {
        const path = (0,external_node_path_.join)(folder, name);
        const marker = await readMarker(path);
        if (marker === null || !(await isAbandoned(marker)))
            continue;
        if (marker.server !== null)
            await endProcess(marker.server);
        // Another run may clear it at the same moment.
        await removeTree(path).catch(() => { });
    }
}
/** Removes a folder with all in it. */
async function removeTree(path) {
    await (0,promises_.rm)(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}
/** Null where the folder is not ours, or its marker does not say so. */
async function readMarker(path) {
    try {
        const [folder, file] = await Promise.all([(0,promises_.lstat)(path), (0,promises_.lstat)((0,external_node_path_.join)(path, markerName))]);
        const { uid } = (0,external_node_os_.userInfo)();
        if (!folder.isDirectory() || folder.uid !== uid || !file.isFile() || file.uid !== uid)
            return null;
        return parseMarker(JSON.parse(await (0,promises_.readFile)((0,external_node_path_.join)(path, markerName), "utf8")));
    }
    catch {
        return null; // somebody else's, or just being made or removed
    }
}
function parseMarker(value) {
    const { owner, place, server } = (value ?? {});
    if (!isIdentity(owner) || !isPlace(place) || !(server === null || isIdentity(server)))
        return null;
    return { owner, place, server };
}
function isIdentity(value) {
    const { pid, started } = (value ?? {});
    return typeof pid === "number" && typeof started === "string" && started !== "";
}
function isPlace(value) {
    const { host, boot, pids } = (value ?? {});
    return typeof host === "string" && typeof boot === "string" && typeof pids === "string";
}
/** A process of another machine or container cannot be looked up here; one from before the machine's start is gone. */
async function isAbandoned({ owner, place }) {
    const here = await readPlace();
    if (place.host !== here.host)
        return false;
    if (place.boot !== here.boot)
        return true;
    return place.pids === here.pids && !(await isRunning(owner));
}
const patienceMs = 5000;
/** Ends a server at once, without its own clean end: nobody reads its data again. */
async function endProcess(server) {
    for (const signal of ["SIGQUIT", "SIGKILL"]) {
        for (let waited = 0; waited < patienceMs; waited += 20) {
            if (!(await isRunning(server)))
                return;
            if (waited === 0)
                signalTo(server.pid, signal);
            await (0,external_node_timers_promises_.setTimeout)(20);
        }
    }
}
function signalTo(pid, signal) {
    try {
        (0,external_node_process_.kill)(pid, signal);
    }
    catch {
        // It has just ended, or became somebody else's: looked at again by the caller.
    }
}

;// CONCATENATED MODULE: ./lib/shadow/memory-folder.js



/** Where Linux keeps files in memory. */
const memoryFolder = "/dev/shm";
const tmpfs = 0x01021994;
const gigabyte = 2 ** 30;
/** What must be free in that folder, and in memory as a whole, before a server's files go there. */
const roomInFolder = gigabyte;
const roomInMemory = 4 * gigabyte;
/**
 * A folder that is memory, for files of a server that nobody reads again: thousands are made and removed, and a disk's
 * file system remembers for minutes what was removed, and slows down. Null where there is none, or not enough of it.
 */
async function findMemoryFolder() {
    if ((0,external_node_os_.platform)() !== "linux" || isConfined() || (0,external_node_os_.freemem)() < roomInMemory)
        return null;
    const found = await (0,promises_.statfs)(memoryFolder).catch(() => null);
    return found !== null && found.type === tmpfs && found.bavail * found.bsize >= roomInFolder ? memoryFolder : null;
}
/** Where memory is rationed, what is free says nothing, and whoever takes too much is killed. */
function isConfined() {
    const ration = (0,external_node_process_.constrainedMemory)();
    return ration !== undefined && ration > 0 && ration < (0,external_node_os_.totalmem)();
}
/** Less must not be left of memory by a server whose files are there. */
const leastFree = gigabyte;
const lookEachMs = 200;
/** Calls back, once, when a server whose files are in memory has taken nearly all of it. Gives the way to end the watch. */
function watchMemory(onShort, least = leastFree) {
    const timer = setInterval(() => {
        if ((0,external_node_os_.freemem)() >= least)
            return;
        clearInterval(timer);
        onShort();
    }, lookEachMs);
    timer.unref();
    return () => clearInterval(timer);
}

;// CONCATENATED MODULE: ./lib/shadow/home.js








/** Paths of sockets are bounded: 103 bytes on macOS, 107 on Linux. */
const longestSocketPath = 100;
const socketName = ".s.PGSQL.5432";
const usual = "/tmp";
/**
 * Makes the folder of a server in memory, unless somebody chose another temporary folder; else below that, or below /tmp
 * where that is too deep for a socket or closed to the server's user. Clears what runs of ours that are gone have left
 * there. Throws Failure.
 */
async function createHome(tempFolder, user) {
    const memory = tempFolder === usual ? await findMemoryFolder() : null;
    const folders = [...new Set([...(memory === null ? [] : [memory]), tempFolder, usual])];
    // There may have been room in memory for an earlier run.
    const seen = tempFolder === usual ? [memoryFolder, ...folders] : folders;
    await Promise.all([...new Set(seen)].map(clearLeftovers));
    for (const folder of folders) {
        const real = await (0,promises_.realpath)(folder).catch(() => null);
        if (real === null || !isShort(real) || !(user === "same" || (await isOpenToAll(real))))
            continue;
        return await make(real, user, folder === memory ? "memory" : "disk");
    }
    const message = `no folder for a throw-away server: ${folders.join(" and ")} are too deep or closed to its user`;
    throw new failure/* Failure */.H("database", [
        (0,problems/* finding */.g)("shadow", { message, help: "set TMPDIR to a short path that all may enter" }),
    ]);
}
function isShort(folder) {
    return Buffer.byteLength((0,external_node_path_.join)(folder, `${homePrefix}000000`, "s", socketName)) <= longestSocketPath;
}
async function isOpenToAll(folder) {
    const { mode } = await (0,promises_.stat)(folder);
    if ((mode & 0o001) === 0)
        return false;
    return (0,external_node_path_.dirname)(folder) === folder || (await isOpenToAll((0,external_node_path_.dirname)(folder)));
}
async function make(folder, user, medium) {
    const path = await (0,promises_.mkdtemp)((0,external_node_path_.join)(folder, homePrefix));
    const write = async (server) => {
        const owner = (await identify(external_node_process_.pid)) ?? { pid: external_node_process_.pid, started: "" };
        const marker = { owner, place: await readPlace(), server };
        // Whole or not at all: a run that is killed here must not leave half a marker.
        await (0,promises_.writeFile)((0,external_node_path_.join)(path, `${markerName}.new`), JSON.stringify(marker), { mode: 0o600 });
        await (0,promises_.rename)((0,external_node_path_.join)(path, `${markerName}.new`), (0,external_node_path_.join)(path, markerName));
    };
    await write(null);
    const [socketDir, dataHome] = [(0,external_node_path_.join)(path, "s"), (0,external_node_path_.join)(path, "d")];
    for (const own of [socketDir, dataHome]) {
        await (0,promises_.mkdir)(own, { mode: 0o700 });
        if (user !== "same")
            await (0,promises_.chown)(own, user.uid, user.gid);
    }
    // The marker stays ours, out of reach of the SQL of strangers; the server's user passes through to what is its own.
    await (0,promises_.chmod)(path, user === "same" ? 0o700 : 0o711);
    return {
        path,
        medium,
        dataDir: (0,external_node_path_.join)(dataHome, "data"),
        socketDir,
        logFile: (0,external_node_path_.join)(path, "log"),
        mark: write,
        remove: () => removeTree(path),
    };
}

;// CONCATENATED MODULE: ./lib/shadow/local-server.js














/** No data outlives the server, so nothing waits for a disk; many tables fit into one transaction. */
const settings = {
    listen_addresses: "",
    unix_socket_permissions: "0700",
    max_connections: "30",
    max_locks_per_transaction: "1024",
    fsync: "off",
    full_page_writes: "off",
    synchronous_commit: "off",
    wal_level: "logical",
    autovacuum: "off",
    jit: "off",
    ssl: "off",
    temp_file_limit: "1GB",
    // What strangers' SQL says about itself fills no disk.
    log_min_messages: "fatal",
    log_min_error_statement: "panic",
};
/**
 * Makes a database cluster and starts a server on it: no network, no variable of ours, as an unprivileged user. Throws
 * Failure, and then leaves nothing behind.
 */
async function startLocalServer(binaries, options) {
    const user = await findServerUser();
    if (user === null)
        throw notStarted(binaries, "there is no user nobody, and PostgreSQL does not run as root");
    const home = await createHome(options.tempFolder ?? (0,external_node_os_.tmpdir)(), user);
    try {
        const login = await initCluster(binaries, { home, user, limitMs: options.limitMs });
        const stop = await startServer(binaries, { ...options, home, user });
        return { superuser: toTarget(home, login), stop };
    }
    catch (error) {
        await home.remove();
        if (error instanceof failure/* Failure */.H)
            throw error;
        throw notStarted(binaries, error instanceof Error ? error.message : String(error), error);
    }
}
/** The superuser has a name that no role of a target has, and a password: a socket is open to all that run as its user. */
async function initCluster({ folder }, { home, user, limitMs }) {
    const login = { user: `shadow_${(0,external_node_crypto_.randomBytes)(8).toString("hex")}`, password: (0,external_node_crypto_.randomBytes)(24).toString("hex") };
    const passwordFile = (0,external_node_path_.join)(home.socketDir, "password");
    await (0,promises_.writeFile)(passwordFile, login.password, { mode: 0o600, flag: "wx" });
    if (user !== "same")
        await (0,promises_.chown)(passwordFile, user.uid, user.gid);
    // prettier-ignore
    const args = ["--pgdata", home.dataDir, "--username", login.user, "--pwfile", passwordFile, "--auth", "scram-sha-256",
        "--encoding", "UTF8", "--no-sync"];
    const run = (locale) => runProgram((0,external_node_path_.join)(folder, "initdb"), [...args, "--locale", locale], { user, cwd: home.socketDir, limitMs });
    // Not every system knows it; C is everywhere, though it knows no letters but ASCII's.
    await run((0,external_node_os_.platform)() === "darwin" ? "en_US.UTF-8" : "C.UTF-8").catch(() => run("C"));
    return login;
}
/** Memory of each process, in kilobytes, where the system bounds it: SQL that takes all of it fails, and nothing else does. */
const bounded = 'ulimit -v 3000000 2>/dev/null; exec "$0" "$@"';
async function startServer({ folder }, options) {
    const { home, user, limitMs } = options;
    const args = Object.entries({ ...settings, unix_socket_directories: home.socketDir }).flatMap(([name, value]) => [
        "-c",
        `${name}=${value}`,
    ]);
    const log = await (0,promises_.open)(home.logFile, "a");
    // Out of the terminal's group: Ctrl-C is for us, and we end the server.
    const apart = { cwd: home.socketDir, env: bareEnvironment, detached: true };
    const child = (0,external_node_child_process_.spawn)("/bin/sh", ["-c", bounded, (0,external_node_path_.join)(folder, "postgres"), "-D", home.dataDir, ...args], {
        ...asUser(user),
        ...apart,
        stdio: ["ignore", log.fd, log.fd],
    });
    child.on("error", () => { });
    // A run that ends without closing must not wait for it.
    child.unref();
    await log.close();
    const stop = onceOnly(async () => {
        endWatch();
        await stopServer(child);
        await home.remove();
    });
    const memory = new AbortController();
    const onShort = () => {
        memory.abort();
        void stop().catch(() => { }); // told to whoever closes it
    };
    const endWatch = home.medium === "memory" ? watchMemory(onShort, options.leastFreeMemory) : () => { };
    try {
        const server = child.pid === undefined ? null : await identify(child.pid);
        if (server !== null)
            await home.mark(server);
        startGuard(child, home.path);
        if (await becomesReady(child, home.dataDir, limitMs))
            return stop;
        const words = (await (0,promises_.readFile)(home.logFile, "utf8")).trim().split("\n").slice(-5).join("; ");
        throw new Error(words === "" ? "it did not become ready" : words);
    }
    catch (error) {
        await stop();
        // Its files went while it was starting, which is where the error comes from.
        throw memory.signal.aborted ? new Error(shortOfMemory, { cause: error }) : error;
    }
}
const shortOfMemory = "its files are in memory, of which hardly any is left: free some, or set TMPDIR to a folder on a disk";
/** One second at most, then what is left is the next run's. */
const clearing = 'read -r _; kill -QUIT "$0"; for i in 1 2 3 4 5 6 7 8 9 10; do kill -0 "$0" || break; sleep 0.1; done; rm -rf "$1"';
/** Ends the server, and removes its files, when we end without a word: its pipe closes with us, however we end. */
function startGuard(server, folder) {
    const guard = (0,external_node_child_process_.spawn)("/bin/sh", ["-c", clearing, String(server.pid), folder], {
        env: bareEnvironment,
        detached: true,
        stdio: ["pipe", "ignore", "ignore"],
    });
    guard.on("error", () => { }); // without it, the next run ends the server
    server.once("exit", () => guard.kill("SIGKILL")); // its pid may soon be another's
    guard.unref();
}
async function becomesReady(child, dataDir, limitMs) {
    for (const until = Date.now() + limitMs; Date.now() < until; await (0,external_node_timers_promises_.setTimeout)(5)) {
        if (child.exitCode !== null || child.signalCode !== null)
            return false;
        // The eighth line is the server's own word on its state.
        const text = await (0,promises_.readFile)((0,external_node_path_.join)(dataDir, "postmaster.pid"), "utf8").catch(() => "");
        if (text.split("\n")[7]?.trim() === "ready")
            return true;
    }
    return false;
}
/** SIGINT ends the sessions; one that does not listen is ended with the server. */
async function stopServer(child) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null)
        return;
    const ended = (0,external_node_events_.once)(child, "exit");
    child.kill("SIGINT");
    const timer = setTimeout(() => child.kill("SIGQUIT"), 500);
    const last = setTimeout(() => child.kill("SIGKILL"), 5000);
    await ended;
    clearTimeout(timer);
    clearTimeout(last);
}
function onceOnly(work) {
    let done = null;
    return () => (done ??= work());
}
/** Where the superuser stays: a target's database may well be called postgres. */
const adminDatabase = "template1";
function toTarget(home, { user, password }) {
    const place = { host: home.socketDir, port: 5432, database: adminDatabase };
    return {
        ...place,
        user,
        password,
        sslmode: "disable",
        sslrootcert: null,
        channelBinding: "any",
        connectTimeoutMs: 10_000,
    };
}
function notStarted({ version }, reason, cause) {
    const message = `a throw-away PostgreSQL ${version} could not be started: ${reason}`;
    return new failure/* Failure */.H("database", [(0,problems/* finding */.g)("shadow", { message })], { cause });
}

// EXTERNAL MODULE: ./lib/database/settings.js
var database_settings = __webpack_require__(70176);
// EXTERNAL MODULE: ./lib/database/target.js + 1 modules
var database_target = __webpack_require__(50650);
;// CONCATENATED MODULE: ./lib/shadow/prepare.js




/**
 * Makes the tool's schema where it is missing, as `apply` does, and the SQL that gives a session the target's settings.
 * Settings that the shadow does not know are left out, and told.
 */
async function prepareDatabase(session, mirror) {
    const target = await (0,database_target/* readTarget */._E)(session, { schemas: [mirror.home], role: null, patienceMs: null });
    const original = mirror.settings.get("search_path") ?? '"$user", public';
    const searchPath = [...mirror.schemas.map(quote/* quoteIdentifier */.Cm), original].filter((part) => part !== "").join(", ");
    const others = [...mirror.settings].filter(([name]) => name.toLowerCase() !== "search_path");
    const { accepted, refused } = await trySettings(session, others);
    await (0,database_session/* query */.P)(session, `CREATE SCHEMA IF NOT EXISTS ${(0,quote/* quoteIdentifier */.Cm)(mirror.home)}`, "making the schema of a shadow");
    const before = (0,database_settings/* beforeScript */.v7)({ ...target, searchPath }, { lockTimeoutMs: 0, statementTimeoutMs: 0 });
    return {
        server: target.server,
        major: target.major,
        prepare: [...database_settings/* cleanSession */.WH, ...before, ...(accepted.length === 0 ? [] : [toSql(accepted)])],
        notes: refused.map(([name]) => `the target's setting ${name} is not known to the shadow`),
    };
}
async function trySettings(session, settings) {
    if (settings.length === 0 || (await session.send(toSql(settings))).error === null) {
        return { accepted: settings, refused: [] };
    }
    const [accepted, refused] = [[], []];
    for (const setting of settings) {
        const { error } = await session.send(toSql([setting]));
        (error === null ? accepted : refused).push(setting);
    }
    return { accepted, refused };
}
function toSql(settings) {
    const calls = settings.map(([name, value]) => `set_config(${(0,quote/* quoteLiteral */.ce)(name)}, ${(0,quote/* quoteLiteral */.ce)(value)}, false)`);
    return `SELECT ${calls.map((call) => `pg_catalog.${call}`).join(", ")}`;
}

;// CONCATENATED MODULE: ./lib/shadow/owner-state.js


const saved = "pg_temp.schema_version_owner";
const savedSettings = "pg_temp.schema_version_owner_settings";
const attributes = ["rolcanlogin", "rolconnlimit", "rolpassword", "rolvaliduntil", "rolcreaterole", "rolinherit"];
/**
 * Remembers what belongs to the owner and not to a database: its settings, its password, its right to log in. A file may
 * change them, and they outlive the copy that it ran in. Gives back a way to have them as they are now.
 */
async function keepOwner(server) {
    return server.adminIsSuperuser ? await keepAll(server) : await keepSettings(server);
}
async function keepAll({ admin, owner }) {
    const ofOwner = `(SELECT r.oid FROM pg_catalog.pg_roles r WHERE r.rolname = ${(0,quote/* quoteLiteral */.ce)(owner)})`;
    await (0,database_session/* query */.P)(admin, `CREATE TABLE ${saved} AS SELECT a.* FROM pg_catalog.pg_authid a WHERE a.oid = ${ofOwner};
     CREATE TABLE ${savedSettings} AS SELECT s.* FROM pg_catalog.pg_db_role_setting s WHERE s.setdatabase = 0 AND s.setrole = ${ofOwner}`, "remembering the shadow's owner");
    const assignments = attributes.map((name) => `${name} = b.${name}`).join(", ");
    return async () => {
        await (0,database_session/* query */.P)(admin, `UPDATE pg_catalog.pg_authid SET ${assignments} FROM ${saved} b WHERE pg_authid.oid = b.oid;
       DELETE FROM pg_catalog.pg_db_role_setting s USING ${saved} b WHERE s.setdatabase = 0 AND s.setrole = b.oid;
       INSERT INTO pg_catalog.pg_db_role_setting SELECT * FROM ${savedSettings}`, "restoring the shadow's owner");
    };
}
/** A login that is no superuser is the owner itself, on a server that stays. */
async function keepSettings(server) {
    const before = await readSettings(server);
    return async () => {
        if ((await readSettings(server)).join("\n") === before.join("\n"))
            return;
        const role = (0,quote/* quoteIdentifier */.Cm)(server.owner);
        const again = before.map((line) => {
            const [name = "", value] = [line.split("=")[0], line.slice(line.indexOf("=") + 1)];
            const set = `SELECT pg_catalog.set_config(${(0,quote/* quoteLiteral */.ce)(name)}, ${(0,quote/* quoteLiteral */.ce)(value)}, true)`;
            return `${set}; ALTER ROLE ${role} SET ${name.split(".").map(quote/* quoteIdentifier */.Cm).join(".")} FROM CURRENT`;
        });
        const sql = ["BEGIN", `ALTER ROLE ${role} RESET ALL`, ...again, "COMMIT"].join(";\n");
        await (0,database_session/* query */.P)(server.admin, sql, "restoring the settings of the shadow's login");
    };
}
async function readSettings({ admin, owner }) {
    const [lines] = await (0,database_session/* query */.P)(admin, `SELECT pg_catalog.unnest(s.setconfig) FROM pg_catalog.pg_db_role_setting s JOIN pg_catalog.pg_roles r ON r.oid = s.setrole
     WHERE s.setdatabase = 0 AND r.rolname = ${(0,quote/* quoteLiteral */.ce)(owner)}`, "reading the settings of the shadow's login");
    return lines?.rows.flatMap(([line]) => line ?? []) ?? [];
}

;// CONCATENATED MODULE: ./lib/shadow/server-database.js




/** Makes an empty database that belongs to the owner. */
async function createDatabase(server, name) {
    await (0,database_session/* query */.P)(server.admin, createSql(server, { name, template: "template0" }), "making a shadow database");
}
function createSql({ owner, copying }, { name, template }) {
    const how = copying === "files" ? " STRATEGY file_copy" : "";
    return `CREATE DATABASE ${(0,quote/* quoteIdentifier */.Cm)(name)} TEMPLATE ${(0,quote/* quoteIdentifier */.Cm)(template)} OWNER ${(0,quote/* quoteIdentifier */.Cm)(owner)}${how}`;
}
/** A database on a server, as it is handed out; `session` is one that the database was made with, where there is one. */
function toServerDatabase(server, { name, ...described }, session = toLastingSession(() => server.login(name))) {
    let closed = null;
    const { copier, ...shown } = described;
    const copy = async (from) => toServerDatabase(server, { ...described, name: await copier.copy(from) });
    return {
        engine: "server",
        ...shown,
        session,
        another: () => server.login(name),
        interrupt: async () => {
            // A statement can catch its own cancel, but not its session's end.
            await endSessions(server, name);
            await session.park();
        },
        // A template of its own, which nobody logs in to.
        freeze: async () => {
            await session.park();
            const frozen = await copier.copy(name);
            return { open: () => copy(frozen), drop: () => drop(server, frozen) };
        },
        takeName: () => server.names.take(name),
        close: () => (closed ??= session.park().then(() => drop(server, name))),
    };
}
async function drop({ admin, names }, name) {
    const sql = `DROP DATABASE IF EXISTS ${(0,quote/* quoteIdentifier */.Cm)(names.of(name))} WITH (FORCE)`;
    await admin.send(sql).catch(() => { }); // the server is gone, and its databases with it
    names.forget(name);
}
/** Makes copies whose names begin with the prefix. */
function makeCopier(server, prefix) {
    let restore = null;
    let copies = 0;
    return {
        copy: async (from) => {
            if (restore === null)
                restore = await keepOwner(server);
            else
                await restore();
            const to = `${prefix}${++copies}`;
            await copyDatabase(server, from, to);
            return to;
        },
        settle: async () => await restore?.(),
    };
}
/** Copies a database, with what CREATE DATABASE leaves behind: its settings and privileges. */
async function copyDatabase(server, from, to) {
    const { admin, adminIsSuperuser, names } = server;
    await endSessions(server, from);
    const template = names.of(from);
    await (0,database_session/* query */.P)(admin, createSql(server, { name: to, template }), "copying a shadow database");
    if (!adminIsSuperuser)
        return;
    const oid = (name) => `(SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = ${(0,quote/* quoteLiteral */.ce)(name)})`;
    await (0,database_session/* query */.P)(admin, `INSERT INTO pg_catalog.pg_db_role_setting SELECT ${oid(to)}, s.setrole, s.setconfig
       FROM pg_catalog.pg_db_role_setting s WHERE s.setdatabase = ${oid(template)};
     UPDATE pg_catalog.pg_database SET datacl = f.datacl FROM pg_catalog.pg_database f
       WHERE pg_database.datname = ${(0,quote/* quoteLiteral */.ce)(to)} AND f.datname = ${(0,quote/* quoteLiteral */.ce)(template)}`, "copying a shadow database's settings");
}
const server_database_patienceMs = 10_000;
/** Ends whoever is in a database, and waits until they have left: nobody may be in one that is copied. */
async function endSessions({ admin, names }, name) {
    const sql = `SELECT pg_catalog.pg_terminate_backend(a.pid) FROM pg_catalog.pg_stat_activity a WHERE a.datname = ${(0,quote/* quoteLiteral */.ce)(names.of(name))}`;
    for (const until = Date.now() + server_database_patienceMs; Date.now() < until;) {
        const results = await (0,database_session/* query */.P)(admin, sql, "ending the sessions of a shadow database");
        if (results[0]?.rows.length === 0)
            return;
        await new Promise((resolve) => setTimeout(resolve, 5));
    }
}

;// CONCATENATED MODULE: ./lib/shadow/local-shadow.js











const applicationName = "schema-version shadow";
/** These names are taken on every server. */
const taken = /^template[01]$/;
/** Starts a PostgreSQL of our own and makes the shadow on it. Throws Failure, and then leaves nothing behind. */
async function openLocalShadow(options) {
    const local = await startLocalServer(options.binaries, options);
    try {
        const admin = await (0,postgres/* connect */.N)(local.superuser, { applicationName });
        return await local_shadow_make(local, admin, options);
    }
    catch (error) {
        await local.stop();
        throw error;
    }
}
async function local_shadow_make({ superuser, stop }, admin, options) {
    const { mirror } = options;
    const { major } = options.binaries;
    const mainName = taken.test(mirror.database) ? "app" : mirror.database;
    const server = await makeServer(superuser, admin, { ...options, mainName });
    const notes = await createTablespaces(admin, mirror);
    if (mainName === "postgres")
        await (0,database_session/* query */.P)(admin, "DROP DATABASE postgres", "making a shadow database");
    await createDatabase(server, mainName);
    // Up to 14 the schema belongs to whoever made the cluster, who has no part in what is replayed.
    if (major < 15)
        await givePublicSchema({ ...superuser, database: mainName }, server.owner);
    const session = toLastingSession(() => server.login(mainName));
    const prepared = await prepareDatabase(session, mirror);
    const copier = makeCopier(server, "schema_version_copy_");
    const described = { major, home: mirror.home, prepare: prepared.prepare, copier, refuses: null };
    return {
        ...toServerDatabase(server, { name: mainName, ...described }, session),
        kind: "local",
        server: prepared.server,
        notes: [...notes, ...prepared.notes],
        clone: async () => {
            await session.park();
            return toServerDatabase(server, { name: await copier.copy(mainName), ...described });
        },
        disarm: once(async () => {
            // Nothing that a file has left in the session is there when SQL of others comes.
            await session.park();
            return await disarmOwner(admin, { owner: server.owner, major });
        }),
        close: async () => {
            await session.park();
            await admin.close();
            await stop();
        },
    };
}
function once(work) {
    let done = null;
    return () => (done ??= work());
}
async function makeServer(superuser, admin, { mirror, trust, mainName, binaries: { major } }) {
    const owner = { name: mirror.owner, password: (0,external_node_crypto_.randomBytes)(24).toString("hex"), trust, major };
    await (0,database_session/* query */.P)(admin, createOwnerSql(owner).join(";\n"), "making the shadow's owner");
    await createRoles(admin, mirror, owner);
    const names = (0,database_names/* movingNames */.Zs)(admin, mainName);
    const as = { ...superuser, user: owner.name, password: owner.password };
    const login = (made) => (0,postgres/* connect */.N)({ ...as, database: names.of(made) }, { applicationName });
    return { admin, adminIsSuperuser: true, owner: owner.name, copying: major < 15 ? "default" : "files", names, login };
}
async function givePublicSchema(target, owner) {
    const session = await (0,postgres/* connect */.N)(target, { applicationName });
    await (0,database_session/* query */.P)(session, `ALTER SCHEMA public OWNER TO ${(0,quote/* quoteIdentifier */.Cm)(owner)}`, "making the shadow's schema");
    await session.close();
}
/** Tablespaces of the same names, inside the data directory. Answers with a sentence for each that cannot be made. */
async function createTablespaces(admin, { tablespaces, owner }) {
    if (tablespaces.length === 0)
        return [];
    await admin.send("SET allow_in_place_tablespaces = on");
    const notes = [];
    for (const name of tablespaces) {
        const sql = `CREATE TABLESPACE ${(0,quote/* quoteIdentifier */.Cm)(name)} OWNER ${(0,quote/* quoteIdentifier */.Cm)(owner)} LOCATION ''`;
        const { error } = await admin.send(sql);
        if (error !== null)
            notes.push(`the target's tablespace ${name} could not be made on the shadow: ${error.message}`);
    }
    return notes;
}

// EXTERNAL MODULE: ./lib/database/embedded.js + 1 modules
var embedded = __webpack_require__(92304);
;// CONCATENATED MODULE: ./lib/shadow/pglite-shadow.js






/** The server's only database, and the name under which it starts. */
const startName = "postgres";
/** Makes the shadow in PGlite, in memory. Its one session is always a superuser's below: the sandbox is the thread. */
async function openPgliteShadow(options) {
    const session = await (0,embedded.openInMemory)({ assets: options.assets, image: null });
    try {
        return await pglite_shadow_make(session, options);
    }
    catch (error) {
        await session.cancel(0);
        throw error;
    }
}
async function pglite_shadow_make(session, options) {
    const { mirror, trust, assets } = options;
    const admin = await renameSuperuser(session);
    const [version] = await (0,database_session/* query */.P)(session, "SHOW server_version_num", "reading the shadow's version");
    const major = Math.floor(Number(version?.rows[0]?.[0]) / 10_000);
    const sqls = createOwnerSql({ name: mirror.owner, password: null, trust, major });
    await (0,database_session/* query */.P)(session, sqls.join(";\n"), "making the shadow's owner");
    await createRoles(session, mirror, { name: mirror.owner, trust });
    const asOwner = `SET SESSION AUTHORIZATION ${(0,quote/* quoteIdentifier */.Cm)(mirror.owner)}`;
    const own = `ALTER DATABASE ${startName} OWNER TO ${(0,quote/* quoteIdentifier */.Cm)(mirror.owner)}`;
    await (0,database_session/* query */.P)(session, [own, rename(startName, mirror.database), asOwner].join(";\n"), "making a shadow database");
    const { server, prepare, notes } = await prepareDatabase(session, mirror);
    const described = { major, home: mirror.home, prepare: [...prepare, asOwner] };
    const sandbox = { assets, admin, database: mirror.database, asOwner };
    const main = toDatabase(session, described, sandbox);
    return {
        ...main,
        kind: "pglite",
        server,
        notes: [
            ...notes,
            ...mirror.tablespaces.map((name) => `the target's tablespace ${name} does not exist on the embedded database`),
        ],
        disarm: null,
        clone: async () => await (await main.freeze()).open(),
    };
}
/** The target may have a role postgres that is no superuser. Nobody can rename whom they are. */
async function renameSuperuser(session) {
    const name = `shadow_${(0,external_node_crypto_.randomBytes)(8).toString("hex")}`;
    const sql = `CREATE ROLE ${name}_other SUPERUSER; SET SESSION AUTHORIZATION ${name}_other; ALTER ROLE postgres RENAME TO ${name};
    SET SESSION AUTHORIZATION ${name}; DROP ROLE ${name}_other`;
    await (0,database_session/* query */.P)(session, sql, "making the shadow's superuser");
    return name;
}
/** ALTER DATABASE would not rename the one that the session is in. */
function rename(from, to) {
    return `UPDATE pg_catalog.pg_database SET datname = ${(0,quote/* quoteLiteral */.ce)(to)} WHERE datname = ${(0,quote/* quoteLiteral */.ce)(from)}`;
}
async function takeImage(session, { admin, database, asOwner }) {
    const start = `SET SESSION AUTHORIZATION ${admin}; ${rename(database, startName)}`;
    // Each alone: CHECKPOINT writes what is committed.
    for (const sql of [start, "CHECKPOINT"])
        await (0,database_session/* query */.P)(session, sql, "copying the shadow");
    const image = await session.copy();
    await (0,database_session/* query */.P)(session, `${rename(startName, database)}; ${asOwner}`, "copying the shadow");
    return image;
}
function toDatabase(session, described, sandbox) {
    let closed = null;
    // Nothing is worth keeping, so nothing is shut down in order.
    const end = () => (closed ??= session.cancel(0));
    const freeze = async () => {
        let image = await takeImage(session, sandbox);
        return {
            open: async () => await openCopy(image, described, sandbox),
            drop: async () => {
                image = null;
            },
        };
    };
    return {
        engine: "embedded",
        refuses: null,
        takeName: async () => { }, // each is a server of its own, and has it
        ...described,
        session,
        another: null,
        interrupt: end,
        freeze,
        close: end,
    };
}
async function openCopy(image, described, sandbox) {
    const { assets, database, asOwner } = sandbox;
    const copy = await (0,embedded.openInMemory)({ assets, image });
    await (0,database_session/* query */.P)(copy, `${rename(startName, database)}; ${asOwner}`, "opening a copy of the shadow");
    return toDatabase(copy, described, sandbox);
}

// EXTERNAL MODULE: ./lib/sql/do-block.js + 1 modules
var do_block = __webpack_require__(21854);
// EXTERNAL MODULE: ./lib/sql/parser.js + 1 modules
var parser = __webpack_require__(36121);
// EXTERNAL MODULE: ./lib/sql/syntax.js
var syntax = __webpack_require__(20089);
// EXTERNAL MODULE: ./lib/sql/transactionality.js
var transactionality = __webpack_require__(20013);
;// CONCATENATED MODULE: ./lib/sql/beyond-database.js




const always = () => true;
/** Objects that belong to a server and not to a database of it, but roles. */
const shared = /^OBJECT_(?:DATABASE|TABLESPACE|SUBSCRIPTION|PARAMETER_ACL)$/;
const onShared = (field) => (node, isOfServer) => {
    const type = (0,syntax/* textAt */.$6)(node, field) ?? "";
    return shared.test(type) || (type === "OBJECT_ROLE" && isOfServer(namedBy(node)));
};
/** What PostgreSQL 14 to 18 keep for the whole server, or have on another one. What is made of roles is told by name. */
const judges = {
    AlterDatabaseRefreshCollStmt: always,
    AlterDatabaseSetStmt: always,
    AlterDatabaseStmt: always,
    AlterOwnerStmt: onShared("objectType"),
    AlterRoleSetStmt: (node, isOfServer) => (0,syntax/* nodeAt */.oB)(node, "role") === null || isOfServer(roleIn(node, "role")),
    AlterRoleStmt: (node, isOfServer) => isOfServer(roleIn(node, "role")),
    AlterSubscriptionStmt: always,
    AlterSystemStmt: always,
    AlterTableSpaceOptionsStmt: always,
    CommentStmt: onShared("objtype"),
    CreatedbStmt: always,
    CreateSubscriptionStmt: always,
    CreateTableSpaceStmt: always,
    DropdbStmt: always,
    // It takes away privileges on databases and tablespaces, too.
    DropOwnedStmt: (node, isOfServer) => rolesIn(node, "roles").some(isOfServer),
    DropRoleStmt: (node, isOfServer) => rolesIn(node, "roles").some(isOfServer),
    DropSubscriptionStmt: always,
    DropTableSpaceStmt: always,
    // A membership is gone with either of its roles.
    GrantRoleStmt: (node, isOfServer) => grantedIn(node).some(isOfServer) && rolesIn(node, "grantee_roles").some(isOfServer),
    GrantStmt: (node) => shared.test((0,syntax/* textAt */.$6)(node, "objtype") ?? ""),
    ReassignOwnedStmt: (node, isOfServer) => rolesIn(node, "roles").some(isOfServer),
    RenameStmt: onShared("renameType"),
    SecLabelStmt: onShared("objtype"),
};
/** Functions of PostgreSQL whose effect is on the server, on its other sessions, or on its log. */
const beyond_database_reaching = /^pg_(?:create_\w+_replication_slot|copy_\w+_replication_slot|drop_replication_slot|replication_slot_advance|sync_replication_slots|replication_origin_\w+|terminate_backend|cancel_backend|reload_conf|rotate_logfile\w*|switch_wal|promote|wal_replay_(?:pause|resume)|create_restore_point|backup_start|start_backup|stat_reset_\w+|logical_emit_message|file_(?:write|rename|unlink))$/;
/** The same in a text that is only SQL when it runs. */
const inText = /\b(?:alter|create|drop|comment\s+on|rename)\s+(?:role|user(?!\s+mapping)|group|database|tablespace|system|subscription)\b|\bon\s+(?:database|tablespace|parameter)\b|\b(?:grant|revoke)\s+(?:(?!\bon\b).)*\b(?:to|from)\b/is;
/**
 * What of a statement reaches beyond the database it runs in, half a sentence; null for nothing. It looks into DO blocks;
 * what a function does is not looked at, nor what SQL becomes when it runs.
 */
function findBeyondDatabase(statement, isOfServer) {
    const { kind, text } = statement;
    if (judges[kind]?.((0,syntax/* asNode */.hK)(statement.node), isOfServer) === true)
        return inShort(kind, text);
    const called = text.includes("pg_") ? findCalled(statement.node) : null;
    if (called !== null)
        return `${called}()`;
    return kind === "DoStmt" ? findInBlock({ kind, text, node: (0,syntax/* asNode */.hK)(statement.node) }, isOfServer) : null;
}
function findInBlock(tree, isOfServer) {
    const block = (0,do_block/* readDoBlock */.D)((0,parser/* loadedParser */.p)(), tree);
    if (block.kind === "unreadable")
        return inText.test(tree.text) ? "a block" : null;
    for (const inner of block.statements) {
        const found = findBeyondDatabase(inner, isOfServer);
        if (found !== null)
            return found;
    }
    // What names the database that it runs in stays there.
    const dynamic = block.dynamic.find((text) => inText.test(text) && !/\bcurrent_database\s*\(/i.test(text));
    return dynamic === undefined ? null : "SQL that a block puts together";
}
function findCalled(root) {
    let found = null;
    (0,syntax/* visitNodes */.Rm)(root, (kind, node) => {
        const name = kind === "FuncCall" ? (0,transactionality/* functionName */.AQ)(node) : null;
        if (name !== null && beyond_database_reaching.test(name))
            found = name;
    });
    return found;
}
/** `ALTER ROLE`, for messages. */
function inShort(kind, text) {
    const words = text.trim().toUpperCase().split(/\s+/, 3);
    switch (kind) {
        case "GrantRoleStmt":
            return `${words[0]} of a role`;
        case "GrantStmt":
            return `${words[0]} for a whole database or server`;
        case "CommentStmt":
        case "SecLabelStmt":
            return words.join(" ");
        default:
            return words.slice(0, 2).join(" ");
    }
}
function namedBy(node) {
    return (0,syntax/* textAt */.$6)(node, "subname") ?? (0,syntax/* nameIn */.ZC)((0,syntax/* nodeAt */.oB)(node, "object") ?? {});
}
function roleIn(node, field) {
    return (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)(node, field) ?? {}, "rolename");
}
function rolesIn(node, field) {
    return (0,syntax/* listAt */.gT)(node, field).map((item) => roleIn(item, "RoleSpec"));
}
function grantedIn(node) {
    return (0,syntax/* listAt */.gT)(node, "granted_roles").map((item) => (0,syntax/* textAt */.$6)((0,syntax/* nodeAt */.oB)(item, "AccessPriv") ?? {}, "priv_name"));
}

// EXTERNAL MODULE: ./lib/database/read.js
var read = __webpack_require__(84297);
;// CONCATENATED MODULE: ./lib/shadow/refuse-url.js





/**
 * Refuses a shadow that is the target's server: a random advisory lock held on the target must not be seen there, in any
 * database. Addresses and system identifiers would not do: there are proxies, and restored copies. Throws Failure.
 */
async function refuseTarget(shadow, target) {
    const [high, low] = [(0,external_node_crypto_.randomInt)(2 ** 31), (0,external_node_crypto_.randomInt)(2 ** 31)];
    const what = "comparing the shadow with the target";
    // Held by an open transaction: behind a transaction pooler, a session's lock would get lost.
    const held = await (0,database_session/* query */.P)(target, `BEGIN READ ONLY; SELECT pg_catalog.pg_advisory_xact_lock(${high}, ${low});
     SELECT pg_catalog.pg_is_in_recovery(), (SELECT c.system_identifier FROM pg_catalog.pg_control_system() c)`, what);
    try {
        const [recovering, identifier] = held.at(-1)?.rows[0] ?? [];
        const seen = await (0,read/* read */.L)(shadow, `SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = ${high} AND objid = ${low} AND objsubid = 2),
         (SELECT c.system_identifier FROM pg_control_system() c)`, what);
        const [same, shadowIdentifier] = seen[0] ?? [];
        if (same === "t")
            throw refuse("the URL of shadow leads to the target's own server");
        // Locks of a standby are its own, so its primary would not be found by them.
        if (recovering === "t" && identifier === shadowIdentifier) {
            throw refuse("the URL of shadow leads to a server of the same cluster as the target, which is a standby");
        }
    }
    finally {
        await target.send("ROLLBACK");
    }
}
/** Refuses a database that holds anything of people: then it is no throw-away one. Throws Failure. */
async function refuseUsed(shadow) {
    const ofPeople = (catalog, namespace) => `(SELECT count(*) FROM ${catalog} o JOIN pg_namespace n ON n.oid = o.${namespace}
      WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND NOT EXISTS (SELECT FROM pg_depend d
        WHERE d.classid = '${catalog}'::regclass AND d.objid = o.oid AND d.deptype = 'e'))`;
    const rows = await (0,read/* read */.L)(shadow, `SELECT ${ofPeople("pg_class", "relnamespace")}, ${ofPeople("pg_proc", "pronamespace")}, ${ofPeople("pg_type", "typnamespace")}`, "looking whether the shadow is empty");
    const [relations, routines, types] = rows[0] ?? [];
    if (relations === "0" && routines === "0" && types === "0")
        return;
    const message = `the database at the URL of shadow is not empty: ${relations} relations, ${routines} routines`;
    throw refuse(message);
}
/**
 * Refuses a login that owns other databases than its own and those of shadows: SQL that is put together at run time could
 * change them. Throws Failure.
 */
async function refuseOwner(shadow, shadowPrefix) {
    const rows = await (0,read/* read */.L)(shadow, `SELECT d.datname FROM pg_database d JOIN pg_roles r ON r.oid = d.datdba WHERE r.rolname = session_user
       AND d.datname <> current_database() AND NOT starts_with(d.datname, '${shadowPrefix}') ORDER BY 1 LIMIT 4`, "looking what the shadow's login owns");
    const names = rows.flatMap(([name]) => name ?? []);
    if (names.length === 0)
        return;
    const some = [...names.slice(0, 3), ...(names.length > 3 ? ["…"] : [])].join(", ");
    const message = `the login of shadow owns other databases on its server (${some}), which a pull request's SQL could change`;
    throw refuse(message, "use a login with CREATEDB that owns nothing else there, or shadow: pglite");
}
/** SQL that ran on the target may not run on an older server. Throws Failure. */
function refuseOlder(major, targetMajor) {
    if (targetMajor === null || major >= targetMajor)
        return;
    const message = `the URL of shadow leads to PostgreSQL ${major}, older than the target's ${targetMajor}: what runs there may not run here`;
    throw refuse(message, `use a server of PostgreSQL ${targetMajor}`);
}
/** A refusal of what somebody gave as the shadow. */
function refuse(message, help) {
    return new failure/* Failure */.H("bad-input", [(0,problems/* finding */.g)("shadow", { message, ...(help === undefined ? {} : { help }) })]);
}

;// CONCATENATED MODULE: ./lib/shadow/url-roles.js




const makesRole = /\bcreate\b[^]*\b(?:role|user|group)\b/i;
/**
 * Reads the roles of a server, so that ours can be told from others that come meanwhile. `shadows`: how the names of all
 * shadow databases begin.
 */
async function watchRoles(admin, shadows) {
    const before = new Set(await readRoles(admin));
    const made = new Set();
    const texts = [];
    return {
        before,
        made: (names) => {
            for (const name of names)
                made.add(name);
        },
        mentioned: ({ text }) => {
            if (makesRole.test(text))
                texts.push(text.toLowerCase());
        },
        drop: async () => {
            const isOurs = (name) => made.has(name) || texts.some((text) => text.includes(name.toLowerCase()));
            const now = await readRoles(admin).catch(() => []); // the server is gone
            await dropRoles(admin, now.filter((name) => !before.has(name) && isOurs(name)), shadows);
        },
    };
}
async function readRoles(admin) {
    const results = await (0,database_session/* query */.P)(admin, "SELECT rolname FROM pg_catalog.pg_roles", "reading the shadow's roles");
    return results[0]?.rows.flatMap(([name]) => name ?? []) ?? [];
}
/**
 * One that something still depends on stays, and all do while another run has its shadow here: they may be its.
 */
async function dropRoles(admin, names, shadows) {
    const sql = `SELECT FROM pg_catalog.pg_database WHERE datname ~ '^${shadows}'`;
    const reply = await admin.send(sql).catch(() => null);
    if (reply === null || reply.results[0]?.rows.length !== 0)
        return;
    for (const name of names)
        await admin.send(`DROP ROLE IF EXISTS ${(0,quote/* quoteIdentifier */.Cm)(name)}`).catch(() => { });
}
/** Gives the login the password of its URL again where SQL that was put together at run time took it. */
async function keepPassword(admin, url) {
    if (url.password === null)
        return;
    try {
        await (await (0,postgres/* connect */.N)(url, { applicationName: "schema-version shadow" })).close();
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.H) || error.cause?.code !== "28P01")
            return;
        await admin.send(`ALTER ROLE CURRENT_USER PASSWORD ${(0,quote/* quoteLiteral */.ce)(url.password)}`).catch(() => { });
    }
}

;// CONCATENATED MODULE: ./lib/shadow/url-shadow.js













const url_shadow_applicationName = "schema-version shadow";
const namePrefix = "schema_version_shadow_";
/**
 * Makes the shadow as databases of its own on the server at a URL, and clears those that a killed run has left there.
 * Throws Failure for a URL that must not be used.
 */
async function openUrlShadow(options) {
    const admin = await (0,postgres/* connect */.N)(options.url, { applicationName: url_shadow_applicationName });
    try {
        const { major } = await (0,database_target/* readTarget */._E)(admin, { schemas: ["public"], role: null, patienceMs: null });
        if (options.target !== null)
            await refuseTarget(admin, options.target);
        await refuseUsed(admin);
        refuseOlder(major, options.targetMajor);
        const rights = await readRights(admin, { major, trust: options.trust });
        await url_shadow_clearLeftovers(admin);
        return await url_shadow_make(admin, { ...options, major, rights });
    }
    catch (error) {
        await admin.close();
        throw error;
    }
}
/** What the login may do. One that could run programs on the server is none for a pull request's SQL. */
async function readRights(admin, { major, trust }) {
    const results = await (0,database_session/* query */.P)(admin, `SELECT r.rolsuper, r.rolcreatedb, r.rolcreaterole, r.rolname, EXISTS (SELECT FROM pg_catalog.pg_roles p
       WHERE p.rolname IN ('pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files') AND pg_catalog.pg_has_role(r.oid, p.oid, 'MEMBER'))
     FROM pg_catalog.pg_roles r WHERE r.rolname = session_user`, "reading the rights of the shadow's login");
    const [superuser, createsDatabases, createsRoles, user, reaching] = results[0]?.rows[0] ?? [];
    if (superuser !== "t" && createsDatabases !== "t") {
        const help = `ALTER ROLE ${(0,quote/* quoteIdentifier */.Cm)(user ?? "")} CREATEDB`;
        throw refuse("the login of shadow may not create databases, and each run needs one of its own", help);
    }
    // Up to 15 one that makes roles can make itself a member of any.
    const reaches = reaching === "t" || (major < 16 && createsRoles === "t");
    if (trust === "pull-request" && superuser !== "t" && reaches) {
        const help = "use a login without CREATEROLE and without pg_execute_server_program, or shadow: pglite";
        throw refuse("the login of shadow can reach files of its server, so no pull request's SQL runs as it", help);
    }
    if (trust === "pull-request" && superuser !== "t" && createsRoles !== "t")
        await refuseOwner(admin, namePrefix);
    return { superuser: superuser === "t", createsRoles: createsRoles === "t", user: user ?? "" };
}
async function url_shadow_make(admin, options) {
    const name = `${namePrefix}${(0,external_node_crypto_.randomBytes)(8).toString("hex")}`;
    // Held as long as the shadow lives: by it other runs know that its databases are in use.
    await (0,database_session/* query */.P)(admin, `SELECT pg_catalog.pg_advisory_lock(${lockOf(name).join(", ")})`, "marking the shadow");
    const roles = await watchRoles(admin, namePrefix);
    const close = async () => {
        await dropAll(admin, name);
        if (mayCreateRoles(options))
            await roles.drop();
        if (!hasOwnRole(options))
            await keepPassword(admin, options.url);
        await admin.close();
    };
    try {
        return await fill(await url_shadow_makeServer(admin, name, options), name, { ...options, roles, close });
    }
    catch (error) {
        await close();
        throw error;
    }
}
/** What may be done to the login itself must not be: a pull request's SQL gets a role of its own where one can be made. */
function hasOwnRole({ rights, trust, major }) {
    // Before 16 one that makes roles is no login for a pull request at all.
    return trust === "pull-request" && (rights.superuser || (rights.createsRoles && major >= 16));
}
/** A superuser's SQL would be everywhere, and a role that makes roles would leave them on a server that stays. */
async function url_shadow_makeServer(admin, name, options) {
    const { url, rights } = options;
    const own = hasOwnRole(options);
    const password = (0,external_node_crypto_.randomBytes)(24).toString("hex");
    const create = `CREATE ROLE ${name} LOGIN PASSWORD '${password}' NOSUPERUSER NOCREATEROLE NOCREATEDB`;
    if (own)
        await (0,database_session/* query */.P)(admin, create, "making the shadow's owner");
    const join = `GRANT ${name} TO CURRENT_USER WITH INHERIT TRUE, SET TRUE`;
    if (own && !rights.superuser)
        await (0,database_session/* query */.P)(admin, join, "making the shadow's owner");
    const login = (database) => (0,postgres/* connect */.N)({ ...url, ...(own ? { user: name, password } : {}), database }, { applicationName: url_shadow_applicationName });
    const owner = own ? name : rights.user;
    return { admin, adminIsSuperuser: rights.superuser, owner, copying: "default", names: database_names/* fixedNames */.vM, login };
}
async function fill(server, name, options) {
    const { mirror, major, rights, roles, close } = options;
    const own = hasOwnRole(options);
    const member = { name: server.owner, trust: own ? "pull-request" : "recorded" };
    if (mayCreateRoles(options))
        roles.made(await createRoles(server.admin, mirror, member));
    await createDatabase(server, name);
    const session = toLastingSession(() => server.login(name));
    const prepared = await prepareDatabase(session, mirror);
    const copier = makeCopier(server, `${name}_`);
    // Only a superuser gives a role of ours its password back.
    const keepsOwn = own && rights.superuser;
    const isOfServer = (role) => (role === null ? !keepsOwn : roles.before.has(role));
    const refuses = (statement) => {
        roles.mentioned(statement);
        return findBeyondDatabase(statement, isOfServer);
    };
    const described = { major, home: mirror.home, prepare: prepared.prepare, copier, refuses };
    return {
        ...toServerDatabase(server, { name, ...described }, session),
        kind: "url",
        server: prepared.server,
        notes: [...toNotes(options, server), ...prepared.notes],
        clone: async () => {
            await session.park();
            return toServerDatabase(server, { name: await copier.copy(name), ...described });
        },
        disarm: null,
        close: async () => {
            await copier.settle().catch(() => { }); // the server is gone
            await close();
        },
    };
}
function mayCreateRoles({ rights }) {
    return rights.superuser || rights.createsRoles;
}
function toNotes(options, { owner }) {
    const { mirror, major, targetMajor } = options;
    return [
        ...(targetMajor !== null && major !== targetMajor
            ? [`the shadow is PostgreSQL ${major}, the target ${targetMajor}: some definitions are worded otherwise`]
            : []),
        ...(owner === mirror.owner ? [] : ["the owner of what is replayed has another name than on the target"]),
        ...(mayCreateRoles(options) || mirror.roles.length === 0
            ? []
            : ["the login of shadow may not create roles, so the target's are not there"]),
        ...(mirror.tablespaces.length === 0 ? [] : ["the target's tablespaces are not made on the server at a URL"]),
    ];
}
/** The lock's key, as pg_locks shows it. */
function lockOf(name) {
    const digest = (0,external_node_crypto_.createHash)("sha256").update(name).digest();
    return [digest.readUInt32BE(0) >>> 1, digest.readUInt32BE(4) >>> 1];
}
/** Databases and owners of runs that are gone: nobody holds their lock. */
async function url_shadow_clearLeftovers(admin) {
    const [names, locks] = await (0,database_session/* query */.P)(admin, `SELECT x.name FROM (SELECT datname AS name FROM pg_catalog.pg_database UNION SELECT rolname FROM pg_catalog.pg_roles) x WHERE x.name ~ '^${namePrefix}[0-9a-f]{16}$';
     SELECT classid, objid FROM pg_catalog.pg_locks WHERE locktype = 'advisory' AND objsubid = 2`, "looking for what killed runs have left on the shadow");
    const held = new Set(locks?.rows.map(([high, low]) => `${high}, ${low}`));
    const left = names?.rows.flatMap(([name]) => name ?? []) ?? [];
    for (const name of left)
        if (!held.has(lockOf(name).join(", ")))
            await dropAll(admin, name);
}
/** The database, its copies, and its owner. */
async function dropAll(admin, name) {
    const sql = `SELECT datname FROM pg_catalog.pg_database WHERE datname ~ '^${name}(_[0-9]+)?$'`;
    const reply = await admin.send(sql).catch(() => null); // the server is gone
    for (const [database] of reply?.results[0]?.rows ?? []) {
        await admin.send(`DROP DATABASE IF EXISTS ${(0,quote/* quoteIdentifier */.Cm)(database ?? "")} WITH (FORCE)`).catch(() => { });
    }
    await admin.send(`DROP ROLE IF EXISTS ${name}`).catch(() => { });
}

;// CONCATENATED MODULE: ./lib/shadow/open-shadow.js






/** For each of the two steps of starting a server. */
const startLimitMs = 60_000;
/**
 * Opens a throw-away database: the one at the URL; else PostgreSQL of the target's own major from this machine; else the
 * embedded one. Null for `off`. Throws Failure when what was asked for cannot be had, or must not be used.
 */
async function openShadow(options) {
    const { choice } = options;
    switch (choice.kind) {
        case "off":
            return null;
        case "url":
            return { ...(await openUrlShadow({ ...options, url: choice.target })), why: "at the URL of shadow" };
        case "pglite":
            return await openEmbedded(options, "as shadow asks");
        case "local":
            return await openLocal(options, await findOrRefuse(options));
        case "auto":
            return await openBest(options);
    }
}
async function openBest(options) {
    const { targetMajor } = options;
    if (targetMajor === null)
        return await openEmbedded(options, "since no target is at hand");
    const binaries = await findBinaries(targetMajor, options);
    const missing = `since this machine has no PostgreSQL ${targetMajor}`;
    if (binaries === null)
        return await openEmbedded(options, missing);
    try {
        return await openLocal(options, binaries);
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.H))
            throw error;
        const shadow = await openEmbedded(options, "since PostgreSQL of this machine did not start");
        return { ...shadow, notes: [...error.findings.map(({ message }) => message), ...shadow.notes] };
    }
}
async function openLocal(options, binaries) {
    const shadow = await openLocalShadow({ ...options, binaries, limitMs: startLimitMs });
    return { ...shadow, why: `started from ${binaries.folder}` };
}
/** `local` without a target takes the newest. */
async function findOrRefuse(options) {
    const majors = options.targetMajor === null ? [18, 17, 16, 15, 14] : [options.targetMajor];
    for (const major of majors) {
        const found = await findBinaries(major, options);
        if (found !== null)
            return found;
    }
    const message = `this machine has no PostgreSQL ${majors.join(", ")} that runs: neither where packages put it nor on PATH`;
    const help = "install it, or use shadow: auto, which takes the embedded one then";
    throw new failure/* Failure */.H("bad-input", [(0,problems/* finding */.g)("shadow", { message, help })]);
}
async function openEmbedded(options, why) {
    const shadow = await openPgliteShadow(options);
    const { targetMajor } = options;
    const other = targetMajor === null || targetMajor === shadow.major
        ? []
        : [`the shadow is PostgreSQL ${shadow.major}, the target ${targetMajor}: some definitions are worded otherwise`];
    return { ...shadow, why, notes: [...other, ...shadow.notes] };
}


/***/ }),

/***/ 20089:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   Im: () => (/* binding */ optionsIn),
/* harmony export */   Jz: () => (/* binding */ toRelationName),
/* harmony export */   Ll: () => (/* binding */ isNode),
/* harmony export */   Mp: () => (/* binding */ isOn),
/* harmony export */   Ot: () => (/* binding */ constantIn),
/* harmony export */   Pw: () => (/* binding */ nodesAt),
/* harmony export */   Qc: () => (/* binding */ flagAt),
/* harmony export */   Rm: () => (/* binding */ visitNodes),
/* harmony export */   ZC: () => (/* binding */ nameIn),
/* harmony export */   eR: () => (/* binding */ relationIn),
/* harmony export */   gT: () => (/* binding */ listAt),
/* harmony export */   hK: () => (/* binding */ asNode),
/* harmony export */   oB: () => (/* binding */ nodeAt),
/* harmony export */   ue: () => (/* binding */ droppedBy),
/* harmony export */   wX: () => (/* binding */ namesIn)
/* harmony export */ });
const empty = {};
/** A value of unknown shape as a node; one without fields when it is none. */
function asNode(value) {
    return isNode(value) ? value : empty;
}
function isNode(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
function nodeAt(node, field) {
    const value = node[field];
    return isNode(value) ? value : null;
}
function listAt(node, field) {
    const value = node[field];
    return Array.isArray(value) ? value.map(asNode) : [];
}
/** The nodes of a list below their tag; others are left out. */
function nodesAt(items, tag) {
    return items.flatMap((item) => {
        const node = nodeAt(item, tag);
        return node === null ? [] : [node];
    });
}
function textAt(node, field) {
    const value = node[field];
    return typeof value === "string" ? value : null;
}
function flagAt(node, field) {
    return node[field] === true;
}
/** The value of a `String` node, or of the last name of a list of them. */
function nameIn(node) {
    const text = nodeAt(node, "String");
    if (text !== null)
        return textAt(text, "sval") ?? "";
    const last = listAt(nodeAt(node, "List") ?? empty, "items").at(-1);
    return last === undefined ? null : nameIn(last);
}
/** The names in a list of them. */
function namesIn(node, field) {
    return listAt(node, field).map((one) => nameIn(one) ?? "");
}
/** The name in a `RangeVar`. */
function relationIn(rangeVar) {
    const name = rangeVar === null ? null : textAt(rangeVar, "relname");
    return rangeVar === null || name === null ? null : { schema: textAt(rangeVar, "schemaname"), name };
}
/** The name in a list of `String` nodes such as those of DROP. */
function toRelationName(parts) {
    const names = parts.map((part) => nameIn(part) ?? "");
    const name = names.at(-1);
    return name === undefined ? null : { schema: names.at(-2) ?? null, name };
}
/** The relations that a `DropStmt` names, or the other objects that are named as relations are. */
function droppedBy(node) {
    return listAt(node, "objects").flatMap((object) => toRelationName(listAt(nodeAt(object, "List") ?? empty, "items")) ?? []);
}
/** The `DefElem` nodes of a list. */
function optionsIn(node, field) {
    return listAt(node, field).flatMap((item) => {
        const option = nodeAt(item, "DefElem");
        return option === null ? [] : [{ name: textAt(option, "defname") ?? "", value: constantIn(nodeAt(option, "arg")) }];
    });
}
/** Whether an option is on, read as PostgreSQL reads booleans; `otherwise` where it is not given. */
function isOn(options, name, otherwise) {
    const option = options.find((candidate) => candidate.name === name);
    if (option === undefined)
        return otherwise === "on";
    return option.value === null || /^(?:true|on|1)$/i.test(option.value);
}
const constants = [
    ["String", "sval"],
    ["sval", "sval"],
    ["Float", "fval"],
    ["fval", "fval"],
    ["Integer", "ival"],
    ["ival", "ival"],
    ["Boolean", "boolval"],
    ["boolval", "boolval"],
];
// The parser leaves out what is empty, 0 or false.
const absent = { sval: "", fval: "", ival: "0", boolval: "false" };
/** The text of a constant: a literal, a keyword or a name; null when it is none. */
function constantIn(node) {
    if (node === null)
        return null;
    const inner = nodeAt(node, "A_Const") ?? node;
    const type = nodeAt(inner, "TypeName");
    if (type !== null)
        return listAt(type, "names").map(nameIn).at(-1) ?? null;
    for (const [tag, field] of constants) {
        const value = nodeAt(inner, tag);
        if (value !== null)
            return textOf(value[field]) ?? absent[field];
    }
    return null;
}
function textOf(value) {
    if (typeof value === "string")
        return value;
    return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}
/** Visits every tagged node below a value, parents first; not recursive, so that deep trees are no problem. */
function visitNodes(root, visit) {
    const waiting = [{ field: "", value: root }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const { field, value } = next;
        if (Array.isArray(value)) {
            // Not by spreading: a list of values can be longer than a call has room for arguments.
            for (let index = value.length - 1; index >= 0; index--)
                waiting.push({ field: "", value: value[index] });
        }
        else if (isNode(value)) {
            // Tags are upper-case, fields are not.
            if (/^[A-Z]/.test(field))
                visit(field, value);
            for (const [name, below] of Object.entries(value).toReversed())
                waiting.push({ field: name, value: below });
        }
    }
}


/***/ })

};
