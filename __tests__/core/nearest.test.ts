import { expect, test } from "vitest";
import { nearest } from "../../src/core/nearest.js";

const flags = ["all", "fix", "environment", "existing-schema", "schemas", "database-url", "dry-run", "target-version"];

test.each([
  ["enviroment", "environment"],
  ["dryrun", "dry-run"],
  ["fixx", "fix"],
  ["al", "all"],
  // A part of one name alone, and what begins it.
  ["url", "database-url"],
  ["target", "target-version"],
  ["env", "environment"],
  // Both have it as their part: the one that is fewest edits away.
  ["schema", "schemas"],
  // Two of three letters are others: it is none of them.
  ["dir", null],
  ["db", null],
  ["x", null],
  ["colour", null],
])("%s most likely means %s", (name, expected) => {
  expect(nearest(name, flags)).toBe(expected);
});
