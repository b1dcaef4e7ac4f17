import { assert, property } from "fast-check";
import { expect, test } from "vitest";
import { harmlessLines } from "../../src/render/workflow-log.js";
import { hostileText } from "./hostile.js";

/** What the runner takes for an order, line by line; it compares by culture, which ignores what has no width. */
function commandsIn(text: string): readonly string[] {
  const seen = text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replaceAll(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, ""));
  return seen.filter((line) => line.trimStart().startsWith("::") || line.includes("##["));
}

test.each([
  { name: "a command", given: "::add-mask::x", expected: [": :add-mask::x"] },
  { name: "a command after blanks", given: " \t ::error::x", expected: [" \t : :error::x"] },
  { name: "a command after a wide blank", given: "\u3000::error::x", expected: ["\u3000: :error::x"] },
  { name: "a command on the second line", given: "a\n::error::x", expected: ["a", ": :error::x"] },
  { name: "a command after a carriage return", given: "a\r::error::x", expected: ["a", ": :error::x"] },
  { name: "a command behind a sign without width", given: "\u200b::error::x", expected: ["⟨U+200B⟩::error::x"] },
  { name: "a command with one inside", given: ":\u00ad:error::x", expected: [":⟨U+00AD⟩:error::x"] },
  { name: "an old command in the middle", given: "a ##[error]b", expected: ["a # #[error]b"] },
  { name: "an old command behind more signs", given: "###[error]", expected: ["## #[error]"] },
  { name: "a cast", given: "SELECT a::text", expected: ["SELECT a::text"] },
  { name: "a colour", given: "\u001b[31mred", expected: ["␛[31mred"] },
])("$name is harmless", ({ given, expected }) => {
  expect(harmlessLines(given)).toEqual(expected);
});

test("hostile text holds no order", () => {
  assert(
    property(hostileText, hostileText, (a, b) => {
      expect(commandsIn(harmlessLines(`${a}${b}`).join("\n"))).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

test("the test's own runner obeys where it should", () => {
  expect(commandsIn("a\n ::x::\nb ##[c]\n:\u200b:d")).toHaveLength(3);
});
