import { assert, property } from "fast-check";
import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/core/model.js";
import { finding } from "../../src/core/problems.js";
import { toAnnotations } from "../../src/render/annotations.js";
import { toReport, toWaived } from "../golden/build.js";
import { hostileText } from "./hostile.js";

const annotate = (...findings: readonly Finding[]) =>
  toAnnotations(toReport([], { findings }), { root: "/home/runner/work/shop" });
const edited = {
  message: "version 2 was edited",
  help: "restore it",
  file: "migrations/V2__x.sql",
  line: 3,
  column: 7,
};

test("a finding is an annotation on its line, with the way out", () => {
  expect(annotate(finding("edited", { ...edited, environment: "staging" }))).toEqual([
    {
      level: "error",
      title: "edited (staging)",
      message: "version 2 was edited\n→ restore it",
      file: "migrations/V2__x.sql",
      line: 3,
      column: 7,
    },
  ]);
});

test("a finding about a whole file has neither line nor column", () => {
  const [annotation] = annotate({ ...finding("edited", edited), line: undefined, column: 7 } as never);
  expect(annotation).toMatchObject({ file: "migrations/V2__x.sql", line: null, column: null });
});

describe("the file is below the repository's root", () => {
  test.each([
    { name: "as it is", file: "migrations/V2__x.sql", expected: ["migrations/V2__x.sql", 3, "version"] },
    { name: "named in full", file: "/home/runner/work/shop/db/V2__x.sql", expected: ["db/V2__x.sql", 3, "version"] },
    { name: "with a dot", file: "./db/V2__x.sql", expected: ["db/V2__x.sql", 3, "version"] },
    { name: "elsewhere", file: "/tmp/V2__x.sql", expected: [null, null, "/tmp/V2__x.sql:3:"] },
    {
      name: "beside the root",
      file: "/home/runner/work/shop2/x",
      expected: [null, null, "/home/runner/work/shop2/x:3:"],
    },
    { name: "above the root", file: "../x.sql", expected: [null, null, "../x.sql:3:"] },
  ])("$name", ({ file, expected }) => {
    const [annotation] = annotate(finding("edited", { ...edited, file }));
    expect([annotation?.file, annotation?.line, annotation?.message.split(" ")[0]]).toEqual(expected);
    // GitHub takes no column without a line, and no line without a file.
    expect(annotation?.column).toBe(expected[1] === null ? null : 7);
  });
});

test("the worst come first, ten a level, the tenth says how many there are beyond", () => {
  const many = (rule: "edited" | "ahead" | "empty-file", amount: number) =>
    Array.from({ length: amount }, (_, index) =>
      finding(rule, { message: `${rule} ${String(index).padStart(2, "0")}` }),
    );
  const found = annotate(...many("empty-file", 1), ...many("ahead", 11), ...many("edited", 10));
  expect(found.map(({ level }) => level)).toEqual([
    ...Array.from({ length: 10 }, () => "error"),
    ...Array.from({ length: 10 }, () => "warning"),
    "notice",
  ]);
  expect(found[9]?.message).toMatch(/^edited 09/);
  expect(found[19]?.message).toBe("2 more warnings: the summary has all of them");
});

test("the same problem in several environments is one annotation", () => {
  const found = annotate(...["a", "b", "c", "d"].map((environment) => finding("edited", { ...edited, environment })));
  expect(found.map(({ title }) => title)).toEqual(["edited (a, b and 2 more)"]);
});

test("a finding of no file and no environment is told alone", () => {
  expect(annotate(finding("missing", { message: "it is gone", help: "look" }))).toEqual([
    { level: "error", title: "missing", message: "it is gone\n→ look", file: null, line: null, column: null },
  ]);
});

test("a file outside that has no line is named alone", () => {
  const [annotation] = annotate(finding("edited", { message: "changed", help: "look", file: "/tmp/V2__x.sql" }));
  expect(annotation?.message).toBe("/tmp/V2__x.sql: changed\n→ look");
});

test("a fix that is ready is told, none is not", () => {
  const wayOut = (fix: NonNullable<Finding["fix"]>) =>
    annotate({ ...finding("edited", edited), fix })[0]?.message.split("\n")[1];
  expect(wayOut([{ file: "migrations/V2__x.sql", sql: "SELECT 1;\n" }])).toBe(
    "→ restore it (the comment and the summary have it as files)",
  );
  expect(wayOut([])).toBe("→ restore it");
});

test("a root that ends with a slash is the same root", () => {
  const report = toReport([], { findings: [finding("edited", { ...edited, file: "/shop/db/V2__x.sql" })] });
  expect(toAnnotations(report, { root: "/shop/" })[0]?.file).toBe("db/V2__x.sql");
});

test("a waived finding is none", () => expect(annotate(toWaived("edited", edited, "agreed"))).toEqual([]));

test("what GitHub would cut off is shortened, and the way out is kept", () => {
  const [annotation] = annotate(finding("edited", { ...edited, message: "x".repeat(9_000) }));
  expect(annotation?.message).toHaveLength(4_096);
  expect(annotation?.message).toMatch(/…\n→ restore it$/);
});

test("a way out that is too long leaves half of the room to the message", () => {
  const [annotation] = annotate(finding("edited", { ...edited, message: "x".repeat(9_000), help: "y".repeat(9_000) }));
  expect(annotation?.message).toHaveLength(4_096);
  expect(annotation?.message.split("\n").map((line) => line.length)).toEqual([2_048, 2_047]);
});

test("hostile text holds nothing that cannot be seen", () => {
  assert(
    property(hostileText, (text) => {
      const [annotation] = annotate(finding("edited", { ...edited, message: text, help: text, environment: text }));
      expect(annotation?.message.replaceAll(/[\n\t]/g, "")).not.toMatch(/\p{Cc}|\u202e/u);
      expect(annotation?.title).not.toMatch(/\p{Cc}|\u202e/u);
    }),
  );
});
