import { parentOf } from "./drift-parts.js";
import type { SchemaObject } from "./snapshot.js";

type Objects = ReadonlyMap<string, SchemaObject>;

interface Placed {
  readonly key: string;
  readonly before: number;
  readonly after: number;
}

/**
 * Keys of columns that stand elsewhere among those that both sides have: the fewest whose move explains the order. A
 * column that was added or dropped moves nobody.
 */
export function findMoved(left: Objects, right: Objects): ReadonlySet<string> {
  const tables = new Map<string, Placed[]>();
  for (const [key, { identity, attributes }] of left) {
    const [before, after] = [attributes["position"], right.get(key)?.attributes["position"]];
    if (before === undefined || after === undefined) continue;
    const table = parentOf(identity);
    const placed = tables.get(table) ?? [];
    if (placed.length === 0) tables.set(table, placed);
    placed.push({ key, before: Number(before), after: Number(after) });
  }
  return new Set([...tables.values()].filter(hasDifference).flatMap(listMoved));
}

function hasDifference(columns: readonly Placed[]): boolean {
  return columns.some(({ before, after }) => before !== after);
}

/** All but a longest run of columns whose order is the same on both sides (patience sorting). */
function listMoved(columns: readonly Placed[]): readonly string[] {
  const inOrder = columns.toSorted((a, b) => a.before - b.before);
  const ends: Chain[] = [];
  for (const column of inOrder) {
    const found = ends.findIndex((end) => end.column.after >= column.after);
    const place = found === -1 ? ends.length : found;
    ends[place] = { column, previous: ends[place - 1] ?? null };
  }
  const stayed = new Set<string>();
  for (let end: Chain | null = ends.at(-1) ?? null; end !== null; end = end.previous) stayed.add(end.column.key);
  return inOrder.flatMap(({ key }) => (stayed.has(key) ? [] : [key]));
}

interface Chain {
  readonly column: Placed;
  readonly previous: Chain | null;
}
