import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareVersions, parseVersion, versionKey } from "../../src/core/version.js";

const read = (text: string) => {
  const version = parseVersion(text);
  if (version === null) throw new Error(`"${text}" is no version`);
  return version;
};

describe("a version", () => {
  test.each([
    ["1", "1"],
    ["1_0", "1.0"],
    ["1.1", "1.1"],
    ["001", "001"],
    ["2026.11.22_1400", "2026.11.22.1400"],
    ["-1", "-1"],
    ["+1", "+1"],
    ["123456789012345678901234567890", "123456789012345678901234567890"],
    ["9223372036854775808", "9223372036854775808"],
    ["٣", "٣"],
    ["1.1٢", "1.1٢"],
    ["9223372036854775807.1", "9223372036854775807.1"],
  ])("%s is read as %s", (text, expected) => {
    expect(parseVersion(text)?.text).toBe(expected);
  });

  test.each([
    "",
    "1.",
    ".1",
    "_1",
    "1_",
    "1..1",
    "1__1",
    "1.a",
    "a",
    "1-2",
    "1.-1",
    "--1",
    "+",
    "1 ",
    "1\n",
    "1.٣",
    "²",
    "Ⅳ",
    "𝟏",
    "1e3",
    "0x1",
  ])("%j is none", (text) => {
    expect(parseVersion(text)).toBeNull();
  });

  test.each(["latest", "LATEST", "Current", "next", "9223372036854775807"])(
    "%s is a keyword, not a version",
    (text) => {
      expect(parseVersion(text)).toBeNull();
    },
  );
});

describe("the order of versions", () => {
  test.each([
    ["1", "2"],
    ["1.9", "1.10"],
    ["2", "10"],
    ["1", "1.0.1"],
    ["-1", "0"],
    ["1.1", "2"],
    ["99999999999999999999998", "99999999999999999999999"],
  ])("%s comes before %s", (lower, higher) => {
    expect(compareVersions(read(lower), read(higher))).toBe(-1);
    expect(compareVersions(read(higher), read(lower))).toBe(1);
    expect(versionKey(read(lower))).not.toBe(versionKey(read(higher)));
  });

  test.each([
    ["1", "1.0"],
    ["1", "001.00"],
    ["1_0", "1"],
    ["0", "0.0.0"],
    ["-0", "0"],
    ["+1", "1"],
    ["1.0.1", "1.00.01.0"],
    ["١२", "12"],
    ["1.1٢", "1.12"],
    ["１", "1"],
  ])("%s equals %s and shares its key", (a, b) => {
    expect(compareVersions(read(a), read(b))).toBe(0);
    expect(versionKey(read(a))).toBe(versionKey(read(b)));
  });

  test("equal versions have equal keys, and only they", () => {
    const version = fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 4 }).map((parts) => read(parts.join(".")));
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(versionKey(a) === versionKey(b)).toBe(compareVersions(a, b) === 0);
      }),
    );
  });
});
