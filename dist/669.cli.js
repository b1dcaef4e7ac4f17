export const id = 669;
export const ids = [669];
export const modules = {

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

/***/ 1554:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ toJsonText)
/* harmony export */ });
/**
 * JSON as text that may be printed anywhere: the same value, spelled so that nothing in it moves a cursor, turns the
 * direction of reading or is a workflow runner's command.
 */
function toJsonText(value) {
    const invisible = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
    const json = JSON.stringify(value, null, 2).replaceAll("##[", String.raw `#\u0023[`);
    return `${json.replaceAll(invisible, toUnicodeEscape)}\n`;
}
function toUnicodeEscape(character) {
    return Array.from({ length: character.length }, (_, index) => {
        const unit = character.charCodeAt(index).toString(16).padStart(4, "0");
        return String.raw `\u${unit}`;
    }).join("");
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

/***/ 669:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderSarif: () => (/* binding */ renderSarif)
/* harmony export */ });
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(551);
/* harmony import */ var _core_sort_findings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7226);
/* harmony import */ var _finding_groups_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3106);
/* harmony import */ var _json_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1554);
/* harmony import */ var _links_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8193);
/* harmony import */ var _visible_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2474);






/** Code scanning refuses more. */
const resultsAtMost = 25_000;
const levels = { error: "error", warning: "warning", note: "note" };
/** The findings as SARIF 2.1.0, worst first; waived ones are there as suppressed. */
function renderSarif(report, options) {
    const findings = (0,_core_sort_findings_js__WEBPACK_IMPORTED_MODULE_1__/* .sortFindings */ .T)(report.findings).slice(0, resultsAtMost);
    const rules = [...new Set(findings.map(({ rule }) => rule))].toSorted();
    const driver = { name: "schema-version-action", version: options.version, rules: rules.map(toRule) };
    const results = findings.map((finding) => toResult(finding, rules.indexOf(finding.rule), options));
    const log = {
        $schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [{ tool: { driver }, columnKind: "unicodeCodePoints", results }],
    };
    return (0,_json_text_js__WEBPACK_IMPORTED_MODULE_4__/* .toJsonText */ .j)(log);
}
const catalogue = _core_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .problems */ .B;
function toRule(id) {
    const problem = catalogue[id];
    if (problem === undefined)
        return { id };
    const { about, help, severity, group, why, safe } = problem;
    return {
        id,
        shortDescription: { text: about },
        ...(why === undefined ? {} : { fullDescription: { text: why } }),
        help: {
            text: safe === undefined ? help : `${help}\n\n${safe}`,
            ...(safe === undefined ? {} : { markdown: `${why ?? ""}\n\nWay out: ${help}.\n\n\`\`\`sql\n${safe}\n\`\`\`` }),
        },
        defaultConfiguration: { level: levels[severity] },
        ...(group === undefined ? {} : { properties: { tags: [group] } }),
    };
}
function toResult(finding, ruleIndex, { defaultFile }) {
    const place = finding.environment === null ? "" : `${finding.environment}: `;
    return {
        ruleId: finding.rule,
        ruleIndex,
        level: levels[finding.severity],
        message: { text: (0,_visible_js__WEBPACK_IMPORTED_MODULE_3__/* .cap */ .Np)(plainText(`${place}${(0,_finding_groups_js__WEBPACK_IMPORTED_MODULE_2__/* .toWholeMessage */ .iF)(finding)}\n${finding.help}`), 4_096) },
        locations: [{ physicalLocation: toLocation(finding, defaultFile) }],
        ...toFixes(finding),
        ...(finding.waived === null
            ? {}
            : { suppressions: [{ kind: "inSource", justification: plainText(finding.waived) }] }),
    };
}
/** SARIF reads `[text](address)` as a link, in plain text too; no name of a database may make one. */
function plainText(text) {
    return (0,_visible_js__WEBPACK_IMPORTED_MODULE_3__/* .visibleBlock */ ._n)(text).replaceAll("](", "]\u200b(");
}
/** Lines in place of others, as tools that apply fixes want them. */
function toFixes({ file, suggestion, help }) {
    if (file === undefined || suggestion === undefined)
        return {};
    const { startLine, endLine, text } = suggestion;
    const replacement = {
        deletedRegion: { startLine, startColumn: 1, endLine: endLine + 1, endColumn: 1 },
        ...(text === "" ? {} : { insertedContent: { text: `${text}\n` } }),
    };
    const change = { artifactLocation: { uri: (0,_links_js__WEBPACK_IMPORTED_MODULE_5__/* .toUriPath */ .dA)(file.replace(/^(?:\.\/)+/, "")) }, replacements: [replacement] };
    return { fixes: [{ description: { text: plainText(help) }, artifactChanges: [change] }] };
}
function toLocation({ file, line, column }, defaultFile) {
    const artifactLocation = { uri: (0,_links_js__WEBPACK_IMPORTED_MODULE_5__/* .toUriPath */ .dA)((file ?? defaultFile).replace(/^(?:\.\/)+/, "")) };
    return line === undefined
        ? { artifactLocation }
        : { artifactLocation, region: { startLine: line, startColumn: column } };
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
