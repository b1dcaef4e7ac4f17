import type { Config } from "./config/config.js";
import type { GitHubEvent } from "./core/event.js";
import type { Finding } from "./core/model.js";
import { toVerdict } from "./core/report.js";
import { sortFindings } from "./core/sort-findings.js";
import type { Report } from "./core/report.js";
import { isWorthAComment, renderComment, sameComment, toNameKey } from "./render/comment.js";
import { introduceSuggestions, toLineSuggestions } from "./render/suggestions.js";
import { renderDriftIssue, toIssueTitle } from "./render/drift-issue.js";

interface Published {
  readonly report: Report;
  readonly commentUrl: string | null;
}

/** GitHub gives runs that it started less, as it does to forks; a job can ask for more, so that is tried. */
const dependabot = "dependabot[bot]";

/** What of the configuration says where to publish. */
type Places = Pick<Config, "comment" | "suggestions" | "githubToken">;

interface Run {
  readonly key: string;
  readonly event: GitHubEvent | null;
  readonly actor: string | null;
  /** The repository's folder. */
  readonly root: string;
}

/**
 * Keeps the pull request's one comment up to date and puts suggestions on its lines, or on a schedule the issues about
 * drift; what hinders that becomes part of the report.
 */
export async function publish(report: Report, config: Places, run: Run): Promise<Published> {
  const { pullRequest, repository } = report.context;
  const { event, key } = run;
  if (config.comment === "auto" && report.command === "drift" && event?.name === "schedule" && repository !== null) {
    return await publishDrift(report, { token: config.githubToken, repository, key });
  }
  if (report.command !== "check" || pullRequest === null || repository === null) return { report, commentUrl: null };
  const place = { repository, pullRequest };
  const fork = event?.name === "pull_request" && event.pullRequest?.fork === true;
  if (config.comment === "off")
    return await publishSuggestions({ report, commentUrl: null }, config, { ...run, place, fork });
  if (fork) return withoutWriting(report, "comment", "a pull request from a fork");
  const { publishComment } = await import("./github/comment.js");
  const published = await publishComment({
    token: config.githubToken,
    ...place,
    key,
    body: renderComment(report, { key }),
    same: sameComment,
    worthCreating: isWorthAComment(report),
  });
  if (!("finding" in published)) {
    return await publishSuggestions({ report, commentUrl: published.url }, config, { ...run, place, fork });
  }
  if (run.actor === dependabot && published.lacks === "permission") {
    return withoutWriting(report, "comment", "a run by Dependabot");
  }
  return { report: withFinding(report, published.finding), commentUrl: null };
}

/** Puts what can take the place of lines of the diff onto those lines. Where the comment was refused, so would this be. */
async function publishSuggestions(
  published: Published,
  { suggestions: wanted, githubToken }: Places,
  { event, actor, root, place, fork }: Run & { readonly place: Place; readonly fork: boolean },
): Promise<Published> {
  const { report, commentUrl } = published;
  const headSha = event?.pullRequest?.headSha;
  const suggestions = wanted === "off" || headSha === undefined ? [] : toLineSuggestions(report, { root });
  if (suggestions.length === 0 || headSha === undefined) return published;
  if (fork) return withoutWriting(report, "suggestion", "a pull request from a fork");
  const { publishSuggestions: put } = await import("./github/suggestions.js");
  const introduce = (amount: number): string => introduceSuggestions(amount, commentUrl);
  const result = await put({ token: githubToken, ...place, headSha, suggestions, introduce });
  if (!("finding" in result)) return published;
  if (actor === dependabot && result.lacks === "permission") {
    return { ...withoutWriting(report, "suggestion", "a run by Dependabot"), commentUrl };
  }
  return { report: withFinding(report, result.finding), commentUrl };
}

interface Place {
  readonly repository: string;
  readonly pullRequest: number;
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

function withoutWriting(report: Report, what: "comment" | "suggestion", whose: string): Published {
  const said = `There is no ${what}: the token of ${whose} only reads. The run's summary has this report.`;
  return { report: { ...report, leftOut: [...report.leftOut, said] }, commentUrl: null };
}

function withFinding(report: Report, one: Finding): Report {
  const findings = sortFindings([...report.findings, one]);
  return { ...report, findings, verdict: toVerdict(report.failure, report.environments, findings) };
}
