import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { toSuggestionMarker } from "../../src/core/comment-marker.js";
import type { LineSuggestion } from "../../src/core/line-suggestion.js";
import { publishSuggestions, type SuggestionsRequest } from "../../src/github/suggestions.js";
import { githubActions, type GitHubApi, type RecordedRequest } from "../support/github-api.js";
import type { Person } from "../support/github-store.js";
import { apiOfProcess } from "./api-of-process.js";

let api: GitHubApi;
let pullRequest = 0;
let before = 0;
let violations = 0;

const path = "migrations/V2__a.sql";

beforeAll(async () => {
  api = await apiOfProcess();
  violations = api.violations.length;
});

beforeEach(() => {
  pullRequest = api.addPull().number;
  const patch = "@@ -0,0 +1,3 @@\n+one\n+two\n+three";
  api.store.pullFiles.set(pullRequest, [{ filename: path, status: "added", patch }]);
  before = api.requests.length;
  api.store.viewer = githubActions;
});

afterAll(() => {
  if (api.violations.length > violations) throw new Error(`not how GitHub's API works: ${api.violations.join("\n")}`);
});

function suggest(line: number, replaces: string, parts: Partial<LineSuggestion> = {}): LineSuggestion {
  const marker = toSuggestionMarker(`${replaces}_${line}`);
  const body = `${marker}\n\`\`\`suggestion\nX\n\`\`\``;
  return { path, startLine: line, endLine: line, replaces, marker, body, ...parts };
}

const publish = (parts: Partial<SuggestionsRequest> = {}) =>
  publishSuggestions({
    token: api.token,
    repository: "octo/shop",
    pullRequest,
    headSha: "a".repeat(40),
    suggestions: [suggest(2, "two")],
    introduce: (amount) => `${amount} safe forms`,
    ...parts,
  });

const sent = (): readonly RecordedRequest[] => api.requests.slice(before);
const posted = () => api.store.reviewComments.filter(({ pull }) => pull === pullRequest);

/** A comment that stands there already. */
function plant(body: string, user: Person): void {
  const id = 9_000 + api.store.reviewComments.length;
  api.store.reviewComments.push({ id, pull: pullRequest, path, line: 2, startLine: null, body, user });
}

test("all of them are one review", async () => {
  const both = suggest(1, "one\ntwo", { endLine: 2 });
  expect(await publish({ suggestions: [both, suggest(3, "three")] })).toEqual({ posted: 2 });
  expect(api.store.reviews.at(-1)).toEqual({
    commit_id: "a".repeat(40),
    event: "COMMENT",
    body: "2 safe forms",
    comments: [
      { path, body: both.body, side: "RIGHT", line: 2, start_line: 1, start_side: "RIGHT" },
      { path, body: suggest(3, "three").body, side: "RIGHT", line: 3 },
    ],
  });
});

test("nothing is asked where there is nothing to suggest", async () => {
  expect(await publish({ suggestions: [], token: null })).toEqual({ posted: 0 });
  expect(sent()).toEqual([]);
});

test("a file behind 2,950 others is found, and one behind 3,000 is not", async () => {
  const others = Array.from({ length: 2_950 }, (_, index) => ({
    filename: `a${index}`,
    status: "added" as const,
    patch: null,
  }));
  const own = api.store.pullFiles.get(pullRequest) ?? [];
  api.store.pullFiles.set(pullRequest, [...others, ...own]);
  expect(await publish()).toEqual({ posted: 1 });
  expect(sent().filter(({ operation }) => operation === "pulls/list-files")).toHaveLength(30);
  api.store.pullFiles.set(pullRequest, [...others, ...others.slice(0, 50), ...own]);
  expect(await publish({ suggestions: [suggest(1, "one")] })).toEqual({ posted: 0 });
});

test.each(["modified", "changed"] as const)("a file that was %s shows its lines too", async (status) => {
  const patch = "@@ -1,2 +1,3 @@\n one\n+two\n three";
  api.store.pullFiles.set(pullRequest, [{ filename: path, status, patch }]);
  expect(await publish()).toEqual({ posted: 1 });
});

test.each([
  { name: "another text", status: "added", patch: "@@ -0,0 +1,2 @@\n+one\n+TWO" },
  { name: "no text", status: "added", patch: null },
  { name: "a file that has moved", status: "renamed", patch: "@@ -0,0 +1,2 @@\n+one\n+two" },
] as const)("$name gets none, and nothing more is asked", async ({ status, patch }) => {
  api.store.pullFiles.set(pullRequest, [
    { filename: path, status, patch },
    { filename: "migrations/V3__a.sql", status: "added", patch: "@@ -0,0 +1,2 @@\n+one\n+two" },
  ]);
  expect(await publish()).toEqual({ posted: 0 });
  expect(sent().map(({ operation }) => operation)).toEqual(["pulls/list-files"]);
});

test("ten are posted at most, and no page is asked for that cannot have more", async () => {
  const lines = Array.from({ length: 12 }, (_, index) => `line ${index}`);
  const patch = `@@ -0,0 +1,12 @@\n${lines.map((line) => `+${line}`).join("\n")}`;
  const others = Array.from(
    { length: 150 },
    (_, index) => ({ filename: `z${index}`, status: "added", patch }) as const,
  );
  api.store.pullFiles.set(pullRequest, [{ filename: path, status: "added", patch }, ...others]);
  expect(await publish({ suggestions: lines.map((line, index) => suggest(index + 1, line)) })).toEqual({ posted: 10 });
  expect(sent().filter(({ operation }) => operation === "pulls/list-files")).toHaveLength(1);
});

test("an error that is a bug keeps its stack", async () => {
  const introduce = (): string => {
    throw new TypeError("a bug");
  };
  await expect(publish({ introduce })).rejects.toThrow(TypeError);
});

describe("what was suggested before", () => {
  const known = suggest(2, "two").body;

  test("is found behind 250 comments of others, who wrote our marker too", async () => {
    for (let index = 0; index < 250; index += 1) plant("looks good", { login: "carol", type: "User" });
    plant(known, githubActions);
    expect(await publish()).toEqual({ posted: 0 });
    const pages = sent().filter(({ operation }) => operation === "pulls/list-review-comments");
    expect(pages.map(({ query }) => [query.page ?? "1", query.per_page])).toEqual([
      ["1", "100"],
      ["2", "100"],
      ["3", "100"],
    ]);
  });

  test.each<{ readonly name: string; readonly user: Person; readonly viewer: Person; readonly expected: number }>([
    { name: "by a stranger", user: { login: "mallory", type: "User" }, viewer: githubActions, expected: 1 },
    {
      name: "by another app, which cannot say its name",
      user: { login: "deployer[bot]", type: "Bot" },
      viewer: githubActions,
      expected: 0,
    },
    {
      name: "by the person whose token is used",
      user: { login: "octocat", type: "User" },
      viewer: { login: "octocat", type: "User" },
      expected: 0,
    },
    {
      name: "by a bot that is not the person whose token is used",
      user: githubActions,
      viewer: { login: "octocat", type: "User" },
      expected: 1,
    },
  ])("$name: $expected", async ({ user, viewer, expected }) => {
    api.store.viewer = viewer;
    plant(known, user);
    expect(await publish()).toEqual({ posted: expected });
  });

  test("is not posted again beside a new one", async () => {
    await publish();
    await publish({ suggestions: [suggest(2, "two"), suggest(3, "three")] });
    expect(posted().map(({ line }) => line)).toEqual([2, 3]);
    expect(api.store.reviews.at(-1)?.body).toBe("1 safe forms");
  });
});

describe("what GitHub refuses", () => {
  test.each([
    { effect: "done", reviews: 1 },
    { effect: "none", reviews: 2 },
  ] as const)("an answer that is lost ($effect) leaves one review", async ({ effect, reviews }) => {
    api.fail({ method: "POST", status: 502, effect });
    expect(await publish()).toEqual({ posted: 1 });
    expect(posted()).toHaveLength(1);
    expect(sent().filter(({ method }) => method === "POST")).toHaveLength(reviews);
  });

  test("a server that fails again is told", async () => {
    api.fail({ method: "POST", status: 500, times: 2 });
    expect(await publish()).toMatchObject({ finding: { severity: "warning" }, lacks: "something" });
    expect(posted()).toEqual([]);
  });

  test.each([
    { status: 401, severity: "warning", lacks: "something", says: /token \(401\)/ },
    { status: 403, severity: "warning", lacks: "permission", says: /add `pull-requests: write`/ },
    { status: 404, severity: "warning", lacks: "something", says: /add `pull-requests: write`/ },
    { status: 422, severity: "note", lacks: "something", says: /refused the suggestion \(422\)/ },
  ] as const)("with $status is one $severity", async ({ status, severity, lacks, says }) => {
    api.fail({ method: "POST", path: new RegExp(`/pulls/${pullRequest}/reviews$`), status });
    const result = await publish();
    expect(result).toMatchObject({ finding: { rule: "github", severity }, lacks });
    if ("finding" in result) expect(`${result.finding.message} → ${result.finding.help}`).toMatch(says);
  });

  test("a missing token is said only where there is something to suggest", async () => {
    for (const token of ["", null])
      expect(await publish({ token })).toMatchObject({ finding: { severity: "warning" }, lacks: "something" });
    expect(sent()).toEqual([]);
  });
});
