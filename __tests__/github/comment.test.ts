import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { toCommentMarker } from "../../src/core/comment-marker.js";
import { publishComment, type CommentRequest } from "../../src/github/comment.js";
import { sameComment } from "../../src/render/comment.js";
import { githubActions, type GitHubApi, type RecordedRequest } from "../support/github-api.js";
import { apiOfProcess } from "./api-of-process.js";

let api: GitHubApi;
let pullRequest = 0;
let before = 0;

beforeAll(async () => {
  api = await apiOfProcess();
});

beforeEach(() => {
  pullRequest = api.addPull().number;
  before = api.requests.length;
  api.store.viewer = githubActions;
});

const marker = toCommentMarker("5c1f");
const body = `${marker}\n### 1 migration\n\n<sub>commit \`1a2b3c4\` · 812 ms · [summary](https://github.com/o/r/actions/runs/1)</sub>`;
const later = body.replace("812 ms", "3.1 s").replace("runs/1", "runs/2");

const publish = (parts: Partial<CommentRequest> = {}) =>
  publishComment({
    token: api.token,
    repository: "octo/shop",
    pullRequest,
    key: "5c1f",
    body,
    same: sameComment,
    worthCreating: true,
    ...parts,
  });

/** Faults that are left over must not meet the next test. */
const ofThisPull = () => new RegExp(`/issues/${pullRequest}/comments$`);

const sent = (): readonly RecordedRequest[] => api.requests.slice(before);
const written = (): readonly string[] =>
  sent().flatMap(({ method, operation }) => (method === "GET" ? [] : [String(operation)]));
const bodies = (): readonly string[] =>
  api.store.comments.filter(({ issue }) => issue === pullRequest).map((comment) => comment.body);

async function messageOf(published: ReturnType<typeof publish>): Promise<string> {
  const result = await published;
  if (!("finding" in result)) throw new Error(`no finding but ${result.action}`);
  const { rule, severity, message, help } = result.finding;
  expect({ rule, severity }).toEqual({ rule: "github", severity: "warning" });
  return `${message} → ${help}`;
}

describe("the one comment", () => {
  test("is created where there is something to say, and its address returned", async () => {
    expect(await publish()).toEqual({ action: "created", url: expect.stringMatching(/^https:.*#issuecomment-\d+$/) });
    expect(bodies()).toEqual([body]);
  });

  test("is created once also where the list does not show it yet", async () => {
    expect(await publish({ key: "0000" })).toMatchObject({ action: "created" });
    expect(bodies()).toEqual([body]);
  });

  test("is not created where there is nothing to say", async () => {
    expect(await publish({ worthCreating: false })).toEqual({ action: "skipped", url: null });
    expect(written()).toEqual([]);
  });

  test("is left alone by a run that found the same: only GETs are sent", async () => {
    api.addComment({ issue: pullRequest, body });
    expect(await publish({ body: later })).toMatchObject({ action: "unchanged" });
    expect(written()).toEqual([]);
    expect(bodies()).toEqual([body]);
  });

  test("is updated in place, also when there is nothing left to say", async () => {
    api.addComment({ issue: pullRequest, body });
    const green = `${marker}\n### nothing is pending`;
    expect(await publish({ body: green, worthCreating: false })).toMatchObject({ action: "updated" });
    expect(bodies()).toEqual([green]);
    expect(written()).toEqual(["issues/update-comment"]);
  });

  test("of another configuration is not touched", async () => {
    const other = body.replace("5c1f", "0000");
    api.addComment({ issue: pullRequest, body: other });
    await publish();
    expect(bodies()).toEqual([other, body]);
  });

  test("is found behind 250 others, and one that a stranger wrote with our marker is not ours", async () => {
    const stranger = { login: "mallory", type: "User" } as const;
    for (let index = 0; index < 250; index += 1) api.addComment({ issue: pullRequest, body, user: stranger });
    api.addComment({ issue: pullRequest, body });
    expect(await publish({ body: `${body} new` })).toMatchObject({ action: "updated" });
    expect(bodies().slice(0, 250)).toEqual(Array.from({ length: 250 }, () => body));
    expect(bodies()[250]).toBe(`${body} new`);
    const pages = sent().filter(({ operation }) => operation === "issues/list-comments");
    expect(pages.map(({ query }) => [query.page ?? "1", query.per_page])).toEqual([
      ["1", "100"],
      ["2", "100"],
      ["3", "100"],
    ]);
  });

  test("on the first page is found without asking for the others", async () => {
    api.addComment({ issue: pullRequest, body });
    for (let index = 0; index < 100; index += 1) api.addComment({ issue: pullRequest, body: `${index}` });
    expect(await publish()).toMatchObject({ action: "unchanged" });
    expect(sent().filter(({ operation }) => operation === "issues/list-comments")).toHaveLength(1);
  });

  test("belongs to the person whose token is used", async () => {
    api.store.viewer = { login: "octocat", type: "User" };
    api.addComment({ issue: pullRequest, body, user: githubActions });
    api.addComment({ issue: pullRequest, body });
    expect(await publish({ body: `${body} new` })).toMatchObject({ action: "updated" });
    expect(bodies()).toEqual([body, `${body} new`]);
  });

  test("stays one with the token of another app, which cannot say whose it is", async () => {
    api.store.viewer = { login: "deployer[bot]", type: "Bot" };
    await publish();
    expect(await publish({ body: `${body} new` })).toMatchObject({ action: "updated" });
    expect(bodies()).toEqual([`${body} new`]);
  });
});

describe("races", () => {
  test("two runs at the same time leave one comment", async () => {
    await Promise.all([publish(), publish({ body: later })]);
    expect(bodies()).toHaveLength(1);
  });

  test("a creation whose answer is lost is made again and leaves one comment", async () => {
    api.fail({ method: "POST", status: 502, effect: "done" });
    await publish();
    expect(written()).toEqual(["issues/create-comment", "issues/create-comment", "issues/delete-comment"]);
    expect(bodies()).toEqual([body]);
  });
});

describe("of two that a lost answer made, the newer is removed", () => {
  test.each([
    { name: "unless another run was faster", status: 404, expected: { action: "unchanged" } },
    { name: "and told where GitHub refuses that", status: 403, expected: { lacks: "permission" } },
  ] as const)("$name", async ({ status, expected }) => {
    api.fail({ method: "POST", path: ofThisPull(), status: 502, effect: "done" });
    api.fail({ method: "DELETE", status });
    expect(await publish()).toMatchObject(expected);
  });

  test("also where it stands on the list's next page", async () => {
    for (let index = 0; index < 99; index += 1) api.addComment({ issue: pullRequest, body: `${index}` });
    api.fail({ method: "POST", path: ofThisPull(), status: 502, effect: "done" });
    await publish();
    expect(bodies().filter((one) => one === body)).toHaveLength(1);
  });
});

describe("what GitHub refuses is one warning that names the way out", () => {
  test.each([
    {
      name: "a token that is no longer valid",
      fault: { status: 401 },
      expected: /refused the token \(401\).*github-token: \$\{\{ github\.token \}\}/,
    },
    {
      name: "a missing permission",
      fault: { method: "POST", status: 403 },
      expected: /\(403\).*issues=write; pull_requests=write.*`pull-requests: write`.*fork/,
    },
    {
      name: "a repository that the token cannot see",
      fault: { path: /comments$/, status: 404 },
      expected: /\(404\).*`pull-requests: write`/,
    },
    {
      name: "a body that is refused",
      fault: { method: "POST", status: 422, message: "Body is too long" },
      expected: /refused the comment \(422\): Body is too long/,
    },
    {
      name: "a locked conversation",
      fault: { method: "POST", status: 403, message: "Unable to create comment because issue is locked." },
      expected: /conversation is locked/,
    },
    {
      name: "a limit whose end is far",
      fault: { method: "POST", status: 429, headers: { "retry-after": "3600" } },
      expected: /rate limit is reached \(429\)/,
    },
  ] as const)("$name", async ({ fault, expected }) => {
    api.fail(fault);
    expect(await messageOf(publish())).toMatch(expected);
    expect(bodies()).toEqual([]);
  });

  test("no token at all", async () => {
    expect(await messageOf(publish({ token: null }))).toMatch(
      /no github-token.*github-token: \$\{\{ github\.token \}\}/,
    );
    expect(await messageOf(publish({ token: "" }))).toMatch(/no github-token/);
    expect(await publish({ token: null, worthCreating: false })).toEqual({ action: "skipped", url: null });
    expect(sent()).toEqual([]);
  });
});

test("an error that is a bug keeps its stack", async () => {
  const broken = () => {
    throw new TypeError("a bug");
  };
  api.addComment({ issue: pullRequest, body });
  await expect(publish({ same: broken })).rejects.toThrow(TypeError);
});

test("all that was sent above is what GitHub's API takes", () => {
  // GitHub's description leaves out that a comment may be gone; two runs that clean up at once meet that.
  expect(api.violations.filter((violation) => !/delete-comment with 404/.test(violation))).toEqual([]);
});
