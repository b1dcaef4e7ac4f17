import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePattern } from "../../src/core/schema/ignore-pattern.js";
import { toPathPattern } from "../../src/core/path-pattern.js";
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

test("two stars stand for any folders, none included", () => {
  const part = fc.constantFrom("**", "a", "b*", "*", "?");
  const name = fc.constantFrom("a", "b", "ba", "c");
  const path = (one: fc.Arbitrary<string>) => fc.array(one, { minLength: 1, maxLength: 6 });
  const any = (parts: readonly string[], names: readonly string[]): boolean => {
    const [first, ...rest] = parts;
    if (first === undefined) return names.length === 0;
    if (first === "**") return any(rest, names) || (names.length > 0 && any(parts, names.slice(1)));
    return names.length > 0 && fits(first, names[0] ?? "") && any(rest, names.slice(1));
  };
  const check = (parts: readonly string[], names: readonly string[]): void => {
    const [pattern, text] = [parts.join("/"), names.join("/")];
    expect(toPathPattern(pattern).test(text), `${pattern} ${text}`).toBe(any(parts, names));
  };
  fc.assert(fc.property(path(part), path(name), check), { numRuns: 3000, seed: 20_261_123 });
  const deep = "a/".repeat(60);
  const started = performance.now();
  expect(toPathPattern(`${"**/a/".repeat(30)}b`).test(`${deep}c`)).toBe(false);
  expect(toPathPattern(`${"**/a/".repeat(30)}b`).test(`${deep}b`)).toBe(true);
  expect(performance.now() - started).toBeLessThan(1000);
});

test("a pattern of many stars is no trap for a long name", () => {
  const parsed = parsePattern(`table:${"*a".repeat(40)}*b`);
  const key = "ok" in parsed ? parsed.ok.key : /never/;
  const started = performance.now();
  expect(key.test(`table ${"a".repeat(63)}`)).toBe(false);
  expect(key.test(`table ${"a".repeat(63)}b`)).toBe(true);
  expect(performance.now() - started).toBeLessThan(1000);
});
