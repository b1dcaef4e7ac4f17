export const id = 8225;
export const ids = [8225];
export const modules = {

/***/ 8808:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ combineChanges),
/* harmony export */   q: () => (/* binding */ toFileChange)
/* harmony export */ });
/** The changes of a finding that touch nothing but lines of one file; null for others. */
function toFileChange(fix = [], suggestion) {
    const [only] = fix;
    return fix.length !== 1 || only === undefined || suggestion === undefined ? null : { ...only, suggestion };
}
/** A file's text after all of some changes of it, as far as they do not overlap; the first one counts. */
function combineChanges([first, ...others]) {
    const lines = first.sql.split("\n");
    const { startLine, endLine, text } = first.suggestion;
    const grown = text.split("\n").length - (endLine - startLine + 1);
    const taken = [first.suggestion];
    const fitting = others.filter(({ suggestion }) => {
        const free = taken.every((one) => suggestion.endLine < one.startLine || suggestion.startLine > one.endLine);
        if (free)
            taken.push(suggestion);
        return free;
    });
    for (const { suggestion: one } of fitting.toSorted((a, b) => b.suggestion.startLine - a.suggestion.startLine)) {
        const at = one.startLine - 1 + (one.startLine > endLine ? grown : 0);
        const length = one.endLine - one.startLine + 1;
        const ends = lines[at + length - 1]?.endsWith("\r") === true ? "\r" : "";
        lines.splice(at, length, ...`${one.text}${ends}`.split("\n"));
    }
    return lines.join("\n");
}


/***/ }),

/***/ 3112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ describeProbe)
/* harmony export */ });
/** What was seen and when, in words that promise no more. */
function describeProbe({ demand, outcome, reason, at }) {
    const seen = `at ${at.slice(11, 16)} UTC`;
    switch (outcome) {
        case "none":
            return `${demand}: no offending row seen ${seen}`;
        case "none-in-sample":
            return `${demand}: a sample ${seen} held no offending row, which shows nothing of the others`;
        case "offending":
            return `${demand}: a row stands in the way, seen ${seen}`;
        case "not-looked-up":
            return `${demand}: not looked up, ${reason ?? "for an unknown reason"}`;
    }
}


/***/ }),

/***/ 6361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ describeSize)
/* harmony export */ });
/** For example `212 GB, 1.1 billion rows`; what is unknown is said as unknown. */
function describeSize({ rows, bytes }) {
    if (rows === null && bytes === null)
        return "size unknown";
    const [space, count] = [bytes === null ? "size unknown" : inBytes(bytes), rows === null ? null : inRows(rows)];
    return `${space}, ${count ?? "number of rows unknown"}`;
}
const units = ["bytes", "kB", "MB", "GB", "TB", "PB"];
/** As pg_size_pretty counts: a kB is 1024 bytes. */
function inBytes(bytes) {
    const power = bytes < 1024 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
    return `${short(bytes / 1024 ** power)} ${units[power]}`;
}
const words = [
    [1e12, " trillion"],
    [1e9, " billion"],
    [1e6, " million"],
];
function inRows(rows) {
    const [unit, word] = words.find(([least]) => rows >= least) ?? [1, ""];
    if (unit > 1)
        return `${short(rows / unit)}${word} rows`;
    return `${Math.round(rows).toLocaleString("en-US")} ${Math.round(rows) === 1 ? "row" : "rows"}`;
}
function short(value) {
    return value < 10 ? String(Math.round(value * 10) / 10) : String(Math.round(value));
}


/***/ }),

/***/ 3309:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ toSideBySide),
/* harmony export */   i: () => (/* binding */ cutMiddle)
/* harmony export */ });
/** Cuts what two texts have in common at their ends, then what is still too long in its middle. */
function toSideBySide(before, after, { limit }) {
    if (before.length <= limit && after.length <= limit)
        return { before, after };
    const [same, sameBehind] = toCommon(before, after);
    const differing = Math.max(before.length, after.length) - same - sameBehind;
    // The room that the difference leaves goes to what is around it, so that a reader finds the place.
    const around = Math.max(12, Math.floor((limit - differing) / 2));
    const [start, end] = [Math.max(0, same - around), Math.max(0, sameBehind - around)];
    const cut = (text) => {
        const middle = text.slice(start, text.length - end);
        const shown = cutMiddle(middle, { limit });
        return `${start > 0 ? "…" : ""}${shown}${end > 0 ? "…" : ""}`;
    };
    return { before: cut(before), after: cut(after) };
}
/** A text with its start and its end, and `…` for what is between. */
function cutMiddle(text, { limit }) {
    if (text.length <= limit)
        return text;
    const half = Math.floor((limit - 3) / 2);
    const [head, tail] = [text.slice(0, half), text.slice(text.length - half)];
    return `${head.replace(/[\ud800-\udbff]$/, "")} … ${tail.replace(/^[\udc00-\udfff]/, "")}`;
}
/** How many characters two texts have in common at the start, and behind that at the end. */
function toCommon(before, after) {
    const start = commonStart(before, after);
    return [start, commonEnd(before.slice(start), after.slice(start))];
}
function commonStart(a, b) {
    let index = 0;
    while (index < a.length && index < b.length && a[index] === b[index])
        index += 1;
    return index;
}
function commonEnd(a, b) {
    let index = 0;
    while (index < a.length && index < b.length && a[a.length - 1 - index] === b[b.length - 1 - index])
        index += 1;
    return index;
}


/***/ }),

/***/ 4563:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OP: () => (/* binding */ sayDrifted),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   Ys: () => (/* binding */ isWithheld),
/* harmony export */   aL: () => (/* binding */ toDriftLines),
/* harmony export */   bV: () => (/* binding */ toDriftSql),
/* harmony export */   hG: () => (/* binding */ tallyParts),
/* harmony export */   md: () => (/* binding */ worstFirst),
/* harmony export */   pt: () => (/* binding */ sayAgainst)
/* harmony export */ });
/* harmony import */ var _difference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3309);
/* harmony import */ var _object_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9909);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8653);



const rank = { structural: 0, security: 1, operational: 2, cosmetic: 3 };
/** Drifted objects, worst first; within a severity as the report has them. */
function worstFirst(objects) {
    return objects.toSorted((a, b) => rank[a.severity] - rank[b.severity]);
}
/** `1 unexpected index, 2 changed columns`; cosmetic differences are counted apart. Plain text. */
function sayDrifted({ objects }) {
    const matter = worstFirst(objects).filter(({ severity }) => severity !== "cosmetic");
    const cosmetic = objects.length - matter.length;
    const rest = cosmetic === 0 ? "" : (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(cosmetic, "cosmetic difference");
    return [(0,_object_words_js__WEBPACK_IMPORTED_MODULE_1__/* .tallyObjects */ .Zz)(matter), rest].filter((part) => part !== "").join(", ");
}
/** With what the database was compared, as the end of a line. */
function sayAgainst({ against }) {
    switch (against) {
        case "snapshot":
            return "since the last deploy";
        case "files":
            return "not as the files say";
        case "both":
            return "since the last deploy, and not as the files say";
    }
}
const words = (text) => ({ kind: "words", text });
const quoted = (text) => ({ kind: "text", text });
/** What to put side by side for an object: only what differs. */
function toDriftLines(object, { limit }) {
    switch (object.change) {
        case "missing":
            return [{ attribute: "", expected: describeWhole(object, limit), actual: words("missing") }];
        case "unexpected":
            return [{ attribute: "", expected: words("not there"), actual: describeWhole(object, limit) }];
        case "changed":
            return object.attributes.map(({ name, expected, actual }) => {
                if (expected === null && actual === null)
                    return ofName(name);
                const shown = (0,_difference_js__WEBPACK_IMPORTED_MODULE_2__/* .toSideBySide */ .f)(expected ?? "", actual ?? "", { limit });
                return {
                    attribute: (0,_object_words_js__WEBPACK_IMPORTED_MODULE_1__/* .attributeWords */ .qO)(name),
                    expected: expected === null ? words("none") : quoted(shown.before),
                    actual: actual === null ? words("none") : quoted(shown.after),
                };
            });
    }
}
/** In a public repository only the name is told. */
function ofName(name) {
    return { attribute: (0,_object_words_js__WEBPACK_IMPORTED_MODULE_1__/* .attributeWords */ .qO)(name), expected: words("not shown"), actual: words("differs") };
}
function describeWhole(object, limit) {
    const { kind, attributes, change, parts } = object;
    const known = Object.fromEntries(attributes.map(({ name, expected, actual }) => [name, change === "missing" ? expected : actual]));
    const text = (0,_object_words_js__WEBPACK_IMPORTED_MODULE_1__/* .describeObject */ .v8)(kind, known);
    if (text !== "")
        return quoted((0,_difference_js__WEBPACK_IMPORTED_MODULE_2__/* .cutMiddle */ .i)(text, { limit }));
    return words(parts.length === 0 ? "there" : `there, with ${tallyParts(parts)}`);
}
/** Whether there were definitions that are not for everybody's eyes. */
function isWithheld({ objects }) {
    const values = objects.flatMap(({ attributes }) => attributes);
    return values.length > 0 && values.every(({ expected, actual }) => expected === null && actual === null);
}
/** `2 columns, 1 index` of keys such as `column public.users.id`. */
function tallyParts(parts) {
    const kinds = parts.map((key) => kindsOfTwoWords.find((kind) => key.startsWith(`${kind} `)) ?? key.split(" ")[0] ?? "");
    return [...new Set(kinds)]
        .map((kind) => (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(kinds.filter((one) => one === kind).length, kind, (0,_object_words_js__WEBPACK_IMPORTED_MODULE_1__/* .toPlural */ .aL)(kind)))
        .join(", ");
}
const kindsOfTwoWords = [
    "partitioned table",
    "foreign table",
    "materialized view",
    "composite type",
    "domain constraint",
    "event trigger",
    "default privileges",
    "security label",
];
/** `index orders_tmp_idx`. */
function nameOf({ kind, identity }) {
    return `${kind} ${(0,_object_words_js__WEBPACK_IMPORTED_MODULE_1__/* .shownName */ .HD)(identity)}`;
}
const proofs = {
    verified: "verified on a throw-away database",
    partial: "partial",
    "not-run": "not run anywhere",
};
/** The SQL both ways, as far as there is any. */
function toDriftSql(drift) {
    const { toFix, toFixProof, toFixLeft, toFixDestroys } = drift;
    const { toCapture, toCaptureProof, toCaptureLeft, toCaptureDestroys } = drift;
    return [
        ...(toCapture === null
            ? []
            : [
                {
                    direction: "to-capture",
                    title: `To keep it, as the next migration (${proofs[toCaptureProof]})`,
                    sql: toCapture,
                    proof: toCaptureProof,
                    left: toCaptureLeft,
                    destroys: toCaptureDestroys,
                },
            ]),
        ...(toFix === null
            ? []
            : [
                {
                    direction: "to-fix",
                    title: `To put the database back (${proofs[toFixProof]})`,
                    sql: toFix,
                    proof: toFixProof,
                    left: toFixLeft,
                    destroys: toFixDestroys,
                },
            ]),
    ];
}


/***/ }),

/***/ 9502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K_: () => (/* binding */ toFailureExcerpts),
/* harmony export */   iC: () => (/* binding */ drawExcerpt),
/* harmony export */   nl: () => (/* binding */ toExcerpt)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3419);
/* harmony import */ var _text_layout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5232);
/* harmony import */ var _visible_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2474);



const widest = 160;
/** Finds the line in the text of the steps; null where the report has no such text. */
function toExcerpt(finding, report) {
    const { file, line, column } = finding;
    if (file === undefined || line === undefined)
        return null;
    const lines = once(report, `lines ${file}`, () => linesOf(report, file));
    const source = once(report, `line ${line} ${file}`, () => Array.from(lines[line - 1]?.trimEnd() ?? ""));
    if (source.length === 0)
        return null;
    // Columns count characters, so does this; long lines are shown around the place.
    const at = column === undefined ? 0 : Math.min(column - 1, source.length);
    const start = at > widest / 2 ? at - widest / 4 : 0;
    const shown = (from, to) => (0,_visible_js__WEBPACK_IMPORTED_MODULE_2__/* .visibleLine */ .P8)(source.slice(from, to).join(""));
    const before = `${start > 0 ? "…" : ""}${shown(start, at)}`;
    const end = start + widest;
    const text = `${before}${shown(at, end)}${source.length > end ? "…" : ""}`;
    return { line, text, indent: column === undefined ? null : (0,_text_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .widthOf */ .qz)(before) };
}
/** Thousands of findings may be about one text, or one line: each is cut once for a report. */
const kept = new WeakMap();
function once(report, key, cut) {
    const known = kept.get(report) ?? new Map();
    const parts = known.get(key) ?? cut();
    kept.set(report, known.set(key, parts));
    return parts;
}
function linesOf({ environments }, file) {
    const step = environments.flatMap(({ steps }) => steps).find((candidate) => candidate.file === file);
    return step?.sql.split("\n") ?? [];
}
/** The failed statements of a run as blocks of code, caret included. */
function toFailureExcerpts(report) {
    const failed = new Set(report.environments.flatMap(({ steps }) => steps.filter(({ result }) => result === "failed").map(({ file }) => file)));
    const excerpts = report.findings.flatMap((finding) => {
        if (finding.severity !== "error" || finding.file === undefined || !failed.has(finding.file))
            return [];
        const excerpt = toExcerpt(finding, report);
        return excerpt === null ? [] : [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .fence */ .EU)(drawExcerpt(excerpt).join("\n"), "text")];
    });
    return [...new Set(excerpts)].slice(0, 10).join("\n\n");
}
/** `  3 | ALTER TABLE …` and the caret below it. */
function drawExcerpt({ line, text, indent }) {
    const gutter = " ".repeat(String(line).length);
    return [`${line} | ${text.trimEnd()}`, ...(indent === null ? [] : [`${gutter} | ${" ".repeat(indent)}^`])];
}


/***/ }),

/***/ 3106:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Iq: () => (/* binding */ sayEnvironments),
/* harmony export */   N4: () => (/* binding */ tally),
/* harmony export */   P_: () => (/* binding */ toLines),
/* harmony export */   iF: () => (/* binding */ toWholeMessage),
/* harmony export */   kG: () => (/* binding */ groupFindings),
/* harmony export */   oE: () => (/* binding */ groupWaived),
/* harmony export */   wK: () => (/* binding */ foldGroups)
/* harmony export */ });
/* harmony import */ var _core_catalogue_review_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4451);
/* harmony import */ var _core_sort_findings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7226);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8653);



/** Open findings, worst first, those of several environments as one. */
function groupFindings(findings) {
    return group(findings.filter((finding) => finding.waived === null));
}
/** Findings that a waiver accepts, grouped the same way. */
function groupWaived(findings) {
    return group(findings.filter((finding) => finding.waived !== null));
}
function group(findings) {
    const groups = new Map();
    for (const finding of (0,_core_sort_findings_js__WEBPACK_IMPORTED_MODULE_1__/* .sortFindings */ .T)(findings)) {
        const { environment, ...rest } = finding;
        const key = JSON.stringify(Object.entries(rest).toSorted(([a], [b]) => (a < b ? -1 : 1)));
        const known = groups.get(key) ?? { finding, environments: [], elsewhere: [] };
        if (environment !== null)
            known.environments.push(environment);
        groups.set(key, known);
    }
    return leaveOutEchoes(joinPlaces([...groups.values()]));
}
/**
 * A second run that fails is told once: where the rule about the same statement says it of one environment, on a larger
 * table, the rule about the guard says nothing more of the others.
 */
function leaveOutEchoes(groups) {
    const placeOf = ({ finding: { file, line, severity } }) => JSON.stringify([file, line, severity]);
    const others = new Map();
    for (const one of groups.filter(({ finding }) => kindOf(finding) !== "idempotent")) {
        others.set(placeOf(one), others.get(placeOf(one)) ?? []);
        others.get(placeOf(one))?.push(one);
    }
    return groups.filter((one) => {
        const measured = /; measured: a second run fails.*$/s.exec(one.finding.message)?.[0];
        if (measured === undefined || kindOf(one.finding) !== "idempotent")
            return true;
        const told = others.get(placeOf(one))?.find(({ finding }) => finding.message.endsWith(measured));
        told?.elsewhere.push(...one.environments, ...one.elsewhere);
        return told === undefined;
    });
}
/** One line of a file that is the same problem in every environment, but for what stands in parentheses, is one. */
function joinPlaces(groups) {
    const joined = new Map();
    for (const [index, one] of groups.entries()) {
        const { file, line, column, rule, message } = one.finding;
        const words = message.replaceAll(/ \([^()]*\)/g, "");
        const alone = line === undefined || one.environments.length === 0;
        const key = JSON.stringify(alone ? index : [file, line, column, rule, words]);
        const first = joined.get(key);
        const known = new Set([...(first?.environments ?? []), ...(first?.elsewhere ?? [])]);
        // Twice in one environment is two problems.
        const apart = one.environments.every((name) => !known.has(name));
        if (first === undefined)
            joined.set(key, one);
        else if (apart)
            first.elsewhere.push(...one.environments);
        else
            joined.set(String(index), one);
    }
    return [...joined.values()];
}
/** `production`, or `production; staging too`; empty where it is about the files. */
function sayEnvironments({ environments, elsewhere }, { say = (name) => name, most = 6 } = {}) {
    const here = (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .toList */ .st)(environments.map(say), { most });
    return elsewhere.length === 0 ? here : `${here}; ${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .toList */ .st)(elsewhere.map(say), { most })} too`;
}
/** Folds what a reader takes in as one thing: a file with a rule broken in ten places, or that cannot run again. */
function foldGroups(groups) {
    const folded = new Map();
    for (const one of groups) {
        const { finding, environments, elsewhere } = one;
        const kind = kindOf(finding);
        const key = kind === null
            ? String(folded.size)
            : JSON.stringify([kind, finding.file, environments, elsewhere, finding.waived]);
        const known = folded.get(key);
        if (known === undefined)
            folded.set(key, { ...one, also: [] });
        else
            known.also.push(one);
    }
    const line = ({ finding }) => finding.line ?? 0;
    return [...folded.values()].map((one) => ({ ...one, also: one.also.toSorted((a, b) => line(a) - line(b)) }));
}
/** The rules about a second run are one kind; what is no rule of the review stands alone. */
function kindOf({ rule, file }) {
    if (file === undefined || !Object.hasOwn(_core_catalogue_review_js__WEBPACK_IMPORTED_MODULE_0__/* .reviewRules */ .Q, rule))
        return null;
    return _core_catalogue_review_js__WEBPACK_IMPORTED_MODULE_0__/* .reviewRules */ .Q[rule].group === "idempotent" ? "idempotent" : rule;
}
/** `2 errors, 1 warning`; notes do not count; empty when there is neither. */
function tally(groups) {
    const amount = (severity) => groups.filter(({ finding }) => finding.severity === severity).length;
    const [errors, warnings] = [amount("error"), amount("warning")];
    return [errors > 0 ? (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(errors, "error") : "", warnings > 0 ? (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(warnings, "warning") : ""]
        .filter((part) => part !== "")
        .join(", ");
}
/** What a finding says, line by line: what happened first, then the server's hint and the state of the database. */
function toLines({ message, hint, state }) {
    const lines = message.split(/\r\n|\n/).filter((line) => line.trim() !== "");
    return [
        ...lines.map((line) => ({ label: "", text: line.trim() })),
        ...(hint === undefined ? [] : [{ label: "hint", text: hint }]),
        ...(state === undefined ? [] : [{ label: "state", text: state }]),
    ];
}
/** The same as one text, for formats that have one field for it. */
function toWholeMessage({ message, hint, state }) {
    return [
        message,
        ...(hint === undefined ? [] : [`hint: ${hint}`]),
        ...(state === undefined ? [] : [`state: ${state}`]),
    ].join("\n");
}


/***/ }),

/***/ 6189:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z8: () => (/* binding */ toFindingSections),
/* harmony export */   nD: () => (/* binding */ splitHead)
/* harmony export */ });
/* unused harmony export severityIcon */
/* harmony import */ var _failure_excerpt_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9502);
/* harmony import */ var _finding_groups_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3106);
/* harmony import */ var _links_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8193);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3419);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8653);





const severityIcon = { error: "⛔", warning: "⚠️", note: "ℹ️" };
const shownFirst = 10;
/** The findings as Markdown: the worst ten in the open, the rest, the notes and the waived ones folded. */
function toFindingSections(report) {
    const groups = (0,_finding_groups_js__WEBPACK_IMPORTED_MODULE_1__/* .foldGroups */ .wK)((0,_finding_groups_js__WEBPACK_IMPORTED_MODULE_1__/* .groupFindings */ .kG)(report.findings));
    const open = groups.filter((group) => !isAside(group));
    const notes = groups.filter(isAside);
    const rest = open.slice(shownFirst);
    const waived = (0,_finding_groups_js__WEBPACK_IMPORTED_MODULE_1__/* .foldGroups */ .wK)((0,_finding_groups_js__WEBPACK_IMPORTED_MODULE_1__/* .groupWaived */ .oE)(report.findings));
    return [
        { name: "the findings", cut: 6, body: toItems(open.slice(0, shownFirst), report) },
        { name: "more findings", cut: 5, body: fold(`${rest.length} more findings`, rest, report, shownFirst + 1) },
        { name: "the notes", cut: 2, body: fold((0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(notes.length, "note"), notes, report) },
        { name: "the waived findings", cut: 2, body: fold((0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(waived.length, "waived finding"), waived, report) },
    ];
}
/** A note is told in passing, but for what `repair` did: that is its result. */
function isAside({ finding }) {
    return finding.severity === "note" && finding.rule !== "repaired";
}
function fold(title, groups, report, first = 1) {
    return groups.length === 0 ? "" : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .details */ .zH)(title, toItems(groups, report, first));
}
function toItems(groups, report, first = 1) {
    return groups.map((group, index) => `${first + index}. ${toItem(group, report)}`).join("\n");
}
/** One line: what happened, where, then the way out. `<br>`, because a summary does not break lines by itself. */
function toItem(group, report) {
    const { finding, also } = group;
    const [first, ...more] = (0,_finding_groups_js__WEBPACK_IMPORTED_MODULE_1__/* .toLines */ .P_)(finding);
    const { head, tail } = splitHead(first?.text ?? "");
    const icon = severityIcon[finding.severity];
    const place = [toPlace(finding, report), toEnvironments(group, report)].filter((part) => part !== "").join(", ");
    const lines = [
        `${icon} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .bold */ .Cr)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(capitalise(head)))}${/^\s/.test(tail) ? " " : ""}${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(tail)}${place === "" ? "" : ` — ${place}`}`,
        ...toStatement(finding, report),
        ...more.map(({ label, text }) => `${label === "" ? "" : `*${label}* `}${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(text)}`),
        ...(finding.waived === null
            ? [`→ ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(finding.help)}${sayReady(finding)}`]
            : [`→ accepted: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .inline */ .mG)(finding.waived)}`]),
        ...toOthers(also, report),
    ];
    return lines.join("<br>");
}
const othersShown = 4;
/** What else the file has of the kind: a few in words, the rest by their lines. */
function toOthers(also, report) {
    const shown = also.length === othersShown + 1 ? also.length : othersShown;
    const rest = also.slice(shown).map(({ finding }) => String(finding.line ?? "?"));
    return [
        ...also.slice(0, shown).map(({ finding }) => {
            const { head } = splitHead((0,_finding_groups_js__WEBPACK_IMPORTED_MODULE_1__/* .toLines */ .P_)(finding)[0]?.text ?? "");
            return `+ ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(capitalise(head))}${finding.line === undefined ? "" : ` — ${toPlace(finding, report)}`}`;
        }),
        ...(rest.length === 0 ? [] : [`+ ${rest.length} more: ${toLineList(rest)}`]),
    ];
}
function toLineList(lines) {
    const different = [...new Set(lines)];
    return `${different.length === 1 ? "line" : "lines"} ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .toList */ .st)(different, { most: 12 })}`;
}
/** Where the safe form stands ready below. */
function sayReady({ fix, suggestion }) {
    if (fix !== undefined && fix.length > 0)
        return ` (${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(fix.length, "file")}, ready to copy below)`;
    return suggestion === undefined ? "" : " (ready to copy below)";
}
/** The line that a check complains about. What a run failed on is shown below the list, with a caret. */
function toStatement(finding, report) {
    const excerpt = report.command === "check" && finding.column !== undefined ? (0,_failure_excerpt_js__WEBPACK_IMPORTED_MODULE_0__/* .toExcerpt */ .nl)(finding, report) : null;
    return excerpt === null ? [] : [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(excerpt.text.trim(), { limit: 120 })];
}
function toPlace(finding, report) {
    if (finding.file === undefined)
        return "";
    const address = (0,_links_js__WEBPACK_IMPORTED_MODULE_4__/* .toBlobAddress */ .PP)(report.context, finding.file, finding.line);
    const name = address === null ? finding.file : (finding.file.split("/").at(-1) ?? finding.file);
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .codeLink */ .U1)(finding.line === undefined ? name : `${name}:${finding.line}`, address);
}
function toEnvironments(group, report) {
    const { length } = group.environments;
    if (length === 0 || report.environments.length < 2)
        return "";
    if (length === report.environments.length)
        return "every environment";
    return (0,_finding_groups_js__WEBPACK_IMPORTED_MODULE_1__/* .sayEnvironments */ .Iq)(group, { say: (name) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .inline */ .mG)(name) });
}
/** The first clause is what a reader scans; quoted text is never cut in two. The rest keeps its first sign. */
function splitHead(message) {
    for (const { index } of message.matchAll(/(?<=.{12})(?: \(|[;:.] )/g)) {
        const head = message.slice(0, index);
        const quotes = (sign) => head.split(sign).length - 1;
        if (quotes("`") % 2 === 0 && quotes('"') % 2 === 0)
            return { head, tail: message.slice(index) };
    }
    return { head: message, tail: "" };
}
/** A message starts in small letters; a name at its start stays as it is. */
function capitalise(head) {
    return /^[a-z]+[ ,:]/.test(head) ? `${head.slice(0, 1).toUpperCase()}${head.slice(1)}` : head;
}


/***/ }),

/***/ 5818:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ toHeadline)
/* harmony export */ });
/* harmony import */ var _drift_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4563);
/* harmony import */ var _finding_groups_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3106);
/* harmony import */ var _outlook_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3107);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8653);




const icons = { ok: "✅", warning: "⚠️", blocked: "⛔", failed: "❌" };
/** What the run comes to. */
function toHeadline(report) {
    return { icon: toIcon(report), text: toText(report) };
}
function toIcon({ verdict, command, dryRun, environments }) {
    if (verdict !== "ok" && verdict !== "warning")
        return icons[verdict];
    if (command === "rollback" && dryRun)
        return "↩️";
    const unread = (command === "check" && environments.some(({ source }) => source !== "database")) ||
        (command === "apply" && environments.length === 0) ||
        ((command === "status" || command === "history") && environments.some(isUnread)) ||
        (command === "drift" && environments.some(({ drift }) => drift.status === "unknown" || drift.status === "off"));
    return verdict === "ok" && unread ? "☑️" : icons[verdict];
}
function toText(report) {
    if (report.failure === "cancelled")
        return `${nameOf(report.command)} was cancelled${placeOf(report)}`;
    if (report.failure === "bad-input")
        return `${nameOf(report.command)} did not start: ${problemsOf(report)}`;
    return report.verdict === "failed" ? toFailedText(report) : texts[report.command](report);
}
const texts = {
    check: toCheckText,
    apply: toApplyText,
    rollback: toRollbackText,
    status: toStatusText,
    history: (report) => report.environments.every(isUnread)
        ? `History of ${namesOf(report)}: not read`
        : `History of ${namesOf(report)}: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(report.environments.flatMap(({ events }) => events).length, "event")}`,
    new: (report) => `Created ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(report.written.length, "file")}`,
    baseline: toRecordText,
    repair: toRecordText,
    demo: toPlainText,
    drift: toDriftText,
    adopt: toPlainText,
    observe: toPlainText,
    export: toPlainText,
};
function toPlainText(report) {
    return `${nameOf(report.command)}: ${report.verdict === "ok" ? "done" : problemsOf(report)}`;
}
function toCheckText(report) {
    if (report.verdict === "blocked")
        return `Do not merge yet: ${problemsOf(report)}`;
    if (report.verdict === "warning")
        return `Look before you merge: ${problemsOf(report)}`;
    const waiting = (0,_outlook_js__WEBPACK_IMPORTED_MODULE_2__/* .sayAmount */ .MT)((0,_outlook_js__WEBPACK_IMPORTED_MODULE_2__/* .waitingAnywhere */ .Ze)(report));
    const waived = (0,_finding_groups_js__WEBPACK_IMPORTED_MODULE_1__/* .foldGroups */ .wK)((0,_finding_groups_js__WEBPACK_IMPORTED_MODULE_1__/* .groupWaived */ .oE)(report.findings)).length;
    const amount = (waiting === "" ? "no schema change is pending" : `${waiting} pending`) +
        (waived === 0 ? "" : `, ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(waived, "finding")} waived`);
    const read = report.environments.filter(({ source }) => source === "database").length;
    if (read === report.environments.length)
        return `Ready to merge: ${amount}`;
    if (read === 0)
        return `The files are in order: ${amount}. No database was read`;
    return `Ready to merge, as far as was read: ${amount}. ${report.environments.length - read} of ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(report.environments.length, "database")} not read`;
}
function toApplyText(report) {
    if (report.verdict === "blocked")
        return `Apply is blocked${placeOf(report)}: ${problemsOf(report)}`;
    const steps = report.environments.flatMap(({ steps: all }) => all);
    if (report.dryRun)
        return `Apply plan for ${namesOf(report)}: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(steps.length, "step")} (nothing has been run)`;
    if (report.environments.length === 0)
        return "Nothing was applied: no environment is deployed from this push";
    const done = report.environments.reduce((sum, environment) => sum + (0,_outlook_js__WEBPACK_IMPORTED_MODULE_2__/* .stepsWith */ .uW)(environment, "done").length, 0);
    const where = report.environments.map(_outlook_js__WEBPACK_IMPORTED_MODULE_2__/* .sayWhereItIs */ .iz);
    return done === 0 ? `Nothing to apply: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .toList */ .st)(where)}` : `Applied ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(done, "migration")}: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .toList */ .st)(where)}`;
}
function toRollbackText(report) {
    if (report.verdict === "blocked")
        return `Rollback is blocked${placeOf(report)}: ${problemsOf(report)}`;
    if (report.dryRun) {
        const plans = report.environments.map(({ name, currentVersion, targetVersion }) => `${name} ${(0,_outlook_js__WEBPACK_IMPORTED_MODULE_2__/* .shownVersion */ .qv)(currentVersion)} → ${(0,_outlook_js__WEBPACK_IMPORTED_MODULE_2__/* .shownVersion */ .qv)(targetVersion)}`);
        return `Rollback plan: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .toList */ .st)(plans)} (nothing has been run)`;
    }
    const done = report.environments.reduce((sum, environment) => sum + (0,_outlook_js__WEBPACK_IMPORTED_MODULE_2__/* .stepsWith */ .uW)(environment, "done").length, 0);
    const where = report.environments.map(_outlook_js__WEBPACK_IMPORTED_MODULE_2__/* .sayWhereItIs */ .iz);
    return done === 0
        ? `Nothing to roll back: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .toList */ .st)(where)}`
        : `Rolled back ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(done, "migration")}: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .toList */ .st)(where)}`;
}
function toStatusText(report) {
    const problems = (0,_finding_groups_js__WEBPACK_IMPORTED_MODULE_1__/* .tally */ .N4)((0,_finding_groups_js__WEBPACK_IMPORTED_MODULE_1__/* .foldGroups */ .wK)((0,_finding_groups_js__WEBPACK_IMPORTED_MODULE_1__/* .groupFindings */ .kG)(report.findings)));
    const end = problems === "" ? "" : `: ${problems}`;
    const [only] = report.environments;
    if (report.environments.length !== 1 || only === undefined) {
        return `Status of ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(report.environments.length, "environment")}${end}`;
    }
    if (isUnread(only))
        return `${only.name} was not read${end}`;
    const waiting = (0,_outlook_js__WEBPACK_IMPORTED_MODULE_2__/* .sayAmount */ .MT)((0,_outlook_js__WEBPACK_IMPORTED_MODULE_2__/* .waitingAnywhere */ .Ze)(report));
    const rest = waiting === "" ? "nothing is pending" : `${waiting} pending`;
    return `${(0,_outlook_js__WEBPACK_IMPORTED_MODULE_2__/* .sayWhereItIs */ .iz)(only)}, ${rest}${end}`;
}
function isUnread(environment) {
    return (0,_outlook_js__WEBPACK_IMPORTED_MODULE_2__/* .sayWhyUnread */ .Pl)(environment) !== null;
}
function toDriftText(report) {
    const drifted = report.environments.filter(({ drift }) => drift.status === "drift");
    if (drifted.length > 0) {
        return `Drift: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .toList */ .st)(drifted.map(({ name, drift }) => `${name} has ${(0,_drift_words_js__WEBPACK_IMPORTED_MODULE_0__/* .sayDrifted */ .OP)(drift)}`), { most: 3 })}`;
    }
    const unknown = report.environments.filter(({ drift }) => drift.status !== "none");
    if (unknown.length === 0)
        return `No drift in ${namesOf(report)}`;
    // Nobody said what the schema should be: that is no failure to find out.
    if (unknown.every(({ reachable, drift }) => reachable && drift.status === "off")) {
        return `Nothing to compare with in ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .toList */ .st)(unknown.map(({ name }) => name), { most: 3 })}: no migration is on record`;
    }
    return `Drift is unknown in ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .toList */ .st)(unknown.map(({ name }) => name), { most: 3 })}`;
}
function toRecordText(report) {
    const { command, dryRun, environments } = report;
    if (report.verdict === "blocked")
        return `${nameOf(command)} is blocked${placeOf(report)}: ${problemsOf(report)}`;
    if (dryRun)
        return `${nameOf(command)} of ${namesOf(report)}: nothing has been changed`;
    if (command === "baseline")
        return (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .toList */ .st)(environments.map(_outlook_js__WEBPACK_IMPORTED_MODULE_2__/* .sayWhereItIs */ .iz));
    const done = report.findings.filter(({ rule }) => rule === "repaired");
    const where = (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .toList */ .st)(environments.map(_outlook_js__WEBPACK_IMPORTED_MODULE_2__/* .sayWhereItIs */ .iz));
    if (done.length === 0)
        return `Nothing to repair: ${where}`;
    const versions = done.filter(({ message }) => message.startsWith("version ")).length;
    return versions === 0 ? `Accepted the live schema: ${where}` : `Repaired ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(versions, "version")}: ${where}`;
}
function toFailedText(report) {
    const failed = report.environments.find((environment) => (0,_outlook_js__WEBPACK_IMPORTED_MODULE_2__/* .failedStep */ .cG)(environment) !== null);
    const step = failed === undefined ? null : (0,_outlook_js__WEBPACK_IMPORTED_MODULE_2__/* .failedStep */ .cG)(failed);
    const at = step === null ? "" : ` at ${(0,_outlook_js__WEBPACK_IMPORTED_MODULE_2__/* .toLabel */ .AA)(step.version, step.script)} ${step.description}`.trimEnd();
    return `${nameOf(report.command)} failed${failed === undefined ? placeOf(report) : ` in ${failed.name}`}${at}`;
}
/** ` in production`, when one environment is concerned. */
function placeOf(report) {
    const blocked = report.environments.filter(({ plan }) => plan === "blocked");
    const named = new Set(report.findings.flatMap(({ severity, environment }) => severity === "error" && environment !== null ? [environment] : []));
    const names = blocked.length > 0 ? blocked.map(({ name }) => name) : [...named];
    return names.length === 0 ? "" : ` in ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .toList */ .st)(names, { most: 3 })}`;
}
function namesOf(report) {
    return (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .toList */ .st)(report.environments.map((environment) => environment.name), { most: 3 });
}
function problemsOf(report) {
    const words = (0,_finding_groups_js__WEBPACK_IMPORTED_MODULE_1__/* .tally */ .N4)((0,_finding_groups_js__WEBPACK_IMPORTED_MODULE_1__/* .foldGroups */ .wK)((0,_finding_groups_js__WEBPACK_IMPORTED_MODULE_1__/* .groupFindings */ .kG)(report.findings)));
    return words === "" ? "see below" : words;
}
const names = { check: "The check", new: "The command new" };
function nameOf(command) {
    return names[command] ?? `${command.slice(0, 1).toUpperCase()}${command.slice(1)}`;
}


/***/ }),

/***/ 8193:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PP: () => (/* binding */ toBlobAddress),
/* harmony export */   dA: () => (/* binding */ toUriPath),
/* harmony export */   sb: () => (/* binding */ toTrustedRun)
/* harmony export */ });
/** Address of a file's line at the run's commit; null where the run does not know its repository. */
function toBlobAddress(context, file, line) {
    const { serverUrl, repository, commit } = context;
    if (serverUrl === null || repository === null || commit === null)
        return null;
    if (file.startsWith("/") || file.split("/").includes(".."))
        return null;
    const path = toUriPath(file.replace(/^(?:\.\/)+/, ""));
    return `${serverUrl}/${toUriPath(repository)}/blob/${encodeURIComponent(commit)}/${path}${line === undefined ? "" : `#L${line}`}`;
}
/** A path with every segment percent-encoded (RFC 3986); half characters cannot be encoded and become `�`. */
function toUriPath(path) {
    return path
        .replaceAll(/\p{Surrogate}/gu, "\ufffd")
        .split("/")
        .map(encodeSegment)
        .join("/");
}
function encodeSegment(segment) {
    return encodeURIComponent(segment).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
/** A run's address that a database has on record, where it is one of this server; anyone can write anything there. */
function toTrustedRun(context, address) {
    if (address === null || context.serverUrl === null || !address.startsWith(`${context.serverUrl}/`))
        return null;
    const [, id] = /^\/[\w.-]+\/[\w.-]+\/actions\/runs\/(\d+)$/.exec(address.slice(context.serverUrl.length)) ?? [];
    return id === undefined ? null : { id, url: address };
}


/***/ }),

/***/ 3909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _s: () => (/* binding */ sayHowLong),
/* harmony export */   e2: () => (/* binding */ toModeWords),
/* harmony export */   rD: () => (/* binding */ listTableLocks),
/* harmony export */   sL: () => (/* binding */ isHeavy)
/* harmony export */ });
/* harmony import */ var _core_sizes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6361);

/** Lock modes of tables, weakest first, with what waits while one is held. */
const modes = [
    ["AccessShareLock", "nothing"],
    ["RowShareLock", "nothing"],
    ["RowExclusiveLock", "nothing"],
    ["ShareUpdateExclusiveLock", "nothing"],
    ["ShareLock", "writes"],
    ["ShareRowExclusiveLock", "writes"],
    ["ExclusiveLock", "writes"],
    ["AccessExclusiveLock", "reads and writes"],
];
/** The tables that a file locks so that anyone could notice, worst first. */
function listTableLocks({ statements }, { transactional, environments }) {
    const relations = [
        ...new Set(statements.flatMap(({ locks }) => locks.filter(({ on }) => on !== "other").map(({ relation }) => relation))),
    ];
    const working = statements.findLastIndex(({ rewrites, scans }) => rewrites.length + scans.length > 0);
    const locks = relations.map((relation) => {
        const touching = statements.map(({ locks: all }) => strongestOn(relation, all));
        const strongest = Math.max(...touching);
        const first = touching.findIndex((rank) => rank >= blockingRank);
        const [mode, blocks] = modes[strongest] ?? ["", "nothing"];
        const work = workOn(relation, statements);
        const others = transactional && first !== -1 && first < working && work === "none";
        return {
            relation,
            mode: toModeWords(mode),
            blocks,
            work,
            held: others ? "while others work" : "at once",
            size: sizeOf(relation, environments),
        };
    });
    return locks.filter(isNoticed).toSorted((a, b) => rankOf(b) - rankOf(a) || (a.relation < b.relation ? -1 : 1));
}
const blockingRank = modes.findIndex(([, blocks]) => blocks !== "nothing");
const noticedRank = modes.findIndex(([mode]) => mode === "ShareUpdateExclusiveLock");
function strongestOn(relation, locks) {
    return Math.max(-1, ...locks.filter((lock) => lock.relation === relation).map(({ mode }) => modes.findIndex(([name]) => name === mode)));
}
function workOn(relation, statements) {
    if (statements.some(({ rewrites }) => rewrites.includes(relation)))
        return "rewrite";
    return statements.some(({ scans }) => scans.includes(relation)) ? "scan" : "none";
}
/** Reading and writing rows is what everybody does. */
function isNoticed({ mode, work }) {
    return work === "rewrite" || modes.findIndex(([name]) => toModeWords(name) === mode) >= noticedRank;
}
function rankOf({ blocks, work, held }) {
    const blocking = { nothing: 0, writes: 1, "reads and writes": 2 }[blocks];
    const working = { none: held === "at once" ? 0 : 1, scan: 2, rewrite: 3 }[work];
    return blocking === 0 ? working / 10 : blocking + working * 10;
}
/** The largest of the targets that are about to run it. */
function sizeOf(relation, environments) {
    const sizes = environments.flatMap((one) => one.sizes.filter(({ table }) => table === relation));
    return sizes.toSorted((a, b) => (b.bytes ?? 0) - (a.bytes ?? 0))[0] ?? null;
}
/** `ACCESS EXCLUSIVE` of `AccessExclusiveLock`; a name that is none of PostgreSQL's stays as it is. */
function toModeWords(mode) {
    return mode
        .replace(/Lock$/, "")
        .replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ")
        .toUpperCase();
}
/** Read or written whole in a moment; what is not known to be small counts as large. */
const smallBytes = 64 * 1024 ** 2;
/** Worth a bold word: everybody waits while a table that is not small is read or written whole. */
function isHeavy({ blocks, work, size }) {
    return blocks !== "nothing" && work !== "none" && (size?.bytes ?? Number.POSITIVE_INFINITY) >= smallBytes;
}
/** What follows the mode: `an instant: writes wait`, `rewrite of 212 GB, 1.1 billion rows: reads and writes wait meanwhile`. */
function sayHowLong(lock) {
    const { blocks, work, held, size } = lock;
    const amount = size === null ? "the table" : (0,_core_sizes_js__WEBPACK_IMPORTED_MODULE_0__/* .describeSize */ .j)(size);
    if (work !== "none") {
        const rest = blocks === "nothing" ? "reads and writes go on" : `${blocks} wait meanwhile`;
        return `${work} of ${amount}: ${rest}`;
    }
    if (blocks === "nothing")
        return "reads and writes go on";
    return held === "at once" ? `an instant: ${blocks} wait` : `until the transaction ends: ${blocks} wait`;
}


/***/ }),

/***/ 3419:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   Cr: () => (/* binding */ bold),
/* harmony export */   EU: () => (/* binding */ fence),
/* harmony export */   U1: () => (/* binding */ codeLink),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   mG: () => (/* binding */ inline),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   zH: () => (/* binding */ details)
/* harmony export */ });
/* unused harmony export fenceSuggestion */
/* harmony import */ var _visible_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2474);

/**
 * The only ways in which foreign text enters Markdown. GitHub looks for mentions, issues and addresses in the text that
 * Markdown leaves behind, where a backslash or an entity no longer protects: those are broken with a zero-width space.
 */
const textLimit = 1_000;
const codeLimit = 200;
// `visibleLine` shows every foreign one, so that one in the text is ours and can be written as an entity at the end.
const zeroWidth = "\u200b";
/** Plain text inside a line: nothing in it is markup, a link, a mention or an emoji. */
function inline(text, { limit = textLimit } = {}) {
    const shown = (0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .cap */ .Np)((0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visibleLine */ .P8)(text).trim(), limit);
    return escapeLineStart(escapeMarkup(breakAutolinks(shown))).replaceAll(zeroWidth, "&#8203;");
}
function breakAutolinks(text) {
    return text
        .replaceAll(/[@#]/g, `$&${zeroWidth}`)
        .replaceAll(/GH-(?=\d)|mailto:|xmpp:|www(?=\.)/gi, `$&${zeroWidth}`)
        .replaceAll(/:(?=\/\/|[\w+-]+:)/g, `:${zeroWidth}`);
}
function escapeMarkup(text) {
    return text
        .replaceAll(/[\\`*_[\]!~]|(?<=\])\(/g, String.raw `\$&`)
        .replaceAll("&", "&amp;")
        .replaceAll("<", "&lt;")
        .replaceAll(">", "&gt;")
        .replaceAll("|", "&#124;")
        .replaceAll("$", "&#36;");
}
function escapeLineStart(escaped) {
    return escaped.replace(/^[-+=:]/, String.raw `\$&`).replace(/^\d+(?=[.)])/, `$&${zeroWidth}`);
}
/** A code span: fenced by one backtick more than the longest run inside. Inside a table it must pass through `row`. */
function code(text, { limit = codeLimit } = {}) {
    const shown = (0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .cap */ .Np)((0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visibleLine */ .P8)(text), limit);
    if (shown.trim() === "")
        return "` `";
    const ticks = "`".repeat(longestRun(shown) + 1);
    const pad = /^`|`$|^ .* $/.test(shown) ? " " : "";
    return `${ticks}${pad}${shown}${pad}${ticks}`;
}
/** Prose of ours that quotes SQL in backticks: those become code spans, everything else is plain text. */
function prose(text, { limit = textLimit } = {}) {
    const parts = (0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .cap */ .Np)((0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visibleLine */ .P8)(text).trim(), limit).split(/(`[^`]+`)/);
    return parts
        .map((part, index) => (index % 2 === 1 ? code(part.slice(1, -1), { limit }) : between(part, index)))
        .join("");
}
/** Text beside code spans keeps its blanks; two spans that touch would become one. */
function between(part, index) {
    if (part === "")
        return index === 0 ? "" : zeroWidth;
    const [before = "", after = ""] = [/^\s*/.exec(part)?.[0], /(?<=\S)\s*$/.exec(part)?.[0]];
    return `${before}${inline(part, { limit: Number.POSITIVE_INFINITY })}${after}`;
}
/** Bold; the content is Markdown already and has no blanks at its ends. Empty stays empty. */
function bold(markdown) {
    return markdown === "" ? "" : `**${markdown}**`;
}
/** A block of code that no line of the text can close. */
function fence(text, language) {
    const shown = (0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visibleBlock */ ._n)(text).replace(/\s+$/, "");
    const ticks = "`".repeat(Math.max(3, longestRun(shown) + 1));
    return `${ticks}${language}\n${shown}\n${ticks}`;
}
/** What GitHub offers in place of the lines that it stands on: not a sign of it is changed, and no line can close it. */
function fenceSuggestion(text, lineEnd) {
    const ticks = "`".repeat(Math.max(3, longestRun(text) + 1));
    const lines = text === "" ? [] : text.split("\n");
    return `${[`${ticks}suggestion`, ...lines].join(lineEnd)}${lineEnd}${ticks}`;
}
/** A link where the address is an `https:` one, else the label alone. The label is Markdown already. */
function link(labelMarkdown, address) {
    const safe = toSafeAddress(address);
    return safe === null ? labelMarkdown : `[${labelMarkdown}](${safe})`;
}
/** A link whose label is a name of foreign origin: code, or text where brackets in it could end the label. */
function codeLink(name, address, { limit = codeLimit } = {}) {
    const brackets = address !== null && /[[\]]/.test(name);
    return link(brackets ? inline(name, { limit }) : code(name, { limit }), address);
}
function toSafeAddress(address) {
    if (address === null || !URL.canParse(address))
        return null;
    const url = new URL(address);
    if (url.protocol !== "https:" || url.username !== "" || url.password !== "")
        return null;
    return url.href.replaceAll(/[()<>[\]\\`|"]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
/** One line of a table; cells are Markdown already. A pipe inside a code span must not end its cell. */
function row(cells) {
    return `| ${cells.map(toCell).join(" | ")} |`;
}
function toCell(markdown) {
    return markdown.replaceAll(/\\(?=\|)/g, "\\\u200b").replaceAll("|", String.raw `\|`);
}
/** A whole table, left-aligned; headings and cells are Markdown already. */
function table(headings, rows) {
    return [row(headings), `|${":--|".repeat(headings.length)}`, ...rows.map(row)].join("\n");
}
/** A folded section; the title is plain text (Markdown is not read there), the body Markdown already. */
function details(title, body) {
    return `<details><summary>${html(title)}</summary>\n\n${body}\n\n</details>`;
}
/** Plain text inside one of our own HTML elements. */
function html(text) {
    return breakAutolinks((0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .cap */ .Np)((0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visibleLine */ .P8)(text).trim(), textLimit))
        .replaceAll("&", "&amp;")
        .replaceAll("<", "&lt;")
        .replaceAll(">", "&gt;")
        .replaceAll('"', "&quot;")
        .replaceAll(zeroWidth, "&#8203;");
}
function longestRun(text) {
    return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}


/***/ }),

/***/ 4305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MW: () => (/* binding */ sayRetries),
/* harmony export */   P3: () => (/* binding */ toPendingTable),
/* harmony export */   QX: () => (/* binding */ toWaitingName),
/* harmony export */   yc: () => (/* binding */ toStepLabel),
/* harmony export */   zY: () => (/* binding */ toResultTable)
/* harmony export */ });
/* harmony import */ var _links_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8193);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3419);
/* harmony import */ var _outlook_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3107);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8653);




/** What waits to run, each file once: is there a way back, and does it run in a transaction? */
function toPendingTable(report) {
    const waiting = (0,_outlook_js__WEBPACK_IMPORTED_MODULE_1__/* .waitingAnywhere */ .Ze)(report);
    if (waiting.length === 0)
        return "";
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(["Migration", "Undo script", "Transaction"], waiting.map((item) => [toWaitingName(item, report), toUndo(item), toTransaction(item.transactional)]));
}
/** What waits to run, with a link to its file. */
function toWaitingName({ label, description, file }, report) {
    const address = file === null ? null : (0,_links_js__WEBPACK_IMPORTED_MODULE_2__/* .toBlobAddress */ .PP)(report.context, file);
    return `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeLink */ .U1)(label, address)} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inline */ .mG)(description, { limit: 120 })}`.trim();
}
function toUndo({ label, undo }) {
    if (label === "R")
        return "–";
    return undo === null ? "⚠️ none" : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(undo.split("/").at(-1) ?? undo, { limit: 80 });
}
function toTransaction(transactional) {
    if (transactional === null)
        return "–";
    return transactional ? "yes" : "no: each statement by itself";
}
/** What one environment's run did, step by step, with times and retries. */
function toResultTable(environment, report) {
    if (environment.steps.length === 0)
        return "";
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(["Migration", "Result", "Time"], environment.steps.map((step) => [toStepName(step, report), toResult(step), toTime(step)]));
}
/** `V13`, `U13` or `R` of a step. */
function toStepLabel({ kind, version, script }) {
    return kind === "undo" ? `U${version ?? ""}` : (0,_outlook_js__WEBPACK_IMPORTED_MODULE_1__/* .toLabel */ .AA)(version, script);
}
function toStepName(step, report) {
    const label = toStepLabel(step);
    return `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeLink */ .U1)(label, (0,_links_js__WEBPACK_IMPORTED_MODULE_2__/* .toBlobAddress */ .PP)(report.context, step.file))} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inline */ .mG)(step.description, { limit: 120 })}`.trim();
}
function toResult({ result, kind }) {
    if (result === "done")
        return kind === "undo" ? "✅ rolled back" : "✅ applied";
    return result === "failed" ? "❌ **failed**" : "not run";
}
function toTime(step) {
    const time = step.executionMs === null ? "–" : (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .toDuration */ .Ah)(step.executionMs);
    return step.retries.length === 0 ? time : `${time}, ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inline */ .mG)(sayRetries(step.retries))}`;
}
function withoutAge(who) {
    return who.replaceAll(/\b\d+ s\b/g, "");
}
/** `waited 5.0 s for pid 8812 (psql, 3 min old), 1 retry`. Plain text. */
function sayRetries(retries) {
    if (retries.length === 0)
        return "";
    const waited = retries.reduce((sum, { waitedMs }) => sum + waitedMs, 0);
    // Whoever was in the way of several attempts was older each time.
    const blockers = new Map(retries.flatMap(({ blockedBy: who }) => (who === null ? [] : [[withoutAge(who), who]])));
    const [first, ...others] = blockers.values();
    const whom = first === undefined ? "" : ` for ${first}${others.length === 0 ? "" : ` and ${others.length} more`}`;
    return `waited ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .toDuration */ .Ah)(waited)}${whom}, ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(retries.length, "retry", "retries")}`;
}


/***/ }),

/***/ 9909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HD: () => (/* binding */ shownName),
/* harmony export */   Zz: () => (/* binding */ tallyObjects),
/* harmony export */   aL: () => (/* binding */ toPlural),
/* harmony export */   eU: () => (/* binding */ sayChange),
/* harmony export */   qO: () => (/* binding */ attributeWords),
/* harmony export */   v8: () => (/* binding */ describeObject)
/* harmony export */ });
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8653);

/** A name without the schema that everybody has. */
function shownName(identity) {
    return identity.replace(/^public\.(?=.)/, "");
}
/** `indexes` of `index`. */
function toPlural(kind) {
    if (/[^aeiou]y$/.test(kind))
        return `${kind.slice(0, -1)}ies`;
    if (/(?:x|ss|sh|ch)$/.test(kind))
        return `${kind}es`;
    return kind.endsWith("s") ? kind : `${kind}s`;
}
/** `1 unexpected index, 2 changed columns`: amounts by what happened and kind, most said first; plain text. */
function tallyObjects(objects) {
    const amounts = new Map();
    for (const { change, kind } of objects) {
        const known = amounts.get(`${change} ${kind}`) ?? { change, kind, amount: 0 };
        known.amount += 1;
        amounts.set(`${change} ${kind}`, known);
    }
    const all = [...amounts.values()];
    if (all.length > groupsAtMost)
        return tallyChanges(objects);
    return all
        .map(({ change, kind, amount }) => {
        const word = sayChange(change);
        return (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(amount, `${word} ${kind}`, `${word} ${toPlural(kind)}`);
    })
        .join(", ");
}
const groupsAtMost = 5;
function tallyChanges(objects) {
    const changes = [...new Set(objects.map(({ change }) => change))];
    return changes
        .map((change) => `${objects.filter((object) => object.change === change).length} ${sayChange(change)}`)
        .join(", ");
}
/** What became of an object, as people say it: migrations drop what is gone after them. */
function sayChange(change) {
    return change === "gone" ? "dropped" : change;
}
/** What an object is made of, on one line of SQL-like words: `text not null default 'x'`; empty where that is its name. */
function describeObject(kind, known) {
    switch (kind) {
        case "column":
        case "attribute":
            return describeColumn(known);
        case "index":
            return describeIndex(known["definition"] ?? "");
        case "sequence":
            return known["owned_by"] === undefined || known["owned_by"] === null ? "" : `of ${shownName(known["owned_by"])}`;
        case "table":
            return [
                known["partition_bound"] ? `partition of ${shownName(known["parents"] ?? "")}` : "",
                known["persistence"] ?? "",
            ]
                .filter((part) => part !== "")
                .join(", ");
        default:
            return (known["definition"] ?? "").replaceAll(/\s+/g, " ").trim();
    }
}
function describeColumn(known) {
    const parts = [
        known["type"],
        known["collation"] ? `collate ${known["collation"]}` : null,
        known["not_null"] ? "not null" : null,
        known["default"] ? `default ${known["default"]}` : null,
        known["generated"] ? `generated ${known["generated"]}` : null,
        known["identity_options"]
            ? `identity ${/^(?:always|by default)/.exec(known["identity_options"])?.[0] ?? ""}`
            : null,
    ];
    return parts.filter((part) => part !== null && part !== undefined && part !== "").join(" ");
}
/** `on users (email)` of `CREATE INDEX users_email_idx ON public.users USING btree (email)`. */
function describeIndex(definition) {
    const [, unique, rest] = /^CREATE (UNIQUE )?INDEX .*? ON (?:ONLY )?(.*)$/s.exec(definition) ?? [];
    if (rest === undefined)
        return definition;
    return `${unique === undefined ? "" : "unique "}on ${shownName(rest.replace(" USING btree", ""))}`;
}
/** `not_null` as people read it. */
function attributeWords(name) {
    return name.replaceAll("_", " ");
}


/***/ }),

/***/ 3107:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AA: () => (/* binding */ toLabel),
/* harmony export */   MT: () => (/* binding */ sayAmount),
/* harmony export */   NF: () => (/* binding */ isOnlyPlanned),
/* harmony export */   Pl: () => (/* binding */ sayWhyUnread),
/* harmony export */   ZU: () => (/* binding */ firstThatFails),
/* harmony export */   Ze: () => (/* binding */ waitingAnywhere),
/* harmony export */   cG: () => (/* binding */ failedStep),
/* harmony export */   iz: () => (/* binding */ sayWhereItIs),
/* harmony export */   pA: () => (/* binding */ sayResult),
/* harmony export */   qv: () => (/* binding */ shownVersion),
/* harmony export */   uW: () => (/* binding */ stepsWith),
/* harmony export */   zQ: () => (/* binding */ waitingIn)
/* harmony export */ });
/* harmony import */ var _core_sort_findings_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7226);
/* harmony import */ var _core_state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4734);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8653);



/** `V13` of a version and the name of its file. */
function toLabel(version, script) {
    if (version === null)
        return "R";
    return `${/(?:^|\/)B[^/]*$/.test(script) ? "B" : "V"}${version}`;
}
/** What an environment has to run, in order: the plan's steps, or where it is blocked the pending files. */
function waitingIn(environment) {
    const forward = environment.steps.filter((step) => step.kind !== "undo");
    if (forward.length > 0) {
        const undos = new Map(environment.migrations.map(({ version, undo }) => [version, undo]));
        return forward.map((step) => ofStep(step, undos));
    }
    if (environment.plan === "ready")
        return [];
    return [
        ...environment.migrations
            .filter(({ state }) => state === "pending" || state === "out-of-order")
            .map((migration) => ofFile({ ...migration, file: null })),
        ...environment.repeatables
            .filter(({ state }) => state === "pending" || state === "outdated")
            .map((repeatable) => ofFile({ ...repeatable, version: null, undo: null, file: null })),
    ];
}
function ofStep(step, undos) {
    const { transactional, sql, ...rest } = step;
    const undo = step.version === null ? null : (undos.get(step.version) ?? null);
    return { ...ofFile({ ...rest, undo }), transactional, sql };
}
function ofFile(file) {
    const { version, description, script, undo } = file;
    const label = toLabel(version, script);
    return {
        key: `${label} ${script}`,
        version,
        label,
        description,
        script,
        file: file.file,
        undo,
        transactional: null,
        sql: null,
    };
}
/** The first file at which a check knows that a ready plan would stop; null where nothing says so. */
function firstThatFails(environment, report) {
    if (report.command !== "check" || environment.plan !== "ready")
        return null;
    const stops = report.findings.filter((one) => (0,_core_sort_findings_js__WEBPACK_IMPORTED_MODULE_0__/* .stopsDeploy */ .$)(one) && (one.environment === null || one.environment === environment.name));
    const files = new Set(stops.flatMap(({ file }) => file ?? []));
    return waitingIn(environment).find(({ file }) => file !== null && files.has(file)) ?? null;
}
/** What waits anywhere, each file once, in the order in which it would run; the plan that knows most wins. */
function waitingAnywhere(report) {
    const all = new Map();
    for (const waiting of report.environments.flatMap(waitingIn)) {
        const known = all.get(waiting.key);
        if (known === undefined || (known.sql === null && waiting.sql !== null))
            all.set(waiting.key, waiting);
    }
    return [...all.values()].toSorted(byOrderOfRun);
}
function byOrderOfRun(a, b) {
    if (a.version === null || b.version === null)
        return Number(a.version === null) - Number(b.version === null);
    return (0,_core_state_js__WEBPACK_IMPORTED_MODULE_1__/* .compareVersionTexts */ .Yh)(a.version, b.version);
}
/** `2 migrations and 1 repeatable`; empty for nothing. */
function sayAmount(waiting) {
    const repeatables = waiting.filter(({ version }) => version === null).length;
    const versioned = waiting.length - repeatables;
    const parts = [
        versioned > 0 ? (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(versioned, "migration") : "",
        repeatables > 0 ? (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(repeatables, "repeatable") : "",
    ];
    return parts.filter((part) => part !== "").join(" and ");
}
/** A version as people read it; where there is none the schema has no history yet. */
function shownVersion(version) {
    return version === null || version === "0" ? "empty" : version;
}
/** `production is at version 14`. */
function sayWhereItIs({ name, currentVersion }) {
    const version = shownVersion(currentVersion);
    return version === "empty" ? `${name} has no version` : `${name} is at version ${version}`;
}
/** The step in which an environment's run failed, null when none did. */
function failedStep(environment) {
    return environment.steps.find((step) => step.result === "failed") ?? null;
}
/** The steps with that result. */
function stepsWith(environment, result) {
    return environment.steps.filter((step) => step.result === result);
}
/** Whether an environment's steps were only planned: a dry run, or a run that was refused. */
function isOnlyPlanned({ steps }) {
    return steps.length > 0 && steps.every(({ result }) => result === null);
}
/** Why a database was not read; null where it was, or files stand for it. */
function sayWhyUnread({ reachable, source, unreachable }) {
    if (reachable || source !== "none")
        return null;
    const [, what, rest] = /^(not \w+)($|,.*)/s.exec(unreachable ?? "not read") ?? [];
    return what === undefined ? { what: "not read", rest: `: ${unreachable ?? ""}` } : { what, rest: rest ?? "" };
}
/** `1 failed, 2 applied, 1 not run` of a run that did something, else why it did nothing. */
function sayResult(environment) {
    if (environment.plan === "blocked" || isOnlyPlanned(environment))
        return "nothing was run";
    const amount = (result, undo) => stepsWith(environment, result).filter(({ kind }) => (kind === "undo") === undo).length;
    const parts = [
        { amount: stepsWith(environment, "failed").length, word: "failed" },
        { amount: amount("done", false), word: "applied" },
        { amount: amount("done", true), word: "rolled back" },
        { amount: stepsWith(environment, "not-run").length, word: "not run" },
    ];
    const said = parts.filter((part) => part.amount > 0).map((part) => `${part.amount} ${part.word}`);
    if (said.length > 0)
        return said.join(", ");
    return environment.reachable ? "nothing to do" : "nothing was run";
}


/***/ }),

/***/ 7585:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  qS: () => (/* binding */ hasProofs),
  zu: () => (/* binding */ noUndoScript),
  Tq: () => (/* binding */ proofsOf),
  jX: () => (/* binding */ sayNotProven),
  Gu: () => (/* binding */ toProofMarks)
});

;// CONCATENATED MODULE: ./lib/core/observed.js
const months = "January February March April May June July August September October November December".split(" ");
/** What was shown and what was not, in one sentence that promises no more. */
function describeQueries(report) {
    const { checked, notChecked, broken, fromFiles, problem } = report;
    const total = checked + notChecked;
    if (total === 0)
        return `No statements of the application were checked${problem === null ? "" : `: ${problem}`}.`;
    const sources = [
        ...(total > fromFiles ? [sourceOf(report)] : []),
        ...(fromFiles > 0 ? [`${fromFiles} from files`] : []),
    ];
    const shown = `${checked - broken} of ${total} observed statements (${sources.join("; ")}) still plan with the same types`;
    const rest = notChecked === 0 ? "" : `${notChecked} could not be checked; `;
    return `${shown}; ${rest}execution, constraints and unobserved statements are not proven.`;
}
function sourceOf({ server, since, evicted }) {
    const when = since === null ? [] : [`since ${Number(since.slice(8, 10))} ${months[Number(since.slice(5, 7)) - 1] ?? ""}`];
    const gone = evicted === null ? [] : [`${evicted} evicted`];
    return [server ?? "server", ...when, ...gone].join(", ");
}

// EXTERNAL MODULE: ./lib/render/words.js
var words = __webpack_require__(8653);
;// CONCATENATED MODULE: ./lib/render/proof-words.js


const reruns = {
    unchanged: { mark: "ok", text: "rerun" },
    changed: { mark: "error", text: "a rerun changes it again" },
    fails: { mark: "error", text: "rerun fails" },
    "not-run": { mark: "none", text: "rerun not tried" },
};
/** What a file without one is marked with. */
const noUndoScript = "no undo script";
const undos = {
    identical: { mark: "ok", text: "undo identical" },
    different: { mark: "error", text: "undo leaves another schema" },
    fails: { mark: "error", text: "undo fails" },
    missing: { mark: "warning", text: noUndoScript },
    "not-run": { mark: "none", text: "undo not tried" },
};
const redos = {
    identical: { mark: "ok", text: "redo" },
    different: { mark: "error", text: "redo makes another schema" },
    fails: { mark: "error", text: "redo fails" },
    "not-run": { mark: "none", text: "redo not tried" },
};
/** What a rehearsal showed of a file, in the order in which it was tried, and what the rows of the target say of it. */
function toProofMarks({ proof, rows }, { version }) {
    const fails = rows === "in-the-way" ? [{ mark: "error", text: "a row stands in the way" }] : [];
    if (!proof.runs)
        return [{ mark: "error", text: "does not run" }, ...fails];
    const noUndo = proof.undo === "missing" || proof.undo === "not-run";
    return [
        { mark: "ok", text: "runs" },
        ...fails,
        reruns[proof.rerun],
        // Nothing takes a repeatable back.
        ...(version === null ? [] : [undos[proof.undo]]),
        ...(noUndo && proof.redo === "not-run" ? [] : [redos[proof.redo]]),
        ...toQueryMarks(proof.queries),
    ];
}
/** Statements that the running application was observed to run: only that they plan is shown, never that they work. */
function toQueryMarks({ checked, notChecked, broken }) {
    const all = checked + notChecked;
    if (all === 0)
        return [];
    if (broken > 0)
        return [{ mark: "error", text: `${broken} of ${(0,words/* count */.U9)(all, "observed statement")} no longer plan` }];
    if (checked === 0)
        return [{ mark: "none", text: `none of ${(0,words/* count */.U9)(all, "observed statement")} could be checked` }];
    return [{ mark: "ok", text: `${checked} of ${(0,words/* count */.U9)(all, "observed statement")} still plan` }];
}
/** The proofs of a file that waits, each once; empty where it was not rehearsed. */
function proofsOf(waiting, { environments }) {
    const groups = new Map();
    for (const environment of environments) {
        const proof = proofIn(environment, waiting);
        if (proof === null)
            continue;
        const offends = environment.probes.some((probe) => probe.outcome === "offending" && probe.file === waiting.file);
        const rows = offends ? "in-the-way" : "not-seen";
        const key = JSON.stringify([proof, rows]);
        const known = groups.get(key);
        if (known !== undefined)
            known.environments.push(environment);
        else
            groups.set(key, { proof, rows, environments: [environment] });
    }
    return [...groups.values()];
}
function proofIn({ migrations, repeatables }, { version, script }) {
    const found = version === null
        ? repeatables.find((one) => one.script === script)
        : migrations.find((one) => one.version === version && one.script === script);
    return found?.proof ?? null;
}
/** Whether anything was rehearsed at all. */
function hasProofs({ environments }) {
    return environments.some(({ migrations, repeatables }) => [...migrations, ...repeatables].some(({ proof }) => proof !== null));
}
/** What the proofs do not show, in sentences of their own; empty without proofs. */
function sayNotProven(report) {
    if (!hasProofs(report))
        return [];
    const proofs = report.environments.flatMap(({ migrations }) => migrations.map(({ proof }) => proof));
    return [
        ...(proofs.some((proof) => proof?.undo === "identical")
            ? ["An undo gives back the schema; rows and values that a migration removed are not restored."]
            : []),
        ...sayQueries(report),
    ];
}
/** How much of the old application was looked at, for each environment; those of which the same is said together. */
function sayQueries({ environments }) {
    const names = new Map();
    for (const { name, queries } of environments) {
        if (queries === null)
            continue;
        const said = describeQueries(queries);
        names.set(said, [...(names.get(said) ?? []), name]);
    }
    if (names.size === 0)
        return ["The running application was not asked: no statements of it are known."];
    return [...names].map(([said, of]) => (environments.length === 1 ? said : `${(0,words/* toList */.st)(of)}: ${said}`));
}


/***/ }),

/***/ 3027:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ib: () => (/* binding */ toDestroyedWords),
/* harmony export */   Uv: () => (/* binding */ toRollbackTable),
/* harmony export */   zQ: () => (/* binding */ sayThatDataIsLost)
/* harmony export */ });
/* harmony import */ var _links_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8193);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3419);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8653);



/** The plan of a rollback: what runs in which order, whose work it takes back, and what data it destroys. */
function toRollbackTable(environment, report) {
    const steps = environment.steps.filter(({ kind }) => kind === "undo");
    if (steps.length === 0)
        return "";
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(["Order", "Undo", "Installed", "Destroys"], steps.map((step, index) => [`${index + 1}`, toName(step, report), toInstalled(step, report), toDestroyed(step)]));
}
function toName(step, report) {
    const name = step.script.split("/").at(-1) ?? step.script;
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeLink */ .U1)(name, (0,_links_js__WEBPACK_IMPORTED_MODULE_1__/* .toBlobAddress */ .PP)(report.context, step.file), { limit: 120 });
}
function toInstalled(step, report) {
    const run = (0,_links_js__WEBPACK_IMPORTED_MODULE_1__/* .toTrustedRun */ .sb)(report.context, step.runUrl);
    const parts = [
        step.installedOn === null ? "" : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inline */ .mG)((0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .toMinute */ .y_)(step.installedOn)),
        step.installedBy === null ? "" : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inline */ .mG)(step.installedBy, { limit: 80 }),
        run === null ? "" : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)(`run ${run.id}`, run.url),
    ].filter((part) => part !== "");
    return parts.length === 0 ? "–" : parts.join(", ");
}
function toDestroyed({ destroys }) {
    if (destroys.length === 0)
        return "nothing";
    return destroys.map(sayInMarkdown).join("<br>");
}
function sayInMarkdown(destroyed) {
    const { before, name, after } = toDestroyedWords(destroyed);
    const words = `${before}${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(name, { limit: 120 })}${after}`;
    return destroyed.seen === false ? words : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .bold */ .Cr)(words);
}
/** A sentence where the plan destroys data, for those who read one line; empty where it does not. */
function sayThatDataIsLost(report) {
    const destroyed = report.environments.flatMap(({ steps }) => steps.flatMap(({ destroys }) => destroys));
    return destroyed.every(({ seen }) => seen === false)
        ? ""
        : `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .bold */ .Cr)("This destroys data")}, which only a backup brings back.`;
}
/** `column users.email: about 18,400 values`, in three parts, so that a renderer can mark the name. */
function toDestroyedWords({ kind, name, rows, seen }) {
    const before = { table: "table ", column: "column ", rows: "rows of ", unknown: "cannot be told: " }[kind];
    if (kind === "unknown")
        return { before, name, after: "" };
    if (seen === false)
        return { before, name, after: ": no row seen" };
    const one = kind === "column" ? "value" : "row";
    if (rows !== null && rows > 0)
        return { before, name, after: `: about ${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(rows, one)}` };
    return { before, name, after: seen === true ? `: at least one ${one}` : `: unknown number of ${one}s` };
}


/***/ }),

/***/ 535:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ groupChanges),
  R: () => (/* binding */ toSchemaChangeSections)
});

// EXTERNAL MODULE: ./lib/render/markdown.js
var markdown = __webpack_require__(3419);
// EXTERNAL MODULE: ./lib/render/object-words.js
var object_words = __webpack_require__(9909);
// EXTERNAL MODULE: ./lib/render/visible.js
var visible = __webpack_require__(2474);
;// CONCATENATED MODULE: ./lib/render/mermaid.js


/*
 * An entity-relationship diagram in Mermaid's language, which GitHub draws. Nothing of a name can end what it stands in:
 * letters, digits and a few harmless signs stay, everything else becomes an underscore. The list beside the diagram has
 * the names as they are.
 */
/** Beyond, nobody can read it; GitHub would draw up to 50,000 characters. */
const limits = { tables: 16, columns: 40, references: 60, text: 20_000 };
/** Draws the tables that change with their neighbours. */
function drawDiagram({ tables, references }) {
    if (tables.every(({ change }) => change === "same"))
        return { kind: "none" };
    if (tables.length > limits.tables)
        return { kind: "too-large", because: `it would have ${tables.length} tables` };
    if (references.length > limits.references)
        return { kind: "too-large", because: `it would have ${references.length} foreign keys` };
    const ids = new Map(tables.map(({ name }, index) => [name, `t${index + 1}`]));
    const lines = [
        "erDiagram",
        ...tables.flatMap((table) => drawTable(table, ids.get(table.name) ?? "")),
        ...references.flatMap((reference) => drawReference(reference, ids)),
    ];
    const text = lines.join("\n");
    return text.length > limits.text ? { kind: "too-large", because: "its names are too long" } : { kind: "drawn", text };
}
function drawTable({ name, change, columns }, id) {
    const mark = change === "new" || change === "gone" ? ` (${(0,object_words/* sayChange */.eU)(change)})` : "";
    const shown = change === "same" ? columns.filter(({ keys }) => keys.length > 0) : foremost(columns);
    const rest = change === "same" ? 0 : columns.length - shown.length;
    const heading = `${id}["${toLabel((0,object_words/* shownName */.HD)(name))}${mark}"]`;
    if (shown.length === 0)
        return [`  ${heading}`];
    return [
        `  ${heading} {`,
        ...shown.map((column) => drawColumn(column, change)),
        ...(rest > 0 ? [`    and more "${rest} columns not shown"`] : []),
        "  }",
    ];
}
/** All of a table of common size; of a wide one those that changed, the keys, and the first of the rest. */
function foremost(columns) {
    if (columns.length <= limits.columns)
        return columns;
    const wanted = [
        ...columns.filter(({ change }) => change !== "same"),
        ...columns.filter(({ change, keys }) => change === "same" && keys.length > 0),
        ...columns.filter(({ change, keys }) => change === "same" && keys.length === 0),
    ];
    const kept = new Set(wanted.slice(0, limits.columns));
    return columns.filter((column) => kept.has(column));
}
function drawColumn({ name, type, keys, change }, ofTable) {
    const told = change === "same" || (change === ofTable && change !== "changed") ? "" : ` "${(0,object_words/* sayChange */.eU)(change)}"`;
    const keyList = keys.length === 0 ? "" : ` ${keys.join(", ")}`;
    return `    ${toWord(toShortType(type), "unknown")} ${toWord(name, "column")}${keyList}${told}`;
}
/** Types by the names that people use; the diagram has room for one word. */
function toShortType(type) {
    return type
        .replace(/^timestamp(\(\d\))? with time zone/, "timestamptz$1")
        .replace(/^timestamp(\(\d\))? without time zone/, "timestamp$1")
        .replace(/^time(\(\d\))? with time zone/, "timetz$1")
        .replace(/^time(\(\d\))? without time zone/, "time$1")
        .replace(/^character varying/, "varchar")
        .replace(/^character(?=\(|$)/, "char")
        .replace(/^double precision/, "float8")
        .replace(/^(numeric)\((\d+),(-?\d+)\)/, "$1($2-$3)");
}
function drawReference({ from, to, columns, change, many, required }, ids) {
    const [child, parent] = [ids.get(from), ids.get(to)];
    if (child === undefined || parent === undefined)
        return [];
    const line = change === "same" ? "--" : "..";
    const arrow = `${required === "required" ? "||" : "|o"}${line}${many === "one" ? "o|" : "o{"}`;
    const mark = change === "same" ? "" : ` (${(0,object_words/* sayChange */.eU)(change)})`;
    return [`  ${parent} ${arrow} ${child} : "${toLabel(columns.join(", "))}${mark}"`];
}
/** Text between the quotes of ours. */
function toLabel(text) {
    return (0,visible/* cap */.Np)(text.replaceAll(/[^\p{L}\p{N}_ .,]/gu, "_").replaceAll(/\s/g, " "), 60).replaceAll("…", "..");
}
/** One word where Mermaid wants one; `pk`, `fk` and `uk` are marks of its own. */
function toWord(text, otherwise) {
    const word = text.replaceAll(/[^A-Za-z0-9_()[\]-]/g, "_").replace(/^(?=[PFU]K\b|[^A-Z_]|$)/i, "_");
    return word.replaceAll("_", "") === "" ? otherwise : word.slice(0, 60);
}

// EXTERNAL MODULE: ./lib/render/schema-change-words.js
var schema_change_words = __webpack_require__(7990);
// EXTERNAL MODULE: ./lib/render/words.js
var words = __webpack_require__(8653);
;// CONCATENATED MODULE: ./lib/render/schema-change-section.js





const linesAtMost = 60;
const partsAtMost = 30;
/** GitHub draws each in a frame of its own, which takes a while. */
const diagramsAtMost = 2;
const icons = { new: "🟢", changed: "🟡", gone: "🔴" };
/** What the pending migrations change in the schema, once for all environments where it is the same; folded. */
function toSchemaChangeSections(report) {
    return groupChanges(report).map(({ change, names }, index) => {
        const place = names.length === report.environments.length ? "" : ` of ${(0,words/* toList */.st)(names)}`;
        const title = `What changes in the schema${place}: ${(0,schema_change_words/* sayChanges */.h)(change.changes)}`;
        const diagram = index < diagramsAtMost ? toDiagram(change) : "";
        const body = [toItems(change), diagram].filter((part) => part !== "").join("\n\n");
        return { name: `what changes in the schema${place}`, cut: 3, body: (0,markdown/* details */.zH)(title, body) };
    });
}
/** Changes that differ from environment to environment, with the names of those that have them. */
function groupChanges({ environments }) {
    const groups = new Map();
    for (const { schemaChange, name } of environments.filter(hasChanges)) {
        const key = JSON.stringify(schemaChange);
        const known = groups.get(key);
        if (known !== undefined)
            known.names.push(name);
        else if (schemaChange !== null)
            groups.set(key, { change: schemaChange, names: [name] });
    }
    return [...groups.values()];
}
function hasChanges({ schemaChange }) {
    return schemaChange !== null && schemaChange.changes.length > 0;
}
function toItems({ changes }) {
    const rest = changes.length - linesAtMost;
    return [
        ...changes.slice(0, linesAtMost).flatMap((change) => toLines((0,schema_change_words/* toChangeLine */.M)(change))),
        ...(rest > 0 ? [`- and ${(0,words/* count */.U9)(rest, "more change")}; the report file has all of them`] : []),
    ].join("\n");
}
function toLines(line) {
    const rest = line.parts.length - partsAtMost;
    return [
        `- ${icons[line.change]} ${toItem(line)}`,
        ...line.parts.slice(0, partsAtMost).map((part) => `  - ${toItem(part)}`),
        ...(rest > 0 ? [`  - and ${rest} more`] : []),
    ];
}
function toItem({ change, kind, name, on, about, differences }) {
    const head = `${change === "new" ? "" : `${(0,object_words/* sayChange */.eU)(change)} `}${(0,markdown/* inline */.mG)(kind, { limit: 60 })} ${(0,markdown/* code */.aY)(name, { limit: 120 })}${on === null ? "" : ` on ${(0,markdown/* code */.aY)(on, { limit: 120 })}`}`;
    if (differences.length > 0) {
        const told = differences.map(({ attribute, before, after }) => `${(0,markdown/* inline */.mG)(attribute, { limit: 60 })} ${(0,markdown/* code */.aY)(before, { limit: 140 })} → ${(0,markdown/* code */.aY)(after, { limit: 140 })}`);
        return `${head}: ${told.join(", ")}`;
    }
    return about === "" ? head : `${head} ${toAbout(kind, about)}`;
}
/** Types are words; expressions are code. */
function toAbout(kind, about) {
    if (kind === "column" || kind === "attribute")
        return (0,markdown/* inline */.mG)(about, { limit: 200 });
    const [, words, rest] = /^((?:unique )?on |of |partition of )(.*)$/s.exec(about) ?? [];
    return rest === undefined ? (0,markdown/* code */.aY)(about) : `${words ?? ""}${(0,markdown/* code */.aY)(rest)}`;
}
function toDiagram(change) {
    const drawing = drawDiagram(change);
    switch (drawing.kind) {
        case "drawn":
            return (0,markdown/* fence */.EU)(drawing.text, "mermaid");
        case "none":
            return "";
        case "too-large":
            return `There is no diagram: ${(0,markdown/* inline */.mG)(drawing.because)}.`;
    }
}


/***/ }),

/***/ 7990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ toChangeLine),
/* harmony export */   h: () => (/* binding */ sayChanges)
/* harmony export */ });
/* harmony import */ var _difference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3309);
/* harmony import */ var _object_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9909);


/** `1 new column, 1 new index`; empty where nothing changes. Plain text. */
function sayChanges(changes) {
    return (0,_object_words_js__WEBPACK_IMPORTED_MODULE_0__/* .tallyObjects */ .Zz)(changes);
}
const limit = 120;
/** An object's line; parts of a new table are lines below it, those of one that is gone are not told. */
function toChangeLine(object) {
    const { change, kind, attributes, parts } = object;
    const known = Object.fromEntries(attributes.map(({ name, before, after }) => [name, change === "gone" ? before : after]));
    return {
        change,
        kind,
        ...nameOf(object),
        about: change === "changed" ? "" : (0,_difference_js__WEBPACK_IMPORTED_MODULE_1__/* .cutMiddle */ .i)((0,_object_words_js__WEBPACK_IMPORTED_MODULE_0__/* .describeObject */ .v8)(kind, known), { limit }),
        differences: change === "changed" ? attributes.map(toDifference) : [],
        parts: change === "gone" ? [] : parts.map((part) => ({ ...toChangeLine(part), name: withoutTable(part), on: null })),
    };
}
/** Below its table, a part needs its own name only. */
function withoutTable({ identity, table }) {
    return table !== null && identity.startsWith(`${table}.`) ? identity.slice(table.length + 1) : (0,_object_words_js__WEBPACK_IMPORTED_MODULE_0__/* .shownName */ .HD)(identity);
}
/** A constraint is known by its own name and its table. */
function nameOf({ kind, identity, table }) {
    const ofTable = kind === "constraint" && table !== null && identity.startsWith(`${table}.`);
    return ofTable
        ? { name: identity.slice(table.length + 1), on: (0,_object_words_js__WEBPACK_IMPORTED_MODULE_0__/* .shownName */ .HD)(table) }
        : { name: (0,_object_words_js__WEBPACK_IMPORTED_MODULE_0__/* .shownName */ .HD)(identity), on: null };
}
function toDifference({ name, before, after }) {
    const shown = (0,_difference_js__WEBPACK_IMPORTED_MODULE_1__/* .toSideBySide */ .f)(before ?? "none", after ?? "none", { limit });
    return { attribute: (0,_object_words_js__WEBPACK_IMPORTED_MODULE_0__/* .attributeWords */ .qO)(name), ...shown };
}


/***/ }),

/***/ 7365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _z: () => (/* binding */ toStateWords),
/* harmony export */   kI: () => (/* binding */ toStatusTable),
/* harmony export */   yO: () => (/* binding */ listVersions)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3419);
/* harmony import */ var _outlook_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3107);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8653);



const openRows = 25;
const stateIcons = {
    edited: "⛔",
    missing: "⛔",
    failed: "⛔",
    "undo-failed": "⛔",
    "out-of-order": "⛔",
    ahead: "⚠️",
};
/** Every version of one environment with its state; folded where it is long. */
function toStatusTable(environment) {
    const rows = listVersions(environment).map(ofVersion);
    if (rows.length === 0)
        return "";
    const body = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(["Version", "State", "Installed", "Time"], rows);
    return rows.length <= openRows ? body : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .details */ .zH)(`${rows.length} versions`, body);
}
/** The versions, then the repeatables; only those that the run wrote, where it wrote any (`baseline`, `repair`). */
function listVersions({ migrations, repeatables }) {
    const rows = [
        ...migrations.map((one) => ({
            ...one,
            label: (0,_outlook_js__WEBPACK_IMPORTED_MODULE_1__/* .toLabel */ .AA)(one.version, one.script),
            undo: one.undo === null ? "no" : "yes",
        })),
        ...repeatables.map((one) => ({ ...one, label: "R", undo: "" })),
    ];
    const written = rows.filter(({ result }) => result !== null);
    return written.length > 0 ? written : rows;
}
function ofVersion({ label, description, state, installedOn, installedBy, executionMs, }) {
    const installed = [installedOn === null ? "" : (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .toMinute */ .y_)(installedOn), installedBy ?? ""].filter((part) => part !== "");
    return [
        `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(label, { limit: 40 })} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inline */ .mG)(description, { limit: 120 })}`.trim(),
        `${stateIcons[state] ?? ""} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inline */ .mG)(toStateWords(state))}`.trim(),
        installed.length === 0 ? "–" : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inline */ .mG)(installed.join(", "), { limit: 120 }),
        executionMs === null ? "–" : (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .toDuration */ .Ah)(executionMs),
    ];
}
/** A state as people read it: `out-of-order` is `out of order`. */
function toStateWords(state) {
    return state === "below-baseline" ? "below the baseline" : state.replaceAll("-", " ");
}


/***/ }),

/***/ 5232:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LV: () => (/* binding */ wrap),
/* harmony export */   jU: () => (/* binding */ layTable),
/* harmony export */   qz: () => (/* binding */ widthOf)
/* harmony export */ });
/* harmony import */ var _visible_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2474);

const gap = 2;
const narrowest = 10;
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uff01-\uff60\u3000-\u303f]/u;
/** Columns that text takes on a terminal: two for East Asian characters and emoji, none for combining marks. */
function widthOf(text) {
    if (/^[\x20-\x7e]*$/.test(text))
        return text.length;
    return Array.from(text).reduce((sum, character) => sum + (/\p{Mn}|\u200d|\ufe0f/u.test(character) ? 0 : wide.test(character) ? 2 : 1), 0);
}
/** The table's lines, indented by two; the heading line only where a column has a title. */
function layTable(all, { columns, paint }) {
    const harmless = all.map((column) => ({
        ...column,
        cells: column.cells.map((cell) => ({ ...cell, text: (0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visibleLine */ .P8)(cell.text) })),
    }));
    const kept = fitColumns(harmless, columns);
    const heads = kept.some(({ column }) => column.title !== "");
    const amount = Math.max(0, ...kept.map(({ column }) => column.cells.length));
    const line = (toPart) => `  ${kept.map(({ column, width }) => pad(toPart(column), width, column.align, paint)).join(" ".repeat(gap))}`.trimEnd();
    return [
        ...(heads ? [line(({ title }) => ({ text: title, tone: "dim" }))] : []),
        ...Array.from({ length: amount }, (_, index) => line(({ cells }) => cells[index] ?? { text: "" })),
    ];
}
function fitColumns(all, columns) {
    const fitted = all
        .map((column) => ({
        column,
        width: column.cells.reduce((most, { text }) => Math.max(most, widthOf(text)), widthOf(column.title)),
    }))
        .filter(({ width }) => width > 0);
    const over = fitted.reduce((sum, { width }) => sum + width + gap, 0) - columns;
    if (over <= 0)
        return fitted;
    const optional = fitted.map(({ column }) => column.optional ?? 0);
    const worst = Math.max(...optional);
    const enough = fitted.reduce((sum, one) => sum + roomOf(one), 0) >= over;
    if (enough || worst === 0)
        return shrink(fitted, over);
    return fitColumns(fitted.filter((_, index) => index !== optional.indexOf(worst)).map(({ column }) => column), columns);
}
function roomOf({ column, width }) {
    return column.shrink === "yes" ? Math.max(0, width - narrowest) : 0;
}
/** The widest columns give way first: all that may shrink get one limit, as high as the screen allows. */
function shrink(fitted, over) {
    const limited = (limit) => fitted.map((one) => ({ ...one, width: roomOf(one) > 0 ? Math.min(one.width, limit) : one.width }));
    const total = (all) => all.reduce((sum, { width }) => sum + width, 0);
    const room = total(fitted) - over;
    let [low, high] = [narrowest, fitted.reduce((most, { width }) => Math.max(most, width), narrowest)];
    while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (total(limited(middle)) <= room)
            low = middle;
        else
            high = middle - 1;
    }
    return limited(low);
}
function pad({ text, tone }, width, align, paint) {
    const cut = cutTo(text, width);
    const shown = tone === undefined ? cut : paint(tone, cut);
    const blanks = " ".repeat(Math.max(0, width - widthOf(cut)));
    return align === "right" ? blanks + shown : shown + blanks;
}
function cutTo(text, width) {
    if (widthOf(text) <= width)
        return text;
    let kept = "";
    for (const character of text) {
        if (widthOf(kept + character) > width - 1)
            break;
        kept += character;
    }
    return `${kept}…`;
}
/** Plain text in lines of at most `columns`: the first starts with `first` (already painted or blank), the others with blanks. */
function wrap(text, { columns, first = "", indent }) {
    const width = Math.max(columns - indent, narrowest);
    const lines = [];
    let line = "";
    for (const word of (0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visibleLine */ .P8)(text).trim().split(/ +/)) {
        const longer = line === "" ? word : `${line} ${word}`;
        if (line !== "" && widthOf(longer) > width) {
            lines.push(line);
            line = word;
        }
        else
            line = longer;
    }
    return [...lines, line].map((part, index) => index === 0 ? `${first.padEnd(indent)}${part}` : `${" ".repeat(indent)}${part}`);
}


/***/ }),

/***/ 9152:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ sayLongestWait),
/* harmony export */   e: () => (/* binding */ sayWhoAndWait)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3419);
/* harmony import */ var _outlook_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3107);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8653);



/** Who ran it, where from, what came of it and whether anyone had to wait: the sentences below a run's verdict. */
function sayWhoAndWait(report) {
    const actors = [...new Set(report.environments.flatMap(actorsOf))];
    const by = actors.length === 0 ? "" : ` by ${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .toList */ .st)(actors.map((actor) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .bold */ .Cr)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inline */ .mG)(actor, { limit: 80 }))))}`;
    const { ref } = report.context;
    const from = ref === null ? "" : ` from ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(ref.replace(/^refs\/(?:heads|tags)\//, ""))}`;
    const [only] = report.environments;
    const result = report.environments.length === 1 && only !== undefined ? (0,_outlook_js__WEBPACK_IMPORTED_MODULE_1__/* .sayResult */ .pA)(only) : "";
    const rest = [result, sayLongestWait(report)].filter((part) => part !== "").map((part) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inline */ .mG)(part));
    if (rest.length === 0)
        return by + from === "" ? "" : `Run${by}${from}.`;
    return by + from === "" ? `${rest.join("; ")}.` : `Run${by}${from}: ${rest.join("; ")}.`;
}
function actorsOf(environment) {
    return environment.migrations.flatMap(({ result, installedBy }) => result === "done" && installedBy !== null ? [installedBy] : []);
}
/** Whether another session was seen waiting for the run; empty where nobody looked. Plain text. */
function sayLongestWait(report) {
    const waits = report.environments.flatMap(({ longestWaitMs }) => (longestWaitMs === null ? [] : [longestWaitMs]));
    const longest = Math.max(-1, ...waits);
    if (longest < 0)
        return "";
    return longest === 0
        ? "nobody was seen waiting for us"
        : `others were seen waiting for us ${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .toDuration */ .Ah)(longest)} at most`;
}


/***/ }),

/***/ 8653:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ah: () => (/* binding */ toDuration),
/* harmony export */   Qq: () => (/* binding */ toShort),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   _b: () => (/* binding */ toDay),
/* harmony export */   st: () => (/* binding */ toList),
/* harmony export */   y_: () => (/* binding */ toMinute)
/* harmony export */ });
/** How numbers, times and lists read in every output. Plain text; nothing here escapes. */
/** `812 ms`, `7.2 s`, `3 min 5 s`, `2 h 10 min`. */
function toDuration(ms) {
    if (ms < 1_000)
        return `${Math.round(ms)} ms`;
    if (ms < 59_950)
        return `${(ms / 1_000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1_000);
    if (seconds < 3_600)
        return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
    const minutes = Math.round(seconds / 60);
    return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
/** `1 migration`, `2 migrations`, `1,204 rows`; `many` where adding an s is wrong. */
function count(amount, one, many = `${one}s`) {
    return `${toNumber(amount)} ${amount === 1 ? one : many}`;
}
/** `1,204`. */
function toNumber(amount) {
    return String(amount).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
}
/** `a`, `a and b`, `a, b and c`; beyond `most` items `a, b and 7 more`. */
function toList(items, { most = 6 } = {}) {
    const shown = items.length > most ? [...items.slice(0, most - 1), `${items.length - most + 1} more`] : items;
    return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1) ?? ""}`;
}
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/** `20 Nov 2026` of an ISO time, which no line breaks. Absolute: a comment that nothing changes stays for weeks. */
function toDay(iso) {
    const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso) ?? [];
    const name = months[Number(month) - 1];
    return name === undefined ? iso : `${Number(day)}\u00a0${name}\u00a0${year}`;
}
/** `2026-11-22 14:02 UTC` of an ISO time in UTC; text that is no time stays as it is. */
function toMinute(iso) {
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(iso) ? `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC` : iso;
}
/** The first digits of a digest or a commit. */
function toShort(digest, digits = 8) {
    return digest.length > digits ? `${digest.slice(0, digits)}…` : digest;
}


/***/ })

};
