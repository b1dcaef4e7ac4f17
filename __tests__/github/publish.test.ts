import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { GitHubEvent } from "../../src/core/event.js";
import { finding } from "../../src/core/problems.js";
import { driftOff, type DriftedObject, type Report } from "../../src/core/report.js";
import { publish } from "../../src/publish.js";
import { context, files, toEnvironment, toReport } from "../golden/build.js";
import { drifted } from "../golden/drift/report.js";
import { githubActions, type GitHubApi } from "../support/github-api.js";
import { apiOfProcess } from "./api-of-process.js";

let api: GitHubApi;
let number = 0;
let before = 0;

const path = "migrations/V12__add_countries.sql";

beforeAll(async () => {
  api = await apiOfProcess();
});

beforeEach(() => {
  number = api.addPull().number;
  api.store.pullFiles.set(number, [{ filename: path, status: "added", patch: "@@ -0,0 +1 @@\n+A;" }]);
  api.store.issues.length = 0;
  api.store.viewer = githubActions;
  before = api.requests.length;
});

const suggestion = { startLine: 1, endLine: 1, text: "B;", replaces: "A;" };
const suggested = {
  ...finding("create-if-not-exists", { message: "a second run fails" }),
  file: path,
  line: 1,
  suggestion,
};
const pending = [toEnvironment("staging", [files.countries])];

/** A check of the pull request, with something to suggest. */
const check = (parts: Partial<Report> = {}): Report =>
  toReport(pending, { findings: [suggested], context: { ...context, pullRequest: number }, ...parts });

const ofPull = (fork = false, name = "pull_request"): GitHubEvent => ({
  name,
  repository: "octo/shop",
  isPublic: false,
  pullRequest: { number, baseRef: "main", baseSha: "b".repeat(40), headSha: "a".repeat(40), fork },
  pushedBranch: null,
  push: null,
});
const scheduled: GitHubEvent = { ...ofPull(), name: "schedule", pullRequest: null };

type Config = Parameters<typeof publish>[1];
type Run = Parameters<typeof publish>[2];

function put(report: Report, config: Partial<Config> = {}, run: Partial<Run> = {}) {
  const usual = { comment: "auto", suggestions: "auto", githubToken: api.token } as const;
  return publish(
    report,
    { ...usual, ...config },
    { key: "5c1f", event: ofPull(), actor: "octocat", root: "/work", ...run },
  );
}

/** What GitHub was asked to change. */
const written = (): readonly (string | null)[] =>
  api.requests.slice(before).flatMap(({ method, operation }) => (method === "GET" ? [] : [operation]));
const asked = (): number => api.requests.length - before;

/** A fault that only this test's pull request meets. */
const refuse = (operation: "comments" | "reviews", status: 403 | 422 = 403): void => {
  const place = operation === "comments" ? `/issues/${number}/comments$` : `/pulls/${number}/reviews$`;
  api.fail({ method: "POST", path: new RegExp(place), status });
};

describe("a check of a pull request", () => {
  test("has its comment, and its suggestions, which name it", async () => {
    const { commentUrl, report } = await put(check());
    expect(commentUrl).toMatch(/#issuecomment-\d+$/);
    expect(report).toEqual(check());
    expect(written()).toEqual(["issues/create-comment", "pulls/create-review"]);
    expect(api.store.reviews.at(-1)).toMatchObject({
      commit_id: "a".repeat(40),
      body: expect.stringContaining(commentUrl ?? "?") as string,
    });
  });

  test.each([
    { name: "another command", report: { command: "status" } },
    { name: "no pull request", report: { context: { ...context, pullRequest: null } } },
    { name: "no repository", report: { context: { ...context, repository: null } } },
    { name: "drift on a pull request", report: { command: "drift" } },
  ] as const)("$name: GitHub is not asked", async ({ report }) => {
    expect(await put(check(report))).toEqual({ report: check(report), commentUrl: null });
    expect(asked()).toBe(0);
  });

  test.each([
    { name: "comment: off", config: { comment: "off" }, run: {}, operations: ["pulls/create-review"] },
    { name: "suggestions: off", config: { suggestions: "off" }, run: {}, operations: ["issues/create-comment"] },
    { name: "no event", config: {}, run: { event: null }, operations: ["issues/create-comment"] },
    { name: "both off", config: { comment: "off", suggestions: "off" }, run: {}, operations: [] },
  ] as const)("$name: only the rest is written", async ({ config, run, operations }) => {
    const { report, commentUrl } = await put(check(), config, run);
    expect(written()).toEqual(operations);
    expect(report).toEqual(check());
    expect(commentUrl === null).toBe("comment" in config);
  });

  test("without anything to suggest only the comment is asked for", async () => {
    await put(check({ findings: [] }));
    expect(written()).toEqual(["issues/create-comment"]);
    expect(api.requests.slice(before).filter(({ operation }) => operation?.startsWith("pulls/"))).toEqual([]);
  });
});

describe("a pull request from a fork", () => {
  const comment =
    "There is no comment: the token of a pull request from a fork only reads. The run's summary has this report.";

  test.each([
    { name: "is told that there is no comment", config: {}, said: [comment] },
    {
      name: "is told that there is no suggestion",
      config: { comment: "off" },
      said: [comment.replace("no comment", "no suggestion")],
    },
    { name: "is told nothing where nothing was wanted", config: { comment: "off", suggestions: "off" }, said: [] },
  ] as const)("$name", async ({ config, said }) => {
    const { report, commentUrl } = await put(check({ leftOut: ["before"] }), config, { event: ofPull(true) });
    expect(report).toEqual(check({ leftOut: ["before", ...said] }));
    expect(commentUrl).toBeNull();
    expect(asked()).toBe(0);
  });

  test("has its comment where the workflow runs with the rights of the base branch", async () => {
    await put(check(), {}, { event: ofPull(true, "pull_request_target") });
    expect(written()).toEqual(["issues/create-comment", "pulls/create-review"]);
  });
});

describe("what GitHub refuses", () => {
  const leftOut = (what: string) => [
    expect.stringMatching(`^There is no ${what}: the token of a run by Dependabot only`),
  ];

  test.each([
    { what: "comment", place: "comments", status: 403, actor: "octocat", told: "finding" },
    { what: "comment", place: "comments", status: 422, actor: "dependabot[bot]", told: "finding" },
    { what: "comment", place: "comments", status: 403, actor: "dependabot[bot]", told: "left out" },
    { what: "suggestion", place: "reviews", status: 403, actor: "octocat", told: "finding" },
    { what: "suggestion", place: "reviews", status: 422, actor: "dependabot[bot]", told: "finding" },
    { what: "suggestion", place: "reviews", status: 403, actor: "dependabot[bot]", told: "left out" },
  ] as const)("a $what with $status of $actor: $told", async ({ what, place, status, actor, told }) => {
    refuse(place, status);
    const { report, commentUrl } = await put(check({ findings: [{ ...suggested, severity: "note" }] }), {}, { actor });
    const github = report.findings.filter(({ rule }) => rule === "github");
    expect(github).toHaveLength(told === "finding" ? 1 : 0);
    expect(report.findings).toHaveLength(github.length + 1);
    expect(report.leftOut).toEqual(told === "finding" ? [] : leftOut(what));
    // A diff that has changed meanwhile is worth a note.
    expect(report.verdict).toBe(github[0]?.severity === "warning" ? "warning" : "ok");
    expect(github[0]?.severity ?? null).toBe(
      told === "left out" ? null : place === "reviews" && status === 422 ? "note" : "warning",
    );
    expect(commentUrl === null).toBe(what === "comment");
    // Where the comment was refused, so would this be.
    if (what === "comment") expect(written()).not.toContain("pulls/create-review");
  });
});

test("what a gateway repeats of the request has no token, also where a long message is cut inside it", async () => {
  const message = `no route for "Authorization: token ${api.token}" ${"x".repeat(200)} ${api.token.repeat(9)}`;
  api.fail({ method: "POST", path: new RegExp(`/issues/${number}/comments$`), status: 403, message });
  const { report } = await put(check());
  const said = JSON.stringify(report);
  expect(said).toContain("Authorization: token ***");
  expect(said).not.toContain(api.token.slice(0, 8));
});

describe("drift on a schedule", () => {
  const object = (severity: DriftedObject["severity"]) =>
    drifted({ change: "unexpected", severity, kind: "table", identity: "public.a" }, ["owner", null, "app"]);
  const environment = (name: string, status: "drift" | "none" | "unknown", ...objects: readonly DriftedObject[]) =>
    toEnvironment(name, [], { drift: { ...driftOff, status, objects } });
  const drift = (...environments: Report["environments"]): Report =>
    toReport(environments, { command: "drift", context: { ...context, pullRequest: null } });
  const bad = environment("production", "drift", object("structural"), object("cosmetic"));
  const run = { event: scheduled };

  test("has an issue for each environment, as long as it drifts by more than what is cosmetic", async () => {
    expect(await put(drift(bad, environment("staging", "drift", object("operational"))), {}, run)).toEqual({
      report: drift(bad, environment("staging", "drift", object("operational"))),
      commentUrl: null,
    });
    expect(api.store.issues.map(({ title, state }) => [title, state])).toEqual([
      ["The database schema of production has drifted", "open"],
      ["The database schema of staging has drifted", "open"],
    ]);
    await put(
      drift(environment("production", "unknown"), environment("staging", "unknown", object("structural"))),
      {},
      run,
    );
    expect(api.store.issues.map(({ state }) => state)).toEqual(["open", "open"]);
    await put(drift(environment("production", "none"), environment("staging", "drift", object("cosmetic"))), {}, run);
    expect(api.store.issues.map(({ state }) => state)).toEqual(["closed", "closed"]);
  });

  test.each([
    { name: "comment: off", report: {}, config: { comment: "off" }, run },
    { name: "another command", report: { command: "status" }, config: {}, run },
    { name: "another event", report: {}, config: {}, run: { event: { ...scheduled, name: "push" } } },
    { name: "no event", report: {}, config: {}, run: { event: null } },
    { name: "no repository", report: { context: { ...context, repository: null } }, config: {}, run },
  ] as const)("$name: GitHub is not asked", async ({ report, config, run: how }) => {
    const given = { ...drift(bad), context: { ...context, pullRequest: null }, ...report };
    expect(await put(given, config, how)).toEqual({ report: given, commentUrl: null });
    expect(asked()).toBe(0);
  });

  test("is a warning where GitHub refuses the issue", async () => {
    api.fail({ method: "POST", path: /\/issues$/, status: 403 });
    const { report } = await put(drift(bad), {}, run);
    expect(report.findings).toMatchObject([{ rule: "github", severity: "warning" }]);
  });
});

test("all that was sent above is what GitHub's API takes", () => {
  expect(api.violations.filter((violation) => !/delete-comment with 404/.test(violation))).toEqual([]);
});
