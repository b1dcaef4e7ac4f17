import { planAdoption } from "../core/adoption.js";
import type { Adoption } from "../core/adoption.js";
import type { FlywayRow } from "../core/flyway-row.js";
import type { Script } from "../core/model.js";
import { keyOf } from "../core/state.js";
import type { Session } from "../database/session.js";
import type { Target } from "../database/target.js";
import { checksumsOf, repeatableChecksumsOf } from "../flyway/checksum.js";
import { readFlywayRows, readUndone } from "../flyway/history-table.js";
import type { FlywayTable } from "../flyway/history-table.js";
import { takeOverSql } from "../flyway/take-over.js";
import { recorderFor } from "./record-only.js";
import type { Loaded } from "./load.js";
import type { World } from "./world.js";

/** Flyway's history, and what was taken back here since. */
export interface FlywayHistory {
  readonly table: FlywayTable;
  readonly rows: readonly FlywayRow[];
  readonly undoneAt: ReadonlyMap<string, string>;
}

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
  const isSame = (script: Script, stored: number, kind: "versioned" | "repeatable"): boolean =>
    (kind === "versioned" ? checksumsOf(script) : repeatableChecksumsOf(script, placeholders)).includes(stored);
  return planAdoption(rows, { set, history: onRecord.history, isSame, accepts, undoneAt });
}

/** SQL that puts what is taken over on our record. */
export function adoptionSql(
  world: World,
  loaded: Loaded,
  { home, table }: { readonly home: string; readonly table: string },
  adoption: Adoption,
): readonly string[] {
  const { onRecord } = loaded;
  const spelled = new Map(onRecord.history.applied.map(({ version }) => [keyOf(version), version]));
  const wal = { walPosition: onRecord.walPosition, walAt: onRecord.walAt };
  const { reason } = world.config;
  return takeOverSql(adoption, { home, table, recorder: recorderFor(world, loaded), reason, wal, spelled });
}
