import type { Config } from "./config/config.js";
import type { GitHubEvent } from "./core/event.js";
import { sortFindings, toVerdict } from "./core/report.js";
import type { Report } from "./core/report.js";
import { isWorthAComment, renderComment, sameComment } from "./render/comment.js";

interface Published {
  readonly report: Report;
  readonly commentUrl: string | null;
}

const forkSentence =
  "There is no comment: the token of a pull request from a fork only reads. The run's summary has this report.";

/** Keeps the pull request's one comment up to date; what hinders that becomes part of the report. */
export async function publish(
  report: Report,
  { comment, githubToken }: Config,
  { key, event }: { readonly key: string; readonly event: GitHubEvent | null },
): Promise<Published> {
  const { pullRequest, repository } = report.context;
  if (comment === "off" || report.command !== "check" || pullRequest === null || repository === null) {
    return { report, commentUrl: null };
  }
  if (event?.name === "pull_request" && event.pullRequest?.fork === true) {
    return { report: { ...report, leftOut: [...report.leftOut, forkSentence] }, commentUrl: null };
  }
  const { publishComment } = await import("./github/comment.js");
  const published = await publishComment({
    token: githubToken,
    repository,
    pullRequest,
    key,
    body: renderComment(report, { key }),
    same: sameComment,
    worthCreating: isWorthAComment(report),
  });
  if (!("finding" in published)) return { report, commentUrl: published.url };
  const findings = sortFindings([...report.findings, published.finding]);
  const verdict = toVerdict(report.failure, report.environments, findings);
  return { report: { ...report, findings, verdict }, commentUrl: null };
}
