import { parentOf } from "../core/schema/drift-parts.js";
import type { Drift } from "../core/schema/drift.js";
import { listUndoLosses } from "../core/schema/undo-losses.js";
import type { PlannedUndo, PlanUndo } from "../shadow/rehearsal/offer-undo.js";
import { compareSchemas, describeDrifts } from "../shadow/rehearsal/state.js";
import type { ShadowDatabase } from "../shadow/shadow.js";
import type { Bounds } from "./bounds.js";
import { converge, read } from "./converge.js";
import type { Led } from "./converge.js";
import { execute } from "./execute.js";
import { onlyWhereThere, withoutOwner } from "./elsewhere-too.js";
import { extractFacts } from "./extract-facts.js";
import { toGuarded } from "./guards.js";
import { readNames } from "./named-now.js";
import { listRenamed, listReplaced, toRenamesBack, toReplacedBack } from "./rename-back.js";
import type { State } from "./rename-back.js";
import { toRerunnable } from "./rerunnable.js";
import { listing } from "./script-text.js";
import { toTransactions } from "./transactions.js";
import { nothingUnasked } from "./unasked.js";

/**
 * Plans what leads a throw-away database back to what it is now after `migrate` has changed it; the database is changed,
 * too. Throws when it does not end in time, and Failure.
 */
export async function planUndo(
  copy: ShadowDatabase,
  migrate: Parameters<PlanUndo>[1],
  bounds: Bounds,
): Promise<PlannedUndo> {
  const everything = { schemas: [] };
  const before = { snapshot: await read(copy, everything, bounds), names: await readNames(copy.session) };
  const facts = await extractFacts(copy.session, bounds);
  const failed = await migrate();
  if (failed !== null) return { kind: "none", because: failed };
  const after = { snapshot: await read(copy, everything, bounds), names: await readNames(copy.session) };
  const first = [...toRenamesBack(before.names, after.names), ...toReplacedBack(listReplaced(before, after))];
  const { done } = await execute(copy, first, bounds);
  const goal = {
    snapshot: before.snapshot,
    facts: async () => facts,
    ...everything,
    alone: new Set<string>(),
    unasked: nothingUnasked,
    renames: "known" as const,
  };
  const led = await converge(copy, goal, bounds);
  const undone = { snapshot: await read(copy, everything, bounds), names: await readNames(copy.session) };
  const because =
    hinderedBy(led, compareSchemas(before.snapshot, undone.snapshot).drifts) ?? losesRows(before, after, undone);
  if (because !== null) return { kind: "none", because };
  const script = [...done, ...led.units].flat();
  const guarded = toRerunnable(toGuarded(await withoutOwner(copy.session, script), "undone"));
  const [transaction = [], ...others] = toTransactions([onlyWhereThere(guarded, before.names)]);
  if (others.length > 0) return { kind: "none", because: "it takes more than one transaction" };
  return { kind: "planned", statements: listing(transaction), losses: listLosses(before, after, undone) };
}

function hinderedBy({ incomplete, refused }: Led, left: readonly Drift[]): string | null {
  if (left.length === 0) return null;
  if (incomplete.length > 0) return "it needs a secret that nobody may read";
  return refused ?? `with all that was tried, ${describeDrifts(left)}`;
}

/** Of a kind, there before and after the migration, and no more after its undo. */
function listMadeAnew(kind: RegExp, before: State, after: State, undone: State): readonly string[] {
  return [...before.names].flatMap(([key, one]) =>
    kind.test(one.kind) && after.names.has(key) && !undone.names.has(key) ? [one.identity] : [],
  );
}

/** A table that was there all the time keeps its rows. */
function losesRows(...states: readonly [before: State, after: State, undone: State]): string | null {
  const [first] = listMadeAnew(/table$/, ...states);
  return first === undefined ? null : `table ${first} would be made anew, without its rows`;
}

function listLosses(before: State, after: State, undone: State): readonly string[] {
  const renamed = listRenamed(before.names, after.names);
  const had = new Set(renamed.map(({ was }) => was));
  const replaced = listReplaced(before, after).map(({ identity }) => `column ${identity}`);
  const inTheWay = [...after.names].flatMap(([key, { kind, identity }]) => {
    const holds = kind.endsWith("table") || (kind === "column" && !had.has(parentOf(identity)));
    return holds && had.has(identity) && !before.names.has(key) ? [`${kind} ${identity}`] : [];
  });
  const columns = listMadeAnew(/^column$/, before, after, undone).map((identity) => `column ${identity}`);
  const known = new Set([
    ...renamed.flatMap(({ kind, was, now }) => [`${kind} ${was}`, `${kind} ${now}`]),
    ...replaced,
    ...inTheWay,
  ]);
  return [
    ...listUndoLosses(before.snapshot, after.snapshot, known),
    ...replaced.map((what) => `The values that ${what} had do not come back.`),
    ...[...inTheWay, ...columns, ...replaced].map((what) => `It removes what ${what} holds by then.`),
  ];
}
