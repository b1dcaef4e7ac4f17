import { nextToken } from "../lexer.js";
import type { Token } from "../lexer.js";

/** Languages whose statements end at a semicolon wherever they are broken into lines. */
const freeForm: ReadonlySet<string> = new Set(["sql", "plpgsql"]);

/**
 * Whether two bodies of a routine differ in line ends, indentation and blanks alone. Blanks in quotes count, and so do
 * all of a language that is not written in free form. How lines end never counts: a checkout decides that.
 */
export function isSameBody(one: string, other: string, language: string | undefined): boolean {
  const [left, right] = [one, other].map((text) => text.replaceAll("\r\n", "\n"));
  if (left === undefined || right === undefined) return false;
  return left === right || (freeForm.has(language ?? "") && toWords(left) === toWords(right));
}

/** The tokens of a text, with what stands between them only where that means something. */
function toWords(text: string): string {
  const words: string[] = [];
  let previous: Token | null = null;
  for (let token = nextToken(text, 0); token !== null; token = nextToken(text, token.end)) {
    words.push(gapBetween(text, previous, token), text.slice(token.start, token.end).trimEnd());
    previous = token;
  }
  return words.join("\0");
}

/** `<` and `=` are another operator than `<=`, and two strings on two lines are one. */
function gapBetween(text: string, previous: Token | null, { kind, start }: Token): string {
  if (previous?.kind !== kind) return "";
  if (kind === "string") return text.slice(previous.end, start).includes("\n") ? "line" : "";
  return kind === "other" && previous.end < start ? "gap" : "";
}
