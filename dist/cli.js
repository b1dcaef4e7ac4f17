#!/usr/bin/env node
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 2250:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("dns");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 5217:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 3916:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path/posix");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 6848:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:readline/promises");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 8877:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 8253:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util/types");

/***/ }),

/***/ 9069:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3136);
/* harmony import */ var _core_cancel_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9501);
/* harmony import */ var _config_arguments_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(1250);
/* harmony import */ var _config_context_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(8309);
/* harmony import */ var _config_help_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(4599);
/* harmony import */ var _config_read_config_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(2466);
/* harmony import */ var _core_event_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(7535);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(8165);
/* harmony import */ var _core_node_version_js__WEBPACK_IMPORTED_MODULE_22__ = __nccwpck_require__(6414);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(551);
/* harmony import */ var _core_report_js__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(5483);
/* harmony import */ var _core_tool_js__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(117);
/* harmony import */ var _environment_finish_js__WEBPACK_IMPORTED_MODULE_14__ = __nccwpck_require__(3439);
/* harmony import */ var _files_read_text_js__WEBPACK_IMPORTED_MODULE_15__ = __nccwpck_require__(5747);
/* harmony import */ var _render_format_js__WEBPACK_IMPORTED_MODULE_16__ = __nccwpck_require__(9109);
/* harmony import */ var _render_paint_js__WEBPACK_IMPORTED_MODULE_17__ = __nccwpck_require__(9808);
/* harmony import */ var _render_terminal_log_js__WEBPACK_IMPORTED_MODULE_18__ = __nccwpck_require__(8329);
/* harmony import */ var _render_visible_js__WEBPACK_IMPORTED_MODULE_19__ = __nccwpck_require__(2474);
/* harmony import */ var _render_workflow_log_js__WEBPACK_IMPORTED_MODULE_20__ = __nccwpck_require__(6412);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_21__ = __nccwpck_require__(8135);























const startedAt = new Date();
const controller = new AbortController();
const assets = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)((0,node_url__WEBPACK_IMPORTED_MODULE_3__.fileURLToPath)(import.meta.url)), "pglite");
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
        controller.abort((0,_core_cancel_js__WEBPACK_IMPORTED_MODULE_4__/* .cancelledBy */ .tK)(signal));
        setTimeout(() => {
            process.stderr.write(_core_cancel_js__WEBPACK_IMPORTED_MODULE_4__/* .outOfPatience */ .V8);
            process.exit(3);
        }, _core_cancel_js__WEBPACK_IMPORTED_MODULE_4__/* .patienceMs */ .si).unref();
    });
}
/** A workflow's runner takes some lines for orders: there none of others' text may be one. */
const guard = (text) => process.env["GITHUB_ACTIONS"] === "true" ? (0,_render_workflow_log_js__WEBPACK_IMPORTED_MODULE_20__/* .harmlessLines */ .v)(text).join("\n") : text;
const say = (text) => void process.stdout.write(guard(text));
const tell = (text) => void process.stderr.write(guard(text));
process.stderr.on("error", () => { });
process.stdout.on("error", ({ code, message }) => {
    if (code === "EPIPE")
        return; // `schema-version history | head` is no error of ours
    process.exitCode ||= 3;
    tell(`the report could not be written: ${message}\n`);
});
try {
    await main();
}
catch (error) {
    // Not anticipated: a bug, which keeps its stack.
    tell(`unexpected error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 3;
}
async function main() {
    const refused = (0,_core_node_version_js__WEBPACK_IMPORTED_MODULE_22__/* .refuseNode */ .R)(process.versions.node);
    if (refused !== null) {
        tell(`${refused}\n`);
        process.exitCode = 2;
        return;
    }
    const args = (0,_config_arguments_js__WEBPACK_IMPORTED_MODULE_5__/* .parseArguments */ .W)(process.argv.slice(2), process.env);
    const command = args.given.get("command") ?? null;
    if (args.version)
        return say(`${_core_tool_js__WEBPACK_IMPORTED_MODULE_13__/* .tool */ .z.version}\n`);
    if (args.help || command === null)
        return await showHelp(command, args);
    const root = attempt(() => process.cwd(), null);
    if (root === null)
        return await badInput([lostFolder()], args, (0,_core_event_js__WEBPACK_IMPORTED_MODULE_9__/* .nearestCommand */ .EU)(command) ?? "check");
    if (command === "demo")
        return await runDemo(args);
    const read = await (0,_config_read_config_js__WEBPACK_IMPORTED_MODULE_8__/* .readConfig */ .X)({
        entry: "cli",
        given: new Map([...args.given].filter(([name]) => name !== "format" && name !== "output")),
        variables: process.env,
        eventName: null,
        publicRepository: false,
        pushedBranch: null,
        readText: (file) => (0,_files_read_text_js__WEBPACK_IMPORTED_MODULE_15__/* .readTextFile */ .G)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(root, file)),
    });
    const bad = [...args.findings, ...checkFormat(args), ...checkOutput(args), ...("ok" in read ? [] : read.findings)];
    if (!("ok" in read))
        return await badInput(bad, args, read.command);
    if (bad.length > 0)
        return await badInput(bad, args, read.ok.command);
    await runCommand(read.ok, root, args);
}
function lostFolder() {
    const message = "the folder in which this runs does not exist any more";
    return (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_11__/* .finding */ .g)("input", { message, help: "change into one that does" });
}
async function runDemo(args) {
    const other = [...args.given.keys()].find((name) => name !== "command");
    const words = { message: `demo does not take --${other}`, help: "demo needs nothing and takes nothing" };
    const taken = other === undefined ? [] : [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_11__/* .finding */ .g)("input", words)];
    if (args.findings.length + taken.length > 0)
        return await badInput([...args.findings, ...taken], args, "demo");
    const { demo } = await Promise.all(/* import() */[__nccwpck_require__.e(4233), __nccwpck_require__.e(8225), __nccwpck_require__.e(4636)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4636));
    process.exitCode = await demo({ assets, write: say, paint: paintFor(process.stdout), signal: controller.signal });
}
async function runCommand(config, root, args) {
    const context = (0,_config_context_js__WEBPACK_IMPORTED_MODULE_6__/* .toContext */ .J)({}, null);
    const user = attempt(() => (0,node_os__WEBPACK_IMPORTED_MODULE_1__.userInfo)().username, "unknown"); // a container's may have no name
    const surroundings = {
        config: { ...config, showValues: config.showValues && process.stderr.isTTY },
        root,
        confined: false,
        event: null,
        log: (0,_render_terminal_log_js__WEBPACK_IMPORTED_MODULE_18__/* .toTerminalLog */ .y)({ write: tell, live: process.stderr.isTTY }),
        signal: controller.signal,
        context,
        recorder: (0,_config_context_js__WEBPACK_IMPORTED_MODULE_6__/* .toRecorder */ .k)(process.env, context, user),
        assets,
        startedAt,
    };
    tellDatabase(config);
    const confirmed = await confirmRollback(surroundings, args);
    if (confirmed !== null)
        await publish(await (0,_run_js__WEBPACK_IMPORTED_MODULE_21__/* .run */ .e)(confirmed), config, args);
}
/** On a terminal a rollback without `confirm` shows its plan and asks; null when it must not run. */
async function confirmRollback(surroundings, args) {
    const { config } = surroundings;
    const [environment] = config.environments;
    const asks = config.command === "rollback" && config.confirm === null && !config.dryRun;
    if (!asks || environment === undefined || !process.stdin.isTTY || !process.stderr.isTTY)
        return surroundings;
    const plan = await (0,_run_js__WEBPACK_IMPORTED_MODULE_21__/* .run */ .e)({ ...surroundings, config: { ...config, dryRun: true } });
    if (plan.failure !== null || plan.environments.every(({ steps }) => steps.length === 0)) {
        await publish(plan, config, args);
        return null;
    }
    // The plan is part of the dialogue: stdout is for the report of what was done.
    const shown = { columns: (0,_render_paint_js__WEBPACK_IMPORTED_MODULE_17__/* .columnsOf */ .PL)(process.stderr), paint: paintFor(process.stderr), configFile: config.configFile };
    tell(`${await (0,_render_format_js__WEBPACK_IMPORTED_MODULE_16__/* .render */ .X)(plan, "text", shown)}\n`);
    const answer = await ask(`Type ${(0,_render_visible_js__WEBPACK_IMPORTED_MODULE_19__/* .visibleLine */ .P8)(environment.name)} to run exactly this: `);
    const typed = answer?.trim() ?? "";
    if (typed !== environment.name) {
        const said = `${answer === null ? "\n" : ""}${typed === "" ? "" : `"${(0,_render_visible_js__WEBPACK_IMPORTED_MODULE_19__/* .visibleLine */ .P8)(typed)}" is not the name: `}`;
        tell(`${said}nothing was run\n`);
        process.exitCode = controller.signal.aborted ? 3 : 1;
        return null;
    }
    const expectPlan = config.expectPlan ?? plan.environments[0]?.planDigest ?? null;
    return { ...surroundings, config: { ...config, confirm: environment.name, expectPlan } };
}
/** One line of the terminal; null when it was closed or the run was cancelled. */
async function ask(question) {
    const { createInterface } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 6848, 19));
    const reader = createInterface({ input: process.stdin, output: process.stderr });
    reader.on("SIGINT", () => controller.abort((0,_core_cancel_js__WEBPACK_IMPORTED_MODULE_4__/* .cancelledBy */ .tK)("SIGINT")));
    try {
        const closed = new Promise((settle) => reader.once("close", () => settle(null)));
        const answer = reader.question(question, { signal: controller.signal }).catch(() => null);
        return await Promise.race([answer, closed]);
    }
    finally {
        reader.close();
    }
}
async function publish(report, config, args) {
    const output = args.given.get("output");
    const toTerminal = output === undefined && process.stdout.isTTY;
    const text = await (0,_render_format_js__WEBPACK_IMPORTED_MODULE_16__/* .render */ .X)(report, formatOf(args), {
        columns: (0,_render_paint_js__WEBPACK_IMPORTED_MODULE_17__/* .columnsOf */ .PL)(process.stdout),
        paint: toTerminal ? paintFor(process.stdout) : _render_paint_js__WEBPACK_IMPORTED_MODULE_17__/* .plain */ .pj,
        configFile: config.configFile,
    });
    process.exitCode = (0,_core_report_js__WEBPACK_IMPORTED_MODULE_12__/* .toExitCode */ .t4)(report, config.failOn);
    if (output === undefined)
        return say(text);
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(output), text);
    }
    catch (error) {
        tell(`--output could not be written: ${error instanceof Error ? error.message : String(error)}\n`);
        say(text); // what was done must not be lost with the file
    }
}
async function badInput(findings, args, command) {
    const when = { startedAt, now: () => new Date(), context: (0,_config_context_js__WEBPACK_IMPORTED_MODULE_6__/* .toContext */ .J)({}, null) };
    const report = (0,_environment_finish_js__WEBPACK_IMPORTED_MODULE_14__/* .toFailedReport */ .Zl)(when, new _core_failure_js__WEBPACK_IMPORTED_MODULE_10__/* .Failure */ .H("bad-input", findings), command);
    const format = formatOf(args);
    const options = { columns: (0,_render_paint_js__WEBPACK_IMPORTED_MODULE_17__/* .columnsOf */ .PL)(process.stderr), configFile: args.given.get("config") ?? "" };
    process.exitCode = 2;
    // A table of events has no place for an error.
    if (format === "text" || format === "csv") {
        return tell(await (0,_render_format_js__WEBPACK_IMPORTED_MODULE_16__/* .render */ .X)(report, "text", { ...options, paint: paintFor(process.stderr) }));
    }
    say(await (0,_render_format_js__WEBPACK_IMPORTED_MODULE_16__/* .render */ .X)(report, format, { ...options, paint: _render_paint_js__WEBPACK_IMPORTED_MODULE_17__/* .plain */ .pj }));
}
async function showHelp(command, args) {
    if (command !== null && !Object.hasOwn(_config_help_js__WEBPACK_IMPORTED_MODULE_7__/* .commandHelp */ .b, command)) {
        const resolved = (0,_core_event_js__WEBPACK_IMPORTED_MODULE_9__/* .resolveCommand */ .OK)(command, null);
        return await badInput("findings" in resolved ? resolved.findings : [], args, "check");
    }
    if (!args.help && args.findings.length > 0)
        return await badInput(args.findings, args, "check");
    (args.help ? say : tell)((0,_config_help_js__WEBPACK_IMPORTED_MODULE_7__/* .renderHelp */ .W)(command, Math.min((0,_render_paint_js__WEBPACK_IMPORTED_MODULE_17__/* .columnsOf */ .PL)(process.stdout), 110)));
    process.exitCode = args.help ? 0 : 2;
}
function tellDatabase({ environments, command }) {
    const embedded = environments.find(({ database }) => database.kind === "embedded")?.database;
    if (embedded?.kind !== "embedded" || command === "new")
        return;
    tell(`no database URL: using the embedded PostgreSQL in ${embedded.folder}/\n`);
}
function checkFormat(args) {
    const format = args.given.get("format") ?? "text";
    if (!(0,_render_format_js__WEBPACK_IMPORTED_MODULE_16__/* .isFormat */ .s)(format)) {
        const message = `format "${format}" is none of text, markdown, json, sarif, csv`;
        return [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_11__/* .finding */ .g)("input", { message, help: "text is the default; csv is for history" })];
    }
    const csv = format === "csv" && args.given.get("command") !== "history";
    return csv ? [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_11__/* .finding */ .g)("input", { message: "the format csv is for history only", help: "use text or json" })] : [];
}
/** Found out before anything runs, so that no report is lost. */
function checkOutput({ given }) {
    const output = given.get("output");
    if (output === undefined)
        return [];
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(output)), node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK);
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(output), { throwIfNoEntry: false })?.isDirectory())
            return [];
    }
    catch {
        // said below
    }
    const message = `the report cannot be written to ${output}`;
    return [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_11__/* .finding */ .g)("input", { message, help: "name a file in a folder that exists and may be written" })];
}
function formatOf({ given }) {
    const format = given.get("format") ?? "text";
    return (0,_render_format_js__WEBPACK_IMPORTED_MODULE_16__/* .isFormat */ .s)(format) ? format : "text";
}
function paintFor(stream) {
    const wanted = stream.isTTY && process.env["NO_COLOR"] === undefined && process.env["TERM"] !== "dumb";
    return wanted ? _render_paint_js__WEBPACK_IMPORTED_MODULE_17__/* .colour */ .dU : _render_paint_js__WEBPACK_IMPORTED_MODULE_17__/* .plain */ .pj;
}
function attempt(read, otherwise) {
    try {
        return read();
    }
    catch {
        return otherwise;
    }
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 1250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ parseArguments)
/* harmony export */ });
/* harmony import */ var _core_nearest_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(6661);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(551);
/* harmony import */ var _core_redact_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8038);
/* harmony import */ var _core_url_parts_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(785);
/* harmony import */ var _flags_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6725);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7323);






const all = [..._inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .inputs */ .Q, ..._flags_js__WEBPACK_IMPORTED_MODULE_3__/* .flags */ .M];
/**
 * Reads `<command> [text] [--name value | --name=value]`. A boolean flag alone means true. `new` takes its description
 * as text. SCHEMA_VERSION_<INPUT> variables count below flags.
 */
function parseArguments(args, variables) {
    const own = new Map();
    const findings = nearMisses(variables);
    const words = [];
    let [help, version] = [false, false];
    for (let index = 0; index < args.length; index += 1) {
        const arg = args[index] ?? "";
        if (arg === "--help" || arg === "-h")
            help = true;
        else if (arg === "--version")
            version = true;
        else if (arg.startsWith("--"))
            index += readFlag(arg, args[index + 1]);
        else if (arg.startsWith("-") && arg.length > 1)
            findings.push(unknown(arg));
        else
            words.push(arg);
    }
    if (words[0] === "help") {
        help = true;
        words.shift();
    }
    const [command, ...rest] = words;
    if (command !== undefined)
        own.set("command", command);
    if (rest.length > 0 && command === "new")
        own.set("description", rest.join(" "));
    else if (rest.length > 0)
        findings.push(unexpected(rest));
    if (own.get("database-url") === "")
        findings.push(emptyUrl());
    const given = [...new Map([...fromVariables(variables), ...own])].filter(([, value]) => value !== "");
    return { given: new Map(given), help, version, findings };
    /** Answers how many arguments after the flag it took. */
    function readFlag(arg, next) {
        const at = arg.indexOf("=");
        const name = arg.slice(2, at < 0 ? undefined : at);
        const input = all.find((one) => one.name === name);
        if (input === undefined) {
            findings.push(unknown(arg));
            // What follows is most likely its value, not a command.
            return at < 0 && next !== undefined && !next.startsWith("-") ? 1 : 0;
        }
        if (at >= 0)
            set(name, arg.slice(at + 1));
        else if (input.value === undefined)
            return readBooleanFlag(name, next);
        else if (next === undefined || next.startsWith("--")) {
            findings.push((0,_core_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .g)("input", { message: `--${name} needs a value`, help: `--${name} <${input.value}>` }));
        }
        else {
            set(name, next);
            return 1;
        }
        return 0;
    }
    function readBooleanFlag(name, next) {
        const stated = next === "true" || next === "false";
        set(name, stated ? next : "true");
        return stated ? 1 : 0;
    }
    /** Placeholders add up; of anything else one would be lost in silence. */
    function set(name, value) {
        const before = own.get(name);
        if (before !== undefined && name !== "placeholders") {
            findings.push((0,_core_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .g)("input", { message: `--${name} is given twice`, help: "leave one of them out" }));
        }
        own.set(name, before !== undefined && name === "placeholders" ? `${before}\n${value}` : value);
    }
}
function unexpected(words) {
    const help = "a flag begins with --, and a switch takes nothing, true or false";
    const secrets = words.flatMap(_core_url_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .rawPasswordsOf */ .Wq).flatMap(_core_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .spellingsOf */ .Hz);
    return (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .g)("input", { message: (0,_core_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .redact */ .E$)(`unexpected "${words.join(" ")}"`, secrets), help });
}
/** Else a script whose variable is unset would change the embedded database, and look as if all were well. */
function emptyUrl() {
    const help = "is the variable set that it comes from?";
    return (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .g)("input", { message: "--database-url is given, but empty", help });
}
function unknown(arg) {
    const name = arg.replace(/^-+/, "").split("=")[0] ?? "";
    const near = (0,_core_nearest_js__WEBPACK_IMPORTED_MODULE_5__/* .nearest */ .p)(name, all.map((one) => one.name));
    return (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .g)("input", {
        message: `unknown flag ${arg.startsWith("--") ? "--" : "-"}${name}`,
        help: near === null ? "--help lists them" : `did you mean --${near}?`,
    });
}
function toVariable(name) {
    return `SCHEMA_VERSION_${name.toUpperCase().replaceAll("-", "_")}`;
}
function fromVariables(variables) {
    return all.flatMap(({ name }) => {
        const value = variables[toVariable(name)];
        return value === undefined ? [] : [[name, value]];
    });
}
/** Variables that look like one of ours, mistyped; others may belong to somebody else. */
function nearMisses(variables) {
    const known = all.map(({ name }) => toVariable(name));
    return Object.keys(variables)
        .filter((name) => name.startsWith("SCHEMA_VERSION_") && !known.includes(name))
        .flatMap((name) => {
        const near = (0,_core_nearest_js__WEBPACK_IMPORTED_MODULE_5__/* .nearest */ .p)(name.slice("SCHEMA_VERSION_".length), known.map((one) => one.slice("SCHEMA_VERSION_".length)));
        if (near === null)
            return [];
        return (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .g)("input", { message: `unknown variable ${name}`, help: `did you mean SCHEMA_VERSION_${near}?` });
    });
}


/***/ }),

/***/ 8309:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ toContext),
/* harmony export */   k: () => (/* binding */ toRecorder)
/* harmony export */ });
/* harmony import */ var _core_tool_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(117);

/** Where a run happens, from GitHub's variables and the event; all null elsewhere. */
function toContext(variables, event) {
    const get = (name) => {
        const value = variables[name];
        return value === undefined || value === "" ? null : value;
    };
    const [serverUrl, repository, runId] = [get("GITHUB_SERVER_URL"), get("GITHUB_REPOSITORY"), get("GITHUB_RUN_ID")];
    const known = serverUrl !== null && repository !== null && runId !== null;
    return {
        serverUrl,
        repository,
        ref: get("GITHUB_REF"),
        // On a pull request GITHUB_SHA is the merge commit, which no one can open; the head is what people know.
        commit: event?.pullRequest?.headSha ?? get("GITHUB_SHA"),
        pullRequest: event?.pullRequest?.number ?? null,
        runId,
        runUrl: known ? `${serverUrl}/${repository}/actions/runs/${runId}` : null,
    };
}
/** Who changes a database: the person or bot behind the run, else the operating system's user. */
function toRecorder(variables, context, systemUser) {
    const actor = [variables["GITHUB_TRIGGERING_ACTOR"], variables["GITHUB_ACTOR"]].find((name) => (name ?? "") !== "");
    const { repository, ref, commit, pullRequest, runId, runUrl } = context;
    return {
        installedBy: actor ?? systemUser,
        repository,
        ref,
        commit,
        pullRequest,
        runId,
        runUrl,
        toolVersion: _core_tool_js__WEBPACK_IMPORTED_MODULE_0__/* .tool */ .z.version,
    };
}


/***/ }),

/***/ 6725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ flags)
/* harmony export */ });
/* unused harmony export outputs */
/** Flags of the command line alone. */
const flags = [
    { name: "format", description: "text, markdown, json, sarif or csv (csv: history).", default: "text", value: "name" },
    { name: "output", description: "Write the report to this file instead of stdout.", default: "", value: "file" },
    {
        name: "description",
        description: "new: what the migration does, in a few words. baseline: how the record describes that version.",
        default: "",
        value: "text",
    },
    { name: "all", description: "repair, adopt: every version that needs it.", default: "false" },
    {
        name: "accept-drift",
        description: "repair: store the live schema as the snapshot, so that what differs now is no drift any more.",
        default: "false",
    },
    { name: "from-drift", description: "new: write the drift of a database as the next migration.", default: "false" },
    {
        name: "undo",
        description: "new: make the undo script of this version, try it, and write it beside its file.",
        default: "",
        value: "version",
    },
    {
        name: "fix",
        description: "check: write the safe forms that its findings propose into the migrations folder.",
        default: "false",
    },
    { name: "copy-of", description: "adopt: accept a restored copy of this environment.", default: "", value: "name" },
    { name: "to", description: "export: whose history table to write: flyway.", default: "", value: "flyway" },
    { name: "show-values", description: "Show row values in messages; only on a terminal.", default: "false" },
];
/** Outputs of the action; set on failure too. */
const outputs = (/* unused pure expression or super */ null && ([
    ["verdict", "ok, warning, blocked or failed."],
    ["environment", "The environment's name; empty unless one environment ran."],
    ["current-version", "The version after the run; empty unless one environment ran."],
    ["target-version", "The version after all pending migrations; empty unless one environment ran."],
    ["plan-digest", "Digest of the plan, for expect-plan; empty unless one environment ran."],
    ["pending-count", "Migrations still pending, summed over environments."],
    ["applied-count", "Migrations that this run applied."],
    ["rolled-back-count", "Migrations that this run rolled back."],
    ["drift", "true, false or unknown."],
    ["findings-count", "Findings that are not waived."],
    ["report", "Path of the JSON report (docs/report.schema.json)."],
    ["sarif", "Path of the findings as SARIF 2.1.0."],
    ["comment-url", "URL of the pull request comment, where there is one."],
]));


/***/ }),

/***/ 4599:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ renderHelp),
/* harmony export */   b: () => (/* binding */ commandHelp)
/* harmony export */ });
/* harmony import */ var _flags_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6725);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7323);


const connection = ["database-url", "environment", "schemas", "password-command", "ssl-ca"];
const running = ["role", "lock-wait", "lock-timeout", "statement-timeout", "max-block", "placeholders", "show-values"];
/** What `--help` tells of each command, in the order in which a newcomer meets them. */
const commandHelp = {
    demo: {
        usage: "demo",
        about: "Shows the whole story on an embedded database, in a few seconds, and leaves nothing behind.",
        inputs: [],
    },
    new: {
        usage: 'new "add email to users"',
        about: "Writes the next free version: a V file, and a U file that undoes it; with --from-drift what has drifted. With --undo V12: the undo script of that version, made and tried on a throw-away database.",
        inputs: ["migrations", "undo", "from-drift", ...connection, "placeholders", "shadow", "drift-ignore"],
    },
    check: {
        usage: "check",
        about: "Reads files and databases and says what apply would do, and what is wrong. Writes nothing but what --fix asks for.",
        inputs: [
            ...connection,
            "migrations",
            "placeholders",
            "out-of-order",
            "existing-schema",
            "transaction",
            "shadow",
            "queries",
            "evidence",
            "drift-ignore",
            "fail-on",
            "fix",
        ],
    },
    status: {
        usage: "status",
        about: "Lists every migration with its state.",
        inputs: [...connection, "migrations", "fail-on"],
    },
    observe: {
        usage: "observe --environment production --evidence evidence.json",
        about: "Writes what the database knows into a file, which check reads where no database is at hand.",
        inputs: [...connection, "migrations", "evidence", "shadow", "drift-ignore"],
    },
    apply: {
        usage: "apply",
        about: "Runs the pending migrations, each with its row and its log event in one transaction.",
        inputs: [
            ...connection,
            "migrations",
            ...running,
            "transaction",
            "on-failure",
            "out-of-order",
            "existing-schema",
            "expect-plan",
            "engine",
            "flyway-path",
            "dry-run",
        ],
    },
    rollback: {
        usage: "rollback --target-version 12 --confirm production",
        about: "Undoes applied migrations with their U files, newest first. Shows the plan and asks, on a terminal.",
        inputs: [
            ...connection,
            "migrations",
            "target-version",
            "steps",
            "run-id",
            "confirm",
            "dry-run",
            "expect-plan",
            "reason",
            ...running,
        ],
    },
    history: {
        usage: "history",
        about: "Prints the audit log: what happened, when, by whom, from which run.",
        inputs: [...connection],
    },
    drift: {
        usage: "drift --fail-on error,drift",
        about: "Says what changed in the database since the last deploy. Writes nothing.",
        inputs: [...connection, "migrations", "placeholders", "shadow", "drift-ignore", "fail-on"],
    },
    baseline: {
        usage: "baseline --target-version 12",
        about: "Records that an existing database is at a version, so that files up to it never run there.",
        inputs: [...connection, "target-version", "description", "reason", "dry-run", "lock-wait"],
    },
    repair: {
        usage: 'repair --target-version 12 --reason "whitespace only"',
        about: "Puts the record right: an edited file's checksum is taken, a missing or failed version is forgotten.",
        inputs: [...connection, "migrations", "target-version", "all", "accept-drift", "reason", "dry-run", "lock-wait"],
    },
    adopt: {
        usage: "adopt --dry-run",
        about: "Takes over Flyway's history table, row by row; with --copy-of: accepts once that a restored copy of one environment lives on as another.",
        inputs: [
            ...connection,
            "migrations",
            "placeholders",
            "target-version",
            "all",
            "reason",
            "copy-of",
            "dry-run",
            "lock-wait",
        ],
    },
    export: {
        usage: "export --to flyway",
        about: "Writes what is on record into Flyway's history table, so that Flyway can take over.",
        inputs: [...connection, "migrations", "placeholders", "to", "dry-run", "lock-wait"],
    },
};
const everywhere = ["config", "format", "output"];
/** The help text: of one command, or of all. Plain text, at most `columns` wide. */
function renderHelp(command, columns) {
    const one = command !== null && Object.hasOwn(commandHelp, command) ? commandHelp[command] : undefined;
    if (one === undefined)
        return overview(columns);
    const head = [`schema-version ${one.usage}`, "", ...wrap(one.about, columns, ""), ""];
    if (command === "demo")
        return head.join("\n");
    const options = [...one.inputs, ...everywhere].map((name) => optionOf(name, command ?? ""));
    return [
        ...head,
        "Options",
        ...table(options, columns),
        "",
        ...wrap("Every option can be set by a variable SCHEMA_VERSION_<OPTION>, and most of them in .github/schema-version.yml.", columns, ""),
        "",
    ].join("\n");
}
function overview(columns) {
    const commands = Object.entries(commandHelp).map(([name, { about }]) => [name, about]);
    return [
        "schema-version <command> [--option value]",
        "",
        ...wrap("Versioned PostgreSQL migrations: V<version>__<description>.sql, recorded in a schema_version table.", columns, ""),
        "",
        "Commands",
        ...table(commands, columns),
        "",
        "First steps (in a clone, schema-version is: node dist/cli.js)",
        "  schema-version demo                         see it work, nothing needed",
        '  schema-version new "create users"           make its files, for your SQL',
        "  schema-version apply                        run it on an embedded database",
        "  schema-version check --database-url URL     what would happen on yours",
        "",
        ...wrap("schema-version <command> --help tells the options of a command; --version the version.", columns, ""),
        ...wrap("Exit codes: 0 ok, 1 findings or a blocked plan, 2 bad input, 3 the database or a migration failed.", columns, ""),
        "",
    ].join("\n");
}
/** What a description says to one command: parts such as `rollback: how many` are for those that they name. */
function describeFor(command, description) {
    const parts = description.split(/(?<=\.) (?=[a-z]+(?:, [a-z]+)*: )/).map((part) => {
        const [, names = "", text = ""] = /^([a-z]+(?:, [a-z]+)*): (.*)$/s.exec(part) ?? [];
        const commands = names.split(", ");
        const isForSome = commands.every((name) => Object.hasOwn(commandHelp, name));
        if (!isForSome)
            return part;
        return commands.includes(command) ? `${text.slice(0, 1).toUpperCase()}${text.slice(1)}` : "";
    });
    return parts.filter((part) => part !== "").join(" ") || description;
}
function optionOf(name, command) {
    const input = [..._inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .inputs */ .Q, ..._flags_js__WEBPACK_IMPORTED_MODULE_0__/* .flags */ .M].find((one) => one.name === name);
    const value = input?.value === undefined ? "" : ` <${input.value}>`;
    const fallback = input?.default === undefined || input.default === "" || input.default === "false"
        ? ""
        : ` Default: ${input.default}.`;
    return [`--${name}${value}`, `${describeFor(command, input?.description ?? "")}${fallback}`];
}
function table(rows, columns) {
    const width = Math.max(...rows.map(([name]) => name.length)) + 4;
    return rows.flatMap(([name, text]) => {
        const [first = "", ...rest] = wrap(text, Math.max(columns - width, 30), "");
        return [`  ${name.padEnd(width - 2)}${first}`, ...rest.map((line) => " ".repeat(width) + line)];
    });
}
function wrap(text, columns, indent) {
    const lines = [];
    let line = indent;
    for (const word of text.split(" ")) {
        if (line.length + word.length + 1 > columns && line.trim() !== "") {
            lines.push(line);
            line = indent;
        }
        line = line.trim() === "" ? indent + word : `${line} ${word}`;
    }
    return [...lines, line];
}


/***/ }),

/***/ 7323:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ inputs)
});

;// CONCATENATED MODULE: ./lib/config/check-inputs.js
/** Inputs of what `check` proves; `inputs.ts` says what they are. */
const checkInputs = [
    {
        name: "shadow",
        description: "Throw-away database for drift and rehearsals. auto: PostgreSQL of the target's major version where this machine has its programs, else the embedded one (pglite); local: the former only; off: none. Or the URL of an empty database on a server of its own, from a secret; never in the configuration file.",
        default: "auto",
        value: "auto|pglite|local|off",
    },
    {
        name: "queries",
        description: "Comma list of files, or patterns such as queries/**/*.sql, with statements that the application runs: check plans them before and after every pending migration, beside those that pg_stat_statements shows.",
        default: "",
        value: "list",
    },
    {
        name: "evidence",
        description: "File of observe, which writes it; check reads it in place of a database that is not at hand. A file that git tracks is refused.",
        default: "",
        perEnvironment: true,
        value: "file",
    },
];

;// CONCATENATED MODULE: ./lib/config/inputs.js

const inputs = [
    {
        name: "command",
        description: "What to do: auto, check, apply, rollback, status, history, drift, observe, baseline, repair or adopt; the command line has export, new and demo too. auto means check on pull_request and merge_group, apply on push, and drift on schedule; other events need a command.",
        default: "auto",
        inputOnly: true,
        value: "name",
    },
    {
        name: "environment",
        description: "Name of the environment. With environments in the configuration file it selects one of them; else it is a label for the record.",
        default: "",
        inputOnly: true,
        value: "name",
    },
    {
        name: "database-url",
        description: "postgresql://user:password@host:port/database?sslmode=… of the database, from a secret. In the configuration file each environment names a variable instead.",
        default: "",
        value: "url",
    },
    {
        name: "password-command",
        description: "Command whose output is the password, for short-lived logins such as cloud tokens. Run by sh; never read from the configuration file.",
        default: "",
        inputOnly: true,
        value: "command",
    },
    {
        name: "ssl-ca",
        description: "File with the certificate authorities to trust, or the PEM text itself.",
        default: "",
        inputOnly: true,
        value: "file",
    },
    {
        name: "migrations",
        description: "Folder with the SQL files, read with its subfolders; without it src/main/resources/db/migration, where that exists.",
        default: "migrations",
        value: "folder",
    },
    {
        name: "config",
        description: "Configuration file. The default one may be absent.",
        default: ".github/schema-version.yml",
        inputOnly: true,
        value: "file",
    },
    {
        name: "schemas",
        description: "Comma list of schemas. The first one holds the tool's tables and is created when missing; migrations run with the list as search_path. Empty: the role's own.",
        default: "",
        perEnvironment: true,
        value: "list",
    },
    {
        name: "role",
        description: "Role to SET ROLE to for migrations, so that objects belong to the owner and not to the login.",
        default: "",
        perEnvironment: true,
        value: "name",
    },
    {
        name: "target-version",
        description: "rollback: the version to go back to, which stays (0 undoes everything). baseline: the version that the database is at. repair, adopt: the version whose file is right.",
        default: "",
        inputOnly: true,
        value: "version",
    },
    {
        name: "steps",
        description: "rollback: how many migrations to undo, newest first.",
        default: "",
        inputOnly: true,
        value: "number",
    },
    {
        name: "run-id",
        description: "rollback: undo what this workflow run applied.",
        default: "",
        inputOnly: true,
        value: "id",
    },
    {
        name: "confirm",
        description: "rollback: the environment's name again (default where none is named), or nothing runs.",
        default: "",
        inputOnly: true,
        value: "name",
    },
    {
        name: "dry-run",
        description: "rollback, apply, baseline, repair, adopt, export: show what would run, change nothing.",
        default: "false",
        inputOnly: true,
    },
    {
        name: "expect-plan",
        description: "Digest of the approved plan: apply and rollback run only if theirs, made under the lock, has it.",
        default: "",
        inputOnly: true,
        value: "digest",
    },
    {
        name: "reason",
        description: "Why, for the record; repair needs it, and adopt where a file differs from what Flyway recorded.",
        default: "",
        inputOnly: true,
        value: "text",
    },
    {
        name: "fail-on",
        description: "What fails the run: comma list of error, warning, drift, never. A blocked apply or rollback always fails.",
        default: "error",
        value: "list",
    },
    {
        name: "drift-ignore",
        description: "Objects that are no drift: patterns such as table:audit.* or index:public.tmp_*, one a line or with commas between them; drift.ignore in the configuration file.",
        default: "",
        inputOnly: true,
        value: "patterns",
    },
    {
        name: "existing-schema",
        description: "block: a schema that holds relations but no history stops apply, as in Flyway; allow: it does not.",
        default: "block",
        perEnvironment: true,
        value: "block|allow",
    },
    {
        name: "out-of-order",
        description: "block: a pending migration below the highest applied version stops apply; allow: it is applied.",
        default: "block",
        perEnvironment: true,
        value: "block|allow",
    },
    {
        name: "transaction",
        description: "each: every migration in a transaction of its own; all: all pending ones in one, all or nothing.",
        default: "each",
        perEnvironment: true,
        value: "each|all",
    },
    {
        name: "on-failure",
        description: "What apply does after a failure. stop: what was applied stays; undo: it is rolled back with its undo scripts, as far as that destroys no row.",
        default: "stop",
        perEnvironment: true,
        value: "stop|undo",
    },
    {
        name: "lock-wait",
        description: "How long to wait for another run on the same database to end.",
        default: "60s",
        perEnvironment: true,
        value: "duration",
    },
    {
        name: "lock-timeout",
        description: "How long a statement may wait for a lock before the migration is rolled back and tried again.",
        default: "5s",
        perEnvironment: true,
        value: "duration",
    },
    {
        name: "statement-timeout",
        description: "How long a statement may run; 0 for no limit.",
        default: "0",
        perEnvironment: true,
        value: "duration",
    },
    {
        name: "max-block",
        description: "How long any other session may wait for a migration before that gives way and is tried again; off: for ever.",
        default: "5s",
        perEnvironment: true,
        value: "duration",
    },
    {
        name: "placeholders",
        description: "Values for ${name} in the files, one name=value a line. Their values are masked everywhere.",
        default: "",
        perEnvironment: true,
        value: "lines",
    },
    {
        name: "publish",
        description: "auto: in a public repository hosts and row estimates stay out of logs, comments, summaries and files; all: show them.",
        default: "auto",
        inputOnly: true,
        value: "auto|all",
    },
    ...checkInputs,
    {
        name: "engine",
        description: "native: this tool runs the SQL itself; flyway: apply lets Flyway's command line run it.",
        default: "native",
        inputOnly: true,
        value: "native|flyway",
    },
    {
        name: "flyway-path",
        description: "Flyway's command line, for engine: flyway. Empty: the one on PATH.",
        default: "",
        inputOnly: true,
        value: "file",
    },
    {
        name: "comment",
        description: "auto: keep one comment on the pull request up to date, and on a schedule one issue for each environment that drifts; off: neither.",
        default: "auto",
        value: "auto|off",
    },
    {
        name: "suggestions",
        description: "auto: on a pull request, safe forms that replace lines of its diff also stand there as suggestions, at most ten a run; off: they do not.",
        default: "auto",
        value: "auto|off",
    },
    {
        name: "github-token",
        description: "Token for the comment and the suggestions, which need pull-requests: write, and for the issues about drift, which need issues: write.",
        default: "${{ github.token }}",
        inputOnly: true,
        value: "token",
    },
];


/***/ }),

/***/ 2466:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  X: () => (/* binding */ readConfig)
});

// EXTERNAL MODULE: ./lib/core/event.js
var core_event = __nccwpck_require__(7535);
// EXTERNAL MODULE: ./lib/core/nearest.js
var nearest = __nccwpck_require__(6661);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __nccwpck_require__(551);
// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __nccwpck_require__(9531);
// EXTERNAL MODULE: ./lib/core/redact.js
var redact = __nccwpck_require__(8038);
// EXTERNAL MODULE: ./lib/core/plan.js
var plan = __nccwpck_require__(3504);
;// CONCATENATED MODULE: ./lib/config/choose-environments.js


/** The environments that this run is about, in the file's order. */
function chooseEnvironments(file, command, sources, note) {
    const { given, pushedBranch, eventName } = sources;
    const name = given.get("environment");
    // A name is shown everywhere.
    if (name?.includes("://") === true) {
        note("the input environment holds a URL", {
            help: "give the environment's name; its URL belongs into database-url",
        });
        return [];
    }
    const captures = command === "new" && given.get("from-drift") === "true";
    const undoes = command === "new" && given.has("undo") && !captures;
    if ((command === "new" && !captures && !undoes) || command === "demo")
        return [];
    if (isDeletion(command, sources))
        return [];
    if (file.environments.length === 0)
        return [{ name: name ?? plan/* defaultEnvironment */.L6, values: new Map() }];
    const names = file.environments.map((one) => one.name).join(", ");
    if (name !== undefined) {
        const one = file.environments.find((environment) => environment.name === name);
        if (one === undefined)
            note(`the environment "${name}" is not configured`, { help: `configured are ${names}` });
        return one === undefined ? [] : [one];
    }
    // No database is asked: any environment has the placeholders.
    if (undoes)
        return file.environments.slice(0, 1);
    if (command === "apply" && eventName === "push") {
        return file.environments.filter(({ values }) => values.get("branch")?.text === pushedBranch);
    }
    if (((0,core_event/* writes */.D3)(command) || captures) && file.environments.length > 1) {
        note(`${command} needs an environment, because several are configured`, { help: `name one of ${names}` });
        return [];
    }
    if (given.has("database-url") && file.environments.length > 1) {
        note("database-url is one database, but several environments are configured", {
            help: `name one of ${names} with environment, or leave the URLs to the configuration file`,
        });
    }
    return file.environments;
}
/** A sentence for a push that deploys nothing. */
function leftOutOf(file, chosen, command, sources) {
    const { eventName, pushedBranch } = sources;
    if (isDeletion(command, sources))
        return ["The push deleted a branch or a tag: nothing was applied."];
    if (file.environments.length === 0 || chosen > 0 || command !== "apply" || eventName !== "push")
        return [];
    const branch = pushedBranch === null ? "this push" : `the branch ${pushedBranch}`;
    const known = file.environments.map(({ name, values }) => `${name} from ${values.get("branch")?.text ?? "no branch"}`);
    return [`No environment is deployed from ${branch}: nothing was applied. Configured are ${known.join(", ")}.`];
}
/** Such a run has the default branch's files, which nobody asked to deploy. */
function isDeletion(command, { eventName, push }) {
    return command === "apply" && eventName === "push" && push === "deletion";
}

// EXTERNAL MODULE: ./lib/config/inputs.js + 1 modules
var inputs = __nccwpck_require__(7323);
;// CONCATENATED MODULE: ./lib/config/yaml-file.js
/** Reads the text of a YAML file; the library is loaded only here. */
async function readYaml(text) {
    const parser = await __nccwpck_require__.e(/* import() */ 8815).then(__nccwpck_require__.t.bind(__nccwpck_require__, 8815, 19));
    const lines = new parser.LineCounter();
    const document = parser.parseDocument(text, { lineCounter: lines, prettyErrors: false });
    const problems = document.errors.map(({ code, message, pos: [at] }) => code === "MULTIPLE_DOCS"
        ? {
            message: "the configuration file holds several YAML documents",
            line: lines.linePos(at).line,
            help: "remove the line ---",
        }
        : { message: `the configuration file is no valid YAML: ${message}`, line: lines.linePos(at).line });
    if (problems.length > 0)
        return { problems };
    const root = document.contents;
    return { root: root === null ? null : toNode(root, { parser, document, lines }, 1) };
}
function toNode(written, source, line) {
    const { isMap, isScalar, isSeq } = source.parser;
    const node = resolve(written, source);
    if (node === null)
        return { kind: "word", text: "" };
    if (isScalar(node))
        return { kind: "word", text: wordOf(node) };
    if (isMap(node))
        return { kind: "map", entries: () => node.items.map((pair) => toEntry(pair, source, line)) };
    const items = isSeq(node) ? node.items.map((item) => resolve(item, source)) : [];
    const words = items.flatMap((item) => (isScalar(item) ? [wordOf(item)] : []));
    return isSeq(node) && words.length === items.length ? { kind: "list", words } : { kind: "other" };
}
function toEntry({ key, value }, source, line) {
    const isWord = source.parser.isScalar(key);
    const at = isWord && key.range ? source.lines.linePos(key.range[0]).line : line;
    return { key: isWord ? wordOf(key) : "", node: toNode(value, source, at), line: at };
}
/** What an alias stands for; a key without a value has none. */
function resolve(written, { parser, document }) {
    const node = written;
    return (parser.isAlias(node) ? node.resolve(document) : node) ?? null;
}
/** As written where a number would lose digits: a branch may be called 1.10. */
function wordOf({ value, source }) {
    if (typeof value === "number" && source !== undefined && /^[\d.]+$/.test(source))
        return source;
    return value === null || value === undefined ? "" : String(value);
}

;// CONCATENATED MODULE: ./lib/config/config-file.js




/** The file where there is none. */
const noFile = { values: new Map(), environments: [], rules: new Map(), sizes: new Map() };
const topLevel = new Set(inputs/* inputs */.Q.filter((input) => !("inputOnly" in input) && input.name !== "database-url").map((input) => input.name));
const perEnvironment = new Set(inputs/* inputs */.Q.filter((input) => "perEnvironment" in input).map((input) => input.name));
/** Keys of sections, and what they are called as values: `drift.ignore` is what the input `drift-ignore` is. */
const sections = {
    drift: { ignore: "drift-ignore" },
    flyway: { history: "flyway.history", table: "flyway.table", config: "flyway.config" },
};
/** Keys of an environment that are no input of a workflow, or another one there. */
const beside = ["branch", "database-url"];
const later = new Set(["require", "soak"]);
/** Reads the configuration file's text. Unknown keys and bad values are findings with their line. */
async function parseConfigFile(text, file) {
    const findings = [];
    const note = (message, line, help) => {
        findings.push((0,problems/* finding */.g)("input", { message, file, line, ...(help === undefined ? {} : { help }) }));
    };
    const read = await readYaml(text);
    if ("problems" in read)
        for (const { message, line, help } of read.problems)
            note(message, line, help);
    const ok = "root" in read && read.root !== null ? readTopLevel(entriesOf(read.root, "the file", 1, note), note) : noFile;
    return findings.length > 0 ? { findings } : { ok };
}
function readTopLevel(entries, note) {
    const values = new Map();
    const environments = [];
    const maps = { rules: new Map(), sizes: new Map() };
    const known = [...topLevel, "environments", ...Object.keys(maps), ...Object.keys(sections)];
    for (const entry of entries) {
        const { key, node, line } = entry;
        if (key === "environments")
            environments.push(...readEnvironments(entry, note));
        else if (key === "rules" || key === "sizes")
            readWords(entriesOf(node, key, line, note), maps[key], note);
        else if (Object.hasOwn(sections, key))
            readSection(entry, values, note);
        else if (topLevel.has(key))
            put(values, key, entry, note);
        else
            noteUnknown(entry, known, note);
    }
    return { values, environments, ...maps };
}
function readEnvironments({ node, line }, note) {
    return entriesOf(node, "environments", line, note).map((entry) => {
        const { key: name } = entry;
        if (!/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,62}$/.test(name)) {
            const help = "a name has at most 63 letters, digits, blanks, dots, underscores and hyphens";
            note(`"${name}" is no name for an environment`, entry.line, help);
        }
        const known = [...beside, ...perEnvironment];
        const values = new Map();
        for (const one of entriesOf(entry.node, `the environment ${name}`, entry.line, note)) {
            if (known.includes(one.key))
                put(values, one.key, one, note);
            else
                noteUnknown(one, known, note);
        }
        return { name, values };
    });
}
function readSection({ key: section, node, line }, values, note) {
    const known = sections[section] ?? {};
    for (const one of entriesOf(node, section, line, note)) {
        const name = Object.hasOwn(known, one.key) ? known[one.key] : undefined;
        if (name === undefined)
            noteUnknown(one, Object.keys(known), note);
        else
            put(values, name, one, note);
    }
}
/** Words under keys that who uses them knows, so an empty one stays too. */
function readWords(entries, values, note) {
    for (const { key, node, line } of entries) {
        if (node.kind === "word")
            values.set(key, { text: node.text, line });
        else
            noteWrongKind(key, line, note);
    }
}
function put(values, name, { node, line }, note) {
    const text = textOf(name, node);
    if (text === null)
        noteWrongKind(name, line, note);
    else if (name === "database-url" && !/^\$\{[A-Za-z_][A-Za-z0-9_]*\}$/.test(text)) {
        const help = "write ${PRODUCTION_URL}, for example, and set that variable from a secret";
        note('"database-url" must be exactly one ${VARIABLE}: the file never holds a secret', line, help);
    }
    else if (text !== "")
        values.set(name, { text, line });
}
function textOf(name, node) {
    if (node.kind === "word")
        return node.text;
    if (node.kind === "list")
        return node.words.join(name === "drift-ignore" ? "\n" : ",");
    if (node.kind !== "map" || name !== "placeholders")
        return null;
    return node
        .entries()
        .map((one) => `${one.key}=${one.node.kind === "word" ? one.node.text : ""}`)
        .join("\n");
}
function entriesOf(node, what, line, note) {
    if (node.kind === "map")
        return node.entries();
    note(`${what} is no list of keys and values`, line);
    return [];
}
function noteWrongKind(name, line, note) {
    note(`"${name}" has a value of the wrong kind`, line, "write one word or number");
}
function noteUnknown({ key, line }, known, note) {
    if (later.has(key))
        return note(`the key "${key}" is not part of this version`, line, "remove it");
    if (inputs/* inputs */.Q.some(({ name }) => name === key)) {
        const help = `give it as an input; known keys: ${known.join(", ")}`;
        return note(`"${key}" is no key of the configuration file here`, line, help);
    }
    const near = (0,nearest/* nearest */.p)(key, known);
    const help = near === null ? `known are ${known.join(", ")}` : `did you mean ${near}?`;
    return note(`unknown key "${key}"`, line, help);
}

// EXTERNAL MODULE: ./lib/core/duration.js
var duration = __nccwpck_require__(8415);
// EXTERNAL MODULE: ./lib/core/schema/ignore-pattern.js + 1 modules
var ignore_pattern = __nccwpck_require__(7821);
// EXTERNAL MODULE: ./lib/core/version.js
var core_version = __nccwpck_require__(8067);
;// CONCATENATED MODULE: ./lib/config/settings.js



/** The settings that an environment may have of its own, from text to values; bad ones are told and take the default. */
function parseSettings(get, variables, note) {
    return {
        schemas: readSchemas(get("schemas"), note),
        role: get("role"),
        existingSchema: readMode("existing-schema", get("existing-schema"), ["block", "allow"], note),
        outOfOrder: readMode("out-of-order", get("out-of-order"), ["block", "allow"], note),
        target: readTarget(get("target"), note),
        transaction: readMode("transaction", get("transaction"), ["each", "all"], note),
        onFailure: readMode("on-failure", get("on-failure"), ["stop", "undo"], note),
        lockWaitMs: readDuration("lock-wait", get("lock-wait"), 60_000, note),
        lockTimeoutMs: readDuration("lock-timeout", get("lock-timeout"), 5000, note),
        statementTimeoutMs: readDuration("statement-timeout", get("statement-timeout"), 0, note),
        maxBlockMs: get("max-block") === "off" ? "off" : readDuration("max-block", get("max-block"), 5000, note),
        evidence: get("evidence"),
        placeholders: new Map([
            ...toPlaceholders(get("flyway.placeholders")),
            ...readPlaceholders(get("placeholders"), variables, note),
        ]),
        flyway: readFlyway(get, note),
    };
}
/** Flyway's table until 4.x has the name of ours, so it is renamed when it is taken over. */
function readFlyway(get, note) {
    const history = readMode("flyway.history", get("flyway.history"), ["own", "mirror"], note);
    const named = get("flyway.table");
    const usual = "flyway_schema_history";
    return {
        history,
        table: named === null || named === "schema_version" ? usual : named,
        tablePlaceholder: named ?? (history === "mirror" ? usual : "schema_version"),
        installedBy: get("flyway.installedBy"),
    };
}
/** One of some words; the first is the default. */
function readMode(name, text, modes, note) {
    if (text === null)
        return modes[0];
    const mode = modes.find((one) => one === text);
    if (mode === undefined)
        note(`${name} "${text}" is none of ${modes.join(", ")}`, { name, help: `${modes[0]} is the default` });
    return mode ?? modes[0];
}
/** `true` or `false`; a flag alone means true. */
function readBoolean(name, text, note) {
    if (text !== null && text !== "true" && text !== "false")
        note(`${name} "${text}" is neither true nor false`, { name });
    return text === "true";
}
/** A comma list of levels. */
function readFailOn(text, note) {
    const levels = ["error", "warning", "drift", "never"];
    const more = { name: "fail-on", help: "a comma list, for example error, drift" };
    const words = readList(text);
    if (words.length === 0)
        note("fail-on names no level", more);
    return words.flatMap((word) => {
        const level = levels.find((one) => one === word);
        if (level === undefined)
            note(`fail-on "${word}" is none of ${levels.join(", ")}`, more);
        return level === undefined ? [] : [level];
    });
}
/** Patterns of objects that are no drift. */
function readPatterns(text, note) {
    return (0,ignore_pattern/* splitPatterns */.sb)(text ?? "").flatMap((one) => {
        const parsed = (0,ignore_pattern/* parsePattern */.EY)(one);
        if ("ok" in parsed)
            return [parsed.ok];
        note(`drift-ignore ${parsed.problem}`, { name: "drift-ignore", help: parsed.help });
        return [];
    });
}
function readDuration(name, text, otherwise, note) {
    if (text === null)
        return otherwise;
    const ms = (0,duration/* parseDuration */.E)(text);
    if (ms === null)
        note(`${name} "${text}" is no duration`, { name, help: "write 500ms, 20s or 5m; a number alone is seconds" });
    return ms ?? otherwise;
}
/** Parts of a comma list, without blanks around them. */
function readList(text) {
    return (text ?? "")
        .split(",")
        .map((part) => part.trim())
        .filter((part) => part !== "");
}
/** Names as they are; PostgreSQL would take one of them for the user's name, quoted or not. */
function readSchemas(text, note) {
    const names = readList(text);
    if (names.includes("$user"))
        note('schemas names "$user", which is no schema', { name: "schemas", help: "write the schema's own name" });
    return names;
}
/** Flyway's word for how far to go: a version, which `?` may follow, or one of three words. */
function readTarget(text, note) {
    const word = text?.toLowerCase() ?? "latest";
    if (word === "latest" || word === "current" || word === "next")
        return { to: word };
    const version = (0,core_version/* parseVersion */.ot)((text ?? "").replace(/\?$/, ""));
    if (version !== null)
        return { to: "version", version };
    note(`target "${text}" of Flyway's configuration is no version`, { help: "a version, latest, current or next" });
    return { to: "latest" };
}
/** Lines that were understood already. */
function toPlaceholders(text) {
    const lines = (text ?? "").split("\n").filter((line) => line !== "");
    return lines.map((line) => {
        const at = line.indexOf("=");
        return [line.slice(0, at).toLowerCase(), line.slice(at + 1)];
    });
}
/** `name=value` lines; FLYWAY_PLACEHOLDERS_NAME variables count as in Flyway, below the lines. */
function readPlaceholders(text, variables, note) {
    const prefix = "FLYWAY_PLACEHOLDERS_";
    const inherited = Object.entries(variables).flatMap(([name, value]) => name.toUpperCase().startsWith(prefix) && value !== undefined
        ? [[name.slice(prefix.length).toLowerCase(), value]]
        : []);
    const lines = (text ?? "")
        .split("\n")
        .map((line) => line.replace(/\r$/, ""))
        .filter((line) => line.trim() !== "");
    const own = lines.flatMap((line) => {
        const at = line.indexOf("=");
        if (at > 0)
            return [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1)]];
        // The line itself may hold a secret.
        note("a line of placeholders has no name=value", { name: "placeholders", help: "write one name=value a line" });
        return [];
    });
    return new Map([...inherited, ...own]);
}

;// CONCATENATED MODULE: ./lib/config/engine.js

/** What Java needs of the environment; nothing else of it reaches Flyway. */
const passedOn = ["PATH", "JAVA_HOME", "JAVA_ARGS", "FLYWAY_JAVA_CMD", "TMPDIR", "SystemRoot"];
/** Who runs the SQL: only inputs say so, since a program is run. */
function readEngine({ given, variables }, note) {
    const kind = readMode("engine", given.get("engine") ?? null, ["native", "flyway"], note);
    if (kind === "native")
        return { kind };
    const known = passedOn.flatMap((name) => {
        const value = variables[name];
        return value === undefined ? [] : [[name, value]];
    });
    return { kind, program: given.get("flyway-path") ?? "flyway", variables: Object.fromEntries(known) };
}
/** With Flyway at work, its table is kept beside ours. */
function withEngine(environment, { kind }, { command, note }) {
    if (kind === "native")
        return environment;
    if (environment.database.kind === "embedded" && command === "apply") {
        note("engine: flyway needs a server, which the embedded database is not", { help: "give a database-url" });
    }
    // Flyway 13 looks up ${env.FLYWAY_PASSWORD} for example, and no spelling keeps it from that in every version.
    for (const [name, value] of environment.placeholders) {
        if (!/\$\{[^}]*\./.test(value))
            continue;
        const help = "take engine: native, or another value";
        note(`the value of the placeholder "${name}" holds \${….…}, which Flyway would look up`, { help });
    }
    return { ...environment, flyway: { ...environment.flyway, history: "mirror" } };
}

;// CONCATENATED MODULE: ./lib/config/sources.js

/** The text of a configuration file; null where there is none, or none that can be read, which is a finding. */
function readTextOf(file, { readText }, findings) {
    const text = readText(file);
    if (text === null || typeof text === "string")
        return text;
    const message = text.unreadable === "EISDIR" ? `${file} is a folder, not a file` : `${file} cannot be read (${text.unreadable})`;
    findings.push((0,problems/* finding */.g)("input", { message, help: "put a file there that this user may read, or remove it" }));
    return null;
}
/** How a person writes an input: `--lock-wait` on the command line, `lock-wait` in a workflow. */
function spell(name, { entry }) {
    return entry === "cli" ? `--${name}` : name;
}

;// CONCATENATED MODULE: ./lib/config/find-file.js



/** Where the configuration file is unless one is named. */
const defaultFile = ".github/schema-version.yml";
/** Reads the configuration file, which may be absent unless it was named; null where it cannot be understood. */
async function findFile(path, sources, findings) {
    const before = findings.length;
    const text = readTextOf(path, sources, findings) ?? lookForAnother(path, sources, findings);
    if (text === null)
        return findings.length > before ? null : noFile;
    const read = await parseConfigFile(text, path);
    if ("ok" in read)
        return read.ok;
    findings.push(...read.findings);
    return null;
}
/** What is wrong where there is no file: one was named, or one of another name lies where nobody would read it. */
function lookForAnother(path, sources, findings) {
    const other = defaultFile.replace(/\.yml$/, ".yaml");
    if (sources.given.has("config")) {
        const help = `name one that does, or leave the input config out: ${defaultFile} may be absent`;
        findings.push((0,problems/* finding */.g)("input", { message: `the configuration file ${path} does not exist`, help }));
    }
    else if (sources.readText(other) !== null) {
        const help = `rename it to ${defaultFile}, or name it with the input config`;
        findings.push((0,problems/* finding */.g)("input", { message: `nobody reads ${other}`, help }));
    }
    return null;
}

// EXTERNAL MODULE: ./lib/config/flags.js
var flags = __nccwpck_require__(6725);
// EXTERNAL MODULE: ./lib/core/file-name.js
var file_name = __nccwpck_require__(5605);
// EXTERNAL MODULE: ./lib/files/decode.js + 1 modules
var decode = __nccwpck_require__(8656);
;// CONCATENATED MODULE: ./lib/config/flyway/flyway-settings.js

/** Where there is no Flyway configuration. */
const noFlywaySettings = {
    file: null,
    valuesFor: () => new Map(),
    passedOver: () => [],
    naming: file_name/* usualNaming */.Z,
    scriptSettings: {},
    locations: [],
    callbackLocations: [],
    baseline: { version: null, description: null, made: "on-purpose" },
    ignored: null,
};

;// CONCATENATED MODULE: ./lib/config/flyway/known-settings.js
/** Settings of Flyway's configuration that hold here too. A name that ends with a dot is a prefix. */
const honoured = [
    "locations",
    "placeholders.",
    "placeholderPrefix",
    "placeholderSuffix",
    "placeholderReplacement",
    "table",
    "defaultSchema",
    "schemas",
    "sqlMigrationPrefix",
    "sqlMigrationSeparator",
    "sqlMigrationSuffixes",
    "repeatableSqlMigrationPrefix",
    "undoSqlMigrationPrefix",
    "baselineMigrationPrefix",
    "encoding",
    "executeInTransaction",
    "baselineVersion",
    "baselineDescription",
    "baselineOnMigrate",
    "mixed",
    "installedBy",
    "callbackLocations",
    "outOfOrder",
    "group",
    "target",
    "ignoreMigrationPatterns",
    "validateMigrationNaming",
    "lockRetryCount",
    "environment",
];
const login = "the login is the input database-url, from a secret";
const own = "this tool always does so";
const none = "this tool has no such thing";
const paid = "it belongs to Flyway's paid editions";
const java = "nothing of Java runs here";
const server = "other databases only";
/** Settings that Flyway knows and that do not hold here, with the reason. A name that ends with a dot is a prefix. */
const notHonoured = {
    url: login,
    user: login,
    password: login,
    driver: login,
    "jdbcProperties.": login,
    connectRetries: "connecting is tried once; connect_timeout in the URL says for how long",
    connectRetriesInterval: "connecting is tried once; connect_timeout in the URL says for how long",
    initSql: "each file begins with a clean session; role and schemas are inputs",
    tablespace: "our tables are made in the default one",
    createSchemas: "the first of schemas is made when it is missing",
    placeholderSeparator: "Flyway's own values are written with a colon",
    scriptPlaceholderPrefix: java,
    scriptPlaceholderSuffix: java,
    callbacks: java,
    skipDefaultCallbacks: "callbacks in files run",
    resolvers: java,
    skipDefaultResolvers: java,
    javaMigrationClassProvider: java,
    jarDirs: java,
    skipExecutingMigrations: "baseline records versions that are there already",
    validateOnMigrate: own,
    failOnMissingLocations: "a location that is missing is told",
    cleanDisabled: none,
    cleanOnValidationError: none,
    cleanMode: none,
    detectEncoding: "an encoding is named, for all files or in a .sql.conf",
    loggers: none,
    color: none,
    outputType: "--format says it",
    outputFile: "--output says it",
    outputQueryResults: "results of queries are not shown",
    stream: own,
    batch: own,
    configFileEncoding: "configuration files are read as UTF-8",
    configFiles: "this file alone is read",
    workingDirectory: "the workspace is the working directory",
    errorOverrides: paid,
    dryRunOutput: "check and --dry-run show what would run",
    cherryPick: paid,
    licenseKey: paid,
    email: paid,
    token: paid,
    publishResult: paid,
    reportEnabled: "the report is always made",
    reportFilename: "--output names it",
    kerberosConfigFile: login,
    "postgresql.": "locks are taken so that CONCURRENTLY never hangs",
    "oracle.": server,
    "sqlserver.": server,
    "snowflake.": server,
    "vault.": login,
    "dapr.": login,
    "gcsm.": login,
    "check.": paid,
    "deploy.": paid,
    "prepare.": paid,
    "sqlfluff.": "check reviews the files",
    "clean.": none,
};
/** Which of those names a setting has. */
function findKnown(names, name) {
    return names.find((one) => one === name || (one.endsWith(".") && name.startsWith(one)));
}
function isHonoured(name) {
    return findKnown(honoured, name) !== undefined;
}
function isPlaceholder(name) {
    return name.startsWith("placeholders.");
}
/** What else a flyway.toml may hold at its top: for Redgate's other programs. */
const otherTables = [
    "id",
    "name",
    "databaseType",
    "redgateCompare",
    "flywayDesktop",
    "rulesConfig",
    "stagesConfig",
];
/** Settings of an environment in a flyway.toml that do not hold here. */
const loginSettings = [
    "url",
    "user",
    "password",
    "driver",
    "token",
    "displayName",
    "provisioner",
    "connectRetries",
    "connectRetriesInterval",
    "initSql",
    "jarDirs",
    "jdbcProperties",
    "resolvers",
];

// EXTERNAL MODULE: ./lib/core/properties.js
var properties = __nccwpck_require__(1134);
;// CONCATENATED MODULE: ./lib/config/flyway/read-file.js


/** Reads a `flyway.conf`, a properties file whose keys begin with `flyway.`; Flyway passes over others. */
function readConf(text) {
    const [own, foreign] = [true, false].map((wanted) => (0,properties/* readProperties */.Q)(text).filter(({ key }) => key.startsWith("flyway.") === wanted));
    return {
        settings: (own ?? []).map(({ key, value, line }) => ({ name: key.slice("flyway.".length), values: [value], line })),
        foreign: (foreign ?? []).map(({ key }) => key),
        environments: new Map(),
        others: [],
        findings: [],
    };
}
/** Reads a `flyway.toml`; loads the parser when it is first called. */
async function readToml(file, text) {
    const { parse, TomlError } = await __nccwpck_require__.e(/* import() */ 3292).then(__nccwpck_require__.bind(__nccwpck_require__, 3292));
    try {
        const { flyway = {}, environments = {}, ...others } = parse(text, { integersAsBigInt: true });
        const lines = text.split("\n");
        const ofEnvironments = isTable(environments) ? Object.entries(environments) : [];
        return {
            settings: flatten(flyway, "", lines),
            environments: new Map(ofEnvironments.map(([name, table]) => [name, flatten(table, "", lines)])),
            foreign: [],
            others: Object.keys(others),
            findings: [],
        };
    }
    catch (error) {
        if (!(error instanceof TomlError))
            throw error;
        const [message = "it cannot be read"] = error.message.split("\n");
        const findings = [bad(`no valid TOML: ${message}`, file, error.line)];
        return { settings: [], foreign: [], environments: new Map(), others: [], findings };
    }
}
function isTable(value) {
    return typeof value === "object" && !Array.isArray(value) && !(value instanceof Date);
}
function flatten(value, name, lines) {
    if (isTable(value)) {
        return Object.entries(value).flatMap(([key, inner]) => flatten(inner, name === "" ? key : `${name}.${key}`, lines));
    }
    const parts = [value].flat();
    const isBare = parts.some((part) => typeof part === "number" || part instanceof Date);
    const key = name.slice(name.lastIndexOf(".") + 1);
    return [{ name, values: parts.map(String), line: lineOf(key, lines), ...(isBare ? { written: "bare" } : {}) }];
}
/** The parser keeps no lines; the first one that sets a key of that name is nearly always the one. */
function lineOf(key, lines) {
    const found = lines.findIndex((line) => {
        const [written = "", value] = line.split("=");
        return value !== undefined && written.trim().replaceAll(/["']/g, "").split(".").at(-1) === key;
    });
    return found === -1 ? null : found + 1;
}
function bad(message, file, line) {
    return (0,problems/* finding */.g)("input", { message, help: "correct the file; Flyway would refuse it as well", file, line });
}

;// CONCATENATED MODULE: ./lib/config/flyway/read-variables.js

/** Read as a login, in the entry that takes it from there. */
const ofLogin = new Set(["url", "user", "password"]);
/**
 * Flyway's own variables, `FLYWAY_LOCATIONS` for example, which it also reads as `flyway_locations`. Placeholders have a
 * reading of their own.
 */
function readVariables(variables) {
    const names = [...honoured, ...Object.keys(notHonoured)].filter((name) => !ofLogin.has(name));
    return names.flatMap((name) => [variableOf(name), `flyway_${name}`].flatMap((variable) => {
        const value = variables[variable] ?? "";
        return value === "" ? [] : [{ name, values: [value], line: null, variable }];
    }));
}
function variableOf(name) {
    return `FLYWAY_${name.replaceAll(/[A-Z]/g, "_$&").toUpperCase()}`;
}
/**
 * Whether a placeholder's value names a variable. It is not looked up, because whatever a pull request writes there would
 * find its way from the environment into the SQL: the placeholder is undefined, unless an input or a variable gives it.
 */
function isUnresolvedPlaceholder({ name, values }) {
    return isPlaceholder(name) && namesVariable(values);
}
/** Other settings of a file that name a variable, and the way out. */
function listUnresolved(settings) {
    const given = new Set(settings.flatMap(({ name, variable }) => (variable === undefined ? [] : [name])));
    return settings
        .filter(({ name, values }) => !given.has(name) && namesVariable(values))
        .map(({ name }) => ({ name, help: `set the variable ${variableOf(name)}, which comes before the file` }));
}
function namesVariable(values) {
    return /\$\{.*\}/s.test(values.join(","));
}
/** What Java's driver calls otherwise, or what libpq has no such name for. */
const parameters = {
    user: "user",
    password: "password",
    sslmode: "sslmode",
    sslrootcert: "sslrootcert",
    connectTimeout: "connect_timeout",
};
/** The URL that FLYWAY_URL, FLYWAY_USER and FLYWAY_PASSWORD make together; null where the first is not set. */
function readFlywayUrl({ FLYWAY_URL: url, FLYWAY_USER, FLYWAY_PASSWORD }) {
    const whole = url?.trim() ?? "";
    if (whole === "")
        return null;
    const [address = "", query = ""] = whole.replace(/^jdbc:/i, "").split(/\?(.*)/s);
    const written = new URLSearchParams(query.replaceAll("+", "%2B"));
    const given = new URLSearchParams();
    // Java's driver checks the server's name where it is only told to use TLS.
    if (/^(?:true)?$/i.test(written.get("ssl") ?? "no"))
        given.set("sslmode", "verify-full");
    for (const [name, value] of written) {
        const known = parameters[name];
        if (known !== undefined)
            given.set(known, value);
    }
    if (FLYWAY_USER !== undefined && FLYWAY_USER !== "")
        given.set("user", FLYWAY_USER);
    if (FLYWAY_PASSWORD !== undefined && FLYWAY_PASSWORD !== "")
        given.set("password", FLYWAY_PASSWORD);
    return `${address}?${given.toString().replaceAll("+", "%20")}`;
}

;// CONCATENATED MODULE: ./lib/config/flyway/review-settings.js




const notLookedUp = "a variable is not looked up: give its value with the input placeholders";
/** The settings that hold; what does not, or is unknown, is told in `findings`. */
function reviewSettings(file, read, findings) {
    findings.push(...read.findings);
    const told = new Map();
    const review = { file, findings, told };
    const known = read.settings.filter(({ name }) => isHonoured(name));
    for (const setting of read.settings.filter((one) => !known.includes(one)))
        tellSetting(setting, review);
    for (const { name } of known.filter(isUnresolvedPlaceholder))
        told.set(name, notLookedUp);
    for (const [name, settings] of read.environments) {
        for (const setting of settings)
            tellOfEnvironment(name, setting, review);
    }
    const strange = read.others.filter((name) => !otherTables.includes(name));
    findings.push(...strange.map((name) => unknown(file, { name, values: [], line: null }, ["flyway", "environments"])));
    for (const key of read.foreign)
        told.set(key, "Flyway's settings begin with flyway.");
    findings.push(...notHonouredFinding(file, told));
    return known.filter((setting) => !isUnresolvedPlaceholder(setting));
}
function tellSetting(setting, { file, findings, told }) {
    const known = Object.keys(notHonoured);
    const reason = notHonoured[findKnown(known, setting.name) ?? ""];
    if (reason === undefined)
        findings.push(unknown(file, setting, [...honoured, ...known]));
    else
        told.set(setting.variable ?? setting.name, reason);
}
function tellOfEnvironment(environment, setting, { file, findings, told }) {
    const [name = ""] = setting.name.split(".");
    if (name === "schemas")
        return;
    const full = `environments.${environment}.${setting.name}`;
    if (loginSettings.includes(name))
        told.set(`environments.${environment}.${name}`, "the login is the input database-url");
    else if (name === "flyway")
        told.set(full, "settings are read from [flyway] alone");
    else
        findings.push(unknown(file, { ...setting, name: full }, loginSettings));
}
function unknown(file, { name, line }, known) {
    const near = (0,nearest/* nearest */.p)(name, known);
    const help = near === null ? "remove it, or correct its name" : `did you mean ${near}?`;
    return (0,problems/* finding */.g)("input", { message: `unknown setting "${name}" of Flyway's`, help, ...placeOf(file, line) });
}
function placeOf(file, line) {
    return { ...(file === null ? {} : { file }), ...(line === null ? {} : { line }) };
}
function notHonouredFinding(file, told) {
    if (told.size === 0)
        return [];
    const list = [...told].map(([name, reason]) => `${name} (${reason})`).join("; ");
    return [(0,problems/* finding */.g)("flyway-setting", { message: `settings that do not hold here: ${list}`, ...placeOf(file, null) })];
}

;// CONCATENATED MODULE: ./lib/config/flyway/read-settings.js










/** Files that Flyway itself looks for, the newer kind first: where it is, the older one is not read. */
const usualFiles = ["flyway.toml", "flyway.conf"];
/** Reads the Flyway configuration of a repository: the named file, else the usual ones. Problems are added to `findings`. */
async function readFlywaySettings(sources, named, findings) {
    if (named === "off")
        return noFlywaySettings;
    const ofVariables = readVariables(sources.variables);
    const before = findings.length;
    for (const file of named === null ? usualFiles : [named]) {
        const text = readTextOf(file, sources, findings);
        if (text !== null)
            return understand(file, withVariables(file.endsWith(".toml") ? await readToml(file, text) : readConf(text), ofVariables), findings);
    }
    if (named !== null && findings.length === before) {
        findings.push((0,problems/* finding */.g)("input", { message: `there is no file ${named}`, help: "correct flyway.config, or remove it" }));
    }
    const understood = understand(null, withVariables(readConf(""), ofVariables), findings);
    return ofVariables.some(({ name }) => isHonoured(name)) ? understood : noFlywaySettings;
}
/** Variables beat the file. */
function withVariables(read, settings) {
    return { ...read, settings: [...read.settings, ...settings] };
}
function understand(file, read, findings) {
    const reader = toReader(reviewSettings(file, read, findings), file, findings);
    refuseUnclear(reader, read);
    return {
        file,
        naming: toNaming(reader),
        scriptSettings: toScriptSettings(reader),
        locations: reader.list("locations"),
        callbackLocations: reader.list("callbackLocations"),
        baseline: {
            version: reader.text("baselineVersion"),
            description: reader.text("baselineDescription"),
            made: reader.flag("baselineOnMigrate") === true ? "by-apply" : "on-purpose",
        },
        ignored: toIgnored(reader),
        valuesFor: toValues(reader, read),
        passedOver: (environment) => tellPassedOver(file, read, { reader, environment }),
    };
}
/** The environment of Flyway's that is meant: by our name of it, else by Flyway's. */
function chosenOf({ environments }, { text }, environment) {
    const own = environment === plan/* defaultEnvironment */.L6 ? undefined : environments.get(environment);
    return own ?? environments.get(text("environment") ?? "default");
}
function tellPassedOver(file, read, { reader, environment }) {
    const others = [...read.environments].filter(([, settings]) => settings.some(({ name }) => name === "schemas"));
    if (others.length === 0 || chosenOf(read, reader, environment) !== undefined)
        return [];
    const message = `no schemas are named for ${environment}: ${file ?? ""} names them for ${others.map(([name]) => name).join(", ")} alone`;
    const help = "set schemas, or FLYWAY_ENVIRONMENT to the one that is meant";
    return [(0,problems/* finding */.g)("flyway-setting", { severity: "warning", message, help, environment, ...placeOf(file, null) })];
}
/** What Flyway itself takes an empty text for: a prefix that is none, or nothing said. */
const mayBeEmpty = new Set([
    "sqlMigrationPrefix",
    "undoSqlMigrationPrefix",
    "baselineMigrationPrefix",
    "repeatableSqlMigrationPrefix",
    "baselineVersion",
    "baselineDescription",
    "installedBy",
    "callbackLocations",
    "ignoreMigrationPatterns",
]);
/** Settings whose values are not what was meant, whichever they are. */
function refuseUnclear({ all, text, bad }, { environments }) {
    for (const { name, help } of listUnresolved(all))
        bad(name, `${name} holds a variable, which is not looked up`, help);
    for (const { name, values, written } of all) {
        if (written === "bare")
            bad(name, `${name} is written as a number or a date`, "write the text in quotes: 1.10 is not 1.1");
        if (values.join("") === "" && !isPlaceholder(name) && !mayBeEmpty.has(name))
            bad(name, `${name} is empty`, "give it a value, or remove it");
    }
    const environment = text("environment");
    if (environment !== null && environments.size > 0 && !environments.has(environment)) {
        const help = `one of ${[...environments.keys()].join(", ")}`;
        bad("environment", `there is no environment "${environment}" in Flyway's configuration`, help);
    }
}
function toReader(settings, file, findings) {
    const find = (name) => settings.findLast((one) => one.name === name);
    const bad = (name, message, help) => {
        const { line = null, variable } = find(name) ?? {};
        const place = variable === undefined ? placeOf(file, line) : {};
        findings.push((0,problems/* finding */.g)("input", { message: variable === undefined ? message : `${variable}: ${message}`, help, ...place }));
    };
    const list = (name) => (find(name)?.values ?? [])
        .flatMap((value) => value.split(","))
        .map((part) => part.trim())
        .filter(Boolean);
    const prefix = (name) => find(name)?.values.join(",") ?? null;
    const text = (name) => prefix(name) || null;
    const flag = (name) => {
        const value = text(name)?.toLowerCase() ?? null;
        if (value !== null && value !== "true" && value !== "false") {
            bad(name, `${name} "${value}" is neither true nor false`, "write true or false");
        }
        return value === null ? null : value === "true";
    };
    return { text, prefix, list, flag, bad, all: settings };
}
function toNaming({ text, prefix, list, flag }) {
    const suffixes = list("sqlMigrationSuffixes");
    return {
        versioned: prefix("sqlMigrationPrefix") ?? file_name/* usualNaming */.Z.versioned,
        undo: prefix("undoSqlMigrationPrefix") ?? file_name/* usualNaming */.Z.undo,
        baseline: prefix("baselineMigrationPrefix") ?? file_name/* usualNaming */.Z.baseline,
        repeatable: prefix("repeatableSqlMigrationPrefix") ?? file_name/* usualNaming */.Z.repeatable,
        separator: text("sqlMigrationSeparator") ?? file_name/* usualNaming */.Z.separator,
        suffixes: suffixes.length > 0 ? suffixes : file_name/* usualNaming */.Z.suffixes,
        // Flyway passes over a name that fits no pattern, unless it is told to object.
        strict: flag("validateMigrationNaming") === true,
    };
}
function toScriptSettings({ text, flag, bad }) {
    const [encoding, prefix, suffix] = [text("encoding"), text("placeholderPrefix"), text("placeholderSuffix")];
    if (encoding !== null && (0,decode/* parseEncoding */.l)(encoding) === null)
        bad("encoding", `"${encoding}" is no encoding that is known here`, "UTF-8 or windows-1252 for example");
    const replacement = flag("placeholderReplacement");
    return {
        ...(encoding === null ? {} : { encoding }),
        ...(prefix === null ? {} : { placeholderPrefix: prefix }),
        ...(suffix === null ? {} : { placeholderSuffix: suffix }),
        ...(replacement === null ? {} : { placeholderReplacement: replacement }),
        ...(flag("mixed") === true ? { mixed: "allow" } : {}),
        // True is the default, which leaves it to the statements.
        ...(flag("executeInTransaction") === false ? { executeInTransaction: false } : {}),
    };
}
const ignorable = ["missing", "ignored", "future"];
function toIgnored({ all, list, bad }) {
    if (!all.some(({ name }) => name === "ignoreMigrationPatterns"))
        return null;
    return list("ignoreMigrationPatterns").flatMap((pattern) => {
        const [, type = "", state = ""] = /^(\*|versioned|repeatable):(\*|missing|pending|ignored|future)$/i.exec(pattern.replaceAll(" ", "")) ?? [];
        if (state === "")
            bad("ignoreMigrationPatterns", `"${pattern}" is no pattern of states`, "for example *:missing");
        // A repeatable without its file blocks nothing here anyway.
        if (type.toLowerCase() === "repeatable")
            return [];
        return ignorable.filter((one) => state === "*" || state.toLowerCase() === one);
    });
}
function toValues(reader, read) {
    const { text, list, flag, all } = reader;
    const values = new Map();
    const put = (name, value) => void (value === null ? null : values.set(name, value));
    put("flyway.table", text("table") ?? "flyway_schema_history");
    put("flyway.installedBy", text("installedBy"));
    put("target", text("target"));
    put("out-of-order", flag("outOfOrder") === true ? "allow" : null);
    put("transaction", flag("group") === true ? "all" : null);
    put("lock-wait", toLockWait(reader));
    const placeholders = all.filter(({ name }) => isPlaceholder(name));
    const lines = placeholders.map(({ name, values: parts }) => `${name.slice("placeholders.".length)}=${parts.join(",")}`);
    put("flyway.placeholders", lines.length === 0 ? null : lines.join("\n"));
    return (environment) => {
        const ofEnvironment = chosenOf(read, reader, environment)?.find(({ name }) => name === "schemas")?.values ?? [];
        const named = list("schemas");
        const schemas = [text("defaultSchema") ?? [], named.length > 0 ? named : ofEnvironment].flat();
        return new Map([
            ...values,
            ...(schemas.length === 0 ? [] : [["schemas", [...new Set(schemas)].join(",")]]),
        ]);
    };
}
/** Flyway tries once a second. */
function toLockWait({ text, bad }) {
    const count = text("lockRetryCount");
    if (count === null)
        return null;
    if (!/^-1$|^\d{1,9}$/.test(count)) {
        bad("lockRetryCount", `lockRetryCount "${count}" is no number`, "a number, or -1 for ever");
        return null;
    }
    const longest = 2_147_483;
    return `${count === "-1" ? longest : Math.min(Number(count), longest)}s`;
}

;// CONCATENATED MODULE: ./lib/config/locations.js
/** Where Flyway looks unless it is told: on the classpath, or in the folder sql. */
const usualLocations = ["classpath:db/migration", "filesystem:sql", "filesystem:migrations"];
/** Without its configuration: our own folder, else where an application that brings Flyway along has them. */
const ownLocations = ["migrations", "classpath:db/migration"];
/** Where the files are looked for: as asked, as Flyway is told to, or where they usually are. */
function toLocations(asked, flyway) {
    const split = (text) => text
        .split(",")
        .map((part) => part.trim())
        .filter(Boolean);
    const isUsual = asked === "migrations" && flyway.file === null;
    if (asked !== null && !isUsual)
        return { migrations: asked, locations: { list: split(asked), choose: "all" } };
    if (flyway.locations.length > 0) {
        return { migrations: flyway.locations.join(","), locations: { list: flyway.locations, choose: "all" } };
    }
    const list = flyway.file === null ? ownLocations : usualLocations;
    return { migrations: "migrations", locations: { list, choose: "first" } };
}

;// CONCATENATED MODULE: ./lib/config/needs.js

/** What a command cannot do without, and what only another one can do. */
function checkNeeds(config, sources, note) {
    const { command } = config;
    if (command !== "repair" && config.drift === "accept")
        note("accept-drift is for repair");
    if (sources.entry === "action" && (command === "new" || command === "export")) {
        return note(`${command} is for the command line`, { help: `node dist/cli.js ${command} --help` });
    }
    needs[command]?.(config, sources, note);
}
const needs = {
    repair: (config, sources, note) => {
        if (config.reason === null) {
            const help = "say why the record and not the file is wrong";
            note(`repair needs ${spell("reason", sources)}, for the record`, { help });
        }
        if (config.all || config.targetVersion !== null || config.drift === "accept")
            return;
        const all = sources.entry === "cli" ? ", --all or --accept-drift" : "";
        const help = "status shows which versions are edited, missing or failed";
        note(`repair needs ${spell("target-version", sources)}${all}`, { help });
    },
    baseline: ({ targetVersion }, sources, note) => {
        const help = "name the version of the last file whose changes are there";
        if (targetVersion === null)
            note(`baseline needs ${spell("target-version", sources)}`, { help });
    },
    adopt: ({ copyOf, reason, all, targetVersion }, sources, note) => {
        if (copyOf !== null || reason !== null)
            return;
        const asked = [all ? "all" : "", targetVersion === null ? "" : "target-version"].filter(Boolean);
        for (const name of asked) {
            const help = "say why the file and not Flyway's record is right";
            note(`adopt needs ${spell("reason", sources)} with ${spell(name, sources)}, for the record`, { help });
        }
    },
    export: ({ exportTo }, _sources, note) => {
        if (exportTo === null)
            note("export needs --to", { help: "export --to flyway" });
    },
    new: ({ undoOf, fromDrift, description }, _sources, note) => {
        if (undoOf !== null && (fromDrift || description !== null)) {
            const help = "new --undo V12 takes the words of V12's file";
            note("new writes either an undo script or a new version", { help });
        }
        if (description !== null || fromDrift || undoOf !== null)
            return;
        note("new needs a description", { help: 'for example: new "add email to users"' });
    },
};

;// CONCATENATED MODULE: ./lib/core/libpq-variables.js
/** What stands in for a parameter that the URL lacks. */
const standIns = {
    sslmode: "PGSSLMODE",
    sslrootcert: "PGSSLROOTCERT",
    sslcert: "PGSSLCERT",
    sslkey: "PGSSLKEY",
    channel_binding: "PGCHANNELBINDING",
    connect_timeout: "PGCONNECT_TIMEOUT",
};
/** Variables without which libpq would come to the same connection, by the values for which that holds. */
const harmless = {
    PGHOST: [],
    PGPORT: ["5432"],
    PGDATABASE: [],
    PGHOSTADDR: [],
    PGSERVICE: [],
    PGTARGETSESSIONATTRS: ["any"],
    PGLOADBALANCEHOSTS: ["disable"],
    PGSSLCRL: [],
    PGSSLCRLDIR: [],
    PGSSLNEGOTIATION: ["postgres"],
    PGSSLSNI: ["1"],
    PGSSLMINPROTOCOLVERSION: ["TLSv1", "TLSv1.1", "TLSv1.2"],
    PGSSLMAXPROTOCOLVERSION: [],
    PGGSSENCMODE: ["disable", "prefer"],
    PGREQUIREPEER: [],
    PGREQUIREAUTH: [],
    PGREQUIRESSL: ["0"],
    PGSSLCERTMODE: ["allow"],
    PGMINPROTOCOLVERSION: ["3.0"],
    // What libpq asks the server to set at the login; what PGOPTIONS asks for is followed.
    PGTZ: [],
    PGDATESTYLE: [],
    PGGEQO: [],
    PGCLIENTENCODING: ["UTF8", "utf8", "UTF-8", "utf-8", "auto"],
};
/** What a variable says for a parameter that the URL lacks. */
function standInFor(parameter, variables) {
    return nonEmpty(variables[standIns[parameter] ?? ""]);
}
/** The first variable that would lead libpq elsewhere; what the URL says itself (`given`) goes before its variable. */
function ignoredVariable(variables, given) {
    const leads = ([name, same]) => {
        const value = nonEmpty(variables[name]);
        return value !== undefined && (given[name] ?? "") === "" && !same.includes(value);
    };
    return Object.entries(harmless).find(leads)?.[0] ?? null;
}
/** Where libpq looks besides, in the home folder of whoever runs it. */
function libpq_variables_usualFiles(variables) {
    const { HOME: home = "", APPDATA: data = "", PGPASSFILE: named = "", OS: system } = variables;
    const onWindows = system === "Windows_NT";
    const folder = onWindows ? `${data}/postgresql` : `${home}/.postgresql`;
    const known = (onWindows ? data : home) !== "";
    const passfile = named !== "" ? named : onWindows ? `${folder}/pgpass.conf` : `${home}/.pgpass`;
    return {
        ...(known || named !== "" ? { passfile } : {}),
        ...(known ? { usualRootcert: `${folder}/root.crt` } : {}),
    };
}
function nonEmpty(text) {
    return text === "" ? undefined : text;
}

// EXTERNAL MODULE: ./lib/core/url-parts.js
var url_parts = __nccwpck_require__(785);
;// CONCATENATED MODULE: ./lib/core/database-url.js


const bindings = ["disable", "prefer", "require"];
const modes = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"];
/** An hour: a host that does not answer must not hold a job for ever. */
const longestTimeoutS = 3600;
const usualPort = 5432;
/**
 * Reads `postgresql://user:password@host:port/database?sslmode=…` as libpq does, and forgives what a URL would not:
 * reserved characters in the password. Of the variables that libpq knows, those about TLS and time complete it; another
 * one that libpq would follow is a problem. The problem's text never holds any part of the URL.
 */
function parseDatabaseUrl(text, variables = {}) {
    const rest = (0,url_parts/* withoutScheme */.yO)(text);
    if (rest === null)
        return problem("the database URL does not begin with postgresql://");
    if (/%00|\0/.test(rest))
        return problem("the database URL holds a %00, which no name and no password can");
    const { login, authority, path, query } = (0,url_parts/* cut */.Jj)(rest);
    const parameters = readParameters(query);
    if (parameters === null)
        return problem(nameUnknown(query));
    const get = (name) => parameters.get(name) ?? standInFor(name, variables);
    // libpq would read a database's name with an @ in it, which hardly anybody means.
    if (login !== null && path.includes("@"))
        return problem("the database URL has an @ behind the / that ends its host: write it as %40, and a / before it as %2F");
    const place = readPlace(authority, get);
    if ("problem" in place)
        return place;
    const [user = "", password] = login === null ? [] : (0,url_parts/* splitOnce */.E2)(login, ":");
    const tls = readTls(get);
    if ("problem" in tls)
        return tls;
    const name = get("user") ?? (0,url_parts/* decode */.D4)(user);
    if (name === "")
        return problem("the database URL names no user");
    const seconds = (get("connect_timeout") ?? "10").trim();
    const timeout = /^\+?\d+$/.test(seconds) ? Number(seconds) : 0;
    if (!(timeout > 0 && timeout <= longestTimeoutS))
        return problem(`the connect_timeout of the database URL is no number of seconds from 1 to ${longestTimeoutS}`);
    const { host, port } = place;
    if (tls.channelBinding === "require" && host.startsWith("/"))
        return problem("channel_binding=require in the database URL needs TLS, which a socket does not have");
    const database = get("dbname") ?? (0,url_parts/* decode */.D4)(path);
    const given = { PGHOST: host, PGPORT: port, PGDATABASE: database, PGREQUIRESSL: get("sslmode") ?? "" };
    const ignored = ignoredVariable(variables, given);
    if (ignored !== null)
        return problem(`libpq would follow the variable ${ignored}, which the tool does not: unset it, or complete the URL`);
    // Where libpq was built decides in which folder it would look for a socket.
    if (host === "")
        return problem("the database URL names no host: name localhost, or the folder of the server's socket");
    return {
        ok: {
            host,
            port: port === "" ? usualPort : Number(port),
            user: name,
            password: get("password") ?? (password === undefined ? null : (0,url_parts/* decode */.D4)(password)),
            database: database === "" ? name : database,
            ...tls,
            connectTimeoutMs: timeout * 1000,
            ...libpq_variables_usualFiles(variables),
        },
    };
}
/** Host and port as far as the URL has them. */
function readPlace(authority, get) {
    if (authority.includes(",") || get("host")?.includes(",") === true)
        return problem("the database URL names several hosts: name one");
    const [, written = "", behind = ""] = url_parts/* hostAndPort */.PG.exec(authority) ?? [];
    const port = get("port") ?? behind;
    if (!url_parts/* hostAndPort */.PG.test(authority) || !isPort(port))
        return problem("the port of the database URL is no number from 1 to 65535");
    return { host: get("host") ?? (0,url_parts/* decode */.D4)(written).replace(/^\[(.*)\]$/, "$1"), port };
}
/** As in libpq: `system` are the authorities that the machine trusts, and those are no use to a mode that checks less. */
function readTls(get) {
    const written = get("sslrootcert") ?? "";
    const authorities = written === "" ? null : written;
    const sslmode = get("sslmode") ?? (authorities === "system" ? "verify-full" : "prefer");
    if (!isMode(sslmode))
        return problem(`the sslmode of the database URL is none of ${modes.join(", ")}`);
    if (authorities === "system" && sslmode !== "verify-full")
        return problem("sslrootcert=system in the database URL needs sslmode=verify-full");
    const binding = get("channel_binding") ?? "prefer";
    if (!bindings.includes(binding))
        return problem(`the channel_binding of the database URL is none of ${bindings.join(", ")}`);
    if (binding === "require" && sslmode === "disable")
        return problem("channel_binding=require in the database URL needs TLS, which sslmode=disable excludes");
    const [sslcert, sslkey] = [get("sslcert"), get("sslkey")].map((file) => (file === "" ? undefined : file));
    const channelBinding = binding === "require" ? "require" : "any";
    return { sslmode, sslrootcert: authorities, sslcert, sslkey, channelBinding };
}
function isPort(text) {
    return text === "" || (/^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535);
}
/** Null where one of them is not known. */
function readParameters(query) {
    const parameters = (0,url_parts/* toPairs */.xc)(query);
    return parameters.every(([key]) => url_parts/* followed */.Xd.includes(key)) ? new Map(parameters) : null;
}
function nameUnknown(query) {
    const named = (0,url_parts/* toPairs */.xc)(query).find(([key]) => (0,url_parts/* isOfOthers */.Ft)(key));
    const what = named === undefined ? "a parameter that" : `the parameter ${named[0]}, which`;
    return `the database URL has ${what} is none of ${url_parts/* followed */.Xd.join(", ")}`;
}
function isMode(text) {
    return modes.includes(text);
}
function problem(text) {
    return { problem: text };
}

;// CONCATENATED MODULE: ./lib/config/password-in.js
/** The password of a URL, else that of the variable for it; an empty one is none, as in libpq. */
function passwordIn({ password }, variables) {
    return [password, variables["PGPASSWORD"]].find((text) => (text ?? "") !== "") ?? null;
}

;// CONCATENATED MODULE: ./lib/config/secrets.js


/**
 * Every spelling of every secret at hand, also of those that this run does not use and of URLs that are refused: URLs
 * and their passwords as written and decoded, the token, placeholder values.
 */
function secretsOf({ given, variables }, file, environments) {
    const configured = file.environments.map(({ values }) => variables[variableIn(values.get("database-url")?.text) ?? ""]);
    const urls = [
        given.get("database-url"),
        shadowUrl(given),
        ...[...given.values()].filter(isUrlWithLogin),
        variables["DATABASE_URL"],
        variables["FLYWAY_URL"],
        ...configured,
    ].filter((url) => url !== undefined);
    const parsed = environments.flatMap(({ database }) => (database.kind === "server" ? [database.target.password] : []));
    const values = environments.flatMap(({ placeholders }) => [...placeholders.values()]);
    const all = [
        ...parsed,
        ...urls.map((url) => url.trim()),
        ...urls.flatMap(url_parts/* rawPasswordsOf */.Wq),
        given.get("github-token"),
        variables["PGPASSWORD"],
        variables["FLYWAY_PASSWORD"],
        ...values,
    ];
    return [...new Set(all.flatMap((one) => (one === null || one === undefined ? [] : (0,redact/* spellingsOf */.Hz)(one))))];
}
/** A word is none; what is no word may be a URL with a slip. */
function shadowUrl(given) {
    const shadow = given.get("shadow")?.trim();
    return shadow === undefined || /^[\w-]*$/.test(shadow) ? undefined : shadow;
}
/** In whatever input it landed. */
function isUrlWithLogin(text) {
    return /^\s*[a-z][a-z0-9+.-]*:\/\/[^\s@]*@/i.test(text);
}
/** The name in `${NAME}`. */
function variableIn(text) {
    return /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/.exec(text ?? "")?.[1] ?? null;
}
/** Hosts are no secrets, but in a public repository they are nobody's business; a socket or this machine tells nothing. */
function hostsOf(environments) {
    return environments.flatMap(({ database }) => {
        const host = database.kind === "server" ? database.target.host : "localhost";
        return /^(?:\/|localhost$|127\.|::1$)/.test(host) ? [] : [host];
    });
}

;// CONCATENATED MODULE: ./lib/config/read-environment.js







/** One environment: inputs beat its own values in the file, which beat the file's top level. */
function readEnvironment(one, parts) {
    const { file, flyway, sources } = parts;
    const ofFlyway = flyway.valuesFor(one.name);
    const note = (message, more) => parts.note(one.name === plan/* defaultEnvironment */.L6 ? message : `${one.name}: ${message}`, more);
    const get = (key) => sources.given.get(key) ?? one.values.get(key)?.text ?? file.values.get(key)?.text ?? ofFlyway.get(key) ?? null;
    return {
        name: one.name,
        branch: one.values.get("branch")?.text ?? null,
        database: readDatabase(one, { ...parts, note }),
        ...parseSettings(get, sources.variables, note),
        ignored: flyway.ignored,
    };
}
function readDatabase({ values }, parts) {
    const { sources, file, note } = parts;
    const { given, variables, entry } = sources;
    const configured = variableIn(values.get("database-url")?.text);
    // The action ignores DATABASE_URL: which database a workflow changes is written in the workflow.
    const variable = configured ?? (entry === "cli" && file.environments.length === 0 ? "DATABASE_URL" : null);
    const own = given.get("database-url") ?? (variable === null ? undefined : variables[variable])?.trim();
    const ofFlyway = variable === "DATABASE_URL" ? readFlywayUrl(variables) : null;
    const url = own === undefined || own === "" ? ofFlyway : own;
    if (url === null)
        return withoutUrl(configured, parts, values);
    const parsed = parseDatabaseUrl(url, variables);
    if ("problem" in parsed) {
        const name = url === ofFlyway ? "FLYWAY_URL" : variable;
        const from = given.has("database-url") || name === null ? "" : ` (from the variable ${name})`;
        note(`${parsed.problem}${from}`, {
            help: "write postgresql://user:password@host:5432/database?sslmode=verify-full",
            name: "database-url",
        });
        return { kind: "none", reason: parsed.problem };
    }
    const password = passwordIn(parsed.ok, variables);
    const sslrootcert = given.get("ssl-ca") ?? parsed.ok.sslrootcert;
    return { kind: "server", target: { ...parsed.ok, password, sslrootcert } };
}
function withoutUrl(configured, parts, values) {
    const { sources, file, command, note } = parts;
    const onRunner = !["", "0", "false"].includes(sources.variables["CI"] ?? "");
    const evidence = sources.given.get("evidence") ?? values.get("evidence")?.text ?? file.values.get("evidence")?.text;
    const evident = evidence !== undefined && (command === "check" || command === "observe");
    if (sources.entry === "cli" && file.environments.length === 0 && !onRunner && !evident) {
        return { kind: "embedded", folder: ".schema-version" };
    }
    const reason = configured === null ? missingUrl(parts) : `the variable ${configured} is not set`;
    if ((0,core_event/* writes */.D3)(command)) {
        const way = sources.entry === "cli" ? "pass --database-url, or set DATABASE_URL" : "set database-url from a secret";
        const help = configured === null ? way : `set ${configured} from a secret`;
        note(`${reason}, and ${command} needs one`, { help, name: "database-url" });
    }
    return { kind: "none", reason };
}
function missingUrl({ sources, file }) {
    if (file.environments.length > 0)
        return "the configuration file gives it no database-url";
    return sources.entry === "cli" ? "the variable DATABASE_URL is not set" : "the input database-url is empty";
}

// EXTERNAL MODULE: ./lib/core/catalogue/review.js + 9 modules
var review = __nccwpck_require__(4451);
;// CONCATENATED MODULE: ./lib/config/review-settings.js



const levels = ["error", "warning", "note", "off"];
const usualSizes = { small: 10_000, large: 1_000_000 };
/** Reads `rules` and `sizes` of the configuration file; bad ones go into `findings` with their line. */
function readReviewSettings({ rules, sizes }, file, findings) {
    const bad = (message, { line }, help) => {
        findings.push((0,problems/* finding */.g)("input", { message, help, file, line }));
    };
    return { levels: readLevels(rules, bad), sizes: readSizes(sizes, bad) };
}
function readLevels(rules, bad) {
    const read = new Map();
    for (const [id, value] of rules) {
        const level = levels.find((one) => one === value.text);
        if (!Object.hasOwn(review/* reviewRules */.Q, id))
            bad(...explainUnknown(id, value));
        else if (level === undefined)
            bad(`"${value.text}" is no severity of the rule ${id}`, value, "it takes error, warning, note or off");
        else
            read.set(id, level);
    }
    return read;
}
function explainUnknown(id, value) {
    if (Object.hasOwn(problems/* problems */.B, id)) {
        return [`the severity of "${id}" cannot be chosen`, value, "docs/rules.md lists the rules whose severity can"];
    }
    const near = (0,nearest/* nearest */.p)(id, Object.keys(review/* reviewRules */.Q));
    return [`there is no rule "${id}"`, value, near === null ? "docs/rules.md lists the rules" : `did you mean ${near}?`];
}
function readSizes(sizes, bad) {
    const read = { ...usualSizes };
    for (const [name, value] of sizes) {
        if (name !== "small" && name !== "large")
            bad(`unknown key "${name}" in sizes`, value, "known are small and large");
        else if (!/^\d{1,15}$/.test(value.text))
            bad(`sizes.${name} "${value.text}" is no number of rows`, value, "write a whole number");
        else
            read[name] = Number(value.text);
    }
    const [, large] = [...sizes].at(-1) ?? [];
    if (read.small > read.large && large !== undefined) {
        bad(`sizes.small (${read.small}) is above sizes.large (${read.large})`, large, "small is the lower one");
    }
    return read;
}

;// CONCATENATED MODULE: ./lib/config/selection.js

/** What `rollback` takes back: exactly one of three inputs says so; null where none or several do. */
function readSelection(get, note) {
    const given = ["target-version", "steps", "run-id"].filter((name) => get(name) !== null);
    if (given.length !== 1) {
        const but = given.length === 0 ? "none is given" : `${given.join(" and ")} are given`;
        const help = "target-version: the version that stays; steps: how many; run-id: what that run applied";
        note(`rollback needs exactly one of target-version, steps and run-id: ${but}`, { help });
        return null;
    }
    const [version, steps, runId] = [get("target-version"), get("steps"), get("run-id")];
    if (version !== null)
        return { by: "target", version };
    if (runId !== null)
        return { by: "run", runId };
    const count = /^\d{1,6}$/.test(steps ?? "") ? Number(steps) : 0;
    if (count > 0)
        return { by: "steps", count };
    note(`steps "${steps}" is no positive number`, { help: "for example 1: the newest migration" });
    return null;
}
/** Whoever bounds an `apply` expects that it stops there: it does not, so it must not begin. */
function refuseBounds(get, note) {
    for (const name of ["target-version", "steps", "run-id"].filter((one) => get(one) !== null)) {
        note(`apply runs all that is pending: ${name} does not bound it`, {
            help: `leave ${name} out; a file that should wait belongs on another branch`,
        });
    }
}
/** A version in the grammar of file names; "0" is the one before all. */
function readTargetVersion(text, note) {
    if (text !== null && (0,core_version/* parseVersion */.ot)(text) === null) {
        const help = "write it as in the files' names, for example 12 or 2.1; 0 is before all";
        note(`target-version "${text}" is no version`, { help });
    }
    return text;
}
/** A version as it is written, or as its file is named: `12`, `V12`. */
function readUndoOf(text, note) {
    const version = text?.replace(/^V/i, "") ?? null;
    if (version !== null && (0,core_version/* parseVersion */.ot)(version) === null) {
        note(`undo "${text ?? ""}" is no version`, { help: "name the version of a V file: new --undo V12" });
    }
    return version;
}
/** A digest as a plan prints it. */
function readDigest(text, note) {
    if (text === null || /^[0-9a-f]{32}$/.test(text))
        return text;
    note(`expect-plan "${text}" is no plan digest`, { help: "copy the 32 hexadecimal digits that the dry run prints" });
    return null;
}

;// CONCATENATED MODULE: ./lib/core/shadow-choice.js

const words = ["auto", "pglite", "local", "off"];
/** Reads the input `shadow`. The problem's text never holds any part of a URL. */
function parseShadowChoice(text, variables = {}) {
    const trimmed = text.trim();
    const word = words.find((one) => one === trimmed);
    if (word !== undefined)
        return { ok: { kind: word } };
    if (/^postgres(?:ql)?:/i.test(trimmed)) {
        const parsed = parseDatabaseUrl(trimmed, variables);
        return "ok" in parsed
            ? { ok: { kind: "url", target: parsed.ok } }
            : { problem: `shadow: ${parsed.problem.replace("the database URL", "its URL")}` };
    }
    // What is no word may be a URL with a slip, so with a password.
    const named = /^[\w-]*$/.test(trimmed) ? ` "${trimmed}"` : "";
    return { problem: `shadow${named} is none of ${words.join(", ")} or a postgresql:// URL` };
}

;// CONCATENATED MODULE: ./lib/config/read-shadow.js



/** Events that hold secrets while others decide what is checked out: only the sandbox runs SQL there. */
const sandboxed = new Set(["pull_request_target", "workflow_run", "issue_comment"]);
/** The input `shadow`, and what the event lets run there. */
function readShadow(file, { given, variables, eventName }, note) {
    const asked = given.get("shadow") ?? file.values.get("shadow")?.text ?? "auto";
    const chosen = readChoice(asked, { fromFile: !given.has("shadow"), variables }, note);
    const inSandbox = eventName !== null && sandboxed.has(eventName) && chosen.kind !== "off";
    return {
        choice: inSandbox ? { kind: "pglite" } : chosen,
        trust: eventName !== null && ((0,core_event/* isUntrusted */.fb)(eventName) || sandboxed.has(eventName)) ? "pull-request" : "recorded",
        basePlaceholders: null,
        path: variables["PATH"] ?? "",
    };
}
function readChoice(text, { fromFile, variables }, note) {
    const parsed = parseShadowChoice(text, variables);
    if ("problem" in parsed) {
        note(parsed.problem, { name: "shadow", help: "auto is the default" });
        return { kind: "off" };
    }
    if (fromFile && parsed.ok.kind === "url") {
        const help = "pass the URL as the input shadow, from a secret";
        note("shadow is a URL, and the configuration file never holds one", { name: "shadow", help });
        return { kind: "off" };
    }
    if (parsed.ok.kind !== "url")
        return parsed.ok;
    const { target } = parsed.ok;
    return { kind: "url", target: { ...target, password: passwordIn(target, variables) } };
}

;// CONCATENATED MODULE: ./lib/config/read-config.js




















/** Reads all inputs; all bad ones are reported together. */
async function readConfig(sources) {
    const { given } = sources;
    const findings = unknownNames(sources);
    const asked = given.get("command") ?? "auto";
    const resolved = (0,core_event/* resolveCommand */.OK)(asked, sources.eventName);
    if ("findings" in resolved)
        findings.push(...resolved.findings);
    const command = "ok" in resolved ? resolved.ok : ((0,core_event/* nearestCommand */.EU)(asked) ?? "check");
    const configFile = given.get("config") ?? defaultFile;
    const known = await findFile(configFile, sources, findings);
    const file = known ?? noFile;
    const flyway = await readFlywaySettings(sources, file.values.get("flyway.config")?.text ?? null, findings);
    const noteIn = (...places) => toNote(findings, { given, configFile, places });
    const note = noteIn(file.values);
    // What a broken file would have said is not guessed: it would only add errors that are none.
    const chosen = known === null ? [] : chooseEnvironments(file, command, sources, note);
    const engine = readEngine(sources, note);
    const environments = chosen
        .map((one) => readEnvironment(one, { file, flyway, command, sources, note: noteIn(one.values, file.values) }))
        .map((one) => withEngine(one, engine, { command, note }));
    const unnamed = environments.filter(({ schemas }) => schemas.length === 0);
    findings.push(...unnamed.flatMap(({ name }) => flyway.passedOver(name)));
    const secrets = secretsOf(sources, file, environments);
    const settings = readSettings({ sources, file, flyway, command, note });
    const config = {
        ...settings,
        command,
        environments,
        leftOut: leftOutOf(file, chosen.length, command, sources),
        configFile,
        driftIgnore: [...settings.driftIgnore, ...readPatterns(tablesOfFlyway(environments), note)],
        review: readReviewSettings(file, configFile, findings),
        engine,
        notes: findings.filter(({ severity }) => severity !== "error"),
        secrets: [...secrets, ...(settings.audience === "public" ? hostsOf(environments) : [])],
    };
    if ("ok" in resolved && command === "apply")
        refuseBounds((name) => given.get(name) ?? null, note);
    checkNeeds(config, sources, note);
    if (findings.every((one) => one.severity !== "error"))
        return { ok: config };
    return { findings: findings.map((one) => withoutSecrets(one, secrets)), command, secrets };
}
/** What an input alone says, or the configuration file where it does not. */
function readSettings({ sources, file, flyway, command, note }) {
    const get = (name) => sources.given.get(name) ?? null;
    const top = (name) => get(name) ?? file.values.get(name)?.text ?? null;
    const is = (name) => readBoolean(name, get(name), note);
    const publishes = readMode("publish", get("publish"), ["auto", "all"], note);
    const baselineVersion = command === "baseline" ? flyway.baseline.version : null;
    return {
        ...toLocations(top("migrations"), flyway),
        naming: flyway.naming,
        scriptSettings: flyway.scriptSettings,
        callbackLocations: flyway.callbackLocations,
        baseline: flyway.baseline,
        queries: readList(top("queries")),
        targetVersion: readTargetVersion(get("target-version") ?? baselineVersion, note),
        rollback: command === "rollback" ? readSelection(get, note) : null,
        confirm: get("confirm"),
        dryRun: is("dry-run"),
        expectPlan: readDigest(get("expect-plan"), note),
        reason: get("reason"),
        failOn: readFailOn(top("fail-on") ?? "error", note),
        driftIgnore: readPatterns(top("drift-ignore"), note),
        audience: publishes === "auto" && sources.publicRepository ? "public" : "team",
        comment: readMode("comment", top("comment"), ["auto", "off"], note),
        suggestions: readMode("suggestions", top("suggestions"), ["auto", "off"], note),
        githubToken: get("github-token"),
        description: get("description"),
        all: is("all"),
        drift: is("accept-drift") ? "accept" : "keep",
        fromDrift: is("from-drift"),
        undoOf: readUndoOf(get("undo"), note),
        copyOf: get("copy-of"),
        exportTo: get("to") === null ? null : readMode("to", get("to"), ["flyway"], note),
        fix: is("fix"),
        showValues: is("show-values"),
        shadow: readShadow(file, sources, note),
        passwordCommand: get("password-command"),
    };
}
/** Flyway's table under another name than the usual one, which is known: no drift, whether it is in use or left behind. */
function tablesOfFlyway(environments) {
    const names = new Set(environments.map(({ flyway }) => flyway.table));
    return [...names]
        .filter((name) => name !== "flyway_schema_history")
        .map((name) => `table:*.${/^[a-z_][a-z0-9_]*$/.test(name) ? name : (0,quote/* quoteIdentifier */.Cm)(name)}`)
        .join("\n");
}
/** Takes bad inputs down; one that comes from the configuration file with its line. */
function toNote(findings, { given, configFile, places, }) {
    return (message, { name, help } = {}) => {
        const fromFile = name !== undefined && !given.has(name);
        const line = fromFile ? places.map((one) => one.get(name)?.line).find(Boolean) : undefined;
        const place = line === undefined ? {} : { file: configFile, line };
        findings.push((0,problems/* finding */.g)("input", { message, ...(help === undefined ? {} : { help }), ...place }));
    };
}
function withoutSecrets(one, secrets) {
    return { ...one, message: (0,redact/* redact */.E$)(one.message, secrets), help: (0,redact/* redact */.E$)(one.help, secrets) };
}
function unknownNames({ given, entry }) {
    const known = [...inputs/* inputs */.Q, ...(entry === "cli" ? flags/* flags */.M : [])].map((input) => input.name);
    return [...given.keys()]
        .filter((name) => !known.includes(name))
        .map((name) => {
        const near = (0,nearest/* nearest */.p)(name, known);
        const help = near === null ? "the README lists every input" : `did you mean ${near}?`;
        return (0,problems/* finding */.g)("input", { message: `unknown input "${name}"`, help });
    });
}


/***/ }),

/***/ 9501:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   V8: () => (/* binding */ outOfPatience),
/* harmony export */   si: () => (/* binding */ patienceMs),
/* harmony export */   tK: () => (/* binding */ cancelledBy)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8165);
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(551);


/** The runner kills 7.5 s after its first signal; a run that has not ended before 7 s ends itself, its record unsettled. */
const patienceMs = 6500;
/** What such a run says at its end. */
const outOfPatience = "what was under way did not answer to the cancel in time: what the database was doing may still be committed; run it again, the record says how far it came\n";
/** What a run is aborted with when a signal arrives. */
function cancelledBy(signal) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("cancelled", [(0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("cancelled", { message: `the run was cancelled (${signal})` })]);
}


/***/ }),

/***/ 342:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ rehearsalProblems)
/* harmony export */ });
/** Problems of: rehearsal. What a throw-away database showed of pending migrations. */
const rehearsalProblems = {
    "does-not-run": {
        severity: "error",
        about: "A pending migration fails on the throw-away database.",
        help: "correct the migration",
    },
    "fails-on-rows": {
        severity: "warning",
        about: "A pending migration runs on empty tables, but fails where they hold rows.",
        help: "make it pass with rows: add a column with a default, or fill it before it becomes required",
    },
    "rerun-fails": {
        severity: "error",
        about: "A pending migration cannot be run a second time.",
        help: "guard it: IF NOT EXISTS, IF EXISTS, OR REPLACE, ON CONFLICT DO NOTHING, or a DO block that looks first",
    },
    "rerun-changes": {
        severity: "error",
        about: "A second run of a pending migration changes the schema or rows again.",
        help: "name what it makes, and change only rows that still need it",
    },
    "undo-fails": {
        severity: "error",
        about: "The undo script of a pending migration fails on the throw-away database.",
        help: "correct the undo script",
    },
    "undo-differs": {
        severity: "error",
        about: "The undo script of a pending migration does not give back the schema from before.",
        help: "undo what the message names too",
    },
    "undo-twice": {
        severity: "warning",
        about: "The undo script of a pending migration cannot be run a second time.",
        help: "guard it: DROP … IF EXISTS, or a DO block that looks first",
    },
    "undo-order": {
        severity: "note",
        about: "The undo script of a pending migration gives back the schema, but its columns in another order.",
        help: "nothing but a new table changes the order; applications that name their columns do not mind",
    },
    "undo-rows": {
        severity: "note",
        about: "The undo script of a pending migration gives back the schema, but not the rows, or a sequence that counts anew.",
        help: "keep what is needed in a table of its own, or accept that it is gone",
    },
    "undo-proposed": {
        severity: "note",
        about: "A pending migration has no undo script, and one was made and tried.",
        help: "copy it, or let check --fix write it",
    },
    "undo-not-made": {
        severity: "note",
        about: "A pending migration has no undo script, and none could be made; the message says why.",
        help: "write it by hand, and let check try it",
    },
    "redo-fails": {
        severity: "error",
        about: "A pending migration cannot be applied again after its undo script.",
        help: "let the undo script remove all that the migration makes",
    },
    "redo-differs": {
        severity: "warning",
        about: "Applied again after its undo script, a pending migration makes another schema.",
        help: "let the undo script remove all that the migration makes",
    },
    "already-there": {
        severity: "warning",
        about: "IF NOT EXISTS skipped what a pending migration should make, because something of that name exists.",
        help: "look whether it is the same; else give it another name",
    },
    "open-transaction": {
        severity: "error",
        about: "A pending migration leaves a transaction open.",
        help: "end it in the file, or let the tool open the transaction",
    },
    "took-too-long": {
        severity: "warning",
        about: "A pending file was stopped on the throw-away database because it took too long, so nothing is proven of it.",
        help: "look what it waits for; check fewer pending files at a time, or try it on a copy of the database",
    },
    "not-rehearsed": {
        severity: "note",
        about: "What could not be tried on a throw-away database, and why.",
        help: "try it on a copy of the database",
    },
};


/***/ }),

/***/ 4451:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ reviewRules)
});

;// CONCATENATED MODULE: ./lib/core/catalogue/compatibility.js
const viewSafe = "-- expand, one transaction: the old name goes on as a view\nALTER TABLE customers RENAME TO clients;\nCREATE VIEW customers AS SELECT * FROM clients;";
/** Rules of the group compatibility: renames and what else the running application no longer finds. */
const compatibilityRules = {
    "rename-table": {
        group: "compatibility",
        severity: "error",
        about: "A table or view that is in use gets another name or schema.",
        help: "in the same file create a view with the old name, and drop it when no application uses it",
        why: "The running application gets 42P01 from the moment of the commit. A simple view with the old name takes SELECT, INSERT, ON CONFLICT and FOR UPDATE.",
        safe: viewSafe,
        peers: { squawk: "renaming-table", atlas: "BC101", strongMigrations: "rename_table" },
    },
    "rename-column": {
        group: "compatibility",
        severity: "error",
        about: "A column that is in use gets another name.",
        help: "add the new column, write both, fill it, move readers over, drop the old one with contract-of",
        why: "The running application gets 42703 from the moment of the commit.",
        safe: "-- V8, expand\nALTER TABLE users ADD COLUMN IF NOT EXISTS full_name text;\n-- V9, migrate\nUPDATE users SET full_name = name WHERE full_name IS NULL;\n-- V10, in a later deploy, with -- schema-version: contract-of=8\nALTER TABLE users DROP COLUMN IF EXISTS name;",
        peers: { squawk: "renaming-column", atlas: "BC102", strongMigrations: "rename_column" },
    },
    "rename-object": {
        group: "compatibility",
        severity: "warning",
        about: "A function, a type, an enum label, a schema or a constraint that is in use gets another name.",
        help: "make it a second time under the new name, move callers over, drop the old one in a later deploy",
        why: "The running application gets 42883, 42704 or 22P02 from the moment of the commit.",
        safe: "-- expand: the new name beside the old one\nCREATE OR REPLACE FUNCTION total_of(bigint) RETURNS numeric LANGUAGE sql STABLE AS 'SELECT total($1)';",
        peers: { squawk: "renaming-object, ban-set-schema", strongMigrations: "rename_schema (schemas)" },
    },
    "add-required-column": {
        group: "compatibility",
        severity: "error",
        about: "ADD COLUMN … NOT NULL without a default on a table that is in use.",
        help: "give it a default, or add it nullable and make it NOT NULL in a later deploy",
        why: "It fails with 23502 where a row is there; on an empty table the running application's INSERT fails from then on.",
        safe: "ALTER TABLE orders ADD COLUMN IF NOT EXISTS region text NOT NULL DEFAULT 'EU';",
        peers: { squawk: "adding-required-field", atlas: "MF103", strongMigrations: "add_column (null: false)" },
    },
    "drop-default": {
        group: "compatibility",
        severity: "warning",
        about: "DROP DEFAULT on a column that is NOT NULL.",
        help: "keep the default until every application writes the column",
        why: "An INSERT of the running application that leaves the column out fails with 23502. Frameworks add a default and drop it again in one migration.",
        safe: "ALTER TABLE orders ADD COLUMN IF NOT EXISTS region text NOT NULL DEFAULT 'EU';",
        peers: { squawk: "ban-drop-default" },
    },
    "change-default": {
        group: "compatibility",
        severity: "note",
        byDefault: "off",
        about: "Another default for a column.",
        help: "check that the running application may meet the new value",
        why: "Rows that the running application writes get the new value.",
        safe: "ALTER TABLE orders ALTER COLUMN region SET DEFAULT 'EU';",
        peers: { squawk: "ban-set-default (opt-in)", strongMigrations: "change_column_default (with partial writes)" },
    },
    "narrow-column": {
        group: "compatibility",
        severity: "error",
        about: "A type that holds less than before: a shorter varchar, a smaller numeric or integer, text to varchar(n).",
        help: "first a CHECK NOT VALID with the new limit, validated; narrow in a later deploy, or keep the CHECK alone",
        why: "It fails where a value is too long (22001, 22003), the running application fails when it writes one, and the table is rewritten.",
        safe: "-- V8\nALTER TABLE users ADD CONSTRAINT users_nick_length CHECK (length(nick) <= 20) NOT VALID;\n-- V9\nALTER TABLE users VALIDATE CONSTRAINT users_nick_length;",
        peers: { squawk: "changing-column-type", strongMigrations: "change_column" },
    },
    "new-constraint": {
        group: "compatibility",
        severity: "note",
        byDefault: "off",
        about: "A new CHECK, foreign key, unique index or NOT NULL on a table that is in use, also NOT VALID.",
        help: "make sure that the running application never writes what the constraint forbids",
        why: "NOT VALID spares old rows only: new writes that violate it fail at once with 23514, 23503 or 23505.",
        safe: "-- first the application, then\nALTER TABLE orders ADD CONSTRAINT orders_total_check CHECK (total >= 0) NOT VALID;",
        peers: { squawk: "ban-new-write-restriction (opt-in)", atlas: "MF101 to MF104 (existing rows only)" },
    },
    "generated-always": {
        group: "compatibility",
        severity: "warning",
        about: "An existing column becomes GENERATED ALWAYS AS IDENTITY.",
        help: "write GENERATED BY DEFAULT, which still takes values",
        why: "The running application's INSERT with a value of its own fails with 428C9.",
        safe: "ALTER TABLE orders ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY;",
        peers: { squawk: "ban-alter-identity" },
    },
    "drop-unique": {
        group: "compatibility",
        severity: "warning",
        about: "A unique index or constraint that is in use goes.",
        help: "first make sure that no INSERT … ON CONFLICT names its columns",
        why: "INSERT … ON CONFLICT (column) of the running application fails with 42P10, and duplicates come in.",
        safe: "-- after the last application that uses ON CONFLICT (email)\nDROP INDEX CONCURRENTLY IF EXISTS users_email_idx;",
        peers: { squawk: "ban-drop-constraint" },
    },
    "enable-rls": {
        group: "compatibility",
        severity: "error",
        about: "ENABLE ROW LEVEL SECURITY on a table without a policy.",
        help: "create the policies in the same file, before",
        why: "Without a policy everyone but the owner sees no row: no error, measured 1000 rows before and 0 after.",
        safe: "CREATE POLICY orders_own ON orders USING (tenant = current_setting('app.tenant'));\nALTER TABLE orders ENABLE ROW LEVEL SECURITY;",
        peers: { squawk: "ban-alter-row-level-security (opt-in)" },
    },
    "recreate-view": {
        group: "compatibility",
        severity: "note",
        about: "A view is dropped and created again.",
        help: "write CREATE OR REPLACE VIEW, or repeat the grants in the same file",
        why: "Its grants are lost: the application's role gets 42501. CREATE OR REPLACE keeps them, and can append columns.",
        safe: "CREATE OR REPLACE VIEW active_users AS SELECT id, email, name FROM users;",
    },
    "function-result": {
        group: "compatibility",
        severity: "error",
        about: "CREATE OR REPLACE FUNCTION with another return type than the function has.",
        help: "make a function of another name, or drop the old one first",
        why: "PostgreSQL refuses it with 42P13.",
        safe: "CREATE OR REPLACE FUNCTION total_of_order(bigint) RETURNS numeric LANGUAGE sql STABLE AS 'SELECT 1.0';",
    },
    "column-in-use": {
        group: "compatibility",
        severity: "error",
        about: "A change of the type of a column, or its drop, under a view, a policy, a trigger or a generated column that reads it.",
        help: "in the same file: drop what reads it, change the column, and make it again with its grants",
        why: "PostgreSQL refuses it: 0A000 for a type (42601 for generated columns until 14), 2BP01 for a drop.",
        safe: "DROP VIEW IF EXISTS active_users;\nALTER TABLE users ALTER COLUMN email TYPE text;\nCREATE VIEW active_users AS SELECT id, email FROM users;",
    },
    "replace-view": {
        group: "compatibility",
        severity: "error",
        about: "CREATE OR REPLACE VIEW that leaves out, renames or moves a column of the view.",
        help: "keep the columns with their names and order, new ones behind them; or drop the view first and make it again with its grants",
        why: "PostgreSQL refuses it with 42P16: OR REPLACE can only append columns.",
        safe: "CREATE OR REPLACE VIEW active_users AS SELECT id, email, region FROM users;",
    },
    "drop-not-null": {
        group: "compatibility",
        severity: "note",
        about: "DROP NOT NULL: readers can meet NULL from now on.",
        help: "check that the running application can read NULL there",
        why: "Code that never met NULL may fail on it.",
        safe: "-- first the application that reads NULL, then\nALTER TABLE users ALTER COLUMN name DROP NOT NULL;",
        peers: { squawk: "ban-drop-not-null" },
    },
    revoke: {
        group: "compatibility",
        severity: "note",
        about: "REVOKE on an object that is in use.",
        help: "check that the running application does without it",
        why: "The running application gets 42501 from the moment of the commit.",
        safe: "GRANT SELECT ON orders TO app;",
        peers: { squawk: "ban-revoke (opt-in)" },
    },
    "change-owner": {
        group: "compatibility",
        severity: "note",
        byDefault: "off",
        about: "Another owner of a table that is in use.",
        help: "check the grants: the old owner loses the rights that only owners have",
        why: "Row security does not hold for owners, and only they may alter the table.",
        safe: "ALTER TABLE orders OWNER TO shop_owner;",
    },
    "replica-identity": {
        group: "compatibility",
        severity: "note",
        about: "Another REPLICA IDENTITY of a table that is in use.",
        help: "check the subscribers first",
        why: "Subscribers may fail, and with FULL each UPDATE writes the whole old row to the log.",
        safe: "ALTER TABLE orders REPLICA IDENTITY DEFAULT;",
        peers: { squawk: "ban-replica-identity (opt-in)" },
    },
    "extension-update": {
        group: "compatibility",
        severity: "note",
        about: "ALTER EXTENSION … UPDATE.",
        help: "read what the extension changes",
        why: "Functions of the extension can change or go.",
        safe: "ALTER EXTENSION pg_trgm UPDATE TO '1.6';",
        peers: { squawk: "ban-alter-extension (opt-in)" },
    },
    "cached-plans": {
        group: "compatibility",
        severity: "note",
        byDefault: "off",
        about: "ADD COLUMN or another type, which breaks prepared SELECT * of the running application.",
        help: "let applications name their columns, or discard plans on 0A000",
        why: "A prepared statement whose result changes fails with 0A000, cached plan must not change result type; COPY without columns fails with 22P04.",
        safe: "-- in the application: SELECT id, email FROM users",
        peers: { squawk: "ban-add-column (opt-in)" },
    },
    "new-enum-value": {
        group: "compatibility",
        severity: "note",
        byDefault: "off",
        about: "A new enum value, which the running application does not know.",
        help: "deploy readers that know it before anyone writes it",
        why: "Code that reads the label may fail on it.",
        safe: "ALTER TYPE mood ADD VALUE IF NOT EXISTS 'happy' AFTER 'ok';",
        peers: { squawk: "ban-add-enum-value (opt-in)" },
    },
    "newer-syntax": {
        group: "compatibility",
        severity: "error",
        about: "Syntax that the target's PostgreSQL version does not know.",
        help: "write it in the older form, or upgrade the server first",
        why: "The migration would fail with a syntax error on the target; the parser here knows PostgreSQL 18.",
        safe: "-- before 18\nALTER TABLE orders ADD CONSTRAINT orders_total_not_null CHECK (total IS NOT NULL) NOT VALID;",
    },
    "expand-and-contract": {
        group: "compatibility",
        severity: "error",
        about: "An expand step and the contract step of the same table in one pull request.",
        help: "merge and deploy the expand step first; the contract step comes in a later pull request, with -- schema-version: contract-of=<version>",
        why: "Between the two steps every application must have moved over, which needs a deploy in between.",
        safe: "-- pull request 1: V8\nALTER TABLE orders ADD COLUMN IF NOT EXISTS total_cents bigint;\n-- pull request 2: V9\n-- schema-version: contract-of=8\nALTER TABLE orders DROP COLUMN IF EXISTS total;",
    },
    "contract-step": {
        group: "compatibility",
        severity: "note",
        about: "A contract step that names its expand step, which is applied: accepted.",
        help: "make sure that no running application uses what goes",
        why: "It is shown so that a reviewer sees which step it ends.",
        safe: "-- schema-version: contract-of=8\nALTER TABLE orders DROP COLUMN IF EXISTS total;",
    },
    "contract-of": {
        group: "compatibility",
        severity: "error",
        about: "contract-of names a version that is neither applied nor pending.",
        help: "name the version of the expand step",
        why: "The contract step cannot be accepted without its expand step.",
        safe: "-- schema-version: contract-of=8",
    },
};

;// CONCATENATED MODULE: ./lib/core/catalogue/data-loss.js
/** Rules of the group data-loss. */
const dataLossRules = {
    "drop-table": {
        group: "data-loss",
        severity: "error",
        about: "DROP TABLE of a table that is in use.",
        help: "drop it in a later deploy, when no application uses it, with -- schema-version: contract-of=<version of the last step before>",
        why: "The running application gets 42P01, and the rows are gone; the undo script brings back the shape only.",
        safe: "-- schema-version: contract-of=8\nDROP TABLE IF EXISTS legacy_orders;",
        peers: { squawk: "ban-drop-table", atlas: "DS102", strongMigrations: "drop_table" },
    },
    "drop-column": {
        group: "data-loss",
        severity: "error",
        about: "DROP COLUMN of a column that is in use.",
        help: "drop it in a later deploy, when no application uses it, with -- schema-version: contract-of=<version of the expand step>",
        why: "The running application gets 42703, and the values are gone; the undo script brings back the column, at the end and empty.",
        safe: "-- schema-version: contract-of=8\nALTER TABLE orders DROP COLUMN IF EXISTS total;",
        peers: { squawk: "ban-drop-column", atlas: "DS103", strongMigrations: "remove_column" },
    },
    "drop-object": {
        group: "data-loss",
        severity: "warning",
        about: "DROP of a view, function, type, sequence or schema that is in use.",
        help: "drop it in a later deploy, when no application uses it, with -- schema-version: contract-of=<version>",
        why: "The running application gets 42P01, 42883 or 42704; a sequence loses its position.",
        safe: "-- schema-version: contract-of=8\nDROP VIEW IF EXISTS old_report;",
        peers: {
            squawk: "ban-drop-view, ban-drop-function, ban-drop-type, ban-drop-domain, ban-drop-sequence, ban-drop-schema",
            atlas: "DS101 (schemas)",
        },
    },
    "drop-database": {
        group: "data-loss",
        severity: "error",
        about: "DROP DATABASE.",
        help: "do it by hand, outside of migrations",
        why: "All of it is gone.",
        safe: "-- no migration drops a database",
        peers: { squawk: "ban-drop-database" },
    },
    "drop-cascade": {
        group: "data-loss",
        severity: "warning",
        about: "DROP … CASCADE or TRUNCATE … CASCADE.",
        help: "name each object that goes, without CASCADE",
        why: "It takes whatever depends on it: measured, a dropped column took a view and a materialized view with it, and TRUNCATE every referencing table.",
        safe: "DROP VIEW IF EXISTS order_totals;\nALTER TABLE orders DROP COLUMN IF EXISTS total;",
        peers: { squawk: "ban-truncate-cascade" },
    },
    truncate: {
        group: "data-loss",
        severity: "error",
        about: "TRUNCATE of a table that is in use.",
        help: "delete by a condition, in batches, outside of migrations",
        why: "All rows are gone, under an AccessExclusiveLock, also for transactions that began before.",
        safe: "DELETE FROM sessions WHERE expires_at < now();",
    },
    "delete-all-rows": {
        group: "data-loss",
        severity: "error",
        about: "DELETE without WHERE on a table that is in use.",
        help: "add a WHERE, or say with a waiver that all rows are meant",
        why: "All rows are gone.",
        safe: "DELETE FROM sessions WHERE expires_at < now();",
    },
    "update-all-rows": {
        group: "data-loss",
        severity: "warning",
        about: "UPDATE without WHERE on a table that is in use.",
        help: "fill it in batches outside of the migration, or add a WHERE that leaves out rows that are done",
        why: "Every row is written anew: locks on all rows until the commit, bloat, a burst of WAL for the replicas; a second run does it again.",
        safe: "UPDATE orders SET region = 'EU' WHERE region IS NULL;",
        peers: { strongMigrations: "backfilling data" },
    },
    "may-fail-on-data": {
        group: "data-loss",
        severity: "note",
        byDefault: "off",
        about: "A constraint or unique index on existing rows, which fails where one of them violates it.",
        help: "look for such rows first",
        why: "The rehearsal has no such rows; 23505, 23514, 23503 and 23502 are known on the target only.",
        safe: "SELECT email FROM users GROUP BY email HAVING count(*) > 1;",
        peers: { atlas: "MF101, MF102" },
    },
};

;// CONCATENATED MODULE: ./lib/core/catalogue/discipline.js
/** Rules of the groups atomic, transaction and undo. */
const disciplineRules = {
    atomic: {
        group: "atomic",
        severity: "warning",
        about: "A migration that changes more than one subject: two tables, a table and an unrelated function.",
        help: "one file for each",
        why: "When it fails or must be undone, only one of them may be the reason; locks add up.",
        safe: "-- V8\nALTER TABLE users ADD COLUMN IF NOT EXISTS phone text;\n-- V9\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;",
        peers: { strongMigrations: "(online_migrations: multiple_foreign_keys)" },
    },
    "mixed-intent": {
        group: "atomic",
        severity: "warning",
        about: "A migration that changes the schema of a table in use and its rows, or expands and contracts.",
        help: "one file for each intent: expand, migrate, contract",
        why: "Expand is safe at any time, migrate takes time, contract needs the old application gone: they belong into different deploys.",
        safe: "-- V8, expand\nALTER TABLE orders ADD COLUMN IF NOT EXISTS region text;\n-- V9, migrate\nUPDATE orders SET region = 'EU' WHERE region IS NULL;",
        peers: { strongMigrations: "backfilling data" },
    },
    "one-sub-command": {
        group: "atomic",
        severity: "note",
        byDefault: "off",
        about: "Several sub-commands in a migration, for those who want one each.",
        help: "one sub-command per file",
        why: "Each can then be undone alone.",
        safe: "ALTER TABLE users ADD COLUMN IF NOT EXISTS phone text;",
    },
    "several-without-transaction": {
        group: "transaction",
        severity: "warning",
        about: "More than one statement that cannot run in a transaction, in one file.",
        help: "one file for each",
        why: "Each commits on its own: when the second fails, the first one stays, and the file is half done.",
        safe: "-- V8\nCREATE INDEX CONCURRENTLY IF NOT EXISTS a_idx ON orders (a);\n-- V9\nCREATE INDEX CONCURRENTLY IF NOT EXISTS b_idx ON orders (b);",
        peers: { squawk: "ban-concurrent-index-creation-in-transaction" },
    },
    "enum-value-used": {
        group: "transaction",
        severity: "error",
        about: "A new enum value is used in the transaction that adds it.",
        help: "use it in the next file",
        why: "PostgreSQL refuses it with 55P04; from 17 on it is allowed where the same transaction made the type.",
        safe: "-- V8\nALTER TYPE mood ADD VALUE IF NOT EXISTS 'happy';\n-- V9\nUPDATE users SET mood = 'happy' WHERE mood IS NULL;",
    },
    "undo-missing": {
        group: "undo",
        severity: "warning",
        about: "A pending migration without an undo script.",
        help: "add U<version>__<description>.sql, with the statements that bring back the schema from before; new --undo makes one",
        why: "Without it a rollback stops at this version.",
        safe: "-- U8__add_note_to_orders.sql\nALTER TABLE orders DROP COLUMN IF EXISTS note;",
        peers: { strongMigrations: "check_down (opt-in, checks only what is there)" },
    },
    "undo-incomplete": {
        group: "undo",
        severity: "warning",
        about: "An undo script that leaves behind what the migration made.",
        help: "drop in it what the migration creates, in the opposite order",
        why: "After a rollback the schema is not the one from before, and applying again may fail.",
        safe: "-- V8: CREATE TABLE notes …, CREATE TYPE mood …\nDROP TABLE IF EXISTS notes;\nDROP TYPE IF EXISTS mood;",
        measured: "undo",
    },
    "undo-loses-rows": {
        group: "undo",
        severity: "note",
        byDefault: "off",
        about: "An undo script that destroys rows or values that were written since.",
        help: "nothing, where that is meant: rollback shows it and asks",
        why: "The shape comes back, the values do not.",
        safe: "ALTER TABLE orders DROP COLUMN IF EXISTS note;",
    },
    "undo-cannot-restore": {
        group: "undo",
        severity: "note",
        about: "A migration that destroys data, which its undo script cannot bring back.",
        help: "keep a copy where the data may be missed, for example a table of the old values",
        why: "The undo script restores the shape of the table only.",
        safe: "CREATE TABLE IF NOT EXISTS orders_total_backup AS SELECT id, total FROM orders;",
    },
    "undo-enum-value": {
        group: "undo",
        severity: "note",
        about: "ADD VALUE to an enum: PostgreSQL has no inverse.",
        help: "leave the label where it harms nobody, or rebuild the type in the undo script",
        why: "The type must be made anew and every column rewritten to lose a label.",
        safe: "-- the label stays; it harms nobody\nSELECT 'mood keeps the label happy' AS note;",
    },
    "undo-primary-key": {
        group: "undo",
        severity: "warning",
        about: "An undo script that drops a primary key and leaves its columns NOT NULL.",
        help: "add DROP NOT NULL for the columns that were nullable",
        why: "Until PostgreSQL 17 dropping the key keeps NOT NULL, so the schema is not the one from before.",
        safe: "ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_pkey, ALTER COLUMN id DROP NOT NULL;",
        measured: "undo",
    },
    "undo-may-fail": {
        group: "undo",
        severity: "warning",
        about: "An undo script that asks of rows what nobody has asked of them since: a smaller type, NOT NULL, a unique key.",
        help: "say in the undo script what becomes of such rows (UPDATE, or USING), or leave the wider form: it harms nobody",
        why: "The rehearsal has no such rows; a rollback on the day when it is needed stops at the first one (22001, 22003, 23502, 23505).",
        safe: "ALTER TABLE users ALTER COLUMN nick TYPE varchar(50) USING left(nick, 50);",
    },
};

;// CONCATENATED MODULE: ./lib/core/catalogue/idempotent.js
const robust = { squawk: "prefer-robust-stmts" };
const guard = (condition, statement) => `DO $$ BEGIN\n  IF ${condition} THEN\n    ${statement}\n  END IF;\nEND $$;`;
/** Rules of the group idempotent: what fails or does something else when it runs again. */
const idempotentRules = {
    "create-if-not-exists": {
        group: "idempotent",
        severity: "warning",
        about: "CREATE without IF NOT EXISTS, where PostgreSQL has it: tables, indexes, sequences, schemas, extensions, materialized views, statistics and more.",
        help: "write IF NOT EXISTS",
        why: "A second run fails with 42P07, 42P06 or 42710.",
        safe: "CREATE TABLE IF NOT EXISTS invoices (id bigint PRIMARY KEY);",
        peers: robust,
        measured: "rerun",
    },
    "create-or-replace": {
        group: "idempotent",
        severity: "warning",
        about: "CREATE without OR REPLACE, where PostgreSQL has it: views, functions, procedures, aggregates, rules, triggers (14 on).",
        help: "write CREATE OR REPLACE",
        why: "A second run fails with 42P07, 42723 or 42710.",
        safe: "CREATE OR REPLACE VIEW active_users AS SELECT id FROM users;",
        measured: "rerun",
    },
    "create-guarded": {
        group: "idempotent",
        severity: "warning",
        about: "CREATE of what knows neither IF NOT EXISTS nor OR REPLACE: types, domains, policies, roles, publications, casts, operators and more.",
        help: "ask first, in a DO block; a policy or a constraint trigger: DROP … IF EXISTS before it",
        why: "A second run fails with 42710 (text search objects: 23505).",
        safe: guard("to_regtype('public.mood') IS NULL", "CREATE TYPE mood AS ENUM ('sad', 'ok');"),
        measured: "rerun",
    },
    "drop-if-exists": {
        group: "idempotent",
        severity: "warning",
        about: "DROP of an object, a column, a constraint, an identity or an expression without IF EXISTS.",
        help: "write IF EXISTS",
        why: "A second run fails with 42P01, 42703 or 42704.",
        safe: "ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_total_check;",
        peers: robust,
        measured: "rerun",
    },
    "add-column-if-not-exists": {
        group: "idempotent",
        severity: "warning",
        about: "ADD COLUMN without IF NOT EXISTS.",
        help: "write ADD COLUMN IF NOT EXISTS",
        why: "A second run fails with 42701.",
        safe: "ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;",
        peers: robust,
        measured: "rerun",
    },
    "rename-guarded": {
        group: "idempotent",
        severity: "warning",
        about: "RENAME or SET SCHEMA that fails when it runs again.",
        help: "ALTER … IF EXISTS for tables, views, indexes and sequences; else ask in a DO block whether the old name is there",
        why: "A second run fails with 42P01, 42703 or 42704: the old name is gone.",
        safe: "ALTER TABLE IF EXISTS customers RENAME TO clients;",
        measured: "rerun",
    },
    "add-constraint-guarded": {
        group: "idempotent",
        severity: "warning",
        about: "ADD CONSTRAINT, which knows no IF NOT EXISTS.",
        help: "ask pg_constraint in a DO block, or drop it IF EXISTS in the same ALTER TABLE",
        why: "A second run fails: 42710 for CHECK and FOREIGN KEY, 42P07 for UNIQUE and EXCLUDE, 42P16 for a primary key.",
        safe: "ALTER TABLE orders\n  DROP CONSTRAINT IF EXISTS orders_total_check,\n  ADD CONSTRAINT orders_total_check CHECK (total >= 0) NOT VALID;",
        peers: robust,
        measured: "rerun",
    },
    "unnamed-constraint": {
        group: "idempotent",
        severity: "warning",
        about: "ADD CONSTRAINT without a name.",
        help: "give it a name",
        why: "A second run adds a second constraint, without an error; and a later migration cannot name it.",
        safe: "ALTER TABLE orders ADD CONSTRAINT orders_total_check CHECK (total >= 0) NOT VALID;",
        measured: "rerun",
    },
    "index-name": {
        group: "idempotent",
        severity: "warning",
        about: "CREATE INDEX without a name.",
        help: "give it a name, and write IF NOT EXISTS",
        why: "A second run builds a second index, without an error.",
        safe: "CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_customer_id_idx ON orders (customer_id);",
        measured: "rerun",
    },
    "constraint-index-name": {
        group: "idempotent",
        severity: "warning",
        about: "ADD CONSTRAINT … USING INDEX under another name than the index has.",
        help: "give the constraint the name of the index",
        why: "The index is renamed, so that a second run of CREATE INDEX … IF NOT EXISTS builds another one.",
        safe: "ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE USING INDEX users_email_key;",
    },
    "alter-guarded": {
        group: "idempotent",
        severity: "warning",
        about: "An ALTER that fails when it runs again: ADD IDENTITY, ATTACH and DETACH PARTITION, INHERIT, ADD ATTRIBUTE, a constraint of a domain, ADD TABLE to a publication, ADD VALUE without IF NOT EXISTS.",
        help: "ask the catalog in a DO block; ADD VALUE takes IF NOT EXISTS, a publication SET TABLE",
        why: "A second run fails with 55000, 42809, 42P07, 42701 or 42710.",
        safe: "ALTER TYPE mood ADD VALUE IF NOT EXISTS 'happy';",
        measured: "rerun",
    },
    "insert-guarded": {
        group: "idempotent",
        severity: "warning",
        about: "INSERT without ON CONFLICT or a condition.",
        help: "write ON CONFLICT DO NOTHING, or INSERT … SELECT … WHERE NOT EXISTS",
        why: "A second run fails with 23505, or adds the same rows again where no key forbids it.",
        safe: "INSERT INTO countries (code, name) VALUES ('DE', 'Germany') ON CONFLICT (code) DO NOTHING;",
        measured: "rerun",
    },
    "repeated-change": {
        group: "idempotent",
        severity: "warning",
        about: "UPDATE of a column from itself (x = x + 1), a USING expression that changes values, ALTER SEQUENCE RESTART.",
        help: "add a condition that is false once it is done",
        why: "A second run raises no error and changes the values again.",
        safe: "UPDATE orders SET total_cents = total * 100 WHERE total_cents IS NULL;",
        measured: "rerun",
    },
};

;// CONCATENATED MODULE: ./lib/core/catalogue/locking-constraints.js
/** Rules of the group locking: constraints. */
const constraintRules = {
    "add-check": {
        group: "locking",
        severity: "error",
        about: "ADD CHECK on a table that is in use, without NOT VALID.",
        help: "add it NOT VALID, and validate it in the next file",
        why: "It holds an AccessExclusiveLock while it scans the whole table. NOT VALID is instant, and VALIDATE blocks nobody.",
        safe: "ALTER TABLE orders ADD CONSTRAINT orders_total_check CHECK (total >= 0) NOT VALID;\n-- in the next file:\nALTER TABLE orders VALIDATE CONSTRAINT orders_total_check;",
        peers: { squawk: "constraint-missing-not-valid", atlas: "PG305 (Pro)", strongMigrations: "add_check_constraint" },
        measured: "scan",
    },
    "add-foreign-key": {
        group: "locking",
        severity: "error",
        about: "ADD FOREIGN KEY on a table that is in use, without NOT VALID.",
        help: "add it NOT VALID, and validate it in the next file",
        why: "It blocks writes to both tables while it scans the referencing one against the other.",
        safe: "ALTER TABLE orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer_id) REFERENCES customers (id) NOT VALID;\n-- in the next file:\nALTER TABLE orders VALIDATE CONSTRAINT orders_customer_fkey;",
        peers: { squawk: "adding-foreign-key-constraint", atlas: "PG306 (Pro)", strongMigrations: "add_foreign_key" },
        measured: "scan",
    },
    "foreign-key-partitioned": {
        group: "locking",
        severity: "error",
        about: "A foreign key NOT VALID on a partitioned table, which PostgreSQL refuses before 18.",
        help: "add it NOT VALID to each partition, validate each, then add it to the parent",
        why: "PostgreSQL 14 to 17 answers 42809; 18 takes it.",
        safe: "ALTER TABLE events_2026 ADD CONSTRAINT events_2026_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;\n-- in the next file:\nALTER TABLE events_2026 VALIDATE CONSTRAINT events_2026_user_fkey;",
    },
    "several-foreign-keys": {
        group: "locking",
        severity: "warning",
        about: "Foreign keys to several tables in one migration.",
        help: "one foreign key per migration",
        why: "Writes to all of these tables wait until the whole migration commits, and a deadlock becomes likely.",
        safe: "-- V8\nALTER TABLE orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer_id) REFERENCES customers (id) NOT VALID;\n-- V9\nALTER TABLE orders ADD CONSTRAINT orders_shop_fkey FOREIGN KEY (shop_id) REFERENCES shops (id) NOT VALID;",
    },
    "validate-in-same-file": {
        group: "locking",
        severity: "error",
        about: "VALIDATE CONSTRAINT in the file that adds the constraint.",
        help: "put VALIDATE into a file of its own: each file is a transaction",
        why: "The lock of ADD CONSTRAINT stays until the commit, so the scan runs under it after all.",
        safe: "-- V8\nALTER TABLE orders ADD CONSTRAINT orders_total_check CHECK (total >= 0) NOT VALID;\n-- V9\nALTER TABLE orders VALIDATE CONSTRAINT orders_total_check;",
        peers: {
            squawk: "constraint-missing-not-valid",
            strongMigrations: "validate_check_constraint, validate_foreign_key",
        },
        measured: "scan",
    },
    "set-not-null": {
        group: "locking",
        severity: "error",
        about: "SET NOT NULL on a table that is in use, without a valid CHECK (column IS NOT NULL); ADD NOT NULL, and PRIMARY KEY USING INDEX on such a column.",
        help: "add CHECK (column IS NOT NULL) NOT VALID, validate it, then SET NOT NULL, each in a file of its own",
        why: "It holds an AccessExclusiveLock while it scans the whole table; with a valid CHECK it does not scan at all.",
        safe: "-- V8\nALTER TABLE users ADD CONSTRAINT users_email_not_null CHECK (email IS NOT NULL) NOT VALID;\n-- V9\nALTER TABLE users VALIDATE CONSTRAINT users_email_not_null;\n-- V10\nALTER TABLE users ALTER COLUMN email SET NOT NULL, DROP CONSTRAINT users_email_not_null;",
        peers: { squawk: "adding-not-nullable-field", atlas: "MF104, PG303 (Pro)", strongMigrations: "change_column_null" },
        measured: "scan",
    },
    "drop-foreign-key": {
        group: "locking",
        severity: "note",
        about: "Several foreign keys dropped in one migration, or a table dropped that has some.",
        help: "drop one foreign key per migration, before the table",
        why: "Each drop takes an AccessExclusiveLock on both tables, and keeps it until the commit.",
        safe: "-- V8\nALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_customer_fkey;\n-- V9\nDROP TABLE IF EXISTS orders;",
        peers: { squawk: "ban-drop-constraint", atlas: "CD101" },
    },
    "alter-domain": {
        group: "locking",
        severity: "error",
        about: "A constraint or NOT NULL added to a domain that tables use.",
        help: "add it NOT VALID; to validate, prefer CHECK constraints of the tables",
        why: "It takes a ShareLock on every table that uses the domain, and scans them all.",
        safe: "ALTER DOMAIN positive ADD CONSTRAINT positive_check CHECK (VALUE > 0) NOT VALID;",
        peers: { squawk: "ban-alter-domain-with-add-constraint" },
        measured: "scan",
    },
    "add-column-check": {
        group: "locking",
        severity: "error",
        about: "ADD COLUMN … CHECK, or VIRTUAL and NOT NULL, on a table that is in use.",
        help: "add the column, then the CHECK NOT VALID, then validate it",
        why: "The whole table is scanned under an AccessExclusiveLock, also where the column is new and empty.",
        safe: "-- V8\nALTER TABLE orders ADD COLUMN IF NOT EXISTS discount int;\n-- V9\nALTER TABLE orders ADD CONSTRAINT orders_discount_check CHECK (discount >= 0) NOT VALID;\n-- V10\nALTER TABLE orders VALIDATE CONSTRAINT orders_discount_check;",
        peers: { strongMigrations: "add_check_constraint" },
        measured: "scan",
    },
    "add-column-unique": {
        group: "locking",
        severity: "error",
        about: "ADD COLUMN … UNIQUE or PRIMARY KEY on a table that is in use.",
        help: "add the column, build a unique index with CONCURRENTLY, then the constraint USING INDEX",
        why: "The index is built under an AccessExclusiveLock.",
        safe: "-- V8\nALTER TABLE users ADD COLUMN IF NOT EXISTS handle text;\n-- V9\nCREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS users_handle_key ON users (handle);\n-- V10\nALTER TABLE users ADD CONSTRAINT users_handle_key UNIQUE USING INDEX users_handle_key;",
        peers: {
            squawk: "disallowed-unique-constraint, adding-serial-primary-key-field",
            strongMigrations: "add_unique_constraint",
        },
        measured: "scan",
    },
    "add-column-references": {
        group: "locking",
        severity: "error",
        about: "ADD COLUMN … DEFAULT … REFERENCES on a table that is in use.",
        help: "add the column, then the foreign key NOT VALID, then validate it",
        why: "With a default both tables are scanned under locks that block writes. Without one nothing is scanned, and the rule is silent.",
        safe: "-- V8\nALTER TABLE orders ADD COLUMN IF NOT EXISTS shop_id bigint DEFAULT 1;\n-- V9\nALTER TABLE orders ADD CONSTRAINT orders_shop_fkey FOREIGN KEY (shop_id) REFERENCES shops (id) NOT VALID;\n-- V10\nALTER TABLE orders VALIDATE CONSTRAINT orders_shop_fkey;",
        peers: { squawk: "adding-foreign-key-constraint", strongMigrations: "add_reference" },
        measured: "scan",
    },
};

;// CONCATENATED MODULE: ./lib/core/catalogue/locking-indexes.js
/** Rules of the group locking: indexes. */
const indexRules = {
    "create-index": {
        group: "locking",
        severity: "error",
        about: "CREATE INDEX without CONCURRENTLY on a table that is in use.",
        help: "build it with CONCURRENTLY, alone in its file",
        why: "It takes a ShareLock: every write to the table waits until the whole index is built.",
        safe: "CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_customer_id_idx ON orders (customer_id);",
        peers: {
            squawk: "require-concurrent-index-creation",
            atlas: "PG101 (Pro)",
            strongMigrations: "add_index",
        },
        measured: "scan",
    },
    "create-index-partitioned": {
        group: "locking",
        severity: "error",
        about: "CREATE INDEX on a partitioned table, which locks and scans every partition.",
        help: "create it ON ONLY the parent, build one CONCURRENTLY on each partition, and attach them",
        why: "The ShareLock is taken on the parent and on every partition, and CONCURRENTLY is an error there.",
        safe: "CREATE INDEX IF NOT EXISTS events_at_idx ON ONLY events (at);\n-- in a file of its own, for each partition:\nCREATE INDEX CONCURRENTLY IF NOT EXISTS events_2026_at_idx ON events_2026 (at);\n-- then:\nALTER INDEX events_at_idx ATTACH PARTITION events_2026_at_idx;",
        measured: "scan",
    },
    "drop-index": {
        group: "locking",
        severity: "warning",
        about: "DROP INDEX without CONCURRENTLY on a table that is in use, in a migration or an undo script.",
        help: "drop it with CONCURRENTLY, alone in its file",
        why: "It takes an AccessExclusiveLock on the table itself, so it queues behind every query and everyone queues behind it.",
        safe: "DROP INDEX CONCURRENTLY IF EXISTS orders_customer_id_idx;",
        peers: {
            squawk: "require-concurrent-index-deletion",
            atlas: "PG102 (Pro)",
            strongMigrations: "remove_index (opt-in)",
        },
    },
    "replace-index": {
        group: "locking",
        severity: "warning",
        about: "An index is dropped before the one that replaces it exists.",
        help: "create the new index first, drop the old one in a later file",
        why: "In a transaction the lock of DROP INDEX, against reads and writes, lasts until the new index is built and committed; without one, queries that need the index scan the table in between.",
        safe: "CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_customer_at_idx ON orders (customer_id, created_at);\n-- in a later file:\nDROP INDEX CONCURRENTLY IF EXISTS orders_customer_id_idx;",
    },
    reindex: {
        group: "locking",
        severity: "error",
        about: "REINDEX without CONCURRENTLY.",
        help: "write REINDEX … CONCURRENTLY, alone in its file",
        why: "It blocks writes to the table, and every query that wants the index, while it rebuilds it.",
        safe: "REINDEX INDEX CONCURRENTLY orders_customer_id_idx;",
        peers: { squawk: "require-concurrent-reindex" },
        measured: "scan",
    },
    "add-primary-key": {
        group: "locking",
        severity: "error",
        about: "ADD PRIMARY KEY on a table that is in use, without an index that exists already.",
        help: "build a unique index with CONCURRENTLY, then ADD CONSTRAINT … PRIMARY KEY USING INDEX",
        why: "It holds an AccessExclusiveLock while it scans the table, for NOT NULL too, and builds the index.",
        safe: "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS orders_pkey ON orders (id);\n-- in the next file:\nALTER TABLE orders ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX orders_pkey;",
        peers: {
            squawk: "adding-serial-primary-key-field",
            atlas: "PG104 (Pro)",
            strongMigrations: "add_index (primary key)",
        },
        measured: "scan",
    },
    "add-unique": {
        group: "locking",
        severity: "error",
        about: "ADD UNIQUE on a table that is in use, without an index that exists already.",
        help: "build a unique index with CONCURRENTLY, then ADD CONSTRAINT … UNIQUE USING INDEX",
        why: "It holds an AccessExclusiveLock while it scans the table and builds the index; duplicates make it fail.",
        safe: "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS users_email_key ON users (email);\n-- in the next file:\nALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE USING INDEX users_email_key;",
        peers: {
            squawk: "disallowed-unique-constraint",
            atlas: "PG105 (Pro), MF101",
            strongMigrations: "add_unique_constraint",
        },
        measured: "scan",
    },
    "add-exclusion": {
        group: "locking",
        severity: "error",
        about: "ADD EXCLUDE on a table that is in use.",
        help: "there is no form without the lock: add it while nobody writes, or on a new table that takes over",
        why: "It holds an AccessExclusiveLock while it scans the table and builds the index; no online form exists.",
        safe: "CREATE EXTENSION IF NOT EXISTS btree_gist;\n-- in the next file, on a new table:\nCREATE TABLE IF NOT EXISTS bookings (room int, during tstzrange, EXCLUDE USING gist (room WITH =, during WITH &&));",
        peers: { strongMigrations: "add_exclusion_constraint" },
        measured: "scan",
    },
};

;// CONCATENATED MODULE: ./lib/core/catalogue/locking-tables.js
/** Rules of the group locking: partitions, whole tables, time. */
const tableLockRules = {
    "attach-partition": {
        group: "locking",
        severity: "error",
        about: "ATTACH PARTITION without a CHECK that proves the bounds, or of a table that lacks an index, a key or a foreign key of its parent.",
        help: "first add a CHECK with the bounds NOT VALID to the partition and validate it; to the default partition its opposite",
        why: "The partition, and the default one too, is locked against everything and scanned, unless a valid CHECK says the same as the bounds; what the partition lacks is built and checked under the same lock.",
        safe: "-- V8\nALTER TABLE events_2026 ADD CONSTRAINT events_2026_bounds CHECK (at >= '2026-01-01' AND at < '2027-01-01') NOT VALID;\n-- V9\nALTER TABLE events_2026 VALIDATE CONSTRAINT events_2026_bounds;\n-- V10\nALTER TABLE events ATTACH PARTITION events_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');",
        measured: "scan",
    },
    "create-partition": {
        group: "locking",
        severity: "warning",
        about: "CREATE TABLE … PARTITION OF on a table that is in use.",
        help: "create the table with LIKE, then ATTACH PARTITION",
        why: "It takes an AccessExclusiveLock on the parent, and scans its default partition under one; ATTACH lets the parent's readers and writers go on.",
        safe: "CREATE TABLE IF NOT EXISTS events_2026 (LIKE events INCLUDING ALL);\nALTER TABLE events ATTACH PARTITION events_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');",
    },
    "detach-partition": {
        group: "locking",
        severity: "warning",
        about: "DETACH PARTITION without CONCURRENTLY.",
        help: "write DETACH PARTITION … CONCURRENTLY, alone in its file",
        why: "It takes an AccessExclusiveLock on the parent. CONCURRENTLY does not; it needs no default partition.",
        safe: "ALTER TABLE events DETACH PARTITION events_2020 CONCURRENTLY;",
        peers: { squawk: "require-concurrent-partition-detach" },
    },
    "drop-partition": {
        group: "locking",
        severity: "warning",
        about: "DROP TABLE of a partition that is attached.",
        help: "detach it CONCURRENTLY in one file, drop it in the next",
        why: "The drop takes an AccessExclusiveLock on the parent, which all queries of all partitions need.",
        safe: "-- V8\nALTER TABLE events DETACH PARTITION events_2020 CONCURRENTLY;\n-- V9\nDROP TABLE IF EXISTS events_2020;",
    },
    "refresh-materialized-view": {
        group: "locking",
        severity: "warning",
        about: "REFRESH MATERIALIZED VIEW without CONCURRENTLY.",
        help: "write REFRESH MATERIALIZED VIEW CONCURRENTLY; it needs a unique index",
        why: "Readers of the view wait until the whole query has run again.",
        safe: "REFRESH MATERIALIZED VIEW CONCURRENTLY user_counts;",
    },
    "lock-table": {
        group: "locking",
        severity: "warning",
        about: "LOCK TABLE in a mode that blocks others.",
        help: "leave the lock to the statement that needs it",
        why: "The lock is held until the commit.",
        safe: "-- no LOCK TABLE: ALTER TABLE takes the lock that it needs\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;",
    },
    "cluster-table": {
        group: "locking",
        severity: "error",
        about: "CLUSTER or VACUUM FULL on a table that is in use.",
        help: "rewrite it with pg_repack, outside of migrations",
        why: "The table is rewritten under an AccessExclusiveLock: nobody reads it meanwhile.",
        safe: "-- outside of migrations:\n-- pg_repack --table=public.orders shop",
        peers: { squawk: "prefer-repack" },
        measured: "rewrite",
    },
    "no-lock-timeout": {
        group: "locking",
        severity: "warning",
        about: "A file that switches lock_timeout off, or the limit of time that others may wait.",
        help: "remove it: the tool sets lock_timeout (default 5s), and tries again where it runs out",
        why: "A statement that waits for its lock makes everyone behind it wait too; measured: a waiting ALTER TABLE held up a plain SELECT until its lock_timeout fired.",
        safe: "-- schema-version: lock-timeout=2s\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;",
        peers: {
            squawk: "require-lock-timeout, require-statement-timeout",
            strongMigrations: "lock_timeout (set at run time)",
        },
    },
    "work-under-lock": {
        group: "locking",
        severity: "warning",
        about: "Rows are written behind a statement that locks a table against everyone, in the same transaction.",
        help: "one change per migration: move the data into a file of its own, after the schema change",
        why: "The lock of the ALTER TABLE stays until the commit, so everyone waits for the data too.",
        safe: "-- V8\nALTER TABLE orders ADD COLUMN IF NOT EXISTS region text;\n-- V9\nUPDATE orders SET region = 'EU' WHERE region IS NULL;",
        peers: { strongMigrations: "backfilling data" },
    },
    "several-scans": {
        group: "locking",
        severity: "note",
        about: "Several ALTER TABLE statements on one table that each scan or rewrite it.",
        help: "make them one ALTER TABLE with several sub-commands: one pass over the table does",
        why: "Each statement passes over the whole table again.",
        safe: "ALTER TABLE orders ALTER COLUMN a TYPE bigint, ALTER COLUMN b TYPE bigint;",
    },
    "brief-lock": {
        group: "locking",
        severity: "note",
        byDefault: "off",
        about: "Statements that lock a table only for a moment: triggers, policies, rules, renames, owner, schema, replica identity, storage, defaults, identity.",
        help: "nothing, as long as lock_timeout is short: the tool sets it and tries again",
        why: "Also a brief AccessExclusiveLock queues behind the longest query, and everyone queues behind it.",
        safe: "-- schema-version: lock-timeout=2s\nALTER TABLE orders ALTER COLUMN note SET DEFAULT '';",
    },
    "not-analysable": {
        group: "locking",
        severity: "note",
        about: "Dynamic EXECUTE, a DO block in another language, or a call of a procedure that no file makes: what it runs is not known before it runs.",
        help: "write the statements out where that is possible; the rehearsal measures what it does",
        why: "No rule can look into it.",
        safe: "DO $$ BEGIN\n  IF to_regclass('public.legacy') IS NOT NULL THEN\n    ALTER TABLE legacy RENAME TO legacy_orders;\n  END IF;\nEND $$;",
    },
};

;// CONCATENATED MODULE: ./lib/core/catalogue/naming.js
const style = { group: "naming", severity: "note", byDefault: "off" };
/** Rules of the group naming: taste, so they are off unless asked for. */
const namingRules = {
    "prefer-identity": {
        ...style,
        about: "serial in place of an identity column.",
        help: "write GENERATED BY DEFAULT AS IDENTITY",
        why: "The sequence of serial has grants and an owner of its own.",
        safe: "CREATE TABLE IF NOT EXISTS t (id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY);",
        peers: { squawk: "prefer-identity" },
    },
    "prefer-bigint": {
        ...style,
        about: "A primary key or serial of type integer or smallint.",
        help: "write bigint",
        why: "Two billion rows are reached sooner than expected, and widening rewrites the table.",
        safe: "CREATE TABLE IF NOT EXISTS t (id bigint PRIMARY KEY);",
        peers: { squawk: "prefer-bigint-over-int, prefer-bigint-over-smallint" },
    },
    "prefer-text": {
        ...style,
        about: "varchar(n) or char(n).",
        help: "write text, with a CHECK where the length matters",
        why: "A CHECK can be changed without touching the table; char pads with blanks.",
        safe: "CREATE TABLE IF NOT EXISTS t (name text CHECK (length(name) <= 100));",
        peers: { squawk: "prefer-text-field, ban-char-field" },
    },
    "prefer-timestamptz": {
        ...style,
        about: "timestamp without time zone.",
        help: "write timestamptz",
        why: "A timestamp means another moment in each session's time zone.",
        safe: "CREATE TABLE IF NOT EXISTS t (at timestamptz);",
        peers: { squawk: "prefer-timestamptz" },
    },
    "prefer-jsonb": {
        ...style,
        about: "json in place of jsonb.",
        help: "write jsonb",
        why: "json has no equality: SELECT DISTINCT and UNION fail on it.",
        safe: "CREATE TABLE IF NOT EXISTS t (data jsonb);",
        peers: { strongMigrations: "add_column_json" },
    },
    "identifier-length": {
        ...style,
        about: "A name of more than 63 bytes.",
        help: "shorten it",
        why: "PostgreSQL cuts it, so that two names can become one.",
        safe: "CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_customer_idx ON orders (customer_id);",
        peers: { squawk: "identifier-too-long" },
    },
    "duplicate-assignment": {
        ...style,
        about: "UPDATE that sets one column twice.",
        help: "set it once",
        why: "PostgreSQL refuses it with 42601.",
        safe: "UPDATE orders SET note = '' WHERE note IS NULL;",
        peers: { squawk: "ban-duplicate-column-assignments" },
    },
    "qualified-name": {
        ...style,
        about: "A table without its schema.",
        help: "write schema.table",
        why: "Where it lands depends on the search path.",
        safe: "CREATE TABLE IF NOT EXISTS public.notes (id bigint);",
        peers: { squawk: "require-table-schema (opt-in)" },
    },
    "enum-value-position": {
        ...style,
        about: "ADD VALUE without BEFORE or AFTER.",
        help: "say where the label belongs",
        why: "Enums sort in that order, and a label cannot be moved later.",
        safe: "ALTER TYPE mood ADD VALUE IF NOT EXISTS 'happy' AFTER 'ok';",
        peers: { squawk: "require-enum-value-ordering" },
    },
    "prefer-lookup-table": {
        ...style,
        about: "A new enum type.",
        help: "use a table of the values, or text with a CHECK",
        why: "A label can never be removed from an enum.",
        safe: "CREATE TABLE IF NOT EXISTS moods (name text PRIMARY KEY);",
    },
    "foreign-key-index": {
        ...style,
        about: "A foreign key whose columns have no index.",
        help: "create one CONCURRENTLY",
        why: "Each DELETE or UPDATE of a key in the referenced table scans the referencing one.",
        safe: "CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_customer_id_idx ON orders (customer_id);",
    },
    "foreign-key-type": {
        ...style,
        about: "A foreign key column of another type than the column that it references.",
        help: "give both the same type",
        why: "Values that fit one do not fit the other, and comparisons may not use the index.",
        safe: "ALTER TABLE orders ADD COLUMN IF NOT EXISTS customer_id bigint;",
    },
    "wide-index": {
        ...style,
        about: "An index of more than three columns that is not unique.",
        help: "index what conditions use most",
        why: "Wide indexes cost every write, and are seldom used beyond their first columns.",
        safe: "CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_customer_at_idx ON orders (customer_id, created_at);",
        peers: { strongMigrations: "add_index_columns" },
    },
    "privileges-across-schemas": {
        ...style,
        about: "GRANT, REVOKE or default privileges that reach more than one schema.",
        help: "write a statement for each schema",
        why: "Who may do what is looked at schema by schema, and what reaches several is taken back from all of them at once. ALTER DEFAULT PRIVILEGES without IN SCHEMA reaches every schema, those made later too.",
        safe: "ALTER DEFAULT PRIVILEGES IN SCHEMA shop GRANT SELECT ON TABLES TO readers;",
    },
    "untracked-dependencies": {
        ...style,
        about: "A function or procedure with its body in a string that uses tables or dynamic SQL.",
        help: "look at the function whenever one of them changes",
        why: "PostgreSQL does not read the string when it notes what depends on what: a table that it uses can be dropped or renamed, and the function fails when it is called.",
        safe: "CREATE OR REPLACE FUNCTION order_count() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM orders; END;",
    },
};

;// CONCATENATED MODULE: ./lib/core/catalogue/rewriting.js
/** Rules of the group rewriting. */
const rewritingRules = {
    "volatile-default": {
        group: "rewriting",
        severity: "error",
        about: "ADD COLUMN with a default that differs from row to row, such as gen_random_uuid() or clock_timestamp().",
        help: "add the column without it, set the default, then fill the old rows in batches",
        why: "The whole table and all its indexes are rewritten under an AccessExclusiveLock. Constants and now() are free since PostgreSQL 11.",
        safe: "-- V8\nALTER TABLE users ADD COLUMN IF NOT EXISTS token uuid;\nALTER TABLE users ALTER COLUMN token SET DEFAULT gen_random_uuid();\n-- V9, in batches where the table is large\nUPDATE users SET token = gen_random_uuid() WHERE token IS NULL;",
        peers: {
            squawk: "adding-field-with-default",
            atlas: "PG302 (Pro)",
            strongMigrations: "add_column_default",
        },
        measured: "rewrite",
    },
    "add-column-serial": {
        group: "rewriting",
        severity: "error",
        about: "ADD COLUMN of type serial, or GENERATED … AS IDENTITY, on a table that is in use.",
        help: "add a plain column, fill it in batches, then set its default from a sequence",
        why: "Every row gets a number: the whole table is rewritten under an AccessExclusiveLock.",
        safe: "-- V8\nALTER TABLE orders ADD COLUMN IF NOT EXISTS number bigint;\nCREATE SEQUENCE IF NOT EXISTS orders_number_seq OWNED BY orders.number;\nALTER TABLE orders ALTER COLUMN number SET DEFAULT nextval('orders_number_seq');\n-- V9, in batches where the table is large\nUPDATE orders SET number = nextval('orders_number_seq') WHERE number IS NULL;",
        peers: { squawk: "prefer-identity (style only)", strongMigrations: "add_column_auto_incrementing" },
        measured: "rewrite",
    },
    "add-column-generated": {
        group: "rewriting",
        severity: "error",
        about: "ADD COLUMN … GENERATED ALWAYS AS (…) STORED on a table that is in use.",
        help: "from PostgreSQL 18 on a VIRTUAL column rewrites nothing; else a plain column with a trigger",
        why: "The whole table is rewritten under an AccessExclusiveLock to compute it.",
        safe: "-- PostgreSQL 18\nALTER TABLE orders ADD COLUMN IF NOT EXISTS gross numeric GENERATED ALWAYS AS (net * 1.19) VIRTUAL;",
        peers: { squawk: "adding-field-with-default", strongMigrations: "add_column_generated_stored" },
        measured: "rewrite",
    },
    "add-column-domain": {
        group: "rewriting",
        severity: "error",
        about: "ADD COLUMN of a domain that has a constraint.",
        help: "use the base type, and a CHECK of the table NOT VALID",
        why: "The whole table is rewritten under an AccessExclusiveLock, even without a default.",
        safe: "ALTER TABLE orders ADD COLUMN IF NOT EXISTS amount int;\n-- then, in files of their own:\nALTER TABLE orders ADD CONSTRAINT orders_amount_check CHECK (amount > 0) NOT VALID;\nALTER TABLE orders VALIDATE CONSTRAINT orders_amount_check;",
        measured: "rewrite",
    },
    "change-column-type": {
        group: "rewriting",
        severity: "error",
        about: "A change of a column's type that rewrites the table, such as int to bigint or text to jsonb.",
        help: "add a column of the new type, write both, fill the old rows in batches, switch readers, drop the old one",
        why: "The table and all its indexes are rewritten under an AccessExclusiveLock. Widening varchar or numeric, varchar to text and the like are free, and the rule is silent there.",
        safe: "-- V8: expand\nALTER TABLE orders ADD COLUMN IF NOT EXISTS total_new bigint;\n-- V9, when the application writes both: the rows that were there, in batches\nUPDATE orders SET total_new = total WHERE total_new IS NULL AND total IS NOT NULL;\n-- V10, when nobody uses the old column any more: contract\n-- schema-version: contract-of=8\nALTER TABLE orders DROP COLUMN IF EXISTS total;",
        peers: { squawk: "changing-column-type", atlas: "PG301 (Pro)", strongMigrations: "change_column" },
        measured: "rewrite",
    },
    "type-recheck": {
        group: "rewriting",
        severity: "warning",
        about: "A change of a column's type that rewrites no row but checks all of them, for a CHECK, or builds indexes anew: another collation, an index on an expression or with a WHERE.",
        help: "do it while few use the table, or expand and contract",
        why: "The scan runs under an AccessExclusiveLock.",
        safe: '-- expand: a column with the new collation, filled in batches; contract: drop the old one\nALTER TABLE users ADD COLUMN IF NOT EXISTS name_de text COLLATE "de-x-icu";',
        peers: { squawk: "changing-column-type", strongMigrations: "change_column" },
        measured: "scan",
    },
    "set-expression": {
        group: "rewriting",
        severity: "error",
        about: "ALTER COLUMN … SET EXPRESSION of a stored generated column.",
        help: "add a second generated column and let readers move to it",
        why: "The whole table is rewritten under an AccessExclusiveLock to compute the column anew.",
        safe: "-- expand, PostgreSQL 18 (before, a plain column that the application fills)\nALTER TABLE orders ADD COLUMN IF NOT EXISTS gross_new numeric GENERATED ALWAYS AS (net * 1.07) VIRTUAL;",
        measured: "rewrite",
        peers: { squawk: "ban-alter-generated-expression (opt-in)" },
    },
    "set-logged": {
        group: "rewriting",
        severity: "error",
        about: "SET LOGGED or SET UNLOGGED on a table that is in use.",
        help: "make the table with the right persistence",
        why: "The whole table is copied under an AccessExclusiveLock; a crash empties an unlogged one.",
        safe: "CREATE UNLOGGED TABLE IF NOT EXISTS cache (key text PRIMARY KEY, value text);",
        measured: "rewrite",
    },
    "set-access-method": {
        group: "rewriting",
        severity: "error",
        about: "SET ACCESS METHOD on a table that is in use.",
        help: "make a new table with the access method, and move over",
        why: "The whole table is rewritten under an AccessExclusiveLock.",
        safe: "CREATE TABLE IF NOT EXISTS orders_new (LIKE orders INCLUDING ALL) USING heap;",
        measured: "rewrite",
    },
    "set-tablespace": {
        group: "rewriting",
        severity: "error",
        about: "SET TABLESPACE on a table or an index that is in use.",
        help: "move it with pg_repack, outside of migrations; an index: build it there CONCURRENTLY and swap",
        why: "The whole file is copied under an AccessExclusiveLock.",
        safe: "CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_at_fast_idx ON orders (at) TABLESPACE fast;",
        measured: "rewrite",
    },
};

;// CONCATENATED MODULE: ./lib/core/catalogue/review.js









/** Every rule of the review of pending migrations. */
const reviewRules = {
    ...indexRules,
    ...constraintRules,
    ...tableLockRules,
    ...rewritingRules,
    ...compatibilityRules,
    ...dataLossRules,
    ...idempotentRules,
    ...disciplineRules,
    ...namingRules,
};


/***/ }),

/***/ 8998:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ compareText)
/* harmony export */ });
/** Orders texts by their code units: the same everywhere, whatever the locale is. */
function compareText(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}


/***/ }),

/***/ 8415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ parseDuration)
/* harmony export */ });
const units = { ms: 1, s: 1_000, m: 60_000 };
/** The longest duration that a PostgreSQL timeout holds. */
const longestMs = 2_147_483_647;
/** Reads `500ms`, `20s`, `5m` or bare seconds as milliseconds; null when the text is no duration. */
function parseDuration(text) {
    const match = /^(\d{1,10})(ms|s|m)?$/.exec(text);
    if (match === null)
        return null;
    const unit = match[2] === "ms" || match[2] === "m" ? match[2] : "s";
    const ms = Number(match[1]) * units[unit];
    return ms <= longestMs ? ms : null;
}


/***/ }),

/***/ 7535:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D3: () => (/* binding */ writes),
/* harmony export */   EU: () => (/* binding */ nearestCommand),
/* harmony export */   OK: () => (/* binding */ resolveCommand),
/* harmony export */   fb: () => (/* binding */ isUntrusted)
/* harmony export */ });
/* unused harmony export parseEvent */
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6661);
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(551);



const commands = [
    "check",
    "apply",
    "rollback",
    "status",
    "history",
    "drift",
    "baseline",
    "repair",
    "adopt",
    "export",
    "observe",
    "new",
    "demo",
];
const writing = new Set(["apply", "rollback", "baseline", "repair", "adopt", "export"]);
/** Runs of a pull request, its reviews included, and of a merge queue: what they check out is not merged yet. */
function isUntrusted(eventName) {
    return eventName.startsWith("pull_request") || eventName === "merge_group";
}
/** Whether a command may change the target database. */
function writes(command) {
    return writing.has(command);
}
/** The command to run: as asked, or by the event where that is `auto`. Commands that write are refused on pull requests. */
function resolveCommand(asked, eventName) {
    const command = asked === "auto" ? byEvent(eventName) : commands.find((known) => known === asked);
    if (command === undefined && asked === "auto") {
        const event = eventName === null ? "no event" : `the event "${eventName}"`;
        return bad(`command: auto does not say what to do on ${event}`, `set command: to one of ${list(eventName)}`);
    }
    if (command === undefined) {
        const near = nearestCommand(asked);
        return bad(`unknown command "${asked}"`, `${near === null ? "" : `did you mean ${near}? `}use one of ${list(eventName)}`);
    }
    if (command === "demo" && eventName !== null)
        return bad("demo is for the command line", `use one of ${list(eventName)}`);
    if (writing.has(command) && eventName !== null && isUntrusted(eventName)) {
        const help = "use check there, and apply on push to the branch that is deployed";
        return bad(`"${command}" is refused on ${eventName}: a pull request never changes a database`, help);
    }
    return { ok: command };
}
/** The command that somebody who mistyped one most likely meant; null when none is near. */
function nearestCommand(asked) {
    const near = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(asked, commands);
    return commands.find((command) => command === near) ?? null;
}
function byEvent(eventName) {
    switch (eventName) {
        case "pull_request":
        case "merge_group":
            return "check";
        case "push":
            return "apply";
        case "schedule":
            return "drift";
        default:
            return undefined;
    }
}
/** Commands that make sense there: some are for a person at a terminal. */
function list(eventName) {
    const atTerminal = eventName === null ? ["demo"] : ["demo", "new", "export"];
    const refused = eventName !== null && isUntrusted(eventName) ? writing : new Set();
    return commands.filter((command) => !atTerminal.includes(command) && !refused.has(command)).join(", ");
}
function bad(message, help) {
    return { findings: [(0,_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .g)("input", { message, help })] };
}
/** Reads an event's payload; a field that is there but of another kind is one clear finding. */
function parseEvent(name, payload) {
    if (!isRecord(payload))
        return bad(`the payload of the event "${name}" is no JSON object`, "check GITHUB_EVENT_PATH");
    const repository = isRecord(payload["repository"]) ? payload["repository"] : {};
    const parsed = {
        name,
        repository: textOf(repository["full_name"]),
        isPublic: repository["private"] !== true,
        pullRequest: null,
        pushedBranch: name === "push" ? branchOf(payload) : null,
        push: name !== "push" ? null : payload["deleted"] === true ? "deletion" : "update",
    };
    if (!("pull_request" in payload) || !name.startsWith("pull_request")) {
        const needed = name === "pull_request" || name === "pull_request_target";
        return needed ? malformed(name, "pull_request") : { ok: parsed };
    }
    const pullRequest = parsePullRequest(payload["pull_request"], payload["number"]);
    return pullRequest === null ? malformed(name, "pull_request") : { ok: { ...parsed, pullRequest } };
}
function malformed(name, field) {
    return bad(`the payload of the event "${name}" has no valid "${field}"`, "check the file at GITHUB_EVENT_PATH");
}
function branchOf(payload) {
    const ref = textOf(payload["ref"]);
    if (ref === null || !ref.startsWith("refs/heads/") || payload["deleted"] === true)
        return null;
    return ref.slice("refs/heads/".length);
}
function parsePullRequest(value, outerNumber) {
    if (!isRecord(value) || !isRecord(value["base"]) || !isRecord(value["head"]))
        return null;
    const { base, head } = value;
    const number = typeof value["number"] === "number" ? value["number"] : outerNumber;
    const [baseRef, baseSha, headSha] = [textOf(base["ref"]), textOf(base["sha"]), textOf(head["sha"])];
    if (typeof number !== "number" || !Number.isSafeInteger(number) || number < 1)
        return null;
    if (baseRef === null || baseSha === null || headSha === null)
        return null;
    if (!isSha(baseSha) || !isSha(headSha))
        return null;
    const [from, to] = [fullName(head["repo"]), fullName(base["repo"])];
    return { number, baseRef, baseSha, headSha, fork: from === null || from !== to };
}
function fullName(repo) {
    return isRecord(repo) ? textOf(repo["full_name"]) : null;
}
function isSha(text) {
    return /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(text);
}
function textOf(value) {
    return typeof value === "string" ? value : null;
}


/***/ }),

/***/ 8165:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ Failure)
/* harmony export */ });
/** A thrown, anticipated problem: what happened, where and what to do, as findings. Anything else thrown is a bug. */
class Failure extends Error {
    kind;
    findings;
    name = "Failure";
    constructor(kind, findings, options) {
        super(findings.map((finding) => finding.message).join("\n"), options);
        this.kind = kind;
        this.findings = findings;
    }
}


/***/ }),

/***/ 5605:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ parseFileName),
/* harmony export */   Z: () => (/* binding */ usualNaming)
/* harmony export */ });
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8067);

/** Callback events that `apply` runs. */
const callbackEvents = [
    "beforeMigrate",
    "beforeEachMigrate",
    "afterEachMigrate",
    "afterMigrate",
    "afterMigrateError",
    "beforeValidate",
    "afterValidate",
    "beforeRepeatables",
    "afterVersioned",
];
const foreignEvents = `
  beforeEachMigrateStatement afterEachMigrateStatement afterEachMigrateStatementError afterEachMigrateError
  afterMigrateApplied afterMigrateOperationFinish
  beforeUndo beforeEachUndo beforeEachUndoStatement afterEachUndoStatement afterEachUndoStatementError afterEachUndo
  afterEachUndoError afterUndo afterUndoError
  beforeDeploy afterDeploy afterDeployError beforeClean afterClean afterCleanError
  beforeInfo afterInfo afterInfoError afterInfoOperationFinish afterValidateError
  beforeBaseline afterBaseline afterBaselineError beforeRepair afterRepair afterRepairError
  afterCleanOperationFinish afterValidateOperationFinish afterUndoOperationFinish afterRepairOperationFinish
  afterBaselineOperationFinish afterReportGenerated
  createSchema beforeCreateSchema beforeConnect afterConnect`
    .trim()
    .split(/\s+/);
const usualNaming = {
    versioned: "V",
    undo: "U",
    baseline: "B",
    repeatable: "R",
    separator: "__",
    suffixes: [".sql"],
    strict: true,
};
const versionedKinds = ["versioned", "undo", "baseline"];
const events = [...callbackEvents, ...foreignEvents];
const known = new WeakMap();
/** Longest first, so that beforeEachMigrateStatement beats beforeEachMigrate. */
function prefixesOf(naming) {
    const found = known.get(naming);
    if (found !== undefined)
        return found;
    const own = [...versionedKinds, "repeatable"].map((kind) => ({ kind, text: naming[kind] }));
    const all = [...own, ...events.map((text) => ({ kind: "event", text }))];
    const prefixes = all.toSorted((a, b) => b.text.length - a.text.length);
    known.set(naming, prefixes);
    return prefixes;
}
/** Reads the name of a file (without its folder) by Flyway's rules. */
function parseFileName(name, naming = usualNaming) {
    const lower = name.toLowerCase().trimEnd();
    const suffix = naming.suffixes.find((one) => lower.endsWith(one.toLowerCase()));
    if (suffix === undefined)
        return { kind: "not-sql" };
    if (lower.length < name.length)
        return { kind: "bad", reason: `a space stands after "${suffix}"` };
    const stem = name.slice(0, name.length - suffix.length);
    const prefix = prefixesOf(naming).find(({ text }) => stem.startsWith(text));
    if (prefix === undefined)
        return { kind: "bad", reason: explainPrefix(stem, naming) };
    const rest = stem.slice(prefix.text.length);
    const separator = rest.indexOf(naming.separator);
    const left = separator === -1 ? rest : rest.slice(0, separator);
    const behind = separator === -1 ? "" : rest.slice(separator + naming.separator.length);
    const description = behind.replaceAll("_", " ");
    if (prefix.kind !== "repeatable" && prefix.kind !== "event") {
        const version = (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .parseVersion */ .ot)(left);
        if (version === null)
            return { kind: "bad", reason: explainVersion(prefix.text, left, naming) };
        return { kind: prefix.kind, version, description };
    }
    if (left !== "")
        return { kind: "bad", reason: explainLeft(prefix, left, naming) };
    if (prefix.kind === "repeatable")
        return { kind: "repeatable", description };
    const event = callbackEvents.find((candidate) => candidate === prefix.text);
    return event === undefined
        ? { kind: "foreign-callback", event: prefix.text }
        : { kind: "callback", event, description };
}
function explainPrefix(stem, naming) {
    const { versioned, undo, baseline, repeatable, separator } = naming;
    const first = stem.slice(0, 1);
    if (/^[vub][\d_]/.test(stem) || stem.startsWith("r__")) {
        return `the prefix is an upper-case "${first.toUpperCase()}", not "${first}"`;
    }
    const event = events.find((candidate) => isSpelledLike(stem, candidate));
    if (event !== undefined)
        return `the callback is spelled "${event}"`;
    return `it starts with none of ${versioned}, ${undo}, ${baseline}, ${repeatable}${separator} and the names of callbacks`;
}
function isSpelledLike(stem, event) {
    const lower = stem.toLowerCase();
    return lower === event.toLowerCase() || lower.startsWith(`${event.toLowerCase()}_`);
}
function explainVersion(prefix, left, { separator }) {
    if (left === "")
        return `there is no version between "${prefix}" and "${separator}"`;
    if ((0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .isKeyword */ .wb)(left))
        return `"${left}" is a keyword of Flyway, not a version`;
    if (/^\d+(?:[._]\d+)*_[^\d_]/.test(left)) {
        return `"${left}" is no version; two underscores separate the version from the description`;
    }
    return `"${left}" is no version; a version is numbers with "." or "_" in between`;
}
function explainLeft({ text, kind }, left, { separator, suffixes: [suffix = ""] }) {
    const what = kind === "repeatable" ? "a repeatable" : `the callback ${text}`;
    return `"${left}" stands after "${text}"; the name of ${what} is ${text}${separator}<description>${suffix}`;
}


/***/ }),

/***/ 4262:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   w: () => (/* binding */ isForeignScript)
/* harmony export */ });
const kinds = {
    SQL: "sql",
    BASELINE: "baseline",
    // Flyway 2 and 3 wrote a baseline under this name.
    INIT: "baseline",
    SQL_BASELINE: "sql-baseline",
    JDBC_BASELINE: "java",
    SCRIPT_BASELINE: "script",
    JDBC: "java",
    SPRING_JDBC: "java",
    CUSTOM: "java",
    SCRIPT: "script",
    SCHEMA: "schema",
    DELETE: "delete",
    UNDO_SQL: "undo",
    UNDO_JDBC: "undo",
    UNDO_SCRIPT: "undo",
    UNDO_CUSTOM: "undo",
};
/** The kind of a row; `unknown` for a type that no Flyway wrote. */
function kindOf({ type }) {
    return Object.hasOwn(kinds, type) ? (kinds[type] ?? "unknown") : "unknown";
}
/** Whether a script on record is one that only Flyway runs: a Java class, or a script of a shell. */
function isForeignScript(script) {
    return /\.(?:ps1|bat|cmd|sh|bash|py)$/i.test(script) || /^(?:[\w$]+\.)*[VRB]\d[\w$]*$/.test(script);
}


/***/ }),

/***/ 4036:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ isLfsPointer)
/* harmony export */ });
/** Whether a text is what git keeps in place of a file that Git LFS stores, and leaves where nobody fetched that file. */
function isLfsPointer(text) {
    return text.startsWith("version https://git-lfs.github.com/spec/");
}


/***/ }),

/***/ 6661:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/** The known name that is fewest edits away, or that has this one as its part, when it must be meant; null when none is. */
function nearest(name, known) {
    const whole = onlyOne(known.filter((one) => isPart(name, one)));
    if (whole !== null)
        return whole;
    const ranked = known.map((one) => ({ one, edits: editsBetween(name, one) })).toSorted((a, b) => a.edits - b.edits);
    const best = ranked[0];
    // A short one is no typing error of another when hardly anything of it is left.
    const most = Math.min(Math.max(2, Math.floor(name.length / 3)), name.length - 2);
    return best !== undefined && best.edits <= Math.max(1, most) && best.edits < name.length ? best.one : null;
}
/** `target` and `url` are parts of target-version and database-url; so is a beginning. */
function isPart(name, whole) {
    return name.length >= 3 && (whole.startsWith(name) || whole.split("-").includes(name));
}
function onlyOne(names) {
    const [first = null] = names;
    return names.length === 1 ? first : null;
}
/** Levenshtein's distance, row by row. */
function editsBetween(a, b) {
    let row = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (const [i, char] of a.split("").entries()) {
        const next = [i + 1];
        for (let j = 0; j < b.length; j += 1) {
            next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (char === b[j] ? 0 : 1)));
        }
        row = next;
    }
    return row.at(-1) ?? 0;
}


/***/ }),

/***/ 6414:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ refuseNode)
/* harmony export */ });
/** The oldest Node that runs the command line, as `engines` of package.json says. */
const oldestNode = "20.12.0";
/** Says that a Node is too old for the command line; null where it is new enough. */
function refuseNode(version) {
    const [major = 0, minor = 0] = version.split(".").map(Number);
    const [oldMajor = 0, oldMinor = 0] = oldestNode.split(".").map(Number);
    if (major > oldMajor || (major === oldMajor && minor >= oldMinor))
        return null;
    return `schema-version needs Node ${oldMajor}.${oldMinor} or newer, and this is Node ${version}`;
}


/***/ }),

/***/ 3504:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ targetOf),
/* harmony export */   Fl: () => (/* binding */ scriptOf),
/* harmony export */   GF: () => (/* binding */ applySteps),
/* harmony export */   L6: () => (/* binding */ defaultEnvironment),
/* harmony export */   _$: () => (/* binding */ planApply),
/* harmony export */   rV: () => (/* binding */ ofEnvironment)
/* harmony export */ });
/* harmony import */ var _flyway_row_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4262);
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(551);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4734);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8067);




/** The name of an environment that nobody named. */
const defaultEnvironment = "default";
/** What `apply` would run, in order: versions ascending, then repeatables by description; or all that blocks it. */
function planApply(state, history, options) {
    const steps = applySteps(state, options);
    const findings = [
        ...options.findings,
        ...state.migrations.flatMap((migration) => ofState(migration, options)),
        ...ofEnvironment(history, options.environment),
        ...(options.transaction === "all" ? steps.flatMap((step) => ofTransactionAll(step, options)) : []),
    ];
    return findings.some((one) => one.severity === "error" && one.waived === null)
        ? { kind: "blocked", findings }
        : { kind: "ready", steps, findings };
}
/** The steps that `apply` wants, whether or not something blocks them. */
function applySteps(state, { outOfOrder, target }) {
    const versioned = state.migrations.flatMap((migration) => toSteps(migration, outOfOrder));
    return [...upTo(versioned, target), ...state.repeatables.flatMap(toRepeat)];
}
function upTo(steps, target = { to: "latest" }) {
    switch (target.to) {
        case "latest":
            return steps;
        case "current":
            return [];
        case "next":
            return steps.slice(0, 1);
        case "version":
            return steps.filter((step) => step.kind === "apply" && (0,_version_js__WEBPACK_IMPORTED_MODULE_3__/* .compareVersions */ .Zy)(step.migration.version, target.version) <= 0);
    }
}
function toSteps(state, outOfOrder) {
    switch (state.state) {
        case "pending":
            return [{ kind: "apply", migration: state.migration, resume: false }];
        case "out-of-order":
            return outOfOrder === "allow" ? [{ kind: "apply", migration: state.migration, resume: false }] : [];
        case "failed":
            return state.migration === null ? [] : [{ kind: "apply", migration: state.migration, resume: true }];
        case "applied":
        case "edited":
        case "missing":
        case "ahead":
        case "baseline":
        case "below-baseline":
        case "undo-failed":
            return [];
    }
}
function toRepeat(state) {
    const runs = state.state === "pending" || state.state === "outdated";
    return runs ? [{ kind: "repeat", repeatable: state.repeatable }] : [];
}
/** What a state means for `apply` and `check`: errors block, warnings and notes are told. */
function ofState(state, options) {
    const { environment, outOfOrder, ignored = null } = options;
    const passedOver = (one) => ignored?.includes(one) === true;
    switch (state.state) {
        case "pending":
        case "applied":
        case "baseline":
        case "below-baseline":
            return [];
        case "edited":
            return [edited(state, environment)];
        case "missing":
            if ((0,_flyway_row_js__WEBPACK_IMPORTED_MODULE_0__/* .isForeignScript */ .w)(state.row.script))
                return [foreign(state, environment)];
            return [{ ...missing(state, environment), ...(passedOver("missing") ? { severity: "note" } : {}) }];
        case "ahead": {
            if ((0,_flyway_row_js__WEBPACK_IMPORTED_MODULE_0__/* .isForeignScript */ .w)(state.row.script))
                return [foreign(state, environment)];
            const message = `version ${state.row.version} (${state.row.script}) is applied but above every file`;
            const severity = ignored === null ? "warning" : passedOver("future") ? "note" : "error";
            return [(0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("ahead", { message, environment, severity })];
        }
        case "out-of-order": {
            const one = outOfOrderFinding(state.migration, { environment, outOfOrder });
            return [{ ...one, ...(passedOver("ignored") ? { severity: "note" } : {}) }];
        }
        case "failed":
            return [failed(state, environment)];
        case "undo-failed": {
            const message = `the undo script of version ${state.row.version} did not finish`;
            return [(0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("undo-failed", { message, environment, ...fileOf(state.migration) })];
        }
    }
}
function edited(state, environment) {
    const { row, migration } = state;
    const on = dayOf(row) === "" ? "" : `on ${dayOf(row)} `;
    const message = `version ${row.version} was edited after it was applied ${on}by ${row.installedBy} ` +
        `(checksum ${short(row.checksum)} on record, ${short(migration.checksum)} in the file)`;
    return (0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("edited", { message, environment, ...fileOf(migration) });
}
function missing({ row }, environment) {
    const said = [row.script, dayOf(row), row.installedBy].filter((part) => part !== "").join(", ");
    const message = `version ${row.version} is applied (${said}) but its file is gone`;
    return (0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("missing", { message, environment });
}
/** Empty where the base branch stands for the record: nobody knows the day. */
function dayOf({ installedOn }) {
    return installedOn.split("T")[0] ?? "";
}
/** Its file is not looked for: it may be a class in an archive. */
function foreign({ row }, environment) {
    const message = `version ${row.version} (${row.script}) was run by Flyway, and is none that runs here`;
    return (0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("not-runnable", {
        message,
        environment,
        severity: "note",
        help: "nothing: it is on record as applied",
    });
}
function outOfOrderFinding(migration, { environment, outOfOrder }) {
    const message = `version ${migration.version.text} is pending below a version that is already applied`;
    const severity = outOfOrder === "allow" ? "note" : "error";
    return (0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("out-of-order", { message, environment, severity, ...fileOf(migration) });
}
function failed(state, environment) {
    const { row, migration } = state;
    if (migration === null) {
        const message = `version ${row.version} (${row.script}) did not finish and its file is gone`;
        return (0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("failed-changed", { message, environment });
    }
    if (migration.checksum !== row.checksum) {
        const message = `version ${row.version} did not finish and its file was changed since`;
        return (0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("failed-changed", { message, environment, ...fileOf(migration) });
    }
    const message = `version ${row.version} did not finish; apply runs the whole file again`;
    return (0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("failed", { message, environment, ...fileOf(migration) });
}
/** A database that was last changed under another name: a swapped secret, or a restored copy. */
function ofEnvironment(history, environment) {
    const last = history.lastEnvironment;
    if (last === null || last === environment || environment === defaultEnvironment)
        return [];
    const message = `this database is on record as the environment "${last}", not as "${environment}"`;
    const help = `check the secret with the database URL; if this is a restored copy of "${last}" that should live on as ` +
        `"${environment}", accept that once with adopt --copy-of ${last}`;
    return [(0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("other-environment", { message, help, environment })];
}
function ofTransactionAll(step, { environment, transactional }) {
    const script = scriptOf(step);
    if (transactional(script))
        return [];
    const message = `${script.name} cannot run in a transaction, so transaction: all cannot run it with the others`;
    return [(0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("transaction-all", { message, environment, file: script.file })];
}
/** The script that a step runs. */
function scriptOf(step) {
    switch (step.kind) {
        case "apply":
            return step.migration.script;
        case "repeat":
            return step.repeatable.script;
        case "undo":
            return step.undo;
    }
}
/** The highest version on record after a plan's steps, null when none is left. */
function targetOf(state, steps) {
    if (steps.length === 0)
        return state.currentVersion;
    const undone = new Set(steps.flatMap((step) => (step.kind === "undo" ? [step.row.version] : [])));
    const onRecord = state.migrations.flatMap((one) => ("row" in one ? [one.row.version] : []));
    const applied = steps.flatMap((step) => (step.kind === "apply" ? [step.migration.version.text] : []));
    return (0,_state_js__WEBPACK_IMPORTED_MODULE_2__/* .highest */ .BR)([...onRecord.filter((version) => !undone.has(version)), ...applied]);
}
function fileOf(migration) {
    return migration === null ? {} : { file: migration.script.file, line: 1 };
}
function short(checksum) {
    return checksum === "" ? "none" : `${checksum.slice(0, 8)}…`;
}


/***/ }),

/***/ 551:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  g: () => (/* binding */ finding),
  B: () => (/* binding */ problems)
});

;// CONCATENATED MODULE: ./lib/core/catalogue/database.js
/** Problems of: database. */
const databaseProblems = {
    connection: { severity: "error", about: "The database cannot be reached.", help: "check the URL and the network" },
    authentication: {
        severity: "error",
        about: "The server refused the user or the password.",
        help: "check the secret; a % in a password must be written %25 in a URL",
    },
    tls: { severity: "error", about: "TLS was refused or could not be verified.", help: "check sslmode and ssl-ca" },
    "not-postgresql": {
        severity: "error",
        about: "A server that is not PostgreSQL, or older than 14.",
        help: "use PostgreSQL 14 or newer",
    },
    "read-only": {
        severity: "error",
        about: "A standby, or a database that refuses writes.",
        help: "use the primary's URL",
    },
    pooler: {
        severity: "error",
        about: "A pooler between the tool and the server that gives transactions, or reads, to several backends: a session lock means nothing there.",
        help: "use the URL of the database itself, or of a pooler in session mode (Neon: the host without -pooler; Supabase: port 5432 instead of 6543; PgBouncer: the server's own port; Pgpool-II: without load balancing)",
    },
    privilege: {
        severity: "error",
        about: "The role lacks a privilege that the tool's own tables need.",
        help: "grant it",
    },
    "lock-held": {
        severity: "error",
        about: "Another run holds the lock.",
        help: "wait for it, or raise lock-wait",
    },
    "lock-lost": {
        severity: "error",
        about: "The connection no longer held the tool's lock; nothing was committed without it.",
        help: "run the command again; look for pg_advisory_unlock_all() in the file, or a pooler in between",
    },
    "connection-lost": {
        severity: "error",
        about: "The server closed the connection.",
        help: "run the command again; the record says how far it came",
    },
    overtaken: {
        severity: "error",
        about: "Another run had the lock while this one had lost its connection, and changed the database.",
        help: "run the command again: it plans anew from what is on record now",
    },
    statement: {
        severity: "error",
        about: "A statement failed on the server.",
        help: "correct the file, then run the command again",
    },
    "undo-not-run": {
        severity: "warning",
        about: "on-failure: undo did not undo an applied migration.",
        help: "roll it back by hand",
    },
    cancelled: {
        severity: "error",
        about: "The run was cancelled.",
        help: "run it again; the record says how far it came",
    },
    "embedded-in-use": {
        severity: "error",
        about: "Another process uses the embedded database.",
        help: "wait for it to end",
    },
    repaired: {
        severity: "note",
        about: "What repair did to the record.",
        help: "history shows it with its reason",
    },
};

;// CONCATENATED MODULE: ./lib/core/catalogue/drift.js
/** Problems of: drift. */
const driftProblems = {
    drift: {
        severity: "warning",
        about: "The database is not as the last deploy left it, or not as the files say; a note where it is cosmetic only.",
        help: "change it back there, or write it as the next migration (new --from-drift); repair --accept-drift accepts what changed since the last deploy, drift-ignore leaves it out",
    },
    "drift-unknown": {
        severity: "note",
        about: "What cannot be said about drift yet, and why.",
        help: "the next apply that runs something stores a snapshot; repair --accept-drift stores one now",
    },
    "drift-sql": {
        severity: "warning",
        about: "SQL for drift is not proven, or not all of it, and why.",
        help: "look at what is left, which the SQL names, and complete it by hand",
    },
    "drift-ignore-unused": {
        severity: "note",
        about: "A pattern of drift-ignore that matches no object.",
        help: "remove it, or correct it: kind:schema.name, with * for any text",
    },
    snapshot: {
        severity: "error",
        about: "The schema could not be read from the catalog.",
        help: "run it again when no other schema change is under way",
    },
    "stored-snapshot": {
        severity: "warning",
        about: "The stored snapshot is damaged, written by a newer version, or not readable by this role: drift since the last deploy is unknown.",
        help: "use the version that wrote it, or store a new one with repair --accept-drift",
    },
};

;// CONCATENATED MODULE: ./lib/core/catalogue/files.js
/** Problems of: files. */
const fileProblems = {
    folder: {
        severity: "error",
        about: "The migrations folder, or a file in it, cannot be read or lies outside the workspace.",
        help: "name an existing folder with the input migrations",
    },
    "symbolic-link": {
        severity: "error",
        about: "A symbolic link among the migrations.",
        help: "put the file itself there",
    },
    "file-name": {
        severity: "error",
        about: "A .sql file whose name fits no pattern.",
        help: "name it V<version>__<description>.sql, U…, R__<description>.sql, B… or a callback, or move it out of the folder",
    },
    "duplicate-version": {
        severity: "error",
        about: "Two files of the same kind with equal versions (1_0 equals 1), descriptions or callback names.",
        help: "give one of them another version",
    },
    "too-long": {
        severity: "error",
        about: "A version above 20 characters or a script name above 255.",
        help: "shorten it",
    },
    "file-too-large": {
        severity: "error",
        about: "A migration file or folder beyond what the tool reads into memory.",
        help: "split it, or load data by other means",
    },
    encoding: { severity: "error", about: "Bytes that are not valid in the file's encoding.", help: "save it as UTF-8" },
    "script-settings": {
        severity: "error",
        about: "An unknown key or a bad value in a .sql.conf file.",
        help: "the keys are executeInTransaction, placeholderReplacement and encoding",
    },
    "callback-not-run": {
        severity: "note",
        about: "A file named like a Flyway callback that this engine does not run.",
        help: "remove it, or run it with Flyway",
    },
    "undo-without-migration": {
        severity: "warning",
        about: "An undo script whose version has no migration.",
        help: "add the V file, or remove the U file",
    },
    directive: {
        severity: "error",
        about: "An unknown or misplaced `-- schema-version:` line, or a bad value in one.",
        help: "the keys are transaction, lock-timeout, statement-timeout, max-block and contract-of",
    },
    waiver: {
        severity: "error",
        about: "A waiver with an unknown rule or without a reason, or one that waives nothing.",
        help: "write -- schema-version: allow <rule> because <reason>, above the statement",
    },
    placeholder: {
        severity: "error",
        about: "A placeholder that is not defined or not closed.",
        help: "define it with the input placeholders, or switch replacement off in <file>.sql.conf",
    },
    syntax: {
        severity: "error",
        about: "SQL that PostgreSQL's parser refuses.",
        help: "correct the statement; nothing was run",
    },
    "meta-command": {
        severity: "error",
        about: "A psql meta-command, which only psql understands.",
        help: "write it as SQL",
    },
    "copy-data": {
        severity: "error",
        about: "COPY … FROM stdin without its data in the file, or a COPY that reads or writes elsewhere.",
        help: "put the data below the statement and end it with a line \\.",
    },
    "mixed-transaction": {
        severity: "error",
        about: "Statements that can and that cannot run in a transaction in one file.",
        help: "split the file, or write -- schema-version: transaction=false in its head",
    },
    "needs-no-transaction": {
        severity: "error",
        about: "A statement that cannot run in a transaction, in a file that must.",
        help: "move it to a file of its own without transaction=true",
    },
    "transaction-control": {
        severity: "error",
        about: "BEGIN, COMMIT, ROLLBACK or SAVEPOINT in a file that already runs in a transaction.",
        help: "remove it; each file is one transaction",
    },
    "session-setting": {
        severity: "error",
        about: "A file that changes standard_conforming_strings, or takes or drops the tool's lock or transaction.",
        help: "remove the statement",
    },
    "own-table": {
        severity: "error",
        about: "A migration that drops, alters or writes the tool's own tables; a table of that name in another schema is its own business.",
        help: "leave the schema_version tables to the tool; name a table of your own with its schema before it",
    },
    "unnamed-index": {
        severity: "error",
        about: "CREATE INDEX CONCURRENTLY without a name: a leftover of a failed build could not be found.",
        help: "name the index",
    },
    template: {
        severity: "error",
        about: "A file that is as `new` wrote it: comments, and no statement.",
        help: "write its SQL; where there is nothing to do, say so with SELECT 1 in place of the comments",
    },
    "empty-file": {
        severity: "note",
        about: "A migration without any statement.",
        help: "that is fine where it is meant",
    },
};

;// CONCATENATED MODULE: ./lib/core/catalogue/flyway.js
/** Problems of: Flyway's history and files beside ours. */
const flywayProblems = {
    "flyway-history": {
        severity: "error",
        about: "A history of Flyway's that is not there, cannot be taken over, or was not taken over yet.",
        help: "run adopt: it takes over what Flyway has on record",
    },
    "flyway-checksum": {
        severity: "error",
        about: "A file that is not the one that Flyway recorded.",
        help: "restore the file, or take it as it is now with adopt --target-version <version> --reason <why>",
    },
    "flyway-row": {
        severity: "error",
        about: "A row of Flyway's history that does not fit into schema_version.",
        help: "a version has at most 20 characters and a script's path 255: such a history cannot be taken over",
    },
    "not-runnable": {
        severity: "error",
        about: "A Java migration or a script of a shell, which only Flyway runs.",
        help: "run it with Flyway, or write it as SQL",
    },
    flyway: {
        severity: "error",
        about: "Flyway's command line, run by engine: flyway, is not to be had or failed at something else than a statement.",
        help: "install Flyway, or name its command line with flyway-path",
    },
    exported: {
        severity: "note",
        about: "What export wrote into Flyway's history table.",
        help: "flyway validate says whether Flyway is content with it",
    },
    "flyway-setting": {
        severity: "note",
        about: "Settings of a Flyway configuration that do not hold here.",
        help: "Flyway itself still reads them; remove what is not needed, or set flyway.config: off to leave the file unread",
    },
    adopted: {
        severity: "note",
        about: "What adopt takes over, and what it leaves.",
        help: "history shows it",
    },
};

;// CONCATENATED MODULE: ./lib/core/catalogue/inputs.js
/** Problems of: inputs and the world around. */
const inputProblems = {
    input: {
        severity: "error",
        about: "An input, flag, configuration key or event that does not exist or has a bad value.",
        help: "correct it; the README lists every input",
    },
    "input-unused": {
        severity: "note",
        about: "A configured environment whose database URL is not set.",
        help: "set the variable where the database should be read",
    },
    shadow: {
        severity: "error",
        about: "A throw-away database that cannot be had, or that must not be used.",
        help: "leave shadow at auto, or give the URL of an empty database on a server of its own",
    },
    confirm: {
        severity: "error",
        about: "A rollback that was not confirmed.",
        help: "pass the environment's name as confirm",
    },
    github: {
        severity: "warning",
        about: "The GitHub API refused a comment or a suggestion; the run goes on and the summary has the report.",
        help: "check the job's permissions",
    },
    "base-branch": {
        severity: "note",
        about: "The base branch's files could not be read, so nothing counts as applied; or they are all that is checked out, so nothing of the pull request was looked at.",
        help: "check out with fetch-depth: 0",
    },
};

;// CONCATENATED MODULE: ./lib/core/catalogue/live.js
/** Problems of: what a live database knows. */
const liveProblems = {
    "offending-row": {
        severity: "error",
        about: "A row of the database stands in the way of a pending statement, which would fail on it.",
        help: "change such rows in a migration before this one",
    },
    "query-broken": {
        severity: "error",
        about: "A statement that the running application sends fails or means something else after a pending migration.",
        help: "keep what it needs until no running application uses it",
    },
    "query-unread": {
        severity: "warning",
        about: "A statement in a file of queries that is no SELECT, INSERT, UPDATE, DELETE or MERGE, or does not parse.",
        help: "write the statements as the application sends them, with $1 for its values",
    },
    evidence: {
        severity: "error",
        about: "An evidence file that cannot be used: not there, damaged, of another environment, newer, or tracked by git.",
        help: "let observe write it anew, with this version, for this environment, and keep it out of git",
    },
};

// EXTERNAL MODULE: ./lib/core/catalogue/rehearsal.js
var rehearsal = __nccwpck_require__(342);
;// CONCATENATED MODULE: ./lib/core/catalogue/rollback.js
/** Problems of: rollback. */
const rollbackProblems = {
    "unknown-version": {
        severity: "error",
        about: "A version that is neither on record nor among the files.",
        help: "status lists the versions",
    },
    "missing-undo": {
        severity: "error",
        about: "A migration to roll back has no undo script.",
        help: "add the U file, or write a migration that goes forward",
    },
    "rollback-blocked": {
        severity: "error",
        about: "A migration to roll back was edited, is missing, or stands behind a baseline.",
        help: "restore the file",
    },
    "newer-versions": {
        severity: "error",
        about: "Newer versions of other runs stand above the run that should be rolled back.",
        help: "roll those back first, or use target-version",
    },
    "destroys-data": {
        severity: "error",
        about: "A rollback that destroys rows needs the digest of its plan.",
        help: "run it with dry-run, read what it destroys, then pass expect-plan",
    },
};

// EXTERNAL MODULE: ./lib/core/catalogue/review.js + 9 modules
var review = __nccwpck_require__(4451);
;// CONCATENATED MODULE: ./lib/core/catalogue/state.js
/** Problems of: state and plan. */
const stateProblems = {
    edited: {
        severity: "error",
        about: "A migration that was edited after it was applied.",
        help: "restore the file and put the change into a new migration, or run repair if the edit is intended",
    },
    missing: {
        severity: "error",
        about: "A row on record whose file is gone.",
        help: "restore the file, or run repair to forget the row",
    },
    ahead: {
        severity: "warning",
        about: "The database is ahead of the files: another branch was deployed to it.",
        help: "merge that branch, or roll the version back",
    },
    "out-of-order": {
        severity: "error",
        about: "A pending migration below the highest applied version.",
        help: "give it a higher version, or allow it with out-of-order: allow",
    },
    failed: {
        severity: "warning",
        about: "A file without a transaction that did not finish; apply runs the whole file again.",
        help: "run apply; it clears what the file left and runs it again",
    },
    "failed-changed": {
        severity: "error",
        about: "A file without a transaction that did not finish and has been changed or removed since.",
        help: "restore the file and run apply, or clean up by hand and run repair",
    },
    "undo-failed": {
        severity: "error",
        about: "An undo script without a transaction that did not finish.",
        help: "run rollback again; it goes on with that version",
    },
    "foreign-table": {
        severity: "error",
        about: "A schema_version table that is not the tool's.",
        help: "rename that table, or name another schema first in schemas",
    },
    "existing-schema": {
        severity: "error",
        about: "A schema that holds relations but no history, or one that was restored without data.",
        help: "run baseline first, or pass existing-schema: allow",
    },
    "lost-history": {
        severity: "error",
        about: "A schema that holds relations, a log of what was applied, and no row in schema_version.",
        help: "restore the rows of schema_version, or run baseline; to start anew, drop schema_version_log too",
    },
    "other-environment": {
        severity: "error",
        about: "A database on record as another environment: a swapped secret or a restored copy.",
        help: "check the database URL",
    },
    "transaction-all": {
        severity: "error",
        about: "transaction: all with a file that cannot run in a transaction.",
        help: "apply with transaction: each",
    },
    "plan-changed": {
        severity: "error",
        about: "The plan under the lock is not the one that was approved.",
        help: "look at the new plan and approve its digest",
    },
    subscription: {
        severity: "error",
        about: "A subscription feeds the tool's tables.",
        help: "leave the schema_version tables out of the publication",
    },
    publication: {
        severity: "warning",
        about: "A publication carries the tool's tables to other servers, the schema changes it does not.",
        help: "publish named tables or schemas without the schema_version tables",
    },
};

;// CONCATENATED MODULE: ./lib/core/problems.js










/** Every problem that a report can hold: id, severity, help. The docs' rule table is generated from it. */
const problems = {
    ...inputProblems,
    ...fileProblems,
    ...stateProblems,
    ...rollbackProblems,
    ...databaseProblems,
    ...flywayProblems,
    ...liveProblems,
    ...driftProblems,
    ...rehearsal/* rehearsalProblems */.u,
    ...review/* reviewRules */.Q,
};
/** A finding of the catalogue: severity and help come from there unless the caller knows better. */
function finding(rule, { message, help, environment, severity, ...location }) {
    const problem = problems[rule];
    return {
        rule,
        severity: severity ?? problem.severity,
        message,
        help: help ?? problem.help,
        ...location,
        environment: environment ?? null,
        waived: null,
    };
}


/***/ }),

/***/ 1134:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ readProperties)
/* harmony export */ });
/**
 * Reads a properties file as Flyway does: `key=value`, `key:value` or `key value`, comments with `#` or `!`. A backslash is
 * itself, so that folders of Windows can be written; at the end of a line it goes on with the next one, unless that
 * is empty or begins another setting.
 */
function readProperties(text) {
    const lines = text.split(/\r\n?|\n/).map((line) => line.trim());
    const properties = [];
    for (let index = 0; index < lines.length; index++) {
        const line = index + 1;
        let content = lines[index] ?? "";
        if (content === "" || content.startsWith("#") || content.startsWith("!"))
            continue;
        while (content.endsWith("\\") && goesOn(lines[index + 1])) {
            index++;
            content = content.slice(0, -1) + (lines[index] ?? "");
        }
        const [, key = "", value = ""] = /^([^=:\s]*)\s*[=:]?\s*(.*)$/su.exec(content) ?? [];
        properties.push({ key, value, line });
    }
    return properties;
}
function goesOn(next) {
    return next !== undefined && next !== "" && !(next.startsWith("flyway.") && next.includes("="));
}


/***/ }),

/***/ 9531:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Cm: () => (/* binding */ quoteIdentifier),
/* harmony export */   WA: () => (/* binding */ commentLine),
/* harmony export */   ce: () => (/* binding */ quoteLiteral),
/* harmony export */   mI: () => (/* binding */ literalOrNull)
/* harmony export */ });
/** An SQL identifier, always quoted. Throws RangeError on NUL, which PostgreSQL cannot hold. */
function quoteIdentifier(name) {
    return `"${refuseNul(name).replaceAll('"', '""')}"`;
}
/** An SQL string literal that means the same with and without standard_conforming_strings. */
function quoteLiteral(value) {
    return `E'${refuseNul(value).replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}
/** A literal, or NULL. */
function literalOrNull(value) {
    if (value === null)
        return "NULL";
    return typeof value === "string" ? quoteLiteral(value) : String(value);
}
/** One line of comment. Names of objects may hold anything, and a comment ends with its line. */
function commentLine(text) {
    return `-- ${text.replaceAll(/[\r\n\u0085\u2028\u2029]+/g, " ").trimEnd()}\n`;
}
function refuseNul(text) {
    if (text.includes("\0"))
        throw new RangeError("a text for PostgreSQL holds a NUL character");
    return text;
}


/***/ }),

/***/ 8038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E$: () => (/* binding */ redact),
/* harmony export */   Hz: () => (/* binding */ spellingsOf),
/* harmony export */   Ne: () => (/* binding */ holdsRowValues),
/* harmony export */   ml: () => (/* binding */ shorten),
/* harmony export */   tM: () => (/* binding */ maskRowValues),
/* harmony export */   vQ: () => (/* binding */ maskCopiedLine)
/* harmony export */ });
/* harmony import */ var _url_parts_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(785);

/** Text without secrets and row values, for logs, reports and the record. */
const mask = "***";
/** Shorter values, and these, would star out ordinary text: they are not masked, as GitHub advises. */
const shortest = 4;
const ordinary = new Set([
    "postgres",
    "password",
    "secret",
    "admin",
    "test",
    "root",
    "user",
    "localhost",
    "public",
    "true",
    "false",
]);
/** A line of a secret that has several (a key, a certificate); shorter ones would star out ordinary SQL. */
const shortestLine = 8;
/**
 * The spellings under which a secret may show: as written, decoded, encoded for a URL in the usual ways, in JSON, in SQL,
 * and each line of one that has several: a server quotes a line of what it could not read.
 */
function spellingsOf(secret) {
    const decoded = (0,_url_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .decode */ .D4)(secret);
    const encoded = [encodeURIComponent(decoded), rfc3986(decoded)];
    const lower = encoded.map((text) => text.replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()));
    const literal = decoded.replaceAll("'", "''");
    const inSql = [literal, literal.replaceAll("\\", "\\\\")];
    const lines = decoded.split(/[\r\n]+/).map((line) => line.trim());
    const single = lines.length === 1 ? [] : lines.filter((line) => line.length >= shortestLine);
    const all = [secret, decoded, ...encoded, ...lower, JSON.stringify(decoded).slice(1, -1), ...inSql, ...single];
    return [...new Set(all)].filter((text) => text.length >= shortest && !ordinary.has(text.toLowerCase()));
}
function rfc3986(text) {
    return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
/** Replaces every secret, longest first, so that one that holds another goes whole; also what a cut has left of one. */
function redact(text, secrets) {
    const whole = secrets
        .toSorted((a, b) => b.length - a.length)
        .reduce((rest, secret) => (rest.includes(secret) ? rest.split(secret).join(mask) : rest), text);
    const [first = "", ...rest] = whole.split(cut);
    return rest.reduce((before, after) => joinAtCut(before, after, secrets), first);
}
function joinAtCut(before, after, secrets) {
    const ends = secrets.map((secret) => longestPart(secret, (length) => before.endsWith(secret.slice(0, length))));
    const begins = secrets.map((secret) => longestPart(secret, (length) => after.startsWith(secret.slice(-length))));
    const [left, right] = [Math.max(0, ...ends), Math.max(0, ...begins)];
    const [kept, next] = [before.slice(0, before.length - left), after.slice(right)];
    return `${kept}${left > 0 ? mask : ""}${cut}${right > 0 ? mask : ""}${next}`;
}
function longestPart(secret, is) {
    let length = secret.length - 1;
    while (length > 0 && !is(length))
        length -= 1;
    return length;
}
/** What a text keeps of its beginning and its end, where it is longer than both. */
const [head, tail] = [12_000, 4_000];
const cut = "…[cut]…";
/** A text in bounded memory. The end stays: a value is masked between its quotation marks. */
function shorten(text) {
    if (text.length <= head + tail)
        return text;
    const [before, after] = [text.slice(0, head), text.slice(-tail)];
    return `${before.replace(/[\ud800-\udbff]$/, "")}${cut}${after.replace(/^[\udc00-\udfff]/, "")}`;
}
/** SQLSTATE classes whose DETAIL and CONTEXT hold row values: data exceptions, violations of integrity and of a view's check. */
function holdsRowValues(sqlstate) {
    return /^(?:22|23|44)/.test(sqlstate);
}
/** A server speaks the language of its `lc_messages`, with that language's own quotation marks. */
const quoted = /(["«»‹›„“”‟「『]).*(["«»‹›“”‟」』])/s;
/** `time field value out of range: 25:61:00`; what stands in brackets is a limit. */
const number = /(?<![\w(.])-?\d[\d:.-]*(?![\w)])/g;
/** Values of these types are parsed like a language: what is no such value is an error of syntax or of a limit. */
const parsedType = /^[^"«»‹›„“”‟「『]*\b(?:tsquery|tsvector|hstore)\b/;
/** A message without the row values that PostgreSQL quotes in it: class 22 (data exceptions), and text that is searched. */
function maskRowValues(message, sqlstate) {
    if (sqlstate.startsWith("22"))
        return maskQuoted(message).replaceAll(number, mask);
    return /^(?:42601|54000)$/.test(sqlstate) && parsedType.test(message) ? maskQuoted(message) : message;
}
/** A CONTEXT without the line of data that `COPY` was at; Java's driver says first that it is one. */
function maskCopiedLine(context) {
    return context.replaceAll(/^(?: *Where: )?COPY .*$/gm, maskQuoted);
}
function maskQuoted(text) {
    return text.replace(quoted, `$1${mask}$2`);
}


/***/ }),

/***/ 5483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  de: () => (/* reexport */ driftOff),
  t4: () => (/* binding */ toExitCode),
  ds: () => (/* binding */ toVerdict)
});

;// CONCATENATED MODULE: ./lib/core/schema/drift-report-model.js
/** Nobody looked. */
const driftOff = {
    status: "off",
    toFix: null,
    toFixProof: "not-run",
    toCapture: null,
    toCaptureProof: "not-run",
    objects: [],
    because: [],
    toFixLeft: [],
    toCaptureLeft: [],
    toFixDestroys: [],
    toCaptureDestroys: [],
};

;// CONCATENATED MODULE: ./lib/core/report.js

/** The verdict of a run, from its parts: decided here, rendered elsewhere. */
function toVerdict(failure, environments, findings) {
    const open = findings.filter((finding) => finding.waived === null);
    if (failure !== null && failure !== "blocked")
        return "failed";
    if (failure === "blocked" || environments.some((environment) => environment.plan === "blocked"))
        return "blocked";
    if (open.some((finding) => finding.severity === "error"))
        return "blocked";
    return open.some((finding) => finding.severity === "warning") ? "warning" : "ok";
}
/**
 * The exit code of the command line: 0 ok; 1 findings at or above `failOn`, a blocked plan of `apply` or `rollback`;
 * 2 bad input; 3 the database, a migration or a cancel.
 */
function toExitCode(report, failOn) {
    switch (report.failure) {
        case "bad-input":
            return 2;
        case "database":
        case "cancelled":
            return 3;
        case "blocked":
            return 1;
        case null:
            break;
    }
    if (failOn.includes("never"))
        return 0;
    const open = report.findings.filter((finding) => finding.waived === null);
    const worst = new Set(open.map((finding) => finding.severity));
    // A cosmetic difference makes the status drift, and is no reason to fail.
    const drifted = report.environments.some(({ drift }) => drift.objects.some(({ severity }) => severity !== "cosmetic"));
    if (worst.has("error") && failOn.some((level) => level === "error" || level === "warning"))
        return 1;
    if (worst.has("warning") && failOn.includes("warning"))
        return 1;
    return drifted && failOn.includes("drift") ? 1 : 0;
}


/***/ }),

/***/ 7821:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  EY: () => (/* binding */ parsePattern),
  Z7: () => (/* binding */ parsePatterns),
  sb: () => (/* binding */ splitPatterns)
});

;// CONCATENATED MODULE: ./lib/core/schema/drift-kinds.js
/** Every kind of object that a snapshot can hold: what stands before the colon of an ignore pattern. */
const objectKinds = [
    "access method",
    "aggregate",
    "attribute",
    "cast",
    "collation",
    "column",
    "composite type",
    "constraint",
    "conversion",
    "database",
    "default privileges",
    "domain",
    "domain constraint",
    "enum",
    "event trigger",
    "extension",
    "foreign data wrapper",
    "foreign table",
    "function",
    "index",
    "language",
    "materialized view",
    "operator",
    "operator class",
    "operator family",
    "partitioned table",
    "policy",
    "procedure",
    "publication",
    "range",
    "rule",
    "schema",
    "security label",
    "sequence",
    "server",
    "setting",
    "statistics",
    "subscription",
    "table",
    "text search configuration",
    "text search dictionary",
    "text search parser",
    "text search template",
    "transform",
    "trigger",
    "type",
    "user mapping",
    "view",
    "window function",
];

// EXTERNAL MODULE: ./lib/core/nearest.js
var nearest = __nccwpck_require__(6661);
// EXTERNAL MODULE: ./lib/core/star-pattern.js
var star_pattern = __nccwpck_require__(716);
;// CONCATENATED MODULE: ./lib/core/schema/ignore-pattern.js



/** Patterns of a list: one a line, or several with commas between them; those inside quotes and parentheses are names'. */
function splitPatterns(list) {
    const parts = list.match(/(?:"(?:[^"\n]|"")*"|\([^()\n]*\)|[^,\n])+/g) ?? [];
    return parts.map((part) => part.trim()).filter((part) => part !== "");
}
/** Reads one pattern, or says why it is none. */
function parsePattern(text) {
    const [, kind = "", name = ""] = /^([^:"]*):(.*)$/s.exec(text) ?? [];
    const help = 'write kind:schema.name, for example table:audit.*, index:public.tmp_* or function:public."Odd"(*)';
    if (kind === "" || name.trim() === "")
        return { problem: `"${text}" is no pattern for objects`, help };
    if (name !== name.trim() || (name.match(/"/g) ?? []).length % 2 === 1) {
        return { problem: `"${text}" has a quote that does not close, or blanks around its name`, help };
    }
    if (!kind.includes("*") && !objectKinds.some((known) => known === kind)) {
        const near = (0,nearest/* nearest */.p)(kind, objectKinds);
        const known = `kinds are ${objectKinds.join(", ")}`;
        return { problem: `"${text}": there is no kind "${kind}"`, help: near === null ? known : `did you mean ${near}?` };
    }
    const groups = { count: 0 };
    const source = `^${(0,star_pattern/* toStarSource */.d)(kind, { any: "[a-z ]", groups })} ${(0,star_pattern/* toStarSource */.d)(name, { any: "[^]", groups })}$`;
    return { ok: { text, key: new RegExp(source) } };
}
/** Reads the tool's own patterns, which are good. */
function parsePatterns(texts) {
    return texts.flatMap((text) => {
        const parsed = parsePattern(text);
        return "ok" in parsed ? [parsed.ok] : [];
    });
}


/***/ }),

/***/ 7226:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ stopsDeploy),
/* harmony export */   T: () => (/* binding */ sortFindings)
/* harmony export */ });
/* harmony import */ var _compare_text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8998);
/* harmony import */ var _catalogue_rehearsal_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(342);
/* harmony import */ var _catalogue_review_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4451);



const rank = { error: 0, warning: 1, note: 2 };
/** What a finding threatens, the gravest first. */
const threats = ["the deploy", "the application", "the way back", "nothing yet"];
const ofGroup = {
    locking: "the application",
    rewriting: "the application",
    compatibility: "the application",
    "data-loss": "the application",
    transaction: "the application",
    idempotent: "the way back",
    atomic: "the way back",
    undo: "the way back",
    naming: "nothing yet",
};
/** What its group, or being no rule of the review, does not say: the deploy stops, unless it stands here. */
const ofRule = {
    "newer-syntax": "the deploy",
    "enum-value-used": "the deploy",
    "query-broken": "the application",
    "undo-without-migration": "the way back",
    "undo-not-run": "the way back",
    "query-unread": "nothing yet",
    publication: "nothing yet",
    github: "nothing yet",
    drift: "nothing yet",
    "drift-sql": "nothing yet",
    "stored-snapshot": "nothing yet",
};
const failed = new Set(["does-not-run", "fails-on-rows", "open-transaction", "took-too-long"]);
function toThreat({ rule }) {
    const known = ofRule[rule];
    if (known !== undefined)
        return known;
    if (isRule(rule))
        return ofGroup[_catalogue_review_js__WEBPACK_IMPORTED_MODULE_1__/* .reviewRules */ .Q[rule].group];
    return Object.hasOwn(_catalogue_rehearsal_js__WEBPACK_IMPORTED_MODULE_0__/* .rehearsalProblems */ .u, rule) && !failed.has(rule) ? "the way back" : "the deploy";
}
/** Whether a deploy would stop at it. */
function stopsDeploy(finding) {
    return finding.severity === "error" && finding.waived === null && toThreat(finding) === "the deploy";
}
function isRule(rule) {
    return Object.hasOwn(_catalogue_review_js__WEBPACK_IMPORTED_MODULE_1__/* .reviewRules */ .Q, rule);
}
/**
 * Worst first: by severity, then what stops the deploy before what troubles the application, before what cannot be
 * repeated or undone. Equal ones by file (`V9` before `V10`), line and rule, so that two runs print the same.
 */
function sortFindings(findings) {
    // Most runs have none, and a collator takes milliseconds to make.
    if (findings.length < 2)
        return findings;
    const { compare } = new Intl.Collator("en", { numeric: true });
    return findings.toSorted((a, b) => rank[a.severity] - rank[b.severity] ||
        threats.indexOf(toThreat(a)) - threats.indexOf(toThreat(b)) ||
        compare(a.file ?? "", b.file ?? "") ||
        (0,_compare_text_js__WEBPACK_IMPORTED_MODULE_2__/* .compareText */ .n)(a.file ?? "", b.file ?? "") ||
        (a.line ?? 0) - (b.line ?? 0) ||
        (0,_compare_text_js__WEBPACK_IMPORTED_MODULE_2__/* .compareText */ .n)(a.rule, b.rule) ||
        (0,_compare_text_js__WEBPACK_IMPORTED_MODULE_2__/* .compareText */ .n)(a.environment ?? "", b.environment ?? ""));
}


/***/ }),

/***/ 716:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ toStarSource)
/* harmony export */ });
/**
 * Source of an expression for a text in which `*` stands for any number of `any` (a class such as `[^/]`), and `?`, where
 * that is given, for one. The parts between stars are looked for from left to right and never again, so that a text that
 * does not fit is told in a time that does not grow with the number of stars. `groups` counts the groups of the whole.
 */
function toStarSource(text, { any, one = null, groups, }) {
    const [first = "", ...rest] = text.split(/\*+/).map((part) => escape(part, one));
    const last = rest.pop();
    if (last === undefined)
        return first;
    const between = rest.map((part) => {
        groups.count += 1;
        return `(?=(${any}*?${part}))\\${groups.count}`;
    });
    return `${first}${between.join("")}${any}*${last}`;
}
function escape(part, one) {
    const escaped = part.replaceAll(/[\\^$.+?()[\]{}|/-]/g, String.raw `\$&`);
    return one === null ? escaped : escaped.replaceAll(String.raw `\?`, one);
}


/***/ }),

/***/ 4734:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BR: () => (/* binding */ highest),
/* harmony export */   E4: () => (/* binding */ versionOf),
/* harmony export */   Lq: () => (/* binding */ reconcile),
/* harmony export */   TN: () => (/* binding */ keyOf),
/* harmony export */   Yh: () => (/* binding */ compareVersionTexts),
/* harmony export */   sz: () => (/* binding */ baselineMarker)
/* harmony export */ });
/* harmony import */ var _compare_text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8998);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8067);


/** `script_name` of a row that the command `baseline` wrote. */
const baselineMarker = "<< baseline >>";
/** Key by which rows and files match: Flyway's equality of versions, not their text. */
function keyOf(versionText) {
    const version = (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .parseVersion */ .ot)(versionText);
    return version === null ? `?${versionText}` : (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .versionKey */ ._5)(version);
}
function rank(text) {
    return { text, version: (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .parseVersion */ .ot)(text) };
}
function compareRanked(a, b) {
    if (a.version !== null && b.version !== null)
        return (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Zy)(a.version, b.version);
    if (a.version === null && b.version === null)
        return (0,_compare_text_js__WEBPACK_IMPORTED_MODULE_1__/* .compareText */ .n)(a.text, b.text);
    return a.version === null ? -1 : 1;
}
function highestRanked(ranked) {
    return ranked.reduce((top, one) => (top === null || compareRanked(one, top) > 0 ? one : top), null);
}
/** Order of two version texts; texts that are no versions come first, by code unit. */
function compareVersionTexts(a, b) {
    return compareRanked(rank(a), rank(b));
}
/** Where every file and every row stands, versions ascending: computed once, read by everything else. */
function reconcile(set, history, options) {
    const find = findIn(set.versioned);
    const rows = history.applied.map((row) => {
        const migration = find(row.version);
        return { row, migration, text: row.version, version: migration?.version ?? (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .parseVersion */ .ot)(row.version) };
    });
    const top = highestRanked(rows);
    return {
        migrations: reconcileMigrations(set, history, { ...options, rows, top }),
        repeatables: reconcileRepeatables(set.repeatables, history.repeatables),
        currentVersion: top?.text ?? null,
        lastChangeId: history.lastChangeId,
    };
}
/** Finds the migration of a version text: by the text itself, which nearly always hits, else by Flyway's equality. */
function findIn(migrations) {
    const byText = new Map(migrations.map((migration) => [migration.version.text, migration]));
    let byKey = null;
    return (version) => {
        const found = byText.get(version);
        if (found !== undefined)
            return found;
        byKey ??= new Map(migrations.map((migration) => [(0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .versionKey */ ._5)(migration.version), migration]));
        return byKey.get(keyOf(version)) ?? null;
    };
}
function reconcileMigrations(set, history, { empty, rows, top }) {
    const findBaseline = findIn(set.baselines);
    const topFile = set.versioned.at(-1)?.version ?? null;
    const onRecord = rows.map((found) => {
        if (isBaseline(found.row))
            return ofBaseline(found.row, findBaseline(found.row.version));
        return ofRow(found, { history, topFile });
    });
    // A B file counts only where there is neither history nor any relation; the highest one wins, as in Flyway.
    const start = history.applied.length === 0 && empty ? (set.baselines.at(-1) ?? null) : null;
    const floor = start === null
        ? highestRanked(rows.filter(({ row }) => isBaseline(row)))
        : { text: start.version.text, version: start.version };
    const applied = new Set(rows.map(({ migration }) => migration));
    const waiting = set.versioned
        .filter((migration) => !applied.has(migration))
        .map((migration) => ofFile(migration, floor, top));
    const baseline = start === null ? [] : [{ state: "pending", migration: start }];
    return sortByVersion([...onRecord, ...waiting, ...baseline]);
}
/** Versions are parsed once, not at each comparison: thousands of rows are sorted at every start. */
function sortByVersion(states) {
    const none = { text: "", parts: [] };
    const parsed = states.map((state) => {
        const version = state.migration?.version ?? (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .parseVersion */ .ot)(versionOf(state)) ?? none;
        return { state, version };
    });
    return parsed.toSorted((a, b) => (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Zy)(a.version, b.version)).map(({ state }) => state);
}
function isBaseline(row) {
    return row.script === baselineMarker || /(?:^|\/)B[^/]*$/.test(row.script);
}
function ofBaseline(row, migration) {
    if (!row.success)
        return { state: "failed", migration, row };
    const edited = migration !== null && row.script !== baselineMarker && migration.checksum !== row.checksum;
    return edited ? { state: "edited", migration, row } : { state: "baseline", migration, row };
}
function ofRow(found, { history, topFile }) {
    const { row, migration } = found;
    if (!row.success) {
        const undoing = history.lastEvents.get(row.version)?.event === "undo-start";
        return { state: undoing ? "undo-failed" : "failed", migration, row };
    }
    if (migration === null) {
        const above = topFile === null || compareRanked(found, { text: topFile.text, version: topFile }) > 0;
        return { state: above ? "ahead" : "missing", migration, row };
    }
    return { state: migration.checksum === row.checksum ? "applied" : "edited", migration, row };
}
function ofFile(migration, floor, top) {
    const own = { text: migration.version.text, version: migration.version };
    if (floor !== null && compareRanked(own, floor) <= 0)
        return { state: "below-baseline", migration };
    const late = top !== null && compareRanked(own, top) < 0;
    return { state: late ? "out-of-order" : "pending", migration };
}
function reconcileRepeatables(files, rows) {
    const onRecord = new Map(rows.map((row) => [row.description, row]));
    const present = new Set(files.map((repeatable) => repeatable.description));
    return [
        ...files.map((repeatable) => {
            const row = onRecord.get(repeatable.description);
            if (row === undefined)
                return { state: "pending", repeatable };
            const same = row.success && row.checksum === repeatable.checksum;
            return { state: same ? "current" : "outdated", repeatable, row };
        }),
        ...rows
            .filter((row) => !present.has(row.description))
            .map((row) => ({ state: "missing", repeatable: null, row })),
    ];
}
/** The version text of a state: as on record, else as in the file's name. */
function versionOf(state) {
    return "row" in state ? state.row.version : state.migration.version.text;
}
/** The highest of some version texts, null when there is none. */
function highest(versions) {
    return highestRanked(versions.map(rank))?.text ?? null;
}


/***/ }),

/***/ 117:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ tool)
/* harmony export */ });
/** Name and version of the tool, as reports and the record show them; a test compares the version with package.json. */
const tool = { name: "schema-version-action", version: "1.0.0" };


/***/ }),

/***/ 785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D4: () => (/* binding */ decode),
/* harmony export */   E2: () => (/* binding */ splitOnce),
/* harmony export */   Ft: () => (/* binding */ isOfOthers),
/* harmony export */   Jj: () => (/* binding */ cut),
/* harmony export */   PG: () => (/* binding */ hostAndPort),
/* harmony export */   Wq: () => (/* binding */ rawPasswordsOf),
/* harmony export */   Xd: () => (/* binding */ followed),
/* harmony export */   xc: () => (/* binding */ toPairs),
/* harmony export */   yO: () => (/* binding */ withoutScheme)
/* harmony export */ });
/** The parameters that are followed. */
const followed = [
    ...["sslmode", "sslrootcert", "sslcert", "sslkey", "channel_binding", "connect_timeout"],
    ...["host", "port", "user", "password", "dbname"],
];
const ofOthers = new Set([
    ...["options", "application_name", "fallback_application_name", "client_encoding", "replication", "hostaddr"],
    ...[
        "target_session_attrs",
        "load_balance_hosts",
        "service",
        "servicefile",
        "passfile",
        "requirepeer",
        "require_auth",
    ],
    ...["keepalives", "keepalives_idle", "keepalives_interval", "keepalives_count", "tcp_user_timeout", "krbsrvname"],
    ...["gssencmode", "gsslib", "gssdelegation", "ssl", "requiressl", "sslnegotiation", "sslcompression", "sslsni"],
    ...["sslpassword", "sslcertmode", "sslcrl", "sslcrldir", "sslkeylogfile"],
    ...["ssl_min_protocol_version", "ssl_max_protocol_version", "min_protocol_version", "max_protocol_version"],
    ...["schema", "search_path", "currentSchema", "pgbouncer", "connection_limit", "x-migrations-table"],
    ...["x-multi-statement"],
]);
/** A host or an address in brackets, and a port. */
const hostAndPort = /^(\[[^\]]+\]|[^:]*)(?::(\d*))?$/;
/** What follows `postgresql://`; null where the text begins otherwise. */
function withoutScheme(text) {
    const scheme = /^postgres(?:ql)?:\/\//i.exec(text.trim());
    return scheme === null ? null : text.trim().slice(scheme[0].length);
}
/**
 * A URL says that its first `/` or `?` ends the host. Where libpq would refuse what follows, or find no user, a password
 * was written as it is, with such characters in it: then the last `@` ends the password.
 */
function cut(rest) {
    const strict = cutStrictly(rest);
    const keys = toPairs(strict.query).map(([key]) => key);
    const valid = hostAndPort.test(strict.authority) && keys.every((key) => followed.includes(key) || isOfOthers(key));
    const namesUser = strict.login !== null || keys.includes("user");
    return valid && (namesUser || !strict.path.includes("@")) ? strict : cutAtLast(rest);
}
/** Where libpq cuts; its users may hold an `@`, as those of Azure do. */
function cutStrictly(rest) {
    const end = rest.search(/[/?]/);
    const head = end < 0 ? rest : rest.slice(0, end);
    return toParts(rest, head.lastIndexOf("@"));
}
function cutAtLast(rest) {
    return toParts(rest, rest.lastIndexOf("@"));
}
function toParts(rest, at) {
    const [place = "", query = ""] = splitOnce(rest.slice(at + 1), "?");
    const [authority = "", path = ""] = splitOnce(place, "/");
    return { login: at < 0 ? null : rest.slice(0, at), authority, path, query };
}
/** The passwords as they are written in a URL, for masking: also those of a URL that is refused, however it is cut. */
function rawPasswordsOf(url) {
    const rest = withoutScheme(url) ?? url.trim().replace(/^[a-z0-9+.-]+:\/\//i, "");
    const cuts = [cut(rest), cutAtLast(rest)];
    const inLogins = cuts.map(({ login }) => (login === null ? "" : (splitOnce(login, ":")[1] ?? "")));
    const inQuery = cut(rest)
        .query.split("&")
        .map((pair) => /^password=(.*)$/s.exec(pair)?.[1] ?? "");
    // A URL may also stand behind a word, in quotes, or where the name of a database belongs.
    const within = [...decode(rest).matchAll(/:\/\/[^:@/]*:([^@]+)@/g)].map(([, password = ""]) => password);
    return [...new Set([...inLogins, ...inQuery, ...within])].filter((text) => text !== "");
}
/** Whether libpq or another tool knows a parameter: it may be named in a problem, because it is no part of a password. */
function isOfOthers(key) {
    return ofOthers.has(key);
}
/** Keys and values of a query, in order. */
function toPairs(query) {
    return query
        .split("&")
        .filter((pair) => pair !== "")
        .map((pair) => splitOnce(pair, "="))
        .map(([key = "", value = ""]) => [decode(key), decode(value)]);
}
/** The text before and behind the first separator; the whole text alone where there is none. */
function splitOnce(text, separator) {
    const at = text.indexOf(separator);
    return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}
/** Text of a URL with its %-codes read. */
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text; // a stray % is meant as it stands
    }
}


/***/ }),

/***/ 8067:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Zy: () => (/* binding */ compareVersions),
/* harmony export */   _5: () => (/* binding */ versionKey),
/* harmony export */   ot: () => (/* binding */ parseVersion),
/* harmony export */   wb: () => (/* binding */ isKeyword)
/* harmony export */ });
// Flyway splits at a dot that an ASCII digit follows and reads each part as an integer of any size, so only the first
// part can carry a sign. Digits of other scripts count, those beyond the first 65,536 characters excepted.
const grammar = /^[+-]?\p{Nd}+(?:\.\d\p{Nd}*)*$/u;
/** Words that Flyway reads as a place in the history; no file here can have them as its version. */
const keywords = new Set(["latest", "current", "next", "9223372036854775807"]);
/** Reads a version in Flyway's grammar (`_` stands for `.`); null when the text is none. */
function parseVersion(text) {
    const dotted = text.replaceAll("_", ".");
    if (!grammar.test(dotted) || isKeyword(dotted))
        return null;
    const plain = /^[+\-.\d]*$/.test(dotted) ? dotted : toAsciiDigits(dotted);
    if (plain === null)
        return null;
    return { text: dotted, parts: plain.includes(".") ? plain.split(".").map(BigInt) : [BigInt(plain)] };
}
/** Unicode has the digits of a script as ten characters in a row, several such rows end to end at most. */
function toAsciiDigits(text) {
    if (/[\u{10000}-\u{10FFFF}]/u.test(text))
        return null;
    return text.replaceAll(/[^+\-.\d]/g, (digit) => {
        let before = digit.charCodeAt(0);
        while (/\p{Nd}/u.test(String.fromCharCode(before - 1)))
            before--;
        return String((digit.charCodeAt(0) - before) % 10);
    });
}
/** Whether a text is one of Flyway's keywords, which are no versions here. */
function isKeyword(text) {
    return keywords.has(text.toLowerCase());
}
/** Order of two versions: part by part as numbers, missing parts are 0. */
function compareVersions(a, b) {
    const length = Math.max(a.parts.length, b.parts.length);
    for (let index = 0; index < length; index++) {
        const [left, right] = [a.parts[index] ?? 0n, b.parts[index] ?? 0n];
        if (left !== right)
            return left < right ? -1 : 1;
    }
    return 0;
}
/** A key that is the same for equal versions and only for them: `1_0`, `1` and `001.00` share one. */
function versionKey({ parts }) {
    let end = parts.length;
    while (end > 1 && parts[end - 1] === 0n)
        end--;
    return end === 1 ? String(parts[0]) : parts.slice(0, end).join(".");
}


/***/ }),

/***/ 3523:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ loadPg)
/* harmony export */ });
/**
 * Loads `pg`, which asks at that moment whether it runs at Cloudflare. Where nothing has a name for the runtime, as in
 * Node 20, it looks at what answers of HTTP are like there, for which Node would load its whole HTTP client.
 */
async function loadPg() {
    const leave = nameRuntime();
    try {
        return (await Promise.all(/* import() */[__nccwpck_require__.e(4233), __nccwpck_require__.e(3849)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3849))).default;
    }
    finally {
        leave();
    }
}
/** What Node itself says from 21 on; returns how to take it back. */
function nameRuntime() {
    if (Reflect.has(globalThis, "navigator"))
        return () => { };
    Reflect.set(globalThis, "navigator", { userAgent: "Node.js" });
    return () => {
        Reflect.deleteProperty(globalThis, "navigator");
    };
}


/***/ }),

/***/ 5011:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  N: () => (/* binding */ connect)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: external "node:net"
const external_node_net_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/core/failure.js
var core_failure = __nccwpck_require__(8165);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __nccwpck_require__(551);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __nccwpck_require__(8474);
;// CONCATENATED MODULE: ./lib/database/cancel-request.js


const patienceMs = 2000;
/** PostgreSQL's CancelRequest (documentation, "Message Formats"). */
const cancelRequest = 80877102;
/**
 * Asks for a cancel by the protocol's own request, which needs no login and so works where no connection is left. It
 * goes unencrypted, as servers take it; a pooler or a proxy may lose it. Throws when nobody can be reached.
 */
async function sendCancelRequest({ host, port }, { pid, secret }) {
    const socket = (0,external_node_net_namespaceObject.connect)(host.startsWith("/") ? { path: `${host}/.s.PGSQL.${port}` } : { host, port });
    socket.setTimeout(patienceMs, () => socket.destroy());
    const request = Buffer.alloc(16);
    for (const [index, word] of [16, cancelRequest, pid, secret].entries())
        request.writeInt32BE(word | 0, index * 4);
    socket.end(request);
    socket.resume();
    await (0,external_node_events_.once)(socket, "close"); // the server closes it when the signal was sent
}

;// CONCATENATED MODULE: ./lib/database/channel-binding.js


/**
 * Ends a login that the server does not bind to its TLS connection, before it gets anything of the password. What is
 * returned is called when the server has let us in; it throws Failure where that came about without the proof.
 */
function demandChannelBinding(client, { database, host, port }) {
    const login = client;
    const { connection } = login;
    let bound = false;
    const failure = () => {
        const reason = "the server does not bind the login to its TLS connection (channel_binding=require)";
        const message = `cannot connect to ${database}@${host}:${port}: ${reason}`;
        const help = "check that nothing in between ends TLS and that the password is stored for SCRAM, or leave channel_binding out";
        return new core_failure/* Failure */.H("database", [(0,problems/* finding */.g)("tls", { message, help })]);
    };
    const refuse = () => void connection.stream.destroy(failure());
    connection.prependListener("authenticationCleartextPassword", refuse);
    connection.prependListener("authenticationMD5Password", refuse);
    const send = connection.sendSASLInitialResponseMessage.bind(connection);
    connection.sendSASLInitialResponseMessage = (mechanism, response) => {
        bound = mechanism === "SCRAM-SHA-256-PLUS";
        return bound ? send(mechanism, response) : refuse();
    };
    return () => {
        if (!bound || login.saslSession !== null)
            throw failure();
    };
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
;// CONCATENATED MODULE: external "node:tls"
const external_node_tls_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");
;// CONCATENATED MODULE: ./lib/database/client-certificate.js






/** Whom libpq lets read a key, of bits that say who may: its owner alone, or a group where it belongs to root. */
const others = { ofAnybody: 0o077, ofRoot: 0o037 };
/**
 * The certificate that the client shows to a server that asks for one, and its key: the files of the URL, else those that
 * libpq looks for in the home folder; null where there is none. Throws Failure where one cannot be used.
 */
function readClientCertificate(target) {
    const { sslcert, sslkey, usualRootcert } = target;
    const usual = (name) => (usualRootcert === undefined ? "" : (0,external_node_path_.join)((0,external_node_path_.dirname)(usualRootcert), name));
    const [certFile, keyFile] = [sslcert ?? usual("postgresql.crt"), sslkey ?? usual("postgresql.key")];
    if (sslcert === undefined && !exists(certFile))
        return null;
    const cert = read(certFile, "client certificate");
    const key = read(keyFile, `key of the client certificate ${certFile}, a file`);
    const { mode, uid } = (0,external_node_fs_.statSync)(keyFile);
    if ((0,external_node_os_.platform)() !== "win32" && (mode & (uid === 0 ? others.ofRoot : others.ofAnybody)) !== 0)
        throw refuse(`others may read the key ${keyFile}`, `chmod 600 ${keyFile}`);
    if (/ENCRYPTED/.test(key))
        throw refuse(`the key ${keyFile} has a password, which is not asked for`, "store it without");
    try {
        (0,external_node_tls_namespaceObject.createSecureContext)({ cert, key });
    }
    catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw refuse(`the client certificate ${certFile} cannot be used with the key ${keyFile}: ${reason}`);
    }
    return { cert, key };
}
function exists(file) {
    try {
        return (0,external_node_fs_.statSync)(file, { throwIfNoEntry: false }) !== undefined;
    }
    catch {
        throw refuse(`${file} cannot be read`);
    }
}
function read(file, what) {
    try {
        return (0,external_node_fs_.readFileSync)(file, "utf8");
    }
    catch {
        throw refuse(`the ${what} ${file} cannot be read`);
    }
}
function refuse(message, help) {
    return new core_failure/* Failure */.H("bad-input", [(0,problems/* finding */.g)("tls", { message, ...(help === undefined ? {} : { help }) })]);
}

// EXTERNAL MODULE: ./lib/core/quote.js
var quote = __nccwpck_require__(9531);
;// CONCATENATED MODULE: ./lib/database/stranger.js

const stranger_patienceMs = 1000;
/** PostgreSQL's SSLRequest (documentation, "Message Formats"): its server answers it with one letter. */
const sslRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
/** How a TLS record begins that says no to what it got. */
const tlsAlert = 0x15;
/**
 * What listens at an address where no connection came about, in words; null where it is PostgreSQL after all, or nobody
 * can be reached. Asked once, after the failure. Never throws.
 */
async function identifyStranger({ host, port, }) {
    const greeting = await readGreeting(host.startsWith("/") ? { path: `${host}/.s.PGSQL.${port}` } : { host, port });
    if (greeting === "unreachable")
        return null;
    if (greeting === "silent")
        return "something accepts connections there and says nothing";
    if (greeting === "closed")
        return "something accepts connections there and closes them at once";
    return nameOf(greeting);
}
function readGreeting(address) {
    return new Promise((resolve) => {
        const socket = (0,external_node_net_namespaceObject.connect)(address);
        let reached = false;
        const settle = (greeting) => {
            socket.destroy();
            resolve(greeting);
        };
        socket.setTimeout(stranger_patienceMs, () => settle(reached ? "silent" : "unreachable"));
        socket.on("error", () => settle(reached ? "closed" : "unreachable"));
        socket.on("close", () => settle("closed"));
        socket.once("connect", () => {
            reached = true;
            socket.write(sslRequest);
        });
        socket.once("data", (bytes) => settle(bytes));
    });
}
function nameOf(bytes) {
    const text = bytes.toString("latin1");
    if (/^[SN]$/.test(text) || text.startsWith("E\0"))
        return null;
    if (text.startsWith("HTTP/"))
        return "an HTTP server listens there, not PostgreSQL";
    if (text.startsWith("SSH-"))
        return "an SSH server listens there, not PostgreSQL";
    if (/^...\0\n\d/s.test(text))
        return "a MySQL or MariaDB server listens there, not PostgreSQL";
    if (bytes[0] === tlsAlert && bytes[1] === 3)
        return "a TLS server listens there (HTTPS, for example), not PostgreSQL";
    const start = text
        .slice(0, 40)
        .replace(/[^ -~]+/g, " ")
        .trim();
    return `something else than PostgreSQL listens there${start === "" ? "" : ` (it says "${start}")`}`;
}

;// CONCATENATED MODULE: ./lib/database/connect-failure.js




/** A connection that did not come about, as a failure; where no server of PostgreSQL answered, it says what did. */
async function connectFailure(cause, target) {
    if (cause instanceof core_failure/* Failure */.H)
        return cause;
    const { reason, rule, help } = await explain(cause, target);
    const message = `cannot connect to ${target.database}@${target.host}:${target.port}: ${reason}`;
    return new core_failure/* Failure */.H("database", [(0,problems/* finding */.g)(rule, { message, ...(help === undefined ? {} : { help }) })], { cause });
}
async function explain(cause, target) {
    const error = cause;
    const first = error.errors?.[0]; // an AggregateError of both address families says nothing itself
    if (first !== undefined)
        return await explain(first, target);
    const [code, text] = [String(error.code ?? ""), String(error.message ?? "")];
    if (error.severity !== undefined)
        return explainRefusal(code, text, target);
    if (code === "ENOTFOUND" || code === "EAI_AGAIN")
        return { rule: "connection", reason: "the host name is not known" };
    if (code === "ECONNREFUSED")
        return { rule: "connection", reason: "nobody listens there" };
    if (/client password must be a string|SASL/i.test(text))
        return noPassword;
    if (/authenticationOk message type/.test(text))
        return unknownLogin;
    const stranger = await identifyStranger(target);
    if (/timeout/i.test(text)) {
        const reason = `no answer within ${target.connectTimeoutMs / 1000} s`;
        return { rule: "connection", reason: stranger === null ? reason : `${reason}: ${stranger}` };
    }
    if (stranger !== null)
        return { rule: "connection", reason: stranger };
    if (/certificate|SSL|TLS|self.signed/i.test(text) || code.startsWith("ERR_TLS") || code.startsWith("ERR_SSL")) {
        return { rule: "tls", reason: `${text} (sslmode=${target.sslmode})` };
    }
    // Node names the address that the host's name led to, which is nobody's business where the host is none.
    return { rule: "connection", reason: text === "" ? code : text.replace(/^(connect E[A-Z]+) .*$/s, "$1") };
}
const noPassword = {
    rule: "authentication",
    reason: "the server asks for a password and none was given, or it is wrong",
};
/** The driver's words for a request of the protocol's that it has no answer to. */
const unknownLogin = {
    rule: "authentication",
    reason: "the server asks for a login by GSSAPI (Kerberos) or SSPI",
    help: "let the role log in by password: a line with scram-sha-256 in pg_hba.conf",
};
/** What the server itself gave as its reason. */
function explainRefusal(code, reason, { user, database }) {
    switch (code) {
        case "28P01":
            return { rule: "authentication", reason };
        case "28000":
            return {
                rule: "authentication",
                reason,
                help: "let the role log in from here: by LOGIN, by a line of pg_hba.conf, with TLS or without as that says (sslmode), and with a client certificate where it asks for one (sslcert, sslkey)",
            };
        case "42501":
            return {
                rule: "privilege",
                reason,
                help: `GRANT CONNECT ON DATABASE ${(0,quote/* quoteIdentifier */.Cm)(database)} TO ${(0,quote/* quoteIdentifier */.Cm)(user)}`,
            };
        case "3D000":
            return { rule: "connection", reason, help: "check the name of the database in the URL" };
        case "53300":
            return { rule: "connection", reason, help: helpForConnections };
        case "57P03":
            return { rule: "connection", reason, help: "wait until the server has started, recovered or been promoted" };
        case "55000":
            return {
                rule: "connection",
                reason,
                help: "name another database in the URL, or let this one accept connections",
            };
        case "58P01":
            return {
                rule: "connection",
                reason,
                help: "install that library on the server, or take it out of what sessions load",
            };
        default:
            return { rule: "connection", reason, help: "the server answers and refuses the login: do away with that reason" };
    }
}
const helpForConnections = "close other connections, or raise max_connections, or the limit of the role or the database that the message names";

;// CONCATENATED MODULE: ./lib/database/end-at-unreadable.js
/**
 * What is no message of the protocol, or asks for a login that the driver does not know (GSSAPI, SSPI), ends the
 * connection: the driver's parser throws, where nobody could catch it and it would end the process.
 */
function endAtUnreadable(client) {
    const { connection } = client;
    const attach = connection.attachListeners.bind(connection);
    connection.attachListeners = (stream) => {
        const before = new Set(stream.listeners("data"));
        attach(stream);
        for (const parse of stream.listeners("data").filter((listener) => !before.has(listener))) {
            stream.removeListener("data", parse);
            stream.on("data", (chunk) => {
                try {
                    parse(chunk);
                }
                catch (error) {
                    stream.destroy(error);
                }
            });
        }
    };
}

// EXTERNAL MODULE: ./lib/database/load-pg.js
var load_pg = __nccwpck_require__(3523);
// EXTERNAL MODULE: ./lib/database/session.js
var database_session = __nccwpck_require__(9357);
;// CONCATENATED MODULE: ./lib/database/notice-bound.js
/* A loop of a file may raise millions of notices. The embedded database's thread runs this file too: it imports nothing. */
const most = { notices: 10_000, size: 4_000_000 };
function boundNotices() {
    let [count, size, last] = [0, 0, -1];
    let left = null;
    return {
        admits: (added, completed) => {
            count += 1;
            size += added;
            const first = completed !== last;
            last = completed;
            if (first || (count <= most.notices && size <= most.size))
                return true;
            left = { count: (left?.count ?? 0) + 1, completed };
            return false;
        },
        left: () => left,
    };
}

// EXTERNAL MODULE: ./lib/database/server-message.js
var server_message = __nccwpck_require__(3384);
;// CONCATENATED MODULE: ./lib/database/simple-query.js



/**
 * Sends one simple-protocol message over `pg`'s own connection. Unlike `client.query` it keeps the results of the
 * statements before an error, counts them, and answers COPY … FROM stdin inside the message.
 */
function sendSimpleQuery(client, sql, options = {}) {
    return new Promise((resolve, reject) => {
        const built = { results: [], notices: [], columns: [], types: [], rows: [] };
        const copyData = [...(options.copyData ?? [])];
        const wire = client.connection;
        const bound = boundNotices();
        const onNotice = (message) => {
            const notice = { ...(0,server_message/* toServerMessage */.gk)(message), completed: built.results.length };
            if (!bound.admits((0,server_message/* sizeOf */.$d)(notice), notice.completed))
                return;
            built.notices.push(notice);
            options.onNotice?.(notice);
        };
        let last = null;
        const onEnd = () => settle(() => reject((0,database_session/* connectionLost */.Bx)(new Error(last?.message ?? "the server closed it"))));
        client.on("notice", onNotice);
        const settle = (finish) => {
            client.off("notice", onNotice);
            wire.off("end", onEnd);
            finish();
        };
        const finish = (error) => settle(() => {
            const left = bound.left();
            if (left !== null)
                options.onNotice?.((0,server_message/* noticeOfRest */.Ac)(left));
            resolve({ results: built.results, notices: built.notices, error });
        });
        wire.once("end", onEnd);
        client.query({
            submit: () => wire.query(sql),
            ...collect(built, options),
            handleCopyInResponse: () => answerCopy(wire, copyData.shift()),
            handleError: (error) => {
                if (!isServerError(error))
                    return settle(() => reject((0,database_session/* connectionLost */.Bx)(error)));
                // `pg` calls no handleReadyForQuery after an error: wait for the message itself, so that the next may be sent.
                // After a FATAL error none comes; then "end" settles it.
                last = (0,server_message/* toServerMessage */.gk)(error);
                return wire.once("readyForQuery", () => finish(last));
            },
            handleReadyForQuery: () => finish(null),
        });
    });
}
function answerCopy(wire, data) {
    if (data !== undefined)
        wire.sendCopyFromChunk(Buffer.from(data, "utf8"));
    wire.endCopyFrom();
}
/** The part of a query object that gathers results; one object per message, so the state is its own. */
function collect(built, { maxRows = Number.POSITIVE_INFINITY, onResult }) {
    return {
        handleRowDescription: (message) => {
            built.columns = message.fields.map((field) => field.name);
            built.types = message.fields.map((field) => field.dataTypeID);
        },
        handleDataRow: (message) => {
            if (built.rows.length < maxRows)
                built.rows.push(message.fields);
        },
        handleCommandComplete: (message) => {
            const result = { command: message.text, columns: built.columns, types: built.types, rows: built.rows };
            built.results.push(result);
            [built.columns, built.types] = [[], []];
            built.rows = [];
            onResult?.(result);
        },
        handleEmptyQuery: () => { },
        handlePortalSuspended: () => { },
        handleCopyData: () => { },
    };
}
function isServerError(error) {
    return typeof error === "object" && error !== null && "severity" in error && "code" in error;
}

;// CONCATENATED MODULE: ./lib/database/postgres.js













/** Connects to a server. Throws Failure for a bad address, login, TLS or a server that does not answer in time. */
async function connect(target, options) {
    const attempts = tlsAttempts(target);
    const failures = [];
    for (const ssl of attempts) {
        const openedAt = performance.now();
        try {
            return { ...toSession(await postgres_open(target, ssl, options), target, options), openedAt };
        }
        catch (error) {
            failures.push(error);
            if (!isTlsRefusal(error))
                break; // the second kind of connection would fail the same way
        }
    }
    throw await connectFailure(mostTelling(failures), target);
}
/** Of the failures with TLS and without: what the server says of the login, else whom it does not let in, else the last. */
function mostTelling(failures) {
    const ofServer = failures.filter((error) => error.severity !== undefined);
    return ofServer.find((error) => !isAboutWhoMayLogIn(error)) ?? ofServer[0] ?? failures.at(-1);
}
/** A refusal by pg_hba.conf; its words are in the server's own language. */
function isAboutWhoMayLogIn(error) {
    return error.routine === "ClientAuthentication";
}
async function postgres_open(target, ssl, options) {
    const pg = await (0,load_pg/* loadPg */.Q)();
    const client = new pg.Client({
        host: target.host,
        port: target.port,
        user: target.user,
        // Not the text itself: in place of an empty one pg takes PGPASSWORD, or what its own reading of ~/.pgpass gives.
        password: () => target.password ?? "",
        database: target.database,
        ssl,
        application_name: options.applicationName,
        connectionTimeoutMillis: target.connectTimeoutMs,
        keepAlive: true,
        enableChannelBinding: target.channelBinding === "require",
        // To make one itself, pg first asks whether it runs at Cloudflare, for which Node 20 loads its whole HTTP client.
        stream: () => new external_node_net_namespaceObject.Socket(),
    });
    // A connection that dies between two messages is found by the next one; without a listener it would end the process.
    client.on("error", (error) => deaths.set(client, deaths.get(client) ?? error));
    endAtUnreadable(client);
    const prove = target.channelBinding === "require" ? demandChannelBinding(client, target) : () => { };
    const stream = streamOf(client);
    const giveUp = () => void stream.destroy(new Error("cancelled"));
    options.signal?.throwIfAborted();
    options.signal?.addEventListener("abort", giveUp, { once: true });
    try {
        await client.connect();
        prove();
        return client;
    }
    catch (error) {
        // A login that ends on our side leaves its socket open, which would hold the process until the server gives up.
        stream.destroy();
        options.signal?.throwIfAborted();
        throw error;
    }
    finally {
        options.signal?.removeEventListener("abort", giveUp);
    }
}
/** Why connections have died while nothing was under way. */
const deaths = new WeakMap();
function toSession(client, target, options) {
    const { processID, secretKey } = client;
    // A server announces its process; what does not is something in between.
    const announcedPid = processID ?? 0;
    const { applicationName } = options;
    return {
        announcedPid,
        send: async (sql, sendOptions) => {
            // What the server said then is known here alone.
            const died = deaths.get(client);
            if (died !== undefined)
                throw (0,database_session/* connectionLost */.Bx)(died);
            return await sendSimpleQuery(client, sql, sendOptions);
        },
        cancel: (pid) => cancel(pid, target, { applicationName, key: { pid: announcedPid, secret: secretKey } }),
        close: async (until = "gone") => {
            const gone = client.end().catch(() => { }); // it is gone either way
            if (until === "gone")
                return await gone;
            const stream = streamOf(client);
            await Promise.race([new Promise((resolve) => stream.once("finish", resolve)), gone]);
            stream.unref();
        },
    };
}
function streamOf(client) {
    return client.connection.stream;
}
/** By a second login; a CancelRequest, which TLS proxies and session poolers lose, only where that is of no avail. */
async function cancel(pid, target, { key, applicationName }) {
    try {
        const session = await connect({ ...target, connectTimeoutMs: 3000 }, { applicationName });
        try {
            await (0,database_session/* cancelBackend */.hU)(session, pid);
        }
        finally {
            await session.close();
        }
    }
    catch {
        await sendCancelRequest(target, key).catch(() => { }); // the server is gone: the statement ends with its connection
    }
}
function tlsAttempts(target) {
    const attempts = tlsModes(target);
    return target.channelBinding === "require" ? attempts.filter((ssl) => ssl !== false) : attempts;
}
/** libpq's order: `prefer` tries TLS first, `allow` last. Without authorities only the modes of that name verify. */
function tlsModes(target) {
    if (target.host.startsWith("/"))
        return [false];
    if (target.sslmode === "disable")
        return [false];
    const authorities = readAuthorities(target);
    const named = { ...authorities, ...readClientCertificate(target) };
    // With an authority file libpq's lesser modes verify like verify-ca; prefer and allow can then do without TLS.
    const lesser = authorities === null ? { ...named, rejectUnauthorized: false } : { ...named, checkServerIdentity: () => undefined };
    switch (target.sslmode) {
        case "allow":
            return [false, lesser];
        case "prefer":
            return [lesser, false];
        case "require":
            return [lesser];
        case "verify-ca":
            return [{ ...named, checkServerIdentity: () => undefined }];
        case "verify-full":
            return [named];
    }
}
/** The authorities to trust, with the list of what they revoked that libpq looks for in the home folder. */
function readAuthorities({ sslrootcert, usualRootcert = "", }) {
    const file = sslrootcert ?? usualRootcert;
    if (file === "system" || (sslrootcert === null && !(0,external_node_fs_.existsSync)(usualRootcert)))
        return null;
    const revoked = (0,external_node_path_.join)((0,external_node_path_.dirname)(usualRootcert), "root.crl");
    return {
        ca: readNamed(file),
        ...(usualRootcert !== "" && (0,external_node_fs_.existsSync)(revoked) ? { crl: readNamed(revoked) } : {}),
    };
}
function readNamed(file) {
    if (file.includes("-----BEGIN"))
        return file;
    try {
        return (0,external_node_fs_.readFileSync)(file, "utf8");
    }
    catch (cause) {
        const message = `the certificate file ${file} cannot be read`;
        throw new core_failure/* Failure */.H("bad-input", [(0,problems/* finding */.g)("tls", { message })], { cause });
    }
}
/** Whether another kind of connection may do. */
function isTlsRefusal(error) {
    const text = error instanceof Error ? error.message : "";
    const code = String(error.code ?? "");
    return (isAboutWhoMayLogIn(error) ||
        /CERT|CRL|SIGNATURE|^ERR_(?:SSL|TLS)/.test(code) ||
        /does not support SSL|establishing an SSL|no pg_hba\.conf entry|no encryption|SSL off/i.test(text));
}


/***/ }),

/***/ 3384:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $d: () => (/* binding */ sizeOf),
/* harmony export */   Ac: () => (/* binding */ noticeOfRest),
/* harmony export */   gk: () => (/* binding */ toServerMessage)
/* harmony export */ });
/* harmony import */ var _core_redact_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8038);

/** Told at the end of a message in place of the notices that were not kept. */
function noticeOfRest({ count, completed }) {
    const message = `${count} more ${count === 1 ? "notice" : "notices"}, not told here`;
    return { ...toServerMessage({ severity: "NOTICE", code: "00000", message }), completed };
}
/** Fields of an error or notice as `pg-protocol` parses them. */
function toServerMessage(message) {
    const fields = message;
    const text = (name) => (typeof fields[name] === "string" ? (0,_core_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .shorten */ .ml)(fields[name]) : null);
    return {
        severity: text("severity") ?? "ERROR",
        sqlstate: text("code") ?? "XX000",
        message: text("message") ?? "",
        detail: text("detail"),
        hint: text("hint"),
        position: text("position") === null ? null : Number(text("position")),
        context: text("where"),
    };
}
/** In characters. */
function sizeOf({ message, detail, hint, context }) {
    return [message, detail, hint, context].reduce((sum, text) => sum + (text?.length ?? 0), 0);
}


/***/ }),

/***/ 9357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bx: () => (/* binding */ connectionLost),
/* harmony export */   ID: () => (/* binding */ helpForLack),
/* harmony export */   O4: () => (/* binding */ grantFor),
/* harmony export */   P: () => (/* binding */ query),
/* harmony export */   T: () => (/* binding */ ofOurs),
/* harmony export */   aG: () => (/* binding */ serverFailure),
/* harmony export */   hU: () => (/* binding */ cancelBackend),
/* harmony export */   pb: () => (/* binding */ isConnectionLost),
/* harmony export */   vY: () => (/* binding */ beside)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8165);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(551);


/** Like `send`, but a server error throws. For the tool's own statements, which should not fail. */
async function query(session, sql, what) {
    const reply = await session.send(sql);
    if (reply.error !== null)
        throw serverFailure(reply.error, what);
    return reply.results;
}
/** How long a session beside the run's own may wait for the server's catalogs, which a step can lock: then it must fail. */
const beside = "lock_timeout = '1s'";
/**
 * Has the server cancel what a backend of the same login runs, in a session of its own. Asked as the login itself: the
 * role that its sessions begin with (`ALTER ROLE … SET role`) may not signal it.
 */
async function cancelBackend(session, pid) {
    // Local, since a pool may lend the session to others.
    const sql = `BEGIN; SET LOCAL ${beside}; SET LOCAL ROLE NONE; SELECT pg_catalog.pg_cancel_backend(${pid}); COMMIT`;
    await query(session, sql, "cancelling the statement");
}
/** A server error of one of the tool's own statements, as a failure that says what it was doing, and what to grant. */
function serverFailure(error, what, grants) {
    const message = `${what}: ${error.message} (${error.sqlstate})`;
    if (error.sqlstate === "42501") {
        return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("database", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("privilege", { message, help: grants ?? grantFor(error.message) })]);
    }
    if (error.sqlstate === "55P03") {
        const help = "another session has locked the tool's tables: end it, or raise lock-timeout";
        return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("database", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("statement", { message, help })]);
    }
    if (error.sqlstate === "57014") {
        const help = "raise the statement_timeout of the role or of the database, or free the server of what slows it";
        return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("database", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("statement", { message, help })]);
    }
    if (error.sqlstate.startsWith("53")) {
        return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("database", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("statement", { message, help: helpForLack(error.sqlstate) })]);
    }
    if (error.sqlstate === "25006")
        return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("database", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("read-only", { message })]);
    const help = error.hint ?? ofOurs;
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("database", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("statement", { message, help })]);
}
/** What to do about an error of class 53: memory, locks, connections, a disk that is full, or a limit of the role. */
function helpForLack(sqlstate) {
    const limited = "raise the limit that the message names, for the role, the database or the server";
    return sqlstate === "53400" ? limited : "give the server what it lacks, then run the command again";
}
/** What to do about a statement of the tool's own that fails. */
const ofOurs = "a statement of the tool's own failed, not one of a file: make possible what the message says is not";
/** The GRANT that a "permission denied" message asks for. */
function grantFor(message) {
    const [, kind, name] = /permission denied for (\w+) (.+)$/.exec(message) ?? [];
    switch (kind) {
        case "schema":
            return `GRANT USAGE, CREATE ON SCHEMA ${name} TO the role that logs in (USAGE is enough for check)`;
        case "table":
            return `GRANT SELECT ON ${name} TO the role that logs in (and INSERT, UPDATE, DELETE for apply)`;
        case "database":
            return `GRANT CREATE ON DATABASE ${name} TO the role that logs in, or create the schema beforehand`;
        default:
            return "grant what the message names to the role that logs in, or let the owner run it";
    }
}
/** The connection ended while something was under way. */
function connectionLost(cause) {
    const reason = cause instanceof Error ? cause.message : "the server closed it";
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H("database", [(0,_core_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .g)("connection-lost", { message: `the connection was lost: ${reason}` })], {
        cause,
    });
}
/** Whether a failure is a lost connection, after which only a new one tells what was committed. */
function isConnectionLost(error) {
    return error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H && error.findings.some((one) => one.rule === "connection-lost");
}


/***/ }),

/***/ 3439:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  zQ: () => (/* binding */ settleEnvironment),
  Zl: () => (/* binding */ toFailedReport),
  cG: () => (/* binding */ toReport)
});

// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __nccwpck_require__(8165);
// EXTERNAL MODULE: ./lib/core/report.js + 1 modules
var report = __nccwpck_require__(5483);
// EXTERNAL MODULE: ./lib/core/sort-findings.js
var sort_findings = __nccwpck_require__(7226);
// EXTERNAL MODULE: ./lib/core/redact.js
var redact = __nccwpck_require__(8038);
;// CONCATENATED MODULE: ./lib/environment/for-audience.js

/** Without secrets; for everyone's eyes without hosts, sizes and definitions too, which are the team's own business. */
function forAudience(report, audience) {
    const { secrets } = audience;
    const shown = {
        ...report,
        unreachable: redacted(report.unreachable, secrets),
        drift: redacted(report.drift, secrets),
        schemaChange: redacted(report.schemaChange, secrets),
    };
    return audience.audience === "team" ? shown : forEveryone(shown);
}
function forEveryone(report) {
    return {
        ...report,
        database: report.database?.replace(/@.*$/s, "") ?? null,
        drift: withoutDefinitions(report.drift),
        sizes: [],
        steps: report.steps.map((step) => ({ ...step, destroys: step.destroys.map((one) => ({ ...one, rows: null })) })),
    };
}
/** What a database holds beside the files is not in git: names of what differs stay, what it says goes. */
function withoutDefinitions(drift) {
    return {
        ...drift,
        objects: drift.objects.map((one) => ({
            ...one,
            expected: null,
            actual: null,
            attributes: one.attributes.map(({ name }) => ({ name, expected: null, actual: null })),
        })),
        toFix: null,
        toCapture: null,
        toFixDestroys: [],
        toCaptureDestroys: [],
    };
}
/** Fields that hold words of the tool's own: a secret that equals one of them must not change what is decided by it. */
const ownWords = new Set([
    ...["status", "change", "against", "severity", "kind"],
    ...["toFixProof", "toCaptureProof", "many", "required"],
]);
/** The value with every text in it redacted, but for words of the tool's own. */
function redacted(value, secrets) {
    if (secrets.length === 0)
        return value;
    return redactedAny(value, secrets);
}
function redactedAny(value, secrets) {
    if (typeof value === "string")
        return (0,redact/* redact */.E$)(value, secrets);
    if (Array.isArray(value))
        return value.map((one) => redactedAny(one, secrets));
    if (typeof value !== "object" || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, ownWords.has(key) ? one : redactedAny(one, secrets)]));
}

;// CONCATENATED MODULE: ./lib/environment/finish.js





/** Puts the results of all environments into one report. */
function toReport(world, results, extra = {}) {
    const environments = results.map(({ report }) => forAudience(report, world.config));
    const findings = (0,sort_findings/* sortFindings */.T)(unique([...results.flatMap((result) => result.findings), ...(extra.findings ?? [])]).map((one) => withoutSecrets(one, world.config.secrets)));
    const failure = worst(results.map((result) => result.failure));
    return {
        command: world.config.command,
        verdict: (0,report/* toVerdict */.ds)(failure, environments, findings),
        failure,
        startedAt: world.startedAt.toISOString(),
        durationMs: world.now().getTime() - world.startedAt.getTime(),
        dryRun: world.config.dryRun,
        environments,
        findings,
        leftOut: [
            ...new Set([...world.config.leftOut, ...(extra.leftOut ?? []), ...results.flatMap((one) => one.leftOut ?? [])]),
        ].map((sentence) => (0,redact/* redact */.E$)(sentence, world.config.secrets)),
        written: extra.written ?? [],
        context: world.context,
    };
}
/** The report of a run that could not begin: bad inputs, or files that cannot be read. */
function toFailedReport(world, failure, command, secrets = []) {
    return {
        command,
        verdict: "failed",
        failure: failure.kind,
        startedAt: world.startedAt.toISOString(),
        durationMs: world.now().getTime() - world.startedAt.getTime(),
        dryRun: false,
        environments: [],
        findings: (0,sort_findings/* sortFindings */.T)(failure.findings.map((one) => withoutSecrets(one, secrets))),
        leftOut: [],
        written: [],
        context: world.context,
    };
}
const order = ["database", "cancelled", "bad-input", "blocked"];
function worst(failures) {
    return order.find((kind) => failures.includes(kind)) ?? null;
}
/** A problem of the files is the same for every environment: it is told once. */
function unique(findings) {
    const seen = new Map(findings.map((one) => [JSON.stringify(one), one]));
    return [...seen.values()];
}
function withoutSecrets(one, secrets) {
    const clean = (text) => (0,redact/* redact */.E$)(text, secrets);
    return {
        ...one,
        message: clean(one.message),
        help: clean(one.help),
        ...(one.hint === undefined ? {} : { hint: clean(one.hint) }),
        ...(one.state === undefined ? {} : { state: clean(one.state) }),
        ...(one.fix === undefined ? {} : { fix: one.fix.map((file) => ({ ...file, sql: clean(file.sql) })) }),
        ...(one.suggestion === undefined ? {} : { suggestion: cleaned(one.suggestion, clean) }),
    };
}
/** Stars are no SQL: what they stand in is shown, and never offered as a change of the file. */
function cleaned({ replaces, ...one }, clean) {
    const text = clean(one.text);
    const whole = text === one.text && replaces !== undefined && clean(replaces) === replaces;
    return { ...one, text, ...(whole ? { replaces } : {}) };
}
/** Runs a command's work in one environment; a Failure becomes its result, anything else is a bug and goes on up. */
async function settleEnvironment(fallback, work) {
    try {
        return await work();
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.H))
            throw error;
        const findings = error.findings.map((one) => ({ ...one, environment: one.environment ?? fallback.name }));
        return { report: { ...fallback, unreachable: findings[0]?.message ?? null }, findings, failure: error.kind };
    }
}


/***/ }),

/***/ 8656:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  lt: () => (/* binding */ countLines),
  D4: () => (/* binding */ decode),
  l: () => (/* binding */ parseEncoding)
});

;// CONCATENATED MODULE: external "node:buffer"
const external_node_buffer_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");
;// CONCATENATED MODULE: ./lib/files/decode.js

/** Encodings that Node itself decodes, by the names that it has for them. */
const others = [
    ...["iso-8859-2", "iso-8859-3", "iso-8859-4", "iso-8859-5", "iso-8859-6", "iso-8859-7", "iso-8859-8", "iso-8859-9"],
    ...["iso-8859-13", "iso-8859-15", "koi8-r", "koi8-u", "ibm866", "windows-874", "windows-1250", "windows-1251"],
    ...["windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257", "windows-1258"],
    ...["shift_jis", "euc-jp", "gbk", "gb18030", "big5", "euc-kr"],
];
const names = {
    utf8: "utf-8",
    usascii: "us-ascii",
    ascii: "us-ascii",
    utf16: "utf-16",
    utf16le: "utf-16le",
    utf16be: "utf-16be",
    iso88591: "iso-8859-1",
    latin1: "iso-8859-1",
    windows1252: "windows-1252",
    cp1252: "windows-1252",
    ...Object.fromEntries(others.map((name) => [plainName(name), name])),
    ...Object.fromEntries(["0", "1", "3", "4", "5", "6", "7", "8"].map((n) => [`cp125${n}`, `windows-125${n}`])),
    cp866: "ibm866",
    tis620: "windows-874",
    sjis: "shift_jis",
    ms932: "shift_jis",
    windows31j: "shift_jis",
    gb2312: "gbk",
};
function plainName(name) {
    return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}
/** Reads the name of an encoding, however it is hyphenated; null when it is not known here. */
function parseEncoding(name) {
    const plain = plainName(name);
    return Object.hasOwn(names, plain) ? (names[plain] ?? null) : null;
}
/** What windows-1252 has where ISO 8859-1 has control characters, from byte 80 on; an empty place is no character. */
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";
/** Decodes a file; a byte order mark is dropped. Text with NUL is a problem too: PostgreSQL cannot take it. */
function decode(bytes, encoding) {
    const decoded = decodeBytes(bytes, encoding);
    const text = decoded.text.startsWith("\uFEFF") ? decoded.text.slice(1) : decoded.text;
    const nul = text.indexOf("\0");
    if (decoded.problem !== null || nul === -1)
        return { ...decoded, text };
    const message = "holds a NUL character, which PostgreSQL cannot take";
    return { text, problem: { message, line: countLines(text.slice(0, nul)) } };
}
function decodeBytes(bytes, encoding) {
    switch (encoding) {
        case "utf-8":
            return decodeUtf8(bytes);
        case "utf-16":
            return decodeUtf16(bytes, bytes[0] === 0xff && bytes[1] === 0xfe ? "little" : "big");
        case "utf-16le":
            return decodeUtf16(bytes, "little");
        case "utf-16be":
            return decodeUtf16(bytes, "big");
        case "us-ascii":
            return refuse(bytes.toString("latin1"), /[\u0080-\u00FF]/, "US-ASCII");
        case "iso-8859-1":
            return { text: bytes.toString("latin1"), problem: null };
        case "windows-1252": {
            const toWindows = (control) => windows1252[control.charCodeAt(0) - 0x80] ?? control;
            return refuse(bytes.toString("latin1").replaceAll(/[\u0080-\u009F]/g, toWindows), /[\u0080-\u009F]/, encoding);
        }
        default: {
            const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
            // Bytes that these have no character for become control characters, or replacement characters.
            return refuse(text, encoding.startsWith("windows") ? /[\u0080-\u009F\uFFFD]/ : /\uFFFD/, encoding);
        }
    }
}
/** A text with a character that none of these encodings has is not of that encoding. */
function refuse(text, none, encoding) {
    const at = text.search(none);
    if (at === -1)
        return { text, problem: null };
    return { text, problem: { message: `is not ${encoding}`, line: countLines(text.slice(0, at)) } };
}
function decodeUtf8(bytes) {
    const text = bytes.toString("utf8");
    if ((0,external_node_buffer_namespaceObject.isUtf8)(bytes))
        return { text, problem: null };
    const { offset, line } = findInvalid(bytes, text);
    const hex = bytes.toString("hex", offset, offset + 1).toUpperCase();
    const utf16 = offset === 0 && /^(?:FFFE|FEFF)/i.test(bytes.toString("hex", 0, 2));
    const hint = utf16 ? " (it starts like UTF-16)" : "";
    return { text, problem: { message: `is not UTF-8: byte ${offset} is ${hex}${hint}`, line } };
}
/** The first replacement character that the bytes themselves do not hold. */
function findInvalid(bytes, text) {
    const replacement = "\uFFFD";
    let [offset, done] = [0, 0];
    for (let at = text.indexOf(replacement); at !== -1; at = text.indexOf(replacement, at + 1)) {
        offset += Buffer.byteLength(text.slice(done, at));
        done = at;
        if (bytes.toString("hex", offset, offset + 3) !== "efbfbd")
            return { offset, line: countLines(text.slice(0, at)) };
    }
    return { offset, line: countLines(text) };
}
function decodeUtf16(bytes, order) {
    const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
    const text = (order === "little" ? even : Buffer.from(even).swap16()).toString("utf16le");
    if (even.length < bytes.length) {
        const message = `is not UTF-16: it has an odd number of bytes (${bytes.length})`;
        return { text, problem: { message, line: countLines(text) } };
    }
    const at = text.search(/\p{Surrogate}/u);
    if (at === -1)
        return { text, problem: null };
    const message = `is not UTF-16: byte ${at * 2} starts half a pair`;
    return { text, problem: { message, line: countLines(text.slice(0, at)) } };
}
/** How many lines a text has; one where it is empty. */
function countLines(text) {
    return text.split("\n").length;
}


/***/ }),

/***/ 8507:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ isInside)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);

/** Whether a path is the folder, or lies below it, by their names alone: links are the caller's to resolve. */
function isInside(path, folder) {
    const way = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(folder, path);
    return way !== ".." && !way.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_0__.sep}`) && !(0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(way);
}


/***/ }),

/***/ 5747:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ codeOf),
/* harmony export */   G: () => (/* binding */ readTextFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var _inside_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8507);


/** Of a configuration file. What checks its keys takes time that grows with the square of their number. */
const largestBytes = 128 * 1024;
/**
 * The text of a configuration file; null where there is none. A file of that folder must not lead out of it by a link:
 * what it then quotes would be anything that this process can read. Throws nothing.
 */
function readTextFile(path, within = null) {
    try {
        const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path);
        if (stats.isCharacterDevice() || stats.isBlockDevice())
            return { unreadable: "it is a device" };
        if (stats.size > largestBytes)
            return { unreadable: `it is larger than ${largestBytes / 1024} kB` };
        if (within !== null && (0,_inside_js__WEBPACK_IMPORTED_MODULE_1__/* .isInside */ .F)(path, within) && !(0,_inside_js__WEBPACK_IMPORTED_MODULE_1__/* .isInside */ .F)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(path), (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(within)))
            return { unreadable: "it leads out of the workspace" };
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, "utf8");
    }
    catch (error) {
        const code = codeOf(error);
        return code === "ENOENT" || code === "ENOTDIR" ? null : { unreadable: code };
    }
}
/** The system's code for what went wrong with a file; what was thrown, where it has none. */
function codeOf(error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
}


/***/ }),

/***/ 9109:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ render),
/* harmony export */   s: () => (/* binding */ isFormat)
/* harmony export */ });
/* harmony import */ var _core_tool_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(117);

const formats = ["text", "markdown", "json", "sarif", "csv"];
function isFormat(text) {
    return formats.some((format) => format === text);
}
/** The report in one of the command line's formats, each loaded when it is wanted: no query waits for it. */
async function render(report, format, options) {
    switch (format) {
        case "text":
            return (await Promise.all(/* import() */[__nccwpck_require__.e(8225), __nccwpck_require__.e(7705)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7705))).renderText(report, options);
        case "markdown":
            return (await Promise.all(/* import() */[__nccwpck_require__.e(8225), __nccwpck_require__.e(7444)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7444))).renderSummary(report);
        case "json":
            return (await __nccwpck_require__.e(/* import() */ 7495).then(__nccwpck_require__.bind(__nccwpck_require__, 7495))).renderJson(report, _core_tool_js__WEBPACK_IMPORTED_MODULE_0__/* .tool */ .z);
        case "sarif":
            return (await __nccwpck_require__.e(/* import() */ 669).then(__nccwpck_require__.bind(__nccwpck_require__, 669))).renderSarif(report, {
                version: _core_tool_js__WEBPACK_IMPORTED_MODULE_0__/* .tool */ .z.version,
                defaultFile: options.configFile,
            });
        case "csv":
            return (await __nccwpck_require__.e(/* import() */ 540).then(__nccwpck_require__.bind(__nccwpck_require__, 540))).renderCsv(report);
    }
}


/***/ }),

/***/ 9808:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   PL: () => (/* binding */ columnsOf),
/* harmony export */   dU: () => (/* binding */ colour),
/* harmony export */   pj: () => (/* binding */ plain)
/* harmony export */ });
/** No colour: pipes, files, logs. */
const plain = (_tone, text) => text;
const codes = {
    error: [31, 39],
    warning: [33, 39],
    note: [36, 39],
    ok: [32, 39],
    dim: [2, 22],
    bold: [1, 22],
};
/** The sixteen colours that every terminal has. */
const colour = (tone, text) => text === "" ? "" : `\u001b[${codes[tone][0]}m${text}\u001b[${codes[tone][1]}m`;
/** A terminal may not know its width: then it says 0. */
function columnsOf({ columns }) {
    return columns > 0 ? columns : 100;
}


/***/ }),

/***/ 8329:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ toTerminalLog)
/* harmony export */ });
/* harmony import */ var _visible_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2474);

const eraseLine = "\r\u001B[2K";
/** Progress on stderr: one line that changes on a terminal (`live`), plain lines elsewhere. */
function toTerminalLog({ write, live, }) {
    let shown = false;
    const clear = () => {
        if (shown)
            write(eraseLine);
        shown = false;
    };
    const line = (text) => {
        clear();
        const lines = text.split("\n").map((one) => `${(0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visibleLine */ .P8)(one)}\n`);
        write(lines.join(""));
    };
    return {
        group: () => { },
        endGroup: clear,
        line,
        done: (text) => (live ? clear() : line(text)),
        progress: (text) => {
            if (!live)
                return;
            clear();
            if (text === "")
                return;
            write(`… ${(0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .cap */ .Np)((0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visibleLine */ .P8)(text), 100)}`);
            shown = true;
        },
    };
}


/***/ }),

/***/ 2474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Np: () => (/* binding */ cap),
/* harmony export */   P8: () => (/* binding */ visibleLine),
/* harmony export */   _n: () => (/* binding */ visibleBlock)
/* harmony export */ });
/**
 * Text of files, databases and GitHub that is about to be shown: whatever would move a cursor, hide, or turn the
 * direction of reading becomes something that a reader sees. Plain text in, plain text out; each format escapes after it.
 */
// Joiners between letters of real scripts and the emoji form after a pictograph are what people type; elsewhere they hide.
const allowed = String.raw `(?<=[^\x00-\x7f])[\u200c\u200d](?=[^\x00-\x7f])|(?<=\p{Extended_Pictographic})\ufe0f`;
const invisible = String.raw `[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}\p{Default_Ignorable_Code_Point}\u2800]`;
const suspicious = new RegExp(`(${allowed})|(${invisible})`, "gu");
/** One line: line ends and tabs become one space, everything that cannot be seen becomes a visible sign. */
function visibleLine(text) {
    return replaceInvisible(text.replaceAll(/\r\n?|[\n\t\v\f]/g, " "));
}
/** Lines: `\r\n` becomes `\n`, tabs stay, everything else that cannot be seen becomes a visible sign. */
function visibleBlock(text) {
    return text.replaceAll("\r\n", "\n").split("\n").map(visibleKeepingTabs).join("\n");
}
/** At most `limit` UTF-16 units, never half a character; `…` where something was cut. */
function cap(text, limit) {
    if (text.length <= limit)
        return text;
    const kept = text.slice(0, Math.max(0, limit - 1));
    return `${kept.replace(/[\ud800-\udbff]$/, "")}…`;
}
function visibleKeepingTabs(line) {
    return line.split("\t").map(replaceInvisible).join("\t");
}
function replaceInvisible(text) {
    return text.replaceAll(suspicious, (_, kept, hidden) => kept ?? toSign(hidden));
}
function toSign(character) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20)
        return String.fromCodePoint(0x24_00 + code);
    if (code === 0x7f)
        return "\u2421";
    if (code >= 0xd8_00 && code <= 0xdf_ff)
        return "\ufffd";
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, "0")}⟩`;
}


/***/ }),

/***/ 6412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ harmlessLines)
/* harmony export */ });
/* harmony import */ var _visible_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2474);

/*
 * Text for a log that a workflow runner reads: GitHub's takes `::command::` at the start of a line (after blanks) and
 * `##[command]` anywhere for orders, on stdout and stderr. A blank inside the signs breaks both and stays readable.
 * No zero-width sign: the runner compares by culture, which does not see them.
 */
/** Several lines; a carriage return alone ends a line for the runner too. */
function harmlessLines(text) {
    return text.split(/\r\n|\r|\n/).map((line) => breakCommands((0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visibleBlock */ ._n)(line)));
}
function breakCommands(line) {
    return line.replaceAll(/#(?=#\[)/g, "# ").replace(/^(\s*:)(?=:)/, "$1 ");
}


/***/ }),

/***/ 8135:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ run)
});

// UNUSED EXPORTS: openWorld

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __nccwpck_require__(8165);
// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __nccwpck_require__(551);
// EXTERNAL MODULE: ./lib/core/redact.js
var redact = __nccwpck_require__(8038);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
;// CONCATENATED MODULE: ./lib/database/password-file.js


/** Where psql looks for a server's socket by itself; a socket there, too, is `localhost` in a password file. */
const socketFolders = new Set(["/tmp", "/var/run/postgresql", "/run/postgresql"]);
const anybodyElse = 0o077;
/**
 * The password of the first line of libpq's password file (`host:port:database:user:password`, `*` for any) that fits;
 * null where none does, where there is no such file, and where others may read it, which libpq does not take either.
 */
function readPasswordFile(file, target) {
    const host = socketFolders.has(target.host) ? "localhost" : target.host;
    const wanted = [host, String(target.port), target.database, target.user];
    for (const line of readLines(file)) {
        const fields = toFields(line); // a comment begins with what is no host
        if (wanted.every((value, index) => fields[index] === "*" || password_file_unescape(fields[index]) === value))
            return password_file_unescape(fields[wanted.length]) ?? null;
    }
    return null;
}
function readLines(file) {
    try {
        const { mode } = (0,external_node_fs_.statSync)(file);
        if ((0,external_node_os_.platform)() !== "win32" && (mode & anybodyElse) !== 0)
            return [];
        return (0,external_node_fs_.readFileSync)(file, "utf8").split(/\r?\n/);
    }
    catch {
        return []; // most people have none
    }
}
/** What stands between colons, as written; one behind a backslash is part of a value. */
function toFields(line) {
    return [...line.matchAll(/((?:\\.|[^:])*)(?::|$)/g)].map(([, field = ""]) => field);
}
function password_file_unescape(field) {
    return field?.replaceAll(/\\(.)/g, "$1");
}

;// CONCATENATED MODULE: ./lib/database/password.js

/**
 * The password to log in with: the output of `command` where one is given (asked anew for each connection: such
 * passwords are short-lived), else that of the URL, else that of libpq's password file. Throws Failure.
 */
async function passwordOf(target, command, options) {
    if (command === null)
        return target.password ?? fromFile(target);
    const { runPasswordCommand } = await __nccwpck_require__.e(/* import() */ 1184).then(__nccwpck_require__.bind(__nccwpck_require__, 1184));
    return await runPasswordCommand(command, options);
}
function fromFile(target) {
    return target.passfile === undefined ? null : readPasswordFile(target.passfile, target);
}

// EXTERNAL MODULE: ./lib/database/postgres.js + 10 modules
var postgres = __nccwpck_require__(5011);
// EXTERNAL MODULE: ./lib/environment/finish.js + 1 modules
var finish = __nccwpck_require__(3439);
;// CONCATENATED MODULE: ./lib/environment/other-commit.js

/**
 * On `pull_request_target` a checkout has the base branch's files unless told: a check of those says nothing of the pull
 * request, on which it would be shown. Read-only.
 */
async function toldOfOtherCommit(root, { event, signal }) {
    if (event?.name !== "pull_request_target" || event.pullRequest === null)
        return [];
    const { headSha } = event.pullRequest;
    const { runGit } = await __nccwpck_require__.e(/* import() */ 3464).then(__nccwpck_require__.bind(__nccwpck_require__, 3464));
    // Of a shallow merge commit the parents are not there, but it names them.
    const [head, raw] = await Promise.all([
        runGit(root, ["rev-parse", "HEAD"], { signal }),
        runGit(root, ["cat-file", "-p", "HEAD"], { signal }),
    ]);
    if (head === null || raw === null)
        return [];
    const [commit, content] = [head.toString("utf8").trim(), raw.toString("utf8")];
    if (commit === headSha || content.split("\n\n")[0]?.split("\n").includes(`parent ${headSha}`) === true)
        return [];
    const message = `the checked out commit ${commit.slice(0, 7)} is none of the pull request: nothing of what that changes was looked at`;
    return [
        (0,problems/* finding */.g)("base-branch", {
            message,
            severity: "warning",
            help: "check it on the event pull_request, which does what needs no secret; files of a fork do not belong where secrets are",
        }),
    ];
}

// EXTERNAL MODULE: ./lib/core/file-name.js
var file_name = __nccwpck_require__(5605);
// EXTERNAL MODULE: ./lib/core/lfs-pointer.js
var lfs_pointer = __nccwpck_require__(4036);
// EXTERNAL MODULE: ./lib/files/inside.js
var inside = __nccwpck_require__(8507);
;// CONCATENATED MODULE: ./lib/files/list-below.js



/**
 * What lies below a folder, sorted: what is hidden is passed over, links are not followed, and what cannot be read is
 * empty. A folder that leads out of `within` holds nothing. Throws nothing.
 */
function listBelow(folder, within) {
    try {
        if (within !== null && !(0,inside/* isInside */.F)((0,external_node_fs_.realpathSync)(folder), (0,external_node_fs_.realpathSync)(within)))
            return [];
    }
    catch {
        return []; // it is not there
    }
    return list(folder, "");
}
function list(folder, above) {
    return entriesOf(folder).flatMap((entry) => {
        if (entry.name.startsWith("."))
            return [];
        const name = `${above}${entry.name}`;
        if (!entry.isDirectory())
            return [{ kind: "other", name }];
        return [{ kind: "folder", name }, ...list((0,external_node_path_.join)(folder, entry.name), `${name}/`)];
    });
}
function entriesOf(folder) {
    try {
        return (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    }
    catch {
        return []; // whoever reads its files says why they cannot be read
    }
}

;// CONCATENATED MODULE: ./lib/files/foreign.js



const scriptSuffix = /\.(?:ps1|bat|cmd|sh|bash|py)$/i;
const sourceSuffix = /\.(?:java|kt|groovy)$/;
const sourceFolders = ["java", "kotlin", "groovy"];
/**
 * Migrations beside the SQL that only Flyway runs: scripts among the files of a folder, and Java classes of the same
 * package where the folder is one of resources. They are named, never read.
 */
function listForeign(folder, { root, within, naming }) {
    const scripts = listNames((0,external_node_path_.resolve)(root, folder), scriptSuffix, within);
    const [, before = "", below] = /^(.*?)src\/main\/resources\/(.*)$/.exec(folder) ?? [];
    const places = below === undefined ? [] : sourceFolders.map((language) => `${before}src/main/${language}/${below}`);
    return [
        ...scripts.flatMap((name) => toForeign(name, `${folder}/${name}`, "script", naming)),
        ...places.flatMap((place) => listNames((0,external_node_path_.resolve)(root, place), sourceSuffix, within).flatMap((name) => toForeign(name, `${place}/${name}`, "java", naming))),
    ];
}
function toForeign(name, file, runner, naming) {
    const base = name.slice(name.lastIndexOf("/") + 1).replace(/\.\w+$/, naming.suffixes[0] ?? ".sql");
    const { kind } = (0,file_name/* parseFileName */.P)(base, naming);
    const isMigration = kind === "versioned" || kind === "repeatable" || kind === "baseline";
    // A class without two underscores is any class whose name begins with such a letter.
    return isMigration && name.includes(naming.separator) ? [{ file, name, text: "", settings: {}, runner }] : [];
}
/** Names of files below a folder. By their types as the folder lists them: else each file would be looked at. */
function listNames(folder, suffix, within) {
    const files = listBelow(folder, within).filter(({ kind, name }) => kind === "other" && suffix.test(name));
    return files.map(({ name }) => name).toSorted();
}

// EXTERNAL MODULE: ./lib/core/star-pattern.js
var star_pattern = __nccwpck_require__(716);
;// CONCATENATED MODULE: ./lib/core/path-pattern.js

/**
 * A pattern for paths: `**` stands for any folders, none included, `*` and `?` for text without a slash. Where it stands
 * several times, only the last one passed takes more: a path is told in a time that does not grow with their number.
 */
function toPathPattern(pattern) {
    const parts = pattern.split("/").map((part) => (part === "**" ? null : toName(part)));
    return { test: (path) => fits(parts, path.split("/")) };
}
/** What is before a pattern's first wildcard, and the rest of it; null where it has none. */
function splitAtWildcard(pattern) {
    const parts = pattern.split("/");
    const first = parts.findIndex((part) => /[*?]/.test(part));
    if (first === -1)
        return null;
    return { folder: parts.slice(0, first).join("/"), rest: parts.slice(first).join("/") };
}
function toName(part) {
    const source = (0,star_pattern/* toStarSource */.d)(part, { any: "[^/]", one: "[^/]", groups: { count: 0 } });
    return new RegExp(`^${source}$`, "s");
}
function fits(parts, names) {
    let [part, name] = [0, 0];
    /** Behind the last `**` that was passed, and what it has taken up to. */
    let [behind, taken] = [-1, 0];
    while (name < names.length) {
        if (parts[part] === null) {
            part += 1;
            [behind, taken] = [part, name];
        }
        else if (parts[part]?.test(names[name] ?? "") === true) {
            part += 1;
            name += 1;
        }
        else if (behind >= 0) {
            taken += 1;
            [part, name] = [behind, taken];
        }
        else
            return false;
    }
    return parts.slice(part).every((rest) => rest === null);
}

;// CONCATENATED MODULE: ./lib/files/locations.js






const resources = "src/main/resources";
/**
 * Finds the folders that locations name, in Flyway's words: `filesystem:`, `classpath:` (what a build takes from
 * src/main/resources), and `**`, `*` and `?` for folders and files. A folder inside another one is not read twice.
 */
function findFolders(locations, options) {
    const { root, choose } = options;
    const findings = [];
    const found = locations.map((text) => {
        const place = toPlace(text, root);
        if (place === null) {
            const message = `"${text}" is no folder of this repository`;
            findings.push((0,problems/* finding */.g)("folder", { message, help: "migrations are read from the checkout: name a folder in it" }));
            return { text, folders: [] };
        }
        const pattern = splitAtWildcard(place);
        return { text, folders: pattern === null ? existing(place, root) : expand(pattern, options) };
    });
    const [first] = locations;
    const filled = found.filter(({ folders }) => folders.length > 0);
    if (choose === "first") {
        const [chosen] = filled;
        return { folders: chosen?.folders ?? [{ folder: toPlace(first ?? "", root) ?? "", fits: null }], findings };
    }
    // One that is not there is passed over by Flyway with a word; where there is none at all, reading says so.
    if (filled.length === 0)
        return { folders: [{ folder: toPlace(first ?? "", root) ?? "", fits: null }], findings };
    const empty = found.filter(({ text, folders }) => folders.length === 0 && toPlace(text, root) !== null);
    findings.push(...empty.map(({ text }) => (0,problems/* finding */.g)("folder", { message: `there is no folder "${text}"`, severity: "warning" })));
    return { folders: withoutInner(filled.flatMap(({ folders }) => folders)), findings };
}
function toPlace(text, root) {
    const [, scheme = "", path = ""] = /^(?:([a-z][a-z0-9]+):(?![\\/]{0,1}$))?(.*)$/s.exec(text) ?? [];
    const clean = path.replaceAll("\\", "/").replace(/(?<=.)\/+$/, "");
    switch (scheme) {
        case "filesystem":
            return clean;
        case "classpath":
            return `${resources}/${clean.replace(/^\/+/, "")}`;
        case "": {
            const onClasspath = `${resources}/${clean}`;
            return !(0,external_node_fs_.existsSync)((0,external_node_path_.resolve)(root, clean)) && (0,external_node_fs_.existsSync)((0,external_node_path_.resolve)(root, onClasspath)) ? onClasspath : clean;
        }
        default:
            return null;
    }
}
function existing(folder, root) {
    const found = [{ folder, fits: null }];
    try {
        return (0,external_node_fs_.statSync)((0,external_node_path_.resolve)(root, folder), { throwIfNoEntry: false }) === undefined ? [] : found;
    }
    catch {
        return found; // whoever reads it says why it cannot be
    }
}
/** What is before the first wildcard is looked through; a last part with a dot is a pattern for files. */
function expand(pattern, options) {
    const { root, within } = options;
    const { folder: base, rest } = pattern;
    const fits = toPathPattern(rest);
    if (existing(base === "" ? "." : base, root).length === 0)
        return [];
    if (/\.[^/]*$/.test(rest))
        return [{ folder: base === "" ? "." : base, fits }];
    return listBelow((0,external_node_path_.resolve)(root, base), within)
        .filter(({ kind, name }) => kind === "folder" && fits.test(name))
        .map(({ name }) => ({ folder: base === "" ? name : `${base}/${name}`, fits: null }));
}
function withoutInner(folders) {
    const sorted = folders.toSorted((a, b) => (a.folder < b.folder ? -1 : 1));
    return sorted.filter((one, index) => !sorted.slice(0, index).some((other) => other.fits === null && (0,inside/* isInside */.F)(one.folder, other.folder)));
}

// EXTERNAL MODULE: ./lib/files/decode.js + 1 modules
var decode = __nccwpck_require__(8656);
// EXTERNAL MODULE: ./lib/core/properties.js
var properties = __nccwpck_require__(1134);
;// CONCATENATED MODULE: ./lib/files/script-settings.js



const keys = {
    executeInTransaction: (value) => ofBoolean(value, (executeInTransaction) => ({ executeInTransaction })),
    placeholderReplacement: (value) => ofBoolean(value, (placeholderReplacement) => ({ placeholderReplacement })),
    encoding: (value) => ((0,decode/* parseEncoding */.l)(value) === null ? null : { encoding: value }),
};
function ofBoolean(value, toSettings) {
    return /^(?:true|false)$/i.test(value) ? toSettings(value.toLowerCase() === "true") : null;
}
function isKey(name) {
    return Object.hasOwn(keys, name);
}
/** Reads a `<file>.sql.conf`, a properties file; of a key that is given twice, the last one holds. */
function readScriptSettings(file, text) {
    return (0,properties/* readProperties */.Q)(text).reduce(({ settings, findings }, property) => {
        const read = toSetting(property);
        return typeof read === "string"
            ? {
                settings,
                findings: [...findings, (0,problems/* finding */.g)("script-settings", { message: read, file, line: property.line })],
            }
            : { settings: { ...settings, ...read }, findings };
    }, { settings: {}, findings: [] });
}
/** The setting, or what is wrong with it. */
function toSetting({ key, value }) {
    if (key === "")
        return `"=${value}" is not key=value`;
    if (!isKey(key))
        return `there is no script setting "${key}"`;
    const values = key === "encoding" ? "the name of an encoding, UTF-8 or windows-1252 for example" : "true or false";
    return keys[key](value) ?? `"${value}" is no value of "${key}": it takes ${values}`;
}

;// CONCATENATED MODULE: ./lib/files/source-files.js





const usualFiles = { naming: file_name/* usualNaming */.Z, scriptSettings: {} };
/** Whether a file of this name means anything here: a `.sql` file or the settings of one. */
function isSourceName(name, { suffixes } = file_name/* usualNaming */.Z) {
    const lower = name.toLowerCase().trimEnd(); // what ends with a space is meant as one too, and told
    return suffixes.some((suffix) => lower.endsWith(suffix.toLowerCase()) || lower.endsWith(`${suffix.toLowerCase()}.conf`));
}
/** Decodes `.sql` files by the settings that lie beside them. A file with bad bytes stays, with its finding. */
function toSourceFiles(raw, { scriptSettings } = usualFiles) {
    const findings = [];
    const configurations = raw.filter(({ name }) => /\.conf$/i.test(name));
    const scripts = raw.filter((one) => !configurations.includes(one));
    const settings = new Map();
    for (const { file, name, bytes } of configurations) {
        const read = readScriptSettings(file, (0,decode/* decode */.D4)(bytes, "utf-8").text);
        settings.set(name.slice(0, -".conf".length), read.settings);
        findings.push(...read.findings);
    }
    const files = scripts.map(({ file, name, bytes }) => {
        const own = { ...scriptSettings, ...settings.get(name) };
        settings.delete(name);
        const { text, problem } = (0,decode/* decode */.D4)(bytes, (0,decode/* parseEncoding */.l)(own.encoding ?? "") ?? "utf-8");
        if (problem !== null) {
            findings.push((0,problems/* finding */.g)("encoding", { message: `the file ${problem.message}`, file, line: problem.line }));
        }
        if ((0,lfs_pointer/* isLfsPointer */.N)(text))
            findings.push((0,problems/* finding */.g)("folder", { ...pointer, file }));
        return { file, name, text, settings: own };
    });
    const lonely = configurations.filter(({ name }) => settings.has(name.slice(0, -".conf".length)));
    findings.push(...lonely.map(({ file }) => (0,problems/* finding */.g)("script-settings", { ...withoutScript, file })));
    return { files: files.toSorted((a, b) => (a.name < b.name ? -1 : 1)), findings };
}
const pointer = {
    message: "the file is a pointer of Git LFS, not the SQL itself",
    help: "check out with lfs: true, or run git lfs pull",
};
const withoutScript = {
    message: "these are the settings of a .sql file that does not exist",
    help: "name it like its .sql file, with .conf behind, or remove it",
};

;// CONCATENATED MODULE: ./lib/files/older-files.js

/**
 * Decodes what files once were, by the settings that once lay beside them: where those changed too, each pair is one,
 * and the checksum tells which one is meant.
 */
function toOlderFiles(versions, how = usualFiles) {
    const settings = versions.filter(({ path }) => path.endsWith(".conf"));
    return versions
        .filter(({ path }) => isSourceName(path, how.naming) && !path.endsWith(".conf"))
        .flatMap(({ path, bytes }) => {
        const own = settings.filter((one) => one.path === `${path}.conf`);
        return [...own, null].flatMap((one) => {
            const file = { file: path, name: path, bytes };
            const both = one === null ? [file] : [file, { file: one.path, name: one.path, bytes: one.bytes }];
            return toSourceFiles(both, how).files;
        });
    });
}

// EXTERNAL MODULE: ./lib/files/read-text.js
var read_text = __nccwpck_require__(5747);
;// CONCATENATED MODULE: ./lib/files/read.js






/** A migration file above this many bytes is not read. */
const largestFileBytes = 100 * 1024 * 1024;
/** All files together above this many bytes are not read to the end. */
const mostBytes = 512 * 1024 * 1024;
/** A folder with more files than this is not read to its end. */
const mostFiles = 20_000;
/** Reads the `.sql` files of a folder and all folders below it; whatever hinders is a finding. Throws nothing. */
function readSourceFiles(folder, options) {
    const path = (0,external_node_path_.resolve)(options.root, folder);
    const problem = reviewFolder(path, folder, options);
    if (problem !== null)
        return { files: [], findings: [problem] };
    const { files: how = usualFiles, fits = null } = options;
    const walk = { root: options.root, findings: [], naming: how.naming, bytesLeft: mostBytes };
    const all = read_listNames(path, "", walk);
    const names = fits === null ? all : all.filter((name) => fits.test(name.replace(/\.conf$/i, "")));
    if (names.length > mostFiles) {
        report("file-too-large", `the folder "${folder}" holds ${names.length} files; ${mostFiles} is the most`, path, walk);
        return { files: [], findings: walk.findings };
    }
    const shown = read_toName(path, options.root);
    const raw = names.flatMap((name) => readFile(path, { name, file: shown === "" ? name : `${shown}/${name}` }, walk));
    if (walk.bytesLeft < 0) {
        report("file-too-large", `the files of "${folder}" are larger than ${mostBytes} bytes together`, path, walk);
        return { files: [], findings: walk.findings };
    }
    const { files, findings } = toSourceFiles(raw, how);
    return { files, findings: [...walk.findings, ...findings] };
}
function reviewFolder(path, shown, { within }) {
    try {
        if (!(0,external_node_fs_.statSync)(path).isDirectory())
            return (0,problems/* finding */.g)("folder", { message: `"${shown}" is not a folder` });
        if (within === null || (0,inside/* isInside */.F)((0,external_node_fs_.realpathSync)(path), (0,external_node_fs_.realpathSync)(within)))
            return null;
        return (0,problems/* finding */.g)("folder", { message: `the folder "${shown}" lies outside the workspace` });
    }
    catch (error) {
        const code = (0,read_text/* codeOf */.$)(error);
        if (code === "ENOENT" || code === "ENOTDIR")
            return (0,problems/* finding */.g)("folder", { message: `there is no folder "${shown}"`, ...ofWindows(shown) });
        return (0,problems/* finding */.g)("folder", { message: `"${shown}" cannot be read (${code})`, help: wayOut(code, path) });
    }
}
/** What Windows takes for a path is one name elsewhere: written with "/" it is found everywhere. */
function ofWindows(shown) {
    const portable = shown.replaceAll("\\", "/");
    return external_node_path_.sep === "\\" || portable === shown ? {} : { help: `write it with "/" between the names: ${portable}` };
}
/** Names below the folder of the files that matter, in the order in which their problems are reported. */
function read_listNames(folder, above, walk) {
    const entries = attempt(folder, walk, () => (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true })) ?? [];
    return entries
        .toSorted((a, b) => (a.name < b.name ? -1 : 1))
        .flatMap((entry) => {
        const name = `${above}${entry.name}`;
        if (entry.isDirectory()) {
            if (entry.name.startsWith("."))
                return [];
            // As a container makes one where the file that it should mount is not there.
            if (!isSourceName(entry.name, walk.naming))
                return read_listNames((0,external_node_path_.join)(folder, entry.name), `${name}/`, walk);
            report("folder", { message: `"${name}" is a folder`, help: plainFile }, (0,external_node_path_.join)(folder, entry.name), walk);
            return [];
        }
        if (!entry.isSymbolicLink())
            return isSourceName(entry.name, walk.naming) ? [name] : [];
        const path = (0,external_node_path_.join)(folder, entry.name);
        if (isSourceName(entry.name, walk.naming) || leadsToFolder(path)) {
            report("symbolic-link", `"${entry.name}" is a symbolic link`, path, walk);
        }
        return [];
    });
}
function leadsToFolder(path) {
    try {
        return (0,external_node_fs_.statSync)(path).isDirectory();
    }
    catch {
        // It leads nowhere, so nothing that could hold migrations is left out.
        return false;
    }
}
function readFile(folder, { name, file }, walk) {
    if (walk.bytesLeft < 0)
        return [];
    const path = `${folder}${external_node_path_.sep}${name}`;
    const bytes = attempt(path, walk, () => readBytes(path, walk));
    if (bytes === null)
        return [];
    if (bytes !== "not a file" && bytes !== "too large")
        return [{ file, name, bytes }];
    if (bytes === "not a file")
        report("folder", { message: `"${name}" is not a regular file`, help: plainFile }, path, walk);
    else
        report("file-too-large", `the file is larger than ${largestFileBytes} bytes`, path, walk);
    return [];
}
/** Sync calls: reading 4,400 small files takes a third of the time that promises take. */
function readBytes(path, walk) {
    // A link that took the file's place meanwhile is not followed, a named pipe is not waited for.
    const descriptor = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK);
    try {
        const stat = (0,external_node_fs_.fstatSync)(descriptor);
        if (!stat.isFile())
            return "not a file";
        if (stat.size > largestFileBytes)
            return "too large";
        walk.bytesLeft -= stat.size;
        if (walk.bytesLeft < 0)
            return Buffer.alloc(0);
        const bytes = Buffer.allocUnsafe(stat.size);
        let length = 0;
        for (let count = -1; count !== 0 && length < bytes.length; length += count) {
            count = (0,external_node_fs_.readSync)(descriptor, bytes, length, bytes.length - length, length);
        }
        return bytes.subarray(0, length);
    }
    finally {
        (0,external_node_fs_.closeSync)(descriptor);
    }
}
/** The result of a read; null when the system refused it, which becomes a finding. */
function attempt(path, walk, read) {
    try {
        return read();
    }
    catch (error) {
        const code = (0,read_text/* codeOf */.$)(error);
        const message = `"${read_toName(path, walk.root)}" cannot be read (${code})`;
        report("folder", { message, help: wayOut(code, path) }, path, walk);
        return null;
    }
}
const plainFile = "put a plain file in its place, or take it out of the folder";
function wayOut(code, path) {
    if (code === "EACCES" || code === "EPERM")
        return "let the user that runs this read it";
    // Bytes of a name that are no UTF-8 came as replacement characters, by which no file is found.
    return code === "ENOENT" && path.includes("\uFFFD") ? "rename it: its name is not UTF-8" : plainFile;
}
function report(rule, words, path, walk) {
    const told = typeof words === "string" ? { message: words } : words;
    walk.findings.push((0,problems/* finding */.g)(rule, { ...told, file: read_toName(path, walk.root) }));
}
function read_toName(path, root) {
    return (0,external_node_path_.relative)(root, path).replaceAll(external_node_path_.sep, "/");
}

;// CONCATENATED MODULE: ./lib/environment/read-files.js









/** The history of a very large repository is not worth more. */
const gitLimitMs = 30_000;
function listFolders(where, { root, confined }) {
    const { locations, callbackLocations } = where;
    const options = { root, within: confined ? root : null };
    const { folders, findings } = findFolders(locations.list, { ...options, choose: locations.choose });
    if (callbackLocations.length === 0)
        return { folders: folders.map((one) => ({ ...one, counts: "all" })), findings };
    const ofCallbacks = findFolders(callbackLocations, { ...options, choose: "all" });
    return {
        folders: [
            ...folders.map((one) => ({ ...one, counts: "no-callbacks" })),
            ...ofCallbacks.folders.map((one) => ({ ...one, counts: "callbacks" })),
        ],
        findings: [...findings, ...ofCallbacks.findings],
    };
}
function chosen(files, { counts }, { naming }) {
    if (counts === "all")
        return files;
    return files.filter(({ name }) => {
        const { kind } = (0,file_name/* parseFileName */.P)(name.slice(name.lastIndexOf("/") + 1), naming);
        return (kind === "callback" || kind === "foreign-callback") === (counts === "callbacks");
    });
}
/** The SQL of all locations, and the names of what only Flyway runs. */
function readFiles(where, { root, confined }) {
    const { naming, scriptSettings } = where;
    const { folders, findings } = listFolders(where, { root, confined });
    const options = { root, within: confined ? root : null, files: { naming, scriptSettings } };
    const read = folders.map((one) => {
        const { files, findings: problems } = readSourceFiles(one.folder, { ...options, fits: one.fits });
        const refused = problems.some(({ rule, file }) => rule === "folder" && file === undefined);
        const foreign = refused || one.counts === "callbacks" ? [] : listForeign(one.folder, { ...options, naming });
        return { findings: problems, files: refused ? [] : [...chosen(files, one, where), ...foreign] };
    });
    return {
        files: read.flatMap(({ files }) => files),
        findings: [...findings, ...read.flatMap(({ findings: problems }) => problems)],
    };
}
/** Contents from the history of git, with the settings that lay beside them. */
async function readOlderFiles(where, { root, confined, signal }, names) {
    const { readFileVersions } = await __nccwpck_require__.e(/* import() */ 111).then(__nccwpck_require__.bind(__nccwpck_require__, 111));
    const { naming, scriptSettings } = where;
    const [first] = listFolders(where, { root, confined }).folders;
    // On the command line the files may be those of another repository, in a workspace its checkout may lie in a folder.
    const folder = first === undefined ? root : (0,external_node_path_.resolve)(root, first.folder);
    const repository = confined && (await prefixOf(root, signal)) !== null ? root : folder;
    const { versions, history } = await readFileVersions(repository, names, { signal, limitMs: gitLimitMs, naming });
    return { files: toOlderFiles(versions, { naming, scriptSettings }), history };
}
/** The migrations as the pull request's base branch has them; null when they cannot be read. */
async function readBase(where, { root, confined, event, signal }) {
    const commit = event?.pullRequest?.baseSha;
    if (commit === undefined)
        return null;
    const atRoot = (await prefixOf(root, signal)) !== null;
    const read = [];
    for (const one of listFolders(where, { root, confined }).folders) {
        const { folder, fits, counts } = one;
        const inside = (0,external_node_fs_.realpathSync)((0,external_node_path_.resolve)(root, folder));
        const below = (0,external_node_path_.relative)((0,external_node_fs_.realpathSync)(root), inside).split("\\").join("/");
        // actions/checkout with `path:` makes no repository of the workspace, only of a folder in it.
        const [repository, path] = atRoot ? [root, below] : [inside, await prefixOf(inside, signal)];
        if (path === null)
            return null;
        const files = await readBaseFolder(repository, { commit, folder: path, signal }, where);
        if (files === null)
            return null;
        const within = confined ? root : null;
        const foreign = counts === "callbacks" ? [] : listForeign(folder, { root, within, naming: where.naming });
        read.push(...chosen(files, one, where).filter(({ name }) => fits === null || fits.test(name)), ...foreign);
    }
    return read;
}
/** The path of a folder below the root of its repository; null where it is in none, or there is no git. */
async function prefixOf(folder, signal) {
    const { runGit } = await __nccwpck_require__.e(/* import() */ 3464).then(__nccwpck_require__.bind(__nccwpck_require__, 3464));
    const prefix = await runGit(folder, ["rev-parse", "--show-prefix"], { signal });
    return prefix === null ? null : prefix.toString("utf8").replace(/\/?\n$/, "");
}
async function readBaseFolder(repository, { commit, folder, signal }, options) {
    const { readTree } = await __nccwpck_require__.e(/* import() */ 7295).then(__nccwpck_require__.bind(__nccwpck_require__, 7295));
    const tree = await readTree(repository, { commit, folder: folder === "" ? "." : folder, signal });
    if (tree === null)
        return null;
    const raw = tree
        .filter(({ path }) => isSourceName(path, options.naming))
        .map(({ path, bytes }) => ({ file: path, bytes, name: folder === "" ? path : path.slice(folder.length + 1) }));
    const { files } = toSourceFiles(raw, options);
    // A commit holds pointers where the working tree has files: each of them would look edited.
    return files.some(({ text }) => (0,lfs_pointer/* isLfsPointer */.N)(text)) ? null : files;
}

;// CONCATENATED MODULE: ./lib/files/query-files.js






const query_files_mostFiles = 5000;
const largestBytes = 5 * 1024 * 1024;
/** All files together above this many bytes are not read to the end. */
const query_files_mostBytes = 128 * 1024 * 1024;
/**
 * Reads the files that patterns name, relative to a root: `*` and `?` stand for text without a slash, `**` for any
 * folders. Links are not followed. A pattern that names nothing is a finding. Throws nothing.
 */
function readQueryFiles(patterns, { root, confined }) {
    const [found, findings] = [new Map(), []];
    const within = confined ? root : null;
    const left = { bytes: query_files_mostBytes };
    for (const pattern of patterns) {
        const names = query_files_listNames(pattern, root, within).slice(0, query_files_mostFiles);
        const files = names.flatMap((name) => readOne((0,external_node_path_.join)(root, name), name, { within, left }) ?? []);
        for (const one of files)
            found.set(one.file, one);
        if (files.length > 0)
            continue;
        const message = `queries: no file that can be read is called "${pattern}"`;
        findings.push((0,problems/* finding */.g)("input", { message, help: "a path or a pattern below the repository, such as queries/**/*.sql" }));
    }
    if (left.bytes < 0) {
        const message = `queries: the files are larger than ${query_files_mostBytes} bytes together; not all of them were read`;
        findings.push((0,problems/* finding */.g)("input", { message, help: "name those that hold what the application runs" }));
    }
    return { files: [...found.values()], findings };
}
function query_files_listNames(pattern, root, within) {
    const path = pattern.replaceAll("\\", "/").replace(/^\.\//, "");
    const split = splitAtWildcard(path);
    if (split === null)
        return [path];
    const { folder, rest } = split;
    const wanted = toPathPattern(rest);
    return listBelow((0,external_node_path_.resolve)(root, folder), within)
        .filter(({ kind, name }) => kind === "other" && wanted.test(name))
        .map(({ name }) => (folder === "" ? name : `${folder}/${name}`))
        .toSorted();
}
function readOne(path, file, { within, left }) {
    try {
        const stats = (0,external_node_fs_.lstatSync)(path);
        if (!stats.isFile() || stats.size > largestBytes)
            return null;
        left.bytes -= stats.size;
        if (left.bytes < 0)
            return null;
        if (within !== null && !(0,inside/* isInside */.F)((0,external_node_fs_.realpathSync)(path), (0,external_node_fs_.realpathSync)(within)))
            return null;
        return { file, text: (0,external_node_fs_.readFileSync)(path, "utf8") };
    }
    catch {
        return null; // the caller says that nothing was found
    }
}

;// CONCATENATED MODULE: ./lib/run.js












/** Each is loaded when it runs: most of the program serves one command alone. */
const commands = {
    check: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(4571), __nccwpck_require__.e(8104), __nccwpck_require__.e(4564), __nccwpck_require__.e(369), __nccwpck_require__.e(8989), __nccwpck_require__.e(2349), __nccwpck_require__.e(1841), __nccwpck_require__.e(7976), __nccwpck_require__.e(1666), __nccwpck_require__.e(894), __nccwpck_require__.e(2737), __nccwpck_require__.e(68), __nccwpck_require__.e(1437), __nccwpck_require__.e(2202)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2202))).check,
    apply: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(8104), __nccwpck_require__.e(4564), __nccwpck_require__.e(8989), __nccwpck_require__.e(1841), __nccwpck_require__.e(3833), __nccwpck_require__.e(9703)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2084))).apply,
    rollback: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(8104), __nccwpck_require__.e(4564), __nccwpck_require__.e(8989), __nccwpck_require__.e(1841), __nccwpck_require__.e(3833), __nccwpck_require__.e(2737), __nccwpck_require__.e(9903), __nccwpck_require__.e(3772)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3772))).rollback,
    status: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(8104), __nccwpck_require__.e(4564), __nccwpck_require__.e(8989), __nccwpck_require__.e(6558)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6558))).status,
    drift: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(4571), __nccwpck_require__.e(8104), __nccwpck_require__.e(4564), __nccwpck_require__.e(369), __nccwpck_require__.e(8989), __nccwpck_require__.e(2349), __nccwpck_require__.e(7976), __nccwpck_require__.e(1666), __nccwpck_require__.e(894), __nccwpck_require__.e(9217)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3281))).drift,
    history: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(8104), __nccwpck_require__.e(4564), __nccwpck_require__.e(8989), __nccwpck_require__.e(9702)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9702))).history,
    baseline: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(4571), __nccwpck_require__.e(8104), __nccwpck_require__.e(4564), __nccwpck_require__.e(369), __nccwpck_require__.e(8989), __nccwpck_require__.e(2349), __nccwpck_require__.e(1841), __nccwpck_require__.e(3833), __nccwpck_require__.e(8121), __nccwpck_require__.e(6939)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6939))).baseline,
    repair: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(4571), __nccwpck_require__.e(8104), __nccwpck_require__.e(4564), __nccwpck_require__.e(369), __nccwpck_require__.e(8989), __nccwpck_require__.e(2349), __nccwpck_require__.e(1841), __nccwpck_require__.e(3833), __nccwpck_require__.e(8121), __nccwpck_require__.e(7213)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7213))).repair,
    adopt: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(4571), __nccwpck_require__.e(8104), __nccwpck_require__.e(4564), __nccwpck_require__.e(369), __nccwpck_require__.e(8989), __nccwpck_require__.e(2349), __nccwpck_require__.e(1841), __nccwpck_require__.e(8121), __nccwpck_require__.e(891)]).then(__nccwpck_require__.bind(__nccwpck_require__, 891))).adopt,
    export: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(8104), __nccwpck_require__.e(4564), __nccwpck_require__.e(8989), __nccwpck_require__.e(1841), __nccwpck_require__.e(3833), __nccwpck_require__.e(4026)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4026))).exportHistory,
    observe: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(4571), __nccwpck_require__.e(8104), __nccwpck_require__.e(4564), __nccwpck_require__.e(369), __nccwpck_require__.e(8989), __nccwpck_require__.e(2349), __nccwpck_require__.e(7976), __nccwpck_require__.e(1666), __nccwpck_require__.e(894), __nccwpck_require__.e(68), __nccwpck_require__.e(3816)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6194))).observe,
    new: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(8989), __nccwpck_require__.e(1768)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1768))).create,
};
/** Opens the world, runs one command, and answers with its report: anticipated problems are in it, bugs are thrown. */
async function run(surroundings) {
    const { config, context, startedAt } = surroundings;
    const now = () => new Date();
    const learned = [];
    const onSecret = (spelling) => {
        learned.push(spelling);
        surroundings.onSecret?.(spelling);
    };
    try {
        const load = Object.entries(commands).find(([name]) => name === config.command)?.[1];
        if (load === undefined)
            throw new failure/* Failure */.H("bad-input", [(0,problems/* finding */.g)("input", { message: `no command ${config.command}` })]);
        const work = await load();
        return await work(await openWorld({ ...surroundings, onSecret }));
    }
    catch (error) {
        const secrets = [...config.secrets, ...learned];
        if (error instanceof failure/* Failure */.H)
            return (0,finish/* toFailedReport */.Zl)({ startedAt, now, context }, error, config.command, secrets);
        throw withoutSecrets(error, secrets);
    }
}
/** A bug keeps its stack, and its stack no secret: nobody knows what it quotes. */
function withoutSecrets(error, secrets) {
    if (!(error instanceof Error))
        return error;
    error.message = (0,redact/* redact */.E$)(error.message, secrets);
    if (error.stack !== undefined)
        error.stack = (0,redact/* redact */.E$)(error.stack, secrets);
    return error;
}
/** A short-lived password is known only when its command has run: from then on it is masked like those of the inputs. */
function withLearnedSecrets(surroundings) {
    const secrets = [...surroundings.config.secrets];
    const learn = (secret) => {
        const fresh = (0,redact/* spellingsOf */.Hz)(secret).filter((spelling) => !secrets.includes(spelling));
        secrets.push(...fresh);
        for (const spelling of fresh)
            surroundings.onSecret?.(spelling);
    };
    return { ...surroundings, config: { ...surroundings.config, secrets }, learn };
}
/** Commands that do without the migrations folder: `new` makes it, the others are about the record alone. */
const withoutFiles = new Set(["new", "history"]);
function needsFiles({ command, copyOf }) {
    return !withoutFiles.has(command) && copyOf === null;
}
/** An empty workspace is a job that forgot to check out, not one that named another folder. */
function toldOfCheckout({ root, confined }) {
    const empty = confined && (0,external_node_fs_.existsSync)(root) && (0,external_node_fs_.readdirSync)(root).length === 0;
    const help = "the workspace is empty: add actions/checkout as a step before";
    return (one) => (empty ? { ...one, help } : one);
}
/** Reads the files and makes the world that a command works in. Throws Failure for a folder that cannot be read. */
async function openWorld(from) {
    const surroundings = withLearnedSecrets(from);
    const { config, root, log, signal, context, recorder, startedAt } = surroundings;
    const { files, findings } = readFiles(config, surroundings);
    const unread = findings.filter((one) => one.rule === "folder" && one.file === undefined);
    if (unread.length > 0 && needsFiles(config))
        throw new failure/* Failure */.H("bad-input", unread.map(toldOfCheckout(from)));
    const other = config.command === "check" ? await toldOfOtherCommit(root, from) : [];
    const needsBase = config.command === "check" && config.environments.some(({ database }) => database.kind === "none");
    const base = needsBase ? await readBase(config, surroundings) : null;
    signal.throwIfAborted(); // what git was not asked to the end says nothing
    return {
        config,
        files,
        fileFindings: config.command === "new" ? [] : [...config.notes, ...findings, ...other],
        base,
        log,
        signal,
        context,
        recorder,
        workingDirectory: root,
        confined: from.confined,
        startedAt,
        now: () => new Date(),
        openSession: (environment) => openSession(surroundings, environment),
        readPassword: (environment) => readPassword(surroundings, environment),
        openShadow: toShadowOpener(surroundings),
        readOlderFiles: (names) => readOlderFiles(config, surroundings, names),
        readQueryFiles: () => readQueryFiles(config.queries, { root, confined: from.confined }),
        writeFile: (name, text) => writeNew(surroundings, name, text),
        replaceFile: (file, text) => (0,external_node_fs_.writeFileSync)((0,external_node_path_.resolve)(root, file), text),
    };
}
/** How long password-command may take: those of clouds ask over the network, and start an interpreter first. */
const patienceMs = 60_000;
async function readPassword({ config, learn, signal }, { database }) {
    if (database.kind !== "server")
        return null;
    const password = await passwordOf(database.target, config.passwordCommand, { patienceMs, signal });
    if (password !== null)
        learn(password);
    return password;
}
async function openSession(surroundings, environment) {
    const { assets, recorder, root, signal } = surroundings;
    const { database } = environment;
    switch (database.kind) {
        case "embedded": {
            const open = surroundings.openEmbedded ?? (await Promise.all(/* import() */[__nccwpck_require__.e(4233), __nccwpck_require__.e(2304)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2304))).openEmbedded;
            return await open({ assets, folder: (0,external_node_path_.resolve)(root, database.folder), signal });
        }
        case "none":
            throw new failure/* Failure */.H("bad-input", [(0,problems/* finding */.g)("input", { message: `${environment.name}: ${database.reason}` })]);
        case "server": {
            const password = await readPassword(surroundings, environment);
            const who = recorder.runId === null ? `by ${recorder.installedBy}` : `run ${recorder.runId}`;
            const applicationName = `schema-version ${who}`.slice(0, 63);
            return await (0,postgres/* connect */.N)({ ...database.target, password }, { applicationName, signal });
        }
    }
}
/** Nothing of it is loaded before it is needed. */
function toShadowOpener({ config, assets, signal, learn }) {
    const { choice, path } = config.shadow;
    let opener = null;
    const load = async () => {
        const { openShadow } = await Promise.all(/* import() */[__nccwpck_require__.e(4233), __nccwpck_require__.e(8104), __nccwpck_require__.e(7976), __nccwpck_require__.e(8976)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3330));
        const { oneAtATime } = await __nccwpck_require__.e(/* import() */ 8052).then(__nccwpck_require__.bind(__nccwpck_require__, 8052));
        return oneAtATime(async (request) => {
            signal.throwIfAborted(); // it may have waited for its turn
            if (choice.kind !== "url")
                return await openShadow({ ...request, choice, path, assets });
            const password = await passwordOf(choice.target, null, { patienceMs, signal });
            if (password !== null)
                learn(password);
            return await openShadow({
                ...request,
                choice: { kind: "url", target: { ...choice.target, password } },
                path,
                assets,
            });
        });
    };
    return async (request) => (choice.kind === "off" ? null : await (await (opener ??= load()))(request));
}
function writeNew({ config, root, confined }, name, text) {
    const [first] = findFolders(config.locations.list, {
        root,
        within: confined ? root : null,
        choose: config.locations.choose,
    }).folders;
    const folder = (0,external_node_path_.resolve)(root, first?.folder ?? config.migrations);
    const path = (0,external_node_path_.join)(folder, name);
    if ((0,external_node_fs_.existsSync)(path))
        throw new failure/* Failure */.H("bad-input", [(0,problems/* finding */.g)("input", { message: `the file ${name} exists already` })]);
    (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
    (0,external_node_fs_.writeFileSync)(path, text, { flag: "wx" });
    return (0,external_node_path_.relative)(root, path);
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".cli.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/publicPath */
/******/ (() => {
/******/ 	var scriptUrl;
/******/ 	if (typeof import.meta.url === "string") scriptUrl = import.meta.url
/******/ 	// When supporting browsers where an automatic publicPath is not supported you must specify an output.publicPath manually via configuration
/******/ 	// or pass an empty string ("") and set the __webpack_public_path__ variable from your code to use your own logic.
/******/ 	if (!scriptUrl) throw new Error("Automatic publicPath is not supported in this browser");
/******/ 	scriptUrl = scriptUrl.replace(/#.*$/, "").replace(/\?.*$/, "").replace(/\/[^\/]+$/, "/");
/******/ 	__nccwpck_require__.p = scriptUrl;
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	__nccwpck_require__.b = new URL("./", import.meta.url);
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		8792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(9069);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
