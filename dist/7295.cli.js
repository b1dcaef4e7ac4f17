export const id = 7295;
export const ids = [7295,3464];
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

/***/ 7295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readTree: () => (/* binding */ readTree)
/* harmony export */ });
/* harmony import */ var _read_blobs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2215);
/* harmony import */ var _run_git_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3464);


/**
 * Files below a folder as a commit has them; null when git, the repository or the commit is not there (a shallow
 * checkout). Read-only: nothing is fetched, no hook or filter runs.
 */
async function readTree(repository, { commit, folder, signal }) {
    const listing = await (0,_run_git_js__WEBPACK_IMPORTED_MODULE_1__.runGit)(repository, ["ls-tree", "-r", "-z", "--full-tree", commit, "--", folder], { signal });
    if (listing === null)
        return null;
    const entries = listing
        .toString("utf8")
        .split("\0")
        .flatMap((line) => {
        const [, mode, id, path] = /^(\d+) blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
        // 120000 is a symbolic link, which is no migration.
        return id === undefined || path === undefined || mode === "120000" ? [] : [{ id, path }];
    });
    return await (0,_read_blobs_js__WEBPACK_IMPORTED_MODULE_0__/* .readBlobs */ .b)(repository, entries, { missing: "refuse", signal });
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
