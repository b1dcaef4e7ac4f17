export const id = 4510;
export const ids = [4510];
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

/***/ 74510:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   publishComment: () => (/* binding */ publishComment)
/* harmony export */ });
/* harmony import */ var _core_comment_marker_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(92597);
/* harmony import */ var _core_problems_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70551);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70636);
/* harmony import */ var _own_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37011);
/* harmony import */ var _refusal_finding_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19671);
/* harmony import */ var _retry_after_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(41554);






/** Keeps the pull request's one comment of this configuration. What GitHub refuses is one warning, never a failure. */
async function publishComment(request) {
    if (request.token === null || request.token === "")
        return withoutToken(request);
    try {
        return await publish(await (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .openGitHub */ .o)(request.token, request.patience), request);
    }
    catch (error) {
        const refused = (0,_refusal_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .toGitHubFinding */ .E)(error);
        if (refused === null)
            throw error;
        return { finding: refused, lacks: (0,_refusal_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .lacksPermission */ .k)(error) ? "permission" : "something" };
    }
}
function withoutToken({ worthCreating }) {
    if (!worthCreating)
        return { action: "skipped", url: null };
    const help = "pass github-token: ${{ github.token }}; the summary has the report";
    const missing = (0,_core_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .g)("github", { message: "there is no github-token, so there is no comment", help });
    return { finding: missing, lacks: "something" };
}
async function publish(octokit, request) {
    const author = await (0,_own_name_js__WEBPACK_IMPORTED_MODULE_3__/* .readOwnName */ .A)(octokit);
    const [known] = await listOwn(octokit, request, author, "first");
    if (known !== undefined)
        return await update(octokit, request, known);
    if (!request.worthCreating)
        return { action: "skipped", url: null };
    const created = toComment((await octokit.rest.issues.createComment({ ...toIssue(request), body: request.body })).data);
    return await settle(octokit, request, created);
}
async function update(octokit, request, known) {
    if (request.same(known.body, request.body))
        return { action: "unchanged", url: known.url };
    const { data } = await octokit.rest.issues.updateComment({
        ...toRepository(request),
        comment_id: known.id,
        body: request.body,
    });
    return { action: "updated", url: data.html_url };
}
/**
 * Another run may have created one at the same time, and a request that was made again may have succeeded twice: the
 * oldest stays. The author is the one that GitHub gave the new comment, which is right for every kind of token.
 */
async function settle(octokit, request, created) {
    const [oldest, ...newer] = await listOwn(octokit, request, created.author, "all");
    for (const { id } of newer)
        await remove(octokit, request, id);
    if (oldest === undefined || oldest.id === created.id)
        return { action: "created", url: created.url };
    return await update(octokit, request, oldest);
}
async function remove(octokit, request, id) {
    try {
        await octokit.rest.issues.deleteComment({ ...toRepository(request), comment_id: id });
    }
    catch (error) {
        // The other run was faster.
        if ((0,_retry_after_js__WEBPACK_IMPORTED_MODULE_4__/* .toRefusal */ .w)(error)?.status !== 404)
            throw error;
    }
}
/** Our comments, oldest first as GitHub lists them, over all pages. Anyone can write the marker, so the author counts too. */
async function listOwn(octokit, request, author, amount) {
    const marker = (0,_core_comment_marker_js__WEBPACK_IMPORTED_MODULE_5__/* .toCommentMarker */ .Xm)(request.key);
    const found = [];
    const pages = octokit.paginate.iterator(octokit.rest.issues.listComments, { ...toIssue(request), per_page: 100 });
    for await (const { data } of pages) {
        found.push(...data.map(toComment).filter((comment) => comment.author === author && comment.body.startsWith(marker)));
        if (amount === "first" && found.length > 0)
            break;
    }
    return found;
}
function toComment({ id, body, html_url: url, user }) {
    return { id, body: body ?? "", author: user?.login ?? "", url };
}
function toRepository({ repository }) {
    const [owner = "", repo = ""] = repository.split("/");
    return { owner, repo };
}
function toIssue(request) {
    return { ...toRepository(request), issue_number: request.pullRequest };
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


/***/ })

};
