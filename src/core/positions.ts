import type { Location } from "./model.js";

/** The last of some stretches, sorted by `start`, that starts at or before a position; undefined when none does. */
export function stretchAt<T extends { readonly start: number }>(sorted: readonly T[], position: number): T | undefined {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const stretch = sorted[middle];
    if (stretch !== undefined && stretch.start <= position) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1];
}

/**
 * Turns positions of a file's text (UTF-16 units) into lines and columns. A line ends at `\n`, as on GitHub; a column
 * counts characters, not UTF-16 units.
 */
export function locator(file: string, text: string): (position: number) => Location & { readonly line: number } {
  let lines: readonly { readonly start: number; readonly line: number }[] | null = null;
  return (position) => {
    const within = Math.min(position, text.length);
    lines ??= listLines(text);
    const { start, line } = stretchAt(lines, within) ?? { start: 0, line: 1 };
    return { file, line, column: countCharacters(text.slice(start, within)) + 1 };
  };
}

function listLines(text: string): readonly { readonly start: number; readonly line: number }[] {
  const lines = [{ start: 0, line: 1 }];
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1)) {
    lines.push({ start: end + 1, line: lines.length + 1 });
  }
  return lines;
}

/** How many characters (code points) a text has. */
export function countCharacters(text: string): number {
  return text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);
}
