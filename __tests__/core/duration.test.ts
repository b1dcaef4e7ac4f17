import { expect, test } from "vitest";
import { parseDuration } from "../../src/core/duration.js";

test.each([
  ["500ms", 500],
  ["20s", 20_000],
  ["5m", 300_000],
  ["5", 5_000],
  ["0", 0],
  ["0ms", 0],
  ["2147483647ms", 2_147_483_647],
])("%s is %i milliseconds", (text, expected) => {
  expect(parseDuration(text)).toBe(expected);
});

test.each(["", "s", "5 s", " 5", "5S", "-5s", "1.5s", "5h", "5sec", "1e3", "2147483648ms", "99999999999", "off"])(
  "%j is no duration",
  (text) => {
    expect(parseDuration(text)).toBeNull();
  },
);
