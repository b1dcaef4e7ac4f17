import { assert, constantFrom, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { finding } from "../../src/core/problems.js";
import { colour, plain } from "../../src/render/paint.js";
import { layTable, widthOf, wrap } from "../../src/render/text-layout.js";
import { renderText } from "../../src/render/text.js";
import { readCases } from "../golden/all.js";
import { files, toEnvironment, toReport } from "../golden/build.js";
import { report as failed } from "../golden/failed-apply/report.js";
import { report as history } from "../golden/history/report.js";
import { report as status } from "../golden/status/report.js";
import { hostileText } from "./hostile.js";
import { toHostileReport } from "./hostile-report.js";

const colours = new RegExp(String.raw`\u001B\[\d+m`, "g");

test.each(await readCases())("$name says the same in colour", ({ report }) => {
  const painted = renderText(report, { columns: 100, paint: colour });
  expect(painted.replaceAll(colours, "")).toBe(renderText(report, { columns: 100, paint: plain }));
  expect(painted).not.toBe(renderText(report, { columns: 100, paint: plain }));
});

test("hostile text moves no cursor, hides nothing and turns nothing round", () => {
  assert(
    property(hostileText, constantFrom("check", "apply", "status", "rollback"), (text, command) => {
      const file = { ...files.email, description: text, sql: text };
      const report = toReport([toEnvironment(text, [file], { server: text, database: text })], {
        command,
        findings: [
          {
            ...finding("syntax", {
              message: text,
              help: text,
              file: "migrations/V13__add_email.sql",
              line: 1,
              column: 3,
            }),
            hint: text,
          },
        ],
        leftOut: [text],
      });
      const shown = renderText(report, { columns: 80, paint: colour }).replaceAll(colours, "");
      expect(shown.replaceAll(/[\n\t]/g, "")).not.toMatch(/\p{Cc}|[\u200b\u202a-\u202e\u2066-\u2069\ufeff]/u);
    }),
    { numRuns: 500 },
  );
});

test("hostile proofs, drift, schema changes and fixes neither", () => {
  assert(
    property(hostileText, constantFrom("check" as const, "drift" as const), (text, command) => {
      const shown = renderText(toHostileReport(text, 4, command), { columns: 80, paint: colour }).replaceAll(
        colours,
        "",
      );
      expect(shown.replaceAll(/[\n\t]/g, "")).not.toMatch(/\p{Cc}|[\u200b\u202a-\u202e\u2066-\u2069\ufeff]/u);
    }),
    { numRuns: 200 },
  );
});

describe("the width of the screen", () => {
  test.each([
    {
      name: "history on a wide screen",
      report: history,
      columns: 160,
      expected: "id when (UTC) event version description by time why",
    },
    {
      name: "history on a narrow screen",
      report: history,
      columns: 60,
      expected: "when (UTC) event version description by",
    },
    {
      name: "status on a wide screen",
      report: status,
      columns: 160,
      expected: "version description state installed (UTC) by time undo",
    },
    { name: "status on a narrow screen", report: status, columns: 50, expected: "version description state by" },
  ])("$name", ({ report, columns, expected }) => {
    const lines = renderText(report, { columns, paint: plain }).split("\n");
    expect(
      lines
        .find((line) => /^ .*version  desc/.test(line))
        ?.trim()
        .split(/ {2,}/)
        .join(" "),
    ).toBe(expected);
  });

  test("a table is never wider than the screen where its columns can shrink", () => {
    assert(
      property(hostileText, hostileText, constantFrom(44, 60, 80, 120), (a, b, columns) => {
        const cells = [a, b, "表".repeat(30)].map((text) => ({ text }));
        const lines = layTable(
          [
            { title: "a", cells, shrink: "yes" },
            { title: "b", cells, shrink: "yes" },
          ],
          { columns, paint: plain },
        );
        expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(columns);
      }),
    );
  });

  test("without a screen nothing is cut or wrapped", () => {
    const text = renderText(toReport([], { findings: [finding("edited", { message: "word ".repeat(100) })] }), {
      columns: Number.POSITIVE_INFINITY,
      paint: plain,
    });
    expect(text).toContain("word ".repeat(100).trim());
  });

  test.each([
    { text: "abc", expected: 3 },
    { text: "表a", expected: 3 },
    { text: "é", expected: 1 },
    { text: "e\u0301", expected: 1 },
    { text: "✅", expected: 2 },
  ])("$text takes $expected columns", ({ text, expected }) => expect(widthOf(text)).toBe(expected));

  test("words wrap, and the following lines are indented", () => {
    expect(wrap("one two three four five six", { columns: 20, first: "  -", indent: 4 })).toEqual([
      "  - one two three",
      "    four five six",
    ]);
  });
});

test("a failure shows the line of the file with a caret below the place", () => {
  const lines = renderText(failed, { columns: 120, paint: plain }).split("\n");
  const at = lines.findIndex((line) => line.includes("ALTER TABLE"));
  expect(lines.slice(at, at + 2)).toEqual([
    "  3 | ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);",
    "    | ^",
  ]);
});

test.each([
  {
    name: "characters, not UTF-16 units",
    sql: "SELECT '😀', x;",
    column: 13,
    expected: "    | " + " ".repeat(13) + "^",
  },
  { name: "tabs", sql: "\tSELECT x;", column: 9, expected: "    | " + " ".repeat(8) + "^" },
  { name: "a place behind the line's end", sql: "SELECT", column: 99, expected: "    | " + " ".repeat(6) + "^" },
])("the caret counts $name", ({ sql, column, expected }) => {
  const file = { ...files.email, sql };
  const findings = [finding("syntax", { message: "x", file: "migrations/V13__add_email.sql", line: 1, column })];
  const lines = renderText(toReport([toEnvironment("p", [file])], { findings }), { columns: 100, paint: plain }).split(
    "\n",
  );
  expect(lines.find((line) => line.trimEnd().endsWith("^"))).toBe(expected);
});

test("a line of a mebibyte is shown around its place", () => {
  const sql = `${"x".repeat(600_000)} HERE ${"y".repeat(400_000)}`;
  const findings = [
    finding("syntax", { message: "x", file: "migrations/V13__add_email.sql", line: 1, column: 600_002 }),
  ];
  const text = renderText(toReport([toEnvironment("p", [{ ...files.email, sql }])], { findings }), {
    columns: 100,
    paint: plain,
  });
  expect(text).toMatch(/1 \| …x+ HERE y+…\n {4}\| {42}\^/);
});
