import { expect, test } from "vitest";
import { isInPatch, readNewSide } from "../../src/core/patch.js";

const patch = [
  "@@ -1,4 +1,5 @@ -- head",
  " one",
  "-two",
  "+2",
  "+@@ -9,9 +9,9 @@",
  " three\r",
  " ",
  "@@ -20 +21,2 @@",
  "-old",
  "+--- a/file",
  "+++ plus",
  "\\ No newline at end of file",
].join("\n");

test("the new side of a patch is what is added and what stands around it", () => {
  expect([...readNewSide(patch)].map(([line, { hunk, text }]) => [hunk, line, text])).toEqual([
    [1, 1, "one"],
    [1, 2, "2"],
    [1, 3, "@@ -9,9 +9,9 @@"],
    [1, 4, "three\r"],
    [1, 5, ""],
    [2, 21, "--- a/file"],
    [2, 22, "++ plus"],
  ]);
  expect(readNewSide("Binary files differ\n+a").size).toBe(0);
});

test.each([
  { name: "one line", startLine: 2, endLine: 2, text: "2", expected: true },
  { name: "another text", startLine: 2, endLine: 2, text: "two", expected: false },
  { name: "lines with another line end", startLine: 3, endLine: 4, text: "@@ -9,9 +9,9 @@\r\nthree", expected: true },
  { name: "a return inside a line", startLine: 4, endLine: 4, text: "th\rree", expected: false },
  { name: "lines of two parts", startLine: 5, endLine: 21, text: "\n--- a/file", expected: false },
  { name: "the end of the file", startLine: 21, endLine: 22, text: "--- a/file\n++ plus", expected: true },
  { name: "a line behind it", startLine: 22, endLine: 23, text: "++ plus\n", expected: false },
  { name: "a line that is not shown", startLine: 9, endLine: 9, text: "", expected: false },
  { name: "no line at all", startLine: 3, endLine: 2, text: "", expected: false },
])("$name: $expected", ({ expected, startLine, endLine, text }) => {
  expect(isInPatch(readNewSide(patch), { startLine, endLine, text })).toBe(expected);
});
