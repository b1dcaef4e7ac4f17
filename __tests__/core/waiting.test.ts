import { expect, test } from "vitest";
import { longestWaitFor } from "../../src/core/waiting.js";
import type { Waiting } from "../../src/core/waiting.js";

const us = 1;
const waits = (pid: number, waitedMs: number, blockers: readonly number[]): Waiting => ({
  pid,
  waitedMs,
  blockers,
  counts: true,
});
const patient = (...of: Parameters<typeof waits>): Waiting => ({ ...waits(...of), counts: false });

test.each([
  { name: "nobody waits", waiting: [], expected: 0 },
  {
    name: "the longest of those who wait for us counts",
    waiting: [waits(2, 40, [us]), waits(3, 70, [9, us])],
    expected: 70,
  },
  {
    name: "our own wait is none for us, nor are those of others for others",
    waiting: [waits(us, 90, [2]), waits(3, 80, [2])],
    expected: 0,
  },
  { name: "who may wait does not count", waiting: [patient(2, 90, [us]), waits(3, 20, [us])], expected: 20 },
  { name: "who stands behind such a one counts", waiting: [waits(3, 60, [2]), patient(2, 90, [us])], expected: 60 },
  {
    name: "through any number of others",
    waiting: [waits(5, 30, [4]), patient(4, 50, [3]), patient(3, 60, [2]), patient(2, 90, [us])],
    expected: 30,
  },
  {
    name: "no longer than the one in front has waited for us",
    waiting: [waits(3, 9000, [2]), patient(2, 10, [us])],
    expected: 10,
  },
  {
    name: "by the way on which it has waited longest",
    waiting: [waits(4, 80, [3, 2]), patient(3, 10, [us]), patient(2, 50, [us])],
    expected: 50,
  },
  {
    name: "our own is none where we wait for who may wait for us",
    waiting: [waits(us, 90, [2]), patient(2, 40, [us])],
    expected: 0,
  },
  {
    name: "sessions that wait for each other do not keep us at it",
    waiting: [waits(2, 50, [3]), waits(3, 60, [2, us])],
    expected: 60,
  },
])("$name", ({ waiting, expected }) => expect(longestWaitFor(us, waiting)).toBe(expected));
