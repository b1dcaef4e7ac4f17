export const id = 3464;
export const ids = [3464];
export const modules = {

/***/ 3464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runGit: () => (/* binding */ runGit)
/* harmony export */ });
/* unused harmony export gitSettings */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);

/** The repository is whatever was checked out: none of its settings may start a program, and nothing is fetched. */
const gitSettings = [
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "log.showSignature=false",
    "protocol.allow=never",
    "safe.directory=*",
    "safe.bareRepository=explicit",
].flatMap((setting) => ["-c", setting]);
/** What git prints; null when it fails, or when there is no git on the machine: the caller says what was left out. */
function runGit(cwd, args, options = {}) {
    const { input = "", limitMs = 120_000, signal } = options;
    const all = [...gitSettings, "--no-pager", ...args];
    const spawning = { cwd, encoding: "buffer", maxBuffer: Infinity, timeout: limitMs, killSignal: "SIGKILL" };
    return new Promise((resolve) => {
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)("git", all, { ...spawning, ...(signal === undefined ? {} : { signal }) }, (error, stdout) => resolve(error === null ? stdout : null));
        // One that ends without reading its input closes the pipe; how it ended is told by the callback.
        child.stdin?.on("error", () => { });
        child.stdin?.end(input);
    });
}


/***/ })

};
