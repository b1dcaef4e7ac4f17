import type { Json } from "./github-openapi.js";

/** How GitHub misbehaves for requests that match. */
export interface Fault {
  readonly method?: string;
  readonly path?: RegExp;
  /** `hang`: there is no answer. */
  readonly status: 401 | 403 | 404 | 410 | 422 | 429 | 500 | 502 | 503 | "hang";
  /** Why a 403 or 429: a permission that the token lacks (the default), or one of the two limits. */
  readonly reason?: "permission" | "primary-limit" | "secondary-limit";
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** How often; 1 unless told. */
  readonly times?: number;
  /** `done`: the request takes effect all the same, only the answer is lost. */
  readonly effect?: "none" | "done";
}

/** What is sent back; `hang` sends nothing. */
export interface Reply {
  readonly status: number | "hang";
  readonly body?: Json | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

const secondaryLimit = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";

const messages: Readonly<Record<string, string>> = {
  401: "Bad credentials",
  403: "Resource not accessible by integration",
  404: "Not Found",
  410: "Gone",
  422: "Validation Failed",
  429: secondaryLimit,
  500: "Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
  "primary-limit": "API rate limit exceeded for installation ID 1.",
  "secondary-limit": secondaryLimit,
};

function headersOf(reason: Fault["reason"]): Readonly<Record<string, string>> {
  if (reason === "permission") return { "x-accepted-github-permissions": "issues=write; pull_requests=write" };
  if (reason === "secondary-limit") return { "retry-after": "1" };
  const reset = String(Math.ceil(Date.now() / 1000) + 1);
  return reason === "primary-limit" ? { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset } : {};
}

const usualReason: Readonly<Record<string, Fault["reason"]>> = { 403: "permission", 429: "secondary-limit" };

/** GitHub's answer for a fault, message and headers included. */
export function toFaultReply(fault: Fault): Reply {
  const { status } = fault;
  const reason = fault.reason ?? usualReason[status];
  const message = fault.message ?? messages[reason ?? status] ?? messages[status] ?? "";
  const body = { message, documentation_url: "https://docs.github.com/rest", status: String(status) };
  return { status, body, headers: { ...headersOf(reason), ...fault.headers } };
}

/** Keeps faults in the order in which they were asked for. */
export function createFaults() {
  const faults: { readonly fault: Fault; left: number }[] = [];
  return {
    add(fault: Fault): void {
      faults.push({ fault, left: fault.times ?? 1 });
    },
    /** The first fault that matches and is not used up, used once more by this. */
    take(method: string, path: string): Fault | null {
      const matches = ({ fault }: { readonly fault: Fault }): boolean =>
        (fault.method ?? method) === method && (fault.path ?? /^/).test(path);
      const found = faults.find((candidate) => candidate.left > 0 && matches(candidate));
      if (!found) return null;
      found.left -= 1;
      return found.fault;
    },
  };
}
