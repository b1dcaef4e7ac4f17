import type { Version } from "./model.js";

// Flyway splits at a dot that an ASCII digit follows and reads each part as an integer of any size, so only the first
// part can carry a sign. Digits of other scripts count, those beyond the first 65,536 characters excepted.
const grammar = /^[+-]?\p{Nd}+(?:\.\d\p{Nd}*)*$/u;

/** Words that Flyway reads as a place in the history; no file here can have them as its version. */
const keywords: ReadonlySet<string> = new Set(["latest", "current", "next", "9223372036854775807"]);

/** Reads a version in Flyway's grammar (`_` stands for `.`); null when the text is none. */
export function parseVersion(text: string): Version | null {
  const dotted = text.replaceAll("_", ".");
  if (!grammar.test(dotted) || isKeyword(dotted)) return null;
  const plain = /^[+\-.\d]*$/.test(dotted) ? dotted : toAsciiDigits(dotted);
  if (plain === null) return null;
  return { text: dotted, parts: plain.includes(".") ? plain.split(".").map(BigInt) : [BigInt(plain)] };
}

/** Unicode has the digits of a script as ten characters in a row, several such rows end to end at most. */
function toAsciiDigits(text: string): string | null {
  if (/[\u{10000}-\u{10FFFF}]/u.test(text)) return null;
  return text.replaceAll(/[^+\-.\d]/g, (digit) => {
    let before = digit.charCodeAt(0);
    while (/\p{Nd}/u.test(String.fromCharCode(before - 1))) before--;
    return String((digit.charCodeAt(0) - before) % 10);
  });
}

/** Whether a text is one of Flyway's keywords, which are no versions here. */
export function isKeyword(text: string): boolean {
  return keywords.has(text.toLowerCase());
}

/** Order of two versions: part by part as numbers, missing parts are 0. */
export function compareVersions(a: Version, b: Version): number {
  const length = Math.max(a.parts.length, b.parts.length);
  for (let index = 0; index < length; index++) {
    const [left, right] = [a.parts[index] ?? 0n, b.parts[index] ?? 0n];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

/** A key that is the same for equal versions and only for them: `1_0`, `1` and `001.00` share one. */
export function versionKey({ parts }: Version): string {
  let end = parts.length;
  while (end > 1 && parts[end - 1] === 0n) end--;
  return end === 1 ? String(parts[0]) : parts.slice(0, end).join(".");
}
