import { quoteIdentifier } from "../core/quote.js";
import type { Sizes, TableSize } from "../core/sizes.js";
import { namedRelations } from "../sql/named-relations.js";
import type { RelationName } from "../sql/syntax.js";
import type { Target } from "../database/target.js";
import { scriptOf } from "../core/plan.js";
import type { Loaded } from "./load.js";
import type { Planned } from "./plan.js";

/** The sizes that a report tells: of the tables that its steps name. */
export async function sizesOfSteps(loaded: Loaded, { steps }: Planned, sizes: Sizes): Promise<readonly TableSize[]> {
  const found = new Map<string, TableSize>();
  for (const step of steps) {
    const { statements } = await loaded.parse(scriptOf(step));
    for (const relation of namedRelations(statements)) {
      const table = nameInSizes(relation, loaded.target, sizes);
      const size = table === null ? undefined : sizes.get(table);
      if (table !== null && size !== undefined) found.set(table, { table, ...size });
    }
  }
  return [...found.values()].toSorted(
    (a, b) => (b.bytes ?? Infinity) - (a.bytes ?? Infinity) || (a.table < b.table ? -1 : 1),
  );
}

/** The name as the sizes have it; one without a schema is looked for where the migrations would find it. */
function nameInSizes({ schema, name }: RelationName, target: Target | null, sizes: Sizes): string | null {
  const schemas = schema === null ? [...(target?.schemas ?? []), "public"] : [schema];
  const candidates = schemas.flatMap((one) =>
    spellings(one).flatMap((before) => spellings(name).map((after) => `${before}.${after}`)),
  );
  return candidates.find((one) => sizes.has(one)) ?? null;
}

/** PostgreSQL quotes what is no plain word, and words that its grammar keeps for itself. */
function spellings(name: string): readonly string[] {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? [name, quoteIdentifier(name)] : [quoteIdentifier(name)];
}
