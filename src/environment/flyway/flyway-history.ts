import { planAdoption } from "../../core/adoption.js";
import type { Adoption } from "../../core/adoption.js";
import type { Session } from "../../database/session.js";
import type { Target } from "../../database/target.js";
import { sameAs } from "../../flyway/checksum.js";
import { readFlywayRows, readUndone } from "../../flyway/history-table.js";
import type { FlywayTable } from "../../flyway/history-table.js";
import type { FlywayHistory } from "./mirror.js";
import type { Loaded } from "../load.js";

/** Reads Flyway's table. Read-only. */
export async function readFlywayHistory(
  session: Session,
  { home }: Target,
  table: FlywayTable,
  { logExists }: { readonly logExists: boolean },
): Promise<FlywayHistory> {
  const rows = await readFlywayRows(session, table);
  return { table, rows, undoneAt: logExists ? await readUndone(session, home) : new Map() };
}

/** What becomes of Flyway's rows here. `accepts`: versions whose file may differ from what Flyway recorded. */
export function adoptionOf(
  { rows, undoneAt }: FlywayHistory,
  { set, onRecord, placeholders }: Pick<Loaded, "set" | "onRecord" | "placeholders">,
  accepts: (version: string) => boolean,
): Adoption {
  return planAdoption(rows, { set, history: onRecord.history, isSame: sameAs(placeholders), accepts, undoneAt });
}
