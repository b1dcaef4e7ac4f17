import type { Config } from "./config/config.js";
import type { GitHubEvent } from "./core/event.js";
import type { Finding } from "./core/model.js";
import { sortFindings, toVerdict } from "./core/report.js";
import type { Report } from "./core/report.js";
import { isWorthAComment, renderComment, sameComment, toNameKey } from "./render/comment.js";
import { renderDriftIssue, toIssueTitle } from "./render/drift-issue.js";

interface Published {
  readonly report: Report;
  readonly commentUrl: string | null;
}

const noComment = (whose: string): string =>
  `There is no comment: the token of ${whose} only reads. The run's summary has this report.`;
/** GitHub gives runs that it started less, as it does to forks; a job can ask for more, so that is tried. */
const dependabot = "dependabot[bot]";

/** Keeps the pull request's one comment up to date, or on a schedule the issues about drift; what hinders that becomes part of the report. */
export async function publish(
  report: Report,
  { comment, githubToken }: Config,
  { key, event, actor }: { readonly key: string; readonly event: GitHubEvent | null; readonly actor: string | null },
): Promise<Published> {
  const { pullRequest, repository } = report.context;
  if (comment === "auto" && report.command === "drift" && event?.name === "schedule" && repository !== null) {
    return await publishDrift(report, { token: githubToken, repository, key });
  }
  if (comment === "off" || report.command !== "check" || pullRequest === null || repository === null) {
    return { report, commentUrl: null };
  }
  if (event?.name === "pull_request" && event.pullRequest?.fork === true) {
    return withoutComment(report, "a pull request from a fork");
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
  if (actor === dependabot && published.lacks === "permission") return withoutComment(report, "a run by Dependabot");
  return { report: withFinding(report, published.finding), commentUrl: null };
}

/** One issue for each environment, as long as it drifts; what is unknown changes nothing. */
async function publishDrift(
  report: Report,
  { token, repository, key }: { readonly token: string | null; readonly repository: string; readonly key: string },
): Promise<Published> {
  const known = report.environments.filter(({ drift }) => drift.status === "drift" || drift.status === "none");
  const issues = known.map((environment) => {
    const ownKey = `${key}_${toNameKey(environment.name)}`;
    const body = renderDriftIssue(report, environment, ownKey);
    // A comment that differs, or a partition more, is nothing to keep an issue open for.
    const matters = environment.drift.objects.some(({ severity }) => severity !== "cosmetic");
    const state = matters ? ("open" as const) : ("closed" as const);
    return { key: ownKey, state, title: toIssueTitle(environment), body };
  });
  const { publishIssues } = await import("./github/drift-issue.js");
  const published = await publishIssues({ token, repository, issues, same: sameComment });
  if ("finding" in published) return { report: withFinding(report, published.finding), commentUrl: null };
  return { report, commentUrl: null };
}

function withoutComment(report: Report, whose: string): Published {
  return { report: { ...report, leftOut: [...report.leftOut, noComment(whose)] }, commentUrl: null };
}

function withFinding(report: Report, one: Finding): Report {
  const findings = sortFindings([...report.findings, one]);
  return { ...report, findings, verdict: toVerdict(report.failure, report.environments, findings) };
}
