import { startGitHubApi, type GitHubApi } from "../support/github-api.js";

let started: Promise<GitHubApi> | null = null;

/**
 * The API that GitHub's client speaks to in this process, for all files of tests that it runs: the client reads the address
 * once, when it is loaded. It ends with the process.
 */
export function apiOfProcess(): Promise<GitHubApi> {
  started ??= startGitHubApi().then((api) => {
    process.env.GITHUB_API_URL = api.url;
    return api;
  });
  return started;
}
