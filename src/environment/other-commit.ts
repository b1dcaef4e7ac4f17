import type { GitHubEvent } from "../core/event.js";
import type { Finding } from "../core/model.js";
import { finding } from "../core/problems.js";

/**
 * On `pull_request_target` a checkout has the base branch's files unless told: a check of those says nothing of the pull
 * request, on which it would be shown. Read-only.
 */
export async function toldOfOtherCommit(
  root: string,
  { event, signal }: { readonly event: GitHubEvent | null; readonly signal: AbortSignal },
): Promise<readonly Finding[]> {
  if (event?.name !== "pull_request_target" || event.pullRequest === null) return [];
  const { headSha } = event.pullRequest;
  const { runGit } = await import("../git/run-git.js");
  // Of a shallow merge commit the parents are not there, but it names them.
  const [head, raw] = await Promise.all([
    runGit(root, ["rev-parse", "HEAD"], { signal }),
    runGit(root, ["cat-file", "-p", "HEAD"], { signal }),
  ]);
  if (head === null || raw === null) return [];
  const [commit, content] = [head.toString("utf8").trim(), raw.toString("utf8")];
  if (commit === headSha || content.split("\n\n")[0]?.split("\n").includes(`parent ${headSha}`) === true) return [];
  const message = `the checked out commit ${commit.slice(0, 7)} is none of the pull request: nothing of what that changes was looked at`;
  return [
    finding("base-branch", {
      message,
      severity: "warning",
      help: "check it on the event pull_request, which does what needs no secret; files of a fork do not belong where secrets are",
    }),
  ];
}
