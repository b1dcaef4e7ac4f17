export const id = 8833;
export const ids = [8833];
export const modules = {

/***/ 70636:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ isTooSlow),
/* harmony export */   o: () => (/* binding */ openGitHub)
/* harmony export */ });
/* harmony import */ var _core_redact_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8038);
/* harmony import */ var _retry_after_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(41554);


const usual = { requestMs: 10_000, totalMs: 20_000 };
const tooSlow = "TooSlow";
/** Whether GitHub took longer than all requests together may. */
function isTooSlow(error) {
    return error instanceof Error && error.name === tooSlow;
}
const retries = 2;
/** 403 and 429 are retried by `politely`, which knows how long GitHub asks to wait. */
const doNotRetry = [400, 401, 403, 404, 410, 422, 429, 451];
/**
 * A client for the API that `GITHUB_API_URL` names: failed requests are made again after 5xx and lost connections, a
 * `Retry-After` is kept, and no request hangs. Loaded on demand, because it costs 40 ms.
 */
async function openGitHub(token, { requestMs, totalMs } = usual) {
    const [github, { retry }] = await Promise.all([__webpack_require__.e(/* import() */ 1758).then(__webpack_require__.bind(__webpack_require__, 11758)), __webpack_require__.e(/* import() */ 9735).then(__webpack_require__.bind(__webpack_require__, 49735))]);
    const deadline = { at: Date.now() + totalMs, signal: AbortSignal.timeout(totalMs) };
    const quiet = { debug: ignore, info: ignore, warn: ignore, error: ignore };
    const options = { log: quiet, retry: { retries, doNotRetry } };
    // A plugin wraps the ones before it: each attempt has its own time, all of them the deadline's.
    return github.getOctokit(token, options, (octokit) => bound(octokit, { requestMs, deadline: deadline.signal }), (octokit) => politely(octokit, deadline.at), retry, isolate, (octokit) => discreetly(octokit, token));
}
function ignore() { }
/** What answers in GitHub's place, a proxy or a gateway, may repeat the request that it refuses, token included. */
function discreetly({ hook }, token) {
    hook.error("request", (error) => {
        error.message = (0,_core_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .redact */ .E$)(error.message, (0,_core_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .spellingsOf */ .Hz)(token));
        throw error;
    });
}
/** The requests of a client share one object of options, in which the plugins count and keep signals: a copy for each. */
function isolate({ hook }) {
    hook.before("request", (options) => {
        options.request = { ...options.request };
    });
}
function bound({ hook }, { requestMs, deadline }) {
    hook.wrap("request", async (request, options) => {
        // Changed in place: the hooks further in keep the options that they were bound to.
        options.request.signal = AbortSignal.any([AbortSignal.timeout(requestMs), deadline]);
        try {
            return await request(options);
        }
        catch (error) {
            // Not an error of the API's kind, so that nothing tries once more.
            throw deadline.aborted
                ? Object.assign(new Error("GitHub took too long", { cause: error }), { name: tooSlow })
                : error;
        }
    });
}
/** Waits as long as GitHub asks for, where that ends before the deadline. */
function politely({ hook }, deadlineAt) {
    hook.wrap("request", async (request, options) => {
        for (let attempt = 0;; attempt += 1) {
            try {
                return await request(options);
            }
            catch (error) {
                const wait = (0,_retry_after_js__WEBPACK_IMPORTED_MODULE_1__/* .retryAfterMs */ .V)(error);
                if (wait === null || attempt >= retries || Date.now() + wait >= deadlineAt)
                    throw error;
                await new Promise((resolve) => setTimeout(resolve, wait));
            }
        }
    });
}


/***/ }),

/***/ 37011:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ appWithoutName),
/* harmony export */   A: () => (/* binding */ readOwnName)
/* harmony export */ });
/* harmony import */ var _retry_after_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41554);

/** Whom a workflow run's token belongs to; the token of another app has another name, which nothing tells. */
const appWithoutName = "github-actions[bot]";
/** Whom the token belongs to. A workflow run's token is an installation's and cannot say. */
async function readOwnName(octokit) {
    try {
        return (await octokit.rest.users.getAuthenticated()).data.login;
    }
    catch (error) {
        if ((0,_retry_after_js__WEBPACK_IMPORTED_MODULE_0__/* .toRefusal */ .w)(error)?.status !== 403)
            throw error;
        return appWithoutName;
    }
}


/***/ }),

/***/ 19671:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ toGitHubFinding),
/* harmony export */   k: () => (/* binding */ lacksPermission)
/* harmony export */ });
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70551);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70636);
/* harmony import */ var _retry_after_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41554);



const summary = "the summary has the report";
const wantedComment = {
    what: "comment",
    whole: "the pull request's comment",
    permission: "pull-requests: write",
    otherwise: "a pull request of a fork has a token that only reads, and ",
};
/** Why GitHub did not take what was to be written, and what to do, as one warning; null where the error is a bug of ours. */
function toGitHubFinding(error, wanted = wantedComment) {
    if ((0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .isTooSlow */ .g)(error)) {
        return (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .g)("github", {
            message: `GitHub did not answer in time, so there is no ${wanted.what}`,
            help: `run the job again; ${summary}`,
        });
    }
    const refusal = (0,_retry_after_js__WEBPACK_IMPORTED_MODULE_2__/* .toRefusal */ .w)(error);
    return refusal === null ? null : (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .g)("github", explain(refusal, wanted));
}
/** Whether GitHub refused because the token lacks a permission. */
function lacksPermission(error) {
    const refusal = (0,_retry_after_js__WEBPACK_IMPORTED_MODULE_2__/* .toRefusal */ .w)(error);
    return refusal?.status === 403 && !/rate limit|locked/i.test(refusal.message);
}
function explain(refusal, wanted) {
    const { status, answered } = refusal;
    const said = firstLine(refusal.message);
    if (!answered)
        return { message: `GitHub could not be reached: ${said}`, help: `check the runner's network; ${summary}` };
    if (status === 429 || /rate limit/i.test(said)) {
        return {
            message: `GitHub's rate limit is reached (${status}): ${said}`,
            help: `run the job again later; ${summary}`,
        };
    }
    if (status >= 500)
        return { message: `GitHub answered ${status} again and again: ${said}`, help: `run the job again; ${summary}` };
    if (/locked/i.test(said)) {
        return {
            message: `the conversation is locked (${status}), so there is no ${wanted.what}`,
            help: `unlock it; ${summary}`,
        };
    }
    return explainStatus(refusal, said, wanted);
}
function explainStatus({ status, headers }, said, wanted) {
    switch (status) {
        case 401:
            return {
                message: `GitHub refused the token (401): ${said}`,
                help: `pass github-token: \${{ github.token }}, or one that has not expired; ${summary}`,
            };
        case 403:
        case 404: {
            const needed = headers["x-accepted-github-permissions"];
            const asked = typeof needed === "string" ? `; GitHub asks for ${firstLine(needed)}` : "";
            return {
                message: `the token may not write ${wanted.whole} (${status}): ${said}${asked}`,
                help: `add \`${wanted.permission}\` to the job's \`permissions:\`; ${wanted.otherwise}${summary}`,
            };
        }
        default:
            return { message: `GitHub refused the ${wanted.what} (${status}): ${said}`, help: summary };
    }
}
function firstLine(text) {
    return (text.split("\n")[0] ?? "").slice(0, 300);
}


/***/ }),

/***/ 41554:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ retryAfterMs),
/* harmony export */   w: () => (/* binding */ toRefusal)
/* harmony export */ });
/* harmony import */ var _core_shape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49214);

/** Reads an error of a request; null for anything else, which is a bug. */
function toRefusal(error) {
    if (!(error instanceof Error) || !("status" in error) || typeof error.status !== "number")
        return null;
    const response = "response" in error ? error.response : undefined;
    const headers = (0,_core_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(response) && (0,_core_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(response["headers"]) ? response["headers"] : {};
    return { status: error.status, message: error.message, headers, answered: (0,_core_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(response) };
}
/** How long GitHub asks to wait before the request is made again, in milliseconds; null where it does not. */
function retryAfterMs(error) {
    const refusal = toRefusal(error);
    if (refusal === null || (refusal.status !== 403 && refusal.status !== 429))
        return null;
    const { headers } = refusal;
    const seconds = toNumber(headers["retry-after"]);
    if (seconds !== null)
        return seconds * 1_000;
    const reset = toNumber(headers["x-ratelimit-reset"]);
    if (reset === null || headers["x-ratelimit-remaining"] !== "0")
        return null;
    return Math.max(0, reset * 1_000 - Date.now());
}
function toNumber(header) {
    return typeof header === "string" && /^\d{1,12}$/.test(header) ? Number(header) : null;
}


/***/ }),

/***/ 78833:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publishSuggestions: () => (/* binding */ publishSuggestions)
});

;// CONCATENATED MODULE: ./lib/core/patch.js
/** The new side of a file's patch, by line, 1-based: what is added, and what stands around it. Line ends stay, but `\n`. */
function readNewSide(patch) {
    const found = new Map();
    let [hunk, line] = [0, 0];
    for (const text of patch.split("\n")) {
        const start = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(text)?.[1];
        if (start !== undefined)
            [hunk, line] = [hunk + 1, Number(start)];
        else if (hunk > 0 && /^[ +]/.test(text)) {
            found.set(line, { hunk, text: text.slice(1) });
            line += 1;
        }
    }
    return found;
}
/** Whether lines of a file, 1-based and inclusive, stand together in a patch and read there as they should. */
function isInPatch(side, { startLine, endLine, text }) {
    const lines = Array.from({ length: endLine - startLine + 1 }, (_, index) => side.get(startLine + index));
    const hunks = new Set(lines.map((line) => line?.hunk));
    if (lines.length === 0 || hunks.size !== 1 || hunks.has(undefined))
        return false;
    return withoutReturns(lines.map((line) => line?.text ?? "").join("\n")) === withoutReturns(text);
}
/** Whether a patch keeps them is not said anywhere. */
function withoutReturns(text) {
    return text.replaceAll(/\r(?=\n|$)/g, "");
}

// EXTERNAL MODULE: ./lib/core/problems.js + 8 modules
var problems = __webpack_require__(70551);
// EXTERNAL MODULE: ./lib/github/client.js
var client = __webpack_require__(70636);
// EXTERNAL MODULE: ./lib/github/own-name.js
var own_name = __webpack_require__(37011);
// EXTERNAL MODULE: ./lib/github/refusal-finding.js
var refusal_finding = __webpack_require__(19671);
// EXTERNAL MODULE: ./lib/github/retry-after.js
var retry_after = __webpack_require__(41554);
;// CONCATENATED MODULE: ./lib/github/suggestions.js






const atMost = 10;
const wanted = {
    what: "suggestion",
    whole: "suggestions on lines of the pull request",
    permission: "pull-requests: write",
    otherwise: "a pull request of a fork has a token that only reads, and ",
};
/** Puts suggestions on lines of the diff, each once and ten at most, as one review. What GitHub refuses is told, never a failure. */
async function publishSuggestions(request) {
    if (request.suggestions.length === 0)
        return { posted: 0 };
    if (request.token === null || request.token === "") {
        const help = "pass github-token: ${{ github.token }}; the summary has the safe forms";
        return {
            finding: (0,problems/* finding */.g)("github", { message: "there is no github-token, so there is no suggestion", help }),
            lacks: "something",
        };
    }
    try {
        return await publish(await (0,client/* openGitHub */.o)(request.token), request);
    }
    catch (error) {
        const refused = (0,refusal_finding/* toGitHubFinding */.E)(error, wanted);
        if (refused === null)
            throw error;
        const lacks = (0,refusal_finding/* lacksPermission */.k)(error) ? "permission" : "something";
        // The lines may have moved since the run began: nothing that anybody must mend.
        return { finding: (0,retry_after/* toRefusal */.w)(error)?.status === 422 ? { ...refused, severity: "note" } : refused, lacks };
    }
}
async function publish(octokit, request) {
    const inDiff = await listInDiff(octokit, request);
    if (inDiff.length === 0)
        return { posted: 0 };
    const own = await (0,own_name/* readOwnName */.A)(octokit);
    const chosen = inDiff.slice(0, atMost);
    for (let attempt = 1;; attempt += 1) {
        const known = await listKnown(octokit, request, own);
        const fresh = chosen.filter(({ marker }) => !known.has(marker));
        if (fresh.length === 0)
            return { posted: attempt === 1 ? 0 : chosen.length };
        try {
            await post(octokit, request, fresh);
            return { posted: fresh.length };
        }
        catch (error) {
            // It may have been done all the same, so that is looked up before it is tried once more.
            if (attempt > 1 || ((0,retry_after/* toRefusal */.w)(error)?.status ?? 0) < 500)
                throw error;
        }
    }
}
/** Those whose lines the pull request shows, and shows like that. */
async function listInDiff(octokit, request) {
    const missing = new Set(request.suggestions.map(({ path }) => path));
    const found = new Set();
    const pages = octokit.paginate.iterator(octokit.rest.pulls.listFiles, { ...toPull(request), per_page: 100 });
    for await (const { data } of pages) {
        for (const { filename, status, patch } of data) {
            if (!missing.delete(filename))
                continue;
            // A file that was renamed, is binary or too large is no text that its lines stand in.
            if (patch === undefined || !["added", "modified", "changed"].includes(status))
                continue;
            const side = readNewSide(patch);
            for (const one of request.suggestions) {
                if (one.path === filename && isInPatch(side, { ...one, text: one.replaces }))
                    found.add(one);
            }
        }
        if (missing.size === 0)
            break;
    }
    return request.suggestions.filter((one) => found.has(one));
}
/** Markers of what was suggested before, over all pages, resolved or not. Anyone can write them, so the author counts. */
async function listKnown(octokit, request, own) {
    const found = new Set();
    const { listReviewComments } = octokit.rest.pulls;
    const pages = octokit.paginate.iterator(listReviewComments, { ...toPull(request), per_page: 100 });
    for await (const { data } of pages) {
        for (const { body, user } of data) {
            // An app that cannot say its name is one of the bots.
            if (own === own_name/* appWithoutName */.$ ? user?.type === "Bot" : user?.login === own)
                found.add(body.split(/\r?\n/)[0] ?? "");
        }
    }
    return found;
}
async function post(octokit, request, suggestions) {
    await octokit.rest.pulls.createReview({
        ...toPull(request),
        commit_id: request.headSha,
        event: "COMMENT",
        body: request.introduce(suggestions.length),
        comments: suggestions.map(({ path, startLine, endLine, body }) => ({
            path,
            body,
            side: "RIGHT",
            line: endLine,
            ...(startLine === endLine ? {} : { start_line: startLine, start_side: "RIGHT" }),
        })),
        // Made again blindly, it could stand there twice.
        request: { retries: 0 },
    });
}
function toPull({ repository, pullRequest }) {
    const [owner = "", repo = ""] = repository.split("/");
    return { owner, repo, pull_number: pullRequest };
}


/***/ })

};
