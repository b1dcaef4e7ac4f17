import { expect, test } from "vitest";
import { toGitHubFinding } from "../../src/github/refusal-finding.js";
import { retryAfterMs } from "../../src/github/retry-after.js";

const refuse = (status: number, headers?: Readonly<Record<string, string>>, message = "no") =>
  Object.assign(new Error(message), { status, ...(headers === undefined ? {} : { response: { headers } }) });

test("a server that is not there is told from one that refuses", () => {
  expect(toGitHubFinding(refuse(500, undefined, "connect ECONNREFUSED 127.0.0.1:1"))?.message).toBe(
    "GitHub could not be reached: connect ECONNREFUSED 127.0.0.1:1",
  );
  expect(toGitHubFinding(refuse(500, {}, "Server Error"))?.message).toBe(
    "GitHub answered 500 again and again: Server Error",
  );
});

test("only the first line of what GitHub says is repeated, and not more than 300 characters of it", () => {
  expect(toGitHubFinding(refuse(422, {}, `${"x".repeat(400)}\n::error::y`))?.message).toBe(
    `GitHub refused the comment (422): ${"x".repeat(300)}`,
  );
});

test.each([
  new TypeError("x is not a function"),
  Object.assign(new Error("x"), { status: "500" }),
  { status: 500, message: "x" },
  "x",
  null,
])("an error of ours is none of GitHub's: %j", (error) => expect(toGitHubFinding(error)).toBeNull());

test.each([
  { name: "seconds are kept", error: refuse(429, { "retry-after": "7" }), expected: 7_000 },
  { name: "a secondary limit comes as 403", error: refuse(403, { "retry-after": "60" }), expected: 60_000 },
  { name: "a missing permission is not waited for", error: refuse(403, {}), expected: null },
  { name: "a date is not understood", error: refuse(429, { "retry-after": "Wed, 21 Oct 2026" }), expected: null },
  {
    name: "a limit that was reset already",
    error: refuse(403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1" }),
    expected: 0,
  },
  {
    name: "a limit that is not reached",
    error: refuse(403, { "x-ratelimit-remaining": "9", "x-ratelimit-reset": "1" }),
    expected: null,
  },
  { name: "a limit whose end is not told", error: refuse(403, { "x-ratelimit-remaining": "0" }), expected: null },
  { name: "an answer without headers", error: Object.assign(refuse(429), { response: {} }), expected: null },
  { name: "another status", error: refuse(502, { "retry-after": "7" }), expected: null },
  { name: "no refusal", error: new Error("x"), expected: null },
])("$name", ({ error, expected }) => expect(retryAfterMs(error)).toBe(expected));
