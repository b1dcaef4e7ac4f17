/** The known name that is fewest edits away, or that has this one as its part, when it must be meant; null when none is. */
export function nearest(name: string, known: readonly string[]): string | null {
  const whole = onlyOne(known.filter((one) => isPart(name, one)));
  if (whole !== null) return whole;
  const ranked = known.map((one) => ({ one, edits: editsBetween(name, one) })).toSorted((a, b) => a.edits - b.edits);
  const best = ranked[0];
  // A short one is no typing error of another when hardly anything of it is left.
  const most = Math.min(Math.max(2, Math.floor(name.length / 3)), name.length - 2);
  return best !== undefined && best.edits <= Math.max(1, most) && best.edits < name.length ? best.one : null;
}

/** `target` and `url` are parts of target-version and database-url; so is a beginning. */
function isPart(name: string, whole: string): boolean {
  return name.length >= 3 && (whole.startsWith(name) || whole.split("-").includes(name));
}

function onlyOne(names: readonly string[]): string | null {
  const [first = null] = names;
  return names.length === 1 ? first : null;
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
