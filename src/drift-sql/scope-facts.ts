import type { Fact, FactBase } from "@supabase/pg-delta/core";
import { namePartsOf } from "../core/drift-parts.js";
import type { SchemaSnapshot } from "../core/snapshot.js";

/** Kinds that a snapshot lists one by one. */
const listed: ReadonlySet<string> = new Set([
  "schema",
  "table",
  "view",
  "materializedView",
  "foreignTable",
  "sequence",
  "collation",
  "domain",
  "type",
  "function",
  "procedure",
  "aggregate",
]);

/** Names of a snapshot's objects, in a form that facts can be looked up by. */
export function listNames({ objects }: SchemaSnapshot): ReadonlySet<string> {
  return new Set(objects.map(({ identity }) => JSON.stringify(namePartsOf(identity))));
}

/**
 * Leaves out what the planner must not touch: what the snapshot does not hold (the tool's own tables, other schemas,
 * what is ignored), and subscriptions, which would reach for other servers. What hangs on it goes along.
 */
export async function scopeFacts(facts: FactBase, names: ReadonlySet<string>): Promise<FactBase> {
  const { buildFactBase } = await import("@supabase/pg-delta/core");
  const isIn = (fact: Fact): boolean => {
    if (fact.id.kind === "subscription") return false;
    if (listed.has(fact.id.kind) && !isMember(facts, fact) && !names.has(nameOf(fact))) return false;
    const parent = fact.parent === undefined ? undefined : facts.get(fact.parent);
    return parent === undefined || isIn(parent);
  };
  const kept = facts.facts().filter(isIn);
  return kept.length === facts.facts().length ? facts : buildFactBase(kept, [...facts.edges], facts.source);
}

function isMember(facts: FactBase, { id }: Fact): boolean {
  return facts.outgoingEdges(id).some(({ kind }) => kind === "memberOfExtension");
}

function nameOf({ id }: Fact): string {
  const { schema, name } = id as { readonly schema?: string; readonly name: string };
  return JSON.stringify(schema === undefined ? [name] : [schema, name]);
}
