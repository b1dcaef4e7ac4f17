import { beforeAll, beforeEach, expect, test } from "vitest";
import { toCommentMarker } from "../../src/core/comment-marker.js";
import { publishComment, type CommentRequest } from "../../src/github/comment.js";
import { githubActions, type GitHubApi } from "../support/github-api.js";
import { apiOfProcess } from "./api-of-process.js";

/* How long and how often GitHub is asked, by the comment of a pull request. */

let api: GitHubApi;
let pullRequest = 0;
let before = 0;
let violations: readonly string[] = [];

beforeAll(async () => {
  api = await apiOfProcess();
  violations = [...api.violations];
});

beforeEach(() => {
  pullRequest = api.addPull().number;
  before = api.requests.length;
  api.store.viewer = githubActions;
});

const publish = (parts: Partial<CommentRequest> = {}) =>
  publishComment({
    token: api.token,
    repository: "octo/shop",
    pullRequest,
    key: "5c1f",
    body: toCommentMarker("5c1f"),
    same: (a, b) => a === b,
    worthCreating: true,
    ...parts,
  });

/** Faults that are left over must not meet the next test. */
const path = () => new RegExp(`/issues/${pullRequest}/comments$`);
const posted = () => api.requests.slice(before).filter(({ method }) => method === "POST");

async function messageOf(published: ReturnType<typeof publish>): Promise<string> {
  const result = await published;
  return "finding" in result ? result.finding.message : result.action;
}

test.each([
  { name: "one after the other", patience: { requestMs: 200, totalMs: 900 } },
  { name: "one that takes longer than all may", patience: { requestMs: 30_000, totalMs: 300 } },
])("requests that are not answered are given up in time: $name", async ({ patience }) => {
  api.fail({ path: path(), status: "hang", times: 9 });
  const started = Date.now();
  expect(await messageOf(publish({ patience }))).toMatch(/did not answer in time/);
  expect(Date.now() - started).toBeLessThan(5_000);
});

test("a request that hangs once is made again", async () => {
  api.fail({ path: path(), status: "hang" });
  expect(await messageOf(publish({ patience: { requestMs: 300, totalMs: 10_000 } }))).toBe("created");
});

test("a server that fails again and again is asked three times", async () => {
  api.fail({ method: "POST", path: path(), status: 503, times: 9 });
  expect(await messageOf(publish({ patience: { requestMs: 1_000, totalMs: 10_000 } }))).toMatch(/answered 503/);
  expect(posted()).toHaveLength(3);
}, 15_000);

test.each([403, 404, 410, 422] as const)("an answer of %i is final", async (status) => {
  api.fail({ method: "POST", path: path(), status, times: 9 });
  expect(await messageOf(publish())).toContain(`(${status})`);
  expect(posted()).toHaveLength(1);
});

test("a limit that ends soon is waited for as long as GitHub asks", async () => {
  api.fail({ method: "POST", path: path(), status: 429, headers: { "retry-after": "1" } });
  const started = Date.now();
  expect(await messageOf(publish())).toBe("created");
  expect(Date.now() - started).toBeGreaterThanOrEqual(990); // a timer may be early by a fraction
});

test("a limit that does not end is waited for twice", async () => {
  api.fail({ method: "POST", path: path(), status: 429, headers: { "retry-after": "0" }, times: 9 });
  expect(await messageOf(publish())).toMatch(/rate limit is reached \(429\)/);
  expect(posted()).toHaveLength(3);
});

test("a limit that ends after all requests must have is not waited for", async () => {
  api.fail({ method: "POST", path: path(), status: 429, headers: { "retry-after": "3" } });
  const started = Date.now();
  const patience = { requestMs: 1_000, totalMs: 2_500 };
  expect(await messageOf(publish({ patience }))).toMatch(/rate limit is reached \(429\)/);
  expect(Date.now() - started).toBeLessThan(2_500);
});

test("what one request had to be asked again does not count for the next", async () => {
  api.fail({ path: /\/user$/, status: 502 });
  api.fail({ method: "GET", path: path(), status: 502 });
  api.fail({ method: "POST", path: path(), status: 502 });
  expect(await messageOf(publish())).toBe("created");
});

test("all that was sent above is what GitHub's API takes", () => expect(api.violations).toEqual(violations));
