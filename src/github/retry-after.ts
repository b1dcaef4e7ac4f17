import { isRecord } from "../core/shape.js";
/** What an answer of the API that refuses holds; octokit's RequestError in as much as is used. */
export interface Refusal {
  readonly status: number;
  readonly message: string;
  readonly headers: Readonly<Record<string, unknown>>;
  /** Whether GitHub answered at all. */
  readonly answered: boolean;
}

/** Reads an error of a request; null for anything else, which is a bug. */
export function toRefusal(error: unknown): Refusal | null {
  if (!(error instanceof Error) || !("status" in error) || typeof error.status !== "number") return null;
  const response: unknown = "response" in error ? error.response : undefined;
  const headers = isRecord(response) && isRecord(response["headers"]) ? response["headers"] : {};
  return { status: error.status, message: error.message, headers, answered: isRecord(response) };
}

/** How long GitHub asks to wait before the request is made again, in milliseconds; null where it does not. */
export function retryAfterMs(error: unknown): number | null {
  const refusal = toRefusal(error);
  if (refusal === null || (refusal.status !== 403 && refusal.status !== 429)) return null;
  const { headers } = refusal;
  const seconds = toNumber(headers["retry-after"]);
  if (seconds !== null) return seconds * 1_000;
  const reset = toNumber(headers["x-ratelimit-reset"]);
  if (reset === null || headers["x-ratelimit-remaining"] !== "0") return null;
  return Math.max(0, reset * 1_000 - Date.now());
}

function toNumber(header: unknown): number | null {
  return typeof header === "string" && /^\d{1,12}$/.test(header) ? Number(header) : null;
}
