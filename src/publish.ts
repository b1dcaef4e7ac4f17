import type { Config } from "./config/config.js";
import { sortFindings } from "./core/report.js";
import type { Report } from "./core/report.js";
import { isWorthAComment, renderComment, sameComment } from "./render/comment.js";

/** Keeps the pull request's one comment up to date; what hinders that becomes a finding of the report. */
export async function publish(
  report: Report,
  { comment, githubToken }: Config,
  key: string,
): Promise<{ readonly report: Report; readonly commentUrl: string | null }> {
  const { pullRequest, repository } = report.context;
  if (comment === "off" || report.command !== "check" || pullRequest === null || repository === null) {
    return { report, commentUrl: null };
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
  return { report: { ...report, findings: sortFindings([...report.findings, published.finding]) }, commentUrl: null };
}
