import { beforeAll, beforeEach, expect, test } from "vitest";
import { toIssueMarker } from "../../src/core/comment-marker.js";
import { publishIssues, type IssueRequest, type WantedIssue } from "../../src/github/drift-issue.js";
import { githubActions, type GitHubApi, type RecordedRequest } from "../support/github-api.js";
import { apiOfProcess } from "./api-of-process.js";

let api: GitHubApi;
let before = 0;

beforeAll(async () => {
  api = await apiOfProcess();
});

beforeEach(() => {
  before = api.requests.length;
  api.store.viewer = githubActions;
  api.store.issues.length = 0;
});

const marker = toIssueMarker("5c1f");
const wanted: WantedIssue = { key: "5c1f", state: "open", title: "It has drifted", body: `${marker}\nby a table` };
const closed: WantedIssue = { ...wanted, state: "closed" };

const publish = (issues: readonly WantedIssue[], parts: Partial<IssueRequest> = {}) =>
  publishIssues({ token: api.token, repository: "octo/shop", issues, same: (a, b) => a === b, ...parts });

const sent = (): readonly RecordedRequest[] => api.requests.slice(before);
const written = () => sent().flatMap(({ method, operation, body }) => (method === "GET" ? [] : [{ operation, body }]));
const own = (parts: Partial<WantedIssue> = {}) => api.addIssue({ ...wanted, ...parts, user: githubActions });

test.each([
  { name: "is opened", there: [], issue: wanted, action: "opened", operations: ["issues/create"] },
  { name: "is left alone while it says the same", there: [{}], issue: wanted, action: "unchanged", operations: [] },
  {
    name: "is brought up to date where its text is another",
    there: [{ body: `${marker}\nby a view` }],
    issue: wanted,
    action: "updated",
    operations: ["issues/update"],
  },
  {
    name: "is brought up to date where its title is another",
    there: [{ title: "?" }],
    issue: wanted,
    action: "updated",
    operations: ["issues/update"],
  },
  { name: "is closed once it is gone", there: [{}], issue: closed, action: "closed", operations: ["issues/update"] },
  { name: "is not asked for where nothing drifts", there: [], issue: closed, action: "none", operations: [] },
  {
    name: "of another environment is another one",
    there: [{ body: toIssueMarker("0000") }],
    issue: closed,
    action: "none",
    operations: [],
  },
] as const)("the issue $name", async ({ there, issue, action, operations }) => {
  const known = there.map((parts) => own(parts));
  const untouched = JSON.stringify(api.store.issues);
  expect(await publish([issue])).toMatchObject([{ key: "5c1f", action }]);
  expect(written().map(({ operation }) => operation)).toEqual(operations);
  if (operations.length === 0) expect(JSON.stringify(api.store.issues)).toBe(untouched);
  else
    expect(api.store.issues).toMatchObject([
      {
        title: wanted.title,
        body: known.length > 0 && issue === closed ? known[0]?.body : wanted.body,
        state: issue.state,
      },
    ]);
});

test("of two that a lost answer made, the older is kept and the other closed", async () => {
  const [older, newer] = [own(), own()];
  expect(await publish([wanted])).toEqual([
    { key: "5c1f", action: "unchanged", url: `https://github.com/octo/shop/issues/${older.number}` },
  ]);
  expect(api.store.issues.map(({ number, state }) => [number, state])).toEqual([
    [older.number, "open"],
    [newer.number, "closed"],
  ]);
  expect(written()).toEqual([{ operation: "issues/update", body: { state: "closed", state_reason: "completed" } }]);
});

test("only the token's own issues count, closed ones and pull requests do not", async () => {
  api.addIssue({ ...wanted, user: { login: "mallory", type: "User" } });
  api.addIssue({ ...wanted, user: githubActions, state: "closed" });
  const pull = api.addPull({ ...wanted, user: githubActions });
  expect(await publish([closed])).toMatchObject([{ action: "none" }]);
  expect(written()).toEqual([]);
  api.store.pulls.splice(api.store.pulls.indexOf(pull), 1);
});

test("an issue is found behind a hundred others", async () => {
  const known = own();
  for (let index = 0; index < 120; index += 1) own({ body: `${index}` });
  expect(await publish([wanted])).toMatchObject([
    { action: "unchanged", url: `https://github.com/octo/shop/issues/${known.number}` },
  ]);
});

test("GitHub is not asked where there is nothing to say", async () => {
  expect(await publish([])).toEqual([]);
  expect(sent()).toEqual([]);
});

test.each([{ token: null }, { token: "" }])("without a token ($token) it is one warning", async ({ token }) => {
  expect(await publish([wanted], { token })).toMatchObject({
    finding: {
      rule: "github",
      severity: "warning",
      message: "there is no github-token, so there is no issue about the drift",
    },
  });
  expect(sent()).toEqual([]);
});

test("an error that is a bug keeps its stack", async () => {
  own();
  const same = (): boolean => {
    throw new TypeError("a bug");
  };
  await expect(publish([wanted], { same })).rejects.toThrow(TypeError);
});
