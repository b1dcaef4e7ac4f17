import { isUtf8 } from "node:buffer";

/** Encodings that Node itself decodes, by the names that it has for them. */
const others = [
  ...["iso-8859-2", "iso-8859-3", "iso-8859-4", "iso-8859-5", "iso-8859-6", "iso-8859-7", "iso-8859-8", "iso-8859-9"],
  ...["iso-8859-13", "iso-8859-15", "koi8-r", "koi8-u", "ibm866", "windows-874", "windows-1250", "windows-1251"],
  ...["windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257", "windows-1258"],
  ...["shift_jis", "euc-jp", "gbk", "gb18030", "big5", "euc-kr"],
] as const;

/** A character encoding that files can have. */
export type Encoding =
  ("utf-8" | "us-ascii" | "utf-16" | "utf-16le" | "utf-16be" | "iso-8859-1" | "windows-1252") | (typeof others)[number];

/** A decoded text; where bytes were not valid, `problem` says where and `text` has replacement characters. */
export interface Decoded {
  readonly text: string;
  readonly problem: { readonly message: string; readonly line: number } | null;
}

const names: Readonly<Record<string, Encoding>> = {
  utf8: "utf-8",
  usascii: "us-ascii",
  ascii: "us-ascii",
  utf16: "utf-16",
  utf16le: "utf-16le",
  utf16be: "utf-16be",
  iso88591: "iso-8859-1",
  latin1: "iso-8859-1",
  windows1252: "windows-1252",
  cp1252: "windows-1252",
  ...Object.fromEntries(others.map((name) => [plainName(name), name])),
  ...Object.fromEntries(
    ["0", "1", "3", "4", "5", "6", "7", "8"].map((n) => [`cp125${n}`, `windows-125${n}` as Encoding]),
  ),
  cp866: "ibm866",
  tis620: "windows-874",
  sjis: "shift_jis",
  ms932: "shift_jis",
  windows31j: "shift_jis",
  gb2312: "gbk",
};

function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}

/** Reads the name of an encoding, however it is hyphenated; null when it is not known here. */
export function parseEncoding(name: string): Encoding | null {
  const plain = plainName(name);
  return Object.hasOwn(names, plain) ? (names[plain] ?? null) : null;
}

/** What windows-1252 has where ISO 8859-1 has control characters, from byte 80 on; an empty place is no character. */
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

/** Decodes a file; a byte order mark is dropped. Text with NUL is a problem too: PostgreSQL cannot take it. */
export function decode(bytes: Buffer, encoding: Encoding): Decoded {
  const decoded = decodeBytes(bytes, encoding);
  const text = decoded.text.startsWith("\uFEFF") ? decoded.text.slice(1) : decoded.text;
  const nul = text.indexOf("\0");
  if (decoded.problem !== null || nul === -1) return { ...decoded, text };
  const message = "holds a NUL character, which PostgreSQL cannot take";
  return { text, problem: { message, line: countLines(text.slice(0, nul)) } };
}

function decodeBytes(bytes: Buffer, encoding: Encoding): Decoded {
  switch (encoding) {
    case "utf-8":
      return decodeUtf8(bytes);
    case "utf-16":
      return decodeUtf16(bytes, bytes[0] === 0xff && bytes[1] === 0xfe ? "little" : "big");
    case "utf-16le":
      return decodeUtf16(bytes, "little");
    case "utf-16be":
      return decodeUtf16(bytes, "big");
    case "us-ascii":
      return refuse(bytes.toString("latin1"), /[\u0080-\u00FF]/, "US-ASCII");
    case "iso-8859-1":
      return { text: bytes.toString("latin1"), problem: null };
    case "windows-1252": {
      const toWindows = (control: string): string => windows1252[control.charCodeAt(0) - 0x80] ?? control;
      return refuse(bytes.toString("latin1").replaceAll(/[\u0080-\u009F]/g, toWindows), /[\u0080-\u009F]/, encoding);
    }
    default: {
      const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
      // Bytes that these have no character for become control characters, or replacement characters.
      return refuse(text, encoding.startsWith("windows") ? /[\u0080-\u009F\uFFFD]/ : /\uFFFD/, encoding);
    }
  }
}

/** A text with a character that none of these encodings has is not of that encoding. */
function refuse(text: string, none: RegExp, encoding: string): Decoded {
  const at = text.search(none);
  if (at === -1) return { text, problem: null };
  return { text, problem: { message: `is not ${encoding}`, line: countLines(text.slice(0, at)) } };
}

function decodeUtf8(bytes: Buffer): Decoded {
  const text = bytes.toString("utf8");
  if (isUtf8(bytes)) return { text, problem: null };
  const { offset, line } = findInvalid(bytes, text);
  const hex = bytes.toString("hex", offset, offset + 1).toUpperCase();
  const utf16 = offset === 0 && /^(?:FFFE|FEFF)/i.test(bytes.toString("hex", 0, 2));
  const hint = utf16 ? " (it starts like UTF-16)" : "";
  return { text, problem: { message: `is not UTF-8: byte ${offset} is ${hex}${hint}`, line } };
}

/** The first replacement character that the bytes themselves do not hold. */
function findInvalid(bytes: Buffer, text: string): { readonly offset: number; readonly line: number } {
  const replacement = "\uFFFD";
  let [offset, done] = [0, 0];
  for (let at = text.indexOf(replacement); at !== -1; at = text.indexOf(replacement, at + 1)) {
    offset += Buffer.byteLength(text.slice(done, at));
    done = at;
    if (bytes.toString("hex", offset, offset + 3) !== "efbfbd") return { offset, line: countLines(text.slice(0, at)) };
  }
  return { offset, line: countLines(text) };
}

function decodeUtf16(bytes: Buffer, order: "little" | "big"): Decoded {
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
  const text = (order === "little" ? even : Buffer.from(even).swap16()).toString("utf16le");
  if (even.length < bytes.length) {
    const message = `is not UTF-16: it has an odd number of bytes (${bytes.length})`;
    return { text, problem: { message, line: countLines(text) } };
  }
  const at = text.search(/\p{Surrogate}/u);
  if (at === -1) return { text, problem: null };
  const message = `is not UTF-16: byte ${at * 2} starts half a pair`;
  return { text, problem: { message, line: countLines(text.slice(0, at)) } };
}

/** How many lines a text has; one where it is empty. */
export function countLines(text: string): number {
  return text.split("\n").length;
}
