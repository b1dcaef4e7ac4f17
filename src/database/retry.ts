import type { Retry } from "../core/report.js";
import { sleep } from "./lock.js";
import type { Outcome } from "./outcome.js";
import type { Watched } from "./watch.js";

/** An attempt that was given up and is made again. */
export interface GivenUp extends Retry {
  /** 1-based. */
  readonly attempt: number;
  readonly attempts: number;
  readonly longestWaitMs: Watched["longestWaitMs"];
}

/** What repeating needs to know. */
export interface RetryOptions {
  readonly signal: AbortSignal;
  readonly onRetry: (givenUp: GivenUp) => void;
}

type Failed = Extract<Outcome, { kind: "failed" }>;

const attempts = 6; // the first and five retries
const firstPauseMs = 1000;
/** A lock that was not to be had, and a deadlock. */
const retryable = new Set(["55P03", "40P01"]);
const cancelled = "57014";

/** What earlier attempts have taught. */
export interface Lessons {
  /** Tables that an autovacuum kept from us, qualified and quoted. */
  readonly vacuumed: readonly string[];
}

/** An attempt that has been made elsewhere, and failed: it counts as the first. */
export interface Tried {
  readonly tried?: Failed;
}

/**
 * Makes attempts until one succeeds, fails for good, or five were repeated: after a lock timeout, a deadlock, and where
 * we gave way to others. Throws the signal's reason when the run is cancelled.
 */
export async function withRetries(
  options: RetryOptions & Tried,
  makeAttempt: (lessons: Lessons) => Promise<Outcome>,
): Promise<Outcome> {
  const vacuumed = new Set<string>();
  for (let attempt = 1; ; attempt += 1) {
    options.signal.throwIfAborted();
    const first = attempt === 1 ? options.tried : undefined;
    const outcome = first ?? (await makeAttempt({ vacuumed: [...vacuumed] }));
    if (outcome.kind === "done") return outcome;
    if (options.signal.aborted) throw options.signal.reason;
    if (!isWorthRepeating(outcome) || attempt === attempts) return outcome;
    if (outcome.watched.vacuumed !== null) vacuumed.add(outcome.watched.vacuumed);
    await pause(attempt, outcome, options);
  }
}

function isWorthRepeating({ error, watched }: Failed): boolean {
  return retryable.has(error.sqlstate) || (watched.gaveWay && error.sqlstate === cancelled);
}

/** Waits with jitter, 1 s and doubling, after telling who was in the way. */
async function pause(attempt: number, { error, watched }: Failed, { onRetry, signal }: RetryOptions): Promise<void> {
  const waitedMs = Math.round(firstPauseMs * 2 ** (attempt - 1) * (0.75 + Math.random() / 2));
  const { blockedBy, longestWaitMs, gaveWay } = watched;
  onRetry({ sqlstate: gaveWay ? "max-block" : error.sqlstate, waitedMs, blockedBy, attempt, attempts, longestWaitMs });
  await sleep(waitedMs, signal);
}
