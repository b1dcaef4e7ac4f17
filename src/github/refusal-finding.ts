import type { Finding } from "../core/model.js";
import { finding } from "../core/problems.js";
import { isTooSlow } from "./client.js";
import { toRefusal, type Refusal } from "./retry-after.js";

const summary = "the summary has the report";

/** What was to be written, in the words of a message. */
export interface Wanted {
  /** For example `comment`. */
  readonly what: string;
  /** For example `the pull request's comment`. */
  readonly whole: string;
  /** The line that the job's `permissions:` lack. */
  readonly permission: string;
  /** Why a token may lack it besides; ends with a blank where there is anything to say. */
  readonly otherwise: string;
}

const wantedComment: Wanted = {
  what: "comment",
  whole: "the pull request's comment",
  permission: "pull-requests: write",
  otherwise: "a pull request of a fork has a token that only reads, and ",
};

/** Why GitHub did not take what was to be written, and what to do, as one warning; null where the error is a bug of ours. */
export function toGitHubFinding(error: unknown, wanted: Wanted = wantedComment): Finding | null {
  if (isTooSlow(error)) {
    return finding("github", {
      message: `GitHub did not answer in time, so there is no ${wanted.what}`,
      help: `run the job again; ${summary}`,
    });
  }
  const refusal = toRefusal(error);
  return refusal === null ? null : finding("github", explain(refusal, wanted));
}

/** Whether GitHub refused because the token lacks a permission. */
export function lacksPermission(error: unknown): boolean {
  const refusal = toRefusal(error);
  return refusal?.status === 403 && !/rate limit|locked/i.test(refusal.message);
}

interface Words {
  readonly message: string;
  readonly help: string;
}

function explain(refusal: Refusal, wanted: Wanted): Words {
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
    return {
      message: `the conversation is locked (${status}), so there is no ${wanted.what}`,
      help: `unlock it; ${summary}`,
    };
  }
  return explainStatus(refusal, said, wanted);
}

function explainStatus({ status, headers }: Refusal, said: string, wanted: Wanted): Words {
  switch (status) {
    case 401:
      return {
        message: `GitHub refused the token (401): ${said}`,
        help: `pass github-token: \${{ github.token }}, or one that has not expired; ${summary}`,
      };
    case 403:
    case 404: {
      const needed = headers["x-accepted-github-permissions"];
      const asked = typeof needed === "string" ? `; GitHub asks for ${firstLine(needed)}` : "";
      return {
        message: `the token may not write ${wanted.whole} (${status}): ${said}${asked}`,
        help: `add \`${wanted.permission}\` to the job's \`permissions:\`; ${wanted.otherwise}${summary}`,
      };
    }
    default:
      return { message: `GitHub refused the ${wanted.what} (${status}): ${said}`, help: summary };
  }
}

function firstLine(text: string): string {
  return (text.split("\n")[0] ?? "").slice(0, 300);
}
