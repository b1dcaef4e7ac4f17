export const id = 273;
export const ids = [273];
export const modules = {

/***/ 1273:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  create: () => (/* binding */ create)
});

// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(8165);
// EXTERNAL MODULE: ./lib/core/migration-set.js + 3 modules
var migration_set = __webpack_require__(9401);
// EXTERNAL MODULE: ./lib/core/state.js
var state = __webpack_require__(4734);
;// CONCATENATED MODULE: ./lib/core/next-version.js

/**
 * The next free version in the style of the highest one: a timestamp after timestamps, the same width after padded
 * numbers, the last part counted up after dotted ones; `1` in an empty folder.
 */
function nextVersion(versions, now) {
    const top = (0,state/* highest */.BR)(versions);
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

// EXTERNAL MODULE: ./lib/core/problems.js + 5 modules
var problems = __webpack_require__(1256);
// EXTERNAL MODULE: ./lib/environment/finish.js
var finish = __webpack_require__(9710);
;// CONCATENATED MODULE: ./lib/commands/new.js





/** Writes the next free version as a `V` and a `U` file from a template. */
async function create(world) {
    const set = (0,migration_set/* toMigrationSet */.c)(world.files, new Map());
    const description = world.config.description ?? "";
    const version = nextVersion([...set.versioned, ...set.baselines].map((migration) => migration.version.text), world.startedAt);
    const [migration, undo] = [toFileName("V", version, description), toFileName("U", version, description)];
    if (migration === null || undo === null)
        throw noWords(description);
    const written = [
        world.writeFile(migration, migrationText(description)),
        world.writeFile(undo, undoText(version, description)),
    ];
    return (0,finish/* toReport */.cG)(world, [], { written });
}
function noWords(description) {
    const message = `the description "${description}" holds no letter and no digit to name a file with`;
    return new failure/* Failure */.H("bad-input", [(0,problems/* finding */.g)("input", { message, help: 'for example: new "add email to users"' })]);
}
function migrationText(description) {
    return `-- ${oneLine(description)}
-- One schema change, rerunnable, and harmless for the application that runs now. For example:
--   ALTER TABLE users ADD COLUMN IF NOT EXISTS email text;
`;
}
function undoText(version, description) {
    return `-- Undoes V${version}: ${oneLine(description)}
-- It must give back the schema from before, and be rerunnable. For example:
--   ALTER TABLE users DROP COLUMN IF EXISTS email;
`;
}
function oneLine(text) {
    return text.replace(/\s+/g, " ").trim();
}


/***/ })

};
