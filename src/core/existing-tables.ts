import type { Proof } from "./model.js";
import type { SchemaSnapshot } from "./schema/snapshot.js";

const kinds = new Set(["table", "partitioned table", "foreign table", "view", "materialized view", "sequence"]);

/** Marks the locks that are on tables and the like which exist before all that is pending: only those can make others wait. */
export function markExistingTables(proof: Proof, before: SchemaSnapshot): Proof {
  const existing = new Set(before.objects.flatMap(({ kind, identity }) => (kinds.has(kind) ? [identity] : [])));
  const statements = proof.statements.map((statement) => ({
    ...statement,
    locks: statement.locks.map((lock) => ({
      ...lock,
      on: existing.has(lock.relation) ? ("existing-table" as const) : ("other" as const),
    })),
  }));
  return { ...proof, statements };
}
