import type { Finding } from "../core/model.js";
import { finding } from "../core/problems.js";
import { isTooSlow } from "./client.js";
import { toRefusal, type Refusal } from "./retry-after.js";

const summary = "the summary has the report";

/** Why GitHub did not take the comment, and what to do, as one warning; null where the error is a bug of ours. */
export function toGitHubFinding(error: unknown): Finding | null {
  if (isTooSlow(error)) {
    return finding("github", {
      message: "GitHub did not answer in time, so there is no comment",
      help: `run the job again; ${summary}`,
    });
  }
  const refusal = toRefusal(error);
  return refusal === null ? null : finding("github", explain(refusal));
}

interface Words {
  readonly message: string;
  readonly help: string;
}

function explain(refusal: Refusal): Words {
  const { status, answered } = refusal;
  const said = firstLine(refusal.message);
  if (!answered)
    return { message: `GitHub could not be reached: ${said}`, help: `check the runner's network; ${summary}` };
  if (status === 429 || /rate limit/i.test(said)) {
    return {
      message: `GitHub's rate limit is reached (${status}): ${said}`,
      help: `run the job again later; ${summary}`,
    };
  }
  if (status >= 500)
    return { message: `GitHub answered ${status} again and again: ${said}`, help: `run the job again; ${summary}` };
  if (/locked/i.test(said)) {
    return { message: `the conversation is locked (${status}), so there is no comment`, help: `unlock it; ${summary}` };
  }
  return explainStatus(refusal, said);
}

function explainStatus({ status, headers }: Refusal, said: string): Words {
  switch (status) {
    case 401:
      return {
        message: `GitHub refused the token (401): ${said}`,
        help: `pass github-token: \${{ github.token }}, or one that has not expired; ${summary}`,
      };
    case 403:
    case 404: {
      const wanted = headers["x-accepted-github-permissions"];
      const asked = typeof wanted === "string" ? `; GitHub asks for ${firstLine(wanted)}` : "";
      return {
        message: `the token may not write the pull request's comment (${status}): ${said}${asked}`,
        help:
          "add `pull-requests: write` to the job's `permissions:`; " +
          `a pull request of a fork has a token that only reads, and ${summary}`,
      };
    }
    default:
      return { message: `GitHub refused the comment (${status}): ${said}`, help: summary };
  }
}

function firstLine(text: string): string {
  return (text.split("\n")[0] ?? "").slice(0, 300);
}
