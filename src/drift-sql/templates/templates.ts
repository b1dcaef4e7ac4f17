import type { Drift } from "../../core/schema/drift.js";
import { parentOf } from "../../core/schema/drift-parts.js";
import { objectsByKey } from "../../core/schema/snapshot.js";
import type { SchemaObject, SchemaSnapshot } from "../../core/schema/snapshot.js";
import { toUnit } from "../statement.js";
import type { Unit } from "../statement.js";
import { anyKind } from "./any-kind.js";
import { columnTemplates } from "./columns.js";
import { otherTemplates } from "./other-kinds.js";
import { setAsideUnits } from "./enum-users.js";
import { newForeignTableUnits, newTableUnits } from "./new-tables.js";
import { phraseOf } from "./phrase.js";
import { routineTemplates } from "./routines.js";
import { toStep } from "./step.js";
import type { AttributeTemplate, Step } from "./step.js";
import { tableTemplates } from "./tables.js";
import { createUnits, dropUnits, replaceUnits } from "./wholes.js";

export interface TemplateOptions {
  readonly goal: SchemaSnapshot;
  /** `before` the planner: only what changes an object in place; `after` it: all that it left. */
  readonly when: "before" | "after";
}

/** SQL for drifts between a database as it is and as it is to be, for all that is simple enough to be told by attributes. */
export function listTemplates(drifts: readonly Drift[], { goal, when }: TemplateOptions): readonly Unit[] {
  const objects = objectsByKey(goal);
  let columns: Columns | null = null;
  const columnsOf = (table: string): readonly SchemaObject[] => (columns ??= listColumns(goal)).get(table) ?? [];
  const steps = drifts.map((drift) => ({ drift, step: toStep(drift, { objects, major: goal.major }) }));
  return steps.flatMap(({ drift, step }): readonly Unit[] => {
    if (drift.change === "changed") return when === "before" && late.has(step.kind) ? [] : changeUnits(step, when);
    if (settled.has(step.kind)) return drift.change === "missing" ? dropUnits(step) : createUnits(step);
    if (when === "before") return drift.change === "unexpected" ? earlyUnits(step, columnsOf) : [];
    if (drift.change === "missing") return [...mappingsOf(drift), ...dropUnits(step)];
    const foreign = step.kind === "foreign table" ? newForeignTableUnits(step, columnsOf) : [];
    return [...foreign, ...createUnits(step), ...partUnits(drift, objects, goal.major)];
  });
}

/** A server is not dropped before what logs in to it, of which the planner knows nothing. */
function mappingsOf({ parts }: Drift): readonly Unit[] {
  return parts.flatMap((key) => {
    const [, identity] = /^user mapping ([^]*)$/.exec(key) ?? [];
    const phrase = identity === undefined ? null : phraseOf("user mapping", identity);
    return phrase === null ? [] : [toUnit(`DROP ${phrase}`)];
  });
}

type Columns = ReadonlyMap<string, readonly SchemaObject[]>;

/** Columns by table, in their order. */
function listColumns({ objects }: SchemaSnapshot): Columns {
  const columns = new Map<string, SchemaObject[]>();
  for (const object of objects) {
    if (object.kind !== "column") continue;
    const table = parentOf(object.identity);
    const found = columns.get(table);
    if (found === undefined) columns.set(table, [object]);
    else found.push(object);
  }
  const place = ({ attributes }: SchemaObject): number => Number(attributes["position"] ?? 0);
  for (const some of columns.values()) some.sort((a, b) => place(a) - place(b));
  return columns;
}

/** What the planner would make otherwise than it is to be. */
function earlyUnits(step: Step, columnsOf: (table: string) => readonly SchemaObject[]): readonly Unit[] {
  if (step.kind === "collation" || step.kind === "access method") return createUnits(step);
  if (step.kind === "foreign table" && step.goal["partition_bound"] !== undefined)
    return newForeignTableUnits(step, columnsOf);
  return step.kind === "table" || step.kind === "partitioned table" ? newTableUnits(step, columnsOf) : [];
}

/** Kinds that the planner does not write as well. */
const settled: ReadonlySet<string> = new Set(["setting", "default privileges"]);

/** What comes and goes with another that the planner does not know: an operator family's lines, with a class. */
const late: ReadonlySet<string> = new Set(["operator family"]);

/** What came with a whole and has a name of its own. */
function partUnits({ parts }: Drift, objects: ReadonlyMap<string, SchemaObject>, major: number): readonly Unit[] {
  return parts.flatMap((key) => {
    const object = objects.get(key);
    if (object === undefined) return [];
    const { kind, identity, attributes } = object;
    return createUnits({ kind, identity, from: {}, to: attributes, goal: attributes, major, objects });
  });
}

function changeUnits(step: Step, when: TemplateOptions["when"]): readonly Unit[] {
  const names = [...new Set([...Object.keys(step.from), ...Object.keys(step.to)])];
  const units = names.flatMap((name) => templateOf(step.kind, name)?.(step, step.from[name], step.to[name]) ?? []);
  if (when === "before" && units.length === 0) return setAsideUnits(step);
  const unknown = names.some((name) => templateOf(step.kind, name) === null);
  // Nothing alters it in place.
  return when === "after" && (units.length === 0 || unknown) ? [...units, ...replaceUnits(step)] : units;
}

const asTables: ReadonlySet<string> = new Set(["partitioned table", "foreign table"]);

function templateOf(kind: string, name: string): AttributeTemplate | null {
  const kindOfTable = asTables.has(kind) ? "table" : kind;
  const own =
    kind === "column"
      ? columnTemplates[name]
      : (tableTemplates[kindOfTable]?.[name] ?? otherTemplates[kind]?.[name] ?? routineTemplates[kind]?.[name]);
  return own ?? anyKind[name] ?? null;
}
