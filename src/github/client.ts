import type { getOctokit } from "@actions/github";
import { redact, spellingsOf } from "../core/redact.js";
import { retryAfterMs } from "./retry-after.js";

export type Octokit = ReturnType<typeof getOctokit>;

/** How long GitHub may take: for one request, and for all of them together, waiting included. */
export interface Patience {
  readonly requestMs: number;
  readonly totalMs: number;
}

const usual: Patience = { requestMs: 10_000, totalMs: 20_000 };

const tooSlow = "TooSlow";

/** Whether GitHub took longer than all requests together may. */
export function isTooSlow(error: unknown): boolean {
  return error instanceof Error && error.name === tooSlow;
}

const retries = 2;
/** 403 and 429 are retried by `politely`, which knows how long GitHub asks to wait. */
const doNotRetry = [400, 401, 403, 404, 410, 422, 429, 451];

/**
 * A client for the API that `GITHUB_API_URL` names: failed requests are made again after 5xx and lost connections, a
 * `Retry-After` is kept, and no request hangs. Loaded on demand, because it costs 40 ms.
 */
export async function openGitHub(token: string, { requestMs, totalMs }: Patience = usual): Promise<Octokit> {
  const [github, { retry }] = await Promise.all([import("@actions/github"), import("@octokit/plugin-retry")]);
  const deadline = { at: Date.now() + totalMs, signal: AbortSignal.timeout(totalMs) };
  const quiet = { debug: ignore, info: ignore, warn: ignore, error: ignore };
  const options = { log: quiet, retry: { retries, doNotRetry } };
  // A plugin wraps the ones before it: each attempt has its own time, all of them the deadline's.
  return github.getOctokit(
    token,
    options,
    (octokit) => bound(octokit, { requestMs, deadline: deadline.signal }),
    (octokit) => politely(octokit, deadline.at),
    retry,
    isolate,
    (octokit) => discreetly(octokit, token),
  );
}

function ignore(): void {}

type Hooked = Pick<Octokit, "hook">;

/** What answers in GitHub's place, a proxy or a gateway, may repeat the request that it refuses, token included. */
function discreetly({ hook }: Hooked, token: string): void {
  hook.error("request", (error) => {
    error.message = redact(error.message, spellingsOf(token));
    throw error;
  });
}

/** The requests of a client share one object of options, in which the plugins count and keep signals: a copy for each. */
function isolate({ hook }: Hooked): void {
  hook.before("request", (options) => {
    options.request = { ...options.request };
  });
}

function bound(
  { hook }: Hooked,
  { requestMs, deadline }: { readonly requestMs: number; readonly deadline: AbortSignal },
): void {
  hook.wrap("request", async (request, options) => {
    // Changed in place: the hooks further in keep the options that they were bound to.
    options.request.signal = AbortSignal.any([AbortSignal.timeout(requestMs), deadline]);
    try {
      return await request(options);
    } catch (error) {
      // Not an error of the API's kind, so that nothing tries once more.
      throw deadline.aborted
        ? Object.assign(new Error("GitHub took too long", { cause: error }), { name: tooSlow })
        : error;
    }
  });
}

/** Waits as long as GitHub asks for, where that ends before the deadline. */
function politely({ hook }: Hooked, deadlineAt: number): void {
  hook.wrap("request", async (request, options) => {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await request(options);
      } catch (error) {
        const wait = retryAfterMs(error);
        if (wait === null || attempt >= retries || Date.now() + wait >= deadlineAt) throw error;
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  });
}
