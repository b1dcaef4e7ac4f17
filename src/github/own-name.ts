import type { Octokit } from "./client.js";
import { toRefusal } from "./retry-after.js";

/** Whom the token belongs to. A workflow run's token is an installation's and cannot say. */
export async function readOwnName(octokit: Octokit): Promise<string> {
  try {
    return (await octokit.rest.users.getAuthenticated()).data.login;
  } catch (error) {
    if (toRefusal(error)?.status !== 403) throw error;
    return "github-actions[bot]";
  }
}
