import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { builtInPlaceholders, replacePlaceholders, withFileName } from "../../src/core/placeholders.js";

const values = new Map([
  ["schema", "shop"],
  ["Owner", "app"],
  ["empty", ""],
  ["self", "${self}"],
]);

describe("replacing placeholders", () => {
  test.each([
    ["SELECT 1", "SELECT 1"],
    ["${schema}.t", "shop.t"],
    ["${SCHEMA}.t and ${owner}", "shop.t and app"],
    ["'${schema}' -- ${schema}\n$$${schema}$$", "'shop' -- shop\n$$shop$$"],
    ["a${empty}b${empty}", "ab"],
    ["${self}", "${self}"],
    ["$${schema}", "$${schema}"],
    ["'$$${schema}' '$$$${schema}'", "'$$shop' '$$$${schema}'"],
    ["$schema {schema} $ {schema}", "$schema {schema} $ {schema}"],
    ["${schema}${schema}", "shopshop"],
  ])("%j becomes %j", (text, expected) => {
    const { text: replaced, problems } = replacePlaceholders(text, values);
    expect({ replaced, problems }).toEqual({ replaced: expected, problems: [] });
  });

  test("keeps an undefined one, says where it stands, and goes on", () => {
    expect(replacePlaceholders("-- ${a}\n${schema} ${ b }", values)).toMatchObject({
      text: "-- ${a}\nshop ${ b }",
      problems: [
        { kind: "undefined", name: "a", at: 3 },
        { kind: "undefined", name: " b ", at: 18 },
      ],
    });
  });

  test("stops at one that is not closed", () => {
    expect(replacePlaceholders("${schema} ${schema\nSELECT 1", values)).toMatchObject({
      text: "shop ${schema\nSELECT 1",
      problems: [{ kind: "unterminated", name: "schema", at: 10 }],
    });
  });

  test("maps positions back: before, inside, behind a value", () => {
    const { text, toOriginal } = replacePlaceholders("a ${schema} b ${owner} c", values);
    expect(text).toBe("a shop b app c");
    expect(["a", "s", "h", " b", "app", "c"].map((part) => toOriginal(text.indexOf(part)))).toEqual([
      0, 2, 2, 11, 14, 23,
    ]);
    expect(toOriginal(text.length)).toBe("a ${schema} b ${owner} c".length);
  });

  test("every character that is not of a value maps to itself in the original", () => {
    const part = fc.oneof(fc.constantFrom("${schema}", "${OWNER}", "${empty}", "${no}", "$", "{", "}"), fc.string());
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const original = parts.join("");
        const { text, toOriginal } = replacePlaceholders(original, values);
        const pairs = Array.from({ length: text.length }, (_, at) => ({ is: text[at], was: toOriginal(at) }));
        const kept = pairs.filter(({ was }) => !original.startsWith("${", was));
        expect(kept.map(({ is }) => is)).toEqual(kept.map(({ was }) => original[was]));
      }),
    );
  });
});

test("built-ins have Flyway's names; what nobody knows stays undefined", () => {
  const builtIns = builtInPlaceholders({ defaultSchema: "shop", user: "app", database: null, workingDirectory: "/w" });
  expect([...builtIns]).toEqual([
    ["flyway:defaultschema", "shop"],
    ["flyway:user", "app"],
    ["flyway:workingdirectory", "/w"],
  ]);
  expect(replacePlaceholders("${flyway:defaultSchema}", builtIns).text).toBe("shop");
});

test("the file name is the last part of the script's name", () => {
  expect(withFileName(new Map([["a", "b"]]), "x/y/V1__z.sql").get("flyway:filename")).toBe("V1__z.sql");
});
