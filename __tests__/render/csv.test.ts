import { assert, property } from "fast-check";
import { expect, test } from "vitest";
import { renderCsv } from "../../src/render/csv.js";
import { toEnvironment, toReport } from "../golden/build.js";
import { report } from "../golden/history/report.js";
import { hostileText } from "./hostile.js";

/** RFC 4180, as a spreadsheet reads it. */
function parse(csv: string): readonly (readonly string[])[] {
  const rows = csv.match(/(?:"(?:[^"]|"")*"|[^"\r])*\r\n/g) ?? [];
  return rows.map((row) =>
    [...row.slice(0, -2).matchAll(/("(?:[^"]|"")*"|[^",]*)(?:,|$)/g)]
      .filter((match, index, all) => index < all.length - 1 || match[0] !== "" || row.endsWith(",\r\n"))
      .map(([, cell = ""]) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)),
  );
}

const [event] = report.environments[0]?.events ?? [];
const withMessage = (message: string) =>
  toReport([toEnvironment("production", [], { events: event === undefined ? [] : [{ ...event, message }] })]);
const column = (name: string, csv: string): string | undefined => {
  const [heading = [], row = []] = parse(csv);
  return row[heading.indexOf(name)];
};

test("a heading, then a line per event, newest first", () => {
  const rows = parse(renderCsv(report));
  expect(rows[0]?.slice(0, 5)).toEqual(["environment", "id", "at", "event", "version"]);
  expect(rows.slice(1).map((row) => row.slice(0, 5))).toEqual([
    ["production", "4", "2026-11-21T08:00:00.000Z", "repair", "12"],
    ["production", "5", "2026-11-20T09:12:33.000Z", "start", "14"],
    ["production", "3", "2026-11-20T09:12:33.000Z", "undo", "13"],
    ["production", "2", "2026-11-20T09:12:33.000Z", "fail", "13"],
    ["production", "1", "2026-11-20T09:12:33.000Z", "apply", "12"],
  ]);
});

test.each([
  { name: "a formula", given: "=1+1", expected: "'=1+1" },
  { name: "a plus", given: "+1", expected: "'+1" },
  { name: "a minus", given: "-1", expected: "'-1" },
  { name: "an at sign", given: "@SUM(A1)", expected: "'@SUM(A1)" },
  { name: "a tab", given: "\t=1", expected: "' =1" },
  { name: "a carriage return", given: "\r=1", expected: "' =1" },
  { name: "blanks before a formula", given: "  =1", expected: "'  =1" },
  { name: "a full-width formula", given: "＝1", expected: "'＝1" },
  { name: "a formula after what parts cells elsewhere", given: "a;=1; @b;\t+c; d", expected: "a;'=1; '@b; '+c; d" },
  { name: "quotes and commas", given: 'a "b", c', expected: 'a "b", c' },
  { name: "line ends", given: "a\r\nb", expected: "a b" },
  { name: "a runner's command", given: "a ##[error]b", expected: "a ## [error]b" },
])("$name is text in a cell", ({ given, expected }) => {
  expect(column("message", renderCsv(withMessage(given)))).toBe(expected);
});

test("the first cell of a line is no command of a runner", () => {
  const csv = renderCsv(toReport([toEnvironment("::error::x", [], { events: event === undefined ? [] : [event] })]));
  expect(csv).toContain("\r\n'::error::x,");
});

test("hostile text stays one cell of one line", () => {
  assert(
    property(hostileText, (text) => {
      const rows = parse(renderCsv(withMessage(text)));
      expect(rows.map((row) => row.length)).toEqual([24, 24]);
      expect(column("message", renderCsv(withMessage(text)))).not.toMatch(/^\s*[=+\-@]|##\[|\p{Cc}/u);
    }),
    { numRuns: 1_000 },
  );
});
