import { describe, expect, test } from "vitest";
import { dispatchEvent, mergeGroupEvent, pullRequestEvent, pushEvent, scheduleEvent, zeroSha } from "./events.js";

describe("events", () => {
  const pull = { number: 7, headSha: "d".repeat(40), baseSha: "e".repeat(40), mergeSha: "f".repeat(40) };
  test.each([
    {
      name: "a pull request",
      event: pullRequestEvent({ ...pull, action: "synchronize" }),
      expected: {
        name: "pull_request",
        ref: "refs/pull/7/merge",
        sha: pull.mergeSha,
        headRef: "feature",
        baseRef: "main",
      },
      payload: {
        action: "synchronize",
        number: 7,
        after: pull.headSha,
        pull_request: {
          number: 7,
          head: { sha: pull.headSha, repo: { full_name: "octo/shop", fork: false } },
          base: { sha: pull.baseSha, repo: { full_name: "octo/shop" } },
        },
      },
    },
    {
      name: "a pull request of a fork",
      event: pullRequestEvent({ fork: "mallory/shop" }),
      expected: { ref: "refs/pull/1/merge" },
      payload: { pull_request: { head: { repo: { full_name: "mallory/shop", fork: true } } } },
    },
    {
      name: "a pull request of a deleted fork",
      event: pullRequestEvent({ fork: null }),
      expected: {},
      payload: { pull_request: { head: { repo: null } } },
    },
    {
      name: "a pull request seen from the base",
      event: pullRequestEvent({ ...pull, name: "pull_request_target" }),
      expected: { name: "pull_request_target", ref: "refs/heads/main", sha: pull.baseSha },
      payload: {},
    },
    {
      name: "a push",
      event: pushEvent({ branch: "production", after: "d".repeat(40), visibility: "private" }),
      expected: { name: "push", ref: "refs/heads/production", sha: "d".repeat(40), headRef: "" },
      payload: { ref: "refs/heads/production", deleted: false, repository: { private: true, full_name: "octo/shop" } },
    },
    {
      name: "a deleted branch",
      event: pushEvent({ branch: "feature", kind: "deleted" }),
      expected: { ref: "refs/heads/main" },
      payload: { ref: "refs/heads/feature", deleted: true, after: zeroSha, head_commit: null },
    },
    {
      name: "a dispatch",
      event: dispatchEvent({ inputs: { confirm: "production" } }),
      expected: { name: "workflow_dispatch", ref: "refs/heads/main" },
      payload: { inputs: { confirm: "production" } },
    },
    {
      name: "a merge group",
      event: mergeGroupEvent({ number: 9 }),
      expected: { name: "merge_group", ref: `refs/heads/gh-readonly-queue/main/pr-9-${"b".repeat(40)}` },
      payload: { merge_group: { base_ref: "refs/heads/main" } },
    },
    { name: "a schedule", event: scheduleEvent(), expected: { name: "schedule" }, payload: { schedule: "17 4 * * *" } },
  ])("$name says who, where and what", ({ event, expected, payload }) => {
    expect(event).toMatchObject({ ...expected, payload });
  });
});
