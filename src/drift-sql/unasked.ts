import type { Fact, FactBase } from "@supabase/pg-delta/core";
import { namePartsOf } from "../core/schema/drift-parts.js";
import { diffSnapshots } from "../core/schema/drift.js";
import type { Drift } from "../core/schema/drift.js";
import type { SchemaSnapshot } from "../core/schema/snapshot.js";

/** Names of what differs from the live database and shall go on doing so, in a form that facts can be looked up by. */
export interface Unasked {
  readonly changed: ReadonlySet<string>;
  /** With all that is in them. */
  readonly whole: ReadonlySet<string>;
}

/** Nothing: all is asked about. */
export const nothingUnasked: Unasked = { changed: new Set(), whole: new Set() };

/** What the live database has otherwise than the goal: what is ignored, or stays for another reason. */
export function listUnasked(goal: SchemaSnapshot, actual: SchemaSnapshot, wanted: readonly Drift[]): Unasked {
  const asked = new Set(wanted.map(toName));
  const unasked = diffSnapshots(goal, actual).filter((drift) => !asked.has(toName(drift)));
  const namesOf = (drifts: readonly Drift[]): ReadonlySet<string> => new Set(drifts.map(toName));
  return {
    changed: namesOf(unasked.filter(({ change }) => change === "changed")),
    whole: namesOf(unasked.filter(({ change }) => change !== "changed")),
  };
}

function toName({ identity }: Drift): string {
  return JSON.stringify(namePartsOf(identity));
}

/**
 * The facts of a goal, with those that nobody asked about as they are before: else the planner would bring ignored columns,
 * and templates take them away again, on the live database with all that is in them.
 */
export async function withUnasked(from: FactBase, to: FactBase, { changed, whole }: Unasked): Promise<FactBase> {
  if (changed.size + whole.size === 0) return to;
  const { buildFactBase, encodeId } = await import("@supabase/pg-delta/core");
  const isUnasked = ({ id }: Pick<Fact, "id">): boolean => {
    const path = pathOf(id);
    const prefixes = path.map((_, index) => JSON.stringify(path.slice(0, index + 1)));
    return changed.has(JSON.stringify(path)) || prefixes.some((prefix) => whole.has(prefix));
  };
  const facts = [...to.facts().filter((fact) => !isUnasked(fact)), ...from.facts().filter(isUnasked)];
  const kept = new Map(facts.map((fact) => [encodeId(fact.id), fact]));
  const hasParents = ({ parent }: Fact): boolean => {
    const above = parent === undefined ? undefined : kept.get(encodeId(parent));
    return parent === undefined || (above !== undefined && hasParents(above));
  };
  const edges = [
    ...to.edges.filter((edge) => !isUnasked({ id: edge.from })),
    ...from.edges.filter((edge) => isUnasked({ id: edge.from })),
  ];
  return buildFactBase(facts.filter(hasParents), edges, to.source);
}

/** `["public", "users", "email"]` of a column, of its default and of its comment. */
function pathOf(id: Fact["id"]): readonly string[] {
  if ("target" in id)
    return [...pathOf(id.target), ...(id.kind === "acl" && id.column !== undefined ? [id.column] : [])];
  if ("publication" in id) return [id.publication];
  const parts: Readonly<Record<string, unknown>> = { ...id };
  return [parts["schema"], parts["table"] ?? parts["type"], parts["name"]].filter((part) => typeof part === "string");
}
