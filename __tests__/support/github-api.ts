import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { createFaults, toFaultReply, type Fault, type Reply } from "./github-faults.js";
import { checkRequest, checkResponse, matchRoute, type Json, type JsonObject, type Route } from "./github-openapi.js";
import { handlers, notFound, unprocessable, type Answer } from "./github-handlers.js";
import { addComment, createStore, toNewIssue, toNewPull } from "./github-store.js";
import type { Comment, Issue, Person, Pull, Store } from "./github-store.js";

export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage["headers"];
  readonly body: Json | undefined;
  /** GitHub's id of the operation, e.g. `issues/create-comment`; null when there is none. */
  readonly operation: string | null;
  readonly status: Reply["status"];
}

/** GitHub's REST API on this machine: keeps what it is told, checks requests and answers by GitHub's own description. */
export interface GitHubApi {
  readonly url: string;
  /** The only token that it accepts. */
  readonly token: string;
  readonly store: Store;
  readonly requests: readonly RecordedRequest[];
  /** Requests that GitHub would refuse or not know, and answers of ours that GitHub would not give. */
  readonly violations: readonly string[];
  fail(fault: Fault): void;
  addPull(parts?: Partial<Pull>): Pull;
  addIssue(parts?: Partial<Issue>): Issue;
  /** A comment that is there already: the token's own unless told. */
  addComment(parts: { readonly issue: number; readonly body: string; readonly user?: Person }): Comment;
  /** Ends it, hanging requests included. */
  close(): Promise<void>;
}

/** Whom the token of a workflow run belongs to. */
export const githubActions: Person = { login: "github-actions[bot]", type: "Bot" };

/** One page of a list, with the Link header that leads to the others. */
function toPage(list: readonly JsonObject[], url: URL): Reply {
  const size = Math.min(100, Number(url.searchParams.get("per_page") ?? 30));
  const page = Number(url.searchParams.get("page") ?? 1);
  const last = Math.max(1, Math.ceil(list.length / size));
  const link = (to: number, relation: string): string => {
    const target = new URL(url);
    target.searchParams.set("page", String(to));
    return `<${target.href}>; rel="${relation}"`;
  };
  const links = [
    ...(page > 1 ? [link(page - 1, "prev"), link(1, "first")] : []),
    ...(page < last ? [link(page + 1, "next"), link(last, "last")] : []),
  ];
  const body = list.slice((page - 1) * size, page * size);
  return { status: 200, body, headers: links.length === 0 ? {} : { link: links.join(", ") } };
}

const toReply = (answer: Answer, url: URL): Reply => ("list" in answer ? toPage(answer.list, url) : answer);

function parseBody(raw: string): { readonly body: Json | undefined; readonly problems: readonly string[] } {
  try {
    return { body: raw === "" ? undefined : (JSON.parse(raw) as Json), problems: [] };
  } catch {
    return { body: undefined, problems: ["Problems parsing JSON"] };
  }
}

/** Answers a valid request from the store; reports through `report` when the answer is not one of GitHub's. */
function answerFromStore(
  store: Store,
  { route, url, body, report }: { route: Route; url: URL; body: Json | undefined; report: (problem: string) => void },
): Reply {
  const { owner, repo } = route.parameters;
  if (owner !== undefined && `${owner}/${repo}` !== store.repository) return toReply(notFound, url);
  const handler = handlers[route.operation.id];
  if (!handler) throw new Error(`${route.operation.id} is described, but the tests' API does not keep it yet`);
  const call = {
    parameters: route.parameters,
    query: url.searchParams,
    body: (body ?? {}) as JsonObject,
    url: url.origin,
  };
  const reply = toReply(handler(store, call), url);
  checkResponse(route, Number(reply.status), reply.body).forEach((problem) =>
    report(`answer to ${route.key}: ${problem}`),
  );
  return reply;
}

function send(response: ServerResponse, { status, body, headers = {} }: Reply): void {
  if (status === "hang") return;
  const limits = { "x-ratelimit-limit": "1000", "x-ratelimit-remaining": "999", "x-github-request-id": "0:0:0:0" };
  response.writeHead(status, { ...limits, "content-type": "application/json; charset=utf-8", ...headers });
  response.end(body === undefined ? "" : JSON.stringify(body));
}

interface Incoming {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage["headers"];
  readonly raw: string;
}

/** The API without its server: what arrives becomes a record and a reply. */
function createBackend(store: Store, token: string) {
  const violations: string[] = [];
  const faults = createFaults();
  const authorized = new RegExp(`^(token|bearer) ${token}$`, "i");
  const respond = ({ method, url, headers, raw }: Incoming, route: Route | null, body: Json | undefined): Reply => {
    const { problems } = parseBody(raw);
    const refused = route
      ? [...problems, ...checkRequest(route, url.searchParams, body)]
      : ["GitHub has no such operation"];
    violations.push(...refused.map((problem) => `${method} ${url.pathname}: ${problem}`));
    const valid = route && refused.length === 0 ? route : null;
    const answer = (to: Route): Reply =>
      answerFromStore(store, { route: to, url, body, report: (problem) => violations.push(problem) });
    const fault = faults.take(method, url.pathname);
    if (fault) {
      if (fault.effect === "done" && valid) answer(valid);
      return toFaultReply(fault);
    }
    if (!authorized.test(headers.authorization ?? "")) return toFaultReply({ status: 401 });
    if (!route) return toFaultReply({ status: 404 });
    if (problems.length > 0) return { status: 400, body: { message: "Problems parsing JSON" } };
    return valid ? answer(valid) : toReply(unprocessable(refused.join("; ")), url);
  };
  const requests: RecordedRequest[] = [];
  const receive = (incoming: Incoming): Reply => {
    const { method, url, headers, raw } = incoming;
    const route = matchRoute(method, url.pathname);
    const { body } = parseBody(raw);
    const reply = respond(incoming, route, body);
    const query = Object.fromEntries(url.searchParams);
    const operation = route?.operation.id ?? null;
    requests.push({ method, path: url.pathname, query, headers, body, operation, status: reply.status });
    return reply;
  };
  return { receive, requests, violations, faults };
}

export interface GitHubApiOptions {
  readonly repository?: string;
  /** Whom the token belongs to; a person's token (type `User`) is told its name by `GET /user`. */
  readonly viewer?: Person;
}

/** Starts the API on a free port of this machine; the caller closes it. */
export async function startGitHubApi(options: GitHubApiOptions = {}): Promise<GitHubApi> {
  const token = "ghs_0123456789abcdefghijklmnopqrstuvwxyz";
  const store = createStore(options.repository ?? "octo/shop", options.viewer ?? githubActions);
  const backend = createBackend(store, token);
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
    const receive = async (): Promise<void> => {
      const raw = await text(request);
      send(response, backend.receive({ method: request.method ?? "GET", url, headers: request.headers, raw }));
    };
    receive().catch((error: unknown) => {
      backend.violations.push(String(error));
      response.destroy();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    store,
    requests: backend.requests,
    violations: backend.violations,
    fail: (fault) => backend.faults.add(fault),
    addComment: (parts) => addComment(store, parts),
    addIssue(parts = {}) {
      const issue = toNewIssue(store, parts);
      store.issues.push(issue);
      return issue;
    },
    addPull(parts = {}) {
      const pull = toNewPull(store, parts);
      store.pulls.push(pull);
      return pull;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, "close");
    },
  };
}

/** Runs the work with an API of its own; fails when anything was asked that GitHub would refuse or not know. */
export async function withGitHubApi<T>(options: GitHubApiOptions, work: (api: GitHubApi) => Promise<T>): Promise<T> {
  const api = await startGitHubApi(options);
  try {
    const result = await work(api);
    if (api.violations.length > 0) throw new Error(`not how GitHub's API works:\n${api.violations.join("\n")}`);
    return result;
  } finally {
    await api.close();
  }
}
