import { expect, test } from "vitest";
import { maskRowValues } from "../../src/core/redact.js";
import { toServerMessage } from "../../src/database/server-message.js";

test("a long text of the server keeps its beginning and its end, and a value in it is masked still", () => {
  const long = `invalid input syntax for type integer: "${"9".repeat(50_000)}"`;
  const { message, detail, hint } = toServerMessage({ message: long, detail: "x".repeat(16_000), hint: `${long}!` });
  expect(message).toHaveLength(16_001);
  expect(maskRowValues(message, "22P02")).toBe('invalid input syntax for type integer: "***"');
  expect(detail).toBe("x".repeat(16_000));
  expect(hint).toMatch(/^invalid .*…9*"!$/);
});

test("no character is cut in half", () => {
  const { message } = toServerMessage({ message: `a${"👍".repeat(6_000)}…${"👍".repeat(6_000)}b` });
  expect(message).not.toMatch(/\p{Surrogate}/u);
  expect(message).toMatch(/^a(?:👍)+…(?:👍)+b$/u);
});
