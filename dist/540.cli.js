export const id = 540;
export const ids = [540];
export const modules = {

/***/ 540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderCsv: () => (/* binding */ renderCsv)
/* harmony export */ });
/* harmony import */ var _visible_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2474);

const columns = [
    ["id", (event) => event.id],
    ["at", (event) => event.at],
    ["event", (event) => event.event],
    ["version", (event) => event.version],
    ["description", (event) => event.description],
    ["script", (event) => event.script],
    ["checksum", (event) => event.checksum],
    ["installed_by", (event) => event.installedBy],
    ["database_role", (event) => event.databaseRole],
    ["execution_ms", (event) => event.executionMs],
    ["success", (event) => event.success],
    ["sqlstate", (event) => event.sqlstate],
    ["message", (event) => event.message],
    ["reason", (event) => event.reason],
    ["repository", (event) => event.repository],
    ["ref", (event) => event.ref],
    ["commit", (event) => event.commit],
    ["pull_request", (event) => event.pullRequest],
    ["run_id", (event) => event.runId],
    ["run_url", (event) => event.runUrl],
    ["tool_version", (event) => event.toolVersion],
    ["wal_position", (event) => event.walPosition],
    ["wal_at", (event) => event.walAt],
];
/** The audit log as RFC 4180: a heading, then a line per event of every environment, newest first. */
function renderCsv(report) {
    const heading = ["environment", ...columns.map(([name]) => name)];
    const rows = report.environments.flatMap(({ name, events }) => events.map((event) => [toCell(name), ...columns.map(([, read]) => toCell(read(event)))]));
    return [heading, ...rows].map((cells) => `${cells.join(",")}\r\n`).join("");
}
/**
 * A cell on one line. A spreadsheet must not take it for a formula (also after blanks, and after a semicolon, which parts
 * cells in many countries), a runner that prints it not for a command.
 */
function toCell(value) {
    if (typeof value !== "string")
        return value === null ? "" : String(value);
    const text = (0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visibleLine */ .P8)(value).replaceAll("##[", "## [");
    const harmless = text.replaceAll(/(?<=;\s*)(?=[=+\-@＝＋－＠])/g, "'").replace(/^(?=\s*(?:[=+\-@＝＋－＠]|::))/, "'");
    return /[",]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}


/***/ })

};
