import type { Statement } from "./statement.js";

/**
 * What brings to its end a `DETACH PARTITION … CONCURRENTLY` that was cancelled: by itself it is refused from then on, and
 * no guard can be put around it. Null for any other statement.
 */
export function toFinishingDetach({ kind, text, needsNoTransaction }: Statement): string | null {
  if (kind !== "AlterTableStmt" || !needsNoTransaction) return null;
  const finishing = text.replace(/\bCONCURRENTLY\s*$/i, "FINALIZE");
  return finishing === text ? null : finishing;
}
