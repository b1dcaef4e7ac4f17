import type { Version } from "./model.js";

// Flyway splits at a dot that a digit follows and reads each part as an integer of any size, so only the first part can
// carry a sign.
const grammar = /^[+-]?\d+(?:\.\d+)*$/;

/** Words that Flyway reads as a place in the history; no file here can have them as its version. */
const keywords: ReadonlySet<string> = new Set(["latest", "current", "next", "9223372036854775807"]);

/** Reads a version in Flyway's grammar (`_` stands for `.`); null when the text is none. */
export function parseVersion(text: string): Version | null {
  const dotted = text.replaceAll("_", ".");
  if (!grammar.test(dotted) || isKeyword(dotted)) return null;
  return { text: dotted, parts: dotted.includes(".") ? dotted.split(".").map(BigInt) : [BigInt(dotted)] };
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
