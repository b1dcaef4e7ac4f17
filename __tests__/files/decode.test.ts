import { describe, expect, test } from "vitest";
import { decode, parseEncoding, type Encoding } from "../../src/files/decode.js";

const big = (text: string): Buffer => Buffer.from(text, "utf16le").swap16();

interface Case {
  readonly name: string;
  readonly bytes: Buffer;
  readonly encoding: Encoding;
}

describe("decoding", () => {
  test.each<Case & { expected: string }>([
    { name: "UTF-8", bytes: Buffer.from("é𝄞\r\n"), encoding: "utf-8", expected: "é𝄞\r\n" },
    { name: "UTF-8 with a byte order mark", bytes: Buffer.from("\uFEFFa"), encoding: "utf-8", expected: "a" },
    { name: "only one byte order mark", bytes: Buffer.from("\uFEFF\uFEFFa"), encoding: "utf-8", expected: "\uFEFFa" },
    { name: "a replacement character", bytes: Buffer.from("a\uFFFDb"), encoding: "utf-8", expected: "a\uFFFDb" },
    { name: "nothing", bytes: Buffer.alloc(0), encoding: "utf-8", expected: "" },
    { name: "UTF-16LE", bytes: Buffer.from("é𝄞", "utf16le"), encoding: "utf-16le", expected: "é𝄞" },
    { name: "UTF-16LE with its mark", bytes: Buffer.from("\uFEFFé", "utf16le"), encoding: "utf-16le", expected: "é" },
    { name: "UTF-16BE", bytes: big("é𝄞"), encoding: "utf-16be", expected: "é𝄞" },
    { name: "UTF-16 by its mark, little", bytes: Buffer.from("\uFEFFé", "utf16le"), encoding: "utf-16", expected: "é" },
    { name: "UTF-16 by its mark, big", bytes: big("\uFEFFé"), encoding: "utf-16", expected: "é" },
    { name: "UTF-16 without a mark, as Java reads it", bytes: big("é"), encoding: "utf-16", expected: "é" },
    { name: "ISO 8859-1", bytes: Buffer.from([0xe9, 0x80]), encoding: "iso-8859-1", expected: "é\u0080" },
    {
      name: "windows-1252",
      bytes: Buffer.from([0xe9, 0x80, 0x92, 0x9f, 0xa0]),
      encoding: "windows-1252",
      expected: "é€’Ÿ\u00A0",
    },
    { name: "US-ASCII", bytes: Buffer.from("a~"), encoding: "us-ascii", expected: "a~" },
    { name: "ISO 8859-15", bytes: Buffer.from([0xa4, 0xe9]), encoding: "iso-8859-15", expected: "€é" },
    { name: "windows-1251", bytes: Buffer.from([0xcf, 0xf0]), encoding: "windows-1251", expected: "Пр" },
    { name: "KOI8-R", bytes: Buffer.from([0xcf, 0xf0]), encoding: "koi8-r", expected: "оП" },
    { name: "Shift_JIS", bytes: Buffer.from([0x82, 0xa0, 0x41]), encoding: "shift_jis", expected: "あA" },
    { name: "GBK", bytes: Buffer.from([0xc4, 0xe3]), encoding: "gbk", expected: "你" },
  ])("$name", ({ bytes, encoding, expected }) => {
    expect(decode(bytes, encoding)).toEqual({ text: expected, problem: null });
  });

  test.each<Case & { problem: string; line: number }>([
    {
      name: "a Latin byte",
      bytes: Buffer.from("a\nb\xe9c", "latin1"),
      encoding: "utf-8",
      problem: "is not UTF-8: byte 3 is E9",
      line: 2,
    },
    {
      name: "a byte behind real replacement characters",
      bytes: Buffer.concat([Buffer.from("é\uFFFD\n\uFFFD"), Buffer.from([0xff])]),
      encoding: "utf-8",
      problem: "is not UTF-8: byte 9 is FF",
      line: 2,
    },
    {
      name: "a cut character at the end",
      bytes: Buffer.from("aé").subarray(0, 2),
      encoding: "utf-8",
      problem: "is not UTF-8: byte 1 is C3",
      line: 1,
    },
    {
      name: "an encoded surrogate",
      bytes: Buffer.from([0x61, 0xed, 0xa0, 0x80]),
      encoding: "utf-8",
      problem: "is not UTF-8: byte 1 is ED",
      line: 1,
    },
    {
      name: "UTF-16 that is taken for UTF-8",
      bytes: Buffer.from("\uFEFFa", "utf16le"),
      encoding: "utf-8",
      problem: "is not UTF-8: byte 0 is FF (it starts like UTF-16)",
      line: 1,
    },
    {
      name: "an odd number of bytes",
      bytes: Buffer.from([0x61, 0, 0x62]),
      encoding: "utf-16le",
      problem: "is not UTF-16: it has an odd number of bytes (3)",
      line: 1,
    },
    {
      name: "half a surrogate pair",
      bytes: Buffer.from("a\n\uD834b", "utf16le"),
      encoding: "utf-16le",
      problem: "is not UTF-16: byte 4 starts half a pair",
      line: 2,
    },
    {
      name: "a byte that windows-1252 has no character for",
      bytes: Buffer.from([0x61, 0x0a, 0x81]),
      encoding: "windows-1252",
      problem: "is not windows-1252",
      line: 2,
    },
    {
      name: "one of windows-1251",
      bytes: Buffer.from([0x98]),
      encoding: "windows-1251",
      problem: "is not windows-1251",
      line: 1,
    },
    {
      name: "half of a pair of bytes",
      bytes: Buffer.from([0x61, 0x82]),
      encoding: "shift_jis",
      problem: "is not shift_jis",
      line: 1,
    },
    {
      name: "a letter that is not ASCII",
      bytes: Buffer.from("é"),
      encoding: "us-ascii",
      problem: "is not US-ASCII",
      line: 1,
    },
    {
      name: "a NUL character",
      bytes: Buffer.from("a\n\nb\0c"),
      encoding: "utf-8",
      problem: "holds a NUL character, which PostgreSQL cannot take",
      line: 3,
    },
  ])("$name is a problem", ({ bytes, encoding, problem, line }) => {
    expect(decode(bytes, encoding).problem).toEqual({ message: problem, line });
  });
});

test.each([
  ["UTF-8", "utf-8"],
  ["utf8", "utf-8"],
  ["UTF-16LE", "utf-16le"],
  ["utf_16be", "utf-16be"],
  ["ISO-8859-1", "iso-8859-1"],
  ["Windows-1252", "windows-1252"],
  ["US-ASCII", "us-ascii"],
  ["KOI8-R", "koi8-r"],
  ["Cp1251", "windows-1251"],
  ["windows-31j", "shift_jis"],
  ["UTF-32", null],
  ["constructor", null],
  ["", null],
])("the encoding %s is %s", (name, expected) => {
  expect(parseEncoding(name)).toBe(expected);
});
