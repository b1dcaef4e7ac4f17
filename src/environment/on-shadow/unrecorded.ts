import { repeatablesAreDue } from "../../database/due-repeatables.js";
import type { Session } from "../../database/session.js";
import type { Statement } from "../../sql/script.js";
import type { Loaded } from "../load.js";

/** Statements that leave the schema as it is. A function that a SELECT calls is taken to do so too. */
const harmless: ReadonlySet<string> = new Set([
  "SelectStmt",
  "InsertStmt",
  "UpdateStmt",
  "DeleteStmt",
  "MergeStmt",
  "CopyStmt",
  "VacuumStmt",
  "RefreshMatViewStmt",
  "NotifyStmt",
  "VariableSetStmt",
]);

/** What made the target's schema beside the files on record, half a sentence; null for nothing. */
export async function findUnrecorded(loaded: Loaded, session: Session | null): Promise<string | null> {
  for (const { script } of loaded.set.callbacks) {
    const { statements } = await loaded.parse(script);
    if (statements.some(changesSchema)) return `the callback ${script.name} changes it, and no record says what ran`;
  }
  const { target, onRecord, set } = loaded;
  if (target === null || session === null || set.repeatables.length === 0) return null;
  if (onRecord.history.repeatables.length > 0 || onRecord.missing.includes("log")) return null;
  const due = await repeatablesAreDue(session, target.home);
  return due ? "repeatables have not run again since the rollback, and no record says what it left of them" : null;
}

function changesSchema({ kind }: Statement): boolean {
  return !harmless.has(kind);
}
