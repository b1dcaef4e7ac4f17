import { describe, expect, test } from "vitest";
import { toBlobAddress, toTrustedRun, toUriPath } from "../../src/render/links.js";
import { fitSections } from "../../src/render/sections.js";
import { sayRetries } from "../../src/render/migration-table.js";
import { cap, visibleBlock, visibleLine } from "../../src/render/visible.js";
import { count, toDay, toDuration, toList, toMinute, toShort } from "../../src/render/words.js";
import { context } from "../golden/build.js";

test.each([
  { ms: 0, expected: "0 ms" },
  { ms: 999, expected: "999 ms" },
  { ms: 1_000, expected: "1.0 s" },
  { ms: 59_949, expected: "59.9 s" },
  { ms: 59_950, expected: "1 min 0 s" },
  { ms: 185_000, expected: "3 min 5 s" },
  { ms: 7_800_000, expected: "2 h 10 min" },
])("$ms ms reads as $expected", ({ ms, expected }) => expect(toDuration(ms)).toBe(expected));

test("who was in the way of several attempts is told once, as old as at the last", () => {
  const given = (blockedBy: string | null) => ({ sqlstate: "55P03", waitedMs: 1000, blockedBy });
  const [early, late] = [1, 41].map((age) => given(`pid 7 (report, idle in transaction for ${age} s)`));
  const whom = "waited 3.0 s for pid 7 (report, idle in transaction for 41 s)";
  expect(sayRetries([early, given(null), late].filter((one) => one !== undefined))).toBe(`${whom}, 3 retries`);
  expect(sayRetries([early, late, given("pid 8 (report)")].filter((one) => one !== undefined))).toBe(
    `${whom} and 1 more, 3 retries`,
  );
});

test("amounts, lists, days and digests", () => {
  expect([count(1, "row"), count(18_400, "row"), count(2, "retry", "retries")]).toEqual([
    "1 row",
    "18,400 rows",
    "2 retries",
  ]);
  expect([toList([]), toList(["a"]), toList(["a", "b"]), toList(["a", "b", "c"])]).toEqual([
    "",
    "a",
    "a and b",
    "a, b and c",
  ]);
  expect(toList(["a", "b", "c", "d"], { most: 3 })).toBe("a, b and 2 more");
  expect([toDay("2026-11-02T09:12:33.000Z"), toDay("yesterday")]).toEqual(["2\u00a0Nov\u00a02026", "yesterday"]);
  expect([toMinute("2026-11-02T09:12:33.000Z"), toMinute("")]).toEqual(["2026-11-02 09:12 UTC", ""]);
  expect([toShort("0123456789"), toShort("01234567")]).toEqual(["01234567…", "01234567"]);
});

describe("text becomes visible", () => {
  test.each([
    { name: "an escape sequence", given: "\u001b[2J", expected: "␛[2J" },
    { name: "DEL and C1", given: "\u007f\u009b", expected: "␡⟨U+009B⟩" },
    { name: "bidi signs", given: "\u202e\u2066", expected: "⟨U+202E⟩⟨U+2066⟩" },
    { name: "a Hangul filler", given: "\u3164", expected: "⟨U+3164⟩" },
    { name: "half a character", given: "\ud800", expected: "\ufffd" },
    { name: "tag characters", given: "\u{e0041}", expected: "⟨U+E0041⟩" },
    { name: "a joiner inside an emoji stays", given: "👩\u200d💻", expected: "👩\u200d💻" },
    { name: "the emoji form stays", given: "⚠\ufe0f", expected: "⚠\ufe0f" },
    { name: "a joiner between Latin letters does not", given: "a\u200db", expected: "a⟨U+200D⟩b" },
    { name: "lines and tabs are one blank each", given: "a\r\nb\tc\nd", expected: "a b c d" },
  ])("$name", ({ given, expected }) => expect(visibleLine(given)).toBe(expected));

  test("a block keeps lines and tabs, a lone carriage return is shown", () => {
    expect(visibleBlock("a\r\n\tb\rc\n")).toBe("a\n\tb␍c\n");
  });

  test("a cut never halves a character", () => expect([cap("😀😀", 3), cap("abc", 3)]).toEqual(["😀…", "abc"]));
});

describe("links", () => {
  test.each([
    { name: "to a line", file: "migrations/V2__x.sql", line: 3, expected: "migrations/V2__x.sql#L3" },
    { name: "with signs", file: "./a b/#?%()'*!.sql", line: undefined, expected: "a%20b/%23%3F%25%28%29%27%2A%21.sql" },
  ])("$name", ({ file, line, expected }) => {
    expect(toBlobAddress(context, file, line)).toBe(`https://github.com/octo/shop/blob/${context.commit}/${expected}`);
  });

  test.each([
    { name: "without a commit", given: { ...context, commit: null }, file: "a" },
    { name: "outside the repository", given: context, file: "/etc/passwd" },
    { name: "above it", given: context, file: "../a" },
  ])("none $name", ({ given, file }) => expect(toBlobAddress(given, file)).toBeNull());

  test("half a character in a path is replaced", () => expect(toUriPath("a\ud800")).toBe("a%EF%BF%BD"));

  test.each([
    { address: "https://github.com/octo/shop/actions/runs/42", expected: "42" },
    { address: "https://evil.example/octo/shop/actions/runs/42", expected: null },
    { address: "https://github.com.evil.example/o/s/actions/runs/42", expected: null },
    { address: "https://github.com/octo/shop/actions/runs/42#x", expected: null },
    { address: "https://github.com/../x/actions/runs/42?", expected: null },
    { address: null, expected: null },
  ])("a run on record at $address is trusted as $expected", ({ address, expected }) => {
    expect(toTrustedRun(context, address)?.id ?? null).toBe(expected);
  });
});

describe("sections", () => {
  const room = (limit: number) => ({
    limit,
    measure: (text: string) => text.length,
    sayLeftOut: (names: readonly string[]) => `-${names.join(",")}`,
  });
  const sections = [
    { name: "head", cut: "keep", body: "HEAD" },
    { name: "findings", cut: 6, body: "f".repeat(20) },
    { name: "table", cut: 3, body: "t".repeat(40) },
    { name: "empty", cut: 3, body: "" },
    { name: "sql", cut: 1, body: "s".repeat(10) },
    { name: "foot", cut: "keep", body: "FOOT" },
  ] as const;
  const shown = (limit: number) =>
    fitSections(sections, room(limit))
      .split("\n\n")
      .map((part) => part.slice(0, 9));

  test.each([
    { name: "all where there is room", limit: 200, expected: ["HEAD", "fffffffff", "ttttttttt", "sssssssss", "FOOT"] },
    { name: "the least important goes first", limit: 85, expected: ["HEAD", "fffffffff", "ttttttttt", "-sql", "FOOT"] },
    {
      name: "a large one gives way to a small one that matters less",
      limit: 60,
      expected: ["HEAD", "fffffffff", "sssssssss", "-table", "FOOT"],
    },
    { name: "some are never cut", limit: 1, expected: ["HEAD", "-findings", "FOOT"] },
  ])("$name", ({ limit, expected }) => expect(shown(limit)).toEqual(expected));
});
