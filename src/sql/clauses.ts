import { nextToken } from "../core/lexer.js";

/**
 * The clause of a statement that starts at a byte: up to the next comma, closing parenthesis or semicolon of its own
 * level, comments kept. How the source's own words get into SQL that people copy.
 */
export function clauseAt(text: string, byte: number): string {
  return text.slice(...clauseRange(text, byte));
}

/** Start and end of that clause, in UTF-16 units. */
function clauseRange(text: string, byte: number): readonly [number, number] {
  const start = toUnitsOfBytes(text, byte);
  let [end, depth] = [start, 0];
  for (let token = nextToken(text, start); token !== null; token = nextToken(text, token.end)) {
    const word = text.slice(token.start, token.end);
    if (depth === 0 && (token.kind === "close" || token.kind === "semicolon" || word === ",")) break;
    if (token.kind === "open" || word === "[") depth += 1;
    if (token.kind === "close" || word === "]") depth -= 1;
    if (token.kind !== "line-comment" && token.kind !== "block-comment") end = token.end;
  }
  return [start, end];
}

/** UTF-16 units that a number of UTF-8 bytes at the start of a text takes. */
function toUnitsOfBytes(text: string, bytes: number): number {
  return /[\u0080-\uFFFF]/.test(text)
    ? Buffer.from(text).toString("utf8", 0, bytes).length
    : Math.min(bytes, text.length);
}
