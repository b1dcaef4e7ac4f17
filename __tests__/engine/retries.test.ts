import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Outcome } from "../../src/database/outcome.js";
import { withRetries } from "../../src/database/retry.js";
import type { GivenUp, Lessons } from "../../src/database/retry.js";
import { unseen } from "../../src/database/watch.js";
import type { Watched } from "../../src/database/watch.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Failed = Extract<Outcome, { kind: "failed" }>;

function failed(sqlstate: string, watched: Partial<Watched> = {}): Failed {
  return { kind: "failed", unit: 0, error: { sqlstate } as Failed["error"], watched: { ...unseen, ...watched } };
}

const done: Outcome = { kind: "done", executionMs: [1], wal: { walPosition: null, walAt: "" }, watched: unseen };

/** Repeats what ends as told, the last again and again; the pauses pass at once. */
async function repeat(
  outcomes: readonly Outcome[],
  { tried, cancelIn }: { readonly tried?: Failed; readonly cancelIn?: "start" | "attempt" | "pause" } = {},
) {
  const [seen, told]: [Lessons[], GivenUp[]] = [[], []];
  const controller = new AbortController();
  const cancel = (when: typeof cancelIn): void => {
    if (cancelIn === when) controller.abort(new Error("cancelled"));
  };
  cancel("start");
  const onRetry = (givenUp: GivenUp): void => {
    told.push(givenUp);
    if (cancelIn === "pause") setTimeout(() => cancel("pause"), 1);
  };
  const options = { signal: controller.signal, onRetry, ...(tried === undefined ? {} : { tried }) };
  const ended = withRetries(options, async (lessons) => {
    seen.push(lessons);
    cancel("attempt");
    return outcomes[seen.length - 1] ?? outcomes.at(-1) ?? done;
  }).catch((error: Error) => error.message);
  await vi.runAllTimersAsync();
  return { ended: await ended, seen, told };
}

test.each([
  { name: "a lock that was not to be had", outcome: failed("55P03"), sqlstate: "55P03" },
  { name: "a deadlock", outcome: failed("40P01"), sqlstate: "40P01" },
  { name: "giving way to others", outcome: failed("57014", { gaveWay: true }), sqlstate: "max-block" },
])("$name is tried six times, after 1 s and twice as long each time, and then told", async ({ outcome, sqlstate }) => {
  const { ended, seen, told } = await repeat([outcome]);
  expect(ended).toBe(outcome);
  expect(seen).toHaveLength(6);
  expect(told.map(({ attempt, attempts }) => `${attempt} of ${attempts}`)).toEqual(
    [1, 2, 3, 4, 5].map((attempt) => `${attempt} of 6`),
  );
  expect(new Set(told.map((one) => one.sqlstate))).toEqual(new Set([sqlstate]));
  for (const { waitedMs, attempt } of told) {
    expect(Math.abs(waitedMs / (500 * 2 ** attempt) - 1)).toBeLessThanOrEqual(0.25);
  }
});

test.each([
  { name: "an error of the file", outcome: failed("42P01") },
  { name: "an error of the file while others waited", outcome: failed("42P01", { gaveWay: true }) },
  { name: "a statement that somebody else cancelled", outcome: failed("57014") },
])("$name is not tried again", async ({ outcome }) => {
  expect(await repeat([outcome, done])).toEqual({ ended: outcome, seen: [{ vacuumed: [] }], told: [] });
});

test("what comes through at last is done, and each attempt knows the tables that an autovacuum has kept from us", async () => {
  const kept = (vacuumed: string | null): Failed =>
    failed("55P03", { vacuumed, blockedBy: "pid 7", longestWaitMs: 12 });
  const { ended, seen, told } = await repeat([kept("a"), kept(null), kept("b"), done]);
  expect(ended).toBe(done);
  expect(seen.map(({ vacuumed }) => vacuumed.join())).toEqual(["", "a", "a", "a,b"]);
  expect(told[0]).toMatchObject({ blockedBy: "pid 7", longestWaitMs: 12 });
});

test("an attempt that was made elsewhere counts as the first, and is looked at like one", async () => {
  const again = await repeat([failed("55P03")], { tried: failed("40P01") });
  expect(again.seen).toHaveLength(5);
  expect(again.told.map((one) => one.sqlstate)).toEqual(["40P01", "55P03", "55P03", "55P03", "55P03"]);
  expect(await repeat([done], { tried: failed("42P01") })).toMatchObject({ ended: failed("42P01"), seen: [] });
});

test.each([
  { cancelIn: "start", outcome: done, attempts: 0, ended: "cancelled" },
  { cancelIn: "attempt", outcome: failed("57014", { gaveWay: true }), attempts: 1, ended: "cancelled" },
  { cancelIn: "attempt", outcome: failed("42P01"), attempts: 1, ended: "cancelled" },
  { cancelIn: "pause", outcome: failed("55P03"), attempts: 1, ended: "cancelled" },
  { cancelIn: "attempt", outcome: done, attempts: 1, ended: done },
] as const)("a cancel in the $cancelIn ends it after $attempts attempts", async ({ cancelIn, outcome, ...wanted }) => {
  const { ended, seen } = await repeat([outcome], { cancelIn });
  expect({ ended, attempts: seen.length }).toEqual({ ended: wanted.ended, attempts: wanted.attempts });
});
