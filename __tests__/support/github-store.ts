import type { JsonObject } from "./github-openapi.js";

export interface Person {
  readonly login: string;
  readonly type: "Bot" | "User";
}

export interface Comment {
  readonly id: number;
  /** Number of the issue or pull request. */
  readonly issue: number;
  readonly body: string;
  readonly user: Person;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface Issue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: "open" | "closed";
  readonly labels: readonly string[];
  readonly user: Person;
}

export interface Pull extends Issue {
  readonly head: { readonly ref: string; readonly sha: string; readonly repository: string };
  readonly base: { readonly ref: string; readonly sha: string };
  readonly merged: boolean;
  readonly mergeCommit: string | null;
}

/** A file of a pull request's diff; without a patch where GitHub leaves it out: binary, or too large. */
export interface PullFile {
  readonly filename: string;
  readonly status: "added" | "changed" | "removed" | "modified" | "renamed";
  readonly patch: string | null;
}

/** A comment on lines of a pull request. */
export interface ReviewComment {
  readonly id: number;
  readonly pull: number;
  readonly path: string;
  readonly line: number;
  readonly startLine: number | null;
  readonly body: string;
  readonly user: Person;
}

/** What GitHub would keep; tests read it and put into it. */
export interface Store {
  readonly repository: string;
  /** Whom the token belongs to. */
  viewer: Person;
  readonly comments: Comment[];
  readonly issues: Issue[];
  readonly pulls: Pull[];
  readonly labels: string[];
  /** Diffs of pull requests, by number. */
  readonly pullFiles: Map<number, readonly PullFile[]>;
  readonly reviewComments: ReviewComment[];
  /** Bodies of the requests that created reviews, in order. */
  readonly reviews: JsonObject[];
  /** Path to text on the default branch. */
  readonly files: Map<string, string>;
  /** Bodies of the requests that created them, in order. */
  readonly created: Record<"check-runs" | "deployments" | "deployment-statuses" | "sarifs", JsonObject[]>;
}

/** Next number of an issue or pull request: they share one row of numbers. */
export function nextNumber(store: Store): number {
  return Math.max(0, ...[...store.issues, ...store.pulls].map((issue) => issue.number)) + 1;
}

/** Adds a comment as if its author had written it. */
export function addComment(store: Store, parts: Pick<Comment, "issue" | "body"> & { readonly user?: Person }): Comment {
  const id = Math.max(5000, ...store.comments.map((comment) => comment.id)) + 1;
  const now = new Date().toISOString();
  const comment = { id, user: store.viewer, createdAt: now, updatedAt: now, ...parts };
  store.comments.push(comment);
  return comment;
}

/** A repository where nothing has happened yet. */
export function createStore(repository: string, viewer: Person): Store {
  const created = { "check-runs": [], deployments: [], "deployment-statuses": [], sarifs: [] };
  const reviewed = { pullFiles: new Map(), reviewComments: [], reviews: [] };
  return {
    repository,
    viewer,
    comments: [],
    issues: [],
    pulls: [],
    labels: [],
    ...reviewed,
    files: new Map(),
    created,
  };
}

/** An issue of the store, with whatever the test leaves out. */
export function toNewIssue(store: Store, parts: Partial<Issue>): Issue {
  const user: Person = { login: "octocat", type: "User" };
  return { number: nextNumber(store), title: "Add a column", body: "", state: "open", labels: [], user, ...parts };
}

/** The same for a pull request. */
export function toNewPull(store: Store, parts: Partial<Pull>): Pull {
  const head = { ref: "feature", sha: "a".repeat(40), repository: store.repository };
  const base = { ref: "main", sha: "b".repeat(40) };
  return { ...toNewIssue(store, parts), head, base, merged: false, mergeCommit: null, ...parts };
}
