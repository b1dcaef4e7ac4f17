import type { Adoption } from "../../core/adoption.js";
import type { FlywayRow } from "../../core/flyway-row.js";
import type { FlywayTable } from "../../flyway/history-table.js";

/** Flyway's history, and what was taken back here since. */
export interface FlywayHistory {
  readonly table: FlywayTable;
  readonly rows: readonly FlywayRow[];
  /** When versions were last rolled back or forgotten here, by `keyOf`; ISO 8601. */
  readonly undoneAt: ReadonlyMap<string, string>;
}

/** Flyway's table beside ours: what either engine applies, the other sees. */
export interface Mirror {
  readonly flyway: FlywayHistory;
  /** Whether Flyway's table is there yet. */
  readonly table: "there" | "missing";
  /** What Flyway has done and we have not recorded yet; the state counts it as done. */
  readonly adoption: Adoption;
}
