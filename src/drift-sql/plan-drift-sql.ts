import { diffSnapshots } from "../core/schema/drift.js";
import type { Drift } from "../core/schema/drift.js";
import { objectKey, objectsByKey } from "../core/schema/snapshot.js";
import type { SchemaObject, SchemaSnapshot } from "../core/schema/snapshot.js";
import { Failure } from "../core/failure.js";
import type { Session } from "../database/session.js";
import type { Shadow, ShadowDatabase } from "../shadow/shadow.js";
import type { Bounds } from "./bounds.js";
import { converge, read } from "./converge.js";
import type { Goal, Led } from "./converge.js";
import { run } from "./execute.js";
import { extractFacts } from "./extract-facts.js";
import type { Facts } from "./extract-facts.js";
import { toGoal, withFollowing } from "./goal.js";
import { toGuarded } from "./guards.js";
import { listInvalid, stageInvalid, withoutInvalid } from "./invalid-indexes.js";
import { proveScript } from "./prove.js";
import { attributesOf, isElsewhere, ofCopy } from "./of-copy.js";
import { toRerunnable } from "./rerunnable.js";
import type { Transaction } from "./transactions.js";
import { listUnasked, nothingUnasked } from "./unasked.js";
import { listUnseen } from "./unseen.js";

/** SQL for one direction, and what was shown of it. */
export interface Direction {
  /** `verified`: run on a copy of the expected schema, and the schema was then as it should be, with nothing left. */
  readonly proof: "verified" | "partial" | "not-run";
  readonly transactions: readonly Transaction[];
  /** What it does not bring in order, `column public.t.a: position` for each. */
  readonly left: readonly string[];
  /** Statements that need a secret which nobody may read. */
  readonly incomplete: readonly string[];
  /** What it does where its work is done already. */
  readonly rerun: "unchanged" | "changed" | "fails" | "not-run";
}

/** SQL both ways: to make the database match what is expected, and to make what is expected match the database. */
export interface DriftSql {
  readonly toFix: Direction;
  readonly toCapture: Direction;
  /** Why there is none, or not all: half a sentence; null where both are verified. */
  readonly reason: string | null;
}

export interface DriftSqlOptions {
  /** The shadow with the expected schema. */
  readonly shadow: Pick<Shadow, "session" | "major" | "home" | "clone">;
  /** An idle session of the live database; it is only read. */
  readonly target: Session;
  /** The drifts that somebody wants to settle, of `diffSnapshots(expected, actual)`. */
  readonly drifts: readonly Drift[];
  /** As the shadow has it. */
  readonly expected: SchemaSnapshot;
  /** As the target has it. */
  readonly actual: SchemaSnapshot;
  /** The schemas that were read; empty for all. */
  readonly schemas: readonly string[];
  readonly bounds: Bounds;
}

const none: Direction = { proof: "not-run", transactions: [], left: [], incomplete: [], rerun: "not-run" };

/**
 * Plans SQL both ways and runs it on copies of the shadow; the target is only read. What does not come out as it should
 * is `partial`, with what is left. Without drift nothing is opened. Throws the signal's reason when it is aborted.
 */
export async function planDriftSql(options: DriftSqlOptions): Promise<DriftSql | null> {
  const { drifts, expected, actual, bounds } = options;
  if (drifts.length === 0) return null;
  if (expected.major !== actual.major) {
    return notRun(
      `the shadow is PostgreSQL ${expected.major} and the database ${actual.major}: what is SQL for one need not be for the other`,
    );
  }
  try {
    return await planBoth(options);
  } catch (error) {
    bounds.signal.throwIfAborted();
    return notRun(messageOf(error));
  }
}

/** No SQL, and why: half a sentence. */
export function notRun(reason: string): DriftSql {
  return { toFix: none, toCapture: none, reason };
}

function messageOf(error: unknown): string {
  if (error instanceof Failure) return error.findings.map(({ message }) => message).join("; ");
  return error instanceof Error ? error.message : "it failed";
}

/** Copies are used one after the other: each may be a server of its own. */
async function withCopy<T>({ shadow }: DriftSqlOptions, work: (copy: ShadowDatabase) => Promise<T>): Promise<T> {
  const copy = await shadow.clone();
  try {
    return await work(copy);
  } finally {
    await copy.close();
  }
}

interface Plans {
  readonly capture: Led;
  readonly fix: Led;
  readonly goals: { readonly capture: Goal; readonly fix: Goal };
  /** As the copies start. */
  readonly start: ReadonlyMap<string, SchemaObject>;
  /** What a copy of the shadow does not have, such as subscriptions. */
  readonly lost: readonly Drift[];
  /** Keys of the objects that it is all about. */
  readonly asked: ReadonlySet<string>;
}

async function planBoth(options: DriftSqlOptions): Promise<DriftSql> {
  const plans = await withCopy(options, async (copy) => await plan(copy, options));
  return await withCopy(options, async (copy) => await prove(copy, plans, options.bounds));
}

async function plan(copy: ShadowDatabase, options: DriftSqlOptions): Promise<Plans> {
  const { shadow, target, drifts, expected, actual, schemas, bounds } = options;
  const found = await read(copy, options, bounds);
  const start = objectsByKey(found);
  const losing = new Set(diffSnapshots(expected, found).map(objectKey));
  const wanted = drifts.flatMap((drift) => (losing.has(objectKey(drift)) ? [] : ofCopy(drift, start)));
  const goal = toGoal(found, actual, wanted);
  const goals = {
    capture: {
      snapshot: goal,
      facts: once(() => extractFacts(target, bounds)),
      schemas,
      alone: listInvalid(goal, start),
      unasked: listUnasked(goal, actual, wanted),
      renames: "guessed" as const,
    },
    fix: {
      snapshot: found,
      facts: once(() => extractFacts(shadow.session, bounds)),
      schemas,
      alone: new Set<string>(),
      unasked: nothingUnasked,
      renames: "guessed" as const,
    },
  };
  const possible = { ...goals.capture, snapshot: withoutInvalid(goals.capture.snapshot, start) };
  const capture = await converge(copy, possible, bounds);
  const reached = withFollowing(goals.capture.snapshot, capture.left, { actual, wanted });
  await stageInvalid(copy, { goal: reached, start }, bounds);
  const fix = await converge(copy, goals.fix, bounds);
  const lost = drifts.filter((drift) => losing.has(objectKey(drift)) || isElsewhere(drift, start));
  const asked = new Set(drifts.flatMap((drift) => [objectKey(drift), ...drift.parts]));
  return { capture, fix, goals: { ...goals, capture: { ...goals.capture, snapshot: reached } }, start, lost, asked };
}

function once(work: () => Promise<Facts>): () => Promise<Facts> {
  let found: Promise<Facts> | null = null;
  return () => (found ??= work());
}

async function prove(copy: ShadowDatabase, plans: Plans, bounds: Bounds): Promise<DriftSql> {
  const { capture, fix, goals, start, lost, asked } = plans;
  const guarded = { ...capture, units: [toGuarded(capture.units.flat())] };
  const toCapture = await proveDirection(copy, { led: guarded, goal: goals.capture, start, lost, asked }, bounds);
  await stageInvalid(copy, { goal: goals.capture.snapshot, start }, bounds);
  // What was not captured was not there to be fixed.
  const staged = await read(copy, goals.capture, bounds);
  const unproven = [
    ...sayLeft(diffSnapshots(staged, goals.capture.snapshot)),
    ...listUnseen(staged, goals.capture.snapshot, asked),
  ];
  const captured = objectsByKey(staged);
  const proven = await proveDirection(copy, { led: fix, goal: goals.fix, start: captured, lost, asked }, bounds);
  const left = [...new Set([...proven.left, ...unproven])];
  const toFix: Direction =
    proven.proof === "not-run" ? none : { ...proven, left, proof: left.length > 0 ? "partial" : proven.proof };
  const both = toFix.proof === "verified" && toCapture.proof === "verified";
  const rerun = both ? await tryAgain(copy, toCapture, goals.capture, bounds) : "not-run";
  return { toCapture: { ...toCapture, rerun }, toFix, reason: both ? null : reasonOf(plans) };
}

/** Runs a script twice on a database that it has not met: as where the drift is, and as where it is not. */
async function tryAgain(
  copy: ShadowDatabase,
  { transactions }: Direction,
  goal: Goal,
  bounds: Bounds,
): Promise<Direction["rerun"]> {
  for (const transaction of [...transactions, ...transactions]) {
    if ((await run(copy, transaction, bounds)).error !== null) return "fails";
  }
  return diffSnapshots(await read(copy, goal, bounds), goal.snapshot).length === 0 ? "unchanged" : "changed";
}

function reasonOf({ capture, fix, lost }: Plans): string {
  if (capture.incomplete.length + fix.incomplete.length > 0)
    return "some statements need a secret that nobody may read";
  if (lost.length > 0) return "a copy of a database has none of its subscriptions";
  const refused = capture.refused ?? fix.refused;
  if (refused !== null) return refused;
  return "not every difference can be brought about by statements that keep all else as it is";
}

async function proveDirection(
  copy: ShadowDatabase,
  {
    led,
    goal,
    start,
    lost,
    asked,
  }: Pick<Plans, "start" | "lost" | "asked"> & { readonly led: Led; readonly goal: Goal },
  bounds: Bounds,
): Promise<Direction> {
  const { transactions, error } = await proveScript(copy, led.units.map(toRerunnable), bounds);
  const now = await read(copy, goal, bounds);
  const drifts = diffSnapshots(now, goal.snapshot);
  const left = [...sayLeft([...drifts, ...lost]), ...listUnseen(now, goal.snapshot, asked)];
  // Half of a rebuild is worse than none: nobody shall run what stops half-way or takes away more than it brings.
  const harms = drifts.some((drift) =>
    asked.has(objectKey(drift)) ? drift.change === "unexpected" && start.has(objectKey(drift)) : isMoreThanPlace(drift),
  );
  if (harms || error !== null) return none;
  const complete = left.length === 0 && led.incomplete.length === 0;
  return { proof: complete ? "verified" : "partial", transactions, left, incomplete: led.incomplete, rerun: "not-run" };
}

function isMoreThanPlace(drift: Drift): boolean {
  return drift.change !== "changed" || attributesOf(drift).some((name) => name !== "position");
}

/** `column public.t.a: position` for each. */
function sayLeft(drifts: readonly Drift[]): readonly string[] {
  const lines = drifts.map((drift) => {
    return drift.change === "changed" ? `${objectKey(drift)}: ${attributesOf(drift).join(", ")}` : objectKey(drift);
  });
  return [...new Set(lines)];
}
