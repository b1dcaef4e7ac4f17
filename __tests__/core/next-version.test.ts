import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseFileName } from "../../src/core/file-name.js";
import { nextVersion, toFileName } from "../../src/core/next-version.js";

describe("the next version", () => {
  const now = new Date("2026-11-22T14:05:06Z");

  test.each([
    { name: "of an empty folder is 1", versions: "", expected: "1" },
    { name: "counts on", versions: "1 2", expected: "3" },
    { name: "follows the highest, not the last or the longest", versions: "10 9 2", expected: "11" },
    { name: "keeps the width of padded numbers", versions: "001 002", expected: "003" },
    { name: "grows beyond that width", versions: "099 999", expected: "1000" },
    { name: "counts the last part of dotted ones", versions: "1.0 1.9", expected: "1.10" },
    { name: "keeps all parts", versions: "2.1.0", expected: "2.1.1" },
    { name: "pads parts too", versions: "1.01", expected: "1.02" },
    { name: "is the time after times with seconds", versions: "1 20251231235959", expected: "20261122140506" },
    { name: "is the time after times with minutes", versions: "202512312359", expected: "202611221405" },
    { name: "never goes back behind a clock that was ahead", versions: "20270101000000", expected: "20270101000001" },
    { name: "differs within one second", versions: "20261122140506", expected: "20261122140507" },
    { name: "counts dates by one", versions: "20261122", expected: "20261123" },
    { name: "counts a time that is a part", versions: "2026.11.22.1400", expected: "2026.11.22.1401" },
    {
      name: "is exact beyond what a number holds",
      versions: "99999999999999999999",
      expected: "100000000000000000000",
    },
  ])("$name", ({ versions, expected }) => {
    expect(nextVersion(versions.split(" ").filter(Boolean), now)).toBe(expected);
  });
});

describe("the name of a new file", () => {
  test.each([
    ["add email to users", "V7__add_email_to_users.sql"],
    ["  Add   E-Mail!  ", "V7__add_e_mail.sql"],
    ["drop_old__table", "V7__drop_old_table.sql"],
    ["../../etc/passwd", "V7__etc_passwd.sql"],
    ["V9__x.sql", "V7__v9_x_sql.sql"],
    ["'; DROP TABLE users; --", "V7__drop_table_users.sql"],
    ["one\ntwo\u0000three", "V7__one_two_three.sql"],
    ["::set-output name=x::y", "V7__set_output_name_x_y.sql"],
    ["été 2026", "V7__été_2026.sql"],
    ["e\u0301te\u0301", "V7__été.sql"],
    ["Straße überall", "V7__straße_überall.sql"],
    ["列を追加", "V7__列を追加.sql"],
    ["हिन्दी", "V7__हिन्दी.sql"],
    ["rocket 🚀 ship", "V7__rocket_ship.sql"],
    ["", null],
    [" ", null],
    ["!?🚀--", null],
  ])("%j is %s", (description, expected) => {
    expect(toFileName("V", "7", description)).toBe(expected);
  });

  test("writes the dots of a version as underscores", () => {
    expect(toFileName("U", "1.2.03", "x")).toBe("U1_2_03__x.sql");
  });

  test.each(["a", "é", "列", "𝒳"])("is cut where a file system would refuse it, never inside a %s", (letter) => {
    const name = toFileName("V", "20261122140506", letter.repeat(300)) ?? "";
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
    expect(Buffer.byteLength(name)).toBeGreaterThan(190);
    expect(name).toMatch(new RegExp(`^V20261122140506__(?:${letter})+\\.sql$`, "u"));
  });

  test("ends with a word where it was cut between two", () => {
    expect(toFileName("V", "1", `${"a".repeat(179)} bc`)).toBe(`V1__${"a".repeat(179)}.sql`);
  });

  test("is one that the tool reads back, whatever the description", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (description) => {
        const name = toFileName("V", "12", description);
        fc.pre(name !== null);
        expect(name).not.toMatch(/[/\\\s\p{Cc}]/u);
        expect(parseFileName(name)).toMatchObject({ kind: "versioned", version: { text: "12" } });
      }),
    );
  });
});
