export const id = 1768;
export const ids = [1768];
export const modules = {

/***/ 41768:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   create: () => (/* binding */ create)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48165);
/* harmony import */ var _core_migration_set_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38989);
/* harmony import */ var _core_next_version_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39343);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(70551);
/* harmony import */ var _core_template_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(51909);
/* harmony import */ var _environment_finish_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(63439);






/** Writes the next free version as a `V` and a `U` file: from a template, or what has drifted; or the undo script of one. */
async function create(world) {
    const { environments, undoOf, description } = world.config;
    const [environment] = environments;
    // The configuration chooses none for a template.
    if (environment === undefined)
        return writeAll(world, textsOfTemplate(description ?? ""));
    if (undoOf !== null)
        return await createUndo(world, environment, undoOf);
    return writeAll(world, await textsOfDrift(world, environment));
}
function writeAll(world, texts) {
    const written = texts.files.flatMap(({ migration, undo }, index) => {
        const { forward, back } = namesOf(world, texts.description, index);
        return [...write(world, forward, migration), ...(undo === null ? [] : write(world, back, undo(forward)))];
    });
    return (0,_environment_finish_js__WEBPACK_IMPORTED_MODULE_4__/* .toReport */ .cG)(world, [], { written, findings: texts.findings });
}
/** Refuses where there is one already: what was thought of by hand is worth more. */
async function createUndo(world, environment, version) {
    const { makeUndo } = await Promise.all(/* import() */[__webpack_require__.e(8104), __webpack_require__.e(369), __webpack_require__.e(1841), __webpack_require__.e(7976), __webpack_require__.e(1666), __webpack_require__.e(1437), __webpack_require__.e(1291)]).then(__webpack_require__.bind(__webpack_require__, 88882));
    const { files, findings, notes } = await makeUndo(world, environment, version);
    for (const { file, sql } of files)
        world.replaceFile(file, sql);
    return (0,_environment_finish_js__WEBPACK_IMPORTED_MODULE_4__/* .toReport */ .cG)(world, [], { written: files.map(({ file }) => file), findings, leftOut: notes });
}
/** Text that would be taken for a placeholder is none, be it of a description or of what a database says. */
const literalText = "placeholderReplacement=false\n";
function textsOfTemplate(description) {
    const files = [{ migration: (0,_core_template_js__WEBPACK_IMPORTED_MODULE_5__/* .migrationTemplate */ .Xx)(description), undo: (of) => (0,_core_template_js__WEBPACK_IMPORTED_MODULE_5__/* .undoTemplate */ .z1)(of, description) }];
    return { description, files, findings: [] };
}
async function textsOfDrift(world, environment) {
    const { captureDrift } = await Promise.all(/* import() */[__webpack_require__.e(4571), __webpack_require__.e(8104), __webpack_require__.e(4564), __webpack_require__.e(369), __webpack_require__.e(2349), __webpack_require__.e(7976), __webpack_require__.e(1666), __webpack_require__.e(894), __webpack_require__.e(4217)]).then(__webpack_require__.bind(__webpack_require__, 67869));
    const { files, findings } = await captureDrift(world, environment);
    return {
        description: world.config.description ?? "capture drift",
        files: files.map(({ migration, undo }) => ({ migration, undo: undo === null ? null : () => undo })),
        findings,
    };
}
/** Names of the `index`-th of several files that follow each other. */
function namesOf(world, description, index) {
    const set = (0,_core_migration_set_js__WEBPACK_IMPORTED_MODULE_1__/* .toMigrationSet */ .c)(world.files, new Map(), world.config.naming);
    const versions = [...set.versioned, ...set.baselines].map((migration) => migration.version.text);
    for (let count = 0; count < index; count += 1)
        versions.push((0,_core_next_version_js__WEBPACK_IMPORTED_MODULE_2__/* .nextVersion */ .y)(versions, world.startedAt));
    const version = (0,_core_next_version_js__WEBPACK_IMPORTED_MODULE_2__/* .nextVersion */ .y)(versions, world.startedAt);
    const forward = (0,_core_next_version_js__WEBPACK_IMPORTED_MODULE_2__/* .toFileName */ .h)("V", version, description);
    if (forward === null)
        throw noWords(description);
    return { forward, back: forward.replace("V", "U") };
}
function write(world, name, text) {
    const literal = text.includes("${");
    return [world.writeFile(name, text), ...(literal ? [world.writeFile(`${name}.conf`, literalText)] : [])];
}
function noWords(description) {
    const message = `the description "${description}" holds no letter and no digit to name a file with`;
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("bad-input", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_3__/* .finding */ .g)("input", { message, help: 'for example: new "add email to users"' })]);
}


/***/ }),

/***/ 39343:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ toFileName),
/* harmony export */   y: () => (/* binding */ nextVersion)
/* harmony export */ });
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44734);

/**
 * The next free version in the style of the highest one: a timestamp after timestamps, the same width after padded
 * numbers, the last part counted up after dotted ones; `1` in an empty folder.
 */
function nextVersion(versions, now) {
    const top = (0,_state_js__WEBPACK_IMPORTED_MODULE_0__/* .highest */ .BR)(versions);
    if (top === null)
        return "1";
    const parts = top.split(".");
    const last = parts.at(-1) ?? "0";
    if (/^20\d{10}(?:\d{2})?$/.test(last) && parts.length === 1) {
        const stamp = now.toISOString().replace(/\D/g, "").slice(0, last.length);
        // A clock behind the newest file must not go back in order.
        return stamp > last ? stamp : String(BigInt(last) + 1n);
    }
    const next = String(BigInt(last) + 1n).padStart(last.length, "0");
    return [...parts.slice(0, -1), next].join(".");
}
/** Room for the version and the folder: a file system takes 255 bytes for a name. */
const longestDescription = 180;
/** `V13__add_email_to_users.sql`: words joined by `_`, other characters left out; null where none is left. */
function toFileName(prefix, version, description) {
    const words = description
        .normalize("NFC")
        .toLowerCase()
        .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
    const name = cutBytes(words.join("_"), longestDescription).replace(/_+$/, "");
    return name === "" ? null : `${prefix}${version.replaceAll(".", "_")}__${name}.sql`;
}
/** As many whole characters as fit. */
function cutBytes(text, limit) {
    let [bytes, kept] = [0, ""];
    for (const char of text) {
        bytes += Buffer.byteLength(char);
        if (bytes > limit)
            break;
        kept += char;
    }
    return kept;
}


/***/ }),

/***/ 51909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fl: () => (/* binding */ isTemplate),
/* harmony export */   Xx: () => (/* binding */ migrationTemplate),
/* harmony export */   z1: () => (/* binding */ undoTemplate)
/* harmony export */ });
const migrationLine = "-- One schema change, rerunnable, and harmless for the application that runs now. For example:";
const undoLine = "-- It must give back the schema from before, and be rerunnable. For example:";
/** What `new` writes as the `V` file of a description. */
function migrationTemplate(description) {
    return `-- ${oneLine(description)}
${migrationLine}
--   ALTER TABLE users ADD COLUMN IF NOT EXISTS email text;
`;
}
/** What `new` writes as the `U` file beside a `V` file of that name. */
function undoTemplate(forward, description) {
    const [version = ""] = forward.split("__");
    return `-- Undoes ${version.replaceAll("_", ".")}: ${oneLine(description)}
${undoLine}
--   ALTER TABLE users DROP COLUMN IF EXISTS email;
`;
}
/** Whether a text without statements still is what `new` wrote. */
function isTemplate(text) {
    return text.includes(migrationLine) || text.includes(undoLine);
}
function oneLine(text) {
    return text.replace(/\s+/g, " ").trim();
}


/***/ })

};
