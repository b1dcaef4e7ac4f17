import { expect, test } from "vitest";
import type { Finding } from "../../src/core/model.js";
import { finding } from "../../src/core/problems.js";
import { toFixSections } from "../../src/render/fix-sections.js";
import { toReport } from "../golden/build.js";

const file = "migrations/V1__a.sql";
const message = "CREATE TABLE a has no IF NOT EXISTS";
const about = (line: number): Finding => finding("create-if-not-exists", { message, file, line });

/** The change of one line of the file. */
function ofLine(line: number, text: string): Finding {
  const lines = ["a", "b", "c", "d"].with(line - 1, text);
  return {
    ...about(line),
    fix: [{ file, sql: lines.join("\n") }],
    suggestion: { startLine: line, endLine: line, text },
  };
}

const ofFiles = (line: number): Finding => ({
  ...about(line),
  fix: [
    { file, sql: "x" },
    { file: "migrations/V2__b.sql", sql: "y" },
  ],
});

const onlyLines = (startLine: number, endLine: number, text: string): Finding => ({
  ...about(startLine),
  suggestion: { startLine, endLine, text },
});

/** Without addresses, in one line. */
const show = (...findings: readonly Finding[]): readonly string[] =>
  toFixSections(toReport([], { findings })).map(({ body }) =>
    body
      .replaceAll(/\]\([^)]*\)/g, "]")
      .replaceAll(/<\/?(?:details|summary)>|```sql|```/g, " ")
      .replaceAll(/\s+/g, " ")
      .trim(),
  );

const whole = `V1__a.sql:1, ${message}`;

test.each([
  {
    name: "one change: its lines, and the whole file",
    findings: [ofLine(1, "A")],
    shown: [`The safe way, as 1 file: ${whole} In place of line 1 of [\`V1__a.sql\`]: A \`${file}\` A b c d`],
  },
  {
    name: "several of one file, all at once",
    findings: [ofLine(1, "A"), ofLine(3, "C")],
    shown: [`The safe way, as 1 file: ${whole}, and 1 more of the kind \`${file}\` A b C d`],
  },
  {
    name: "what takes several files, apart from them",
    findings: [ofLine(1, "A"), ofLine(3, "C"), ofFiles(4)],
    shown: [
      `The safe way, as 1 file: ${whole}, and 1 more of the kind \`${file}\` A b C d`,
      `The safe way, as 2 files: V1__a.sql:4, ${message} \`${file}\` x \`migrations/V2__b.sql\` y`,
    ],
  },
  {
    name: "lines alone, where the file is too long to be shown",
    findings: [onlyLines(1, 2, "A")],
    shown: [`The safe way, as one change: ${whole} In place of lines 1 to 2 of [\`V1__a.sql\`]: A`],
  },
  {
    name: "lines to remove",
    findings: [onlyLines(1, 1, "")],
    shown: [`The safe way, as one change: ${whole} Remove line 1 of [\`V1__a.sql\`].`],
  },
  {
    name: "files of a finding about no line",
    findings: [{ ...finding("create-if-not-exists", { message }), fix: ofFiles(1).fix ?? [] }],
    shown: [`The safe way, as 2 files: ${message} \`${file}\` x \`migrations/V2__b.sql\` y`],
  },
])("$name", ({ findings, shown }) => expect(show(...findings)).toEqual(shown));

test("twenty are shown at most", () => {
  const findings = Array.from({ length: 21 }, (_, index) => ({
    ...ofFiles(index + 1),
    fix: [{ file, sql: String(index) }],
  }));
  expect(show(...findings)).toHaveLength(20);
});

test("says when the files that follow are right, once for each time", () => {
  const later = (name: string, after: string) => ({ file: `migrations/${name}`, sql: name, after });
  const fix = [
    { file, sql: "now" },
    later("V2", "<both> are written"),
    later("U2", "<both> are written"),
    later("V3", "nobody reads"),
  ];
  expect(show({ ...about(1), fix })).toEqual([
    "The safe way, as 4 files: V1__a.sql:1, CREATE TABLE a has no IF NOT EXISTS `migrations/V1__a.sql` now **Later, when &lt;both&gt; are written:** `migrations/V2` V2 `migrations/U2` U2 **Later, when nobody reads:** `migrations/V3` V3",
  ]);
});
