import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Failure } from "../../src/core/failure.js";
import { finding } from "../../src/core/problems.js";
import { interrupted, interruptedBatch, notStarted } from "../../src/environment/run/interrupted.js";
import { lockLost, lost, partsOf, runOf, type Given } from "./lost-run.js";
import { stepOf } from "./steps.js";

const again = "  the connection was lost; connecting again to see what was committed";
const looked = "(looked up after connecting again)";

interface Case extends Given {
  readonly name: string;
  /** What was sent together, or one after the other. */
  readonly parts: string;
  readonly error?: Failure;
  readonly told: Readonly<Record<string, unknown>>;
}

const failed = { kind: "database", events: ["fail 08006, recovery point 0/2"] };
const unlocked = { kind: "database", events: ["fail XX000, recovery point 0/1"] };

const together: readonly Case[] = [
  {
    name: "all of it is on record: done",
    ...{ before: "1", plan: "2 3", parts: "callback 2 3", found: "1 2 3" },
    told: {
      ...{ kind: null, steps: "done done", findings: [], events: [] },
      lines: [again, "  V2 x  done (found on record)", "  V3 x  done (found on record)"],
    },
  },
  {
    name: "none of it is",
    ...{ before: "1", plan: "2 3", parts: "2 3", found: "1" },
    told: {
      ...{ ...failed, steps: "failed not-run", lines: [again] },
      findings: [`connection-lost: all 2 files are rolled back; production is at version 1 and consistent ${looked}`],
    },
  },
  {
    name: "a part of it is not it: what was committed together is there together",
    ...{ before: "1", plan: "2 3", parts: "2 3", found: "1 2" },
    told: { ...failed, steps: "failed not-run", lines: [again] },
  },
  {
    name: "of callbacks alone nobody can know",
    ...{ before: "1", plan: "2", parts: "callback", found: "1" },
    told: {
      ...{ ...failed, steps: "not-run" },
      findings: [
        `connection-lost: whether the callbacks were committed is not known, as callbacks leave no record; production is at version 1 ${looked}`,
      ],
    },
  },
  {
    name: "nobody can connect any more",
    ...{ before: "1", plan: "2", parts: "2", found: null },
    told: {
      ...{ kind: "database", steps: "failed", events: [], connection: "lost" },
      findings: [
        "connection-lost: whether V2 was committed is not known: cannot connect; the record says so when it can be read",
      ],
    },
  },
  {
    name: "nobody can connect any more, after callbacks",
    ...{ before: "1", plan: "2", parts: "callback", found: null },
    told: {
      ...{ kind: "database", steps: "not-run", events: [] },
      findings: [
        "connection-lost: whether the callbacks were committed is not known: cannot connect; the record says so when it can be read",
      ],
    },
  },
  {
    name: "a cancelled run is cancelled, not lost",
    ...{ before: "1", plan: "2", parts: "2", found: "1", cancelled: true },
    told: {
      ...{ kind: "cancelled", events: ["cancel 57014, recovery point 0/2"], steps: "failed" },
      findings: [`cancelled: V2 is rolled back; production is at version 1 and consistent ${looked}`],
    },
  },
  {
    name: "it is on record, and more than that: another run has gone on",
    ...{ before: "1", plan: "2 3", parts: "2", found: "1 2 3" },
    told: { kind: "blocked", steps: "done not-run", findings: ["overtaken: production is at version 2"], events: [] },
  },
  {
    name: "it is not on record, but what comes behind it is: another run has gone on",
    ...{ before: "1", plan: "2 3", parts: "2", found: "1 3" },
    told: {
      ...{ kind: "blocked", steps: "failed not-run" },
      findings: [expect.stringMatching(/^connection-lost: /), "overtaken: production is at version 1"],
    },
  },
  {
    name: "a lock that was lost took the transaction with it",
    ...{ before: "1", plan: "2", parts: "2", error: lockLost },
    told: {
      ...{ ...unlocked, steps: "failed", lines: [] },
      findings: ["lock-lost: V2 is rolled back; production is at version 1 and consistent"],
    },
  },
  {
    name: "a lock that was lost under callbacks alone",
    ...{ before: "1", plan: "2", parts: "callback", error: lockLost },
    told: {
      ...{ ...unlocked, steps: "not-run" },
      findings: [
        "lock-lost: beforeMigrate beforeMigrate.sql is rolled back; production is at version 1 and consistent",
      ],
    },
  },
];

/** Files outside of a transaction: the row says whether they had begun. */
const alone: readonly Case[] = [
  { name: "an apply without a row", before: "1", plan: "2", found: "1", told: { begun: false } },
  { name: "an apply with a row", before: "1", plan: "2", found: "1 2!", told: { begun: true } },
  { name: "a repeatable without a row", before: "1", plan: "view", found: "1", told: { begun: true } },
  { name: "an undo whose row says applied", before: "1 2", plan: "u2", found: "1 2", told: { begun: false } },
  { name: "an undo whose row says unfinished", before: "1 2", plan: "u2", found: "1 2!", told: { begun: true } },
].map((one) => ({ ...one, parts: one.plan, transactional: false }));

describe("a transaction whose connection was lost", () => {
  test.each(together)("$name", async ({ parts, error = lost, told: wanted, ...given }) => {
    const { run, told } = runOf(given);
    expect(told(await interrupted(run, partsOf(parts), error, []))).toMatchObject(wanted);
  });

  test.each(alone)("and that was none: $name", async ({ parts, told: wanted, ...given }) => {
    const { run, told } = runOf(given);
    const { findings } = told(await interrupted(run, partsOf(parts), lost, []));
    expect(findings).toEqual([
      expect.stringMatching(wanted["begun"] === true ? /did not finish and cannot/ : /was not started; production/),
    ]);
  });
});

const oneByOne: readonly Case[] = [
  {
    name: "all of them are on record",
    ...{ before: "1", plan: "2 3", parts: "2 3", found: "1 2 3" },
    told: { kind: null, steps: "done done", findings: [], events: [] },
  },
  {
    name: "the first is, and the second was under way",
    ...{ before: "", plan: "1 2 3", parts: "1 2 3", found: "1" },
    told: {
      ...{ ...failed, steps: "done failed not-run" },
      findings: [`connection-lost: V2 is rolled back; production is at version 1 and consistent ${looked}`],
    },
  },
  {
    name: "one behind an open one is another run's",
    ...{ before: "", plan: "1 2 3", parts: "1 2 3", found: "1 3" },
    told: { kind: "blocked", steps: "done failed not-run" },
  },
  {
    name: "none of them is",
    ...{ before: "1", plan: "2 3", parts: "2 3", found: "1" },
    told: { ...failed, steps: "failed not-run" },
  },
  {
    name: "a lock that was lost was lost to the first that is left",
    ...{ before: "1", plan: "2 3", parts: "2 3", error: lockLost },
    told: {
      ...{ ...unlocked, steps: "failed not-run", lines: [] },
      findings: ["lock-lost: V2 is rolled back; production is at version 1 and consistent"],
    },
  },
];

test.each(oneByOne)("files of one message whose connection was lost: $name", async (one) => {
  const { parts, error = lost, told: wanted, ...given } = one;
  const { run, told } = runOf(given);
  expect(told(await interruptedBatch(run, parts.split(" ").map(stepOf), error))).toMatchObject(wanted);
});

describe("a cancel before anything began", () => {
  test.each([
    { parts: "2 3", state: "V2 was not started; production is at version 1" },
    { parts: "callback", state: "production is at version 1" },
  ])("leaves $parts as they were", async ({ parts, state }) => {
    const { run, told } = runOf({ before: "1", plan: "2 3", cancelled: true });
    expect(told(await notStarted(run, partsOf(parts)))).toMatchObject({
      ...{ kind: "cancelled", steps: "not-run not-run", events: ["cancel 57014, recovery point 0/1"] },
      findings: [`cancelled: ${state}`],
    });
  });
});

test("what is no failure of the database or a cancel is a bug, and goes on up", async () => {
  const bug = new TypeError("a bug");
  const { run } = runOf({ before: "1", plan: "2" });
  await expect(interrupted(run, partsOf("2"), bug, [])).rejects.toBe(bug);
  await expect(interruptedBatch(run, [stepOf("2")], bug)).rejects.toBe(bug);
  expect(run.findings).toEqual([]);
});

describe("connecting again", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const away = new Failure("database", [finding("connection-lost", { message: "away" })]);
  const other = finding("privilege", { message: "not yours" });
  const given = { before: "1", plan: "2", found: "1 2" };

  test.each([
    { name: "a server that is away for 7.5 s is waited for", away: [away, away, away, away], tries: 5, tookMs: 7500 },
    { name: "one that is away for longer is not", away: Array.from({ length: 9 }, () => away), tries: 5, tookMs: 7500 },
    { name: "what no time mends is not tried again", away: [new Failure("database", [other])], tries: 1, tookMs: 0 },
  ])("$name", async ({ name, away: met, tries: wanted, tookMs }) => {
    const { run, told, tries, sentAgain } = runOf({ ...given, away: met });
    const ending = interrupted(run, partsOf("2"), lost, []);
    await vi.runAllTimersAsync();
    const regained = name.endsWith("waited for");
    expect(told(await ending)).toMatchObject({
      kind: regained ? null : "database",
      connection: regained ? "held" : "lost",
    });
    expect(tries).toHaveLength(wanted);
    expect(Math.round((tries.at(-1) ?? 0) - (tries[0] ?? 0))).toBe(tookMs);
    // What is read then must not be lost again.
    expect(sentAgain).toEqual(regained ? [expect.stringContaining("pg_logical_emit_message")] : []);
  });

  test("a cancel ends the wait", async () => {
    const { run, told, tries } = runOf({ ...given, away: [away, away], cancelled: true });
    expect(told(await interrupted(run, partsOf("2"), lost, []))).toMatchObject({ kind: "cancelled" });
    expect(tries).toHaveLength(1);
  });

  test("a bug there goes on up", async () => {
    const bug = new TypeError("a bug");
    const { run } = runOf({ ...given, away: [bug] });
    await expect(interrupted(run, partsOf("2"), lost, [])).rejects.toBe(bug);
  });
});
