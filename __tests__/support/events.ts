import { readFileSync } from "node:fs";

/** An event as the runner hands it to an action: the payload's file, and the variables that go with it. */
export interface ActionEvent {
  readonly name: string;
  readonly payload: object;
  /** `GITHUB_REF`. */
  readonly ref: string;
  /** `GITHUB_SHA`. */
  readonly sha: string;
  /** `GITHUB_HEAD_REF` and `GITHUB_BASE_REF`: empty except on pull requests. */
  readonly headRef: string;
  readonly baseRef: string;
  readonly repository: string;
}

interface RepositoryOptions {
  readonly repository?: string;
  readonly visibility?: "public" | "private";
}

export const zeroSha = "0".repeat(40);
const someSha = (digit: string): string => digit.repeat(40);

type Payload = Record<string, unknown>;

function read(name: string): Payload {
  return JSON.parse(readFileSync(new URL(`../fixtures/events/${name}.json`, import.meta.url), "utf8")) as Payload;
}

function toRepository(base: unknown, full_name: string, parts: object): object {
  const [owner = "", name = ""] = full_name.split("/");
  const own = base as { readonly owner: object };
  return {
    ...own,
    ...parts,
    full_name,
    name,
    owner: { ...own.owner, login: owner },
    html_url: `https://github.com/${full_name}`,
    default_branch: "main",
  };
}

function withRepository(payload: Payload, options: RepositoryOptions): { payload: Payload; repository: string } {
  const { repository = "octo/shop", visibility = "public" } = options;
  const parts = { private: visibility === "private", visibility };
  return { payload: { ...payload, repository: toRepository(payload.repository, repository, parts) }, repository };
}

export interface PullRequestOptions extends RepositoryOptions {
  readonly action?: "opened" | "synchronize";
  readonly name?: "pull_request" | "pull_request_target";
  readonly number?: number;
  readonly headRef?: string;
  readonly headSha?: string;
  readonly baseRef?: string;
  readonly baseSha?: string;
  /** What `GITHUB_SHA` is on pull requests: the merge of head into base. */
  readonly mergeSha?: string;
  /** The fork where the head comes from, e.g. `mallory/shop`; null when the fork was deleted since. */
  readonly fork?: string | null;
}

/** A pull request was opened, or got new commits. */
export function pullRequestEvent(options: PullRequestOptions = {}): ActionEvent {
  const { action = "opened", name = "pull_request", number = 1, headRef = "feature", baseRef = "main" } = options;
  const { headSha = someSha("a"), baseSha = someSha("b"), mergeSha = someSha("c") } = options;
  const { payload, repository } = withRepository(read(`pull_request.${action}`), options);
  const pull = payload.pull_request as { readonly head: { repo: unknown }; readonly base: { repo: unknown } };
  const from = options.fork === undefined ? repository : options.fork;
  const headRepository =
    from === null ? null : toRepository(pull.head.repo, from, { fork: options.fork !== undefined });
  const pull_request = {
    ...pull,
    number,
    html_url: `https://github.com/${repository}/pull/${number}`,
    merge_commit_sha: mergeSha,
    head: {
      ...pull.head,
      ref: headRef,
      sha: headSha,
      label: `${from?.split("/")[0]}:${headRef}`,
      repo: headRepository,
    },
    base: { ...pull.base, ref: baseRef, sha: baseSha, repo: payload.repository },
  };
  const trusted = name === "pull_request_target";
  return {
    name,
    payload: { ...payload, number, pull_request, ...(action === "synchronize" ? { after: headSha } : {}) },
    ref: trusted ? `refs/heads/${baseRef}` : `refs/pull/${number}/merge`,
    sha: trusted ? baseSha : mergeSha,
    headRef,
    baseRef,
    repository,
  };
}

export interface PushOptions extends RepositoryOptions {
  readonly branch?: string;
  readonly before?: string;
  readonly after?: string;
  /** `deleted`: the push removed the branch. */
  readonly kind?: "update" | "deleted";
}

/** Commits were pushed to a branch, or the branch was deleted. */
export function pushEvent(options: PushOptions = {}): ActionEvent {
  const { branch = "main", before = someSha("b"), kind = "update" } = options;
  const after = kind === "deleted" ? zeroSha : (options.after ?? someSha("c"));
  const { payload, repository } = withRepository(read(kind === "deleted" ? "push.deleted" : "push.branch"), options);
  const ref = `refs/heads/${branch}`;
  const parts = { ref, before, after, created: before === zeroSha, deleted: kind === "deleted", forced: false };
  // The branch is gone, so the run is one of the default branch.
  const place = kind === "deleted" ? { ref: "refs/heads/main", sha: before } : { ref, sha: after };
  return { name: "push", payload: { ...payload, ...parts }, ...place, headRef: "", baseRef: "", repository };
}

export interface DispatchOptions extends RepositoryOptions {
  readonly branch?: string;
  readonly sha?: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

/** Someone started the workflow by hand. */
export function dispatchEvent(options: DispatchOptions = {}): ActionEvent {
  const { branch = "main", sha = someSha("c"), inputs = {} } = options;
  const { payload, repository } = withRepository(read("workflow_dispatch"), options);
  const ref = `refs/heads/${branch}`;
  return {
    name: "workflow_dispatch",
    payload: { ...payload, ref, inputs },
    ref,
    sha,
    headRef: "",
    baseRef: "",
    repository,
  };
}

export interface MergeGroupOptions extends RepositoryOptions {
  readonly number?: number;
  readonly headSha?: string;
  readonly baseRef?: string;
  readonly baseSha?: string;
}

/** The merge queue wants checks for a group. */
export function mergeGroupEvent(options: MergeGroupOptions = {}): ActionEvent {
  const { number = 1, headSha = someSha("c"), baseRef = "main", baseSha = someSha("b") } = options;
  const { payload, repository } = withRepository(read("merge_group"), options);
  const ref = `refs/heads/gh-readonly-queue/${baseRef}/pr-${number}-${baseSha}`;
  const group = { head_sha: headSha, head_ref: ref, base_sha: baseSha, base_ref: `refs/heads/${baseRef}` };
  const merge_group = { ...(payload.merge_group as object), ...group };
  return {
    name: "merge_group",
    payload: { ...payload, merge_group },
    ref,
    sha: headSha,
    headRef: "",
    baseRef: "",
    repository,
  };
}

/** The clock started the workflow, on the default branch. */
export function scheduleEvent(options: RepositoryOptions & { readonly sha?: string } = {}): ActionEvent {
  const { payload, repository } = withRepository(read("schedule"), options);
  const sha = options.sha ?? someSha("c");
  return { name: "schedule", payload, ref: "refs/heads/main", sha, headRef: "", baseRef: "", repository };
}
