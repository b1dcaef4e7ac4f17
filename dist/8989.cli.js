export const id = 8989;
export const ids = [8989];
export const modules = {

/***/ 8549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ nextToken),
/* harmony export */   v: () => (/* binding */ endOfLine)
/* harmony export */ });
const space = /[ \t\n\r\f\v]*/y;
// Any character above ASCII belongs to a word, the no-break space included.
const word = /[A-Za-z_\u0080-\uFFFF][\w$\u0080-\uFFFF]*/y;
// `$1` and what follows it without space; a dollar quote cannot start there.
const number = /\$?\d[\w.]*/y;
const dollarQuote = /\$(?:[A-Za-z_\u0080-\uFFFF][\w\u0080-\uFFFF]*)?\$/y;
const stringPrefix = /(?:[EeBbXxNn]|[Uu]&)?'/y;
const continuation = /[ \t\f\v]*[\n\r][ \t\n\r\f\v]*'/y;
const alone = new Set(["(", ")", ",", ";"]);
const quoting = new Set(["'", '"', "&"]);
/** The next token at or behind a position; null at the end of the text. */
function nextToken(text, from) {
    const start = endOf(space, text, from) ?? from;
    if (start >= text.length)
        return null;
    return usualToken(text, start) ?? anyToken(text, start);
}
/** Most tokens are told by their first character and the one behind them; null for the others. */
function usualToken(text, start) {
    const first = text[start] ?? "";
    if (alone.has(first))
        return { kind: kindOf(first), start, end: start + 1 };
    const end = endOf(word, text, start);
    // Before one of these it may be what begins a string or a quoted name.
    return end === null || quoting.has(text[end] ?? "") ? null : { kind: "word", start, end };
}
function anyToken(text, start) {
    const two = text.slice(start, start + 2);
    if (two === "--")
        return { kind: "line-comment", start, end: endOfLine(text, start) };
    if (two === "/*")
        return { kind: "block-comment", start, end: endOfBlockComment(text, start) };
    const quote = endOf(stringPrefix, text, start);
    if (quote !== null)
        return { kind: "string", start, end: endOfString(text, start, quote) };
    const delimiter = endOf(dollarQuote, text, start);
    if (delimiter !== null)
        return { kind: "string", start, end: endOfDollarQuote(text, start, delimiter) };
    const name = /^(?:[Uu]&)?"/.exec(text.slice(start, start + 3));
    if (name !== null) {
        return { kind: "quoted-name", start, end: endOfQuoted(text, start + name[0].length, /""|"/g) };
    }
    const end = endOf(word, text, start);
    if (end !== null)
        return { kind: "word", start, end };
    return { kind: kindOf(text[start] ?? ""), start, end: endOf(number, text, start) ?? start + 1 };
}
function kindOf(character) {
    switch (character) {
        case "(":
            return "open";
        case ")":
            return "close";
        case ";":
            return "semicolon";
        case "\\":
            return "backslash";
        default:
            return "other";
    }
}
function endOf(sticky, text, from) {
    sticky.lastIndex = from;
    return sticky.test(text) ? sticky.lastIndex : null;
}
/** Position of the line's end (`\n` or `\r`), which belongs to no comment. */
function endOfLine(text, from) {
    const lineEnd = /[\n\r]/g;
    lineEnd.lastIndex = from;
    return lineEnd.exec(text)?.index ?? text.length;
}
function endOfBlockComment(text, start) {
    const edge = /\/\*|\*\//g;
    edge.lastIndex = start;
    let depth = 0;
    for (let match = edge.exec(text); match !== null; match = edge.exec(text)) {
        depth += match[0] === "/*" ? 1 : -1;
        if (depth === 0)
            return edge.lastIndex;
    }
    return text.length;
}
function endOfString(text, start, opened) {
    const escapes = /^[Ee]$/.test(text.slice(start, opened - 1));
    if (!escapes)
        return endOfQuoted(text, opened, /''|'/g);
    // A quote on a later line continues the string, and there the backslash still escapes.
    let end = endOfQuoted(text, opened, /''|\\[^]|'/g);
    for (let next = endOf(continuation, text, end); next !== null; next = endOf(continuation, text, end)) {
        end = endOfQuoted(text, next, /''|\\[^]|'/g);
    }
    return end;
}
/** Behind the first match of one character: longer matches are escapes. */
function endOfQuoted(text, from, edge) {
    edge.lastIndex = from;
    for (let match = edge.exec(text); match !== null; match = edge.exec(text)) {
        if (match[0].length === 1)
            return edge.lastIndex;
    }
    return text.length;
}
function endOfDollarQuote(text, start, opened) {
    const delimiter = text.slice(start, opened);
    const closed = text.indexOf(delimiter, opened);
    return closed === -1 ? text.length : closed + delimiter.length;
}


/***/ }),

/***/ 8989:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ stableChecksum),
  c: () => (/* binding */ toMigrationSet)
});

// EXTERNAL MODULE: ./lib/core/compare-text.js
var compare_text = __webpack_require__(8998);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(5217);
;// CONCATENATED MODULE: ./lib/core/checksum.js

/**
 * First 32 hex digits of SHA-256 over the text as UTF-8, without BOM, line ends as `\n`, trailing newlines dropped: a
 * Windows checkout equals a Linux one.
 */
function checksum(text) {
    const start = text.startsWith("\uFEFF") ? 1 : 0;
    const unix = text.includes("\r") ? text.replaceAll(/\r\n?/g, "\n") : text;
    let end = unix.length;
    while (end > start && unix[end - 1] === "\n")
        end--;
    return (0,external_node_crypto_.hash)("sha256", unix.slice(start, end)).slice(0, 32);
}

// EXTERNAL MODULE: ./lib/core/duration.js
var duration = __webpack_require__(8415);
// EXTERNAL MODULE: ./lib/core/positions.js
var positions = __webpack_require__(2684);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(551);
// EXTERNAL MODULE: ./lib/core/split.js
var split = __webpack_require__(5151);
// EXTERNAL MODULE: ./lib/core/version.js
var core_version = __webpack_require__(8067);
;// CONCATENATED MODULE: ./lib/core/waivers.js

/** Reads `allow <rule>[, <rule>] because <reason>`; directly above a statement it is about that, else about the file. */
function readWaiver({ body, location, below }) {
    const because = /\bbecause\b/i.exec(body);
    const listed = body.slice("allow".length, because?.index).split(",");
    const rules = [...new Set(listed.map((name) => name.trim()))];
    const reason = because === null ? "" : body.slice(because.index + because[0].length).trim();
    const known = rules.filter((rule) => Object.hasOwn(problems/* problems */.B, rule));
    const wrong = [
        ...explainRules(rules.filter((rule) => !known.includes(rule))),
        ...(reason === "" ? ['the waiver gives no reason; it ends with "because <reason>"'] : []),
        ...misplaced[below],
    ];
    const findings = wrong.map((message) => (0,problems/* finding */.g)("waiver", { message, ...location }));
    if (findings.length > 0)
        return { waiver: null, findings };
    const scope = below === "statement" ? "statement" : "file";
    return { waiver: { rules: known, reason, line: location.line, scope }, findings };
}
/** The first of them: a line can be megabytes long. */
function explainRules(unknown) {
    return unknown.slice(0, 10).map((rule) => (rule === "" ? "the waiver names no rule" : `there is no rule "${rule}"`));
}
const misplaced = {
    statement: [],
    "blank line": [],
    nothing: ["the waiver stands above no statement"],
    "code around": ["the waiver stands inside a statement; it belongs on a line of its own above it"],
};

;// CONCATENATED MODULE: ./lib/core/directives.js






const none = { directives: {}, waivers: [], findings: [] };
const durations = "a duration such as 500ms, 20s or 5m";
const keys = {
    transaction: {
        values: "true or false",
        read: (value) => (/^(?:true|false)$/.test(value) ? { transaction: value === "true" } : null),
    },
    "lock-timeout": { values: durations, read: (value) => readMs(value, (ms) => ({ lockTimeoutMs: ms })) },
    "statement-timeout": { values: durations, read: (value) => readMs(value, (ms) => ({ statementTimeoutMs: ms })) },
    "max-block": {
        values: `${durations}, or off`,
        read: (value) => (value === "off" ? { maxBlockMs: "off" } : readMs(value, (ms) => ({ maxBlockMs: ms }))),
    },
    "contract-of": {
        values: "a version",
        read: (value) => ((0,core_version/* parseVersion */.ot)(value) === null ? null : { contractOf: value }),
    },
};
function readMs(value, toDirective) {
    const ms = (0,duration/* parseDuration */.E)(value);
    return ms === null ? null : toDirective(ms);
}
/** Reads the `-- schema-version:` lines of a file; cheap where there are none. */
function readDirectives(file, text) {
    if (!/schema-version:/i.test(text))
        return none;
    const locate = (0,positions/* locator */.fl)(file, text);
    const below = toBelow(text);
    const waivers = [];
    const findings = [];
    let directives = {};
    for (const line of listLines(text)) {
        const location = locate(line.at);
        if (/^allow\b/i.test(line.body)) {
            const read = readWaiver({ body: line.body, location, below: below(line) });
            if (read.waiver !== null)
                waivers.push(read.waiver);
            findings.push(...read.findings);
            continue;
        }
        const read = readDirective(line, directives);
        if (typeof read === "string")
            findings.push((0,problems/* finding */.g)("directive", { message: read, ...location }));
        else
            directives = { ...directives, ...read };
    }
    return { directives, waivers, findings };
}
function listLines(text) {
    const { pieces, comments } = (0,split/* splitSql */.b)(text);
    const head = pieces[0]?.start ?? text.length;
    return comments.flatMap(({ start, end, place }) => {
        const body = /^--\s*schema-version:(.*)$/i.exec(text.slice(start, end))?.[1]?.trim();
        if (body === undefined)
            return [];
        const ownLine = text.slice(text.lastIndexOf("\n", start) + 1, start).trim() === "";
        return [{ at: start, end, body, place: ownLine ? (start < head ? "head" : place) : "behind code" }];
    });
}
/** The directive of a line, or what is wrong with it. */
function readDirective({ body, place }, earlier) {
    const [, name = "", value = ""] = /^([^=\s]*)\s*=\s*(.*)$/.exec(body) ?? [];
    const key = Object.hasOwn(keys, name) ? keys[name] : undefined;
    if (name === "")
        return `"${body}" is no directive: a directive is key=value or allow <rule> because <reason>`;
    if (key === undefined)
        return `there is no directive "${name}"`;
    if (place !== "head")
        return `the directive "${name}" stands below the first statement; directives belong above it`;
    const directive = key.read(value);
    if (directive === null)
        return `"${value}" is no value of "${name}": it takes ${key.values}`;
    const repeated = Object.keys(directive).some((field) => Object.hasOwn(earlier, field));
    return repeated ? `the directive "${name}" is given twice` : directive;
}
/** What stands below a line and the comments that follow it without a gap; asked from the first line to the last. */
function toBelow(text) {
    const next = /(?:\r?\n[ \t]*--[^\r\n]*)*\r?(?:\n[ \t]*([^\s])?|$)/y;
    let [end, statement] = [-1, false];
    return (line) => {
        if (line.place === "inside" || line.place === "behind code")
            return "code around";
        // Of the comments that follow each other all have the same below them.
        if (line.end > end) {
            next.lastIndex = line.end;
            statement = next.exec(text)?.[1] !== undefined;
            end = next.lastIndex;
        }
        if (statement)
            return "statement";
        return line.place === "head" ? "blank line" : "nothing";
    };
}

// EXTERNAL MODULE: ./lib/core/file-name.js
var file_name = __webpack_require__(5605);
// EXTERNAL MODULE: ./lib/core/placeholders.js
var core_placeholders = __webpack_require__(9405);
;// CONCATENATED MODULE: ./lib/core/migration-set.js








/** Widths of the columns `version` and `script_name`. */
const longest = { version: 20, "script name": 255 };
/**
 * Sorts files into a migration set by their names, pairs undo scripts with migrations and lists the problems of all
 * files. `placeholders` are for the checksums of repeatables.
 */
function toMigrationSet(files, placeholders, naming = file_name/* usualNaming */.Z) {
    const findings = [];
    const named = files.flatMap((file) => {
        const name = (0,file_name/* parseFileName */.P)(nameOf(file, naming), naming);
        findings.push(...reviewName(file, name, naming));
        if (name.kind === "not-sql" || name.kind === "bad" || name.kind === "foreign-callback")
            return [];
        const { script, findings: inside } = toScript(file);
        findings.push(...inside);
        return [{ ...name, script }];
    });
    findings.push(...listForeign(named.map(({ script }) => script)));
    const versioned = unique(ofKind(named, "versioned"), "version", ({ version }) => (0,core_version/* versionKey */._5)(version), findings);
    const undos = unique(ofKind(named, "undo"), "version", ({ version }) => (0,core_version/* versionKey */._5)(version), findings);
    const baselines = unique(ofKind(named, "baseline"), "version", ({ version }) => (0,core_version/* versionKey */._5)(version), findings);
    const repeatables = unique(ofKind(named, "repeatable"), "description", ({ description }) => description, findings);
    const callbacks = unique(ofKind(named, "callback"), "name", callbackName, findings);
    const withoutUndo = [...versioned].flatMap(([key, file]) => (undos.has(key) ? [] : [file]));
    findings.push(...[...undos].flatMap(([key, undo]) => (versioned.has(key) ? [] : [toLonelyUndo(undo, withoutUndo)])));
    return {
        versioned: byVersion([...versioned].map(([key, file]) => toMigration(file, undos.get(key)?.script ?? null))),
        baselines: byVersion([...baselines.values()].map((file) => toMigration(file, null))),
        repeatables: byDescription([...repeatables.values()].map((file) => toRepeatable(file, placeholders))),
        callbacks: byDescription([...callbacks.values()].map(toCallback)),
        findings,
    };
}
/** What is no SQL is named like it, but for its suffix. */
function nameOf({ name, runner }, { suffixes: [suffix = ""] }) {
    return runner === undefined ? baseName(name) : baseName(name).replace(/\.\w+$/, suffix);
}
/** One note for all of them: what is on record is no problem, and what is not blocks by itself. */
function listForeign(scripts) {
    const foreign = scripts.filter(({ runner }) => runner !== undefined);
    if (foreign.length === 0)
        return [];
    const message = `only Flyway runs ${foreign.map(({ file }) => file).join(", ")}`;
    const help = "they block only while one of them is pending";
    return [(0,problems/* finding */.g)("not-runnable", { message, help, severity: "note" })];
}
function baseName(name) {
    return name.slice(name.lastIndexOf("/") + 1);
}
function ofKind(named, kind) {
    return named.filter((file) => file.kind === kind);
}
function callbackName({ event, description }) {
    return description === "" ? event : `${event}__${description}`;
}
/** The first file of each key; adds a finding for every further one. */
function unique(files, what, keyOf, findings) {
    const first = new Map();
    for (const file of files) {
        const key = keyOf(file);
        const other = first.get(key);
        if (other === undefined)
            first.set(key, file);
        else
            findings.push(toDuplicate(what, key, other.script.file, file.script.file));
    }
    return first;
}
function toDuplicate(what, key, first, second) {
    const message = `"${first}" and "${second}" have the same ${what} ${what === "version" ? key : `"${key}"`}`;
    const help = `give one of them another ${what}`;
    return (0,problems/* finding */.g)("duplicate-version", { message, help, file: second });
}
/** A slip of a digit shows itself: a migration of the same description has no undo script. */
function toLonelyUndo({ version, description, script }, withoutUndo) {
    const message = `"${baseName(script.name)}" undoes version ${version.text}, which has no V file`;
    const alike = withoutUndo.filter((one) => description !== "" && one.description === description);
    const meant = alike.length === 1 ? alike[0]?.version.text : undefined;
    const help = `is it that of version ${meant}? Then name it so; else add the V file, or remove the U file`;
    return (0,problems/* finding */.g)("undo-without-migration", { message, file: script.file, ...(meant === undefined ? {} : { help }) });
}
function reviewName({ file, name }, parsed, { strict }) {
    if (parsed.kind === "not-sql")
        return [];
    if (parsed.kind === "bad") {
        const message = `"${baseName(name)}" is no name of a migration: ${parsed.reason}`;
        return [(0,problems/* finding */.g)("file-name", { message, file, severity: strict ? "error" : "warning" })];
    }
    if (parsed.kind === "foreign-callback") {
        return [(0,problems/* finding */.g)("callback-not-run", { message: `"${parsed.event}" is not run by this engine`, file })];
    }
    return [
        ...("version" in parsed ? reviewLength("version", parsed.version.text, file) : []),
        ...reviewLength("script name", name, file),
    ];
}
function reviewLength(what, text, file) {
    if (text.length <= longest[what])
        return [];
    const length = (0,positions/* countCharacters */.wZ)(text);
    if (length <= longest[what])
        return [];
    return [(0,problems/* finding */.g)("too-long", { message: `the ${what} has ${length} characters; ${longest[what]} is the most`, file })];
}
function toScript({ file, name, text, settings, runner }) {
    if (runner !== undefined) {
        return { script: { file, name, text, checksum: "", settings, directives: {}, waivers: [], runner }, findings: [] };
    }
    const { directives, waivers, findings } = readDirectives(file, text);
    const script = { file, name, text, checksum: checksum(text), settings, directives, waivers };
    const { transaction } = directives;
    const { executeInTransaction } = settings;
    if (transaction === undefined || executeInTransaction === undefined || transaction === executeInTransaction) {
        return { script, findings };
    }
    const message = `the directive says transaction=${transaction}, ${baseName(name)}.conf says executeInTransaction=${executeInTransaction}`;
    return { script, findings: [...findings, (0,problems/* finding */.g)("directive", { message, help: "say it once", file })] };
}
function toMigration({ kind, version, description, script }, undo) {
    return { kind, version, description, checksum: script.checksum, script, undo };
}
function toCallback({ event, description, script }) {
    return { event, description, script };
}
/** Its checksum is over the text that runs, but for values that change from run to run. */
function toRepeatable({ description, script }, placeholders) {
    return { description, script, checksum: stableChecksum(script, placeholders) };
}
/** The checksum of a script's text after its placeholders were replaced, volatile built-ins excepted. */
function stableChecksum(script, placeholders) {
    const text = toStableText(script, placeholders);
    return text === script.text ? script.checksum : checksum(text);
}
/** The text of a script after its placeholders were replaced, volatile built-ins excepted: what its checksum is over. */
function toStableText(script, placeholders) {
    const { placeholderReplacement, placeholderPrefix = "${" } = script.settings;
    if (placeholderReplacement === false || !script.text.includes(placeholderPrefix))
        return script.text;
    const all = [...(0,core_placeholders/* withFileName */.wn)(placeholders, script.name)];
    const stable = all.filter(([name]) => !core_placeholders/* volatilePlaceholders */.fE.includes(name.toLowerCase()));
    return (0,core_placeholders/* replacePlaceholders */.Lb)(script.text, new Map(stable), script.settings).text;
}
function byVersion(migrations) {
    return migrations.toSorted((a, b) => (0,core_version/* compareVersions */.Zy)(a.version, b.version));
}
/** Plain code-unit order, as in Flyway. */
function byDescription(files) {
    return files.toSorted((a, b) => (0,compare_text/* compareText */.n)(a.description, b.description));
}


/***/ }),

/***/ 9405:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GP: () => (/* binding */ builtInPlaceholders),
/* harmony export */   Lb: () => (/* binding */ replacePlaceholders),
/* harmony export */   fE: () => (/* binding */ volatilePlaceholders),
/* harmony export */   wn: () => (/* binding */ withFileName)
/* harmony export */ });
/* harmony import */ var _positions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2684);

/** Built-ins whose value differs from run to run or machine to machine: left as they are for checksums. */
const volatilePlaceholders = ["flyway:timestamp", "flyway:workingdirectory"];
/** Flyway's built-ins (`flyway:…`) as placeholders; names are lower-case. */
function builtInPlaceholders(values) {
    return new Map(Object.entries(values).flatMap(([name, value]) => value === null ? [] : [[`flyway:${name.toLowerCase()}`, value]]));
}
/** The placeholders of one file: the given ones and Flyway's `filename`, the last part of the script's name. */
function withFileName(placeholders, name) {
    const filename = name.slice(name.lastIndexOf("/") + 1);
    return new Map([...placeholders, ...builtInPlaceholders({ filename })]);
}
/** Replaces `${name}` everywhere, comments and strings included, as Flyway does; names are case-insensitive. */
function replacePlaceholders(text, values, { placeholderPrefix: prefix = "${", placeholderSuffix: suffix = "}" } = {}) {
    if (!text.includes(prefix))
        return { text, problems: [], toOriginal: (position) => position };
    const known = new Map([...values].map(([name, value]) => [name.toLowerCase(), value]));
    const segments = [];
    const problems = [];
    let replaced = "";
    let done = 0;
    for (let at = findPrefix(text, prefix, 0); at !== -1; at = findPrefix(text, prefix, at)) {
        const end = text.indexOf(suffix, at + prefix.length);
        if (end === -1) {
            problems.push({ kind: "unterminated", name: firstLine(text.slice(at + prefix.length)), at });
            break;
        }
        const name = text.slice(at + prefix.length, end);
        const value = known.get(name.toLowerCase());
        if (value === undefined) {
            problems.push({ kind: "undefined", name: firstLine(name), at });
        }
        else {
            segments.push({ start: replaced.length, original: done, kind: "same" });
            replaced += text.slice(done, at);
            segments.push({ start: replaced.length, original: at, kind: "value" });
            replaced += value;
            done = end + suffix.length;
        }
        at = end + suffix.length;
    }
    segments.push({ start: replaced.length, original: done, kind: "same" });
    return { text: replaced + text.slice(done), problems, toOriginal: (position) => toOriginal(segments, position) };
}
/**
 * Flyway reads what may become a prefix once: of `$${a}` it takes the two `$` together for none, and the rest begins with
 * `{`; of `$$${a}` the third `$` begins the placeholder.
 */
function findPrefix(text, prefix, from) {
    const [first = ""] = prefix;
    for (let at = text.indexOf(first, from); at !== -1;) {
        let same = 1;
        while (same < prefix.length && text[at + same] === prefix[same])
            same++;
        if (same === prefix.length)
            return at;
        at = text.indexOf(first, at + same + 1);
    }
    return -1;
}
function toOriginal(segments, position) {
    const segment = (0,_positions_js__WEBPACK_IMPORTED_MODULE_0__/* .stretchAt */ .$m)(segments, position);
    if (segment === undefined)
        return position;
    return segment.kind === "value" ? segment.original : segment.original + position - segment.start;
}
function firstLine(text) {
    return (/^[^\r\n]{0,40}/.exec(text) ?? [""])[0];
}


/***/ }),

/***/ 2684:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $m: () => (/* binding */ stretchAt),
/* harmony export */   fl: () => (/* binding */ locator),
/* harmony export */   wZ: () => (/* binding */ countCharacters)
/* harmony export */ });
/** The last of some stretches, sorted by `start`, that starts at or before a position; undefined when none does. */
function stretchAt(sorted, position) {
    return sorted[lastUpTo(position, sorted.length, (index) => sorted[index]?.start ?? 0)];
}
/** Index of the last of some ascending numbers that is not above a limit; -1 when all are. */
function lastUpTo(limit, count, numberAt) {
    let [low, high] = [0, count];
    while (low < high) {
        const middle = (low + high) >>> 1;
        if (numberAt(middle) <= limit)
            low = middle + 1;
        else
            high = middle;
    }
    return low - 1;
}
/**
 * Turns positions of a file's text (UTF-16 units) into lines and columns. A line ends at `\n`, as on GitHub; a column
 * counts characters, not UTF-16 units.
 */
function locator(file, text) {
    let starts = null;
    return (position) => {
        const lines = (starts ??= listLineStarts(text));
        const within = Math.min(position, text.length);
        const index = lastUpTo(within, lines.length, (at) => lines[at] ?? 0);
        return { file, line: index + 1, column: countCharacters(text.slice(lines[index], within)) + 1 };
    };
}
function listLineStarts(text) {
    const starts = [0];
    for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1))
        starts.push(end + 1);
    return starts;
}
/** How many characters (code points) a text has. */
function countCharacters(text) {
    return text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);
}


/***/ }),

/***/ 5151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ splitSql)
/* harmony export */ });
/* harmony import */ var _lexer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8549);

/** Meta-commands of `pg_dump` that guard psql and mean nothing here. */
const harmless = new Set(["\\restrict", "\\unrestrict"]);
/** Meta-commands that end a statement as a semicolon does. */
const sending = /^\\(?:g|gx|gset|gexec|gdesc|bind|watch|crosstabview)$/;
/** Splits SQL into statements as psql does, inline COPY data and routine bodies with semicolons included. Never throws. */
function splitSql(text) {
    const pieces = [];
    const cuts = [];
    const problems = [];
    const comments = [];
    let reading = beginAt(-1);
    const finish = (data) => {
        if (reading.start !== -1)
            pieces.push({ start: reading.start, end: reading.end, data });
        reading = beginAt(-1);
    };
    let token = (0,_lexer_js__WEBPACK_IMPORTED_MODULE_0__/* .nextToken */ .F)(text, 0);
    while (token !== null) {
        let next = token.end;
        if (token.kind === "line-comment") {
            comments.push({ start: token.start, end: token.end, place: reading.start === -1 ? "between" : "inside" });
        }
        else if (token.kind === "backslash") {
            const command = readMetaCommand(text, token.start);
            if (!command.harmless || reading.start !== -1)
                problems.push({ kind: "meta-command", at: token.start, name: command.name });
            cuts.push(command);
            if (sending.test(command.name))
                finish(null);
            next = command.end;
        }
        else if (token.kind === "semicolon" && reading.parens === 0 && reading.body === 0) {
            const found = reading.copyFrom === "stdin" ? readData(text, token.end) : null;
            if (found !== null) {
                if (found.problem !== null)
                    problems.push({ kind: found.problem, at: reading.start, name: "" });
                cuts.push(found.cut);
                next = found.cut.end;
            }
            finish(found?.data ?? null);
        }
        else if (token.kind !== "block-comment") {
            read(reading, token, text);
        }
        token = (0,_lexer_js__WEBPACK_IMPORTED_MODULE_0__/* .nextToken */ .F)(text, next);
    }
    if (reading.copyFrom === "stdin")
        problems.push({ kind: "copy-end", at: reading.start, name: "" });
    finish(null);
    return { pieces, cuts, problems, comments };
}
function beginAt(start) {
    return { start, end: start, parens: 0, body: 0, words: [], previous: "", copyFrom: "unread" };
}
function read(reading, token, text) {
    if (reading.start === -1)
        reading.start = token.start;
    reading.end = token.end;
    if (token.kind === "open")
        reading.parens++;
    if (token.kind === "close")
        reading.parens = Math.max(0, reading.parens - 1);
    // No word that matters here is longer; quoted text is never needed.
    const short = token.end - token.start <= "procedure".length && token.kind !== "string" && token.kind !== "quoted-name";
    const value = short ? text.slice(token.start, token.end).toLowerCase() : "";
    if (reading.parens === 0)
        readOutside(reading, token.kind, value);
    reading.previous = value;
}
function readOutside(reading, kind, value) {
    if (reading.copyFrom === "next")
        reading.copyFrom = /^std(?:in|out)$/.test(value) ? "stdin" : "elsewhere";
    if (kind !== "word")
        return;
    if (reading.words.length < 4)
        reading.words.push(value);
    const [first, second, third, fourth] = reading.words;
    if (first === "copy" && value === "from" && reading.copyFrom === "unread")
        reading.copyFrom = "next";
    if (first !== "create")
        return;
    const subject = second === "or" && third === "replace" ? fourth : second;
    if (subject !== "function" && subject !== "procedure")
        return;
    if (value === "atomic" && reading.previous === "begin")
        reading.body++;
    // As a name behind a dot or AS, these words open and close nothing.
    if (reading.body === 0 || reading.previous === "." || reading.previous === "as")
        return;
    if (value === "case")
        reading.body++;
    if (value === "end")
        reading.body--;
}
function readMetaCommand(text, start) {
    const line = text.slice(start, (0,_lexer_js__WEBPACK_IMPORTED_MODULE_0__/* .endOfLine */ .v)(text, start));
    const name = (/^\\(?:[a-z_]+|[^\s\w]*)/i.exec(line) ?? ["\\"])[0];
    return { start, end: start + line.length, name, harmless: harmless.has(name) };
}
/** With a problem, what may be data is cut all the same: read as SQL it would only make noise. */
function readData(text, behindSemicolon) {
    const lineEnd = text.indexOf("\n", behindSemicolon);
    const start = lineEnd === -1 ? text.length : lineEnd + 1;
    for (let at = text.indexOf("\\.", start); at !== -1; at = text.indexOf("\\.", at + 2)) {
        const behind = /\r?(?=\n|$)/y;
        behind.lastIndex = at + 2;
        if (!behind.test(text) || (at !== start && text[at - 1] !== "\n"))
            continue;
        const end = behind.lastIndex;
        const plain = /^\s*(?:--[^\r]*)?\r?$/.test(text.slice(behindSemicolon, lineEnd));
        return plain
            ? { data: { start, end: at }, cut: { start, end }, problem: null }
            : { data: null, cut: { start: behindSemicolon, end }, problem: "copy-tail" };
    }
    return { data: null, cut: { start, end: text.length }, problem: "copy-end" };
}


/***/ })

};
