import { diffSnapshots } from "../core/schema/drift.js";
import type { Drift } from "../core/schema/drift.js";
import { notReadable } from "../core/schema/snapshot.js";
import type { SchemaObject, SchemaSnapshot } from "../core/schema/snapshot.js";
import { readSnapshot } from "../database/catalog/read-snapshot.js";
import type { ShadowDatabase } from "../shadow/shadow.js";
import { keepTime } from "./bounds.js";
import type { Bounds } from "./bounds.js";
import { execute } from "./execute.js";
import type { Facts } from "./extract-facts.js";
import { extractFacts } from "./extract-facts.js";
import { planDelta } from "./plan-delta.js";
import type { DeltaPlan } from "./plan-delta.js";
import { hideSetAside, listFreed, listNames, listRebuilt, listSharedMappings, scopeFacts } from "./scope-facts.js";
import type { Unit } from "./statement.js";
import { listRenames } from "./templates/renames.js";
import { listTemplates } from "./templates/templates.js";
import { withUnasked } from "./unasked.js";
import type { Unasked } from "./unasked.js";
import { toReadable } from "./varchar-lists.js";

/** Where a database is to be led. */
export interface Goal {
  readonly snapshot: SchemaSnapshot;
  /** What the planner knows of it, read when it is needed; null where majors differ and the planner would be wrong. */
  readonly facts: (() => Promise<Facts>) | null;
  readonly schemas: readonly string[];
  /** Names of indexes that are left alone, as the planner's names are looked up. */
  readonly alone: ReadonlySet<string>;
  readonly unasked: Unasked;
  /** Whether what goes and what comes may be one thing under another name; `known`: such have their names already. */
  readonly renames: "guessed" | "known";
}

export interface Led {
  /** In the order in which they ran. */
  readonly units: readonly Unit[];
  /** Statements that need a secret. */
  readonly incomplete: readonly string[];
  /** Why the planner planned nothing, half a sentence; null where it did, or nobody asked it. */
  readonly refused: string | null;
  readonly left: readonly Drift[];
}

/** Rounds of templates after the planner: what one makes, the next can refine. */
const rounds = 4;

/**
 * Leads a throw-away database to a goal: small changes by templates, which keep data and privileges; the rest by the
 * planner; what that left by templates again. Every statement ran there; what was refused is not in the answer.
 */
export async function converge(database: ShadowDatabase, goal: Goal, bounds: Bounds): Promise<Led> {
  const units: Unit[] = [];
  const tried = new Set<string>();
  let left: readonly Drift[] = [];
  const run = async (some: readonly Unit[]): Promise<void> => {
    // What did not help once does not help again.
    const fresh = some.map(toReadable).filter((unit) => !tried.has(sqlOf(unit)));
    const { done } = await execute(database, fresh, bounds);
    for (const unit of done) tried.add(sqlOf(unit));
    if (done.length === 0) return;
    const now = await compare(database, goal, bounds);
    if (JSON.stringify(now) === JSON.stringify(left)) return;
    units.push(...done);
    left = now;
    // Where something has changed, what did not help may do so now.
    tried.clear();
  };
  const from = await read(database, goal, bounds);
  left = diffSnapshots(from, goal.snapshot);
  if (goal.renames === "guessed") await run(listRenames(left, { from, to: goal.snapshot }));
  await run(listTemplates(left, { goal: goal.snapshot, when: "before" }));
  let [incomplete, refused]: [readonly string[], string | null] = [[], null];
  if (left.length > 0 && goal.facts !== null) {
    const planned = await planRest(database, goal, bounds);
    [incomplete, refused] = [planned.incomplete, planned.refused];
    await run(planned.units);
  }
  for (let round = 1; round <= rounds && left.length > 0; round += 1) {
    const before = units.length;
    await run(listTemplates(left, { goal: goal.snapshot, when: "after" }));
    if (units.length === before) break;
  }
  // What the planner had no secret for may have needed none.
  return { units, incomplete: left.length === 0 ? [] : incomplete, refused, left };
}

function sqlOf(unit: Unit): string {
  return unit.map(({ sql }) => sql).join(";\n");
}

async function planRest(database: ShadowDatabase, goal: Goal, bounds: Bounds): Promise<DeltaPlan> {
  const now = await read(database, goal, bounds);
  const [from, to] = await Promise.all([extractFacts(database.session, bounds), goal.facts?.()]);
  if (to === undefined) return { units: [], incomplete: [], refused: null };
  const mappings = listSharedMappings(now, goal.snapshot);
  const rebuilt = listFreed(from, listRebuilt(now, goal.snapshot));
  const before = await scopeFacts(await hideSetAside(from, to, rebuilt), { names: listNames(now), mappings, rebuilt });
  const after = await scopeFacts(to, { names: listNames(goal.snapshot), mappings, rebuilt });
  return await planDelta(before, await withUnasked(before, after, goal.unasked), goal);
}

async function compare(database: ShadowDatabase, goal: Goal, bounds: Bounds): Promise<readonly Drift[]> {
  return diffSnapshots(await read(database, goal, bounds), goal.snapshot);
}

/** The schema of a throw-away database as it is now; what its owner may not see is looked at with more rights. */
export async function read(
  { session, major, home }: ShadowDatabase,
  { schemas }: Pick<Goal, "schemas">,
  bounds: Bounds,
): Promise<SchemaSnapshot> {
  keepTime(bounds);
  const scope = { major, schemas, home };
  const seen = await readSnapshot(session, scope);
  const { elevate } = bounds;
  return elevate !== null && seen.objects.some(isHidden) ? await elevate(() => readSnapshot(session, scope)) : seen;
}

/** Whether something of the object may not be read, so that nobody can say what it is. */
export function isHidden({ attributes }: SchemaObject): boolean {
  return Object.values(attributes).includes(notReadable);
}
