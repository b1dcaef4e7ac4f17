import { assert, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { literalOrNull, quoteIdentifier, quoteLiteral } from "../../src/core/quote.js";
import { withDatabase } from "../support/database.js";

const hostile = [
  "",
  "plain",
  "it's",
  "''",
  "\\",
  "\\'",
  "\\\\'; DROP TABLE users; --",
  "'; DROP TABLE users; --",
  '"quoted"',
  '"; DROP TABLE users; --',
  "$$ dollar $x$",
  "line\nends\r\n",
  "\\x41 \\u0041 \\101 \\n",
  "${placeholder} :name ?",
  "\u202e\u200b\u{1f600}",
];

describe("a text in SQL", () => {
  test.each([
    ["it's", "E'it''s'"],
    ["a\\b", "E'a\\\\b'"],
    ["\\'", "E'\\\\'''"],
  ])("%s is a literal", (text, expected) => expect(quoteLiteral(text)).toBe(expected));

  test.each([
    ["users", '"users"'],
    ['a"b', '"a""b"'],
  ])("%s is an identifier", (name, expected) => expect(quoteIdentifier(name)).toBe(expected));

  test.each([
    [null, "NULL"],
    ["NULL", "E'NULL'"],
    [4711, "4711"],
    [false, "false"],
  ])("%s is a value or NULL", (value, expected) => expect(literalOrNull(value)).toBe(expected));

  test("holds no NUL, which PostgreSQL cannot store and a client would end at", () => {
    expect(() => quoteLiteral("a\0b")).toThrow(RangeError);
    expect(() => quoteIdentifier("a\0b")).toThrow(RangeError);
  });

  test("never ends early: between its quotation marks each of them stands twice, each backslash too", () => {
    assert(
      property(string({ unit: "binary" }), (text) => {
        const clean = text.replaceAll("\0", "");
        expect(quoteIdentifier(clean).slice(1, -1).replaceAll('""', "")).not.toContain('"');
        expect(
          quoteLiteral(clean)
            .slice(2, -1)
            .replaceAll(/\\\\|''/g, ""),
        ).not.toMatch(/['\\]/);
      }),
    );
  });

  test.each(["on", "off"])("is read back by PostgreSQL with standard_conforming_strings %s", (setting) =>
    withDatabase({}, async (database) => {
      const columns = hostile.map((text, index) => `${quoteLiteral(text)} AS ${quoteIdentifier(`${text}${index}`)}`);
      await database.query(`SET standard_conforming_strings = ${setting}; SET escape_string_warning = off`);
      const [row = {}] = await database.query(`SELECT ${columns.join(", ")}`);
      expect(Object.entries(row)).toEqual(hostile.map((text, index) => [`${text}${index}`, text]));
    }),
  );
});
