import { quoteIdentifier } from "../../core/quote.js";
import { parentOf, relationKinds } from "../../core/schema/drift-parts.js";
import type { Drift } from "../../core/schema/drift.js";
import type { SchemaObject } from "../../core/schema/snapshot.js";
import type { Unit } from "../statement.js";

type Attributes = Readonly<Record<string, string>>;

/** One difference, in the direction in which it is to be settled. */
export interface Step {
  readonly kind: string;
  /** As PostgreSQL quotes it. */
  readonly identity: string;
  /** Attributes that differ, as they are. */
  readonly from: Attributes;
  /** Attributes that differ, as they are to be. */
  readonly to: Attributes;
  /** The whole object as it is to be; empty for one that is to go. */
  readonly goal: Attributes;
  readonly major: number;
  /** Objects as they are to be, by key. */
  readonly objects: ReadonlyMap<string, SchemaObject>;
}

/** SQL for an attribute that differs; both texts are undefined where the attribute is not there. */
export type AttributeTemplate = (step: Step, from: string | undefined, to: string | undefined) => readonly Unit[];

/** Makes a step of a drift between a database as it is and as it is to be. */
export function toStep(
  { kind, identity, expected, actual }: Drift,
  { objects, major }: Pick<Step, "objects" | "major">,
): Step {
  const goal = objects.get(`${kind} ${identity}`)?.attributes ?? {};
  return { kind, identity, from: expected, to: actual, goal, major, objects };
}

/** The table or view of a column, constraint or trigger, with its kind; null where the goal has none. */
export function tableOf({ identity, objects }: Pick<Step, "identity" | "objects">): SchemaObject | null {
  const name = parentOf(identity);
  const found = relationKinds.flatMap((kind) => objects.get(`${kind} ${name}`) ?? []);
  return found[0] ?? null;
}

/** The owner of the object, or of what it belongs to, as an identifier is written; null where nobody knows. */
export function ownerOf(step: Pick<Step, "identity" | "objects" | "goal">): string | null {
  const { owned_by: column, owner } = step.goal;
  if (owner !== undefined) return quoteIdentifier(owner);
  const table = tableOf(column === undefined ? step : { ...step, identity: column });
  const ofTable = table?.attributes["owner"];
  return ofTable === undefined ? null : quoteIdentifier(ofTable);
}
