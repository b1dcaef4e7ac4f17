import { toCommentMarker } from "../core/comment-marker.js";
import type { Finding } from "../core/model.js";
import { finding } from "../core/problems.js";
import { openGitHub, type Octokit, type Patience } from "./client.js";
import { readOwnName } from "./own-name.js";
import { lacksPermission, toGitHubFinding } from "./refusal-finding.js";
import { toRefusal } from "./retry-after.js";

export interface CommentRequest {
  readonly token: string | null;
  /** `owner/name`. */
  readonly repository: string;
  readonly pullRequest: number;
  /** What tells this configuration's comment from others. */
  readonly key: string;
  /** The comment; its first line is the marker of that key. */
  readonly body: string;
  /** Whether two comments say the same, so that nothing needs to be written. */
  readonly same: (a: string, b: string) => boolean;
  /** Whether it is worth a first comment; one that is there is brought up to date always. */
  readonly worthCreating: boolean;
  readonly patience?: Patience;
}

export type Published =
  | { readonly action: "created" | "updated" | "unchanged"; readonly url: string }
  | { readonly action: "skipped"; readonly url: null }
  | { readonly finding: Finding; readonly lacks: "permission" | "something" };

/** Keeps the pull request's one comment of this configuration. What GitHub refuses is one warning, never a failure. */
export async function publishComment(request: CommentRequest): Promise<Published> {
  if (request.token === null || request.token === "") return withoutToken(request);
  try {
    return await publish(await openGitHub(request.token, request.patience), request);
  } catch (error) {
    const refused = toGitHubFinding(error);
    if (refused === null) throw error;
    return { finding: refused, lacks: lacksPermission(error) ? "permission" : "something" };
  }
}

function withoutToken({ worthCreating }: CommentRequest): Published {
  if (!worthCreating) return { action: "skipped", url: null };
  const help = "pass github-token: ${{ github.token }}; the summary has the report";
  const missing = finding("github", { message: "there is no github-token, so there is no comment", help });
  return { finding: missing, lacks: "something" };
}

interface Comment {
  readonly id: number;
  readonly body: string;
  readonly author: string;
  readonly url: string;
}

async function publish(octokit: Octokit, request: CommentRequest): Promise<Published> {
  const author = await readOwnName(octokit);
  const [known] = await listOwn(octokit, request, author, "first");
  if (known !== undefined) return await update(octokit, request, known);
  if (!request.worthCreating) return { action: "skipped", url: null };
  const created = toComment(
    (await octokit.rest.issues.createComment({ ...toIssue(request), body: request.body })).data,
  );
  return await settle(octokit, request, created);
}

async function update(octokit: Octokit, request: CommentRequest, known: Comment): Promise<Published> {
  if (request.same(known.body, request.body)) return { action: "unchanged", url: known.url };
  const { data } = await octokit.rest.issues.updateComment({
    ...toRepository(request),
    comment_id: known.id,
    body: request.body,
  });
  return { action: "updated", url: data.html_url };
}

/**
 * Another run may have created one at the same time, and a request that was made again may have succeeded twice: the
 * oldest stays. The author is the one that GitHub gave the new comment, which is right for every kind of token.
 */
async function settle(octokit: Octokit, request: CommentRequest, created: Comment): Promise<Published> {
  const [oldest, ...newer] = await listOwn(octokit, request, created.author, "all");
  for (const { id } of newer) await remove(octokit, request, id);
  if (oldest === undefined || oldest.id === created.id) return { action: "created", url: created.url };
  return await update(octokit, request, oldest);
}

async function remove(octokit: Octokit, request: CommentRequest, id: number): Promise<void> {
  try {
    await octokit.rest.issues.deleteComment({ ...toRepository(request), comment_id: id });
  } catch (error) {
    // The other run was faster.
    if (toRefusal(error)?.status !== 404) throw error;
  }
}

/** Our comments, oldest first as GitHub lists them, over all pages. Anyone can write the marker, so the author counts too. */
async function listOwn(
  octokit: Octokit,
  request: CommentRequest,
  author: string,
  amount: "first" | "all",
): Promise<readonly Comment[]> {
  const marker = toCommentMarker(request.key);
  const found: Comment[] = [];
  const pages = octokit.paginate.iterator(octokit.rest.issues.listComments, { ...toIssue(request), per_page: 100 });
  for await (const { data } of pages) {
    found.push(
      ...data.map(toComment).filter((comment) => comment.author === author && comment.body.startsWith(marker)),
    );
    if (amount === "first" && found.length > 0) break;
  }
  return found;
}

interface RawComment {
  readonly id: number;
  readonly body?: string | undefined;
  readonly html_url: string;
  readonly user: { readonly login: string } | null;
}

function toComment({ id, body, html_url: url, user }: RawComment): Comment {
  return { id, body: body ?? "", author: user?.login ?? "", url };
}

function toRepository({ repository }: CommentRequest): { readonly owner: string; readonly repo: string } {
  const [owner = "", repo = ""] = repository.split("/");
  return { owner, repo };
}

function toIssue(request: CommentRequest): {
  readonly owner: string;
  readonly repo: string;
  readonly issue_number: number;
} {
  return { ...toRepository(request), issue_number: request.pullRequest };
}
