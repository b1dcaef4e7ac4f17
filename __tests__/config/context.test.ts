import { describe, expect, test } from "vitest";
import { toContext, toRecorder } from "../../src/config/context.js";
import { parseEvent } from "../../src/core/event.js";
import { tool } from "../../src/core/tool.js";
import { pullRequestEvent } from "../support/events.js";

const variables = {
  GITHUB_SERVER_URL: "https://github.com",
  GITHUB_REPOSITORY: "octo/shop",
  GITHUB_RUN_ID: "4711",
  GITHUB_REF: "refs/heads/main",
  GITHUB_SHA: "c".repeat(40),
};
const nowhere = {
  serverUrl: null,
  repository: null,
  ref: null,
  commit: null,
  pullRequest: null,
  runId: null,
  runUrl: null,
};

describe("where a run happens", () => {
  test("comes from the runner's variables", () => {
    expect(toContext(variables, null)).toEqual({
      serverUrl: "https://github.com",
      repository: "octo/shop",
      ref: "refs/heads/main",
      commit: "c".repeat(40),
      pullRequest: null,
      runId: "4711",
      runUrl: "https://github.com/octo/shop/actions/runs/4711",
    });
  });

  test("is the head of a pull request, not the commit that merges it", () => {
    const { name, payload } = pullRequestEvent({ number: 7 });
    const parsed = parseEvent(name, payload);
    expect(toContext(variables, "ok" in parsed ? parsed.ok : null)).toMatchObject({
      pullRequest: 7,
      commit: "a".repeat(40),
    });
  });

  test("is nowhere elsewhere; no address is made of half the parts", () => {
    expect(toContext({}, null)).toEqual(nowhere);
    expect(toContext({ ...variables, GITHUB_RUN_ID: "" }, null)).toMatchObject({ runId: null, runUrl: null });
  });
});

describe("who changes a database", () => {
  test.each([
    [{ GITHUB_TRIGGERING_ACTOR: "bob", GITHUB_ACTOR: "alice" }, "bob"],
    [{ GITHUB_TRIGGERING_ACTOR: "", GITHUB_ACTOR: "alice" }, "alice"],
    [{ GITHUB_ACTOR: "alice" }, "alice"],
    [{}, "root"],
  ])("%j is %s", (given, expected) => {
    expect(toRecorder(given, nowhere, "root")).toMatchObject({ installedBy: expected, toolVersion: tool.version });
  });
});
