import { crc32 as zlibCrc32 } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { Script, ScriptSettings } from "../../src/core/model.js";
import { decode } from "../../src/files/decode.js";
import { linesChecksum, repeatableChecksum, sameAs } from "../../src/flyway/checksum.js";

/** The checksum of a file with that text, byte order marks included. */
function checksumOf(text: string): number {
  return linesChecksum(decode(Buffer.from(text), "utf-8").text);
}

const zlibChecksum = (text: string): number => zlibCrc32(Buffer.from(text)) | 0;

describe("the checksum is Flyway's", () => {
  test.each([
    { name: "an empty file", text: "", expected: 0 },
    { name: "one line end", text: "\n", expected: 0 },
    { name: "a byte order mark alone", text: "\uFEFF", expected: 0 },
    { name: "one letter", text: "a", expected: -390_611_389 },
    { name: "three letters", text: "abc", expected: 891_568_578 },
    { name: "a final CRLF, which is invisible", text: "abc\r\n", expected: 891_568_578 },
    { name: "a blank first line, which is invisible", text: "\nabc", expected: 891_568_578 },
    { name: "a final CR, which is invisible", text: "abc\r", expected: 891_568_578 },
    { name: "lines that end with LF", text: "abc\ndef efg\nxyz", expected: 989_464_445 },
    { name: "lines that end with CRLF", text: "abc\r\ndef efg\r\nxyz", expected: 989_464_445 },
    { name: "lines that end with CR", text: "abc\rdef efg\rxyz", expected: 989_464_445 },
    { name: "a statement", text: "SELECT 1;", expected: 78_787_420 },
    { name: "a statement over two lines, which is the same", text: "SELECT\n 1;", expected: 78_787_420 },
    { name: "a statement behind a byte order mark", text: "\uFEFFSELECT 1;", expected: 78_787_420 },
    { name: "a table", text: "CREATE TABLE a(id int);", expected: 1_032_505_041 },
    { name: "a trailing blank, which counts", text: "abc ", expected: -1_674_360_680 },
  ])("of $name", ({ text, expected }) => {
    expect(checksumOf(text)).toBe(expected);
  });

  test("a second byte order mark counts, and what looks like a line end to Unicode alone does too", () => {
    expect(checksumOf("\uFEFF\uFEFFabc")).not.toBe(checksumOf("abc"));
    for (const other of ["\u0085", "\u2028", "\f", "\v"])
      expect(linesChecksum(`a${other}b`)).not.toBe(linesChecksum("ab"));
  });

  test("the polynomial is that of zlib", () => {
    const text = String.fromCodePoint(...Array.from({ length: 1000 }, (_, index) => 32 + index * 37));
    expect(linesChecksum(text)).toBe(zlibChecksum(text));
  });
});

function scriptOf(text: string, settings: ScriptSettings = {}): Script {
  return { file: "f.sql", name: "sub/R__f.sql", text, checksum: "", settings, directives: {}, waivers: [] };
}

describe("what a stored checksum may be", () => {
  const given = new Map([["owner", "app"]]);

  test("of a file that Flyway 3 recorded: its bytes, with whichever line ends it had then", () => {
    const script = scriptOf("SELECT 1;\nSELECT 2;\n");
    const isSame = (text: string): boolean => sameAs(given)(script, zlibChecksum(text), "versioned");
    expect(isSame("SELECT 1;\nSELECT 2;\n")).toBe(true);
    expect(isSame("SELECT 1;\r\nSELECT 2;\r\n")).toBe(true);
    expect(isSame("SELECT 1; SELECT 2;\n")).toBe(false);
  });

  test("of a repeatable: what runs, or the file as it stands", () => {
    const script = scriptOf("GRANT ALL ON t TO ${Owner};");
    const isSame = (text: string): boolean => sameAs(given)(script, linesChecksum(text), "repeatable");
    expect(isSame("GRANT ALL ON t TO app;")).toBe(true);
    expect(isSame(script.text)).toBe(true);
    expect(isSame("GRANT ALL ON t TO other;")).toBe(false);
  });

  test("of a versioned file: never what runs", () => {
    const script = scriptOf("GRANT ALL ON t TO ${Owner};");
    expect(sameAs(given)(script, linesChecksum("GRANT ALL ON t TO app;"), "versioned")).toBe(false);
  });

  test.each([
    { name: "what runs", script: scriptOf("-- ${owner}"), expected: "-- app" },
    {
      name: "the file, with a value of Flyway's own",
      script: scriptOf("-- ${owner} ${flyway:user}"),
      expected: "-- ${owner} ${flyway:user}",
    },
    {
      name: "the file, without replacement",
      script: scriptOf("-- ${owner}", { placeholderReplacement: false }),
      expected: "-- ${owner}",
    },
    {
      name: "what runs, with other brackets",
      script: scriptOf("-- {{owner}} ${owner}", { placeholderPrefix: "{{", placeholderSuffix: "}}" }),
      expected: "-- app ${owner}",
    },
  ])("to store for a repeatable: $name", ({ script, expected }) => {
    expect(repeatableChecksum(script, given)).toBe(linesChecksum(expected));
  });
});
