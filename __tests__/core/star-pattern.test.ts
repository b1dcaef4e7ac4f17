import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePattern } from "../../src/core/schema/ignore-pattern.js";
import { toStarSource } from "../../src/core/star-pattern.js";

/** What a pattern means, told without an expression. */
function fits(pattern: string, text: string): boolean {
  const [head] = pattern;
  if (head === undefined) return text === "";
  if (head === "*")
    return fits(pattern.slice(1), text) || (text !== "" && text[0] !== "/" && fits(pattern, text.slice(1)));
  if (text === "") return false;
  return (head === "?" ? text[0] !== "/" : text[0] === head) && fits(pattern.slice(1), text.slice(1));
}

test("stars and question marks stand for what they say, whatever is around them", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "b", "*", "?", "/", ".", "1", "(", "$"), maxLength: 9 });
  const texts = fc.string({ unit: fc.constantFrom("a", "b", "/", ".", "1", "(", "$"), maxLength: 9 });
  const check = (pattern: string, text: string): void => {
    const source = toStarSource(pattern, { any: "[^/]", one: "[^/]", groups: { count: 0 } });
    expect(new RegExp(`^${source}$`, "s").test(text), `${pattern} ${text}`).toBe(fits(pattern, text));
  };
  fc.assert(fc.property(letters, texts, check), { numRuns: 3000, seed: 20_261_123 });
  check("*a*b*", "xaxbx");
  check("a*1*1", "a111");
});

test("a pattern of many stars is no trap for a long name", () => {
  const parsed = parsePattern(`table:${"*a".repeat(40)}*b`);
  const key = "ok" in parsed ? parsed.ok.key : /never/;
  const started = performance.now();
  expect(key.test(`table ${"a".repeat(63)}`)).toBe(false);
  expect(key.test(`table ${"a".repeat(63)}b`)).toBe(true);
  expect(performance.now() - started).toBeLessThan(1000);
});
