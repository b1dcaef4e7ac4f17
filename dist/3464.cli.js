export const id = 3464;
export const ids = [3464];
export const modules = {

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
