import type { Octokit } from "./client.js";
import { toRefusal } from "./retry-after.js";

/** Whom a workflow run's token belongs to; the token of another app has another name, which nothing tells. */
export const appWithoutName = "github-actions[bot]";

/** Whom the token belongs to. A workflow run's token is an installation's and cannot say. */
export async function readOwnName(octokit: Octokit): Promise<string> {
  try {
    return (await octokit.rest.users.getAuthenticated()).data.login;
  } catch (error) {
    if (toRefusal(error)?.status !== 403) throw error;
    return appWithoutName;
  }
}
