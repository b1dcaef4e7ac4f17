import { sample, type Json, type JsonObject } from "./github-openapi.js";
import { reviewHandlers } from "./github-reviews.js";
import {
  addComment,
  toNewIssue,
  type Comment,
  type Issue,
  type Person,
  type Pull,
  type Store,
} from "./github-store.js";

export interface Call {
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: JsonObject;
  /** Address of this API, without a slash at the end. */
  readonly url: string;
}

/** `list` is answered in pages. */
export type Answer = { readonly status: number; readonly body?: Json } | { readonly list: readonly JsonObject[] };

const refuse = (status: number, message: string): Answer => ({
  status,
  body: { message, documentation_url: "https://docs.github.com/rest", status: String(status) },
});

export const notFound: Answer = refuse(404, "Not Found");

/** The answer to a body that GitHub's own rules refuse. */
export function unprocessable(message: string): Answer {
  return { status: 422, body: { message, documentation_url: "https://docs.github.com/rest", errors: [] } };
}

const toUser = (person: Person): JsonObject => sample("simple-user", { login: person.login, type: person.type });

const toComment = (store: Store, url: string, comment: Comment): JsonObject =>
  sample("issue-comment", {
    id: comment.id,
    body: comment.body,
    user: toUser(comment.user),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    html_url: `https://github.com/${store.repository}/issues/${comment.issue}#issuecomment-${comment.id}`,
    url: `${url}/repos/${store.repository}/issues/comments/${comment.id}`,
  });

function toIssue(store: Store, issue: Issue): JsonObject {
  const kind = store.pulls.some((pull) => pull.number === issue.number) ? "pull" : "issues";
  const html_url = `https://github.com/${store.repository}/${kind}/${issue.number}`;
  return sample("issue", {
    id: 1000 + issue.number,
    number: issue.number,
    title: issue.title,
    body: issue.body,
    state: issue.state,
    labels: issue.labels.map((name) => sample("label", { name })),
    user: toUser(issue.user),
    html_url,
    ...(kind === "pull" ? { pull_request: { url: html_url, html_url, diff_url: html_url, patch_url: html_url } } : {}),
  });
}

function toPull(store: Store, schema: "pull-request" | "pull-request-simple", pull: Pull): JsonObject {
  const [owner = "", name = ""] = store.repository.split("/");
  const repo = { full_name: store.repository, name, owner: { login: owner } };
  return sample(schema, {
    number: pull.number,
    title: pull.title,
    body: pull.body,
    state: pull.state,
    user: toUser(pull.user),
    html_url: `https://github.com/${store.repository}/pull/${pull.number}`,
    merge_commit_sha: pull.mergeCommit,
    merged_at: pull.merged ? "2026-11-22T14:00:00Z" : null,
    ...(schema === "pull-request" ? { merged: pull.merged } : {}),
    head: { ref: pull.head.ref, sha: pull.head.sha, repo: { full_name: pull.head.repository } },
    base: { ref: pull.base.ref, sha: pull.base.sha, repo },
  });
}

/** A text of a body that was checked before; empty when it was left out. */
const textOf = (value: Json | undefined): string => (typeof value === "string" ? value : "");

const maximumBody = 65_536;

function refuseBody(body: JsonObject): Answer | null {
  return textOf(body.body).length > maximumBody
    ? unprocessable(`Body is too long (maximum is ${maximumBody} characters)`)
    : null;
}

function filterIssues(store: Store, { query }: Call): readonly Issue[] {
  const state = query.get("state") ?? "open";
  const labels = query.get("labels")?.split(",") ?? [];
  const creator = query.get("creator");
  return [...store.issues, ...store.pulls]
    .filter((issue) => state === "all" || issue.state === state)
    .filter((issue) => labels.every((label) => issue.labels.includes(label)))
    .filter((issue) => creator === null || issue.user.login === creator)
    .toSorted((one, other) => other.number - one.number);
}

const toLabels = (labels: Json | undefined): readonly string[] =>
  Array.isArray(labels)
    ? labels.map((label: Json) => (typeof label === "string" ? label : textOf((label as JsonObject).name)))
    : [];

function replace<T>(list: T[], old: T, parts: Partial<T>): T {
  const next = { ...old, ...parts };
  list[list.indexOf(old)] = next;
  return next;
}

type Handler = (store: Store, call: Call) => Answer;

/** Every operation that GitHub describes and this API keeps, by its id. */
export const handlers: Readonly<Record<string, Handler>> = {
  ...reviewHandlers,
  "users/get-authenticated": (store) => {
    // The token of a workflow run is an installation's, which has no user.
    if (store.viewer.type === "Bot") {
      return refuse(403, "Resource not accessible by integration");
    }
    return { status: 200, body: sample("public-user", { login: store.viewer.login, type: "User" }) };
  },
  "repos/get": (store) => ({
    status: 200,
    body: sample("full-repository", { full_name: store.repository, name: store.repository.split("/")[1] ?? "" }),
  }),
  "issues/list-comments": (store, { parameters, url }) => {
    const issue = Number(parameters.issue_number);
    if (![...store.issues, ...store.pulls].some(({ number }) => number === issue)) return notFound;
    const own = store.comments.filter((comment) => comment.issue === issue);
    return { list: own.map((comment) => toComment(store, url, comment)) };
  },
  "issues/create-comment": (store, { parameters, body, url }) => {
    const issue = Number(parameters.issue_number);
    if (![...store.issues, ...store.pulls].some(({ number }) => number === issue)) return notFound;
    return (
      refuseBody(body) ?? {
        status: 201,
        body: toComment(store, url, addComment(store, { issue, body: textOf(body.body) })),
      }
    );
  },
  "issues/get-comment": (store, { parameters, url }) => {
    const comment = store.comments.find(({ id }) => id === Number(parameters.comment_id));
    return comment ? { status: 200, body: toComment(store, url, comment) } : notFound;
  },
  "issues/update-comment": (store, { parameters, body, url }) => {
    const comment = store.comments.find(({ id }) => id === Number(parameters.comment_id));
    if (!comment) return notFound;
    const refusal = refuseBody(body);
    if (refusal) return refusal;
    const updated = replace(store.comments, comment, { body: textOf(body.body), updatedAt: new Date().toISOString() });
    return { status: 200, body: toComment(store, url, updated) };
  },
  "issues/delete-comment": (store, { parameters }) => {
    const index = store.comments.findIndex(({ id }) => id === Number(parameters.comment_id));
    if (index === -1) return notFound;
    store.comments.splice(index, 1);
    return { status: 204 };
  },
  "issues/list-for-repo": (store, call) => ({ list: filterIssues(store, call).map((issue) => toIssue(store, issue)) }),
  "issues/create": (store, { body }) => {
    const refusal = refuseBody(body);
    if (refusal) return refusal;
    const parts = { title: textOf(body.title), body: textOf(body.body), labels: toLabels(body.labels) };
    const issue = toNewIssue(store, { ...parts, user: store.viewer });
    store.issues.push(issue);
    return { status: 201, body: toIssue(store, issue) };
  },
  "issues/get": (store, { parameters }) => {
    const issue = [...store.issues, ...store.pulls].find(({ number }) => number === Number(parameters.issue_number));
    return issue ? { status: 200, body: toIssue(store, issue) } : notFound;
  },
  "issues/update": (store, { parameters, body }) => {
    const issue = store.issues.find(({ number }) => number === Number(parameters.issue_number));
    if (!issue) return notFound;
    const refusal = refuseBody(body);
    if (refusal) return refusal;
    const { labels, ...parts } = body;
    const updated = replace(store.issues, issue, {
      ...(parts as Partial<Issue>),
      ...(labels === undefined ? {} : { labels: toLabels(labels) }),
    });
    return { status: 200, body: toIssue(store, updated) };
  },
  "issues/list-labels-for-repo": (store) => ({ list: store.labels.map((name) => sample("label", { name })) }),
  "issues/get-label": (store, { parameters: { name = "" } }) =>
    store.labels.includes(name) ? { status: 200, body: sample("label", { name }) } : notFound,
  "issues/create-label": (store, { body }) => {
    const name = textOf(body.name);
    if (store.labels.includes(name)) return unprocessable("Validation Failed");
    store.labels.push(name);
    return { status: 201, body: sample("label", { name }) };
  },
  "pulls/get": (store, { parameters }) => {
    const pull = store.pulls.find(({ number }) => number === Number(parameters.pull_number));
    return pull ? { status: 200, body: toPull(store, "pull-request", pull) } : notFound;
  },
  "pulls/list": (store, { query }) => {
    const state = query.get("state") ?? "open";
    const own = store.pulls.filter((pull) => state === "all" || pull.state === state);
    return { list: own.map((pull) => toPull(store, "pull-request-simple", pull)) };
  },
  "repos/list-pull-requests-associated-with-commit": (store, { parameters: { commit_sha: sha } }) => ({
    list: store.pulls
      .filter((pull) => pull.head.sha === sha || pull.mergeCommit === sha)
      .map((pull) => toPull(store, "pull-request-simple", pull)),
  }),
  "repos/get-content": (store, { parameters: { path = "" } }) => {
    const text = store.files.get(path);
    if (text === undefined) return notFound;
    const content = Buffer.from(text).toString("base64");
    const parts = {
      type: "file",
      encoding: "base64",
      name: path.split("/").at(-1) ?? "",
      path,
      content,
      size: text.length,
    };
    return { status: 200, body: sample("content-file", parts) };
  },
  "checks/create": (store, { body }) => {
    const id = store.created["check-runs"].push(body);
    return { status: 201, body: sample("check-run", { id, name: textOf(body.name), head_sha: textOf(body.head_sha) }) };
  },
  "repos/create-deployment": (store, { body }) => {
    const id = store.created.deployments.push(body);
    return { status: 201, body: sample("deployment", { id, ref: textOf(body.ref) }) };
  },
  "repos/create-deployment-status": (store, { body }) => {
    const id = store.created["deployment-statuses"].push(body);
    return { status: 201, body: sample("deployment-status", { id, state: textOf(body.state) }) };
  },
  "code-scanning/upload-sarif": (store, { body }) => {
    const id = `sarif-${store.created.sarifs.push(body)}`;
    return { status: 202, body: sample("code-scanning-sarifs-receipt", { id }) };
  },
};
