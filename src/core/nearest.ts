/** The known name that is fewest edits away, when it is near enough to be meant; null when none is. */
export function nearest(name: string, known: readonly string[]): string | null {
  const ranked = known.map((one) => ({ one, edits: editsBetween(name, one) })).toSorted((a, b) => a.edits - b.edits);
  const best = ranked[0];
  // A short one is no typing error of another when nothing of it is left.
  const near = best !== undefined && best.edits < Math.max(best.one.length, name.length);
  return near && best.edits <= Math.max(2, Math.floor(name.length / 3)) ? best.one : null;
}

/** Levenshtein's distance, row by row. */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, char] of a.split("").entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (char === b[j] ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
