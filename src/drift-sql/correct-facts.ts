import type { Fact, FactBase } from "@supabase/pg-delta/core";

/**
 * What the planner reads otherwise than it writes: it says NOT NULL of a domain itself, which 17 and later list as a
 * constraint too; and up to 14 the locale of an ICU collation stands where that of the C library does.
 */
export async function correctFacts(facts: FactBase): Promise<FactBase> {
  const all = facts.facts();
  const kept = all.filter((fact) => !isNotNullOfDomain(fact)).map(withLocale);
  if (kept.length === all.length && kept.every((fact, index) => fact === all[index])) return facts;
  const { buildFactBase } = await import("@supabase/pg-delta/core");
  return buildFactBase(kept, [...facts.edges], facts.source);
}

function isNotNullOfDomain({ id, parent, payload }: Fact): boolean {
  return id.kind === "constraint" && parent?.kind === "domain" && payload["type"] === "n";
}

function withLocale(fact: Fact): Fact {
  const { id, payload } = fact;
  if (id.kind !== "collation" || payload["provider"] !== "i" || (payload["locale"] ?? null) !== null) return fact;
  return { ...fact, payload: { ...payload, locale: payload["lcCollate"] ?? null } };
}
