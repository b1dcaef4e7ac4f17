import type { Fact, FactBase } from "@supabase/pg-delta/core";
import { namePartsOf } from "../core/schema/drift-parts.js";
import { objectKey, objectsByKey } from "../core/schema/snapshot.js";
import type { SchemaSnapshot } from "../core/schema/snapshot.js";
import { hasTypedTable } from "./templates/enum-users.js";

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
  "extension",
  "eventTrigger",
  "publication",
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
  /** Of `listRebuilt`. */
  readonly rebuilt: ReadonlySet<string>;
}

/** Names of the enums that have other labels on the other side, as far as what uses them can be set aside. */
export function listRebuilt(one: SchemaSnapshot, other: SchemaSnapshot): ReadonlySet<string> {
  const before = objectsByKey(one);
  const changed = other.objects.filter((object) => {
    const was = object.kind === "enum" ? before.get(objectKey(object)) : undefined;
    if (was === undefined || was.attributes["labels"] === object.attributes["labels"]) return false;
    return !hasTypedTable(object.identity, other.objects);
  });
  return new Set(changed.map(({ identity }) => JSON.stringify(namePartsOf(identity))));
}

/**
 * Leaves out what the planner must not touch: what the snapshot does not hold (the tool's own tables, other schemas,
 * what is ignored), default privileges, and subscriptions, which would reach for other servers. What hangs on it goes along. That a composite
 * type has an enum which is made anew is not told: it would refuse, although the attribute is set aside meanwhile.
 */
export async function scopeFacts(facts: FactBase, { names, mappings, rebuilt }: Scope): Promise<FactBase> {
  const { buildFactBase } = await import("@supabase/pg-delta/core");
  const isIn = (fact: Fact): boolean => {
    // Templates say what roles grant by default; the planner stumbles over schemas that are left out.
    if (fact.id.kind === "subscription" || fact.id.kind === "defaultPrivilege") return false;
    if (fact.id.kind === "userMapping" && mappings.has(JSON.stringify([fact.id.role, fact.id.server]))) return false;
    const extension = facts.outgoingEdges(fact.id).find(({ kind }) => kind === "memberOfExtension")?.to;
    if (listed.has(fact.id.kind) && !names.has(nameOf(extension === undefined ? fact : { id: extension })))
      return false;
    const parent = fact.parent === undefined ? undefined : facts.get(fact.parent);
    return parent === undefined || isIn(parent);
  };
  // Built anew in any case: without the complaints about mappings that it could not read.
  const edges = facts.edges.filter(
    ({ from, to }) => !(from.kind === "type" && to.kind === "type" && rebuilt.has(nameOf({ id: to }))),
  );
  return buildFactBase(facts.facts().filter(isIn), edges, facts.source);
}

/** Those of the rebuilt enums that no composite type has any more: what could not be set aside stays in the way. */
export function listFreed(from: FactBase, rebuilt: ReadonlySet<string>): ReadonlySet<string> {
  const held = new Set(
    from.edges.flatMap(({ from: user, to }) =>
      user.kind === "type" && to.kind === "type" ? [nameOf({ id: to })] : [],
    ),
  );
  return new Set([...rebuilt].filter((name) => !held.has(name)));
}

/**
 * The facts of a database whose composite types are set aside for an enum that is made anew, as if they were not: the
 * planner would refuse to bring them back, which templates do.
 */
export async function hideSetAside(from: FactBase, to: FactBase, rebuilt: ReadonlySet<string>): Promise<FactBase> {
  if (rebuilt.size === 0) return from;
  const { buildFactBase, encodeId } = await import("@supabase/pg-delta/core");
  const usersOf = (names: ReadonlySet<string>): readonly FactBase["edges"][number]["from"][] =>
    to.edges.flatMap((edge) => (edge.to.kind === "type" && names.has(nameOf({ id: edge.to })) ? [edge.from] : []));
  const composites = usersOf(rebuilt).filter(({ kind }) => kind === "type");
  const users = usersOf(new Set(composites.map((id) => nameOf({ id }))));
  const hidden = new Set([...composites, ...users].map(encodeId));
  const facts = from.facts().map((fact) => {
    const isPart = fact.id.kind === "typeAttribute" || fact.id.kind === "column";
    const isHidden = hidden.has(encodeId(fact.id)) || (fact.parent !== undefined && hidden.has(encodeId(fact.parent)));
    return isPart && isHidden ? (to.get(fact.id) ?? fact) : fact;
  });
  return buildFactBase(facts, [...from.edges], from.source);
}

function nameOf({ id }: Pick<Fact, "id">): string {
  const { schema, name } = id as { readonly schema?: string; readonly name: string };
  return JSON.stringify(schema === undefined ? [name] : [schema, name]);
}
