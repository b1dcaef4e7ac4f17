export const id = 273;
export const ids = [273];
export const modules = {

/***/ 94955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GS: () => (/* binding */ wholesOf),
/* harmony export */   Lt: () => (/* binding */ splitIdentity),
/* harmony export */   QB: () => (/* binding */ relationKinds),
/* harmony export */   UK: () => (/* binding */ lastName),
/* harmony export */   W6: () => (/* binding */ viewsOf),
/* harmony export */   bZ: () => (/* binding */ splitNames),
/* harmony export */   dA: () => (/* binding */ namePartsOf),
/* harmony export */   gN: () => (/* binding */ parentOf),
/* harmony export */   kJ: () => (/* binding */ onTable)
/* harmony export */ });
/** Kinds that have columns: what a constraint, trigger or column can be of. */
const relationKinds = ["table", "partitioned table", "foreign table", "view", "materialized view"];
const kindsWithParts = [...relationKinds, "composite type", "domain"];
/**
 * Keys of the objects that this one comes and goes with: a column's or an index's table, a sequence's column, a
 * partition's parent, the schema around all of them. Most of the keys name nothing: an identity does not tell the kind of what it is part of.
 */
function wholesOf({ kind, identity, attributes }) {
    const names = splitIdentity(identity);
    const [schema, parent] = [names[0] ?? "", names.slice(0, -1).join(".")];
    const keys = names.length > 1 ? [`schema ${schema}`] : [];
    if (names.length > 2)
        keys.push(...kindsWithParts.map((one) => `${one} ${parent}`));
    const { table, owned_by: column, server, schema: within, partition_bound: bound, parents } = attributes;
    if (table !== undefined)
        keys.push(...relationKinds.map((one) => `${one} ${table}`));
    if (column !== undefined)
        keys.push(`column ${column}`, ...wholesOf({ kind: "column", identity: column, attributes: {} }));
    if (bound !== undefined)
        keys.push(...splitNames(parents ?? "").map((one) => `partitioned table ${one}`));
    if (kind === "user mapping" && server !== undefined)
        keys.push(`server ${server}`);
    if (kind === "default privileges" && within !== undefined)
        keys.push(`schema ${within}`);
    return keys;
}
/** Keys of the views that a column may be of: there, the definition decides which columns there are. */
function viewsOf({ kind, identity }) {
    if (kind !== "column")
        return [];
    return ["view", "materialized view"].map((one) => `${one} ${parentOf(identity)}`);
}
/** Key of the object of the same kind and name on another table: `column public.child.a` as `column public.parent.a`. */
function onTable({ kind, identity }, table) {
    return `${kind} ${table}.${lastName(identity)}`;
}
/** `public.users` of `public.users.email`; empty for names of one part. */
function parentOf(identity) {
    return splitIdentity(identity).slice(0, -1).join(".");
}
/** Names of a list such as `public.a, public."b, c"`. */
function splitNames(list) {
    return list.match(/(?:"(?:[^"]|"")*"|[^", ])+/g) ?? [];
}
/** Names of a qualified identity as people gave them: `public`, `Odd "x"` of `public."Odd ""x""".a`, without arguments. */
function namePartsOf(identity) {
    return splitIdentity(identity).map((part) => (part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part));
}
/** Parts of a qualified name up to its arguments, quoted as they were; dots inside quotes and parentheses do not count. */
function splitIdentity(identity) {
    const name = /^(?:"(?:[^"]|"")*"|[^"( ])+/.exec(identity)?.[0] ?? "";
    return name.match(/(?:"(?:[^"]|"")*"|[^".])+/g) ?? [];
}
/** The last name of an identity, quoted. */
function lastName(identity) {
    return splitIdentity(identity).at(-1) ?? "";
}


/***/ }),

/***/ 41431:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HU: () => (/* binding */ sortObjects),
/* harmony export */   I: () => (/* binding */ notReadable),
/* harmony export */   T5: () => (/* binding */ objectKey),
/* harmony export */   fd: () => (/* binding */ objectsByKey),
/* harmony export */   tj: () => (/* binding */ areSame)
/* harmony export */ });
/* harmony import */ var _compare_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68998);

/** An attribute that this role may not see: it equals whatever another role saw. */
const notReadable = "(not readable by this role)";
/** What tells objects apart: two of the same key are the same object at two times. */
function objectKey({ kind, identity }) {
    return `${kind} ${identity}`;
}
/** Objects by key. */
function objectsByKey({ objects }) {
    return new Map(objects.map((object) => [objectKey(object), object]));
}
/** Whether two snapshots say the same of the same objects, in so many words. */
function areSame(one, other) {
    if (one === other)
        return true;
    if (one.major !== other.major || one.objects.length !== other.objects.length)
        return false;
    return one.objects.every((object, index) => {
        const twin = other.objects[index];
        return (twin !== undefined && object.kind === twin.kind && object.identity === twin.identity && haveSame(object, twin));
    });
}
function haveSame({ attributes: one }, { attributes: other }) {
    const names = Object.keys(one);
    return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
/** Objects in the order that snapshots keep: by kind, then identity, by code unit. */
function sortObjects(objects) {
    const keyed = objects.map((object) => ({ object, key: objectKey(object) }));
    return keyed.toSorted((a, b) => (0,_compare_text_js__WEBPACK_IMPORTED_MODULE_0__/* .compareText */ .n)(a.key, b.key)).map(({ object }) => object);
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
