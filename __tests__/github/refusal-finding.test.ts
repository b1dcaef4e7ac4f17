import { expect, test } from "vitest";
import { lacksPermission, toGitHubFinding } from "../../src/github/refusal-finding.js";
import { retryAfterMs } from "../../src/github/retry-after.js";

const refuse = (status: number, headers?: Readonly<Record<string, unknown>>, message = "no") =>
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
  { error: Object.assign(new Error("x"), { name: "TooSlow" }), says: "GitHub did not answer in time", lacks: false },
  { error: refuse(429, {}), says: "GitHub's rate limit is reached (429): no", lacks: false },
  { error: refuse(403, {}, "API rate limit"), says: "GitHub's rate limit is reached (403): API rate", lacks: false },
  { error: refuse(403, {}, "Issue is locked"), says: "the conversation is locked (403), so", lacks: false },
  { error: refuse(422, {}, "Locked"), says: "the conversation is locked (422), so there is no comment", lacks: false },
  { error: refuse(403, {}), says: "the token may not write the pull request's comment (403): no", lacks: true },
  {
    error: refuse(403, { "x-accepted-github-permissions": "issues=write\n::error::" }),
    says: "the token may not write the pull request's comment (403): no; GitHub asks for issues=write",
    lacks: true,
  },
  { error: refuse(403, { "x-accepted-github-permissions": ["a"] }), says: "the token may not write", lacks: true },
  { error: refuse(404, {}), says: "the token may not write the pull request's comment (404): no", lacks: false },
])("GitHub's answer in words: $says", ({ error, says, lacks }) => {
  const message = toGitHubFinding(error)?.message ?? "";
  expect(message.startsWith(says)).toBe(true);
  expect(message).not.toContain("::error::");
  expect(message.includes("GitHub asks for")).toBe(says.includes("GitHub asks for"));
  expect(lacksPermission(error)).toBe(lacks);
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
  { name: "a header that is no text", error: refuse(429, { "retry-after": ["7"] }), expected: null },
  { name: "another status", error: refuse(502, { "retry-after": "7" }), expected: null },
  { name: "no refusal", error: new Error("x"), expected: null },
])("$name", ({ error, expected }) => expect(retryAfterMs(error)).toBe(expected));
