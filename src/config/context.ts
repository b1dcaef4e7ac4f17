import type { GitHubEvent } from "../core/event.js";
import type { RunContext } from "../core/report.js";
import type { RunOrigin } from "../core/run-origin.js";
import { tool } from "../core/tool.js";

type Variables = Readonly<Record<string, string | undefined>>;

/** Where a run happens, from GitHub's variables and the event; all null elsewhere. */
export function toContext(variables: Variables, event: GitHubEvent | null): RunContext {
  const get = (name: string): string | null => {
    const value = variables[name];
    return value === undefined || value === "" ? null : value;
  };
  const [serverUrl, repository, runId] = [get("GITHUB_SERVER_URL"), get("GITHUB_REPOSITORY"), get("GITHUB_RUN_ID")];
  const known = serverUrl !== null && repository !== null && runId !== null;
  return {
    serverUrl,
    repository,
    ref: get("GITHUB_REF"),
    // On a pull request GITHUB_SHA is the merge commit, which no one can open; the head is what people know.
    commit: event?.pullRequest?.headSha ?? get("GITHUB_SHA"),
    pullRequest: event?.pullRequest?.number ?? null,
    runId,
    runUrl: known ? `${serverUrl}/${repository}/actions/runs/${runId}` : null,
  };
}

/** Who changes a database: the person or bot behind the run, else the operating system's user. */
export function toRecorder(
  variables: Variables,
  context: RunContext,
  systemUser: string,
): RunOrigin & { readonly installedBy: string; readonly toolVersion: string } {
  const actor = [variables["GITHUB_TRIGGERING_ACTOR"], variables["GITHUB_ACTOR"]].find((name) => (name ?? "") !== "");
  const { repository, ref, commit, pullRequest, runId, runUrl } = context;
  return {
    installedBy: actor ?? systemUser,
    repository,
    ref,
    commit,
    pullRequest,
    runId,
    runUrl,
    toolVersion: tool.version,
  };
}
