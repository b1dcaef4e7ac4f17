import { expect, test } from "vitest";
import { maskRowValues, redact, spellingsOf } from "../../src/core/redact.js";
import { toServerMessage } from "../../src/database/server-message.js";

test("a long text of the server keeps its beginning and its end, and a value in it is masked still", () => {
  const long = `invalid input syntax for type integer: "${"9".repeat(50_000)}"`;
  const { message, detail, hint } = toServerMessage({ message: long, detail: "x".repeat(16_000), hint: `${long}!` });
  expect(message).toHaveLength(16_007);
  expect(maskRowValues(message, "22P02")).toBe('invalid input syntax for type integer: "***"');
  expect(detail).toBe("x".repeat(16_000));
  expect(hint).toMatch(/^invalid .*…\[cut\]…9*"!$/);
});

test("no character is cut in half", () => {
  const { message } = toServerMessage({ message: `a${"👍".repeat(6_000)}…${"👍".repeat(6_000)}b` });
  expect(message).not.toMatch(/\p{Surrogate}/u);
  expect(message).toMatch(/^a(?:👍)+…\[cut\]…(?:👍)+b$/u);
});

test("no part of a secret stands beside the cut of a long text, wherever the cut went through it", () => {
  const secret = "Zq9x-Zq9y";
  for (let at = 0; at <= secret.length; at += 1) {
    const [before, after] = ["a".repeat(12_000 - at), "b".repeat(4_000 - at)];
    const { message } = toServerMessage({ message: `${before}${secret}${"c".repeat(99)}${secret}${after}` });
    expect(redact(message, spellingsOf(secret))).toMatch(/^a+(?:\*{3})?…\[cut\]…(?:\*{3})?b+$/);
  }
  const { message: within } = toServerMessage({
    message: `${"a".repeat(11_999)}${"Zq9x".repeat(999)}${"b".repeat(3_999)}`,
  });
  expect(redact(within, ["Zq9x".repeat(999)])).toBe(`${"a".repeat(11_999)}***…[cut]…***${"b".repeat(3_999)}`);
});
