import type { LineSuggestion } from "../core/line-suggestion.js";
import type { Finding } from "../core/model.js";
import { isInPatch, readNewSide } from "../core/patch.js";
import { finding } from "../core/problems.js";
import { openGitHub, type Octokit } from "./client.js";
import { appWithoutName, readOwnName } from "./own-name.js";
import { lacksPermission, toGitHubFinding, type Wanted } from "./refusal-finding.js";
import { toRefusal } from "./retry-after.js";

export interface SuggestionsRequest {
  readonly token: string | null;
  /** `owner/name`. */
  readonly repository: string;
  readonly pullRequest: number;
  readonly headSha: string;
  /** Worst first. */
  readonly suggestions: readonly LineSuggestion[];
  /** What stands above them, for so many. */
  readonly introduce: (amount: number) => string;
}

export type PublishedSuggestions =
  { readonly posted: number } | { readonly finding: Finding; readonly lacks: "permission" | "something" };

const atMost = 10;
const wanted: Wanted = {
  what: "suggestion",
  whole: "suggestions on lines of the pull request",
  permission: "pull-requests: write",
  otherwise: "a pull request of a fork has a token that only reads, and ",
};

/** Puts suggestions on lines of the diff, each once and ten at most, as one review. What GitHub refuses is told, never a failure. */
export async function publishSuggestions(request: SuggestionsRequest): Promise<PublishedSuggestions> {
  if (request.suggestions.length === 0) return { posted: 0 };
  if (request.token === null || request.token === "") {
    const help = "pass github-token: ${{ github.token }}; the summary has the safe forms";
    return {
      finding: finding("github", { message: "there is no github-token, so there is no suggestion", help }),
      lacks: "something",
    };
  }
  try {
    return await publish(await openGitHub(request.token), request);
  } catch (error) {
    const refused = toGitHubFinding(error, wanted);
    if (refused === null) throw error;
    const lacks = lacksPermission(error) ? "permission" : "something";
    // The lines may have moved since the run began: nothing that anybody must mend.
    return { finding: toRefusal(error)?.status === 422 ? { ...refused, severity: "note" } : refused, lacks };
  }
}

async function publish(octokit: Octokit, request: SuggestionsRequest): Promise<PublishedSuggestions> {
  const inDiff = await listInDiff(octokit, request);
  if (inDiff.length === 0) return { posted: 0 };
  const own = await readOwnName(octokit);
  const chosen = inDiff.slice(0, atMost);
  for (let attempt = 1; ; attempt += 1) {
    const known = await listKnown(octokit, request, own);
    const fresh = chosen.filter(({ marker }) => !known.has(marker));
    if (fresh.length === 0) return { posted: attempt === 1 ? 0 : chosen.length };
    try {
      await post(octokit, request, fresh);
      return { posted: fresh.length };
    } catch (error) {
      // It may have been done all the same, so that is looked up before it is tried once more.
      if (attempt > 1 || (toRefusal(error)?.status ?? 0) < 500) throw error;
    }
  }
}

/** Those whose lines the pull request shows, and shows like that. */
async function listInDiff(octokit: Octokit, request: SuggestionsRequest): Promise<readonly LineSuggestion[]> {
  const missing = new Set(request.suggestions.map(({ path }) => path));
  const found = new Set<LineSuggestion>();
  const pages = octokit.paginate.iterator(octokit.rest.pulls.listFiles, { ...toPull(request), per_page: 100 });
  for await (const { data } of pages) {
    for (const { filename, status, patch } of data) {
      if (!missing.delete(filename)) continue;
      // A file that was renamed, is binary or too large is no text that its lines stand in.
      if (patch === undefined || !["added", "modified", "changed"].includes(status)) continue;
      const side = readNewSide(patch);
      for (const one of request.suggestions) {
        if (one.path === filename && isInPatch(side, { ...one, text: one.replaces })) found.add(one);
      }
    }
    if (missing.size === 0) break;
  }
  return request.suggestions.filter((one) => found.has(one));
}

/** Markers of what was suggested before, over all pages, resolved or not. Anyone can write them, so the author counts. */
async function listKnown(octokit: Octokit, request: SuggestionsRequest, own: string): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const { listReviewComments } = octokit.rest.pulls;
  const pages = octokit.paginate.iterator(listReviewComments, { ...toPull(request), per_page: 100 });
  for await (const { data } of pages) {
    for (const { body, user } of data) {
      // An app that cannot say its name is one of the bots.
      if (own === appWithoutName ? user?.type === "Bot" : user?.login === own) found.add(body.split(/\r?\n/)[0] ?? "");
    }
  }
  return found;
}

async function post(
  octokit: Octokit,
  request: SuggestionsRequest,
  suggestions: readonly LineSuggestion[],
): Promise<void> {
  await octokit.rest.pulls.createReview({
    ...toPull(request),
    commit_id: request.headSha,
    event: "COMMENT",
    body: request.introduce(suggestions.length),
    comments: suggestions.map(({ path, startLine, endLine, body }) => ({
      path,
      body,
      side: "RIGHT",
      line: endLine,
      ...(startLine === endLine ? {} : { start_line: startLine, start_side: "RIGHT" }),
    })),
    // Made again blindly, it could stand there twice.
    request: { retries: 0 },
  });
}

function toPull({ repository, pullRequest }: SuggestionsRequest): {
  readonly owner: string;
  readonly repo: string;
  readonly pull_number: number;
} {
  const [owner = "", repo = ""] = repository.split("/");
  return { owner, repo, pull_number: pullRequest };
}
