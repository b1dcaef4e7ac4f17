import { expect, test } from "vitest";
import type { Suggestion } from "../../src/core/fix.js";
import type { Finding } from "../../src/core/model.js";
import { finding } from "../../src/core/problems.js";
import { introduceSuggestions, toLineSuggestions } from "../../src/render/suggestions.js";
import { toReport } from "../golden/build.js";

function toFinding(suggestion: Partial<Suggestion>, parts: Partial<Finding> = {}): Finding {
  const whole = { startLine: 1, endLine: 1, text: "B;", replaces: "A;", ...suggestion };
  const one = finding("create-if-not-exists", { message: "CREATE TABLE a has no IF NOT EXISTS: a second run fails" });
  return { ...one, file: "migrations/V1__a.sql", line: whole.startLine, suggestion: whole, ...parts };
}

const of = (...findings: readonly Finding[]) => toLineSuggestions(toReport([], { findings }), { root: "/work" });
const ids = (...findings: readonly Finding[]): readonly string[] =>
  of(...findings).map(({ marker }) => /suggestion=(\S+)/.exec(marker)?.[1] ?? "");

test("one problem of several environments is suggested once", () => {
  expect(of(toFinding({}, { environment: "a" }), toFinding({}, { environment: "b" }))).toMatchObject([
    { path: "migrations/V1__a.sql", startLine: 1, endLine: 1, replaces: "A;" },
  ]);
});

test("of two that share a line the graver one is suggested", () => {
  const [warning, error] = [toFinding({ endLine: 3, text: "warning" }), toFinding({ startLine: 3, endLine: 4 })];
  expect(of(warning, { ...error, severity: "error" })).toMatchObject([{ startLine: 3, endLine: 4 }]);
  expect(of(warning, toFinding({ startLine: 4, endLine: 4 }))).toHaveLength(2);
  expect(of(warning, toFinding({ startLine: 3, endLine: 3 }, { file: "migrations/V2__b.sql" }))).toHaveLength(2);
});

test("two in one file, one above the other, are both suggested", () => {
  const [above, below] = [toFinding({ endLine: 2 }), toFinding({ startLine: 3, endLine: 3 })];
  expect(of({ ...above, severity: "error" }, below)).toHaveLength(2);
  expect(of(above, { ...below, severity: "error" })).toHaveLength(2);
  expect(of(above, toFinding({ startLine: 2, endLine: 3 }))).toHaveLength(1);
});

test("what it says of the problem is text, in its first clause and behind it", () => {
  const [one] = of(toFinding({}, { message: "@everyone has no <b>: [a](https://evil.example)" }));
  expect(one?.body.split("\n")[1]).toBe(
    String.raw`⚠️ **@&#8203;everyone has no &lt;b&gt;**\: \[a\]\(https:&#8203;//evil.example) — ${"`create-if-not-exists`"}`,
  );
});

test("what stands above them counts them", () => {
  const url = "https://github.com/octo/shop/pull/7#issuecomment-1";
  expect(introduceSuggestions(1, url)).toBe(
    `A safe form that can be committed as it stands; [the report](${url}) says what it is about.`,
  );
  expect(introduceSuggestions(2, null)).toBe(
    "2 safe forms that can be committed as they stand; the report says what they are about.",
  );
});

test("a suggestion is the same wherever its lines stand, and another one for other lines, texts, files and rules", () => {
  const [own] = ids(toFinding({}));
  expect(ids(toFinding({ startLine: 7, endLine: 7 }))).toEqual([own]);
  expect(ids(toFinding({}, { severity: "note", message: "other words" }))).toEqual([own]);
  const others = [
    toFinding({ text: "C;" }),
    toFinding({ replaces: "C;" }),
    toFinding({}, { file: "migrations/V2__b.sql" }),
    toFinding({}, { rule: "drop-if-exists" }),
  ].flatMap((one) => ids(one));
  expect(new Set([own, ...others]).size).toBe(5);
});

test("the same lines twice in a file are two suggestions", () => {
  const found = ids(toFinding({}), toFinding({ startLine: 5, endLine: 5 }));
  expect(found).toEqual([found[0], `${found[0]}_2`]);
});

test.each([
  { name: "accepted by a waiver", parts: { waived: "small table" } },
  { name: "outside the repository", parts: { file: "/etc/x.sql" } },
  { name: "above the folder", parts: { file: "../x.sql" } },
])("what is $name is not suggested", ({ parts }) => {
  expect(of(toFinding({}, parts))).toEqual([]);
});

test("what holds a secret, or signs that nobody sees, is not suggested", () => {
  const secret: Suggestion = { startLine: 1, endLine: 1, text: "***" };
  expect(of({ ...toFinding({}), suggestion: secret })).toEqual([]);
  for (const hidden of ["\u202e", "\u200b", "\u0000", "a\rb"]) expect(of(toFinding({ text: hidden }))).toEqual([]);
});

test.each([
  { name: "lines", text: "a\n\tb ", expected: "```suggestion\na\n\tb \n```" },
  { name: "no line, which removes those that are there", text: "", expected: "```suggestion\n```" },
  { name: "fences", text: "'\n```\n~~~\n`````'", expected: "``````suggestion\n'\n```\n~~~\n`````'\n``````" },
])("the block holds $name as they are", ({ text, expected }) => {
  const body = of(toFinding({ text }))[0]?.body ?? "";
  expect(body.slice(body.indexOf("\n\n") + 2)).toBe(expected);
});

test("the block has the line ends of the file", () => {
  const body = of(toFinding({ text: "a\r\nb\nc", replaces: "x\r" }))[0]?.body;
  expect(body).toMatch(/```suggestion\r\na\r\nb\r\nc\r\n```$/);
});

test("hostile names stay text", () => {
  const message = 'table "<img src=x>](https://x.y) @octocat #1 --> <!--" is new\n## more';
  expect(of(toFinding({}, { message }))[0]?.body.split("\n")[1]).toMatchInlineSnapshot(
    `"⚠️ **Table "&lt;img src=x&gt;\\]\\(https:&#8203;//x.y) @&#8203;octocat #&#8203;1 --&gt; &lt;\\!--" is new** — \`create-if-not-exists\`"`,
  );
});
