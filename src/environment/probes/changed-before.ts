import { findReach, type Reach } from "../../database/probes/find-reach.js";
import type { Session } from "../../database/session.js";
import type { Target } from "../../database/target.js";
import type { RowChange } from "../../sql/row-changes.js";
import type { RowDemand } from "../../sql/row-demand.js";
import type { RowStep } from "../../sql/row-steps.js";
import type { RelationName } from "../../sql/syntax.js";

/** What the steps before have changed: from then on the target no longer shows what a statement will meet. */
export interface Before {
  everything: boolean;
  readonly changes: RowChange[];
  readonly postponed: RowDemand[];
  /** Names of what files have put triggers, rules or views on. */
  readonly hooked: Set<string>;
  readonly reached: Map<string, Promise<Reach>>;
  readonly asked: Set<string>;
}

/** Before the first step. */
export function nothingBefore(): Before {
  return { everything: false, changes: [], postponed: [], hooked: new Set(), reached: new Map(), asked: new Set() };
}

/** Adds what a step does. */
export function remember(before: Before, { postponed, changes, hooks }: RowStep): void {
  before.postponed.push(...postponed);
  for (const { name } of hooks) before.hooked.add(name);
  if (changes === "any") before.everything = true;
  else before.changes.push(...changes);
  const further = changes !== "any" && changes.some(({ by, name }) => by === "rows" && before.hooked.has(name));
  if (further) before.everything = true;
}

interface Asking {
  readonly session: Session;
  readonly target: Target;
  readonly before: Before;
}

/** Whether rows of a table are no longer as the target shows them; `columns` null: any of them matters. Read-only. */
export async function isChanged(
  asking: Asking,
  { name }: RelationName,
  columns: readonly string[] | null,
): Promise<boolean> {
  const { everything, changes } = asking.before;
  if (everything) return true;
  const touching = changes.filter(({ column }) => column === null || columns === null || columns.includes(column));
  if (touching.some((one) => one.name === name)) return true;
  for (const change of changes) {
    const { tables, further } = await reachOf(asking, change);
    if (change.by === "rows" && further === "anywhere") return true;
    if (touching.includes(change) && tables.includes(name)) return true;
  }
  return false;
}

/** Each name is looked up once: a target has it as it was before the first step. */
async function reachOf({ session, target, before }: Asking, { schema, name }: RowChange): Promise<Reach> {
  const key = JSON.stringify([schema, name]);
  const known = before.reached.get(key) ?? findReach(session, target, { schema, name });
  before.reached.set(key, known);
  return await known;
}
