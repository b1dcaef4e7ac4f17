import { describe, expect, test } from "vitest";
import { parseEvent, resolveCommand, writes } from "../../src/core/event.js";
import type { Command } from "../../src/core/report.js";
import {
  dispatchEvent,
  mergeGroupEvent,
  pullRequestEvent,
  pushEvent,
  scheduleEvent,
  zeroSha,
} from "../support/events.js";

const every: readonly Command[] = [
  "check",
  "apply",
  "rollback",
  "status",
  "history",
  "drift",
  "baseline",
  "repair",
  "adopt",
  "new",
];
const changing: readonly Command[] = ["apply", "rollback", "baseline", "repair", "adopt"];

/** The command, or the message that refuses it. */
const resolve = (asked: string, event: string | null): string => {
  const resolved = resolveCommand(asked, event);
  return "ok" in resolved ? resolved.ok : resolved.findings.map(({ message }) => message).join("; ");
};

describe("command: auto", () => {
  test.each([
    ["pull_request", "check"],
    ["merge_group", "check"],
    ["push", "apply"],
    ["schedule", "drift"],
    // It runs with secrets on code of strangers: whoever wants that says so.
    ["pull_request_target", 'command: auto does not say what to do on the event "pull_request_target"'],
    ["workflow_dispatch", 'command: auto does not say what to do on the event "workflow_dispatch"'],
    ["workflow_run", 'command: auto does not say what to do on the event "workflow_run"'],
    ["issue_comment", 'command: auto does not say what to do on the event "issue_comment"'],
    ["release", 'command: auto does not say what to do on the event "release"'],
    ["constructor", 'command: auto does not say what to do on the event "constructor"'],
    [null, "command: auto does not say what to do on no event"],
  ])("on %s is %s", (event, expected) => {
    expect(resolve("auto", event)).toBe(expected);
  });
});

test.each([
  ["pull_request_target", "set command: to one of check, status, history, drift, observe"],
  [
    "release",
    "set command: to one of check, apply, rollback, status, history, drift, baseline, repair, adopt, observe",
  ],
])("what is offered on %s is not refused there", (event, expected) => {
  const resolved = resolveCommand("auto", event);
  expect("ok" in resolved ? resolved.ok : resolved.findings.map(({ help }) => help)).toEqual([expected]);
});

describe("a command that is asked for", () => {
  const unmerged = [
    "pull_request",
    "pull_request_target",
    "pull_request_review",
    "pull_request_review_comment",
    "merge_group",
  ];
  const merged = ["push", "workflow_dispatch", "schedule", "workflow_run", "release", "repository_dispatch", null];

  test.each(unmerged.flatMap((event) => every.map((command) => ({ event, command }))))(
    "$command on $event",
    ({ event, command }) => {
      const refused = `"${command}" is refused on ${event}: a pull request never changes a database`;
      expect(resolve(command, event)).toBe(changing.includes(command) ? refused : command);
    },
  );

  test.each(merged.flatMap((event) => every.map((command) => ({ event, command }))))(
    "$command on $event is what runs",
    ({ event, command }) => {
      expect(resolve(command, event)).toBe(command);
    },
  );

  test("the demo is for the command line alone", () => {
    expect(resolve("demo", null)).toBe("demo");
    expect(resolve("demo", "push")).toBe("demo is for the command line");
  });

  test.each([
    ["aply", 'unknown command "aply"', "did you mean apply? use one of check"],
    ["Apply", 'unknown command "Apply"', "did you mean apply? use one of check"],
    ["migrate", 'unknown command "migrate"', "use one of check"],
    ["", 'unknown command ""', "use one of check"],
    ["toString", 'unknown command "toString"', "use one of check"],
  ])("%s is refused with the way out", (asked, message, help) => {
    const resolved = resolveCommand(asked, null);
    if (!("findings" in resolved)) throw new Error(`${asked} was taken`);
    expect(resolved.findings).toHaveLength(1);
    expect(resolved.findings[0]).toMatchObject({ rule: "input", severity: "error", message });
    expect(resolved.findings[0]?.help.startsWith(help)).toBe(true);
  });

  test("only commands that write count as writing", () => {
    expect(every.filter(writes)).toEqual(changing);
  });
});

const parse = (name: string, payload: unknown) => {
  const parsed = parseEvent(name, payload);
  if (!("ok" in parsed)) throw new Error(parsed.findings.map(({ message }) => message).join("; "));
  return parsed.ok;
};

describe("the payload of an event", () => {
  const sha = (digit: string): string => digit.repeat(40);

  test.each([
    { name: "an opened pull request", options: {}, expected: { number: 1, baseRef: "main", fork: false } },
    {
      name: "new commits of one",
      options: { action: "synchronize", number: 7, baseRef: "release/1" } as const,
      expected: { number: 7, baseRef: "release/1", fork: false },
    },
    {
      name: "one from a fork",
      options: { fork: "mallory/shop" },
      expected: { number: 1, baseRef: "main", fork: true },
    },
    { name: "one whose fork is gone", options: { fork: null }, expected: { number: 1, baseRef: "main", fork: true } },
    {
      name: "one that runs with secrets",
      options: { name: "pull_request_target", fork: "mallory/shop" } as const,
      expected: { number: 1, baseRef: "main", fork: true },
    },
  ])("$name", ({ options, expected }) => {
    const { name, payload } = pullRequestEvent(options);
    expect(parse(name, payload)).toEqual({
      name,
      repository: "octo/shop",
      isPublic: true,
      pullRequest: { baseSha: sha("b"), headSha: sha("a"), ...expected },
      pushedBranch: null,
      push: null,
    });
  });

  test.each([
    { name: "a push to a branch", event: pushEvent({ branch: "feature/a b" }), branch: "feature/a b" },
    { name: "the first push of a branch", event: pushEvent({ before: zeroSha }), branch: "main" },
    { name: "a branch that was deleted", event: pushEvent({ kind: "deleted" }), branch: null },
    {
      name: "a pushed tag",
      event: { ...pushEvent(), payload: { ...pushEvent().payload, ref: "refs/tags/v1" } },
      branch: null,
    },
    { name: "a push without a ref", event: { ...pushEvent(), payload: { repository: {} } }, branch: null },
    { name: "a dispatch, which has a ref too", event: dispatchEvent(), branch: null },
    { name: "a merge queue's group", event: mergeGroupEvent(), branch: null },
    { name: "the clock", event: scheduleEvent(), branch: null },
  ])("$name updates the branch $branch", ({ event, branch }) => {
    expect(parse(event.name, event.payload)).toMatchObject({
      name: event.name,
      pushedBranch: branch,
      pullRequest: null,
    });
  });

  test.each([
    {
      name: "a private one is not public",
      payload: { repository: { private: true, full_name: "a/b" } },
      isPublic: false,
    },
    { name: "a public one is", payload: { repository: { private: false, full_name: "a/b" } }, isPublic: true },
    { name: "one that does not say counts as public", payload: { repository: { full_name: "a/b" } }, isPublic: true },
    { name: "a payload without one counts as public", payload: {}, isPublic: true },
    { name: "a repository that is no object counts as public", payload: { repository: "a/b" }, isPublic: true },
  ])("of repositories $name", ({ payload, isPublic }) => {
    expect(parse("push", payload).isPublic).toBe(isPublic);
  });

  test.each([
    ["null", null],
    ["a list", []],
    ["a text", "{}"],
    ["a number", 1],
  ])("that is %s is refused", (_, payload) => {
    expect(parseEvent("push", payload)).toMatchObject({
      findings: [{ message: 'the payload of the event "push" is no JSON object', help: "check GITHUB_EVENT_PATH" }],
    });
  });

  const { payload } = pullRequestEvent();
  const pull = (payload as { readonly pull_request: object }).pull_request;
  test.each([
    ["no pull request", {}],
    ["a pull request that is null", { pull_request: null }],
    ["a pull request that is a text", { pull_request: "1" }],
    ["no number", { pull_request: { ...pull, number: undefined } }],
    ["a number that is a text", { pull_request: { ...pull, number: "1" }, number: "1" }],
    ["the number 0", { pull_request: { ...pull, number: 0 } }],
    ["a negative number", { pull_request: { ...pull, number: -1 } }],
    ["half a number", { pull_request: { ...pull, number: 1.5 } }],
    ["no base", { pull_request: { ...pull, base: undefined } }],
    ["no head", { pull_request: { ...pull, head: null } }],
    ["a base without a ref", { pull_request: { ...pull, base: { sha: sha("b") } } }],
    ["a commit that is an option of git", { pull_request: { ...pull, base: { ref: "main", sha: "--output=/x" } } }],
    ["a commit that is a branch", { pull_request: { ...pull, base: { ref: "main", sha: "main" } } }],
    ["a short commit", { pull_request: { ...pull, head: { ref: "x", sha: "abc" } } }],
    ["a commit in capitals", { pull_request: { ...pull, head: { ref: "x", sha: "A".repeat(40) } } }],
  ])("of a pull request with %s is refused", (_, broken) => {
    for (const name of ["pull_request", "pull_request_target"]) {
      expect(parseEvent(name, broken)).toMatchObject({
        findings: [{ message: `the payload of the event "${name}" has no valid "pull_request"` }],
      });
    }
  });

  test("commits may be of SHA-256", () => {
    const long = "c".repeat(64);
    const pull_request = { ...pull, head: { ref: "x", sha: long } };
    expect(parse("pull_request", { pull_request }).pullRequest?.headSha).toBe(long);
  });

  test("a comment's payload is no pull request, whatever it holds", () => {
    expect(parse("issue_comment", { pull_request: "nonsense" }).pullRequest).toBeNull();
  });
});
