export const id = 3429;
export const ids = [3429];
export const modules = {

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


/***/ }),

/***/ 20089:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   Im: () => (/* binding */ optionsIn),
/* harmony export */   Jz: () => (/* binding */ toRelationName),
/* harmony export */   Ll: () => (/* binding */ isNode),
/* harmony export */   Mp: () => (/* binding */ isOn),
/* harmony export */   Ot: () => (/* binding */ constantIn),
/* harmony export */   Pw: () => (/* binding */ nodesAt),
/* harmony export */   Qc: () => (/* binding */ flagAt),
/* harmony export */   Rm: () => (/* binding */ visitNodes),
/* harmony export */   ZC: () => (/* binding */ nameIn),
/* harmony export */   eR: () => (/* binding */ relationIn),
/* harmony export */   gT: () => (/* binding */ listAt),
/* harmony export */   hK: () => (/* binding */ asNode),
/* harmony export */   oB: () => (/* binding */ nodeAt),
/* harmony export */   ue: () => (/* binding */ droppedBy),
/* harmony export */   wX: () => (/* binding */ namesIn)
/* harmony export */ });
const empty = {};
/** A value of unknown shape as a node; one without fields when it is none. */
function asNode(value) {
    return isNode(value) ? value : empty;
}
function isNode(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
function nodeAt(node, field) {
    const value = node[field];
    return isNode(value) ? value : null;
}
function listAt(node, field) {
    const value = node[field];
    return Array.isArray(value) ? value.map(asNode) : [];
}
/** The nodes of a list below their tag; others are left out. */
function nodesAt(items, tag) {
    return items.flatMap((item) => {
        const node = nodeAt(item, tag);
        return node === null ? [] : [node];
    });
}
function textAt(node, field) {
    const value = node[field];
    return typeof value === "string" ? value : null;
}
function flagAt(node, field) {
    return node[field] === true;
}
/** The value of a `String` node, or of the last name of a list of them. */
function nameIn(node) {
    const text = nodeAt(node, "String");
    if (text !== null)
        return textAt(text, "sval") ?? "";
    const last = listAt(nodeAt(node, "List") ?? empty, "items").at(-1);
    return last === undefined ? null : nameIn(last);
}
/** The names in a list of them. */
function namesIn(node, field) {
    return listAt(node, field).map((one) => nameIn(one) ?? "");
}
/** The name in a `RangeVar`. */
function relationIn(rangeVar) {
    const name = rangeVar === null ? null : textAt(rangeVar, "relname");
    return rangeVar === null || name === null ? null : { schema: textAt(rangeVar, "schemaname"), name };
}
/** The name in a list of `String` nodes such as those of DROP. */
function toRelationName(parts) {
    const names = parts.map((part) => nameIn(part) ?? "");
    const name = names.at(-1);
    return name === undefined ? null : { schema: names.at(-2) ?? null, name };
}
/** The relations that a `DropStmt` names, or the other objects that are named as relations are. */
function droppedBy(node) {
    return listAt(node, "objects").flatMap((object) => toRelationName(listAt(nodeAt(object, "List") ?? empty, "items")) ?? []);
}
/** The `DefElem` nodes of a list. */
function optionsIn(node, field) {
    return listAt(node, field).flatMap((item) => {
        const option = nodeAt(item, "DefElem");
        return option === null ? [] : [{ name: textAt(option, "defname") ?? "", value: constantIn(nodeAt(option, "arg")) }];
    });
}
/** Whether an option is on, read as PostgreSQL reads booleans; `otherwise` where it is not given. */
function isOn(options, name, otherwise) {
    const option = options.find((candidate) => candidate.name === name);
    if (option === undefined)
        return otherwise === "on";
    return option.value === null || /^(?:true|on|1)$/i.test(option.value);
}
const constants = [
    ["String", "sval"],
    ["sval", "sval"],
    ["Float", "fval"],
    ["fval", "fval"],
    ["Integer", "ival"],
    ["ival", "ival"],
    ["Boolean", "boolval"],
    ["boolval", "boolval"],
];
// The parser leaves out what is empty, 0 or false.
const absent = { sval: "", fval: "", ival: "0", boolval: "false" };
/** The text of a constant: a literal, a keyword or a name; null when it is none. */
function constantIn(node) {
    if (node === null)
        return null;
    const inner = nodeAt(node, "A_Const") ?? node;
    const type = nodeAt(inner, "TypeName");
    if (type !== null)
        return listAt(type, "names").map(nameIn).at(-1) ?? null;
    for (const [tag, field] of constants) {
        const value = nodeAt(inner, tag);
        if (value !== null)
            return textOf(value[field]) ?? absent[field];
    }
    return null;
}
function textOf(value) {
    if (typeof value === "string")
        return value;
    return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}
/** Visits every tagged node below a value, parents first; not recursive, so that deep trees are no problem. */
function visitNodes(root, visit) {
    const waiting = [{ field: "", value: root }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const { field, value } = next;
        if (Array.isArray(value)) {
            // Not by spreading: a list of values can be longer than a call has room for arguments.
            for (let index = value.length - 1; index >= 0; index--)
                waiting.push({ field: "", value: value[index] });
        }
        else if (isNode(value)) {
            // Tags are upper-case, fields are not.
            if (/^[A-Z]/.test(field))
                visit(field, value);
            for (const [name, below] of Object.entries(value).toReversed())
                waiting.push({ field: name, value: below });
        }
    }
}


/***/ })

};
