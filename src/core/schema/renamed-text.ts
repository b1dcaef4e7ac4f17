import { lastName, namePartsOf, splitNames } from "./drift-parts.js";
import type { SchemaObject } from "./snapshot.js";

/** A new name that a statement gives, unquoted: of a column, a table, a schema, whatever texts of others may say. */
export interface Renaming {
  readonly from: string;
  readonly to: string;
  /** The table or view that a renamed column is of; null for all else. */
  readonly of: string | null;
}

/** A definition before and after, and what has it. */
export interface TwoTexts {
  readonly identity: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Whether a definition says the same as before but for the new names: PostgreSQL writes it anew where what it speaks of is
 * renamed. In the list of a view's columns the old name then stands behind the new one, after AS. A column's new name
 * counts only where its table is named too.
 */
export function saysRenamed({ identity, before, after }: TwoTexts, renamings: readonly Renaming[]): boolean {
  if (renamings.length === 0) return false;
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const named = new Set([...old, ...now, ...wordsOf(identity)].map(unquoted));
  const possible = renamings.filter(({ of }) => of === null || named.has(of) || leadsAny(of, named, renamings));
  let [at, behind] = [0, 0];
  while (at < old.length) {
    const [was, is] = [old[at++], now[behind++]];
    if (was === is) continue;
    if (was === undefined || is === undefined || !leads(unquoted(was), unquoted(is), possible)) return false;
    const alias = now.slice(behind, behind + 4);
    if (alias.join("") === ` AS ${was}` && old.slice(at, at + 4).join("") !== alias.join("")) behind += 4;
  }
  return behind === now.length;
}

/** The same new names for the columns that tables below have from a table. */
export function withChildren(renamings: readonly Renaming[], objects: Iterable<SchemaObject>): readonly Renaming[] {
  if (renamings.length === 0) return renamings;
  const parents = [...objects].flatMap(({ identity, attributes }) =>
    splitNames(attributes["parents"] ?? "").map((parent) => ({ child: bare(identity), parent: bare(parent) })),
  );
  const all = [...renamings];
  // What is added meanwhile is followed too.
  for (const one of all) {
    for (const { child, parent } of parents) {
      const known = all.some(({ from, to, of }) => from === one.from && to === one.to && of === child);
      if (one.of === parent && !known) all.push({ ...one, of: child });
    }
  }
  return all;
}

function bare(identity: string): string {
  return namePartsOf(lastName(identity))[0] ?? "";
}

/** Names as one piece, each other sign as one. */
function wordsOf(text: string): readonly string[] {
  return text.match(/"(?:[^"]|"")*"|[\p{L}\p{N}_$]+|[^]/gu) ?? [];
}

function unquoted(word: string): string {
  return word.startsWith('"') ? word.slice(1, -1).replaceAll('""', '"') : word;
}

/** Whether the table had, or has, one of these names. */
function leadsAny(of: string, names: ReadonlySet<string>, renamings: readonly Renaming[]): boolean {
  return [...names].some((name) => leads(of, name, renamings) || leads(name, of, renamings));
}

/** Whether one name became the other, also by way of a third. */
function leads(from: string, to: string, renamings: readonly Renaming[]): boolean {
  const reached = new Set([from]);
  for (const one of [...renamings, ...renamings]) if (reached.has(one.from)) reached.add(one.to);
  return reached.has(to);
}
