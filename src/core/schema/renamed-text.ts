/** A new name that a statement gives, unquoted: of a column, a table, a schema, whatever texts of others may say. */
export interface Renaming {
  readonly from: string;
  readonly to: string;
}

/**
 * Whether a definition says the same as before but for the new names: PostgreSQL writes it anew where what it speaks of is
 * renamed. In the list of a view's columns the old name then stands behind the new one, after AS.
 */
export function saysRenamed(before: string, after: string, renamings: readonly Renaming[]): boolean {
  if (renamings.length === 0) return false;
  const [old, now] = [wordsOf(before), wordsOf(after)];
  let [at, behind] = [0, 0];
  while (at < old.length) {
    const [was, is] = [old[at++], now[behind++]];
    if (was === is) continue;
    if (was === undefined || is === undefined || !leads(unquoted(was), unquoted(is), renamings)) return false;
    const alias = now.slice(behind, behind + 4);
    if (alias.join("") === ` AS ${was}` && old.slice(at, at + 4).join("") !== alias.join("")) behind += 4;
  }
  return behind === now.length;
}

/** Names as one piece, each other sign as one. */
function wordsOf(text: string): readonly string[] {
  return text.match(/"(?:[^"]|"")*"|[\p{L}\p{N}_$]+|[^]/gu) ?? [];
}

function unquoted(word: string): string {
  return word.startsWith('"') ? word.slice(1, -1).replaceAll('""', '"') : word;
}

/** Whether one name became the other, also by way of a third. */
function leads(from: string, to: string, renamings: readonly Renaming[]): boolean {
  const reached = new Set([from]);
  for (const one of [...renamings, ...renamings]) if (reached.has(one.from)) reached.add(one.to);
  return reached.has(to);
}
