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

/** User mappings that are on both sides: their options may be hidden on one, and the planner would plan nothing at all. */
export function listSharedMappings(one: SchemaSnapshot, other: SchemaSnapshot): ReadonlySet<string> {
  const names = new Set(listMappings(other));
  return new Set(listMappings(one).filter((name) => names.has(name)));
}

/** Of `bob on "far away"`. */
const mapping = /^("(?:[^"]|"")*"|[^" ]+) on ([^]*)$/;

function listMappings({ objects }: SchemaSnapshot): readonly string[] {
  return objects.flatMap(({ kind, identity }) => {
    const [, role = "", server = ""] = mapping.exec(identity) ?? [];
    return kind === "user mapping" ? [JSON.stringify([...namePartsOf(role), ...namePartsOf(server)])] : [];
  });
}

export interface Scope {
  /** Of `listNames`. */
  readonly names: ReadonlySet<string>;
  /** Of `listSharedMappings`: templates change their options. */
  readonly mappings: ReadonlySet<string>;
}

/**
 * Leaves out what the planner must not touch: what the snapshot does not hold (the tool's own tables, other schemas,
 * what is ignored), and subscriptions, which would reach for other servers. What hangs on it goes along.
 */
export async function scopeFacts(facts: FactBase, { names, mappings }: Scope): Promise<FactBase> {
  const { buildFactBase } = await import("@supabase/pg-delta/core");
  const isIn = (fact: Fact): boolean => {
    if (fact.id.kind === "subscription") return false;
    if (fact.id.kind === "userMapping" && mappings.has(JSON.stringify([fact.id.role, fact.id.server]))) return false;
    if (listed.has(fact.id.kind) && !isMember(facts, fact) && !names.has(nameOf(fact))) return false;
    const parent = fact.parent === undefined ? undefined : facts.get(fact.parent);
    return parent === undefined || isIn(parent);
  };
  // Built anew in any case: without the complaints about mappings that it could not read.
  return buildFactBase(facts.facts().filter(isIn), [...facts.edges], facts.source);
}

function isMember(facts: FactBase, { id }: Fact): boolean {
  return facts.outgoingEdges(id).some(({ kind }) => kind === "memberOfExtension");
}

function nameOf({ id }: Fact): string {
  const { schema, name } = id as { readonly schema?: string; readonly name: string };
  return JSON.stringify(schema === undefined ? [name] : [schema, name]);
}
