import type { Location } from "./model.js";

/** The last of some stretches, sorted by `start`, that starts at or before a position; undefined when none does. */
export function stretchAt<T extends { readonly start: number }>(sorted: readonly T[], position: number): T | undefined {
  return sorted[lastUpTo(position, sorted.length, (index) => sorted[index]?.start ?? 0)];
}

/** Index of the last of some ascending numbers that is not above a limit; -1 when all are. */
function lastUpTo(limit: number, count: number, numberAt: (index: number) => number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numberAt(middle) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Turns positions of a file's text (UTF-16 units) into lines and columns. A line ends at `\n`, as on GitHub; a column
 * counts characters, not UTF-16 units.
 */
export function locator(file: string, text: string): (position: number) => Location & { readonly line: number } {
  let starts: readonly number[] | null = null;
  return (position) => {
    const lines = (starts ??= listLineStarts(text));
    const within = Math.min(position, text.length);
    const index = lastUpTo(within, lines.length, (at) => lines[at] ?? 0);
    return { file, line: index + 1, column: countCharacters(text.slice(lines[index], within)) + 1 };
  };
}

function listLineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
  return starts;
}

/** How many characters (code points) a text has. */
export function countCharacters(text: string): number {
  return text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);
}
