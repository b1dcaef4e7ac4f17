import { describe, expect, test } from "vitest";
import { planDigest, type PlanContents } from "../../src/core/digest.js";

const step = (key: string, kind = "apply", checksum = "c1") => ({ kind, key, checksum });

const contents: PlanContents = {
  identity: { systemIdentifier: "7301", databaseOid: "5", schema: "public" },
  environment: "production",
  lastChangeId: 12,
  steps: [step("13"), step("14", "apply", "c2")],
};

describe("the digest of a plan", () => {
  test("is the same for the same plan, on every machine and in every version of the tool", () => {
    expect(planDigest(contents)).toBe("ed607c74ba1080f4957159d1ec73f5c6");
    expect(planDigest(structuredClone(contents))).toBe(planDigest(contents));
  });

  const { identity, steps } = contents;
  const others: readonly (readonly [string, PlanContents])[] = [
    ["another cluster", { ...contents, identity: { ...identity, systemIdentifier: "7302" } }],
    ["another database", { ...contents, identity: { ...identity, databaseOid: "6" } }],
    ["another schema", { ...contents, identity: { ...identity, schema: "app" } }],
    ["another environment", { ...contents, environment: "staging" }],
    ["a change since", { ...contents, lastChangeId: 13 }],
    ["a step more", { ...contents, steps: [...steps, step("15")] }],
    ["a step less", { ...contents, steps: steps.slice(0, 1) }],
    ["no steps", { ...contents, steps: [] }],
    ["another order", { ...contents, steps: steps.toReversed() }],
    ["another version", { ...contents, steps: [step("13.1"), step("14", "apply", "c2")] }],
    ["another text", { ...contents, steps: [step("13", "apply", "c3"), step("14", "apply", "c2")] }],
    ["another direction", { ...contents, steps: [step("13", "undo"), step("14", "undo", "c2")] }],
    // Parts that are glued together would be equal here.
    [
      "a border that moved between fields",
      { ...contents, identity: { ...identity, systemIdentifier: "73", databaseOid: "015" } },
    ],
    ["a border that moved between steps", { ...contents, steps: [step("13", "applyc"), step("14", "apply", "c2")] }],
    ["a quote in a name", { ...contents, environment: 'production","12' }],
  ];

  test.each(others)("changes with %s", (_, other) => {
    expect(planDigest(other)).toMatch(/^[0-9a-f]{32}$/);
    expect(planDigest(other)).not.toBe(planDigest(contents));
  });

  test("differs for each of these", () => {
    expect(new Set(others.map(([, other]) => planDigest(other))).size).toBe(others.length);
  });
});
