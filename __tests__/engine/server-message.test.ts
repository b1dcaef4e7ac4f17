import { expect, test } from "vitest";
import { maskRowValues, redact, spellingsOf } from "../../src/core/redact.js";
import { noticeOfRest, sizeOf, toServerMessage } from "../../src/database/server-message.js";

test("a message of the server has its fields by their names, and its size", () => {
  const fields = {
    severity: "WARNING",
    code: "01000",
    message: "1",
    detail: "22",
    hint: "333",
    where: "4444",
    position: "7",
  };
  const message = toServerMessage({ ...fields, line: "of the server's own" });
  expect(message).toEqual({
    ...{
      severity: "WARNING",
      sqlstate: "01000",
      message: "1",
      detail: "22",
      hint: "333",
      position: 7,
      context: "4444",
    },
  });
  expect(sizeOf(message)).toBe(10);
});

test("what has no fields is an error of an unknown kind", () => {
  const nothing = { severity: "ERROR", sqlstate: "XX000", message: "", detail: null, hint: null, position: null };
  for (const given of [{}, { message: 5, position: 7 }, new Error("")]) {
    expect(toServerMessage(given)).toEqual({ ...nothing, context: null });
  }
  expect(sizeOf(toServerMessage({}))).toBe(0);
});

test("notices that were not kept are told by their number", () => {
  const told = [1, 2].map((count) => noticeOfRest({ count, completed: 3 }));
  expect(told.map(({ message }) => message)).toEqual(["1 more notice, not told here", "2 more notices, not told here"]);
  expect(told[0]).toMatchObject({ severity: "NOTICE", sqlstate: "00000", completed: 3 });
});

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
