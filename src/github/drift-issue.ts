import { toIssueMarker } from "../core/comment-marker.js";
import type { Finding } from "../core/model.js";
import { finding } from "../core/problems.js";
import { openGitHub, type Octokit } from "./client.js";
import { readOwnName } from "./own-name.js";
import { toGitHubFinding, type Wanted } from "./refusal-finding.js";

export interface IssueRequest {
  readonly token: string | null;
  /** `owner/name`. */
  readonly repository: string;
  /** One for each environment: open while it drifts, closed once it does not. */
  readonly issues: readonly WantedIssue[];
  /** Whether two bodies say the same, so that nothing needs to be written. */
  readonly same: (a: string, b: string) => boolean;
}

export interface WantedIssue {
  /** What tells it from those of other environments and configurations. */
  readonly key: string;
  readonly state: "open" | "closed";
  readonly title: string;
  /** Its first line is the marker of that key. */
  readonly body: string;
}

export interface PublishedIssue {
  readonly key: string;
  readonly action: "opened" | "updated" | "unchanged" | "closed" | "none";
  readonly url: string | null;
}

const wanted: Wanted = {
  what: "issue about the drift",
  whole: "the issue about the drift",
  permission: "issues: write",
  otherwise: "",
};

/** Keeps one issue for each environment that drifts. What GitHub refuses is one warning, never a failure. */
export async function publishIssues(
  request: IssueRequest,
): Promise<readonly PublishedIssue[] | { readonly finding: Finding }> {
  if (request.issues.length === 0) return [];
  if (request.token === null || request.token === "") {
    const help = "pass github-token: ${{ github.token }}; the summary has the report";
    return {
      finding: finding("github", { message: "there is no github-token, so there is no issue about the drift", help }),
    };
  }
  try {
    return await publish(await openGitHub(request.token), request);
  } catch (error) {
    const refused = toGitHubFinding(error, wanted);
    if (refused === null) throw error;
    return { finding: refused };
  }
}

async function publish(octokit: Octokit, request: IssueRequest): Promise<readonly PublishedIssue[]> {
  const open = await listOpen(octokit, request);
  const published: PublishedIssue[] = [];
  for (const issue of request.issues) {
    const marker = toIssueMarker(issue.key);
    const [known, ...doubles] = open.filter(({ body }) => body.startsWith(marker));
    // A request that was made again may have succeeded twice.
    for (const { number } of doubles) await close(octokit, request, number);
    published.push({ key: issue.key, ...(await keep(octokit, request, issue, known)) });
  }
  return published;
}

interface Issue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly url: string;
}

async function keep(
  octokit: Octokit,
  request: IssueRequest,
  { state, title, body }: WantedIssue,
  known: Issue | undefined,
): Promise<Omit<PublishedIssue, "key">> {
  if (state === "closed") {
    if (known === undefined) return { action: "none", url: null };
    await close(octokit, request, known.number);
    return { action: "closed", url: known.url };
  }
  if (known === undefined) {
    const { data } = await octokit.rest.issues.create({ ...toRepository(request), title, body });
    return { action: "opened", url: data.html_url };
  }
  if (known.title === title && request.same(known.body, body)) return { action: "unchanged", url: known.url };
  await octokit.rest.issues.update({ ...toRepository(request), issue_number: known.number, title, body });
  return { action: "updated", url: known.url };
}

async function close(octokit: Octokit, request: IssueRequest, number: number): Promise<void> {
  await octokit.rest.issues.update({
    ...toRepository(request),
    issue_number: number,
    state: "closed",
    state_reason: "completed",
  });
}

/** Our open issues, oldest first. Anyone can write the marker, so the author counts too. */
async function listOpen(octokit: Octokit, request: IssueRequest): Promise<readonly Issue[]> {
  const creator = await readOwnName(octokit);
  const found = await octokit.paginate(octokit.rest.issues.listForRepo, {
    ...toRepository(request),
    state: "open",
    creator,
    per_page: 100,
  });
  return found
    .filter((issue) => issue.user?.login === creator && issue.pull_request === undefined)
    .map(({ number, title, body, html_url: url }) => ({ number, title, body: body ?? "", url }))
    .toSorted((a, b) => a.number - b.number);
}

function toRepository({ repository }: IssueRequest): { readonly owner: string; readonly repo: string } {
  const [owner = "", repo = ""] = repository.split("/");
  return { owner, repo };
}
