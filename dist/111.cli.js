export const id = 111;
export const ids = [111,3464];
export const modules = {

/***/ 2215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ readBlobs)
/* harmony export */ });
/* harmony import */ var _run_git_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3464);

/** Contents of files, in their order; null where git fails. */
async function readBlobs(repository, blobs, options) {
    const wanted = options.mostBytes === undefined ? blobs : await cutTo(repository, blobs, options, options.mostBytes);
    if (wanted === null || wanted.length === 0)
        return wanted === null ? null : [];
    const output = await (0,_run_git_js__WEBPACK_IMPORTED_MODULE_0__.runGit)(repository, ["cat-file", "--batch"], { ...options, input: toInput(wanted) });
    return output === null ? null : cut(output, wanted, options);
}
function toInput(blobs) {
    return blobs.map(({ id }) => `${id}\n`).join("");
}
/** As many as fit into memory, the first ones first. */
async function cutTo(repository, blobs, options, mostBytes) {
    if (blobs.length === 0)
        return [];
    const output = await (0,_run_git_js__WEBPACK_IMPORTED_MODULE_0__.runGit)(repository, ["cat-file", "--batch-check"], { ...options, input: toInput(blobs) });
    if (output === null)
        return null;
    const sizes = output
        .toString("latin1")
        .split("\n")
        .map((line) => Number(/ blob (\d+)$/.exec(line)?.[1] ?? 0));
    let sum = 0;
    return blobs.filter((_, index) => (sum += sizes[index] ?? 0) <= mostBytes);
}
/** Cuts the output of `git cat-file --batch`: `<id> blob <size>`, a newline, the bytes, a newline; or `<id> missing`. */
function cut(output, blobs, { missing }) {
    const files = [];
    let at = 0;
    for (const { path } of blobs) {
        const end = output.indexOf(10, at);
        const [, size] = / blob (\d+)$/.exec(output.toString("latin1", at, end)) ?? [];
        if (size === undefined && missing === "refuse")
            return null;
        if (size !== undefined)
            files.push({ path, bytes: output.subarray(end + 1, end + 1 + Number(size)) });
        at = size === undefined ? end + 1 : end + 1 + Number(size) + 1;
    }
    return files;
}


/***/ }),

/***/ 111:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readFileVersions: () => (/* binding */ readFileVersions)
/* harmony export */ });
/* harmony import */ var _core_file_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5605);
/* harmony import */ var _run_git_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3464);
/* harmony import */ var _read_blobs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2215);



/** More than any folder of migrations has; a repository that is made to be endless ends here. */
const mostVersions = 20_000;
const mostBytes = 256 * 1024 * 1024;
/**
 * Every content that files of those names (their folders aside) ever had, in whatever folder, in the commits that the
 * checkout knows; a file of a version under its other names too. Read-only: nothing is fetched, no hook or filter runs.
 */
async function readFileVersions(repository, names, { naming = _core_file_name_js__WEBPACK_IMPORTED_MODULE_0__/* .usualNaming */ .Z, ...options } = {}) {
    const shallow = await (0,_run_git_js__WEBPACK_IMPORTED_MODULE_1__.runGit)(repository, ["rev-parse", "--is-shallow-repository"], options);
    if (shallow === null)
        return { versions: [], history: "none" };
    const history = shallow.toString("utf8").trim() === "true" ? "shallow" : "whole";
    const input = ["--", ...new Set(names.flatMap((name) => toPatterns(name, naming))), ""].join("\n");
    const log = await (0,_run_git_js__WEBPACK_IMPORTED_MODULE_1__.runGit)(repository, logging, { ...options, input });
    if (log === null)
        return { versions: [], history: "none" };
    const entries = [...listBlobs(log.toString("utf8"))].map(([id, path]) => ({ id, path })).slice(0, mostVersions);
    const versions = await (0,_read_blobs_js__WEBPACK_IMPORTED_MODULE_2__/* .readBlobs */ .b)(repository, entries, { ...options, mostBytes, missing: "skip" });
    return { versions: versions ?? [], history };
}
/** Both sides of every change, merges included, whatever the repository's own settings say. */
const logging = [
    ...["-c", "log.showRoot=true", "log", "--full-history", "--diff-merges=separate", "--no-renames", "--raw", "-z"],
    ...["--no-abbrev", "--no-ext-diff", "--no-textconv", "--format="],
    // What was deployed may be on a branch that is not ours.
    ...["--all", "HEAD", "--stdin"],
];
/** The name itself, and all of its version: a file that was renamed kept its version. */
function toPatterns(name, { versioned, baseline, separator, suffixes }) {
    const base = name.slice(name.lastIndexOf("/") + 1);
    if (/[\n\r]/.test(base) || base === "")
        return [];
    const end = base.indexOf(separator);
    const ofVersion = end > 0 && [versioned, baseline].some((prefix) => base.startsWith(prefix));
    const [own, prefix] = [escapeGlob(base), escapeGlob(base.slice(0, end + separator.length))];
    const all = ofVersion ? [own, ...suffixes.map((suffix) => `${prefix}*${escapeGlob(suffix)}`)] : [own];
    // The settings of a script belong to it.
    return all.flatMap((pattern) => [`:(top,glob)**/${pattern}`, `:(top,glob)**/${pattern}.conf`]);
}
function escapeGlob(text) {
    return text.replaceAll(/[*?[\]\\]/g, "\\$&");
}
/** Id and path of each file that the log tells of; links and submodules are no files. */
function listBlobs(log) {
    const found = new Map();
    const words = log.split("\0");
    for (let at = 0; at < words.length; at += 1) {
        const change = /^\n*:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) [A-Z]/.exec(words[at] ?? "");
        if (change === null)
            continue;
        at += 1;
        const [, before, after, old, now] = change;
        for (const [mode, id] of [[after, now], [before, old]]) {
            if (id !== undefined && mode?.startsWith("100") === true && !found.has(id))
                found.set(id, words[at] ?? "");
        }
    }
    return found;
}


/***/ }),

/***/ 3464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runGit: () => (/* binding */ runGit)
/* harmony export */ });
/* unused harmony exports gitSettings, gitEnvironment */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_process__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1708);


/** The repository is whatever was checked out: none of its settings may start a program, and nothing is fetched. */
const gitSettings = [
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "log.showSignature=false",
    "safe.directory=*",
    "safe.bareRepository=explicit",
].flatMap((setting) => ["-c", setting]);
/** What git needs to be found and to find its settings; neither a token nor a database's URL is among it. */
const needed = /^(?:PATH|HOME|HOMEDRIVE|HOMEPATH|USERPROFILE|SYSTEMROOT|TMPDIR|TEMP|TMP|XDG_CONFIG_HOME|LD_LIBRARY_PATH|LANG|LC_.+|GIT_.+)$/i;
/** A repository can allow a protocol by its name, whatever a setting says of all; what a variable says it cannot. */
function gitEnvironment() {
    const own = Object.fromEntries(Object.entries(node_process__WEBPACK_IMPORTED_MODULE_1__.env).filter(([name]) => needed.test(name)));
    return { ...own, GIT_ALLOW_PROTOCOL: "", GIT_NO_LAZY_FETCH: "1" };
}
/** What git prints; null when it fails, or when there is no git on the machine: the caller says what was left out. */
function runGit(cwd, args, options = {}) {
    const { input = "", limitMs = 120_000, signal } = options;
    const all = [...gitSettings, "--no-pager", ...args];
    const bounds = { maxBuffer: Infinity, timeout: limitMs, killSignal: "SIGKILL" };
    const spawning = { cwd, env: gitEnvironment(), encoding: "buffer", ...bounds };
    return new Promise((resolve) => {
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)("git", all, { ...spawning, ...(signal === undefined ? {} : { signal }) }, (error, stdout) => resolve(error === null ? stdout : null));
        // One that ends without reading its input closes the pipe; how it ended is told by the callback.
        child.stdin?.on("error", () => { });
        child.stdin?.end(input);
    });
}


/***/ })

};
