import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { cancelledBy } from "../../src/core/cancel.js";
import type { Failure } from "../../src/core/failure.js";
import { settleFailure } from "../../src/environment/run/failed-step.js";
import { lockLost, lost, runOf, type Given } from "./lost-run.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function settled(given: Partial<Given>, error: Failure | TypeError): Promise<Record<string, unknown>> {
  const { run, told } = runOf({ before: "1", plan: "2", ...given });
  const kind = settleFailure(run, () => Promise.reject(error));
  kind.catch(() => {});
  await vi.runAllTimersAsync();
  const ended = await kind;
  return told(ended);
}

const stands = "production is at version 1";

test.each([
  {
    name: "a failure is put on record, with the recovery point that is known",
    error: lockLost,
    told: {
      kind: "database",
      events: ["fail XX000, recovery point 0/1"],
      findings: [`lock-lost: ${stands}`],
      lines: [],
    },
  },
  {
    name: "a cancel ends as one",
    given: { cancelled: true },
    error: cancelledBy("SIGTERM"),
    told: { kind: "cancelled", events: ["cancel 57014, recovery point 0/1"], findings: [`cancelled: ${stands}`] },
  },
  {
    name: "a lost connection is regained for it",
    given: { found: "1" },
    error: lost,
    told: { kind: "database", events: ["fail 08006, recovery point 0/2"], findings: [`connection-lost: ${stands}`] },
  },
  {
    name: "one that was cut by a cancel is the cancel",
    given: { found: "1", cancelled: true },
    error: lost,
    told: { kind: "cancelled", findings: [`cancelled: ${stands}`] },
  },
  {
    name: "one that cannot be regained leaves no event, and says so",
    given: { found: null },
    error: lost,
    told: {
      kind: "database",
      events: [],
      findings: [`connection-lost: ${stands}`],
      lines: ["the fail event could not be recorded: the connection is gone"],
    },
  },
])("$name", async ({ given = {}, error, told }) => {
  expect(await settled(given, error)).toMatchObject({ ...told, steps: "not-run" });
});

test("a bug is no failure of the run, and goes on up", async () => {
  await expect(settled({}, new TypeError("a bug"))).rejects.toThrow("a bug");
});

test.each([
  { name: "a bug", answer: () => Promise.reject(new TypeError("nobody thought of it")), why: "nobody thought of it" },
  { name: "a lost connection", answer: () => Promise.reject(lost), why: "the connection is gone" },
  {
    name: "a server that refuses",
    answer: () => Promise.resolve({ results: [], notices: [], error: { sqlstate: "53100", message: "no space left" } }),
    why: "no space left",
  },
])("why nothing could be put on record is told as it is: $name", async ({ answer, why }) => {
  const { run, told } = runOf({ before: "1", plan: "2" });
  run.holding.session.send = answer as unknown as typeof run.holding.session.send;
  expect(await settleFailure(run, () => Promise.reject(lockLost))).toBe("database");
  expect(told(null)["lines"]).toEqual([`the fail event could not be recorded: ${why}`]);
});
