import { describe, expect, test } from "vitest";
import { startGitHubApi, withGitHubApi, type GitHubApi } from "./github-api.js";

function call(api: GitHubApi, method: string, path: string, body?: unknown): Promise<Response> {
  const text = typeof body === "string" || body === undefined ? body : JSON.stringify(body);
  const headers = { authorization: `token ${api.token}` };
  return fetch(api.url + path, { method, headers, ...(text === undefined ? {} : { body: text }) });
}

function post(api: GitHubApi, path: string, body: unknown): Promise<Response> {
  return call(api, "POST", path, body);
}

describe("the GitHub API", () => {
  const comments = "/repos/octo/shop/issues/1/comments";

  test("a comment is created, listed, updated and deleted", async () => {
    await withGitHubApi({}, async (api) => {
      api.addPull();
      const created = await post(api, comments, { body: "one" });
      expect(created.status).toBe(201);
      const { id, user } = (await created.json()) as { id: number; user: { login: string } };
      expect(user.login).toBe("github-actions[bot]");
      expect((await call(api, "PATCH", `/repos/octo/shop/issues/comments/${id}`, { body: "two" })).status).toBe(200);
      expect(await (await call(api, "GET", comments)).json()).toMatchObject([{ id, body: "two" }]);
      expect((await call(api, "DELETE", `/repos/octo/shop/issues/comments/${id}`)).status).toBe(204);
      expect(api.store.comments).toEqual([]);
      expect(api.requests.map(({ operation, status }) => `${operation} ${status}`)).toEqual([
        "issues/create-comment 201",
        "issues/update-comment 200",
        "issues/list-comments 200",
        "issues/delete-comment 204",
      ]);
    });
  });

  test("a list comes in pages, in order, with links to the others", async () => {
    await withGitHubApi({}, async (api) => {
      api.addPull();
      for (let index = 1; index <= 250; index++) api.addComment({ issue: 1, body: `${index}` });
      const page = await call(api, "GET", `${comments}?per_page=100&page=2`);
      const bodies = ((await page.json()) as { body: string }[]).map((comment) => comment.body);
      expect([bodies.length, bodies[0], bodies.at(-1)]).toEqual([100, "101", "200"]);
      expect(page.headers.get("link")).toContain(`<${api.url}${comments}?per_page=100&page=3>; rel="next"`);
      const last = await call(api, "GET", `${comments}?per_page=100&page=3`);
      expect(last.headers.get("link")).not.toContain('rel="next"');
    });
  });

  test("every answer that it can give is one of GitHub's", async () => {
    await withGitHubApi({ viewer: { login: "alice", type: "User" } }, async (api) => {
      const sha = "c".repeat(40);
      api.addPull({ merged: true, state: "closed", mergeCommit: sha, labels: ["database"] });
      api.addIssue({ labels: ["drift"] });
      api.store.files.set("migrations/V1__a.sql", "SELECT 1;\n");
      const repository = "/repos/octo/shop";
      const answers = [
        await call(api, "GET", "/user"),
        await call(api, "GET", repository),
        await call(api, "GET", `${repository}/pulls/1`),
        await call(api, "GET", `${repository}/pulls?state=all`),
        await call(api, "GET", `${repository}/commits/${sha}/pulls`),
        await call(api, "GET", `${repository}/contents/migrations/V1__a.sql`),
        await call(api, "GET", `${repository}/issues?state=all`),
        await call(api, "GET", `${repository}/issues/2`),
        await post(api, `${repository}/labels`, { name: "drift", color: "ff0000" }),
        await call(api, "GET", `${repository}/labels`),
        await call(api, "GET", `${repository}/labels/drift`),
        await post(api, `${repository}/issues`, { title: "Drift", body: "x", labels: ["drift"] }),
        await call(api, "PATCH", `${repository}/issues/2`, { state: "closed", state_reason: "completed" }),
        await post(api, `${repository}/check-runs`, { name: "schema", head_sha: sha, status: "in_progress" }),
        await post(api, `${repository}/deployments`, { ref: "main", auto_merge: false, required_contexts: [] }),
        await post(api, `${repository}/deployments/1/statuses`, { state: "success" }),
        await post(api, `${repository}/code-scanning/sarifs`, { commit_sha: sha, ref: "refs/heads/main", sarif: "x" }),
      ];
      expect(answers.map(({ status }) => status).filter((status) => status >= 400)).toEqual([]);
      expect(api.store.issues).toMatchObject([
        { number: 2, state: "closed" },
        { number: 3, state: "open" },
      ]);
    });
  });

  test.each([
    {
      name: "an unknown operation",
      method: "GET",
      path: "/repos/octo/shop/nothing",
      body: undefined,
      status: 404,
      problem: "no such operation",
    },
    {
      name: "a missing body",
      method: "POST",
      path: comments,
      body: undefined,
      status: 422,
      problem: "the body is missing",
    },
    {
      name: "a body that is no JSON",
      method: "POST",
      path: comments,
      body: "{",
      status: 400,
      problem: "Problems parsing JSON",
    },
    {
      name: "a body without what is required",
      method: "POST",
      path: "/repos/octo/shop/issues",
      body: { body: "x" },
      status: 422,
      problem: "required property 'title'",
    },
    {
      name: "a wrong type",
      method: "POST",
      path: comments,
      body: { body: 1 },
      status: 422,
      problem: "/body must be string",
    },
    {
      name: "a key that GitHub ignores",
      method: "POST",
      path: comments,
      body: { body: "x", text: "y" },
      status: 422,
      problem: 'ignores "text"',
    },
    {
      name: "a query that GitHub ignores",
      method: "GET",
      path: `${comments}?perPage=3`,
      body: undefined,
      status: 422,
      problem: "perPage",
    },
    {
      name: "a page that is no number",
      method: "GET",
      path: `${comments}?page=x`,
      body: undefined,
      status: 422,
      problem: "/page must be integer",
    },
    {
      name: "a state that does not exist",
      method: "POST",
      path: "/repos/octo/shop/deployments/1/statuses",
      body: { state: "done" },
      status: 422,
      problem: "/state must be equal to one of",
    },
  ])("$name is refused and fails the test", async ({ method, path, body, status, problem }) => {
    const run = withGitHubApi({}, async (api) => {
      api.addPull();
      expect((await call(api, method, path, body)).status).toBe(status);
    });
    await expect(run).rejects.toThrow(problem);
  });

  test.each([
    { name: "a text over the limit", path: comments, body: { body: "x".repeat(65_537) }, status: 422 },
    {
      name: "a pull request that is not there",
      path: "/repos/octo/shop/issues/99/comments",
      body: { body: "x" },
      status: 404,
    },
    { name: "another repository", path: "/repos/octo/other/issues/1/comments", body: { body: "x" }, status: 404 },
  ])("$name is an answer, not a mistake", async ({ path, body, status }) => {
    await withGitHubApi({}, async (api) => {
      api.addPull();
      expect((await post(api, path, body)).status).toBe(status);
    });
  });

  test("the token of a run has no user, a wrong token nothing at all", async () => {
    await withGitHubApi({}, async (api) => {
      expect((await call(api, "GET", "/user")).status).toBe(403);
      expect((await fetch(`${api.url}/user`, { headers: { authorization: "token other" } })).status).toBe(401);
      expect((await fetch(`${api.url}/user`)).status).toBe(401);
    });
  });

  test("an answer that GitHub would not give fails the test", async () => {
    const run = withGitHubApi({}, async (api) => {
      api.addPull();
      api.store.comments.push({ ...api.addComment({ issue: 1, body: "x" }), createdAt: "yesterday" });
      await call(api, "GET", comments);
    });
    await expect(run).rejects.toThrow(/answer to GET .*created_at must match format "date-time"/);
  });

  test("faults strike as often as told, with GitHub's own headers", async () => {
    await withGitHubApi({}, async (api) => {
      api.addPull();
      api.fail({ status: 502, method: "POST", effect: "done" });
      api.fail({ status: 403, path: /comments$/ });
      api.fail({ status: 403, reason: "primary-limit" });
      api.fail({ status: 429, headers: { "retry-after": "7" }, times: 2 });
      const answers = [await post(api, comments, { body: "once" })];
      for (let index = 0; index < 5; index++) answers.push(await call(api, "GET", comments));
      expect(answers.map(({ status }) => status)).toEqual([502, 403, 403, 429, 429, 200]);
      expect(answers[1]?.headers.get("x-accepted-github-permissions")).toContain("pull_requests=write");
      expect(answers[2]?.headers.get("x-ratelimit-remaining")).toBe("0");
      expect(answers[3]?.headers.get("retry-after")).toBe("7");
      expect(api.store.comments).toHaveLength(1);
    });
  });

  test("a request that hangs ends with the API", async () => {
    const api = await startGitHubApi();
    api.fail({ status: "hang" });
    const hanging = call(api, "GET", "/user");
    await expect.poll(() => api.requests.length).toBe(1);
    await api.close();
    await expect(hanging).rejects.toThrow("fetch failed");
  });
});
