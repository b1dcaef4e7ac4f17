export const id = 1184;
export const ids = [1184];
export const modules = {

/***/ 1184:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runPasswordCommand: () => (/* binding */ runPasswordCommand)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48165);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70551);



/** Far more than any token has. */
const longestBytes = 65_536;
/** What it leaves running may hold what it writes to open for ever. */
const afterwardsMs = 1000;
/**
 * What the command prints, which is a password of one line. It runs in `sh`, is asked nothing, and its output is never
 * shown, nor is what it says to stderr. Throws Failure where it gives none.
 */
async function runPasswordCommand(command, options) {
    const { error, stdout } = await execute(command, options);
    options.signal.throwIfAborted();
    const password = stdout.replace(/[\r\n]+$/, "");
    const reason = error === null ? reasonIn(password) : reasonOf(error, options.patienceMs);
    if (reason === null)
        return password;
    const message = `password-command gave no password: ${reason}`;
    const help = "run it by itself in sh: it has to print the password alone, and its messages are not shown here";
    throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H("database", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)("authentication", { message, help })]);
}
async function execute(command, { patienceMs, signal }) {
    return await new Promise((resolve) => {
        const bounds = { timeout: patienceMs, maxBuffer: longestBytes, killSignal: "SIGKILL", signal };
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)("sh", ["-c", command], bounds, (error, stdout) => resolve({ error, stdout }));
        child.stdin?.end();
        const leave = () => [child.stdout, child.stderr].forEach((pipe) => pipe?.destroy());
        child.once("exit", () => setTimeout(leave, afterwardsMs).unref());
    });
}
/** Why a text is no password, or null. */
function reasonIn(text) {
    if (text.trim() === "")
        return "it printed nothing";
    return /[\r\n\0]/.test(text) ? "it printed more than one line" : null;
}
function reasonOf({ code, killed, signal }, patienceMs) {
    if (String(code) === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER")
        return `it printed more than ${longestBytes / 1024} kB`;
    if (killed === true)
        return `it did not end within ${patienceMs / 1000} s`;
    if (typeof signal === "string")
        return `it was ended by ${signal}`;
    return typeof code === "number" ? `it ended with exit code ${code}` : `sh cannot be run (${code})`;
}


/***/ })

};
