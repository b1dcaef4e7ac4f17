import { describe, expect, test } from "vitest";
import { combineChanges, toFileChange, type FileChange } from "../../src/core/fix.js";

const original = ["one;", "two", "  more;", "three;", "four;", ""];

/** The change of some lines, as a finding has it. */
function change(startLine: number, endLine: number, text: string, newline = "\n"): FileChange {
  const lines = [...original];
  lines.splice(startLine - 1, endLine - startLine + 1, ...text.split("\n"));
  return { file: "V1__a.sql", sql: lines.join(newline), suggestion: { startLine, endLine, text } };
}

describe("changes of one file, all at once", () => {
  test.each([
    ["one", [change(4, 4, "THREE;")], "one;\ntwo\n  more;\nTHREE;\nfour;\n"],
    [
      "above and below",
      [change(2, 3, "TWO;"), change(1, 1, "ONE;\nEXTRA;"), change(5, 5, "FOUR;")],
      "ONE;\nEXTRA;\nTWO;\nthree;\nFOUR;\n",
    ],
    ["that grow", [change(1, 1, "a\nb\nc"), change(4, 4, "d\ne")], "a\nb\nc\ntwo\n  more;\nd\ne\nfour;\n"],
    [
      "that overlap: the first counts",
      [change(2, 3, "TWO;"), change(3, 4, "LOST;"), change(5, 5, "FOUR;")],
      "one;\nTWO;\nthree;\nFOUR;\n",
    ],
    [
      "that overlap on one line above the first",
      [change(2, 3, "TWO;"), change(1, 2, "LOST;")],
      "one;\nTWO;\nthree;\nfour;\n",
    ],
    [
      "that overlap with another than the first: what overlaps with the lost one alone stays",
      [change(1, 1, "ONE;"), change(4, 4, "THREE;"), change(4, 5, "LOST;"), change(5, 5, "FOUR;")],
      "ONE;\ntwo\n  more;\nTHREE;\nFOUR;\n",
    ],
  ] as const)("%s", (_, changes, expected) => {
    expect(combineChanges(changes)).toBe(expected);
  });

  test("lines keep their ends", () => {
    const [first, second] = [change(1, 1, "ONE;"), change(4, 4, "THREE;")];
    const sql = first.sql.replaceAll("\n", "\r\n");
    expect(combineChanges([{ ...first, sql }, second])).toBe("ONE;\r\ntwo\r\n  more;\r\nTHREE;\r\nfour;\r\n");
  });

  test("several files, or no lines, are no change of one file", () => {
    const { file, sql, suggestion } = change(1, 1, "ONE;");
    expect(toFileChange([{ file, sql }], suggestion)).toEqual({ file, sql, suggestion });
    expect(toFileChange([{ file, sql }], undefined)).toBeNull();
    expect(
      toFileChange(
        [
          { file, sql },
          { file, sql },
        ],
        suggestion,
      ),
    ).toBeNull();
    expect(toFileChange(undefined, suggestion)).toBeNull();
  });
});
