export const id = 7444;
export const ids = [7444];
export const modules = {

/***/ 7444:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderSummary: () => (/* binding */ renderSummary)
});

// EXTERNAL MODULE: ./lib/render/markdown.js
var markdown = __webpack_require__(3419);
// EXTERNAL MODULE: ./lib/render/words.js
var words = __webpack_require__(8653);
;// CONCATENATED MODULE: ./lib/render/footer.js


const digestsAtMost = 6;
/** The small line at the end: the plans' digests, the commit, how long it took and where the rest is. */
function toFooter(report, { runLabel }) {
    const { commit, runUrl } = report.context;
    const parts = [
        toDigests(report),
        commit === null ? "" : `commit ${(0,markdown/* code */.aY)(commit.slice(0, 7))}`,
        (0,words/* toDuration */.Ah)(report.durationMs),
        runUrl === null ? "" : (0,markdown/* link */.nf)(runLabel, runUrl),
    ];
    return `<sub>${parts.filter((part) => part !== "").join(" · ")}</sub>`;
}
function toDigests({ environments }) {
    const planned = environments.filter(({ planDigest }) => planDigest !== null);
    if (planned.length === 0)
        return "";
    if (planned.length > digestsAtMost)
        return `${planned.length} plans (digests in the report file)`;
    const digests = planned.map(({ name, planDigest }) => {
        const digest = (0,markdown/* code */.aY)((0,words/* toShort */.Qq)(planDigest ?? ""));
        return environments.length === 1 ? digest : `${(0,markdown/* inline */.mG)(name)} ${digest}`;
    });
    return `${planned.length === 1 ? "plan" : "plans"} ${digests.join(", ")} (whole in the ${environments.length === 1 ? "outputs" : "report file"})`;
}
/** A footer without what differs between two runs that found the same: the time and the run's address. */
function withoutRun(footer) {
    return footer
        .replaceAll(/ · (?:\d+ ms|\d+\.\d s|\d+ min \d+ s|\d+ h \d+ min)(?= · |<\/sub>$)/g, "")
        .replaceAll(/\]\(https:\/\/[^)\s]*\/actions\/runs\/\d+[^)\s]*\)/g, "](run)");
}

// EXTERNAL MODULE: ./lib/render/drift-words.js
var drift_words = __webpack_require__(4563);
// EXTERNAL MODULE: ./lib/render/object-words.js
var object_words = __webpack_require__(9909);
;// CONCATENATED MODULE: ./lib/render/drift-sections.js




const rowsAtMost = 100;
const textLimit = 160;
const namedAtMost = 10;
const icons = {
    structural: "🔴",
    security: "🟠",
    operational: "🟡",
    cosmetic: "⚪",
};
/** Why there is neither a definition nor SQL. */
const withheld = "Definitions that are not in git are not shown in a public repository";
/** What differs in each environment, object by object, then the SQL both ways; folded. */
function toDriftSections(report) {
    const named = report.environments.length > 1 || report.environments.some(({ name }) => name !== "default");
    return report.environments.flatMap((environment) => {
        const place = named ? ` in ${environment.name}` : "";
        return [
            { name: `the drift${place}`, cut: 3, body: toDifferences(environment, place) },
            { name: `the SQL for the drift${place}`, cut: 2, body: toSql(environment, place) },
        ];
    });
}
function toDifferences({ drift }, place) {
    const because = drift.because.map((sentence) => `- ${(0,markdown/* inline */.mG)(sentence)}`).join("\n");
    if (drift.status === "unknown")
        return because === "" ? "" : (0,markdown/* details */.zH)(`Drift${place} is unknown`, because);
    if (drift.status !== "drift")
        return "";
    const objects = (0,drift_words/* worstFirst */.md)(drift.objects);
    const matter = objects.filter(({ severity }) => severity !== "cosmetic");
    const cosmetic = objects.filter(({ severity }) => severity === "cosmetic");
    const body = [
        toTable(matter),
        cosmetic.length === 0 ? "" : (0,markdown/* details */.zH)((0,words/* count */.U9)(cosmetic.length, "cosmetic difference"), toTable(cosmetic)),
        (0,drift_words/* isWithheld */.Ys)(drift) ? `${withheld}.` : "",
        because,
    ];
    return (0,markdown/* details */.zH)(`Drift${place}: ${(0,drift_words/* sayDrifted */.OP)(drift)}`, body.filter((part) => part !== "").join("\n\n"));
}
function toTable(objects) {
    if (objects.length === 0)
        return "";
    const rest = objects.length - rowsAtMost;
    const shown = (0,markdown/* table */.tp)(["", "Object", "Should be", "Is"], objects.slice(0, rowsAtMost).map(toRow));
    return rest > 0 ? `${shown}\n\nand ${(0,words/* count */.U9)(rest, "more object")}; the report file has all of them` : shown;
}
function toRow(object) {
    const { change, kind, identity, severity, parts } = object;
    const lines = (0,drift_words/* toDriftLines */.aL)(object, { limit: textLimit });
    const told = lines.some(({ expected, actual }) => expected.kind === "text" || actual.kind === "text");
    const along = parts.length === 0 || !told ? "" : `, with ${(0,drift_words/* tallyParts */.hG)(parts)}`;
    const sides = (side) => lines
        .map((line) => {
        const before = line.attribute === "" ? "" : `${(0,markdown/* inline */.mG)(line.attribute, { limit: 60 })}:\u00a0`;
        return `${before}${toSide(line[side])}`;
    })
        .join("<br>");
    return [
        `${icons[severity]}\u00a0${change}`,
        `${(0,markdown/* inline */.mG)(kind, { limit: 60 })} ${(0,markdown/* code */.aY)((0,object_words/* shownName */.HD)(identity), { limit: 120 })}<br><sub>${severity}, ${(0,drift_words/* sayAgainst */.pt)(object)}${(0,markdown/* inline */.mG)(along, { limit: 200 })}</sub>`,
        sides("expected"),
        sides("actual"),
    ];
}
function toSide({ kind, text }) {
    return kind === "words" ? (0,markdown/* inline */.mG)(text) : (0,markdown/* code */.aY)(text, { limit: textLimit + 10 });
}
function toSql({ drift }, place) {
    if (drift.status !== "drift")
        return "";
    return (0,drift_words/* toDriftSql */.bV)(drift)
        .map((one) => (0,markdown/* details */.zH)(`${one.title}${place === "" ? "" : `:${place.replace(" in", "")}`}`, toSqlBody(one)))
        .join("\n\n");
}
function toSqlBody(one) {
    const { left, destroys, sql, direction } = one;
    const lines = [
        direction === "to-capture"
            ? `${(0,markdown/* code */.aY)("new --from-drift")} writes it as a file; on this database it changes nothing that is there.`
            : "",
        left.length === 0
            ? ""
            : `⚠️ It leaves ${(0,words/* toList */.st)(left.map((key) => (0,markdown/* code */.aY)(key, { limit: 120 })), { most: namedAtMost })}.`,
        destroys.length === 0
            ? ""
            : `⛔ ${(0,markdown/* bold */.Cr)("It destroys data:")} ${(0,words/* toList */.st)(destroys.map((text) => (0,markdown/* code */.aY)(text, { limit: 120 })), { most: namedAtMost })}`,
    ];
    return [...lines.filter((line) => line !== ""), (0,markdown/* fence */.EU)(sql, "sql")].join("\n\n");
}

// EXTERNAL MODULE: ./lib/render/outlook.js
var outlook = __webpack_require__(3107);
;// CONCATENATED MODULE: ./lib/render/environment-matrix.js




const columnsAtMost = 3;
const labelsAtMost = 6;
/** The environments as one table: a column each while a phone can show that, a row each beyond. */
function toEnvironmentMatrix(report) {
    const { environments } = report;
    if (environments.length === 0)
        return "";
    const lines = linesOf(report);
    const names = environments.map(({ name }) => (0,markdown/* bold */.Cr)((0,markdown/* inline */.mG)(name, { limit: 100 })));
    if (environments.length <= columnsAtMost) {
        return (0,markdown/* table */.tp)(["", ...names], lines.map(({ title, cell }) => [title, ...environments.map(cell)]));
    }
    return (0,markdown/* table */.tp)(["Environment", ...lines.map(({ title }) => title)], environments.map((environment, index) => [
        `${names[index] ?? ""}${environment.branch === null ? "" : ` ←\u00a0${(0,markdown/* code */.aY)(environment.branch, { limit: 60 })}`}`,
        ...lines.map(({ cell }) => cell(environment)),
    ]));
}
function linesOf(report) {
    const { environments, command, dryRun } = report;
    if (!dryRun && (command === "apply" || command === "rollback")) {
        return [
            {
                title: "Version",
                cell: (environment) => toUnread(environment) ?? (0,markdown/* bold */.Cr)((0,markdown/* inline */.mG)((0,outlook/* shownVersion */.qv)(environment.currentVersion))),
            },
            { title: "Result", cell: (environment) => (0,markdown/* inline */.mG)((0,outlook/* sayResult */.pA)(environment)) },
        ];
    }
    const drift = environments.some((environment) => environment.drift.status !== "off");
    const changed = environments.some((environment) => environment.lastChange !== null);
    return [
        {
            title: command === "check" || dryRun ? "Version now → after" : "Version",
            cell: (environment) => toVersions(environment, report),
        },
        { title: "Pending", cell: toPending },
        ...(drift ? [{ title: "Drift", cell: toDrift }] : []),
        ...(changed ? [{ title: "Last change", cell: toLastChange }] : []),
    ];
}
function sayFailure(environment, report) {
    const waiting = (0,outlook/* firstThatFails */.ZU)(environment, report);
    return waiting === null ? "" : `, ⛔\u00a0${(0,markdown/* bold */.Cr)(`fails at ${(0,markdown/* code */.aY)(waiting.label)}`)}`;
}
const standIns = {
    database: "",
    "base-branch": " (base branch)",
    files: " (not read)",
    none: "",
};
function toVersions(environment, report) {
    const unread = toUnread(environment);
    if (unread !== null)
        return unread;
    const now = (0,markdown/* inline */.mG)((0,outlook/* shownVersion */.qv)(environment.currentVersion));
    if (environment.plan === "blocked")
        return `${now}, ⛔\u00a0${(0,markdown/* bold */.Cr)("blocked")}`;
    const after = (0,outlook/* shownVersion */.qv)(environment.targetVersion);
    const versions = environment.targetVersion === null || after === (0,outlook/* shownVersion */.qv)(environment.currentVersion)
        ? now
        : `${now} → ${(0,markdown/* bold */.Cr)((0,markdown/* inline */.mG)(after))}${sayFailure(environment, report)}`;
    return `${versions}${standIns[environment.source]}`;
}
function toUnread(environment) {
    const unread = (0,outlook/* sayWhyUnread */.Pl)(environment);
    if (unread === null)
        return null;
    return `⚠️\u00a0${(0,markdown/* bold */.Cr)(unread.what)}${(0,markdown/* inline */.mG)(unread.rest, { limit: 200 })}`;
}
function toPending(environment) {
    const waiting = (0,outlook/* waitingIn */.zQ)(environment);
    if (!environment.reachable && environment.source === "none")
        return "unknown";
    if (waiting.length === 0)
        return "nothing";
    const labels = waiting.map(({ label, description }) => (0,markdown/* code */.aY)(label === "R" ? `R ${description}` : label, { limit: 40 }));
    if (labels.length <= labelsAtMost)
        return labels.join(" ");
    return `${labels[0] ?? ""} … ${labels.at(-1) ?? ""} (${labels.length})`;
}
function toDrift({ drift }) {
    switch (drift.status) {
        case "none":
            return "none";
        case "drift": {
            const said = (0,markdown/* inline */.mG)((0,drift_words/* sayDrifted */.OP)(drift), { limit: 200 });
            return drift.objects.every(({ severity }) => severity === "cosmetic") ? said : `⚠️\u00a0${said}`;
        }
        case "unknown":
            return "unknown";
        case "off":
            return "not looked at";
    }
}
function toLastChange({ lastChange }) {
    return lastChange === null ? "–" : (0,markdown/* inline */.mG)(`${(0,words/* toDay */._b)(lastChange.at)}, ${lastChange.by}`, { limit: 80 });
}

// EXTERNAL MODULE: ./lib/render/failure-excerpt.js
var failure_excerpt = __webpack_require__(9502);
// EXTERNAL MODULE: ./lib/render/findings-list.js
var findings_list = __webpack_require__(6189);
// EXTERNAL MODULE: ./lib/core/fix.js
var core_fix = __webpack_require__(8808);
// EXTERNAL MODULE: ./lib/render/finding-groups.js
var finding_groups = __webpack_require__(3106);
// EXTERNAL MODULE: ./lib/render/links.js
var links = __webpack_require__(8193);
;// CONCATENATED MODULE: ./lib/render/fix-sections.js






const fixesAtMost = 20;
/** Safe forms that stand ready to copy, as whole files or as lines in place of others; folded, one per finding. */
function toFixSections(report) {
    const bodies = new Set((0,finding_groups/* foldGroups */.wK)((0,finding_groups/* groupFindings */.kG)(report.findings))
        .flatMap(toParts)
        .map((part) => toFix(part, report)));
    return [...bodies].slice(0, fixesAtMost).map((body) => ({ name: "the safe forms", cut: 2, body }));
}
function toParts({ finding, also }) {
    const all = [finding, ...also.map((other) => other.finding)].filter(({ fix, suggestion }) => fix !== undefined || suggestion !== undefined);
    const changes = all.flatMap((one) => (0,core_fix/* toFileChange */.q)(one.fix, one.suggestion) ?? []);
    const [first, second, ...more] = changes;
    if (first === undefined || second === undefined)
        return all.map((one) => ({ finding: one, changes: null }));
    const others = all.filter((one) => (0,core_fix/* toFileChange */.q)(one.fix, one.suggestion) === null);
    const leading = all.find((one) => (0,core_fix/* toFileChange */.q)(one.fix, one.suggestion) !== null) ?? finding;
    return [
        { finding: leading, changes: [first, second, ...more] },
        ...others.map((one) => ({ finding: one, changes: null })),
    ];
}
function toFix({ finding, changes }, report) {
    const { fix = [], suggestion } = finding;
    if (changes !== null) {
        const whole = (0,core_fix/* combineChanges */.V)(changes);
        const body = `${(0,markdown/* code */.aY)(changes[0].file, { limit: 255 })}\n\n${(0,markdown/* fence */.EU)(whole, "sql")}`;
        return (0,markdown/* details */.zH)(toTitle(finding, changes.length), body);
    }
    const lines = suggestion === undefined ? [] : [toSuggestion(finding, report)];
    return (0,markdown/* details */.zH)(toTitle(finding), [...lines, ...toFiles(fix)].join("\n\n"));
}
/** Each file, and where the next ones are for later, when that is. */
function toFiles(fix) {
    return fix.flatMap(({ file, sql, after }, index) => [
        ...(after === undefined || after === fix[index - 1]?.after ? [] : [`**Later, when ${(0,markdown/* prose */.CS)(after)}:**`]),
        `${(0,markdown/* code */.aY)(file, { limit: 255 })}\n\n${(0,markdown/* fence */.EU)(sql, "sql")}`,
    ]);
}
function toTitle({ message, fix = [], file, line }, changes = 1) {
    const { head } = (0,findings_list/* splitHead */.nD)(message.split("\n")[0] ?? "");
    const place = file === undefined ? "" : `${file.split("/").at(-1) ?? file}${line === undefined ? "" : `:${line}`}, `;
    const what = fix.length === 0 ? "one change" : (0,words/* count */.U9)(fix.length, "file");
    return `The safe way, as ${what}: ${place}${head.replaceAll("`", "")}${changes === 1 ? "" : `, and ${changes - 1} more of the kind`}`;
}
/** Lines that can take the place of others: a suggestion, where the change is reviewed. */
function toSuggestion({ file, suggestion }, report) {
    if (suggestion === undefined)
        return "";
    const { startLine, endLine, text } = suggestion;
    const lines = startLine === endLine ? `line ${startLine}` : `lines ${startLine} to ${endLine}`;
    const name = file?.split("/").at(-1) ?? "";
    const place = (0,markdown/* codeLink */.U1)(name, file === undefined ? null : (0,links/* toBlobAddress */.PP)(report.context, file, startLine));
    return `${text === "" ? `Remove ${lines}` : `In place of ${lines}`} of ${place}${text === "" ? "." : `:\n\n${(0,markdown/* fence */.EU)(text, "sql")}`}`;
}

// EXTERNAL MODULE: ./lib/render/headline.js
var headline = __webpack_require__(5818);
;// CONCATENATED MODULE: ./lib/render/history-table.js



/** The audit log of one environment, newest first. */
function toHistoryTable(environment, report) {
    if (environment.events.length === 0)
        return "";
    return (0,markdown/* table */.tp)(["When", "What", "Who", "How long"], environment.events.map((event) => [
        (0,markdown/* inline */.mG)((0,words/* toMinute */.y_)(event.at)),
        toWhat(event),
        toWho(event, report),
        toLength(event),
    ]));
}
function toWhat(event) {
    const what = event.version === null ? "" : ` ${(0,markdown/* code */.aY)(event.version, { limit: 40 })}`;
    const description = event.description === null ? "" : ` ${(0,markdown/* inline */.mG)(event.description, { limit: 80 })}`;
    const why = [event.message, event.reason]
        .filter((text) => text !== null && text !== "")
        .map((text) => `<br>${(0,markdown/* inline */.mG)(text ?? "", { limit: 200 })}`);
    return `${event.success || isBegun(event) ? "" : "❌ "}${(0,markdown/* inline */.mG)(event.event)}${what}${description}${why.join("")}`;
}
/** It goes before the work, so that it is on record if that never ends: no failure by itself. */
function isBegun({ event }) {
    return event === "start" || event === "undo-start";
}
function toWho(event, report) {
    const run = (0,links/* toTrustedRun */.sb)(report.context, event.runUrl);
    return [(0,markdown/* inline */.mG)(event.installedBy, { limit: 80 }), ...(run === null ? [] : [(0,markdown/* link */.nf)(`run ${run.id}`, run.url)])].join(", ");
}
function toLength({ executionMs }) {
    return executionMs === null ? "–" : (0,words/* toDuration */.Ah)(executionMs);
}

// EXTERNAL MODULE: ./lib/render/migration-table.js
var migration_table = __webpack_require__(4305);
// EXTERNAL MODULE: ./lib/core/sizes.js
var sizes = __webpack_require__(6361);
// EXTERNAL MODULE: ./lib/render/lock-words.js
var lock_words = __webpack_require__(3909);
// EXTERNAL MODULE: ./lib/render/proof-words.js + 1 modules
var proof_words = __webpack_require__(7585);
;// CONCATENATED MODULE: ./lib/render/outlook-sentence.js







/** Beyond, the table of environments says it better. */
const outlook_sentence_namedAtMost = 6;
/** The sentences of Markdown below a check's verdict: what will happen where. */
function toOutlookSentence(report) {
    const sentences = [
        sayWhatRuns(report),
        sayWhatFails(report),
        sayWhatStops(report),
        sayWhatIsBlocked(report),
        sayWhatWasNotRead(report),
    ];
    return sentences.filter((sentence) => sentence !== "").join(" ");
}
function sayWhatRuns(report) {
    const running = report.environments.filter(({ plan }) => plan === "ready").filter((one) => (0,outlook/* waitingIn */.zQ)(one).length > 0);
    const all = (0,outlook/* waitingAnywhere */.Ze)(report);
    if (all.length === 0)
        return "";
    const amount = (0,markdown/* bold */.Cr)((0,outlook/* sayAmount */.MT)(all));
    if (running.length === 0)
        return `${amount} ${all.length === 1 ? "is" : "are"} pending.`;
    const fails = report.environments.some((one) => (0,outlook/* firstThatFails */.ZU)(one, report) !== null);
    const verb = fails ? "would run" : all.length === 1 ? "runs" : "run";
    return `${amount} ${verb} after merge${sayPlaces(running, report)}.`;
}
/** The first file at which a deploy would stop, and where. */
function sayWhatFails(report) {
    const labels = new Map();
    for (const environment of report.environments) {
        const waiting = (0,outlook/* firstThatFails */.ZU)(environment, report);
        if (waiting !== null)
            labels.set(waiting.label, [...(labels.get(waiting.label) ?? []), environment.name]);
    }
    if (labels.size === 0)
        return "";
    const places = [...labels].map(([label, names]) => {
        const everywhere = names.length === report.environments.length;
        return `at ${(0,markdown/* bold */.Cr)((0,markdown/* code */.aY)(label))}${everywhere ? "" : ` on ${toNames(names)}`}`;
    });
    return `${(0,markdown/* bold */.Cr)("It would fail")} ${(0,words/* toList */.st)(places)}, and nothing after that would run.`;
}
/** The worst of the locks that were measured: everybody waits while a whole table is read or written. */
function sayWhatStops(report) {
    const heavy = (0,outlook/* waitingAnywhere */.Ze)(report).flatMap((waiting) => (0,proof_words/* proofsOf */.Tq)(waiting, report).flatMap(({ proof, environments }) => (0,lock_words/* listTableLocks */.rD)(proof, { transactional: waiting.transactional !== false, environments })
        .filter(lock_words/* isHeavy */.sL)
        .map((lock) => ({ lock, label: waiting.label }))));
    const [worst] = heavy.toSorted((a, b) => (b.lock.size?.bytes ?? 0) - (a.lock.size?.bytes ?? 0));
    if (worst === undefined)
        return "";
    const { blocks, relation, size, work } = worst.lock;
    const amount = size === null ? "" : ` (${(0,markdown/* inline */.mG)((0,sizes/* describeSize */.j)(size))})`;
    const how = work === "rewrite" ? "is rewritten" : "is read";
    return `${(0,markdown/* code */.aY)(worst.label)} stops ${blocks} of ${(0,markdown/* code */.aY)((0,object_words/* shownName */.HD)(relation))}${amount} while the table ${how}.`;
}
function sayPlaces(running, { environments }) {
    if (running.length > outlook_sentence_namedAtMost)
        return ` on ${running.length} of ${environments.length} environments`;
    const groups = groupByBranch(running);
    const [first] = groups;
    if (groups.length === 1 && first?.branch === null)
        return `, with the next apply${sayNames(first.names)}`;
    const same = new Set(groups.map(({ amount }) => amount)).size === 1;
    const phrases = groups.map(({ branch, amount, names }) => {
        const where = `${same ? "" : `${amount}`}${sayNames(names)}`;
        return `${where.trimStart()} ${branch === null ? "with the next apply" : `when ${(0,markdown/* code */.aY)(branch)} is pushed`}`;
    });
    return `: ${phrases.join(", ")}`;
}
/** ` on staging`; nothing for an environment that nobody named. */
function sayNames(names) {
    return names.length === 1 && names[0] === "default" ? "" : ` on ${toNames(names)}`;
}
/** Environments that one branch deploys and that have as much to run. */
function groupByBranch(environments) {
    const groups = new Map();
    for (const environment of environments) {
        const amount = (0,outlook/* waitingIn */.zQ)(environment).length;
        const key = `${amount} ${environment.branch ?? ""}`;
        const names = [...(groups.get(key)?.names ?? []), environment.name];
        groups.set(key, { branch: environment.branch, amount, names });
    }
    return [...groups.values()];
}
function sayWhatIsBlocked(report) {
    const names = report.environments.filter(({ plan }) => plan === "blocked").map(({ name }) => name);
    if (names.length === 0)
        return "";
    return report.environments.length === 1
        ? "Nothing runs until the errors are fixed."
        : `Nothing runs on ${toNames(names)} until the errors are fixed.`;
}
function sayWhatWasNotRead({ environments }) {
    const base = environments.filter(({ source }) => source === "base-branch");
    const files = environments.filter(({ source }) => source === "files");
    const unread = environments.filter(({ reachable, source }) => !reachable && source === "none");
    const who = base.length === environments.length
        ? "The files were"
        : `${toNames(base.map(({ name }) => name))} ${base.length === 1 ? "was" : "were"}`;
    const compared = base.length === 0 ? "" : `${who} compared with the base branch: what it holds counts as applied.`;
    const verb = unread.length === 1 ? "was" : "were";
    const missing = unread.length === 0 ? "" : `${toNames(unread.map(({ name }) => name))} ${verb} not read.`;
    const alone = files.length === 0
        ? ""
        : files.length === environments.length
            ? "Neither a database nor the base branch was read: every migration counts as pending."
            : `${toNames(files.map(({ name }) => name))} ${files.length === 1 ? "was" : "were"} not read, nor was the base branch: every migration counts as pending there.`;
    return [compared, alone, missing].filter((sentence) => sentence !== "").join(" ");
}
function toNames(names) {
    return (0,words/* toList */.st)(names.map((name) => (0,markdown/* bold */.Cr)((0,markdown/* inline */.mG)(name, { limit: 100 }))));
}

// EXTERNAL MODULE: ./lib/core/probes.js
var core_probes = __webpack_require__(3112);
;// CONCATENATED MODULE: ./lib/render/probe-section.js



const shownAtMost = 50;
/** What the databases answered when they were asked whether a row stands in the way; folded, never a value of a row. */
function toProbeSection(report) {
    const named = report.environments.length > 1;
    const lines = report.environments.flatMap(({ name, probes }) => probes.map((probe) => `${named ? `${name}: ` : ""}${(0,core_probes/* describeProbe */.W)(probe)}`));
    if (lines.length === 0)
        return "";
    const unique = [...new Set(lines)];
    const rest = unique.length - shownAtMost;
    const items = unique.slice(0, shownAtMost).map((line) => `- ${(0,markdown/* inline */.mG)(line)}`);
    return (0,markdown/* details */.zH)(sayProbes(report), [...items, ...(rest > 0 ? [`- and ${(0,words/* count */.U9)(rest, "more answer")}`] : [])].join("\n"));
}
/** `Rows in the way: none seen by 3 of 4 questions`. Plain text. */
function sayProbes({ environments }) {
    const all = environments.flatMap(({ probes }) => probes);
    const offending = all.filter(({ outcome }) => outcome === "offending").length;
    const asked = all.filter(({ outcome }) => outcome !== "not-looked-up").length;
    if (offending > 0)
        return `Rows in the way: seen by ${offending} of ${(0,words/* count */.U9)(all.length, "question")}`;
    if (asked === 0)
        return "Rows in the way: nobody could look";
    return `Rows in the way: none seen by ${asked} of ${(0,words/* count */.U9)(all.length, "question")} to the data`;
}

;// CONCATENATED MODULE: ./lib/render/proof-table.js








const proof_table_icons = { ok: "✅", warning: "⚠️", error: "⛔", none: "–" };
const locksAtMost = 6;
const proof_table_rowsAtMost = 150;
/** What waits to run, each file once: what was proven of it, and which existing tables it locks. */
function toProofTable(report) {
    return (0,markdown/* table */.tp)(["Migration", "Proof", "Locks on existing tables"], (0,outlook/* waitingAnywhere */.Ze)(report).map((waiting) => {
        const proofs = (0,proof_words/* proofsOf */.Tq)(waiting, report);
        return [(0,migration_table/* toWaitingName */.QX)(waiting, report), toProof(waiting, proofs, report), toLocks(waiting, proofs, report)];
    }));
}
function toProof(waiting, proofs, report) {
    const { version, undo } = waiting;
    if (proofs.length === 0)
        return version !== null && undo === null ? "not rehearsed · ⚠️\u00a0no undo script" : "not rehearsed";
    return proofs
        .map((shown) => `${toPlace(shown, proofs, report)}${(0,proof_words/* toProofMarks */.Gu)(shown, waiting).map(toMark).join(" · ")}`)
        .join("<br>");
}
function toMark({ mark, text }) {
    return `${proof_table_icons[mark]}\u00a0${(0,markdown/* inline */.mG)(text)}`;
}
/** Where it was shown, where that is not the same everywhere. */
function toPlace({ environments }, proofs, report) {
    if (proofs.length < 2 || environments.length === report.environments.length)
        return "";
    return `${(0,words/* toList */.st)(environments.map(({ name }) => (0,markdown/* bold */.Cr)((0,markdown/* inline */.mG)(name, { limit: 100 }))))}: `;
}
function toLocks(waiting, proofs, report) {
    const how = waiting.transactional === false ? ["no transaction: each statement by itself"] : [];
    if (proofs.length === 0)
        return how.length === 0 ? "–" : (0,markdown/* inline */.mG)(how.join());
    const transactional = waiting.transactional !== false;
    const cells = proofs.map(({ proof, environments }) => toLockLines(proof, (0,lock_words/* listTableLocks */.rD)(proof, { transactional, environments })).join("<br>"));
    const distinct = [...new Set(cells)];
    if (distinct.length === 1)
        return [...distinct, ...how].join("<br>");
    return [...proofs.map((shown, index) => `${toPlace(shown, proofs, report)}${cells[index] ?? ""}`), ...how].join("<br>");
}
function toLockLines({ runs }, locks) {
    if (locks.length === 0)
        return [runs ? "none that others notice" : "–"];
    const rest = locks.length - locksAtMost;
    return [...locks.slice(0, locksAtMost).map(toLock), ...(rest > 0 ? [`and ${(0,words/* count */.U9)(rest, "more table")}`] : [])];
}
function toLock(lock) {
    const long = (0,markdown/* inline */.mG)((0,lock_words/* sayHowLong */._s)(lock));
    return `${(0,markdown/* code */.aY)((0,object_words/* shownName */.HD)(lock.relation), { limit: 120 })} ${lock.mode}, ${(0,lock_words/* isHeavy */.sL)(lock) ? (0,markdown/* bold */.Cr)(long) : long}`;
}
/** Statement by statement, folded: every lock that a statement takes on a relation that existed before it. */
function toLocksByStatement(report) {
    const rows = (0,outlook/* waitingAnywhere */.Ze)(report).flatMap((waiting) => {
        const [first] = (0,proof_words/* proofsOf */.Tq)(waiting, report);
        return (first?.proof.statements ?? []).flatMap((statement) => {
            if (statement.locks.length === 0)
                return [];
            const address = waiting.file === null ? null : (0,links/* toBlobAddress */.PP)(report.context, waiting.file, statement.line);
            return [[(0,markdown/* codeLink */.U1)(`${waiting.label}:${statement.line}`, address), toTaken(statement.locks), toWork(statement)]];
        });
    });
    if (rows.length === 0)
        return "";
    const rest = rows.length - proof_table_rowsAtMost;
    const body = (0,markdown/* table */.tp)(["Statement", "Locks", "Reads or writes whole"], rows.slice(0, proof_table_rowsAtMost));
    const more = rest > 0 ? `\n\nand ${(0,words/* count */.U9)(rest, "more statement")}; the report file has all of them` : "";
    return (0,markdown/* details */.zH)("Locks, statement by statement", body + more);
}
function toTaken(locks) {
    const byRelation = new Map();
    for (const { relation, mode } of locks) {
        const known = byRelation.get(relation);
        if (known === undefined)
            byRelation.set(relation, [(0,lock_words/* toModeWords */.e2)(mode)]);
        else
            known.push((0,lock_words/* toModeWords */.e2)(mode));
    }
    const lines = [...byRelation].map(([relation, modes]) => `${(0,markdown/* code */.aY)((0,object_words/* shownName */.HD)(relation), { limit: 120 })} ${(0,markdown/* inline */.mG)(modes.join(", "), { limit: 200 })}`);
    const rest = lines.length - 20;
    return [...lines.slice(0, 20), ...(rest > 0 ? [`and ${(0,words/* count */.U9)(rest, "more relation")}`] : [])].join("<br>");
}
function toWork({ rewrites, scans }) {
    const say = (word, names) => names.length === 0
        ? []
        : [
            `${word} ${(0,words/* toList */.st)(names.map((name) => (0,markdown/* code */.aY)((0,object_words/* shownName */.HD)(name), { limit: 120 })), { most: 10 })}`,
        ];
    return [...say("rewrites", rewrites), ...say("scans", scans)].join("<br>") || "–";
}

// EXTERNAL MODULE: ./lib/render/rollback-table.js
var rollback_table = __webpack_require__(3027);
// EXTERNAL MODULE: ./lib/render/schema-change-section.js + 1 modules
var schema_change_section = __webpack_require__(535);
// EXTERNAL MODULE: ./lib/core/state.js
var state = __webpack_require__(4734);
;// CONCATENATED MODULE: ./lib/render/sql-listing.js




/** The SQL that runs, or ran, file by file, folded. A file above `fileLimit` characters is linked instead of shown. */
function toSqlListing(report, { fileLimit }) {
    const steps = new Map();
    for (const step of report.environments.flatMap((environment) => environment.steps)) {
        if (!steps.has(step.file))
            steps.set(step.file, step);
    }
    if (steps.size === 0)
        return "";
    const listings = [...steps.values()].toSorted(byOrderOfRun).map((step) => toListing(step, report, fileLimit));
    return (0,markdown/* details */.zH)(sql_listing_toTitle(report), listings.join("\n\n"));
}
function byOrderOfRun(a, b) {
    // Undo scripts stand in the order of the plan, which is that of the log, not of the versions.
    if (a.kind === "undo" || b.kind === "undo")
        return 0;
    if (a.version === null || b.version === null)
        return Number(a.version === null) - Number(b.version === null);
    return (0,state/* compareVersionTexts */.Yh)(a.version, b.version);
}
function sql_listing_toTitle({ environments }) {
    const steps = environments.flatMap((environment) => environment.steps);
    if (steps.some(({ result }) => result === "done" || result === "failed"))
        return "SQL of this run";
    if (steps.some(({ kind }) => kind === "undo"))
        return "SQL of the rollback";
    return environments.some(({ plan }) => plan === "ready") ? "SQL that will run" : "SQL that waits";
}
function toListing(step, report, fileLimit) {
    const heading = (0,markdown/* codeLink */.U1)(step.script, (0,links/* toBlobAddress */.PP)(report.context, step.file), { limit: 255 });
    if (step.sql.length <= fileLimit)
        return `${heading}\n${(0,markdown/* fence */.EU)(step.sql, "sql")}`;
    return `${heading}: ${(0,words/* count */.U9)(step.sql.split("\n").length, "line")}, too long to show here`;
}

// EXTERNAL MODULE: ./lib/render/status-table.js
var status_table = __webpack_require__(7365);
// EXTERNAL MODULE: ./lib/render/who-and-wait.js
var who_and_wait = __webpack_require__(9152);
;// CONCATENATED MODULE: ./lib/render/report-sections.js



















/** What a Markdown report says, from the verdict to what was left out: the comment and the summary differ in room only. */
function toReportSections(report, { sqlFileLimit }) {
    const { icon, text } = (0,headline/* toHeadline */.G)(report);
    return [
        { name: "the verdict", cut: "keep", body: `### ${icon} ${(0,markdown/* inline */.mG)(text)}` },
        ...toBody(report, sqlFileLimit),
        { name: "what was not checked", cut: 5, body: toLeftOut(report) },
    ];
}
function toBody(report, sqlFileLimit) {
    const findings = (0,findings_list/* toFindingSections */.Z8)(report);
    const matrix = { name: "the environments", cut: 4, body: toEnvironmentMatrix(report) };
    const sql = { name: "the SQL", cut: 1, body: toSqlListing(report, { fileLimit: sqlFileLimit }) };
    switch (report.command) {
        case "check":
            return [
                { name: "what will happen", cut: "keep", body: toOutlookSentence(report) },
                ...findings.slice(0, 1),
                matrix,
                report_sections_toPending(report),
                ...toFixSections(report),
                ...(0,schema_change_section/* toSchemaChangeSections */.R)(report),
                ...toDriftSections(report),
                ...findings.slice(1),
                { name: "the locks of each statement", cut: 1, body: toLocksByStatement(report) },
                { name: "what the databases answered", cut: 2, body: toProbeSection(report) },
                sql,
            ];
        case "apply":
            return showsPlan(report) ? [...findings, matrix, report_sections_toPending(report), sql] : [...toRunSections(report), sql];
        case "rollback":
            return showsPlan(report)
                ? [...findings, ...toRollbackSections(report), sql, toConfirmation(report)]
                : [...toRunSections(report), sql];
        case "history":
            return [...findings, ...perEnvironment(report, "the events", toHistoryTable)];
        case "new":
            return [
                ...findings,
                { name: "the files", cut: 3, body: report.written.map((file) => `- ${(0,markdown/* code */.aY)(file)}`).join("\n") },
            ];
        case "drift":
            return [...findings, matrix, ...toDriftSections(report)];
        default:
            return [...findings, matrix, ...perEnvironment(report, "the versions", status_table/* toStatusTable */.kI)];
    }
}
/** With what was proven of it, where anything was rehearsed. */
function report_sections_toPending(report) {
    const body = (0,proof_words/* hasProofs */.qS)(report) ? toProofTable(report) : (0,migration_table/* toPendingTable */.P3)(report);
    return { name: "the pending migrations", cut: 4, body };
}
/** A dry run, or one that was refused before it began: then the plan is what people want to see. */
function showsPlan({ dryRun, environments }) {
    return (dryRun ||
        (environments.some(outlook/* isOnlyPlanned */.NF) && environments.every((one) => one.steps.length === 0 || (0,outlook/* isOnlyPlanned */.NF)(one))));
}
/** What apply and rollback did: the failure first, then the rest. */
function toRunSections(report) {
    const [worst, ...others] = (0,findings_list/* toFindingSections */.Z8)(report);
    return [
        { name: "what will happen", cut: "keep", body: (0,who_and_wait/* sayWhoAndWait */.e)(report) },
        ...(worst === undefined ? [] : [worst]),
        { name: "the failed statements", cut: 5, body: (0,failure_excerpt/* toFailureExcerpts */.K_)(report) },
        ...(report.environments.length > 1
            ? [{ name: "the environments", cut: 4, body: toEnvironmentMatrix(report) }]
            : []),
        ...perEnvironment(report, "the steps", migration_table/* toResultTable */.zY),
        ...toDriftSections(report),
        ...others,
    ];
}
function toRollbackSections(report) {
    return [
        { name: "what is destroyed", cut: "keep", body: (0,rollback_table/* sayThatDataIsLost */.zQ)(report) },
        ...perEnvironment(report, "the plan", rollback_table/* toRollbackTable */.Uv),
    ];
}
function perEnvironment(report, name, render) {
    const named = report.environments.length > 1;
    return report.environments.map((environment) => {
        const body = render(environment, report);
        return { name, cut: 3, body: body === "" || !named ? body : `${(0,markdown/* bold */.Cr)((0,markdown/* inline */.mG)(environment.name))}\n\n${body}` };
    });
}
/** How to run exactly the plan that is shown. */
function toConfirmation(report) {
    const lines = report.environments
        .filter(({ plan, planDigest }) => plan === "ready" && planDigest !== null)
        .map(({ name, planDigest }) => `To run exactly this: dispatch again with ${(0,markdown/* code */.aY)(`confirm: ${name}`, { limit: 300 })}, ${(0,markdown/* code */.aY)(`expect-plan: ${planDigest ?? ""}`)}.`);
    return { name: "how to run it", cut: "keep", body: lines.join("\n\n") };
}
function toLeftOut(report) {
    const sentences = [...report.leftOut, ...(report.command === "check" ? (0,proof_words/* sayNotProven */.jX)(report) : [])];
    if (sentences.length === 0)
        return "";
    const title = (0,proof_words/* hasProofs */.qS)(report) ? "What was not proven" : "What was not checked";
    return (0,markdown/* details */.zH)(title, sentences.map((sentence) => `- ${(0,markdown/* inline */.mG)(sentence)}`).join("\n"));
}

;// CONCATENATED MODULE: ./lib/render/sections.js
/**
 * Joins as many whole sections as fit, the most important first, and says which ones were left out. One that is too
 * large for the room gives way to smaller ones that matter less.
 */
function fitSections(sections, room) {
    const present = sections.filter((section) => section.body !== "");
    const everything = join(present, present, room);
    if (room.measure(everything) <= room.limit)
        return everything;
    const always = present.filter((section) => section.cut === "keep");
    const wanted = present.filter((section) => section.cut !== "keep").toSorted((a, b) => Number(b.cut) - Number(a.cut));
    const kept = wanted.reduce((chosen, section) => {
        const more = [...chosen, section];
        return room.measure(join(present, more, room)) <= room.limit ? more : chosen;
    }, always);
    return join(present, kept, room);
}
function join(present, kept, { sayLeftOut }) {
    const chosen = new Set(kept);
    const bodies = present.filter((section) => chosen.has(section)).map((section) => section.body);
    const names = present.filter((section) => !chosen.has(section)).map((section) => section.name);
    const note = names.length === 0 ? [] : [sayLeftOut([...new Set(names)])];
    return [...bodies.slice(0, -1), ...note, ...bodies.slice(-1)].join("\n\n");
}

;// CONCATENATED MODULE: ./lib/render/summary.js




/** GitHub drops a summary above 1,048,576 bytes; other steps of the job do not count. */
const summaryLimit = 1_048_576 - 1_024;
const sqlFileLimit = 100_000;
/** The step summary: the same report as the comment, with more room. */
function renderSummary(report) {
    const sections = [
        ...toReportSections(report, { sqlFileLimit }),
        { name: "the footer", cut: "keep", body: toFooter(report, { runLabel: "run" }) },
    ];
    const text = fitSections(sections, {
        limit: summaryLimit,
        measure: (body) => Buffer.byteLength(body),
        sayLeftOut: (names) => `> **Left out here, because a summary holds 1 MiB:** ${(0,words/* toList */.st)(names, { most: 12 })}. The output \`report\` names a file with every finding and version.`,
    });
    return `${text}\n`;
}


/***/ })

};
