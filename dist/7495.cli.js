export const id = 7495;
export const ids = [7495];
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

/***/ 7495:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderJson: () => (/* binding */ renderJson)
});

// EXTERNAL MODULE: ./lib/render/finding-groups.js
var finding_groups = __webpack_require__(3106);
;// CONCATENATED MODULE: ./lib/render/json-schema.js
/** The drift of one environment, its promised keys first. */
function toDriftJson(drift) {
    return {
        status: drift.status,
        toFix: drift.toFix,
        toFixProof: drift.toFixProof,
        toCapture: drift.toCapture,
        toCaptureProof: drift.toCaptureProof,
        objects: drift.objects.map(({ change, against, severity, kind, identity, expected, actual, attributes, parts }) => ({
            change,
            against,
            severity,
            kind,
            identity,
            expected,
            actual,
            attributes: attributes.map((one) => ({ name: one.name, expected: one.expected, actual: one.actual })),
            parts,
        })),
        because: drift.because,
        toFixLeft: drift.toFixLeft,
        toFixDestroys: drift.toFixDestroys,
        toCaptureLeft: drift.toCaptureLeft,
        toCaptureDestroys: drift.toCaptureDestroys,
    };
}
/** What the pending migrations change. */
function toSchemaChangeJson({ changes, tables, references }) {
    return {
        changes: changes.map(toObjectChange),
        tables: tables.map(({ name, change, columns }) => ({
            name,
            change,
            columns: columns.map((column) => ({
                name: column.name,
                type: column.type,
                change: column.change,
                keys: column.keys,
            })),
        })),
        references: references.map(({ from, to, columns, change, many, required }) => ({
            from,
            to,
            columns,
            change,
            many,
            required,
        })),
    };
}
function toObjectChange({ change, kind, identity, table, attributes, parts }) {
    return {
        change,
        kind,
        identity,
        table,
        attributes: attributes.map(({ name, before, after }) => ({ name, before, after })),
        parts: parts.map(toObjectChange),
    };
}

// EXTERNAL MODULE: ./lib/render/json-text.js
var json_text = __webpack_require__(1554);
;// CONCATENATED MODULE: ./lib/render/json.js



/** Raised when a script that reads the JSON would have to change. */
const formatVersion = 1;
/**
 * The JSON report that `docs/report.schema.json` promises: keys in that order, null for what is absent. What is added
 * inside the program does not reach scripts by accident, because every key is written here.
 */
function renderJson(report, { version }) {
    const tool = { name: "schema-version-action", version };
    const value = {
        formatVersion,
        tool,
        command: report.command,
        verdict: report.verdict,
        startedAt: report.startedAt,
        durationMs: report.durationMs,
        environments: report.environments.map((environment) => toEnvironment(environment, report)),
        findings: report.findings.map(toFinding),
    };
    return (0,json_text/* toJsonText */.j)(value);
}
function toEnvironment(environment, { command }) {
    return {
        name: environment.name,
        reachable: environment.reachable,
        server: environment.server,
        database: environment.database,
        currentVersion: environment.currentVersion,
        targetVersion: environment.targetVersion,
        planDigest: environment.planDigest,
        migrations: environment.migrations.map(toMigration),
        repeatables: environment.repeatables.map(toRepeatable),
        sizes: environment.sizes.map(({ table, rows, bytes }) => ({ table, rows, bytes })),
        probes: environment.probes.map(toProbe),
        observedAt: environment.observedAt,
        queries: environment.queries === null ? null : toQueries(environment.queries),
        drift: toDriftJson(environment.drift),
        schemaChange: environment.schemaChange === null ? null : toSchemaChangeJson(environment.schemaChange),
        ...(command === "history" ? { events: environment.events.map(toEvent) } : {}),
        ...(command === "rollback" && environment.steps.length > 0 ? { steps: environment.steps.map(toStep) } : {}),
    };
}
function toMigration(migration) {
    return {
        version: migration.version,
        description: migration.description,
        script: migration.script,
        state: migration.state,
        checksum: migration.checksum,
        installedBy: migration.installedBy,
        installedOn: migration.installedOn,
        executionMs: migration.executionMs,
        undo: migration.undo,
        result: migration.result,
        proof: migration.proof === null ? null : toProof(migration.proof),
    };
}
function toProof({ runs, rerun, undo, redo, queries, statements }) {
    return {
        runs,
        rerun,
        undo,
        redo,
        queries: { checked: queries.checked, notChecked: queries.notChecked, broken: queries.broken },
        statements: statements.map(({ line, locks, rewrites, scans }) => ({
            line,
            locks: locks.map(({ relation, mode }) => ({ relation, mode })),
            rewrites,
            scans,
        })),
    };
}
function toProbe({ version, file, line, demand, outcome, reason, at }) {
    return { version, file, line, demand, outcome, reason, at };
}
function toQueries(queries) {
    const { checked, notChecked, broken, fromFiles, server, since, evicted, problem } = queries;
    return { checked, notChecked, broken, fromFiles, server, since, evicted, problem };
}
function toRepeatable(repeatable) {
    const { description, script, state, checksum, installedBy, installedOn, executionMs, result } = repeatable;
    const proof = repeatable.proof === null ? null : toProof(repeatable.proof);
    return { description, script, state, checksum, installedBy, installedOn, executionMs, result, proof };
}
function toStep(step) {
    return {
        kind: step.kind,
        version: step.version,
        description: step.description,
        script: step.script,
        transactional: step.transactional,
        result: step.result,
        executionMs: step.executionMs,
        installedBy: step.installedBy,
        installedOn: step.installedOn,
        runUrl: step.runUrl,
        destroys: step.destroys.map(({ kind, name, rows, seen }) => ({ kind, name, rows, seen })),
    };
}
function toEvent(event) {
    return {
        id: event.id,
        event: event.event,
        version: event.version,
        description: event.description,
        script: event.script,
        checksum: event.checksum,
        installedBy: event.installedBy,
        databaseRole: event.databaseRole,
        at: event.at,
        executionMs: event.executionMs,
        success: event.success,
        sqlstate: event.sqlstate,
        message: event.message,
        reason: event.reason,
        environment: event.environment,
        repository: event.repository,
        ref: event.ref,
        commit: event.commit,
        pullRequest: event.pullRequest,
        runId: event.runId,
        runUrl: event.runUrl,
        toolVersion: event.toolVersion,
        walPosition: event.walPosition,
        walAt: event.walAt,
    };
}
function toFinding(finding) {
    return {
        rule: finding.rule,
        severity: finding.severity,
        message: (0,finding_groups/* toWholeMessage */.iF)(finding),
        help: finding.help,
        file: finding.file ?? null,
        line: finding.line ?? null,
        column: finding.column ?? null,
        environment: finding.environment,
        waived: finding.waived,
        ...(finding.fix === undefined
            ? {}
            : { fix: finding.fix.map(({ file, sql, after }) => ({ file, sql, ...(after === undefined ? {} : { after }) })) }),
        ...(finding.suggestion === undefined ? {} : { suggestion: toSuggestion(finding.suggestion) }),
    };
}
function toSuggestion({ startLine, endLine, text }) {
    return { startLine, endLine, text };
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
