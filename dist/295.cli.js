export const id = 295;
export const ids = [295];
export const modules = {

/***/ 7295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readTree: () => (/* binding */ readTree)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);

/**
 * Files below a folder as a commit has them; null when git, the repository or the commit is not there (a shallow
 * checkout). Read-only: nothing is fetched, no hook or filter runs.
 */
async function readTree(repository, { commit, folder }) {
    const listing = await git(repository, ["ls-tree", "-r", "-z", "--full-tree", commit, "--", folder]);
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
    if (entries.length === 0)
        return [];
    const blobs = await git(repository, ["cat-file", "--batch"], entries.map(({ id }) => `${id}\n`).join(""));
    return blobs === null ? null : cut(blobs, entries);
}
/**
 * Cuts the output of `git cat-file --batch`: `<id> blob <size>`, a newline, the bytes, a newline. Null where a blob is
 * missing (`<id> missing`), as in a partial clone.
 */
function cut(output, entries) {
    const files = [];
    let at = 0;
    for (const { path } of entries) {
        const end = output.indexOf(10, at);
        const [, size] = / blob (\d+)$/.exec(output.toString("latin1", at, end)) ?? [];
        if (size === undefined)
            return null;
        files.push({ path, bytes: output.subarray(end + 1, end + 1 + Number(size)) });
        at = end + 1 + Number(size) + 1;
    }
    return files;
}
/** What git prints; null when it fails, or when there is no git on the machine: the caller says what was left out. */
function git(cwd, args, input = "") {
    const options = { cwd, encoding: "buffer", maxBuffer: Infinity };
    return new Promise((resolve) => {
        const all = ["-c", "core.fsmonitor=false", "-c", "safe.directory=*", ...args];
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)("git", all, options, (error, stdout) => resolve(error === null ? stdout : null));
        // One that ends without reading its input closes the pipe; how it ended is told by the callback.
        child.stdin?.on("error", () => { });
        child.stdin?.end(input);
    });
}


/***/ })

};
