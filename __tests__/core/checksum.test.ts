import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checksum } from "../../src/core/checksum.js";

describe("a checksum", () => {
  test("is the first 32 hex digits of SHA-256 over the text as UTF-8", () => {
    const expected = createHash("sha256").update(Buffer.from("SELECT 'é𝄞';", "utf8")).digest("hex");
    expect(checksum("SELECT 'é𝄞';")).toBe(expected.slice(0, 32));
  });

  test("of the empty text is the well-known one", () => {
    expect(checksum("")).toBe("e3b0c44298fc1c149afbf4c8996fb924");
  });

  test.each([
    { name: "Windows line ends", a: "SELECT 1;\r\nSELECT 2;\r\n", b: "SELECT 1;\nSELECT 2;\n" },
    { name: "old Macintosh line ends", a: "SELECT 1;\rSELECT 2;", b: "SELECT 1;\nSELECT 2;" },
    { name: "a byte order mark", a: "\uFEFFSELECT 1;", b: "SELECT 1;" },
    { name: "newlines at the end", a: "SELECT 1;\n\n\r\n", b: "SELECT 1;" },
    { name: "nothing but newlines", a: "\r\n\n", b: "" },
    { name: "nothing but a byte order mark", a: "\uFEFF\n", b: "" },
  ])("does not see $name", ({ a, b }) => {
    expect(checksum(a)).toBe(checksum(b));
  });

  test.each([
    { name: "a space at the end", a: "SELECT 1; ", b: "SELECT 1;" },
    { name: "a blank line in between", a: "SELECT 1;\n\nSELECT 2;", b: "SELECT 1;\nSELECT 2;" },
    { name: "a line break in between", a: "SELECT\n1;", b: "SELECT 1;" },
    { name: "a newline at the start", a: "\nSELECT 1;", b: "SELECT 1;" },
    { name: "a second byte order mark", a: "\uFEFF\uFEFFSELECT 1;", b: "SELECT 1;" },
    { name: "a comment", a: "-- x\nSELECT 1;", b: "SELECT 1;" },
  ])("sees $name", ({ a, b }) => {
    expect(checksum(a)).not.toBe(checksum(b));
  });

  test("of a Windows checkout equals that of a Linux one", () => {
    const lines = fc.array(fc.string().filter((line) => !/[\r\n\uFEFF]/.test(line)));
    fc.assert(
      fc.property(lines, (all) => {
        expect(checksum(all.join("\r\n"))).toBe(checksum(`${all.join("\n")}\n`));
      }),
    );
  });
});
