export const id = 7295;
export const ids = [7295];
export const modules = {

/***/ 32215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ readBlobs)
/* harmony export */ });
/* harmony import */ var _run_git_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73464);

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

/***/ 37295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readTree: () => (/* binding */ readTree)
/* harmony export */ });
/* harmony import */ var _read_blobs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32215);
/* harmony import */ var _run_git_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73464);


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


/***/ })

};
